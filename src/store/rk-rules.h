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

G_END_DECLS
