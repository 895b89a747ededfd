/* その後: opinions, directions, homework, and the stages of the minutes. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_AFTER (rk_meeting_after_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingAfter, rk_meeting_after, RK, MEETING_AFTER, AdwBin)

GtkWidget *rk_meeting_after_new (RkContext *context);
/** rk_meeting_after_show: @data: kept */
void rk_meeting_after_show (RkMeetingAfter *self, RkMeetingData *data);

G_END_DECLS
