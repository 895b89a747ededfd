/* 名寄せ as a person does it: a list is chosen, pairs are decided with keys, and taken back; the
 * same for the register itself and for the corporate number list. */
#include "rk-test-app.h"

#include <string.h>

#include "rk-beside.h"
#include "rk-corporate-window.h"
#include "rk-decisions.h"
#include "rk-import-aim.h"
#include "rk-import-paste.h"
#include "rk-match-window.h"
#include "rk-pair-view.h"

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  char *csv;
  GtkWidget *window;
} Fixture;

static gint64
add_workplace (Fixture *fixture, const char *name, const char *phone, const char *employees)
{
  return rk_test_keep (fixture->office,
                       RK_TEST_DRAFT (&rk_kind_workplace, "name", name, "municipality_code",
                                      "焼津市", "phone", phone, "employees", employees));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_office_new (0);
  fixture->context = rk_context_new (fixture->office->store, rk_test_settings);
  fixture->csv = g_build_filename (fixture->office->folder, "健康宣言.csv", NULL);
  add_workplace (fixture, "焼津港冷蔵運輸（株）", "054-000-0199", "64");
  add_workplace (fixture, "青葉薬局", "054-629-2000", "3");
}

static void
present (Fixture *fixture, GtkWidget *window)
{
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&fixture->window);
  gtk_window_set_application (GTK_WINDOW (window), rk_test_application);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (gtk_widget_get_mapped (window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window)
    {
      rk_test_hide (fixture->window);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
    }
  rk_test_wait (fixture->window == NULL);
  rk_test_wait (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  rk_test_office_free (fixture->office);
  g_free (fixture->csv);
}

static gint64
count (Fixture *fixture, const RkKind *kind)
{
  gint64 n;

  rk_records_count (rk_store_main_db (fixture->office->store), kind, &n, NULL);
  return n;
}

static GFile *
write_list (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->csv, text, -1, NULL));
  return g_file_new_for_path (fixture->csv);
}

#define LIST                                               \
  "名称,市区町村,電話,従業員数\r\n"            \
  "焼津港冷蔵輸送㈱,焼津市,054-000-0199,71\r\n" \
  "有限会社青葉薬局,焼津市,0546292000,\r\n"     \
  "どこにもない会社,焼津市,,9\r\n"

static void
open_list (Fixture *fixture)
{
  g_autoptr (GFile) file = write_list (fixture, LIST);

  present (fixture, rk_match_window_new_for_list (fixture->context));
  rk_match_window_open (RK_MATCH_WINDOW (fixture->window), file);
  rk_test_wait (rk_match_window_get_n (RK_MATCH_WINDOW (fixture->window), RK_ALIKE) >= 0);
}

static void
assert_counts (Fixture *fixture, int none, int likely, int sure)
{
  RkMatchWindow *window = RK_MATCH_WINDOW (fixture->window);

  rk_test_wait (rk_match_window_get_n (window, RK_ALIKE) == likely
                && rk_match_window_get_n (window, RK_DIFFERENT) == none
                && rk_match_window_get_n (window, RK_SAME) == sure);
}

