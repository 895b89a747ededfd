#include "rk-links.h"

#include "rk-db-private.h"
#include "rk-kinds.h"
#include "rk-records.h"

static gboolean
move_one (RkDb *db, const RkKind *holder, int field, gint64 id, gint64 to, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, holder, id, error);
  g_autoptr (RkRecord) moved = NULL;
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  draft = rk_draft_copy (record);
  if (to == 0 || id == to)
    rk_draft_clear (draft, field);
  else
    rk_draft_set_int (draft, field, to);
  moved = rk_draft_end_loaded (draft);
  return rk_records_save (db, moved, NULL, error);
}

static GArray *
find_holders (RkDb *db, const RkKind *holder, const char *field, gint64 id, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE %s = ? ORDER BY id", holder->name, field);

  return rk_db_ids (db, sql, id, 0, error);
}

static gboolean
move_field (RkDb *db, const RkKind *holder, int field, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GArray) ids = find_holders (db, holder, holder->fields[field].name, from, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!move_one (db, holder, field, g_array_index (ids, gint64, i), to, error))
      return FALSE;
  return ids != NULL;
}

static gboolean
move_all (RkDb *db, const RkKind *kind, gint64 from, gint64 to, GError **error)
{
  guint n;
  const RkKind *const *kinds = rk_kinds (&n);

  for (guint k = 0; k < n; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++)
      {
        const RkField *field = &kinds[k]->fields[f];

        if (g_strcmp0 (field->refers, kind->name) == 0 && !(field->flags & RK_FIELD_DERIVED)
            && !move_field (db, kinds[k], (int)f, from, to, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
rk_links_move (RkDb *db, const RkKind *kind, gint64 from, gint64 to, GError **error)
{
  gboolean unlocking = db->unlocking;
  gboolean ok;

  db->unlocking = TRUE;
  ok = move_all (db, kind, from, to, error);
  db->unlocking = unlocking;
  return ok;
}

gboolean
rk_links_release (RkDb *db, const RkKind *holder, const char *field, gint64 id, GError **error)
{
  return move_field (db, holder, rk_kind_field (holder, field), id, 0, error);
}

gboolean
rk_links_delete (RkDb *db, const RkKind *holder, const char *field, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = find_holders (db, holder, field, id, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!rk_records_delete (db, holder, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

gboolean
rk_links_copy (
    RkDb *db, const RkKind *holder, const char *field, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GArray) ids = find_holders (db, holder, field, from, error);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_autoptr (RkRecord) record
          = rk_records_get (db, holder, g_array_index (ids, gint64, i), error);
      RkDraft *draft = record ? rk_draft_copy (record) : NULL;

      if (draft == NULL)
        return FALSE;
      rk_draft_set_id (draft, 0);
      rk_draft_put_id (draft, field, to);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
count_field (RkDb *db, const RkKind *holder, int field, gint64 id, guint *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = ?", holder->name,
                                          holder->fields[field].name);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *n += (guint)rk_stmt_int (stmt, 0);
  return TRUE;
}

GPtrArray *
rk_links_count (RkDb *db, const RkKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const RkKind *const *kinds = rk_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      RkLinkCount count = { .kind = kinds[k] };

      for (guint f = 0; f < kinds[k]->n_fields; f++)
        if (g_strcmp0 (kinds[k]->fields[f].refers, kind->name) == 0
            && !(kinds[k] == kind && kinds[k]->fields[f].flags & RK_FIELD_INTERNAL)
            && kinds[k] != &rk_kind_match_decision
            && !(kinds[k]->fields[f].flags & RK_FIELD_DERIVED)
            && !count_field (db, kinds[k], (int)f, id, &count.n, error))
          return NULL;
      if (count.n > 0)
        g_ptr_array_add (counts, g_memdup2 (&count, sizeof count));
    }
  return g_steal_pointer (&counts);
}
