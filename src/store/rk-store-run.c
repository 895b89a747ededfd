/* Running operations: readers side by side, one command at a time. */
#include "rk-store-private.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-history.h"
#include "rk-recorder.h"

/* ── telling the screen ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  GWeakRef store;     /* nobody is told any more once it has gone */
  GPtrArray *changes; /* NULL: the busy signal */
  gboolean busy;
} Notice;

static gboolean
deliver (gpointer data)
{
  Notice *notice = data;
  g_autoptr (RkStore) store = g_weak_ref_get (&notice->store);

  if (store && notice->changes)
    g_signal_emit_by_name (store, "changed", notice->changes);
  else if (store)
    g_signal_emit_by_name (store, "busy", notice->busy);
  return G_SOURCE_REMOVE;
}

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_clear_pointer (&notice->changes, g_ptr_array_unref);
  g_weak_ref_clear (&notice->store);
  g_free (notice);
}

/* At once on the thread that runs the loop, else when it comes round. Not g_main_context_invoke():
 * that delivers on the calling thread where no loop runs just then. */
static void
tell (RkStore *self, GPtrArray *changes, gboolean busy)
{
  Notice *notice = g_new0 (Notice, 1);
  g_autoptr (GSource) source = NULL;

  g_weak_ref_init (&notice->store, self);
  notice->changes = changes;
  notice->busy = busy;
  if (g_main_context_is_owner (self->context))
    {
      deliver (notice);
      notice_free (notice);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, notice, notice_free);
  g_source_attach (source, self->context);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_store_read (
    RkStore *self, RkStoreFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  RkDb *db = g_async_queue_pop (self->readers);
  gboolean ok;

  rk_db_set_cancellable (db, cancellable);
  /* One snapshot for all that @func asks, whatever is written meanwhile. */
  ok = rk_db_begin (db, FALSE, error) && func (db, data, cancellable, error);
  rk_db_set_cancellable (db, NULL);
  rk_db_rollback (db);
  g_async_queue_push (self->readers, db);
  return ok;
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_store_take_writer (RkStore *self, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&self->write_lock);
  if (self->writer)
    {
      rk_db_set_cancellable (self->writer, cancellable);
      return TRUE;
    }
  g_mutex_unlock (&self->write_lock);
  g_set_error (error, RK_ERROR, RK_ERROR_READ_ONLY,
               self->holder ? _ ("The file is open for reading only: %s. Nothing was changed.")
                            : _ ("The file is open for reading only. Nothing was changed.%s"),
               self->holder ? self->holder : "");
  return FALSE;
}

void
rk_store_give_writer (RkStore *self)
{
  rk_db_set_cancellable (self->writer, NULL);
  g_mutex_unlock (&self->write_lock);
}

gboolean
rk_store_commit (RkStore *self, GError **error)
{
  /* From here on the command cannot be stopped half way. */
  rk_db_set_cancellable (self->writer, NULL);
  if (!rk_db_commit (self->writer, error))
    return FALSE;
  g_mutex_lock (&self->saved_lock);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = rk_now_local ();
  g_mutex_unlock (&self->saved_lock);
  return TRUE;
}

void
rk_db_name_command (RkDb *db, const char *what)
{
  g_free (db->what);
  db->what = g_strdup (what);
}

static gboolean
record (RkDb *db,
        const char *what,
        RkStoreFunc func,
        gpointer data,
        GCancellable *cancellable,
        gboolean *recorded,
        GError **error)
{
  gboolean ok = rk_recorder_start (db, error) && func (db, data, cancellable, error)
                && !g_cancellable_set_error_if_cancelled (cancellable, error);

  if (ok)
    ok = rk_recorder_finish (db, db->what ? db->what : what, recorded, error);
  rk_recorder_drop (db);
  rk_db_name_command (db, NULL);
  return ok;
}

/* @recorded: (out): whether there was anything to write to the history */
static gboolean
command (RkStore *self,
         const char *what,
         RkStoreFunc func,
         gpointer data,
         GCancellable *cancellable,
         gboolean *recorded,
         GError **error)
{
  GPtrArray *changes = NULL;
  gboolean ok;

  if (!rk_store_take_writer (self, cancellable, error))
    return FALSE;
  tell (self, NULL, TRUE);
  ok = rk_db_begin (self->writer, TRUE, error)
       && record (self->writer, what, func, data, cancellable, recorded, error)
       && rk_store_commit (self, error);
  if (!ok)
    rk_db_rollback (self->writer);
  changes = rk_changes_steal (&self->writer->changes);
  rk_store_give_writer (self);
  tell (self, NULL, FALSE);
  if (ok && changes->len)
    tell (self, g_steal_pointer (&changes), FALSE);
  g_clear_pointer (&changes, g_ptr_array_unref);
  return ok;
}

gboolean
rk_store_command (RkStore *self,
                  const char *what,
                  RkStoreFunc func,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  gboolean recorded = FALSE;

  return command (self, what, func, data, cancellable, &recorded, error);
}

gboolean
rk_store_rehearse (
    RkStore *self, RkStoreFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean ok;

  if (!rk_store_take_writer (self, cancellable, error))
    return FALSE;
  ok = rk_db_begin (self->writer, TRUE, error) && func (self->writer, data, cancellable, error);
  rk_db_rollback (self->writer);
  rk_db_name_command (self->writer, NULL);
  g_ptr_array_unref (rk_changes_steal (&self->writer->changes));
  rk_store_give_writer (self);
  return ok;
}

/* ── undo and redo: commands that the chain already knows ────────────────────────────────── */

typedef gboolean (*HistoryFunc) (RkDb *db, gpointer data, GError **error);

static gboolean
run_history (RkStore *self, HistoryFunc func, gpointer data, GError **error)
{
  GPtrArray *changes;
  gboolean ok;

  if (!rk_store_take_writer (self, NULL, error))
    return FALSE;
  tell (self, NULL, TRUE);
  ok = rk_db_begin (self->writer, TRUE, error) && func (self->writer, data, error)
       && rk_store_commit (self, error);
  if (!ok)
    rk_db_rollback (self->writer);
  changes = rk_changes_steal (&self->writer->changes);
  rk_store_give_writer (self);
  tell (self, NULL, FALSE);
  if (ok)
    tell (self, changes, FALSE);
  else
    g_ptr_array_unref (changes);
  return ok;
}

typedef struct
{
  gint64 id;
  char *what;
  guint n;
} HistoryJob;

static gboolean
undo_newest (RkDb *db, gpointer data, GError **error)
{
  HistoryJob *job = data;

  if (!rk_history_find_undo (db, &job->id, &job->what, error))
    return FALSE;
  if (job->id)
    return rk_history_apply (db, job->id, TRUE, error);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is nothing to undo."));
  return FALSE;
}

static gboolean
redo_newest (RkDb *db, gpointer data, GError **error)
{
  HistoryJob *job = data;

  if (!rk_history_find_redo (db, &job->id, &job->what, error))
    return FALSE;
  if (job->id)
    return rk_history_apply (db, job->id, FALSE, error);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is nothing to redo."));
  return FALSE;
}

static gboolean
undo_one (RkDb *db, gpointer data, GError **error)
{
  return rk_history_apply (db, ((HistoryJob *)data)->id, TRUE, error);
}

static gboolean
undo_later (RkDb *db, gpointer data, GError **error)
{
  HistoryJob *job = data;
  g_autoptr (GArray) ids = rk_history_after (db, job->id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!rk_history_apply (db, g_array_index (ids, gint64, i), TRUE, error))
      return FALSE;
  job->n = ids->len;
  return TRUE;
}

static gboolean
run_newest (RkStore *self, HistoryFunc func, char **what, GError **error)
{
  HistoryJob job = { 0 };
  gboolean ok = run_history (self, func, &job, error);

  if (ok && what)
    *what = g_steal_pointer (&job.what);
  g_free (job.what);
  return ok;
}

gboolean
rk_store_undo (RkStore *self, char **what, GError **error)
{
  return run_newest (self, undo_newest, what, error);
}

gboolean
rk_store_redo (RkStore *self, char **what, GError **error)
{
  return run_newest (self, redo_newest, what, error);
}

gboolean
rk_store_undo_entry (RkStore *self, gint64 id, GError **error)
{
  HistoryJob job = { .id = id };

  return run_history (self, undo_one, &job, error);
}

gboolean
rk_store_undo_to (RkStore *self, gint64 id, guint *n_undone, GError **error)
{
  HistoryJob job = { .id = id };

  if (!run_history (self, undo_later, &job, error))
    return FALSE;
  if (n_undone)
    *n_undone = job.n;
  return TRUE;
}

/* ── on a worker ─────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  char *what; /* NULL: read or rehearse */
  gboolean rehearse;
  gboolean settle;
  RkStoreFunc func;
  gpointer data;
  GDestroyNotify destroy;
  gboolean recorded; /* the command has left a line in the history */
  guint64 turn;      /* of one that writes */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->destroy)
    job->destroy (job->data);
  g_free (job->what);
  g_free (job);
}

