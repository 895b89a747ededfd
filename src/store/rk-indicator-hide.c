#include "rk-indicator-hide.h"

#include <math.h>
#include <string.h>

#include "rk-area.h"
#include "rk-indicator-family.h"
#include "rk-indicator-parts.h"

static const char sexes[] = { 'M', 'F', 'T' };
#define N_SEXES 3

typedef struct
{
  guint8 from;
  guint8 to;
} Ages;

struct _RkHiding
{
  GHashTable *hidden;  /* as write_key() says → RkHidden */
  GPtrArray *members;  /* RkFamilyMember, in one order whichever is asked for */
  guint own;           /* the one asked for */
  GArray *ages_of_own; /* Ages: single ones, where they are asked for */
  guint below;
  gboolean ages;
  gboolean unread; /* a sex that was not read follows from both together */
};

/* ── the counts of one prefecture ────────────────────────────────────────────────────────── */

/* What areas add up to, which no table has: it is shown as what they are compared with. */
typedef struct
{
  guint place;
  guint member;
  guint sex;
} Sum;

/* Counts of areas that add up: those of one prefecture and itself, or the prefectures and Japan.
 * @codes: of areas, ascending
 * @ages: single classes; after them, all together */
typedef struct
{
  const RkHiding *hiding;
  const char *prefix;
  GPtrArray *codes;
  GArray *ages; /* Ages */
  RkSuppress *suppress;
  GPtrArray *members; /* RkFamilyMember; of people the one asked for */
  guint *places;      /* member, area, sex, age */
  guint n_columns;
  guint n_members;
  GArray *sums;    /* Sum */
  gboolean people; /* of how many, in place of how many have it */
} System;

typedef struct
{
  double x;
  double n;
  gboolean withheld; /* by the publisher */
  gboolean secret;   /* by itself, and not as the sum of others */
} Count;

static guint
index_of (const System *s, guint member, guint area, guint sex, guint column)
{
  return ((member * s->codes->len + area) * N_SEXES + sex) * s->n_columns + column;
}

static guint
place (const System *s, guint member, guint area, guint sex, guint column)
{
  return s->places[index_of (s, member, area, sex, column)];
}

static const char *
code_of (const System *s, guint area)
{
  return s->codes->pdata[area];
}

/* Whether @o is one of the areas that @code is the sum of. @level: of the areas of a prefecture */
static gboolean
is_part (const RkObservation *o, const char *code, RkAreaLevel level)
{
  const RkArea *area;

  if (rk_area_level (code) == RK_AREA_PREFECTURE)
    return rk_area_level (o->area) == level && g_str_has_prefix (o->area, code);
  area = rk_area_by_code (o->area);
  return area && area->medical_area && g_str_equal (area->medical_area->code, code);
}

static void
add_parts (const RkFamilyMember *member, const char *code, RkAreaLevel level, GPtrArray *parts)
{
  for (guint i = 0; i < member->observations->len; i++)
    if (is_part (member->observations->pdata[i], code, level))
      g_ptr_array_add (parts, member->observations->pdata[i]);
}

/* What the area is the sum of: itself; where no table is of medical areas, their municipalities;
 * where none is of prefectures, their areas. */
static GPtrArray *
parts_of (const RkFamilyMember *member, const char *code, gboolean zones_from_towns)
{
  GPtrArray *parts = rk_family_parts (member, code);
  RkAreaLevel level = rk_area_level (code);

  if (parts->len
      || !(level == RK_AREA_PREFECTURE || (zones_from_towns && level == RK_AREA_MEDICAL)))
    return parts;
  add_parts (member, code, RK_AREA_MEDICAL, parts);
  if (parts->len == 0)
    add_parts (member, code, RK_AREA_MUNICIPALITY, parts);
  return parts;
}

/* Whether the publisher shows nothing of all ages together, not even as the sum of others. */
static gboolean
is_withheld (const RkObservation *o, gboolean people)
{
  const RkAgeCount *all = rk_observation_all (o);

  return all && (people ? all->n_masked : all->x_masked) > 0;
}

/* @outer: what the area is the sum of is looked at elsewhere: with one part that is withheld, so is
 * the sum */
