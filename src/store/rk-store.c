/* Opening and closing an office file. Running operations over it: rk-store-run.c. */
#include "rk-store-private.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-backup.h"
#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-history.h"
#include "rk-index.h"
#include "rk-journal.h"
#include "rk-kinds.h"
#include "rk-migrate.h"
#include "rk-records.h"
#include "rk-register-follow.h"

#define N_READERS 2
/* Files up to this size are looked through whenever they are opened; larger ones only after a
 * crash: their daily backup is looked through anyway. */
#define ALWAYS_CHECKED (64 * 1024 * 1024)
#define BACKUPS_KEPT 30

G_DEFINE_TYPE (RkStore, rk_store, G_TYPE_OBJECT)

static void
rk_store_init (RkStore *self)
{
  g_mutex_init (&self->write_lock);
  g_mutex_init (&self->turn_lock);
  g_cond_init (&self->turned);
  g_mutex_init (&self->saved_lock);
  self->readers = g_async_queue_new_full ((GDestroyNotify)rk_db_free);
  self->context = g_main_context_ref_thread_default ();
}

static void
rk_store_finalize (GObject *object)
{
  RkStore *self = RK_STORE (object);

  rk_store_close (self);
  g_free (self->path);
  g_free (self->holder);
  g_mutex_clear (&self->write_lock);
  g_mutex_clear (&self->turn_lock);
  g_cond_clear (&self->turned);
  g_mutex_clear (&self->saved_lock);
  g_async_queue_unref (self->readers);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  G_OBJECT_CLASS (rk_store_parent_class)->finalize (object);
}

static void
rk_store_class_init (RkStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_store_finalize;

  g_signal_new ("changed", RK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_PTR_ARRAY);
  g_signal_new ("busy", RK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_BOOLEAN);
}

/* ── what the file is ────────────────────────────────────────────────────────────────────── */

/* Anything but an SQLite file, however long it is. */
static gboolean
is_foreign (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic] = "";
  FILE *file = g_fopen (path, "rb");
  gsize n = file ? fread (head, 1, sizeof head, file) : 0;

  if (file)
    fclose (file);
  return n > 0 && memcmp (head, magic, MIN (n, sizeof magic)) != 0;
}

/* The same sentence for damage wherever it shows, with the way out. A file without a copy beside it
 * that does not even begin like one was never an office file. */
static void
explain_damage (const char *path, GError **error)
{
  gboolean foreign = g_error_matches (*error, RK_ERROR, RK_ERROR_FORMAT);
  g_autofree char *backup = NULL;

  if (!foreign && !g_error_matches (*error, RK_ERROR, RK_ERROR_CORRUPT))
    return;
  backup = rk_backup_newest_verified (path);
  if (backup && foreign)
    {
      g_clear_error (error);
      rk_db_refuse_damaged (error, NULL);
    }
  if (backup)
    g_prefix_error (error, _ ("“%s” can be restored. "), backup);
  else if (!foreign && is_foreign (path))
    {
      g_clear_error (error);
      rk_migrate_refuse_foreign (error);
    }
}

/* What a crash has left can only be sorted out where it may be written. */
static void
explain_left_journal (const char *path, GError **error)
{
  if (!rk_journal_is_left (path) || rk_journal_may_write_beside (path)
      || !(g_error_matches (*error, RK_ERROR, RK_ERROR_IO)
           || g_error_matches (*error, RK_ERROR, RK_ERROR_READ_ONLY)))
    return;
  g_clear_error (error);
  g_set_error (error, RK_ERROR, RK_ERROR_READ_ONLY,
               _ ("“%s” was not closed in good order, and its folder may not be written to. "
                  "Everything saved is safe. Ask somebody who may write there to open it once."),
               path);
}

static void
explain (const char *path, GError **error)
{
  explain_damage (path, error);
  explain_left_journal (path, error);
}

static gboolean
check_regular (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                 _ ("“%s” is not a file. Choose a file that ends in .renkei."), path);
  else
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("“%s” does not exist. It may have been moved or renamed."), path);
  return FALSE;
}

