/* Tables of papers whose words are all there before: a grid of strings. */
#pragma once

#include "rk-table-chart.h"

G_BEGIN_DECLS

/** RK_GRID_SPAN: a cell that belongs to the one at its left. */
#define RK_GRID_SPAN "\001"

/** RkReportGrid: rows of words, handed to a table. */
typedef struct _RkReportGrid RkReportGrid;

RkReportGrid *rk_report_grid_new (guint n_columns);
void rk_report_grid_free (gpointer grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkReportGrid, rk_report_grid_free)

/** rk_report_grid_group: the next row begins a group. @note: (nullable) */
void rk_report_grid_group (RkReportGrid *self, const char *label, const char *note);
/** rk_report_grid_add: a row; the cells are copied, as many as there are columns. "" and %NULL
 * are empty. */
void rk_report_grid_add (RkReportGrid *self, RkTableRowFlags flags, ...);
/** rk_report_grid_addv: the same; @cells: NULL-terminated, copied, as many as there are columns. */
void rk_report_grid_addv (RkReportGrid *self, RkTableRowFlags flags, const char *const *cells);
/** rk_report_grid_mark: a mark in a cell of the newest row, before its words. */
void rk_report_grid_mark (RkReportGrid *self, guint column, RkMark mark);
/** rk_report_grid_sign: a signature in a cell of the newest row, one in a row.
 * @signature: (nullable): none */
void rk_report_grid_sign (RkReportGrid *self, guint column, const char *signature);
/** rk_report_grid_chart: a figure in a cell of the newest row. @chart: (transfer full) */
void rk_report_grid_chart (RkReportGrid *self, guint column, RkChart *chart);
guint rk_report_grid_get_n (const RkReportGrid *self);
/** rk_report_grid_to_table: @self: (transfer full). @columns: as many as the grid has */
RkTable *rk_report_grid_to_table (RkReportGrid *self, const RkTableColumn *columns);

G_END_DECLS
