/* 工程表 on the screen: what placing and drawing share. */
#pragma once

#include "rk-roadmap-grid.h"

G_BEGIN_DECLS

/* Pixels at normal text. */
#define HEAD 38
#define LABEL 262
#define NARROWEST_LABEL 150
#define YEAR 128
#define NARROWEST_YEAR 84
#define NARROWEST_MONTH 54
#define GOAL 132
#define LANE 26
#define THIN 16
#define PAD 5
#define SIDE 10

/** RkRoadmapRow: @line: place in the plan's lines */
typedef struct
{
  guint line;
  double y;
  double height;
} RkRoadmapRow;

/** RkRoadmapGrip: what a drag holds. */
typedef enum
{
  RK_GRIP_NONE,
  RK_GRIP_FIRST,
  RK_GRIP_LAST,
  RK_GRIP_WHOLE,
  RK_GRIP_LINE,
} RkRoadmapGrip;

struct _RkRoadmapGrid
{
  RkDrawnGrid parent_instance;

  RkPlan *plan;
  RkRoadmapLayers layers;
  GArray *rows;       /* RkRoadmapRow */
  GHashTable *folded; /* ids of 柱 */
  double label;
  double step; /* from column to column */
  double goal;
  double height; /* of all rows */
  int placed_for;
  gint64 line;
  gint64 cell;
  int column;
  RkRoadmapGrip grip;
  gint64 grip_id;
  int grip_first; /* as it would be if let go now */
  int grip_last;
  int grip_month; /* where it was taken */
  double grip_y;
};

double rk_roadmap_grid_scale (RkRoadmapGrid *self);
/** rk_roadmap_grid_unit: months that a column stands for. */
int rk_roadmap_grid_unit (RkRoadmapGrid *self);
int rk_roadmap_grid_n_months (RkRoadmapGrid *self);
int rk_roadmap_grid_n_columns (RkRoadmapGrid *self);
/** rk_roadmap_grid_dup_column: the head of a column. @brief: where it is narrow */
char *rk_roadmap_grid_dup_column (RkRoadmapGrid *self, int column, gboolean brief);
/** rk_roadmap_grid_x: where a month stands in the widget. */
double rk_roadmap_grid_x (RkRoadmapGrid *self, double month);
RkPlanLine *rk_roadmap_grid_line_at (RkRoadmapGrid *self, const RkRoadmapRow *row);
/** rk_roadmap_grid_label_layout: number, title and bodies. (transfer full) */
PangoLayout *rk_roadmap_grid_label_layout (RkRoadmapGrid *self, const RkPlanLine *line);
PangoLayout *rk_roadmap_grid_goal_layout (RkRoadmapGrid *self, const RkPlanLine *line);
/** rk_roadmap_grid_place_cell: where a cell is drawn within its row. Returns: FALSE: not at all */
gboolean rk_roadmap_grid_place_cell (RkRoadmapGrid *self,
                                     const RkRoadmapRow *row,
                                     const RkPlanCell *cell,
                                     graphene_rect_t *place);
/** rk_roadmap_grid_want, rk_roadmap_grid_tell: emit “wanted”, “selected”. */
void rk_roadmap_grid_want (RkRoadmapGrid *self, RkRoadmapVerb verb);
void rk_roadmap_grid_tell (RkRoadmapGrid *self);
void rk_roadmap_grid_toggle_fold (RkRoadmapGrid *self, gint64 id);
/** rk_roadmap_grid_add_mouse: rk-roadmap-grid-mouse.c */
void rk_roadmap_grid_add_mouse (RkRoadmapGrid *self);
/** rk_roadmap_grid_draw: rk-roadmap-grid-draw.c */
void rk_roadmap_grid_draw (RkRoadmapGrid *self, cairo_t *cr);

G_END_DECLS
