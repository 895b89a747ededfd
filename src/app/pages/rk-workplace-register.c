#include "rk-workplace-register.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-attach.h"
#include "rk-calendar.h"
#include "rk-edits.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-register-steps.h"
#include "rk-register.h"
#include "rk-report.h"
#include "rk-schemes.h"
#include "rk-workplace-due.h"
#include "rk-workplace-ladder.h"
#include "rk-words.h"

/* Of a long history only the newest are shown; the lists have all. */
#define SHOWN 8

struct _RkWorkplaceRegister
{
  AdwBin parent_instance;

  GtkWidget *box; /* owned by the tree */
  RkContext *context;
  gint64 workplace;
  gboolean writable;
};

G_DEFINE_FINAL_TYPE (RkWorkplaceRegister, rk_workplace_register, ADW_TYPE_BIN)

static RkDb *
db_of (RkWorkplaceRegister *self)
{
  return rk_store_main_db (rk_context_get_store (self->context));
}

static GtkWindow *
window_of (RkWorkplaceRegister *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The records of a kind that belong to this one: a handful, read at once. */
static GPtrArray *
read_of (
    RkWorkplaceRegister *self, const RkKind *kind, const char *field, gint64 id, const char *order)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  GPtrArray *records = NULL;

  if (rk_query_where (query, field, value, NULL) && rk_query_sort (query, order, NULL))
    records = rk_query_records (db_of (self), query, NULL, NULL);
  return records ? records : g_ptr_array_new ();
}

/* ── forms ───────────────────────────────────────────────────────────────────────────────── */

/* All rungs there are, of the office's main scheme first. */
static GPtrArray *
read_levels (RkWorkplaceRegister *self)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme_level);

  rk_query_sort (query, "scheme_id", NULL);
  rk_query_sort (query, "position", NULL);
  return rk_query_records (db_of (self), query, NULL, NULL);
}

static void
open_record (RkWorkplaceRegister *self, RkRecord *record)
{
  gtk_window_present (GTK_WINDOW (
      rk_record_dialog_new (self->context, window_of (self), rk_record_kind (record), record)));
}

static void
open_fields (RkWorkplaceRegister *self,
             const char *title,
             RkRecord *record,
             const char *const *fields)
{
  gtk_window_present (GTK_WINDOW (
      rk_record_dialog_new_for (self->context, window_of (self), title, record, fields)));
}

static RkDraft *
new_of (const RkKind *kind, const char *field, gint64 id)
{
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_set_int (draft, rk_kind_field (kind, field), id);
  return draft;
}

static void
take_today (RkDraft *draft, const char *field)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), rk_date_to_iso (rk_today ()));
}

/* Whoever applies begins at the foot of the ladder. */
static void
put_first_level (RkWorkplaceRegister *self, RkDraft *draft, gint64 scheme)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (self), scheme, NULL);

  if (levels && levels->len)
    rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
}

