#include "rk-typing.h"

/* A dead key begins something, too; what an input method is given are the letters themselves. */
gboolean
rk_typing_writes (guint key, GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
         && (g_unichar_isgraph (gdk_keyval_to_unicode (key))
             || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_greek));
}

void
rk_typing_hand_on (GtkEventController *keys, guint key)
{
  GtkRoot *root = gtk_widget_get_root (gtk_event_controller_get_widget (keys));
  GtkWidget *entry = gtk_root_get_focus (root);
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = "";
  int place;

  if (!GTK_IS_EDITABLE (entry)
      || (gtk_event_controller_get_current_event (keys)
          && gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys), entry)))
    return;
  text[letter ? g_unichar_to_utf8 (letter, text) : 0] = '\0';
  gtk_editable_delete_selection (GTK_EDITABLE (entry));
  place = gtk_editable_get_position (GTK_EDITABLE (entry));
  gtk_editable_insert_text (GTK_EDITABLE (entry), text, -1, &place);
  gtk_editable_set_position (GTK_EDITABLE (entry), place);
}
