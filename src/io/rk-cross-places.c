/* Of which place a row is: codes and names of municipalities, of the medical areas around them and
 * of prefectures, and names that several of them have. */
#include "rk-cross-private.h"

#include <string.h>

#include "rk-area.h"
#include "rk-text.h"

/* ── the columns ─────────────────────────────────────────────────────────────────────────── */

/* Names or codes of medical areas, as the heading says. */
gboolean
rk_cross_has_zones (const RkCrossReading *self, guint column)
{
  g_autofree char *heading = rk_cross_map_dup_heading (self->map, self->grid, column);
  RkCrossRole role = rk_cross_map_column (self->map, column);

  return ((role == RK_CROSS_AREA_NAME || role == RK_CROSS_AREA_CODE)
          && (strstr (heading, "医療圏") || strstr (heading, "圏域")))
         || (role == RK_CROSS_AREA_NAME && strstr (heading, "保健所"));
}

static gboolean
says_town (const char *name)
{
  return g_str_has_suffix (name, "市") || g_str_has_suffix (name, "町")
         || g_str_has_suffix (name, "村");
}

/* What kinds of names there are among those of @column. */
static void
look_at_name (RkCrossScope *scope, const char *text)
{
  g_autofree char *bare = rk_cross_bare_name (text);
  const RkPrefecture *prefecture = rk_prefecture_by_name (bare);
  const RkMedicalArea *zone = rk_medical_area_by_name (bare);
  const RkArea *town = rk_cross_whole_area (bare);

  scope->regions |= g_str_equal (bare, "東部") || g_str_equal (bare, "中部");
  scope->prefectures |= prefecture && !g_str_equal (prefecture->code, "22");
  scope->zones |= zone && !town && !g_str_equal (bare, "西部");
  scope->towns |= town && says_town (bare);
  scope->bare_towns |= town && !zone && !says_town (bare);
}

void
rk_cross_find_scope (RkCrossReading *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_autofree char *heading = rk_cross_map_dup_heading (self->map, self->grid, c);

      if (rk_cross_map_column (self->map, c) != RK_CROSS_AREA_NAME || self->columns[c].zones)
        continue;
      self->scope.of_towns |= (strstr (heading, "市") || strstr (heading, "町"))
                              && !strstr (heading, "県") && !strstr (heading, "支部");
      for (guint r = self->map->first; r < self->grid->rows->len; r++)
        if (*rk_cross_grid_cell (self->grid, r, c))
          look_at_name (&self->scope, rk_cross_grid_cell (self->grid, r, c));
    }
}

/* 「静岡」 is a prefecture, a medical area and a city, 「富士」 two of them, 「西部」 a medical
 * area and a region: the other names tell. Returns: (transfer full) (nullable): a name that only
 * one of them has; NULL: it cannot be told */
static char *
dup_plain (const RkCrossScope *scope, const char *name)
{
  g_autofree char *bare = rk_cross_bare_name (name);
  const RkMedicalArea *zone = rk_medical_area_by_name (bare);
  const RkArea *town = rk_cross_whole_area (bare);

  if (zone == NULL || !g_str_equal (zone->name, bare))
    return g_strdup (name);
  if (g_str_equal (bare, "西部"))
    return scope->regions ? NULL : g_strdup (name);
  if (town == NULL)
    return g_strdup (name);
  if (scope->zones && !scope->bare_towns)
    return g_strconcat (bare, "圏域", NULL);
  if (!scope->zones && !scope->towns && (scope->bare_towns || scope->of_towns))
    return g_strdup (town->name);
  if (scope->zones || scope->towns)
    return NULL;
  return rk_prefecture_by_name (bare) ? g_strdup (name) : NULL;
}

/* ── the labels ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_dash (const char *text)
{
  return g_strcmp0 (rk_cross_mark (text), "-") == 0;
}

void
rk_cross_place_label (const RkCrossReading *self,
                      guint column,
                      const char *text,
                      RkCrossPlace *place)
{
  RkCrossRole role = rk_cross_map_column (self->map, column);
  gboolean zones = self->columns[column].zones;

  if (role == RK_CROSS_PREFECTURE)
    place->prefecture = text;
  else if (role == RK_CROSS_AREA_CODE && zones)
    place->zone_code = place->zone_code || is_dash (text) ? place->zone_code : text;
  else if (role == RK_CROSS_AREA_CODE)
    place->code = place->code || is_dash (text) ? place->code : text;
  else if (zones)
    place->zone = place->zone && *place->zone ? place->zone : text;
  else if ((place->name == NULL || (*text && *place->name == '\0')) && !is_dash (text))
    place->name = text;
  place->named |= role != RK_CROSS_AREA_CODE;
}

const char *
rk_cross_place_words (const RkCrossPlace *place)
{
  const char *words[]
      = { place->name, place->zone, place->prefecture, place->code, place->zone_code };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] && *words[i])
      return words[i];
  return "";
}

/* The one municipality that a title names: 「保険者名：島田市」. NULL: none, or several */
static const char *
area_in (const char *title)
{
  gsize n;
  const RkArea *all = rk_area_list (&n);
  const char *found = NULL;

  for (gsize i = 0; i < n; i++)
    if (strstr (title, all[i].name))
      {
        if (found)
          return NULL;
        found = all[i].name;
      }
  return found;
}

