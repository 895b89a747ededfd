/* Statistics: published tables to print precision, what must hold for any numbers, refusals, notes.
 * Comparison with R: test-stat-expected.c. */
#include <math.h>
#include <string.h>

#include "rk-error.h"
#include "rk-stat-compare.h"
#include "rk-stat-cost.h"
#include "rk-stat-interval.h"
#include "rk-stat-life.h"
#include "rk-stat-mask.h"
#include "rk-stat-quantile.h"
#include "rk-stat-smooth.h"
#include "rk-stat-standard.h"

/* ── published tables ────────────────────────────────────────────────────────────────────── */

/* published-tables.csv: NDBオープンデータ 第9回 質問項目8 (T1), 特定健診の実施状況 (T3),
 * 全国健康保険協会 業績評価シート (T5), 鳥取県国保連 総合戦略ビジョン (T7). Results of T1 marked
 * own are a check of the chain made apart from this program. */
typedef struct
{
  char *text;
  GPtrArray *rows; /* char ** */
} Tables;

static void
tables_load (Tables *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "published-tables.csv", NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &self->text, NULL, &error);
  g_assert_no_error (error);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  lines = g_strsplit (self->text, "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_ptr_array_add (self->rows, g_strsplit (lines[i], ",", -1));
      g_assert_cmpuint (g_strv_length (self->rows->pdata[i - 1]), ==, 7);
    }
}

static void
tables_clear (Tables *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tables, tables_clear)

/* @age: NULL: any. Returns: NULL where it is not there */
static const char *
cell (Tables *self,
      const char *table,
      const char *row,
      const char *year,
      const char *age,
      const char *variable)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **fields = self->rows->pdata[i];

      if (g_str_equal (fields[0], table) && g_str_equal (fields[1], row)
          && (year == NULL || g_str_equal (fields[2], year))
          && (age == NULL || g_str_equal (fields[4], age)) && g_str_equal (fields[5], variable))
        return fields[6];
    }
  return NULL;
}

/* A printed number: equal after rounding half up to the digits that are printed. */
static void
assert_printed (double value, const char *printed)
{
  const char *point = strchr (printed, '.');
  double unit = pow (10, point ? (double)strlen (point + 1) : 0);

  g_assert_cmpfloat_with_epsilon (floor (value * unit + 0.5) / unit, g_ascii_strtod (printed, NULL),
                                  1e-9);
}

static const char *const ages[] = { "40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74" };

#define N_AGES G_N_ELEMENTS (ages)

static void
read_ages (Tables *tables, const char *row, const char *variable, double *values)
{
  for (guint i = 0; i < N_AGES; i++)
    {
      const char *text = cell (tables, "T1", row, NULL, ages[i], variable);

      g_assert_nonnull (text);
      values[i] = g_ascii_strtod (text, NULL);
    }
}

static void
check_area (Tables *tables, const char *area, const char *sex)
{
  g_autofree char *row = g_strconcat (area, "-", sex, NULL);
  g_autofree char *whole = g_strconcat ("全国-", sex, NULL);
  double x[N_AGES], n[N_AGES], all_x[N_AGES], all_n[N_AGES];
  RkStatIndirect data = { x, N_AGES, n, all_x, all_n, N_AGES };
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  read_ages (tables, row, "はい", x);
  read_ages (tables, row, "回答者数", n);
  read_ages (tables, whole, "はい", all_x);
  read_ages (tables, whole, "回答者数", all_n);
  rk_stat_ratio (&data, 100, "全国", RK_STAT_BINOMIAL, 0.95, &result, &error);
  g_assert_no_error (error);
  assert_printed (result.observed, cell (tables, "T1", row, NULL, NULL, "観察数(中計)"));
  assert_printed (result.expected, cell (tables, "T1", row, NULL, NULL, "期待数"));
  assert_printed (result.value, cell (tables, "T1", row, NULL, NULL, "標準化該当比"));
  assert_printed (result.lower, cell (tables, "T1", row, NULL, NULL, "95%下限 二項(Wilson)"));
  assert_printed (result.upper, cell (tables, "T1", row, NULL, NULL, "95%上限 二項(Wilson)"));
  g_assert_cmpstr (rk_stat_state_paper (rk_stat_state (&result, 100)), ==,
                   cell (tables, "T1", row, NULL, NULL, "判定(二項)"));
  rk_stat_ratio (&data, 100, "全国", RK_STAT_POISSON, 0.95, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.method, ==, RK_STAT_BYAR);
  assert_printed (result.lower, cell (tables, "T1", row, NULL, NULL, "95%下限 Poisson(Byar)"));
  assert_printed (result.upper, cell (tables, "T1", row, NULL, NULL, "95%上限 Poisson(Byar)"));
}

