/* Funnel: each area over what it rests on, between the limits within which it would lie if it were
 * like the whole. What is outside has its name. */
#include <math.h>

#include "rk-chart-items.h"
#include "rk-stat-compare.h"

#define N_CURVE 64
#define FARTHEST 4.0 /* of the values from the whole: so far limits are shown */

typedef struct
{
  RkRect plot;
  RkAxis across;             /* of n */
  double curves[4][N_CURVE]; /* 99.8 % and 95 %, lower and upper; y */
  double xs[N_CURVE];
  double overall; /* y */
  gboolean has_curves;
} Funnel;

static const double confidences[] = { 0.998, 0.95 };

static double
place_y (const RkChartLayout *layout, const RkRect *plot, double value)
{
  return rk_axis_place (&layout->axis, CLAMP (value, layout->axis.min, layout->axis.max),
                        plot->y + plot->height, plot->y);
}

/* A limit may be beyond the frame: its line then leaves it, and does not run along it. */
static double
place_limit (const RkChartLayout *layout, const RkRect *plot, double value)
{
  return rk_axis_place (&layout->axis, value, plot->y + plot->height, plot->y);
}

static gboolean
get_limits (RkChart *chart, double n, guint i, double limits[2])
{
  if (!rk_stat_funnel (chart->measure, n, chart->overall, confidences[i], &limits[0], &limits[1],
                       NULL))
    return FALSE;
  limits[0] *= chart->multiplier;
  limits[1] *= chart->multiplier;
  return TRUE;
}

static gboolean
is_shown (RkChart *chart, guint category)
{
  double n = rk_chart_get_n (chart, 0, category);

  return isfinite (n) && n > 0 && rk_chart_is_number (rk_chart_get_value (chart, 0, category));
}

static void
find_ns (RkChart *chart, double *low, double *high)
{
  *low = INFINITY;
  *high = 0;
  for (guint c = 0; c < chart->categories->len; c++)
    if (is_shown (chart, c))
      {
        *low = MIN (*low, rk_chart_get_n (chart, 0, c));
        *high = MAX (*high, rk_chart_get_n (chart, 0, c));
      }
  if (*high <= 0)
    *low = *high = 1;
}

/* What is shown: all values, and the limits at the smallest n, but not so far off that the values
 * would be one line. Returns: whether the limits are shown whole; @has_curves: whether there are
 * any
 */
static gboolean
find_values (RkChart *chart, double *least, double *most, gboolean *has_curves)
{
  double overall = chart->overall * chart->multiplier;
  double low, high, reach;
  double limits[2];

  find_ns (chart, &low, &high);
  if (!rk_chart_find_range (chart, RK_CHART_OWN, least, most))
    *least = *most = isfinite (overall) ? overall : 0;
  *has_curves = isfinite (overall) && get_limits (chart, low, 0, limits);
  if (!*has_curves)
    return TRUE;
  reach = MAX (FARTHEST * MAX (fabs (*most - overall), fabs (overall - *least)),
               0.05 * fabs (overall));
  *least = MIN (*least, MAX (limits[0], overall - reach));
  *most = MAX (*most, MIN (limits[1], overall + reach));
  return limits[0] >= overall - reach && limits[1] <= overall + reach;
}

static void
set_axes (RkChart *chart, RkChartLayout *layout, Funnel *self)
{
  double low, high, least, most;

  find_ns (chart, &low, &high);
  find_values (chart, &least, &most, &self->has_curves);
  rk_chart_widen_range (&least, &most);
  layout->axis = rk_axis_between (
      least, most, (guint)CLAMP (self->plot.height / (2.8 * layout->sizes.axis), 1, 8),
      chart->decimals);
  /* From towns to the largest city: even steps would leave the towns in a heap. */
  self->across
      = high > 30 * low
            ? rk_axis_log (low, high,
                           (guint)CLAMP (self->plot.width / (5 * layout->sizes.axis), 1, 12))
            : rk_axis (0, high, (guint)CLAMP (self->plot.width / (6 * layout->sizes.axis), 1, 8),
                       0);
}