/* The place that all of the sheet is about: a person said so, or its title does. */
static gboolean
take_area (RkCrossReading *self, int *area)
{
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  const char *whole = self->map->area ? self->map->area : area_in (self->table->title);

  if (whole && rk_cross_resolve (NULL, whole, whole, self->medical, &code, &name))
    *area = rk_cross_place_of_area (self->table, code, name);
  return TRUE;
}

/* 中計, 小計: of some of the rows, which have no name of their own. */
static gboolean
is_of_some (const RkCrossPlace *place)
{
  const char *word = place->name && *place->name ? place->name : place->prefecture;

  return word && (strstr (word, "中計") || strstr (word, "小計"));
}

static gboolean
is_of_all (const RkCrossPlace *place)
{
  gboolean named = place->name && *place->name;
  const char *code = place->code, *prefecture = place->prefecture;

  return (code == NULL || *code == '\0' || rk_cross_is_whole (code))
         && (prefecture == NULL || *prefecture == '\0' || rk_cross_is_whole (prefecture))
         && (named || prefecture) && rk_cross_is_whole (named ? place->name : prefecture);
}

/* 22100, 221007: with fewer digits it is of another kind of place. */
static gboolean
is_code_of_town (const char *code)
{
  gsize n = code ? strspn (code, "0123456789") : 0;

  return n >= 5 && code[n] == '\0';
}

static gboolean
is_code_of_zone (const char *code)
{
  gsize n = code ? strspn (code, "0123456789") : 0;

  return (n == 3 || n == 4) && code[n] == '\0';
}

/* Municipalities under their medical area: a row of that is of none of them, or 計, whatever stands
 * for their codes. Returns: whether it is of the medical area */
static gboolean
choose_zone (RkCrossPlace *place, gboolean medical)
{
  gboolean named = place->name && *place->name && !rk_cross_is_total (place->name);
  gboolean has_zone = place->zone && *place->zone;
  gboolean has_code = place->zone_code && *place->zone_code;

  if (place->zone == NULL && place->zone_code == NULL)
    return medical;
  if (is_code_of_town (place->code) || (named && (place->zone || says_town (place->name))))
    return FALSE;
  if (!has_zone && !has_code)
    return medical;
  if (has_zone)
    place->name = place->zone;
  else if (!named)
    place->name = NULL;
  if (has_zone && rk_cross_is_total (place->zone))
    return medical;
  if (has_code)
    place->code = place->zone_code;
  else if (!is_code_of_zone (place->code))
    place->code = NULL;
  return TRUE;
}

gboolean
rk_cross_find_place (RkCrossReading *self, const RkCrossPlace *labels, int *area)
{
  RkCrossPlace place = *labels;
  g_autofree char *plain = NULL;
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  gboolean medical;

  if (!place.named && place.code == NULL && place.zone_code == NULL)
    return take_area (self, area);
  medical = choose_zone (&place, self->medical);
  if (medical && !self->medical && g_strcmp0 (place.name, "西部") == 0)
    return FALSE; /* a health centre of that name is in another medical area */
  if (is_of_all (&place))
    {
      if (is_of_some (&place))
        return FALSE;
      *area = rk_cross_place_of_area (self->table, RK_CROSS_WHOLE,
                                      place.name && *place.name ? place.name : place.prefecture);
      return TRUE;
    }
  if (place.name && !medical && !place.prefecture)
    {
      plain = dup_plain (&self->scope, place.name);
      if (plain == NULL && (place.code == NULL || *place.code == '\0'))
        return FALSE;
      place.name = plain ? plain : place.name;
    }
  if (!rk_cross_resolve (place.prefecture, place.code, place.name, medical, &code, &name))
    return FALSE;
  *area = rk_cross_place_of_area (self->table, code, name);
  return TRUE;
}
