#include "rk-meetings.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-council-sql.h"
#include "rk-councils.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-meeting-roster.h"
#include "rk-records.h"
#include "rk-sql-functions.h"
#include "rk-todos.h"

/* Members have until so many days before the meeting to reply. */
#define REPLY_DAYS 14

static int
field (const RkDraft *draft, const char *name)
{
  return rk_kind_field (rk_draft_kind (draft), name);
}

gboolean
rk_meetings_next_number (RkDb *db, gint64 council, int year, guint *number, GError **error)
{
  gint64 highest;

  if (!rk_db_ask (
          db,
          "SELECT max(n) FROM (SELECT council_id AS c, year, number AS n FROM meeting UNION ALL"
          " SELECT j.council_id, m.year, j.number FROM joint j JOIN meeting m"
          " ON m.id = j.meeting_id) WHERE c = ? AND year = ?",
          council, year, &highest, error))
    return FALSE;
  *number = (guint)highest + 1;
  return TRUE;
}

gboolean
rk_meetings_previous (RkDb *db, gint64 meeting, gint64 *previous, GError **error)
{
  return rk_db_ask (
      db,
      "SELECT o.id FROM meeting m JOIN meeting o ON " RK_SQL_HOLDS (
          "m.council_id",
          "o") " WHERE m.id = ? AND o.id <> m.id AND o.cancelled_on IS NULL"
               " AND CASE WHEN m.date IS NOT NULL"
               " THEN (o.date, o.year, o.number) < (m.date, m.year, m.number)"
               " ELSE o.council_id = m.council_id AND (o.year, o.number) < (m.year, m.number) END"
               " ORDER BY CASE WHEN m.date IS NOT NULL THEN o.date END DESC, o.year DESC,"
               " o.number DESC LIMIT 1",
      meeting, 0, previous, error);
}

gboolean
rk_meetings_misnumbered (RkDb *db, gint64 meeting, gint64 *other, GError **error)
{
  return rk_db_ask (db,
                    "SELECT o.id FROM meeting m JOIN meeting o ON o.council_id = m.council_id"
                    " AND o.year = m.year WHERE m.id = ? AND m.cancelled_on IS NULL"
                    " AND o.cancelled_on IS NULL AND (o.date < m.date AND o.number > m.number"
                    " OR o.date > m.date AND o.number < m.number) ORDER BY o.number LIMIT 1",
                    meeting, 0, other, error);
}

gboolean
rk_meetings_default (RkDb *db, gint64 council, gint64 *id, GError **error)
{
  if (council == 0 && !rk_councils_default (db, &council, error))
    return FALSE;
  return rk_db_ask (db,
                    "SELECT id FROM meeting WHERE council_id = ? AND cancelled_on IS NULL"
                    " ORDER BY year DESC, number DESC LIMIT 1",
                    council, 0, id, error);
}

/* ── quorum ──────────────────────────────────────────────────────────────────────────────── */

/* @from: the column of the first argument of rk_quorum_count() */
static RkQuorum
read_quorum (RkStmt *stmt, int from)
{
  return rk_quorum_count (rk_stmt_text (stmt, from), (guint)rk_stmt_int (stmt, from + 1),
                          rk_stmt_int (stmt, from + 2) != 0, (guint)rk_stmt_int (stmt, from + 3),
                          (guint)rk_stmt_int (stmt, from + 4), (guint)rk_stmt_int (stmt, from + 5));
}

gboolean
rk_meetings_quorum (RkDb *db, gint64 meeting, RkQuorum *quorum, gboolean *expected, GError **error)
{
  static const char sql[] = "SELECT " RK_SQL_QUORUM_ARGUMENTS ("m", "m") ", " RK_SQL_IS_EXPECTED (
      "m") ", m.form = '" RK_FORM_WRITTEN
           "' FROM meeting m JOIN council c ON c.id = m.council_id WHERE m.id = ?1";
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, meeting);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *quorum = row ? read_quorum (stmt, 0) : rk_quorum_count (NULL, 0, FALSE, 0, 0, 0);
  quorum->written = rk_stmt_int (stmt, 7) != 0;
  if (expected)
    *expected = rk_stmt_int (stmt, 6) != 0;
  return TRUE;
}

