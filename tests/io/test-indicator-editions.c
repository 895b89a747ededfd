/* The items and editions of NDBオープンデータ and what other publishers do with a table: answers
 * that are numbers, questions that were others under the same number, a sex beside the other one,
 * parts said again, a second table below. */
#include "rk-test-indicator.h"

/* As from the sixth edition on: two answers of a sex and age. @answers: with ",", of all areas */
static char *
questionnaire (const char *title, const char *answers)
{
  g_auto (GStrv) list = g_strsplit (answers, ",", -1);
  GString *out = g_string_new (title);
  static const char *const areas[] = { "静岡県", "愛知県", "都道府県判別不可" };

  g_string_append (out, "：2021年度　※集計結果が10未満の場合は「‐」で表示,,,,,\n"
                        "都道府県名,回答,全体,,,\n,,男,,女,\n,,40～44歳,中計,40～44歳,中計\n"
                        ",,人数,人数,人数,人数\n");
  for (guint a = 0; a < G_N_ELEMENTS (areas); a++)
    for (guint i = 0; list[i]; i++)
      g_string_append_printf (out, "%s,%s,%u,%u,%u,%u\n", i ? "" : areas[a], list[i], 10 + i,
                              10 + i, 20 + i, 20 + i);
  g_string_append (out, "※回答「1」：改善するつもりはない　「2」：改善するつもりである,,,,,\n");
  return g_string_free (out, FALSE);
}

#define Q(number, words) "特定健診 標準的な質問票（質問項目" number "） " words "　"

static void
test_items (void)
{
  static const struct
  {
    const char *title;
    const char *answers;
    const char *code;
    const char *counts; /* of men of 静岡県 */
  } items[] = {
    /* what is asked for names a test */
    { Q ("３", "コレステロールや中性脂肪を下げる薬を使用しているか"), "はい,いいえ", "med-lipid",
      "40-44 10/21;=40-44 10/21" },
    /* answers too long for the table */
    { Q ("１３", "食事をかんで食べる時の状態はどれにあてはまりますか"), "1,2,3", "chewing",
      "40-44 10/33;=40-44 10/33" },
    { Q ("１３", "食事をかんで食べる時の状態はどれにあてはまりますか"), "1,2,3", "chewing-hardly",
      "40-44 12/33;=40-44 12/33" },
    { Q ("１３", "食事をかんで食べる時の状態"),
      "①何でもかんで食べることができる,②かみにくい,③ほとんどかめない", "chewing",
      "40-44 10/33;=40-44 10/33" },
    { Q ("１４", "人と比較して食べる速度が速い"), "速い,ふつう,遅い", "fast-eating-usual",
      "40-44 11/33;=40-44 11/33" },
    { Q ("１６", "間食や甘い飲み物を摂取していますか"), "毎日,時々,ほとんど摂取しない", "snacking",
      "40-44 10/33;=40-44 10/33" },
    { Q ("１８", "お酒を飲む頻度"), "毎日,時々,ほとんど飲まない（飲めない）",
      "drinking-daily-hardly", "40-44 12/33;=40-44 12/33" },
    { Q ("１９", "飲酒量"), "1合未満,1～2合未満,2～3合未満,3合以上", "heavy-drinking",
      "40-44 25/46;=40-44 25/46" },
    { Q ("２１", "生活習慣を改善してみようと思いますか"), "1,2,3,4,5", "readiness-none",
      "40-44 10/60;=40-44 10/60" },
    { Q ("２１", "生活習慣を改善してみようと思いますか"), "1,2,3,4,5", "readiness-none-kept",
      "40-44 14/60;=40-44 14/60" },
    /* up to 平成29年度 these numbers were other questions */
    { Q ("１３", "この1年間で体重の増減が±３kg以上あった"), "はい,いいえ", "weight-change",
      "40-44 10/21;=40-44 10/21" },
    { Q ("１６", "夕食後に間食（３食以外の夜食）をとることが週に３回以上ある"), "はい,いいえ",
      "night-snack", "40-44 10/21;=40-44 10/21" },
  };
  Run run = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *text = questionnaire (items[i].title, items[i].answers);
      const RkIndicatorReport *report = bring_in (&run, text, "ndb-questionnaire");

      g_assert_cmpuint (report->problems->len, ==, 0);
      g_assert_cmpuint (report->areas, ==, 2);
      expect (&run, items[i].code, 2021, "22", 'M', items[i].counts, NAN);
      for (guint k = 0; k < report->indicators->len; k++)
        g_assert_cmpstr (report->indicators->pdata[k], !=, "tg-150");
    }
  end (&run);
}

