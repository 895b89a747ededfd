/* Charts of the register: growth, ladder, share of all workplaces. */
#include <string.h>

#include "rk-chart.h"
#include "rk-error.h"
#include "rk-establishments.h"
#include "rk-report.h"
#include "rk-chart-table.h"
#include "rk-test-registration.h"

static RkChart *
chart_of (Fixture *f, const char *name, const RkReportChartParams *params)
{
  g_autoptr (GError) error = NULL;
  RkChart *chart = rk_report_chart (db_of (f), name, params, NULL, &error);

  g_assert_no_error (error);
  return chart;
}

static void
test_growth (Fixture *f, gconstpointer data)
{
  RkReportChartParams params = { .as_of = rk_date (2025, 7, 1) };
  g_autoptr (RkChart) chart = NULL;
  g_autoptr (RkChart) by_place = NULL;

  register_it (f);
  chart = chart_of (f, "register-growth", &params);
  g_assert_cmpuint (rk_chart_get_n_categories (chart), ==, 2);
  g_assert_cmpstr (rk_chart_get_category (chart, 0), ==, "R6");
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 0), ==, 1);
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 1), ==, 1);
  params.by = "municipality";
  by_place = chart_of (f, "register-growth", &params);
  g_assert_cmpint (rk_chart_get_kind (by_place), ==, RK_CHART_TREND);
  g_assert_cmpstr (rk_chart_get_series (by_place, 0), ==, "焼津市");

  /* In a scheme that nobody is in there is nothing. */
  g_clear_pointer (&chart, rk_chart_free);
  params.by = NULL;
  g_assert_true (rk_schemes_find (db_of (f), "kyokai", &params.scheme, NULL));
  chart = chart_of (f, "register-growth", &params);
  g_assert_cmpuint (rk_chart_get_n_series (chart), ==, 0);
}

static void
test_ladder (Fixture *f, gconstpointer data)
{
  RkReportChartParams params = { .as_of = rk_date (2025, 7, 1) };
  static const double expected[] = { 1, 1, 0, 0, 0 };
  g_autoptr (RkChart) chart = NULL;

  register_it (f);
  chart = chart_of (f, "register-ladder", &params);
  g_assert_cmpuint (rk_chart_get_n_categories (chart), ==, G_N_ELEMENTS (expected));
  g_assert_cmpstr (rk_chart_get_category (chart, 1), ==, "登録以上");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpfloat (rk_chart_get_value (chart, 0, i), ==, expected[i]);
}

/* @industry, @lower: NULL: all of them */
static void
add_establishment (Fixture *f,
                   const char *area,
                   const char *industry,
                   const char *lower,
                   const char *upper,
                   const char *number)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_establishment, "area", area, "year", "2021", "number",
                                  number, "source", "経済センサス（見本）");

  if (industry)
    rk_test_set (draft, "industry", industry);
  if (lower)
    rk_test_set (draft, "size_lower", lower);
  if (upper)
    rk_test_set (draft, "size_upper", upper);
  rk_test_keep (f->office, draft);
}

static void
keep_establishments (Fixture *f)
{
  add_establishment (f, "221007", NULL, NULL, NULL, "300");
  add_establishment (f, "222127", NULL, NULL, NULL, "100");
  add_establishment (f, "222127", "E", NULL, NULL, "40");
  add_establishment (f, "222127", NULL, "30", "49", "8");
  add_establishment (f, "221007", NULL, "30", "49", "12");
  add_establishment (f, "221007", NULL, "1", "4", "200");
  add_establishment (f, "221015", NULL, NULL, NULL, "120"); /* a ward */
}

static double
share_of (RkChart *chart, const char *category)
{
  for (guint i = 0; i < rk_chart_get_n_categories (chart); i++)
    if (g_str_equal (rk_chart_get_category (chart, i), category))
      return rk_chart_get_value (chart, 0, i);
  g_assert_not_reached ();
}

