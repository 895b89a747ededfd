/* Planning in six steps (現状分析 → 課題と目標 → 連携事業のリスト → 内容の決定 → 実施計画 →
 * 指標と評価): what was worked out becomes lines of a plan. */
#pragma once

#include "rk-plans.h"

G_BEGIN_DECLS

/**
 * RkPlannedWork: one joint activity that was listed. Strings may be NULL.
 * @chosen: it is to be done; others are left out of the plan
 * @first_year, @last_year: fiscal years of its bar in the 工程表
 * @viewpoint, @indicator, @unit, @base, @goal, @means, @when: its target; none without @indicator.
 *   @base and @goal: NAN where none
 */
typedef struct
{
  char *title;
  gboolean chosen;
  char *bodies;
  char *budget;
  char *doing;
  int first_year;
  int last_year;
  char *viewpoint;
  char *indicator;
  char *unit;
  double base;
  double goal;
  char *means;
  char *when;
} RkPlannedWork;

RkPlannedWork *rk_planned_work_new (const char *title, int first_year, int last_year);
void rk_planned_work_free (RkPlannedWork *work);

/**
 * RkPlanSteps:
 * @pillar: line that the new 取組 hangs on; 0: a new 柱 called @pillar_title
 * @problem: becomes the 取組
 * @works: RkPlannedWork
 */
typedef struct
{
  char *analysis;
  char *problem;
  char *goal;
  gint64 pillar;
  char *pillar_title;
  GPtrArray *works;
} RkPlanSteps;

RkPlanSteps *rk_plan_steps_new (void);
void rk_plan_steps_free (RkPlanSteps *steps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkPlanSteps, rk_plan_steps_free)

/**
 * rk_plan_steps_missing: the first step in which something is missing, from 0.
 * @why: (out) (transfer none): translated sentence
 * Returns: −1: nothing is
 */
int rk_plan_steps_missing (const RkPlanSteps *steps, const char **why);
/**
 * rk_plan_steps_write: the 取組 with its lines, their bars and targets. For use inside a command.
 * @id: (out): of the 取組
 */
gboolean
rk_plan_steps_write (RkDb *db, gint64 plan, const RkPlanSteps *steps, gint64 *id, GError **error);

G_END_DECLS
