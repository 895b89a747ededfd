/* A figure as a table: the numbers, and all that the figure says round them. The screen, a file and
 * a test read the same. */
#pragma once

#include "rk-chart.h"

G_BEGIN_DECLS

/**
 * RkChartTableRow:
 * @cells: as many as there are headings
 * @is_group: only the first cell has words, for the rows that follow
 */
typedef struct
{
  char **cells;
  gboolean is_group;
} RkChartTableRow;

/**
 * RkChartTable:
 * @title: (nullable): with the number of the figure: 「図1　…」
 * @subtitle: (nullable): year, ages, sex
 * @unit: (nullable): 「単位：%」
 * @headings: (element-type utf8): the first is over the names
 * @rows: (element-type RkChartTableRow)
 * @notes: (element-type utf8): 読み方, 出典, 注 (what brackets and marks mean, too) and 作成
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *unit;
  GPtrArray *headings;
  GPtrArray *rows;
  GPtrArray *notes;
} RkChartTable;

/** rk_chart_tabulate: Returns: (transfer full) */
RkChartTable *rk_chart_tabulate (RkChart *self);
void rk_chart_table_free (RkChartTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkChartTable, rk_chart_table_free)

/** RkChartTableFunc: a line of a table as plain cells. Returns: FALSE: stop */
typedef gboolean (*RkChartTableFunc) (const char *const *cells, gpointer data, GError **error);

/**
 * rk_chart_table_each_line: title, year, unit, headings, rows and notes from top to bottom, each
 * with as many cells as there are headings.
 */
gboolean rk_chart_table_each_line (const RkChartTable *table,
                                   RkChartTableFunc func,
                                   gpointer data,
                                   GError **error);

G_END_DECLS
