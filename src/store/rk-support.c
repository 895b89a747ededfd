#include "rk-support.h"

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-logic.h"
#include "rk-plans.h"
#include "rk-records.h"
#include "rk-register-steps.h"

/* ── the roadmap of a case ───────────────────────────────────────────────────────────────── */

static int
year_of (const RkRecord *record, const char *field, int otherwise)
{
  RkDate date;

  return rk_record_get (record, field) && rk_date_from_iso (rk_record_get (record, field), &date)
             ? rk_fiscal_year (date)
             : otherwise;
}

static gboolean
is_of_kind (const RkLogicNode *node, const char *kind)
{
  return g_strcmp0 (rk_record_get (node->record, "kind"), kind) == 0;
}

static gboolean
add_plan (RkDb *db, const RkRecord *about, gint64 *plan, GError **error)
{
  int first = year_of (about, "started_on", (int)rk_record_get_int (about, "year"));
  int last = MAX (first, year_of (about, "ended_on", first));
  RkDraft *draft = rk_draft_new (&rk_kind_plan);
  g_autofree char *title = g_strdup_printf (
      "%s　%s　ロードマップ", rk_record_get (about, "requester"), rk_record_get (about, "theme"));

  rk_draft_put (draft, "title", title);
  rk_draft_put_id (draft, "council_id", rk_record_get_int (about, "council_id"));
  rk_draft_put_int (draft, "first_year", first);
  rk_draft_put_int (draft, "last_year", last);
  rk_draft_put (draft, "columns", first == last ? "月" : "年度");
  return rk_records_save_draft (db, draft, plan, error);
}

/* What the line of a node hangs on: of a 取組 the cause or problem it answers, of a cause the
 * problem itself: three levels are enough. -1: nothing */
static int
line_above (const RkLogic *tree, int n)
{
  const RkLogicNode *const *nodes = (const RkLogicNode *const *)tree->nodes->pdata;
  gboolean is_work = is_of_kind (nodes[n], "取組");
  int on = nodes[n]->parent;

  while (on >= 0
         && (is_work ? !is_of_kind (nodes[on], "要因") && !is_of_kind (nodes[on], "課題")
                     : nodes[on]->parent >= 0))
    on = nodes[on]->parent;
  return on;
}

/* The line of a node, made where there is none yet. @lines: by place of the node; 0: none yet */
static gboolean
need_line (RkDb *db, const RkLogic *tree, int n, gint64 plan, gint64 *lines, GError **error)
{
  const RkLogicNode *node = tree->nodes->pdata[n];
  int on = line_above (tree, n);
  g_autoptr (RkRecord) line = NULL;
  RkDraft *draft;

  if (lines[n])
    return TRUE;
  if (on >= 0 && !need_line (db, tree, on, plan, lines, error))
    return FALSE;
  draft = rk_draft_new (&rk_kind_measure);
  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put_id (draft, "parent_id", on >= 0 ? lines[on] : 0);
  rk_draft_put (draft, "title", rk_record_get (node->record, "text"));
  line = rk_draft_end (draft);
  if (!rk_plans_add_line (db, line, &lines[n], error))
    return FALSE;
  if (!is_of_kind (node, "取組") || rk_record_get_int (node->record, "measure_id"))
    return TRUE;
  draft = rk_draft_copy (node->record);
  rk_draft_put_id (draft, "measure_id", lines[n]);
  return rk_records_save_draft (db, draft, NULL, error);
}

gboolean
rk_support_begin_roadmap (RkDb *db, gint64 support_case, gint64 *plan, GError **error)
{
  g_autoptr (RkRecord) about = rk_records_get (db, &rk_kind_support_case, support_case, error);
  g_autoptr (RkLogic) tree = about ? rk_logic_load (db, support_case, FALSE, error) : NULL;
  g_autofree gint64 *lines = tree ? g_new0 (gint64, tree->nodes->len + 1) : NULL;
  RkDraft *draft;

  if (tree == NULL)
    return FALSE;
  *plan = rk_record_get_int (about, "plan_id");
  if (*plan)
    return TRUE;
  if (!add_plan (db, about, plan, error))
    return FALSE;
  for (guint i = 0; i < tree->nodes->len; i++)
    if (is_of_kind (tree->nodes->pdata[i], "取組")
        && !need_line (db, tree, (int)i, *plan, lines, error))
      return FALSE;
  draft = rk_draft_copy (about);
  rk_draft_put_id (draft, "plan_id", *plan);
  return rk_records_save_draft (db, draft, NULL, error);
}

/* ── numbers of certificates ─────────────────────────────────────────────────────────────── */

gboolean
rk_support_number (RkDb *db, gint64 training, guint *n, GError **error)
{
  g_autoptr (RkRecord) about = rk_records_get (db, &rk_kind_training, training, error);
  g_autoptr (GArray) ids
      = about ? rk_db_ids (db,
                           "SELECT id FROM trainee WHERE training_id = ? AND certificate IS NULL"
                           " AND presence IN ('出席', 'Web') ORDER BY body, id",
                           training, 0, error)
              : NULL;

  *n = 0;
  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_autofree char *number = rk_number_next (
          db, "SELECT certificate FROM trainee WHERE certificate >= ?2 AND ?1 = 0", 0,
          "{年}-{番号}", (int)rk_record_get_int (about, "year"), error);
      g_autoptr (RkRecord) trainee
          = number ? rk_records_get (db, &rk_kind_trainee, g_array_index (ids, gint64, i), error)
                   : NULL;
      RkDraft *draft;

      if (trainee == NULL)
        return FALSE;
      draft = rk_draft_copy (trainee);
      rk_draft_put (draft, "certificate", number);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
      ++*n;
    }
  return ids != NULL;
}

/* ── questionnaires ──────────────────────────────────────────────────────────────────────── */

gboolean
rk_support_add_sheet (
    RkDb *db, gint64 training, const char *const *answers, guint *sheet, GError **error)
{
  g_autoptr (GArray) questions
      = rk_db_ids (db, "SELECT id FROM question WHERE training_id = ? ORDER BY position, id",
                   training, 0, error);
  g_autoptr (GArray) next
      = rk_db_ids (db,
                   "SELECT ifnull(max(r.sheet), 0) + 1 FROM response r JOIN question"
                   " q ON q.id = r.question_id WHERE q.training_id = ?",
                   training, 0, error);

  if (questions == NULL || next == NULL)
    return FALSE;
  *sheet = (guint)g_array_index (next, gint64, 0);
  for (guint i = 0; i < questions->len && answers[i]; i++)
    {
      RkDraft *draft;

      if (*answers[i] == '\0')
        continue;
      draft = rk_draft_new (&rk_kind_response);
      rk_draft_put_id (draft, "question_id", g_array_index (questions, gint64, i));
      rk_draft_put_int (draft, "sheet", *sheet);
      rk_draft_put (draft, "answer", answers[i]);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}
