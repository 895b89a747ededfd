/* The windows beside the main one: history, search, preferences, preview; the chart view; duties.
 */
#include "rk-test-app.h"

#include <glib/gstdio.h>

#include "rk-chart-view.h"
#include "rk-duties.h"
#include "rk-edits.h"
#include "rk-export-dialog.h"
#include "rk-files.h"
#include "rk-history-item.h"
#include "rk-history-window.h"
#include "rk-message.h"
#include "rk-moment.h"
#include "rk-preferences-window.h"
#include "rk-preview-window.h"
#include "rk-print.h"
#include "rk-search-window.h"

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_office_new (GPOINTER_TO_UINT (data));
  fixture->context = rk_context_new (fixture->office->store, rk_test_settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* What a closed window was still reading ends first. */
  rk_test_wait (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  rk_test_office_free (fixture->office);
}

static void
show (GtkWidget *window)
{
  gtk_window_set_application (GTK_WINDOW (window), rk_test_application);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (gtk_widget_get_mapped (window));
  rk_test_has_names (window);
}

/* ── history ─────────────────────────────────────────────────────────────────────────────── */

static gint64 first_id; /* of the workplace that the commands below change */

static gboolean
add_first (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) record = rk_test_workplace (0);

  return rk_records_save (db, record, &first_id, error);
}

/* @data: the number of employees to set */
static gboolean
set_employees (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_workplace, first_id, error);
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_workplace, "employees"), GPOINTER_TO_INT (data));
  after = rk_draft_end (draft);
  return rk_records_save (db, after, NULL, error);
}

static gint64
employees (Fixture *fixture)
{
  g_autoptr (RkRecord) record = rk_records_get (rk_store_main_db (fixture->office->store),
                                                &rk_kind_workplace, first_id, NULL);

  return record ? rk_record_get_int (record, "employees") : -1;
}

static gint64
entry_id (Fixture *fixture, guint n)
{
  g_autoptr (GPtrArray) entries
      = rk_history_list (rk_store_main_db (fixture->office->store), 0, NULL);

  return ((RkHistoryEntry *)entries->pdata[n])->id;
}

static void
test_history_undoes_one_and_back_to_one (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  rk_test_command (fixture->office, "事業所を追加した", add_first, NULL);
  rk_test_command (fixture->office, "事業所の従業員数を直した", set_employees,
                   GINT_TO_POINTER (501));
  rk_test_command (fixture->office, "事業所の従業員数を直した", set_employees,
                   GINT_TO_POINTER (502));
  window = rk_history_window_new (fixture->context);
  show (window);

  /* The newest: before and after in words. */
  rk_test_wait (rk_test_shows (window, "502"));
  g_assert_true (rk_test_shows (window, "501"));
  rk_test_wait (
      rk_test_shows (window, "The chain of entries was checked (3 in all, none rewritten)"));
  rk_test_click (rk_test_button (window, "Undo Only This Action"));
  rk_test_wait (employees (fixture) == 501);
  rk_test_wait (rk_test_shows (window, "undone"));

  /* Back to the first: the other one goes as well. */
  g_assert_true (rk_history_window_select (RK_HISTORY_WINDOW (window), entry_id (fixture, 2)));
  rk_test_wait (gtk_widget_is_sensitive (rk_test_button (window, "Return to Here")));
  rk_test_click (rk_test_button (window, "Return to Here"));
  rk_test_wait (employees (fixture) != 501);
  g_assert_cmpint (employees (fixture), <, 500);
  rk_test_flush ();
  rk_test_gone (window);
}

static void
test_history_says_what_stands_in_the_way (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window, *button;

  rk_test_command (fixture->office, "事業所を追加した", add_first, NULL);
  rk_test_command (fixture->office, "人数を数えた", set_employees, GINT_TO_POINTER (501));
  rk_test_command (fixture->office, "人数を数え直した", set_employees, GINT_TO_POINTER (502));
  window = rk_history_window_new (fixture->context);
  show (window);
  rk_test_wait (rk_test_shows (window, "502"));
  g_assert_true (rk_history_window_select (RK_HISTORY_WINDOW (window), entry_id (fixture, 1)));
  rk_test_wait (rk_test_shows (
      window, "Alone it cannot be undone: “人数を数え直した” changed the same entries later."));
  button = rk_test_button (window, "Undo Only This Action");
  g_assert_false (gtk_widget_is_sensitive (button));
  rk_test_gone (window);
}

