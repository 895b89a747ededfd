/* Printed totals and rates against what they are made of: told, not refused. */
#include "rk-indicator-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* @ages: (nullable) */
static void
tell_ages (GPtrArray *sentences,
           const RkObservation *o,
           const char *ages,
           const char *what,
           double printed,
           double sum)
{
  g_autofree char *year = rk_fiscal_year_label (o->year);
  g_autofree char *who = g_strjoin (" ", rk_sex_paper (o->sex), ages, NULL);

  if (sentences->len < 100)
    g_ptr_array_add (
        sentences,
        g_strdup_printf (_ ("%s %s %s: %s is printed as %.10g, the parts add up to %.10g"), year,
                         o->area_name ? o->area_name : o->area, who, what, printed, sum));
}

static void
tell (GPtrArray *sentences, const RkObservation *o, const char *what, double printed, double sum)
{
  tell_ages (sentences, o, NULL, what, printed, sum);
}

/* ── counts that cannot be ───────────────────────────────────────────────────────────────── */

#define MOST_TOLD 20

static void
tell_impossible (const RkObservation *o, const RkAgeCount *count, GPtrArray *sentences)
{
  g_autofree char *year = rk_fiscal_year_label (o->year);
  g_autofree char *ages
      = count->total ? g_strdup (_ ("total")) : rk_age_dup_paper (count->from, count->to);
  g_autofree char *where = g_strdup_printf (
      "%s %s %s %s", year, o->area_name ? o->area_name : o->area, rk_sex_paper (o->sex), ages);

  g_ptr_array_add (sentences,
                   g_strdup_printf (_ ("%s: %.10g of %.10g cannot be. All of this area, year and "
                                       "sex was left out"),
                                    where, count->x, count->n));
}

/* How many times those it is counted of may be counted: of a share once; who ends the guidance in a
 * year may have begun in the one before; of a ratio any number. */
static double
most_of (RkDb *db, gint64 indicator)
{
  g_autoptr (RkRecord) card = rk_records_get (db, &rk_kind_indicator, indicator, NULL);

  if (card == NULL || g_strcmp0 (rk_record_get (card, "measure"), "割合") != 0)
    return INFINITY;
  return g_strcmp0 (rk_record_get (card, "code"), "guidance-rate") == 0 ? 2 : 1;
}

static gboolean
is_impossible (const RkAgeCount *count, double most)
{
  if (count->x < 0 || count->n < 0)
    return TRUE;
  return !count->n_masked
         && (count->n == 0 ? count->x > 0 : isfinite (most) && count->x > most * count->n);
}

/* A share is none below 0, and of all no more than all. */
static gboolean
is_no_share (const RkObservation *o, double most)
{
  return o->n_classes == 0 && isfinite (most) && (o->value < 0 || o->value > 100 * most);
}

static void
tell_no_share (const RkObservation *o, GPtrArray *sentences)
{
  g_autofree char *year = rk_fiscal_year_label (o->year);

  g_ptr_array_add (sentences, g_strdup_printf (_ ("%s %s %s: a share of %.10g %% cannot be. It was "
                                                  "left out"),
                                               year, o->area_name ? o->area_name : o->area,
                                               rk_sex_paper (o->sex), o->value));
}

/* 0.301, 0.25: of one or of a hundred? */
static void
doubt_fractions (const RkIndicatorReading *self, RkDb *db, gint64 indicator, GPtrArray *sentences)
{
  g_autoptr (RkRecord) card = rk_records_get (db, &rk_kind_indicator, indicator, NULL);
  double largest = 0;
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const RkObservation *o = self->list->pdata[i];

      if (o->indicator != indicator || o->n_classes || isnan (o->value))
        continue;
      largest = MAX (largest, o->value);
      n++;
    }
  if (card && n > 1 && largest > 0 && largest <= 1)
    g_ptr_array_add (
        sentences, g_strdup_printf (_ ("%s: all values are between 0 and 1, the largest is %.10g. "
                                       "They are kept as percentages. If %.10g stands for %.10g "
                                       "%%, multiply them by 100 and bring them in again"),
                                    rk_record_get (card, "name"), largest, largest, 100 * largest));
}

