/* Figures of the register: how it grows, how far workplaces have come, and where it does not
 * reach. */
#include "rk-report-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-area.h"
#include "rk-chart-figure.h"
#include "rk-error.h"
#include "rk-establishments.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register.h"
#include "rk-schemes.h"

/* Lines that can be told apart, and years that have room. */
#define MOST_LINES 8
#define MOST_YEARS 15

typedef struct
{
  RkDb *db;
  const RkReportChartParams *params;
  RkRecord *office;
  RkRecord *scheme; /* (nullable): only what is held in it */
  RkDate day;
  GArray *ids;        /* of @wanted */
  GHashTable *wanted; /* NULL: all */
  GCancellable *cancellable;
} Figure;

/** Part: how many workplaces have a value. */
typedef struct
{
  char *value;
  guint64 count;
} Part;

/* ── who is meant ────────────────────────────────────────────────────────────────────────── */

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->value);
  g_free (part);
}

/* Workplaces that were asked for, whatever the day; NULL: all. */
static gboolean
find_wanted (Figure *self, GError **error)
{
  g_autoptr (RkQuery) query = NULL;

  if (self->params->query == NULL || !rk_query_is_filtered (self->params->query))
    return TRUE;
  query = rk_query_copy (self->params->query);
  rk_query_as_of (query, NULL);
  rk_query_sort_clear (query);
  self->ids = rk_query_ids (self->db, query, self->cancellable, error);
  if (self->ids == NULL)
    return FALSE;
  self->wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_add (self->wanted, &g_array_index (self->ids, gint64, i));
  return TRUE;
}

static gboolean
is_wanted (Figure *self, const char *workplace)
{
  gint64 id = g_ascii_strtoll (workplace, NULL, 10);

  return self->wanted == NULL || g_hash_table_contains (self->wanted, &id);
}

/* What workplaces hold on a day. */
static RkQuery *
held_on (Figure *self, RkDate day, GError **error)
{
  RkQuery *query = rk_query_new (&rk_kind_status);
  g_autofree char *iso = rk_date_to_iso (day);

  rk_query_as_of (query, iso);
  if (rk_query_where (query, "in_force", "1", error)
      && (self->scheme == NULL
          || rk_query_where (query, "scheme", rk_record_get (self->scheme, "code"), error)))
    return query;
  rk_query_unref (query);
  return NULL;
}

static gboolean
ask_parts (RkQuery *query, const char *field, char **values, GError **error)
{
  for (char **value = values; value && *value; value++)
    if (!rk_query_where (query, field, *value, error))
      return FALSE;
  return TRUE;
}

/* Workplaces by the values of a field of their registrations, each counted once for a value, in the
 * field's own order. @only: (nullable): of these parts. Returns: array of Part */
static GPtrArray *
count_holders (
    Figure *self, RkDate day, const char *by, const RkEstablishmentsTold *only, GError **error)
{
  g_autoptr (RkQuery) query = held_on (self, day, error);
  const char *const fields[] = { by, "workplace_id", NULL };
  g_autoptr (GPtrArray) groups
      = query && ask_parts (query, "industry", only ? only->industries : NULL, error)
                && ask_parts (query, "size_class", only ? only->sizes : NULL, error)
            ? rk_query_count_by (self->db, query, fields, self->cancellable, error)
            : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  Part *last = NULL;

  if (groups == NULL)
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    {
      const RkCount *group = groups->pdata[i];

      if (!is_wanted (self, group->values[1]))
        continue;
      if (last == NULL || !g_str_equal (last->value, group->values[0]))
        {
          last = g_new0 (Part, 1);
          last->value = g_strdup (group->values[0]);
          g_ptr_array_add (parts, last);
        }
      last->count++;
    }
  return g_steal_pointer (&parts);
}

static const RkField *
field_of (const char *name, GError **error)
{
  int field = rk_kind_field (&rk_kind_status, name);

  if (field >= 0)
    return &rk_kind_status.fields[field];
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("There is no entry “%s” in %s."), name,
               rk_kind_status.plural);
  return NULL;
}

/* ── what stands round it ────────────────────────────────────────────────────────────────── */

static char *
scheme_words (Figure *self)
{
  return g_strdup (self->scheme ? rk_record_get (self->scheme, "name") : "いずれかの制度");
}

