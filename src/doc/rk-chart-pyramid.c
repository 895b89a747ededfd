/* Pyramid: ages upwards, men to the left. A third and fourth series are outlines to compare with.
 */
#include <math.h>

#include "rk-chart-items.h"

typedef struct
{
  RkRect sides[2]; /* left, right */
  RkAxis axis;
  double band;
} Pyramid;

static double
find_most (RkChart *chart)
{
  double most = 0;

  for (guint s = 0; s < MIN (chart->series->len, 4); s++)
    for (guint c = 0; c < chart->categories->len; c++)
      {
        double value = rk_chart_get_value (chart, s, c);

        most = rk_chart_is_number (value) ? MAX (most, value) : most;
      }
  return most;
}

static double
place (const Pyramid *self, guint side, double value)
{
  const RkRect *rect = &self->sides[side];

  value = MAX (value, 0);
  return side == 0 ? rk_axis_place (&self->axis, value, rect->x + rect->width, rect->x)
                   : rk_axis_place (&self->axis, value, rect->x, rect->x + rect->width);
}

static void
lay_out_scale (RkChartLayout *layout, const Pyramid *self, guint side)
{
  const RkRect *rect = &self->sides[side];
  double em = layout->sizes.axis;
  double bottom = rect->y + rect->height;
  guint decimals = rk_axis_get_decimals (&self->axis);
  double step = self->axis.n_ticks > 1 ? rect->width / (self->axis.n_ticks - 1) : rect->width;
  double room = MIN (0.94 * step, 4.6 * em); /* at the outer end half of it is all there is */

  for (guint i = 0; i < self->axis.n_ticks; i++)
    {
      double tick = rk_axis_get_tick (&self->axis, i);
      double x = place (self, side, tick);
      g_autofree char *text = rk_number_format (tick, decimals);

      rk_chart_rule (layout, RK_TONE_GRID, RK_RULE_THIN * layout->style.scale, x, rect->y, x,
                     bottom + 0.3 * em);
      /* Both zeros stand at the names. */
      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, x, bottom + 1.05 * em, room,
                      text)
          ->tone
          = RK_TONE_DIM;
    }
}

/* The number beyond the end of its bar, where there is room and no outline to be struck by. */
static void
lay_out_number (
    RkChart *chart, RkChartLayout *layout, const Pyramid *self, guint side, guint row, double y)
{
  const RkRect *body = &layout->body;
  double value = rk_chart_get_value (chart, side, row);
  double em = MIN (layout->sizes.value, 0.8 * self->band);
  g_autofree char *text = rk_chart_dup_number (chart, value);
  double width = rk_chart_measure (layout, em, text);
  double x = place (self, side, value) + (side == 0 ? -0.4 : 0.4) * em;

  if (chart->series->len > 2 || (side == 0 && x - width < body->x)
      || (side == 1 && x + width > body->x + body->width))
    return;
  rk_chart_label (layout, RK_FACE_GOTHIC, em, side == 0 ? RK_ALIGN_RIGHT : RK_ALIGN_LEFT, x, y, 0,
                  text)
      ->plate
      = TRUE;
}

static void
lay_out_row (RkChart *chart, RkChartLayout *layout, const Pyramid *self, guint row)
{
  double y = self->sides[0].y + self->sides[0].height - (row + 0.5) * self->band;
  double middle = (self->sides[0].x + self->sides[0].width + self->sides[1].x) / 2;
  double gap = self->sides[1].x - self->sides[0].x - self->sides[0].width;

  rk_chart_label (layout, RK_FACE_GOTHIC, layout->sizes.name, RK_ALIGN_CENTRE, middle, y,
                  gap - 0.4 * layout->sizes.name, rk_chart_get_category (chart, row));
  for (guint side = 0; side < MIN (chart->series->len, 2); side++)
    {
      double value = rk_chart_get_value (chart, side, row);
      RkRect rect
          = { self->sides[side].x, y - self->band / 2, self->sides[side].width, self->band };
      double foot = place (self, side, 0);
      double x = rk_chart_is_number (value) ? place (self, side, value) : foot;

      rk_chart_part (layout, side, row, x, y, rect);
      if (rk_chart_is_number (value))
        lay_out_number (chart, layout, self, side, row, y);
      else
        rk_chart_label (layout, RK_FACE_GOTHIC, MIN (layout->sizes.value, self->band),
                        side == 0 ? RK_ALIGN_RIGHT : RK_ALIGN_LEFT,
                        foot + (side == 0 ? -1.6 : 1.6) * layout->sizes.value, y, 0,
                        value == RK_CHART_WITHHELD ? "※" : "…");
    }
}

