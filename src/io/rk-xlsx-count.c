/* Reads a workbook back as far as it takes to count the rows of its first sheet: the directory at
 * the end of the ZIP archive (PKWARE APPNOTE 4.3.12, 4.3.16), one member, one tag. */
#include "rk-xlsx-writer.h"

#include <string.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

#define SHEET "xl/worksheets/sheet1.xml"
#define END_SIGNATURE 0x06054b50u
#define MEMBER_SIGNATURE 0x02014b50u
#define END_SIZE 22
#define MEMBER_SIZE 46
#define LOCAL_SIZE 30
#define DEFLATED 8

static guint32
number_at (const guchar *p, guint n_bytes)
{
  guint32 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value |= (guint32)p[i] << (8 * i);
  return value;
}

/* Returns: (nullable): where the member's entry in the directory is */
static const guchar *
find_member (const guchar *data, gsize size)
{
  const guchar *end = data + size - END_SIZE;
  const guchar *p;

  while (end > data && number_at (end, 4) != END_SIGNATURE)
    end--;
  p = data + number_at (end + 16, 4);
  while (p + MEMBER_SIZE < end && number_at (p, 4) == MEMBER_SIGNATURE)
    {
      guint name = number_at (p + 28, 2);

      if (name == strlen (SHEET) && memcmp (p + MEMBER_SIZE, SHEET, name) == 0)
        return p;
      p += MEMBER_SIZE + name + number_at (p + 30, 2) + number_at (p + 32, 2);
    }
  return NULL;
}

/* Tags do not end with a piece: a few bytes of it are looked at again with the next. */
static gboolean
count_tags (GInputStream *stream, guint64 *rows, GError **error)
{
  static const char tag[] = "<row ";
  const gsize keep = strlen (tag) - 1;
  char piece[65536];
  gsize held = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, piece + held, sizeof piece - held, NULL, error)) > 0)
    {
      gsize length = held + (gsize)n;

      for (const char *p = piece; (p = memmem (p, length - (gsize)(p - piece), tag, keep + 1)); p++)
        ++*rows;
      held = MIN (keep, length);
      memmove (piece, piece + length - held, held);
    }
  return n == 0;
}

static gboolean
count_in_member (const guchar *data, gsize size, const guchar *entry, guint64 *rows, GError **error)
{
  gsize at = number_at (entry + 42, 4);
  gsize packed = number_at (entry + 20, 4);
  g_autoptr (GInputStream) bytes = NULL;
  g_autoptr (GConverter) inflate = NULL;
  g_autoptr (GInputStream) text = NULL;

  if (at + LOCAL_SIZE > size)
    return FALSE;
  at += LOCAL_SIZE + number_at (data + at + 26, 2) + number_at (data + at + 28, 2);
  if (at > size || packed > size - at)
    return FALSE;
  bytes = g_memory_input_stream_new_from_data (data + at, (gssize)packed, NULL);
  if (number_at (entry + 10, 2) != DEFLATED)
    return count_tags (bytes, rows, error);
  inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  text = g_converter_input_stream_new (bytes, inflate);
  return count_tags (text, rows, error);
}

gboolean
rk_xlsx_count_rows (const char *path, guint64 *rows, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const guchar *data = file ? (const guchar *)g_mapped_file_get_contents (file) : NULL;
  gsize size = file ? g_mapped_file_get_length (file) : 0;
  const guchar *entry = size > END_SIZE ? find_member (data, size) : NULL;

  *rows = 0;
  if (file == NULL)
    return FALSE;
  if (entry && count_in_member (data, size, entry, rows, error))
    return TRUE;
  if (error && *error == NULL)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT, _ ("This is not a workbook."));
  return FALSE;
}
