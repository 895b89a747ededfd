#include "rk-establishments.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-indicators.h"
#include "rk-industry.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"

static RkEstablishment *
establishment_new (const char *area)
{
  RkEstablishment *self = g_new0 (RkEstablishment, 1);

  self->area = g_strdup (area);
  return self;
}

static void
establishment_free (gpointer data)
{
  RkEstablishment *self = data;

  g_free (self->area);
  g_free (self);
}

void
rk_establishments_free (RkEstablishments *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->source);
  g_free (self);
}

static RkEstablishments *
establishments_new (int year, const char *source)
{
  RkEstablishments *self = g_new0 (RkEstablishments, 1);

  self->year = year;
  self->source = g_strdup (source);
  self->rows = g_ptr_array_new_with_free_func (establishment_free);
  return self;
}

/* ── in the file ─────────────────────────────────────────────────────────────────────────── */

static gboolean
read_rows (RkDb *db, RkEstablishments *self, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT area, industry, size_lower, size_upper, number, source"
                       " FROM establishment WHERE year = ? AND number IS NOT NULL",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, self->year);
  for (;;)
    {
      RkEstablishment *one;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      one = establishment_new (rk_stmt_text (stmt, 0));
      one->industry = rk_stmt_is_null (stmt, 1) ? 0 : *rk_stmt_text (stmt, 1);
      one->lower = rk_stmt_is_null (stmt, 2) ? 0 : rk_stmt_int (stmt, 2);
      one->upper
          = rk_stmt_is_null (stmt, 3) ? (one->lower ? G_MAXINT64 : 0) : rk_stmt_int (stmt, 3);
      one->number = rk_stmt_int (stmt, 4);
      if (*self->source == '\0' && !rk_stmt_is_null (stmt, 5))
        {
          g_free (self->source);
          self->source = g_strdup (rk_stmt_text (stmt, 5));
        }
      g_ptr_array_add (self->rows, one);
    }
}

static gboolean
newest_year (RkDb *db, int *year, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "SELECT max(year) FROM establishment", error);
  gboolean row;

  if (stmt == NULL || !rk_stmt_step (stmt, &row, error))
    return FALSE;
  *year = row && !rk_stmt_is_null (stmt, 0) ? (int)rk_stmt_int (stmt, 0) : 0;
  return TRUE;
}

/* What the indicator says: areas alone. */
static RkEstablishments *
of_indicator (RkDb *db, GError **error)
{
  g_autoptr (RkRecord) card = rk_indicators_find (db, "establishments", NULL);
  g_autoptr (GPtrArray) list
      = card ? rk_observations_load (db, rk_record_id (card), 0, error) : NULL;
  g_autoptr (RkEstablishments) self = NULL;
  int year = 0;

  if (card && list == NULL)
    return NULL;
  for (guint i = 0; list && i < list->len; i++)
    year = MAX (year, ((RkObservation *)list->pdata[i])->year);
  if (year == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("Nothing says how many workplaces there are. Bring in a table of the "
                              "経済センサス first: with the workplaces, menu, “Import Other "
                              "Lists”."));
      return NULL;
    }
  self = establishments_new (year, NULL);
  self->source = rk_observations_source (db, rk_record_id (card), year, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const RkObservation *one = list->pdata[i];
      RkEstablishment *row;

      if (one->year != year || isnan (one->value))
        continue;
      row = establishment_new (one->area);
      row->number = (gint64)one->value;
      g_ptr_array_add (self->rows, row);
    }
  return g_steal_pointer (&self);
}

RkEstablishments *
rk_establishments_load (RkDb *db, GError **error)
{
  g_autoptr (RkEstablishments) self = NULL;
  int year;

  if (!newest_year (db, &year, error))
    return NULL;
  if (year == 0)
    return of_indicator (db, error);
  self = establishments_new (year, "");
  return read_rows (db, self, error) ? g_steal_pointer (&self) : NULL;
}

/* ── counting ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const RkEstablishmentsWanted *wanted;
  GPtrArray *classes; /* RkRecord of rk_kind_size_class */
  gboolean by_industry, by_size, by_place;
  gboolean add_industries, add_sizes; /* the table has no totals: its parts are added up */
  gboolean municipalities;            /* there are such rows: they are added up, others left out */
  GHashTable *industries, *sizes;     /* sets: stored values of the rows that were counted */
  gboolean odd_sizes;                 /* one of them lies in no class of the office */
} Counting;

/* The office's class that a class of the statistic lies in. */
static const char *
class_of (const Counting *self, const RkEstablishment *row)
{
  for (guint i = 0; i < self->classes->len; i++)
    {
      const RkRecord *class = self->classes->pdata[i];
      gboolean open = rk_record_is_null (class, rk_kind_field (&rk_kind_size_class, "upper"));

      if (row->lower >= rk_record_get_int (class, "lower")
          && (open || row->upper <= rk_record_get_int (class, "upper")))
        return rk_record_get (class, "name");
    }
  return NULL;
}