/* What the card does not know is no 0 %, and 「はい」 alone no 100 %. */
static void
test_other_answers (void)
{
  Run run = begin ();
  g_autofree char *other = questionnaire (Q ("８", "たばこ"), "吸う,吸わない");
  g_autofree char *alone = questionnaire (Q ("８", "たばこ"), "はい,総数");
  g_autoptr (RkIndicatorImport) import = open_text (&run, other);
  g_autoptr (RkIndicatorImport) again = open_text (&run, alone);

  refuses (&run, import, "「吸う」「吸わない」");
  refuses (&run, again, "習慣的喫煙");
  rk_test_office_free (run.office);
}

/* Every item of the tests, in the words of the published titles. */
static void
test_classes (void)
{
  static const struct
  {
    const char *item;
    const char *classes;
    const char *code;
    const char *counts;
  } tests[] = {
    { "腹囲", "90.0以上,85.0以上90.0未満,85.0未満", "waist", "40-44 21/33;=40-44 21/33" },
    { "空腹時血糖", "126以上,110以上126未満,100以上110未満,100未満", "fpg-100",
      "40-44 33/46;=40-44 33/46" },
    { "随時血糖", "126以上,110以上126未満,100以上110未満,100未満", "cpg-126",
      "40-44 10/46;=40-44 10/46" },
    { "ヘモグロビンＡ１ｃ", "6.5以上8.0未満,5.6以上6.5未満,5.6未満", "hba1c-65",
      "40-44 10/33;=40-44 10/33" },
    { "収縮期血圧", "180以上,140以上180未満,130以上140未満,130未満", "sbp-130",
      "40-44 33/46;=40-44 33/46" },
    { "拡張期血圧", "90以上,85以上90未満,85未満", "dbp-85", "40-44 21/33;=40-44 21/33" },
    { "中性脂肪", "300以上,150以上300未満,150未満", "tg-300", "40-44 10/33;=40-44 10/33" },
    { "ＨＤＬコレステロール", "40以上,35以上40未満,35未満", "hdl-35", "40-44 12/33;=40-44 12/33" },
    { "ＬＤＬコレステロール", "140以上,120以上140未満,120未満", "ldl-120",
      "40-44 21/33;=40-44 21/33" },
    { "γ－GT（γ－GTP）", "101以上,51以上101未満,51未満", "ggt-101", "40-44 10/33;=40-44 10/33" },
    { "GOT（AST）", "51以上,31以上51未満,31未満", "ast-51", "40-44 10/33;=40-44 10/33" },
    { "GPT（ALT）", "51以上,31以上51未満,31未満", "alt-31", "40-44 21/33;=40-44 21/33" },
    { "eGFR", "60以上,45以上60未満,45未満", "egfr-45", "40-44 12/33;=40-44 12/33" },
    { "尿蛋白", "－,±,＋,＋＋,＋＋＋", "proteinuria", "40-44 39/60;=40-44 39/60" },
    { "心電図", "所見あり,所見なし", "ecg", "40-44 10/21;=40-44 10/21" },
    { "眼底検査（キースワグナー分類）", "0,Ⅰ,Ⅱa", "fundus-kw", "40-44 23/33;=40-44 23/33" },
    { "眼底検査（シェイエ分類：S）", "0,1,2", "fundus-scheie-s", "40-44 23/33;=40-44 23/33" },
    /* a part of the classes below it */
    { "BMI", "25.0以上（再掲）,30.0以上,25.0以上30.0未満,25.0未満", "bmi-25",
      "40-44 23/36;=40-44 23/36" },
  };
  Run run = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *title = g_strdup_printf ("特定健診（%s)", tests[i].item);
      g_autofree char *plain = questionnaire (title, tests[i].classes);
      g_auto (GStrv) parts = g_strsplit (plain, "都道府県名,回答", 2);
      g_autofree char *text = g_strjoinv ("都道府県,検査値階層(単位)", parts);

      bring_in (&run, text, "ndb-test");
      expect (&run, tests[i].code, 2021, "22", 'M', tests[i].counts, NAN);
    }
  end (&run);
}

