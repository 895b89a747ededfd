/* 新旧対照表 of two versions of a plan, and 論点表. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"
#include "rk-report-plan.h"

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

/* What 新旧対照表 compares of a line. The first two are its heading. */
static const char *const line_parts[]
    = { "番号", "名称", "実施機関", "予算要求", "目標", "工程", "備考" };

static char *
dup_line_part (const RkPlan *plan, gconstpointer data, guint part)
{
  const RkPlanLine *line = data;
  g_autofree char *words = NULL;

  switch (part)
    {
    case 0:
      return g_strdup (line->number);
    case 1:
      return g_strdup (rk_record_get (line->record, "title"));
    case 2:
      return g_strdup (rk_report_get (line->record, "bodies"));
    case 3:
      words = rk_plan_dup_budget (line->record);
      return g_strdelimit (g_steal_pointer (&words), "\n", ' ');
    case 4:
      return rk_plan_dup_marked (rk_record_get (line->record, "goal"));
    case 5:
      return dup_all_cells (plan, line);
    default:
      return g_strdup (rk_report_get (line->record, "note"));
    }
}

static char *
dup_line_heading (gconstpointer data)
{
  const RkPlanLine *line = data;

  return g_strdup_printf ("%s　%s", line->number, rk_record_get (line->record, "title"));
}

/* And of an indicator: not what was reached. The first is its heading. */
static const char *const target_parts[]
    = { "名称", "式", "基準値", "年度目標", "最終目標", "目標の向き", "単位", "測り方" };

static char *
dup_value (const RkPlanTarget *target, double value)
{
  return rk_plan_dup_value (value, (guint)rk_record_get_int (target->record, "decimals"));
}

