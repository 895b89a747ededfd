#include "rk-plan-steps.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"

RkPlannedWork *
rk_planned_work_new (const char *title, int first_year, int last_year)
{
  RkPlannedWork *work = g_new0 (RkPlannedWork, 1);

  work->title = g_strdup (title);
  work->chosen = TRUE;
  work->first_year = first_year;
  work->last_year = last_year;
  work->viewpoint = g_strdup (RK_VIEW_OUTPUT);
  work->base = work->goal = NAN;
  return work;
}

void
rk_planned_work_free (RkPlannedWork *work)
{
  g_free (work->title);
  g_free (work->bodies);
  g_free (work->budget);
  g_free (work->doing);
  g_free (work->viewpoint);
  g_free (work->indicator);
  g_free (work->unit);
  g_free (work->means);
  g_free (work->when);
  g_free (work);
}

static void
free_work (gpointer work)
{
  rk_planned_work_free (work);
}

RkPlanSteps *
rk_plan_steps_new (void)
{
  RkPlanSteps *steps = g_new0 (RkPlanSteps, 1);

  steps->works = g_ptr_array_new_with_free_func (free_work);
  return steps;
}

void
rk_plan_steps_free (RkPlanSteps *steps)
{
  g_free (steps->analysis);
  g_free (steps->problem);
  g_free (steps->goal);
  g_free (steps->pillar_title);
  g_ptr_array_unref (steps->works);
  g_free (steps);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

int
rk_plan_steps_missing (const RkPlanSteps *steps, const char **why)
{
  gboolean chosen = FALSE;

  *why = NULL;
  for (guint i = 0; i < steps->works->len; i++)
    {
      const RkPlannedWork *work = steps->works->pdata[i];

      chosen |= work->chosen;
      if (work->chosen && work->last_year < work->first_year)
        *why = _ ("The work ends before it begins");
    }
  if (is_blank (steps->problem))
    *why = _ ("Write the problem in a few words: it becomes the line of the plan");
  else if (steps->pillar == 0 && is_blank (steps->pillar_title))
    *why = _ ("Choose the pillar that it belongs to, or name a new one");
  else if (steps->works->len == 0)
    *why = _ ("List at least one joint activity");
  else if (!chosen)
    *why = _ ("Choose at least one activity that is to be done");
  else
    return *why ? 4 : -1;
  return is_blank (steps->problem) || (steps->pillar == 0 && is_blank (steps->pillar_title)) ? 1
         : steps->works->len == 0                                                            ? 2
                                                                                             : 3;
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static void
put (RkDraft *draft, const char *field, const char *text)
{
  if (!is_blank (text))
    rk_draft_put (draft, field, text);
}

/* @title: its line breaks become blanks: a title is of one line */
static RkDraft *
begin_line (gint64 plan, gint64 parent, const char *title)
{
  RkDraft *draft = rk_draft_new (&rk_kind_measure);
  g_autofree char *line = g_strdelimit (g_strdup (title), "\n\r\t", ' ');

  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put_id (draft, "parent_id", parent);
  rk_draft_put (draft, "title", line);
  return draft;
}

static gboolean
add_line (RkDb *db, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_plans_add_line (db, record, id, error);
}

static gboolean
add_bar (RkDb *db, const RkPlannedWork *work, gint64 line, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_schedule);
  g_autofree char *first = g_strdup_printf ("%04d-04", work->first_year);
  g_autofree char *last = g_strdup_printf ("%04d-03", work->last_year + 1);

  rk_draft_put_id (draft, "measure_id", line);
  rk_draft_put (draft, "text", is_blank (work->doing) ? work->title : work->doing);
  rk_draft_put (draft, "first_month", first);
  rk_draft_put (draft, "last_month", last);
  return rk_records_save_draft (db, draft, NULL, error);
}

static gboolean
add_target (RkDb *db, const RkPlannedWork *work, gint64 plan, gint64 line, GError **error)
{
  const RkKind *kind = &rk_kind_target;
  RkDraft *draft;

  if (is_blank (work->indicator))
    return TRUE;
  draft = rk_draft_new (kind);
  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put_id (draft, "measure_id", line);
  rk_draft_put (draft, "name", work->indicator);
  put (draft, "viewpoint", work->viewpoint);
  put (draft, "unit", work->unit);
  put (draft, "means", work->means);
  put (draft, "measured_when", work->when);
  put (draft, "measured_by", work->bodies);
  rk_draft_put_int (draft, "base_year", work->first_year - 1);
  if (!isnan (work->base))
    rk_draft_set_real (draft, rk_kind_field (kind, "base"), work->base);
  if (!isnan (work->goal))
    rk_draft_set_real (draft, rk_kind_field (kind, "goal"), work->goal);
  if (!isnan (work->base) && !isnan (work->goal) && work->base != work->goal)
    rk_draft_put (draft, "direction", work->goal > work->base ? RK_UP : RK_DOWN);
  return rk_records_save_draft (db, draft, NULL, error);
}

static gboolean
add_work (RkDb *db, gint64 plan, gint64 theme, const RkPlannedWork *work, GError **error)
{
  RkDraft *draft;
  g_autofree char *goal = NULL;
  gint64 id;

  if (!work->chosen)
    return TRUE;
  draft = begin_line (plan, theme, work->title);
  put (draft, "bodies", work->bodies);
  put (draft, "budget", work->budget);
  if (!is_blank (work->indicator) && !isnan (work->goal))
    {
      g_autofree char *value = rk_plan_dup_value (work->goal, fmod (work->goal, 1) != 0);

      goal = g_strdup_printf ("%s　%s%s", work->indicator, value, work->unit ? work->unit : "");
    }
  put (draft, "goal", goal ? goal : work->indicator);
  return add_line (db, draft, &id, error) && add_bar (db, work, id, error)
         && add_target (db, work, plan, id, error);
}

gboolean
rk_plan_steps_write (RkDb *db, gint64 plan, const RkPlanSteps *steps, gint64 *id, GError **error)
{
  gint64 pillar = steps->pillar;
  RkDraft *draft;
  const char *why;

  if (rk_plan_steps_missing (steps, &why) >= 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, why);
      return FALSE;
    }
  if (pillar == 0 && !add_line (db, begin_line (plan, 0, steps->pillar_title), &pillar, error))
    return FALSE;
  draft = begin_line (plan, pillar, steps->problem);
  put (draft, "note", steps->analysis);
  put (draft, "goal", steps->goal);
  if (!add_line (db, draft, id, error))
    return FALSE;
  for (guint i = 0; i < steps->works->len; i++)
    if (!add_work (db, plan, *id, steps->works->pdata[i], error))
      return FALSE;
  return TRUE;
}
