/* The file itself: schema and field tables agree, foreign and newer files are refused with words,
 * tampering shows. These tests look into the file with SQLite directly, as an intruder would. */
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-migrate.h"
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
  assert_refused (f, RK_ERROR_FORMAT);
  g_assert_true (g_file_set_contents (f->path, "名称,住所\n", -1, NULL));
  assert_refused (f, RK_ERROR_FORMAT);
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_refused (f, RK_ERROR_FORMAT);
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
    "DELETE FROM history WHERE id = (SELECT max(id) FROM history)",
    "DELETE FROM history",
    "UPDATE history_head SET entries = 3",
    "DELETE FROM history_head",
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

/* ── where nothing may be written beside the file ────────────────────────────────────────── */

#define NOBODY 65534

static gboolean
exists (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

/* In a process of its own that is not root, whom no permission stops. Returns: its exit status */
static int
as_nobody (Fixture *f, int (*func) (const char *path))
{
  int status;
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (99);
      _exit (func (f->path));
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
  guint64 n = 0;

  if (store == NULL)
    g_printerr ("# %s\n", error->message);
  if (store == NULL || !rk_store_is_read_only (store)
      || !rk_store_read (store, verify, &n, NULL, &error))
    return 1;
  if (rk_store_command (store, "試す", save, (gpointer) "x", NULL, &error)
      || !g_error_matches (error, RK_ERROR, RK_ERROR_READ_ONLY))
    return 2;
  close_store (store);
  return n == 2 ? 0 : 3;
}

static int
refused_in_words (const char *path)
{
  g_autoptr (GError) error = NULL;

  if (rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error))
    return 1;
  return g_error_matches (error, RK_ERROR, RK_ERROR_READ_ONLY)
                 && strstr (error->message, "closed in good order")
             ? 0
             : 2;
}

static void
test_clean_close (Fixture *f, gconstpointer data)
{
  guchar *bytes;
  g_autofree char *whole = NULL;

  g_assert_false (exists (f->path, "-wal"));
  g_assert_false (exists (f->path, "-shm"));
  g_assert_true (g_file_get_contents (f->path, &whole, NULL, NULL));
  bytes = (guchar *)whole;
  g_assert_cmpuint (bytes[18], ==, 1);
  g_assert_cmpuint (bytes[19], ==, 1);
}

static void
test_unwritable_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);

  g_assert_cmpint (g_chmod (f->path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (f->dir, 0555), ==, 0);
  g_assert_cmpint (as_nobody (f, read_only), ==, 0);
  /* The file itself may be written, its folder may not. */
  g_assert_cmpint (g_chmod (f->path, 0666), ==, 0);
  g_assert_cmpint (as_nobody (f, read_only), ==, 0);
  /* A program that did not leave the WAL mode when it closed. */
  g_assert_cmpint (g_chmod (f->dir, 0755), ==, 0);
  meddle (f, "PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint");
  g_assert_cmpint (g_chmod (f->dir, 0555), ==, 0);
  g_assert_cmpint (as_nobody (f, read_only), ==, 0);
  /* A journal that only somebody else can bring in. */
  g_assert_cmpint (g_chmod (f->dir, 0755), ==, 0);
  g_assert_true (g_file_set_contents (wal, "left behind", -1, NULL));
  g_assert_cmpint (g_chmod (f->dir, 0555), ==, 0);
  g_assert_cmpint (as_nobody (f, refused_in_words), ==, 0);
  g_assert_cmpint (g_chmod (f->dir, 0755), ==, 0);
}

/* The lock is no part of the office: damage to it must not look like damage to the file. */
static void
test_damaged_lock (Fixture *f, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (f->dir, ".office.renkei.lock", NULL);
  g_autofree char *garbage = g_strnfill (8192, 'x');
  g_autoptr (RkStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (lock, garbage, 8192, NULL));
  store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_false (rk_store_is_read_only (store));
}

