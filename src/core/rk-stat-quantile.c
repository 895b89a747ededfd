#include "rk-stat-quantile.h"

#include <float.h>
#include <math.h>

#define HALF_LOG_2PI 0.918938533204672741780329736406

/* ── roots ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double x;
  double y;
} Point;

/* The next try: inverse quadratic or secant where it promises more than halving (Brent 1973). */
static double
next_step (Point a, Point b, Point c, double half, double before)
{
  double s = b.y / a.y;
  double p, q;

  if (a.x == c.x)
    {
      p = 2 * half * s;
      q = 1 - s;
    }
  else
    {
      double r = b.y / c.y;
      double t = a.y / c.y;

      p = s * (2 * half * t * (t - r) - (b.x - a.x) * (r - 1));
      q = (t - 1) * (r - 1) * (s - 1);
    }
  if (p > 0)
    q = -q;
  p = fabs (p);
  return 2 * p < MIN (3 * half * q, fabs (before * q)) ? p / q : NAN;
}

double
rk_stat_solve (RkStatFunction function, gconstpointer data, double low, double high)
{
  Point a = { low, function (low, data) };
  Point b = { high, function (high, data) };
  Point c = a;
  double step = b.x - a.x;
  double before = step;

  for (guint i = 0; i < 500; i++)
    {
      double half, least, next;

      if ((b.y > 0) == (c.y > 0))
        {
          c = a;
          step = before = b.x - a.x;
        }
      if (fabs (c.y) < fabs (b.y))
        {
          a = b;
          b = c;
          c = a;
        }
      least = 2 * DBL_EPSILON * fabs (b.x) + DBL_MIN;
      half = (c.x - b.x) / 2;
      if (fabs (half) <= least || b.y == 0)
        break;
      next = fabs (before) >= least && fabs (a.y) > fabs (b.y) ? next_step (a, b, c, half, before)
                                                               : NAN;
      before = isnan (next) ? half : step;
      step = isnan (next) ? half : next;
      a = b;
      b.x += fabs (step) > least ? step : copysign (least, half);
      b.y = function (b.x, data);
    }
  return b.x;
}

/* ── normal ──────────────────────────────────────────────────────────────────────────────── */

double
rk_stat_normal_tail (double z)
{
  return erfc (z / G_SQRT2) / 2;
}

/* Abramowitz & Stegun 26.2.23 (error below 0.0005), then Halley's steps on erfc(). */
double
rk_stat_normal_quantile (double p)
{
  double tail = MIN (p, 1 - p);
  double t = sqrt (-2 * log (tail));
  double z = t
             - (2.515517 + t * (0.802853 + t * 0.010328))
                   / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));

  for (guint i = 0; i < 4; i++)
    {
      double error = (rk_stat_normal_tail (z) - tail) / exp (-z * z / 2 - HALF_LOG_2PI);

      z += error / (1 - z * error / 2);
    }
  return p == 0.5 ? 0 : p < 0.5 ? -z : z;
}

double
rk_stat_z (double confidence)
{
  static _Thread_local double asked, z; /* the same of all areas of a figure */

  if (confidence != asked)
    {
      z = -rk_stat_normal_quantile ((1 - confidence) / 2);
      asked = confidence;
    }
  return z;
}

/* ── densities without loss (Loader 2000, as in R) ───────────────────────────────────────── */

/* log(n!) less Stirling's formula. */
static double
stirling_error (double n)
{
  double nn = n * n;

  if (n <= 15)
    return lgamma (n + 1) - (n + 0.5) * log (n) + n - HALF_LOG_2PI;
  return (1. / 12 - (1. / 360 - (1. / 1260 - (1. / 1680 - 1. / 1188 / nn) / nn) / nn) / nn) / n;
}

/* x log (x / m) + m − x */
static double
deviance (double x, double m)
{
  double v = (x - m) / (x + m);
  double sum = (x - m) * v;
  double term = 2 * x * v;

  if (fabs (x - m) >= 0.1 * (x + m))
    return x * log (x / m) + m - x;
  for (guint j = 1; j < 1000; j++)
    {
      double more;

      term *= v * v;
      more = sum + term / (2 * j + 1);
      if (more == sum)
        break;
      sum = more;
    }
  return sum;
}

/* mean^x e^−mean / x! for any x over 0 */
static double
poisson_density (double x, double mean)
{
  return exp (-stirling_error (x) - deviance (x, mean)) / sqrt (2 * G_PI * x);
}

/* n! / (x! y!) p^x q^y for any x and y over 0 that add up to n. @q: 1 − p, given beside it because
 * of a tiny p it keeps no digits */
static double
binomial_density (double x, double y, double p, double q)
{
  double n = x + y;

  return exp (stirling_error (n) - stirling_error (x) - stirling_error (y) - deviance (x, n * p)
              - deviance (y, n * q))
         / sqrt (2 * G_PI * x * (y / n));
}

/* A continued fraction by Lentz's method: first term, then pairs of numerator and denominator. */
typedef struct
{
  double c;
  double d;
  double value;
} Fraction;

static gboolean
fraction_add (Fraction *f, double numerator, double denominator)
{
  const double tiny = 1e-300;
  double step;

  f->d = denominator + numerator * f->d;
  f->c = denominator + numerator / f->c;
  f->d = 1 / (f->d == 0 ? tiny : f->d);
  f->c = f->c == 0 ? tiny : f->c;
  step = f->c * f->d;
  f->value *= step;
  return fabs (step - 1) > DBL_EPSILON;
}

