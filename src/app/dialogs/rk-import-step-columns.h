/* 列: where the headings are, and which column goes into which field. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_STEP_COLUMNS (rk_import_step_columns_get_type ())
G_DECLARE_FINAL_TYPE (RkImportStepColumns, rk_import_step_columns, RK, IMPORT_STEP_COLUMNS, AdwBin)

GtkWidget *rk_import_step_columns_new (RkImportSession *session);

G_END_DECLS
