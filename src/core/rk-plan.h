/* Plans: numbers of their lines, where the bars of a 工程表 stand, how far a target was reached,
 * and how a logic tree is laid out. Pure functions; the records are in rk-kind-plan.c. */
#pragma once

#include "rk-calendar.h"

G_BEGIN_DECLS

/* Lines of a plan by depth: 柱, 取組, 具体的な取組, 内容. */
#define RK_PLAN_PILLAR 0
#define RK_PLAN_THEME 1
#define RK_PLAN_MEASURE 2
#define RK_PLAN_DETAIL 3
#define RK_PLAN_DEPTHS 4

/* Stored words of schedule cells. */
#define RK_LAYER_PLAN "計画"
#define RK_LAYER_ACTUAL "実績"
#define RK_CELL_BAR "帯"
#define RK_CELL_TEXT "文"
#define RK_CELL_STAR "節目"
#define RK_STATE_PLANNED "予定"
#define RK_STATE_STUDIED "検討中"
#define RK_STATE_RUNNING "実施中"
#define RK_STATE_DONE "済"
#define RK_STATE_LATE "遅れ"
#define RK_STATE_DROPPED "中止"
/* What is decided for the next year. */
#define RK_DECISION_END "終了"

/* Stored words of targets: from which side they look, and which way is good. */
#define RK_VIEW_STRUCTURE "体制"
#define RK_VIEW_PROCESS "過程"
#define RK_VIEW_OUTPUT "実施量"
#define RK_VIEW_OUTCOME "成果"
#define RK_UP "増"
#define RK_DOWN "減"
#define RK_REACH "達成"
/* Stored words of whom an indicator is asked of. */
#define RK_SEX_MEN "男性"
#define RK_SEX_WOMEN "女性"
#define RK_SEX_BOTH "男女計"

/** rk_plan_depth_name: 柱, 取組, 具体的な取組, 内容. (transfer none) */
const char *rk_plan_depth_name (guint depth);
/**
 * rk_plan_number: Ⅰ, 1, (1), ア of the n-th line at a depth.
 * @n: from 1. Returns: (transfer full)
 */
char *rk_plan_number (guint depth, guint n);
/**
 * rk_plan_numbers: the numbers of all lines of a plan.
 * @depths: of the lines in their order, each no more than one deeper than the one before
 * Returns: (transfer full): @n strings; those under another line begin anew
 */
char **rk_plan_numbers (const guint *depths, guint n);

/**
 * rk_plan_month: where a month stands in a plan: months since April of its first fiscal year.
 * @iso: (nullable): month or day; of a year alone its April, or with @end the March after it
 * @end: the month is the last one of something: its end is meant
 * Returns: -1 where there is no date; else at least 0, the beginning or the end of the month
 */
int rk_plan_month (int first_year, const char *iso, gboolean end);
/** rk_plan_today: where @day stands: months since April of @first_year, the day a part of one. */
double rk_plan_today (int first_year, RkDate day);
/** rk_plan_dup_month: the other way round: the month that begins at (or with @end: ends at) a
 * place, as ISO. */
char *rk_plan_dup_month (int first_year, int place, gboolean end);

/**
 * RkLaneSpan: what stands in one line of a 工程表.
 * @first, @last: months from the plan's beginning; @last is where it ends
 * @wish: the lane it should be in, -1: any
 * @lane: (out): from 0
 */
typedef struct
{
  double first;
  double last;
  int wish;
  guint lane;
} RkLaneSpan;

/** rk_plan_lanes: puts spans into as few lanes as keep them apart; wishes come first. Returns: how
 * many lanes there are, at least 1 */
guint rk_plan_lanes (RkLaneSpan *spans, guint n);

/* ── targets ─────────────────────────────────────────────────────────────────────────────── */

/** RkGrade: how far a target of a year was reached. */
typedef enum
{
  RK_GRADE_NONE, /* not measured, or nothing to measure it by */
  RK_GRADE_A,
  RK_GRADE_B,
  RK_GRADE_C,
  RK_GRADE_D,
} RkGrade;

/** RkTargetYear: what is known of one target and one year; NAN where it is not. */
typedef struct
{
  const char *direction; /* 増, 減, 達成; NULL: as the target says */
  double base;
  double planned;
  double previous; /* what was measured the year before, where there is only a direction */
  double actual;
} RkTargetYear;

/**
 * rk_plan_grade: A: the target of the year was reached. B: at least 80 % of the way from the base
 * to it. C: less, but better than the base. D: the same or worse. Without a base actual ÷ target
 * stands for the way. Where only a direction was agreed: A better, D not better than the year
 * before, or than the base.
 */
RkGrade rk_plan_grade (const RkTargetYear *year);
/** rk_plan_grade_words: "A" … "D", "－". (transfer none) */
const char *rk_plan_grade_words (RkGrade grade);
/** rk_plan_grade_rule: the rule in Japanese, for papers and screens. (transfer none) */
const char *rk_plan_grade_rule (void);
/** rk_plan_dup_value: a value of a target in its decimals, half up: 1,234.5. Returns: (transfer
 * full): "" for NAN */
char *rk_plan_dup_value (double value, guint decimals);

/* ── logic trees ─────────────────────────────────────────────────────────────────────────── */

/**
 * RkTreeBox: one node, from the left (課題) to the right (成果).
 * @parent: place of the node it hangs on, before its own; -1: a root
 * @height: of its box
 * @depth: (out): column, from 0
 * @y: (out): top
 */
typedef struct
{
  int parent;
  double height;
  guint depth;
  double y;
} RkTreeBox;

/**
 * rk_plan_layout_tree: boxes of one column below each other, each in the middle of what hangs on
 * it, none over another one.
 * @gap: between two boxes
 * Returns: height of all of it
 */
double rk_plan_layout_tree (RkTreeBox *boxes, guint n, double gap);

G_END_DECLS
