/* One office's file: opening, locking, threads, commands, change notices, backups.
 *
 * Every operation is written once, as a synchronous function over a connection (RkDb), and run by
 * the store: readers side by side, one writer at a time, never on the main loop for long work. */
#pragma once

#include <gio/gio.h>
#include "rk-record.h"

G_BEGIN_DECLS

typedef struct _RkDb RkDb; /* one connection, used by one thread at a time; rk-db.h */

#define RK_TYPE_STORE (rk_store_get_type ())
G_DECLARE_FINAL_TYPE (RkStore, rk_store, RK, STORE, GObject)

/**
 * RkStoreFlags:
 * @RK_STORE_READ_ONLY: never try to become the writer
 * @RK_STORE_NO_DAILY_BACKUP: no backup at the first opening of a day (tests, command line)
 */
typedef enum
{
  RK_STORE_DEFAULT = 0,
  RK_STORE_READ_ONLY = 1 << 0,
  RK_STORE_NO_DAILY_BACKUP = 1 << 1,
} RkStoreFlags;

/**
 * RkChange: what a committed command touched, for the screen.
 * @kind: kind of record
 * @ids: ids inserted, updated or deleted; NULL where they are too many to list (reload all)
 */
typedef struct
{
  const RkKind *kind;
  GArray *ids; /* gint64 */
  guint64 n;
} RkChange;

/**
 * RkStoreFunc: an operation over one connection; runs on a worker thread.
 * Returns: FALSE with @error set to give up (a command is then rolled back)
 */