/* Workers come to the lock in any order; what was asked for first is written first. */
static void
wait_for_turn (RkStore *self, guint64 turn)
{
  g_mutex_lock (&self->turn_lock);
  while (self->turn != turn)
    g_cond_wait (&self->turned, &self->turn_lock);
  g_mutex_unlock (&self->turn_lock);
}

static void
end_turn (RkStore *self)
{
  g_mutex_lock (&self->turn_lock);
  self->turn++;
  g_cond_broadcast (&self->turned);
  g_mutex_unlock (&self->turn_lock);
}

static gboolean
writes (const Job *job)
{
  return job->rehearse || job->settle || job->what;
}

/* What another reader still looks at stays in the log until the next time. */
static void
settle (RkStore *self)
{
  if (!rk_store_take_writer (self, NULL, NULL))
    return;
  rk_db_exec (self->writer, "PRAGMA wal_checkpoint(PASSIVE)", NULL);
  rk_store_give_writer (self);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean ok = TRUE;

  if (writes (job))
    wait_for_turn (source, job->turn);
  if (job->settle)
    settle (source);
  else if (job->rehearse)
    ok = rk_store_rehearse (source, job->func, job->data, cancellable, &error);
  else if (job->what)
    ok = command (source, job->what, job->func, job->data, cancellable, &job->recorded, &error);
  else
    ok = rk_store_read (source, job->func, job->data, cancellable, &error);
  if (writes (job))
    end_turn (source);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_completed (GTask *task)
{
  RkStore *self = g_task_get_source_object (task);

  self->n_running--;
}

static void
start_job (RkStore *self,
           Job job,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  if (writes (&job))
    job.turn = self->turns++;
  g_task_set_source_tag (task, start_job);
  /* A command that was committed is done, whatever was cancelled after that; what was read is no
   * longer wanted, though it may come after what was asked for later. */
  g_task_set_check_cancellable (task, job.what == NULL && !job.rehearse);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), job_free);
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_completed), NULL);
  self->n_running++;
  g_task_run_in_thread (task, run_job);
}

