/* Papers to many workplaces: who gets none and why, of which scheme they are, one file for each
 * place; the words of a scheme that nobody is in yet. */
#include <string.h>
#include <glib/gstdio.h>

#include "doc-read.h"
#include "rk-error.h"
#include "rk-letter.h"
#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report-split.h"
#include "rk-schemes.h"
#include "rk-test-office.h"

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

typedef struct
{
  RkTestOffice *office;
  gint64 scheme;
  gint64 holds; /* workplaces: in force, over, not registered */
  gint64 over;
  gint64 none;
} Fixture;

static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

static gint64
add_workplace (Fixture *f, const char *name, const char *place)
{
  return rk_test_keep (
      f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", name, "municipality_code", place));
}

static gint64
add_status (Fixture *f, gint64 workplace, const char *since, const char *until)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autofree char *number = g_strdup_printf ("R7-%04" G_GINT64_FORMAT, workplace);
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "registered_on", since, "expires_on", until,
                                  "consent_name", "1", "number", number);

  rk_test_set_int (draft, "workplace_id", workplace);
  rk_test_set_int (draft, "scheme_id", f->scheme);
  rk_test_set_int (draft, "level_id", rk_record_id (levels->pdata[0]));
  return rk_test_keep (f->office, draft);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = rk_test_office_new (0);
  g_assert_true (rk_schemes_default (db_of (f), FALSE, &f->scheme, NULL));
  f->holds = add_workplace (f, "見本建設", "焼津市");
  f->over = add_workplace (f, "浜風の店", "焼津市");
  f->none = add_workplace (f, "茶の木製茶", "静岡市");
  add_status (f, f->holds, "2025-08-01", "2027-07-31");
  add_status (f, f->over, "2020-08-01", "2022-07-31");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_office_free (f->office);
}

static RkDocument *
build (Fixture *f, const char *name, const RkReportParams *params)
{
  g_autoptr (GError) error = NULL;
  RkDocument *document = rk_report_build (db_of (f), name, params, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
text_of (Fixture *f, RkDocument *document, guint *n)
{
  g_autofree char *path = g_build_filename (f->office->folder, "out.pdf", NULL);
  g_autoptr (RkPages) pages = rk_document_paginate (document, NULL, NULL);
  g_autofree char *text = NULL;

  g_assert_true (rk_pages_write_pdf (pages, path, NULL, NULL, NULL, NULL));
  if (n)
    *n = rk_pages_get_n (pages);
  text = doc_read_page (path, 0);
  return doc_squeeze (text);
}

/* Everybody, each chosen by hand. */
static RkQuery *
choose_all (Fixture *f)
{
  RkQuery *chosen = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, f->holds);
  g_array_append_val (ids, f->over);
  g_array_append_val (ids, f->none);
  rk_query_only_ids (chosen, ids);
  return chosen;
}

/* ── who gets none ───────────────────────────────────────────────────────────────────────── */

static void
test_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) chosen = choose_all (f);
  RkReportParams params = { .query = chosen };
  g_autoptr (RkDocument) certificates = build (f, "certificate", &params);
  g_autoptr (RkDocument) all = NULL;
  const char *remark = rk_document_get_remark (certificates);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n;

  g_assert_cmpstr (remark, ==,
                   "2 of 3 get none: 1 × it is not registered in this scheme, 1 × the term of "
                   "registration is over");
  g_assert_cmpint (rk_document_get_about (certificates), ==, f->scheme);
  text = text_of (f, certificates, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_lacks (text, "のうち"); /* it is not printed */

  /* Where nobody is left, the reasons stand with that. */
  g_array_append_val (ids, f->over);
  rk_query_only_ids (chosen, ids);
  g_assert_null (rk_report_build (db_of (f), "certificate", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  assert_has (error->message, "1 of 1 get none: 1 × the term of registration is over");

  /* Nobody was chosen: those in force are all that are meant. */
  params.query = NULL;
  all = build (f, "certificate", &params);
  g_assert_null (rk_document_get_remark (all));
}

/* Whoever is reminded must have something to be reminded of. */
static void
test_left_out_of_letters (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) chosen = choose_all (f);
  RkReportParams params = { .query = chosen };
  gint64 late = add_workplace (f, "潮見運輸", "焼津市");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RkDocument) reminders = NULL;

  add_status (f, late, "2024-06-01", "2027-05-31");
  g_array_append_val (ids, late);
  add_status (f, f->none, "2026-05-01", "2028-04-30");
  g_array_append_val (ids, f->none);
  rk_query_only_ids (chosen, ids);
  reminders = build (f, "reminder", &params);
  g_assert_cmpstr (rk_document_get_remark (reminders), ==,
                   "1 of 2 get none: 1 × no report is missing");
}

