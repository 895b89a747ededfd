/* Heat: a table whose cells are as dark as their value and bear its mark or number, so that depth
 * and shape say the same. */
#include <math.h>
#include <string.h>

#include "rk-chart-items.h"

#define ROW_EMS 1.75
#define NAMES_SHARE 0.45     /* most of the width that names of rows take */
#define NARROWEST 2.6        /* ems of a column whose name lies */
#define MOST_LINES 3         /* of a name that lies */
#define LONGEST_UPRIGHT 12.0 /* ems */

/* ── named values: how dark is how good ──────────────────────────────────────────────────── */

/* Nothing for the lowest value, 75 % for the best. */
static void
get_shade (RkChartDrawing *d, guint value, RkInk *fill, gboolean *light_text)
{
  double share = d->chart->n_value_names > 1 ? (double)value / (d->chart->n_value_names - 1) : 1;
  const RkInk *paper = &d->inks->paper;
  const RkInk *ink = rk_chart_get_line_ink (d->style, 0);
  gboolean on_paper = d->style->look == RK_CHART_PAPER;
  double depth = share * (on_paper ? 0.17 : 0.85);

  *fill = (RkInk){ paper->r + (ink->r - paper->r) * depth, paper->g + (ink->g - paper->g) * depth,
                   paper->b + (ink->b - paper->b) * depth };
  *light_text = !on_paper && 0.3 * fill->r + 0.59 * fill->g + 0.11 * fill->b < 0.5;
}

static void
draw_named (RkChartDrawing *d, const RkRect *cell, guint value, double mark_size)
{
  static const RkInk white = { 1, 1, 1 };
  static const RkInk black = { 0.1, 0.1, 0.1 };
  g_auto (GStrv) parts = g_strsplit (d->chart->value_names[value], "　", 2);
  const char *name = parts[0] ? parts[0] : "";
  RkMark mark = rk_mark_from_text (name);
  RkInk fill;
  gboolean light;
  double x = cell->x + cell->width / 2;
  double y = cell->y + cell->height / 2;

  get_shade (d, value, &fill, &light);
  rk_ink_set (d->cr, &fill);
  cairo_rectangle (d->cr, cell->x, cell->y, cell->width, cell->height);
  cairo_fill (d->cr);
  rk_ink_set (d->cr, light ? &white : d->style->look == RK_CHART_DARK ? &white : &black);
  if (mark != RK_MARK_NONE)
    rk_mark_draw (d->cr, mark, x, y, mark_size);
  else
    rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, mark_size, RK_ALIGN_CENTRE, x,
                          rk_chart_centre_on (d, RK_FACE_GOTHIC, mark_size, y), name);
}

static void
draw_named_swatch (RkChartDrawing *d, guint value, const RkRect *swatch)
{
  draw_named (d, swatch, value, swatch->height * 0.8);
  rk_ink_set (d->cr, &d->inks->dim);
  cairo_set_line_width (d->cr, RK_RULE_THIN * d->style->scale);
  cairo_rectangle (d->cr, swatch->x, swatch->y, swatch->width, swatch->height);
  cairo_stroke (d->cr);
}

void
rk_chart_list_heat (RkChart *self, RkChartLayout *layout)
{
  gboolean states = FALSE;

  for (guint i = self->n_value_names; i-- > 0;)
    {
      const char *blank = strstr (self->value_names[i], "　");

      rk_chart_add_legend (layout, draw_named_swatch, i,
                           blank ? blank + strlen ("　") : self->value_names[i]);
    }
  if (self->value_names)
    return;
  rk_chart_list_classes (self, layout);
  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      states = states || rk_chart_get_state (self, s, c) != RK_STAT_UNDECIDED;
  if (states)
    rk_chart_add_legend (layout, NULL, 0, "太字 有意な差");
}

/* ── layout ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_sure (RkStatState state)
{
  return state == RK_STAT_SURELY_HIGH || state == RK_STAT_SURELY_LOW;
}

static void
lay_out_cell (RkChart *chart, RkChartLayout *layout, guint series, guint category, RkRect rect)
{
  double value = rk_chart_get_value (chart, series, category);
  double x = rect.x + rect.width / 2;
  double y = rect.y + rect.height / 2;
  double size = MIN (layout->sizes.value, 0.72 * rect.height);
  RkChartPart *part = rk_chart_part (layout, series, category, x, y, rect);
  g_autofree char *number = NULL;
  RkChartLabel *label;
  int class;

  part->state = rk_chart_get_state (chart, series, category);
  if (chart->value_names)
    return;
  number = rk_chart_dup_number (chart, value);
  class = rk_chart_get_class (chart, rk_chart_get_classed (chart, series, category));
  label = rk_chart_label (layout, is_sure (part->state) ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC,
                          size, RK_ALIGN_CENTRE, x, y, 0.92 * rect.width, number);
  label->tone = rk_chart_get_class_tone (chart, &layout->style, class);
  /* On a hatch, and on paper on any pattern. */
  label->plate = value != RK_CHART_MISSING && rk_chart_is_patterned (chart, &layout->style, class);
}

