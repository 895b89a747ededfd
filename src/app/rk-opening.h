/* Opening, making and restoring office files without holding the main loop: checks, migration and
 * the copy of the day may take a while on a large file. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/** rk_opening_open_async: opens @file. */
void rk_opening_open_async (GFile *file, GAsyncReadyCallback callback, gpointer data);
/**
 * rk_opening_create_async: makes a new office file and opens it.
 * @office: record of rk_kind_office
 * @with_areas: enter the municipalities of its prefecture
 */
void rk_opening_create_async (GFile *file,
                              RkRecord *office,
                              gboolean with_areas,
                              GAsyncReadyCallback callback,
                              gpointer data);
/** rk_opening_sample_async: opens the sample office, making it where there is none yet. */
void rk_opening_sample_async (GAsyncReadyCallback callback, gpointer data);
/** rk_opening_restore_async: makes @out from the copy @backup and opens it. */
void rk_opening_restore_async (const char *backup,
                               GFile *out,
                               GAsyncReadyCallback callback,
                               gpointer data);
/** rk_opening_finish: ends each of them. Returns: (transfer full) */
RkStore *rk_opening_finish (GAsyncResult *result, GError **error);

/** rk_opening_sample_file: where the sample office is. Returns: (transfer full) */
GFile *rk_opening_sample_file (void);
/**
 * rk_opening_restored_name: a free name beside @file for what a copy of @at gives back.
 * @at: (nullable): ISO time of the copy
 */
GFile *rk_opening_restored_name (GFile *file, const char *at);

G_END_DECLS
