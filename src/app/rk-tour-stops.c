#include "rk-tour-private.h"

#include "rk-query.h"

RkDb *
rk_tour_db (RkTour *tour)
{
  return rk_store_main_db (rk_context_get_store (rk_window_get_context (tour->window)));
}

RkPage *
rk_tour_page (RkTour *tour)
{
  return rk_office_view_get_page (rk_window_get_view (tour->window));
}

gint64
rk_tour_first (RkTour *tour, RkQuery *query)
{
  g_autoptr (GArray) ids = rk_query_ids (rk_tour_db (tour), query, NULL, NULL);

  return ids && ids->len ? g_array_index (ids, gint64, 0) : 0;
}

void
rk_tour_go (RkTour *tour, const char *page)
{
  rk_office_view_show (rk_window_get_view (tour->window), page, 0, NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

GtkWidget *
rk_tour_find_shown (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rk_tour_find_shown (child, type);

      if (found)
        return found;
    }
  return NULL;
}

void
rk_tour_show_beside (RkTour *tour, GtkWidget *window)
{
  gtk_window_set_application (GTK_WINDOW (window), tour->application);
  gtk_window_present (GTK_WINDOW (window));
  tour->picture = GTK_WINDOW (window);
}

/* In this order: the import fills the office. */
static const RkTourStop *const parts[]
    = { rk_tour_office,     rk_tour_councils,   rk_tour_meetings, rk_tour_checklists,
        rk_tour_workplaces, rk_tour_indicators, rk_tour_plans,    rk_tour_imports };

GArray *
rk_tour_stops (void)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (RkTourStop));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const RkTourStop *stop = parts[i]; stop->name; stop++)
      g_array_append_vals (stops, stop, 1);
  return stops;
}
