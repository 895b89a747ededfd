/* A figure as a table: it says all that the figure says. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "rk-chart-figure.h"
#include "rk-chart-table.h"
#include "rk-test.h"

static RkChart *
create (RkChartKind kind, const char *unit, guint n_series)
{
  static const char *const names[] = { "賀茂", "富士", "西部" };
  static const char *const sexes[] = { "男性", "女性" };
  RkChart *chart = rk_chart_new (kind, "習慣的喫煙の割合", unit);

  rk_chart_set_number (chart, "図1");
  rk_chart_set_subtitle (chart, "令和3(2021)年度　40～74歳　男女別");
  rk_chart_set_source (chart, "厚生労働省「NDBオープンデータ」");
  rk_chart_set_note (chart, "人数（分母）　男性1,000人。");
  rk_chart_set_made (chart, "事務局");
  rk_chart_set_decimals (chart, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rk_chart_add_category (chart, names[i]);
  for (guint s = 0; s < n_series; s++)
    {
      rk_chart_add_series (chart, sexes[s]);
      for (guint c = 0; c < G_N_ELEMENTS (names); c++)
        rk_chart_set_value (chart, s, c, 30.0 + 2 * s + c);
    }
  return chart;
}

static gboolean
take_line (const char *const *cells, gpointer text, GError **error)
{
  g_autofree char *line = g_strjoinv ("|", (char **)cells);

  g_string_append_printf (text, "%s\n", line);
  return TRUE;
}

static char *
dup_text (RkChart *chart)
{
  g_autoptr (RkChartTable) table = rk_chart_tabulate (chart);
  GString *text = g_string_new (NULL);

  g_assert_true (rk_chart_table_each_line (table, take_line, text, NULL));
  return g_string_free (text, FALSE);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_fail_printf ("no “%s” in:\n%s", words, text);
}

/* Title, year, ages, sex, unit, n, 出典, 注 and who made it. */
static void
test_words (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_TREND, "%", 2);
  g_autofree char *text = NULL;

  rk_chart_add_break (chart, 2, -1, "質問の変更");
  rk_chart_set_value (chart, 1, 0, RK_CHART_WITHHELD);
  rk_chart_set_value (chart, 1, 1, RK_CHART_MISSING);
  text = dup_text (chart);
  g_assert_cmpstr (
      text, ==,
      "図1　習慣的喫煙の割合||\n"
      "令和3(2021)年度　40～74歳　男女別||\n"
      "単位：%||\n"
      "|男性|女性\n"
      "賀茂|30.0|※\n"
      "富士|31.0|…\n"
      "西部|32.0|34.0\n"
      "出典　厚生労働省「NDBオープンデータ」||\n"
      "注　人数（分母）　男性1,000人。西部から（質問の変更）は、前とつなげて比べられない。"
      "※は秘匿、…は値なし。||\n"
      "作成　事務局||\n");
}

/* What stands in brackets is explained; what does not is not. */
static void
test_brackets (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_PYRAMID, "人", 2);
  g_autofree char *plain = dup_text (chart);
  g_autofree char *open = NULL;
  g_autoptr (RkChart) shares = create (RK_CHART_SHARES, "人", 2);
  g_autofree char *parts = dup_text (shares);

  g_assert_null (strstr (plain, "（　）"));
  rk_chart_set_bounds (chart, 0, 1, 12, 19);
  open = dup_text (chart);
  assert_has (open, "富士|31.0（12.0～19.0）|33.0\n");
  assert_has (open, "（　）内は、公表元の秘匿のため値が取りうる範囲。");
  assert_has (parts, "賀茂|30.0（48.4%）|32.0（51.6%）\n");
  assert_has (parts, "（　）内は構成比。");
}

/* With intervals: a row a value, men and women in groups, and what they are compared with. */
static void
test_intervals (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_FOREST, NULL, 2);
  g_autofree char *text = NULL;

  rk_chart_set_headings (chart, "該当比", "95%信頼区間", "割合");
  rk_chart_add_reference (chart, 31, "全国", TRUE);
  for (guint s = 0; s < 2; s++)
    for (guint c = 0; c < 3; c++)
      {
        rk_chart_set_interval (chart, s, c, 29.5 + 2 * s + c, 30.5 + 2 * s + c);
        rk_chart_set_n (chart, s, c, 1234);
        rk_chart_set_text (chart, s, c, "34.1%");
      }
  rk_chart_set_value (chart, 1, 1, RK_CHART_WITHHELD);
  text = dup_text (chart);
  assert_has (text, "|該当比|95%信頼区間|割合|人数（n）|判定\n"
                    "全国（比べる値）|31.0||||\n"
                    "男性|||||\n"
                    "賀茂|30.0|29.5～30.5|34.1%|1,234|有意に低い\n");
  assert_has (text, "女性|||||\n");
  assert_has (text, "富士|※|※|※|※|※\n");
  assert_has (text, "95%信頼区間は下限～上限。※は秘匿。");
}

/* Each sex its own reference. */
static void
test_references (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_GROUPED, "%", 2);
  g_autofree char *text = NULL;

  rk_chart_add_reference_of (chart, 0, 28.5, "全国", TRUE);
  rk_chart_add_reference_of (chart, 1, 9.5, "全国", TRUE);
  text = dup_text (chart);
  assert_has (text, "全国（比べる値）|28.5|9.5\n");
}

/* The members of a box by name, rows of a spine in their own units, the sum of a stack. */
static void
test_kinds (void)
{
  g_autoptr (RkChart) box = create (RK_CHART_BOX, "%", 2);
  g_autoptr (RkChart) spine = create (RK_CHART_SPINE, NULL, 2);
  g_autoptr (RkChart) stack = create (RK_CHART_STACKED, "件", 2);
  g_autoptr (RkChart) funnel = create (RK_CHART_FUNNEL, "%", 1);
  g_autofree char *boxes = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *sums = dup_text (stack);
  g_autofree char *limits = NULL;

  rk_chart_set_text (box, 0, 0, "下田市");
  rk_chart_set_value (box, 1, 0, RK_CHART_WITHHELD);
  rk_chart_set_text (box, 1, 0, "松崎町");
  boxes = dup_text (box);
  assert_has (boxes, "賀茂（中央値 30.0）|\n下田市|30.0\n松崎町|※\n");
  rk_chart_set_measure (spine, 1, "mmHg", 0, -1);
  rk_chart_set_state (spine, 0, 1, RK_STAT_SURELY_HIGH);
  rows = dup_text (spine);
  assert_has (rows, "賀茂|30.0|32.0\n富士（mmHg）|31 ■|33\n");
  assert_has (rows, "■有意に高い、○有意に低い、◇有意な差はない。");
  assert_has (sums, "賀茂|30.0|32.0|62.0\n");
  rk_chart_set_funnel (funnel, RK_STAT_PROPORTION, 0.2, 100);
  rk_chart_set_n (funnel, 0, 0, 10000);
  rk_chart_set_n (funnel, 0, 1, 10);
  limits = dup_text (funnel);
  assert_has (limits, "|値|人数（n）|判定\n全体（比べる値）|20.0||\n男性|||\n"
                      "賀茂|30.0|10,000|95%の限界より高い\n");
  assert_has (limits, "|10|限界の中\n"); /* not 「同じ」 */
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/table/words", test_words);
  g_test_add_func ("/figure/table/brackets", test_brackets);
  g_test_add_func ("/figure/table/intervals", test_intervals);
  g_test_add_func ("/figure/table/references", test_references);
  g_test_add_func ("/figure/table/kinds", test_kinds);
  return g_test_run ();
}
