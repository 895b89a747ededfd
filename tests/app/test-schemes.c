/* The window of schemes: copies, levels, the menu of activities; activities chosen by name in a
 * form; letters reworded for a scheme; files of a workplace. */
#include "rk-test-register.h"

#include "rk-area.h"
#include "rk-attach.h"
#include "rk-attachments.h"
#include "rk-awards-window.h"
#include "rk-duties.h"
#include "rk-field-row.h"
#include "rk-letter-window.h"
#include "rk-query.h"
#include "rk-record-chooser.h"
#include "rk-record-dialog.h"
#include "rk-record-list.h"
#include "rk-register.h"
#include "rk-scheme-window.h"
#include "rk-schemes.h"
#include "rk-workplace-pane.h"
#include "rk-workplace-register.h"
#include "rk-workplaces-chart.h"
#include "rk-workplaces.h"

static void
test_window (Fixture *f, gconstpointer data)
{
  GtkWidget *window = show (f, rk_scheme_window_new (f->context, NULL, 0));
  gint64 n = count (f, &rk_kind_scheme);

  g_assert_cmpint (rk_scheme_window_get_scheme (RK_SCHEME_WINDOW (window)), ==, f->scheme);
  g_assert_true (rk_test_shows (window, "Term and reports"));
  g_assert_true (rk_test_shows (window, "認定"));
  g_assert_false (rk_test_shows (window, "大規模法人部門")); /* a level of another scheme */
  g_assert_true (rk_test_shows (window, "健診・保健指導"));
  g_assert_true (rk_test_shows (window, "禁煙を支援する"));

  /* The copy is shown, and what is changed in it is not changed in the original. */
  rk_scheme_window_copy (RK_SCHEME_WINDOW (window));
  rk_test_wait (rk_scheme_window_get_scheme (RK_SCHEME_WINDOW (window)) != f->scheme);
  g_assert_cmpint (count (f, &rk_kind_scheme), ==, n + 1);
  g_assert_true (rk_test_shows (window, "健診・保健指導"));

  /* Taken back: the main one is shown again. */
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (rk_scheme_window_get_scheme (RK_SCHEME_WINDOW (window)) == f->scheme);
  g_assert_cmpint (count (f, &rk_kind_scheme), ==, n);
}

static gboolean
is_check (GtkWidget *widget, gpointer label)
{
  return rk_test_has_label (gtk_check_button_get_child (GTK_CHECK_BUTTON (widget)), label);
}

/* A scheme that nobody holds is given up with all that is of it; one that is held stays. */
static void
test_delete (Fixture *f, gconstpointer data)
{
  GtkWidget *window = show (f, rk_scheme_window_new (f->context, NULL, 0));
  gint64 n = count (f, &rk_kind_scheme);
  gint64 n_levels = count (f, &rk_kind_scheme_level);

  rk_scheme_window_copy (RK_SCHEME_WINDOW (window));
  rk_test_wait (rk_scheme_window_get_scheme (RK_SCHEME_WINDOW (window)) != f->scheme);
  rk_scheme_window_delete (RK_SCHEME_WINDOW (window));
  rk_test_wait (count (f, &rk_kind_scheme) == n);
  rk_test_wait (rk_scheme_window_get_scheme (RK_SCHEME_WINDOW (window)) == f->scheme);
  g_assert_cmpint (count (f, &rk_kind_scheme_level), ==, n_levels);
}

/* Offered are the levels of the scheme; another scheme has others. */
static void
test_levels_of_scheme (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  gint64 level = rk_record_id (levels->pdata[0]);
  g_autoptr (GPtrArray) only = NULL;
  RkRecordChooser *chooser
      = RK_RECORD_CHOOSER (rk_record_chooser_new (&rk_kind_scheme_level, FALSE));
  gint64 other;

  g_object_ref_sink (chooser);
  rk_record_chooser_set_context (chooser, f->context);
  rk_record_chooser_narrow (chooser, "scheme_id", f->scheme);
  rk_record_chooser_set_id (chooser, level);
  rk_record_chooser_narrow (chooser, "scheme_id", f->scheme);
  g_assert_cmpint (rk_record_chooser_get_id (chooser), ==, level);
  rk_record_chooser_narrow (chooser, "scheme_id", f->scheme + 1000000);
  g_assert_cmpint (rk_record_chooser_get_id (chooser), ==, 0);

  /* The only one that there is is meant. */
  g_assert_true (rk_schemes_find (db_of (f), "kyokai", &other, NULL));
  only = rk_schemes_levels (db_of (f), other, NULL);
  g_assert_cmpuint (only->len, ==, 1);
  rk_record_chooser_narrow (chooser, "scheme_id", other);
  g_assert_cmpint (rk_record_chooser_get_id (chooser), ==, rk_record_id (only->pdata[0]));
  rk_record_chooser_set_context (chooser, NULL);
  g_object_unref (chooser);
}

