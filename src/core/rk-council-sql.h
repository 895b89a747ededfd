/* What several lists ask of terms and attendances, as SQL: written once for the derived fields of
 * the kinds and for the repositories of the store. @p, @a, @m, @t are aliases of an appointment, an
 * attendance, a meeting; rk_day() is the day asked about. */
#pragma once

#include "rk-council.h"

/* A term is in force on a day. */
#define RK_SQL_TERM_HOLDS_ON(p, day)                          \
  "(" p ".term_start IS NULL OR " p ".term_start <= " day ")" \
  " AND (" p ".term_end IS NULL OR " p ".term_end >= " day ")"
#define RK_SQL_TERM_HOLDS(p) RK_SQL_TERM_HOLDS_ON (p, "rk_day ()")
/* Whether two appointments of a council are both that of the chair, and meet in time. */
#define RK_SQL_BOTH_CHAIR(p, o)                                         \
  "(" p ".role = '" RK_ROLE_CHAIR "' AND " o ".role = " p ".role"       \
  " AND ifnull(" o ".term_start, '') <= ifnull(" p ".term_end, '9999')" \
  " AND ifnull(" o ".term_end, '9999') >= ifnull(" p ".term_start, ''))"
#define RK_SQL_SEAT_HOLDS(s)                                    \
  "(" s ".valid_from IS NULL OR " s ".valid_from <= rk_day ())" \
  " AND (" s ".valid_until IS NULL OR " s ".valid_until >= rk_day ())"

/* 状態: how an appointment stands on the day. */
#define RK_SQL_MEMBER_STATE(p)                                                                \
  "CASE WHEN " p ".term_end < rk_day () THEN '退任'"                                        \
  " WHEN " p ".term_start > rk_day () THEN '就任予定'"                                    \
  " WHEN " p ".transfer_reported_on <= rk_day () THEN '異動の連絡'"                      \
  " WHEN " p ".term_end <= date(rk_day (), '+60 days') THEN '満了間近'"                   \
  " WHEN " p ".printed_on IS NULL OR " p ".printed_on > rk_day () THEN '委嘱状 未印刷'" \
  " ELSE '在任' END"

/* 段階 of a 改選 that is under way, and the draft of it that is known on the day for a seat;
 * @after: the new term begins later than this. */
#define RK_SQL_RENEWAL_STATE(r)                           \
  "CASE WHEN " r ".accepted_on IS NOT NULL THEN '承諾'" \
  " WHEN " r ".answer IS NOT NULL THEN '回答あり'"    \
  " WHEN " r ".nomination_sent_on IS NOT NULL THEN '依頼中' ELSE '未依頼' END"
#define RK_SQL_OPEN_RENEWAL(seat, after)                                        \
  "(SELECT r.id FROM renewal r WHERE r.seat_id = " seat " AND r.start > " after \
  " AND ifnull(r.nomination_sent_on, ifnull(r.accepted_on, '')) <= rk_day ()"   \
  " ORDER BY r.start DESC LIMIT 1)"

/* 再任回数 and 在任期間 of a person in a council, over all seats there. */
#define RK_SQL_REAPPOINTMENTS(p, council)                                                      \
  "(SELECT count(*) FROM appointment q JOIN seat r ON r.id = q.seat_id WHERE q.person_id = " p \
  ".person_id AND r.council_id = " council " AND q.term_start < " p ".term_start)"
#define RK_SQL_SERVED(p, council)                                                              \
  "rk_served ((SELECT group_concat(ifnull(q.term_start, '') || '/' || ifnull(q.term_end, ''))" \
  " FROM appointment q JOIN seat r ON r.id = q.seat_id WHERE q.person_id = " p                 \
  ".person_id AND r.council_id = " council "), rk_day ())"

/* ── whether a meeting is valid ──────────────────────────────────────────────────────────── */

/* Each council that holds a meeting has its own quorum. @of: the meeting itself for the council
 * that calls it, a joint for one that holds it together with it; c is the council, @m the meeting.
 */

