/* The statistics against R: every line of stat-expected.tsv, which stat-expected.R makes. */
#include <math.h>
#include <string.h>

#include "rk-stat-compare.h"
#include "rk-stat-cost.h"
#include "rk-stat-interval.h"
#include "rk-stat-life.h"
#include "rk-stat-quantile.h"
#include "rk-stat-smooth.h"
#include "rk-stat-standard.h"

#define MOST_ARGUMENTS 8
#define MOST_VALUES 1024

/**
 * Line: one call and what R says of it.
 * @words: arguments as they stand; @values: the same as numbers
 * @expected: all results in a row; @got: to be filled
 */
typedef struct
{
  guint number;
  char **words;
  GArray *values[MOST_ARGUMENTS];
  GArray *expected;
  double got[MOST_VALUES];
  guint n_got;
} Line;

static void
append_numbers (GArray *out, const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);

  for (guint i = 0; pieces[i]; i++)
    {
      double value = g_ascii_strtod (pieces[i], NULL);

      g_array_append_val (out, value);
    }
}

static const double *
array (Line *line, guint i)
{
  return (const double *)line->values[i]->data;
}

static double
number (Line *line, guint i)
{
  return array (line, i)[0];
}

static gsize
length (Line *line, guint i)
{
  return line->values[i]->len;
}

static void
give (Line *line, double value)
{
  g_assert_cmpuint (line->n_got, <, MOST_VALUES);
  line->got[line->n_got++] = value;
}

static RkStatMethod
method (Line *line, guint i)
{
  RkStatMethod found = RK_STAT_NONE;

  g_assert_true (rk_stat_method_from_id (line->words[i], &found));
  return found;
}

/* ── what each line calls ────────────────────────────────────────────────────────────────── */

static void
call_normal_quantile (Line *line)
{
  give (line, rk_stat_normal_quantile (number (line, 0)));
}

static void
call_z (Line *line)
{
  give (line, rk_stat_z (number (line, 0)));
}

static void
call_gamma (Line *line)
{
  double lower, upper;

  rk_stat_gamma (number (line, 0), number (line, 1), &lower, &upper);
  give (line, lower);
  give (line, upper);
}

static void
call_gamma_quantile (Line *line)
{
  give (line, rk_stat_gamma_quantile (number (line, 0), number (line, 1), number (line, 2) != 0));
}

static void
call_beta (Line *line)
{
  double lower, upper;

  rk_stat_beta (number (line, 0), number (line, 1), number (line, 2), &lower, &upper);
  give (line, lower);
  give (line, upper);
}

static void
call_beta_quantile (Line *line)
{
  give (line, rk_stat_beta_quantile (number (line, 0), number (line, 1), number (line, 2),
                                     number (line, 3) != 0));
}

static void
call_digamma_rise (Line *line)
{
  give (line, rk_stat_digamma_rise (number (line, 0), number (line, 1)));
}

static void
give_result (Line *line, const RkStatResult *result)
{
  give (line, result->value);
  give (line, result->lower);
  give (line, result->upper);
}

static void
call_proportion (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_proportion (number (line, 0), number (line, 1), method (line, 2), number (line, 3),
                      &result, &error);
  g_assert_no_error (error);
  give_result (line, &result);
}

static void
call_count (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_count (number (line, 0), method (line, 1), number (line, 2), &result, &error);
  g_assert_no_error (error);
  give (line, result.lower);
  give (line, result.upper);
}

static void
call_rate (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_rate (number (line, 0), number (line, 1), number (line, 2), method (line, 3),
                number (line, 4), &result, &error);
  g_assert_no_error (error);
  give_result (line, &result);
}

static void
call_rate_ratio (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_rate_ratio (number (line, 0), number (line, 1), number (line, 2), number (line, 3),
                      number (line, 4), &result, &error);
  g_assert_no_error (error);
  give_result (line, &result);
}

static void
call_change (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_change (number (line, 0), number (line, 1), number (line, 2), number (line, 3),
                  number (line, 4), &result, &error);
  g_assert_no_error (error);
  give_result (line, &result);
}

static void
call_trend (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;
  double p;

  rk_stat_trend (array (line, 0), array (line, 1), array (line, 2), length (line, 0),
                 number (line, 3), &result, &p, &error);
  g_assert_no_error (error);
  give_result (line, &result);
  give (line, result.z);
  give (line, p);
}

