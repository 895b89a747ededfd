/* What a window beside the main one has as the main one has: words about what was done in it (a
 * toast shown behind it would not be read), and Ctrl+Z. */
#pragma once

#include <adwaita.h>

#include "rk-context.h"

G_BEGIN_DECLS

/**
 * rk_beside_join: for @window, which records edits while it is open.
 * @content: (nullable): what it shows; NULL: what it has from its template. It must not be taken
 * out of its window once groups of records (#RkRecordsGroup) are in it: they let go of all when
 * they leave
 */
void rk_beside_join (AdwWindow *window, RkContext *context, GtkWidget *content);

/**
 * rk_beside_keep_clear: of a window that has joined: while @place is seen, the words are shown in
 * it, so that they do not lie over what is clicked below it next.
 */
void rk_beside_keep_clear (GtkWindow *window, AdwToastOverlay *place);

/** rk_beside_get_toasts: Returns: (nullable): where the window that is looked at shows its toasts;
 * NULL where neither it nor one that it belongs to has joined, short of @main */
AdwToastOverlay *rk_beside_get_toasts (GtkWindow *main);

G_END_DECLS