/* What was true when the minutes were made final stays true (the columns that end with _then). */
#define RK_SQL_QUORUM_RULE(m) "ifnull(" m ".quorum_rule_then, c.quorum_rule)"
#define RK_SQL_QUORUM_NUMBER(m) "ifnull(" m ".quorum_number_then, c.quorum_number)"
#define RK_SQL_DEPUTIES_COUNT(m) "ifnull(" m ".deputies_count_then, c.deputies_count)"
#define RK_SQL_MEMBERS_OF(of, m)                                                                 \
  "ifnull(" of ".members_then, (SELECT count(*) FROM seat s JOIN appointment p"                  \
  " ON p.seat_id = s.id WHERE s.council_id = " of ".council_id AND p.role <> '" RK_ROLE_OBSERVER \
  "' AND " RK_SQL_TERM_HOLDS_ON ("p", "ifnull(" m ".date, rk_day ())") "))"
/* Whether a council holds a meeting, alone or with others: the meetings of a council are these.
 * Names
 * @council once, which may be a parameter. */
#define RK_SQL_HOLDS(council, m)                                                        \
  "(" council " IN (SELECT " m ".council_id UNION ALL SELECT h.council_id FROM joint h" \
  " WHERE h.meeting_id = " m ".id))"
/* What a council calls a meeting that it holds: of another council's by the number that it has
 * among its own, where the office gives one. */
#define RK_SQL_MEETING_NUMBER(council, m)                                                     \
  "(CASE WHEN " m ".council_id = " council " THEN '第' || " m ".number || '回' ELSE ifnull(" \
  "(SELECT '第' || h.number || '回（合同）' FROM joint h WHERE h.meeting_id = " m ".id AND"   \
  " h.council_id = " council "), '合同会議') END)"
/* Whether the member of an attendance is one on the day of the meeting, which may have been moved
 * over the end of a term; in final minutes it is who was kept, in those of version 4 and before all
 * are. In a correction who was kept stays, unless the council left. @p, @a, @m: appointment,
 * attendance, meeting */
#define RK_SQL_IN_OFFICE(p, a, m)                                                                  \
  "((" a ".name_then IS NOT NULL AND " m ".minutes_state = '" RK_MINUTES_FINAL "')"                \
  " OR ((" a ".name_then IS NOT NULL OR (" m ".attending_then IS NULL AND " RK_SQL_TERM_HOLDS_ON ( \
      p, "ifnull(" m ".date, rk_day ())") ")) AND " RK_SQL_HOLDS ("(SELECT w.council_id FROM "     \
                                                                  "seat w WHERE w.id = " p         \
                                                                  ".seat_id)",                     \
                                                                  m) "))"
/* Who spoke and for which body: as kept with the statement, else with the attendance of the same
 * meeting (in a correction), else as known now. @t: statement */
#define RK_SQL_KEPT_OF_SPEAKER(t, column)                                            \
  "(SELECT a." column " FROM attendance a WHERE a.meeting_id = " t ".meeting_id AND" \
  " a.appointment_id = " t ".appointment_id)"
#define RK_SQL_SPEAKER_NAME(t)                                                                   \
  "coalesce(" t ".name_then, " RK_SQL_KEPT_OF_SPEAKER (                                          \
      t, "name_then") ", (SELECT n.name FROM appointment p JOIN person n ON n.id = p.person_id " \
                      "WHERE p.id = " t ".appointment_id), " t ".speaker)"
#define RK_SQL_SPEAKER_BODY(t)                                                                   \
  "(CASE WHEN " t ".name_then IS NOT NULL THEN " t ".body_then"                                  \
  " WHEN " RK_SQL_KEPT_OF_SPEAKER (t, "name_then") " IS NOT NULL THEN " RK_SQL_KEPT_OF_SPEAKER ( \
      t, "body_then") " ELSE (SELECT b.name FROM appointment p JOIN seat s ON s.id = p.seat_id"  \
                      " JOIN body b ON b.id = s.body_id WHERE p.id = " t ".appointment_id) END)"
