/* Of what the rows of a table are: municipalities under their medical area, parts of a city, rows
 * of which nobody can say what tells them apart, ages that overlap, the year among other dates. */
#include "rk-error.h"
#include "rk-test-indicator.h"

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

/* The column of all people overlaps with no class, and nothing is left out for it. */
static void
test_all_people (void)
{
  Run run = begin ();
  const RkIndicatorReport *report
      = bring_in (&run,
                  "住民基本台帳による年齢（５歳階級）別人口　令和６年10月１日現在,,,,,,,,\n"
                  "団体コード,市町名,性,人口総数,0～4歳,5～9歳,10～14歳,15～64歳,65歳以上\n"
                  "222194,下田市,男,9500,210,260,300,4630,4100\n",
                  "population");

  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "population", 2024, "222194", 'M',
          "0-4 210/;5-9 260/;10-14 300/;15-64 4630/;65- 4100/;=0- 9500/", NAN);
  end (&run);
}

/* A municipality that writes its own name in the title is one. */
static void
test_named_in_the_title (void)
{
  Run run = begin ();
  g_autofree char *path = g_build_filename (run.office->folder, "own.csv", NULL);
  g_autoptr (RkIndicatorImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      g_file_set_contents (path,
                           "島田市　特定健康診査・特定保健指導　実施結果（令和５年度分）\n"
                           "No.,項目,40-44,45-49,合計\n男性,,,,\n"
                           "1,特定健康診査対象者数,412,480,892\n"
                           "2,特定健康診査受診者数,92,110,202\n女性,,,,\n"
                           "1,特定健康診査対象者数,350,401,751\n"
                           "2,特定健康診査受診者数,101,130,231\n",
                           -1, NULL));
  import = rk_indicator_import_open (path, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (import);
  end (&run);
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
      "several fiscal years");
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

/* 40代 are ages and 合計 is of all of them, in KDB 様式5-2 as anywhere. */
static void
test_decades (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run,
                                              "様式5-2　健診有所見者状況（男女別・年代別）,,,,\n"
                                              "保険者番号,00220087,保険者名,島田市,\n"
                                              "対象年度,令和4年度,,,\n"
                                              "性別,年代,受診者,HbA1c 5.6以上 人数,割合\n"
                                              "男性,40代,245,147,60.0\n男性,50代,819,491,60.0\n"
                                              "男性,70～74,246,147,59.8\n"
                                              "男性,合計,1310,785,59.9\n"
                                              "女性,40代,800,480,60.0\n女性,50代,538,*,*\n"
                                              "女性,合計,1823,1093,60.0\n",
                                              "kdb");

  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "hba1c-56", 2022, "222097", 'M',
          "40-49 147/245;50-59 491/819;70-74 147/246;=40-74 785/1310", NAN);
  expect (&run, "hba1c-56", 2022, "222097", 'F', "40-49 480/800;50-59 0?1/538;=40-59 1093/1823",
          NAN);
  end (&run);
}

/* Where a label is not understood, the first row that has it is not the whole. */
static void
test_open_rows (void)
{
  Run run = begin ();
  const RkIndicatorReport *report;

  refuses_text (HEAD "市町名,世帯の区分,健診対象者数,健診受診者数\n"
                     "沼津市,単身,1000,100\n沼津市,その他,900,90\n",
                "could both be it");
  report = bring_in (&run,
                     HEAD "市町名,区分,健診対象者数,健診受診者数\n"
                          "沼津市,単身,1000,100\n沼津市,総数,1900,190\n沼津市,その他,900,90\n",
                     "statutory");
  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "checkup-rate", 2022, "222038", 'T', "0- 190/1900", NAN);
  report = bring_in (&run,
                     "令和3年経済センサス　事業所数及び従業者数\n地域コード,地域名,産業大分類,"
                     "事業所数,従業者数（人）\n22203,沼津市,E 製造業,70,900\n"
                     "22203,沼津市,A～S 全産業,800,X\n22203,沼津市,D 鉱業,7,30\n",
                     "census");
  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "establishments", 2021, "222038", 'T', "", 800);
  expect (&run, "employees", 2021, "222038", 'T', "", NAN);
  end (&run);
}