static void
test_history_empty_and_filtered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = rk_history_window_new (fixture->context);
  GtkWidget *search;

  show (window);
  rk_test_wait (rk_test_shows (window, "No Changes Yet"));
  rk_test_command (fixture->office, "事業所を追加した", add_first, NULL);
  rk_test_wait (rk_test_shows (window, "事業所を追加した"));
  search = rk_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "席次表");
  rk_test_wait (rk_test_shows (window, "No Action Fits"));
  rk_test_click (rk_test_button (window, "Clear the Conditions"));
  rk_test_wait (rk_test_shows (window, "事業所を追加した"));
  rk_test_gone (window);
}

static void
test_history_groups_by_day (void)
{
  static const struct
  {
    const char *at, *by, *what;
  } actions[] = {
    { "2026-07-02T10:04:05+09:00", "落合", "事業所 3件の市町を直した" },
    { "2026-07-02T00:30:00+09:00", "落合", "事業所を取り込んだ　1,290件" },
    { "2026-07-01T15:10:00Z", "八木", "席次表で席を移した" }, /* 2 July in Japan */
    { "2026-07-01T16:20:00+09:00", "八木", "委員を追加した" },
  };
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_history_entry_free);
  RkHistoryFilter all = { NULL };
  RkHistoryFilter yagi = { .person = "八木", .text = "議事録　席次" };
  g_autoptr (GListStore) list = NULL;
  g_autoptr (GListStore) few = NULL;
  g_autoptr (RkHistoryItem) first = NULL;
  g_autoptr (RkHistoryItem) fifth = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      RkHistoryEntry *entry = g_new0 (RkHistoryEntry, 1);

      entry->at = g_strdup (actions[i].at);
      entry->by = g_strdup (actions[i].by);
      entry->what = g_strdup (actions[i].what);
      g_ptr_array_add (entries, entry);
    }
  list = rk_history_items (entries, &all);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4 + 2);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  fifth = g_list_model_get_item (G_LIST_MODEL (list), 4);
  g_assert_cmpstr (rk_history_item_get_day (first), ==, "Today  令和8年7月2日（木）");
  g_assert_cmpstr (rk_history_item_get_day (fifth), ==, "Yesterday  令和8年7月1日（水）");
  few = rk_history_items (entries, &yagi);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (few)), ==, 0);
  yagi.text = "席次";
  g_clear_object (&few);
  few = rk_history_items (entries, &yagi);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (few)), ==, 1 + 1);
}

/* ── search ──────────────────────────────────────────────────────────────────────────────── */

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, gint64 *seen)
{
  *seen = id;
}

static void
test_search_finds_and_goes_there (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = rk_search_window_new (fixture->context);
  GtkWidget *entry, *row;
  gint64 seen = 0;

  show (window);
  g_signal_connect (fixture->context, "navigate", G_CALLBACK (on_navigate), &seen);
  rk_search_window_search (RK_SEARCH_WINDOW (window), "焼津");
  rk_test_wait ((row = rk_test_find (window, ADW_TYPE_ACTION_ROW, NULL, NULL)) != NULL);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "焼津市"));
  rk_search_window_search (RK_SEARCH_WINDOW (window), "どこにもない語");
  rk_test_wait (rk_test_shows (window, "Nothing Fits “どこにもない語”"));
  rk_search_window_search (RK_SEARCH_WINDOW (window), "焼津");
  rk_test_wait ((row = rk_test_find (window, ADW_TYPE_ACTION_ROW, NULL, NULL)) != NULL
                && gtk_widget_get_mapped (row));
  entry = rk_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  gtk_widget_grab_focus (entry);
  g_assert_true (rk_test_press_at (entry, GDK_KEY_Down, 0));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  g_signal_emit_by_name (entry, "activate");
  rk_test_wait (window == NULL);
  g_assert_cmpint (seen, !=, 0);
  g_signal_handlers_disconnect_by_data (fixture->context, &seen);
}

/* ── messages and files ─────────────────────────────────────────────────────────────────── */

