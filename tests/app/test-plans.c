/* The 計画 and 支援・研修 pages on the sample office: the 工程表 by keys, each edit one command. */
#include "rk-test-app.h"

#include "rk-answers-window.h"
#include "rk-beside.h"
#include "rk-chart-view.h"
#include "rk-goto.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-logic-window.h"
#include "rk-plan-wizard.h"
#include "rk-plans-page.h"
#include "rk-preview-window.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-roadmap-grid.h"
#include "rk-roadmap-strip.h"
#include "rk-support-page.h"
#include "rk-target-feed-window.h"
#include "rk-test-sample.h"

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  GtkWindow *window;
  RkPlansPage *page;
  RkRoadmapGrid *grid;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = rk_test_sample_new (data ? RK_STORE_READ_ONLY : RK_STORE_DEFAULT);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_application (f->window, rk_test_application);
  gtk_window_set_default_size (f->window, 1280, 800);
  f->page = RK_PLANS_PAGE (rk_plans_page_new (f->context));
  f->grid = RK_ROADMAP_GRID (rk_plans_page_get_grid (f->page));
  gtk_window_set_child (f->window, GTK_WIDGET (f->page));
  gtk_window_present (f->window);
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (f->grid)));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_gone (f->window);
  rk_test_wait (G_OBJECT (f->context)->ref_count == 1);
  g_assert_finalize_object (f->context);
  rk_test_office_free (f->office);
}

static void
press (Fixture *f, guint key, GdkModifierType state)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->grid));
  g_assert_true (rk_test_press (GTK_WIDGET (f->grid), key, state));
}

static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

static gint64
count (Fixture *f, const RkKind *kind)
{
  gint64 n = -1;

  rk_records_count (db_of (f), kind, &n, NULL);
  return n;
}

/* To the first line that has a bar, by keys. */
static gint64
go_to_bar (Fixture *f)
{
  for (guint i = 0; i < 20; i++)
    {
      press (f, GDK_KEY_Down, 0);
      if (rk_roadmap_grid_get_cell (f->grid))
        break;
    }
  g_assert_nonnull (rk_roadmap_grid_get_cell (f->grid));
  return rk_record_id (rk_roadmap_grid_get_cell (f->grid)->record);
}

static char *
field_of_cell (Fixture *f, gint64 id, const char *field)
{
  g_autoptr (RkRecord) record = rk_records_get (db_of (f), &rk_kind_schedule, id, NULL);

  return record ? g_strdup (rk_record_get (record, field)) : NULL;
}

static gboolean
is_field (Fixture *f, gint64 id, const char *field, const char *value)
{
  g_autofree char *is = field_of_cell (f, id, field);

  return g_strcmp0 (is, value) == 0;
}

static void
test_moving (Fixture *f, gconstpointer data)
{
  gint64 id = go_to_bar (f);
  g_autofree char *reading = rk_roadmap_grid_dup_reading (f->grid);

  g_assert_true (rk_test_is_called (GTK_WIDGET (f->grid), reading));
  g_assert_true (is_field (f, id, "first_month", "2024-04"));
  press (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  rk_test_wait (is_field (f, id, "last_month", "2026-03"));
  rk_test_wait (rk_roadmap_grid_get_cell (f->grid)
                && rk_roadmap_grid_get_cell (f->grid)->last == 24);
  press (f, GDK_KEY_Right, GDK_ALT_MASK | GDK_CONTROL_MASK);
  rk_test_wait (is_field (f, id, "first_month", "2024-05"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (is_field (f, id, "last_month", "2025-03"));
  rk_test_wait (rk_roadmap_grid_get_cell (f->grid)
                && rk_roadmap_grid_get_cell (f->grid)->last == 12);
}

static void
test_typing (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_schedule);
  GtkWidget *focus;

  /* The first line of all is a 柱, in which nothing stands. */
  press (f, GDK_KEY_Down, 0);
  g_assert_null (rk_roadmap_grid_get_cell (f->grid));
  press (f, GDK_KEY_a, 0);
  focus = gtk_window_get_focus (f->window);
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "a");
  gtk_editable_set_text (GTK_EDITABLE (focus), "全体会議");
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "activate");
  rk_test_wait (count (f, &rk_kind_schedule) == before + 1);
  rk_test_wait (rk_roadmap_grid_get_cell (f->grid));
  g_assert_cmpstr (rk_record_get (rk_roadmap_grid_get_cell (f->grid)->record, "text"), ==,
                   "全体会議");
  press (f, GDK_KEY_Delete, 0);
  rk_test_wait (count (f, &rk_kind_schedule) == before);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_cmpint (count (f, &rk_kind_schedule), ==, before + 1);
}

