/* Which record of the store a row means. */
#pragma once

#include "rk-decisions.h"
#include "rk-key-filter.h"
#include "rk-records.h"
#include "rk-row-map.h"

G_BEGIN_DECLS

/**
 * rk_import_find:
 * @record: of the row
 * @index: of @record
 * @named: records that earlier rows of the file spoke of
 * @keys: (nullable): holds every match key of the store
 * @decisions: (nullable): what was decided of rows like this one before: it is that record, or is
 *   not looked at as that one
 * @likeness: (out): %RK_SAME, %RK_ALIKE or %RK_DIFFERENT (nothing found)
 *
 * Of several records that are the same, the one that has every value of the row comes first, then
 * one that an earlier row spoke of, then the one with most values in common, then the oldest; so
 * that a row finds the same record again when the file is imported once more.
 *
 * Returns: (transfer full) (nullable): the record; NULL where there is none, or with @error set
 */
RkRecord *rk_import_find (RkDb *db,
                          const RkRecord *record,
                          const RkIndexRow *index,
                          const RkRowMap *named,
                          const RkKeyFilter *keys,
                          const RkDecisions *decisions,
                          RkLikeness *likeness,
                          GError **error);

G_END_DECLS
