/* 表彰: the awards of a year by 部門, from the candidate to the case record, and the papers of
 * them. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_AWARDS_WINDOW (rk_awards_window_get_type ())
G_DECLARE_FINAL_TYPE (RkAwardsWindow, rk_awards_window, RK, AWARDS_WINDOW, AdwWindow)

GtkWidget *rk_awards_window_new (RkContext *context, GtkWindow *parent);
/** rk_awards_window_show: as if chosen. @division: (nullable): one of the year's; NULL: all */
void rk_awards_window_show (RkAwardsWindow *self, int year, const char *division);
/** rk_awards_window_get_n: awards shown */
guint rk_awards_window_get_n (RkAwardsWindow *self);

G_END_DECLS
