/* Lines of plans: added, moved, taken out, made of opinions and checklist items. */
#include "rk-plans.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-records.h"

#define YEARS_OF_A_NEW_PLAN 5
#define NEW_PILLAR "意見・自己評価から位置付ける取組"

/* ── taking out ──────────────────────────────────────────────────────────────────────────── */

/* Records that are only about the line go with it; what only points at it stays. */
static gboolean
remove_line (RkDb *db, gint64 id, GError **error)
{
  static const RkKind *const pointing[]
      = { &rk_kind_target, &rk_kind_issue, &rk_kind_logic_node, &rk_kind_evidence };

  for (gsize i = 0; i < G_N_ELEMENTS (pointing); i++)
    if (!rk_links_release (db, pointing[i], "measure_id", id, error))
      return FALSE;
  return rk_links_delete (db, &rk_kind_schedule, "measure_id", id, error)
         && rk_links_delete (db, &rk_kind_evaluation, "measure_id", id, error)
         && rk_links_release (db, &rk_kind_measure, "copied_from_id", id, error)
         && rk_records_delete (db, &rk_kind_measure, id, error);
}

static const RkTree lines
    = { .kind = &rk_kind_measure,
        .owners = { "plan_id" },
        .most = RK_PLAN_DEPTHS,
        .too_deep = N_ ("A plan has four levels at most. Nothing was changed."),
        .remove = remove_line };

gboolean
rk_plans_add_line (RkDb *db, const RkRecord *record, gint64 *id, GError **error)
{
  return rk_tree_add (db, &lines, record, id, error);
}

gboolean
rk_plans_move_line (RkDb *db, gint64 id, RkLineMove move, gint64 target, GError **error)
{
  return rk_tree_move (db, &lines, id, move, target, error);
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

  if (!rk_db_ask (db,
                  "SELECT id FROM plan WHERE council_id = ?1 AND last_year >= ?2"
                  " AND last_year > first_year AND id NOT IN (SELECT plan_id FROM support_case"
                  " WHERE plan_id IS NOT NULL) ORDER BY first_year <= ?2 DESC, first_year,"
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

  if (!rk_db_ask (db,
                  "SELECT id FROM measure WHERE plan_id = ? AND title = '" NEW_PILLAR
                  "' AND parent_id IS NULL",
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
      || !rk_db_ask (db, "SELECT id FROM measure WHERE statement_id = ? ORDER BY id DESC",
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

  if (!rk_db_ask (db,
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
