/* Cards of equal width: all in one row where there is room, else half of them, else two. What
 * counts as room grows with the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RK_TYPE_CARD_GRID (rk_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (RkCardGrid, rk_card_grid, RK, CARD_GRID, GtkWidget)

/* Properties:
 *   wide     narrowest width for one row, pixels at normal text
 *   middle   narrowest width for two rows
 *   spacing  pixels between cards */

/** rk_card_grid_append: @card: (transfer full) */
void rk_card_grid_append (RkCardGrid *self, GtkWidget *card);

G_END_DECLS
