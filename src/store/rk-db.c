#include "rk-db.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-db-private.h"
#include "rk-error.h"
#include "rk-sql-functions.h"
#include "rk-journal.h"
#include "rk-lock.h"

#define CACHED_STATEMENTS 64
/* Virtual machine steps between two looks at the cancellable: under a millisecond. */
#define PROGRESS_STEPS 10000
/* A search reads the texts of all records, a page at a time: half as many calls as with SQLite's
 * own 4096 bytes. A file that is there keeps what it has. */
#define NEW_PAGE_SIZE "PRAGMA page_size = 8192"
#define ID_EPOCH_MS G_GINT64_CONSTANT (1577836800000) /* 2020-01-01 */
#define ID_RANDOM_BITS 22
#define ID_COUNTER_BITS 10

struct _RkStmt
{
  RkDb *db;
  sqlite3_stmt *stmt;
  char *sql; /* key in the cache; NULL for one that is not cached */
  GList *use;
  gboolean borrowed;
};

/* ── opening ─────────────────────────────────────────────────────────────────────────────── */

static void
stmt_free (RkStmt *stmt)
{
  sqlite3_finalize (stmt->stmt);
  g_free (stmt->sql);
  g_free (stmt);
}

static int
on_progress (gpointer data)
{
  RkDb *db = data;

  return db->cancellable && g_cancellable_is_cancelled (db->cancellable);
}

static gboolean
configure (RkDb *db, RkDbFlags flags, GError **error)
{
  rk_sql_functions_add (db);
  sqlite3_busy_timeout (db->handle, 5000);
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_progress_handler (db->handle, PROGRESS_STEPS, on_progress, db);
  if (!rk_db_exec (db,
                   "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
                   "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY",
                   error))
    return FALSE;
  if (flags & RK_DB_READ_ONLY)
    return rk_db_exec (db, "PRAGMA query_only = ON; PRAGMA cache_size = -8192", error);
  return (!(flags & RK_DB_CREATE) || rk_db_exec (db, NEW_PAGE_SIZE, error))
         && rk_db_exec (db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -26624", error);
}

/* SQLite counts every byte it takes under a lock; nobody asks for the sums. */
static void
configure_library (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      sqlite3_initialize ();
      rk_lock_keep_all ();
      g_once_init_leave (&once, 1);
    }
}

static int
open_handle (RkDb *db, const char *path, RkDbFlags flags)
{
  g_autofree char *frozen = flags & RK_DB_READ_ONLY ? rk_journal_dup_frozen_uri (path) : NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gboolean shared = g_file_test (log, G_FILE_TEST_EXISTS);
  int open_flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  int rc;

  if (frozen)
    return sqlite3_open_v2 (frozen, &db->handle,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  if (flags & RK_DB_CREATE)
    open_flags |= SQLITE_OPEN_CREATE;
  rc = sqlite3_open_v2 (path, &db->handle, open_flags, NULL);
  /* Who only reads leaves the log to whom it belongs. */
  if (rc == SQLITE_OK && shared && flags & RK_DB_READ_ONLY)
    sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return rc;
}

RkDb *
rk_db_open (const char *path, RkDbFlags flags, GError **error)
{
  RkDb *db = g_new0 (RkDb, 1);
  int rc;

  configure_library ();
  db->path = g_strdup (path);
  db->statements = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&db->recent);
  rk_changes_init (&db->changes);
  rc = open_handle (db, path, flags);
  if (rc != SQLITE_OK)
    rk_db_set_error (db, rc, error);
  if (rc != SQLITE_OK || !configure (db, flags, error))
    g_clear_pointer (&db, rk_db_free);
  return db;
}

void
rk_db_free (RkDb *db)
{
  GHashTableIter iter;
  gpointer stmt;

  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, NULL, &stmt))
    {
      g_assert (!((RkStmt *)stmt)->borrowed);
      stmt_free (stmt);
    }
  g_hash_table_unref (db->statements);
  g_queue_clear (&db->recent);
  rk_changes_clear (&db->changes);
  sqlite3_close (db->handle);
  g_free (db->path);
  g_free (db->today_clock);
  g_free (db->what);
  g_free (db);
}

