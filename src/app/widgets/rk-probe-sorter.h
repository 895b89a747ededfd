/* Which heading did the person click? The sorter of a GtkColumnView is private until GTK 4.10 and
 * tells nobody. But it can be asked to compare two things: then it asks the sorter of the main
 * column first, and turns the answer round where the order is descending. So each column gets a
 * sorter that compares nothing and remembers that it was asked. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RK_TYPE_PROBE_SORTER (rk_probe_sorter_get_type ())
G_DECLARE_FINAL_TYPE (RkProbeSorter, rk_probe_sorter, RK, PROBE_SORTER, GtkSorter)

/** rk_probe_sorter_new: @field: what the column shows; a static string */
GtkSorter *rk_probe_sorter_new (const char *field);

/**
 * rk_probe_sorter_ask: what a column view is sorted by.
 * @view_sorter: gtk_column_view_get_sorter()
 * @descending: (out): the direction
 *
 * Returns: (transfer none) (nullable): the field of the main column; NULL: no order asked for
 */
const char *rk_probe_sorter_ask (GtkSorter *view_sorter, gboolean *descending);

G_END_DECLS
