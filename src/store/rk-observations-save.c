/* Observations of a table take the place of what was there: what changes is told with its age, from
 * what to what, and where it was of another publication. */
#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-indicator-hide.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-real.h"
#include "rk-records.h"

#define MOST_CHANGES 500

/* All of an indicator in a year, before and after. */
typedef struct
{
  RkRecord *card; /* these three only where something changes */
  RkHiding *hidden_before;
  RkHiding *hidden_after;
  GPtrArray *before;
  GPtrArray *after;
} Year;

/* What takes the place of what. */
typedef struct
{
  const RkObservation *old;
  const RkObservation *new;
  Year *year;
} Change;

typedef struct
{
  RkDb *db;
  const GPtrArray *observations;
  GHashTable *years;    /* indicator and year → Year */
  GHashTable *before;   /* indicator, year, area and sex → RkObservation */
  GArray *changes;      /* Change */
  GHashTable *datasets; /* id → RkRecord */
  gboolean told;        /* what changes is told */
} Saving;

static void
year_free (gpointer data)
{
  Year *year = data;

  g_clear_pointer (&year->card, rk_record_unref);
  g_clear_pointer (&year->hidden_before, rk_hiding_free);
  g_clear_pointer (&year->hidden_after, rk_hiding_free);
  g_clear_pointer (&year->before, g_ptr_array_unref);
  g_clear_pointer (&year->after, g_ptr_array_unref);
  g_free (year);
}

/* ── what is there ───────────────────────────────────────────────────────────────────────── */

static char *
key_of (const RkObservation *observation)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%d/%s/%c", observation->indicator,
                          observation->year, observation->area, observation->sex);
}

static Year *
year_of (Saving *self, const RkObservation *o)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%d", o->indicator, o->year);

  return g_hash_table_lookup (self->years, key);
}

/* What is there already of the indicators and years in hand. */
static gboolean
load_before (Saving *self, GError **error)
{
  for (guint i = 0; i < self->observations->len; i++)
    {
      const RkObservation *new = self->observations->pdata[i];
      Year *year = year_of (self, new);

      if (year)
        continue;
      year = g_new0 (Year, 1);
      g_hash_table_insert (self->years,
                           g_strdup_printf ("%" G_GINT64_FORMAT "/%d", new->indicator, new->year),
                           year);
      year->before = rk_observations_load (self->db, new->indicator, new->year, error);
      if (year->before == NULL)
        return FALSE;
      for (guint k = 0; k < year->before->len; k++)
        g_hash_table_insert (self->before, key_of (year->before->pdata[k]), year->before->pdata[k]);
    }
  return TRUE;
}

static gboolean
same_real (double a, double b)
{
  return (isnan (a) && isnan (b)) || a == b;
}

static gboolean
is_same (const RkObservation *a, const RkObservation *b, const char *counts)
{
  g_autofree char *other = rk_observation_dup_counts (b);

  return g_str_equal (counts, other) && same_real (a->value, b->value)
         && same_real (a->lower, b->lower) && same_real (a->upper, b->upper)
         && a->masked == b->masked;
}

/* What may be seen of the old numbers is decided before they are gone. */
static gboolean
note_change (Saving *self, const RkObservation *old, const RkObservation *new, GError **error)
{
  Change change = { old, new, year_of (self, new) };
  Year *year = change.year;

  g_array_append_val (self->changes, change);
  if (year->card || !self->told)
    return TRUE;
  year->card = rk_records_get (self->db, &rk_kind_indicator, new->indicator, error);
  if (year->card == NULL)
    return FALSE;
  year->hidden_before = rk_hiding_new (self->db, year->card, new->year, year->before, TRUE, error);
  return year->hidden_before != NULL;
}

/* ── what a list of our own withholds ────────────────────────────────────────────────────── */

/* A total is one, whichever ages there are besides. */
static const RkAgeCount *
find (const RkObservation *o, const RkAgeCount *count)
{
  if (count->total || (count->from == 0 && count->to == RK_AGE_OPEN))
    return rk_observation_total (o);
  return rk_observation_find ((RkObservation *)o, count->from, count->to, count->total);
}

