/* Reading the history in words. */
#include <string.h>

#include "rk-error.h"
#include "rk-history.h"
#include "rk-kinds.h"
#include "rk-recorder.h"
#include "rk-records.h"

void
rk_history_entry_free (RkHistoryEntry *entry)
{
  g_free (entry->at);
  g_free (entry->by);
  g_free (entry->what);
  g_free (entry->undone_at);
  g_free (entry->undone_by);
  g_free (entry);
}

void
rk_history_change_free (RkHistoryChange *change)
{
  g_free (change->record);
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

#define ENTRIES                                                                  \
  "SELECT h.id, h.at, h.by, h.what, h.changes, u.at, u.by, ifnull(u.action, '')" \
  " FROM history h LEFT JOIN history u"                                          \
  " ON u.id = (SELECT max(id) FROM history WHERE target = h.id)"                 \
  " WHERE h.action = 'do' "

static RkHistoryEntry *
read_entry (RkStmt *stmt)
{
  RkHistoryEntry *entry = g_new0 (RkHistoryEntry, 1);

  entry->id = rk_stmt_int (stmt, 0);
  entry->at = g_strdup (rk_stmt_text (stmt, 1));
  entry->by = g_strdup (rk_stmt_text (stmt, 2));
  entry->what = g_strdup (rk_stmt_text (stmt, 3));
  entry->n_changes = (guint64)rk_stmt_int (stmt, 4);
  entry->undone = g_str_equal (rk_stmt_text (stmt, 7), "undo");
  if (entry->undone)
    {
      entry->undone_at = g_strdup (rk_stmt_text (stmt, 5));
      entry->undone_by = g_strdup (rk_stmt_text (stmt, 6));
    }
  return entry;
}

GPtrArray *
rk_history_list (RkDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_history_entry_free);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, ENTRIES "ORDER BY h.id DESC LIMIT ?", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, limit ? (gint64)limit : -1);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      g_ptr_array_add (entries, read_entry (stmt));
    }
}

/* ── what changed ────────────────────────────────────────────────────────────────────────── */

/* Tables of records begin with id and office_id; their fields follow in the order of the table in
 * the schema, which a test holds against the field tables by name. */
static GPtrArray *
column_names (RkDb *db, const char *table, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT name FROM pragma_table_info(?) ORDER BY cid", error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_text (stmt, 1, table);
  return rk_stmt_texts (stmt, error);
}

typedef struct
{
  RkDb *db;
  GPtrArray *changes;
  guint limit; /* 0: all */
  const RkKind *kind;
  GPtrArray *columns; /* of @kind */
} Reader;

/* Another record by its name; people know no ids. */
static char *
name_of_other (RkDb *db, const RkField *field, gint64 id)
{
  const RkKind *kind = rk_kind_by_name (field->refers);
  g_autoptr (RkRecord) record = kind ? rk_records_get (db, kind, id, NULL) : NULL;
  g_autofree char *name = record ? rk_record_dup_name (record) : NULL;

  if (record == NULL)
    return g_strdup_printf ("（削除された%s）", kind ? kind->heading : "もの");
  return *name ? g_steal_pointer (&name) : g_strdup_printf ("（名称のない%s）", kind->heading);
}

static char *
words (RkDb *db, const RkField *field, sqlite3_value *value)
{
  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  if (field->refers)
    return name_of_other (db, field, sqlite3_value_int64 (value));
  return rk_field_dup_display (field, (const char *)sqlite3_value_text (value));
}

static char *
record_name (Reader *self, gint64 id, sqlite3_changeset_iter *iter, int op)
{
  int title = rk_kind_field (self->kind, self->kind->title);
  sqlite3_value *value = NULL;
  g_autoptr (RkRecord) record = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (self->columns->pdata[i], self->kind->title))
      {
        if (op == SQLITE_INSERT)
          sqlite3changeset_new (iter, (int)i, &value);
        else if (op == SQLITE_DELETE)
          sqlite3changeset_old (iter, (int)i, &value);
      }
  if (value)
    return g_strdup ((const char *)sqlite3_value_text (value));
  record = rk_records_get (self->db, self->kind, id, NULL);
  return record ? rk_record_dup_display (record, title) : NULL;
}

static void
add_change (Reader *self, gint64 id, const RkField *field, char *name, char *before, char *after)
{
  RkHistoryChange *change = g_new0 (RkHistoryChange, 1);

  change->kind = self->kind;
  change->record_id = id;
  change->record = g_strdup (name);
  change->field = g_strdup (field->heading);
  change->before = before;
  change->after = after;
  g_ptr_array_add (self->changes, change);
}

static gboolean
is_full (Reader *self)
{
  return self->limit && self->changes->len >= self->limit;
}