/* The classes of women stand beside those of men, with labels of their own. */
static void
test_side_by_side (void)
{
  static const char text[]
      = "特定健診（ヘモグロビン)：H27年度　※集計結果が10未満の場合は「‐」で表示,,,,,,,,,\n"
        "都道府県,検査値階層(g/dl),全体,,,都道府県,検査値階層(g/dl),全体,,\n"
        ",,男,,,,,女,,\n"
        ",,40～44歳,45～49歳,中計,,,40～44歳,45～49歳,中計\n"
        ",,人数,人数,人数,,,人数,人数,人数\n"
        "静岡県,13.0以上,90,80,170,静岡県,12.0以上,70,60,130\n"
        ",12.0以上13.0未満,20,30,50,,11.0以上12.0未満,25,35,60\n"
        ",12.0未満,11,12,23,,11.0未満,-,-,18\n"
        "愛知県,13.0以上,91,81,172,愛知県,12.0以上,71,61,132\n"
        ",13.0未満,20,30,50,,12.0未満,25,35,60\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, text, "ndb-test");

  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "anemia", 2015, "22", 'M', "40-44 31/121;45-49 42/122;=40-49 73/243", NAN);
  expect (&run, "anemia", 2015, "22", 'F', "40-44 25?1/95?1;45-49 35?1/95?1;=40-49 78/208", NAN);
  expect (&run, "anemia", 2015, "23", 'F', "40-44 25/96;45-49 35/96;=40-49 60/192", NAN);
  end (&run);
}

/* ── as offices make them ────────────────────────────────────────────────────────────────── */

/* Two rows of headings with years, blanks in names, %, sums of districts, of the prefecture, notes.
 */
static void
test_years_across (void)
{
  static const char text[] = "令和５年度　市町別　特定健康診査実施状況（速報値）,,,,,,\n"
                             ",,,,,,（単位：人、％）\n"
                             "市 町 名,令和４年度,,,令和５年度,,\n"
                             ",対象者数,受診者数,受診率,対象者数,受診者数,受診率\n"
                             "静　岡　市,\"95,120\",\"30,123\",31.7%,\"92,001\",\"30,500\",33.2%\n"
                             "焼　津　市,\"20,001\",\"8,000\",40.0%,\"19,500\",\"8,100\",41.5%\n"
                             "東部計,\"115,121\",\"38,123\",33.1%,\"111,501\",\"38,600\",34.6%\n"
                             "賀茂郡,,,,,,\n"
                             "　南伊豆町,\"1,500\",600,40.0%,\"1,450\",590,40.7%\n"
                             "県　計,\"116,621\",\"38,723\",33.2%,\"112,951\",\"39,190\",34.7%\n"
                             "注１）速報値のため、法定報告とは異なる。,,,,,,\n"
                             "注２）△は減少を示す。,,,,,,\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, text, "statutory");

  g_assert_cmpuint (report->rows, ==, 4);
  expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 30123/95120", 31.7);
  expect (&run, "checkup-rate", 2023, "223042", 'T', "0- 590/1450", 40.7);
  expect (&run, "checkup-rate", 2023, "22", 'T', "0- 39190/112951", 34.7);
  g_assert_cmpuint (report->problems->len, ==, 1); /* 東部計 */
  end (&run);
}

/* 合計 is the prefecture where all its areas are there; of some it is of no place. */
static void
test_whole (void)
{
  static const char *const zones[]
      = { "賀茂", "熱海伊東", "駿東田方", "富士", "静岡", "志太榛原", "中東遠", "西部" };
  g_autoptr (GString) all
      = g_string_new ("令和5年度　特定健康診査,,\n圏域,市町村国保　対象者数,受診者数\n");
  Run run = begin ();
  const RkIndicatorReport *report;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    g_string_append_printf (all, "%s,100,%u\n", zones[i], 20 + i);
  g_string_append (all, "合計,800,188\n");
  report = bring_in (&run, all->str, "statutory");
  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "checkup-rate", 2023, "22", 'T', "0- 188/800", NAN);
  report = bring_in (&run,
                     "令和4年度　特定健康診査,,,\n保険者番号,保険者名,対象者数,受診者数\n"
                     "00220012,静岡市,1000,400\n00220129,焼津市,500,100\n,合計,1500,500\n",
                     "statutory");
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (strstr (report->problems->pdata[0], "合計"));
  expect (&run, "checkup-rate", 2022, "222127", 'T', "0- 100/500", NAN);
  g_assert_cmpuint (report->areas, ==, 2);
  end (&run);
}