static void
set_notes (Figure *self, RkChart *chart, const char *source, const char *note)
{
  g_autofree char *day = rk_date_to_wareki_long (self->day);
  g_autofree char *own
      = g_strdup_printf ("%s　事業所名簿（%s現在）%s%s", rk_record_get (self->office, "name"), day,
                         source && *source ? "、" : "", source ? source : "");
  g_autofree char *conditions
      = self->params->query ? rk_query_dup_words (self->params->query) : g_strdup ("");
  g_autofree char *words = g_strdup_printf (
      "%s%s%s%s%s", note, *conditions ? "条件は「" : "", conditions, *conditions ? "」。" : "",
      rk_record_get_int (self->office, "sample") ? "見本の名簿であり、事業所は架空である。" : "");

  rk_chart_set_source (chart, own);
  rk_chart_set_note (chart, words);
}

/* ── growth ──────────────────────────────────────────────────────────────────────────────── */

/* The first fiscal year in which anything was held. */
static gboolean
first_year (Figure *self, int *year, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autoptr (GPtrArray) first = NULL;
  RkDate date;

  *year = rk_fiscal_year (self->day);
  if ((self->scheme
       && !rk_query_where (query, "scheme", rk_record_get (self->scheme, "code"), error))
      || !rk_query_sort (query, "registered_on", error))
    return FALSE;
  rk_query_limit (query, 1, 0);
  first = rk_query_records (self->db, query, self->cancellable, error);
  if (first == NULL)
    return FALSE;
  if (first->len && rk_record_get (first->pdata[0], "registered_on")
      && rk_date_from_iso (rk_record_get (first->pdata[0], "registered_on"), &date))
    *year = MAX (rk_fiscal_year (date), *year - MOST_YEARS + 1);
  return TRUE;
}

/* The end of a fiscal year; of the one that is not over yet the day asked about. */
static RkDate
end_of (Figure *self, int year)
{
  RkDate end = rk_fiscal_year_end (year);

  return rk_date_compare (end, self->day) < 0 ? end : self->day;
}

/* Series are found by their value, in the order in which they first come. */
static guint
series_of (RkChart *chart, GHashTable *series, const RkField *by, const char *value, guint n_years)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (series, value));

  if (place == 0)
    {
      g_autofree char *name = by ? rk_report_value_words (by, value) : g_strdup ("登録事業所");

      place = rk_chart_add_series (chart, name) + 1;
      g_hash_table_insert (series, g_strdup (value), GUINT_TO_POINTER (place));
      for (guint y = 0; y < n_years; y++)
        rk_chart_set_value (chart, place - 1, y, 0);
    }
  return place - 1;
}

static gboolean
fill_years (Figure *self, RkChart *chart, const RkField *by, int first, GError **error)
{
  g_autoptr (GHashTable) series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int last = rk_fiscal_year (self->day);
  guint n = (guint)(last - first + 1);

  for (int year = first; year <= last; year++)
    {
      g_autoptr (GPtrArray) counts
          = count_holders (self, end_of (self, year), by ? by->name : "in_force", NULL, error);

      for (guint i = 0; counts && i < counts->len; i++)
        {
          const Part *count = counts->pdata[i];
          guint place = series_of (chart, series, by, by ? count->value : "", n);

          rk_chart_set_value (chart, place, (guint)(year - first), (double)count->count);
        }
      if (counts == NULL)
        return FALSE;
    }
  return TRUE;
}

static RkChart *
draw_growth (Figure *self, GError **error)
{
  const RkField *by = self->params->by ? field_of (self->params->by, error) : NULL;
  g_autofree char *of = scheme_words (self);
  g_autofree char *title = NULL;
  g_autoptr (RkChart) chart = NULL;
  int first;

  if ((self->params->by && by == NULL) || !first_year (self, &first, error))
    return NULL;
  title = by ? g_strdup_printf ("%s別の登録事業所数の推移　%s", by->heading, of)
             : g_strdup_printf ("登録事業所数の推移　%s", of);
  chart = rk_chart_new (self->params->grouped ? RK_CHART_GROUPED
                        : by                  ? RK_CHART_TREND
                                              : RK_CHART_BARS,
                        title, "件");
  for (int year = first; year <= rk_fiscal_year (self->day); year++)
    {
      g_autofree char *label = rk_fiscal_year_label_short (year);

      rk_chart_add_category (chart, label);
    }
  if (!fill_years (self, chart, by, first, error))
    return NULL;
  if (rk_chart_get_n_series (chart) > MOST_LINES)
    rk_chart_fold_small_series (chart, MOST_LINES);
  set_notes (self, chart, NULL, "各年度末（今年度は基準日）に有効な登録をもつ事業所の数。");
  return g_steal_pointer (&chart);
}

