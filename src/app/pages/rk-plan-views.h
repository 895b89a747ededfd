/* The other two views of the 計画 page: its targets, and a year of its lines. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-plans.h"

G_BEGIN_DECLS

/** rk_plan_targets_fill: targets with their grades; each opens its trend, formula and values.
 * @list: emptied first */
void rk_plan_targets_fill (GtkWidget *list, RkContext *context, RkPlan *plan, int year);
/** rk_plan_reviews_fill: lines with how a year went; each opens its sheet. @evaluations: of the
 * year */
void rk_plan_reviews_fill (
    GtkWidget *list, RkContext *context, const RkPlan *plan, GPtrArray *evaluations, int year);

/** rk_plan_issues_fill: 論点 with their options. @issues, @options: RkRecord */
void
rk_plan_issues_fill (GtkWidget *list, RkContext *context, GPtrArray *issues, GPtrArray *options);

G_END_DECLS
