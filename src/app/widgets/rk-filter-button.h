/* One condition of a list: a button that shows the chosen values, and opens a list of the values
 * there are, each with how many rows it would leave. */
#pragma once

#include <adwaita.h>
#include "rk-query.h"

G_BEGIN_DECLS

#define RK_TYPE_FILTER_BUTTON (rk_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (RkFilterButton, rk_filter_button, RK, FILTER_BUTTON, AdwBin)

/* Signals:
 *   changed   the person chose other values; see rk_filter_button_apply() */

/**
 * rk_filter_button_new: a condition on one field, its values counted when the list opens.
 * @field: (nullable): static string; NULL: only the choices added below
 * @label: translated, what the button says while nothing is chosen
 */
GtkWidget *rk_filter_button_new (RkStore *store, const char *field, const char *label);
/**
 * rk_filter_button_add_choice: a fixed choice in place of counted values; one at a time is set.
 * @field: static string
 * @value: stored value, static string
 * @label: translated
 */
void rk_filter_button_add_choice (RkFilterButton *self,
                                  const char *field,
                                  const char *value,
                                  const char *label);
/** rk_filter_button_set_query: shows what @query asks of this condition. */
void rk_filter_button_set_query (RkFilterButton *self, RkQuery *query);
/** rk_filter_button_apply: puts the chosen values into @query in place of its own. */
void rk_filter_button_apply (RkFilterButton *self, RkQuery *query);
gboolean rk_filter_button_is_active (RkFilterButton *self);
void rk_filter_button_open (RkFilterButton *self);

G_END_DECLS
