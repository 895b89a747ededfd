/* 計画: plans of a council or the office, their lines, what stands in the 工程表, what the lines
 * are measured by and how a year of them went. */
#include "rk-kinds.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-kind-parse.h"
#include "rk-plan.h"
#include "rk-register.h"

#define PLAN N_ ("Plan")

#define SHORT_YEAR(year) "CASE WHEN " year " = 2019 THEN '元' ELSE " year " - 2018 END"
#define PLAN_TITLE(p)                                                                             \
  "(SELECT o.title || CASE WHEN o.version > 1 THEN '（第' || o.version || '版）' ELSE '' END" \
  " FROM plan o WHERE o.id = " p ")"

/* Newest version of what was copied from each other. */
#define PLAN_IS_OLD "EXISTS (SELECT 1 FROM plan n WHERE n.copied_from_id = t.id)"

RK_CHOICES (choose_columns, "年度|月")

static const RkField plan_fields[] = {
  { "title", RK_TYPE_TEXT, N_ ("Name"), "計画名", PLAN, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .synonyms = "計画名|計画の名称" },
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", PLAN, .refers = "council",
    .match = "t.council_id = CAST(? AS INTEGER)" },
  { "first_year", RK_TYPE_INTEGER, N_ ("From fiscal year"), "始期", PLAN, RK_FIELD_REQUIRED,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "last_year", RK_TYPE_INTEGER, N_ ("To fiscal year"), "終期", PLAN, RK_FIELD_REQUIRED,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "version", RK_TYPE_INTEGER, N_ ("Version"), "版", PLAN, RK_FIELD_NONE, rk_parse_count },
  { "adopted_on", RK_TYPE_DATE, N_ ("Adopted on"), "策定日", PLAN, RK_FIELD_NONE, rk_parse_day },
  { "columns", RK_TYPE_TEXT, N_ ("Columns of the schedule"), "工程表の列", PLAN, RK_FIELD_NONE,
    NULL, NULL, choose_columns },
  { "idea", RK_TYPE_TEXT, N_ ("Idea"), "基本理念", PLAN, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "goal", RK_TYPE_TEXT, N_ ("General goal"), "基本目標", PLAN,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "reason", RK_TYPE_TEXT, N_ ("Reason of the revision"), "改定の理由", PLAN, RK_FIELD_MULTILINE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", PLAN, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "copied_from_id", RK_TYPE_ID, N_ ("Made from"), "もとの版", NULL, RK_FIELD_INTERNAL,
    .refers = "plan" },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT c.name FROM council c WHERE c.id = t.council_id)",
    .order = "(SELECT c.position FROM council c WHERE c.id = t.council_id)" },
  { "years", RK_TYPE_TEXT, N_ ("Years"), "計画期間", NULL, RK_FIELD_DERIVED,
    .sql = "'R' || " SHORT_YEAR ("t.first_year") " || '～R' || " SHORT_YEAR ("t.last_year"),
    .order = "t.first_year" },
  { "measures", RK_TYPE_INTEGER, N_ ("Lines"), "取組の行数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM measure m WHERE m.plan_id = t.id)" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN " PLAN_IS_OLD " THEN '改定前'"
           " WHEN date(rk_day (), '-3 months') < t.first_year || '-01-01' THEN '開始前'"
           " WHEN date(rk_day (), '-3 months') > t.last_year || '-12-31' THEN '終了'"
           " ELSE '計画期間中' END" },
};

static void
complete_plan (RkDraft *draft)
{
  rk_default_int (draft, "version", 1);
  rk_default_text (draft, "columns", "年度");
}

static void
check_plan (const RkRecord *record, GPtrArray *problems)
{
  gint64 first = rk_record_get_int (record, "first_year");
  gint64 last = rk_record_get_int (record, "last_year");

  if (first && last && last < first)
    g_ptr_array_add (
        problems, rk_problem_new ("last_year", NULL, _ ("The plan ends before it begins"), NULL));
  else if (first && last && last - first >= 30)
    g_ptr_array_add (problems,
                     rk_problem_new ("last_year", NULL, _ ("A plan is of 30 years at most"), NULL));
}