/* ── held jointly ────────────────────────────────────────────────────────────────────────── */

static void
joint_free (gpointer data)
{
  RkJoint *joint = data;

  g_free (joint->name);
  g_free (joint->short_name);
  g_free (joint);
}

static RkJoint *
read_joint (RkStmt *stmt)
{
  RkJoint *joint = g_new0 (RkJoint, 1);

  joint->id = rk_stmt_int (stmt, 0);
  joint->council = rk_stmt_int (stmt, 1);
  joint->position = (int)rk_stmt_int (stmt, 2);
  joint->number = (guint)rk_stmt_int (stmt, 3);
  joint->name = g_strdup (rk_stmt_text (stmt, 4));
  joint->short_name = g_strdup (rk_stmt_text (stmt, 5));
  joint->quorum = read_quorum (stmt, 6);
  joint->quorum.written = rk_stmt_int (stmt, 12) != 0;
  return joint;
}

GPtrArray *
rk_meetings_joints (RkDb *db, gint64 meeting, GError **error)
{
  static const char sql[]
      = "SELECT j.id, c.id, c.position, j.number, ifnull(j.council_then, c.name),"
        " coalesce(c.short_name, j.council_then, c.name), " RK_SQL_QUORUM_ARGUMENTS (
            "j", "m") ", m.form = '" RK_FORM_WRITTEN
                      "' FROM joint j JOIN meeting m ON m.id = j.meeting_id"
                      " JOIN council c ON c.id = j.council_id WHERE m.id = ?1"
                      " ORDER BY c.position, c.id";
  g_autoptr (GPtrArray) joints = g_ptr_array_new_with_free_func (joint_free);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, meeting);
  while (row)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (joints, read_joint (stmt));
    }
  return g_steal_pointer (&joints);
}

/* 0: the council does not hold the meeting with another one. */
static gboolean
find_joint (RkDb *db, gint64 meeting, gint64 council, gint64 *id, GError **error)
{
  return rk_db_ask (db, "SELECT id FROM joint WHERE meeting_id = ? AND council_id = ?", meeting,
                    council, id, error);
}

gboolean
rk_meetings_join (RkDb *db, gint64 meeting, gint64 council, guint number, GError **error)
{
  RkDraft *draft;
  gint64 id;

  if (!find_joint (db, meeting, council, &id, error))
    return FALSE;
  if (id)
    return TRUE;
  draft = rk_draft_new (&rk_kind_joint);
  rk_draft_set_int (draft, field (draft, "meeting_id"), meeting);
  rk_draft_set_int (draft, field (draft, "council_id"), council);
  if (number)
    rk_draft_set_int (draft, field (draft, "number"), number);
  return rk_records_save_draft (db, draft, NULL, error)
         && rk_meetings_call_members (db, meeting, NULL, error);
}

gboolean
rk_meetings_part (RkDb *db, gint64 meeting, gint64 council, GError **error)
{
  gint64 id;

  return find_joint (db, meeting, council, &id, error)
         && (id == 0 || rk_records_delete (db, &rk_kind_joint, id, error));
}

gboolean
rk_meetings_is_held_by (const RkRecord *meeting, gint64 council)
{
  const char *joint = rk_record_get (meeting, "joint_ids");
  g_autofree char *id = g_strdup_printf (" %" G_GINT64_FORMAT " ", council);

  return rk_record_get_int (meeting, "council_id") == council || (joint && strstr (joint, id));
}

char *
rk_meetings_number_words (RkDb *db, gint64 meeting, gint64 council, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT " RK_SQL_MEETING_NUMBER ("?2", "m") " FROM meeting m WHERE m.id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, meeting);
  rk_stmt_bind_int (stmt, 2, council);
  if (!rk_stmt_step (stmt, &row, error))
    return NULL;
  return g_strdup (row ? rk_stmt_text (stmt, 0) : "");
}

