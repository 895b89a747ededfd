/* Radar: an axis a category, a polygon a series. It shows the shape at a glance and no more; beside
 * it stand bars with the numbers. */
#include "rk-chart-items.h"

#include <math.h>

#define NAME_EMS 6.8
#define RINGS 5

/* Dashes and marks run at different paces: 32 lines before two have both in common, so that each
 * can be told in one ink. On paper: this year solid ●, last year dashed □. */
#define N_DASHES 4

void
rk_chart_set_line (RkChartDrawing *d, guint series)
{
  static const double dashes[N_DASHES][2] = { { 0, 0 }, { 1.8, 0.9 }, { 0.5, 0.8 }, { 3, 1.2 } };
  const double *dashed = dashes[(series + series / N_DASHES) % N_DASHES];
  double unit = (d->style->look == RK_CHART_PAPER ? RK_MM : 3) * d->style->scale;
  double dash[2] = { dashed[0] * unit, dashed[1] * unit };

  rk_ink_set (d->cr, rk_chart_get_line_ink (d->style, series));
  cairo_set_dash (d->cr, dash, dash[0] > 0 ? 2 : 0, 0);
  cairo_set_line_width (d->cr, (series == 0 ? 0.65 : 0.4) * unit);
  cairo_set_line_join (d->cr, CAIRO_LINE_JOIN_ROUND);
}

RkMark
rk_chart_get_line_mark (guint series)
{
  static const RkMark marks[] = { RK_MARK_DISC,   RK_MARK_BOX,    RK_MARK_TRIANGLE, RK_MARK_DIAMOND,
                                  RK_MARK_SQUARE, RK_MARK_CIRCLE, RK_MARK_DOWN,     RK_MARK_CROSS };

  return marks[series % G_N_ELEMENTS (marks)];
}