/* Over a bar, too: what is typed takes the place of its words; Esc leaves them. */
static void
test_typing_over (Fixture *f, gconstpointer data)
{
  gint64 id = go_to_bar (f);
  g_autofree char *words = field_of_cell (f, id, "text");
  GtkWidget *focus;

  press (f, GDK_KEY_x, 0);
  focus = gtk_window_get_focus (f->window);
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "x");
  g_assert_true (rk_test_press (focus, GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, words);
  g_assert_true (gtk_window_get_focus (f->window) == GTK_WIDGET (f->grid));
  g_assert_true (is_field (f, id, "text", words));
  press (f, GDK_KEY_x, 0);
  g_signal_emit_by_name (gtk_widget_get_parent (gtk_window_get_focus (f->window)), "activate");
  rk_test_wait (is_field (f, id, "text", "x"));
}

/* A milestone that was begun and given up leaves the bar to be edited. */
static void
test_milestone_given_up (Fixture *f, gconstpointer data)
{
  gint64 id = go_to_bar (f);
  gint64 before = count (f, &rk_kind_schedule);
  GtkWidget *focus;

  press (f, GDK_KEY_M, GDK_SHIFT_MASK);
  focus = gtk_window_get_focus (f->window);
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_true (rk_test_press (focus, GDK_KEY_Escape, 0));
  press (f, GDK_KEY_x, 0);
  g_signal_emit_by_name (gtk_widget_get_parent (gtk_window_get_focus (f->window)), "activate");
  rk_test_wait (is_field (f, id, "text", "x"));
  g_assert_cmpint (count (f, &rk_kind_schedule), ==, before);
}

/* Shift+M, while an input method needs the small letter. */
static void
test_milestone (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_schedule);
  GtkWidget *focus;

  press (f, GDK_KEY_Down, 0);
  press (f, GDK_KEY_m, 0);
  focus = gtk_window_get_focus (f->window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "m");
  g_assert_true (rk_test_press (focus, GDK_KEY_Escape, 0));
  press (f, GDK_KEY_M, GDK_SHIFT_MASK);
  focus = gtk_window_get_focus (f->window);
  gtk_editable_set_text (GTK_EDITABLE (focus), "開始");
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "activate");
  rk_test_wait (count (f, &rk_kind_schedule) == before + 1);
  rk_test_wait (rk_roadmap_grid_get_cell (f->grid));
  g_assert_true (rk_roadmap_grid_get_cell (f->grid)->is_star);
}

static gint64
plan_called (Fixture *f, const char *end)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_plan);
  g_autoptr (GPtrArray) plans = rk_query_records (db_of (f), query, NULL, NULL);

  for (guint i = 0; i < plans->len; i++)
    if (g_str_has_suffix (rk_record_get (plans->pdata[i], "title"), end))
      return rk_record_id (plans->pdata[i]);
  g_assert_not_reached ();
}

static gboolean
is_about (Fixture *f, const char *end)
{
  g_autofree char *title = NULL;

  g_object_get (f->page, "title", &title, NULL);
  return g_str_has_suffix (title, end);
}

/* The roadmap of a case has a column for each month. */
static void
test_months (Fixture *f, gconstpointer data)
{
  gint64 id;

  /* whatever was open: who goes to a plan sees its table */
  rk_plans_page_show_view (f->page, "targets");
  rk_page_show_record (RK_PAGE (f->page), plan_called (f, "ロードマップ"));
  rk_test_wait (is_about (f, "ロードマップ"));
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (f->grid)));
  press (f, GDK_KEY_Down, 0);
  press (f, GDK_KEY_Down, 0);
  press (f, GDK_KEY_Down, 0);
  g_assert_null (rk_roadmap_grid_get_cell (f->grid));
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Right, 0);
  g_assert_cmpint (rk_roadmap_grid_get_column (f->grid), ==, 3);
  g_assert_nonnull (rk_roadmap_grid_get_cell (f->grid));
  id = rk_record_id (rk_roadmap_grid_get_cell (f->grid)->record);
  g_assert_true (is_field (f, id, "first_month", "2025-07"));
  press (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  rk_test_wait (is_field (f, id, "last_month", "2025-10"));
}

