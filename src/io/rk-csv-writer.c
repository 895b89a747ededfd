#include "rk-csv-writer.h"
#include "rk-csv-guard.h"
#include "rk-error.h"
#include "rk-new-file.h"
#include "rk-table-source.h"
#include "rk-text.h"

#include <inttypes.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define FLUSH_BYTES (64 * 1024)
#define FNV_BASIS 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

struct _RkCsvWriter
{
  RkNewFile target;
  FILE *file;
  RkCsvEncoding encoding;
  char **headings;
  guint n_columns;
  GString *buffer;
  GString *line; /* UTF-8, without its end */
  GString *cell;
  RkCsvDigest digest;
  GPtrArray *losses;
};

/* ---- errors ---- */

static gboolean
fail_writing (const RkCsvWriter *writer, GError **error)
{
  return rk_new_file_fail (&writer->target, errno, g_strerror (errno), error);
}

static void
loss_free (gpointer data)
{
  RkCsvLoss *loss = data;
  g_free (loss->column);
  g_free (loss->characters);
  g_free (loss);
}

static void
report_loss (RkCsvWriter *writer, guint column, const GArray *lost)
{
  RkCsvLoss *loss = g_new0 (RkCsvLoss, 1);
  GString *characters = g_string_new (NULL);

  for (guint i = 0; i < lost->len; i++)
    {
      gunichar c = g_array_index (lost, gunichar, i);
      if (!g_utf8_strchr (characters->str, -1, c))
        g_string_append_unichar (characters, c);
    }
  loss->row = writer->digest.rows + 1;
  loss->column = g_strdup (writer->headings[column]);
  loss->characters = g_string_free (characters, FALSE);
  g_ptr_array_add (writer->losses, loss);
}

/* ---- lines ---- */

/* CR LF and CR become LF, as in a cell of a spreadsheet. */
static void
append_plain (GString *out, const char *text)
{
  for (; *text; text++)
    if (*text != '\r')
      g_string_append_c (out, *text);
    else if (text[1] != '\n')
      g_string_append_c (out, '\n');
}

/* Blanks at either end are kept only inside quotation marks; the lone cell of a row needs them so
 * as not to be a blank line. */
static gboolean
needs_quotes (const char *text, gboolean lone)
{
  gsize length = strlen (text);

  if (length == 0)
    return lone;
  return strpbrk (text, ",\"\r\n") != NULL || strchr (" \t", text[0])
         || strchr (" \t", text[length - 1]);
}

static void
append_cell (GString *line, const char *text, gboolean lone)
{
  gboolean quotes = needs_quotes (text, lone);

  if (quotes)
    g_string_append_c (line, '"');
  for (; *text; text++)
    {
      if (*text == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *text);
    }
  if (quotes)
    g_string_append_c (line, '"');
}

static void
append_line (GString *line, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      append_cell (line, cells[i], n_cells == 1);
    }
}

/* The line of what came in: neutral, with plain line breaks. */
static void
compose_line (RkCsvWriter *writer, const char *const *cells)
{
  GString *cell = writer->cell;

  g_string_truncate (writer->line, 0);
  for (guint i = 0; i < writer->n_columns; i++)
    {
      const char *value = cells[i] ? cells[i] : "";
      g_autofree char *neutral = rk_csv_neutralise (value);
      g_string_truncate (cell, 0);
      append_plain (cell, neutral ? neutral : value);
      if (i > 0)
        g_string_append_c (writer->line, ',');
      append_cell (writer->line, cell->str, writer->n_columns == 1);
    }
}

/* FNV-1a (Fowler, Noll, Vo), 64 bits. Quotation marks tell where cells end, so the digest is of the
 * line; it can be made again from the cells that are read. */
static void
digest_line (RkCsvDigest *digest, const char *line)
{
  gsize length = strlen (line) + 1;

  for (gsize i = 0; i < length; i++)
    digest->hash = (digest->hash ^ (guchar)line[i]) * FNV_PRIME;
  digest->rows++;
}

static void
report_losses (RkCsvWriter *writer, const char *const *cells)
{
  for (guint i = 0; i < writer->n_columns; i++)
    {
      g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_free (rk_text_to_cp932 (cells[i], NULL, lost));
      if (lost->len > 0)
        report_loss (writer, i, lost);
    }
}

/* The bytes below 0x40 never occur inside a CP932 character, so a line can be converted as a whole.
 * The digest is of the text as it will be read: 〜 comes back as ～. */
static gboolean
add_cp932_line (RkCsvWriter *writer, const char *const *cells, GError **error)
{
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gsize length;
  g_autofree char *bytes = rk_text_to_cp932 (writer->line->str, &length, lost);
  g_autofree char *as_read = rk_text_from_cp932 (bytes, length, NULL, error);

  if (!as_read)
    return FALSE;
  if (lost->len > 0)
    report_losses (writer, cells);
  g_string_append_len (writer->buffer, bytes, length);
  digest_line (&writer->digest, as_read);
  return TRUE;
}

