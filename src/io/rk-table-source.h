/* Rows of a delimited text file as another program wrote it, one at a time, in bounded memory. */
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

typedef struct _RkTableSource RkTableSource;

/**
 * rk_table_source_open: reads the file once to tell its encoding and delimiter, and refuses what
 * is no list: a folder, an Excel workbook, a PDF, an empty or too large file, zero bytes.
 * @encoding: (nullable): NULL: found (see #RkCharsetProbe)
 * @delimiter: ',', '\t' or ';', 0: found
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

/** rk_table_source_get_encoding: Returns: (transfer none): "UTF-8", "UTF-16LE", "CP932", … */
const char *rk_table_source_get_encoding (const RkTableSource *source);
char rk_table_source_get_delimiter (const RkTableSource *source);
/** rk_table_source_get_progress: bytes read since the first row, and bytes of the file. */
void rk_table_source_get_progress (const RkTableSource *source, goffset *read, goffset *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkTableSource, rk_table_source_free)

G_END_DECLS
