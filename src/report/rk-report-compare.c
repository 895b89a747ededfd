/* 新旧対照表 of two versions of a plan, and 論点表. */
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

/* ── 新旧対照表 ──────────────────────────────────────────────────────────────────────────── */

static char *
dup_all_cells (const RkPlan *plan, const RkPlanLine *line)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < line->cells->len; i++)
    {
      const RkPlanCell *cell = line->cells->pdata[i];
      g_autofree char *first = rk_fiscal_year_label_short (plan->first_year + cell->first / 12);
      g_autofree char *last
          = rk_fiscal_year_label_short (plan->first_year + MAX (cell->last - 1, 0) / 12);

      if (cell->actual)
        continue;
      if (cell->is_star || g_str_equal (first, last))
        g_string_append_printf (text, "%s%s%s %s", text->len ? "\n" : "", cell->is_star ? "★" : "",
                                first, rk_report_get (cell->record, "text"));
      else
        g_string_append_printf (text, "%s%s～%s %s", text->len ? "\n" : "", first, last,
                                rk_report_get (cell->record, "text"));
    }
  return g_string_free (text, FALSE);
}

/* What 新旧対照表 compares of a line, with its heading. */
static char *
dup_part (const RkPlan *plan, const RkPlanLine *line, guint part)
{
  g_autofree char *words = NULL;

  switch (part)
    {
    case 0:
      return g_strdup (rk_record_get (line->record, "title"));
    case 1:
      return g_strdup (rk_report_get (line->record, "bodies"));
    case 2:
      words = rk_plan_dup_budget (line->record);
      return g_strdelimit (g_steal_pointer (&words), "\n", ' ');
    case 3:
      return rk_plan_dup_marked (rk_record_get (line->record, "goal"));
    case 4:
      return dup_all_cells (plan, line);
    default:
      return g_strdup (rk_report_get (line->record, "note"));
    }
}

static const char *const part_names[] = { "名称", "実施機関", "予算要求", "目標", "工程", "備考" };

static const RkPlanLine *
find_newer (const RkPlan *plan, gint64 from)
{
  for (guint i = 0; i < plan->lines->len; i++)
    if (rk_record_get_int (line_at (plan, i)->record, "copied_from_id") == from)
      return line_at (plan, i);
  return NULL;
}

/* Everything there is to say of a line that is only on one side. */
static char *
dup_whole (const RkPlan *plan, const RkPlanLine *line)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s　%s", line->number, rk_record_get (line->record, "title"));
  for (guint part = 1; part < G_N_ELEMENTS (part_names); part++)
    {
      g_autofree char *words = dup_part (plan, line, part);

      if (*words)
        g_string_append_printf (text, "\n〔%s〕%s", part_names[part], words);
    }
  return g_string_free (text, FALSE);
}

static gboolean
add_changes (RkReportGrid *grid,
             const RkPlan *plan,
             const RkPlanLine *line,
             const RkPlan *old,
             const RkPlanLine *before)
{
  g_autofree char *label
      = g_strdup_printf ("%s　%s", line->number, rk_record_get (line->record, "title"));
  g_autofree char *old_label
      = g_strdup_printf ("%s　%s", before->number, rk_record_get (before->record, "title"));
  GString *left = g_string_new (label);
  GString *right = g_string_new (old_label);
  GString *what = g_string_new (NULL);
  gboolean changed = !g_str_equal (label, old_label);

  if (!g_str_equal (line->number, before->number))
    g_string_append (what, "番号");
  for (guint part = 0; part < G_N_ELEMENTS (part_names); part++)
    {
      g_autofree char *now = dup_part (plan, line, part);
      g_autofree char *then = dup_part (old, before, part);

      if (g_str_equal (now, then))
        continue;
      changed = TRUE;
      g_string_append_printf (what, "%s%s", what->len ? "、" : "", part_names[part]);
      if (part == 0)
        continue;
      g_string_append_printf (left, "\n〔%s〕%s", part_names[part], *now ? now : "（削る）");
      g_string_append_printf (right, "\n〔%s〕%s", part_names[part], *then ? then : "（なし）");
    }
  if (changed)
    {
      g_string_append (what, "の変更");
      rk_report_grid_add (grid, 0, left->str, right->str, what->str);
    }
  g_string_free (left, TRUE);
  g_string_free (right, TRUE);
  g_string_free (what, TRUE);
  return changed;
}

static void
compare (RkReportGrid *grid, const RkPlan *plan, const RkPlan *old, guint *n_same)
{
  *n_same = 0;
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const RkPlanLine *line = line_at (plan, i);
      const RkPlanLine *before
          = rk_plan_find_line (old, rk_record_get_int (line->record, "copied_from_id"));
      g_autofree char *whole = NULL;

      if (before)
        {
          *n_same += !add_changes (grid, plan, line, old, before);
          continue;
        }
      whole = dup_whole (plan, line);
      rk_report_grid_add (grid, 0, whole, "（新設）", "追加");
    }
  for (guint i = 0; i < old->lines->len; i++)
    if (find_newer (plan, rk_record_id (line_at (old, i)->record)) == NULL)
      {
        g_autofree char *whole = dup_whole (old, line_at (old, i));

        rk_report_grid_add (grid, 0, "（削除）", whole, "削除");
      }
}