/* ── what was left open ──────────────────────────────────────────────────────────────────── */

static void
carry_over_free (gpointer data)
{
  RkCarryOver *left = data;

  g_free (left->title);
  g_free (left->meeting);
  g_free (left->due);
  g_free (left);
}

GPtrArray *
rk_meetings_carry_over (RkDb *db, gint64 council, const char *iso, GError **error)
{
  static const char sql[] = "SELECT i.id, 0, i.title, m.year, " RK_SQL_MEETING_NUMBER (
      "?1", "m") ", NULL, m.date, 0, i.id FROM agenda_item i"
                 " JOIN meeting m ON m.id = i.meeting_id"
                 " WHERE " RK_SQL_HOLDS (
                     "?1", "m") " AND i.put_off_on <= rk_day ()"
                                " AND NOT EXISTS (SELECT 1 FROM agenda_item n"
                                "   WHERE n.carried_from_id = i.id)"
                                " UNION ALL SELECT 0, a.id, rtrim (a.what, '。 '), "
                                "m.year, " RK_SQL_MEETING_NUMBER (
                                    "?1",
                                    "m") ", a.due, m.date, 1,"
                                         " (SELECT i.id FROM statement t JOIN agenda_item i ON "
                                         "i.id = t.agenda_item_id"
                                         "   WHERE t.id = a.statement_id AND i.put_off_on IS NULL)"
                                         " FROM action a JOIN meeting m ON m.id = a.meeting_id "
                                         "WHERE " RK_SQL_HOLDS (
                                             "?1", "m") " AND m.date <= rk_day () AND (a.done_on "
                                                        "IS NULL OR a.done_on > rk_day ())"
                                                        " ORDER BY 8, 6 NULLS LAST, 7, 1, 2";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (carry_over_free);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row = TRUE;
  gboolean ok = stmt != NULL;

  if (!ok)
    return NULL;
  rk_stmt_bind_int (stmt, 1, council);
  rk_db_set_day (db, iso);
  while (ok && (ok = rk_stmt_step (stmt, &row, error)) && row)
    {
      RkCarryOver *left = g_new0 (RkCarryOver, 1);
      g_autofree char *year = rk_fiscal_year_label ((int)rk_stmt_int (stmt, 3));

      left->agenda_item = rk_stmt_int (stmt, 0);
      left->action = rk_stmt_int (stmt, 1);
      left->title = g_strdup (rk_stmt_text (stmt, 2));
      left->meeting = g_strconcat (year, rk_stmt_text (stmt, 4), NULL);
      left->due = g_strdup (rk_stmt_text (stmt, 5));
      left->from = rk_stmt_int (stmt, 8);
      g_ptr_array_add (rows, left);
    }
  rk_db_set_day (db, NULL);
  return ok ? g_steal_pointer (&rows) : NULL;
}

/* ── the next meeting ────────────────────────────────────────────────────────────────────── */

/* The same record as a new one, with only the @names taken over. */
static RkDraft *
draft_like (const RkRecord *like, const char *const *names)
{
  RkDraft *draft = rk_draft_new (rk_record_kind (like));

  for (; *names; names++)
    rk_draft_set_from (draft, field (draft, *names), like);
  return draft;
}

/* A number of a paper: 「2」, 「2-1」; and one that follows it: 「、資料3」, 「及び3」, 「～5」,
 * but not the 10 of 「資料2、10分で」. */
#define PAPER "資料\\s*(?:№|No\\.)?\\s*"
#define NUMBER "[0-9０-９]++(?:\\s*[-－‐−]\\s*[0-9０-９]++)*+"
#define ONE_MORE                                                  \
  "\\s*(?:、|，|,|・|と|及び|並びに|から|～|〜)\\s*" \
  "(?:" PAPER NUMBER "|" NUMBER "(?!\\s*(?:[0-9０-９]|[分人名件回年月日時頁枚点つか％%])))"

