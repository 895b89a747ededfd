/* Which observations an area, or what it is compared with, is made of. */
#include "rk-indicator-parts.h"

#include <math.h>
#include <string.h>

#include "rk-area.h"
#include "rk-kinds.h"
#include "rk-records.h"

static gboolean
is_rest (const char *area)
{
  return g_str_equal (area, RK_AREA_NO_PREFECTURE) || g_str_equal (area, RK_AREA_NO_MEDICAL);
}

gboolean
rk_parts_area_of (const RkObservation *o,
                  RkAreaLevel level,
                  gboolean from_towns,
                  const char **code,
                  const char **name)
{
  RkAreaLevel own = rk_area_level (o->area);

  *code = o->area;
  *name = o->area_name ? o->area_name : o->area;
  if (own == level)
    return !is_rest (o->area);
  if (from_towns && level == RK_AREA_MEDICAL && own == RK_AREA_MUNICIPALITY)
    {
      const RkArea *area = rk_area_by_code (o->area);

      if (area == NULL || area->medical_area == NULL)
        return FALSE;
      *code = area->medical_area->code;
      *name = area->medical_area->name;
      return TRUE;
    }
  return FALSE;
}

gboolean
rk_parts_have_level (const GPtrArray *observations, RkAreaLevel level)
{
  for (guint i = 0; i < observations->len; i++)
    {
      const RkObservation *o = observations->pdata[i];

      if (rk_area_level (o->area) == level && !is_rest (o->area))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_counts (const GPtrArray *parts, char sex, guint age_from, guint age_to)
{
  RkAgeTable table;

  rk_parts_fill_table (parts, sex, age_from, age_to, &table);
  return table.counted && !table.lost && table.observed_most <= table.observed
         && table.people_most <= table.people;
}

gboolean
rk_parts_are_whole (
    const GPtrArray *parts, const char *zone, char sex, guint age_from, guint age_to)
{
  gsize n;
  const RkArea *areas = rk_area_list (&n);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (gsize a = 0; a < n; a++)
    {
      if (areas[a].medical_area == NULL || !g_str_equal (areas[a].medical_area->code, zone))
        continue;
      g_ptr_array_set_size (own, 0);
      for (guint i = 0; i < parts->len; i++)
        if (g_str_equal (((RkObservation *)parts->pdata[i])->area, areas[a].code))
          g_ptr_array_add (own, parts->pdata[i]);
      if (!has_counts (own, sex, age_from, age_to))
        return FALSE;
    }
  return TRUE;
}

static guint
ages_of_one (RkObservation *o, guint age_from, guint age_to)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, o);
  return rk_parts_ages (one, o->sex, age_from, age_to);
}

/* Returns: (nullable) (transfer full): @of: men, women and both together, as far as they are there
 */
static RkObservation *
both_of (RkObservation *const of[3], guint age_from, guint age_to)
{
  RkObservation *both;

  if (of[0] == NULL || of[1] == NULL || of[2] || of[0]->masked || of[1]->masked
      || isnan (of[0]->value) || isnan (of[1]->value)
      || ages_of_one (of[0], age_from, age_to) != ages_of_one (of[1], age_from, age_to))
    return NULL;
  both = rk_observation_new (of[0]->area, of[0]->area_name, of[0]->year, 'T');
  both->indicator = of[0]->indicator;
  both->dataset = of[0]->dataset;
  both->value = of[0]->value + of[1]->value;
  return both;
}

void
rk_parts_add_both (GPtrArray *all, guint age_from, guint age_to)
{
  RkObservation *of[3] = { NULL };

  for (guint i = 0; i < all->len; i++)
    {
      RkObservation *o = all->pdata[i];
      const RkObservation *next = i + 1 < all->len ? all->pdata[i + 1] : NULL;
      RkObservation *both;

      of[o->sex == 'M' ? 0 : o->sex == 'F' ? 1 : 2] = o;
      if (next && g_str_equal (next->area, o->area))
        continue;
      both = both_of (of, age_from, age_to);
      if (both)
        g_ptr_array_insert (all, (int)++i, both);
      memset (of, 0, sizeof of);
    }
}