static void
test_published_ratios (void)
{
  g_auto (Tables) tables = { 0 };

  tables_load (&tables);
  for (guint area = 2201; area <= 2208; area++)
    {
      g_autofree char *code = g_strdup_printf ("%u", area);

      check_area (&tables, code, "男");
      check_area (&tables, code, "女");
    }
}

static void
check_rate (Tables *tables,
            const char *table,
            const char *row,
            const char *year,
            const char *of,
            const char *who,
            const char *rate)
{
  const char *x = cell (tables, table, row, year, NULL, who);
  const char *n = cell (tables, table, row, year, NULL, of);
  const char *printed = cell (tables, table, row, year, NULL, rate);
  g_autoptr (GError) error = NULL;
  RkStatResult result;

  g_assert_true (x && n && printed);
  rk_stat_proportion (g_ascii_strtod (x, NULL), g_ascii_strtod (n, NULL), RK_STAT_WILSON, 0.95,
                      &result, &error);
  g_assert_no_error (error);
  assert_printed (100 * result.value, printed);
}

static void
test_published_rates (void)
{
  static const char *const years[] = { "2009", "2015", "2019", "2024" };
  g_auto (Tables) tables = { 0 };
  guint seen = 0;

  tables_load (&tables);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    check_rate (&tables, "T3", years[i], years[i], "特定健診対象者数", "特定健診受診者数",
                "特定健診実施率");
  check_rate (&tables, "T3", "2024", "2024", "特定保健指導対象者数", "特定保健指導終了者数",
              "特定保健指導実施率");
  for (guint i = 0; i < tables.rows->len; i++)
    {
      char **row = tables.rows->pdata[i];

      if (g_str_equal (row[0], "T5") && g_str_equal (row[5], "受診率"))
        {
          check_rate (&tables, "T5", row[1], row[2], "受診勧奨通知基準値該当者数",
                      "健診受診月から10か月の医療機関受診者数", "受診率");
          seen++;
        }
    }
  g_assert_cmpuint (seen, ==, 26);
}

/* What the plain sum of two costs per head hides. */
static void
test_published_mean (void)
{
  static const char *const when[][2] = { { "2020-03", "2019年度" }, { "2023-03", "2022年度" } };
  g_auto (Tables) tables = { 0 };
  g_autoptr (GError) error = NULL;
  RkStatResult mean[2];

  tables_load (&tables);
  for (guint i = 0; i < 2; i++)
    {
      double people[2], cost[2];

      people[0] = g_ascii_strtod (
          cell (&tables, "T7", "国保被保険者数", when[i][0], NULL, "国保被保険者数"), NULL);
      people[1] = g_ascii_strtod (
          cell (&tables, "T7", "後期高齢者被保険者数", when[i][0], NULL, "後期高齢者被保険者数"),
          NULL);
      cost[0] = g_ascii_strtod (
          cell (&tables, "T7", "国保 一人当たり医療費", when[i][1], NULL, "国保 一人当たり医療費"),
          NULL);
      cost[1] = g_ascii_strtod (
          cell (&tables, "T7", "後期 一人当たり医療費", when[i][1], NULL, "後期 一人当たり医療費"),
          NULL);
      rk_stat_weighted_mean (cost, people, 2, &mean[i], &error);
      g_assert_no_error (error);
    }
  assert_printed (100 * (mean[1].value / mean[0].value - 1),
                  cell (&tables, "T7", "計", NULL, NULL, "一人当たり医療費の増加(加入者数で加重)"));
  assert_printed (mean[1].n - mean[0].n,
                  cell (&tables, "T7", "計", NULL, NULL, "被保険者数の増減"));
}

/* ── what holds for any numbers ──────────────────────────────────────────────────────────── */