/* However long a word or a file name is, the dialog is no wider for it. */
static void
test_messages_break_long_words (void)
{
  g_autofree char *word = g_strnfill (300, 'w');
  GtkWidget *dialog = rk_message_new (NULL, word, word, NULL);
  int minimum, natural;

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, word);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 400);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The dialog that is still answering is not taken away with its window. */
static void
test_leaving_is_tidy (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *dialog;

  gtk_window_present (GTK_WINDOW (window));
  rk_message_leave (GTK_WINDOW (window), "Leave?", "Something is unsaved", "_Stay", "_Leave");
  rk_test_wait ((dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, "Leave?")) != NULL
                && gtk_widget_get_mapped (dialog));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  rk_test_click (rk_test_button (dialog, "_Leave"));
  rk_test_wait (window == NULL && dialog == NULL);
}

static void
test_names_get_their_ending (void)
{
  static const struct
  {
    const char *name;
    const char *filter;
    const char *whole;
  } names[] = {
    { "事業所一覧", "*.csv", "事業所一覧.csv" },
    { "事業所一覧.csv", "*.csv", NULL },
    { "事業所一覧.CSV", "*.csv", NULL },
    { "事業所一覧.csv", "*.xlsx", "事業所一覧.csv.xlsx" },
    { "図", "*.png;*.svg;*.pdf", "図.png" },
    { "図.pdf", "*.png;*.svg;*.pdf", NULL },
    { "何か", "*", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *whole = rk_files_dup_whole_name (names[i].name, names[i].filter);

      g_assert_cmpstr (whole, ==, names[i].whole);
    }
}

/* ── writing a list ──────────────────────────────────────────────────────────────────────── */

static gboolean
is_workbook_row (GtkWidget *row, gpointer data)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  return g_str_equal (title, "Excel workbook (.xlsx)");
}

static gboolean
proposes (GtkWidget *dialog, const char *ending)
{
  g_autofree char *name = rk_export_dialog_dup_name (RK_EXPORT_DIALOG (dialog));

  return g_str_has_suffix (name, ending);
}

/* The ending of the proposed name is that of the form chosen, and the form is remembered. */
static void
test_the_form_gives_the_ending (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office->folder, "書き出し.xlsx", NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autofree char *form = NULL;
  g_autofree char *bytes = NULL;
  GtkWidget *dialog = rk_export_dialog_new (fixture->context, NULL, query, 3);

  show (dialog);
  g_assert_true (proposes (dialog, ".csv"));
  adw_action_row_activate (
      ADW_ACTION_ROW (rk_test_find (dialog, ADW_TYPE_ACTION_ROW, is_workbook_row, NULL)));
  g_assert_true (proposes (dialog, ".xlsx"));
  rk_export_dialog_write (RK_EXPORT_DIALOG (dialog), path);
  rk_test_wait (rk_export_dialog_is_done (RK_EXPORT_DIALOG (dialog)));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "PK"));
  rk_test_gone (dialog);

  form = g_settings_get_string (rk_test_settings, "export-form");
  g_assert_cmpstr (form, ==, "xlsx");
  dialog = rk_export_dialog_new (fixture->context, NULL, query, 3);
  g_assert_true (proposes (dialog, ".xlsx"));
  rk_test_gone (dialog);
  g_settings_reset (rk_test_settings, "export-form");
}

/* ── preferences ─────────────────────────────────────────────────────────────────────────── */

static gboolean
is_entry_with (GtkWidget *widget, gpointer text)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0;
}

static void
test_preferences_are_edits_of_the_office (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = rk_preferences_window_new (fixture->context);
  g_autofree char *before
      = g_strdup (rk_record_get (rk_context_get_office (fixture->context), "name"));
  GtkWidget *entry;

  show (window);
  entry = rk_test_find (window, GTK_TYPE_ENTRY, is_entry_with, before);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "静岡県健康増進課");
  g_signal_emit_by_name (entry, "activate");
  rk_test_wait (g_strcmp0 (rk_record_get (rk_context_get_office (fixture->context), "name"),
                           "静岡県健康増進課")
                == 0);
  rk_test_press (window, GDK_KEY_z, GDK_CONTROL_MASK);
  rk_test_wait (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), before) == 0);
  rk_test_gone (window);
}