/* ── gamma ───────────────────────────────────────────────────────────────────────────────── */

void
rk_stat_gamma (double shape, double x, double *lower, double *upper)
{
  double density;

  if (!(x > 0))
    {
      *lower = 0;
      *upper = 1;
      return;
    }
  density = poisson_density (shape, x);
  if (x < shape + 1)
    {
      double sum = 1;
      double term = 1;

      for (double k = 1; term > sum * DBL_EPSILON / 4; k++)
        sum += term *= x / (shape + k);
      *lower = MIN (1, density * sum);
      *upper = 1 - *lower;
    }
  else
    {
      Fraction f = { 1e300, 1 / (x + 1 - shape), 1 / (x + 1 - shape) };

      for (double k = 1; fraction_add (&f, -k * (k - shape), x + 2 * k + 1 - shape);)
        k++;
      *upper = MIN (1, density * shape * f.value);
      *lower = 1 - *upper;
    }
}

/* What a quantile is looked for in: the logarithm, so that tiny ones keep their digits. */
typedef struct
{
  double p;
  double a;
  double b; /* 0: gamma */
  gboolean upper;
} Quantile;

static double
quantile_error (double log_x, gconstpointer data)
{
  const Quantile *q = data;
  double lower, upper;

  if (q->b > 0)
    rk_stat_beta (q->a, q->b, exp (log_x), &lower, &upper);
  else
    rk_stat_gamma (q->a, exp (log_x), &lower, &upper);
  return q->upper ? q->p - upper : lower - q->p;
}

/* One step of Newton's takes back what the logarithm cost. */
static double
polish (const Quantile *q, double log_x)
{
  double x = exp (log_x);
  double density = q->b > 0 ? q->a * q->b / (q->a + q->b) * binomial_density (q->a, q->b, x, 1 - x)
                                  / (x * (1 - x))
                            : q->a / x * poisson_density (q->a, x);
  double step = quantile_error (log (x), q) / density;

  return isfinite (step) && fabs (step) < 1e-9 * x ? x - step : x;
}

static double
find_quantile (const Quantile *q, double high)
{
  const double low = -745; /* exp() of less is 0 */

  return quantile_error (low, q) >= 0 ? 0
                                      : polish (q, rk_stat_solve (quantile_error, q, low, high));
}

double
rk_stat_gamma_quantile (double p, double shape, gboolean upper)
{
  Quantile q = { p, shape, 0, upper };
  double high = log (shape + 1);

  while (quantile_error (high, &q) < 0)
    high++;
  return find_quantile (&q, high);
}

/* ── beta ────────────────────────────────────────────────────────────────────────────────── */

/* Up to x = 1 − y, where x is not far over the mean. The continued fraction of Didonato & Morris
 * 1992, which keeps its digits where one of a and b is much larger. */
static double
beta_lower (double a, double b, double x, double y)
{
  double off = 1 + (a > b ? (a + b) * y - b : a - (a + b) * x);
  double first = (a + 1) / (a * off);
  Fraction f = { 1e300, first, first };
  gboolean more = TRUE;

  for (double k = 1; more; k++)
    {
      double m = a + 2 * k;
      double numerator = (a + k - 1) / (m - 1) * ((a + b + k - 1) / (m - 1)) * k * (b - k) * x * x;

      more = fraction_add (&f, numerator,
                           k + k * (b - k) * x / (m - 1) + (a + k) / (m + 1) * (off + k * (1 + y)));
    }
  return MIN (1, binomial_density (a, b, x, y) * (a / (a + b)) * b * f.value);
}

void
rk_stat_beta (double a, double b, double x, double *lower, double *upper)
{
  if (!(x > 0) || x >= 1)
    {
      *lower = x >= 1;
      *upper = 1 - *lower;
    }
  else if (x < (a + 1) / (a + b + 2))
    {
      *lower = beta_lower (a, b, x, 1 - x);
      *upper = 1 - *lower;
    }
  else
    {
      *upper = beta_lower (b, a, 1 - x, x);
      *lower = 1 - *upper;
    }
}

double
rk_stat_beta_quantile (double p, double a, double b, gboolean upper)
{
  Quantile q = { p, a, b, upper };

  return find_quantile (&q, 0);
}

/* ── digamma ─────────────────────────────────────────────────────────────────────────────── */

/* digamma (x) − log (x) for x from 10 on (Abramowitz & Stegun 6.3.18) */
static double
digamma_rest (double x)
{
  double y = 1 / (x * x);

  return -0.5 / x
         - y
               * (1. / 12
                  - y
                        * (1. / 120
                           - y * (1. / 252 - y * (1. / 240 - y * (1. / 132 - y * 691. / 32760)))));
}

double
rk_stat_digamma_rise (double x, double k)
{
  double sum = 0;

  /* Counts are whole numbers and mostly small: then it is a plain sum. */
  if (k == floor (k) && k <= 100)
    {
      for (guint i = 0; i < (guint)k; i++)
        sum += 1 / (x + i);
      return sum;
    }
  while (x < 10)
    {
      sum += 1 / x - 1 / (x + k);
      x++;
    }
  return sum + log1p (k / x) + digamma_rest (x + k) - digamma_rest (x);
}
