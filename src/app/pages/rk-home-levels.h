/* The levels of the area councils on the home page: one card each, with what is missing for the
 * next level and the change from last year. */
#pragma once

#include <gtk/gtk.h>
#include "rk-db.h"

G_BEGIN_DECLS

/**
 * RkHomeLevels: read on a worker, shown on the main thread.
 * @cards: (element-type RkHomeLevel)
 * @caption: fiscal year and whose items they are: 「令和8年度　独自」
 */
typedef struct
{
  GPtrArray *cards;
  char *caption;
} RkHomeLevels;

/** rk_home_levels_load: of @year, and of the year before where nobody has answered yet. */
RkHomeLevels *rk_home_levels_load (RkDb *db, int year, GError **error);
void rk_home_levels_free (RkHomeLevels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkHomeLevels, rk_home_levels_free)

/** rk_home_levels_fill: a card each into @box, in place of those there. */
void rk_home_levels_fill (const RkHomeLevels *self, GtkFlowBox *box);
/** rk_home_levels_council: the council of a card. */
gint64 rk_home_levels_council (GtkFlowBoxChild *card);

G_END_DECLS
