/* What was handed out before and would go out a second time as if it were the first. */
#pragma once

#include "rk-report.h"

G_BEGIN_DECLS

/**
 * rk_report_count_again: how many certificates of a run were issued before and would not say so.
 * @document: of other papers, none
 * @n: (out)
 */
gboolean rk_report_count_again (
    RkDb *db, const char *document, const RkReportParams *params, guint *n, GError **error);

G_END_DECLS
