/* What is said of a table before its numbers take a place: its year, whose numbers they replace,
 * totals that do not add up, rows and words that cannot be read. */
#include "rk-area.h"
#include "rk-error.h"
#include "rk-indicator-export.h"
#include "rk-test-indicator.h"

/* Returns: the one problem that says all of @words */
static inline const char *
problem_of (const RkIndicatorReport *report, const char *const *words)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      const char *problem = report->problems->pdata[i];
      gboolean all = TRUE;

      for (guint w = 0; words[w]; w++)
        all &= strstr (problem, words[w]) != NULL;
      if (all)
        return problem;
    }
  return NULL;
}

#define SAYS(report, ...) (problem_of ((report), (const char *const[]){ __VA_ARGS__, NULL }))

/* ── the year of a title ─────────────────────────────────────────────────────────────────── */

#define ROWS "\n市町名,健診対象者数,健診受診者数\n沼津市,1000,300\n"

static void
test_years_of_titles (void)
{
  static const struct
  {
    const char *title;
    int year;
  } cases[] = {
    { "令和3（2021）年度", 2021 },
    { "2021（令和3）年度", 2021 },
    { "令和3年度（2021年度）", 2021 },
    { "令和三年度", 2021 },
    { "R3.4～R4.3", 2021 },
    { "R3.4.1-R4.3.31", 2021 },
    { "令和3年4月～令和4年3月", 2021 },
    { "令和3年4月1日から翌年3月31日まで", 2021 },
    { "令和3年4月～4年3月", 2021 },
    { "令和3年4月～9月", 2021 },
    { "2021年4月～2022年3月", 2021 },
    { "令和3年1月～12月", 2021 },
    { "２０２１", 2021 },
    { "（2021）", 2021 },
    { "令和4年3月31日現在", 2021 },
    { "令和4年1月1日現在", 2021 },
    { "2022/3/31現在", 2021 },
    { "R4.3.31時点", 2021 },
    { "令和4年3月", 2021 },
    { "令和3年10月1日現在", 2021 },
    { "令和3年", 2021 },
    { "令和5年度版（令和3年度実績）", 2021 },
    { "令和5年度報告　令和3年度分", 2021 },
    { "令和5年度版　令和3年度", 2021 },
    { "令和3年度（令和4年3月31日現在）", 2021 },
    { "平成27年モデル人口による　令和3年", 2021 },
    { "令和5年3月29日公表　2021年", 2021 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat ("特定健診の実施状況　", cases[i].title, ROWS, NULL);
      const RkIndicatorReport *report;

      g_test_message ("%s", cases[i].title);
      report = bring_in (&run, text, "statutory");
      g_assert_cmpint (g_array_index (report->years, int, 0), ==, cases[i].year);
      end (&run);
    }
}

/* Where it may be one or another, one is asked. */
static void
test_years_to_be_said (void)
{
  static const char *const titles[]
      = { "令和3年度・令和4年度",        "令和5年度版",       "令和3～5年度",
          "令和3（2022）年度",           "2021（令和4）年度", "令和3年10月～4年9月",
          "平成20年度から令和4年度まで", "令和2年　令和3年",  "令和3年度実績　令和2年度実績" };
  Run run = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strconcat ("特定健診の実施状況　", titles[i], ROWS, NULL);
      g_autoptr (RkIndicatorImport) import = open_text (&run, text);

      g_test_message ("%s", titles[i]);
      refuses (&run, import, "--year 2023");
      rk_indicator_import_set_year (import, 2021);
      rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
    }
  end (&run);
}

/* ── what takes the place of what ────────────────────────────────────────────────────────── */

#define TIDY "indicator,area,year,sex,age,numerator,denominator,source\n"

static const char first[] = TIDY "smoking,22,2021,M,40-44,300,1000,厚生労働省「第9回見本統計」\n"
                                 "smoking,22,2021,M,45-49,200,900,厚生労働省「第9回見本統計」\n"
                                 "smoking,23,2021,M,総数,500,1900,厚生労働省「第9回見本統計」\n";

