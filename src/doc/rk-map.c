#include "rk-map-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-json-reader.h"

/* The largest prefecture in full detail is a fifth of it; all of Japan would take all memory. */
#define LARGEST (200u << 20)
#define KM_PER_DEGREE 111.32

struct _RkMap
{
  gatomicrefcount refs;
  GPtrArray *places; /* RkMapPlace */
  char *credit;
};

static void
clear_ring (gpointer data)
{
  g_free (((RkMapRing *)data)->points);
}

void
rk_map_place_free (gpointer data)
{
  RkMapPlace *place = data;

  g_free (place->code);
  g_free (place->name);
  g_array_unref (place->rings);
  g_free (place);
}

RkMapPlace *
rk_map_place_new (const char *code, const char *name)
{
  RkMapPlace *place = g_new0 (RkMapPlace, 1);

  place->code = g_strdup (code);
  place->name = g_strdup (name);
  place->rings = g_array_new (FALSE, FALSE, sizeof (RkMapRing));
  g_array_set_clear_func (place->rings, clear_ring);
  return place;
}

RkMap *
rk_map_ref (RkMap *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_map_unref (RkMap *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->places);
  g_free (self->credit);
  g_free (self);
}

guint
rk_map_get_n_places (RkMap *self)
{
  return self->places->len;
}

const RkMapPlace *
rk_map_get_place (RkMap *self, guint i)
{
  g_return_val_if_fail (i < self->places->len, NULL);
  return self->places->pdata[i];
}

const char *
rk_map_get_credit (RkMap *self)
{
  return self->credit;
}

/* ── GeoJSON ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GPtrArray *features; /* const RkJsonNode */
  char *code_key;
  char *name_key;
  GHashTable *by_code; /* code → RkMapPlace */
  RkMap *map;
} Reader;

static const char *
get_text (const RkJsonNode *object, const char *key)
{
  const RkJsonNode *node = object ? rk_json_member (object, key) : NULL;

  return node && node->type == RK_JSON_TEXT ? node->text : NULL;
}

/* Five digits of a code that is text or number, with or without check digit; NULL: it is none. */
static char *
dup_code (const RkJsonNode *node)
{
  g_autofree char *text = NULL;
  gsize length;

  if (node && node->type == RK_JSON_NUMBER && node->number >= 1000 && node->number < 1e6)
    text = g_strdup_printf ("%05.0f", node->number);
  else if (node && node->type == RK_JSON_TEXT)
    text = g_strdup (node->text);
  if (text == NULL)
    return NULL;
  length = strlen (text);
  if ((length != 5 && length != 6) || strspn (text, "0123456789") != length)
    return NULL;
  return g_strndup (text, 5);
}

/* How many features have a code there, and whether they are those of municipalities. */
static guint
count_codes (Reader *self, const char *key)
{
  guint n = 0;

  for (guint i = 0; i < self->features->len; i++)
    {
      g_autofree char *code = dup_code (
          rk_json_member (rk_json_member (self->features->pdata[i], "properties"), key));

      n += code != NULL && rk_map_code_number (code) / 1000 >= 1
           && rk_map_code_number (code) / 1000 <= 47;
    }
  return n;
}

/* The property that most features have a code in; 所属未定地 has none. */
static void
find_keys (Reader *self)
{
  guint most = 0;

  for (guint i = 0; i < MIN (self->features->len, 20); i++)
    {
      const RkJsonNode *properties = rk_json_member (self->features->pdata[i], "properties");

      for (guint k = 0;
           properties && properties->type == RK_JSON_OBJECT && k < properties->keys->len; k++)
        {
          const char *key = properties->keys->pdata[k];
          guint n = count_codes (self, key);

          if (n <= most)
            continue;
          most = n;
          g_free (self->code_key);
          self->code_key = g_strdup (key);
        }
    }
  if (2 * most < self->features->len)
    g_clear_pointer (&self->code_key, g_free);
}

