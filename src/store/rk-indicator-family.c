#include "rk-indicator-family.h"

#include <math.h>

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
  g_hash_table_unref (member->areas);
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
  member->areas
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < observations->len; i++)
    {
      RkObservation *o = observations->pdata[i];
      GPtrArray *parts = g_hash_table_lookup (member->areas, o->area);

      if (parts == NULL)
        {
          parts = g_ptr_array_new ();
          g_hash_table_insert (member->areas, o->area, parts);
        }
      g_ptr_array_add (parts, o);
    }
  g_ptr_array_add (members, member);
}

/* Those of the same item of tables. */
#define OF_ITEM "SELECT b.id FROM indicator a JOIN indicator b ON b.item = a.item WHERE a.id = ?1"

/* Those read from one table, each found by one step into the index. */
#define OF_TABLE                                                                         \
  "WITH RECURSIVE found (id) AS (SELECT min(indicator_id) FROM observation"              \
  " WHERE dataset_id = ?1 UNION ALL SELECT (SELECT min(o.indicator_id) FROM observation" \
  " o WHERE o.dataset_id = ?1 AND o.indicator_id > found.id) FROM found"                 \
  " WHERE found.id IS NOT NULL) SELECT id FROM found WHERE id IS NOT NULL"

static void
add_new (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

static gboolean
add_found (RkDb *db, GArray *family, const char *sql, gint64 key, GError **error)
{
  g_autoptr (GArray) ids = rk_db_ids (db, sql, key, 0, error);

  for (guint i = 0; ids && i < ids->len; i++)
    add_new (family, g_array_index (ids, gint64, i));
  return ids != NULL;
}

static gboolean
add_related (
    RkDb *db, GArray *family, GArray *tables, gint64 id, const GPtrArray *own, GError **error)
{
  guint known = tables->len;
  gint64 last = 0;

  for (guint i = 0; i < own->len; i++)
    {
      gint64 dataset = ((RkObservation *)own->pdata[i])->dataset;

      if (dataset && dataset != last)
        add_new (tables, dataset);
      last = dataset;
    }
  for (guint i = known; i < tables->len; i++)
    if (!add_found (db, family, OF_TABLE, g_array_index (tables, gint64, i), error))
      return FALSE;
  return add_found (db, family, OF_ITEM, id, error);
}

GPtrArray *
rk_family_load (RkDb *db, RkRecord *indicator, int year, const GPtrArray *own, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (free_member);
  g_autoptr (GArray) family = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = rk_record_id (indicator);

  g_array_append_val (family, id);
  add_member (members, indicator, g_ptr_array_ref ((GPtrArray *)own));
  if (!add_related (db, family, tables, id, own, error))
    return NULL;
  for (guint i = 1; i < family->len; i++)
    {
      gint64 other = g_array_index (family, gint64, i);
      g_autoptr (RkRecord) card = rk_records_get (db, &rk_kind_indicator, other, error);
      g_autoptr (GPtrArray) observations
          = card ? rk_observations_load (db, other, year, error) : NULL;

      if (observations == NULL || !add_related (db, family, tables, other, observations, error))
        return NULL;
      if (observations->len)
        add_member (members, card, g_steal_pointer (&observations));
    }
  return g_steal_pointer (&members);
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

static const RkObservation *
find_same (const RkFamilyMember *member, const RkObservation *o)
{
  const GPtrArray *parts = g_hash_table_lookup (member->areas, o->area);

  for (guint i = 0; parts && i < parts->len; i++)
    if (((RkObservation *)parts->pdata[i])->sex == o->sex)
      return parts->pdata[i];
  return NULL;
}

/* Whether a condition and another one differ by few somewhere: the first may be within the second.
 */
static gboolean
differ_by_few (const RkFamilyMember *one, const RkFamilyMember *other, guint below)
{
  for (guint i = 0; i < one->observations->len; i++)
    {
      const RkObservation *o = one->observations->pdata[i];
      double difference = fabs (total_of (o) - total_of (find_same (other, o)));

      if (difference > 0 && difference < below)
        return TRUE;
    }
  return FALSE;
}

/* How many gave none of the answers that are known of a place; NaN: one or none is known. */
static double
rest_of (const GPtrArray *self, const GArray *answers, const RkObservation *o)
{
  const RkAgeCount *total = rk_observation_total (o);
  double rest = total ? total->n : NAN;
  guint n = 0;

  for (guint k = 0; k < answers->len; k++)
    {
      double count = total_of (find_same (self->pdata[g_array_index (answers, guint, k)], o));

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

      for (guint i = 0; i < member->observations->len; i++)
        {
          double rest = rest_of (self, answers, member->observations->pdata[i]);

          if (rest > 0 && rest < below)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
differ_by_few_people (const RkAgeCount *both, const RkAgeCount *one, guint below)
{
  return both && one && rk_suppress_count (both->x - one->x, both->n - one->n, below);
}

/* Both together less the one sex that was read. @parts: of one area; @ages: of single ages, too */
static gboolean
leaves_few_of_a_sex (GPtrArray *parts, guint below, gboolean ages)
{
  const RkObservation *of[3] = { NULL };
  const RkObservation *one;

  for (guint i = 0; i < parts->len; i++)
    {
      const RkObservation *o = parts->pdata[i];

      of[o->sex == 'M' ? 0 : o->sex == 'F' ? 1 : 2] = o;
    }
  if (of[2] == NULL || (of[0] == NULL) == (of[1] == NULL))
    return FALSE;
  one = of[0] ? of[0] : of[1];
  if (differ_by_few_people (rk_observation_all (of[2]), rk_observation_all (one), below))
    return TRUE;
  for (guint c = 0; ages && c < one->n_classes; c++)
    {
      const RkAgeCount *count = &one->classes[c];

      if (differ_by_few_people (
              rk_observation_find ((RkObservation *)of[2], count->from, count->to, count->total),
              count, below))
        return TRUE;
    }
  return FALSE;
}

gboolean
rk_family_leaves_few_unread (const GPtrArray *self, guint below, gboolean ages)
{
  for (guint m = 0; m < self->len; m++)
    {
      const RkFamilyMember *member = self->pdata[m];
      GHashTableIter iter;
      gpointer parts;

      g_hash_table_iter_init (&iter, member->areas);
      while (g_hash_table_iter_next (&iter, NULL, &parts))
        if (leaves_few_of_a_sex (parts, below, ages))
          return TRUE;
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
