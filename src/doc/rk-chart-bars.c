/* The bars and the numbers at them. */
#include "rk-chart-private.h"

#include <math.h>

/* The end of the axis that a bar grows from, and the middle of its slot. */
static void
get_foot (RkChartDrawing *d, guint series, guint category, double *x, double *y)
{
  const RkRect *plot = &d->layout->plot;
  double start;
  double size;

  rk_chart_layout_get_slot (d->chart, d->layout, series, category, &start, &size);
  if (d->layout->lying)
    {
      *x = rk_axis_place (&d->layout->axis, 0, plot->x, plot->x + plot->width);
      *y = start + size / 2;
    }
  else
    {
      *x = start + size / 2;
      *y = rk_axis_place (&d->layout->axis, 0, plot->y + plot->height, plot->y);
    }
}

/* Where a number would be struck through by a reference line, it stands beyond it. */
static void
keep_clear_of (RkChartDrawing *d, double reference, double *x, double *y, const char *text)
{
  const RkRect *plot = &d->layout->plot;
  const RkAxis *axis = &d->layout->axis;
  double em = d->layout->sizes.value;
  double at;

  if (d->layout->lying)
    {
      at = rk_axis_place (axis, reference, plot->x, plot->x + plot->width);
      if (*x<at && * x + 0.6 * em + rk_type_measure (d->type, RK_FACE_GOTHIC, em, text, -1)> at)
        *x = at;
      return;
    }
  at = rk_axis_place (axis, reference, plot->y + plot->height, plot->y);
  if (*y > at && *y - 1.4 * em < at)
    *y = at;
}

static void
keep_clear_of_references (RkChartDrawing *d, int series, double *x, double *y, const char *text)
{
  const GArray *references = d->chart->references;

  /* Beyond one there may be the next. */
  for (guint again = 0; again < references->len; again++)
    for (guint i = 0; i < references->len; i++)
      {
        const RkChartReference *reference = &g_array_index (references, RkChartReference, i);

        if (reference->series == -1 || reference->series == series)
          keep_clear_of (d, reference->value, x, y, text);
      }
}

/* A number at the end of a bar, outside. @series: −1: of a stack */
static void
draw_value (
    RkChartDrawing *d, int series, double x, double y, gboolean is_negative, const char *text)
{
  double em = d->layout->sizes.value;

  if (!is_negative)
    keep_clear_of_references (d, series, &x, &y, text);
  rk_ink_set (d->cr, &d->inks->text);
  if (d->layout->lying)
    rk_type_draw_aligned (
        d->type, d->cr, RK_FACE_GOTHIC, em, is_negative ? RK_ALIGN_RIGHT : RK_ALIGN_LEFT,
        x + (is_negative ? -0.4 : 0.4) * em, rk_chart_centre_on (d, RK_FACE_GOTHIC, em, y), text);
  else
    rk_type_draw_aligned (
        d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, x,
        rk_chart_centre_on (d, RK_FACE_GOTHIC, em, y + (is_negative ? 0.75 : -0.75) * em), text);
}

/* A withheld value has one small hatched patch, the same for all, so that it tells no length. */
static void
draw_withheld (RkChartDrawing *d, int series, double x, double y)
{
  double em = d->layout->sizes.value;
  RkRect patch = { x, y - 0.5 * em, em, em };

  if (!d->layout->lying)
    patch = (RkRect){ x - 0.5 * em, y - em, em, em };
  rk_chart_fill_withheld (d->cr, d->style, &patch);
  draw_value (d, series, d->layout->lying ? x + em : x, d->layout->lying ? y : y - em, FALSE, "※");
}

static void
draw_lit (RkChartDrawing *d, const RkRect *bar)
{
  rk_ink_set (d->cr, &d->inks->lit);
  cairo_set_line_width (d->cr, 2 * d->style->scale);
  cairo_rectangle (d->cr, bar->x, bar->y, bar->width, bar->height);
  cairo_stroke (d->cr);
}

static gboolean
is_lit (RkChartDrawing *d, guint series, guint category)
{
  return d->style->lit_category == (int)category
         && (d->style->lit_series < 0 || d->style->lit_series == (int)series);
}

/* What must be left of a part at each side of its number, in ems: air on a screen; on paper enough
 * of the pattern to be told beside the plate. */
#define PART_BESIDE_SCREEN 0.4
#define PART_BESIDE_PAPER 0.6

static void
place_net (RkChartDrawing *d, guint category, double total, double *x, double *y)
{
  const RkRect *plot = &d->layout->plot;

  get_foot (d, 0, category, x, y);
  if (d->layout->lying)
    *x = rk_axis_place (&d->layout->axis, total, plot->x, plot->x + plot->width);
  else
    *y = rk_axis_place (&d->layout->axis, total, plot->y + plot->height, plot->y);
}

static gboolean
is_under_net (RkChartDrawing *d, guint category, double x, double y, double reach)
{
  double total, net_x, net_y;

  if (!rk_chart_goes_both_ways (d->chart) || !rk_chart_get_total (d->chart, category, &total))
    return FALSE;
  place_net (d, category, total, &net_x, &net_y);
  return fabs (net_x - x) < reach && fabs (net_y - y) < reach;
}

