/* The window: first start, opening, folding, panes, keys, and what every control must have. */
#include "rk-test-app.h"

#include <glib/gstdio.h>

#include "rk-damaged-page.h"
#include "rk-import-window.h"
#include "rk-indicator-import-window.h"
#include "rk-opening.h"
#include "rk-pillars.h"
#include "rk-record-form.h"
#include "rk-search-window.h"
#include "rk-sidebar.h"
#include "rk-start-page.h"
#include "rk-work.h"

/* ── first start and opening ─────────────────────────────────────────────────────────────── */

static RkWindow *
empty_window (void)
{
  RkWindow *window = rk_window_new (rk_test_application, rk_test_settings);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_first_start_offers_three_ways (void)
{
  RkWindow *window = empty_window ();

  rk_test_wait (rk_test_shows (GTK_WIDGET (window), "Try the Sample"));
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "Create a New Office"));
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "Open a File"));
  g_assert_null (rk_window_get_context (window));
  rk_test_has_names (GTK_WIDGET (window));
  rk_test_gone (window);
}

static void
test_the_sample_opens_with_something_to_do (void)
{
  g_autoptr (GFile) file = rk_opening_sample_file ();
  RkWindow *window = empty_window ();
  RkRecord *office;

  g_file_delete (file, NULL, NULL); /* of an earlier run */
  rk_window_open_sample (window);
  rk_test_wait (rk_window_get_context (window) != NULL);
  office = rk_context_get_office (rk_window_get_context (window));
  g_assert_cmpint (rk_record_get_int (office, "sample"), ==, 1);
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "Sample"));
  rk_test_wait (rk_page_get_badge (rk_office_view_get_page (rk_window_get_view (window))) > 0);
  rk_test_gone (window);
}

static void
test_a_new_office_begins_with_its_answers (void)
{
  RkWindow *window = empty_window ();
  g_autofree char *folder = g_dir_make_tmp ("rk-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "新.renkei", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RkDraft *draft = rk_draft_new (&rk_kind_office);
  g_autoptr (RkRecord) office = NULL;
  GtkWidget *start;

  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "name"), g_strdup ("神奈川県事務局"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "prefecture"), g_strdup ("神奈川県"));
  office = rk_draft_end (draft);
  start = rk_test_find (GTK_WIDGET (window), RK_TYPE_START_PAGE, NULL, NULL);
  g_signal_emit_by_name (start, "create", file, office, FALSE);
  rk_test_wait (rk_window_get_context (window) != NULL);
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "神奈川県事務局"));
  g_assert_true (g_file_equal (rk_window_get_file (window), file));
  {
    g_autoptr (RkQuery) areas = rk_query_new (&rk_kind_area);
    guint64 n = 1;

    g_assert_true (
        rk_query_total (rk_store_main_db (rk_context_get_store (rk_window_get_context (window))),
                        areas, &n, NULL, NULL));
    g_assert_cmpuint (n, ==, 0);
  }
  rk_test_gone (window);
  rk_test_remove_tree (folder);
}

/* What was asked for is what did not happen: nothing was to be opened. */
static void
test_an_office_over_another_is_not_created (void)
{
  RkTestOffice *other = rk_test_office_new (1);
  RkWindow *window = empty_window ();
  g_autoptr (GFile) file = g_file_new_for_path (other->path);
  RkDraft *draft = rk_draft_new (&rk_kind_office);
  g_autoptr (RkRecord) office = NULL;
  GtkWindow *dialog;

  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "name"), g_strdup ("神奈川県事務局"));
  office = rk_draft_end (draft);
  g_signal_emit_by_name (rk_test_find (GTK_WIDGET (window), RK_TYPE_START_PAGE, NULL, NULL),
                         "create", file, office, FALSE);
  rk_test_wait ((dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)) != NULL);
  g_assert_true (rk_test_shows (GTK_WIDGET (dialog), "The Office Could Not Be Created"));
  gtk_window_destroy (dialog);
  rk_test_gone (window);
  rk_test_office_free (other);
}

static gboolean
is_mapped (GtkWidget *widget, gpointer data)
{
  return gtk_widget_get_mapped (widget);
}

static void
damage (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 4096, 0xa5, MIN (length - 4096, 16 * 4096));
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));
}

