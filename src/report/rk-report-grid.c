#include "rk-report-grid.h"

#include <stdarg.h>

typedef struct
{
  char **cells;
  RkTableRowFlags flags;
  char *group;
  char *note;
  guint mark_column;
  RkMark mark;
  guint signed_column;
  char *signature;
  guint chart_column;
  RkChart *chart;
} Row;

struct _RkReportGrid
{
  guint n_columns;
  GPtrArray *rows;
  char *group; /* of the next row */
  char *note;
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_strfreev (row->cells);
  g_free (row->group);
  g_free (row->note);
  g_free (row->signature);
  g_clear_pointer (&row->chart, rk_chart_free);
  g_free (row);
}

RkReportGrid *
rk_report_grid_new (guint n_columns)
{
  RkReportGrid *self = g_new0 (RkReportGrid, 1);

  self->n_columns = n_columns;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
rk_report_grid_free (gpointer grid)
{
  RkReportGrid *self = grid;

  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self->group);
  g_free (self->note);
  g_free (self);
}

void
rk_report_grid_group (RkReportGrid *self, const char *label, const char *note)
{
  g_free (self->group);
  g_free (self->note);
  self->group = g_strdup (label);
  self->note = g_strdup (note);
}

static Row *
add_row (RkReportGrid *self, RkTableRowFlags flags)
{
  Row *row = g_new0 (Row, 1);

  row->flags = flags;
  row->group = g_steal_pointer (&self->group);
  row->note = g_steal_pointer (&self->note);
  row->cells = g_new0 (char *, self->n_columns + 1);
  g_ptr_array_add (self->rows, row);
  return row;
}

void
rk_report_grid_add (RkReportGrid *self, RkTableRowFlags flags, ...)
{
  Row *row = add_row (self, flags);
  va_list args;

  va_start (args, flags);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = va_arg (args, const char *);

      row->cells[i] = g_strdup (cell ? cell : "");
    }
  va_end (args);
}

void
rk_report_grid_addv (RkReportGrid *self, RkTableRowFlags flags, const char *const *cells)
{
  Row *row = add_row (self, flags);

  for (guint i = 0; i < self->n_columns; i++)
    row->cells[i] = g_strdup (cells[i]);
}

void
rk_report_grid_mark (RkReportGrid *self, guint column, RkMark mark)
{
  Row *row = self->rows->pdata[self->rows->len - 1];

  row->mark_column = column;
  row->mark = mark;
}

void
rk_report_grid_sign (RkReportGrid *self, guint column, const char *signature)
{
  Row *row = self->rows->pdata[self->rows->len - 1];

  row->signed_column = column;
  g_free (row->signature);
  row->signature = g_strdup (signature);
}

void
rk_report_grid_chart (RkReportGrid *self, guint column, RkChart *chart)
{
  Row *row = self->rows->pdata[self->rows->len - 1];

  row->chart_column = column;
  row->chart = chart;
}

guint
rk_report_grid_get_n (const RkReportGrid *self)
{
  return self->rows->len;
}

static void
fill (RkTableRow *out, guint index, gpointer data)
{
  const RkReportGrid *self = data;
  const Row *row = self->rows->pdata[index];

  if (row->group)
    rk_table_row_start_group (out, row->group, row->note);
  rk_table_row_set_flags (out, row->flags);
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint span = 1;

      if (g_str_equal (row->cells[i], RK_GRID_SPAN))
        continue;
      while (i + span < self->n_columns && g_str_equal (row->cells[i + span], RK_GRID_SPAN))
        span++;
      rk_table_row_set_text (out, i, row->cells[i]);
      if (span > 1)
        rk_table_row_set_span (out, i, span);
    }
  if (row->mark != RK_MARK_NONE)
    rk_table_row_set_mark (out, row->mark_column, row->mark);
  rk_table_row_set_signature (out, row->signed_column, row->signature);
  if (row->chart)
    rk_table_row_set_chart (out, row->chart_column, row->chart);
}

RkTable *
rk_report_grid_to_table (RkReportGrid *self, const RkTableColumn *columns)
{
  RkTable *table = rk_table_new (columns, self->n_columns);

  rk_table_set_rows (table, self->rows->len, fill, self, rk_report_grid_free);
  return table;
}
