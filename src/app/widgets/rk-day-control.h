/* この日の名簿: the day that a page speaks of. ‹ and › go a month back and on, the day itself opens
 * a calendar and takes a typed date (R5.10.1), 今日 comes back. */
#pragma once

#include <adwaita.h>
#include "rk-calendar.h"

G_BEGIN_DECLS

#define RK_TYPE_DAY_CONTROL (rk_day_control_get_type ())
G_DECLARE_FINAL_TYPE (RkDayControl, rk_day_control, RK, DAY_CONTROL, AdwBin)

/* Signals:
 *   changed   another day was chosen */

RkDate rk_day_control_get_day (RkDayControl *self);
/** rk_day_control_set_day: as if chosen; a day that is not whole is ignored. */
void rk_day_control_set_day (RkDayControl *self, RkDate day);
/** rk_day_control_step: @months: back where negative */
void rk_day_control_step (RkDayControl *self, int months);
/** rk_day_control_open: for typing. */
void rk_day_control_open (RkDayControl *self);
/** rk_day_control_type: as if @text had been typed and Enter pressed. Returns: FALSE: no date */
gboolean rk_day_control_type (RkDayControl *self, const char *text);
gboolean rk_day_control_is_past (RkDayControl *self);

G_END_DECLS