/* Values of other people are not put in the place of what was there without a word. */
static void
test_other_source (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, first, "tidy");

  g_assert_cmpuint (report->problems->len, ==, 0);
  report = bring_in (&run,
                     TIDY "smoking,22,2021,M,総数,380,1000,見本健保組合「年報」\n"
                          "smoking,23,2021,M,総数,500,1900,見本健保組合「年報」\n",
                     "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  g_assert_nonnull (strstr (report->save.changes->pdata[0], "40～44歳 300/1000 → －"));
  g_assert_nonnull (SAYS (report, "1 values of another source", "厚生労働省「第9回見本統計」",
                          "見本健保組合「年報」"));
  g_assert_true (report->problems->pdata[0] == SAYS (report, "1 values of another source"));
  report = bring_in (&run, TIDY "smoking,22,2021,M,総数,381,1000,見本健保組合「年報」\n", "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 0);
  end (&run);
}

static gboolean
read_export (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkIndicatorExport export = { .path = data };

  return rk_indicator_export_run (db, &export, NULL, error);
}

/* Rows of a list that are of several publications go in and out with their own. */
static void
test_rows_of_several (void)
{
  Run run = begin ();
  g_autofree char *path = g_build_filename (run.office->folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const RkIndicatorReport *report;

  bring_in (&run,
            TIDY "smoking,22,2021,M,40-44,300,1000,甲の調査\n"
                 "smoking,23,2021,M,40-44,400,1900,乙の集計\n",
            "tidy");
  rk_store_read (run.office->store, read_export, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",300,1000,,,,甲の調査"));
  g_assert_nonnull (strstr (text, ",400,1900,,,,乙の集計"));
  report = bring_in (&run, text, "tidy");
  g_assert_cmpuint (report->save.unchanged, ==, 2);
  report = bring_in (&run, TIDY "smoking,23,2021,M,40-44,410,1900,乙の集計\n", "tidy");
  g_assert_cmpuint (report->problems->len, ==, 0);
  end (&run);
}

static char *
dup_export (Run *run)
{
  g_autofree char *path = g_build_filename (run->office->folder, "out.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  rk_store_read (run->office->store, read_export, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* What is read of each answer to a question goes out, too; a small number of one can not be told
 * from the others. */
static void
test_answers_of_a_list (void)
{
  Run run = begin ();
  g_autofree char *text = NULL;
  g_autofree char *small = NULL;

  bring_in (&run,
            TIDY "chewing,22100,2021,M,計,1000,3000,\n"
                 "chewing-hard,22100,2021,M,計,1500,3000,\n"
                 "chewing-hardly,22100,2021,M,計,500,3000,\n",
            "tidy");
  text = dup_export (&run);
  g_assert_nonnull (strstr (text, "chewing,221007,静岡市,2021,M,計,1000,3000"));
  g_assert_nonnull (strstr (text, "chewing-hard,221007,静岡市,2021,M,計,1500,3000"));
  g_assert_nonnull (strstr (text, "chewing-hardly,221007,静岡市,2021,M,計,500,3000"));
  g_assert_cmpuint (bring_in (&run, text, "tidy")->save.unchanged, ==, 3);
  bring_in (&run,
            TIDY "chewing,22203,2021,M,計,80,100,\n"
                 "chewing-hard,22203,2021,M,計,15,100,\n"
                 "chewing-hardly,22203,2021,M,計,5,100,\n",
            "tidy");
  small = dup_export (&run);
  g_assert_nonnull (strstr (small, "chewing-hardly,222038,沼津市,2021,M,計,※,100"));
  g_assert_true (strstr (small, "沼津市,2021,M,計,80,") == NULL
                 || strstr (small, "沼津市,2021,M,計,15,") == NULL);
  end (&run);
}

/* Rows that name none are not of the one that others name, where there are two. */
static void
test_rows_of_none (void)
{
  Run run = begin ();
  g_autofree char *path = g_build_filename (run.office->folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  bring_in (&run,
            TIDY "smoking,22,2021,M,40-44,300,1000,甲の調査\n"
                 "smoking,23,2021,M,40-44,400,1900,乙の集計\n"
                 "smoking,24,2021,M,40-44,500,1900,\n",
            "tidy");
  rk_store_read (run.office->store, read_export, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",500,1900,,,,table-"));
  g_assert_nonnull (strstr (text, ",400,1900,,,,乙の集計"));
  end (&run);
}

/* ※ of our own list stands for what is there; where it is not, it may be any number. */
static void
test_own_list (void)
{
  static const char table[] = "indicator,area,year,sex,age,numerator,denominator,source\n"
                              "smoking,222054,2021,M,40-44,3,140,甲の調査\n"
                              "smoking,222054,2021,M,45-49,36,150,甲の調査\n"
                              "smoking,222054,2021,M,50-54,20,150,甲の調査\n"
                              "smoking,222054,2021,M,55-59,*,150,甲の調査\n"
                              "smoking,222054,2021,M,計,62,590,甲の調査\n"
                              "smoking,222062,2021,M,総数,62,590,甲の調査\n";
  Run run = begin ();
  Run other = begin ();
  g_autofree char *path = g_build_filename (run.office->folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) corrected = NULL;
  g_autoptr (GError) error = NULL;
  const RkIndicatorReport *report;

  bring_in (&run, table, "tidy");
  rk_store_read (run.office->store, read_export, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "40～44歳,※,140"));
  g_assert_nonnull (strstr (text, "55～59歳,※,150,,,,甲の調査,1/0"));
  report = bring_in (&run, text, "tidy");
  g_assert_cmpuint (report->save.unchanged, ==, 2);
  corrected = g_string_new (text);
  g_string_replace (corrected, "※,140", "※,141", 0);
  report = bring_in (&run, corrected->str, "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  expect (&run, "smoking", 2021, "222054", 'M',
          "40-44 3/141;45-49 36/150;50-54 20/150;55-59 0?1/150;=40-59 62/590", NAN);
  bring_in (&other, text, "tidy");
  expect (&other, "smoking", 2021, "222054", 'M',
          "40-44 0?255/140;45-49 0?255/150;50-54 0?255/150;55-59 0?1/150;=40-59 62/590", NAN);
  expect (&other, "smoking", 2021, "222062", 'M', "=0- 62/590", NAN);
  g_string_replace (corrected, "甲の調査", "乙の集計", 0); /* is of other people */
  report = bring_in (&run, corrected->str, "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  end (&other);
  end (&run);
}

/* Nor are those of the members of another insurer, in the same form. */
static void
test_other_insurer (void)
{
  Run run = begin ();
  const RkIndicatorReport *report;

  bring_in (&run, "市町村国保　特定健診の実施状況　令和4年度" ROWS, "statutory");
  report = bring_in (&run,
                     "市町村国保　特定健診の実施状況　令和4年度\n市町名,健診対象者数,健診受診者数\n"
                     "沼津市,1000,310\n",
                     "statutory");
  g_assert_cmpuint (report->problems->len, ==, 0);
  report = bring_in (&run,
                     "全保険者　特定健診の実施状況　令和4年度\n市町名,健診対象者数,健診受診者数\n"
                     "沼津市,3000,1500\n",
                     "statutory");
  g_assert_nonnull (SAYS (report, "1 values of another source", "市町村国保", "全保険者"));
  end (&run);
}

/* Another edition of one publication is none of these. */
static void
test_newer_edition (void)
{
  Run run = begin ();
  g_autoptr (GString) newer = g_string_new (first);
  const RkIndicatorReport *report;

  bring_in (&run, first, "tidy");
  g_string_replace (newer, "第9回", "第10回", 0);
  g_string_replace (newer, "40-44,300", "40-44,310", 0);
  report = bring_in (&run, newer->str, "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_string_free (g_steal_pointer (&newer), TRUE);
  end (&run);
}

/* Which ages, from what to what; small numbers stay hidden. */
static void
test_from_what_to_what (void)
{
  Run run = begin ();
  const RkIndicatorReport *report;
  const char *change;

  bring_in (&run,
            TIDY "smoking,2208,2021,M,40-44,300,1000,甲\nsmoking,2208,2021,M,45-49,200,900,甲\n"
                 "smoking,2208,2021,M,計,500,1900,甲\nsmoking,2201,2021,F,計,4,500,甲\n",
            "tidy");
  report = bring_in (&run,
                     TIDY
                     "smoking,2208,2021,M,40-44,230,1000,甲\nsmoking,2208,2021,M,45-49,200,900,甲\n"
                     "smoking,2208,2021,M,計,430,1900,甲\nsmoking,2201,2021,F,計,3,500,甲\n",
                     "tidy");
  g_assert_cmpuint (report->save.changes->len, ==, 2);
  change = report->save.changes->pdata[0];
  g_assert_nonnull (strstr (change, "西部　男性"));
  g_assert_nonnull (strstr (change, "40～44歳 300/1000 → 230/1000、計 500/1900 → 430/1900"));
  g_assert_null (strstr (change, "45～49歳"));
  change = report->save.changes->pdata[1];
  g_assert_nonnull (strstr (change, "計 ※/500 → ※/500"));
  end (&run);
}

/* ── totals ──────────────────────────────────────────────────────────────────────────────── */

/* The medical areas of one table against the prefecture of another one of the same publication. */
static void
test_totals_of_other_tables (void)
{
  Run run = begin ();
  g_autoptr (GString) areas = g_string_new (
      "市町村国保　特定健診の実施状況　令和4年度\n圏域,健診対象者数,健診受診者数\n");
  const RkIndicatorReport *report;
  const char *other;
  gsize n_zones;
  const RkMedicalArea *zones = rk_medical_area_list (&n_zones);

  for (guint i = 0; i < n_zones; i++)
    g_string_append_printf (areas, "%s,100,%u\n", zones[i].name, 30 + i);
  report = bring_in (&run,
                     "市町村国保　特定健診の実施状況　令和4年度\n都道府県,健診対象者数,"
                     "健診受診者数\n静岡県,800,268\n",
                     "statutory");
  g_assert_cmpuint (report->problems->len, ==, 0);
  report = bring_in (&run, areas->str, "statutory");
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_string_replace (areas, ",100,37", ",100,17", 0);
  report = bring_in (&run, areas->str, "statutory");
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (SAYS (report, "静岡県", "268", "248"));
  /* of other people */
  other = TIDY "checkup-rate,22,2022,T,計,200,900,見本健保組合「年報」\n";
  report = bring_in (&run, other, "tidy");
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (SAYS (report, "another source"));
  end (&run);
}

/* Both sexes against men and women. */
static void
test_totals_of_sexes (void)
{
  Run run = begin ();
  const RkIndicatorReport *report
      = bring_in (&run,
                  "特定健診・特定保健指導実施結果　令和3年度\n市町名,性別,対象者数,受診者数\n"
                  "静岡市,男,1000,500\n静岡市,女,1000,500\n静岡市,計,1500,900\n"
                  "沼津市,男,1000,500\n沼津市,女,1000,500\n沼津市,計,2000,1000\n",
                  "statutory");

  g_assert_cmpuint (report->problems->len, ==, 2);
  g_assert_nonnull (SAYS (report, "静岡市", "1500", "2000"));
  g_assert_nonnull (SAYS (report, "静岡市", "900", "1000"));
  end (&run);
}

/* Of some rows together nothing is said that has a name. */
static void
test_totals_of_some (void)
{
  static const char *const words[][2] = { { "中計", "合計" }, { "小計", "総数" } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strdup_printf ("令和4年度　特定健診実施状況\n市町名,対象者数,"
                                               "受診者数\n静岡市,1000,300\n浜松市,1200,400\n"
                                               "%s,2200,700\n清水町,500,100\n%s,2700,800\n",
                                               words[i][0], words[i][1]);
      const RkIndicatorReport *report = bring_in (&run, text, "statutory");

      g_assert_cmpuint (report->save.added, ==, 3);
      g_assert_nonnull (SAYS (report, words[i][0], "left out"));
      g_assert_nonnull (SAYS (report, words[i][1], "left out"));
      end (&run);
    }
}

/* ── counts that cannot be ───────────────────────────────────────────────────────────────── */

/* More than there are can be of a ratio, and of those who ended what they began a year before. */
static void
test_more_than_there_are (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run,
                                              TIDY "smr-stroke,22130,2021,M,総数,560,480,甲\n"
                                                   "guidance-rate,22130,2021,T,総数,820,800,甲\n"
                                                   "checkup-rate,22130,2021,T,総数,820,800,甲\n"
                                                   "smr-stroke,22203,2021,M,総数,100,0,甲\n"
                                                   "guidance-rate,22203,2021,T,総数,100,0,甲\n"
                                                   "guidance-rate,22100,2021,T,総数,8200,800,甲\n",
                                              "tidy");

  g_assert_cmpuint (report->save.added, ==, 2);
  g_assert_cmpuint (report->problems->len, ==, 4);
  g_assert_nonnull (SAYS (report, "820 of 800 cannot be"));
  g_assert_nonnull (SAYS (report, "100 of 0 cannot be"));
  g_assert_nonnull (SAYS (report, "8200 of 800 cannot be"));
  end (&run);
}

/* 00 is the nation of e-Stat, and what is of no prefecture in a list that was written here. */
static void
test_of_no_prefecture (void)
{
  Run run = begin ();
  const RkIndicatorReport *report
      = bring_in (&run,
                  "indicator,area,area_name,year,sex,age,numerator,denominator\n"
                  "smoking,JP,全国,2021,M,総数,300,1000\n"
                  "smoking,00,都道府県判別不可,2021,M,総数,900,1000\n",
                  "tidy");
  RkDb *db = rk_store_main_db (run.office->store);
  g_autoptr (RkRecord) card = rk_indicators_find (db, "smoking", NULL);
  g_autoptr (GPtrArray) all = rk_observations_load (db, rk_record_id (card), 2021, NULL);

  g_assert_cmpuint (report->save.added, ==, 2);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((RkObservation *)all->pdata[0])->area, ==, RK_AREA_NO_PREFECTURE);
  g_assert_cmpstr (((RkObservation *)all->pdata[1])->area, ==, "JP");
  end (&run);
}

/* A printed value is kept beside a count of nobody knows how many. */
static void
test_value_beside_a_count (void)
{
  Run run = begin ();
  const RkIndicatorReport *report
      = bring_in (&run,
                  "indicator,area,year,sex,age,numerator,denominator,value,lower,upper\n"
                  "smr-stroke,22130,2021,M,総数,,,90.1,80,101\n"
                  "smr-stroke,22203,2021,M,総数,120,,112.0,93,134\n"
                  "population,22203,2021,M,総数,12000,,,,\n",
                  "tidy");

  g_assert_cmpuint (report->save.added, ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (SAYS (report, "1 printed rates are read without their counts"));
  end (&run);
}

/* A rate beside 人数, where nobody says how many have it, is as it was printed. */
static void
test_rate_without_count (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (
      &run, "特定健診実施状況　令和4年度\n市町名,対象者数,実施率\n静岡市,1000,40.0\n", "statutory");

  g_assert_nonnull (SAYS (report, "1 printed rates are read as they are"));
  expect (&run, "checkup-rate", 2022, "221007", 'T', "", 40);
  bring_in (&run,
            "indicator,area,year,sex,age,numerator,denominator,value\n"
            "metabo,22100,2022,M,総数,400,1000,40.0\n"
            "metabo,22130,2022,M,総数,,1000,35.0\n"
            "metabo,22203,2022,M,総数,…,1000,\n",
            "tidy");
  expect (&run, "metabo", 2022, "221007", 'M', "=0- 400/1000", 40);
  expect (&run, "metabo", 2022, "221309", 'M', "", 35);
  expect (&run, "metabo", 2022, "222038", 'M', "=0- /1000", NAN);
  end (&run);
}

/* 対象者 and 受診者, without 数. */
static void
test_people_without_number (void)
{
  Run run = begin ();

  bring_in (&run,
            "特定健診実施状況　令和4年度\n市町名,対象者,受診者,実施率\n静岡市,1000,400,40.0\n",
            "statutory");
  expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 400/1000", 40);
  end (&run);
}

/* A title that names 健診 and 保健指導: the rate is of the one whose counts are there. */
static void
test_rate_of_another (void)
{
#define BOTH "特定健診・特定保健指導実施結果　令和5年度\n"
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (
      &run, BOTH "市町名,対象者数,受診者数,実施率\n静岡市,1100,440,40.0\n", "statutory");

  g_assert_cmpuint (report->indicators->len, ==, 1);
  expect (&run, "checkup-rate", 2023, "221007", 'T', "0- 440/1100", 40);
  report
      = bring_in (&run, BOTH "市町名,対象者数,終了者数,実施率\n静岡市,100,25,25.0\n", "statutory");
  g_assert_cmpuint (report->indicators->len, ==, 1);
  expect (&run, "guidance-rate", 2023, "221007", 'T', "0- 25/100", 25);
  end (&run);
#undef BOTH
}

/* A printed share is one; whether of one or of a hundred, is asked where nobody can see it. */
static void
test_printed_shares (void)
{
#define PRINTED "indicator,area,year,sex,age,value\n"
  static const struct
  {
    const char *rows;
    guint added;
    const char *says;
  } cases[] = {
    { "metabo,22100,2022,M,総数,130.1\nmetabo,22130,2022,M,総数,-5\nmetabo,22203,2022,M,総数,0\n",
      1, "a share of 130.1 % cannot be" },
    { "metabo,22100,2022,M,総数,30.1\nmetabo,22130,2022,M,総数,0.5\n", 2, NULL },
    { "metabo,22100,2022,M,総数,0.301\nmetabo,22130,2022,M,総数,0.25\n", 2,
      "If 0.301 stands for 30.1 %" },
    { "guidance-rate,22100,2022,T,総数,102.5\n", 1, NULL },
    { "cost-per-person,22100,2022,T,総数,389625\n", 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat (PRINTED, cases[i].rows, NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "tidy");

      g_assert_cmpuint (report->save.added, ==, cases[i].added);
      if (cases[i].says)
        g_assert_nonnull (SAYS (report, cases[i].says));
      else
        g_assert_cmpuint (report->problems->len, ==, 0);
      end (&run);
    }
#undef PRINTED
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-checks/years-of-titles", test_years_of_titles);
  g_test_add_func ("/indicator-checks/years-to-be-said", test_years_to_be_said);
  g_test_add_func ("/indicator-checks/other-source", test_other_source);
  g_test_add_func ("/indicator-checks/rows-of-several", test_rows_of_several);
  g_test_add_func ("/indicator-checks/answers-of-a-list", test_answers_of_a_list);
  g_test_add_func ("/indicator-checks/rows-of-none", test_rows_of_none);
  g_test_add_func ("/indicator-checks/own-list", test_own_list);
  g_test_add_func ("/indicator-checks/other-insurer", test_other_insurer);
  g_test_add_func ("/indicator-checks/newer-edition", test_newer_edition);
  g_test_add_func ("/indicator-checks/from-what-to-what", test_from_what_to_what);
  g_test_add_func ("/indicator-checks/totals-of-other-tables", test_totals_of_other_tables);
  g_test_add_func ("/indicator-checks/totals-of-sexes", test_totals_of_sexes);
  g_test_add_func ("/indicator-checks/totals-of-some", test_totals_of_some);
  g_test_add_func ("/indicator-checks/more-than-there-are", test_more_than_there_are);
  g_test_add_func ("/indicator-checks/value-beside-a-count", test_value_beside_a_count);
  g_test_add_func ("/indicator-checks/rate-without-count", test_rate_without_count);
  g_test_add_func ("/indicator-checks/rate-of-another", test_rate_of_another);
  g_test_add_func ("/indicator-checks/people-without-number", test_people_without_number);
  g_test_add_func ("/indicator-checks/no-prefecture", test_of_no_prefecture);
  g_test_add_func ("/indicator-checks/printed-shares", test_printed_shares);
  return g_test_run ();
}
