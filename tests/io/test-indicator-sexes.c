/* Of which sex the numbers of a table are: over them, beside them, in a line before them, in the
 * title, and beside the year. */
#include "rk-error.h"
#include "rk-test-indicator.h"

#define HEAD "特定健診の実施状況　令和4年度\n"

#define TOWN \
  "特定健診・特定保健指導実施結果総括表\n保険者番号,00220087,保険者名,島田市,年度,平成29年度\n"
#define AGES "No.,項目,40～44歳,45～49歳,計\n"

/* Men, and women below them under the same headings, as a line over them says. */
static void
test_sexes_below (void)
{
  static const char *const lines[][3] = {
    { "【男】\n", "【女】\n", "【計】\n" },
    { "男,,,\n", "女,,,\n", "計,,,\n" },
    { "■男性,,,,（単位：人）\n", "■女性,,,,（単位：人）\n", "■総数,,,,（単位：人）\n" },
    { "（１）男\n", "（２）女\n", "（３）男女計\n" },
    { "①男性\n", "②女性\n", "③男女計\n" },
    { "（１）男性（40～74歳）\n", "（２）女性（40～74歳）\n", "（３）男女計（40～74歳）\n" },
    { "男性被保険者\n", "女性被保険者\n", "男女計\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      Run run = begin ();
      g_autofree char *text
          = g_strconcat (TOWN, lines[i][0], AGES,
                         "1,特定健診対象者数,100,110,210\n2,特定健診受診者数,30,31,61\n"
                         "3,特定健診実施率,30.0,28.2,29.0\n",
                         lines[i][1], AGES,
                         "1,特定健診対象者数,200,210,410\n2,特定健診受診者数,60,61,121\n"
                         "3,特定健診実施率,30.0,29.0,29.5\n",
                         lines[i][2], AGES,
                         "1,特定健診対象者数,300,320,620\n2,特定健診受診者数,90,92,182\n"
                         "3,特定健診実施率,30.0,28.8,29.4\n",
                         NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "statutory");

      g_assert_cmpuint (report->problems->len, ==, 0);
      g_assert_cmpuint (report->indicators->len, ==, 1); /* the rate of 健診 is none of 保健指導 */
      expect (&run, "checkup-rate", 2017, "222097", 'M', "40-44 30/100;45-49 31/110;=40-49 61/210",
              29.0);
      expect (&run, "checkup-rate", 2017, "222097", 'F', "40-44 60/200;45-49 61/210;=40-49 121/410",
              29.5);
      expect (&run, "checkup-rate", 2017, "222097", 'T', "40-44 90/300;45-49 92/320;=40-49 182/620",
              29.4);
      end (&run);
    }
}

/* A unit behind the sex of a heading. */
static void
test_unit_behind (void)
{
  Run run = begin ();

  bring_in (&run,
            HEAD "市町名,対象者数（男）【人】,受診者数（男）【人】,対象者数（女）【人】,"
                 "受診者数（女）【人】\n"
                 "島田市,100,30,200,80\n焼津市,100,40,200,90\n",
            "statutory");
  expect (&run, "checkup-rate", 2022, "222097", 'M', "0- 30/100", NAN);
  expect (&run, "checkup-rate", 2022, "222097", 'F', "0- 80/200", NAN);
  end (&run);
}

/* Of one sex, as only the title says. */
static void
test_sex_of_title (void)
{
  static const struct
  {
    const char *title;
    char sex;
  } cases[] = { { "特定健診の実施状況（男性）　令和4年度", 'M' },
                { "令和4年度　特定健診　女性", 'F' },
                { "令和4年度　【女】特定健診", 'F' },
                { "令和4年度　特定健診（男性再掲）", 'M' },
                { "令和4年度　特定健診（国保・女性40～74歳）", 'F' },
                { "令和4年度　特定健診（女性の健康週間）", 'T' },
                { "令和4年度　特定健診（男女）", 'T' },
                { "令和4年度　女性の健康づくり　特定健診", 'T' } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat (
          cases[i].title, "\n市町名,健診対象者数,健診受診者数\n沼津市,1000,300\n", NULL);

      bring_in (&run, text, "statutory");
      expect (&run, "checkup-rate", 2022, "222038", cases[i].sex, "0- 300/1000", NAN);
      end (&run);
    }
}

static void
test_words_of_sexes (void)
{
  static const char *const words[][2] = { { "（男）", "（女）" },
                                          { "おとこ", "おんな" },
                                          { "♂", "♀" },
                                          { "男性（人）", "女性（人）" },
                                          { "男のひと", "女のひと" } };
  g_autoptr (RkIndicatorImport) import = NULL;
  Run run = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = g_strdup_printf (
          HEAD "市町名,性別,健診対象者数,健診受診者数\n沼津市,%s,1000,300\n,%s,900,400\n",
          words[i][0], words[i][1]);

      bring_in (&run, text, "statutory");
      expect (&run, "checkup-rate", 2022, "222038", 'F', "0- 400/900", NAN);
    }
  /* which is which, nobody says; what the table is called stays */
  import = open_text (&run, HEAD
                      "市町名,性別,健診対象者数,健診受診者数\n沼津市,1,1000,300\n,2,900,400\n");
  g_assert_true (rk_indicator_import_set_preset (import, "statutory", NULL));
  refuses (&run, import, "row 3 「1」、row 4 「2」");
  {
    g_autofree char *title = rk_indicator_import_dup_title (import);

    g_assert_cmpstr (title, ==, "特定健診の実施状況　令和4年度");
  }
  end (&run);
}

