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

/**
 * rk_message_ask: one line to be typed below the words of a message dialog.
 * @label: what is typed, translated
 * @example: (nullable): shown while nothing is; NULL: @label
 * @needed: (nullable): the answer that cannot be given without it
 */
void rk_message_ask (GtkWidget *dialog, const char *label, const char *example, const char *needed);
/** rk_message_dup_typed: Returns: what was typed, without blanks at its ends; "" where nothing was
 * or nothing was asked for. */
char *rk_message_dup_typed (GtkWidget *dialog);

/** rk_message_leave: whether @window, which was to be closed, is closed although something would be
 * lost. @body: what; @stay, @leave: the answers with their mnemonics, translated */
void rk_message_leave (
    GtkWindow *window, const char *heading, const char *body, const char *stay, const char *leave);

/** rk_message_describe: under the title of a page that stands for what is not there: @text is
 * words, not markup. */
void rk_message_describe (AdwStatusPage *page, const char *text);

G_END_DECLS
