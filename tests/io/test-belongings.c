/* Lists about workplaces that are there: reports, visits, awards; and how many workplaces there are
 * at all, from tables of 経済センサス. */
#include "rk-test-import.h"

#include "rk-establishments.h"
#include "workbook-maker.h"

#define REGISTER                                                                       \
  "事業所名,市町名,電話番号,登録番号,登録日,有効期限,制度\r\n" \
  "㈱青葉製茶,焼津市,054-629-0001,R5-0012,R5.4.1,R9.3.31,推進事業所\r\n"  \
  "みなと運輸,静岡市,054-254-0002,R6-0001,R6.8.1,R8.7.31,推進事業所\r\n"  \
  "みなと商店,静岡市,054-254-0003,R6-0002,R6.8.1,R8.7.31,推進事業所\r\n"  \
  "みなと商店,浜松市,053-450-0004,R6-0003,R6.8.1,R8.7.31,推進事業所\r\n"

static RkImport *
open_as (Fixture *fixture, const RkKind *kind, const char *text)
{
  g_autoptr (GError) error = NULL;
  RkImport *import;

  if (text)
    write_list (fixture, text);
  import = rk_import_open (kind, fixture->csv, 0, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static RkImportReport *
import_as (Fixture *fixture, const RkKind *kind, const char *text)
{
  g_autoptr (RkImport) import = open_as (fixture, kind, text);

  return perform (fixture, import);
}

static void
register_them (Fixture *fixture)
{
  g_autoptr (RkImportReport) report = import_as (fixture, &rk_kind_status, REGISTER);

  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED] + report->outcomes[RK_IMPORT_DUPLICATE], ==,
                    4);
}

/* The only record of a kind. */
static RkRecord *
the_one (Fixture *fixture, const RkKind *kind)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GPtrArray) records = rk_query_records (db (fixture), query, NULL, NULL);

  g_assert_nonnull (records);
  g_assert_cmpuint (records->len, ==, 1);
  return rk_record_ref (records->pdata[0]);
}

static const char *
reason_of (const RkImportReport *report, guint row)
{
  for (guint i = 0; i < report->problems->len; i++)
    if (problem_at (report, i)->row == row)
      return problem_at (report, i)->reason;
  g_assert_not_reached ();
}

/* ── reports ─────────────────────────────────────────────────────────────────────────────── */

#define REPORTS                                                                                              \
  "事業所名,市町,登録番号,年度,提出日,健診対象者数,健診受診者数,事例掲載\r\n" \
  "青葉製茶株式会社,,R5-0012,令和6年度,R7.3.20,30,27,可\r\n"

static void
test_reports (Fixture *fixture, gconstpointer data)
{
  static const char text[] = REPORTS "みなと運輸,静岡市,,R6,R7.3.21,１２,１２,不可\r\n"
                                     "青葉製茶,,R5-0012,R6,R7.3.25,30,28,\r\n";
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkImportReport) again = NULL;
  guint before;

  register_them (fixture);
  before = n_actions (fixture);
  report = import_as (fixture, &rk_kind_report, text);
  /* The second word on the same year of the same workplace fills only what is empty. */
  assert_outcomes (report, OUTCOMES (2, 0, 1, 0, 0));
  g_assert_cmpstr (reason_of (report, 4), ==,
                   "Row 2 says something else of the same record; its value was kept.");
  g_assert_cmpint (count (fixture, &rk_kind_report), ==, 2);
  g_assert_cmpuint (n_actions (fixture), ==, before + 1);
  again = import_as (fixture, &rk_kind_report, text);
  g_assert_cmpuint (again->outcomes[RK_IMPORT_UNCHANGED], ==, 3);
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  g_assert_cmpint (count (fixture, &rk_kind_report), ==, 0);
}

/* What does not go together is left empty, and what was written is kept with it. */
static void
test_more_than_there_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkRecord) stored = NULL;
  g_autoptr (GPtrArray) reviews = NULL;

  register_them (fixture);
  report = import_as (fixture, &rk_kind_report,
                      "事業所名,登録番号,年度,健診対象者数,健診受診者数\r\n"
                      "青葉製茶,R5-0012,R6,16,17\r\n");
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpstr (problem_at (report, 0)->value, ==, "17");
  stored = the_one (fixture, &rk_kind_report);
  g_assert_true (rk_record_is_null (stored, rk_kind_field (&rk_kind_report, "checkup_taken")));
  reviews = rk_records_reviews (db (fixture), rk_record_id (stored), NULL);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpstr (rk_record_get (reviews->pdata[0], "value"), ==, "17");
}

