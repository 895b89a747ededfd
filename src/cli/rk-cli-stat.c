/* renkei-cli stat: the statistics of core/rk-stat-*.h, one JSON object in, one out. */
#include "rk-cli-stat-call.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-stat-compare.h"
#include "rk-stat-cost.h"
#include "rk-stat-interval.h"
#include "rk-stat-life.h"
#include "rk-stat-mask.h"
#include "rk-stat-smooth.h"
#include "rk-stat-standard.h"

/* ── one area ────────────────────────────────────────────────────────────────────────────── */

#define POISSON_METHODS "poisson|exact|byar"

static void
run_proportion (RkCall *call)
{
  double x = rk_call_number (call, "x");
  double n = rk_call_number (call, "n");
  RkStatMethod how = rk_call_method (call, "wilson|clopper-pearson");
  double level = rk_call_confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_proportion (x, n, how, level, &result, &call->error))
    rk_call_put_result (call, "value", &result);
}

static void
run_poisson (RkCall *call)
{
  double count = rk_call_number (call, "count");
  RkStatMethod how = rk_call_method (call, POISSON_METHODS);
  double level = rk_call_confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_count (count, how, level, &result, &call->error))
    rk_call_put_result (call, "value", &result);
}

static void
run_rate (RkCall *call)
{
  double count = rk_call_number (call, "count");
  double people = rk_call_number (call, "population");
  double multiplier = rk_call_number_or (call, "multiplier", 1);
  RkStatMethod how = rk_call_method (call, POISSON_METHODS);
  double level = rk_call_confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_rate (count, people, multiplier, how, level, &result, &call->error))
    rk_call_put_result (call, "value", &result);
}

static void
run_isr (RkCall *call)
{
  RkStatIndirect data = { 0 };
  RkStatMethod how = rk_call_method (call, "binomial|" POISSON_METHODS);
  double multiplier = rk_call_number_or (call, "multiplier", 100);
  double level = rk_call_confidence (call);
  RkStatResult result;

  data.observed = rk_call_numbers (call, "observed", &data.n_observed);
  data.population = rk_call_numbers (call, "population", &data.length);
  data.reference_count = rk_call_as_many (call, "reference_count", data.length);
  data.reference_population = rk_call_as_many (call, "reference_population", data.length);
  if (call->error
      || !rk_stat_ratio (&data, multiplier, rk_call_text (call, "reference"), how, level, &result,
                         &call->error))
    return;
  rk_call_put_number (call, "observed", result.observed);
  rk_call_put_number (call, "expected", result.expected);
  rk_call_put_result (call, "ratio", &result);
  rk_call_put_number (call, "z", result.z);
  rk_call_put_text (call, "state", rk_stat_state_paper (rk_stat_state (&result, multiplier)));
}

/* Weights of a model population for the classes that begin at "age_start". */
static const double *
model_weights (RkCall *call, const RkStatPopulation *model, gsize length)
{
  const double *ages = rk_call_as_many (call, "age_start", length);
  double end = rk_call_number_or (call, "age_end", G_MAXUINT);
  double *weights = g_new0 (double, length + 1);

  g_ptr_array_add (call->held, weights);
  for (gsize i = 0; i < length && !call->error; i++)
    {
      double last = i + 1 < length ? ages[i + 1] - 1 : end;

      if (!(ages[i] >= 0 && ages[i] <= last && last <= G_MAXUINT))
        rk_call_refuse (call, _ ("Nothing was computed: the ages in “age_start” must ascend."));
      else
        rk_stat_population_weight (model, (guint)ages[i], (guint)last, &weights[i], &call->error);
    }
  return weights;
}

static void
run_dsr (RkCall *call)
{
  gsize length;
  const double *count = rk_call_numbers (call, "count", &length);
  const double *people = rk_call_as_many (call, "population", length);
  const RkStatPopulation *model = rk_stat_population_find (rk_call_text (call, "standard"));
  const double *standard
      = model ? model_weights (call, model, length) : rk_call_as_many (call, "standard", length);
  const char *reference = model ? model->name : rk_call_text (call, "reference");
  double multiplier = rk_call_number_or (call, "multiplier", 1);
  RkStatMethod how = rk_call_method (call, "dobson|binomial");
  double level = rk_call_confidence (call);
  RkStatResult result;

  if (!call->error
      && rk_stat_direct (count, people, standard, length, multiplier, reference, how, level,
                         &result, &call->error))
    rk_call_put_result (call, "value", &result);
}