/* Where parts go both ways, a diamond tells what is left of them. */
static void
draw_net (RkChartDrawing *d, guint category, double total)
{
  double size = 0.9 * d->layout->sizes.value;
  double x;
  double y;

  place_net (d, category, total, &x, &y);
  rk_ink_set (d->cr, &d->inks->paper);
  cairo_arc (d->cr, x, y, 0.62 * size, 0, 2 * G_PI);
  cairo_fill (d->cr);
  rk_ink_set (d->cr, &d->inks->text);
  rk_mark_draw (d->cr, RK_MARK_DIAMOND, x, y, size);
}

/* The number of a part stands on it if there is room, on paper on a white plate: never on a pattern
 * or on grey. Room is the same for every series, so that of two equal parts not only one has a
 * number: one without is small, and nothing else. */
static void
draw_part_value (
    RkChartDrawing *d, guint series, guint category, const RkRect *bar, const char *text)
{
  double em = d->layout->sizes.value;
  double width = rk_type_measure (d->type, RK_FACE_GOTHIC, em, text, -1);
  double x = bar->x + bar->width / 2;
  double y = bar->y + bar->height / 2;
  const RkInk *ink = rk_chart_get_text_ink (d->style, series);

  if (bar->width < width + 2 * (ink == NULL ? PART_BESIDE_PAPER : PART_BESIDE_SCREEN) * em
      || bar->height < 1.15 * em || is_under_net (d, category, x, y, width / 2 + 0.5 * em))
    return;
  if (ink == NULL)
    {
      ink = &d->inks->text;
      rk_ink_set (d->cr, &d->inks->paper);
      cairo_rectangle (d->cr, x - width / 2 - 0.2 * em, y - 0.52 * em, width + 0.4 * em, 1.04 * em);
      cairo_fill (d->cr);
    }
  rk_ink_set (d->cr, ink);
  rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, x,
                        rk_chart_centre_on (d, RK_FACE_GOTHIC, em, y), text);
}

static void
draw_part (RkChartDrawing *d, guint series, guint category)
{
  double value = rk_chart_get_value (d->chart, series, category);
  g_autofree char *text = NULL;
  RkRect bar;

  if (!rk_chart_layout_get_bar (d->chart, d->layout, series, category, &bar) || value == 0)
    return;
  rk_chart_fill_bar (d->cr, d->style, series, &bar);
  if (d->chart->kind == RK_CHART_SHARES && rk_chart_get_length (d->chart, series, category, &value))
    text = rk_number_format (value, d->chart->decimals);
  else
    text = rk_chart_dup_number (d->chart, value);
  draw_part_value (d, series, category, &bar, text);
}

static gboolean
is_any (RkChartDrawing *d, guint category, double value)
{
  for (guint s = 0; s < d->chart->series->len; s++)
    if (rk_chart_get_value (d->chart, s, category) == value)
      return TRUE;
  return FALSE;
}

/* What stands at the end of a stack: its sum, or why it has none. */
static void
draw_total (RkChartDrawing *d, guint category)
{
  double total;
  double reach = 0;
  gboolean is_whole = rk_chart_get_total (d->chart, category, &total);
  double x;
  double y;

  for (guint s = 0; s < d->chart->series->len; s++)
    {
      double value = rk_chart_get_value (d->chart, s, category);

      /* Of an unknown whole there are no shares: its mark stands at the foot. */
      if (d->chart->kind != RK_CHART_SHARES)
        reach += rk_chart_is_number (value) && value > 0 ? value : 0;
    }
  get_foot (d, 0, category, &x, &y);
  if (d->layout->lying)
    x = rk_axis_place (&d->layout->axis, reach, d->layout->plot.x,
                       d->layout->plot.x + d->layout->plot.width);
  else
    y = rk_axis_place (&d->layout->axis, reach, d->layout->plot.y + d->layout->plot.height,
                       d->layout->plot.y);
  if (is_whole)
    {
      g_autofree char *text = rk_chart_dup_number (d->chart, total);

      if (reach > total + 1e-9 * reach && d->chart->kind == RK_CHART_STACKED)
        draw_net (d, category, total);
      if (d->layout->shows_values && d->chart->kind != RK_CHART_SHARES)
        draw_value (d, -1, x, y, FALSE, text);
    }
  else if (is_any (d, category, RK_CHART_WITHHELD))
    draw_withheld (d, -1, x, y);
  else
    draw_value (d, -1, x, y, FALSE, "…");
}

static void
draw_stack (RkChartDrawing *d, guint category)
{
  for (guint s = 0; s < d->chart->series->len; s++)
    draw_part (d, s, category);
  draw_total (d, category);
  for (guint s = 0; s < d->chart->series->len; s++)
    {
      RkRect bar;

      if (is_lit (d, s, category)
          && rk_chart_layout_get_bar (d->chart, d->layout, s, category, &bar))
        draw_lit (d, &bar);
    }
}

