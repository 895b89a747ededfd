#include "rk-match-row.h"

#include "rk-match-item.h"

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *grid = gtk_grid_new ();

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), i == 2 ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label),
                               i == 2 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, i < 2);
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      if (i > 0)
        gtk_widget_add_css_class (label, "dim-label");
      if (i == 2)
        gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (GTK_GRID (grid), label, i == 2, i % 2, 1, i == 2 ? 2 : 1);
    }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_list_item_set_child (list_item, grid);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (list_item));
  const RkMatchItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *title = gtk_grid_get_child_at (grid, 0, 0);
  GtkWidget *detail = gtk_grid_get_child_at (grid, 0, 1);

  gtk_label_set_text (GTK_LABEL (title), item->title);
  gtk_label_set_text (GTK_LABEL (detail), item->detail ? item->detail : "");
  gtk_widget_set_visible (detail, item->detail != NULL);
  gtk_widget_set_tooltip_text (title, item->title);
  gtk_label_set_text (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 0)),
                      item->score ? item->score : "");
}

GtkListItemFactory *
rk_match_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  return factory;
}
