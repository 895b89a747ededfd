#include "rk-message.h"

/* A file name is one long word: it is broken where it must be. */
static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
rk_message_new (GtkWindow *parent, const char *heading, const char *body, GtkWidget *extra)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), create_text (heading, "title-2"));
  gtk_box_append (GTK_BOX (box), create_text (body, NULL));
  if (extra)
    gtk_box_append (GTK_BOX (box), extra);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  return dialog;
}

static void
on_typed (GtkWidget *dialog)
{
  g_autofree char *typed = rk_message_dup_typed (dialog);

  adw_message_dialog_set_response_enabled (
      ADW_MESSAGE_DIALOG (dialog), g_object_get_data (G_OBJECT (dialog), "rk-needed"), *typed != 0);
}

void
rk_message_ask (GtkWidget *dialog, const char *label, const char *example, const char *needed)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), example ? example : label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))),
                  entry);
  g_object_set_data (G_OBJECT (dialog), "rk-entry", entry);
  gtk_window_set_focus (GTK_WINDOW (dialog), entry);
  if (needed == NULL)
    return;
  g_object_set_data_full (G_OBJECT (dialog), "rk-needed", g_strdup (needed), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), dialog, G_CONNECT_SWAPPED);
  on_typed (dialog);
}

char *
rk_message_dup_typed (GtkWidget *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "rk-entry");

  return g_strstrip (g_strdup (entry ? gtk_editable_get_text (entry) : ""));
}

static gboolean
destroy (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

/* The dialog goes with its window, but not while it is answering: what it is made of is still used
 * then. */
static void
on_leave (GtkWindow *window)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, destroy, g_object_ref (window), g_object_unref);
}

void
rk_message_leave (
    GtkWindow *window, const char *heading, const char *body, const char *stay, const char *leave)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (rk_message_new (window, heading, body, NULL));

  adw_message_dialog_add_responses (dialog, "stay", stay, "leave", leave, NULL);
  adw_message_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (on_leave), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
rk_message_describe (AdwStatusPage *page, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text ? text : "", -1);

  adw_status_page_set_description (page, markup);
}
