/* Items × councils: read down for a council, across for what the whole prefecture lacks. Head, foot
 * and first column stay while the rest scrolls: put it into a GtkScrolledWindow. */
#pragma once

#include <adwaita.h>
#include "rk-checklist-data.h"
#include "rk-drawn-grid.h"

G_BEGIN_DECLS

#define RK_TYPE_CHECKLIST_GRID (rk_checklist_grid_get_type ())
G_DECLARE_FINAL_TYPE (RkChecklistGrid, rk_checklist_grid, RK, CHECKLIST_GRID, RkDrawnGrid)

/* Properties: those of GtkScrollable; show-changes: ▲▼ against the year before (TRUE) */

GtkWidget *rk_checklist_grid_new (void);
void rk_checklist_grid_show (RkChecklistGrid *self, RkChecklistData *data);
/** rk_checklist_grid_select: goes to a cell and scrolls to it. */
void rk_checklist_grid_select (RkChecklistGrid *self, int item, int column);
/** rk_checklist_grid_get_selected: @item, @column: (out): places, -1: none */
void rk_checklist_grid_get_selected (RkChecklistGrid *self, int *item, int *column);
/** rk_checklist_grid_dup_reading: 「志太榛原、10番 …、△、前年度 △」; NULL: nothing is selected */
char *rk_checklist_grid_dup_reading (RkChecklistGrid *self);
/** rk_checklist_grid_dup_reading_at: of the mark at a place in the widget; NULL: there is none */
char *rk_checklist_grid_dup_reading_at (RkChecklistGrid *self, double x, double y);

/* Signals:
 *   selected     another cell was gone to
 *   activated    Enter or double click on it */

G_END_DECLS