static char *
who_am_i (RkDb *db)
{
  g_autoptr (RkRecord) office = rk_office_get (db, NULL);
  const char *person = office ? rk_record_get (office, "person") : NULL;
  const char *section = office ? rk_record_get (office, "section") : NULL;
  g_autoptr (GDateTime) now = rk_now_local ();
  g_autofree char *time = g_date_time_format (now, "%-H:%M");

  return g_strdup_printf ("%s%s%s（%s）が %s から", section ? section : "", section ? " " : "",
                          person ? person : "担当者", g_get_host_name (), time);
}

/* ── opening ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_office_id (RkStore *self, RkDb *db, GError **error)
{
  return rk_db_get_int (db, "SELECT id FROM office ORDER BY id LIMIT 1", &db->office_id, error);
}

/* Asked for by its column alone: a file of an older version lacks others. */
static guint
backups_kept (RkDb *db)
{
  gint64 keep = 0;

  rk_db_get_int (db, "SELECT backups_kept FROM office ORDER BY id LIMIT 1", &keep, NULL);
  return keep > 0 ? (guint)keep : BACKUPS_KEPT;
}

static gboolean
migrate_with_copy (RkStore *self, int version, GError **error)
{
  if (version == RK_SCHEMA_VERSION)
    return TRUE;
  return rk_backup_keep (self->writer, self->path, backups_kept (self->writer), NULL, error)
         && rk_migrate (self->writer, error);
}

static gint64
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64)status.st_size : 0;
}

/* SQLite reads a last page that is cut short as if it ended in zeros. Where no journal holds the
 * rest, the file must have all of its pages. */
static gboolean
check_length (const char *path, RkDb *db, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gint64 pages, page_size;

  if (size_of (wal) > 0)
    return TRUE;
  if (!rk_db_get_int (db, "PRAGMA page_count", &pages, error)
      || !rk_db_get_int (db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (size_of (path) == pages * page_size)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_CORRUPT,
                       _ ("The end of the file is missing. Nothing was written to it. Restore the "
                          "newest backup."));
  return FALSE;
}

static gboolean
check_damage (RkStore *self, RkDb *db, gboolean unclean, GError **error)
{
  if (!check_length (self->path, db, error))
    return FALSE;
  if (!unclean && size_of (self->path) > ALWAYS_CHECKED)
    return TRUE;
  return rk_db_quick_check (db, error);
}

/* Reading needs no lock: a folder that takes none is no reason to refuse the file. */
static gboolean
may_lock (const char *path)
{
  g_autofree char *lock = rk_lock_dup_path (path);

  return g_access (path, W_OK) == 0 && rk_journal_may_write_beside (path)
         && (!g_file_test (lock, G_FILE_TEST_EXISTS) || g_access (lock, R_OK | W_OK) == 0);
}

static gboolean
take_lock (RkStore *self, RkDb *probe, RkStoreFlags flags, gboolean *unclean, GError **error)
{
  g_autofree char *who = NULL;
  g_autoptr (GError) local = NULL;

  *unclean = FALSE;
  self->read_only = TRUE;
  if ((flags & RK_STORE_READ_ONLY) || !may_lock (self->path))
    return TRUE;
  who = who_am_i (probe);
  self->lock = rk_lock_take (self->path, who, &self->holder, unclean, &local);
  self->read_only = self->lock == NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
open_writer (RkStore *self, int version, GError **error)
{
  self->writer = rk_db_open (self->path, 0, error);
  return self->writer && rk_journal_choose (self->writer, error)
         && migrate_with_copy (self, version, error) && read_office_id (self, self->writer, error)
         && rk_register_follow_all (self->writer, error);
}

static gboolean
open_readers (RkStore *self, GError **error)
{
  for (int i = 0; i < N_READERS; i++)
    {
      RkDb *reader = rk_db_open (self->path, RK_DB_READ_ONLY, error);

      if (reader == NULL)
        return FALSE;
      g_async_queue_push (self->readers, reader);
    }
  self->main_db = rk_db_open (self->path, RK_DB_READ_ONLY, error);
  return self->main_db != NULL;
}

/* Who only reads an older file still needs the tables of today: it is brought up to date first, by
 * whoever may write. */
static gboolean
bring_up_to_date (RkStore *self, RkDb **probe, int *version, GError **error)
{
  g_autoptr (RkStore) writer = NULL;

  g_clear_pointer (probe, rk_db_free);
  writer = rk_store_open (self->path, RK_STORE_NO_DAILY_BACKUP, error);
  if (writer == NULL)
    return FALSE;
  rk_store_close (writer);
  *probe = rk_db_open (self->path, RK_DB_READ_ONLY, error);
  return *probe && rk_migrate_version (*probe, version, error);
}

static gboolean
check_version (RkStore *self, int version, GError **error)
{
  if (!self->read_only || version == RK_SCHEMA_VERSION)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_READ_ONLY,
                       _ ("An older version of Renkei wrote this file, and it may not be written "
                          "to now. Open it once where it may be written to."));
  return FALSE;
}

static gboolean
open_file (RkStore *self, RkStoreFlags flags, GError **error)
{
  g_autoptr (RkDb) probe = NULL;
  gboolean unclean;
  int version;

  if (!check_regular (self->path, error))
    return FALSE;
  probe = rk_db_open (self->path, RK_DB_READ_ONLY, error);
  if (probe == NULL || !rk_migrate_version (probe, &version, error)
      || ((flags & RK_STORE_READ_ONLY) && version < RK_SCHEMA_VERSION
          && !bring_up_to_date (self, &probe, &version, error))
      || !take_lock (self, probe, flags, &unclean, error)
      || !check_damage (self, probe, unclean, error) || !check_version (self, version, error))
    return FALSE;
  g_clear_pointer (&probe, rk_db_free);
  if (!self->read_only && !open_writer (self, version, error))
    return FALSE;
  if (self->writer && rk_journal_has_log (self->writer))
    rk_lock_share_file (self->lock, self->path);
  return open_readers (self, error);
}

static gpointer
make_daily_backup (gpointer data)
{
  RkStore *self = data;
  g_autoptr (GError) error = NULL;

  /* A failure is not a reason to keep anybody from working; the next opening tries again, and the
   * preferences show the date of the last copy. */
  if (!rk_store_backup (self, NULL, NULL, &error))
    g_info ("daily backup: %s", error->message);
  return NULL;
}

static void
start_daily_backup (RkStore *self, RkStoreFlags flags)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GDateTime) now = rk_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  if (self->read_only || (flags & RK_STORE_NO_DAILY_BACKUP))
    return;
  backups = rk_backup_list (self->path);
  if (backups->len && g_str_has_prefix (((RkBackup *)backups->pdata[0])->at, today))
    return;
  self->daily_backup = g_thread_new ("daily-backup", make_daily_backup, self);
}

