#include "rk-indicator-export.h"

#include <math.h>
#include <string.h>

#include "rk-error.h"
#include "rk-indicators.h"
#include "rk-suppress.h"

static const char *const headings[]
    = { "indicator", "area",        "area_name", "year",  "sex",   "age",
        "numerator", "denominator", "value",     "lower", "upper", "source" };

typedef struct
{
  RkIndicatorExport *export;
  RkCsvWriter *writer;
  const char *code;
  char *source;
  guint below;
  GHashTable *hidden; /* "area/sex/from-to" → TRUE */
  GHashTable *totals; /* "area/sex": hidden wherever all ages together are shown */
} Writing;

static char *
key_of (const RkObservation *o, guint from, guint to, gboolean total)
{
  return g_strdup_printf ("%s/%c/%u-%u%s", o->area, o->sex, from, to, total ? "=" : "");
}

/* ── what is hidden ──────────────────────────────────────────────────────────────────────── */

/* Areas of one level in one prefecture, men or women; the prefecture itself is the last row, all
 * ages together the last column. */
static GPtrArray *
rows_of (const GPtrArray *all, const RkObservation *like)
{
  GPtrArray *rows = g_ptr_array_new ();
  RkObservation *sum = NULL;
  char prefecture[3] = { like->area[0], like->area[1], '\0' };

  for (guint i = 0; i < all->len; i++)
    {
      RkObservation *o = all->pdata[i];

      if (o->sex != like->sex)
        continue;
      if (g_str_equal (o->area, prefecture))
        sum = o;
      else if (rk_area_level (o->area) == rk_area_level (like->area)
               && g_str_has_prefix (o->area, prefecture))
        g_ptr_array_add (rows, o);
    }
  if (sum)
    g_ptr_array_add (rows, sum);
  return rows;
}

static double
total_of (const RkObservation *o)
{
  const RkAgeCount *total = rk_observation_total (o);
  double sum = 0;

  if (total)
    return total->x;
  for (guint c = 0; c < o->n_classes; c++)
    sum += isnan (o->classes[c].x) ? 0 : o->classes[c].x;
  return sum;
}

static void
mark_row (Writing *self, RkObservation *o, const RkObservation *ages, double *x, RkHidden *marks)
{
  g_autofree char *key = NULL;

  for (guint c = 0; c < ages->n_classes; c++)
    {
      const RkAgeCount *own
          = ages->classes[c].total
                ? NULL
                : rk_observation_find (o, ages->classes[c].from, ages->classes[c].to, FALSE);

      x[c] = own && !own->x_masked ? own->x : NAN;
      if (!isnan (x[c]) && rk_suppress_count (x[c], own->n, self->below))
        marks[c] = RK_HIDDEN_SMALL;
    }
  x[ages->n_classes] = total_of (o);
  key = g_strdup_printf ("%s/%c", o->area, o->sex);
  if (g_hash_table_contains (self->totals, key)
      || rk_suppress_count (x[ages->n_classes], NAN, self->below))
    marks[ages->n_classes] = RK_HIDDEN_SMALL;
}

static void
keep_marks (Writing *self, const RkObservation *o, const RkObservation *ages, const RkHidden *marks)
{
  for (guint c = 0; c < ages->n_classes; c++)
    if (marks[c] != RK_SHOWN)
      g_hash_table_add (self->hidden,
                        key_of (o, ages->classes[c].from, ages->classes[c].to, FALSE));
  if (marks[ages->n_classes] != RK_SHOWN)
    for (guint c = 0; c < o->n_classes; c++)
      if (o->classes[c].total || o->n_classes == 1)
        g_hash_table_add (self->hidden,
                          key_of (o, o->classes[c].from, o->classes[c].to, o->classes[c].total));
}

static void
hide_rows (Writing *self, const GPtrArray *rows)
{
  const RkObservation *ages = rows->pdata[0];
  const RkObservation *last = rows->pdata[rows->len - 1];
  guint n_columns = ages->n_classes + 1;
  g_autofree double *x = g_new0 (double, rows->len *n_columns);
  g_autofree RkHidden *marks = g_new0 (RkHidden, rows->len * n_columns);

  for (guint r = 0; r < rows->len; r++)
    mark_row (self, rows->pdata[r], ages, x + r * n_columns, marks + r * n_columns);
  rk_suppress_table (x, rows->len, n_columns, rk_area_level (last->area) == RK_AREA_PREFECTURE,
                     TRUE, marks);
  for (guint r = 0; r < rows->len; r++)
    keep_marks (self, rows->pdata[r], ages, marks + r * n_columns);
}

/* Both together can be seen elsewhere: what is hidden of the men is hidden of the women, too. */
static void
hide_other_sex (Writing *self)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      char *other = g_strdup (key);
      char *sex = strchr (other, '/') + 1;

      *sex = *sex == 'M' ? 'F' : *sex == 'F' ? 'M' : *sex;
      g_ptr_array_add (others, other);
    }
  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (self->hidden, others->pdata[i]);
}

static void
hide (Writing *self, const GPtrArray *all)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const RkObservation *o = all->pdata[i];
      RkAreaLevel level = rk_area_level (o->area);
      g_autofree char *group = g_strdup_printf ("%.2s/%u/%c", o->area, level, o->sex);
      g_autoptr (GPtrArray) rows = NULL;

      if ((level != RK_AREA_MEDICAL && level != RK_AREA_MUNICIPALITY) || o->n_classes == 0
          || !g_hash_table_add (done, g_steal_pointer (&group)))
        continue;
      rows = rows_of (all, o);
      hide_rows (self, rows);
    }
  hide_other_sex (self);
}

