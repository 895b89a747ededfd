/* この対応を覚える: a button that asks for a name and keeps how the columns are read under it. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_REMEMBER (rk_import_remember_get_type ())
G_DECLARE_FINAL_TYPE (RkImportRemember, rk_import_remember, RK, IMPORT_REMEMBER, AdwBin)

void rk_import_remember_set_session (RkImportRemember *self, RkImportSession *session);

G_END_DECLS
