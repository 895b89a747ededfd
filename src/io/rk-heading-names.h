/* One name for each column, out of up to three heading rows with merged cells. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_heading_names:
 * @rows: (element-type GStrv): heading rows from the top, each @n_columns long; a merged cell has
 *   its text in the first column and the first row
 *
 * 規模 over 従業員数 becomes 規模・従業員数; a unit in brackets is only put behind. Columns without
 * a name, and those whose name is taken, get their letter: 電話番号（F列）.
 *
 * Returns: (transfer full) (array zero-terminated=1): @n_columns names, all different
 */
char **rk_heading_names (const GPtrArray *rows, guint n_columns);

G_END_DECLS