static Count
count_all (
    const RkFamilyMember *member, GPtrArray *parts, char sex, gboolean people, gboolean outer)
{
  gboolean x_known, n_known;
  guint n = 0, n_withheld = 0;
  RkAgeTable table;

  rk_parts_fill_table (parts, sex, member->age_from, member->age_to, &table);
  if (!table.counted) /* of other ages: there is no value of it, but the counts go out */
    rk_parts_fill_table (parts, sex, 0, 0, &table);
  x_known = table.counted && table.observed_most == table.observed;
  n_known = table.counted && table.people_most == table.people;
  for (guint i = 0; i < parts->len; i++)
    if (rk_parts_takes_part (parts, i, sex))
      {
        n++;
        n_withheld += is_withheld (parts->pdata[i], people);
      }
  return (Count){
    .x = x_known ? table.observed : NAN,
    .n = n_known ? table.people : NAN,
    .withheld = table.counted && !(people ? n_known : x_known),
    .secret = n_withheld == 1 && (n == 1 || outer),
  };
}

static Count
count_age (GPtrArray *parts, char sex, Ages ages, gboolean people, gboolean outer)
{
  Count sum = { 0 };
  guint n = 0, n_withheld = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      RkObservation *o = parts->pdata[i];
      const RkAgeCount *count = rk_parts_takes_part (parts, i, sex)
                                    ? rk_observation_find (o, ages.from, ages.to, FALSE)
                                    : NULL;

      if (count == NULL)
        continue;
      n++;
      sum.x += count->x_masked ? NAN : count->x;
      sum.n += count->n_masked ? NAN : count->n;
      n_withheld += (people ? count->n_masked : count->x_masked) > 0;
    }
  if (n == 0)
    sum.x = sum.n = NAN;
  sum.withheld = n_withheld > 0;
  sum.secret = n_withheld == 1 && (n == 1 || outer);
  return sum;
}

static void
write_key (char key[64], gboolean people, guint member, const char *area, char sex, const Ages *age)
{
  int length = g_snprintf (key, 64, "%c%u/%s/%c", people ? 'n' : 'x', member, area, sex);

  if (age)
    g_snprintf (key + length, (gulong)(64 - length), "/%u-%u", age->from, age->to);
}

static RkHidden
find_hidden (const RkHiding *self,
             gboolean people,
             guint member,
             const char *area,
             char sex,
             const Ages *age)
{
  char key[64];

  if (g_hash_table_size (self->hidden) == 0)
    return RK_SHOWN;
  write_key (key, people, member, area, sex, age);
  return (RkHidden)GPOINTER_TO_INT (g_hash_table_lookup (self->hidden, key));
}

static const Ages *
ages_of (const System *s, guint column)
{
  return column < s->ages->len ? &g_array_index (s->ages, Ages, column) : NULL;
}

/* What was hidden before, among other areas, stays so. @decided: it is shown if it was not */
static guint
add_count (System *s, const Count *count, RkHidden before, gboolean decided)
{
  double x = s->people ? count->n : count->x;
  guint one;

  if (isnan (x) && count->withheld)
    return rk_suppress_add_withheld (s->suppress, count->secret);
  one = rk_suppress_add (s->suppress, x, s->people ? NAN : count->n, decided && before == RK_SHOWN);
  if (before != RK_SHOWN)
    rk_suppress_hide (s->suppress, one, before);
  return one;
}

static gboolean
was_read (const System *s, guint one)
{
  return !isnan (rk_suppress_count_at (s->suppress, one))
         || rk_suppress_get (s->suppress, one) != RK_SHOWN;
}

/* Both together where men and women were counted: a sum that no table needs. Of single ages it goes
 * out nowhere, and is none of the counts. */
static gboolean
is_of_both (const System *s, guint member, guint area, guint column, double both)
{
  guint men = place (s, member, area, 0, column), women = place (s, member, area, 1, column);
  double sum = rk_suppress_count_at (s->suppress, men) + rk_suppress_count_at (s->suppress, women);

  return was_read (s, men) && was_read (s, women)
         && (isnan (sum) || isnan (both) || fabs (sum - both) < 0.5);
}

static Count
count_cell (
    const System *s, const RkFamilyMember *member, GPtrArray *parts, guint sex, guint column)
{
  const Ages *ages = ages_of (s, column);
  gboolean outer = s->prefix[0] == '\0';

  return ages ? count_age (parts, sexes[sex], *ages, s->people, outer)
              : count_all (member, parts, sexes[sex], s->people, outer);
}

