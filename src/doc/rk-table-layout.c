#include "rk-pages.h"
#include "rk-table-private.h"

#include <math.h>
#include <string.h>

#define HEAD_SIZE 8.5
#define HEAD_PITCH 11.5
#define HEAD_PAD (1.0 * RK_MM)
#define HEAD_PAD_Y (1.3 * RK_MM)
#define SMALLEST_SIZE 7.0
#define BAND_HEIGHT (7.0 * RK_MM)
#define NARROW_COLUMN (10 * RK_MM)
#define RUBY_PAD_Y (0.5 * RK_MM)

/* Half a micron: sums of heights must not open a page for a rounding error. */
#define EPSILON 0.001

static void
overflow_free (gpointer data)
{
  RkOverflow *overflow = data;

  g_free (overflow->text);
  g_free (overflow);
}

static void
group_clear (gpointer data)
{
  RkTableGroup *group = data;

  g_free (group->label);
  g_free (group->note);
}

/* Shares what the fixed columns leave by weight. A column that hits its limit is fixed at it and
 * the rest is shared again. */
static void
share_width (RkTable *table, double width, double *widths)
{
  g_autofree gboolean *fixed = g_new0 (gboolean, table->n_columns);
  gboolean again = TRUE;

  while (again)
    {
      double rest = width;
      double weights = 0;

      again = FALSE;
      for (guint i = 0; i < table->n_columns; i++)
        if (fixed[i] || table->columns[i].width > 0)
          rest -= fixed[i] ? widths[i] : table->columns[i].width * RK_MM;
        else
          weights += table->columns[i].weight > 0 ? table->columns[i].weight : 1;
      for (guint i = 0; i < table->n_columns; i++)
        {
          const RkTableColumn *column = &table->columns[i];
          double share;

          if (fixed[i])
            continue;
          share = MAX (rest, 0) * (column->weight > 0 ? column->weight : 1) / MAX (weights, 1e-9);
          widths[i] = column->width > 0 ? column->width * RK_MM : share;
          if (column->width <= 0 && column->min > 0 && share < column->min * RK_MM - EPSILON)
            widths[i] = column->min * RK_MM;
          else if (column->width <= 0 && column->max > 0 && share > column->max * RK_MM + EPSILON)
            widths[i] = column->max * RK_MM;
          else
            continue;
          fixed[i] = again = TRUE;
          break;
        }
    }
}

static void
place_columns (RkTableLayout *self, double width)
{
  RkTable *table = self->table;
  g_autofree double *widths = g_new0 (double, table->n_columns);
  double sum = 0;

  share_width (table, width, widths);
  for (guint i = 0; i < table->n_columns; i++)
    sum += widths[i];
  /* Too much was asked for: everything shrinks alike. A remainder stays at the right. */
  for (guint i = 0; i < table->n_columns; i++)
    self->edges[i + 1] = self->edges[i] + widths[i] * (sum > width ? width / sum : 1);
}

void
rk_cell_setting_clear (RkCellSetting *self)
{
  rk_fitted_clear (&self->fitted);
  rk_fitted_clear (&self->sign_fitted);
  rk_fitted_clear (&self->ruby_fitted);
}

double
rk_cell_setting_get_width (const RkCellSetting *self, RkType *type, const char *text, guint line)
{
  const RkFitLine *at = &g_array_index (self->fitted.lines, RkFitLine, line);

  return at->scale
         * rk_type_measure (type, self->face, self->fitted.size, text + at->start, at->len);
}

guint
rk_cell_setting_get_signed (const RkCellSetting *self)
{
  return self->sign_behind || self->sign_fitted.lines == NULL ? 0 : self->sign_fitted.lines->len;
}

