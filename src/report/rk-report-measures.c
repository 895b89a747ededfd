/* 取組一覧, 進捗状況報告, PDCAシート: the lines of a plan and how a year of them went. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"
#include "rk-report-plan.h"

static const RkPlanLine *
line_at (const RkPlan *plan, guint n)
{
  return plan->lines->pdata[n];
}

/* 「Ⅰ　働く世代の健診と保健指導」; "" for none */
static char *
dup_label (const RkPlanLine *line)
{
  return line ? g_strdup_printf ("%s　%s", line->number, rk_record_get (line->record, "title"))
              : g_strdup ("");
}

static gboolean
is_leaf (const RkPlan *plan, guint n)
{
  return n + 1 >= plan->lines->len || line_at (plan, n + 1)->depth <= line_at (plan, n)->depth;
}

/* A line that is worked at: a 具体的な取組, or one that has none below it. */
static gboolean
is_worked (const RkPlan *plan, guint n)
{
  guint depth = line_at (plan, n)->depth;

  return depth == RK_PLAN_MEASURE || (depth < RK_PLAN_MEASURE && is_leaf (plan, n));
}

static gint
first_worked (const RkPlan *plan)
{
  for (guint i = 0; i < plan->lines->len; i++)
    if (is_worked (plan, i))
      return (gint)i;
  return -1;
}

/* ── 取組一覧 ────────────────────────────────────────────────────────────────────────────── */

static char *
dup_details (const RkPlan *plan, guint n)
{
  GString *text = g_string_new (NULL);
  const char *note = rk_record_get (line_at (plan, n)->record, "note");

  for (guint i = n + 1; i < plan->lines->len && line_at (plan, i)->depth > RK_PLAN_MEASURE; i++)
    {
      const RkRecord *detail = line_at (plan, i)->record;
      g_auto (GStrv) notes = g_strsplit (
          rk_record_get (detail, "note") ? rk_record_get (detail, "note") : "", "\n", -1);

      g_string_append_printf (text, "%s%s　%s", text->len ? "\n" : "", line_at (plan, i)->number,
                              rk_record_get (detail, "title"));
      for (guint k = 0; notes[k] && *notes[k]; k++)
        g_string_append_printf (text, "\n　➢%s", notes[k]);
    }
  if (text->len == 0 && note)
    g_string_append (text, note);
  return g_string_free (text, FALSE);
}

static void
add_measure_row (RkReportGrid *grid, const RkPlan *plan, guint n)
{
  const RkPlanLine *line = line_at (plan, n);
  const RkPlanLine *theme = rk_plan_theme_of (plan, line);
  g_autofree char *theme_words = dup_label (theme == line ? NULL : theme);
  g_autofree char *title = dup_label (line);
  g_autofree char *details = dup_details (plan, n);
  g_autofree char *budget = rk_plan_dup_budget (line->record);
  g_autofree char *goal = rk_plan_dup_marked (rk_record_get (line->record, "goal"));

  rk_report_grid_add (grid, 0, theme_words, title, details, rk_report_get (line->record, "bodies"),
                      budget, goal);
}

static void
start_pillar (RkReportGrid *grid, const RkPlan *plan, guint n, const RkPlanLine **last)
{
  const RkPlanLine *pillar = rk_plan_pillar_of (plan, line_at (plan, n));
  g_autofree char *label = NULL;

  if (pillar == *last || pillar == line_at (plan, n))
    return;
  label = dup_label (pillar);
  rk_report_grid_group (grid, label, NULL);
  *last = pillar;
}

RkDocument *
rk_report_measures (RkDb *db,
                    const RkReportParams *params,
                    GCancellable *cancellable,
                    GError **error)
{
  static const RkTableColumn columns[]
      = { { "取組", .width = 34, .fit = RK_FIT_TEXT, .is_merged = TRUE, .is_label = TRUE },
          { "具体的な取組", .width = 48, .fit = RK_FIT_TEXT },
          { "内容", .fit = RK_FIT_TEXT },
          { "実施機関", .width = 34, .fit = RK_FIT_TEXT },
          { "予算要求", .width = 20, .fit = RK_FIT_TEXT, .align = RK_ALIGN_CENTRE },
          { "目標", .width = 46, .fit = RK_FIT_TEXT } };
  g_auto (RkPlanPaper) paper = { 0 };
  g_autoptr (RkDocument) document = NULL;
  RkReportParams own = *params;
  RkReportGrid *grid;
  RkTable *table;
  const RkPlanLine *pillar = NULL;

  own.landscape = TRUE;
  if (!rk_plan_paper_load (&paper, db, params, error)
      || !(document = rk_plan_paper_document (&paper, db, "取組一覧", &own, error)))
    return NULL;
  if (rk_record_get (paper.plan->record, "idea"))
    rk_document_add_facts (document, 1, "基本理念", rk_record_get (paper.plan->record, "idea"),
                           "基本目標", rk_report_get (paper.plan->record, "goal"), NULL);
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < paper.plan->lines->len; i++)
    if (is_worked (paper.plan, i))
      {
        start_pillar (grid, paper.plan, i, &pillar);
        add_measure_row (grid, paper.plan, i);
      }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_empty (table, "取組はまだありません。");
  rk_document_add_table (document, table);
  return g_steal_pointer (&document);
}

