/* Of what the rows of a table are: municipalities under their medical area, parts of a city, rows
 * of which nobody can say what tells them apart, ages that overlap, the year among other dates. */
#include "rk-error.h"
#include "rk-test-indicator.h"

static Run
begin (void)
{
  Run run = { rk_test_office_new (0), NULL };

  return run;
}

static void
end (Run *run)
{
  run_clear (run);
  rk_test_office_free (run->office);
}

static void
refuses_text (const char *text, const char *says)
{
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = NULL;
  g_autoptr (GError) error = NULL;
  static guint n;
  g_autofree char *path = g_strdup_printf ("%s/refused-%u.csv", run.office->folder, n++);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import = rk_indicator_import_open (path, NULL, 0, NULL, &error);
  if (import)
    refuses (&run, import, says);
  else if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
  end (&run);
}

#define HEAD "特定健診の実施状況　令和4年度\n"

/* 計 is the medical area; a municipality is itself, whatever it is called. */
static void
test_municipalities_of_an_area (void)
{
  static const char *const heads[] = { "二次医療圏,市町名,", "圏域,市町名,", "保健所,市町名," };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat (HEAD, heads[i],
                                           "健診対象者数,健診受診者数\n"
                                           "富士,富士宮市,6000,1400\n"
                                           ",富士市,5000,1500\n"
                                           ",計,11000,2900\n"
                                           "静岡,静岡市,50000,15000\n"
                                           ",計,50000,15000\n",
                                           NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "statutory");

      g_assert_cmpuint (report->areas, ==, 5);
      g_assert_cmpuint (report->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2022, "222071", 'T', "0- 1400/6000", NAN);
      expect (&run, "checkup-rate", 2022, "222101", 'T', "0- 1500/5000", NAN);
      expect (&run, "checkup-rate", 2022, "2204", 'T', "0- 2900/11000", NAN);
      expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 15000/50000", NAN);
      expect (&run, "checkup-rate", 2022, "2205", 'T', "0- 15000/50000", NAN);
      end (&run);
    }
}

/* Under 保健所 alone a row is of what its code says. */
static void
test_codes_beside_a_zone (void)
{
  Run run = begin ();

  bring_in (&run,
            "令和4年度 特定健康診査・特定保健指導の実施状況（市町村国保）\n"
            "団体コード,保健所,健診対象者数,健診受診者数\n"
            "22203,駿東田方,6000,1400\n"
            "22100,静岡,50000,15000\n",
            "statutory");
  expect (&run, "checkup-rate", 2022, "222038", 'T', "0- 1400/6000", NAN);
  expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 15000/50000", NAN);
  end (&run);
}

/* A ward or a former city is not the city, whichever row comes first. */
static void
test_parts_of_a_city (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run,
                                              HEAD "市町名,健診対象者数,健診受診者数\n"
                                                   "静岡市葵区,1000,100\n"
                                                   "清水市,2000,200\n"
                                                   "静岡市,6000,1400\n"
                                                   "駿東郡清水町,300,90\n"
                                                   "焼津,500,150\n"
                                                   "天竜市,700,80\n",
                                              "statutory");

  g_assert_cmpuint (report->areas, ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 1);
  expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 1400/6000", NAN);
  expect (&run, "checkup-rate", 2022, "223417", 'T', "0- 90/300", NAN);
  expect (&run, "checkup-rate", 2022, "222127", 'T', "0- 150/500", NAN);
  end (&run);
  refuses_text (HEAD "市町名,健診対象者数,健診受診者数\n静岡市葵区,1000,100\n静岡市清水区,900,90\n",
                "only parts of one");
  refuses_text (HEAD "市区町村コード,市町名,健診対象者数,健診受診者数\n22201,静岡市,1000,100\n",
                "only parts of one");
}

