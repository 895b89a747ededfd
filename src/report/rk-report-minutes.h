/* What the two files of the minutes share: the text, and the four heads of it. */
#pragma once

#include "rk-report-meeting.h"

G_BEGIN_DECLS

/**
 * RkMinutesPaper:
 * @summary: 議事概要: the summaries of what was said, where there are some
 * @full_layout: the layout 全文
 * @ballots: replies of a meeting held in writing
 * @reasons: why passages are withheld, in the order of their marks ※1, ※2
 * @handed_out: what was handed out besides the papers of the meeting
 * @next: day of the next meeting in words
 */
typedef struct
{
  RkMeetingPaper *paper;
  GPtrArray *statements;
  GPtrArray *reasons;
  GPtrArray *ballots;
  RkQuorum quorum;
  char *handed_out;
  char *next;
  gboolean for_public;
  gboolean summary;
  gboolean full_layout;
} RkMinutesPaper;

/** rk_minutes_paper_words: what was said, in this edition. */
char *rk_minutes_paper_words (RkMinutesPaper *self, const RkRecord *statement);
/** rk_minutes_paper_add_head: the facts before the talk. @layout: of the council */
void rk_minutes_paper_add_head (RkDocument *document, RkMinutesPaper *self, const char *layout);
/** rk_minutes_paper_speaker: 「（青島委員）」, as the council shows those who speak. (transfer
 * full) */
char *rk_minutes_paper_speaker (const RkMinutesPaper *self, const RkRecord *statement);
/** rk_minutes_paper_add_ballots: what was replied in writing, counted for each item and by each
 * council that holds the meeting. */
void rk_minutes_paper_add_ballots (RkDocument *document, RkMinutesPaper *self);
/** rk_minutes_paper_vote_words: 「⑵　要綱の改正　可決」: what the replies in writing to an item
 * decided, in each council where several meet. Returns: (nullable) (transfer full): NULL: nothing
 */
char *rk_minutes_paper_vote_words (const RkMinutesPaper *self, guint item);
/** rk_minutes_paper_add_talk: what was said, item by item. */
void rk_minutes_paper_add_talk (RkDocument *document, RkMinutesPaper *self);

G_END_DECLS