/* 「R6 20、R7 26」 */
static char *
dup_years (const RkPlan *plan, const RkPlanTarget *target)
{
  GString *text = g_string_new (NULL);

  for (int year = plan->first_year; year <= plan->last_year; year++)
    {
      g_autofree char *label = rk_fiscal_year_label_short (year);
      g_autofree char *value
          = dup_value (target, rk_plan_real (rk_plan_value (target, year), "planned"));

      if (*value)
        g_string_append_printf (text, "%s%s %s", text->len ? "、" : "", label, value);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_base (const RkPlanTarget *target)
{
  g_autofree char *value = dup_value (target, rk_plan_real (target->record, "base"));
  g_autofree char *year
      = rk_fiscal_year_label_short ((int)rk_record_get_int (target->record, "base_year"));

  return *value && rk_record_get_int (target->record, "base_year")
             ? g_strdup_printf ("%s %s", year, value)
             : g_steal_pointer (&value);
}

static char *
dup_measuring (const RkPlanTarget *target)
{
  static const char *const fields[] = { "measured_by", "measured_when", "means", "source" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *words = rk_report_get (target->record, fields[i]);

      if (*words)
        g_string_append_printf (text, "%s%s", text->len ? "、" : "", words);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_target_part (const RkPlan *plan, gconstpointer data, guint part)
{
  const RkPlanTarget *target = data;

  switch (part)
    {
    case 0:
      return g_strdup (rk_record_get (target->record, "name"));
    case 1:
      return g_strdup (rk_report_get (target->record, "formula"));
    case 2:
      return dup_base (target);
    case 3:
      return dup_years (plan, target);
    case 4:
      return dup_value (target, rk_plan_real (target->record, "goal"));
    case 5:
      return g_strdup (rk_report_get (target->record, "direction"));
    case 6:
      return g_strdup (rk_report_get (target->record, "unit"));
    default:
      return dup_measuring (target);
    }
}

static char *
dup_target_heading (gconstpointer data)
{
  const RkPlanTarget *target = data;

  return g_strdup_printf ("指標　%s", rk_record_get (target->record, "name"));
}

/* Lines or indicators. Those of the newer version say what they were copied from. */
typedef struct
{
  const char *const *parts;
  guint n_parts;
  guint n_heading; /* of @parts */
  char *(*dup_part) (const RkPlan *plan, gconstpointer thing, guint part);
  char *(*dup_heading) (gconstpointer thing);
} Things;

static const Things lines
    = { line_parts, G_N_ELEMENTS (line_parts), 2, dup_line_part, dup_line_heading };
static const Things targets
    = { target_parts, G_N_ELEMENTS (target_parts), 1, dup_target_part, dup_target_heading };

/* Both begin with it. */
static const RkRecord *
record_of (gconstpointer thing)
{
  return *(RkRecord *const *)thing;
}

static gconstpointer
find_older (const GPtrArray *all, gconstpointer newer)
{
  gint64 from = rk_record_get_int (record_of (newer), "copied_from_id");

  for (guint i = 0; from && i < all->len; i++)
    if (rk_record_id (record_of (all->pdata[i])) == from)
      return all->pdata[i];
  return NULL;
}

static gboolean
has_newer (const GPtrArray *all, gconstpointer older)
{
  for (guint i = 0; i < all->len; i++)
    if (rk_record_get_int (record_of (all->pdata[i]), "copied_from_id")
        == rk_record_id (record_of (older)))
      return TRUE;
  return FALSE;
}

/* Everything there is to say of what is only on one side. */
static char *
dup_whole (const Things *things, const RkPlan *plan, gconstpointer thing)
{
  g_autofree char *heading = things->dup_heading (thing);
  GString *text = g_string_new (heading);

  for (guint part = things->n_heading; part < things->n_parts; part++)
    {
      g_autofree char *words = things->dup_part (plan, thing, part);

      if (*words)
        g_string_append_printf (text, "\n〔%s〕%s", things->parts[part], words);
    }
  return g_string_free (text, FALSE);
}

static gboolean
add_changes (RkReportGrid *grid,
             const Things *things,
             const RkPlan *plan,
             gconstpointer thing,
             const RkPlan *old,
             gconstpointer before)
{
  g_autofree char *heading = things->dup_heading (thing);
  g_autofree char *old_heading = things->dup_heading (before);
  g_autoptr (GString) left = g_string_new (heading);
  g_autoptr (GString) right = g_string_new (old_heading);
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint part = 0; part < things->n_parts; part++)
    {
      g_autofree char *now = things->dup_part (plan, thing, part);
      g_autofree char *then = things->dup_part (old, before, part);

      if (g_str_equal (now, then))
        continue;
      g_string_append_printf (what, "%s%s", what->len ? "、" : "", things->parts[part]);
      if (part < things->n_heading)
        continue;
      g_string_append_printf (left, "\n〔%s〕%s", things->parts[part], *now ? now : "（削る）");
      g_string_append_printf (right, "\n〔%s〕%s", things->parts[part], *then ? then : "（なし）");
    }
  if (what->len == 0)
    return FALSE;
  g_string_append (what, "の変更");
  rk_report_grid_add (grid, 0, left->str, right->str, what->str);
  return TRUE;
}

/* Returns: how many are the same */
static guint
compare (RkReportGrid *grid,
         const Things *things,
         const RkPlan *plan,
         const GPtrArray *now,
         const RkPlan *old,
         const GPtrArray *then)
{
  guint n_same = 0;

  for (guint i = 0; i < now->len; i++)
    {
      gconstpointer before = find_older (then, now->pdata[i]);
      g_autofree char *whole = NULL;

      if (before)
        {
          n_same += !add_changes (grid, things, plan, now->pdata[i], old, before);
          continue;
        }
      whole = dup_whole (things, plan, now->pdata[i]);
      rk_report_grid_add (grid, 0, whole, "（新設）", "追加");
    }
  for (guint i = 0; i < then->len; i++)
    if (!has_newer (now, then->pdata[i]))
      {
        g_autofree char *whole = dup_whole (things, old, then->pdata[i]);

        rk_report_grid_add (grid, 0, "（削除）", whole, "削除");
      }
  return n_same;
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
  guint n_same, n_same_targets;
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
  n_same = compare (grid, &lines, paper.plan, paper.plan->lines, old, old->lines);
  n_same_targets = compare (grid, &targets, paper.plan, paper.plan->targets, old, old->targets);
  table = rk_report_grid_to_table (
      grid, (const RkTableColumn[]){ { left, .fit = RK_FIT_TEXT },
                                     { right, .fit = RK_FIT_TEXT },
                                     { "備考", .width = 34, .fit = RK_FIT_TEXT } });
  rk_table_set_empty (table, "変わったところはありません。");
  rk_document_add_table (document, table);
  words
      = g_strdup_printf ("注　変わったところだけを示す。変わらない行は%u行、変わらない指標は%u件。",
                         n_same, n_same_targets);
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
