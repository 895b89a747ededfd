/* A file that cannot be opened because it is damaged: what is wrong, that nothing was written to
 * it, and the newest backup as the way out. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_DAMAGED_PAGE (rk_damaged_page_get_type ())
G_DECLARE_FINAL_TYPE (RkDamagedPage, rk_damaged_page, RK, DAMAGED_PAGE, AdwBin)

/* Signals:
 *   restore (char *backup, GFile *out)   make a new file from the copy and open it
 *   leave                                back to the start */

GtkWidget *rk_damaged_page_new (void);
/** rk_damaged_page_set_file: what could not be opened, and why. */
void rk_damaged_page_set_file (RkDamagedPage *self, GFile *file, const GError *error);

G_END_DECLS
