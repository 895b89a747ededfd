/* 報償費・旅費: what each member is paid for a meeting, by the council's rates unless it was taken
 * down otherwise. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkPaymentLine: one member.
 * @payment: what was taken down; 0: @pay follows from the rates
 * @presence: what was taken down; while it is expected only, else what was replied
 * @excluded: 支給対象外, for @reason
 * @reason: (nullable): why nothing is paid, for other lines without pay, too (欠席)
 * @route: (nullable): 旅費の内訳
 * @paid_on: (nullable): ISO day
 * @travel_included: the rate includes it
 */
typedef struct
{
  gint64 appointment;
  gint64 payment;
  char *name;
  char *body;
  char *role;
  char *presence;
  gint64 pay;
  gint64 travel;
  gboolean excluded;
  gboolean travel_included;
  char *reason;
  char *route;
  char *paid_on;
} RkPaymentLine;

/**
 * RkPayments:
 * @lines: array of RkPaymentLine, in the order of the roster, without observers who were not
 *   paid; behind them whoever was a member when the minutes became final and is not in the roster
 * @minutes: length of the meeting, by its times; 0: not known
 * @taken: presence was taken down, on the day or later; else it is what is expected
 */
typedef struct
{
  GPtrArray *lines;
  gint64 minutes;
  gboolean taken;
} RkPayments;

/** rk_payments_load: RK_ERROR_NOT_FOUND where the meeting is gone. */
RkPayments *rk_payments_load (RkDb *db, gint64 meeting, GError **error);
void rk_payments_free (RkPayments *self);
/**
 * rk_payments_sum: yen of the lines that are paid.
 * @travel, @n_paid: (out) (optional)
 * Returns: pay without travel
 */
gint64 rk_payments_sum (const RkPayments *self, gint64 *travel, guint *n_paid);
/** rk_payment_line_copy, rk_payment_line_free: for changes on the screen. */
RkPaymentLine *rk_payment_line_copy (const RkPaymentLine *line);
void rk_payment_line_free (RkPaymentLine *line);
/**
 * rk_payments_save: for use inside a command: takes the lines down.
 * @lines: array of RkPaymentLine
 * @error: RK_ERROR_INVALID where somebody is excluded without a reason
 */
gboolean rk_payments_save (RkDb *db, gint64 meeting, GPtrArray *lines, GError **error);
/** rk_payments_forget: for use inside a command: what was taken down of a member goes, so that the
 * rates decide again. */
gboolean rk_payments_forget (RkDb *db, gint64 payment, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkPayments, rk_payments_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkPaymentLine, rk_payment_line_free)

G_END_DECLS
