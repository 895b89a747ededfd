/* The pages of rows that a list keeps: read by id over the main thread's connection when a row is
 * asked for, the least recently used forgotten. Internal to the model. */
#pragma once

#include "rk-id-set.h"
#include "rk-row-model.h"

G_BEGIN_DECLS

typedef struct _RkRowCache RkRowCache;

RkRowCache *rk_row_cache_new (RkStore *store, const RkKind *kind);
void rk_row_cache_free (RkRowCache *self);
/** rk_row_cache_set_query: the query whose day derived fields look at. */
void rk_row_cache_set_query (RkRowCache *self, RkQuery *query);
/** rk_row_cache_clear: forgets all pages: the ids have changed. */
void rk_row_cache_clear (RkRowCache *self);
/**
 * rk_row_cache_get: the row at @index of @ids, reading its page where needed.
 * @error: set where the page could not be read; the row is then one without a record
 */
RkRow *rk_row_cache_get (RkRowCache *self, GArray *ids, guint index, GError **error);
/**
 * rk_row_cache_refresh: reads the pages that are kept again.
 * @only: (nullable): only pages that hold one of these ids
 *
 * A row that has vanished stays as it was: the new ids will take it away.
 *
 * Returns: indices into @ids of the rows that are no longer the same
 */
GArray *rk_row_cache_refresh (RkRowCache *self, GArray *ids, const RkIdSet *only, GError **error);
void rk_row_cache_get_stats (RkRowCache *self, RkRowModelStats *stats);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkRowCache, rk_row_cache_free)

G_END_DECLS
