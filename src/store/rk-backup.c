#include "rk-backup.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-migrate.h"

#define SUFFIX ".renkei"

void
rk_backup_free (RkBackup *backup)
{
  g_free (backup->path);
  g_free (backup->at);
  g_free (backup);
}

gboolean
rk_db_quick_check (RkDb *db, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "PRAGMA quick_check(1)", error);
  gboolean row;

  if (stmt == NULL || !rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && g_strcmp0 (rk_stmt_text (stmt, 0), "ok") == 0)
    return TRUE;
  return rk_db_refuse_damaged (error, row ? rk_stmt_text (stmt, 0) : NULL);
}

gboolean
rk_db_count_rows (RkDb *db, guint64 *rows, GError **error)
{
  g_autoptr (RkStmt) tables = rk_db_prepare (
      db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'", error);
  gboolean row;

  *rows = 0;
  if (tables == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *sql = NULL;
      gint64 n;

      if (!rk_stmt_step (tables, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", rk_stmt_text (tables, 0));
      if (!rk_db_get_int (db, sql, &n, error))
        return FALSE;
      *rows += (guint64)n;
    }
}

/* Opens what was written as anybody would and counts it. */
static gboolean
verify_copy (const char *path, guint64 expected, gboolean counted, guint64 *rows, GError **error)
{
  g_autoptr (RkDb) copy = rk_db_open (path, RK_DB_READ_ONLY, error);
  int version;

  if (copy == NULL || !rk_migrate_version (copy, &version, error)
      || !rk_db_quick_check (copy, error) || !rk_db_count_rows (copy, rows, error))
    return FALSE;
  if (!counted || *rows == expected)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_IO,
                       _ ("The backup does not hold every row. The file itself is safe. Check the "
                          "disk and make the backup again."));
  return FALSE;
}

static gboolean
copy_pages (RkDb *db, RkDb *copy, GError **error)
{
  sqlite3_backup *backup
      = sqlite3_backup_init (rk_db_handle (copy), "main", rk_db_handle (db), "main");
  int rc;

  if (backup == NULL)
    return rk_db_set_error (copy, sqlite3_errcode (rk_db_handle (copy)), error);
  sqlite3_backup_step (backup, -1);
  rc = sqlite3_backup_finish (backup);
  if (rc != SQLITE_OK)
    return rk_db_set_error (copy, rc, error);
  /* One file that can be carried away: no journal beside it. */
  return rk_db_exec (copy, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
fail_claim (const char *path, const GError *problem, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error_literal (error, RK_ERROR, RK_ERROR_NO_SPACE, rk_db_sentence (RK_ERROR_NO_SPACE));
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("There is no folder “%s”. Nothing was written. Make it, or choose another."),
                 folder);
  else
    g_set_error (error, RK_ERROR, RK_ERROR_IO,
                 _ ("Nothing can be written to the folder “%s”. Everything in it is unchanged. "
                    "Choose another folder."),
                 folder);
  if (error)
    rk_error_set_details (*error, "%s", problem->message);
  return FALSE;
}

gboolean
rk_backup_claim (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_EXISTS,
                   _ ("“%s” exists already. It was left as it is. Choose another name."), path);
      return FALSE;
    }
  return g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &problem)
         || fail_claim (path, problem, error);
}

/* With the journal of a copy that was broken off, or the next one would be rolled back by it. */
static void
remove_part (const char *part)
{
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);

  g_unlink (part);
  g_unlink (journal);
}

/* Made under another name first: a copy that is not whole never looks like one. */
gboolean
rk_backup_copy (RkDb *db, const char *path, guint64 *rows, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (RkDb) copy = NULL;
  guint64 expected, found = 0;
  gboolean nested;
  gboolean ok;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_EXISTS,
                   _ ("“%s” exists already. It was left as it is. Choose another name."), path);
      return FALSE;
    }
  remove_part (part);
  if (!rk_backup_claim (part, error))
    return FALSE;
  copy = rk_db_open (part, RK_DB_CREATE, error);
  nested = !sqlite3_get_autocommit (rk_db_handle (db));
  ok = copy && (nested || rk_db_begin (db, FALSE, error));
  if (ok)
    {
      /* Counting first pins the snapshot that the copy is then made of. */
      ok = rk_db_count_rows (db, &expected, error) && copy_pages (db, copy, error);
      if (!nested)
        rk_db_rollback (db);
    }
  g_clear_pointer (&copy, rk_db_free);
  ok = ok && verify_copy (part, expected, TRUE, &found, error);
  if (ok && g_rename (part, path) != 0)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_IO,
                   _ ("“%s” could not be written. The office file itself is safe. Check the disk "
                      "and try again."),
                   path);
      ok = FALSE;
    }
  if (!ok)
    remove_part (part);
  else if (rows)
    *rows = found;
  return ok;
}