static gboolean
flush (RkCsvWriter *writer, GError **error)
{
  if (fwrite (writer->buffer->str, 1, writer->buffer->len, writer->file) != writer->buffer->len)
    return fail_writing (writer, error);
  g_string_truncate (writer->buffer, 0);
  return TRUE;
}

gboolean
rk_csv_writer_add (RkCsvWriter *writer, const char *const *cells, GError **error)
{
  compose_line (writer, cells);
  if (writer->encoding == RK_CSV_UTF8 || g_str_is_ascii (writer->line->str))
    {
      g_string_append_len (writer->buffer, writer->line->str, writer->line->len);
      digest_line (&writer->digest, writer->line->str);
    }
  else if (!add_cp932_line (writer, cells, error))
    return FALSE;
  g_string_append (writer->buffer, "\r\n");
  return writer->buffer->len < FLUSH_BYTES || flush (writer, error);
}

/* ---- file ---- */

RkCsvWriter *
rk_csv_writer_new (const char *path,
                   RkCsvEncoding encoding,
                   const char *const *headings,
                   guint n_columns,
                   GError **error)
{
  g_autoptr (RkCsvWriter) writer = g_new0 (RkCsvWriter, 1);
  int fd;

  writer->encoding = encoding;
  writer->n_columns = n_columns;
  writer->headings = g_new0 (char *, n_columns + 1);
  for (guint c = 0; c < n_columns; c++)
    writer->headings[c] = g_strdup (headings[c]);
  writer->buffer = g_string_new (encoding == RK_CSV_UTF8 ? "\xef\xbb\xbf" : NULL);
  writer->cell = g_string_new (NULL);
  writer->line = g_string_new (NULL);
  writer->losses = g_ptr_array_new_with_free_func (loss_free);
  writer->digest.hash = FNV_BASIS;
  fd = rk_new_file_begin (&writer->target, path, error);
  if (fd < 0)
    return NULL;
  writer->file = fdopen (fd, "wb");
  if (!rk_csv_writer_add (writer, headings, error))
    return NULL;
  return g_steal_pointer (&writer);
}

void
rk_csv_writer_free (RkCsvWriter *writer)
{
  if (!writer)
    return;
  if (writer->file)
    fclose (writer->file);
  rk_new_file_clear (&writer->target);
  g_strfreev (writer->headings);
  g_string_free (writer->buffer, TRUE);
  g_string_free (writer->cell, TRUE);
  g_string_free (writer->line, TRUE);
  g_ptr_array_unref (writer->losses);
  g_free (writer);
}

/* fclose() may be the first to hear of a full disk. */
static gboolean
close_file (RkCsvWriter *writer, GError **error)
{
  FILE *file;

  if (!flush (writer, error))
    return FALSE;
  if (fflush (writer->file) != 0 || g_fsync (fileno (writer->file)) != 0)
    return fail_writing (writer, error);
  file = g_steal_pointer (&writer->file);
  if (fclose (file) != 0)
    return fail_writing (writer, error);
  return TRUE;
}

gboolean
rk_csv_writer_finish (RkCsvWriter *writer, GError **error)
{
  if (!close_file (writer, error)
      || !rk_csv_verify (writer->target.temporary, writer->encoding, &writer->digest, error))
    return FALSE;
  return rk_new_file_finish (&writer->target, error);
}

guint64
rk_csv_writer_get_n_rows (const RkCsvWriter *writer)
{
  return writer->digest.rows - 1;
}

const RkCsvDigest *
rk_csv_writer_get_digest (const RkCsvWriter *writer)
{
  return &writer->digest;
}

GPtrArray *
rk_csv_writer_get_losses (const RkCsvWriter *writer)
{
  return writer->losses;
}

gboolean
rk_csv_verify (const char *path,
               RkCsvEncoding encoding,
               const RkCsvDigest *expected,
               GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (RkTableSource) source = rk_table_source_open (
      path, encoding == RK_CSV_UTF8 ? "UTF-8" : "CP932", ',', NULL, &problem);
  g_autoptr (GString) line = g_string_new (NULL);
  RkCsvDigest found = { .hash = FNV_BASIS };
  RkTableRow row;

  while (source && rk_table_source_next (source, &row, &problem))
    {
      g_string_truncate (line, 0);
      append_line (line, row.cells, row.n_cells);
      digest_line (&found, line->str);
    }
  if (!problem && found.rows == expected->rows && found.hash == expected->hash)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_CORRUPT,
               _ ("What was written to the disk is not what was to be written (%" PRIu64
                  " of %" PRIu64 " rows). The file that was there before is unchanged. "
                  "Try again, or choose another disk."),
               found.rows, expected->rows);
  return FALSE;
}
