/* How far up a ladder something stands, as boxes: those it has reached are filled. Whoever shows
 * them says it in words beside them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_steps_new: a #GtkLevelBar of @n boxes; its value is how many are reached. */
GtkWidget *rk_steps_new (guint n);

G_END_DECLS
