/* Published tables in every form, each in a small one of our own: what is understood, what is said
 * of what is not, the same file twice, a newer edition. */
#include "rk-error.h"
#include "rk-test-indicator.h"

/* Answers: masks, merged labels (blank below), a total column, the part nobody could place. */
static const char ndb_areas[] = "特定健診 標準的な質問票（質問項目８） "
                                "現在、たばこを習慣的に吸っている。：2021年度　※集計結果が10未満の"
                                "場合は「‐」で表示,,,,,,,,,\n"
                                "都道府県名,二次医療圏番号,二次医療圏名,回答,全体,,,,,\n"
                                ",,,,男,,,女,,\n"
                                ",,,,40～44歳,45〜49歳,中計,40～44歳,45〜49歳,中計\n"
                                ",,,,人数,人数,人数,人数,人数,人数\n"
                                "静岡県,2201,賀茂,はい,328,399,727,81,132,213\n"
                                ",,,いいえ,355,537,892,427,619,1046\n"
                                ",2202,熱海伊東,はい,-,20,29,30,-,39\n"
                                ",,,いいえ,100,200,300,200,‐,409\n"
                                "二次医療圏判別不可,,,はい,10,20,30,10,20,30\n"
                                ",,,いいえ,20,30,50,20,30,50\n";

static const char ndb_prefectures[] = "特定健診 標準的な質問票（質問項目８）：令和3年度,,,,,,,\n"
                                      "都道府県名,回答,全体,,,,,\n"
                                      ",,男,,,女,,\n"
                                      ",,40～44歳,45～49歳,中計,40～44歳,45～49歳,中計\n"
                                      ",,人数,人数,人数,人数,人数,人数\n"
                                      "静岡県,はい,1000,2000,3000,300,400,700\n"
                                      ",いいえ,2000,3000,5000,3000,4000,7000\n"
                                      "愛知県,はい,1500,2500,4000,500,600,1100\n"
                                      ",いいえ,2500,3500,6000,4000,5000,9000\n"
                                      "都道府県判別不可,はい,10,20,30,10,20,30\n"
                                      ",いいえ,20,30,50,20,30,50\n";

static const char ndb_test[]
    = "特定健診（HbA1C)：H30年度　※集計結果が10未満の場合は「‐」で表示,,,,,,\n"
      "都道府県名,検査値階層（％）※NGSP値,全体,,,,\n"
      ",,男,,女,\n"
      ",,40～44歳,中計,40～44歳,中計\n"
      ",,人数,人数,人数,人数\n"
      "静岡県,8.4以上,11,11,-,-\n"
      ",8.0以上8.4未満,12,12,13,13\n"
      ",6.5以上8.0未満,20,20,30,30\n"
      ",6.0以上6.5未満,40,40,50,50\n"
      ",5.6以上6.0未満,60,60,70,70\n"
      ",5.6未満,80,80,90,90\n";

static const char statutory[]
    = "令和4年度 特定健康診査・特定保健指導の実施状況（市町村国保）,,,,,,,\n"
      ",,,,,,,\n"
      "保険者番号,保険者名,特定健康診査,,,特定保健指導,,\n"
      ",,対象者数,受診者数,実施率,対象者数,終了者数,実施率\n"
      "00220012,静岡市,\"100,000\",\"38,200\",0.382,4000,1200,0.3\n"
      "00220129,焼津市,20000,9000,0.45,900,-,0.311\n"
      "00220999,架空広域連合,100,50,0.5,10,5,0.5\n";

static const char kyokai[] = "協会けんぽ　支部別　生活習慣病予防健診の実施状況　令和5年度,,,\n"
                             "支部,対象者数,受診者数,実施率（％）\n"
                             "北海道支部,1000,600,60.0\n"
                             "静岡,2000,1300,65.0\n"
                             "全国計,3000,1900,63.4\n";

static const char cost[]
    = "医療費の地域差分析　令和3年度,,,,\n"
      "都道府県,1人当たり医療費（円）,1人当たり年齢調整後医療費（円）,地域差指数,\n"
      "全国,\"358,800\",\"358,800\",1.000,\n"
      "静岡県,\"340,000\",\"330,100\",0.920,\n";

