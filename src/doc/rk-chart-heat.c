/* Heat: a table whose cells are as dark as their value and bear its mark, so that depth and shape
 * say the same. */
#include "rk-chart-private.h"

#include <math.h>

#define ROW_EMS 1.75
#define NAMES_SHARE 0.45 /* most of the width that names of rows take */

double
rk_chart_get_figure_height (RkChart *self, const RkChartLayout *layout)
{
  double em = layout->sizes.name;
  guint n = MAX (rk_chart_count_drawn (self), 1);

  if (self->kind == RK_CHART_RADAR)
    return MIN (layout->rect.width * 0.75, 26 * em);
  if (self->kind == RK_CHART_STEPS)
    return MAX (self->n_value_names * MAX (2.2, n * 0.9) * em, n * 1.2 * em) + 3 * em;
  return (n + 2) * ROW_EMS * em + 0.6 * em;
}

typedef struct
{
  RkChartDrawing *d;
  RkRect table;
  double column;
  double row;
} Heat;

/* How dark: nothing for the lowest value, 75 % for the best. */
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
draw_cell (RkChartDrawing *d, const RkRect *cell, guint value, double mark_size)
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

void
rk_chart_draw_heat_swatch (RkChartDrawing *d, guint value, const RkRect *swatch)
{
  draw_cell (d, swatch, value, swatch->height * 0.8);
  rk_ink_set (d->cr, &d->inks->dim);
  cairo_set_line_width (d->cr, RK_RULE_THIN * d->style->scale);
  cairo_rectangle (d->cr, swatch->x, swatch->y, swatch->width, swatch->height);
  cairo_stroke (d->cr);
}

static void
draw_rows (const Heat *self)
{
  RkChartDrawing *d = self->d;
  double em = MIN (d->layout->sizes.name, self->row * 0.8);
  double room = self->table.x - d->layout->body.x - 0.6 * em;

  for (guint s = 0; s < rk_chart_count_drawn (d->chart); s++)
    {
      const char *name = rk_chart_get_series (d->chart, s);
      double width = rk_type_measure (d->type, RK_FACE_GOTHIC, em, name, -1);
      double y = self->table.y + (s + 0.5) * self->row;

      rk_ink_set (d->cr, &d->inks->text);
      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, em, MIN (room / MAX (width, 1), 1),
                    d->layout->body.x, rk_chart_centre_on (d, RK_FACE_GOTHIC, em, y), name, -1);
      for (guint c = 0; c < d->chart->categories->len; c++)
        {
          double value = rk_chart_get_value (d->chart, s, c);
          double hair = 0.5 * d->style->scale;
          RkRect cell
              = { self->table.x + c * self->column + hair, self->table.y + s * self->row + hair,
                  self->column - 2 * hair, self->row - 2 * hair };

          if (rk_chart_get_value_name (d->chart, value))
            draw_cell (d, &cell, (guint)value, MIN (em, self->column * 0.7));
          else
            rk_chart_fill_withheld (d->cr, d->style, &cell);
        }
    }
}

static void
draw_columns (const Heat *self)
{
  RkChartDrawing *d = self->d;
  double em = d->layout->sizes.name;

  rk_ink_set (d->cr, &d->inks->text);
  for (guint c = 0; c < d->chart->categories->len; c++)
    {
      const char *name = rk_chart_get_category (d->chart, c);
      double width = rk_type_measure (d->type, RK_FACE_GOTHIC, em, name, -1);
      double scale = MIN ((self->column - 0.3 * em) / MAX (width, 1), 1);
      double x = self->table.x + (c + 0.5) * self->column - width * scale / 2;

      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, em, scale, x,
                    rk_chart_centre_on (d, RK_FACE_GOTHIC, em, self->table.y - 0.9 * em), name, -1);
    }
}

static void
draw_rules (const Heat *self)
{
  RkChartDrawing *d = self->d;
  guint n_rows = rk_chart_count_drawn (d->chart);

  rk_ink_set (d->cr, &d->inks->dim);
  cairo_set_line_width (d->cr, RK_RULE_THIN * d->style->scale);
  for (guint i = 0; i <= n_rows; i++)
    {
      cairo_move_to (d->cr, self->table.x, self->table.y + i * self->row);
      cairo_rel_line_to (d->cr, self->table.width, 0);
    }
  for (guint i = 0; i <= d->chart->categories->len; i++)
    {
      cairo_move_to (d->cr, self->table.x + i * self->column, self->table.y);
      cairo_rel_line_to (d->cr, 0, n_rows * self->row);
    }
  cairo_stroke (d->cr);
}

void
rk_chart_draw_heat (RkChartDrawing *d)
{
  const RkRect *body = &d->layout->body;
  double em = d->layout->sizes.name;
  guint n_rows = rk_chart_count_drawn (d->chart);
  double names = 0;
  Heat self = { .d = d };

  for (guint s = 0; s < n_rows; s++)
    names = MAX (names, rk_type_measure (d->type, RK_FACE_GOTHIC, em,
                                         rk_chart_get_series (d->chart, s), -1));
  names = MIN (names + em, body->width * NAMES_SHARE);
  self.table = (RkRect){ body->x + names, body->y + ROW_EMS * em, body->width - names,
                         body->height - ROW_EMS * em };
  self.column = self.table.width / d->chart->categories->len;
  self.row = MIN (self.table.height / n_rows, 2.4 * em);
  draw_columns (&self);
  draw_rows (&self);
  draw_rules (&self);
}
