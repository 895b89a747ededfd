/* Maps that an office supplies: GeoJSON with a code at each place, as 国土数値情報 行政区域データ
 * (N03) has it. Read once, then drawn at any size. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkMap RkMap;

/**
 * RkMapRing: a closed line of points, the first not repeated.
 * @points: x and y in turn, in kilometres from the middle of the map, y downwards (equirectangular
 *   at the latitude of the middle)
 */
typedef struct
{
  double *points;
  guint n_points;
} RkMapRing;

/**
 * RkMapPlace:
 * @code: five digits, without the check digit
 * @name: (nullable): as the file has it
 * @rings: (element-type RkMapRing): filled by the even-odd rule
 */
typedef struct
{
  char *code;
  char *name;
  GArray *rings;
} RkMapPlace;

/**
 * rk_map_read:
 * @error: %RK_ERROR_FORMAT with the line: no GeoJSON, no code, no areas; %RK_ERROR_IO
 *
 * The code is whichever property has five or six digits everywhere (N03_007, code, …); places with
 * the same code are one. Returns: (transfer full): free with rk_map_unref()
 */
RkMap *rk_map_read (const char *path, GError **error);
RkMap *rk_map_parse (const char *text, gsize length, GError **error);
RkMap *rk_map_ref (RkMap *self);
void rk_map_unref (RkMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkMap, rk_map_unref)

guint rk_map_get_n_places (RkMap *self);
const RkMapPlace *rk_map_get_place (RkMap *self, guint i);
/** rk_map_get_credit: (nullable): what the file itself asks to be named: its "attribution" */
const char *rk_map_get_credit (RkMap *self);

/**
 * rk_map_join:
 * @codes: what is to be drawn: four digits 二次医療圏, five or six a municipality; others and NULL
 *   are nowhere
 *
 * Joins wards into their city and municipalities into their 二次医療圏: a line between two parts of
 * one place goes. Returns: (transfer full) (element-type RkMapPlace): one for each of @codes; those
 *   the map does not know have no rings. One more at the end: all that was not asked for
 */
GPtrArray *rk_map_join (RkMap *self, const char *const *codes, guint n_codes);

G_END_DECLS
