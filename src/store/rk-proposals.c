/* Answers that are proposed: last year's, those of an older edition, what follows from the areas.
 */
#include "rk-evidence.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-council.h"
#include "rk-db.h"
#include "rk-editions.h"
#include "rk-kinds.h"
#include "rk-records.h"

static void
proposal_free (gpointer data)
{
  RkProposal *proposal = data;

  g_free (proposal->comment);
  g_free (proposal->source);
  g_free (proposal);
}

static void
propose (GPtrArray *proposals,
         RkProposalKind kind,
         guint item,
         int mark,
         const char *comment,
         char *source)
{
  RkProposal *proposal = g_new0 (RkProposal, 1);

  *proposal = (RkProposal){ kind, item, mark, g_strdup (comment), source };
  g_ptr_array_add (proposals, proposal);
}

static const char *
comment_of (const RkChecklist *self, guint item)
{
  const RkAnswerRow *row = rk_checklist_row (self, item, 0);

  return row ? row->comment : NULL;
}

/* ── earlier answers ─────────────────────────────────────────────────────────────────────── */

static gboolean
propose_last_year (RkDb *db, const RkChecklist *self, GPtrArray *proposals, GError **error)
{
  g_autoptr (RkChecklist) before = NULL;
  g_autofree char *year = NULL;
  RkRoundSubject subject;
  gint64 id;

  rk_checklists_subject (self->round, &subject);
  if (subject.meeting)
    return TRUE;
  subject.year--;
  year = rk_fiscal_year_label (subject.year);
  if (!rk_checklists_find (db, &subject, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  before = rk_checklist_load (db, id, error);
  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < self->edition->items->len; i++)
    if (self->answers[i] < 0 && before->answers[i] >= 0)
      propose (proposals, RK_PROPOSAL_LAST_YEAR, i, before->answers[i], comment_of (before, i),
               g_strdup_printf ("%sの回答", year));
  return TRUE;
}

/* The mark that means in @to what @mark means in @from: the same sign, else as far from the best
 * one. */
static int
same_mark (const RkEdition *to, const RkEdition *from, int mark)
{
  const RkEditionMark *old = rk_edition_mark (from, (guint)mark);
  int found = rk_edition_find_mark (to, old->mark);
  int full_to = rk_edition_full_points (to);
  int full_from = rk_edition_full_points (from);

  if (found >= 0)
    return found;
  for (guint i = 0; i < to->marks->len; i++)
    {
      int points = rk_edition_mark (to, i)->points;

      if (old->points == RK_POINTS_NONE
              ? points == RK_POINTS_NONE
              : points != RK_POINTS_NONE && points * full_from == old->points * full_to)
        return (int)i;
    }
  return RK_UNANSWERED;
}

/* The newest round of the same council in each edition that has items this one takes the place of:
 * its id and the items, old and new. */
#define MAPPED_SQL                                                                           \
  "SELECT r.id, m.from_item_id, m.to_item_id FROM edition_map m"                             \
  " JOIN edition_item n ON n.id = m.to_item_id JOIN edition_item o ON o.id = m.from_item_id" \
  " JOIN round r ON r.id = (SELECT q.id FROM round q WHERE q.edition_id = o.edition_id"      \
  "   AND ifnull(q.council_id, 0) = ?2 AND ifnull(q.workplace_id, 0) = ?3"                   \
  "   AND ifnull(q.subject, '') = ?4 AND q.year <= ?5 ORDER BY q.year DESC, q.version DESC"  \
  "   LIMIT 1) WHERE n.edition_id = ?1 ORDER BY r.year DESC, r.id, n.position"

typedef struct
{
  gint64 round;
  gint64 from;
  gint64 to;
} Mapped;

static gboolean
read_mapped (RkDb *db, const RkChecklist *self, GArray *mapped, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, MAPPED_SQL, error);
  const char *subject = rk_record_get (self->round, "subject");
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, self->edition->id);
  rk_stmt_bind_int (stmt, 2, rk_record_get_int (self->round, "council_id"));
  rk_stmt_bind_int (stmt, 3, rk_record_get_int (self->round, "workplace_id"));
  rk_stmt_bind_text (stmt, 4, subject ? subject : "");
  rk_stmt_bind_int (stmt, 5, rk_record_get_int (self->round, "year"));
  for (;;)
    {
      Mapped one;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      one = (Mapped){ rk_stmt_int (stmt, 0), rk_stmt_int (stmt, 1), rk_stmt_int (stmt, 2) };
      g_array_append_val (mapped, one);
    }
}

static void
propose_mapped (const RkChecklist *self,
                const RkChecklist *old,
                const Mapped *one,
                GPtrArray *proposals)
{
  int from = rk_edition_find_item_id (old->edition, one->from);
  int to = rk_edition_find_item_id (self->edition, one->to);
  const RkEditionItem *item;
  g_autofree char *year = rk_fiscal_year_label ((int)rk_record_get_int (old->round, "year"));
  int mark;

  if (from < 0 || to < 0 || self->answers[to] >= 0 || old->answers[from] < 0)
    return;
  item = rk_edition_item (old->edition, (guint)from);
  mark = same_mark (self->edition, old->edition, old->answers[from]);
  propose (proposals, RK_PROPOSAL_MAPPED, (guint)to, mark, comment_of (old, (guint)from),
           g_strdup_printf ("%s「%s」%s %s（%s）", year, old->edition->title, item->code,
                            item->label, rk_answer_sign (old->edition, old->answers, (guint)from)));
}