static void
run_change (RkCall *call)
{
  double x1 = rk_call_number (call, "x1"), n1 = rk_call_number (call, "n1");
  double x2 = rk_call_number (call, "x2"), n2 = rk_call_number (call, "n2");
  double level = rk_call_confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_change (x1, n1, x2, n2, level, &result, &call->error))
    rk_call_put_result (call, "value", &result);
}

static void
run_rate_ratio (RkCall *call)
{
  double count1 = rk_call_number (call, "count1"), people1 = rk_call_number (call, "population1");
  double count2 = rk_call_number (call, "count2"), people2 = rk_call_number (call, "population2");
  double level = rk_call_confidence (call);
  RkStatResult result;

  if (!call->error
      && rk_stat_rate_ratio (count1, people1, count2, people2, level, &result, &call->error))
    rk_call_put_result (call, "value", &result);
}

static void
run_trend (RkCall *call)
{
  gsize length;
  const double *x = rk_call_numbers (call, "x", &length);
  const double *n = rk_call_as_many (call, "n", length);
  const double *score = rk_call_as_many (call, "score", length);
  double level = rk_call_confidence (call);
  RkStatResult result;
  double p;

  if (call->error || !rk_stat_trend (x, n, score, length, level, &result, &p, &call->error))
    return;
  rk_call_put_result (call, "slope", &result);
  rk_call_put_number (call, "z", result.z);
  rk_call_put_number (call, "p", p);
}

static void
run_weighted_mean (RkCall *call)
{
  gsize length;
  const double *value = rk_call_numbers (call, "value", &length);
  const double *weight = rk_call_as_many (call, "weight", length);
  RkStatResult result;

  if (!call->error && rk_stat_weighted_mean (value, weight, length, &result, &call->error))
    rk_call_put_result (call, "value", &result);
}

static void
run_cost_split (RkCall *call)
{
  const double *here = rk_call_as_many (call, "here", RK_STAT_COST_FACTORS);
  const double *reference = rk_call_as_many (call, "reference", RK_STAT_COST_FACTORS);
  RkStatCost cost;

  if (call->error || !rk_stat_cost_split (here, reference, &cost, &call->error))
    return;
  rk_call_put_number (call, "value", cost.here);
  rk_call_put_number (call, "reference", cost.reference);
  rk_call_put_number (call, "ratio", cost.ratio);
  rk_call_put_number (call, "difference", cost.difference);
  rk_call_put_numbers (call, "parts", cost.part, RK_STAT_COST_FACTORS);
  rk_call_put_text (call, "note", RK_STAT_COST_NOTE);
}

/* ── many areas ──────────────────────────────────────────────────────────────────────────── */

static void
put_smooth_limits (RkCall *call, const RkStatSmooth *fit, const double *o, const double *e, gsize n)
{
  g_autofree double *lower = g_new (double, n + 1);
  g_autofree double *upper = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    rk_stat_smooth_limits (fit, o[i], e[i], rk_call_confidence (call), &lower[i], &upper[i]);
  rk_call_put_numbers (call, "lower", lower, n);
  rk_call_put_numbers (call, "upper", upper, n);
}

static void
run_eb (RkCall *call)
{
  gsize length;
  const double *observed = rk_call_numbers (call, "observed", &length);
  const double *expected = rk_call_as_many (call, "expected", length);
  RkStatMethod how = rk_call_method (call, "ml|moments");
  g_autofree double *smoothed = g_new (double, length + 1);
  g_autofree char *note = NULL;
  RkStatSmooth fit;

  if (!call->error)
    rk_stat_check_confidence (rk_call_confidence (call), &call->error);
  if (call->error
      || !rk_stat_smooth (observed, expected, length, how, smoothed, &fit, &call->error))
    return;
  rk_call_put_numbers (call, "smoothed", smoothed, length);
  rk_call_put_number (call, "mean", fit.mean);
  rk_call_put_number (call, "variance", fit.variance);
  rk_call_put_text (call, "method", rk_stat_method_id (how));
  note = rk_stat_smooth_dup_note (&fit, rk_call_text (call, "reference"),
                                  rk_call_text (call, "areas"));
  rk_call_put_text (call, "note", note);
  if (how == RK_STAT_MOMENTS)
    return;
  rk_call_put_number (call, "nu", fit.nu);
  rk_call_put_number (call, "alpha", fit.alpha);
  put_smooth_limits (call, &fit, observed, expected, length);
}

typedef struct
{
  double confidence;
  double denominator;
  double lower;
  double upper;
} Limit;