/* What is hidden while nothing was said of it is said. */
static void
test_preferences_say_what_is_hidden (Fixture *fixture, gconstpointer data)
{
  static const char words[] = "While “Smallest number shown” is empty, numbers of people under 10 "
                              "are hidden in figures and papers.";
  GtkWidget *window = rk_preferences_window_new (fixture->context);
  RkRecord *office = rk_context_get_office (fixture->context);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = rk_record_id (office);
  const char *const fields[] = { "mask_below", NULL };
  RkDraft *draft = rk_draft_copy (office);
  g_autoptr (RkRecord) values = NULL;

  show (window);
  g_assert_true (rk_test_shows (window, words));
  g_array_append_val (ids, id);
  rk_draft_put_int (draft, "mask_below", 5);
  values = rk_draft_end (draft);
  rk_edits_set (fixture->context, ids, values, fields, NULL, NULL);
  rk_test_wait (!rk_test_shows (window, words));
  rk_test_gone (window);
}

/* What was typed last is not lost by closing the window. */
static void
test_preferences_save_when_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = rk_preferences_window_new (fixture->context);
  GtkWidget *entry;

  show (window);
  entry = rk_test_find (window, GTK_TYPE_ENTRY, is_entry_with,
                        (gpointer)rk_record_get (rk_context_get_office (fixture->context), "name"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "閉じる前の名前");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_close (GTK_WINDOW (window));
  rk_test_wait (
      g_strcmp0 (rk_record_get (rk_context_get_office (fixture->context), "name"), "閉じる前の名前")
      == 0);
  rk_test_wait (window == NULL);
}

static void
on_asked_to_open (GSimpleAction *action, GVariant *parameter, char **uri)
{
  g_free (*uri);
  *uri = g_variant_dup_string (parameter, NULL);
}

/* The dialog has no application of its own, as in the program. */
static void
test_a_backup_opens_as_a_new_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-recent", G_VARIANT_TYPE_STRING);
  GtkWidget *owner = gtk_application_window_new (rk_test_application);
  GtkWidget *dialog;
  GtkWidget *open = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *path = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (on_asked_to_open), &uri);
  g_action_map_add_action (G_ACTION_MAP (rk_test_application), G_ACTION (action));
  gtk_window_present (GTK_WINDOW (owner));
  g_assert_true (rk_store_backup (fixture->office->store, NULL, NULL, NULL));
  dialog = rk_preferences_window_new_for_backups (fixture->context);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (owner));
  gtk_window_present (GTK_WINDOW (dialog));
  rk_test_wait ((open = rk_test_button (dialog, "Open as a New File")) != NULL);
  rk_test_click (open);
  g_assert_false (gtk_widget_is_sensitive (open));
  rk_test_wait (uri != NULL);
  path = g_filename_from_uri (uri, NULL, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (path, !=, fixture->office->path);
  g_action_map_remove_action (G_ACTION_MAP (rk_test_application), "open-recent");
  rk_test_gone (dialog);
  rk_test_gone (owner);
}

/* ── preview ─────────────────────────────────────────────────────────────────────────────── */

static void
test_preview_shows_what_is_printed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = rk_preview_window_new (fixture->context, "workplaces", NULL);
  g_autofree char *path = g_build_filename (fixture->office->folder, "out.pdf", NULL);
  g_autoptr (GError) error = NULL;
  RkPages *pages;
  guint portrait;
  double width, height;
  GStatBuf status;

  show (window);
  rk_test_wait ((pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window))) != NULL);
  portrait = rk_pages_get_n (pages);
  g_assert_cmpuint (portrait, >, 1);
  g_assert_true (rk_print_export (pages, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 1000);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rk_test_button (window, "Landscape")), TRUE);
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window)) != pages);
  rk_test_wait ((pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window))) != NULL);
  rk_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat (width, >, height);
  rk_test_gone (window);
}

/* A sheet of labels has a first one, no landscape and no public version; a list has the last two.
 */
static void
test_preview_asks_what_matters (Fixture *fixture, gconstpointer data)
{
  GtkWidget *labels = rk_preview_window_new (fixture->context, "labels", NULL);
  GtkWidget *list = rk_preview_window_new (fixture->context, "workplaces", NULL);

  show (labels);
  g_assert_true (rk_test_shows (labels, "First label"));
  g_assert_true (rk_test_shows (labels, "12面（86.4×42.3mm）"));
  g_assert_true (rk_test_shows (labels, "Moved (mm)"));
  g_assert_false (gtk_widget_get_visible (rk_test_button (labels, "Landscape")));
  g_assert_false (gtk_widget_get_visible (rk_test_button (labels, "For the Public")));
  rk_test_gone (labels);
  show (list);
  g_assert_false (rk_test_shows (list, "First label"));
  g_assert_false (rk_test_shows (list, "Moved (mm)"));
  g_assert_true (rk_test_shows (list, "A4"));
  g_assert_true (gtk_widget_get_visible (rk_test_button (list, "Landscape")));
  rk_test_gone (list);
}

