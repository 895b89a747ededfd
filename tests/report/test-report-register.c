/* A registration from the application to its award in an office file, and its papers. */
#include <string.h>

#include "doc-read.h"
#include "rk-error.h"
#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-test-registration.h"

#define LONG_NAME "株式会社髙﨑見本食品工業　焼津水産加工センター第二工場冷凍食品製造部"

#define assert_value(f, field, value)                                                            \
  G_STMT_START                                                                                   \
  {                                                                                              \
    g_autoptr (RkRecord) record = status_of (f, (f)->status);                                    \
    g_autofree char *text = rk_record_dup_text (record, rk_kind_field (&rk_kind_status, field)); \
    g_assert_cmpstr (text, ==, value);                                                           \
  }                                                                                              \
  G_STMT_END

/* ── steps ───────────────────────────────────────────────────────────────────────────────── */

static void
report (Fixture *f, const char *year, const char *day)
{
  g_autofree char *of = id_words (f->status);

  rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_report, "status_id", of, "year", year,
                                          "submitted_on", day));
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  assert_value (f, "state", RK_STANDS_APPLIED);
  assert_value (f, "work", RK_WORK_SCREEN);
  /* It cannot be registered before it was screened. */
  g_assert_cmpuint (take (f, ENTER, "2024-05-01"), ==, 0);
  g_assert_cmpuint (take (f, SCREEN, "2024-04-20"), ==, 1);
  assert_value (f, "state", RK_STANDS_TO_REGISTER);
  g_assert_cmpuint (take (f, ENTER, "2024-05-01"), ==, 1);
  assert_value (f, "number", "R6-0001");
  assert_value (f, "terms", "1");
  assert_value (f, "expires_on", "2026-04-30");
  assert_value (f, "state", RK_STANDS_EXPIRED); /* on 2 July of 令和8 */
  g_assert_cmpuint (take (f, RENEW, "2026-04-20"), ==, 1);
  assert_value (f, "terms", "2");
  assert_value (f, "term_start", "2026-05-01");
  assert_value (f, "expires_on", "2028-04-30");
  assert_value (f, "number", "R6-0001");
  assert_value (f, "state", RK_STANDS_LATE);
  assert_value (f, "missing_reports", "R6 R7");
  report (f, "R6", "2025-04-20");
  report (f, "R7", "2026-04-20");
  assert_value (f, "state", RK_STANDS_HOLDS);
  g_assert_cmpuint (take (f, END, "2026-06-01"), ==, 1);
  assert_value (f, "state", "廃業");
  g_assert_cmpuint (take (f, RENEW, "2026-06-20"), ==, 0);
}

