/* How far something is on a ladder: a box for each rung, filled up to the one that is reached. The
 * words beside it say the same, so that a screen reader passes it over. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RK_TYPE_STEPS (rk_steps_get_type ())
G_DECLARE_FINAL_TYPE (RkSteps, rk_steps, RK, STEPS, GtkWidget)

/** rk_steps_new: boxes for @n rungs, none of them filled. */
GtkWidget *rk_steps_new (guint n);
/** rk_steps_set_reached: how many are filled, from the left. */
void rk_steps_set_reached (RkSteps *self, guint reached);
guint rk_steps_get_reached (RkSteps *self);

G_END_DECLS
