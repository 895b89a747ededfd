#include "rk-table-source.h"
#include "rk-charset.h"
#include "rk-error.h"
#include "rk-file-look.h"
#include "rk-xlsx-reader.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)
#define GUESS_ROWS 100

struct _RkTableSource
{
  RkXlsxReader *workbook; /* then nothing below @total is used */
  RkTableSource *origin;  /* of rows that were made */
  char *remark;           /* about it */
  GInputStream *stream;
  GCancellable *cancellable;
  goffset total;
  goffset done;
  RkDecoder *decoder;
  char delimiter;

  struct csv_parser parser;
  char *chunk;   /* as in the file */
  GString *text; /* decoded, line breaks made "\n" */
  gsize position;
  gboolean at_end;
  gboolean after_cr;
  gboolean suspect; /* some U+FFFD has been seen: rows must be looked at */

  GString *record; /* cells of the current row, a NUL after each */
  GArray *starts;  /* gsize: where each begins */
  GPtrArray *cells;
  guint number;
  gboolean row_complete;
  gboolean misquoted;
};

/* ---- opening ---- */

static gboolean
rewind_stream (RkTableSource *source, GError **error)
{
  GError *cause = NULL;

  return g_seekable_seek (G_SEEKABLE (source->stream), 0, G_SEEK_SET, source->cancellable, &cause)
         || rk_file_fail_io (error, cause);
}

static gboolean
read_chunk (RkTableSource *source, gsize *length, GError **error)
{
  GError *cause = NULL;

  if (!g_input_stream_read_all (source->stream, source->chunk, CHUNK, length, source->cancellable,
                                &cause))
    return rk_file_fail_io (error, cause);
  source->done += *length;
  return TRUE;
}

static gboolean
fail_nul (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("The file holds zero bytes, so it is not a text file. Nothing has been "
                          "imported. Open it in the program it comes from and save it as CSV."));
  return FALSE;
}

static gboolean
check_size (goffset size, GError **error)
{
  if (size <= RK_TABLE_MAX_BYTES)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("The file is larger than 500 MB. Nothing has been imported. Split the "
                          "list into several files and import them one after the other."));
  return FALSE;
}

/* One pass over the whole file: what it is, and its encoding. */
static gboolean
probe (RkTableSource *source, const char **encoding, GError **error)
{
  g_autoptr (RkCharsetProbe) charset = rk_charset_probe_new ();
  gboolean wide = *encoding && !g_ascii_strncasecmp (*encoding, "UTF-16", 6);
  gsize length;

  do
    {
      if (!read_chunk (source, &length, error) || !check_size (source->done, error))
        return FALSE;
      rk_charset_probe_feed (charset, source->chunk, length);
      if (rk_charset_probe_has_nul (charset) && !wide)
        return fail_nul (error);
    }
  while (length == CHUNK);
  if (rk_charset_probe_is_empty (charset))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                           _ ("The file is empty. Nothing has been imported. Choose another file, "
                              "or save the list again."));
      return FALSE;
    }
  if (!*encoding)
    *encoding = rk_charset_probe_end (charset);
  return TRUE;
}

static gboolean
measure (RkTableSource *source, GError **error)
{
  GError *cause = NULL;

  if (!g_seekable_seek (G_SEEKABLE (source->stream), 0, G_SEEK_END, source->cancellable, &cause))
    return rk_file_fail_io (error, cause);
  source->total = g_seekable_tell (G_SEEKABLE (source->stream));
  if (!check_size (source->total, error))
    return FALSE;
  return rewind_stream (source, error);
}

/* How well rows split at @delimiter: the share of rows that hold it, plus twice the share that is
 * split into the usual number of cells; the number of cells decides between equals. */
static double
rate_delimiter (RkTableSource *source, char delimiter)
{
  guint seen[RK_TABLE_MAX_COLUMNS + 1] = { 0 };
  guint n_rows = 0, n_split = 0, usual = 2;
  RkTableRow row;

  source->delimiter = delimiter;
  if (!rk_table_source_rewind (source, NULL))
    return 0;
  while (n_rows < GUESS_ROWS && rk_table_source_next (source, &row, NULL))
    {
      n_rows += row.n_cells > 0;
      n_split += row.n_cells > 1;
      seen[row.n_cells]++;
    }
  for (guint i = 2; i <= RK_TABLE_MAX_COLUMNS; i++)
    if (seen[i] >= seen[usual])
      usual = i;
  if (n_split == 0)
    return 0;
  return (double)n_split / n_rows + 2.0 * seen[usual] / n_rows + usual / 1e6;
}

