/* Records that hang on records of their own kind (fields parent_id and position): lines of a plan,
 * nodes of a logic tree. What writes is for use inside a command. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkTree: one such kind.
 * @owners: one or two fields of which the first that is set is what the whole belongs to; the
 * second may be NULL
 * @most: levels there may be, 0: any number
 * @too_deep: English msgid, where there is a most
 * @remove: takes one record out with what is only about it; what hangs on it has gone before
 */
typedef struct
{
  const RkKind *kind;
  const char *owners[2];
  guint most;
  const char *too_deep;
  gboolean (*remove) (RkDb *db, gint64 id, GError **error);
} RkTree;

/**
 * RkLineMove: where a record goes, with what hangs on it.
 * @RK_LINE_UNDER: onto the one before it
 * @RK_LINE_OUT: behind the one it hangs on
 * @RK_LINE_BEFORE: to the place of another one
 * @RK_LINE_ONTO: behind what hangs on another one already
 * @RK_LINE_REMOVE: out, with everything that hangs on it
 */
typedef enum
{
  RK_LINE_UP,
  RK_LINE_DOWN,
  RK_LINE_UNDER,
  RK_LINE_OUT,
  RK_LINE_BEFORE,
  RK_LINE_ONTO,
  RK_LINE_REMOVE,
} RkLineMove;

/** rk_tree_add: behind what hangs on the same one already; its place is set here. @id: (out) */
gboolean
rk_tree_add (RkDb *db, const RkTree *tree, const RkRecord *record, gint64 *id, GError **error);
/**
 * rk_tree_move: @target: for %RK_LINE_BEFORE and %RK_LINE_ONTO
 * @error: %RK_ERROR_INVALID where there is no such place
 */
gboolean rk_tree_move (
    RkDb *db, const RkTree *tree, gint64 id, RkLineMove move, gint64 target, GError **error);

G_END_DECLS
