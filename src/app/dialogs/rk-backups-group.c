#include "rk-backups-group.h"

#include <glib/gi18n-lib.h>

#include "rk-backup-now.h"
#include "rk-moment.h"
#include "rk-opening.h"

struct _RkBackupsGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* borrowed from the tree */
  GtkWidget *make;
  RkContext *context;
};

G_DEFINE_FINAL_TYPE (RkBackupsGroup, rk_backups_group, ADW_TYPE_PREFERENCES_GROUP)

static void show_backups (RkBackupsGroup *self);

/* ── opening one ─────────────────────────────────────────────────────────────────────────── */

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkBackupsGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkStore) store = rk_opening_finish (result, &error);
  g_autofree char *uri = NULL;
  g_autofree char *path = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *owner = root ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (store == NULL)
    {
      if (self->context)
        rk_context_report (self->context, error, _ ("The Backup Was Not Restored"));
      return;
    }
  /* The window that shows it opens the new file itself. */
  path = g_strdup (rk_store_get_path (store));
  g_clear_object (&store);
  uri = g_filename_to_uri (path, NULL, NULL);
  /* A dialog is no window of the application and reaches its actions through the one below. */
  if (owner)
    gtk_widget_activate_action (GTK_WIDGET (owner), "app.open-recent", "s", uri);
}

static void
on_open (GtkButton *button, RkBackupsGroup *self)
{
  const char *backup = g_object_get_data (G_OBJECT (button), "path");
  const char *at = g_object_get_data (G_OBJECT (button), "at");
  g_autoptr (GFile) file
      = g_file_new_for_path (rk_store_get_path (rk_context_get_store (self->context)));
  g_autoptr (GFile) out = rk_opening_restored_name (file, at);

  /* Once: the second click would make a second file. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  rk_opening_restore_async (backup, out, on_restored, g_object_ref (self));
}

/* ── list ────────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_row (RkBackupsGroup *self, const RkBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Open as a New File"));
  g_autofree char *moment = rk_moment_dup_full (backup->at);
  g_autoptr (GFile) file = g_file_new_for_path (backup->path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *size = info ? g_format_size ((guint64)g_file_info_get_size (info)) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), moment);
  if (size)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "rk-small");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (backup->path), g_free);
  g_object_set_data_full (G_OBJECT (button), "at", g_strdup (backup->at), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_open), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add (RkBackupsGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_backups (RkBackupsGroup *self)
{
  g_autoptr (GPtrArray) backups = NULL;

  if (self->context == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  backups = rk_backup_list (rk_store_get_path (rk_context_get_store (self->context)));
  for (guint i = 0; i < backups->len; i++)
    add (self, create_row (self, backups->pdata[i]));
  if (backups->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("There is no backup yet"));
      add (self, row);
    }
}

static void
on_made (gpointer owner)
{
  RkBackupsGroup *self = owner;

  gtk_widget_set_sensitive (self->make, TRUE);
  show_backups (self);
}

static void
on_make (RkBackupsGroup *self)
{
  gtk_widget_set_sensitive (self->make, FALSE);
  rk_backup_now_async (self->context, self, on_made);
}

void
rk_backups_group_set_context (RkBackupsGroup *self, RkContext *context)
{
  g_return_if_fail (RK_IS_BACKUPS_GROUP (self));

  g_set_object (&self->context, context);
  show_backups (self);
}

/* AdwPreferencesWindow 1.2 keeps its pages for good; what they hold must not keep the file open. */
static void
rk_backups_group_unroot (GtkWidget *widget)
{
  g_clear_object (&RK_BACKUPS_GROUP (widget)->context);
  GTK_WIDGET_CLASS (rk_backups_group_parent_class)->unroot (widget);
}

static void
rk_backups_group_dispose (GObject *object)
{
  RkBackupsGroup *self = RK_BACKUPS_GROUP (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_backups_group_parent_class)->dispose (object);
}

static void
rk_backups_group_class_init (RkBackupsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_backups_group_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = rk_backups_group_unroot;
}

static void
rk_backups_group_init (RkBackupsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->make = gtk_button_new_with_label (_ ("Make a Backup Now"));
  gtk_widget_set_valign (self->make, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->make, "clicked", G_CALLBACK (on_make), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->make);
}
