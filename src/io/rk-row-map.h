/* Which row of the file first spoke of a record. For a million records 24 MB, where a GHashTable
 * with allocated keys takes three times as much. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkRowMap RkRowMap;

RkRowMap *rk_row_map_new (void);
void rk_row_map_free (RkRowMap *map);
/** rk_row_map_add: @id: not 0. Nothing happens where it has a row already. */
void rk_row_map_add (RkRowMap *map, gint64 id, guint row);
/** rk_row_map_get: Returns: the row, 0: none */
guint rk_row_map_get (const RkRowMap *map, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkRowMap, rk_row_map_free)

G_END_DECLS