static void
test_a_preview_may_be_closed_while_it_is_made (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = rk_preview_window_new (fixture->context, "workplaces", NULL);

  gtk_window_present (GTK_WINDOW (window));
  rk_test_gone (window);
}

/* ── chart ───────────────────────────────────────────────────────────────────────────────── */

static RkChart *
create_chart (void)
{
  RkChart *chart = rk_chart_new (RK_CHART_GROUPED, "市町別の事業所数", "件");
  guint small = rk_chart_add_series (chart, "小規模");
  guint large = rk_chart_add_series (chart, "大規模");
  guint yaizu = rk_chart_add_category (chart, "焼津市");
  guint shizuoka = rk_chart_add_category (chart, "静岡市");

  rk_chart_set_value (chart, small, yaizu, 412);
  rk_chart_set_value (chart, large, yaizu, 18);
  rk_chart_set_value (chart, small, shizuoka, 1290);
  rk_chart_set_value (chart, large, shizuoka, RK_CHART_WITHHELD);
  return chart;
}

static void
press (GtkWidget *widget, int along, int across)
{
  /* What the arrow keys are bound to. */
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  GListModel *controllers = gtk_widget_observe_controllers (widget);

  (void)klass;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GVariant *arguments = gtk_shortcut_get_arguments (shortcut);
          int x, y;

          if (arguments == NULL || !g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ii)")))
            continue;
          g_variant_get (arguments, "(ii)", &x, &y);
          if (x == along && y == across)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                            arguments);
              g_object_unref (controllers);
              return;
            }
        }
    }
  g_object_unref (controllers);
  g_assert_not_reached ();
}

static void
test_a_chart_can_be_walked_and_read_as_a_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = rk_chart_view_new (fixture->context);
  GtkWidget *area;
  g_autofree char *nothing = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_window_set_child (GTK_WINDOW (window), view);
  rk_chart_view_set_chart (RK_CHART_VIEW (view), create_chart ());
  show (window);
  area = rk_test_find (view, g_type_from_name ("RkChartArea"), NULL, NULL);
  gtk_test_accessible_assert_role (area, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_LABEL, "市町別の事業所数");
  nothing = rk_chart_view_dup_reading (RK_CHART_VIEW (view));
  g_assert_null (nothing);
  press (area, 1, 0);
  first = rk_chart_view_dup_reading (RK_CHART_VIEW (view));
  g_assert_cmpstr (first, ==, "焼津市、小規模、412件");
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  press (area, 1, 0);
  press (area, 0, 1);
  second = rk_chart_view_dup_reading (RK_CHART_VIEW (view));
  g_assert_cmpstr (second, ==, "静岡市、大規模、※ 秘匿");

  gtk_widget_activate_action (view, "chart.table", NULL);
  rk_test_wait (rk_test_shows (view, "1,290"));
  g_assert_true (rk_test_shows (view, "静岡市"));
  g_assert_true (rk_test_shows (view, "市町別の事業所数"));
  g_assert_true (rk_test_shows (view, "単位：件"));
  g_assert_true (rk_test_shows (view, "注　※は秘匿。"));
  rk_test_gone (window);
}

