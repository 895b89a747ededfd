/* What the rows of a list do: which record a row means, what it changes, what is left for a person
 * to decide. */
#include "rk-db.h"
#include "rk-test-import.h"

/* 法人番号の指定等に関する省令 第2条 */
static char *
corporate_number (guint n)
{
  char *number = g_strdup_printf ("0%012u", n);
  guint sum = 0;

  for (guint i = 1; i <= 12; i++)
    sum += (guint)(number[13 - i] - '0') * (i % 2 ? 1 : 2);
  number[0] = (char)('0' + 9 - sum % 9);
  return number;
}

/* ── which record a row means ────────────────────────────────────────────────────────────── */

/* Rows of FEW; @ is a 法人番号, # another. @asked: of two lists it is asked about, as in matching,
 * which one list may well name differently */
typedef struct
{
  const char *there;
  const char *row;
  RkImportOutcome outcome;
  gboolean asked;
} Pair;

static const Pair pairs[] = {
  /* the same name in the same 市町, and a number or a telephone in common */
  { "株式会社青葉,焼津市,@,,12", "㈱　青葉,焼津市,@,,15", RK_IMPORT_UPDATED },
  { "港屋,焼津市,,054-629-2000,5", "港屋,焼津市,,（０５４）６２９－２０００,6", RK_IMPORT_UPDATED },
  /* all that the row says is there */
  { "青葉,焼津市,@,054-629-2000,12", "青葉,焼津市,,,", RK_IMPORT_UNCHANGED },
  { "青葉,焼津市,@,054-629-2000,12", "青葉,焼津市,@,054-629-2000,12", RK_IMPORT_UNCHANGED },
  /* the same name in the same place proves nothing by itself, nor where one is not placed */
  { "青葉,焼津市,,,12", "青葉,焼津市,,,15", RK_IMPORT_DUPLICATE },
  { "青葉,焼津市,@,,12", "青葉,焼津市,#,,12", RK_IMPORT_DUPLICATE },
  /* two corporations, also where only the place is named (本社) */
  { "本社,焼津市,@,054-629-2000,12", "本社,焼津市,#,054-629-3000,13", RK_IMPORT_ADDED },
  { "本社,焼津市,@,054-629-2000,12", "本社,焼津市,#,054-629-2000,13", RK_IMPORT_UPDATED },
  { "青葉,焼津市,@,,12", "青葉,,@,,13", RK_IMPORT_DUPLICATE },
  { "青葉,,@,,12", "青葉,焼津市,@,,13", RK_IMPORT_DUPLICATE },
  /* nearly the same name and a number or a telephone in common */
  { "丸山製茶販売,焼津市,@,,12", "丸山製茶販売店,焼津市,@,,12", RK_IMPORT_DUPLICATE },
  { "丸山製茶販売,焼津市,,054-629-2000,12", "丸山製茶販売店,焼津市,,054-629-2000,12",
    RK_IMPORT_DUPLICATE },
  { "丸山製茶販売,焼津市,,,12", "丸山製茶販売店,焼津市,,,12", RK_IMPORT_ADDED, TRUE },
  { "丸山製茶,焼津市,@,,12", "丸山産業,焼津市,@,,12", RK_IMPORT_ADDED },
  /* branches share a number, shops of one building a telephone */
  { "青葉,焼津市,@,,12", "青葉,藤枝市,@,,12", RK_IMPORT_ADDED, TRUE },
  { "青葉,焼津市,,054-629-2000,12", "若草,焼津市,,054-629-2000,12", RK_IMPORT_ADDED },
};

static char *
fill_numbers (const char *row)
{
  g_autofree char *first = corporate_number (1);
  g_autofree char *second = corporate_number (2);
  GString *text = g_string_new (FEW);

  g_string_append (text, row);
  g_string_append (text, "\r\n");
  g_string_replace (text, "@", first, 0);
  g_string_replace (text, "#", second, 0);
  return g_string_free (text, FALSE);
}