static void
put_limits (RkCall *call, const Limit *limits, gsize n)
{
  if (rk_call_out (call))
    rk_json_begin_array (call->json, "limits");
  for (gsize i = 0; i < n; i++)
    {
      if (call->json)
        rk_json_begin_object (call->json, NULL);
      rk_call_put_number (call, "confidence", limits[i].confidence);
      rk_call_put_number (call, "denominator", limits[i].denominator);
      rk_call_put_number (call, "lower", limits[i].lower);
      rk_call_put_number (call, "upper", limits[i].upper);
      if (call->json)
        rk_json_end_object (call->json);
    }
  if (call->json)
    rk_json_end_array (call->json);
}

/* For each confidence all denominators. A rate is per "multiplier". */
static void
run_funnel (RkCall *call)
{
  static const RkStatMeasure measures[] = { RK_STAT_PROPORTION, RK_STAT_RATE, RK_STAT_RATIO };
  static const double usual[] = { 0.95, 0.998 };
  RkStatMeasure measure = measures[rk_call_choice (call, "kind", "proportion|rate|ratio")];
  double overall = measure == RK_STAT_RATIO ? rk_call_number_or (call, "overall", 1)
                                            : rk_call_number (call, "overall");
  double multiplier = rk_call_number_or (call, "multiplier", 1);
  gsize n, levels = G_N_ELEMENTS (usual);
  const double *denominator = rk_call_numbers (call, "denominator", &n);
  const double *level = rk_call_is_given (call, "confidence")
                            ? rk_call_numbers (call, "confidence", &levels)
                            : usual;
  g_autofree Limit *limits = g_new0 (Limit, n * levels + 1);

  if (!call->error)
    rk_stat_check_number ("multiplier", multiplier, 0, TRUE, &call->error);
  for (gsize i = 0; i < n * levels && !call->error; i++)
    {
      limits[i].confidence = rk_call_confidence_from (level[i / n]);
      limits[i].denominator = denominator[i % n];
      rk_stat_funnel (measure, limits[i].denominator, overall / multiplier, limits[i].confidence,
                      &limits[i].lower, &limits[i].upper, &call->error);
      limits[i].lower *= multiplier;
      limits[i].upper *= multiplier;
    }
  if (call->error)
    return;
  put_limits (call, limits, n * levels);
  rk_call_put_text (call, "note", rk_stat_funnel_note (measure));
}

static void
run_sii (RkCall *call)
{
  gsize length;
  const double *value = rk_call_numbers (call, "value", &length);
  const double *se = rk_call_is_given (call, "se") ? rk_call_as_many (call, "se", length) : NULL;
  const double *people = rk_call_as_many (call, "population", length);
  RkStatTransform transform = rk_call_choice (call, "transform", "none|log|logit");
  double level = rk_call_confidence (call);
  RkStatSlope slope;

  if (call->error
      || !rk_stat_slope (value, se, people, length, transform, level, &slope, &call->error))
    return;
  rk_call_put_number (call, "sii", slope.sii);
  rk_call_put_number (call, "rii", slope.rii);
  rk_call_put_number (call, "lower", slope.sii_lower);
  rk_call_put_number (call, "upper", slope.sii_upper);
  rk_call_put_number (call, "rii_lower", slope.rii_lower);
  rk_call_put_number (call, "rii_upper", slope.rii_upper);
  rk_call_put_number (call, "intercept", slope.intercept);
  rk_call_put_number (call, "confidence", level);
  rk_call_put_text (call, "note", rk_stat_slope_note (transform));
}

/* ── life, masks, model populations ──────────────────────────────────────────────────────── */

static void
put_life (RkCall *call, const RkStatLife *table, gsize n, gboolean healthy)
{
  const gsize stride = sizeof *table;

  rk_call_put_column (call, "ex", &table->expectation, stride, n);
  rk_call_put_column (call, "lower", &table->lower, stride, n);
  rk_call_put_column (call, "upper", &table->upper, stride, n);
  rk_call_put_column (call, "survivors", &table->survivors, stride, n);
  rk_call_put_column (call, "lived", &table->lived, stride, n);
  if (!healthy)
    return;
  rk_call_put_column (call, "healthy", &table->healthy, stride, n);
  rk_call_put_column (call, "healthy_lower", &table->healthy_lower, stride, n);
  rk_call_put_column (call, "healthy_upper", &table->healthy_upper, stride, n);
}

