/* The 事業所 page as a figure: how many workplaces, by which two of their properties, under the
 * conditions of the list. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_WORKPLACES_CHART (rk_workplaces_chart_get_type ())
G_DECLARE_FINAL_TYPE (RkWorkplacesChart, rk_workplaces_chart, RK, WORKPLACES_CHART, AdwBin)

GtkWidget *rk_workplaces_chart_new (RkContext *context);
/** rk_workplaces_chart_set_query: counted when the figure is on the screen. */
void rk_workplaces_chart_set_query (RkWorkplacesChart *self, RkQuery *query);
/** rk_workplaces_chart_set_figure: @name: of a chart (rk-report.h); @tiles: on tiles */
void rk_workplaces_chart_set_figure (RkWorkplacesChart *self, const char *name, gboolean tiles);
/** rk_workplaces_chart_is_ready: whether what is shown is the newest. */
gboolean rk_workplaces_chart_is_ready (RkWorkplacesChart *self);

G_END_DECLS