static void
add_status (RkWorkplaceRegister *self)
{
  static const char *const fields[] = { "scheme_id",
                                        "level_id",
                                        "number",
                                        "applied_on",
                                        "applied_by",
                                        "receiver",
                                        "declared_on",
                                        "declaration",
                                        "activities",
                                        "target",
                                        "current_value",
                                        "target_value",
                                        "target_unit",
                                        "target_by",
                                        "announced",
                                        "law_on",
                                        "dues_on",
                                        "antisocial_on",
                                        "checkup_data_on",
                                        "consent_name",
                                        "consent_address",
                                        "consent_industry",
                                        "consent_employees",
                                        "consent_activities",
                                        "consent_declaration",
                                        "consent_website",
                                        "consent_contact",
                                        "consented_on",
                                        "registered_on",
                                        "expires_on",
                                        "source",
                                        "note",
                                        NULL };
  RkDraft *draft = new_of (&rk_kind_status, "workplace_id", self->workplace);
  g_autoptr (RkRecord) record = NULL;
  gint64 scheme = 0;
  GtkWidget *dialog;

  if (rk_schemes_default (db_of (self), FALSE, &scheme, NULL) && scheme)
    {
      rk_draft_put_id (draft, "scheme_id", scheme);
      put_first_level (self, draft, scheme);
    }
  take_today (draft, "applied_on");
  record = rk_draft_end (draft);
  dialog = rk_record_dialog_new_for (self->context, window_of (self), _ ("New Registration"),
                                     record, fields);
  rk_record_dialog_save_with (RK_RECORD_DIALOG (dialog), rk_register_add, "登録を追加した",
                              _ ("Added the registration"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_visit (RkWorkplaceRegister *self)
{
  static const char *const fields[] = { "date",    "time",    "means",     "counterpart", "subject",
                                        "content", "next_on", "next_what", "person",      NULL };
  RkDraft *draft = new_of (&rk_kind_visit, "workplace_id", self->workplace);
  g_autoptr (RkRecord) record = NULL;

  take_today (draft, "date");
  record = rk_draft_end (draft);
  open_fields (self, _ ("New Contact"), record, fields);
}

/* ── lists ───────────────────────────────────────────────────────────────────────────────── */

static void
on_row (RkWorkplaceRegister *self, GtkWidget *row)
{
  open_record (self, g_object_get_data (G_OBJECT (row), "rk-record"));
}

static GtkWidget *
new_row (RkWorkplaceRegister *self, RkRecord *record, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (!self->writable || record == NULL || rk_record_kind (record) == &rk_kind_ledger)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "rk-record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_group (RkWorkplaceRegister *self, const char *title, const char *verb, GCallback add)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (verb && self->writable)
    {
      GtkWidget *button = rk_part_button (verb, NULL);

      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", add, self, G_CONNECT_SWAPPED);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
    }
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static const char *
colour_of (const char *state)
{
  if (g_str_equal (state, RK_STANDS_HOLDS))
    return "blue";
  if (g_str_equal (state, RK_STANDS_EXPIRED) || g_str_equal (state, RK_RESULT_BAD)
      || strstr (RK_ENDED_AS, state))
    return "red";
  return g_str_equal (state, RK_STANDS_ASKED) ? "grey" : "amber";
}

static gboolean
has_certificate (RkWorkplaceRegister *self, const RkRecord *status)
{
  g_autoptr (RkRecord) level
      = rk_records_get (rk_store_main_db (rk_context_get_store (self->context)),
                        &rk_kind_scheme_level, rk_record_get_int (status, "level_id"), NULL);

  return level && rk_record_get (level, "certificate");
}

static void
add_statuses (RkWorkplaceRegister *self, GPtrArray *statuses)
{
  GtkWidget *group
      = new_group (self, _ ("Registrations"), _ ("Add a Registration"), G_CALLBACK (add_status));

  for (guint i = 0; i < statuses->len; i++)
    {
      RkRecord *status = statuses->pdata[i];
      const char *state = rk_part_or_empty (rk_record_get (status, "state"));
      g_autofree char *title
          = g_strdup_printf ("%s　%s", rk_part_or_empty (rk_record_get (status, "level")),
                             rk_part_or_empty (rk_record_get (status, "scheme")));
      g_autofree char *words = rk_status_words (status);
      GtkWidget *row = new_row (self, status, title, words);

      if (self->writable && rk_record_get_int (status, "in_force")
          && has_certificate (self, status))
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   rk_workplace_certificate_button_new (self->context, status));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_part_chip (state, colour_of (state)));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  if (statuses->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("In no scheme yet."));
}

static void
add_visits (RkWorkplaceRegister *self)
{
  g_autoptr (GPtrArray) visits
      = read_of (self, &rk_kind_visit, "workplace_id", self->workplace, "-date");
  GtkWidget *group
      = new_group (self, _ ("Contacts and Promises"), _ ("Add a Contact"), G_CALLBACK (add_visit));

  for (guint i = 0; i < MIN (visits->len, SHOWN); i++)
    {
      RkRecord *visit = visits->pdata[i];
      g_autofree char *title
          = g_strdup_printf ("%s：%s", rk_part_or_empty (rk_record_get (visit, "means")),
                             rk_part_or_empty (rk_record_get (visit, "subject")));
      g_autofree char *day = rk_part_dup_long_day (rk_record_get (visit, "date"));
      g_autofree char *next = rk_part_dup_day (rk_record_get (visit, "next_on"));
      g_autofree char *words = g_strdup_printf (
          "%s　%s%s%s%s%s", day, rk_part_or_empty (rk_record_get (visit, "person")),
          *next ? "\n→ " : "", next, *next ? "　" : "",
          rk_part_or_empty (rk_record_get (visit, "next_what")));
      GtkWidget *row = new_row (self, visit, title, words);
      const char *state = rk_part_or_empty (rk_record_get (visit, "state"));

      if (!g_str_equal (state, "記録"))
        adw_action_row_add_suffix (
            ADW_ACTION_ROW (row),
            rk_part_chip (state, g_str_equal (state, "遅れ") ? "red" : "grey"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

/* A folded list: its title tells how many there are. */
static GtkWidget *
add_expander (GtkWidget *group, const char *title, const GPtrArray *records)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *count = rk_words_count (records->len);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), count);
  gtk_widget_set_sensitive (expander, records->len > 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  return expander;
}

/* 「確認済み　実施 5／一部 1／未実施 0」 */
static char *
folded_words (const RkRecord *record, const char *field)
{
  int items = rk_kind_field (rk_record_kind (record), "items");
  g_autofree char *words
      = rk_record_dup_display (record, rk_kind_field (rk_record_kind (record), field));
  g_autofree char *told
      = items >= 0 ? rk_activities_dup_summary (rk_record_text (record, items)) : NULL;

  return g_strjoin (told && *told ? "　" : NULL, words, told, NULL);
}

static void
add_folded (RkWorkplaceRegister *self,
            GtkWidget *group,
            const char *title,
            GPtrArray *records,
            const char *first,
            const char *second)
{
  GtkWidget *expander = add_expander (group, title, records);

  for (guint i = 0; i < MIN (records->len, SHOWN); i++)
    {
      RkRecord *record = records->pdata[i];
      const RkKind *kind = rk_record_kind (record);
      g_autofree char *head = rk_record_dup_display (record, rk_kind_field (kind, first));
      g_autofree char *words = folded_words (record, second);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_row (self, record, head, words));
    }
}

/* 「令和8年11月27日　第2回　8-123　落合」, and why again. */
static char *
issue_words (const RkRecord *line)
{
  g_autofree char *day = rk_part_dup_long_day (rk_record_get (line, "issued_on"));
  const char *number = rk_record_get (line, "letter_number");
  const char *reason = rk_record_get (line, "reason");
  GString *words = g_string_new (day);

  /* Translators: how often a paper was issued: 「第2回」 */
  g_string_append (words, "　");
  g_string_append_printf (words, _ ("Issue %d"), (int)rk_record_get_int (line, "edition"));
  g_string_append_printf (words, "%s%s　%s", number ? "　" : "", rk_part_or_empty (number),
                          rk_part_or_empty (rk_record_get (line, "issued_by")));
  if (reason)
    g_string_append_printf (words, "\n%s", reason);
  return g_string_free (words, FALSE);
}

static void
add_ledger (RkWorkplaceRegister *self, GtkWidget *group, const GPtrArray *ledger)
{
  GtkWidget *expander = add_expander (group, _ ("Print Ledger"), ledger);

  for (guint i = 0; i < MIN (ledger->len, SHOWN); i++)
    {
      RkRecord *line = ledger->pdata[i];
      g_autofree char *words = issue_words (line);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                new_row (self, line, rk_report_title_issued (line), words));
    }
}

static void
add_reports (RkWorkplaceRegister *self, GtkWidget *group, GPtrArray *statuses)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);

  for (guint i = 0; i < statuses->len; i++)
    {
      g_autoptr (GPtrArray) of = read_of (self, &rk_kind_report, "status_id",
                                          rk_record_id (statuses->pdata[i]), "-year");

      for (guint j = 0; j < of->len; j++)
        g_ptr_array_add (all, rk_record_ref (of->pdata[j]));
    }
  add_folded (self, group, _ ("Yearly Reports"), all, "year", "state");
}

/* ── files ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
save_file (RkDb *db, const RkRecord *workplace, gint64 attachment, guint pages, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_workplace_file);

  rk_draft_put_id (draft, "workplace_id", rk_record_id (workplace));
  rk_draft_put_id (draft, "attachment_id", attachment);
  take_today (draft, "added_on");
  return rk_records_save_draft (db, draft, NULL, error);
}

const RkAttachInfo rk_workplace_file_info
    = { .title = N_ ("Attach a File to the Workplace"), .save = save_file };

/* A file that is let go of here belongs to the workplace that is shown. */
static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  RkWorkplaceRegister *self = data;
  g_autoptr (RkRecord) workplace = NULL;

  if (!self->writable
      || !(workplace = rk_records_get (db_of (self), &rk_kind_workplace, self->workplace, NULL)))
    return FALSE;
  rk_attach_file (self->context, &rk_workplace_file_info, workplace, g_value_get_object (value));
  return TRUE;
}