static const char factors[] = "医療費の三要素（入院外）　令和3年度,,,\n"
                              "都道府県,受診率（件）,1件当たり日数（日）,1日当たり医療費（円）\n"
                              "全国,7.500,1.50,\"20,000\"\n"
                              "静岡県,8.000,1.60,\"21,000\"\n";

static const char census[] = "経済センサス-活動調査 令和3年,,,\n"
                             "市区町村コード,市区町村,事業所数,従業者数\n"
                             "22100,静岡市,34000,350000\n"
                             "22101,静岡市葵区,12000,120000\n"
                             "22304,南伊豆町,X,…\n";

static const char population[] = "住民基本台帳に基づく人口（年齢階級別）　令和5年1月1日,,,,,\n"
                                 "団体コード,市区町村名,性別,総数,0歳～4歳,5歳～9歳\n"
                                 "221007,静岡市,計,40,18,22\n"
                                 "221007,静岡市,男,20,9,11\n"
                                 "221007,静岡市,女,20,9,11\n";

static const char estat[] = "統計名：,人口推計\n"
                            "表番号：,0003448237\n"
                            "***,該当数値なし\n"
                            "\n"
                            "表章項目 コード,表章項目,男女別 コード,男女別,年齢5歳階級 "
                            "コード,年齢5歳階級,全国・都道府県 コード,"
                            "全国・都道府県,時間軸(年) コード,時間軸(年),value\n"
                            "020,人口,001,男女計,01000,総数,22000,静岡県,2023000000,2023年,3555\n"
                            "020,人口,002,男,01001,0～4歳,22000,静岡県,2023000000,2023年,60\n"
                            "020,人口,003,女,01001,0～4歳,22000,静岡県,2023000000,2023年,***\n";

static const char tidy[]
    = "indicator,area,area_name,year,sex,age,numerator,denominator,value,source\n"
      "smoking,2201,,2022,M,40～44歳,3,20,,市の集計（見本）\n"
      "smoking,2201,,2022,M,45-49,12,40,,\n"
      "smoking,,焼津市,R4,女,40-44,※,50,,\n"
      "smoking,2202,,2022,F,40-44,94?2,497?2,,\n"
      "smoking,2202,,2022,F,中計,188,760,,\n"
      "smoking,2202,,2022,F,45-49,90,263,,\n"
      "smoking,2203,,2022,F,40-44,?2,49,,\n"
      "independent-years,22,,2022,M,,,,80.15,\n"
      "nothing,22,,2022,M,,1,2,,\n"
      "smoking,2201,,2022,M,x,1,2,,\n";

static gboolean
count_history (RkDb *db, gpointer n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = rk_history_list (db, 0, error);

  if (entries)
    *(guint *)n = entries->len;
  return entries != NULL;
}

static guint
rk_test_count_history (RkTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  rk_store_read (office->store, count_history, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_answers (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, ndb_areas, "ndb-questionnaire");

  g_assert_cmpuint (report->rows, ==, 6);
  g_assert_cmpuint (report->areas, ==, 2);
  g_assert_cmpuint (report->masked, ==, 3);
  g_assert_cmpuint (report->save.added, ==, 6);
  g_assert_cmpint (g_array_index (report->years, int, 0), ==, 2021);
  g_assert_cmpstr (report->indicators->pdata[0], ==, "smoking");
  g_assert_cmpuint (report->problems->len, ==, 0);
  expect (&run, "smoking", 2021, "2201", 'M', "40-44 328/683;45-49 399/936;=40-49 727/1619", NAN);
  expect (&run, "smoking", 2021, "2202", 'M', "40-44 0?1/100?1;45-49 20/220;=40-49 29/329", NAN);
  expect (&run, "smoking", 2021, "2202", 'F', "40-44 30/230;45-49 0?1/0?2;=40-49 39/448", NAN);
  expect (&run, "smoking", 2021, "0000", 'F', "40-44 10/30;45-49 20/50;=40-49 30/80", NAN);
  end (&run);
}

static void
test_tests (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, ndb_test, "ndb-test");

  g_assert_cmpuint (report->indicators->len, ==, 3);
  g_assert_cmpint (g_array_index (report->years, int, 0), ==, 2018);
  expect (&run, "hba1c-65", 2018, "22", 'M', "40-44 43/223;=40-44 43/223", NAN);
  expect (&run, "hba1c-65", 2018, "22", 'F', "40-44 43?1/253?1;=40-44 43?1/253?1", NAN);
  expect (&run, "hba1c-56", 2018, "22", 'M', "40-44 143/223;=40-44 143/223", NAN);
  end (&run);
}

