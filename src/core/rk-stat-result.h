/* What every statistic comes with: its method, interval, n and reference, in words for under a
 * figure. All functions of rk-stat-*.h are pure; they refuse what cannot be computed with
 * %RK_ERROR_INVALID and never answer "not a number" for it. Formulas: the method named beside. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkStatMethod: how a value or its interval was made.
 * @RK_STAT_WILSON: score interval of a proportion (Wilson 1927)
 * @RK_STAT_CLOPPER_PEARSON: exact interval of a proportion (1934)
 * @RK_STAT_EXACT: exact interval of a count (Garwood 1936)
 * @RK_STAT_BYAR: Byar's interval of a count (Breslow & Day 1987)
 * @RK_STAT_POISSON: asked for only: exact under 10, else Byar, which the result then names
 * @RK_STAT_BINOMIAL: of adjusted rates by the normal distribution; of ratios Wilson's
 * @RK_STAT_DOBSON: of adjusted rates (Dobson et al. 1991)
 * @RK_STAT_MOMENTS, @RK_STAT_ML: empirical Bayes (Marshall 1991; Poisson-Gamma)
 * @RK_STAT_NORMAL: normal distribution of the estimate
 * @RK_STAT_NEWCOMBE: difference of two proportions (Newcombe 1998, method 10)
 * @RK_STAT_CHIANG: life table (Chiang 1984, last age group after Silcocks et al. 2001)
 * @RK_STAT_SULLIVAN: years without limitation (Sullivan 1971)
 * @RK_STAT_COCHRAN_ARMITAGE: trend of proportions
 */
typedef enum
{
  RK_STAT_NONE,
  RK_STAT_WILSON,
  RK_STAT_CLOPPER_PEARSON,
  RK_STAT_EXACT,
  RK_STAT_BYAR,
  RK_STAT_POISSON,
  RK_STAT_BINOMIAL,
  RK_STAT_DOBSON,
  RK_STAT_MOMENTS,
  RK_STAT_ML,
  RK_STAT_NORMAL,
  RK_STAT_NEWCOMBE,
  RK_STAT_CHIANG,
  RK_STAT_SULLIVAN,
  RK_STAT_COCHRAN_ARMITAGE,
} RkStatMethod;

/** RkStatMeasure: what the value is, for the words of the note. */
typedef enum
{
  RK_STAT_PROPORTION,
  RK_STAT_COUNT,
  RK_STAT_RATE,
  RK_STAT_RATIO,    /* 標準化該当比, SMR */
  RK_STAT_ADJUSTED, /* 年齢調整率 */
  RK_STAT_MEAN,
  RK_STAT_DIFFERENCE,
  RK_STAT_RATE_RATIO,
  RK_STAT_TREND,
  RK_STAT_YEARS, /* 平均余命, 平均自立期間 */
} RkStatMeasure;

/**
 * RkStatResult: a plain value, nothing to free.
 * @reference: (nullable): what it is compared with or adjusted to, interned
 * @multiplier: what the value is per: 100 for per cent, 100000
 * @value, @lower, @upper: times @multiplier; NaN where there is no interval
 * @n: people or person-years it rests on
 * @observed: events counted
 * @expected: of a ratio, else NaN
 * @z: distance from the reference in standard errors, NaN where there is no test
 */
typedef struct
{
  RkStatMeasure measure;
  RkStatMethod method;
  const char *reference;
  double confidence;
  double multiplier;
  double value;
  double lower;
  double upper;
  double n;
  double observed;
  double expected;
  double z;
} RkStatResult;

/** RK_STAT_FEW: with fewer events a value says little by itself; the note tells it. */
#define RK_STAT_FEW 10

/** rk_stat_result: @confidence: 0.95; nothing else is known yet (NaN). */
RkStatResult rk_stat_result (RkStatMeasure measure, RkStatMethod method, double confidence);
/**
 * rk_stat_result_dup_note: one line for under a figure (Japanese, as all text on paper): measure,
 * reference, n, interval and method.
 */
char *rk_stat_result_dup_note (const RkStatResult *result);

/** rk_stat_method_id: the word in files and on the command line: "clopper-pearson" */
const char *rk_stat_method_id (RkStatMethod method);
/** rk_stat_method_from_id: Returns: FALSE where there is none such */
gboolean rk_stat_method_from_id (const char *id, RkStatMethod *method);
/** rk_stat_method_name: on screen, translated; rk_stat_method_paper: on paper, Japanese. */
const char *rk_stat_method_name (RkStatMethod method);
const char *rk_stat_method_paper (RkStatMethod method);

/* ── states ──────────────────────────────────────────────────────────────────────────────── */

/** RkStatState: a value against what it is compared with. Whether high is good, others know. */
typedef enum
{
  RK_STAT_UNDECIDED, /* masked, missing, nothing expected */
  RK_STAT_SURELY_LOW,
  RK_STAT_LOW,
  RK_STAT_SAME,
  RK_STAT_HIGH,
  RK_STAT_SURELY_HIGH,
} RkStatState;

/** rk_stat_state: @against: 100 for a 標準化該当比 */
RkStatState rk_stat_state (const RkStatResult *result, double against);
/** rk_stat_state_paper: 「有意に高い」, 「高いが有意でない」, 「同じ」, … 「判定不能」 */
const char *rk_stat_state_paper (RkStatState state);

/* ── refusals ────────────────────────────────────────────────────────────────────────────── */

#define RK_STAT_MOST 1e13

/** RkStatNumbers: some numbers and what they are called in an error. */
typedef struct
{
  const char *name;
  const double *values;
  gsize n;
} RkStatNumbers;

/**
 * rk_stat_check: whether these are finite numbers from @least on (over it where @over). Numbers
 * that may not be negative may not be over RK_STAT_MOST either: nobody counts so far, and the exact
 * methods would take for ever.
 * @error: %RK_ERROR_INVALID names the number and its place
 */
gboolean rk_stat_check (RkStatNumbers numbers, double least, gboolean over, GError **error);
/** rk_stat_check_number: the same for one. */
gboolean
rk_stat_check_number (const char *name, double value, double least, gboolean over, GError **error);
/** rk_stat_check_within: no number is over the one in its place. */
gboolean rk_stat_check_within (RkStatNumbers numbers, RkStatNumbers limits, GError **error);
gboolean rk_stat_check_confidence (double confidence, GError **error);
/** rk_stat_refuse: sets %RK_ERROR_INVALID. Returns: FALSE */
gboolean rk_stat_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** rk_stat_sum: without the loss of adding small to large (Neumaier). */
double rk_stat_sum (const double *values, gsize n);

G_END_DECLS
