/* 報償費・旅費 of a meeting: a line for each member, filled in by the council's rates; what is
 * typed is recorded as one action. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_PAYMENTS_WINDOW (rk_payments_window_get_type ())
G_DECLARE_FINAL_TYPE (RkPaymentsWindow, rk_payments_window, RK, PAYMENTS_WINDOW, AdwWindow)

GtkWidget *rk_payments_window_new (RkContext *context, GtkWindow *parent, RkRecord *meeting);
guint rk_payments_window_get_n_lines (RkPaymentsWindow *self);
/** rk_payments_window_type: as if typed into a line. @pay, @travel, @route: (nullable) */
void rk_payments_window_type (
    RkPaymentsWindow *self, guint line, const char *pay, const char *travel, const char *route);
/** rk_payments_window_exclude: as if ticked. @reason: (nullable): NULL: paid again */
void rk_payments_window_exclude (RkPaymentsWindow *self, guint line, const char *reason);
/** rk_payments_window_dup_sum: the words of the sum. */
char *rk_payments_window_dup_sum (RkPaymentsWindow *self);
/** rk_payments_window_save: as the button does. Returns: FALSE: something cannot be understood */
gboolean rk_payments_window_save (RkPaymentsWindow *self);

G_END_DECLS
