/* What a worker does for 名寄せ: finding pairs, and writing what was decided. */
#pragma once

#include "rk-match-item.h"
#include "rk-match-list.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkMatchJob: finding pairs.
 * @path: (nullable): list to read; NULL: the one in @list again, or the register against itself
 * @list: (nullable): given, or found
 * @pair: only these two records of the register; 0: all
 * @items: found: RkMatchItem, the likest first
 * @n_records: found: of the register
 */
typedef struct
{
  RkStore *store;
  char *path;
  RkMatchList *list;
  gint64 pair[2];
  GPtrArray *items;
  guint n_records;
} RkMatchJob;

void rk_match_job_free (RkMatchJob *job);
/** rk_match_job_find_async: @job: (transfer full) */
void rk_match_job_find_async (RkMatchJob *job,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
/** rk_match_job_find_finish: Returns: (transfer none) (nullable): there as long as @result */
RkMatchJob *rk_match_job_find_finish (GAsyncResult *result, GError **error);

/**
 * RkMatchDecision: what is written about a pair.
 * @kept: the record of the register with the values that were chosen; NULL: they are two
 * @source: (nullable): name of the list
 */
typedef struct
{
  RkMatchItem *item;
  RkRecord *kept;
  char *source;
} RkMatchDecision;

void rk_match_decision_free (gpointer decision);
/** rk_match_decision_run: an RkStoreFunc. */
gboolean
rk_match_decision_run (RkDb *db, gpointer decision, GCancellable *cancellable, GError **error);

/**
 * RkMatchBulk: what is done with all rows of a verdict.
 * @items: of those rows
 * @n: (out): records written
 */
typedef struct
{
  GPtrArray *items;
  guint n;
} RkMatchBulk;

void rk_match_bulk_free (gpointer bulk);
/** rk_match_bulk_fill: an RkStoreFunc: fills what is empty in the register from rows that are sure.
 */
gboolean rk_match_bulk_fill (RkDb *db, gpointer bulk, GCancellable *cancellable, GError **error);
/** rk_match_bulk_add: an RkStoreFunc: adds rows that are nowhere. */
gboolean rk_match_bulk_add (RkDb *db, gpointer bulk, GCancellable *cancellable, GError **error);

G_END_DECLS
