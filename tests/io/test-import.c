/* Importing lists: which row means which record, what it changes, what is left for a person to
 * decide, and that nothing is ever half done. Usage: test-import GEN-REGISTER */
#include "rk-test-office.h"

#include <string.h>

#include "rk-error.h"
#include "rk-import-profile.h"
#include "rk-import.h"
#include "rk-query.h"
#include "rk-text.h"

#define FEW "事業所名,市町名,法人番号,電話番号,従業員数\r\n"
#define N_ROWS 7078

static const char *generator;

typedef struct
{
  RkTestOffice *office;
  char *csv;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_office_new (0);
  fixture->csv = g_build_filename (fixture->office->folder, "一覧.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rk_test_office_free (fixture->office);
  g_free (fixture->csv);
}

/* ── what every test does ────────────────────────────────────────────────────────────────── */

static void
write_list (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->csv, text, -1, &error);
  g_assert_no_error (error);
}

static RkImport *
open_list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RkImport *import = rk_import_open (&rk_kind_workplace, fixture->csv, NULL, 0, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static RkImport *
open_text (Fixture *fixture, const char *text)
{
  write_list (fixture, text);
  return open_list (fixture);
}

static RkImportReport *
perform (Fixture *fixture, RkImport *import)
{
  g_autoptr (GError) error = NULL;

  rk_import_perform (import, fixture->office->store, NULL, &error);
  g_assert_no_error (error);
  return rk_import_get_report (import);
}

static RkImportReport *
import_text (Fixture *fixture, const char *text)
{
  g_autoptr (RkImport) import = open_text (fixture, text);

  return perform (fixture, import);
}

static RkDb *
db (Fixture *fixture)
{
  return rk_store_main_db (fixture->office->store);
}

static gint64
count (Fixture *fixture, const RkKind *kind)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  rk_records_count (db (fixture), kind, &n, &error);
  g_assert_no_error (error);
  return n;
}

static gint64
count_where (Fixture *fixture, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GError) error = NULL;
  guint64 n;

  rk_query_where (query, field, value, &error);
  g_assert_no_error (error);
  rk_query_total (db (fixture), query, &n, NULL, &error);
  g_assert_no_error (error);
  return (gint64)n;
}

static int
by_id (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *)a < *(const gint64 *)b ? -1 : 1;
}

/* The n-th workplace in the order of their coming, from 0. */
static RkRecord *
workplace (Fixture *fixture, guint n)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = rk_query_ids (db (fixture), query, NULL, NULL);
  g_autoptr (GError) error = NULL;
  RkRecord *record;

  g_array_sort (ids, by_id);
  g_assert_cmpuint (n, <, ids->len);
  record
      = rk_records_get (db (fixture), &rk_kind_workplace, g_array_index (ids, gint64, n), &error);
  g_assert_no_error (error);
  return record;
}

static void
assert_field (Fixture *fixture, guint n, const char *field, const char *expected)
{
  g_autoptr (RkRecord) record = workplace (fixture, n);
  g_autofree char *text = rk_record_dup_text (record, rk_kind_field (&rk_kind_workplace, field));

  g_assert_cmpstr (text, ==, expected);
}

static guint
n_actions (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = rk_history_list (db (fixture), 0, NULL);

  return entries->len;
}

/* @expected: added, updated, unchanged, look-alikes, rejected */
static void
assert_outcomes (const RkImportReport *report, const guint expected[RK_IMPORT_N_OUTCOMES])
{
  guint64 sum = 0;

  for (guint i = 0; i < RK_IMPORT_N_OUTCOMES; i++)
    {
      g_assert_cmpuint (report->outcomes[i], ==, expected[i]);
      sum += expected[i];
    }
  g_assert_cmpuint (report->rows, ==, sum);
}

#define OUTCOMES(...) ((const guint[RK_IMPORT_N_OUTCOMES]){ __VA_ARGS__ })

static const RkImportProblem *
problem_at (const RkImportReport *report, guint n)
{
  g_assert_cmpuint (n, <, report->problems->len);
  return report->problems->pdata[n];
}

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

/* 総務省令第85号（平成26年）第5条 */
static char *
individual_number (guint n)
{
  char *number = g_strdup_printf ("%011u0", n);
  guint sum = 0;

  for (guint i = 1; i <= 11; i++)
    sum += (guint)(number[11 - i] - '0') * (i <= 6 ? i + 1 : i - 5);
  number[11] = (char)('0' + (sum % 11 <= 1 ? 0 : 11 - sum % 11));
  return number;
}