/* The interval holds the value, narrows with n and with a lower confidence, and mirrors. */
static void
test_intervals_any (void)
{
  static const RkStatMethod methods[] = { RK_STAT_WILSON, RK_STAT_CLOPPER_PEARSON };

  for (guint round = 0; round < 400; round++)
    {
      double n = g_test_rand_int_range (1, 5000);
      double x = g_test_rand_int_range (0, (gint32)n + 1);
      RkStatMethod method = methods[round % 2];
      RkStatResult wide, narrow, more, mirror;

      g_assert_true (rk_stat_proportion (x, n, method, 0.95, &wide, NULL));
      g_assert_true (rk_stat_proportion (x, n, method, 0.8, &narrow, NULL));
      g_assert_true (rk_stat_proportion (10 * x, 10 * n, method, 0.95, &more, NULL));
      g_assert_true (rk_stat_proportion (n - x, n, method, 0.95, &mirror, NULL));
      g_assert_true (0 <= wide.lower && wide.lower <= narrow.lower && narrow.lower <= wide.value);
      g_assert_true (1 >= wide.upper && wide.upper >= narrow.upper && narrow.upper >= wide.value);
      g_assert_cmpfloat (more.upper - more.lower, <, wide.upper - wide.lower);
      g_assert_cmpfloat_with_epsilon (mirror.lower, 1 - wide.upper, 1e-12);
    }
}

static void
test_counts_any (void)
{
  RkStatResult before = { 0 };

  for (guint count = 0; count < 300; count++)
    {
      RkStatResult exact, byar;

      g_assert_true (rk_stat_count (count, RK_STAT_EXACT, 0.95, &exact, NULL));
      g_assert_true (rk_stat_count (count, RK_STAT_BYAR, 0.95, &byar, NULL));
      g_assert_true (exact.lower <= count && count < exact.upper);
      g_assert_true (byar.lower <= count && count < byar.upper);
      /* Byar's is an approximation of the exact one. */
      g_assert_cmpfloat (fabs (byar.upper - exact.upper), <, 0.03);
      if (count > 0)
        {
          g_assert_cmpfloat (exact.lower, >, before.lower);
          g_assert_cmpfloat (exact.upper, >, before.upper);
        }
      before = exact;
    }
  /* Of very few events Byar's formula would fall under none. */
  g_assert_true (rk_stat_count (1, RK_STAT_BYAR, 0.998, &before, NULL));
  g_assert_cmpfloat (before.lower, ==, 0);
}

/* Quantiles and probabilities undo each other, whatever the shape. */
static void
test_quantiles_any (void)
{
  for (guint round = 0; round < 300; round++)
    {
      double shape = exp (g_test_rand_double_range (-3, 12));
      double b = exp (g_test_rand_double_range (0, 12));
      double p = g_test_rand_double_range (1e-6, 1 - 1e-6);
      double lower, upper;

      rk_stat_gamma (shape, rk_stat_gamma_quantile (p, shape, FALSE), &lower, &upper);
      g_assert_cmpfloat_with_epsilon (lower, p, 1e-12 * p + 1e-15 * shape);
      rk_stat_beta (shape, b, rk_stat_beta_quantile (p, shape, b, TRUE), &lower, &upper);
      /* Near 1 the result has few digits left to say where. */
      g_assert_cmpfloat_with_epsilon (upper, p, 1e-9);
      g_assert_cmpfloat_with_epsilon (lower + upper, 1, 1e-15);
    }
}

/* The same ages everywhere: the standard changes nothing; the reference against itself is 100. */
static void
test_standard_any (void)
{
  for (guint round = 0; round < 100; round++)
    {
      double x[5], n[5], w[5];
      RkStatIndirect self = { x, 5, n, x, n, 5 };
      RkStatResult crude, direct, ratio;
      double all_x = 0, all_n = 0;

      for (guint i = 0; i < 5; i++)
        {
          n[i] = g_test_rand_int_range (20, 9000);
          x[i] = g_test_rand_int_range (1, (gint32)n[i]);
          w[i] = 3 * n[i];
          all_x += x[i];
          all_n += n[i];
        }
      g_assert_true (rk_stat_direct (x, n, w, 5, 1, NULL, RK_STAT_DOBSON, 0.95, &direct, NULL));
      g_assert_true (rk_stat_rate (all_x, all_n, 1, RK_STAT_BYAR, 0.95, &crude, NULL));
      g_assert_cmpfloat_with_epsilon (direct.value, crude.value, 1e-12);
      /* With equal weights Dobson's interval is Byar's. */
      g_assert_cmpfloat_with_epsilon (direct.lower, crude.lower, 1e-12);
      g_assert_true (rk_stat_ratio (&self, 100, NULL, RK_STAT_BINOMIAL, 0.95, &ratio, NULL));
      g_assert_cmpfloat_with_epsilon (ratio.value, 100, 1e-9);
      g_assert_cmpfloat_with_epsilon (ratio.z, 0, 1e-9);
      g_assert_true (ratio.lower < 100 && 100 < ratio.upper);
    }
}