static gboolean
propose_all_mapped (RkDb *db, const RkChecklist *self, GPtrArray *proposals, GError **error)
{
  g_autoptr (GArray) mapped = g_array_new (FALSE, FALSE, sizeof (Mapped));
  g_autoptr (RkChecklist) old = NULL;

  if (!read_mapped (db, self, mapped, error))
    return FALSE;
  for (guint i = 0; i < mapped->len; i++)
    {
      const Mapped *one = &g_array_index (mapped, Mapped, i);

      if (old == NULL || rk_record_id (old->round) != one->round)
        {
          g_clear_pointer (&old, rk_checklist_free);
          old = rk_checklist_load (db, one->round, error);
          if (old == NULL)
            return FALSE;
        }
      propose_mapped (self, old, one, proposals);
    }
  return TRUE;
}

/* ── what the areas answered ─────────────────────────────────────────────────────────────── */

/* The best mark but one. */
static int
middle_mark (const RkEdition *edition)
{
  int full = rk_edition_full_points (edition);
  int best = -1;

  for (guint i = 0; i < edition->marks->len; i++)
    {
      int points = rk_edition_mark (edition, i)->points;

      if (points > 0 && points < full
          && (best < 0 || points > rk_edition_mark (edition, (guint)best)->points))
        best = (int)i;
    }
  return best;
}

/* All of the areas: the best mark; half of them: the next one. Less than that proposes nothing: the
 * officer knows why. */
static int
mark_for (const RkEdition *edition, guint n, guint of)
{
  if (of == 0 || n == 0)
    return RK_UNANSWERED;
  return n >= of ? rk_edition_full_mark (edition) : 2 * n >= of ? middle_mark (edition) : -1;
}

static gboolean
count_areas (RkDb *db, guint *n, GError **error)
{
  gint64 count;

  if (!rk_db_get_int (db, "SELECT count(*) FROM council WHERE level = '" RK_LEVEL_AREA "'", &count,
                      error))
    return FALSE;
  *n = (guint)count;
  return TRUE;
}

static gboolean
is_area (RkDb *db, gint64 council)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_council, council, NULL);

  return record && g_strcmp0 (rk_record_get (record, "level"), RK_LEVEL_AREA) == 0;
}

static gboolean
propose_from_areas (RkDb *db,
                    const RkChecklist *self,
                    guint item,
                    guint n_areas,
                    GPtrArray *proposals,
                    GError **error)
{
  const char *follows = rk_edition_item (self->edition, item)->follows;
  const char *colon = strchr (follows, ':');
  g_autofree char *name
      = colon ? g_strndup (follows, (gsize)(colon - follows)) : g_strdup (follows);
  int year = (int)rk_record_get_int (self->round, "year");
  g_autoptr (RkEdition) edition = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  int of;
  int mark;
  guint n = 0;
  gint64 id;

  if (!rk_editions_find (db, name, &id, NULL))
    return TRUE; /* the office has dropped that edition */
  edition = rk_editions_load (db, id, error);
  rounds = edition ? rk_checklists_rounds (db, edition, 0, year, year, error) : NULL;
  if (rounds == NULL)
    return FALSE;
  of = colon ? rk_edition_find_item (edition, colon + 1) : -1;
  for (guint i = 0; i < rounds->len; i++)
    {
      const RkRoundAnswers *round = rounds->pdata[i];

      if (is_area (db, round->council_id))
        n += colon ? of >= 0 && rk_answer_is_full (edition, round->answers, (guint)of)
                   : round->n_answered == edition->items->len;
    }
  mark = mark_for (self->edition, n, n_areas);
  if (mark >= 0)
    propose (
        proposals, RK_PROPOSAL_AREAS, item, mark, NULL,
        of >= 0 ? g_strdup_printf (
            "%u圏域のうち%u圏域が %s「%s」に%s", n_areas, n, colon + 1,
            rk_edition_item (edition, (guint)of)->label,
            rk_edition_mark (edition, (guint)rk_edition_full_mark (edition))->mark)
                : g_strdup_printf ("%u圏域のうち%u圏域が「%s」に回答", n_areas, n, edition->title));
  return TRUE;
}

GPtrArray *
rk_proposals (RkDb *db, const RkChecklist *self, GError **error)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (proposal_free);
  guint n_areas;

  if (!count_areas (db, &n_areas, error))
    return NULL;
  for (guint i = 0; i < self->edition->items->len; i++)
    if (rk_edition_item (self->edition, i)->follows && self->answers[i] < 0
        && !propose_from_areas (db, self, i, n_areas, proposals, error))
      return NULL;
  if (!propose_all_mapped (db, self, proposals, error)
      || !propose_last_year (db, self, proposals, error))
    return NULL;
  return g_steal_pointer (&proposals);
}

gboolean
rk_proposals_accept (
    RkDb *db, const RkChecklist *self, GPtrArray *chosen, const char *answered_by, GError **error)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const RkProposal *proposal = chosen->pdata[i];
      g_autofree char *comment
          = g_strdup_printf ("%s%s（%sから）", proposal->comment ? proposal->comment : "",
                             proposal->comment ? "　" : "", proposal->source);
      RkAnswer answer
          = { .item = rk_edition_item (self->edition, proposal->item)->id,
              .mark
              = proposal->mark < 0 ? 0 : rk_edition_mark (self->edition, (guint)proposal->mark)->id,
              .comment = comment,
              .answered_by = answered_by };

      if (!rk_checklists_answer (db, rk_record_id (self->round), &answer, error))
        return FALSE;
    }
  return TRUE;
}