static void
set_curves (RkChart *chart, RkChartLayout *layout, Funnel *self)
{
  const RkAxis *axis = &self->across;
  double first = axis->log ? axis->min : MAX (axis->max / 400, 1e-9);

  if (!self->has_curves)
    return;
  self->overall = place_y (layout, &self->plot, chart->overall * chart->multiplier);
  for (guint k = 0; k < N_CURVE; k++)
    {
      /* Closer where the curves bend. */
      double share = (double)k / (N_CURVE - 1);
      double n = axis->log ? first * pow (axis->max / first, share)
                           : first + (axis->max - first) * share * share;

      self->xs[k] = rk_axis_place (axis, n, self->plot.x, self->plot.x + self->plot.width);
      for (guint i = 0; i < 2; i++)
        {
          double limits[2];

          if (!get_limits (chart, n, i, limits))
            limits[0] = limits[1] = chart->overall * chart->multiplier;
          self->curves[2 * i][k] = place_limit (layout, &self->plot, limits[0]);
          self->curves[2 * i + 1][k] = place_limit (layout, &self->plot, limits[1]);
        }
    }
}

/* Outside of 95 %: its state; nothing is said of the others. */
RkStatState
rk_chart_get_funnel_state (RkChart *chart, guint category)
{
  double value = rk_chart_get_value (chart, 0, category);
  double limits[2];

  if (!rk_chart_is_number (value)
      || !get_limits (chart, rk_chart_get_n (chart, 0, category), 1, limits))
    return RK_STAT_UNDECIDED;
  return value < limits[0]   ? RK_STAT_SURELY_LOW
         : value > limits[1] ? RK_STAT_SURELY_HIGH
                             : RK_STAT_SAME;
}

const char *
rk_chart_get_funnel_words (RkStatState state)
{
  switch (state)
    {
    case RK_STAT_SURELY_HIGH:
      return "95%の限界より高い";
    case RK_STAT_SURELY_LOW:
      return "95%の限界より低い";
    case RK_STAT_SAME:
      return "限界の中";
    default:
      return rk_stat_state_paper (state);
    }
}

/* On ground, or the limits would strike it through. */
static void
set_name (RkChartLayout *layout,
          GArray *blocked,
          const RkRect *plot,
          const RkChartPart *part,
          double gap,
          guint rings,
          const char *name)
{
  if (rk_chart_label_at (layout, blocked, plot, layout->sizes.value, part->x, part->y, gap, rings,
                         name, NULL, NULL))
    g_array_index (layout->labels, RkChartLabel, layout->labels->len - 1).plate = TRUE;
}

static void
lay_out_points (RkChart *chart, RkChartLayout *layout, Funnel *self)
{
  double size = 0.7 * layout->sizes.name;
  g_autoptr (GArray) blocked = g_array_new (FALSE, FALSE, sizeof (RkRect));
  double gap = 0.75 * size;

  for (guint c = 0; c < chart->categories->len; c++)
    {
      double value = rk_chart_get_value (chart, 0, c);
      double x, y;
      RkRect rect;

      if (!is_shown (chart, c))
        continue;
      x = rk_axis_place (&self->across, rk_chart_get_n (chart, 0, c), self->plot.x,
                         self->plot.x + self->plot.width);
      y = place_y (layout, &self->plot, value);
      rect = (RkRect){ x - size, y - size, 2 * size, 2 * size };
      rk_chart_part (layout, 0, c, x, y, rect)->state = rk_chart_get_funnel_state (chart, c);
      rect = (RkRect){ x - gap, y - gap, 2 * gap, 2 * gap };
      g_array_append_val (blocked, rect);
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < layout->parts->len; i++)
      {
        const RkChartPart *part = &g_array_index (layout->parts, RkChartPart, i);
        gboolean first = part->state != RK_STAT_SAME || (int)part->category == chart->focus;

        /* Those outside first; the rest where there is room right beside, if they are few. */
        if ((pass == 0) == first && (first || chart->categories->len <= 60))
          set_name (layout, blocked, &self->plot, part, gap, first ? 5 : 0,
                    rk_chart_get_category (chart, part->category));
      }
}

