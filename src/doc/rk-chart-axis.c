#include "rk-chart-axis.h"

#include <math.h>

/* The smallest of 1, 2, 5 × 10^k that is not under @raw. */
static double
round_step (double raw)
{
  double power = pow (10, floor (log10 (raw)));
  double lead = raw / power;

  if (lead <= 1 + 1e-9)
    return power;
  if (lead <= 2 + 1e-9)
    return 2 * power;
  if (lead <= 5 + 1e-9)
    return 5 * power;
  return 10 * power;
}

RkAxis
rk_axis (double low, double high, guint max_steps, guint decimals)
{
  return rk_axis_between (MIN (low, 0), MAX (high, 0), max_steps, decimals);
}

RkAxis
rk_axis_between (double low, double high, guint max_steps, guint decimals)
{
  /* What differs by less than can be held is one value. */
  double finest = MAX (pow (10, -(double)decimals), MAX (fabs (low), fabs (high)) * 1e-12);
  RkAxis axis = { 0 };

  max_steps = MAX (max_steps, 1);
  if (high - low < finest)
    high = low + finest;
  axis.step = round_step (MAX ((high - low) / max_steps, finest));
  for (;;)
    {
      axis.min = floor (low / axis.step + 1e-9) * axis.step;
      axis.max = ceil (high / axis.step - 1e-9) * axis.step;
      axis.n_ticks = (guint)lround ((axis.max - axis.min) / axis.step) + 1;
      /* Rounding both ends outwards may have added a step: take the next one up. */
      if (axis.n_ticks - 1 <= max_steps || (low < 0 && high > 0 && axis.n_ticks <= 3)
          || axis.n_ticks <= 2)
        return axis;
      axis.step = round_step (axis.step * 1.5);
    }
}

#define MOST_LEADS 21
/* Times the closest ticks: what may be without any, between two of them or at an end. */
#define WIDEST_GAP 3

/* Leads of the ticks in each power of ten, from few to many. */
static const double leads[][MOST_LEADS]
    = {
        { 1 },
        { 1, 3 },
        { 1, 2, 5 },
        { 1, 1.5, 2, 3, 5, 7 },
        { 1, 1.5, 2, 3, 5, 7.5 },
        { 1, 1.2, 1.5, 1.8, 2.5, 3.5, 5, 8 },
        { 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9 },
        { 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9 },
        { 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9 },
        { 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 5, 5.5, 6, 6.5, 7, 8, 9 },
        { 1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4, 1.45, 1.5,
          5, 5.5,  6,   6.5,  7,   7.5,  8,   8.5,  9,   9.5 },
        { 1, 1.02, 1.04, 1.06, 1.08, 1.1, 1.12, 1.14, 1.16, 8, 8.2, 8.4, 8.6, 8.8, 9, 9.2, 9.4, 9.6,
          9.8 },
      };

/* Whether the ticks are all over the axis, and not of one part of it. */
static gboolean
is_even (const RkAxis *axis)
{
  double closest = G_MAXDOUBLE, widest = 0, last = axis->min;

  for (guint i = 0; i < axis->n_ticks; last = axis->ticks[i++])
    {
      widest = MAX (widest, log (axis->ticks[i] / last));
      if (i > 0)
        closest = MIN (closest, log (axis->ticks[i] / last));
    }
  return MAX (widest, log (axis->max / last)) <= WIDEST_GAP * closest;
}

/* Returns whether these ticks are far enough apart, and none is far from the next. */
static gboolean
set_log_ticks (RkAxis *axis, guint level, double closest, int every)
{
  int first = (int)floor (log10 (axis->min));
  int last = (int)ceil (log10 (axis->max));

  axis->n_ticks = 0;
  for (int power = first; power <= last; power++)
    for (guint i = 0; i < MOST_LEADS && leads[level][i] > 0; i++)
      {
        double tick = leads[level][i] * pow (10, power);

        if (power % every != 0 || tick < axis->min * (1 - 1e-9) || tick > axis->max * (1 + 1e-9))
          continue;
        if (axis->n_ticks == RK_AXIS_MOST_TICKS
            || (axis->n_ticks > 0 && log (tick / axis->ticks[axis->n_ticks - 1]) < closest))
          return FALSE;
        axis->ticks[axis->n_ticks++] = tick;
      }
  return is_even (axis);
}

RkAxis
rk_axis_log (double low, double high, guint max_ticks)
{
  RkAxis axis = { .log = TRUE };
  double closest;
  int every = 1;

  low = CLAMP (low, 1e-100, 1e100);
  high = CLAMP (high, low, 1e100);
  if (high < low * 1.05)
    {
      low /= 1.05;
      high *= 1.05;
    }
  axis.min = low / pow (high / low, 0.04);
  axis.max = high * pow (high / low, 0.04);
  closest = log (axis.max / axis.min) / MAX (max_ticks, 1);
  for (guint level = G_N_ELEMENTS (leads); level-- > 0;)
    if (set_log_ticks (&axis, level, closest, 1) && axis.n_ticks >= 2)
      break;
    else if (level == 0)
      while (!set_log_ticks (&axis, 0, closest, every) && every < 400)
        every++;
  axis.step = axis.n_ticks > 1 ? axis.ticks[1] - axis.ticks[0] : axis.min;
  /* 1.25 and 1.5 of a small power ask for more decimals than the first step tells. */
  for (guint i = 1; i < axis.n_ticks; i++)
    axis.step = MIN (axis.step, axis.ticks[i] - axis.ticks[i - 1]);
  return axis;
}

double
rk_axis_get_tick (const RkAxis *axis, guint i)
{
  double tick = axis->log ? axis->ticks[i] : axis->min + i * axis->step;

  /* 0.3 − 0.3 leaves a speck that would print as ▲0. */
  return fabs (tick) < axis->step * 1e-6 ? 0 : tick;
}

guint
rk_axis_get_decimals (const RkAxis *axis)
{
  guint decimals = (guint)MAX (-floor (log10 (axis->step) + 1e-9), 0);

  /* Of a log axis a step says too little: 1.25 beside 1.5. */
  for (guint i = 0; axis->log && i < axis->n_ticks && decimals < 6; i++)
    while (
        decimals < 6
        && fabs (axis->ticks[i] * pow (10, decimals) - round (axis->ticks[i] * pow (10, decimals)))
               > 1e-6 * axis->ticks[i] * pow (10, decimals))
      decimals++;
  return decimals;
}

double
rk_axis_place (const RkAxis *axis, double value, double from, double to)
{
  if (axis->log)
    return from
           + (value > axis->min ? log (value / axis->min) / log (axis->max / axis->min) : 0)
                 * (to - from);
  return from + (value - axis->min) / (axis->max - axis->min) * (to - from);
}

char *
rk_number_format (double value, guint decimals)
{
  double unit = pow (10, decimals);
  /* Half-up away from zero; the grain keeps 2.675 from being held as 2.67499… */
  double rounded = floor (fabs (value) * unit * (1 + 1e-14) + 0.5) / unit;
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char format[8];
  GString *text = g_string_new (value < 0 && rounded > 0 ? "▲" : "");
  gsize whole;

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 9));
  g_ascii_formatd (digits, sizeof digits, format, rounded);
  for (whole = 0; g_ascii_isdigit (digits[whole]); whole++)
    ;
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + whole);
  return g_string_free (text, FALSE);
}
