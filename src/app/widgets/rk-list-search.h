/* A list of a page that is looked through by its words: Down goes from the search into the list,
 * Enter takes the first row that is left. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_list_search: once; both live as long as the page. */
void rk_list_search (GtkSearchEntry *search, GtkListBox *list);
/** rk_list_search_say: the words that a row is found by. */
void rk_list_search_say (GtkListBoxRow *row, const char *words);
/** rk_list_search_first: the first row that is left. (nullable) */
GtkListBoxRow *rk_list_search_first (GtkListBox *list);

G_END_DECLS
