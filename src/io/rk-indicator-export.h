/* Observations as a tidy list, with the headings that rk-indicator-tidy.c reads. What may not be
 * shown is 「※」: small numbers, and those that could be computed from the others and the sums. The
 * last column, masked, says how many cells the publisher masks in numerator and denominator:
 * 「1/0」. Both together stands where it does not follow from men and women. */
#pragma once

#include "rk-csv-writer.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkIndicatorExport: what is written.
 * @indicator: (nullable): code; NULL: all with data
 * @year: 0: all
 * @rows, @hidden: (out): rows, and how many numbers are hidden
 */
typedef struct
{
  const char *path;
  RkCsvEncoding encoding;
  const char *indicator;
  int year;
  guint64 rows;
  guint hidden;
} RkIndicatorExport;

/** rk_indicator_export_run: an #RkStoreFunc for rk_store_read(). */
gboolean
rk_indicator_export_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
