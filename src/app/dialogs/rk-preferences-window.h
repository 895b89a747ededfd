/* Settings: those of the office are records of its file (and undone like any other edit), those of
 * this desk are in GSettings. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_PREFERENCES_WINDOW (rk_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RkPreferencesWindow, rk_preferences_window, RK, PREFERENCES_WINDOW, AdwPreferencesWindow)

GtkWidget *rk_preferences_window_new (RkContext *context);
/** rk_preferences_window_new_for_backups: the same with the backups in front. */
GtkWidget *rk_preferences_window_new_for_backups (RkContext *context);

G_END_DECLS
