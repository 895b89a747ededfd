#include "rk-plan-wizard-private.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"
#include "rk-message.h"

/* The steps from here on show what was worked out before. */
#define FIRST_BUILT_ANEW 2

enum
{
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkPlanWizard, rk_plan_wizard, ADW_TYPE_WINDOW)

/* ── going on ────────────────────────────────────────────────────────────────────────────── */

static const char *const step_names[RK_PLAN_WIZARD_STEPS] = { "1", "2", "3", "4", "5", "6" };

static void
show_step (RkPlanWizard *self, guint step)
{
  GtkWidget *box;

  self->step = step;
  if (step >= FIRST_BUILT_ANEW)
    rk_plan_wizard_build (self, step);
  gtk_stack_set_visible_child_name (self->stack, step_names[step]);
  rk_stepper_set_current (self->stepper, step);
  gtk_label_set_text (self->problem, "");
  gtk_widget_set_sensitive (self->back, step > 0);
  gtk_button_set_label (GTK_BUTTON (self->next),
                        step + 1 < RK_PLAN_WIZARD_STEPS ? _ ("_Next") : _ ("Put into the _Plan"));
  box = GTK_WIDGET (self->boxes[step]);
  gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

typedef struct
{
  RkPlanSteps *steps; /* borrowed: the window lives until the end */
  gint64 plan;
  gint64 made;
} Job;

static gboolean
run_write (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_plan_steps_write (db, job->plan, job->steps, &job->made, error);
}

static void
on_written (gpointer owner, gpointer data, gboolean done)
{
  RkPlanWizard *self = owner;

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_sensitive (self->next, TRUE);
  if (!done)
    return;
  g_signal_emit (self, signals[MADE], 0, ((Job *)data)->made);
  self->leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
write_plan (RkPlanWizard *self)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *what = g_strdup_printf ("計画に「%s」とその取組を入れた", self->steps->problem);

  job->steps = self->steps;
  job->plan = rk_record_id (self->plan->record);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  gtk_widget_set_sensitive (self->next, FALSE);
  rk_context_run_command_async (self->context, self, what, _ ("The lines stand in the plan"),
                                run_write, job, g_free, on_written);
}

guint
rk_plan_wizard_get_step (RkPlanWizard *self)
{
  g_return_val_if_fail (RK_IS_PLAN_WIZARD (self), 0);

  return self->step;
}

void
rk_plan_wizard_next (RkPlanWizard *self)
{
  const char *why = NULL;
  int missing;

  g_return_if_fail (RK_IS_PLAN_WIZARD (self));

  rk_plan_wizard_take_typed (self);
  missing = rk_plan_steps_missing (self->steps, &why);
  if (missing >= 0 && missing <= (int)self->step)
    {
      if (missing < (int)self->step)
        show_step (self, (guint)missing);
      gtk_label_set_text (self->problem, why);
      return;
    }
  if (self->step + 1 < RK_PLAN_WIZARD_STEPS)
    show_step (self, self->step + 1);
  else
    write_plan (self);
}

void
rk_plan_wizard_back (RkPlanWizard *self)
{
  g_return_if_fail (RK_IS_PLAN_WIZARD (self));

  rk_plan_wizard_take_typed (self);
  if (self->step > 0)
    show_step (self, self->step - 1);
}

/* ── leaving ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_anything (const RkPlanSteps *steps)
{
  return (steps->analysis && *steps->analysis) || (steps->problem && *steps->problem)
         || steps->works->len;
}

static gboolean
rk_plan_wizard_close_request (GtkWindow *window)
{
  RkPlanWizard *self = RK_PLAN_WIZARD (window);

  if (self->leaving || self->steps == NULL || !has_anything (self->steps))
    return GTK_WINDOW_CLASS (rk_plan_wizard_parent_class)->close_request (window);
  rk_message_leave (
      window, _ ("Leave the Planning?"),
      _ ("What you wrote in these steps is not in the plan yet and would be lost. The "
         "plan itself is unchanged."),
      _ ("_Go On Planning"), _ ("_Leave"));
  return TRUE;
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
rk_plan_wizard_dispose (GObject *object)
{
  RkPlanWizard *self = RK_PLAN_WIZARD (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_plan_wizard_parent_class)->dispose (object);
}

/* The entries that write into the steps have gone by now. */
static void
rk_plan_wizard_finalize (GObject *object)
{
  RkPlanWizard *self = RK_PLAN_WIZARD (object);

  g_clear_pointer (&self->pillars, g_ptr_array_unref);
  g_clear_pointer (&self->steps, rk_plan_steps_free);
  g_clear_pointer (&self->plan, rk_plan_unref);
  G_OBJECT_CLASS (rk_plan_wizard_parent_class)->finalize (object);
}

static void
rk_plan_wizard_class_init (RkPlanWizardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_plan_wizard_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_plan_wizard_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rk_plan_wizard_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rk_plan_wizard_init (RkPlanWizard *self)
{
  const char *const titles[RK_PLAN_WIZARD_STEPS + 1] = { _ ("How things stand"),
                                                         _ ("Problem and goal"),
                                                         _ ("Joint activities"),
                                                         _ ("What is done"),
                                                         _ ("Schedule"),
                                                         _ ("Evaluation"),
                                                         NULL };
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *foot;

  self->steps = rk_plan_steps_new ();
  self->stepper = g_object_new (RK_TYPE_STEPPER, NULL);
  rk_stepper_set_steps (self->stepper, titles);
  self->stack = GTK_STACK (gtk_stack_new ());
  g_object_set (self->stack, "hhomogeneous", FALSE, "vhomogeneous", FALSE, "vexpand", TRUE, NULL);
  for (guint i = 0; i < RK_PLAN_WIZARD_STEPS; i++)
    {
      self->boxes[i] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
      gtk_stack_add_named (self->stack, rk_part_scrolled (GTK_WIDGET (self->boxes[i])),
                           step_names[i]);
    }
  self->problem = GTK_LABEL (rk_part_label ("", "error"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->problem), TRUE);
  self->back = gtk_button_new_with_mnemonic (_ ("_Back"));
  self->next = gtk_button_new_with_mnemonic (_ ("_Next"));
  gtk_widget_add_css_class (self->next, "suggested-action");
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (rk_plan_wizard_back), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (rk_plan_wizard_next), self);
  foot = rk_part_margins (rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, GTK_WIDGET (self->problem),
                                       self->back, self->next, NULL),
                          12);
  adw_window_set_content (ADW_WINDOW (self),
                          rk_part_box (GTK_ORIENTATION_VERTICAL, 0, head,
                                       rk_part_margins (GTK_WIDGET (self->stepper), 12),
                                       GTK_WIDGET (self->stack), foot, NULL));
}

GtkWidget *
rk_plan_wizard_new (RkContext *context, GtkWindow *parent, RkPlan *plan)
{
  RkPlanWizard *self = g_object_new (RK_TYPE_PLAN_WIZARD, "transient-for", parent, "modal", TRUE,
                                     "title", _ ("Planning in Six Steps"), "default-width", 760,
                                     "default-height", 640, NULL);

  self->context = g_object_ref (context);
  self->plan = rk_plan_ref (plan);
  self->pillars = g_ptr_array_new ();
  for (guint i = 0; i < plan->lines->len; i++)
    if (((RkPlanLine *)plan->lines->pdata[i])->depth == RK_PLAN_PILLAR)
      g_ptr_array_add (self->pillars, plan->lines->pdata[i]);
  for (guint i = 0; i < FIRST_BUILT_ANEW; i++)
    rk_plan_wizard_build (self, i);
  show_step (self, 0);
  return GTK_WIDGET (self);
}