static void
set_role (RkIndicatorForm *form, const RkCrossGrid *grid, const char *heading, RkCrossRole role)
{
  for (guint c = 0; c < form->map->columns->len; c++)
    {
      g_autofree char *text = rk_cross_map_dup_heading (form->map, grid, c);

      if (g_str_equal (text, heading))
        {
          rk_cross_map_set_column (form->map, c, role);
          return;
        }
    }
  g_error ("no column “%s”", heading);
}

/* Two tables on one sheet: units in the cells, a part said again, the second one named. */
static void
test_two_tables (void)
{
  static const char text[] = "肥満者（BMI25以上）の割合　R5,,,\n"
                             "市町名,肥満者数(人),健診受診者数(人),割合(%)\n"
                             "下田市,310人,\"1,020人\",30.4 %\n"
                             "東伊豆町,150人,480人,31.3 %\n"
                             "（再掲）賀茂圏域,460人,\"1,500人\",30.7 %\n"
                             ",,,\n"
                             "歩く習慣のある者の割合　R5,,,\n"
                             "市町名,歩く者数(人),回答者数(人),割合(%)\n"
                             "下田市,500人,\"1,000人\",50.0 %\n"
                             "東伊豆町,250人,470人,53.2 %\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
  RkIndicatorForm *form = rk_indicator_form_new (grid);
  const GPtrArray *problems;

  form->indicator = g_strdup ("bmi-25");
  set_role (form, grid, "肥満者数(人)", RK_CROSS_NUMERATOR);
  set_role (form, grid, "健診受診者数(人)", RK_CROSS_DENOMINATOR);
  set_role (form, grid, "割合(%)", RK_CROSS_VALUE);
  rk_indicator_import_set_form (import, form);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "bmi-25", 2023, "222194", 'T', "0- 310/1020", 30.4);
  expect (&run, "bmi-25", 2023, "223018", 'T', "0- 150/480", 31.3);
  problems = rk_indicator_import_get_report (import)->problems;
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (problems->pdata[0], "再掲"));
  g_assert_nonnull (strstr (problems->pdata[1], "row 8"));
  rk_test_office_free (run.office);
}

/* Sex over two columns, marks, a column of remarks, areas by name, the whole prefecture. */
static void
test_sexes_across (void)
{
  static const char text[] = "男女別喫煙率,,,,,\n"
                             "圏域,男性,,女性,,\n"
                             ",喫煙者,回答者,喫煙者,回答者,備考\n"
                             "賀茂,\"2,206\",\"6,470\",669,\"6,600\",\n"
                             "熱海伊東,＊,\"3,000\",…,\"4,000\",人数が少ない\n"
                             "全県,\"11,206\",\"36,470\",\"2,669\",\"35,600\",\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
  RkIndicatorForm *form = rk_indicator_form_new (grid);

  form->indicator = g_strdup ("smoking");
  form->map->numerator = g_strdup ("喫煙者");
  form->map->denominator = g_strdup ("回答者");
  rk_indicator_import_set_form (import, form);
  rk_indicator_import_set_year (import, 2023);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "smoking", 2023, "2201", 'F', "0- 669/6600", NAN);
  expect (&run, "smoking", 2023, "2202", 'M', "0- 0?1/3000", NAN);
  expect (&run, "smoking", 2023, "22", 'M', "0- 11206/36470", NAN);
  rk_test_office_free (run.office);
}

