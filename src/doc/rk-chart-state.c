/* States of values: their marks, whiskers and words. */
#include <math.h>

#include "rk-chart-items.h"

static gboolean
is_sure (RkStatState state)
{
  return state == RK_STAT_SURELY_HIGH || state == RK_STAT_SURELY_LOW;
}

static const RkInk *
ink_of_state (RkChartDrawing *d, RkStatState state)
{
  if (d->style->look == RK_CHART_PAPER)
    return &d->inks->text;
  if (state == RK_STAT_SURELY_HIGH || state == RK_STAT_HIGH)
    return &d->inks->classes[4];
  return state == RK_STAT_SURELY_LOW || state == RK_STAT_LOW ? &d->inks->classes[0] : &d->inks->dim;
}

/* An end beyond the axis is an arrow. */
static void
draw_end (RkChartDrawing *d, double x, double y, double half, double low, double high)
{
  double point = x <= low ? -1 : x >= high ? 1 : 0;

  if (point == 0)
    {
      cairo_move_to (d->cr, x, y - half);
      cairo_line_to (d->cr, x, y + half);
    }
  else
    {
      x = CLAMP (x, low, high);
      cairo_move_to (d->cr, x - point * half, y - half);
      cairo_line_to (d->cr, x, y);
      cairo_line_to (d->cr, x - point * half, y + half);
    }
}

void
rk_chart_draw_whisker (RkChartDrawing *d, const RkChartPart *part)
{
  gboolean on_paper = d->style->look == RK_CHART_PAPER;
  double half = (on_paper ? 0.75 * RK_MM : 5) * d->style->scale;
  double low = part->least;
  double high = part->most;

  if (isnan (part->from) || isnan (part->to))
    return;
  rk_ink_set (d->cr, ink_of_state (d, part->state));
  cairo_set_line_width (d->cr, (on_paper ? 0.45 * RK_MM : 2) * d->style->scale);
  cairo_move_to (d->cr, MAX (part->from, low), part->y);
  cairo_line_to (d->cr, MIN (part->to, high), part->y);
  draw_end (d, part->from, part->y, half, low - 1e-6, high + 1e-6);
  draw_end (d, part->to, part->y, half, low - 1e-6, high + 1e-6);
  cairo_stroke (d->cr);
}

/* Nothing could be said: a dot, on paper and on a screen. The diamond says that there is no
 * difference to be seen. */
static void
draw_dot (RkChartDrawing *d, double x, double y, double size)
{
  rk_ink_set (d->cr, &d->inks->paper);
  cairo_arc (d->cr, x, y, size * 0.32, 0, 2 * G_PI);
  cairo_fill (d->cr);
  rk_ink_set (d->cr, &d->inks->text);
  cairo_arc (d->cr, x, y, size * 0.2, 0, 2 * G_PI);
  cairo_fill (d->cr);
}

static void
draw_paper_mark (RkChartDrawing *d, RkStatState state, double x, double y, double size)
{
  RkMark mark = state == RK_STAT_SURELY_HIGH  ? RK_MARK_SQUARE
                : state == RK_STAT_SURELY_LOW ? RK_MARK_CIRCLE
                                              : RK_MARK_DIAMOND;

  if (mark != RK_MARK_SQUARE)
    {
      rk_ink_set (d->cr, &d->inks->paper);
      cairo_arc (d->cr, x, y, size * 0.4, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
  rk_ink_set (d->cr, &d->inks->text);
  rk_mark_draw (d->cr, mark, x, y, size);
  /* The ring is heavy, the diamond thin: the shape tells, and the weight, too. */
  if (mark == RK_MARK_CIRCLE)
    {
      cairo_set_line_width (d->cr, size * 0.19);
      cairo_arc (d->cr, x, y, size * 0.38, 0, 2 * G_PI);
      cairo_stroke (d->cr);
    }
}

/* High is square, low is round, neither stands on a corner: a screen is printed in grey, too. */
static void
trace_shape (RkChartDrawing *d, RkStatState state, double x, double y, double half)
{
  cairo_new_path (d->cr);
  if (state == RK_STAT_SURELY_HIGH || state == RK_STAT_HIGH)
    cairo_rectangle (d->cr, x - half, y - half, 2 * half, 2 * half);
  else if (state == RK_STAT_SURELY_LOW || state == RK_STAT_LOW)
    cairo_arc (d->cr, x, y, 1.08 * half, 0, 2 * G_PI);
  else
    {
      cairo_move_to (d->cr, x, y - 1.3 * half);
      cairo_line_to (d->cr, x + 1.3 * half, y);
      cairo_line_to (d->cr, x, y + 1.3 * half);
      cairo_line_to (d->cr, x - 1.3 * half, y);
      cairo_close_path (d->cr);
    }
}

static void
draw_mark (RkChartDrawing *d, RkStatState state, double x, double y, double size)
{
  double half = size / 2;

  if (state == RK_STAT_UNDECIDED)
    {
      draw_dot (d, x, y, size);
      return;
    }
  if (d->style->look == RK_CHART_PAPER)
    {
      draw_paper_mark (d, state, x, y, size);
      return;
    }
  rk_ink_set (d->cr, is_sure (state) ? ink_of_state (d, state) : &d->inks->paper);
  trace_shape (d, state, x, y, half);
  cairo_fill_preserve (d->cr);
  rk_ink_set (d->cr, ink_of_state (d, state));
  cairo_set_line_width (d->cr, 2 * d->style->scale);
  cairo_stroke (d->cr);
}

void
rk_chart_draw_state (RkChartDrawing *d, const RkChartPart *part, double size)
{
  draw_mark (d, part->state, part->x, part->y, size);
}

static void
draw_state_swatch (RkChartDrawing *d, guint state, const RkRect *swatch)
{
  draw_mark (d, (RkStatState)state, swatch->x + swatch->width / 2, swatch->y + swatch->height / 2,
             swatch->height * (d->style->look == RK_CHART_PAPER ? 1 : 0.7));
}

const char *
rk_chart_get_state_words (RkChart *self, RkStatState state)
{
  return self->kind == RK_CHART_FUNNEL && isfinite (self->overall)
             ? rk_chart_get_funnel_words (state)
             : rk_stat_state_paper (state);
}

void
rk_chart_add_state_legend (RkChartLayout *layout, RkStatState state, const char *text)
{
  rk_chart_add_legend (layout, draw_state_swatch, state, text);
}

/* Only what is there; on a screen colour and shape say high or low and filling whether it is sure.
 */
void
rk_chart_list_states (RkChart *self, RkChartLayout *layout)
{
  static const RkStatState states[]
      = { RK_STAT_SURELY_HIGH, RK_STAT_HIGH, RK_STAT_SAME, RK_STAT_LOW, RK_STAT_SURELY_LOW };
  gboolean seen[RK_STAT_SURELY_HIGH + 1] = { FALSE };

  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      seen[rk_chart_get_state (self, s, c)] = TRUE;
  if (layout->style.look == RK_CHART_PAPER)
    {
      seen[RK_STAT_SAME] |= seen[RK_STAT_HIGH] || seen[RK_STAT_LOW];
      seen[RK_STAT_HIGH] = seen[RK_STAT_LOW] = FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (seen[states[i]])
      rk_chart_add_legend (layout, draw_state_swatch, states[i],
                           states[i] == RK_STAT_SAME && layout->style.look == RK_CHART_PAPER
                               ? "有意な差はない"
                               : rk_stat_state_paper (states[i]));
}
