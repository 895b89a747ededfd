/* What the papers of trainings share. */
#pragma once

#include "rk-report-private.h"

G_BEGIN_DECLS

/** rk_report_find_training: the one asked for, else the newest. */
RkRecord *rk_report_find_training (RkDb *db, const RkReportParams *params, GError **error);

G_END_DECLS
