/* Makes the pages of a document on a worker, for everything that shows them. */
#pragma once

#include "rk-pages.h"
#include "rk-report.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_build_pages_async: @source: of the result. @params: copied */
void rk_build_pages_async (gpointer source,
                           RkStore *store,
                           const char *document,
                           const RkReportParams *params,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
RkPages *rk_build_pages_finish (GAsyncResult *result, GError **error);

G_END_DECLS
