/* Which journal a file is kept with, and how a file is read where nothing may be written beside it.
 */
#pragma once

#include "rk-db.h"

G_BEGIN_DECLS

/**
 * rk_journal_choose: WAL on a local disk, a rollback journal elsewhere. A file that somebody is
 * reading just now stays as it is.
 */
gboolean rk_journal_choose (RkDb *db, GError **error);
/** rk_journal_has_log: whether the file is in WAL mode just now. */
gboolean rk_journal_has_log (RkDb *db);
/** rk_journal_end: a clean close leaves one file that can be read anywhere. */
void rk_journal_end (RkDb *db);
/** rk_journal_may_write_beside: whether the folder of @path takes journals and locks. */
gboolean rk_journal_may_write_beside (const char *path);
/** rk_journal_is_left: whether a crash has left a journal that belongs to @path. */
gboolean rk_journal_is_left (const char *path);
/**
 * rk_journal_dup_frozen_uri: Returns: (nullable): how SQLite opens a file that was left in WAL mode
 *   in a folder that may not be written to; NULL where it can be opened as any other
 */
char *rk_journal_dup_frozen_uri (const char *path);

G_END_DECLS
