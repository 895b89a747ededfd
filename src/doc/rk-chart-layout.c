/* Where everything of a chart is. Drawing and pointing read it from here. */
#include "rk-chart-private.h"

#include <math.h>

#define SHARE_SINGLE 0.66 /* of a band that its bars take */
#define SHARE_GROUP 0.80

RkChartStyle
rk_chart_style (RkChartLook look, double scale)
{
  RkChartStyle style = { .look = look, .scale = scale, .lit_series = -1, .lit_category = -1 };

  style.family = look == RK_CHART_PAPER ? RK_FAMILY_GOTHIC : RK_FAMILY_SCREEN;
  return style;
}

static void
clear_legend_item (gpointer data)
{
  g_free (((RkLegendItem *)data)->text);
}

static void
clear_label (gpointer data)
{
  g_free (((RkChartLabel *)data)->text);
}

void
rk_chart_layout_free (RkChartLayout *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_names; i++)
    rk_fitted_clear (&self->names[i]);
  g_free (self->names);
  rk_fitted_clear (&self->title);
  rk_fitted_clear (&self->subtitle);
  for (guint i = 0; i < G_N_ELEMENTS (self->notes); i++)
    {
      rk_fitted_clear (&self->notes[i]);
      g_free (self->texts[i]);
    }
  g_free (self->heading);
  g_array_unref (self->legend);
  g_array_unref (self->labels);
  g_array_unref (self->rules);
  g_array_unref (self->parts);
  if (self->free_figure)
    self->free_figure (self->figure);
  g_free (self->family);
  g_free (self);
}

static gboolean
is_same (const RkChartLayout *layout, const RkRect *rect, const RkChartStyle *style)
{
  return layout->rect.x == rect->x && layout->rect.y == rect->y && layout->rect.width == rect->width
         && layout->rect.height == rect->height && layout->style.look == style->look
         && layout->style.scale == style->scale && layout->style.no_title == style->no_title
         && layout->style.no_notes == style->no_notes && layout->style.corner == style->corner
         && layout->type == rk_type_get_shared (style->family, NULL);
}

RkChartLayout *
rk_chart_lay_out (RkChart *self, const RkRect *rect, const RkChartStyle *style)
{
  RkChartLayout *layout = self->layout;

  if (layout != NULL && is_same (layout, rect, style))
    return layout;
  rk_chart_layout_free (layout);
  layout = self->layout = g_new0 (RkChartLayout, 1);
  layout->rect = *rect;
  layout->style = *style;
  layout->style.family = layout->family = g_strdup (style->family);
  layout->type = rk_type_get_shared (style->family, NULL);
  layout->sizes = rk_chart_get_sizes (style);
  layout->legend = g_array_new (FALSE, FALSE, sizeof (RkLegendItem));
  g_array_set_clear_func (layout->legend, clear_legend_item);
  layout->labels = g_array_new (FALSE, FALSE, sizeof (RkChartLabel));
  g_array_set_clear_func (layout->labels, clear_label);
  layout->rules = g_array_new (FALSE, FALSE, sizeof (RkChartRule));
  layout->parts = g_array_new (FALSE, FALSE, sizeof (RkChartPart));
  layout->n_names = self->categories->len;
  layout->names = g_new0 (RkFitted, layout->n_names);
  rk_chart_layout_frame (self, layout);
  if (rk_chart_has_bars (self))
    {
      rk_chart_layout_names (self, layout);
      rk_chart_layout_plot (self, layout);
    }
  else if (!rk_chart_is_empty (self))
    rk_chart_get_info (self->kind)->lay_out (self, layout);
  return layout;
}

static RkChartLayout *
lay_out_at (RkChart *self, double width, const RkChartStyle *style)
{
  /* As wide as asked for and as high as it is wide: the height has no say in what is needed. */
  RkRect rect = { 0, 0, width, width };

  return rk_chart_lay_out (self, &rect, style);
}

double
rk_chart_get_height (RkChart *self, double width, const RkChartStyle *style)
{
  return ceil (lay_out_at (self, width, style)->needed);
}

double
rk_chart_get_least_height (RkChart *self, double width, const RkChartStyle *style)
{
  return ceil (lay_out_at (self, width, style)->least);
}

void
rk_chart_get_range (RkChart *self, double *low, double *high)
{
  *low = *high = 0;
  for (guint c = 0; c < self->categories->len; c++)
    {
      double below = 0;
      double above = 0;

      for (guint s = 0; s < rk_chart_count_drawn (self); s++)
        {
          double value, lower, upper;

          if (!rk_chart_get_length (self, s, c, &value))
            continue;
          if (!rk_chart_is_stack (self))
            below = above = 0;
          below += MIN (value, 0);
          above += MAX (value, 0);
          *low = MIN (*low, below);
          *high = MAX (*high, above);
          if (rk_chart_is_stack (self) || !rk_chart_get_interval (self, s, c, &lower, &upper))
            continue;
          *low = MIN (*low, isfinite (lower) ? lower : value);
          *high = MAX (*high, isfinite (upper) ? upper : value);
        }
    }
  for (guint i = 0; i < self->references->len; i++)
    {
      double value = g_array_index (self->references, RkChartReference, i).value;

      *low = MIN (*low, value);
      *high = MAX (*high, value);
    }
  if (self->kind == RK_CHART_SHARES)
    *high = 100;
}

gboolean
rk_chart_is_empty (RkChart *self)
{
  return self->categories->len == 0 || rk_chart_count_drawn (self) == 0;
}

