/* Meetings: their number, the agenda that is taken over, papers in order, who is there, what was
 * said the time before. What writes is for use inside a command. */
#pragma once

#include "rk-council.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_meetings_next_number: of a council's fiscal year: 第n回. */
gboolean
rk_meetings_next_number (RkDb *db, gint64 council, int year, guint *number, GError **error);
/** rk_meetings_previous: the council's meeting before this one, by day; where this one has no day
 * yet, by number; 0: none. */
gboolean rk_meetings_previous (RkDb *db, gint64 meeting, gint64 *previous, GError **error);
/** rk_meetings_misnumbered: a meeting of the council in the same fiscal year whose number comes
 * before that of this one though its day comes after, or the other way round; 0: none. */
gboolean rk_meetings_misnumbered (RkDb *db, gint64 meeting, gint64 *other, GError **error);
/**
 * rk_meetings_default: the meeting that is meant where none is named: the council's newest.
 * @council: 0: the prefecture's
 * @id: (out): 0: there is none
 */
gboolean rk_meetings_default (RkDb *db, gint64 council, gint64 *id, GError **error);
/**
 * rk_meetings_quorum: whether the meeting is valid, by the rule of its council.
 * @expected: (out) (optional): the day is yet to come (rk_day()), or nobody's presence has been
 * taken down; what was replied counts where there is no presence
 */
gboolean
rk_meetings_quorum (RkDb *db, gint64 meeting, RkQuorum *quorum, gboolean *expected, GError **error);

/**
 * RkJoint: a council that holds a meeting with the one that calls it (合同開催).
 * @id: of the record (rk_kind_joint)
 * @number: among the council's own meetings; 0: it does not count it
 * @position: of the council in the list
 * @name, @short_name: of the council
 * @quorum: its own; who sits in both councils counts in both
 */
typedef struct
{
  gint64 id;
  gint64 council;
  int position;
  guint number;
  char *name;
  char *short_name;
  RkQuorum quorum;
} RkJoint;

/** rk_meetings_joints: by their place in the list of councils. Returns: array of RkJoint */
GPtrArray *rk_meetings_joints (RkDb *db, gint64 meeting, GError **error);
/**
 * rk_meetings_join: a council holds the meeting, too: its members are called, those who are called
 * already are not called twice. Nothing happens where it does already. For use inside a command.
 * @number: among the council's own meetings; 0: it does not count it
 * @error: %RK_ERROR_CONSTRAINT where the meeting is the council's own or held in writing
 */
gboolean rk_meetings_join (RkDb *db, gint64 meeting, gint64 council, guint number, GError **error);
/** rk_meetings_part: the council no longer does. Its members are not called any more; what they
 * replied stays in the file and is there again when it joins again. For use inside a command. */
gboolean rk_meetings_part (RkDb *db, gint64 meeting, gint64 council, GError **error);

/** rk_meetings_is_held_by: whether a council holds a meeting, called by itself or by another one;
 * in a query, rk_query_where() with "council_id" asks for these. */
gboolean rk_meetings_is_held_by (const RkRecord *meeting, gint64 council);
/** rk_meetings_number_words: Returns: what a council calls a meeting that it holds, called by
 * itself or by another one: 「第1回」「第2回（合同）」「合同会議」; NULL: @error */
char *rk_meetings_number_words (RkDb *db, gint64 meeting, gint64 council, GError **error);

/**
 * RkCarryOver: what was left open.
 * @agenda_item: put off; 0: an action
 * @action: late or open homework; 0: an agenda item
 * @from: the agenda item it comes from: the one put off, or the one about which the homework was
 *   given; 0: that is not known, or the item was put off itself
 */
typedef struct
{
  gint64 agenda_item;
  gint64 action;
  gint64 from;
  char *title;
  char *meeting;
  char *due; /* ISO, nullable */
} RkCarryOver;

/** rk_meetings_carry_over: agenda items that were put off and not taken up again, and homework of
 * the council that is open on a day. Returns: array of RkCarryOver */
GPtrArray *rk_meetings_carry_over (RkDb *db, gint64 council, const char *iso, GError **error);

/**
 * rk_meetings_begin: the council's next meeting in the fiscal year of @iso, after the pattern of
 * its last one before that day: time, place, form, the tree of the agenda, then what was put off;
 * and a row of attendance for every member of that day; replies until two weeks before it.
 * @iso: (nullable): day of the meeting; NULL: not settled yet, this fiscal year
 * @id: (out): the new meeting
 * @n_left_out: (out) (nullable): items of the last one that were taken up from before, and so done,
 * and are not on the new agenda
 */
gboolean rk_meetings_begin (
    RkDb *db, gint64 council, const char *iso, gint64 *id, guint *n_left_out, GError **error);
/** rk_meetings_count_uncalled: members of the day, of every council that holds it, without a row of
 * attendance. */
gboolean rk_meetings_count_uncalled (RkDb *db, gint64 meeting, guint *n, GError **error);
/** rk_meetings_call_members: rows of attendance for those. */
gboolean rk_meetings_call_members (RkDb *db, gint64 meeting, guint *n_added, GError **error);
/**
 * rk_meetings_number_papers: gives 資料番号 and positions anew: by agenda item, then by place; and
 * figures their 図番号 in the same order.
 * @changes: (nullable): gets 「資料3 → 資料2」 for each that moved (char *)
 */
gboolean rk_meetings_number_papers (RkDb *db, gint64 meeting, GPtrArray *changes, GError **error);

G_END_DECLS