static void
test_pair (Fixture *fixture, gconstpointer data)
{
  const Pair *pair = data;
  g_autofree char *there = fill_numbers (pair->there);
  g_autofree char *row = fill_numbers (pair->row);
  g_autoptr (RkImportReport) before = import_text (fixture, there);
  g_autoptr (RkImportReport) report = import_text (fixture, row);
  RkImportOutcome outcome = pair->asked ? RK_IMPORT_DUPLICATE : pair->outcome;
  gboolean kept_apart = outcome == RK_IMPORT_ADDED || outcome == RK_IMPORT_DUPLICATE;
  g_autoptr (RkRecord) first = workplace (fixture, 0);
  g_autoptr (RkRecord) last = NULL;

  g_assert_cmpuint (report->rows, ==, 1);
  g_assert_cmpuint (report->outcomes[outcome], ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, kept_apart ? 2 : 1);
  if (!kept_apart)
    return;
  last = workplace (fixture, 1);
  g_assert_cmpint (rk_record_get_int (last, "suspected_id"), ==,
                   outcome == RK_IMPORT_DUPLICATE ? rk_record_id (first) : 0);
  g_assert_cmpuint (report->n_problems, ==, outcome == RK_IMPORT_DUPLICATE);
}

/* The same within one file. */
static void
test_pair_in_one_file (Fixture *fixture, gconstpointer data)
{
  const Pair *pair = data;
  g_autofree char *both = g_strconcat (pair->there, "\r\n", pair->row, NULL);
  g_autofree char *text = fill_numbers (both);
  g_autoptr (RkImportReport) report = import_text (fixture, text);
  gboolean kept_apart = pair->outcome == RK_IMPORT_ADDED || pair->outcome == RK_IMPORT_DUPLICATE;

  g_assert_cmpuint (report->rows, ==, 2);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_DUPLICATE], ==,
                    pair->outcome == RK_IMPORT_DUPLICATE);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, kept_apart ? 2 : 1);
}

/* A row that means one of two finds the one it has most in common with. */
static void
test_the_better_of_two_is_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) before
      = import_text (fixture, "事業所名,市町名,電話番号,所在地,従業員数\r\n"
                              "青葉,焼津市,054-629-2000,本町1-1,5\r\n"
                              "青葉,焼津市,054-629-3000,港町2-2,6\r\n");
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,電話番号,所在地,従業員数\r\n"
                              "青葉,焼津市,054-629-3000,港町2-2,7\r\n");

  assert_outcomes (before, OUTCOMES (1, 0, 0, 1, 0));
  assert_outcomes (report, OUTCOMES (0, 1, 0, 0, 0));
  assert_field (fixture, 0, "employees", "5");
  assert_field (fixture, 1, "employees", "7");
}

/* 外字 mean something else on every machine. */
static void
test_a_name_with_gaiji_proves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, FEW "\xee\x80\x80葉,焼津市,,054-629-2000,5\r\n"
                                  "\xee\x80\x80葉,焼津市,,054-629-2000,6\r\n");

  assert_outcomes (report, OUTCOMES (1, 0, 0, 1, 0));
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 2);
}

/* ── what a row changes ──────────────────────────────────────────────────────────────────── */

static void
test_another_file_changes_values_but_takes_none_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) before
      = import_text (fixture, "事業所名,市町名,電話番号,従業員数,備考\r\n"
                              "青葉,焼津市,054-629-2000,12,訪問済み\r\n");
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,電話番号,従業員数,備考,FAX\r\n"
                              "青葉,焼津市,054-629-2000,15,―,054-629-2001\r\n");
  const RkImportRowNote *note;

  assert_outcomes (report, OUTCOMES (0, 1, 0, 0, 0));
  assert_field (fixture, 0, "employees", "15");
  assert_field (fixture, 0, "note", "訪問済み");
  assert_field (fixture, 0, "fax", "054-629-2001");
  note = report->notes[RK_IMPORT_UPDATED]->pdata[0];
  g_assert_cmpuint (note->row, ==, 2);
  g_assert_nonnull (strstr (note->detail, "従業員数　12 → 15"));
  g_assert_nonnull (strstr (note->detail, "（空） → 054-629-2001"));
  g_assert_cmpuint (report->n_problems, ==, 0);
}