/* A step is a command: undone, the registration stands where it stood. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  register_it (f);
  assert_value (f, "number", "R6-0001");
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_no_error (error);
  assert_value (f, "number", NULL);
  assert_value (f, "state", RK_STANDS_TO_REGISTER);
}

static void
test_numbers_go_on (Fixture *f, gconstpointer data)
{
  gint64 first = f->status;

  register_it (f);
  f->status = add_status (f, f->workplace);
  register_it (f);
  assert_value (f, "number", "R6-0002");
  f->status = first;
  assert_value (f, "number", "R6-0001");
}

static char *
print (Fixture *f, const char *name, const RkReportParams *params, guint page, guint *n)
{
  g_autofree char *path = g_build_filename (f->office->folder, "out.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = rk_report_build (db_of (f), name, params, NULL, &error);
  g_autoptr (RkPages) pages = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (n)
    *n = rk_pages_get_n (pages);
  text = doc_read_page (path, page);
  return doc_squeeze (text);
}

static void
test_candidates (Fixture *f, gconstpointer data)
{
  register_it (f);
  take (f, CERTIFY, "2024-05-07");
  take (f, RENEW, "2026-04-20");
  report (f, "R6", "2025-04-20");
  assert_value (f, "candidate_for", NULL);
  report (f, "R7", "2026-04-20");
  assert_value (f, "candidate_for",
                "ふじのくに健康づくり推進事業所　認定（ふじのくに健康づくり推進事業所の登録が2期以"
                "上、年次報告 2回以上）");
  {
    g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
    guint64 total;

    g_assert_true (rk_query_where (query, "work", RK_WORK_NEXT, NULL));
    g_assert_true (rk_query_total (db_of (f), query, &total, NULL, NULL));
    g_assert_cmpuint (total, ==, 1);
  }
  g_assert_cmpuint (take (f, CERTIFY, "2026-06-01"), ==, 1);
  assert_value (f, "certified_on", "2026-06-01");
  g_assert_cmpuint (take (f, PROPOSE, "2026-07-01"), ==, 0); /* there is no award for it */
  g_assert_cmpuint (take (f, ADVANCE, "2026-07-01"), ==, 1);
  assert_value (f, "level", "認定");
  assert_value (f, "certified_on", NULL); /* that was one of the level before */
  assert_value (f, "rung", "認定");
  /* It was decided on the day, not when the term before began, which stays with it in words. */
  assert_value (f, "term_start", "2026-07-01");
  assert_value (f, "expires_on", "2028-06-30");
  assert_value (f, "screened_on", "2026-07-01");
  assert_value (f, "registered_on", "2024-05-01");
  assert_value (f, "note",
                "登録から進んだ（それまで令和8年5月1日から令和10年4月30日までの2期）　"
                "令和8年7月1日");
  /* The terms in a row begin anew: an award for two terms of 認定 is not for this one yet. */
  assert_value (f, "terms", "1");
  report (f, "R8", "2026-07-02");
  {
    g_autoptr (RkRecord) status = status_of (f, f->status);

    assert_lacks (rk_record_get (status, "candidate_for"), "2期以上");
  }
  g_assert_cmpuint (take (f, CERTIFY, "2026-07-02"), ==, 1);
  {
    g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
    g_autoptr (GPtrArray) issues = NULL;

    rk_query_sort (query, "-issued_on", NULL);
    issues = rk_query_records (db_of (f), query, NULL, NULL);
    g_assert_cmpint (rk_record_get_int (issues->pdata[0], "edition"), ==, 1);
  }
  g_assert_cmpuint (take (f, CERTIFY, "2026-07-09"), ==, 1);
  assert_value (f, "certified_on", "2026-07-02"); /* printed again, it was issued then */
}

