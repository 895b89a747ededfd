/* What a row looks like, whatever its place: helpers of rk-table-shape.c. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** rk_cell_is_blank: no visible character (blanks of any width). */
gboolean rk_cell_is_blank (const char *cell);
/** rk_cell_is_value: a number, a date, a telephone number, an address, a company's name, a
 * sentence: what stands in data or titles and not in a heading. */
gboolean rk_cell_is_value (const char *cell);
/** rk_cell_is_number: digits, signs and separators, also with a counter behind (12人). */
gboolean rk_cell_is_number (const char *cell);
/** rk_row_count_filled: cells that are not blank. */
guint rk_row_count_filled (const char *const *cells, guint n_cells);
/** rk_row_first_filled: Returns: (nullable): the first cell that is not blank */
const char *rk_row_first_filled (const char *const *cells, guint n_cells);
/** rk_row_is_marked_note: begins with 注, ※, 出典, 資料, 【…】 … as notes and group titles do. */
gboolean rk_row_is_marked_note (const char *const *cells, guint n_cells);
/** rk_row_is_subtotal: 計, 小計, 焼津市 合計 … with nothing but numbers beside it. */
gboolean rk_row_is_subtotal (const char *const *cells, guint n_cells);

G_END_DECLS
