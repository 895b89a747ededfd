/* Planning in six steps, from what the data show to lines of the plan. Nothing is written before
 * the last step, and all of it at once. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-plan-steps.h"

G_BEGIN_DECLS

#define RK_TYPE_PLAN_WIZARD (rk_plan_wizard_get_type ())
G_DECLARE_FINAL_TYPE (RkPlanWizard, rk_plan_wizard, RK, PLAN_WIZARD, AdwWindow)

GtkWidget *rk_plan_wizard_new (RkContext *context, GtkWindow *parent, RkPlan *plan);
/** rk_plan_wizard_next, rk_plan_wizard_back: as the buttons do. */
void rk_plan_wizard_next (RkPlanWizard *self);
void rk_plan_wizard_back (RkPlanWizard *self);
/** rk_plan_wizard_get_step: from 0 */
guint rk_plan_wizard_get_step (RkPlanWizard *self);

/* Signals:
 *   made (gint64 id)   the 取組 stands in the plan; before the window closes */

G_END_DECLS
