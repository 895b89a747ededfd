#include "rk-import-session.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-work.h"

struct _RkImportSession
{
  GObject parent_instance;

  RkContext *context;
  const RkKind *kind;    /* of the rows: RkKind.rows of @records, or the same */
  const RkKind *records; /* of what they become */
  gint64 owner;
  gint64 level;
  int year;         /* 0: the name of the file says it */
  RkImport *import; /* belongs to the worker while one runs */
  RkImportReading *reading;
  RkImportReport *report;
  GPtrArray *profiles;
  GHashTable *taken; /* "row field" → gboolean: proposals decided on; row 0: the whole column */

  RkImportState state;
  GCancellable *cancellable;
  gint64 started;
  GQueue waiting;          /* of RkImportJob */
  gboolean wants_counting; /* after what is running */

  RkImportResult result;
  gint64 entry; /* of the import in the history */
  char *backup_at;
};

enum
{
  STARTED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkImportSession, rk_import_session, G_TYPE_OBJECT)

/* ── one thing at a time ─────────────────────────────────────────────────────────────────── */

static void go_on (RkImportSession *self);

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RkImportJob *job = data;
  GError *error = NULL;

  if (job->work (job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

#define TAKE(member, unref)                          \
  if (job->member)                                   \
    {                                                \
      g_clear_pointer (&self->member, unref);        \
      self->member = g_steal_pointer (&job->member); \
    }

/* Another reading makes what was counted and decided untrue. */
static void
forget_counts (RkImportSession *self)
{
  g_hash_table_remove_all (self->taken);
  g_clear_pointer (&self->report, rk_import_report_unref);
}

static void
take_results (RkImportSession *self, RkImportJob *job)
{
  TAKE (reading, rk_import_reading_free)
  TAKE (profiles, g_ptr_array_unref)
  TAKE (backup_at, g_free)
  if (job->state == RK_IMPORT_READING)
    {
      g_clear_pointer (&self->import, rk_import_unref);
      self->import = rk_import_ref (job->import);
      self->owner = rk_import_get_owner (job->import);
      self->level = rk_import_get_level (job->import);
      forget_counts (self);
    }
  else if (job->state == RK_IMPORT_REHEARSING || job->state == RK_IMPORT_PERFORMING)
    {
      g_clear_pointer (&self->report, rk_import_report_unref);
      self->report = rk_import_get_report (job->import);
    }
  if (job->state == RK_IMPORT_PERFORMING || job->state == RK_IMPORT_UNDOING)
    {
      self->result = job->result;
      self->entry = job->entry;
    }
}

#undef TAKE

/* A file that cannot be read leaves none; a correction that fails leaves all as it was. */
static void
take_failure (RkImportSession *self, RkImportJob *job)
{
  if (job->work != rk_import_job_open)
    return;
  g_clear_pointer (&self->import, rk_import_unref);
  g_clear_pointer (&self->reading, rk_import_reading_free);
  forget_counts (self);
}

static void
on_worked (gpointer owner, GAsyncResult *result)
{
  RkImportSession *self = owner;
  RkImportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take_results (self, job);
  else
    take_failure (self, job);
  g_clear_object (&self->cancellable);
  self->state = RK_IMPORT_IDLE;
  /* A count that was stopped to be begun anew has not ended. */
  if (job->state != RK_IMPORT_REHEARSING || error == NULL || !self->wants_counting)
    g_signal_emit (self, signals[ENDED], 0, job->state, error);
  go_on (self);
}

static void
start (RkImportSession *self, RkImportJob *job)
{
  g_autoptr (GTask) task = NULL;

  job->store = g_object_ref (rk_context_get_store (self->context));
  job->kind = self->kind;
  job->records = self->records;
  job->owner = self->owner;
  if (self->import && job->work != rk_import_job_open)
    {
      job->import = rk_import_ref (self->import);
      rk_import_set_owner (job->import, self->owner);
      rk_import_set_level (job->import, self->level);
      rk_import_set_year (job->import, self->year);
    }
  if (self->report)
    job->report = rk_import_report_ref (self->report);
  if (job->correction && self->reading)
    job->text = g_strdup (self->reading->profile);
  job->entry = self->entry;
  job->result = self->result;
  self->state = job->state;
  self->started = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  task = rk_work_new (self, self->cancellable, on_worked);
  g_task_set_source_tag (task, start);
  /* What was committed is done, whatever was cancelled after that. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify)rk_import_job_free);
  g_signal_emit (self, signals[STARTED], 0, job->state);
  g_task_run_in_thread (task, work_in_thread);
}

/* What was said of whole columns, or of single rows, which except some of those. */
static void
tell_decisions_of (RkImportSession *self, gboolean columns)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->taken);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto (GStrv) parts = g_strsplit (key, " ", 2);
      guint row = (guint)g_ascii_strtoull (parts[0], NULL, 10);

      if (row == 0 && columns)
        rk_import_accept_all (self->import, parts[1], GPOINTER_TO_INT (value));
      else if (row != 0 && !columns)
        rk_import_accept (self->import, row, parts[1], GPOINTER_TO_INT (value));
    }
}

