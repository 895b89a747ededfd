/* The import as a person walks through it: four steps, corrections, decisions, stopping, undoing,
 * with the keyboard. Usage: test-import-window GEN-REGISTER */
#include "rk-test-app.h"

#include <string.h>

#include "rk-import-aim.h"
#include "rk-import-column-list.h"
#include "rk-import-problems.h"
#include "rk-import-session.h"
#include "rk-import-step-check.h"
#include "rk-import-step-columns.h"
#include "rk-import-step-file.h"
#include "rk-import-window.h"

enum
{
  FILE_STEP,
  COLUMNS,
  CHECK,
  RESULT,
};

static const char *generator;

/* Three new ones, one that looks like the first, one without a name; three values to review. */
static const char small_list[] = "健康づくり事業所 登録簿,,,,\r\n"
                                 "事業所名,市町名,郵便番号,従業員数,連絡事項\r\n"
                                 "青葉,焼津市,25-0041,12,朝のみ\r\n"
                                 "若草,焼津市,25-0042,約40くらい,\r\n"
                                 "朝霧,焼津市,425-0043,,\r\n"
                                 ",焼津市,425-0044,3,\r\n"
                                 "青葉,焼津市,425-0045,5,\r\n";

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  char *csv;
  GtkWidget *window; /* NULL once it has been closed */
} Fixture;

