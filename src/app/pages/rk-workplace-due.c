#include "rk-workplace-due.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
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

#define STATUS "rk-status"

/* @title, @fields: NULL: the whole record */
static void
open_fields (RkContext *context,
             GtkWidget *from,
             const char *title,
             RkRecord *record,
             const char *const *fields)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (from));

  gtk_window_present (GTK_WINDOW (
      fields ? rk_record_dialog_new_for (context, window, title, record, fields)
             : rk_record_dialog_new (context, window, rk_record_kind (record), record)));
}

static void
take_today (RkDraft *draft, const char *field)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), rk_date_to_iso (rk_today ()));
}

static GPtrArray *
read_reports (RkContext *context, const RkRecord *status)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_report);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (status));

  if (!rk_query_where (query, "status_id", id, NULL))
    return NULL;
  return rk_query_records (rk_store_main_db (rk_context_get_store (context)), query, NULL, NULL);
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
enter_report (RkContext *context, GtkWidget *from, const RkRecord *status)
{
  RkDraft *draft = rk_draft_new (&rk_kind_report);
  g_autoptr (GPtrArray) there = read_reports (context, status);
  g_autoptr (RkRecord) record = NULL;
  gint64 year = rk_record_get_int (status, "next_report");

  /* One that was reminded of is there already. */
  for (guint i = 0; there && i < there->len; i++)
    if (rk_record_get_int (there->pdata[i], "year") == year)
      {
        rk_draft_free (draft);
        draft = rk_draft_copy (there->pdata[i]);
        break;
      }
  rk_draft_put_id (draft, "status_id", rk_record_id (status));
  rk_draft_put_int (draft, "year", year);
  take_today (draft, "submitted_on");
  record = rk_draft_end (draft);
  open_fields (context, from, NULL, record, NULL);
}

static void
screen (RkContext *context, GtkWidget *from, RkRecord *status)
{
  static const char *const fields[]
      = { "checked_on", "screened_on", "screener", "result", "screening", NULL };
  RkDraft *draft = rk_draft_copy (status);
  g_autoptr (RkRecord) record = NULL;

  /* A renewal is looked through anew. */
  if (rk_record_get (status, "checked_on") == NULL
      || g_strcmp0 (rk_record_get (status, "checked_on"), rk_record_get (status, "renewal_on")) < 0)
    take_today (draft, "checked_on");
  take_today (draft, "screened_on");
  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "result"), g_strdup (RK_RESULT_GOOD));
  /* Why it was returned before, or taken for the last term, is in the history. */
  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "screening"), NULL);
  record = rk_draft_end (draft);
  open_fields (context, from, _ ("Screening"), record, fields);
}

static void
note_answer (RkContext *context, GtkWidget *from, RkRecord *status)
{
  static const char *const fields[] = { "renewal", "renewal_on", NULL };
  RkDraft *draft = rk_draft_copy (status);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "renewal"), g_strdup (RK_RENEWAL_YES));
  take_today (draft, "renewal_on");
  record = rk_draft_end (draft);
  open_fields (context, from, _ ("Answer to the Notice"), record, fields);
}

static gboolean
is_in_force (const RkRecord *status)
{
  return rk_record_get_int (status, "in_force") != 0;
}

static gboolean
leaves (const RkRecord *status)
{
  return g_strcmp0 (rk_record_get (status, "renewal"), RK_RENEWAL_NO) == 0;
}

/* Whoever does not renew keeps it to the last day of the term; who closes or moves away does not.
 */
static void
enter_end (RkContext *context, GtkWidget *from, RkRecord *status)
{
  static const char *const fields[] = { "ended_on", "ended_as", "ended_reason", NULL };
  g_auto (GStrv) ways = g_strsplit (RK_ENDED_AS, "|", 2);
  RkDraft *draft = rk_draft_copy (status);
  g_autoptr (RkRecord) record = NULL;

  if (is_in_force (status) && !leaves (status))
    take_today (draft, "ended_on");
  else
    rk_draft_put (draft, "ended_on", rk_record_get (status, "expires_on"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "ended_as"), g_strdup (ways[0]));
  record = rk_draft_end (draft);
  open_fields (context, from, _ ("End of the Registration"), record, fields);
}

