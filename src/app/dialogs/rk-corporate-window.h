/* 法人番号で確かめる: what the corporate number list says of the register, as proposals to be taken
 * one by one or together. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_CORPORATE_WINDOW (rk_corporate_window_get_type ())
G_DECLARE_FINAL_TYPE (RkCorporateWindow, rk_corporate_window, RK, CORPORATE_WINDOW, AdwWindow)

GtkWidget *rk_corporate_window_new (RkContext *context);
void rk_corporate_window_open (RkCorporateWindow *self, GFile *file);
/** rk_corporate_window_get_n: proposals; -1 while they are being found. */
int rk_corporate_window_get_n (RkCorporateWindow *self);

G_END_DECLS
