/* A list as a file for others: what the query finds, with Japanese headings, so that an import of
 * the file finds every record again and changes nothing. Dates are ISO (2024-07-31) and numbers
 * plain, because 令和6年 or 1,234 is text to a spreadsheet; codes that have a name stand beside it
 * (市町, 圏域). What cannot be held in CP932 is reported, never dropped in silence. */
#pragma once

#include "rk-csv-writer.h"
#include "rk-query.h"

G_BEGIN_DECLS

typedef struct _RkExport RkExport; /* boxed, reference counted */

#define RK_TYPE_EXPORT (rk_export_get_type ())
GType rk_export_get_type (void);

/**
 * rk_export_new:
 * @query: which rows, in which order
 * @encoding: of a CSV file; a workbook holds every character
 * @path: .xlsx: a workbook, else CSV; is only replaced once all has been written, read back and
 * counted; mode 0600
 */
RkExport *rk_export_new (RkQuery *query, const char *path, RkCsvEncoding encoding);
RkExport *rk_export_ref (RkExport *self);
void rk_export_unref (RkExport *self);

/** rk_export_run: an RkStoreFunc for rk_store_read(). @export: (type RkExport) */
gboolean rk_export_run (RkDb *db, gpointer export, GCancellable *cancellable, GError **error);

/** rk_export_get_rows: rows written by a run that succeeded. */
guint64 rk_export_get_rows (RkExport *self);
/** rk_export_get_losses: (transfer none) (element-type RkCsvLoss): of a run that succeeded; a
 * workbook has none */
GPtrArray *rk_export_get_losses (RkExport *self);
/** rk_export_get_progress: any thread. */
void rk_export_get_progress (RkExport *self, guint64 *rows, guint64 *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkExport, rk_export_unref)

G_END_DECLS
