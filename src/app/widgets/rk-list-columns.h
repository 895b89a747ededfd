/* The columns of a record list: cells from the field table, headings that sort, widths that follow
 * the text, and folding where the list is narrow. Internal to RkRecordList. */
#pragma once

#include "rk-record-list.h"

G_BEGIN_DECLS

typedef struct _RkListColumns RkListColumns;

/** rk_list_columns_new: @view: borrowed; must not outlive the columns. @columns: copied */
RkListColumns *rk_list_columns_new (GtkColumnView *view,
                                    RkRowModel *model,
                                    const RkListColumn *columns,
                                    guint n_columns);
void rk_list_columns_free (RkListColumns *self);
/** rk_list_columns_fit: the list is @width pixels wide; called while it is laid out. */
void rk_list_columns_fit (RkListColumns *self, int width);
/** rk_list_columns_set_words: @words: (transfer full): folded words to mark in the titles */
void rk_list_columns_set_words (RkListColumns *self, char **words);
/** rk_list_columns_get_current: the field that keys act on. */
const char *rk_list_columns_get_current (RkListColumns *self);
void rk_list_columns_set_current (RkListColumns *self, const char *field);
/** rk_list_columns_move_current: to the next visible column on the right (+1) or left (-1). */
void rk_list_columns_move_current (RkListColumns *self, int step);
/** rk_list_columns_show_sort: the arrow in the heading. @sort: "field", "-field" or NULL */
void rk_list_columns_show_sort (RkListColumns *self, const char *sort);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkListColumns, rk_list_columns_free)

G_END_DECLS
