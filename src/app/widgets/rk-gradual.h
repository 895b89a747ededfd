/* Rows that come a few at a time. A list view makes the widgets of some 200 rows at once, which
 * takes longer than a frame; made in small portions, the window stays alive. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * rk_gradual_fill: replaces what is in @store: the first rows now, the others when nothing else is
 * to be done. A later call takes the place of an earlier one.
 * @items: (transfer full): array of GObject
 */
void rk_gradual_fill (GListStore *store, GPtrArray *items);

G_END_DECLS
