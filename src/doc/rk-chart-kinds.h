/* What each kind of chart gives to the table of kinds. */
#pragma once

#include "rk-chart-private.h"

G_BEGIN_DECLS

void rk_chart_list_nothing (RkChart *self, RkChartLayout *layout);
void rk_chart_list_lines (RkChart *self, RkChartLayout *layout);

void rk_chart_lay_out_radar (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_radar (RkChartDrawing *d);
void rk_chart_lay_out_steps (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_steps (RkChartDrawing *d);

void rk_chart_lay_out_heat (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_heat (RkChartDrawing *d);
void rk_chart_list_heat (RkChart *self, RkChartLayout *layout);

void rk_chart_lay_out_forest (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_forest (RkChartDrawing *d);
void rk_chart_list_forest (RkChart *self, RkChartLayout *layout);

void rk_chart_lay_out_funnel (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_funnel (RkChartDrawing *d);
void rk_chart_list_funnel (RkChart *self, RkChartLayout *layout);
/* Outside of which limits a value is. */
RkStatState rk_chart_get_funnel_state (RkChart *chart, guint category);
/* 「限界の中」: not 「同じ」, which it is not. */
const char *rk_chart_get_funnel_words (RkStatState state);

/* One panel, or one for each area. */
void rk_chart_lay_out_trend (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_trend (RkChartDrawing *d);
void rk_chart_list_trend (RkChart *self, RkChartLayout *layout);

void rk_chart_lay_out_spine (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_spine (RkChartDrawing *d);
void rk_chart_list_spine (RkChart *self, RkChartLayout *layout);
/* Whether ※ stands anywhere: of another area that is withheld nothing is drawn. */
gboolean rk_chart_spine_has_withheld (RkChart *chart);

void rk_chart_lay_out_pyramid (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_pyramid (RkChartDrawing *d);
void rk_chart_list_pyramid (RkChart *self, RkChartLayout *layout);

void rk_chart_lay_out_scatter (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_scatter (RkChartDrawing *d);

void rk_chart_lay_out_box (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_box (RkChartDrawing *d);
void rk_chart_list_box (RkChart *self, RkChartLayout *layout);

void rk_chart_lay_out_map (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_map (RkChartDrawing *d);
void rk_chart_lay_out_tiles (RkChart *self, RkChartLayout *layout);
void rk_chart_draw_tiles (RkChartDrawing *d);
void rk_chart_list_places (RkChart *self, RkChartLayout *layout);
/* Whether a point is in the shape of a part of a map. */
gboolean rk_chart_map_holds (const RkChartLayout *layout, guint category, double x, double y);

/* The median of a category over all series. FALSE: it has no value */
gboolean rk_chart_get_median (RkChart *chart, guint category, double *median);
/** rk_chart_is_outlier: of a box: a value that is drawn by itself. */
gboolean rk_chart_is_outlier (RkChart *chart, guint series, guint category);

/* The middle half of numbers: their quartiles (R's type 7). @values: sorted */
double rk_chart_quantile (const double *values, guint n, double share);

G_END_DECLS
