/* Radar: an axis a category, a polygon a series. It shows the shape at a glance and no more; beside
 * it stand bars with the numbers. */
#include "rk-chart-items.h"

#include <math.h>

#define NAME_EMS 6.8
#define RINGS 5

/* On paper: this year solid ●, last year dashed □. */
void
rk_chart_set_line (RkChartDrawing *d, guint series)
{
  static const double dashes[4][2] = { { 0, 0 }, { 1.8, 0.9 }, { 0.5, 0.8 }, { 3, 1.2 } };
  double unit = (d->style->look == RK_CHART_PAPER ? RK_MM : 3) * d->style->scale;
  double dash[2] = { dashes[series % 4][0] * unit, dashes[series % 4][1] * unit };

  rk_ink_set (d->cr, rk_chart_get_line_ink (d->style, series));
  cairo_set_dash (d->cr, dash, dash[0] > 0 ? 2 : 0, 0);
  cairo_set_line_width (d->cr, (series == 0 ? 0.65 : 0.4) * unit);
  cairo_set_line_join (d->cr, CAIRO_LINE_JOIN_ROUND);
}

void
rk_chart_draw_point (RkChartDrawing *d, guint series, double x, double y)
{
  double size = (d->style->look == RK_CHART_PAPER ? 2.2 * RK_MM : 8) * d->style->scale;

  cairo_set_dash (d->cr, NULL, 0, 0);
  rk_ink_set (d->cr, &d->inks->paper);
  if (series % 4 != 0)
    {
      cairo_arc (d->cr, x, y, size * 0.36, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
  rk_ink_set (d->cr, rk_chart_get_line_ink (d->style, series));
  rk_mark_draw (d->cr,
                series % 4 == 0   ? RK_MARK_DISC
                : series % 4 == 1 ? RK_MARK_BOX
                : series % 4 == 2 ? RK_MARK_TRIANGLE
                                  : RK_MARK_DIAMOND,
                x, y, size * 0.8);
}

void
rk_chart_draw_line_swatch (RkChartDrawing *d, guint series, const RkRect *swatch)
{
  double y = swatch->y + swatch->height / 2;

  rk_chart_set_line (d, series);
  cairo_move_to (d->cr, swatch->x, y);
  cairo_line_to (d->cr, swatch->x + swatch->width, y);
  cairo_stroke (d->cr);
  rk_chart_draw_point (d, series, swatch->x + swatch->width / 2, y);
}

typedef struct
{
  RkChartDrawing *d;
  double x; /* centre */
  double y;
  double radius;
  RkAxis axis;
} Radar;

static void
place (const Radar *self, guint category, double value, double *x, double *y)
{
  double angle = 2 * G_PI * category / self->d->chart->categories->len - G_PI_2;
  double r = rk_axis_place (&self->axis, value, 0, self->radius);

  *x = self->x + r * cos (angle);
  *y = self->y + r * sin (angle);
}

static void
trace_ring (const Radar *self, double value)
{
  cairo_new_path (self->d->cr);
  for (guint i = 0; i < self->d->chart->categories->len; i++)
    {
      double x, y;

      place (self, i, value, &x, &y);
      cairo_line_to (self->d->cr, x, y);
    }
  cairo_close_path (self->d->cr);
}

static void
draw_web (const Radar *self)
{
  RkChartDrawing *d = self->d;
  double scale = d->style->scale;

  rk_ink_set (d->cr, d->style->look == RK_CHART_PAPER ? &d->inks->text : &d->inks->grid);
  cairo_set_line_width (d->cr, RK_RULE_THIN * scale);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      double x, y;

      place (self, i, self->axis.max, &x, &y);
      cairo_move_to (d->cr, self->x, self->y);
      cairo_line_to (d->cr, x, y);
    }
  cairo_stroke (d->cr);
  for (guint i = 1; i < self->axis.n_ticks; i++)
    {
      gboolean outer = i + 1 == self->axis.n_ticks;

      trace_ring (self, rk_axis_get_tick (&self->axis, i));
      cairo_set_line_width (d->cr, (outer ? RK_RULE : RK_RULE_THIN) * scale);
      cairo_stroke (d->cr);
    }
}

/* That ring has its own name. */
static gboolean
is_reference (RkChart *chart, double value)
{
  for (guint i = 0; i < chart->references->len; i++)
    if (fabs (g_array_index (chart->references, RkChartReference, i).value - value) < 1e-9)
      return TRUE;
  return FALSE;
}

static void
draw_ring_numbers (const Radar *self)
{
  RkChartDrawing *d = self->d;
  double em = d->layout->sizes.axis;

  rk_ink_set (d->cr, &d->inks->dim);
  for (guint i = self->axis.min > 0 ? 0 : 1; i < self->axis.n_ticks; i++)
    {
      double tick = rk_axis_get_tick (&self->axis, i);
      g_autofree char *text = rk_number_format (tick, rk_axis_get_decimals (&self->axis));

      if ((i > 0 && i % 2 == self->axis.n_ticks % 2) || is_reference (self->d->chart, tick))
        continue;
      rk_type_draw_aligned (
          d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, self->x - 0.3 * em,
          rk_chart_centre_on (d, RK_FACE_GOTHIC, em,
                              self->y - rk_axis_place (&self->axis, tick, 0, self->radius)),
          text);
    }
}

/* A value that is missing has no corner. */
static gboolean
trace_series (const Radar *self, guint series)
{
  gboolean any = FALSE;

  cairo_new_path (self->d->cr);
  for (guint i = 0; i < self->d->chart->categories->len; i++)
    {
      double value = rk_chart_get_value (self->d->chart, series, i);
      double x, y;

      if (!rk_chart_is_number (value))
        continue;
      place (self, i, value, &x, &y);
      cairo_line_to (self->d->cr, x, y);
      any = TRUE;
    }
  if (any)
    cairo_close_path (self->d->cr);
  return any;
}

static void
draw_series (const Radar *self, guint series)
{
  RkChartDrawing *d = self->d;

  if (!trace_series (self, series))
    return;
  rk_chart_set_line (d, series);
  cairo_stroke (d->cr);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      double value = rk_chart_get_value (d->chart, series, i);
      double x, y;

      if (!rk_chart_is_number (value))
        continue;
      place (self, i, value, &x, &y);
      rk_chart_draw_point (d, series, x, y);
    }
}