static void
test_forms (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, statutory, "statutory");

  g_assert_cmpuint (report->rows, ==, 3);
  expect (&run, "checkup-rate", 2022, "221007", 'T', "0- 38200/100000", 38.2);
  expect (&run, "guidance-rate", 2022, "221007", 'T', "0- 1200/4000", 30);
  /* the count is masked, the rate is printed all the same */
  expect (&run, "guidance-rate", 2022, "222127", 'T', "", 31.1);
  expect (&run, "checkup-rate", 2022, "00220999", 'T', "0- 50/100", 50);

  report = bring_in (&run, kyokai, "kyokai");
  expect (&run, "kyokai-checkup", 2023, "22", 'T', "0- 1300/2000", 65);
  expect (&run, "kyokai-checkup", 2023, "01", 'T', "0- 600/1000", 60);
  expect (&run, "kyokai-checkup", 2023, "JP", 'T', "0- 1900/3000", 63.4);
  g_assert_cmpuint (report->problems->len, ==, 1); /* 63.3 would be right */

  bring_in (&run, cost, "cost-regional");
  expect (&run, "cost-index", 2021, "22", 'T', "", 0.92);
  expect (&run, "cost-per-person", 2021, "22", 'T', "", 340000);
  expect (&run, "cost-adjusted", 2021, "JP", 'T', "", 358800);

  bring_in (&run, factors, "cost-factors");
  expect (&run, "cost-visits", 2021, "22", 'T', "", 8);
  expect (&run, "cost-days", 2021, "JP", 'T', "", 1.5);
  expect (&run, "cost-per-day", 2021, "22", 'T', "", 21000);

  report = bring_in (&run, census, "census");
  expect (&run, "establishments", 2021, "221007", 'T', "", 34000);
  expect (&run, "employees", 2021, "221007", 'T', "", 350000);
  expect (&run, "establishments", 2021, "223042", 'T', "", NAN);
  g_assert_cmpuint (report->problems->len, ==, 1); /* the ward */

  bring_in (&run, population, "population");
  expect (&run, "population", 2023, "221007", 'T', "0-4 18/;5-9 22/;=0-9 40/", NAN);
  expect (&run, "population", 2023, "221007", 'M', "0-4 9/;5-9 11/;=0-9 20/", NAN);
  end (&run);
}

static void
test_estat (void)
{
  Run run = begin ();

  bring_in (&run, estat, "estat");
  expect (&run, "population", 2023, "22", 'M', "0-4 60/", NAN);
  expect (&run, "population", 2023, "22", 'T', "=0- 3555/", NAN);
  end (&run);
}

static void
test_tidy (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, tidy, "tidy");

  g_assert_cmpuint (report->rows, ==, 7);
  g_assert_cmpuint (report->problems->len, ==, 3);
  g_assert_cmpuint (report->masked, ==, 5);
  expect (&run, "smoking", 2022, "2201", 'M', "40-44 3/20;45-49 12/40", NAN);
  /* two cells of the table behind it were withheld; the total is of the ages there are */
  expect (&run, "smoking", 2022, "2202", 'F', "40-44 94?2/497?2;45-49 90/263;=40-49 188/760", NAN);
  expect (&run, "smoking", 2022, "222127", 'F', "40-44 0?255/50", NAN);
  expect (&run, "independent-years", 2022, "22", 'M', "", 80.15);
  end (&run);
}