static void
add_file (RkWorkplaceRegister *self)
{
  g_autoptr (RkRecord) workplace
      = rk_records_get (db_of (self), &rk_kind_workplace, self->workplace, NULL);

  if (workplace)
    rk_attach_choose (self->context, window_of (self), &rk_workplace_file_info, workplace);
}

static void
on_file (RkWorkplaceRegister *self, GtkWidget *row)
{
  RkRecord *file = g_object_get_data (G_OBJECT (row), "rk-record");

  rk_attach_write (self->context, window_of (self), rk_record_get (file, "file_name"),
                   rk_record_get_int (file, "attachment_id"));
}

static void
on_remove_file (RkWorkplaceRegister *self, GtkWidget *button)
{
  gint64 id = rk_record_id (g_object_get_data (G_OBJECT (button), "rk-record"));

  rk_edits_delete_one (self->context, &rk_kind_workplace_file, id, NULL, NULL);
}

static void
add_file_row (RkWorkplaceRegister *self, GtkWidget *group, RkRecord *file)
{
  g_autofree char *day = rk_part_dup_long_day (rk_record_get (file, "added_on"));
  const char *name = rk_record_get (file, "file_name");
  GtkWidget *row = new_row (self, NULL, name, day);
  g_autofree char *words = g_strdup_printf (_ ("Take “%s” away"), name);
  GtkWidget *remove = rk_part_icon_button ("user-trash-symbolic", words);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Write a copy of this file"));
  gtk_widget_set_sensitive (remove, self->writable);
  for (guint i = 0; i < 2; i++)
    g_object_set_data_full (G_OBJECT (i ? row : remove), "rk-record", rk_record_ref (file),
                            (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_file), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_files (RkWorkplaceRegister *self)
{
  g_autoptr (GPtrArray) files
      = read_of (self, &rk_kind_workplace_file, "workplace_id", self->workplace, "-added_on");
  GtkWidget *group = new_group (self, _ ("Files"), _ ("Attach a File…"), G_CALLBACK (add_file));

  for (guint i = 0; i < files->len; i++)
    add_file_row (self, group, files->pdata[i]);
}

static void
add_rest (RkWorkplaceRegister *self, GPtrArray *statuses, GPtrArray *awards)
{
  GtkWidget *group = new_group (self, _ ("Reports, Awards, Print Ledger"), NULL, NULL);
  g_autoptr (GPtrArray) ledger
      = read_of (self, &rk_kind_ledger, "workplace_id", self->workplace, "-issued_on");

  add_reports (self, group, statuses);
  add_folded (self, group, _ ("Awards"), awards, "year", "state");
  add_ledger (self, group, ledger);
}

/* Whoever took a step goes on with the next: its button is another one than that which is gone. */
static gboolean
holds_focus (RkWorkplaceRegister *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box));
}

