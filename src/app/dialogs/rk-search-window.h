/* Search everywhere (Ctrl+K): one field, what was found by kind, Enter goes there. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_SEARCH_WINDOW (rk_search_window_get_type ())
G_DECLARE_FINAL_TYPE (RkSearchWindow, rk_search_window, RK, SEARCH_WINDOW, AdwWindow)

GtkWidget *rk_search_window_new (RkContext *context);
/** rk_search_window_search: puts @text into the field. */
void rk_search_window_search (RkSearchWindow *self, const char *text);

G_END_DECLS