/* Before the day of the meeting, and until presence is taken down, it is a forecast: what is known
 * of the day already, else what was replied. */
#define RK_SQL_IS_EXPECTED(m)                                                    \
  "(ifnull(" m ".date > rk_day (), 0) OR NOT EXISTS (SELECT 1 FROM"              \
  " attendance x WHERE x.meeting_id = " m ".id AND x.appointment_id IS NOT NULL" \
  " AND x.presence IS NOT NULL))"
/* As what the member of an attendance sits in one of the councils that hold the meeting (@of);
 * NULL: not at all. Who sits in several of them is called once and counts in each: in another one
 * than the own it is what was kept when the minutes were made final (rk_role_in()), before that,
 * and of a council that joined since, what the roster of the day says. s is the seat */
#define RK_SQL_ROLE_IN(p, a, of, m)                                                                \
  "(CASE WHEN s.council_id = " of ".council_id THEN ifnull(" a ".role_then, " p ".role)"           \
  " WHEN " a ".councils_then IS NOT NULL AND " of ".council_then IS NOT NULL THEN rk_role_in (" a  \
  ".councils_then, " of ".council_id) ELSE (SELECT q.role FROM appointment q JOIN seat r"          \
  " ON r.id = q.seat_id WHERE q.person_id = " p ".person_id AND r.council_id = " of ".council_id"  \
  " AND " RK_SQL_TERM_HOLDS_ON (                                                                   \
      "q",                                                                                         \
      "ifnull(" m                                                                                  \
      ".date, rk_day ())") " AND NOT EXISTS (SELECT 1 FROM attendance b WHERE b.meeting_id = " m   \
                           ".id AND b.appointment_id = q.id) ORDER BY q.role = '" RK_ROLE_OBSERVER \
                           "', r.position, q.id LIMIT 1) END)"
/* How a member stands to a meeting, as rk_attendance_standing() says it. */
#define RK_SQL_STANDING(a, m)                                                            \
  "(CASE WHEN " m ".form = '" RK_FORM_WRITTEN "' THEN nullif(" a ".presence, nullif(" a  \
  ".presence, '" RK_PRESENCE_WRITTEN                                                     \
  "')) WHEN " RK_SQL_IS_EXPECTED (m) " THEN ifnull(" a ".presence, " a ".reply) ELSE " a \
                                     ".presence END)"
#define RK_SQL_PRESENT_AS(of, m, words)                                                            \
  "(SELECT count(*) FROM attendance a JOIN appointment p ON p.id = a.appointment_id"               \
  " JOIN seat s ON s.id = p.seat_id WHERE a.meeting_id = " m                                       \
  ".id AND " RK_SQL_ROLE_IN ("p", "a", of, m) " <> '" RK_ROLE_OBSERVER "' AND " RK_SQL_IN_OFFICE ( \
      "p", "a", m) " AND " RK_SQL_STANDING ("a", m) " IN (" words "))"
#define RK_SQL_ATTENDING(of, m) RK_SQL_PRESENT_AS (of, m, "'出席', 'Web', '書面'")
#define RK_SQL_DEPUTIES(of, m) RK_SQL_PRESENT_AS (of, m, "'代理'")
/* The arguments of rk_quorum() and of rk_quorum_count(); @of is the meeting for the council that
 * calls it, the joint for one that holds it with that one; c is the council. */
#define RK_SQL_QUORUM_ARGUMENTS(of, m)                                                    \
  RK_SQL_QUORUM_RULE (of)                                                                 \
  ", " RK_SQL_QUORUM_NUMBER (of) ", " RK_SQL_DEPUTIES_COUNT (of) ", " RK_SQL_MEMBERS_OF ( \
      of, m) ", ifnull(" of                                                               \
             ".attending_then, " RK_SQL_ATTENDING (                                       \
                 of, m) "), ifnull(" of ".deputies_then, " RK_SQL_DEPUTIES (of, m) ")"
