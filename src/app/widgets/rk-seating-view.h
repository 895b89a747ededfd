/* 席次表 as an editor: the printed page, drawn by the function of the paper, with a widget on each
 * seat that can be pointed at, focused, dragged and read out. */
#pragma once

#include <gtk/gtk.h>
#include "rk-pages.h"
#include "rk-seating-plan.h"

G_BEGIN_DECLS

#define RK_TYPE_SEATING_VIEW (rk_seating_view_get_type ())
G_DECLARE_FINAL_TYPE (RkSeatingView, rk_seating_view, RK, SEATING_VIEW, GtkWidget)

/* Properties:
 *   zoom      pixels per point; 0 shows the whole page
 *   editable  people can be moved
 * Signals:
 *   chosen                        another seat is the chosen one
 *   move (gint64 id, guint to)    somebody is to go to a place
 *   remove (gint64 id)            somebody is to be taken from the table
 *   pin (gint64 id)               somebody is to be held in place, or no longer
 *   rescaled                      the page is drawn larger or smaller than before
 *
 * Tab goes through the seats in the order of rank, arrows to the seat beside; Alt with an arrow
 * lets two people change places, Delete takes one away, the space bar holds one in place. A letter
 * goes to the next seat whose name is read like that. */

GtkWidget *rk_seating_view_new (void);
/** rk_seating_view_set_plan: @plan, @pages: (nullable) (transfer none): must outlive being shown */
void rk_seating_view_set_plan (RkSeatingView *self, const RkSeatingPlan *plan, RkPages *pages);
/** rk_seating_view_get_chosen: the place of the chosen seat, -1: none. */
int rk_seating_view_get_chosen (RkSeatingView *self);
/** rk_seating_view_focus_seat: takes the keyboard to the chosen seat, else to the first by rank.
 * Returns: FALSE: there is none */
gboolean rk_seating_view_focus_seat (RkSeatingView *self);
/** rk_seating_view_get_seat: (transfer none): the widget on place @n, for tests and focus. */
GtkWidget *rk_seating_view_get_seat (RkSeatingView *self, guint n);
/** rk_seating_view_get_scale: pixels per point as drawn now. */
double rk_seating_view_get_scale (RkSeatingView *self);

G_END_DECLS