static void
test_report_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkImportReport) update = NULL;
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;

  register_them (fixture);
  report = import_as (fixture, &rk_kind_report, REPORTS);
  before = the_one (fixture, &rk_kind_report);
  g_assert_cmpint (rk_record_get_int (before, "year"), ==, 2024);
  g_assert_cmpstr (rk_record_get (before, "submitted_on"), ==, "2025-03-20");
  g_assert_cmpint (rk_record_get_int (before, "checkup_taken"), ==, 27);
  g_assert_cmpint (rk_record_get_int (before, "case_consent"), ==, 1);
  g_assert_cmpstr (rk_record_get (before, "workplace"), ==, "㈱青葉製茶");
  /* A later list changes what it says and leaves the rest. */
  update = import_as (
      fixture, &rk_kind_report,
      "事業所名,登録番号,年度,健診受診者数,要望\r\n青葉製茶,R5-0012,2024,28,講師の派遣\r\n");
  assert_outcomes (update, OUTCOMES (0, 1, 0, 0, 0));
  after = the_one (fixture, &rk_kind_report);
  g_assert_cmpint (rk_record_get_int (after, "checkup_taken"), ==, 28);
  g_assert_cmpint (rk_record_get_int (after, "checkup_people"), ==, 30);
  g_assert_cmpstr (rk_record_get (after, "request"), ==, "講師の派遣");
}

/* The activities may be called by their names; what the program wrote comes back as it was. */
static void
test_activities (Fixture *fixture, gconstpointer data)
{
  static const char *const items
      = "1-1 実施 全員\n5-2 一部実施 禁煙セミナー 2回 延べ45人\n9-9 未実施\n自販機、半分";
  g_autofree char *own = g_strdup_printf ("事業所名,登録番号,年度,取組ごとの実績\r\n"
                                          "青葉製茶,R5-0012,R6,\"%s\"\r\n",
                                          items);
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkImportReport) other = NULL;
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;

  register_them (fixture);
  report = import_as (fixture, &rk_kind_report, own);
  g_assert_cmpuint (report->problems->len, ==, 0);
  before = the_one (fixture, &rk_kind_report);
  g_assert_cmpstr (rk_record_get (before, "items"), ==, items);
  other = import_as (fixture, &rk_kind_report,
                     "事業所名,登録番号,年度,項目別実績\r\n"
                     "青葉製茶,R5-0012,R6,\"禁煙を支援する：○ 3回、減塩・野菜の情報を出す：×\n"
                     "2-1 案内だけ\"\r\n");
  after = the_one (fixture, &rk_kind_report);
  g_assert_cmpstr (rk_record_get (after, "items"), ==, "5-2 実施 3回\n3-1 未実施\n2-1 案内だけ");
  g_assert_cmpuint (other->problems->len, ==, 1);
  g_assert_cmpstr (problem_at (other, 0)->value, ==, "2-1 案内だけ");
  g_assert_cmpstr (problem_at (other, 0)->reason, ==,
                   "Activities of which nothing says whether they were done: 1");
}

/* Nothing is guessed: which row, and why. */
static void
test_report_reasons (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "事業所名,市町,登録番号,年度,制度,健診受診者数\r\n"
                             "みなと商店,,,R6,,1\r\n"
                             "みなと商店,浜松市,,R6,,2\r\n"
                             "だれも知らない工業,静岡市,,R6,,3\r\n"
                             "みなと運輸,,R5-0012,R6,,4\r\n"
                             "みなと運輸,,R6-0999,R6,,5\r\n"
                             "みなと運輸,,,,,6\r\n"
                             "みなと運輸,,,R6,無い制度,7\r\n"
                             "みなと運輸,,,R6,健康経営優良法人,8\r\n"
                             "みなと運輸,,,R6,,多数\r\n";
  static const struct
  {
    guint row;
    const char *reason;
  } cases[] = {
    { 2, "not certain" },          { 4, "No workplace of the register" },
    { 5, "that of “㈱青葉製茶”" }, { 6, "no registration with this number" },
    { 7, "of which year" },        { 8, "no scheme “無い制度”" },
    { 9, "not registered" },
  };
  g_autoptr (RkImportReport) report = NULL;

  register_them (fixture);
  report = import_as (fixture, &rk_kind_report, text);
  assert_outcomes (report, OUTCOMES (2, 0, 0, 0, 7));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_nonnull (strstr (reason_of (report, cases[i].row), cases[i].reason));
  /* What was not understood of the record is kept with it. */
  g_assert_cmpuint (report->needs_review, ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 1);
  g_assert_cmpint (count_where (fixture, "needs_review", "1"), ==, 1);
}

