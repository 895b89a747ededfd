/* Lists of what is registered: of which scheme a number is, and what a run is of that goes on. */
#include <string.h>

#include "doc-read.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-test-registration.h"

static char *
print_paper (Fixture *f, const char *name, const RkReportParams *params)
{
  g_autofree char *path = g_build_filename (f->office->folder, "out.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = rk_report_build (db_of (f), name, params, NULL, &error);
  g_autoptr (RkPages) pages = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_true (rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error));
  text = doc_read_page (path, 0);
  return doc_squeeze (text);
}

static char *
print_list (Fixture *f)
{
  RkReportParams params = { .landscape = TRUE };

  return print_paper (f, "workplaces", &params);
}

static guint64
count_found (Fixture *f, const char *words)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n = 0;

  rk_query_set_search (query, words);
  g_assert_true (rk_query_total (db_of (f), query, &n, NULL, NULL));
  return n;
}

/* The numbers of any scheme lead to the workplace; where nobody is in the main one, lists of
 * workplaces name those of the scheme that they are in. */
static void
test_number_of_another_scheme (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) levels = NULL;
  g_autofree char *list = NULL;
  g_autofree char *full = NULL;
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "number", "Y7-3", "registered_on", "2025-10-01",
                                  "expires_on", "2027-03-31");
  gint64 main = f->scheme;

  g_assert_true (rk_schemes_find (db_of (f), "健康経営優良法人", &f->scheme, NULL));
  levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  rk_test_set_int (draft, "workplace_id", f->workplace);
  rk_test_set_int (draft, "scheme_id", f->scheme);
  rk_test_set_int (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
  g_assert_cmpuint (count_found (f, "ｙ7-3"), ==, 1);
  g_assert_cmpuint (count_found (f, "Y7-4"), ==, 0);
  list = print_list (f);
  assert_has (list, "Y7-3");
  assert_has (list, "R9.3.31");
  f->scheme = main;
  register_it (f);
  full = print_list (f);
  assert_lacks (full, "Y7-3");
}

/* Returns: whose pages a run has, from number @first of it; 0 behind the last */
static void
find_run (Fixture *f, RkReportParams *params, guint first, gint64 ids[3])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (RkPages) pages = NULL;

  params->first = first;
  document = rk_report_build (db_of (f), "certificate", params, NULL, &error);
  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_cmpuint (rk_pages_get_n (pages), <=, 3);
  for (guint i = 0; i < 3; i++)
    ids[i] = i < rk_pages_get_n (pages) ? rk_pages_get_record (pages, i) : 0;
}

/* What was recorded of a work list has left it and keeps its number in a run that goes on: nobody
 * is passed over, nobody gets it twice. */
static void
test_from_of_work (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "青葉", "若草", "朝霧" };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  RkReportParams params = { .query = query };
  g_autoptr (GError) error = NULL;
  gint64 all[3], rest[3];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      f->status = add_status (
          f, rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", names[i])));
      g_assert_cmpuint (take (f, SCREEN, "2026-06-20"), ==, 1);
      g_assert_cmpuint (take (f, ENTER, "2026-07-01"), ==, 1);
    }
  g_assert_true (rk_query_where (query, "work", RK_WORK_CERTIFICATE, NULL));
  find_run (f, &params, 0, all);
  f->status = all[0];
  g_assert_cmpuint (take (f, CERTIFY, "2026-07-02"), ==, 1);
  find_run (f, &params, 2, rest);
  g_assert_cmpint (rest[0], ==, all[1]);
  g_assert_cmpint (rest[1], ==, all[2]);
  find_run (f, &params, 3, rest);
  g_assert_cmpint (rest[0], ==, all[2]);
  g_assert_cmpint (rest[1], ==, 0);
  /* Counted from 1 it is what is left. */
  find_run (f, &params, 1, rest);
  g_assert_cmpint (rest[0], ==, all[1]);
  f->status = all[1];
  g_assert_cmpuint (take (f, CERTIFY, "2026-07-02"), ==, 1);
  params.first = params.last = 2;
  g_assert_null (rk_report_build (db_of (f), "certificate", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "begins with number 1"));
}

/* As another version left it. */
static gboolean
run_sql (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_db_exec (db, data, error);
}

/* One that holds two terms of the scheme in one is looked at before its certificate goes out. */
static void
test_long_term (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) reviewed = rk_query_new (&rk_kind_workplace);
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  RkReportParams params = { 0 };
  guint64 n;

  register_it (f);
  g_assert_true (rk_query_where (reviewed, "needs_review", "1", NULL));
  g_assert_true (rk_query_total (db_of (f), reviewed, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 0);
  rk_test_command (f->office, "登録を直した", run_sql,
                   (gpointer) "UPDATE status SET expires_on = '2030-04-30'");
  g_assert_true (rk_query_total (db_of (f), reviewed, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 1);
  document = rk_report_build (db_of (f), "certificate", &params, NULL, &error);
  g_assert_no_error (error);
  assert_has (rk_document_get_remark (document),
              "Look before they go out: 1 × the term is as long as two or more");
}

/* Who is searched for in an office without a council is a workplace. */
static void
test_envelopes_without_council (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) members = rk_query_new (&rk_kind_member);
  RkReportParams params = { .query = members, .per_sheet = 12, .as_of = rk_date (2025, 7, 1) };
  g_autofree char *labels = NULL;

  register_it (f);
  f->status = add_status (
      f, rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "若草運輸")));
  register_it (f);
  rk_query_set_search (members, "髙﨑");
  labels = print_paper (f, "labels", &params);
  assert_has (labels, "㈱髙﨑建設");
  assert_lacks (labels, "若草運輸");
}

int
main (int argc, char **argv)
{
  static const RegistrationTest tests[] = {
    { "envelopes-without-council", test_envelopes_without_council },
    { "from-of-work", test_from_of_work },
    { "long-term", test_long_term },
    { "number-of-another-scheme", test_number_of_another_scheme },
  };

  g_test_init (&argc, &argv, NULL);
  add_tests ("/register-lists/", tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