RkStore *
rk_store_open (const char *path, RkStoreFlags flags, GError **error)
{
  g_autoptr (RkStore) self = g_object_new (RK_TYPE_STORE, NULL);
  g_autoptr (GError) local = NULL;

  self->path = g_canonicalize_filename (path, NULL);
  if (!open_file (self, flags, &local))
    {
      explain (self->path, &local);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  start_daily_backup (self, flags);
  return g_steal_pointer (&self);
}

/* ── creating ────────────────────────────────────────────────────────────────────────────── */

static gboolean
fill_new (RkDb *db, RkRecord *office, RkStoreFunc fill, gpointer data, GError **error)
{
  if (!rk_migrate (db, error) || !rk_db_begin (db, TRUE, error))
    return FALSE;
  if (rk_store_fill_defaults (db, office, error) && (fill == NULL || fill (db, data, NULL, error))
      && rk_db_commit (db, error))
    return TRUE;
  rk_db_rollback (db);
  return FALSE;
}

RkStore *
rk_store_create_with (
    const char *path, RkRecord *office, RkStoreFunc fill, gpointer data, GError **error)
{
  g_autoptr (RkDb) db = NULL;
  gboolean ok;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_EXISTS,
                   _ ("“%s” exists already. It was left as it is. Choose another name."), path);
      return NULL;
    }
  if (!rk_backup_claim (path, error))
    return NULL;
  db = rk_db_open (path, RK_DB_CREATE, error);
  ok = db && fill_new (db, office, fill, data, error);
  g_clear_pointer (&db, rk_db_free);
  if (ok)
    return rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, error);
  g_unlink (path);
  return NULL;
}