void
rk_store_read_async (RkStore *self,
                     RkStoreFunc func,
                     gpointer data,
                     GDestroyNotify destroy,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  start_job (self, (Job){ .func = func, .data = data, .destroy = destroy }, cancellable, callback,
             user_data);
}

void
rk_store_command_async (RkStore *self,
                        const char *what,
                        RkStoreFunc func,
                        gpointer data,
                        GDestroyNotify destroy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  start_job (self, (Job){ .what = g_strdup (what), .func = func, .data = data, .destroy = destroy },
             cancellable, callback, user_data);
}

void
rk_store_rehearse_async (RkStore *self,
                         RkStoreFunc func,
                         gpointer data,
                         GDestroyNotify destroy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  start_job (self, (Job){ .rehearse = TRUE, .func = func, .data = data, .destroy = destroy },
             cancellable, callback, user_data);
}

void
rk_store_settle_async (RkStore *self)
{
  start_job (self, (Job){ .settle = TRUE }, NULL, NULL, NULL);
}

gboolean
rk_store_is_idle (RkStore *self)
{
  return self->n_running == 0;
}

gboolean
rk_store_run_finish (RkStore *self, GAsyncResult *result, gpointer *data, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (data)
    *data = job->data;
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
rk_store_run_recorded (GAsyncResult *result)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  return job->recorded;
}
