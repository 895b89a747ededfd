/* The lock is a small SQLite database beside the file, ".NAME.lock", held in an open write
 * transaction: SQLite's own locking is what works on every platform and file system that SQLite
 * works on, and others can still read the row that says who holds it.
 *
 * But the locks of a process on a file are gone as soon as any part of it closes that file, as a
 * file chooser does that looks what kind of file each one is. Locks of an open file (OFD) stay: one
 * more is held on the first byte of the lock file, what SQLite locks beside the office file becomes
 * such locks, too, and so does a share of the office file itself while its log is written: another
 * program that believes to be the last one would take the log away, and all that is entered
 * afterwards with it. */
#include "rk-lock.h"

#include <fcntl.h>
#include <stdarg.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-db.h"
#include "rk-error.h"

/* Where SQLite's locks of a database itself begin; those of the index of its log (-shm), which all
 * connections of a process have open together, stand before it. */
#define DATABASE_LOCKS 0x40000000
/* SHARED_FIRST and SHARED_SIZE of SQLite's os.h: whoever reads a database has a lock there. */
#define SHARED_LOCK (DATABASE_LOCKS + 2)
#define SHARED_LOCK_SIZE 510

struct _RkLock
{
  RkDb *db;
  int fd;      /* holds the first byte; -1: the file system has no such locks */
  int file_fd; /* shares the office file; -1: not opened. Closed last, after SQLite is through */
};

/* ── locks of an open file ───────────────────────────────────────────────────────────────── */

static int
keeping_fcntl (int fd, int command, ...)
{
  struct flock *lock;
  void *argument;
  va_list args;

  va_start (args, command);
  argument = va_arg (args, void *);
  va_end (args);
  if (command != F_SETLK && command != F_GETLK)
    return fcntl (fd, command, argument);
  lock = argument;
  if (lock->l_start >= DATABASE_LOCKS)
    return fcntl (fd, command, lock);
  lock->l_pid = 0;
  return fcntl (fd, command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK, lock);
}

void
rk_lock_keep_all (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  if (vfs && vfs->iVersion >= 3)
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr)keeping_fcntl);
}

/* FALSE: somebody else has it. */
static gboolean
hold_byte (const char *lock_path, int *fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  gboolean free;

  *fd = g_open (lock_path, O_RDWR | O_CLOEXEC, 0);
  if (*fd < 0 || fcntl (*fd, F_OFD_SETLK, &lock) == 0)
    return TRUE;
  free = errno != EAGAIN && errno != EACCES;
  close (*fd);
  *fd = -1;
  return free;
}

/* ── the lock ────────────────────────────────────────────────────────────────────────────── */

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
  gboolean is_free;
  RkLock *lock;
  int fd;

  *holder = NULL;
  *unclean = FALSE;
  db = rk_db_open (lock_path, RK_DB_CREATE, error);
  if (db == NULL)
    return NULL;
  g_chmod (lock_path, 0600);
  sqlite3_busy_timeout (rk_db_handle (db), 200);
  is_free = hold_byte (lock_path, &fd);
  if (!is_free || !hold (db, who, unclean, &local))
    {
      rk_db_rollback (db);
      if (fd >= 0)
        close (fd);
      if (is_free && !g_error_matches (local, RK_ERROR, RK_ERROR_BUSY))
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
  lock->fd = fd;
  lock->file_fd = -1;
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

static void
lock_shared (RkLock *lock, short type)
{
  struct flock share
      = { .l_type = type, .l_whence = SEEK_SET, .l_start = SHARED_LOCK, .l_len = SHARED_LOCK_SIZE };

  /* A file system without such locks leaves what SQLite has. */
  if (lock->file_fd >= 0)
    fcntl (lock->file_fd, F_OFD_SETLK, &share);
}

void
rk_lock_share_file (RkLock *lock, const char *path)
{
  if (lock->file_fd < 0)
    lock->file_fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  lock_shared (lock, F_RDLCK);
}

void
rk_lock_leave_file (RkLock *lock)
{
  lock_shared (lock, F_UNLCK);
}

void
rk_lock_release (RkLock *lock)
{
  rk_db_exec (lock->db, "DELETE FROM holder; COMMIT", NULL);
  rk_db_free (lock->db);
  if (lock->fd >= 0)
    close (lock->fd);
  if (lock->file_fd >= 0)
    close (lock->file_fd);
  g_free (lock);
}
