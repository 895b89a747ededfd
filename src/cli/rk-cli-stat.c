/* renkei-cli stat: the statistics of core/rk-stat-*.h, one JSON object in, one out. */
#include "rk-cli.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-json-reader.h"
#include "rk-stat-compare.h"
#include "rk-stat-cost.h"
#include "rk-stat-interval.h"
#include "rk-stat-life.h"
#include "rk-stat-mask.h"
#include "rk-stat-smooth.h"
#include "rk-stat-standard.h"

/**
 * Call: what one statistic reads from and writes to.
 * @input: an object
 * @error: the first thing that was wrong; after it nothing is computed
 * @held: arrays that were read
 * @json: made with the first thing written; NULL: lines for a person
 */
typedef struct
{
  RkJsonNode *input;
  GError *error;
  GPtrArray *held;
  gboolean as_json;
  RkJson *json;
} Call;

/* ── input ───────────────────────────────────────────────────────────────────────────────── */

static void refuse (Call *call, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
refuse (Call *call, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  if (call->error)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  call->error = g_error_new_literal (RK_ERROR, RK_ERROR_INVALID, message);
}

static gboolean
is_given (Call *call, const char *key)
{
  return rk_json_member (call->input, key) != NULL;
}

static double
number_or (Call *call, const char *key, double usual)
{
  const RkJsonNode *node = rk_json_member (call->input, key);

  if (node == NULL)
    return usual;
  if (node->type != RK_JSON_NUMBER)
    refuse (call, _ ("Nothing was computed: “%s” is not a number."), key);
  return node->number;
}

static double
number (Call *call, const char *key)
{
  if (!is_given (call, key))
    refuse (call, _ ("Nothing was computed: “%s” is missing."), key);
  return number_or (call, key, NAN);
}

/* 95 is taken for 0.95: tables say it in per cent. */
static double
confidence_from (double value)
{
  return value >= 50 && value < 100 ? value / 100 : value;
}

static double
confidence (Call *call)
{
  return confidence_from (number_or (call, "confidence", 0.95));
}

/* What masks a cell in published tables. */
static gboolean
is_mask (const RkJsonNode *node)
{
  static const char *const masks[]
      = { "-", "‐", "－", "−", "―", "ー", "–", "*", "＊", "***", "X", "Ｘ", "※", "…", NULL };

  return node->type == RK_JSON_NULL
         || (node->type == RK_JSON_TEXT && g_strv_contains (masks, node->text));
}

static const double *
read_array (Call *call, const char *key, gboolean masks, gsize *length)
{
  const RkJsonNode *node = rk_json_member (call->input, key);
  double *values = NULL;

  *length = 0;
  if (node && node->type == RK_JSON_NUMBER)
    {
      values = g_memdup2 (&node->number, sizeof node->number);
      *length = 1;
    }
  else if (node == NULL || node->type != RK_JSON_ARRAY)
    refuse (call,
            node ? _ ("Nothing was computed: “%s” is not an array of numbers.")
                 : _ ("Nothing was computed: “%s” is missing."),
            key);
  else
    {
      *length = node->children->len;
      values = g_new (double, *length + 1);
      for (guint i = 0; i < node->children->len; i++)
        {
          const RkJsonNode *child = node->children->pdata[i];

          values[i] = masks && is_mask (child) ? NAN : child->number;
          if (child->type != RK_JSON_NUMBER && !(masks && is_mask (child)))
            refuse (call, _ ("Nothing was computed: number %u of “%s” is not a number."), i + 1,
                    key);
        }
    }
  if (*length == 0)
    refuse (call, _ ("Nothing was computed: “%s” holds no numbers."), key);
  g_ptr_array_add (call->held, values);
  return values;
}

static const double *
numbers (Call *call, const char *key, gsize *length)
{
  return read_array (call, key, FALSE, length);
}

/* As many as another array has. */
static const double *
as_many (Call *call, const char *key, gsize length)
{
  gsize found;
  const double *values = numbers (call, key, &found);

  if (found != length)
    refuse (call, _ ("Nothing was computed: “%s” holds %u numbers, others hold %u."), key,
            (guint)found, (guint)length);
  return values;
}

/* The place of a word among @words; the first where it was not given. */
static guint
choice (Call *call, const char *key, const char *words)
{
  const RkJsonNode *node = rk_json_member (call->input, key);
  g_auto (GStrv) known = g_strsplit (words, "|", -1);

  if (node == NULL)
    return 0;
  for (guint i = 0; known[i] && node->type == RK_JSON_TEXT; i++)
    if (g_str_equal (known[i], node->text))
      return i;
  refuse (call, _ ("Nothing was computed: “%s” must be one of %s."), key, words);
  return 0;
}

static RkStatMethod
method (Call *call, const char *words)
{
  g_auto (GStrv) known = g_strsplit (words, "|", -1);
  RkStatMethod found = RK_STAT_NONE;

  rk_stat_method_from_id (known[choice (call, "method", words)], &found);
  return found;
}

static const char *
text (Call *call, const char *key)
{
  const RkJsonNode *node = rk_json_member (call->input, key);

  return node && node->type == RK_JSON_TEXT ? node->text : NULL;
}

/* ── output ──────────────────────────────────────────────────────────────────────────────── */

static RkJson *
out (Call *call)
{
  if (call->as_json && call->json == NULL)
    call->json = rk_json_new (stdout);
  return call->json;
}

static void
print_number (const char *before, double value, const char *after)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  rk_cli_print ("%s%s%s", before,
                isfinite (value) ? g_ascii_formatd (digits, sizeof digits, "%.10g", value) : "-",
                after);
}

