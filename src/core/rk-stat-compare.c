#include "rk-stat-compare.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-stat-quantile.h"

/* ── funnel ──────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double expected;
  double tail;
} Inversion;

/* Upper limit of @count over what is expected: as probabilities. */
static double
upper_reaches (double count, gconstpointer data)
{
  const Inversion *it = data;
  double lower, upper;

  rk_stat_gamma (count + 1, it->expected, &lower, &upper);
  return upper - it->tail;
}

static double
lower_reaches (double count, gconstpointer data)
{
  const Inversion *it = data;
  double lower, upper;

  rk_stat_gamma (count, it->expected, &lower, &upper);
  return lower - it->tail;
}

static void
poisson_funnel (double expected, double confidence, double *lower, double *upper)
{
  Inversion it = { expected, (1 - confidence) / 2 };
  double step = 1 + rk_stat_z (confidence) * sqrt (expected);
  double high = expected + step;

  *lower = upper_reaches (0, &it) >= 0 ? 0
                                       : rk_stat_solve (upper_reaches, &it, 0, expected) / expected;
  while (lower_reaches (high, &it) > 0)
    high += step;
  *upper = rk_stat_solve (lower_reaches, &it, expected, high) / expected;
}

gboolean
rk_stat_funnel (RkStatMeasure measure,
                double denominator,
                double overall,
                double confidence,
                double *lower,
                double *upper,
                GError **error)
{
  double reach;

  if (!rk_stat_check_confidence (confidence, error)
      || !rk_stat_check_number ("denominator", denominator, 0, TRUE, error)
      || !rk_stat_check_number ("overall", overall, 0, measure != RK_STAT_PROPORTION, error))
    return FALSE;
  if (measure != RK_STAT_PROPORTION)
    {
      poisson_funnel (denominator * overall, confidence, lower, upper);
      *lower *= overall;
      *upper *= overall;
      return TRUE;
    }
  if (overall > 1)
    return rk_stat_refuse (
        error, _ ("Nothing was computed: a proportion is between 0 and 1, not %g."), overall);
  reach = rk_stat_z (confidence) * sqrt (overall * (1 - overall) / denominator);
  *lower = MAX (0, overall - reach);
  *upper = MIN (1, overall + reach);
  return TRUE;
}

const char *
rk_stat_funnel_note (RkStatMeasure measure)
{
  if (measure == RK_STAT_PROPORTION)
    return "管理限界は、全体の割合を中心とする二項分布の正規近似による。";
  return "管理限界は、全体の値を中心とするポアソン分布の正確法（カイ二乗分布の逆算）による。";
}

/* ── slope over groups ───────────────────────────────────────────────────────────────────── */

/* The line: value at the first end and slope, with their variances. */
typedef struct
{
  double first;
  double slope;
  double var_first;
  double var_slope;
  double covariance;
} Line;

static gboolean
transform_value (RkStatTransform transform, double *value, GError **error)
{
  if (transform == RK_STAT_PLAIN)
    return TRUE;
  if (*value <= 0 || (transform == RK_STAT_LOGIT && *value >= 1))
    return rk_stat_refuse (
        error, transform == RK_STAT_LOG
                   ? _ ("Nothing was computed: the logarithm takes values over 0.")
                   : _ ("Nothing was computed: the logit takes values between 0 and 1."));
  *value = transform == RK_STAT_LOG ? log (*value) : log (*value / (1 - *value));
  return TRUE;
}

static double
transform_back (RkStatTransform transform, double value)
{
  if (transform == RK_STAT_LOG)
    return exp (value);
  return transform == RK_STAT_LOGIT ? 1 / (1 + exp (-value)) : value;
}

