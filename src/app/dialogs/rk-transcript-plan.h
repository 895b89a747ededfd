/* A transcript on its way into the record: who says what under which item. Nothing is written
 * until all of it is taken in. */
#pragma once

#include <gio/gio.h>
#include "rk-meeting-data.h"
#include "rk-transcript.h"

G_BEGIN_DECLS

#define RK_TYPE_TRANSCRIPT_LINE (rk_transcript_line_get_type ())
G_DECLARE_FINAL_TYPE (RkTranscriptLine, rk_transcript_line, RK, TRANSCRIPT_LINE, GObject)

/* Signal: changed */

/**
 * RkTranscriptLine: one utterance.
 * @found: (nullable): the speaker as the text names them
 * @appointment: a member; 0: @speaker says who
 * @speaker: (nullable)
 * @assigned: whether it is settled who speaks
 * @item: agenda item, 0: none
 * @starts_item: @item was chosen here; those behind it follow
 * @left_out: it is not taken in
 */
struct _RkTranscriptLine
{
  GObject parent_instance;

  gint64 second;
  char *found;
  char *text;
  gint64 appointment;
  char *speaker;
  gint64 item;
  gboolean assigned;
  gboolean starts_item;
  gboolean left_out;
};

typedef struct _RkTranscriptPlan RkTranscriptPlan;

/**
 * rk_transcript_plan_new: names that mean one member, the chair or the secretariat are settled at
 * once.
 * @data: kept
 * @utterances: (element-type RkUtterance): copied from
 * @item: the agenda item that the talk begins under; 0: none
 */
RkTranscriptPlan *rk_transcript_plan_new (RkMeetingData *data, GPtrArray *utterances, gint64 item);
void rk_transcript_plan_free (RkTranscriptPlan *self);
/** rk_transcript_plan_get_lines: a list of RkTranscriptLine. (transfer none) */
GListModel *rk_transcript_plan_get_lines (RkTranscriptPlan *self);
RkTranscriptLine *rk_transcript_plan_get (RkTranscriptPlan *self, guint n);

/**
 * rk_transcript_plan_assign: says who speaks in a line, and in every other one that the text gives
 * the same name and that is not settled.
 * @speaker: (nullable): for @appointment 0
 */
void rk_transcript_plan_assign (RkTranscriptPlan *self,
                                guint n,
                                gint64 appointment,
                                const char *speaker);
/** rk_transcript_plan_same_as_before: the speaker of the line before. Returns: FALSE where nobody
 * is settled there */
gboolean rk_transcript_plan_same_as_before (RkTranscriptPlan *self, guint n);
/** rk_transcript_plan_set_item: from line @n on, up to the next one where an item was chosen. */
void rk_transcript_plan_set_item (RkTranscriptPlan *self, guint n, gint64 item);
/** rk_transcript_plan_step_item: the item before (-1) or behind (1) that of the line. */
void rk_transcript_plan_step_item (RkTranscriptPlan *self, guint n, int step);
/** rk_transcript_plan_join: puts line @n behind the text of the one before. Returns: FALSE for the
 * first line */
gboolean rk_transcript_plan_join (RkTranscriptPlan *self, guint n);
void rk_transcript_plan_toggle (RkTranscriptPlan *self, guint n);
/** rk_transcript_plan_next_open: the first line from @n on, then from the beginning, in which
 * nobody is settled. Returns: FALSE: there is none */
gboolean rk_transcript_plan_next_open (RkTranscriptPlan *self, guint n, guint *found);
/** rk_transcript_plan_count: @n_taken: lines that will be taken in; @n_open: those of them in which
 * nobody is settled */
void rk_transcript_plan_count (RkTranscriptPlan *self, guint *n_taken, guint *n_open);
/** rk_transcript_plan_dup_speaker: 「3　山﨑　恵」 of a line that is settled, else the found name
 * in brackets, else "?" */
char *rk_transcript_plan_dup_speaker (RkTranscriptPlan *self, const RkTranscriptLine *line);

/**
 * rk_transcript_plan_end: the statements. A name that nobody was found for stays as the text has
 * it.
 * @begun: minutes since midnight when the recording began; -1: times are not known
 * Returns: (transfer full) (element-type RkRecord)
 */
GPtrArray *rk_transcript_plan_end (RkTranscriptPlan *self, int begun);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkTranscriptPlan, rk_transcript_plan_free)

G_END_DECLS