void
rk_chart_draw_point (RkChartDrawing *d, guint series, double x, double y)
{
  double size = (d->style->look == RK_CHART_PAPER ? 2.2 * RK_MM : 8) * d->style->scale;
  RkMark mark = rk_chart_get_line_mark (series);

  cairo_set_dash (d->cr, NULL, 0, 0);
  rk_ink_set (d->cr, &d->inks->paper);
  if (mark != RK_MARK_DISC)
    {
      cairo_arc (d->cr, x, y, size * 0.36, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
  rk_ink_set (d->cr, rk_chart_get_line_ink (d->style, series));
  rk_mark_draw (d->cr, mark, x, y, size * 0.8);
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

/* ── layout ──────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double x; /* centre */
  double y;
  double radius;
  RkAxis axis;
  RkChart *twin; /* NULL: none, or no room */
  RkRect twin_rect;
} Radar;

static void
radar_free (gpointer data)
{
  Radar *self = data;

  g_clear_pointer (&self->twin, rk_chart_free);
  g_free (self);
}

static double
angle_of (RkChart *chart, guint category)
{
  return 2 * G_PI * category / chart->categories->len - G_PI_2;
}

static void
place (const Radar *self, RkChart *chart, guint category, double value, double *x, double *y)
{
  double angle = angle_of (chart, category);
  double r = rk_axis_place (&self->axis, MAX (value, self->axis.min), 0, self->radius);

  *x = self->x + r * cos (angle);
  *y = self->y + r * sin (angle);
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

static RkAxis
make_axis (RkChart *chart)
{
  double low, high;

  if (chart->references->len > 0 && rk_chart_find_range (chart, RK_CHART_OWN, &low, &high))
    {
      double ring = g_array_index (chart->references, RkChartReference, 0).value;

      /* A fifth to both sides at least: small differences shall look small. */
      low = MIN (low, ring - 0.2 * fabs (ring));
      high = MAX (high, ring + 0.2 * fabs (ring));
      rk_chart_widen_range (&low, &high);
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

/* How far the next spoke on the same side ends above or below. */
static double
get_gap (const Radar *self, RkChart *chart, guint category)
{
  guint n = chart->categories->len;
  double nearest = INFINITY;
  double x, y;

  place (self, chart, category, self->axis.max, &x, &y);
  for (guint i = 1; i < n; i += MAX (n - 2, 1))
    {
      double other_x, other_y;

      place (self, chart, (category + i) % n, self->axis.max, &other_x, &other_y);
      if ((other_x - self->x) * (x - self->x) > 0)
        nearest = MIN (nearest, fabs (other_y - y));
    }
  return nearest;
}

/* A name stands outside of the web and has what room there is up to the edge. */
static void
lay_out_name (const Radar *self, RkChart *chart, RkChartLayout *layout, guint category)
{
  double em = layout->sizes.name;
  double pitch;
  double angle = angle_of (chart, category);
  double side = fabs (cos (angle)) < 0.1 ? 0 : cos (angle);
  const char *name = rk_chart_get_category (chart, category);
  g_auto (RkFitted) fitted = { 0 };
  double x, y, room, height;

  place (self, chart, category, self->axis.max, &x, &y);
  x += side > 0 ? 0.8 * em : side < 0 ? -0.8 * em : 0;
  room = side > 0   ? layout->body.x + layout->body.width - x
         : side < 0 ? x - layout->body.x
                    : 2 * MIN (x - layout->body.x, layout->body.x + layout->body.width - x);
  if (self->twin)
    room = MIN (room, side > 0 ? self->twin_rect.x - x : room);
  room = MAX (room, em);
  /* As small as the next name on its side leaves room for. */
  for (double size = em;; size *= 0.85)
    {
      rk_fit_text (layout->type, RK_FACE_GOTHIC, size, size * 0.8, RK_FIT_TEXT, room, name,
                   &fitted);
      pitch = size * RK_NAME_PITCH;
      height = fitted.lines->len * pitch;
      if (height <= get_gap (self, chart, category) || fitted.lines->len == 1 || size < 0.5 * em)
        break;
      rk_fitted_clear (&fitted);
    }
  y += side == 0 ? (sin (angle) < 0 ? -height - 0.3 * em : 0.3 * em) : -height / 2;
  for (guint i = 0; i < fitted.lines->len; i++)
    {
      const RkFitLine *line = &g_array_index (fitted.lines, RkFitLine, i);
      g_autofree char *words = g_strndup (name + line->start, line->len);

      rk_chart_label (layout, RK_FACE_GOTHIC, fitted.size,
                      side > 0   ? RK_ALIGN_LEFT
                      : side < 0 ? RK_ALIGN_RIGHT
                                 : RK_ALIGN_CENTRE,
                      x, y + (i + 0.5) * pitch, room, words);
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

static double
height_of (const Radar *self, double value)
{
  return self->y - rk_axis_place (&self->axis, value, 0, self->radius);
}

static gboolean
meets_label (const RkChartLayout *layout, const RkRect *box)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (rk_chart_rects_meet (&g_array_index (layout->labels, RkChartLabel, i).box, box))
      return TRUE;
  return FALSE;
}

/* Where the line of a ring runs farthest from all that is drawn, and words of @width cover no
 * others: half-way between two spokes. */
static void
find_free (const Radar *self,
           RkChart *chart,
           const RkChartLayout *layout,
           double ring,
           double width,
           double *x,
           double *y)
{
  double em = layout->sizes.axis;
  guint n = chart->categories->len;
  double best = -1;

  for (guint c = 0; c < n; c++)
    {
      double ax, ay, bx, by, room = INFINITY;
      RkRect box;

      place (self, chart, c, ring, &ax, &ay);
      place (self, chart, (c + 1) % n, ring, &bx, &by);
      for (guint s = 0; s < rk_chart_count_drawn (chart); s++)
        for (guint k = 0; k < 2; k++)
          {
            double value = rk_chart_get_value (chart, s, (c + k) % n);

            if (rk_chart_is_number (value))
              room = MIN (room, fabs (value - ring));
          }
      box = (RkRect){ (ax + bx - width) / 2 - 0.3 * em, (ay + by) / 2 - 0.7 * em, width + 0.6 * em,
                      1.4 * em };
      if (meets_label (layout, &box))
        room = 0;
      /* Of those as free the lower one: less is drawn there than at the numbers of the rings. */
      if (room > best || (room >= best && (ay + by) / 2 > *y + em))
        {
          best = room;
          *x = (ax + bx) / 2;
          *y = (ay + by) / 2;
        }
    }
}

/* On ground: lines run behind them. */
static void
lay_out_ring_numbers (const Radar *self, RkChart *chart, RkChartLayout *layout)
{
  double em = layout->sizes.axis;

  for (guint i = self->axis.min > 0 ? 0 : 1; i < self->axis.n_ticks; i++)
    {
      double tick = rk_axis_get_tick (&self->axis, i);
      g_autofree char *text = rk_number_format (tick, rk_axis_get_decimals (&self->axis));
      RkChartLabel *label;

      if ((i > 0 && i % 2 == self->axis.n_ticks % 2) || is_reference (chart, tick))
        continue;
      label = rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, self->x - 0.45 * em,
                              height_of (self, tick), MAX (self->x - layout->body.x, em), text);
      label->tone = RK_TONE_DIM;
      label->plate = TRUE;
    }
  for (guint i = 0; i < chart->references->len; i++)
    {
      g_autofree char *text = rk_chart_dup_reference (chart, i);
      double x = self->x, y = self->y;

      find_free (self, chart, layout, g_array_index (chart->references, RkChartReference, i).value,
                 rk_chart_measure (layout, em, text), &x, &y);
      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, x, y, 0, text)->plate = TRUE;
    }
}

/* Points, and the bars beside them. */
static void
lay_out_parts (const Radar *self, RkChart *chart, RkChartLayout *layout)
{
  double reach = layout->sizes.name;
  RkChartLayout *bars = NULL;

  if (self->twin)
    bars = rk_chart_lay_out (self->twin, &self->twin_rect, &layout->style);
  for (guint s = 0; s < rk_chart_count_drawn (chart); s++)
    for (guint c = 0; c < chart->categories->len; c++)
      {
        double value = rk_chart_get_value (chart, s, c);
        double x, y;
        RkRect bar;

        if (!rk_chart_is_number (value))
          continue;
        place (self, chart, c, value, &x, &y);
        rk_chart_part (layout, s, c, x, y, (RkRect){ x - reach, y - reach, 2 * reach, 2 * reach });
        if (bars && rk_chart_layout_get_bar (self->twin, bars, s, c, &bar))
          rk_chart_part (layout, s, c, bar.x + bar.width / 2, bar.y + bar.height / 2, bar);
      }
}

void
rk_chart_lay_out_radar (RkChart *chart, RkChartLayout *layout)
{
  RkRect body = layout->body;
  double em = layout->sizes.name;
  Radar *self = g_new0 (Radar, 1);

  layout->figure = self;
  layout->free_figure = radar_free;
  layout->needed += MIN (layout->rect.width * 0.75, 26 * em);
  layout->least = layout->needed;
  self->axis = make_axis (chart);
  if (chart->twin && body.width > 44 * em)
    {
      self->twin = create_twin (chart);
      layout->needed += MAX (rk_chart_get_height (self->twin, 0.5 * body.width, &layout->style)
                                 - MIN (layout->rect.width * 0.75, 26 * em),
                             0);
      layout->least = layout->needed;
      self->twin_rect
          = (RkRect){ body.x + 0.5 * body.width, body.y, 0.5 * body.width, body.height };
      body.width *= 0.48;
    }
  self->x = body.x + body.width / 2;
  self->y = body.y + body.height / 2;
  self->radius = MAX (MIN (body.width / 2 - NAME_EMS * em, body.height / 2 - 1.8 * em), em);
  for (guint i = 0; i < chart->categories->len; i++)
    lay_out_name (self, chart, layout, i);
  lay_out_ring_numbers (self, chart, layout);
  lay_out_parts (self, chart, layout);
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
trace_ring (RkChartDrawing *d, const Radar *self, double value)
{
  cairo_new_path (d->cr);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      double x, y;

      place (self, d->chart, i, value, &x, &y);
      cairo_line_to (d->cr, x, y);
    }
  cairo_close_path (d->cr);
}

static void
draw_web (RkChartDrawing *d, const Radar *self)
{
  double scale = d->style->scale;

  rk_ink_set (d->cr, d->style->look == RK_CHART_PAPER ? &d->inks->text : &d->inks->grid);
  cairo_set_line_width (d->cr, RK_RULE_THIN * scale);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      double x, y;

      place (self, d->chart, i, self->axis.max, &x, &y);
      cairo_move_to (d->cr, self->x, self->y);
      cairo_line_to (d->cr, x, y);
    }
  cairo_stroke (d->cr);
  for (guint i = 1; i < self->axis.n_ticks; i++)
    {
      gboolean outer = i + 1 == self->axis.n_ticks;

      trace_ring (d, self, rk_axis_get_tick (&self->axis, i));
      cairo_set_line_width (d->cr, (outer ? RK_RULE : RK_RULE_THIN) * scale);
      cairo_stroke (d->cr);
    }
}

/* The line at which everything is as in the whole: heavier than the web, and named. */
static void
draw_references (RkChartDrawing *d, const Radar *self)
{
  for (guint i = 0; i < d->chart->references->len; i++)
    {
      const RkChartReference *reference
          = &g_array_index (d->chart->references, RkChartReference, i);
      double dashes[2] = { 4 * d->style->scale, 2.5 * d->style->scale };

      trace_ring (d, self, reference->value);
      rk_ink_set (d->cr, &d->inks->text);
      cairo_set_dash (d->cr, dashes, reference->solid ? 0 : 2, 0);
      cairo_set_line_width (d->cr, 1.4 * d->style->scale);
      cairo_stroke (d->cr);
      cairo_set_dash (d->cr, NULL, 0, 0);
    }
}

/* A value that is missing has no corner. */
static gboolean
trace_series (RkChartDrawing *d, const Radar *self, guint series)
{
  gboolean any = FALSE;

  cairo_new_path (d->cr);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      double value = rk_chart_get_value (d->chart, series, i);
      double x, y;

      if (!rk_chart_is_number (value))
        continue;
      place (self, d->chart, i, value, &x, &y);
      cairo_line_to (d->cr, x, y);
      any = TRUE;
    }
  if (any)
    cairo_close_path (d->cr);
  return any;
}

static void
draw_series (RkChartDrawing *d, const Radar *self, guint series)
{
  if (!trace_series (d, self, series))
    return;
  rk_chart_set_line (d, series);
  cairo_stroke (d->cr);
  for (guint i = 0; i < d->chart->categories->len; i++)
    {
      double value = rk_chart_get_value (d->chart, series, i);
      double x, y;

      if (!rk_chart_is_number (value))
        continue;
      place (self, d->chart, i, value, &x, &y);
      rk_chart_draw_point (d, series, x, y);
    }
}

static void
fill_first (RkChartDrawing *d, const Radar *self)
{
  const RkInk *ink = rk_chart_get_line_ink (d->style, 0);

  if (!trace_series (d, self, 0))
    return;
  if (d->style->look == RK_CHART_PAPER)
    cairo_set_source_rgb (d->cr, 0.88, 0.88, 0.88);
  else
    cairo_set_source_rgba (d->cr, ink->r, ink->g, ink->b, 0.2);
  cairo_fill (d->cr);
}

void
rk_chart_draw_radar (RkChartDrawing *d)
{
  const Radar *self = d->layout->figure;

  if (self->twin)
    {
      RkChartStyle style = *d->style;

      style.no_paper = TRUE;
      style.lit_series = style.lit_category = -1; /* it has its rings */
      rk_chart_draw (self->twin, d->cr, &self->twin_rect, &style);
    }
  draw_web (d, self);
  fill_first (d, self);
  draw_references (d, self);
  for (guint s = rk_chart_count_drawn (d->chart); s-- > 0;)
    draw_series (d, self, s);
}
