/* 支援・研修: cases of support with visits and logic tree, training days, advisers. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_SUPPORT_PAGE (rk_support_page_get_type ())
G_DECLARE_FINAL_TYPE (RkSupportPage, rk_support_page, RK, SUPPORT_PAGE, RkPage)

GtkWidget *rk_support_page_new (RkContext *context);
/** rk_support_page_show_view: "cases", "trainings" or "advisers" */
void rk_support_page_show_view (RkSupportPage *self, const char *view);

G_END_DECLS
