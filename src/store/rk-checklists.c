#include "rk-checklists.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-editions.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-records.h"

/* ── what counts ─────────────────────────────────────────────────────────────────────────── */

/* Of what bodies say the lowest mark counts, so that nobody is flattered; 対象外 only where nobody
 * says otherwise. The same is said in SQL by RK_POINTS_OF_ITEM. */
static int
lower_mark (const RkEdition *edition, int a, int b)
{
  int points_a, points_b;

  if (a < 0 || b < 0)
    return a < 0 ? b : a;
  points_a = rk_edition_mark (edition, (guint)a)->points;
  points_b = rk_edition_mark (edition, (guint)b)->points;
  if (points_a == RK_POINTS_NONE || points_b == RK_POINTS_NONE)
    return points_a == RK_POINTS_NONE ? b : a;
  return points_b < points_a ? b : a;
}

/* Answers of one round, one after the other. */
typedef struct
{
  const RkEdition *edition;
  int *answers;
  gboolean *settled; /* by the council itself */
  gboolean *differs;
} Tally;

static void
tally_add (Tally *self, guint item, gboolean own, int mark)
{
  if (mark < 0)
    return;
  if (own)
    {
      self->answers[item] = mark;
      self->settled[item] = TRUE;
      self->differs[item] = FALSE;
    }
  else if (!self->settled[item])
    {
      self->differs[item] |= self->answers[item] >= 0 && self->answers[item] != mark;
      self->answers[item] = lower_mark (self->edition, self->answers[item], mark);
    }
}

static int *
new_answers (const RkEdition *edition)
{
  int *answers = g_new (int, edition->items->len + 1);

  for (guint i = 0; i <= edition->items->len; i++)
    answers[i] = RK_UNANSWERED;
  return answers;
}

static int
mark_of_id (const RkEdition *edition, gint64 id)
{
  for (guint i = 0; i < edition->marks->len; i++)
    if (rk_edition_mark (edition, i)->id == id)
      return (int)i;
  return RK_UNANSWERED;
}

/* ── one round ───────────────────────────────────────────────────────────────────────────── */

static void
answer_row_free (gpointer data)
{
  RkAnswerRow *row = data;

  g_free (row->body);
  g_free (row->comment);
  g_free (row->answered_by);
  g_free (row->answered_on);
  g_free (row);
}

static gboolean
load_rows (RkChecklist *self, RkDb *db, gint64 round, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT a.id, a.item_id, a.body_id, b.name, a.mark_id, a.comment, a.answered_by,"
      " a.answered_on FROM answer a JOIN edition_item i ON i.id = a.item_id"
      " LEFT JOIN body b ON b.id = a.body_id WHERE a.round_id = ?"
      " ORDER BY i.position, i.id, a.body_id IS NOT NULL, a.id",
      error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, round);
  for (;;)
    {
      RkAnswerRow *answer;
      int item;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      item = rk_edition_find_item_id (self->edition, rk_stmt_int (stmt, 1));
      if (item < 0)
        continue;
      answer = g_new0 (RkAnswerRow, 1);
      answer->id = rk_stmt_int (stmt, 0);
      answer->item = (guint)item;
      answer->body_id = rk_stmt_int (stmt, 2);
      answer->body = g_strdup (rk_stmt_text (stmt, 3));
      answer->mark = mark_of_id (self->edition, rk_stmt_int (stmt, 4));
      answer->comment = g_strdup (rk_stmt_text (stmt, 5));
      answer->answered_by = g_strdup (rk_stmt_text (stmt, 6));
      answer->answered_on = g_strdup (rk_stmt_text (stmt, 7));
      g_ptr_array_add (self->rows, answer);
    }
}

RkChecklist *
rk_checklist_load (RkDb *db, gint64 round, GError **error)
{
  g_autoptr (RkChecklist) self = g_new0 (RkChecklist, 1);
  g_autofree gboolean *settled = NULL;
  Tally tally;

  self->round = rk_records_get (db, &rk_kind_round, round, error);
  if (self->round)
    self->edition = rk_editions_load (db, rk_record_get_int (self->round, "edition_id"), error);
  if (self->edition == NULL)
    return NULL;
  self->rows = g_ptr_array_new_with_free_func (answer_row_free);
  self->answers = new_answers (self->edition);
  self->differs = g_new0 (gboolean, self->edition->items->len + 1);
  settled = g_new0 (gboolean, self->edition->items->len + 1);
  if (!load_rows (self, db, round, error))
    return NULL;
  tally = (Tally){ self->edition, self->answers, settled, self->differs };
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkAnswerRow *row = self->rows->pdata[i];

      tally_add (&tally, row->item, row->body_id == 0, row->mark);
    }
  return g_steal_pointer (&self);
}

