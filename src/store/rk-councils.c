#include "rk-councils.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-council-sql.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-sql-functions.h"
#include "rk-text.h"

/* Every statement asks for the day by rk_day(), as derived fields do. */
#define TERM_HOLDS(p) RK_SQL_TERM_HOLDS (p)
#define SEAT_HOLDS RK_SQL_SEAT_HOLDS ("s")

/* Calls @read for every row of @sql, whose parameters ?1 and ?2 are @first and @second. */
static gboolean
each_row (RkDb *db,
          const char *sql,
          const char *iso,
          gint64 first,
          gint64 second,
          gpointer (*read) (RkStmt *stmt),
          GPtrArray *rows,
          GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row = TRUE;
  gboolean ok = stmt != NULL;

  if (!ok)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, first);
  if (second >= 0)
    rk_stmt_bind_int (stmt, 2, second);
  rk_db_set_day (db, iso);
  while (ok && (ok = rk_stmt_step (stmt, &row, error)) && row)
    g_ptr_array_add (rows, read (stmt));
  rk_db_set_day (db, NULL);
  return ok;
}

/* ── who sits where ──────────────────────────────────────────────────────────────────────── */

static void
seat_row_free (gpointer data)
{
  RkSeatRow *row = data;

  g_free (row->council);
  g_free (row->category);
  g_free (row->body);
  g_free (row->body_kind);
  g_free (row->side);
  g_free (row->name);
  g_free (row->kana);
  g_free (row->sex);
  g_free (row->post);
  g_free (row->role);
  g_free (row->term_start);
  g_free (row->term_end);
  g_free (row->state);
  g_free (row->served);
  g_free (row->predecessor);
  g_free (row->vacant_since);
  g_free (row->renewal);
  g_free (row->asked_on);
  g_free (row->predecessor_start);
  g_free (row);
}

/* How far the 改選 of a seat is, w. */
#define RENEWAL_COLUMNS \
  "CASE WHEN w.id IS NOT NULL THEN " RK_SQL_RENEWAL_STATE ("w") " END, w.nomination_sent_on"
#define RENEWAL_OF(seat, after) " LEFT JOIN renewal w ON w.id = " RK_SQL_OPEN_RENEWAL (seat, after)

/* The newest of several that hold the seat, should a file come with such. */
#define MEMBERS_SQL                                                                                \
  "SELECT s.council_id, s.id, s.body_id, p.id, p.person_id, s.position, "                          \
  "s.public, " RK_SQL_REAPPOINTMENTS (                                                             \
      "p",                                                                                         \
      "s.council_id") ", c.name, s.category, b.name, k.name, b.side, n.name, n.kana, n.sex, "      \
                      "p.post, p.role,"                                                            \
                      " p.term_start, p.term_end, CASE WHEN p.id IS NULL THEN '欠員' "           \
                      "ELSE " RK_SQL_MEMBER_STATE ("p") " END, " RK_SQL_SERVED (                   \
                          "p",                                                                     \
                          "s.council_id") ", (SELECT n2.name FROM appointment q JOIN person n2 "   \
                                          "ON n2.id = q.person_id"                                 \
                                          "   WHERE q.seat_id = s.id AND q.term_end < "            \
                                          "ifnull(p.term_start, rk_day ())"                        \
                                          "   ORDER BY q.term_end DESC LIMIT 1),"                  \
                                          " CASE WHEN p.id IS NULL THEN (SELECT "                  \
                                          "date(max(q.term_end), '+1 day')"                        \
                                          "   FROM appointment q WHERE q.seat_id = s.id AND "      \
                                          "q.term_end < rk_day ()) END, " RENEWAL_COLUMNS          \
                                          ", (SELECT q.term_start FROM appointment q WHERE "       \
                                          "q.seat_id = s.id AND q.term_end <"                      \
                                          " ifnull(p.term_start, rk_day ()) ORDER BY q.term_end "  \
                                          "DESC LIMIT 1)"                                          \
                                          ", EXISTS (SELECT 1 FROM appointment f WHERE f.seat_id " \
                                          "= s.id AND f.term_start > p.term_start)"                \
                                          " FROM seat s JOIN council c ON c.id = s.council_id"     \
                                          " LEFT JOIN body b ON b.id = s.body_id LEFT JOIN "       \
                                          "body_kind k ON k.id = b.kind_id"                        \
                                          " LEFT JOIN appointment p ON p.id = (SELECT o.id FROM "  \
                                          "appointment o"                                          \
                                          "   WHERE o.seat_id = s.id AND " TERM_HOLDS (            \
                                              "o") " ORDER BY o.term_start DESC LIMIT 1)"          \
                                                   " LEFT JOIN person n ON n.id = "                \
                                                   "p.person_id" RENEWAL_OF (                      \
                                                       "s.id",                                     \
                                                       "ifnull(p.term_start, '')") " "             \
                                                                                   "WHERE"         \
                                                                                   " " SEAT_HOLDS

