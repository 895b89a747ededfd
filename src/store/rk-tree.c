#include "rk-tree.h"

#include <glib/gi18n-lib.h>

#include "rk-db.h"
#include "rk-error.h"
#include "rk-records.h"

/* A key that is held goes on past the end. */
static gboolean
stay (const char *sentence, GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOTHING, sentence);
  return FALSE;
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, sentence);
  return FALSE;
}

static gint64
owner_of (const RkTree *tree, const RkRecord *record)
{
  gint64 owner = rk_record_get_int (record, tree->owners[0]);

  return owner || tree->owners[1] == NULL ? owner : rk_record_get_int (record, tree->owners[1]);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

/* @sql: with %s for the table and one parameter or two */
static gboolean
ask (RkDb *db,
     const RkTree *tree,
     const char *sql,
     gint64 first,
     gint64 second,
     gint64 *value,
     GError **error)
{
  g_auto (GStrv) parts = g_strsplit (sql, "%s", -1);
  g_autofree char *own = g_strjoinv (tree->kind->name, parts);

  return rk_db_ask (db, own, first, second, value, error);
}

/* Those on one record (0: the roots) in their order. */
static GArray *
list_under (RkDb *db, const RkTree *tree, gint64 owner, gint64 parent, GError **error)
{
  g_autofree char *owner_sql
      = tree->owners[1] ? g_strdup_printf ("coalesce(%s, %s)", tree->owners[0], tree->owners[1])
                        : g_strdup (tree->owners[0]); /* an index knows it */
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE %s = ? AND ifnull(parent_id, 0) = ?"
                         " ORDER BY position, id",
                         tree->kind->name, owner_sql);

  return rk_db_ids (db, sql, owner, parent, error);
}

static int
find (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return (int)i;
  return -1;
}

/* How many are above a record, and how many levels hang below it. */
static gboolean
measure_depths (
    RkDb *db, const RkTree *tree, gint64 id, gint64 *above, gint64 *below, GError **error)
{
  return ask (db, tree,
              "WITH RECURSIVE up (id, n) AS (SELECT ?1, 0 UNION ALL SELECT m.parent_id, up.n + 1"
              " FROM up JOIN %s m ON m.id = up.id WHERE m.parent_id IS NOT NULL)"
              " SELECT max(n) FROM up",
              id, 0, above, error)
         && ask (db, tree,
                 "WITH RECURSIVE down (id, n) AS (SELECT ?1, 0 UNION ALL SELECT m.id, down.n + 1"
                 " FROM down JOIN %s m ON m.parent_id = down.id)"
                 " SELECT max(n) FROM down",
                 id, 0, below, error);
}

/* Whether @id is @of or hangs on it. */
static gboolean
is_inside (RkDb *db, const RkTree *tree, gint64 id, gint64 of, gboolean *inside, GError **error)
{
  gint64 n;

  if (!ask (db, tree,
            "WITH RECURSIVE up (id) AS (SELECT ?1 UNION ALL SELECT m.parent_id FROM up"
            " JOIN %s m ON m.id = up.id WHERE m.parent_id IS NOT NULL)"
            " SELECT count(*) FROM up WHERE id = ?2",
            id, of, &n, error))
    return FALSE;
  *inside = n > 0;
  return TRUE;
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
put (RkDb *db, const RkTree *tree, gint64 id, gint64 parent, gint64 position, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, tree->kind, id, error);
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  if (rk_record_get_int (record, "parent_id") == parent
      && rk_record_get_int (record, "position") == position)
    return TRUE;
  draft = rk_draft_copy (record);
  rk_draft_put_id (draft, "parent_id", parent);
  rk_draft_put_int (draft, "position", position);
  return rk_records_save_draft (db, draft, NULL, error);
}

/* Gives those on one record the places 1, 2, 3, …; only those that move are written. */
static gboolean
put_all (RkDb *db, const RkTree *tree, const GArray *ids, gint64 parent, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!put (db, tree, g_array_index (ids, gint64, i), parent, i + 1, error))
      return FALSE;
  return TRUE;
}

gboolean
rk_tree_add (RkDb *db, const RkTree *tree, const RkRecord *record, gint64 *id, GError **error)
{
  gint64 parent = rk_record_get_int (record, "parent_id");
  g_autoptr (GArray) there = list_under (db, tree, owner_of (tree, record), parent, error);
  gint64 last = 0;
  RkDraft *draft;

  if (there == NULL
      || (there->len
          && !ask (db, tree, "SELECT position FROM %s WHERE id = ?1",
                   g_array_index (there, gint64, there->len - 1), 0, &last, error)))
    return FALSE;
  draft = rk_draft_copy (record);
  rk_draft_put_int (draft, "position", last + 1);
  return rk_records_save_draft (db, draft, id, error);
}

