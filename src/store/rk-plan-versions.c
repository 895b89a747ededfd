/* The next version of a plan, and its next year. */
#include "rk-plans.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-logic.h"
#include "rk-records.h"

static int
field_of (const RkKind *kind, const char *name)
{
  return rk_kind_field (kind, name);
}

/* A copy that has not been saved yet. */
static RkDraft *
copy (const RkRecord *record)
{
  RkDraft *draft = rk_draft_copy (record);

  rk_draft_set_id (draft, 0);
  return draft;
}

static gint64
place_of (GHashTable *places, gint64 id)
{
  const gint64 *found = g_hash_table_lookup (places, &id);

  return found ? *found : 0;
}

static void
note_place (GHashTable *places, gint64 from, gint64 to)
{
  g_hash_table_insert (places, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

static gboolean
copy_line (RkDb *db, const RkPlanLine *line, gint64 plan, GHashTable *places, GError **error)
{
  const RkKind *kind = &rk_kind_measure;
  gint64 from = rk_record_id (line->record);
  gint64 parent = rk_record_get_int (line->record, "parent_id");
  RkDraft *draft = copy (line->record);
  gint64 id;

  rk_draft_set_int (draft, field_of (kind, "plan_id"), plan);
  rk_draft_set_int (draft, field_of (kind, "copied_from_id"), from);
  if (parent)
    rk_draft_set_int (draft, field_of (kind, "parent_id"), place_of (places, parent));
  if (!rk_records_save_draft (db, draft, &id, error))
    return FALSE;
  note_place (places, from, id);
  return rk_links_copy (db, &rk_kind_schedule, "measure_id", from, id, error)
         && rk_links_copy (db, &rk_kind_evaluation, "measure_id", from, id, error);
}

/* 論点 that are still open go on in the next version. */
static gboolean
copy_issues (RkDb *db, gint64 from, gint64 plan, GHashTable *places, GError **error)
{
  g_autoptr (GPtrArray) issues = rk_plan_issues (db, from, error);

  for (guint i = 0; issues && i < issues->len; i++)
    {
      const RkRecord *issue = issues->pdata[i];
      RkDraft *draft;
      gint64 id;

      if (rk_record_get (issue, "decision"))
        continue;
      draft = copy (issue);
      rk_draft_put_id (draft, "plan_id", plan);
      rk_draft_put_id (draft, "measure_id",
                       place_of (places, rk_record_get_int (issue, "measure_id")));
      if (!rk_records_save_draft (db, draft, &id, error)
          || !rk_links_copy (db, &rk_kind_issue_option, "issue_id", rk_record_id (issue), id,
                             error))
        return FALSE;
    }
  return issues != NULL;
}

static gboolean
copy_target (RkDb *db, const RkPlanTarget *target, gint64 plan, GHashTable *places, GError **error)
{
  const RkKind *kind = &rk_kind_target;
  gint64 measure = rk_record_get_int (target->record, "measure_id");
  RkDraft *draft = copy (target->record);
  gint64 id;

  rk_draft_set_int (draft, field_of (kind, "plan_id"), plan);
  rk_draft_set_int (draft, field_of (kind, "copied_from_id"), rk_record_id (target->record));
  if (measure)
    rk_draft_set_int (draft, field_of (kind, "measure_id"), place_of (places, measure));
  return rk_records_save_draft (db, draft, &id, error)
         && rk_links_copy (db, &rk_kind_target_value, "target_id", rk_record_id (target->record),
                           id, error);
}

/* The logic tree, whose nodes name lines of the version. */
static gboolean
copy_tree (RkDb *db, gint64 from, gint64 plan, GHashTable *places, GError **error)
{
  g_autoptr (RkLogic) logic = rk_logic_load (db, from, FALSE, error);

  if (logic == NULL)
    return FALSE;
  for (guint i = 0; i < logic->nodes->len; i++)
    {
      const RkRecord *node = ((RkLogicNode *)logic->nodes->pdata[i])->record;
      RkDraft *draft = copy (node);
      gint64 id;

      rk_draft_put_id (draft, "plan_id", plan);
      rk_draft_put_id (draft, "parent_id",
                       place_of (places, rk_record_get_int (node, "parent_id")));
      rk_draft_put_id (draft, "measure_id",
                       place_of (places, rk_record_get_int (node, "measure_id")));
      if (!rk_records_save_draft (db, draft, &id, error))
        return FALSE;
      note_place (places, rk_record_id (node), id);
    }
  return TRUE;
}

gboolean
rk_plans_revise (RkDb *db, gint64 plan, const char *reason, gint64 *id, GError **error)
{
  const RkKind *kind = &rk_kind_plan;
  g_autoptr (RkPlan) from = rk_plan_load (db, plan, error);
  g_autoptr (GHashTable) places
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  RkDraft *draft;

  if (from == NULL)
    return FALSE;
  draft = copy (from->record);
  rk_draft_set_int (draft, field_of (kind, "version"),
                    MAX (1, rk_record_get_int (from->record, "version")) + 1);
  rk_draft_set_int (draft, field_of (kind, "copied_from_id"), plan);
  rk_draft_clear (draft, field_of (kind, "adopted_on"));
  rk_draft_clear (draft, field_of (kind, "reason"));
  if (reason)
    rk_draft_take (draft, field_of (kind, "reason"), g_strdup (reason));
  if (!rk_records_save_draft (db, draft, id, error))
    return FALSE;
  for (guint i = 0; i < from->lines->len; i++)
    if (!copy_line (db, from->lines->pdata[i], *id, places, error))
      return FALSE;
  for (guint i = 0; i < from->targets->len; i++)
    if (!copy_target (db, from->targets->pdata[i], *id, places, error))
      return FALSE;
  return copy_issues (db, plan, *id, places, error) && copy_tree (db, plan, *id, places, error);
}

/* ── into the next year ──────────────────────────────────────────────────────────────────── */

static const RkRecord *
evaluation_of (GPtrArray *evaluations, gint64 measure)
{
  for (guint i = 0; i < evaluations->len; i++)
    if (rk_record_get_int (evaluations->pdata[i], "measure_id") == measure)
      return evaluations->pdata[i];
  return NULL;
}

static gboolean
is_open (const RkRecord *cell)
{
  const char *state = rk_record_get (cell, "state");

  return g_strcmp0 (state, RK_STATE_DONE) != 0 && g_strcmp0 (state, RK_STATE_DROPPED) != 0;
}

/* What was planned until the end of the year and is not done goes on; after 終了 nothing begins. */
static gboolean
roll_cell (RkDb *db,
           const RkPlan *plan,
           const RkPlanCell *cell,
           int year,
           gboolean ends,
           gboolean *touched,
           GError **error)
{
  const RkKind *kind = &rk_kind_schedule;
  int from = (year - plan->first_year) * 12;
  RkDraft *draft;

  if (cell->actual || !is_open (cell->record))
    return TRUE;
  if (ends ? cell->last <= from + 12 && cell->first < from
           : cell->is_star || cell->last <= from || cell->last > from + 12
                 || year >= plan->last_year)
    return TRUE;
  draft = rk_draft_copy (cell->record);
  if (ends)
    rk_draft_take (draft, field_of (kind, "state"), g_strdup (RK_STATE_DROPPED));
  else
    rk_draft_take (draft, field_of (kind, "last_month"),
                   rk_plan_dup_month (plan->first_year, cell->last + 12, TRUE));
  *touched = TRUE;
  return rk_records_save_draft (db, draft, NULL, error);
}

/* The next year's sheet begins with what this year's was revised to. */
static gboolean
begin_sheet (RkDb *db, const RkRecord *evaluation, int year, GError **error)
{
  const RkKind *kind = &rk_kind_evaluation;
  const char *planned = rk_record_get (evaluation, "revised");
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT id FROM evaluation WHERE measure_id = ? AND year = ?", error);
  gboolean there = FALSE;
  RkDraft *draft;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_get_int (evaluation, "measure_id"));
  rk_stmt_bind_int (stmt, 2, year);
  if (!rk_stmt_step (stmt, &there, error))
    return FALSE;
  if (there)
    return TRUE;
  draft = rk_draft_new (kind);
  rk_draft_set_int (draft, field_of (kind, "measure_id"),
                    rk_record_get_int (evaluation, "measure_id"));
  rk_draft_set_int (draft, field_of (kind, "year"), year);
  if (planned == NULL)
    planned = rk_record_get (evaluation, "planned");
  if (planned)
    rk_draft_take (draft, field_of (kind, "planned"), g_strdup (planned));
  return rk_records_save_draft (db, draft, NULL, error);
}

static gboolean
roll_line (RkDb *db,
           const RkPlan *plan,
           const RkPlanLine *line,
           const RkRecord *evaluation,
           int year,
           guint *n,
           GError **error)
{
  gboolean ends
      = evaluation && g_strcmp0 (rk_record_get (evaluation, "decision"), RK_DECISION_END) == 0;
  gboolean touched = FALSE;

  for (guint i = 0; i < line->cells->len; i++)
    if (!roll_cell (db, plan, line->cells->pdata[i], year, ends, &touched, error))
      return FALSE;
  if (evaluation && !ends && year < plan->last_year)
    {
      if (!begin_sheet (db, evaluation, year + 1, error))
        return FALSE;
      touched = TRUE;
    }
  *n += touched;
  return TRUE;
}

gboolean
rk_plans_roll_over (RkDb *db, gint64 plan, int year, guint *n, GError **error)
{
  g_autoptr (RkPlan) self = rk_plan_load (db, plan, error);
  g_autoptr (GPtrArray) evaluations = self ? rk_plan_evaluations (db, plan, year, error) : NULL;

  *n = 0;
  if (evaluations == NULL)
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RkPlanLine *line = self->lines->pdata[i];

      if (!roll_line (db, self, line, evaluation_of (evaluations, rk_record_id (line->record)),
                      year, n, error))
        return FALSE;
    }
  return TRUE;
}