/* Both estimators lie between the area's own ratio and the mean, and pull small areas more. */
static void
test_smooth_any (void)
{
  static const RkStatMethod methods[] = { RK_STAT_MOMENTS, RK_STAT_ML };

  for (guint round = 0; round < 40; round++)
    {
      double o[30], e[30], smoothed[30];
      RkStatSmooth fit;

      for (guint i = 0; i < 30; i++)
        {
          e[i] = exp (g_test_rand_double_range (0, 6));
          o[i] = floor (e[i] * g_test_rand_double_range (0.3, 2));
        }
      g_assert_true (rk_stat_smooth (o, e, 30, methods[round % 2], smoothed, &fit, NULL));
      for (guint i = 0; i < 30; i++)
        {
          double lower, upper;

          g_assert_true ((smoothed[i] - fit.mean) * (o[i] / e[i] - smoothed[i]) >= -1e-12);
          rk_stat_smooth_limits (&fit, o[i], e[i], 0.95, &lower, &upper);
          g_assert_true (isnan (fit.nu) || (lower < smoothed[i] && smoothed[i] < upper));
        }
    }
}

/* Areas that differ no more than by chance are all the mean; nothing runs off to infinity. */
static void
test_smooth_even (void)
{
  const double o[] = { 10, 21, 29, 40, 0 }, e[] = { 10, 20, 30, 40, 0.5 },
               none[] = { 0, 0, 0, 0, 0 };
  double smoothed[5];
  RkStatSmooth fit;

  g_assert_true (rk_stat_smooth (o, e, 5, RK_STAT_ML, smoothed, &fit, NULL));
  g_assert_cmpfloat (fit.variance, ==, 0);
  g_assert_true (isnan (fit.nu));
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat_with_epsilon (smoothed[i], 100 / 100.5, 1e-14);
  g_assert_true (rk_stat_smooth (none, e, 5, RK_STAT_ML, smoothed, &fit, NULL));
  g_assert_cmpfloat (smoothed[0], ==, 0);
  g_assert_true (rk_stat_smooth (o, e, 1, RK_STAT_ML, smoothed, &fit, NULL));
  g_assert_cmpfloat_with_epsilon (smoothed[0], 1, 1e-14);
}

/* Limits close in on the whole; a count on its limit has an interval that touches the expected. */
static void
test_funnel_any (void)
{
  double before = INFINITY;

  for (guint round = 0; round < 24; round++)
    {
      double expected = 0.5 * pow (1.7, round);
      double lower, upper;
      RkStatResult count;

      g_assert_true (rk_stat_funnel (RK_STAT_RATIO, expected, 1, 0.95, &lower, &upper, NULL));
      g_assert_true (0 <= lower && lower < 1 && 1 < upper);
      g_assert_cmpfloat (upper - lower, <, before);
      before = upper - lower;
      g_assert_true (rk_stat_count (upper * expected, RK_STAT_EXACT, 0.95, &count, NULL));
      g_assert_cmpfloat_with_epsilon (count.lower, expected, 1e-10 * expected);
      g_assert_true (rk_stat_count (lower * expected, RK_STAT_EXACT, 0.95, &count, NULL));
      if (lower > 0)
        g_assert_cmpfloat_with_epsilon (count.upper, expected, 1e-10 * expected);
    }
}

