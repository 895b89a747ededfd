/* Values of indicators as charts. */
#include "rk-report-indicator.h"

#include <math.h>
#include <string.h>

#include "rk-calendar.h"
#include "rk-chart-figure.h"
#include "rk-source-line.h"
#include "rk-stat-interval.h"

static const char *
series_name (char sex)
{
  return rk_sex_paper (sex);
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
      place = rk_chart_add_category (chart, rk_indicator_value_name (row));
      rk_chart_set_code (chart, place, row->area);
      g_hash_table_insert (places, (gpointer)row->area, GUINT_TO_POINTER (place));
    }
  return places;
}

static RkChartKind
kind_of (const RkValues *values, const char *form)
{
  RkChartKind kind;

  if (form && g_str_equal (form, "forest") && values->kind != RK_VALUES_RATIO)
    return RK_CHART_GROUPED;
  if (form == NULL || !rk_chart_kind_from_id (form, &kind))
    return RK_CHART_FOREST;
  return kind == RK_CHART_BARS && values->reference->len > 1 ? RK_CHART_GROUPED : kind;
}

static void
add_values (RkChart *chart, const RkValues *values, char sex, GHashTable *places)
{
  guint series = rk_chart_add_series (chart, series_name (sex));

  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, row->area));

      if (row->sex != sex)
        continue;
      rk_chart_set_value (chart, series, place, rk_indicator_drawn (row));
      if (isnan (row->value))
        continue;
      if (row->least < row->most)
        rk_chart_set_bounds (chart, series, place, row->least, row->most);
      if (!isnan (row->lower) && !isnan (row->upper))
        rk_chart_set_interval (chart, series, place, row->lower, row->upper);
      if (!isnan (row->n))
        rk_chart_set_n (chart, series, place, row->n);
      if (row->state != RK_STAT_UNDECIDED)
        rk_chart_set_state (chart, series, place, row->state);
    }
}

/* What is looked at besides the ratio: the plain rate. */
static void
add_rates (RkChart *chart, const RkValues *rates, GHashTable *places, guint series, char sex)
{
  const char *unit = rk_record_get (rates->indicator, "unit");

  for (guint i = 0; i < rates->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (rates->rows, RkIndicatorValue, i);
      g_autofree char *number = NULL;
      g_autofree char *text = NULL;

      if (row->sex != sex || row->hidden || isnan (row->value))
        continue;
      number = rk_values_dup_number (rates, row->value, row);
      text = g_strconcat (number, unit, NULL);
      rk_chart_set_text (chart, series, GPOINTER_TO_UINT (g_hash_table_lookup (places, row->area)),
                         text);
    }
}

static void
set_words (RkChart *chart, const RkValues *values)
{
  g_autofree char *subtitle = rk_indicator_dup_figure_subtitle (values);
  g_autofree char *notes = rk_indicator_dup_notes (values, 0);

  rk_chart_set_subtitle (chart, subtitle);
  if (*values->source)
    rk_chart_set_source (chart, values->source);
  rk_chart_set_note (chart, notes);
  rk_chart_set_decimals (chart, values->kind == RK_VALUES_RATIO
                                    ? 1
                                    : (guint)rk_record_get_int (values->indicator, "decimals"));
}

static void
set_references (RkChart *chart, const RkValues *values)
{
  if (!rk_values_has_reference (values))
    return;
  if (values->kind == RK_VALUES_RATIO)
    {
      rk_chart_add_reference (chart, 100, values->reference_name, TRUE);
      rk_chart_set_band (chart, 95, 105);
    }
  else
    rk_indicator_add_references (chart, values, TRUE);
}

void
rk_indicator_add_references (RkChart *chart, const RkValues *values, gboolean solid)
{
  gboolean grouped = rk_chart_get_kind (chart) == RK_CHART_GROUPED;

  for (guint s = 0; (grouped || values->reference->len == 1) && s < values->reference->len; s++)
    {
      double value = g_array_index (values->reference, RkIndicatorValue, s).value;

      /* Men and women are not compared with one number. */
      if (!isnan (value))
        rk_chart_add_reference_of (chart, grouped ? (int)s : -1, value, values->reference_name,
                                   solid);
    }
}

/* A map or a funnel is of one sex: the first of those asked for. */
static gboolean
shows_one_series (RkChartKind kind)
{
  return kind == RK_CHART_TILES || kind == RK_CHART_MAP || kind == RK_CHART_BARS
         || kind == RK_CHART_FUNNEL;
}