/* Somebody says that a row of headings is of sexes, and none of its words is one. */
static void
test_no_sexes_across (void)
{
  static const char text[] = "朝食の調べ　令和5年度,,,,\n"
                             "圏域,父,,母,\n"
                             ",欠食者,回答者,欠食者,回答者\n"
                             "賀茂,60,500,30,450\n"
                             "富士,70,500,40,450\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);
  RkIndicatorForm *form = rk_indicator_form_new (rk_indicator_import_get_grid (import));

  form->indicator = g_strdup ("skip-breakfast");
  form->map->numerator = g_strdup ("欠食者");
  form->map->denominator = g_strdup ("回答者");
  rk_cross_map_set_heading (form->map, form->map->first_heading, RK_CROSS_SEX);
  rk_indicator_import_set_form (import, form);
  refuses (&run, import,
           "4 columns are left out, as it cannot be read of which sex they are: column 2 「父」");
  rk_test_office_free (run.office);
}

/* Ages down, sex and what is counted in one heading, 小計 between, names without a heading. */
static void
test_ages_down (void)
{
  static const char text[] = "R4 血圧の調べ,,,,,,\n"
                             "No.,市町,年齢区分,男性 該当,男性 受診,女性 該当,女性 受診\n"
                             "1,浜松市,４０歳未満,5,100,6,110\n"
                             ",,４０歳代,120,400,60,380\n"
                             ",,６０歳以上,400,700,390,720\n"
                             ",,小計,525,1200,456,1210\n"
                             "2,磐田市,４０歳未満,1,10,2,15\n"
                             ",,４０歳代,20,100,10,95\n"
                             ",,６０歳以上,90,170,85,180\n"
                             ",,小計,111,280,97,290\n"
                             "合計,,,636,1480,553,1500\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
  RkIndicatorForm *form = rk_indicator_form_new (grid);

  form->indicator = g_strdup ("hypertension");
  form->map->numerator = g_strdup ("該当");
  form->map->denominator = g_strdup ("受診");
  rk_indicator_import_set_form (import, form);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "hypertension", 2022, "221309", 'M',
          "0-39 5/100;40-49 120/400;60- 400/700;=0- 525/1200", NAN);
  expect (&run, "hypertension", 2022, "222119", 'F', "0-39 2/15;40-49 10/95;60- 85/180;=0- 97/290",
          NAN);
  rk_test_office_free (run.office);
}

/* ── other publishers ────────────────────────────────────────────────────────────────────── */

static void
test_cost (void)
{
  static const char whole[] = "令和３年度　医療費の地域差分析（市町村国民健康保険）,,,,,,,\n"
                              ",,地域差指数,,,,順位,\n"
                              "都道府県番号,都道府県,入院,入院外＋調剤,歯科,計,計,入院\n"
                              "1,北 海 道,1.20,0.95,1.01,1.08,5,3\n"
                              "22,静 岡 県,0.89,0.99,0.92,0.94,40,42\n";
  static const char parts[]
      = "令和３年度　三要素（市町村国民健康保険）,,,,,,\n"
        "都道府県,入院,,,入院外,,\n"
        ",受診率,1件当たり日数,1日当たり医療費,受診率,1件当たり日数,1日当たり医療費\n"
        "静岡県,0.25,15.0,39000,9.3,1.4,15800\n";
  static const char towns[]
      = "令和３年度 市町村別 １人当たり医療費,,,,\n"
        "都道府県名,保険者番号,保険者名,1人当たり実績医療費（円）,地域差指数\n"
        "静岡県,00220012,静岡市,\"380,123\",0.95\n静岡県,00220301,＊東伊豆町,\"400,000\",*\n"
        "静岡県計,,,\"379,000\",0.96\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, whole, "cost-regional");

  /* 計, though 入院 stands first; a rank is no index */
  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "cost-index", 2021, "22", 'T', "", 0.94);
  expect (&run, "cost-index", 2021, "01", 'T', "", 1.08);
  report = bring_in (&run, towns, "cost-regional");
  expect (&run, "cost-index", 2021, "223018", 'T', "", NAN);
  expect (&run, "cost-per-person", 2021, "223018", 'T', "", 400000);
  expect (&run, "cost-index", 2021, "22", 'T', "", 0.96);
  report = bring_in (&run, parts, "cost-factors");
  g_assert_cmpuint (report->problems->len, ==, 3); /* 入院 or 入院外: the office is told */
  expect (&run, "cost-visits", 2021, "22", 'T', "", 0.25);
  end (&run);
}

