/* Takes the transcript of a recording into the record of a meeting: from a file or pasted; who
 * speaks and under which item is said by keyboard, line by line; then one command writes all. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"
#include "rk-transcript-plan.h"

G_BEGIN_DECLS

#define RK_TYPE_TRANSCRIPT_WINDOW (rk_transcript_window_get_type ())
G_DECLARE_FINAL_TYPE (RkTranscriptWindow, rk_transcript_window, RK, TRANSCRIPT_WINDOW, AdwWindow)

/**
 * rk_transcript_window_new:
 * @parent: (nullable)
 * @item: the agenda item that the talk begins under; 0: none
 */
GtkWidget *
rk_transcript_window_new (RkContext *context, GtkWindow *parent, RkMeetingData *data, gint64 item);
/** rk_transcript_window_read_file: as if chosen. */
void rk_transcript_window_read_file (RkTranscriptWindow *self, GFile *file);
/** rk_transcript_window_read_text: as if pasted. */
void rk_transcript_window_read_text (RkTranscriptWindow *self, const char *text);
/** rk_transcript_window_get_plan: Returns: (nullable) (transfer none): NULL: nothing was read yet
 */
RkTranscriptPlan *rk_transcript_window_get_plan (RkTranscriptWindow *self);

G_END_DECLS
