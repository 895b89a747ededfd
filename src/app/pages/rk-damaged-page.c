#include "rk-damaged-page.h"

#include <glib/gi18n-lib.h>

#include "rk-message.h"
#include "rk-moment.h"
#include "rk-opening.h"
#include "rk-work.h"

struct _RkDamagedPage
{
  AdwBin parent_instance;

  /* template */
  AdwWindowTitle *title;
  AdwStatusPage *status;
  GtkLabel *offer;
  GtkWidget *restore;

  GFile *file;
  char *backup; /* newest verified copy */
  GFile *out;   /* what it would become */
};

enum
{
  RESTORE,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkDamagedPage, rk_damaged_page, ADW_TYPE_BIN)

static void
on_restore_clicked (RkDamagedPage *self)
{
  g_signal_emit (self, signals[RESTORE], 0, self->backup, self->out);
}

static void
on_leave_clicked (RkDamagedPage *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* The time of a copy, from the list of copies. */
static char *
dup_backup_time (const char *path, const char *backup)
{
  g_autoptr (GPtrArray) backups = rk_backup_list (path);

  for (guint i = 0; i < backups->len; i++)
    if (g_strcmp0 (((RkBackup *)backups->pdata[i])->path, backup) == 0)
      return g_strdup (((RkBackup *)backups->pdata[i])->at);
  return NULL;
}

static void
show_offer (RkDamagedPage *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *at = dup_backup_time (path, self->backup);
  g_autofree char *when = at ? rk_moment_dup_full (at) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->restore, self->backup != NULL);
  g_clear_object (&self->out);
  if (self->backup)
    {
      g_autofree char *name = NULL;

      self->out = rk_opening_restored_name (self->file, at);
      name = g_file_get_basename (self->out);
      text = g_strdup_printf (
          _ ("There is a checked backup of %s. It becomes the new file “%s” beside the damaged "
             "one, which stays as it is."),
          when ? when : "", name);
    }
  else
    text = g_strdup (_ ("There is no backup beside this file. Ask your IT staff for a copy from "
                        "the server's backup, and keep this file."));
  gtk_label_set_text (self->offer, text);
}

/* Each copy is looked through before it is offered, which takes a while for a large one. */
static void
find_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_task_return_pointer (task, rk_backup_newest_verified (path), g_free);
}

static void
on_found (gpointer owner, GAsyncResult *result)
{
  RkDamagedPage *self = owner;

  g_free (self->backup);
  self->backup = g_task_propagate_pointer (G_TASK (result), NULL);
  show_offer (self);
}

void
rk_damaged_page_set_file (RkDamagedPage *self, GFile *file, const GError *error)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (RK_IS_DAMAGED_PAGE (self) && G_IS_FILE (file) && error);

  g_set_object (&self->file, file);
  name = g_file_get_basename (file);
  adw_window_title_set_title (self->title, name);
  rk_message_describe (self->status, error->message);
  gtk_label_set_text (self->offer, _ ("Looking for backups…"));
  gtk_widget_set_visible (self->restore, FALSE);

  task = rk_work_new (self, NULL, on_found);
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  g_task_run_in_thread (task, find_in_thread);
}

GtkWidget *
rk_damaged_page_new (void)
{
  return g_object_new (RK_TYPE_DAMAGED_PAGE, NULL);
}

static void
rk_damaged_page_finalize (GObject *object)
{
  RkDamagedPage *self = RK_DAMAGED_PAGE (object);

  g_clear_object (&self->file);
  g_clear_object (&self->out);
  g_free (self->backup);
  G_OBJECT_CLASS (rk_damaged_page_parent_class)->finalize (object);
}

static void
rk_damaged_page_class_init (RkDamagedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rk_damaged_page_finalize;
  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_FILE);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-damaged-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RkDamagedPage, title);
  gtk_widget_class_bind_template_child (widget_class, RkDamagedPage, status);
  gtk_widget_class_bind_template_child (widget_class, RkDamagedPage, offer);
  gtk_widget_class_bind_template_child (widget_class, RkDamagedPage, restore);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked);
}

static void
rk_damaged_page_init (RkDamagedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
