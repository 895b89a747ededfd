#include "rk-file-look.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

#define CHUNK (64 * 1024)

gboolean
rk_file_fail_io (GError **error, GError *cause)
{
  if (cause->domain != G_IO_ERROR || cause->code == G_IO_ERROR_CANCELLED)
    g_propagate_error (error, cause);
  else
    {
      g_set_error (error, RK_ERROR,
                   cause->code == G_IO_ERROR_NOT_FOUND ? RK_ERROR_NOT_FOUND : RK_ERROR_IO,
                   _ ("The file cannot be read (%s). Nothing has been imported. Check that the "
                      "file is still there and that you may open it."),
                   cause->message);
      g_error_free (cause);
    }
  return FALSE;
}

gboolean
rk_file_check_type (GFile *file, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (!info)
    return rk_file_fail_io (error, cause);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return TRUE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                         _ ("This is a folder, not a file. Nothing has been imported. Open the "
                            "folder and choose the CSV file inside."));
  else
    g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                         _ ("This is a device, not a file. Nothing has been imported. Choose a "
                            "CSV file."));
  return FALSE;
}

/* ── first bytes ─────────────────────────────────────────────────────────────────────────── */

static gboolean
begins_with (const char *data, gsize length, const char *magic, gsize n)
{
  return length >= n && memcmp (data, magic, n) == 0;
}

/* Names inside a compound file are UTF-16LE and stand in its directory, which may be anywhere. */
static gboolean
holds (const char *data, gsize length, const char *name)
{
  gsize n = strlen (name) * 2;
  g_autofree char *wide = g_malloc0 (n);

  for (gsize i = 0; name[i]; i++)
    wide[2 * i] = name[i];
  return memmem (data, length, wide, n) != NULL;
}

static gboolean
fail_compound (
    GInputStream *stream, char *data, gsize length, GCancellable *cancellable, GError **error)
{
  const gsize kept = 64; /* a name may be cut by the end of a piece */
  gboolean encrypted = FALSE, old = FALSE;
  gsize more = length;

  while (more > 0 && !encrypted)
    {
      encrypted = holds (data, length, "EncryptedPackage");
      old = old || holds (data, length, "Workbook") || holds (data, length, "Book");
      if (length > kept)
        {
          memmove (data, data + length - kept, kept);
          length = kept;
        }
      if (!g_input_stream_read_all (stream, data + length, CHUNK - length, &more, cancellable,
                                    NULL))
        break;
      length += more;
    }
  g_set_error_literal (
      error, RK_ERROR, RK_ERROR_FORMAT,
      encrypted
          ? _ ("This is an Excel workbook that is protected by a password. Nothing has been "
               "imported. Open it in Excel, save it without the password and choose it again.")
      : old ? _ ("This is an Excel workbook of the old kind (.xls), whatever its name says. "
                 "Nothing has been imported. Open it in Excel and save it as “Excel workbook "
                 "(.xlsx)” or as “CSV UTF-8”.")
            : _ ("This is a document of an old Office program, not a list. Nothing has been "
                 "imported. Open it in its program and save the list as “CSV UTF-8”."));
  return FALSE;
}

static gboolean
check_magic (const char *data, gsize length, GError **error)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *message;
  } kinds[] = {
    { "PK\005\006", 4,
      N_ ("This is an empty ZIP file, whatever its name says. Nothing has been imported. Choose "
          "the CSV file.") },
    { "%PDF-", 5,
      N_ ("This is a PDF, not a table. Nothing has been imported. Ask its publisher for the list "
          "as CSV or Excel.") },
    { "\x1f\x8b", 2,
      N_ ("This is a compressed file (gzip). Nothing has been imported. Unpack it first and choose "
          "the CSV file inside.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (begins_with (data, length, kinds[i].magic, kinds[i].length))
      {
        g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT, _ (kinds[i].message));
        return FALSE;
      }
  return TRUE;
}

gboolean
rk_file_look (GInputStream *stream, gboolean *workbook, GCancellable *cancellable, GError **error)
{
  g_autofree char *data = g_malloc (CHUNK);
  GError *cause = NULL;
  gsize length;

  if (!g_input_stream_read_all (stream, data, CHUNK, &length, cancellable, &cause))
    return rk_file_fail_io (error, cause);
  *workbook = begins_with (data, length, "PK\003\004", 4);
  if (begins_with (data, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return fail_compound (stream, data, length, cancellable, error);
  return check_magic (data, length, error);
}
