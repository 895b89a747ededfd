/* What is done with workplaces beyond saving one: two become one, and what was before is kept. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_workplaces_keep_past: for use inside a command: keeps name, address and size of @before as
 * earlier ones of a workplace.
 * @workplace: id
 * @until: (nullable): ISO day
 * @reason: 「名称の変更」; Japanese, as it stands in the history
 */
gboolean rk_workplaces_keep_past (RkDb *db,
                                  gint64 workplace,
                                  const RkRecord *before,
                                  const char *until,
                                  const char *reason,
                                  GError **error);
/**
 * rk_workplaces_note_change: for use inside a command, before @after is saved: keeps what @before
 * says where name, address or size differ by more than their spelling; today is the last day. What
 * was kept for the same reason on the same day is not kept again: that it was in between.
 */
gboolean rk_workplaces_note_change (
    RkDb *db, const RkRecord *before, const RkRecord *after, const char *reason, GError **error);
/**
 * rk_workplaces_note_edit: the same for a record of any kind that a person has changed: where it is
 * a workplace that was there before.
 */
gboolean rk_workplaces_note_edit (RkDb *db, const RkRecord *after, GError **error);
/**
 * rk_workplaces_merge: for use inside a command: @kept is saved as it is given; everything that
 * refers to @drop refers to it (rk_links_move()), the name and address of @drop stay as earlier
 * ones, lists that spell it so find @kept, and @drop is deleted.
 * @kept: with the id of the one that stays and the values that were chosen
 */
gboolean rk_workplaces_merge (RkDb *db, const RkRecord *kept, gint64 drop, GError **error);
/**
 * rk_workplaces_keep_apart: for use inside a command: two records of the register are not the same.
 */
gboolean rk_workplaces_keep_apart (RkDb *db, gint64 first, gint64 second, GError **error);
/** rk_workplaces_past: newest first. Returns: array of RkRecord (rk_kind_workplace_past) */
GPtrArray *rk_workplaces_past (RkDb *db, gint64 workplace, GError **error);
/** rk_workplaces_of_corporation: others with that 法人番号. Returns: array of RkRecord */
GPtrArray *rk_workplaces_of_corporation (
    RkDb *db, const char *number, gint64 except, guint limit, GError **error);
/** rk_corporation_find: Returns: (nullable) (transfer full): what is known of it; NULL with @error
 * set only where the file could not be read */
RkRecord *rk_corporation_find (RkDb *db, const char *number, GError **error);

G_END_DECLS