const RkKind rk_kind_plan = {
  .name = "plan",
  .plural = "plans",
  .label = N_ ("Plan"),
  .heading = "計画",
  .counter = "件",
  .title = "title",
  .fields = plan_fields,
  .n_fields = G_N_ELEMENTS (plan_fields),
  .complete = complete_plan,
  .check = check_plan,
  .search_ids = "t.council_id",
};

#define OF_PLAN(group)                                                        \
  {                                                                           \
    "plan_id", RK_TYPE_ID, N_ ("Plan"), "計画番号", group, RK_FIELD_REQUIRED, \
        .refers = "plan", .match = "t.plan_id = CAST(? AS INTEGER)"           \
  }
#define PLAN_WORDS                                                                      \
  {                                                                                     \
    "plan", RK_TYPE_TEXT, N_ ("Plan"), "計画", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET, \
        .sql = PLAN_TITLE ("t.plan_id")                                                 \
  }

/* ── 取組: a line, whatever its depth ────────────────────────────────────────────────────── */

#define MEASURE N_ ("Line of the plan")
#define LINKS N_ ("Where it comes from")

#define UP_FROM_LINE(column)                                                     \
  "(WITH RECURSIVE up (id, parent_id, key, depth) AS (SELECT t.id, t.parent_id," \
  " printf('%06d', t.position), 0 UNION ALL SELECT m.id, m.parent_id,"           \
  " printf('%06d', m.position) || up.key, up.depth + 1 FROM up JOIN measure m"   \
  " ON m.id = up.parent_id) SELECT " column " FROM up WHERE parent_id IS NULL)"
#define PLACE_AMONG_SIBLINGS                                                       \
  "(SELECT count(*) FROM measure s WHERE s.plan_id = t.plan_id AND s.parent_id IS" \
  " t.parent_id AND (s.position, s.id) <= (t.position, t.id))"

RK_CHOICES (choose_budget, "要|不要|外部講師の有無による")

