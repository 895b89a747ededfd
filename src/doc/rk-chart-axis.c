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
  double finest = pow (10, -(double)decimals);
  RkAxis axis;

  max_steps = MAX (max_steps, 1);
  low = MIN (low, 0);
  high = MAX (high, 0);
  if (high - low < finest)
    high = low + finest;
  axis.step = round_step (MAX ((high - low) / max_steps, finest));
  for (;;)
    {
      axis.min = floor (low / axis.step + 1e-9) * axis.step;
      axis.max = ceil (high / axis.step - 1e-9) * axis.step;
      axis.n_ticks = (guint)lround ((axis.max - axis.min) / axis.step) + 1;
      /* Rounding both ends outwards may have added a step: take the next one up. */
      if (axis.n_ticks - 1 <= max_steps || (low < 0 && high > 0 && axis.n_ticks <= 3))
        return axis;
      axis.step = round_step (axis.step * 1.5);
    }
}

double
rk_axis_get_tick (const RkAxis *axis, guint i)
{
  double tick = axis->min + i * axis->step;

  /* 0.3 − 0.3 leaves a speck that would print as ▲0. */
  return fabs (tick) < axis->step * 1e-6 ? 0 : tick;
}

guint
rk_axis_get_decimals (const RkAxis *axis)
{
  return (guint)MAX (-floor (log10 (axis->step) + 1e-9), 0);
}

double
rk_axis_place (const RkAxis *axis, double value, double from, double to)
{
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