/* There are no fewer people than have a condition, of all that are of the same people. */
static void
set_least (System *s, const RkFamilyMember *member, guint area, gboolean zones_from_towns)
{
  g_autoptr (GPtrArray) parts = parts_of (member, code_of (s, area), zones_from_towns);

  for (guint sex = 0; sex < N_SEXES; sex++)
    for (guint c = 0; c < s->n_columns; c++)
      {
        guint one = place (s, 0, area, sex, c);
        Count count = count_cell (s, member, parts, sex, c);

        if (count.x > 0 && fabs (count.n - rk_suppress_count_at (s->suppress, one)) < 0.5)
          rk_suppress_set_least (s->suppress, one, count.x);
      }
}

static void
add_cells (System *s, guint m, guint area, gboolean zones_from_towns)
{
  const RkFamilyMember *member = s->members->pdata[m];
  g_autoptr (GPtrArray) parts = parts_of (member, code_of (s, area), zones_from_towns);

  for (guint sex = 0; sex < N_SEXES; sex++)
    for (guint c = 0; c < s->n_columns; c++)
      {
        const Ages *ages = ages_of (s, c);
        Count count = count_cell (s, member, parts, sex, c);
        RkHidden before
            = find_hidden (s->hiding, s->people, m, code_of (s, area), sexes[sex], ages);
        gboolean both = sex == 2 && is_of_both (s, m, area, c, s->people ? count.n : count.x);
        guint one;

        if (both && ages)
          {
            count = (Count){ .x = NAN, .n = NAN };
            before = RK_SHOWN;
          }
        one = add_count (s, &count, before, s->hiding->ages && ages == NULL);
        if (both)
          rk_suppress_weigh (s->suppress, one, RK_SUPPRESS_OWN);
        s->places[index_of (s, m, area, sex, c)] = one;
      }
}

/* ── what adds up ────────────────────────────────────────────────────────────────────────── */

static gboolean
is_within (const char *code, RkAreaLevel level, const char *zone)
{
  const RkArea *area = zone ? rk_area_by_code (code) : NULL;

  return rk_area_level (code) == level
         && (zone == NULL
             || (area && area->medical_area && g_str_equal (area->medical_area->code, zone)));
}

static const char *
own_code (const System *s)
{
  return s->prefix[0] ? s->prefix : "JP";
}

/* All ages together are seen; of single ages it is not shown, and yet taken for known: ratios are
 * of it. Where there are none, it is the first to be hidden. */
static guint
add_sum (System *s, guint member, guint sex, guint column, double sum, double people)
{
  gboolean seen = column == s->ages->len && !s->people;
  RkHidden before = find_hidden (s->hiding, s->people, member, own_code (s), sexes[sex], NULL);
  gboolean decided = !seen || (s->hiding->ages && before == RK_SHOWN);
  Sum one = { rk_suppress_add (s->suppress, sum, people, decided), member, sex };

  if (!seen)
    return one.place;
  rk_suppress_weigh (s->suppress, one.place,
                     rk_family_is_by_age (s->members->pdata[member]) ? RK_SUPPRESS_TOTAL
                                                                     : RK_SUPPRESS_OWN);
  if (before != RK_SHOWN)
    rk_suppress_hide (s->suppress, one.place, before);
  g_array_append_val (s->sums, one);
  return one.place;
}

/* The sum of areas that no table has. @n: areas; 0: there is none */
typedef struct
{
  guint place;
  guint n;
} OwnSum;

/* Areas of @level in the medical area @zone (NULL: all), and their sum: @total (-1: none); where it
 * is not of them, one that is shown in any case, which is returned. */
static OwnSum
tie_areas_of (System *s,
              guint member,
              RkAreaLevel level,
              const char *zone,
              int total,
              guint sex,
              guint column)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (guint));
  OwnSum own = { 0 };
  double sum = 0, people = 0;

  for (guint a = 0; a < s->codes->len; a++)
    {
      guint one = place (s, member, a, sex, column);
      double count = rk_suppress_count_at (s->suppress, one);

      if (!is_within (code_of (s, a), level, zone)
          || (isnan (count) && rk_suppress_get (s->suppress, one) == RK_SHOWN))
        continue;
      g_array_append_val (parts, one);
      if (isnan (count))
        continue;
      sum += count;
      people += rk_suppress_people_at (s->suppress, one);
      g_array_append_val (known, one);
    }
  if (total >= 0 && parts->len)
    {
      guint whole = place (s, member, (guint)total, sex, column);

      if (rk_suppress_tie (s->suppress, (const guint *)(gpointer)parts->data, parts->len, whole))
        {
          if (zone == NULL && !(sex == 2 && is_of_both (s, member, (guint)total, column, NAN)))
            rk_suppress_weigh (s->suppress, whole, RK_SUPPRESS_TOTAL);
          return own;
        }
      if (zone)
        return own;
    }
  if (known->len == 0)
    return own;
  own = (OwnSum){ add_sum (s, member, sex, column, sum, people), known->len };
  rk_suppress_tie (s->suppress, (const guint *)(gpointer)known->data, known->len, own.place);
  return own;
}

