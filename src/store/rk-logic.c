#include "rk-logic.h"

#include <glib/gi18n-lib.h>

#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-records.h"

static void
node_free (gpointer data)
{
  RkLogicNode *node = data;

  rk_record_unref (node->record);
  g_free (node);
}

void
rk_logic_free (RkLogic *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

/* Returns: how many nodes hang below @id, of which none is added. */
static guint
count_below (GPtrArray *records, gint64 id)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    if (rk_record_get_int (records->pdata[i], "parent_id") == id)
      n += 1 + count_below (records, rk_record_id (records->pdata[i]));
  return n;
}

static void
add_below (RkLogic *self, GPtrArray *records, gint64 id, int parent, guint depth, gboolean fold)
{
  for (guint i = 0; i < records->len; i++)
    {
      RkRecord *record = records->pdata[i];
      RkLogicNode *node;

      if (rk_record_get_int (record, "parent_id") != id)
        continue;
      node = g_new0 (RkLogicNode, 1);
      node->record = rk_record_ref (record);
      node->parent = parent;
      node->depth = depth;
      g_ptr_array_add (self->nodes, node);
      if (fold && rk_record_get_int (record, "folded"))
        node->n_hidden = count_below (records, rk_record_id (record));
      else
        add_below (self, records, rk_record_id (record), (int)self->nodes->len - 1, depth + 1,
                   fold);
    }
}

static gboolean
find_owner (RkDb *db, gint64 *owner, GError **error)
{
  return *owner
         || rk_db_get_int (db,
                           "SELECT ifnull((SELECT ifnull(plan_id, case_id) FROM logic_node"
                           " WHERE parent_id IS NULL ORDER BY id DESC LIMIT 1), 0)",
                           owner, error);
}

/* What the tree is about, in words. */
static gboolean
name_owner (RkLogic *self, RkDb *db, gint64 owner, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT title FROM plan WHERE id = ?1 UNION ALL SELECT requester || '　' || theme"
      " FROM support_case WHERE id = ?1",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, owner);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  self->title = g_strdup (row ? rk_stmt_text (stmt, 0) : "");
  return TRUE;
}

RkLogic *
rk_logic_load (RkDb *db, gint64 owner, gboolean fold, GError **error)
{
  g_autoptr (RkLogic) self = g_new0 (RkLogic, 1);
  g_autoptr (GPtrArray) records = NULL;

  self->nodes = g_ptr_array_new_with_free_func (node_free);
  if (!find_owner (db, &owner, error) || !name_owner (self, db, owner, error))
    return NULL;
  records = rk_records_ask (db, &rk_kind_logic_node,
                            "SELECT id FROM logic_node WHERE plan_id = ?1 OR case_id = ?1"
                            " ORDER BY position, id",
                            owner, 0, error);
  if (records == NULL)
    return NULL;
  add_below (self, records, 0, -1, 0, fold);
  return g_steal_pointer (&self);
}

/* ── editing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
remove_node (RkDb *db, gint64 id, GError **error)
{
  return rk_records_delete (db, &rk_kind_logic_node, id, error);
}

static const RkTree nodes
    = { .kind = &rk_kind_logic_node, .owners = { "plan_id", "case_id" }, .remove = remove_node };

gboolean
rk_logic_add (RkDb *db, const RkRecord *record, gint64 *id, GError **error)
{
  return rk_tree_add (db, &nodes, record, id, error);
}

gboolean
rk_logic_move (RkDb *db, gint64 id, RkLineMove move, gint64 target, GError **error)
{
  return rk_tree_move (db, &nodes, id, move, target, error);
}

const char *
rk_logic_next_kind (const char *kind)
{
  static const char *const kinds[] = { "課題", "要因", "取組", "成果" };

  for (gsize i = 0; kind && i + 1 < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i]))
      return kinds[i + 1];
  return kind ? kinds[G_N_ELEMENTS (kinds) - 1] : kinds[0];
}