static const RkField measure_fields[] = {
  OF_PLAN (NULL),
  { "parent_id", RK_TYPE_ID, N_ ("Above it in the plan"), "上位の行", NULL, RK_FIELD_NONE,
    .refers = "measure" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", NULL },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "名称", MEASURE, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "bodies", RK_TYPE_TEXT, N_ ("Bodies that do it"), "実施機関", MEASURE, RK_FIELD_SEARCH },
  { "goal", RK_TYPE_TEXT, N_ ("Goal"), "目標", MEASURE, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "budget", RK_TYPE_TEXT, N_ ("Budget asked for"), "予算要求", MEASURE, RK_FIELD_FACET, NULL,
    NULL, choose_budget },
  { "amount", RK_TYPE_INTEGER, N_ ("Amount in thousand yen"), "金額（千円）", MEASURE,
    RK_FIELD_NONE, rk_parse_count },
  { "budget_year", RK_TYPE_INTEGER, N_ ("Budget year"), "予算の年度", MEASURE, RK_FIELD_NONE,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", MEASURE, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "statement_id", RK_TYPE_ID, N_ ("Opinion"), "もとの発言", LINKS, .refers = "statement" },
  { "item_id", RK_TYPE_ID, N_ ("Checklist item"), "チェックリスト項目", LINKS,
    .refers = "edition_item" },
  { "material_id", RK_TYPE_ID, N_ ("Paper"), "資料", LINKS, .refers = "material" },
  { "indicator_id", RK_TYPE_ID, N_ ("Health indicator"), "健康指標番号", LINKS,
    .refers = "indicator" },
  { "indicator", RK_TYPE_TEXT, N_ ("Indicator in other words"), "指標", LINKS, RK_FIELD_SEARCH },
  { "copied_from_id", RK_TYPE_ID, N_ ("Made from"), "前の版の行", NULL, RK_FIELD_INTERNAL,
    .refers = "measure" },
  { "measured_by", RK_TYPE_TEXT, N_ ("Measured by"), "健康指標", NULL, RK_FIELD_DERIVED,
    .sql = "ifnull((SELECT i.name FROM indicator i WHERE i.id = t.indicator_id), t.indicator)" },
  { "number", RK_TYPE_TEXT, N_ ("Number"), "番号", NULL, RK_FIELD_DERIVED,
    .sql = "rk_plan_number (" UP_FROM_LINE ("depth") ", " PLACE_AMONG_SIBLINGS ")",
    .order = UP_FROM_LINE ("key") },
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "もとの会議", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = "(SELECT s.meeting_id FROM statement s WHERE s.id = t.statement_id)" },
  { "in_force", RK_TYPE_BOOLEAN, N_ ("Plan"), "最新の版", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = "NOT EXISTS (SELECT 1 FROM plan n WHERE n.copied_from_id = t.plan_id)" },
  { "level", RK_TYPE_TEXT, N_ ("Kind of line"), "区分", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE " UP_FROM_LINE ("depth") " WHEN 0 THEN '柱' WHEN 1 THEN '取組'"
                                          " WHEN 2 THEN '具体的な取組' ELSE '内容' END" },
  PLAN_WORDS,
  { "under", RK_TYPE_TEXT, N_ ("Above it in the plan"), "上位", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT p.title FROM measure p WHERE p.id = t.parent_id)" },
  { "states", RK_TYPE_TEXT, N_ ("State"), "状況", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT CASE WHEN count(*) = 0 THEN NULL WHEN sum(s.state = '" RK_STATE_LATE
           "') > 0 THEN '" RK_STATE_LATE "' WHEN sum(s.state = '" RK_STATE_RUNNING
           "') > 0 THEN '" RK_STATE_RUNNING "' WHEN sum(s.state IN ('" RK_STATE_DONE
           "', '" RK_STATE_DROPPED "')) = count(*) THEN '" RK_STATE_DONE "' ELSE '" RK_STATE_PLANNED
           "' END FROM schedule s WHERE s.measure_id = t.id"
           " AND s.layer = '" RK_LAYER_PLAN "')" },
};

static void
complete_measure (RkDraft *draft)
{
  rk_default_int (draft, "position", 0);
}

const RkKind rk_kind_measure = {
  .name = "measure",
  .plural = "measures",
  .label = N_ ("Line of the plan"),
  .heading = "取組",
  .counter = "行",
  .title = "title",
  .fields = measure_fields,
  .n_fields = G_N_ELEMENTS (measure_fields),
  .complete = complete_measure,
};

/* ── 工程表 ──────────────────────────────────────────────────────────────────────────────── */

#define CELL N_ ("Bar or milestone")

RK_CHOICES (choose_layer, RK_LAYER_PLAN "|" RK_LAYER_ACTUAL)
RK_CHOICES (choose_cell, RK_CELL_BAR "|" RK_CELL_TEXT "|" RK_CELL_STAR)
RK_CHOICES (choose_state,
            RK_STATE_PLANNED "|" RK_STATE_STUDIED "|" RK_STATE_RUNNING "|" RK_STATE_DONE
                             "|" RK_STATE_LATE "|" RK_STATE_DROPPED)

/* R6.10, 2024-10, 令和6年10月; a year alone is a fiscal year, of which the first or the last month
 * is meant. */
static gboolean
parse_month (const char *text, gboolean last, char **canonical, GError **error)
{
  RkDate date;
  int year;

  if (rk_date_parse (text, NULL, &date, NULL) && date.month)
    {
      *canonical = g_strdup_printf ("%04d-%02d", date.year, date.month);
      return TRUE;
    }
  if (!rk_fiscal_year_parse (text, &year, NULL))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("This is not a month or a fiscal year such as R6.10 or R6"));
      return FALSE;
    }
  *canonical = last ? g_strdup_printf ("%04d-03", year + 1) : g_strdup_printf ("%04d-04", year);
  return TRUE;
}

static gboolean
parse_first_month (const char *text, char **canonical, char **proposal, GError **error)
{
  return parse_month (text, FALSE, canonical, error);
}

static gboolean
parse_last_month (const char *text, char **canonical, char **proposal, GError **error)
{
  return parse_month (text, TRUE, canonical, error);
}