static gboolean
fit_line (const double *value,
          const double *se,
          const double *population,
          gsize length,
          RkStatTransform transform,
          Line *line,
          GError **error)
{
  double all = rk_stat_sum (population, length);
  double spread = 0, before = 0;

  *line = (Line){ 0 };
  for (gsize i = 0; i < length; i++)
    {
      double share = population[i] / all;
      double x = before + share / 2 - 0.5; /* the weighted mean of the ranks is always the middle */

      spread += share * x * x;
      before += share;
    }
  before = 0;
  for (gsize i = 0; i < length; i++)
    {
      double share = population[i] / all;
      double x = before + share / 2 - 0.5;
      double on_slope = share * x / spread;
      double on_first = share - on_slope / 2;
      double y = value[i];

      if (!transform_value (transform, &y, error))
        return FALSE;
      line->slope += on_slope * y;
      line->first += on_first * y;
      line->var_slope += se ? pow (on_slope * se[i], 2) : NAN;
      line->var_first += se ? pow (on_first * se[i], 2) : NAN;
      line->covariance += se ? on_slope * on_first * se[i] * se[i] : NAN;
      before += share;
    }
  return TRUE;
}

/* Fieller's limits of slope / first, plus 1: where (slope − k first)² = z² var (slope − k first).
 */
static void
plain_ratio_limits (const Line *line, double z, RkStatSlope *result)
{
  double a = line->first * line->first - z * z * line->var_first;
  double b = line->first * line->slope - z * z * line->covariance;
  double c = line->slope * line->slope - z * z * line->var_slope;
  double root = sqrt (b * b - a * c);

  if (!(a > 0))
    return;
  result->rii_lower = 1 + (b - root) / a;
  result->rii_upper = 1 + (b + root) / a;
}

static void
turned (const Line *line, double slope, RkStatTransform transform, double *sii, double *rii)
{
  double middle = line->first + line->slope / 2;
  double first = transform_back (transform, middle - slope / 2);
  double last = transform_back (transform, middle + slope / 2);

  *sii = last - first;
  *rii = last / first;
}

gboolean
rk_stat_slope (const double *value,
               const double *se,
               const double *population,
               gsize length,
               RkStatTransform transform,
               double confidence,
               RkStatSlope *result,
               GError **error)
{
  Line line;
  double reach;

  if (!rk_stat_check_confidence (confidence, error)
      || !rk_stat_check ((RkStatNumbers){ "value", value, length }, -G_MAXDOUBLE, FALSE, error)
      || !rk_stat_check ((RkStatNumbers){ "population", population, length }, 0, TRUE, error)
      || (se && !rk_stat_check ((RkStatNumbers){ "se", se, length }, 0, FALSE, error)))
    return FALSE;
  if (length < 3)
    return rk_stat_refuse (error, _ ("Nothing was computed: a slope takes three groups at least."));
  if (!fit_line (value, se, population, length, transform, &line, error))
    return FALSE;
  *result = (RkStatSlope){ NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  result->intercept = transform_back (transform, line.first);
  turned (&line, line.slope, transform, &result->sii, &result->rii);
  if (se == NULL)
    return TRUE;
  reach = rk_stat_z (confidence) * sqrt (line.var_slope);
  turned (&line, line.slope - reach, transform, &result->sii_lower, &result->rii_lower);
  turned (&line, line.slope + reach, transform, &result->sii_upper, &result->rii_upper);
  if (transform == RK_STAT_PLAIN)
    {
      result->rii_lower = result->rii_upper = NAN;
      plain_ratio_limits (&line, rk_stat_z (confidence), result);
    }
  return TRUE;
}

const char *
rk_stat_slope_note (RkStatTransform transform)
{
  static const char *const notes[] = {
    [RK_STAT_PLAIN]
    = "SII・RIIは、人口で重み付けした回帰による。信頼区間は正規近似、RIIはFieller法による。",
    [RK_STAT_LOG]
    = "SII・RIIは、値の対数を人口で重み付けした回帰による。信頼区間は正規近似による。",
    [RK_STAT_LOGIT]
    = "SII・RIIは、割合のロジットを人口で重み付けした回帰による。信頼区間は正規近似による。"
  };

  return notes[transform];
}