static gboolean
is_row_for (GtkWidget *widget, gpointer title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* One registers in a scheme, and is chosen for an award: neither is offered for the other. */
static void
test_awards_are_apart (Fixture *f, gconstpointer data)
{
  static const RkKind *const kinds[] = { &rk_kind_status, &rk_kind_award };
  static const char *const names[]
      = { "健康経営優良法人", "ふじのくに健康づくり推進事業所　知事褒賞" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const RkField *field = &kinds[i]->fields[rk_kind_field (kinds[i], "scheme_id")];
      GtkWidget *window = gtk_window_new ();
      GtkWidget *row = rk_field_row_new (field);
      GtkWidget *chooser, *found;

      g_assert_nonnull (field->only);
      gtk_window_set_child (GTK_WINDOW (window), row);
      rk_field_row_set_context (RK_FIELD_ROW (row), f->context);
      chooser = rk_test_find (row, RK_TYPE_RECORD_CHOOSER, NULL, NULL);
      gtk_window_present (GTK_WINDOW (window));
      rk_test_wait (gtk_widget_get_mapped (chooser));
      rk_record_chooser_search (RK_RECORD_CHOOSER (chooser), "");
      rk_test_wait (rk_test_find (chooser, ADW_TYPE_ACTION_ROW, is_row_for, (gpointer)names[i]));
      g_assert_null (rk_test_find (chooser, ADW_TYPE_ACTION_ROW, is_row_for, (gpointer)names[!i]));
      found = rk_test_find (chooser, ADW_TYPE_ACTION_ROW, is_row_for, (gpointer)names[i]);
      g_signal_emit_by_name (gtk_widget_get_parent (found), "row-activated", found);
      rk_test_flush ();
      rk_test_gone (window);
    }
}

/* By their names; the form keeps their codes. */
static void
test_activities (Fixture *f, gconstpointer data)
{
  RkDraft *draft = rk_draft_new (&rk_kind_status);
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (RkRecord) made = NULL;
  g_autofree char *codes = NULL;
  GtkWidget *dialog, *check;
  RkRecordForm *form;

  rk_draft_put_id (draft, "workplace_id", f->workplace);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_draft_put (draft, "activities", "1-2 9-9");
  record = rk_draft_end (draft);
  dialog = show (f, rk_record_dialog_new (f->context, NULL, &rk_kind_status, record));
  form = rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog));
  g_assert_false (rk_record_form_is_changed (form));
  check = rk_test_find (dialog, GTK_TYPE_CHECK_BUTTON, is_check, (gpointer) "特定保健指導を勧める");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  check = rk_test_find (dialog, GTK_TYPE_CHECK_BUTTON, is_check, (gpointer) "禁煙を支援する");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (rk_record_form_is_touched (form, "activities"));
  codes = rk_record_form_dup_typed (form, "activities");
  g_assert_cmpstr (codes, ==, "1-2 5-2 9-9");
  made = rk_record_form_end (form, FALSE);
  g_assert_cmpstr (rk_record_get (made, "activities"), ==, "1-2 5-2 9-9");
}

static GtkWidget *
state_button (GtkWidget *dialog, const char *label, const char *state)
{
  GtkWidget *line = gtk_widget_get_next_sibling (
      rk_test_find (dialog, GTK_TYPE_LABEL, rk_test_has_label, (gpointer)label));

  return rk_test_button (line, state);
}

/* A report says of each activity that was declared whether it was done, by keys, and in words; what
 * it says of others stays. */
