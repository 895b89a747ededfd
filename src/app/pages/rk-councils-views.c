/* The work list, the bodies and the rules of a council; where a record is shown. */
#include "rk-councils-private.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

static RkContext *
context_of (RkCouncilsPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0))) /* not the placeholder */
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title ? title : "");
  if (subtitle && *subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* ── what there is to do ─────────────────────────────────────────────────────────────────── */

static char *
dup_work_words (const RkCouncilWork *work)
{
  RkDate date = RK_DATE_NONE;
  g_autofree char *day = NULL;

  if (work->date)
    rk_date_from_iso (work->date, &date);
  day = rk_date_to_wareki_long (date);
  switch (work->duty)
    {
    case RK_DUTY_VACANCY:
      return *day ? g_strdup_printf (_ ("Vacant since %s"), day)
                  : g_strdup (_ ("Nobody has been appointed yet"));
    case RK_DUTY_TRANSFER:
      return g_strdup_printf (_ ("Transfer reported on %s"), day);
    case RK_DUTY_TERM_ENDS:
      return g_strdup_printf (_ ("The term ends on %s"), day);
    case RK_DUTY_CHAIRS:
      return g_strdup_printf (_ ("One of several chairs at a time; term from %s"), day);
    case RK_DUTY_NO_CHAIR:
      return g_strdup_printf (_ ("Who was chosen in the meeting of %s? Go to that member, choose "
                                 "“Edit This Member” and enter the role."),
                              day);
    case RK_DUTY_LETTER:
    default:
      return g_strdup_printf (_ ("Letter of appointment not printed; term from %s"), day);
    }
}

static void
add_work (RkCouncilsPage *self, const RkCouncilWork *work)
{
  g_autofree char *due = dup_work_words (work);
  g_autofree char *renewal = rk_seat_dup_renewal (work->renewal, work->asked_on);
  g_autofree char *words
      = renewal ? g_strdup_printf ("%s\n%s", due, renewal) : g_steal_pointer (&due);
  g_autofree char *who = work->duty == RK_DUTY_NO_CHAIR
                             ? g_strdup (_ ("Nobody is entered as chair"))
                         : work->name && work->duty != RK_DUTY_VACANCY
                             ? g_strdup_printf ("%s　%s", work->name, work->body ? work->body : "")
                             : g_strdup (work->body);
  GtkWidget *row = new_row (who, words);
  static const char *const icons[]
      = { "task-past-due-symbolic",  "dialog-warning-symbolic", "alarm-symbolic",
          "document-print-symbolic", "dialog-warning-symbolic", "dialog-warning-symbolic" };
  GtkWidget *icon = rk_icon_new (icons[work->duty]);

  gtk_widget_add_css_class (icon, work->duty == RK_DUTY_VACANCY ? "error" : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_object_set_data_full (G_OBJECT (row), "rk-seat", g_memdup2 (&work->seat_id, sizeof (gint64)),
                          g_free);
  gtk_list_box_append (self->work, row);
}

void
rk_councils_page_show_work (RkCouncilsPage *self)
{
  g_autofree char *count = NULL;
  guint n = 0;

  clear_list (self->work);
  for (guint i = 0; i < self->data->work->len; i++)
    {
      const RkCouncilWork *work = self->data->work->pdata[i];

      if (work->council_id != self->data->council)
        continue;
      add_work (self, work);
      n++;
    }
  count = g_strdup_printf ("%u", n);
  gtk_label_set_text (self->work_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->work_count), n > 0);
}

static void
on_work_activated (RkCouncilsPage *self, GtkListBoxRow *row)
{
  const gint64 *seat = g_object_get_data (G_OBJECT (row), "rk-seat");

  rk_councils_page_go (self, self->data->council, *seat);
}

/* ── bodies ──────────────────────────────────────────────────────────────────────────────── */

static char *
dup_body_words (const RkRecord *body)
{
  static const char *const fields[] = { "kind", "contact_department", "phone", "data", "services" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = rk_record_get (body, fields[i]);

      if (value && *value)
        g_string_append_printf (words, "%s%s", words->len ? "　" : "", value);
    }
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (words, FALSE);
}

/* @remark: (nullable): what to know about it first */
static GtkWidget *
create_body_row (RkRecord *body, const char *remark)
{
  g_autofree char *about = dup_body_words (body);
  g_autofree char *words = remark && *about ? g_strdup_printf ("%s　%s", remark, about)
                                            : g_strdup (remark ? remark : about);
  GtkWidget *row = new_row (rk_record_get (body, "name"), words);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), rk_side_chip_new (rk_record_get (body, "side")));
  g_object_set_data_full (G_OBJECT (row), "rk-body", rk_record_ref (body),
                          (GDestroyNotify)rk_record_unref);
  return row;
}

