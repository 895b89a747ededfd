#include "rk-work.h"

typedef struct
{
  GObject *owner;
  RkWorkDone done;
} Work;

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;

  work->done (work->owner, result);
  g_object_unref (work->owner);
  g_free (work);
}

GTask *
rk_work_new (gpointer owner, GCancellable *cancellable, RkWorkDone done)
{
  Work *work = g_new (Work, 1);

  *work = (Work){ g_object_ref (owner), done };
  return g_task_new (NULL, cancellable, on_done, work);
}
