/* 事業所: the register. Conditions in words, the list, one workplace's situation. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_WORKPLACES_PAGE (rk_workplaces_page_get_type ())
G_DECLARE_FINAL_TYPE (RkWorkplacesPage, rk_workplaces_page, RK, WORKPLACES_PAGE, RkPage)

/* Actions ("page.…"): add, import, edit, edit-cell, edit-many, delete, unselect, clear-conditions,
 * copy-cell, copy-rows, filter-by-cell, menu, print, print-selection, export, export-selection,
 * sort-field (s), descending, view (s), detail */

GtkWidget *rk_workplaces_page_new (RkContext *context);

G_END_DECLS