/* ── the ladder ──────────────────────────────────────────────────────────────────────────── */

/* Who was awarded, however often. */
static gboolean
count_awarded (Figure *self, guint64 *n, GError **error)
{
  static const char *const by[] = { "workplace_id", NULL };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_award);
  g_autofree char *iso = rk_date_to_iso (self->day);
  g_autoptr (GPtrArray) counts = NULL;

  *n = 0;
  rk_query_as_of (query, iso);
  if (!rk_query_where (query, "decision", RK_AWARDED, error))
    return FALSE;
  counts = rk_query_count_by (self->db, query, by, self->cancellable, error);
  for (guint i = 0; counts && i < counts->len; i++)
    *n += is_wanted (self, ((RkCount *)counts->pdata[i])->values[0]);
  return counts != NULL;
}

/* Workplace → its highest rung, from 1. */
static GHashTable *
highest_rungs (Figure *self, char **rungs, GError **error)
{
  static const char *const by[] = { "rung", "workplace_id", NULL };
  g_autoptr (RkQuery) query = held_on (self, self->day, error);
  g_autoptr (GPtrArray) groups
      = query ? rk_query_count_by (self->db, query, by, self->cancellable, error) : NULL;
  g_autoptr (GHashTable) highest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; groups && i < groups->len; i++)
    {
      const RkCount *group = groups->pdata[i];
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (highest, group->values[1]));

      for (guint rung = before; rungs[rung]; rung++)
        if (g_str_equal (rungs[rung], group->values[0]) && is_wanted (self, group->values[1]))
          g_hash_table_insert (highest, g_strdup (group->values[1]), GUINT_TO_POINTER (rung + 1));
    }
  return groups ? g_steal_pointer (&highest) : NULL;
}

/* How many stand on a rung (from 1) or above it. */
static double
count_from (GHashTable *highest, guint rung)
{
  GHashTableIter iter;
  gpointer own;
  guint n = 0;

  g_hash_table_iter_init (&iter, highest);
  while (g_hash_table_iter_next (&iter, NULL, &own))
    n += GPOINTER_TO_UINT (own) >= rung;
  return n;
}

/* 「宣言以上 5,120」: each rung holds those above it, too. */
static RkChart *
draw_ladder (Figure *self, GError **error)
{
  g_auto (GStrv) rungs = g_strsplit (RK_RUNGS, "|", -1);
  guint n = g_strv_length (rungs) - 1; /* the last one is told by the awards */
  g_autoptr (GHashTable) highest = highest_rungs (self, rungs, error);
  g_autofree char *of = scheme_words (self);
  g_autofree char *title = g_strdup_printf ("段階ごとの事業所数　%s", of);
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_BARS, title, "件");
  guint64 awarded;
  guint series;

  if (highest == NULL || !count_awarded (self, &awarded, error))
    return NULL;
  series = rk_chart_add_series (chart, "事業所数");
  for (guint rung = 0; rung < n; rung++)
    {
      g_autofree char *name = g_strconcat (rungs[rung], "以上", NULL);

      rk_chart_add_category (chart, name);
      rk_chart_set_value (chart, series, rung, count_from (highest, rung + 1));
    }
  rk_chart_add_category (chart, "表彰を受けた");
  rk_chart_set_value (chart, series, n, (double)awarded);
  set_notes (self, chart, NULL,
             "有効な登録のうち最も高い段階で数えた。下の段階は上の段階を含む。表彰は受賞したことの"
             "ある事業所。");
  return g_steal_pointer (&chart);
}

/* ── penetration ─────────────────────────────────────────────────────────────────────────── */

/* What a query asks for of a field; as the statistic calls it. Returns: (nullable) */
static char **
asked (Figure *self, const char *field)
{
  const char *const *values
      = self->params->query ? rk_query_values (self->params->query, field) : NULL;

  return values && *values ? g_strdupv ((char **)values) : NULL;
}

