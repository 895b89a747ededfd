/* The lock is a small SQLite database beside the file, ".NAME.lock", held in an open write
 * transaction: SQLite's own locking is what works on every platform and file system that SQLite
 * works on, and others can still read the row that says who holds it. */
#include "rk-lock.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-db.h"
#include "rk-error.h"

struct _RkLock
{
  RkDb *db;
};

/* It stays when the lock is let go: taking it away would let two others hold two different ones. */
char *
rk_lock_dup_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.lock", name);

  return g_build_filename (folder, hidden, NULL);
}

static char *
read_holder (RkDb *db)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "SELECT who FROM holder LIMIT 1", NULL);
  gboolean row = FALSE;

  if (stmt == NULL || !rk_stmt_step (stmt, &row, NULL) || !row)
    return NULL;
  return g_strdup (rk_stmt_text (stmt, 0));
}

static gboolean
write_holder (RkDb *db, const char *who, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "INSERT INTO holder (who) VALUES (?)", error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_text (stmt, 1, who);
  return rk_stmt_run (stmt, error);
}

/* Writes who holds the lock, then holds it: the row is committed so that others can read it. */
static gboolean
hold (RkDb *db, const char *who, gboolean *unclean, GError **error)
{
  g_autofree char *left = NULL;

  if (!rk_db_exec (db, "BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (who TEXT)", error))
    return FALSE;
  left = read_holder (db);
  *unclean = left != NULL;
  return rk_db_exec (db, "DELETE FROM holder", error) && write_holder (db, who, error)
         && rk_db_exec (db, "COMMIT; BEGIN IMMEDIATE", error);
}

static RkLock *
take (const char *lock_path, const char *who, char **holder, gboolean *unclean, GError **error)
{
  g_autoptr (RkDb) db = NULL;
  g_autoptr (GError) local = NULL;
  RkLock *lock;

  *holder = NULL;
  *unclean = FALSE;
  db = rk_db_open (lock_path, RK_DB_CREATE, error);
  if (db == NULL)
    return NULL;
  g_chmod (lock_path, 0600);
  sqlite3_busy_timeout (rk_db_handle (db), 200);
  if (!hold (db, who, unclean, &local))
    {
      rk_db_rollback (db);
      if (!g_error_matches (local, RK_ERROR, RK_ERROR_BUSY))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        {
          *holder = read_holder (db);
          if (*holder == NULL)
            *holder = g_strdup (_ ("somebody else"));
        }
      return NULL;
    }
  lock = g_new (RkLock, 1);
  lock->db = g_steal_pointer (&db);
  return lock;
}

RkLock *
rk_lock_take (const char *path, const char *who, char **holder, gboolean *unclean, GError **error)
{
  g_autofree char *lock_path = rk_lock_dup_path (path);
  g_autoptr (GError) local = NULL;
  RkLock *lock = take (lock_path, who, holder, unclean, &local);

  /* It holds nothing that could be lost, and whoever held it would not have left it damaged. */
  if (g_error_matches (local, RK_ERROR, RK_ERROR_CORRUPT))
    {
      g_clear_error (&local);
      g_unlink (lock_path);
      lock = take (lock_path, who, holder, unclean, &local);
      *unclean = TRUE;
    }
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return lock;
}

void
rk_lock_release (RkLock *lock)
{
  rk_db_exec (lock->db, "DELETE FROM holder; COMMIT", NULL);
  rk_db_free (lock->db);
  g_free (lock);
}