/* A count of nobody knows how many does not take the place of a rate. */
static void
test_statutory (void)
{
  static const char checkups[]
      = "令和６年度　特定健康診査の実施状況（都道府県別）,,,,\n,都道府県,特定健康診査,,\n"
        ",,対象者数（推計値）,受診者数,実施率\n22,静岡県,\"1,600,000\",\"950,000\",59.4%\n";
  static const char guidance[]
      = "令和６年度　特定保健指導の実施状況,,,,,,\n"
        "No,都道府県,特定健診受診者数,積極的支援,,特定保健指導,\n"
        ",,,対象者数,終了者数,対象者数,終了者数\n"
        "22,静岡県,\"950,000\",\"90,000\",\"15,000\",\"170,000\",\"40,000\"\n";
  static const char metabo[]
      = "令和６年度　メタボリックシンドロームの該当者及び予備群（都道府県別）,,,,\n"
        ",都道府県,特定健康診査受診者数,メタボリックシンドローム該当者数,該当者割合\n"
        "22,静岡県,\"950,000\",\"160,000\",16.8%\n";
  static const char town[] = "特定健診・特定保健指導実施結果総括表（TKCA012）,,,,,,,\n"
                             "保険者名：島田市,平成29年度,,,,,,\n"
                             "No.,項目,40～44歳,,45～49歳,,計,\n"
                             ",,男,女,男,女,男,女\n"
                             "1,特定健康診査対象者数（人）,500,400,600,500,1100,900\n"
                             "2,特定健康診査受診者数（人）,100,120,150,170,250,290\n"
                             "3,特定健康診査受診率（％）,20.0,30.0,25.0,34.0,22.7,32.2\n"
                             "4,内臓脂肪症候群該当者数（人）,20,5,40,10,60,15\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, checkups, "statutory");

  report = bring_in (&run, guidance, "statutory");
  g_assert_cmpuint (report->problems->len, ==, 1);
  expect (&run, "checkup-rate", 2024, "22", 'T', "0- 950000/1600000", 59.4);
  expect (&run, "guidance-rate", 2024, "22", 'T', "0- 40000/170000", NAN);
  expect (&run, "guidance-target", 2024, "22", 'T', "0- 170000/950000", NAN);
  report = bring_in (&run, metabo, "statutory");
  expect (&run, "metabo", 2024, "22", 'T', "0- 160000/950000", NAN);
  for (guint i = 0; i < report->indicators->len; i++)
    g_assert_cmpstr (report->indicators->pdata[i], !=, "metabo-both");

  /* the form of one municipality: its name is in the title, the rate is of all ages */
  report = bring_in (&run, town, "statutory");
  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "checkup-rate", 2017, "222097", 'M', "40-44 100/500;45-49 150/600;=40-49 250/1100",
          22.7);
  expect (&run, "metabo", 2017, "222097", 'F', "40-44 5/120;45-49 10/170;=40-49 15/290", NAN);
  end (&run);
}

/* A title that speaks of both makes no table of the one whose people are not in it. */
static void
test_statutory_both (void)
{
  static const char checkups[] = "特定健診・特定保健指導実施結果　令和5年度　市町国民健康保険\n"
                                 "市町名,対象者数,受診者数,実施率\n静岡市,1100,440,40.0\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, checkups, "statutory");

  g_assert_cmpuint (report->indicators->len, ==, 1);
  expect (&run, "checkup-rate", 2023, "221007", 'T', "0- 440/1100", 40.0);
  end (&run);
}

/* In one row of headings each rate is of the counts before it. */
static void
test_statutory_in_one_row (void)
{
  static const char *const headings[]
      = { "市町名,対象者数,受診者数,実施率,保健指導対象者数,終了者数,実施率",
          "市町名,対象者数,受診者数,実施率,特定保健指導対象者数,特定保健指導終了者数,実施率",
          "保険者名,健診対象者数,受診者数,実施率,保健指導対象者数,終了者数,実施率" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      Run run = begin ();
      g_autofree char *text
          = g_strdup_printf ("特定健診・特定保健指導実施状況　令和5年度\n%s\n"
                             "静岡市,1100,440,40.0,100,30,30.0\n浜松市,2100,735,35.0,200,50,25.0\n",
                             headings[i]);

      bring_in (&run, text, "statutory");
      expect (&run, "checkup-rate", 2023, "221007", 'T', "0- 440/1100", 40.0);
      expect (&run, "guidance-rate", 2023, "221007", 'T', "0- 30/100", 30.0);
      expect (&run, "guidance-rate", 2023, "221309", 'T', "0- 50/200", 25.0);
      end (&run);
    }
}

