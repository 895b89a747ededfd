#include "rk-statement-edits.h"

#include <glib/gi18n-lib.h>

#include "rk-statements.h"

typedef struct
{
  RkRecord *record; /* as it stays */
  char *rest;
  GPtrArray *many;
  gint64 id; /* what it is about; afterwards what @done is told */
  gint64 item;
  int step;
  RkEditDone done;
} Job;

static Job *
job_new (const RkRecord *statement)
{
  Job *job = g_new0 (Job, 1);

  if (statement)
    {
      job->record = rk_record_ref ((RkRecord *)statement);
      job->id = rk_record_id (statement);
    }
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->record, rk_record_unref);
  g_clear_pointer (&job->many, g_ptr_array_unref);
  g_free (job->rest);
  g_free (job);
}

static void
on_done (gpointer owner, gpointer data, gboolean done)
{
  Job *job = data;

  if (job->done)
    job->done (owner, job->id, done);
}

static gboolean
run_split (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_split (db, job->record, job->rest, &job->id, error);
}

void
rk_statement_edits_split (
    RkContext *context, RkRecord *first, const char *rest, gpointer owner, RkEditDone done)
{
  Job *job = job_new (first);

  job->rest = g_strdup (rest);
  job->done = done;
  rk_context_run_command_async (context, owner, "発言を分けた", _ ("Split the statement"),
                                run_split, job, job_free, on_done);
}

static gboolean
run_join (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_join (db, job->id, &job->id, error);
}

void
rk_statement_edits_join (RkContext *context,
                         const RkRecord *statement,
                         gpointer owner,
                         RkEditDone done)
{
  Job *job = job_new (statement);

  job->done = done;
  rk_context_run_command_async (context, owner, "発言を前の発言と合わせた",
                                _ ("Joined the statement with the one before"), run_join, job,
                                job_free, on_done);
}

static gboolean
run_step (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_step (db, job->id, job->step, error);
}

void
rk_statement_edits_step (RkContext *context, const RkRecord *statement, int step)
{
  Job *job = job_new (statement);

  job->step = step;
  rk_context_run_command_async (context, NULL, "発言の順を変えた", NULL, run_step, job, job_free,
                                NULL);
}

static gboolean
run_move (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_move (db, job->id, job->item, error);
}

void
rk_statement_edits_move (RkContext *context,
                         const RkRecord *statement,
                         gint64 item,
                         const char *title)
{
  Job *job = job_new (statement);
  g_autofree char *what = title ? g_strdup_printf ("発言を議題「%s」へ移した", title)
                                : g_strdup ("発言を議題から外した");
  /* Translators: name of an agenda item */
  g_autofree char *toast = title ? g_strdup_printf (_ ("Moved the statement to “%s”"), title)
                                 : g_strdup (_ ("The statement belongs to no agenda item now"));

  job->item = item;
  rk_context_run_command_async (context, NULL, what, toast, run_move, job, job_free, NULL);
}

static gboolean
run_take_in (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_statements_add (db, ((Job *)data)->many, cancellable, error);
}

void
rk_statement_edits_take_in (RkContext *context,
                            GPtrArray *statements,
                            gpointer owner,
                            RkEditDone done)
{
  Job *job = job_new (NULL);
  guint n = statements->len;
  g_autofree char *what = g_strdup_printf ("文字起こしから発言を取り込んだ　%u件", n);
  g_autofree char *toast
      = g_strdup_printf (ngettext ("Took in %u statement", "Took in %u statements", n), n);

  job->many = statements;
  job->done = done;
  rk_context_run_command_async (context, owner, what, toast, run_take_in, job, job_free, on_done);
}
