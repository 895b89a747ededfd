/* The import as the window and the command line start it. */
#include "rk-import.h"

#include <string.h>

gboolean
rk_import_rehearse (RkImport *self, RkStore *store, GCancellable *cancellable, GError **error)
{
  return rk_store_rehearse (store, rk_import_run, self, cancellable, error);
}

gboolean
rk_import_perform (RkImport *self, RkStore *store, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = g_strdup_printf ("%sを取り込んだ", rk_import_get_kind (self)->heading);

  return rk_store_backup (store, NULL, NULL, error)
         && rk_store_command (store, what, rk_import_run, self, cancellable, error);
}

/* ── on a worker ─────────────────────────────────────────────────────────────────────────── */

typedef gboolean (*Start) (RkImport *self,
                           RkStore *store,
                           GCancellable *cancellable,
                           GError **error);

typedef struct
{
  RkImport *import;
  RkStore *store;
  Start start;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  rk_import_unref (job->import);
  g_object_unref (job->store);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (job->start (job->import, job->store, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_job (RkImport *self,
           RkStore *store,
           Start start,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job){ rk_import_ref (self), g_object_ref (store), start };
  g_task_set_source_tag (task, start_job);
  /* An import that was committed is done, whatever was cancelled after that. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

void
rk_import_rehearse_async (RkImport *self,
                          RkStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  start_job (self, store, rk_import_rehearse, cancellable, callback, user_data);
}

void
rk_import_perform_async (RkImport *self,
                         RkStore *store,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  start_job (self, store, rk_import_perform, cancellable, callback, user_data);
}

gboolean
rk_import_finish (RkImport *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
