/* A table of the records of one kind: columns named from the field table, rows from a query, order
 * by the headings, choice by position. Any pillar's page puts its columns in and gets a list that
 * stays quick with a million rows. */
#pragma once

#include <adwaita.h>
#include "rk-id-selection.h"
#include "rk-list-cell.h"
#include "rk-row-model.h"

G_BEGIN_DECLS

/**
 * RkListColumn:
 * @field: field name, a static string; NULL: the chips of a row
 * @label: (nullable): msgid of the heading; NULL: the field's own label
 * @width: pixels at normal text; 0: what is left (one column)
 * @fold: where the list is narrower than this (pixels at normal text), the value moves below the
 *   first column's; 0: never
 * @small: in smaller type
 * @ladder: (nullable): its values are rungs of a ladder, which are these from below, with |
 */
typedef struct
{
  const char *field;
  const char *label;
  int width;
  int fold;
  gboolean small;
  const char *ladder;
} RkListColumn;

#define RK_TYPE_RECORD_LIST (rk_record_list_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordList, rk_record_list, RK, RECORD_LIST, AdwBin)

/* Signals:
 *   sort-changed (char *field, gboolean descending)   a heading was clicked; field NULL: none
 *   activated (gint64 id)                             Enter, double click
 *   menu (GtkWidget *cell, double x, double y)        right click; the row is chosen by then
 * Where the query changed, the first chosen row is brought into view if it is still there, else
 * the list begins at its top. Where the file changed, the place stays. */

/**
 * rk_record_list_new: @name: what a screen reader calls the list
 * @columns: (array length=n_columns): static; the first is the title
 */
GtkWidget *rk_record_list_new (RkStore *store,
                               const RkKind *kind,
                               const char *name,
                               const RkListColumn *columns,
                               guint n_columns);
RkRowModel *rk_record_list_get_model (RkRecordList *self);
RkIdSelection *rk_record_list_get_selection (RkRecordList *self);
/** rk_record_list_show_query: rows, marks and the arrow in the heading follow the query. */
void rk_record_list_show_query (RkRecordList *self, RkQuery *query, const char *sort);
/**
 * rk_record_list_get_cursor: the cell that keys act on.
 * @position: (out): its row
 * @field: (out) (nullable): its field; the title's where no cell was chosen
 * @cell: (out) (nullable) (transfer none): the widget, where it is on the screen
 *
 * Returns: FALSE where there is none: no row has the focus and none is chosen
 */
gboolean rk_record_list_get_cursor (RkRecordList *self,
                                    guint *position,
                                    const char **field,
                                    GtkWidget **cell);
/** rk_record_list_set_column: the column that F2 and copying act on. */
void rk_record_list_set_column (RkRecordList *self, const char *field);
/** rk_record_list_scroll_to: brings a row into view. @focus: and gives it the focus */
void rk_record_list_scroll_to (RkRecordList *self, guint position, gboolean focus);
/** rk_record_list_choose: chooses this row alone and brings it into view. */
void rk_record_list_choose (RkRecordList *self, guint position);

G_END_DECLS
