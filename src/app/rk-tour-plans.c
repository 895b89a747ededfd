/* The windows of plans in the tour: logic tree, six steps, values out of the data, a trend. */
#include "rk-tour-private.h"

#include <adwaita.h>

#include "rk-kinds.h"
#include "rk-logic-window.h"
#include "rk-plan-wizard.h"
#include "rk-target-feed-window.h"

static RkDb *
db_of (RkTour *tour)
{
  return rk_store_main_db (rk_context_get_store (rk_window_get_context (tour->window)));
}

static void
show (RkTour *tour, GtkWidget *window)
{
  gtk_window_set_application (GTK_WINDOW (window), tour->application);
  gtk_window_present (GTK_WINDOW (window));
  tour->picture = GTK_WINDOW (window);
}

static RkPlan *
load_plan (RkTour *tour)
{
  gint64 id = 0;

  rk_plans_default (db_of (tour), 0, &id, NULL);
  return rk_plan_load (db_of (tour), id, NULL);
}

/* The tree of the case that has been supported. */
void
rk_tour_show_logic (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_support_case);
  g_autoptr (GArray) ids = NULL;

  rk_query_sort (query, "-ended_on", NULL);
  ids = rk_query_ids (db_of (tour), query, NULL, NULL);
  show (tour, rk_logic_window_new (rk_window_get_context (tour->window), NULL,
                                   &rk_kind_support_case, g_array_index (ids, gint64, 0)));
}

void
rk_tour_show_wizard (RkTour *tour)
{
  g_autoptr (RkPlan) plan = load_plan (tour);

  show (tour, rk_plan_wizard_new (rk_window_get_context (tour->window), NULL, plan));
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
gboolean
rk_tour_fill_wizard (RkTour *tour)
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

void
rk_tour_show_feed (RkTour *tour)
{
  g_autoptr (RkPlan) plan = load_plan (tour);

  show (tour, rk_target_feed_window_new (rk_window_get_context (tour->window), NULL, plan, 2025));
}

/* The first target with its trend. */
gboolean
rk_tour_open_trend (GtkWidget *root)
{
  if (ADW_IS_EXPANDER_ROW (root))
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (root), TRUE);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (rk_tour_open_trend (child))
      return TRUE;
  return FALSE;
}
