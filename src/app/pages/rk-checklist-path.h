/* Where the council stands and why, the steps of the ladder, and what is nearest to the next one;
 * with 「もし○なら」 it is tried out and nothing changes. */
#pragma once

#include <adwaita.h>
#include "rk-checklist-data.h"
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_CHECKLIST_PATH (rk_checklist_path_get_type ())
G_DECLARE_FINAL_TYPE (RkChecklistPath, rk_checklist_path, RK, CHECKLIST_PATH, AdwBin)

GtkWidget *rk_checklist_path_new (RkContext *context);
/** rk_checklist_path_show: @answers: as long as the edition’s items; copied */
void rk_checklist_path_show (RkChecklistPath *self, RkChecklistData *data, const int *answers);
/** rk_checklist_path_set_trying: the switch 「もし○なら」. */
void rk_checklist_path_set_trying (RkChecklistPath *self, gboolean trying);
/** rk_checklist_path_dup_summary: 「レベル2-①　次まであと2項目」, for the strip of narrow windows.
 */
char *rk_checklist_path_dup_summary (RkChecklistPath *self);

/* Signals:
 *   chosen (guint item)   an item of the path was activated */

G_END_DECLS