void
rk_councils_page_show_bodies (RkCouncilsPage *self)
{
  clear_list (self->bodies);
  for (guint i = 0; i < self->data->bodies->len; i++)
    if (self->data->bodies->pdata[i])
      gtk_list_box_append (self->bodies, create_body_row (self->data->bodies->pdata[i], NULL));
  for (guint i = 0; i < self->data->unseated->len; i++)
    gtk_list_box_append (self->bodies, create_body_row (self->data->unseated->pdata[i],
                                                        _ ("Without a seat in any council")));
}

static void
on_body_activated (RkCouncilsPage *self, GtkListBoxRow *row)
{
  RkRecord *body = g_object_get_data (G_OBJECT (row), "rk-body");

  if (rk_councils_page_may_write (self))
    rk_councils_page_edit_body (self, body);
}

/* ── candidates ──────────────────────────────────────────────────────────────────────────── */

static GPtrArray *
read_candidates (RkCouncilsPage *self, gint64 kind)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (context_of (self)));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_body);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, kind);
  g_autoptr (GArray) ids = NULL;

  rk_query_where (query, "kind_id", text, NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  return ids ? rk_records_fetch (db, &rk_kind_body, (const gint64 *)ids->data, ids->len, NULL)
             : g_ptr_array_new ();
}

static gboolean
sits_here (RkCouncilsPage *self, gint64 body)
{
  for (guint i = 0; i < self->data->members->len; i++)
    if (((RkSeatRow *)self->data->members->pdata[i])->body_id == body)
      return TRUE;
  return FALSE;
}

static void
on_candidate_clicked (GtkButton *button, RkCouncilsPage *self)
{
  RkRecord *body = g_object_get_data (G_OBJECT (button), "rk-body");
  gint64 id = rk_record_id (body);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button)));

  rk_councils_page_add_seat_of (self, id);
  gtk_window_close (GTK_WINDOW (window));
}

