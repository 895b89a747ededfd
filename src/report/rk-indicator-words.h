/* What a figure of an indicator says in words: one sentence that may be edited, and what speaks for
 * and against an area. Never 「悪い」 of an area: values are high or low; which of it is good, the
 * card of the indicator knows. */
#pragma once

#include "rk-indicators.h"

G_BEGIN_DECLS

/** RK_INDICATOR_BESIDES: what is masked may well be the greatest, and is often the smallest. */
#define RK_INDICATOR_BESIDES "秘匿（※）を除くと、"
#define RK_INDICATOR_UNJUDGED "判定できない"
/** RK_INDICATOR_WITHHELD: where nothing at all may be shown. */
#define RK_INDICATOR_WITHHELD "秘匿のため示せない。"

/**
 * rk_indicator_append_unjudged: 「賀茂・熱海伊東は判定できない。」 What could not be compared is
 * neither more nor less than another nor like it: a sentence that says which are, or that there is
 * none, names it. Nothing where there is none.
 * @names: (element-type utf8); @counter: 「圏域」; @what: %RK_INDICATOR_UNJUDGED
 */
void rk_indicator_append_unjudged (GString *out,
                                   const GPtrArray *names,
                                   const char *counter,
                                   const char *what);
/** rk_indicator_direction: behind a sentence: 「（低いほど良い指標）」; "": neither */
const char *rk_indicator_direction (const RkRecord *indicator);
/** rk_indicator_dup_sentence: 読み方. @values: of areas beside each other */
char *rk_indicator_dup_sentence (const RkValues *values);
/**
 * rk_indicator_dup_own_sentence: of one area: 「女性の喫煙は81.5で、全国より有意に低い。」
 * @good: (out) (optional): 1: that is good, −1: it is not, 0: neither, or nobody can say
 */
char *
rk_indicator_dup_own_sentence (const RkValues *values, const RkIndicatorValue *row, int *good);
/** rk_indicator_is_judged: whether it could be compared. */
gboolean rk_indicator_is_judged (const RkIndicatorValue *row);
/** rk_indicator_goodness: −1, 0, 1 as above. */
int rk_indicator_goodness (const RkValues *values, const RkIndicatorValue *row);
/** rk_indicator_dup_title: 「習慣的喫煙の標準化該当比（8圏域）　令和3(2021)年度　40～74歳　男女別　
 * 全国＝100」. @funnel: of the areas that it can draw */
char *rk_indicator_dup_figure_title (const RkValues *values, gboolean funnel);
/** rk_indicator_in_funnel: whether the row has what a funnel places it by. */
gboolean rk_indicator_in_funnel (const RkIndicatorValue *row);
/** rk_indicator_append_undrawn: the areas of one sex that a funnel has not. */
void rk_indicator_append_undrawn (GString *out, const RkValues *values, char sex);
char *rk_indicator_dup_figure_subtitle (const RkValues *values);
/** rk_indicator_people: of how many people the values of one sex are; NaN where it may not be said
 */
double rk_indicator_people (const RkValues *values, char sex);
/** rk_indicator_people_digits: 「501,526」 */
char *rk_indicator_people_digits (double n);
/** rk_indicator_dup_people_of: 「501,526人」, %RK_INDICATOR_PEOPLE_WITHHELD. Returns:
 * (nullable) */
char *rk_indicator_dup_people_of (const RkValues *values, char sex);
/** RK_INDICATOR_PEOPLE_WITHHELD: a sum would give away what is hidden. */
#define RK_INDICATOR_PEOPLE_WITHHELD "※（人数が秘匿の区域がある）"
/** rk_indicator_append_mask: what is hidden, where @out does not say it yet. @values: (nullable) */
void rk_indicator_append_mask (GString *out, const RkValues *values);
/** rk_indicator_dup_people: 「人数（分母）　男性501,526人、女性※（…）。」; "" where there are none.
 * @sex: 0: of each sex there is */
char *rk_indicator_dup_people (const RkValues *values, char sex);
/** rk_indicator_dup_notes: 注: how it was computed, what is hidden, what to beware of. */
char *rk_indicator_dup_notes (const RkValues *values, char sex);
/** rk_indicator_short: what it is called in a sentence. (transfer none) */
const char *rk_indicator_short (const RkRecord *indicator);
/** rk_indicator_dup_year: 「令和3(2021)年度」 */
char *rk_indicator_dup_year (int year);

G_END_DECLS
