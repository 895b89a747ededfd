#include "rk-steps.h"

GtkWidget *
rk_steps_new (guint n)
{
  GtkWidget *steps = g_object_new (
      GTK_TYPE_LEVEL_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "mode",
      GTK_LEVEL_BAR_MODE_DISCRETE, "max-value", (double)n, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (steps, "rk-steps");
  return steps;
}
