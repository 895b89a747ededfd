/* The keyboard in an open list of choices, and its search. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_find_part: the first descendant of that type: the list or the search of a GtkDropDown, which
 * does not say what it is made of. (transfer none) (nullable) */
GtkWidget *rk_find_part (GtkWidget *widget, GType type);
/** rk_focus_opened: the list has the focus as soon as it is open: in its search, or on the choice
 * that stands. */
void rk_focus_opened (GtkDropDown *choice);
/** rk_search_anywhere: what is looked for may stand anywhere in the words (製造 in 「E 製造業」);
 * GTK 4.8 looks at their beginning alone. Enter takes the first that is left. What is typed
 * goes there from the list, too. */
void rk_search_anywhere (GtkDropDown *choice);

G_END_DECLS