static void
fill_first (const Radar *self)
{
  const RkInk *ink = rk_chart_get_line_ink (self->d->style, 0);

  if (!trace_series (self, 0))
    return;
  if (self->d->style->look == RK_CHART_PAPER)
    cairo_set_source_rgb (self->d->cr, 0.88, 0.88, 0.88);
  else
    cairo_set_source_rgba (self->d->cr, ink->r, ink->g, ink->b, 0.2);
  cairo_fill (self->d->cr);
}

static void
draw_names (const Radar *self)
{
  RkChartDrawing *d = self->d;
  double em = d->layout->sizes.name;
  double pitch = em * RK_NAME_PITCH;

  rk_ink_set (d->cr, &d->inks->text);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      const char *name = rk_chart_get_category (d->chart, i);
      double angle = 2 * G_PI * i / d->chart->categories->len - G_PI_2;
      double side = fabs (cos (angle)) < 0.1 ? 0 : cos (angle);
      g_auto (RkFitted) fitted = { 0 };
      double x, y, height;

      place (self, i, self->axis.max, &x, &y);
      rk_fit_text (d->type, RK_FACE_GOTHIC, em, em * 0.8, RK_FIT_TEXT, (NAME_EMS - 0.8) * em, name,
                   &fitted);
      height = fitted.lines->len * pitch;
      x += side > 0 ? 0.8 * em : side < 0 ? -0.8 * em : 0;
      y += side == 0 ? (sin (angle) < 0 ? -height - 0.3 * em : 0.3 * em) : -height / 2;
      rk_chart_draw_fitted (d, RK_FACE_GOTHIC, &fitted, pitch,
                            side > 0   ? RK_ALIGN_LEFT
                            : side < 0 ? RK_ALIGN_RIGHT
                                       : RK_ALIGN_CENTRE,
                            x, y, name);
    }
}

