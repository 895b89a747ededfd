/* What a window beside the main one has as the main one has: words about what was done in it (a
 * toast shown behind it would not be read), and Ctrl+Z. */
#pragma once

#include <adwaita.h>

#include "rk-context.h"

G_BEGIN_DECLS

/** rk_beside_join: for @window, whose content is there and which records edits while it is open */
void rk_beside_join (AdwWindow *window, RkContext *context);

/** rk_beside_get_toasts: Returns: (nullable): where the window that is looked at shows its toasts;
 * NULL where neither it nor one that it belongs to has joined, short of @main */
AdwToastOverlay *rk_beside_get_toasts (GtkWindow *main);

G_END_DECLS
