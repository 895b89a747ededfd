/* A list is a query: the ids of all matching rows, in order, read on a worker; the rows themselves
 * in pages of 64, read by id when somebody asks for one, and forgotten again.
 *
 * What decides whether GTK 4.8 freezes is how a change is announced. A view that is told
 * items-changed (0, n, n) asks for every one of n rows; this model never says that. Old and new ids
 * are compared; what differs is announced in one step when it is small, and as "gone", then "come"
 * when it is large. At each step the number of items is the announced one. */
#pragma once

#include "rk-query.h"
#include "rk-row.h"

G_BEGIN_DECLS

#define RK_ROW_MODEL_PAGE 64       /* rows fetched at once */
#define RK_ROW_MODEL_MAX_PAGES 32  /* pages kept */
#define RK_ROW_MODEL_MAX_STEP 2000 /* rows added in one emission together with removals */
#define RK_ROW_MODEL_FIRST 256     /* rows that come first in a long list: what a view asks for */
#define RK_ROW_MODEL_LONG 100000   /* rows of the kind from which a list is long */

#define RK_TYPE_ROW_MODEL (rk_row_model_get_type ())
G_DECLARE_FINAL_TYPE (RkRowModel, rk_row_model, RK, ROW_MODEL, GObject)

/* Properties (read, notified):
 *   loading   ids are being read; until they are there the list is the old one, or the first rows
 *             of the new one
 *   total     rows of the kind in the file, whether they match or not
 * Signals:
 *   replacing (GArray *before, GArray *after)   just before the emissions that turn one list of
 *                                               ids into another
 *   failed (GError *)                           ids or rows could not be read; the list stays */

RkRowModel *rk_row_model_new (RkStore *store, const RkKind *kind);
/**
 * rk_row_model_set_query: shows the rows of @query, as soon as they are known. A query that is
 * still being read is dropped. @query must not be changed any more.
 */
void rk_row_model_set_query (RkRowModel *self, RkQuery *query);
/**
 * rk_row_model_set_query_in_steps: the same, but of a long list the first rows come as soon as they
 * are known, and are the list until all ids are there. What has to stay in the list meanwhile, as
 * rows that are chosen, asks for rk_row_model_set_query().
 */
void rk_row_model_set_query_in_steps (RkRowModel *self, RkQuery *query);
/** rk_row_model_set_long: so many rows of the kind make a long list; RK_ROW_MODEL_LONG if never
 * said. */
void rk_row_model_set_long (RkRowModel *self, guint64 rows);
/** rk_row_model_get_query: Returns: (nullable): the query asked for last */
RkQuery *rk_row_model_get_query (RkRowModel *self);
const RkKind *rk_row_model_get_kind (RkRowModel *self);
/** rk_row_model_reload: reads the ids again. Not needed after commands: the store tells. */
void rk_row_model_reload (RkRowModel *self);
gboolean rk_row_model_get_loading (RkRowModel *self);
guint64 rk_row_model_get_total (RkRowModel *self);
/** rk_row_model_get_id: id of a row, without reading it; 0 beyond the end. */
gint64 rk_row_model_get_id (RkRowModel *self, guint position);
/** rk_row_model_get_ids: Returns: (transfer none): array of gint64; keep a reference, never change
 * it */
GArray *rk_row_model_get_ids (RkRowModel *self);
/** rk_row_model_find_position: @position: (out) (optional): where @id stands */
gboolean rk_row_model_find_position (RkRowModel *self, gint64 id, guint *position);
/** rk_row_model_dup_row: Returns: (transfer full) (nullable): row at @position */
RkRow *rk_row_model_dup_row (RkRowModel *self, guint position);

/**
 * RkRowModelStats: what the list has cost the main thread so far.
 * @pages: pages held now
 * @fetches: pages read
 * @fetch_usec: time spent reading them
 */
typedef struct
{
  guint pages;
  guint fetches;
  gint64 fetch_usec;
} RkRowModelStats;

void rk_row_model_get_stats (RkRowModel *self, RkRowModelStats *stats);

G_END_DECLS
