#include "rk-search-anywhere.h"

#include "rk-typing.h"

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

/* ── where the keyboard begins ───────────────────────────────────────────────────────────── */

static gboolean
is_selected (GtkWidget *line)
{
  return (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_SELECTED) != 0;
}

static gboolean
focus_list (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *line = gtk_widget_get_first_child (list);

  while (line && !is_selected (line))
    line = gtk_widget_get_next_sibling (line);
  if (line == NULL || !gtk_widget_grab_focus (line))
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static gboolean
focus_entry (GtkWidget *entry, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (entry);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 gives the focus to nothing before the first arrow, and then to the first line or to the
 * one that had it last, so that Down and Enter would choose another one than the next, and what is
 * typed would be lost. */
static void
on_opened (GtkWidget *popover, GtkDropDown *choice)
{
  GtkWidget *list = rk_find_part (popover, GTK_TYPE_LIST_VIEW);
  GtkWidget *entry = rk_find_part (popover, GTK_TYPE_SEARCH_ENTRY);

  if (entry && gtk_drop_down_get_enable_search (choice))
    gtk_widget_add_tick_callback (entry, focus_entry, NULL, NULL);
  else if (list)
    gtk_widget_add_tick_callback (list, focus_list, NULL, NULL);
}

void
rk_focus_opened (GtkDropDown *choice)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (choice)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      g_signal_connect (child, "map", G_CALLBACK (on_opened), choice);
}

/* ── the search ──────────────────────────────────────────────────────────────────────────── */

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

/* What is typed while a line has the focus is looked for, too. */
static gboolean
on_key (GtkEventController *keys, guint key, guint code, GdkModifierType state, GtkWidget *entry)
{
  if (!rk_typing_writes (key, state))
    return FALSE;
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  rk_typing_hand_on (keys, key);
  return TRUE;
}

static void
take_typing (GtkWidget *list, GtkWidget *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), entry, 0);
  gtk_widget_add_controller (list, keys);
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
  rk_focus_opened (choice);
  if (list && entry)
    {
      g_signal_connect_object (entry, "activate", G_CALLBACK (on_entered), list, 0);
      take_typing (list, entry);
    }
  g_signal_connect (choice, "notify::model", G_CALLBACK (on_model), NULL);
  on_model (choice);
}