static GtkWidget *
create_candidate (RkCouncilsPage *self, RkRecord *body)
{
  GtkWidget *row = create_body_row (body, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add a Seat"));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (button, "rk-small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, rk_councils_page_may_write (self));
  g_object_set_data_full (G_OBJECT (button), "rk-body", rk_record_ref (body),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_candidate_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

void
rk_councils_page_show_candidates (RkCouncilsPage *self, gint64 kind)
{
  g_autoptr (GPtrArray) bodies = read_candidates (self, kind);
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ ("Bodies of this kind that sit in other councils"));
  for (guint i = 0; i < bodies->len; i++)
    if (bodies->pdata[i] && !sits_here (self, rk_record_id (bodies->pdata[i])))
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 create_candidate (self, bodies->pdata[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Candidate Bodies"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 420);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

/* ── rules ───────────────────────────────────────────────────────────────────────────────── */

static void
show_rules_bar (RkCouncilsPage *self)
{
  gtk_revealer_set_reveal_child (self->rules_bar, rk_record_form_is_changed (self->rules));
}

void
rk_councils_page_create_rules (RkCouncilsPage *self)
{
  self->rules = RK_RECORD_FORM (rk_record_form_new (&rk_kind_council));
  rk_record_form_set_context (self->rules, context_of (self));
  g_signal_connect_object (self->rules, "notify::changed", G_CALLBACK (show_rules_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rules, "committed", G_CALLBACK (rk_councils_page_save_rules), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->rules_slot, GTK_WIDGET (self->rules));
  g_signal_connect_object (self->work, "row-activated", G_CALLBACK (on_work_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bodies, "row-activated", G_CALLBACK (on_body_activated), self,
                           G_CONNECT_SWAPPED);
}

/* What is being typed stays, as long as it is about the same council. */
void
rk_councils_page_show_rules (RkCouncilsPage *self)
{
  RkRecord *council = rk_councils_data_find (self->data, self->data->council);
  RkRecord *shown = rk_record_form_get_record (self->rules);

  if (shown == NULL || rk_record_id (shown) != rk_record_id (council)
      || !rk_record_form_is_changed (self->rules))
    rk_record_form_set_record (self->rules, council);
  rk_record_form_set_editable (self->rules, rk_councils_page_may_write (self));
}

gboolean
rk_councils_page_may_leave (RkCouncilsPage *self)
{
  if (!rk_record_form_is_changed (self->rules))
    return TRUE;
  rk_councils_page_show_view (self, "rules");
  rk_context_toast (context_of (self), _ ("Save the rules first, or cancel them"), FALSE);
  return FALSE;
}

static void
on_rules_saved (gpointer owner, gint64 id, gboolean done)
{
  RkCouncilsPage *self = owner;

  self->saving_rules = FALSE;
  if (done)
    rk_councils_page_cancel_rules (self);
}

gboolean
rk_councils_page_save_rules (RkCouncilsPage *self)
{
  g_autoptr (RkRecord) record = NULL;

  if (!rk_record_form_is_changed (self->rules) || self->saving_rules)
    return TRUE;
  record = rk_record_form_end (self->rules, FALSE);
  if (record == NULL)
    return FALSE;
  self->saving_rules = TRUE;
  rk_edits_save (context_of (self), record, NULL, self, on_rules_saved);
  return TRUE;
}

gboolean
rk_councils_page_leave_rules (RkCouncilsPage *self)
{
  return rk_councils_page_save_rules (self) || rk_councils_page_may_leave (self);
}

void
rk_councils_page_cancel_rules (RkCouncilsPage *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (context_of (self)));
  g_autoptr (RkRecord) council = rk_records_get (db, &rk_kind_council, self->data->council, NULL);

  if (council)
    rk_record_form_set_record (self->rules, council);
}

/* ── any record ──────────────────────────────────────────────────────────────────────────── */

/* The seat in which a person sits today, else where the person sat last. */
static gboolean
find_seat (RkDb *db, const char *field, gint64 id, gint64 *council, gint64 *seat)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (RkRecord) record = NULL;

  rk_query_where (query, field, text, NULL);
  rk_query_sort (query, "-term_start", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  if (ids == NULL || ids->len == 0)
    return FALSE;
  record = rk_records_get (db, &rk_kind_appointment, g_array_index (ids, gint64, 0), NULL);
  if (record == NULL)
    return FALSE;
  *council = rk_record_get_int (record, "council_id");
  *seat = rk_record_get_int (record, "seat_id");
  return TRUE;
}

/* A council, a member, a seat, a person or a body: ids are different across kinds. */
/* Whoever has left, or comes later, is in the roster of a day of that term. */
static void
go_to_term (RkCouncilsPage *self, const RkRecord *member)
{
  RkDate start = RK_DATE_NONE;
  RkDate end = RK_DATE_NONE;
  RkDate today = rk_today ();

  if (rk_record_get (member, "term_start"))
    rk_date_from_iso (rk_record_get (member, "term_start"), &start);
  if (rk_record_get (member, "term_end"))
    rk_date_from_iso (rk_record_get (member, "term_end"), &end);
  if (rk_date_is_full (end) && rk_date_compare (end, today) < 0)
    rk_councils_page_set_day (self, end);
  else if (rk_date_is_full (start) && rk_date_compare (start, today) > 0)
    rk_councils_page_set_day (self, start);
  else
    rk_councils_page_set_day (self, today);
}

void
rk_councils_page_find (RkCouncilsPage *self, gint64 id)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (context_of (self)));
  g_autoptr (RkRecord) council = rk_records_get (db, &rk_kind_council, id, NULL);
  g_autoptr (RkRecord) member = rk_records_get (db, &rk_kind_appointment, id, NULL);
  g_autoptr (RkRecord) seat = rk_records_get (db, &rk_kind_seat, id, NULL);
  gint64 of = 0;
  gint64 at = 0;

  if (council)
    {
      rk_councils_page_go (self, id, 0);
      rk_councils_page_show_pane (self, "work");
    }
  else if (member)
    {
      go_to_term (self, member);
      rk_councils_page_go (self, rk_record_get_int (member, "council_id"),
                           rk_record_get_int (member, "seat_id"));
    }
  else if (seat)
    rk_councils_page_go (self, rk_record_get_int (seat, "council_id"), id);
  else if (find_seat (db, "person_id", id, &of, &at) || find_seat (db, "body_id", id, &of, &at))
    rk_councils_page_go (self, of, at);
}
