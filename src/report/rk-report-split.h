/* One paper in a file for each place: 「認定証-賀茂.pdf」, 「認定証-熱海伊東.pdf」, … */
#pragma once

#include "rk-report.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkReportSplit:
 * @name: of the document; @params: as for one file
 * @by: field of its rows whose values divide them: "medical_area"
 * @out: name of the files: "認定証.pdf"; the value is put before the ending
 * @replace: files of these names may be there already
 * @write: writes one of them to @path; its ending is that of @out
 * @progress: (nullable): called after each file, in the thread that writes
 * @data: for both
 */
typedef struct
{
  const char *name;
  const RkReportParams *params;
  const char *by;
  const char *out;
  gboolean replace;
  gboolean (*write) (RkDocument *document,
                     const char *path,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error);
  void (*progress) (guint done, guint total, gpointer data);
  gpointer data;
} RkReportSplit;

/** rk_report_can_split: whether the rows of a document have the field. */
gboolean rk_report_can_split (const RkReportInfo *info, const char *by);
/**
 * rk_report_split: writes all files or none.
 *
 * Returns: (transfer full) (nullable): array of paths
 * @error: %RK_ERROR_NOT_FOUND where nobody is meant, %RK_ERROR_EXISTS where a file is in the way
 */
GPtrArray *rk_report_split (RkStore *store,
                            const RkReportSplit *split,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
