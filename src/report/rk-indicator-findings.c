#include "rk-indicator-findings.h"

#include <math.h>
#include <string.h>

#include "rk-chart-axis.h"
#include "rk-error.h"
#include "rk-text.h"

static void
finding_free (gpointer data)
{
  RkFinding *finding = data;

  g_clear_pointer (&finding->indicator, rk_record_unref);
  g_clear_pointer (&finding->values, rk_values_free);
  g_clear_pointer (&finding->rates, rk_values_free);
  g_clear_pointer (&finding->beside, rk_values_free);
  g_clear_pointer (&finding->series, rk_indicator_series_free);
  g_free (finding);
}

/* Nothing of that year or that level is no failure of a paper. */
static gboolean
is_nothing (GError **error)
{
  if (!g_error_matches (*error, RK_ERROR, RK_ERROR_NOT_FOUND))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

/* Findings stand beside each other: all against the same. */
static RkValues *
against_nation (RkDb *db, RkRecord *indicator, int year, RkValuesKind kind, GError **error)
{
  RkValuesRequest request = {
    .kind = kind, .level = RK_AREA_MEDICAL, .year = year, .reference = "JP", .prefecture = "22"
  };

  return rk_values_compute (db, indicator, &request, error);
}

static RkValues *
against (RkDb *db, RkRecord *indicator, const char *code, int year, char sex)
{
  RkValuesRequest request = { .kind = RK_VALUES_RATE,
                              .level = RK_AREA_MEDICAL,
                              .year = year,
                              .sex = sex,
                              .reference = code,
                              .prefecture = "22" };

  return rk_values_compute (db, indicator, &request, NULL);
}

/* Of a year that the table of the nation is not there of yet, the newest before it. @newer: (out):
 * that year, or 0 */
static RkValues *
newest_against_nation (RkDb *db, RkRecord *indicator, int year, int *newer, GError **error)
{
  g_autoptr (GArray) years
      = year ? NULL : rk_indicators_years (db, rk_record_id (indicator), RK_AREA_MEDICAL, error);
  RkValues *values = NULL;

  *newer = 0;
  if (year || years == NULL || years->len == 0)
    return year || years ? against_nation (db, indicator, year, RK_VALUES_RATIO, error) : NULL;
  for (guint i = years->len; i-- > 0 && values == NULL;)
    {
      int tried = g_array_index (years, int, i);

      g_clear_error (error);
      values = against_nation (db, indicator, tried, RK_VALUES_RATIO, error);
      if (values == NULL && !g_error_matches (*error, RK_ERROR, RK_ERROR_NOT_FOUND))
        return NULL;
      if (values == NULL)
        *newer = MAX (*newer, tried);
    }
  return values;
}

/* The sum of some areas stands for no prefecture. */
static double
reference_of (const RkValues *values)
{
  return values && values->reference->len && !values->of_some
             ? g_array_index (values->reference, RkIndicatorValue, 0).value
             : NAN;
}

/* Lines and changes end with the year that the numbers are of. */
static void
cut_series (RkIndicatorSeries *series, int year)
{
  while (series && series->years->len
         && ((RkValues *)series->years->pdata[series->years->len - 1])->year > year)
    g_ptr_array_set_size (series->years, (int)series->years->len - 1);
}

/* How many times the nation's it is, up or down: of a rate, too, where there are no ages. */
static double
effect_of (const RkFinding *self)
{
  double nation = self->values->kind == RK_VALUES_RATIO
                      ? 100
                      : rk_indicator_reference (self->values, self->sex);

  if (isnan (self->row->value) || !(nation > 0))
    return 0;
  return fabs (log (MAX (self->row->value, 0.01 * nation) / nation));
}

static RkFinding *
finding_new (RkDb *db, RkRecord *indicator, const char *area, char sex, int year, GError **error)
{
  g_autoptr (RkValues) nation = NULL;
  RkFinding *self = g_new0 (RkFinding, 1);
  RkValuesRequest request
      = { .kind = RK_VALUES_RATE, .level = RK_AREA_MEDICAL, .reference = "JP", .prefecture = "22" };

  self->indicator = rk_record_ref (indicator);
  self->sex = sex;
  self->values = against_nation (db, indicator, year, RK_VALUES_RATIO, error);
  if (self->values == NULL)
    {
      finding_free (self);
      return NULL;
    }
  self->rates = against_nation (db, indicator, self->values->year, RK_VALUES_RATE, NULL);
  self->series = rk_indicator_series_load (db, indicator, &request, NULL);
  cut_series (self->series, self->values->year);
  self->row = rk_values_row (self->values, area, sex);
  self->rate = self->rates ? rk_values_row (self->rates, area, sex) : NULL;
  self->beside = against (db, indicator, "22", self->values->year, sex);
  self->prefecture = reference_of (self->beside);
  nation = against (db, indicator, "JP", self->values->year, sex);
  self->nation = reference_of (nation);
  self->change = NAN;
  if (self->series)
    rk_indicator_change (self->series, area, sex, &self->change, &self->change_sure);
  if (self->row)
    {
      self->good = rk_indicator_goodness (self->values, self->row);
      self->effect = effect_of (self);
    }
  return self;
}

static gboolean
add_findings (
    GPtrArray *findings, RkDb *db, RkRecord *indicator, const char *area, int year, GError **error)
{
  g_autoptr (GError) local = NULL;
  int newer;
  g_autoptr (RkValues) look = newest_against_nation (db, indicator, year, &newer, &local);

  if (look == NULL && is_nothing (&local))
    return TRUE;
  if (look == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < look->reference->len; i++)
    {
      char sex = g_array_index (look->reference, RkIndicatorValue, i).sex;
      RkFinding *finding = finding_new (db, indicator, area, sex, look->year, error);

      if (finding == NULL)
        return FALSE;
      finding->newer = newer;
      if (finding->row)
        g_ptr_array_add (findings, finding);
      else
        finding_free (finding);
    }
  return TRUE;
}

GPtrArray *
rk_findings_load (RkDb *db, const char *area, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (finding_free);

  if (cards == NULL)
    return NULL;
  for (guint i = 0; i < cards->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_findings (findings, db, cards->pdata[i], area, year, error))
      return NULL;
  return g_steal_pointer (&findings);
}

gboolean
rk_findings_lack_nation (RkDb *db, const char *area)
{
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, NULL);

  for (guint i = 0; cards && i < cards->len; i++)
    {
      RkValuesRequest request
          = { .kind = RK_VALUES_RATE, .level = RK_AREA_MEDICAL, .prefecture = "22" };
      g_autoptr (RkValues) values = rk_values_compute (db, cards->pdata[i], &request, NULL);

      for (guint r = 0; values && r < values->rows->len; r++)
        if (g_str_equal (g_array_index (values->rows, RkIndicatorValue, r).area, area))
          return TRUE;
    }
  return FALSE;
}

