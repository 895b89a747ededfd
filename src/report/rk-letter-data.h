/* What the papers of a council are made from: the council, its meeting, its members, and the fields
 * of their letters. */
#pragma once

#include "rk-letter.h"
#include "rk-report-private.h"

G_BEGIN_DECLS

/* Of a term of a council that sets no length. */
#define RK_PAPER_NO_END "から（期間の定めなし）"
#define RK_PAPER_NO_LAST_DAY "定めなし"

/**
 * RkPaperUsage:
 * @RK_PAPER_MEETING: about a meeting; members are those of its day
 * @RK_PAPER_MEMBERS: members are needed
 * @RK_PAPER_ANY_TERM: members that were chosen by the query may have left or not begun; where the
 *   first day of the new terms is said, only those whose term begins on it
 * @RK_PAPER_NOBODY_YET: that nobody is meant is no error
 */
typedef enum
{
  RK_PAPER_MEETING = 1 << 0,
  RK_PAPER_MEMBERS = 1 << 1,
  RK_PAPER_ANY_TERM = 1 << 2,
  RK_PAPER_NOBODY_YET = 1 << 3,
} RkPaperUsage;

/**
 * RkPaperData:
 * @meeting: (nullable); @joints: (nullable) (element-type RkJoint): who else holds it
 * @asked: (nullable) (element-type utf8): what a meeting in writing asks, with the numbers
 * @day: of the paper: as asked for, else today
 * @since: the day whose members are meant: of the meeting, else @day
 * @members: (nullable) (element-type RkRecord): rk_kind_appointment, in the order of the roster; of
 * a meeting those of all councils that hold it, @council's first, each person once; where its
 * minutes were made final those of then (rk_meetings_roster())
 * @people, @bodies: by id
 * @fields: of the office, the council and the meeting
 * @letter: (nullable): one that is being written, in place of that in the file
 */
typedef struct
{
  RkDb *db;
  RkRecord *office;
  RkRecord *council;
  RkRecord *meeting;
  GPtrArray *joints;
  GPtrArray *asked;
  RkDate day;
  RkDate since;
  GPtrArray *members;
  GHashTable *people;
  GHashTable *bodies;
  RkFields *fields;
  RkRecord *letter;
} RkPaperData;

/**
 * rk_paper_data_load: reads what a paper needs, in a few queries however many members there are.
 * @error: %RK_ERROR_NOT_FOUND where there is no council, no meeting or nobody
 */
gboolean rk_paper_data_load (
    RkPaperData *self, RkDb *db, const RkReportParams *params, RkPaperUsage usage, GError **error);
void rk_paper_data_clear (RkPaperData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkPaperData, rk_paper_data_clear)

/** rk_paper_letter: rk_letter_find() for the council, or the one being written. (transfer full) */
RkRecord *rk_paper_letter (const RkPaperData *self, const char *document, GError **error);
/** rk_paper_council_name: of the council; on papers of a meeting whose minutes are final as it was
 * called then. (transfer none) */
const char *rk_paper_council_name (const RkPaperData *self);
/** rk_paper_council_of: of the council in which a member was called to the meeting, likewise.
 * (transfer none) */
const char *rk_paper_council_of (const RkPaperData *self, const RkRecord *member);
/** rk_paper_head: who speaks for the secretariat, "" for nobody; of such a meeting as it was then.
 * (transfer none) */
const char *rk_paper_head (const RkPaperData *self);
/** rk_paper_person, rk_paper_body: of a member. Returns: (nullable) (transfer none) */
const RkRecord *rk_paper_person (const RkPaperData *self, const RkRecord *member);
const RkRecord *rk_paper_body (const RkPaperData *self, const RkRecord *member);

/** rk_paper_fields_member: the fields of one member. */
RkFields *rk_paper_fields_member (const RkPaperData *self, const RkRecord *member);
/** rk_paper_fields_meeting: adds those of @self's meeting to its fields. */
gboolean rk_paper_fields_meeting (RkPaperData *self, GError **error);
/** rk_paper_fields_office: adds those of the office and the council. */
void rk_paper_fields_office (RkPaperData *self);

/** rk_paper_is_chosen: whether the query picks some of the members. */
gboolean rk_paper_is_chosen (const RkReportParams *params);
/** rk_paper_chosen_ids: the set of the members' ids. Returns: (nullable): NULL: none are loaded */
GHashTable *rk_paper_chosen_ids (const RkPaperData *self);
/** rk_paper_nobody: the error where nobody is meant. Returns: NULL */
gpointer rk_paper_nobody (GError **error);

/** rk_paper_contact: the box 担当; @for_public: without the person. Returns: (nullable) (transfer
 * full): NULL: the rules of the council name nothing of it */
char *rk_paper_contact (const RkPaperData *self, gboolean for_public);
/** rk_paper_sender: who writes, with （公印省略） in a line of its own. (transfer full) */
char *rk_paper_sender (const RkPaperData *self);
/** rk_paper_day_words: 令和8年7月23日（木）; a blank to fill in by hand where there is none. */
char *rk_paper_day_words (const char *iso, gboolean weekday);
/** rk_paper_term_words: 令和8年4月1日から令和10年3月31日まで. (transfer full) */
char *rk_paper_term_words (const char *start, const char *end);
/** rk_paper_time: 令和8年7月23日（木）午後1時30分から午後3時30分まで. (transfer full) */
char *rk_paper_time (const RkRecord *meeting);
/** rk_paper_text: a text field, "" where there is none. */
const char *rk_paper_text (const RkRecord *record, const char *field);

/** rk_paper_remark_sender: that the rules of the council do not say who writes and is answered. */
void rk_paper_remark_sender (const RkPaperData *self, RkDocument *document);
/**
 * rk_paper_remark_blanks: that and what of the meeting (day, time, place) was left blank.
 * @text: the letter as filled in; a day that it does not say is not missed
 */
void
rk_paper_remark_blanks (const RkPaperData *self, RkDocument *document, const RkLetterText *text);

/** rk_paper_document: a document with the office's fonts and origin, on A4 for @use. */
RkDocument *rk_paper_document (const RkPaperData *self, const char *title, RkPaperUse use);

G_END_DECLS
