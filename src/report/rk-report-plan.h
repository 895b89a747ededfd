/* What the papers of plans share. */
#pragma once

#include "rk-plans.h"
#include "rk-report-private.h"

G_BEGIN_DECLS

/**
 * RkPlanPaper:
 * @day: the papers are of this day
 * @year: fiscal year asked for, else that of @day within the plan's years
 */
typedef struct
{
  RkPlan *plan;
  RkRecord *office;
  RkDate day;
  int year;
} RkPlanPaper;

/** rk_plan_paper_load: @error: %RK_ERROR_NOT_FOUND where there is no plan. */
gboolean
rk_plan_paper_load (RkPlanPaper *self, RkDb *db, const RkReportParams *params, GError **error);
void rk_plan_paper_clear (RkPlanPaper *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkPlanPaper, rk_plan_paper_clear)

/**
 * rk_plan_paper_document: a document with the plan's name and the day at its right.
 * @name: 「取組一覧」
 */
RkDocument *rk_plan_paper_document (const RkPlanPaper *self,
                                    RkDb *db,
                                    const char *name,
                                    const RkReportParams *params,
                                    GError **error);
/** rk_plan_dup_marked: lines of a goal, each after ◆. "" for NULL. */
char *rk_plan_dup_marked (const char *text);
/** rk_plan_dup_budget: 「要 R8 1,200千円」, 「不要」; "" where nothing is said. */
char *rk_plan_dup_budget (const RkRecord *measure);
/** rk_plan_pillar_of: the 柱 that a line belongs to. Returns: (transfer none) */
const RkPlanLine *rk_plan_pillar_of (const RkPlan *plan, const RkPlanLine *line);
/** rk_plan_theme_of: the 取組 of a line that is at least that deep; else NULL. */
const RkPlanLine *rk_plan_theme_of (const RkPlan *plan, const RkPlanLine *line);

/** rk_plan_target_chart: base, targets of the years and actual values over the years. */
RkChart *rk_plan_target_chart (const RkPlan *plan, const RkPlanTarget *target);
/** rk_report_add_target_charts: those of all targets, two beside each other. */
void rk_report_add_target_charts (RkDocument *document, const RkPlan *plan);

/** rk_report_text_height: mm that a text takes in a column. @size: pt, @pitch: mm */
double rk_report_text_height (
    const RkRecord *office, RkFace face, double size, double pitch, double width, const char *text);

G_END_DECLS
