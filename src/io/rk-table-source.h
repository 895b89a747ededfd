/* Rows of a list as another program wrote it, a delimited text file or a sheet of an Excel workbook
 * (.xlsx), one at a time, in bounded memory. What a file is, it says itself and not its name. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Larger files and longer records are not lists of workplaces but mistakes. */
#define RK_TABLE_MAX_BYTES (500 * G_GINT64_CONSTANT (1024 * 1024))
#define RK_TABLE_MAX_RECORD (1024 * 1024)
#define RK_TABLE_MAX_COLUMNS 1000

/**
 * RkTableRow: belongs to the source and holds until the next call.
 * @number: counts as a spreadsheet does: a record with line breaks inside is one row; title rows
 *   and blank rows count
 * @n_cells: 0 for an empty line
 * @cells: UTF-8, outer blanks of unquoted cells removed, line breaks are "\n"
 * @damaged: a cell holds U+FFFD: bytes that could not be read
 * @misquoted: a quotation mark stands where none may; the row may be cut wrongly
 */
typedef struct
{
  guint number;
  guint n_cells;
  const char *const *cells;
  gboolean damaged;
  gboolean misquoted;
} RkTableRow;

/**
 * RkTableSheet: a sheet of a workbook.
 * @part: its name in the archive; NULL where it is not a table but a chart
 */
typedef struct
{
  char *name;
  char *part;
  gboolean hidden;
} RkTableSheet;

typedef struct _RkTableSource RkTableSource;

/**
 * rk_table_source_open: reads the file once to tell its encoding and delimiter, and refuses what
 * is no list: a folder, a PDF, an empty or too large file, zero bytes. Of a workbook, the first
 * sheet is read that is neither hidden nor empty; an old (.xls) or encrypted one is refused.
 * @encoding: (nullable): NULL: found (see #RkCharsetProbe). Workbooks need none
 * @delimiter: ',', '\t' or ';', 0: found. Workbooks need none
 * @cancellable: (nullable): also stops rk_table_source_next()
 * @error: %RK_ERROR_NOT_FOUND, %RK_ERROR_IO, %RK_ERROR_FORMAT, %RK_ERROR_INVALID (encoding)
 *
 * Returns: (transfer full): at the first row
 */
RkTableSource *rk_table_source_open (const char *path,
                                     const char *encoding,
                                     char delimiter,
                                     GCancellable *cancellable,
                                     GError **error);
/**
 * rk_table_source_open_stream: the same for an open stream.
 * @stream: (transfer none): must be seekable (#GSeekable)
 */
RkTableSource *rk_table_source_open_stream (GInputStream *stream,
                                            const char *encoding,
                                            char delimiter,
                                            GCancellable *cancellable,
                                            GError **error);
/**
 * rk_table_source_new_made: rows that were made of another table.
 * @text: (transfer full): as CSV in UTF-8
 * @origin: (transfer full): the table; its encoding, delimiter and remarks are told
 * @remark: (nullable): a sentence about the table to be told besides
 */
RkTableSource *rk_table_source_new_made (GString *text,
                                         RkTableSource *origin,
                                         const char *remark,
                                         GCancellable *cancellable,
                                         GError **error);
void rk_table_source_free (RkTableSource *source);

/**
 * rk_table_source_next: reads the next row.
 * @row: (out caller-allocates)
 * @error: %RK_ERROR_FORMAT: a record or a row is too long, a quotation mark is never closed
 *
 * Returns: FALSE at the end (@error not set) and on errors
 */
gboolean rk_table_source_next (RkTableSource *source, RkTableRow *row, GError **error);
/** rk_table_source_rewind: back to the first row. */
gboolean rk_table_source_rewind (RkTableSource *source, GError **error);

/**
 * rk_table_source_get_sheets: Returns: (transfer none) (nullable): RkTableSheet in the order of the
 *   tabs; NULL: the file is a text
 */
const GPtrArray *rk_table_source_get_sheets (const RkTableSource *source);
/** rk_table_source_get_sheet: the sheet that is read, counted from 1; 1 for a text. */
guint rk_table_source_get_sheet (const RkTableSource *source);
/**
 * rk_table_source_set_sheet: goes to the first row of a sheet.
 * @number: from 1, hidden sheets count; 0: the first that is neither hidden nor empty
 * @error: %RK_ERROR_NOT_FOUND: there is no such sheet; what rk_table_source_open() reports
 */
gboolean rk_table_source_set_sheet (RkTableSource *source, guint number, GError **error);
/**
 * rk_table_source_fill_from: from this row on, counted from 1, all cells that were merged downwards
 * have the value of the first, in rows that hold something else besides. Titles and headings above
 * stay as they stand. Holds from the next rk_table_source_rewind() on. 0: nowhere
 */
void rk_table_source_fill_from (RkTableSource *source, guint row);
/**
 * rk_table_source_dup_remarks: what a person should know of the sheet: hidden rows, formulas
 * without results. Returns: (transfer full): translated sentences, mostly none
 */
char **rk_table_source_dup_remarks (const RkTableSource *source);

/** rk_table_source_get_encoding: Returns: (transfer none): "UTF-8", "UTF-16LE", "CP932", …; "XLSX"
 */
const char *rk_table_source_get_encoding (const RkTableSource *source);
/** rk_table_source_get_delimiter: 0 for a workbook. */
char rk_table_source_get_delimiter (const RkTableSource *source);
/** rk_table_source_get_progress: bytes read since the first row, and bytes of the file (of a
 * workbook: of the sheet, unpacked). */
void rk_table_source_get_progress (const RkTableSource *source, goffset *read, goffset *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkTableSource, rk_table_source_free)

G_END_DECLS
