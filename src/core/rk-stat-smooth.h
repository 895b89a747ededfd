/* Empirical Bayes: ratios of small areas drawn towards their mean (EBSMR). For rare events; which
 * areas are taken together changes the results, so say it. */
#pragma once

#include "rk-stat-result.h"

G_BEGIN_DECLS

/**
 * RkStatSmooth: what the areas have in common.
 * @method: %RK_STAT_MOMENTS (Marshall 1991, as GeoDa and spdep's EBest) or %RK_STAT_ML (gamma
 *   prior, negative binomial likelihood). They differ visibly in few areas: always name it.
 * @mean, @variance: of the ratios (1 = reference); variance 0: no more than chance
 * @nu, @alpha: shape and rate of the gamma distribution; NaN by moments and where variance is 0
 */
typedef struct
{
  RkStatMethod method;
  double mean;
  double variance;
  double nu;
  double alpha;
} RkStatSmooth;

/**
 * rk_stat_smooth: @smoothed: (out) (array length=length): ratios, 1 = reference
 * @error: besides the usual: nothing expected in an area
 */
gboolean rk_stat_smooth (const double *observed,
                         const double *expected,
                         gsize length,
                         RkStatMethod method,
                         double *smoothed,
                         RkStatSmooth *result,
                         GError **error);

/**
 * rk_stat_smooth_limits: the interval of one area: quantiles of gamma (O + nu, E + alpha).
 * Both NaN where @result has no nu.
 */
void rk_stat_smooth_limits (const RkStatSmooth *result,
                            double observed,
                            double expected,
                            double confidence,
                            double *lower,
                            double *upper);

/**
 * rk_stat_smooth_dup_note: one line for under a figure (Japanese): method, reference, areas.
 * @reference: (nullable): what 1 is
 * @areas: how many were taken together, and which (nullable): 「静岡県の35市町」
 */
char *
rk_stat_smooth_dup_note (const RkStatSmooth *result, const char *reference, const char *areas);

G_END_DECLS
