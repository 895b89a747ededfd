/* Work on a thread for an object of the screen. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** RkWorkDone: on the main thread. @owner: as given. @result: the #GTask */
typedef void (*RkWorkDone) (gpointer owner, GAsyncResult *result);

/**
 * rk_work_new: a task whose owner lives until @done was called, and is let go of on the main
 * thread. A #GTask lets go of its source when its thread is through with it, which may be after the
 * callback: the last reference to a window would be dropped on the worker.
 * @owner: a #GObject. @cancellable: (nullable)
 * Returns: (transfer full): its source is NULL; for g_task_run_in_thread()
 */
GTask *rk_work_new (gpointer owner, GCancellable *cancellable, RkWorkDone done);

G_END_DECLS
