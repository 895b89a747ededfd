/* The rules by which councils count: quorum, terms, reappointments, who may come for whom. Pure
 * functions; what a council's 設置要綱 says is given to them. */
#pragma once

#include "rk-calendar.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_LEVEL_PREFECTURE "県"
#define RK_LEVEL_AREA "圏域"
#define RK_LEVEL_GROUP "部会"
#define RK_LEVEL_RELATED "関係会議"
#define RK_COUNCIL_LEVELS "県|圏域|部会|関係会議"
#define RK_SIDES "地域|職域|学域|共通"

#define RK_QUORUM_HALF "半数以上"
#define RK_QUORUM_MAJORITY "過半数"
#define RK_QUORUM_NUMBER "人数"

#define RK_ROLE_CHAIR "会長"
#define RK_ROLE_DEPUTY_CHAIR "副会長"
#define RK_ROLE_MEMBER "委員"
#define RK_RENEWAL_WORD_SAME "再任"
#define RK_RENEWAL_WORD_NEW "後任"
/* who is paid though the predecessor is not */
#define RK_RENEWAL_WORD_PAID "後任（支給対象）"
#define RK_ROLE_OBSERVER "オブザーバー"
#define RK_ROLE_PRESENTER "説明者" /* of somebody who is no member */
#define RK_ROLES "会長|副会長|委員|オブザーバー"

/* Who may read a person's field: the public, members (in the roster), the secretariat. */
#define RK_SHOWN_PUBLIC "公開可"
#define RK_SHOWN_ROSTER "名簿掲載可"
#define RK_SHOWN_INTERNAL "内部"

/* An item of the agenda that is talked about. */
#define RK_ITEM_DISCUSSION "協議"
#define RK_ITEM_OTHER "その他"
/* Who spoke where a transcript does not say. */
#define RK_SPEAKER_UNKNOWN "発言者不明"
#define RK_REPLY_NONE "未回答"
#define RK_REPLY_YES "出席"
#define RK_REPLY_NO "欠席"
#define RK_REPLY_DEPUTY "代理"
#define RK_PRESENCE_WEB "Web"
#define RK_PRESENCE_WRITTEN "書面"

#define RK_FORM_WRITTEN "書面"
#define RK_FORM_WEB "Web"

/* What a member answers to an item of a meeting held in writing. */
#define RK_VOTE_FOR "賛成"
#define RK_VOTE_AGAINST "反対"
#define RK_VOTE_OPINION "意見"
#define RK_VOTES RK_VOTE_FOR "|" RK_VOTE_AGAINST "|" RK_VOTE_OPINION

#define RK_MINUTES_DRAFT "下書き"
#define RK_MINUTES_OFFICE "事務局案"
#define RK_MINUTES_REVIEW "委員確認"
#define RK_MINUTES_FINAL "確定"

/* In place of the lines of an attendance that say in which other councils of the meeting the member
 * sits. */
#define RK_NO_OTHER_COUNCIL "なし"

/* What stands on a seat of the 席次表 beside the name. */
#define RK_SEAT_BODY "機関名"
#define RK_SEAT_BODY_POST "機関名と職名"
#define RK_SEAT_POST "職名"
#define RK_SEAT_NAME "氏名のみ"
#define RK_SEAT_WORDS RK_SEAT_BODY "|" RK_SEAT_BODY_POST "|" RK_SEAT_POST "|" RK_SEAT_NAME

/* Where the numbers over all parts of a packet stand. */
#define RK_PACKET_CENTRE "下中央"
#define RK_PACKET_RIGHT "下右"
#define RK_PACKET_OUTER "下外側"
#define RK_PACKET_OFF "付けない"
#define RK_PACKET_NUMBERS RK_PACKET_CENTRE "|" RK_PACKET_RIGHT "|" RK_PACKET_OUTER "|" RK_PACKET_OFF

