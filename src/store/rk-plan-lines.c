/* Lines of plans: added, moved, taken out, made of opinions and checklist items. */
#include "rk-plans.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-records.h"

#define YEARS_OF_A_NEW_PLAN 5
#define NEW_PILLAR "意見・自己評価から位置付ける取組"

static int
field_of (const char *name)
{
  return rk_kind_field (&rk_kind_measure, name);
}

static gboolean
ask (RkDb *db, const char *sql, gint64 first, gint64 second, gint64 *value, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, first);
  rk_stmt_bind_int (stmt, 2, second);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *value = row ? rk_stmt_int (stmt, 0) : 0;
  return TRUE;
}

/* Lines under one line (0: the 柱) in their order. */
static GArray *
list_under (RkDb *db, gint64 plan, gint64 parent, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id FROM measure WHERE plan_id = ? AND ifnull(parent_id, 0) = ?"
                       " ORDER BY position, id",
                       error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, plan);
  rk_stmt_bind_int (stmt, 2, parent);
  return rk_stmt_ids (stmt, error);
}

static gboolean
put (RkDb *db, gint64 id, gint64 parent, gint64 position, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_measure, id, error);
  g_autoptr (RkRecord) moved = NULL;
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  if (rk_record_get_int (record, "parent_id") == parent
      && rk_record_get_int (record, "position") == position)
    return TRUE;
  draft = rk_draft_copy (record);
  if (parent)
    rk_draft_set_int (draft, field_of ("parent_id"), parent);
  else
    rk_draft_clear (draft, field_of ("parent_id"));
  rk_draft_set_int (draft, field_of ("position"), position);
  moved = rk_draft_end (draft);
  return rk_records_save (db, moved, NULL, error);
}

/* Gives the lines under one line the places 1, 2, 3, …; only those that move are written. */
static gboolean
put_all (RkDb *db, const GArray *ids, gint64 parent, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!put (db, g_array_index (ids, gint64, i), parent, i + 1, error))
      return FALSE;
  return TRUE;
}

static int
find (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return (int)i;
  return -1;
}

gboolean
rk_plans_add_line (RkDb *db, const RkRecord *record, gint64 *id, GError **error)
{
  RkDraft *draft;
  g_autoptr (RkRecord) placed = NULL;
  gint64 position;

  if (!ask (db,
            "SELECT ifnull(max(position), 0) + 1 FROM measure WHERE plan_id = ?"
            " AND ifnull(parent_id, 0) = ?",
            rk_record_get_int (record, "plan_id"), rk_record_get_int (record, "parent_id"),
            &position, error))
    return FALSE;
  draft = rk_draft_copy (record);
  rk_draft_set_int (draft, field_of ("position"), position);
  placed = rk_draft_end (draft);
  return rk_records_save (db, placed, id, error);
}

/* ── taking out ──────────────────────────────────────────────────────────────────────────── */

