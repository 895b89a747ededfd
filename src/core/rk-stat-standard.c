#include "rk-stat-standard.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-stat-interval.h"
#include "rk-stat-quantile.h"

/* ── direct ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_classes (const double *count,
               const double *population,
               const double *standard,
               gsize length,
               RkStatMethod method,
               GError **error)
{
  RkStatNumbers counts = { "count", count, length };
  RkStatNumbers populations = { "population", population, length };

  if (!rk_stat_check (counts, 0, FALSE, error)
      || !rk_stat_check ((RkStatNumbers){ "standard", standard, length }, 0, FALSE, error)
      || !rk_stat_check (populations, 0, FALSE, error))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (population[i] <= 0 && (standard[i] > 0 || count[i] > 0))
      return rk_stat_refuse (
          error, _ ("Nothing was computed: nobody is in age class %u (“population” is zero)."),
          (guint)i + 1);
  if (!(rk_stat_sum (standard, length) > 0))
    return rk_stat_refuse (error, _ ("Nothing was computed: the standard population is zero."));
  return method != RK_STAT_BINOMIAL || rk_stat_check_within (counts, populations, error);
}

gboolean
rk_stat_direct (const double *count,
                const double *population,
                const double *standard,
                gsize length,
                double multiplier,
                const char *reference,
                RkStatMethod method,
                double confidence,
                RkStatResult *result,
                GError **error)
{
  double all, rate = 0, poisson = 0, binomial = 0;
  RkStatResult events;

  if (!rk_stat_check_confidence (confidence, error)
      || !rk_stat_check_number ("multiplier", multiplier, 0, TRUE, error)
      || !check_classes (count, population, standard, length, method, error))
    return FALSE;
  all = rk_stat_sum (standard, length);
  for (gsize i = 0; i < length; i++)
    if (population[i] > 0)
      {
        double weight = standard[i] / all;
        double p = count[i] / population[i];

        rate += weight * p;
        poisson += weight * weight * p / population[i];
        binomial += weight * weight * p * (1 - p) / population[i];
      }
  *result = rk_stat_result (RK_STAT_ADJUSTED, method, confidence);
  result->reference = g_intern_string (reference);
  result->multiplier = multiplier;
  result->value = multiplier * rate;
  result->n = rk_stat_sum (population, length);
  result->observed = rk_stat_sum (count, length);
  if (result->observed <= 0)
    return TRUE;
  if (method == RK_STAT_BINOMIAL)
    {
      double reach = rk_stat_z (confidence) * sqrt (binomial);

      result->lower = multiplier * MAX (0, rate - reach);
      result->upper = multiplier * MIN (1, rate + reach);
      return TRUE;
    }
  if (!rk_stat_count (result->observed, RK_STAT_BYAR, confidence, &events, error))
    return FALSE;
  poisson = multiplier * sqrt (poisson / result->observed);
  result->lower = result->value + poisson * (events.lower - result->observed);
  result->upper = result->value + poisson * (events.upper - result->observed);
  return TRUE;
}

/* ── indirect ────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_indirect (const RkStatIndirect *data, gboolean binomial, GError **error)
{
  RkStatNumbers observed = { "observed", data->observed, data->n_observed };
  RkStatNumbers population = { "population", data->population, data->length };
  RkStatNumbers count = { "reference_count", data->reference_count, data->length };
  RkStatNumbers people = { "reference_population", data->reference_population, data->length };

  if (!rk_stat_check (observed, 0, FALSE, error) || !rk_stat_check (population, 0, FALSE, error)
      || !rk_stat_check (count, 0, FALSE, error) || !rk_stat_check (people, 0, FALSE, error))
    return FALSE;
  if (data->n_observed != 1 && data->n_observed != data->length)
    return rk_stat_refuse (
        error, _ ("Nothing was computed: “observed” takes one total or one number a class."));
  for (gsize i = 0; i < data->length; i++)
    if (people.values[i] <= 0 && population.values[i] > 0)
      return rk_stat_refuse (
          error,
          _ ("Nothing was computed: class %u has no reference (“reference_population” is zero)."),
          (guint)i + 1);
  if (!binomial)
    return TRUE;
  return rk_stat_check_within (count, people, error)
         && (data->n_observed != data->length
             || rk_stat_check_within (observed, population, error));
}

/* Limits of the count, and the variance it has if the area is like the reference. */
static gboolean
ratio_limits (RkStatResult *result, double variance, GError **error)
{
  RkStatResult limits;
  double factor = result->multiplier / result->expected;

  if (result->method == RK_STAT_BINOMIAL)
    {
      if (!rk_stat_proportion (result->observed, result->n, RK_STAT_WILSON, result->confidence,
                               &limits, error))
        return FALSE;
      factor *= result->n;
    }
  else
    {
      if (!rk_stat_count (result->observed, result->method, result->confidence, &limits, error))
        return FALSE;
      result->method = limits.method;
      variance = result->expected;
    }
  result->lower = factor * limits.lower;
  result->upper = factor * limits.upper;
  if (variance > 0)
    result->z = (result->observed - result->expected) / sqrt (variance);
  return TRUE;
}