static void
show_window (Fixture *fixture, const RkKind *kind)
{
  fixture->window = rk_import_window_new (fixture->context, NULL, kind);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  gtk_window_set_application (GTK_WINDOW (fixture->window), rk_test_application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rk_test_wait (gtk_widget_get_mapped (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_office_new (0);
  fixture->context = rk_context_new (fixture->office->store, rk_test_settings);
  fixture->csv = g_build_filename (fixture->office->folder, "一覧.csv", NULL);
  g_assert_true (g_file_set_contents (fixture->csv, small_list, -1, NULL));
  show_window (fixture, &rk_kind_workplace);
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
  /* What a closed window was still reading ends first. */
  rk_test_wait (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  rk_test_office_free (fixture->office);
  g_free (fixture->csv);
}

static RkImportWindow *
window_of (Fixture *fixture)
{
  return RK_IMPORT_WINDOW (fixture->window);
}

static void
wait_for_step (Fixture *fixture, int step)
{
  rk_test_wait (rk_import_window_get_step (window_of (fixture)) == step);
}

static void
open_path (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rk_import_window_open (window_of (fixture), file);
  wait_for_step (fixture, FILE_STEP);
}

static void
go_to (Fixture *fixture, int step)
{
  while (rk_import_window_get_step (window_of (fixture)) < step)
    {
      int next = rk_import_window_get_step (window_of (fixture)) + 1;

      rk_import_window_next (window_of (fixture));
      wait_for_step (fixture, next);
    }
}

static gint64
count (Fixture *fixture, const RkKind *kind)
{
  gint64 n;

  g_assert_true (rk_records_count (rk_store_main_db (fixture->office->store), kind, &n, NULL));
  return n;
}

static guint
n_actions (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries
      = rk_history_list (rk_store_main_db (fixture->office->store), 0, NULL);

  return entries->len;
}

static GtkWidget *
step (Fixture *fixture, GType type)
{
  return rk_test_find (fixture->window, type, NULL, NULL);
}

/* Finds the n-th widget of a type below @root, from 0. */
static GtkWidget *
nth (GtkWidget *root, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = nth (child, type, n);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return rk_test_shows (fixture->window, text);
}

/* ── the cards of the third step ─────────────────────────────────────────────────────────── */

static GtkWidget *
card (Fixture *fixture, const char *name)
{
  return rk_test_find_called (step (fixture, RK_TYPE_IMPORT_STEP_CHECK), GTK_TYPE_TOGGLE_BUTTON,
                              name);
}

/* Choosing a card shows its rows. */
static void
choose_card (Fixture *fixture, const char *name)
{
  GtkWidget *button = card (fixture, name);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static GtkWidget *
take_registrations (Fixture *fixture)
{
  return rk_test_button (step (fixture, RK_TYPE_IMPORT_STEP_COLUMNS), "Take Registrations, Too");
}

/* A list of workplaces with their registrations is taken as one where that is asked for: the file
 * is read anew and says of which scheme; the check says what is made, and of which row nothing. */
static void
test_registrations (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next;

  g_assert_true (
      g_file_set_contents (fixture->csv,
                           "事業所名,市町,登録番号,登録日\r\n朝霧,焼津市,R8-0001,R8.7.1\r\n"
                           "若草,焼津市,,\r\n",
                           -1, NULL));
  open_path (fixture, fixture->csv);
  go_to (fixture, COLUMNS);
  rk_test_click (take_registrations (fixture));
  rk_test_wait (fixture->window == NULL);
  rk_test_wait ((next = rk_test_toplevel (RK_TYPE_IMPORT_WINDOW, NULL)) != NULL);
  fixture->window = next;
  g_object_add_weak_pointer (G_OBJECT (next), (gpointer *)&fixture->window);
  wait_for_step (fixture, FILE_STEP);
  g_assert_cmpstr (rk_import_aim_get_words (RK_IMPORT_AIM (step (fixture, RK_TYPE_IMPORT_AIM))), ==,
                   "ふじのくに健康づくり推進事業所・登録");
  go_to (fixture, COLUMNS);
  g_assert_false (gtk_widget_is_visible (take_registrations (fixture)));
  go_to (fixture, CHECK);
  g_assert_nonnull (card (fixture, "＋ Added: 1, new in the register"));
  choose_card (fixture, "✕ Not Taken: 1, no name, no number and day, or not certain whose");
  rk_test_wait (rk_test_shows_cell (fixture->window, "若草"));
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 0);
  go_to (fixture, RESULT);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 1);
  rk_test_click (rk_test_button (fixture->window, "Undo the Import"));
  rk_test_wait (count (fixture, &rk_kind_status) == 0);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

/* What this program wrote itself, and a list that speaks of no registration, are not offered so. */
static void
test_no_registrations (Fixture *fixture, gconstpointer data)
{
  static const char *const lists[] = {
    "名称,登録番号,登録日,圏域,段階,期限\r\n朝霧,R8-0001,2026-07-01,中東遠,登録,2028-06-30\r\n",
    "事業所名,市町\r\n朝霧,焼津市\r\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_true (g_file_set_contents (fixture->csv, lists[i], -1, NULL));
      open_path (fixture, fixture->csv);
      go_to (fixture, COLUMNS);
      g_assert_false (gtk_widget_get_mapped (take_registrations (fixture)));
      g_assert_true (rk_test_press (fixture->window, GDK_KEY_Left, GDK_ALT_MASK));
      wait_for_step (fixture, FILE_STEP);
    }
}

static GtkWidget *
choice_of (Fixture *fixture, guint n)
{
  return nth (step (fixture, RK_TYPE_IMPORT_PROBLEMS), GTK_TYPE_DROP_DOWN, &n);
}

/* ── through all four steps ──────────────────────────────────────────────────────────────── */

static void
test_from_file_to_result_and_back (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->csv);
  g_assert_true (rk_import_window_has_file (window_of (fixture)));
  g_assert_true (rk_test_shows_cell (fixture->window, "若草"));
  rk_test_click (rk_test_button (fixture->window, "Go On to the Columns"));
  wait_for_step (fixture, COLUMNS);
  g_assert_true (shows (fixture, "4 of 5 columns are taken"));
  rk_test_click (rk_test_button (fixture->window, "Check the Contents"));
  wait_for_step (fixture, CHECK);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
  rk_test_click (rk_test_button (fixture->window, "Import 4 Rows"));
  wait_for_step (fixture, RESULT);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 4);
  g_assert_true (shows (fixture, "4 Rows Imported"));
  g_assert_true (
      shows (fixture, "0 before the import, 4 now: the register was read back and counted."));
  g_assert_true (shows (fixture, "Values to Review"));

  rk_test_click (rk_test_button (fixture->window, "Undo the Import"));
  wait_for_step (fixture, RESULT);
  rk_test_wait (shows (fixture, "The Import Was Undone"));
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 0);
  g_assert_false (shows (fixture, "Undo the Import"));
  g_assert_true (shows (fixture, "Nothing of the file is in the register."));
}

static gboolean tells (Fixture *fixture, const char *text);

/* Another window for another kind of list. */
static void
open_text_as (Fixture *fixture, const RkKind *kind, const char *text)
{
  rk_test_hide (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rk_test_wait (fixture->window == NULL);
  g_assert_true (g_file_set_contents (fixture->csv, text, -1, NULL));
  show_window (fixture, kind);
  open_path (fixture, fixture->csv);
}

/* A census goes the same way: each number is a row, whatever the form of the table. */
static gboolean
is_year (GtkWidget *widget, gpointer data)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), "such as 2021") == 0;
}