static void
test_others (void)
{
  static const char screening[]
      = "令和４年度地域保健・健康増進事業報告（健康増進編）,,,,\n,,,,\n"
        "第12表　市区町村が実施したがん検診,,,,\n"
        ",市区町村,胃がん検診,,大腸がん検診\n,,対象者数,受診者数,受診者数\n,,総数,総数,総数\n"
        "22100,静岡市,200000,12000,18000\n22212,焼津市,40000,-,・\n";
  static const char care[]
      = "介護保険事業状況報告月報　令和5年4月分　要介護（要支援）認定者数,,,,\n"
        "保険者番号,保険者名,第1号被保険者数,要支援1,認定者数合計\n"
        "221001,静岡市,\"210,000\",3000,\"35,000\"\n";
  static const char kyokai[]
      = "都道府県支部別　生活習慣病予防健診実施率の推移,,,,\n"
        "支部名,令和3年度,,令和4年度,\n,対象者数,実施者数,対象者数,実施者数\n"
        "静　岡,\"300,000\",\"200,000\",\"305,000\",\"205,000\"\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, screening, "screening");

  g_assert_cmpuint (report->problems->len, ==, 1); /* 大腸がん: of how many? */
  expect (&run, "cancer-stomach", 2022, "221007", 'T', "0- 12000/200000", NAN);
  expect (&run, "cancer-stomach", 2022, "222127", 'T', "0- 0/40000", NAN);
  bring_in (&run, care, "care");
  expect (&run, "care-rate", 2023, "221007", 'T', "0- 35000/210000", NAN);
  bring_in (&run, kyokai, "kyokai");
  expect (&run, "kyokai-checkup", 2021, "22", 'T', "0- 200000/300000", NAN);
  expect (&run, "kyokai-checkup", 2022, "22", 'T', "0- 205000/305000", NAN);
  end (&run);
}

/* Who smokes, as the branches publish it. */
static void
test_branches_smoking (void)
{
  static const char *const texts[] = {
    "協会けんぽ支部別　喫煙者の割合（令和４年度）\n支部名,回答者数,喫煙者数,喫煙率\n"
    "北海道支部,1000,300,30.0\n静岡支部,2000,500,25.0\n",
    "協会けんぽ　支部別　喫煙の状況　令和4年度,,,,,,\n支部,男性,,,女性,,\n"
    ",回答者数,喫煙者数,割合,回答者数,喫煙者数,割合\n"
    "北海道,900,290,32.2,100,10,10.0\n静岡,1500,450,30.0,500,50,10.0\n",
    "全国健康保険協会　支部別　令和4年度　習慣的な喫煙,,\n支部,健診受診者数,該当者数\n"
    "北海道,1000,300\n静岡,2000,500\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Run run = begin ();
      const RkIndicatorReport *report = bring_in (&run, texts[i], "kyokai");

      expect (&run, "smoking", 2022, "22", i == 1 ? 'M' : 'T',
              i == 1 ? "0- 450/1500" : "0- 500/2000", i == 0 ? 25.0 : NAN);
      g_assert_cmpstr (report->indicators->pdata[0], ==, "smoking");
      g_assert_cmpuint (report->indicators->len, ==, 1);
      run_clear (&run);
      rk_test_office_free (run.office);
    }
}

/* 「時点」 in a title and a code beside the names are no e-Stat: a dash there is none, here
 * withheld. */
