#include "rk-stat-cost.h"

#include <math.h>
#include <glib/gi18n-lib.h>

gboolean
rk_stat_weighted_mean (
    const double *value, const double *weight, gsize length, RkStatResult *result, GError **error)
{
  double sum = 0;

  if (!rk_stat_check ((RkStatNumbers){ "value", value, length }, -G_MAXDOUBLE, FALSE, error)
      || !rk_stat_check ((RkStatNumbers){ "weight", weight, length }, 0, FALSE, error))
    return FALSE;
  *result = rk_stat_result (RK_STAT_MEAN, RK_STAT_NONE, NAN);
  result->n = rk_stat_sum (weight, length);
  if (!(result->n > 0))
    return rk_stat_refuse (error, _ ("Nothing was computed: all weights are zero."));
  for (gsize i = 0; i < length; i++)
    sum += value[i] * (weight[i] / result->n);
  result->value = sum;
  return TRUE;
}

gboolean
rk_stat_cost_split (const double *here, const double *reference, RkStatCost *result, GError **error)
{
  double log_ratio = 0;

  if (!rk_stat_check ((RkStatNumbers){ "here", here, RK_STAT_COST_FACTORS }, 0, TRUE, error)
      || !rk_stat_check ((RkStatNumbers){ "reference", reference, RK_STAT_COST_FACTORS }, 0, TRUE,
                         error))
    return FALSE;
  *result = (RkStatCost){ .here = 1, .reference = 1 };
  for (guint i = 0; i < RK_STAT_COST_FACTORS; i++)
    {
      result->here *= here[i];
      result->reference *= reference[i];
      result->part[i] = log (here[i] / reference[i]);
      log_ratio += result->part[i];
    }
  result->ratio = result->here / result->reference;
  result->difference = result->here - result->reference;
  for (guint i = 0; i < RK_STAT_COST_FACTORS; i++)
    /* The logarithmic mean of the two costs; of equal ones they themselves. */
    result->part[i] *= fabs (log_ratio) > 1e-12 ? result->difference / log_ratio : result->here;
  return TRUE;
}