/* A sex with something behind it, over the numbers of men and of women. */
static void
test_sexes_over (void)
{
  static const struct
  {
    const char *men;
    const char *women;
    const char *of; /* their ages */
  } cases[] = { { "男性（40～74歳）", "女性（40～74歳）", "40-74" },
                { "男性40～74歳", "女性40～74歳", "40-74" },
                { "男（人）", "女（人）", "0-" },
                { "男のひと", "女のひと", "0-" },
                { "男性の方", "女性の方", "0-" },
                { "男性被保険者", "女性被保険者", "0-" },
                { "被保険者・男", "被保険者・女", "0-" },
                { "被保険者（男性）", "被保険者（女性）", "0-" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strdup_printf (
          HEAD ",%s,,%s,\n市町名,健診対象者数,健診受診者数,健診対象者数,健診受診者数\n"
               "静岡市,1000,300,1100,440\n沼津市,900,310,950,320\n",
          cases[i].men, cases[i].women);
      g_autofree char *men = g_strconcat (cases[i].of, " 300/1000", NULL);
      g_autofree char *women = g_strconcat (cases[i].of, " 440/1100", NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "statutory");

      g_assert_cmpuint (report->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2022, "221007", 'M', men, NAN);
      expect (&run, "checkup-rate", 2022, "221007", 'F', women, NAN);
      end (&run);
    }
}

/* Down the rows: in a column of sexes or in one of words. */
static void
test_sexes_beside (void)
{
  static const char *const heads[] = { "性別", "", "区分" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      Run run = begin ();
      g_autofree char *text
          = g_strdup_printf (HEAD "市町名,%s,健診対象者数,健診受診者数\n"
                                  "静岡市,男性（40～74歳）,1000,300\n,女性（40～74歳）,1100,440\n"
                                  "沼津市,男性（40～74歳）,900,310\n,女性（40～74歳）,950,320\n",
                             heads[i]);

      bring_in (&run, text, "statutory");
      expect (&run, "checkup-rate", 2022, "221007", 'M', "40-74 300/1000", NAN);
      expect (&run, "checkup-rate", 2022, "222038", 'F', "40-74 320/950", NAN);
      end (&run);
    }
  {
    Run run = begin ();

    bring_in (&run,
              HEAD "市町名,項目,値\n静岡市,健診対象者数,2100\n,健診受診者数,740\n"
                   ",男性健診対象者数,1000\n,男性健診受診者数,300\n",
              "statutory");
    expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 740/2100", NAN);
    expect (&run, "checkup-rate", 2022, "221007", 'M', "0- 300/1000", NAN);
    end (&run);
  }
}

/* What seems to be a sex and cannot be read as one is left out by name, and never of both. */
static void
test_doubtful_sexes (void)
{
  static const char *const heads[] = { "男っぽい,,女っぽい", "こども男,,こども女" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strdup_printf (
          HEAD ",%s,\n市町名,健診対象者数,健診受診者数,健診対象者数,健診受診者数\n"
               "静岡市,1000,300,1100,440\n沼津市,900,310,950,320\n",
          heads[i]);
      g_autoptr (RkIndicatorImport) import = open_text (&run, text);

      refuses (&run, import, "4 columns are left out, as it cannot be read of which sex they are");
      end (&run);
    }
  {
    Run run = begin ();
    const RkIndicatorReport *report = bring_in (
        &run,
        HEAD ",,,こども女,\n市町名,健診対象者数,健診受診者数,健診対象者数,健診受診者数\n"
             "静岡市,2100,740,1100,440\n沼津市,1850,630,950,320\n",
        "statutory");

    expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 740/2100", NAN);
    g_assert_cmpuint (report->problems->len, ==, 1);
    g_assert_nonnull (strstr (report->problems->pdata[0], "column 4 「こども女」、column 5"));
    bring_in (&run,
              HEAD ",,,女性,\n市町名,健診対象者数,健診受診者数,健診対象者数,健診受診者数\n"
                   "熱海市,2100,740,1100,440\n",
              "statutory");
    expect (&run, "checkup-rate", 2022, "222054", 'T', "0- 740/2100", NAN);
    expect (&run, "checkup-rate", 2022, "222054", 'F', "0- 440/1100", NAN);
    end (&run);
  }
  {
    Run run = begin ();
    g_autoptr (RkIndicatorImport) import
        = open_text (&run, HEAD "市町名,健診対象者数,健診受診者数,健診対象者数,健診受診者数\n"
                                "静岡市,2100,740,1100,440\n");

    refuses (&run, import, "left out, as the columns 2 and 4 (“健診対象者数”) could both be it");
    end (&run);
  }
}

/* The sex beside the year, in the line of what the whole table is of. */
static void
test_sex_beside_year (void)
{
  static const char *const lines[]
      = { "保険者番号,00220087,保険者名,島田市,年度,平成29年度,性別,女\n",
          "保険者名,島田市,性別,女性,年度,平成29年度\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      Run run = begin ();
      g_autofree char *text
          = g_strconcat ("特定健診・特定保健指導実施結果総括表\n", lines[i], AGES,
                         "1,特定健診対象者数,200,210,410\n2,特定健診受診者数,60,61,121\n", NULL);

      g_assert_cmpuint (bring_in (&run, text, "statutory")->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2017, "222097", 'F', "40-44 60/200;45-49 61/210;=40-49 121/410",
              NAN);
      end (&run);
    }
}

/* The year and the sex in two cells of a line, of all or of what is below. */
static void
test_year_and_sex (void)
{
  static const char *const lines[] = { "令和４年度,女,,\n",
                                       "年度：令和４年度,性別：女,,\n",
                                       "女性,R4,,（単位：人）\n",
                                       "令和４年度,（１）女性,,\n",
                                       ",,令和４年度,女\n",
                                       "2022年度,女性（40～74歳）,,\n",
                                       "令和４年度,静岡県,女,\n",
                                       "特定健診実施状況,令和４年度,女,\n",
                                       "特定健診実施状況,,令和４年度,女\n" };
  static const char *const titles[] = { "特定健診実施状況,,,\n", "" };

  for (guint i = 0; i < G_N_ELEMENTS (lines) * G_N_ELEMENTS (titles); i++)
    {
      Run run = begin ();
      g_autofree char *text
          = g_strconcat (titles[i / G_N_ELEMENTS (lines)], lines[i % G_N_ELEMENTS (lines)],
                         "市町名,健診対象者数,健診受診者数,健診実施率\n"
                         "静岡市,1000,300,30.0\n沼津市,900,310,34.4\n",
                         NULL);

      g_assert_cmpuint (bring_in (&run, text, "statutory")->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2022, "221007", 'F', "0- 300/1000", 30);
      expect (&run, "checkup-rate", 2022, "222038", 'F', "0- 310/900", 34.4);
      end (&run);
    }
}

/* The same over each part of a table. */
static void
test_years_and_sexes_below (void)
{
  Run run = begin ();
  const RkIndicatorReport *report
      = bring_in (&run,
                  "特定健診実施状況,,\n令和4(2022)年度,（１）男性,\n"
                  "市町名,健診対象者数,健診受診者数\n静岡市,1000,300\n沼津市,900,310\n"
                  "令和4(2022)年度,（２）女性,\n"
                  "市町名,健診対象者数,健診受診者数\n静岡市,1100,400\n沼津市,910,410\n"
                  "令和5(2023)年度,（１）男性,\n"
                  "静岡市,1200,500\n沼津市,920,510\n",
                  "statutory");

  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "checkup-rate", 2022, "221007", 'M', "0- 300/1000", NAN);
  expect (&run, "checkup-rate", 2022, "222038", 'F', "0- 410/910", NAN);
  expect (&run, "checkup-rate", 2023, "221007", 'M', "0- 500/1200", NAN);
  end (&run);
}

