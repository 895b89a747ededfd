/* The values that one condition of a list can have: which are chosen, and how many rows each would
 * leave. Counted on a worker. Internal to RkFilterButton. */
#pragma once

#include "rk-query.h"

G_BEGIN_DECLS

/**
 * RkFilterValue:
 * @field: of the condition
 * @value: stored; "" = rows without one
 * @label: in words
 * @folded: label, to search
 * @counted: whether @count is known
 */
typedef struct
{
  const char *field;
  char *value;
  char *label;
  char *folded;
  gboolean chosen;
  gboolean counted;
  guint64 count;
} RkFilterValue;

#define RK_TYPE_FILTER_VALUES (rk_filter_values_get_type ())
G_DECLARE_FINAL_TYPE (RkFilterValues, rk_filter_values, RK, FILTER_VALUES, GObject)

/* Signals:
 *   counted   the numbers have come; other values may be there than before */

/** rk_filter_values_new: @field: (nullable): static; NULL: only what is added, one at a time */
RkFilterValues *rk_filter_values_new (RkStore *store, const char *field);
/** rk_filter_values_add: a fixed choice. @field: static */
void rk_filter_values_add (RkFilterValues *self,
                           const char *field,
                           const char *value,
                           const char *label);
guint rk_filter_values_get_n (RkFilterValues *self);
/** rk_filter_values_get: valid until the next "counted". */
const RkFilterValue *rk_filter_values_get (RkFilterValues *self, guint i);
/** rk_filter_values_choose: Returns: whether a fixed choice pushed another one out */
gboolean rk_filter_values_choose (RkFilterValues *self, guint i, gboolean chosen);
void rk_filter_values_clear (RkFilterValues *self);
/** rk_filter_values_get_n_chosen: @first: (out) (optional) (transfer none) (nullable): its label */
guint rk_filter_values_get_n_chosen (RkFilterValues *self, const char **first);
/** rk_filter_values_set_query: chooses what @query asks for. */
void rk_filter_values_set_query (RkFilterValues *self, RkQuery *query);
/** rk_filter_values_apply: puts what is chosen into @query in place of its own. */
void rk_filter_values_apply (RkFilterValues *self, RkQuery *query);
/** rk_filter_values_count: how many rows each value would leave under the other conditions. */
void rk_filter_values_count (RkFilterValues *self);

G_END_DECLS