static void
test_twice_and_newer (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, ndb_prefectures, "ndb-questionnaire");
  g_autoptr (GString) newer = g_string_new (ndb_prefectures);
  guint history;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (report->save.added, ==, 6);
  report = bring_in (&run, ndb_prefectures, "ndb-questionnaire");
  g_assert_cmpuint (report->save.added + report->save.updated, ==, 0);
  g_assert_cmpuint (report->save.unchanged, ==, 6);
  history = rk_test_count_history (run.office);

  g_string_replace (newer, "静岡県,はい,1000,2000,3000", "静岡県,はい,1001,2000,3000", 1);
  report = bring_in (&run, newer->str, "ndb-questionnaire");
  g_assert_cmpuint (report->save.updated, ==, 1);
  g_assert_cmpuint (report->save.unchanged, ==, 5);
  g_assert_cmpuint (report->save.changes->len, ==, 1);
  g_assert_nonnull (strstr (report->save.changes->pdata[0], "静岡県"));
  /* The ages do not add up any more: reported, not refused. */
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpuint (rk_test_count_history (run.office), ==, history + 1);
  rk_store_undo (run.office->store, NULL, &error);
  g_assert_no_error (error);
  expect (&run, "smoking", 2021, "22", 'M', "40-44 1000/3000;45-49 2000/5000;=40-49 3000/8000",
          NAN);
  end (&run);
}

