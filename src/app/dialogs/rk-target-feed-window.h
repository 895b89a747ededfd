/* Values for a plan's targets out of the office's own data: what stands there and what the data
 * say, side by side; only what is ticked is taken. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-plans.h"

G_BEGIN_DECLS

#define RK_TYPE_TARGET_FEED_WINDOW (rk_target_feed_window_get_type ())
G_DECLARE_FINAL_TYPE (RkTargetFeedWindow, rk_target_feed_window, RK, TARGET_FEED_WINDOW, AdwWindow)

/** rk_target_feed_window_new: @year: fiscal year whose actual values are asked for */
GtkWidget *
rk_target_feed_window_new (RkContext *context, GtkWindow *parent, RkPlan *plan, int year);
/** rk_target_feed_window_take: as the button does. */
void rk_target_feed_window_take (RkTargetFeedWindow *self);

G_END_DECLS
