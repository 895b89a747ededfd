/* Scatter: one indicator over another, an area a point. Names never cover each other: one that has
 * no room beside its point goes farther away with a line, and one that has none is left out. */
#include <math.h>
#include <stdlib.h>

#include "rk-chart-items.h"

#define FEW 60 /* points that all may have names */

typedef struct
{
  RkRect plot;
  RkAxis across;
  RkAxis upward;
} Scatter;

static RkAxis
make_axis (RkChart *chart, guint series, double room, double per_tick)
{
  double low = INFINITY;
  double high = -INFINITY;
  double base = rk_chart_series (chart, series)->base;

  for (guint c = 0; c < chart->categories->len; c++)
    {
      double value = rk_chart_get_value (chart, series, c);

      if (!rk_chart_is_number (value))
        continue;
      low = MIN (low, value);
      high = MAX (high, value);
    }
  if (low > high)
    low = 0, high = 1;
  if (isfinite (base))
    {
      low = MIN (low, base);
      high = MAX (high, base);
    }
  rk_chart_widen_range (&low, &high);
  return rk_axis_between (low, high, (guint)CLAMP (room / per_tick, 1, 8), chart->decimals);
}

static void
lay_out_bases (RkChart *chart, RkChartLayout *layout, const Scatter *self)
{
  const RkRect *plot = &self->plot;
  double x = rk_chart_series (chart, 0)->base;
  double y = rk_chart_series (chart, 1)->base;

  if (isfinite (x))
    {
      x = rk_axis_place (&self->across, x, plot->x, plot->x + plot->width);
      rk_chart_dash (layout,
                     rk_chart_rule (layout, RK_TONE_TEXT, layout->style.scale, x, plot->y, x,
                                    plot->y + plot->height),
                     4, 2.5);
    }
  if (isfinite (y))
    {
      y = rk_axis_place (&self->upward, y, plot->y + plot->height, plot->y);
      rk_chart_dash (layout,
                     rk_chart_rule (layout, RK_TONE_TEXT, layout->style.scale, plot->x, y,
                                    plot->x + plot->width, y),
                     4, 2.5);
    }
}

typedef struct
{
  guint part;
  double distance; /* from the middle of all */
} Outlier;

static int
compare_outliers (gconstpointer a, gconstpointer b)
{
  const Outlier *first = a;
  const Outlier *second = b;

  if (first->distance != second->distance)
    return first->distance > second->distance ? -1 : 1;
  return first->part < second->part ? -1 : 1;
}

/* The farthest out have their names first. */
static void
lay_out_names (
    RkChart *chart, RkChartLayout *layout, const Scatter *self, GArray *blocked, double gap)
{
  guint n = layout->parts->len;
  g_autofree Outlier *order = g_new (Outlier, n + 1);
  double x = 0;
  double y = 0;

  for (guint i = 0; i < n; i++)
    {
      x += g_array_index (layout->parts, RkChartPart, i).x / n;
      y += g_array_index (layout->parts, RkChartPart, i).y / n;
    }
  for (guint i = 0; i < n; i++)
    {
      const RkChartPart *part = &g_array_index (layout->parts, RkChartPart, i);

      order[i]
          = (Outlier){ i, (int)part->category == chart->focus ? INFINITY
                                                              : hypot (part->x - x, part->y - y) };
    }
  qsort (order, n, sizeof *order, compare_outliers);
  for (guint i = 0; i < n; i++)
    {
      const RkChartPart part = g_array_index (layout->parts, RkChartPart, order[i].part);

      if (rk_chart_label_at (layout, blocked, &self->plot, layout->sizes.value, part.x, part.y, gap,
                             n <= FEW ? 6 : 0, rk_chart_get_category (chart, part.category), NULL,
                             NULL))
        g_array_index (layout->labels, RkChartLabel, layout->labels->len - 1).face
            = (int)part.category == chart->focus ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC;
    }
}

static void
lay_out_points (RkChart *chart, RkChartLayout *layout, const Scatter *self)
{
  double gap = 0.45 * layout->sizes.value;
  double reach = 0.8 * layout->sizes.value;
  g_autoptr (GArray) blocked = g_array_new (FALSE, FALSE, sizeof (RkRect));

  for (guint c = 0; c < chart->categories->len; c++)
    {
      double across = rk_chart_get_value (chart, 0, c);
      double upward = rk_chart_get_value (chart, 1, c);
      double x, y;
      RkRect rect;

      if (!rk_chart_is_number (across) || !rk_chart_is_number (upward))
        continue;
      x = rk_axis_place (&self->across, across, self->plot.x, self->plot.x + self->plot.width);
      y = rk_axis_place (&self->upward, upward, self->plot.y + self->plot.height, self->plot.y);
      rect = (RkRect){ x - reach, y - reach, 2 * reach, 2 * reach };
      rk_chart_part (layout, 1, c, x, y, rect);
      rect = (RkRect){ x - gap, y - gap, 2 * gap, 2 * gap };
      g_array_append_val (blocked, rect);
    }
  lay_out_names (chart, layout, self, blocked, gap);
}

void
rk_chart_lay_out_scatter (RkChart *chart, RkChartLayout *layout)
{
  Scatter *self = g_new0 (Scatter, 1);
  const RkRect *body = &layout->body;
  double em = layout->sizes.axis;
  double ticks;
  double left;

  layout->figure = self;
  layout->free_figure = g_free;
  layout->needed += MAX (22 * layout->sizes.name, 0.62 * layout->rect.width);
  layout->least += 12 * layout->sizes.name;
  if (chart->series->len < 2)
    return;
  self->plot
      = (RkRect){ body->x, body->y + 1.8 * em, body->width, MAX (body->height - 4.8 * em, em) };
  self->upward = make_axis (chart, 1, self->plot.height, 2.8 * em);
  ticks = MIN (rk_chart_measure_ticks (layout, &self->upward), 0.3 * body->width);
  left = ticks + 0.8 * em;
  self->plot.x += left;
  self->plot.width = MAX (self->plot.width - left - 2 * em, em);
  self->across = make_axis (chart, 0, self->plot.width, 5 * em);
  rk_chart_lay_out_ticks_left (layout, &self->upward, &self->plot, ticks);
  rk_chart_lay_out_ticks_below (layout, &self->across, &self->plot);
  lay_out_bases (chart, layout, self);
  rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_LEFT, body->x, body->y + 0.6 * em,
                  body->width, rk_chart_get_series (chart, 1));
  rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, self->plot.x + self->plot.width,
                  self->plot.y + self->plot.height + 2.3 * em, self->plot.width,
                  rk_chart_get_series (chart, 0));
  lay_out_points (chart, layout, self);
}

void
rk_chart_draw_scatter (RkChartDrawing *d)
{
  double radius = (d->style->look == RK_CHART_PAPER ? 0.75 * RK_MM : 3.2) * d->style->scale;

  cairo_set_line_width (d->cr, 0.45 * radius);
  for (guint i = 0; i < d->layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);
      gboolean own = (int)part->category == d->chart->focus;
      const RkInk *ink = rk_chart_get_line_ink (d->style, 0);

      cairo_new_path (d->cr);
      cairo_arc (d->cr, part->x, part->y, own ? 1.4 * radius : radius, 0, 2 * G_PI);
      rk_ink_set (d->cr, own ? ink : &d->inks->paper);
      cairo_fill_preserve (d->cr);
      rk_ink_set (d->cr, ink);
      cairo_stroke (d->cr);
    }
}
