#include "rk-chart-items.h"

#include <math.h>

double
rk_chart_centre_on (RkChartDrawing *d, RkFace face, double size, double y)
{
  return y - size / 2 + rk_type_baseline (d->type, face, size, size);
}

void
rk_chart_draw_fitted (RkChartDrawing *d,
                      RkFace face,
                      const RkFitted *fitted,
                      double pitch,
                      RkAlign align,
                      double x,
                      double top,
                      const char *text)
{
  double baseline = top + rk_type_baseline (d->type, face, fitted->size, pitch);

  for (guint i = 0; i < fitted->lines->len; i++, baseline += pitch)
    {
      const RkFitLine *line = &g_array_index (fitted->lines, RkFitLine, i);
      double left = x;

      if (align != RK_ALIGN_LEFT)
        left -= line->scale
                * rk_type_measure (d->type, face, fitted->size, text + line->start, line->len)
                / (align == RK_ALIGN_CENTRE ? 2 : 1);
      rk_type_draw (d->type, d->cr, face, fitted->size, line->scale, left, baseline,
                    text + line->start, line->len);
    }
}

static void
draw_title (RkChartDrawing *d)
{
  const RkChartLayout *layout = d->layout;
  double size = layout->sizes.title;
  double y = layout->rect.y;
  double x = layout->rect.x;

  if (layout->title.lines == NULL)
    return;
  rk_ink_set (d->cr, &d->inks->text);
  rk_chart_draw_fitted (d, RK_FACE_GOTHIC_BOLD, &layout->title, size * 1.4, RK_ALIGN_LEFT, x, y,
                        layout->heading);
  if (layout->subtitle.lines == NULL)
    return;
  rk_ink_set (d->cr, &d->inks->dim);
  if (layout->subtitle_apart)
    rk_chart_draw_fitted (d, RK_FACE_GOTHIC, &layout->subtitle, layout->sizes.subtitle * 1.45,
                          RK_ALIGN_LEFT, x, y + layout->title.lines->len * size * 1.4,
                          d->chart->subtitle);
  else
    rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, layout->sizes.subtitle, 1,
                  x + 1.5 * size
                      + rk_type_measure (d->type, RK_FACE_GOTHIC_BOLD, size, layout->heading, -1),
                  y + rk_type_baseline (d->type, RK_FACE_GOTHIC_BOLD, size, size * 1.4),
                  d->chart->subtitle, -1);
}

static void
draw_notes (RkChartDrawing *d)
{
  const RkChartLayout *layout = d->layout;
  double pitch = layout->sizes.note * 1.45;
  double y = layout->notes_y + 0.7 * layout->sizes.note;

  rk_ink_set (d->cr, &d->inks->dim);
  for (guint i = 0; i < RK_CHART_READING; i++)
    {
      if (layout->texts[i] == NULL)
        continue;
      rk_chart_draw_fitted (d, RK_FACE_GOTHIC, &layout->notes[i], pitch, RK_ALIGN_LEFT,
                            layout->rect.x, y, layout->texts[i]);
      y += layout->notes[i].lines->len * pitch;
    }
}

static void
draw_reading (RkChartDrawing *d)
{
  const RkChartLayout *layout = d->layout;

  if (layout->texts[RK_CHART_READING] == NULL)
    return;
  rk_ink_set (d->cr, &d->inks->text);
  rk_chart_draw_fitted (d, RK_FACE_GOTHIC, &layout->notes[RK_CHART_READING],
                        layout->sizes.subtitle * 1.45, RK_ALIGN_LEFT, layout->rect.x,
                        layout->reading_y, layout->texts[RK_CHART_READING]);
}