/* Records that are only about the line go with it. */
static gboolean
delete_all (RkDb *db, const RkKind *kind, const char *sql, gint64 id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autoptr (GArray) ids = NULL;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  ids = rk_stmt_ids (stmt, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!rk_records_delete (db, kind, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* What only points at it stays, and points at nothing. */
static gboolean
let_go (RkDb *db, const RkKind *kind, const char *sql, const char *field, gint64 id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autoptr (GArray) ids = NULL;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  ids = rk_stmt_ids (stmt, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RkRecord) record
          = rk_records_get (db, kind, g_array_index (ids, gint64, i), error);
      g_autoptr (RkRecord) freed = NULL;
      RkDraft *draft;

      if (record == NULL)
        return FALSE;
      draft = rk_draft_copy (record);
      rk_draft_clear (draft, rk_kind_field (kind, field));
      freed = rk_draft_end (draft);
      if (!rk_records_save (db, freed, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_line (RkDb *db, gint64 plan, gint64 id, GError **error)
{
  g_autoptr (GArray) under = list_under (db, plan, id, error);

  if (under == NULL)
    return FALSE;
  for (guint i = 0; i < under->len; i++)
    if (!remove_line (db, plan, g_array_index (under, gint64, i), error))
      return FALSE;
  return delete_all (db, &rk_kind_schedule, "SELECT id FROM schedule WHERE measure_id = ?", id,
                     error)
         && delete_all (db, &rk_kind_evaluation, "SELECT id FROM evaluation WHERE measure_id = ?",
                        id, error)
         && let_go (db, &rk_kind_target, "SELECT id FROM target WHERE measure_id = ?", "measure_id",
                    id, error)
         && let_go (db, &rk_kind_issue, "SELECT id FROM issue WHERE measure_id = ?", "measure_id",
                    id, error)
         && let_go (db, &rk_kind_logic_node, "SELECT id FROM logic_node WHERE measure_id = ?",
                    "measure_id", id, error)
         && let_go (db, &rk_kind_measure, "SELECT id FROM measure WHERE copied_from_id = ?",
                    "copied_from_id", id, error)
         && rk_records_delete (db, &rk_kind_measure, id, error);
}

/* ── moving ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, sentence);
  return FALSE;
}

/* How many lines are above a line, and how many levels hang below it. */
static gboolean
measure_depths (RkDb *db, gint64 id, gint64 *above, gint64 *below, GError **error)
{
  return ask (db,
              "WITH RECURSIVE up (id, n) AS (SELECT ?1, 0 UNION ALL SELECT m.parent_id, up.n + 1"
              " FROM up JOIN measure m ON m.id = up.id WHERE m.parent_id IS NOT NULL)"
              " SELECT max(n) FROM up WHERE ?2 = 0",
              id, 0, above, error)
         && ask (db,
                 "WITH RECURSIVE down (id, n) AS (SELECT ?1, 0 UNION ALL SELECT m.id, down.n + 1"
                 " FROM down JOIN measure m ON m.parent_id = down.id)"
                 " SELECT max(n) FROM down WHERE ?2 = 0",
                 id, 0, below, error);
}

/* To a place under another line, where there is room for what hangs on it. */
static gboolean
move_to (RkDb *db, const RkRecord *line, gint64 parent, int place, GError **error)
{
  gint64 plan = rk_record_get_int (line, "plan_id");
  gint64 id = rk_record_id (line);
  gint64 from = rk_record_get_int (line, "parent_id");
  gint64 above = -1;
  gint64 below = 0;
  gint64 unused;
  g_autoptr (GArray) there = NULL;
  int old;

  if ((parent && !measure_depths (db, parent, &above, &unused, error))
      || !measure_depths (db, id, &unused, &below, error))
    return FALSE;
  if (above + 1 + below >= RK_PLAN_DEPTHS)
    return refuse (_ ("A plan has four levels at most. Nothing was changed."), error);
  there = list_under (db, plan, parent, error);
  if (there == NULL)
    return FALSE;
  old = find (there, id);
  if (old >= 0)
    {
      g_array_remove_index (there, (guint)old);
      if (place > old)
        place--;
    }
  g_array_insert_val (there, (guint)CLAMP (place, 0, (int)there->len), id);
  if (!put_all (db, there, parent, error))
    return FALSE;
  if (from != parent)
    {
      g_autoptr (GArray) left = list_under (db, plan, from, error);

      return left && put_all (db, left, from, error);
    }
  return TRUE;
}

static gboolean
is_inside (RkDb *db, gint64 id, gint64 of, gboolean *inside, GError **error)
{
  gint64 n;

  if (!ask (db,
            "WITH RECURSIVE up (id) AS (SELECT ?1 UNION ALL SELECT m.parent_id FROM up"
            " JOIN measure m ON m.id = up.id WHERE m.parent_id IS NOT NULL)"
            " SELECT count(*) FROM up WHERE id = ?2",
            id, of, &n, error))
    return FALSE;
  *inside = n > 0;
  return TRUE;
}

static gboolean
move_before (RkDb *db, const RkRecord *line, gint64 target, GError **error)
{
  g_autoptr (RkRecord) at = rk_records_get (db, &rk_kind_measure, target, error);
  g_autoptr (GArray) there = NULL;
  gboolean inside = FALSE;
  gint64 parent;

  if (at == NULL || !is_inside (db, target, rk_record_id (line), &inside, error))
    return FALSE;
  if (inside || rk_record_get_int (at, "plan_id") != rk_record_get_int (line, "plan_id"))
    return refuse (_ ("A line cannot go below itself. Nothing was changed."), error);
  parent = rk_record_get_int (at, "parent_id");
  there = list_under (db, rk_record_get_int (line, "plan_id"), parent, error);
  return there && move_to (db, line, parent, find (there, target), error);
}

/* Behind the line that it hung on. */
static gboolean
move_out (RkDb *db, const RkRecord *line, GError **error)
{
  gint64 parent = rk_record_get_int (line, "parent_id");
  g_autoptr (RkRecord) above = NULL;
  g_autoptr (GArray) there = NULL;

  if (parent == 0)
    return refuse (_ ("This line is at the top already."), error);
  above = rk_records_get (db, &rk_kind_measure, parent, error);
  if (above == NULL)
    return FALSE;
  there = list_under (db, rk_record_get_int (line, "plan_id"),
                      rk_record_get_int (above, "parent_id"), error);
  return there
         && move_to (db, line, rk_record_get_int (above, "parent_id"), find (there, parent) + 1,
                     error);
}

gboolean
rk_plans_move_line (RkDb *db, gint64 id, RkLineMove move, gint64 target, GError **error)
{
  g_autoptr (RkRecord) line = rk_records_get (db, &rk_kind_measure, id, error);
  g_autoptr (GArray) beside = NULL;
  gint64 parent;
  int place;

  if (line == NULL)
    return FALSE;
  parent = rk_record_get_int (line, "parent_id");
  beside = list_under (db, rk_record_get_int (line, "plan_id"), parent, error);
  if (beside == NULL)
    return FALSE;
  place = find (beside, id);
  switch (move)
    {
    case RK_LINE_UP:
      return place == 0 ? refuse (_ ("This line is the first one already."), error)
                        : move_to (db, line, parent, place - 1, error);
    case RK_LINE_DOWN:
      return place + 1 == (int)beside->len
                 ? refuse (_ ("This line is the last one already."), error)
                 : move_to (db, line, parent, place + 2, error);
    case RK_LINE_UNDER:
      return place == 0
                 ? refuse (_ ("There is no line before it to go under."), error)
                 : move_to (db, line, g_array_index (beside, gint64, place - 1), G_MAXINT, error);
    case RK_LINE_OUT:
      return move_out (db, line, error);
    case RK_LINE_BEFORE:
      return move_before (db, line, target, error);
    case RK_LINE_REMOVE:
    default:
      g_array_remove_index (beside, (guint)place);
      return remove_line (db, rk_record_get_int (line, "plan_id"), id, error)
             && put_all (db, beside, parent, error);
    }
}

/* ── what is made of something else ──────────────────────────────────────────────────────── */

/* A title is of one line. */
static void
take_title (RkDraft *draft, const char *text)
{
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\n\r\t", ' ');
  rk_draft_put (draft, "title", line);
}

/* The plan that a council works by on the day; begun where there is none. */
static gboolean
plan_of_council (RkDb *db, gint64 council, gint64 *id, GError **error)
{
  int year = rk_fiscal_year (rk_today ());
  g_autoptr (RkRecord) record = NULL;
  g_autofree char *title = NULL;
  RkDraft *draft;

  if (!ask (db,
            "SELECT id FROM plan WHERE council_id = ?1 AND last_year >= ?2"
            " AND last_year > first_year ORDER BY first_year <= ?2 DESC, first_year,"
            " version DESC LIMIT 1",
            council, year, id, error))
    return FALSE;
  if (*id)
    return TRUE;
  record = council ? rk_records_get (db, &rk_kind_council, council, error) : NULL;
  if (council && record == NULL)
    return FALSE;
  title = g_strconcat (record ? rk_record_get (record, "name") : "", "　推進計画", NULL);
  draft = rk_draft_new (&rk_kind_plan);
  rk_draft_put (draft, "title", title);
  rk_draft_put_id (draft, "council_id", council);
  rk_draft_put_id (draft, "first_year", year);
  rk_draft_put_id (draft, "last_year", year + YEARS_OF_A_NEW_PLAN - 1);
  return rk_records_save_draft (db, draft, id, error);
}

/* Lines that nobody has put in their place yet stand together at the end. */
static gboolean
new_pillar (RkDb *db, gint64 plan, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  if (!ask (db,
            "SELECT id FROM measure WHERE plan_id = ? AND title = '" NEW_PILLAR
            "' AND parent_id IS NULL AND ?2 = 0",
            plan, 0, id, error))
    return FALSE;
  if (*id)
    return TRUE;
  draft = rk_draft_new (&rk_kind_measure);
  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put (draft, "title", NEW_PILLAR);
  record = rk_draft_end (draft);
  return rk_plans_add_line (db, record, id, error);
}

static gboolean
add_made (RkDb *db, gint64 council, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = NULL;
  gint64 plan = 0;
  gint64 pillar = 0;

  if (!plan_of_council (db, council, &plan, error) || !new_pillar (db, plan, &pillar, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put_id (draft, "parent_id", pillar);
  record = rk_draft_end (draft);
  return rk_plans_add_line (db, record, id, error);
}

gboolean
rk_plan_make_from_statement (
    RkDb *db, gint64 statement, gint64 *id, gboolean *is_new, GError **error)
{
  g_autoptr (RkRecord) said = rk_records_get (db, &rk_kind_statement, statement, error);
  g_autoptr (RkRecord) meeting
      = said ? rk_records_get (db, &rk_kind_meeting, rk_record_get_int (said, "meeting_id"), error)
             : NULL;
  const char *words;
  RkDraft *draft;
  gint64 made = 0;

  if (meeting == NULL
      || !ask (db, "SELECT id FROM measure WHERE statement_id = ? AND ?2 = 0 ORDER BY id DESC",
               statement, 0, &made, error))
    return FALSE;
  if (is_new)
    *is_new = made == 0;
  if (made == 0)
    {
      words = rk_record_get (said, "summary");
      draft = rk_draft_new (&rk_kind_measure);
      take_title (draft, words ? words : rk_record_get (said, "text"));
      rk_draft_put_id (draft, "statement_id", statement);
      rk_draft_put (draft, "note", rk_record_get (meeting, "title"));
      if (!add_made (db, rk_record_get_int (meeting, "council_id"), draft, &made, error))
        return FALSE;
    }
  if (id)
    *id = made;
  return TRUE;
}

gboolean
rk_plan_make_from_item (RkDb *db,
                        const RkChecklist *checklist,
                        guint item,
                        gint64 *id,
                        gboolean *is_new,
                        GError **error)
{
  const RkEditionItem *of = rk_edition_item (checklist->edition, item);
  gint64 council = rk_record_get_int (checklist->round, "council_id");
  g_auto (GStrv) examples = g_strsplit (of->examples ? of->examples : "", "\n", 2);
  g_autofree char *note = NULL;
  RkDraft *draft;
  gint64 made = 0;

  if (!ask (db,
            "SELECT m.id FROM measure m JOIN plan p ON p.id = m.plan_id WHERE m.item_id = ?1"
            " AND ifnull(p.council_id, 0) = ?2 ORDER BY m.id DESC",
            of->id, council, &made, error))
    return FALSE;
  if (is_new)
    *is_new = made == 0;
  if (made == 0)
    {
      note = g_strdup_printf ("チェックリスト %s　%s（%s）", of->code, of->label,
                              checklist->edition->title);
      draft = rk_draft_new (&rk_kind_measure);
      take_title (draft, examples[0] && *examples[0] ? examples[0] : of->label);
      rk_draft_put (draft, "bodies", of->owner);
      rk_draft_put (draft, "note", note);
      rk_draft_put_id (draft, "item_id", of->id);
      if (!add_made (db, council, draft, &made, error))
        return FALSE;
    }
  if (id)
    *id = made;
  return TRUE;
}