void
rk_checklist_free (RkChecklist *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->edition, rk_edition_unref);
  g_clear_pointer (&self->round, rk_record_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->answers);
  g_free (self->differs);
  g_free (self);
}

const RkAnswerRow *
rk_checklist_row (const RkChecklist *self, guint item, gint64 body)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkAnswerRow *row = self->rows->pdata[i];

      if (row->item == item && row->body_id == body)
        return row;
    }
  return NULL;
}

int *
rk_checklist_of_body (const RkChecklist *self, gint64 body)
{
  int *answers = new_answers (self->edition);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkAnswerRow *row = self->rows->pdata[i];

      if (row->body_id == body)
        answers[row->item] = row->mark;
    }
  return answers;
}

char *
rk_checklist_dup_differences (const RkChecklist *self, guint item)
{
  GString *words = g_string_new (NULL);
  int first = RK_UNANSWERED;
  gboolean differ = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkAnswerRow *row = self->rows->pdata[i];

      if (row->item != item || row->body_id == 0 || row->mark < 0)
        continue;
      differ |= first >= 0 && first != row->mark;
      first = first < 0 ? row->mark : first;
      g_string_append_printf (words, "%s%s %s", words->len ? "、" : "", row->body,
                              rk_edition_mark (self->edition, (guint)row->mark)->mark);
    }
  return g_string_free (words, !differ);
}

gboolean
rk_checklist_is_closed (const RkChecklist *self)
{
  return rk_record_get (self->round, "closed_on") != NULL;
}

/* ── beginning, answering, closing ───────────────────────────────────────────────────────── */

void
rk_checklists_subject (const RkRecord *round, RkRoundSubject *subject)
{
  *subject = (RkRoundSubject){ .edition = rk_record_get_int (round, "edition_id"),
                               .council = rk_record_get_int (round, "council_id"),
                               .meeting = rk_record_get_int (round, "meeting_id"),
                               .workplace = rk_record_get_int (round, "workplace_id"),
                               .subject = rk_record_get (round, "subject"),
                               .year = (int)rk_record_get_int (round, "year") };
}

gboolean
rk_checklists_find (RkDb *db, const RkRoundSubject *subject, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT id FROM round WHERE edition_id = ?1 AND year = ?2 AND ifnull(council_id, 0) = ?3"
      " AND ifnull(meeting_id, 0) = ?4 AND ifnull(workplace_id, 0) = ?5"
      " AND ifnull(subject, '') = ?6 ORDER BY version DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, subject->edition);
  rk_stmt_bind_int (stmt, 2, subject->year);
  rk_stmt_bind_int (stmt, 3, subject->council);
  rk_stmt_bind_int (stmt, 4, subject->meeting);
  rk_stmt_bind_int (stmt, 5, subject->workplace);
  rk_stmt_bind_text (stmt, 6, subject->subject ? subject->subject : "");
  return rk_stmt_first (stmt, id, error);
}

gboolean
rk_checklists_begin (RkDb *db, const RkRoundSubject *subject, gint64 *id, GError **error)
{
  g_autoptr (RkEdition) edition = NULL;
  RkDraft *draft;

  if (!rk_checklists_find (db, subject, id, error))
    return FALSE;
  if (*id)
    return TRUE;
  /* An edition of the office's own may be half made. */
  edition = rk_editions_load (db, subject->edition, error);
  if (edition == NULL || !rk_edition_check (edition, error))
    return FALSE;
  draft = rk_draft_new (&rk_kind_round);
  rk_draft_put_id (draft, "edition_id", subject->edition);
  rk_draft_put_id (draft, "council_id", subject->council);
  rk_draft_put_id (draft, "meeting_id", subject->meeting);
  rk_draft_put_id (draft, "workplace_id", subject->workplace);
  rk_draft_put (draft, "subject", subject->subject);
  rk_draft_put_id (draft, "year", subject->year);
  return rk_records_save_draft (db, draft, id, error)
         && rk_editions_fix (db, subject->edition, error);
}

static gboolean
find_answer (RkDb *db, gint64 round, gint64 item, gint64 body, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT id FROM answer WHERE round_id = ? AND item_id = ? AND ifnull(body_id, 0) = ?",
      error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, round);
  rk_stmt_bind_int (stmt, 2, item);
  rk_stmt_bind_int (stmt, 3, body);
  return rk_stmt_first (stmt, id, error);
}

