/* The one place where a failure becomes something to read: what happened, what is safe, what to
 * do; 「詳しく」 opens what the programmer wants to know, and all of it can be copied. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_reporter_front: Returns: (transfer none) (nullable): the window that is looked at; @parent
 * where it cannot be told */
GtkWindow *rk_reporter_front (GtkWindow *parent);

/**
 * rk_reporter_show:
 * @parent: (nullable): the dialog belongs to the window that is looked at, else to this
 * @error: (nullable): nothing is shown for NULL and for a cancelled operation
 * @what: (nullable): heading; NULL: 「できませんでした」
 * @verb: (nullable): words of the button that tries again
 * @retry: (nullable): what it does
 * @data: for @retry; freed with @destroy when the dialog closes (at once where none is shown)
 *
 * Returns: (transfer none) (nullable): the dialog
 */
GtkWidget *rk_reporter_show (GtkWindow *parent,
                             const GError *error,
                             const char *what,
                             const char *verb,
                             GSourceOnceFunc retry,
                             gpointer data,
                             GDestroyNotify destroy);

G_END_DECLS