/* Sums of the same areas, of men, women and both together; a sex that was not read is what is left.
 */
static void
tie_own_sums (System *s, OwnSum own[N_SEXES])
{
  guint parts[2];

  for (guint sex = 0; sex < 2; sex++)
    {
      if (own[sex].n && own[sex].n != own[2].n)
        return;
      parts[sex] = own[sex].n ? own[sex].place : rk_suppress_add (s->suppress, NAN, NAN, TRUE);
    }
  if (own[2].n && (own[0].n || own[1].n))
    rk_suppress_tie_sexes (s->suppress, parts[0], parts[1], own[2].place);
}

static void
tie_areas (System *s, guint member, RkAreaLevel level, const char *zone, int total)
{
  for (guint c = 0; c < s->n_columns; c++)
    {
      OwnSum own[N_SEXES];

      for (guint sex = 0; sex < N_SEXES; sex++)
        own[sex] = tie_areas_of (s, member, level, zone, total, sex, c);
      tie_own_sums (s, own);
    }
}

static void
tie_sexes_and_ages (System *s, guint member, guint area)
{
  for (guint c = 0; c < s->n_columns; c++)
    rk_suppress_tie_sexes (s->suppress, place (s, member, area, 0, c),
                           place (s, member, area, 1, c), place (s, member, area, 2, c));
  for (guint sex = 0; sex < N_SEXES && s->ages->len; sex++)
    {
      g_autofree guint *parts = g_new (guint, s->ages->len);

      for (guint c = 0; c < s->ages->len; c++)
        parts[c] = place (s, member, area, sex, c);
      rk_suppress_tie (s->suppress, parts, s->ages->len,
                       place (s, member, area, sex, s->ages->len));
    }
}

static void
tie_all (System *s, guint member)
{
  static const RkAreaLevel levels[]
      = { RK_AREA_PREFECTURE, RK_AREA_MEDICAL, RK_AREA_MUNICIPALITY, RK_AREA_OTHER };

  int total = -1;

  for (guint a = 0; a < s->codes->len; a++)
    {
      tie_sexes_and_ages (s, member, a);
      if (g_str_equal (code_of (s, a), s->prefix[0] ? s->prefix : "JP"))
        total = (int)a;
      if (rk_area_level (code_of (s, a)) == RK_AREA_MEDICAL)
        tie_areas (s, member, RK_AREA_MUNICIPALITY, code_of (s, a), (int)a);
    }
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    if ((levels[l] == RK_AREA_PREFECTURE) == (s->prefix[0] == '\0'))
      tie_areas (s, member, levels[l], NULL, total);
}

/* Few who gave none of the answers that were read: the answers and all people would tell it. */
static void
tie_rests (System *s, guint n_cells)
{
  for (guint first = 0; first < s->n_members; first++)
    {
      g_autoptr (GArray) answers = rk_family_answers (s->members, first);
      g_autofree guint *places = g_new (guint, answers->len + 1);

      for (guint c = 0; c < n_cells && answers->len > 1; c++)
        {
          for (guint k = 0; k < answers->len; k++)
            places[k] = s->places[g_array_index (answers, guint, k) * n_cells + c];
          rk_suppress_tie_rest (s->suppress, places, answers->len);
        }
    }
}

/* ── one prefecture ──────────────────────────────────────────────────────────────────────── */