/* A corporation that was closed is a candidate for nothing. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) workplace = NULL;
  RkDraft *draft;

  register_it (f);
  take (f, RENEW, "2026-04-20");
  report (f, "R6", "2025-04-20");
  report (f, "R7", "2026-04-20");
  workplace = rk_records_get (db_of (f), &rk_kind_workplace, f->workplace, NULL);
  draft = rk_draft_copy (workplace);
  rk_draft_put (draft, "corporate_number", "1180301018771");
  rk_test_keep (f->office, draft);
  rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_corporation, "corporate_number", "1180301018771",
                                          "name", "株式会社髙﨑建設", "closed_on", "2026-06-01"));
  assert_value (f, "candidate_for", NULL);
  g_assert_cmpuint (take (f, ADVANCE, "2026-07-01"), ==, 0);
}

static void
test_rule_in_words (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);

  g_assert_cmpstr (rk_record_get (levels->pdata[1], "rule"), ==,
                   "ふじのくに健康づくり推進事業所の登録が2期以上、年次報告 2回以上");
}

/* The next level is reached by a step, not by a second registration. */
static void
assert_no_other_level (Fixture *f, const RkRecord *held, const RkRecord *level)
{
  RkDraft *draft = rk_draft_copy (held);
  g_autoptr (RkRecord) other = NULL;
  g_autoptr (GError) error = NULL;

  rk_draft_put (draft, "number", NULL);
  rk_test_set_int (draft, "level_id", rk_record_id (level));
  other = rk_draft_end (draft);
  g_assert_false (
      rk_store_command (f->office->store, "登録を追加した", rk_register_add, other, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
}

static void
assert_named_in_history (Fixture *f, const char *what)
{
  g_autoptr (GPtrArray) newest = rk_history_list (db_of (f), 1, NULL);

  g_assert_cmpstr (((const RkHistoryEntry *)newest->pdata[0])->what, ==, what);
}

/* One that is entered as it stands gets the term of its scheme; a last day that is known stays. */
static void
test_entered_as_it_is (Fixture *f, gconstpointer data)
{
  static const char *const last[][2] = { { NULL, "2027-07-01" }, { "2026-03-31", "2026-03-31" } };
  gint64 scheme;

  g_assert_true (rk_schemes_default (db_of (f), FALSE, &scheme, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
      g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), scheme, NULL);
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (RkRecord) status = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *number = g_strdup_printf ("R7-900%u", i);
      RkDraft *draft
          = RK_TEST_DRAFT (&rk_kind_status, "registered_on", "2025-07-02", "number", number);

      rk_test_set_int (
          draft, "workplace_id",
          i ? rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "浜風の店"))
            : f->workplace);
      rk_test_set_int (draft, "scheme_id", scheme);
      rk_test_set_int (draft, "level_id", rk_record_id (levels->pdata[0]));
      if (last[i][0])
        rk_draft_put (draft, "expires_on", last[i][0]);
      status = rk_draft_end (draft);
      g_assert_true (rk_store_command (f->office->store, "登録を追加した", rk_register_add, status,
                                       NULL, &error));
      g_assert_no_error (error);
      assert_named_in_history (f,
                               i ? "登録「浜風の店」を追加した" : "登録「㈱髙﨑建設」を追加した");
      /* A second of the same is no renewal. */
      g_assert_false (rk_store_command (f->office->store, "登録を追加した", rk_register_add, status,
                                        NULL, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
      if (levels->len > 1)
        assert_no_other_level (f, status, levels->pdata[1]);
      rk_query_where (query, "number", number, NULL);
      found = rk_query_records (db_of (f), query, NULL, NULL);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (rk_record_get (found->pdata[0], "expires_on"), ==, last[i][1]);
    }
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

static void
test_certificate (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2025, 7, 1) };
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  guint n;

  register_it (f);
  text = print (f, "certificate", &params, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (text, "登録第R6-0001号");
  assert_has (text, "登録証");
  assert_has (text, "㈱髙﨑建設様");
  assert_has (text, "ふじのくに健康づくり推進事業所として登録します");
  assert_has (text, "令和6年5月1日から令和8年4月30日まで");
  assert_has (text, "静岡県知事");
  assert_lacks (text, "再交付");
  params.reason = "紛失";
  params.upright = TRUE;
  again = print (f, "certificate", &params, 0, NULL);
  assert_has (again, "（再交付令和7年7月1日）");
}

static void
test_long_name (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2025, 7, 1), .upright = TRUE };
  g_autofree char *text = NULL;

  f->workplace = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", LONG_NAME));
  f->status = add_status (f, f->workplace);
  register_it (f);
  text = print (f, "certificate", &params, 0, NULL);
  assert_has (text, "株式会社髙﨑見本食品工業");
  assert_has (text, "冷凍食品製造部");
}

static gint64
count (Fixture *f, const RkKind *kind)
{
  gint64 n;

  g_assert_true (rk_records_count (db_of (f), kind, &n, NULL));
  return n;
}

static void
test_ledger (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
  g_autoptr (GPtrArray) issues = NULL;

  register_it (f);
  take (f, CERTIFY, "2024-05-07");
  assert_value (f, "certified_on", "2024-05-07");
  take (f, CERTIFY_AGAIN, "2025-02-01");
  assert_value (f, "certified_on", "2024-05-07");
  rk_query_sort (query, "edition", NULL);
  issues = rk_query_records (db_of (f), query, NULL, NULL);
  g_assert_cmpuint (issues->len, ==, 2);
  g_assert_cmpint (rk_record_get_int (issues->pdata[1], "edition"), ==, 2);
  g_assert_cmpstr (rk_record_get (issues->pdata[1], "reason"), ==, "紛失");
  g_assert_cmpstr (rk_record_get (issues->pdata[1], "addressee"), ==, "㈱髙﨑建設");
  g_assert_cmpstr (rk_record_get (issues->pdata[0], "number"), ==, "R6-0001");
}