/* A body and a name are rather parted than narrowed. */
static void
set_signature (RkCellSetting *self,
               RkType *type,
               const RkTableColumn *spec,
               const char *text,
               const char *signature)
{
  double room;

  self->sign_behind = FALSE;
  if (self->sign_fitted.lines)
    g_array_set_size (self->sign_fitted.lines, 0);
  if (*signature == '\0')
    return;
  if (spec->signed_behind && *text && self->fitted.lines->len)
    {
      room = self->inner - rk_cell_setting_get_width (self, type, text, self->fitted.lines->len - 1)
             - RK_SIGN_SIZE_BEHIND / 2;
      self->sign_behind
          = rk_type_measure (type, RK_FACE_GOTHIC, RK_SIGN_SIZE_BEHIND, signature, -1) <= room;
    }
  rk_fit_text (type, RK_FACE_GOTHIC, self->sign_behind ? RK_SIGN_SIZE_BEHIND : RK_SIGN_SIZE,
               SMALLEST_SIZE, strchr (signature, '\n') ? RK_FIT_TEXT : RK_FIT_FORM,
               MAX (self->inner, RK_SIGN_SIZE), signature, &self->sign_fitted);
}

static guint
get_span (const RkTableRow *row, guint column)
{
  return MAX (row->cells[column].span, 1);
}

void
rk_table_layout_set_cell (
    RkTableLayout *self, RkType *type, const RkTableRow *row, guint column, RkCellSetting *setting)
{
  const RkTableColumn *spec = &self->table->columns[column];
  const char *text = rk_table_row_get_text (row, column);
  double size = spec->size > 0 ? spec->size : self->table->size;

  setting->x = self->edges[column];
  setting->width = self->edges[column + get_span (row, column)] - setting->x;
  setting->pad = setting->width < NARROW_COLUMN ? 0.4 * RK_MM : RK_CELL_PAD_X;
  if (self->table->inset > 0)
    setting->pad = self->table->inset;
  setting->mark = row->cells[column].mark != RK_MARK_NONE ? 0.95 * size : 0;
  setting->above = 0;
  if (spec->marks_above && setting->mark > 0)
    {
      setting->mark = 1.15 * size;
      setting->above = 1.4 * size;
    }
  setting->inner = setting->width - 2 * setting->pad
                   - (setting->mark > 0 && setting->above == 0 ? 1.4 * size : 0);
  setting->face = (row->flags & RK_ROW_BOLD) || spec->is_label || spec->is_bold
                      ? RK_FACE_GOTHIC_BOLD
                      : RK_FACE_GOTHIC;
  rk_fit_text (type, setting->face, size, SMALLEST_SIZE, spec->fit, MAX (setting->inner, size),
               text, &setting->fitted);
  setting->pitch = setting->fitted.size * (self->has_text ? 1.42 : 1.25);
  setting->ruby = 0;
  if (row->cells[column].ruby > 0)
    {
      rk_fit_text (type, RK_FACE_GOTHIC, RK_RUBY_SIZE, RK_RUBY_SMALLEST, RK_FIT_PERSON,
                   MAX (setting->inner, size), row->arena->str + row->cells[column].ruby - 1,
                   &setting->ruby_fitted);
      setting->ruby = RK_RUBY_PITCH * setting->ruby_fitted.lines->len;
    }
  set_signature (setting, type, spec, text, rk_table_row_get_signature (row, column));
  setting->height = setting->pitch * setting->fitted.lines->len + setting->ruby + setting->above
                    + RK_SIGN_PITCH * rk_cell_setting_get_signed (setting);
}

guint
rk_table_find_unmerged (const RkTableRow *row, const RkTableRow *before)
{
  guint column = 0;

  while (before != NULL && column < row->n_columns && row->columns[column].is_merged
         && strcmp (rk_table_row_get_text (row, column), rk_table_row_get_text (before, column))
                == 0)
    column++;
  return before != NULL ? column : 0;
}

/* A merged column without a heading of its own stands under that of the column before. */
static guint
get_heading_span (RkTable *table, guint column)
{
  guint n = 1;

  while (column + n < table->n_columns && table->columns[column + n].is_merged
         && table->columns[column + n].heading == NULL)
    n++;
  return n;
}