static void
find_ages (const RkHiding *self, const char *prefix, GArray *ages)
{
  const RkFamilyMember *own = self->members->pdata[self->own];

  for (guint i = 0; self->ages && i < own->observations->len; i++)
    {
      const RkObservation *o = own->observations->pdata[i];

      for (guint c = 0; c < o->n_classes && g_str_has_prefix (o->area, prefix); c++)
        {
          Ages one = { o->classes[c].from, o->classes[c].to };
          gboolean known = o->classes[c].total || (o->n_classes == 1);

          for (guint k = 0; k < ages->len && !known; k++)
            known = memcmp (&g_array_index (ages, Ages, k), &one, sizeof one) == 0;
          if (!known)
            g_array_append_val (ages, one);
        }
    }
}

static gboolean
is_hidden (const System *s, guint one)
{
  return rk_suppress_get (s->suppress, one) != RK_SHOWN
         && !isnan (rk_suppress_count_at (s->suppress, one));
}

/* Here, not by the publisher. Both together of single ages, which are none of the counts, with men
 * or women. */
static RkHidden
hidden_in (const System *s, guint m, guint area, guint sex, guint c)
{
  guint one = place (s, m, area, sex, c);

  if (is_hidden (s, one))
    return rk_suppress_get (s->suppress, one);
  return sex == 2 && !was_read (s, one)
                 && (is_hidden (s, place (s, m, area, 0, c))
                     || is_hidden (s, place (s, m, area, 1, c)))
             ? RK_HIDDEN_DERIVABLE
             : RK_SHOWN;
}

/* Returns: whether more is hidden of what other groups of areas see, too */
static gboolean
keep (RkHiding *self, const System *s, guint m, guint area)
{
  RkAreaLevel level = rk_area_level (code_of (s, area));
  gboolean news = FALSE;

  for (guint sex = 0; sex < N_SEXES; sex++)
    for (guint c = 0; c < s->n_columns; c++)
      {
        RkHidden hidden = hidden_in (s, m, area, sex, c);
        char key[64];

        if (hidden == RK_SHOWN)
          continue;
        write_key (key, s->people, m, code_of (s, area), sexes[sex], ages_of (s, c));
        news |= g_hash_table_insert (self->hidden, g_strdup (key), GINT_TO_POINTER (hidden))
                && level == RK_AREA_PREFECTURE;
      }
  return news;
}

/* The same of what areas add up to. */
static gboolean
keep_sums (RkHiding *self, const System *s)
{
  gboolean news = FALSE;

  for (guint i = 0; i < s->sums->len; i++)
    {
      const Sum *sum = &g_array_index (s->sums, Sum, i);
      RkHidden hidden = rk_suppress_get (s->suppress, sum->place);
      char key[64];

      if (hidden == RK_SHOWN)
        continue;
      write_key (key, s->people, sum->member, own_code (s), sexes[sum->sex], NULL);
      news |= g_hash_table_insert (self->hidden, g_strdup (key), GINT_TO_POINTER (hidden));
    }
  return news;
}

/* It is known here; what the publisher withholds no number tells of. */
static gboolean
is_known (const System *s, guint one)
{
  return !isnan (rk_suppress_count_at (s->suppress, one));
}

/* A ratio weighs people of each age: with all of them together it would tell what is hidden of two
 * ages, so that none of them is shown. Returns: whether more is hidden */
static gboolean
hide_other_ages (const System *s)
{
  gboolean news = FALSE;

  for (guint area = 0; area < s->codes->len; area++)
    for (guint sex = 0; sex < N_SEXES; sex++)
      {
        guint n_hidden = 0;

        for (guint c = 0; c < s->ages->len; c++)
          {
            guint one = place (s, 0, area, sex, c);

            n_hidden += is_known (s, one) && rk_suppress_get (s->suppress, one) != RK_SHOWN;
          }
        for (guint c = 0; c < s->ages->len && n_hidden; c++)
          {
            guint one = place (s, 0, area, sex, c);

            if (!is_known (s, one) || rk_suppress_get (s->suppress, one) != RK_SHOWN)
              continue;
            rk_suppress_hide (s->suppress, one, RK_HIDDEN_DERIVABLE);
            news = TRUE;
          }
      }
  return news;
}

