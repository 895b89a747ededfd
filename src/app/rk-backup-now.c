#include "rk-backup-now.h"

#include <glib/gi18n-lib.h>

#include "rk-words.h"
#include "rk-work.h"

typedef struct
{
  RkStore *store; /* of the context, which owns the work */
  GObject *owner;
  void (*done) (gpointer owner);
  guint64 rows;
} Backup;

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Backup *backup = data;
  GError *error = NULL;

  if (rk_store_backup (backup->store, NULL, &backup->rows, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_backed_up (gpointer context, GAsyncResult *result)
{
  Backup *backup = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *count = rk_words_count (backup->rows);
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      text = g_strdup_printf (_ ("Made a backup and read back its %s rows"), count);
      rk_context_toast (context, text, FALSE);
    }
  else
    rk_context_report (context, error, _ ("No Backup Was Made"));
  if (backup->done)
    backup->done (backup->owner);
  g_clear_object (&backup->owner);
}

void
rk_backup_now_async (RkContext *context, gpointer owner, void (*done) (gpointer owner))
{
  g_autoptr (GTask) task = NULL;
  Backup *backup;

  g_return_if_fail (RK_IS_CONTEXT (context));

  task = rk_work_new (context, NULL, on_backed_up);
  backup = g_new0 (Backup, 1);
  backup->store = rk_context_get_store (context);
  backup->owner = owner ? g_object_ref (owner) : NULL;
  backup->done = done;
  g_task_set_task_data (task, backup, g_free);
  g_task_run_in_thread (task, back_up_in_thread);
}