static gboolean
has_letter (char **industries, char letter)
{
  for (char **one = industries; *one; one++)
    if (**one == letter)
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted_part (const Counting *self, const RkEstablishment *row)
{
  char **industries = self->wanted->industries;
  char **sizes = self->wanted->sizes;
  const char *class = row->lower ? class_of (self, row) : NULL;

  if ((row->industry != 0) != (self->by_industry || industries || self->add_industries)
      || (row->lower != 0) != (self->by_size || sizes || self->add_sizes))
    return FALSE;
  return (industries == NULL || has_letter (industries, row->industry))
         && (sizes == NULL || (class && g_strv_contains ((const char *const *)sizes, class)));
}

static gboolean
is_wanted_place (const Counting *self, const RkEstablishment *row, const RkArea *area)
{
  char **areas = self->wanted->areas;

  if (self->municipalities)
    return area && (areas == NULL || g_strv_contains ((const char *const *)areas, area->code));
  return !self->by_place && areas == NULL && strlen (row->area) == 2
         && !g_str_equal (row->area, "JP");
}

static char *
industry_of (char letter)
{
  return g_strdup_printf ("%c %s", letter, rk_industry_name (letter));
}

static char *
key_of (const Counting *self, const RkEstablishment *row, const RkArea *area)
{
  const char *by = self->wanted->by;

  if (g_str_equal (by, "municipality"))
    return g_strdup (area ? area->name : NULL);
  if (g_str_equal (by, "medical_area"))
    return g_strdup (area && area->medical_area ? area->medical_area->name : NULL);
  if (self->by_industry)
    return industry_of (row->industry);
  if (self->by_size)
    return g_strdup (class_of (self, row));
  return g_strdup ("");
}

static void
note_part (Counting *self, const RkEstablishment *row)
{
  const char *class = row->lower ? class_of (self, row) : NULL;

  if (row->industry)
    g_hash_table_add (self->industries, industry_of (row->industry));
  if (class)
    g_hash_table_add (self->sizes, g_strdup (class));
  else if (row->lower)
    self->odd_sizes = TRUE;
}

static void
count_row (Counting *self, const RkEstablishment *row, GHashTable *counts)
{
  /* A ward is a part of its city, which has a row of its own. */
  const RkArea *area = strlen (row->area) > 4 ? rk_area_by_code (row->area) : NULL;
  g_autofree char *key = NULL;
  gint64 *sum;

  if (area && !g_str_has_prefix (area->code, row->area) && !g_str_equal (area->code, row->area))
    return;
  if (!is_wanted_part (self, row) || !is_wanted_place (self, row, area))
    return;
  key = key_of (self, row, area);
  if (key == NULL)
    return;
  note_part (self, row);
  sum = g_hash_table_lookup (counts, key);
  if (sum == NULL)
    {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (counts, g_steal_pointer (&key), sum);
    }
  *sum += row->number;
}

/* Whether any row is counted. */
static gboolean
finds (const Counting *self, const RkEstablishments *all)
{
  for (guint i = 0; i < all->rows->len; i++)
    {
      const RkEstablishment *row = all->rows->pdata[i];
      const RkArea *area = strlen (row->area) > 4 ? rk_area_by_code (row->area) : NULL;

      if (is_wanted_part (self, row)
          && (self->municipalities ? area != NULL : is_wanted_place (self, row, area)))
        return TRUE;
    }
  return FALSE;
}

/* The rows of what is asked for; where the table gives it only by size, only by trade or only by
 * both, those are added up. */
static void
choose_rows (Counting *self, const RkEstablishments *all)
{
  for (guint parts = 0; parts < 4; parts++)
    {
      self->add_sizes = (parts & 1) != 0;
      self->add_industries = (parts & 2) != 0;
      self->municipalities = TRUE;
      if (finds (self, all))
        return;
      self->municipalities = FALSE;
      if (finds (self, all))
        return;
    }
  self->add_sizes = self->add_industries = FALSE;
}

void
rk_establishments_told_clear (RkEstablishmentsTold *told)
{
  g_clear_pointer (&told->industries, g_strfreev);
  g_clear_pointer (&told->sizes, g_strfreev);
}

/* Returns: (transfer full) */
static char **
values_in (GHashTable *set)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (set), (GCompareFunc)strcmp);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **values;

  for (GList *key = keys; key; key = key->next)
    g_strv_builder_add (builder, key->data);
  values = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return values;
}

static void
tell (const Counting *self, RkEstablishmentsTold *told)
{
  if (self->add_industries
      && g_hash_table_size (self->industries) <= RK_INDUSTRY_LAST - RK_INDUSTRY_FIRST)
    told->industries = values_in (self->industries);
  if (self->add_sizes && !self->odd_sizes && g_hash_table_size (self->sizes) < self->classes->len)
    told->sizes = values_in (self->sizes);
}

GHashTable *
rk_establishments_count (RkDb *db,
                         const RkEstablishments *self,
                         const RkEstablishmentsWanted *wanted,
                         RkEstablishmentsTold *told,
                         GError **error)
{
  g_autoptr (GHashTable) industries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_size_class);
  g_autoptr (GPtrArray) classes = NULL;
  Counting counting = { .wanted = wanted, .industries = industries, .sizes = sizes };

  if (!rk_query_sort (query, "lower", error)
      || (classes = rk_query_records (db, query, NULL, error)) == NULL)
    return NULL;
  counting.classes = classes;
  counting.by_industry = g_str_equal (wanted->by, "industry");
  counting.by_size = g_str_equal (wanted->by, "size_class");
  counting.by_place = !counting.by_industry && !counting.by_size;
  choose_rows (&counting, self);
  for (guint i = 0; i < self->rows->len; i++)
    count_row (&counting, self->rows->pdata[i], counts);
  tell (&counting, told);
  return g_steal_pointer (&counts);
}
