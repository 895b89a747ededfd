/* The 事業所 page in a whole window: conditions, search, order, editing in place, by form and
 * together, what is chosen, menus, writing as CSV, and the page where there is nothing to show. */
#include "rk-test-app.h"

#include <string.h>
#include <gtk/gtkimmodule.h>

#include "rk-edit-many-dialog.h"
#include "rk-export-dialog.h"
#include "rk-filter-button.h"
#include "rk-record-form.h"
#include "rk-workplaces-private.h"

#define N_PLACES 60
#define PER_TOWN 10 /* rk_test_workplace() goes round six towns */

typedef struct
{
  RkTestOffice *office;
  RkWindow *window;
  RkContext *context;
  RkWorkplacesPage *page;
  AdwToast *toast; /* newest */
} Fixture;

static void
on_toast (RkContext *context, AdwToast *toast, Fixture *fixture)
{
  g_set_object (&fixture->toast, toast);
}

static RkRowModel *
model_of (Fixture *fixture)
{
  return rk_record_list_get_model (fixture->page->list);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model_of (fixture)));
}

/* Until the rows belong to what was asked for last. */
static void
settle (Fixture *fixture)
{
  rk_test_flush ();
  rk_test_wait (fixture->page->loaded && !rk_row_model_get_loading (model_of (fixture)));
}

static void
open_page (Fixture *fixture, gint64 id)
{
  fixture->window = rk_test_window_of_width (fixture->office->path, 1440);
  fixture->context = rk_window_get_context (fixture->window);
  g_signal_connect (fixture->context, "toast", G_CALLBACK (on_toast), fixture);
  rk_office_view_show (rk_window_get_view (fixture->window), "workplaces", id, NULL);
  fixture->page
      = RK_WORKPLACES_PAGE (rk_office_view_get_page (rk_window_get_view (fixture->window)));
  /* What is typed is searched for at once; the delay is for people. */
  g_object_set (fixture->page->search, "search-delay", 0, NULL);
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_office_new (GPOINTER_TO_UINT (data));
  rk_store_close (fixture->office->store);
  open_page (fixture, 0);
}

/* Somebody else has the file open and writes. */
static void
set_up_reading (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_office_new (GPOINTER_TO_UINT (data));
  open_page (fixture, 0);
}

static void
set_up_at_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = NULL;

  fixture->office = rk_test_office_new (GPOINTER_TO_UINT (data));
  rk_query_sort (query, "-name", NULL);
  ids = rk_query_ids (rk_store_main_db (fixture->office->store), query, NULL, NULL);
  rk_store_close (fixture->office->store);
  open_page (fixture, g_array_index (ids, gint64, 0));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->context, fixture);
  g_clear_object (&fixture->toast);
  rk_test_hide (GTK_WIDGET (fixture->window));
  rk_test_gone (fixture->window);
  rk_test_office_free (fixture->office);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

static RkDb *
db (Fixture *fixture)
{
  return rk_store_main_db (rk_context_get_store (fixture->context));
}

/* How many workplaces of the file have a value. */
static guint
count_where (Fixture *fixture, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n;

  rk_query_where (query, field, value, NULL);
  g_assert_true (rk_query_total (db (fixture), query, &n, NULL, NULL));
  return (guint)n;
}

static char *
dup_value (Fixture *fixture, guint position, const char *field)
{
  g_autoptr (RkRow) row = rk_row_model_dup_row (model_of (fixture), position);

  return rk_record_dup_display (rk_row_get_record (row), rk_kind_field (&rk_kind_workplace, field));
}

static gint64
employees_at (Fixture *fixture, guint position)
{
  g_autoptr (RkRow) row = rk_row_model_dup_row (model_of (fixture), position);

  return rk_record_get_int (rk_row_get_record (row), "employees");
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return rk_test_shows (GTK_WIDGET (fixture->window), text);
}

static GtkSelectionModel *
selection_of (Fixture *fixture)
{
  return GTK_SELECTION_MODEL (rk_record_list_get_selection (fixture->page->list));
}

