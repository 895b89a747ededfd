/* Copies through SQLite's backup API, each opened and counted before it counts as one. */
#pragma once

#include "rk-db.h"

G_BEGIN_DECLS

/** rk_backup_claim: makes @path as an empty file, mode 0600; never over an existing one. */
gboolean rk_backup_claim (const char *path, GError **error);
/** rk_backup_copy: copies the open @db to @path (which must not exist) and verifies the copy. */
gboolean rk_backup_copy (RkDb *db, const char *path, guint64 *rows, GError **error);
/** rk_backup_keep: a verified copy in the folder of @path, named by the clock; @keep are left. */
gboolean rk_backup_keep (RkDb *db, const char *path, guint keep, guint64 *rows, GError **error);
/** rk_db_quick_check: RK_ERROR_CORRUPT where SQLite finds damage. */
gboolean rk_db_quick_check (RkDb *db, GError **error);
/** rk_db_count_rows: rows in all tables. */
gboolean rk_db_count_rows (RkDb *db, guint64 *rows, GError **error);

G_END_DECLS