static void
set_funnel (RkChart *chart, const RkValues *values, char sex)
{
  double per = rk_indicator_multiplier (values->indicator);
  double overall = g_array_index (values->reference, RkIndicatorValue, 0).value;
  GString *note = g_string_new (rk_chart_get_note (chart));

  rk_indicator_append_undrawn (note, values, sex);
  rk_chart_set_note (chart, note->str);
  g_string_free (note, TRUE);

  if (!isnan (overall) && values->of_expected)
    rk_chart_set_funnel (chart, RK_STAT_RATIO, overall / 100, 100);
  else if (!isnan (overall) && values->method != RK_STAT_NONE)
    rk_chart_set_funnel (chart,
                         values->method == RK_STAT_POISSON ? RK_STAT_RATE : RK_STAT_PROPORTION,
                         overall / per, per);
}

/* Figures of the same values say by their titles what they are. */
static char *
dup_title (const RkValues *values, RkChartKind kind)
{
  g_autofree char *title = rk_indicator_dup_figure_title (values, kind == RK_CHART_FUNNEL);
  const char *what = kind == RK_CHART_MAP      ? "の地図"
                     : kind == RK_CHART_TILES  ? "のます目の地図"
                     : kind == RK_CHART_FUNNEL ? "のじょうご図"
                                               : "";

  return g_strconcat (title, what, NULL);
}

RkChart *
rk_indicator_chart (
    const RkValues *values, const RkValues *rates, const char *form, char one, const char *own)
{
  RkChartKind kind = kind_of (values, form);
  g_autofree char *title = dup_title (values, kind);
  g_autofree char *unit = values->kind == RK_VALUES_RATIO ? NULL : rk_values_dup_unit (values);
  RkChart *chart = rk_chart_new (kind, title, unit);
  g_autoptr (GHashTable) places = add_areas (chart, values);

  set_words (chart, values);
  if (values->of_expected)
    rk_chart_set_n_heading (chart, "期待数");
  if (kind == RK_CHART_FUNNEL)
    set_funnel (chart, values,
                one ? one : g_array_index (values->reference, RkIndicatorValue, 0).sex);
  else
    set_references (chart, values);
  if (kind == RK_CHART_GROUPED || kind == RK_CHART_BARS)
    rk_chart_set_direction (chart, RK_CHART_LYING);
  for (guint s = 0; s < values->reference->len; s++)
    {
      char sex = g_array_index (values->reference, RkIndicatorValue, s).sex;

      if (shows_one_series (kind) && (one ? sex != one : s > 0))
        continue;
      add_values (chart, values, sex, places);
      if (rates && kind == RK_CHART_FOREST)
        add_rates (chart, rates, places, s, sex);
    }
  if (kind == RK_CHART_FOREST)
    rk_chart_set_headings (chart, values->kind == RK_VALUES_RATIO ? "該当比" : "値", "95%信頼区間",
                           rates ? "割合" : NULL);
  if (own && g_hash_table_contains (places, own))
    rk_chart_set_focus (chart, GPOINTER_TO_INT (g_hash_table_lookup (places, own)));
  return chart;
}

/* ── over the years ──────────────────────────────────────────────────────────────────────── */