static void
test_later_rows_only_fill_gaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,電話番号,従業員数,FAX\r\n"
                              "青葉,焼津市,054-629-2000,12,\r\n"
                              "青葉,焼津市,０５４－６２９－２０００,15,054-629-2001\r\n"
                              "青葉,焼津市,054-629-2000,12,054-629-2001\r\n");
  const RkImportProblem *problem = problem_at (report, 0);

  assert_outcomes (report, OUTCOMES (1, 1, 1, 0, 0));
  assert_field (fixture, 0, "employees", "12");
  assert_field (fixture, 0, "fax", "054-629-2001");
  g_assert_cmpuint (report->n_problems, ==, 1); /* the telephone differs in spelling only */
  g_assert_cmpint (problem->kind, ==, RK_IMPORT_PROBLEM_VALUE);
  g_assert_cmpuint (problem->row, ==, 3);
  g_assert_cmpstr (problem->column, ==, "従業員数");
  g_assert_cmpstr (problem->value, ==, "15");
  g_assert_nonnull (strstr (problem->reason, "Row 2"));
}

static void
test_a_later_row_prevails_where_a_person_says_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import
      = open_text (fixture, "事業所名,市町名,電話番号,従業員数\r\n"
                            "青葉,焼津市,054-629-2000,12\r\n青葉,焼津市,054-629-2000,15\r\n");
  g_autoptr (RkImportReport) report = NULL;

  rk_import_accept (import, 3, "employees", TRUE);
  report = perform (fixture, import);
  assert_field (fixture, 0, "employees", "15");
  g_assert_cmpuint (report->n_problems, ==, 0);
}

/* A list of corporations and their places leaves the place empty for the head office. */
static void
test_a_head_office_is_called_as_its_corporation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "法人名,事業所名,市町名,保険者番号\r\n"
                              "株式会社山田見本,,焼津市,123456789018\r\n"
                              "株式会社山田見本,浜松支店,浜松市,01220012\r\n");

  assert_outcomes (report, OUTCOMES (2, 0, 0, 0, 0));
  assert_field (fixture, 0, "name", "株式会社山田見本");
  assert_field (fixture, 1, "name", "浜松支店");
  /* An insurer's number of twelve digits may be one of a person. */
  g_assert_cmpuint (report->n_problems, ==, 1);
  g_assert_cmpstr (problem_at (report, 0)->field, ==, "insurer_number");
}

/* An end before the beginning that is stored: the record stays sound, the value is listed. */
static void
test_a_value_that_does_not_fit_the_record_is_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) before
      = import_text (fixture, "事業所名,市町名,電話番号,登録日\r\n"
                              "青葉,焼津市,054-629-2000,2025-04-01\r\n");
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,電話番号,有効期限\r\n"
                              "青葉,焼津市,054-629-2000,2024-03-31\r\n");

  assert_outcomes (report, OUTCOMES (0, 0, 1, 0, 0));
  assert_field (fixture, 0, "expires_on", "2027-03-31");
  g_assert_cmpstr (problem_at (report, 0)->field, ==, "expires_on");
}

/* ── what is not understood ──────────────────────────────────────────────────────────────── */

static void
test_rows_without_a_name_are_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (
      fixture, FEW "青葉,焼津市,,,12\r\n,焼津市,,054-629-2000,3\r\n―,焼津市,,054-629-2001,3\r\n");

  assert_outcomes (report, OUTCOMES (1, 0, 0, 0, 2));
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 1);
  g_assert_cmpuint (report->n_problems, ==, 2);
  g_assert_cmpuint (report->needs_review, ==, 0);
  g_assert_cmpint (problem_at (report, 0)->kind, ==, RK_IMPORT_PROBLEM_REJECTED);
  g_assert_cmpuint (problem_at (report, 0)->row, ==, 3);
  g_assert_cmpuint (problem_at (report, 1)->row, ==, 4);
}

