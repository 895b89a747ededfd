#include "rk-history.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-index.h"
#include "rk-recorder.h"
#include "rk-records.h"

/* An action is in force unless the last link that speaks of it is its undoing. */
#define LAST_WORD \
  "(SELECT u.action FROM history u WHERE u.target = h.id ORDER BY u.id DESC LIMIT 1)"

/* ── the chain ───────────────────────────────────────────────────────────────────────────── */

static char *
link_hash (const char *previous,
           const char *at,
           const char *by,
           const char *action,
           gint64 target,
           const char *what,
           gint64 changes,
           const char *digest)
{
  g_autofree char *text
      = g_strdup_printf ("%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT "\n%s\n%" G_GINT64_FORMAT "\n%s",
                         previous, at, by, action, target, what, changes, digest);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
last_hash (RkDb *db, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT hash FROM history ORDER BY id DESC LIMIT 1", error);
  gboolean row;

  if (stmt == NULL || !rk_stmt_step (stmt, &row, error))
    return NULL;
  return g_strdup (row ? rk_stmt_text (stmt, 0) : "");
}

static char *
person_at_the_desk (RkDb *db)
{
  g_autoptr (RkRecord) office = rk_office_get (db, NULL);
  const char *person = office ? rk_record_get (office, "person") : NULL;

  if (person == NULL)
    person = g_get_real_name ();
  /* What GLib says where the system knows no name. */
  if (g_str_equal (person, "Unknown"))
    person = g_get_user_name ();
  return g_utf8_make_valid (person, -1);
}

static gboolean
move_head (RkDb *db, const char *hash, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "UPDATE history_head SET hash = ?, entries = entries + 1", error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_text (stmt, 1, hash);
  return rk_stmt_run (stmt, error);
}

gboolean
rk_history_append (RkDb *db,
                   gint64 id,
                   const char *action,
                   gint64 target,
                   const char *what,
                   guint64 changes,
                   const char *digest,
                   GError **error)
{
  g_autoptr (GDateTime) now = rk_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *by = person_at_the_desk (db);
  g_autofree char *previous = last_hash (db, error);
  g_autofree char *hash = NULL;
  g_autoptr (RkStmt) stmt = NULL;

  if (previous == NULL)
    return FALSE;
  hash = link_hash (previous, at, by, action, target, what, (gint64)changes, digest ? digest : "");
  stmt = rk_db_prepare (db,
                        "INSERT INTO history (id, at, by, action, target, what, changes, hash)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        error);
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_text (stmt, 2, at);
  rk_stmt_bind_text (stmt, 3, by);
  rk_stmt_bind_text (stmt, 4, action);
  if (target)
    rk_stmt_bind_int (stmt, 5, target);
  rk_stmt_bind_text (stmt, 6, what);
  rk_stmt_bind_int (stmt, 7, (gint64)changes);
  rk_stmt_bind_text (stmt, 8, hash);
  return rk_stmt_run (stmt, error) && move_head (db, hash, error);
}

static char *
pieces_digest (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT data FROM history_piece WHERE history_id = ? ORDER BY piece", error);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gboolean row = FALSE;
  gboolean any = FALSE;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, id);
  while (rk_stmt_step (stmt, &row, error) && row)
    {
      gsize size;
      gconstpointer data = rk_stmt_blob (stmt, 0, &size);

      g_checksum_update (sum, data, (gssize)size);
      any = TRUE;
    }
  if (row)
    return NULL;
  return g_strdup (any ? g_checksum_get_string (sum) : "");
}

static gboolean
verify_link (RkDb *db, RkStmt *stmt, const char *previous, GError **error)
{
  g_autofree char *digest = pieces_digest (db, rk_stmt_int (stmt, 0), error);
  g_autofree char *hash = NULL;

  if (digest == NULL)
    return FALSE;
  hash
      = link_hash (previous, rk_stmt_text (stmt, 1), rk_stmt_text (stmt, 2), rk_stmt_text (stmt, 3),
                   rk_stmt_int (stmt, 4), rk_stmt_text (stmt, 5), rk_stmt_int (stmt, 6), digest);
  if (g_strcmp0 (hash, rk_stmt_text (stmt, 7)) == 0)
    return TRUE;
  g_set_error (
      error, RK_ERROR, RK_ERROR_CORRUPT,
      _ ("The history was rewritten from the entry of %s on (“%s”). Compare with a backup."),
      rk_stmt_text (stmt, 1), rk_stmt_text (stmt, 5));
  return FALSE;
}

/* The chain holds by itself when its newest links are taken away; the head still knows them. */
static gboolean
verify_head (RkDb *db, const char *hash, guint64 n, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "SELECT hash, entries FROM history_head", error);
  gboolean row;

  if (stmt == NULL || !rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && g_strcmp0 (rk_stmt_text (stmt, 0), hash) == 0 && (guint64)rk_stmt_int (stmt, 1) == n)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_CORRUPT,
                       _ ("Entries are missing at the end of the history. The records are as they "
                          "were. Compare with a backup."));
  return FALSE;
}

gboolean
rk_history_verify (RkDb *db, guint64 *n_entries, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id, at, by, action, ifnull(target, 0), what, changes, hash"
                       " FROM history ORDER BY id",
                       error);
  g_autofree char *previous = g_strdup ("");
  guint64 n = 0;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!verify_link (db, stmt, previous, error))
        return FALSE;
      g_free (previous);
      previous = g_strdup (rk_stmt_text (stmt, 7));
      n++;
    }
  if (n_entries)
    *n_entries = n;
  return verify_head (db, previous, n, error);
}

