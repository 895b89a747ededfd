#include "rk-table-private.h"

#include <string.h>

#define DEFAULT_SIZE 9.0
#define DEFAULT_ROW_HEIGHT (6.4 * RK_MM)

RkTable *
rk_table_new (const RkTableColumn *columns, guint n_columns)
{
  RkTable *self;

  g_return_val_if_fail (n_columns > 0, NULL);
  self = g_new0 (RkTable, 1);
  self->columns = g_new (RkTableColumn, n_columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i] = columns[i];
      self->columns[i].heading = g_strdup (columns[i].heading);
    }
  self->size = DEFAULT_SIZE;
  self->row_height = DEFAULT_ROW_HEIGHT;
  self->empty = g_strdup ("該当なし");
  return self;
}

static void
drop_rows (RkTable *self)
{
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  self->destroy = NULL;
}

void
rk_table_free (RkTable *self)
{
  if (self == NULL)
    return;
  drop_rows (self);
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *)self->columns[i].heading);
  g_free (self->columns);
  g_free (self->empty);
  g_free (self->grouped_by);
  g_free (self);
}

void
rk_table_set_rows (
    RkTable *self, guint n_rows, RkTableRowFunc func, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (n_rows == 0 || func != NULL);
  drop_rows (self);
  self->n_rows = n_rows;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
}

void
rk_table_set_size (RkTable *self, double size, double row_height)
{
  if (size > 0)
    self->size = size;
  if (row_height > 0)
    self->row_height = row_height * RK_MM;
}

void
rk_table_set_least_height (RkTable *self, double row_height)
{
  self->least_height = row_height * RK_MM;
}

void
rk_table_set_inset (RkTable *self, double inset)
{
  self->inset = inset * RK_MM;
}

void
rk_table_set_grouped_by (RkTable *self, const char *heading)
{
  g_free (self->grouped_by);
  self->grouped_by = g_strdup (heading);
}

void
rk_table_set_rules (RkTable *self, RkTableRules rules)
{
  self->rules = rules;
}

void
rk_table_set_empty (RkTable *self, const char *sentence)
{
  g_free (self->empty);
  self->empty = g_strdup (sentence);
}

RkTableRow *
rk_table_row_new (const RkTable *table)
{
  RkTableRow *row = g_new0 (RkTableRow, 1);

  row->columns = table->columns;
  row->n_columns = table->n_columns;
  row->cells = g_new0 (RkTableCell, table->n_columns);
  row->arena = g_string_sized_new (256);
  return row;
}

void
rk_table_row_free (RkTableRow *row)
{
  if (row == NULL)
    return;
  g_free (row->cells);
  g_string_free (row->arena, TRUE);
  g_free (row);
}

void
rk_table_fetch (RkTable *self, guint index, RkTableRow *row)
{
  memset (row->cells, 0, sizeof (RkTableCell) * row->n_columns);
  g_string_truncate (row->arena, 0);
  row->flags = 0;
  row->group = row->group_note = 0;
  self->func (row, index, self->user_data);
}

const char *
rk_table_row_get_text (const RkTableRow *row, guint column)
{
  gsize place = row->cells[column].text;

  return place == 0 ? "" : row->arena->str + place - 1;
}

const char *
rk_table_row_get_signature (const RkTableRow *row, guint column)
{
  gsize place = row->cells[column].signature;

  return place == 0 ? "" : row->arena->str + place - 1;
}

/* Only sentences have lines of their own; elsewhere a line break from data is a space. */
static gsize
append_line (GString *arena, const char *text)
{
  gsize place = rk_fit_append (arena, text);

  g_strdelimit (arena->str + place, "\n", ' ');
  return place;
}

void
rk_table_row_set_text (RkTableRow *row, guint column, const char *text)
{
  RkMark mark = rk_mark_from_text (text);

  g_return_if_fail (column < row->n_columns);
  if (mark != RK_MARK_NONE)
    row->cells[column].mark = mark;
  else if (text != NULL && *text != '\0' && row->columns[column].fit == RK_FIT_TEXT)
    row->cells[column].text = rk_fit_append (row->arena, text) + 1;
  else if (text != NULL && *text != '\0')
    row->cells[column].text = append_line (row->arena, text) + 1;
}

void
rk_table_row_set_ruby (RkTableRow *row, guint column, const char *ruby)
{
  g_return_if_fail (column < row->n_columns);
  if (ruby != NULL && *ruby != '\0')
    row->cells[column].ruby = append_line (row->arena, ruby) + 1;
}

void
rk_table_row_set_signature (RkTableRow *row, guint column, const char *signature)
{
  g_return_if_fail (column < row->n_columns);
  if (signature != NULL && *signature != '\0')
    row->cells[column].signature = rk_fit_append (row->arena, signature) + 1;
}

void
rk_table_row_set_mark (RkTableRow *row, guint column, RkMark mark)
{
  g_return_if_fail (column < row->n_columns && mark < RK_N_MARKS);
  row->cells[column].mark = mark;
}

void
rk_table_row_set_chart (RkTableRow *row, guint column, RkChart *chart)
{
  g_return_if_fail (column < row->n_columns);
  row->cells[column].chart = chart;
}

void
rk_table_row_set_span (RkTableRow *row, guint column, guint n_columns)
{
  g_return_if_fail (n_columns >= 1 && column + n_columns <= row->n_columns);
  row->cells[column].span = n_columns;
}

void
rk_table_row_set_flags (RkTableRow *row, RkTableRowFlags flags)
{
  row->flags = flags;
}

void
rk_table_row_start_group (RkTableRow *row, const char *label, const char *note)
{
  g_return_if_fail (label != NULL);
  row->group = append_line (row->arena, label) + 1;
  row->group_note = note != NULL ? append_line (row->arena, note) + 1 : 0;
}
