/* Figures that go into the papers of a meeting. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/** rk_figures_items: the agenda items of a meeting, in their order. */
GPtrArray *rk_figures_items (RkDb *db, gint64 meeting, GError **error);
/**
 * rk_figures_use: an #RkStoreFunc for a command: saves the figure (@data: RkRecord) as the last one
 * of its meeting, and gives the meeting the paper that shows them (この会議のための1枚) where it
 * has none yet.
 */
gboolean rk_figures_use (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** rk_figures_remove: for use inside a command: a figure is taken out of the papers of its meeting,
 * the others are numbered through; with the last one goes the paper that came with the first. */
gboolean rk_figures_remove (RkDb *db, gint64 id, GError **error);

G_END_DECLS
