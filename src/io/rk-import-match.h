/* Which record of the store a row means. */
#pragma once

#include "rk-decisions.h"
#include "rk-key-filter.h"
#include "rk-records.h"
#include "rk-row-map.h"

G_BEGIN_DECLS

/** RkNamePair: which name of a row is looked for among which of the records (RkKind.match_key). */
typedef struct
{
  guint row;
  guint record;
} RkNamePair;

/** rk_import_names: each of the row's names among each of the records'. */
extern const RkNamePair rk_import_names[4];
/** rk_import_name_key: what is looked for by one of rk_import_names. Returns: (nullable) (transfer
 * none): NULL: nothing, as of two places that may be of two corporations. */
const char *rk_import_name_key (const RkIndexRow *index, guint pair);

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
 * Of several records that are the same, the one that has every value of the row comes first, of
 * several such the one that has no more; then one that an earlier row spoke of, then the one with
 * most values in common, then the oldest; so that a row finds the same record again when the file
 * is imported once more. Where several have every value and each has more, the row does not say
 * which it means: they are alike.
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
