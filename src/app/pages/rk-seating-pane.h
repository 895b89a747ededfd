/* Beside the 席次表: who sits on the chosen seat, who has none and why, and the room. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"
#include "rk-pages.h"
#include "rk-seating-plan.h"

G_BEGIN_DECLS

#define RK_TYPE_SEATING_PANE (rk_seating_pane_get_type ())
G_DECLARE_FINAL_TYPE (RkSeatingPane, rk_seating_pane, RK, SEATING_PANE, AdwBin)

/* Its buttons activate seating.remove, seating.seat (an attendance) and seating.pin. */

GtkWidget *rk_seating_pane_new (RkContext *context);
/**
 * rk_seating_pane_show: @data: (nullable): kept
 * @plan, @pages: (nullable): must outlive being shown
 * @writable: whether anything can be changed
 */
void rk_seating_pane_show (RkSeatingPane *self,
                           RkMeetingData *data,
                           const RkSeatingPlan *plan,
                           RkPages *pages,
                           gboolean writable);
/** rk_seating_pane_choose: @place: (nullable): of the plan that is shown */
void rk_seating_pane_choose (RkSeatingPane *self, const RkSeatingPlace *place);

G_END_DECLS