#define OF_MEASURE(group)                                                                    \
  {                                                                                          \
    "measure_id", RK_TYPE_ID, N_ ("Line of the plan"), "取組番号", group, RK_FIELD_REQUIRED, \
        .refers = "measure", .match = "t.measure_id = CAST(? AS INTEGER)"                    \
  }
#define MEASURE_WORDS                                                                 \
  {                                                                                   \
    "measure", RK_TYPE_TEXT, N_ ("Line of the plan"), "取組", NULL, RK_FIELD_DERIVED, \
        .sql = "(SELECT m.title FROM measure m WHERE m.id = t.measure_id)"            \
  }

static const RkField schedule_fields[] = {
  OF_MEASURE (NULL),
  { "layer", RK_TYPE_TEXT, N_ ("Layer"), "計画・実績", CELL, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    NULL, NULL, choose_layer },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種類", CELL, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL, NULL,
    choose_cell },
  { "text", RK_TYPE_TEXT, N_ ("What it says"), "内容", CELL, RK_FIELD_SEARCH },
  { "first_month", RK_TYPE_DATE, N_ ("Begins in"), "始まり", CELL, RK_FIELD_REQUIRED,
    parse_first_month },
  { "last_month", RK_TYPE_DATE, N_ ("Ends in"), "終わり", CELL, RK_FIELD_NONE, parse_last_month },
  { "lane", RK_TYPE_INTEGER, N_ ("Lane"), "段", CELL, RK_FIELD_NONE, rk_parse_count },
  { "state", RK_TYPE_TEXT, N_ ("State"), "進み具合", CELL, RK_FIELD_FACET, NULL, NULL,
    choose_state },
  { "reason", RK_TYPE_TEXT, N_ ("Reason of the delay"), "遅れの理由", CELL, RK_FIELD_SEARCH },
  MEASURE_WORDS,
};

static void
complete_schedule (RkDraft *draft)
{
  rk_default_text (draft, "layer", RK_LAYER_PLAN);
  rk_default_text (draft, "kind", RK_CELL_BAR);
}

static void
check_schedule (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "first_month", "last_month", problems);
}

const RkKind rk_kind_schedule = {
  .name = "schedule",
  .plural = "schedules",
  .label = N_ ("Bar or milestone"),
  .heading = "工程",
  .counter = "件",
  .title = "text",
  .fields = schedule_fields,
  .n_fields = G_N_ELEMENTS (schedule_fields),
  .complete = complete_schedule,
  .check = check_schedule,
};

/* ── 目標 ────────────────────────────────────────────────────────────────────────────────── */

#define TARGET N_ ("Target")
#define FED N_ ("Where the value comes from")
#define MEASURED N_ ("Measuring")
#define VALUE N_ ("Value")

RK_CHOICES (choose_viewpoint,
            RK_VIEW_STRUCTURE "|" RK_VIEW_PROCESS "|" RK_VIEW_OUTPUT "|" RK_VIEW_OUTCOME)
RK_CHOICES (choose_direction, RK_UP "|" RK_DOWN "|" RK_REACH)
RK_CHOICES (choose_rung, RK_RUNGS)
RK_CHOICES (choose_sex, RK_SEX_MEN "|" RK_SEX_WOMEN "|" RK_SEX_BOTH)

/* Medical areas, municipalities, the prefecture, the nation: codes. */
static char **
choose_area (void)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  gsize n_medical, n_areas;
  const RkMedicalArea *medical = rk_medical_area_list (&n_medical);
  const RkArea *areas = rk_area_list (&n_areas);
  char **codes;

  for (gsize i = 0; i < n_medical; i++)
    g_strv_builder_add (builder, medical[i].code);
  for (gsize i = 0; i < n_areas; i++)
    g_strv_builder_add (builder, areas[i].code);
  g_strv_builder_add (builder, rk_area_code_of ("静岡県"));
  g_strv_builder_add (builder, rk_area_code_of ("全国"));
  codes = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return codes;
}

