#include "rk-xlsx-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-xlsx-cell.h"
#include "rk-xlsx-survey.h"

/* Longer values are not spread over merged cells: they are no names of places or groups. */
#define MAX_SPREAD 4096
#define REPLACEMENT "\xef\xbf\xbd"

/* @text: NULL: at @own in the row's own texts */
typedef struct
{
  const char *text;
  gsize own;
  gboolean filled;
} Cell;

/* A row that was read and not yet handed over; its own texts are behind the cells. */
typedef struct
{
  guint number;
  guint n_cells;
  gboolean damaged;
  const char *cells[];
} Row;

typedef struct
{
  guint last_row;
  char *value;
} Spread;

struct _RkXlsxReader
{
  RkXlsxBook *book;
  RkXlsxSurvey *survey;
  guint sheet;
  RkXmlParser *parser;
  gboolean at_end;

  /* rows that were read; a piece of the file holds many */
  GQueue rows;
  Row *row;
  guint next_number;

  /* the row being read */
  guint number;
  GArray *cells; /* Cell */
  GString *own;
  gsize size;

  /* the cell being read */
  guint column;
  RkXlsxCellType type;
  guint style;
  gboolean in_value;
  gboolean in_inline;
  GString *value;
  RkXlsxText text;

  /* merged cells */
  guint fill_from;
  guint next_merge;
  GArray *spreads; /* Spread, by column */
};

/* ── refusals ────────────────────────────────────────────────────────────────────────────── */

static void
fail_damaged (RkXlsxReader *self)
{
  GError *cause = NULL;

  rk_zip_fail_damaged (&cause);
  rk_xml_parser_fail (self->parser, cause);
}

static void
fail_too_long (RkXlsxReader *self)
{
  rk_xml_parser_fail (self->parser,
                      g_error_new (RK_ERROR, RK_ERROR_FORMAT,
                                   _ ("Row %u is longer than 1 MB: this is not a list. Nothing has "
                                      "been imported. Look at this row in Excel."),
                                   self->number));
}

static void
fail_too_wide (RkXlsxReader *self)
{
  rk_xml_parser_fail (
      self->parser,
      g_error_new (RK_ERROR, RK_ERROR_FORMAT,
                   _ ("Row %u has values beyond 1,000 columns. Nothing has been imported. Check "
                      "that rows and columns are not exchanged."),
                   self->number));
}

/* ── cells ───────────────────────────────────────────────────────────────────────────────── */

/* @text: NULL: what was added to the own texts from @own on. @length: of it */
static void
set_cell (RkXlsxReader *self, guint column, const char *text, gsize own, gsize length)
{
  Cell cell = { text, own, TRUE };

  if (column >= RK_TABLE_MAX_COLUMNS)
    {
      fail_too_wide (self);
      return;
    }
  if (column >= self->cells->len)
    g_array_set_size (self->cells, column + 1);
  g_array_index (self->cells, Cell, column) = cell;
  self->size += length;
  if (self->size > RK_TABLE_MAX_RECORD)
    fail_too_long (self);
}

static void
set_own_cell (RkXlsxReader *self, gsize own)
{
  if (self->own->len == own)
    return;
  g_string_append_c (self->own, '\0');
  set_cell (self, self->column, NULL, own, self->own->len - own);
}

static void
set_shared_cell (RkXlsxReader *self)
{
  const RkXlsxBook *book = self->book;
  const char *p = self->value->str;
  guint64 index = 0;
  guint length;

  while (g_ascii_isspace (*p))
    p++;
  if (!g_ascii_isdigit (*p))
    index = G_MAXUINT64;
  for (; g_ascii_isdigit (*p) && index < book->strings->len; p++)
    index = index * 10 + (guint64)(*p - '0');
  if (index >= book->strings->len)
    {
      fail_damaged (self);
      return;
    }
  length = g_array_index (book->lengths, guint, index);
  if (length)
    set_cell (self, self->column, book->strings->pdata[index], 0, length);
}

static void
finish_cell (RkXlsxReader *self)
{
  gsize own = self->own->len;

  if (self->type == RK_XLSX_SHARED && self->value->len > 0)
    {
      set_shared_cell (self);
      return;
    }
  if (self->type == RK_XLSX_INLINE)
    {
      g_string_append_len (self->own, self->text.text->str, (gssize)self->text.text->len);
      rk_xlsx_text_unescape (self->own, own);
    }
  else if (self->value->len > 0)
    rk_xlsx_cell_append (self->book, self->type, self->style, self->value, self->own);
  set_own_cell (self, own);
}