/* ── 進捗状況報告 ────────────────────────────────────────────────────────────────────────── */

static const RkRecord *
find_evaluation (GPtrArray *evaluations, const RkPlanLine *line)
{
  for (guint i = 0; i < evaluations->len; i++)
    if (rk_record_get_int (evaluations->pdata[i], "measure_id") == rk_record_id (line->record))
      return evaluations->pdata[i];
  return NULL;
}

/* What stands in the year of the 工程表. */
static char *
dup_cells_of_year (const RkPlan *plan, const RkPlanLine *line, int year, gboolean actual)
{
  int first = (year - plan->first_year) * 12;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < line->cells->len; i++)
    {
      const RkPlanCell *cell = line->cells->pdata[i];
      gboolean inside = cell->is_star ? cell->first >= first && cell->first < first + 12
                                      : cell->first < first + 12 && cell->last > first;

      if (inside && cell->actual == actual)
        g_string_append_printf (text, "%s%s%s", text->len ? "\n" : "", cell->is_star ? "★" : "",
                                rk_report_get (cell->record, "text"));
    }
  return g_string_free (text, FALSE);
}

static char *
dup_state_of_year (const RkPlan *plan, const RkPlanLine *line, int year, gboolean reason)
{
  int first = (year - plan->first_year) * 12;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < line->cells->len; i++)
    {
      const RkPlanCell *cell = line->cells->pdata[i];
      const char *words = rk_record_get (cell->record, reason ? "reason" : "state");

      if (words && !cell->actual && cell->first < first + 12 && cell->last > first
          && strstr (text->str, words) == NULL)
        g_string_append_printf (text, "%s%s", text->len ? "\n" : "", words);
    }
  return g_string_free (text, FALSE);
}

static void
add_progress_row (
    RkReportGrid *grid, const RkPlan *plan, guint n, const RkRecord *evaluation, int year)
{
  const RkPlanLine *line = line_at (plan, n);
  const RkPlanLine *theme = rk_plan_theme_of (plan, line);
  g_autofree char *theme_words = dup_label (theme == line ? NULL : theme);
  g_autofree char *title = dup_label (line);
  g_autofree char *planned = dup_cells_of_year (plan, line, year, FALSE);
  g_autofree char *done = dup_cells_of_year (plan, line, year, TRUE);
  g_autofree char *state = dup_state_of_year (plan, line, year, FALSE);
  g_autofree char *reason = dup_state_of_year (plan, line, year, TRUE);

#define OR(field, words) \
  (evaluation && rk_record_get (evaluation, field) ? rk_record_get (evaluation, field) : words)
  rk_report_grid_add (grid, 0, theme_words, title, OR ("planned", planned), OR ("done", done),
                      OR ("progress", state), OR ("reason", reason), OR ("revised", ""),
                      OR ("decision", ""));
#undef OR
}

/* 「予定どおり 5　やや遅れ 1 …」 */
static char *
dup_tally (GPtrArray *evaluations)
{
  static const char *const words[] = { "予定以上", "予定どおり", "やや遅れ", "遅れ", "未着手" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = 0;

      for (guint k = 0; k < evaluations->len; k++)
        n += g_strcmp0 (rk_record_get (evaluations->pdata[k], "progress"), words[i]) == 0;
      g_string_append_printf (text, "%s%s %u件", text->len ? "　" : "", words[i], n);
    }
  return g_string_free (text, FALSE);
}