static void
test_told (Fixture *f, gconstpointer data)
{
  gint64 status = register_in (f, f->workplace, f->scheme);
  g_autoptr (RkRecord) held = rk_records_get (db_of (f), &rk_kind_status, status, NULL);
  RkDraft *draft = rk_draft_copy (held);
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (RkRecord) made = NULL;
  GtkWidget *dialog, *button, *words;
  RkRecordForm *form;

  rk_draft_put (draft, "activities", "1-1 5-2 4-1");
  rk_test_keep (f->office, draft);
  draft = rk_draft_new (&rk_kind_report);
  rk_draft_put_id (draft, "status_id", status);
  rk_draft_put_int (draft, "year", 2025);
  rk_draft_put (draft, "items", "5-2 一部実施 1回\n9-9 未実施\n自販機を入れ替えた");
  record = rk_draft_end (draft);
  dialog = show (f, rk_record_dialog_new (f->context, NULL, &rk_kind_report, record));
  form = rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog));
  g_assert_false (rk_record_form_is_changed (form));
  g_assert_false (rk_test_shows (dialog, "減塩・野菜の情報を出す"));
  button = state_button (dialog, "禁煙を支援する", "一部実施");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_true (rk_test_press (button, GDK_KEY_1, 0));
  g_assert_true (rk_record_form_is_touched (form, "items"));
  words = gtk_widget_get_next_sibling (gtk_widget_get_parent (button));
  gtk_editable_set_text (GTK_EDITABLE (words), "禁煙セミナー 2回 延べ45人");
  button = state_button (dialog, "体操・歩く機会をつくる", "実施");
  g_assert_true (rk_test_press (button, GDK_KEY_Right, 0));
  g_assert_true (rk_test_press (button, GDK_KEY_Right, 0));
  made = rk_record_form_end (form, FALSE);
  g_assert_cmpstr (rk_record_get (made, "items"), ==,
                   "4-1 一部実施\n5-2 実施 禁煙セミナー 2回 延べ45人\n9-9 未実施\n"
                   "自販機を入れ替えた");
  g_assert_true (rk_test_press (button, GDK_KEY_Delete, 0));
  g_clear_pointer (&made, rk_record_unref);
  made = rk_record_form_end (form, FALSE);
  g_assert_true (g_str_has_prefix (rk_record_get (made, "items"), "5-2 実施"));
}

/* A registration that stands on two lists waits once. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2023-03-01", "screened_on", "2023-03-15",
                       "registered_on", "2023-04-01", "expires_on", "2027-03-31");
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (GPtrArray) duties = NULL;
  const RkDuty *duty = NULL;

  rk_draft_put_id (draft, "workplace_id", f->workplace);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
  duties = rk_duties_load (db_of (f), f->office->path, rk_today (), NULL, NULL);
  for (guint i = 0; i < duties->len; i++)
    if (g_str_has_prefix (((RkDuty *)duties->pdata[i])->title, "Registrations that wait"))
      duty = duties->pdata[i];
  g_assert_nonnull (duty);
  g_assert_nonnull (strstr (duty->detail, "Reports missing 1, Two years without report 1"));
  g_assert_cmpstr (duty->title, ==, "Registrations that wait for the office: 1");
}

static RkRecord *
letter_of (Fixture *f, gint64 scheme)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_letter);
  g_autoptr (GPtrArray) letters = rk_query_records (db_of (f), query, NULL, NULL);

  for (guint i = 0; i < letters->len; i++)
    if (g_strcmp0 (rk_record_get (letters->pdata[i], "document"), "certificate") == 0
        && rk_record_get_int (letters->pdata[i], "scheme_id") == scheme)
      return rk_record_ref (letters->pdata[i]);
  return NULL;
}

static void
test_letter (Fixture *f, gconstpointer data)
{
  GtkWidget *window
      = show (f, rk_letter_window_new_for_scheme (f->context, NULL, "certificate", f->scheme));
  g_autoptr (RkRecord) own = NULL;

  g_assert_null (letter_of (f, f->scheme));
  g_assert_true (rk_test_shows (
      window, "The letter for all schemes. Make a copy to reword it for this scheme alone."));
  g_assert_false (rk_test_shows (window, "開催通知"));
  rk_test_click (rk_test_button (window, "Copy for This Scheme"));
  rk_test_wait (rk_test_shows (window, "A copy for this scheme alone."));
  own = letter_of (f, f->scheme);
  g_assert_nonnull (own);
}

/* A recommendation says to whom it goes, where other letters have their 記. */
static void
test_addressee (Fixture *f, gconstpointer data)
{
  GtkWidget *window;
  gint64 award;

  g_assert_true (rk_schemes_default (db_of (f), TRUE, &award, NULL));
  window = show (f, rk_letter_window_new_for_scheme (f->context, NULL, "recommendation", award));
  rk_test_wait (rk_test_shows (window, "Addressed to"));
  g_assert_false (rk_test_shows (window, "Items under 記"));
}

