/* 構成機関の過不足: which kinds of bodies sit in a council (✓), which do not (―), which have a seat
 * without a person (欠). A kind filters the roster. */
#pragma once

#include <adwaita.h>
#include "rk-councils-data.h"

G_BEGIN_DECLS

#define RK_TYPE_COUNCIL_GAPS (rk_council_gaps_get_type ())
G_DECLARE_FINAL_TYPE (RkCouncilGaps, rk_council_gaps, RK, COUNCIL_GAPS, AdwBin)

/* Signals:
 *   kind-chosen (char *kind)   NULL: all kinds again
 *   candidates (gint64 kind)   bodies of that kind elsewhere are asked for */

GtkWidget *rk_council_gaps_new (void);
void rk_council_gaps_show (RkCouncilGaps *self, RkCouncilsData *data);
/** rk_council_gaps_choose: as if the row of @kind had been clicked. @kind: (nullable): none */
void rk_council_gaps_choose (RkCouncilGaps *self, const char *kind);
/** rk_council_gaps_get_kind: Returns: (nullable) */
const char *rk_council_gaps_get_kind (RkCouncilGaps *self);
/** rk_council_gaps_count: kinds that are missing or have an empty seat. */
guint rk_council_gaps_count (RkCouncilsData *data);

G_END_DECLS
