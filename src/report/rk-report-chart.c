/* 事業所数 and 登録数 by one or two fields. */
#include "rk-report-private.h"

#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* More bars than this are a list, not a figure; all 35 municipalities and none must fit. */
#define MAX_CATEGORIES 60
/* Patterns that can be told apart after photocopying. */
#define MAX_SERIES 8

typedef struct
{
  RkDb *db;
  RkQuery *query;
  const RkKind *kind;
  const RkField *by;
  const RkField *stack; /* nullable */
  GCancellable *cancellable;
} Count;

static const RkField *
find_field (const RkKind *kind, const char *name, GError **error)
{
  int field = rk_kind_field (kind, name);

  if (field >= 0)
    return &kind->fields[field];
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("There is no entry “%s” in %s."), name,
               kind->plural);
  return NULL;
}

/* The code of a municipality is a way to write it, not another thing to count by. */
static const char *
words_of (const RkField *field)
{
  return g_str_equal (field->name, "municipality_code") ? "市町" : field->heading;
}

static GPtrArray *
count_by (Count *self, const RkField *first, const RkField *second, GError **error)
{
  const char *fields[] = { first->name, second ? second->name : NULL, NULL };

  return rk_query_count_by (self->db, self->query, fields, self->cancellable, error);
}

/* Stored value → index + 1 in the order of the counts, which is the fields' own. */
static GHashTable *
index_values (GPtrArray *counts)
{
  GHashTable *indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < counts->len; i++)
    g_hash_table_insert (indices, ((RkCount *)counts->pdata[i])->values[0],
                         GUINT_TO_POINTER (i + 1));
  return indices;
}

static guint
index_of (GHashTable *indices, const char *value)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (indices, value)) - 1;
}

static gboolean
add_categories (Count *self, RkChart *chart, GPtrArray *categories, GError **error)
{
  if (categories->len > MAX_CATEGORIES)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("“%s” has %u different values: too many to draw. Choose another entry."),
                   self->by->name, categories->len);
      return FALSE;
    }
  for (guint i = 0; i < categories->len; i++)
    {
      const RkCount *count = categories->pdata[i];
      g_autofree char *name = rk_report_value_words (self->by, count->values[0]);

      rk_chart_add_category (chart, name);
    }
  return TRUE;
}

static void
fill_plain (RkChart *chart, const char *name, GPtrArray *categories)
{
  guint series = rk_chart_add_series (chart, name);

  for (guint i = 0; i < categories->len; i++)
    rk_chart_set_value (chart, series, i, (double)((RkCount *)categories->pdata[i])->count);
}

static gboolean
fill_stacked (Count *self, RkChart *chart, GPtrArray *categories, GError **error)
{
  g_autoptr (GPtrArray) parts = count_by (self, self->stack, NULL, error);
  g_autoptr (GPtrArray) cells = parts ? count_by (self, self->by, self->stack, error) : NULL;
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GHashTable) columns = NULL;

  if (cells == NULL)
    return FALSE;
  rows = index_values (parts);
  columns = index_values (categories);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *name
          = rk_report_value_words (self->stack, ((RkCount *)parts->pdata[i])->values[0]);

      rk_chart_add_series (chart, name);
      for (guint j = 0; j < categories->len; j++)
        rk_chart_set_value (chart, i, j, 0);
    }
  for (guint i = 0; i < cells->len; i++)
    {
      const RkCount *cell = cells->pdata[i];

      rk_chart_set_value (chart, index_of (rows, cell->values[1]),
                          index_of (columns, cell->values[0]), (double)cell->count);
    }
  rk_chart_fold_small_series (chart, MAX_SERIES);
  return TRUE;
}

/* ── what the figure says about itself ───────────────────────────────────────────────────── */

static char *
make_title (Count *self)
{
  if (self->stack)
    return g_strdup_printf ("%s別・%s別の%s数", words_of (self->by), words_of (self->stack),
                            self->kind->heading);
  return g_strdup_printf ("%s別の%s数", words_of (self->by), self->kind->heading);
}

/* Municipalities without any are worth a sentence, unless nobody asked for them. */
static gboolean
asks_for_places (RkQuery *query)
{
  return rk_query_values (query, "municipality") || rk_query_values (query, "municipality_code")
         || rk_query_values (query, "medical_area");
}