/* ── which record a row means ────────────────────────────────────────────────────────────── */

/* Rows of FEW; @ is a 法人番号, # another. */
typedef struct
{
  const char *there;
  const char *row;
  RkImportOutcome outcome;
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
  { "青葉,焼津市,@,,12", "青葉,,@,,13", RK_IMPORT_DUPLICATE },
  { "青葉,,@,,12", "青葉,焼津市,@,,13", RK_IMPORT_DUPLICATE },
  /* nearly the same name and a number or a telephone in common */
  { "丸山製茶販売,焼津市,@,,12", "丸山製茶販売店,焼津市,@,,12", RK_IMPORT_DUPLICATE },
  { "丸山製茶販売,焼津市,,054-629-2000,12", "丸山製茶販売店,焼津市,,054-629-2000,12",
    RK_IMPORT_DUPLICATE },
  { "丸山製茶販売,焼津市,,,12", "丸山製茶販売店,焼津市,,,12", RK_IMPORT_ADDED },
  { "丸山製茶,焼津市,@,,12", "丸山産業,焼津市,@,,12", RK_IMPORT_ADDED },
  /* branches share a number, shops of one building a telephone */
  { "青葉,焼津市,@,,12", "青葉,藤枝市,@,,12", RK_IMPORT_ADDED },
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
  gboolean kept_apart = pair->outcome == RK_IMPORT_ADDED || pair->outcome == RK_IMPORT_DUPLICATE;
  g_autoptr (RkRecord) first = workplace (fixture, 0);
  g_autoptr (RkRecord) last = NULL;

  g_assert_cmpuint (report->rows, ==, 1);
  g_assert_cmpuint (report->outcomes[pair->outcome], ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, kept_apart ? 2 : 1);
  if (!kept_apart)
    return;
  last = workplace (fixture, 1);
  g_assert_cmpint (rk_record_get_int (last, "suspected_id"), ==,
                   pair->outcome == RK_IMPORT_DUPLICATE ? rk_record_id (first) : 0);
  g_assert_cmpuint (report->n_problems, ==, pair->outcome == RK_IMPORT_DUPLICATE);
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
  assert_field (fixture, 0, "expires_on", NULL);
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

/* ── columns and profiles ────────────────────────────────────────────────────────────────── */

static int
field (const char *name)
{
  return rk_kind_field (&rk_kind_workplace, name);
}

static void
test_columns_of_one_field_are_joined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,都道府県,市区町村,町名番地,建物名\r\n"
                              "青葉,静岡県,焼津市,本町1-1,みどりビル\r\n");

  assert_field (fixture, 0, "address", "静岡県焼津市本町1-1 みどりビル");
  assert_field (fixture, 0, "municipality_code", "222127");
}

static void
test_preview_is_what_will_be_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import
      = open_text (fixture, FEW "㈱青葉,焼津市,,０５４－６２９－２０００,約40\r\n,,,,3\r\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = rk_import_preview (import, 50, &error);
  const RkImportPreviewRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpuint (row->row, ==, 2);
  g_assert_cmpstr (rk_record_get (row->record, "municipality_code"), ==, "222127");
  g_assert_cmpstr (rk_record_get (row->record, "phone"), ==, "054-629-2000");
  g_assert_cmpuint (row->problems->len, ==, 1);
  row = rows->pdata[1];
  g_assert_null (row->record);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
}

static gboolean
save_profile (RkDb *to, gpointer import, GCancellable *cancellable, GError **error)
{
  return rk_import_profile_save (to, import, "市の一覧", error);
}