/* The year asked for; else this one, or the last one that was evaluated. */
static GPtrArray *
choose_year (RkPlanPaper *paper, RkDb *db, const RkReportParams *params, GError **error)
{
  gint64 plan = rk_record_id (paper->plan->record);
  int year = paper->year;

  for (;;)
    {
      g_autoptr (GPtrArray) evaluations = rk_plan_evaluations (db, plan, year, error);

      if (evaluations == NULL)
        return NULL;
      if (evaluations->len || params->year)
        {
          paper->year = year;
          return g_steal_pointer (&evaluations);
        }
      if (year <= paper->plan->first_year)
        return g_steal_pointer (&evaluations);
      year--;
    }
}

RkDocument *
rk_report_progress (RkDb *db,
                    const RkReportParams *params,
                    GCancellable *cancellable,
                    GError **error)
{
  static const RkTableColumn columns[]
      = { { "取組", .width = 30, .fit = RK_FIT_TEXT, .is_merged = TRUE, .is_label = TRUE },
          { "具体的な取組", .width = 44, .fit = RK_FIT_TEXT },
          { "計画", .fit = RK_FIT_TEXT },
          { "実施状況", .fit = RK_FIT_TEXT },
          { "進捗", .width = 18, .fit = RK_FIT_NAME, .align = RK_ALIGN_CENTRE },
          { "遅れの理由", .width = 38, .fit = RK_FIT_TEXT },
          { "見直し", .width = 42, .fit = RK_FIT_TEXT },
          { "次年度", .width = 15, .fit = RK_FIT_NAME, .align = RK_ALIGN_CENTRE } };
  g_auto (RkPlanPaper) paper = { 0 };
  g_autoptr (GPtrArray) evaluations = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *year = NULL;
  g_autofree char *name = NULL;
  g_autofree char *tally = NULL;
  RkReportParams own = *params;
  const RkPlanLine *pillar = NULL;
  RkReportGrid *grid;
  RkTable *table;

  own.landscape = TRUE;
  if (!rk_plan_paper_load (&paper, db, params, error)
      || !(evaluations = choose_year (&paper, db, params, error)))
    return NULL;
  year = rk_fiscal_year_label (paper.year);
  name = g_strconcat (year, "　進捗状況報告", NULL);
  document = rk_plan_paper_document (&paper, db, name, &own, error);
  if (document == NULL)
    return NULL;
  tally = dup_tally (evaluations);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, tally);
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < paper.plan->lines->len; i++)
    if (is_worked (paper.plan, i))
      {
        start_pillar (grid, paper.plan, i, &pillar);
        add_progress_row (grid, paper.plan, i,
                          find_evaluation (evaluations, line_at (paper.plan, i)), paper.year);
      }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_empty (table, "取組はまだありません。");
  rk_document_add_table (document, table);
  rk_document_add_paragraph (
      document, RK_PARAGRAPH_NOTE,
      "注　振り返りを書いていない取組は、工程表のその年度の欄と進み具合を示す。");
  return g_steal_pointer (&document);
}

/* ── PDCAシート ──────────────────────────────────────────────────────────────────────────── */

/* 「健康増進課　令和9年3月12日」 */
static char *
dup_evaluated (const RkRecord *evaluation)
{
  const char *by = rk_report_get (evaluation, "evaluated_by");
  g_autofree char *day = NULL;
  RkDate date;

  if (rk_date_from_iso (rk_report_get (evaluation, "evaluated_on"), &date))
    day = rk_date_to_wareki_long (date);
  return g_strconcat (by, *by && day ? "　" : "", day, NULL);
}