gboolean
rk_checklists_answer (RkDb *db, gint64 round, const RkAnswer *answer, GError **error)
{
  g_autofree char *today = rk_date_to_iso (rk_today ());
  RkDraft *draft;
  gint64 id;

  if (!find_answer (db, round, answer->item, answer->body, &id, error))
    return FALSE;
  draft = rk_draft_new (&rk_kind_answer);
  rk_draft_set_id (draft, id);
  rk_draft_put_id (draft, "round_id", round);
  rk_draft_put_id (draft, "item_id", answer->item);
  rk_draft_put_id (draft, "body_id", answer->body);
  rk_draft_put_id (draft, "mark_id", answer->mark);
  rk_draft_put (draft, "comment", answer->comment && *answer->comment ? answer->comment : NULL);
  rk_draft_put (draft, "answered_by", answer->answered_by);
  rk_draft_put (draft, "answered_on", answer->answered_on ? answer->answered_on : today);
  return rk_records_save_draft (db, draft, NULL, error);
}

gboolean
rk_checklists_close (RkDb *db, gint64 round, const char *iso, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_round, round, error);
  g_autofree char *today = rk_date_to_iso (rk_today ());
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  draft = rk_draft_copy (record);
  rk_draft_put (draft, "closed_on", iso ? iso : today);
  return rk_records_save_draft (db, draft, NULL, error);
}

gboolean
rk_checklists_revise (RkDb *db, gint64 round, const char *reason, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_round, round, error);
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  if (rk_record_get (record, "closed_on") == NULL)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("This self-assessment is still open. Change it as it is."));
      return FALSE;
    }
  draft = rk_draft_copy (record);
  rk_draft_set_id (draft, 0);
  rk_draft_put_id (draft, "version", rk_record_get_int (record, "version") + 1);
  rk_draft_put (draft, "closed_on", NULL);
  rk_draft_put (draft, "reason", reason);
  return rk_records_save_draft (db, draft, id, error)
         && rk_links_copy (db, &rk_kind_answer, "round_id", round, *id, error)
         && rk_links_copy (db, &rk_kind_evidence, "round_id", round, *id, error);
}

/* ── many rounds ─────────────────────────────────────────────────────────────────────────── */

static void
round_answers_free (gpointer data)
{
  RkRoundAnswers *round = data;

  g_free (round->subject);
  g_free (round->name);
  g_free (round->short_name);
  g_free (round->answers);
  g_free (round);
}

/* Round o is about the same as round r, in whatever year. */
#define SAME_SUBJECT                                                                  \
  "o.edition_id = r.edition_id AND ifnull(o.council_id, 0) = ifnull(r.council_id, 0)" \
  " AND ifnull(o.meeting_id, 0) = ifnull(r.meeting_id, 0)"                            \
  " AND ifnull(o.workplace_id, 0) = ifnull(r.workplace_id, 0)"                        \
  " AND ifnull(o.subject, '') = ifnull(r.subject, '')"

#define NEWEST_VERSION                                    \
  "NOT EXISTS (SELECT 1 FROM round o WHERE " SAME_SUBJECT \
  " AND o.year = r.year AND o.version > r.version)"

/* What is no council is known by the oldest round about it. */
#define ABOUT                                                                       \
  "CASE WHEN r.meeting_id IS NULL AND r.workplace_id IS NULL AND r.subject IS NULL" \
  " THEN r.council_id"                                                              \
  " ELSE -(SELECT min(o.id) FROM round o WHERE " SAME_SUBJECT ") END"

#define NAME(council) \
  "coalesce(r.subject, w.name, " council " || '　第' || m.number || '回', " council ")"

#define ROUNDS_SQL                                                                                 \
  "SELECT r.id, " ABOUT " AS about, r.council_id, r.meeting_id, r.workplace_id,"                   \
  " r.subject, " NAME ("c.name") ", " NAME (                                                       \
      "coalesce(c.short_name, c.area, c.name)") ", r.year, r.closed_on IS NOT NULL,"               \
                                                " a.item_id, a.body_id IS NULL, a.mark_id FROM "   \
                                                "round r"                                          \
                                                " LEFT JOIN council c ON c.id = r.council_id "     \
                                                "LEFT JOIN meeting m ON m.id = r.meeting_id"       \
                                                " LEFT JOIN workplace w ON w.id = r.workplace_id " \
                                                "LEFT JOIN answer a ON a.round_id = r.id"          \
                                                " WHERE r.edition_id = ?1 AND (?2 = 0 OR "         \
                                                "r.council_id = ?2) AND r.year BETWEEN ?3 AND ?4"  \
                                                " AND " NEWEST_VERSION                             \
                                                " ORDER BY c.position, c.id, about DESC, r.year, " \
                                                "r.id, a.item_id, a.body_id IS NOT NULL, a.id"