/* A number that a list wrote with 第 and 号 is not given them again; the certificate went to the
 * corporation. */
static void
test_number_in_words (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2025, 7, 1) };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (RkRecord) workplace = NULL;
  g_autoptr (RkRecord) status = NULL;
  g_autofree char *text = NULL;
  RkDraft *draft;

  register_it (f);
  workplace = rk_records_get (db_of (f), &rk_kind_workplace, f->workplace, NULL);
  draft = rk_draft_copy (workplace);
  rk_draft_put (draft, "corporation_name", "㈱見本本社");
  rk_test_keep (f->office, draft);
  status = status_of (f, f->status);
  draft = rk_draft_copy (status);
  rk_draft_put (draft, "number", "第R6-0001号");
  rk_test_keep (f->office, draft);
  text = print (f, "certificate", &params, 0, NULL);
  assert_has (text, "登録第R6-0001号");
  assert_lacks (text, "第第");
  take (f, CERTIFY, "2024-05-07");
  issues = rk_query_records (db_of (f), query, NULL, NULL);
  g_assert_cmpstr (rk_record_get (issues->pdata[0], "addressee"), ==, "㈱見本本社　㈱髙﨑建設");
}

/* A run goes on at a number (page 0 of print() is all of them); the pages are the same as those of
 * the whole run. */
