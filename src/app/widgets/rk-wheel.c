#include "rk-wheel.h"

#include <math.h>

/* As GtkScrolledWindow has them. */
#define STEP_POWER (2.0 / 3)
#define SURFACE_FACTOR 2.5

static gboolean
on_scroll (GtkEventControllerScroll *wheel, double dx, double dy, GtkWidget *scroller)
{
  GtkWidget *page
      = gtk_widget_get_ancestor (gtk_widget_get_parent (scroller), GTK_TYPE_SCROLLED_WINDOW);
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (wheel));
  GtkAdjustment *place;
  double step;

  if (page == NULL || dy == 0 || (state & GDK_SHIFT_MASK))
    return FALSE;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  step = gtk_event_controller_scroll_get_unit (wheel) == GDK_SCROLL_UNIT_SURFACE
             ? SURFACE_FACTOR
             : pow (gtk_adjustment_get_page_size (place), STEP_POWER);
  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + dy * step);
  return TRUE;
}

void
rk_wheel_pass_on (GtkWidget *scroller)
{
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (on_scroll), scroller);
  gtk_widget_add_controller (scroller, wheel);
}
