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

gboolean
rk_index_put (RkDb *db, gint64 id, const RkRecord *record, gboolean fresh, GError **error)
{
  const RkKind *kind = rk_record_kind (record);
  g_autofree char *sort = kind->sort_key ? kind->sort_key (record) : g_strdup ("");
  g_autofree char *match = kind->match_key ? kind->match_key (record) : NULL;
  g_autofree char *text = rk_record_search_text (record);
  const char *sql
      = fresh ? "INSERT INTO record_index (id, kind, sort, match, text) VALUES (?, ?, ?, ?, ?)"
              : "INSERT OR REPLACE INTO record_index (id, kind, sort, match, text)"
                " VALUES (?, ?, ?, ?, ?)";
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_static (stmt, 2, kind->name);
  rk_stmt_bind_blob (stmt, 3, sort, strlen (sort));
  rk_stmt_bind_static (stmt, 4, match);
  rk_stmt_bind_static (stmt, 5, text);
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
    return rk_index_put (db, id, record, FALSE, error);
  if (g_error_matches (missing, RK_ERROR, RK_ERROR_NOT_FOUND))
    return rk_index_delete (db, id, error);
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

static gboolean
count_wrong_of_kind (RkDb *db, const RkKind *kind, guint64 *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.id, i.text FROM %s t LEFT JOIN record_index i ON i.id = t.id", kind->name);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (RkRecord) record = NULL;
      g_autofree char *text = NULL;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      record = rk_records_get (db, kind, rk_stmt_int (stmt, 0), error);
      if (record == NULL)
        return FALSE;
      text = rk_record_search_text (record);
      *n += g_strcmp0 (text, rk_stmt_text (stmt, 1)) != 0;
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