gboolean
rk_chart_get_length (RkChart *self, guint series, guint category, double *length)
{
  double whole;

  *length = rk_chart_get_value (self, series, category);
  if (!rk_chart_is_number (*length))
    return FALSE;
  if (self->kind != RK_CHART_SHARES)
    return TRUE;
  /* Of a whole with an unknown part nothing can be a share, or the rest would tell it. */
  if (!rk_chart_get_total (self, category, &whole) || whole <= 0 || *length < 0)
    return FALSE;
  *length *= 100 / whole;
  return TRUE;
}

void
rk_chart_layout_get_slot (
    RkChart *self, RkChartLayout *layout, guint series, guint category, double *start, double *size)
{
  guint n_slots = self->kind == RK_CHART_GROUPED ? MAX (rk_chart_count_drawn (self), 1) : 1;
  double bars = layout->band * (n_slots > 1 ? SHARE_GROUP : SHARE_SINGLE);
  double origin = layout->lying ? layout->plot.y : layout->plot.x;

  *size = bars / n_slots;
  *start = origin + category * layout->band + (layout->band - bars) / 2
           + (n_slots > 1 ? series : 0) * *size;
}

/* The value at which a part of a stack begins: on its own side of zero. */
static double
get_base (RkChart *self, guint series, guint category)
{
  double value;
  double base = 0;

  if (!rk_chart_is_stack (self) || !rk_chart_get_length (self, series, category, &value))
    return 0;
  for (guint s = 0; s < series; s++)
    {
      double below;

      if (rk_chart_get_length (self, s, category, &below) && (below < 0) == (value < 0))
        base += below;
    }
  return base;
}

gboolean
rk_chart_layout_get_bar (
    RkChart *self, RkChartLayout *layout, guint series, guint category, RkRect *bar)
{
  double value;
  const RkRect *plot = &layout->plot;
  double base = get_base (self, series, category);
  double start;
  double size;
  double from;
  double to;

  if (!rk_chart_get_length (self, series, category, &value))
    return FALSE;
  rk_chart_layout_get_slot (self, layout, series, category, &start, &size);
  if (layout->lying)
    {
      from = rk_axis_place (&layout->axis, base, plot->x, plot->x + plot->width);
      to = rk_axis_place (&layout->axis, base + value, plot->x, plot->x + plot->width);
      *bar = (RkRect){ MIN (from, to), start, fabs (to - from), size };
    }
  else
    {
      from = rk_axis_place (&layout->axis, base, plot->y + plot->height, plot->y);
      to = rk_axis_place (&layout->axis, base + value, plot->y + plot->height, plot->y);
      *bar = (RkRect){ start, MIN (from, to), size, fabs (to - from) };
    }
  return TRUE;
}

gboolean
rk_chart_get_bar (RkChart *self,
                  const RkRect *rect,
                  const RkChartStyle *style,
                  guint series,
                  guint category,
                  RkRect *bar)
{
  g_return_val_if_fail (series < self->series->len && category < self->categories->len, FALSE);
  return rk_chart_has_bars (self) && series < rk_chart_count_drawn (self)
         && rk_chart_layout_get_bar (self, rk_chart_lay_out (self, rect, style), series, category,
                                     bar);
}

/* How far a point along the values is from a bar. */
static double
get_distance (const RkChartLayout *layout, const RkRect *bar, double x, double y)
{
  double at = layout->lying ? x : y;
  double from = layout->lying ? bar->x : bar->y;
  double to = from + (layout->lying ? bar->width : bar->height);

  return MAX (MAX (from - at, at - to), 0);
}

static guint
find_part (RkChart *self, RkChartLayout *layout, guint category, double x, double y)
{
  guint nearest = 0;
  double distance = INFINITY;

  for (guint s = 0; s < self->series->len; s++)
    {
      RkRect bar;

      /* Of parts without length the one under the pointer cannot be told: take a real one. */
      if (rk_chart_layout_get_bar (self, layout, s, category, &bar) && bar.width > 0
          && bar.height > 0 && get_distance (layout, &bar, x, y) < distance)
        {
          nearest = s;
          distance = get_distance (layout, &bar, x, y);
        }
    }
  return nearest;
}

static gboolean
hit_bar (RkChart *self,
         RkChartLayout *layout,
         const RkRect *rect,
         double x,
         double y,
         guint *series,
         guint *category)
{
  const RkRect *plot = &layout->plot;
  double along = layout->lying ? y - plot->y : x - plot->x;
  double start;
  double size;

  if (x < rect->x || x >= rect->x + rect->width || layout->band <= 0
      || rk_chart_count_drawn (self) == 0)
    return FALSE;
  if (!layout->lying && (y < layout->body.y || y >= layout->body.y + layout->body.height))
    return FALSE;
  if (along < 0 || along >= layout->band * self->categories->len)
    return FALSE;
  *category = MIN ((guint)(along / layout->band), self->categories->len - 1);
  *series = 0;
  if (rk_chart_is_stack (self))
    *series = find_part (self, layout, *category, x, y);
  else if (self->kind == RK_CHART_GROUPED)
    {
      rk_chart_layout_get_slot (self, layout, 0, *category, &start, &size);
      *series = (guint)CLAMP (floor (((layout->lying ? y : x) - start) / size), 0,
                              rk_chart_count_drawn (self) - 1.0);
    }
  return TRUE;
}

gboolean
rk_chart_hit (RkChart *self,
              const RkRect *rect,
              const RkChartStyle *style,
              double x,
              double y,
              guint *series,
              guint *category)
{
  RkChartLayout *layout = rk_chart_lay_out (self, rect, style);

  if (!rk_chart_has_bars (self))
    return rk_chart_hit_part (self, layout, x, y, series, category);
  return hit_bar (self, layout, rect, x, y, series, category);
}
