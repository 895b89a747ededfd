/* What widgets that draw a large plane themselves have in common: they scroll in both directions
 * inside a GtkScrolledWindow, keep heads where they are, take the keyboard, and bring what is
 * selected into sight. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RK_TYPE_DRAWN_GRID (rk_drawn_grid_get_type ())
G_DECLARE_DERIVABLE_TYPE (RkDrawnGrid, rk_drawn_grid, RK, DRAWN_GRID, GtkWidget)

/**
 * RkDrawnGridClass:
 * @draw: all of it, in the widget's coordinates
 * @key: Returns: whether the key was meant for it. @state: Ctrl, Alt and Shift only
 */
struct _RkDrawnGridClass
{
  GtkWidgetClass parent_class;

  void (*draw) (RkDrawnGrid *self, cairo_t *cr);
  gboolean (*key) (RkDrawnGrid *self, guint key, GdkModifierType state);
};

/* Properties: those of GtkScrollable */

/** rk_drawn_grid_offset: how far it is scrolled, whole pixels. */
double rk_drawn_grid_offset (RkDrawnGrid *self, GtkOrientation orientation);
/** rk_drawn_grid_extend: for size_allocate: @all: pixels that scroll; @seen: of them at a time */
void rk_drawn_grid_extend (RkDrawnGrid *self, GtkOrientation orientation, double all, double seen);
/** rk_drawn_grid_reveal: scrolls until @from … @to is seen. */
void rk_drawn_grid_reveal (RkDrawnGrid *self, GtkOrientation orientation, double from, double to);

#define RK_DRAWN_GRID_TEXT 7

/** rk_drawn_grid_is_text: whether a key writes something. @text: (out): what, as UTF-8 */
gboolean rk_drawn_grid_is_text (guint key, GdkModifierType state, char text[RK_DRAWN_GRID_TEXT]);

G_END_DECLS