/* Returns: whether @o has a number that cannot be */
static gboolean
tell_numbers (const RkObservation *o, double most, guint *n, GPtrArray *sentences)
{
  gboolean found = is_no_share (o, most);

  if (found && (*n)++ < MOST_TOLD)
    tell_no_share (o, sentences);
  for (guint c = 0; c < o->n_classes; c++)
    if (is_impossible (&o->classes[c], most))
      {
        found = TRUE;
        if ((*n)++ < MOST_TOLD)
          tell_impossible (o, &o->classes[c], sentences);
      }
  return found;
}

void
rk_indicator_check_counts (const RkIndicatorReading *self, RkDb *db, GPtrArray *sentences)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 last = 0;
  double most = INFINITY;
  guint n = 0;

  for (guint i = self->list->len; i-- > 0;)
    {
      const RkObservation *o = self->list->pdata[i];

      if (o->indicator != last)
        most = most_of (db, last = o->indicator);
      if (g_hash_table_add (seen, g_memdup2 (&o->indicator, sizeof o->indicator))
          && isfinite (most))
        doubt_fractions (self, db, o->indicator, sentences);
      if (tell_numbers (o, most, &n, sentences))
        g_ptr_array_remove_index (self->list, i);
    }
  if (n > MOST_TOLD)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%u more numbers like this"), n - MOST_TOLD));
}

/* ── totals ──────────────────────────────────────────────────────────────────────────────── */

/* Printed in thousands, parts and whole are rounded each for itself. */
#define THOUSAND 1000.0

static gboolean
is_sum (double printed, double sum, guint n_parts)
{
  gboolean rounded
      = printed >= 100 * THOUSAND && fmod (printed, THOUSAND) == 0 && fmod (sum, THOUSAND) == 0;

  return fabs (printed - sum) <= (rounded ? THOUSAND * (n_parts + 1) / 2 : 0);
}

static void
check_ages (const RkObservation *o, GPtrArray *sentences)
{
  const RkAgeCount *total = rk_observation_total (o);
  double n = 0, x = 0;
  guint masked = 0, n_parts = 0;

  for (guint c = 0; total && c < o->n_classes; c++)
    if (!o->classes[c].total)
      {
        n += isnan (o->classes[c].n) ? 0 : o->classes[c].n;
        x += isnan (o->classes[c].x) ? 0 : o->classes[c].x;
        masked += o->classes[c].n_masked + o->classes[c].x_masked;
        n_parts++;
      }
  if (n_parts == 0)
    return;
  if (masked == 0 && !total->n_masked && !isnan (total->n) && !is_sum (total->n, n, n_parts))
    tell (sentences, o, _ ("the total"), total->n, n);
  else if (masked == 0 && !total->x_masked && !isnan (total->x) && !is_sum (total->x, x, n_parts))
    tell (sentences, o, _ ("the total"), total->x, x);
}

/* Whether @part lies in @area, one step below it. @level: of @part */
static gboolean
is_part_of (const char *part, const char *area, RkAreaLevel level)
{
  const RkArea *town = level == RK_AREA_MUNICIPALITY ? rk_area_by_code (part) : NULL;

  if (rk_area_level (part) != level)
    return FALSE;
  return g_str_equal (area, "JP") ? TRUE
         : strlen (area) == 4
             ? town && town->medical_area && g_str_equal (town->medical_area->code, area)
             : g_str_has_prefix (part, area);
}

/* How many parts of a level an area has. 0: that is not known */
static guint
count_parts (const char *area, RkAreaLevel level)
{
  gsize n, n_own = 0;
  const RkArea *towns;

  if (g_str_equal (area, "JP"))
    {
      rk_prefecture_list (&n);
      return level == RK_AREA_PREFECTURE ? (guint)n : 0;
    }
  if (level == RK_AREA_MEDICAL && g_str_equal (area, "22"))
    {
      rk_medical_area_list (&n);
      return (guint)n;
    }
  if (level != RK_AREA_MUNICIPALITY)
    return 0;
  towns = rk_area_list (&n);
  for (gsize i = 0; i < n; i++)
    n_own += is_part_of (towns[i].code, area, level);
  return (guint)n_own;
}