static void
put_text (Call *call, const char *key, const char *value)
{
  if (out (call))
    rk_json_text (call->json, key, value);
  else
    rk_cli_print ("%s: %s\n", key, value ? value : "-");
}

static void
put_number (Call *call, const char *key, double value)
{
  if (out (call))
    {
      rk_json_real (call->json, key, value);
      return;
    }
  rk_cli_print ("%s: ", key);
  print_number ("", value, "\n");
}

static void
put_numbers (Call *call, const char *key, const double *values, gsize length)
{
  if (out (call))
    rk_json_begin_array (call->json, key);
  else
    rk_cli_print ("%s:", key);
  for (gsize i = 0; i < length; i++)
    if (call->json)
      rk_json_real (call->json, NULL, values[i]);
    else
      print_number (" ", values[i], "");
  if (call->json)
    rk_json_end_array (call->json);
  else
    rk_cli_print ("\n");
}

/* One column of a table of structures. */
static void
put_column (Call *call, const char *key, const double *first, gsize stride, gsize length)
{
  g_autofree double *values = g_new (double, length + 1);

  for (gsize i = 0; i < length; i++)
    values[i] = first[i * stride / sizeof *first];
  put_numbers (call, key, values, length);
}

/* What every result comes with. */
static void
put_result (Call *call, const char *name, const RkStatResult *result)
{
  g_autofree char *note = rk_stat_result_dup_note (result);

  put_number (call, name, result->value);
  put_number (call, "lower", result->lower);
  put_number (call, "upper", result->upper);
  if (isfinite (result->n))
    put_number (call, "n", result->n);
  if (isfinite (result->confidence))
    put_number (call, "confidence", result->confidence);
  put_text (call, "method", rk_stat_method_id (result->method));
  put_text (call, "reference", result->reference);
  put_text (call, "note", note);
}

/* ── one area ────────────────────────────────────────────────────────────────────────────── */

#define POISSON_METHODS "poisson|exact|byar"

static void
run_proportion (Call *call)
{
  double x = number (call, "x");
  double n = number (call, "n");
  RkStatMethod how = method (call, "wilson|clopper-pearson");
  double level = confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_proportion (x, n, how, level, &result, &call->error))
    put_result (call, "value", &result);
}

static void
run_poisson (Call *call)
{
  double count = number (call, "count");
  RkStatMethod how = method (call, POISSON_METHODS);
  double level = confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_count (count, how, level, &result, &call->error))
    put_result (call, "value", &result);
}

static void
run_rate (Call *call)
{
  double count = number (call, "count");
  double people = number (call, "population");
  double multiplier = number_or (call, "multiplier", 1);
  RkStatMethod how = method (call, POISSON_METHODS);
  double level = confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_rate (count, people, multiplier, how, level, &result, &call->error))
    put_result (call, "value", &result);
}

