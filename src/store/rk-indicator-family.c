#include "rk-indicator-family.h"

#include <math.h>
#include <string.h>

#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-suppress.h"

/* ── who belongs together ────────────────────────────────────────────────────────────────── */

static void
free_member (gpointer data)
{
  RkFamilyMember *member = data;

  rk_record_unref (member->card);
  g_ptr_array_unref (member->observations);
  g_free (member);
}

static void
add_member (GPtrArray *members, RkRecord *card, GPtrArray *observations)
{
  RkFamilyMember *member = g_new0 (RkFamilyMember, 1);

  member->card = rk_record_ref (card);
  member->observations = observations;
  member->age_from = (guint)rk_record_get_int (card, "age_from");
  member->age_to = (guint)rk_record_get_int (card, "age_to");
  g_ptr_array_add (members, member);
}

GPtrArray *
rk_family_parts (const RkFamilyMember *member, const char *area)
{
  GPtrArray *all = member->observations;
  GPtrArray *parts = g_ptr_array_new ();
  guint from = 0, to = all->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (strcmp (((RkObservation *)all->pdata[middle])->area, area) < 0)
        from = middle + 1;
      else
        to = middle;
    }
  for (; from < all->len && g_str_equal (((RkObservation *)all->pdata[from])->area, area); from++)
    g_ptr_array_add (parts, all->pdata[from]);
  return parts;
}

/* Those of the same item of tables. */
#define OF_ITEM "SELECT b.id FROM indicator a JOIN indicator b ON b.item = a.item WHERE a.id = ?1"

/* Those read from one table, each found by one step into the index. */
#define OF_TABLE                                                                         \
  "WITH RECURSIVE found (id) AS (SELECT min(indicator_id) FROM observation"              \
  " WHERE dataset_id = ?1 UNION ALL SELECT (SELECT min(o.indicator_id) FROM observation" \
  " o WHERE o.dataset_id = ?1 AND o.indicator_id > found.id) FROM found"                 \
  " WHERE found.id IS NOT NULL) SELECT id FROM found WHERE id IS NOT NULL"

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
add_new (GArray *ids, gint64 id)
{
  if (!has_id (ids, id))
    g_array_append_val (ids, id);
}

typedef struct
{
  RkDb *db;
  GArray *cards;
  GArray *tables;   /* all of whose cards are there */
  GArray *of_items; /* cards of whose item all are there */
} Related;

static gboolean
add_found (Related *self, const char *sql, gint64 key, GArray *also, GError **error)
{
  g_autoptr (GArray) ids = rk_db_ids (self->db, sql, key, 0, error);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      add_new (self->cards, g_array_index (ids, gint64, i));
      if (also)
        add_new (also, g_array_index (ids, gint64, i));
    }
  return ids != NULL;
}

static gboolean
add_related (Related *self, gint64 id, const GPtrArray *own, GError **error)
{
  guint known = self->tables->len;
  gint64 last = 0;

  for (guint i = 0; i < own->len; i++)
    {
      gint64 dataset = ((RkObservation *)own->pdata[i])->dataset;

      if (dataset && dataset != last)
        add_new (self->tables, dataset);
      last = dataset;
    }
  for (guint i = known; i < self->tables->len; i++)
    if (!add_found (self, OF_TABLE, g_array_index (self->tables, gint64, i), NULL, error))
      return FALSE;
  return has_id (self->of_items, id) || add_found (self, OF_ITEM, id, self->of_items, error);
}

GPtrArray *
rk_family_load (RkDb *db, RkRecord *indicator, int year, const GPtrArray *own, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (free_member);
  g_autoptr (GArray) family = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) of_items = g_array_new (FALSE, FALSE, sizeof (gint64));
  Related related = { db, family, tables, of_items };
  gint64 id = rk_record_id (indicator);

  g_array_append_val (family, id);
  add_member (members, indicator, g_ptr_array_ref ((GPtrArray *)own));
  if (!add_related (&related, id, own, error))
    return NULL;
  for (guint i = 1; i < family->len; i++)
    {
      gint64 other = g_array_index (family, gint64, i);
      g_autoptr (GPtrArray) observations = rk_observations_load (db, other, year, error);
      g_autoptr (RkRecord) card = NULL;

      if (observations == NULL || !add_related (&related, other, observations, error))
        return NULL;
      if (observations->len == 0)
        continue;
      card = rk_records_get (db, &rk_kind_indicator, other, error);
      if (card == NULL)
        return NULL;
      add_member (members, card, g_steal_pointer (&observations));
    }
  return g_steal_pointer (&members);
}

gboolean
rk_family_is_by_age (const RkFamilyMember *member)
{
  for (guint i = 0; i < member->observations->len; i++)
    {
      const RkObservation *o = member->observations->pdata[i];
      guint n = 0;

      for (guint c = 0; c < o->n_classes; c++)
        n += !o->classes[c].total;
      if (n > 1)
        return TRUE;
    }
  return FALSE;
}

/* ── answers to one question ─────────────────────────────────────────────────────────────── */

/* Another answer than that of @like to the same question. */
static gboolean
answers_same (const RkFamilyMember *like, const RkFamilyMember *member)
{
  const char *item = rk_record_get (like->card, "item");

  return item && g_strcmp0 (item, rk_record_get (member->card, "item")) == 0
         && rk_class_rule_has_answers (rk_record_get (member->card, "classes"));
}

