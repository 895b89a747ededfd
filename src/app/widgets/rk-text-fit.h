/* Text that is edited where it is read: as high as what is written in it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rk_text_fit: from now on @view is as high as its text, which a text view does not ask for when
 * its text is set or grows, and at least @least pixels.
 */
void rk_text_fit (GtkTextView *view, int least);

G_END_DECLS