static void
test_from (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2025, 7, 1) };
  g_autofree char *second = NULL;
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  register_it (f);
  f->status = add_status (f, f->workplace);
  register_it (f);
  second = print (f, "certificate", &params, 2, &n);
  g_assert_cmpuint (n, ==, 2);
  params.first = 2;
  first = print (f, "certificate", &params, 1, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (first, ==, second);
  params.first = 3;
  g_assert_null (rk_report_build (db_of (f), "certificate", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

static void
test_letters (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2026, 4, 1) };
  g_autofree char *renewal = NULL;
  g_autofree char *reminder = NULL;
  g_autofree char *form = NULL;
  RkReportParams later = { .as_of = rk_date (2025, 6, 1) };
  guint n;

  register_it (f);
  renewal = print (f, "renewal", &params, 0, NULL);
  assert_has (renewal, "代表取締役髙﨑環様");
  assert_has (renewal, "令和8年4月30日をもって満了します");
  reminder = print (f, "reminder", &later, 0, NULL);
  assert_has (reminder, "令和6年度の年次報告書");
  form = print (f, "report-form", &later, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (form, "R6-0001");
  assert_has (form, "食堂・弁当・自販機を見直す");
  /* It asks what can be entered of a report, no more and no less. */
  assert_has (form, "□敷地内禁煙□屋内禁煙□喫煙室あり□対策なし");
  assert_has (form, "取組実績");
  assert_has (form, "□可□不可");
  assert_has (form, "食堂・弁当・自販機を見直す□実施□一部実施□未実施");
  assert_lacks (form, "ストレスチェック");
}

/* A form says until when the scheme wants the report of its year; where that is over, soon. */
static void
test_report_until (Fixture *f, gconstpointer data)
{
  RkReportParams early = { .as_of = rk_date (2025, 4, 10) };
  RkReportParams late = { .as_of = rk_date (2025, 6, 1) };
  g_autofree char *in_time = NULL;
  g_autofree char *over = NULL;

  register_it (f);
  in_time = print (f, "report-form", &early, 0, NULL);
  assert_has (in_time, "令和6年度の取組");
  assert_has (in_time, "提出期限令和7年4月30日");
  over = print (f, "report-form", &late, 0, NULL);
  assert_has (over, "令和6年度の取組");
  assert_has (over, "提出期限令和7年6月16日（月）"); /* two weeks later is a Sunday */
}

/* An answer is asked for a month before the term ends, in two weeks, and never after its end. */
static void
test_renewal_until (Fixture *f, gconstpointer data)
{
  static const struct
  {
    RkDate day;
    const char *until;
  } cases[] = { { { 2026, 2, 2 }, "回答期限令和8年3月30日（月）" },
                { { 2026, 4, 1 }, "回答期限令和8年4月15日（水）" },
                { { 2026, 4, 20 }, "回答期限令和8年4月30日（木）" } };

  register_it (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkReportParams params = { .as_of = cases[i].day };
      g_autofree char *letter = print (f, "renewal", &params, 0, NULL);

      assert_has (letter, cases[i].until);
    }
}

/* Who got the notice gets no second one, which is said; who is chosen does. */
static void
test_notice_once (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2026, 4, 1) };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (RkRecord) record = NULL;
  gint64 first = f->status;
  RkDraft *draft;
  guint n;

  register_it (f);
  record = rk_records_get (db_of (f), &rk_kind_status, first, NULL);
  draft = rk_draft_copy (record);
  rk_draft_put (draft, "noticed_on", "2026-03-02");
  rk_test_keep (f->office, draft);
  g_assert_null (rk_report_build (db_of (f), "renewal", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  assert_has (error->message, "notice was sent");
  f->status = add_status (f, f->workplace);
  register_it (f);
  g_free (print (f, "renewal", &params, 0, &n));
  g_assert_cmpuint (n, ==, 1);
  document = rk_report_build (db_of (f), "renewal", &params, NULL, NULL);
  assert_has (rk_document_get_remark (document), "1 of 2");
}

/* Nobody is published who did not agree, and of whom who did nothing but what was agreed to. */
static void
test_public_list (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2025, 7, 1) };
  g_autoptr (RkRecord) status = NULL;
  g_autofree char *text = NULL;
  g_autofree char *part = NULL;
  g_autofree char *without = NULL;
  RkDraft *draft;

  register_it (f);
  text = print (f, "public-list", &params, 0, NULL);
  assert_has (text, "㈱髙﨑建設");
  assert_has (text, "見本町");
  assert_lacks (text, "1丁目");
  assert_has (text, "登録1のうち1事業所");
  assert_lacks (text, "全1事業所"); /* of a place, too, only those that agreed */

  /* Only what was agreed to, entry by entry. */
  status = status_of (f, f->status);
  draft = rk_draft_copy (status);
  rk_draft_put (draft, "declaration", "毎朝の体操を続けます。");
  rk_test_set_int (draft, "consent_declaration", 1);
  rk_test_set_int (draft, "consent_address", 0);
  rk_test_keep (f->office, draft);
  params.landscape = TRUE;
  part = print (f, "public-list", &params, 0, NULL);
  assert_has (part, "㈱髙﨑建設");
  assert_lacks (part, "見本町");
  assert_has (part, "毎朝の体操");
  assert_lacks (part, "054-629");
  params.landscape = FALSE;
  draft = rk_draft_copy (status);
  rk_test_set_int (draft, "consent_name", 0);
  rk_test_keep (f->office, draft);
  without = print (f, "public-list", &params, 0, NULL);
  assert_lacks (without, "㈱髙﨑建設");
  assert_has (without, "登録1のうち0事業所");
}

/* A workplace that is only in another scheme gets the paper of that one. */
static void
test_another_scheme (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) schemes = rk_query_new (&rk_kind_scheme);
  g_autoptr (GPtrArray) all = rk_query_records (db_of (f), schemes, NULL, NULL);
  g_autoptr (RkQuery) chosen = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 shop = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "浜風の店"));
  RkReportParams params = { .query = chosen, .as_of = rk_date (2026, 7, 2) };
  g_autofree char *text = NULL;
  gint64 usual;
  guint n;

  g_assert_true (rk_schemes_default (db_of (f), FALSE, &usual, NULL));
  for (guint i = 0; i < all->len; i++)
    if (rk_record_id (all->pdata[i]) != usual && !rk_record_get_int (all->pdata[i], "award"))
      {
        g_autoptr (GPtrArray) levels
            = rk_schemes_levels (db_of (f), rk_record_id (all->pdata[i]), NULL);
        RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "registered_on", "2025-07-02",
                                        "expires_on", "2028-07-01", "number", "市-7");

        rk_test_set_int (draft, "workplace_id", shop);
        rk_test_set_int (draft, "scheme_id", rk_record_id (all->pdata[i]));
        rk_test_set_int (draft, "level_id", rk_record_id (levels->pdata[0]));
        rk_test_keep (f->office, draft);
        break;
      }
  g_array_append_val (ids, shop);
  rk_query_only_ids (chosen, ids);
  text = print (f, "certificate", &params, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (text, "浜風の店");
  assert_has (text, "市-7");
}

