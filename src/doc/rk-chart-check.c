/* What a figure leaves out, said in its note; and figures that would show nothing, refused. */
#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-chart-items.h"
#include "rk-error.h"
#include "rk-tile.h"

#define MOST_NAMES 8   /* more are not read */
#define MOST_SPOKES 16 /* of a radar */
#define MOST_PANELS 60
#define MOST_COLUMNS 60

GPtrArray *
rk_chart_get_places (RkChart *self)
{
  guint n = self->categories->len;

  if (self->places == NULL && self->map)
    {
      g_autofree const char **codes = g_new0 (const char *, n + 1);

      for (guint c = 0; c < n; c++)
        codes[c] = rk_chart_get_place_code (self, c);
      self->places = rk_map_join (self->map, codes, n);
    }
  return self->places;
}

gboolean
rk_chart_is_placed (RkChart *self, guint category)
{
  double column, row;

  if (self->kind == RK_CHART_TILES)
    return rk_tile_find (rk_chart_get_place_code (self, category), &column, &row);
  if (self->kind == RK_CHART_MAP)
    return self->map && ((RkMapPlace *)rk_chart_get_places (self)->pdata[category])->rings->len > 0;
  return TRUE;
}

/* ── what is left out ────────────────────────────────────────────────────────────────────── */

/* 「地図にない区域（10）：賀茂、…ほか2。」 */
static void
append_names (GString *out, const char *what, const GPtrArray *names)
{
  if (names->len == 0)
    return;
  g_string_append_printf (out, "%s（%u）：", what, names->len);
  for (guint i = 0; i < MIN (names->len, MOST_NAMES); i++)
    g_string_append_printf (out, "%s%s", i ? "、" : "", (const char *)names->pdata[i]);
  if (names->len > MOST_NAMES)
    g_string_append_printf (out, "ほか%u", names->len - MOST_NAMES);
  g_string_append (out, "。");
}

static gboolean
has_tile_at (RkChart *self, double column, double row)
{
  for (guint c = 0; c < self->categories->len; c++)
    {
      double x, y;

      if (rk_tile_find (rk_chart_get_place_code (self, c), &x, &y) && fabs (x - column) < 0.01
          && fabs (y - row) < 0.01)
        return TRUE;
    }
  return FALSE;
}

/* Tiles of the same sort that no category stands on. */
static GPtrArray *
list_empty_tiles (RkChart *self)
{
  GPtrArray *names = g_ptr_array_new ();
  gboolean medical = FALSE;
  gsize n_areas, n_cities;
  const RkMedicalArea *areas = rk_medical_area_list (&n_areas);
  const RkArea *cities = rk_area_list (&n_cities);

  for (guint c = 0; c < self->categories->len; c++)
    medical |= rk_chart_is_placed (self, c) && strlen (rk_chart_get_place_code (self, c)) == 4;
  for (gsize i = 0; i < (medical ? n_areas : n_cities); i++)
    {
      double column, row;

      if (rk_tile_find (medical ? areas[i].code : cities[i].code, &column, &row)
          && !has_tile_at (self, column, row))
        g_ptr_array_add (names, (gpointer)(medical ? areas[i].name : cities[i].name));
    }
  return names;
}

char *
rk_chart_dup_unplaced (RkChart *self)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint c = 0; c < self->categories->len; c++)
    if (!rk_chart_is_placed (self, c))
      g_ptr_array_add (names, rk_chart_category (self, c)->name);
  append_names (out,
                self->kind == RK_CHART_TILES ? "ます目がなく、描いていない区域"
                                             : "地図になく、描いていない区域",
                names);
  return g_string_free (out, out->len == 0);
}

static void
append_places (RkChart *self, GString *out)
{
  gboolean tiles = self->kind == RK_CHART_TILES;
  g_autofree char *unplaced = rk_chart_dup_unplaced (self);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) empty = NULL;

  for (guint c = 0; c < self->categories->len; c++)
    if (rk_chart_is_placed (self, c) && rk_chart_get_value (self, 0, c) == RK_CHART_MISSING)
      g_ptr_array_add (missing, rk_chart_category (self, c)->name);
  g_string_append (out, unplaced ? unplaced : "");
  append_names (out, "値がない区域", missing);
  if (tiles)
    {
      empty = list_empty_tiles (self);
      append_names (out, "データになく、ます目を空けた区域", empty);
    }
  else if (((RkMapPlace *)rk_chart_get_places (self)->pdata[self->categories->len])->rings->len)
    g_string_append (out, "線だけの所は、この図のデータにない。");
}

char *
rk_chart_dup_remarks (RkChart *self)
{
  GString *out = g_string_new (NULL);

  if ((self->kind == RK_CHART_TILES || (self->kind == RK_CHART_MAP && self->map))
      && !rk_chart_is_empty (self))
    append_places (self, out);
  return g_string_free (out, out->len == 0);
}

/* ── what is refused ─────────────────────────────────────────────────────────────────────── */

static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

static gboolean
check_places (RkChart *self, GError **error)
{
  guint n_placed = 0;
  guint n_known = 0;
  guint n = self->categories->len;

  if (self->kind == RK_CHART_MAP && self->map == NULL)
    return TRUE; /* says so */
  for (guint c = 0; c < n; c++)
    {
      gboolean placed = rk_chart_is_placed (self, c);

      n_placed += placed;
      n_known += placed && rk_chart_get_value (self, 0, c) != RK_CHART_MISSING;
    }
  if (n_known > 0)
    return TRUE;
  if (n_placed > 0)
    return refuse (error, g_strdup (_ ("There is no value of any area on this map. Choose another "
                                       "year, sex or indicator.")));
  if (self->kind == RK_CHART_TILES)
    return refuse (error,
                   g_strdup_printf (_ ("There are tiles for 静岡県 only: none of these areas has "
                                       "one (%u, among them “%s”). Draw a map or bars of them."),
                                    n, rk_chart_get_category (self, 0)));
  return refuse (error, g_strdup_printf (_ ("None of these areas is on the map (%u, among them "
                                            "“%s”). Choose a GeoJSON file of these areas, or draw "
                                            "bars."),
                                         n, rk_chart_get_category (self, 0)));
}

static guint
count_own (RkChart *self)
{
  guint n = 0;

  for (guint s = 0; s < self->series->len; s++)
    n += rk_chart_series (self, s)->role == RK_CHART_OWN;
  return n;
}

gboolean
rk_chart_check (RkChart *self, GError **error)
{
  if (rk_chart_is_empty (self))
    return TRUE; /* says so */
  if (self->kind == RK_CHART_MAP || self->kind == RK_CHART_TILES)
    return check_places (self, error);
  if (self->kind == RK_CHART_HEAT && self->categories->len > MOST_COLUMNS)
    return refuse (error, g_strdup_printf (_ ("A table of %u columns cannot be read; %u is the "
                                              "most. Choose fewer areas, or draw the box of one "
                                              "indicator."),
                                           self->categories->len, MOST_COLUMNS));
  if (self->kind == RK_CHART_RADAR && self->categories->len > MOST_SPOKES)
    return refuse (error, g_strdup_printf (_ ("A radar of %u spokes cannot be read; %u is the "
                                              "most. Draw bars of the same."),
                                           self->categories->len, MOST_SPOKES));
  if (self->kind == RK_CHART_MULTIPLES && count_own (self) > MOST_PANELS)
    return refuse (error, g_strdup_printf (_ ("%u small figures cannot be read beside each other; "
                                              "%u is the most. Choose fewer areas, or draw the "
                                              "trend of one area."),
                                           count_own (self), MOST_PANELS));
  return TRUE;
}
