#include "rk-recorder.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-inserts.h"
#include "rk-records.h"

/* A session remembers about 100 bytes per changed row; a piece of this size holds some 20,000, or
 * some 7,000 new rows. */
#define PIECE_MEMORY (2 * 1024 * 1024)
#define TICKS_PER_LOOK 256
/* Less than this is packed at once; more is worth a thread. */
#define SMALL_PIECE (64 * 1024)

struct _RkRecorder
{
  sqlite3_session *session;
  RkInserts *inserts;
  gint64 id;
  GThread *packing; /* → GByteArray: the newest piece, not stored yet */
  int n_pieces;
  guint ticks;
  guint64 changes;
  GChecksum *digest;
};

static int
is_recorded (gpointer data, const char *table)
{
  return strcmp (table, "record_index") != 0 && !g_str_has_prefix (table, "history")
         && !g_str_has_prefix (table, "sqlite_"); /* a session knows sqlite_stat1, too */
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
  db->recorder->inserts = rk_inserts_new ();
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
  if (self->packing)
    g_byte_array_unref (g_thread_join (self->packing));
  if (self->session)
    sqlite3session_delete (self->session);
  rk_inserts_free (self->inserts);
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
store_packed (RkDb *db, GByteArray *packed, GError **error)
{
  RkRecorder *self = db->recorder;
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

static gboolean
end_packing (RkDb *db, GError **error)
{
  GThread *packing = g_steal_pointer (&db->recorder->packing);
  g_autoptr (GByteArray) packed = packing ? g_thread_join (packing) : NULL;

  return packed == NULL || store_packed (db, packed, error);
}

static gpointer
pack (gpointer data)
{
  g_autoptr (GByteArray) raw = data;

  return deflate (raw->data, raw->len);
}

/* A long command goes on while its last piece is being packed.
 * @raw: (transfer full) */
static gboolean
store_piece (RkDb *db, GByteArray *raw, GError **error)
{
  gboolean ok = end_packing (db, error);

  if (ok && raw->len >= SMALL_PIECE)
    db->recorder->packing = g_thread_new ("history", pack, g_byte_array_ref (raw));
  else if (ok)
    {
      g_autoptr (GByteArray) packed = deflate (raw->data, raw->len);

      ok = store_packed (db, packed, error);
    }
  g_byte_array_unref (raw);
  return ok;
}

static gboolean
put_inserts (RkDb *db, GError **error)
{
  GByteArray *changeset = rk_inserts_take (db->recorder->inserts);

  if (changeset->len > 0)
    return store_piece (db, changeset, error);
  g_byte_array_unref (changeset);
  return TRUE;
}

static int
append_chunk (void *changeset, const void *data, int size)
{
  g_byte_array_append (changeset, data, (guint)size);
  return SQLITE_OK;
}

static gboolean
put_session (RkDb *db, GError **error)
{
  GByteArray *changeset = g_byte_array_new ();
  int rc = sqlite3session_changeset_strm (db->recorder->session, append_chunk, changeset);

  g_clear_pointer (&db->recorder->session, sqlite3session_delete);
  if (rc == SQLITE_OK && changeset->len > 0)
    return store_piece (db, changeset, error);
  g_byte_array_unref (changeset);
  return rc == SQLITE_OK || rk_db_set_error (db, rc, error);
}

/* Puts away what has been gathered and ends the session. New rows come first: the session knows
 * only what was done to them later. */
static gboolean
put_pieces (RkDb *db, GError **error)
{
  return put_inserts (db, error) && put_session (db, error);
}

void
rk_recorder_pause (RkDb *db, gboolean pause)
{
  if (db->recorder)
    sqlite3session_enable (db->recorder->session, !pause);
}

gboolean
rk_recorder_insert (RkDb *db, const RkRecord *record, gint64 id, GError **error)
{
  return db->recorder == NULL || rk_inserts_add (db->recorder->inserts, db, record, id, error);
}

gboolean
rk_recorder_tick (RkDb *db, guint n_rows, GError **error)
{
  RkRecorder *self = db->recorder;

  if (self == NULL)
    return TRUE;
  self->changes += n_rows;
  if (++self->ticks % TICKS_PER_LOOK != 0
      || (gsize)sqlite3session_memory_used (self->session) + rk_inserts_get_size (self->inserts)
             < PIECE_MEMORY)
    return TRUE;
  return put_pieces (db, error) && session_start (db, error);
}

gboolean
rk_recorder_finish (RkDb *db, const char *what, gboolean *recorded, GError **error)
{
  RkRecorder *self = db->recorder;
  gboolean ok = put_pieces (db, error) && end_packing (db, error);

  *recorded = ok && self->n_pieces > 0;
  if (*recorded)
    ok = rk_history_append (db, self->id, "do", 0, what, self->changes,
                            g_checksum_get_string (self->digest), error);
  rk_recorder_drop (db);
  return ok;
}
