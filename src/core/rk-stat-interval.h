/* Proportions, counts, rates and their change, with intervals. */
#pragma once

#include "rk-stat-result.h"

G_BEGIN_DECLS

/**
 * rk_stat_proportion: @x of @n.
 * @method: %RK_STAT_WILSON or %RK_STAT_CLOPPER_PEARSON
 * @result: (out): between 0 and 1
 * @error: no people, negative, more than there are, not a number
 */
gboolean rk_stat_proportion (double x,
                             double n,
                             RkStatMethod method,
                             double confidence,
                             RkStatResult *result,
                             GError **error);

/**
 * rk_stat_count: the interval of a count of rare events.
 * @method: %RK_STAT_EXACT, %RK_STAT_BYAR or %RK_STAT_POISSON; the result names which it was
 */
gboolean rk_stat_count (
    double count, RkStatMethod method, double confidence, RkStatResult *result, GError **error);

/**
 * rk_stat_rate: events per person-year times @multiplier; more than one event per person may be.
 * @method: as rk_stat_count()
 */
gboolean rk_stat_rate (double count,
                       double person_years,
                       double multiplier,
                       RkStatMethod method,
                       double confidence,
                       RkStatResult *result,
                       GError **error);

/**
 * rk_stat_change: from @x1 of @n1 to @x2 of @n2, in different people: the difference of the
 * proportions (Newcombe 1998, method 10), between −1 and 1.
 */
gboolean rk_stat_change (double x1,
                         double n1,
                         double x2,
                         double n2,
                         double confidence,
                         RkStatResult *result,
                         GError **error);

/**
 * rk_stat_rate_ratio: the second rate over the first, exact (the count of the second among both is
 * binomial). An upper limit of infinity is possible; @error besides: no events in the first
 */
gboolean rk_stat_rate_ratio (double count1,
                             double person_years1,
                             double count2,
                             double person_years2,
                             double confidence,
                             RkStatResult *result,
                             GError **error);

/**
 * rk_stat_trend: whether proportions rise or fall over years (Cochran–Armitage without
 * correction), and by how much per year (weighted slope, binomial errors).
 * @score: the years; they may have gaps
 * @result: (out): value and interval: slope; z: of the test, so that its square is R's
 *   prop.trend.test(); NaN where all or none have it
 * @p: (out) (nullable): two-sided
 * @error: besides the usual: fewer than two different scores
 */
gboolean rk_stat_trend (const double *x,
                        const double *n,
                        const double *score,
                        gsize length,
                        double confidence,
                        RkStatResult *result,
                        double *p,
                        GError **error);

G_END_DECLS
