/* A list that goes to others as a file of rows (公表用一覧), written as a workbook or as CSV. */
#pragma once

#include "rk-context.h"
#include "rk-report.h"

G_BEGIN_DECLS

/** rk_print_list_choose: asks for a file and writes it. @document: one that is %RK_REPORT_LIST.
 * @params: copied */
void rk_print_list_choose (RkContext *context,
                           GtkWindow *parent,
                           const char *document,
                           const RkReportParams *params);
/** rk_print_list_write: as if @file had been chosen. */
void rk_print_list_write (RkContext *context,
                          const char *document,
                          const RkReportParams *params,
                          GFile *file);

G_END_DECLS
