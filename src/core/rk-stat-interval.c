#include "rk-stat-interval.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-stat-quantile.h"

/* ── proportions ─────────────────────────────────────────────────────────────────────────── */

static void
wilson (double x, double n, double confidence, double *lower, double *upper)
{
  double z = rk_stat_z (confidence);
  double middle = 2 * x + z * z;
  double reach = z * sqrt (z * z + 4 * x * (1 - x / n));
  double whole = 2 * (n + z * z);

  /* At the ends the two parts are equal but for rounding. */
  *lower = x > 0 ? (middle - reach) / whole : 0;
  *upper = x < n ? (middle + reach) / whole : 1;
}

static void
clopper_pearson (double x, double n, double confidence, double *lower, double *upper)
{
  double tail = (1 - confidence) / 2;

  *lower = x > 0 ? rk_stat_beta_quantile (tail, x, n - x + 1, FALSE) : 0;
  *upper = x < n ? rk_stat_beta_quantile (tail, x + 1, n - x, TRUE) : 1;
}

static gboolean
check_proportion (double x, double n, GError **error)
{
  return rk_stat_check_number ("n", n, 0, TRUE, error)
         && rk_stat_check_number ("x", x, 0, FALSE, error)
         && rk_stat_check_within ((RkStatNumbers){ "x", &x, 1 }, (RkStatNumbers){ "n", &n, 1 },
                                  error);
}

gboolean
rk_stat_proportion (double x,
                    double n,
                    RkStatMethod method,
                    double confidence,
                    RkStatResult *result,
                    GError **error)
{
  if (!rk_stat_check_confidence (confidence, error) || !check_proportion (x, n, error))
    return FALSE;
  *result = rk_stat_result (RK_STAT_PROPORTION, method, confidence);
  result->value = x / n;
  result->observed = x;
  result->n = n;
  if (method == RK_STAT_CLOPPER_PEARSON)
    clopper_pearson (x, n, confidence, &result->lower, &result->upper);
  else
    wilson (x, n, confidence, &result->lower, &result->upper);
  return TRUE;
}

gboolean
rk_stat_change (double x1,
                double n1,
                double x2,
                double n2,
                double confidence,
                RkStatResult *result,
                GError **error)
{
  RkStatResult a, b;

  if (!rk_stat_proportion (x1, n1, RK_STAT_WILSON, confidence, &a, error)
      || !rk_stat_proportion (x2, n2, RK_STAT_WILSON, confidence, &b, error))
    return FALSE;
  *result = rk_stat_result (RK_STAT_DIFFERENCE, RK_STAT_NEWCOMBE, confidence);
  result->value = b.value - a.value;
  result->lower = result->value - hypot (b.value - b.lower, a.upper - a.value);
  result->upper = result->value + hypot (b.upper - b.value, a.value - a.lower);
  result->n = n1 + n2;
  return TRUE;
}

/* ── counts ──────────────────────────────────────────────────────────────────────────────── */

static void
byar (double count, double z, double *lower, double *upper)
{
  double more = count + 1;
  double root = 1 - 1 / (9 * count) - z / (3 * sqrt (count));

  /* Of very few events the formula can fall under none. */
  *lower = count > 0 ? count * pow (MAX (root, 0), 3) : 0;
  *upper = more * pow (1 - 1 / (9 * more) + z / (3 * sqrt (more)), 3);
}

static void
garwood (double count, double confidence, double *lower, double *upper)
{
  double tail = (1 - confidence) / 2;

  *lower = count > 0 ? rk_stat_gamma_quantile (tail, count, FALSE) : 0;
  *upper = rk_stat_gamma_quantile (tail, count + 1, TRUE);
}

gboolean
rk_stat_count (
    double count, RkStatMethod method, double confidence, RkStatResult *result, GError **error)
{
  if (!rk_stat_check_confidence (confidence, error)
      || !rk_stat_check_number ("count", count, 0, FALSE, error))
    return FALSE;
  if (method == RK_STAT_POISSON)
    method = count < RK_STAT_FEW ? RK_STAT_EXACT : RK_STAT_BYAR;
  *result = rk_stat_result (RK_STAT_COUNT, method, confidence);
  result->value = result->observed = count;
  if (method == RK_STAT_BYAR)
    byar (count, rk_stat_z (confidence), &result->lower, &result->upper);
  else
    garwood (count, confidence, &result->lower, &result->upper);
  return TRUE;
}