/* 「資料1により説明」 → 「資料により説明」, 「資料2、資料3により」 → 「資料により」: the papers are
 * not copied, and the new ones have numbers of their own. */
static void
forget_numbers (RkDraft *draft, const RkRecord *item)
{
  g_autoptr (GRegex) number = g_regex_new (PAPER NUMBER "(?:" ONE_MORE ")*", 0, 0, NULL);
  const char *text = rk_record_get (item, "script");

  if (text)
    rk_draft_take (draft, field (draft, "script"),
                   g_regex_replace_literal (number, text, -1, 0, "資料", 0, NULL));
}

#undef PAPER
#undef NUMBER
#undef ONE_MORE

/* Copied with an item; its place first, which one that is carried over does not keep. */
static const char *const of_an_item[]
    = { "position",  "kind",   "title",  "point",         "minutes",
        "presenter", "script", "closed", "closed_reason", NULL };

static gboolean
copy_item (RkDb *db, const RkRecord *item, gint64 meeting, GHashTable *copies, GError **error)
{
  RkDraft *draft = draft_like (item, of_an_item);
  gint64 parent = rk_record_get_int (item, "parent_id");
  gint64 old = rk_record_id (item);
  const gint64 *above = g_hash_table_lookup (copies, &parent);
  gint64 id;

  forget_numbers (draft, item);
  rk_draft_set_int (draft, field (draft, "meeting_id"), meeting);
  if (above)
    rk_draft_set_int (draft, field (draft, "parent_id"), *above);
  if (!rk_records_save_draft (db, draft, &id, error))
    return FALSE;
  g_hash_table_insert (copies, g_memdup2 (&old, sizeof old), g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* Taken up from a meeting before, be it an item put off or homework (「令和7年度第1回から」), and
 * so done; その他 stands on every agenda. */
static gboolean
is_one_off (const RkRecord *item)
{
  const char *point = rk_record_get (item, "point");

  if (rk_record_get_int (item, "carried_from_id"))
    return g_strcmp0 (rk_record_get (item, "kind"), "その他") != 0;
  return point && g_str_has_suffix (point, "から") && strstr (point, "年度第");
}

/* Parents first: they stand before what is under them. @n_left_out: (out) (nullable): one-off items
 * that are not on the new agenda */
static gboolean
copy_agenda (RkDb *db, gint64 from, gint64 to, guint *n_left_out, GError **error)
{
  g_autoptr (GPtrArray) items = rk_records_ask (db, &rk_kind_agenda_item,
                                                "SELECT id FROM agenda_item WHERE meeting_id = ?"
                                                " ORDER BY parent_id IS NOT NULL, position, id",
                                                from, 0, error);
  g_autoptr (GHashTable) copies
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const RkRecord *item = items->pdata[i];
      gint64 parent = rk_record_get_int (item, "parent_id");

      if (is_one_off (item) || (parent && !g_hash_table_contains (copies, &parent)))
        {
          if (n_left_out && rk_record_get (item, "put_off_on") == NULL)
            ++*n_left_out;
        }
      else if (!copy_item (db, item, to, copies, error))
        return FALSE;
    }
  return TRUE;
}

/* An item of the new agenda that says the same: the last one was copied with it. */
static gboolean
find_same (RkDb *db, const RkRecord *item, gint64 meeting, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id FROM agenda_item WHERE meeting_id = ?1 AND title = ?2"
                       " AND carried_from_id IS NULL ORDER BY id LIMIT 1",
                       error);

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, meeting);
  rk_stmt_bind_text (stmt, 2, rk_record_get (item, "title"));
  return rk_stmt_first (stmt, id, error);
}

