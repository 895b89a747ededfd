/* The cells of a sheet, cleaned, all in memory. */
#include "rk-cross-private.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-text.h"

static gboolean
load (RkCrossGrid *self, RkTableSource *source, GError **error)
{
  RkTableRow row;
  GError *local = NULL;
  guint64 n_cells = 0;

  while (rk_table_source_next (source, &row, &local))
    {
      RkCrossRow grid = { .number = row.number };

      n_cells += row.n_cells;
      if (self->rows->len == RK_CROSS_MAX_ROWS || n_cells > RK_CROSS_MAX_CELLS)
        {
          g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("The table is too large (more than %d rows). Nothing has been imported. "
                          "Take the rows that are needed into a file of their own."),
                       RK_CROSS_MAX_ROWS);
          return FALSE;
        }
      grid.cells = g_new (const char *, row.n_cells);
      for (guint c = 0; c < row.n_cells; c++)
        {
          g_autofree char *clean = rk_text_clean (row.cells[c]);

          g_strdelimit (clean, "\n\r", ' ');
          grid.cells[c] = *clean ? g_string_chunk_insert_const (self->texts, clean) : "";
          if (*clean)
            grid.n = c + 1;
        }
      self->n_columns = MAX (self->n_columns, grid.n);
      g_array_append_val (self->rows, grid);
    }
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return TRUE;
}

static void
clear_row (gpointer data)
{
  g_free (((RkCrossRow *)data)->cells);
}

static void
take_sheet (RkCrossGrid *grid, RkTableSource *source)
{
  const GPtrArray *sheets = rk_table_source_get_sheets (source);
  guint sheet = rk_table_source_get_sheet (source);

  if (sheets && sheet >= 1 && sheet <= sheets->len)
    grid->sheet = g_strdup (((RkTableSheet *)sheets->pdata[sheet - 1])->name);
}

RkCrossGrid *
rk_cross_grid_read (RkTableSource *source, GError **error)
{
  g_autoptr (RkCrossGrid) grid = g_new0 (RkCrossGrid, 1);

  grid->rows = g_array_new (FALSE, FALSE, sizeof (RkCrossRow));
  grid->texts = g_string_chunk_new (65536);
  g_array_set_clear_func (grid->rows, clear_row);
  take_sheet (grid, source);
  return load (grid, source, error) ? g_steal_pointer (&grid) : NULL;
}

void
rk_cross_grid_free (RkCrossGrid *grid)
{
  g_array_unref (grid->rows);
  g_string_chunk_free (grid->texts);
  g_free (grid->sheet);
  g_free (grid);
}

guint
rk_cross_grid_get_n_rows (const RkCrossGrid *grid)
{
  return grid->rows->len;
}

guint
rk_cross_grid_get_n_columns (const RkCrossGrid *grid)
{
  return grid->n_columns;
}

const char *
rk_cross_grid_cell (const RkCrossGrid *grid, guint row, guint column)
{
  const RkCrossRow *r = &g_array_index (grid->rows, RkCrossRow, row);

  return column < r->n ? r->cells[column] : "";
}