static gpointer
read_seat_row (RkStmt *stmt)
{
  RkSeatRow *row = g_new0 (RkSeatRow, 1);
  char **texts[] = { &row->council,
                     &row->category,
                     &row->body,
                     &row->body_kind,
                     &row->side,
                     &row->name,
                     &row->kana,
                     &row->sex,
                     &row->post,
                     &row->role,
                     &row->term_start,
                     &row->term_end,
                     &row->state,
                     &row->served,
                     &row->predecessor,
                     &row->vacant_since,
                     &row->renewal,
                     &row->asked_on,
                     &row->predecessor_start };

  row->council_id = rk_stmt_int (stmt, 0);
  row->seat_id = rk_stmt_int (stmt, 1);
  row->body_id = rk_stmt_int (stmt, 2);
  row->appointment_id = rk_stmt_int (stmt, 3);
  row->person_id = rk_stmt_int (stmt, 4);
  row->position = (int)rk_stmt_int (stmt, 5);
  row->public_seat = rk_stmt_int (stmt, 6) != 0;
  row->reappointments = (guint)rk_stmt_int (stmt, 7);
  row->followed = rk_stmt_int (stmt, 8 + (int)G_N_ELEMENTS (texts)) != 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (rk_stmt_text (stmt, 8 + (int)i));
  return row;
}

GPtrArray *
rk_councils_members (RkDb *db, gint64 council, const char *iso, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (seat_row_free);
  const char *sql = council ? MEMBERS_SQL " AND s.council_id = ?1 ORDER BY s.position, s.id"
                            : MEMBERS_SQL " AND ?1 = 0 ORDER BY c.position, c.id, s.position, s.id";

  return each_row (db, sql, iso, council, -1, read_seat_row, rows, error) ? g_steal_pointer (&rows)
                                                                          : NULL;
}

/* ── what there is to do ─────────────────────────────────────────────────────────────────── */

static void
work_free (gpointer data)
{
  RkCouncilWork *work = data;

  g_free (work->council);
  g_free (work->body);
  g_free (work->name);
  g_free (work->date);
  g_free (work->renewal);
  g_free (work->asked_on);
  g_free (work);
}

static gpointer
read_work (RkStmt *stmt)
{
  RkCouncilWork *work = g_new0 (RkCouncilWork, 1);

  work->duty = (RkCouncilDuty)rk_stmt_int (stmt, 0);
  work->council_id = rk_stmt_int (stmt, 1);
  work->seat_id = rk_stmt_int (stmt, 2);
  work->appointment_id = rk_stmt_int (stmt, 3);
  work->council = g_strdup (rk_stmt_text (stmt, 4));
  work->body = g_strdup (rk_stmt_text (stmt, 5));
  work->name = g_strdup (rk_stmt_text (stmt, 6));
  work->date = g_strdup (rk_stmt_text (stmt, 7));
  work->renewal = g_strdup (rk_stmt_text (stmt, 10));
  work->asked_on = g_strdup (rk_stmt_text (stmt, 11));
  return work;
}

#define OF_COUNCIL "(?1 = 0 OR s.council_id = ?1)"
#define WORK_OF(duty, date, condition)                                                         \
  "SELECT " duty ", s.council_id, s.id, p.id, c.name, b.name, n.name, " date                   \
  ", c.position, c.id, " RENEWAL_COLUMNS " FROM appointment p JOIN seat s ON s.id = p.seat_id" \
  " JOIN council c ON c.id = s.council_id LEFT JOIN body b ON b.id = s.body_id"                \
  " JOIN person n ON n.id = p.person_id" RENEWAL_OF (                                          \
      "s.id", "ifnull(p.term_start, '')") " WHERE " OF_COUNCIL                                 \
                                          " AND " TERM_HOLDS ("p") " AND " condition

