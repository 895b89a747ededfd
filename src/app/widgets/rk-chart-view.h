/* A chart on screen: the same drawing as on paper, with the value under the pointer, the arrow
 * keys, copying, saving, and the numbers as a table. */
#pragma once

#include <adwaita.h>
#include "rk-chart.h"
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_CHART_VIEW (rk_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RkChartView, rk_chart_view, RK, CHART_VIEW, AdwBin)

/* Actions: chart.copy, chart.save, chart.table (toggles)
 * Property compact: without title, 出典 and 注 (the card around it says them). Property snug: its
 * rows move closer together before it has to be scrolled */

GtkWidget *rk_chart_view_new (RkContext *context);
void rk_chart_view_set_context (RkChartView *self, RkContext *context);
/** rk_chart_view_set_chart: @chart: (transfer full) (nullable) */
void rk_chart_view_set_chart (RkChartView *self, RkChart *chart);
/** rk_chart_view_get_chart: Returns: (transfer none) (nullable) */
RkChart *rk_chart_view_get_chart (RkChartView *self);
/** rk_chart_view_show_table: the numbers in place of the drawing. */
void rk_chart_view_show_table (RkChartView *self, gboolean table);
/** rk_chart_view_dup_reading: what is said of the bar in focus: 「焼津市、412件」; NULL: none */
char *rk_chart_view_dup_reading (RkChartView *self);

G_END_DECLS
