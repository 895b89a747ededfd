/* Icons and what a screen reader says of them: a picture beside words is silent, a button with
 * nothing but a picture has a name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_icon_new: a picture that says no more than the words beside it. */
GtkWidget *rk_icon_new (const char *icon);

/** rk_icon_name_button: the name of an icon button; also its tooltip. @name: translated */
void rk_icon_name_button (GtkWidget *button, const char *name);

/** rk_icon_button_new: a flat icon button. @name: translated */
GtkWidget *rk_icon_button_new (const char *icon, const char *name);

G_END_DECLS