/* Another program looks into the file and is through with it. */
static void
look_from_outside (const char *path)
{
  g_autofree char *script
      = g_strdup_printf ("import sqlite3; d = sqlite3.connect ('%s'); "
                         "d.execute ('SELECT count (*) FROM workplace').fetchall (); d.close ()",
                         path);
  const char *const argv[] = { "python3", "-c", script, NULL };
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* A file chooser reads the beginning of each file of a folder and closes it, and with that every
 * POSIX lock of the process on it is gone: whoever comes then would be alone with the file. */
static void
test_the_log_stays_ours (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_autofree char *bytes = NULL;
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_no_error (error);
  rk_store_command (store, "事業所を追加した", save, (gpointer) "朝霧酒造", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (exists (f->path, "-wal"));
  g_assert_true (g_file_get_contents (f->path, &bytes, NULL, NULL));
  look_from_outside (f->path);
  g_assert_true (exists (f->path, "-wal"));
  rk_store_command (store, "事業所を追加した", save, (gpointer) "潮風水産", NULL, &error);
  g_assert_no_error (error);
  close_store (store);
  g_assert_false (exists (f->path, "-wal"));
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT count (*) FROM workplace", -1, &stmt, NULL);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (stmt, 0), ==, 4);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

/* ── what is said ────────────────────────────────────────────────────────────────────────── */

static void
test_not_an_office_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) damaged = NULL;
  g_autoptr (RkStore) store = NULL;
  g_autofree char *csv = g_build_filename (f->dir, "list.renkei", NULL);

  g_assert_true (g_file_set_contents (csv, "名称,住所\n", -1, NULL));
  g_assert_null (rk_store_open (csv, RK_STORE_NO_DAILY_BACKUP, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "not an office file"));

  /* With a copy beside it, it was one. */
  store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, NULL);
  g_assert_true (rk_store_backup (store, NULL, NULL, NULL));
  rk_store_close (store);
  g_assert_true (g_file_set_contents (f->path, "名称,住所\n", -1, NULL));
  g_assert_null (rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &damaged));
  g_assert_error (damaged, RK_ERROR, RK_ERROR_CORRUPT);
  g_assert_nonnull (strstr (damaged->message, ".backup"));
  g_assert_nonnull (strstr (damaged->message, "is damaged"));
}

static void
test_codes_are_details (Fixture *f, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (f->path, &whole, &size, NULL));
  memset (whole + 4096, 0x55, 8192);
  g_assert_true (g_file_set_contents (f->path, whole, (gssize)size, NULL));
  g_assert_null (rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CORRUPT);
  g_assert_null (strstr (error->message, "SQLite"));
  g_assert_null (strpbrk (error->message, "0123456789("));
  g_assert_nonnull (rk_error_get_details (error));
}

static void
test_folder_is_missing (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->dir, "nowhere", "a.renkei", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) of_backup = NULL;
  g_autoptr (RkStore) store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, NULL);

  g_assert_null (rk_store_create (path, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Nothing was written."));
  g_assert_false (rk_store_backup (store, path, NULL, &of_backup));
  g_assert_error (of_backup, RK_ERROR, RK_ERROR_NOT_FOUND);
}

static gboolean
read_by (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = rk_history_list (db, 0, error);

  if (entries && entries->len > 0)
    *(char **)data = g_strdup (((RkHistoryEntry *)entries->pdata[0])->by);
  return entries != NULL;
}

static void
test_somebody_did_it (Fixture *f, gconstpointer data)
{
  g_autoptr (RkStore) store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, NULL);
  g_autofree char *by = NULL;

  g_assert_true (rk_store_read (store, read_by, &by, NULL, NULL));
  g_assert_cmpstr (by, !=, "");
  g_assert_cmpstr (by, !=, "Unknown");
}

/* ── copies and older files ──────────────────────────────────────────────────────────────── */

