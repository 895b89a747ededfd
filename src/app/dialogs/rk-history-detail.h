/* The right side of the history window: what one action changed, and the two ways to take it
 * back. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_HISTORY_DETAIL (rk_history_detail_get_type ())
G_DECLARE_FINAL_TYPE (RkHistoryDetail, rk_history_detail, RK, HISTORY_DETAIL, AdwBin)

void rk_history_detail_set_context (RkHistoryDetail *self, RkContext *context);
/**
 * rk_history_detail_show:
 * @entry: (nullable): the action
 * @n_later: actions in force that came after it
 */
void rk_history_detail_show (RkHistoryDetail *self, const RkHistoryEntry *entry, guint n_later);

G_END_DECLS
