/* What was done, by whom, when: every action of this file, and the way back. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_HISTORY_WINDOW (rk_history_window_get_type ())
G_DECLARE_FINAL_TYPE (RkHistoryWindow, rk_history_window, RK, HISTORY_WINDOW, AdwWindow)

GtkWidget *rk_history_window_new (RkContext *context);
/** rk_history_window_select: shows one action. Returns: FALSE where it is not in the list */
gboolean rk_history_window_select (RkHistoryWindow *self, gint64 entry);

G_END_DECLS