/* What the list for the public says of those who did not agree. */
static void
test_left_out_of_list (Fixture *f, gconstpointer data)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "registered_on", "2025-08-01");
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  RkReportParams params = { 0 };
  g_autoptr (RkDocument) list = NULL;

  rk_test_set_int (draft, "workplace_id", f->none);
  rk_test_set_int (draft, "scheme_id", f->scheme);
  rk_test_set_int (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
  list = build (f, "public-list", &params);
  g_assert_cmpstr (rk_document_get_remark (list), ==,
                   "1 of 2 get none: 1 × it did not agree to be published");
}

/* Who is no longer there is not published, whatever it agreed to. */
static void
test_closed_left_out_of_list (Fixture *f, gconstpointer data)
{
  static const char *const number = "7000012050002";
  gint64 gone = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "閉じた店",
                                                        "municipality_code", "焼津市",
                                                        "corporate_number", number));
  RkReportParams params = { 0 };
  g_autoptr (RkDocument) before = NULL;
  g_autoptr (RkDocument) list = NULL;
  g_autofree char *text = NULL;

  add_status (f, gone, "2025-08-01", "2027-07-31");
  rk_test_keep (f->office,
                RK_TEST_DRAFT (&rk_kind_corporation, "corporate_number", number, "name", "閉じた店",
                               "closed_on", "2026-05-31", "closed_for", "清算の結了等"));
  list = build (f, "public-list", &params);
  g_assert_cmpstr (rk_document_get_remark (list), ==,
                   "1 of 2 get none: 1 × its corporation is closed");
  text = text_of (f, list, NULL);
  assert_lacks (text, "閉じた店");
  assert_has (text, "登録1のうち1事業所。法人が閉鎖した1事業所は数えていない");

  /* On a day before that it was there. */
  params.as_of = rk_date (2026, 5, 30);
  before = build (f, "public-list", &params);
  g_assert_null (rk_document_get_remark (before));
}

/* ── of which scheme ─────────────────────────────────────────────────────────────────────── */