/* A straight line is found again, on its own scale, and no error means no interval. */
static void
test_slope (void)
{
  const double n[] = { 10, 30, 25, 5 }, se[] = { 0, 0, 0, 0 };
  double line[4], before = 0;
  RkStatSlope slope;

  for (guint i = 0; i < 4; i++)
    {
      line[i] = 3 + 2 * (before + n[i] / 2) / 70;
      before += n[i];
    }
  g_assert_true (rk_stat_slope (line, se, n, 4, RK_STAT_PLAIN, 0.95, &slope, NULL));
  g_assert_cmpfloat_with_epsilon (slope.sii, 2, 1e-13);
  g_assert_cmpfloat_with_epsilon (slope.rii, 5 / 3., 1e-13);
  g_assert_cmpfloat_with_epsilon (slope.sii_lower, slope.sii_upper, 1e-13);
  g_assert_cmpfloat_with_epsilon (slope.rii_upper, 5 / 3., 1e-7);
  for (guint i = 0; i < 4; i++)
    line[i] = exp (line[i]);
  g_assert_true (rk_stat_slope (line, NULL, n, 4, RK_STAT_LOG, 0.95, &slope, NULL));
  g_assert_cmpfloat_with_epsilon (slope.sii, exp (5) - exp (3), 1e-11);
  g_assert_cmpfloat_with_epsilon (slope.rii, exp (2), 1e-12);
  g_assert_true (isnan (slope.sii_lower));
}

static void
test_cost (void)
{
  const double here[] = { 12, 2, 9000 }, reference[] = { 10, 2, 10000 };
  RkStatCost cost;

  g_assert_true (rk_stat_cost_split (here, reference, &cost, NULL));
  g_assert_cmpfloat_with_epsilon (cost.part[0] + cost.part[1] + cost.part[2], cost.difference,
                                  1e-9);
  g_assert_cmpfloat (cost.part[0], >, 0);
  g_assert_cmpfloat (cost.part[1], ==, 0);
  g_assert_cmpfloat (cost.part[2], <, 0);
  g_assert_true (rk_stat_cost_split (here, here, &cost, NULL));
  g_assert_cmpfloat (cost.difference, ==, 0);
  g_assert_cmpfloat (cost.part[0], ==, 0);
}

/* Nobody limited: both expectations are the same. Few people, or a wide interval: not reliable. */
static void
test_life (void)
{
  const double ages_of[] = { 0, 1, 40, 80 }, deaths[] = { 1, 3, 90, 160 };
  const double many[] = { 300, 11000, 12000, 2000 }, few[] = { 10, 300, 400, 170 };
  const double none[] = { 0, 0, 0, 0 };
  RkStatLifeData data = { ages_of, deaths, many, none, many, 4 };
  RkStatLife table[4];
  gboolean reliable;

  g_assert_true (rk_stat_life (&data, 0.95, table, &reliable, NULL));
  g_assert_true (reliable);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (table[i].healthy, table[i].expectation, 1e-12);
      g_assert_cmpfloat_with_epsilon (table[i].healthy_lower, table[i].lower, 1e-12);
    }
  g_assert_cmpfloat (table[3].expectation, ==, 2000 / 160.);
  data.limited = data.asked = NULL;
  data.population = few;
  g_assert_true (rk_stat_life (&data, 0.95, table, &reliable, NULL));
  g_assert_false (reliable);
  g_assert_true (isnan (table[0].healthy));
}

/* ── masks, states, populations, notes ───────────────────────────────────────────────────── */

static void
test_masks (void)
{
  const double cells[] = { NAN, 120, NAN, 33 }, one[] = { 5, NAN };
  double lower[4], upper[4], residual;
  guint masked;

  g_assert_true (
      rk_stat_mask_bounds (cells, 4, 167, INFINITY, &masked, &residual, lower, upper, NULL));
  g_assert_cmpuint (masked, ==, 2);
  g_assert_cmpfloat (residual, ==, 14);
  g_assert_true (lower[0] == 0 && upper[0] == 14 && lower[1] == 120 && upper[1] == 120);
  g_assert_true (rk_stat_mask_bounds (cells, 4, 167, 9, &masked, &residual, lower, upper, NULL));
  g_assert_true (lower[0] == 5 && upper[0] == 9 && lower[2] == 5 && upper[2] == 9);
  g_assert_true (rk_stat_mask_bounds (one, 2, 8, INFINITY, &masked, &residual, lower, upper, NULL));
  g_assert_true (lower[1] == 3 && upper[1] == 3);
  g_assert_false (
      rk_stat_mask_bounds (cells, 4, 150, INFINITY, &masked, &residual, lower, upper, NULL));
  g_assert_false (rk_stat_mask_bounds (cells, 4, 180, 9, &masked, &residual, lower, upper, NULL));
  g_assert_false (
      rk_stat_mask_bounds (cells + 1, 1, 121, 9, &masked, &residual, lower, upper, NULL));
}

