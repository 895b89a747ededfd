/* The detail pane of the 協議会 page: one seat with who has it, what is due about it, the terms of
 * this person, and who had the seat before. Its verbs are actions of the page. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-councils-data.h"

G_BEGIN_DECLS

#define RK_TYPE_MEMBER_PANE (rk_member_pane_get_type ())
G_DECLARE_FINAL_TYPE (RkMemberPane, rk_member_pane, RK, MEMBER_PANE, AdwBin)

GtkWidget *rk_member_pane_new (RkContext *context);
/** rk_member_pane_show: @item: (nullable): nothing. @writable: whether verbs that write are offered
 */
void rk_member_pane_show (RkMemberPane *self, RkSeatItem *item, gboolean writable);

G_END_DECLS
