/* Statements of a meeting in their order: taken apart, put together, moved, taken in from a
 * transcript. And the replies of a meeting held in writing. What writes is for use inside a
 * command. */
#pragma once

#include "rk-council.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_statements_split: takes a statement apart.
 * @first: the statement as it stays, with the first part of its text
 * @rest: text of the new one behind it; the speaker, the item and what must not be public stay
 * @second: (out) (optional): the new one
 */
gboolean rk_statements_split (
    RkDb *db, const RkRecord *first, const char *rest, gint64 *second, GError **error);
/**
 * rk_statements_join: puts a statement behind the one before it, into that one. Homework, answers
 * and directions of it go along; where either must not be public, the whole must not.
 * @kept: (out) (optional): the one before
 * @error: %RK_ERROR_INVALID where it is the first of its item or the speakers differ
 */
gboolean rk_statements_join (RkDb *db, gint64 id, gint64 *kept, GError **error);
/**
 * rk_statements_step: changes places with the one before or behind; at the end of an item it goes
 * on to the next one.
 * @step: -1 up, 1 down
 * @error: %RK_ERROR_INVALID where there is no further place
 */
gboolean rk_statements_step (RkDb *db, gint64 id, int step, GError **error);
/** rk_statements_move: to the end of another item. @item: 0: none */
gboolean rk_statements_move (RkDb *db, gint64 id, gint64 item, GError **error);
/** rk_statements_add: new statements, each behind what was said under its item.
 * @statements: (element-type RkRecord): of one meeting, in order */
gboolean
rk_statements_add (RkDb *db, GPtrArray *statements, GCancellable *cancellable, GError **error);

/**
 * rk_ballots_set: what a member replies to an item in writing. Who has replied to anything counts
 * as present (書面).
 * @vote: (nullable): NULL: no reply any more
 * @opinion: (nullable)
 * @iso: day of the reply
 */
gboolean rk_ballots_set (RkDb *db,
                         gint64 item,
                         gint64 appointment,
                         const char *vote,
                         const char *opinion,
                         const char *iso,
                         GError **error);

G_END_DECLS