static void
draw_legend (RkChartDrawing *d)
{
  const RkChartLayout *layout = d->layout;
  double em = layout->sizes.legend;

  for (guint i = 0; i < layout->legend->len; i++)
    {
      const RkLegendItem *item = &g_array_index (layout->legend, RkLegendItem, i);
      double middle = layout->legend_y + item->y + 0.4 * em + 0.85 * em;
      RkRect swatch = { item->x, middle - 0.5 * em, item->ems * em, em };
      double x = item->x;

      if (item->swatch)
        {
          item->swatch (d, item->index, &swatch);
          x += (item->ems + RK_SWATCH_GAP) * em;
        }
      rk_ink_set (d->cr, &d->inks->text);
      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, em, 1, x,
                    rk_chart_centre_on (d, RK_FACE_GOTHIC, em, middle), item->text, -1);
    }
}

static void
draw_line (
    RkChartDrawing *d, const RkInk *ink, double weight, double x1, double y1, double x2, double y2)
{
  rk_ink_set (d->cr, ink);
  cairo_set_line_width (d->cr, weight);
  cairo_move_to (d->cr, x1, y1);
  cairo_line_to (d->cr, x2, y2);
  cairo_stroke (d->cr);
}

static void
draw_tick (RkChartDrawing *d, double tick, const char *text)
{
  const RkRect *plot = &d->layout->plot;
  double em = d->layout->sizes.axis;
  /* On paper the numbers at the bars are enough; a grid would only be more ink. */
  gboolean on_paper = d->style->look == RK_CHART_PAPER;
  gboolean has_grid = !on_paper || !d->layout->shows_values;
  double weight = (on_paper ? RK_RULE_THIN : 0.75) * d->style->scale;
  double bottom = plot->y + plot->height;
  double at;

  if (d->layout->lying)
    {
      at = rk_axis_place (&d->layout->axis, tick, plot->x, plot->x + plot->width);
      draw_line (d, &d->inks->grid, weight, at, has_grid ? plot->y : bottom, at,
                 bottom + 0.35 * em);
      rk_ink_set (d->cr, &d->inks->dim);
      rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, at,
                            rk_chart_centre_on (d, RK_FACE_GOTHIC, em, bottom + 1.1 * em), text);
      return;
    }
  at = rk_axis_place (&d->layout->axis, tick, bottom, plot->y);
  draw_line (d, &d->inks->grid, weight, plot->x - 0.35 * em, at,
             plot->x + (has_grid ? plot->width : 0), at);
  rk_ink_set (d->cr, &d->inks->dim);
  rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, plot->x - 0.6 * em,
                        rk_chart_centre_on (d, RK_FACE_GOTHIC, em, at), text);
}

static void
draw_unit (RkChartDrawing *d)
{
  const RkRect *plot = &d->layout->plot;
  double em = d->layout->sizes.axis;
  g_autofree char *unit = NULL;
  g_autofree char *last = NULL;

  if (d->chart->unit == NULL && d->chart->kind != RK_CHART_SHARES)
    return;
  unit = g_strdup_printf ("（%s）", d->chart->kind == RK_CHART_SHARES ? "%" : d->chart->unit);
  rk_ink_set (d->cr, &d->inks->dim);
  if (!d->layout->lying)
    {
      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, em, 1, d->layout->rect.x,
                    rk_chart_centre_on (d, RK_FACE_GOTHIC, em, d->layout->body.y + 0.6 * em), unit,
                    -1);
      return;
    }
  last = rk_number_format (d->layout->axis.max, rk_axis_get_decimals (&d->layout->axis));
  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, em, 1,
                plot->x + plot->width + rk_type_measure (d->type, RK_FACE_GOTHIC, em, last, -1) / 2,
                rk_chart_centre_on (d, RK_FACE_GOTHIC, em, plot->y + plot->height + 1.1 * em), unit,
                -1);
}

static void
draw_axis (RkChartDrawing *d)
{
  const RkAxis *axis = &d->layout->axis;

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double tick = rk_axis_get_tick (axis, i);
      g_autofree char *text = rk_number_format (tick, rk_axis_get_decimals (axis));

      draw_tick (d, tick, text);
    }
  draw_unit (d);
}

