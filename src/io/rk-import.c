/* How a file is read, and corrections to it. */
#include "rk-import-private.h"

#include <string.h>

#include "rk-census-table.h"
#include "rk-corporate-list.h"
#include "rk-kinds.h"
#include "rk-personal-numbers.h"
#include "rk-text.h"

/* Rows looked at when a file is opened, for samples and 個人番号. */
#define ROWS_SEEN 1000

G_DEFINE_BOXED_TYPE (RkImport, rk_import, rk_import_ref, rk_import_unref)

/* ── columns ─────────────────────────────────────────────────────────────────────────────── */

static void
column_clear (gpointer data)
{
  RkImportColumn *column = data;

  g_free (column->heading);
  g_free (column->sample);
}

int
rk_import_number_field (const RkKind *kind)
{
  const RkField *title = &kind->fields[rk_kind_field (kind, kind->title)];

  return title->flags & RK_FIELD_REQUIRED ? -1 : rk_kind_field (kind, "registration_number");
}

gboolean
rk_import_tells_whom (const RkImport *self)
{
  int name = rk_kind_field (self->kind, self->kind->title);
  int number = rk_import_number_field (self->kind);

  for (guint c = 0; c < self->columns->len; c++)
    {
      int field = g_array_index (self->columns, RkImportColumn, c).field;

      if (field >= 0 && (field == name || field == number))
        return TRUE;
    }
  return FALSE;
}

gboolean
rk_import_is_importable (const RkField *field)
{
  return field->synonyms != NULL && !(field->flags & RK_FIELD_INTERNAL);
}

/* The 法人番号 download says by its order what its columns are. */
static void
take_corporate_columns (RkImport *self, GArray *columns)
{
  for (guint c = 0; c < columns->len; c++)
    {
      RkImportColumn *column = &g_array_index (columns, RkImportColumn, c);
      const char *name = rk_corporate_list_columns ()[c].field;

      column->field = name ? rk_kind_field (self->kind, name) : -1;
      column->confidence = column->field >= 0 ? RK_MATCH_EXACT : RK_MATCH_NONE;
    }
}

static void
match_columns (RkImport *self, const RkTableShape *shape, GArray *columns)
{
  g_autofree RkHeadingMatch *matches
      = rk_synonyms_match (self->synonyms, (const char *const *)shape->headings, shape->n_columns);

  for (guint c = 0; c < columns->len; c++)
    {
      RkImportColumn *column = &g_array_index (columns, RkImportColumn, c);

      column->field = matches[c].field;
      column->confidence = matches[c].confidence;
    }
}

static void
take_samples (const RkTableRow *row, GArray *columns)
{
  for (guint c = 0; c < MIN (row->n_cells, columns->len); c++)
    {
      RkImportColumn *column = &g_array_index (columns, RkImportColumn, c);

      if (column->sample == NULL && !rk_text_is_blank_mark (row->cells[c]))
        column->sample = rk_text_clean (row->cells[c]);
    }
}

