/* Editions and answers as files: round trips, broken ones refused with their row, a thousand
 * damaged ones. */
#include <string.h>

#include "rk-checklist-file.h"
#include "rk-council.h"
#include "rk-editions.h"
#include "rk-error.h"
#include "rk-test-office.h"

static char *
write_file (const char *folder, const char *name, const char *text, gssize size)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, size, NULL));
  return path;
}

static void
test_round_trip (gconstpointer suffix)
{
  g_autoptr (GPtrArray) shipped = rk_editions_shipped ();
  g_autofree char *folder = g_dir_make_tmp ("rk-test-XXXXXX", NULL);

  for (guint i = 0; i < shipped->len; i++)
    {
      const RkEdition *edition = shipped->pdata[i];
      g_autofree char *name = g_strconcat (edition->code, suffix, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = NULL;
      g_autofree char *a = rk_edition_to_json (edition);
      g_autofree char *b = NULL;

      rk_checklist_file_write (path, edition, &error);
      g_assert_no_error (error);
      read = rk_checklist_file_read (path, &error);
      g_assert_no_error (error);
      b = rk_edition_to_json (read->pdata[0]);
      g_assert_cmpstr (a, ==, b);
    }
  rk_test_remove_tree (folder);
}

static const char good[]
    = "記号,small\nチェックリスト名,小さな点検\n版,2026.4\n対象,secondary_medical_area\n回答の単位,"
      "council\n"
      "判定の方法,all_required_marked_full\n印,2,○,できている,2\n印,0,×,できていない,0\n"
      "印,NA,－,対象外,\n段階,1,段階一,はじめ\n番号,分野記号,分野,段階,必須,項目\n"
      "S-1,S,はじめ,1,必須,名簿がある\nS-2,S,はじめ,1,,会議を開いた\n";

static void
refused (const char *folder, const char *text, const char *row)
{
  g_autofree char *path = write_file (folder, "bad.csv", text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = rk_checklist_file_read (path, &error);

  g_assert_null (read);
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  if (strstr (error->message, row) == NULL)
    g_error ("%s: not “%s”", error->message, row);
}

static void
test_csv_broken (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *row;
  } damages[] = {
    { "S-2", "S-1", "Line 13" },
    { "1,必須", "9,必須", "Line 12" },
    { "1,必須", "1,たぶん", "Line 12" },
    { "○,できている,2", "○,できている,二", "Line 7" },
    { "版,2026.4\n", "", "version" },
    { "S-2,S", "S-2,", "Line 13" },
    { "判定の方法,", "判定の方向,", "Line 6" },
    { "会議を開いた", "", "Line 13" },
    { ",必須,項目", ",必要,項目", "Line 11" },
  };
  g_autofree char *folder = g_dir_make_tmp ("rk-test-XXXXXX", NULL);
  g_autofree char *path = write_file (folder, "good.csv", good, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = rk_checklist_file_read (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (((RkEdition *)read->pdata[0])->items->len, ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      GString *bad = g_string_new (good);
      g_autofree char *text = NULL;

      g_assert_cmpuint (g_string_replace (bad, damages[i].before, damages[i].after, 1), ==, 1);
      text = g_string_free (bad, FALSE);
      refused (folder, text, damages[i].row);
    }
  rk_test_remove_tree (folder);
}

/* A byte changed, lost, or the end cut off: whole or refused, never half taken. */
static void
test_csv_damaged (void)
{
  g_autoptr (GPtrArray) shipped = rk_editions_shipped ();
  g_autofree char *folder = g_dir_make_tmp ("rk-test-XXXXXX", NULL);
  g_autofree char *source = g_build_filename (folder, "whole.csv", NULL);
  g_autofree char *whole = NULL;
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_refused = 0;
  gsize size;

  g_test_message ("seed %u", seed);
  g_assert_true (rk_checklist_file_write (source, shipped->pdata[3], NULL));
  g_assert_true (g_file_get_contents (source, &whole, &size, NULL));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *bad = g_memdup2 (whole, size);
      gsize at = (gsize)g_rand_int_range (rand, 1, (gint32)size);
      gsize length = i % 3 == 0 ? at : size;
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = NULL;

      if (i % 3 == 1)
        bad[at] = (char)g_rand_int_range (rand, 0, 256);
      else if (i % 3 == 2)
        memmove (bad + at, bad + at + 1, --length - at);
      path = write_file (folder, "bad.csv", bad, (gssize)length);
      read = rk_checklist_file_read (path, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      n_refused += read == NULL;
      if (read)
        g_assert_true (rk_edition_check (read->pdata[0], NULL));
      else
        g_assert_cmpint (error->domain, ==, RK_ERROR);
    }
  g_assert_cmpuint (n_refused, >, 100);
  rk_test_remove_tree (folder);
}

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkTestOffice *office;
  const char *path;
  gint64 round;
  guint n;
} Taking;

static gboolean
take (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Taking *taking = data;
  RkDraft *draft = rk_draft_new (&rk_kind_council);
  RkRoundSubject subject = { .year = 2026 };
  g_autoptr (RkRecord) council = NULL;

  g_assert_true (rk_test_set (draft, "name", "試験協議会"));
  g_assert_true (rk_test_set (draft, "level", RK_LEVEL_AREA));
  council = rk_draft_end (draft);
  return rk_records_save (db, council, &subject.council, error)
         && rk_editions_find (db, "growth-area", &subject.edition, error)
         && rk_checklists_begin (db, &subject, &taking->round, error)
         && rk_checklist_answers_import (db, taking->round, taking->path, &taking->n, error);
}

static void
refuse_answers (RkTestOffice *office, const char *text, const char *says)
{
  g_autofree char *path = write_file (office->folder, "answers.csv", text, -1);
  Taking taking = { office, path };
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_false (rk_store_command (office->store, "取り込んだ", take, &taking, NULL, &error));
  if (strstr (error->message, says) == NULL)
    g_error ("%s: not “%s”", error->message, says);
  g_assert_true (rk_records_count (rk_store_main_db (office->store), &rk_kind_answer, &n, NULL));
  g_assert_cmpint (n, ==, 0);
}

static void
test_answers (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autofree char *path = NULL;
  Taking taking = { office };
  g_autoptr (RkChecklist) round = NULL;

  refuse_answers (office, "code,mark\nG11-01,○\nG99-01,○\n", "Line 3");
  refuse_answers (office, "code,mark\nG11-01,まる\n", "Line 2");
  refuse_answers (office, "code,mark\nG11-01,○\nG11-01,×\n", "Line 3");
  refuse_answers (office, "code,comment\nG11-01,○\n", "Line 1");
  refuse_answers (office, "code,mark,body\nG11-01,○,いない機関\n", "Line 2");
  path = write_file (office->folder, "good.csv",
                     "番号,回答,メモ\nG11-01,○,要綱がある\nG11-02,ｘ,\nG11-03,2,\nG12-01,,あとで\n",
                     -1);
  taking.path = path;
  rk_test_command (office, "回答を取り込んだ", take, &taking);
  g_assert_cmpuint (taking.n, ==, 4);
  round = rk_checklist_load (rk_store_main_db (office->store), taking.round, NULL);
  g_assert_cmpstr (rk_answer_sign (round->edition, round->answers, 0), ==, "○");
  g_assert_cmpstr (rk_answer_sign (round->edition, round->answers, 1), ==, "×");
  g_assert_cmpstr (rk_answer_sign (round->edition, round->answers, 2), ==, "○");
  g_assert_cmpint (round->answers[3], ==, RK_UNANSWERED);
  g_assert_cmpstr (rk_checklist_row (round, 0, 0)->comment, ==, "要綱がある");
  rk_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/checklist-file/csv", ".csv", test_round_trip);
  g_test_add_data_func ("/checklist-file/json", ".json", test_round_trip);
  g_test_add_func ("/checklist-file/csv-broken", test_csv_broken);
  g_test_add_func ("/checklist-file/csv-damaged", test_csv_damaged);
  g_test_add_func ("/checklist-file/answers", test_answers);
  return g_test_run ();
}