static void
print (RkContext *context,
       GtkWidget *from,
       const RkRecord *status,
       const char *document,
       const char *reason)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = rk_record_id (status);
  RkReportParams params
      = { .query = query, .scheme = rk_record_get_int (status, "scheme_id"), .reason = reason };

  g_array_append_val (ids, id);
  rk_query_only_ids (query, ids);
  rk_preview_window_present (context, from, document, &params);
}

static void
on_reissue (GtkWidget *dialog, const char *response, RkContext *context)
{
  g_autofree char *reason = rk_message_dup_typed (dialog);

  print (context, GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))),
         g_object_get_data (G_OBJECT (dialog), STATUS), "certificate", reason);
}

/* The certificate of one workplace again: it bears 再交付, and the ledger says why. */
static void
on_ask_reissue (GtkWidget *button, RkContext *context)
{
  GtkWidget *dialog = rk_message_new (
      GTK_WINDOW (gtk_widget_get_root (button)), _ ("Why Is the Certificate Issued Again?"),
      _ ("The reason is kept in the print ledger. The certificate says that it is a reissue."),
      NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "print",
                                    _ ("_Preview"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "print");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  rk_message_ask (dialog, _ ("Reason"), _ ("Lost, name changed, …"), "print");
  g_object_set_data_full (G_OBJECT (dialog), STATUS,
                          rk_record_ref (g_object_get_data (G_OBJECT (button), STATUS)),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (dialog, "response::print", G_CALLBACK (on_reissue), context, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_certificate (GtkWidget *button, RkContext *context)
{
  print (context, button, g_object_get_data (G_OBJECT (button), STATUS), "certificate", NULL);
}

GtkWidget *
rk_workplace_certificate_button_new (RkContext *context, RkRecord *status)
{
  gboolean again = rk_record_get (status, "certified_on") != NULL;
  GtkWidget *button
      = rk_part_icon_button ("document-print-symbolic", again ? _ ("Issue the Certificate Again…")
                                                              : _ ("Print the Certificate"));

  g_object_set_data_full (G_OBJECT (button), STATUS, rk_record_ref (status),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (again ? on_ask_reissue : on_certificate),
                           context, 0);
  return button;
}

static void
on_verb (GtkWidget *button, RkContext *context)
{
  RkRecord *status = g_object_get_data (G_OBJECT (button), STATUS);
  Verb verb = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "rk-verb"));

  switch (verb)
    {
    case VERB_SCREEN:
      screen (context, button, status);
      break;
    case VERB_ANSWER:
      note_answer (context, button, status);
      break;
    case VERB_REPORT:
      enter_report (context, button, status);
      break;
    case VERB_CERTIFICATE:
      print (context, button, status, "certificate", NULL);
      break;
    case VERB_NOTICE:
      print (context, button, status, "renewal", NULL);
      break;
    case VERB_REMIND:
      print (context, button, status, "reminder", NULL);
      break;
    case VERB_END:
      enter_end (context, button, status);
      break;
    case VERB_ENTER:
      rk_register_edits_take (context, RK_REGISTER_ENTER, status);
      break;
    case VERB_RENEW:
      rk_register_edits_take (context, RK_REGISTER_RENEW, status);
      break;
    case VERB_ADVANCE:
      rk_register_edits_take (context, RK_REGISTER_ADVANCE, status);
      break;
    case VERB_PROPOSE:
    case N_VERBS:
    default:
      rk_register_edits_take (context, RK_REGISTER_PROPOSE, status);
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
         && (is_in_force (status) || leaves (status) || is_refused (status)
             || stands (status, RK_STANDS_EXPIRED));
}

static gboolean
is_offered (const RkRecord *status, Verb verb)
{
  const char *work = rk_part_or_empty (rk_record_get (status, "work"));

  if (verb == VERB_RENEW)
    return is_renewable (status);
  if (verb == VERB_END)
    return can_end (status);
  if (verb == VERB_REPORT && is_in_force (status))
    return rk_record_get_int (status, "next_report") != 0;
  if (verb == VERB_ENTER)
    return stands (status, RK_STANDS_TO_REGISTER);
  return strstr (work, verbs[verb].work) != NULL || (verb == VERB_SCREEN && is_back (status));
}

/* Whoever screens an application sees that it chose too few. Returns: (nullable) */
static char *
few_words (RkContext *context, const RkRecord *status)
{
  g_autoptr (RkRecord) scheme
      = rk_records_get (rk_store_main_db (rk_context_get_store (context)), &rk_kind_scheme,
                        rk_record_get_int (status, "scheme_id"), NULL);
  gint64 least = scheme ? rk_record_get_int (scheme, "menu_least") : 0;
  const char *codes = rk_record_get (status, "activities");
  g_auto (GStrv) chosen = g_strsplit (codes ? codes : "", " ", -1);
  int n = 0;

  for (char **code = chosen; *code; code++)
    n += **code != '\0';
  if (n >= least
      || (!stands (status, RK_STANDS_APPLIED) && !stands (status, RK_STANDS_SCREENING)
          && !stands (status, RK_STANDS_TO_REGISTER)))
    return NULL;
  return g_strdup_printf (_ ("Activities chosen: %1$d (at least %2$d in this scheme)"), n,
                          (int)least);
}

/* 「登録は令和8年7月31日（金）まで」, 「未提出の報告　R6 R7」 */
static char *
due_words (const RkRecord *status)
{
  const char *missing = rk_record_get (status, "missing_reports");
  const char *candidate = rk_record_get (status, "candidate_for");
  g_autofree char *end = rk_part_dup_long_day (rk_record_get (status, "expires_on"));
  g_autoptr (GString) words = g_string_new (NULL);

  if (*end)
    /* Translators: last day of the term: 「登録は令和8年7月31日（金）まで」 */
    g_string_append_printf (words, _ ("Registered until %s"), end);
  if (rk_record_get_int (status, "long_term"))
    g_string_append_printf (
        words, "%s%s", words->len ? "\n" : "",
        _ ("The term is as long as two of the scheme or more: correct since when this term is"));
  if (missing)
    {
      g_string_append (words, words->len ? "\n" : "");
      /* Translators: fiscal years without report: 「未提出の報告　R6 R7」 */
      g_string_append_printf (words, _ ("Reports missing: %s"), missing);
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
add_verbs (RkContext *context, GtkWidget *box, RkRecord *status)
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
      g_object_set_data_full (G_OBJECT (button), STATUS, rk_record_ref (status),
                              (GDestroyNotify)rk_record_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_verb), context, 0);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_box_append (GTK_BOX (box), flow);
}

GtkWidget *
rk_workplace_due_new (RkContext *context, RkRecord *status)
{
  const char *work = rk_record_get (status, "work");
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  g_autofree char *few = NULL;
  GtkWidget *card;

  if (work == NULL && !is_renewable (status) && !is_back (status) && !can_end (status))
    return NULL;
  title = g_strdup_printf ("%s　%s", rk_part_or_empty (rk_record_get (status, "scheme")),
                           work ? work : rk_part_or_empty (rk_record_get (status, "state")));
  words = due_words (status);
  card = rk_part_box (GTK_ORIENTATION_VERTICAL, 6, rk_part_label (title, "heading"), NULL);
  if (*words)
    gtk_box_append (GTK_BOX (card), rk_part_label (words, "caption"));
  few = few_words (context, status);
  if (few)
    gtk_box_append (GTK_BOX (card), rk_part_label (few, "caption"));
  gtk_widget_add_css_class (card, "rk-due");
  if (!rk_context_is_read_only (context))
    add_verbs (context, card, status);
  return card;
}