/* The value of a municipality. NaN: there is none, or it is withheld */
static double
value_of (const GPtrArray *parts, const char *area, char sex)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const RkObservation *o = parts->pdata[i];

      if (o->sex == sex && g_str_equal (o->area, area))
        return o->masked ? NAN : o->value;
    }
  return NAN;
}

double
rk_parts_sum_values (const GPtrArray *parts, const char *zone, char sex)
{
  gsize n;
  const RkArea *areas = rk_area_list (&n);
  double sum = 0;

  for (gsize a = 0; a < n; a++)
    if (areas[a].medical_area && g_str_equal (areas[a].medical_area->code, zone))
      sum += value_of (parts, areas[a].code, sex);
  return sum;
}

/* Some prefectures are not the nation. */
static gboolean
have_all_prefectures (const GPtrArray *all)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n;

  rk_prefecture_list (&n);
  for (guint i = 0; i < all->len; i++)
    {
      const char *area = ((RkObservation *)all->pdata[i])->area;

      if (rk_area_level (area) == RK_AREA_PREFECTURE && rk_prefecture_by_code (area))
        g_hash_table_add (seen, (gpointer)area);
    }
  return g_hash_table_size (seen) == n;
}

guint
rk_parts_table_ages (const RkAgeTable *table, guint age_from, guint age_to)
{
  guint from, to;

  return rk_age_table_ages (table, &from, &to) ? RK_AGES_KEY (from, to)
         : table->counted                      ? RK_AGES_KEY (age_from, age_to)
                                               : 0;
}

guint
rk_parts_ages (const GPtrArray *parts, char sex, guint age_from, guint age_to)
{
  RkAgeTable table;

  rk_parts_fill_table (parts, sex, age_from, age_to, &table);
  return rk_parts_table_ages (&table, age_from, age_to);
}

guint
rk_parts_usual_ages (const GArray *ages, guint known)
{
  guint usual = 0, most = 0;

  for (guint i = 0; i < ages->len; i++)
    {
      guint own = g_array_index (ages, guint, i), n = 0;

      if (own == 0 || own == usual)
        continue;
      for (guint k = 0; k < ages->len; k++)
        n += g_array_index (ages, guint, k) == own;
      if (n > most || (n == most && own == known))
        {
          most = n;
          usual = own;
        }
    }
  return usual;
}

static gboolean
is_in (const RkObservation *o, RkAreaLevel level, const char *code)
{
  return rk_area_level (o->area) == level && (*code == '\0' || g_str_has_prefix (o->area, code));
}

/* Areas of which nothing can be added: of people of whom it is masked how many have it, none would
 * seem to; and those of other ages than most. */
static GHashTable *
find_open (const GPtrArray *parts, guint age_from, guint age_to)
{
  GHashTable *open = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) ages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  guint usual;

  for (guint i = 0; i < parts->len; i++)
    {
      const RkObservation *o = parts->pdata[i];
      RkAgeTable table;
      guint own;

      g_ptr_array_set_size (one, 0);
      g_ptr_array_add (one, parts->pdata[i]);
      own = rk_parts_ages (one, o->sex, age_from, age_to);
      g_array_append_val (ages, own);
      rk_age_table_init (&table, age_from, age_to);
      rk_age_table_add (&table, o);
      if (table.counted
          && (table.lost || table.observed_most > table.observed
              || table.people_most > table.people))
        g_hash_table_add (open, o->area);
    }
  usual = rk_parts_usual_ages (ages, 0);
  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (ages, guint, i) && g_array_index (ages, guint, i) != usual)
      g_hash_table_add (open, ((RkObservation *)parts->pdata[i])->area);
  return open;
}

/* Areas of @level in the prefecture @code. */
static GPtrArray *
areas_of (const GPtrArray *all, RkAreaLevel level, const char *code)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_in (all->pdata[i], level, code))
      g_ptr_array_add (parts, all->pdata[i]);
  return parts;
}

