#include "rk-png.h"

#include <gio/gio.h>
#include <string.h>

/* Fast, and no larger than libpng's default on charts. */
#define LEVEL 1

typedef struct
{
  int width;
  int height;
  int stride;
  const guchar *pixels;
  gboolean is_grey;
} Picture;

static void
put_u32 (guchar *at, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, 4);
}

/* The CRC of the PNG specification, annex D. */
static guint32
update_crc (guint32 crc, const guchar *data, gsize length)
{
  static guint32 table[256];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint32 n = 0; n < 256; n++)
        {
          guint32 c = n;

          for (guint k = 0; k < 8; k++)
            c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
          table[n] = c;
        }
      g_once_init_leave (&ready, 1);
    }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ data[i]) & 255] ^ crc >> 8;
  return crc;
}

static cairo_status_t
write_chunk (
    cairo_write_func_t write, gpointer closure, const char *type, const guchar *data, gsize length)
{
  guchar head[8];
  guchar tail[4];
  guint32 crc = 0xffffffffu;
  cairo_status_t status;

  put_u32 (head, (guint32)length);
  memcpy (head + 4, type, 4);
  crc = update_crc (crc, head + 4, 4);
  crc = update_crc (crc, data, length);
  put_u32 (tail, crc ^ 0xffffffffu);
  status = write (closure, head, sizeof head);
  if (status == CAIRO_STATUS_SUCCESS && length > 0)
    status = write (closure, data, (unsigned int)length);
  return status == CAIRO_STATUS_SUCCESS ? write (closure, tail, sizeof tail) : status;
}

static const guint32 *
get_row (const Picture *picture, int y)
{
  return (const guint32 *)(gconstpointer)(picture->pixels + (gsize)y * (gsize)picture->stride);
}

static gboolean
is_grey (const Picture *picture)
{
  for (int y = 0; y < picture->height; y++)
    {
      const guint32 *row = get_row (picture, y);

      for (int x = 0; x < picture->width; x++)
        if (((row[x] >> 16 ^ row[x]) & 255) != 0 || ((row[x] >> 8 ^ row[x]) & 255) != 0)
          return FALSE;
    }
  return TRUE;
}

static void
pack_row (const Picture *picture, const guint32 *row, guchar *out)
{
  *out++ = 0; /* no filter */
  for (int x = 0; x < picture->width; x++)
    {
      if (!picture->is_grey)
        {
          *out++ = (guchar)(row[x] >> 16);
          *out++ = (guchar)(row[x] >> 8);
        }
      *out++ = (guchar)row[x];
    }
}

/* Rows of a chart are mostly like the one above: those are copied rather than packed again. */
static guchar *
pack (const Picture *picture, gsize *length)
{
  gsize row_length = 1 + (gsize)picture->width * (picture->is_grey ? 1 : 3);
  guchar *packed;

  *length = row_length * (gsize)picture->height;
  packed = g_malloc (*length);
  for (int y = 0; y < picture->height; y++)
    {
      guchar *out = packed + row_length * (gsize)y;

      if (y > 0
          && memcmp (get_row (picture, y), get_row (picture, y - 1), (gsize)picture->width * 4)
                 == 0)
        memcpy (out, out - row_length, row_length);
      else
        pack_row (picture, get_row (picture, y), out);
    }
  return packed;
}

static GByteArray *
compress (const guchar *data, gsize length)
{
  g_autoptr (GConverter) converter
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  GByteArray *out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0;
  gsize used = 0;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read;
      gsize n_written;

      if (out->len - used < 1 << 16)
        g_byte_array_set_size (out, (guint)used + (1 << 18));
      result = g_converter_convert (converter, data + done, length - done, out->data + used,
                                    out->len - used, G_CONVERTER_INPUT_AT_END, &n_read, &n_written,
                                    NULL);
      g_assert (result != G_CONVERTER_ERROR);
      done += n_read;
      used += n_written;
    }
  g_byte_array_set_size (out, (guint)used);
  return out;
}

cairo_status_t
rk_png_write (cairo_surface_t *surface, cairo_write_func_t write, gpointer closure)
{
  static const guchar signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  Picture picture = { .width = cairo_image_surface_get_width (surface),
                      .height = cairo_image_surface_get_height (surface),
                      .stride = cairo_image_surface_get_stride (surface) };
  g_autoptr (GByteArray) compressed = NULL;
  g_autofree guchar *packed = NULL;
  guchar header[13] = { 0 };
  gsize length;
  cairo_status_t status;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24,
                        CAIRO_STATUS_INVALID_FORMAT);
  cairo_surface_flush (surface);
  picture.pixels = cairo_image_surface_get_data (surface);
  if (picture.pixels == NULL)
    return CAIRO_STATUS_NO_MEMORY;
  picture.is_grey = is_grey (&picture);
  packed = pack (&picture, &length);
  compressed = compress (packed, length);
  put_u32 (header, (guint32)picture.width);
  put_u32 (header + 4, (guint32)picture.height);
  header[8] = 8;
  header[9] = picture.is_grey ? 0 : 2; /* grey, or red green blue */
  status = write (closure, signature, sizeof signature);
  if (status == CAIRO_STATUS_SUCCESS)
    status = write_chunk (write, closure, "IHDR", header, sizeof header);
  if (status == CAIRO_STATUS_SUCCESS)
    status = write_chunk (write, closure, "IDAT", compressed->data, compressed->len);
  return status == CAIRO_STATUS_SUCCESS ? write_chunk (write, closure, "IEND", NULL, 0) : status;
}
