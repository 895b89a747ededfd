/* Councils as of a day: who sits where, what is vacant, what the secretariat has to do about it.
 * Everything is read from terms and the day; nothing of it is stored. */
#pragma once

#include "rk-calendar.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkSeatRow: one line of a roster.
 * @appointment_id: 0: vacant
 * @position: place in the roster
 * @reappointments: earlier terms of this person in this council
 * @served: 在任期間 「4年2か月」; NULL: vacant
 * @vacant_since: ISO day after the last term; NULL where taken, or never taken
 * @predecessor: who had the seat before, NULL: nobody
 * @predecessor_start: (nullable): ISO: first day of that term
 * @followed: who has the seat after this term is known
 * @renewal: (nullable): how far the 改選 of the seat is: 依頼中, 回答あり, 承諾
 * @asked_on: (nullable): ISO: 推薦依頼日
 */
typedef struct
{
  gint64 council_id;
  gint64 seat_id;
  gint64 body_id;
  gint64 appointment_id;
  gint64 person_id;
  int position;
  gboolean public_seat;
  gboolean followed;
  guint reappointments;
  char *council;
  char *category;
  char *body;
  char *body_kind;
  char *side;
  char *name;
  char *kana;
  char *sex;
  char *post;
  char *role;
  char *term_start;
  char *term_end;
  char *state;
  char *served;
  char *predecessor;
  char *vacant_since;
  char *renewal;
  char *asked_on;
  char *predecessor_start;
} RkSeatRow;

/**
 * rk_councils_members: the roster of a day in its order; a seat without a person is a row, too.
 * @council: 0: all councils
 * @iso: (nullable): NULL: today
 * Returns: array of RkSeatRow
 */
GPtrArray *rk_councils_members (RkDb *db, gint64 council, const char *iso, GError **error);

/**
 * RkCouncilDuty:
 * @RK_DUTY_VACANCY: a seat without a person
 * @RK_DUTY_TRANSFER: a transfer was reported, no successor is there
 * @RK_DUTY_TERM_ENDS: a term ends soon
 * @RK_DUTY_LETTER: a letter of appointment was not printed
 * @RK_DUTY_CHAIRS: one of several chairs at a time
 * @RK_DUTY_NO_CHAIR: nobody is chair though the council has met since there was one
 */
typedef enum
{
  RK_DUTY_VACANCY,
  RK_DUTY_TRANSFER,
  RK_DUTY_TERM_ENDS,
  RK_DUTY_LETTER,
  RK_DUTY_CHAIRS,
  RK_DUTY_NO_CHAIR,
} RkCouncilDuty;

/**
 * RkCouncilWork: one thing to do.
 * @appointment_id: 0 for a vacancy and for a council without a chair
 * @seat_id: of such a council the first one with a member who votes
 * @name: (nullable): the member; for a vacancy who left
 * @date: (nullable): ISO: end of term, vacant since, reported on, begin of the term without letter,
 *   begin of the chair's term, the newest meeting without one
 * @renewal, @asked_on: (nullable): as of #RkSeatRow
 */
typedef struct
{
  RkCouncilDuty duty;
  gint64 council_id;
  gint64 seat_id;
  gint64 appointment_id;
  char *council;
  char *body;
  char *name;
  char *date;
  char *renewal;
  char *asked_on;
} RkCouncilWork;

/** rk_councils_work: by council, kind of duty and date. @within: days before the end of a term */
GPtrArray *
rk_councils_work (RkDb *db, gint64 council, const char *iso, guint within, GError **error);

/**
 * RkGap: whether a kind of body is in a council.
 * @n_seats: its seats; 0: the kind is missing
 * @n_filled: of them with a person; fewer than @n_seats: 欠
 * @n_elsewhere: bodies of this kind that sit in other councils: candidates
 */
typedef struct
{
  gint64 kind_id;
  char *kind;
  char *side;
  guint n_seats;
  guint n_filled;
  guint n_elsewhere;
} RkGap;

/** rk_councils_gaps: every kind of body, in the office's order. Returns: array of RkGap */
GPtrArray *rk_councils_gaps (RkDb *db, gint64 council, const char *iso, GError **error);

/**
 * RkCouncilSummary: a council in numbers on a day.
 * @women, @sex_known: share of women is the first of the second
 * @concurrent: members who also sit in another council (兼職)
 */
typedef struct
{
  guint seats;
  guint members;
  guint vacancies;
  guint observers;
  guint women;
  guint sex_known;
  guint public_seats;
  guint concurrent;
} RkCouncilSummary;

gboolean rk_councils_summary (
    RkDb *db, gint64 council, const char *iso, RkCouncilSummary *summary, GError **error);

/**
 * rk_councils_default: the council that is meant where none is named: the prefecture's; in an
 * office without one, the first of the list.
 * @id: (out): 0: there is none
 */
gboolean rk_councils_default (RkDb *db, gint64 *id, GError **error);
/** rk_councils_unseated: bodies that never had a seat anywhere, by their reading.
 * Returns: array of RkRecord */
GPtrArray *rk_councils_unseated (RkDb *db, GError **error);
/** rk_councils_find: by name, short name or area; 0: none or several. */
gboolean rk_councils_find (RkDb *db, const char *name, gint64 *id, GError **error);
/**
 * rk_councils_term_end: the last day of a term that begins on @start: the rest of the predecessor's
 * (残任期間), also where that person left before its end; a full one where it has run out.
 * @before: (nullable): the predecessor's appointment
 */
RkDate rk_councils_term_end (const RkRecord *council, const RkRecord *before, RkDate start);
/** rk_councils_left_early: whoever had the seat did not serve until the end of the term. */
gboolean rk_councils_left_early (const RkRecord *council, const RkRecord *before);
/**
 * rk_councils_succeed: ends a term the day before @start and puts a successor into the seat for the
 * rest of it (残任期間), or for a full term where it has run out. Who was not paid (支給対象外) and
 * goes on is not paid. For use inside a command.
 * @appointment: of the predecessor
 * @person: the successor
 * @no_pay_reason: (nullable): why somebody else is not paid
 * @id: (out): the new appointment
 */
gboolean rk_councils_succeed (RkDb *db,
                              gint64 appointment,
                              gint64 person,
                              const char *post,
                              const char *no_pay_reason,
                              const char *start,
                              gint64 *id,
                              GError **error);
/** RkCouncilLetter: the fields of an appointment that keep the number and the day of a letter. */
typedef struct
{
  const char *number;
  const char *printed_on;
} RkCouncilLetter;

/** rk_councils_letter: those of 委嘱状, or of 解嘱状. */
const RkCouncilLetter *rk_councils_letter (gboolean released);
/** rk_councils_is_released: whether a member left before the end of the term, by @day: the letter
 * is 解嘱状. */
gboolean rk_councils_is_released (const RkRecord *term, RkDate day);
/**
 * rk_councils_next_document: the next number of the ledger of letters of appointment and release:
 * after the highest that a letter bears, printed or not, in the fiscal year of @iso.
 * @ahead: 0: the next one, 1: the one after it
 * Returns: (transfer full): 「令和8年度第3号」
 */
char *rk_councils_next_document (RkDb *db, const char *iso, guint ahead, GError **error);
/**
 * rk_councils_note_letters: notes letters of appointment or release as printed today, and gives a
 * number of the ledger to those that have none, in the order given. For use inside a command.
 * @ids: (array length=n): appointments; those printed before stay as they are
 * @n_noted: (out) (optional): how many were not printed before
 */
gboolean
rk_councils_note_letters (RkDb *db, const gint64 *ids, guint n, guint *n_noted, GError **error);

G_END_DECLS