/* 志太榛原, 焼津市, 静岡県, 全国: kept by their codes. */
static gboolean
parse_area (const char *text, char **canonical, char **proposal, GError **error)
{
  const char *code = rk_area_code_of (text);

  if (code)
    {
      *canonical = g_strdup (code);
      return TRUE;
    }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is no 圏域, no municipality of the prefecture, no prefecture and "
                          "not 全国"));
  return FALSE;
}

static char *
format_area (const char *stored)
{
  return g_strdup (rk_area_name_of (stored));
}

/* ストラクチャー, アウトカム … are the same four. */
static gboolean
parse_viewpoint (const char *text, char **canonical, char **proposal, GError **error)
{
  static const char *const words[][2] = { { RK_VIEW_STRUCTURE, RK_VIEW_STRUCTURE },
                                          { "ストラクチャー", RK_VIEW_STRUCTURE },
                                          { "構造", RK_VIEW_STRUCTURE },
                                          { RK_VIEW_PROCESS, RK_VIEW_PROCESS },
                                          { "プロセス", RK_VIEW_PROCESS },
                                          { RK_VIEW_OUTPUT, RK_VIEW_OUTPUT },
                                          { "アウトプット", RK_VIEW_OUTPUT },
                                          { RK_VIEW_OUTCOME, RK_VIEW_OUTCOME },
                                          { "アウトカム", RK_VIEW_OUTCOME },
                                          { "結果", RK_VIEW_OUTCOME } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i][0]))
      {
        *canonical = g_strdup (words[i][1]);
        return TRUE;
      }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is none of 体制, 過程, 実施量 and 成果"));
  return FALSE;
}

static const RkField target_fields[] = {
  OF_PLAN (NULL),
  { "measure_id", RK_TYPE_ID, N_ ("Line of the plan"), "取組番号", TARGET, .refers = "measure" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", NULL },
  { "viewpoint", RK_TYPE_TEXT, N_ ("Viewpoint"), "観点", TARGET, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    parse_viewpoint, NULL, choose_viewpoint },
  { "name", RK_TYPE_TEXT, N_ ("Indicator"), "指標", TARGET, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "formula", RK_TYPE_TEXT, N_ ("Formula"), "式", TARGET, RK_FIELD_SEARCH },
  { "unit", RK_TYPE_TEXT, N_ ("Unit"), "単位", TARGET },
  { "decimals", RK_TYPE_INTEGER, N_ ("Decimals"), "小数の桁数", TARGET, RK_FIELD_NONE,
    rk_parse_count },
  { "direction", RK_TYPE_TEXT, N_ ("Which way is good"), "目標の向き", TARGET, RK_FIELD_FACET, NULL,
    NULL, choose_direction },
  { "base_year", RK_TYPE_INTEGER, N_ ("Base year"), "基準年度", TARGET, RK_FIELD_NONE,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "base", RK_TYPE_REAL, N_ ("Base"), "基準値", TARGET },
  { "goal", RK_TYPE_REAL, N_ ("Target of the last year"), "最終目標", TARGET },
  { "measured_by", RK_TYPE_TEXT, N_ ("Who measures"), "測る機関", MEASURED },
  { "measured_when", RK_TYPE_TEXT, N_ ("When"), "測る時期", MEASURED },
  { "means", RK_TYPE_TEXT, N_ ("How"), "評価手段", MEASURED },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出典", MEASURED, RK_FIELD_SEARCH },
  { "indicator", RK_TYPE_TEXT, N_ ("Health indicator"), "健康指標", NULL },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", MEASURED, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "copied_from_id", RK_TYPE_ID, N_ ("Made from"), "前の版の指標", NULL, RK_FIELD_INTERNAL,
    .refers = "target" },
  { "indicator_id", RK_TYPE_ID, N_ ("From the health indicator"), "健康指標番号", FED,
    .refers = "indicator" },
  { "scheme_id", RK_TYPE_ID, N_ ("From registrations in"), "制度番号", FED, .refers = "scheme" },
  { "rung", RK_TYPE_TEXT, N_ ("At the stage"), "登録の段階", FED, RK_FIELD_NONE, NULL, NULL,
    choose_rung },
  { "area", RK_TYPE_TEXT, N_ ("Of the area"), "対象の地域", FED, RK_FIELD_NONE, parse_area,
    format_area, choose_area },
  { "sex", RK_TYPE_TEXT, N_ ("Of men, women or both"), "対象の性別", FED, RK_FIELD_NONE, NULL, NULL,
    choose_sex },
  PLAN_WORDS,
  MEASURE_WORDS,
/* As rk_plan_actual() has it. */
#define ACTUAL_OF_VALUE                                                                           \
  "ifnull(v.actual, v.numerator / v.denominator * CASE WHEN instr(t.unit, '%') OR instr(t.unit, " \
  "'％') THEN 100 ELSE 1 END)"
#define NEWEST(column)                                                                   \
  "(SELECT " column " FROM target_value v WHERE v.target_id = t.id AND " ACTUAL_OF_VALUE \
  " IS NOT NULL ORDER BY v.year DESC LIMIT 1)"
  { "year", RK_TYPE_INTEGER, N_ ("Newest year"), "最新の年度", NULL, RK_FIELD_DERIVED, NULL,
    rk_format_fiscal_year, .sql = NEWEST ("v.year") },
  { "actual", RK_TYPE_REAL, N_ ("Actual"), "最新の実績", NULL, RK_FIELD_DERIVED,
    .sql = NEWEST (ACTUAL_OF_VALUE) },
  { "grade", RK_TYPE_TEXT, N_ ("Grade"), "判定", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "rk_plan_grade (t.direction, t.base, " NEWEST (
        "v.planned") ", (SELECT " ACTUAL_OF_VALUE
                     " FROM target_value v WHERE v.target_id = t.id AND v.year = " NEWEST (
                         "v.year") " - 1), " NEWEST (ACTUAL_OF_VALUE) ")" },
};

