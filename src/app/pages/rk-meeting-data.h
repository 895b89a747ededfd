/* One meeting as the 会議 page shows it: read in one go on a worker, shared by the tabs, never
 * changed. */
#pragma once

#include "rk-council.h"
#include "rk-meetings.h"
#include "rk-payments.h"
#include "rk-query.h"

G_BEGIN_DECLS

/**
 * RkMeetingItem: an agenda item at its place.
 * @depth: 0: 議題, 1: below one
 * @number: 「2」 for 議題⑵ on paper, 「ア」, 「その他1」 for ⑴ below その他
 * @papers: array of RkRecord (rk_kind_material), those of this item
 * @n_said: statements under it
 * @openness: as rk_agenda_openness() says it
 */
typedef struct
{
  RkRecord *record;
  guint depth;
  char *number;
  GPtrArray *papers;
  guint n_said;
  RkOpenness openness;
} RkMeetingItem;

/**
 * RkMeetingData: reference counted; rk_meeting_data_ref().
 * @joints: array of RkJoint: councils that hold it, too
 * @misnumbered: (nullable): a meeting whose number and day are in another order than those of this
 * @uncalled: members of the day who have no row among @attendances
 * @expected: as rk_meetings_quorum() says it
 * @is_final: the minutes are final, so that only actions go on
 * @is_held: the day has come
 * @without_chair: it was held and nobody is chair since: a seat of the council; 0: there is one
 * @openness: of the meeting, with what is on the agenda
 * @items: array of RkMeetingItem, in the order of the talk: その他 last, as on paper
 * @papers: array of RkRecord, every paper by its number
 * @loose_papers: of them those that belong to no item
 * @attendances: array of RkRecord, members by their place in the roster, then guests
 * @statements: array of RkRecord, in the order of agenda and talk
 * @directions, @actions, @versions: arrays of RkRecord
 * @ballots: array of RkRecord: replies of a meeting held in writing
 * @carry: array of RkCarryOver: left open before and not on this agenda; empty once it is held
 * @opinions: array of RkOpinion
 * @todos: array of RkRecord, by the day on which they are due
 * @payments: what members are paid
 * @figures: array of RkRecord: saved for its papers, by their number
 * @lines: array of RkRecord (rk_kind_measure): lines of plans made of what was said
 */
typedef struct
{
  RkRecord *meeting;
  RkRecord *council;
  RkQuorum quorum;
  GPtrArray *joints;
  RkRecord *misnumbered;
  guint uncalled;
  gboolean expected;
  gboolean is_final;
  gboolean is_held;
  gint64 without_chair;
  RkOpenness openness;
  GPtrArray *items;
  GPtrArray *papers;
  GPtrArray *loose_papers;
  GPtrArray *attendances;
  GPtrArray *statements;
  GPtrArray *directions;
  GPtrArray *actions;
  GPtrArray *versions;
  GPtrArray *ballots;
  GPtrArray *carry;
  GPtrArray *opinions;
  GPtrArray *todos;
  RkPayments *payments;
  GPtrArray *figures;
  GPtrArray *lines;
} RkMeetingData;

/** rk_meeting_data_load: RK_ERROR_NOT_FOUND where the meeting is gone. */
RkMeetingData *rk_meeting_data_load (RkDb *db, gint64 meeting, GError **error);
RkMeetingData *rk_meeting_data_ref (RkMeetingData *data);
void rk_meeting_data_unref (RkMeetingData *data);

/** rk_meeting_data_children: records of a kind that belong to a meeting. @sort: (nullable) */
GPtrArray *rk_meeting_data_children (
    RkDb *db, const RkKind *kind, gint64 meeting, const char *sort, GError **error);
/** rk_meeting_data_is_other: whether an item stands under その他, at the end of the agenda. */
gboolean rk_meeting_data_is_other (const RkRecord *item);
/** rk_meeting_data_item: Returns: (nullable): the item with this id */
const RkMeetingItem *rk_meeting_data_item (const RkMeetingData *data, gint64 id);
/** rk_meeting_data_attendance: Returns: (nullable): of a member (RkRecord) */
RkRecord *rk_meeting_data_attendance (const RkMeetingData *data, gint64 appointment);
/** rk_meeting_data_is_written: whether it is held in writing. */
gboolean rk_meeting_data_is_written (const RkMeetingData *data);
/** rk_meeting_data_joint: Returns: (nullable): the council of an attendance where it is not the one
 * that calls */
const RkJoint *rk_meeting_data_joint (const RkMeetingData *data, const RkRecord *attendance);
/** rk_meeting_data_is_valid: whether every council that holds it has its quorum. */
gboolean rk_meeting_data_is_valid (const RkMeetingData *data);
/** rk_meeting_data_ballot: Returns: (nullable): what a member replied to an item */
RkRecord *rk_meeting_data_ballot (const RkMeetingData *data, gint64 item, gint64 appointment);
/** rk_meeting_data_tally: what one council replied to an item. @joint: (nullable): NULL: the one
 * that calls */
RkTally rk_meeting_data_tally (const RkMeetingData *data, const RkJoint *joint, gint64 item);
/** rk_meeting_data_votes: whether who is called has a vote in one of the councils at least. */
gboolean rk_meeting_data_votes (const RkMeetingData *data, const RkRecord *attendance);
/** rk_meeting_data_minutes: minutes planned for the items; what stands below one is part of it. */
guint rk_meeting_data_minutes (const RkMeetingData *data);
/** rk_meeting_data_dup_end: when it ends by the plan, with opening and closing, 「15:40」; NULL: no
 * beginning is set. @late: (out): minutes after the end that is set */
char *rk_meeting_data_dup_end (const RkMeetingData *data, int *late);
/**
 * rk_meeting_data_late: how far the talk is from the plan while an item is being talked about.
 * @item: the one at hand
 * @now: local time
 * @minutes: (out): > 0: so many later than the item should have ended; < 0: so many before it
 * should begin; 0: within its time Returns: FALSE where nothing can be said: another day, no
 * beginning or no minutes planned
 */
gboolean
rk_meeting_data_late (const RkMeetingData *data, gint64 item, GDateTime *now, int *minutes);
/** rk_meeting_data_dup_name: 「志太榛原　第1回」 */
char *rk_meeting_data_dup_name (const RkRecord *council, const RkRecord *meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkMeetingData, rk_meeting_data_unref)

G_END_DECLS