/* ── the folder of a file's copies ───────────────────────────────────────────────────────── */

/* Where nothing may be made beside the file (one that a portal handed over, a share that belongs to
 * others), its copies are kept with what the program keeps of this person. */
static char *
other_folder (const char *path)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_build_filename (g_get_user_data_dir (), "renkei", "backup", name, NULL);
}

static char *
backup_folder (const char *path)
{
  g_autofree char *beside = g_strconcat (path, ".backup", NULL);
  g_autofree char *other = other_folder (path);

  if (!g_file_test (beside, G_FILE_TEST_IS_DIR) && g_file_test (other, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&other);
  return g_steal_pointer (&beside);
}

static char *
make_backup_folder (const char *path, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".backup", NULL);
  g_autofree char *other = other_folder (path);

  if (g_mkdir_with_parents (beside, 0700) == 0 && g_access (beside, W_OK) == 0)
    return g_steal_pointer (&beside);
  if (g_mkdir_with_parents (other, 0700) == 0)
    return g_steal_pointer (&other);
  g_set_error (error, RK_ERROR, RK_ERROR_IO,
               _ ("The folder of backups “%s” cannot be made. The file itself is safe."), beside);
  return NULL;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const RkBackup *const *left = a;
  const RkBackup *const *right = b;

  return strcmp ((*right)->path, (*left)->path);
}

static gboolean
has_stamp (const char *name)
{
  int year, month, day, hour, minute, second;

  return sscanf (name, "%4d%2d%2d-%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) == 6;
}

/* What a copy that was killed has left. */
static void
remove_remains (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (has_stamp (name)
        && (g_str_has_suffix (name, ".part") || g_str_has_suffix (name, "-journal")))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

GPtrArray *
rk_backup_list (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_backup_free);
  g_autofree char *folder = backup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      RkBackup *backup;
      int year, month, day, hour, minute, second;

      if (!g_str_has_suffix (name, SUFFIX)
          || sscanf (name, "%4d%2d%2d-%2d%2d%2d", &year, &month, &day, &hour, &minute, &second)
                 != 6)
        continue;
      backup = g_new0 (RkBackup, 1);
      backup->path = g_build_filename (folder, name, NULL);
      backup->at = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute,
                                    second);
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, newest_first);
  return backups;
}

static char *
next_backup_path (const char *folder)
{
  g_autoptr (GDateTime) now = rk_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (int i = 0;; i++)
    {
      g_autofree char *name
          = i ? g_strdup_printf ("%s-%02d" SUFFIX, stamp, i) : g_strconcat (stamp, SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

gboolean
rk_backup_keep (RkDb *db, const char *path, guint keep, guint64 *rows, GError **error)
{
  /* One at a time: what another one is writing looks like remains. */
  static GMutex keeping;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&keeping);
  g_autofree char *folder = make_backup_folder (path, error);
  g_autofree char *target = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  if (folder == NULL)
    return FALSE;
  remove_remains (folder);
  target = next_backup_path (folder);
  if (!rk_backup_copy (db, target, rows, error))
    return FALSE;
  backups = rk_backup_list (path);
  for (guint i = keep; i < backups->len; i++)
    g_unlink (((RkBackup *)backups->pdata[i])->path);
  return TRUE;
}

char *
rk_backup_newest_verified (const char *path)
{
  g_autoptr (GPtrArray) backups = rk_backup_list (path);

  for (guint i = 0; i < backups->len; i++)
    {
      const RkBackup *backup = backups->pdata[i];
      guint64 rows;

      if (verify_copy (backup->path, 0, FALSE, &rows, NULL))
        return g_strdup (backup->path);
    }
  return NULL;
}

gboolean
rk_backup_restore (const char *backup, const char *out, guint64 *rows, GError **error)
{
  g_autoptr (RkDb) db = NULL;
  int version;

  if (!g_file_test (backup, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("“%s” is not a file."), backup);
      return FALSE;
    }
  db = rk_db_open (backup, RK_DB_READ_ONLY, error);
  return db && rk_migrate_version (db, &version, error) && rk_db_quick_check (db, error)
         && rk_backup_copy (db, out, rows, error);
}
