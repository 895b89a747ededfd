/* Means that keep their weights, and what a difference in cost per person is made of. */
#pragma once

#include "rk-stat-result.h"

G_BEGIN_DECLS

/**
 * rk_stat_weighted_mean: Σ w v / Σ w. Values per person of areas or insurers are put together so;
 * adding or averaging them is wrong.
 * @error: besides the usual: the weights are 0
 */
gboolean rk_stat_weighted_mean (
    const double *value, const double *weight, gsize length, RkStatResult *result, GError **error);

/** The factors of cost per person: claims per person, days per claim, cost per day. */
#define RK_STAT_COST_FACTORS 3

/**
 * RkStatCost: cost per person here against the reference's.
 * @ratio: of the costs; @difference: here − reference
 * @part: of @difference, by factor; they add up
 */
typedef struct
{
  double here;
  double reference;
  double ratio;
  double difference;
  double part[RK_STAT_COST_FACTORS];
} RkStatCost;

/**
 * rk_stat_cost_split: 受診率 × 1件当たり日数 × 1日当たり医療費. Each factor's part is in proportion
 * to the logarithm of its ratio (LMDI, Ang 2004): nothing is left over and no order matters.
 * @here, @reference: (array fixed-size=3): all over 0
 */
gboolean rk_stat_cost_split (const double *here,
                             const double *reference,
                             RkStatCost *result,
                             GError **error);
/** RK_STAT_COST_NOTE: one line for under a figure. */
#define RK_STAT_COST_NOTE \
  "三要素の寄与は、差を各要素の比の対数に比例して分けたもので、合計は差に一致する。"

G_END_DECLS
