#include "rk-reporter.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-message.h"

typedef struct
{
  GSourceOnceFunc retry;
  gpointer data;
  GDestroyNotify destroy;
  char *copy;
} Report;

static void
report_free (Report *report)
{
  if (report->destroy)
    report->destroy (report->data);
  g_free (report->copy);
  g_free (report);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Report *report)
{
  if (g_strcmp0 (response, "retry") == 0)
    report->retry (report->data);
  else if (g_strcmp0 (response, "copy") == 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), report->copy);
}

/* What only a programmer wants to know stays folded, but can be read out over the telephone. */
static GtkWidget *
create_details (const char *technical)
{
  GtkWidget *label = gtk_label_new (technical);
  GtkWidget *expander = gtk_expander_new (_ ("Details"));

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_top (label, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}

GtkWindow *
rk_reporter_front (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      /* A message dialog that is about to go away is no parent. */
      if (gtk_window_is_active (window) && gtk_widget_get_mapped (GTK_WIDGET (window))
          && !ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return parent;
}

GtkWidget *
rk_reporter_show (GtkWindow *parent,
                  const GError *error,
                  const char *what,
                  const char *verb,
                  GSourceOnceFunc retry,
                  gpointer data,
                  GDestroyNotify destroy)
{
  g_autofree char *technical = NULL;
  const char *details;
  Report *report;
  GtkWidget *dialog;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (destroy)
        destroy (data);
      return NULL;
    }
  if (what == NULL)
    what = _ ("This Could Not Be Done");
  details = rk_error_get_details (error);
  technical = g_strdup_printf ("%s %s %d%s%s", RK_VERSION, g_quark_to_string (error->domain),
                               error->code, details ? "\n" : "", details ? details : "");
  report = g_new0 (Report, 1);
  *report = (Report){ retry, data, destroy,
                      g_strdup_printf ("%s\n%s\n%s", what, error->message, technical) };

  dialog = rk_message_new (rk_reporter_front (parent), what, error->message,
                           create_details (technical));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _ ("Co_py"));
  if (retry)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "retry",
                                       verb ? verb : _ ("_Try Again"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "retry",
                                                  ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), retry ? "retry" : "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), report,
                         (GClosureNotify)(void (*) (void))report_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