/* Names of the columns: in as many lines as it takes while a column is wide enough, else upright.
 * Returns the height of all of them. */
static double
lay_out_columns (RkChart *chart, RkChartLayout *layout, const RkRect *table, gboolean measure)
{
  double em = layout->sizes.name;
  double column = table->width / chart->categories->len;
  double width = MAX (column - 0.3 * em, 0.5 * em);
  double size = MIN (em, 0.9 * column);
  double longest = 0;
  double head;
  gboolean upright;
  guint most;

  for (guint c = 0; c < chart->categories->len; c++)
    longest = MAX (longest, rk_chart_measure (layout, em, rk_chart_get_category (chart, c)));
  most = rk_chart_count_name_lines (chart, layout, em, width);
  upright = longest > width && (column < NARROWEST * em || most > MOST_LINES);
  head = upright ? MIN (longest * size / em, LONGEST_UPRIGHT * em) + 0.6 * em
                 : (0.5 + RK_NAME_PITCH * most) * em;
  for (guint c = 0; !measure && c < chart->categories->len; c++)
    {
      double x = table->x + (c + 0.5) * column;
      RkFace face = (int)c == chart->focus ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC;

      if (upright)
        rk_chart_label_upright (layout, face, size, x, table->y - 0.3 * em, head - 0.6 * em,
                                rk_chart_get_category (chart, c));
      else
        rk_chart_label_lines (layout, face, em, RK_ALIGN_CENTRE, x, table->y - head / 2, width,
                              rk_chart_get_category (chart, c));
    }
  return head;
}

void
rk_chart_lay_out_heat (RkChart *chart, RkChartLayout *layout)
{
  const RkRect *body = &layout->body;
  double em = layout->sizes.name;
  guint n_rows = chart->series->len;
  double names = 0;
  RkRect table;
  double head;
  double row;
  double column;

  for (guint s = 0; s < n_rows; s++)
    names = MAX (names, rk_chart_measure (layout, em, rk_chart_get_series (chart, s)));
  names = MIN (names + em, body->width * NAMES_SHARE);
  table = (RkRect){ body->x + names, body->y, body->width - names, body->height };
  head = lay_out_columns (chart, layout, &table, TRUE);
  layout->needed += head + n_rows * ROW_EMS * em + 0.6 * em;
  layout->least = layout->needed;
  table.y += head;
  table.height = MAX (body->height - head, 1);
  row = MIN (table.height / n_rows, 2.4 * em);
  column = table.width / chart->categories->len;
  lay_out_columns (chart, layout, &table, FALSE);
  for (guint s = 0; s < n_rows; s++)
    {
      rk_chart_label (layout, RK_FACE_GOTHIC, MIN (em, 0.8 * row), RK_ALIGN_LEFT, body->x,
                      table.y + (s + 0.5) * row, names - 0.6 * em, rk_chart_get_series (chart, s));
      for (guint c = 0; c < chart->categories->len; c++)
        lay_out_cell (chart, layout, s, c,
                      (RkRect){ table.x + c * column, table.y + s * row, column, row });
    }
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
draw_cell (RkChartDrawing *d, const RkChartPart *part)
{
  double value = rk_chart_get_value (d->chart, part->series, part->category);
  double hair = 0.5 * d->style->scale;
  RkRect cell = { part->rect.x + hair, part->rect.y + hair, part->rect.width - 2 * hair,
                  part->rect.height - 2 * hair };

  if (d->chart->value_names)
    {
      if (rk_chart_get_value_name (d->chart, value))
        draw_named (
            d, &cell, (guint)value,
            MIN (MIN (d->layout->sizes.name, part->rect.height * 0.8), part->rect.width * 0.7));
      else
        rk_chart_fill_withheld (d->cr, d->style, &cell);
    }
  else if (value != RK_CHART_MISSING)
    {
      cairo_rectangle (d->cr, cell.x, cell.y, cell.width, cell.height);
      rk_chart_fill_class (
          d,
          rk_chart_get_class (d->chart,
                              rk_chart_get_classed (d->chart, part->series, part->category)),
          &cell);
    }
  rk_ink_set (d->cr, &d->inks->dim);
  cairo_set_line_width (d->cr, RK_RULE_THIN * d->style->scale);
  cairo_rectangle (d->cr, part->rect.x, part->rect.y, part->rect.width, part->rect.height);
  cairo_stroke (d->cr);
}

void
rk_chart_draw_heat (RkChartDrawing *d)
{
  for (guint i = 0; i < d->layout->parts->len; i++)
    draw_cell (d, &g_array_index (d->layout->parts, RkChartPart, i));
}
