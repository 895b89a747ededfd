/* The table of marks: what its placing and its drawing share. */
#pragma once

#include "rk-checklist-grid.h"

G_BEGIN_DECLS

/* Pixels at normal text. */
#define HEAD 34
#define FOOT 44
#define LABEL 300
#define NARROWEST_LABEL 150
#define CELL 60
#define NARROWEST_CELL 46
#define COUNT 54
#define PAD 3
#define SIDE 12

/* A heading of a level, or an item. */
typedef struct
{
  guint block;
  int item; /* -1: heading */
  double y;
  double height;
} RkChecklistGridRow;

struct _RkChecklistGrid
{
  RkDrawnGrid parent_instance;

  RkChecklistData *data;
  GArray *rows; /* RkChecklistGridRow */
  double label;
  double cell;
  double height; /* of all rows */
  int placed_for;
  int item;
  int column;
  gboolean show_changes;
};

double rk_checklist_grid_scale (RkChecklistGrid *self);
guint rk_checklist_grid_n_columns (RkChecklistGrid *self);
const RkChecklistColumn *rk_checklist_grid_column (RkChecklistGrid *self, guint n);
/** rk_checklist_grid_row_layout: the words of a row in the first column. (transfer full) */
PangoLayout *rk_checklist_grid_row_layout (RkChecklistGrid *self, const RkChecklistGridRow *row);
/** rk_checklist_grid_body_height: what is left between head and foot. */
double rk_checklist_grid_body_height (RkChecklistGrid *self);
/** rk_checklist_grid_draw: rk-checklist-grid-draw.c */
void rk_checklist_grid_draw (RkChecklistGrid *self, cairo_t *cr);

G_END_DECLS
