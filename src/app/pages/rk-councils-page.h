/* 協議会: the councils at the left, the roster of one of them as of a day, what is missing. */
#pragma once

#include "rk-calendar.h"
#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_COUNCILS_PAGE (rk_councils_page_get_type ())
G_DECLARE_FINAL_TYPE (RkCouncilsPage, rk_councils_page, RK, COUNCILS_PAGE, RkPage)

GtkWidget *rk_councils_page_new (RkContext *context);
/** rk_councils_page_set_day: as if chosen in the day control. */
void rk_councils_page_set_day (RkCouncilsPage *self, RkDate day);
/** rk_councils_page_is_loaded: whether what is shown is what was asked for. */
gboolean rk_councils_page_is_loaded (RkCouncilsPage *self);
/** rk_councils_page_show_view: "members", "bodies" or "rules". */
void rk_councils_page_show_view (RkCouncilsPage *self, const char *view);
/** rk_councils_page_show_pane: "work", "gaps" or "member". */
void rk_councils_page_show_pane (RkCouncilsPage *self, const char *pane);

G_END_DECLS