static GPtrArray *
whole_areas_of (
    const GPtrArray *all, RkAreaLevel level, const char *code, guint age_from, guint age_to)
{
  g_autoptr (GPtrArray) parts = areas_of (all, level, code);
  g_autoptr (GHashTable) open = find_open (parts, age_from, age_to);
  GPtrArray *whole = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    if (!g_hash_table_contains (open, ((RkObservation *)parts->pdata[i])->area))
      g_ptr_array_add (whole, parts->pdata[i]);
  return whole;
}

GPtrArray *
rk_parts_of_reference (
    const GPtrArray *all, const char *code, gboolean add, guint age_from, guint age_to)
{
  static const RkAreaLevel levels[] = { RK_AREA_PREFECTURE, RK_AREA_MEDICAL, RK_AREA_MUNICIPALITY };
  gboolean nation = g_str_equal (code, "JP");
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((RkObservation *)all->pdata[i])->area, code))
      g_ptr_array_add (parts, all->pdata[i]);
  if (parts->len || !add || (nation && !have_all_prefectures (all)))
    return parts;
  for (guint l = 0; parts->len == 0 && l < (nation ? 1 : G_N_ELEMENTS (levels)); l++)
    {
      g_ptr_array_unref (parts);
      parts = nation ? areas_of (all, levels[l], "")
                     : whole_areas_of (all, levels[l], code, age_from, age_to);
    }
  return parts;
}

gboolean
rk_parts_are_counted (const GPtrArray *parts, char sex)
{
  for (guint i = 0; i < parts->len; i++)
    if (((RkObservation *)parts->pdata[i])->n_classes && rk_parts_takes_part (parts, i, sex))
      return TRUE;
  return FALSE;
}

/* How many areas @parts are of. @sexes: (nullable): only of those that have counts of each of them
 */
static guint
count_areas (const GPtrArray *parts, const char *sexes)
{
  g_autoptr (GHashTable) areas
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  GHashTableIter iter;
  gpointer own;
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      RkObservation *o = parts->pdata[i];

      own = g_hash_table_lookup (areas, o->area);
      if (own == NULL)
        g_hash_table_insert (areas, o->area, own = g_ptr_array_new ());
      g_ptr_array_add (own, o);
    }
  g_hash_table_iter_init (&iter, areas);
  while (g_hash_table_iter_next (&iter, NULL, &own))
    {
      gboolean counted = TRUE;

      for (const char *sex = sexes; sex && *sex; sex++)
        counted &= rk_parts_are_counted (own, *sex);
      n += counted;
    }
  return n;
}

/* The sum of parts is the prefecture only if none of them is missing, and of all that are shown
 * only if none of them is printed without its counts. */
static char *
name_of_sum (const char *code,
             RkAreaLevel level,
             const GPtrArray *all,
             const GPtrArray *parts,
             const char *sexes,
             gboolean *of_some)
{
  g_autoptr (GPtrArray) there = areas_of (all, level, code);
  gsize wanted;
  guint n = count_areas (parts, sexes);

  if (level == RK_AREA_MEDICAL)
    rk_medical_area_list (&wanted);
  else
    rk_area_list (&wanted);
  *of_some = !g_str_equal (code, "22") || n < wanted;
  return g_strdup_printf (!*of_some                       ? "県（%sの計）"
                          : n < count_areas (there, NULL) ? "人数のある%sの計"
                                                          : "掲載した%sの計",
                          rk_area_level_paper (level));
}

