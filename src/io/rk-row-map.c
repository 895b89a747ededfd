#include "rk-row-map.h"

/* Open addressing with linear probing, at most three quarters full. */
struct _RkRowMap
{
  gint64 *ids; /* 0: free */
  guint32 *rows;
  gsize size; /* a power of two */
  gsize used;
};

static void
allocate (RkRowMap *map, gsize size)
{
  map->size = size;
  map->ids = g_new0 (gint64, size);
  map->rows = g_new (guint32, size);
}

RkRowMap *
rk_row_map_new (void)
{
  RkRowMap *map = g_new0 (RkRowMap, 1);

  allocate (map, 1024);
  return map;
}

void
rk_row_map_free (RkRowMap *map)
{
  g_free (map->ids);
  g_free (map->rows);
  g_free (map);
}

/* Where @id is, or would be. Ids count upwards, so they are spread by a multiplication (Knuth). */
static gsize
place_of (const RkRowMap *map, gint64 id)
{
  gsize place = (gsize)(((guint64)id * 0x9e3779b97f4a7c15u) >> 32) & (map->size - 1);

  while (map->ids[place] != 0 && map->ids[place] != id)
    place = (place + 1) & (map->size - 1);
  return place;
}

static void
grow (RkRowMap *map)
{
  g_autofree gint64 *ids = map->ids;
  g_autofree guint32 *rows = map->rows;
  gsize size = map->size;

  allocate (map, size * 2);
  for (gsize i = 0; i < size; i++)
    if (ids[i] != 0)
      {
        gsize place = place_of (map, ids[i]);

        map->ids[place] = ids[i];
        map->rows[place] = rows[i];
      }
}

void
rk_row_map_add (RkRowMap *map, gint64 id, guint row)
{
  gsize place = place_of (map, id);

  if (map->ids[place] == id)
    return;
  map->ids[place] = id;
  map->rows[place] = row;
  map->used++;
  if (map->used * 4 > map->size * 3)
    grow (map);
}

guint
rk_row_map_get (const RkRowMap *map, gint64 id)
{
  gsize place = place_of (map, id);

  return map->ids[place] == id ? map->rows[place] : 0;
}