static void
undo_by_toast (Fixture *fixture)
{
  g_assert_nonnull (fixture->toast);
  g_assert_nonnull (adw_toast_get_button_label (fixture->toast));
  g_signal_emit_by_name (fixture->toast, "button-clicked");
}

/* ── conditions ──────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
first_check (GtkWidget *button)
{
  return rk_test_find (button, GTK_TYPE_CHECK_BUTTON, NULL, NULL);
}

static gboolean
is_number (GtkWidget *label, gpointer data)
{
  return gtk_widget_has_css_class (label, "numeric")
         && *gtk_label_get_text (GTK_LABEL (label)) != '\0';
}

static GtkLabel *
number_of (GtkWidget *check)
{
  return GTK_LABEL (rk_test_find (check, GTK_TYPE_LABEL, is_number, NULL));
}

static guint
number_beside (GtkWidget *check)
{
  GtkLabel *label = number_of (check);

  return label ? (guint)g_ascii_strtoull (gtk_label_get_text (label), NULL, 10) : G_MAXUINT;
}

/* What a value promises beside it is what it shows. */
static void
try_condition (Fixture *fixture, guint i)
{
  GtkWidget *button = fixture->page->buttons->pdata[i];
  g_autofree char *subtitle = NULL;
  guint promised;

  rk_filter_button_open (RK_FILTER_BUTTON (button));
  rk_test_wait (first_check (button) != NULL && number_of (first_check (button)) != NULL);
  promised = number_beside (first_check (button));
  g_assert_cmpuint (promised, >, 0);
  g_assert_cmpuint (promised, <, N_PLACES);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first_check (button)), TRUE);
  settle (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, promised);
  subtitle = g_strdup_printf ("%u shown of %u", promised, N_PLACES);
  g_assert_true (shows (fixture, subtitle));
  g_assert_true (rk_filter_button_is_active (RK_FILTER_BUTTON (button)));
  act (fixture, "page.clear-conditions");
  settle (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, N_PLACES);
  g_assert_false (rk_filter_button_is_active (RK_FILTER_BUTTON (button)));
}

static void
test_conditions_show_what_they_promise (Fixture *fixture, gconstpointer data)
{
  g_assert_true (shows (fixture, "60 in all"));
  for (guint i = 0; i < 4; i++)
    try_condition (fixture, i);
}

static gboolean
is_check_for (GtkWidget *check, gpointer label)
{
  return rk_test_has_label (check, label);
}

static GtkWidget *
check_for (GtkWidget *button, const char *label)
{
  return rk_test_find (button, GTK_TYPE_CHECK_BUTTON, is_check_for, (gpointer)label);
}

/* Several values of one condition are alternatives, several conditions narrow each other; the
 * numbers beside a condition's values count under the others. */
static void
test_conditions_work_together (Fixture *fixture, gconstpointer data)
{
  GtkWidget *towns = fixture->page->buttons->pdata[0];
  GtkWidget *sizes = fixture->page->buttons->pdata[3];
  guint sum = 0;

  rk_filter_button_open (RK_FILTER_BUTTON (towns));
  rk_test_wait (check_for (towns, "焼津市") && number_of (check_for (towns, "焼津市")));
  g_assert_cmpuint (number_beside (check_for (towns, "焼津市")), ==, PER_TOWN);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_for (towns, "焼津市")), TRUE);
  settle (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_for (towns, "下田市")), TRUE);
  settle (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 2 * PER_TOWN);

  rk_filter_button_open (RK_FILTER_BUTTON (sizes));
  rk_test_wait (first_check (sizes) && number_of (first_check (sizes)));
  for (GtkWidget *check = first_check (sizes); check; check = gtk_widget_get_next_sibling (check))
    sum += number_beside (check);
  g_assert_cmpuint (sum, ==, 2 * PER_TOWN);
}

/* ── search ──────────────────────────────────────────────────────────────────────────────── */

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (fixture->page->search, text);
  settle (fixture);
}