static char
guess_delimiter (RkTableSource *source)
{
  static const char candidates[] = { '\t', ',', ';' }; /* the first wins between equals */
  char best = ',';
  double best_rate = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double rate = rate_delimiter (source, candidates[i]);
      if (rate > best_rate)
        {
          best = candidates[i];
          best_rate = rate;
        }
    }
  return best;
}

static gboolean
open_text (RkTableSource *source, const char *encoding, char delimiter, GError **error)
{
  if (!probe (source, &encoding, error))
    return FALSE;
  source->decoder = rk_decoder_new (encoding, error);
  if (!source->decoder)
    return FALSE;
  source->delimiter = delimiter ? delimiter : guess_delimiter (source);
  return rk_table_source_rewind (source, error);
}

static gboolean
open_workbook (RkTableSource *source, GError **error)
{
  GError *cause = NULL;

  source->workbook = rk_xlsx_reader_new (source->stream, source->cancellable, &cause);
  return (source->workbook || rk_file_fail_io (error, cause))
         && rk_table_source_set_sheet (source, 0, error);
}

RkTableSource *
rk_table_source_open_stream (GInputStream *stream,
                             const char *encoding,
                             char delimiter,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (RkTableSource) source = g_new0 (RkTableSource, 1);
  gboolean workbook;

  source->stream = g_object_ref (stream);
  g_set_object (&source->cancellable, cancellable);
  source->chunk = g_malloc (CHUNK);
  source->text = g_string_sized_new (CHUNK);
  source->record = g_string_new (NULL);
  source->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  source->cells = g_ptr_array_new ();
  if (!measure (source, error) || !rk_file_look (stream, &workbook, cancellable, error)
      || !rewind_stream (source, error))
    return NULL;
  if (!(workbook ? open_workbook (source, error) : open_text (source, encoding, delimiter, error)))
    return NULL;
  return g_steal_pointer (&source);
}