void
rk_chart_lay_out_pyramid (RkChart *chart, RkChartLayout *layout)
{
  Pyramid *self = g_new0 (Pyramid, 1);
  double em = layout->sizes.name;
  const RkRect *body = &layout->body;
  double names = 0;
  double above = 1.6 * em;
  double below = 1.8 * layout->sizes.axis;
  guint n = chart->categories->len;
  double side;
  double inset;

  layout->figure = self;
  layout->free_figure = g_free;
  layout->needed += above + below + n * 1.5 * em;
  layout->least += above + below + n * 1.05 * em;
  self->band = MAX (body->height - above - below, 1) / n;
  if (self->band < em)
    layout->sizes.name = layout->sizes.value = em = self->band;
  for (guint c = 0; c < n; c++)
    names = MAX (names, rk_chart_measure (layout, em, rk_chart_get_category (chart, c)));
  names = MIN (names + 2.2 * em, 0.3 * body->width);
  inset = 2.5 * layout->sizes.axis;
  side = MAX ((body->width - names) / 2 - inset, 1);
  self->sides[0] = (RkRect){ body->x + inset, body->y + above, side, self->band * n };
  self->sides[1]
      = (RkRect){ body->x + inset + side + names, body->y + above, side, self->band * n };
  self->axis = rk_axis (0, find_most (chart), (guint)CLAMP (side / (6 * layout->sizes.axis), 1, 6),
                        chart->decimals);
  for (guint i = 0; i < MIN (chart->series->len, 2); i++)
    {
      lay_out_scale (layout, self, i);
      rk_chart_label (layout, RK_FACE_GOTHIC_BOLD, em, RK_ALIGN_CENTRE, self->sides[i].x + side / 2,
                      body->y + 0.7 * em, side, rk_chart_get_series (chart, i));
    }
  if (chart->unit)
    {
      g_autofree char *unit = g_strdup_printf ("（%s）", chart->unit);

      rk_chart_label (layout, RK_FACE_GOTHIC, layout->sizes.axis, RK_ALIGN_CENTRE,
                      body->x + body->width / 2,
                      self->sides[0].y + self->sides[0].height + 1.05 * layout->sizes.axis,
                      names - 2 * layout->sizes.axis, unit)
          ->tone
          = RK_TONE_DIM;
    }
  for (guint c = 0; c < n; c++)
    lay_out_row (chart, layout, self, c);
}

/* The outline of what is compared with: a stair over the bars. */
static void
draw_outline (RkChartDrawing *d, const Pyramid *self, guint side)
{
  guint series = side + 2;
  double dashes[2] = { 3 * d->style->scale, 2 * d->style->scale };
  gboolean drawing = FALSE;

  if (series >= d->chart->series->len)
    return;
  cairo_new_path (d->cr);
  for (guint c = 0; c < d->chart->categories->len; c++)
    {
      double value = rk_chart_get_value (d->chart, series, c);
      double bottom = self->sides[0].y + self->sides[0].height - c * self->band;
      double x = place (self, side, value);

      if (!rk_chart_is_number (value))
        {
          drawing = FALSE;
          continue;
        }
      if (drawing)
        cairo_line_to (d->cr, x, bottom);
      else
        cairo_move_to (d->cr, x, bottom);
      cairo_line_to (d->cr, x, bottom - self->band);
      drawing = TRUE;
    }
  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, 1.3 * d->style->scale);
  cairo_set_dash (d->cr, dashes, 2, 0);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

void
rk_chart_draw_pyramid (RkChartDrawing *d)
{
  const Pyramid *self = d->layout->figure;
  double em = MIN (d->layout->sizes.value, self->band);

  for (guint i = 0; i < d->layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);
      double value = rk_chart_get_value (d->chart, part->series, part->category);
      double foot = place (self, part->series, 0);
      RkRect bar = { MIN (foot, part->x), part->y - 0.42 * self->band, fabs (part->x - foot),
                     0.84 * self->band };
      RkRect patch
          = { part->series == 0 ? foot - 1.3 * em : foot + 0.3 * em, part->y - 0.5 * em, em, em };

      if (rk_chart_is_number (value) && bar.width > 0)
        rk_chart_fill_bar (d->cr, d->style, part->series, &bar);
      else if (value == RK_CHART_WITHHELD)
        rk_chart_fill_withheld (d->cr, d->style, &patch);
    }
  draw_outline (d, self, 0);
  draw_outline (d, self, 1);
}

static void
draw_outline_swatch (RkChartDrawing *d, guint index, const RkRect *swatch)
{
  double dashes[2] = { 3 * d->style->scale, 2 * d->style->scale };

  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, 1.3 * d->style->scale);
  cairo_set_dash (d->cr, dashes, 2, 0);
  cairo_move_to (d->cr, swatch->x, swatch->y + swatch->height / 2);
  cairo_rel_line_to (d->cr, swatch->width, 0);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

void
rk_chart_list_pyramid (RkChart *self, RkChartLayout *layout)
{
  if (self->series->len > 2)
    rk_chart_add_legend (layout, draw_outline_swatch, 0, rk_chart_get_series (self, 2));
}