/* Where bars begin: over the bars, so that all of them stand on one line. */
static void
draw_base_line (RkChartDrawing *d)
{
  const RkRect *plot = &d->layout->plot;
  double weight = 1 * d->style->scale;
  double at;

  if (d->layout->lying)
    {
      at = rk_axis_place (&d->layout->axis, 0, plot->x, plot->x + plot->width);
      draw_line (d, &d->inks->text, weight, at, plot->y, at, plot->y + plot->height);
      return;
    }
  at = rk_axis_place (&d->layout->axis, 0, plot->y + plot->height, plot->y);
  draw_line (d, &d->inks->text, weight, plot->x, at, plot->x + plot->width, at);
}

static void
draw_names (RkChartDrawing *d)
{
  const RkChartLayout *layout = d->layout;
  double gap = 0.5 * layout->sizes.name;

  rk_ink_set (d->cr, &d->inks->text);
  for (guint i = 0; i < layout->n_names; i++)
    {
      const char *name = rk_chart_get_category (d->chart, i);
      const RkFitted *fitted = &layout->names[i];
      double pitch = fitted->size * RK_NAME_PITCH;
      double middle = (i + 0.5) * layout->band;
      RkFace face = (int)i == d->chart->focus ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC;

      if (layout->lying)
        rk_chart_draw_fitted (d, face, fitted, pitch, RK_ALIGN_RIGHT, layout->names_end - gap,
                              layout->plot.y + middle - fitted->lines->len * pitch / 2, name);
      else if (layout->upright_names)
        rk_type_draw_vertical (d->type, d->cr, face, layout->sizes.name, layout->plot.x + middle,
                               layout->body.y + layout->body.height - layout->names_room + gap,
                               name);
      else
        rk_chart_draw_fitted (d, face, fitted, pitch, RK_ALIGN_CENTRE, layout->plot.x + middle,
                              layout->body.y + layout->body.height - layout->names_room + gap,
                              name);
    }
}

/* Dashes on a strip of ground: over a dark bar black dashes alone would not be seen. */
static void
draw_reference_line (RkChartDrawing *d, gboolean solid, double x1, double y1, double x2, double y2)
{
  double weight = (d->style->look == RK_CHART_PAPER ? 1.1 : 1.5) * d->style->scale;
  double dashes[2] = { 5.1 * d->style->scale, 2.6 * d->style->scale };

  draw_line (d, &d->inks->paper, 2.6 * weight, x1, y1, x2, y2);
  cairo_set_dash (d->cr, dashes, solid ? 0 : 2, 0);
  draw_line (d, &d->inks->text, weight, x1, y1, x2, y2);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

/* 全国 is one heavy stroke, 県 a thin one with gaps: both may stand close beside each other. */
void
rk_chart_draw_tick (RkChartDrawing *d, gboolean solid, double x1, double y1, double x2, double y2)
{
  double weight = (d->style->look == RK_CHART_PAPER ? 1 : 1.3) * d->style->scale;
  double dashes[2] = { 2.4 * d->style->scale, 1.6 * d->style->scale };

  draw_line (d, &d->inks->paper, (solid ? 4 : 3) * weight, x1, y1, x2, y2);
  cairo_set_dash (d->cr, dashes, solid ? 0 : 2, 0);
  draw_line (d, &d->inks->text, (solid ? 2 : 1) * weight, x1, y1, x2, y2);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

/* Names of the lines, which are pushed apart along @from – @to. */
typedef struct
{
  double at;
  double size; /* along the axis */
  guint reference;
} LineName;

static int
compare_line_names (gconstpointer a, gconstpointer b)
{
  const LineName *first = a;
  const LineName *second = b;

  return first->at < second->at ? -1 : first->at > second->at;
}

static void
push_apart (GArray *names, double from, double to)
{
  double end = from;

  g_array_sort (names, compare_line_names);
  for (guint i = 0; i < names->len; i++)
    {
      LineName *name = &g_array_index (names, LineName, i);

      name->at = MAX (name->at, end + name->size / 2);
      end = name->at + name->size / 2;
    }
  for (guint i = names->len; i-- > 0;)
    {
      LineName *name = &g_array_index (names, LineName, i);

      name->at = MIN (name->at, to - name->size / 2);
      to = name->at - name->size / 2;
    }
}

static void
draw_reference (RkChartDrawing *d)
{
  const RkRect *plot = &d->layout->plot;
  const RkRect *rect = &d->layout->rect;
  gboolean lying = d->layout->lying;
  double em = lying ? d->layout->sizes.name : d->layout->sizes.value;
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (LineName));

  for (guint i = 0; i < d->chart->references->len; i++)
    {
      const RkChartReference *reference
          = &g_array_index (d->chart->references, RkChartReference, i);
      g_autofree char *label = rk_chart_dup_reference (d->chart, i);
      LineName name = { .reference = i, .size = 1.15 * em };

      if (reference->series >= 0)
        continue; /* at its own bars, and in the legend */
      if (lying)
        {
          name.at
              = rk_axis_place (&d->layout->axis, reference->value, plot->x, plot->x + plot->width);
          name.size = rk_type_measure (d->type, RK_FACE_GOTHIC, em, label, -1) + 0.5 * em;
          draw_reference_line (d, reference->solid, name.at, plot->y - 0.2 * em, name.at,
                               plot->y + plot->height);
        }
      else
        {
          name.at
              = rk_axis_place (&d->layout->axis, reference->value, plot->y + plot->height, plot->y);
          draw_reference_line (d, reference->solid, plot->x, name.at, plot->x + plot->width,
                               name.at);
        }
      g_array_append_val (names, name);
    }
  push_apart (names, lying ? rect->x : d->layout->body.y,
              lying ? rect->x + rect->width : plot->y + plot->height);
  rk_ink_set (d->cr, &d->inks->text);
  for (guint i = 0; i < names->len; i++)
    {
      const LineName *name = &g_array_index (names, LineName, i);
      g_autofree char *label = rk_chart_dup_reference (d->chart, name->reference);

      if (lying)
        rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, name->at,
                              rk_chart_centre_on (d, RK_FACE_GOTHIC, em, plot->y - 0.85 * em),
                              label);
      else
        rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, em, 1, plot->x + plot->width + 0.5 * em,
                      rk_chart_centre_on (d, RK_FACE_GOTHIC, em, name->at), label, -1);
    }
}

