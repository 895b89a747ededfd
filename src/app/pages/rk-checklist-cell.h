/* One mark among those of all councils: this year, last year, its note and what it rests on, and
 * who has it done and how. */
#pragma once

#include <adwaita.h>
#include "rk-checklist-data.h"
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_CHECKLIST_CELL (rk_checklist_cell_get_type ())
G_DECLARE_FINAL_TYPE (RkChecklistCell, rk_checklist_cell, RK, CHECKLIST_CELL, AdwBin)

GtkWidget *rk_checklist_cell_new (RkContext *context);
/** rk_checklist_cell_show: @item, @column: places, -1: nothing is selected */
void rk_checklist_cell_show (RkChecklistCell *self, RkChecklistData *data, int item, int column);

/* Signals:
 *   open   the answers of this council are to be opened */

G_END_DECLS