GArray *
rk_family_answers (const GPtrArray *members, guint first)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < members->len; m++)
    {
      const char *rule = rk_record_get (((RkFamilyMember *)members->pdata[m])->card, "classes");
      gboolean apart = answers_same (members->pdata[first], members->pdata[m]);

      if (apart && m < first)
        {
          g_array_set_size (found, 0);
          return found;
        }
      for (guint k = 0; k < members->len && apart; k++)
        {
          const RkFamilyMember *other = members->pdata[k];

          apart = k == m || !answers_same (members->pdata[first], other)
                  || !rk_class_rule_holds (rule, rk_record_get (other->card, "classes"));
        }
      for (guint k = 0; k < found->len && apart; k++)
        {
          const RkFamilyMember *other = members->pdata[g_array_index (found, guint, k)];

          apart = !rk_class_rule_meets (rule, rk_record_get (other->card, "classes"));
        }
      if (apart)
        g_array_append_val (found, m);
    }
  return found;
}

/* ── whether there is anything to hide ───────────────────────────────────────────────────── */

/* Whether a published total is enough to know that nothing of it is small. */
static gboolean
may_be_small (const RkFamilyMember *member, const RkObservation *o, guint below)
{
  const RkAgeCount *total = rk_observation_total (o);

  if (o->n_classes == 0)
    return FALSE;
  return total == NULL || isnan (total->x) || isnan (total->n) || total->x == 0 || total->x_masked
         || total->n_masked
         || (member->age_to && (total->from < member->age_from || total->to > member->age_to))
         || rk_suppress_count (total->x, total->n, below);
}

/* All ages of @o, where they are known. NaN: of other ages, or not known */
static double
total_of (const RkObservation *o)
{
  const RkAgeCount *total = o ? rk_observation_total (o) : NULL;

  return total ? total->x : NAN;
}

/* Of the area and sex of @o. @place: 0 at first, and kept from one to the next: both lists are in
 * the same order */
static const RkObservation *
find_same (const RkFamilyMember *member, const RkObservation *o, guint *place)
{
  for (; *place < member->observations->len; (*place)++)
    {
      const RkObservation *other = member->observations->pdata[*place];
      int order = strcmp (other->area, o->area);

      if (order == 0)
        order = other->sex - o->sex;
      if (order == 0)
        return other;
      if (order > 0)
        return NULL;
    }
  return NULL;
}

/* Whether a condition and another one differ by few somewhere: the first may be within the second.
 */
static gboolean
differ_by_few (const RkFamilyMember *one, const RkFamilyMember *other, guint below)
{
  guint place = 0;

  for (guint i = 0; i < one->observations->len; i++)
    {
      const RkObservation *o = one->observations->pdata[i];
      double difference = fabs (total_of (o) - total_of (find_same (other, o, &place)));

      if (difference > 0 && difference < below)
        return TRUE;
    }
  return FALSE;
}

/* How many gave none of the answers that are known of a place; NaN: one or none is known.
 * @places: of each answer: find_same() */
static double
rest_of (const GPtrArray *self, const GArray *answers, const RkObservation *o, guint *places)
{
  const RkAgeCount *total = rk_observation_total (o);
  double rest = total ? total->n : NAN;
  guint n = 0;

  for (guint k = 0; k < answers->len; k++)
    {
      double count
          = total_of (find_same (self->pdata[g_array_index (answers, guint, k)], o, &places[k]));

      n += !isnan (count);
      rest -= isnan (count) ? 0 : count;
    }
  return n > 1 ? rest : NAN;
}

/* Whether few gave none of the answers to the question of @first that were read. */
static gboolean
leaves_few (const GPtrArray *self, guint first, guint below)
{
  g_autoptr (GArray) answers = rk_family_answers (self, first);

  for (guint k = 0; k < answers->len && answers->len > 1; k++)
    {
      const RkFamilyMember *member = self->pdata[g_array_index (answers, guint, k)];
      g_autofree guint *places = g_new0 (guint, answers->len);

      for (guint i = 0; i < member->observations->len; i++)
        {
          double rest = rest_of (self, answers, member->observations->pdata[i], places);

          if (rest > 0 && rest < below)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
rk_family_has_unread_sex (const GPtrArray *self)
{
  for (guint m = 0; m < self->len; m++)
    {
      const GPtrArray *all = ((RkFamilyMember *)self->pdata[m])->observations;

      for (guint i = 0; i < all->len;)
        {
          const char *area = ((RkObservation *)all->pdata[i])->area;
          gboolean men = FALSE, women = FALSE, both = FALSE;

          for (; i < all->len && g_str_equal (((RkObservation *)all->pdata[i])->area, area); i++)
            {
              const RkObservation *o = all->pdata[i];

              men |= o->sex == 'M';
              women |= o->sex == 'F';
              both |= o->sex == 'T';
            }
          if (both && men != women)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
rk_family_is_harmless (const GPtrArray *self, guint below)
{
  for (guint m = 0; m < self->len; m++)
    {
      const RkFamilyMember *member = self->pdata[m];

      for (guint i = 0; i < member->observations->len; i++)
        if (may_be_small (member, member->observations->pdata[i], below))
          return FALSE;
      for (guint k = 0; k < m; k++)
        if (differ_by_few (self->pdata[k], member, below))
          return FALSE;
      if (leaves_few (self, m, below))
        return FALSE;
    }
  return TRUE;
}
