#include "rk-journal.h"

#include <stdio.h>
#include <unistd.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "rk-error.h"

/* "File format version numbers" of https://www.sqlite.org/fileformat.html: 2 is WAL */
#define READ_VERSION_OFFSET 19
#define WAL_VERSION 2

static gboolean
is_remote (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

gboolean
rk_journal_choose (RkDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  /* WAL needs memory shared between processes, which a network drive does not give. */
  const char *sql
      = is_remote (rk_db_path (db)) ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL";

  if (rk_db_exec (db, sql, &local) || g_error_matches (local, RK_ERROR, RK_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
rk_journal_has_log (RkDb *db)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, "PRAGMA journal_mode", NULL);
  gboolean row = FALSE;

  return stmt && rk_stmt_step (stmt, &row, NULL) && row
         && g_strcmp0 (rk_stmt_text (stmt, 0), "wal") == 0;
}

void
rk_journal_end (RkDb *db)
{
  /* Whoever still reads the file keeps it in WAL mode; closing need not wait for that. */
  sqlite3_busy_timeout (rk_db_handle (db), 0);
  rk_db_exec (db, "PRAGMA journal_mode = DELETE", NULL);
}

gboolean
rk_journal_may_write_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) == 0;
}

static gboolean
has_content (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 && status.st_size > 0;
}

gboolean
rk_journal_is_left (const char *path)
{
  return has_content (path, "-wal") || has_content (path, "-journal");
}

static gboolean
is_in_wal_mode (const char *path)
{
  guchar head[READ_VERSION_OFFSET + 1];
  FILE *file = g_fopen (path, "rb");
  gboolean read = file && fread (head, 1, sizeof head, file) == sizeof head;

  if (file)
    fclose (file);
  return read && head[READ_VERSION_OFFSET] == WAL_VERSION;
}

char *
rk_journal_dup_frozen_uri (const char *path)
{
  g_autofree char *absolute = NULL;
  g_autofree char *uri = NULL;

  if (rk_journal_may_write_beside (path) || rk_journal_is_left (path) || !is_in_wal_mode (path))
    return NULL;
  absolute = g_canonicalize_filename (path, NULL);
  uri = g_filename_to_uri (absolute, NULL, NULL);
  return uri ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}