static void
call_dsr (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_direct (array (line, 0), array (line, 1), array (line, 2), length (line, 0),
                  number (line, 3), NULL, method (line, 4), number (line, 5), &result, &error);
  g_assert_no_error (error);
  give_result (line, &result);
}

static void
call_isr (Line *line)
{
  RkStatIndirect data = { array (line, 0), length (line, 0), array (line, 1),
                          array (line, 2), array (line, 3),  length (line, 1) };
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_ratio (&data, 100, NULL, method (line, 4), number (line, 5), &result, &error);
  g_assert_no_error (error);
  give (line, result.observed);
  give (line, result.expected);
  give_result (line, &result);
  give (line, result.z);
}

static void
call_eb (Line *line, RkStatMethod how)
{
  gsize n = length (line, 0);
  g_autofree double *smoothed = g_new (double, n);
  g_autofree double *limits = g_new (double, 2 * n);
  g_autoptr (GError) error = NULL;
  RkStatSmooth fit;

  rk_stat_smooth (array (line, 0), array (line, 1), n, how, smoothed, &fit, &error);
  g_assert_no_error (error);
  give (line, how == RK_STAT_ML ? fit.nu : fit.mean);
  give (line, how == RK_STAT_ML ? fit.alpha : fit.variance);
  for (gsize i = 0; i < n; i++)
    {
      give (line, smoothed[i]);
      rk_stat_smooth_limits (&fit, array (line, 0)[i], array (line, 1)[i], 0.95, &limits[i],
                             &limits[n + i]);
    }
  for (gsize i = 0; how == RK_STAT_ML && i < 2 * n; i++)
    give (line, limits[i]);
}

static void
call_eb_moments (Line *line)
{
  call_eb (line, RK_STAT_MOMENTS);
}

static void
call_eb_ml (Line *line)
{
  call_eb (line, RK_STAT_ML);
}

static void
call_funnel (Line *line)
{
  RkStatMeasure measure = g_str_equal (line->words[0], "proportion") ? RK_STAT_PROPORTION
                          : g_str_equal (line->words[0], "rate")     ? RK_STAT_RATE
                                                                     : RK_STAT_RATIO;
  g_autoptr (GError) error = NULL;
  double lower, upper;

  rk_stat_funnel (measure, number (line, 1), number (line, 2), number (line, 3), &lower, &upper,
                  &error);
  g_assert_no_error (error);
  give (line, lower);
  give (line, upper);
}

static void
call_sii (Line *line)
{
  RkStatTransform transform = g_str_equal (line->words[3], "log")     ? RK_STAT_LOG
                              : g_str_equal (line->words[3], "logit") ? RK_STAT_LOGIT
                                                                      : RK_STAT_PLAIN;
  g_autoptr (GError) error = NULL;
  RkStatSlope slope;

  rk_stat_slope (array (line, 0), array (line, 1), array (line, 2), length (line, 0), transform,
                 number (line, 4), &slope, &error);
  g_assert_no_error (error);
  give (line, slope.sii);
  give (line, slope.rii);
  give (line, slope.sii_lower);
  give (line, slope.sii_upper);
  give (line, slope.rii_lower);
  give (line, slope.rii_upper);
  give (line, slope.intercept);
}

static void
give_column (Line *line, const double *first, gsize n)
{
  for (gsize i = 0; i < n; i++)
    give (line, first[i * sizeof (RkStatLife) / sizeof (double)]);
}

static void
call_life (Line *line)
{
  RkStatLifeData data
      = { array (line, 0), array (line, 1), array (line, 2), NULL, NULL, length (line, 0) };
  g_autofree RkStatLife *table = g_new (RkStatLife, data.length);
  g_autoptr (GError) error = NULL;
  gboolean reliable = FALSE;

  rk_stat_life (&data, number (line, 3), table, &reliable, &error);
  g_assert_no_error (error);
  g_assert_true (reliable);
  give_column (line, &table->expectation, data.length);
  give_column (line, &table->lower, data.length);
  give_column (line, &table->upper, data.length);
  give_column (line, &table->survivors, data.length);
  give_column (line, &table->lived, data.length);
}

