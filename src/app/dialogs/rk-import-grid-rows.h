/* What the tables of the import show: the beginning of the file, and of the list to be stored. */
#pragma once

#include "rk-import-grid.h"
#include "rk-import-reading.h"
#include "rk-import-report.h"

G_BEGIN_DECLS

/** rk_import_grid_show_file: the rows as they stand, with what each was taken for. */
void rk_import_grid_show_file (RkImportGrid *grid, const RkImportReading *reading);
/** rk_import_grid_show_preview: the rows as they will be stored, a column for each field taken. */
void rk_import_grid_show_preview (RkImportGrid *grid,
                                  const RkImportReading *reading,
                                  const RkKind *kind);
/** rk_import_grid_show_notes: what became of single rows. @name, @detail: headings, translated */
void rk_import_grid_show_notes (RkImportGrid *grid,
                                const GPtrArray *notes,
                                const char *name,
                                const char *detail);
/** rk_import_reading_dup_summary: 「見出しは4行目、データは5行目からです」 */
char *rk_import_reading_dup_summary (const RkImportReading *reading);

G_END_DECLS
