/* The message dialog of the whole program: what happened or is asked, and the answers. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * rk_message_new: a message dialog without its answers yet. Its heading is ours, not that of
 * AdwMessageDialog, which from libadwaita 1.3 on measures a heading wider than itself in one line
 * and GTK warns of it.
 * @parent: (nullable)
 * @heading: translated; also the title of the window
 * @body: translated
 * @extra: (nullable): shown below
 */
GtkWidget *
rk_message_new (GtkWindow *parent, const char *heading, const char *body, GtkWidget *extra);

/** rk_message_describe: under the title of a page that stands for what is not there: @text is
 * words, not markup. */
void rk_message_describe (AdwStatusPage *page, const char *text);

G_END_DECLS
