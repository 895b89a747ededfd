/* Whether a meeting is valid, in a sentence with its numbers, over all tabs of the 会議 page. */
#pragma once

#include <gtk/gtk.h>
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_STRIP (rk_meeting_strip_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingStrip, rk_meeting_strip, RK, MEETING_STRIP, GtkBox)

/** rk_meeting_strip_show: @may_enter: whether it offers page.enter-missing where members
 * are missing in the list, page.enter-replies where replies are
 */
void rk_meeting_strip_show (RkMeetingStrip *self, const RkMeetingData *data, gboolean may_enter);

G_END_DECLS
