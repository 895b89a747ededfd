/* Life tables, and years without limitation. */
#pragma once

#include "rk-stat-result.h"

G_BEGIN_DECLS

/** Below these a life table says little (Toson & Baker 2003; width as PHE does). */
#define RK_STAT_LIFE_FEWEST 5000
#define RK_STAT_LIFE_WIDEST 20

/**
 * RkStatLife: one age class of a life table.
 * @expectation, @lower, @upper: years that remain at its beginning
 * @survivors: of 100000; @lived: years that they live in it
 * @healthy, @healthy_lower, @healthy_upper: years without limitation; NaN where no prevalence was
 *   given, limits also without its sample
 */
typedef struct
{
  double expectation;
  double lower;
  double upper;
  double survivors;
  double lived;
  double healthy;
  double healthy_lower;
  double healthy_upper;
} RkStatLife;

/**
 * RkStatLifeData: by age class, the last one open.
 * @age_start: first year of age, ascending
 * @population: person-years
 * @limited: (nullable): prevalence of limitation, 0 to 1 (which kind, goes with the figure: the
 *   three definitions in use are not comparable)
 * @asked: (nullable): people @limited is known from
 */
typedef struct
{
  const double *age_start;
  const double *deaths;
  const double *population;
  const double *limited;
  const double *asked;
  gsize length;
} RkStatLifeData;

/**
 * rk_stat_life: Chiang's abridged table (1984): q = n M / (1 + (1 − a) n M) with a = 0.1 in the
 * first year of life and 0.5 else; the variance of the last class after Silcocks et al. (2001).
 * Sullivan (1971): Σ L (1 − π) / l, its variance after Newman (1988) from deaths and prevalence.
 *
 * @table: (out) (array length=data->length)
 * @reliable: (out) (nullable): enough person-years and an interval that is narrow enough
 * @error: besides the usual: nobody in an age class, more deaths than people, no deaths in the
 *   last class, ages that do not ascend
 */
gboolean rk_stat_life (const RkStatLifeData *data,
                       double confidence,
                       RkStatLife *table,
                       gboolean *reliable,
                       GError **error);
/** rk_stat_life_dup_note: one line for under a figure (Japanese). @healthy: of Sullivan's years */
char *rk_stat_life_dup_note (gboolean healthy, gboolean reliable, double confidence);

G_END_DECLS
