/* What papers and figures of the command line share; apart from rk-cli.h, whose other users read
 * tables of io with names of their own. */
#pragma once

#include "rk-cli.h"
#include "rk-report.h"

G_BEGIN_DECLS

/** rk_cli_join_reports: their names with commas. */
char *rk_cli_join_reports (const RkReportInfo *list, guint n);

G_END_DECLS
