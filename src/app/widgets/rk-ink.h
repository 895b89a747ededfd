/* What widgets that draw themselves have in common: the theme's colours, and text in the widget's
 * font. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_ink_colour: @name: of a named colour of the theme; else the text colour */
void rk_ink_colour (GtkWidget *widget, cairo_t *cr, const char *name, double alpha);
/** rk_ink_layout: @size: relative to the widget's font. Returns: (transfer full) */
PangoLayout *rk_ink_layout (GtkWidget *widget, const char *text, double size, gboolean bold);
/**
 * rk_ink_text:
 * @align: 0: begins at @x, 0.5: in the middle, 1: ends there; always in the middle of @y
 */
void rk_ink_text (GtkWidget *widget,
                  cairo_t *cr,
                  double x,
                  double y,
                  double align,
                  const char *text,
                  double size,
                  gboolean bold);

G_END_DECLS