static const char *
find_name (const RkJsonNode *properties)
{
  static const char *const keys[] = { "name", "N03_005", "N03_004", "NAME", "市区町村名" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (get_text (properties, keys[i]))
      return get_text (properties, keys[i]);
  return NULL;
}

static gboolean
read_point (const RkJsonNode *node, double *x, double *y)
{
  const RkJsonNode *first;
  const RkJsonNode *second;

  if (node->type != RK_JSON_ARRAY || node->children->len < 2)
    return FALSE;
  first = node->children->pdata[0];
  second = node->children->pdata[1];
  if (first->type != RK_JSON_NUMBER || second->type != RK_JSON_NUMBER || fabs (first->number) > 360
      || fabs (second->number) > 90)
    return FALSE;
  *x = first->number;
  *y = second->number;
  return TRUE;
}

static gboolean
read_ring (RkMapPlace *place, const RkJsonNode *node, GError **error)
{
  RkMapRing ring = { 0 };

  if (node->type != RK_JSON_ARRAY)
    return rk_json_refuse (error, node->line, _ ("A line of the map is no list of points."));
  ring.points = g_new (double, 2 * (gsize)node->children->len + 2);
  for (guint i = 0; i < node->children->len; i++)
    if (read_point (node->children->pdata[i], &ring.points[2 * i], &ring.points[2 * i + 1]))
      ring.n_points++;
    else
      {
        g_free (ring.points);
        return rk_json_refuse (error, node->line,
                               _ ("A point of the map is not longitude and latitude in degrees."));
      }
  if (ring.n_points > 1 && ring.points[0] == ring.points[2 * (ring.n_points - 1)]
      && ring.points[1] == ring.points[2 * (ring.n_points - 1) + 1])
    ring.n_points--;
  if (ring.n_points >= 3)
    g_array_append_val (place->rings, ring);
  else
    g_free (ring.points);
  return TRUE;
}

static gboolean
read_rings (RkMapPlace *place, const RkJsonNode *node, guint depth, GError **error)
{
  if (depth == 0)
    return read_ring (place, node, error);
  if (node == NULL || node->type != RK_JSON_ARRAY)
    return rk_json_refuse (error, node ? node->line : 0, _ ("An area of the map has no shape."));
  for (guint i = 0; i < node->children->len; i++)
    if (!read_rings (place, node->children->pdata[i], depth - 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_feature (Reader *self, const RkJsonNode *feature, GError **error)
{
  const RkJsonNode *properties = rk_json_member (feature, "properties");
  const RkJsonNode *geometry = rk_json_member (feature, "geometry");
  const char *type
      = geometry && geometry->type == RK_JSON_OBJECT ? get_text (geometry, "type") : NULL;
  g_autofree char *code = properties && properties->type == RK_JSON_OBJECT
                              ? dup_code (rk_json_member (properties, self->code_key))
                              : NULL;
  RkMapPlace *place;
  guint depth = g_strcmp0 (type, "Polygon") == 0        ? 1
                : g_strcmp0 (type, "MultiPolygon") == 0 ? 2
                                                        : 0;

  if (depth == 0)
    return TRUE;
  if (code == NULL)
    code = g_strdup ("");
  place = g_hash_table_lookup (self->by_code, code);
  if (place == NULL)
    {
      place = rk_map_place_new (code, find_name (properties));
      g_ptr_array_add (self->map->places, place);
      g_hash_table_insert (self->by_code, place->code, place);
    }
  return read_rings (place, rk_json_member (geometry, "coordinates"), depth, error);
}

static void
find_middle (RkMap *self, double *x, double *y)
{
  double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint p = 0; p < self->places->len; p++)
    {
      const RkMapPlace *place = self->places->pdata[p];

      for (guint r = 0; r < place->rings->len; r++)
        {
          const RkMapRing *ring = &g_array_index (place->rings, RkMapRing, r);

          for (guint i = 0; i < ring->n_points; i++)
            for (guint k = 0; k < 2; k++)
              {
                box[k] = MIN (box[k], ring->points[2 * i + k]);
                box[2 + k] = MAX (box[2 + k], ring->points[2 * i + k]);
              }
        }
    }
  *x = (box[0] + box[2]) / 2;
  *y = (box[1] + box[3]) / 2;
}

/* Equirectangular: true to scale at the latitude of the middle, which is enough for a prefecture.
 */
static void
project (RkMap *self)
{
  double x, y, narrow;

  find_middle (self, &x, &y);
  narrow = cos (y * G_PI / 180);
  for (guint p = 0; p < self->places->len; p++)
    {
      RkMapPlace *place = self->places->pdata[p];

      for (guint r = 0; r < place->rings->len; r++)
        {
          RkMapRing *ring = &g_array_index (place->rings, RkMapRing, r);

          for (guint i = 0; i < ring->n_points; i++)
            {
              ring->points[2 * i] = (ring->points[2 * i] - x) * narrow * KM_PER_DEGREE;
              ring->points[2 * i + 1] = (y - ring->points[2 * i + 1]) * KM_PER_DEGREE;
            }
        }
    }
}

static gboolean
read_features (Reader *self, const RkJsonNode *root, GError **error)
{
  const RkJsonNode *features
      = root->type == RK_JSON_OBJECT ? rk_json_member (root, "features") : NULL;

  if (features == NULL || features->type != RK_JSON_ARRAY)
    return rk_json_refuse (error, root->line,
                           _ ("This is no GeoJSON: there is no list of “features”. Download the "
                              "data of areas (N03) as GeoJSON."));
  for (guint i = 0; i < features->children->len; i++)
    {
      const RkJsonNode *feature = features->children->pdata[i];
      const RkJsonNode *properties
          = feature->type == RK_JSON_OBJECT ? rk_json_member (feature, "properties") : NULL;

      if (properties && properties->type == RK_JSON_OBJECT)
        g_ptr_array_add (self->features, (gpointer)feature);
    }
  find_keys (self);
  if (self->code_key == NULL)
    return rk_json_refuse (error, features->line,
                           _ ("No property of the areas is a municipality code of five or six "
                              "digits."));
  for (guint i = 0; i < self->features->len; i++)
    if (!read_feature (self, self->features->pdata[i], error))
      return FALSE;
  if (self->map->places->len == 0)
    return rk_json_refuse (error, features->line, _ ("There are no areas in this map."));
  self->map->credit = g_strdup (get_text (root, "attribution"));
  return TRUE;
}

RkMap *
rk_map_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (RkJsonNode) root = rk_json_read (text, length, error);
  g_autoptr (GPtrArray) features = g_ptr_array_new ();
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RkMap) map = NULL;
  Reader reader = { .features = features, .by_code = by_code };
  gboolean read;

  if (root == NULL)
    return NULL;
  map = g_new0 (RkMap, 1);
  g_atomic_ref_count_init (&map->refs);
  map->places = g_ptr_array_new_with_free_func (rk_map_place_free);
  reader.map = map;
  read = read_features (&reader, root, error);
  g_free (reader.code_key);
  if (!read)
    return NULL;
  project (map);
  return g_steal_pointer (&map);
}

RkMap *
rk_map_read (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  gsize length;

  if (info && g_file_info_get_size (info) > LARGEST)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("The map is too large: %u MB at most. Take the file of one prefecture."),
                   LARGEST >> 20);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, &problem))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_IO, _ ("The map cannot be read: %s"),
                   problem->message);
      return NULL;
    }
  return rk_map_parse (text, length, error);
}