/* A successor who is already there makes the end of a term nobody's business. */
#define NO_SUCCESSOR                                                         \
  " AND NOT EXISTS (SELECT 1 FROM appointment f WHERE f.seat_id = p.seat_id" \
  " AND f.term_start > ifnull(p.term_start, '') AND f.id <> p.id)"

#define VACANCIES                                                                             \
  "SELECT 0, s.council_id, s.id, 0, c.name, b.name,"                                          \
  " (SELECT n.name FROM appointment q JOIN person n ON n.id = q.person_id"                    \
  "   WHERE q.seat_id = s.id AND q.term_end < rk_day () ORDER BY q.term_end DESC LIMIT 1),"   \
  " (SELECT date(max(q.term_end), '+1 day') FROM appointment q"                               \
  "   WHERE q.seat_id = s.id AND q.term_end < rk_day ()), c.position, c.id, " RENEWAL_COLUMNS \
  " FROM seat s JOIN council c ON c.id = s.council_id"                                        \
  " LEFT JOIN body b ON b.id = s.body_id" RENEWAL_OF (                                        \
      "s.id", "''") " WHERE " OF_COUNCIL " AND " SEAT_HOLDS                                   \
                    " AND NOT EXISTS (SELECT 1 FROM appointment p"                            \
                    "   WHERE p.seat_id = s.id AND " TERM_HOLDS ("p") ")"
#define TRANSFERRED "p.transfer_reported_on <= rk_day ()" NO_SUCCESSOR
#define ENDS_SOON "p.term_end <= date(rk_day (), '+' || ?2 || ' days')" NO_SUCCESSOR
#define NOT_PRINTED \
  "(p.printed_on IS NULL OR p.printed_on > rk_day ()) AND p.role <> '" RK_ROLE_OBSERVER "'"
#define OTHER_CHAIR                                                       \
  "EXISTS (SELECT 1 FROM seat t JOIN appointment o ON o.seat_id = t.id"   \
  " WHERE t.council_id = s.council_id AND o.id <> p.id AND " TERM_HOLDS ( \
      "o") " AND " RK_SQL_BOTH_CHAIR ("p", "o") ")"

/* Whoever was chosen in a meeting is only entered by hand; before the first one there is nobody. */
#define SITTING " FROM seat s JOIN appointment p ON p.seat_id = s.id WHERE s.council_id = c.id"
#define NO_CHAIR                                                                                  \
  "SELECT 5, c.id, (SELECT s.id" SITTING " AND " TERM_HOLDS (                                     \
      "p") " AND p.role <> '" RK_ROLE_OBSERVER                                                    \
           "' ORDER BY s.position, s.id LIMIT 1), 0, c.name, NULL, NULL, max(m.date),"            \
           " c.position, c.id, NULL, NULL FROM council c JOIN meeting m ON m.council_id = c.id"   \
           " WHERE (?1 = 0 OR c.id = ?1) AND m.cancelled_on IS NULL AND m.date <= rk_day ()"      \
           " AND m.date > ifnull((SELECT max(p.term_end)" SITTING " AND p.role = '" RK_ROLE_CHAIR \
           "' AND p.term_end < rk_day ()), '') AND EXISTS (SELECT 1" SITTING                      \
           " AND p.role <> '" RK_ROLE_OBSERVER                                                    \
           "' AND ifnull(p.term_start, '') <= m.date AND " TERM_HOLDS (                           \
               "p") ") AND NOT EXISTS (SELECT 1" SITTING " AND p.role = '" RK_ROLE_CHAIR          \
                    "' AND " TERM_HOLDS ("p") ") GROUP BY c.id"

GPtrArray *
rk_councils_work (RkDb *db, gint64 council, const char *iso, guint within, GError **error)
{
  static const char *const parts[] = {
    VACANCIES,
    WORK_OF ("1", "p.transfer_reported_on", TRANSFERRED),
    WORK_OF ("2", "p.term_end", ENDS_SOON),
    WORK_OF ("3", "p.term_start", NOT_PRINTED),
    WORK_OF ("4", "p.term_start", OTHER_CHAIR),
    NO_CHAIR " ORDER BY 9, 10, 1, 8, 3",
    NULL,
  };
  g_autofree char *sql = g_strjoinv (" UNION ALL ", (char **)parts);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (work_free);

  return each_row (db, sql, iso, council, within, read_work, rows, error) ? g_steal_pointer (&rows)
                                                                          : NULL;
}

/* ── which kinds of bodies there are ─────────────────────────────────────────────────────── */

