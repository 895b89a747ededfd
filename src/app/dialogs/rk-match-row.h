/* A line of the queue of 名寄せ: the name in the register, below it the other, the points beside.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_match_row_factory_new: (transfer full): of items that are RkMatchItem */
GtkListItemFactory *rk_match_row_factory_new (void);

G_END_DECLS