RkTableSource *
rk_table_source_open (const char *path,
                      const char *encoding,
                      char delimiter,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  GError *cause = NULL;

  if (!rk_file_check_type (file, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, &cause);
  if (!stream)
    {
      rk_file_fail_io (error, cause);
      return NULL;
    }
  return rk_table_source_open_stream (G_INPUT_STREAM (stream), encoding, delimiter, cancellable,
                                      error);
}

RkTableSource *
rk_table_source_new_made (GString *text,
                          RkTableSource *origin,
                          const char *remark,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  RkTableSource *source = rk_table_source_open_stream (stream, "UTF-8", ',', cancellable, error);

  if (source == NULL)
    {
      rk_table_source_free (origin);
      return NULL;
    }
  source->origin = origin;
  source->remark = g_strdup (remark);
  return source;
}

void
rk_table_source_free (RkTableSource *source)
{
  if (!source)
    return;
  g_clear_pointer (&source->origin, rk_table_source_free);
  g_free (source->remark);
  g_clear_pointer (&source->workbook, rk_xlsx_reader_free);
  csv_free (&source->parser);
  g_clear_pointer (&source->decoder, rk_decoder_free);
  g_clear_object (&source->stream);
  g_clear_object (&source->cancellable);
  g_string_free (source->text, TRUE);
  g_string_free (source->record, TRUE);
  g_array_unref (source->starts);
  g_ptr_array_unref (source->cells);
  g_free (source->chunk);
  g_free (source);
}

/* ---- reading ---- */

static gboolean
rewind_workbook (RkTableSource *source, GError **error)
{
  GError *cause = NULL;

  return rk_xlsx_reader_rewind (source->workbook, &cause) || rk_file_fail_io (error, cause);
}

gboolean
rk_table_source_rewind (RkTableSource *source, GError **error)
{
  if (source->workbook)
    return rewind_workbook (source, error);
  if (!rewind_stream (source, error))
    return FALSE;
  csv_free (&source->parser);
  csv_init (&source->parser,
            CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL); /* REPALL_NL: blank lines are rows */
  csv_set_delim (&source->parser, source->delimiter);
  csv_set_blk_size (&source->parser, 4096);
  csv_set_realloc_func (&source->parser, g_realloc); /* never fails: parse_line() relies on it */
  csv_set_free_func (&source->parser, g_free);
  rk_decoder_reset (source->decoder);
  g_string_truncate (source->text, 0);
  g_string_truncate (source->record, 0);
  g_array_set_size (source->starts, 0);
  source->position = 0;
  source->done = 0;
  source->number = 0;
  source->at_end = source->after_cr = source->suspect = FALSE;
  source->row_complete = source->misquoted = FALSE;
  return TRUE;
}

/* CR LF and CR become LF, also across pieces: each line break is one, in cells and between rows. */
static void
unify_line_breaks (RkTableSource *source)
{
  char *text = source->text->str;
  gsize length = source->text->len;
  char *from = source->after_cr && length > 0 && text[0] == '\n' ? text + 1 : text;
  char *to = text;
  char *end = text + length;

  if (length > 0)
    source->after_cr = text[length - 1] == '\r';
  while (from < end)
    {
      char *cr = memchr (from, '\r', end - from);
      gsize run = (cr ? cr : end) - from;
      memmove (to, from, run);
      to += run;
      from += run;
      if (!cr)
        break;
      *to++ = '\n';
      from += from + 1 < end && from[1] == '\n' ? 2 : 1;
    }
  g_string_truncate (source->text, to - text);
}

static gboolean
fill (RkTableSource *source, GError **error)
{
  gsize length;

  if (!read_chunk (source, &length, error) || !check_size (source->done, error))
    return FALSE;
  source->at_end = length < CHUNK;
  source->position = 0;
  g_string_truncate (source->text, 0);
  rk_decoder_feed (source->decoder, source->chunk, length, source->at_end, source->text);
  if (memchr (source->text->str, '\0', source->text->len))
    return fail_nul (error);
  unify_line_breaks (source);
  source->suspect = source->suspect || strstr (source->text->str, RK_REPLACEMENT) != NULL;
  return TRUE;
}

static void
on_cell (void *cell, size_t length, void *data)
{
  RkTableSource *source = data;

  g_array_append_val (source->starts, source->record->len);
  g_string_append_len (source->record, cell, length);
  g_string_append_c (source->record, '\0');
}

static void
on_row (int terminator, void *data)
{
  RkTableSource *source = data;
  source->row_complete = TRUE;
}

/* Feeds at most one line, so that no more than one row comes of it. A quotation mark out of place
 * stops the strict parser: that one character is then read as text. */
static void
parse_line (RkTableSource *source)
{
  const char *line = source->text->str + source->position;
  gsize left = source->text->len - source->position;
  const char *end = memchr (line, '\n', left);
  gsize length = end ? (gsize)(end - line) + 1 : left;
  gsize used = 0;

  while (used < length)
    {
      used += csv_parse (&source->parser, line + used, length - used, on_cell, on_row, source);
      if (used == length)
        break;
      source->misquoted = source->misquoted || source->parser.quoted;
      csv_set_opts (&source->parser, CSV_REPALL_NL);
      used += csv_parse (&source->parser, line + used, 1, on_cell, on_row, source);
      csv_set_opts (&source->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    }
  source->position += length;
}

static gboolean
check_record (RkTableSource *source, GError **error)
{
  guint number = source->number + 1;

  if (source->record->len + source->parser.entry_pos > RK_TABLE_MAX_RECORD)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                   _ ("Row %u is longer than 1 MB: the file is not a table, or a quotation mark is "
                      "never closed. Nothing has been imported. Look at this row in a text editor, "
                      "or save the list as CSV again."),
                   number);
      return FALSE;
    }
  if (source->starts->len > RK_TABLE_MAX_COLUMNS)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                   _ ("Row %u has more than 1,000 columns. Nothing has been imported. Check that "
                      "the delimiter is right and that rows and columns are not exchanged."),
                   number);
      return FALSE;
    }
  return TRUE;
}

