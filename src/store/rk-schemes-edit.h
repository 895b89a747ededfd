/* An office changes its schemes: copies of one, of what comes with the program, menus for another
 * year. All of this is for use inside a command. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_schemes_copy: a scheme with its levels and menus as another one, to be changed: 「…（写し）」.
 * @id: (out): of the copy
 */
gboolean rk_schemes_copy (RkDb *db, gint64 scheme, gint64 *id, GError **error);
/**
 * rk_schemes_add_preset: one that comes with the program, beside those that are there.
 * @code: as in data/schemes.json
 */
gboolean rk_schemes_add_preset (RkDb *db, const char *code, gint64 *id, GError **error);
/**
 * rk_schemes_delete: a scheme with its levels, menus and the words of its papers. Levels of others
 * that ask for one of its levels ask for none.
 * @error: %RK_ERROR_CONSTRAINT where workplaces hold it, have an award of it or a target counts it
 */
gboolean rk_schemes_delete (RkDb *db, gint64 scheme, GError **error);
/**
 * rk_schemes_begin_menu: a menu for a fiscal year and those after it, which begins as the one
 * before it; there is nothing to do where the year has one already.
 * @error: %RK_ERROR_NOT_FOUND where there is none before it
 */
gboolean rk_schemes_begin_menu (RkDb *db, gint64 scheme, int year, GError **error);
/**
 * rk_schemes_name_division: all items of a field of activity get another name for it.
 * @item: one of them, with the new division and short name
 */
gboolean rk_schemes_name_division (RkDb *db, const RkRecord *item, GError **error);
/** rk_schemes_menus: fiscal years in which a menu begins. Returns: array of int, the newest first
 */
GArray *rk_schemes_menus (RkDb *db, gint64 scheme, GError **error);
/** rk_schemes_next_code: for a new level ("L3") or item of the menu ("2-4"; a new division: "8-1").
 * @division: (nullable): of the item; NULL or one that is new: a new one. (transfer full) */
char *rk_schemes_next_code (const RkKind *kind, const GPtrArray *records, const char *division);

G_END_DECLS
