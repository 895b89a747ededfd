/* What a line of a plan is linked to – an opinion, a checklist item, a paper, indicators – as
 * buttons that lead there. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-plans.h"

G_BEGIN_DECLS

#define RK_TYPE_LINE_LINKS (rk_line_links_get_type ())
G_DECLARE_FINAL_TYPE (RkLineLinks, rk_line_links, RK, LINE_LINKS, AdwBin)

GtkWidget *rk_line_links_new (RkContext *context);
/** rk_line_links_show: @plan, @line: (nullable): a line and its plan, whose targets count, too */
void rk_line_links_show (RkLineLinks *self, const RkPlan *plan, const RkPlanLine *line);

G_END_DECLS
