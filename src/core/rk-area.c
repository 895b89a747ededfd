/* Municipalities of 静岡県: the table, and finding one by code, by name and in an address. */
#include "rk-area.h"
#include "rk-core-data.h"
#include "rk-error.h"
#include "rk-text-private.h"
#include "rk-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFECTURE "静岡県"

/* How much of an address is looked at: the longest beginning is 静岡県田方郡天城湯ヶ島町 */
#define HEAD_BYTES 120

/* A name under which a municipality is found */
typedef enum
{
  PLACE_CITY,
  PLACE_WARD,
  PLACE_FORMER,
} PlaceKind;

typedef struct
{
  PlaceKind kind;
  const RkArea *area; /* the municipality of today */
  char *code;         /* of a ward, six digits; "" otherwise */
  char *name;         /* as written: 清水区 */
  char *district;     /* as written: 駿東郡, "" for none */
  char *folded;       /* name */
  char *stem; /* name without 市, 町, 村 or 区; NULL where the stem alone says too little */
  char *folded_district;
  gboolean common; /* a ward such as 中区, of which there are many in Japan */
} Place;

typedef struct
{
  GArray *medical_areas; /* RkMedicalArea */
  GArray *areas;         /* RkArea */
  GPtrArray *places;     /* Place */
} Tables;

enum
{
  COL_KIND,
  COL_CODE,
  COL_NAME,
  COL_KANA,
  COL_DISTRICT,
  COL_MEDICAL_AREA,
  COL_HEALTH_CENTER,
  COL_NOW,
  N_COLS
};

static const RkMedicalArea *
find_medical_area (const Tables *t, const char *code)
{
  for (guint i = 0; i < t->medical_areas->len; i++)
    {
      const RkMedicalArea *area = &g_array_index (t->medical_areas, RkMedicalArea, i);

      if (g_strcmp0 (area->code, code) == 0)
        return area;
    }
  return NULL;
}

static const RkArea *
find_area (const Tables *t, const char *code)
{
  for (guint i = 0; i < t->areas->len; i++)
    {
      const RkArea *area = &g_array_index (t->areas, RkArea, i);

      if (strncmp (area->code, code, 5) == 0 && (code[5] == '\0' || strcmp (area->code, code) == 0))
        return area;
    }
  return NULL;
}

static gboolean
is_common_ward (const char *name)
{
  static const char *const names[] = { "中央区", "中区", "東区", "西区", "南区", "北区", NULL };

  return g_strv_contains (names, name);
}

static void
add_place (Tables *t, PlaceKind kind, const RkArea *area, char *const *cols)
{
  Place *place = g_new0 (Place, 1);

  place->kind = kind;
  place->area = area;
  place->code = g_strdup (kind == PLACE_WARD ? cols[COL_CODE] : "");
  place->name = g_strdup (cols[COL_NAME]);
  place->district = g_strdup (cols[COL_DISTRICT]);
  place->folded = rk_text_fold (place->name);
  place->folded_district = rk_text_fold (place->district);
  place->common = kind == PLACE_WARD && is_common_ward (place->name);
  /* 賀茂 and 榛原 are names of regions today, not of the former village and town */
  if (!place->common && (kind != PLACE_FORMER || g_str_has_suffix (place->name, "市")))
    place->stem = g_strndup (place->folded, strlen (place->folded) - strlen ("市"));
  g_ptr_array_add (t->places, place);
}

static void
add_row (Tables *t, char *const *cols)
{
  const char *kind = cols[COL_KIND];

  if (strcmp (kind, "area") == 0)
    {
      RkMedicalArea area
          = { g_strdup (cols[COL_CODE]), g_strdup (cols[COL_NAME]), g_strdup (cols[COL_KANA]) };

      g_array_append_val (t->medical_areas, area);
    }
  else if (strcmp (kind, "city") == 0)
    {
      RkArea area = { g_strdup (cols[COL_CODE]),
                      g_strdup (cols[COL_NAME]),
                      g_strdup (cols[COL_KANA]),
                      g_strdup (cols[COL_DISTRICT]),
                      find_medical_area (t, cols[COL_MEDICAL_AREA]),
                      g_strdup (cols[COL_HEALTH_CENTER]) };

      g_array_append_val (t->areas, area);
    }
}