/* ── picking ─────────────────────────────────────────────────────────────────────────────── */

static int
by_effect (gconstpointer a, gconstpointer b)
{
  const RkFinding *one = *(const RkFinding *const *)a;
  const RkFinding *two = *(const RkFinding *const *)b;

  return one->effect < two->effect ? 1 : one->effect > two->effect ? -1 : 0;
}

GPtrArray *
rk_findings_pick (const GPtrArray *findings, int good, guint most)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    if (((RkFinding *)findings->pdata[i])->good == good)
      g_ptr_array_add (picked, findings->pdata[i]);
  g_ptr_array_sort (picked, by_effect);
  if (picked->len > most)
    g_ptr_array_set_size (picked, (int)most);
  return picked;
}

char *
rk_finding_dup_name (const RkFinding *self, gboolean sexed)
{
  return g_strconcat (sexed && self->sex != 'T' ? rk_sex_paper (self->sex) : "",
                      sexed && self->sex != 'T' ? "の" : "", rk_indicator_short (self->indicator),
                      NULL);
}

GPtrArray *
rk_findings_list_unjudged (const GPtrArray *findings, char sex, guint *n_judged)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  *n_judged = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const RkFinding *finding = findings->pdata[i];

      if (sex && finding->sex != sex)
        continue;
      if (rk_indicator_is_judged (finding->row))
        (*n_judged)++;
      else
        g_ptr_array_add (names, rk_finding_dup_name (finding, sex == 0));
    }
  return names;
}

char *
rk_finding_dup_change (const RkFinding *self)
{
  const char *unit = rk_record_get (self->indicator, "unit");
  guint decimals = (guint)rk_record_get_int (self->indicator, "decimals");
  g_autofree char *number = rk_number_format (fabs (self->change), decimals);

  if (fabs (self->change) < 0.5 * pow (10, -(double)decimals))
    return NULL;
  return g_strdup_printf ("%s%s%s", number,
                          g_strcmp0 (unit, "%") == 0 ? "ポイント"
                          : unit                     ? unit
                                                     : "",
                          self->change > 0 ? "上がった" : "下がった");
}

char *
rk_findings_dup_changes (const GPtrArray *findings, guint most)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < findings->len && n < most; i++)
    {
      const RkFinding *finding = findings->pdata[i];
      g_autofree char *change = NULL;
      g_autofree char *name = rk_finding_dup_name (finding, TRUE);

      if (isnan (finding->change))
        g_ptr_array_add (unknown, g_steal_pointer (&name));
      if (isnan (finding->change) || !finding->change_sure)
        continue;
      change = rk_finding_dup_change (finding);
      if (change == NULL)
        continue;
      g_string_append_printf (out, "%sは1年で%s。", name, change);
      n++;
    }
  if (n > 0)
    return g_string_free (out, FALSE);
  if (unknown->len == findings->len)
    g_string_append (out, "どの指標も前年と比べられない。");
  else
    {
      g_string_append (out, "前年との差がはっきりした指標はない。");
      rk_indicator_append_unjudged (out, unknown, "項目", "前年と比べられない");
    }
  return g_string_free (out, FALSE);
}
