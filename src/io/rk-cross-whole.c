/* The row 合計 of a published table: what it is of. */
#include "rk-cross-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"

#define N_PREFECTURES 47

static guint
count_level (const RkCrossTable *table, RkAreaLevel level, const char *prefecture)
{
  guint n = 0;

  for (guint i = 0; i < table->areas->len; i++)
    {
      const char *code = ((RkCrossArea *)table->areas->pdata[i])->code;

      n += !g_str_equal (code, RK_CROSS_WHOLE) && rk_area_level (code) == level
           && (prefecture == NULL || g_str_has_prefix (code, prefecture));
    }
  return n;
}

/* What all rows together are: the nation, the prefecture, or nothing that has a name. */
static const char *
whole_of (const RkCrossTable *table)
{
  guint others = table->areas->len - 1;
  gsize n_towns, n_zones;

  rk_area_list (&n_towns);
  rk_medical_area_list (&n_zones);
  if (others == 0 || count_level (table, RK_AREA_PREFECTURE, NULL) >= N_PREFECTURES)
    return "JP";
  if (count_level (table, RK_AREA_OTHER, NULL) || count_level (table, RK_AREA_PREFECTURE, NULL))
    return NULL;
  return (count_level (table, RK_AREA_MUNICIPALITY, "22") == n_towns
          && count_level (table, RK_AREA_MUNICIPALITY, NULL) == n_towns)
                 || (count_level (table, RK_AREA_MEDICAL, "22") == n_zones
                     && count_level (table, RK_AREA_MEDICAL, NULL) == n_zones)
             ? "22"
             : NULL;
}

void
rk_cross_name_whole (RkCrossReading *self)
{
  RkCrossTable *table = self->table;
  gpointer place;
  RkCrossArea *area;
  const char *code;

  if (!g_hash_table_lookup_extended (table->area_places, RK_CROSS_WHOLE, NULL, &place))
    return;
  area = table->areas->pdata[GPOINTER_TO_UINT (place)];
  code = whole_of (table);
  if (code == NULL)
    g_ptr_array_add (table->problems,
                     g_strdup_printf (_ ("“%s” is of neither the whole country nor the whole "
                                         "prefecture; it is left out"),
                                      area->name));
  if (code && !g_hash_table_contains (table->area_places, code))
    {
      g_hash_table_remove (table->area_places, RK_CROSS_WHOLE);
      g_free (area->name);
      g_free (area->code);
      rk_cross_resolve (NULL, g_str_equal (code, "JP") ? "00000" : code, NULL, FALSE, &area->code,
                        &area->name);
      g_hash_table_insert (table->area_places, area->code, place);
      return;
    }
  for (guint i = table->cells->len; i-- > 0;)
    if (g_array_index (table->cells, RkCrossCell, i).area == GPOINTER_TO_INT (place))
      g_array_remove_index (table->cells, i);
}
