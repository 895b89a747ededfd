/* 会議の準備: the list of a meeting, and what is done of it. What writes is for use inside a
 * command. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_todos_begin: gives a meeting its list: that of the council's meeting before, as it was changed
 * there, else the usual one. What the meeting has already stays and is not added again.
 * @n_added: (out) (optional)
 */
gboolean rk_todos_begin (RkDb *db, gint64 meeting, guint *n_added, GError **error);
/**
 * rk_todos_settle: done or not needed, by the person at the desk; or open again.
 * @outcome: (nullable): %RK_TODO_DONE or %RK_TODO_NOT_NEEDED; NULL: open
 * @iso: the day
 */
gboolean
rk_todos_settle (RkDb *db, gint64 todo, const char *outcome, const char *iso, GError **error);

G_END_DECLS