/* "甲" and "乙" are no names of fields; the profile knows what they are. */
static void
test_a_profile_reads_the_next_file_alike (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) first
      = open_text (fixture, "事業所名,甲,乙\r\n青葉,焼津市,12\r\n若草,焼津市,13\r\n");
  g_autoptr (RkImport) second = NULL;
  g_autoptr (RkImport) other = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (RkRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  rk_import_set_field (first, 1, field ("municipality_code"));
  rk_import_set_field (first, 2, field ("employees"));
  rk_test_command (fixture->office, "対応を覚えた", save_profile, first);
  rk_import_set_field (first, 2, -1);
  rk_test_command (fixture->office, "対応を覚えた", save_profile, first); /* replaced */
  rk_import_set_field (first, 2, field ("employees"));
  rk_test_command (fixture->office, "対応を覚えた", save_profile, first);
  profiles = rk_import_profile_list (db (fixture), &rk_kind_workplace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (profiles->len, ==, 1);

  /* The columns in another order, and one more. */
  second = open_text (fixture, "乙,事業所名,電話番号,甲\r\n20,朝霧,054-629-2000,藤枝市\r\n");
  g_assert_true (rk_import_profile_fits (profiles->pdata[0], second));
  g_assert_true (rk_import_profile_apply (profiles->pdata[0], second, &error));
  g_assert_cmpint (rk_import_get_column (second, 0)->field, ==, field ("employees"));
  g_assert_cmpint (rk_import_get_column (second, 2)->field, ==, field ("phone"));
  g_assert_cmpint (rk_import_get_column (second, 3)->field, ==, field ("municipality_code"));

  other = open_text (fixture, "名称,電話番号\r\n朝霧,054-629-2000\r\n");
  g_assert_false (rk_import_profile_fits (profiles->pdata[0], other));
  g_assert_false (rk_import_profile_apply (profiles->pdata[0], other, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_clear_error (&error);
  found = rk_import_profile_find (db (fixture), &rk_kind_workplace, "市の一覧表", &error);
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

/* ── refusals ────────────────────────────────────────────────────────────────────────────── */

static void
assert_nothing_happened (Fixture *fixture)
{
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 0);
  g_assert_cmpuint (n_actions (fixture), ==, 0);
}

static GString *
rows_with_numbers (guint n_before, guint n_numbers)
{
  GString *text = g_string_new ("事業所名,市町名,管理番号\r\n");

  for (guint i = 0; i < n_before + n_numbers; i++)
    {
      g_autofree char *number = i < n_before ? g_strdup ("") : individual_number (10000000 + i);

      g_string_append_printf (text, "事業所%u,焼津市,%s\r\n", i, number);
    }
  return text;
}

static void
test_individual_numbers_are_refused_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = rows_with_numbers (0, 3);
  g_autofree char *number = individual_number (10000000);
  g_autoptr (GError) error = NULL;

  write_list (fixture, text->str);
  g_assert_null (rk_import_open (&rk_kind_workplace, fixture->csv, NULL, 0, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Column 3"));
  g_assert_null (strstr (error->message, number));
}

/* They may stand where nobody has looked when the file was opened, in a column that is not taken.
 */
static void
test_individual_numbers_further_down_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = rows_with_numbers (1500, 3);
  g_autoptr (RkImport) import = open_text (fixture, text->str);
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_import_perform (import, fixture->office->store, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  assert_nothing_happened (fixture);
}

static void
test_a_file_that_changed_meanwhile_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import = open_text (fixture, FEW "青葉,焼津市,,,12\r\n");
  g_autoptr (GError) error = NULL;

  write_list (fixture, FEW "青葉,焼津市,,,12\r\n若草,焼津市,,,13\r\n");
  g_assert_false (rk_import_perform (import, fixture->office->store, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONFLICT);
  assert_nothing_happened (fixture);
}

static void
test_a_list_needs_a_column_of_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import = open_text (fixture, FEW "青葉,焼津市,,,12\r\n");
  g_autoptr (GError) error = NULL;

  rk_import_set_field (import, 0, -1);
  g_assert_false (rk_import_perform (import, fixture->office->store, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  assert_nothing_happened (fixture);
}

/* ── stopping ────────────────────────────────────────────────────────────────────────────── */

static char *
generate (Fixture *fixture, guint n_rows)
{
  g_autofree char *rows = g_strdup_printf ("--rows=%u", n_rows);
  const char *argv[] = { generator, rows, fixture->csv, NULL };
  g_autoptr (GError) error = NULL;
  char *json = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &json, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return json;
}

static guint
number_in (const char *json, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\": ", key);
  const char *at = strstr (json, quoted);

  g_assert_nonnull (at);
  return (guint)g_ascii_strtoull (at + strlen (quoted), NULL, 10);
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static guint64
rows_done (RkImport *import)
{
  guint64 rows;
  goffset done, total;

  rk_import_get_progress (import, &rows, &done, &total);
  g_assert_cmpint (done, <=, total);
  return rows;
}

static void
test_stopping_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = generate (fixture, 4 * N_ROWS);
  g_autoptr (RkImport) import = open_list (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint tick = g_timeout_add (1, rk_test_wake, NULL);

  rk_import_perform_async (import, fixture->office->store, cancellable, on_finished, &result);
  rk_test_wait (rows_done (import) > 200);
  g_cancellable_cancel (cancellable);
  rk_test_wait (result != NULL);
  g_source_remove (tick);
  g_assert_false (rk_import_finish (import, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (rows_done (import), <, 4 * N_ROWS);
  g_assert_null (rk_import_get_report (import));
  assert_nothing_happened (fixture);
}

static void
test_a_rehearsal_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) import
      = open_text (fixture, FEW "青葉,焼津市,,,約40\r\n青葉,焼津市,,,15\r\n");
  g_autoptr (RkImportReport) before = NULL;
  g_autoptr (RkImportReport) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rk_import_rehearse (import, fixture->office->store, NULL, &error));
  g_assert_no_error (error);
  before = rk_import_get_report (import);
  assert_outcomes (before, OUTCOMES (1, 0, 0, 1, 0));
  assert_nothing_happened (fixture);
  after = perform (fixture, import);
  assert_outcomes (after, OUTCOMES (1, 0, 0, 1, 0)); /* what was shown is what happened */
}

/* ── a register as offices hand it over ──────────────────────────────────────────────────── */

static void
check_first_run (const RkImportReport *report, const char *json)
{
  g_assert_cmpuint (report->rows, ==, N_ROWS);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED] + report->outcomes[RK_IMPORT_DUPLICATE], ==,
                    number_in (json, "distinct"));
  g_assert_cmpuint (report->outcomes[RK_IMPORT_DUPLICATE], ==, number_in (json, "lookalikes"));
  g_assert_cmpuint (report->outcomes[RK_IMPORT_UPDATED] + report->outcomes[RK_IMPORT_UNCHANGED], ==,
                    number_in (json, "repeated"));
  g_assert_cmpuint (report->outcomes[RK_IMPORT_REJECTED], ==, number_in (json, "nameless"));
  g_assert_cmpuint (report->needs_review, ==, number_in (json, "bad_values"));
}

static void
test_register_twice_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = generate (fixture, N_ROWS);
  g_autoptr (RkImport) import = open_list (fixture);
  g_autoptr (RkImportReport) first = perform (fixture, import);
  g_autoptr (RkImport) again = open_list (fixture);
  g_autoptr (RkImportReport) second = perform (fixture, again);
  g_autofree char *written
      = g_strdup_printf ("%" G_GUINT64_FORMAT, rk_import_report_written (first));
  g_autofree char *grouped = rk_text_group_digits (written);
  g_autofree char *named = g_strdup_printf ("事業所を取り込んだ　%s件", grouped);
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = count (fixture, &rk_kind_workplace);
  gint64 n_reviews = count (fixture, &rk_kind_review);

  check_first_run (first, json);
  g_assert_cmpint (n, ==, number_in (json, "distinct"));
  g_assert_cmpuint (rows_done (import), ==, N_ROWS);

  /* Once more changes nothing, and there is nothing in the history that says otherwise. */
  g_assert_cmpuint (second->outcomes[RK_IMPORT_UNCHANGED], ==,
                    N_ROWS - number_in (json, "nameless"));
  g_assert_cmpuint (second->outcomes[RK_IMPORT_REJECTED], ==, number_in (json, "nameless"));
  g_assert_cmpuint (n_actions (fixture), ==, 1);

  g_assert_true (rk_store_undo (fixture->office->store, &what, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (what, ==, named);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 0);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, 0);
  g_assert_true (rk_store_redo (fixture->office->store, NULL, &error));
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, n);
  g_assert_cmpint (count (fixture, &rk_kind_review), ==, n_reviews);
}