static gboolean
look_at_rows (RkTableSource *source, const RkTableShape *shape, GArray *columns, GError **error)
{
  g_autoptr (RkRowSorter) sorter = rk_row_sorter_new (shape);
  g_autoptr (RkPersonalNumbers) personal = rk_personal_numbers_new (shape);
  GError *problem = NULL;
  RkTableRow row;

  if (!rk_table_source_rewind (source, error))
    return FALSE;
  while (rk_table_source_next (source, &row, &problem))
    {
      if (rk_row_sorter_next (sorter, &row) != RK_ROW_DATA)
        continue;
      take_samples (&row, columns);
      if (!rk_personal_numbers_look (personal, &row, error))
        return FALSE;
      if (row.number > shape->first_row + ROWS_SEEN)
        break;
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return rk_personal_numbers_end (personal, error);
}

static void
forget_accepted (RkImport *self)
{
  g_hash_table_remove_all (self->accepted);
  memset (self->accepted_fields, 0, self->kind->n_fields * sizeof (gboolean));
}

/* Takes over a source and its shape; on failure nothing has changed. @shape: (transfer full) */
static gboolean
take_shape (RkImport *self, RkTableSource *source, RkTableShape *shape, GError **error)
{
  g_autoptr (GArray) columns
      = g_array_sized_new (FALSE, TRUE, sizeof (RkImportColumn), shape->n_columns);

  g_array_set_clear_func (columns, column_clear);
  g_array_set_size (columns, shape->n_columns);
  for (guint c = 0; c < shape->n_columns; c++)
    g_array_index (columns, RkImportColumn, c).heading = g_strdup (shape->headings[c]);
  if (shape->corporate_list)
    take_corporate_columns (self, columns);
  else
    match_columns (self, shape, columns);
  rk_table_source_fill_from (source, shape->first_row);
  if (!look_at_rows (source, shape, columns, error))
    {
      rk_table_shape_free (shape);
      return FALSE;
    }
  g_clear_pointer (&self->shape, rk_table_shape_free);
  g_clear_pointer (&self->columns, g_array_unref);
  self->shape = shape;
  self->columns = g_steal_pointer (&columns);
  forget_accepted (self);
  return TRUE;
}

/* ── opening ─────────────────────────────────────────────────────────────────────────────── */

char *
rk_import_stamp (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  return g_strdup_printf ("%s %" G_GOFFSET_FORMAT, g_file_info_get_etag (info),
                          g_file_info_get_size (info));
}

static gboolean
read_as (RkImport *self,
         guint sheet,
         const char *encoding,
         char delimiter,
         GCancellable *cancellable,
         GError **error)
{
  gboolean census = self->kind == &rk_kind_establishment;
  g_autoptr (RkTableSource) source
      = census ? rk_census_table_open (self->path, sheet, encoding, delimiter, cancellable, error)
               : rk_table_source_open (self->path, encoding, delimiter, cancellable, error);
  RkTableShape *shape;
  char *stamp;

  if (source == NULL)
    return FALSE;
  if (!census && sheet != 0 && sheet != rk_table_source_get_sheet (source)
      && !rk_table_source_set_sheet (source, sheet, error))
    return FALSE;
  shape = rk_table_shape_detect (source, self->synonyms, error);
  if (shape == NULL || !take_shape (self, source, shape, error))
    return FALSE;
  stamp = rk_import_stamp (self->path, error);
  if (stamp == NULL)
    return FALSE;
  g_free (self->stamp);
  self->stamp = stamp;
  g_clear_pointer (&self->source, rk_table_source_free);
  self->source = g_steal_pointer (&source);
  self->encoding_given = encoding != NULL;
  return TRUE;
}

/* The first sheet of a book may be a cover: then the first one with a list of @self's kind is
 * meant. The one that was read stays where none has. */
static void
look_at_other_sheets (RkImport *self, const char *encoding, char delimiter)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  const GPtrArray *all = self->source ? rk_table_source_get_sheets (self->source) : NULL;
  guint first = all ? rk_table_source_get_sheet (self->source) : 0;

  for (guint i = 0; all && i < all->len; i++)
    {
      const RkTableSheet *sheet = all->pdata[i];

      if (i + 1 != first && sheet->part && !sheet->hidden)
        g_ptr_array_add (sheets, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < sheets->len && !rk_import_tells_whom (self); i++)
    read_as (self, GPOINTER_TO_UINT (sheets->pdata[i]), encoding, delimiter, NULL, NULL);
  if (sheets->len && !rk_import_tells_whom (self))
    read_as (self, first, encoding, delimiter, NULL, NULL);
}

RkImport *
rk_import_open (const RkKind *kind,
                const char *path,
                guint sheet,
                const char *encoding,
                char delimiter,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (RkImport) self = g_new0 (RkImport, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->reading);
  g_mutex_init (&self->lock);
  self->records = kind;
  kind = kind->rows ? kind->rows : kind;
  self->kind = kind;
  self->path = g_strdup (path);
  self->synonyms = rk_synonyms_new (kind->fields, kind->n_fields);
  self->accepted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->accepted_fields = g_new0 (gboolean, kind->n_fields);
  if (!read_as (self, sheet, encoding, delimiter, cancellable, error))
    return NULL;
  if (sheet == 0 && kind != &rk_kind_establishment && !rk_import_tells_whom (self))
    look_at_other_sheets (self, encoding, delimiter);
  return g_steal_pointer (&self);
}

RkImport *
rk_import_ref (RkImport *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_import_unref (RkImport *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->report, rk_import_report_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->shape, rk_table_shape_free);
  g_clear_pointer (&self->source, rk_table_source_free);
  rk_synonyms_free (self->synonyms);
  g_hash_table_unref (self->accepted);
  g_free (self->accepted_fields);
  g_free (self->list_path);
  g_free (self->stamp);
  g_free (self->path);
  g_mutex_clear (&self->reading);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* ── facts ───────────────────────────────────────────────────────────────────────────────── */

const RkKind *
rk_import_get_kind (const RkImport *self)
{
  return self->kind;
}

const char *
rk_import_get_path (const RkImport *self)
{
  return self->path;
}

char *
rk_import_dup_file_name (const RkImport *self)
{
  return g_filename_display_basename (self->path);
}

const char *
rk_import_get_encoding (const RkImport *self)
{
  return rk_table_source_get_encoding (self->source);
}

char
rk_import_get_delimiter (const RkImport *self)
{
  return rk_table_source_get_delimiter (self->source);
}

const GPtrArray *
rk_import_get_sheets (const RkImport *self)
{
  return rk_table_source_get_sheets (self->source);
}

guint
rk_import_get_sheet (const RkImport *self)
{
  return rk_table_source_get_sheet (self->source);
}

char **
rk_import_dup_remarks (const RkImport *self)
{
  return rk_table_source_dup_remarks (self->source);
}

guint
rk_import_get_header_row (const RkImport *self)
{
  return self->shape->header_row;
}

guint
rk_import_get_n_header_rows (const RkImport *self)
{
  return self->shape->n_header_rows;
}

guint
rk_import_get_n_columns (const RkImport *self)
{
  return self->columns->len;
}

const RkImportColumn *
rk_import_get_column (const RkImport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);
  return &g_array_index (self->columns, RkImportColumn, column);
}

/* ── corrections ─────────────────────────────────────────────────────────────────────────── */

gboolean
rk_import_set_reading (RkImport *self, const char *encoding, char delimiter, GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->reading);
  /* Of a census, all sheets are read at once. */
  ok = read_as (self, self->kind == &rk_kind_establishment ? 0 : rk_import_get_sheet (self),
                encoding, delimiter, NULL, error);
  g_mutex_unlock (&self->reading);
  return ok;
}