static void
test_a_damaged_file_offers_its_backup (void)
{
  RkTestOffice *office = rk_test_office_new (50);
  RkWindow *window;
  g_autoptr (GFile) file = g_file_new_for_path (office->path);
  GtkWidget *restore;

  g_assert_true (rk_store_backup (office->store, NULL, NULL, NULL));
  rk_store_close (office->store);
  damage (office->path);
  window = empty_window ();
  rk_window_open (window, file);
  rk_test_wait (rk_test_shows (GTK_WIDGET (window), "This File Could Not Be Opened"));
  restore = rk_test_button (GTK_WIDGET (window), "Open the Backup as a New File");
  rk_test_wait (gtk_widget_get_mapped (restore));
  rk_test_click (restore);
  rk_test_wait (rk_window_get_context (window) != NULL);
  g_assert_false (g_file_equal (rk_window_get_file (window), file));
  g_assert_true (g_file_test (office->path, G_FILE_TEST_EXISTS));
  rk_test_gone (window);
  rk_test_office_free (office);
}

/* What stands in an open form is not lost with the window, whatever page is in front. */
static void
test_closing_asks_for_what_is_not_saved (void)
{
  RkTestOffice *office = rk_test_office_new (3);
  RkWindow *window;
  RkOfficeView *view;
  GtkWidget *form;
  GtkWindow *dialog;

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  view = rk_window_get_view (window);
  rk_office_view_show (view, "workplaces", 0, NULL);
  gtk_widget_activate_action (GTK_WIDGET (rk_office_view_get_page (view)), "page.add", NULL);
  rk_test_wait ((form = rk_test_find (GTK_WIDGET (window), RK_TYPE_RECORD_FORM, is_mapped, NULL))
                != NULL);
  rk_record_form_type (RK_RECORD_FORM (form), "name", "書きかけ商店");
  rk_office_view_show (view, "home", 0, NULL);
  gtk_window_close (GTK_WINDOW (window));
  rk_test_wait ((dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)) != NULL);
  g_assert_true (rk_test_shows (GTK_WIDGET (dialog), "Leave Without Saving?"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  rk_office_view_show (view, "workplaces", 0, NULL);
  g_assert_true (rk_record_form_is_changed (RK_RECORD_FORM (form)));
  rk_test_gone (window);
  rk_test_office_free (office);
}

static void
test_a_missing_file_is_reported_and_the_start_stays (void)
{
  RkWindow *window = empty_window ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/無い.renkei");

  rk_window_open (window, file);
  rk_test_wait (ADW_IS_MESSAGE_DIALOG (gtk_application_get_active_window (rk_test_application))
                || rk_window_get_file (window) == NULL);
  g_assert_null (rk_window_get_context (window));
  rk_test_wait (rk_test_shows (GTK_WIDGET (window), "Try the Sample"));
  rk_test_gone (window);
}

/* ── files that are let go of ────────────────────────────────────────────────────────────── */

/* As if let go of over a widget. */
static gboolean
drop (GtkWidget *widget, const char *path, gboolean list)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { .data = file };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, list ? GDK_TYPE_FILE_LIST : G_TYPE_FILE);
  if (list)
    g_value_set_boxed (&value, &files);
  else
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
close_import (void)
{
  GtkWindow *import;

  rk_test_wait ((import = rk_test_toplevel (RK_TYPE_INDICATOR_IMPORT_WINDOW, NULL)) != NULL);
  rk_test_wait (rk_indicator_import_window_is_ready (RK_INDICATOR_IMPORT_WINDOW (import)));
  gtk_window_destroy (import);
}

/* A published table opens the import of 健康指標 from any page; a page with an import of its own
 * asks which is meant, of what is no such table it does not. */