static void
read_fields (Reader *self, gint64 id, sqlite3_changeset_iter *iter, int op)
{
  g_autofree char *name = record_name (self, id, iter, op);

  for (guint i = 0; i < self->columns->len && !is_full (self); i++)
    {
      int index = rk_kind_field (self->kind, self->columns->pdata[i]);
      sqlite3_value *before = NULL;
      sqlite3_value *after = NULL;
      const RkField *field;

      if (index < 0)
        continue;
      field = &self->kind->fields[index];
      if (op != SQLITE_INSERT)
        sqlite3changeset_old (iter, (int)i, &before);
      if (op != SQLITE_DELETE)
        sqlite3changeset_new (iter, (int)i, &after);
      if ((field->type == RK_TYPE_ID && field->refers == NULL)
          || ((before == NULL || sqlite3_value_type (before) == SQLITE_NULL)
              && (after == NULL || sqlite3_value_type (after) == SQLITE_NULL)))
        continue;
      add_change (self, id, field, name, words (self->db, field, before),
                  words (self->db, field, after));
    }
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

static gboolean
read_row (Reader *self, sqlite3_changeset_iter *iter, GError **error)
{
  const char *table;
  int n_columns, op, indirect;
  const RkKind *kind;

  sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);
  kind = rk_kind_by_name (table);
  if (kind == NULL)
    return TRUE;
  if (kind != self->kind)
    {
      g_clear_pointer (&self->columns, g_ptr_array_unref);
      self->kind = kind;
      self->columns = column_names (self->db, table, error);
      if (self->columns == NULL)
        return FALSE;
    }
  read_fields (self, changed_id (iter, op), iter, op);
  return TRUE;
}

static gboolean
read_piece (Reader *self, GBytes *piece, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (piece, &size);
  sqlite3_changeset_iter *iter;
  gboolean ok = TRUE;

  if (sqlite3changeset_start (&iter, (int)size, (void *)data) != SQLITE_OK)
    return rk_db_set_error (self->db, SQLITE_CORRUPT, error);
  while (ok && !is_full (self) && sqlite3changeset_next (iter) == SQLITE_ROW)
    ok = read_row (self, iter, error);
  sqlite3changeset_finalize (iter);
  return ok;
}

GPtrArray *
rk_history_changes (RkDb *db, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_history_change_free);
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT data FROM history_piece WHERE history_id = ? ORDER BY piece", error);
  Reader reader = { .db = db, .changes = changes, .limit = limit };
  gboolean ok = stmt != NULL;
  gboolean row = TRUE;

  if (ok)
    rk_stmt_bind_int (stmt, 1, id);
  while (ok && row && !is_full (&reader))
    {
      g_autoptr (GBytes) piece = NULL;
      gconstpointer data;
      gsize size;

      ok = rk_stmt_step (stmt, &row, error);
      if (!ok || !row)
        break;
      data = rk_stmt_blob (stmt, 0, &size);
      piece = rk_history_inflate (data, size, error);
      ok = piece && read_piece (&reader, piece, error);
    }
  g_clear_pointer (&reader.columns, g_ptr_array_unref);
  return ok ? g_steal_pointer (&changes) : NULL;
}

/* Only entries small enough to look through at once: an import of thousands of rows is told by
 * the record's own first entry. */
#define LOOK_THROUGH 5000

/* Nearly all entries are about other records: only one that holds the id somewhere is read. */
static gboolean
piece_touches (GBytes *piece, gint64 record_id)
{
  guint8 written[1 + sizeof (gint64)] = { SQLITE_INTEGER }; /* as it stands in a changeset */
  gint64 big = GINT64_TO_BE (record_id);
  gsize size;
  gconstpointer data = g_bytes_get_data (piece, &size);
  sqlite3_changeset_iter *iter;
  gboolean found = FALSE;

  memcpy (written + 1, &big, sizeof big);
  if (memmem (data, size, written, sizeof written) == NULL
      || sqlite3changeset_start (&iter, (int)size, (void *)data) != SQLITE_OK)
    return FALSE;
  while (!found && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, op, indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);
      found = changed_id (iter, op) == record_id;
    }
  sqlite3changeset_finalize (iter);
  return found;
}

static gboolean
touches (RkDb *db, gint64 entry, gint64 record_id)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT data FROM history_piece WHERE history_id = ?", NULL);
  gboolean found = FALSE;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, entry);
  while (!found && rk_stmt_step (stmt, &row, NULL) && row)
    {
      gsize size;
      gconstpointer data = rk_stmt_blob (stmt, 0, &size);
      g_autoptr (GBytes) piece = rk_history_inflate (data, size, NULL);

      found = piece && piece_touches (piece, record_id);
    }
  return found;
}

GPtrArray *
rk_history_of_record (RkDb *db, gint64 record_id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) all = rk_history_list (db, 0, error);
  g_autoptr (GPtrArray) mine
      = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_history_entry_free);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len && (limit == 0 || mine->len < limit); i++)
    {
      RkHistoryEntry *entry = all->pdata[i];

      if (entry->n_changes <= LOOK_THROUGH && touches (db, entry->id, record_id))
        {
          g_ptr_array_add (mine, entry);
          all->pdata[i] = g_new0 (RkHistoryEntry, 1);
        }
    }
  return g_steal_pointer (&mine);
}

gboolean
rk_history_came_after (RkDb *db, gint64 record, gint64 other)
{
  g_autoptr (GArray) actions = rk_history_after (db, 0, NULL);

  for (guint i = 0; actions && i < actions->len; i++)
    {
      gint64 action = g_array_index (actions, gint64, i);

      if (touches (db, action, record))
        return TRUE;
      if (touches (db, action, other))
        return FALSE;
    }
  return FALSE;
}
