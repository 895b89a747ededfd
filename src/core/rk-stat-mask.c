#include "rk-stat-mask.h"

#include <math.h>
#include <glib/gi18n-lib.h>

static gboolean
check_cells (const double *cells, gsize length, double subtotal, double most, GError **error)
{
  if (length == 0)
    return rk_stat_refuse (error, _ ("Nothing was computed: “%s” holds no numbers."), "cells");
  for (gsize i = 0; i < length; i++)
    if (!isnan (cells[i]) && !rk_stat_check_number ("cells", cells[i], 0, FALSE, error))
      return FALSE;
  if (isnan (most) || most < 0)
    return rk_stat_refuse (error,
                           _ ("Nothing was computed: the limit of masked cells is negative."));
  return rk_stat_check_number ("subtotal", subtotal, 0, FALSE, error);
}

gboolean
rk_stat_mask_bounds (const double *cells,
                     gsize length,
                     double subtotal,
                     double most,
                     guint *masked,
                     double *residual,
                     double *lower,
                     double *upper,
                     GError **error)
{
  double visible = 0;

  if (!check_cells (cells, length, subtotal, most, error))
    return FALSE;
  *masked = 0;
  for (gsize i = 0; i < length; i++)
    if (isnan (cells[i]))
      (*masked)++;
    else
      visible += cells[i];
  *residual = subtotal - visible;
  if (*residual < 0 || (*masked == 0 && *residual > 0)
      || (*masked > 0 && *residual > *masked * most))
    return rk_stat_refuse (
        error, _ ("Nothing was computed: %u masked cells cannot hold the %g left of “subtotal”."),
        *masked, *residual);
  for (gsize i = 0; i < length; i++)
    {
      lower[i] = upper[i] = cells[i];
      if (!isnan (cells[i]))
        continue;
      /* Least where the others hold all they can. */
      upper[i] = MIN (*residual, most);
      lower[i] = *masked == 1 ? *residual : MAX (0, *residual - (*masked - 1) * most);
    }
  return TRUE;
}