/* ── merged cells ────────────────────────────────────────────────────────────────────────── */

static const char *
cell_text (const RkXlsxReader *self, guint column)
{
  const Cell *cell = &g_array_index (self->cells, Cell, column);

  return column >= self->cells->len || !cell->filled ? ""
         : cell->text                                ? cell->text
                                                     : self->own->str + cell->own;
}

static void
spread_clear (gpointer spread)
{
  g_free (((Spread *)spread)->value);
}

static void
fill_merged_cells (RkXlsxReader *self)
{
  for (guint c = 0; c < self->spreads->len; c++)
    {
      const Spread *spread = &g_array_index (self->spreads, Spread, c);
      gsize own = self->own->len;

      if (spread->last_row < self->number || *cell_text (self, c))
        continue;
      g_string_append (self->own, spread->value);
      g_string_append_c (self->own, '\0');
      set_cell (self, c, NULL, own, self->own->len - own);
    }
}

static void
remember_merged_cell (RkXlsxReader *self, const RkXlsxMerge *merge)
{
  const char *value;
  Spread *spread;

  if (merge->first_row != self->number || merge->first_row < self->fill_from
      || merge->column >= self->cells->len)
    return;
  value = cell_text (self, merge->column);
  if (*value == '\0' || strlen (value) > MAX_SPREAD)
    return;
  if (merge->column >= self->spreads->len)
    g_array_set_size (self->spreads, merge->column + 1);
  spread = &g_array_index (self->spreads, Spread, merge->column);
  g_free (spread->value);
  spread->value = g_strdup (value);
  spread->last_row = merge->last_row;
}

static void
mind_merged_cells (RkXlsxReader *self)
{
  const GArray *merges = self->survey->merges;

  if (self->fill_from == 0 || self->cells->len == 0)
    return;
  fill_merged_cells (self);
  for (; self->next_merge < merges->len; self->next_merge++)
    {
      const RkXlsxMerge *merge = &g_array_index (merges, RkXlsxMerge, self->next_merge);

      if (merge->first_row > self->number)
        break;
      remember_merged_cell (self, merge);
    }
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static void
start_row (RkXlsxReader *self, const RkXmlTag *tag)
{
  guint number = rk_xml_tag_number (tag, "r", self->number + 1);

  if (number <= self->number || number > RK_XLSX_MAX_ROWS)
    {
      fail_damaged (self);
      return;
    }
  self->number = number;
  self->column = G_MAXUINT;
  g_array_set_size (self->cells, 0);
  g_string_truncate (self->own, 0);
  self->size = 0;
}

static void
finish_row (RkXlsxReader *self)
{
  gboolean suspect;
  guint n;
  Row *row;
  char *own;

  mind_merged_cells (self);
  suspect = self->book->damaged
            || memmem (self->own->str, self->own->len, REPLACEMENT, strlen (REPLACEMENT)) != NULL;
  n = self->cells->len;
  row = g_malloc (sizeof (Row) + n * sizeof (char *) + self->own->len + 1);
  own = (char *)(row->cells + n);
  memcpy (own, self->own->str, self->own->len + 1);
  row->number = self->number;
  row->n_cells = n;
  row->damaged = FALSE;
  for (guint c = 0; c < n; c++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, c);

      row->cells[c] = !cell->filled ? "" : cell->text ? cell->text : own + cell->own;
      row->damaged = row->damaged || (suspect && strstr (row->cells[c], REPLACEMENT) != NULL);
    }
  g_queue_push_tail (&self->rows, row);
}

static void
start_cell (RkXlsxReader *self, const RkXmlTag *tag)
{
  gsize length;
  const char *place = rk_xml_tag_get (tag, "r", &length);

  self->column++;
  if (place && rk_xlsx_parse_place (place, length, &self->column, NULL) == NULL)
    fail_damaged (self);
  self->type = rk_xlsx_cell_type (tag);
  self->style = rk_xml_tag_number (tag, "s", 0);
  self->text.phonetic = 0;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->text.text, 0);
}

/* Nearly all elements of a sheet have names of one letter. */
static gboolean
is_letter (const char *name, char letter)
{
  return name[0] == letter && name[1] == '\0';
}