/* The name of the file says the year for all rows, or whoever starts the import does. */
static void
test_report_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) named = NULL;
  g_autoptr (RkImportReport) said = NULL;
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkRecord) record = NULL;

  register_them (fixture);
  g_free (fixture->csv);
  fixture->csv = g_build_filename (fixture->office->folder, "実績報告_令和5年度.csv", NULL);
  named = import_as (fixture, &rk_kind_report, "事業所名,提出日\r\nみなと運輸,R6.3.1\r\n");
  assert_outcomes (named, OUTCOMES (1, 0, 0, 0, 0));
  g_assert_cmpuint (named->n_problems, ==, 0);
  record = the_one (fixture, &rk_kind_report);
  g_assert_cmpint (rk_record_get_int (record, "year"), ==, 2023);
  import = open_as (fixture, &rk_kind_report, NULL);
  rk_import_set_year (import, 2024);
  said = perform (fixture, import);
  assert_outcomes (said, OUTCOMES (1, 0, 0, 0, 0));
}

/* ── visits and awards ───────────────────────────────────────────────────────────────────── */

static void
test_visits (Fixture *fixture, gconstpointer data)
{
  static const char text[]
      = "事業所,訪問日,時間,手段,担当者,訪問内容,次回予定日,次回予定\r\n"
        "みなと運輸,R7.5.9,午後1時半,訪問,鈴木,\"更新の案内を届けた\n次は測定会\","
        "R7.6.1,測定会の日取り\r\n"
        "みなと運輸,R7.5.9,,電話,鈴木,日取りの確認,,\r\n"
        "みなと運輸,,,電話,鈴木,日がない,,\r\n";
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkImportReport) again = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_visit);
  g_autoptr (GPtrArray) visits = NULL;

  register_them (fixture);
  report = import_as (fixture, &rk_kind_visit, text);
  assert_outcomes (report, OUTCOMES (2, 0, 0, 0, 1));
  g_assert_nonnull (strstr (reason_of (report, 4), "日付"));
  g_assert_true (rk_query_where (query, "means", "訪問", NULL));
  visits = rk_query_records (db (fixture), query, NULL, NULL);
  g_assert_cmpuint (visits->len, ==, 1);
  g_assert_cmpstr (rk_record_get (visits->pdata[0], "subject"), ==, "更新の案内を届けた");
  g_assert_cmpstr (rk_record_get (visits->pdata[0], "time"), ==, "13:30");
  g_assert_cmpstr (rk_record_get (visits->pdata[0], "next_on"), ==, "2025-06-01");
  again = import_as (fixture, &rk_kind_visit, text);
  assert_outcomes (again, OUTCOMES (0, 0, 2, 0, 1));
}

static void
test_awards (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "企業名,表彰年度,部門,賞の名称,受賞理由,表彰日\r\n"
                             "青葉製茶,令和6年度,中小規模,知事褒賞,禁煙の継続,R6.11.20\r\n";
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkImportReport) again = NULL;
  g_autoptr (RkRecord) award = NULL;

  register_them (fixture);
  report = import_as (fixture, &rk_kind_award, text);
  assert_outcomes (report, OUTCOMES (1, 0, 0, 0, 0));
  award = the_one (fixture, &rk_kind_award);
  g_assert_cmpint (rk_record_get_int (award, "year"), ==, 2024);
  g_assert_cmpstr (rk_record_get (award, "decision"), ==, "受賞");
  g_assert_cmpstr (rk_record_get (award, "decided_on"), ==, "2024-11-20");
  g_assert_cmpstr (rk_record_get (award, "scheme"), ==, "ふじのくに健康づくり推進事業所　知事褒賞");
  again = import_as (fixture, &rk_kind_award, text);
  assert_outcomes (again, OUTCOMES (0, 0, 1, 0, 0));
}

