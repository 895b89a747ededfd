/* A list with numbers, dates, scheme and level makes registrations of workplaces: of those that are
 * there, and of those that come with it. */
#include "rk-test-registrations.h"

#include "rk-db.h"

static void
test_together (Fixture *fixture, gconstpointer data)
{
  static const char text[]
      = HEAD "㈱青葉製茶,焼津市,054-629-0001,R5-0012,R5.4.1,R7.3.31,推進事業所,認定,可\r\n"
             "みなと運輸,静岡市,054-254-0002,R6-0001,令和6年8月1日,,推進事業所,登録,不可\r\n";
  g_autoptr (RkImportReport) report = import_registrations (fixture, text);
  g_autoptr (RkImportReport) again = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (RkRecord) owner = NULL;
  RkDraft *refused;

  assert_counts (report, 2, 0, 0);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 2);
  first = statuses_of (fixture, 0);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpstr (rk_record_get (first->pdata[0], "number"), ==, "R5-0012");
  g_assert_cmpstr (rk_record_get (first->pdata[0], "level"), ==, "認定");
  g_assert_cmpstr (rk_record_get (first->pdata[0], "registered_on"), ==, "2023-04-01");
  g_assert_cmpstr (rk_record_get (first->pdata[0], "term_start"), ==, "2023-04-01");
  g_assert_cmpstr (rk_record_get (first->pdata[0], "expires_on"), ==, "2025-03-31");
  g_assert_cmpint (rk_record_get_int (first->pdata[0], "consent_name"), ==, 1);
  g_assert_cmpstr (rk_record_get (first->pdata[0], "source"), ==, "一覧.csv");
  second = statuses_of (fixture, 1);
  g_assert_cmpint (rk_record_get_int (second->pdata[0], "consent_name"), ==, 0);

  /* The workplace goes by its registration. */
  owner = workplace (fixture, 0);
  g_assert_cmpstr (rk_record_get (owner, "registration_number"), ==, "R5-0012");
  g_assert_cmpstr (rk_record_get (owner, "expires_on"), ==, "2025-03-31");
  /* What was refused is not agreed to by the consent to the name. */
  refused = rk_draft_copy (first->pdata[0]);
  rk_draft_put_int (refused, "consent_activities", 0);
  rk_test_keep (fixture->office, refused);
  again = import_registrations (fixture, text);
  assert_counts (again, 0, 0, 2);
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 2);
}

/* A new one without its last day holds for a term of the scheme; that it is over is told. */
static void
test_without_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, HEAD "㈱青葉製茶,焼津市,054-629-0001,R8-0012,R8.6.1,,推進事業所,登録,可\r\n"
                    "みなと運輸,静岡市,054-254-0002,R1-0001,R1.8.1,,推進事業所,登録,可\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);
  g_autoptr (GPtrArray) old = statuses_of (fixture, 1);
  const RkImportProblem *problem;

  assert_counts (report, 2, 0, 0);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2028-05-31");
  g_assert_cmpstr (rk_record_get (old->pdata[0], "expires_on"), ==, "2021-07-31");
  g_assert_cmpuint (report->problems->len, ==, 1);
  problem = report->problems->pdata[0];
  g_assert_cmpuint (problem->row, ==, 3);
  g_assert_nonnull (strstr (problem->reason, "over"));
  g_assert_true (problem->kept);
}

/* Who was registered long ago is in a later term: it begins where the last one ended, and is
 * counted where the list does not say which it is. */
static void
test_later_term (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *start;
    const char *end;
    int terms;
  } expected[] = { { "2026-04-01", "2028-03-31", 4 },
                   { "2026-04-01", "2028-03-31", 4 },
                   { "2026-04-01", "2028-03-31", 4 },
                   { "2026-04-01", "2028-03-31", 3 },
                   { "2026-05-01", "2028-03-31", 7 } };
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "事業所名,市町名,登録番号,登録日,期の開始日,有効期限,期\r\n"
                                       "青葉製茶,焼津市,R2-0001,R2.4.1,,R10.3.31,4\r\n"
                                       "みなと運輸,静岡市,R2-0002,R2.4.1,,R10.3.31,\r\n"
                                       "かもめ水産,焼津市,R2-0003,R2.4.1,,,4\r\n"
                                       "朝霧薬局,焼津市,R2-0004,R2.4.10,,R10.3.31,3\r\n"
                                       "若草製紙,焼津市,R2-0005,R2.4.1,R8.5.1,R10.3.31,7\r\n");

  assert_counts (report, 5, 0, 0);
  g_assert_cmpuint (report->problems->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) held = statuses_of (fixture, i);

      g_assert_cmpstr (rk_record_get (held->pdata[0], "term_start"), ==, expected[i].start);
      g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, expected[i].end);
      g_assert_cmpint (rk_record_get_int (held->pdata[0], "terms"), ==, expected[i].terms);
    }
}

