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

void
rk_message_describe (AdwStatusPage *page, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text ? text : "", -1);

  adw_status_page_set_description (page, markup);
}
