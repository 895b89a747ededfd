/* Axes: where the ticks are and how numbers are written. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RK_AXIS_MOST_TICKS 24

/**
 * RkAxis:
 * @step: between ticks; of a log axis what its smallest ticks differ by
 * @ticks: of a log axis
 */
typedef struct
{
  double min;
  double max;
  double step;
  guint n_ticks;
  gboolean log;
  double ticks[RK_AXIS_MOST_TICKS];
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

/** rk_axis_between: the same, but from about @low to about @high: lines need not begin at zero. */
RkAxis rk_axis_between (double low, double high, guint max_steps, guint decimals);

/**
 * rk_axis_log: equal ratios are equal lengths. Both over 0.
 * @max_ticks: how often a number fits into the length: ticks are nowhere closer
 *
 * Returns: an axis from a little under @low to a little over @high, with ticks inside it at 1, 2, 5
 *   times powers of ten, or at more of 1, 1.1, 1.25, 1.5, … where there is room
 */
RkAxis rk_axis_log (double low, double high, guint max_ticks);

/** rk_axis_get_tick: the value of tick @i, from 0. */
double rk_axis_get_tick (const RkAxis *axis, guint i);

/** rk_axis_get_decimals: decimals that its ticks need. */
guint rk_axis_get_decimals (const RkAxis *axis);

/** rk_axis_place: where @value lies between @from (the minimum) and @to (the maximum); on a log
 * axis what has no place there, and zero, is at the minimum. */
double rk_axis_place (const RkAxis *axis, double value, double from, double to);

/**
 * rk_number_format:
 *
 * Returns: (transfer full): @value as in official tables: half-up, thousands separated, ▲ for minus
 */
char *rk_number_format (double value, guint decimals);

G_END_DECLS