static char *
in_backups (Fixture *f, const char *name)
{
  g_autofree char *folder = g_strconcat (f->path, ".backup", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static void
test_remains_are_removed (Fixture *f, gconstpointer data)
{
  static const char *const left[]
      = { "20260701-090000.renkei.part", "20260701-090000.renkei.part-journal" };
  g_autofree char *mine = in_backups (f, "覚え書き.part");
  g_autoptr (RkStore) store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (mine, "x", 1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = in_backups (f, left[i]);

      g_assert_true (g_file_set_contents (path, "half", 4, NULL));
    }
  g_assert_true (rk_store_backup (store, NULL, NULL, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = in_backups (f, left[i]);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
}

static int
number_in (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  int number;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  number = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return number;
}

/* A file from before the first version: nothing of the schema, and something to be kept. */
static void
make_older (Fixture *f, const char *more)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; CREATE TABLE kept (n);"
                                          "INSERT INTO kept VALUES (7);%s",
                                          RK_APPLICATION_ID, more);

  rk_test_remove_tree (f->path);
  meddle (f, sql);
}

static void
test_older_file (Fixture *f, gconstpointer data)
{
  g_autoptr (RkStore) store = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  const char *copy;

  make_older (f, "");
  store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  rk_store_close (store);
  g_assert_cmpint (number_in (f->path, "PRAGMA user_version"), ==, RK_SCHEMA_VERSION);
  g_assert_cmpint (number_in (f->path, "SELECT n FROM kept"), ==, 7);
  copies = rk_backup_list (f->path);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = ((RkBackup *)copies->pdata[0])->path;
  g_assert_cmpint (number_in (copy, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (number_in (copy, "SELECT n FROM kept"), ==, 7);
}

/* What cannot be migrated stays as it was, beside its copy. */
static void
test_migration_fails_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  make_older (f, "CREATE TABLE history (id INTEGER PRIMARY KEY)");
  g_assert_null (rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error));
  g_assert_cmpint (error->domain, ==, RK_ERROR);
  g_assert_cmpint (number_in (f->path, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (number_in (f->path, "SELECT count(*) FROM sqlite_schema WHERE name = 'office'"),
                   ==, 0);
  g_assert_cmpint (number_in (f->path, "SELECT n FROM kept"), ==, 7);
  copies = rk_backup_list (f->path);
  g_assert_cmpuint (copies->len, ==, 1);
}

/* How many copies the office keeps is its own setting, in a file of an older version too. */
static void
test_older_file_keeps_copies (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;

  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("2026070%d-090000.renkei", i);
      g_autofree char *path = in_backups (f, name);

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }
  make_older (f, "CREATE TABLE office (id INTEGER PRIMARY KEY, backups_kept INTEGER);"
                 "INSERT INTO office VALUES (1, 2)");
  g_assert_null (rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, NULL));
  copies = rk_backup_list (f->path);
  g_assert_cmpuint (copies->len, ==, 2);
}

/* A portal hands over one file and no room beside it. */
static void
test_no_room_for_copies (Fixture *f, gconstpointer data)
{
  g_autofree char *beside = g_strconcat (f->path, ".backup", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  RkStore *store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, NULL);
  const char *path;

  g_assert_true (g_file_set_contents (beside, "in the way", -1, NULL));
  g_assert_true (rk_store_backup (store, NULL, NULL, &error));
  g_assert_no_error (error);
  copies = rk_backup_list (f->path);
  g_assert_cmpuint (copies->len, ==, 1);
  path = ((RkBackup *)copies->pdata[0])->path;
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  close_store (store);
  g_unlink (path);
}

/* What a file chooser does to each file of a folder: it looks what kind it is. */
static void
look_at_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      FILE *file = g_fopen (path, "rb");

      g_assert_nonnull (file);
      fclose (file);
    }
}

/* In a process of its own: 1: it may not write; 0: it may, and did. */
static int
write_as_another (const char *path)
{
  RkStore *store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, NULL);
  gboolean refused = store && rk_store_is_read_only (store);

  if (store == NULL)
    return 2;
  if (!refused)
    rk_store_command (store, "事業所を追加した", save, (gpointer) "割り込み", NULL, NULL);
  close_store (store);
  return refused;
}

static const char *own_path;

/* Closing a file lets go of all locks that the process has on it: nobody else may come in by that.
 */
static void
test_locks_stay (Fixture *f, gconstpointer data)
{
  const char *args[] = { own_path, "--write", f->path, NULL };
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_open (f->path, RK_STORE_NO_DAILY_BACKUP, &error);
  gint64 n;
  int status;

  g_assert_no_error (error);
  rk_store_command (store, "事業所を追加した", save, (gpointer) "海風運輸", NULL, &error);
  look_at_all (f->dir);
  g_assert_true (g_spawn_sync (NULL, (char **)args, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                               &status, &error));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS)); /* and it is still ours */
  rk_store_command (store, "事業所を追加した", save, (gpointer) "山風運輸", NULL, &error);
  g_assert_no_error (error);
  close_store (store);
  store = rk_store_open (f->path, RK_STORE_READ_ONLY, &error);
  g_assert_true (rk_records_count (rk_store_main_db (store), &rk_kind_workplace, &n, NULL));
  g_assert_cmpint (n, ==, 4);
  close_store (store);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_as_another (argv[2]);
  own_path = argv[0];
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("schema-is-the-field-tables", test_schema_is_the_field_tables);
  ADD ("newer-file", test_newer_file);
  ADD ("other-files", test_other_files);
  ADD ("tampering-shows", test_tampering_shows);
  ADD ("clean-close", test_clean_close);
  ADD ("unwritable-folder", test_unwritable_folder);
  ADD ("damaged-lock", test_damaged_lock);
  ADD ("the-log-stays-ours", test_the_log_stays_ours);
  ADD ("not-an-office-file", test_not_an_office_file);
  ADD ("codes-are-details", test_codes_are_details);
  ADD ("folder-is-missing", test_folder_is_missing);
  ADD ("somebody-did-it", test_somebody_did_it);
  ADD ("locks-stay", test_locks_stay);
  ADD ("remains-are-removed", test_remains_are_removed);
  ADD ("no-room-for-copies", test_no_room_for_copies);
  ADD ("older-file", test_older_file);
  ADD ("migration-fails-whole", test_migration_fails_whole);
  ADD ("older-file-keeps-copies", test_older_file_keeps_copies);
  ADD ("check-finds-a-wrong-index", test_check_finds_a_wrong_index);
  return g_test_run ();
}
