/* A pillar that is not built yet: says so, what it will do, and what one can do today instead. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_PENDING_PAGE (rk_pending_page_get_type ())
G_DECLARE_FINAL_TYPE (RkPendingPage, rk_pending_page, RK, PENDING_PAGE, RkPage)

/** rk_pending_page_new: @pillar: its name */
GtkWidget *rk_pending_page_new (RkContext *context, const char *pillar);

G_END_DECLS
