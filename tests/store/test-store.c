/* The store's promises on one file: what is saved is found again, what is undone is as before. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rk-error.h"
#include "rk-kind-parse.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-store.h"
#include "rk-test.h"

typedef struct
{
  char *dir;
  char *path;
  RkStore *store;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->dir = g_dir_make_tmp ("rk-store-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->dir, "office.renkei", NULL);
  f->store = rk_store_create (f->path, NULL, &error);
  g_assert_no_error (error);
}

static void
reopen (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  rk_store_close (f->store);
  g_object_unref (f->store);
  f->store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_store_close (f->store);
  g_assert_finalize_object (f->store);
  rk_test_remove_tree (f->dir);
  g_free (f->dir);
  g_free (f->path);
}

static RkRecord *
make_workplace (const char *name, const char *address, const char *industry)
{
  g_autoptr (RkDraft) draft = rk_draft_new (&rk_kind_workplace);

  g_assert_true (
      rk_draft_set_typed (draft, rk_kind_field (&rk_kind_workplace, "name"), name, NULL));
  g_assert_true (
      rk_draft_set_typed (draft, rk_kind_field (&rk_kind_workplace, "address"), address, NULL));
  g_assert_true (
      rk_draft_set_typed (draft, rk_kind_field (&rk_kind_workplace, "industry"), industry, NULL));
  return rk_draft_end (g_steal_pointer (&draft));
}

static gboolean
save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_records_save (db, data, NULL, error);
}

static void
add (Fixture *f, const char *name, const char *address, const char *industry)
{
  g_autoptr (RkRecord) record = make_workplace (name, address, industry);
  g_autoptr (GError) error = NULL;

  rk_store_command (f->store, "事業所を追加した", save, record, NULL, &error);
  g_assert_no_error (error);
}

static GArray *
ids_of (Fixture *f, RkQuery *query)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = rk_query_ids (rk_store_main_db (f->store), query, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

/* Names of the matching workplaces in order, joined by "|". */
static char *
names_of (Fixture *f, RkQuery *query)
{
  g_autoptr (GArray) ids = ids_of (f, query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = rk_records_fetch (rk_store_main_db (f->store), rk_query_kind (query),
                          (const gint64 *)ids->data, ids->len, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (out, "%s%s", i ? "|" : "", rk_record_get (records->pdata[i], "name"));
  return g_string_free (out, FALSE);
}

static char *
all_names (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);

  return names_of (f, query);
}

#define assert_names(f, expected)            \
  G_STMT_START                               \
  {                                          \
    g_autofree char *names_ = all_names (f); \
    g_assert_cmpstr (names_, ==, expected);  \
  }                                          \
  G_STMT_END

static void
test_create (Fixture *f, gconstpointer data)
{
  GStatBuf status;
  g_autoptr (RkQuery) areas = rk_query_new (&rk_kind_area);
  g_autoptr (GArray) ids = ids_of (f, areas);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (ids->len, ==, 35);
  g_assert_null (rk_store_create (f->path, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (rk_store_undo (f->store, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

static void
test_undo_across_restarts (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;

  add (f, "あおば薬局", "静岡県焼津市栄町1-1", "小売業");
  add (f, "いろは食堂", "静岡県藤枝市駅前1-1", "飲食業");
  assert_names (f, "あおば薬局|いろは食堂");
  reopen (f);
  g_assert_true (rk_store_undo (f->store, &what, &error));
  g_assert_cmpstr (what, ==, "事業所を追加した");
  assert_names (f, "あおば薬局");
  reopen (f);
  g_assert_true (rk_store_undo (f->store, NULL, &error));
  assert_names (f, "");
  reopen (f);
  g_assert_true (rk_store_redo (f->store, NULL, &error));
  g_assert_true (rk_store_redo (f->store, NULL, &error));
  g_assert_no_error (error);
  assert_names (f, "あおば薬局|いろは食堂");
  g_assert_false (rk_store_redo (f->store, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

static void
test_new_command_ends_redo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (f, "一", "焼津市", "小売業");
  g_assert_true (rk_store_undo (f->store, NULL, &error));
  add (f, "二", "焼津市", "小売業");
  g_assert_false (rk_store_redo (f->store, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

/* An undone search word must not be found, a redone one must. */
static void
test_index_follows (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (f, "焼津みなと薬局", "静岡県焼津市栄町1-1", "小売業");
  rk_query_set_search (query, "薬局");
  g_assert_true (rk_store_undo (f->store, NULL, NULL));
  before = names_of (f, query);
  g_assert_cmpstr (before, ==, "");
  g_assert_true (rk_store_redo (f->store, NULL, NULL));
  after = names_of (f, query);
  g_assert_cmpstr (after, ==, "焼津みなと薬局");
}

static gint64
only_id (Fixture *f, const char *name)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, "name", name, NULL));
  ids = ids_of (f, query);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static void
change (Fixture *f, gint64 id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkRecord) old
      = rk_records_get (rk_store_main_db (f->store), &rk_kind_workplace, id, &error);
  g_autoptr (RkDraft) draft = NULL;
  g_autoptr (RkRecord) record = NULL;

  g_assert_no_error (error);
  draft = rk_draft_copy (old);
  g_assert_true (rk_draft_set_typed (draft, rk_kind_field (&rk_kind_workplace, field), text, NULL));
  record = rk_draft_end (g_steal_pointer (&draft));
  rk_store_command (f->store, "事業所を直した", save, record, NULL, &error);
  g_assert_no_error (error);
}

static void
test_undo_one_of_several (Fixture *f, gconstpointer data)
{
  RkDb *db = rk_store_main_db (f->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (RkRecord) record = NULL;
  gint64 id;

  add (f, "甲", "焼津市", "小売業");
  id = only_id (f, "甲");
  change (f, id, "employees", "10");
  change (f, id, "phone", "054-000-0001");
  change (f, id, "employees", "20");
  entries = rk_history_list (db, 0, &error);
  g_assert_cmpuint (entries->len, ==, 4);
  /* The telephone alone can be taken back, the first number of employees cannot. */
  g_assert_true (rk_store_undo_entry (f->store, ((RkHistoryEntry *)entries->pdata[1])->id, &error));
  record = rk_records_get (db, &rk_kind_workplace, id, &error);
  g_assert_null (rk_record_get (record, "phone"));
  g_assert_cmpint (rk_record_get_int (record, "employees"), ==, 20);
  g_assert_false (
      rk_store_undo_entry (f->store, ((RkHistoryEntry *)entries->pdata[2])->id, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONFLICT);
}

static void
test_undo_to (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint n;

  add (f, "一", "焼津市", "小売業");
  add (f, "二", "焼津市", "小売業");
  add (f, "三", "焼津市", "小売業");
  entries = rk_history_list (rk_store_main_db (f->store), 0, NULL);
  g_assert_true (rk_store_undo_to (f->store, ((RkHistoryEntry *)entries->pdata[2])->id, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  assert_names (f, "一");
  after = rk_history_list (rk_store_main_db (f->store), 0, NULL);
  g_assert_true (((RkHistoryEntry *)after->pdata[0])->undone);
  g_assert_true (((RkHistoryEntry *)after->pdata[1])->undone);
  g_assert_false (((RkHistoryEntry *)after->pdata[2])->undone);
}

static void
test_history_in_words (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  const RkHistoryChange *line;

  add (f, "甲", "焼津市", "小売業");
  change (f, only_id (f, "甲"), "name", "乙");
  entries = rk_history_list (rk_store_main_db (f->store), 1, &error);
  changes = rk_history_changes (rk_store_main_db (f->store),
                                ((RkHistoryEntry *)entries->pdata[0])->id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  line = changes->pdata[0];
  g_assert_cmpstr (line->field, ==, "名称");
  g_assert_cmpstr (line->before, ==, "甲");
  g_assert_cmpstr (line->after, ==, "乙");
  mine = rk_history_of_record (rk_store_main_db (f->store), only_id (f, "乙"), 0, &error);
  g_assert_cmpuint (mine->len, ==, 2);
}

/* What only the program reads is said to be there; small counts would be read off in the history.
 */
static void
test_history_of_what_is_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDraft) draft = rk_draft_new (&rk_kind_import_profile);
  g_autoptr (RkRecord) profile = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_kept = 0;

  rk_draft_put (draft, "name", "市の一覧");
  rk_draft_put (draft, "kind", "workplace");
  rk_draft_put (draft, "columns", "[columns]\nname=名称\n");
  profile = rk_draft_end (g_steal_pointer (&draft));
  g_assert_true (rk_store_command (f->store, "対応表を保存した", save, profile, NULL, NULL));
  entries = rk_history_list (rk_store_main_db (f->store), 1, NULL);
  changes = rk_history_changes (rk_store_main_db (f->store),
                                ((RkHistoryEntry *)entries->pdata[0])->id, 0, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const RkHistoryChange *line = changes->pdata[i];

      g_assert_null (strstr (line->after, "name="));
      n_kept += g_str_equal (line->after, "（内容あり）");
    }
  g_assert_cmpuint (n_kept, ==, 1);
  g_assert_true (rk_kind_observation.fields[rk_kind_field (&rk_kind_observation, "counts")].format
                 == rk_format_kept);
}

/* What merely points to a record is not part of its history. */
static void
test_history_of_record (Fixture *f, gconstpointer data)
{
  RkDb *db = rk_store_main_db (f->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) of_first = NULL;
  g_autoptr (GPtrArray) of_second = NULL;
  g_autofree char *first = NULL;

  add (f, "甲", "焼津市", "小売業");
  add (f, "乙", "焼津市", "小売業");
  first = g_strdup_printf ("%" G_GINT64_FORMAT, only_id (f, "甲"));
  change (f, only_id (f, "乙"), "suspected_id", first);
  change (f, only_id (f, "乙"), "phone", "054-000-0001");
  of_first = rk_history_of_record (db, only_id (f, "甲"), 0, &error);
  of_second = rk_history_of_record (db, only_id (f, "乙"), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_first->len, ==, 1);
  g_assert_cmpuint (of_second->len, ==, 3);
}

static gboolean
fail (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (rk_records_save (db, data, NULL, error));
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FAILED, "half way");
  return FALSE;
}

static void
test_failed_command_leaves_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) record = make_workplace ("半分", "焼津市", "小売業");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_false (rk_store_command (f->store, "失敗する", fail, record, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FAILED);
  assert_names (f, "");
  entries = rk_history_list (rk_store_main_db (f->store), 0, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_true (rk_store_rehearse (f->store, save, record, NULL, NULL));
  assert_names (f, "");
}

#define MANY 60000

static gboolean
save_many (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < MANY; i++)
    if (!rk_records_save (db, data, NULL, error))
      return FALSE;
  return TRUE;
}

/* Larger than one piece of the history: the pieces together must be the whole. */
static void
test_large_command (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) record = make_workplace ("多", "焼津市", "小売業");
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GError) error = NULL;
  guint64 total;

  rk_store_command (f->store, "たくさん入れた", save_many, record, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rk_store_undo (f->store, NULL, &error));
  rk_query_total (rk_store_main_db (f->store), query, &total, NULL, NULL);
  g_assert_cmpuint (total, ==, 0);
  g_assert_true (rk_store_redo (f->store, NULL, &error));
  rk_query_total (rk_store_main_db (f->store), query, &total, NULL, NULL);
  g_assert_cmpuint (total, ==, MANY);
}

static void
test_query (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autofree char *by_name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autoptr (RkQuery) again = NULL;
  const char *const fields[] = { "medical_area", "industry", NULL };
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) error = NULL;

  add (f, "（株）さくら", "静岡県焼津市栄町1-1", "製造業");
  add (f, "あさひ", "静岡県浜松市中央区1-1", "製造業");
  add (f, "かもめ", "静岡県焼津市本町2-2", "小売業");
  g_assert_true (rk_query_where (query, "municipality", "焼津市", &error));
  g_assert_true (rk_query_where (query, "industry", "E", &error));
  g_assert_true (rk_query_where (query, "industry", "I", &error));
  g_assert_true (rk_query_sort (query, "-name", &error));
  g_assert_no_error (error);
  by_name = names_of (f, query);
  g_assert_cmpstr (by_name, ==, "（株）さくら|かもめ");
  words = rk_query_dup_words (query);
  g_assert_cmpstr (words, ==, "市町：焼津市　産業：E 製造業・I 卸売業，小売業");
  text = rk_query_to_text (query);
  again = rk_query_from_text (text, &error);
  g_assert_no_error (error);
  {
    g_autofree char *same = names_of (f, again);

    g_assert_cmpstr (same, ==, by_name);
  }
  rk_query_drop (query, NULL);
  counts = rk_query_count_by (rk_store_main_db (f->store), query, fields, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, ==, 3);
  g_assert_cmpstr (((RkCount *)counts->pdata[2])->values[0], ==, "西部");
  g_assert_false (rk_query_where (query, "name; DROP TABLE workplace", "x", &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

/* How many were chosen, as all numbers in the head of a paper. */
static void
test_chosen_are_counted (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *words = NULL;

  for (gint64 id = 1; id <= 7078; id++)
    g_array_append_val (ids, id);
  rk_query_only_ids (query, ids);
  words = rk_query_dup_words (query);
  g_assert_cmpstr (words, ==, "選択した7,078件");
}

/* A day before another is told by their names. */
static void
test_order_of_days (Fixture *f, gconstpointer data)
{
  static const char *const values[][2] = { { "date", "2026-07-02" },
                                           { "next_on", "2026-06-30" },
                                           { "means", "電話" },
                                           { "subject", "更新" } };
  RkDraft *draft = rk_draft_new (&rk_kind_visit);
  g_autoptr (RkRecord) visit = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    rk_draft_put (draft, values[i][0], values[i][1]);
  rk_draft_put_id (draft, "workplace_id", 1);
  visit = rk_draft_end (draft);
  problems = rk_record_validate (visit);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((RkProblem *)problems->pdata[0])->reason, ==,
                   "“Promised for” comes before “Day”");
}

static void
test_second_opener_reads (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkRecord) record = make_workplace ("二人目", "焼津市", "小売業");
  RkStore *second;
  g_autofree char *who = NULL;

  add (f, "一人目", "焼津市", "小売業");
  second = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (rk_store_is_read_only (second));
  who = rk_store_dup_writer (second);
  g_assert_nonnull (strstr (who, "から"));
  g_assert_false (rk_store_command (second, "書けない", save, record, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_READ_ONLY);
  rk_store_close (second);
  g_object_unref (second);
  reopen (f);
  g_assert_false (rk_store_is_read_only (f->store));
}

static void
test_backup_and_restore (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (f->dir, "copy.renkei", NULL);
  g_autofree char *restored = g_build_filename (f->dir, "restored.renkei", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  guint64 rows = 0, again = 0;

  add (f, "控え", "焼津市", "小売業");
  g_assert_true (rk_store_backup (f->store, copy, &rows, &error));
  g_assert_cmpuint (rows, >, 40);
  g_assert_false (rk_store_backup (f->store, copy, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (rk_backup_restore (copy, restored, &again, &error));
  g_assert_cmpuint (rows, ==, again);
  problems = rk_store_check (restored, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  for (int i = 0; i < 33; i++)
    g_assert_true (rk_store_backup (f->store, NULL, NULL, &error));
  backups = rk_backup_list (f->path);
  g_assert_cmpuint (backups->len, ==, 30);
}

#define PAGE 8192 /* of a new file */

static void
test_damage_is_said (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (rk_store_backup (f->store, NULL, NULL, &error));
  rk_store_close (f->store);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, &error));
  memset (contents + length / 2 / PAGE * PAGE, 0x5a, PAGE);
  g_assert_true (g_file_set_contents (f->path, contents, (gssize)length, &error));
  g_assert_null (rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, ".backup"));
}

static void
on_changed (RkStore *store, GPtrArray *changes, guint *n)
{
  for (guint i = 0; i < changes->len; i++)
    if (((RkChange *)changes->pdata[i])->kind == &rk_kind_workplace)
      *n += ((RkChange *)changes->pdata[i])->ids->len;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rk_store_run_finish (RK_STORE (source), result, NULL, &error));
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static void
test_change_notice (Fixture *f, gconstpointer data)
{
  guint n = 0;
  gboolean done = FALSE;

  g_signal_connect (f->store, "changed", G_CALLBACK (on_changed), &n);
  add (f, "一", "焼津市", "小売業");
  while (n < 1)
    g_main_context_iteration (NULL, TRUE);
  rk_store_command_async (f->store, "二", save, make_workplace ("二", "焼津市", "小売業"),
                          (GDestroyNotify)rk_record_unref, NULL, on_done, &done);
  g_assert_false (rk_store_is_idle (f->store));
  while (!done || n < 2 || !rk_store_is_idle (f->store))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 2);
}

/* A copy of the one file while the office is open has all that was saved. */
static void
test_settle (Fixture *f, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (f->path, ".copy.renkei", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (RkStore) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;
  gsize length;

  add (f, "一", "焼津市", "小売業");
  rk_store_settle_async (f->store);
  while (!rk_store_is_idle (f->store))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, &error));
  g_assert_true (g_file_set_contents (copy, contents, (gssize)length, &error));
  other = rk_store_open (copy, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (rk_records_count (rk_store_main_db (other), &rk_kind_workplace, &n, &error));
  g_assert_cmpint (n, ==, 1);
  rk_store_close (other);
}

/* Reads to its end, however long nobody wants it any more. */
static gboolean
read_on (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_thread_yield ();
  return TRUE;
}

static void
on_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_store_run_finish (RK_STORE (source), result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *)data = TRUE;
}

/* What is no longer wanted does not come after what was asked for instead. */
static void
test_cancelled_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  rk_store_read_async (f->store, read_on, NULL, NULL, cancellable, on_cancelled, &done);
  g_cancellable_cancel (cancellable);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

#define N_ORDERED 64

typedef struct
{
  GArray *order;
  guint n;
} Ordered;

static gboolean
note_order (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ordered *ordered = data;

  g_array_append_val (ordered->order, ordered->n);
  return TRUE;
}

/* What was asked for first is written first, whichever worker comes to the file before. */
static void
test_in_order (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  Ordered jobs[N_ORDERED];

  for (guint i = 0; i < N_ORDERED; i++)
    {
      jobs[i] = (Ordered){ order, i };
      rk_store_command_async (f->store, "順に", note_order, &jobs[i], NULL, NULL, NULL, NULL);
    }
  while (!rk_store_is_idle (f->store))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (order->len, ==, N_ORDERED);
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpuint (g_array_index (order, guint, i), ==, i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* The loop is this thread's: notices come at once. */
  g_main_context_acquire (NULL);
#define ADD(name, func) g_test_add ("/store/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("create", test_create);
  ADD ("in-order", test_in_order);
  ADD ("undo-across-restarts", test_undo_across_restarts);
  ADD ("new-command-ends-redo", test_new_command_ends_redo);
  ADD ("index-follows", test_index_follows);
  ADD ("undo-one-of-several", test_undo_one_of_several);
  ADD ("undo-to", test_undo_to);
  ADD ("history-in-words", test_history_in_words);
  ADD ("history-of-what-is-kept", test_history_of_what_is_kept);
  ADD ("history-of-record", test_history_of_record);
  ADD ("failed-command-leaves-nothing", test_failed_command_leaves_nothing);
  ADD ("large-command", test_large_command);
  ADD ("query", test_query);
  ADD ("query/chosen", test_chosen_are_counted);
  ADD ("record/order-of-days", test_order_of_days);
  ADD ("second-opener-reads", test_second_opener_reads);
  ADD ("backup-and-restore", test_backup_and_restore);
  ADD ("damage-is-said", test_damage_is_said);
  ADD ("change-notice", test_change_notice);
  ADD ("settle", test_settle);
  ADD ("cancelled-read", test_cancelled_read);
  return g_test_run ();
}
