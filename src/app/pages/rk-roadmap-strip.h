/* Below the 工程表: the bar that is selected, for the keyboard: words, months, how it stands, why
 * it is late. What is entered is saved when one leaves the entry or presses Enter. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-plans.h"

G_BEGIN_DECLS

#define RK_TYPE_ROADMAP_STRIP (rk_roadmap_strip_get_type ())
G_DECLARE_FINAL_TYPE (RkRoadmapStrip, rk_roadmap_strip, RK, ROADMAP_STRIP, AdwBin)

GtkWidget *rk_roadmap_strip_new (RkContext *context);
/**
 * rk_roadmap_strip_show: @cell: (nullable): NULL: a new bar in the year or month @column
 * @line: (nullable): NULL: nothing is selected
 */
void rk_roadmap_strip_show (
    RkRoadmapStrip *self, RkPlan *plan, const RkPlanLine *line, const RkPlanCell *cell, int column);
/** rk_roadmap_strip_edit: goes to the words, all of them selected. */
void rk_roadmap_strip_edit (RkRoadmapStrip *self);
/** rk_roadmap_strip_star: a milestone in the year or month that is selected. */
void rk_roadmap_strip_star (RkRoadmapStrip *self);

/* Signals:
 *   left (gint64 id)   Enter or Esc: the keyboard goes back to the table; id of what was saved, 0:
 *                      nothing
 */

G_END_DECLS