/* The number of a list is that of a registration: it finds an award's or a visit's workplace, and
 * speaks against another name. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const char awards[] = "企業名,登録番号,表彰年度,部門\r\n"
                               "みなと商店,R6-0003,令和6年度,中小規模\r\n"
                               "みなと運輸,R5-0012,令和6年度,中小規模\r\n";
  static const char visits[] = "事業所,登録番号,訪問日,手段,訪問内容\r\n"
                               "みなと商店,R6-0003,R7.5.9,訪問,更新の案内\r\n"
                               "みなと運輸,R5-0012,R7.5.9,訪問,更新の案内\r\n";
  g_autoptr (RkImportReport) awarded = NULL;
  g_autoptr (RkImportReport) visited = NULL;

  register_them (fixture);
  awarded = import_as (fixture, &rk_kind_award, awards);
  assert_outcomes (awarded, OUTCOMES (1, 0, 0, 0, 1));
  g_assert_nonnull (strstr (reason_of (awarded, 3), "that of “㈱青葉製茶”"));
  visited = import_as (fixture, &rk_kind_visit, visits);
  assert_outcomes (visited, OUTCOMES (1, 0, 0, 0, 1));
  g_assert_nonnull (strstr (reason_of (visited, 3), "that of “㈱青葉製茶”"));
}

/* A list kept by the number of the register needs no names. */
static void
test_numbers_alone (Fixture *fixture, gconstpointer data)
{
  static const char reports[] = "登録番号,年度,提出日,健診対象者数,健診受診者数\r\n"
                                "R5-0012,令和6年度,R7.3.20,30,27\r\n"
                                "R6-0003,令和6年度,R7.3.21,12,12\r\n"
                                "R9-9999,令和6年度,R7.3.22,12,12\r\n"
                                ",令和6年度,R7.3.22,12,12\r\n";
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkImportReport) visited = NULL;

  register_them (fixture);
  report = import_as (fixture, &rk_kind_report, reports);
  assert_outcomes (report, OUTCOMES (2, 0, 0, 0, 2));
  g_assert_nonnull (strstr (reason_of (report, 4), "No workplace of the register has this"));
  g_assert_cmpstr (problem_at (report, 0)->column, ==, "登録番号");
  g_assert_cmpstr (problem_at (report, 0)->value, ==, "R9-9999");
  g_assert_cmpstr (reason_of (report, 5), ==, "There is no name.");
  visited = import_as (fixture, &rk_kind_visit,
                       "登録番号,訪問日,手段,訪問内容\r\nR6-0003,R7.5.9,訪問,更新の案内\r\n");
  assert_outcomes (visited, OUTCOMES (1, 0, 0, 0, 0));
}

/* Each municipality numbers its own from 1: a number alone does not say whose it is. */
static void
test_number_of_two (Fixture *fixture, gconstpointer data)
{
#define OF_CITY ",市町の健康づくり実践事業所\r\n"
  g_autoptr (RkImportReport) statuses
      = import_as (fixture, &rk_kind_status,
                   "事業所名,市町名,登録番号,登録日,制度\r\n"
                   "かもめ商店,焼津市,1,R8.4.1" OF_CITY "あさぎり商店,藤枝市,1,R8.4.1" OF_CITY);
  g_autoptr (RkImportReport) report
      = import_as (fixture, &rk_kind_report,
                   "登録番号,事業所名,市町,年度,制度\r\n"
                   "1,,,R8" OF_CITY "1,,焼津市,R8" OF_CITY "1,かもめ商店,,R9" OF_CITY
                   "1,あさぎり商店,,R9" OF_CITY "1,,島田市,R9" OF_CITY);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_report);
  g_autoptr (GPtrArray) reports = NULL;

  g_assert_cmpuint (statuses->outcomes[RK_IMPORT_ADDED], ==, 2);
  assert_outcomes (report, OUTCOMES (3, 0, 0, 0, 2));
  g_assert_nonnull (strstr (reason_of (report, 2), "More than one workplace"));
  g_assert_nonnull (strstr (reason_of (report, 6), "More than one workplace"));
  g_assert_true (rk_query_where (query, "year", "2026", NULL));
  reports = rk_query_records (db (fixture), query, NULL, NULL);
  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpstr (rk_record_get (reports->pdata[0], "workplace"), ==, "かもめ商店");
}