/* Municipalities first, so that their addresses are final when places point to them */
static Tables *
load (void)
{
  Tables *t = g_new0 (Tables, 1);
  g_autoptr (GBytes) csv = rk_core_data ("areas-22.csv");
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (csv, NULL), "\n", -1);
  static const char *const kinds[] = { "city", "ward", "former" };

  t->medical_areas = g_array_new (FALSE, FALSE, sizeof (RkMedicalArea));
  t->areas = g_array_new (FALSE, FALSE, sizeof (RkArea));
  t->places = g_ptr_array_new ();
  for (int pass = 0; pass < 2; pass++)
    for (gsize i = 0; lines[i] != NULL; i++)
      {
        g_auto (GStrv) cols = g_strsplit (lines[i], ",", -1);

        if (g_strv_length (cols) != N_COLS)
          continue;
        if (pass == 0)
          add_row (t, cols);
        for (int k = 0; pass == 1 && k < (int)G_N_ELEMENTS (kinds); k++)
          if (strcmp (cols[COL_KIND], kinds[k]) == 0)
            add_place (t, (PlaceKind)k, find_area (t, cols[k == PLACE_CITY ? COL_CODE : COL_NOW]),
                       cols);
      }
  return t;
}

/* Read at the first use and kept */
static const Tables *
tables (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)load ());
  return (const Tables *)once;
}

/* --- lists and codes ------------------------------------------------------------------------ */

const RkArea *
rk_area_list (gsize *n)
{
  const Tables *t = tables ();

  if (n != NULL)
    *n = t->areas->len;
  return (const RkArea *)(gpointer)t->areas->data;
}

const RkArea *
rk_area_by_code (const char *code)
{
  const Tables *t = tables ();
  gsize len = code != NULL ? strlen (code) : 0;

  if (len != 5 && len != 6)
    return NULL;
  for (guint i = 0; i < t->places->len; i++)
    {
      const Place *place = t->places->pdata[i];

      if (place->kind == PLACE_WARD && strncmp (place->code, code, len) == 0)
        return place->area;
    }
  return find_area (t, code);
}

const RkMedicalArea *
rk_medical_area_list (gsize *n)
{
  const Tables *t = tables ();

  if (n != NULL)
    *n = t->medical_areas->len;
  return (const RkMedicalArea *)(gpointer)t->medical_areas->data;
}

const RkMedicalArea *
rk_medical_area_by_code (const char *code)
{
  return code != NULL ? find_medical_area (tables (), code) : NULL;
}

const RkMedicalArea *
rk_medical_area_by_name (const char *name)
{
  static const char *const suffixes[]
      = { "二次保健医療圏", "二次医療圏", "保健医療圏", "医療圏", "圏域", "地域" };
  const Tables *t = tables ();
  g_autofree char *wanted = rk_text_fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (wanted, suffixes[i]))
      {
        wanted[strlen (wanted) - strlen (suffixes[i])] = '\0';
        break;
      }
  for (guint i = 0; i < t->medical_areas->len; i++)
    {
      const RkMedicalArea *area = &g_array_index (t->medical_areas, RkMedicalArea, i);
      g_autofree char *folded = rk_text_fold (area->name);

      if (strcmp (folded, wanted) == 0)
        return area;
    }
  return NULL;
}

/* --- names and addresses -------------------------------------------------------------------- */

/* 清水町（駿東郡）, 静岡市清水区: how an undecided place is named */
static char *
describe (const Place *place)
{
  if (place->kind == PLACE_WARD)
    return g_strconcat (place->area->name, place->name, NULL);
  if (*place->district != '\0')
    return g_strdup_printf ("%s（%s）", place->name, place->district);
  return g_strdup (place->name);
}

static void
set_undecided (GError **error, const Place *a, const Place *b)
{
  g_autofree char *one = describe (a), *other = describe (b);

  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("It cannot be decided whether this is %s or %s."), one, other);
}

/* The whole of the folded text is the stem of a name: 焼津. Two municipalities may share one. */
static const RkArea *
find_stem (const char *folded, GError **error)
{
  const Tables *t = tables ();
  const Place *found = NULL;

  for (guint i = 0; i < t->places->len; i++)
    {
      const Place *place = t->places->pdata[i];

      if (place->stem == NULL || strcmp (place->stem, folded) != 0)
        continue;
      if (found != NULL && found->area != place->area)
        {
          set_undecided (error, found, place);
          return NULL;
        }
      if (found == NULL)
        found = place;
    }
  if (found == NULL)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                         _ ("No municipality of 静岡県 was found."));
  return found != NULL ? found->area : NULL;
}