static void
test_unknown (void)
{
  Run run = begin ();
  static const char text[]
      = "わが市の調べ,,\n地区,歩数の平均,参加者\n焼津市,6000,20\n静岡市,7000,30\n";
  g_autofree char *path = g_build_filename (run.office->folder, "unknown.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkIndicatorImport) import = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import = rk_indicator_import_open (path, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (rk_indicator_import_get_preset (import));
  g_assert_false (rk_store_command (run.office->store, "取り込んだ", rk_indicator_import_run,
                                    import, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  rk_test_office_free (run.office);
}

/* Words that other forms have, too, are not enough: 総数 and ages do not make it the population. */
static void
test_not_the_population (void)
{
  static const char *const texts[] = {
    "健康調べ　令和5年度,,,,\n圏域,性別,年齢,野菜を食べる者,答えた者の総数\n"
    "賀茂,男,40～49歳,120,300\n賀茂,女,40～49歳,210,310\n",
    "年齢別死亡率（人口10万対）　令和5年,,\n圏域,0～4歳,5～9歳\n賀茂,1.5,2.5\n富士,1.2,2.2\n",
    "人口動態統計　年齢階級別死亡数　令和5年,,\n圏域,0～4歳,5～9歳\n賀茂,15,25\n富士,12,22\n",
    "人口に占める朝食を抜く人の割合　令和5年,,\n市町名,20～39歳,40～64歳\n静岡市,25.0,18.0\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Run run = begin ();
      g_autofree char *path = g_build_filename (run.office->folder, "odd.csv", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (RkIndicatorImport) import = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      import = rk_indicator_import_open (path, NULL, 0, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (rk_indicator_import_get_preset (import));
      rk_test_office_free (run.office);
    }
}

/* A rate is of people and none of them: by its unit, its base or its own words; nor is what else is
 * counted in a table that has 人口 in its title. */
static void
test_rates_are_no_people (void)
{
#define ESTAT(name, title, item, unit, number)                                                             \
  "統計名：," name "\n表題：," title "\n実施年月：,2022年\n\n***,該当数値がないもの\n"      \
  "表章項目 コード,表章項目,性別 コード,性別,地域 コード,地域,時間軸(年次) " \
  "コード,時間軸(年次),/単位,値【" unit "】\n"                                                            \
  "10," item ",1,男,00000,全国,2022000000,2022年," unit "," number "\n"                                    \
  "10," item ",1,男,22000,静岡県,2022000000,2022年," unit "," number "\n"
  static const char *const texts[] = {
    ESTAT ("人口動態調査", "死亡率(平成27年モデル人口)", "年齢調整死亡率", "人口10万対", "390.9"),
    ESTAT ("人口動態調査", "出生数及び出生率（人口千対）", "出生率（人口千対）", "‰", "6.1"),
    ESTAT ("人口動態調査", "死亡", "死亡（人口10万人当たり）", "人", "391"),
    ESTAT ("人口動態調査", "死亡数", "死亡数", "人", "391"),
    ESTAT ("人口推計", "人口の割合", "人口構成比", "%", "2.8"),
    ESTAT ("人口推計", "人口増減率", "人口増減率", "‰", "6.1"),
    "年齢（3区分）別人口割合　令和5年,,,\n市町名,0～14歳,15～64歳,65歳以上\n静岡市,10.0,60.0,30."
    "0\n",
    ESTAT ("国勢調査", "人口密度", "人口密度", "人/km2", "467"),
    ESTAT ("労働力調査", "労働力人口", "労働力人口", "人", "354000"),
    ESTAT ("人口推計", "労働力人口", "労働力人口", "人", "354000"),
    ESTAT ("国勢調査", "15歳以上の人口", "15歳以上人口", "人", "354000"),
    ESTAT ("国勢調査", "外国人人口", "外国人人口", "人", "35400"),
    ESTAT ("国勢調査", "昼間人口", "昼間人口", "人", "354000"),
    ESTAT ("国勢調査", "人口及び世帯数", "世帯数", "世帯", "1500000"),
    ESTAT ("経済センサス", "事業所数", "事業所数の構成比", "%", "2.8"),
    ESTAT ("経済センサス", "事業所数", "従業者数（人口千人当たり）", "人", "480"),
  };
#undef ESTAT

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Run run = begin ();
      g_autoptr (RkIndicatorImport) import = open_text (&run, texts[i]);

      refuses (&run, import, "No number of the table could be put to an indicator");
      end (&run);
    }
}

/* Under a heading that is a rate stand the people of it; beside 人口 its shares. */
static void
test_people_beside_rates (void)
{
  Run run = begin ();

  bring_in (
      &run,
      "協会けんぽ　支部別　健診結果　令和4年度,,,\n"
      "支部,喫煙率,,\n,回答者数,喫煙者数,割合\n静岡支部,1000,300,30.0\n愛知支部,1000,310,31.0\n",
      "kyokai");
  expect (&run, "smoking", 2022, "22", 'T', "0- 300/1000", 30);
  bring_in (&run,
            "年齢階級別人口　令和5年10月1日,,,\n"
            "市町名,年齢,人口,人口構成比（%）\n静岡市,0～4歳,180,18.0\n静岡市,5歳以上,820,82.0\n",
            "population");
  expect (&run, "population", 2023, "221007", 'T', "0-4 180/;5- 820/", NAN);
  bring_in (&run,
            "年齢（3区分）別人口　令和4年10月1日,,,,,,,\n"
            "市町名,総人口,0～14歳,15～64歳,65歳以上,年少人口割合,生産年齢人口割合,老年人口割合\n"
            "静岡市,100,10,60,30,10.0,60.0,30.0\n浜松市,200,30,110,60,15.0,55.0,30.0\n",
            "population");
  expect (&run, "population", 2022, "221007", 'T', "0-14 10/;15-64 60/;65- 30/;=0- 100/", NAN);
  end (&run);
}

/* ── tables that nobody foresaw ──────────────────────────────────────────────────────────── */

static guint
column_of (const RkCrossGrid *grid, const RkCrossMap *map, const char *heading)
{
  for (guint c = 0; c < map->columns->len; c++)
    {
      g_autofree char *text = rk_cross_map_dup_heading (map, grid, c);

      if (g_str_equal (text, heading))
        return c;
    }
  g_error ("no column “%s”", heading);
}

static void
say (RkIndicatorForm *form, const RkCrossGrid *grid, const char *heading, RkCrossRole role)
{
  rk_cross_map_set_column (form->map, column_of (grid, form->map, heading), role);
}

static const char walking[] = "わが県の健康づくり調べ　令和5年度,,,\n"
                              "番地,住まい,男女の別,R5年度に歩いた人,R5年度に答えた人\n"
                              "1,焼津市,男,20,50\n"
                              "2,焼津市,女,-,60\n"
                              "3,静岡市,男,70,100\n";

static const char walking_next[] = "わが県の健康づくり調べ　令和6年度,,,\n"
                                   ",,,,\n"
                                   "番地,住まい,男女の別,R6年度に歩いた人,R6年度に答えた人\n"
                                   "1,焼津市,男,30,50\n"
                                   "2,浜松市,男,70,100\n";

/* Columns are named by the office, the way is remembered, and the next table of that form is read
 * without being asked for; another one is not. */
static void
test_office_form (void)
{
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, walking);
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
  RkIndicatorForm *form = rk_indicator_form_new (grid);
  g_autoptr (RkIndicatorImport) other = NULL;
  guint history;

  refuses (&run, import, "form of this table is not known");
  g_assert_cmpint (rk_cross_map_column (form->map, 1), ==, RK_CROSS_AREA_NAME);
  g_assert_cmpint (rk_cross_map_column (form->map, 2), ==, RK_CROSS_SEX);
  rk_indicator_import_set_form (import, rk_indicator_form_copy (form));
  refuses (&run, import, "which indicator");
  form->indicator = g_strdup ("walking");
  rk_indicator_import_set_form (import, rk_indicator_form_copy (form));
  refuses (&run, import, "which column is the area");
  form->name = g_strdup ("健康づくり調べ");
  say (form, grid, "R5年度に歩いた人", RK_CROSS_NUMERATOR);
  say (form, grid, "R5年度に答えた人", RK_CROSS_DENOMINATOR);
  rk_indicator_import_set_form (import, form);
  history = rk_test_count_history (run.office);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  g_assert_cmpuint (rk_test_count_history (run.office), ==, history + 1); /* with its form */
  expect (&run, "walking", 2023, "222127", 'M', "0- 20/50", NAN);
  expect (&run, "walking", 2023, "222127", 'F', "0- 0?1/60", NAN);
  expect (&run, "walking", 2023, "221007", 'M', "0- 70/100", NAN);

  other = open_text (&run, walking_next);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, other);
  g_assert_cmpstr (rk_indicator_import_get_report (other)->preset->name, ==, "健康づくり調べ");
  expect (&run, "walking", 2024, "222127", 'M', "0- 30/50", NAN);
  bring_in (&run, census, "census"); /* a table of another form is not drawn into it */
  expect (&run, "establishments", 2021, "221007", 'T', "", 34000);
  end (&run);
}

/* Areas across, what is counted down the side, the year not in the table. */
static void
test_office_across (void)
{
  static const char text[] = "項目,焼津市,静岡市\n"
                             "アンケートの回答者,50,100\n"
                             "そのうち歩く人,20,-\n"
                             "うち65歳以上で歩く人,5,6\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);
  RkIndicatorForm *form = rk_indicator_form_new (rk_indicator_import_get_grid (import));

  form->indicator = g_strdup ("walking");
  form->dash = RK_MARK_ZERO;
  rk_cross_map_set_column (form->map, 0, RK_CROSS_WORDS);
  rk_cross_map_set_heading (form->map, 0, RK_CROSS_AREA_NAME);
  form->map->numerator = g_strdup ("そのうち歩く人");
  form->map->denominator = g_strdup ("アンケートの回答者");
  rk_indicator_import_set_form (import, form);
  refuses (&run, import, "which year");
  rk_indicator_import_set_year (import, 2023);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "walking", 2023, "222127", 'T', "0- 20/50", NAN);
  expect (&run, "walking", 2023, "221007", 'T', "0- 0/100", NAN);
  rk_test_office_free (run.office);
}

/* Answers in words that no card foresaw; a table of one place that does not name it. */
static void
test_office_answers (void)
{
  static const char text[] = "歩くことについて　令和4年度,,\n"
                             "お答え,男,女\n"
                             "よく歩く,30,40\n"
                             "あまり歩かない,20,10\n"
                             "答えない,1,2\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);
  RkIndicatorForm *form = rk_indicator_form_new (rk_indicator_import_get_grid (import));

  form->indicator = g_strdup ("walking");
  rk_cross_map_set_column (form->map, 0, RK_CROSS_ANSWER);
  form->map->numerator = g_strdup ("よく歩く");
  form->map->area = g_strdup ("焼津市");
  rk_indicator_import_set_form (import, form);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "walking", 2022, "222127", 'M', "0- 30/51", NAN);
  expect (&run, "walking", 2022, "222127", 'F', "0- 40/52", NAN);
  rk_test_office_free (run.office);
}