static void
run_isr (Call *call)
{
  RkStatIndirect data = { 0 };
  RkStatMethod how = method (call, "binomial|" POISSON_METHODS);
  double multiplier = number_or (call, "multiplier", 100);
  double level = confidence (call);
  RkStatResult result;

  data.observed = numbers (call, "observed", &data.n_observed);
  data.population = numbers (call, "population", &data.length);
  data.reference_count = as_many (call, "reference_count", data.length);
  data.reference_population = as_many (call, "reference_population", data.length);
  if (call->error
      || !rk_stat_ratio (&data, multiplier, text (call, "reference"), how, level, &result,
                         &call->error))
    return;
  put_number (call, "observed", result.observed);
  put_number (call, "expected", result.expected);
  put_result (call, "ratio", &result);
  put_number (call, "z", result.z);
  put_text (call, "state", rk_stat_state_paper (rk_stat_state (&result, multiplier)));
}

/* Weights of a model population for the classes that begin at "age_start". */
static const double *
model_weights (Call *call, const RkStatPopulation *model, gsize length)
{
  const double *ages = as_many (call, "age_start", length);
  double end = number_or (call, "age_end", G_MAXUINT);
  double *weights = g_new0 (double, length + 1);

  g_ptr_array_add (call->held, weights);
  for (gsize i = 0; i < length && !call->error; i++)
    {
      double last = i + 1 < length ? ages[i + 1] - 1 : end;

      if (!(ages[i] >= 0 && ages[i] <= last && last <= G_MAXUINT))
        refuse (call, _ ("Nothing was computed: the ages in “age_start” must ascend."));
      else
        rk_stat_population_weight (model, (guint)ages[i], (guint)last, &weights[i], &call->error);
    }
  return weights;
}

static void
run_dsr (Call *call)
{
  gsize length;
  const double *count = numbers (call, "count", &length);
  const double *people = as_many (call, "population", length);
  const RkStatPopulation *model = rk_stat_population_find (text (call, "standard"));
  const double *standard
      = model ? model_weights (call, model, length) : as_many (call, "standard", length);
  const char *reference = model ? model->name : text (call, "reference");
  double multiplier = number_or (call, "multiplier", 1);
  RkStatMethod how = method (call, "dobson|binomial");
  double level = confidence (call);
  RkStatResult result;

  if (!call->error
      && rk_stat_direct (count, people, standard, length, multiplier, reference, how, level,
                         &result, &call->error))
    put_result (call, "value", &result);
}

static void
run_change (Call *call)
{
  double x1 = number (call, "x1"), n1 = number (call, "n1");
  double x2 = number (call, "x2"), n2 = number (call, "n2");
  double level = confidence (call);
  RkStatResult result;

  if (!call->error && rk_stat_change (x1, n1, x2, n2, level, &result, &call->error))
    put_result (call, "value", &result);
}

static void
run_rate_ratio (Call *call)
{
  double count1 = number (call, "count1"), people1 = number (call, "population1");
  double count2 = number (call, "count2"), people2 = number (call, "population2");
  double level = confidence (call);
  RkStatResult result;

  if (!call->error
      && rk_stat_rate_ratio (count1, people1, count2, people2, level, &result, &call->error))
    put_result (call, "value", &result);
}

static void
run_trend (Call *call)
{
  gsize length;
  const double *x = numbers (call, "x", &length);
  const double *n = as_many (call, "n", length);
  const double *score = as_many (call, "score", length);
  double level = confidence (call);
  RkStatResult result;
  double p;

  if (call->error || !rk_stat_trend (x, n, score, length, level, &result, &p, &call->error))
    return;
  put_result (call, "slope", &result);
  put_number (call, "z", result.z);
  put_number (call, "p", p);
}

static void
run_weighted_mean (Call *call)
{
  gsize length;
  const double *value = numbers (call, "value", &length);
  const double *weight = as_many (call, "weight", length);
  RkStatResult result;

  if (!call->error && rk_stat_weighted_mean (value, weight, length, &result, &call->error))
    put_result (call, "value", &result);
}

