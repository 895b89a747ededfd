/* Which rows of a list are chosen: a bitset of positions and nothing else. GtkMultiSelection keeps
 * the rows themselves, and so reads a million of them for Ctrl+A; this one reads none. When the
 * list turns into another one, the choice follows the records by their ids. */
#pragma once

#include <gtk/gtk.h>
#include "rk-row-model.h"

G_BEGIN_DECLS

#define RK_TYPE_ID_SELECTION (rk_id_selection_get_type ())
G_DECLARE_FINAL_TYPE (RkIdSelection, rk_id_selection, RK, ID_SELECTION, GObject)

/* Properties:
 *   n-selected (read, notified)   also notified where the number stayed but the rows did not */

RkIdSelection *rk_id_selection_new (RkRowModel *model);
guint rk_id_selection_get_n_selected (RkIdSelection *self);
/** rk_id_selection_dup_ids: Returns: (transfer full): array of gint64, in the order of the list */
GArray *rk_id_selection_dup_ids (RkIdSelection *self);
/** rk_id_selection_get_first: @position: (out): the first chosen row. FALSE: none is */
gboolean rk_id_selection_get_first (RkIdSelection *self, guint *position);

G_END_DECLS