static gboolean
says (GtkWidget *label, gpointer words)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), words) != NULL;
}

static gboolean
add_picture (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("png", 3);
  g_autoptr (RkRecord) scheme = rk_records_get (db, &rk_kind_scheme, *(gint64 *)data, error);
  RkDraft *draft = rk_draft_copy (scheme);
  gint64 id;

  if (!rk_attachments_add (db, "背景.png", "image/png", bytes, 0, &id, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  rk_draft_put_id (draft, "background_id", id);
  return rk_records_save_draft (db, draft, NULL, error);
}

/* Whether there is a picture behind the certificate is seen without opening the form. */
static void
test_picture (Fixture *f, gconstpointer data)
{
  GtkWidget *window = show (f, rk_scheme_window_new (f->context, NULL, f->scheme));

  g_assert_null (
      rk_test_find (window, GTK_TYPE_LABEL, says, (gpointer) "Picture behind it (PNG): attached"));
  rk_test_command (f->office, "背景の絵を入れた", add_picture, &f->scheme);
  rk_test_wait (
      rk_test_find (window, GTK_TYPE_LABEL, says, (gpointer) "Picture behind it (PNG): attached")
      != NULL);
}

/* Whoever does not renew is told so on its card, and is ended from there with the last day of the
 * term. */
static void
test_leaving (Fixture *f, gconstpointer data)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2024-08-01", "screened_on", "2024-08-15",
                       "registered_on", "2024-08-20", "expires_on", "2026-08-19", "renewal",
                       RK_RENEWAL_NO, "renewal_on", "2026-07-01");
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *dialog;
  RkRecordForm *form;
  g_autoptr (RkRecord) ended = NULL;

  show_registration (f, draft, pane, window);
  g_assert_nonnull (rk_test_find (pane, GTK_TYPE_LABEL, says,
                                  (gpointer) "\n更新しない (answered on 令和8年7月1日"));
  rk_test_click (rk_test_button (pane, "Enter the End…"));
  rk_test_wait ((dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL)) != NULL);
  form = rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog));
  ended = rk_record_form_end (form, FALSE);
  g_assert_cmpstr (rk_record_get (ended, "ended_on"), ==, "2026-08-19");
  g_assert_cmpstr (rk_record_get (ended, "ended_as"), ==, "辞退");
  rk_test_hide (dialog);
  rk_test_gone (dialog);
}

/* What was asked for by a renewal is screened, and then renewed: not screened for ever. Why the
 * last term was granted is not why this one is. */
static void
test_a_renewal_is_screened (Fixture *f, gconstpointer data)
{
  RkDraft *draft = RK_TEST_DRAFT (
      &rk_kind_status, "applied_on", "2024-08-01", "checked_on", "2024-08-02", "screened_on",
      "2024-08-15", "result", RK_RESULT_GOOD, "registered_on", "2024-08-20", "term_start",
      "2024-08-20", "expires_on", "2026-08-19", "certified_on", "2024-08-21", "renewal",
      RK_RENEWAL_YES, "renewal_on", "2026-07-01", "screening", "補正の後、要件を満たす");
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *dialog;
  g_autoptr (RkRecord) screened = NULL;

  show_registration (f, draft, pane, window);
  rk_test_click (rk_test_button (pane, "Screen…"));
  rk_test_wait ((dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL)) != NULL);
  screened = rk_record_form_end (rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog)), FALSE);
  g_assert_cmpstr (rk_record_get (screened, "result"), ==, RK_RESULT_GOOD);
  g_assert_null (rk_record_get (screened, "screening"));
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL) == NULL);
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
  g_assert_null (rk_test_button (pane, "Screen…"));
  g_assert_null (rk_test_button (pane, "Register"));
  g_assert_nonnull (rk_test_button (pane, "Renew"));
}

