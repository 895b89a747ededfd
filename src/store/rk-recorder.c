#include "rk-recorder.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-records.h"

/* A session remembers about 100 bytes per changed row; a piece of this size holds some 20,000. */
#define PIECE_MEMORY (2 * 1024 * 1024)
#define TICKS_PER_LOOK 256

struct _RkRecorder
{
  sqlite3_session *session;
  gint64 id;
  int n_pieces;
  guint ticks;
  guint64 changes;
  GChecksum *digest;
};

static int
is_recorded (gpointer data, const char *table)
{
  return strcmp (table, "record_index") != 0 && !g_str_has_prefix (table, "history");
}

static gboolean
session_start (RkDb *db, GError **error)
{
  RkRecorder *self = db->recorder;
  int rc = sqlite3session_create (db->handle, "main", &self->session);

  if (rc == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_recorded, NULL);
      rc = sqlite3session_attach (self->session, NULL);
    }
  return rc == SQLITE_OK || rk_db_set_error (db, rc, error);
}

gboolean
rk_recorder_start (RkDb *db, GError **error)
{
  g_assert (db->recorder == NULL);

  db->recorder = g_new0 (RkRecorder, 1);
  db->recorder->id = rk_db_new_id (db);
  db->recorder->digest = g_checksum_new (G_CHECKSUM_SHA256);
  if (session_start (db, error))
    return TRUE;
  rk_recorder_drop (db);
  return FALSE;
}

void
rk_recorder_drop (RkDb *db)
{
  RkRecorder *self = g_steal_pointer (&db->recorder);

  if (self == NULL)
    return;
  if (self->session)
    sqlite3session_delete (self->session);
  g_checksum_free (self->digest);
  g_free (self);
}

/* Level 1: at a million rows the time is felt, the size is not. */
static GByteArray *
deflate (gconstpointer data, gsize size)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1);
  GByteArray *out = g_byte_array_sized_new ((guint)(size / 3 + 64));
  guint8 buffer[65536];
  gsize read, written;
  GConverterResult result;

  do
    {
      result = g_converter_convert (G_CONVERTER (zlib), data, size, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
      data = (const guint8 *)data + read;
      size -= read;
      g_byte_array_append (out, buffer, (guint)written);
    }
  while (result == G_CONVERTER_CONVERTED);
  return out;
}

GBytes *
rk_history_inflate (gconstpointer data, gsize size, GError **error)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 buffer[65536];
  gsize read, written;
  GConverterResult result;

  do
    {
      result = g_converter_convert (G_CONVERTER (zlib), data, size, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &read, &written, error);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      data = (const guint8 *)data + read;
      size -= read;
      g_byte_array_append (out, buffer, (guint)written);
    }
  while (result != G_CONVERTER_FINISHED);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static gboolean
count_changes (RkRecorder *self, int size, void *changeset)
{
  sqlite3_changeset_iter *iter;

  if (sqlite3changeset_start (&iter, size, changeset) != SQLITE_OK)
    return FALSE;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    self->changes++;
  return sqlite3changeset_finalize (iter) == SQLITE_OK;
}

static gboolean
store_piece (RkDb *db, gconstpointer data, gsize size, GError **error)
{
  RkRecorder *self = db->recorder;
  g_autoptr (GByteArray) packed = deflate (data, size);
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "INSERT INTO history_piece (history_id, piece, data) VALUES (?, ?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  g_checksum_update (self->digest, packed->data, packed->len);
  rk_stmt_bind_int (stmt, 1, self->id);
  rk_stmt_bind_int (stmt, 2, self->n_pieces++);
  rk_stmt_bind_blob (stmt, 3, packed->data, packed->len);
  return rk_stmt_run (stmt, error);
}

/* Puts away what the session has gathered and ends the session. */
static gboolean
put_piece (RkDb *db, GError **error)
{
  RkRecorder *self = db->recorder;
  void *changeset = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (self->session, &size, &changeset);
  gboolean ok = rc == SQLITE_OK;

  g_clear_pointer (&self->session, sqlite3session_delete);
  if (!ok)
    rk_db_set_error (db, rc, error);
  else if (size > 0)
    ok = count_changes (self, size, changeset) && store_piece (db, changeset, (gsize)size, error);
  sqlite3_free (changeset);
  return ok;
}

gboolean
rk_recorder_tick (RkDb *db, GError **error)
{
  RkRecorder *self = db->recorder;

  if (self == NULL || ++self->ticks % TICKS_PER_LOOK != 0
      || sqlite3session_memory_used (self->session) < PIECE_MEMORY)
    return TRUE;
  return put_piece (db, error) && session_start (db, error);
}

gboolean
rk_recorder_finish (RkDb *db, const char *what, GError **error)
{
  RkRecorder *self = db->recorder;
  gboolean ok = put_piece (db, error);

  if (ok && self->n_pieces > 0)
    ok = rk_history_append (db, self->id, "do", 0, what, self->changes,
                            g_checksum_get_string (self->digest), error);
  rk_recorder_drop (db);
  return ok;
}
