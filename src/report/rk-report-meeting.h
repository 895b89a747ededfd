/* What the papers of a meeting share: its records and the words for its day, place and people. */
#pragma once

#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-minutes.h"
#include "rk-opinions.h"
#include "rk-record.h"
#include "rk-report-private.h"

G_BEGIN_DECLS

/**
 * RkMeetingChoice: which meeting is meant where none is named.
 * @RK_MEETING_NEXT: the council's next one, else its newest
 * @RK_MEETING_HELD: the newest one in which something was said
 */
typedef enum
{
  RK_MEETING_NEXT,
  RK_MEETING_HELD,
} RkMeetingChoice;

/**
 * RkMeetingPaper:
 * @title: 「令和8年度第1回志太榛原圏域地域・職域連携推進協議会」; @lines: the same in two lines
 * @day: 「令和8年7月23日（木）」; @time: 「午後1時30分から午後3時30分まで」; @place
 * @items: agenda items, those under another one behind it, その他 at the end; @numbers: ⑴, ア; they
 *   begin anew under その他, on every paper
 * @figures: saved for its papers
 * @materials, @members, @guests: in their order; members and guests are attendances
 * @as_of: the day that derived fields look at
 * @joints: array of RkJoint: councils that hold it, too; @members has theirs behind its own
 * @form: how the record shows speakers, and in which layout
 * @taken: the day has come and presence has been taken down; else it is a forecast
 */
typedef struct
{
  gint64 id;
  RkRecord *council;
  RkRecord *meeting;
  char *title;
  char *lines;
  char *day;
  char *time;
  char *place;
  RkDate date;
  RkDate as_of;
  GPtrArray *items;
  GPtrArray *numbers;
  GPtrArray *materials;
  GPtrArray *figures;
  GPtrArray *members;
  GPtrArray *guests;
  GPtrArray *joints;
  RkMinutesForm form;
  gboolean taken;
} RkMeetingPaper;

RkMeetingPaper *rk_meeting_paper_load (RkDb *db,
                                       const RkReportParams *params,
                                       RkMeetingChoice choice,
                                       GCancellable *cancellable,
                                       GError **error);
void rk_meeting_paper_free (RkMeetingPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkMeetingPaper, rk_meeting_paper_free)

/**
 * rk_report_records: the records of a kind that point at another one, in order.
 * @field: "meeting_id"
 * @sort: (nullable): NULL: by position
 * @as_of: a day or none
 */
GPtrArray *rk_report_records (RkDb *db,
                              const RkKind *kind,
                              const char *field,
                              gint64 id,
                              const char *sort,
                              RkDate as_of,
                              GCancellable *cancellable,
                              GError **error);
/** rk_report_is_written: whether a meeting is held in writing, so that nobody comes anywhere. */
gboolean rk_report_is_written (const RkRecord *meeting);
/** rk_report_refuse_written: FALSE, with words, for the papers of a room in which people sit
 * (@title: 席次表) where the meeting is held in writing. */
gboolean rk_report_refuse_written (const RkRecord *meeting, const char *title, GError **error);
/** rk_report_place_words: the place with Web会議 where there is one. @unsettled: none is known yet
 */
char *rk_report_place_words (const RkRecord *meeting, const char *unsettled);
/** rk_report_remark_cancelled: tells who prints a paper of a meeting that it will not take place.
 * @meeting: (nullable) */
void rk_report_remark_cancelled (const RkRecord *meeting, RkDocument *document);
/** rk_report_remark_unsaid: tells who prints a paper of a meeting that its place or time is not
 * known yet. */
void rk_report_remark_unsaid (const RkRecord *meeting, RkDocument *document);
/** rk_meeting_paper_document: a document of the office with the meeting's name in its title.
 * @name: 「次第」 */
RkDocument *rk_meeting_paper_document (RkDb *db,
                                       const RkMeetingPaper *self,
                                       const char *name,
                                       const RkReportParams *params,
                                       GError **error);
/** rk_meeting_paper_presence: what was taken down, else what was replied; never NULL. A guest of
 * whom nobody says anything was there: those who are listed are those who come. */
const char *rk_meeting_paper_presence (const RkMeetingPaper *self, const RkRecord *attendance);
/** rk_meeting_paper_find_member: Returns: (nullable): the attendance of an appointment */
const RkRecord *rk_meeting_paper_find_member (const RkMeetingPaper *self, gint64 appointment);
/**
 * rk_meeting_paper_dup_speaker: a member who speaks, as the record shows speakers:
 * 「鈴木委員（代理 佐藤）」, 「静岡県医師会（代理）」, 「委員（代理）」. Names are family names.
 * @name: of the member. @body: (nullable)
 */
char *rk_meeting_paper_dup_speaker (const RkMeetingPaper *self,
                                    gint64 appointment,
                                    const char *name,
                                    const char *body);
/** rk_meeting_paper_dup_voice: the same behind an opinion: a name has its body before it. */
char *rk_meeting_paper_dup_voice (const RkMeetingPaper *self,
                                  gint64 appointment,
                                  const char *name,
                                  const char *body);
/** rk_meeting_paper_dup_who: that, or who spoke that is no member, as the record names them.
 * Returns: (nullable): nobody is known */
char *rk_meeting_paper_dup_who (const RkMeetingPaper *self, const RkOpinion *opinion);
/** rk_meeting_paper_joint_of: Returns: (nullable): the council a member belongs to where it is not
 * the one that calls */
