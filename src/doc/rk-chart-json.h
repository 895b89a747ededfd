/* A figure as JSON, as a script or a saved figure describes it; `renkei-cli help chart` has the
 * words. */
#pragma once

#include "rk-chart-figure.h"
#include "rk-json-reader.h"

G_BEGIN_DECLS

/**
 * rk_chart_from_json:
 * @kind: what is drawn, whatever the description says; %RK_N_CHART_KINDS: what it says
 * @root: an object; what is not known there is refused, so that a slip of the pen is noticed
 * @error: %RK_ERROR_FORMAT with the line
 *
 * Values are numbers, null (not measured) or "※" (withheld: nothing else of that place is read).
 *
 * Returns: (transfer full): the chart
 */
RkChart *rk_chart_from_json (RkChartKind kind, const RkJsonNode *root, GError **error);

G_END_DECLS