/* ── what a line is linked to ────────────────────────────────────────────────────────────── */

typedef struct
{
  char *page;
  gint64 record;
} Place;

static void
on_navigate (RkContext *context, const char *page, gint64 record, RkQuery *query, Place *place)
{
  g_free (place->page);
  place->page = g_strdup (page);
  place->record = record;
}

static gboolean
is_link (GtkWidget *widget, gpointer words)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return tooltip && g_str_has_suffix (tooltip, words);
}

/* From a line to the indicator of its target, and from there to the line. */
static void
test_links (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) card = rk_indicators_find (db_of (f), "smoking", NULL);
  g_autoptr (GPtrArray) lines
      = rk_plan_lines_about (db_of (f), &rk_kind_indicator, rk_record_id (card), NULL);
  Place place = { NULL, 0 };
  GtkWidget *link;

  g_assert_cmpuint (lines->len, ==, 1);
  g_signal_connect (f->context, "navigate", G_CALLBACK (on_navigate), &place);
  press (f, GDK_KEY_Down, 0);
  g_assert_null (
      rk_test_find (GTK_WIDGET (f->page), GTK_TYPE_BUTTON, is_link, (gpointer) "習慣的喫煙"));
  rk_page_show_record (RK_PAGE (f->page), rk_record_id (lines->pdata[0]));
  link = rk_test_find (GTK_WIDGET (f->page), GTK_TYPE_BUTTON, is_link, (gpointer) "習慣的喫煙");
  rk_test_click (link);
  g_assert_cmpstr (place.page, ==, "indicators");
  g_assert_cmpint (place.record, ==, rk_record_id (card));
  rk_goto_record (f->context, &rk_kind_measure, rk_record_id (lines->pdata[0]));
  g_assert_cmpstr (place.page, ==, "plans");
  g_assert_cmpint (place.record, ==, rk_record_id (lines->pdata[0]));
  g_signal_handlers_disconnect_by_data (f->context, &place);
  g_free (place.page);
}

static void
test_lines (Fixture *f, gconstpointer data)
{
  gint64 id;

  press (f, GDK_KEY_Down, 0);
  press (f, GDK_KEY_Down, 0);
  press (f, GDK_KEY_Down, 0);
  id = rk_record_id (rk_roadmap_grid_get_line (f->grid)->record);
  g_assert_cmpstr (rk_roadmap_grid_get_line (f->grid)->number, ==, "(1)");
  press (f, GDK_KEY_Down, GDK_ALT_MASK);
  rk_test_wait (g_str_equal (rk_roadmap_grid_get_line (f->grid)->number, "(2)"));
  g_assert_cmpint (rk_record_id (rk_roadmap_grid_get_line (f->grid)->record), ==, id);
}

/* A key that is held goes past the end: a word, no dialog. */
static void
test_lines_at_the_end (Fixture *f, gconstpointer data)
{
  g_autofree char *last = NULL;

  g_signal_connect (f->context, "toast", G_CALLBACK (rk_test_keep_toast), &last);
  press (f, GDK_KEY_Down, 0);
  press (f, GDK_KEY_Up, GDK_ALT_MASK);
  rk_test_wait (last != NULL || rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) != NULL);
  g_assert_null (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  g_assert_cmpstr (last, ==, "This line is the first one already.");
  g_signal_handlers_disconnect_by_data (f->context, &last);
}

static int
first_of_cell (Fixture *f)
{
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (f->grid);

  return cell ? cell->first : -1;
}