/* Without a title, sex and age in one heading: it is of the indicator that somebody says. */
static void
test_untitled (void)
{
  static const char text[]
      = "都道府県名,回答,男40～44歳,男45～49歳,男中計,女40～44歳,女45～49歳,女中計\n"
        "静岡県,はい,10,20,30,11,21,32\n"
        "静岡県,いいえ,90,80,170,89,79,168\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);

  g_assert_true (rk_indicator_import_set_preset (import, "ndb-questionnaire", NULL));
  rk_indicator_import_set_year (import, 2022);
  refuses (&run, import, "does not say of which question");
  rk_indicator_import_set_indicator (import, "smoking");
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "smoking", 2022, "22", 'F', "40-44 11/100;45-49 21/100;=40-49 32/200", NAN);
  rk_test_office_free (run.office);
}

/* Units in headings: thousands are counted out, and 総数（人） is the total of the ages; a code may
 * stand before the name in one cell; "-" names no place. */
static void
test_units (void)
{
  static const char thousands[]
      = "年齢（5歳階級），男女別人口,,,,,\n"
        "男女別,年齢,全国・都道府県,時間軸,2023年10月1日現在【千人】\n"
        "男,40～44歳,静岡県,2023年10月1日,106\n男,総数,静岡県,2023年10月1日,\"1,765\"\n";
  static const char rounded[]
      = "年齢（5歳階級），男女別人口,,,,,\n"
        "男女別,年齢,全国・都道府県,時間軸,2024年10月1日現在【千人】\n"
        "男女計,総数,静岡県,2024年10月1日,\"3,570\"\n男,総数,静岡県,2024年10月1日,\"1,760\"\n"
        "女,総数,静岡県,2024年10月1日,\"1,811\"\n";
  static const char ages[]
      = "令和6年1月1日住民基本台帳年齢階級別人口（市区町村別）,,,,,,\n"
        "団体コード,都道府県名,市区町村名,性別,総数（人）,0歳～4歳,5歳以上\n"
        "-,合計,-,男,900,100,800\n220001,静岡県,-,男,90,10,80\n221007,静岡県,静岡市,男,50,5,45\n";
  static const char codes[]
      = "令和3年経済センサス　産業別　事業所数及び従業者数,,,\n"
        "地域,産業大分類,事業所数,従業者数（人）\n"
        "22000 静岡県,全産業,172031,1711000\n22212_焼津市,全産業,6000,60000\n";
  Run run = begin ();

  bring_in (&run, thousands, "population");
  expect (&run, "population", 2023, "22", 'M', "40-44 106000/;=40-44 1765000/", NAN);
  g_assert_cmpuint (bring_in (&run, rounded, "population")->problems->len, ==, 0);
  bring_in (&run, ages, "population");
  expect (&run, "population", 2024, "22", 'M', "0-4 10/;5- 80/;=0- 90/", NAN);
  expect (&run, "population", 2024, "221007", 'M', "0-4 5/;5- 45/;=0- 50/", NAN);
  bring_in (&run, codes, "census");
  expect (&run, "employees", 2021, "22", 'T', "", 1711000);
  expect (&run, "employees", 2021, "222127", 'T', "", 60000);
  end (&run);
}

