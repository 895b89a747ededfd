/* Distributions that intervals are read from: normal, gamma (Poisson), beta (binomial), in double
 * precision. Checked against R to 1e-13 (tests/core/test-stat-quantile.c). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RkStatFunction: a function of one number, for rk_stat_solve(). */
typedef double (*RkStatFunction) (double x, gconstpointer data);

/**
 * rk_stat_solve: where @function is zero, to the last digit (Brent's method).
 * @low, @high: the signs of the function there must differ, or one of them is the answer
 */
double rk_stat_solve (RkStatFunction function, gconstpointer data, double low, double high);

/** rk_stat_normal_quantile: @p: within (0, 1) */
double rk_stat_normal_quantile (double p);
/** rk_stat_normal_tail: the probability of a value over @z. */
double rk_stat_normal_tail (double z);
/** rk_stat_z: what an interval of this confidence reaches to both sides: 1.96 for 0.95. */
double rk_stat_z (double confidence);

/**
 * rk_stat_gamma: the gamma distribution of rate 1, up to and over @x.
 * @shape: over 0
 * @lower, @upper: (out): they add up to 1; each is exact where it is small
 */
void rk_stat_gamma (double shape, double x, double *lower, double *upper);
/**
 * rk_stat_gamma_quantile: @upper: @p is the probability over the result, else under it
 * @p: within (0, 1)
 */
double rk_stat_gamma_quantile (double p, double shape, gboolean upper);

/** rk_stat_beta: the beta distribution up to and over @x. @a, @b: over 0 */
void rk_stat_beta (double a, double b, double x, double *lower, double *upper);
/** rk_stat_beta_quantile: as rk_stat_gamma_quantile() */
double rk_stat_beta_quantile (double p, double a, double b, gboolean upper);

/** rk_stat_digamma_rise: digamma (x + k) − digamma (x). @x: over 0; @k: not negative */
double rk_stat_digamma_rise (double x, double k);

G_END_DECLS
