/* The derived index of records: order, search text, match key. */
#pragma once

#include "rk-db-private.h"
#include "rk-records.h"

G_BEGIN_DECLS

/** rk_index_put: writes the index row of a record. @fresh: there is none yet. */
gboolean rk_index_put (
    RkDb *db, gint64 id, const RkKind *kind, const RkIndexRow *row, gboolean fresh, GError **error);
gboolean rk_index_delete (RkDb *db, gint64 id, GError **error);
/** rk_index_refresh: makes the index follow a record that changed by other means. */
gboolean rk_index_refresh (RkDb *db, const RkKind *kind, gint64 id, GError **error);
/** rk_index_rebuild: makes all lines anew. */
gboolean rk_index_rebuild (RkDb *db, GError **error);
/** rk_index_count_wrong: index rows that do not say what their records say. */
gboolean rk_index_count_wrong (RkDb *db, guint64 *n, GError **error);
/** rk_kind_is_indexed: whether records of @kind are ordered or searched by their words. */
gboolean rk_kind_is_indexed (const RkKind *kind);

G_END_DECLS
