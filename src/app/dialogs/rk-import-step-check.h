/* Third step of the import: what it would do, counted, and what is not understood. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_STEP_CHECK (rk_import_step_check_get_type ())
G_DECLARE_FINAL_TYPE (RkImportStepCheck, rk_import_step_check, RK, IMPORT_STEP_CHECK, AdwBin)

/* The window has the actions import.back and import.save-list. */

GtkWidget *rk_import_step_check_new (RkImportSession *session);

G_END_DECLS