void
rk_workplace_register_show (RkWorkplaceRegister *self, gint64 workplace)
{
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  gboolean focused;

  g_return_if_fail (RK_IS_WORKPLACE_REGISTER (self));

  focused = self->workplace == workplace && holds_focus (self);

  self->workplace = workplace;
  self->writable = !rk_context_is_read_only (self->context);
  rk_part_clear (self->box);
  statuses = read_of (self, &rk_kind_status, "workplace_id", workplace, "-rung");
  for (guint i = 0; i < statuses->len; i++)
    {
      GtkWidget *due = rk_workplace_due_new (self->context, statuses->pdata[i]);

      if (due)
        gtk_box_append (GTK_BOX (self->box), due);
    }
  awards = read_of (self, &rk_kind_award, "workplace_id", workplace, "-year");
  levels = read_levels (self);
  if (levels)
    gtk_box_append (GTK_BOX (self->box), rk_workplace_ladder_new (statuses, awards, levels));
  add_statuses (self, statuses);
  add_visits (self);
  add_files (self);
  add_rest (self, statuses, awards);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_workplace_register_new (RkContext *context)
{
  RkWorkplaceRegister *self = g_object_new (RK_TYPE_WORKPLACE_REGISTER, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_workplace_register_dispose (GObject *object)
{
  g_clear_object (&RK_WORKPLACE_REGISTER (object)->context);
  G_OBJECT_CLASS (rk_workplace_register_parent_class)->dispose (object);
}

static void
rk_workplace_register_class_init (RkWorkplaceRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_workplace_register_dispose;
}

static void
rk_workplace_register_init (RkWorkplaceRegister *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (on_dropped), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
