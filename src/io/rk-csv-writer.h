/* CSV for other programs: a whole file or none, read back before it counts as written. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RkCsvEncoding:
 * @RK_CSV_UTF8: with byte order mark, without which Excel takes it for CP932
 * @RK_CSV_CP932: what it cannot hold is written 〓 and reported
 */
typedef enum
{
  RK_CSV_UTF8,
  RK_CSV_CP932,
} RkCsvEncoding;

/**
 * RkCsvLoss: a cell with characters that the encoding cannot hold.
 * @row: as a spreadsheet counts; the heading is row 1
 * @column: the heading
 * @characters: each once, in their order
 */
typedef struct
{
  guint row;
  char *column;
  char *characters;
} RkCsvLoss;

/** RkCsvDigest: what was written, to be found again when it is read. */
typedef struct
{
  guint64 rows; /* the heading is one */
  guint64 hash;
} RkCsvDigest;

typedef struct _RkCsvWriter RkCsvWriter;

/**
 * rk_csv_writer_new: starts a file beside @path that takes its place in rk_csv_writer_finish().
 * @headings: (array length=n_columns): row 1
 * @error: %RK_ERROR_IO, %RK_ERROR_NO_SPACE, %RK_ERROR_NOT_FOUND (no such folder)
 */
RkCsvWriter *rk_csv_writer_new (const char *path,
                                RkCsvEncoding encoding,
                                const char *const *headings,
                                guint n_columns,
                                GError **error);
/** rk_csv_writer_free: without rk_csv_writer_finish() nothing is left behind. */
void rk_csv_writer_free (RkCsvWriter *writer);
/**
 * rk_csv_writer_add: one row. Line breaks inside a cell are written "\n" whatever they were.
 * @cells: (array length=n_columns): UTF-8; NULL is an empty cell
 */
gboolean rk_csv_writer_add (RkCsvWriter *writer, const char *const *cells, GError **error);
/**
 * rk_csv_writer_finish: forces the file to disk, reads it back (rk_csv_verify()) and only then
 * puts it in the place of @path, readable by its owner alone.
 * @error: also %RK_ERROR_CORRUPT where what is read is not what was written
 */
gboolean rk_csv_writer_finish (RkCsvWriter *writer, GError **error);
/** rk_csv_writer_get_n_rows: rows added; the heading does not count. */
guint64 rk_csv_writer_get_n_rows (const RkCsvWriter *writer);
/** rk_csv_writer_get_digest: to be given to rk_csv_verify() when the file is read once more. */
const RkCsvDigest *rk_csv_writer_get_digest (const RkCsvWriter *writer);
/** rk_csv_writer_get_losses: Returns: (transfer none) (element-type RkCsvLoss) */
GPtrArray *rk_csv_writer_get_losses (const RkCsvWriter *writer);

/**
 * rk_csv_verify: reads a written file back and compares number and content of its rows.
 * @error: %RK_ERROR_CORRUPT where they differ
 */
gboolean rk_csv_verify (const char *path,
                        RkCsvEncoding encoding,
                        const RkCsvDigest *expected,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCsvWriter, rk_csv_writer_free)

G_END_DECLS
