/* 会議: the meetings of all councils, and of the chosen one agenda, replies, record and what comes
 * of it. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETINGS_PAGE (rk_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingsPage, rk_meetings_page, RK, MEETINGS_PAGE, RkPage)

GtkWidget *rk_meetings_page_new (RkContext *context);
/** rk_meetings_page_show_tab: "agenda", "attendance", "seating", "notes" or "after" */
void rk_meetings_page_show_tab (RkMeetingsPage *self, const char *tab);
/** rk_meetings_page_get_meeting: the one shown; 0: none */
gint64 rk_meetings_page_get_meeting (RkMeetingsPage *self);
/** rk_meetings_page_get_tab: (transfer none): the widget of a tab */
GtkWidget *rk_meetings_page_get_tab (RkMeetingsPage *self, const char *tab);

G_END_DECLS