static void
test_a_table_is_dropped_on_any_page (void)
{
  RkTestOffice *office = rk_test_office_new (3);
  g_autofree char *table = g_build_filename (office->folder, "表.csv", NULL);
  g_autofree char *list = g_build_filename (office->folder, "名簿.csv", NULL);
  g_autofree char *letter = g_build_filename (office->folder, "手紙.pdf", NULL);
  RkWindow *window;
  RkOfficeView *view;
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (
      table, "特定健診実施状況　令和4年度\n市町名,対象者数,受診者数\n静岡市,1000,400\n", -1, NULL));
  g_assert_true (g_file_set_contents (list, "事業所名,所在地\n見本商店,静岡市葵区\n", -1, NULL));
  rk_store_close (office->store);
  window = rk_test_window (office->path);
  view = rk_window_get_view (window);
  rk_office_view_show (view, "home", 0, NULL);
  g_assert_false (drop (GTK_WIDGET (view), letter, TRUE));
  g_assert_true (drop (GTK_WIDGET (view), table, TRUE));
  close_import ();
  g_assert_cmpstr (rk_office_view_get_page_name (view), ==, "indicators");

  rk_office_view_show (view, "workplaces", 0, NULL);
  g_assert_true (drop (GTK_WIDGET (rk_office_view_get_page (view)), table, FALSE));
  rk_test_wait ((dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)) != NULL);
  g_assert_true (rk_test_shows (GTK_WIDGET (dialog), "What Is This File?"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "indicators");
  close_import ();

  rk_office_view_show (view, "workplaces", 0, NULL);
  g_assert_true (drop (GTK_WIDGET (rk_office_view_get_page (view)), list, FALSE));
  rk_test_wait ((dialog = rk_test_toplevel (RK_TYPE_IMPORT_WINDOW, NULL)) != NULL);
  gtk_window_destroy (dialog);
  rk_test_gone (window);
  rk_test_office_free (office);
}

/* ── going about ─────────────────────────────────────────────────────────────────────────── */

static void
test_every_pillar_opens (void)
{
  RkTestOffice *office = rk_test_office_new (20);
  RkWindow *window;
  guint n;
  const RkPillar *pillars = rk_pillars (&n);

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", pillars[i].name);
      g_assert_cmpstr (rk_office_view_get_page_name (rk_window_get_view (window)), ==,
                       pillars[i].name);
      rk_test_flush ();
    }
  rk_test_gone (window);
  rk_test_office_free (office);
}

static void
test_the_page_is_remembered (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkWindow *window;

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "documents");
  rk_test_gone (window);
  window = rk_test_window (office->path);
  g_assert_cmpstr (rk_office_view_get_page_name (rk_window_get_view (window)), ==, "documents");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "home");
  rk_test_gone (window);
  rk_test_office_free (office);
}

static int
focused_pane (RkWindow *window)
{
  GPtrArray *panes = rk_page_panes (rk_office_view_get_page (rk_window_get_view (window)));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  for (guint i = 0; focus && i < panes->len; i++)
    if (focus == panes->pdata[i] || gtk_widget_is_ancestor (focus, panes->pdata[i]))
      return (int)i;
  return -1;
}

/* A window in which the home page has been read. */
static RkWindow *
show_home (RkTestOffice *office)
{
  RkWindow *window;

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "home");
  rk_test_wait (rk_page_get_badge (rk_office_view_get_page (rk_window_get_view (window))) > 0);
  return window;
}

/* A page without a search of its own searches everything. */
static void
test_find_on_home (void)
{
  RkTestOffice *office = rk_test_office_new (20);
  RkWindow *window = show_home (office);
  GtkWidget *search;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  rk_test_wait ((search = rk_test_toplevel (RK_TYPE_SEARCH_WINDOW, NULL)) != NULL);
  rk_test_gone (search);
  rk_test_gone (window);
  rk_test_office_free (office);
}

static void
test_f6_walks_the_panes_and_comes_round (void)
{
  RkTestOffice *office = rk_test_office_new (20);
  RkWindow *window = show_home (office);

  rk_office_view_show_pillars (rk_window_get_view (window));
  g_assert_cmpint (focused_pane (window), ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL);
  g_assert_cmpint (focused_pane (window), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-pane", NULL);
  g_assert_cmpint (focused_pane (window), ==, -1);
  rk_test_gone (window);
  rk_test_office_free (office);
}

/* The row of the list of pages that has the keyboard; -1: none. */
static int
focused_row (RkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return GTK_IS_LIST_BOX_ROW (focus) && gtk_widget_get_ancestor (focus, RK_TYPE_SIDEBAR)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus))
             : -1;
}

/* Alt+n while the keyboard is in the list of pages: it stands on the row of the page that came. One
 * that is in a page is not taken to the list. */
