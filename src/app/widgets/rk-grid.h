/* Small tables to read: a GtkGrid in a card whose cells wrap. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_grid_clear: takes every cell out. */
void rk_grid_clear (GtkGrid *grid);
/**
 * rk_grid_attach: puts a text into a cell.
 * @css_class: (nullable)
 * Returns: (transfer none): its label
 */
GtkWidget *rk_grid_attach (
    GtkGrid *grid, const char *text, const char *css_class, int column, int row, int n_columns);
/** rk_grid_attach_number: right-aligned, with figures of equal width. */
void rk_grid_attach_number (GtkGrid *grid, const char *text, int column, int row);

G_END_DECLS