/* Of one year: one that was chosen, and agreed to be told of; one that was not. */
static void
add_awards (Fixture *f)
{
  g_autofree char *of = id_words (f->workplace);
  g_autofree char *other
      = id_words (rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "浜風の店")));
  g_autofree char *scheme = NULL;
  gint64 award;

  g_assert_true (rk_schemes_default (db_of (f), TRUE, &award, NULL));
  scheme = id_words (award);
  rk_test_keep (f->office,
                RK_TEST_DRAFT (&rk_kind_award, "workplace_id", of, "scheme_id", scheme, "year",
                               "R7", "division", "中小規模部門", "prize", "奨励賞", "reason",
                               "全員が健診を受けた。", "recommended_on", "2025-08-20", "decision",
                               "受賞", "decided_on", "2025-10-03", "number", "R7-09", "ceremony_on",
                               "2025-11-18", "ceremony_order", "2", "case_title",
                               "朝の体操を全員で", "case_text", "始業前に5分、全員で体を動かす。",
                               "case_public", "はい"));
  rk_test_keep (f->office,
                RK_TEST_DRAFT (&rk_kind_award, "workplace_id", other, "scheme_id", scheme, "year",
                               "R7", "division", "中小規模部門", "reason", "体操を続けた。",
                               "decision", "選外", "decided_on", "2025-10-03"));
}

/* Who was not chosen is recommended, but gets no 表彰状. */
static void
test_award (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *recommendation = NULL;
  RkReportParams params = { .year = 2025 };
  guint n;

  add_awards (f);
  text = print (f, "award", &params, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (text, "ここに奨励賞を贈ります");
  assert_has (text, "令和7年11月18日");
  assert_has (text, "表彰第R7-09号");
  recommendation = print (f, "recommendation", &params, 0, &n);
  g_assert_cmpuint (n, ==, 2);
  assert_has (recommendation, "全員が健診を受けた。");
  assert_has (recommendation, "推薦日");
  assert_has (recommendation, "静岡県知事様");
  {
    g_autoptr (RkDocument) document
        = rk_report_build (db_of (f), "recommendation", &params, NULL, NULL);

    g_assert_cmpstr (rk_document_get_remark (document), ==,
                     "Not entered, and blank on the paper: 2 × Recommended by, 1 × Representative");
  }
}

static void
assert_no_remark (Fixture *f, const char *name, const RkReportParams *params)
{
  g_autoptr (RkDocument) document = rk_report_build (db_of (f), name, params, NULL, NULL);

  g_assert_null (rk_document_get_remark (document));
}

static void
clear_representative (Fixture *f)
{
  g_autoptr (RkRecord) workplace
      = rk_records_get (db_of (f), &rk_kind_workplace, f->workplace, NULL);
  RkDraft *draft = rk_draft_copy (workplace);

  rk_draft_put (draft, "representative", NULL);
  rk_test_keep (f->office, draft);
}

/* What the jury and the ceremony work with: all candidates, those honoured, those that agreed. */
static void
test_jury_and_ceremony (Fixture *f, gconstpointer data)
{
  g_autofree char *sheet = NULL;
  g_autofree char *ceremony = NULL;
  g_autofree char *cases = NULL;
  g_autoptr (RkDocument) document = NULL;
  RkReportParams params = { .year = 2025 };
  guint n;

  register_it (f);
  add_awards (f);
  sheet = print (f, "screening-sheet", &params, 0, &n);
  g_assert_cmpuint (n, ==, 2);
  assert_has (sheet, "審査票");
  assert_has (sheet, "登録の状況");
  ceremony = print (f, "ceremony-list", &params, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (ceremony, "受賞1事業所");
  assert_has (ceremony, "令和7年度");
  assert_has (ceremony, "令和7年11月18日");
  assert_lacks (ceremony, "浜風の店");
  assert_has (ceremony, "1奨励賞"); /* counted anew in each 部門 */
  assert_has (ceremony, "R7-09");
  assert_no_remark (f, "ceremony-list", &params);
  clear_representative (f);
  document = rk_report_build (db_of (f), "ceremony-list", &params, NULL, NULL);
  assert_has (rk_document_get_remark (document), "blank on the paper: 1 × Representative");
  cases = print (f, "award-cases", &params, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (cases, "朝の体操を全員で");
  assert_has (cases, "始業前に5分、全員で体を動かす。");
  assert_has (cases, "登録番号R6-0001"); /* not that of the award */
}

/* Where nobody agreed, that is said. */
static void
test_no_cases (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .year = 2025 };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_award);
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (GError) error = NULL;

  add_awards (f);
  awards = rk_query_records (db_of (f), query, NULL, NULL);
  for (guint i = 0; i < awards->len; i++)
    {
      RkDraft *draft = rk_draft_copy (awards->pdata[i]);

      rk_test_set_int (draft, "case_public", 0);
      rk_test_keep (f->office, draft);
    }
  document = rk_report_build (db_of (f), "award-cases", &params, NULL, &error);
  g_assert_null (document);
  g_assert_nonnull (strstr (error->message, "1 × it did not agree to be in it"));
}

/* A scheme whose menu was taken away has papers all the same. */
static void
test_no_menu (Fixture *f, gconstpointer data)
{
  gint64 award;
  g_autoptr (GPtrArray) menu = NULL;

  g_assert_true (rk_schemes_default (db_of (f), TRUE, &award, NULL));
  menu = rk_schemes_menu (db_of (f), award, 2026, NULL);
  g_assert_nonnull (menu);
  g_assert_cmpuint (menu->len, ==, 0);
}

/* A report of 令和6年度. */
static void
tell_of_activities (Fixture *f)
{
  g_autofree char *of = id_words (f->status);

  rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_report, "status_id", of, "year", "R6",
                                          "submitted_on", "2025-04-20", "items",
                                          "1-1 未実施\n3-2 一部実施 弁当の減塩 40食\n"
                                          "5-2 実施\n畑で野菜を作った"));
}

