/* Pages one below the other, drawn as far as they can be seen. Large it is the preview, small the
 * list of pages beside it. */
#pragma once

#include <gtk/gtk.h>
#include "rk-pages.h"

G_BEGIN_DECLS

#define RK_TYPE_PAGES_VIEW (rk_pages_view_get_type ())
G_DECLARE_FINAL_TYPE (RkPagesView, rk_pages_view, RK, PAGES_VIEW, GtkWidget)

/* Properties:
 *   zoom      pixels per point; 0 fits the width
 *   current   page in front (preview) or marked (list), from 0
 *   marked    draws a ring round the current page and its number below each
 *   tile      pixels that a page is wide, at normal text, side by side as many as there is room
 * for; 0: one below the other Signals: chosen (guint page)   a page was clicked rescaled pages are
 * drawn larger or smaller than before */

/** rk_pages_view_set_pages: @pages: (nullable) (transfer none): must outlive its being shown */
void rk_pages_view_set_pages (RkPagesView *self, RkPages *pages);
/** rk_pages_view_show_page: scrolls a page to the top (preview) or into view (list). */
void rk_pages_view_show_page (RkPagesView *self, guint page);
guint rk_pages_view_get_current (RkPagesView *self);
/** rk_pages_view_get_scale: pixels per point as drawn now. */
double rk_pages_view_get_scale (RkPagesView *self);

G_END_DECLS
