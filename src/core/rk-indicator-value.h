/* From counts by age to what is printed: rate, age-adjusted rate, 標準化該当比. Pure functions over
 * observations (rk-observation.h); the formulas are those of rk-stat-*.h. */
#pragma once

#include "rk-observation.h"
#include "rk-stat-result.h"

G_BEGIN_DECLS

#define RK_AGE_TABLE_MAX 72

/** A cell that NDB masks together with its total holds fewer than ten. */
#define RK_SOURCE_MASK_MOST 9

/**
 * RkAgeCell: one age class of one sex; masked parts are estimated (RkAgeTable).
 * @x_spread, @n_spread: what of @x and @n is estimated
 */
typedef struct
{
  char sex;
  guint8 from;
  guint8 to;
  double x;
  double n;
  double x_spread;
  double n_spread;
} RkAgeCell;

/** RkAgeSlack: people of one observation of whom it is masked to which of some classes they belong.
 * @both: those who have it, of whom it is masked, too, of which class of those asked they are
 * @withheld: not by the publisher: rk_age_table_withhold() */
typedef struct
{
  guint64 cells[2]; /* bit by place in RkAgeTable.cells */
  double least;
  double most;
  gboolean both;
  gboolean withheld;
} RkAgeSlack;

#define RK_AGE_TABLE_SLACKS 24

/**
 * RkAgeTable: counts by sex and age of one area, or of several together. Plain data; begin with
 * rk_age_table_init().
 * @observed, @observed_most: those who have it; from the published total where there is one, which
 *   masks inside do not touch. The two differ where the total is masked
 * @people, @people_most: the same of those asked
 * @n_parts: observations added
 * @masked: cells of the tables that were masked
 * @counted: whether there are counts at all
 * @spread_x, @spread_n: how many of both are known of several ages together and were spread evenly
 * @lost: of how many the counted ones are part is masked, or how many they are, and more than a
 *   small number may be
 */
typedef struct
{
  guint age_from;
  guint age_to;
  guint length;
  RkAgeCell cells[RK_AGE_TABLE_MAX];
  double observed;
  double observed_most;
  double people;
  double people_most;
  guint n_parts;
  guint masked;
  gboolean counted;
  gboolean lost;
  double spread_x;
  double spread_n;
  guint n_slacks;
  RkAgeSlack slacks[RK_AGE_TABLE_SLACKS];
  guint n_x_slacks;
  RkAgeSlack x_slacks[RK_AGE_TABLE_SLACKS];
  guint n_other_slacks;
  RkAgeSlack other_slacks[RK_AGE_TABLE_SLACKS];
} RkAgeTable;

/** rk_age_table_init: @age_from, @age_to: both counted; 0 and 0: all ages */
void rk_age_table_init (RkAgeTable *self, guint age_from, guint age_to);
/**
 * rk_age_table_add: adds an observation. What is masked in its classes is what is left of the
 * published total, spread evenly; how far that can be wrong is kept in @slacks, and
 * for those who have it in @x_slacks, for those who have it not in @other_slacks.
 */
void rk_age_table_add (RkAgeTable *self, const RkObservation *observation);

/**
 * rk_age_table_withhold: nothing that is computed from the table tells how many have it of the
 * cells marked in @cells: what is left of all ages together of their sex is spread over them by
 * people, and how far that can be wrong is kept in @x_slacks.
 */
void rk_age_table_withhold (RkAgeTable *self, const RkAgeSlack *cells);
/** rk_age_table_is_spread: of so many it is not known of which ages they are that nothing adjusted
 * for age follows from them. */
gboolean rk_age_table_is_spread (const RkAgeTable *self);

/** rk_age_table_ages: the first and the last year of age. Returns: FALSE: it does not say any:
 * 「総数」
 */
gboolean rk_age_table_ages (const RkAgeTable *self, guint *from, guint *to);

/**
 * RkIndicatorValue: one row of a result.
 * @area, @area_name: (transfer none): belong to the observations
 * @value: in the unit of the question asked (100 for a ratio); NaN where it cannot be said
 * @least, @most: where masked cells leave it open; else both @value
 * @n, @observed, @expected: NaN where unknown or hidden
 * @state: against the reference; what holds whatever the masked cells are
 * @reason: (nullable): Japanese: why there is no value
 * @published: as it was printed, not computed
 * @hidden: may not be shown (rk-suppress.h); all numbers are NaN then
 */
typedef struct
{
  const char *area;
  const char *area_name;
  int year;
  char sex;
  double n;
  double observed;
  double expected;
  double value;
  double lower;
  double upper;
  double least;
  double most;
  double z;
  RkStatState state;
  guint masked;
  const char *reason;
  gboolean published;
  int hidden; /* RkHidden */
} RkIndicatorValue;

/**
 * RkIndicatorQuestion: what is asked of a table.
 * @multiplier: 100 for per cent and ratios
 * @method: %RK_STAT_BINOMIAL or %RK_STAT_POISSON; of a rate also %RK_STAT_NONE: a mean, a cost
 */
typedef struct
{
  double multiplier;
  RkStatMethod method;
  double confidence;
  const char *reference_name; /* interned */
} RkIndicatorQuestion;

/** RK_REASON_NO_SUCH_AGES: why nothing is adjusted for age: what it is compared with has not the
 * ages. */
#define RK_REASON_NO_SUCH_AGES "比べる値に同じ年齢階級の人数がない"

void rk_indicator_value_init (RkIndicatorValue *value, const RkObservation *of);
/** rk_indicator_value_name: of its area; where it has none, the code. */
const char *rk_indicator_value_name (const RkIndicatorValue *value);

/** rk_age_table_ratio: 標準化該当比 against @reference. Never fails: what cannot be computed says
 * why. */
void rk_age_table_ratio (const RkAgeTable *self,
                         const RkAgeTable *reference,
                         const RkIndicatorQuestion *question,
                         RkIndicatorValue *value);
/** rk_age_table_rate: those who have it of those asked. @against: (nullable): for the state */
void rk_age_table_rate (const RkAgeTable *self,
                        const RkAgeTable *against,
                        const RkIndicatorQuestion *question,
                        RkIndicatorValue *value);
/**
 * rk_age_table_adjust: the rate with the ages of a standard.
 * @standard: whose people the weights are
 * @against: (nullable): for the state
 */
void rk_age_table_adjust (const RkAgeTable *self,
                          const RkAgeTable *standard,
                          const RkAgeTable *against,
                          const RkIndicatorQuestion *question,
                          RkIndicatorValue *value);

G_END_DECLS
