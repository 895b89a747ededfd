/* What the card of an indicator says, beyond its words: which classes of a table it counts, where
 * its series breaks, which way is good. */
#pragma once

#include "rk-record.h"
#include "rk-stat-result.h"

G_BEGIN_DECLS

/** rk_indicators_shipped: the catalogue (data/indicators.json). Returns: (transfer full)
 * (element-type RkRecord): new records of rk_kind_indicator, in order */
GPtrArray *rk_indicators_shipped (void);

/** RkGood: which way is good. */
typedef enum
{
  RK_GOOD_NEITHER,
  RK_GOOD_HIGH,
  RK_GOOD_LOW,
} RkGood;

RkGood rk_indicator_good (const RkRecord *indicator);

/** rk_indicator_multiplier: of how many a value is: as the card says, else as its unit says
 * (「人口10万対」, 「%」), else 100 of shares and ratios, and 1 of all else. */
double rk_indicator_multiplier (const RkRecord *indicator);
/** rk_indicator_method: how its interval is made: as the card says; of what is no share, and says
 * not of how many it is, as its kind is. %RK_STAT_NONE: means, costs, years and numbers have none
 */
RkStatMethod rk_indicator_method (const RkRecord *indicator);

/** RkClassMatch: whether a class of a table is counted. */
typedef enum
{
  RK_CLASS_OUT,
  RK_CLASS_IN,
  RK_CLASS_CUT, /* the limit lies inside the class: the table cannot tell */
} RkClassMatch;

/**
 * rk_class_match:
 * @rule: RkRecord field "classes": 「はい」, 「毎日|時々」, 「!0|なし」 (all but these), 「>=6.5」,
 *   「<40」, 「M:>=85;F:>=90」; signs and numbers are compared whole
 * @label: as the table says it: 「はい（条件を満たす）」, 「6.5以上8.0未満」
 * @sex: 'M', 'F' or 'T'
 */
RkClassMatch rk_class_match (const char *rule, const char *label, char sex);

/** rk_class_rule_has_answers: whether it counts some answers, of either sex: no numbers, and not
 * all but some. @rule: (nullable) */
gboolean rk_class_rule_has_answers (const char *rule);
/** rk_class_rule_holds: whether all answers that @part counts are counted by @whole, too, and more.
 */
gboolean rk_class_rule_holds (const char *whole, const char *part);
/** rk_class_rule_meets: whether an answer is counted by both. */
gboolean rk_class_rule_meets (const char *one, const char *two);

/**
 * rk_indicator_break: whether the series breaks between two years.
 * @words: (out) (optional) (transfer full): why
 */
gboolean rk_indicator_break (const RkRecord *indicator, int from, int to, char **words);

/** rk_indicator_dup_ages: 「40～74歳」, or 「全年齢」. */
char *rk_indicator_dup_ages (const RkRecord *indicator);

G_END_DECLS
