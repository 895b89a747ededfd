/* 席次表: the plan of the room as it is printed, with people moved on it, and what there is to say
 * beside it. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"
#include "rk-seating-view.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_SEATING (rk_meeting_seating_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingSeating, rk_meeting_seating, RK, MEETING_SEATING, AdwBin)

GtkWidget *rk_meeting_seating_new (RkContext *context);
/** rk_meeting_seating_show: @data: kept. The plan is read once the tab can be seen. */
void rk_meeting_seating_show (RkMeetingSeating *self, RkMeetingData *data);
/** rk_meeting_seating_get_view: for tests and the keyboard. */
RkSeatingView *rk_meeting_seating_get_view (RkMeetingSeating *self);
/** rk_meeting_seating_get_pane: what stands beside the plan, for F6. */
GtkWidget *rk_meeting_seating_get_pane (RkMeetingSeating *self);
/** rk_meeting_seating_focus: takes the keyboard to the seat chosen last, at first to the first;
 * once there are seats. */
void rk_meeting_seating_focus (RkMeetingSeating *self);
/** rk_meeting_seating_get_plan: Returns: (nullable): what is shown */
const RkSeatingPlan *rk_meeting_seating_get_plan (RkMeetingSeating *self);
/** rk_meeting_seating_toggle_pane: F9 */
void rk_meeting_seating_toggle_pane (RkMeetingSeating *self);

G_END_DECLS