RkStore *
rk_store_create (const char *path, RkRecord *office, GError **error)
{
  return rk_store_create_with (path, office, NULL, NULL, error);
}

/* ── closing ─────────────────────────────────────────────────────────────────────────────── */

void
rk_store_close (RkStore *self)
{
  RkDb *reader;

  if (self->closed)
    return;
  self->closed = TRUE;
  g_clear_pointer (&self->daily_backup, g_thread_join);
  g_mutex_lock (&self->write_lock);
  while ((reader = g_async_queue_try_pop (self->readers)))
    rk_db_free (reader);
  g_clear_pointer (&self->main_db, rk_db_free);
  if (self->writer)
    {
      rk_db_exec (self->writer, "PRAGMA optimize", NULL);
      rk_lock_leave_file (self->lock);
      rk_journal_end (self->writer);
    }
  g_clear_pointer (&self->writer, rk_db_free);
  g_clear_pointer (&self->lock, rk_lock_release);
  g_mutex_unlock (&self->write_lock);
}

const char *
rk_store_get_path (RkStore *self)
{
  return self->path;
}

gboolean
rk_store_is_read_only (RkStore *self)
{
  return self->read_only;
}

char *
rk_store_dup_writer (RkStore *self)
{
  return g_strdup (self->holder);
}

RkDb *
rk_store_main_db (RkStore *self)
{
  return self->main_db;
}

GDateTime *
rk_store_dup_saved_at (RkStore *self)
{
  GDateTime *at;

  g_mutex_lock (&self->saved_lock);
  at = self->saved_at ? g_date_time_ref (self->saved_at) : NULL;
  g_mutex_unlock (&self->saved_lock);
  return at;
}

/* ── backups and checks ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *path;
  const char *store_path;
  guint64 rows;
} BackupJob;

static gboolean
run_backup (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  BackupJob *job = data;

  if (job->path)
    return rk_backup_copy (db, job->path, &job->rows, error);
  return rk_backup_keep (db, job->store_path, backups_kept (db), &job->rows, error);
}

gboolean
rk_store_backup (RkStore *self, const char *path, guint64 *rows, GError **error)
{
  BackupJob job = { path, self->path, 0 };

  if (!rk_store_read (self, run_backup, &job, NULL, error))
    return FALSE;
  if (rows)
    *rows = job.rows;
  return TRUE;
}

/* A file of an older version lacks later kinds and some of their columns: whether its records are
 * found by their words is looked through once it has been brought up to date. */
static gboolean
find_problems (RkDb *db, int version, GPtrArray *problems, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "PRAGMA integrity_check(20)", error);
  g_autoptr (GError) broken = NULL;
  guint64 wrong = 0;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  while (rk_stmt_step (stmt, &row, error))
    {
      if (!row)
        break;
      if (g_strcmp0 (rk_stmt_text (stmt, 0), "ok") != 0)
        g_ptr_array_add (problems, g_strdup (rk_stmt_text (stmt, 0)));
    }
  if (row)
    return FALSE;
  if (problems->len > 0)
    g_ptr_array_insert (problems, 0, g_strdup (rk_db_sentence (RK_ERROR_CORRUPT)));
  if (!rk_history_verify (db, NULL, &broken))
    g_ptr_array_add (problems, g_strdup (broken->message));
  if (version == RK_SCHEMA_VERSION && !rk_index_count_wrong (db, &wrong, error))
    return FALSE;
  if (wrong)
    g_ptr_array_add (
        problems,
        g_strdup_printf (_ ("%" PRIu64 " records are not found by the words they hold."), wrong));
  return TRUE;
}

GPtrArray *
rk_store_check (const char *path, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RkDb) db = NULL;
  int version;

  if (!check_regular (path, error))
    return NULL;
  db = rk_db_open (path, RK_DB_READ_ONLY, &local);
  if (db && rk_migrate_version (db, &version, &local) && check_length (path, db, &local)
      && find_problems (db, version, problems, &local))
    return g_steal_pointer (&problems);
  explain (path, &local);
  if (g_error_matches (local, RK_ERROR, RK_ERROR_CORRUPT))
    {
      g_ptr_array_add (problems, g_strdup (local->message));
      return g_steal_pointer (&problems);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