/* What cannot be read of a row is no year of the title, no 男女計 and no 総数: it is said. */
static void
test_unread_labels (void)
{
  static const struct
  {
    const char *rows;
    const char *label;
  } cases[] = {
    { "年度,市町名,健診対象者数,健診受診者数\n令和3,沼津市,1000,300\n翌年,焼津市,500,100\n",
      "row 4 「翌年」" },
    { "市町名,年度,健診対象者数,健診受診者数\n沼津市,FY2021,1000,300\n焼津市,,500,100\n",
      "(empty)" },
    { "市町名,性別,健診対象者数,健診受診者数\n沼津市,計,1000,300\n焼津市,不明,500,100\n",
      "「不明」" },
    { "市町名,年齢,健診対象者数,健診受診者数\n沼津市,総数,1000,300\n焼津市,不詳,500,100\n",
      "「不詳」" },
    { "市町名,健診対象者数,健診受診者数\n沼津市,1000,300\n浜北市,500,100\n", "row 4 「浜北市」" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat (i < 2 ? "特定健診の実施状況　令和4年度\n"
                                                 : "特定健診の実施状況　令和3年度\n",
                                           cases[i].rows, NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "statutory");

      g_assert_cmpuint (report->areas, ==, 1);
      g_assert_cmpuint (report->problems->len, ==, 1);
      g_assert_nonnull (strstr (report->problems->pdata[0], cases[i].label));
      expect (&run, "checkup-rate", 2021, "222038", 'T', i == 3 ? "=0- 300/1000" : "0- 300/1000",
              NAN);
      end (&run);
    }
  refuses_text (HEAD "市町名,年度,健診対象者数,健診受診者数\n沼津市,翌年,1000,300\n", "「翌年」");
}

static void
test_years_in_cells (void)
{
  static const char *const years[]
      = { "令和3", "令3", "令3年度", "R3", "R03", "FY2021", "fy 2021", "2021", "令和三年度" };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strdup_printf (
          "特定健診\n市町名,年度,対象者数,受診者数\n沼津市,%s,1000,300\n", years[i]);

      bring_in (&run, text, "statutory");
      expect (&run, "checkup-rate", 2021, "222038", 'T', "0- 300/1000", NAN);
      end (&run);
    }
}

