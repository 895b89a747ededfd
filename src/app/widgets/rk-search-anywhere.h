/* The search of a list of choices. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_search_anywhere: what is looked for may stand anywhere in the words (製造 in 「E 製造業」);
 * GTK 4.8 looks at their beginning alone. Enter takes the first that is left. */
void rk_search_anywhere (GtkDropDown *choice);

G_END_DECLS