static void
complete_target (RkDraft *draft)
{
  rk_default_int (draft, "position", 0);
  rk_default_text (draft, "viewpoint", RK_VIEW_OUTPUT);
}

static void
check_target (const RkRecord *record, GPtrArray *problems)
{
  if (rk_record_get_int (record, "indicator_id") && rk_record_get_int (record, "scheme_id"))
    g_ptr_array_add (
        problems, rk_problem_new (
                      "scheme_id", NULL,
                      _ ("A value comes from an indicator or from registrations, not both"), NULL));
}

const RkKind rk_kind_target = {
  .name = "target",
  .plural = "targets",
  .label = N_ ("Target"),
  .heading = "目標・指標",
  .counter = "件",
  .title = "name",
  .fields = target_fields,
  .n_fields = G_N_ELEMENTS (target_fields),
  .complete = complete_target,
  .check = check_target,
};

static const RkField target_value_fields[] = {
  { "target_id", RK_TYPE_ID, N_ ("Target"), "指標番号", NULL, RK_FIELD_REQUIRED, .refers = "target",
    .match = "t.target_id = CAST(? AS INTEGER)" },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", VALUE, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "planned", RK_TYPE_REAL, N_ ("Target of the year"), "年度目標", VALUE },
  { "actual", RK_TYPE_REAL, N_ ("Actual"), "実績", VALUE },
  { "numerator", RK_TYPE_REAL, N_ ("Numerator"), "分子", VALUE },
  { "denominator", RK_TYPE_REAL, N_ ("Denominator"), "分母", VALUE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", VALUE, RK_FIELD_SEARCH },
  { "as_of", RK_TYPE_DATE, N_ ("As of"), "時点", VALUE, RK_FIELD_NONE, rk_parse_day },
  { "source", RK_TYPE_TEXT, N_ ("Taken from"), "実績の出どころ", VALUE, RK_FIELD_SEARCH },
  { "target", RK_TYPE_TEXT, N_ ("Target"), "指標", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT o.name FROM target o WHERE o.id = t.target_id)" },
};

static void
check_target_value (const RkRecord *record, GPtrArray *problems)
{
  int field = rk_kind_field (&rk_kind_target_value, "denominator");

  if (!rk_record_is_null (record, field) && !(rk_record_real (record, field) > 0))
    g_ptr_array_add (problems,
                     rk_problem_new ("denominator", NULL, _ ("A denominator is above 0"), NULL));
}

const RkKind rk_kind_target_value = {
  .name = "target_value",
  .plural = "target-values",
  .label = N_ ("Value of a target"),
  .heading = "指標の年度値",
  .counter = "件",
  .title = "target",
  .fields = target_value_fields,
  .n_fields = G_N_ELEMENTS (target_value_fields),
  .check = check_target_value,
};

/* ── 振り返り: one line, one year ────────────────────────────────────────────────────────── */

#define DONE N_ ("Plan and what was done")
#define EVALUATION N_ ("Four viewpoints")
#define NEXT N_ ("Revised")

RK_CHOICES (choose_decision, "継続|拡充|改善|縮小|" RK_DECISION_END)
RK_CHOICES (choose_progress, "予定以上|予定どおり|やや遅れ|遅れ|未着手")

static const RkField evaluation_fields[] = {
  OF_MEASURE (NULL),
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", DONE, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "planned", RK_TYPE_TEXT, N_ ("Planned"), "計画", DONE, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "done", RK_TYPE_TEXT, N_ ("What was done"), "実施", DONE,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "progress", RK_TYPE_TEXT, N_ ("Progress"), "進捗", DONE, RK_FIELD_FACET, NULL, NULL,
    choose_progress },
  { "reason", RK_TYPE_TEXT, N_ ("Reason of the delay"), "遅れの理由", DONE,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "structure", RK_TYPE_TEXT, N_ ("Structure"), "評価（体制）", EVALUATION,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "process", RK_TYPE_TEXT, N_ ("Process"), "評価（過程）", EVALUATION,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "output", RK_TYPE_TEXT, N_ ("Output"), "評価（実施量）", EVALUATION,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "outcome", RK_TYPE_TEXT, N_ ("What came of it"), "評価（成果）", EVALUATION,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "grade", RK_TYPE_TEXT, N_ ("Overall grade"), "総合評価", EVALUATION, RK_FIELD_FACET },
  { "revised", RK_TYPE_TEXT, N_ ("Revised"), "見直し", NEXT, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "decision", RK_TYPE_TEXT, N_ ("Next year"), "次年度の扱い", NEXT, RK_FIELD_FACET, NULL, NULL,
    choose_decision },
  { "evaluated_by", RK_TYPE_TEXT, N_ ("Evaluated by"), "評価者", NEXT },
  { "evaluated_on", RK_TYPE_DATE, N_ ("Evaluated on"), "評価日", NEXT, RK_FIELD_NONE,
    rk_parse_day },
  MEASURE_WORDS,
};