static char *
dup_side (const char *word, const RkPlan *plan)
{
  const char *iso = rk_record_get (plan->record, "adopted_on");
  g_autofree char *day = rk_report_day_words (iso);

  return g_strdup_printf ("%s（第%d版%s%s）", word,
                          (int)rk_record_get_int (plan->record, "version"), day ? "　" : "",
                          day ? day : "");
}

RkDocument *
rk_report_comparison_table (RkDb *db,
                            const RkReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (RkPlanPaper) paper = { 0 };
  g_autoptr (RkPlan) old = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *words = NULL;
  RkReportParams own = *params;
  RkReportGrid *grid;
  RkTable *table;
  guint n_same;
  gint64 from;

  own.landscape = TRUE;
  if (!rk_plan_paper_load (&paper, db, params, error)
      || !(document = rk_plan_paper_document (&paper, db, "新旧対照表", &own, error)))
    return NULL;
  from = rk_record_get_int (paper.plan->record, "copied_from_id");
  if (from == 0)
    {
      rk_document_add_paragraph (document, RK_PARAGRAPH_BODY,
                                 "この計画には前の版がないので、対照するものはありません。");
      return g_steal_pointer (&document);
    }
  old = rk_plan_load (db, from, error);
  if (old == NULL)
    return NULL;
  if (rk_record_get (paper.plan->record, "reason"))
    rk_document_add_facts (document, 1, "改定の理由", rk_record_get (paper.plan->record, "reason"),
                           NULL);
  left = dup_side ("改定後", paper.plan);
  right = dup_side ("改定前", old);
  grid = rk_report_grid_new (3);
  compare (grid, paper.plan, old, &n_same);
  table = rk_report_grid_to_table (
      grid, (const RkTableColumn[]){ { left, .fit = RK_FIT_TEXT },
                                     { right, .fit = RK_FIT_TEXT },
                                     { "備考", .width = 34, .fit = RK_FIT_TEXT } });
  rk_table_set_empty (table, "変わったところはありません。");
  rk_document_add_table (document, table);
  words = g_strdup_printf ("注　変わったところだけを示す。変わらない行は%u行。", n_same);
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, words);
  return g_steal_pointer (&document);
}

/* ── 論点表 ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_issue (RkDocument *document, RkDb *db, const RkRecord *issue, guint n, GError **error)
{
  static const RkTableColumn columns[]
      = { { "案", .width = 14, .align = RK_ALIGN_CENTRE, .is_label = TRUE },
          { "内容", .fit = RK_FIT_TEXT, .size = 9.6 },
          { "利点", .width = 50, .fit = RK_FIT_TEXT },
          { "課題", .width = 50, .fit = RK_FIT_TEXT } };
  g_autoptr (GPtrArray) options = rk_report_records (
      db, &rk_kind_issue_option, "issue_id", rk_record_id (issue), NULL, RK_DATE_NONE, NULL, error);
  g_autofree char *head = g_strdup_printf ("論点%u　%s", n, rk_record_get (issue, "question"));
  g_autofree char *decision = NULL;
  RkReportGrid *grid;

  if (options == NULL)
    return FALSE;
  rk_document_add_heading (document, head);
  if (rk_record_get (issue, "background"))
    rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, rk_record_get (issue, "background"));
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < options->len; i++)
    {
      const RkRecord *option = options->pdata[i];
      gboolean chosen = rk_record_get_int (option, "chosen") != 0;
      g_autofree char *label = g_strdup_printf ("案%u%s", i + 1, chosen ? "\n採用" : "");

      rk_report_grid_add (grid, chosen ? RK_ROW_BOLD : 0, label, rk_record_get (option, "text"),
                          rk_report_get (option, "pros"), rk_report_get (option, "cons"));
    }
  if (options->len)
    rk_document_add_table (document, rk_report_grid_to_table (grid, columns));
  else
    rk_report_grid_free (grid);
  decision = g_strconcat (
      "決定　", rk_record_get (issue, "decision") ? rk_record_get (issue, "decision") : "検討中",
      NULL);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, decision);
  return TRUE;
}

RkDocument *
rk_report_issues (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_auto (RkPlanPaper) paper = { 0 };
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (RkDocument) document = NULL;

  if (!rk_plan_paper_load (&paper, db, params, error)
      || !(issues = rk_plan_issues (db, rk_record_id (paper.plan->record), error))
      || !(document = rk_plan_paper_document (&paper, db, "論点表", params, error)))
    return NULL;
  for (guint i = 0; i < issues->len; i++)
    if (!add_issue (document, db, issues->pdata[i], i + 1, error))
      return NULL;
  if (issues->len == 0)
    rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "論点はまだありません。");
  return g_steal_pointer (&document);
}
