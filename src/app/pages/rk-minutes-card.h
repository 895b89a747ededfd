/* Where the minutes stand, and the one step that comes next. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_MINUTES_CARD (rk_minutes_card_get_type ())
G_DECLARE_FINAL_TYPE (RkMinutesCard, rk_minutes_card, RK, MINUTES_CARD, AdwBin)

GtkWidget *rk_minutes_card_new (RkContext *context);
void rk_minutes_card_show (RkMinutesCard *self, RkMeetingData *data);

G_END_DECLS