/* A heading of few letters, of whatever width, is a code of places; 出典 is said where the table
 * does not say it. */
static void
test_office_code (void)
{
  static const char *const headings[] = { "コード", "ｺｰﾄﾞ", "ＣＯＤＥ", "団体ｺｰﾄﾞ" };
  Run run = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "歩く人の調べ,,,\n%s,呼び名,歩いた人,聞いた人\n22212,港,30,50\n22100,都,70,100\n",
          headings[i]);
      g_autoptr (RkIndicatorImport) import = open_text (&run, text);
      const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
      RkIndicatorForm *form = rk_indicator_form_new (grid);
      const char *source;

      g_assert_cmpint (rk_cross_map_column (form->map, 0), ==, RK_CROSS_AREA_CODE);
      form->indicator = g_strdup ("walking");
      say (form, grid, "歩いた人", RK_CROSS_NUMERATOR);
      say (form, grid, "聞いた人", RK_CROSS_DENOMINATOR);
      rk_indicator_import_set_form (import, form);
      rk_indicator_import_set_year (import, 2023);
      rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
      expect (&run, "walking", 2023, "222127", 'T', "0- 30/50", NAN);
      source = rk_indicator_import_get_report (import)->source;
      g_assert_true (g_str_has_prefix (source, "歩く人の調べ　令和5年度（own-"));
      g_assert_nonnull (strstr (source, ".csv）"));
    }
  rk_test_office_free (run.office);
}