static void
gap_free (gpointer data)
{
  RkGap *gap = data;

  g_free (gap->kind);
  g_free (gap->side);
  g_free (gap);
}

static gpointer
read_gap (RkStmt *stmt)
{
  RkGap *gap = g_new0 (RkGap, 1);

  gap->kind_id = rk_stmt_int (stmt, 0);
  gap->kind = g_strdup (rk_stmt_text (stmt, 1));
  gap->side = g_strdup (rk_stmt_text (stmt, 2));
  gap->n_seats = (guint)rk_stmt_int (stmt, 3);
  gap->n_filled = (guint)rk_stmt_int (stmt, 4);
  gap->n_elsewhere = (guint)rk_stmt_int (stmt, 5);
  return gap;
}

GPtrArray *
rk_councils_gaps (RkDb *db, gint64 council, const char *iso, GError **error)
{
#define SEATS_OF_KIND \
  "FROM seat s JOIN body b ON b.id = s.body_id WHERE b.kind_id = k.id AND " SEAT_HOLDS
  static const char sql[]
      = "SELECT k.id, k.name, k.side,"
        " (SELECT count(*) " SEATS_OF_KIND " AND s.council_id = ?1),"
        " (SELECT count(*) " SEATS_OF_KIND " AND s.council_id = ?1 AND EXISTS"
        "   (SELECT 1 FROM appointment p WHERE p.seat_id = s.id AND " TERM_HOLDS (
            "p") ")),"
                 " (SELECT count(DISTINCT b.id) " SEATS_OF_KIND " AND s.council_id <> ?1)"
                 " FROM body_kind k ORDER BY k.position, k.id";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (gap_free);

  return each_row (db, sql, iso, council, -1, read_gap, rows, error) ? g_steal_pointer (&rows)
                                                                     : NULL;
}

/* ── a council in numbers ────────────────────────────────────────────────────────────────── */

static gboolean
count_concurrent (RkDb *db, gint64 council, const char *iso, guint *n, GError **error)
{
  static const char sql[]
      = "SELECT count(DISTINCT p.person_id) FROM appointment p JOIN seat s ON s.id = p.seat_id"
        " WHERE s.council_id = ?1 AND " TERM_HOLDS (
            "p") " AND EXISTS (SELECT 1 FROM appointment o JOIN seat r ON r.id = o.seat_id"
                 "   WHERE o.person_id = p.person_id AND r.council_id <> ?1 AND " TERM_HOLDS (
                     "o") ")";
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;
  gboolean ok;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, council);
  rk_db_set_day (db, iso);
  ok = rk_stmt_step (stmt, &row, error);
  rk_db_set_day (db, NULL);
  if (ok)
    *n = (guint)rk_stmt_int (stmt, 0);
  return ok;
}

gboolean
rk_councils_summary (
    RkDb *db, gint64 council, const char *iso, RkCouncilSummary *summary, GError **error)
{
  g_autoptr (GPtrArray) rows = rk_councils_members (db, council, iso, error);

  memset (summary, 0, sizeof *summary);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];
      gboolean observer = g_strcmp0 (row->role, RK_ROLE_OBSERVER) == 0;

      summary->seats++;
      summary->vacancies += row->appointment_id == 0;
      summary->observers += observer;
      summary->members += row->appointment_id != 0 && !observer;
      summary->sex_known += row->sex != NULL && !observer;
      summary->women += g_strcmp0 (row->sex, "女") == 0 && !observer;
      summary->public_seats += row->public_seat;
    }
  return count_concurrent (db, council, iso, &summary->concurrent, error);
}

/* ── which council is meant ──────────────────────────────────────────────────────────────── */

gboolean
rk_councils_default (RkDb *db, gint64 *id, GError **error)
{
  return rk_db_get_int (
      db,
      "SELECT ifnull((SELECT id FROM council ORDER BY level <> '" RK_LEVEL_PREFECTURE
      "', position, id LIMIT 1), 0)",
      id, error);
}

GPtrArray *
rk_councils_unseated (RkDb *db, GError **error)
{
  return rk_records_ask (db, &rk_kind_body,
                         "SELECT b.id FROM body b JOIN record_index x ON x.id = b.id"
                         " WHERE NOT EXISTS (SELECT 1 FROM seat s WHERE s.body_id = b.id)"
                         " ORDER BY x.sort, b.id",
                         0, 0, error);
}

