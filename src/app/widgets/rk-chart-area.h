/* The drawing inside a chart view: pointer, keys and what is said of the bar they are at. */
#pragma once

#include <gtk/gtk.h>
#include "rk-chart.h"

G_BEGIN_DECLS

#define RK_TYPE_CHART_AREA (rk_chart_area_get_type ())
G_DECLARE_FINAL_TYPE (RkChartArea, rk_chart_area, RK, CHART_AREA, GtkWidget)

/* Property compact: without title, 出典 and 注. Property snug: rows move closer together before it
 * is higher than the room for it */

/** rk_chart_area_set_chart: @chart: (nullable) (transfer none): must outlive its being shown */
void rk_chart_area_set_chart (RkChartArea *self, RkChart *chart);
/** rk_chart_area_dup_reading: the bar in focus in words; NULL: none */
char *rk_chart_area_dup_reading (RkChartArea *self);

G_END_DECLS