static gboolean
area_is_asked (Figure *self, const RkArea *area, char **names, char **codes, char **medical)
{
  if (names && !g_strv_contains ((const char *const *)names, area->name))
    return FALSE;
  if (codes && !g_strv_contains ((const char *const *)codes, area->code))
    return FALSE;
  return medical == NULL
         || (area->medical_area
             && g_strv_contains ((const char *const *)medical, area->medical_area->name));
}

/* Codes of the municipalities that were asked for. Returns: (nullable): all */
static char **
asked_areas (Figure *self)
{
  g_auto (GStrv) names = asked (self, "municipality");
  g_auto (GStrv) codes = asked (self, "municipality_code");
  g_auto (GStrv) medical = asked (self, "medical_area");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize n;
  const RkArea *areas = rk_area_list (&n);

  if (names == NULL && codes == NULL && medical == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (area_is_asked (self, &areas[i], names, codes, medical))
      g_strv_builder_add (builder, areas[i].code);
  return g_strv_builder_end (builder);
}

static GHashTable *
count_there_are (Figure *self,
                 const RkEstablishments *all,
                 const char *by,
                 RkEstablishmentsTold *told,
                 GError **error)
{
  RkEstablishmentsWanted wanted = { .by = by };
  GHashTable *counts;

  wanted.areas = asked_areas (self);
  wanted.industries = asked (self, "industry");
  wanted.sizes = asked (self, "size_class");
  counts = rk_establishments_count (self->db, all, &wanted, told, error);
  g_strfreev (wanted.areas);
  g_strfreev (wanted.industries);
  g_strfreev (wanted.sizes);
  return counts;
}

static double
count_of (GPtrArray *counts, const char *value)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_str_equal (((Part *)counts->pdata[i])->value, value))
      return (double)((Part *)counts->pdata[i])->count;
  return 0;
}

/* The place on the tiles. */
static const char *
code_of (const char *by, const char *value)
{
  const RkArea *area = NULL;
  const RkMedicalArea *medical = NULL;

  if (g_str_equal (by, "municipality"))
    area = rk_area_by_name (value, NULL);
  else if (g_str_equal (by, "medical_area"))
    medical = rk_medical_area_by_name (value);
  return area ? area->code : medical ? medical->code : NULL;
}

static void
add_share (RkChart *chart, const RkField *by, const char *value, double held, double there_are)
{
  g_autofree char *name = rk_report_value_words (by, value);
  g_autofree char *words = NULL;
  g_autofree char *a = rk_report_number ((guint64)held);
  g_autofree char *b = rk_report_number ((guint64)there_are);
  guint category = rk_chart_add_category (chart, name);
  const char *code = code_of (by->name, value);

  words = g_strdup_printf ("%s／%s", a, b);
  if (code)
    rk_chart_set_code (chart, category, code);
  rk_chart_set_value (chart, 0, category,
                      there_are > 0 ? 100 * held / there_are : RK_CHART_MISSING);
  rk_chart_set_n (chart, 0, category, there_are);
  rk_chart_set_text (chart, 0, category, words);
}

/* The values of the field in its own order: those the register has, then what only the statistic
 * has: places where nobody is registered are what the figure is for. */
static GPtrArray *
values_of (GPtrArray *counts, GHashTable *there_are)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) others = g_hash_table_get_keys (there_are);

  for (guint i = 0; i < counts->len; i++)
    g_ptr_array_add (values, g_strdup (((Part *)counts->pdata[i])->value));
  others = g_list_sort (others, (GCompareFunc)strcmp);
  for (GList *one = others; one; one = one->next)
    if (!g_ptr_array_find_with_equal_func (values, one->data, g_str_equal, NULL))
      g_ptr_array_add (values, g_strdup (one->data));
  return g_steal_pointer (&values);
}

static gboolean
refuse_by (const char *by, GError **error)
{
  static const char *const fields[]
      = { "municipality", "medical_area", "industry", "size_class", NULL };

  if (g_strv_contains (fields, by))
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("Shares are taken by municipality, medical_area, industry or size_class, not by "
                  "“%s”."),
               by);
  return FALSE;
}

/* What is divided by what: of the trades and sizes that the statistic has. */
typedef struct
{
  GHashTable *there_are;
  GPtrArray *counts;
  RkEstablishmentsTold told;
} Shares;

static void
shares_clear (Shares *shares)
{
  g_clear_pointer (&shares->there_are, g_hash_table_unref);
  g_clear_pointer (&shares->counts, g_ptr_array_unref);
  rk_establishments_told_clear (&shares->told);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shares, shares_clear)