static void
test_search_narrows_as_one_types (Fixture *fixture, gconstpointer data)
{
  type (fixture, "焼津");
  g_assert_cmpuint (n_rows (fixture), ==, PER_TOWN);
  type (fixture, "焼津 ");
  g_assert_cmpuint (n_rows (fixture), ==, PER_TOWN);
  type (fixture, "焼津 どこにもない語");
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  type (fixture, "");
  g_assert_cmpuint (n_rows (fixture), ==, N_PLACES);
}

/* An input method of our own: what it composes is pre-edit text until it is committed. */
#define TEST_TYPE_INPUT (test_input_get_type ())
G_DECLARE_FINAL_TYPE (TestInput, test_input, TEST, INPUT, GtkIMContext)

struct _TestInput
{
  GtkIMContext parent_instance;
};

G_DEFINE_TYPE_WITH_CODE (TestInput,
                         test_input,
                         GTK_TYPE_IM_CONTEXT,
                         g_io_extension_point_implement (
                             GTK_IM_MODULE_EXTENSION_POINT_NAME, g_define_type_id, "rk-test", 0))

static TestInput *input_in_use; /* of the entry with the focus */
static const char *composed = "";

static void
test_input_get_preedit_string (GtkIMContext *context,
                               char **text,
                               PangoAttrList **attributes,
                               int *at)
{
  if (text)
    *text = g_strdup (composed);
  if (attributes)
    *attributes = pango_attr_list_new ();
  if (at)
    *at = (int)g_utf8_strlen (composed, -1);
}

static void
test_input_focus_in (GtkIMContext *context)
{
  input_in_use = TEST_INPUT (context);
}

static void
test_input_class_init (TestInputClass *klass)
{
  GTK_IM_CONTEXT_CLASS (klass)->get_preedit_string = test_input_get_preedit_string;
  GTK_IM_CONTEXT_CLASS (klass)->focus_in = test_input_focus_in;
}

static void
test_input_init (TestInput *input)
{
}

static void
compose (const char *text)
{
  if (*composed == '\0')
    g_signal_emit_by_name (input_in_use, "preedit-start");
  composed = text;
  g_signal_emit_by_name (input_in_use, "preedit-changed");
  if (*text == '\0')
    g_signal_emit_by_name (input_in_use, "preedit-end");
}

static void
test_what_is_being_composed_is_not_searched_for (Fixture *fixture, gconstpointer data)
{
  static const char *const steps[] = { "y", "や", "やい", "やいづ", "焼津" };

  g_object_set (gtk_settings_get_default (), "gtk-im-module", "rk-test", NULL);
  input_in_use = NULL;
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page->search));
  rk_test_wait (input_in_use != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      compose (steps[i]);
      settle (fixture);
      g_assert_null (rk_query_search (fixture->page->query));
      g_assert_cmpuint (n_rows (fixture), ==, N_PLACES);
    }
  compose ("");
  g_signal_emit_by_name (input_in_use, "commit", "焼津");
  settle (fixture);
  g_assert_cmpstr (rk_query_search (fixture->page->query), ==, "焼津");
  g_assert_cmpuint (n_rows (fixture), ==, PER_TOWN);
  g_object_set (gtk_settings_get_default (), "gtk-im-module", NULL, NULL);
}

/* ── order ───────────────────────────────────────────────────────────────────────────────── */

static GtkColumnViewColumn *
column_titled (GtkColumnView *view, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  g_assert_not_reached ();
}

static void
assert_by_employees (Fixture *fixture, gboolean descending)
{
  for (guint i = 1; i < n_rows (fixture); i++)
    {
      gint64 step = employees_at (fixture, i) - employees_at (fixture, i - 1);

      g_assert_cmpint (descending ? -step : step, >=, 0);
    }
}

static void
test_headings_set_the_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view
      = rk_test_find (GTK_WIDGET (fixture->page->list), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  GtkColumnViewColumn *column = column_titled (GTK_COLUMN_VIEW (view), "Staff");
  g_autofree char *field = NULL;
  gboolean descending;

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_ASCENDING);
  settle (fixture);
  assert_by_employees (fixture, FALSE);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_DESCENDING);
  settle (fixture);
  assert_by_employees (fixture, TRUE);
  g_object_get (fixture->page, "sort-field", &field, "descending", &descending, NULL);
  g_assert_cmpstr (field, ==, "employees");
  g_assert_true (descending);
  /* Conditions keep the order. */
  type (fixture, "焼津");
  assert_by_employees (fixture, TRUE);
}

