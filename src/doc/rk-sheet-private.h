/* Inside rk-sheet. */
#pragma once

#include "rk-sheet.h"

G_BEGIN_DECLS

RkSheetName *rk_sheet_name_copy (const RkSheetName *name);
void rk_sheet_name_free (RkSheetName *name);
void rk_sheet_name_draw (const RkSheetName *name, RkType *type, cairo_t *cr);

G_END_DECLS