static gboolean
hide_among (RkHiding *self,
            const char *prefix,
            GPtrArray *codes,
            gboolean zones_from_towns,
            gboolean people)
{
  System s = { .hiding = self,
               .prefix = prefix,
               .codes = codes,
               .ages = g_array_new (FALSE, FALSE, sizeof (Ages)),
               .members = people ? g_ptr_array_new () : g_ptr_array_ref (self->members),
               .sums = g_array_new (FALSE, FALSE, sizeof (Sum)),
               .people = people };
  gboolean news = FALSE;
  guint n_cells;

  if (people)
    g_ptr_array_add (s.members, self->members->pdata[self->own]);
  s.n_members = s.members->len;
  find_ages (self, prefix, s.ages);
  s.n_columns = s.ages->len + 1;
  n_cells = codes->len * N_SEXES * s.n_columns;
  s.places = g_new (guint, s.n_members * n_cells);
  s.suppress = rk_suppress_new (self->below);
  for (guint m = 0; m < s.n_members; m++)
    for (guint a = 0; a < codes->len; a++)
      add_cells (&s, m, a, zones_from_towns);
  if (rk_suppress_any (s.suppress) || s.n_members > 1 || self->unread)
    {
      for (guint m = 0; people && m < self->members->len; m++)
        for (guint a = 0; a < codes->len; a++)
          set_least (&s, self->members->pdata[m], a, zones_from_towns);
      for (guint m = 0; m < s.n_members; m++)
        tie_all (&s, m);
      rk_suppress_relate (s.suppress, s.places, s.n_members, n_cells);
      tie_rests (&s, n_cells);
      do
        rk_suppress_run (s.suppress);
      while (people && hide_other_ages (&s));
      for (guint m = 0; m < s.n_members; m++)
        for (guint a = 0; a < codes->len; a++)
          news |= keep (self, &s, m, a);
      news |= keep_sums (self, &s);
    }
  g_ptr_array_unref (s.members);
  g_array_unref (s.sums);
  g_array_unref (s.ages);
  g_free (s.places);
  rk_suppress_free (s.suppress);
  return news;
}

/* ── all of it ───────────────────────────────────────────────────────────────────────────── */

/* Where a table has the nation and areas, but no prefectures: the sums of their areas, which nobody
 * sees, but which add up to the nation. */
static void
add_sums (GHashTable *groups)
{
  GPtrArray *nation = g_hash_table_lookup (groups, "");
  GHashTableIter iter;
  gpointer prefix;

  if (nation == NULL || nation->len != 1 || rk_area_level (nation->pdata[0]) != RK_AREA_NATION)
    return;
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &prefix, NULL))
    if (rk_area_level (prefix) == RK_AREA_PREFECTURE)
      g_ptr_array_add (nation, (gpointer)g_intern_string (prefix));
}

static void
add_prefectures (GHashTable *groups)
{
  const GPtrArray *prefectures = g_hash_table_lookup (groups, "");

  for (guint i = 0; prefectures && i < prefectures->len; i++)
    {
      GPtrArray *codes = g_hash_table_lookup (groups, prefectures->pdata[i]);

      if (codes)
        g_ptr_array_add (codes, prefectures->pdata[i]);
    }
}

/* Areas by what they are compared within: the two digits of a prefecture, which is among them; ""
 * for prefectures and Japan. */
static GHashTable *
group_areas (RkHiding *self)
{
  GHashTable *groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint m = 0; m < self->members->len; m++)
    {
      const RkFamilyMember *member = self->members->pdata[m];

      for (guint i = 0; i < member->observations->len; i++)
        {
          const RkObservation *o = member->observations->pdata[i];
          RkAreaLevel level = rk_area_level (o->area);
          char prefix[3] = { o->area[0], o->area[0] ? o->area[1] : '\0', '\0' };
          GPtrArray *codes;

          if (o->n_classes == 0 || g_str_equal (o->area, RK_AREA_NO_MEDICAL)
              || !g_hash_table_add (seen, o->area))
            continue;
          if (level == RK_AREA_PREFECTURE || level == RK_AREA_NATION)
            prefix[0] = '\0';
          codes = g_hash_table_lookup (groups, prefix);
          if (codes == NULL)
            {
              codes = g_ptr_array_new ();
              g_hash_table_insert (groups, g_strdup (prefix), codes);
            }
          g_ptr_array_add (codes, o->area);
        }
    }
  add_sums (groups);
  add_prefectures (groups);
  return groups;
}

static int
by_code (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Where no table is of medical areas, figures show the sums of their municipalities. */
static gboolean
add_zones (GPtrArray *codes)
{
  guint n = codes->len;

  for (guint i = 0; i < n; i++)
    if (rk_area_level (codes->pdata[i]) == RK_AREA_MEDICAL)
      return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const RkArea *area = rk_area_by_code (codes->pdata[i]);

      if (area && area->medical_area
          && !g_ptr_array_find_with_equal_func (codes, area->medical_area->code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer)area->medical_area->code);
    }
  return codes->len > n;
}