/* ── one value in its cell ───────────────────────────────────────────────────────────────── */

static RkCellEditor *
editor (Fixture *fixture)
{
  GtkWidget *found
      = rk_test_find (GTK_WIDGET (fixture->page->list_slot), RK_TYPE_CELL_EDITOR, NULL, NULL);

  return found && gtk_widget_get_mapped (found) ? RK_CELL_EDITOR (found) : NULL;
}

static GtkWidget *
focus_of (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static gboolean
list_has_focus (Fixture *fixture)
{
  return focus_of (fixture)
         && gtk_widget_is_ancestor (focus_of (fixture), GTK_WIDGET (fixture->page->list));
}

/* F2 on a cell of the n-th row. */
static void
open_editor (Fixture *fixture, guint position, const char *field)
{
  rk_record_list_set_column (fixture->page->list, field);
  rk_record_list_choose (fixture->page->list, position);
  rk_record_list_scroll_to (fixture->page->list, position, TRUE);
  rk_test_wait (list_has_focus (fixture));
  g_assert_true (rk_test_press (focus_of (fixture), GDK_KEY_F2, 0));
  rk_test_wait (editor (fixture) != NULL);
}

static void
test_a_value_is_corrected_in_its_cell (Fixture *fixture, gconstpointer data)
{
  gint64 before = employees_at (fixture, 3);

  open_editor (fixture, 3, "employees");
  rk_cell_editor_type (editor (fixture), "９，９９９人");
  rk_cell_editor_save (editor (fixture));
  rk_test_wait (count_where (fixture, "employees", "9999") == 1);
  rk_test_wait (employees_at (fixture, 3) == 9999);
  rk_test_wait (editor (fixture) == NULL);
  rk_test_wait (list_has_focus (fixture));
  rk_test_wait (fixture->toast != NULL);
  undo_by_toast (fixture);
  rk_test_wait (count_where (fixture, "employees", "9999") == 0);
  rk_test_wait (employees_at (fixture, 3) == before);
}

static void
test_a_value_that_is_none_stays_in_the_cell (Fixture *fixture, gconstpointer data)
{
  gint64 before = employees_at (fixture, 3);

  open_editor (fixture, 3, "employees");
  rk_cell_editor_type (editor (fixture), "約40くらい");
  rk_cell_editor_save (editor (fixture));
  settle (fixture);
  g_assert_nonnull (editor (fixture)); /* with the words that say why */
  gtk_popover_popdown (GTK_POPOVER (editor (fixture)));
  rk_test_wait (editor (fixture) == NULL);
  g_assert_cmpint (employees_at (fixture, 3), ==, before);
  g_assert_null (fixture->toast);
}

/* What a column shows may follow from another field: 市町 is its code. */
static void
test_the_municipality_is_chosen_in_its_cell (Fixture *fixture, gconstpointer data)
{
  open_editor (fixture, 0, "municipality");
  rk_cell_editor_type (editor (fixture), "222143"); /* 藤枝市, where none is yet */
  rk_cell_editor_save (editor (fixture));
  rk_test_wait (count_where (fixture, "municipality", "藤枝市") == 1);
}

/* ── several at once ─────────────────────────────────────────────────────────────────────── */

static void
select_first (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    gtk_selection_model_select_item (selection_of (fixture), i, i == 0);
}

static void
test_the_bar_comes_with_the_second_row (Fixture *fixture, gconstpointer data)
{
  select_first (fixture, 1);
  g_assert_false (gtk_action_bar_get_revealed (fixture->page->bar));
  select_first (fixture, 3);
  g_assert_true (gtk_action_bar_get_revealed (fixture->page->bar));
  g_assert_cmpstr (gtk_label_get_text (fixture->page->bar_count), ==, "3 selected");
  gtk_selection_model_select_all (selection_of (fixture));
  g_assert_cmpstr (gtk_label_get_text (fixture->page->bar_count), ==, "All 60 shown are selected");
  act (fixture, "page.unselect");
  g_assert_false (gtk_action_bar_get_revealed (fixture->page->bar));
  /* Esc does the same. */
  select_first (fixture, 2);
  g_assert_true (rk_page_step_back (RK_PAGE (fixture->page)));
  g_assert_false (gtk_action_bar_get_revealed (fixture->page->bar));
}

/* Conditions leave the choice with the rows that stay. */
static void
test_the_choice_follows_the_rows (Fixture *fixture, gconstpointer data)
{
  RkIdSelection *selection = RK_ID_SELECTION (selection_of (fixture));

  gtk_selection_model_select_all (selection_of (fixture));
  type (fixture, "焼津");
  g_assert_cmpuint (rk_id_selection_get_n_selected (selection), ==, PER_TOWN);
  type (fixture, "");
  g_assert_cmpuint (rk_id_selection_get_n_selected (selection), ==, PER_TOWN);
}

static void
test_several_get_one_value (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  select_first (fixture, 5);
  act (fixture, "page.edit-many");
  dialog = rk_test_toplevel (RK_TYPE_EDIT_MANY_DIALOG, NULL);
  g_assert_nonnull (dialog);
  rk_edit_many_dialog_set (RK_EDIT_MANY_DIALOG (dialog), "insurer", "架空健康保険組合");
  rk_test_wait (rk_test_shows (dialog, "Insurer of 5 records becomes “架空健康保険組合”."));
  rk_test_click (rk_test_button (dialog, "Change 5 Records"));
  rk_test_wait (rk_test_toplevel (RK_TYPE_EDIT_MANY_DIALOG, NULL) == NULL);
  g_assert_cmpuint (count_where (fixture, "insurer", "架空健康保険組合"), ==, 5);
  rk_test_wait (fixture->toast != NULL);
  undo_by_toast (fixture); /* one action for all five */
  rk_test_wait (count_where (fixture, "insurer", "架空健康保険組合") == 0);
}

/* Nothing is written, so there is nothing to take back: the button would undo what came before. */
static void
test_a_value_that_is_there_is_no_edit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&fixture->toast);
      select_first (fixture, 5);
      act (fixture, "page.edit-many");
      dialog = rk_test_toplevel (RK_TYPE_EDIT_MANY_DIALOG, NULL);
      rk_edit_many_dialog_set (RK_EDIT_MANY_DIALOG (dialog), "insurer", "架空健康保険組合");
      rk_test_click (rk_test_button (dialog, "Change 5 Records"));
      rk_test_wait (rk_test_toplevel (RK_TYPE_EDIT_MANY_DIALOG, NULL) == NULL
                    && fixture->toast != NULL);
    }
  g_assert_cmpstr (adw_toast_get_title (fixture->toast), ==,
                   "Nothing has changed: it was like this before");
  g_assert_null (adw_toast_get_button_label (fixture->toast));
}

