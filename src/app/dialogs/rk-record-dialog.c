#include "rk-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-record-form.h"
#include "rk-records.h"

struct _RkRecordDialog
{
  AdwWindow parent_instance;

  GtkBox *forms_box;
  GtkWidget *save;
  GtkWidget *delete_button;

  GPtrArray *forms; /* RkRecordForm, children of forms_box */
  RkContext *context;
  GWeakRef owner;
  RkRecordSaved saved;
  RkStoreFunc func; /* NULL: the records themselves are saved */
  const char *what;
  const char *toast;
  RkRecordSave save_func; /* NULL: rk_edits_save_all() */
  GHashTable *offered;    /* field → what the program typed there */
};

G_DEFINE_FINAL_TYPE (RkRecordDialog, rk_record_dialog, ADW_TYPE_WINDOW)

static void
on_saved (gpointer owner, gint64 id, gboolean done)
{
  RkRecordDialog *self = owner;
  g_autoptr (GObject) told = g_weak_ref_get (&self->owner);

  gtk_widget_set_sensitive (self->save, TRUE);
  if (!done)
    return;
  if (told && self->saved)
    self->saved (told, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_command_done (gpointer owner, gpointer data, gboolean done)
{
  on_saved (owner, 0, done);
}

static void
save_with (RkRecordDialog *self, RkRecord *record)
{
  const char *name = rk_record_get (record, rk_record_kind (record)->title);
  g_auto (GStrv) what = g_strsplit (self->what, "%s", 2);
  g_auto (GStrv) toast = g_strsplit (self->toast, "%s", 2);
  g_autofree char *what_words = g_strjoinv (name ? name : "", what);
  g_autofree char *toast_words = g_strjoinv (name ? name : "", toast);

  rk_context_run_command_async (self->context, self, what_words, toast_words, self->func,
                                rk_record_ref (record), (GDestroyNotify)rk_record_unref,
                                on_command_done);
}

/* Every form, so that all problems are seen at once; only what was changed is written. */
static GPtrArray *
end_forms (RkRecordDialog *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  gboolean complete = TRUE;

  for (guint i = 0; i < self->forms->len; i++)
    {
      RkRecord *record = rk_record_form_end (self->forms->pdata[i], FALSE);

      complete &= record != NULL;
      if (record == NULL)
        continue;
      if (i == 0 || rk_record_form_is_changed (self->forms->pdata[i]))
        g_ptr_array_add (records, record);
      else
        rk_record_unref (record);
    }
  return complete ? g_steal_pointer (&records) : NULL;
}

/* What an import could not understand is settled with the entries that were changed. */
static void
save_alone (RkRecordDialog *self, RkRecord *record)
{
  g_auto (GStrv) touched = rk_record_form_dup_touched (self->forms->pdata[0]);

  rk_edits_save (self->context, record, (const char *const *)touched, self, on_saved);
}

void
rk_record_dialog_save (RkRecordDialog *self)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_if_fail (RK_IS_RECORD_DIALOG (self));

  records = end_forms (self);
  if (records == NULL)
    return;
  gtk_widget_set_sensitive (self->save, FALSE);
  if (self->func)
    save_with (self, records->pdata[0]);
  else if (self->save_func)
    self->save_func (self->context, records->pdata[0], self, on_saved);
  else if (records->len == 1)
    save_alone (self, records->pdata[0]);
  else
    rk_edits_save_all (self->context, records, self, on_saved);
}

void
rk_record_dialog_save_with (RkRecordDialog *self,
                            RkStoreFunc func,
                            const char *what,
                            const char *toast)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self));

  self->func = func;
  self->what = what;
  self->toast = toast;
}

void
rk_record_dialog_set_save (RkRecordDialog *self, RkRecordSave save)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self));

  self->save_func = save;
}

void
rk_record_dialog_on_saved (RkRecordDialog *self, gpointer owner, RkRecordSaved saved)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self));

  g_weak_ref_set (&self->owner, owner);
  self->saved = saved;
}

void
rk_record_dialog_type (RkRecordDialog *self, const char *field, const char *text)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self));

  rk_record_form_type (self->forms->pdata[0], field, text);
}

void
rk_record_dialog_offer (RkRecordDialog *self, const char *field, const char *text)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self) && field);

  rk_record_dialog_type (self, field, text);
  g_hash_table_insert (self->offered, g_strdup (field),
                       rk_record_form_dup_typed (self->forms->pdata[0], field));
}

RkRecordForm *
rk_record_dialog_get_form (RkRecordDialog *self)
{
  g_return_val_if_fail (RK_IS_RECORD_DIALOG (self), NULL);

  return self->forms->pdata[0];
}

