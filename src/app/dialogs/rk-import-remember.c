#include "rk-import-remember.h"

#include <string.h>
#include <glib/gi18n-lib.h>

struct _RkImportRemember
{
  AdwBin parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkEditable *name;
  GtkWidget *save;

  RkImportSession *session;
};

G_DEFINE_FINAL_TYPE (RkImportRemember, rk_import_remember, ADW_TYPE_BIN)

static char *
dup_typed (RkImportRemember *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

static void
on_name_changed (RkImportRemember *self)
{
  g_autofree char *name = dup_typed (self);

  gtk_widget_set_sensitive (self->save, *name != '\0');
}

/* The profile in use is saved again; else the file's own name is a good first guess. */
static void
propose_name (RkImportRemember *self)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);
  g_autofree char *name = NULL;
  char *dot;

  if (reading == NULL)
    return;
  name = g_strdup (reading->profile ? reading->profile : reading->file_name);
  dot = strrchr (name, '.');
  if (reading->profile == NULL && dot && dot != name)
    *dot = '\0';
  gtk_editable_set_text (self->name, name);
  gtk_editable_select_region (self->name, 0, -1);
}

static void
on_popover_shown (RkImportRemember *self)
{
  propose_name (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
on_save (RkImportRemember *self)
{
  g_autofree char *name = dup_typed (self);

  if (*name == '\0')
    return;
  gtk_menu_button_popdown (self->button);
  rk_import_session_remember (self->session, name);
}

void
rk_import_remember_set_session (RkImportRemember *self, RkImportSession *session)
{
  g_return_if_fail (RK_IS_IMPORT_REMEMBER (self) && self->session == NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          !rk_context_is_read_only (rk_import_session_get_context (session)));
}

static void
rk_import_remember_dispose (GObject *object)
{
  RkImportRemember *self = RK_IMPORT_REMEMBER (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (rk_import_remember_parent_class)->dispose (object);
}

static void
rk_import_remember_class_init (RkImportRememberClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_import_remember_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-import-remember.ui");
  gtk_widget_class_bind_template_child (widget_class, RkImportRemember, button);
  gtk_widget_class_bind_template_child (widget_class, RkImportRemember, name);
  gtk_widget_class_bind_template_child (widget_class, RkImportRemember, save);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
rk_import_remember_init (RkImportRemember *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