static guint64
total (Fixture *fixture)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n;

  g_assert_true (rk_query_total (db (fixture), query, &n, NULL, NULL));
  return n;
}

static void
test_several_are_deleted_and_come_back (Fixture *fixture, gconstpointer data)
{
  select_first (fixture, 4);
  rk_record_list_scroll_to (fixture->page->list, 0, TRUE);
  rk_test_wait (list_has_focus (fixture));
  g_assert_true (rk_test_press (focus_of (fixture), GDK_KEY_Delete, 0));
  rk_test_wait (total (fixture) == N_PLACES - 4);
  rk_test_wait (n_rows (fixture) == N_PLACES - 4);
  rk_test_wait (fixture->toast != NULL);
  undo_by_toast (fixture);
  rk_test_wait (total (fixture) == N_PLACES);
}

/* ── the context menu ────────────────────────────────────────────────────────────────────── */

static void
test_the_menu_acts_on_its_cell (Fixture *fixture, gconstpointer data)
{
  g_autofree char *town = dup_value (fixture, 2, "municipality");

  rk_record_list_set_column (fixture->page->list, "municipality");
  rk_record_list_choose (fixture->page->list, 2);
  rk_record_list_scroll_to (fixture->page->list, 2, TRUE);
  rk_test_wait (list_has_focus (fixture));
  g_assert_true (rk_test_press (focus_of (fixture), GDK_KEY_Menu, 0));
  rk_test_wait (fixture->page->row_menu && gtk_widget_get_mapped (fixture->page->row_menu));
  g_assert_true (rk_test_shows (fixture->page->row_menu, "Only Rows with This Value"));
  act (fixture, "page.filter-by-cell");
  gtk_popover_popdown (GTK_POPOVER (fixture->page->row_menu));
  settle (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, PER_TOWN);
  for (guint i = 0; i < PER_TOWN; i++)
    {
      g_autofree char *of_row = dup_value (fixture, i, "municipality");

      g_assert_cmpstr (of_row, ==, town);
    }
  rk_test_wait (list_has_focus (fixture));
}