/* The awards of a year by 部門; each leads to its form, and what there is none of is said. */
static void
test_awards (Fixture *f, gconstpointer data)
{
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, f->workplace);
  g_autofree char *scheme = NULL;
  GtkWidget *window;
  gint64 award;

  g_assert_true (rk_schemes_default (db_of (f), TRUE, &award, NULL));
  scheme = g_strdup_printf ("%" G_GINT64_FORMAT, award);
  window = rk_awards_window_new (f->context, NULL);
  show (f, window);
  g_assert_cmpuint (rk_awards_window_get_n (RK_AWARDS_WINDOW (window)), ==, 0);
  g_assert_true (rk_test_shows (window, "No Award in This Year"));
  for (guint i = 0; i < 2; i++)
    rk_test_keep (f->office,
                  RK_TEST_DRAFT (&rk_kind_award, "workplace_id", of, "scheme_id", scheme, "year",
                                 i ? "R8" : "R7", "division", i ? "大規模の部" : "中小規模の部"));
  rk_test_wait (rk_awards_window_get_n (RK_AWARDS_WINDOW (window)) == 1);
  g_assert_true (rk_test_shows (window, "大規模の部"));
  rk_awards_window_show (RK_AWARDS_WINDOW (window), 2025, "中小規模の部");
  g_assert_cmpuint (rk_awards_window_get_n (RK_AWARDS_WINDOW (window)), ==, 1);
  rk_awards_window_show (RK_AWARDS_WINDOW (window), 2025, "大規模の部");
  g_assert_cmpuint (rk_awards_window_get_n (RK_AWARDS_WINDOW (window)), ==, 1);
  rk_awards_window_show (RK_AWARDS_WINDOW (window), 2024, NULL);
  g_assert_cmpuint (rk_awards_window_get_n (RK_AWARDS_WINDOW (window)), ==, 0);
}

/* While a term runs its report can be entered before it is late, and an end on any day. */
static void
test_running (Fixture *f, gconstpointer data)
{
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *dialog;
  g_autoptr (RkRecord) report = NULL;
  g_autoptr (RkRecord) ended = NULL;

  register_in (f, f->workplace, f->scheme);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  show (f, window);
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
  g_assert_nonnull (
      rk_test_find (pane, GTK_TYPE_LABEL, says, (gpointer) "Registered until 令和10年4月19日"));
  rk_test_click (rk_test_button (pane, "Enter the Report…"));
  rk_test_wait ((dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL)) != NULL);
  report = rk_record_form_end (rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog)), FALSE);
  g_assert_cmpint (rk_record_get_int (report, "year"), ==, 2026);
  rk_test_hide (dialog);
  rk_test_gone (dialog);
  rk_test_click (rk_test_button (pane, "Enter the End…"));
  rk_test_wait ((dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL)) != NULL);
  ended = rk_record_form_end (rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog)), FALSE);
  g_assert_cmpstr (rk_record_get (ended, "ended_on"), ==, "2026-07-02");
  rk_test_hide (dialog);
  rk_test_gone (dialog);
}

static gboolean
is_row_of (GtkWidget *row, gpointer field)
{
  return g_strcmp0 (rk_field_row_get_field (RK_FIELD_ROW (row))->name, field) == 0;
}

/* 部門 and 賞 of the scheme are offered; who is chosen gets the next number. */
static void
test_award_form (Fixture *f, gconstpointer data)
{
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, f->workplace);
  g_autofree char *scheme = NULL;
  g_autofree char *typed = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_award);
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (RkRecord) award = NULL;
  GtkWidget *dialog, *row;
  gint64 main_award;

  g_assert_true (rk_schemes_default (db_of (f), TRUE, &main_award, NULL));
  scheme = g_strdup_printf ("%" G_GINT64_FORMAT, main_award);
  rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_award, "workplace_id", of, "scheme_id", scheme,
                                          "year", "R8", "proposed_on", "2026-07-01"));
  awards = rk_query_records (db_of (f), query, NULL, NULL);
  dialog = show (f, rk_record_dialog_new (f->context, NULL, &rk_kind_award, awards->pdata[0]));
  row = rk_test_find (dialog, RK_TYPE_FIELD_ROW, is_row_of, (gpointer) "division");
  g_assert_true (gtk_widget_get_visible (rk_test_find (row, GTK_TYPE_MENU_BUTTON, NULL, NULL)));
  g_assert_true (gtk_widget_activate_action (row, "field.take", "s", "大規模の部"));
  typed = rk_record_form_dup_typed (rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog)),
                                    "division");
  g_assert_cmpstr (typed, ==, "大規模の部");
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "decision", "受賞");
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "decided_on", "R8.7.2");
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL) == NULL);
  f->window = NULL;
  award = rk_records_get (db_of (f), &rk_kind_award, rk_record_id (awards->pdata[0]), NULL);
  g_assert_cmpstr (rk_record_get (award, "division"), ==, "大規模の部");
  g_assert_cmpstr (rk_record_get (award, "number"), ==, "R8-0001");
}