/* A row with neither number nor day, or with what stands with the workplace and no more, registers
 * nobody: it is listed with its name, and nothing is made. Who is registered gets the rest of it.
 */
static void
test_says_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) workplaces = import_text (
      fixture, "登録番号,事業所名,市町名,登録期限\r\nR2-0316,青葉製茶,焼津市,R8.7.7\r\n"
               ",かもめ水産,焼津市,\r\n");
  g_autoptr (RkImportReport) registered = import_registrations (
      fixture, "事業所名,市町名,登録番号,登録日\r\nみなと運輸,静岡市,R8-0001,R8.4.1\r\n");
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "事業所名,市町名,登録番号,登録日,登録期限,目標\r\n"
                                       "青葉製茶,焼津市,R2-0316,,R8.7.7,\r\n"
                                       "かもめ水産,焼津市,,,,歩く\r\n"
                                       "朝霧薬局,焼津市,,,,\r\n"
                                       "みなと運輸,静岡市,,,,歩く\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 2);

  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 3);
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 1);
  assert_counts (report, 0, 1, 0);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_REJECTED], ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 3);
  assert_problem (report, 0, 2, "青葉製茶", "stands with the workplace");
  assert_problem (report, 1, 3, "かもめ水産", "neither a number nor a day");
  assert_problem (report, 2, 4, "朝霧薬局", "neither a number nor a day");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "target"), ==, "歩く");
}

/* Of a registration neither number nor day may be known. The row that names its scheme says that
 * somebody holds it, and comes back equal.
 */
static void
test_neither_number_nor_day (Fixture *fixture, gconstpointer data)
{
  static const char list[]
      = "事業所名,市町名,登録番号,登録日,制度,区分\r\n"
        "青葉製茶,焼津市,R8-0001,R8.4.1,ふじのくに健康づくり推進事業所,登録\r\n"
        "青葉製茶,焼津市,,,市町の健康づくり実践事業所,登録\r\n"
        "みなと運輸,静岡市,,,市町の健康づくり実践事業所,\r\n"
        "かもめ水産,焼津市,,,,\r\n"
        ",焼津市,,,市町の健康づくり実践事業所,\r\n";
  g_autoptr (RkImportReport) report = import_registrations (fixture, list);
  g_autoptr (RkImportReport) again = import_registrations (fixture, list);
  g_autoptr (GPtrArray) held = statuses_of (fixture, 1);

  assert_counts (report, 3, 0, 0);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_REJECTED], ==, 2);
  assert_problem (report, 0, 5, "かもめ水産", "neither a number nor a day");
  assert_counts (again, 0, 0, 3);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 2);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_null (rk_record_get (held->pdata[0], "registered_on"));
  g_assert_null (rk_record_get (held->pdata[0], "expires_on"));
}

/* A list of workplaces read as one of registrations changes nothing of who left: the day they left
 * is not their term's, and the workplace's note is its own. */
static void
test_own_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, "事業所名,市町名,電話番号,登録番号,登録日,有効期限,終了日,終了の別\r\n"
               "青葉製茶,焼津市,054-629-0001,R6-0012,R6.4.1,R8.3.31,R7.12.1,廃業\r\n");
  g_autoptr (RkImportReport) noted = import_text (
      fixture, "事業所名,市町名,電話番号,備考\r\n青葉製茶,焼津市,054-629-0001,電話は午後\r\n");
  g_autoptr (RkImportReport) again = import_registrations (
      fixture, "名称,市町,登録番号,登録日,登録期限,備考,段階\r\n"
               "青葉製茶,焼津市,R6-0012,R6.4.1,R7.12.1,電話は午後,期限切れ\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);

  assert_counts (again, 0, 0, 1);
  g_assert_cmpuint (again->problems->len, ==, 0);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2026-03-31");
  g_assert_null (rk_record_get (held->pdata[0], "note"));
}

