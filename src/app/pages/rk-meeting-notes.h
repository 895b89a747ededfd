/* 記録: what is said, typed while it is said, without the mouse. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"
#include "rk-note-box.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_NOTES (rk_meeting_notes_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingNotes, rk_meeting_notes, RK, MEETING_NOTES, AdwBin)

GtkWidget *rk_meeting_notes_new (RkContext *context);
/** rk_meeting_notes_show: @data: kept */
void rk_meeting_notes_show (RkMeetingNotes *self, RkMeetingData *data);
/** rk_meeting_notes_reveal: goes to a statement of the meeting shown. */
void rk_meeting_notes_reveal (RkMeetingNotes *self, gint64 statement);

/** rk_meeting_notes_get_box: Returns: (transfer none) */
RkNoteBox *rk_meeting_notes_get_box (RkMeetingNotes *self);
/** rk_meeting_notes_take_number: Alt+1 … Alt+6. Returns: FALSE where it means nothing here */
gboolean rk_meeting_notes_take_number (RkMeetingNotes *self, guint n);

G_END_DECLS
