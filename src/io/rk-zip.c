/* PKWARE APPNOTE 6.3: end of the directory 4.3.16, directory 4.3.12, local header 4.3.7, sizes
 * above 4 GB 4.5.3. Archives in several files and methods other than stored and deflated are not
 * read. */
#include "rk-zip.h"

#include <string.h>
#include <zlib.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

#define END_SIGNATURE 0x06054b50u
#define ENTRY_SIGNATURE 0x02014b50u
#define LOCAL_SIGNATURE 0x04034b50u
#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
#define MAX_COMMENT 65535
#define MAX_DIRECTORY (8 * 1024 * 1024)
#define STORED 0
#define DEFLATED 8
#define PIECE (32 * 1024)
/* Below this, a high ratio harms nobody. */
#define SMALL_PART (4 * 1024 * 1024)

typedef struct
{
  guint flags;
  guint method;
  guint32 crc;
  guint64 packed;
  guint64 unpacked;
  guint64 offset; /* of the local header */
} Entry;

struct _RkZip
{
  GInputStream *stream;
  GCancellable *cancellable;
  guint64 size;
  GHashTable *entries; /* name in small letters → Entry */
};

struct _RkZipPart
{
  RkZip *zip;
  const Entry *entry;
  guint64 at;     /* of the next packed byte */
  guint64 packed; /* bytes not yet read */
  guint64 done;   /* unpacked bytes */
  uLong crc;
  gboolean inflating;
  z_stream inflate;
  guchar piece[PIECE];
};

/* ── reading the file ────────────────────────────────────────────────────────────────────── */

gboolean
rk_zip_fail_damaged (GError **error)
{
  g_set_error_literal (
      error, RK_ERROR, RK_ERROR_FORMAT,
      _ ("The workbook is damaged. Nothing has been imported. Open it in Excel and "
         "save it again, or ask its sender to send it once more."));
  return FALSE;
}

static guint32
number_at (const guchar *p, guint n_bytes)
{
  guint32 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value |= (guint32)p[i] << (8 * i);
  return value;
}

static guint64
long_at (const guchar *p)
{
  return number_at (p, 4) | (guint64)number_at (p + 4, 4) << 32;
}

static gboolean
read_at (RkZip *zip, guint64 offset, void *buffer, gsize n, GError **error)
{
  gsize got;

  if (offset > zip->size || n > zip->size - offset)
    return rk_zip_fail_damaged (error);
  if (!g_seekable_seek (G_SEEKABLE (zip->stream), (goffset)offset, G_SEEK_SET, zip->cancellable,
                        error)
      || !g_input_stream_read_all (zip->stream, buffer, n, &got, zip->cancellable, error))
    return FALSE;
  return got == n || rk_zip_fail_damaged (error);
}

/* ── the directory ───────────────────────────────────────────────────────────────────────── */

/* Sizes that do not fit into four bytes stand in an extra field, in this order. */
static void
take_long_sizes (Entry *entry, const guchar *extra, gsize length)
{
  guint64 *const sizes[] = { &entry->unpacked, &entry->packed, &entry->offset };

  while (length >= 4)
    {
      gsize n = number_at (extra + 2, 2);
      const guchar *p = extra + 4;

      if (n > length - 4)
        return;
      for (guint i = 0, left = number_at (extra, 2) == 1 ? (guint)n : 0;
           i < G_N_ELEMENTS (sizes) && left >= 8; i++)
        if (*sizes[i] == G_MAXUINT32)
          {
            *sizes[i] = long_at (p);
            p += 8;
            left -= 8;
          }
      extra += 4 + n;
      length -= 4 + n;
    }
}