/* Whoever screens sees that fewer activities were chosen than the scheme asks for. */
static void
test_few_activities (Fixture *f, gconstpointer data)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2026-06-20");
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (RkRecord) scheme = rk_records_get (db_of (f), &rk_kind_scheme, f->scheme, NULL);
  RkDraft *more = rk_draft_copy (scheme);
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();

  rk_draft_put_int (more, "menu_least", 2);
  rk_test_keep (f->office, more);
  rk_draft_put_id (draft, "workplace_id", f->workplace);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_draft_put (draft, "activities", "1-2");
  rk_test_keep (f->office, draft);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  show (f, window);
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
  g_assert_true (rk_test_shows (pane, "Activities chosen: 1 (at least 2 in this scheme)"));
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  return ++*(guint *)frames <= 5;
}

/* What is read stays where it is while something is noted of it, wherever the keyboard was. */
static void
test_pane_stays (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  RkWorkplacePane *pane = g_object_new (RK_TYPE_WORKPLACE_PANE, NULL);
  GtkAdjustment *place;
  RkDraft *draft;
  guint frames = 0;
  gint64 n;

  register_in (f, f->workplace, f->scheme);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_set_default_size (GTK_WINDOW (window), 320, 300);
  rk_workplace_pane_set_context (pane, f->context);
  rk_workplace_pane_show (pane, f->workplace);
  show (f, window);
  place = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (rk_test_find (GTK_WIDGET (pane), GTK_TYPE_SCROLLED_WINDOW, NULL, NULL)));
  rk_test_wait (gtk_adjustment_get_upper (place) > 700);
  g_assert_true (gtk_widget_grab_focus (
      rk_test_find_called (GTK_WIDGET (pane), GTK_TYPE_BUTTON, "Print the Certificate")));
  rk_test_wait (gtk_adjustment_get_value (place) > 100);
  gtk_adjustment_set_value (place, 400);
  n = count (f, &rk_kind_visit);
  draft = RK_TEST_DRAFT (&rk_kind_visit, "date", "2026-07-01", "means", "電話", "subject", "案内");
  rk_draft_put_id (draft, "workplace_id", f->workplace);
  rk_test_keep (f->office, draft);
  g_assert_cmpint (count (f, &rk_kind_visit), ==, n + 1);
  gtk_widget_add_tick_callback (window, count_frame, &frames, NULL);
  rk_test_wait (frames > 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 400);
}

static gboolean
begins (GtkWidget *label, gpointer words)
{
  return g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), words)
         && gtk_widget_get_mapped (label);
}

static gboolean
is_reached (GtkWidget *steps, gpointer reached)
{
  return gtk_level_bar_get_value (GTK_LEVEL_BAR (steps)) == GPOINTER_TO_UINT (reached);
}

static gboolean
is_inscribed (GtkWidget *inscription, gpointer text)
{
  return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (inscription)), text) == 0;
}

/* What a workplace holds and who is a candidate for the next rung, in words; in the list as many
 * boxes as rungs. */