static gboolean
count_shares (
    Figure *self, const RkEstablishments *all, const char *by, Shares *shares, GError **error)
{
  shares->there_are = count_there_are (self, all, by, &shares->told, error);
  if (shares->there_are)
    shares->counts = count_holders (self, self->day, by, &shares->told, error);
  return shares->counts != NULL;
}

/* Returns: percent, of what the statistic tells; negative: nothing */
static double
share_of_all (const Shares *shares)
{
  GHashTableIter iter;
  gpointer value, n;
  double held = 0, sum = 0;

  g_hash_table_iter_init (&iter, shares->there_are);
  while (g_hash_table_iter_next (&iter, &value, &n))
    if (*(const char *)value)
      {
        held += count_of (shares->counts, value);
        sum += (double)*(gint64 *)n;
      }
  return sum > 0 ? 100 * held / sum : -1;
}

/* One for a statistic, however the bars divide it: that by places, where it has places. */
static gboolean
set_share_of_all (
    Figure *self, RkChart *chart, const RkEstablishments *all, const Shares *shares, GError **error)
{
  g_auto (Shares) places = { 0 };
  double share;

  if (!count_shares (self, all, "municipality", &places, error))
    return FALSE;
  share = share_of_all (&places);
  if (share < 0)
    share = share_of_all (shares);
  if (share >= 0)
    rk_chart_set_reference (chart, share, "全体");
  return TRUE;
}

/* 「統計にない産業（公務120件、記入なし5件）の登録事業所は数えていない。」 */
static gboolean
add_left_out (Figure *self, GString *note, const char *by, char **told, GError **error)
{
  const RkField *field = field_of (by, error);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) counts = NULL;

  if (told == NULL)
    return TRUE;
  counts = count_holders (self, self->day, by, NULL, error);
  for (guint i = 0; counts && i < counts->len; i++)
    {
      const Part *part = counts->pdata[i];
      g_autofree char *name
          = *part->value ? rk_report_value_words (field, part->value) : g_strdup ("記入なし");
      g_autofree char *n = rk_report_number (part->count);

      if (!g_strv_contains ((const char *const *)told, part->value))
        g_string_append_printf (words, "%s%s%s件", words->len ? "、" : "", name, n);
    }
  if (words->len)
    g_string_append_printf (note, "統計にない%s（%s）の登録事業所は数えていない。", field->heading,
                            words->str);
  return counts != NULL;
}

static gboolean
set_penetration_notes (
    Figure *self, RkChart *chart, const RkEstablishments *all, const Shares *shares, GError **error)
{
  g_autofree char *census = rk_date_to_wareki_long (rk_date (all->year, 0, 0));
  g_autoptr (GString) note = g_string_new (NULL);

  g_string_printf (
      note, "有効な登録をもつ事業所数を、%sの統計の事業所数で割った。統計にない区分は「…」。",
      census);
  if (!add_left_out (self, note, "industry", shares->told.industries, error)
      || !add_left_out (self, note, "size_class", shares->told.sizes, error))
    return FALSE;
  set_notes (self, chart, all->source, note->str);
  return TRUE;
}

static RkChart *
draw_penetration (Figure *self, GError **error)
{
  const char *by = self->params->by ? self->params->by : "municipality";
  const RkField *field = field_of (by, error);
  g_autoptr (RkEstablishments) all = NULL;
  g_auto (Shares) shares = { 0 };
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (RkChart) chart = NULL;
  g_autofree char *of = scheme_words (self);
  g_autofree char *title = NULL;

  if (field == NULL || !refuse_by (by, error)
      || (all = rk_establishments_load (self->db, error)) == NULL
      || !count_shares (self, all, by, &shares, error))
    return NULL;
  /* Tiles have no axis to say it. */
  title = g_strdup_printf ("%s別の登録の割合%s　%s", field->heading,
                           self->params->tiles ? "（%）" : "", of);
  chart = rk_chart_new (self->params->tiles ? RK_CHART_TILES : RK_CHART_BARS, title, "%");
  rk_chart_set_decimals (chart, 1);
  rk_chart_add_series (chart, "登録の割合");
  rk_chart_set_headings (chart, "登録の割合（%）", NULL, "登録／統計");
  rk_chart_set_n_heading (chart, "統計の事業所数");
  values = values_of (shares.counts, shares.there_are);
  for (guint i = 0; i < values->len; i++)
    {
      const gint64 *n = g_hash_table_lookup (shares.there_are, values->pdata[i]);

      if (*(const char *)values->pdata[i])
        add_share (chart, field, values->pdata[i], count_of (shares.counts, values->pdata[i]),
                   n ? (double)*n : 0);
    }
  if (!set_share_of_all (self, chart, all, &shares, error)
      || !set_penetration_notes (self, chart, all, &shares, error))
    return NULL;
  return g_steal_pointer (&chart);
}