/* ── duties ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_expiring (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const dates[] = { "2026-07-01", "2026-06-30", "2026-07-12", "2026-08-31",
                                       "2026-09-02", "2026-09-03", "2026-08",    NULL };

  for (guint i = 0; dates[i]; i++)
    {
      g_autoptr (RkRecord) base = rk_test_workplace (100 + i);
      RkDraft *draft = rk_draft_copy (base);
      g_autoptr (RkRecord) record = NULL;

      rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "expires_on"), g_strdup (dates[i]));
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static const RkDuty *
duty_of (GPtrArray *duties, const char *icon)
{
  for (guint i = 0; i < duties->len; i++)
    if (g_strcmp0 (((RkDuty *)duties->pdata[i])->icon, icon) == 0)
      return duties->pdata[i];
  return NULL;
}

static void
test_duties_come_from_the_records (Fixture *fixture, gconstpointer data)
{
  RkDb *db = rk_store_main_db (fixture->office->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties
      = rk_duties_load (db, fixture->office->path, rk_today (), NULL, &error);
  g_autofree char *words = NULL;
  const RkDuty *late, *soon;
  guint64 n;

  g_assert_no_error (error);
  /* A new office: a list to import, a name to enter, a backup to make. */
  g_assert_cmpuint (duties->len, ==, 3);

  rk_test_command (fixture->office, "事業所を用意した", add_expiring, NULL);
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = rk_duties_load (db, fixture->office->path, rk_today (), NULL, &error);
  g_assert_no_error (error);
  late = duty_of (duties, "task-past-due-symbolic");
  soon = duty_of (duties, "alarm-symbolic");
  g_assert_true (duties->pdata[0] == late);
  g_assert_true (duties->pdata[1] == soon);
  g_assert_cmpstr (late->title, ==, "Registrations that have ended: 2");
  g_assert_cmpstr (late->chip, ==, "2 days late");
  g_assert_cmpstr (soon->title, ==, "Registrations that end within two months: 4");
  g_assert_cmpstr (soon->chip, ==, "10 days left");
  /* The button shows just those, by the conditions that the list has. */
  g_assert_true (rk_query_total (db, late->query, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (rk_query_total (db, soon->query, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 4);
  words = rk_query_dup_words (late->query);
  g_assert_cmpstr (words, ==, "登録期限切れ");
  g_free (words);
  words = rk_query_dup_words (soon->query);
  g_assert_cmpstr (words, ==, "登録期限まで：2か月以内");
  g_assert_true (rk_store_backup (fixture->office->store, NULL, NULL, NULL));
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = rk_duties_load (db, fixture->office->path, rk_today (), NULL, &error);
  g_assert_null (duty_of (duties, "security-high-symbolic"));
}

static void
test_moments_are_local (void)
{
  g_autofree char *full = rk_moment_dup_full ("2026-07-01T15:10:00Z");
  g_autofree char *clock = rk_moment_dup_clock ("2026-07-02T09:41:07+09:00");
  g_autofree char *naive = rk_moment_dup_full ("2026-07-02T15:05:00");
  g_autofree char *odd = rk_moment_dup_full ("いつか");

  g_assert_cmpstr (full, ==, "令和8年7月2日（木）0:10:00");
  g_assert_cmpstr (clock, ==, "9:41");
  g_assert_cmpstr (naive, ==, "令和8年7月2日（木）15:05:00");
  g_assert_cmpstr (odd, ==, "いつか");
}

#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/history/undo", 0, test_history_undoes_one_and_back_to_one);
  ADD ("/history/conflict", 0, test_history_says_what_stands_in_the_way);
  ADD ("/history/empty-and-filtered", 0, test_history_empty_and_filtered);
  g_test_add_func ("/history/days", test_history_groups_by_day);
  g_test_add_func ("/history/moments", test_moments_are_local);
  g_test_add_func ("/message/leave", test_leaving_is_tidy);
  g_test_add_func ("/message/long-words", test_messages_break_long_words);
  g_test_add_func ("/files/endings", test_names_get_their_ending);
  ADD ("/export/form", 3, test_the_form_gives_the_ending);
  ADD ("/search/goes-there", 60, test_search_finds_and_goes_there);
  ADD ("/preferences/edits", 0, test_preferences_are_edits_of_the_office);
  ADD ("/preferences/hidden", 0, test_preferences_say_what_is_hidden);
  ADD ("/preferences/close", 0, test_preferences_save_when_closed);
  ADD ("/preferences/restore", 3, test_a_backup_opens_as_a_new_file);
  ADD ("/preview/pages", 200, test_preview_shows_what_is_printed);
  ADD ("/preview/choices", 200, test_preview_asks_what_matters);
  ADD ("/preview/closed-early", 200, test_a_preview_may_be_closed_while_it_is_made);
  ADD ("/chart/walk", 0, test_a_chart_can_be_walked_and_read_as_a_table);
  ADD ("/duties/records", 0, test_duties_come_from_the_records);
  return rk_test_app_run ();
}
