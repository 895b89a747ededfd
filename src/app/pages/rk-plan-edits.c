#include "rk-plan-edits.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-plan-file.h"
#include "rk-records.h"

/* One command's wishes. */
typedef struct
{
  RkRecord *record;
  gint64 id;
  gint64 target;
  int number; /* a move, a year */
  char *text;
  gint64 made;
  guint n;
  RkEditDone done;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->record, rk_record_unref);
  g_free (job->text);
  g_free (job);
}

static void
on_done (gpointer owner, gpointer data, gboolean done)
{
  const Job *job = data;

  if (job->done)
    job->done (owner, done ? job->made : 0, done);
}

static const char *
name_of (const RkRecord *record, const char *field)
{
  const char *name = rk_record_get (record, field);

  return name ? name : "";
}

/* ── 工程 ────────────────────────────────────────────────────────────────────────────────── */

void
rk_plan_edits_cell (RkContext *context, RkRecord *cell, gpointer owner, RkEditDone done)
{
  g_autofree char *what = g_strdup_printf (
      rk_record_id (cell) ? "工程「%s」を直した" : "工程「%s」を入れた", name_of (cell, "text"));

  rk_edits_save_as (context, cell, what, NULL, owner, done);
}

/* NULL: it can be moved there. A milestone has no length. */
static const char *
why_it_stays (const RkPlan *plan, const RkPlanCell *cell, int first, int last)
{
  if (first < 0 || MAX (last, first + 1) > rk_plan_n_months (plan))
    return _ ("The plan ends here. The period was not changed.");
  if (!cell->is_star && last <= first)
    return _ ("It is as short as it can be.");
  return NULL;
}

void
rk_plan_edits_move_cell (
    RkContext *context, const RkPlan *plan, const RkPlanCell *cell, int first, int last)
{
  const RkKind *kind = &rk_kind_schedule;
  RkDraft *draft;
  g_autofree char *what
      = g_strdup_printf ("工程「%s」の期間を変えた", name_of (cell->record, "text"));
  g_autoptr (RkRecord) moved = NULL;
  const char *why = why_it_stays (plan, cell, first, last);

  if (why)
    {
      rk_context_toast (context, why, FALSE);
      return;
    }
  draft = rk_draft_copy (cell->record);
  rk_draft_take (draft, rk_kind_field (kind, "first_month"),
                 rk_plan_dup_month (plan->first_year, first, FALSE));
  if (!cell->is_star)
    rk_draft_take (draft, rk_kind_field (kind, "last_month"),
                   rk_plan_dup_month (plan->first_year, last, TRUE));
  moved = rk_draft_end (draft);
  rk_edits_save_as (context, moved, what, NULL, NULL, NULL);
}

static gboolean
run_remove_cell (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return rk_records_delete (db, &rk_kind_schedule, job->id, error);
}

void
rk_plan_edits_remove_cell (RkContext *context, const RkPlanCell *cell)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *what = g_strdup_printf ("工程「%s」を消した", name_of (cell->record, "text"));

  job->id = rk_record_id (cell->record);
  rk_context_run_command_async (context, NULL, what, _ ("Removed from the schedule"),
                                run_remove_cell, job, job_free, NULL);
}

/* ── lines ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_move_line (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return rk_plans_move_line (db, job->id, (RkLineMove)job->number, job->target, error);
}

void
rk_plan_edits_move_line (RkContext *context, const RkRecord *line, RkLineMove move, gint64 target)
{
  Job *job = g_new0 (Job, 1);
  gboolean removes = move == RK_LINE_REMOVE;
  g_autofree char *what = g_strdup_printf (
      removes ? "取組「%s」を計画から外した" : "取組「%s」を移した", name_of (line, "title"));

  job->id = rk_record_id (line);
  job->number = (int)move;
  job->target = target;
  rk_context_run_command_async (context, NULL, what,
                                removes ? _ ("The line has been taken out of the plan") : NULL,
                                run_move_line, job, job_free, NULL);
}

static gboolean
run_save_line (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_record_id (job->record) ? rk_records_save (db, job->record, &job->made, error)
                                    : rk_plans_add_line (db, job->record, &job->made, error);
}

void
rk_plan_edits_save_line (RkContext *context, RkRecord *line, gpointer owner, RkEditDone done)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *what = g_strdup_printf (
      rk_record_id (line) ? "取組「%s」を直した" : "取組「%s」を追加した", name_of (line, "title"));

  job->record = rk_record_ref (line);
  job->done = done;
  rk_context_run_command_async (context, owner, what, _ ("The line has been saved"), run_save_line,
                                job, job_free, on_done);
}

/* ── versions and years ──────────────────────────────────────────────────────────────────── */

static gboolean
run_revise (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_plans_revise (db, job->id, NULL, &job->made, error);
}

void
rk_plan_edits_revise (RkContext *context, const RkPlan *plan, gpointer owner, RkEditDone done)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *what
      = g_strdup_printf ("計画「%s」の改定版を作った", name_of (plan->record, "title"));

  job->id = rk_record_id (plan->record);
  job->done = done;
  rk_context_run_command_async (context, owner, what, _ ("The next version has been made"),
                                run_revise, job, job_free, on_done);
}

static gboolean
run_roll_over (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_plans_roll_over (db, job->id, job->number, &job->n, error);
}

static void
on_rolled (gpointer owner, gpointer data, gboolean done)
{
  const Job *job = data;
  g_autofree char *toast
      = g_strdup_printf (ngettext ("%u line goes on", "%u lines go on", job->n), job->n);

  if (done)
    rk_context_toast (RK_CONTEXT (owner), toast, job->n > 0);
}

void
rk_plan_edits_roll_over (RkContext *context, const RkPlan *plan, int year)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *label = rk_fiscal_year_label (year);
  g_autofree char *what = g_strdup_printf ("%sの振り返りを翌年度へ引き継いだ", label);

  job->id = rk_record_id (plan->record);
  job->number = year;
  rk_context_run_command_async (context, context, what, NULL, run_roll_over, job, job_free,
                                on_rolled);
}

static gboolean
run_take_in (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RkPlanImport import = { 0 };
  g_autofree char *what = NULL;

  if (!rk_plan_file_import (db, job->text, NULL, &import, error))
    return FALSE;
  job->made = import.plan;
  what = g_strdup_printf ("計画を取り込んだ　%u行", import.n_rows);
  rk_db_name_command (db, what);
  return TRUE;
}

void
rk_plan_edits_take_in (RkContext *context, const char *path, gpointer owner, RkEditDone done)
{
  Job *job = g_new0 (Job, 1);

  job->text = g_strdup (path);
  job->done = done;
  rk_context_run_command_async (context, owner, "計画を取り込んだ",
                                _ ("The plan has been taken in"), run_take_in, job, job_free,
                                on_done);
}
