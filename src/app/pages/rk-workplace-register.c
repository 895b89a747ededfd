#include "rk-workplace-register.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-attach.h"
#include "rk-calendar.h"
#include "rk-edits.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-preview-window.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-register-edits.h"
#include "rk-register.h"
#include "rk-schemes.h"
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
                                        "declaration",
                                        "activities",
                                        "target",
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

  if (rk_schemes_default (db_of (self), FALSE, &scheme, NULL) && scheme)
    {
      rk_draft_put_id (draft, "scheme_id", scheme);
      put_first_level (self, draft, scheme);
    }
  take_today (draft, "applied_on");
  record = rk_draft_end (draft);
  open_fields (self, _ ("New Registration"), record, fields);
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

/* ── verbs ───────────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  VERB_SCREEN,
  VERB_ENTER,
  VERB_RENEW,
  VERB_ANSWER,
  VERB_REPORT,
  VERB_ADVANCE,
  VERB_PROPOSE,
  VERB_CERTIFICATE,
  VERB_NOTICE,
  VERB_REMIND,
  VERB_END,
  N_VERBS
} Verb;

static const struct
{
  const char *words;
  const char *work; /* where it is offered */
} verbs[N_VERBS] = {
  [VERB_SCREEN] = { N_ ("Screen…"), RK_WORK_SCREEN },
  [VERB_ENTER] = { N_ ("Register"), NULL },
  [VERB_RENEW] = { N_ ("Renew"), NULL },
  [VERB_ANSWER] = { N_ ("Note the Answer…"), RK_WORK_UNANSWERED },
  [VERB_REPORT] = { N_ ("Enter the Report…"), RK_WORK_REPORT },
  [VERB_ADVANCE] = { N_ ("To the Next Step"), RK_WORK_NEXT },
  [VERB_PROPOSE] = { N_ ("Make It a Candidate"), RK_WORK_AWARD },
  [VERB_CERTIFICATE] = { N_ ("Print the Certificate"), RK_WORK_CERTIFICATE },
  [VERB_NOTICE] = { N_ ("Print the Notice"), RK_WORK_NOTICE },
  [VERB_REMIND] = { N_ ("Print the Reminder"), RK_WORK_REPORT },
  [VERB_END] = { N_ ("Enter the End…"), NULL },
};

static void
enter_report (RkWorkplaceRegister *self, const RkRecord *status)
{
  const char *missing = rk_part_or_empty (rk_record_get (status, "missing_reports"));
  g_auto (GStrv) years = g_strsplit (missing, " ", 2);
  RkDraft *draft = new_of (&rk_kind_report, "status_id", rk_record_id (status));
  g_autoptr (GPtrArray) there
      = read_of (self, &rk_kind_report, "status_id", rk_record_id (status), "year");
  g_autoptr (RkRecord) record = NULL;
  int year = rk_fiscal_year (rk_today ());

  if (*years && **years)
    rk_fiscal_year_parse (*years, &year, NULL);
  /* One that was reminded of is there already. */
  for (guint i = 0; i < there->len; i++)
    if (rk_record_get_int (there->pdata[i], "year") == year)
      {
        rk_draft_free (draft);
        draft = rk_draft_copy (there->pdata[i]);
        break;
      }
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_report, "year"), year);
  take_today (draft, "submitted_on");
  record = rk_draft_end (draft);
  open_record (self, record);
}

static void
screen (RkWorkplaceRegister *self, RkRecord *status)
{
  static const char *const fields[] = { "checked_on", "screened_on", "result", "screening", NULL };
  RkDraft *draft = rk_draft_copy (status);
  g_autoptr (RkRecord) record = NULL;

  /* A renewal is looked through anew. */
  if (rk_record_get (status, "checked_on") == NULL
      || g_strcmp0 (rk_record_get (status, "checked_on"), rk_record_get (status, "renewal_on")) < 0)
    take_today (draft, "checked_on");
  take_today (draft, "screened_on");
  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "result"), g_strdup (RK_RESULT_GOOD));
  record = rk_draft_end (draft);
  open_fields (self, _ ("Screening"), record, fields);
}

static void
note_answer (RkWorkplaceRegister *self, RkRecord *status)
{
  static const char *const fields[] = { "renewal", "renewal_on", NULL };
  RkDraft *draft = rk_draft_copy (status);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "renewal"), g_strdup (RK_RENEWAL_YES));
  take_today (draft, "renewal_on");
  record = rk_draft_end (draft);
  open_fields (self, _ ("Answer to the Notice"), record, fields);
}

/* Whoever does not renew keeps it to the last day of the term. */
static void
enter_end (RkWorkplaceRegister *self, RkRecord *status)
{
  static const char *const fields[] = { "ended_on", "ended_as", "ended_reason", NULL };
  g_auto (GStrv) ways = g_strsplit (RK_ENDED_AS, "|", 2);
  RkDraft *draft = rk_draft_copy (status);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "ended_on"),
                 g_strdup (rk_record_get (status, "expires_on")));
  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "ended_as"), g_strdup (ways[0]));
  record = rk_draft_end (draft);
  open_fields (self, _ ("End of the Registration"), record, fields);
}