/* The line at which everything is as in the whole: heavier than the web, and named. */
static void
draw_reference (const Radar *self)
{
  RkChartDrawing *d = self->d;
  double em = d->layout->sizes.axis;

  for (guint i = 0; i < d->chart->references->len; i++)
    {
      const RkChartReference *reference
          = &g_array_index (d->chart->references, RkChartReference, i);
      g_autofree char *text = rk_chart_dup_reference (d->chart, i);
      double dashes[2] = { 4 * d->style->scale, 2.5 * d->style->scale };

      trace_ring (self, reference->value);
      rk_ink_set (d->cr, &d->inks->text);
      cairo_set_dash (d->cr, dashes, reference->solid ? 0 : 2, 0);
      cairo_set_line_width (d->cr, 1.4 * d->style->scale);
      cairo_stroke (d->cr);
      cairo_set_dash (d->cr, NULL, 0, 0);
      rk_type_draw (
          d->type, d->cr, RK_FACE_GOTHIC, em, 1, self->x + 0.3 * em,
          rk_chart_centre_on (
              d, RK_FACE_GOTHIC, em,
              self->y - rk_axis_place (&self->axis, reference->value, 0, self->radius) - 0.7 * em),
          text, -1);
    }
}

/* The same as bars, because areas are read wrongly. */
static RkChart *
create_twin (RkChart *chart)
{
  RkChart *twin
      = rk_chart_new (chart->series->len > 1 ? RK_CHART_GROUPED : RK_CHART_BARS, NULL, chart->unit);

  rk_chart_set_decimals (twin, chart->decimals);
  rk_chart_set_direction (twin, RK_CHART_LYING);
  for (guint c = 0; c < chart->categories->len; c++)
    rk_chart_add_category (twin, rk_chart_get_category (chart, c));
  for (guint s = 0; s < chart->series->len; s++)
    {
      rk_chart_add_series (twin, rk_chart_get_series (chart, s));
      for (guint c = 0; c < chart->categories->len; c++)
        rk_chart_set_value (twin, s, c, rk_chart_get_value (chart, s, c));
    }
  for (guint i = 0; i < chart->references->len; i++)
    {
      const RkChartReference *reference = &g_array_index (chart->references, RkChartReference, i);

      rk_chart_add_reference (twin, reference->value, reference->label, reference->solid);
    }
  return twin;
}

static void
draw_twin (RkChartDrawing *d, const RkRect *rect)
{
  g_autoptr (RkChart) twin = create_twin (d->chart);
  RkChartStyle style = *d->style;

  style.no_paper = TRUE;
  rk_chart_draw (twin, d->cr, rect, &style);
}

static RkAxis
make_axis (RkChart *chart)
{
  double low, high;

  if (chart->references->len > 0 && rk_chart_find_range (chart, RK_CHART_OWN, &low, &high))
    {
      /* Round a ring of 100 the centre need not be zero: its number stands there. */
      if (low > 0.4 * high)
        return rk_axis_between (low - 0.25 * (high - low), high, RINGS, chart->decimals);
    }
  else
    rk_chart_get_range (chart, &low, &high);
  /* A share is of a hundred, however small all of them are. */
  if (g_strcmp0 (chart->unit, "%") == 0 || g_strcmp0 (chart->unit, "％") == 0)
    high = MAX (high, 100);
  return rk_axis (0, MAX (high, 1), RINGS, chart->decimals);
}

void
rk_chart_draw_radar (RkChartDrawing *d)
{
  RkRect body = d->layout->body;
  double em = d->layout->sizes.name;
  Radar self = { .d = d, .axis = make_axis (d->chart) };

  if (d->chart->twin && body.width > 44 * em)
    {
      RkRect right = { body.x + 0.5 * body.width, body.y, 0.5 * body.width, body.height };

      draw_twin (d, &right);
      body.width *= 0.48;
    }
  self.x = body.x + body.width / 2;
  self.y = body.y + body.height / 2;
  self.radius = MAX (MIN (body.width / 2 - NAME_EMS * em, body.height / 2 - 1.8 * em), em);
  draw_web (&self);
  fill_first (&self);
  draw_ring_numbers (&self);
  draw_reference (&self);
  for (guint s = rk_chart_count_drawn (d->chart); s-- > 0;)
    draw_series (&self, s);
  draw_names (&self);
}