/* ── the list of problems ────────────────────────────────────────────────────────────────── */

#define N_PROBLEMS (RK_IMPORT_PROBLEMS_KEPT + 500)

static void
test_the_list_is_complete_however_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("事業所名,市町名,従業員数\r\n");
  g_autofree char *path = g_build_filename (fixture->office->folder, "要確認.csv", NULL);
  g_autofree char *last = g_strdup_printf ("\r\n%u,従業員数,多数,", N_PROBLEMS + 1);
  g_autofree char *list = NULL;
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  guint n_lines = 0;

  for (guint i = 0; i < N_PROBLEMS; i++)
    g_string_append_printf (text, "事業所%u,焼津市,多数\r\n", i);
  import = open_text (fixture, text->str);
  rk_import_set_list_path (import, path);
  g_assert_true (rk_import_rehearse (import, fixture->office->store, NULL, &error));
  report = rk_import_get_report (import);
  g_assert_cmpuint (report->n_problems, ==, N_PROBLEMS);
  g_assert_cmpuint (report->needs_review, ==, N_PROBLEMS);
  g_assert_cmpuint (report->problems->len, ==, RK_IMPORT_PROBLEMS_KEPT);
  g_assert_cmpuint (report->notes[RK_IMPORT_ADDED]->len, ==, RK_IMPORT_ROWS_KEPT);
  g_assert_true (g_file_get_contents (path, &list, NULL, &error));
  for (const char *line = list; (line = strstr (line, "\r\n")) != NULL; line += 2)
    n_lines++;
  g_assert_cmpuint (n_lines, ==, N_PROBLEMS + 1);
  g_assert_nonnull (strstr (list, last));
  assert_nothing_happened (fixture);
}

