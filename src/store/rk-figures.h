/* Figures that go into the papers of a meeting. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/* The document of the paper that shows all figures of a meeting. */
#define RK_FIGURES_DOCUMENT "meeting-page"

/** rk_figures_items: the agenda items of a meeting, in their order. */
GPtrArray *rk_figures_items (RkDb *db, gint64 meeting, GError **error);
/**
 * rk_figures_find_same: the figure of a meeting that shows the same as @figure, whatever its words.
 * @meeting: 0: of those that are in no papers
 *
 * Returns: (transfer full) (nullable): NULL without @error: there is none
 */
RkRecord *rk_figures_find_same (RkDb *db, const RkRecord *figure, gint64 meeting, GError **error);
/**
 * rk_figures_write: for use inside a command: keeps what was written of a figure that is in no
 * papers, until it goes into some.
 * @figure: without id and meeting; without a sentence, what was kept is let go
 */
gboolean rk_figures_write (RkDb *db, const RkRecord *figure, GError **error);
/**
 * rk_figures_use: for use inside a command: saves a figure as the last one of its item of the
 * agenda (figures are numbered in the order of the agenda), and gives the meeting the paper that
 * shows them (この会議のための1枚) where it has none yet. What was kept of it by
 * rk_figures_write() is let go: the words are in the papers now.
 * @figure: with the id of one that is there, it comes in its place
 * @id: (out) (optional): of the figure
 * @changes: (nullable): as for rk_meetings_number_papers(): papers that got another number
 */
gboolean
rk_figures_use (RkDb *db, const RkRecord *figure, gint64 *id, GPtrArray *changes, GError **error);
/** rk_figures_place: for use inside a command: a figure is about another item of the agenda.
 * @item: 0: about none */
gboolean rk_figures_place (RkDb *db, gint64 id, gint64 item, GError **error);
/** rk_figures_remove: for use inside a command: a figure is taken out of the papers of its meeting,
 * the others are numbered through; with the last one goes the paper that came with the first.
 * @changes: (nullable): as for rk_figures_use() */
gboolean rk_figures_remove (RkDb *db, gint64 id, GPtrArray *changes, GError **error);

G_END_DECLS
