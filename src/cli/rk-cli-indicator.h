/* What commands about indicators share. */
#pragma once

#include "rk-cli.h"
#include "rk-chart.h"
#include "rk-csv-writer.h"
#include "rk-indicators.h"
#include "rk-map.h"

G_BEGIN_DECLS

/** rk_cli_read_values: --areas, --reference, --standard, --within, --method, --sex, --year. */
gboolean rk_cli_read_values (RkCli *cli, RkValuesRequest *request, GError **error);
/** rk_cli_import_indicator: import indicator FILE. */
gboolean rk_cli_import_indicator (RkCli *cli, GError **error);

/** rk_cli_export_observations: export observations OUT.csv, small numbers hidden. */
gboolean rk_cli_export_observations (RkCli *cli, RkCsvEncoding encoding, GError **error);
/** rk_cli_indicator_chart: a figure of what the office file holds: --indicator, --area and what
 * rk_cli_read_values() reads. @form: of an #RkFigureForm. @map: (nullable): in place of the one
 * of the office. Returns: (transfer full) */
RkChart *rk_cli_indicator_chart (RkCli *cli, const char *form, RkMap *map, GError **error);

G_END_DECLS
