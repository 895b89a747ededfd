/* A button that holds filter buttons there is no room for in the bar, and says how many of them are
 * set: 「条件 2」. */
#pragma once

#include <adwaita.h>

#include "rk-filter-button.h"

G_BEGIN_DECLS

#define RK_TYPE_CONDITION_MENU (rk_condition_menu_get_type ())
G_DECLARE_FINAL_TYPE (RkConditionMenu, rk_condition_menu, RK, CONDITION_MENU, AdwBin)

/** rk_condition_menu_new: @label: translated */
GtkWidget *rk_condition_menu_new (const char *label);
void rk_condition_menu_append (RkConditionMenu *self, RkFilterButton *button);
/** rk_condition_menu_update: counts anew, after the buttons were set. */
void rk_condition_menu_update (RkConditionMenu *self);

G_END_DECLS
