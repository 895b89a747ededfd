/* One row of a list: a record with the values that an import could not understand. Rows exist only
 * while somebody looks at them; where a row stands is told by the model, not kept here. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_ROW (rk_row_get_type ())
G_DECLARE_FINAL_TYPE (RkRow, rk_row, RK, ROW, GObject)

/**
 * rk_row_new:
 * @record: (nullable): NULL where the record has vanished since the list was read
 * @reviews: (nullable): array of RkRecord of rk_kind_review
 */
RkRow *rk_row_new (gint64 id, RkRecord *record, GPtrArray *reviews);
gint64 rk_row_get_id (RkRow *self);
/** rk_row_get_record: Returns: (transfer none) (nullable) */
RkRecord *rk_row_get_record (RkRow *self);
/** rk_row_get_reviews: Returns: (transfer none) (nullable): NULL where there is nothing to review
 */
GPtrArray *rk_row_get_reviews (RkRow *self);
/** rk_row_review: Returns: (transfer none) (nullable): what was typed into @field and why it waits
 */
RkRecord *rk_row_review (RkRow *self, const char *field);
/** rk_row_equal: whether both show the same; derived fields and reviews count too. */
gboolean rk_row_equal (RkRow *a, RkRow *b);

G_END_DECLS