/* What is printed of an area against all its parts. With insured persons nobody could place they
 * need not be equal, but the office should know. */
static void
check_parts (const RkIndicatorReading *self,
             const RkObservation *area,
             RkAreaLevel level,
             GPtrArray *sentences)
{
  const RkAgeCount *printed = rk_observation_all (area);
  guint wanted = count_parts (area->area, level);
  double people = 0, counted = 0;
  guint n = 0;

  for (guint i = 0; printed && wanted && i < self->list->len; i++)
    {
      const RkObservation *o = self->list->pdata[i];
      const RkAgeCount *own = rk_observation_all (o);

      if (o->indicator != area->indicator || o->year != area->year || o->sex != area->sex
          || !is_part_of (o->area, area->area, level) || own == NULL || own->n_masked)
        continue;
      people += own->n;
      counted += own->x_masked ? NAN : own->x;
      n++;
    }
  if (wanted == 0 || n < wanted || printed == NULL)
    return;
  if (!printed->n_masked && !isnan (printed->n) && !isnan (people)
      && !is_sum (printed->n, people, n))
    tell (sentences, area, _ ("the number of people"), printed->n, people);
  else if (!printed->x_masked && !isnan (printed->x) && !isnan (counted)
           && !is_sum (printed->x, counted, n))
    tell (sentences, area, _ ("the number of those counted"), printed->x, counted);
}

static void
check_rate (const RkObservation *o, GPtrArray *sentences)
{
  const RkAgeCount *own = rk_observation_all (o);
  double rate;

  if (own == NULL || isnan (o->value) || isnan (own->x) || !(own->n > 0) || own->x_masked
      || own->n_masked)
    return;
  rate = 100 * own->x / own->n;
  if (o->value > 0 && fabs (rate - o->value) > 0.06)
    tell (sentences, o, _ ("the rate"), o->value, round (rate * 100) / 100);
}

static void
check_areas (const RkIndicatorReading *self, const RkObservation *o, GPtrArray *sentences)
{
  if (g_str_equal (o->area, "JP"))
    check_parts (self, o, RK_AREA_PREFECTURE, sentences);
  if (g_str_equal (o->area, "22"))
    check_parts (self, o, RK_AREA_MEDICAL, sentences);
  if (g_str_equal (o->area, "22") || rk_area_level (o->area) == RK_AREA_MEDICAL)
    check_parts (self, o, RK_AREA_MUNICIPALITY, sentences);
}

/* @all: of all ages together */
static const RkAgeCount *
same_ages (const RkObservation *o, const RkAgeCount *like, gboolean all)
{
  const RkAgeCount *own = all ? rk_observation_all (o) : NULL;

  for (guint c = 0; !all && c < o->n_classes; c++)
    if (!o->classes[c].total && o->classes[c].from == like->from && o->classes[c].to == like->to)
      own = &o->classes[c];
  return own && own->from == like->from && own->to == like->to ? own : NULL;
}

/* Returns: whether @printed, of @both, and men and women of these ages are the same */
static gboolean
check_count (const RkObservation *both,
             const RkAgeCount *printed,
             gboolean all,
             const RkObservation *const parts[2],
             GPtrArray *sentences)
{
  g_autofree char *ages = all ? NULL : rk_age_dup_paper (printed->from, printed->to);
  double people = 0, counted = 0;
  gboolean same = TRUE;

  for (guint i = 0; i < 2; i++)
    {
      const RkAgeCount *own = same_ages (parts[i], printed, all);

      people += own && !own->n_masked ? own->n : NAN;
      counted += own && !own->x_masked ? own->x : NAN;
    }
  if (!printed->n_masked && !isnan (printed->n) && !isnan (people)
      && !is_sum (printed->n, people, 2))
    {
      tell_ages (sentences, both, ages, _ ("the number of people"), printed->n, people);
      same = FALSE;
    }
  if (!printed->x_masked && !isnan (printed->x) && !isnan (counted)
      && !is_sum (printed->x, counted, 2))
    {
      tell_ages (sentences, both, ages, _ ("the number of those counted"), printed->x, counted);
      same = FALSE;
    }
  return same;
}