static void
test_a_census (Fixture *fixture, gconstpointer data)
{
  open_text_as (fixture, &rk_kind_establishment,
                "経済センサス　事業所数　令和3年,,,\r\n"
                "市区町村,事業所数 総数,事業所数 1～4人,従業者数\r\n"
                "静岡市,300,200,9000\r\n焼津市,100,60,2000\r\n");
  g_assert_true (
      tells (fixture, "4 numbers of workplaces were found in 1 sheets; 2 other numbers"));
  g_assert_true (rk_test_shows_cell (fixture->window, "300"));
  go_to (fixture, CHECK);
  rk_test_wait (rk_test_shows_cell (fixture->window, "2021年　1～4人　200事業所"));
  g_assert_true (rk_test_shows_cell (fixture->window, "焼津市"));
  rk_test_click (rk_test_button (fixture->window, "Import 4 Rows"));
  wait_for_step (fixture, RESULT);
  g_assert_cmpint (count (fixture, &rk_kind_establishment), ==, 4);
  rk_test_click (rk_test_button (fixture->window, "Undo the Import"));
  rk_test_wait (count (fixture, &rk_kind_establishment) == 0);
  wait_for_step (fixture, RESULT);
}

/* Of which year a table is that does not say it a person says. */
static void
test_year_of_a_census (Fixture *fixture, gconstpointer data)
{
  GtkWidget *year;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_establishment);
  g_autoptr (GPtrArray) found = NULL;

  open_text_as (fixture, &rk_kind_establishment, "市区町村,事業所数 総数\r\n静岡市,300\r\n");
  year = rk_test_find (fixture->window, GTK_TYPE_ENTRY, is_year, NULL);
  gtk_editable_set_text (GTK_EDITABLE (year), "2021");
  go_to (fixture, CHECK);
  go_to (fixture, RESULT);
  found = rk_query_records (rk_store_main_db (fixture->office->store), query, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (rk_record_get_int (found->pdata[0], "year"), ==, 2021);
}

/* What means no workplace for certain is shown with its reason before anything is written. */
static void
test_visits (Fixture *fixture, gconstpointer data)
{
  rk_test_keep (fixture->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "若草商店",
                                                "municipality_code", "焼津市"));
  open_text_as (fixture, &rk_kind_visit,
                "事業所名,市町,訪問日,手段,用件\r\n若草商店,焼津市,R8.5.9,訪問,測定会\r\n"
                "朝霧商店,焼津市,R8.5.9,訪問,測定会\r\n");
  go_to (fixture, CHECK);
  g_assert_cmpint (count (fixture, &rk_kind_visit), ==, 0);
  go_to (fixture, RESULT);
  g_assert_cmpint (count (fixture, &rk_kind_visit), ==, 1);
  g_assert_true (shows (fixture, "Not Taken"));
  rk_test_click (rk_test_button (fixture->window, "Show the Workplaces"));
  rk_test_wait (fixture->window == NULL);
}

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, RkQuery **asked)
{
  g_assert_cmpstr (page, ==, "workplaces");
  *asked = query ? rk_query_copy (query) : NULL;
}