/* A visit is of no scheme: whatever a list says of one, and where the office has none in use. */
static void
test_visits_of_no_scheme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);
  g_autoptr (GPtrArray) schemes = rk_query_records (db (fixture), query, NULL, NULL);
  g_autoptr (RkImportReport) named = NULL;
  g_autoptr (RkImportReport) retired = NULL;

  register_them (fixture);
  named = import_as (fixture, &rk_kind_visit,
                     "事業所,訪問日,手段,制度,訪問内容\r\n"
                     "みなと運輸,R7.5.9,訪問,よその制度,案内\r\n");
  assert_outcomes (named, OUTCOMES (1, 0, 0, 0, 0));
  for (guint i = 0; i < schemes->len; i++)
    {
      RkDraft *draft = rk_draft_copy (schemes->pdata[i]);

      rk_draft_put (draft, "retired_on", "2025-03-31");
      rk_test_keep (fixture->office, draft);
    }
  retired = import_as (fixture, &rk_kind_visit,
                       "事業所,訪問日,手段,訪問内容\r\nみなと運輸,R7.5.10,訪問,案内\r\n");
  assert_outcomes (retired, OUTCOMES (1, 0, 0, 0, 0));
}

/* ── how many workplaces there are ───────────────────────────────────────────────────────── */

static gint64
number_of (GPtrArray *rows, const char *area, char industry, gint64 lower)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const RkEstablishment *row = rows->pdata[i];

      if (g_str_equal (row->area, area) && row->industry == industry && row->lower == lower)
        return row->number;
    }
  return -1;
}

static RkEstablishments *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RkEstablishments *all = rk_establishments_load (db (fixture), &error);

  g_assert_no_error (error);
  return all;
}

#define CENSUS                                                                                                              \
  "経済センサス　産業、従業者規模別事業所数　令和3年,,,,,\r\n"                                      \
  "市区町村コード,市区町村,産業大分類,事業所数 総数,事業所数 1～4人,事業所数 300人以上," \
  "従業者数 総数\r\n"

static void
test_census (Fixture *fixture, gconstpointer data)
{
  static const char text[] = CENSUS "22100,静岡市,A～S 全産業,300,200,2,9000\r\n"
                                    "22100,静岡市,E 製造業,40,20,1,3000\r\n"
                                    "22100,静岡市,09 食料品製造業,9,4,0,500\r\n"
                                    "22212,焼津市,A～S 全産業,100,60,X,2000\r\n";
  static const char newer[] = CENSUS "22100,静岡市,E 製造業,41,20,1,3000\r\n";
  g_autoptr (RkImportReport) report = import_as (fixture, &rk_kind_establishment, text);
  g_autoptr (RkImportReport) again = import_as (fixture, &rk_kind_establishment, text);
  g_autoptr (RkImportReport) update = NULL;
  g_autoptr (RkEstablishments) all = load (fixture);

  assert_outcomes (report, OUTCOMES (8, 0, 0, 0, 0));
  assert_outcomes (again, OUTCOMES (0, 0, 8, 0, 0));
  g_assert_cmpint (all->year, ==, 2021);
  g_assert_cmpint (number_of (all->rows, "221007", 0, 0), ==, 300);
  g_assert_cmpint (number_of (all->rows, "221007", 0, 1), ==, 200);
  g_assert_cmpint (number_of (all->rows, "221007", 0, 300), ==, 2);
  g_assert_cmpint (number_of (all->rows, "221007", 'E', 0), ==, 40);
  g_assert_cmpint (number_of (all->rows, "221007", 'E', 1), ==, 20);
  g_assert_cmpint (number_of (all->rows, "222127", 0, 0), ==, 100);
  g_assert_cmpint (number_of (all->rows, "222127", 0, 300), ==, -1);
  g_assert_cmpuint (all->rows->len, ==, 8);
  g_assert_nonnull (strstr (all->source, "経済センサス」（2021年）"));
  update = import_as (fixture, &rk_kind_establishment, newer);
  assert_outcomes (update, OUTCOMES (0, 1, 2, 0, 0));
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
}