/* To a place on another record, where there is room for what hangs on it. */
static gboolean
move_to (
    RkDb *db, const RkTree *tree, const RkRecord *record, gint64 parent, int place, GError **error)
{
  gint64 owner = owner_of (tree, record);
  gint64 id = rk_record_id (record);
  gint64 from = rk_record_get_int (record, "parent_id");
  gint64 above = -1;
  gint64 below = 0;
  gint64 unused;
  g_autoptr (GArray) there = NULL;
  int old;

  if ((parent && !measure_depths (db, tree, parent, &above, &unused, error))
      || !measure_depths (db, tree, id, &unused, &below, error))
    return FALSE;
  if (tree->most && above + 1 + below >= tree->most)
    return refuse (_ (tree->too_deep), error);
  there = list_under (db, tree, owner, parent, error);
  if (there == NULL)
    return FALSE;
  old = find (there, id);
  if (old >= 0)
    {
      g_array_remove_index (there, (guint)old);
      if (place > old)
        place--;
    }
  g_array_insert_val (there, (guint)CLAMP (place, 0, (int)there->len), id);
  if (!put_all (db, tree, there, parent, error))
    return FALSE;
  if (from != parent)
    {
      g_autoptr (GArray) left = list_under (db, tree, owner, from, error);

      return left && put_all (db, tree, left, from, error);
    }
  return TRUE;
}

/* @onto: on @target; else to its place */
static gboolean
move_by (RkDb *db,
         const RkTree *tree,
         const RkRecord *record,
         gint64 target,
         gboolean onto,
         GError **error)
{
  g_autoptr (RkRecord) at = rk_records_get (db, tree->kind, target, error);
  g_autoptr (GArray) there = NULL;
  gboolean inside = FALSE;
  gint64 parent;

  if (at == NULL || !is_inside (db, tree, target, rk_record_id (record), &inside, error))
    return FALSE;
  if (inside || owner_of (tree, at) != owner_of (tree, record))
    return refuse (_ ("A line cannot go below itself. Nothing was changed."), error);
  if (onto)
    return move_to (db, tree, record, target, G_MAXINT, error);
  parent = rk_record_get_int (at, "parent_id");
  there = list_under (db, tree, owner_of (tree, record), parent, error);
  return there && move_to (db, tree, record, parent, find (there, target), error);
}

/* Behind the one that it hung on. */
static gboolean
move_out (RkDb *db, const RkTree *tree, const RkRecord *record, GError **error)
{
  gint64 parent = rk_record_get_int (record, "parent_id");
  g_autoptr (RkRecord) above = NULL;
  g_autoptr (GArray) there = NULL;
  gint64 onto;

  if (parent == 0)
    return stay (_ ("This line is at the top already."), error);
  above = rk_records_get (db, tree->kind, parent, error);
  if (above == NULL)
    return FALSE;
  onto = rk_record_get_int (above, "parent_id");
  there = list_under (db, tree, owner_of (tree, record), onto, error);
  return there && move_to (db, tree, record, onto, find (there, parent) + 1, error);
}

static gboolean
remove_all (RkDb *db, const RkTree *tree, gint64 owner, gint64 id, GError **error)
{
  g_autoptr (GArray) under = list_under (db, tree, owner, id, error);

  if (under == NULL)
    return FALSE;
  for (guint i = 0; i < under->len; i++)
    if (!remove_all (db, tree, owner, g_array_index (under, gint64, i), error))
      return FALSE;
  return tree->remove (db, id, error);
}

gboolean
rk_tree_move (
    RkDb *db, const RkTree *tree, gint64 id, RkLineMove move, gint64 target, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, tree->kind, id, error);
  g_autoptr (GArray) beside = NULL;
  gint64 parent;
  int place;

  if (record == NULL)
    return FALSE;
  parent = rk_record_get_int (record, "parent_id");
  beside = list_under (db, tree, owner_of (tree, record), parent, error);
  if (beside == NULL)
    return FALSE;
  place = find (beside, id);
  switch (move)
    {
    case RK_LINE_UP:
      return place == 0 ? stay (_ ("This line is the first one already."), error)
                        : move_to (db, tree, record, parent, place - 1, error);
    case RK_LINE_DOWN:
      return place + 1 == (int)beside->len ? stay (_ ("This line is the last one already."), error)
                                           : move_to (db, tree, record, parent, place + 2, error);
    case RK_LINE_UNDER:
      return place == 0 ? stay (_ ("There is no line before it to go under."), error)
                        : move_to (db, tree, record, g_array_index (beside, gint64, place - 1),
                                   G_MAXINT, error);
    case RK_LINE_OUT:
      return move_out (db, tree, record, error);
    case RK_LINE_BEFORE:
    case RK_LINE_ONTO:
      return move_by (db, tree, record, target, move == RK_LINE_ONTO, error);
    case RK_LINE_REMOVE:
    default:
      g_array_remove_index (beside, (guint)place);
      return remove_all (db, tree, owner_of (tree, record), id, error)
             && put_all (db, tree, beside, parent, error);
    }
}
