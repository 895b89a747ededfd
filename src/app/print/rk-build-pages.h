/* Makes the pages of a document on a worker, for everything that shows them. */
#pragma once

#include "rk-pages.h"
#include "rk-report.h"
#include "rk-store.h"
#include "rk-work.h"

G_BEGIN_DECLS

/** rk_build_pages_async: @owner: kept until @done was called. @params: copied */
void rk_build_pages_async (gpointer owner,
                           RkStore *store,
                           const char *document,
                           const RkReportParams *params,
                           GCancellable *cancellable,
                           RkWorkDone done);
RkPages *rk_build_pages_finish (GAsyncResult *result, GError **error);

G_END_DECLS