/* ── activities ──────────────────────────────────────────────────────────────────────────── */

/** Told: the activities of a division that reports tell of, and how many of them were done. */
typedef struct
{
  guint n, done;
} Told;

/* Reports of a year that have come and tell of each activity. Returns: array of RkRecord */
static GPtrArray *
read_reports (Figure *self, const char *scheme, int year, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_report);
  g_autofree char *of = g_strdup_printf ("%d", year);
  g_autofree char *day = rk_date_to_iso (self->day);
  GPtrArray *reports = NULL;

  if (rk_query_where (query, "scheme", scheme, error) && rk_query_where (query, "year", of, error))
    reports = rk_query_records (self->db, query, self->cancellable, error);
  for (guint i = reports ? reports->len : 0; i > 0; i--)
    {
      const RkRecord *report = reports->pdata[i - 1];
      const char *submitted = report ? rk_record_get (report, "submitted_on") : NULL;

      if (submitted == NULL || strcmp (submitted, day) > 0
          || rk_record_get (report, "items") == NULL)
        g_ptr_array_remove_index (reports, i - 1);
    }
  return reports;
}

/* The registrations of reports by their id. */
static GHashTable *
read_statuses (Figure *self, const GPtrArray *reports, GError **error)
{
  g_autoptr (GHashTable) statuses = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           (GDestroyNotify)rk_record_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      gint64 id = rk_record_get_int (reports->pdata[i], "status_id");

      g_array_append_val (ids, id);
    }
  records = rk_records_fetch (self->db, &rk_kind_status, (const gint64 *)(gpointer)ids->data,
                              ids->len, error);
  for (guint i = 0; records && i < records->len; i++)
    if (records->pdata[i])
      g_hash_table_insert (statuses, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                           rk_record_ref (records->pdata[i]));
  return records ? g_steal_pointer (&statuses) : NULL;
}

static void
count_report (GHashTable *divisions,
              const RkRecord *status,
              const RkRecord *report,
              const GPtrArray *menu)
{
  const char *items = rk_record_get (report, "items");
  g_autoptr (GPtrArray) told = rk_activities_parse (items);
  g_autoptr (GPtrArray) of
      = rk_activities_of (rk_record_get (status, "activities"), items, menu, NULL);

  for (guint i = 0; i < of->len; i++)
    {
      const RkActivity *one = rk_activities_find (told, rk_record_get (of->pdata[i], "code"));
      Told *division = g_hash_table_lookup (divisions, rk_record_get (of->pdata[i], "division"));

      division->n++;
      division->done += one && g_strcmp0 (one->state, RK_ACTIVITY_DONE) == 0;
    }
}

/* Returns: of how many reports */
static guint
count_reports (Figure *self,
               GHashTable *divisions,
               const GPtrArray *reports,
               GHashTable *statuses,
               const GPtrArray *menu)
{
  guint n = 0;

  for (guint i = 0; i < menu->len; i++)
    g_hash_table_insert (divisions, g_strdup (rk_record_get (menu->pdata[i], "division")),
                         g_new0 (Told, 1));
  for (guint i = 0; i < reports->len; i++)
    {
      gint64 id = rk_record_get_int (reports->pdata[i], "status_id");
      const RkRecord *status = g_hash_table_lookup (statuses, &id);
      gint64 workplace = status ? rk_record_get_int (status, "workplace_id") : 0;

      if (status == NULL || (self->wanted && !g_hash_table_contains (self->wanted, &workplace)))
        continue;
      count_report (divisions, status, reports->pdata[i], menu);
      n++;
    }
  return n;
}

