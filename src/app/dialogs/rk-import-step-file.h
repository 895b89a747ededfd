/* ファイル: which file, and in which characters it is written. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_STEP_FILE (rk_import_step_file_get_type ())
G_DECLARE_FINAL_TYPE (RkImportStepFile, rk_import_step_file, RK, IMPORT_STEP_FILE, AdwBin)

GtkWidget *rk_import_step_file_new (RkImportSession *session);

G_END_DECLS