/* Returns: (nullable) (transfer none) */
static const RkRecord *
dataset_of (Saving *self, gint64 id)
{
  RkRecord *dataset = g_hash_table_lookup (self->datasets, &id);

  if (dataset == NULL && id)
    {
      dataset = rk_records_get (self->db, &rk_kind_dataset, id, NULL);
      if (dataset)
        g_hash_table_insert (self->datasets, g_memdup2 (&id, sizeof id), dataset);
    }
  return dataset;
}

/* Whether both are of one publication, and what is new comes back in a list. */
static gboolean
comes_back (Saving *self, const RkObservation *old, const RkObservation *new)
{
  const RkRecord *from = dataset_of (self, old->dataset);
  const RkRecord *to = dataset_of (self, new->dataset);

  return from && to && g_strcmp0 (rk_record_get (to, "preset"), "tidy") == 0
         && rk_dataset_is_of (from, rk_record_get (to, "source"), rk_record_get (to, "title"));
}

static gboolean
is_of_all (const RkObservation *o)
{
  return o->n_classes == 1 && o->classes[0].from == 0 && o->classes[0].to == RK_AGE_OPEN;
}

/* What ※ stands for is there already, and so is a rate printed beside the same counts, which no
 * list has. */
static void
keep_withheld (const RkObservation *old, RkObservation *new)
{
  g_autofree char *before = rk_observation_dup_counts (old);
  g_autofree char *after = NULL;

  for (guint c = 0; c < new->n_classes; c++)
    {
      RkAgeCount *count = &new->classes[c];
      const RkAgeCount *known = find (old, count);

      if (known && count->x_masked == RK_MASK_OPEN)
        {
          count->x = known->x;
          count->x_masked = known->x_masked;
        }
      if (known && count->n_masked == RK_MASK_OPEN)
        {
          count->n = known->n;
          count->n_masked = known->n_masked;
        }
    }
  after = rk_observation_dup_counts (new);
  if (!isnan (new->value) || !g_str_equal (before, after) || (!*after && !new->masked))
    return;
  new->value = old->value;
  new->lower = old->lower;
  new->upper = old->upper;
  new->masked = old->masked;
}

static void
keep_all_withheld (Saving *self)
{
  for (guint i = 0; i < self->observations->len; i++)
    {
      RkObservation *new = self->observations->pdata[i];
      g_autofree char *key = key_of (new);
      const RkObservation *old = g_hash_table_lookup (self->before, key);

      if (old && is_of_all (old) && is_of_all (new))
        new->classes[0].total = old->classes[0].total; /* there is nothing it could be the sum of */
      if (old && comes_back (self, old, new))
        keep_withheld (old, new);
    }
}

/* ── what changes ────────────────────────────────────────────────────────────────────────── */

static gboolean
find_changes (Saving *self, GError **error)
{
  for (guint i = 0; i < self->observations->len; i++)
    {
      const RkObservation *new = self->observations->pdata[i];
      g_autofree char *key = key_of (new);
      g_autofree char *counts = rk_observation_dup_counts (new);
      const RkObservation *old = g_hash_table_lookup (self->before, key);

      if (old && !is_same (new, old, counts) && !note_change (self, old, new, error))
        return FALSE;
    }
  return TRUE;
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static void
set_real (RkDraft *draft, const char *field, double value)
{
  if (!isnan (value))
    rk_draft_set_real (draft, rk_kind_field (&rk_kind_observation, field), value);
}

static void
take (RkDraft *draft, const char *field, char *text)
{
  rk_draft_take (draft, rk_kind_field (&rk_kind_observation, field), text);
}

static gboolean
save_one (RkDb *db, const RkObservation *new, gint64 id, const char *counts, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_observation);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_id (draft, id);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_observation, "indicator_id"), new->indicator);
  if (new->dataset)
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_observation, "dataset_id"), new->dataset);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_observation, "year"), new->year);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_observation, "masked"), new->masked);
  take (draft, "area", g_strdup (new->area));
  take (draft, "area_name", g_strdup (new->area_name));
  take (draft, "sex", g_strdup_printf ("%c", new->sex));
  if (*counts)
    take (draft, "counts", g_strdup (counts));
  set_real (draft, "value", new->value);
  set_real (draft, "lower", new->lower);
  set_real (draft, "upper", new->upper);
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

