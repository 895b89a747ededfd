/* What commands about indicators share. */
#pragma once

#include "rk-cli.h"
#include "rk-indicators.h"

G_BEGIN_DECLS

/** rk_cli_read_values: --areas, --reference, --standard, --within, --method, --sex, --year. */
gboolean rk_cli_read_values (RkCli *cli, RkValuesRequest *request, GError **error);
/** rk_cli_import_indicator: import indicator FILE. */
gboolean rk_cli_import_indicator (RkCli *cli, GError **error);

G_END_DECLS
