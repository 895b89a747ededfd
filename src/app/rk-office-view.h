/* One open office: the sidebar beside the page, folding into one column where there is no room
 * for both. Pages are made when they are first asked for. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_OFFICE_VIEW (rk_office_view_get_type ())
G_DECLARE_FINAL_TYPE (RkOfficeView, rk_office_view, RK, OFFICE_VIEW, AdwBin)

GtkWidget *rk_office_view_new (RkContext *context);
RkContext *rk_office_view_get_context (RkOfficeView *self);
/** rk_office_view_get_page: the page in front. Returns: (transfer none) */
RkPage *rk_office_view_get_page (RkOfficeView *self);
/** rk_office_view_get_page_name: its name. */
const char *rk_office_view_get_page_name (RkOfficeView *self);
/**
 * rk_office_view_show:
 * @page: name of a pillar; an unknown one shows the first
 * @record_id: 0: just the page
 * @query: (nullable): conditions to set
 */
void rk_office_view_show (RkOfficeView *self, const char *page, gint64 record_id, RkQuery *query);
/** rk_office_view_show_pillars: where the frame is folded, goes back to them. */
void rk_office_view_show_pillars (RkOfficeView *self);
/** rk_office_view_move_pane: F6: the focus goes to the next (or the previous) pane. */
void rk_office_view_move_pane (RkOfficeView *self, gboolean forward);
gboolean rk_office_view_is_folded (RkOfficeView *self);

G_END_DECLS