/* What is printed of both sexes against men and women: all ages, else each. */
static void
check_sexes (const RkIndicatorReading *self, const RkObservation *both, GPtrArray *sentences)
{
  const RkAgeCount *all = rk_observation_all (both);
  const RkObservation *parts[2] = { NULL, NULL };

  for (guint i = 0; both->sex == 'T' && i < self->list->len; i++)
    {
      const RkObservation *o = self->list->pdata[i];

      if (o->indicator == both->indicator && o->year == both->year && o->sex != 'T'
          && g_str_equal (o->area, both->area))
        parts[o->sex == 'F'] = o;
    }
  if (parts[0] == NULL || parts[1] == NULL
      || (all && !check_count (both, all, TRUE, parts, sentences)))
    return;
  for (guint c = 0; c < both->n_classes; c++)
    if (!both->classes[c].total && &both->classes[c] != all)
      check_count (both, &both->classes[c], FALSE, parts, sentences);
}

void
rk_indicator_check_totals (const RkIndicatorReading *self, GPtrArray *sentences)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const RkObservation *o = self->list->pdata[i];

      check_ages (o, sentences);
      check_rate (o, sentences);
      check_areas (self, o, sentences);
      check_sexes (self, o, sentences);
    }
}

/* ── against what is there already ───────────────────────────────────────────────────────── */

typedef struct
{
  const RkIndicatorReading *reading;
  RkDb *db;
  const char *source;
  const char *title;
  GHashTable *datasets; /* id → whether it is of that publication, + 1 */
  GPtrArray *keep;      /* lists of RkObservation */
  RkIndicatorReading all;
} Stored;

static gboolean
is_of (Stored *self, gint64 dataset, gboolean *is, GError **error)
{
  gpointer known = g_hash_table_lookup (self->datasets, &dataset);
  g_autoptr (RkRecord) record = NULL;

  *is = GPOINTER_TO_INT (known) == 2;
  if (known || dataset == 0)
    return TRUE;
  record = rk_records_get (self->db, &rk_kind_dataset, dataset, error);
  if (record == NULL)
    return FALSE;
  *is = rk_dataset_is_of (record, self->source, self->title);
  g_hash_table_insert (self->datasets, g_memdup2 (&dataset, sizeof dataset),
                       GINT_TO_POINTER (*is + 1));
  return TRUE;
}

/* Those of the indicator and year of @o that the table does not have. */
static gboolean
add_stored (Stored *self, const RkObservation *o, GError **error)
{
  GPtrArray *list = rk_observations_load (self->db, o->indicator, o->year, error);

  if (list == NULL)
    return FALSE;
  g_ptr_array_add (self->keep, list);
  for (guint i = 0; i < list->len; i++)
    {
      RkObservation *stored = list->pdata[i];
      gboolean is;

      if (!is_of (self, stored->dataset, &is, error))
        return FALSE;
      if (is && !rk_indicator_reading_has (self->reading, stored))
        g_ptr_array_add (self->all.list, stored);
    }
  return TRUE;
}

static gboolean
add_all (Stored *self, GError **error)
{
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->reading->list->len; i++)
    {
      RkObservation *o = self->reading->list->pdata[i];

      g_ptr_array_add (self->all.list, o);
      if (g_hash_table_add (years,
                            g_strdup_printf ("%" G_GINT64_FORMAT "/%d", o->indicator, o->year))
          && !add_stored (self, o, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rk_indicator_check_stored (const RkIndicatorReading *self,
                           RkDb *db,
                           const char *source,
                           const char *title,
                           GPtrArray *sentences,
                           GError **error)
{
  g_autoptr (GHashTable) datasets
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Stored stored = { self, db, source, title, datasets, keep, { .list = list } };

  if (!add_all (&stored, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    check_areas (&stored.all, list->pdata[i], found);
  for (guint i = 0; i < found->len; i++)
    if (!g_ptr_array_find_with_equal_func (sentences, found->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (sentences, g_strdup (found->pdata[i]));
  return TRUE;
}