static void
run_life (RkCall *call, gboolean healthy)
{
  RkStatLifeData data = { 0 };
  double level = rk_call_confidence (call);
  g_autofree RkStatLife *table = NULL;
  g_autofree char *note = NULL;
  gboolean reliable;

  data.age_start = rk_call_numbers (call, "age_start", &data.length);
  data.deaths = rk_call_as_many (call, "deaths", data.length);
  data.population = rk_call_as_many (call, "population", data.length);
  if (healthy)
    data.limited = rk_call_as_many (call, "limited", data.length);
  if (healthy && rk_call_is_given (call, "asked"))
    data.asked = rk_call_as_many (call, "asked", data.length);
  table = g_new0 (RkStatLife, data.length + 1);
  if (call->error || !rk_stat_life (&data, level, table, &reliable, &call->error))
    return;
  put_life (call, table, data.length, healthy);
  rk_call_put_text (call, "method",
                    rk_stat_method_id (healthy ? RK_STAT_SULLIVAN : RK_STAT_CHIANG));
  rk_call_put_number (call, "confidence", level);
  note = rk_stat_life_dup_note (healthy, reliable, level);
  rk_call_put_text (call, "note", note);
  if (rk_call_out (call))
    rk_json_boolean (call->json, "reliable", reliable);
}

static void
run_lifetable (RkCall *call)
{
  run_life (call, FALSE);
}

static void
run_sullivan (RkCall *call)
{
  run_life (call, TRUE);
}

static void
run_mask_bounds (RkCall *call)
{
  gsize length;
  const double *cells = rk_call_read_array (call, "cells", TRUE, &length);
  double subtotal = rk_call_number (call, "subtotal");
  double most = rk_call_number_or (call, "most", INFINITY);
  g_autofree double *lower = g_new (double, length + 1);
  g_autofree double *upper = g_new (double, length + 1);
  double residual;
  guint masked;

  if (call->error
      || !rk_stat_mask_bounds (cells, length, subtotal, most, &masked, &residual, lower, upper,
                               &call->error))
    return;
  rk_call_put_number (call, "residual", residual);
  rk_call_put_number (call, "masked", masked);
  rk_call_put_numbers (call, "lower", lower, length);
  rk_call_put_numbers (call, "upper", upper, length);
  rk_call_put_text (call, "note", RK_STAT_MASK_NOTE);
}

/* ── the command ─────────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char *name;
  void (*run) (RkCall *call);
} statistics[] = {
  { "proportion", run_proportion },
  { "poisson", run_poisson },
  { "rate", run_rate },
  { "isr", run_isr },
  { "dsr", run_dsr },
  { "eb", run_eb },
  { "funnel", run_funnel },
  { "sii", run_sii },
  { "lifetable", run_lifetable },
  { "sullivan", run_sullivan },
  { "mask_bounds", run_mask_bounds },
  { "trend", run_trend },
  { "change", run_change },
  { "rate_ratio", run_rate_ratio },
  { "weighted_mean", run_weighted_mean },
  { "cost_split", run_cost_split },
};

static gboolean
list_statistics (RkCli *cli)
{
  g_autoptr (RkJson) json = cli->json ? rk_json_new (stdout) : NULL;

  if (json)
    rk_json_begin_array (json, "statistics");
  for (gsize i = 0; i < G_N_ELEMENTS (statistics); i++)
    if (json)
      rk_json_text (json, NULL, statistics[i].name);
    else
      rk_cli_print ("%s\n", statistics[i].name);
  if (json)
    rk_json_end_array (json);
  return TRUE;
}

static gboolean
run_statistic (RkCli *cli, void (*run) (RkCall *call), GError **error)
{
  g_autoptr (RkJsonNode) input = rk_cli_read_json ("-", error);
  RkCall call = { .input = input, .as_json = cli->json };

  if (input == NULL)
    return FALSE;
  if (input->type != RK_JSON_OBJECT)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                   _ ("Nothing was computed: the input is not a JSON object."));
      return FALSE;
    }
  call.held = g_ptr_array_new_with_free_func (g_free);
  run (&call);
  g_clear_pointer (&call.json, rk_json_free);
  g_ptr_array_unref (call.held);
  if (call.error == NULL)
    return TRUE;
  g_propagate_error (error, call.error);
  return FALSE;
}

gboolean
rk_cli_stat (RkCli *cli, GError **error)
{
  const char *name = rk_cli_word (cli, 0);

  if (rk_cli_flag (cli, "list"))
    return list_statistics (cli);
  if (name == NULL)
    return rk_cli_usage (error, _ ("Say which statistic. See: renkei-cli stat --list"));
  for (gsize i = 0; i < G_N_ELEMENTS (statistics); i++)
    if (g_str_equal (statistics[i].name, name))
      return run_statistic (cli, statistics[i].run, error);
  return rk_cli_usage (error, _ ("There is no statistic “%s”. See: renkei-cli stat --list"), name);
}