static char *
absent_words (Count *self, GPtrArray *categories)
{
  gsize known;
  gsize present = categories->len;

  rk_area_list (&known);
  if (!g_str_has_prefix (self->by->name, "municipality") || asks_for_places (self->query))
    return NULL;
  if (present && *((RkCount *)categories->pdata[present - 1])->values[0] == '\0')
    present--;
  if (present >= known)
    return NULL;
  return g_strdup_printf ("該当のない%" G_GSIZE_FORMAT "市町は図にない。", known - present);
}

static void
set_notes (Count *self, RkChart *chart, GPtrArray *categories, RkRecord *office, RkDate as_of)
{
  g_autofree char *day = rk_date_to_wareki_long (rk_report_day (as_of));
  g_autofree char *source
      = g_strdup_printf ("%s　事業所名簿（%s現在）", rk_record_get (office, "name"), day);
  g_autofree char *conditions = rk_query_dup_words (self->query);
  g_autofree char *absent = absent_words (self, categories);
  g_autofree char *note = g_strdup_printf (
      "%s%s%s%s%s", *conditions ? "条件は「" : "", conditions, *conditions ? "」。" : "",
      absent ? absent : "",
      rk_record_get_int (office, "sample") ? "見本の名簿であり、事業所は架空である。" : "");

  rk_chart_set_source (chart, source);
  if (*note)
    rk_chart_set_note (chart, note);
}

static void
add_average (RkChart *chart, GPtrArray *categories)
{
  guint64 total = 0;

  for (guint i = 0; i < categories->len; i++)
    total += ((RkCount *)categories->pdata[i])->count;
  if (categories->len > 1)
    rk_chart_set_reference (chart, (double)total / categories->len, "平均");
}

static RkChart *
draw_counts (Count *self, const RkReportChartParams *params, GError **error)
{
  RkChartKind stacked = params->grouped ? RK_CHART_GROUPED : RK_CHART_STACKED;
  g_autoptr (RkRecord) office = rk_office_get (self->db, error);
  g_autoptr (GPtrArray) categories = office ? count_by (self, self->by, NULL, error) : NULL;
  g_autofree char *title = make_title (self);
  g_autoptr (RkChart) chart = NULL;

  if (categories == NULL)
    return NULL;
  chart = rk_chart_new (self->stack ? stacked : RK_CHART_BARS, title, self->kind->counter);
  if (params->lying)
    rk_chart_set_direction (chart, RK_CHART_LYING);
  if (!add_categories (self, chart, categories, error))
    return NULL;
  if (self->stack == NULL)
    {
      g_autofree char *name = g_strconcat (self->kind->heading, "数", NULL);

      fill_plain (chart, name, categories);
    }
  else if (!fill_stacked (self, chart, categories, error))
    return NULL;
  if (params->average && self->stack == NULL)
    add_average (chart, categories);
  set_notes (self, chart, categories, office, params->as_of);
  return g_steal_pointer (&chart);
}

RkChart *
rk_report_chart (RkDb *db,
                 const char *name,
                 const RkReportChartParams *params,
                 GCancellable *cancellable,
                 GError **error)
{
  static const RkReportChartParams plain = { 0 };
  const RkReportInfo *info = rk_report_chart_find (name);
  g_autoptr (RkQuery) query = NULL;
  Count count = { .db = db, .cancellable = cancellable };

  if (info == NULL)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no chart “%s”."), name);
      return NULL;
    }
  params = params ? params : &plain;
  if (g_str_has_prefix (name, "register-"))
    return rk_report_register_chart (db, name, params, cancellable, error);
  if (g_str_has_prefix (name, "checklist-"))
    {
      RkReportParams checklist = { .as_of = params->as_of,
                                   .council = params->council,
                                   .edition = params->edition,
                                   .round = params->round,
                                   .year = params->year };

      return rk_report_checklist_chart (db, name, &checklist, error);
    }
  count.kind = info->kind;
  count.query = query = rk_report_query (params->query, info->kind, params->as_of);
  count.by = find_field (info->kind, params->by ? params->by : "municipality", error);
  if (count.by == NULL)
    return NULL;
  if (params->stack && (count.stack = find_field (info->kind, params->stack, error)) == NULL)
    return NULL;
  return draw_counts (&count, params, error);
}
