/* 出欠: one row per member; single keys answer, the code of a reply slip finds the row. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_ATTENDANCE (rk_meeting_attendance_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingAttendance, rk_meeting_attendance, RK, MEETING_ATTENDANCE, AdwBin)

GtkWidget *rk_meeting_attendance_new (RkContext *context);
/** rk_meeting_attendance_show: @data: kept */
void rk_meeting_attendance_show (RkMeetingAttendance *self, RkMeetingData *data);
/** rk_meeting_attendance_begin: keys enter what the day asks for: replies before it, then who is
 * there. */
void rk_meeting_attendance_begin (RkMeetingAttendance *self);
/** rk_meeting_attendance_focus: takes the keyboard to where the code of a reply slip is entered, of
 * a meeting in writing to the first reply that is missing; where nothing is entered, to the first
 * control. */
void rk_meeting_attendance_focus (RkMeetingAttendance *self);

G_END_DECLS
