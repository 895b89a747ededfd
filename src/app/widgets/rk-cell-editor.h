/* F2: one value of one record, edited in a popover at its cell. Enter saves, Esc leaves. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_CELL_EDITOR (rk_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (RkCellEditor, rk_cell_editor, RK, CELL_EDITOR, GtkPopover)

/* Signals:
 *   saved (gint64 id) */

/**
 * rk_cell_editor_open:
 * @over: what the popover belongs to; rows may be made anew while it is open, so not one of them
 * @cell: what it points at
 * @reviews: (nullable): array of RkRecord of rk_kind_review
 *
 * Returns: (transfer none): the open editor; it goes away when it is closed
 */
RkCellEditor *rk_cell_editor_open (RkContext *context,
                                   GtkWidget *over,
                                   GtkWidget *cell,
                                   RkRecord *record,
                                   GPtrArray *reviews,
                                   const char *field);
/** rk_cell_editor_get_id: the record's. */
gint64 rk_cell_editor_get_id (RkCellEditor *self);
/** rk_cell_editor_type: puts @text in place of what stands there. */
void rk_cell_editor_type (RkCellEditor *self, const char *text);
/** rk_cell_editor_save: as Enter does. */
void rk_cell_editor_save (RkCellEditor *self);

G_END_DECLS