static void
test_states (void)
{
  static const struct
  {
    double value, lower, upper;
    const char *words;
  } rows[] = { { 90, 80, 99.9, "有意に低い" },    { 90, 80, 100, "低いが有意でない" },
               { 100, 90, 110, "同じ" },          { 110, 100, 120, "高いが有意でない" },
               { 110, 100.1, 120, "有意に高い" }, { 0, 0, 80, "有意に低い" },
               { 110, NAN, NAN, "判定不能" },     { NAN, NAN, NAN, "判定不能" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RkStatResult result = rk_stat_result (RK_STAT_RATIO, RK_STAT_BINOMIAL, 0.95);

      result.value = rows[i].value;
      result.lower = rows[i].lower;
      result.upper = rows[i].upper;
      g_assert_cmpstr (rk_stat_state_paper (rk_stat_state (&result, 100)), ==, rows[i].words);
    }
}

static void
test_populations (void)
{
  const RkStatPopulation *s60 = rk_stat_population_find ("s60");
  const RkStatPopulation *h27 = rk_stat_population_find ("h27");
  g_autoptr (GError) error = NULL;
  double weight;

  g_assert_true (rk_stat_population_weight (s60, 0, G_MAXUINT, &weight, &error));
  g_assert_cmpfloat (weight, ==, 120287);
  g_assert_true (rk_stat_population_weight (h27, 0, G_MAXUINT, &weight, &error));
  g_assert_cmpfloat (weight, ==, 125319);
  g_assert_true (rk_stat_population_weight (h27, 0, 4, &weight, &error));
  g_assert_cmpfloat (weight, ==, 5026);
  g_assert_true (rk_stat_population_weight (s60, 40, 44, &weight, &error));
  g_assert_cmpfloat (weight, ==, 9400);
  g_assert_true (s60->checked);
  g_assert_false (h27->checked);
  g_assert_null (rk_stat_population_find ("s61"));
  g_assert_false (rk_stat_population_weight (s60, 40, 46, &weight, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

static void
test_notes (void)
{
  const double x[] = { 700, 1506 }, n[] = { 2470, 4000 }, all_x[] = { 960345, 1 },
               all_n[] = { 2560057, 3 };
  RkStatIndirect data = { x, 2, n, all_x, all_n, 2 };
  g_autofree char *ratio_note = NULL;
  g_autofree char *rate_note = NULL;
  g_autofree char *eb_note = NULL;
  double smoothed[2];
  RkStatSmooth fit;
  RkStatResult result;

  g_assert_true (
      rk_stat_ratio (&data, 100, "全国（令和3年度）", RK_STAT_BINOMIAL, 0.95, &result, NULL));
  ratio_note = rk_stat_result_dup_note (&result);
  g_assert_cmpstr (
      ratio_note, ==,
      "標準化比（間接法）、基準 全国（令和3年度）＝100、n＝6,470、観察数 2,206、期待数 2,259.9。"
      "95％信頼区間は二項分布（Wilsonのスコア法）による。"
      "比は基準との比較であり、地域どうしを厳密には比べられない。");
  g_assert_true (rk_stat_rate (4, 120000, 100000, RK_STAT_POISSON, 0.998, &result, NULL));
  rate_note = rk_stat_result_dup_note (&result);
  g_assert_cmpstr (
      rate_note, ==,
      "率、対 100,000、n＝120,000、観察数 4。99.8％信頼区間はポアソン分布の正確法による。"
      "観察数が10件未満のため値は不安定。");
  g_assert_true (rk_stat_smooth (x, n, 2, RK_STAT_ML, smoothed, &fit, NULL));
  eb_note = rk_stat_smooth_dup_note (&fit, "静岡県", "県内8圏域");
  g_assert_cmpstr (
      eb_note, ==,
      "経験ベイズ（ポアソン・ガンマモデル、最尤法）、基準 静岡県、事前分布は県内8圏域。"
      "信頼区間は事後分布（ガンマ分布）による。");
}

/* ── refusals ────────────────────────────────────────────────────────────────────────────── */

static void
assert_refused (gboolean ok, GError **error, const char *words)
{
  g_assert_false (ok);
  g_assert_error (*error, RK_ERROR, RK_ERROR_INVALID);
  if (strstr ((*error)->message, words) == NULL || strchr ((*error)->message, '\n'))
    g_error ("“%s” does not say “%s”", (*error)->message, words);
  g_clear_error (error);
}

static void
test_refusals (void)
{
  const double x[] = { 1, 2, 3 }, n[] = { 10, 20, 0 }, none[] = { 0, 0, 0 }, full[] = { 9, 9, 9 };
  RkStatIndirect nothing = { x, 3, full, none, full, 3 };
  RkStatIndirect no_class = { x, 3, full, x, n, 3 };
  RkStatIndirect too_many = { full, 3, x, x, full, 3 };
  RkStatIndirect odd = { x, 2, full, x, full, 3 };
  RkStatIndirect empty = { x, 3, x, x, x, 0 };
  GError *error = NULL;
  RkStatResult r;

#define REFUSED(call, words) assert_refused (call, &error, words)
  REFUSED (rk_stat_proportion (1, 0, RK_STAT_WILSON, 0.95, &r, &error), "zero");
  REFUSED (rk_stat_proportion (1, NAN, RK_STAT_WILSON, 0.95, &r, &error), "not a number");
  REFUSED (rk_stat_proportion (NAN, 1, RK_STAT_WILSON, 0.95, &r, &error), "not a number");
  REFUSED (rk_stat_proportion (1, INFINITY, RK_STAT_WILSON, 0.95, &r, &error), "not a number");
  REFUSED (rk_stat_proportion (-1, 5, RK_STAT_WILSON, 0.95, &r, &error), "negative");
  REFUSED (rk_stat_proportion (6, 5, RK_STAT_WILSON, 0.95, &r, &error), "more than “n” (5)");
  REFUSED (rk_stat_proportion (1, 5, RK_STAT_WILSON, 1, &r, &error), "confidence");
  REFUSED (rk_stat_proportion (1, 5, RK_STAT_WILSON, NAN, &r, &error), "confidence");
  REFUSED (rk_stat_count (-1, RK_STAT_EXACT, 0.95, &r, &error), "negative");
  REFUSED (rk_stat_count (1e14, RK_STAT_EXACT, 0.95, &r, &error), "too large");
  REFUSED (rk_stat_rate (1, 0, 1, RK_STAT_EXACT, 0.95, &r, &error), "zero");
  REFUSED (rk_stat_direct (x, n, full, 3, 1, NULL, RK_STAT_DOBSON, 0.95, &r, &error),
           "age class 3");
  REFUSED (rk_stat_direct (x, full, none, 3, 1, NULL, RK_STAT_DOBSON, 0.95, &r, &error),
           "standard");
  REFUSED (rk_stat_direct (full, x, full, 3, 1, NULL, RK_STAT_BINOMIAL, 0.95, &r, &error),
           "number 1 of “count” is 9");
  REFUSED (rk_stat_ratio (&nothing, 100, NULL, RK_STAT_BINOMIAL, 0.95, &r, &error), "E = 0");
  REFUSED (rk_stat_ratio (&no_class, 100, NULL, RK_STAT_POISSON, 0.95, &r, &error), "class 3");
  REFUSED (rk_stat_ratio (&too_many, 100, NULL, RK_STAT_BINOMIAL, 0.95, &r, &error), "more than");
  REFUSED (rk_stat_ratio (&odd, 100, NULL, RK_STAT_BINOMIAL, 0.95, &r, &error), "one total");
  REFUSED (rk_stat_ratio (&empty, 100, NULL, RK_STAT_BINOMIAL, 0.95, &r, &error), "no numbers");
  REFUSED (rk_stat_change (6, 5, 1, 5, 0.95, &r, &error), "more than");
  REFUSED (rk_stat_rate_ratio (0, 5, 1, 5, 0.95, &r, &error), "zero");
  REFUSED (rk_stat_trend (x, full, full, 3, 0.95, &r, NULL, &error), "two years");
  REFUSED (rk_stat_weighted_mean (x, none, 3, &r, &error), "weights");
#undef REFUSED
}

static void
test_refusals_many (void)
{
  const double x[] = { 1, 2, 3 }, zero[] = { 10, 20, 0 }, down[] = { 0, 5, 1 }, all[] = { 9, 9, 9 };
  const double up[] = { 0, 1, 5 };
  double smoothed[3], lower, upper;
  RkStatLifeData data = { down, x, all, NULL, NULL, 3 };
  RkStatSmooth fit;
  RkStatSlope slope;
  RkStatCost cost;
  RkStatLife table[3];
  GError *error = NULL;

#define REFUSED(call, words) assert_refused (call, &error, words)
  REFUSED (rk_stat_smooth (x, zero, 3, RK_STAT_ML, smoothed, &fit, &error),
           "number 3 of “expected”");
  REFUSED (rk_stat_funnel (RK_STAT_RATIO, 0, 1, 0.95, &lower, &upper, &error), "zero");
  REFUSED (rk_stat_funnel (RK_STAT_PROPORTION, 9, 1.5, 0.95, &lower, &upper, &error),
           "between 0 and 1");
  REFUSED (rk_stat_slope (x, NULL, zero, 3, RK_STAT_PLAIN, 0.95, &slope, &error), "zero");
  REFUSED (rk_stat_slope (x, NULL, all, 2, RK_STAT_PLAIN, 0.95, &slope, &error), "three groups");
  REFUSED (rk_stat_slope (zero, NULL, all, 3, RK_STAT_LOG, 0.95, &slope, &error), "logarithm");
  REFUSED (rk_stat_slope (x, NULL, all, 3, RK_STAT_LOGIT, 0.95, &slope, &error), "logit");
  REFUSED (rk_stat_cost_split (zero, x, &cost, &error), "zero");
  REFUSED (rk_stat_life (&data, 0.95, table, NULL, &error), "ascend");
  data.age_start = up;
  data.population = x;
  data.deaths = all;
  REFUSED (rk_stat_life (&data, 0.95, table, NULL, &error), "more than “population” (1)");
  data.population = all;
  data.deaths = zero;
  REFUSED (rk_stat_life (&data, 0.95, table, NULL, &error), "more than “population” (9)");
  data.deaths = (const double[]){ 1, 1, 0 };
  REFUSED (rk_stat_life (&data, 0.95, table, NULL, &error), "last age class");
  data.deaths = x;
  data.limited = x;
  REFUSED (rk_stat_life (&data, 0.95, table, NULL, &error), "more than “1”");
#undef REFUSED
}

/* An age-adjusted rate without events has no interval, and that is no error. */
static void
test_no_events (void)
{
  const double none[] = { 0, 0 }, n[] = { 100, 200 };
  RkStatResult r;

  g_assert_true (rk_stat_direct (none, n, n, 2, 100, "x", RK_STAT_DOBSON, 0.95, &r, NULL));
  g_assert_cmpfloat (r.value, ==, 0);
  g_assert_true (isnan (r.lower) && isnan (r.upper));
  g_assert_cmpint (rk_stat_state (&r, 1), ==, RK_STAT_UNDECIDED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stat/published-ratios", test_published_ratios);
  g_test_add_func ("/stat/published-rates", test_published_rates);
  g_test_add_func ("/stat/published-mean", test_published_mean);
  g_test_add_func ("/stat/intervals", test_intervals_any);
  g_test_add_func ("/stat/counts", test_counts_any);
  g_test_add_func ("/stat/quantiles", test_quantiles_any);
  g_test_add_func ("/stat/standard", test_standard_any);
  g_test_add_func ("/stat/smooth", test_smooth_any);
  g_test_add_func ("/stat/smooth-even", test_smooth_even);
  g_test_add_func ("/stat/funnel", test_funnel_any);
  g_test_add_func ("/stat/slope", test_slope);
  g_test_add_func ("/stat/cost", test_cost);
  g_test_add_func ("/stat/life", test_life);
  g_test_add_func ("/stat/masks", test_masks);
  g_test_add_func ("/stat/states", test_states);
  g_test_add_func ("/stat/populations", test_populations);
  g_test_add_func ("/stat/notes", test_notes);
  g_test_add_func ("/stat/refusals", test_refusals);
  g_test_add_func ("/stat/refusals-many", test_refusals_many);
  g_test_add_func ("/stat/no-events", test_no_events);
  return g_test_run ();
}
