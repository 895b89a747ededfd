/* Plans: a whole one with its lines, 工程 and targets; lines added, moved and taken out; what is
 * made of an opinion or a checklist item; the next version. What writes is for use inside a
 * command. */
#pragma once

#include "rk-checklists.h"
#include "rk-plan.h"
#include "rk-store.h"
#include "rk-tree.h"

G_BEGIN_DECLS

/**
 * RkPlanCell: something in a line of the 工程表.
 * @first, @last: months since April of the plan's first year; @last: where it ends. Of a milestone
 *   both are the month's beginning
 * @lane: as it is to be drawn, from 0; planned and actual have lanes of their own
 */
typedef struct
{
  RkRecord *record;
  int first;
  int last;
  gboolean actual;
  gboolean is_star;
  gboolean is_text;
  guint lane;
} RkPlanCell;

/**
 * RkPlanLine: a line of any depth.
 * @parent: place in the lines, -1: a 柱
 * @cells: RkPlanCell, planned before actual
 * @n_lanes: of what is planned, at least 1; @n_actual_lanes: may be 0
 */
typedef struct
{
  RkRecord *record;
  guint depth;
  int parent;
  char *number;
  GPtrArray *cells;
  guint n_lanes;
  guint n_actual_lanes;
} RkPlanLine;

/** RkPlanTarget: @values: RkRecord of rk_kind_target_value, by year */
typedef struct
{
  RkRecord *record;
  GPtrArray *values;
} RkPlanTarget;

/**
 * RkPlan: a plan as it is in the file; never changed once it was read.
 * @council: (nullable)
 * @lines: RkPlanLine in their order, each followed by what hangs on it
 * @targets: RkPlanTarget, by viewpoint and place
 * @by_month: the columns are months
 */
typedef struct
{
  gatomicrefcount refs;
  RkRecord *record;
  RkRecord *council;
  int first_year;
  int last_year;
  gboolean by_month;
  GPtrArray *lines;
  GPtrArray *targets;
} RkPlan;

RkPlan *rk_plan_load (RkDb *db, gint64 id, GError **error);
RkPlan *rk_plan_ref (RkPlan *self);
void rk_plan_unref (RkPlan *self);
/** rk_plan_n_months: Returns: how long it is */
int rk_plan_n_months (const RkPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkPlan, rk_plan_unref)

/** rk_plan_line: Returns: (nullable): the line of a record */
RkPlanLine *rk_plan_find_line (const RkPlan *self, gint64 id);
/** rk_plan_dup_title: 「第2期…計画（令和6年度から令和10年度まで）」 */
char *rk_plan_dup_title (const RkPlan *self);
/** rk_plan_real: a number of a record; NAN where there is none. @record: (nullable) */
double rk_plan_real (const RkRecord *record, const char *field);
/** rk_plan_value: Returns: (nullable): the values of a year of a target */
const RkRecord *rk_plan_value (const RkPlanTarget *target, int year);
/** rk_plan_year_grade: how far a target was reached in a year. */
RkGrade rk_plan_year_grade (const RkPlanTarget *target, int year);
/** rk_plan_actual: what was measured: the share where numerator and denominator are known and
 * nothing was typed. NAN: nothing. */
double rk_plan_actual (const RkPlanTarget *target, int year);
/** rk_plan_evaluations: what a year of the lines was like. Returns: RkRecord of
 * rk_kind_evaluation, in any order */
GPtrArray *rk_plan_evaluations (RkDb *db, gint64 plan, int year, GError **error);
/** rk_plan_issues: 論点 of a plan in their order. Returns: RkRecord */
GPtrArray *rk_plan_issues (RkDb *db, gint64 plan, GError **error);

/**
 * rk_plan_lines_about: lines of plans, in their newest versions, that name a record.
 * @kind: statement or indicator; an indicator is named by a line's targets, too
 * Returns: (element-type RkRecord): rk_kind_measure
 */
GPtrArray *rk_plan_lines_about (RkDb *db, const RkKind *kind, gint64 id, GError **error);
/**
 * rk_plans_default: the plan that is meant where none is named: of a council the newest version of
 * the one that begins last; where it has none, the same of all plans. Roadmaps of cases come last.
 * @council: 0: any
 * @id: (out): 0: there is none
 */
gboolean rk_plans_default (RkDb *db, gint64 council, gint64 *id, GError **error);

/* ── lines ───────────────────────────────────────────────────────────────────────────────── */

/**
 * rk_plans_add_line: a line behind what hangs on the same one already.
 * @record: of rk_kind_measure with its plan and parent; its place is set here
 */
gboolean rk_plans_add_line (RkDb *db, const RkRecord *record, gint64 *id, GError **error);
/**
 * rk_plans_move_line: as rk_tree_move() does
 * @error: %RK_ERROR_INVALID where there is no such place; a line is at most four deep
 */
gboolean rk_plans_move_line (RkDb *db, gint64 id, RkLineMove move, gint64 target, GError **error);

/* ── what is made of something else ──────────────────────────────────────────────────────── */

/**
 * rk_plan_make_from_statement: a line of the plan of the meeting's council out of what a member
 * said; where there is one already, that. The plan is begun where the council has none.
 * @is_new: (out) (optional)
 */
gboolean rk_plan_make_from_statement (
    RkDb *db, gint64 statement, gint64 *id, gboolean *is_new, GError **error);
/** rk_plan_make_from_item: the same out of a checklist item that is still open: its first example,
 * else its words. @item: place in the edition */
gboolean rk_plan_make_from_item (RkDb *db,
                                 const RkChecklist *checklist,
                                 guint item,
                                 gint64 *id,
                                 gboolean *is_new,
                                 GError **error);

/* ── versions and years ──────────────────────────────────────────────────────────────────── */

/** rk_plans_revise: the next version: a copy with lines and how their years went, 工程, targets,
 * open 論点 and logic tree, of which 新旧対照表 knows where each line comes from. @reason:
 * (nullable) */
gboolean rk_plans_revise (RkDb *db, gint64 plan, const char *reason, gint64 *id, GError **error);
/**
 * rk_plans_roll_over: into the next year, line by line as its evaluation decided: 終了 stops what
 * is planned after @year; else what was not done by its end goes on a year longer. Each line gets
 * the next year's sheet with what was revised as its plan.
 * @n: (out): lines that were touched
 */
gboolean rk_plans_roll_over (RkDb *db, gint64 plan, int year, guint *n, GError **error);

G_END_DECLS