/* The result leads to the rows that need somebody. */
static void
test_the_result_leads_to_what_is_to_review (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkQuery) asked = NULL;
  guint64 total = 0;

  g_signal_connect (fixture->context, "navigate", G_CALLBACK (on_navigate), &asked);
  open_path (fixture, fixture->csv);
  go_to (fixture, RESULT);
  rk_test_click (rk_test_button (fixture->window, "Go Through the Values to Review"));
  rk_test_wait (fixture->window == NULL);
  g_assert_nonnull (asked);
  g_assert_true (
      rk_query_total (rk_store_main_db (fixture->office->store), asked, &total, NULL, NULL));
  g_assert_cmpuint (total, ==, 2); /* two values are of one */
}

/* Conditions that were set before would hide what has come in: it leads to all there are. */
static void
test_the_result_leads_to_the_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkQuery) asked = NULL;

  g_signal_connect (fixture->context, "navigate", G_CALLBACK (on_navigate), &asked);
  open_path (fixture, fixture->csv);
  go_to (fixture, RESULT);
  rk_test_click (rk_test_button (fixture->window, "Show the Workplaces"));
  rk_test_wait (fixture->window == NULL);
  g_assert_nonnull (asked);
  g_assert_false (rk_query_is_filtered (asked));
}

/* ── corrections ─────────────────────────────────────────────────────────────────────────── */

static guint
place_in (GtkDropDown *choice, const char *label)
{
  GListModel *labels = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) object = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (object), label))
        return i;
    }
  g_assert_not_reached ();
}

static GtkDropDown *
field_choice (Fixture *fixture, const char *heading)
{
  g_autofree char *name = g_strdup_printf ("Entry for the column “%s”", heading);
  GtkWidget *choice
      = rk_test_find_called (step (fixture, RK_TYPE_IMPORT_STEP_COLUMNS), GTK_TYPE_DROP_DOWN, name);

  g_assert_nonnull (choice);
  return GTK_DROP_DOWN (choice);
}

static void
choose_field (Fixture *fixture, const char *heading, const char *label)
{
  GtkDropDown *choice = field_choice (fixture, heading);

  gtk_drop_down_set_selected (choice, place_in (choice, label));
  wait_for_step (fixture, COLUMNS);
}

static gboolean
first_has_note (Fixture *fixture, const char *note)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkDb *db = rk_store_main_db (fixture->office->store);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (RkRecord) record = NULL;

  rk_query_set_search (query, "青葉");
  rk_query_where (query, "possible_duplicate", "0", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  record = rk_records_get (db, &rk_kind_workplace, g_array_index (ids, gint64, 0), NULL);
  return g_strcmp0 (rk_record_get (record, "note"), note) == 0;
}

static void
test_a_column_gets_another_field (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->csv);
  go_to (fixture, COLUMNS);
  g_assert_cmpuint (gtk_drop_down_get_selected (field_choice (fixture, "連絡事項")), ==, 0);
  choose_field (fixture, "連絡事項", "Note");
  g_assert_true (shows (fixture, "5 of 5 columns are taken"));
  g_assert_true (rk_test_shows_cell (fixture->window, "朝のみ"));
  choose_field (fixture, "従業員数", "Not taken");
  g_assert_true (shows (fixture, "4 of 5 columns are taken"));
  go_to (fixture, RESULT);
  g_assert_true (first_has_note (fixture, "朝のみ"));
}