/* Returns FALSE where the file ends inside quotation marks. */
static gboolean
end_last_row (RkTableSource *source, GError **error)
{
  if (csv_fini (&source->parser, on_cell, on_row, source) == 0)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("A quotation mark in row %u is never closed, so the rows after it cannot be told "
                  "apart. Nothing has been imported. Correct this row in a text editor, or save "
                  "the list as CSV again."),
               source->number + 1);
  return FALSE;
}

static void
hand_over (RkTableSource *source, RkTableRow *row)
{
  gboolean damaged = FALSE;

  g_ptr_array_set_size (source->cells, source->starts->len);
  for (guint i = 0; i < source->starts->len; i++)
    {
      char *cell = source->record->str + g_array_index (source->starts, gsize, i);
      source->cells->pdata[i] = cell;
      damaged = damaged || (source->suspect && strstr (cell, RK_REPLACEMENT));
    }
  row->number = ++source->number;
  row->n_cells = source->cells->len;
  row->cells = (const char *const *)source->cells->pdata;
  row->damaged = damaged;
  row->misquoted = source->misquoted;
}

static gboolean
next_of_workbook (RkTableSource *source, RkTableRow *row, GError **error)
{
  GError *cause = NULL;

  if (rk_xlsx_reader_next (source->workbook, row, &cause))
    return TRUE;
  return cause ? rk_file_fail_io (error, cause) : FALSE;
}

gboolean
rk_table_source_next (RkTableSource *source, RkTableRow *row, GError **error)
{
  if (source->workbook)
    return next_of_workbook (source, row, error);
  g_string_truncate (source->record, 0);
  g_array_set_size (source->starts, 0);
  source->row_complete = source->misquoted = FALSE;

  while (!source->row_complete)
    {
      if (source->position < source->text->len)
        parse_line (source);
      else if (!source->at_end)
        {
          if (!fill (source, error))
            return FALSE;
        }
      else if (!end_last_row (source, error) || !source->row_complete)
        return FALSE;
      if (!check_record (source, error))
        return FALSE;
    }
  hand_over (source, row);
  return TRUE;
}

/* ---- sheets ---- */

const GPtrArray *
rk_table_source_get_sheets (const RkTableSource *source)
{
  return source->workbook ? rk_xlsx_reader_get_sheets (source->workbook) : NULL;
}

guint
rk_table_source_get_sheet (const RkTableSource *source)
{
  return source->workbook ? rk_xlsx_reader_get_sheet (source->workbook) : 1;
}

gboolean
rk_table_source_set_sheet (RkTableSource *source, guint number, GError **error)
{
  GError *cause = NULL;

  if (source->workbook)
    return rk_xlsx_reader_set_sheet (source->workbook, number, &cause)
           || rk_file_fail_io (error, cause);
  if (number <= 1)
    return rk_table_source_rewind (source, error);
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("The file has only one sheet, no sheet %u."),
               number);
  return FALSE;
}

void
rk_table_source_fill_from (RkTableSource *source, guint row)
{
  if (source->workbook)
    rk_xlsx_reader_fill_from (source->workbook, row);
}

static char **
dup_remarks_of_made (const RkTableSource *source)
{
  g_auto (GStrv) remarks = rk_table_source_dup_remarks (source->origin);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (source->remark)
    g_strv_builder_add (builder, source->remark);
  g_strv_builder_addv (builder, (const char **)remarks);
  return g_strv_builder_end (builder);
}

char **
rk_table_source_dup_remarks (const RkTableSource *source)
{
  if (source->origin)
    return dup_remarks_of_made (source);
  return source->workbook ? rk_xlsx_reader_dup_remarks (source->workbook) : g_new0 (char *, 1);
}

/* ---- facts ---- */

const char *
rk_table_source_get_encoding (const RkTableSource *source)
{
  if (source->origin)
    return rk_table_source_get_encoding (source->origin);
  return source->workbook ? "XLSX" : rk_decoder_get_encoding (source->decoder);
}

char
rk_table_source_get_delimiter (const RkTableSource *source)
{
  return source->origin ? source->origin->delimiter : source->delimiter;
}

void
rk_table_source_get_progress (const RkTableSource *source, goffset *read, goffset *total)
{
  *read = source->done;
  *total = source->total;
  if (source->workbook)
    rk_xlsx_reader_get_progress (source->workbook, read, total);
}
