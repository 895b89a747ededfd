#include "rk-index.h"

#include <string.h>

#include "rk-error.h"
#include "rk-records.h"
#include "rk-text.h"

gboolean
rk_kind_is_indexed (const RkKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & RK_FIELD_SEARCH)
      return TRUE;
  return FALSE;
}

/* Eight bytes at a time, the end of each mixing as in splitmix64. */
static guint64
hash (const char *key, gsize length)
{
  guint64 h = length;

  while (length > 0)
    {
      gsize n = MIN (length, sizeof (guint64));
      guint64 word = 0;

      memcpy (&word, key, n);
      h = (h ^ word) * 0xbf58476d1ce4e5b9u;
      h ^= h >> 29;
      key += n;
      length -= n;
    }
  h *= 0x94d049bb133111ebu;
  return h ^ (h >> 31);
}

RkKeyHash
rk_match_key_hash (const char *key)
{
  const char *end = key ? strrchr (key, '\n') : NULL;

  return (RkKeyHash){ .whole = key ? hash (key, strlen (key)) : 0,
                      .start = end ? hash (key, (gsize)(end - key) + 1) : 0 };
}

RkIndexRow *
rk_index_row_new (const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);
  RkIndexRow *row = g_new0 (RkIndexRow, 1);

  row->sort = kind->sort_key ? kind->sort_key (record) : g_strdup ("");
  row->text = rk_record_search_text (record);
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    if (kind->match_key[i])
      {
        row->match[i] = kind->match_key[i](record);
        row->hash[i] = rk_match_key_hash (row->match[i]);
      }
  return row;
}

void
rk_index_row_free (RkIndexRow *row)
{
  g_free (row->sort);
  g_free (row->text);
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    g_free (row->match[i]);
  g_free (row);
}

gboolean
rk_index_put (
    RkDb *db, gint64 id, const RkKind *kind, const RkIndexRow *row, gboolean fresh, GError **error)
{
  const char *sql = fresh ? "INSERT INTO record_index (id, kind, sort, text, match_0, match_1,"
                            " match_2, match_3) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                          : "INSERT OR REPLACE INTO record_index (id, kind, sort, text, match_0,"
                            " match_1, match_2, match_3)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_static (stmt, 2, kind->name);
  rk_stmt_bind_blob (stmt, 3, row->sort, strlen (row->sort));
  rk_stmt_bind_static (stmt, 4, row->text);
  for (int i = 0; i < RK_N_MATCH_KEYS; i++)
    if (row->match[i] && *row->match[i] != '\0')
      rk_stmt_bind_static (stmt, 5 + i, row->match[i]);
  return rk_stmt_run (stmt, error);
}

gboolean
rk_index_delete (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "DELETE FROM record_index WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  return rk_stmt_run (stmt, error);
}

gboolean
rk_index_refresh (RkDb *db, const RkKind *kind, gint64 id, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (RkRecord) record = NULL;

  if (!rk_kind_is_indexed (kind))
    return TRUE;
  record = rk_records_get (db, kind, id, &missing);
  if (record)
    {
      g_autoptr (RkIndexRow) row = rk_index_row_new (record);

      return rk_index_put (db, id, kind, row, FALSE, error);
    }
  if (g_error_matches (missing, RK_ERROR, RK_ERROR_NOT_FOUND))
    return rk_index_delete (db, id, error);
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

/* ── many new rows ───────────────────────────────────────────────────────────────────────── */

static GPtrArray *
read_lines (RkDb *db, const char *sql, const char *table, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_static (stmt, 1, table);
  return rk_stmt_texts (stmt, error);
}

static gboolean
run_lines (RkDb *db, const GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    if (!rk_db_exec (db, lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Those of a rule (UNIQUE) stay, and those that records are found by while they are added. */
#define ORDERS                                                             \
  " FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'" \
  " AND (tbl_name = ? OR name = 'record_index_sort')"

GPtrArray *
rk_index_suspend (RkDb *db, const RkKind *kind, GError **error)
{
  g_autoptr (GPtrArray) made = read_lines (db, "SELECT sql" ORDERS, kind->name, error);
  g_autoptr (GPtrArray) dropped
      = made ? read_lines (db, "SELECT 'DROP INDEX ' || name" ORDERS, kind->name, error) : NULL;

  return dropped && run_lines (db, dropped, error) ? g_steal_pointer (&made) : NULL;
}

/* The keys are sorted in memory: in that which the cache of pages has had until now. */
gboolean
rk_index_resume (RkDb *db, const GPtrArray *suspended, GError **error)
{
  int rc = sqlite3_db_cacheflush (db->handle);

  if (rc != SQLITE_OK && rc != SQLITE_BUSY) /* others read the file: then it stays in memory */
    return rk_db_set_error (db, rc, error);
  sqlite3_db_release_memory (db->handle);
  return run_lines (db, suspended, error);
}

static gboolean
rebuild_kind (RkDb *db, const RkKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", kind->name);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autoptr (GArray) ids = stmt ? rk_stmt_ids (stmt, error) : NULL;

  for (guint i = 0; ids && i < ids->len; i++)
    if (!rk_index_refresh (db, kind, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

gboolean
rk_index_rebuild (RkDb *db, GError **error)
{
  guint n_kinds;
  const RkKind *const *kinds = rk_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (rk_kind_is_indexed (kinds[i]) && !rebuild_kind (db, kinds[i], error))
      return FALSE;
  return TRUE;
}

/* ── checking ────────────────────────────────────────────────────────────────────────────── */

/* "" is not kept. */
static gboolean
is_key (const char *key, const char *stored)
{
  return g_strcmp0 (key && *key ? key : NULL, stored) == 0;
}

static gboolean
count_wrong_of_kind (RkDb *db, const RkKind *kind, guint64 *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.id, i.text, i.match_0, i.match_3 FROM %s t LEFT JOIN record_index i ON i.id = t.id",
      kind->name);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (RkRecord) record = NULL;
      g_autoptr (RkIndexRow) right = NULL;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      record = rk_records_get (db, kind, rk_stmt_int (stmt, 0), error);
      if (record == NULL)
        return FALSE;
      right = rk_index_row_new (record);
      *n += g_strcmp0 (right->text, rk_stmt_text (stmt, 1)) != 0
            || g_strcmp0 (right->match[0], rk_stmt_text (stmt, 2)) != 0
            || !is_key (right->match[RK_OTHER_NAME], rk_stmt_text (stmt, 3));
    }
}

gboolean
rk_index_count_wrong (RkDb *db, guint64 *n, GError **error)
{
  guint n_kinds;
  const RkKind *const *kinds = rk_kinds (&n_kinds);

  *n = 0;
  for (guint i = 0; i < n_kinds; i++)
    if (rk_kind_is_indexed (kinds[i]) && !count_wrong_of_kind (db, kinds[i], n, error))
      return FALSE;
  return TRUE;
}