/* ── undo and redo ───────────────────────────────────────────────────────────────────────── */

static gboolean
find_one (RkDb *db, const char *sql, gint64 *id, char **what, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL || !rk_stmt_step (stmt, &row, error))
    return FALSE;
  *id = row ? rk_stmt_int (stmt, 0) : 0;
  if (what)
    *what = row ? g_strdup (rk_stmt_text (stmt, 1)) : NULL;
  return TRUE;
}

gboolean
rk_history_find_undo (RkDb *db, gint64 *id, char **what, GError **error)
{
  return find_one (db,
                   "SELECT h.id, h.what FROM history h WHERE h.action = 'do' AND " LAST_WORD
                   " IS NOT 'undo' ORDER BY h.id DESC LIMIT 1",
                   id, what, error);
}

gboolean
rk_history_find_redo (RkDb *db, gint64 *id, char **what, GError **error)
{
  return find_one (db,
                   "SELECT h.id, h.what FROM history h JOIN history u ON u.target = h.id"
                   " WHERE u.action = 'undo' AND " LAST_WORD " = 'undo'"
                   " AND u.id > (SELECT max(id) FROM history WHERE action = 'do')"
                   " ORDER BY u.id DESC LIMIT 1",
                   id, what, error);
}

gboolean
rk_history_next (RkDb *db, char **undo, char **redo, GError **error)
{
  gint64 id;

  return rk_history_find_undo (db, &id, undo, error) && rk_history_find_redo (db, &id, redo, error);
}

GArray *
rk_history_after (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT h.id FROM history h WHERE h.action = 'do' AND h.id > ? AND " LAST_WORD
      " IS NOT 'undo' ORDER BY h.id DESC",
      error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, id);
  for (;;)
    {
      gint64 next;

      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      next = rk_stmt_int (stmt, 0);
      g_array_append_val (ids, next);
    }
}

static int
on_conflict (void *data, int type, sqlite3_changeset_iter *iter)
{
  gboolean *conflict = data;

  *conflict = TRUE;
  return SQLITE_CHANGESET_ABORT;
}

static gint64
changed_id (sqlite3_changeset_iter *iter, int op)
{
  sqlite3_value *value = NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  return value ? sqlite3_value_int64 (value) : 0;
}

/* The derived index is not part of changesets: it follows each applied piece. */
static gboolean
refresh_changed (RkDb *db, void *changeset, int size, GError **error)
{
  sqlite3_changeset_iter *iter;
  gboolean ok = TRUE;

  if (sqlite3changeset_start (&iter, size, changeset) != SQLITE_OK)
    return rk_db_set_error (db, SQLITE_CORRUPT, error);
  while (ok && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, op, indirect;
      const RkKind *kind;

      sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);
      kind = rk_kind_by_name (table);
      if (kind)
        {
          gint64 id = changed_id (iter, op);

          ok = rk_index_refresh (db, kind, id, error);
          rk_changes_note (&db->changes, kind, id);
        }
    }
  sqlite3changeset_finalize (iter);
  return ok;
}

static gboolean
apply_changeset (RkDb *db, void *changeset, int size, GError **error)
{
  gboolean conflict = FALSE;
  int rc = sqlite3changeset_apply (db->handle, size, changeset, NULL, on_conflict, &conflict);

  if (conflict)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_CONFLICT,
                           _ ("Later edits touch the same entries. Nothing was changed. Take the "
                              "later edits back first."));
      return FALSE;
    }
  if (rc != SQLITE_OK)
    return rk_db_set_error (db, rc, error);
  return refresh_changed (db, changeset, size, error);
}

static gboolean
apply_piece (RkDb *db, gint64 id, gint64 piece, gboolean undo, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT data FROM history_piece WHERE history_id = ? AND piece = ?", error);
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;
  gboolean row;
  int rc, n = 0;
  void *inverse = NULL;
  gboolean ok;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_int (stmt, 2, piece);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  data = rk_stmt_blob (stmt, 0, &size);
  bytes = rk_history_inflate (data, size, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (!undo)
    return apply_changeset (db, (void *)data, (int)size, error);
  rc = sqlite3changeset_invert ((int)size, data, &n, &inverse);
  ok = rc == SQLITE_OK ? apply_changeset (db, inverse, n, error) : rk_db_set_error (db, rc, error);
  sqlite3_free (inverse);
  return ok;
}

static gboolean
entry_info (RkDb *db, gint64 id, gint64 *n_pieces, gint64 *changes, char **what, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT (SELECT count(*) FROM history_piece WHERE history_id = h.id),"
                       " h.changes, h.what, ifnull(" LAST_WORD ", '')"
                       " FROM history h WHERE h.id = ? AND h.action = 'do'",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no such action."));
      return FALSE;
    }
  *n_pieces = rk_stmt_int (stmt, 0);
  *changes = rk_stmt_int (stmt, 1);
  *what = g_strdup (rk_stmt_text (stmt, 2));
  return TRUE;
}

gboolean
rk_history_apply (RkDb *db, gint64 id, gboolean undo, GError **error)
{
  gint64 n_pieces, changes;
  g_autofree char *what = NULL;

  if (!entry_info (db, id, &n_pieces, &changes, &what, error))
    return FALSE;
  for (gint64 i = 0; i < n_pieces; i++)
    if (!apply_piece (db, id, undo ? n_pieces - 1 - i : i, undo, error))
      return FALSE;
  return rk_history_append (db, rk_db_new_id (db), undo ? "undo" : "redo", id, what,
                            (guint64)changes, NULL, error);
}
