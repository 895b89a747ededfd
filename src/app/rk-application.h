/* The application: command line, files from the file manager, keys, one window per office file. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_APPLICATION (rk_application_get_type ())
G_DECLARE_FINAL_TYPE (RkApplication, rk_application, RK, APPLICATION, AdwApplication)

RkApplication *rk_application_new (void);
/**
 * rk_application_open: shows the window of an office file, a new one where there is none.
 * @window: (nullable): a window that has nothing open yet
 */
void rk_application_open (RkApplication *self, GFile *file, GtkWindow *window);

G_END_DECLS
