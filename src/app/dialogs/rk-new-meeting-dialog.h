/* The next meeting of a council: which council, which day; the rest is as it was last time. */
#pragma once

#include <adwaita.h>
#include "rk-edits.h"

G_BEGIN_DECLS

#define RK_TYPE_NEW_MEETING_DIALOG (rk_new_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkNewMeetingDialog, rk_new_meeting_dialog, RK, NEW_MEETING_DIALOG, AdwWindow)

/**
 * rk_new_meeting_dialog_new:
 * @council: chosen at first; 0: the first one
 * @owner: handed to @done with the id of the new meeting
 */
GtkWidget *rk_new_meeting_dialog_new (
    RkContext *context, GtkWindow *parent, gint64 council, gpointer owner, RkEditDone done);
/** rk_new_meeting_dialog_enter: as if chosen and typed. @day: as a person writes it, or "" */
void rk_new_meeting_dialog_enter (RkNewMeetingDialog *self, gint64 council, const char *day);

G_END_DECLS
