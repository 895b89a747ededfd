/* Tab through widgets that hand the focus to what they hold (grab_focus). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * rk_focus_pass_through: the vfunc focus of each bin or row that has a grab_focus of its own.
 * GTK 4.8, leaving such a widget backwards, gives the focus to the widget itself after all that it
 * holds; grab_focus hands it to the child it came from, and Shift+Tab gets no further.
 */
void rk_focus_pass_through (GtkWidgetClass *klass);

G_END_DECLS
