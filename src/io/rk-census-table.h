/* How many workplaces there are, by area, trade and size, from a table as 経済センサス publishes
 * it: whatever stands across or down, and whatever has a sheet of its own. */
#pragma once

#include "rk-table-source.h"

G_BEGIN_DECLS

/**
 * rk_census_table_open: the numbers of workplaces as a list, one in a row, for the import.
 * @sheet: of a workbook, from 1; 0: all that are not hidden
 * @encoding, @delimiter: as of rk_table_source_open()
 * @error: %RK_ERROR_FORMAT where the table does not count workplaces; what rk_table_source_open()
 *   reports
 */
RkTableSource *rk_census_table_open (const char *path,
                                     guint sheet,
                                     const char *encoding,
                                     char delimiter,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
