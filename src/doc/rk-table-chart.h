/* A small figure in a cell of a table. */
#pragma once

#include "rk-chart.h"
#include "rk-table.h"

G_BEGIN_DECLS

/** rk_table_row_set_chart: fills the cell in place of words, without its title and notes. @chart:
 * borrowed for as long as the table is drawn */
void rk_table_row_set_chart (RkTableRow *row, guint column, RkChart *chart);

G_END_DECLS
