#include "rk-table-private.h"

#include <string.h>

#define BAND_SIZE 9.0
#define BAND_NOTE_SIZE 8.0
#define AGAIN "（続き）"

/* One drawing of one range: where it stands and how far it has got. */
/* Where a merged cell began, and how heavy the rule above it is. */
typedef struct
{
  double y, rule;
} Merge;

typedef struct
{
  RkTableLayout *layout;
  RkType *type;
  cairo_t *cr;
  double x;
  double y;       /* of the next row */
  double rules_y; /* where the upright rules that are still to be drawn begin */
  RkCellSetting setting;
  RkTableRow *before; /* the row above on this page, NULL at its top */
  Merge *merges;      /* the merged cells that are open, by column */
} Drawing;

static double
get_width (RkTableLayout *self)
{
  return self->edges[self->table->n_columns];
}

/* From the left edge of column @from to the right end of the table. */
static void
draw_rule_from (Drawing *d, guint from, double y, double weight)
{
  cairo_set_line_width (d->cr, weight);
  cairo_move_to (d->cr, d->x + d->layout->edges[from], y);
  cairo_line_to (d->cr, d->x + get_width (d->layout), y);
  cairo_stroke (d->cr);
}

static void
draw_rule (Drawing *d, double y, double weight)
{
  draw_rule_from (d, 0, y, weight);
}

static void
draw_tint (Drawing *d, double x, double y, double width, double height)
{
  cairo_set_source_rgb (d->cr, RK_TINT, RK_TINT, RK_TINT);
  cairo_rectangle (d->cr, x, y, width, height);
  cairo_fill (d->cr);
  cairo_set_source_rgb (d->cr, 0, 0, 0);
}

/* Upright rules from the last band to here, all columns in one path. */
static void
draw_upright_rules (Drawing *d, double to)
{
  RkTableLayout *layout = d->layout;

  if (to > d->rules_y && layout->table->rules == RK_RULES_ALL)
    {
      cairo_set_line_width (d->cr, RK_RULE_THIN);
      for (guint i = 1; i < layout->table->n_columns; i++)
        {
          cairo_move_to (d->cr, d->x + layout->edges[i], d->rules_y);
          cairo_line_to (d->cr, d->x + layout->edges[i], to);
        }
      cairo_stroke (d->cr);
    }
  d->rules_y = to;
}

/* A row with cells over several columns has its own upright rules. */
static void
draw_row_rules (Drawing *d, const RkTableRow *row, double height)
{
  guint next = 0;

  draw_upright_rules (d, d->y);
  cairo_set_line_width (d->cr, RK_RULE_THIN);
  for (guint i = 0; i < row->n_columns; i = next)
    {
      next = i + MAX (row->cells[i].span, 1);
      if (next >= row->n_columns)
        break;
      cairo_move_to (d->cr, d->x + d->layout->edges[next], d->y);
      cairo_line_to (d->cr, d->x + d->layout->edges[next], d->y + height);
    }
  cairo_stroke (d->cr);
  d->rules_y = d->y + height;
}

static gboolean
has_spans (const RkTableRow *row)
{
  for (guint i = 0; i < row->n_columns; i++)
    if (row->cells[i].span > 1)
      return TRUE;
  return FALSE;
}

/* Lines @first to @last of a setting, the first one at @top. */
static void
draw_lines (
    Drawing *d, RkAlign align, const char *text, double left, double top, guint first, guint last)
{
  const RkCellSetting *s = &d->setting;
  double baseline = d->y + top + rk_type_baseline (d->type, s->face, s->fitted.size, s->pitch);

  for (guint i = first; i < last; i++, baseline += s->pitch)
    {
      const RkFitLine *line = &g_array_index (s->fitted.lines, RkFitLine, i);
      double x = left;

      if (align != RK_ALIGN_LEFT)
        {
          double width
              = line->scale
                * rk_type_measure (d->type, s->face, s->fitted.size, text + line->start, line->len);

          x += (s->inner - width) / (align == RK_ALIGN_CENTRE ? 2 : 1);
        }
      rk_type_draw (d->type, d->cr, s->face, s->fitted.size, line->scale, x, baseline,
                    text + line->start, line->len);
    }
}

