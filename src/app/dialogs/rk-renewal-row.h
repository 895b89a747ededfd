/* A seat of the 改選 window: what was asked on which day, what was answered, who comes. */
#pragma once

#include <adwaita.h>
#include "rk-calendar.h"
#include "rk-renewal.h"

G_BEGIN_DECLS

#define RK_TYPE_RENEWAL_ROW (rk_renewal_row_get_type ())
G_DECLARE_FINAL_TYPE (RkRenewalRow, rk_renewal_row, RK, RENEWAL_ROW, AdwExpanderRow)

/* Signals:
 *   changed   something was answered or typed
 *   named     the name that was asked for is there */

/** rk_renewal_row_new: @seat: must outlive the row. @start: of the new term */
GtkWidget *rk_renewal_row_new (const RkRenewalSeat *seat, RkDate start);
RkRenewalAnswer rk_renewal_row_get_answer (RkRenewalRow *self);
void rk_renewal_row_set_answer (RkRenewalRow *self, RkRenewalAnswer answer);
/** rk_renewal_row_set_successor: as if typed. Each: (nullable): stays as it is */
void rk_renewal_row_set_successor (RkRenewalRow *self,
                                   const char *name,
                                   const char *kana,
                                   const char *post);
/** rk_renewal_row_get_day: (transfer none): the entry of 承諾日, else of 推薦依頼日 */
GtkEditable *rk_renewal_row_get_day (RkRenewalRow *self, gboolean accepted);
/** rk_renewal_row_take_asked: the 推薦依頼日 of @seat where it is this one and none was typed. */
void rk_renewal_row_take_asked (RkRenewalRow *self, const RkRenewalSeat *seat);
/** rk_renewal_row_find_wrong_day: Returns: (nullable) (transfer none): where no day is typed */
GtkEditable *rk_renewal_row_find_wrong_day (RkRenewalRow *self);
/** rk_renewal_row_ask_name: Returns: TRUE where a successor has no name yet; that is marked */
gboolean rk_renewal_row_ask_name (RkRenewalRow *self);
/** rk_renewal_row_set_reason: as if typed: why the limit of the bylaws is gone over. */
void rk_renewal_row_set_reason (RkRenewalRow *self, const char *reason);
/** rk_renewal_row_ask_reason: Returns: TRUE where such a reason is missing; that is marked */
gboolean rk_renewal_row_ask_reason (RkRenewalRow *self);
/** rk_renewal_row_get_state: (transfer none): 未依頼, 依頼中, 回答あり, 承諾 in words */
const char *rk_renewal_row_get_state (RkRenewalRow *self);
/** rk_renewal_row_create_pick: what is decided so far. */
RkRenewalPick *rk_renewal_row_create_pick (RkRenewalRow *self);
/** rk_renewal_row_take_pick: what was decided for this seat before the day of the start was
 * another, as if typed; a reappointment only of the same person. */
void rk_renewal_row_take_pick (RkRenewalRow *self, const RkRenewalPick *pick);
/** rk_renewal_row_find_focus: which of its parts has the keyboard; -1: none of them */
int rk_renewal_row_find_focus (RkRenewalRow *self);
void rk_renewal_row_focus (RkRenewalRow *self, int part);
/** rk_renewal_row_suggest_successor: the answer to begin with where none is known yet. */
void rk_renewal_row_suggest_successor (RkRenewalRow *self);
/** rk_renewal_row_is_touched: whether something was decided or typed that the file does not know.
 */
gboolean rk_renewal_row_is_touched (RkRenewalRow *self);

G_END_DECLS