/* ── quorum ──────────────────────────────────────────────────────────────────────────────── */

/**
 * RkQuorum: whether a meeting is valid.
 * @rule: %RK_QUORUM_HALF, %RK_QUORUM_MAJORITY or %RK_QUORUM_NUMBER; static
 * @members: members on the day; vacant seats and observers are no members
 * @attending: members who are there themselves, in the room, by Web or in writing
 * @deputies: members for whom somebody came
 * @needed: how many must be present
 * @present: how many count as present
 * @met: @present reaches @needed; never with nobody there
 */
typedef struct
{
  const char *rule;
  guint members;
  guint attending;
  guint deputies;
  guint needed;
  guint present;
  gboolean deputies_count;
  gboolean met;
  gboolean written; /* of a meeting in writing: who answered */
} RkQuorum;

/**
 * rk_quorum_count: 半数以上 of 14 is 7, 過半数 of 14 is 8; both are 8 of 15.
 * @rule: (nullable): NULL: %RK_QUORUM_HALF
 * @number: how many, where @rule is %RK_QUORUM_NUMBER
 * @deputies_count: whether a deputy counts as present
 */
RkQuorum rk_quorum_count (const char *rule,
                          guint number,
                          gboolean deputies_count,
                          guint members,
                          guint attending,
                          guint deputies);
/**
 * rk_quorum_dup_words: 「出席 11名＋代理 2名＝13名　定足数 8名（委員15名の半数以上）」; of a
 * meeting in writing 「回答 3名」 Returns: (transfer full)
 */
char *rk_quorum_dup_words (const RkQuorum *quorum);

/**
 * rk_attendance_standing: how a member stands to a meeting: the presence on the day; while it is
 * expected (rk_meetings_quorum()) else the reply. In a meeting in writing who answered in writing
 * is there, and nobody else, whatever was replied while it was to be held in a room.
 * Returns: (nullable): a word of presence or reply
 */
const char *
rk_attendance_standing (const RkRecord *attendance, const RkRecord *meeting, gboolean expected);
/**
 * rk_council_role_of: what lines of councils and roles, as attendances have and keep them
 * ("councils"), say of one council.
 * @lines: (nullable)
 * Returns: (nullable): the role there; NULL: none
 */
char *rk_council_role_of (const char *lines, gint64 council);
/**
 * rk_attendance_dup_role_in: as what the member of an attendance sits in a council that holds the
 * meeting, the own one or another; as it was then where the minutes were made final.
 * Returns: (nullable): the role there; NULL: the member does not sit in it
 */
char *rk_attendance_dup_role_in (const RkRecord *attendance, gint64 council);
/** rk_attendance_votes_in: whether that member has a vote in it: an observer with a seat has none.
 */
gboolean rk_attendance_votes_in (const RkRecord *attendance, gint64 council);
/** rk_attendance_count_unanswered: members who have not said yet whether they come; as on paper,
 * observers with a seat, guests and who was no member on the day are none. @attendances: array of
 * RkRecord, of one meeting */
guint rk_attendance_count_unanswered (const GPtrArray *attendances, const RkRecord *meeting);

/**
 * rk_meeting_dup_unsaid: what a meeting does not say of where and when, by the names of its fields:
 * 「会場、開始時刻」. Nobody has to be anywhere for one by Web or in writing.
 * @held: of one that was held, the end, too
 * Returns: (nullable): it says all
 */
char *rk_meeting_dup_unsaid (const RkRecord *meeting, gboolean held);

/* ── meetings held in writing ────────────────────────────────────────────────────────────── */

/**
 * RkTally: the replies of one council to one item of a meeting held in writing.
 * @in_favour, @against, @opinions: 賛成, 反対, 意見 (neither)
 * @members: who may reply
 * @needed: replies without which nothing is decided: the quorum
 * @valid: as many replied; @carried: valid, and more than half of those who replied are in favour
 * @tied: valid, half are in favour: the chair decides
 */
