/* The values of a file that were not understood, a row each: where it stands, what it says, why it
 * cannot be taken, and what is to be done with it. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_PROBLEMS (rk_import_problems_get_type ())
G_DECLARE_FINAL_TYPE (RkImportProblems, rk_import_problems, RK, IMPORT_PROBLEMS, AdwBin)

void rk_import_problems_set_session (RkImportProblems *self, RkImportSession *session);
/**
 * rk_import_problems_show:
 * @field: (nullable): only those of this field
 */
void rk_import_problems_show (RkImportProblems *self, RkImportReport *report, const char *field);
/** rk_import_problems_show_decisions: what was decided about whole columns shows in each row. */
void rk_import_problems_show_decisions (RkImportProblems *self);

G_END_DECLS
