/* Classes: the bands that maps, tiles and tables are filled by. */
#include <math.h>

#include "rk-chart-items.h"

static const double ratio_breaks[] = { 90, 95, 105, 110 };

/* Of the values as they are now; forgotten with the layout. */
static void
choose_breaks (RkChart *self)
{
  RkAxis axis;
  double low, high;

  if (self->has_classes || self->chose_classes)
    return;
  self->chose_classes = TRUE;
  self->n_breaks = 0;
  self->diverging
      = self->references->len > 0
        && fabs (g_array_index (self->references, RkChartReference, 0).value - 100) < 1e-9;
  if (self->diverging)
    for (guint i = 0; i < G_N_ELEMENTS (ratio_breaks); i++)
      self->classes[self->n_breaks++] = ratio_breaks[i];
  else if (rk_chart_find_range (self, RK_CHART_OWN, &low, &high))
    {
      axis = rk_axis_between (low, high, RK_CHART_MOST_CLASSES, self->decimals);
      for (guint i = 1; i + 1 < MIN (axis.n_ticks, RK_CHART_MOST_CLASSES + 1); i++)
        self->classes[self->n_breaks++] = rk_axis_get_tick (&axis, i);
    }
}

guint
rk_chart_count_classes (RkChart *self)
{
  choose_breaks (self);
  return self->n_breaks + 1;
}

int
rk_chart_get_class (RkChart *self, double value)
{
  guint class = 0;

  if (!rk_chart_is_number (value))
    return -1;
  choose_breaks (self);
  /* As it is printed: 94.96 that reads 95.0 is in the class from 95. */
  value = floor (value * pow (10, self->decimals) * (1 + 1e-14) + 0.5) / pow (10, self->decimals);
  while (class < self->n_breaks && value >= self->classes[class])
    class ++;
  return (int)class;
}

/* 「90未満」, 「90以上95未満」, 「110以上」 */
char *
rk_chart_dup_class (RkChart *self, guint class)
{
  guint decimals = 0;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  choose_breaks (self);
  for (guint i = 0; i < self->n_breaks; i++)
    while (decimals < 6
           && fabs (self->classes[i] * pow (10, decimals)
                    - round (self->classes[i] * pow (10, decimals)))
                  > 1e-9)
      decimals++;
  if (self->n_breaks == 0)
    return g_strdup ("すべて");
  if (class > 0)
    from = rk_number_format (self->classes[class - 1], decimals);
  if (class < self->n_breaks)
    to = rk_number_format (self->classes[class], decimals);
  return g_strconcat (from ? from : "", from ? "以上" : "", to ? to : "", to ? "未満" : "", NULL);
}

guint
rk_chart_get_class_step (RkChart *self, guint class)
{
  choose_breaks (self);
  if (self->n_breaks == 0)
    return 2;
  return (guint)lround ((double)class * (RK_CHART_MOST_CLASSES - 1) / self->n_breaks);
}

const RkInk *
rk_chart_get_class_ink (RkChartDrawing *d, guint class)
{
  guint step = rk_chart_get_class_step (d->chart, class);

  return d->chart->diverging ? &d->inks->classes[step] : &d->inks->shades[step];
}

RkTone
rk_chart_get_class_tone (RkChart *self, const RkChartStyle *style, int class)
{
  const RkChartInks *inks = rk_chart_get_inks (style->look);
  const RkInk *fill;
  guint step;

  if (style->look == RK_CHART_PAPER || class < 0)
    return RK_TONE_TEXT;
  step = rk_chart_get_class_step (self, (guint) class);
  fill = self->diverging ? &inks->classes[step] : &inks->shades[step];
  return 0.3 * fill->r + 0.59 * fill->g + 0.11 * fill->b > 0.5 ? RK_TONE_BLACK : RK_TONE_WHITE;
}

/* Black ink, from little to much, whatever the copier does; round a middle lines and solid for
 * what is high, dots for what is low. */
static void
fill_step_on_paper (RkChartDrawing *d, guint step, const RkRect *extents)
{
  static const enum {
    EMPTY,
    DOTS,
    MANY_DOTS,
    LINES,
    MANY_LINES,
    SOLID
  } fills[2][RK_CHART_MOST_CLASSES]
      = { { EMPTY, DOTS, LINES, MANY_LINES, SOLID }, { MANY_DOTS, DOTS, EMPTY, LINES, SOLID } };
  double mm = RK_MM * d->style->scale;
  int fill = (int)fills[d->chart->diverging ? 1 : 0][step];

  cairo_set_source_rgb (d->cr, 1, 1, 1);
  cairo_paint (d->cr);
  cairo_set_source_rgb (d->cr, 0, 0, 0);
  if (fill == DOTS || fill == MANY_DOTS)
    rk_chart_fill_dots (d->cr, extents, (fill == DOTS ? 1.9 : 1) * mm);
  else if (fill == LINES)
    rk_chart_fill_texture (d->cr, extents, 0, 1.5 * mm, 0.5 * d->style->scale);
  else if (fill == MANY_LINES)
    rk_chart_fill_texture (d->cr, extents, 0, 0.8 * mm, 0.8 * d->style->scale);
  else if (fill == SOLID)
    {
      cairo_set_source_rgb (d->cr, 0.25, 0.25, 0.25);
      cairo_paint (d->cr);
    }
}

