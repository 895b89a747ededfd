/* Where a record must agree with others: rules that rk_record_validate() cannot know, because it
 * sees one record alone. Held for every way in: forms, imports, commands of the program. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_rules_check: asked before a record is saved.
 * @error: RK_ERROR_CONSTRAINT with a sentence that names what stands in the way
 */
gboolean rk_rules_check (RkDb *db, const RkRecord *record, GError **error);

/**
 * rk_rules_number_holder: which other workplace bears a number in a scheme that gives numbers
 * itself. In a scheme of municipalities each of them gives its own.
 * @workplace: 0: it is not there yet
 * @municipality: (nullable): its code, where it is not that of @workplace
 * @holder: (out) (nullable) (transfer full): its name in full
 */
gboolean rk_rules_number_holder (RkDb *db,
                                 gint64 scheme,
                                 const char *number,
                                 gint64 workplace,
                                 const char *municipality,
                                 char **holder,
                                 GError **error);

G_END_DECLS