void
rk_table_layout_set_heading (RkTableLayout *self,
                             RkType *type,
                             guint column,
                             RkCellSetting *setting)
{
  const RkTableColumn *spec = &self->table->columns[column];
  const char *text = spec->heading != NULL ? spec->heading : "";

  setting->x = self->edges[column];
  setting->width = self->edges[column + get_heading_span (self->table, column)] - setting->x;
  setting->pad = setting->width < NARROW_COLUMN ? 0 : HEAD_PAD;
  setting->inner = setting->width - 2 * setting->pad;
  setting->face = RK_FACE_GOTHIC_BOLD;
  setting->pitch = HEAD_PITCH;
  if (strchr (text, '\n') != NULL)
    rk_fit_paragraph (type, setting->face, HEAD_SIZE, setting->inner, text, &setting->fitted);
  else
    rk_fit_text (type, setting->face, HEAD_SIZE, SMALLEST_SIZE, RK_FIT_NAME, setting->inner, text,
                 &setting->fitted);
  setting->height = HEAD_PITCH * setting->fitted.lines->len;
  if (spec->vertical_heading)
    setting->height = rk_type_measure (type, setting->face, RK_VERTICAL_SIZE, text, -1);
}

static double
measure_head (RkTableLayout *self, RkType *type)
{
  g_auto (RkCellSetting) setting = { 0 };
  double height = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      rk_table_layout_set_heading (self, type, i, &setting);
      height = MAX (height, setting.height);
      any = any || self->table->columns[i].heading != NULL;
    }
  return any ? MAX (height + 2 * HEAD_PAD_Y, self->table->row_height) : 0;
}

static void
report_overflow (RkTableLayout *self, guint row, guint column, const char *text)
{
  RkOverflow *overflow = g_new0 (RkOverflow, 1);

  overflow->row = row;
  overflow->column = column;
  overflow->text = g_strdup (text);
  g_ptr_array_add (self->overflows, overflow);
}

static double
measure_row (
    RkTableLayout *self, RkType *type, RkTableRow *row, guint index, RkCellSetting *setting)
{
  double height = self->table->row_height;

  for (guint i = 0; i < row->n_columns; i += get_span (row, i))
    {
      if (row->cells[i].text == 0 || row->columns[i].is_merged)
        continue;
      rk_table_layout_set_cell (self, type, row, i, setting);
      if (setting->fitted.overflow)
        report_overflow (self, index, i, rk_table_row_get_text (row, i));
      height = MAX (height, setting->height + 2 * (setting->ruby > 0 ? RUBY_PAD_Y : RK_CELL_PAD_Y));
    }
  return height;
}

/* How high the words of a merged cell stand. */
static double
measure_merged (
    RkTableLayout *self, RkType *type, RkTableRow *row, guint column, RkCellSetting *setting)
{
  glong n = g_utf8_strlen (rk_table_row_get_text (row, column), -1);

  rk_table_layout_set_cell (self, type, row, column, setting);
  return (self->table->columns[column].is_vertical ? n * setting->fitted.size : setting->height)
         + 2 * RK_CELL_PAD_Y;
}

/* Merged cells that end above row @end (of which @row, the last of theirs, is a copy) have room
 * for their words: else that row grows. */
static void
close_merged (RkTableLayout *self,
              RkType *type,
              RkTableRow *row,
              guint end,
              guint first_column,
              guint *starts,
              RkCellSetting *setting)
{
  guint n = 0;

  while (n < self->table->n_columns && self->table->columns[n].is_merged)
    n++;
  for (guint column = n; column-- > first_column;)
    {
      double height = 0;

      for (guint i = starts[column]; i < end; i++)
        height += self->heights[i];
      if (end > 0)
        self->heights[end - 1]
            += (float)MAX (measure_merged (self, type, row, column, setting) - height, 0);
      starts[column] = end;
    }
}

static void
note_group (RkTableLayout *self, const RkTableRow *row, guint index)
{
  RkTableGroup group = { .row = index };

  group.label = g_strdup (row->arena->str + row->group - 1);
  group.note = row->group_note > 0 ? g_strdup (row->arena->str + row->group_note - 1) : NULL;
  g_array_append_val (self->groups, group);
}