static void
draw_heading (Drawing *d, guint column)
{
  const RkTableColumn *spec = &d->layout->table->columns[column];
  RkCellSetting *s = &d->setting;
  double top;

  if (spec->heading == NULL)
    return;
  rk_table_layout_set_heading (d->layout, d->type, column, s);
  top = (d->layout->head_height - s->height) / 2;
  if (spec->vertical_heading)
    rk_type_draw_vertical (d->type, d->cr, s->face, RK_VERTICAL_SIZE, d->x + s->x + s->width / 2,
                           d->y + top, spec->heading);
  else
    draw_lines (d, RK_ALIGN_CENTRE, spec->heading, d->x + s->x + s->pad, top, 0,
                s->fitted.lines->len);
}

static void
draw_head_rules (Drawing *d)
{
  const RkTable *table = d->layout->table;

  cairo_set_line_width (d->cr, RK_RULE_THIN);
  for (guint i = 1; i < table->n_columns && table->rules == RK_RULES_ALL; i++)
    if (!table->columns[i].is_merged || table->columns[i].heading != NULL)
      {
        cairo_move_to (d->cr, d->x + d->layout->edges[i], d->rules_y);
        cairo_line_to (d->cr, d->x + d->layout->edges[i], d->y);
      }
  cairo_stroke (d->cr);
  d->rules_y = d->y;
}

static void
draw_head (Drawing *d)
{
  double height = d->layout->head_height;

  if (height <= 0)
    return;
  draw_tint (d, d->x, d->y, get_width (d->layout), height);
  for (guint i = 0; i < d->layout->table->n_columns; i++)
    draw_heading (d, i);
  d->y += height;
  draw_head_rules (d);
  draw_rule (d, d->y, RK_RULE);
}

static void
draw_band (Drawing *d, const RkTableGroup *group, gboolean again)
{
  double height = d->layout->band_height;
  double width = get_width (d->layout);
  double baseline = d->y + rk_type_baseline (d->type, RK_FACE_GOTHIC_BOLD, BAND_SIZE, height);
  g_autofree char *label = g_strconcat (group->label, again ? AGAIN : NULL, NULL);

  draw_upright_rules (d, d->y);
  draw_tint (d, d->x, d->y, width, height);
  draw_rule (d, d->y, RK_RULE);
  draw_rule (d, d->y + height, RK_RULE_THIN);
  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC_BOLD, BAND_SIZE, 1, d->x + RK_CELL_PAD_X, baseline,
                label, -1);
  if (group->note != NULL)
    rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, BAND_NOTE_SIZE, RK_ALIGN_RIGHT,
                          d->x + width - RK_CELL_PAD_X, baseline, group->note);
  d->y += height;
  d->rules_y = d->y;
}

static void
draw_mark (Drawing *d, RkAlign align, RkMark mark, gboolean with_text, double y)
{
  const RkCellSetting *s = &d->setting;
  double half = s->mark / 2;
  double x = d->x + s->x;

  if (s->above > 0)
    x += s->width / 2;
  else if (with_text || align == RK_ALIGN_LEFT)
    x += s->pad + half;
  else if (align == RK_ALIGN_CENTRE)
    x += s->width / 2;
  else
    x += s->width - s->pad - half;
  rk_mark_draw (d->cr, mark, x, y, s->mark);
}

/* Where the text of a cell begins: beside sentences at the top, everything else in the middle. */
static double
get_text_top (Drawing *d, const RkTableColumn *spec, double height)
{
  double middle = (height - MAX (d->setting.height, d->setting.pitch)) / 2;

  return d->layout->has_text && !spec->is_middle ? MIN (RK_CELL_PAD_Y, middle) : middle;
}

/* Lines @first to @last of the signature of a cell, the first one at @top; behind the text it is on
 * the last line of that, which begins at @top. */