static void
test_without_a_name_there_is_no_next (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->csv);
  go_to (fixture, COLUMNS);
  choose_field (fixture, "事業所名", "Not taken");
  g_assert_false (gtk_widget_is_sensitive (rk_test_button (fixture->window, "Check the Contents")));
  rk_import_window_next (window_of (fixture));
  g_assert_cmpint (rk_import_window_get_step (window_of (fixture)), ==, COLUMNS);
  choose_field (fixture, "事業所名", "Name");
  g_assert_true (gtk_widget_is_sensitive (rk_test_button (fixture->window, "Check the Contents")));
}

static void
test_the_heading_can_be_moved (Fixture *fixture, gconstpointer data)
{
  guint first = 0;
  GtkWidget *row;

  open_path (fixture, fixture->csv);
  go_to (fixture, COLUMNS);
  row = nth (step (fixture, RK_TYPE_IMPORT_STEP_COLUMNS), GTK_TYPE_SPIN_BUTTON, &first);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (row)), ==, 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (row), 0);
  wait_for_step (fixture, COLUMNS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "None");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (row), 2);
  wait_for_step (fixture, COLUMNS);
  g_assert_true (shows (fixture, "4 of 5 columns are taken"));
}

/* What was counted of another reading is counted anew. */
static void
test_a_correction_is_counted_anew (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->csv);
  go_to (fixture, CHECK);
  g_assert_nonnull (card (fixture, "！ Values to Review: 3, left empty, the original kept"));
  rk_test_click (rk_test_button (fixture->window, "Back"));
  wait_for_step (fixture, COLUMNS);
  choose_field (fixture, "郵便番号", "Not taken");
  go_to (fixture, CHECK);
  g_assert_nonnull (card (fixture, "！ Values to Review: 1, left empty, the original kept"));
}

/* ── decisions ───────────────────────────────────────────────────────────────────────────── */

static void
test_cards_filter_the_table (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->csv);
  go_to (fixture, CHECK);
  /* What a person must look at comes first. */
  rk_test_wait (rk_test_shows_cell (fixture->window, "約40くらい"));
  g_assert_true (shows (fixture, "3 values; rows are numbered as a spreadsheet shows them"));
  choose_card (fixture, "＋ Added: 3, new in the register");
  rk_test_wait (rk_test_shows_cell (fixture->window, "朝霧"));
  g_assert_true (shows (fixture, "3 rows, numbered as a spreadsheet shows them"));
  choose_card (fixture, "？ Possible Duplicates: 1, kept apart, to decide later");
  rk_test_wait (rk_test_shows_cell (fixture->window, "This looks like “青葉” (焼津市)."));
  choose_card (fixture, "✕ Not Taken: 1, no name, or not certain whose");
  rk_test_wait (rk_test_shows_cell (fixture->window, "6"));
  choose_card (fixture, "↻ Updated: 0, values change");
  rk_test_wait (shows (fixture, "There is no such row."));
}

static void
wait_for_reviews (Fixture *fixture, guint n)
{
  g_autofree char *name
      = g_strdup_printf ("！ Values to Review: %u, left empty, the original kept", n);

  wait_for_step (fixture, CHECK);
  rk_test_wait (card (fixture, name) != NULL);
}

static void
test_one_proposal_is_taken_and_left_again (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->csv);
  go_to (fixture, CHECK);
  rk_test_wait (choice_of (fixture, 1) != NULL); /* two values have a proposal */
  g_assert_null (choice_of (fixture, 2));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice_of (fixture, 0)), 1);
  wait_for_reviews (fixture, 2);
  /* The list stays, so that it can be left again. */
  g_assert_nonnull (choice_of (fixture, 1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice_of (fixture, 0)), 0);
  wait_for_reviews (fixture, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice_of (fixture, 1)), 1);
  wait_for_reviews (fixture, 2);
  go_to (fixture, RESULT);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 2);
}