static gboolean
take_entries (RkZip *zip, const guchar *p, gsize length, guint n_entries, GError **error)
{
  for (guint i = 0; i < n_entries; i++)
    {
      gsize name, extra, comment;
      g_autofree char *given = NULL;
      Entry *entry;

      if (length < ENTRY_SIZE || number_at (p, 4) != ENTRY_SIGNATURE)
        return rk_zip_fail_damaged (error);
      name = number_at (p + 28, 2);
      extra = number_at (p + 30, 2);
      comment = number_at (p + 32, 2);
      if (name + extra + comment > length - ENTRY_SIZE)
        return rk_zip_fail_damaged (error);
      entry = g_new0 (Entry, 1);
      entry->flags = number_at (p + 8, 2);
      entry->method = number_at (p + 10, 2);
      entry->crc = number_at (p + 16, 4);
      entry->packed = number_at (p + 20, 4);
      entry->unpacked = number_at (p + 24, 4);
      entry->offset = number_at (p + 42, 4);
      take_long_sizes (entry, p + ENTRY_SIZE + name, extra);
      given = g_strndup ((const char *)p + ENTRY_SIZE, name);
      g_hash_table_replace (zip->entries, g_ascii_strdown (given, -1), entry);
      p += ENTRY_SIZE + name + extra + comment;
      length -= ENTRY_SIZE + name + extra + comment;
    }
  return TRUE;
}

/* Returns: (transfer full): the end of the directory, behind which only a comment may stand */
static guchar *
find_end (RkZip *zip, GError **error)
{
  gsize n = (gsize)MIN (zip->size, END_SIZE + MAX_COMMENT);
  g_autofree guchar *tail = g_malloc (n);

  if (!read_at (zip, zip->size - n, tail, n, error))
    return NULL;
  for (gsize i = n; i >= END_SIZE; i--)
    if (number_at (tail + i - END_SIZE, 4) == END_SIGNATURE)
      return g_memdup2 (tail + i - END_SIZE, END_SIZE);
  rk_zip_fail_damaged (error);
  return NULL;
}

static gboolean
read_directory (RkZip *zip, GError **error)
{
  g_autofree guchar *end = find_end (zip, error);
  g_autofree guchar *directory = NULL;
  guint n_entries, size;

  if (end == NULL)
    return FALSE;
  n_entries = number_at (end + 10, 2);
  size = number_at (end + 12, 4);
  if (n_entries > RK_ZIP_MAX_ENTRIES || size > MAX_DIRECTORY)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                           _ ("The file holds far more parts than a workbook has. Nothing has been "
                              "imported. Do not open it; ask its sender what it is."));
      return FALSE;
    }
  directory = g_malloc (MAX (size, 1));
  return read_at (zip, number_at (end + 16, 4), directory, size, error)
         && take_entries (zip, directory, size, n_entries, error);
}

static gboolean
measure (RkZip *zip, GError **error)
{
  if (!g_seekable_seek (G_SEEKABLE (zip->stream), 0, G_SEEK_END, zip->cancellable, error))
    return FALSE;
  zip->size = (guint64)g_seekable_tell (G_SEEKABLE (zip->stream));
  return TRUE;
}

RkZip *
rk_zip_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkZip) zip = g_new0 (RkZip, 1);

  zip->stream = g_object_ref (stream);
  g_set_object (&zip->cancellable, cancellable);
  zip->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!measure (zip, error) || !read_directory (zip, error))
    return NULL;
  return g_steal_pointer (&zip);
}

void
rk_zip_free (RkZip *zip)
{
  g_clear_object (&zip->stream);
  g_clear_object (&zip->cancellable);
  g_hash_table_unref (zip->entries);
  g_free (zip);
}

static const Entry *
look_up (const RkZip *zip, const char *name)
{
  g_autofree char *key = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (zip->entries, key);
}

gboolean
rk_zip_has (const RkZip *zip, const char *name)
{
  return look_up (zip, name) != NULL;
}