/* What was declared, what was done besides, what is of no activity: on the card and before the
 * jury. */
static void
test_activities (Fixture *f, gconstpointer data)
{
  static const char *const papers[] = { "ledger-card", "screening-sheet", "recommendation" };
  RkReportParams params = { .as_of = rk_date (2025, 7, 1), .year = 2025 };

  register_it (f);
  tell_of_activities (f);
  add_awards (f);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = print (f, papers[i], &params, 0, NULL);

      g_test_message ("%s", papers[i]);
      assert_has (text, "定期健診・特定健診の受診率の目標を定める未実施");
      assert_has (text, "食堂・弁当・自販機を見直す一部実施弁当の減塩40食");
      assert_has (text, "禁煙を支援する実施");
      assert_has (text, "畑で野菜を作った");
    }
}

static void
test_card (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2025, 7, 1) };
  g_autofree char *text = NULL;

  register_it (f);
  take (f, CERTIFY, "2024-05-07");
  report (f, "R6", "2025-04-20");
  text = print (f, "ledger-card", &params, 0, NULL);
  assert_has (text, "㈱髙﨑建設");
  assert_has (text, "令和7年4月20日");
  assert_has (text, "登録証・認定証");
  assert_lacks (text, "certificate");
  g_assert_cmpint (count (f, &rk_kind_ledger), ==, 1);
}

