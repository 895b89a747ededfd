/* What masked cells of a published table can be. */
#pragma once

#include "rk-stat-result.h"

G_BEGIN_DECLS

/**
 * rk_stat_mask_bounds: a row whose subtotal is visible: the masked cells add up to what is left.
 * @cells: counts; NaN is a masked one
 * @length: cells
 * @most: no masked cell is over it; INFINITY where the publisher does not say so. (NDB masks under
 *   10, but also the smallest other cell where only one would be: then there is no such limit.)
 * @masked: (out): how many
 * @residual: (out): what they add up to
 * @lower, @upper: (out) (array length=length): of each cell; a visible one is both
 * @error: besides the usual: what is visible is over the subtotal, or cannot be with @most
 */
gboolean rk_stat_mask_bounds (const double *cells,
                              gsize length,
                              double subtotal,
                              double most,
                              guint *masked,
                              double *residual,
                              double *lower,
                              double *upper,
                              GError **error);
/** RK_STAT_MASK_NOTE: one line for under a figure. */
#define RK_STAT_MASK_NOTE \
  "※は公表元で秘匿された値。範囲は、小計から公表された値を引いた残りによる。"

G_END_DECLS
