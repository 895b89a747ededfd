/* Axes: where the ticks are and how numbers are written. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double min;
  double max;
  double step;
  guint n_ticks;
} RkAxis;

/**
 * rk_axis:
 * @low: smallest value; bars begin at zero, so the axis always holds it
 * @high: largest value
 * @max_steps: steps that there is room for, at least 1
 * @decimals: of the values: the step is never finer
 *
 * Returns: an axis over both values whose step is 1, 2 or 5 times a power of ten
 */
RkAxis rk_axis (double low, double high, guint max_steps, guint decimals);

/** rk_axis_get_tick: the value of tick @i, from 0. */
double rk_axis_get_tick (const RkAxis *axis, guint i);

/** rk_axis_get_decimals: decimals that its ticks need. */
guint rk_axis_get_decimals (const RkAxis *axis);

/** rk_axis_place: where @value lies between @from (the minimum) and @to (the maximum). */
double rk_axis_place (const RkAxis *axis, double value, double from, double to);

/**
 * rk_number_format:
 *
 * Returns: (transfer full): @value as in official tables: half-up, thousands separated, ▲ for minus
 */
char *rk_number_format (double value, guint decimals);

G_END_DECLS