sqlite3 *
rk_db_handle (RkDb *db)
{
  return db->handle;
}

const char *
rk_db_path (RkDb *db)
{
  return db->path;
}

void
rk_db_set_cancellable (RkDb *db, GCancellable *cancellable)
{
  db->cancellable = cancellable;
}

/* ── errors ──────────────────────────────────────────────────────────────────────────────── */

static RkError
error_code (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_FULL:
      return RK_ERROR_NO_SPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RK_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return RK_ERROR_CORRUPT;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return RK_ERROR_READ_ONLY;
    case SQLITE_CONSTRAINT:
      return RK_ERROR_CONSTRAINT;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return RK_ERROR_IO;
    default:
      return RK_ERROR_FAILED;
    }
}

const char *
rk_db_sentence (RkError code)
{
  switch (code)
    {
    case RK_ERROR_NO_SPACE:
      return _ ("The disk is full. Everything saved before is safe. Make room and try again.");
    case RK_ERROR_BUSY:
      return _ ("Somebody else is writing to the file. Nothing was changed. Wait a moment and try "
                "again.");
    case RK_ERROR_CORRUPT:
      return _ ("The file is damaged. Nothing was written to it. Restore the newest backup.");
    case RK_ERROR_READ_ONLY:
      return _ ("The file cannot be written to. Nothing was changed. Save a copy elsewhere.");
    case RK_ERROR_CONSTRAINT:
      return _ ("The change would break a rule of the file. Nothing was changed.");
    case RK_ERROR_IO:
      return _ ("Reading or writing the file failed. Everything saved before is safe. Check the "
                "disk and try again.");
    default:
      return _ ("The operation failed. Nothing was changed.");
    }
}

gboolean
rk_db_refuse_damaged (GError **error, const char *details)
{
  if (error == NULL)
    return FALSE;
  *error = g_error_new_literal (RK_ERROR, RK_ERROR_CORRUPT, rk_db_sentence (RK_ERROR_CORRUPT));
  if (details)
    rk_error_set_details (*error, "%s", details);
  return FALSE;
}

gboolean
rk_db_set_error (RkDb *db, int rc, GError **error)
{
  RkError code = error_code (rc);

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("Stopped. Nothing was changed."));
      return FALSE;
    }
  if (error)
    {
      *error = g_error_new_literal (RK_ERROR, code, rk_db_sentence (code));
      rk_error_set_details (*error, "SQLite %d: %s", rc,
                            db->handle ? sqlite3_errmsg (db->handle) : sqlite3_errstr (rc));
    }
  return FALSE;
}

/* ── statements ──────────────────────────────────────────────────────────────────────────── */

gboolean
rk_db_exec (RkDb *db, const char *sql, GError **error)
{
  while (*sql)
    {
      sqlite3_stmt *stmt = NULL;
      int rc = sqlite3_prepare_v2 (db->handle, sql, -1, &stmt, &sql);

      while (rc == SQLITE_OK && stmt)
        {
          rc = sqlite3_step (stmt);
          if (rc == SQLITE_DONE)
            break;
          if (rc == SQLITE_ROW)
            rc = SQLITE_OK;
        }
      if (stmt && rc == SQLITE_DONE)
        rc = SQLITE_OK;
      if (rc != SQLITE_OK)
        rk_db_set_error (db, rc, error);
      sqlite3_finalize (stmt);
      if (rc != SQLITE_OK)
        return FALSE;
    }
  return TRUE;
}

gboolean
rk_db_get_int (RkDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  return stmt && rk_stmt_first (stmt, value, error);
}

static void
bind_numbers (RkStmt *stmt, gint64 first, gint64 second)
{
  rk_stmt_bind_int (stmt, 1, first);
  if (sqlite3_bind_parameter_count (stmt->stmt) > 1)
    rk_stmt_bind_int (stmt, 2, second);
}

gboolean
rk_db_ask (RkDb *db, const char *sql, gint64 first, gint64 second, gint64 *value, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  bind_numbers (stmt, first, second);
  return rk_stmt_first (stmt, value, error);
}