/* A prefecture stands among its areas and among the prefectures: until neither hides more of it. */
static void
hide_in (RkHiding *self, GHashTable *groups, GHashTable *from_towns, gboolean people)
{
  gboolean again;

  do
    {
      GHashTableIter iter;
      gpointer prefix, codes;

      again = FALSE;
      g_hash_table_iter_init (&iter, groups);
      while (g_hash_table_iter_next (&iter, &prefix, &codes))
        again
            |= hide_among (self, prefix, codes, g_hash_table_contains (from_towns, codes), people);
    }
  while (again);
}

static int
by_card (gconstpointer a, gconstpointer b)
{
  gint64 one = rk_record_id ((*(RkFamilyMember *const *)a)->card);
  gint64 other = rk_record_id ((*(RkFamilyMember *const *)b)->card);

  return one < other ? -1 : one > other;
}

RkHiding *
rk_hiding_new (RkDb *db,
               RkRecord *indicator,
               int year,
               const GPtrArray *observations,
               gboolean ages,
               GError **error)
{
  g_autoptr (RkHiding) self = g_new0 (RkHiding, 1);
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (GHashTable) from_towns = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer prefix, codes, asked;

  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ages_of_own = g_array_new (FALSE, FALSE, sizeof (Ages));
  self->below = rk_indicators_below (db);
  self->members = rk_family_load (db, indicator, year, observations, error);
  if (self->members == NULL)
    return NULL;
  asked = self->members->pdata[0];
  g_ptr_array_sort (self->members, by_card);
  g_ptr_array_find (self->members, asked, &self->own);
  self->unread = rk_family_has_unread_sex (self->members);
  if (!ages && !self->unread && rk_family_is_harmless (self->members, self->below))
    return g_steal_pointer (&self);
  groups = group_areas (self);
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &prefix, &codes))
    {
      if (add_zones (codes))
        g_hash_table_add (from_towns, codes);
      g_ptr_array_sort (codes, by_code);
    }
  /* All ages together first: what is hidden of them is so whether or not single ages are asked for.
   */
  for (int pass = 0; pass <= (ages ? 1 : 0); pass++)
    {
      self->ages = pass > 0;
      hide_in (self, groups, from_towns, FALSE);
      hide_in (self, groups, from_towns, TRUE);
    }
  find_ages (self, "", self->ages_of_own);
  return g_steal_pointer (&self);
}

void
rk_hiding_free (RkHiding *self)
{
  g_hash_table_unref (self->hidden);
  g_array_unref (self->ages_of_own);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

RkHidden
rk_hiding_get (const RkHiding *self, const char *area, char sex)
{
  return find_hidden (self, FALSE, self->own, area, sex, NULL);
}

RkHidden
rk_hiding_get_people (const RkHiding *self, const char *area, char sex)
{
  return find_hidden (self, TRUE, 0, area, sex, NULL);
}

guint
rk_hiding_count_ages (const RkHiding *self, const char *area, char sex, gboolean people)
{
  const char own[] = { sex, '\0' };
  guint n = 0;

  for (guint i = 0; i < self->ages_of_own->len; i++)
    for (const char *one = sex == 'T' ? "MFT" : own; *one; one++)
      n += find_hidden (self, people, people ? 0 : self->own, area, *one,
                        &g_array_index (self->ages_of_own, Ages, i))
           != RK_SHOWN;
  return n;
}

/* All ages together stand in the published total; where there is none, in the only class. */
RkShownCount
rk_hiding_show (const RkHiding *self, const RkObservation *o, const RkAgeCount *count)
{
  Ages ages = { count->from, count->to };
  const Ages *age = count->total || o->n_classes == 1 ? NULL : &ages;
  RkShownCount shown = { .x = count->x, .n = count->n };

  shown.hidden = find_hidden (self, FALSE, self->own, o->area, o->sex, age);
  shown.x_withheld = count->x_masked || shown.hidden != RK_SHOWN;
  shown.n_withheld
      = count->n_masked || find_hidden (self, TRUE, 0, o->area, o->sex, age) != RK_SHOWN;
  if (shown.x_withheld)
    shown.x = NAN;
  if (shown.n_withheld)
    shown.n = NAN;
  return shown;
}
