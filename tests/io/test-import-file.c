/* A list as a whole: its columns, refusals, stopping, importing twice, undoing, the list of
 * problems. Usage: test-import-file GEN-REGISTER */
#include "rk-test-import.h"

#include "rk-import-profile.h"
#include "rk-text.h"

#define N_ROWS 7078

static const char *generator;

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
  g_assert_null (rk_import_open (&rk_kind_workplace, fixture->csv, 0, NULL, 0, NULL, &error));
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

/* One among other words: where it is called so its digits are kept nowhere; else somebody is asked
 * to look. Twelve other digits are nobody's business. */
static void
test_individual_numbers_among_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,担当者,備考\r\n"
                              "青葉,焼津市,葵 一,マイナンバー 1234 5678 9018\r\n"
                              "若草,焼津市,山田 １２３４－５６７８－９０１８,\r\n"
                              "常盤,焼津市,,123456789018\r\n"
                              "藤枝,焼津市,,受付123456789012、054-629-0001 2024-1234\r\n");
  static const char *const fields[] = { "note", "contact", "note" };

  assert_field (fixture, 0, "note", "マイナンバー ＊＊＊＊＊＊＊＊＊＊＊＊");
  g_assert_cmpuint (report->problems->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const RkImportProblem *problem = report->problems->pdata[i];

      g_assert_cmpuint (problem->row, ==, i + 2);
      g_assert_cmpstr (problem->field, ==, fields[i]);
      g_assert_true (problem->kept);
      g_assert_nonnull (strstr (problem->reason, "individual number"));
      g_assert_true (i > 0 || strstr (problem->value, "5678") == NULL);
    }
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];
  add ("/import-file/columns/joined", NULL, test_columns_of_one_field_are_joined);
  add ("/import-file/columns/preview", NULL, test_preview_is_what_will_be_stored);
  add ("/import-file/columns/profile", NULL, test_a_profile_reads_the_next_file_alike);
  add ("/import-file/refused/numbers", NULL, test_individual_numbers_are_refused_at_once);
  add ("/import-file/refused/numbers-below", NULL,
       test_individual_numbers_further_down_are_refused);
  add ("/import-file/numbers-among-words", NULL, test_individual_numbers_among_words);
  add ("/import-file/refused/changed", NULL, test_a_file_that_changed_meanwhile_is_refused);
  add ("/import-file/refused/nameless", NULL, test_a_list_needs_a_column_of_names);
  add ("/import-file/stopped", NULL, test_stopping_leaves_nothing);
  add ("/import-file/rehearsed", NULL, test_a_rehearsal_leaves_nothing);
  add ("/import-file/register", NULL, test_register_twice_and_undo);
  add ("/import-file/list/complete", NULL, test_the_list_is_complete_however_long);
  add ("/import-file/list/saved", NULL, test_the_list_can_be_saved_afterwards);
  return g_test_run ();
}
