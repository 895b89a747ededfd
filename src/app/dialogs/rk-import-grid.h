/* A table of plain texts: the rows of a file as they stand, or as they will be stored. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_GRID (rk_import_grid_get_type ())
G_DECLARE_FINAL_TYPE (RkImportGrid, rk_import_grid, RK, IMPORT_GRID, AdwBin)

#define RK_TYPE_IMPORT_GRID_ROW (rk_import_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (RkImportGridRow, rk_import_grid_row, RK, IMPORT_GRID_ROW, GObject)

/** Columns beyond this many are not shown. */
#define RK_IMPORT_GRID_COLUMNS 40

/**
 * rk_import_grid_row_new:
 * @number: as a spreadsheet counts
 * @role: (nullable): what the row is, in a word
 * @style: (nullable): "rk-title-row", "rk-heading-row" or "rk-note-row"
 * @cells: (transfer full) (array zero-terminated=1): texts; too few are empty
 */
RkImportGridRow *
rk_import_grid_row_new (guint number, const char *role, const char *style, char **cells);
/** rk_import_grid_row_doubt: marks a cell as not understood. */
void rk_import_grid_row_doubt (RkImportGridRow *row, guint cell);

/** rk_import_grid_set_fills: whether the last column takes the room that is left. */
void rk_import_grid_set_fills (RkImportGrid *self, gboolean fills);
/** rk_import_grid_set_label: its name for screen readers. */
void rk_import_grid_set_label (RkImportGrid *self, const char *label);
/**
 * rk_import_grid_show:
 * @headings: (array zero-terminated=1)
 * @with_roles: whether there is a column for RkImportGridRow's @role
 * @rows: (transfer full): array of RkImportGridRow
 */
void rk_import_grid_show (RkImportGrid *self,
                          const char *const *headings,
                          gboolean with_roles,
                          GPtrArray *rows);

G_END_DECLS
