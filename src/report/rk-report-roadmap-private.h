/* What the two parts of the 工程表 share: its measures, rows and texts. */
#pragma once

#include "rk-report-plan.h"

G_BEGIN_DECLS

typedef struct
{
  const RkPlanLine *line;
  const RkPlanLine *theme; /* its 取組; of what has none, the 柱 */
  char *title;             /* of the second column */
  char *goal;
  double height;
} RkPrintedRow;

typedef struct
{
  const RkPlanPaper *paper;
  const RkPlan *plan;
  const RkPlanLine *pillar;
  RkDocument *document;
  RkSheet *sheet;
  double width;
  double height;
  double scale; /* 1 on A3 */
  double size;  /* pt of what stands in bars */
  double lane;
  double thin; /* lane of what really happened */
  double head;
  double top;
  double x[5]; /* left edges: 取組, 具体的な取組, years, 目標, end */
  double y;
  guint n_columns;
  GPtrArray *rows;
  gboolean continued;
} RkRoadmap;

/** rk_roadmap_x: where a month of the plan stands, mm. */
double rk_roadmap_x (const RkRoadmap *self, double month);
/** rk_roadmap_text_height: mm of a text in @width. @size: pt */
double rk_roadmap_text_height (
    const RkRoadmap *self, RkFace face, double size, double width, const char *text);

/* rk-report-roadmap-bars.c */
/** rk_roadmap_cells_height: mm that bars, texts and ★ of a line take. */
double rk_roadmap_cells_height (const RkRoadmap *self, const RkPlanLine *line);
/** rk_roadmap_add_cells: into the row that begins at @self.y. */
void rk_roadmap_add_cells (RkRoadmap *self, const RkPrintedRow *row);

G_END_DECLS