gboolean
rk_stat_ratio (const RkStatIndirect *data,
               double multiplier,
               const char *reference,
               RkStatMethod method,
               double confidence,
               RkStatResult *result,
               GError **error)
{
  double expected = 0, variance = 0;

  if (!rk_stat_check_confidence (confidence, error)
      || !rk_stat_check_number ("multiplier", multiplier, 0, TRUE, error)
      || !check_indirect (data, method == RK_STAT_BINOMIAL, error))
    return FALSE;
  for (gsize i = 0; i < data->length; i++)
    if (data->population[i] > 0)
      {
        double p = data->reference_count[i] / data->reference_population[i];

        expected += data->population[i] * p;
        variance += data->population[i] * p * (1 - p);
      }
  if (!(expected > 0))
    return rk_stat_refuse (
        error, _ ("Nothing was computed: by the reference nothing is expected (E = 0)."));
  *result = rk_stat_result (RK_STAT_RATIO, method, confidence);
  result->reference = g_intern_string (reference);
  result->multiplier = multiplier;
  result->observed = rk_stat_sum (data->observed, data->n_observed);
  result->expected = expected;
  result->n = rk_stat_sum (data->population, data->length);
  result->value = multiplier * result->observed / expected;
  return ratio_limits (result, variance, error);
}

/* ── model populations ───────────────────────────────────────────────────────────────────── */

static const guint ages_s60[]
    = { 0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85 };
static const double weights_s60[] = { 8180, 8338, 8497, 8655, 8814, 8972, 9130, 9289, 9400,
                                      8651, 7616, 6581, 5546, 4511, 3476, 2441, 1406, 784 };

static const guint ages_h27[]
    = { 0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95 };
static const double weights_h27[]
    = { 978,  4048, 5369, 5711, 6053, 6396, 6738, 7081, 7423, 7766, 8108,
        8451, 8793, 9135, 9246, 7892, 6306, 4720, 3134, 1548, 423 };

static const RkStatPopulation populations[] = {
  { "s60", "昭和60年モデル人口", "基準人口（昭和60年モデル人口）、単位 千人", TRUE,
    G_N_ELEMENTS (ages_s60), ages_s60, weights_s60 },
  { "h27", "平成27年モデル人口（要確認）",
    "平成27年モデル人口、単位 千人（未確認：厚生労働省の通知との照合が必要）", FALSE,
    G_N_ELEMENTS (ages_h27), ages_h27, weights_h27 },
};

const RkStatPopulation *
rk_stat_populations (gsize *n)
{
  *n = G_N_ELEMENTS (populations);
  return populations;
}

const RkStatPopulation *
rk_stat_population_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (populations); i++)
    if (g_strcmp0 (populations[i].id, id) == 0)
      return &populations[i];
  return NULL;
}

gboolean
rk_stat_population_weight (
    const RkStatPopulation *population, guint from, guint to, double *weight, GError **error)
{
  gboolean begins = FALSE;
  gboolean ends = FALSE;

  *weight = 0;
  for (gsize i = 0; i < population->n; i++)
    {
      guint last = i + 1 < population->n ? population->ages[i + 1] - 1 : G_MAXUINT;

      if (population->ages[i] < from || last > to)
        continue;
      *weight += population->weights[i];
      begins = begins || population->ages[i] == from;
      ends = ends || last == to;
    }
  if (begins && ends)
    return TRUE;
  return rk_stat_refuse (error, _ ("Nothing was computed: %s has no classes from %u to %u years."),
                         population->name, from, to);
}