/* A bar goes no further than the plan, nor does a milestone, which ends where it begins. */
static void
test_cells_at_the_end (Fixture *f, gconstpointer data)
{
  g_autofree char *last = NULL;
  g_autoptr (RkPlan) plan = NULL;
  gint64 id;
  GtkWidget *focus;

  g_signal_connect (f->context, "toast", G_CALLBACK (rk_test_keep_toast), &last);
  go_to_bar (f);
  press (f, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpstr (last, ==, "The plan ends here. The period was not changed.");
  press (f, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_cmpstr (last, ==, "It is as short as it can be.");
  g_clear_pointer (&last, g_free);
  press (f, GDK_KEY_M, GDK_SHIFT_MASK);
  focus = gtk_window_get_focus (f->window);
  gtk_editable_set_text (GTK_EDITABLE (focus), "開始");
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "activate");
  rk_test_wait (rk_roadmap_grid_get_cell (f->grid) && rk_roadmap_grid_get_cell (f->grid)->is_star);
  while (last == NULL)
    {
      int first = first_of_cell (f);

      press (f, GDK_KEY_Right, GDK_ALT_MASK);
      rk_test_wait (last != NULL || first_of_cell (f) > first);
    }
  g_assert_cmpstr (last, ==, "The plan ends here. The period was not changed.");
  g_assert_true (rk_plans_default (db_of (f), 0, &id, NULL));
  plan = rk_plan_load (db_of (f), id, NULL);
  g_assert_cmpint (first_of_cell (f), <, rk_plan_n_months (plan));
  g_signal_handlers_disconnect_by_data (f->context, &last);
}

/* The next year is begun only after it was said what goes on by itself. */
static void
test_roll_over (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_evaluation);
  g_autofree char *last = NULL;

  press (f, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "page.roll-over", NULL));
  g_assert_nonnull (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  gtk_window_destroy (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  g_assert_cmpint (count (f, &rk_kind_evaluation), ==, before);
  g_signal_connect (f->context, "toast", G_CALLBACK (rk_test_keep_toast), &last);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "page.roll-over", NULL));
  adw_message_dialog_response (
      ADW_MESSAGE_DIALOG (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)), "go-on");
  gtk_window_destroy (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  rk_test_wait (last != NULL);
  g_assert_nonnull (strstr (last, " on"));
  g_signal_handlers_disconnect_by_data (f->context, &last);
}

/* A line of a plan that is not shown: both are. */
static void
test_a_line_of_another_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_measure);
  g_autoptr (GPtrArray) lines = rk_query_records (db_of (f), query, NULL, NULL);
  gint64 shown, line = 0;

  press (f, GDK_KEY_Down, 0);
  shown = rk_record_get_int (rk_roadmap_grid_get_line (f->grid)->record, "plan_id");
  for (guint i = 0; i < lines->len && line == 0; i++)
    if (rk_record_get_int (lines->pdata[i], "plan_id") != shown)
      line = rk_record_id (lines->pdata[i]);
  g_assert_cmpint (line, !=, 0);
  rk_page_show_record (RK_PAGE (f->page), line);
  rk_test_wait (rk_roadmap_grid_get_line (f->grid)
                && rk_record_id (rk_roadmap_grid_get_line (f->grid)->record) == line);
}

static void
test_views (Fixture *f, gconstpointer data)
{
  rk_plans_page_show_view (f->page, "targets");
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), "登録事業所の数"));
  rk_plans_page_show_view (f->page, "reviews");
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), "(2)　好事例の共有"));
  /* Below each 取組 the numbers begin anew. */
  g_assert_true (rk_test_shows (GTK_WIDGET (f->page), "2　登録から認定、表彰へ"));
}

/* Who goes to a line sees it, whatever was looked at before. */
static void
test_a_line_is_shown (Fixture *f, gconstpointer data)
{
  gint64 line;

  press (f, GDK_KEY_Down, 0);
  line = rk_record_id (rk_roadmap_grid_get_line (f->grid)->record);
  rk_plans_page_show_view (f->page, "targets");
  rk_test_wait (!gtk_widget_get_mapped (GTK_WIDGET (f->grid)));
  rk_page_show_record (RK_PAGE (f->page), line);
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (f->grid)));
  g_assert_cmpint (rk_record_id (rk_roadmap_grid_get_line (f->grid)->record), ==, line);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  gint64 id = go_to_bar (f);

  press (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (f, GDK_KEY_Delete, 0);
  g_assert_true (is_field (f, id, "last_month", "2025-03"));
}

static void
test_support (Fixture *f, gconstpointer data)
{
  GtkWidget *page = rk_support_page_new (f->context);

  gtk_window_set_child (f->window, page);
  rk_test_wait (rk_test_shows (page, "藤枝市　小規模事業所で働く人の健診受診"));
  rk_support_page_show_view (RK_SUPPORT_PAGE (page), "trainings");
  rk_test_wait (rk_test_shows (page, "令和7年度　地域・職域連携担当者研修"));
  g_assert_nonnull (
      rk_test_find (page, GTK_TYPE_LABEL, rk_test_has_label, (gpointer) "13:30　朝比奈　理沙"));
  g_assert_nonnull (
      rk_test_find (page, GTK_TYPE_LABEL, rk_test_has_label, (gpointer) "静岡市　欠席"));
  g_assert_nonnull (
      rk_test_find (page, GTK_TYPE_LABEL, rk_test_has_label, (gpointer) "焼津市　出席　R7-0005"));
  rk_support_page_show_view (RK_SUPPORT_PAGE (page), "advisers");
  rk_test_wait (rk_test_shows (page, "朝比奈　理沙"));
}

