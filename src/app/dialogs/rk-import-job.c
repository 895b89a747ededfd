#include "rk-import-job.h"

#include "rk-import-profile.h"
#include "rk-kinds.h"
#include "rk-query.h"

RkImportJob *
rk_import_job_new (RkImportState state, RkImportWork work)
{
  RkImportJob *job = g_new0 (RkImportJob, 1);

  job->state = state;
  job->work = work;
  return job;
}

void
rk_import_job_free (RkImportJob *job)
{
  g_clear_object (&job->store);
  g_clear_pointer (&job->import, rk_import_unref);
  g_clear_pointer (&job->like, rk_import_unref);
  g_clear_pointer (&job->report, rk_import_report_unref);
  g_clear_pointer (&job->correction, rk_import_correction_free);
  g_clear_pointer (&job->reading, rk_import_reading_free);
  g_clear_pointer (&job->profiles, g_ptr_array_unref);
  g_free (job->text);
  g_free (job->backup_at);
  g_free (job);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
list_profiles (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkImportJob *job = data;

  job->profiles = rk_import_profile_list (db, job->kind, error);
  return job->profiles != NULL;
}

static gboolean
look (RkImportJob *job, const char *profile, GError **error)
{
  job->reading = rk_import_reading_new (job->import, profile, error);
  return job->reading != NULL;
}

/* What was taught once is used again without being asked for; it is shown and can be dropped. */
static const char *
use_profile_that_fits (RkImportJob *job)
{
  for (guint i = 0; i < job->profiles->len; i++)
    if (rk_import_profile_fits (job->profiles->pdata[i], job->import)
        && rk_import_profile_apply (job->profiles->pdata[i], job->import, NULL))
      return rk_record_get (job->profiles->pdata[i], "name");
  return NULL;
}

gboolean
rk_import_job_open (RkImportJob *job, GCancellable *cancellable, GError **error)
{
  job->import = job->like
                    ? rk_import_open_like (job->records, job->like, cancellable, error)
                    : rk_import_open (job->records, job->text, 0, NULL, 0, cancellable, error);
  if (job->import && job->records != &rk_kind_status)
    rk_import_set_owner (job->import, job->owner);
  return job->import && rk_store_read (job->store, rk_import_guess_aim, job->import, NULL, error)
         && rk_store_read (job->store, list_profiles, job, cancellable, error)
         && look (job, job->like ? NULL : use_profile_that_fits (job), error);
}

static const char *
profile_after (const RkImportJob *job)
{
  switch (job->correction->kind)
    {
    case RK_IMPORT_CORRECT_PROFILE:
      return rk_record_get (job->correction->profile, "name");
    case RK_IMPORT_CORRECT_FIELD:
      return job->text;
    default:
      return NULL; /* the columns were matched anew */
    }
}

gboolean
rk_import_job_correct (RkImportJob *job, GCancellable *cancellable, GError **error)
{
  return rk_import_correction_apply (job->correction, job->import, error)
         && look (job, profile_after (job), error);
}

static gboolean
save_profile (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkImportJob *job = data;

  return rk_import_profile_save (db, job->import, job->text, error);
}

gboolean
rk_import_job_remember (RkImportJob *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = g_strdup_printf ("取り込みの対応「%s」を覚えた", job->text);

  return rk_store_command (job->store, what, save_profile, job, NULL, error)
         && rk_store_read (job->store, list_profiles, job, NULL, error)
         && look (job, job->text, error);
}

/* ── the register ────────────────────────────────────────────────────────────────────────── */

static void
look_up_backup (RkImportJob *job)
{
  g_autoptr (GPtrArray) backups = rk_backup_list (rk_store_get_path (job->store));

  if (backups->len > 0)
    job->backup_at = g_strdup (((RkBackup *)backups->pdata[0])->at);
}

gboolean
rk_import_job_rehearse (RkImportJob *job, GCancellable *cancellable, GError **error)
{
  look_up_backup (job);
  return rk_import_rehearse (job->import, job->store, cancellable, error);
}

typedef struct
{
  const RkKind *kind;
  guint64 total;
  gint64 entry; /* newest of the history, 0: none */
} Count;

static gboolean
count (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *found = data;
  g_autoptr (RkQuery) query = rk_query_new (found->kind);
  g_autoptr (GPtrArray) newest = rk_history_list (db, 1, error);

  if (newest == NULL || !rk_query_total (db, query, &found->total, cancellable, error))
    return FALSE;
  found->entry = newest->len > 0 ? ((RkHistoryEntry *)newest->pdata[0])->id : 0;
  return TRUE;
}

gboolean
rk_import_job_perform (RkImportJob *job, GCancellable *cancellable, GError **error)
{
  Count before = { job->records, 0, 0 };
  Count after = { job->records, 0, 0 };

  if (!rk_store_read (job->store, count, &before, cancellable, error)
      || !rk_import_perform (job->import, job->store, cancellable, error))
    return FALSE;
  /* It is done; whether it can be counted as well is another matter. */
  job->result.counted = rk_store_read (job->store, count, &after, NULL, NULL);
  job->result.before = before.total;
  job->result.after = after.total;
  job->entry = after.entry != before.entry ? after.entry : 0;
  look_up_backup (job);
  return TRUE;
}

gboolean
rk_import_job_undo (RkImportJob *job, GCancellable *cancellable, GError **error)
{
  Count after = { job->records, 0, 0 };

  if (!rk_store_undo_entry (job->store, job->entry, error))
    return FALSE;
  job->entry = 0;
  job->result.counted = rk_store_read (job->store, count, &after, NULL, NULL);
  job->result.after = after.total;
  return TRUE;
}

gboolean
rk_import_job_save_list (RkImportJob *job, GCancellable *cancellable, GError **error)
{
  gboolean complete = job->report->n_problems <= job->report->problems->len;
  gboolean ok;

  /* After the import its rows are there already, and their problems would be other ones. */
  if (complete || job->entry != 0)
    return rk_import_report_save_list (job->report, job->text, error);
  rk_import_set_list_path (job->import, job->text);
  ok = rk_import_rehearse (job->import, job->store, cancellable, error);
  rk_import_set_list_path (job->import, NULL);
  return ok;
}
