/* Names and plot: which way the bars run, how wide the names are, where the axis ends. */
#include "rk-chart-private.h"

#include <math.h>
#include <string.h>

#define NAMES_SHARE 0.36     /* of the width that names may take beside lying bars */
#define NARROWEST_BAND 2.4   /* ems of an upright bar, unless upright bars were asked for */
#define LONGEST_UPRIGHT 10.0 /* ems of a name set in 縦書き under a bar */

static guint
get_n_bands (const RkChartLayout *layout)
{
  return MAX (layout->n_names, 1);
}

double
rk_chart_layout_measure_values (RkChart *self, RkChartLayout *layout)
{
  double widest = 0;

  for (guint c = 0; c < self->categories->len; c++)
    for (guint s = 0; s < rk_chart_count_drawn (self); s++)
      {
        double value = rk_chart_get_value (self, s, c);
        g_autofree char *text = NULL;

        if (self->kind == RK_CHART_SHARES)
          continue;
        if (self->kind == RK_CHART_STACKED && !rk_chart_get_total (self, c, &value))
          value = RK_CHART_WITHHELD;
        text = rk_chart_dup_number (self, value);
        widest = MAX (
            widest, rk_type_measure (layout->type, RK_FACE_GOTHIC, layout->sizes.value, text, -1));
        if (self->kind == RK_CHART_STACKED)
          break;
      }
  return widest;
}

/* Sets all names across a band of @width. Returns whether two lines are enough for each, without
 * a break inside a word. */
static gboolean
set_across (RkChart *self, RkChartLayout *layout, double width)
{
  double em = layout->sizes.name;
  guint most = 0;

  for (guint i = 0; i < layout->n_names; i++)
    {
      rk_fit_text (layout->type, RK_FACE_GOTHIC, em, em, RK_FIT_NAME, width,
                   rk_chart_get_category (self, i), &layout->names[i]);
      if (layout->names[i].overflow || layout->names[i].inside_word)
        return FALSE;
      most = MAX (most, layout->names[i].lines->len);
    }
  layout->names_room = most * em * RK_NAME_PITCH + 0.5 * em;
  return TRUE;
}

/* 縦書き: for short names without Latin letters, which would lie on their side. */
static gboolean
set_upright (RkChart *self, RkChartLayout *layout, double width)
{
  double em = layout->sizes.name;
  double longest = 0;

  if (width < 1.25 * em)
    return FALSE;
  for (guint i = 0; i < layout->n_names; i++)
    {
      const char *name = rk_chart_get_category (self, i);

      for (const char *p = name; *p != '\0'; p++)
        if ((guchar)*p < 0x80)
          return FALSE;
      longest = MAX (longest, rk_type_measure (layout->type, RK_FACE_GOTHIC, em, name, -1));
    }
  layout->upright_names = TRUE;
  layout->names_room = longest + 0.8 * em;
  return longest <= LONGEST_UPRIGHT * em;
}

/* Upright bars need room for each name, and for each number unless the axis alone will do. */
static gboolean
can_stand (RkChart *self, RkChartLayout *layout)
{
  double plot = layout->body.width - 5 * layout->sizes.axis;
  double band = plot / get_n_bands (layout);
  guint n_bars = self->kind == RK_CHART_GROUPED ? MAX (rk_chart_count_drawn (self), 1) : 1;
  double slot = n_bars > 1 ? band * 0.8 / n_bars : band * 0.96;

  layout->shows_values = rk_chart_layout_measure_values (self, layout) <= slot;
  if (self->direction == RK_CHART_LYING)
    return FALSE;
  if (self->direction == RK_CHART_AUTO
      && (!layout->shows_values || band < NARROWEST_BAND * layout->sizes.name))
    return FALSE;
  if (set_across (self, layout, band * 0.94))
    return TRUE;
  if (set_upright (self, layout, band))
    return TRUE;
  layout->upright_names = FALSE;
  return FALSE;
}

static void
set_beside (RkChart *self, RkChartLayout *layout)
{
  double em = layout->sizes.name;
  double smallest
      = layout->style.look == RK_CHART_PAPER ? MIN (8 * layout->style.scale, em) : 0.85 * em;
  double longest = 0;

  for (guint i = 0; i < layout->n_names; i++)
    longest = MAX (longest, rk_type_measure (layout->type, RK_FACE_GOTHIC, em,
                                             rk_chart_get_category (self, i), -1));
  layout->names_room = MIN (longest, layout->rect.width * NAMES_SHARE);
  for (guint i = 0; i < layout->n_names; i++)
    rk_fit_text (layout->type, RK_FACE_GOTHIC, em, smallest, RK_FIT_NAME,
                 MAX (layout->names_room, em), rk_chart_get_category (self, i), &layout->names[i]);
}

void
rk_chart_layout_names (RkChart *self, RkChartLayout *layout)
{
  layout->lying = !can_stand (self, layout);
  if (!layout->lying)
    return;
  layout->shows_values = TRUE;
  set_beside (self, layout);
}

static double
measure_tick (RkChartLayout *layout, double value)
{
  g_autofree char *text = rk_number_format (value, rk_axis_get_decimals (&layout->axis));

  return rk_type_measure (layout->type, RK_FACE_GOTHIC, layout->sizes.axis, text, -1);
}

static void
set_axis (RkChart *self, RkChartLayout *layout, double room, double per_step)
{
  double low;
  double high;

  rk_chart_get_range (self, &low, &high);
  layout->axis = rk_axis (low, high, (guint)CLAMP (room / per_step, 1, 8), self->decimals);
}

/* The part of @width that the axis may take so that the number at the end of each bar, and what
 * stands at the end of the axis, stay inside. */
