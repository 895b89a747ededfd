/* What the parts that write schemes share. */
#pragma once

#include "rk-scheme.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_schemes_set_apart: a code and names that no scheme has, and the last place. */
gboolean rk_schemes_set_apart (RkDb *db, RkDraft *draft, GError **error);
/**
 * rk_schemes_ship_one: a preset with its levels, letters and menu.
 * @position: its place; 0: beside others, the last one, with a code of its own
 * @id: (out)
 */
gboolean rk_schemes_ship_one (RkDb *db,
                              const RkJsonNode *root,
                              const RkJsonNode *preset,
                              guint position,
                              gint64 *id,
                              GError **error);

G_END_DECLS
