/* ロジックツリー of a plan or of a case of support. */
#pragma once

#include "rk-tree.h"

G_BEGIN_DECLS

/**
 * RkLogicNode: @parent: place of the node it hangs on, -1: none. @n_hidden: what hangs on it and is
 * folded away
 */
typedef struct
{
  RkRecord *record;
  int parent;
  guint depth;
  guint n_hidden;
} RkLogicNode;

/** RkLogic: @nodes: RkLogicNode, each followed by what hangs on it; @title: what it is about */
typedef struct
{
  char *title;
  GPtrArray *nodes;
} RkLogic;

/**
 * rk_logic_load: @owner: a plan or a case; 0: the newest that has a tree
 * @fold: what hangs on folded nodes is left out
 */
RkLogic *rk_logic_load (RkDb *db, gint64 owner, gboolean fold, GError **error);
void rk_logic_free (RkLogic *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkLogic, rk_logic_free)

/** rk_logic_add: behind what hangs on the same node already. For use inside a command. @id: (out)
 */
gboolean rk_logic_add (RkDb *db, const RkRecord *record, gint64 *id, GError **error);
/** rk_logic_move: a node with what hangs on it, as rk_tree_move() does. For use inside a command.
 */
gboolean rk_logic_move (RkDb *db, gint64 id, RkLineMove move, gint64 target, GError **error);
/** rk_logic_next_kind: what hangs on a node of a kind: 要因 on a 課題. (transfer none) */
const char *rk_logic_next_kind (const char *kind);

G_END_DECLS