typedef struct
{
  guint in_favour;
  guint against;
  guint opinions;
  guint members;
  guint needed;
  gboolean valid;
  gboolean carried;
  gboolean tied;
} RkTally;

/** rk_tally_count: @quorum: of the council on the day; its rule, not who is there, counts. */
RkTally rk_tally_count (const RkQuorum *quorum, guint in_favour, guint against, guint opinions);
/**
 * rk_tally_of: what the members of one council replied to an item. Where several councils hold the
 * meeting each decides by its own members; who sits in several of them votes in each.
 * @quorum: of the council
 * @attendances: array of RkRecord, of those in office on the day
 * @ballots: array of RkRecord, of the meeting
 */
RkTally rk_tally_of (const RkQuorum *quorum,
                     gint64 council,
                     const GPtrArray *attendances,
                     const GPtrArray *ballots,
                     gint64 item);
/** rk_ballots_find: Returns: (nullable) (transfer none): what a member replied to an item */
RkRecord *rk_ballots_find (const GPtrArray *ballots, gint64 item, gint64 appointment);
/** rk_tally_dup_words: 「賛成 9名　反対 1名　意見 2名　回答 12名／委員15名（定足数 8名）　可決」.
 * (transfer full) */
char *rk_tally_dup_words (const RkTally *tally);

/* ── terms ───────────────────────────────────────────────────────────────────────────────── */

/**
 * rk_term_end: the last day of a term.
 * @start: first day
 * @months: length of a full term
 * @end_day: (nullable): day of the year on which terms end, "03-31"; NULL: @months after @start
 * @rest_of: last day of the predecessor's term, where this is the 残任期間; else no date
 *
 * A term of 24 months from 2026-04-01 ends on 2028-03-31. One that begins within the year
 * (2026-06-10) ends on the last @end_day that a full term reaches: 2028-03-31. No term is longer
 * than a full one: from 2026-03-31 it would be so until 2028-03-31, hence it ends on 2027-03-31.
 * Where no @end_day lies within, the term is a full one. A successor serves no longer than the
 * predecessor would have.
 */
RkDate rk_term_end (RkDate start, guint months, const char *end_day, RkDate rest_of);

/** RkTerm: @end: no date: open */
typedef struct
{
  RkDate start;
  RkDate end;
} RkTerm;

/** rk_terms_overlap: whether a day belongs to both. An open beginning or end reaches for ever. */
gboolean rk_terms_overlap (RkTerm a, RkTerm b);
/**
 * rk_reappointments: how often somebody was appointed again: terms of one person in one council
 * that began before @start.
 */
guint rk_reappointments (const RkTerm *terms, guint n, RkDate start);
/** rk_days_served: days in office up to and with @day; a day in two terms counts once. */
guint rk_days_served (const RkTerm *terms, guint n, RkDate day);
/**
 * rk_years_served: the same in whole years and months (在任年数): 「4年2か月」. Days left over from
 * several spells make a month of thirty.
 */
char *rk_years_served (const RkTerm *terms, guint n, RkDate day);

/**
 * rk_term_check_overlap: two people cannot hold one seat on one day.
 * @name, @other: their names, for the sentence
 * @error: %RK_ERROR_CONSTRAINT naming both
 */
gboolean rk_term_check_overlap (
    RkTerm term, const char *name, RkTerm taken, const char *other, GError **error);

/**
 * rk_deputy_check: a deputy is of the same body as the member.
 * @body: body of the seat
 * @deputy_body: (nullable): body the deputy is of; NULL: not said, which is accepted
 * @error: %RK_ERROR_CONSTRAINT
 */
gboolean rk_deputy_check (const char *member,
                          const char *body,
                          const char *deputy,
                          const char *deputy_body,
                          GError **error);

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