gboolean
rk_import_set_sheet (RkImport *self, guint sheet, GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->reading);
  ok = read_as (self, sheet, NULL, 0, NULL, error);
  g_mutex_unlock (&self->reading);
  return ok;
}

gboolean
rk_import_set_header (RkImport *self, guint header_row, guint n_rows, GError **error)
{
  RkTableShape *shape;
  gboolean ok;

  g_mutex_lock (&self->reading);
  rk_table_source_fill_from (self->source, 0);
  shape = rk_table_shape_choose (self->source, header_row, n_rows, error);
  ok = shape && take_shape (self, self->source, shape, error);
  rk_table_source_fill_from (self->source, self->shape->first_row);
  g_mutex_unlock (&self->reading);
  return ok;
}

void
rk_import_set_field (RkImport *self, guint column, int field)
{
  RkImportColumn *changed = &g_array_index (self->columns, RkImportColumn, column);

  g_return_if_fail (column < self->columns->len);
  g_return_if_fail (field < 0 || rk_import_is_importable (&self->kind->fields[field]));
  changed->field = field;
  changed->confidence = field >= 0 ? RK_MATCH_EXACT : RK_MATCH_NONE;
  changed->chosen = TRUE;
  forget_accepted (self);
}

void
rk_import_set_owner (RkImport *self, gint64 owner)
{
  self->owner = owner;
}

gint64
rk_import_get_owner (const RkImport *self)
{
  return self->owner;
}

void
rk_import_set_level (RkImport *self, gint64 level)
{
  self->level = level;
}

gint64
rk_import_get_level (const RkImport *self)
{
  return self->level;
}

void
rk_import_set_year (RkImport *self, int year)
{
  self->year = year;
}

void
rk_import_set_list_path (RkImport *self, const char *path)
{
  g_free (self->list_path);
  self->list_path = g_strdup (path);
}

/* ── proposals ───────────────────────────────────────────────────────────────────────────── */

static gint64
place_of (const RkImport *self, guint row, int field)
{
  return (gint64)row * self->kind->n_fields + field;
}

void
rk_import_accept (RkImport *self, guint row, const char *field, gboolean accept)
{
  gint64 place = place_of (self, row, rk_kind_field (self->kind, field));

  g_hash_table_insert (self->accepted, g_memdup2 (&place, sizeof place), GINT_TO_POINTER (accept));
}

void
rk_import_accept_all (RkImport *self, const char *field, gboolean accept)
{
  int index = rk_kind_field (self->kind, field);
  GHashTableIter iter;
  gpointer place;

  self->accepted_fields[index] = accept;
  g_hash_table_iter_init (&iter, self->accepted);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    if (*(const gint64 *)place % self->kind->n_fields == index)
      g_hash_table_iter_remove (&iter);
}

gboolean
rk_import_is_accepted (const RkImport *self, guint row, const char *field)
{
  int index = rk_kind_field (self->kind, field);
  gint64 place = place_of (self, row, index);
  gpointer accepted;

  if (g_hash_table_lookup_extended (self->accepted, &place, NULL, &accepted))
    return GPOINTER_TO_INT (accepted);
  return self->accepted_fields[index];
}