/* The whisker over a bar; the number stands beyond it. */
static void
draw_interval (RkChartDrawing *d, guint series, guint category, double *x, double *y)
{
  const RkRect *plot = &d->layout->plot;
  double cap = (d->style->look == RK_CHART_PAPER ? 0.75 * RK_MM : 4) * d->style->scale;
  double weight = (d->style->look == RK_CHART_PAPER ? 0.3 * RK_MM : 1.5) * d->style->scale;
  gboolean lying = d->layout->lying;
  double ends[2];
  double foot_x, foot_y;

  if (!rk_chart_get_interval (d->chart, series, category, &ends[0], &ends[1]))
    return;
  get_foot (d, series, category, &foot_x, &foot_y);
  for (guint i = 0; i < 2; i++)
    {
      ends[i] = CLAMP (ends[i], d->layout->axis.min, d->layout->axis.max);
      ends[i] = lying ? rk_axis_place (&d->layout->axis, ends[i], plot->x, plot->x + plot->width)
                      : rk_axis_place (&d->layout->axis, ends[i], plot->y + plot->height, plot->y);
    }
  for (guint pass = 0; pass < 2; pass++)
    {
      /* On a strip of ground, or it would not be seen on its bar. */
      rk_ink_set (d->cr, pass == 0 ? &d->inks->paper : &d->inks->text);
      cairo_set_line_width (d->cr, pass == 0 ? 3 * weight : weight);
      cairo_move_to (d->cr, lying ? ends[0] : foot_x, lying ? foot_y : ends[0]);
      cairo_line_to (d->cr, lying ? ends[1] : foot_x, lying ? foot_y : ends[1]);
      for (guint i = 0; i < 2; i++)
        {
          cairo_move_to (d->cr, lying ? ends[i] : foot_x - cap, lying ? foot_y - cap : ends[i]);
          cairo_line_to (d->cr, lying ? ends[i] : foot_x + cap, lying ? foot_y + cap : ends[i]);
        }
      cairo_stroke (d->cr);
    }
  if (lying)
    *x = rk_chart_get_value (d->chart, series, category) < 0 ? MIN (*x, ends[0])
                                                             : MAX (*x, ends[1]);
  else
    *y = rk_chart_get_value (d->chart, series, category) < 0 ? MAX (*y, ends[0])
                                                             : MIN (*y, ends[1]);
}

static void
draw_own_reference (RkChartDrawing *d, const RkChartReference *reference, guint category)
{
  const RkRect *plot = &d->layout->plot;
  const RkAxis *axis = &d->layout->axis;
  double start, size, at;

  rk_chart_layout_get_slot (d->chart, d->layout, (guint)reference->series, category, &start, &size);
  if (d->layout->lying)
    {
      at = rk_axis_place (axis, reference->value, plot->x, plot->x + plot->width);
      rk_chart_draw_tick (d, reference->solid, at, start, at, start + size);
    }
  else
    {
      at = rk_axis_place (axis, reference->value, plot->y + plot->height, plot->y);
      rk_chart_draw_tick (d, reference->solid, start, at, start + size, at);
    }
}

/* Across the bar of its series only; 全国 over 県. */
static void
draw_own_references (RkChartDrawing *d, guint series, guint category)
{
  for (guint solid = 0; solid < 2; solid++)
    for (guint i = 0; i < d->chart->references->len; i++)
      {
        const RkChartReference *reference
            = &g_array_index (d->chart->references, RkChartReference, i);

        if (reference->series == (int)series && reference->solid == (gboolean)solid)
          draw_own_reference (d, reference, category);
      }
}

static void
draw_bar (RkChartDrawing *d, guint series, guint category)
{
  double value = rk_chart_get_value (d->chart, series, category);
  g_autofree char *text = rk_chart_dup_number (d->chart, value);
  RkRect bar;
  double x;
  double y;

  get_foot (d, series, category, &x, &y);
  if (value == RK_CHART_WITHHELD)
    draw_withheld (d, (int)series, x, y);
  else if (!rk_chart_layout_get_bar (d->chart, d->layout, series, category, &bar))
    draw_value (d, (int)series, x, y, FALSE, text);
  else
    {
      if (value != 0)
        rk_chart_fill_bar (d->cr, d->style, series, &bar);
      if (is_lit (d, series, category))
        draw_lit (d, &bar);
      if (d->layout->lying)
        x = value < 0 ? bar.x : bar.x + bar.width;
      else
        y = value < 0 ? bar.y + bar.height : bar.y;
      draw_interval (d, series, category, &x, &y);
      if (d->layout->shows_values)
        draw_value (d, (int)series, x, y, value < 0, text);
    }
  draw_own_references (d, series, category);
}

void
rk_chart_draw_bars (RkChartDrawing *d)
{
  for (guint c = 0; c < d->chart->categories->len; c++)
    if (rk_chart_is_stack (d->chart))
      draw_stack (d, c);
    else
      for (guint s = 0; s < rk_chart_count_drawn (d->chart); s++)
        draw_bar (d, s, c);
}