static RkPairView *
pair_of (Fixture *fixture)
{
  return RK_PAIR_VIEW (rk_test_find (fixture->window, RK_TYPE_PAIR_VIEW, NULL, NULL));
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkRecord) merged = NULL;
  g_autoptr (RkRecord) stored = NULL;

  open_list (fixture);
  assert_counts (fixture, 1, 1, 1);
  rk_test_wait (rk_test_shows (fixture->window, "Is this the same workplace?"));
  rk_test_wait (rk_test_shows (fixture->window, "焼津港冷蔵輸送㈱"));
  rk_test_wait (rk_test_shows (fixture->window, "Different"));
  rk_pair_view_choose (pair_of (fixture), "employees", TRUE);
  merged = rk_pair_view_dup_merged (pair_of (fixture));
  g_assert_cmpstr (rk_record_get (merged, "name"), ==, "焼津港冷蔵運輸（株）");
  g_assert_cmpint (rk_record_get_int (merged, "employees"), ==, 71);
  g_assert_cmpint (count (fixture, &rk_kind_match_decision), ==, 0);

  rk_match_window_answer (RK_MATCH_WINDOW (fixture->window), RK_MATCH_SAME);
  assert_counts (fixture, 1, 0, 2);
  g_assert_cmpint (count (fixture, &rk_kind_match_decision), ==, 1);
  stored = rk_records_get (rk_store_main_db (fixture->office->store), &rk_kind_workplace,
                           rk_record_id (merged), NULL);
  g_assert_cmpint (rk_record_get_int (stored, "employees"), ==, 71);
  g_assert_cmpint (count (fixture, &rk_kind_workplace_past), ==, 1);
  rk_test_wait (rk_test_shows (fixture->window, "Nothing to Decide"));

  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  assert_counts (fixture, 1, 1, 1);
  g_assert_cmpint (count (fixture, &rk_kind_match_decision), ==, 0);
}

/* What was decided is told above the verbs, where the next click goes; and elsewhere where there
 * are none. */
static void
test_words_keep_clear (Fixture *fixture, gconstpointer data)
{
  GtkWidget *main = gtk_window_new ();
  AdwToastOverlay *toasts;

  add_workplace (fixture, "焼津港冷蔵輸送", "054-000-0199", "71");
  gtk_window_present (GTK_WINDOW (main));
  present (fixture, rk_match_window_new_for_register (fixture->context));
  gtk_window_set_transient_for (GTK_WINDOW (fixture->window), GTK_WINDOW (main));
  rk_test_wait (rk_test_shows (fixture->window, "Is this the same workplace?"));
  toasts = rk_beside_get_toasts (GTK_WINDOW (main));
  g_assert_nonnull (toasts);
  g_assert_nonnull (rk_test_find (GTK_WIDGET (toasts), RK_TYPE_PAIR_VIEW, NULL, NULL));
  g_assert_null (rk_test_button (GTK_WIDGET (toasts), "Another Workplace (D)"));
  rk_match_window_answer (RK_MATCH_WINDOW (fixture->window), RK_MATCH_APART);
  rk_test_wait (rk_test_shows (fixture->window, "Nothing to Decide"));
  rk_test_wait (rk_beside_get_toasts (GTK_WINDOW (main)) != toasts);
  g_assert_nonnull (rk_beside_get_toasts (GTK_WINDOW (main)));
  gtk_window_set_transient_for (GTK_WINDOW (fixture->window), NULL);
  gtk_window_destroy (GTK_WINDOW (main));
}

static void
test_apart (Fixture *fixture, gconstpointer data)
{
  open_list (fixture);
  assert_counts (fixture, 1, 1, 1);
  rk_match_window_answer (RK_MATCH_WINDOW (fixture->window), RK_MATCH_LATER);
  rk_match_window_answer (RK_MATCH_WINDOW (fixture->window), RK_MATCH_APART);
  assert_counts (fixture, 2, 0, 1);
  g_assert_cmpint (count (fixture, &rk_kind_match_decision), ==, 1);
}

static void
test_all_of_a_verdict (Fixture *fixture, gconstpointer data)
{
  open_list (fixture);
  assert_counts (fixture, 1, 1, 1);
  gtk_widget_activate_action (fixture->window, "match.add", NULL);
  rk_test_wait (count (fixture, &rk_kind_workplace) == 3);
  assert_counts (fixture, 0, 1, 2);
}