/* A name that may not be published stays unpublished whatever a list says, which is told. */
static void
test_refused_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) refused = import_registrations (
      fixture,
      HEAD "㈱青葉製茶,焼津市,054-629-0001,R5-0012,R5.4.1,R7.3.31,推進事業所,認定,不可\r\n");
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, HEAD "㈱青葉製茶,焼津市,054-629-0001,R5-0012,R5.4.1,R9.3.31,推進事業所,認定,可\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);
  const RkImportProblem *problem;

  g_assert_cmpuint (refused->problems->len, ==, 0);
  assert_counts (report, 0, 1, 0);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2027-03-31");
  g_assert_cmpint (rk_record_get_int (held->pdata[0], "consent_name"), ==, 0);
  g_assert_cmpint (rk_record_get_int (held->pdata[0], "consent_address"), ==, 0);
  g_assert_cmpuint (report->problems->len, ==, 1);
  problem = report->problems->pdata[0];
  g_assert_cmpstr (problem->field, ==, "consent_name");
  g_assert_cmpstr (problem->column, ==, "公表同意");
  g_assert_nonnull (strstr (problem->reason, "stays refused"));
}

static void
assert_consents (Fixture *fixture, guint n, const char *expected)
{
  static const char *const fields[]
      = { "consent_name", "consent_address", "consent_industry", "consent_activities" };
  g_autoptr (GPtrArray) held = statuses_of (fixture, n);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int field = rk_kind_field (&rk_kind_status, fields[i]);
      gint64 value = rk_record_int (held->pdata[0], field);

      g_string_append_c (got, rk_record_is_null (held->pdata[0], field) ? '?' : value ? '1' : '0');
    }
  g_assert_cmpstr (got->str, ==, expected);
}

/* A list with a column for each consent says of each what it says, and of an empty cell nothing; a
 * refusal is one in any of its spellings, and stays one unless the list knows of a later day. */
static void
test_consents (Fixture *fixture, gconstpointer data)
{
#define CONSENTS \
  "事業所名,市町名,登録番号,登録日,名称の公表同意,所在地の公表同意,取組の公表同意,同意日\r\n"
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, CONSENTS "青葉製茶,焼津市,R8-0001,R8.4.1,はい,,×,R8.4.1\r\n"
                        "みなと運輸,静岡市,R8-0002,R8.4.1,○,はい,非公表,R8.4.1\r\n"
                        "かもめ水産,焼津市,R8-0003,R8.4.1,TRUE,不明,無,R8.4.1\r\n");
  g_autoptr (RkImportReport) second = NULL;
  g_autoptr (GPtrArray) held = NULL;

  g_assert_cmpuint (first->problems->len, ==, 0);
  assert_consents (fixture, 0, "1??0");
  assert_consents (fixture, 1, "11?0");
  assert_consents (fixture, 2, "1??0");
  second = import_registrations (fixture, CONSENTS
                                 "青葉製茶,焼津市,R8-0001,R8.4.1,はい,はい,はい,\r\n"
                                 "みなと運輸,静岡市,R8-0002,R8.4.1,はい,はい,はい,R8.6.1\r\n");
  assert_consents (fixture, 0, "11?0");
  assert_consents (fixture, 1, "11?1");
  g_assert_cmpuint (second->problems->len, ==, 1);
  assert_problem (second, 0, 2, "はい", "取組の公表同意");
  held = statuses_of (fixture, 0);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "consented_on"), ==, "2026-04-01");
}

/* Headings as published lists write them. 更新回数 counts from the second term. */
/* Three years running: the terms follow each other, however the last days are set; what is longer
 * than the scheme has it is no term that has not begun. */
static void
test_terms_follow (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "R7.6.9", "R9.6.30", "R11.6.30" };
  static const char *const starts[] = { "2023-06-10", "2025-06-10", "2027-07-01" };
  g_autoptr (RkImportReport) longer = NULL;
  g_autoptr (GPtrArray) held = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strdup_printf ("事業所名,市町名,登録番号,登録日,有効期限\r\n"
                                               "青葉製茶,焼津市,Y-01,R5.6.10,%s\r\n",
                                               ends[i]);
      g_autoptr (RkImportReport) report = import_registrations (fixture, text);

      g_assert_cmpuint (report->problems->len, ==, 0);
      g_clear_pointer (&held, g_ptr_array_unref);
      held = statuses_of (fixture, 0);
      g_assert_cmpuint (held->len, ==, 1);
      g_assert_cmpstr (rk_record_get (held->pdata[0], "term_start"), ==, starts[i]);
      g_assert_cmpint (rk_record_get_int (held->pdata[0], "terms"), ==, (gint64)i + 1);
    }
  longer = import_registrations (fixture, "事業所名,市町名,登録番号,登録日,有効期限\r\n"
                                          "みなと運輸,静岡市,X-02,R8.4.1,R11.3.31\r\n");
  g_clear_pointer (&held, g_ptr_array_unref);
  held = statuses_of (fixture, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "term_start"), ==, "2026-04-01");
  g_assert_cmpint (rk_record_get_int (held->pdata[0], "terms"), ==, 1);
  g_assert_cmpuint (longer->outcomes[RK_IMPORT_ADDED], ==, 1);
}

