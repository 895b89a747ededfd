#include "rk-stat-smooth.h"

#include <math.h>

#include "rk-stat-quantile.h"

/* ── moments ─────────────────────────────────────────────────────────────────────────────── */

/* m = Σ O / Σ E; A = Σ E (r − m)² / Σ E − m / mean E, not under 0 */
static void
fit_moments (const double *observed, const double *expected, gsize length, RkStatSmooth *fit)
{
  double all = rk_stat_sum (expected, length);
  double spread = 0;

  fit->mean = rk_stat_sum (observed, length) / all;
  for (gsize i = 0; i < length; i++)
    {
      double off = observed[i] / expected[i] - fit->mean;

      spread += expected[i] * off * off / all;
    }
  fit->variance = MAX (0, spread - fit->mean * (double)length / all);
}

static double
towards_mean (const RkStatSmooth *fit, double observed, double expected)
{
  double trust = fit->variance > 0 ? fit->variance / (fit->variance + fit->mean / expected) : 0;

  return fit->mean + trust * (observed / expected - fit->mean);
}

/* ── maximum likelihood ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  const double *observed;
  const double *expected;
  gsize length;
  double nu;
  double lowest; /* of the ratios */
  double highest;
} Areas;

/* Where this is 0, the mean m = nu / alpha fits best for this nu. */
static double
mean_score (double mean, gconstpointer data)
{
  const Areas *areas = data;
  double sum = 0;

  for (gsize i = 0; i < areas->length; i++)
    sum += (areas->observed[i] - mean * areas->expected[i])
           / (areas->nu + mean * areas->expected[i]);
  return sum;
}

static double
best_mean (const Areas *areas)
{
  return rk_stat_solve (mean_score, areas, areas->lowest, areas->highest);
}

/* The derivative of the profile likelihood by nu. */
static double
nu_score (double log_nu, gconstpointer data)
{
  Areas areas = *(const Areas *)data;
  double sum = 0;
  double mean;

  areas.nu = exp (log_nu);
  mean = best_mean (&areas);
  for (gsize i = 0; i < areas.length; i++)
    {
      double m = mean * areas.expected[i];

      sum += rk_stat_digamma_rise (areas.nu, areas.observed[i]) - log1p (m / areas.nu)
             + (m - areas.observed[i]) / (areas.nu + m);
    }
  return sum;
}

/* The likelihood, less what does not depend on nu. */
static double
likelihood (double log_nu, const Areas *data)
{
  Areas areas = *data;
  double sum = 0;
  double mean;

  areas.nu = exp (log_nu);
  mean = best_mean (&areas);
  for (gsize i = 0; i < areas.length; i++)
    {
      double o = areas.observed[i];
      double m = mean * areas.expected[i];

      sum += lgamma (o + areas.nu) - lgamma (areas.nu) - areas.nu * log1p (m / areas.nu)
             + (o > 0 ? o * log (m / (areas.nu + m)) : 0);
    }
  return sum;
}

/* Where the likelihood has several hills, the highest. None before 10^7: the areas differ no more
 * than by chance, and the estimate runs off to infinity. */
static void
fit_likelihood (const double *observed, const double *expected, gsize length, RkStatSmooth *fit)
{
  const double first = -12, last = 16, step = 0.5;
  Areas areas = { observed, expected, length, 0, INFINITY, 0 };
  double best = -INFINITY;
  double before;

  for (gsize i = 0; i < length; i++)
    {
      areas.lowest = MIN (areas.lowest, observed[i] / expected[i]);
      areas.highest = MAX (areas.highest, observed[i] / expected[i]);
    }
  fit->mean = rk_stat_sum (observed, length) / rk_stat_sum (expected, length);
  before = nu_score (first, &areas);
  for (double x = first + step; areas.lowest < areas.highest && x <= last; x += step)
    {
      double score = nu_score (x, &areas);

      if (before > 0 && score <= 0)
        {
          double top = rk_stat_solve (nu_score, &areas, x - step, x);
          double height = likelihood (top, &areas);

          if (height > best)
            {
              best = height;
              areas.nu = exp (top);
              fit->nu = areas.nu;
              fit->mean = best_mean (&areas);
            }
        }
      before = score;
    }
  if (isnan (fit->nu))
    return;
  fit->alpha = fit->nu / fit->mean;
  fit->variance = fit->mean / fit->alpha;
}

/* ── both ────────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_stat_smooth (const double *observed,
                const double *expected,
                gsize length,
                RkStatMethod method,
                double *smoothed,
                RkStatSmooth *result,
                GError **error)
{
  if (!rk_stat_check ((RkStatNumbers){ "observed", observed, length }, 0, FALSE, error)
      || !rk_stat_check ((RkStatNumbers){ "expected", expected, length }, 0, TRUE, error))
    return FALSE;
  *result = (RkStatSmooth){ method, NAN, 0, NAN, NAN };
  if (method == RK_STAT_ML)
    fit_likelihood (observed, expected, length, result);
  else
    fit_moments (observed, expected, length, result);
  /* (O + nu) / (E + alpha) is the same as the moments' formula: one for both. */
  for (gsize i = 0; i < length; i++)
    smoothed[i] = towards_mean (result, observed[i], expected[i]);
  return TRUE;
}

void
rk_stat_smooth_limits (const RkStatSmooth *result,
                       double observed,
                       double expected,
                       double confidence,
                       double *lower,
                       double *upper)
{
  double tail = (1 - confidence) / 2;
  double shape = observed + result->nu;
  double rate = expected + result->alpha;

  *lower = *upper = NAN;
  if (isnan (result->nu))
    return;
  *lower = rk_stat_gamma_quantile (tail, shape, FALSE) / rate;
  *upper = rk_stat_gamma_quantile (tail, shape, TRUE) / rate;
}

char *
rk_stat_smooth_dup_note (const RkStatSmooth *result, const char *reference, const char *areas)
{
  GString *note = g_string_new (rk_stat_method_paper (result->method));

  if (reference)
    g_string_append_printf (note, "、基準 %s", reference);
  if (areas)
    g_string_append_printf (note, "、事前分布は%s", areas);
  g_string_append (note, "。");
  if (!(result->variance > 0))
    g_string_append (note, "地域の差は偶然の範囲で、すべて平均とした。");
  else if (!isnan (result->nu))
    g_string_append (note, "信頼区間は事後分布（ガンマ分布）による。");
  return g_string_free (note, FALSE);
}
