/* Figures and papers of indicators. */
#pragma once

#include "rk-indicator-words.h"
#include "rk-report-private.h"

G_BEGIN_DECLS

/**
 * rk_indicator_chart: values of areas beside each other, with title, 出典 and 注.
 * @rates: (nullable): plain rates, for beside the ratios
 * @form: "forest", "bars", "tiles", …
 * @one: the sex of a figure that shows one only; 0: the first
 * @own: (nullable): code of the area the figure is about
 */
RkChart *rk_indicator_chart (
    const RkValues *values, const RkValues *rates, const char *form, char one, const char *own);

/** rk_indicator_add_references: what bars are compared with; of men and women each its own.
 * @values: of the sexes of the bars, in their order; @solid: 全国; else 県, dashed */
void rk_indicator_add_references (RkChart *chart, const RkValues *values, gboolean solid);

/** rk_indicator_drawn: a row as a chart has it: withheld, missing, or its value. */
double rk_indicator_drawn (const RkIndicatorValue *row);
/** rk_indicator_reference: the value of the reference itself; NaN where it has none. */
double rk_indicator_reference (const RkValues *values, char sex);
/** rk_indicator_scatter_chart: one indicator over another, an area a point. @own: (nullable) */
RkChart *
rk_indicator_scatter_chart (const RkValues *across, const RkValues *up, char sex, const char *own);
/** rk_indicator_box_chart: municipalities by medical area, other areas by prefecture. */
RkChart *rk_indicator_box_chart (const RkValues *values, char sex);
/** rk_indicator_pyramid_chart: how many by age, men and women of one area. @year: 0: the newest */
RkChart *rk_indicator_pyramid_chart (
    RkDb *db, RkRecord *indicator, int year, const char *area, GError **error);

/**
 * RkIndicatorSeries: values of one indicator over the years.
 * @years: RkValues, ascending
 */
typedef struct
{
  RkRecord *indicator;
  GPtrArray *years;
} RkIndicatorSeries;

RkIndicatorSeries *rk_indicator_series_load (RkDb *db,
                                             RkRecord *indicator,
                                             const RkValuesRequest *request,
                                             GError **error);
void rk_indicator_series_free (RkIndicatorSeries *series);
/** rk_indicator_series_dup_masks: what is hidden in any year. Returns: (nullable) */
char *rk_indicator_series_dup_masks (const RkIndicatorSeries *series);
/** rk_indicator_series_add_sources: of each year, for rk_source_line(). @area: (nullable): of its
 * line and of the reference; NULL: of all areas. @sources: (element-type utf8): owns them */
void rk_indicator_series_add_sources (const RkIndicatorSeries *series,
                                      const char *area,
                                      char sex,
                                      GPtrArray *sources);
/** rk_indicator_series_is_cut: whether no line goes on to the @year-th of the years: the definition
 * changed, or each line is of another publication from then on. @own: (nullable): the only area
 * that has a line. @words: (out) (optional) (transfer full): why */
gboolean rk_indicator_series_is_cut (
    const RkIndicatorSeries *series, guint year, const char *own, char sex, char **words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkIndicatorSeries, rk_indicator_series_free)
/** rk_indicator_trend_chart: @kind: %RK_CHART_TREND, or %RK_CHART_MULTIPLES: a panel an area; @own:
 * an area beside the reference; NULL: all areas */
RkChart *rk_indicator_trend_chart (const RkIndicatorSeries *series,
                                   RkChartKind kind,
                                   char sex,
                                   const char *own);
/**
 * RkIndicatorChange: from one year to another.
 * @change: in points of the rate; @side: 1: rose, −1: fell; where it was @tested, beyond chance
 */
typedef struct
{
  double change;
  int side;
  gboolean tested;
} RkIndicatorChange;

/** rk_indicator_compare: @area: (nullable): NULL: the reference. Returns: whether both have a value
 * and are to be compared */
gboolean rk_indicator_compare (const RkValues *from,
                               const RkValues *to,
                               const char *area,
                               char sex,
                               RkIndicatorChange *change);
/**
 * rk_indicator_change: from the year before the newest to the newest, in points of the rate.
 * @change: (out): NaN where the series broke or one of the two is missing
 * @sure: (out) (optional): whether the interval does not hold 0
 */
void rk_indicator_change (
    const RkIndicatorSeries *series, const char *area, char sex, double *change, gboolean *sure);

/** rk_indicator_values_of: the newest values of an indicator as papers print them: ratios where
 * there are counts by age, else published values. */
RkValues *rk_indicator_values_of (
    RkDb *db, RkRecord *indicator, RkAreaLevel level, int year, RkValuesKind kind, GError **error);

G_END_DECLS