/* ── targets ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_row_called (GtkWidget *row, gpointer title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static AdwExpanderRow *
find_target (Fixture *f, const char *name)
{
  return ADW_EXPANDER_ROW (
      rk_test_find (GTK_WIDGET (f->page), ADW_TYPE_EXPANDER_ROW, is_row_called, (gpointer)name));
}

/* The trend is drawn of a target that is opened; it stays open while the page is read again. */
static void
test_trend (Fixture *f, gconstpointer data)
{
  const char *name = "男性の習慣的喫煙者の割合";
  GtkWidget *view;

  rk_plans_page_show_view (f->page, "targets");
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), name));
  g_assert_null (rk_test_find (GTK_WIDGET (f->page), RK_TYPE_CHART_VIEW, NULL, NULL));
  adw_expander_row_set_expanded (find_target (f, name), TRUE);
  view = rk_test_find (GTK_WIDGET (f->page), RK_TYPE_CHART_VIEW, NULL, NULL);
  g_assert_nonnull (view);
  g_assert_cmpstr (rk_chart_get_series (rk_chart_view_get_chart (RK_CHART_VIEW (view)), 0), ==,
                   "実績");
  g_assert_true (rk_chart_get_value (rk_chart_view_get_chart (RK_CHART_VIEW (view)), 0, 0) == 31.6);
  rk_page_refresh (RK_PAGE (f->page));
  rk_test_wait (find_target (f, name)
                && rk_test_find (GTK_WIDGET (f->page), RK_TYPE_CHART_VIEW, NULL, NULL) != view);
  g_assert_true (adw_expander_row_get_expanded (find_target (f, name)));
}