static void
on_start (gpointer data, const char *name, const RkXmlTag *tag)
{
  RkXlsxReader *self = data;

  if (is_letter (name, 'c'))
    start_cell (self, tag);
  else if (is_letter (name, 'v'))
    self->in_value = TRUE;
  else if (strcmp (name, "row") == 0)
    start_row (self, tag);
  else if (strcmp (name, "is") == 0)
    self->in_inline = TRUE;
  else if (self->in_inline)
    rk_xlsx_text_start (&self->text, name, tag);
}

static void
on_end (gpointer data, const char *name)
{
  RkXlsxReader *self = data;

  if (is_letter (name, 'c') && self->number > 0)
    finish_cell (self);
  else if (is_letter (name, 'v'))
    self->in_value = FALSE;
  else if (strcmp (name, "row") == 0)
    finish_row (self);
  else if (strcmp (name, "is") == 0)
    self->in_inline = FALSE;
  else if (self->in_inline)
    rk_xlsx_text_end (&self->text, name);
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  RkXlsxReader *self = data;

  if (self->value->len + self->text.text->len + length > RK_TABLE_MAX_RECORD)
    {
      if (self->in_value || self->in_inline)
        fail_too_long (self);
    }
  else if (self->in_value)
    g_string_append_len (self->value, text, (gssize)length);
  else if (self->in_inline)
    rk_xlsx_text_add (&self->text, text, length);
}

gboolean
rk_xlsx_reader_next (RkXlsxReader *self, RkTableRow *row, GError **error)
{
  static const char *const none[] = { NULL };
  const Row *first;

  g_clear_pointer (&self->row, g_free);
  while (g_queue_is_empty (&self->rows))
    if (self->at_end || !rk_xml_parser_step (self->parser, &self->at_end, error))
      return FALSE;
  *row = (RkTableRow){ .number = self->next_number++, .cells = none };
  first = g_queue_peek_head (&self->rows);
  if (first->number > row->number)
    return TRUE;
  self->row = g_queue_pop_head (&self->rows);
  row->n_cells = self->row->n_cells;
  row->cells = self->row->cells;
  row->damaged = self->row->damaged;
  return TRUE;
}

/* ── sheets ──────────────────────────────────────────────────────────────────────────────── */

static const RkTableSheet *
sheet_at (const RkXlsxReader *self, guint number)
{
  return self->book->sheets->pdata[number - 1];
}

static void
forget_rows (RkXlsxReader *self)
{
  g_clear_pointer (&self->parser, rk_xml_parser_free);
  g_clear_pointer (&self->row, g_free);
  g_queue_clear_full (&self->rows, g_free);
  g_array_set_size (self->spreads, 0);
  self->next_merge = 0;
  self->number = 0;
  self->next_number = 1;
  self->at_end = self->in_value = self->in_inline = FALSE;
}

gboolean
rk_xlsx_reader_rewind (RkXlsxReader *self, GError **error)
{
  static const RkXmlHandler handler = { .start = on_start, .end = on_end, .text = on_text };
  RkZipPart *part
      = rk_zip_open (self->book->zip, sheet_at (self, self->sheet)->part, RK_XLSX_MAX_SHEET, error);

  if (part == NULL)
    return FALSE;
  forget_rows (self);
  self->parser = rk_xml_parser_new (part, &handler, self);
  return TRUE;
}

static gboolean
look_at_sheet (RkXlsxReader *self, guint number, GError **error)
{
  RkXlsxSurvey *survey
      = rk_xlsx_survey_new (self->book, sheet_at (self, number)->part, FALSE, error);

  if (survey == NULL)
    return FALSE;
  g_clear_pointer (&self->survey, rk_xlsx_survey_free);
  self->survey = survey;
  self->sheet = number;
  self->fill_from = 0;
  return rk_xlsx_reader_rewind (self, error);
}

/* The first that shows something; where none does, the first there is, which says that it is empty.
 */
static gboolean
choose_sheet (RkXlsxReader *self, GError **error)
{
  guint first = 0;

  for (guint n = self->book->sheets->len; n >= 1; n--)
    if (sheet_at (self, n)->part && (first == 0 || !sheet_at (self, n)->hidden))
      first = n;
  if (first == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                           _ ("The workbook has no sheet with a table. Nothing has been imported. "
                              "Choose another file."));
      return FALSE;
    }
  for (guint n = first; n <= self->book->sheets->len; n++)
    {
      if (sheet_at (self, n)->part == NULL || (sheet_at (self, n)->hidden && n != first))
        continue;
      if (!look_at_sheet (self, n, error))
        return FALSE;
      if (self->survey->n_rows > 0)
        return TRUE;
    }
  return self->sheet == first || look_at_sheet (self, first, error);
}