typedef gboolean (*RkStoreFunc) (RkDb *db,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
/**
 * rk_db_name_command: gives the running command its words, where they are only known once it has
 * been done (「事業所を取り込んだ　1,290件」); they take the place of those it was started with.
 */
void rk_db_name_command (RkDb *db, const char *what);

/**
 * rk_store_create: makes a new office file (mode 0600) and opens it.
 * @path: refuses to overwrite (RK_ERROR_EXISTS)
 * @office: (nullable): record of rk_kind_office with the office's name, person at the desk, …
 */
RkStore *rk_store_create (const char *path, RkRecord *office, GError **error);
/**
 * rk_store_create_with: the same, with the first records written by @fill. They are how the file
 * begins: not part of its history, and undo does not reach them.
 */
RkStore *rk_store_create_with (
    const char *path, RkRecord *office, RkStoreFunc fill, gpointer data, GError **error);

/**
 * rk_store_open: checks, migrates where needed (after a verified copy) and opens a file.
 *
 * Where somebody else is writing, the store opens for reading; see rk_store_dup_writer().
 * RK_ERROR_CORRUPT where the file is damaged: the message says what is wrong and names the newest
 * verified backup; RK_ERROR_TOO_NEW where a newer version wrote it.
 */
RkStore *rk_store_open (const char *path, RkStoreFlags flags, GError **error);

/** rk_store_close: waits for running work, optimises, releases the lock. Idempotent. */
void rk_store_close (RkStore *self);

const char *rk_store_get_path (RkStore *self);
gboolean rk_store_is_read_only (RkStore *self);
/**
 * rk_store_dup_writer: who holds the file, where this store may only read.
 * Returns: (nullable) (transfer full): 「企画係 落合さん（PC-12）が 9:12 から」 without a verb
 */
char *rk_store_dup_writer (RkStore *self);

/** rk_store_read: runs @func over one snapshot on a reader and waits. Any thread. */
gboolean rk_store_read (
    RkStore *self, RkStoreFunc func, gpointer data, GCancellable *cancellable, GError **error);
/**
 * rk_store_command: runs @func as one command: one transaction, one history entry, and waits.
 * @what: the user's action in the words of the history (「事業所を追加した」), Japanese
 *
 * Nothing is written to the history where @func changed nothing. Any thread.
 */
gboolean rk_store_command (RkStore *self,
                           const char *what,
                           RkStoreFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);
/**
 * rk_store_rehearse: runs @func like a command and then takes everything back; for previews that
 * must count exactly what the command will do.
 */
gboolean rk_store_rehearse (
    RkStore *self, RkStoreFunc func, gpointer data, GCancellable *cancellable, GError **error);

/** The same on a worker, with the usual GAsyncReadyCallback in the caller's main context. A read
 * that was cancelled ends as such even where it had been read to its end. */
void rk_store_read_async (RkStore *self,
                          RkStoreFunc func,
                          gpointer data,
                          GDestroyNotify destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void rk_store_command_async (RkStore *self,
                             const char *what,
                             RkStoreFunc func,
                             gpointer data,
                             GDestroyNotify destroy,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void rk_store_rehearse_async (RkStore *self,
                              RkStoreFunc func,
                              gpointer data,
                              GDestroyNotify destroy,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/**
 * rk_store_run_finish: ends each of the three.
 * @data: (out) (optional) (transfer none): the data given at the start, owned by @result
 */
gboolean rk_store_run_finish (RkStore *self, GAsyncResult *result, gpointer *data, GError **error);
/** rk_store_run_recorded: whether the command that ended has changed anything: undo would reach it.
 */
gboolean rk_store_run_recorded (GAsyncResult *result);
/** rk_store_settle_async: brings what was committed from the log into the file, so that a copy of
 * the file alone is whole. For when nothing is being done. */
void rk_store_settle_async (RkStore *self);
/** rk_store_is_idle: whether all of them that were begun have ended. Main thread. */
gboolean rk_store_is_idle (RkStore *self);

/**
 * rk_store_main_db: the read-only connection of the main thread, for page fetches of a few
 * milliseconds only.
 */
RkDb *rk_store_main_db (RkStore *self);

/* Signals, both on the main thread:
 *   changed (GPtrArray of RkChange)  after each committed command, undo or redo
 *   busy (gboolean)                  a command is being written
 * Properties: "saved-at" is told by rk_store_dup_saved_at(). */

/** rk_store_dup_saved_at: time of the last commit of this file. Returns: (nullable) */
GDateTime *rk_store_dup_saved_at (RkStore *self);

/* ── history ─────────────────────────────────────────────────────────────────────────────── */

/** RkHistoryEntry: one action. Undoing and redoing are told by @undone, @undone_at, @undone_by. */
typedef struct
{
  gint64 id;
  char *at;        /* ISO 8601, local time with offset */
  char *by;        /* person at the desk */
  char *what;      /* the user's words */
  char *undone_at; /* NULL: in force */
  char *undone_by;
  gboolean undone;
  guint64 n_changes; /* rows inserted, updated or deleted */
} RkHistoryEntry;

/** RkHistoryChange: one field of one record in one action, in words. */
typedef struct
{
  const RkKind *kind;
  gint64 record_id;
  char *record; /* the record's name */
  char *field;  /* Japanese heading */
  char *before; /* NULL: none */
  char *after;  /* NULL: none */
} RkHistoryChange;

void rk_history_entry_free (RkHistoryEntry *entry);
void rk_history_change_free (RkHistoryChange *change);

/** rk_history_list: newest first. @limit: 0 = all. Returns: array of RkHistoryEntry */
GPtrArray *rk_history_list (RkDb *db, guint limit, GError **error);
/** rk_history_changes: what one action changed, at most @limit lines (0 = all). */
GPtrArray *rk_history_changes (RkDb *db, gint64 id, guint limit, GError **error);
/** rk_history_of_record: actions that touched a record, newest first. */
GPtrArray *rk_history_of_record (RkDb *db, gint64 record_id, guint limit, GError **error);
/** rk_history_came_after: whether of the actions in force the newest that touched @record came
 * after the newest that touched @other. FALSE, too, where neither is found, or on a failure */
gboolean rk_history_came_after (RkDb *db, gint64 record, gint64 other);
/**
 * rk_history_verify: recomputes the chain of hashes.
 * @n_entries: (out) (optional): links checked
 * Returns: FALSE with RK_ERROR_CORRUPT naming the first entry that does not fit
 */
gboolean rk_history_verify (RkDb *db, guint64 *n_entries, GError **error);

/**
 * rk_store_undo: takes back the newest action in force.
 * @what: (out) (optional): its words
 * Returns: FALSE with RK_ERROR_NOT_FOUND where there is nothing to undo
 */
gboolean rk_store_undo (RkStore *self, char **what, GError **error);
/** rk_store_redo: does again what was undone last, while nothing new was done. */
gboolean rk_store_redo (RkStore *self, char **what, GError **error);
/** rk_store_undo_entry: takes back one action; RK_ERROR_CONFLICT where later ones touch the same.
 */
gboolean rk_store_undo_entry (RkStore *self, gint64 id, GError **error);
/** rk_store_undo_to: takes back every action after @id, newest first; @id stays. */
gboolean rk_store_undo_to (RkStore *self, gint64 id, guint *n_undone, GError **error);
/** rk_history_next: what undo and redo would act on. @undo, @redo: (out) (nullable) words */
gboolean rk_history_next (RkDb *db, char **undo, char **redo, GError **error);

/* ── backups ─────────────────────────────────────────────────────────────────────────────── */

/** RkBackup: a copy beside the file. */
typedef struct
{
  char *path;
  char *at; /* ISO local time */
  guint64 rows;
} RkBackup;

void rk_backup_free (RkBackup *backup);
/**
 * rk_store_backup: copies the file through SQLite's backup API, opens the copy and counts it.
 * @path: (nullable): NULL: into the file's own backup folder, keeping the newest 30
 * @rows: (out) (optional): rows counted in the copy
 */
gboolean rk_store_backup (RkStore *self, const char *path, guint64 *rows, GError **error);
/** rk_backup_list: copies of the office file @path, newest first. */
GPtrArray *rk_backup_list (const char *path);
/** rk_backup_newest_verified: Returns: (nullable) (transfer full): path */
char *rk_backup_newest_verified (const char *path);
/** rk_backup_restore: a verified copy of @backup as a new file @out (never over an existing one).
 */
gboolean rk_backup_restore (const char *backup, const char *out, guint64 *rows, GError **error);
/**
 * rk_store_check: opens the file read-only and looks through all of it.
 * Returns: array of sentences, empty where all is well; NULL with @error where it cannot be read
 */
GPtrArray *rk_store_check (const char *path, GError **error);

G_END_DECLS
