/* 次第: the agenda of a meeting with its papers; moved, indented and completed in place. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_AGENDA (rk_meeting_agenda_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingAgenda, rk_meeting_agenda, RK, MEETING_AGENDA, AdwBin)

GtkWidget *rk_meeting_agenda_new (RkContext *context);
/** rk_meeting_agenda_show: @data: kept */
void rk_meeting_agenda_show (RkMeetingAgenda *self, RkMeetingData *data);
/** rk_meeting_agenda_reveal: goes to the row of an item or a paper once there is one: it is in view
 * and has the keyboard. */
void rk_meeting_agenda_reveal (RkMeetingAgenda *self, gint64 id);

G_END_DECLS