static double
fit_axis (RkChart *self, RkChartLayout *layout, double width, double at_end)
{
  double em = layout->sizes.value;
  double fitted = width - at_end;

  for (guint c = 0; c < self->categories->len; c++)
    for (guint s = 0; s < rk_chart_count_drawn (self); s++)
      {
        double value = rk_chart_get_value (self, s, c);
        g_autofree char *text = NULL;
        double end;

        double lower, upper;

        if (self->kind == RK_CHART_SHARES)
          continue;
        if (self->kind == RK_CHART_STACKED && !rk_chart_get_total (self, c, &value))
          value = RK_CHART_MISSING;
        text = rk_chart_dup_number (self, value);
        if (!rk_chart_is_stack (self) && rk_chart_get_interval (self, s, c, &lower, &upper)
            && isfinite (upper))
          value = MAX (value, upper);
        end = rk_axis_place (&layout->axis, rk_chart_is_number (value) ? MAX (value, 0) : 0, 0, 1);
        if (end > 0)
          fitted = MIN (fitted,
                        (width - em - rk_type_measure (layout->type, RK_FACE_GOTHIC, em, text, -1))
                            / end);
      }
  return MAX (fitted, 1);
}

static guint
count_lines (const RkChartLayout *layout)
{
  guint most = 1;

  for (guint i = 0; i < layout->n_names; i++)
    most = MAX (most, layout->names[i].lines->len);
  return most;
}

static void
shrink (RkChartLayout *layout, double by)
{
  layout->sizes.name *= by;
  layout->sizes.value *= by;
  for (guint i = 0; i < layout->n_names; i++)
    layout->names[i].size *= by;
}

/* Lines through all bars: only those are named at the plot. */
static gboolean
has_common_references (RkChart *self)
{
  for (guint i = 0; i < self->references->len; i++)
    if (g_array_index (self->references, RkChartReference, i).series < 0)
      return TRUE;
  return FALSE;
}

static void
place_lying (RkChart *self, RkChartLayout *layout)
{
  const RkChartSizes *sizes = &layout->sizes;
  const RkRect *body = &layout->body;
  guint n_bars = self->kind == RK_CHART_GROUPED ? MAX (rk_chart_count_drawn (self), 1) : 1;
  double lines = count_lines (layout) * RK_NAME_PITCH * sizes->name;
  double least = MAX (lines, n_bars > 1 ? n_bars * 1.3 * sizes->value : 1.2 * sizes->value);
  double comfortable = MAX (lines + 0.6 * sizes->name,
                            n_bars > 1 ? n_bars * 1.6 * sizes->value : 1.9 * sizes->name);
  double above = has_common_references (self) ? 1.6 * sizes->name : 0;
  double below = 1.9 * sizes->axis;
  double left = layout->names_room + 0.6 * sizes->name;
  double unit = self->unit != NULL
                    ? rk_type_measure (layout->type, RK_FACE_GOTHIC, sizes->axis, self->unit, -1)
                          + 2.5 * sizes->axis
                    : sizes->axis;
  double negative;
  double width;

  layout->plot = (RkRect){ body->x + left, body->y + above, MAX (body->width - left, 1),
                           MAX (body->height - above - below, 1) };
  set_axis (self, layout, layout->plot.width, 5 * sizes->axis);
  width = layout->plot.width;
  /* Numbers of negative bars stand at the left of them. */
  negative
      = layout->axis.min < 0 ? rk_chart_layout_measure_values (self, layout) + sizes->value : 0;
  layout->names_end = layout->plot.x;
  layout->plot.x += negative;
  layout->plot.width = fit_axis (self, layout, width - negative,
                                 measure_tick (layout, layout->axis.max) / 2 + unit);
  layout->band = layout->plot.height / get_n_bands (layout);
  layout->needed += above + below + comfortable * get_n_bands (layout);
  layout->least += above + below + least * get_n_bands (layout);
  if (layout->band < least)
    shrink (layout, layout->band / least);
}

static void
place_standing (RkChart *self, RkChartLayout *layout)
{
  const RkChartSizes *sizes = &layout->sizes;
  const RkRect *body = &layout->body;
  double above = (self->unit != NULL ? 1.5 * sizes->axis : 0) + 1.5 * sizes->value;
  double below = layout->names_room;
  double right = 0;
  double left = 0;
  double low;
  double high;

  rk_chart_get_range (self, &low, &high);
  if (low < 0)
    below += 1.5 * sizes->value;
  for (guint i = 0; i < self->references->len; i++)
    {
      g_autofree char *label = rk_chart_dup_reference (self, i);

      if (g_array_index (self->references, RkChartReference, i).series >= 0)
        continue;
      right = MAX (right, rk_type_measure (layout->type, RK_FACE_GOTHIC, sizes->value, label, -1)
                              + sizes->value);
    }
  layout->plot.height = MAX (body->height - above - below, 1);
  set_axis (self, layout, layout->plot.height, 3 * sizes->axis);
  for (guint i = 0; i < layout->axis.n_ticks; i++)
    left = MAX (left, measure_tick (layout, rk_axis_get_tick (&layout->axis, i)));
  left += 0.8 * sizes->axis;
  layout->plot.x = body->x + left;
  layout->plot.y = body->y + above;
  layout->plot.width = MAX (body->width - left - right, 1);
  layout->band = layout->plot.width / get_n_bands (layout);
  layout->needed += above + below + MAX (14 * sizes->name, 0.34 * layout->rect.width);
  layout->least += above + below + 8 * sizes->name;
}

void
rk_chart_layout_plot (RkChart *self, RkChartLayout *layout)
{
  if (layout->lying)
    place_lying (self, layout);
  else
    place_standing (self, layout);
}
