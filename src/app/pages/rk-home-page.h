/* ホーム: what is to be done this week, when the meetings are, how the areas stand, one figure. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_HOME_PAGE (rk_home_page_get_type ())
G_DECLARE_FINAL_TYPE (RkHomePage, rk_home_page, RK, HOME_PAGE, RkPage)

GtkWidget *rk_home_page_new (RkContext *context);

G_END_DECLS
