/* Stops of the tour: 計画, 支援・研修. */
#include "rk-tour-private.h"

#include <adwaita.h>

#include "rk-answers-window.h"
#include "rk-kinds.h"
#include "rk-logic-window.h"
#include "rk-plan-wizard.h"
#include "rk-plans-page.h"
#include "rk-records.h"
#include "rk-roadmap-grid.h"
#include "rk-support-page.h"
#include "rk-target-feed-window.h"

static RkPlan *
load_plan (RkTour *tour)
{
  gint64 id = 0;

  rk_plans_default (rk_tour_db (tour), 0, &id, NULL);
  return rk_plan_load (rk_tour_db (tour), id, NULL);
}

/* The tree of the case that has been supported. */
static void
show_logic (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_support_case);
  g_autoptr (GArray) ids = NULL;

  rk_query_sort (query, "-ended_on", NULL);
  ids = rk_query_ids (rk_tour_db (tour), query, NULL, NULL);
  rk_tour_show_beside (tour,
                       rk_logic_window_new (rk_window_get_context (tour->window), NULL,
                                            &rk_kind_support_case, g_array_index (ids, gint64, 0)));
}

static void
show_wizard (RkTour *tour)
{
  g_autoptr (RkPlan) plan = load_plan (tour);

  rk_tour_show_beside (tour, rk_plan_wizard_new (rk_window_get_context (tour->window), NULL, plan));
}

static gboolean
is_titled (GtkWidget *row, const char *title)
{
  return ADW_IS_ENTRY_ROW (row)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static GtkWidget *
find_entry (GtkWidget *root, const char *title)
{
  GtkWidget *found = is_titled (root, title) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, title);
  return found;
}

static void
type (RkTour *tour, const char *title, const char *text)
{
  GtkWidget *entry = find_entry (GTK_WIDGET (tour->picture), title);

  if (entry == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (adw_entry_row_get_show_apply_button (ADW_ENTRY_ROW (entry)))
    g_signal_emit_by_name (entry, "apply");
}

/* To the last step, with two activities. */
static gboolean
fill_wizard (RkTour *tour, const char *part)
{
  RkPlanWizard *wizard = RK_PLAN_WIZARD (tour->picture);

  switch (rk_plan_wizard_get_step (wizard))
    {
    case 1:
      type (tour, g_dgettext (GETTEXT_PACKAGE, "Problem"), "働く人の歯科健診が少ない");
      break;
    case 2:
      type (tour, g_dgettext (GETTEXT_PACKAGE, "Another activity, then Enter"), "職場での歯科健診");
      type (tour, g_dgettext (GETTEXT_PACKAGE, "Another activity, then Enter"), "歯ブラシの配布");
      break;
    case 5:
      return TRUE;
    default:
      break;
    }
  rk_plan_wizard_next (wizard);
  return FALSE;
}

static void
show_feed (RkTour *tour)
{
  g_autoptr (RkPlan) plan = load_plan (tour);

  rk_tour_show_beside (
      tour, rk_target_feed_window_new (rk_window_get_context (tour->window), NULL, plan, 2025));
}

/* The first target with its trend. */
static gboolean
unfold_trend (GtkWidget *root)
{
  if (ADW_IS_EXPANDER_ROW (root))
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (root), TRUE);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (unfold_trend (child))
      return TRUE;
  return FALSE;
}

static void
show_plans (RkTour *tour)
{
  rk_tour_go (tour, "plans");
}

/* A bar that is late is selected. */
static gboolean
open_schedule (RkTour *tour, const char *part)
{
  RkPage *page = rk_tour_page (tour);
  RkRoadmapGrid *grid = RK_ROADMAP_GRID (rk_plans_page_get_grid (RK_PLANS_PAGE (page)));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_schedule);
  RkDb *db = rk_tour_db (tour);
  g_autoptr (RkRecord) cell = NULL;

  rk_plans_page_show_view (RK_PLANS_PAGE (page), part);
  rk_query_where (query, "state", "遅れ", NULL);
  rk_query_sort (query, "-first_month", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) ids = rk_query_ids (db, query, NULL, NULL);

      if (ids == NULL || ids->len <= i)
        break;
      g_clear_pointer (&cell, rk_record_unref);
      cell = rk_records_get (db, &rk_kind_schedule, g_array_index (ids, gint64, i), NULL);
      rk_roadmap_grid_select (grid, rk_record_get_int (cell, "measure_id"), 2, rk_record_id (cell));
      if (rk_roadmap_grid_get_cell (grid))
        break;
    }
  return TRUE;
}

static gboolean
show_view (RkTour *tour, const char *part)
{
  RkPage *page = rk_tour_page (tour);

  rk_plans_page_show_view (RK_PLANS_PAGE (page), part);
  return TRUE;
}

static gboolean
open_trend (RkTour *tour, const char *part)
{
  return show_view (tour, part) && unfold_trend (GTK_WIDGET (rk_tour_page (tour)));
}

static void
show_support (RkTour *tour)
{
  rk_tour_go (tour, "support");
}

static gboolean
show_support_view (RkTour *tour, const char *part)
{
  RkPage *page = rk_tour_page (tour);

  rk_support_page_show_view (RK_SUPPORT_PAGE (page), part);
  return TRUE;
}

/* The answers on paper, sheet by sheet. */
static void
show_answers (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_training);

  rk_tour_show_beside (tour, rk_answers_window_new (rk_window_get_context (tour->window), NULL,
                                                    rk_tour_first (tour, query)));
}

const RkTourStop rk_tour_plans[] = {
  { "12-plans", show_plans, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_schedule, "schedule" },
  { "12-plans-targets", show_plans, RK_TOUR_LARGE | RK_TOUR_W640, show_view, "targets" },
  { "12-plans-trend", show_plans, RK_TOUR_DARK | RK_TOUR_W640, open_trend, "targets" },
  { "12-plans-logic", show_logic, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "12-plans-steps", show_wizard, RK_TOUR_LARGE },
  { "12-plans-steps-last", show_wizard, RK_TOUR_LARGE, fill_wizard },
  { "12-plans-feed", show_feed, RK_TOUR_LARGE | RK_TOUR_W640 },
  { "12-plans-reviews", show_plans, RK_TOUR_W640, show_view, "reviews" },
  { "15-support", show_support, RK_TOUR_LARGE | RK_TOUR_W640 },
  { "15-support-training", show_support, 0, show_support_view, "trainings" },
  { "15-support-answers", show_answers, RK_TOUR_DARK | RK_TOUR_LARGE },
  { NULL },
};