const RkKind rk_kind_evaluation = {
  .name = "evaluation",
  .plural = "evaluations",
  .label = N_ ("Review of the year"),
  .heading = "振り返り",
  .counter = "件",
  .title = "measure",
  .fields = evaluation_fields,
  .n_fields = G_N_ELEMENTS (evaluation_fields),
};

/* ── 論点 ────────────────────────────────────────────────────────────────────────────────── */

#define ISSUE N_ ("Issue")
#define OPTION N_ ("Option")

static const RkField issue_fields[] = {
  { "plan_id", RK_TYPE_ID, N_ ("Plan"), "計画番号", NULL, .refers = "plan",
    .match = "t.plan_id = CAST(? AS INTEGER)" },
  { "measure_id", RK_TYPE_ID, N_ ("Line of the plan"), "取組番号", ISSUE, .refers = "measure" },
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", ISSUE, .refers = "meeting" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", NULL },
  { "question", RK_TYPE_TEXT, N_ ("Question at issue"), "論点", ISSUE,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "background", RK_TYPE_TEXT, N_ ("Background"), "背景", ISSUE,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "decision", RK_TYPE_TEXT, N_ ("Decision"), "決定", ISSUE,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "decided_on", RK_TYPE_DATE, N_ ("Day of the decision"), "決定日", ISSUE, RK_FIELD_NONE,
    rk_parse_day },
  { "plan", RK_TYPE_TEXT, N_ ("Plan"), "計画", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = PLAN_TITLE ("t.plan_id") },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.decision IS NULL THEN '検討中' ELSE '決定' END" },
};

