/* Of which publication a table is: as it says itself, as its form is published, as a person says.
 */
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-test-indicator.h"

/* A publisher is named where the words of the table name it; a table of an insurer or of the office
 * is known by its title, and who made it is not said. */
static void
test_of_forms (void)
{
  static const struct
  {
    const char *text;
    const char *preset;
    const char *source; /* begins so */
    gboolean whole;
  } cases[] = {
    { "令和６年度　特定健康診査の実施状況（都道府県別）\n都道府県,健診対象者数,健診受診者数\n"
      "静岡県,1000,400\n",
      "statutory", "厚生労働省「特定健康診査・特定保健指導に関するデータ」", TRUE },
    { "特定健診実施状況　令和4年度　国民健康保険\n市町名,対象者数,受診者数\n静岡市,1000,400\n",
      "statutory", "特定健診実施状況　令和4年度　国民健康保険（table-", FALSE },
    { "特定健診・特定保健指導実施結果　令和4年度　協会けんぽ静岡支部\n市町名,対象者数,受診者数\n"
      "静岡市,1000,400\n",
      "kyokai", "全国健康保険協会 支部別の実績", TRUE },
    { "見本健保組合　支部別健診受診状況　令和4年度\n支部,対象者数,受診者数\n静岡支部,1000,400\n",
      "kyokai", "見本健保組合　支部別健診受診状況　令和4年度（table-", FALSE },
    { "胃がん検診　令和4年度\n市町名,胃がん対象者数,胃がん受診者数\n静岡市,1000,400\n", "screening",
      "胃がん検診　令和4年度（table-", FALSE },
    { "年齢別人口　令和4年10月1日\n市町名,0～4歳,5歳以上\n静岡市,10,20\n", "population",
      "年齢別人口　令和4年10月1日（table-", FALSE },
    { "住民基本台帳　年齢別人口　令和4年1月1日\n市町名,0～4歳,5歳以上\n静岡市,10,20\n",
      "population", "総務省「住民基本台帳に基づく人口」", TRUE },
    { "統計名：,人口推計\n表番号：,01\n表題：,都道府県別人口\n\n"
      "時間軸 コード,時間軸,地域 コード,地域,総人口（男）【人】,総人口（女）【人】\n"
      "2022000000,2022年,22000,静岡県,100,110\n",
      "estat", "「人口推計」都道府県別人口　政府統計の総合窓口（e-Stat）", TRUE },
  };
  Run run = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RkIndicatorReport *report = bring_in (&run, cases[i].text, cases[i].preset);

      g_test_message ("%s", report->source);
      g_assert_true (g_str_has_prefix (report->source, cases[i].source));
      if (cases[i].whole)
        g_assert_cmpstr (report->source, ==, cases[i].source);
      g_assert_null (strstr (report->source, "作成"));
    }
  end (&run);
}

static gboolean
are_of_two (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_dataset);
  g_autoptr (GPtrArray) tables = rk_query_records (db, query, NULL, error);
  const char *words[3];

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    words[i] = rk_record_get (tables->pdata[i], "source");
  g_assert_true (rk_dataset_is_of (tables->pdata[0], words[1], NULL));
  g_assert_false (rk_dataset_is_of (tables->pdata[0], words[2], NULL));
  return TRUE;
}

/* Tables of one form are of one publication only where their sources are. */
static void
test_of_two_insurers (void)
{
  static const char *const titles[]
      = { "特定健診の結果　令和4年度　見本国保", "特定健診の結果　令和5年度　見本国保",
          "特定健診の結果　令和5年度　見本健保" };
  Run run = begin ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%s\n市町名,対象者数,受診者数\n静岡市,%u,400\n", titles[i], 1000 + i);

      bring_in (&run, text, "statutory");
    }
  rk_store_read (run.office->store, are_of_two, NULL, NULL, &error);
  g_assert_no_error (error);
  end (&run);
}

typedef struct
{
  char *source;
  guint n;
} Tables;

static gboolean
load_tables (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Tables *tables = data;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_dataset);
  g_autoptr (GPtrArray) records = rk_query_records (db, query, NULL, error);

  if (records == NULL)
    return FALSE;
  tables->n = records->len;
  g_free (tables->source);
  tables->source = g_strdup (rk_record_get (records->pdata[records->len - 1], "source"));
  return TRUE;
}

static void
expect_table (Run *run, guint n, const char *source)
{
  Tables tables = { 0 };
  g_autoptr (GError) error = NULL;

  rk_store_read (run->office->store, load_tables, &tables, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tables.n, ==, n);
  g_assert_cmpstr (tables.source, ==, source);
  g_free (tables.source);
}

/* What a person says stands before all else, and corrects what was said of the same file. */
static void
test_said (void)
{
  static const char text[]
      = "特定健診実施状況　令和4年度\n市町名,対象者数,受診者数\n静岡市,1000,400\n";
  Run run = begin ();
  const RkIndicatorReport *report;

  run.import = open_text (&run, text);
  rk_indicator_import_set_source (run.import, "見本市「国保の特定健診」");
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, run.import);
  expect_table (&run, 1, "見本市「国保の特定健診」");

  rk_indicator_import_set_source (run.import, "見本市国保「特定健診の記録」");
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, run.import);
  report = rk_indicator_import_get_report (run.import);
  g_assert_true (report->corrected);
  g_assert_cmpuint (report->save.unchanged, ==, 1);
  g_assert_cmpuint (report->save.changes->len, ==, 1);
  g_assert_nonnull (strstr (report->save.changes->pdata[0], "見本市国保「特定健診の記録」"));
  expect_table (&run, 1, "見本市国保「特定健診の記録」");

  /* nothing is said: nothing changes */
  rk_indicator_import_set_source (run.import, NULL);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, run.import);
  g_assert_false (rk_indicator_import_get_report (run.import)->corrected);
  expect_table (&run, 1, "見本市国保「特定健診の記録」");
  end (&run);
}

#define TIDY "indicator,area,year,sex,age,numerator,denominator,source\n"

/* Rows of a list that name several publications keep theirs. */
static void
test_said_of_lists (void)
{
  Run run = begin ();
  const RkIndicatorReport *report;

  run.import = open_text (&run, TIDY "smoking,2208,2021,M,計,300,1000,甲調査\n");
  rk_indicator_import_set_source (run.import, "乙調査");
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, run.import);
  expect_table (&run, 1, "乙調査");
  run_clear (&run);

  run.import = open_text (&run, TIDY "smoking,2201,2021,M,計,300,1000,甲調査\n"
                                     "smoking,2202,2021,M,計,300,1000,丙調査\n");
  rk_indicator_import_set_source (run.import, "乙調査");
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, run.import);
  report = rk_indicator_import_get_report (run.import);
  g_assert_true (report->several);
  g_assert_cmpstr (report->source, ==, "甲調査、丙調査");
  expect_table (&run, 3, "丙調査");
  end (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-sources/of-forms", test_of_forms);
  g_test_add_func ("/indicator-sources/of-two-insurers", test_of_two_insurers);
  g_test_add_func ("/indicator-sources/said", test_said);
  g_test_add_func ("/indicator-sources/said-of-lists", test_said_of_lists);
  return g_test_run ();
}
