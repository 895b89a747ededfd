/* 次第・資料: the agenda, beside it the 会議資料一式 as it would be printed now: its parts, their
 * pages, what is missing, and the pages themselves. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"
#include "rk-pages.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_PAPERS (rk_meeting_papers_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingPapers, rk_meeting_papers, RK, MEETING_PAPERS, AdwBin)

/** rk_meeting_papers_new: @agenda: the widget beside the packet */
GtkWidget *rk_meeting_papers_new (RkContext *context, GtkWidget *agenda);
/** rk_meeting_papers_show: @data: kept. The packet is made once it can be seen. */
void rk_meeting_papers_show (RkMeetingPapers *self, RkMeetingData *data);
/** rk_meeting_papers_toggle_pane: F9 */
void rk_meeting_papers_toggle_pane (RkMeetingPapers *self);
/** rk_meeting_papers_look: shows the pages in place of the agenda. */
void rk_meeting_papers_look (RkMeetingPapers *self);
/** rk_meeting_papers_step_back: from the pages to the agenda. Returns: whether pages were shown */
gboolean rk_meeting_papers_step_back (RkMeetingPapers *self);
/** rk_meeting_papers_get_parts: Returns: (nullable): array of RkPacketPart as last made */
GPtrArray *rk_meeting_papers_get_parts (RkMeetingPapers *self);
/** rk_meeting_papers_get_pages: Returns: (nullable): the packet as last made */
RkPages *rk_meeting_papers_get_pages (RkMeetingPapers *self);
/** rk_meeting_papers_move, rk_meeting_papers_choose: as the keys and the check boxes do.
 * @n: place among the parts */
void rk_meeting_papers_move (RkMeetingPapers *self, guint n, guint to);
void rk_meeting_papers_choose (RkMeetingPapers *self, guint n, gboolean chosen);

G_END_DECLS