/* ── writing as CSV ──────────────────────────────────────────────────────────────────────── */

static char *
export_to (Fixture *fixture, const char *action, guint rows)
{
  g_autofree char *path = g_build_filename (fixture->office->folder, "書き出し.csv", NULL);
  g_autofree char *written = g_strdup_printf ("%u Rows Written", rows);
  GtkWidget *dialog;
  char *text = NULL;

  act (fixture, action);
  dialog = rk_test_toplevel (RK_TYPE_EXPORT_DIALOG, NULL);
  g_assert_nonnull (dialog);
  rk_export_dialog_write (RK_EXPORT_DIALOG (dialog), path);
  rk_test_wait (rk_export_dialog_is_done (RK_EXPORT_DIALOG (dialog)));
  g_assert_true (rk_test_shows (dialog, written));
  rk_test_gone (dialog);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, "\r\n")) != NULL; p += 2)
    n++;
  return n;
}

static void
test_the_list_is_written_as_it_stands (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  const char *at;

  type (fixture, "焼津");
  rk_workplaces_page_set_order (fixture->page, "employees", TRUE);
  settle (fixture);
  text = export_to (fixture, "page.export", PER_TOWN);
  g_assert_cmpuint (count_lines (text), ==, PER_TOWN + 1);
  at = text;
  for (guint i = 0; i < PER_TOWN; i++)
    {
      g_autofree char *name = dup_value (fixture, i, "name");

      at = strstr (at, name); /* in the order of the list */
      g_assert_nonnull (at);
    }
}

static void
test_the_choice_is_written_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  select_first (fixture, 3);
  text = export_to (fixture, "page.export-selection", 3);
  g_assert_cmpuint (count_lines (text), ==, 3 + 1);
}

/* ── the detail pane ─────────────────────────────────────────────────────────────────────── */

static RkRecordForm *
form (Fixture *fixture)
{
  return RK_RECORD_FORM (
      rk_test_find (GTK_WIDGET (fixture->page->pane), RK_TYPE_RECORD_FORM, NULL, NULL));
}

static void
open_form (Fixture *fixture, guint position)
{
  rk_record_list_choose (fixture->page->list, position);
  act (fixture, "page.edit");
  g_assert_true (rk_workplace_pane_is_editing (fixture->page->pane));
}

static void
test_the_pane_follows_the_choice (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = dup_value (fixture, i, "name");

      rk_record_list_choose (fixture->page->list, i);
      rk_test_wait (rk_test_shows (GTK_WIDGET (fixture->page->pane), name));
      g_assert_cmpint (rk_workplace_pane_get_id (fixture->page->pane), ==,
                       rk_row_model_get_id (model_of (fixture), i));
    }
}

static void
test_the_form_saves (Fixture *fixture, gconstpointer data)
{
  open_form (fixture, 1);
  rk_record_form_type (form (fixture), "insurer", "架空健康保険組合");
  rk_test_click (rk_test_button (GTK_WIDGET (fixture->page->pane), "Save"));
  rk_test_wait (!rk_workplace_pane_is_editing (fixture->page->pane));
  g_assert_cmpuint (count_where (fixture, "insurer", "架空健康保険組合"), ==, 1);
  rk_test_wait (rk_test_shows (GTK_WIDGET (fixture->page->pane), "架空健康保険組合"));
}