/* What figures and tables hide of all ages together. */
static gboolean
find_totals (Writing *self, RkDb *db, RkRecord *card, int year, GError **error)
{
  static const RkAreaLevel levels[] = { RK_AREA_MEDICAL, RK_AREA_MUNICIPALITY };

  g_hash_table_remove_all (self->totals);
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    for (const char *sex = "MFT"; *sex; sex++)
      {
        RkValuesRequest request = {
          .kind = RK_VALUES_RATE, .level = levels[l], .year = year, .sex = *sex, .reference = "JP"
        };
        g_autoptr (GError) nothing = NULL;
        g_autoptr (RkValues) values = rk_values_compute (db, card, &request, &nothing);

        if (values == NULL && !g_error_matches (nothing, RK_ERROR, RK_ERROR_NOT_FOUND))
          {
            g_propagate_error (error, g_steal_pointer (&nothing));
            return FALSE;
          }
        for (guint i = 0; values && i < values->rows->len; i++)
          {
            const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

            if (row->hidden)
              g_hash_table_add (self->totals, g_strdup_printf ("%s/%c", row->area, row->sex));
          }
      }
  return TRUE;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static char *
number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return NULL;
  return value == floor (value) && fabs (value) < 1e15
             ? g_strdup_printf ("%.0f", value)
             : g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value));
}

static gboolean
write_row (Writing *self, const RkObservation *o, const RkAgeCount *count, GError **error)
{
  g_autofree char *year = g_strdup_printf ("%d", o->year);
  char sex[2] = { o->sex, '\0' };
  g_autofree char *age = count == NULL  ? NULL
                         : count->total ? g_strdup ("計")
                                        : rk_age_dup_paper (count->from, count->to);
  g_autofree char *key = count ? key_of (o, count->from, count->to, count->total) : g_strdup ("");
  gboolean hidden = g_hash_table_contains (self->hidden, key);
  gboolean masked = count && (count->x_masked || hidden);
  gboolean few = count && !isnan (count->n) && count->n > 0 && count->n < self->below;
  g_autofree char *x = masked ? g_strdup ("※") : count ? number (count->x) : NULL;
  g_autofree char *n = count && (count->n_masked || few) ? g_strdup ("※")
                       : count                           ? number (count->n)
                                                         : NULL;
  g_autofree char *value = count ? NULL : number (o->value);
  g_autofree char *lower = count ? NULL : number (o->lower);
  g_autofree char *upper = count ? NULL : number (o->upper);
  const char *cells[] = { self->code, o->area, o->area_name, year,  sex,   age,
                          x,          n,       value,        lower, upper, self->source };

  self->export->hidden += hidden;
  return rk_csv_writer_add (self->writer, cells, error);
}

static gboolean
has_both_sexes (const GPtrArray *all, const RkObservation *o)
{
  for (guint i = 0; i < all->len; i++)
    {
      const RkObservation *other = all->pdata[i];

      if (other->sex != 'T' && g_str_equal (other->area, o->area))
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_year (Writing *self, const GPtrArray *all, GError **error)
{
  hide (self, all);
  for (guint i = 0; i < all->len; i++)
    {
      const RkObservation *o = all->pdata[i];

      /* both together follows from the two: it would only give one of them away */
      if (o->sex == 'T' && has_both_sexes (all, o))
        continue;
      for (guint c = 0; c < o->n_classes; c++)
        if (!write_row (self, o, &o->classes[c], error))
          return FALSE;
      if (o->n_classes == 0 && !write_row (self, o, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_indicator (RkDb *db, Writing *self, RkRecord *card, GError **error)
{
  gint64 id = rk_record_id (card);
  g_autoptr (GArray) years = rk_indicators_years (db, id, RK_AREA_OTHER, error);

  if (years == NULL)
    return FALSE;
  self->code = rk_record_get (card, "code");
  for (guint y = 0; y < years->len; y++)
    {
      int year = g_array_index (years, int, y);
      g_autoptr (GPtrArray) all = NULL;
      g_autofree char *source = NULL;

      if (self->export->year && self->export->year != year)
        continue;
      all = rk_observations_load (db, id, year, error);
      source = all ? rk_observations_source (db, id, year, error) : NULL;
      if (source == NULL || !find_totals (self, db, card, year, error))
        return FALSE;
      self->source = source;
      g_hash_table_remove_all (self->hidden);
      if (!write_year (self, all, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rk_indicator_export_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkIndicatorExport *export = data;
  g_autoptr (RkCsvWriter) writer = NULL;
  g_autoptr (RkRecord) one
      = export->indicator ? rk_indicators_find (db, export->indicator, error) : NULL;
  g_autoptr (GPtrArray) cards = export->indicator ? NULL : rk_indicators_list (db, TRUE, error);
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writing self
      = { .export = export, .below = rk_indicators_below (db), .hidden = hidden, .totals = totals };

  if (one == NULL && cards == NULL)
    return FALSE;
  writer = rk_csv_writer_new (export->path, export->encoding, headings, G_N_ELEMENTS (headings),
                              error);
  if (writer == NULL)
    return FALSE;
  self.writer = writer;
  export->hidden = 0;
  if (one && !write_indicator (db, &self, one, error))
    return FALSE;
  for (guint i = 0; cards && i < cards->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !write_indicator (db, &self, cards->pdata[i], error))
      return FALSE;
  export->rows = rk_csv_writer_get_n_rows (writer);
  return rk_csv_writer_finish (writer, error);
}
