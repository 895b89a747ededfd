/* 工程表 on the screen: the lines of a plan × its years or months. Head and first column stay while
 * the rest scrolls: put it into a GtkScrolledWindow. It changes nothing itself; it says what is
 * wanted. */
#pragma once

#include <adwaita.h>
#include "rk-plans.h"
#include "rk-drawn-grid.h"

G_BEGIN_DECLS

#define RK_TYPE_ROADMAP_GRID (rk_roadmap_grid_get_type ())
G_DECLARE_FINAL_TYPE (RkRoadmapGrid, rk_roadmap_grid, RK, ROADMAP_GRID, RkDrawnGrid)

/**
 * RkRoadmapLayers: what is shown.
 */
typedef enum
{
  RK_ROADMAP_BOTH,
  RK_ROADMAP_PLANNED,
  RK_ROADMAP_ACTUAL,
} RkRoadmapLayers;

/**
 * RkRoadmapVerb: what the keyboard or the mouse asked for.
 * @RK_ROADMAP_EDIT: the words of the cell, or a new bar where there is none
 * @RK_ROADMAP_STAR: a new milestone in the selected column
 * @RK_ROADMAP_OPEN: the line itself
 */
typedef enum
{
  RK_ROADMAP_EDIT,
  RK_ROADMAP_STAR,
  RK_ROADMAP_REMOVE,
  RK_ROADMAP_OPEN,
  RK_ROADMAP_NEW_LINE,
  RK_ROADMAP_LINE_UP,
  RK_ROADMAP_LINE_DOWN,
  RK_ROADMAP_LINE_UNDER,
  RK_ROADMAP_LINE_OUT,
} RkRoadmapVerb;

/* Properties: those of GtkScrollable; editable (TRUE) */

/** rk_roadmap_unit: months that a column of a plan's schedule stands for: 12, or 1 */
int rk_roadmap_unit (const RkPlan *plan);
GtkWidget *rk_roadmap_grid_new (void);
void rk_roadmap_grid_show (RkRoadmapGrid *self, RkPlan *plan);
void rk_roadmap_grid_set_layers (RkRoadmapGrid *self, RkRoadmapLayers layers);
/** rk_roadmap_grid_select: @column: year or month from 0. @cell: id of what is selected there, 0:
 * the first
 */
void rk_roadmap_grid_select (RkRoadmapGrid *self, gint64 line, int column, gint64 cell);
/** rk_roadmap_grid_get_line: Returns: (nullable): the selected line */
RkPlanLine *rk_roadmap_grid_get_line (RkRoadmapGrid *self);
/** rk_roadmap_grid_get_cell: Returns: (nullable): what is selected in it */
RkPlanCell *rk_roadmap_grid_get_cell (RkRoadmapGrid *self);
/** rk_roadmap_grid_get_column: the selected year or month, from 0 */
int rk_roadmap_grid_get_column (RkRoadmapGrid *self);
/** rk_roadmap_grid_dup_reading: the selection in words, for the screen reader */
char *rk_roadmap_grid_dup_reading (RkRoadmapGrid *self);

/* Signals:
 *   selected                             something else was gone to
 *   wanted (RkRoadmapVerb verb)          about the selection
 *   typing                               of RkDrawnGrid: words of a bar, or of a new one
 *   cell-moved (gint64 id, int first, int last)   places in months
 *   line-moved (gint64 id, gint64 before)  a line was dragged to the place of another one */

G_END_DECLS
