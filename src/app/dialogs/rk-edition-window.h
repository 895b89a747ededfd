/* An edition of the office's own: its head, fields, items, marks and levels, each in a form. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_EDITION_WINDOW (rk_edition_window_get_type ())
G_DECLARE_FINAL_TYPE (RkEditionWindow, rk_edition_window, RK, EDITION_WINDOW, AdwWindow)

GtkWidget *rk_edition_window_new (RkContext *context, GtkWindow *parent, gint64 edition);

G_END_DECLS
