/* Editions of checklists in the office file. What writes is for use inside a command. */
#pragma once

#include "rk-edition.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_editions_load: Returns: (transfer full): %RK_ERROR_NOT_FOUND where there is none */
RkEdition *rk_editions_load (RkDb *db, gint64 id, GError **error);
/**
 * rk_editions_add: a new edition, as it was read from a file; not fixed.
 * @copied_from: 0: of nothing
 * @error: %RK_ERROR_EXISTS where the office has this code in this version
 */
gboolean rk_editions_add (
    RkDb *db, const RkEdition *edition, gint64 copied_from, gint64 *id, GError **error);
/** rk_editions_fix: from now on nothing of it changes. Nothing happens where it is fixed. */
gboolean rk_editions_fix (RkDb *db, gint64 id, GError **error);
/** rk_editions_copy: an edition of the office's own, 独自 unless it is made official by hand. */
gboolean rk_editions_copy (
    RkDb *db, gint64 from, const char *code, const char *version, gint64 *id, GError **error);
/** rk_editions_ship: the editions that come with the program; those that are there are left. */
gboolean rk_editions_ship (RkDb *db, GError **error);

/**
 * rk_editions_find: by id, by code (its newest version), by 「code@version」 or by title.
 * @error: %RK_ERROR_NOT_FOUND naming those there are
 */
gboolean rk_editions_find (RkDb *db, const char *text, gint64 *id, GError **error);
/** rk_editions_dup_name: the shortest of these that finds it: 「growth-area」. */
char *rk_editions_dup_name (RkDb *db, gint64 id, GError **error);
/**
 * rk_editions_default: the edition that is meant where none is named: answered for @council in
 * @year, one with levels before others, the one with the most levels first; else what suits the
 * kind of council.
 * @council: 0: none in particular
 * @id: (out): 0: there is none
 */
gboolean rk_editions_default (RkDb *db, gint64 council, int year, gint64 *id, GError **error);

/**
 * rk_editions_map: says which items of @to take the place of items of @from: those with the same
 * text, else with the same code. What was said before stays.
 * @n_mapped: (out) (optional): items of @from that now have a successor
 */
gboolean rk_editions_map (RkDb *db, gint64 from, gint64 to, guint *n_mapped, GError **error);
/** rk_editions_set_successor: @successor: the item of edition @to that takes the place of @item; 0:
 * none. For use inside a command. */
gboolean
rk_editions_set_successor (RkDb *db, gint64 item, gint64 to, gint64 successor, GError **error);
/** rk_editions_mapped: which items of @to take the place of items of @from. Returns: (transfer
 * full) (element-type RkRecord): rk_kind_edition_map */
GPtrArray *rk_editions_mapped (RkDb *db, gint64 from, gint64 to, GError **error);

G_END_DECLS
