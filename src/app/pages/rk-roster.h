/* The roster of a council as of a day: one row for each seat, a vacancy too. */
#pragma once

#include <adwaita.h>
#include "rk-councils-data.h"

G_BEGIN_DECLS

/** RkRosterOrder: 名簿順, 五十音順, 区分別. */
typedef enum
{
  RK_ROSTER_BY_POSITION,
  RK_ROSTER_BY_READING,
  RK_ROSTER_BY_SIDE,
} RkRosterOrder;

#define RK_TYPE_ROSTER (rk_roster_get_type ())
G_DECLARE_FINAL_TYPE (RkRoster, rk_roster, RK, ROSTER, AdwBin)

/* Signals:
 *   selected    another seat is chosen, or none
 *   activated   Enter or a double click on the chosen seat */

GtkWidget *rk_roster_new (void);
/** rk_roster_show: @data: (nullable). The chosen seat stays chosen where it is still there. */
void rk_roster_show (RkRoster *self, RkCouncilsData *data);
void rk_roster_set_order (RkRoster *self, RkRosterOrder order);
/** rk_roster_set_search: rows that hold every word. @text: "" for all */
void rk_roster_set_search (RkRoster *self, const char *text);
/** rk_roster_set_kind: only seats of bodies of this kind. @kind: (nullable): all */
void rk_roster_set_kind (RkRoster *self, const char *kind);
/** rk_roster_get_seat: Returns: (nullable) (transfer none): the chosen row */
RkSeatItem *rk_roster_get_seat (RkRoster *self);
/** rk_roster_choose: Returns: FALSE where the seat is not shown */
gboolean rk_roster_choose (RkRoster *self, gint64 seat);
void rk_roster_unchoose (RkRoster *self);
/** rk_roster_get_n_shown: how many rows there are to see. */
guint rk_roster_get_n_shown (RkRoster *self);

G_END_DECLS