static gboolean
save_all (Saving *self, RkObservationSave *save, GError **error)
{
  for (guint i = 0; i < self->observations->len; i++)
    {
      const RkObservation *new = self->observations->pdata[i];
      g_autofree char *key = key_of (new);
      g_autofree char *counts = rk_observation_dup_counts (new);
      const RkObservation *old = g_hash_table_lookup (self->before, key);

      if (old && is_same (new, old, counts))
        save->unchanged++;
      else if (!save_one (self->db, new, old ? old->id : 0, counts, error))
        return FALSE;
      else if (old)
        save->updated++;
      else
        save->added++;
    }
  return TRUE;
}

/* ── from what to what ───────────────────────────────────────────────────────────────────── */

/* Both together follows from men and women: what it shows would only give one of them away. */
static gboolean
follows (const GPtrArray *all, const RkObservation *o)
{
  for (guint i = 0; i < all->len && o->sex == 'T'; i++)
    {
      const RkObservation *other = all->pdata[i];

      if (other->sex != 'T' && g_str_equal (other->area, o->area))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_number (double number, gboolean withheld)
{
  return withheld ? g_strdup ("※") : isnan (number) ? g_strdup ("－") : rk_real_dup_text (number);
}

/* 「230/771」, 「※/771」. @count: (nullable): there is no such class */
static char *
dup_count (const RkHiding *hiding, const RkObservation *o, const RkAgeCount *count, gboolean all)
{
  RkShownCount shown;
  g_autofree char *x = NULL;
  g_autofree char *n = NULL;

  if (count == NULL)
    return g_strdup ("－");
  shown = rk_hiding_show (hiding, o, count);
  x = dup_number (shown.x, shown.x_withheld || !all);
  n = isnan (shown.n) && !shown.n_withheld ? NULL : dup_number (shown.n, shown.n_withheld || !all);
  return n ? g_strconcat (x, "/", n, NULL) : g_steal_pointer (&x);
}

/* A published rate would tell the count that is withheld. */
static char *
dup_value (const RkObservation *o)
{
  return dup_number (o->value, !isnan (o->value) && (o->n_classes || o->masked));
}

static gboolean
same_count (const RkAgeCount *a, const RkAgeCount *b)
{
  return a && b && same_real (a->x, b->x) && same_real (a->n, b->n) && a->x_masked == b->x_masked
         && a->n_masked == b->n_masked;
}

static void
add_class (GString *words,
           const Change *change,
           const RkAgeCount *old,
           const RkAgeCount *new,
           gboolean all)
{
  const RkAgeCount *count = new ? new : old;
  g_autofree char *age = count->total || (count->from == 0 && count->to == RK_AGE_OPEN)
                             ? g_strdup ("計")
                             : rk_age_dup_paper (count->from, count->to);
  g_autofree char *before = dup_count (change->year->hidden_before, change->old, old, all);
  g_autofree char *after = dup_count (change->year->hidden_after, change->new, new, all);

  if (!same_count (old, new))
    g_string_append_printf (words, "%s%s %s → %s", words->len ? "、" : "", age, before, after);
}

static char *
dup_what (const Change *change)
{
  const RkObservation *old = change->old, *new = change->new;
  gboolean all = !follows (change->year->before, old) && !follows (change->year->after, new);
  GString *words = g_string_new (NULL);

  for (guint c = 0; c < new->n_classes; c++)
    add_class (words, change, find (old, &new->classes[c]), &new->classes[c], all);
  for (guint c = 0; c < old->n_classes; c++)
    if (find (new, &old->classes[c]) == NULL)
      add_class (words, change, &old->classes[c], NULL, all);
  if (!same_real (old->value, new->value))
    {
      g_autofree char *before = dup_value (old);
      g_autofree char *after = dup_value (new);

      g_string_append_printf (words, "%s値 %s → %s", words->len ? "、" : "", before, after);
    }
  if (words->len == 0) /* limits, or what is masked */
    g_string_append (words, "区間又は秘匿");
  return g_string_free (words, FALSE);
}

static gboolean
tell_changes (Saving *self, RkObservationSave *save, GError **error)
{
  for (guint i = 0; i < self->changes->len && save->changes->len < MOST_CHANGES; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);
      const RkObservation *new = change->new;
      Year *year = change->year;
      g_autofree char *label = rk_fiscal_year_label (new->year);
      g_autofree char *what = NULL;

      if (year->after == NULL)
        year->after = rk_observations_load (self->db, new->indicator, new->year, error);
      if (year->after && year->hidden_after == NULL)
        year->hidden_after
            = rk_hiding_new (self->db, year->card, new->year, year->after, TRUE, error);
      if (year->hidden_after == NULL)
        return FALSE;
      what = dup_what (change);
      g_ptr_array_add (save->changes, g_strdup_printf ("%s　%s　%s　%s：%s", label,
                                                       new->area_name ? new->area_name : new->area,
                                                       rk_sex_paper (new->sex),
                                                       rk_record_get (year->card, "name"), what));
    }
  return TRUE;
}

/* ── of whom they were ───────────────────────────────────────────────────────────────────── */

/* Of two of one source the title tells which is which. */
static const char *
source_of (const RkRecord *dataset, const RkRecord *other)
{
  const char *source = rk_record_get (dataset, "source");
  const char *title = rk_record_get (dataset, "title");

  if (title && *title && g_strcmp0 (source, rk_record_get (other, "source")) == 0)
    return title;
  return source && *source ? source : rk_record_get (dataset, "file");
}

/* One sentence for each table whose values are replaced by those of another publication. */
static gboolean
tell_replaced (Saving *self, RkObservationSave *save, GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);
      gint64 old_id = change->old->dataset, new_id = change->new->dataset;
      g_autoptr (RkRecord) old = NULL;
      g_autoptr (RkRecord) new = NULL;
      guint n = 0;

      if (old_id == 0 || new_id == 0 || old_id == new_id
          || !g_hash_table_add (told, (gpointer)&change->old->dataset))
        continue;
      old = rk_records_get (self->db, &rk_kind_dataset, old_id, error);
      new = old ? rk_records_get (self->db, &rk_kind_dataset, new_id, error) : NULL;
      if (new == NULL)
        return FALSE;
      for (guint k = i; k < self->changes->len; k++)
        n += g_array_index (self->changes, Change, k).old->dataset == old_id;
      if (!rk_dataset_is_of (old, rk_record_get (new, "source"), rk_record_get (new, "title")))
        g_ptr_array_add (save->replaced,
                         g_strdup_printf (_ ("%1$u values of another source are replaced: those "
                                             "of “%2$s” by those of “%3$s”. They may be of other "
                                             "people; where both are needed, bring this table in "
                                             "as an indicator of its own"),
                                          n, source_of (old, new), source_of (new, old)));
    }
  return TRUE;
}

gboolean
rk_observations_save (RkDb *db,
                      const GPtrArray *observations,
                      RkObservationSave *save,
                      GError **error)
{
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, year_free);
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GHashTable) datasets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           (GDestroyNotify)rk_record_unref);
  Saving self = { db, observations, years, before, changes, datasets, save->changes != NULL };

  if (!load_before (&self, error))
    return FALSE;
  keep_all_withheld (&self);
  return find_changes (&self, error) && save_all (&self, save, error)
         && (save->changes == NULL || tell_changes (&self, save, error))
         && (save->replaced == NULL || tell_replaced (&self, save, error));
}
