#include "rk-indicator-export.h"

#include <math.h>
#include <string.h>

#include "rk-indicator-hide.h"
#include "rk-indicator-parts.h"
#include "rk-real.h"

static const char *const headings[]
    = { "indicator",   "area",  "area_name", "year",  "sex",    "age",   "numerator",
        "denominator", "value", "lower",     "upper", "source", "masked" };

typedef struct
{
  RkIndicatorExport *export;
  RkCsvWriter *writer;
  const char *code;
  GPtrArray *tables;
  RkHiding *hiding;
} Writing;

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static char *
number (double value)
{
  return isnan (value) ? NULL : rk_real_dup_text (value);
}

/* 出典 of the table that it was read from. */
static const char *
source_of (const Writing *self, const RkObservation *o)
{
  for (guint t = 0; t < self->tables->len; t++)
    if (rk_record_id (self->tables->pdata[t]) == o->dataset)
      return rk_record_get (self->tables->pdata[t], "source");
  return NULL;
}

/* 「1/0」: cells of numerator and denominator that are small as their publisher says; ※ alone may
 * be any number. Returns: (nullable) */
static char *
dup_masked (const RkAgeCount *count)
{
  guint x = count->x > 0 || count->x_masked == RK_MASK_OPEN ? 0 : count->x_masked;
  guint n = count->n > 0 || count->n_masked == RK_MASK_OPEN ? 0 : count->n_masked;

  return x || n ? g_strdup_printf ("%u/%u", x, n) : NULL;
}

static gboolean
write_row (Writing *self, const RkObservation *o, const RkAgeCount *count, GError **error)
{
  g_autofree char *year = g_strdup_printf ("%d", o->year);
  char sex[2] = { o->sex, '\0' };
  g_autofree char *age = count == NULL  ? NULL
                         : count->total ? g_strdup ("計")
                                        : rk_age_dup_paper (count->from, count->to);
  RkShownCount shown = { .x = NAN, .n = NAN };
  g_autofree char *x = NULL;
  g_autofree char *n = NULL;
  g_autofree char *masked = count ? dup_masked (count) : NULL;
  /* A published rate would tell the count that is masked. */
  gboolean withheld = count == NULL && o->masked;
  g_autofree char *value = count ? NULL : withheld ? g_strdup ("※") : number (o->value);
  g_autofree char *lower = count || withheld ? NULL : number (o->lower);
  g_autofree char *upper = count || withheld ? NULL : number (o->upper);
  const char *cells[]
      = { self->code, o->area, o->area_name,        year,  sex, age, NULL, NULL, value,
          lower,      upper,   source_of (self, o), masked };

  if (count)
    shown = rk_hiding_show (self->hiding, o, count);
  cells[6] = x = shown.x_withheld ? g_strdup ("※") : number (shown.x);
  cells[7] = n = shown.n_withheld ? g_strdup ("※") : number (shown.n);
  self->export->hidden += shown.hidden != RK_SHOWN;
  return rk_csv_writer_add (self->writer, cells, error);
}

static gboolean
has_both_sexes (const GPtrArray *all, const RkObservation *o)
{
  gboolean men = FALSE, women = FALSE;

  for (guint i = 0; i < all->len && !(men && women); i++)
    {
      const RkObservation *other = all->pdata[i];

      if (!g_str_equal (other->area, o->area))
        continue;
      men |= other->sex == 'M';
      women |= other->sex == 'F';
    }
  return men && women;
}

static gboolean
write_year (Writing *self, const GPtrArray *all, GError **error)
{
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
      g_autoptr (GPtrArray) tables
          = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
      g_autoptr (RkHiding) hiding = NULL;

      if (self->export->year && self->export->year != year)
        continue;
      all = rk_observations_load (db, id, year, error);
      if (all == NULL || !rk_parts_add_tables (db, all, tables, error))
        return FALSE;
      hiding = rk_hiding_new (db, card, year, all, TRUE, error);
      self->tables = tables;
      self->hiding = hiding;
      if (hiding == NULL || !write_year (self, all, error))
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
  g_autoptr (GPtrArray) cards = export->indicator ? NULL : rk_indicators_with_data (db, error);
  Writing self = { .export = export };

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