static void
on_deleted (gpointer owner, gint64 id, gboolean done)
{
  RkRecordDialog *self = owner;

  gtk_widget_set_sensitive (self->delete_button, TRUE);
  if (done)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_delete (RkRecordDialog *self)
{
  RkRecord *record = rk_record_form_get_record (self->forms->pdata[0]);

  gtk_widget_set_sensitive (self->delete_button, FALSE);
  rk_edits_delete_one (self->context, rk_record_kind (record), rk_record_id (record), self,
                       on_deleted);
}

void
rk_record_dialog_offer_delete (RkRecordDialog *self)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self));

  gtk_widget_set_visible (self->delete_button, TRUE);
}

/* Whether a person has typed anything: what the program offered is no loss. */
static gboolean
was_typed_in (RkRecordDialog *self, RkRecordForm *form)
{
  g_auto (GStrv) touched = rk_record_form_dup_touched (form);

  for (guint i = 0; touched[i]; i++)
    {
      g_autofree char *typed = rk_record_form_dup_typed (form, touched[i]);

      if (form != self->forms->pdata[0]
          || g_strcmp0 (typed, g_hash_table_lookup (self->offered, touched[i])) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkRecordDialog *self = RK_RECORD_DIALOG (widget);

  /* What was typed is not thrown away by one key; やめる does. */
  for (guint i = 0; i < self->forms->len; i++)
    if (was_typed_in (self, self->forms->pdata[i]))
      return TRUE;
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static GPtrArray *
read_reviews (RkRecordDialog *self, const RkRecord *record)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));

  return record && rk_record_id (record) ? rk_records_reviews (db, rk_record_id (record), NULL)
                                         : NULL;
}

static void
add_form (RkRecordDialog *self, GtkWidget *form, RkRecord *record)
{
  g_autoptr (GPtrArray) reviews = read_reviews (self, record);

  rk_record_form_set_context (RK_RECORD_FORM (form), self->context);
  rk_record_form_set_record (RK_RECORD_FORM (form), record);
  rk_record_form_set_reviews (RK_RECORD_FORM (form), reviews);
  g_signal_connect_object (form, "committed", G_CALLBACK (rk_record_dialog_save), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->forms_box, form);
  g_ptr_array_add (self->forms, form);
}

void
rk_record_dialog_add (RkRecordDialog *self, RkRecord *record)
{
  g_return_if_fail (RK_IS_RECORD_DIALOG (self) && record);

  add_form (self, rk_record_form_new (rk_record_kind (record)), record);
}

static RkRecordDialog *
create (RkContext *context, GtkWindow *parent, const char *title)
{
  RkRecordDialog *self = g_object_new (RK_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  gtk_window_set_title (GTK_WINDOW (self), title);
  return self;
}

GtkWidget *
rk_record_dialog_new (RkContext *context, GtkWindow *parent, const RkKind *kind, RkRecord *record)
{
  RkRecordDialog *self = create (context, parent, _ (kind->label));

  add_form (self, rk_record_form_new (kind), record);
  rk_record_form_focus_field (self->forms->pdata[0], NULL);
  return GTK_WIDGET (self);
}

GtkWidget *
rk_record_dialog_new_for (RkContext *context,
                          GtkWindow *parent,
                          const char *title,
                          RkRecord *record,
                          const char *const *fields)
{
  RkRecordDialog *self
      = create (context, parent, title ? title : _ (rk_record_kind (record)->label));

  add_form (self, rk_record_form_new_for (rk_record_kind (record), fields), record);
  rk_record_form_focus_field (self->forms->pdata[0], NULL);
  return GTK_WIDGET (self);
}

static void
rk_record_dialog_dispose (GObject *object)
{
  g_clear_object (&RK_RECORD_DIALOG (object)->context);
  G_OBJECT_CLASS (rk_record_dialog_parent_class)->dispose (object);
}

static void
rk_record_dialog_finalize (GObject *object)
{
  g_weak_ref_clear (&RK_RECORD_DIALOG (object)->owner);
  g_ptr_array_unref (RK_RECORD_DIALOG (object)->forms);
  g_hash_table_unref (RK_RECORD_DIALOG (object)->offered);
  G_OBJECT_CLASS (rk_record_dialog_parent_class)->finalize (object);
}

static void
rk_record_dialog_class_init (RkRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_record_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_record_dialog_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RkRecordDialog, forms_box);
  gtk_widget_class_bind_template_child (widget_class, RkRecordDialog, save);
  gtk_widget_class_bind_template_child (widget_class, RkRecordDialog, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_save",
                                                G_CALLBACK (rk_record_dialog_save));
}

static void
rk_record_dialog_init (RkRecordDialog *self)
{
  self->forms = g_ptr_array_new ();
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_weak_ref_init (&self->owner, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