static void
draw_signature (Drawing *d,
                const RkTableRow *row,
                guint column,
                double left,
                double top,
                guint first,
                guint last)
{
  const RkCellSetting *s = &d->setting;
  const char *text = rk_table_row_get_text (row, column);
  const char *signature = rk_table_row_get_signature (row, column);
  gboolean centred = row->columns[column].align == RK_ALIGN_CENTRE;
  double size = s->sign_fitted.size;
  double baseline
      = d->y + top
        + (s->sign_behind ? rk_type_baseline (d->type, s->face, s->fitted.size, s->pitch)
                          : rk_type_baseline (d->type, RK_FACE_GOTHIC, size, RK_SIGN_PITCH));

  for (guint i = first; i < last; i++, baseline += RK_SIGN_PITCH)
    {
      const RkFitLine *line = &g_array_index (s->sign_fitted.lines, RkFitLine, i);
      double width
          = line->scale
            * rk_type_measure (d->type, RK_FACE_GOTHIC, size, signature + line->start, line->len);
      double x = left + (s->inner - width) / (centred ? 2 : 1);

      if (s->sign_behind)
        x = left + rk_cell_setting_get_width (s, d->type, text, s->fitted.lines->len - 1)
            + size / 2;
      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, size, line->scale, x, baseline,
                    signature + line->start, line->len);
    }
}

static void
draw_ruby (Drawing *d, const RkTableRow *row, guint column, double left, double top)
{
  const RkFitted *ruby = &d->setting.ruby_fitted;
  const char *text = row->arena->str + row->cells[column].ruby - 1;

  for (guint i = 0; i < ruby->lines->len; i++)
    {
      const RkFitLine *line = &g_array_index (ruby->lines, RkFitLine, i);

      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, ruby->size, line->scale, left,
                    d->y + top + i * RK_RUBY_PITCH
                        + rk_type_baseline (d->type, RK_FACE_GOTHIC, ruby->size, RK_RUBY_PITCH),
                    text + line->start, (gssize)line->len);
    }
}

static void
draw_chart (Drawing *d, RkChart *chart, double height)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { d->x + d->setting.x, d->y, d->setting.width, height };

  style.no_title = style.no_notes = TRUE;
  cairo_save (d->cr);
  rk_chart_draw (chart, d->cr, &rect, &style);
  cairo_restore (d->cr);
}

static void
draw_cell (Drawing *d, const RkTableRow *row, guint column, double height)
{
  const RkTableColumn *spec = &d->layout->table->columns[column];
  const RkTableCell *cell = &row->cells[column];
  RkCellSetting *s = &d->setting;
  const char *text = rk_table_row_get_text (row, column);
  double top, left;

  if (cell->text == 0 && cell->mark == RK_MARK_NONE && cell->chart == NULL && !spec->is_label)
    return;
  rk_table_layout_set_cell (d->layout, d->type, row, column, s);
  if (cell->chart)
    {
      draw_chart (d, cell->chart, height);
      return;
    }
  if (spec->is_label)
    draw_tint (d, d->x + s->x, d->y, s->width, height);
  top = get_text_top (d, spec, height);
  left = d->x + s->x + s->width - s->pad - s->inner;
  if (cell->mark != RK_MARK_NONE)
    draw_mark (d, spec->align, cell->mark, cell->text > 0,
               d->y
                   + (s->above > 0          ? top + s->above / 2
                      : d->layout->has_text ? top + s->pitch / 2
                                            : height / 2));
  top += s->above;
  if (cell->ruby > 0)
    draw_ruby (d, row, column, left, top);
  if (cell->text > 0)
    draw_lines (d, spec->align, text, left, top + s->ruby, 0, s->fitted.lines->len);
  if (cell->signature > 0)
    draw_signature (d, row, column, left,
                    top + s->ruby + (s->fitted.lines->len - (s->sign_behind ? 1 : 0)) * s->pitch, 0,
                    s->sign_fitted.lines->len);
}

/* ── merged cells ────────────────────────────────────────────────────────────────────────── */

static void
draw_upright_text (Drawing *d, const char *text, double height)
{
  const RkCellSetting *s = &d->setting;
  double size = s->fitted.size;
  double step = RK_UPRIGHT_STEP * size;
  glong n = g_utf8_strlen (text, -1);
  double y;

  /* A cell that goes on on the next page may have little room on this one. */
  size = MIN (size, height / (double)MAX (n, 1));
  step = MIN (step, height / (double)MAX (n, 1));
  y = d->y + (height - ((double)(n - 1) * step + size)) / 2;
  for (const char *p = text; *p; p = g_utf8_next_char (p), y += step)
    {
      g_autofree char *character = g_strndup (p, (gsize)(g_utf8_next_char (p) - p));

      rk_type_draw_vertical (d->type, d->cr, s->face, size, d->x + s->x + s->width / 2, y,
                             character);
    }
}

