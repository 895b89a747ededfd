/* The meetings of all councils: those to come first, then by fiscal year, the newest at the top. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETINGS_LIST (rk_meetings_list_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingsList, rk_meetings_list, RK, MEETINGS_LIST, AdwBin)

/* Signals:
 *   chosen (gint64 id)    a meeting was chosen, by the person or because another one went; 0: none
 *   activated             Enter or a click on it: where the frame is folded, show it */

GtkWidget *rk_meetings_list_new (RkContext *context);
/** rk_meetings_list_choose: chooses a meeting, once the list has come. */
void rk_meetings_list_choose (RkMeetingsList *self, gint64 id);
/** rk_meetings_list_get_council: the council that the list is narrowed to; 0: all */
gint64 rk_meetings_list_get_council (RkMeetingsList *self);
void rk_meetings_list_set_council (RkMeetingsList *self, gint64 council);

G_END_DECLS