static gboolean
is_checked (GtkWidget *check, gpointer data)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* What differs is shown and not ticked; what is ticked is taken as one command. */
static void
test_feed (Fixture *f, gconstpointer data)
{
  RkDb *db = db_of (f);
  gint64 id;
  g_autoptr (RkPlan) plan = NULL;
  GtkWidget *window;
  GtkWidget *check;
  gint64 before;

  g_assert_true (rk_plans_default (db, 0, &id, NULL));
  plan = rk_plan_load (db, id, NULL);
  window = rk_target_feed_window_new (f->context, f->window, plan, 2025);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (rk_test_shows (window, "登録事業所の数"));
  g_assert_true (rk_test_shows (window, "Differs"));
  g_assert_null (rk_test_find (window, GTK_TYPE_CHECK_BUTTON, is_checked, NULL));
  check = rk_test_find (window, GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  before = count (f, &rk_kind_target_value);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  rk_target_feed_window_take (RK_TARGET_FEED_WINDOW (window));
  rk_test_wait (window == NULL);
  g_assert_cmpint (count (f, &rk_kind_target_value), ==, before);
  g_clear_pointer (&plan, rk_plan_unref);
  plan = rk_plan_load (db, id, NULL);
  for (guint i = 0; i < plan->targets->len; i++)
    {
      const RkPlanTarget *target = plan->targets->pdata[i];
      const RkRecord *value = rk_plan_value (target, 2025);

      if (rk_record_get_int (target->record, "scheme_id"))
        g_assert_cmpstr (rk_record_get (value, "as_of"), ==, "2026-03-31");
      else
        g_assert_null (value ? rk_record_get (value, "as_of") : NULL);
    }
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
}

/* ── six steps ───────────────────────────────────────────────────────────────────────────── */

static gboolean
is_called (GtkWidget *widget, gpointer name)
{
  return gtk_widget_get_mapped (widget) && rk_test_is_called (widget, name);
}

static void
fill_row (GtkWidget *window, const char *title, const char *text)
{
  GtkWidget *row = rk_test_find (window, ADW_TYPE_ENTRY_ROW, is_row_called, (gpointer)title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_wizard (Fixture *f, gconstpointer data)
{
  gint64 id;
  gint64 lines, bars, targets;
  g_autoptr (RkPlan) plan = NULL;
  g_autoptr (RkPlan) after = NULL;
  GtkWidget *window;
  RkPlanWizard *wizard;
  const RkPlanTarget *target;
  GtkWidget *entry;

  g_assert_true (rk_plans_default (db_of (f), 0, &id, NULL));
  plan = rk_plan_load (db_of (f), id, NULL);
  lines = count (f, &rk_kind_measure);
  bars = count (f, &rk_kind_schedule);
  targets = count (f, &rk_kind_target);
  window = rk_plan_wizard_new (f->context, f->window, plan);
  wizard = RK_PLAN_WIZARD (window);
  gtk_window_present (GTK_WINDOW (window));
  rk_plan_wizard_next (wizard);
  g_assert_cmpuint (rk_plan_wizard_get_step (wizard), ==, 1);
  /* Without a problem it does not go on, and says why. */
  rk_plan_wizard_next (wizard);
  g_assert_cmpuint (rk_plan_wizard_get_step (wizard), ==, 1);
  g_assert_true (
      rk_test_shows (window, "Write the problem in a few words: it becomes the line of the plan"));
  fill_row (window, "Problem", "働く人の歯科健診が少ない");
  rk_plan_wizard_next (wizard);
  entry = rk_test_find (window, ADW_TYPE_ENTRY_ROW, is_row_called,
                        (gpointer) "Another activity, then Enter");
  gtk_editable_set_text (GTK_EDITABLE (entry), "職場での歯科健診");
  g_signal_emit_by_name (entry, "apply");
  entry = rk_test_find (window, ADW_TYPE_ENTRY_ROW, is_row_called,
                        (gpointer) "Another activity, then Enter");
  gtk_editable_set_text (GTK_EDITABLE (entry), "歯ブラシの配布");
  g_signal_emit_by_name (entry, "apply");
  rk_plan_wizard_next (wizard);
  g_assert_cmpuint (rk_plan_wizard_get_step (wizard), ==, 3);
  fill_row (window, "Who does it", "歯科医師会");
  g_object_set (rk_test_find (window, GTK_TYPE_SWITCH, is_called, (gpointer) "歯ブラシの配布"),
                "active", FALSE, NULL);
  rk_plan_wizard_next (wizard);
  rk_plan_wizard_next (wizard);
  g_assert_cmpuint (rk_plan_wizard_get_step (wizard), ==, 5);
  fill_row (window, "Indicator", "歯科健診をした事業所の数");
  fill_row (window, "Base", "3");
  fill_row (window, "Target of the last year", "1,200");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  rk_plan_wizard_next (wizard);
  rk_test_wait (window == NULL);
  g_assert_cmpint (count (f, &rk_kind_measure), ==, lines + 2);
  g_assert_cmpint (count (f, &rk_kind_schedule), ==, bars + 1);
  g_assert_cmpint (count (f, &rk_kind_target), ==, targets + 1);
  after = rk_plan_load (db_of (f), id, NULL);
  for (guint i = 0; i < after->targets->len; i++)
    {
      target = after->targets->pdata[i];
      if (g_str_equal (rk_record_get (target->record, "name"), "歯科健診をした事業所の数"))
        g_assert_cmpfloat (rk_plan_real (target->record, "goal"), ==, 1200);
    }
  /* One action, taken back at once. */
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_cmpint (count (f, &rk_kind_measure), ==, lines);
}

/* ── a case that is new ──────────────────────────────────────────────────────────────────── */

static gboolean
is_labelled (GtkWidget *button, gpointer words)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), words) == 0;
}

