/* One SQLite connection with its prepared statements; used by one thread at a time. Internal to
 * the store: the floors above pass RkDb along and never look inside. */
#pragma once

#include <sqlite3.h>
#include "rk-error.h"
#include "rk-store.h"

G_BEGIN_DECLS

typedef struct _RkStmt RkStmt; /* a prepared statement, borrowed from the connection's cache */

typedef enum
{
  RK_DB_READ_ONLY = 1 << 0,
  RK_DB_CREATE = 1 << 1,
} RkDbFlags;

RkDb *rk_db_open (const char *path, RkDbFlags flags, GError **error);
void rk_db_free (RkDb *db);
sqlite3 *rk_db_handle (RkDb *db);
const char *rk_db_path (RkDb *db);
/** rk_db_set_cancellable: a cancelled operation stops inside SQLite (progress handler). */
void rk_db_set_cancellable (RkDb *db, GCancellable *cancellable);
/** rk_db_set_error: turns SQLite's last error on @db into a sentence. Returns: FALSE */
gboolean rk_db_set_error (RkDb *db, int rc, GError **error);
/** rk_db_refuse_damaged: RK_ERROR_CORRUPT. @details: (nullable). Returns: FALSE */
gboolean rk_db_refuse_damaged (GError **error, const char *details);
/** rk_db_sentence: what happened, what is safe and what to do. */
const char *rk_db_sentence (RkError code);
/** rk_db_exec: runs statements without parameters or rows (PRAGMA, BEGIN, schema). */
gboolean rk_db_exec (RkDb *db, const char *sql, GError **error);
/** rk_db_get_int: reads a pragma or any one-number statement; 0: it gives no row. */
gboolean rk_db_get_int (RkDb *db, const char *sql, gint64 *value, GError **error);

/**
 * rk_db_prepare: @sql from the cache, ready to bind. Give it back with rk_stmt_done().
 * The text is a literal or built from names of the field tables, never from values.
 */
RkStmt *rk_db_prepare (RkDb *db, const char *sql, GError **error);
void rk_stmt_done (RkStmt *stmt);
void rk_stmt_bind_int (RkStmt *stmt, int n, gint64 value);
void rk_stmt_bind_real (RkStmt *stmt, int n, double value);
void rk_stmt_bind_text (RkStmt *stmt, int n, const char *value);   /* copied; NULL binds NULL */
void rk_stmt_bind_static (RkStmt *stmt, int n, const char *value); /* must outlive the step */
void rk_stmt_bind_blob (RkStmt *stmt, int n, gconstpointer data, gsize size); /* the same */
/** rk_stmt_step: @row: (out): whether there is a row to read */
gboolean rk_stmt_step (RkStmt *stmt, gboolean *row, GError **error);
/** rk_stmt_run: steps a statement that gives no rows and resets it for the next bind. */
gboolean rk_stmt_run (RkStmt *stmt, GError **error);
void rk_stmt_reset (RkStmt *stmt);
gint64 rk_stmt_int (RkStmt *stmt, int column);
double rk_stmt_real (RkStmt *stmt, int column);
const char *rk_stmt_text (RkStmt *stmt, int column);
gconstpointer rk_stmt_blob (RkStmt *stmt, int column, gsize *size);
gboolean rk_stmt_is_null (RkStmt *stmt, int column);
/** rk_stmt_first: the number in the first column of the next row; 0: there is no row (or NULL). */
gboolean rk_stmt_first (RkStmt *stmt, gint64 *value, GError **error);
/** rk_db_ask: the same of a statement with one parameter or two; @second: passed over where there
 * is one */
gboolean
rk_db_ask (RkDb *db, const char *sql, gint64 first, gint64 second, gint64 *value, GError **error);
/** rk_stmt_ids: steps to the end. Returns: (transfer full): the first column, array of gint64 */
GArray *rk_stmt_ids (RkStmt *stmt, GError **error);
/** rk_stmt_texts: the same as texts. Returns: (transfer full) (element-type utf8) */
GPtrArray *rk_stmt_texts (RkStmt *stmt, GError **error);
/** rk_db_ids: the ids of a statement with one parameter or two; @second: passed over where there
 * is one */
GArray *rk_db_ids (RkDb *db, const char *sql, gint64 first, gint64 second, GError **error);
/** rk_stmt_years: rk_stmt_ids() as an array of int */
GArray *rk_stmt_years (RkStmt *stmt, GError **error);

gboolean rk_db_begin (RkDb *db, gboolean write, GError **error);
gboolean rk_db_commit (RkDb *db, GError **error);
void rk_db_rollback (RkDb *db);

/** rk_db_new_id: a time-ordered 63-bit id with a random part. */
gint64 rk_db_new_id (RkDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkDb, rk_db_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkStmt, rk_stmt_done)

G_END_DECLS