/* Where @sql is, or what it takes the place of: of the two there, the one asked for longer ago. */
static RkHotStatement *
hot_slot (RkDb *db, const char *sql)
{
  RkHotStatement *pair = &db->hot[((gsize)sql >> 4) * 2 % RK_DB_HOT_STATEMENTS];
  RkHotStatement newer = pair[0];

  if (newer.sql != sql)
    {
      pair[0] = pair[1];
      pair[1] = newer;
    }
  return pair;
}

static void
forget_hot (RkDb *db, const RkStmt *stmt)
{
  for (guint i = 0; i < RK_DB_HOT_STATEMENTS; i++)
    if (db->hot[i].stmt == stmt)
      db->hot[i].stmt = NULL;
}

static void
forget_oldest (RkDb *db)
{
  for (GList *l = db->recent.tail; l; l = l->prev)
    {
      RkStmt *stmt = l->data;

      if (stmt->borrowed)
        continue;
      g_queue_delete_link (&db->recent, l);
      g_hash_table_remove (db->statements, stmt->sql);
      forget_hot (db, stmt);
      stmt_free (stmt);
      return;
    }
}

static RkStmt *
stmt_new (RkDb *db, const char *sql, gboolean cached, GError **error)
{
  sqlite3_stmt *handle;
  unsigned int flags = cached ? SQLITE_PREPARE_PERSISTENT : 0;
  int rc = sqlite3_prepare_v3 (db->handle, sql, -1, flags, &handle, NULL);
  RkStmt *stmt;

  if (rc != SQLITE_OK)
    {
      rk_db_set_error (db, rc, error);
      return NULL;
    }
  stmt = g_new0 (RkStmt, 1);
  stmt->db = db;
  stmt->stmt = handle;
  stmt->borrowed = TRUE;
  if (!cached)
    return stmt;
  stmt->sql = g_strdup (sql);
  g_hash_table_insert (db->statements, stmt->sql, stmt);
  g_queue_push_head (&db->recent, stmt);
  stmt->use = db->recent.head;
  if (db->recent.length > CACHED_STATEMENTS)
    forget_oldest (db);
  return stmt;
}

RkStmt *
rk_db_prepare (RkDb *db, const char *sql, GError **error)
{
  RkHotStatement *hot = hot_slot (db, sql);
  RkStmt *stmt = hot->sql == sql ? hot->stmt : NULL;

  /* Another text may have come to live at the same address. */
  if (stmt == NULL || strcmp (stmt->sql, sql) != 0)
    stmt = g_hash_table_lookup (db->statements, sql);
  if (stmt == NULL)
    return stmt_new (db, sql, TRUE, error);
  *hot = (RkHotStatement){ sql, stmt };
  if (stmt->borrowed)
    return stmt_new (db, sql, FALSE, error);
  stmt->borrowed = TRUE;
  g_queue_unlink (&db->recent, stmt->use);
  g_queue_push_head_link (&db->recent, stmt->use);
  return stmt;
}

void
rk_stmt_done (RkStmt *stmt)
{
  if (stmt->sql == NULL)
    {
      stmt_free (stmt);
      return;
    }
  sqlite3_reset (stmt->stmt);
  sqlite3_clear_bindings (stmt->stmt);
  stmt->borrowed = FALSE;
}

void
rk_stmt_bind_int (RkStmt *stmt, int n, gint64 value)
{
  sqlite3_bind_int64 (stmt->stmt, n, value);
}

void
rk_stmt_bind_real (RkStmt *stmt, int n, double value)
{
  sqlite3_bind_double (stmt->stmt, n, value);
}

void
rk_stmt_bind_text (RkStmt *stmt, int n, const char *value)
{
  sqlite3_bind_text (stmt->stmt, n, value, -1, SQLITE_TRANSIENT);
}

void
rk_stmt_bind_static (RkStmt *stmt, int n, const char *value)
{
  sqlite3_bind_text (stmt->stmt, n, value, -1, SQLITE_STATIC);
}

