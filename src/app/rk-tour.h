/* The tour: every page and window once, in the looks that matter, each saved as a picture. For the
 * eye of whoever changed something, and for the README and the software centre. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rk_tour_start: walks, saves, and quits the application; its exit status tells of failures.
 * @folder: where the pictures go, made where it is missing
 * @page: (nullable): only pictures whose name holds this word
 * @file: (nullable): office file to show; NULL: the sample office
 */
void rk_tour_start (GtkApplication *application,
                    GSettings *settings,
                    const char *folder,
                    const char *page,
                    const char *file);

G_END_DECLS
