/* The items of a checklist for one council, answered by keys: one key per mark, arrows from item to
 * item, Enter for note and evidence. */
#pragma once

#include <adwaita.h>
#include "rk-checklist-data.h"
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_CHECKLIST_SHEET (rk_checklist_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RkChecklistSheet, rk_checklist_sheet, RK, CHECKLIST_SHEET, AdwBin)

GtkWidget *rk_checklist_sheet_new (RkContext *context);
/** rk_checklist_sheet_show: the answers of @data's council. */
void rk_checklist_sheet_show (RkChecklistSheet *self, RkChecklistData *data);
/** rk_checklist_sheet_focus_item: goes to an item, unfolding its level. @item: place; -1: the first
 * that has no answer */
void rk_checklist_sheet_focus_item (RkChecklistSheet *self, int item);
/** rk_checklist_sheet_get_item: the place of the item in focus, -1: none */
int rk_checklist_sheet_get_item (RkChecklistSheet *self);
/** rk_checklist_sheet_set_body: whose answers are shown and written. @body: 0: the council’s own */
void rk_checklist_sheet_set_body (RkChecklistSheet *self, gint64 body);
/** rk_checklist_sheet_answers: the marks as they are shown. (transfer none) */
const int *rk_checklist_sheet_answers (RkChecklistSheet *self);

/* Signals:
 *   changed   other answers are shown: of another body, or with a new mark */

G_END_DECLS
