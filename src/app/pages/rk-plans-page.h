/* 計画: the 工程表 of a plan, its targets, and how a year of it went. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_PLANS_PAGE (rk_plans_page_get_type ())
G_DECLARE_FINAL_TYPE (RkPlansPage, rk_plans_page, RK, PLANS_PAGE, RkPage)

GtkWidget *rk_plans_page_new (RkContext *context);
/** rk_plans_page_show_view: "schedule", "targets" or "reviews" */
void rk_plans_page_show_view (RkPlansPage *self, const char *view);
/** rk_plans_page_get_grid: Returns: (transfer none): the 工程表 */
GtkWidget *rk_plans_page_get_grid (RkPlansPage *self);

G_END_DECLS
