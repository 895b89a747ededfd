/* Reads how many workplaces there are, by area, trade and size, from a table as 経済センサス
 * publishes it: whatever stands across or down. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkEstablishmentImport:
 * @path: CSV or XLSX
 * @year: where the table does not say; 0: it must
 * @report: (out): what was read: @cells numbers of @n_areas areas; @skipped: numbers that are of
 *   something else (people, shares, parts of trades)
 */
typedef struct
{
  const char *path;
  int year;
  guint cells;
  guint n_areas;
  guint skipped;
} RkEstablishmentImport;

/**
 * rk_establishment_import_run: an RkStoreFunc; @import: (type RkEstablishmentImport)
 * @error: %RK_ERROR_FORMAT where the table does not count workplaces, or says no year
 */
gboolean
rk_establishment_import_run (RkDb *db, gpointer import, GCancellable *cancellable, GError **error);

G_END_DECLS