/* 静岡 and 富士 are what the other names are. */
static void
test_names_of_several (void)
{
  static const struct
  {
    const char *names[3];
    const char *code; /* of the first; NULL: it cannot be told */
  } cases[] = {
    { { "静岡", "浜松", "沼津" }, "221007" },     { { "富士", "浜松", "沼津" }, "222101" },
    { { "静岡", "賀茂", "中東遠" }, "2205" },     { { "富士", "賀茂", "志太榛原" }, "2204" },
    { { "静岡", "愛知", "岐阜" }, "22" },         { { "静岡", "浜松市", "沼津市" }, NULL },
    { { "静岡", "浜松", "志太榛原" }, NULL },     { { "西部", "東部", "中部" }, NULL },
    { { "西部計", "浜松市", "中部計" }, NULL },   { { "西部", "賀茂", "中東遠" }, "2208" },
    { { "静岡市", "賀茂", "中東遠" }, "221007" }, { { "富士圏域", "浜松", "沼津" }, "2204" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strdup_printf (
          "市町村国保　" HEAD
          "地域,健診対象者数,健診受診者数\n%s,1000,300\n%s,900,200\n%s,800,100\n焼津市,7,6\n",
          cases[i].names[0], cases[i].names[1], cases[i].names[2]);
      char *own = strstr (text, "焼津市");
      const RkIndicatorReport *report;

      if (i != 7)
        *own = '\0';
      g_test_message ("%s", cases[i].names[0]);
      report = bring_in (&run, text, "statutory");
      if (cases[i].code)
        expect (&run, "checkup-rate", 2022, cases[i].code, 'T', "0- 300/1000", NAN);
      else
        g_assert_nonnull (strstr (report->problems->pdata[0], cases[i].names[0]));
      end (&run);
    }
}

/* A code is of what its column says, and none is 0, 計 or nothing. */
static void
test_codes_of_totals (void)
{
  static const char *const tables[] = {
    "圏域,団体コード,健診対象者数,健診受診者数\n富士,222071,6000,1400\n,222101,5000,1500\n"
    ",計,11000,2900\n",
    "圏域コード,圏域,団体コード,市町名,健診対象者数,健診受診者数\n"
    "2204,富士,222071,富士宮市,6000,1400\n2204,富士,222101,富士市,5000,1500\n"
    "2204,富士,,計,11000,2900\n",
    "圏域コード,市町名,健診対象者数,健診受診者数\n2204,富士宮市,6000,1400\n"
    "2204,富士市,5000,1500\n2204,計,11000,2900\n",
    "圏域,市町コード,市町名,健診対象者数,健診受診者数\n富士,222071,富士宮市,6000,1400\n"
    "富士,222101,富士市,5000,1500\n富士,22,計,11000,2900\n",
    "団体コード,圏域・市町,健診対象者数,健診受診者数\n222071,富士宮市,6000,1400\n"
    "222101,富士市,5000,1500\n,富士,11000,2900\n",
    "団体コード,圏域,市町名,健診対象者数,健診受診者数\n222071,富士,富士宮市,6000,1400\n"
    "222101,,富士市,5000,1500\n計,富士,,11000,2900\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat ("市町村国保　", HEAD, tables[i], NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "statutory");

      g_assert_cmpuint (report->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2022, "222071", 'T', "0- 1400/6000", NAN);
      expect (&run, "checkup-rate", 2022, "222101", 'T', "0- 1500/5000", NAN);
      expect (&run, "checkup-rate", 2022, "2204", 'T', "0- 2900/11000", NAN);
      end (&run);
    }
}

/* 年度 in every notation; a day before April is of the fiscal year before. */
static void
test_years_of_titles (void)
{
  static const struct
  {
    const char *title;
    int year; /* 0: asked for */
    guint problems;
  } cases[] = {
    { "特定健診の実施状況　令和3（2021）年度", 2021, 0 },
    { "特定健診の実施状況　2021（令和3）年度", 2021, 0 },
    { "特定健診の実施状況　令和三年度", 2021, 0 },
    { "特定健診の実施状況　R3.4～R4.3", 2021, 0 },
    { "特定健診の実施状況　２０２１", 2021, 0 },
    { "特定健診の実施状況　FY2021", 2021, 0 },
    { "特定健診の実施状況　令和5年度版（令和3年度実績）", 2021, 0 },
    { "特定健診の実施状況　令和5年度版　令和3年度", 2021, 0 },
    { "特定健診の実施状況　令和4年3月31日現在", 2021, 1 },
    { "特定健診の実施状況　2022年1月1日現在", 2021, 1 },
    { "特定健診の実施状況　R4.3.31", 2021, 1 },
    { "特定健診　as of 1 January 2022", 2021, 1 },
    { "特定健診の実施状況　令和3年10月1日現在", 2021, 0 },
    { "特定健診の実施状況　令和3年度（令和4年3月末現在）", 2021, 0 },
    { "令和5年度　保健のすがた　特定健診の実施状況　令和3年度", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (
          cases[i].title, "\n市町名,健診対象者数,健診受診者数\n沼津市,1000,300\n", NULL);
      Run run = begin ();

      g_test_message ("%s", cases[i].title);
      if (cases[i].year)
        {
          const RkIndicatorReport *report = bring_in (&run, text, "statutory");

          g_assert_cmpuint (report->problems->len, ==, cases[i].problems);
          expect (&run, "checkup-rate", cases[i].year, "222038", 'T', "0- 300/1000", NAN);
        }
      else
        refuses_text (text, "several fiscal years");
      end (&run);
    }
}

/* People are counted on a day, and the year is that of the day; it is said. */
static void
test_year_of_people (void)
{
  static const char *const titles[]
      = { "人口　令和6年1月1日現在", "人口　2024年1月1日", "人口 Population as of 1 January 2024" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat (
          titles[i],
          "\n団体コード,市区町村名,性別,総数,0歳～4歳,5歳～9歳\n221007,静岡市,計,40,18,22\n", NULL);
      const RkIndicatorReport *report = bring_in (&run, text, "population");

      g_assert_cmpuint (report->problems->len, ==, 1);
      g_assert_nonnull (strstr (report->problems->pdata[0], "the year 2024 (令和6年)"));
      expect (&run, "population", 2024, "221007", 'T', "0-4 18/;5-9 22/;=0-9 40/", NAN);
      end (&run);
    }
}

/* What is printed of an area is what its parts add up to, or it is said. */
static void
test_sum_of_parts (void)
{
  static const struct
  {
    const char *zone;
    guint problems;
  } cases[] = { { ",富士圏域,11000,2900", 0 },
                { ",富士圏域,11500,2900", 1 },
                { ",富士圏域,11000,2800", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat (
          HEAD "団体コード,市町名,健診対象者数,健診受診者数\n222071,富士宮市,6000,1400\n"
               "222101,富士市,5000,1500\n",
          cases[i].zone, "\n", NULL);

      g_assert_cmpuint (bring_in (&run, text, "statutory")->problems->len, ==, cases[i].problems);
      end (&run);
    }
}

/* A number with a word to it is named, however few rows there are. */
static void
test_few_rows (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (
      &run, HEAD "市町名,健診対象者数,健診受診者数\n静岡市,100000,40000\n浜松市,約50000,20000\n",
      "statutory");

  g_assert_nonnull (strstr (report->problems->pdata[0], "約50000"));
  expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 40000/100000", NAN);
  end (&run);
}

/* 市町村様式 with the sexes across, down, and beside each item. */
static void
test_forms_of_one_town (void)
{
  static const char *const texts[] = {
    "特定健診・特定保健指導実施結果総括表\n保険者番号,00220087,保険者名,島田市\n年度,平成29年度\n"
    ",,男,,,女,,\nNo.,年齢階級,対象者数,受診者数,受診率,対象者数,受診者数,受診率\n"
    "1,40～44歳,100,30,30.0,200,60,30.0\n2,45～49歳,110,31,28.2,210,61,29.0\n"
    ",計,210,61,29.0,410,121,29.5\n",
    "特定健診・特定保健指導実施結果総括表　島田市　平成29年度\n性別,No.,項目,40～44歳,45～49歳,計\n"
    "男,1,特定健診対象者数,100,110,210\n,2,特定健診受診者数,30,31,61\n"
    "女,1,特定健診対象者数,200,210,410\n,2,特定健診受診者数,60,61,121\n",
    "TKCA012　特定健診・特定保健指導実施結果総括表\n保険者名：島田市　　平成29年度\n"
    "No.,項目,性別,40～44歳,45～49歳,計\n1,特定健診対象者数,男,100,110,210\n,,女,200,210,410\n"
    "2,特定健診受診者数,男,30,31,61\n,,女,60,61,121\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Run run = begin ();

      g_assert_cmpuint (bring_in (&run, texts[i], "statutory")->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2017, "222097", 'M', "40-44 30/100;45-49 31/110;=40-49 61/210",
              i == 0 ? 29.0 : NAN);
      expect (&run, "checkup-rate", 2017, "222097", 'F', "40-44 60/200;45-49 61/210;=40-49 121/410",
              i == 0 ? 29.5 : NAN);
      end (&run);
    }
}

/* By 圏域 as by municipality. */
static void
test_form_of_zones (void)
{
  static const char *const headings[] = { "圏域名", "二次医療圏" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strdup_printf ("特定健診実施状況　令和3年度\n%s,対象者数,受診者数\n"
                                               "賀茂,100,40\n富士,130,61\n静岡,140,70\n",
                                               headings[i]);

      bring_in (&run, text, "statutory");
      expect (&run, "checkup-rate", 2021, "2204", 'T', "0- 61/130", NAN);
      end (&run);
    }
}

/* A row of units belongs to the headings, whatever the brackets are. */
static void
test_row_of_units (void)
{
  static const char *const units[]
      = { ",（人）,（人）,（％）\n", ",(人),(人),(%)\n", ",人,人,%\n",        ",（人）,（人）,％\n",
          ",【人】,【人】,【％】\n", ",,,（％）\n",      ",［人］,［人］,\n", ",,（人）,（%）\n" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      Run run = begin ();
      g_autofree char *text
          = g_strconcat (HEAD "市町名,健診対象者数,健診受診者数,健診実施率\n", units[i],
                         "静岡市,1000,400,40.0\n浜松市,2000,700,35.0\n", NULL);

      g_assert_cmpuint (bring_in (&run, text, "statutory")->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 400/1000", 40);
      end (&run);
    }
}

/* How many they are, whether the headings say it or not. */
static void
test_people_without_number (void)
{
  static const char *const heads[] = { "対象者,受診者,実施率",
                                       "対象者（人）,受診者（人）,実施率（％）",
                                       "健診対象者,健診受診者,健診実施率",
                                       "対象者数,受診者,受診率",
                                       "対象者,受診者,未受診者",
                                       "対象者,受診者数,未受診者数" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      Run run = begin ();
      g_autofree char *text = g_strconcat (
          HEAD "市町名,", heads[i], i < 4 ? "\n静岡市,1000,400,40.0\n" : "\n静岡市,1000,400,600\n",
          i < 4 ? "浜松市,2000,700,35.0\n" : "浜松市,2000,700,1300\n", NULL);

      g_assert_cmpuint (bring_in (&run, text, "statutory")->problems->len, ==, 0);
      expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 400/1000", i < 4 ? 40 : NAN);
      end (&run);
    }
  {
    Run run = begin ();

    bring_in (&run,
              "令和4年度　特定健診・特定保健指導\n"
              "市町名,対象者,受診者,メタボ該当者,保健指導対象者,保健指導終了者\n"
              "静岡市,1000,400,80,60,20\n浜松市,2000,700,140,100,30\n",
              "statutory");
    expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 400/1000", NAN);
    expect (&run, "metabo", 2022, "221007", 'T', "0- 80/400", NAN);
    expect (&run, "guidance-rate", 2022, "221309", 'T', "0- 30/100", NAN);
    end (&run);
  }
}

/* Others than 特定健診, with the same headings. */
static void
test_other_checkups (void)
{
  static const char *const titles[] = {
    "1歳6か月児健康診査　令和4年度", "歯周疾患健診　令和4年度", "後期高齢者健診　令和4年度",
    "乳幼児健診　令和4年度",         "妊婦健康診査　令和4年度", "若年者健診　令和4年度",
    "特定健診の案内　令和4年度",
  };
  static const char *const heads[]
      = { "市町名,対象者数,受診者数,受診率\n", "市町名,対象者,受診者,受診率\n",
          "市町名,受診者,有所見者,割合\n" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
      {
        Run run = begin ();
        g_autofree char *text = g_strconcat (titles[i], "\n", heads[h],
                                             "静岡市,1000,400,40.0\n浜松市,2000,700,35.0\n", NULL);
        g_autoptr (RkIndicatorImport) import = open_text (&run, text);

        if (i + 1 < G_N_ELEMENTS (titles) || h == 2)
          g_assert_null (rk_indicator_import_get_preset (import));
        else
          g_assert_nonnull (rk_indicator_import_get_preset (import));
        end (&run);
      }
  {
    Run run = begin ();
    const RkIndicatorReport *report
        = bring_in (&run,
                    "健診の実施状況　令和4年度\n"
                    "市町名,後期高齢者健診,,特定健診,\n,対象者数,受診者数,対象者数,受診者数\n"
                    "静岡市,500,100,1000,400\n浜松市,900,200,2000,700\n",
                    "statutory");

    g_assert_cmpuint (report->problems->len, ==, 0);
    expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 400/1000", NAN);
    end (&run);
  }
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
  g_test_add_func ("/indicator-rows/all-people", test_all_people);
  g_test_add_func ("/indicator-rows/named-in-the-title", test_named_in_the_title);
  g_test_add_func ("/indicator-rows/year-among-dates", test_year_among_dates);
  g_test_add_func ("/indicator-rows/year-that-was-said", test_year_that_was_said);
  g_test_add_func ("/indicator-rows/decades", test_decades);
  g_test_add_func ("/indicator-rows/open-rows", test_open_rows);
  g_test_add_func ("/indicator-rows/unread-labels", test_unread_labels);
  g_test_add_func ("/indicator-rows/years-in-cells", test_years_in_cells);
  g_test_add_func ("/indicator-rows/names-of-several", test_names_of_several);
  g_test_add_func ("/indicator-rows/codes-of-totals", test_codes_of_totals);
  g_test_add_func ("/indicator-rows/years-of-titles", test_years_of_titles);
  g_test_add_func ("/indicator-rows/year-of-people", test_year_of_people);
  g_test_add_func ("/indicator-rows/sum-of-parts", test_sum_of_parts);
  g_test_add_func ("/indicator-rows/few-rows", test_few_rows);
  g_test_add_func ("/indicator-rows/forms-of-one-town", test_forms_of_one_town);
  g_test_add_func ("/indicator-rows/form-of-zones", test_form_of_zones);
  g_test_add_func ("/indicator-rows/row-of-units", test_row_of_units);
  g_test_add_func ("/indicator-rows/people-without-number", test_people_without_number);
  g_test_add_func ("/indicator-rows/other-checkups", test_other_checkups);
  return g_test_run ();
}
