/* 三年の経過: agenda item → opinions → actions → results over three fiscal years, with the way to
 * each meeting. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-series.h"

G_BEGIN_DECLS

#define RK_TYPE_SERIES_WINDOW (rk_series_window_get_type ())
G_DECLARE_FINAL_TYPE (RkSeriesWindow, rk_series_window, RK, SERIES_WINDOW, AdwWindow)

/** rk_series_window_new: @council: 0: all councils */
GtkWidget *rk_series_window_new (RkContext *context, GtkWindow *parent, gint64 council);
/** rk_series_window_filter: as if chosen and typed. @text: (nullable) */
void rk_series_window_filter (RkSeriesWindow *self, RkSeriesFilter filter, const char *text);
/** rk_series_window_get_n_threads: threads shown; -1 while they are being read. */
int rk_series_window_get_n_threads (RkSeriesWindow *self);

G_END_DECLS
