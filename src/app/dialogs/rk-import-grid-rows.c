#include "rk-import-grid-rows.h"

#include <glib/gi18n-lib.h>

#include "rk-words.h"

/* ── the file ────────────────────────────────────────────────────────────────────────────── */

/* A, B, … Z, AA, as a spreadsheet calls its columns. @column: from 0 */
static char *
column_letters (guint column)
{
  char letters[8];
  guint at = sizeof letters;

  letters[--at] = '\0';
  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    letters[--at] = (char)('A' + (n - 1) % 26);
  return g_strdup (letters + at);
}

static const char *
role_words (RkRowRole role)
{
  static const char *const words[] = {
    [RK_ROW_TITLE] = N_ ("Title"),  [RK_ROW_HEADING] = N_ ("Headings"),
    [RK_ROW_BLANK] = N_ ("Blank"),  [RK_ROW_NOTE] = N_ ("Remark"),
    [RK_ROW_SUBTOTAL] = N_ ("Sum"), [RK_ROW_DATA] = N_ ("Data"),
  };

  return _ (words[role]);
}

static const char *
role_style (RkRowRole role)
{
  switch (role)
    {
    case RK_ROW_TITLE:
      return "rk-title-row";
    case RK_ROW_HEADING:
      return "rk-heading-row";
    case RK_ROW_NOTE:
    case RK_ROW_SUBTOTAL:
      return "rk-note-row";
    default:
      return NULL;
    }
}

static guint
widest (const RkImportReading *reading)
{
  guint n = reading->columns->len;

  for (guint i = 0; i < reading->rows->len; i++)
    n = MAX (n, g_strv_length (((RkImportFileRow *)reading->rows->pdata[i])->cells));
  return MIN (n, RK_IMPORT_GRID_COLUMNS);
}

void
rk_import_grid_show_file (RkImportGrid *grid, const RkImportReading *reading)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) headings = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint c = 0; c < widest (reading); c++)
    {
      g_autofree char *letters = column_letters (c);

      g_strv_builder_add (builder, letters);
    }
  headings = g_strv_builder_end (builder);
  for (guint i = 0; i < reading->rows->len; i++)
    {
      const RkImportFileRow *row = reading->rows->pdata[i];

      g_ptr_array_add (rows,
                       rk_import_grid_row_new (row->number, role_words (row->role),
                                               role_style (row->role), g_strdupv (row->cells)));
    }
  rk_import_grid_show (grid, (const char *const *)headings, TRUE, rows);
}

char *
rk_import_reading_dup_summary (const RkImportReading *reading)
{
  const RkImportFileRow *first = NULL;
  g_autofree char *heading = rk_words_count (reading->header_row);
  g_autofree char *data = NULL;

  for (guint i = 0; first == NULL && i < reading->rows->len; i++)
    if (((RkImportFileRow *)reading->rows->pdata[i])->role == RK_ROW_DATA)
      first = reading->rows->pdata[i];
  if (first == NULL)
    return g_strdup ("");
  data = rk_words_count (first->number);
  if (reading->header_row == 0)
    return g_strdup_printf (_ ("No headings; the data begin in row %s."), data);
  /* Translators: numbers of rows: 「見出しは4行目、データは5行目からです」 */
  return g_strdup_printf (_ ("The headings are in row %1$s; the data begin in row %2$s."), heading,
                          data);
}

/* ── the preview ─────────────────────────────────────────────────────────────────────────── */

/* Fields that columns are read into or that any row has: an address fills the municipality. */
static GArray *
shown_fields (const RkImportReading *reading, const RkKind *kind)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));

  for (int f = 0; f < (int)kind->n_fields; f++)
    {
      gboolean shown = rk_import_reading_has_field (reading, f);

      for (guint i = 0; !shown && i < reading->preview->len; i++)
        {
          const RkImportPreviewRow *row = reading->preview->pdata[i];

          shown = row->record && rk_import_is_importable (&kind->fields[f])
                  && !rk_record_is_null (row->record, f);
        }
      if (shown)
        g_array_append_val (fields, f);
    }
  return fields;
}

static const RkImportProblem *
problem_of (const RkImportPreviewRow *row, const char *field)
{
  for (guint i = 0; i < row->problems->len; i++)
    if (g_strcmp0 (((RkImportProblem *)row->problems->pdata[i])->field, field) == 0)
      return row->problems->pdata[i];
  return NULL;
}

static char *
dup_value (const RkImportPreviewRow *row, const RkKind *kind, int field)
{
  const RkImportProblem *problem = problem_of (row, kind->fields[field].name);

  if (problem && !problem->kept)
    return g_strdup (problem->value ? problem->value : "");
  return row->record ? rk_record_dup_display (row->record, field) : g_strdup ("");
}

static RkImportGridRow *
create_row (const RkImportPreviewRow *row, const RkKind *kind, const GArray *fields)
{
  char **cells = g_new0 (char *, fields->len + 1);
  RkImportGridRow *shown;

  for (guint i = 0; i < fields->len; i++)
    cells[i] = dup_value (row, kind, g_array_index (fields, int, i));
  shown = rk_import_grid_row_new (row->row, row->record ? "" : _ ("No name"),
                                  row->record ? NULL : "rk-note-row", cells);
  for (guint i = 0; i < fields->len; i++)
    if (problem_of (row, kind->fields[g_array_index (fields, int, i)].name))
      rk_import_grid_row_doubt (shown, i);
  return shown;
}

void
rk_import_grid_show_preview (RkImportGrid *grid, const RkImportReading *reading, const RkKind *kind)
{
  g_autoptr (GArray) fields = shown_fields (reading, kind);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) headings = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fields->len; i++)
    g_strv_builder_add (builder, _ (kind->fields[g_array_index (fields, int, i)].label));
  headings = g_strv_builder_end (builder);
  for (guint i = 0; i < reading->preview->len; i++)
    g_ptr_array_add (rows, create_row (reading->preview->pdata[i], kind, fields));
  rk_import_grid_show (grid, (const char *const *)headings, FALSE, rows);
}

/* ── what became of the rows ─────────────────────────────────────────────────────────────── */

void
rk_import_grid_show_notes (RkImportGrid *grid,
                           const GPtrArray *notes,
                           const char *name,
                           const char *detail)
{
  const char *const headings[] = { name, detail, NULL };
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < notes->len; i++)
    {
      const RkImportRowNote *note = notes->pdata[i];
      char **cells = g_new0 (char *, 3);

      cells[0] = g_strdup (note->name ? note->name : _ ("No name"));
      cells[1] = g_strdup (note->detail ? note->detail : "");
      g_ptr_array_add (rows, rk_import_grid_row_new (note->row, NULL, NULL, cells));
    }
  rk_import_grid_show (grid, headings, FALSE, rows);
}
