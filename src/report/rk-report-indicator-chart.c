/* Values of indicators as charts. */
#include "rk-report-indicator.h"

#include <math.h>
#include <string.h>

#include "rk-calendar.h"
#include "rk-stat-interval.h"

static const char *
series_name (char sex)
{
  return rk_sex_paper (sex);
}

static double
drawn (const RkIndicatorValue *row)
{
  if (row->hidden || (isnan (row->value) && row->masked))
    return RK_CHART_WITHHELD;
  return isnan (row->value) ? RK_CHART_MISSING : row->value;
}

/* Places of the areas, in order of their codes. */
static GHashTable *
add_areas (RkChart *chart, const RkValues *values)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      guint place;

      if (g_hash_table_contains (places, row->area))
        continue;
      place = rk_chart_add_category (chart, row->area_name ? row->area_name : row->area);
      g_hash_table_insert (places, (gpointer)row->area, GUINT_TO_POINTER (place));
    }
  return places;
}

RkChart *
rk_indicator_chart (const RkValues *values, const char *form, const char *own)
{
  g_autofree char *title = rk_indicator_dup_figure_title (values);
  g_autofree char *subtitle = rk_indicator_dup_figure_subtitle (values);
  g_autofree char *notes = rk_indicator_dup_notes (values);
  g_autofree char *unit = rk_values_dup_unit (values);
  RkChart *chart
      = rk_chart_new (values->reference->len > 1 ? RK_CHART_GROUPED : RK_CHART_BARS, title, unit);
  g_autoptr (GHashTable) places = add_areas (chart, values);

  rk_chart_set_subtitle (chart, subtitle);
  if (*values->source)
    rk_chart_set_source (chart, values->source);
  rk_chart_set_note (chart, notes);
  rk_chart_set_decimals (chart, values->kind == RK_VALUES_RATIO
                                    ? 1
                                    : (guint)rk_record_get_int (values->indicator, "decimals"));
  rk_chart_set_direction (chart, RK_CHART_LYING);
  if (values->kind == RK_VALUES_RATIO)
    rk_chart_set_reference (chart, 100, values->reference_name);
  for (guint s = 0; s < values->reference->len; s++)
    {
      char sex = g_array_index (values->reference, RkIndicatorValue, s).sex;
      guint series = rk_chart_add_series (chart, series_name (sex));

      for (guint i = 0; i < values->rows->len; i++)
        {
          const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

          if (row->sex == sex)
            rk_chart_set_value (chart, series,
                                GPOINTER_TO_UINT (g_hash_table_lookup (places, row->area)),
                                drawn (row));
        }
    }
  return chart;
}

/* ── over the years ──────────────────────────────────────────────────────────────────────── */

RkIndicatorSeries *
rk_indicator_series_load (RkDb *db,
                          RkRecord *indicator,
                          const RkValuesRequest *request,
                          GError **error)
{
  g_autoptr (RkIndicatorSeries) series = g_new0 (RkIndicatorSeries, 1);
  g_autoptr (GArray) years
      = rk_indicators_years (db, rk_record_id (indicator), request->level, error);

  series->indicator = rk_record_ref (indicator);
  series->years = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_values_free);
  if (years && years->len == 0 && request->level == RK_AREA_MEDICAL)
    {
      g_array_unref (g_steal_pointer (&years));
      years = rk_indicators_years (db, rk_record_id (indicator), RK_AREA_MUNICIPALITY, error);
    }
  if (years == NULL)
    return NULL;
  for (guint i = 0; i < years->len; i++)
    {
      RkValuesRequest one = *request;
      RkValues *values;

      one.year = g_array_index (years, int, i);
      values = rk_values_compute (db, indicator, &one, error);
      if (values == NULL)
        return NULL;
      g_ptr_array_add (series->years, values);
    }
  return g_steal_pointer (&series);
}

void
rk_indicator_series_free (RkIndicatorSeries *series)
{
  g_clear_pointer (&series->indicator, rk_record_unref);
  g_clear_pointer (&series->years, g_ptr_array_unref);
  g_free (series);
}

static void
add_line (RkChart *chart, const RkIndicatorSeries *series, const char *name, const char *area, char sex)
{
  guint line = rk_chart_add_series (chart, name);

  for (guint y = 0; y < series->years->len; y++)
    {
      const RkValues *values = series->years->pdata[y];
      const RkIndicatorValue *row = area ? rk_values_row (values, area, sex) : NULL;

      for (guint i = 0; area == NULL && i < values->reference->len; i++)
        if (g_array_index (values->reference, RkIndicatorValue, i).sex == sex)
          row = &g_array_index (values->reference, RkIndicatorValue, i);
      if (row)
        rk_chart_set_value (chart, line, y, drawn (row));
    }
}

RkChart *
rk_indicator_trend_chart (const RkIndicatorSeries *series, char sex, const char *own)
{
  const RkValues *last
      = series->years->len ? series->years->pdata[series->years->len - 1] : NULL;
  g_autofree char *title = NULL;
  g_autofree char *unit = last ? rk_values_dup_unit (last) : g_strdup ("");
  RkChart *chart;

  title = g_strdup_printf ("%s　%sの推移", rk_record_get (series->indicator, "name"),
                           rk_sex_paper (sex));
  chart = rk_chart_new (RK_CHART_GROUPED, title, unit);
  rk_chart_set_decimals (chart, (guint)rk_record_get_int (series->indicator, "decimals"));
  for (guint y = 0; y < series->years->len; y++)
    {
      g_autofree char *year
          = rk_fiscal_year_label_short (((RkValues *)series->years->pdata[y])->year);

      rk_chart_add_category (chart, year);
    }
  if (last == NULL)
    return chart;
  for (guint i = 0; i < last->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (last->rows, RkIndicatorValue, i);

      if (row->sex == sex && (own == NULL || g_str_equal (own, row->area)))
        add_line (chart, series, row->area_name, row->area, sex);
    }
  add_line (chart, series, last->reference_name, NULL, sex);
  rk_chart_set_source (chart, last->source);
  rk_chart_set_note (chart, last->note);
  return chart;
}

void
rk_indicator_change (
    const RkIndicatorSeries *series, const char *area, char sex, double *change, gboolean *sure)
{
  const RkValues *now, *before;
  const RkIndicatorValue *a, *b;
  RkStatResult result;

  *change = NAN;
  if (sure)
    *sure = FALSE;
  if (series->years->len < 2)
    return;
  now = series->years->pdata[series->years->len - 1];
  before = series->years->pdata[series->years->len - 2];
  if (now->year - before->year != 1
      || rk_indicator_break (series->indicator, before->year, now->year, NULL))
    return;
  a = rk_values_row (before, area, sex);
  b = rk_values_row (now, area, sex);
  if (a == NULL || b == NULL || isnan (a->value) || isnan (b->value))
    return;
  *change = b->value - a->value;
  if (sure && now->method == RK_STAT_BINOMIAL && a->n > 0 && b->n > 0
      && rk_stat_change (a->observed, a->n, b->observed, b->n, 0.95, &result, NULL))
    *sure = result.lower > 0 || result.upper < 0;
}

RkValues *
rk_indicator_values_of (RkDb *db,
                        RkRecord *indicator,
                        RkAreaLevel level,
                        int year,
                        RkValuesKind kind,
                        GError **error)
{
  RkValuesRequest request = { .kind = kind,
                              .level = level,
                              .year = year,
                              .reference = "JP",
                              .prefecture = level == RK_AREA_PREFECTURE ? NULL : "22" };

  return rk_values_compute (db, indicator, &request, error);
}