/* Under one row of headings, each part with a line of its own. */
static void
test_parts_of_one_heading (void)
{
  static const char *const lines[][3]
      = { { "男性,,\n", "女性,,\n", "" },
          { "■男性,,（単位：人）\n", "■女性,,\n", "" },
          { "令和4(2022)年度,男性,\n", "令和4(2022)年度,女性,\n", "" },
          { "2022年度,,\n男性,,\n", "女性,,\n", "" },
          { "男性,,\n", "女性,,\n", "総数,,\n" },
          { "男性,,\n", "女性,,\n", "計,,\n" } };
  static const char *const units[] = { "", ",（人）,（人）\n", ",,(人)\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines) * G_N_ELEMENTS (units); i++)
    {
      Run run = begin ();
      const char *const *line = lines[i % G_N_ELEMENTS (lines)];
      g_autofree char *whole
          = g_strconcat (line[2], *line[2] ? "静岡市,2100,740\n沼津市,1850,630\n" : "", NULL);
      g_autofree char *text
          = g_strconcat (HEAD "市町名,健診対象者数,健診受診者数\n", units[i / G_N_ELEMENTS (lines)],
                         i % 2 ? whole : "", line[0], "静岡市,1000,300\n沼津市,900,310\n", line[1],
                         "静岡市,1100,440\n沼津市,950,320\n", i % 2 ? "" : whole, NULL);

      g_assert_cmpuint (bring_in (&run, text, "statutory")->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2022, "221007", 'M', "0- 300/1000", NAN);
      expect (&run, "checkup-rate", 2022, "222038", 'F', "0- 320/950", NAN);
      if (*line[2])
        expect (&run, "checkup-rate", 2022, "222038", 'T', "0- 630/1850", NAN);
      end (&run);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-sexes/below", test_sexes_below);
  g_test_add_func ("/indicator-sexes/title", test_sex_of_title);
  g_test_add_func ("/indicator-sexes/words", test_words_of_sexes);
  g_test_add_func ("/indicator-sexes/over", test_sexes_over);
  g_test_add_func ("/indicator-sexes/beside", test_sexes_beside);
  g_test_add_func ("/indicator-sexes/doubtful", test_doubtful_sexes);
  g_test_add_func ("/indicator-sexes/beside-year", test_sex_beside_year);
  g_test_add_func ("/indicator-sexes/and-year", test_year_and_sex);
  g_test_add_func ("/indicator-sexes/and-years-below", test_years_and_sexes_below);
  g_test_add_func ("/indicator-sexes/unit-behind", test_unit_behind);
  g_test_add_func ("/indicator-sexes/parts-of-one-heading", test_parts_of_one_heading);
  return g_test_run ();
}
