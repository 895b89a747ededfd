/* Last step of the import: what was done, read back and counted. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_STEP_RESULT (rk_import_step_result_get_type ())
G_DECLARE_FINAL_TYPE (RkImportStepResult, rk_import_step_result, RK, IMPORT_STEP_RESULT, AdwBin)

/* The window has the actions import.undo, import.review and import.save-list. */

GtkWidget *rk_import_step_result_new (RkImportSession *session);

G_END_DECLS
