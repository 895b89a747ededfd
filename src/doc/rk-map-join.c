/* Joining places of a map: wards into cities, municipalities into areas. */
#include "rk-map-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rk-area.h"

/* Designated cities end in 00, 30, 40, 50 of the first hundred; their wards follow. */
static int
find_city_of_ward (const char *code, const char *const *codes, guint n_codes)
{
  int number = rk_map_code_number (code);
  int best = -1;

  if (number % 1000 < 100 || number % 1000 >= 200)
    return -1;
  for (guint i = 0; i < n_codes; i++)
    {
      int city = codes[i] && strlen (codes[i]) >= 5 ? rk_map_code_number (codes[i]) : 0;

      while (city > 99999)
        city /= 10;
      if (city > 0 && city % 10 == 0 && city / 1000 == number / 1000 && city <= number
          && (best < 0
              || city > rk_map_code_number (codes[best]) / (strlen (codes[best]) > 5 ? 10 : 1)))
        best = (int)i;
    }
  return best;
}

/* Five digits → index + 1 of the codes that are municipalities. */
static GHashTable *
index_codes (const char *const *codes, guint n_codes)
{
  GHashTable *indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = n_codes; i-- > 0;)
    if (codes[i] && strlen (codes[i]) >= 5)
      g_hash_table_replace (indices, g_strndup (codes[i], 5), GUINT_TO_POINTER (i + 1));
  return indices;
}

static int
find_target (GHashTable *indices, const char *code, const char *const *codes, guint n_codes)
{
  gpointer index = g_hash_table_lookup (indices, code);
  const RkArea *city;

  if (code[0] == '\0')
    return -1;
  if (index)
    return (int)GPOINTER_TO_UINT (index) - 1;
  city = rk_area_by_code (code);
  for (guint i = 0; city && i < n_codes; i++)
    if (codes[i]
        && (strncmp (codes[i], city->code, 5) == 0
            || g_strcmp0 (codes[i], city->medical_area->code) == 0
            || (strlen (codes[i]) == 2 && strncmp (codes[i], code, 2) == 0)))
      return (int)i;
  return find_city_of_ward (code, codes, n_codes);
}

/* A stretch of a border in its direction. Inside a place the neighbour runs along it the other way,
 * and both go; of a file whose rings turn either way, the same way. */
typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
} Edge;

static guint
hash_edge (gconstpointer key)
{
  const Edge *edge = key;
  /* The same for both directions. */
  double sum = (edge->x1 + edge->x2) * 1e7 + (edge->y1 + edge->y2) * 7e7;

  return (guint)(gint64)llround (fmod (sum, 4e9));
}

static gboolean
is_same_edge (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Edge)) == 0;
}

static guint
hash_point (gconstpointer key)
{
  const double *point = key;

  return (guint)(gint64)llround (fmod (point[0] * 1e7 + point[1] * 7e7, 4e9));
}

static gboolean
is_same_point (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, 2 * sizeof (double)) == 0;
}

static void
add_edge (GHashTable *edges, GPtrArray *order, const double *from, const double *to)
{
  Edge edge = { from[0], from[1], to[0], to[1] };
  Edge back = { to[0], to[1], from[0], from[1] };
  Edge *kept;

  if (is_same_point (from, to) || g_hash_table_remove (edges, &back)
      || g_hash_table_remove (edges, &edge))
    return;
  kept = g_memdup2 (&edge, sizeof edge);
  g_hash_table_add (edges, kept);
  g_ptr_array_add (order, kept);
}

static void
follow (GHashTable *starts, const Edge *first, GArray *rings)
{
  GArray *points = g_array_new (FALSE, FALSE, 2 * sizeof (double));
  const Edge *edge = first;
  RkMapRing ring;

  while (edge != NULL)
    {
      GSList *from = g_hash_table_lookup (starts, &edge->x1);
      double next[2] = { edge->x2, edge->y2 };
      const Edge *after = NULL;

      g_array_append_vals (points, &edge->x1, 1);
      for (GSList *l = from; l; l = l->next)
        if (l->data == edge)
          l->data = NULL; /* taken */
      for (GSList *l = g_hash_table_lookup (starts, next); l && after == NULL; l = l->next)
        after = l->data;
      edge = after;
    }
  ring.n_points = points->len;
  ring.points = (double *)(gpointer)g_array_free (points, FALSE);
  if (ring.n_points >= 3)
    g_array_append_val (rings, ring);
  else
    g_free (ring.points);
}

/* Rings of what is left of the edges. */
static void
chain (GPtrArray *order, GArray *rings)
{
  g_autoptr (GHashTable) starts = g_hash_table_new_full (hash_point, is_same_point, NULL, NULL);
  GHashTableIter iter;
  gpointer list;

  for (guint i = order->len; i-- > 0;)
    {
      Edge *edge = order->pdata[i];
      GSList *from = g_hash_table_lookup (starts, &edge->x1);

      g_hash_table_replace (starts, &edge->x1, g_slist_prepend (from, edge));
    }
  for (guint i = 0; i < order->len; i++)
    {
      Edge *edge = order->pdata[i];

      if (g_slist_find (g_hash_table_lookup (starts, &edge->x1), edge))
        follow (starts, edge, rings);
    }
  g_hash_table_iter_init (&iter, starts);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_slist_free (list);
}

static RkMapPlace *
dissolve (const char *code, GPtrArray *parts)
{
  RkMapPlace *joined
      = rk_map_place_new (code, parts->len == 1 ? ((RkMapPlace *)parts->pdata[0])->name : NULL);
  g_autoptr (GHashTable) edges = g_hash_table_new (hash_edge, is_same_edge);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint p = 0; p < parts->len; p++)
    {
      const RkMapPlace *part = parts->pdata[p];

      for (guint r = 0; r < part->rings->len; r++)
        {
          const RkMapRing *ring = &g_array_index (part->rings, RkMapRing, r);
          RkMapRing copy
              = { g_memdup2 (ring->points, 2 * ring->n_points * sizeof (double)), ring->n_points };

          if (parts->len == 1)
            g_array_append_val (joined->rings, copy);
          else
            g_free (copy.points);
          for (guint i = 0; parts->len > 1 && i < ring->n_points; i++)
            add_edge (edges, order, &ring->points[2 * i],
                      &ring->points[2 * ((i + 1) % ring->n_points)]);
        }
    }
  for (guint i = 0; i < order->len; i++)
    if (g_hash_table_lookup (edges, order->pdata[i]) == order->pdata[i])
      g_ptr_array_add (left, order->pdata[i]);
  chain (left, joined->rings);
  return joined;
}

GPtrArray *
rk_map_join (RkMap *self, const char *const *codes, guint n_codes)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (rk_map_place_free);
  g_autoptr (GHashTable) indices = index_codes (codes, n_codes);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i <= n_codes; i++)
    g_ptr_array_add (groups, g_ptr_array_new ());
  for (guint p = 0; p < rk_map_get_n_places (self); p++)
    {
      const RkMapPlace *place = rk_map_get_place (self, p);
      int target = find_target (indices, place->code, codes, n_codes);

      g_ptr_array_add (groups->pdata[target < 0 ? (int)n_codes : target], (gpointer)place);
    }
  for (guint i = 0; i <= n_codes; i++)
    g_ptr_array_add (joined, dissolve (i < n_codes && codes[i] ? codes[i] : "", groups->pdata[i]));
  return joined;
}
