#include "rk-list-search.h"

#include "rk-text.h"

#define SAID "rk-said"
#define ASKED "rk-asked"

static gboolean
is_asked_for (GtkListBoxRow *row, gpointer list)
{
  const char *said = g_object_get_data (G_OBJECT (row), SAID);
  char **words = g_object_get_data (list, ASKED);

  return words == NULL || (said && rk_text_contains_all (said, (const char *const *)words));
}

static void
on_changed (GtkEditable *search, GtkListBox *list)
{
  g_object_set_data_full (G_OBJECT (list), ASKED,
                          rk_text_search_words (gtk_editable_get_text (search)),
                          (GDestroyNotify)g_strfreev);
  gtk_list_box_invalidate_filter (list);
}

GtkListBoxRow *
rk_list_search_first (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)); i++)
    if (is_asked_for (row, list))
      return row;
  return NULL;
}

/* As the eye would take it. */
static void
on_entered (GtkEditable *search, GtkListBox *list)
{
  GtkListBoxRow *row = rk_list_search_first (list);

  if (row && *gtk_editable_get_text (search))
    gtk_widget_activate (GTK_WIDGET (row));
}

static gboolean
on_key (GtkEventController *keys, guint key, guint code, GdkModifierType state, GtkListBox *list)
{
  GtkListBoxRow *row = rk_list_search_first (list);

  return (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && row
         && gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
rk_list_search_say (GtkListBoxRow *row, const char *words)
{
  g_object_set_data_full (G_OBJECT (row), SAID, rk_text_fold (words), g_free);
}

void
rk_list_search (GtkSearchEntry *search, GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), list, 0);
  gtk_widget_add_controller (GTK_WIDGET (search), keys);
  g_signal_connect_object (search, "changed", G_CALLBACK (on_changed), list, 0);
  g_signal_connect_object (search, "activate", G_CALLBACK (on_entered), list, 0);
  gtk_list_box_set_filter_func (list, is_asked_for, list, NULL);
}
