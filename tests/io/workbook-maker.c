#include "workbook-maker.h"

#include <gio/gio.h>
#include <stdarg.h>
#include <string.h>
#include <zlib.h>

#define RELATIONS                                                             \
  "<Relationships "                                                           \
  "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s" \
  "</Relationships>"
#define RELATION(id, kind, target)                                                   \
  "<Relationship Id=\"" id "\" "                                                     \
  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" kind \
  "\" Target=\"" target "\"/>"

static void
put (GByteArray *out, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = i < 8 ? (guint8)(number >> (8 * i)) : 0;

      g_byte_array_append (out, &byte, 1);
    }
}

static GBytes *
deflated (GBytes *part)
{
  g_autoptr (GConverter) deflate
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6));
  g_autoptr (GInputStream) from = g_memory_input_stream_new_from_bytes (part);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (from, deflate);
  g_autoptr (GOutputStream) to = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (to, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (to));
}

/* What local header and directory have in common. */
static void
put_facts (GByteArray *out, const char *name, GBytes *part, GBytes *packed)
{
  gsize size;
  const void *data = g_bytes_get_data (part, &size);

  put (out, 20, 2);
  put (out, 0, 2);
  put (out, part == packed ? 0 : 8, 2);
  put (out, 0, 4);
  put (out, crc32 (0, data, (uInt)size), 4);
  put (out, g_bytes_get_size (packed), 4);
  put (out, size, 4);
  put (out, strlen (name), 2);
  put (out, 0, 2);
}

GBytes *
workbook_pack_bytes (const char *const *names, GBytes *const *parts, gboolean stored)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint n = g_strv_length ((char **)names);
  gsize start;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) packed = stored ? g_bytes_ref (parts[i]) : deflated (parts[i]);

      put (directory, 0x02014b50, 4);
      put (directory, 20, 2);
      put_facts (directory, names[i], parts[i], packed);
      put (directory, 0, 10);
      put (directory, out->len, 4);
      g_byte_array_append (directory, (const guint8 *)names[i], strlen (names[i]));
      put (out, 0x04034b50, 4);
      put_facts (out, names[i], parts[i], packed);
      g_byte_array_append (out, (const guint8 *)names[i], strlen (names[i]));
      g_byte_array_append (out, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
    }
  start = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  put (out, 0x06054b50, 4);
  put (out, 0, 4);
  put (out, n, 2);
  put (out, n, 2);
  put (out, directory->len, 4);
  put (out, start, 4);
  put (out, 0, 2);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
workbook_pack (const char *name, ...)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  va_list more;

  va_start (more, name);
  for (; name; name = va_arg (more, const char *))
    {
      const char *text = va_arg (more, const char *);

      g_ptr_array_add (names, (gpointer)name);
      g_ptr_array_add (parts, g_bytes_new (text, strlen (text)));
    }
  va_end (more);
  g_ptr_array_add (names, NULL);
  return workbook_pack_bytes ((const char *const *)names->pdata, (GBytes *const *)parts->pdata,
                              FALSE);
}

GBytes *
workbook_of_sheet (const char *rows,
                   const char *strings,
                   const char *styles,
                   const char *namespace,
                   gboolean from_1904)
{
  g_autofree char *root
      = g_strdup_printf (RELATIONS, RELATION ("r1", "officeDocument", "xl/workbook.xml"));
  g_autofree char *parts = g_strdup_printf (
      RELATIONS,
      RELATION ("r1", "worksheet", "worksheets/sheet1.xml") RELATION ("r2", "styles", "styles.xml")
          RELATION ("r3", "sharedStrings", "/xl/sharedStrings.xml"));
  g_autofree char *book = g_strdup_printf (
      "<workbook xmlns=\"%s\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
      "<workbookPr date1904=\"%d\"/><sheets><sheet name=\"一覧\" sheetId=\"1\" r:id=\"r1\"/>"
      "</sheets></workbook>",
      namespace, from_1904);
  g_autofree char *sheet
      = g_strdup_printf ("<worksheet xmlns=\"%s\">%s</worksheet>", namespace, rows);
  g_autofree char *texts
      = g_strdup_printf ("<sst xmlns=\"%s\">%s</sst>", namespace, strings ? strings : "");
  g_autofree char *looks = g_strdup_printf ("<styleSheet xmlns=\"%s\">%s</styleSheet>", namespace,
                                            styles ? styles : "");

  return workbook_pack ("_rels/.rels", root, "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels",
                        parts, "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", texts,
                        "xl/styles.xml", looks, NULL);
}

GBytes *
workbook_behind_cover (const char *rows)
{
  g_autofree char *root
      = g_strdup_printf (RELATIONS, RELATION ("r1", "officeDocument", "xl/workbook.xml"));
  g_autofree char *parts
      = g_strdup_printf (RELATIONS, RELATION ("r1", "worksheet", "worksheets/sheet1.xml")
                                        RELATION ("r2", "worksheet", "worksheets/sheet2.xml"));
  g_autofree char *list = g_strdup_printf ("<worksheet xmlns=\"" MAIN "\">%s</worksheet>", rows);

  return workbook_pack (
      "_rels/.rels", root, "xl/workbook.xml",
      "<workbook xmlns=\"" MAIN "\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
      "<sheet name=\"表紙\" sheetId=\"1\" r:id=\"r1\"/>"
      "<sheet name=\"一覧\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels", parts, "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"" MAIN "\"><sheetData><row><c t=\"inlineStr\"><is><t>健康づくり</t></is>"
      "</c></row><row><c t=\"inlineStr\"><is><t>令和8年7月</t></is></c></row></sheetData>"
      "</worksheet>",
      "xl/worksheets/sheet2.xml", list, NULL);
}
