/* 委員を一人ずつ入れる: one row of a member list, typed: body, person, seat and term are found or
 * made by the same rules as in an import. */
#pragma once

#include "rk-calendar.h"
#include "rk-record-dialog.h"

G_BEGIN_DECLS

/**
 * rk_member_dialog_new:
 * @council: whose member
 * @day: on which the term begins, if nothing else is said
 * Returns: an #RkRecordDialog
 */
GtkWidget *
rk_member_dialog_new (RkContext *context, GtkWindow *parent, RkRecord *council, RkDate day);

G_END_DECLS