static void
test_headings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, "事業所名,市町名,登録番号,登録日,有効期間（自）,有効期間（至）,更新回数\r\n"
               "青葉製茶,焼津市,R2-0001,R2.4.1,R8.4.1,R10.3.31,3\r\n");
  g_autoptr (RkImportReport) other
      = import_registrations (fixture, "事業所名,市町名,登録番号,登録日,有効期間終了日\r\n"
                                       "みなと運輸,静岡市,R8-0001,R8.6.1,R10.5.31\r\n");
  g_autoptr (GPtrArray) first = statuses_of (fixture, 0);
  g_autoptr (GPtrArray) second = statuses_of (fixture, 1);

  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (other->problems->len, ==, 0);
  g_assert_cmpstr (rk_record_get (first->pdata[0], "term_start"), ==, "2026-04-01");
  g_assert_cmpstr (rk_record_get (first->pdata[0], "expires_on"), ==, "2028-03-31");
  g_assert_cmpint (rk_record_get_int (first->pdata[0], "terms"), ==, 4);
  g_assert_cmpstr (rk_record_get (second->pdata[0], "expires_on"), ==, "2028-05-31");
  g_assert_null (rk_record_get (second->pdata[0], "ended_on"));
}

/* A list of workplaces says the term, too. */
static void
test_terms_of_workplaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, "事業所名,市町名,登録番号,登録日,期\r\n"
                                                            "青葉製茶,焼津市,R2-0001,R2.4.1,4\r\n");
  g_autoptr (GPtrArray) statuses = statuses_of (fixture, 0);

  g_assert_cmpuint (report->registrations, ==, 1);
  g_assert_cmpuint (report->over, ==, 0);
  g_assert_cmpint (rk_record_get_int (statuses->pdata[0], "terms"), ==, 4);
  g_assert_cmpstr (rk_record_get (statuses->pdata[0], "term_start"), ==, "2026-04-01");
  g_assert_cmpstr (rk_record_get (statuses->pdata[0], "expires_on"), ==, "2028-03-31");
}

/* 「×」 is asked, as 「○」 is; a screening before the day of receipt is told, and taken. */
static void
test_marks_and_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, "事業所名,市町名,受付日,審査日,審査結果\r\n"
               "青葉製茶,焼津市,R8.6.1,R8.6.10,×\r\nみなと運輸,静岡市,R8.6.1,R8.6.10,○\r\n"
               "かもめ水産,焼津市,R8.6.1,R8.5.10,適\r\n");

  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED], ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 3);
  assert_problem (report, 0, 2, "×", "none of the answers");
  assert_problem (report, 1, 3, "○", "none of the answers");
  assert_problem (report, 2, 4, "令和8年5月10日", "before it was received");
}

/* What an application came to is read in other words, too; what cannot be kept is left open. */
static void
test_results (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, "事業所名,市町名,受付日,審査日,審査結果\r\n"
               "青葉製茶,焼津市,R8.6.1,R8.6.10,不適\r\nみなと運輸,静岡市,R8.6.1,R8.6.10,適合\r\n"
               "かもめ水産,焼津市,R8.6.1,,差戻し\r\n朝霧薬局,焼津市,R8.6.1,R8.6.10,検討中\r\n");
  static const char *const results[] = { "不承認", "適", NULL, NULL };

  assert_counts (report, 4, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GPtrArray) held = statuses_of (fixture, i);

      g_assert_cmpuint (held->len, ==, 1);
      g_assert_cmpstr (rk_record_get (held->pdata[0], "result"), ==, results[i]);
    }
  g_assert_cmpuint (report->problems->len, ==, 2);
  assert_problem (report, 0, 4, "差戻し", "which day it was screened");
  assert_problem (report, 1, 5, "検討中", "none of the answers");
}