static void
test_asked_outright (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  RkReportParams params = { .query = query };
  g_autoptr (RkDocument) named = NULL;
  g_autoptr (RkDocument) nobody = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other;

  g_assert_true (rk_schemes_find (db_of (f), "kyokai", &other, NULL));
  g_assert_true (rk_query_where (query, "scheme", "ふじのくに健康づくり推進事業所", NULL));
  named = build (f, "public-list", &params);
  g_assert_cmpint (rk_document_get_about (named), ==, f->scheme);

  /* Another one than the conditions name: nobody is in that. */
  params.scheme = other;
  nobody = rk_report_build (db_of (f), "certificate", &params, NULL, &error);
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

/* The words of a scheme are shown on a paper of that scheme, before anybody is in it. */
static void
test_new_scheme (Fixture *f, gconstpointer data)
{
  static const char *const papers[] = { "certificate", "renewal", "report-form", "reminder" };
  static const char *const of_awards[] = { "award", "recommendation" };
  gint64 other, award;

  g_assert_true (rk_schemes_find (db_of (f), "kyokai", &other, NULL));
  g_assert_true (rk_schemes_default (db_of (f), TRUE, &award, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (papers) + G_N_ELEMENTS (of_awards); i++)
    {
      gboolean of_award = i >= G_N_ELEMENTS (papers);
      const char *name = of_award ? of_awards[i - G_N_ELEMENTS (papers)] : papers[i];
      gint64 scheme = of_award ? award : other;
      g_autoptr (RkRecord) letter = rk_letter_find (db_of (f), name, "scheme_id", scheme, NULL);
      RkReportParams params = { .scheme = scheme, .letter = letter };
      g_autoptr (RkDocument) document = build (f, name, &params);
      guint n;
      g_autofree char *text = text_of (f, document, &n);

      g_assert_cmpuint (n, ==, 1);
      assert_has (text, "見本株式会社");
      assert_lacks (text, "見本建設");
      /* Nobody declares for another. */
      assert_lacks (text, "宣言します");
      if (g_str_equal (name, "certificate"))
        assert_has (text, "健康宣言（協会けんぽ）を行い");
      g_assert_cmpint (rk_document_get_about (document), ==, scheme);
    }
}

/* ── one file for each place ─────────────────────────────────────────────────────────────── */

typedef struct
{
  guint n;
  guint fails_at; /* 0: never */
} Writes;

static gboolean
write_title (RkDocument *document,
             const char *path,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Writes *writes = data;

  if (++writes->n == writes->fails_at)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NO_SPACE, "full");
      g_assert_true (g_file_set_contents (path, "half", -1, NULL));
      return FALSE;
    }
  return g_file_set_contents (path, rk_document_get_title (document), -1, error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_split (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->office->folder, "圏域", NULL);
  g_autofree char *out = g_build_filename (folder, "証.pdf", NULL);
  g_autofree char *first = g_build_filename (folder, "証-静岡.pdf", NULL);
  g_autofree char *second = g_build_filename (folder, "証-志太榛原.pdf", NULL);
  RkReportParams params = { 0 };
  Writes writes = { .fails_at = 2 };
  RkReportSplit split = { .name = "certificate",
                          .params = &params,
                          .by = "medical_area",
                          .out = out,
                          .write = write_title,
                          .data = &writes };
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  add_status (f, f->none, "2025-08-01", "2027-07-31");

  /* All or none. */
  g_assert_null (rk_report_split (f->office->store, &split, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NO_SPACE);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_clear_error (&error);
  writes = (Writes){ 0 };
  files = rk_report_split (f->office->store, &split, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));

  /* What is there already is not written over, unless it was asked for. */
  writes = (Writes){ 0 };
  g_assert_null (rk_report_split (f->office->store, &split, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_EXISTS);
  g_assert_cmpuint (writes.n, ==, 0);
  g_clear_error (&error);
  split.replace = TRUE;
  g_clear_pointer (&files, g_ptr_array_unref);
  files = rk_report_split (f->office->store, &split, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 2);
}

static gboolean
note_from_third (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkReportParams params = { .first = 3 };

  return rk_report_note_printed (db, "certificate", &params, data, error);
}

/* A run that is divided goes on at a number of all of it, not of each of its files. */
static void
test_split_goes_on (Fixture *f, gconstpointer data)
{
  g_autofree char *out = g_build_filename (f->office->folder, "証.pdf", NULL);
  g_autofree char *second = g_build_filename (f->office->folder, "証-志太榛原.pdf", NULL);
  gint64 more = add_workplace (f, "焼津の港", "焼津市");
  RkReportParams params = { .first = 3 };
  Writes writes = { 0 };
  RkReportSplit split = { .name = "certificate",
                          .params = &params,
                          .by = "medical_area",
                          .out = out,
                          .write = write_title,
                          .data = &writes };
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  add_status (f, f->none, "2025-08-01", "2027-07-31");
  add_status (f, more, "2025-08-01", "2027-07-31");
  files = rk_report_split (f->office->store, &split, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1); /* 静岡, 焼津, 焼津 */
  g_assert_cmpstr (files->pdata[0], ==, second);
  params.first = 4;
  g_clear_pointer (&files, g_ptr_array_unref);
  split.replace = TRUE;
  g_assert_null (rk_report_split (f->office->store, &split, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  assert_has (error->message, "There are 3 to print; the first cannot be number 4.");
  rk_test_command (f->office, "発行した", note_from_third, &n);
  g_assert_cmpuint (n, ==, 1);
  /* It ends where it is said to. */
  params.first = params.last = 1;
  g_clear_pointer (&files, g_ptr_array_unref);
  files = rk_report_split (f->office->store, &split, NULL, NULL);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_nonnull (strstr (files->pdata[0], "証-静岡.pdf"));
}

static void
test_split_given_up (Fixture *f, gconstpointer data)
{
  g_autofree char *out = g_build_filename (f->office->folder, "証.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RkReportParams params = { 0 };
  Writes writes = { 0 };
  RkReportSplit split = { .name = "certificate",
                          .params = &params,
                          .by = "medical_area",
                          .out = out,
                          .write = write_title,
                          .data = &writes };
  guint before = count_files (f->office->folder);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rk_report_split (f->office->store, &split, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (f->office->folder), ==, before);
  g_assert_true (rk_report_can_split (rk_report_find ("public-list"), "medical_area"));
  g_assert_false (rk_report_can_split (rk_report_find ("agenda"), "medical_area"));
}

static char *
remark_of (Fixture *f, const char *paper, const RkReportParams *params)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = rk_report_build (db_of (f), paper, params, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (rk_document_get_remark (document));
}

/* Who got a prize without a name: 表彰状 and 表彰式名簿 say so before they are printed; not where
 * the office's own words leave it out. */
static void
test_no_prize (Fixture *f, gconstpointer data)
{
  static const char *const papers[] = { "award", "ceremony-list" };
  RkReportParams params = { .year = 2025 };
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_award, "year", "R7", "decision", "受賞", "decided_on",
                                  "2025-10-03", "ceremony_on", "2025-11-18");
  g_autoptr (RkRecord) letter = NULL;
  g_autofree char *own = NULL;
  gint64 scheme;

  g_assert_true (rk_schemes_default (db_of (f), TRUE, &scheme, NULL));
  rk_test_set_int (draft, "workplace_id", f->holds);
  rk_test_set_int (draft, "scheme_id", scheme);
  rk_test_keep (f->office, draft);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *remark = remark_of (f, papers[i], &params);

      assert_has (remark, "1 × Prize");
    }
  letter = rk_letter_find (db_of (f), "award", "scheme_id", scheme, NULL);
  draft = rk_draft_copy (letter);
  rk_draft_put (draft, "body", "ここに表彰します");
  rk_test_keep (f->office, draft);
  own = remark_of (f, "award", &params);
  g_assert_true (own == NULL || strstr (own, "Prize") == NULL);
}

/* A scheme that numbers leaves no certificate without a number unsaid. */
static void
test_no_number (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autofree char *before = remark_of (f, "certificate", &params);
  g_autofree char *remark = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autoptr (GPtrArray) held = NULL;
  RkDraft *draft;

  g_assert_true (before == NULL || strstr (before, "Number") == NULL);
  g_assert_true (rk_query_where (query, "in_force", "1", NULL));
  held = rk_query_records (db_of (f), query, NULL, NULL);
  g_assert_cmpuint (held->len, ==, 1);
  draft = rk_draft_copy (held->pdata[0]);
  rk_draft_put (draft, "number", NULL);
  rk_test_keep (f->office, draft);
  remark = remark_of (f, "certificate", &params);
  assert_has (remark, "1 × Number");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/register-runs/left-out", test_left_out);
  ADD ("/register-runs/left-out-of-letters", test_left_out_of_letters);
  ADD ("/register-runs/left-out-of-list", test_left_out_of_list);
  ADD ("/register-runs/asked-outright", test_asked_outright);
  ADD ("/register-runs/no-prize", test_no_prize);
  ADD ("/register-runs/no-number", test_no_number);
  ADD ("/register-runs/new-scheme", test_new_scheme);
  ADD ("/register-runs/closed-left-out-of-list", test_closed_left_out_of_list);
  ADD ("/register-runs/split", test_split);
  ADD ("/register-runs/split-goes-on", test_split_goes_on);
  ADD ("/register-runs/split-given-up", test_split_given_up);
#undef ADD
  return g_test_run ();
}