static gboolean
measure_rows (RkTableLayout *self, RkType *type, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkTableRow) row = rk_table_row_new (self->table);
  g_autoptr (RkTableRow) before = rk_table_row_new (self->table);
  g_auto (RkCellSetting) setting = { 0 };
  g_autofree guint *starts = g_new0 (guint, self->table->n_columns);
  gboolean merged = self->table->columns[0].is_merged;

  for (guint i = 0; i < self->table->n_rows; i++)
    {
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      rk_table_fetch (self->table, i, row);
      if (merged && i > 0)
        close_merged (self, type, before, i,
                      row->group > 0 ? 0 : rk_table_find_unmerged (row, before), starts, &setting);
      self->heights[i] = (float)measure_row (self, type, row, i, &setting);
      self->flags[i] = (guint8)(row->flags | (row->group > 0 ? RK_ROW_GROUP : 0));
      if (row->group > 0)
        note_group (self, row, i);
      if (merged)
        {
          RkTableRow *other = g_steal_pointer (&before);

          before = g_steal_pointer (&row);
          row = other;
        }
    }
  if (merged)
    close_merged (self, type, before, self->table->n_rows, 0, starts, &setting);
  if (self->table->n_rows > 0)
    {
      self->heights[0] += (float)self->table->inset;
      self->heights[self->table->n_rows - 1] += (float)self->table->inset;
    }
  return TRUE;
}

/* The same rows once more, as low as they may be. */
static gboolean
measure_least (RkTableLayout *self, RkType *type, GCancellable *cancellable, GError **error)
{
  RkTable *table = self->table;
  double height = table->row_height;
  guint n_groups = self->groups->len;
  guint n_overflows = self->overflows->len;
  float *heights = self->heights;
  gboolean done;

  if (table->least_height <= 0 || table->least_height >= height)
    return TRUE;
  table->row_height = table->least_height;
  self->heights = g_new0 (float, table->n_rows);
  done = measure_rows (self, type, cancellable, error);
  self->least = self->heights;
  self->heights = heights;
  table->row_height = height;
  g_array_set_size (self->groups, n_groups);
  g_ptr_array_set_size (self->overflows, (int)n_overflows);
  return done;
}

RkTableLayout *
rk_table_layout_new (
    RkTable *table, RkType *type, double width, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkTableLayout) self = g_new0 (RkTableLayout, 1);

  self->table = table;
  self->edges = g_new0 (double, table->n_columns + 1);
  self->heights = g_new0 (float, table->n_rows);
  self->flags = g_new0 (guint8, table->n_rows);
  self->groups = g_array_new (FALSE, FALSE, sizeof (RkTableGroup));
  g_array_set_clear_func (self->groups, group_clear);
  self->ranges = g_array_new (FALSE, TRUE, sizeof (RkTableRange));
  self->overflows = g_ptr_array_new_with_free_func (overflow_free);
  self->band_height = MAX (BAND_HEIGHT, table->row_height);
  for (guint i = 0; i < table->n_columns; i++)
    self->has_text = self->has_text || table->columns[i].fit == RK_FIT_TEXT;
  place_columns (self, width);
  self->head_height = measure_head (self, type);
  if (!measure_rows (self, type, cancellable, error)
      || !measure_least (self, type, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rk_table_layout_free (RkTableLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->edges);
  g_free (self->heights);
  g_free (self->least);
  g_free (self->flags);
  g_array_unref (self->groups);
  g_array_unref (self->ranges);
  g_ptr_array_unref (self->overflows);
  g_free (self);
}

const RkTableGroup *
rk_table_layout_find_group (RkTableLayout *self, guint row)
{
  const RkTableGroup *found = NULL;
  guint low = 0;
  guint high = self->groups->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const RkTableGroup *group = &g_array_index (self->groups, RkTableGroup, middle);

      if (group->row <= row)
        {
          found = group;
          low = middle + 1;
        }
      else
        high = middle;
    }
  return found;
}
