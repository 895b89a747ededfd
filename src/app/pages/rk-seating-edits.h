/* What is done to a 席次表; each is one command. The plan is read only. */
#pragma once

#include "rk-context.h"
#include "rk-seating-plan.h"

G_BEGIN_DECLS

/** rk_seating_edits_move: somebody goes to place @to and who sat there to theirs. Somebody without
 * a seat gets one first. */
void rk_seating_edits_move (RkContext *context, const RkSeatingPlan *plan, gint64 id, guint to);
/** rk_seating_edits_remove: takes somebody from the table. */
void rk_seating_edits_remove (RkContext *context, const RkSeatingPlan *plan, gint64 id);
/** rk_seating_edits_seat: gives somebody who was taken away a seat by rank. */
void rk_seating_edits_seat (RkContext *context, const RkSeatingPlan *plan, gint64 id);
/** rk_seating_edits_pin: holds somebody in place; somebody held goes back by rank. */
void rk_seating_edits_pin (RkContext *context, const RkSeatingPlan *plan, gint64 id);
/** rk_seating_edits_reset: everybody sits by rank again, in this form of the tables. */
void rk_seating_edits_reset (RkContext *context, const RkSeatingPlan *plan);

G_END_DECLS
