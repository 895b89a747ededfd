/* The councils of an office, each below the one it belongs to; badges only for trouble. */
#pragma once

#include <adwaita.h>
#include "rk-councils-data.h"

G_BEGIN_DECLS

#define RK_TYPE_COUNCIL_TREE (rk_council_tree_get_type ())
G_DECLARE_FINAL_TYPE (RkCouncilTree, rk_council_tree, RK, COUNCIL_TREE, AdwBin)

/* Signals:
 *   chosen (gint64 id, gboolean activated)   @activated: by Enter or a click */

GtkWidget *rk_council_tree_new (void);
/** rk_council_tree_show: all councils of @data; the one it is about is the chosen one. */
void rk_council_tree_show (RkCouncilTree *self, RkCouncilsData *data);

G_END_DECLS