/* Of the rows that are sure the workplaces get what the list is of; of the others nothing. */
static void
test_registrations (Fixture *fixture, gconstpointer data)
{
  static const char list[] = "名称,市区町村,電話,登録番号,登録日,有効期限\r\n"
                             "有限会社青葉薬局,焼津市,0546292000,R6-0007,R6.8.1,R9.3.31\r\n"
                             "どこにもない会社,焼津市,,R6-0008,R6.8.1,R9.3.31\r\n";
  g_autoptr (GFile) file = write_list (fixture, list);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autoptr (GPtrArray) held = NULL;
  GtkWidget *dialog;

  present (fixture, rk_match_window_new_for_list (fixture->context));
  rk_match_window_open (RK_MATCH_WINDOW (fixture->window), file);
  assert_counts (fixture, 1, 0, 1);
  gtk_widget_activate_action (fixture->window, "match.register", NULL);
  rk_test_wait ((dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)) != NULL);
  g_assert_false (
      adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "register"));
  rk_import_aim_choose (
      RK_IMPORT_AIM (rk_test_find (GTK_WIDGET (dialog), RK_TYPE_IMPORT_AIM, NULL, NULL)),
      "ふじのくに健康づくり推進事業所・登録");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "register"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "register");
  rk_test_wait (count (fixture, &rk_kind_status) == 1);
  held = rk_query_records (rk_store_main_db (fixture->office->store), query, NULL, NULL);
  /* It stands beside the pair. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rk_test_button (fixture->window, "Sure 1")),
                                TRUE);
  rk_test_wait (rk_test_shows (fixture->window, "ふじのくに健康づくり推進事業所　登録"));
  g_assert_cmpstr (rk_record_get (held->pdata[0], "number"), ==, "R6-0007");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2027-03-31");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "source"), ==, "健康宣言.csv");
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 2);
  assert_counts (fixture, 1, 0, 1);
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  rk_test_wait (count (fixture, &rk_kind_status) == 0);
}

static void
test_not_a_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_list (fixture, "これは表ではない\r\n");

  present (fixture, rk_match_window_new_for_list (fixture->context));
  rk_match_window_open (RK_MATCH_WINDOW (fixture->window), file);
  rk_test_wait (rk_test_shows (fixture->window, "The list could not be matched"));
}

static void
test_register (Fixture *fixture, gconstpointer data)
{
  gint64 other = add_workplace (fixture, "焼津港冷蔵輸送", "054-000-0199", "71");

  present (fixture, rk_match_window_new_for_register (fixture->context));
  assert_counts (fixture, 0, 1, 0);
  rk_match_window_answer (RK_MATCH_WINDOW (fixture->window), RK_MATCH_SAME);
  rk_test_wait (count (fixture, &rk_kind_workplace) == 2);
  assert_counts (fixture, 0, 0, 0);
  g_assert_null (
      rk_records_get (rk_store_main_db (fixture->office->store), &rk_kind_workplace, other, NULL));
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  assert_counts (fixture, 0, 1, 0);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 3);
}

/* Days are read as everywhere. */
static void
test_corporate_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_list (
      fixture, "1,7000012050002,21,1,2026-05-15,2026-05-10,\"有限会社青葉薬局\",,302,\"静岡県\","
               "\"焼津市\",\"中港１\",,22,212,4250021,,,2026-05-10,01,,,2015-10-05,1,,,,,,0\r\n");
  RkCorporateWindow *window;

  rk_test_keep (fixture->office,
                RK_TEST_DRAFT (&rk_kind_workplace, "name", "有限会社青葉薬局", "municipality_code",
                               "焼津市", "corporate_number", "7000012050002"));
  present (fixture, rk_corporate_window_new (fixture->context));
  window = RK_CORPORATE_WINDOW (fixture->window);
  rk_corporate_window_open (window, file);
  rk_test_wait (rk_test_shows (fixture->window, "閉鎖　令和8年5月10日"));
}

