/* One list as a workbook for spreadsheets: text stays text (no formula, no number that loses its
 * zeros), numbers are numbers, days are days. Written beside its place, read back and counted, then
 * moved there.
 */
#pragma once

#include "rk-field.h"

G_BEGIN_DECLS

typedef struct _RkXlsxWriter RkXlsxWriter;

/**
 * rk_xlsx_writer_new:
 * @title: of the sheet
 * @headings: (array length=n_columns): Japanese
 * @types: (nullable) (array length=n_columns): what its columns hold; NULL: all are text
 * @error: %RK_ERROR_NOT_FOUND, %RK_ERROR_NO_SPACE, %RK_ERROR_IO
 */
RkXlsxWriter *rk_xlsx_writer_new (const char *path,
                                  const char *title,
                                  const char *const *headings,
                                  const RkFieldType *types,
                                  guint n_columns,
                                  GError **error);
/** rk_xlsx_writer_free: without rk_xlsx_writer_finish() nothing is left behind. */
void rk_xlsx_writer_free (RkXlsxWriter *writer);
/**
 * rk_xlsx_writer_add: a row. @cells: NULL or "": an empty cell
 * @error: %RK_ERROR_INVALID: more rows, or more text in a cell, than a workbook holds
 */
gboolean rk_xlsx_writer_add (RkXlsxWriter *writer, const char *const *cells, GError **error);
gboolean rk_xlsx_writer_finish (RkXlsxWriter *writer, GError **error);
/** rk_xlsx_writer_get_n_rows: without the headings. */
guint64 rk_xlsx_writer_get_n_rows (const RkXlsxWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkXlsxWriter, rk_xlsx_writer_free)

G_END_DECLS
