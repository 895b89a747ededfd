/* Where the words of a search stand in a text: the search compares folded text, the mark belongs
 * under what was typed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rk_marks_of:
 * @text: text as shown
 * @words: (nullable) (array zero-terminated=1): folded words, rk_text_search_words()
 * @colour: colour of the mark
 *
 * Returns: (transfer full) (nullable): attributes for @text; NULL where no word stands in it
 */
PangoAttrList *rk_marks_of (const char *text, const char *const *words, const GdkRGBA *colour);

G_END_DECLS
