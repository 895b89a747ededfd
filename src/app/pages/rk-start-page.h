/* Before an office is open: try the sample, make a new office, open a file. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_START_PAGE (rk_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RkStartPage, rk_start_page, RK, START_PAGE, AdwBin)

/* Signals:
 *   create (GFile *file, RkRecord *office, gboolean with_areas)
 * Everything else goes through "app.sample", "app.open" and "app.open-recent". */

GtkWidget *rk_start_page_new (GSettings *settings);
/** rk_start_page_show_form: the four questions. */
void rk_start_page_show_form (RkStartPage *self);
/** rk_start_page_show_welcome: the three ways to begin. */
void rk_start_page_show_welcome (RkStartPage *self);

G_END_DECLS
