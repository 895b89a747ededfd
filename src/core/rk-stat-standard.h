/* Age-adjusted rates (direct) and 標準化該当比 / SMR (indirect), and the model populations. */
#pragma once

#include "rk-stat-result.h"

G_BEGIN_DECLS

/**
 * rk_stat_direct: the rate there would be with the ages of a standard population.
 * @count, @population: by age class
 * @standard: its weights, in any unit; a class of weight 0 may be empty
 * @length: how many classes
 * @reference: (nullable): name of the standard; two bases never share a line
 * @method: %RK_STAT_DOBSON (rare events, Poisson), or %RK_STAT_BINOMIAL (prevalence: no count may
 *   be over its population)
 * @result: (out): without an interval where there were no events
 *
 * Dobson: V = Σ w² x / n² / W²; limits: rate + sqrt (V / O) (Byar (O) − O), Byar's at any O.
 * Binomial: rate ± z sqrt (Σ (w / W)² p (1 − p) / n), cut at 0 and @multiplier.
 */
gboolean rk_stat_direct (const double *count,
                         const double *population,
                         const double *standard,
                         gsize length,
                         double multiplier,
                         const char *reference,
                         RkStatMethod method,
                         double confidence,
                         RkStatResult *result,
                         GError **error);

/** RkStatIndirect: what a ratio is made from. Sexes together: classes of sex × age. */
typedef struct
{
  const double *observed; /* by class, or one total */
  gsize n_observed;
  const double *population; /* who had a usable result for this item */
  const double *reference_count;
  const double *reference_population;
  gsize length; /* classes */
} RkStatIndirect;

/**
 * rk_stat_ratio: 標準化該当比, SMR: 100 O / E with E = Σ n_i X_i / N_i.
 * @reference: (nullable): whose rates: its name and year
 * @multiplier: 100
 * @method: %RK_STAT_BINOMIAL for prevalence (Wilson's limits of O of Σ n; z from Σ n p (1 − p));
 *   %RK_STAT_POISSON, _EXACT or _BYAR for deaths (z from E)
 * @error: besides the usual: nothing is expected (E = 0), a class without reference
 */
gboolean rk_stat_ratio (const RkStatIndirect *data,
                        double multiplier,
                        const char *reference,
                        RkStatMethod method,
                        double confidence,
                        RkStatResult *result,
                        GError **error);

/* ── model populations ───────────────────────────────────────────────────────────────────── */

/**
 * RkStatPopulation: a model population in thousands.
 * @id: "s60"
 * @name, @source: Japanese, as on paper
 * @checked: seen in a published source. What was not, may not be printed as official before
 *   somebody compared it with the ministry's notice: the name says so (要確認).
 * @ages: first year of age of each class, ascending; the last class is open
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *source;
  gboolean checked;
  gsize n;
  const guint *ages;
  const double *weights;
} RkStatPopulation;

/** rk_stat_populations: Returns: (array length=n) (transfer none) */
const RkStatPopulation *rk_stat_populations (gsize *n);
/** rk_stat_population_find: Returns: (nullable) (transfer none) */
const RkStatPopulation *rk_stat_population_find (const char *id);
/**
 * rk_stat_population_weight: people of @from to @to years (both counted); @to G_MAXUINT: and over.
 * @error: the ages do not end where classes of the population do
 */
gboolean rk_stat_population_weight (
    const RkStatPopulation *population, guint from, guint to, double *weight, GError **error);

G_END_DECLS
