/* The file itself: schema and field tables agree, foreign and newer files are refused with words,
 * tampering shows. These tests look into the file with SQLite directly, as an intruder would. */
#include <glib.h>
#include <sqlite3.h>
#include <string.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-store.h"
#include "rk-test.h"

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static gboolean
save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_workplace);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_take (draft, 0, g_strdup (data));
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

static void
close_store (RkStore *store)
{
  rk_store_close (store);
  g_object_unref (store);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  RkStore *store;
  g_autoptr (GError) error = NULL;

  f->dir = g_dir_make_tmp ("rk-file-XXXXXX", NULL);
  f->path = g_build_filename (f->dir, "office.renkei", NULL);
  store = rk_store_create (f->path, NULL, &error);
  g_assert_no_error (error);
  rk_store_command (store, "事業所を追加した", save, (gpointer) "青葉薬局", NULL, &error);
  rk_store_command (store, "事業所を追加した", save, (gpointer) "若草工業", NULL, &error);
  g_assert_no_error (error);
  close_store (store);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_remove_tree (f->dir);
  g_free (f->dir);
  g_free (f->path);
}

static void
meddle (Fixture *f, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static const char *
sql_type (RkFieldType type)
{
  switch (type)
    {
    case RK_TYPE_TEXT:
    case RK_TYPE_DATE:
      return "TEXT";
    case RK_TYPE_REAL:
      return "REAL";
    default:
      return "INTEGER";
    }
}

/* Every stored field has its column of the right type, and there is no column without a field. */
static void
compare_kind (sqlite3 *db, const RkKind *kind)
{
  sqlite3_stmt *stmt;
  guint n_stored = 0, n_columns = 0;

  sqlite3_prepare_v2 (db, "SELECT name, type FROM pragma_table_info(?)", -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, kind->name, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *name = (const char *)sqlite3_column_text (stmt, 0);
      int field;

      n_columns++;
      if (n_columns <= 2)
        {
          g_assert_cmpstr (name, ==, n_columns == 1 ? "id" : "office_id");
          continue;
        }
      field = rk_kind_field (kind, name);
      if (field < 0)
        g_error ("%s.%s is not a field", kind->name, name);
      g_assert_cmpstr ((const char *)sqlite3_column_text (stmt, 1), ==,
                       sql_type (kind->fields[field].type));
    }
  sqlite3_finalize (stmt);
  for (guint i = 0; i < kind->n_fields; i++)
    n_stored += !(kind->fields[i].flags & RK_FIELD_DERIVED);
  g_assert_cmpuint (n_columns, ==, n_stored + 2);
}

static void
test_schema_is_the_field_tables (Fixture *f, gconstpointer data)
{
  guint n;
  const RkKind *const *kinds = rk_kinds (&n);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < n; i++)
    compare_kind (db, kinds[i]);
  sqlite3_close (db);
}

static void
assert_refused (Fixture *f, RkError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error));
  g_assert_error (error, RK_ERROR, (int)code);
}

static void
test_newer_file (Fixture *f, gconstpointer data)
{
  meddle (f, "PRAGMA user_version = 999");
  assert_refused (f, RK_ERROR_TOO_NEW);
}

static void
test_other_files (Fixture *f, gconstpointer data)
{
  meddle (f, "PRAGMA application_id = 1");
  assert_refused (f, RK_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (f->path, "名称,住所\n", -1, NULL));
  assert_refused (f, RK_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_refused (f, RK_ERROR_CORRUPT);
  rk_test_remove_tree (f->path);
  assert_refused (f, RK_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir_with_parents (f->path, 0700), ==, 0);
  assert_refused (f, RK_ERROR_INVALID);
}

static gboolean
verify (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_history_verify (db, data, error);
}

static void
assert_chain (Fixture *f, gboolean whole)
{
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_open (f->path, RK_STORE_READ_ONLY, &error);
  guint64 n = 0;

  g_assert_no_error (error);
  g_assert_cmpint (rk_store_read (store, verify, &n, NULL, &error), ==, whole);
  if (whole)
    g_assert_cmpuint (n, ==, 2);
  else
    g_assert_error (error, RK_ERROR, RK_ERROR_CORRUPT);
  close_store (store);
}

static void
test_tampering_shows (Fixture *f, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE history SET what = '何もしていない' WHERE id = (SELECT min(id) FROM history)",
    "UPDATE history SET by = '別の人' WHERE id = (SELECT max(id) FROM history)",
    "UPDATE history_piece SET data = zeroblob(8) WHERE history_id = (SELECT min(id) FROM history)",
    "DELETE FROM history_piece WHERE history_id = (SELECT min(id) FROM history)",
    "DELETE FROM history WHERE id = (SELECT min(id) FROM history)",
  };
  g_autofree char *whole = NULL;
  gsize size;

  assert_chain (f, TRUE);
  g_assert_true (g_file_get_contents (f->path, &whole, &size, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_assert_true (g_file_set_contents (f->path, whole, (gssize)size, NULL));
      meddle (f, attempts[i]);
      assert_chain (f, FALSE);
    }
}

static void
test_check_finds_a_wrong_index (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  meddle (f, "UPDATE record_index SET text = 'x' WHERE kind = 'workplace'");
  problems = rk_store_check (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("schema-is-the-field-tables", test_schema_is_the_field_tables);
  ADD ("newer-file", test_newer_file);
  ADD ("other-files", test_other_files);
  ADD ("tampering-shows", test_tampering_shows);
  ADD ("check-finds-a-wrong-index", test_check_finds_a_wrong_index);
  return g_test_run ();
}
