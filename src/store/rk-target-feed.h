/* What the office's own data say about the targets of a plan: values of indicators, counts of the
 * register. They are offered with all they were made from; what stands there is never changed by
 * itself. */
#pragma once

#include "rk-plans.h"

G_BEGIN_DECLS

/**
 * RkTargetOffer: a value for one target and year.
 * @target: (transfer none): of the plan that was asked about
 * @value: NAN where there is none; @reason says why
 * @numerator, @denominator: NAN where the value is no share
 * @as_of: (nullable): ISO: the day that was counted
 * @formula: in words, with the numbers: 「（…）238÷1,151×100」
 * @source: where it comes from:
 * 「事業所の登録　健康づくり実践事業所　志太榛原　令和8年3月31日現在」
 * @reason: (nullable): translated
 * @present: what stands there now, NAN: nothing
 */
typedef struct
{
  const RkPlanTarget *target;
  int year;
  double value;
  double numerator;
  double denominator;
  char *as_of;
  char *formula;
  char *source;
  char *reason;
  double present;
} RkTargetOffer;

/** rk_target_is_fed: whether a target (rk_kind_target) says where its value comes from. */
gboolean rk_target_is_fed (const RkRecord *target);
/**
 * rk_target_offers: one for each target of @plan that is fed, in their order.
 * @plan: must outlive what is returned
 * @year: fiscal year. The register is counted on its last day, or today while it goes on
 * Returns: (element-type RkTargetOffer)
 */
GPtrArray *rk_target_offers (RkDb *db, const RkPlan *plan, int year, GError **error);
/** rk_target_offer_is_new: whether there is a value that does not stand there already. */
gboolean rk_target_offer_is_new (const RkTargetOffer *offer);
/** rk_target_offer_take: makes it the actual value of its year, with numerator, denominator, day
 * and source. For use inside a command. */
gboolean rk_target_offer_take (RkDb *db, const RkTargetOffer *offer, GError **error);

G_END_DECLS