static void
test_after (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) workplaces
      = import_text (fixture, FEW "㈱青葉製茶,焼津市,,054-629-0001,12\r\n");
  g_autoptr (RkImportReport) report = import_registrations (
      fixture,
      HEAD "株式会社青葉製茶,焼津市,054-629-0001,R5-0012,R5.4.1,R7.3.31,推進事業所,登録,可\r\n"
           "株式会社青葉製茶,焼津市,054-629-0001,10023,R6.3.1,R7.3.31,健康経営優良法人,"
           "中小規模法人部門,可\r\n");
  g_autoptr (RkImportReport) renewed = NULL;
  g_autoptr (GPtrArray) held = NULL;

  assert_counts (report, 2, 0, 0);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 1);
  held = statuses_of (fixture, 0);
  g_assert_cmpuint (held->len, ==, 2);
  g_assert_cmpstr (rk_record_get (held->pdata[1], "rung"), ==, "優良");

  /* The list of the next year: the same registration with a later end, found by its number. */
  renewed = import_registrations (
      fixture, "企業名,登録番号,有効期限,期\r\n青葉製茶（株）,Ｒ５－００１２,R9.3.31,2\r\n");
  assert_counts (renewed, 0, 1, 0);
  g_clear_pointer (&held, g_ptr_array_unref);
  held = statuses_of (fixture, 0);
  g_assert_cmpuint (held->len, ==, 2);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2027-03-31");
  g_assert_cmpint (rk_record_get_int (held->pdata[0], "terms"), ==, 2);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "term_start"), ==, "2025-04-01");
}

/* A workplace of the register is found by its name alone where nothing speaks against it: in the
 * municipality, or as the only one of that name; what is doubtful is kept apart and listed. */
static void
test_by_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) workplaces = import_text (
      fixture, "事業所名,市町名,所在地,電話番号,従業員数\r\n"
               "㈱青葉製茶,焼津市,焼津市本町2-11-5,054-629-0001,12\r\n"
               "みなと運輸,静岡市,静岡市葵区1-1,054-254-0002,40\r\n"
               "かもめ水産,焼津市,焼津市小川1-1,,5\r\nかもめ水産,静岡市,静岡市清水区1-1,,8\r\n");
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "事業所名,市町名,番号,登録日\r\n"
                                       "株式会社青葉製茶,焼津市,R6-0001,R6.8.1\r\n"
                                       "みなと運輸,,R6-0002,R6.8.1\r\n"
                                       "かもめ水産,焼津市,R6-0003,R6.8.1\r\n");
  g_autoptr (RkImportReport) doubtful = NULL;
  g_autoptr (GPtrArray) held = NULL;

  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 4);
  assert_counts (report, 3, 0, 0);
  held = statuses_of (fixture, 0);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "number"), ==, "R6-0001");

  /* Of two of one name neither is certain; another address speaks against the name. */
  doubtful = import_registrations (fixture, "事業所名,所在地,登録番号,登録日\r\n"
                                            "かもめ水産,,R6-0004,R6.8.1\r\n"
                                            "青葉製茶,焼津市駅前9-9,R6-0005,R6.8.1\r\n");
  g_assert_cmpuint (doubtful->outcomes[RK_IMPORT_DUPLICATE], ==, 2);
  g_assert_cmpuint (doubtful->problems->len, ==, 2);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 6);
}

/* The list of another body spells names its own way, and cuts some: the register's names stay, and
 * what only resembles one of them is kept apart and listed, as in matching. */
static void
test_of_another_body (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) workplaces
      = import_text (fixture, FEW "㈱髙﨑青葉製茶,焼津市,,054-629-0001,12\r\n"
                                  "みなと運輸倉庫株式会社,焼津市,,054-629-0002,40\r\n");
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, "事業所名,市区町村\r\n株式会社高崎青葉製茶,焼津市\r\nみなと運輸倉,焼津市\r\n"
               "かもめ水産,焼津市\r\n");

  assert_counts (report, 2, 0, 0); /* one of them holds something new */
  g_assert_cmpuint (report->outcomes[RK_IMPORT_DUPLICATE], ==, 1);
  assert_field (fixture, 0, "name", "㈱髙﨑青葉製茶");
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 4);
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 3);
}

