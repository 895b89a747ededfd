/* What the keys and the menu of a window do. */
#pragma once

#include "rk-office-view.h"
#include "rk-window.h"

G_BEGIN_DECLS

/** rk_window_actions_install: adds the "win." actions to the class. */
void rk_window_actions_install (GtkWidgetClass *klass);
/** rk_window_actions_update: most need an open office. */
void rk_window_actions_update (RkWindow *self);
/** rk_window_get_view: Returns: (nullable) (transfer none) */
RkOfficeView *rk_window_get_view (RkWindow *self);

G_END_DECLS
