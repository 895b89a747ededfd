/* チェックリスト: all councils side by side, or the meetings, workplaces and projects that were
 * assessed, and the answers of one of them. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_CHECKLISTS_PAGE (rk_checklists_page_get_type ())
G_DECLARE_FINAL_TYPE (RkChecklistsPage, rk_checklists_page, RK, CHECKLISTS_PAGE, RkPage)

GtkWidget *rk_checklists_page_new (RkContext *context);
/** rk_checklists_page_show_edition: another checklist, all side by side. */
void rk_checklists_page_show_edition (RkChecklistsPage *self, gint64 edition);
/** rk_checklists_page_open: the answers of a column. @about: as in #RkRoundAnswers: a council; 0:
 * all side by side */
void rk_checklists_page_open (RkChecklistsPage *self, gint64 about);
/** rk_checklists_page_show_view: "table", "years" or "fields" */
void rk_checklists_page_show_view (RkChecklistsPage *self, const char *view);

G_END_DECLS