/* A list without levels does not take away the one that was reached. */
static void
test_level_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R5-0012,R5.4.1,R7.3.31,推進事業所,認定,可\r\n");
  g_autoptr (RkImportReport) second = import_registrations (
      fixture, "事業所名,市町名,登録番号,有効期限\r\n青葉製茶,焼津市,R5-0012,R9.3.31\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);

  assert_counts (second, 0, 1, 0);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "level"), ==, "認定");
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import = open_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R5-0012,R5.4.1,R7.3.31,知らない制度,登録,可\r\n"
                    "みなと運輸,静岡市,,R5-0013,R5.4.1,R7.3.31,推進事業所,特級,可\r\n"
                    "かもめ水産,焼津市,,R5-0014,春ごろ,R7.3.31,推進事業所,登録,可\r\n"
                    ",焼津市,,R5-0015,R5.4.1,R7.3.31,推進事業所,登録,可\r\n");
  g_autoptr (RkImportReport) rehearsed = NULL;
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  const RkImportProblem *problem;

  g_assert_true (rk_import_rehearse (import, fixture->office->store, NULL, &error));
  rehearsed = rk_import_get_report (import);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
  report = perform (fixture, import);
  assert_counts (report, 1, 0, 0);
  assert_counts (rehearsed, 1, 0, 0);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_REJECTED], ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 4);
  problem = report->problems->pdata[0];
  g_assert_nonnull (strstr (problem->reason, "知らない制度"));
  g_assert_nonnull (strstr (problem->reason, "健康宣言（協会けんぽ）"));
  problem = report->problems->pdata[1];
  g_assert_nonnull (strstr (problem->reason, "特級"));
  problem = report->problems->pdata[2];
  g_assert_cmpstr (problem->value, ==, "春ごろ");

  /* It can be found again: by the workplace, with the registration. */
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 1);
  g_assert_cmpint (count_where (fixture, "needs_review", "1"), ==, 1);
}

/* What does not go together leaves the registration, not the workplace, as it was. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R5-0012,R5.4.1,R7.3.31,推進事業所,登録,可\r\n");
  g_autoptr (RkImportReport) second
      = import_registrations (fixture, "事業所名,市町名,電話番号,登録番号,有効期限\r\n"
                                       "青葉製茶,焼津市,054-629-0001,R5-0012,R4.3.31\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);

  assert_counts (second, 0, 1, 0);
  g_assert_cmpuint (second->problems->len, ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2025-03-31");
  assert_field (fixture, 0, "phone", "054-629-0001");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R5-0012,R5.4.1,R7.3.31,推進事業所,登録,可\r\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;

  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 1);
  g_assert_true (rk_store_undo (fixture->office->store, &what, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (what, "登録を取り込んだ"));
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 0);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

/* What stands over the table says what the rows are of: no 優良法人 becomes a 推進事業所. */
static void
test_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import
      = open_registrations (fixture, "健康経営優良法人2026（中小規模法人部門）認定法人一覧,,\r\n"
                                     "認定番号,法人名,市区町村\r\n"
                                     "139686,㈱青葉製茶,焼津市\r\n139687,みなと運輸,静岡市\r\n");
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autofree char *words = NULL;

  g_assert_true (rk_store_read (fixture->office->store, rk_import_guess_aim, import, NULL, NULL));
  words = rk_import_dup_aim (db (fixture), import, NULL);
  g_assert_cmpstr (words, ==, "健康経営優良法人・中小規模法人部門");
  report = perform (fixture, import);
  assert_counts (report, 2, 0, 0);
  held = statuses_of (fixture, 0);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "scheme"), ==, "健康経営優良法人");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "level"), ==, "中小規模法人部門");
  g_clear_pointer (&held, g_ptr_array_unref);

  /* Who has said the scheme is not contradicted by a title. */
  g_clear_pointer (&import, rk_import_unref);
  import = open_registrations (fixture, "県内の認定事業所,,\r\n事業所名,市区町村,認定番号\r\n"
                                        "かもめ水産,焼津市,7\r\n");
  g_assert_true (rk_store_read (fixture->office->store, rk_import_guess_aim, import, NULL, NULL));
  g_free (words);
  words = rk_import_dup_aim (db (fixture), import, NULL);
  g_assert_cmpstr (words, ==, "ふじのくに健康づくり推進事業所・認定");
}

/* Who holds one of the scheme gets no second one unsaid; another term, or another scheme, is not
 * the same. */
static void
test_second (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R7-0012,R7.4.1,R9.3.31,推進事業所,登録,可\r\n");
  g_autoptr (RkImportReport) second = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,139686,R7.6.1,,推進事業所,登録,可\r\n"
                    "青葉製茶,焼津市,,139686,R8.4.1,,優良法人,中小規模法人部門,可\r\n"
                    "青葉製茶,焼津市,,R5-0003,R5.4.1,R7.3.31,推進事業所,登録,可\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);
  const RkImportProblem *problem;

  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 1);
  g_assert_cmpuint (held->len, ==, 3);
  g_assert_cmpuint (second->problems->len, ==, 1);
  problem = second->problems->pdata[0];
  g_assert_cmpuint (problem->row, ==, 2);
  g_assert_nonnull (strstr (problem->reason, "R7-0012"));
}

