/* A list of others against the register: what each of its rows means there. Nothing is written. */
#pragma once

#include "rk-import.h"
#include "rk-matcher.h"

G_BEGIN_DECLS

/**
 * RkMatchRow:
 * @number: as a spreadsheet counts
 * @record: as it was understood; NULL where the row has no name
 * @match: what it means; its decision is not kept
 * @name: (nullable): of the record of the register that it means
 * @decided_on: (nullable): ISO day, where somebody decided before
 */
typedef struct
{
  guint number;
  RkRecord *record;
  RkMatch match;
  char *name;
  char *decided_on;
} RkMatchRow;

typedef struct _RkMatchList RkMatchList;

/** rk_match_list_new: @import: how the list is read; of rk_kind_workplace */
RkMatchList *rk_match_list_new (RkImport *import);
void rk_match_list_free (RkMatchList *list);
/**
 * rk_match_list_run: an RkStoreFunc for a reader; may run again after decisions.
 * @error: what reading the list reports; RK_ERROR_FORMAT where it has no names
 */
gboolean rk_match_list_run (RkDb *db, gpointer list, GCancellable *cancellable, GError **error);
/** rk_match_list_get_rows: Returns: (transfer none): array of RkMatchRow in the order of the list
 */
GPtrArray *rk_match_list_get_rows (RkMatchList *list);
/** rk_match_list_count: rows with that verdict. */
guint rk_match_list_count (const RkMatchList *list, RkLikeness likeness);
RkImport *rk_match_list_get_import (RkMatchList *list);
/** rk_match_row_dup_why: in words, with the day of an earlier decision. */
char *rk_match_row_dup_why (const RkMatchRow *row);
/** rk_match_list_save: the result as CSV. */
gboolean rk_match_list_save (RkMatchList *list, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkMatchList, rk_match_list_free)

G_END_DECLS
