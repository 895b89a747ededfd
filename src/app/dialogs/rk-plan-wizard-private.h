/* What the window of the six steps and what stands on them share. */
#pragma once

#include "rk-plan-wizard.h"
#include "rk-stepper.h"

G_BEGIN_DECLS

#define RK_PLAN_WIZARD_STEPS 6

struct _RkPlanWizard
{
  AdwWindow parent_instance;

  RkContext *context;
  RkPlan *plan;
  RkPlanSteps *steps;
  GPtrArray *pillars; /* RkPlanLine of the 柱, borrowed from the plan */
  guint step;
  gboolean leaving; /* it may close */
  GCancellable *reading;

  /* owned by the tree */
  RkStepper *stepper;
  GtkStack *stack;
  GtkBox *boxes[RK_PLAN_WIZARD_STEPS];
  GtkLabel *problem; /* what is missing */
  GtkWidget *back;
  GtkWidget *next;
  GtkTextBuffer *analysis;
  GtkWidget *findings;
};

/** rk_plan_wizard_build: fills a step anew with what is worked out so far. */
void rk_plan_wizard_build (RkPlanWizard *self, guint step);
/** rk_plan_wizard_take_typed: an activity that was typed without Enter counts, too. */
void rk_plan_wizard_take_typed (RkPlanWizard *self);

G_END_DECLS
