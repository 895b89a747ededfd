/* 改選: the seats whose terms end, each with its answer (再任, 後任, まだ決めない), recorded as one
 * action; then the papers for it. */
#pragma once

#include <adwaita.h>
#include "rk-calendar.h"
#include "rk-context.h"
#include "rk-renewal.h"

G_BEGIN_DECLS

#define RK_TYPE_RENEWAL_WINDOW (rk_renewal_window_get_type ())
G_DECLARE_FINAL_TYPE (RkRenewalWindow, rk_renewal_window, RK, RENEWAL_WINDOW, AdwWindow)

/**
 * rk_renewal_window_new:
 * @seat: 0: every seat of the council whose term ends; else this one
 * @start: on which the new terms begin, unless something is kept under another day; can be changed
 * there
 */
GtkWidget *rk_renewal_window_new (
    RkContext *context, GtkWindow *parent, RkRecord *council, gint64 seat, RkDate start);
/** rk_renewal_window_get_n_seats: seats listed. */
guint rk_renewal_window_get_n_seats (RkRenewalWindow *self);
/** rk_renewal_window_answer: as if chosen in a row. @name, @kana, @post: (nullable): as typed */
void rk_renewal_window_answer (RkRenewalWindow *self,
                               guint row,
                               RkRenewalAnswer answer,
                               const char *name,
                               const char *kana,
                               const char *post);
/** rk_renewal_window_set_days: as if typed into a row. @sent_on, @accepted_on: (nullable) */
void rk_renewal_window_set_days (RkRenewalWindow *self,
                                 guint row,
                                 const char *sent_on,
                                 const char *accepted_on);
/** rk_renewal_window_fill_column: what Ctrl+Enter does in a day of a row: the rows below it that
 * have none get the same. @accepted: the column of acceptance, else that of the request */
void rk_renewal_window_fill_column (RkRenewalWindow *self, guint row, gboolean accepted);
/** rk_renewal_window_set_reason: as if typed: why the limit of the bylaws is gone over. */
void rk_renewal_window_set_reason (RkRenewalWindow *self, guint n, const char *reason);
/** rk_renewal_window_dup_state: 「依頼中」, 「回答あり」, … of a row, translated. */
char *rk_renewal_window_dup_state (RkRenewalWindow *self, guint row);
/** rk_renewal_window_keep: keeps what is known so far. Returns: FALSE: a day is none */
gboolean rk_renewal_window_keep (RkRenewalWindow *self);
/** rk_renewal_window_set_start: as if typed. Returns: FALSE: no day */
gboolean rk_renewal_window_set_start (RkRenewalWindow *self, const char *text);
/** rk_renewal_window_perform: as the button does. */
void rk_renewal_window_perform (RkRenewalWindow *self);
/** rk_renewal_window_is_done: whether it was recorded. */
gboolean rk_renewal_window_is_done (RkRenewalWindow *self);

G_END_DECLS