static void
run_cost_split (Call *call)
{
  const double *here = as_many (call, "here", RK_STAT_COST_FACTORS);
  const double *reference = as_many (call, "reference", RK_STAT_COST_FACTORS);
  RkStatCost cost;

  if (call->error || !rk_stat_cost_split (here, reference, &cost, &call->error))
    return;
  put_number (call, "value", cost.here);
  put_number (call, "reference", cost.reference);
  put_number (call, "ratio", cost.ratio);
  put_number (call, "difference", cost.difference);
  put_numbers (call, "parts", cost.part, RK_STAT_COST_FACTORS);
  put_text (call, "note", RK_STAT_COST_NOTE);
}

/* ── many areas ──────────────────────────────────────────────────────────────────────────── */

static void
put_smooth_limits (Call *call, const RkStatSmooth *fit, const double *o, const double *e, gsize n)
{
  g_autofree double *lower = g_new (double, n + 1);
  g_autofree double *upper = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    rk_stat_smooth_limits (fit, o[i], e[i], confidence (call), &lower[i], &upper[i]);
  put_numbers (call, "lower", lower, n);
  put_numbers (call, "upper", upper, n);
}

static void
run_eb (Call *call)
{
  gsize length;
  const double *observed = numbers (call, "observed", &length);
  const double *expected = as_many (call, "expected", length);
  RkStatMethod how = method (call, "ml|moments");
  g_autofree double *smoothed = g_new (double, length + 1);
  g_autofree char *note = NULL;
  RkStatSmooth fit;

  if (!call->error)
    rk_stat_check_confidence (confidence (call), &call->error);
  if (call->error
      || !rk_stat_smooth (observed, expected, length, how, smoothed, &fit, &call->error))
    return;
  put_numbers (call, "smoothed", smoothed, length);
  put_number (call, "mean", fit.mean);
  put_number (call, "variance", fit.variance);
  put_text (call, "method", rk_stat_method_id (how));
  note = rk_stat_smooth_dup_note (&fit, text (call, "reference"), text (call, "areas"));
  put_text (call, "note", note);
  if (how == RK_STAT_MOMENTS)
    return;
  put_number (call, "nu", fit.nu);
  put_number (call, "alpha", fit.alpha);
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
put_limits (Call *call, const Limit *limits, gsize n)
{
  if (out (call))
    rk_json_begin_array (call->json, "limits");
  for (gsize i = 0; i < n; i++)
    {
      if (call->json)
        rk_json_begin_object (call->json, NULL);
      put_number (call, "confidence", limits[i].confidence);
      put_number (call, "denominator", limits[i].denominator);
      put_number (call, "lower", limits[i].lower);
      put_number (call, "upper", limits[i].upper);
      if (call->json)
        rk_json_end_object (call->json);
    }
  if (call->json)
    rk_json_end_array (call->json);
}

/* For each confidence all denominators. A rate is per "multiplier". */
static void
run_funnel (Call *call)
{
  static const RkStatMeasure measures[] = { RK_STAT_PROPORTION, RK_STAT_RATE, RK_STAT_RATIO };
  static const double usual[] = { 0.95, 0.998 };
  RkStatMeasure measure = measures[choice (call, "kind", "proportion|rate|ratio")];
  double overall
      = measure == RK_STAT_RATIO ? number_or (call, "overall", 1) : number (call, "overall");
  double multiplier = number_or (call, "multiplier", 1);
  gsize n, levels = G_N_ELEMENTS (usual);
  const double *denominator = numbers (call, "denominator", &n);
  const double *level
      = is_given (call, "confidence") ? numbers (call, "confidence", &levels) : usual;
  g_autofree Limit *limits = g_new0 (Limit, n * levels + 1);

  if (!call->error)
    rk_stat_check_number ("multiplier", multiplier, 0, TRUE, &call->error);
  for (gsize i = 0; i < n * levels && !call->error; i++)
    {
      limits[i].confidence = confidence_from (level[i / n]);
      limits[i].denominator = denominator[i % n];
      rk_stat_funnel (measure, limits[i].denominator, overall / multiplier, limits[i].confidence,
                      &limits[i].lower, &limits[i].upper, &call->error);
      limits[i].lower *= multiplier;
      limits[i].upper *= multiplier;
    }
  if (call->error)
    return;
  put_limits (call, limits, n * levels);
  put_text (call, "note", rk_stat_funnel_note (measure));
}

static void
run_sii (Call *call)
{
  gsize length;
  const double *value = numbers (call, "value", &length);
  const double *se = is_given (call, "se") ? as_many (call, "se", length) : NULL;
  const double *people = as_many (call, "population", length);
  RkStatTransform transform = choice (call, "transform", "none|log|logit");
  double level = confidence (call);
  RkStatSlope slope;

  if (call->error
      || !rk_stat_slope (value, se, people, length, transform, level, &slope, &call->error))
    return;
  put_number (call, "sii", slope.sii);
  put_number (call, "rii", slope.rii);
  put_number (call, "lower", slope.sii_lower);
  put_number (call, "upper", slope.sii_upper);
  put_number (call, "rii_lower", slope.rii_lower);
  put_number (call, "rii_upper", slope.rii_upper);
  put_number (call, "intercept", slope.intercept);
  put_number (call, "confidence", level);
  put_text (call, "note", rk_stat_slope_note (transform));
}

/* ── life, masks, model populations ──────────────────────────────────────────────────────── */

static void
put_life (Call *call, const RkStatLife *table, gsize n, gboolean healthy)
{
  const gsize stride = sizeof *table;

  put_column (call, "ex", &table->expectation, stride, n);
  put_column (call, "lower", &table->lower, stride, n);
  put_column (call, "upper", &table->upper, stride, n);
  put_column (call, "survivors", &table->survivors, stride, n);
  put_column (call, "lived", &table->lived, stride, n);
  if (!healthy)
    return;
  put_column (call, "healthy", &table->healthy, stride, n);
  put_column (call, "healthy_lower", &table->healthy_lower, stride, n);
  put_column (call, "healthy_upper", &table->healthy_upper, stride, n);
}

static void
run_life (Call *call, gboolean healthy)
{
  RkStatLifeData data = { 0 };
  double level = confidence (call);
  g_autofree RkStatLife *table = NULL;
  g_autofree char *note = NULL;
  gboolean reliable;

  data.age_start = numbers (call, "age_start", &data.length);
  data.deaths = as_many (call, "deaths", data.length);
  data.population = as_many (call, "population", data.length);
  if (healthy)
    data.limited = as_many (call, "limited", data.length);
  if (healthy && is_given (call, "asked"))
    data.asked = as_many (call, "asked", data.length);
  table = g_new0 (RkStatLife, data.length + 1);
  if (call->error || !rk_stat_life (&data, level, table, &reliable, &call->error))
    return;
  put_life (call, table, data.length, healthy);
  put_text (call, "method", rk_stat_method_id (healthy ? RK_STAT_SULLIVAN : RK_STAT_CHIANG));
  put_number (call, "confidence", level);
  note = rk_stat_life_dup_note (healthy, reliable, level);
  put_text (call, "note", note);
  if (out (call))
    rk_json_boolean (call->json, "reliable", reliable);
}

static void
run_lifetable (Call *call)
{
  run_life (call, FALSE);
}

static void
run_sullivan (Call *call)
{
  run_life (call, TRUE);
}

static void
run_mask_bounds (Call *call)
{
  gsize length;
  const double *cells = read_array (call, "cells", TRUE, &length);
  double subtotal = number (call, "subtotal");
  double most = number_or (call, "most", INFINITY);
  g_autofree double *lower = g_new (double, length + 1);
  g_autofree double *upper = g_new (double, length + 1);
  double residual;
  guint masked;

  if (call->error
      || !rk_stat_mask_bounds (cells, length, subtotal, most, &masked, &residual, lower, upper,
                               &call->error))
    return;
  put_number (call, "residual", residual);
  put_number (call, "masked", masked);
  put_numbers (call, "lower", lower, length);
  put_numbers (call, "upper", upper, length);
  put_text (call, "note", RK_STAT_MASK_NOTE);
}

/* ── the command ─────────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char *name;
  void (*run) (Call *call);
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
run_statistic (RkCli *cli, void (*run) (Call *call), GError **error)
{
  g_autoptr (RkJsonNode) input = rk_cli_read_json ("-", error);
  Call call = { .input = input, .as_json = cli->json };

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