/* What tells the rows apart is in a column that is not understood. */
static void
test_said_twice (void)
{
  GString *text = g_string_new (HEAD "年度,市町名,健診対象者数,健診受診者数\n");
  Run run = begin ();
  const RkIndicatorReport *report;

  refuses_text (HEAD "市町名,健診対象者数,健診受診者数\n沼津市,1000,100\n沼津市,900,90\n",
                "Rows 3 and 4 are of the same place");
  for (guint year = 2001; year <= 2020; year++)
    g_string_append_printf (text, "%u,沼津市,10000,%u\n", year, year);
  g_string_append (text, "2020,沼津市,900,90\n");
  report = bring_in (&run, text->str, "statutory");
  g_assert_cmpuint (report->problems->len, ==, 1);
  expect (&run, "checkup-rate", 2020, "222038", 'T', "0- 2020/10000", NAN);
  end (&run);
  g_string_free (text, TRUE);
}

/* Nobody is counted twice. */
static void
test_ages_overlap (void)
{
  static const struct
  {
    const char *rows;
    const char *counts;
  } cases[] = {
    { "smoking,2201,2022,M,40-44,20,100\nsmoking,2201,2022,M,45-49,30,100\n"
      "smoking,2201,2022,M,40-49,50,200\n",
      "40-44 20/100;45-49 30/100;=40-49 50/200" },
    { "smoking,2201,2022,M,40-64,50,200\nsmoking,2201,2022,M,65-69,30,100\n"
      "smoking,2201,2022,M,70-74,10,100\nsmoking,2201,2022,M,65-74,40,200\n",
      "40-64 50/200;65-69 30/100;70-74 10/100" },
    { "smoking,2201,2022,M,40-74,90,400\nsmoking,2201,2022,M,65-74,40,200\n", "40-74 90/400" },
    { "smoking,2201,2022,M,40-44,20,100\nsmoking,2201,2022,M,45-,30,100\n",
      "40-44 20/100;45- 30/100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat ("indicator,area,year,sex,age,numerator,denominator\n",
                                           cases[i].rows, NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "tidy");

      g_assert_cmpuint (report->problems->len, ==, i < 3 ? 1 : 0);
      expect (&run, "smoking", 2022, "2201", 'M', cases[i].counts, NAN);
      end (&run);
    }
}

static void
test_year_among_dates (void)
{
  static const char *const titles[] = { "令和6年3月29日公表　令和4年度　特定健診の実施状況",
                                        "（令和6年5月作成）特定健診の実施状況　2022年度",
                                        "2024年3月公表 特定健診 令和4年度実績",
                                        "令和４年度－特定健診の実施状況",
                                        "作成年月：R06年06月　対象：R04年度累計　特定健診",
                                        "特定健診の実施状況　令和4年（更新日：令和6年1月10日）" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      Run run = begin ();
      g_autofree char *text
          = g_strconcat (titles[i], "\n市町名,健診対象者数,健診受診者数\n沼津市,1000,300\n", NULL);

      bring_in (&run, text, "statutory");
      expect (&run, "checkup-rate", 2022, "222038", 'T', "0- 300/1000", NAN);
      end (&run);
    }
  refuses_text (
      "平成20年度から令和4年度までの特定健診の実施状況\n市町名,健診対象者数,健診受診者数\n"
      "沼津市,1000,300\n",
      "of which year");
}

/* What a person says is more than what the title seems to say. */
static void
test_year_that_was_said (void)
{
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import
      = open_text (&run, "特定健診の実施状況　令和5年\n市町名,健診対象者数,健診受診者数\n"
                         "沼津市,1000,300\n");

  rk_indicator_import_set_year (import, 2022);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "checkup-rate", 2022, "222038", 'T', "0- 300/1000", NAN);
  end (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-rows/municipalities-of-an-area", test_municipalities_of_an_area);
  g_test_add_func ("/indicator-rows/codes-beside-a-zone", test_codes_beside_a_zone);
  g_test_add_func ("/indicator-rows/parts-of-a-city", test_parts_of_a_city);
  g_test_add_func ("/indicator-rows/said-twice", test_said_twice);
  g_test_add_func ("/indicator-rows/ages-overlap", test_ages_overlap);
  g_test_add_func ("/indicator-rows/year-among-dates", test_year_among_dates);
  g_test_add_func ("/indicator-rows/year-that-was-said", test_year_that_was_said);
  return g_test_run ();
}