static void
test_penetration (Fixture *f, gconstpointer data)
{
  RkReportChartParams params = { .as_of = rk_date (2025, 7, 1), .by = "municipality" };
  g_autoptr (RkChartTable) table = NULL;
  g_autoptr (RkChart) chart = NULL;
  g_autoptr (RkChart) tiles = NULL;
  g_autoptr (RkChart) sizes = NULL;
  g_autoptr (RkChart) trades = NULL;
  g_autoptr (GError) error = NULL;

  register_it (f);
  g_assert_null (rk_report_chart (db_of (f), "register-penetration", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  keep_establishments (f);
  chart = chart_of (f, "register-penetration", &params);
  g_assert_cmpuint (rk_chart_get_n_categories (chart), ==, 2);
  g_assert_cmpfloat (share_of (chart, "焼津市"), ==, 1);
  g_assert_cmpfloat (share_of (chart, "静岡市"), ==, 0);
  assert_has (rk_chart_get_note (chart), "令和3年の統計");
  table = rk_chart_tabulate (chart);
  g_assert_true (
      g_ptr_array_find_with_equal_func (table->headings, "統計の事業所数", g_str_equal, NULL));
  params.by = "medical_area";
  params.tiles = TRUE;
  tiles = chart_of (f, "register-penetration", &params);
  g_assert_cmpint (rk_chart_get_kind (tiles), ==, RK_CHART_TILES);
  g_assert_cmpfloat (share_of (tiles, "志太榛原"), ==, 1);
  assert_has (rk_chart_get_title (tiles), "（%）");
  params.by = "size_class";
  params.tiles = FALSE;
  sizes = chart_of (f, "register-penetration", &params);
  g_assert_cmpuint (rk_chart_get_n_categories (sizes), ==, 2);
  g_assert_cmpfloat (rk_chart_get_value (sizes, 0, 0), ==, 100.0 / 20);
  params.by = "industry";
  trades = chart_of (f, "register-penetration", &params);
  g_assert_cmpfloat (share_of (trades, "製造"), ==, 0);
}

/* Of what was declared and what was done besides; partly is not done. */
static void
test_activities (Fixture *f, gconstpointer data)
{
  RkReportChartParams params = { .as_of = rk_date (2025, 7, 1) };
  g_autofree char *of = NULL;
  g_autoptr (RkChart) chart = NULL;
  g_autoptr (GError) error = NULL;

  register_it (f);
  g_assert_null (rk_report_chart (db_of (f), "register-activities", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  of = id_words (f->status); /* declares 1-1 and 3-2 */
  rk_test_keep (f->office,
                RK_TEST_DRAFT (&rk_kind_report, "status_id", of, "year", "R6", "submitted_on",
                               "2025-04-20", "items", "1-1 一部実施\n1-2 実施\n5-2 実施 2回"));
  chart = chart_of (f, "register-activities", &params);
  g_assert_cmpuint (rk_chart_get_n_categories (chart), ==, 7);
  g_assert_cmpfloat (share_of (chart, "健診・保健指導"), ==, 50);
  g_assert_cmpfloat (share_of (chart, "食生活"), ==, 0);
  g_assert_cmpfloat (share_of (chart, "たばこ"), ==, 100);
  assert_has (rk_chart_get_title (chart), "令和6年度");
  assert_has (rk_chart_get_note (chart), "実績がある1件による");
}

static void
put_in_trade (Fixture *f, const char *industry)
{
  g_autoptr (RkRecord) workplace
      = rk_records_get (db_of (f), &rk_kind_workplace, f->workplace, NULL);
  RkDraft *draft = rk_draft_copy (workplace);

  rk_test_set (draft, "industry", industry);
  rk_test_keep (f->office, draft);
}

static double
reference_of (RkChart *chart)
{
  g_autoptr (RkChartTable) table = rk_chart_tabulate (chart);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const RkChartTableRow *row = table->rows->pdata[i];

      if (g_str_has_prefix (row->cells[0], "全体"))
        return g_ascii_strtod (row->cells[1], NULL);
    }
  g_assert_not_reached ();
}

/* A table of trades and sizes without totals: its parts are added up. */
static void
test_penetration_of_parts (Fixture *f, gconstpointer data)
{
  RkReportChartParams params = { .as_of = rk_date (2025, 7, 1), .by = "municipality" };
  g_autoptr (RkChart) chart = NULL;
  g_autoptr (RkChart) sizes = NULL;

  register_it (f);
  put_in_trade (f, "E 製造業");
  add_establishment (f, "222127", "E", "30", "49", "3");
  add_establishment (f, "222127", "I", "30", "49", "1");
  add_establishment (f, "222127", "I", "1", "4", "6");
  chart = chart_of (f, "register-penetration", &params);
  g_assert_cmpfloat (share_of (chart, "焼津市"), ==, 10);
  params.by = "size_class";
  sizes = chart_of (f, "register-penetration", &params);
  g_assert_cmpfloat (share_of (sizes, "30～49人"), ==, 25);
  g_assert_cmpfloat (reference_of (sizes), ==, reference_of (chart));

  /* Who is of a trade that the table does not have is no part of it. */
  put_in_trade (f, "S 公務（他に分類されるものを除く）");
  g_clear_pointer (&chart, rk_chart_free);
  g_clear_pointer (&sizes, rk_chart_free);
  params.by = "municipality";
  chart = chart_of (f, "register-penetration", &params);
  g_assert_cmpfloat (share_of (chart, "焼津市"), ==, 0);
  g_assert_cmpfloat (reference_of (chart), ==, 0);
  assert_has (rk_chart_get_note (chart), "統計にない産業（公務1件）の登録事業所は数えていない。");
}

int
main (int argc, char **argv)
{
  static const RegistrationTest tests[] = {
    { "growth", test_growth },
    { "ladder", test_ladder },
    { "penetration", test_penetration },
    { "activities", test_activities },
    { "penetration-of-parts", test_penetration_of_parts },
  };

  g_test_init (&argc, &argv, NULL);
  add_tests ("/register-figures/", tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
