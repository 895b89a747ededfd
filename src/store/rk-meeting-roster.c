#include "rk-meeting-roster.h"

#include "rk-council.h"
#include "rk-council-sql.h"
#include "rk-db.h"

/* ── what was kept ───────────────────────────────────────────────────────────────────────── */

/* Which council of the meeting it is about, ?2, and what it kept. -1: nothing. */
#define KEPT_SQL                                                                           \
  "SELECT ifnull(CASE WHEN m.council_id = ?2 THEN m.members_then ELSE (SELECT"             \
  " j.members_then FROM joint j WHERE j.meeting_id = m.id AND j.council_id = ?2) END, -1)" \
  ", m.date FROM meeting m WHERE m.id = ?1"

static gboolean
ask_kept (RkDb *db, gint64 meeting, gint64 council, gint64 *members, char **date, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, KEPT_SQL, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, meeting);
  rk_stmt_bind_int (stmt, 2, council);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *members = row ? rk_stmt_int (stmt, 0) : -1;
  *date = row ? g_strdup (rk_stmt_text (stmt, 1)) : NULL;
  return TRUE;
}

/* The seat in council ?2 of who was called to another one and sat in it, too, whatever became of
 * the term since. */
#define SEAT_THERE                                                                  \
  "(SELECT q.id FROM appointment o JOIN appointment q ON q.person_id = o.person_id" \
  " JOIN seat r ON r.id = q.seat_id JOIN meeting m ON m.id = ?1"                    \
  " WHERE o.id = a.appointment_id AND r.council_id = ?2"                            \
  " ORDER BY ifnull(q.term_start, '') > m.date, q.term_start DESC, q.id LIMIT 1)"
/* Everybody whose names were kept, by the seat that was called, and those with a seat there: body
 * and post, which may be other ones in it, are not kept. What version 8 began to keep is of today
 * where a version before it made the minutes final. */
#define KEPT_PEOPLE                                                                       \
  "(SELECT a.*, a.appointment_id AS sits, 1 AS called, a.role_then AS role,"              \
  " a.councils_then IS NOT NULL AS of_8 FROM attendance a UNION ALL"                      \
  " SELECT a.*, " SEAT_THERE ", 0, rk_role_in (a.councils_then, ?2), 0 FROM attendance a" \
  " WHERE rk_role_in (a.councils_then, ?2) IS NOT NULL) a"
#define ATTENDED_SQL                                                                         \
  "SELECT p.id, p.person_id, p.seat_id, s.council_id, s.body_id, s.public,"                  \
  " CASE WHEN a.called THEN ifnull(a.position_then, s.position) ELSE s.position END"         \
  " AS place, " RK_SQL_REAPPOINTMENTS (                                                      \
      "p",                                                                                   \
      "s.council_id") ","                                                                    \
                      " CASE WHEN a.of_8 THEN a.category_then ELSE s.category END,"          \
                      " CASE WHEN a.of_8 THEN a.side_then ELSE b.side END, a.name_then, "    \
                      "a.kana_then, n.sex,"                                                  \
                      " CASE WHEN a.called THEN a.body_then ELSE b.name END,"                \
                      " CASE WHEN a.called THEN a.post_then ELSE p.post END, a.role, "       \
                      "p.term_start, p.term_end, a.of_8"                                     \
                      " FROM " KEPT_PEOPLE " JOIN appointment p ON p.id = a.sits"            \
                      " JOIN person n ON n.id = p.person_id JOIN seat s ON s.id = p.seat_id" \
                      " LEFT JOIN body b ON b.id = s.body_id"                                \
                      " WHERE a.meeting_id = ?1 AND a.name_then IS NOT NULL ORDER BY place, a.id"

static void
set_text (char **text, RkStmt *stmt, int column)
{
  g_free (*text);
  *text = g_strdup (rk_stmt_text (stmt, column));
}

