/* The rows of one sheet of a workbook, one at a time, in bounded memory. */
#pragma once

#include "rk-table-source.h"

G_BEGIN_DECLS

typedef struct _RkXlsxReader RkXlsxReader;

/**
 * rk_xlsx_reader_new: opens a workbook, at no sheet yet.
 * @stream: must be seekable
 * @error: %RK_ERROR_FORMAT where it is no workbook, is damaged, or too large; a #GIOErrorEnum
 */
RkXlsxReader *rk_xlsx_reader_new (GInputStream *stream, GCancellable *cancellable, GError **error);
void rk_xlsx_reader_free (RkXlsxReader *reader);

/** rk_xlsx_reader_get_sheets: Returns: (transfer none): RkTableSheet, in the order of the tabs */
const GPtrArray *rk_xlsx_reader_get_sheets (const RkXlsxReader *reader);
/** rk_xlsx_reader_get_sheet: its number, from 1. */
guint rk_xlsx_reader_get_sheet (const RkXlsxReader *reader);
/**
 * rk_xlsx_reader_set_sheet: goes to the first row of a sheet, once it has been read from end to end
 * to know what is merged and hidden in it and that it is whole.
 * @number: from 1; 0: the first that is not hidden and not empty
 * @error: %RK_ERROR_NOT_FOUND, %RK_ERROR_FORMAT
 */
gboolean rk_xlsx_reader_set_sheet (RkXlsxReader *reader, guint number, GError **error);
/** rk_xlsx_reader_rewind: to the first row of the sheet. */
gboolean rk_xlsx_reader_rewind (RkXlsxReader *reader, GError **error);
/** rk_xlsx_reader_next: see rk_table_source_next(). */
gboolean rk_xlsx_reader_next (RkXlsxReader *reader, RkTableRow *row, GError **error);
/** rk_xlsx_reader_fill_from: see rk_table_source_fill_from(). */
void rk_xlsx_reader_fill_from (RkXlsxReader *reader, guint row);
/** rk_xlsx_reader_dup_remarks: see rk_table_source_dup_remarks(). */
char **rk_xlsx_reader_dup_remarks (const RkXlsxReader *reader);
void rk_xlsx_reader_get_progress (const RkXlsxReader *reader, goffset *done, goffset *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkXlsxReader, rk_xlsx_reader_free)

G_END_DECLS
