/* One window: first the ways to begin, then one office. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_WINDOW (rk_window_get_type ())
G_DECLARE_FINAL_TYPE (RkWindow, rk_window, RK, WINDOW, AdwApplicationWindow)

RkWindow *rk_window_new (GtkApplication *application, GSettings *settings);
/** rk_window_get_context: Returns: (nullable): NULL before an office is open */
RkContext *rk_window_get_context (RkWindow *self);
/** rk_window_get_file: Returns: (nullable) (transfer none): what is open or being opened */
GFile *rk_window_get_file (RkWindow *self);
/** rk_window_open: opens an office file; failures are shown in the window. */
void rk_window_open (RkWindow *self, GFile *file);
/** rk_window_open_sample: opens the sample office, making it where there is none yet. */
void rk_window_open_sample (RkWindow *self);
/** rk_window_new_office: shows the four questions that a new office begins with. */
void rk_window_new_office (RkWindow *self);

G_END_DECLS