/* Whether words on it need a plate. */
gboolean
rk_chart_is_patterned (RkChart *self, const RkChartStyle *style, int class)
{
  guint step;

  if (class < 0)
    return TRUE;
  step = rk_chart_get_class_step (self, (guint) class);
  return style->look == RK_CHART_PAPER && step != (self->diverging ? 2 : 0);
}

void
rk_chart_fill_class (RkChartDrawing *d, int class, const RkRect *extents)
{
  gboolean on_paper = d->style->look == RK_CHART_PAPER;
  guint step = class < 0 ? 0 : rk_chart_get_class_step (d->chart, (guint) class);
  gboolean hatched = class < 0 || (step > 2 && d->chart->diverging);

  if (!on_paper && !hatched)
    {
      rk_ink_set (d->cr, rk_chart_get_class_ink (d, (guint) class));
      cairo_fill (d->cr);
      return;
    }
  cairo_save (d->cr);
  cairo_clip (d->cr);
  if (class < 0)
    {
      rk_ink_set (d->cr, &d->inks->paper);
      cairo_paint (d->cr);
      rk_chart_fill_withheld (d->cr, d->style, extents);
    }
  else if (on_paper)
    fill_step_on_paper (d, step, extents);
  else
    {
      /* Orange and blue of one depth are nearly equal in grey. */
      const RkInk *paper = &d->inks->paper;

      rk_ink_set (d->cr, rk_chart_get_class_ink (d, (guint) class));
      cairo_paint (d->cr);
      cairo_set_source_rgba (d->cr, paper->r, paper->g, paper->b, step == 4 ? 0.38 : 0.6);
      rk_chart_fill_texture (d->cr, extents, -G_PI_4, (step == 4 ? 5 : 8) * d->style->scale,
                             1.6 * d->style->scale);
    }
  cairo_restore (d->cr);
}

static void
draw_class_swatch (RkChartDrawing *d, guint index, const RkRect *swatch)
{
  cairo_rectangle (d->cr, swatch->x, swatch->y, swatch->width, swatch->height);
  rk_chart_fill_class (d, (int)index - 1, swatch);
  rk_ink_set (d->cr, &d->inks->dim);
  cairo_set_line_width (d->cr, RK_RULE_THIN * d->style->scale);
  cairo_rectangle (d->cr, swatch->x, swatch->y, swatch->width, swatch->height);
  cairo_stroke (d->cr);
}

/* What a cell is classed by: of a row with a base the share of it. */
double
rk_chart_get_classed (RkChart *self, guint series, guint category)
{
  double value = rk_chart_get_value (self, series, category);
  double base = rk_chart_series (self, series)->base;

  return rk_chart_is_number (value) && isfinite (base) && base != 0 ? 100 * value / base : value;
}

/* The highest first, with how many are drawn of each; of one series only, the one that is drawn. */
void
rk_chart_list_classes (RkChart *self, RkChartLayout *layout)
{
  guint n_series = self->kind == RK_CHART_HEAT ? self->series->len : MIN (self->series->len, 1);
  guint counts[RK_CHART_MOST_CLASSES + 1] = { 0 };
  guint n_missing = 0;

  for (guint s = 0; s < n_series; s++)
    for (guint c = 0; c < self->categories->len; c++)
      {
        double value = rk_chart_get_classed (self, s, c);

        if (!rk_chart_is_placed (self, c))
          continue;
        if (value == RK_CHART_MISSING)
          n_missing++;
        else
          counts[rk_chart_get_class (self, value) + 1]++;
      }
  for (guint class = rk_chart_count_classes (self); class -- > 0;)
    {
      g_autofree char *name = rk_chart_dup_class (self, class);
      g_autofree char *text = g_strdup_printf ("%s（%u）", name, counts[class + 1]);

      rk_chart_add_legend (layout, draw_class_swatch, class + 1, text);
    }
  if (counts[0] > 0)
    {
      g_autofree char *text = g_strdup_printf ("※ 秘匿（%u）", counts[0]);

      rk_chart_add_legend (layout, draw_class_swatch, 0, text);
    }
  if (n_missing > 0)
    {
      g_autofree char *text = g_strdup_printf ("… 値なし（%u）", n_missing);

      rk_chart_add_legend (layout, NULL, 0, text);
    }
}
