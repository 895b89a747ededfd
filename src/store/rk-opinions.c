#include "rk-opinions.h"

#include "rk-council-sql.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-sql-functions.h"

void
rk_opinion_free (RkOpinion *opinion)
{
  g_free (opinion->item);
  g_free (opinion->kind);
  g_free (opinion->text);
  g_free (opinion->said);
  g_free (opinion->direction);
  g_free (opinion->reason);
  g_free (opinion->speaker);
  g_free (opinion->deputy);
  g_free (opinion->body);
  g_free (opinion->answer);
  g_clear_pointer (&opinion->actions, g_ptr_array_unref);
  g_free (opinion);
}

static RkOpinion *
read_opinion (RkStmt *stmt)
{
  RkOpinion *opinion = g_new0 (RkOpinion, 1);

  opinion->statement = rk_stmt_int (stmt, 0);
  opinion->agenda_item = rk_stmt_int (stmt, 1);
  opinion->item = g_strdup (rk_stmt_text (stmt, 2));
  opinion->kind = g_strdup (rk_stmt_text (stmt, 3));
  opinion->text = g_strdup (rk_stmt_text (stmt, 4));
  opinion->speaker = g_strdup (rk_stmt_text (stmt, 5));
  opinion->body = g_strdup (rk_stmt_text (stmt, 6));
  opinion->answer = g_strdup (rk_stmt_text (stmt, 7));
  opinion->withheld = rk_stmt_int (stmt, 8) != 0;
  opinion->said = g_strdup (rk_stmt_text (stmt, 9));
  opinion->direction = g_strdup (rk_stmt_text (stmt, 10));
  opinion->reason = g_strdup (rk_stmt_text (stmt, 11));
  opinion->deputy = g_strdup (rk_stmt_text (stmt, 12));
  opinion->appointment = rk_stmt_int (stmt, 13);
  opinion->answer_withheld = rk_stmt_int (stmt, 14) != 0;
  opinion->direction_withheld = rk_stmt_int (stmt, 15) != 0;
  opinion->meeting_closed = rk_stmt_int (stmt, 16) != 0;
  return opinion;
}

/* As rk_agenda_is_closed() says it: what was said under it is not for the public. */
#define ITEM_IS_CLOSED "ifnull(i.closed, 0) OR ifnull(u.closed, 0)"
/* A direction is of the item it names; where it names none, of those of the opinions it answers. */
#define DIRECTION_IS_CLOSED                                                                 \
  "EXISTS (SELECT 1 FROM agenda_item i LEFT JOIN agenda_item u ON u.id = i.parent_id WHERE" \
  " (" ITEM_IS_CLOSED ") AND CASE WHEN d.agenda_item_id IS NOT NULL"                        \
  " THEN i.id = d.agenda_item_id ELSE i.id IN (SELECT o.agenda_item_id FROM statement o"    \
  " WHERE o.direction_id = d.id) END)"

/* The secretariat's answer. */
#define FIRST_ANSWER(columns)                                        \
  "(SELECT " columns " FROM statement r WHERE r.answer_to_id = t.id" \
  " ORDER BY r.position LIMIT 1)"
#define ANSWER FIRST_ANSWER ("ifnull(r.summary, r.text)")
#define ANSWER_IS_WITHHELD FIRST_ANSWER ("r.withheld OR " ITEM_IS_CLOSED)
#define SPEAKER RK_SQL_SPEAKER_NAME ("t") ", " RK_SQL_SPEAKER_BODY ("t")
#define OPINIONS_SQL                                                                        \
  "SELECT t.id, t.agenda_item_id, i.title, t.kind, ifnull(t.summary, t.text), " SPEAKER     \
  ", " ANSWER ", t.withheld OR " ITEM_IS_CLOSED ", t.text, d.text,"                         \
  " coalesce(t.withheld_reason, i.closed_reason, u.closed_reason),"                         \
  " (SELECT a.deputy_name FROM attendance a WHERE a.meeting_id = t.meeting_id"              \
  "   AND a.appointment_id = t.appointment_id AND ifnull(a.presence, a.reply) = '代理')," \
  " t.appointment_id, " ANSWER_IS_WITHHELD ", " DIRECTION_IS_CLOSED                         \
  ", (SELECT m.open = 0 FROM meeting m WHERE m.id = t.meeting_id)"                          \
  " FROM statement t LEFT JOIN direction d ON d.id = ifnull(t.direction_id,"                \
  "   (SELECT a.direction_id FROM action a WHERE a.statement_id = t.id"                     \
  "   AND a.direction_id IS NOT NULL ORDER BY a.due, a.id LIMIT 1))"                        \
  " LEFT JOIN agenda_item i ON i.id = t.agenda_item_id"                                     \
  " LEFT JOIN agenda_item u ON u.id = i.parent_id"                                          \
  " WHERE t.meeting_id = ? AND (t.kind IN ('意見', '質問', '提案')"                   \
  "   AND t.speaker_kind = '委員'"                                                        \
  "   OR EXISTS (SELECT 1 FROM action a WHERE a.statement_id = t.id))"                      \
  " ORDER BY i.position NULLS LAST, t.position, t.id"

static gboolean
read_opinions (RkDb *db, gint64 meeting, GPtrArray *opinions, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, OPINIONS_SQL, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, meeting);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (opinions, read_opinion (stmt));
    }
}

GPtrArray *
rk_opinions_load (RkDb *db, gint64 meeting, const char *iso, GError **error)
{
  g_autoptr (GPtrArray) opinions = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_opinion_free);
  gboolean ok = read_opinions (db, meeting, opinions, error);

  rk_db_set_day (db, iso);
  for (guint i = 0; ok && i < opinions->len; i++)
    {
      RkOpinion *opinion = opinions->pdata[i];

      opinion->actions = rk_records_ask (
          db, &rk_kind_action, "SELECT id FROM action WHERE statement_id = ? ORDER BY due, id",
          opinion->statement, 0, error);
      ok = opinion->actions != NULL;
    }
  rk_db_set_day (db, NULL);
  return ok ? g_steal_pointer (&opinions) : NULL;
}

GHashTable *
rk_opinions_closed_directions (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (GArray) ids = rk_db_ids (
      db, "SELECT d.id FROM direction d WHERE d.meeting_id = ? AND " DIRECTION_IS_CLOSED, meeting,
      0, error);

  return ids ? rk_ids_to_set (ids) : NULL;
}
