/* What is done to plans on the 計画 page; each is one command. */
#pragma once

#include "rk-edits.h"
#include "rk-plans.h"

G_BEGIN_DECLS

/** rk_plan_edits_cell: a new or changed bar, text or milestone. */
void rk_plan_edits_cell (RkContext *context, RkRecord *cell, gpointer owner, RkEditDone done);
/** rk_plan_edits_move_cell: @first, @last: places in months since the plan's beginning */
void rk_plan_edits_move_cell (
    RkContext *context, const RkPlan *plan, const RkPlanCell *cell, int first, int last);
/** rk_plan_edits_remove_cell: takes it out of the 工程表. */
void rk_plan_edits_remove_cell (RkContext *context, const RkPlanCell *cell);
/** rk_plan_edits_move_line: @target: for %RK_LINE_BEFORE */
void
rk_plan_edits_move_line (RkContext *context, const RkRecord *line, RkLineMove move, gint64 target);
/** rk_plan_edits_save_line: RkRecordSave: a new line goes behind those beside it. */
void rk_plan_edits_save_line (RkContext *context, RkRecord *line, gpointer owner, RkEditDone done);
/** rk_plan_edits_revise: the next version of a plan; @done is given its id. */
void rk_plan_edits_revise (RkContext *context, const RkPlan *plan, gpointer owner, RkEditDone done);
/** rk_plan_edits_roll_over: into the year after @year, as its evaluations decided. */
void rk_plan_edits_roll_over (RkContext *context, const RkPlan *plan, int year);
/** rk_plan_edits_take_in: a plan as a table, from a file. @done is given the plan's id. */
void rk_plan_edits_take_in (RkContext *context, const char *path, gpointer owner, RkEditDone done);

G_END_DECLS