/* The worker has the import while it runs, so decisions reach it only in between. */
static void
tell_decisions (RkImportSession *self)
{
  tell_decisions_of (self, TRUE);
  tell_decisions_of (self, FALSE);
}

static void
go_on (RkImportSession *self)
{
  if (self->state != RK_IMPORT_IDLE)
    return;
  if (!g_queue_is_empty (&self->waiting))
    {
      RkImportJob *job = g_queue_pop_head (&self->waiting);

      if (job->state == RK_IMPORT_PERFORMING)
        tell_decisions (self);
      start (self, job);
    }
  else if (self->wants_counting)
    {
      self->wants_counting = FALSE;
      tell_decisions (self);
      start (self, rk_import_job_new (RK_IMPORT_REHEARSING, rk_import_job_rehearse));
    }
}

static void
ask (RkImportSession *self, RkImportJob *job)
{
  g_queue_push_tail (&self->waiting, job);
  go_on (self);
}

/* ── what may be asked for ───────────────────────────────────────────────────────────────── */

void
rk_import_session_open (RkImportSession *self, GFile *file)
{
  RkImportJob *job;

  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && G_IS_FILE (file));

  rk_import_session_stop (self);
  job = rk_import_job_new (RK_IMPORT_READING, rk_import_job_open);
  job->text = g_file_get_path (file);
  /* What is not on this computer has no path; its address then fails with words. */
  if (job->text == NULL)
    job->text = g_file_get_uri (file);
  ask (self, job);
}

void
rk_import_session_open_like (RkImportSession *self, RkImportSession *other)
{
  RkImportJob *job;

  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && RK_IS_IMPORT_SESSION (other) && other->import);

  rk_import_session_stop (self);
  job = rk_import_job_new (RK_IMPORT_READING, rk_import_job_open);
  job->like = rk_import_ref (other->import);
  ask (self, job);
}

static void
ask_correction (RkImportSession *self, RkImportCorrection correction)
{
  RkImportJob *job = rk_import_job_new (RK_IMPORT_READING, rk_import_job_correct);

  job->correction = g_memdup2 (&correction, sizeof correction);
  ask (self, job);
}

void
rk_import_session_read_as (RkImportSession *self, const char *encoding, char delimiter)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  ask_correction (self, (RkImportCorrection){ RK_IMPORT_CORRECT_TEXT, g_strdup (encoding),
                                              (guchar)delimiter, 0, NULL });
}

void
rk_import_session_set_sheet (RkImportSession *self, guint sheet)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  ask_correction (self, (RkImportCorrection){ RK_IMPORT_CORRECT_SHEET, NULL, sheet, 0, NULL });
}

void
rk_import_session_set_heading (RkImportSession *self, guint row, guint n_rows)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  ask_correction (self,
                  (RkImportCorrection){ RK_IMPORT_CORRECT_HEADING, NULL, row, (int)n_rows, NULL });
}

void
rk_import_session_set_field (RkImportSession *self, guint column, int field)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  ask_correction (self, (RkImportCorrection){ RK_IMPORT_CORRECT_FIELD, NULL, column, field, NULL });
}

