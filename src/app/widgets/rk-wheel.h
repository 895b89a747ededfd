/* The wheel of the mouse over a part of a page that scrolls sideways only: GTK would let it do
 * nothing there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_wheel_pass_on: up and down over @scroller, a #GtkScrolledWindow, scrolls the page that it
 * stands in; with Shift it scrolls @scroller itself. */
void rk_wheel_pass_on (GtkWidget *scroller);

G_END_DECLS