static void
test_wording_is_kept_for_review (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, FEW "青葉,焼津市,,054-6xx-1234,約４０くらい\r\n若草,焼津市,,,4\r\n");
  g_autoptr (RkRecord) record = workplace (fixture, 0);
  g_autoptr (GPtrArray) reviews = rk_records_reviews (db (fixture), rk_record_id (record), NULL);

  assert_outcomes (report, OUTCOMES (2, 0, 0, 0, 0));
  g_assert_cmpuint (report->needs_review, ==, 2);
  g_assert_cmpuint (reviews->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const RkRecord *review = reviews->pdata[i];
      gboolean phone = g_str_equal (rk_record_get (review, "field"), "phone");

      g_assert_cmpstr (rk_record_get (review, "value"), ==,
                       phone ? "054-6xx-1234" : "約４０くらい");
      g_assert_cmpstr (rk_record_get (review, "source"), ==, "一覧.csv:2");
    }
  assert_field (fixture, 0, "phone", NULL);
  assert_field (fixture, 0, "employees", NULL);
  g_assert_cmpint (count_where (fixture, "needs_review", "1"), ==, 1);
}

/* A text that returns in a column is understood once: each row has what it means, and each row is
 * told what is wrong with it. */
static void
test_a_text_that_returns_means_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,業種,従業員数,登録日\r\n"
                              "青葉,焼津市,美容業,１２人,R7.4.1\r\n若草,焼津市,美容業,-3,R7.4.1\r\n"
                              "みなと,焼津市,美容業,１２人,－\r\nかもめ,焼津市,製造業,-3,R7.4.1\r\n"
                              "白波,焼津市,E 製造業,-3,R7.4.1\r\n");

  assert_outcomes (report, OUTCOMES (5, 0, 0, 0, 0));
  g_assert_cmpuint (report->needs_review, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (problem_at (report, i)->row, ==, i == 0 ? 3 : i + 4);
  for (guint i = 0; i < 3; i++)
    {
      assert_field (fixture, i, "municipality_code", "222127");
      assert_field (fixture, i, "industry", "N 生活関連サービス業，娯楽業");
      assert_field (fixture, i, "business", "美容業");
      assert_field (fixture, i, "employees", i == 1 ? NULL : "12");
      assert_field (fixture, i, "registered_on", i == 2 ? NULL : "2025-04-01");
    }
  assert_field (fixture, 3, "business", "製造業");
  assert_field (fixture, 4, "business", NULL);
}

/* A value that is understood in a later file ends the review. */
static void
test_a_value_ends_its_review (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) before
      = import_text (fixture, FEW "青葉,焼津市,,054-629-2000,たくさん\r\n");
  g_autoptr (RkImportReport) report = NULL;

  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 1);
  report = import_text (fixture, FEW "青葉,焼津市,,054-629-2000,8\r\n");
  assert_outcomes (report, OUTCOMES (0, 1, 0, 0, 0));
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 0);
}

/* Rows are counted as a spreadsheet does: titles and blank rows count, a line break in a cell does
 * not. */
static void
test_problems_name_the_row_of_the_spreadsheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "健康づくり事業所 登録簿,,,\r\n令和7年6月1日現在,,,\r\n,,,\r\n"
                              "事業所名,市町名,所在地,従業員数\r\n"
                              "青葉,焼津市,\"本町1-1\nみどりビル\n2階\",5\r\n"
                              "若草,焼津市,\"本町2-2\n3階\",たくさん\r\n"
                              "朝霧,清水,\"本町3-3\",7\r\n");

  assert_outcomes (report, OUTCOMES (3, 0, 0, 0, 0));
  g_assert_cmpuint (report->n_problems, ==, 2);
  g_assert_cmpuint (problem_at (report, 0)->row, ==, 6);
  g_assert_cmpstr (problem_at (report, 0)->value, ==, "たくさん");
  g_assert_cmpuint (problem_at (report, 1)->row, ==, 7);
  g_assert_cmpstr (problem_at (report, 1)->column, ==, "市町名");
  assert_field (fixture, 0, "address", "本町1-1 みどりビル 2階");
}