static gboolean
carry_item (RkDb *db, gint64 item, gint64 meeting, gint64 position, GError **error)
{
  g_autoptr (RkRecord) from = rk_records_get (db, &rk_kind_agenda_item, item, error);
  g_autoptr (RkRecord) same = NULL;
  RkDraft *draft;
  gint64 id;

  if (from == NULL || !find_same (db, from, meeting, &id, error)
      || (id && (same = rk_records_get (db, &rk_kind_agenda_item, id, error)) == NULL))
    return FALSE;
  draft = same ? rk_draft_copy (same) : draft_like (from, of_an_item + 1);
  rk_draft_set_int (draft, field (draft, "carried_from_id"), item);
  if (same == NULL)
    {
      forget_numbers (draft, from);
      rk_draft_set_int (draft, field (draft, "meeting_id"), meeting);
      rk_draft_set_int (draft, field (draft, "position"), position);
    }
  return rk_records_save_draft (db, draft, NULL, error);
}

static gboolean
carry_items (RkDb *db, gint64 council, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) left = rk_meetings_carry_over (db, council, NULL, error);
  gint64 last;

  if (left == NULL
      || !rk_db_ask (db, "SELECT max(position) FROM agenda_item WHERE meeting_id = ?", meeting, 0,
                     &last, error))
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      const RkCarryOver *one = left->pdata[i];

      if (one->agenda_item && !carry_item (db, one->agenda_item, meeting, ++last, error))
        return FALSE;
    }
  return TRUE;
}

/* What the council's rules say where no meeting shows how it is held. */
static RkDraft *
first_meeting (RkDb *db, gint64 council, GError **error)
{
  g_autoptr (RkRecord) of = rk_records_get (db, &rk_kind_council, council, error);
  RkDraft *draft;

  if (of == NULL)
    return NULL;
  draft = rk_draft_new (&rk_kind_meeting);
  if (rk_record_get_int (of, "observer_quota"))
    rk_draft_set_int (draft, field (draft, "observer_quota"),
                      rk_record_get_int (of, "observer_quota"));
  if (rk_record_is_null (of, rk_kind_field (&rk_kind_council, "open"))
      || rk_record_get_int (of, "open"))
    return draft;
  rk_draft_set_int (draft, field (draft, "open"), FALSE);
  rk_draft_take (draft, field (draft, "closed_reason"), g_strdup ("設置要綱の定めによる"));
  return draft;
}

/* Two weeks before the meeting, on a day on which somebody reads the replies, while that is to
 * come. Returns: (nullable) */
static char *
dup_reply_due (const char *iso)
{
  RkDate day;

  if (iso == NULL || !rk_date_from_iso (iso, &day) || !rk_date_is_full (day))
    return NULL;
  day = rk_date_to_workday (rk_date_add_days (day, -REPLY_DAYS), -1);
  return rk_date_compare (day, rk_today ()) > 0 ? rk_date_to_iso (day) : NULL;
}

static RkDraft *
next_meeting (RkDb *db, gint64 council, const RkRecord *like, const char *iso, GError **error)
{
  static const char *const kept[] = { "start_time",
                                      "end_time",
                                      "place",
                                      "place_address",
                                      "form",
                                      "open",
                                      "closed_reason",
                                      "observer_quota",
                                      "seating",
                                      "seating_side",
                                      "seating_spare",
                                      "seating_words",
                                      "packet_two_up",
                                      "seating_honorific",
                                      "packet_numbers",
                                      "packet_single_sided",
                                      NULL };
  RkDate day = rk_today ();
  RkDraft *draft;
  guint number;
  int year;

  if (iso)
    rk_date_from_iso (iso, &day);
  year = rk_fiscal_year (day);
  if (!rk_meetings_next_number (db, council, year, &number, error))
    return NULL;
  draft = like ? draft_like (like, kept) : first_meeting (db, council, error);
  if (draft == NULL)
    return NULL;
  rk_draft_set_int (draft, field (draft, "council_id"), council);
  rk_draft_set_int (draft, field (draft, "year"), year);
  rk_draft_set_int (draft, field (draft, "number"), number);
  rk_draft_take (draft, field (draft, "date"), g_strdup (iso));
  rk_draft_take (draft, field (draft, "reply_due"), dup_reply_due (iso));
  return draft;
}