/* All of one column, but for one. */
static void
test_all_proposals_but_one (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check, *column, *all;
  guint first = 0;

  open_path (fixture, fixture->csv);
  go_to (fixture, CHECK);
  check = step (fixture, RK_TYPE_IMPORT_STEP_CHECK);
  all = rk_test_button (check, "Take All Proposals");
  g_assert_false (gtk_widget_get_visible (all)); /* of which column? */
  column = nth (check, GTK_TYPE_DROP_DOWN, &first);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (column),
                              place_in (GTK_DROP_DOWN (column), "郵便番号"));
  g_assert_true (gtk_widget_get_visible (all));
  rk_test_wait (choice_of (fixture, 1) != NULL);
  rk_test_click (all);
  wait_for_reviews (fixture, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice_of (fixture, 0))), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice_of (fixture, 0)), 0);
  wait_for_reviews (fixture, 2);
  go_to (fixture, RESULT);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 2);
}

/* ── the list of problems ────────────────────────────────────────────────────────────────── */

#define N_PROBLEMS (RK_IMPORT_PROBLEMS_KEPT + 200)

static gboolean
is_idle_with_report (RkImportSession *session)
{
  return rk_import_session_get_state (session) == RK_IMPORT_IDLE
         && rk_import_session_get_report (session) != NULL;
}

static guint
count_lines (const char *path)
{
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n++;
  return n;
}

/* Through the session, because the chooser of files belongs to the desktop. */
static void
test_the_whole_list_is_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportSession) session
      = rk_import_session_new (fixture->context, &rk_kind_workplace);
  g_autoptr (GString) text = g_string_new ("事業所名,市町名,従業員数\r\n");
  g_autoptr (GFile) file = g_file_new_for_path (fixture->csv);
  g_autofree char *path = g_build_filename (fixture->office->folder, "要確認.csv", NULL);

  for (guint i = 0; i < N_PROBLEMS; i++)
    g_string_append_printf (text, "事業所%u,焼津市,多数\r\n", i);
  g_assert_true (g_file_set_contents (fixture->csv, text->str, -1, NULL));
  rk_import_session_open (session, file);
  rk_test_wait (rk_import_session_get_reading (session) != NULL);
  rk_import_session_rehearse (session);
  rk_test_wait (is_idle_with_report (session));
  rk_import_session_save_list (session, path);
  rk_test_wait (rk_import_session_get_state (session) == RK_IMPORT_IDLE);
  g_assert_cmpuint (count_lines (path), ==, N_PROBLEMS + 1);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

/* ── stopping ────────────────────────────────────────────────────────────────────────────── */