/* A number without a day registers nobody, which is said. */
static void
test_number_without_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "登録番号,事業所名,市町名,登録日\r\n"
                              "R7-0012,青葉製茶,焼津市,\r\nR7-0013,みなと運輸,静岡市,R7.4.1\r\n"
                              ",かもめ水産,焼津市,\r\n");
  const RkImportRowNote *note = report->notes[RK_IMPORT_ADDED]->pdata[0];

  g_assert_cmpuint (report->registrations, ==, 1);
  g_assert_cmpuint (report->without_day, ==, 1);
  g_assert_nonnull (strstr (note->detail, "not registered"));
}

/* The number of another is not given, whether that one stands in the file of the office or in the
 * list itself. */
static void
test_number_of_another (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "登録番号,事業所名,市町名,登録日\r\n";
  g_autofree char *old = g_strconcat (head, "R7-0012,青葉製茶,焼津市,R7.4.1\r\n", NULL);
  g_autofree char *text = g_strconcat (head,
                                       "R7-0012,みなと運輸,静岡市,R7.4.1\r\n"
                                       "R7-0013,かもめ水産,焼津市,R7.4.1\r\n"
                                       "R7-0013,白波建設,藤枝市,R7.4.1\r\n",
                                       NULL);
  g_autoptr (RkImportReport) before = import_text (fixture, old);
  g_autoptr (RkImportReport) report = import_text (fixture, text);
  const GPtrArray *notes = report->notes[RK_IMPORT_ADDED];

  g_assert_cmpuint (before->registrations, ==, 1);
  g_assert_cmpuint (report->registrations, ==, 1);
  g_assert_cmpuint (notes->len, ==, 3);
  g_assert_nonnull (strstr (((RkImportRowNote *)notes->pdata[0])->detail, "青葉製茶"));
  g_assert_nonnull (strstr (((RkImportRowNote *)notes->pdata[2])->detail, "かもめ水産"));
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 2);
}

/* Where such a list does not say until when it is for a term of the scheme: of the workplace, too.
 */
static void
test_of_workplaces_without_end (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "登録番号,事業所名,市町名,電話番号,登録日\r\n";
  g_autoptr (RkImportReport) before
      = import_text (fixture, "事業所名,市町名,電話番号\r\nかもめ水産,焼津市,054-629-0003\r\n");
  g_autofree char *text = g_strconcat (head,
                                       "R8-0001,かもめ水産,焼津市,054-629-0003,R8.4.1\r\n"
                                       "R8-0002,青葉製茶,焼津市,054-629-0004,R8.4.1\r\n"
                                       "R1-0003,みなと運輸,静岡市,054-254-0002,R1.8.1\r\n",
                                       NULL);
  g_autoptr (RkImportReport) report = import_text (fixture, text);
  static const char *const ends[] = { "2028-03-31", "2028-03-31", "2021-07-31" };

  g_assert_cmpuint (report->registrations, ==, 3);
  g_assert_cmpuint (report->over, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GPtrArray) held = statuses_of (fixture, i);

      g_assert_cmpuint (held->len, ==, 1);
      g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, ends[i]);
      assert_field (fixture, i, "expires_on", ends[i]);
    }
  g_clear_pointer (&report, rk_import_report_unref);
  report = import_text (fixture, text);
  assert_counts (report, 0, 0, 3);
}

/* A list of workplaces with the days of their registration registers them, once. */
static void
test_of_workplaces (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "登録番号,事業所名,市町名,電話番号,登録日,登録期限\r\n"
                             "R7-0012,青葉製茶,焼津市,054-629-0001,R7.4.1,R9.3.31\r\n"
                             ",かもめ水産,焼津市,,,\r\n";
  g_autoptr (RkImportReport) report = import_text (fixture, text);
  g_autoptr (RkImportReport) again = NULL;
  g_autoptr (RkImportReport) later = NULL;
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);
  g_autofree char *what = NULL;

  g_assert_cmpuint (report->registrations, ==, 1);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "number"), ==, "R7-0012");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "level"), ==, "登録");
  g_assert_cmpint (rk_record_get_int (held->pdata[0], "in_force"), ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2027-03-31");
  again = import_text (fixture, text);
  assert_counts (again, 0, 0, 2);
  g_assert_cmpuint (again->registrations, ==, 0);
  later = import_text (fixture, "登録番号,事業所名,市町名,電話番号,登録日,登録期限\r\n"
                                "R7-0012,青葉製茶,焼津市,054-629-0001,R7.4.1,R11.3.31\r\n");
  assert_counts (later, 0, 1, 0);
  g_clear_pointer (&held, g_ptr_array_unref);
  held = statuses_of (fixture, 0);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2029-03-31");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "term_start"), ==, "2027-04-01");
  g_assert_cmpint (rk_record_get_int (held->pdata[0], "terms"), ==, 2);
  for (int i = 0; i < 3 && count (fixture, &rk_kind_status); i++)
    {
      g_clear_pointer (&what, g_free);
      g_assert_true (rk_store_undo (fixture->office->store, &what, NULL));
    }
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 0);
}

