/* What stands beside a pair: what will be kept of both, and what was decided of them before. */
#pragma once

#include <adwaita.h>
#include "rk-match-item.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_match_side_show: @box: is filled anew. @item: (nullable) */
void rk_match_side_show (GtkBox *box, RkDb *db, const RkMatchItem *item);

G_END_DECLS
