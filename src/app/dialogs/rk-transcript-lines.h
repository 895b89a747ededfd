/* The lines of a transcript before they are taken in: who speaks, under which item, left out or
 * joined; everything by keyboard. */
#pragma once

#include <adwaita.h>
#include "rk-meeting-data.h"
#include "rk-transcript-plan.h"

G_BEGIN_DECLS

#define RK_TYPE_TRANSCRIPT_LINES (rk_transcript_lines_get_type ())
G_DECLARE_FINAL_TYPE (RkTranscriptLines, rk_transcript_lines, RK, TRANSCRIPT_LINES, AdwBin)

/* Signal: changed: another number of lines is taken in or has a speaker */

GtkWidget *rk_transcript_lines_new (RkMeetingData *data);
/** rk_transcript_lines_show: once. @plan: (transfer full) */
void rk_transcript_lines_show (RkTranscriptLines *self, RkTranscriptPlan *plan);
/** rk_transcript_lines_get_plan: Returns: (nullable) (transfer none) */
RkTranscriptPlan *rk_transcript_lines_get_plan (RkTranscriptLines *self);
/** rk_transcript_lines_get_begun: when the recording began, minutes since midnight; -1: not said */
int rk_transcript_lines_get_begun (RkTranscriptLines *self);

G_END_DECLS
