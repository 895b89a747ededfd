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

/**
 * rk_drawn_grid_type: for key(): where the key writes something, says so ("typing") and hands the
 * key on to the entry that has the focus then, so that an input method begins there, too.
 * Returns: whether the key writes something
 */
gboolean rk_drawn_grid_type (RkDrawnGrid *self, guint key, GdkModifierType state);

/* Signals:
 *   typing   words are about to be typed: give the focus to the entry for them, what they are to
 *            take the place of selected */

G_END_DECLS