static void
test_numbers_take_the_list_along (void)
{
  RkTestOffice *office = rk_test_office_new (20);
  RkWindow *window = show_home (office);

  for (guint i = 0; i < 9 && focused_row (window) < 0; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL);
  g_assert_cmpint (focused_row (window), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.number", "i", 4);
  g_assert_cmpint (focused_row (window), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.number", "i", 1);
  g_assert_cmpint (focused_row (window), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL);
  g_assert_cmpint (focused_row (window), ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.number", "i", 4);
  g_assert_cmpint (focused_row (window), ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "home");
  rk_test_gone (window);
  rk_test_office_free (office);
}

static void
set_width (RkWindow *window, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  rk_test_wait (ABS (gtk_widget_get_width (GTK_WIDGET (window)) - width) < 80);
}

/* 1280 px at 200 % is as narrow as 640 px at 100 %. */
static void
test_folding_follows_width_and_text (void)
{
  RkTestOffice *office = rk_test_office_new (5);
  RkWindow *window;
  RkOfficeView *view;

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  view = rk_window_get_view (window);
  set_width (window, 1280);
  rk_test_wait (!rk_office_view_is_folded (view));
  set_width (window, 800);
  rk_test_wait (rk_office_view_is_folded (view));
  set_width (window, 1280);
  rk_test_wait (!rk_office_view_is_folded (view));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  rk_test_wait (rk_office_view_is_folded (view));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  rk_test_wait (!rk_office_view_is_folded (view));
  rk_test_gone (window);
  rk_test_office_free (office);
}

static void
note_source (RkPage *page, GParamSpec *pspec, gboolean *in_frame)
{
  GSource *source = g_main_current_source ();
  const char *name = source ? g_source_get_name (source) : NULL;

  *in_frame = name && strstr (name, "frame_clock");
}

/* The header bar of a page changes when all has been laid out, not while that is done: what is
 * under it would stay blank. */
static void
test_folding_is_told_afterwards (void)
{
  RkTestOffice *office = rk_test_office_new (1);
  RkWindow *window;
  RkPage *page;
  gboolean in_frame = TRUE;
  gboolean folded = FALSE;

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  set_width (window, 1280);
  page = rk_office_view_get_page (rk_window_get_view (window));
  rk_test_wait (!rk_office_view_is_folded (rk_window_get_view (window)));
  rk_test_flush ();
  g_signal_connect (page, "notify::folded", G_CALLBACK (note_source), &in_frame);
  set_width (window, 640);
  rk_test_wait ((g_object_get (page, "folded", &folded, NULL), folded));
  g_assert_false (in_frame);
  g_signal_handlers_disconnect_by_func (page, note_source, &in_frame);
  rk_test_gone (window);
  rk_test_office_free (office);
}

/* ── commands ────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_one (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) record = rk_test_workplace (1);

  return rk_records_save (db, record, NULL, error);
}

static guint64
count_workplaces (RkContext *context)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n = 0;

  g_assert_true (
      rk_query_total (rk_store_main_db (rk_context_get_store (context)), query, &n, NULL, NULL));
  return n;
}

static void
on_toast (RkContext *context, AdwToast *toast, AdwToast **last)
{
  g_set_object (last, toast);
}

static void
test_a_toast_takes_back_what_it_speaks_of (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkWindow *window;
  RkContext *context;
  g_autoptr (AdwToast) toast = NULL;

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  context = rk_window_get_context (window);
  g_signal_connect (context, "toast", G_CALLBACK (on_toast), &toast);
  rk_context_run_command_async (context, NULL, "事業所を追加した", "Added <one> & only", add_one,
                                NULL, NULL, NULL);
  rk_test_wait (toast != NULL);
  g_assert_cmpstr (adw_toast_get_title (toast), ==, "Added &lt;one&gt; &amp; only");
  g_assert_nonnull (adw_toast_get_button_label (toast));
  g_assert_cmpuint (count_workplaces (context), ==, 1);
  g_signal_emit_by_name (toast, "button-clicked");
  rk_test_wait (count_workplaces (context) == 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  rk_test_wait (count_workplaces (context) == 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  rk_test_wait (count_workplaces (context) == 0);
  rk_test_flush ();
  g_signal_handlers_disconnect_by_data (context, &toast);
  rk_test_gone (window);
  rk_test_office_free (office);
}

/* ── what every control must have ────────────────────────────────────────────────────────── */

static void
test_every_button_has_a_name (void)
{
  RkTestOffice *office = rk_test_office_new (30);
  RkWindow *window;
  guint n;
  const RkPillar *pillars = rk_pillars (&n);

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  for (guint i = 0; i < n; i++)
    {
      rk_office_view_show (rk_window_get_view (window), pillars[i].name, 0, NULL);
      rk_test_flush ();
    }
  rk_test_has_names (GTK_WIDGET (window));
  rk_test_gone (window);
  rk_test_office_free (office);
}

/* Any warning of the toolkit ends the test: the numbers of the pages were measured narrower than
 * nothing. */
static void
test_the_keys_are_shown (void)
{
  RkTestOffice *office = rk_test_office_new (1);
  RkWindow *window;
  GtkWidget *help;

  rk_store_close (office->store);
  window = rk_test_window (office->path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  help = GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  g_assert_nonnull (help);
  rk_test_wait (gtk_widget_get_mapped (help));
  gtk_test_widget_wait_for_draw (help);
  rk_test_wait (rk_test_find (help, GTK_TYPE_SHORTCUTS_SHORTCUT, is_mapped, NULL) != NULL);
  gtk_window_close (GTK_WINDOW (help));
  rk_test_flush ();
  rk_test_gone (window);
  rk_test_office_free (office);
}

/* Cantarell's circle is so small that it is no mark. */
static void
test_the_circle_is_large_enough (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("○");
  PangoRectangle ink, logical;
  PangoFontMetrics *metrics;
  double text;

  gtk_widget_add_css_class (label, "rk-mark");
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (gtk_widget_get_mapped (label));
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), &ink, &logical);
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  text = pango_font_description_get_size (
             pango_context_get_font_description (gtk_widget_get_pango_context (label)))
         / (double)PANGO_SCALE;
  g_assert_cmpfloat (ink.height, >=, 0.6 * text);
  pango_font_metrics_unref (metrics);
  rk_test_gone (window);
}

/* ── work on a thread ────────────────────────────────────────────────────────────────────── */

static void
work_at_once (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

static void
on_work_done (gpointer owner, GAsyncResult *result)
{
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
}

static void
on_owner_gone (gpointer thread, GObject *where)
{
  *(GThread **)thread = g_thread_self ();
}

/* A window that was closed meanwhile is taken apart where windows are. */
static void
test_work_lets_go_on_the_main_thread (void)
{
  for (guint i = 0; i < 500; i++)
    {
      GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
      g_autoptr (GTask) task = rk_work_new (owner, NULL, on_work_done);
      GThread *gone = NULL;

      g_object_weak_ref (owner, on_owner_gone, &gone);
      g_object_unref (owner);
      g_task_run_in_thread (task, work_at_once);
      g_clear_object (&task);
      rk_test_wait (gone != NULL);
      g_assert_true (gone == g_thread_self ());
    }
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  g_test_add_func ("/shell/first-start", test_first_start_offers_three_ways);
  g_test_add_func ("/shell/sample", test_the_sample_opens_with_something_to_do);
  g_test_add_func ("/shell/new-office", test_a_new_office_begins_with_its_answers);
  g_test_add_func ("/shell/close/unsaved", test_closing_asks_for_what_is_not_saved);
  g_test_add_func ("/shell/dropped", test_a_table_is_dropped_on_any_page);
  g_test_add_func ("/shell/new-office-over-another", test_an_office_over_another_is_not_created);
  g_test_add_func ("/shell/damaged", test_a_damaged_file_offers_its_backup);
  g_test_add_func ("/shell/missing", test_a_missing_file_is_reported_and_the_start_stays);
  g_test_add_func ("/shell/pillars", test_every_pillar_opens);
  g_test_add_func ("/shell/page-is-remembered", test_the_page_is_remembered);
  g_test_add_func ("/shell/find-on-home", test_find_on_home);
  g_test_add_func ("/shell/panes", test_f6_walks_the_panes_and_comes_round);
  g_test_add_func ("/shell/numbers", test_numbers_take_the_list_along);
  g_test_add_func ("/shell/folding", test_folding_follows_width_and_text);
  g_test_add_func ("/shell/folding-is-told-afterwards", test_folding_is_told_afterwards);
  g_test_add_func ("/shell/toast-undo", test_a_toast_takes_back_what_it_speaks_of);
  g_test_add_func ("/shell/names", test_every_button_has_a_name);
  g_test_add_func ("/shell/keys", test_the_keys_are_shown);
  g_test_add_func ("/shell/work", test_work_lets_go_on_the_main_thread);
  g_test_add_func ("/shell/marks", test_the_circle_is_large_enough);
  return rk_test_app_run ();
}