/* The year stands over the numbers, or in the name of the file in figures alone. */
static void
test_census_years (Fixture *fixture, gconstpointer data)
{
  static const char headings[] = "市区町村コード,市区町村,平成28年 事業所数,令和3年 事業所数\r\n"
                                 "22100,静岡市,310,300\r\n"
                                 "22212,焼津市,110,100\r\n";
  static const char plain[] = "市区町村コード,市区町村,事業所数\r\n22100,静岡市,290\r\n";
  static const struct
  {
    const char *name;
    guint64 added;
  } files[] = { { "census_20240601.csv", 0 },
                { "census_2016-2021.csv", 0 },
                { "2024-06-01_census.csv", 0 },
                { "census_2024.csv", 1 } };
  g_autoptr (RkImportReport) report = import_as (fixture, &rk_kind_establishment, headings);
  g_autoptr (RkEstablishments) before = load (fixture);
  g_autoptr (RkEstablishments) after = NULL;

  assert_outcomes (report, OUTCOMES (4, 0, 0, 0, 0));
  g_assert_cmpint (before->year, ==, 2021);
  g_assert_cmpint (number_of (before->rows, "221007", 0, 0), ==, 300);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RkImportReport) named = NULL;

      g_free (fixture->csv);
      fixture->csv = g_build_filename (fixture->office->folder, files[i].name, NULL);
      named = import_as (fixture, &rk_kind_establishment, plain);
      assert_outcomes (named, OUTCOMES (files[i].added, 0, 0, 0, 1 - files[i].added));
    }
  after = load (fixture);
  g_assert_cmpint (after->year, ==, 2024);
}

/* What keeps a table from being read is what the user is told. */
/* Codes and names under one heading: the codes are no numbers of workplaces. */
static void
test_census_codes (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "経済センサス　産業別事業所数　令和3年,,,,\n"
                             "市区町村,,産業大分類,総数,1～4人\n"
                             "221007,静岡市,A～S 全産業,1335,592\n"
                             "22212,焼津市,A～S 全産業,712,300\n";
  g_autoptr (RkImportReport) report = import_as (fixture, &rk_kind_establishment, text);
  g_autoptr (RkEstablishments) all = load (fixture);

  assert_outcomes (report, OUTCOMES (4, 0, 0, 0, 0));
  g_assert_cmpint (number_of (all->rows, "221007", 0, 0), ==, 1335);
  g_assert_cmpint (number_of (all->rows, "222127", 0, 0), ==, 712);
}

static void
test_census_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (CENSUS);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= 200000; i++)
    g_string_append (text, "22100,静岡市\r\n");
  write_list (fixture, text->str);
  g_assert_null (rk_import_open (&rk_kind_establishment, fixture->csv, 0, NULL, 0, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "too large"));
}