static GtkWindow *
find_dialog (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

/* The roadmap of a case is printed from the case, and begun where there is none. */
static void
test_roadmap_of_a_case (Fixture *f, gconstpointer data)
{
  GtkWidget *page = rk_support_page_new (f->context);
  gint64 before = count (f, &rk_kind_plan);
  GtkWidget *button;

  gtk_window_set_child (f->window, page);
  rk_test_wait (rk_test_shows (page, "藤枝市　小規模事業所で働く人の健診受診"));
  button = rk_test_find (page, GTK_TYPE_BUTTON, is_labelled, (gpointer) "工程表");
  rk_test_click (button);
  rk_test_wait (find_dialog (RK_TYPE_PREVIEW_WINDOW));
  gtk_window_destroy (find_dialog (RK_TYPE_PREVIEW_WINDOW));
  rk_test_click (rk_test_find (page, GTK_TYPE_BUTTON, is_labelled, (gpointer) "Begin the Roadmap"));
  rk_test_wait (count (f, &rk_kind_plan) == before + 1);
}

static gboolean
run_nothing (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

/* Sheet after sheet; a blank one is not kept. */
static void
test_answers (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_training);
  g_autoptr (GArray) ids = rk_query_ids (db_of (f), query, NULL, NULL);
  gint64 before = count (f, &rk_kind_response);
  GtkWidget *window = rk_answers_window_new (f->context, f->window, g_array_index (ids, gint64, 0));
  RkAnswersWindow *answers = RK_ANSWERS_WINDOW (window);

  gtk_window_present (GTK_WINDOW (window));
  rk_answers_window_keep (answers);
  rk_answers_window_answer (answers, 0, "役立つ");
  rk_answers_window_answer (answers, 2, "健保組合への頼み方");
  rk_answers_window_keep (answers);
  rk_answers_window_keep (answers); /* the key repeats itself */
  rk_test_wait (count (f, &rk_kind_response) == before + 2);
  rk_test_wait (rk_test_shows (window, "Sheet 8 has been kept"));
  rk_test_command (f->office, "待った", run_nothing, NULL);
  g_assert_cmpint (count (f, &rk_kind_response), ==, before + 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* 論点 of a plan with what speaks for each of their options. */
static void
test_issues (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_issue_option);
  GtkWindow *dialog;

  rk_plans_page_show_view (f->page, "reviews");
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), "健診車の費用をどのように分けるか。"));
  adw_expander_row_set_expanded (find_target (f, "健診車の費用をどのように分けるか。"), TRUE);
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), "案1　受診者の数で分ける。"));
  rk_test_click (rk_test_find (GTK_WIDGET (f->page), GTK_TYPE_BUTTON, is_labelled,
                               (gpointer) "Add an Option…"));
  rk_test_wait ((dialog = find_dialog (RK_TYPE_RECORD_DIALOG)) != NULL);
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "text", "県の補助を求める。");
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (count (f, &rk_kind_issue_option) == before + 1);
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), "案3　県の補助を求める。"));
}

/* It stands open in the list, for its visits and its tree. */
static void
test_new_case (Fixture *f, gconstpointer data)
{
  GtkWidget *page = rk_support_page_new (f->context);
  const char *title = "焼津市　働く人の歯の健康";
  GtkWindow *dialog;
  GtkWidget *row;

  gtk_window_set_child (f->window, page);
  rk_test_wait (rk_test_shows (page, "藤枝市　小規模事業所で働く人の健診受診"));
  gtk_widget_activate_action (page, "page.add", NULL);
  rk_test_wait ((dialog = find_dialog (RK_TYPE_RECORD_DIALOG)) != NULL);
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "requester", "焼津市");
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "theme", "働く人の歯の健康");
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait ((row = rk_test_find (page, ADW_TYPE_EXPANDER_ROW, is_row_called, (gpointer)title))
                != NULL);
  rk_test_wait ((row = rk_test_find (page, ADW_TYPE_EXPANDER_ROW, is_row_called, (gpointer)title))
                    != NULL
                && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/plans/moving", test_moving);
  ADD ("/plans/typing", test_typing);
  ADD ("/plans/typing/over", test_typing_over);
  ADD ("/plans/milestone", test_milestone);
  ADD ("/plans/milestone-given-up", test_milestone_given_up);
  ADD ("/plans/months", test_months);
  ADD ("/plans/links", test_links);
  ADD ("/plans/lines", test_lines);
  ADD ("/plans/lines-at-the-end", test_lines_at_the_end);
  ADD ("/plans/cells-at-the-end", test_cells_at_the_end);
  ADD ("/plans/roll-over", test_roll_over);
  ADD ("/plans/another", test_a_line_of_another_plan);
  ADD ("/plans/views", test_views);
  ADD ("/plans/a-line-is-shown", test_a_line_is_shown);
  g_test_add ("/plans/read-only", Fixture, "read-only", set_up, test_read_only, tear_down);
  ADD ("/plans/support", test_support);
  ADD ("/plans/trend", test_trend);
  ADD ("/plans/feed", test_feed);
  ADD ("/plans/wizard", test_wizard);
  ADD ("/plans/answers", test_answers);
  ADD ("/plans/issues", test_issues);
  ADD ("/plans/new-case", test_new_case);
  ADD ("/plans/roadmap-of-a-case", test_roadmap_of_a_case);
  return rk_test_app_run ();
}