/* ── proposals ───────────────────────────────────────────────────────────────────────────── */

#define POSTAL_CODES                                                                                \
  "事業所名,市町名,郵便番号\r\n青葉,焼津市,25-0041\r\n若草,焼津市,25-0042\r\n" \
  "朝霧,焼津市,25-0043\r\n"

static void
assert_codes (Fixture *fixture, const char *first, const char *second, const char *third)
{
  assert_field (fixture, 0, "postal_code", first);
  assert_field (fixture, 1, "postal_code", second);
  assert_field (fixture, 2, "postal_code", third);
}

static void
test_proposals_are_not_taken_unasked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, POSTAL_CODES);

  g_assert_cmpuint (report->needs_review, ==, 3);
  g_assert_cmpstr (problem_at (report, 0)->proposal, ==, "425-0041");
  assert_codes (fixture, NULL, NULL, NULL);
}

static void
test_one_proposal_is_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import = open_text (fixture, POSTAL_CODES);
  g_autoptr (RkImportReport) report = NULL;

  rk_import_accept (import, 3, "postal_code", TRUE);
  g_assert_true (rk_import_is_accepted (import, 3, "postal_code"));
  g_assert_false (rk_import_is_accepted (import, 2, "postal_code"));
  g_assert_false (rk_import_is_accepted (import, 3, "phone"));
  report = perform (fixture, import);
  g_assert_cmpuint (report->needs_review, ==, 2);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 2);
  assert_codes (fixture, NULL, "425-0042", NULL);
}

static void
test_all_proposals_of_a_field_but_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import = open_text (fixture, POSTAL_CODES);
  g_autoptr (RkImportReport) report = NULL;

  rk_import_accept (import, 4, "postal_code", FALSE);
  rk_import_accept_all (import, "postal_code", TRUE); /* in place of what was said of single ones */
  g_assert_true (rk_import_is_accepted (import, 4, "postal_code"));
  rk_import_accept (import, 2, "postal_code", FALSE);
  report = perform (fixture, import);
  g_assert_cmpuint (report->needs_review, ==, 1);
  g_assert_cmpuint (problem_at (report, 0)->row, ==, 2);
  assert_codes (fixture, NULL, "425-0042", "425-0043");
}

/* Rows and fields may have moved, so a correction takes acceptance back. */
static void
test_corrections_take_acceptance_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import = open_text (fixture, POSTAL_CODES);
  g_autoptr (GError) error = NULL;

  rk_import_accept (import, 2, "postal_code", TRUE);
  rk_import_accept_all (import, "phone", TRUE);
  rk_import_set_field (import, 1, -1);
  g_assert_false (rk_import_is_accepted (import, 2, "postal_code"));
  g_assert_false (rk_import_is_accepted (import, 2, "phone"));
  rk_import_accept (import, 2, "postal_code", TRUE);
  rk_import_set_header (import, 1, 1, &error);
  g_assert_no_error (error);
  g_assert_false (rk_import_is_accepted (import, 2, "postal_code"));
}

static void
test_ditto_proposes_the_value_above (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import = open_text (
      fixture, "事業所名,市町名,所在地\r\n青葉,焼津市,本町1-1\r\n若草,焼津市,同上\r\n");
  g_autoptr (RkImportReport) report = NULL;

  rk_import_accept_all (import, "address", TRUE);
  report = perform (fixture, import);
  g_assert_cmpuint (report->n_problems, ==, 0);
  assert_field (fixture, 1, "address", "本町1-1");
}

/* ── many rows ───────────────────────────────────────────────────────────────────────────── */

#define MANY 4000

static char *
ask (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkStmt) stmt = rk_db_prepare (rk_store_main_db (fixture->office->store), sql, &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (rk_stmt_step (stmt, &row, &error) && row);
  return g_strdup (rk_stmt_text (stmt, 0));
}