/* Esc never loses text. */
static void
test_leaving_the_form_asks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_form (fixture, 1);
  g_assert_true (rk_page_step_back (RK_PAGE (fixture->page)));
  g_assert_false (rk_workplace_pane_is_editing (fixture->page->pane)); /* nothing was typed */

  open_form (fixture, 1);
  rk_record_form_type (form (fixture), "insurer", "架空健康保険組合");
  rk_record_list_choose (fixture->page->list, 5); /* the form stays with its workplace */
  g_assert_true (rk_workplace_pane_is_editing (fixture->page->pane));
  g_assert_true (rk_page_step_back (RK_PAGE (fixture->page)));
  dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL);
  g_assert_nonnull (dialog);
  rk_test_click (rk_test_button (dialog, "Go On Typing"));
  g_assert_true (rk_workplace_pane_is_editing (fixture->page->pane));
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);

  rk_workplace_pane_cancel (fixture->page->pane);
  dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL);
  rk_test_click (rk_test_button (dialog, "Discard"));
  g_assert_false (rk_workplace_pane_is_editing (fixture->page->pane));
  g_assert_cmpuint (count_where (fixture, "insurer", "架空健康保険組合"), ==, 0);
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);
}

static void
test_a_new_workplace_is_chosen_in_the_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;
  guint position, at;
  const char *field;

  rk_record_list_scroll_to (fixture->page->list, 0, TRUE);
  act (fixture, "page.add");
  rk_record_form_type (form (fixture), "name", "（株）新規事業所");
  rk_workplace_pane_save (fixture->page->pane);
  rk_test_wait (n_rows (fixture) == N_PLACES + 1);
  settle (fixture);
  rk_test_wait (rk_id_selection_get_first (RK_ID_SELECTION (selection_of (fixture)), &position));
  name = dup_value (fixture, position, "name");
  g_assert_cmpstr (name, ==, "（株）新規事業所");
  rk_test_wait (rk_record_list_get_cursor (fixture->page->list, &at, &field, NULL)
                && at == position);
}

/* ── where there is nothing to show ──────────────────────────────────────────────────────── */

static void
test_an_empty_register_says_how_to_begin (Fixture *fixture, gconstpointer data)
{
  rk_test_wait (shows (fixture, "No Workplaces Yet"));
  g_assert_true (shows (fixture, "Import Workplaces"));
  g_assert_true (shows (fixture, "Enter Them One by One"));
  g_assert_false (gtk_widget_is_sensitive (fixture->page->filter_bar));
  act (fixture, "page.add");
  rk_record_form_type (form (fixture), "name", "最初の事業所");
  rk_workplace_pane_save (fixture->page->pane);
  rk_test_wait (n_rows (fixture) == 1);
  settle (fixture);
  g_assert_false (shows (fixture, "No Workplaces Yet"));
  g_assert_true (gtk_widget_is_sensitive (fixture->page->filter_bar));
}

static void
test_conditions_that_leave_nothing_say_which (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);

  rk_query_where (query, "municipality", "焼津市", NULL);
  rk_workplaces_page_take_query (fixture->page, rk_query_ref (query));
  type (fixture, "どこにもない語");
  rk_test_wait (shows (fixture, "No Workplace Meets the Conditions"));
  rk_test_wait (shows (fixture, "Without “どこにもない語” there are 10."));
  rk_test_click (rk_test_button (GTK_WIDGET (fixture->page), "Take “どこにもない語” Away"));
  settle (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, PER_TOWN);
  g_assert_false (shows (fixture, "No Workplace Meets the Conditions"));
  g_assert_cmpstr (gtk_editable_get_text (fixture->page->search), ==, "");
}

/* ── only to read ────────────────────────────────────────────────────────────────────────── */

