#include "rk-import-reading.h"

#include "rk-import-profile.h"

#define ROWS_SHOWN 20
#define ROWS_PREVIEWED 50

/* ── what is read ────────────────────────────────────────────────────────────────────────── */

static void
column_free (gpointer data)
{
  RkImportColumn *column = data;

  g_free (column->heading);
  g_free (column->sample);
  g_free (column);
}

static GPtrArray *
copy_columns (RkImport *import)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);

  for (guint c = 0; c < rk_import_get_n_columns (import); c++)
    {
      RkImportColumn *copy = g_memdup2 (rk_import_get_column (import, c), sizeof *copy);

      copy->heading = g_strdup (copy->heading);
      copy->sample = g_strdup (copy->sample);
      g_ptr_array_add (columns, copy);
    }
  return columns;
}

/* Returns: (nullable) (transfer full): hidden ones, too: they are chosen by their place */
static char **
copy_sheets (RkImport *import)
{
  const GPtrArray *sheets = rk_import_get_sheets (import);
  char **names = sheets ? g_new0 (char *, sheets->len + 1) : NULL;

  for (guint i = 0; sheets && i < sheets->len; i++)
    names[i] = g_strdup (((const RkTableSheet *)sheets->pdata[i])->name);
  return names;
}

static goffset
file_size (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info ? g_file_info_get_size (info) : 0;
}

RkImportReading *
rk_import_reading_new (RkImport *import, const char *profile, GError **error)
{
  g_autoptr (RkImportReading) reading = g_new0 (RkImportReading, 1);

  reading->file_name = rk_import_dup_file_name (import);
  reading->size = file_size (rk_import_get_path (import));
  reading->encoding = g_strdup (rk_import_get_encoding (import));
  reading->delimiter = rk_import_get_delimiter (import);
  reading->sheets = copy_sheets (import);
  reading->sheet = rk_import_get_sheet (import);
  reading->remarks = rk_import_dup_remarks (import);
  reading->header_row = rk_import_get_header_row (import);
  reading->n_header_rows = rk_import_get_n_header_rows (import);
  reading->profile = g_strdup (profile);
  reading->columns = copy_columns (import);
  reading->rows = rk_import_file_rows (import, ROWS_SHOWN, error);
  if (reading->rows == NULL)
    return NULL;
  reading->preview = rk_import_preview (import, ROWS_PREVIEWED, error);
  if (reading->preview == NULL)
    return NULL;
  return g_steal_pointer (&reading);
}

void
rk_import_reading_free (RkImportReading *reading)
{
  g_free (reading->file_name);
  g_free (reading->encoding);
  g_strfreev (reading->sheets);
  g_strfreev (reading->remarks);
  g_free (reading->profile);
  g_clear_pointer (&reading->columns, g_ptr_array_unref);
  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_clear_pointer (&reading->preview, g_ptr_array_unref);
  g_free (reading);
}

gboolean
rk_import_reading_has_field (const RkImportReading *reading, int field)
{
  for (guint c = 0; c < reading->columns->len; c++)
    if (((const RkImportColumn *)reading->columns->pdata[c])->field == field)
      return TRUE;
  return FALSE;
}

gboolean
rk_import_reading_tells_whom (const RkImportReading *reading, const RkKind *kind)
{
  int number = rk_import_number_field (kind);

  return rk_import_reading_has_field (reading, rk_kind_field (kind, kind->title))
         || (number >= 0 && rk_import_reading_has_field (reading, number));
}

/* ── corrections ─────────────────────────────────────────────────────────────────────────── */

void
rk_import_correction_free (RkImportCorrection *correction)
{
  g_free (correction->text);
  g_clear_pointer (&correction->profile, rk_record_unref);
  g_free (correction);
}

gboolean
rk_import_correction_apply (const RkImportCorrection *correction, RkImport *import, GError **error)
{
  switch (correction->kind)
    {
    case RK_IMPORT_CORRECT_TEXT:
      return rk_import_set_reading (import, correction->text, (char)correction->number, error);
    case RK_IMPORT_CORRECT_SHEET:
      return rk_import_set_sheet (import, correction->number, error);
    case RK_IMPORT_CORRECT_HEADING:
      return rk_import_set_header (import, correction->number, (guint)correction->count, error);
    case RK_IMPORT_CORRECT_FIELD:
      if (correction->number < rk_import_get_n_columns (import))
        rk_import_set_field (import, correction->number, correction->count);
      return TRUE;
    case RK_IMPORT_CORRECT_PROFILE:
      return rk_import_profile_apply (correction->profile, import, error);
    }
  g_return_val_if_reached (FALSE);
}