/* A merged cell that goes on on the next page may have less room on this one than its words need.
 */
static void
draw_shrunk_cell (Drawing *d, const RkTableRow *row, guint column, double height)
{
  double middle_x, scale;

  rk_table_layout_set_cell (d->layout, d->type, row, column, &d->setting);
  scale = MIN (height / MAX (d->setting.height, 1), 1);
  middle_x = d->x + d->setting.x + d->setting.width / 2;
  cairo_save (d->cr);
  cairo_translate (d->cr, middle_x, d->y + height / 2);
  cairo_scale (d->cr, scale, scale);
  cairo_translate (d->cr, -middle_x, -(d->y + height / 2));
  draw_cell (d, row, column, height);
  cairo_restore (d->cr);
}

/* The cell of @column that ends above @to, in the words of its last row. */
static void
draw_merged (Drawing *d, const RkTableRow *row, guint column, double to)
{
  const Merge *merge = &d->merges[column];
  double y = d->y;
  double height = to - merge->y;

  d->y = merge->y;
  if (d->layout->table->columns[column].is_vertical)
    {
      rk_table_layout_set_cell (d->layout, d->type, row, column, &d->setting);
      draw_tint (d, d->x + d->setting.x, d->y, d->setting.width, height);
      draw_upright_text (d, rk_table_row_get_text (row, column), height);
    }
  else
    draw_shrunk_cell (d, row, column, height);
  /* A tint has covered half of the rule above. */
  if (merge->rule > 0)
    {
      cairo_set_line_width (d->cr, merge->rule);
      cairo_move_to (d->cr, d->x + d->setting.x, d->y);
      cairo_line_to (d->cr, d->x + d->setting.x + d->setting.width, d->y);
      cairo_stroke (d->cr);
    }
  d->y = y;
}

/* Closes the merged cells that end above @row (NULL: all) and opens those that begin with it, with
 * @rule above them. */
static void
turn_merged (Drawing *d, const RkTableRow *row, double rule)
{
  const RkTable *table = d->layout->table;
  guint first = row ? rk_table_find_unmerged (row, d->before) : 0;

  for (guint i = first; i < table->n_columns && table->columns[i].is_merged; i++)
    {
      if (d->before)
        draw_merged (d, d->before, i, d->y);
      d->merges[i] = (Merge){ d->y, rule };
    }
}

/* The rule above a row comes after its tints, which would cover half of it. */
static void
draw_row (Drawing *d, RkTableRow *row, guint index, gboolean has_rule)
{
  double height = d->layout->heights[index];
  double inset = d->layout->table->inset;
  double above = index == 0 ? inset : 0;
  double below = index + 1 == d->layout->table->n_rows ? inset : 0;
  double rule = d->layout->table->rules == RK_RULES_FRAME ? 0
                : !has_rule || row->flags & RK_ROW_RULE   ? RK_RULE
                                                          : RK_RULE_THIN;

  turn_merged (d, row, rule);
  if (row->flags & RK_ROW_TINT)
    draw_tint (d, d->x, d->y, get_width (d->layout), height);
  d->y += above;
  for (guint i = 0; i < row->n_columns; i += MAX (row->cells[i].span, 1))
    if (!row->columns[i].is_merged)
      draw_cell (d, row, i, height - above - below);
  d->y -= above;
  if (has_spans (row) && d->layout->table->rules == RK_RULES_ALL)
    draw_row_rules (d, row, height);
  if (has_rule && rule > 0)
    draw_rule_from (d, rk_table_find_unmerged (row, d->before), d->y, rule);
  d->y += height;
}

static double
get_slice_height (RkTableLayout *self, const RkTableRange *range)
{
  double above
      = (range->head ? self->head_height : 0) + (range->band_again ? self->band_height : 0);

  if (range->slice == 1 && self->flags[range->from] & RK_ROW_GROUP)
    above += self->band_height;
  return range->height - above;
}