/* ── parts ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_entry (const Entry *entry, guint64 max_bytes, GError **error)
{
  if (entry == NULL || (entry->method != STORED && entry->method != DEFLATED)
      || (entry->method == STORED && entry->packed != entry->unpacked))
    return rk_zip_fail_damaged (error);
  if (entry->flags & 1)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                         _ ("The file is protected by a password. Nothing has been imported. Open "
                            "it, save it without the password and choose it again."));
  else if (entry->unpacked > max_bytes)
    g_set_error (
        error, RK_ERROR, RK_ERROR_FORMAT,
        _ ("The workbook is too large: unpacked, a part of it has more than %u MB. Nothing "
           "has been imported. Save the list as “CSV UTF-8”, or split it."),
        (guint)(max_bytes >> 20));
  else if (entry->unpacked > SMALL_PART && entry->unpacked / RK_ZIP_MAX_RATIO > entry->packed)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                         _ ("The file is packed far more tightly than a workbook, as files made to "
                            "harm are. Nothing has been imported. Ask its sender what it is; if it "
                            "is a list, save it as “CSV UTF-8”."));
  else
    return TRUE;
  return FALSE;
}

RkZipPart *
rk_zip_open (RkZip *zip, const char *name, guint64 max_bytes, GError **error)
{
  const Entry *entry = look_up (zip, name);
  guchar local[LOCAL_SIZE];
  RkZipPart *part;

  if (!check_entry (entry, max_bytes, error)
      || !read_at (zip, entry->offset, local, sizeof local, error))
    return NULL;
  if (number_at (local, 4) != LOCAL_SIGNATURE)
    {
      rk_zip_fail_damaged (error);
      return NULL;
    }
  part = g_new0 (RkZipPart, 1);
  part->zip = zip;
  part->entry = entry;
  part->at = entry->offset + LOCAL_SIZE + number_at (local + 26, 2) + number_at (local + 28, 2);
  part->packed = entry->packed;
  part->crc = crc32 (0, NULL, 0);
  part->inflating = entry->method == DEFLATED;
  if (part->inflating && inflateInit2 (&part->inflate, -MAX_WBITS) != Z_OK)
    g_error ("no memory to unpack with"); /* as GLib does */
  return part;
}

void
rk_zip_part_free (RkZipPart *part)
{
  if (part->inflating)
    inflateEnd (&part->inflate);
  g_free (part);
}

static gboolean
read_stored (RkZipPart *part, void *buffer, gsize n, GError **error)
{
  if (!read_at (part->zip, part->at, buffer, n, error))
    return FALSE;
  part->at += n;
  part->packed -= n;
  return TRUE;
}

static gboolean
fill_piece (RkZipPart *part, GError **error)
{
  gsize n = (gsize)MIN (part->packed, PIECE);

  if (n == 0)
    return rk_zip_fail_damaged (error);
  part->inflate.next_in = part->piece;
  part->inflate.avail_in = (uInt)n;
  return read_stored (part, part->piece, n, error);
}

static gboolean
read_deflated (RkZipPart *part, void *buffer, gsize n, GError **error)
{
  part->inflate.next_out = buffer;
  part->inflate.avail_out = (uInt)n;
  while (part->inflate.avail_out > 0)
    {
      int result;

      if (part->inflate.avail_in == 0 && !fill_piece (part, error))
        return FALSE;
      result = inflate (&part->inflate, Z_NO_FLUSH);
      if (result != Z_OK && !(result == Z_STREAM_END && part->inflate.avail_out == 0))
        return rk_zip_fail_damaged (error);
    }
  return TRUE;
}

gssize
rk_zip_part_read (RkZipPart *part, void *buffer, gsize n, GError **error)
{
  n = (gsize)MIN (MIN (n, G_MAXUINT32), part->entry->unpacked - part->done);
  if (g_cancellable_set_error_if_cancelled (part->zip->cancellable, error)
      || !(part->inflating ? read_deflated : read_stored) (part, buffer, n, error))
    return -1;
  part->done += n;
  part->crc = crc32 (part->crc, buffer, (uInt)n);
  if (part->done == part->entry->unpacked && part->crc != part->entry->crc)
    {
      rk_zip_fail_damaged (error);
      return -1;
    }
  return (gssize)n;
}

void
rk_zip_part_get_progress (const RkZipPart *part, goffset *done, goffset *total)
{
  *done = (goffset)part->done;
  *total = (goffset)part->entry->unpacked;
}