/* The card says all that is known, also of what has ended, where that is looked for. */
static void
test_card_of_ended (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  RkReportParams params = { .query = query };
  g_autoptr (RkRecord) before = rk_records_get (db_of (f), &rk_kind_workplace, f->workplace, NULL);
  RkDraft *draft = rk_draft_copy (before);
  g_autofree char *of = id_words (f->workplace);
  g_autofree char *text = NULL;
  gint64 award;
  g_autofree char *prize = NULL;

  rk_draft_put (draft, "postal_code", "425-0000");
  rk_draft_put (draft, "corporation_name", "㈱見本本社");
  rk_draft_put (draft, "corporation_kana", "ミホンホンシャ");
  rk_test_keep (f->office, draft);
  register_it (f);
  g_assert_cmpuint (take (f, END, "2026-06-01"), ==, 1);
  g_assert_true (rk_schemes_default (db_of (f), TRUE, &award, NULL));
  prize = id_words (award);
  rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_award, "workplace_id", of, "scheme_id", prize,
                                          "year", "2025", "division", "中小規模の部"));
  rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace_past, "workplace_id", of, "name",
                                          "髙﨑工務店", "until", "2025-03-31"));
  rk_query_set_search (query, "髙﨑建設");
  text = print (f, "ledger-card", &params, 0, NULL);
  assert_has (text, "㈱見本本社㈱髙﨑建設");
  assert_has (text, "ミホンホンシャタカサキケンセツ");
  assert_has (text, "425-0000");
  assert_has (text, "代表取締役");
  assert_has (text, "郵送");
  assert_has (text, "令和8年6月1日"); /* 終了日 */
  assert_has (text, "廃業");
  assert_has (text, "髙﨑工務店");
  assert_has (text, "中小規模の部");
}

/* A title that others give gets neither a number nor a certificate of ours. */
static void
test_title_of_others (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (RkRecord) held = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  RkReportParams params = { 0 };

  g_assert_true (rk_schemes_find (db_of (f), "kenkokeiei", &f->scheme, NULL));
  levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  f->level = rk_record_id (levels->pdata[0]);
  f->status = add_status (f, f->workplace);
  g_assert_cmpuint (take (f, SCREEN, "2026-06-20"), ==, 1);
  g_assert_cmpuint (take (f, ENTER, "2026-07-01"), ==, 1);
  held = status_of (f, f->status);
  g_assert_null (rk_record_get (held, "number"));
  g_assert_cmpstr (rk_record_get (held, "expires_on"), ==, "2027-03-31");
  g_assert_null (rk_record_get (held, "work"));
  params.scheme = f->scheme;
  g_assert_null (rk_report_build (db_of (f), "certificate", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "names no certificate"));

  /* Nobody is said to hand out that of the insurer. */
  g_assert_true (rk_schemes_find (db_of (f), "kyokai", &f->scheme, NULL));
  g_clear_pointer (&levels, g_ptr_array_unref);
  levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  f->level = rk_record_id (levels->pdata[0]);
  f->status = add_status (f, f->workplace);
  g_assert_cmpuint (take (f, SCREEN, "2026-06-20"), ==, 1);
  g_assert_cmpuint (take (f, ENTER, "2026-07-01"), ==, 1);
  params.scheme = f->scheme;
  document = rk_report_build (db_of (f), "certificate", &params, NULL, NULL);
  assert_has (rk_document_get_remark (document), "blank on the paper: 1 × Issued by");
}

int
main (int argc, char **argv)
{
  static const RegistrationTest tests[] = {
    { "steps", test_steps },
    { "undo", test_undo },
    { "numbers", test_numbers_go_on },
    { "candidates", test_candidates },
    { "rule", test_rule_in_words },
    { "certificate", test_certificate },
    { "long-name", test_long_name },
    { "ledger", test_ledger },
    { "from", test_from },
    { "number-in-words", test_number_in_words },
    { "closed", test_closed },
    { "letters", test_letters },
    { "report-until", test_report_until },
    { "renewal-until", test_renewal_until },
    { "notice-once", test_notice_once },
    { "public-list", test_public_list },
    { "no-cases", test_no_cases },
    { "award", test_award },
    { "another-scheme", test_another_scheme },
    { "entered-as-it-is", test_entered_as_it_is },
    { "jury-and-ceremony", test_jury_and_ceremony },
    { "title-of-others", test_title_of_others },
    { "no-menu", test_no_menu },
    { "card", test_card },
    { "activities", test_activities },
    { "card-of-ended", test_card_of_ended },
  };

  g_test_init (&argc, &argv, NULL);
  add_tests ("/register/", tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
