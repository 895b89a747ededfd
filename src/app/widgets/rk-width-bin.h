/* A bin whose natural width is given in pixels at normal text and grows with the text.
 *
 * The folding of the frame (AdwLeaflet, AdwFlap) follows natural widths, so a window of 900 px at
 * 100 % and one of 1800 px at 200 % fold alike. A list in a scrolled window has no natural width
 * of its own worth the name: put it into one of these. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_WIDTH_BIN (rk_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (RkWidthBin, rk_width_bin, RK, WIDTH_BIN, AdwBin)

/* Properties:
 *   natural-width   pixels at normal text; what the frame plans with in place of the child's own
 *                   wish (never less than the child needs)
 *   fixed           whether it never becomes narrower: AdwFlap gives a pane no more than it needs
 */

GtkWidget *rk_width_bin_new (int natural_width);

/**
 * rk_lay_out_again: all that @widget holds is laid out once more; to be called in an idle after a
 * frame has folded. GTK 4.8 loses sight of what asks for another size while it is being laid out (a
 * pane whose animation ends because it is hidden): it would stay blank until something else asks.
 */
void rk_lay_out_again (GtkWidget *widget);

/** rk_text_scale: how much larger than normal (Cantarell 11 pt at 96 dpi) text is here. */
double rk_text_scale (GtkWidget *widget);

G_END_DECLS