static void
print (RkWorkplaceRegister *self, const RkRecord *status, const char *document, const char *reason)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = rk_record_id (status);
  RkReportParams params
      = { .query = query, .scheme = rk_record_get_int (status, "scheme_id"), .reason = reason };

  g_array_append_val (ids, id);
  rk_query_only_ids (query, ids);
  rk_preview_window_present (self->context, GTK_WIDGET (self), document, &params);
}

static void
on_reissue (RkWorkplaceRegister *self, const char *response, GtkWidget *dialog)
{
  g_autofree char *reason = rk_message_dup_typed (dialog);

  print (self, g_object_get_data (G_OBJECT (dialog), "rk-status"), "certificate", reason);
}

/* The certificate of one workplace again: it bears 再交付, and the ledger says why. */
static void
on_ask_reissue (RkWorkplaceRegister *self, GtkWidget *button)
{
  GtkWidget *dialog = rk_message_new (
      window_of (self), _ ("Why Is the Certificate Issued Again?"),
      _ ("The reason is kept in the print ledger. The certificate says that it is a reissue."),
      NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "print",
                                    _ ("_Preview"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "print");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  rk_message_ask (dialog, _ ("Reason"), _ ("Lost, name changed, …"), "print");
  g_object_set_data_full (G_OBJECT (dialog), "rk-status",
                          rk_record_ref (g_object_get_data (G_OBJECT (button), "rk-status")),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (dialog, "response::print", G_CALLBACK (on_reissue), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_verb (RkWorkplaceRegister *self, GtkWidget *button)
{
  RkRecord *status = g_object_get_data (G_OBJECT (button), "rk-status");
  Verb verb = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "rk-verb"));

  switch (verb)
    {
    case VERB_SCREEN:
      screen (self, status);
      break;
    case VERB_ANSWER:
      note_answer (self, status);
      break;
    case VERB_REPORT:
      enter_report (self, status);
      break;
    case VERB_CERTIFICATE:
      print (self, status, "certificate", NULL);
      break;
    case VERB_NOTICE:
      print (self, status, "renewal", NULL);
      break;
    case VERB_REMIND:
      print (self, status, "reminder", NULL);
      break;
    case VERB_END:
      enter_end (self, status);
      break;
    case VERB_ENTER:
      rk_register_edits_take (self->context, RK_REGISTER_ENTER, status);
      break;
    case VERB_RENEW:
      rk_register_edits_take (self->context, RK_REGISTER_RENEW, status);
      break;
    case VERB_ADVANCE:
      rk_register_edits_take (self->context, RK_REGISTER_ADVANCE, status);
      break;
    case VERB_PROPOSE:
    case N_VERBS:
    default:
      rk_register_edits_take (self->context, RK_REGISTER_PROPOSE, status);
    }
}

/* ── what is due ─────────────────────────────────────────────────────────────────────────── */

static gboolean
stands (const RkRecord *status, const char *state)
{
  return g_strcmp0 (rk_record_get (status, "state"), state) == 0;
}

/* They asked to renew, and it was not approved. */
static gboolean
is_refused (const RkRecord *status)
{
  return g_strcmp0 (rk_record_get (status, "renewal"), RK_RENEWAL_YES) == 0
         && g_strcmp0 (rk_record_get (status, "result"), RK_RESULT_BAD) == 0
         && !stands (status, RK_STANDS_RENEWING);
}

static gboolean
is_renewable (const RkRecord *status)
{
  return rk_record_get (status, "expires_on") && !is_refused (status)
         && (stands (status, RK_STANDS_RENEWAL) || stands (status, RK_STANDS_RENEWING)
             || stands (status, RK_STANDS_EXPIRED));
}

static gboolean
leaves (const RkRecord *status)
{
  return g_strcmp0 (rk_record_get (status, "renewal"), RK_RENEWAL_NO) == 0;
}

/* It was sent back and may come again. */
static gboolean
is_back (const RkRecord *status)
{
  return stands (status, RK_RESULT_BACK)
         || (stands (status, RK_STANDS_RENEWING)
             && g_strcmp0 (rk_record_get (status, "result"), RK_RESULT_BACK) == 0);
}

static gboolean
can_end (const RkRecord *status)
{
  return rk_record_get (status, "ended_on") == NULL
         && (leaves (status) || is_refused (status) || stands (status, RK_STANDS_EXPIRED));
}

static gboolean
is_offered (const RkRecord *status, Verb verb)
{
  const char *work = rk_part_or_empty (rk_record_get (status, "work"));

  if (verb == VERB_RENEW)
    return is_renewable (status);
  if (verb == VERB_END)
    return can_end (status);
  if (verb == VERB_ENTER)
    return stands (status, RK_STANDS_TO_REGISTER);
  return strstr (work, verbs[verb].work) != NULL || (verb == VERB_SCREEN && is_back (status));
}

/* 「未提出 R6 R7　令和8年7月31日まで」 */
static char *
due_words (const RkRecord *status)
{
  const char *missing = rk_record_get (status, "missing_reports");
  const char *candidate = rk_record_get (status, "candidate_for");
  g_autofree char *end = rk_part_dup_long_day (rk_record_get (status, "expires_on"));
  g_autoptr (GString) words = g_string_new (NULL);

  if (missing)
    /* Translators: fiscal years without report: 「未提出 R6 R7」 */
    g_string_append_printf (words, _ ("Missing: %s"), missing);
  if (*end)
    {
      g_string_append (words, words->len ? "　" : "");
      /* Translators: last day: 「令和8年7月31日まで」 */
      g_string_append_printf (words, _ ("until %s"), end);
    }
  if (leaves (status))
    {
      g_autofree char *answered = rk_part_dup_long_day (rk_record_get (status, "renewal_on"));

      g_string_append_printf (words, "%s%s", words->len ? "\n" : "", RK_RENEWAL_NO);
      if (*answered)
        /* Translators: day of the answer: 「（令和8年7月1日回答）」 */
        g_string_append_printf (words, _ (" (answered on %s)"), answered);
    }
  else if (is_refused (status))
    g_string_append_printf (words, "%s%s", words->len ? "\n" : "", RK_RESULT_BAD);
  if (candidate)
    g_string_append_printf (words, "%s%s", words->len ? "\n" : "", candidate);
  return g_strdup (words->str);
}

static void
add_verbs (RkWorkplaceRegister *self, GtkWidget *box, RkRecord *status)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  for (guint i = 0; i < N_VERBS; i++)
    {
      GtkWidget *button;

      if (!is_offered (status, i))
        continue;
      button = rk_part_button (_ (verbs[i].words), NULL);
      g_object_set_data (G_OBJECT (button), "rk-verb", GUINT_TO_POINTER (i));
      g_object_set_data_full (G_OBJECT (button), "rk-status", rk_record_ref (status),
                              (GDestroyNotify)rk_record_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_verb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_box_append (GTK_BOX (box), flow);
}

static void
add_due (RkWorkplaceRegister *self, RkRecord *status)
{
  const char *work = rk_record_get (status, "work");
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  GtkWidget *card;

  if (work == NULL && !is_renewable (status) && !is_back (status) && !can_end (status))
    return;
  title = g_strdup_printf ("%s　%s", rk_part_or_empty (rk_record_get (status, "scheme")),
                           work ? work : rk_part_or_empty (rk_record_get (status, "state")));
  words = due_words (status);
  card = rk_part_box (GTK_ORIENTATION_VERTICAL, 6, rk_part_label (title, "heading"), NULL);
  if (*words)
    gtk_box_append (GTK_BOX (card), rk_part_label (words, "caption"));
  gtk_widget_add_css_class (card, "rk-due");
  if (self->writable)
    add_verbs (self, card, status);
  gtk_box_append (GTK_BOX (self->box), card);
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
          && rk_record_get (status, "certified_on"))
        {
          GtkWidget *again
              = rk_part_icon_button ("document-print-symbolic", _ ("Issue the Certificate Again…"));

          g_object_set_data_full (G_OBJECT (again), "rk-status", rk_record_ref (status),
                                  (GDestroyNotify)rk_record_unref);
          g_signal_connect_object (again, "clicked", G_CALLBACK (on_ask_reissue), self,
                                   G_CONNECT_SWAPPED);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), again);
        }
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
      g_autofree char *words = rk_record_dup_display (record, rk_kind_field (kind, second));

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
      const char *name = rk_part_or_empty (rk_record_get (line, "document"));
      const RkReportInfo *info = rk_report_find (name);
      g_autofree char *words = issue_words (line);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                new_row (self, line, info ? info->title : name, words));
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

void
rk_workplace_register_show (RkWorkplaceRegister *self, gint64 workplace)
{
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (GPtrArray) levels = NULL;

  g_return_if_fail (RK_IS_WORKPLACE_REGISTER (self));

  self->workplace = workplace;
  self->writable = !rk_context_is_read_only (self->context);
  rk_part_clear (self->box);
  statuses = read_of (self, &rk_kind_status, "workplace_id", workplace, "-rung");
  for (guint i = 0; i < statuses->len; i++)
    add_due (self, statuses->pdata[i]);
  awards = read_of (self, &rk_kind_award, "workplace_id", workplace, "-year");
  levels = read_levels (self);
  if (levels)
    gtk_box_append (GTK_BOX (self->box), rk_workplace_ladder_new (statuses, awards, levels));
  add_statuses (self, statuses);
  add_visits (self);
  add_files (self);
  add_rest (self, statuses, awards);
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