const RkJoint *rk_meeting_paper_joint_of (const RkMeetingPaper *self, const RkRecord *member);
/** rk_meeting_paper_dup_role_in: as what a member sits in a council that holds the meeting; who
 * sits in several of them is there once, and counts in each. @joint: (nullable): NULL: the one that
 * calls. Returns: (nullable): the role there; NULL: the member does not sit in it */
char *rk_meeting_paper_dup_role_in (const RkMeetingPaper *self,
                                    const RkJoint *joint,
                                    const RkRecord *member);
/** rk_meeting_paper_counts_in: whether a member counts in it: an observer with a seat does not. */
gboolean rk_meeting_paper_counts_in (const RkMeetingPaper *self,
                                     const RkJoint *joint,
                                     const RkRecord *member);
/** rk_meeting_paper_append_guests: 「見本市　次長　池谷　正人（オンライン）、…」: those of a role
 * who are there, the body where it is not that of the one before. Post and name stay in one line.
 */
void rk_meeting_paper_append_guests (const RkMeetingPaper *self, GString *text, const char *role);
/** rk_meeting_paper_post: the post of a member or guest, "" where the member does not let it be
 * read by those who get the paper. */
const char *rk_meeting_paper_post (const RkRecord *attendance, gboolean for_public);
/** rk_meeting_paper_papers_of: 「資料2-1、2-2」 of an item, also the one that holds a figure for
 * it;
 * "" for none. */
char *rk_meeting_paper_papers_of (const RkMeetingPaper *self, gint64 item);
/** rk_meeting_paper_item: Returns: (nullable): the item with an id. */
const RkRecord *rk_meeting_paper_item (const RkMeetingPaper *self, gint64 id);
/** rk_meeting_paper_is_closed: whether nothing for the public says what belongs to an item: it, the
 * one it stands under or the whole meeting is closed. @item: (nullable): NULL: to none of them */
gboolean rk_meeting_paper_is_closed (const RkMeetingPaper *self, const RkRecord *item);
/** rk_meeting_paper_closed_reason: why. Returns: (nullable): none was given */
const char *rk_meeting_paper_closed_reason (const RkMeetingPaper *self, const RkRecord *item);
/** rk_meeting_paper_is_held_back: whether a paper belongs to an item that is closed: it does not
 * leave the office, and nothing for the public names it. */
gboolean rk_meeting_paper_is_held_back (const RkMeetingPaper *self, const RkRecord *material);
/** rk_meeting_paper_material: what a list calls a paper: its title; 「（非公開）」. */
const char *rk_meeting_paper_material (const RkMeetingPaper *self,
                                       const RkRecord *material,
                                       gboolean for_public);
/** rk_meeting_paper_is_under: whether an item stands under another one. */
gboolean rk_meeting_paper_has_parent (const RkRecord *item);
/** rk_meeting_paper_dup_item: 「議題⑴」, 「その他⑴」; an item under another one: 「ア」. @n: its
 * place in @items */
char *rk_meeting_paper_dup_item (const RkMeetingPaper *self, guint n);
/** rk_meeting_paper_dup_number_of: 「⑴」, 「⑵ア」, 「その他⑴」 of an item by its id; NULL: none. */
char *rk_meeting_paper_dup_number_of (const RkMeetingPaper *self, gint64 item);
/** rk_meeting_paper_is_other: whether an item stands under その他 at the end of the agenda. */
gboolean rk_meeting_paper_is_other (const RkRecord *item);

/** rk_report_item_mark: 「（非公開）」, 「（一部非公開）」 behind an item of an open meeting that
 * is closed, wholly or in part; else "". @items: array of RkRecord; static */
const char *
rk_report_item_mark (const RkRecord *meeting, const GPtrArray *items, const RkRecord *item);
/** rk_report_tell_apart: items of an agenda with the same title say which meeting they come from.
 * @items: array of RkRecord */
gboolean rk_report_tell_apart (RkDb *db, GPtrArray *items, GError **error);
/** rk_report_mark_withheld: a text as an edition not for the public has it. @reason: (nullable) */
char *rk_report_mark_withheld (const char *text, const char *reason);
/** rk_report_hold_back: takes out the words of answers and directions that are not for the public;
 * that there was one stays. @opinions: array of RkOpinion */
void rk_report_hold_back (GPtrArray *opinions);
/** rk_report_dup_phrase: a sentence without its 。, to stand before other words. */
char *rk_report_dup_phrase (const char *text);
/** rk_report_time_words: 「午後1時30分」 of "13:30"; "" for none. */
char *rk_report_time_words (const char *time);
/** rk_report_day_words: 「令和8年7月23日（木）」 of an ISO day; NULL for none. */
char *rk_report_day_words (const char *iso);
/** rk_report_name: a name as papers print it, whichever blank it was typed with
 * (rk_text_person_name()); "" where the field is empty. */
char *rk_report_name (const RkRecord *record, const char *field);
/** rk_report_unbroken_name: the same for running text, where a name does not end a line in its
 * midst; its blank is as wide. */
char *rk_report_unbroken_name (const RkRecord *record, const char *field);
/** rk_report_family_name: what stands before the space. */
char *rk_report_family_name (const char *name);
/** rk_report_seat_number: the number of a seat in the roster of its council, by which the member is
 * found on every paper and keyed in; 「－」: it has none. */
char *rk_report_seat_number (gint64 position);
/** rk_report_get: a field, "" where it is empty. */
const char *rk_report_get (const RkRecord *record, const char *field);

G_END_DECLS
