#include "rk-tile.h"

#include <string.h>

#include "rk-area.h"
#include "rk-core-resources.h"

typedef struct
{
  char *code;
  double column;
  double row;
} Tile;

static void
add_tile (GArray *tiles, const char *line)
{
  g_auto (GStrv) cols = g_strsplit (line, ",", -1);
  Tile tile;

  if (g_strv_length (cols) != 3 || !g_ascii_isdigit (cols[0][0]))
    return;
  tile = (Tile){ g_strdup (cols[0]), g_ascii_strtod (cols[1], NULL),
                 g_ascii_strtod (cols[2], NULL) };
  g_array_append_val (tiles, tile);
}

static GArray *
load (void)
{
  GArray *tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  g_autoptr (GBytes) csv = g_resource_lookup_data (
      rk_core_get_resource (), "/jp/renkei/core/tiles-22.csv", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (csv, NULL), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    add_tile (tiles, lines[i]);
  return tiles;
}

/* Read at the first use and kept. */
static const GArray *
get_tiles (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)load ());
  return (const GArray *)once;
}

gboolean
rk_tile_find (const char *code, double *column, double *row)
{
  const GArray *tiles = get_tiles ();
  const RkArea *area = rk_area_by_code (code);

  for (guint i = 0; code && i < tiles->len; i++)
    {
      const Tile *tile = &g_array_index (tiles, Tile, i);

      if (strcmp (tile->code, area ? area->code : code) != 0)
        continue;
      *column = tile->column;
      *row = tile->row;
      return TRUE;
    }
  return FALSE;
}
