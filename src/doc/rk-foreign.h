/* Pages that another program made: PDF files that are attached to an office file. */
#pragma once

#include <gio/gio.h>

#include "rk-document.h"

G_BEGIN_DECLS

/**
 * rk_foreign_new: a PDF file whose pages can be drawn, by one thread at a time.
 * @bytes: the whole file
 * @name: what the person at the desk calls it, for the sentences
 * @error: %RK_ERROR_INVALID where it is no PDF, is damaged, protected by a password or may not be
 *   printed, or has no page: what happened, what is safe and what to do
 *
 * Opens every page once, so that a file that is accepted can be printed.
 */
RkForeign *rk_foreign_new (GBytes *bytes, const char *name, GError **error);
void rk_foreign_free (RkForeign *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkForeign, rk_foreign_free)

/** rk_foreign_keep: only the first @n pages, at least one. */
void rk_foreign_keep (RkForeign *self, guint n);
guint rk_foreign_get_n (RkForeign *self);
/** rk_foreign_get_size: page @n, from 0, as it is looked at, in points. */
void rk_foreign_get_size (RkForeign *self, guint n, double *width, double *height);
/** rk_foreign_get_smallest_text: the size of the smallest letters in points, as far as the file
 * says; 0: it has none (a scan). */
double rk_foreign_get_smallest_text (RkForeign *self);
/**
 * rk_foreign_get_ink: from where to where something is printed on page @n, in points from its top,
 * to a millimetre (large sheets: to a five-hundredth); white grounds do not count. A page
 * without anything: both 0.
 */
void rk_foreign_get_ink (RkForeign *self, guint n, double *top, double *bottom);
/** rk_foreign_draw: as vectors and text, never as a picture of the page. */
void rk_foreign_draw (RkForeign *self, guint n, cairo_t *cr);

G_END_DECLS
