#include "rk-search-anywhere.h"

GtkWidget *
rk_find_part (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found
          = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : rk_find_part (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GtkFilterListModel *
filtered_of (GtkWidget *list)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  GListModel *model = selection && GTK_IS_SINGLE_SELECTION (selection)
                          ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                          : NULL;

  return GTK_IS_FILTER_LIST_MODEL (model) ? GTK_FILTER_LIST_MODEL (model) : NULL;
}

/* The first that is left; what stands where nothing was typed. */
static void
on_entered (GtkWidget *entry, GtkWidget *list)
{
  GtkFilterListModel *filtered = filtered_of (list);
  gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0';
  guint place = 0;

  if (filtered == NULL || g_list_model_get_n_items (G_LIST_MODEL (filtered)) == 0)
    return;
  if (!typed)
    place = gtk_single_selection_get_selected (
        GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  gtk_widget_activate_action (list, "list.activate-item", "u", place);
}

/* A model that is set comes with a filter of its own. */
static void
on_model (GtkDropDown *choice)
{
  GtkWidget *list = rk_find_part (GTK_WIDGET (choice), GTK_TYPE_LIST_VIEW);
  GtkFilterListModel *filtered = list ? filtered_of (list) : NULL;
  GtkFilter *filter = filtered ? gtk_filter_list_model_get_filter (filtered) : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter),
                                      GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

void
rk_search_anywhere (GtkDropDown *choice)
{
  GtkWidget *list = rk_find_part (GTK_WIDGET (choice), GTK_TYPE_LIST_VIEW);
  GtkWidget *entry = rk_find_part (GTK_WIDGET (choice), GTK_TYPE_SEARCH_ENTRY);

  gtk_drop_down_set_enable_search (choice, TRUE);
  if (list && entry)
    g_signal_connect_object (entry, "activate", G_CALLBACK (on_entered), list, 0);
  g_signal_connect (choice, "notify::model", G_CALLBACK (on_model), NULL);
  on_model (choice);
}