void
rk_chart_lay_out_funnel (RkChart *chart, RkChartLayout *layout)
{
  Funnel *self = g_new0 (Funnel, 1);
  double em = layout->sizes.axis;
  const RkRect *body = &layout->body;
  double ticks;
  double left;
  const char *across = chart->headings[2] ? chart->headings[2] : rk_chart_get_heading (chart, 3);

  layout->figure = self;
  layout->free_figure = g_free;
  layout->needed += MAX (20 * layout->sizes.name, 0.5 * layout->rect.width);
  layout->least += 12 * layout->sizes.name;
  self->plot
      = (RkRect){ body->x, body->y + 1.7 * em, body->width, MAX (body->height - 4.8 * em, em) };
  set_axes (chart, layout, self);
  ticks = MIN (rk_chart_measure_ticks (layout, &layout->axis), 0.3 * body->width);
  left = ticks + 0.8 * em;
  self->plot.x += left;
  self->plot.width = MAX (self->plot.width - left - 2.5 * em, em);
  rk_chart_lay_out_ticks_left (layout, &layout->axis, &self->plot, ticks);
  rk_chart_lay_out_ticks_below (layout, &self->across, &self->plot);
  set_curves (chart, layout, self);
  rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, self->plot.x + self->plot.width,
                  self->plot.y + self->plot.height + 2.3 * em, self->plot.width, across)
      ->tone
      = RK_TONE_DIM;
  if (chart->unit)
    {
      g_autofree char *unit = g_strdup_printf ("（%s）", chart->unit);

      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_LEFT, body->x, body->y + 0.6 * em,
                      body->width, unit)
          ->tone
          = RK_TONE_DIM;
    }
  lay_out_points (chart, layout, self);
}

static void
draw_curve (RkChartDrawing *d, const Funnel *self, guint i)
{
  double dashes[2] = { 4 * d->style->scale, 2.5 * d->style->scale };

  cairo_new_path (d->cr);
  for (guint k = 0; k < N_CURVE; k++)
    cairo_line_to (d->cr, self->xs[k], self->curves[i][k]);
  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, d->style->scale);
  cairo_set_dash (d->cr, dashes, i < 2 ? 0 : 2, 0);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

void
rk_chart_draw_funnel (RkChartDrawing *d)
{
  const Funnel *self = d->layout->figure;
  double size = (d->style->look == RK_CHART_PAPER ? 2.2 * RK_MM : 8) * d->style->scale;

  if (self->has_curves)
    {
      cairo_save (d->cr);
      cairo_rectangle (d->cr, self->plot.x, self->plot.y, self->plot.width, self->plot.height);
      cairo_clip (d->cr);
      for (guint i = 0; i < 4; i++)
        draw_curve (d, self, i);
      cairo_restore (d->cr);
      rk_ink_set (d->cr, &d->inks->text);
      cairo_set_line_width (d->cr, 1.4 * d->style->scale);
      cairo_move_to (d->cr, self->plot.x, self->overall);
      cairo_line_to (d->cr, self->plot.x + self->plot.width, self->overall);
      cairo_stroke (d->cr);
    }
  for (guint i = 0; i < d->layout->parts->len; i++)
    rk_chart_draw_state (d, &g_array_index (d->layout->parts, RkChartPart, i), size);
}

static void
draw_limit_swatch (RkChartDrawing *d, guint dashed, const RkRect *swatch)
{
  double dashes[2] = { 4 * d->style->scale, 2.5 * d->style->scale };
  double y = swatch->y + swatch->height / 2;

  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, d->style->scale);
  cairo_set_dash (d->cr, dashes, dashed ? 2 : 0, 0);
  cairo_move_to (d->cr, swatch->x, y);
  cairo_line_to (d->cr, swatch->x + swatch->width, y);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

void
rk_chart_list_funnel (RkChart *self, RkChartLayout *layout)
{
  static const RkStatState states[] = { RK_STAT_SURELY_HIGH, RK_STAT_SAME, RK_STAT_SURELY_LOW };
  gboolean seen[RK_STAT_SURELY_HIGH + 1] = { FALSE };
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  double least, most;
  gboolean has_curves;

  if (!isfinite (self->overall))
    return;
  number = rk_number_format (self->overall * self->multiplier, self->decimals);
  text = g_strdup_printf ("全体 %s", number);
  rk_chart_add_legend (layout, NULL, 0, text);
  rk_chart_add_legend (layout, draw_limit_swatch, 1, "95%の限界");
  rk_chart_add_legend (layout, draw_limit_swatch, 0, "99.8%の限界");
  if (!find_values (self, &least, &most, &has_curves))
    rk_chart_add_legend (layout, NULL, 0, "人数の少ない所の限界は図の外に続く");
  for (guint c = 0; c < self->categories->len; c++)
    if (is_shown (self, c))
      seen[rk_chart_get_funnel_state (self, c)] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (seen[states[i]])
      rk_chart_add_state_legend (layout, states[i], rk_chart_get_funnel_words (states[i]));
}