/* Whoever is in the row, it is the one of then. */
static void
take_kept (RkSeatRow *row, RkStmt *stmt)
{
  char **texts[] = { &row->category, &row->side, &row->name, &row->kana,       &row->sex,
                     &row->body,     &row->post, &row->role, &row->term_start, &row->term_end };

  row->appointment_id = rk_stmt_int (stmt, 0);
  row->person_id = rk_stmt_int (stmt, 1);
  row->seat_id = rk_stmt_int (stmt, 2);
  row->council_id = rk_stmt_int (stmt, 3);
  row->body_id = rk_stmt_int (stmt, 4);
  row->public_seat = rk_stmt_int (stmt, 5) != 0;
  row->position = (int)rk_stmt_int (stmt, 6);
  row->reappointments = (guint)rk_stmt_int (stmt, 7);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (texts[i], stmt, 8 + (int)i);
}

static void
vacate (RkSeatRow *row)
{
  row->appointment_id = row->person_id = 0;
  row->reappointments = 0;
  g_clear_pointer (&row->name, g_free);
  g_clear_pointer (&row->kana, g_free);
  g_clear_pointer (&row->sex, g_free);
  g_clear_pointer (&row->post, g_free);
  g_clear_pointer (&row->role, g_free);
  g_clear_pointer (&row->term_start, g_free);
  g_clear_pointer (&row->term_end, g_free);
}

/* ── the roster of then ──────────────────────────────────────────────────────────────────── */

/* The row of the appointment, else of its seat unless another one of then has it. */
static RkSeatRow *
find_row (GPtrArray *rows, gint64 appointment, gint64 seat, GHashTable *kept)
{
  RkSeatRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      RkSeatRow *row = rows->pdata[i];

      if (row->appointment_id == appointment)
        return row;
      if (row->seat_id == seat && !g_hash_table_contains (kept, &row->appointment_id))
        found = row;
    }
  return found;
}

static void
note (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* @kept, @people: (out): the appointments that were kept, and the people who sat in the council, or
 * may have: who sits in several of those that hold the meeting is called once, and versions before
 * 8 did not keep in which else */
static gboolean
take_attended (RkDb *db,
               gint64 meeting,
               gint64 council,
               GPtrArray *rows,
               GHashTable *kept,
               GHashTable *people,
               GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, ATTENDED_SQL, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, meeting);
  rk_stmt_bind_int (stmt, 2, council);
  for (;;)
    {
      RkSeatRow *seat;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (rk_stmt_int (stmt, 3) == council || rk_stmt_int (stmt, 18) == 0)
        note (people, rk_stmt_int (stmt, 1));
      if (rk_stmt_int (stmt, 3) != council)
        continue;
      seat = find_row (rows, rk_stmt_int (stmt, 0), rk_stmt_int (stmt, 2), kept);
      if (seat == NULL)
        g_ptr_array_add (rows, seat = g_new0 (RkSeatRow, 1));
      take_kept (seat, stmt);
      note (kept, seat->appointment_id);
    }
}

static gboolean
is_observer (const RkSeatRow *row)
{
  return g_strcmp0 (row->role, RK_ROLE_OBSERVER) == 0;
}

/* Members of then that nobody had called are not known by name; there were no more than @members.
 */
static void
leave_out_later (GPtrArray *rows, GHashTable *people, gint64 members)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];

      members -= row->appointment_id && !is_observer (row)
                 && g_hash_table_contains (people, &row->person_id);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      RkSeatRow *row = rows->pdata[i];

      if (row->appointment_id == 0 || g_hash_table_contains (people, &row->person_id))
        continue;
      if (members > 0 && !is_observer (row))
        members--;
      else
        vacate (row);
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const RkSeatRow *first = *(const RkSeatRow *const *)a;
  const RkSeatRow *second = *(const RkSeatRow *const *)b;

  return first->position != second->position
             ? (first->position > second->position) * 2 - 1
             : (first->seat_id > second->seat_id) - (first->seat_id < second->seat_id);
}

GPtrArray *
rk_meetings_roster (RkDb *db, gint64 meeting, gint64 council, const char *iso, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *date = NULL;
  gint64 members;

  if (!ask_kept (db, meeting, council, &members, &date, error))
    return NULL;
  rows = rk_councils_members (db, council, date ? date : iso, error);
  if (rows == NULL || members < 0)
    return g_steal_pointer (&rows);
  if (!take_attended (db, meeting, council, rows, kept, people, error))
    return NULL;
  leave_out_later (rows, people, members);
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}