/* A chart without numbers says so; an empty frame looks like a fault. */
static void
draw_nothing (RkChartDrawing *d)
{
  const RkRect *body = &d->layout->body;
  double em = d->layout->sizes.name;

  rk_ink_set (d->cr, &d->inks->dim);
  rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE,
                        body->x + body->width / 2,
                        rk_chart_centre_on (d, RK_FACE_GOTHIC, em, body->y + body->height / 2),
                        "表示する値がありません");
}

static void
draw_paper (RkChartDrawing *d)
{
  const RkRect *rect = &d->layout->rect;

  if (d->style->no_paper)
    return;
  rk_ink_set (d->cr, &d->inks->paper);
  cairo_rectangle (d->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (d->cr);
}

static void
draw_body (RkChartDrawing *d)
{
  const RkChartKindInfo *info = rk_chart_get_info (d->chart->kind);

  if (rk_chart_has_bars (d->chart))
    {
      draw_axis (d);
      rk_chart_draw_bars (d);
      draw_base_line (d);
      draw_names (d);
      draw_reference (d);
      return;
    }
  rk_chart_draw_tints (d);
  rk_chart_draw_rules (d);
  info->draw (d);
  rk_chart_draw_labels (d);
  rk_chart_draw_rings (d);
}

void
rk_chart_draw (RkChart *self, cairo_t *cr, const RkRect *rect, const RkChartStyle *style)
{
  RkChartDrawing d = { .chart = self, .style = style, .cr = cr };

  d.layout = rk_chart_lay_out (self, rect, style);
  d.inks = rk_chart_get_inks (style->look);
  d.type = d.layout->type;
  cairo_save (cr);
  draw_paper (&d);
  draw_title (&d);
  draw_reading (&d);
  if (rk_chart_is_empty (self))
    draw_nothing (&d);
  else
    {
      draw_body (&d);
      draw_legend (&d);
    }
  draw_notes (&d);
  cairo_restore (cr);
}