static void
test_the_list_can_be_saved_afterwards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, FEW "青葉,焼津市,,,約40\r\n青葉,焼津市,,,15\r\n,焼津市,,,3\r\n");
  g_autofree char *path = g_build_filename (fixture->office->folder, "要確認.csv", NULL);
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rk_import_report_save_list (report, path, &error));
  g_assert_true (g_file_get_contents (path, &list, NULL, &error));
  g_assert_nonnull (strstr (list, "行,列,元の値,理由,候補,区分\r\n"));
  g_assert_nonnull (strstr (list, "\r\n2,従業員数,約40,"));
  g_assert_nonnull (strstr (list, "\r\n3,事業所名,青葉,"));
  g_assert_nonnull (strstr (list, ",重複の疑い\r\n4,事業所名,"));
  g_assert_true (g_str_has_suffix (list, ",取り込めない\r\n"));
}

static void
add (const char *path, const void *data, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, func, tear_down);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];
  add_pairs ();
  add ("/import/same/better", NULL, test_the_better_of_two_is_found);
  add ("/import/same/gaiji", NULL, test_a_name_with_gaiji_proves_nothing);
  add ("/import/merge/other-file", NULL, test_another_file_changes_values_but_takes_none_away);
  add ("/import/merge/same-file", NULL, test_later_rows_only_fill_gaps);
  add ("/import/merge/decided", NULL, test_a_later_row_prevails_where_a_person_says_so);
  add ("/import/merge/unfit", NULL, test_a_value_that_does_not_fit_the_record_is_listed);
  add ("/import/problems/rejected", NULL, test_rows_without_a_name_are_left_out);
  add ("/import/problems/review", NULL, test_wording_is_kept_for_review);
  add ("/import/problems/review-ends", NULL, test_a_value_ends_its_review);
  add ("/import/problems/rows", NULL, test_problems_name_the_row_of_the_spreadsheet);
  add ("/import/proposals/unasked", NULL, test_proposals_are_not_taken_unasked);
  add ("/import/proposals/one", NULL, test_one_proposal_is_taken);
  add ("/import/proposals/all-but-one", NULL, test_all_proposals_of_a_field_but_one);
  add ("/import/proposals/taken-back", NULL, test_corrections_take_acceptance_back);
  add ("/import/proposals/ditto", NULL, test_ditto_proposes_the_value_above);
  add ("/import/columns/joined", NULL, test_columns_of_one_field_are_joined);
  add ("/import/columns/preview", NULL, test_preview_is_what_will_be_stored);
  add ("/import/columns/profile", NULL, test_a_profile_reads_the_next_file_alike);
  add ("/import/refused/numbers", NULL, test_individual_numbers_are_refused_at_once);
  add ("/import/refused/numbers-below", NULL, test_individual_numbers_further_down_are_refused);
  add ("/import/refused/changed", NULL, test_a_file_that_changed_meanwhile_is_refused);
  add ("/import/refused/nameless", NULL, test_a_list_needs_a_column_of_names);
  add ("/import/stopped", NULL, test_stopping_leaves_nothing);
  add ("/import/rehearsed", NULL, test_a_rehearsal_leaves_nothing);
  add ("/import/register", NULL, test_register_twice_and_undo);
  add ("/import/list/complete", NULL, test_the_list_is_complete_however_long);
  add ("/import/list/saved", NULL, test_the_list_can_be_saved_afterwards);
  return g_test_run ();
}