/* ── how many workplaces there are ───────────────────────────────────────────────────────── */

static const Detail details[] = {
  { "受付方法", "郵送", "applied_by", "郵送" },
  { "受付者", "落合", "receiver", "落合" },
  { "形式確認日", "R8.4.2", "checked_on", "令和8年4月2日" },
  { "審査日", "R8.4.8", "screened_on", "令和8年4月8日" },
  { "審査者", "寺田", "screener", "寺田" },
  { "審査結果", "適", "result", "適" },
  { "審査の理由", "要件を満たす", "screening", "要件を満たす" },
  { "証の部数", "2", "copies", "2" },
  { "宣言日", "R8.3.25", "declared_on", "令和8年3月25日" },
  { "現状値", "62.5", "current_value", "62.5" },
  { "目標値", "80", "target_value", "80" },
  { "目標の単位", "％", "target_unit", "％" },
  { "目標の期限", "R10.3.31", "target_by", "令和10年3月31日" },
  { "周知方法", "朝礼で話す", "announced", "朝礼で話す" },
  { "法令遵守の誓約日", "R8.3.25", "law_on", "令和8年3月25日" },
  { "税・保険料の確認日", "R8.4.2", "dues_on", "令和8年4月2日" },
  { "反社会的勢力でない旨の誓約日", "R8.3.25", "antisocial_on", "令和8年3月25日" },
  { "健診データ提供の同意日", "R8.3.25", "checkup_data_on", "令和8年3月25日" },
  { "同意日", "R8.3.25", "consented_on", "令和8年3月25日" },
  { "規模の公表同意", "いいえ", "consent_employees", "いいえ" },
  { "更新案内日", "R10.1.10", "noticed_on", "令和10年1月10日" },
  { "更新の回答", "更新する", "renewal", "更新する" },
  { "更新の回答日", "R10.2.1", "renewal_on", "令和10年2月1日" },
};

static void
test_details (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = list_of_details ("事業所名,市町名,登録番号,登録日,制度,区分",
                                           "見本製茶,焼津市,R8-0012,R8.4.10,推進事業所,登録",
                                           details, G_N_ELEMENTS (details));
  g_autoptr (RkImportReport) report = import_registrations (fixture, text);
  g_autoptr (RkImportReport) again = NULL;
  g_autoptr (GPtrArray) statuses = statuses_of (fixture, 0);

  assert_counts (report, 1, 0, 0);
  assert_details (statuses->pdata[0], details, G_N_ELEMENTS (details));
  again = import_registrations (fixture, text);
  assert_counts (again, 0, 0, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/registrations/together", test_together);
  ADD ("/registrations/without-end", test_without_end);
  ADD ("/registrations/own-list", test_own_list);
  ADD ("/registrations/later-term", test_later_term);
  ADD ("/registrations/terms-follow", test_terms_follow);
  ADD ("/registrations/says-nothing", test_says_nothing);
  ADD ("/registrations/neither-number-nor-day", test_neither_number_nor_day);
  ADD ("/registrations/of-workplaces-without-end", test_of_workplaces_without_end);
  ADD ("/registrations/refused-name", test_refused_name);
  ADD ("/registrations/consents", test_consents);
  ADD ("/registrations/terms-of-workplaces", test_terms_of_workplaces);
  ADD ("/registrations/marks-and-days", test_marks_and_days);
  ADD ("/registrations/results", test_results);
  ADD ("/registrations/headings", test_headings);
  ADD ("/registrations/after", test_after);
  ADD ("/registrations/by-name", test_by_name);
  ADD ("/registrations/number-without-day", test_number_without_day);
  ADD ("/registrations/number-of-another", test_number_of_another);
  ADD ("/registrations/of-another-body", test_of_another_body);
  ADD ("/registrations/level-stays", test_level_stays);
  ADD ("/registrations/problems", test_problems);
  ADD ("/registrations/order", test_order);
  ADD ("/registrations/undo", test_undo);
  ADD ("/registrations/title", test_title);
  ADD ("/registrations/of-workplaces", test_of_workplaces);
  ADD ("/registrations/second", test_second);
#undef ADD
  g_test_add ("/registrations/details", Fixture, NULL, set_up, test_details, tear_down);
  return g_test_run ();
}