static void
test_corporate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_list (
      fixture, "1,7000012050002,01,0,2026-05-01,2026-04-20,\"有限会社青葉薬局\",,302,\"静岡県\","
               "\"焼津市\",\"中港１\",,22,212,4250021,,,,,,,2015-10-05,1,,,,,,0\r\n");
  RkCorporateWindow *window;

  present (fixture, rk_corporate_window_new (fixture->context));
  window = RK_CORPORATE_WINDOW (fixture->window);
  rk_corporate_window_open (window, file);
  rk_test_wait (rk_corporate_window_get_n (window) == 1);
  gtk_widget_activate_action (fixture->window, "corporate.no-one", NULL);
  gtk_widget_activate_action (fixture->window, "corporate.all", NULL);
  gtk_widget_activate_action (fixture->window, "corporate.take", NULL);
  rk_test_wait (rk_corporate_window_get_n (window) == 0);
  g_assert_cmpint (count (fixture, &rk_kind_corporation), ==, 1);
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  rk_test_wait (rk_corporate_window_get_n (window) == 1);
}

/* ── the clipboard ───────────────────────────────────────────────────────────────────────── */

static GFile *pasted;
static gboolean paste_failed;

static void
on_pasted (GFile *file, const GError *error, gpointer owner)
{
  g_set_object (&pasted, file);
  paste_failed = error != NULL;
}

static GdkContentProvider *
without_a_table (void)
{
  static const char html[] = "<p>事業所名 市町名</p><p>浜風の店 沼津市</p>";
  static const char text[] = "事業所名\t市町名\n浜風の店\t沼津市\n";
  g_autoptr (GBytes) page = g_bytes_new_static (html, sizeof html - 1);
  g_autoptr (GBytes) words = g_bytes_new_static (text, sizeof text - 1);
  GdkContentProvider *both[]
      = { gdk_content_provider_new_for_bytes ("text/html", page),
          gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", words) };

  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

static void
test_paste (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (GListStore) owner = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GdkContentProvider) mixed = NULL;
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (clipboard, "事業所名\t市町名\n青葉薬局\t焼津市\n");
  rk_import_paste (clipboard, on_pasted, G_OBJECT (owner));
  rk_test_wait (pasted != NULL);
  g_assert_true (g_file_load_contents (pasted, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "青葉薬局,焼津市"));
  rk_import_paste_forget (pasted);
  g_assert_false (g_file_query_exists (pasted, NULL));
  g_clear_object (&pasted);

  /* A page without a table: its cells stand in the text alone. */
  mixed = without_a_table ();
  gdk_clipboard_set_content (clipboard, mixed);
  rk_import_paste (clipboard, on_pasted, G_OBJECT (owner));
  rk_test_wait (pasted != NULL);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_load_contents (pasted, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "浜風の店,沼津市"));
  rk_import_paste_forget (pasted);
  g_clear_object (&pasted);

  gdk_clipboard_set_content (clipboard, NULL);
  rk_import_paste (clipboard, on_pasted, G_OBJECT (owner));
  rk_test_wait (paste_failed);
}

int
main (int argc, char *argv[])
{
  rk_test_app_init (&argc, &argv);
  g_test_add ("/matching/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/matching/apart", Fixture, NULL, set_up, test_apart, tear_down);
  g_test_add ("/matching/all-of-a-verdict", Fixture, NULL, set_up, test_all_of_a_verdict,
              tear_down);
  g_test_add ("/matching/registrations", Fixture, NULL, set_up, test_registrations, tear_down);
  g_test_add ("/matching/not-a-list", Fixture, NULL, set_up, test_not_a_list, tear_down);
  g_test_add ("/matching/register", Fixture, NULL, set_up, test_register, tear_down);
  g_test_add ("/matching/corporate", Fixture, NULL, set_up, test_corporate, tear_down);
  g_test_add ("/matching/words-keep-clear", Fixture, NULL, set_up, test_words_keep_clear,
              tear_down);
  g_test_add ("/matching/corporate-closed", Fixture, NULL, set_up, test_corporate_closed,
              tear_down);
  g_test_add_func ("/matching/paste", test_paste);
  return rk_test_app_run ();
}
