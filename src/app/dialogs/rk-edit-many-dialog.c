#include "rk-edit-many-dialog.h"

#include <glib/gi18n-lib.h>
#include "rk-edits.h"
#include "rk-record-form.h"
#include "rk-words.h"

struct _RkEditManyDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkDropDown *entry;
  AdwBin *form_slot;
  GtkLabel *consequence;
  GtkButton *apply;

  RkContext *context;
  const RkKind *kind;
  GArray *ids;
  char **fields;
  RkRecordForm *form; /* owned by the tree */
};

G_DEFINE_FINAL_TYPE (RkEditManyDialog, rk_edit_many_dialog, ADW_TYPE_WINDOW)

static const char *
chosen_field (RkEditManyDialog *self)
{
  return self->fields[gtk_drop_down_get_selected (self->entry)];
}

static const char *
field_label (RkEditManyDialog *self, const char *name)
{
  return _ (self->kind->fields[rk_kind_field (self->kind, name)].label);
}

/* Says beforehand what the button does, also where it empties an entry. */
static void
show_consequence (RkEditManyDialog *self)
{
  const char *name = chosen_field (self);
  const RkField *field = &self->kind->fields[rk_kind_field (self->kind, name)];
  g_autofree char *typed = rk_record_form_dup_typed (self->form, name);
  g_autofree char *shown = field->choices ? rk_field_dup_display (field, typed) : g_strdup (typed);
  g_autofree char *count = rk_words_count (self->ids->len);
  g_autofree char *text = NULL;

  if (*typed)
    /* Translators: entry, number of records, value: 「3件の市町を「焼津市」にします。」 */
    text = g_strdup_printf (_ ("%1$s of %2$s records becomes “%3$s”."), _ (field->label), count,
                            shown);
  else
    /* Translators: entry, number of records: 「3件の市町を空欄にします。」 */
    text = g_strdup_printf (_ ("%1$s of %2$s records becomes empty."), _ (field->label), count);
  gtk_label_set_text (self->consequence, text);
}

static void
on_form_changed_cb (RkEditManyDialog *self)
{
  show_consequence (self);
}

static void
on_entry_selected (RkEditManyDialog *self)
{
  const char *const fields[] = { chosen_field (self), NULL };

  self->form = RK_RECORD_FORM (rk_record_form_new_for (self->kind, fields));
  g_signal_connect_swapped (self->form, "edited", G_CALLBACK (on_form_changed_cb), self);
  g_signal_connect_swapped (self->form, "committed", G_CALLBACK (rk_edit_many_dialog_apply), self);
  adw_bin_set_child (self->form_slot, GTK_WIDGET (self->form));
  show_consequence (self);
}

static void
on_done (gpointer owner, gint64 id, gboolean done)
{
  RkEditManyDialog *self = owner;

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), TRUE);
  if (done)
    gtk_window_close (GTK_WINDOW (self));
}

void
rk_edit_many_dialog_apply (RkEditManyDialog *self)
{
  const char *fields[] = { NULL, NULL };
  g_autoptr (RkRecord) values = NULL;

  g_return_if_fail (RK_IS_EDIT_MANY_DIALOG (self));

  fields[0] = chosen_field (self);
  values = rk_record_form_end (self->form, TRUE);
  if (values == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  rk_edits_set (self->context, self->ids, values, fields, self, on_done);
}

void
rk_edit_many_dialog_set (RkEditManyDialog *self, const char *field, const char *text)
{
  g_return_if_fail (RK_IS_EDIT_MANY_DIALOG (self));

  for (guint i = 0; self->fields[i]; i++)
    if (g_str_equal (self->fields[i], field))
      gtk_drop_down_set_selected (self->entry, i);
  rk_record_form_type (self->form, field, text);
}

static void
rk_edit_many_dialog_dispose (GObject *object)
{
  RkEditManyDialog *self = RK_EDIT_MANY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RK_TYPE_EDIT_MANY_DIALOG);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_edit_many_dialog_parent_class)->dispose (object);
}

static void
rk_edit_many_dialog_finalize (GObject *object)
{
  RkEditManyDialog *self = RK_EDIT_MANY_DIALOG (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_strfreev (self->fields);
  G_OBJECT_CLASS (rk_edit_many_dialog_parent_class)->finalize (object);
}

static void
rk_edit_many_dialog_class_init (RkEditManyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_edit_many_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_edit_many_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-edit-many-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RkEditManyDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, RkEditManyDialog, form_slot);
  gtk_widget_class_bind_template_child (widget_class, RkEditManyDialog, consequence);
  gtk_widget_class_bind_template_child (widget_class, RkEditManyDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_selected);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_apply_clicked",
                                                G_CALLBACK (rk_edit_many_dialog_apply));
}

static void
rk_edit_many_dialog_init (RkEditManyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_edit_many_dialog_new (RkContext *context,
                         GtkWindow *parent,
                         const RkKind *kind,
                         GArray *ids,
                         const char *const *fields)
{
  RkEditManyDialog *self
      = g_object_new (RK_TYPE_EDIT_MANY_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  GtkStringList *labels = gtk_string_list_new (NULL);
  g_autofree char *count = rk_words_count (ids->len);
  /* Translators: number of records: 「3件を直す」 */
  g_autofree char *verb = g_strdup_printf (_ ("Change %s Records"), count);

  self->context = g_object_ref (context);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  self->fields = g_strdupv ((char **)fields);
  gtk_button_set_label (self->apply, verb);
  for (guint i = 0; fields[i]; i++)
    gtk_string_list_append (labels, field_label (self, fields[i]));
  gtk_drop_down_set_model (self->entry, G_LIST_MODEL (labels));
  g_object_unref (labels);
  return GTK_WIDGET (self);
}