static void
test_a_second_reader_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_assert_true (rk_context_is_read_only (fixture->context));
  g_assert_cmpuint (n_rows (fixture), ==, N_PLACES);
  g_assert_false (gtk_widget_get_visible (fixture->page->add_button));
  g_assert_false (gtk_widget_get_visible (fixture->page->import_button));

  rk_record_list_set_column (fixture->page->list, "employees");
  rk_record_list_choose (fixture->page->list, 0);
  rk_record_list_scroll_to (fixture->page->list, 0, TRUE);
  rk_test_wait (list_has_focus (fixture));
  rk_test_press (focus_of (fixture), GDK_KEY_F2, 0);
  rk_test_press (focus_of (fixture), GDK_KEY_Delete, 0);
  act (fixture, "page.edit");
  settle (fixture);
  g_assert_null (editor (fixture));
  g_assert_false (rk_workplace_pane_is_editing (fixture->page->pane));
  g_assert_cmpuint (total (fixture), ==, N_PLACES);

  /* Reading goes on: search, and writing as CSV. */
  type (fixture, "焼津");
  g_assert_cmpuint (n_rows (fixture), ==, PER_TOWN);
  gtk_menu_button_popup (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (fixture->page->saved))));
  rk_test_wait (shows (fixture, "「焼津」を含む"));
  g_assert_false (shows (fixture, "Set conditions first, then give them a name here."));
  g_free (export_to (fixture, "page.export", PER_TOWN));
}

static void
test_the_page_is_opened_on_a_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_widget_get_first_child (GTK_WIDGET (fixture->page->list));
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  rk_test_wait (gtk_adjustment_get_value (place) > 0
                && gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place)
                       > gtk_adjustment_get_upper (place) - 1);
}

#define ADD(path, n, func) \
  g_test_add ("/workplaces/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  g_type_ensure (TEST_TYPE_INPUT);
  ADD ("conditions/counts", N_PLACES, test_conditions_show_what_they_promise);
  ADD ("conditions/together", N_PLACES, test_conditions_work_together);
  ADD ("search/typing", N_PLACES, test_search_narrows_as_one_types);
  ADD ("search/composing", N_PLACES, test_what_is_being_composed_is_not_searched_for);
  ADD ("order/headings", N_PLACES, test_headings_set_the_order);
  ADD ("cell/undo", N_PLACES, test_a_value_is_corrected_in_its_cell);
  ADD ("cell/refused", N_PLACES, test_a_value_that_is_none_stays_in_the_cell);
  ADD ("cell/municipality", N_PLACES, test_the_municipality_is_chosen_in_its_cell);
  ADD ("several/bar", N_PLACES, test_the_bar_comes_with_the_second_row);
  ADD ("several/follow", N_PLACES, test_the_choice_follows_the_rows);
  ADD ("several/edit", N_PLACES, test_several_get_one_value);
  ADD ("several/edit-nothing", N_PLACES, test_a_value_that_is_there_is_no_edit);
  ADD ("several/delete", N_PLACES, test_several_are_deleted_and_come_back);
  ADD ("menu/cell", N_PLACES, test_the_menu_acts_on_its_cell);
  ADD ("export/list", N_PLACES, test_the_list_is_written_as_it_stands);
  ADD ("export/choice", N_PLACES, test_the_choice_is_written_alone);
  g_test_add ("/workplaces/opened-on-a-row", Fixture, GUINT_TO_POINTER (200), set_up_at_the_end,
              test_the_page_is_opened_on_a_row, tear_down);
  ADD ("pane/follows", N_PLACES, test_the_pane_follows_the_choice);
  ADD ("pane/saves", N_PLACES, test_the_form_saves);
  ADD ("pane/asks", N_PLACES, test_leaving_the_form_asks);
  ADD ("pane/new", N_PLACES, test_a_new_workplace_is_chosen_in_the_list);
  ADD ("nothing/empty", 0, test_an_empty_register_says_how_to_begin);
  ADD ("nothing/filtered", N_PLACES, test_conditions_that_leave_nothing_say_which);
  g_test_add ("/workplaces/reading", Fixture, GUINT_TO_POINTER (N_PLACES), set_up_reading,
              test_a_second_reader_changes_nothing, tear_down);
  return rk_test_app_run ();
}
