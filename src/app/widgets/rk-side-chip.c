#include "rk-side-chip.h"

void
rk_side_chip_set (GtkWidget *chip, const char *side)
{
  static const char *const classes[] = { "outlined", "filled", "underlined" };
  guint which = g_strcmp0 (side, "地域") == 0 ? 0 : g_strcmp0 (side, "職域") == 0 ? 1 : 2;

  gtk_label_set_text (GTK_LABEL (chip), side ? side : "");
  gtk_widget_set_visible (chip, side != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == which)
      gtk_widget_add_css_class (chip, classes[i]);
    else
      gtk_widget_remove_css_class (chip, classes[i]);
}

GtkWidget *
rk_side_chip_new (const char *side)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_widget_add_css_class (chip, "rk-side");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  rk_side_chip_set (chip, side);
  return chip;
}