char *
rk_parts_dup_name (const char *code,
                   const GPtrArray *all,
                   const GPtrArray *parts,
                   const char *sexes,
                   gboolean *of_some)
{
  const RkPrefecture *prefecture = rk_prefecture_by_code (code);
  const char *first = parts->len ? ((RkObservation *)parts->pdata[0])->area : code;
  RkAreaLevel level = rk_area_level (first);

  *of_some = FALSE;
  if (!g_str_equal (first, code) && (level == RK_AREA_MEDICAL || level == RK_AREA_MUNICIPALITY))
    return name_of_sum (code, level, all, parts, sexes, of_some);
  if (g_str_equal (code, "JP"))
    return g_strdup ("全国");
  return g_strdup (prefecture ? prefecture->name : code);
}

void
rk_values_fill_table (const RkValues *values, const char *area, char sex, RkAgeTable *table)
{
  const GPtrArray *all = values->observations;
  gboolean from_towns = !rk_parts_have_level (all, values->level);
  guint age_from = (guint)rk_record_get_int (values->indicator, "age_from");
  guint age_to = (guint)rk_record_get_int (values->indicator, "age_to");
  g_autoptr (GPtrArray) parts
      = area ? g_ptr_array_new ()
             : rk_parts_of_reference (all, values->reference_code,
                                      values->kind != RK_VALUES_PUBLISHED, age_from, age_to);

  for (guint i = 0; area && i < all->len; i++)
    {
      const char *code, *name;

      if (rk_parts_area_of (all->pdata[i], values->level, from_towns, &code, &name)
          && g_str_equal (code, area))
        g_ptr_array_add (parts, all->pdata[i]);
    }
  if (area && from_towns && values->level == RK_AREA_MEDICAL
      && !rk_parts_are_whole (parts, area, sex, age_from, age_to))
    g_ptr_array_set_size (parts, 0);
  rk_parts_fill_table (parts, sex, age_from, age_to, table);
}

RkRecord *
rk_tables_take (RkDb *db, gint64 id, GPtrArray *tables, GError **error)
{
  RkRecord *table;

  for (guint t = 0; t < tables->len; t++)
    if (rk_record_id (tables->pdata[t]) == id)
      return tables->pdata[t];
  table = rk_records_get (db, &rk_kind_dataset, id, error);
  if (table)
    g_ptr_array_add (tables, table);
  return table;
}

gboolean
rk_parts_add_tables (RkDb *db, const GPtrArray *parts, GPtrArray *tables, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 id = ((RkObservation *)parts->pdata[i])->dataset;

      if (id && !rk_tables_take (db, id, tables, error))
        return FALSE;
    }
  return TRUE;
}

/* ── men, women and both together ────────────────────────────────────────────────────────── */

gboolean
rk_parts_has_sex (const GPtrArray *parts, char sex)
{
  for (guint i = 0; i < parts->len; i++)
    if (((RkObservation *)parts->pdata[i])->sex == sex)
      return TRUE;
  return FALSE;
}

/* Observations of one area stand side by side. */
static gboolean
has_counted_beside (const GPtrArray *parts, guint i, char sex)
{
  const char *area = ((RkObservation *)parts->pdata[i])->area;

  while (i > 0 && g_str_equal (((RkObservation *)parts->pdata[i - 1])->area, area))
    i--;
  for (; i < parts->len; i++)
    {
      const RkObservation *o = parts->pdata[i];

      if (!g_str_equal (o->area, area))
        return FALSE;
      if (o->sex == sex && o->n_classes)
        return TRUE;
    }
  return FALSE;
}

gboolean
rk_parts_takes_part (const GPtrArray *parts, guint i, char sex)
{
  const RkObservation *o = parts->pdata[i];
  gboolean apart;

  if (sex != 'T')
    return o->sex == sex;
  apart = has_counted_beside (parts, i, 'M') && has_counted_beside (parts, i, 'F');
  return apart ? o->sex != 'T' : o->sex == 'T';
}

void
rk_parts_fill_table (
    const GPtrArray *parts, char sex, guint age_from, guint age_to, RkAgeTable *table)
{
  rk_age_table_init (table, age_from, age_to);
  for (guint i = 0; i < parts->len; i++)
    if (rk_parts_takes_part (parts, i, sex))
      rk_age_table_add (table, parts->pdata[i]);
}
