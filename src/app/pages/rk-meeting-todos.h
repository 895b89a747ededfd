/* 準備: what the secretariat does before and after a meeting, by the day on which it is due. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_MEETING_TODOS (rk_meeting_todos_get_type ())
G_DECLARE_FINAL_TYPE (RkMeetingTodos, rk_meeting_todos, RK, MEETING_TODOS, AdwBin)

GtkWidget *rk_meeting_todos_new (RkContext *context);
void rk_meeting_todos_show (RkMeetingTodos *self, RkMeetingData *data);
/** rk_meeting_todos_settle: as the buttons of a row do. @outcome: (nullable): NULL: open again */
void rk_meeting_todos_settle (RkMeetingTodos *self, gint64 todo, const char *outcome);

/**
 * rk_meeting_todos_dup_next: the next one that is open, in words:
 * 「次は「開催通知を送る」6月23日（火）まで」.
 * @n_done, @n_late: (out) (optional)
 * Returns: (transfer full): "" where nothing is open
 */
char *rk_meeting_todos_dup_next (const RkMeetingData *data, guint *n_done, guint *n_late);

G_END_DECLS