static void
generate (Fixture *fixture, const char *rows)
{
  const char *argv[] = { generator, rows, fixture->csv, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static gboolean
tells_rows (GtkWidget *label, gpointer data)
{
  return gtk_widget_get_mapped (label)
         && strstr (gtk_label_get_text (GTK_LABEL (label)), " rows read") != NULL;
}

static void
test_stopping_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  generate (fixture, "--rows=7078");
  open_path (fixture, fixture->csv);
  go_to (fixture, CHECK);
  rk_import_window_next (window_of (fixture));
  rk_test_wait (shows (fixture, "Importing…"));
  g_assert_true (shows (fixture, "If you stop, nothing of the file stays in the register."));
  rk_test_wait (rk_test_find (fixture->window, GTK_TYPE_LABEL, tells_rows, NULL) != NULL);
  rk_test_click (rk_test_button (fixture->window, "Stop"));
  wait_for_step (fixture, CHECK);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
  g_assert_cmpuint (n_actions (fixture), ==, 0);
}

static void
test_esc_stops_the_check (Fixture *fixture, gconstpointer data)
{
  generate (fixture, "--rows=7078");
  open_path (fixture, fixture->csv);
  go_to (fixture, COLUMNS);
  rk_import_window_next (window_of (fixture));
  rk_test_wait (shows (fixture, "Checking…"));
  g_assert_true (rk_test_press (fixture->window, GDK_KEY_Escape, 0));
  wait_for_step (fixture, COLUMNS);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

static void
test_closing_stops_the_import (Fixture *fixture, gconstpointer data)
{
  generate (fixture, "--rows=7078");
  open_path (fixture, fixture->csv);
  go_to (fixture, CHECK);
  rk_import_window_next (window_of (fixture));
  rk_test_wait (shows (fixture, "Importing…"));
  gtk_window_close (GTK_WINDOW (fixture->window));
  rk_test_wait (fixture->window == NULL);
  rk_test_wait (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

/* ── files that are no lists ─────────────────────────────────────────────────────────────── */

static void
test_an_unreadable_file_shows_why (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zip = g_build_filename (fixture->office->folder, "表.csv", NULL);

  g_assert_true (g_file_set_contents (zip, "PK\003\004\024\000\006\000\010\000\000\000", 12, NULL));
  open_path (fixture, zip);
  rk_test_wait (shows (fixture, "This File Cannot Be Imported"));
  g_assert_false (rk_import_window_has_file (window_of (fixture)));
  g_assert_false (
      gtk_widget_is_sensitive (rk_test_button (fixture->window, "Go On to the Columns")));
  open_path (fixture, "/nowhere/無い.csv");
  rk_test_wait (shows (fixture, "This File Cannot Be Imported"));
  open_path (fixture, fixture->csv);
  rk_test_wait (rk_import_window_has_file (window_of (fixture)));
  g_assert_false (shows (fixture, "This File Cannot Be Imported"));
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (rk_test_press (focus ? focus : fixture->window, key, modifiers));
}

static void
test_keys_lead_forth_and_back (Fixture *fixture, gconstpointer data)
{
  open_path (fixture, fixture->csv);
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_for_step (fixture, COLUMNS);
  /* The keyboard is in the step, not in the button that led there. */
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                             RK_TYPE_IMPORT_STEP_COLUMNS));
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_for_step (fixture, CHECK);
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  wait_for_step (fixture, COLUMNS);
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK); /* nothing was corrected: at once */
  g_assert_cmpint (rk_import_window_get_step (window_of (fixture)), ==, CHECK);
  press (fixture, GDK_KEY_Escape, 0);
  wait_for_step (fixture, COLUMNS);
  press (fixture, GDK_KEY_Escape, 0);
  wait_for_step (fixture, FILE_STEP);
  press (fixture, GDK_KEY_Escape, 0);
  rk_test_wait (fixture->window == NULL);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

/* Alt+Left on the first step and Ctrl+Enter without a file do nothing. */
static void
test_keys_without_a_file (Fixture *fixture, gconstpointer data)
{
  rk_test_press (fixture->window, GDK_KEY_Return, GDK_CONTROL_MASK);
  rk_test_press (fixture->window, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpint (rk_import_window_get_step (window_of (fixture)), ==, FILE_STEP);
  rk_test_press (fixture->window, GDK_KEY_Escape, 0);
  rk_test_wait (fixture->window == NULL);
}

/* ── workbooks ───────────────────────────────────────────────────────────────────────────── */

static AdwComboRow *
file_choice (Fixture *fixture, guint n)
{
  return ADW_COMBO_ROW (nth (step (fixture, RK_TYPE_IMPORT_STEP_FILE), ADW_TYPE_COMBO_ROW, &n));
}

static gboolean
tells (Fixture *fixture, const char *text)
{
  guint first = 0;
  GtkWidget *file = nth (step (fixture, RK_TYPE_IMPORT_STEP_FILE), ADW_TYPE_ACTION_ROW, &first);

  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (file)), text) != NULL;
}

/* Of a workbook a sheet is chosen, of a text how it is written. */
static void
test_a_sheet_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *book = g_test_build_filename (G_TEST_DIST, "io", "data", "calc.xlsx", NULL);
  AdwComboRow *sheet;

  open_path (fixture, fixture->csv);
  sheet = file_choice (fixture, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (sheet)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (file_choice (fixture, 1))));
  open_path (fixture, book);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (sheet)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (file_choice (fixture, 1))));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (sheet)), ==, 2);
  g_assert_true (tells (fixture, "Hidden sheets are not read: 凡例."));
  g_assert_true (rk_test_shows_cell (fixture->window, "株式会社うみねこ水産"));
  adw_combo_row_set_selected (sheet, 1);
  wait_for_step (fixture, FILE_STEP);
  g_assert_true (tells (fixture, "The sheet “凡例” is hidden in the workbook."));
  g_assert_false (rk_test_shows_cell (fixture->window, "株式会社うみねこ水産"));
  adw_combo_row_set_selected (sheet, 0);
  wait_for_step (fixture, FILE_STEP);
  go_to (fixture, RESULT);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 4);
}

