/* The left column: search and menu, the pillars with their counts, and the foot that says which
 * office this is and that everything is saved. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_SIDEBAR (rk_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (RkSidebar, rk_sidebar, RK, SIDEBAR, AdwBin)

/* Signals:
 *   chosen (char *pillar, gboolean activated)   activated: also show it where the frame is folded
 * Property folded: the page is not beside the sidebar. */

GtkWidget *rk_sidebar_new (RkContext *context);
/** rk_sidebar_select: marks a pillar without emitting "chosen". */
void rk_sidebar_select (RkSidebar *self, const char *pillar);
/** rk_sidebar_set_badge: the number beside a pillar; 0 takes it away. */
void rk_sidebar_set_badge (RkSidebar *self, const char *pillar, guint badge);

G_END_DECLS
