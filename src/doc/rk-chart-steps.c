/* Steps: where each series stood in each category, as a line that goes level and up or down, named
 * at its end. Lines on one level run side by side. */
#include "rk-chart-items.h"

#define LANES 0.64 /* of a level's height that its lines take */

typedef struct
{
  RkRect plot;
  double band;  /* of a category */
  double level; /* height of one */
} Steps;

/* ── layout ──────────────────────────────────────────────────────────────────────────────── */

/* How high on its level the line of a series runs. */
static double
middle_of (const Steps *self, RkChart *chart, guint series, double value)
{
  guint n = rk_chart_count_drawn (chart);
  double lane = n > 1 ? (series + 0.5) / n - 0.5 : 0;

  return self->plot.y + self->plot.height - (value + 0.5) * self->level
         + lane * self->level * LANES;
}

static gboolean
stands (RkChart *chart, guint series, guint category, double *value)
{
  *value = rk_chart_get_value (chart, series, category);
  return rk_chart_get_value_name (chart, *value) != NULL;
}

static double
widest (RkChart *chart, RkChartLayout *layout, gboolean series)
{
  guint n = series ? rk_chart_count_drawn (chart) : chart->n_value_names;
  double width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (
        width, rk_chart_measure (layout, layout->sizes.name,
                                 series ? rk_chart_get_series (chart, i) : chart->value_names[i]));
  return width;
}

static void
lay_out_grid (const Steps *self, RkChart *chart, RkChartLayout *layout)
{
  double em = layout->sizes.name;
  double right = self->plot.x + self->plot.width;
  double bottom = self->plot.y + self->plot.height;

  for (guint i = 0; i <= chart->n_value_names; i++)
    {
      double y = bottom - i * self->level;

      rk_chart_rule (layout, i == 0 ? RK_TONE_TEXT : RK_TONE_GRID,
                     (i == 0 ? RK_RULE : RK_RULE_THIN) * layout->style.scale, self->plot.x, y,
                     right, y);
      if (i < chart->n_value_names)
        rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, self->plot.x - 0.6 * em,
                        y - self->level / 2, MAX (self->plot.x - 0.6 * em - layout->body.x, em),
                        chart->value_names[i]);
    }
  for (guint i = 0; i < chart->categories->len; i++)
    rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE,
                    self->plot.x + (i + 0.5) * self->band, bottom + 0.9 * em, 0.96 * self->band,
                    rk_chart_get_category (chart, i));
}

static void
lay_out_parts (const Steps *self, RkChart *chart, RkChartLayout *layout)
{
  guint n = MAX (rk_chart_count_drawn (chart), 1);
  double height = MAX (self->level * LANES / n, layout->sizes.name);
  double value;

  for (guint s = 0; s < rk_chart_count_drawn (chart); s++)
    for (guint i = 0; i < chart->categories->len; i++)
      if (stands (chart, s, i, &value))
        {
          double y = middle_of (self, chart, s, value);

          rk_chart_part (
              layout, s, i, self->plot.x + (i + 0.5) * self->band, y,
              (RkRect){ self->plot.x + i * self->band, y - height / 2, self->band, height });
        }
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

/* Where each line ends, from top to bottom. */
static GArray *
find_ends (const Steps *self, RkChart *chart)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));
  double value;

  for (guint s = 0; s < rk_chart_count_drawn (chart); s++)
    for (guint i = chart->categories->len; i-- > 0;)
      if (stands (chart, s, i, &value))
        {
          End end = { s, middle_of (self, chart, s, value) };

          g_array_append_val (ends, end);
          break;
        }
  g_array_sort (ends, compare_ends);
  return ends;
}

/* Names at the ends, pushed apart so that none covers another, and back where they would leave. */
static void
lay_out_ends (const Steps *self, RkChart *chart, RkChartLayout *layout)
{
  double em = layout->sizes.name;
  double x = self->plot.x + self->plot.width + 0.4 * em;
  double bottom = self->plot.y + self->plot.height + 0.5 * em;
  g_autoptr (GArray) ends = find_ends (self, chart);
  double pitch = MIN (1.15 * em, self->plot.height / MAX (ends->len, 1));

  for (guint i = 1; i < ends->len; i++)
    g_array_index (ends, End, i).y
        = MAX (g_array_index (ends, End, i).y, g_array_index (ends, End, i - 1).y + pitch);
  for (guint i = ends->len; i-- > 0; bottom = g_array_index (ends, End, i).y)
    g_array_index (ends, End, i).y = MIN (g_array_index (ends, End, i).y, bottom - pitch);
  for (guint i = 0; i < ends->len; i++)
    rk_chart_label (layout, RK_FACE_GOTHIC, MIN (em, pitch), RK_ALIGN_LEFT, x,
                    g_array_index (ends, End, i).y,
                    MAX (layout->body.x + layout->body.width - x, em),
                    rk_chart_get_series (chart, g_array_index (ends, End, i).series));
}

void
rk_chart_lay_out_steps (RkChart *chart, RkChartLayout *layout)
{
  const RkRect *body = &layout->body;
  double em = layout->sizes.name;
  guint n = MAX (rk_chart_count_drawn (chart), 1);
  double left = MIN (widest (chart, layout, FALSE) + em, body->width / 3);
  double right = MIN (widest (chart, layout, TRUE) + em, body->width / 3);
  Steps *self = g_new0 (Steps, 1);

  layout->figure = self;
  layout->free_figure = g_free;
  layout->needed += MAX (chart->n_value_names * MAX (2.2, n * 0.9) * em, n * 1.2 * em) + 3 * em;
  layout->least = layout->needed;
  self->plot = (RkRect){ body->x + left, body->y + 0.5 * em, MAX (body->width - left - right, em),
                         MAX (body->height - 2.4 * em, em) };
  self->band = self->plot.width / chart->categories->len;
  self->level = self->plot.height / MAX (chart->n_value_names, 1);
  lay_out_grid (self, chart, layout);
  lay_out_parts (self, chart, layout);
  lay_out_ends (self, chart, layout);
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
draw_line (RkChartDrawing *d, const Steps *self, guint series)
{
  guint n = d->chart->categories->len;
  gboolean drawing = FALSE;
  double value;

  cairo_new_path (d->cr);
  for (guint i = 0; i < n; i++)
    {
      gboolean was = drawing;
      double y;

      drawing = stands (d->chart, series, i, &value);
      if (!drawing)
        continue;
      y = middle_of (self, d->chart, series, value);
      if (was)
        cairo_line_to (d->cr, self->plot.x + i * self->band, y);
      else
        cairo_move_to (d->cr, self->plot.x + (i + 0.25) * self->band, y);
      cairo_line_to (d->cr, self->plot.x + (i + (i + 1 == n ? 0.75 : 1)) * self->band, y);
    }
  rk_chart_set_line (d, series);
  if (rk_chart_count_drawn (d->chart) > 1)
    cairo_set_line_width (d->cr, cairo_get_line_width (d->cr) * 0.8);
  cairo_stroke (d->cr);
}

void
rk_chart_draw_steps (RkChartDrawing *d)
{
  const Steps *self = d->layout->figure;

  for (guint s = rk_chart_count_drawn (d->chart); s-- > 0;)
    {
      draw_line (d, self, s);
      for (guint i = 0; i < d->layout->parts->len; i++)
        {
          const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);

          if (part->series == s)
            rk_chart_draw_point (d, s, part->x, part->y);
        }
    }
}
