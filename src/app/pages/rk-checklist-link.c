#include "rk-checklist-link.h"

#include <glib/gi18n-lib.h>

#include "rk-checklist-edits.h"
#include "rk-evidence-dialog.h"
#include "rk-files.h"

typedef struct
{
  RkContext *context;
  RkChecklistData *data;
  const RkKind *kind;
  guint item;
} Link;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_object_unref (link->context);
  rk_checklist_data_unref (link->data);
  g_free (link);
}

static void
link_closure_free (gpointer data, GClosure *closure)
{
  link_free (data);
}

static void
on_record_chosen (RkEvidenceDialog *dialog, gint64 id, const char *words, const Link *link)
{
  rk_checklist_edits_link (link->context, link->data, link->item, link->kind, id, words);
}

static void
on_file_chosen (GFile *file, gpointer data)
{
  const Link *link = data;

  rk_checklist_edits_attach_file (link->context, link->data, link->item, file);
}

void
rk_checklist_link_ask (
    RkContext *context, GtkWidget *parent, RkChecklistData *data, guint item, const char *kind)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  Link *link = g_new0 (Link, 1);
  GtkWidget *dialog;

  link->context = g_object_ref (context);
  link->data = rk_checklist_data_ref (data);
  link->kind = rk_kind_by_name (kind);
  link->item = item;
  if (link->kind == NULL)
    {
      rk_files_choose (window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Attach a File as Evidence"),
                       _ ("_Attach"), NULL, NULL, NULL, on_file_chosen, link, link_free);
      return;
    }
  dialog = rk_evidence_dialog_new (context, window, link->kind);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_record_chosen), link, link_closure_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}