gboolean
rk_councils_find (RkDb *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT id, name, short_name, area || '圏域', area FROM council ORDER BY position, id",
      error);
  g_autofree char *key = rk_text_name_key (name);
  int best = 5;
  gboolean row;

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      for (int i = 1; i < best; i++)
        {
          g_autofree char *other = rk_text_name_key (rk_stmt_text (stmt, i));

          if (!g_str_equal (key, other))
            continue;
          *id = rk_stmt_int (stmt, 0);
          best = i;
        }
    }
}

/* ── succession ──────────────────────────────────────────────────────────────────────────── */

static RkDate
date_of (const RkRecord *record, const char *field)
{
  RkDate date = RK_DATE_NONE;
  const char *iso = rk_record_get (record, field);

  if (iso)
    rk_date_from_iso (iso, &date);
  return date;
}

/* A term that ends on the day on which terms end has run out, unless a reason was noted: people
 * are transferred on 1 April, too. */
gboolean
rk_councils_left_early (const RkRecord *council, const RkRecord *before)
{
  const char *end = rk_record_get (before, "term_end");
  const char *day = rk_record_get (council, "term_end_day");

  return rk_record_get (before, "left_reason") || (end && day && !g_str_has_suffix (end, day));
}

/* Whoever left early would have served until here. */
static RkDate
whole_term (const RkRecord *council, RkDate start)
{
  return rk_date_is_full (start)
             ? rk_term_end (start, (guint)rk_record_get_int (council, "term_months"),
                            rk_record_get (council, "term_end_day"), RK_DATE_NONE)
             : RK_DATE_NONE;
}

RkDate
rk_councils_term_end (const RkRecord *council, const RkRecord *before, RkDate start)
{
  RkDate rest = before ? date_of (before, "term_end") : RK_DATE_NONE;

  if (before && rk_date_is_full (rest) && rk_date_compare (rest, start) < 0
      && rk_councils_left_early (council, before))
    rest = whole_term (council, date_of (before, "term_start"));
  if (rk_date_is_full (rest) && rk_date_compare (rest, start) < 0)
    rest = RK_DATE_NONE;
  return rk_term_end (start, (guint)rk_record_get_int (council, "term_months"),
                      rk_record_get (council, "term_end_day"), rest);
}

/* Until when the successor serves. */
static gboolean
rest_of_term (RkDb *db, const RkRecord *before, RkDate start, RkDate *end, GError **error)
{
  gint64 council_id = rk_record_get_int (before, "council_id");
  g_autoptr (RkRecord) council = rk_records_get (db, &rk_kind_council, council_id, error);

  if (council)
    *end = rk_councils_term_end (council, before, start);
  return council != NULL;
}

static gboolean
end_before (RkDb *db, const RkRecord *before, RkDate start, GError **error)
{
  RkDate end = date_of (before, "term_end");
  RkDraft *draft;
  g_autoptr (RkRecord) ended = NULL;

  if (rk_date_is_full (end) && rk_date_compare (end, start) < 0)
    return TRUE;
  draft = rk_draft_copy (before);
  rk_draft_take (draft, rk_kind_field (&rk_kind_appointment, "term_end"),
                 rk_date_to_iso (rk_date_add_days (start, -1)));
  ended = rk_draft_end (draft);
  return rk_records_save (db, ended, NULL, error);
}

/* Who is not paid as a public official stays one in another term; what is noted is of the person.
 */
static void
keep_pay (RkDraft *draft, const RkRecord *before)
{
  static const char *const kept[] = { "no_pay", "no_pay_reason", "note" };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    rk_draft_set_from (draft, rk_kind_field (&rk_kind_appointment, kept[i]), before);
}

static void
put_pay (RkDraft *draft, const char *no_pay_reason)
{
  if (no_pay_reason == NULL)
    return;
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_appointment, "no_pay"), TRUE);
  rk_draft_take (draft, rk_kind_field (&rk_kind_appointment, "no_pay_reason"),
                 g_strdup (no_pay_reason));
}