RkIndicatorSeries *
rk_indicator_series_load (RkDb *db,
                          RkRecord *indicator,
                          const RkValuesRequest *request,
                          GError **error)
{
  RkValuesRequest one = *request;
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
  for (guint i = years->len; i-- > 0;)
    {
      RkValues *values;

      one.year = g_array_index (years, int, i);
      values = rk_values_compute (db, indicator, &one, error);
      if (values == NULL)
        return NULL;
      g_ptr_array_insert (series->years, 0, values);
      one.reference = values->reference_code; /* of the newest year, for all of them */
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

/* Whether there is a point at either side. */
static gboolean
goes_on (const RkIndicatorSeries *series, guint year, const char *area, char sex)
{
  for (guint y = year - 1; y <= year; y++)
    {
      const RkIndicatorValue *row = rk_values_row (series->years->pdata[y], area, sex);

      if (row == NULL || isnan (row->value))
        return FALSE;
    }
  return TRUE;
}

/* Whether a line is cut before the @year-th of the years. */
static gboolean
is_line_cut (const RkIndicatorSeries *series, guint year, const char *area, char sex, char **words)
{
  return rk_values_break (series->years->pdata[year - 1], series->years->pdata[year], area, sex,
                          words);
}

gboolean
rk_indicator_series_is_cut (
    const RkIndicatorSeries *series, guint year, const char *own, char sex, char **words)
{
  const RkValues *last = series->years->pdata[series->years->len - 1];
  guint n_cut = 0;

  if (words)
    *words = NULL;
  for (guint i = 0; i <= last->rows->len; i++)
    {
      /* after the areas the reference */
      const RkIndicatorValue *row
          = i < last->rows->len ? &g_array_index (last->rows, RkIndicatorValue, i) : NULL;
      const char *area = row ? row->area : NULL;

      if ((row && (row->sex != sex || (own && !g_str_equal (own, area))))
          || !goes_on (series, year, area, sex))
        continue;
      if (!is_line_cut (series, year, area, sex, words && *words == NULL ? words : NULL))
        {
          if (words)
            g_clear_pointer (words, g_free);
          return FALSE;
        }
      n_cut++;
    }
  return n_cut > 0
         || rk_indicator_break (series->indicator,
                                ((RkValues *)series->years->pdata[year - 1])->year,
                                ((RkValues *)series->years->pdata[year])->year, words);
}

/* Where years are not to be compared, all lines are cut. Returns: (transfer full): before which
 * years */
static gboolean *
add_breaks (RkChart *chart, const RkIndicatorSeries *series, const char *own, char sex)
{
  gboolean *cut = g_new0 (gboolean, series->years->len);

  for (guint y = 1; y < series->years->len; y++)
    {
      g_autofree char *words = NULL;

      cut[y] = rk_indicator_series_is_cut (series, y, own, sex, &words);
      if (cut[y])
        rk_chart_add_break (chart, y, -1, words);
    }
  return cut;
}

/* @cut: where all lines are */
static void
add_line (RkChart *chart,
          const RkIndicatorSeries *series,
          const char *name,
          const char *area,
          char sex,
          const gboolean *cut)
{
  guint line = rk_chart_add_series (chart, name);

  for (guint y = 0; y < series->years->len; y++)
    {
      const RkValues *values = series->years->pdata[y];
      const RkIndicatorValue *row = rk_values_row (values, area, sex);
      g_autofree char *words = NULL;

      if (row)
        rk_chart_set_value (chart, line, y, rk_indicator_drawn (row));
      if (y > 0 && !cut[y] && goes_on (series, y, area, sex)
          && is_line_cut (series, y, area, sex, &words))
        rk_chart_add_break (chart, y, (int)line, words);
    }
  rk_chart_set_role (chart, line, area ? RK_CHART_OWN : RK_CHART_COMPARE);
}

/* 「平成30(2018)～令和3(2021)年度　40～74歳」 */
static void
set_span (RkChart *chart, const RkIndicatorSeries *series)
{
  const RkValues *first = series->years->pdata[0];
  const RkValues *last = series->years->pdata[series->years->len - 1];
  g_autofree char *from = rk_indicator_dup_year (first->year);
  g_autofree char *to = rk_indicator_dup_year (last->year);
  g_autofree char *ages = rk_values_dup_ages (last);
  g_autofree char *span = first == last ? g_strdup_printf ("%s　%s", to, ages)
                                        : g_strdup_printf ("%s～%s　%s", from, to, ages);

  rk_chart_set_subtitle (chart, span);
}

void
rk_indicator_series_add_sources (const RkIndicatorSeries *series,
                                 const char *area,
                                 char sex,
                                 GPtrArray *sources)
{
  for (guint y = 0; y < series->years->len; y++)
    {
      const RkValues *values = series->years->pdata[y];

      if (area)
        {
          rk_values_add_sources (values, area, sex, sources);
          rk_values_add_sources (values, NULL, sex, sources);
          continue;
        }
      rk_tables_add_sources (values->tables, sources);
      rk_tables_add_sources (values->reference_tables, sources);
    }
}

char *
rk_indicator_series_dup_masks (const RkIndicatorSeries *series)
{
  GString *out = g_string_new (NULL);

  for (guint y = series->years->len; y-- > 0;)
    rk_indicator_append_mask (out, series->years->pdata[y]);
  return g_string_free (out, out->len == 0);
}

/* Of the own area, or of all of them. */
static char *
dup_people (const RkValues *values, char sex, const char *own)
{
  const RkIndicatorValue *row = own ? rk_values_row (values, own, sex) : NULL;
  g_autofree char *digits = row && row->n > 0 ? rk_indicator_people_digits (row->n) : NULL;

  if (own == NULL)
    return rk_indicator_dup_people (values, sex);
  return digits ? g_strdup_printf ("人数（分母）　%sの%s%s人。", rk_indicator_value_name (row),
                                   rk_sex_paper (sex), digits)
                : g_strdup ("");
}

/* People of the newest year; what is hidden in any. */
static void
set_notes (RkChart *chart, const RkIndicatorSeries *series, char sex, const char *own)
{
  const RkValues *last = series->years->pdata[series->years->len - 1];
  g_autofree char *people = dup_people (last, sex, own);
  g_autofree char *year = rk_fiscal_year_label_short (last->year);
  g_autofree char *masks = rk_indicator_series_dup_masks (series);
  g_autofree char *others = rk_values_dup_other_sources (last, own, sex, NULL);
  g_autofree char *note = g_strconcat (*people ? year : "", *people ? "の" : "", people, last->note,
                                       others ? others : "", masks ? masks : "", NULL);

  rk_chart_set_note (chart, note);
}

/* The tables of all years that are drawn. */
static char *
dup_source (const RkIndicatorSeries *series, const char *own, char sex)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

  rk_indicator_series_add_sources (series, own, sex, sources);
  return rk_source_line (sources);
}

static void
add_lines (RkChart *chart, const RkIndicatorSeries *series, char sex, const char *own)
{
  const RkValues *last = series->years->pdata[series->years->len - 1];
  g_autofree gboolean *cut = add_breaks (chart, series, own, sex);

  for (guint i = 0; i < last->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (last->rows, RkIndicatorValue, i);

      if (row->sex == sex && (own == NULL || g_str_equal (own, row->area)))
        add_line (chart, series, row->area_name, row->area, sex, cut);
    }
  if (rk_values_has_reference (last))
    add_line (chart, series, last->reference_name, NULL, sex, cut);
}

RkChart *
rk_indicator_trend_chart (const RkIndicatorSeries *series,
                          RkChartKind kind,
                          char sex,
                          const char *own)
{
  const RkValues *last = series->years->len ? series->years->pdata[series->years->len - 1] : NULL;
  g_autofree char *title = NULL;
  g_autofree char *unit = last ? rk_values_dup_unit (last) : g_strdup ("");
  RkChart *chart;

  title = g_strdup_printf ("%s　%sの%s推移%s%s%s", rk_record_get (series->indicator, "name"),
                           rk_sex_paper (sex), kind == RK_CHART_MULTIPLES ? "区域ごとの" : "",
                           kind == RK_CHART_MULTIPLES && *unit ? "（" : "",
                           kind == RK_CHART_MULTIPLES ? unit : "",
                           kind == RK_CHART_MULTIPLES && *unit ? "）" : "");
  chart = rk_chart_new (kind, title, unit);
  rk_chart_set_decimals (chart, (guint)rk_record_get_int (series->indicator, "decimals"));
  for (guint y = 0; y < series->years->len; y++)
    {
      int year = ((RkValues *)series->years->pdata[y])->year;
      g_autofree char *label = rk_fiscal_year_label_short (year);

      rk_chart_place_category (chart, rk_chart_add_category (chart, label), year);
    }
  if (last == NULL)
    return chart;
  add_lines (chart, series, sex, own);
  {
    g_autofree char *source = dup_source (series, own, sex);

    if (*source)
      rk_chart_set_source (chart, source);
  }
  set_notes (chart, series, sex, own);
  set_span (chart, series);
  return chart;
}

gboolean
rk_indicator_compare (
    const RkValues *from, const RkValues *to, const char *area, char sex, RkIndicatorChange *change)
{
  const RkIndicatorValue *a = rk_values_row (from, area, sex);
  const RkIndicatorValue *b = rk_values_row (to, area, sex);
  RkStatResult result;

  *change = (RkIndicatorChange){ .change = NAN };
  if (a == NULL || b == NULL || isnan (a->value) || isnan (b->value)
      || rk_values_break (from, to, area, sex, NULL))
    return FALSE;
  change->change = b->value - a->value;
  change->tested = to->method == RK_STAT_BINOMIAL && a->n > 0 && b->n > 0
                   && rk_stat_change (a->observed, a->n, b->observed, b->n, 0.95, &result, NULL);
  if (change->tested)
    change->side = result.lower > 0 ? 1 : result.upper < 0 ? -1 : 0;
  else
    change->side = (change->change > 0) - (change->change < 0);
  return TRUE;
}

void
rk_indicator_change (
    const RkIndicatorSeries *series, const char *area, char sex, double *change, gboolean *sure)
{
  const RkValues *now, *before;
  RkIndicatorChange found;

  *change = NAN;
  if (sure)
    *sure = FALSE;
  if (series->years->len < 2)
    return;
  now = series->years->pdata[series->years->len - 1];
  before = series->years->pdata[series->years->len - 2];
  if (now->year - before->year != 1 || !rk_indicator_compare (before, now, area, sex, &found))
    return;
  *change = found.change;
  if (sure)
    *sure = found.tested && found.side != 0;
}

RkValues *
rk_indicator_values_of (
    RkDb *db, RkRecord *indicator, RkAreaLevel level, int year, RkValuesKind kind, GError **error)
{
  RkValuesRequest request = { .kind = kind,
                              .level = level,
                              .year = year,
                              .prefecture = level == RK_AREA_PREFECTURE ? NULL : "22" };

  return rk_values_compute (db, indicator, &request, error);
}
