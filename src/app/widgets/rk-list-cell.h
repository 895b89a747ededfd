/* One cell of a record list: one value of one row, and in the first column, where the list is
 * narrow, the values of the folded columns on a second line. */
#pragma once

#include <gtk/gtk.h>
#include "rk-row.h"

G_BEGIN_DECLS

/**
 * RkCellKind:
 * @RK_CELL_TITLE: what the row is called by, search hits marked, perhaps with a second line
 * @RK_CELL_TEXT: any other text
 * @RK_CELL_NUMBER: right-aligned
 * @RK_CELL_STEPS: a rung of a ladder: boxes and the word
 * @RK_CELL_CHIPS: 要確認, 重複の疑い, あと28日
 */
typedef enum
{
  RK_CELL_TITLE,
  RK_CELL_TEXT,
  RK_CELL_NUMBER,
  RK_CELL_STEPS,
  RK_CELL_CHIPS,
} RkCellKind;

#define RK_TYPE_LIST_CELL (rk_list_cell_get_type ())
G_DECLARE_FINAL_TYPE (RkListCell, rk_list_cell, RK, LIST_CELL, GtkWidget)

/** rk_list_cell_new: @item: whose position the cell tells. @ladder: (nullable): static, of a
 * %RK_CELL_STEPS: its rungs from below, with | */
GtkWidget *
rk_list_cell_new (RkCellKind kind, const char *field, const char *ladder, GtkListItem *item);
/**
 * rk_list_cell_show:
 * @row: (nullable): NULL: nothing
 * @words: (nullable): folded words to mark in a title
 * @below: (nullable): names of the fields for the second line of a title
 */
void rk_list_cell_show (RkListCell *self,
                        RkRow *row,
                        const char *const *words,
                        const char *const *below);
const char *rk_list_cell_get_field (RkListCell *self);
guint rk_list_cell_get_position (RkListCell *self);

/** rk_row_dup_cell_text: a value as narrow columns write it: R6.7.31 for a date. */
char *rk_row_dup_cell_text (RkRow *row, const char *field);

G_END_DECLS
