/* Steps: where each series stood in each category, as a line that goes level and up or down, named
 * at its end. Lines on one level run side by side. */
#include "rk-chart-kinds.h"

#include <math.h>

#define LANES 0.64 /* of a level's height that its lines take */

typedef struct
{
  RkChartDrawing *d;
  RkRect plot;
  double band;  /* of a category */
  double level; /* height of one */
} Steps;

static double
middle_of (const Steps *self, guint series, double value)
{
  guint n = rk_chart_count_drawn (self->d->chart);
  double lane = n > 1 ? (series + 0.5) / n - 0.5 : 0;

  return self->plot.y + self->plot.height - (value + 0.5) * self->level
         + lane * self->level * LANES;
}

static double
widest (RkChartDrawing *d, double em, guint n, const char *(*get) (RkChart *chart, guint n))
{
  double width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, rk_type_measure (d->type, RK_FACE_GOTHIC, em, get (d->chart, i), -1));
  return width;
}

static const char *
value_name (RkChart *chart, guint n)
{
  return chart->value_names[n];
}

static void
draw_grid (const Steps *self)
{
  RkChartDrawing *d = self->d;
  double em = d->layout->sizes.name;

  for (guint i = 0; i <= d->chart->n_value_names; i++)
    {
      double y = self->plot.y + self->plot.height - i * self->level;

      rk_ink_set (d->cr, i == 0 ? &d->inks->text : &d->inks->grid);
      cairo_set_line_width (d->cr, (i == 0 ? RK_RULE : RK_RULE_THIN) * d->style->scale);
      cairo_move_to (d->cr, self->plot.x, y);
      cairo_line_to (d->cr, self->plot.x + self->plot.width, y);
      cairo_stroke (d->cr);
      if (i == d->chart->n_value_names)
        break;
      rk_ink_set (d->cr, &d->inks->text);
      rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT,
                            self->plot.x - 0.6 * em,
                            rk_chart_centre_on (d, RK_FACE_GOTHIC, em, y - self->level / 2),
                            d->chart->value_names[i]);
    }
  rk_ink_set (d->cr, &d->inks->text);
  for (guint i = 0; i < d->chart->categories->len; i++)
    rk_type_draw_aligned (
        d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, self->plot.x + (i + 0.5) * self->band,
        rk_chart_centre_on (d, RK_FACE_GOTHIC, em, self->plot.y + self->plot.height + 0.9 * em),
        rk_chart_get_category (d->chart, i));
}

static void
draw_series (const Steps *self, guint series)
{
  RkChartDrawing *d = self->d;
  gboolean drawing = FALSE;

  cairo_new_path (d->cr);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      double value = rk_chart_get_value (d->chart, series, i);
      double y;

      if (!rk_chart_is_number (value))
        {
          drawing = FALSE;
          continue;
        }
      y = middle_of (self, series, value);
      if (drawing)
        cairo_line_to (d->cr, self->plot.x + i * self->band, y);
      else
        cairo_move_to (d->cr, self->plot.x + (i + 0.25) * self->band, y);
      cairo_line_to (
          d->cr, self->plot.x + (i + (i + 1 == d->chart->categories->len ? 0.75 : 1)) * self->band,
          y);
      drawing = TRUE;
    }
  rk_chart_set_line (d, series);
  if (rk_chart_count_drawn (d->chart) > 1)
    cairo_set_line_width (d->cr, cairo_get_line_width (d->cr) * 0.8);
  cairo_stroke (d->cr);
  for (guint i = 0; i < d->chart->categories->len; i++)
    if (rk_chart_is_number (rk_chart_get_value (d->chart, series, i)))
      rk_chart_draw_point (d, series, self->plot.x + (i + 0.5) * self->band,
                           middle_of (self, series, rk_chart_get_value (d->chart, series, i)));
}

typedef struct
{
  guint series;
  double y;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *first = a;
  const End *second = b;

  return first->y < second->y ? -1 : first->y > second->y;
}

/* Names at the ends, pushed apart so that none covers another. */
static void
draw_ends (const Steps *self)
{
  RkChartDrawing *d = self->d;
  double em = d->layout->sizes.name;
  double x = self->plot.x + self->plot.width;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint s = 0; s < rk_chart_count_drawn (d->chart); s++)
    for (guint i = d->chart->categories->len; i-- > 0;)
      if (rk_chart_is_number (rk_chart_get_value (d->chart, s, i)))
        {
          End end = { s, middle_of (self, s, rk_chart_get_value (d->chart, s, i)) };

          g_array_append_val (ends, end);
          break;
        }
  g_array_sort (ends, compare_ends);
  for (guint i = 1; i < ends->len; i++)
    g_array_index (ends, End, i).y
        = MAX (g_array_index (ends, End, i).y, g_array_index (ends, End, i - 1).y + 1.15 * em);
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);

      rk_ink_set (d->cr, &d->inks->text);
      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, em, 1, x + 0.4 * em,
                    rk_chart_centre_on (d, RK_FACE_GOTHIC, em, end->y),
                    rk_chart_get_series (d->chart, end->series), -1);
    }
}

void
rk_chart_draw_steps (RkChartDrawing *d)
{
  const RkRect *body = &d->layout->body;
  double em = d->layout->sizes.name;
  double left = widest (d, em, d->chart->n_value_names, value_name) + em;
  double right = widest (d, em, rk_chart_count_drawn (d->chart), rk_chart_get_series) + em;
  Steps self = { .d = d };

  self.plot = (RkRect){ body->x + left, body->y + 0.5 * em, MAX (body->width - left - right, em),
                        MAX (body->height - 2.4 * em, em) };
  self.band = self.plot.width / d->chart->categories->len;
  self.level = self.plot.height / MAX (d->chart->n_value_names, 1);
  draw_grid (&self);
  for (guint s = rk_chart_count_drawn (d->chart); s-- > 0;)
    draw_series (&self, s);
  draw_ends (&self);
}
