#include "rk-evidence-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-evidence.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-record-chooser.h"
#include "rk-records.h"

struct _RkEvidenceDialog
{
  AdwWindow parent_instance;

  RkContext *context;
  const RkKind *kind;
  RkRecordChooser *chooser;
  GtkEditable *words;
  char *proposed; /* what the words were for the record chosen before */
  GtkWidget *attach;
};

G_DEFINE_FINAL_TYPE (RkEvidenceDialog, rk_evidence_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static gboolean
is_count (RkEvidenceDialog *self)
{
  return self->kind == &rk_kind_saved_filter;
}

/* The record says what it is, unless the person has said something else already. */
static void
on_chosen (RkEvidenceDialog *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  gint64 id = rk_record_chooser_get_id (self->chooser);
  g_autoptr (RkRecord) record = id ? rk_records_get (db, self->kind, id, NULL) : NULL;
  const char *typed = gtk_editable_get_text (self->words);

  if (record && !is_count (self) && (*typed == '\0' || g_strcmp0 (typed, self->proposed) == 0))
    {
      RkEvidenceOffer *offer = rk_evidence_offer_of (0, record);

      g_free (self->proposed);
      self->proposed = g_strdup (offer->text);
      gtk_editable_set_text (self->words, self->proposed);
      rk_evidence_offer_free (offer);
    }
  gtk_widget_set_sensitive (self->attach, id != 0 || is_count (self));
}

void
rk_evidence_dialog_choose (RkEvidenceDialog *self, gint64 id)
{
  g_return_if_fail (RK_IS_EVIDENCE_DIALOG (self));

  rk_record_chooser_choose (self->chooser, id);
}

void
rk_evidence_dialog_attach (RkEvidenceDialog *self)
{
  g_return_if_fail (RK_IS_EVIDENCE_DIALOG (self));

  if (!gtk_widget_get_sensitive (self->attach))
    return;
  g_signal_emit (self, chosen_signal, 0, rk_record_chooser_get_id (self->chooser),
                 gtk_editable_get_text (self->words));
  gtk_window_close (GTK_WINDOW (self));
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_head (RkEvidenceDialog *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->attach = gtk_button_new_with_label (_ ("Attach"));
  gtk_widget_add_css_class (self->attach, "suggested-action");
  gtk_widget_set_sensitive (self->attach, is_count (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (self->attach, "clicked", G_CALLBACK (rk_evidence_dialog_attach), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->attach);
  return head;
}

static GtkWidget *
create_list (RkEvidenceDialog *self)
{
  GtkWidget *list = rk_part_list (NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chooser = rk_record_chooser_new (self->kind, is_count (self));
  GtkWidget *words = adw_entry_row_new ();

  self->chooser = RK_RECORD_CHOOSER (chooser);
  rk_record_chooser_set_context (self->chooser, self->context);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->kind->label));
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chooser);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), chooser);
  self->words = GTK_EDITABLE (words);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _ ("In Words, for the Paper"));
  g_signal_connect_object (words, "entry-activated", G_CALLBACK (rk_evidence_dialog_attach), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (words, !is_count (self));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), words);
  return list;
}

GtkWidget *
rk_evidence_dialog_new (RkContext *context, GtkWindow *parent, const RkKind *kind)
{
  RkEvidenceDialog *self
      = g_object_new (RK_TYPE_EVIDENCE_DIALOG, "transient-for", parent, "modal", TRUE, "title",
                      _ ("Attach Evidence"), "default-width", 560, NULL);
  GtkWidget *head, *list, *note;

  self->context = g_object_ref (context);
  self->kind = kind;
  head = create_head (self);
  list = create_list (self);
  note = rk_part_label (_ ("Without conditions all workplaces of the area are counted. The number "
                           "of today is written down, and the list can be opened again."),
                        "caption");
  gtk_widget_set_visible (note, is_count (self));
  adw_window_set_content (
      ADW_WINDOW (self),
      rk_part_box (
          GTK_ORIENTATION_VERTICAL, 0, head,
          rk_part_margins (rk_part_box (GTK_ORIENTATION_VERTICAL, 12, list, note, NULL), 18),
          NULL));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->attach);
  return GTK_WIDGET (self);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_evidence_dialog_dispose (GObject *object)
{
  g_clear_object (&RK_EVIDENCE_DIALOG (object)->context);
  G_OBJECT_CLASS (rk_evidence_dialog_parent_class)->dispose (object);
}

static void
rk_evidence_dialog_finalize (GObject *object)
{
  g_free (RK_EVIDENCE_DIALOG (object)->proposed);
  G_OBJECT_CLASS (rk_evidence_dialog_parent_class)->finalize (object);
}

static void
rk_evidence_dialog_class_init (RkEvidenceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_evidence_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_evidence_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
rk_evidence_dialog_init (RkEvidenceDialog *self)
{
}