/* g_str_has_prefix(), deciding most of a hundred names by their first character */
static inline gboolean
begins (const char *text, const char *name)
{
  return text[0] == name[0] && text[1] == name[1] && text[2] == name[2]
         && g_str_has_prefix (text, name);
}

/* Whether @place stands at the start of folded text: bytes up to its name and behind it */
static gboolean
place_matches (const Place *place, const char *text, gboolean sure, gsize *before, gsize *behind)
{
  gboolean with_district = *place->district != '\0' && begins (text, place->folded_district);

  *before = with_district ? strlen (place->folded_district) : 0;
  if (!begins (text + *before, place->folded))
    return FALSE;
  *behind = *before + strlen (place->folded);
  if (place->kind == PLACE_FORMER)
    return sure || with_district || g_str_has_suffix (place->name, "市");
  return sure || !place->common;
}

/* 〒425-0041 and the prefecture: how many bytes of folded text to pass over. @other is set where it
 * is another prefecture. */
static gsize
skip_head (const char *text, gboolean *sure, const RkPrefecture **other)
{
  const char *p = text;
  gsize n, digits;
  const RkPrefecture *all = rk_prefecture_list (&n);

  p += g_str_has_prefix (p, "〒") ? strlen ("〒") : 0;
  digits = strspn (p, "0123456789-");
  p += digits == 8 || digits == 7 ? digits : 0;
  for (gsize i = 0; i < n; i++)
    if (begins (p, all[i].name))
      {
        *sure = strcmp (all[i].name, PREFECTURE) == 0;
        *other = *sure ? NULL : &all[i];
        p += strlen (all[i].name);
        break;
      }
  return (gsize)(p - text);
}

/* No name here is the beginning of another: all end in 市, 町, 村 or 区. */
static const Place *
find_place (const char *text, gboolean sure, gsize *rest)
{
  const Tables *t = tables ();

  for (guint i = 0; i < t->places->len; i++)
    {
      const Place *place = t->places->pdata[i];
      gsize before, behind;

      if (place_matches (place, text, sure, &before, &behind))
        {
          *rest = place->kind == PLACE_CITY ? behind : before;
          return place;
        }
    }
  return NULL;
}

const RkArea *
rk_area_find_in_address (const char *address, gsize *rest_offset, GError **error)
{
  g_autoptr (RkFoldMap) map = rk_fold_map_new (address != NULL ? address : "", HEAD_BYTES);
  const RkPrefecture *other = NULL;
  gboolean sure = FALSE;
  gsize head = skip_head (map->text->str, &sure, &other), rest = 0;
  const char *text = map->text->str + head;
  const Place *place = NULL;
  const RkArea *area = NULL;

  if (rest_offset != NULL)
    *rest_offset = 0;
  if (other != NULL)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("This is in %s, not in 静岡県."),
                   other->name);
      return NULL;
    }
  place = find_place (text, sure, &rest);
  if (place != NULL)
    area = place->area;
  else
    {
      area = find_stem (text, error);
      rest = strlen (text);
    }
  if (area != NULL && rest_offset != NULL)
    *rest_offset = rk_fold_map_source (map, head + rest);
  return area;
}

static gboolean
begins_with_prefecture (const char *address)
{
  gsize n;
  const RkPrefecture *prefectures = rk_prefecture_list (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (address, prefectures[i].name))
      return TRUE;
  return FALSE;
}

char *
rk_area_full_address (const char *code, const char *address)
{
  const RkArea *own = rk_area_by_code (code);
  const RkArea *named;
  g_autofree char *head = NULL;
  gsize rest = 0;

  if (own == NULL || address == NULL || *address == '\0')
    return g_strdup (address ? address : "");
  named = rk_area_find_in_address (address, &rest, NULL);
  if (named == NULL)
    return begins_with_prefecture (address) || g_str_has_prefix (address, own->name)
               ? g_strdup (address)
               : g_strconcat (own->district, own->name, address, NULL);
  head = g_strndup (address, rest);
  if (named != own || strstr (head, own->name))
    return g_strdup (address);
  /* 葵区…, 静岡県葵区…: a ward is part of the rest. */
  return g_strconcat (begins_with_prefecture (head) ? "静岡県" : "", own->district, own->name,
                      address + rest, NULL);
}

const RkArea *
rk_area_by_name (const char *name, GError **error)
{
  return rk_area_find_in_address (name, NULL, error);
}