static void
complete_issue (RkDraft *draft)
{
  rk_default_int (draft, "position", 0);
}

const RkKind rk_kind_issue = {
  .name = "issue",
  .plural = "issues",
  .label = N_ ("Issue"),
  .heading = "論点",
  .counter = "件",
  .title = "question",
  .fields = issue_fields,
  .n_fields = G_N_ELEMENTS (issue_fields),
  .complete = complete_issue,
};

static const RkField issue_option_fields[] = {
  { "issue_id", RK_TYPE_ID, N_ ("Issue"), "論点番号", NULL, RK_FIELD_REQUIRED, .refers = "issue",
    .match = "t.issue_id = CAST(? AS INTEGER)" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", NULL },
  { "text", RK_TYPE_TEXT, N_ ("Option"), "案", OPTION,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "pros", RK_TYPE_TEXT, N_ ("For it"), "利点", OPTION, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "cons", RK_TYPE_TEXT, N_ ("Against it"), "課題", OPTION, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "chosen", RK_TYPE_BOOLEAN, N_ ("Chosen"), "採用", OPTION },
};

static void
complete_option (RkDraft *draft)
{
  rk_default_int (draft, "position", 0);
}

const RkKind rk_kind_issue_option = {
  .name = "issue_option",
  .plural = "issue-options",
  .label = N_ ("Option"),
  .heading = "論点の案",
  .counter = "案",
  .title = "text",
  .fields = issue_option_fields,
  .n_fields = G_N_ELEMENTS (issue_option_fields),
  .complete = complete_option,
};

/* ── ロジックツリー ──────────────────────────────────────────────────────────────────────── */

#define NODE N_ ("Node")

RK_CHOICES (choose_node, "課題|要因|取組|成果")

static const RkField logic_node_fields[] = {
  { "plan_id", RK_TYPE_ID, N_ ("Plan"), "計画番号", NULL, .refers = "plan",
    .match = "t.plan_id = CAST(? AS INTEGER)" },
  { "case_id", RK_TYPE_ID, N_ ("Support"), "支援番号", NULL, .refers = "support_case",
    .match = "t.case_id = CAST(? AS INTEGER)" },
  { "parent_id", RK_TYPE_ID, N_ ("Hangs on"), "上位の節", NULL, .refers = "logic_node" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", NULL },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種類", NODE, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL, NULL,
    choose_node },
  { "text", RK_TYPE_TEXT, N_ ("What it says"), "内容", NODE,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "measure_id", RK_TYPE_ID, N_ ("Line of the plan"), "取組番号", NODE, .refers = "measure" },
  { "indicator_id", RK_TYPE_ID, N_ ("Health indicator"), "健康指標番号", NODE,
    .refers = "indicator" },
  { "indicator", RK_TYPE_TEXT, N_ ("Indicator in other words"), "指標", NODE },
  { "folded", RK_TYPE_BOOLEAN, N_ ("Folded"), "畳む", NODE },
  { "measured_by", RK_TYPE_TEXT, N_ ("Measured by"), "測る指標", NULL, RK_FIELD_DERIVED,
    .sql = "ifnull((SELECT i.name FROM indicator i WHERE i.id = t.indicator_id), t.indicator)" },
  { "line", RK_TYPE_TEXT, N_ ("Line of the plan"), "計画の取組", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT m.title FROM measure m WHERE m.id = t.measure_id)" },
};

static void
complete_node (RkDraft *draft)
{
  rk_default_int (draft, "position", 0);
  rk_default_text (draft, "kind", "要因");
}

const RkKind rk_kind_logic_node = {
  .name = "logic_node",
  .plural = "logic-nodes",
  .label = N_ ("Node"),
  .heading = "ロジックツリーの節",
  .counter = "件",
  .title = "text",
  .fields = logic_node_fields,
  .n_fields = G_N_ELEMENTS (logic_node_fields),
  .complete = complete_node,
};
