#include "rk-stepper.h"

#include <glib/gi18n-lib.h>

#include "rk-icon.h"

struct _RkStepper
{
  AdwBin parent_instance;

  GtkBox *all; /* signs, titles and lines between them */
  GtkLabel *short_form;
  GPtrArray *signs; /* GtkStack: number and tick */
  GPtrArray *labels;
  char **titles;
};

G_DEFINE_FINAL_TYPE (RkStepper, rk_stepper, ADW_TYPE_BIN)

static GtkWidget *
create_sign (guint step)
{
  GtkWidget *stack = gtk_stack_new ();
  g_autofree char *number = g_strdup_printf ("%u", step + 1);

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new (number), "number");
  gtk_stack_add_named (GTK_STACK (stack), rk_icon_new ("object-select-symbolic"), "tick");
  gtk_widget_add_css_class (stack, "rk-step");
  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  return stack;
}

static void
append_line (RkStepper *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "rk-step-line");
  gtk_box_append (self->all, line);
}

static void
append_step (RkStepper *self, guint step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = create_sign (step);
  GtkWidget *label = gtk_label_new (self->titles[step]);

  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->all, box);
  g_ptr_array_add (self->signs, sign);
  g_ptr_array_add (self->labels, label);
}

void
rk_stepper_set_steps (RkStepper *self, const char *const *titles)
{
  g_return_if_fail (RK_IS_STEPPER (self) && self->titles == NULL);

  self->titles = g_strdupv ((char **)titles);
  for (guint i = 0; titles[i]; i++)
    {
      if (i > 0)
        append_line (self);
      append_step (self, i);
    }
  rk_stepper_set_current (self, 0);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
rk_stepper_set_current (RkStepper *self, guint step)
{
  g_autofree char *words = NULL;

  g_return_if_fail (RK_IS_STEPPER (self) && step < self->signs->len);

  for (guint i = 0; i < self->signs->len; i++)
    {
      gtk_stack_set_visible_child_name (self->signs->pdata[i], i < step ? "tick" : "number");
      set_class (self->signs->pdata[i], "reached", i <= step);
      set_class (self->labels->pdata[i], "heading", i == step);
      set_class (self->labels->pdata[i], "dim-label", i > step);
    }
  /* Translators: number of the step, number of all steps, title of the step */
  words = g_strdup_printf (_ ("Step %1$u of %2$u: %3$s"), step + 1, self->signs->len,
                           self->titles[step]);
  gtk_label_set_text (self->short_form, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
rk_stepper_finalize (GObject *object)
{
  RkStepper *self = RK_STEPPER (object);

  g_ptr_array_unref (self->signs);
  g_ptr_array_unref (self->labels);
  g_strfreev (self->titles);
  G_OBJECT_CLASS (rk_stepper_parent_class)->finalize (object);
}

static void
rk_stepper_class_init (RkStepperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_stepper_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rk_stepper_init (RkStepper *self)
{
  GtkWidget *squeezer = adw_squeezer_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  self->signs = g_ptr_array_new ();
  self->labels = g_ptr_array_new ();
  self->all = GTK_BOX (all);
  self->short_form = GTK_LABEL (label);
  gtk_widget_set_halign (all, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_ellipsize (self->short_form, PANGO_ELLIPSIZE_END);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), all);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), label);
  adw_bin_set_child (ADW_BIN (self), squeezer);
}