static RkChart *
show_activities (Figure *self,
                 const RkRecord *scheme,
                 GHashTable *divisions,
                 const GPtrArray *menu,
                 int year,
                 guint n_reports)
{
  g_autofree char *of = rk_fiscal_year_label (year);
  g_autofree char *title = g_strdup_printf ("宣言した取組のうち実施した割合　%s　%s", of,
                                            rk_record_get (scheme, "name"));
  g_autofree char *number = rk_report_number (n_reports);
  g_autofree char *note = g_strdup_printf (
      "%sの年次報告のうち取組ごとの実績がある%s件による。実施とした取組の数を、宣言した取組（報告で"
      "加えたものを含む）の数で割った。一部実施は実施に含まない。",
      of, number);
  RkChart *chart = rk_chart_new (RK_CHART_BARS, title, "%");
  const char *last = NULL;
  Told all = { 0, 0 };

  rk_chart_set_decimals (chart, 1);
  rk_chart_add_series (chart, "実施の割合");
  rk_chart_set_headings (chart, "実施の割合（%）", NULL, "実施／宣言");
  rk_chart_set_n_heading (chart, "宣言した取組の数");
  for (guint i = 0; i < menu->len; i++)
    {
      const char *division = rk_record_get (menu->pdata[i], "division");
      const Told *told = g_hash_table_lookup (divisions, division);
      g_autofree char *done = rk_report_number (told->done);
      g_autofree char *of_all = rk_report_number (told->n);
      g_autofree char *words = g_strdup_printf ("%s／%s", done, of_all);
      guint category;

      if (g_strcmp0 (division, last) == 0)
        continue;
      last = division;
      category = rk_chart_add_category (chart, division);
      rk_chart_set_value (chart, 0, category,
                          told->n ? 100.0 * told->done / told->n : RK_CHART_MISSING);
      rk_chart_set_n (chart, 0, category, told->n);
      rk_chart_set_text (chart, 0, category, words);
      all.n += told->n;
      all.done += told->done;
    }
  if (all.n)
    rk_chart_set_reference (chart, 100.0 * all.done / all.n, "全体");
  set_notes (self, chart, NULL, note);
  return chart;
}

/* The newest year of which reports tell, of the two that can have come. */
static RkChart *
draw_activities (Figure *self, GError **error)
{
  int year = self->params->year ? self->params->year : rk_fiscal_year (self->day);
  g_autoptr (GHashTable) divisions
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RkRecord) scheme = self->scheme ? rk_record_ref (self->scheme) : NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) menu = NULL;
  g_autoptr (GHashTable) statuses = NULL;
  gint64 usual = 0;
  guint n;

  if (scheme == NULL
      && (!rk_schemes_default (self->db, FALSE, &usual, error)
          || (scheme = rk_records_get (self->db, &rk_kind_scheme, usual, error)) == NULL))
    return NULL;
  reports = read_reports (self, rk_record_get (scheme, "code"), year, error);
  if (reports && reports->len == 0 && self->params->year == 0)
    {
      g_ptr_array_unref (reports);
      reports = read_reports (self, rk_record_get (scheme, "code"), --year, error);
    }
  if (reports == NULL
      || (menu = rk_schemes_menu (self->db, rk_record_id (scheme), year, error)) == NULL
      || (statuses = read_statuses (self, reports, error)) == NULL)
    return NULL;
  n = count_reports (self, divisions, reports, statuses, menu);
  if (n)
    return show_activities (self, scheme, divisions, menu, year, n);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       _ ("No report of the year says of each activity whether it was done."));
  return NULL;
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

RkChart *
rk_report_register_chart (RkDb *db,
                          const char *name,
                          const RkReportChartParams *params,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  g_autoptr (RkRecord) scheme = NULL;
  RkChart *chart;
  Figure self = { .db = db,
                  .params = params,
                  .office = office,
                  .day = rk_report_day (params->as_of),
                  .cancellable = cancellable };

  if (office == NULL)
    return NULL;
  if (params->scheme
      && (self.scheme = scheme = rk_records_get (db, &rk_kind_scheme, params->scheme, error))
             == NULL)
    return NULL;
  if (!find_wanted (&self, error))
    return NULL;
  if (g_str_equal (name, "register-ladder"))
    chart = draw_ladder (&self, error);
  else if (g_str_equal (name, "register-activities"))
    chart = draw_activities (&self, error);
  else
    chart = g_str_equal (name, "register-growth") ? draw_growth (&self, error)
                                                  : draw_penetration (&self, error);
  g_clear_pointer (&self.wanted, g_hash_table_unref);
  g_clear_pointer (&self.ids, g_array_unref);
  return chart;
}
