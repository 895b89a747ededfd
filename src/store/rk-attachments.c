#include "rk-attachments.h"

#include <glib/gi18n-lib.h>

#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-recorder.h"
#include "rk-records.h"

static gboolean
find_same (RkDb *db, const char *sha256, const char *file_name, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT id FROM attachment WHERE sha256 = ? AND file_name = ?", error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_static (stmt, 1, sha256);
  rk_stmt_bind_static (stmt, 2, file_name);
  return rk_stmt_first (stmt, id, error);
}

static gboolean
save_bytes (RkDb *db, gint64 id, GBytes *bytes, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "INSERT INTO attachment_data (attachment_id, data) VALUES (?, ?)", error);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_blob (stmt, 2, data, size);
  return rk_stmt_run (stmt, error) && rk_recorder_tick (db, 1, error);
}

gboolean
rk_attachments_add (RkDb *db,
                    const char *file_name,
                    const char *media_type,
                    GBytes *bytes,
                    guint pages,
                    gint64 *id,
                    GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  if (!find_same (db, sha256, file_name, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  draft = rk_draft_new (&rk_kind_attachment);
  rk_draft_put (draft, "file_name", file_name);
  rk_draft_put (draft, "media_type", media_type);
  rk_draft_put (draft, "sha256", sha256);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_attachment, "size"),
                    (gint64)g_bytes_get_size (bytes));
  if (pages)
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_attachment, "pages"), pages);
  record = rk_draft_end (draft);
  return rk_records_save (db, record, id, error) && save_bytes (db, *id, bytes, error);
}

GBytes *
rk_attachments_load (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_attachment, id, error);
  g_autoptr (RkStmt) stmt
      = record
            ? rk_db_prepare (db, "SELECT data FROM attachment_data WHERE attachment_id = ?", error)
            : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, id);
  if (!rk_stmt_step (stmt, &row, error))
    return NULL;
  if (row)
    {
      gsize size;
      gconstpointer data = rk_stmt_blob (stmt, 0, &size);

      bytes = g_bytes_new (data, size);
      sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    }
  if (g_strcmp0 (sha256, rk_record_get (record, "sha256")) == 0)
    return g_steal_pointer (&bytes);
  g_set_error (error, RK_ERROR, RK_ERROR_CORRUPT,
               _ ("The attached file “%s” is damaged. Attach it again."),
               rk_record_get (record, "file_name"));
  return NULL;
}
