/* The first rows of a published table, with what each column and row of headings is. */
#pragma once

#include <adwaita.h>

#include "rk-cross-table.h"

G_BEGIN_DECLS

#define RK_TYPE_INDICATOR_COLUMNS (rk_indicator_columns_get_type ())
G_DECLARE_FINAL_TYPE (RkIndicatorColumns, rk_indicator_columns, RK, INDICATOR_COLUMNS, AdwBin)

/** rk_indicator_columns_new: emits "changed" when a person says something of a column or row. */
GtkWidget *rk_indicator_columns_new (void);
/** rk_indicator_columns_show: @map: read now, and changed in place by what is said; both are the
 * caller's and stay until the next call. */
void rk_indicator_columns_show (RkIndicatorColumns *self, const RkCrossGrid *grid, RkCrossMap *map);
/** rk_indicator_columns_choose: as a person would. @row: heading row, or -1: @place is a column */
void
rk_indicator_columns_choose (RkIndicatorColumns *self, int row, guint column, RkCrossRole role);

G_END_DECLS
