/* Many areas beside each other: limits of a funnel, the slope over ranked groups. */
#pragma once

#include "rk-stat-result.h"

G_BEGIN_DECLS

/* ── funnel ──────────────────────────────────────────────────────────────────────────────── */

/**
 * rk_stat_funnel: where the values of areas of this size lie if all are like the whole.
 * @measure: %RK_STAT_PROPORTION: @overall of @denominator people, p ± z sqrt (p (1 − p) / n), cut
 * at 0 and 1; %RK_STAT_RATE: @overall events per person-year; %RK_STAT_RATIO: @denominator is the
 *   count expected, @overall usually 1
 * @lower, @upper: (out): in the unit of @overall
 *
 * Rates and ratios: the count (of any fraction) whose exact Poisson interval just reaches what is
 * expected, over the denominator (chi-square inversion). Where even none is within, 0.
 */
gboolean rk_stat_funnel (RkStatMeasure measure,
                         double denominator,
                         double overall,
                         double confidence,
                         double *lower,
                         double *upper,
                         GError **error);
/** rk_stat_funnel_note: one line for under a figure (Japanese). */
const char *rk_stat_funnel_note (RkStatMeasure measure);

/* ── slope over groups ───────────────────────────────────────────────────────────────────── */

typedef enum
{
  RK_STAT_PLAIN,
  RK_STAT_LOG,
  RK_STAT_LOGIT,
} RkStatTransform;

/**
 * RkStatSlope: between the two ends of the scale, from the first group's end to the last one's.
 * @sii: slope index: difference; @rii: relative index: ratio
 * @intercept: fitted value at the first end
 * Limits are NaN without standard errors; those of the RII also where the first end may be 0.
 */
typedef struct
{
  double sii;
  double sii_lower;
  double sii_upper;
  double rii;
  double rii_lower;
  double rii_upper;
  double intercept;
} RkStatSlope;

/**
 * rk_stat_slope: weighted regression on the middle of each group's share of the people.
 * @value: by group, from the most to the least deprived
 * @se: (nullable): standard errors on the scale of @transform: of log (value), of logit (value)
 * @population: weights
 * @length: three groups at least
 *
 * The interval is that of PHE's repeated simulation as the number of repetitions grows without end
 * (no random numbers): of a sum of normal variables; of the RII Fieller's. With a transform the
 * line turns about its middle and its ends are transformed back.
 */
gboolean rk_stat_slope (const double *value,
                        const double *se,
                        const double *population,
                        gsize length,
                        RkStatTransform transform,
                        double confidence,
                        RkStatSlope *result,
                        GError **error);
/** rk_stat_slope_note: one line for under a figure (Japanese). */
const char *rk_stat_slope_note (RkStatTransform transform);

G_END_DECLS