static void
test_census_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkImportReport) report = NULL;

  write_list (fixture, "市町,人口\r\n焼津市,137000\r\n静岡市,680000\r\n");
  g_assert_null (rk_import_open (&rk_kind_establishment, fixture->csv, 0, NULL, 0, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  report = import_as (fixture, &rk_kind_establishment,
                      "市区町村,事業所数\r\n焼津市,100\r\n静岡市,300\r\n");
  assert_outcomes (report, OUTCOMES (0, 0, 0, 0, 2));
  g_assert_nonnull (strstr (reason_of (report, 2), "of which year"));
}

#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS(list)                                                                         \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" list \
  "</Relationships>"
#define RELATION(id, kind, target) \
  "<Relationship Id=\"" id "\" Type=\"" R "/" kind "\" Target=\"" target "\"/>"
#define TEXT(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define NUMBER(text) "<c><v>" text "</v></c>"
#define ROW(cells) "<row>" cells "</row>"
#define SHEET(rows) "<worksheet xmlns=\"" MAIN "\"><sheetData>" rows "</sheetData></worksheet>"
#define SIZE(all, trade)                                           \
  SHEET (ROW (TEXT ("市区町村") TEXT ("全産業") TEXT ("E 製造業")) \
             ROW (TEXT ("静岡市") NUMBER (all) NUMBER (trade))     \
                 ROW (TEXT ("焼津市") NUMBER ("10") NUMBER ("4")))

/* Each size has a sheet, beside one of people, one of notes and a hidden one. */
static GBytes *
book_of_sizes (void)
{
  return workbook_pack (
      "_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "xl/book.xml")), "xl/book.xml",
      "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" R "\"><sheets>"
      "<sheet name=\"事業所数 総数\" sheetId=\"1\" r:id=\"s1\"/>"
      "<sheet name=\"事業所数　１～４人\" sheetId=\"2\" r:id=\"s2\"/>"
      "<sheet name=\"事業所数 300人以上\" sheetId=\"3\" r:id=\"s3\"/>"
      "<sheet name=\"従業者数 総数\" sheetId=\"4\" r:id=\"s4\"/>"
      "<sheet name=\"注\" sheetId=\"5\" r:id=\"s5\"/>"
      "<sheet name=\"事業所数 5～9人\" sheetId=\"6\" state=\"hidden\" r:id=\"s6\"/>"
      "</sheets></workbook>",
      "xl/_rels/book.xml.rels",
      RELATIONS (RELATION ("s1", "worksheet", "1.xml") RELATION ("s2", "worksheet", "2.xml")
                     RELATION ("s3", "worksheet", "3.xml") RELATION ("s4", "worksheet", "4.xml")
                         RELATION ("s5", "worksheet", "5.xml")
                             RELATION ("s6", "worksheet", "6.xml")),
      "xl/1.xml", SIZE ("300", "40"), "xl/2.xml", SIZE ("200", "20"), "xl/3.xml", SIZE ("2", "1"),
      "xl/4.xml", SIZE ("9000", "3000"), "xl/5.xml", SHEET (ROW (TEXT ("注　秘匿はXとした。"))),
      "xl/6.xml", SIZE ("50", "5"), NULL);
}

static void
test_census_sheets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) book = book_of_sizes ();
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkEstablishments) all = NULL;
  g_auto (GStrv) remarks = NULL;

  g_free (fixture->csv);
  fixture->csv = g_build_filename (fixture->office->folder, "経済センサス_令和3年.xlsx", NULL);
  g_assert_true (g_file_set_contents (fixture->csv, g_bytes_get_data (book, NULL),
                                      (gssize)g_bytes_get_size (book), NULL));
  import = open_as (fixture, &rk_kind_establishment, NULL);
  g_assert_null (rk_import_get_sheets (import));
  g_assert_cmpstr (rk_import_get_encoding (import), ==, "XLSX");
  remarks = rk_import_dup_remarks (import);
  g_assert_nonnull (strstr (remarks[0], "3 sheets"));
  report = perform (fixture, import);
  assert_outcomes (report, OUTCOMES (12, 0, 0, 0, 0));
  all = load (fixture);
  g_assert_cmpint (all->year, ==, 2021);
  g_assert_cmpint (number_of (all->rows, "221007", 0, 0), ==, 300);
  g_assert_cmpint (number_of (all->rows, "221007", 0, 1), ==, 200);
  g_assert_cmpint (number_of (all->rows, "221007", 'E', 1), ==, 20);
  g_assert_cmpint (number_of (all->rows, "221007", 'E', 300), ==, 1);
  g_assert_cmpint (number_of (all->rows, "222127", 0, 300), ==, 10);
  g_assert_cmpint (number_of (all->rows, "221007", 0, 5), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/belongings/reports", NULL, test_reports);
  add ("/belongings/more-than-there-are", NULL, test_more_than_there_are);
  add ("/belongings/report-values", NULL, test_report_values);
  add ("/belongings/activities", NULL, test_activities);
  add ("/belongings/report-reasons", NULL, test_report_reasons);
  add ("/belongings/report-year", NULL, test_report_year);
  add ("/belongings/visits", NULL, test_visits);
  add ("/belongings/awards", NULL, test_awards);
  add ("/belongings/census", NULL, test_census);
  add ("/belongings/numbers", NULL, test_numbers);
  add ("/belongings/numbers-alone", NULL, test_numbers_alone);
  add ("/belongings/number-of-two", NULL, test_number_of_two);
  add ("/belongings/visits-of-no-scheme", NULL, test_visits_of_no_scheme);
  add ("/belongings/census-years", NULL, test_census_years);
  add ("/belongings/census-codes", NULL, test_census_codes);
  add ("/belongings/census-too-large", NULL, test_census_too_large);
  add ("/belongings/census-refused", NULL, test_census_refused);
  add ("/belongings/census-sheets", NULL, test_census_sheets);
  return g_test_run ();
}
