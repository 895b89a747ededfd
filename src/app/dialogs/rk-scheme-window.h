/* The schemes of the office: name, term, report duty, certificate, levels, and the menu of
 * activities with its fields and years. What comes with the program stays as it is there: an office
 * changes its own copies. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_SCHEME_WINDOW (rk_scheme_window_get_type ())
G_DECLARE_FINAL_TYPE (RkSchemeWindow, rk_scheme_window, RK, SCHEME_WINDOW, AdwWindow)

/** rk_scheme_window_new: @scheme: shown first; 0: the office's main one */
GtkWidget *rk_scheme_window_new (RkContext *context, GtkWindow *parent, gint64 scheme);
/** rk_scheme_window_get_scheme: Returns: id of the one that is shown */
gint64 rk_scheme_window_get_scheme (RkSchemeWindow *self);
/** rk_scheme_window_copy: another scheme that begins as the one shown, and is then shown. */
void rk_scheme_window_copy (RkSchemeWindow *self);
/** rk_scheme_window_add_preset: one that comes with the program. @code: in data/schemes.json */
void rk_scheme_window_add_preset (RkSchemeWindow *self, const char *code);
/** rk_scheme_window_delete: gives up the scheme shown, where nobody holds it. */
void rk_scheme_window_delete (RkSchemeWindow *self);

G_END_DECLS