void
rk_import_session_apply_profile (RkImportSession *self, RkRecord *profile)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  ask_correction (
      self, (RkImportCorrection){ RK_IMPORT_CORRECT_PROFILE, NULL, 0, 0, rk_record_ref (profile) });
}

void
rk_import_session_remember (RkImportSession *self, const char *name)
{
  RkImportJob *job;

  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  job = rk_import_job_new (RK_IMPORT_REMEMBERING, rk_import_job_remember);
  job->text = g_strdup (name);
  ask (self, job);
}

void
rk_import_session_rehearse (RkImportSession *self)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  self->wants_counting = TRUE;
  if (self->state == RK_IMPORT_REHEARSING)
    g_cancellable_cancel (self->cancellable);
  go_on (self);
}

void
rk_import_session_decide (RkImportSession *self, guint row, const char *field, gboolean take)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self));

  g_hash_table_insert (self->taken, g_strdup_printf ("%u %s", row, field), GINT_TO_POINTER (take));
  rk_import_session_rehearse (self);
}

static gboolean
is_of_column (gpointer key, gpointer value, gpointer field)
{
  return g_str_equal (strchr (key, ' ') + 1, field);
}

void
rk_import_session_decide_all (RkImportSession *self, const char *field, gboolean take)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self));

  g_hash_table_foreach_remove (self->taken, is_of_column, (gpointer)field);
  rk_import_session_decide (self, 0, field, take);
}

gboolean
rk_import_session_is_taken (RkImportSession *self, guint row, const char *field)
{
  g_autofree char *one = g_strdup_printf ("%u %s", row, field);
  g_autofree char *all = g_strdup_printf ("0 %s", field);
  gpointer taken;

  if (g_hash_table_lookup_extended (self->taken, one, NULL, &taken)
      || g_hash_table_lookup_extended (self->taken, all, NULL, &taken))
    return GPOINTER_TO_INT (taken);
  return FALSE;
}

gboolean
rk_import_session_has_decisions (RkImportSession *self)
{
  return g_hash_table_size (self->taken) > 0;
}

gboolean
rk_import_session_can_undo (RkImportSession *self)
{
  return self->entry != 0;
}

void
rk_import_session_perform (RkImportSession *self)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->import);

  self->wants_counting = FALSE;
  if (self->state == RK_IMPORT_REHEARSING)
    g_cancellable_cancel (self->cancellable);
  ask (self, rk_import_job_new (RK_IMPORT_PERFORMING, rk_import_job_perform));
}

void
rk_import_session_undo (RkImportSession *self)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->entry != 0);

  ask (self, rk_import_job_new (RK_IMPORT_UNDOING, rk_import_job_undo));
}

void
rk_import_session_save_list (RkImportSession *self, const char *path)
{
  RkImportJob *job;

  g_return_if_fail (RK_IS_IMPORT_SESSION (self) && self->report);

  job = rk_import_job_new (RK_IMPORT_SAVING, rk_import_job_save_list);
  job->text = g_strdup (path);
  ask (self, job);
}

void
rk_import_session_stop (RkImportSession *self)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self));

  self->wants_counting = FALSE;
  g_queue_clear_full (&self->waiting, (GDestroyNotify)rk_import_job_free);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

/* ── facts ───────────────────────────────────────────────────────────────────────────────── */

RkContext *
rk_import_session_get_context (RkImportSession *self)
{
  return self->context;
}

const RkKind *
rk_import_session_get_kind (RkImportSession *self)
{
  return self->kind;
}

const RkKind *
rk_import_session_get_records (RkImportSession *self)
{
  g_return_val_if_fail (RK_IS_IMPORT_SESSION (self), NULL);

  return self->records;
}

RkImportState
rk_import_session_get_state (RkImportSession *self)
{
  return self->state;
}

RkImportReading *
rk_import_session_get_reading (RkImportSession *self)
{
  return self->reading;
}

RkImportReport *
rk_import_session_get_report (RkImportSession *self)
{
  return self->report;
}