/* The columns of ROUNDS_SQL. */
enum
{
  ROUND_ID,
  ROUND_ABOUT,
  ROUND_COUNCIL,
  ROUND_MEETING,
  ROUND_WORKPLACE,
  ROUND_SUBJECT,
  ROUND_NAME,
  ROUND_SHORT_NAME,
  ROUND_YEAR,
  ROUND_CLOSED,
  ANSWER_ITEM,
  ANSWER_OWN,
  ANSWER_MARK,
};

typedef struct
{
  const RkEdition *edition;
  GHashTable *items; /* id → place + 1 */
  GPtrArray *rounds;
  gboolean *settled;
  gboolean *differs;
} Reading;

static RkRoundAnswers *
begin_round (Reading *self, RkStmt *stmt)
{
  RkRoundAnswers *round = g_new0 (RkRoundAnswers, 1);
  gsize size = sizeof (gboolean) * (self->edition->items->len + 1);

  round->round_id = rk_stmt_int (stmt, ROUND_ID);
  round->about = rk_stmt_int (stmt, ROUND_ABOUT);
  round->council_id = rk_stmt_int (stmt, ROUND_COUNCIL);
  round->meeting_id = rk_stmt_int (stmt, ROUND_MEETING);
  round->workplace_id = rk_stmt_int (stmt, ROUND_WORKPLACE);
  round->subject = g_strdup (rk_stmt_text (stmt, ROUND_SUBJECT));
  round->name = g_strdup (rk_stmt_text (stmt, ROUND_NAME));
  round->short_name = g_strdup (rk_stmt_text (stmt, ROUND_SHORT_NAME));
  round->year = (int)rk_stmt_int (stmt, ROUND_YEAR);
  round->closed = rk_stmt_int (stmt, ROUND_CLOSED) != 0;
  round->answers = new_answers (self->edition);
  memset (self->settled, 0, size);
  memset (self->differs, 0, size);
  g_ptr_array_add (self->rounds, round);
  return round;
}

static void
read_round_row (Reading *self, RkStmt *stmt)
{
  RkRoundAnswers *round = self->rounds->len ? self->rounds->pdata[self->rounds->len - 1] : NULL;
  gint64 item_id = rk_stmt_int (stmt, ANSWER_ITEM);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->items, &item_id));
  Tally tally;

  if (round == NULL || round->round_id != rk_stmt_int (stmt, ROUND_ID))
    round = begin_round (self, stmt);
  tally = (Tally){ self->edition, round->answers, self->settled, self->differs };
  if (place)
    tally_add (&tally, place - 1, rk_stmt_int (stmt, ANSWER_OWN) != 0,
               mark_of_id (self->edition, rk_stmt_int (stmt, ANSWER_MARK)));
}

static void
end_rounds (Reading *self)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      RkRoundAnswers *round = self->rounds->pdata[i];

      for (guint item = 0; item < self->edition->items->len; item++)
        round->n_answered += round->answers[item] >= 0;
      round->level = rk_level_only (self->edition, round->answers);
    }
}

GPtrArray *
rk_checklists_rounds (
    RkDb *db, const RkEdition *edition, gint64 council, int from, int to, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, ROUNDS_SQL, error);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (round_answers_free);
  g_autoptr (GHashTable) items = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gboolean *settled = g_new0 (gboolean, edition->items->len + 1);
  g_autofree gboolean *differs = g_new0 (gboolean, edition->items->len + 1);
  Reading self = { edition, items, rounds, settled, differs };
  gboolean row = FALSE;

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < edition->items->len; i++)
    g_hash_table_insert (items, &rk_edition_item (edition, i)->id, GUINT_TO_POINTER (i + 1));
  rk_stmt_bind_int (stmt, 1, edition->id);
  rk_stmt_bind_int (stmt, 2, council);
  rk_stmt_bind_int (stmt, 3, from);
  rk_stmt_bind_int (stmt, 4, to);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      read_round_row (&self, stmt);
    }
  end_rounds (&self);
  return g_steal_pointer (&rounds);
}

const RkRoundAnswers *
rk_checklists_pick (const GPtrArray *rounds, gint64 about, int year)
{
  for (guint i = 0; i < rounds->len; i++)
    {
      const RkRoundAnswers *round = rounds->pdata[i];

      if (round->about == about && round->year == year)
        return round;
    }
  return NULL;
}