static char *
schema_of (Fixture *fixture)
{
  return ask (fixture,
              "SELECT group_concat (sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)");
}

/* Counts up with every index that is made or dropped. */
static char *
schema_number (Fixture *fixture)
{
  return ask (fixture, "PRAGMA schema_version");
}

static GArray *
in_order (Fixture *fixture)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GError) error = NULL;
  GArray *ids;

  rk_query_sort (query, "name", NULL);
  ids = rk_query_ids (rk_store_main_db (fixture->office->store), query, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

static char *
many_rows (void)
{
  GString *text = g_string_new (FEW);

  for (int i = 0; i < MANY; i++)
    g_string_append_printf (
        text, "潮見台東本町通り第%d健康づくり推進協力事業所,焼津市,,054-%03d-%04d,%d\r\n", i,
        i % 1000, i, i % 300 + 1);
  return g_string_free (text, FALSE);
}

/* A long import does without some indexes; they are there again afterwards, and when it was only
 * tried, and after it was taken back. */
static void
test_many_rows_leave_every_index (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = many_rows ();
  g_autofree char *before = schema_of (fixture);
  g_autofree char *number = schema_number (fixture);
  g_autofree char *tried = NULL, *after = NULL, *undone = NULL, *made_anew = NULL;
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  import = open_text (fixture, text);
  g_assert_true (rk_import_rehearse (import, fixture->office->store, NULL, &error));
  tried = schema_of (fixture);
  g_assert_cmpstr (tried, ==, before);
  report = perform (fixture, import);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED], ==, MANY);
  made_anew = schema_number (fixture);
  g_assert_cmpstr (made_anew, !=, number);
  after = schema_of (fixture);
  g_assert_cmpstr (after, ==, before);
  ids = in_order (fixture);
  g_assert_cmpuint (ids->len, ==, MANY);
  problems = rk_store_check (fixture->office->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (rk_store_undo (fixture->office->store, NULL, &error));
  undone = schema_of (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* SQLite keeps statistics of its indexes once a file was closed. They are nobody's entry: a list
 * that brings nothing new leaves nothing to take back and every index as it was, and the one before
 * it can still be taken back. */
static void
test_many_rows_after_the_file_was_closed (Fixture *fixture, gconstpointer data)
{
  RkTestOffice *office = fixture->office;
  g_autofree char *text = many_rows ();
  g_autofree char *again = g_strconcat (text, text, NULL); /* more rows than there are records */
  g_autoptr (RkImportReport) first = import_text (fixture, text);
  g_autoptr (RkImportReport) second = NULL;
  g_autofree char *what = NULL, *number = NULL, *number_after = NULL;
  g_autoptr (GError) error = NULL;

  rk_store_close (office->store);
  g_object_unref (office->store);
  office->store = rk_store_open (office->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  number = schema_number (fixture);
  second = import_text (fixture, again);
  g_assert_cmpuint (second->outcomes[RK_IMPORT_UNCHANGED], ==, 2 * MANY);
  number_after = schema_number (fixture);
  g_assert_cmpstr (number_after, ==, number);
  g_assert_true (rk_store_undo (office->store, &what, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

static void
add_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *two = g_strdup_printf ("/import/pair/two-files/%u", i);
      g_autofree char *one = g_strdup_printf ("/import/pair/one-file/%u", i);

      add (two, &pairs[i], test_pair);
      add (one, &pairs[i], test_pair_in_one_file);
    }
}

/* ── all that forms ask for ──────────────────────────────────────────────────────────────── */

static const Detail details[] = {
  { "法人名", "見本食品株式会社", "corporation_name", "見本食品株式会社" },
  { "通称", "ミホンさん", "alias", "ミホンさん" },
  { "団体種別", "会社", "body_kind", "会社" },
  { "事業所の区分", "工場", "site_kind", "工場" },
  { "親事業所", "見本食品　本社", "parent", "見本食品　本社" },
  { "ビル名・階", "架空ビル3階", "building", "架空ビル3階" },
  { "緯度", "34.86", "latitude", "34.86" },
  { "経度", "138.32", "longitude", "138.32" },
  { "産業の中分類", "09 食料品製造業", "industry_group", "09 食料品製造業" },
  { "従業員数（男）", "20人", "employees_male", "20" },
  { "女性従業員数", "30", "employees_female", "30" },
  { "正社員数", "40", "employees_regular", "40" },
  { "非正規従業員数", "10", "employees_other", "10" },
  { "40歳以上数", "60", "employees_40", "" }, /* more than there are */
  { "資本金（万円）", "1,000", "capital", "1,000" },
  { "担当者職名", "課長", "contact_title", "課長" },
  { "担当者電話", "０５４－０００－１２３４", "contact_phone", "054-000-1234" },
  { "担当者FAX", "054-000-1235", "contact_fax", "054-000-1235" },
  { "担当者メール", "mihon@example.jp", "contact_email", "mihon@example.jp" },
  { "産業医", "あり", "physician", "有" },
  { "衛生管理者", "なし", "health_supervisor", "無" },
  { "産業保健職の有無", "－", "health_staff", "" },
  { "保険者番号", "00000000", "insurer_number", "00000000" },
  { "事業所記号", "やい1234", "insurer_symbol", "やい1234" },
  { "健康保険委員", "○", "insurance_member", "有" },
};

static void
test_details (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = list_of_details (
      "事業所名,市町名,従業員数", "見本食品　焼津工場,焼津市,50", details, G_N_ELEMENTS (details));
  g_autoptr (RkImportReport) report = import_text (fixture, text);
  g_autoptr (RkRecord) record = workplace (fixture, 0);

  g_assert_cmpstr (rk_record_get (record, "name"), ==, "見本食品　焼津工場");
  assert_details (record, details, G_N_ELEMENTS (details));
  g_assert_cmpstr (rk_record_get (record, "health_center"), ==, "中部保健所");
  g_assert_cmpstr (rk_record_get (record, "legal_form"), ==, "株式会社");
  g_assert_cmpstr (rk_record_get (record, "legal_form_place"), ==, "後");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_pairs ();
  add ("/import/same/better", NULL, test_the_better_of_two_is_found);
  add ("/import/same/gaiji", NULL, test_a_name_with_gaiji_proves_nothing);
  add ("/import/merge/other-file", NULL, test_another_file_changes_values_but_takes_none_away);
  add ("/import/merge/same-file", NULL, test_later_rows_only_fill_gaps);
  add ("/import/merge/decided", NULL, test_a_later_row_prevails_where_a_person_says_so);
  add ("/import/merge/unfit", NULL, test_a_value_that_does_not_fit_the_record_is_listed);
  add ("/import/head-office", NULL, test_a_head_office_is_called_as_its_corporation);
  add ("/import/problems/rejected", NULL, test_rows_without_a_name_are_left_out);
  add ("/import/problems/review", NULL, test_wording_is_kept_for_review);
  add ("/import/problems/returns", NULL, test_a_text_that_returns_means_the_same);
  add ("/import/problems/review-ends", NULL, test_a_value_ends_its_review);
  add ("/import/problems/rows", NULL, test_problems_name_the_row_of_the_spreadsheet);
  add ("/import/proposals/unasked", NULL, test_proposals_are_not_taken_unasked);
  add ("/import/proposals/one", NULL, test_one_proposal_is_taken);
  add ("/import/proposals/all-but-one", NULL, test_all_proposals_of_a_field_but_one);
  add ("/import/proposals/taken-back", NULL, test_corrections_take_acceptance_back);
  add ("/import/proposals/ditto", NULL, test_ditto_proposes_the_value_above);
  add ("/import/many", NULL, test_many_rows_leave_every_index);
  add ("/import/many/closed-before", NULL, test_many_rows_after_the_file_was_closed);
  g_test_add ("/import/details", Fixture, NULL, set_up, test_details, tear_down);
  return g_test_run ();
}