RkImport *
rk_import_session_steal_import (RkImportSession *self)
{
  g_return_val_if_fail (RK_IS_IMPORT_SESSION (self) && self->state == RK_IMPORT_IDLE, NULL);

  if (self->import)
    {
      rk_import_set_owner (self->import, self->owner);
      rk_import_set_level (self->import, self->level);
    }
  return g_steal_pointer (&self->import);
}

GPtrArray *
rk_import_session_get_profiles (RkImportSession *self)
{
  return self->profiles;
}

const RkImportResult *
rk_import_session_get_result (RkImportSession *self)
{
  return &self->result;
}

double
rk_import_session_get_progress (RkImportSession *self, guint64 *rows, double *seconds_left)
{
  double seconds = (double)(g_get_monotonic_time () - self->started) / G_TIME_SPAN_SECOND;
  goffset done = 0, total = 0;
  double share;

  *rows = 0;
  if (self->import)
    rk_import_get_progress (self->import, rows, &done, &total);
  share = total > 0 ? (double)done / (double)total : 0;
  /* The first moments say nothing about the rest. */
  *seconds_left = seconds > 1 && share > 0.02 ? seconds * (1 - share) / share : -1;
  return share;
}

char *
rk_import_session_dup_backup_time (RkImportSession *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) at
      = self->backup_at ? g_date_time_new_from_iso8601 (self->backup_at, zone) : NULL;
  RkDate today = rk_today ();
  RkDate day;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (at == NULL)
    return NULL;
  day = rk_date (g_date_time_get_year (at), g_date_time_get_month (at),
                 g_date_time_get_day_of_month (at));
  time = g_strdup_printf ("%d:%02d", g_date_time_get_hour (at), g_date_time_get_minute (at));
  if (rk_date_compare (day, today) == 0)
    return g_steal_pointer (&time);
  words = rk_date_to_wareki_short (day);
  return g_strconcat (words, " ", time, NULL);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

void
rk_import_session_set_owner (RkImportSession *self, gint64 owner)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self));

  if (owner == self->owner)
    return;
  self->owner = owner;
  /* What was counted was counted for another; what was decided of single values stays. */
  g_clear_pointer (&self->report, rk_import_report_unref);
}

void
rk_import_session_set_year (RkImportSession *self, int year)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self));

  if (self->year == year)
    return;
  self->year = year;
  g_clear_pointer (&self->report, rk_import_report_unref);
}

void
rk_import_session_set_level (RkImportSession *self, gint64 level)
{
  g_return_if_fail (RK_IS_IMPORT_SESSION (self));

  if (level == self->level)
    return;
  self->level = level;
  g_clear_pointer (&self->report, rk_import_report_unref);
}

gint64
rk_import_session_get_owner (RkImportSession *self)
{
  g_return_val_if_fail (RK_IS_IMPORT_SESSION (self), 0);

  return self->owner;
}

gint64
rk_import_session_get_level (RkImportSession *self)
{
  g_return_val_if_fail (RK_IS_IMPORT_SESSION (self), 0);

  return self->level;
}

RkImportSession *
rk_import_session_new (RkContext *context, const RkKind *kind)
{
  RkImportSession *self = g_object_new (RK_TYPE_IMPORT_SESSION, NULL);

  self->context = g_object_ref (context);
  self->records = kind;
  self->kind = kind->rows ? kind->rows : kind;
  return self;
}

static void
rk_import_session_finalize (GObject *object)
{
  RkImportSession *self = RK_IMPORT_SESSION (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify)rk_import_job_free);
  g_clear_pointer (&self->report, rk_import_report_unref);
  g_clear_pointer (&self->reading, rk_import_reading_free);
  g_clear_pointer (&self->import, rk_import_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->taken);
  g_free (self->backup_at);
  g_object_unref (self->context);
  G_OBJECT_CLASS (rk_import_session_parent_class)->finalize (object);
}

static void
rk_import_session_class_init (RkImportSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_import_session_finalize;

  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_ERROR);
}

static void
rk_import_session_init (RkImportSession *self)
{
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->waiting);
}