static void
test_ladder (Fixture *f, gconstpointer data)
{
  static const RkListColumn columns[]
      = { { "name", NULL, 0, 0, FALSE, NULL }, { "stage", NULL, 124, 0, TRUE, RK_RUNGS } };
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2026-04-01", "screened_on", "2026-04-15",
                       "result", RK_RESULT_GOOD, "registered_on", "2026-04-20", "term_start",
                       "2026-04-20", "expires_on", "2028-04-19", "certified_on", "2026-04-21");
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *list = rk_record_list_new (f->office->store, &rk_kind_workplace, "List", columns, 2);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *word;
  g_autoptr (PangoLayout) layout = NULL;
  int needed;

  rk_draft_put_id (draft, "workplace_id", f->workplace);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
  gtk_widget_set_size_request (list, 600, 200);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), pane);
  gtk_window_set_child (GTK_WINDOW (window), box);
  show (f, window);
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
  rk_test_wait (rk_test_find (pane, GTK_TYPE_LABEL, begins, (gpointer) "登録　") != NULL);
  g_assert_nonnull (rk_test_find (pane, GTK_TYPE_LABEL, begins, (gpointer) "認定　"));
  g_assert_nonnull (rk_test_find (pane, GTK_TYPE_LABEL, begins, (gpointer) "表彰　"));
  g_assert_nonnull (rk_test_find (pane, GTK_TYPE_LABEL, begins, (gpointer) "Candidates: "));
  rk_record_list_show_query (RK_RECORD_LIST (list), query, NULL);
  rk_test_wait (rk_test_find (list, GTK_TYPE_LEVEL_BAR, is_reached, GUINT_TO_POINTER (2)) != NULL);

  /* The word beside them is readable, the longest, too. */
  word = rk_test_find (list, GTK_TYPE_INSCRIPTION, is_inscribed, (gpointer) "登録");
  rk_test_wait (gtk_widget_get_width (word) > 0);
  layout = gtk_widget_create_pango_layout (word, RK_STANDS_EXPIRED);
  pango_layout_get_pixel_size (layout, &needed, NULL);
  g_assert_cmpint (gtk_widget_get_width (word), >=, needed);
}

/* Whoever takes a step by the keyboard goes on from the button of the next one. */
static void
test_focus_goes_on (Fixture *f, gconstpointer data)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2026-04-01");
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *focus;

  show_registration (f, draft, pane, window);
  gtk_widget_grab_focus (rk_test_find_called (pane, GTK_TYPE_BUTTON, "Screen…"));
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, pane));
  g_assert_true (focus == rk_test_find_called (pane, GTK_TYPE_BUTTON, "Screen…"));
}

/* A scheme of one's own has rungs of its own; those of a scheme that a workplace is not in say
 * nothing to it. */
static void
test_own_ladder (Fixture *f, gconstpointer data)
{
  RkDraft *scheme = RK_TEST_DRAFT (&rk_kind_scheme, "code", "yaizu", "name", "焼津健康企業");
  RkDraft *first
      = RK_TEST_DRAFT (&rk_kind_scheme_level, "code", "a", "name", "登録", "rung", "登録");
  RkDraft *gold
      = RK_TEST_DRAFT (&rk_kind_scheme_level, "code", "b", "name", "金の認定", "rung", "認定");
  RkDraft *status = RK_TEST_DRAFT (&rk_kind_status, "registered_on", "2026-04-20");
  RkRecordChooser *chooser
      = RK_RECORD_CHOOSER (rk_record_chooser_new (&rk_kind_scheme_level, TRUE));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme_level);
  g_autofree char *name = NULL;
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();
  gint64 own, level;
  guint64 n;

  rk_draft_put_int (scheme, "position", 99);
  own = rk_test_keep (f->office, scheme);
  rk_draft_put_id (first, "scheme_id", own);
  rk_draft_put_int (first, "position", 1);
  level = rk_test_keep (f->office, first);
  rk_draft_put_id (gold, "scheme_id", own);
  rk_draft_put_int (gold, "position", 2);
  rk_draft_put_id (gold, "needs_level_id", level);
  rk_draft_put_int (gold, "needs_terms", 2);
  rk_test_keep (f->office, gold);
  rk_draft_put_id (status, "workplace_id", f->workplace);
  rk_draft_put_id (status, "scheme_id", own);
  rk_draft_put_id (status, "level_id", level);
  rk_test_keep (f->office, status);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  show (f, window);
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
  rk_test_wait (rk_test_find (pane, GTK_TYPE_LABEL, begins, (gpointer) "認定　焼津健康企業")
                != NULL);
  g_assert_nonnull (rk_test_find (pane, GTK_TYPE_LABEL, begins,
                                  (gpointer) "Candidates: 焼津健康企業の登録が2期"));
  g_assert_null (rk_test_find (pane, GTK_TYPE_LABEL, begins, (gpointer) "認定　ふじのくに"));

  /* Whoever chooses among the levels of all schemes sees and finds whose it is. */
  g_object_ref_sink (chooser);
  rk_record_chooser_set_context (chooser, f->context);
  rk_record_chooser_set_id (chooser, level);
  name = rk_record_chooser_dup_name (chooser);
  g_assert_cmpstr (name, ==, "焼津健康企業　登録");
  rk_record_chooser_set_context (chooser, NULL);
  g_object_unref (chooser);
  rk_query_set_search (query, "焼津健康");
  g_assert_true (rk_query_total (db_of (f), query, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 2);
}