static void
call_sullivan (Line *line)
{
  RkStatLifeData data = { array (line, 0), array (line, 1), array (line, 2),
                          array (line, 3), array (line, 4), length (line, 0) };
  g_autofree RkStatLife *table = g_new (RkStatLife, data.length);
  g_autoptr (GError) error = NULL;

  rk_stat_life (&data, number (line, 5), table, NULL, &error);
  g_assert_no_error (error);
  give_column (line, &table->healthy, data.length);
  give_column (line, &table->healthy_lower, data.length);
  give_column (line, &table->healthy_upper, data.length);
}

static void
call_weighted_mean (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  rk_stat_weighted_mean (array (line, 0), array (line, 1), length (line, 0), &result, &error);
  g_assert_no_error (error);
  give (line, result.value);
}

static void
call_cost_split (Line *line)
{
  g_autoptr (GError) error = NULL;
  RkStatCost cost;

  rk_stat_cost_split (array (line, 0), array (line, 1), &cost, &error);
  g_assert_no_error (error);
  give (line, cost.here);
  give (line, cost.reference);
  give (line, cost.difference);
  for (guint i = 0; i < RK_STAT_COST_FACTORS; i++)
    give (line, cost.part[i]);
}

/* @tolerance: relative, a little over the worst that was seen */
static const struct
{
  const char *name;
  void (*call) (Line *line);
  double tolerance;
} functions[] = {
  { "normal_quantile", call_normal_quantile, 1e-15 },
  { "z", call_z, 1e-15 },
  { "gamma", call_gamma, 5e-13 },
  { "gamma_quantile", call_gamma_quantile, 1e-13 },
  { "beta", call_beta, 1e-13 },
  { "beta_quantile", call_beta_quantile, 1e-13 },
  { "digamma_rise", call_digamma_rise, 1e-13 },
  { "proportion", call_proportion, 1e-13 },
  { "count", call_count, 1e-13 },
  { "rate", call_rate, 1e-13 },
  { "rate_ratio", call_rate_ratio, 1e-13 },
  { "change", call_change, 1e-13 },
  { "trend", call_trend, 1e-12 },
  { "dsr", call_dsr, 1e-13 },
  { "isr", call_isr, 1e-13 },
  { "eb_moments", call_eb_moments, 1e-13 },
  { "eb_ml", call_eb_ml, 1e-11 },
  { "funnel", call_funnel, 1e-12 },
  { "sii", call_sii, 1e-12 },
  { "life", call_life, 1e-13 },
  { "sullivan", call_sullivan, 1e-13 },
  { "weighted_mean", call_weighted_mean, 1e-15 },
  { "cost_split", call_cost_split, 1e-11 },
};

/* ── reading and comparing ───────────────────────────────────────────────────────────────── */

static void
compare (Line *line, const char *name, double tolerance)
{
  g_assert_cmpuint (line->n_got, ==, line->expected->len);
  for (guint i = 0; i < line->n_got; i++)
    {
      double expected = g_array_index (line->expected, double, i);
      double got = line->got[i];

      if (isnan (expected) ? isnan (got) : got == expected)
        continue;
      if (!(fabs (got - expected) <= tolerance * MAX (fabs (expected), 1e-300)))
        g_error ("line %u, %s, value %u: %.17g, R says %.17g (relative %.3g)", line->number, name,
                 i + 1, got, expected, fabs (got / expected - 1));
    }
}

/* Fields: name, arguments, "=", expected values. */
static void
run_line (guint k, guint at, char **fields)
{
  Line *line = g_new0 (Line, 1);
  guint n = 0;

  line->number = at;
  line->words = fields + 1;
  for (; !g_str_equal (line->words[n], "="); n++)
    {
      g_assert_cmpuint (n, <, MOST_ARGUMENTS);
      line->values[n] = g_array_new (FALSE, FALSE, sizeof (double));
      append_numbers (line->values[n], line->words[n]);
    }
  line->expected = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = n + 1; line->words[i]; i++)
    append_numbers (line->expected, line->words[i]);
  functions[k].call (line);
  compare (line, functions[k].name, functions[k].tolerance);
  for (guint i = 0; i < n; i++)
    g_array_unref (line->values[i]);
  g_array_unref (line->expected);
  g_free (line);
}

static void
test_function (gconstpointer data)
{
  guint k = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "stat-expected.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint seen = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_strcmp0 (fields[0], functions[k].name) != 0)
        continue;
      run_line (k, i + 1, fields);
      seen++;
    }
  g_assert_cmpuint (seen, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *path = g_strconcat ("/stat-expected/", functions[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_function);
    }
  return g_test_run ();
}