gboolean
rk_xlsx_reader_set_sheet (RkXlsxReader *self, guint number, GError **error)
{
  guint n = self->book->sheets->len;

  if (number == 0)
    return choose_sheet (self, error);
  if (number <= n && sheet_at (self, number)->part)
    return look_at_sheet (self, number, error);
  if (number <= n)
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("Sheet %u is a chart and not a table. Nothing has been imported."), number);
  else if (n == 1)
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("The file has only one sheet, no sheet %u."), number);
  else
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("The file has %1$u sheets, no sheet %2$u."), n, number);
  return FALSE;
}

void
rk_xlsx_reader_fill_from (RkXlsxReader *self, guint row)
{
  self->fill_from = row;
}

/* ── facts ───────────────────────────────────────────────────────────────────────────────── */

const GPtrArray *
rk_xlsx_reader_get_sheets (const RkXlsxReader *self)
{
  return self->book->sheets;
}

guint
rk_xlsx_reader_get_sheet (const RkXlsxReader *self)
{
  return self->sheet;
}

void
rk_xlsx_reader_get_progress (const RkXlsxReader *self, goffset *done, goffset *total)
{
  rk_zip_part_get_progress (rk_xml_parser_get_part (self->parser), done, total);
}

static char *
dup_hidden_sheets (const RkXlsxReader *self)
{
  GString *names = g_string_new (NULL);

  for (guint n = 1; n <= self->book->sheets->len; n++)
    if (sheet_at (self, n)->hidden && n != self->sheet)
      g_string_append_printf (names, "%s%s", names->len ? ", " : "", sheet_at (self, n)->name);
  return g_string_free (names, FALSE);
}

char **
rk_xlsx_reader_dup_remarks (const RkXlsxReader *self)
{
  GPtrArray *remarks = g_ptr_array_new ();
  g_autofree char *hidden = dup_hidden_sheets (self);
  guint rows = self->survey->n_hidden_rows, unsaved = self->survey->n_unsaved;

  if (sheet_at (self, self->sheet)->hidden)
    g_ptr_array_add (remarks, g_strdup_printf (_ ("The sheet “%s” is hidden in the workbook."),
                                               sheet_at (self, self->sheet)->name));
  if (*hidden)
    g_ptr_array_add (remarks, g_strdup_printf (_ ("Hidden sheets are not read: %s."), hidden));
  if (rows > 0)
    g_ptr_array_add (
        remarks,
        g_strdup_printf (ngettext ("%u row is hidden in the workbook; it is read, too.",
                                   "%u rows are hidden in the workbook; they are read, too.", rows),
                         rows));
  if (unsaved > 0)
    g_ptr_array_add (
        remarks, g_strdup_printf (ngettext ("%u formula was saved without its result and is read "
                                            "as empty. Open the workbook in Excel and save it.",
                                            "%u formulas were saved without their results and "
                                            "are read as empty. Open the workbook in Excel and "
                                            "save it.",
                                            unsaved),
                                  unsaved));
  g_ptr_array_add (remarks, NULL);
  return (char **)g_ptr_array_free (remarks, FALSE);
}

/* ── opening ─────────────────────────────────────────────────────────────────────────────── */

RkXlsxReader *
rk_xlsx_reader_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  RkXlsxBook *book = rk_xlsx_book_new (stream, cancellable, error);
  RkXlsxReader *self;

  if (book == NULL)
    return NULL;
  self = g_new0 (RkXlsxReader, 1);
  self->book = book;
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->own = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->text.text = g_string_new (NULL);
  self->spreads = g_array_new (FALSE, TRUE, sizeof (Spread));
  g_array_set_clear_func (self->spreads, spread_clear);
  return self;
}

void
rk_xlsx_reader_free (RkXlsxReader *self)
{
  forget_rows (self);
  g_array_unref (self->cells);
  g_string_free (self->own, TRUE);
  g_string_free (self->value, TRUE);
  g_string_free (self->text.text, TRUE);
  g_array_unref (self->spreads);
  g_clear_pointer (&self->survey, rk_xlsx_survey_free);
  rk_xlsx_book_free (self->book);
  g_free (self);
}