/* A bar for each municipality is higher than a screen: it scrolls, and the window stays in it. */
static void
test_figure_scrolls (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  GtkWidget *chart, *window;
  const RkArea *areas;
  gsize n;
  int least;

  areas = rk_area_list (&n);
  for (gsize i = 0; i < n; i++)
    rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", areas[i].name,
                                            "municipality_code", areas[i].name));
  chart = rk_workplaces_chart_new (f->context);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  rk_workplaces_chart_set_query (RK_WORKPLACES_CHART (chart), query);
  show (f, window);
  rk_test_wait (rk_workplaces_chart_is_ready (RK_WORKPLACES_CHART (chart)));
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, 900, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, 500);
}

static RkRecord *
file_of (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace_file);
  g_autoptr (GPtrArray) files = rk_query_records (db_of (f), query, NULL, NULL);

  return files && files->len ? rk_record_ref (files->pdata[0]) : NULL;
}

/* As if let go of over a widget. */
static gboolean
drop (GtkWidget *widget, GFile *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  return taken;
}

static void
test_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->office->folder, "申込書.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RkRecord) workplace
      = rk_records_get (db_of (f), &rk_kind_workplace, f->workplace, NULL);
  g_autoptr (RkRecord) attached = NULL;
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();

  g_assert_true (g_file_set_contents (path, "申込み", -1, NULL));
  gtk_window_set_child (GTK_WINDOW (window), pane);
  show (f, window);
  rk_attach_file (f->context, &rk_workplace_file_info, workplace, file);
  rk_test_wait (count (f, &rk_kind_workplace_file) == 1);
  attached = file_of (f);
  g_assert_cmpstr (rk_record_get (attached, "file_name"), ==, "申込書.txt");
  g_assert_cmpint (rk_record_get_int (attached, "workplace_id"), ==, f->workplace);
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
  rk_test_wait (rk_test_shows (pane, "申込書.txt"));
  g_assert_true (drop (pane, file));
  rk_test_wait (count (f, &rk_kind_workplace_file) == 2);
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/schemes-window/window", test_window);
  ADD ("/schemes-window/delete", test_delete);
  ADD ("/schemes-window/levels", test_levels_of_scheme);
  ADD ("/schemes-window/awards-apart", test_awards_are_apart);
  ADD ("/schemes-window/activities", test_activities);
  ADD ("/schemes-window/told", test_told);
  ADD ("/schemes-window/waiting", test_waiting);
  ADD ("/schemes-window/leaving", test_leaving);
  ADD ("/schemes-window/renewal", test_a_renewal_is_screened);
  ADD ("/schemes-window/running", test_running);
  ADD ("/schemes-window/awards", test_awards);
  ADD ("/schemes-window/award-form", test_award_form);
  ADD ("/schemes-window/few-activities", test_few_activities);
  ADD ("/schemes-window/pane-stays", test_pane_stays);
  ADD ("/schemes-window/ladder", test_ladder);
  ADD ("/schemes-window/focus-goes-on", test_focus_goes_on);
  ADD ("/schemes-window/own-ladder", test_own_ladder);
  ADD ("/schemes-window/figure-scrolls", test_figure_scrolls);
  ADD ("/schemes-window/letter", test_letter);
  ADD ("/schemes-window/addressee", test_addressee);
  ADD ("/schemes-window/picture", test_picture);
  ADD ("/schemes-window/file", test_file);
#undef ADD
  return rk_test_app_run ();
}
