#include "rk-xlsx-writer.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <xlsxwriter.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-new-file.h"
#include "rk-xlsx-survey.h"

/* What a sheet holds, by the file format. */
#define MAX_ROWS 1048576
#define MAX_CELL 32767
#define COLUMN_WIDTH 16
#define DATE_FORMAT "yyyy/mm/dd"

struct _RkXlsxWriter
{
  RkNewFile target;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *date;
  guint n_columns;
  char **headings;
  RkFieldType *types; /* of the columns */
  guint64 n_rows;     /* with the headings */
};

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static void
start_book (RkXlsxWriter *self, const char *title)
{
  /* One row in memory at a time, whatever the length of the list. */
  lxw_workbook_options options
      = { .constant_memory = LXW_TRUE, .tmpdir = (char *)g_get_tmp_dir () };
  lxw_format *bold;

  self->book = workbook_new_opt (self->target.temporary, &options);
  self->sheet = workbook_add_worksheet (self->book, title);
  worksheet_set_column (self->sheet, 0, (lxw_col_t)(self->n_columns - 1), COLUMN_WIDTH, NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);
  self->date = workbook_add_format (self->book);
  format_set_num_format (self->date, DATE_FORMAT);
  bold = workbook_add_format (self->book);
  format_set_bold (bold);
  for (guint i = 0; i < self->n_columns; i++)
    worksheet_write_string (self->sheet, 0, (lxw_col_t)i, self->headings[i], bold);
  self->n_rows = 1;
}

RkXlsxWriter *
rk_xlsx_writer_new (const char *path,
                    const char *title,
                    const char *const *headings,
                    const RkFieldType *types,
                    guint n_columns,
                    GError **error)
{
  g_autoptr (RkXlsxWriter) self = g_new0 (RkXlsxWriter, 1);
  int fd;

  self->n_columns = n_columns;
  self->headings = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->headings[i] = g_strdup (headings[i]);
  self->types
      = types ? g_memdup2 (types, n_columns * sizeof *types) : g_new0 (RkFieldType, n_columns);
  fd = rk_new_file_begin (&self->target, path, error);
  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  start_book (self, title);
  return g_steal_pointer (&self);
}

void
rk_xlsx_writer_free (RkXlsxWriter *self)
{
  if (self->book)
    workbook_close (self->book); /* there is no other way to free it */
  rk_new_file_clear (&self->target);
  g_strfreev (self->headings);
  g_free (self->types);
  g_free (self);
}

/* What is no number, and no day that a workbook can count (it begins in 1900, with a 29th of
 * February that never was), stays text. */
static lxw_error
write_cell (RkXlsxWriter *self, guint column, const char *text)
{
  lxw_row_t row = (lxw_row_t)self->n_rows;
  RkFieldType type = self->types[column];
  char *end = NULL;
  double number;
  RkDate day;

  if (text == NULL || *text == '\0')
    return LXW_NO_ERROR;
  if (type == RK_TYPE_DATE && rk_date_from_iso (text, &day) && rk_date_is_full (day)
      && rk_date_compare (day, rk_date (1900, 3, 1)) >= 0)
    {
      lxw_datetime when = { .year = day.year, .month = day.month, .day = day.day };

      return worksheet_write_datetime (self->sheet, row, (lxw_col_t)column, &when, self->date);
    }
  number = type == RK_TYPE_INTEGER || type == RK_TYPE_REAL ? g_ascii_strtod (text, &end) : 0;
  if (end && *end == '\0')
    return worksheet_write_number (self->sheet, row, (lxw_col_t)column, number, NULL);
  return worksheet_write_string (self->sheet, row, (lxw_col_t)column, text, NULL);
}

gboolean
rk_xlsx_writer_add (RkXlsxWriter *self, const char *const *cells, GError **error)
{
  if (self->n_rows == MAX_ROWS)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("A workbook holds no more than %u rows. Nothing was written. Export to CSV, "
                      "or fewer rows at a time."),
                   MAX_ROWS - 1);
      return FALSE;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      lxw_error problem = write_cell (self, i, cells[i]);

      if (problem == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        {
          g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("Row %" PRIu64 ", %s: a cell of a workbook holds no more than %u "
                          "characters. Nothing was written. Shorten the text or export to CSV."),
                       self->n_rows + 1, self->headings[i], MAX_CELL);
          return FALSE;
        }
      if (problem != LXW_NO_ERROR)
        return rk_new_file_fail (&self->target, 0, lxw_strerror (problem), error);
    }
  self->n_rows++;
  return TRUE;
}

static gboolean
close_book (RkXlsxWriter *self, GError **error)
{
  lxw_error problem;

  worksheet_autofilter (self->sheet, 0, 0, (lxw_row_t)(self->n_rows - 1),
                        (lxw_col_t)(self->n_columns - 1));
  problem = workbook_close (g_steal_pointer (&self->book));
  if (problem == LXW_NO_ERROR)
    return TRUE;
  return rk_new_file_fail (&self->target, errno == ENOSPC ? ENOSPC : 0, lxw_strerror (problem),
                           error);
}

static gboolean
count_rows (const char *path, guint64 *n, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (RkXlsxBook) book
      = stream ? rk_xlsx_book_new (G_INPUT_STREAM (stream), NULL, error) : NULL;
  const RkTableSheet *sheet = book ? book->sheets->pdata[0] : NULL;
  g_autoptr (RkXlsxSurvey) survey
      = sheet && sheet->part ? rk_xlsx_survey_new (book, sheet->part, TRUE, error) : NULL;

  if (survey)
    *n = survey->n_rows;
  return survey != NULL;
}

static gboolean
count_again (RkXlsxWriter *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  guint64 found = 0;

  if (count_rows (self->target.temporary, &found, &problem) && found == self->n_rows)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_CORRUPT,
               _ ("What was written to the disk is not what was to be written (%" PRIu64
                  " of %" PRIu64 " rows). The file that was there before is unchanged. "
                  "Try again, or choose another disk."),
               found, self->n_rows);
  return FALSE;
}

gboolean
rk_xlsx_writer_finish (RkXlsxWriter *self, GError **error)
{
  if (!close_book (self, error) || !count_again (self, error))
    return FALSE;
  return rk_new_file_finish (&self->target, error);
}

guint64
rk_xlsx_writer_get_n_rows (const RkXlsxWriter *self)
{
  return self->n_rows - 1;
}
