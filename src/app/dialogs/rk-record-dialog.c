#include "rk-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-record-form.h"

struct _RkRecordDialog
{
  AdwWindow parent_instance;

  AdwBin *form_bin;
  GtkWidget *save;

  RkRecordForm *form; /* child of form_bin */
  RkContext *context;
  RkRecordSave save_func; /* NULL: rk_edits_save() */
};

G_DEFINE_FINAL_TYPE (RkRecordDialog, rk_record_dialog, ADW_TYPE_WINDOW)

static void
on_saved (gpointer owner, gint64 id, gboolean done)
{
  RkRecordDialog *self = owner;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (done)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_save (RkRecordDialog *self)
{
  g_autoptr (RkRecord) record = rk_record_form_end (self->form, FALSE);

  if (record == NULL)
    return;
  gtk_widget_set_sensitive (self->save, FALSE);
  if (self->save_func)
    self->save_func (self->context, record, self, on_saved);
  else
    rk_edits_save (self->context, record, NULL, self, on_saved);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* @form: (transfer full) */
static GtkWidget *
create (RkContext *context, GtkWindow *parent, const char *title, GtkWidget *form, RkRecord *record)
{
  RkRecordDialog *self = g_object_new (RK_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->form = RK_RECORD_FORM (form);
  rk_record_form_set_record (self->form, record);
  g_signal_connect_object (self->form, "committed", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  rk_record_form_focus_field (self->form, NULL);
  return GTK_WIDGET (self);
}

GtkWidget *
rk_record_dialog_new (RkContext *context, GtkWindow *parent, const RkKind *kind, RkRecord *record)
{
  return create (context, parent, _ (kind->label), rk_record_form_new (kind), record);
}

GtkWidget *
rk_record_dialog_new_for (RkContext *context,
                          GtkWindow *parent,
                          const char *title,
                          RkRecord *record,
                          const char *const *fields)
{
  const RkKind *kind = rk_record_kind (record);

  return create (context, parent, title ? title : _ (kind->label),
                 rk_record_form_new_for (kind, fields), record);
}

void
rk_record_dialog_set_save (RkRecordDialog *self, RkRecordSave save)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self));

  self->save_func = save;
}

static void
rk_record_dialog_dispose (GObject *object)
{
  g_clear_object (&RK_RECORD_DIALOG (object)->context);
  G_OBJECT_CLASS (rk_record_dialog_parent_class)->dispose (object);
}

static void
rk_record_dialog_class_init (RkRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_record_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RkRecordDialog, form_bin);
  gtk_widget_class_bind_template_child (widget_class, RkRecordDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
rk_record_dialog_init (RkRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
