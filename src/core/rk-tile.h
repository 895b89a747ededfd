/* The tile map: where a place of 静岡県 stands among equal squares, so that none is too small to
 * be read and no map is needed. The data is data/tiles-22.csv, compiled in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_tile_find:
 * @code: "2201" a 二次医療圏; five or six digits a municipality, a ward means its city
 * @column: (out): from the west, from 0; may be a fraction
 * @row: (out): from the north
 *
 * Returns: whether there is a tile
 */
gboolean rk_tile_find (const char *code, double *column, double *row);

G_END_DECLS