/* ── preview ─────────────────────────────────────────────────────────────────────────────── */

static void
preview_row_free (gpointer data)
{
  RkImportPreviewRow *row = data;

  g_clear_pointer (&row->record, rk_record_unref);
  g_clear_pointer (&row->problems, g_ptr_array_unref);
  g_free (row);
}

static RkImportPreviewRow *
preview_row_new (RkRowParser *parser, const RkTableRow *row)
{
  g_autoptr (RkImportRow) parsed = rk_row_parser_parse (parser, row);
  RkImportPreviewRow *preview = g_new0 (RkImportPreviewRow, 1);

  preview->row = parsed->number;
  preview->record = g_steal_pointer (&parsed->record);
  preview->problems = g_steal_pointer (&parsed->problems);
  if (preview->problems == NULL)
    preview->problems = g_ptr_array_new ();
  return preview;
}

static GPtrArray *
read_preview (RkImport *self, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (preview_row_free);
  g_autoptr (RkRowParser) parser = rk_row_parser_new (self);
  g_autoptr (RkRowSorter) sorter = rk_row_sorter_new (self->shape);
  GError *problem = NULL;
  RkTableRow row;

  if (!rk_table_source_rewind (self->source, error))
    return NULL;
  while (rows->len < n && rk_table_source_next (self->source, &row, &problem))
    if (rk_row_sorter_next (sorter, &row) == RK_ROW_DATA)
      g_ptr_array_add (rows, preview_row_new (parser, &row));
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
rk_import_preview (RkImport *self, guint n, GError **error)
{
  GPtrArray *rows;

  g_mutex_lock (&self->reading);
  rows = read_preview (self, n, error);
  g_mutex_unlock (&self->reading);
  return rows;
}

/* ── the beginning of the file ───────────────────────────────────────────────────────────── */

static void
file_row_free (gpointer data)
{
  RkImportFileRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static RkImportFileRow *
file_row_new (RkRowSorter *sorter, const RkTableRow *row)
{
  RkImportFileRow *copy = g_new0 (RkImportFileRow, 1);

  copy->number = row->number;
  copy->role = rk_row_sorter_next (sorter, row);
  copy->cells = g_new0 (char *, row->n_cells + 1);
  for (guint c = 0; c < row->n_cells; c++)
    copy->cells[c] = g_strdup (row->cells[c]);
  return copy;
}

GPtrArray *
rk_import_file_rows (RkImport *self, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (file_row_free);
  g_autoptr (RkRowSorter) sorter = NULL;
  GError *problem = NULL;
  RkTableRow row;

  g_mutex_lock (&self->reading);
  sorter = rk_row_sorter_new (self->shape);
  if (rk_table_source_rewind (self->source, &problem))
    while (rows->len < n && rk_table_source_next (self->source, &row, &problem))
      g_ptr_array_add (rows, file_row_new (sorter, &row));
  g_mutex_unlock (&self->reading);
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

char *
rk_import_dup_title (RkImport *self, GError **error)
{
  const GPtrArray *sheets = rk_import_get_sheets (self);
  guint above = self->shape->header_row ? self->shape->header_row - 1 : 0;
  g_autoptr (GPtrArray) rows = rk_import_file_rows (self, above, error);
  g_autofree char *name = rk_import_dup_file_name (self);
  GString *title;

  if (rows == NULL)
    return NULL;
  title = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    for (char **cell = ((RkImportFileRow *)rows->pdata[i])->cells; *cell; cell++)
      g_string_append_printf (title, "%s\n", *cell);
  if (sheets)
    g_string_append_printf (
        title, "%s\n", ((const RkTableSheet *)sheets->pdata[rk_import_get_sheet (self) - 1])->name);
  g_string_append (title, name);
  return g_string_free (title, FALSE);
}

/* ── what a run leaves ───────────────────────────────────────────────────────────────────── */

RkImportReport *
rk_import_get_report (RkImport *self)
{
  RkImportReport *report;

  g_mutex_lock (&self->lock);
  report = self->report ? rk_import_report_ref (self->report) : NULL;
  g_mutex_unlock (&self->lock);
  return report;
}

void
rk_import_get_progress (RkImport *self, guint64 *rows, goffset *done, goffset *total)
{
  g_mutex_lock (&self->lock);
  *rows = self->rows_done;
  *done = self->bytes_done;
  *total = self->bytes_total;
  g_mutex_unlock (&self->lock);
}
