#include "rk-grid.h"

void
rk_grid_clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))))
    gtk_grid_remove (grid, child);
}

GtkWidget *
rk_grid_attach (
    GtkGrid *grid, const char *text, const char *css_class, int column, int row, int n_columns)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, n_columns, 1);
  return label;
}

void
rk_grid_attach_number (GtkGrid *grid, const char *text, int column, int row)
{
  GtkWidget *label = rk_grid_attach (grid, text, "numeric", column, row, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
}