/* A sheet in which nothing is recognised can still be looked at. */
static void
test_office_nothing (void)
{
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, "献立,月,火\n朝,パン,ご飯\n");
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
  g_autoptr (RkCrossMap) map = rk_cross_map_new (grid);

  g_assert_null (rk_indicator_import_get_table (import));
  refuses (&run, import, "No table of numbers");
  g_assert_cmpuint (map->first, ==, 1);
  g_assert_cmpstr (rk_cross_grid_cell (grid, 1, 1), ==, "パン");
  rk_test_office_free (run.office);
}

/* The columns of KDB are not published: the words are a guess that the office replaces. */
static void
test_office_kdb (void)
{
  static const char text[]
      = "国保データベース（KDB）　様式5-2　令和5年度,,,,\n"
        "市町村コード,市町村,年齢,性別,被保険者数,健診受診者数,HbA1c 5.6以上 人数\n"
        "221007,静岡市,40～44歳,男性,900,300,90\n"
        "221007,静岡市,40～44歳,女性,800,*,20\n";
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, text);
  RkIndicatorForm *form = rk_indicator_form_new (rk_indicator_import_get_grid (import));
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);

  g_assert_true (rk_indicator_import_get_preset (import)->open);
  form->indicator = g_strdup ("hba1c-56");
  say (form, grid, "被保険者数", RK_CROSS_IGNORED);
  say (form, grid, "健診受診者数", RK_CROSS_DENOMINATOR);
  say (form, grid, "HbA1c 5.6以上 人数", RK_CROSS_NUMERATOR);
  rk_indicator_import_set_form (import, form);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  expect (&run, "hba1c-56", 2023, "221007", 'M', "40-44 90/300", NAN);
  expect (&run, "hba1c-56", 2023, "221007", 'F', "40-44 20/0?1", NAN);
  rk_test_office_free (run.office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-import/answers", test_answers);
  g_test_add_func ("/indicator-import/tests", test_tests);
  g_test_add_func ("/indicator-import/forms", test_forms);
  g_test_add_func ("/indicator-import/estat", test_estat);
  g_test_add_func ("/indicator-import/tidy", test_tidy);
  g_test_add_func ("/indicator-import/twice-and-newer", test_twice_and_newer);
  g_test_add_func ("/indicator-import/unknown", test_unknown);
  g_test_add_func ("/indicator-import/not-the-population", test_not_the_population);
  g_test_add_func ("/indicator-import/rates-are-no-people", test_rates_are_no_people);
  g_test_add_func ("/indicator-import/people-beside-rates", test_people_beside_rates);
  g_test_add_func ("/indicator-import/office/form", test_office_form);
  g_test_add_func ("/indicator-import/office/across", test_office_across);
  g_test_add_func ("/indicator-import/office/answers", test_office_answers);
  g_test_add_func ("/indicator-import/office/nothing", test_office_nothing);
  g_test_add_func ("/indicator-import/untitled", test_untitled);
  g_test_add_func ("/indicator-import/units", test_units);
  g_test_add_func ("/indicator-import/office/code", test_office_code);
  g_test_add_func ("/indicator-import/office/kdb", test_office_kdb);
  return g_test_run ();
}