/* A list of registrations says what it will be stored as, and lets one choose. */
static void
test_scheme_of_a_list (Fixture *fixture, gconstpointer data)
{
  static const char list[] = "健康経営優良法人（中小規模法人部門）,,\r\n番号,法人名,市区町村\r\n"
                             "139686,青葉,焼津市\r\n139687,若草,焼津市\r\n";
  g_autoptr (RkRecord) status = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  RkImportAim *aim;

  rk_test_hide (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rk_test_wait (fixture->window == NULL);
  g_assert_true (g_file_set_contents (fixture->csv, list, -1, NULL));
  show_window (fixture, &rk_kind_status);
  aim = RK_IMPORT_AIM (step (fixture, RK_TYPE_IMPORT_AIM));
  open_path (fixture, fixture->csv);
  g_assert_cmpstr (rk_import_aim_get_words (aim), ==, "健康経営優良法人・中小規模法人部門");
  go_to (fixture, CHECK);
  rk_import_aim_choose (aim, "健康経営優良法人・大規模法人部門");
  wait_for_step (fixture, CHECK);
  go_to (fixture, RESULT);
  ids = rk_query_ids (rk_store_main_db (fixture->office->store), query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 2);
  status = rk_records_get (rk_store_main_db (fixture->office->store), &rk_kind_status,
                           g_array_index (ids, gint64, 0), NULL);
  g_assert_cmpstr (rk_record_get (status, "level"), ==, "大規模法人部門");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];
  ADD ("/import-window/steps", test_from_file_to_result_and_back);
  ADD ("/import-window/review", test_the_result_leads_to_what_is_to_review);
  ADD ("/import-window/records", test_the_result_leads_to_the_records);
  ADD ("/import-window/census", test_a_census);
  ADD ("/import-window/census-year", test_year_of_a_census);
  ADD ("/import-window/visits", test_visits);
  ADD ("/import-window/registrations", test_registrations);
  ADD ("/import-window/no-registrations", test_no_registrations);
  ADD ("/import-window/columns/field", test_a_column_gets_another_field);
  ADD ("/import-window/columns/nameless", test_without_a_name_there_is_no_next);
  ADD ("/import-window/columns/heading", test_the_heading_can_be_moved);
  ADD ("/import-window/columns/counted-anew", test_a_correction_is_counted_anew);
  ADD ("/import-window/check/cards", test_cards_filter_the_table);
  ADD ("/import-window/check/one-proposal", test_one_proposal_is_taken_and_left_again);
  ADD ("/import-window/check/all-but-one", test_all_proposals_but_one);
  ADD ("/import-window/check/list", test_the_whole_list_is_saved);
  ADD ("/import-window/stop/import", test_stopping_leaves_nothing);
  ADD ("/import-window/stop/check", test_esc_stops_the_check);
  ADD ("/import-window/stop/close", test_closing_stops_the_import);
  ADD ("/import-window/sheets", test_a_sheet_is_chosen);
  ADD ("/import-window/scheme-of-a-list", test_scheme_of_a_list);
  ADD ("/import-window/unreadable", test_an_unreadable_file_shows_why);
  ADD ("/import-window/keys/steps", test_keys_lead_forth_and_back);
  ADD ("/import-window/keys/no-file", test_keys_without_a_file);
  return rk_test_app_run ();
}