gboolean
rk_stat_rate (double count,
              double person_years,
              double multiplier,
              RkStatMethod method,
              double confidence,
              RkStatResult *result,
              GError **error)
{
  double factor;

  if (!rk_stat_check_number ("population", person_years, 0, TRUE, error)
      || !rk_stat_check_number ("multiplier", multiplier, 0, TRUE, error)
      || !rk_stat_count (count, method, confidence, result, error))
    return FALSE;
  factor = multiplier / person_years;
  result->measure = RK_STAT_RATE;
  result->multiplier = multiplier;
  result->n = person_years;
  result->value *= factor;
  result->lower *= factor;
  result->upper *= factor;
  return TRUE;
}

gboolean
rk_stat_rate_ratio (double count1,
                    double person_years1,
                    double count2,
                    double person_years2,
                    double confidence,
                    RkStatResult *result,
                    GError **error)
{
  double low, high, factor;

  if (!rk_stat_check_confidence (confidence, error)
      || !rk_stat_check_number ("count1", count1, 0, TRUE, error)
      || !rk_stat_check_number ("count2", count2, 0, FALSE, error)
      || !rk_stat_check_number ("population1", person_years1, 0, TRUE, error)
      || !rk_stat_check_number ("population2", person_years2, 0, TRUE, error))
    return FALSE;
  factor = person_years1 / person_years2;
  clopper_pearson (count2, count1 + count2, confidence, &low, &high);
  *result = rk_stat_result (RK_STAT_RATE_RATIO, RK_STAT_CLOPPER_PEARSON, confidence);
  result->value = count2 / count1 * factor;
  result->lower = low / (1 - low) * factor;
  result->upper = high / (1 - high) * factor;
  result->observed = count1 + count2;
  result->n = person_years1 + person_years2;
  return TRUE;
}

/* ── trend ───────────────────────────────────────────────────────────────────────────────── */

/* Cochran 1954, Armitage 1955. With T = Σ (t − mean t) x: var T = p (1 − p) Σ n (t − mean t)² where
 * there is no trend, and Σ n (t − mean t)² p_i (1 − p_i) where there may be one. */
gboolean
rk_stat_trend (const double *x,
               const double *n,
               const double *score,
               gsize length,
               double confidence,
               RkStatResult *result,
               double *p,
               GError **error)
{
  RkStatNumbers xs = { "x", x, length };
  RkStatNumbers ns = { "n", n, length };
  RkStatNumbers scores = { "score", score, length };
  double all, share, mean = 0, spread = 0, sum = 0, variance = 0, reach;

  if (!rk_stat_check_confidence (confidence, error) || !rk_stat_check (ns, 0, TRUE, error)
      || !rk_stat_check (xs, 0, FALSE, error) || !rk_stat_check_within (xs, ns, error)
      || !rk_stat_check (scores, -G_MAXDOUBLE, FALSE, error))
    return FALSE;
  all = rk_stat_sum (n, length);
  share = rk_stat_sum (x, length) / all;
  for (gsize i = 0; i < length; i++)
    mean += n[i] * score[i] / all;
  for (gsize i = 0; i < length; i++)
    {
      double t = score[i] - mean;

      spread += n[i] * t * t;
      sum += t * (x[i] - n[i] * share);
      variance += t * t * x[i] * (1 - x[i] / n[i]);
    }
  if (!(spread > 0))
    return rk_stat_refuse (error, _ ("Nothing was computed: a trend takes two years at least."));
  *result = rk_stat_result (RK_STAT_TREND, RK_STAT_COCHRAN_ARMITAGE, confidence);
  result->n = all;
  result->observed = share * all;
  result->value = sum / spread;
  reach = rk_stat_z (confidence) * sqrt (variance) / spread;
  result->lower = result->value - reach;
  result->upper = result->value + reach;
  if (share > 0 && share < 1)
    result->z = sum / sqrt (share * (1 - share) * spread);
  if (p)
    *p = isnan (result->z) ? NAN : 2 * rk_stat_normal_tail (fabs (result->z));
  return TRUE;
}
