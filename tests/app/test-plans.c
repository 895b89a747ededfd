/* The 計画 and 支援・研修 pages on the sample office: the 工程表 by keys, each edit one command. */
#include "rk-test-app.h"

#include "rk-kinds.h"
#include "rk-plans-page.h"
#include "rk-roadmap-grid.h"
#include "rk-roadmap-strip.h"
#include "rk-support-page.h"
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

static void
test_views (Fixture *f, gconstpointer data)
{
  rk_plans_page_show_view (f->page, "targets");
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), "登録事業所の数"));
  rk_plans_page_show_view (f->page, "reviews");
  rk_test_wait (rk_test_shows (GTK_WIDGET (f->page), "(2)　好事例の共有"));
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
  rk_support_page_show_view (RK_SUPPORT_PAGE (page), "advisers");
  rk_test_wait (rk_test_shows (page, "朝比奈　理沙"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/plans/moving", test_moving);
  ADD ("/plans/typing", test_typing);
  ADD ("/plans/lines", test_lines);
  ADD ("/plans/views", test_views);
  g_test_add ("/plans/read-only", Fixture, "read-only", set_up, test_read_only, tear_down);
  ADD ("/plans/support", test_support);
  return rk_test_app_run ();
}