/** rk_reply_code: the code on a reply slip: council-meeting-member and a check digit. */
char *rk_reply_code (guint council, guint meeting, guint member);
/** rk_reply_code_parse: any width, with or without hyphens. @error: %RK_ERROR_INVALID */
gboolean rk_reply_code_parse (
    const char *text, guint *council, guint *meeting, guint *member, GError **error);

/** rk_agenda_number: how an agenda item is numbered on every paper: ⑴ to ⒇, one under another item
 * (@under) ア to コ; longer lists go on with plain brackets. @n: from 1 */
char *rk_agenda_number (guint n, gboolean under);

/* Minutes of what stands on every agenda besides its items. */
#define RK_OPENING_MINUTES 2
#define RK_GREETING_MINUTES 3
#define RK_QUORUM_MINUTES 2
#define RK_ELECTION_MINUTES 5
#define RK_CLOSING_MINUTES 3

/** rk_agenda_election: 「会長及び副会長の選任」. @members: array of RkRecord (attendances)
 * Returns: (nullable): NULL where there is a chair, or both are so by their office */
char *rk_agenda_election (const RkRecord *council, GPtrArray *members);
/** rk_agenda_before: minutes before the first item of a meeting to which people come.
 * @members: array of RkRecord (attendances, also of guests) */
guint rk_agenda_before (const RkRecord *council, GPtrArray *members);
/** rk_agenda_is_asked: whether a meeting in writing asks for a vote on an item: on what is for
 * discussion; what stands above others is no question of its own, and reports and その他 are none
 * at all, nor what stands under them. @items: array of RkRecord (agenda
 * items), those under another one behind it */
gboolean rk_agenda_is_asked (GPtrArray *items, guint i);
/** rk_meeting_is_open: whether a meeting is open to the public, but for items that are closed; one
 * that does not say is. */
gboolean rk_meeting_is_open (const RkRecord *meeting);
/** rk_agenda_is_closed: whether an item, or the one it stands under, is not open to the public.
 * @items: array of RkRecord (agenda items; NULL is skipped) */
gboolean rk_agenda_is_closed (const GPtrArray *items, const RkRecord *item);
/** rk_agenda_closed_reason: why it is closed: of the one it stands under where that closes it.
 * Returns: (nullable): none was given, or it is open */
const char *rk_agenda_closed_reason (const GPtrArray *items, const RkRecord *item);
/** rk_agenda_has_closed: whether one that stands under an item is closed by itself. */
gboolean rk_agenda_has_closed (const GPtrArray *items, const RkRecord *item);
/** RkOpenness: of a meeting, or of an item of its agenda. */
typedef enum
{
  RK_OPENNESS_OPEN,
  RK_OPENNESS_PARTLY, /* something below it is closed */
  RK_OPENNESS_CLOSED
} RkOpenness;

/** rk_agenda_openness: of an item of a meeting; nothing is said of those of a meeting that is
 * closed as a whole: they are open, as it is. @items: array of RkRecord (agenda items; NULL is
 * skipped) @item: (nullable): NULL: of the meeting */
RkOpenness
rk_agenda_openness (const RkRecord *meeting, const GPtrArray *items, const RkRecord *item);
/** rk_agenda_item_minutes: the time of an item itself; one with others under it takes the time of
 * those, where they have any. @items: array of RkRecord, what is under an item behind it */
guint rk_agenda_item_minutes (GPtrArray *items, guint i);

/** RkMaterialStep: one paper as it stands in the order. */
typedef struct
{
  const char *kind; /* 資料, 参考資料, 当日配布 */
  gint64 item;      /* agenda item, 0: none */
} RkMaterialStep;

/**
 * rk_material_numbers: 資料1, 資料2-1, 資料2-2, 参考資料1 in the order of @steps: papers of one
 * agenda item share a number and are told apart behind a hyphen.
 * Returns: (transfer full) (array zero-terminated=1)
 */
char **rk_material_numbers (const RkMaterialStep *steps, guint n);

G_END_DECLS