/* The part of a row that stands on this page: the lines that the parts before it have not used. */
static void
draw_slice (Drawing *d, RkTableRow *row, guint index)
{
  const RkTableRange *range = &g_array_index (d->layout->ranges, RkTableRange, index);
  RkCellSetting *s = &d->setting;
  double height = get_slice_height (d->layout, range);

  for (guint i = 0; i < row->n_columns; i += MAX (row->cells[i].span, 1))
    {
      guint first = 0;
      guint n, last;
      double left, top;

      rk_table_layout_set_cell (d->layout, d->type, row, i, s);
      n = s->fitted.lines->len;
      left = d->x + s->x + s->width - s->pad - s->inner;
      top = RK_CELL_PAD_Y + (range->slice == 1 ? s->above : 0);
      for (guint k = index + 1 - range->slice; k < index; k++)
        first += rk_table_lines_in (
            get_slice_height (d->layout, &g_array_index (d->layout->ranges, RkTableRange, k)),
            s->pitch);
      last = MIN (first + rk_table_lines_in (height, s->pitch), n + rk_cell_setting_get_signed (s));
      if (d->layout->table->columns[i].is_label)
        draw_tint (d, d->x + s->x, d->y, s->width, height);
      if (row->cells[i].mark != RK_MARK_NONE && range->slice == 1)
        draw_mark (d, d->layout->table->columns[i].align, row->cells[i].mark,
                   row->cells[i].text > 0,
                   d->y + RK_CELL_PAD_Y + (s->above > 0 ? s->above : s->pitch) / 2);
      draw_lines (d, d->layout->table->columns[i].align, rk_table_row_get_text (row, i), left, top,
                  first, MIN (last, n));
      if (s->sign_behind && first < n && last >= n)
        draw_signature (d, row, i, left, top + (n - 1 - first) * s->pitch, 0, 1);
      else if (last > n)
        draw_signature (d, row, i, left, top + (MAX (n, first) - first) * s->pitch,
                        MAX (n, first) - n, last - n);
    }
  d->y += height;
}

static void
draw_rows (Drawing *d, guint index)
{
  RkTableLayout *layout = d->layout;
  const RkTableRange *range = &g_array_index (layout->ranges, RkTableRange, index);
  g_autoptr (RkTableRow) row = rk_table_row_new (layout->table);
  g_autoptr (RkTableRow) above = rk_table_row_new (layout->table);
  g_autofree Merge *merges = g_new0 (Merge, layout->table->n_columns);

  d->merges = merges;
  for (guint i = range->from; i < range->to; i++)
    {
      rk_table_fetch (layout->table, i, row);
      if (row->group > 0 && range->slice <= 1)
        {
          /* What is merged ends above the band. */
          turn_merged (d, NULL, 0);
          d->before = NULL;
          draw_band (d, rk_table_layout_find_group (layout, i), FALSE);
        }
      if (range->slice > 0)
        draw_slice (d, row, index);
      else
        draw_row (d, row, i, i > range->from && row->group == 0);
      d->before = row;
      row = g_steal_pointer (&above);
      above = d->before;
    }
  turn_merged (d, NULL, 0);
  d->before = NULL;
  draw_upright_rules (d, d->y);
}

static void
draw_empty (Drawing *d)
{
  RkTable *table = d->layout->table;
  double size = table->size;

  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, size, 1, d->x + RK_CELL_PAD_X,
                d->y + rk_type_baseline (d->type, RK_FACE_GOTHIC, size, table->row_height),
                table->empty, -1);
}

static void
draw_frame (Drawing *d, double y, double height)
{
  if (d->layout->table->rules == RK_RULES_ROWS)
    {
      draw_rule (d, y, RK_RULE);
      draw_rule (d, y + height, RK_RULE);
      return;
    }
  cairo_set_line_width (d->cr, RK_RULE);
  cairo_rectangle (d->cr, d->x, y, get_width (d->layout), height);
  cairo_stroke (d->cr);
}

void
rk_table_layout_draw (
    RkTableLayout *self, RkType *type, cairo_t *cr, double x, double y, guint index)
{
  const RkTableRange *range = &g_array_index (self->ranges, RkTableRange, index);
  Drawing d = { .layout = self, .type = type, .cr = cr, .x = x, .y = y, .rules_y = y };

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (range->head)
    draw_head (&d);
  if (range->band_again)
    draw_band (&d, rk_table_layout_find_group (self, range->from), TRUE);
  if (self->table->n_rows == 0)
    draw_empty (&d);
  else
    draw_rows (&d, index);
  draw_frame (&d, y, range->height);
  rk_cell_setting_clear (&d.setting);
}
