/* The chain of entries and what applying one does; used by the store, inside its transactions. */
#pragma once

#include "rk-db-private.h"

G_BEGIN_DECLS

/** rk_history_find_undo: id of the newest action in force, 0 where there is none. */
gboolean rk_history_find_undo (RkDb *db, gint64 *id, char **what, GError **error);
/** rk_history_find_redo: id of the action undone last, 0 where something new was done since. */
gboolean rk_history_find_redo (RkDb *db, gint64 *id, char **what, GError **error);
/**
 * rk_history_apply: takes action @id back (@undo) or does it again, and adds the link that says so.
 * RK_ERROR_CONFLICT where rows no longer are as that action left them.
 */
gboolean rk_history_apply (RkDb *db, gint64 id, gboolean undo, GError **error);
/** rk_history_after: ids of the actions in force after @id, newest first. */
GArray *rk_history_after (RkDb *db, gint64 id, GError **error);

G_END_DECLS