void
rk_stmt_bind_blob (RkStmt *stmt, int n, gconstpointer data, gsize size)
{
  sqlite3_bind_blob64 (stmt->stmt, n, data, size, SQLITE_STATIC);
}

gboolean
rk_stmt_step (RkStmt *stmt, gboolean *row, GError **error)
{
  int rc = sqlite3_step (stmt->stmt);

  *row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return TRUE;
  return rk_db_set_error (stmt->db, rc, error);
}

gboolean
rk_stmt_run (RkStmt *stmt, GError **error)
{
  gboolean row;
  gboolean ok = rk_stmt_step (stmt, &row, error);

  sqlite3_reset (stmt->stmt);
  return ok;
}

void
rk_stmt_reset (RkStmt *stmt)
{
  sqlite3_reset (stmt->stmt);
}

gint64
rk_stmt_int (RkStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->stmt, column);
}

double
rk_stmt_real (RkStmt *stmt, int column)
{
  return sqlite3_column_double (stmt->stmt, column);
}

const char *
rk_stmt_text (RkStmt *stmt, int column)
{
  return (const char *)sqlite3_column_text (stmt->stmt, column);
}

gconstpointer
rk_stmt_blob (RkStmt *stmt, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (stmt->stmt, column);

  *size = (gsize)sqlite3_column_bytes (stmt->stmt, column);
  return data;
}

gboolean
rk_stmt_is_null (RkStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->stmt, column) == SQLITE_NULL;
}

gboolean
rk_stmt_first (RkStmt *stmt, gint64 *value, GError **error)
{
  gboolean row;

  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *value = row ? rk_stmt_int (stmt, 0) : 0;
  return TRUE;
}

GArray *
rk_stmt_ids (RkStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  for (;;)
    {
      gint64 id;

      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = rk_stmt_int (stmt, 0);
      g_array_append_val (ids, id);
    }
}

GPtrArray *
rk_stmt_texts (RkStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&texts);
      g_ptr_array_add (texts, g_strdup (rk_stmt_text (stmt, 0)));
    }
}

GArray *
rk_db_ids (RkDb *db, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  bind_numbers (stmt, first, second);
  return rk_stmt_ids (stmt, error);
}

GArray *
rk_stmt_years (RkStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = rk_stmt_ids (stmt, error);
  GArray *years;

  if (ids == NULL)
    return NULL;
  years = g_array_sized_new (FALSE, FALSE, sizeof (int), ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      int year = (int)g_array_index (ids, gint64, i);

      g_array_append_val (years, year);
    }
  return years;
}

/* ── transactions ────────────────────────────────────────────────────────────────────────── */

gboolean
rk_db_begin (RkDb *db, gboolean write, GError **error)
{
  return rk_db_exec (db, write ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

gboolean
rk_db_commit (RkDb *db, GError **error)
{
  return rk_db_exec (db, "COMMIT", error);
}

void
rk_db_rollback (RkDb *db)
{
  /* A full disk may have rolled back already; that is then all that was wanted. */
  if (!sqlite3_get_autocommit (db->handle))
    rk_db_exec (db, "ROLLBACK", NULL);
}

/* ── ids ─────────────────────────────────────────────────────────────────────────────────── */

gint64
rk_db_new_id (RkDb *db)
{
  gint64 ms = g_get_real_time () / 1000 - ID_EPOCH_MS;
  gint64 id = ms << ID_RANDOM_BITS;

  if (db->node == 0)
    db->node = g_random_int_range (1, 1 << (ID_RANDOM_BITS - ID_COUNTER_BITS));
  id |= db->node << ID_COUNTER_BITS;
  if (id <= db->last_id)
    id = db->last_id + 1;
  /* The counter has run over into the random part: go on with the next millisecond. */
  if (((id >> ID_COUNTER_BITS) & ((1 << (ID_RANDOM_BITS - ID_COUNTER_BITS)) - 1)) != db->node)
    id = (((id >> ID_RANDOM_BITS) + 1) << ID_RANDOM_BITS) | (db->node << ID_COUNTER_BITS);
  db->last_id = id;
  return id;
}