/* The one held last before the day; where none was, or the day is not settled, the newest. */
static gboolean
find_pattern (RkDb *db, gint64 council, const char *iso, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id FROM meeting WHERE council_id = ?1 AND cancelled_on IS NULL"
                       " ORDER BY CASE WHEN date <= ?2 THEN date END DESC, year DESC, number DESC"
                       " LIMIT 1",
                       error);

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, council);
  rk_stmt_bind_text (stmt, 2, iso);
  return rk_stmt_first (stmt, id, error);
}

gboolean
rk_meetings_begin (
    RkDb *db, gint64 council, const char *iso, gint64 *id, guint *n_left_out, GError **error)
{
  g_autoptr (RkRecord) last = NULL;
  RkDraft *draft;
  gint64 last_id;

  if (n_left_out)
    *n_left_out = 0;
  if (!find_pattern (db, council, iso, &last_id, error))
    return FALSE;
  if (last_id && (last = rk_records_get (db, &rk_kind_meeting, last_id, error)) == NULL)
    return FALSE;
  draft = next_meeting (db, council, last, iso, error);
  return draft && rk_records_save_draft (db, draft, id, error)
         && (last == NULL || copy_agenda (db, last_id, *id, n_left_out, error))
         && carry_items (db, council, *id, error) && rk_meetings_call_members (db, *id, NULL, error)
         && rk_todos_begin (db, *id, NULL, error);
}

/* Of those who sit in several of the councils the one seat that comes first is called. */
static GArray *
find_without_attendance (RkDb *db, gint64 meeting, GError **error)
{
#define ON_THE_DAY(p) RK_SQL_TERM_HOLDS_ON (p, "ifnull(m.date, rk_day ())")
#define RANK(s) "(" s ".council_id <> m.council_id), " s ".council_id"
  return rk_db_ids (
      db,
      "SELECT p.id FROM meeting m JOIN seat s ON " RK_SQL_HOLDS (
          "s.council_id",
          "m") " JOIN council c ON c.id = s.council_id JOIN appointment p ON p.seat_id = s.id"
               " WHERE m.id = ?1 AND " ON_THE_DAY (
                   "p") " AND NOT EXISTS (SELECT 1 FROM attendance a"
                        "   WHERE a.meeting_id = ?1 AND a.appointment_id = p.id)"
                        /* a member of the council that calls has the own seat in any case */
                        " AND (s.council_id = m.council_id OR NOT EXISTS (SELECT 1"
                        "   FROM appointment q JOIN seat r ON r.id = q.seat_id"
                        "   WHERE q.person_id = p.person_id AND r.council_id <> s.council_id"
                        "   AND " RK_SQL_HOLDS ("r.council_id", "m") " AND " ON_THE_DAY (
                            "q") " AND ((" RANK ("r") ") < (" RANK ("s") ") OR EXISTS (SELECT 1 "
                                                                         "FROM attendance a"
                                                                         "     WHERE a.meeting_id "
                                                                         "= ?1 AND "
                                                                         "a.appointment_id = "
                                                                         "q.id))))"
                                                                         " ORDER BY s.council_id "
                                                                         "<> m.council_id, "
                                                                         "c.position, s.position,"
                                                                         " p.id",
      meeting, 0, error);
#undef ON_THE_DAY
#undef RANK
}

static gboolean
add_roster (RkDb *db, gint64 meeting, gint64 council, GHashTable *members, GError **error)
{
  g_autoptr (GPtrArray) rows = rk_meetings_roster (db, meeting, council, NULL, error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];

      g_hash_table_add (members, g_memdup2 (&row->appointment_id, sizeof row->appointment_id));
    }
  return rows != NULL;
}

