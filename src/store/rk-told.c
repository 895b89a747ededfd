/* Which record is meant by those fields that tell it from others. */
#include "rk-records.h"

#include "rk-db.h"

static void
bind (RkStmt *stmt, int n, const RkRecord *record, int field)
{
  const RkField *description = &rk_record_kind (record)->fields[field];

  if (rk_record_is_null (record, field))
    return; /* NULL */
  if (description->type == RK_TYPE_TEXT || description->type == RK_TYPE_DATE)
    rk_stmt_bind_text (stmt, n, rk_record_text (record, field));
  else
    rk_stmt_bind_int (stmt, n, rk_record_int (record, field));
}

gboolean
rk_records_find_told (RkDb *db, const RkRecord *record, gint64 *id, GError **error)
{
  const RkKind *kind = rk_record_kind (record);
  g_auto (GStrv) names = g_strsplit (kind->told_by, " ", 0);
  g_autofree char *where = g_strjoinv (" IS ? AND ", names);
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE %s IS ? ORDER BY id LIMIT 1", kind->name, where);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (int i = 0; names[i]; i++)
    bind (stmt, i + 1, record, rk_kind_field (kind, names[i]));
  return rk_stmt_first (stmt, id, error);
}