gboolean
rk_councils_succeed (RkDb *db,
                     gint64 appointment,
                     gint64 person,
                     const char *post,
                     const char *no_pay_reason,
                     const char *start,
                     gint64 *id,
                     GError **error)
{
  g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_appointment, appointment, error);
  const RkKind *kind = &rk_kind_appointment;
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;
  RkDate from = RK_DATE_NONE;
  RkDate end;

  if (before == NULL)
    return FALSE;
  rk_date_from_iso (start, &from);
  if (!rk_date_require_day (from, error) || !rest_of_term (db, before, from, &end, error)
      || !end_before (db, before, from, error))
    return FALSE;
  draft = rk_draft_new (kind);
  rk_draft_set_int (draft, rk_kind_field (kind, "seat_id"), rk_record_get_int (before, "seat_id"));
  rk_draft_set_int (draft, rk_kind_field (kind, "person_id"), person);
  rk_draft_set_int (draft, rk_kind_field (kind, "predecessor_id"), appointment);
  rk_draft_take (draft, rk_kind_field (kind, "post"), g_strdup (post));
  /* A chair is chosen anew; an observer's seat stays one. */
  rk_draft_take (draft, rk_kind_field (kind, "role"),
                 g_strdup (g_strcmp0 (rk_record_get (before, "role"), RK_ROLE_OBSERVER) == 0
                               ? RK_ROLE_OBSERVER
                               : RK_ROLE_MEMBER));
  rk_draft_take (draft, rk_kind_field (kind, "term_start"), g_strdup (start));
  if (rk_date_is_set (end))
    rk_draft_take (draft, rk_kind_field (kind, "term_end"), rk_date_to_iso (end));
  if (rk_record_get_int (before, "person_id") == person)
    keep_pay (draft, before);
  else
    put_pay (draft, no_pay_reason);
  after = rk_draft_end (draft);
  return rk_records_save (db, after, id, error);
}

char *
rk_councils_next_document (RkDb *db, const char *iso, guint ahead, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT ifnull(max(CAST(substr(number, length(?1) + 1) AS INTEGER)), 0) FROM (SELECT"
      " document_number number FROM appointment UNION ALL SELECT release_number FROM appointment)"
      " WHERE substr(number, 1, length(?1)) = ?1",
      error);
  RkDate day = RK_DATE_NONE;
  g_autofree char *year = NULL;
  g_autofree char *head = NULL;
  gboolean row;

  rk_date_from_iso (iso, &day);
  if (stmt == NULL || !rk_date_require_day (day, error))
    return NULL;
  year = rk_fiscal_year_label (rk_fiscal_year (day));
  head = g_strconcat (year, "第", NULL);
  rk_stmt_bind_text (stmt, 1, head);
  if (!rk_stmt_step (stmt, &row, error))
    return NULL;
  return g_strdup_printf ("%s%" G_GINT64_FORMAT "号", head, rk_stmt_int (stmt, 0) + 1 + ahead);
}

const RkCouncilLetter *
rk_councils_letter (gboolean released)
{
  static const RkCouncilLetter letters[]
      = { { "document_number", "printed_on" }, { "release_number", "release_printed_on" } };

  return &letters[released ? 1 : 0];
}

gboolean
rk_councils_is_released (const RkRecord *term, RkDate day)
{
  const char *until = rk_record_get (term, "term_end");
  RkDate end;

  return rk_record_get (term, "left_reason") && until && rk_date_from_iso (until, &end)
         && rk_date_compare (end, day) <= 0;
}

static gboolean
note_letter (RkDb *db,
             const RkRecord *before,
             const RkCouncilLetter *letter,
             const char *today,
             GError **error)
{
  int number = rk_kind_field (&rk_kind_appointment, letter->number);
  RkDraft *draft = rk_draft_copy (before);
  g_autoptr (RkRecord) after = NULL;

  if (rk_draft_is_null (draft, number))
    {
      char *next = rk_councils_next_document (db, today, 0, error);

      if (next == NULL)
        {
          rk_draft_free (draft);
          return FALSE;
        }
      rk_draft_take (draft, number, next);
    }
  rk_draft_put (draft, letter->printed_on, today);
  after = rk_draft_end (draft);
  return rk_records_save (db, after, NULL, error);
}

gboolean
rk_councils_note_letters (RkDb *db, const gint64 *ids, guint n, guint *n_noted, GError **error)
{
  g_autofree char *today = rk_date_to_iso (rk_today ());
  guint noted = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_appointment, ids[i], error);
      const RkCouncilLetter *letter;
      const char *printed;

      if (before == NULL)
        return FALSE;
      letter = rk_councils_letter (rk_councils_is_released (before, rk_today ()));
      printed = rk_record_get (before, letter->printed_on);
      if (printed && strcmp (printed, today) <= 0)
        continue;
      if (!note_letter (db, before, letter, today, error))
        return FALSE;
      noted++;
    }
  if (n_noted)
    *n_noted = noted;
  return TRUE;
}