static void
test_not_estat (void)
{
  static const char text[]
      = "特定健診・特定保健指導の実施状況　令和4年度（令和5年11月1日時点）\n"
        "市区町村コード,市区町村名,特定健診対象者数,特定健診受診者数\n222071,富士宮市,6000,1400\n"
        "222101,富士市,5000,-\n";
  Run run = begin ();

  bring_in (&run, text, "statutory");
  expect (&run, "checkup-rate", 2022, "222071", 'T', "0- 1400/6000", NAN);
  expect (&run, "checkup-rate", 2022, "222101", 'T', "0- 0?1/5000", NAN);
  end (&run);
}

/* Codes, prefectures and municipalities with nothing over them. */
static void
test_unheaded_places (void)
{
  static const char text[]
      = "地域保健・健康増進事業報告　令和3年度\n第4表　市区町村別がん検診受診者数\n\n"
        ",,,胃がん検診,,大腸がん検診,\n,,,対象者数,受診者数,対象者数,受診者数\n"
        ",,,（人）,（人）,（人）,（人）\n22000,静岡県,静岡県計,500000,40000,500000,45000\n"
        "22100,静岡県,静岡市,80174,6413,80174,7215\n22205,静岡県,熱海市,21309,1704,21309,X\n"
        "22101,静岡県,静岡市葵区,100,20,100,30\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, text, "screening");

  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (strstr (report->problems->pdata[0], "row 10 「静岡市葵区」"));
  expect (&run, "cancer-stomach", 2021, "22", 'T', "0- 40000/500000", NAN);
  expect (&run, "cancer-stomach", 2021, "221007", 'T', "0- 6413/80174", NAN);
  expect (&run, "cancer-colon", 2021, "222054", 'T', "0- 0?1/21309", NAN);
  end (&run);
}

/* KDB: the answers of one town, the rate of those who say はい: of how many, the table does not
 * say. What no indicator is about is named. */
static void
test_kdb_answers (void)
{
  static const char text[] = "質問票調査の状況,,,,,\n保険者名：島田市,,年度：令和４年度,,,\n,,,,,\n"
                             "質問項目,回答,男,,女,\n,,人数,割合,人数,割合\n"
                             "服薬_高血圧症,はい,1000,40.0,1100,33.0\n"
                             "喫煙,はい,520,24.0,160,5.1\n喫煙,いいえ,1647,76.0,2977,94.9\n"
                             "20歳時体重から10kg以上増加,はい,900,41.5,850,27.1\n";
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, text, "kdb");

  expect (&run, "smoking", 2022, "222097", 'M', "", 24.0);
  expect (&run, "smoking", 2022, "222097", 'F', "", 5.1);
  g_assert_cmpuint (report->problems->len, ==, 2);
  g_assert_nonnull (strstr (report->problems->pdata[0], "2 printed rates"));
  g_assert_nonnull (
      strstr (report->problems->pdata[1], ": 「服薬_高血圧症」「20歳時体重から10kg以上増加」"));
  end (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-editions/items", test_items);
  g_test_add_func ("/indicator-editions/other-answers", test_other_answers);
  g_test_add_func ("/indicator-editions/classes", test_classes);
  g_test_add_func ("/indicator-editions/side-by-side", test_side_by_side);
  g_test_add_func ("/indicator-editions/office/years-across", test_years_across);
  g_test_add_func ("/indicator-editions/office/whole", test_whole);
  g_test_add_func ("/indicator-editions/office/two-tables", test_two_tables);
  g_test_add_func ("/indicator-editions/office/sexes-across", test_sexes_across);
  g_test_add_func ("/indicator-editions/office/no-sexes-across", test_no_sexes_across);
  g_test_add_func ("/indicator-editions/office/ages-down", test_ages_down);
  g_test_add_func ("/indicator-editions/cost", test_cost);
  g_test_add_func ("/indicator-editions/statutory", test_statutory);
  g_test_add_func ("/indicator-editions/statutory-both", test_statutory_both);
  g_test_add_func ("/indicator-editions/statutory-in-one-row", test_statutory_in_one_row);
  g_test_add_func ("/indicator-editions/others", test_others);
  g_test_add_func ("/indicator-editions/branches-smoking", test_branches_smoking);
  g_test_add_func ("/indicator-editions/not-estat", test_not_estat);
  g_test_add_func ("/indicator-editions/unheaded-places", test_unheaded_places);
  g_test_add_func ("/indicator-editions/kdb-answers", test_kdb_answers);
  return g_test_run ();
}