/* Once minutes were made final nobody is missing who was entered later. */
static GArray *
find_uncalled (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (GArray) ids = find_without_attendance (db, meeting, error);
  g_autoptr (GArray) councils = NULL;
  g_autoptr (GHashTable) members
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (ids == NULL || ids->len == 0)
    return g_steal_pointer (&ids);
  councils = rk_db_ids (db,
                        "SELECT council_id FROM meeting WHERE id = ?1"
                        " UNION ALL SELECT council_id FROM joint WHERE meeting_id = ?1",
                        meeting, 0, error);
  for (guint i = 0; councils && i < councils->len; i++)
    if (!add_roster (db, meeting, g_array_index (councils, gint64, i), members, error))
      return NULL;
  for (guint i = ids->len; councils && i > 0; i--)
    if (!g_hash_table_contains (members, &g_array_index (ids, gint64, i - 1)))
      g_array_remove_index (ids, i - 1);
  return councils ? g_steal_pointer (&ids) : NULL;
}

gboolean
rk_meetings_count_uncalled (RkDb *db, gint64 meeting, guint *n, GError **error)
{
  g_autoptr (GArray) ids = find_uncalled (db, meeting, error);

  if (ids)
    *n = ids->len;
  return ids != NULL;
}

gboolean
rk_meetings_call_members (RkDb *db, gint64 meeting, guint *n_added, GError **error)
{
  g_autoptr (GArray) ids = find_uncalled (db, meeting, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_attendance);

      rk_draft_set_int (draft, field (draft, "meeting_id"), meeting);
      rk_draft_set_int (draft, field (draft, "appointment_id"), g_array_index (ids, gint64, i));
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  if (n_added)
    *n_added = ids->len;
  return TRUE;
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
number_material (RkDb *db,
                 const RkRecord *material,
                 guint position,
                 const char *number,
                 GPtrArray *changes,
                 GError **error)
{
  const char *before = rk_record_get (material, "number");
  RkDraft *draft;

  if (g_strcmp0 (before, number) == 0 && rk_record_get_int (material, "position") == position)
    return TRUE;
  if (changes && before && !g_str_equal (before, number))
    g_ptr_array_add (changes, g_strdup_printf ("%s → %s", before, number));
  draft = rk_draft_copy (material);
  rk_draft_set_int (draft, field (draft, "position"), position);
  rk_draft_take (draft, field (draft, "number"), g_strdup (number));
  return rk_records_save_draft (db, draft, NULL, error);
}

/* What is of an item of the agenda in its order, and what is of none after it. */
#define OF_ITEMS                                        \
  " LEFT JOIN agenda_item i ON i.id = t.agenda_item_id" \
  " LEFT JOIN agenda_item u ON u.id = i.parent_id"      \
  " WHERE t.meeting_id = ? ORDER BY "
#define BY_AGENDA                                                                            \
  " t.agenda_item_id IS NULL, ifnull(u.position, i.position), u.id IS NOT NULL, i.position," \
  " t.position NULLS LAST, t.id"

static gboolean
number_figures (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) all = rk_records_ask (
      db, &rk_kind_figure, "SELECT t.id FROM figure t" OF_ITEMS BY_AGENDA, meeting, 0, error);

  for (guint i = 0; all && i < all->len; i++)
    {
      RkDraft *draft;

      if (rk_record_get_int (all->pdata[i], "position") == i + 1)
        continue;
      draft = rk_draft_copy (all->pdata[i]);
      rk_draft_put_int (draft, "position", i + 1);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return all != NULL;
}

gboolean
rk_meetings_number_papers (RkDb *db, gint64 meeting, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) all = rk_records_ask (db, &rk_kind_material,
                                              "SELECT t.id FROM material t" OF_ITEMS
                                              "t.kind <> '資料', t.kind," BY_AGENDA,
                                              meeting, 0, error);
  g_autofree RkMaterialStep *steps = all ? g_new0 (RkMaterialStep, all->len + 1) : NULL;
  g_auto (GStrv) numbers = NULL;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      steps[i].kind = rk_record_get (all->pdata[i], "kind");
      steps[i].item = rk_record_get_int (all->pdata[i], "agenda_item_id");
    }
  numbers = rk_material_numbers (steps, all->len);
  for (guint i = 0; i < all->len; i++)
    if (!number_material (db, all->pdata[i], i + 1, numbers[i], changes, error))
      return FALSE;
  return number_figures (db, meeting, error);
}