static void
add_sheet (RkDocument *document, const RkPlanPaper *paper, guint n, const RkRecord *evaluation)
{
  static const char *const views[][2] = {
    { "structure", "体制" }, { "process", "過程" }, { "output", "実施量" }, { "outcome", "成果" }
  };
  static const RkTableColumn columns[]
      = { { "区分", .width = 11, .is_merged = TRUE, .is_label = TRUE, .align = RK_ALIGN_CENTRE },
          { "項目", .width = 27, .is_label = TRUE, .fit = RK_FIT_TEXT },
          { "内容", .fit = RK_FIT_TEXT, .size = 9.6 } };
  const RkPlanLine *line = line_at (paper->plan, n);
  g_autofree char *title = dup_label (line);
  g_autofree char *pillar = dup_label (rk_plan_pillar_of (paper->plan, line));
  g_autofree char *theme = dup_label (rk_plan_theme_of (paper->plan, line));
  g_autofree char *planned = dup_cells_of_year (paper->plan, line, paper->year, FALSE);
  g_autofree char *year = rk_fiscal_year_label (paper->year);
  g_autofree char *goal = rk_plan_dup_marked (rk_record_get (line->record, "goal"));
  g_autofree char *head = g_strdup_printf ("PDCAシート　%s", year);
  g_autofree char *evaluated = evaluation ? dup_evaluated (evaluation) : g_strdup ("");
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  rk_document_start_part (document, rk_record_get (line->record, "title"));
  rk_document_add_heading (document, head);
  rk_document_add_facts (document, 1, "柱", pillar, "取組", theme, "具体的な取組", title,
                         "実施機関", rk_report_get (line->record, "bodies"), NULL);
#define GET(field) (evaluation ? rk_report_get (evaluation, field) : "")
  rk_report_grid_add (grid, 0, "P", "計画",
                      evaluation && *GET ("planned") ? GET ("planned") : planned);
  rk_report_grid_add (grid, 0, "P", "目標", goal);
  rk_report_grid_add (grid, RK_ROW_RULE, "D", "実施", GET ("done"));
  rk_report_grid_add (grid, 0, "D", "進捗", GET ("progress"));
  rk_report_grid_add (grid, 0, "D", "遅れの理由", GET ("reason"));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    rk_report_grid_add (grid, i ? 0 : RK_ROW_RULE, "C", views[i][1], GET (views[i][0]));
  rk_report_grid_add (grid, 0, "C", "総合評価", GET ("grade"));
  rk_report_grid_add (grid, 0, "C", "評価者・評価日", evaluated);
  rk_report_grid_add (grid, RK_ROW_RULE, "A", "見直し", GET ("revised"));
  rk_report_grid_add (grid, 0, "A", "次年度の扱い", GET ("decision"));
#undef GET
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9.6, 13);
  rk_document_add_table (document, table);
}

static void
add_grades (RkDocument *document, const RkPlanPaper *paper, const RkPlanLine *line)
{
  static const RkTableColumn columns[] = { { "指標", .fit = RK_FIT_TEXT },
                                           { "単位", .width = 14, .align = RK_ALIGN_CENTRE },
                                           { "基準", .width = 20, .align = RK_ALIGN_RIGHT },
                                           { "年度目標", .width = 20, .align = RK_ALIGN_RIGHT },
                                           { "実績", .width = 20, .align = RK_ALIGN_RIGHT },
                                           { "判定", .width = 13, .align = RK_ALIGN_CENTRE } };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  guint n = 0;

  for (guint i = 0; i < paper->plan->targets->len; i++)
    {
      const RkPlanTarget *target = paper->plan->targets->pdata[i];
      const RkRecord *value = rk_plan_value (target, paper->year);
      guint decimals = (guint)rk_record_get_int (target->record, "decimals");
      g_autofree char *base = rk_plan_dup_value (rk_plan_real (target->record, "base"), decimals);
      g_autofree char *planned = rk_plan_dup_value (rk_plan_real (value, "planned"), decimals);
      g_autofree char *actual = rk_plan_dup_value (rk_plan_actual (target, paper->year), decimals);

      if (rk_record_get_int (target->record, "measure_id") != rk_record_id (line->record))
        continue;
      rk_report_grid_add (grid, 0, rk_record_get (target->record, "name"),
                          rk_report_get (target->record, "unit"), base,
                          *planned ? planned : rk_report_get (target->record, "direction"), actual,
                          rk_plan_grade_words (rk_plan_year_grade (target, paper->year)));
      n++;
    }
  if (n)
    rk_document_add_table (document, rk_report_grid_to_table (grid, columns));
  else
    rk_report_grid_free (grid);
}

RkDocument *
rk_report_pdca (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_auto (RkPlanPaper) paper = { 0 };
  g_autoptr (GPtrArray) evaluations = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *office = NULL;
  guint n = 0;

  if (!rk_plan_paper_load (&paper, db, params, error)
      || !(evaluations = choose_year (&paper, db, params, error))
      || !(document = rk_report_prepare (db, "PDCAシート", params, &office, error)))
    return NULL;
  for (guint i = 0; i < paper.plan->lines->len; i++)
    {
      const RkPlanLine *line = line_at (paper.plan, i);
      const RkRecord *evaluation = find_evaluation (evaluations, line);

      if (evaluation == NULL)
        continue;
      add_sheet (document, &paper, i, evaluation);
      add_grades (document, &paper, line);
      n++;
    }
  /* An empty form of the first line to fill in. */
  if (n == 0 && first_worked (paper.plan) >= 0)
    add_sheet (document, &paper, (guint)first_worked (paper.plan), NULL);
  else if (n == 0)
    rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "取組はまだありません。");
  return g_steal_pointer (&document);
}
