/* The schema and its versions. */
#pragma once

#include "rk-db.h"

G_BEGIN_DECLS

#define RK_SCHEMA_VERSION 8
#define RK_APPLICATION_ID 0x524e4b49 /* "RNKI" */

/** rk_migrate: runs every script above the file’s version, all in one transaction. */
gboolean rk_migrate (RkDb *db, GError **error);
/** rk_migrate_version: the file's version; RK_ERROR_FORMAT where it is not an office file. */
gboolean rk_migrate_version (RkDb *db, int *version, GError **error);
/** rk_migrate_refuse_foreign: RK_ERROR_FORMAT in words. Returns: FALSE */
gboolean rk_migrate_refuse_foreign (GError **error);

G_END_DECLS
