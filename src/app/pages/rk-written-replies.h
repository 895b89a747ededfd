/* The replies of a meeting held in writing: members by agenda items, filled by keyboard, counted
 * for each item as they come. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_WRITTEN_REPLIES (rk_written_replies_get_type ())
G_DECLARE_FINAL_TYPE (RkWrittenReplies, rk_written_replies, RK, WRITTEN_REPLIES, AdwBin)

GtkWidget *rk_written_replies_new (RkContext *context);
void rk_written_replies_show (RkWrittenReplies *self, RkMeetingData *data);
/** rk_written_replies_focus: takes the keyboard to the first reply that is missing. Returns: FALSE
 * where nothing is asked */
gboolean rk_written_replies_focus (RkWrittenReplies *self);

G_END_DECLS
