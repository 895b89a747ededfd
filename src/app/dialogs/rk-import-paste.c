#include "rk-import-paste.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-error.h"
#include "rk-paste.h"

typedef struct
{
  RkImportPasted pasted;
  GObject *owner;
  GdkClipboard *clipboard;
  gboolean html;
} Paste;

static void read_as (Paste *paste, const char **types);

static const char *text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

static void
end (Paste *paste, GFile *file, const GError *error)
{
  paste->pasted (file, error, paste->owner);
  g_object_unref (paste->owner);
  g_object_unref (paste->clipboard);
  g_free (paste);
}

/* The name is what the person reads, and what values to review name as their source. */
static GFile *
write_file (const char *csv, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("renkei-XXXXXX", error);
  g_autofree char *path = folder ? g_build_filename (folder, "貼り付けた表.csv", NULL) : NULL;
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf", csv, NULL);

  if (path == NULL
      || !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    {
      if (folder)
        g_rmdir (folder);
      return NULL;
    }
  return g_file_new_for_path (path);
}

static void
on_spliced (GObject *source, GAsyncResult *result, gpointer data)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  Paste *paste = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) >= 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (memory);
      csv = rk_paste_to_csv (bytes, paste->html, &error);
    }
  /* What was copied from a letter or a page may have its cells in the text alone. */
  if (csv == NULL && paste->html)
    {
      read_as (paste, text_types);
      return;
    }
  if (csv)
    file = write_file (csv, &error);
  end (paste, file, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  const char *type = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, &error);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      g_autoptr (GError) nothing = g_error_new_literal (
          RK_ERROR, RK_ERROR_FORMAT,
          _ ("There is no table on the clipboard. Nothing was changed. Mark the cells in the other "
             "program, with their headings, and copy them."));

      end (paste, NULL, nothing);
      return;
    }
  paste->html = g_str_has_prefix (type, "text/html");
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, on_spliced, paste);
}

static void
read_as (Paste *paste, const char **types)
{
  gdk_clipboard_read_async (paste->clipboard, types, G_PRIORITY_DEFAULT, NULL, on_read, paste);
}

/* A table as HTML has the digits of numbers that are shown short; a text editor has only tabs. */
void
rk_import_paste (GdkClipboard *clipboard, RkImportPasted pasted, GObject *owner)
{
  static const char *html_types[] = { "text/html", NULL };
  GdkContentFormats *offered = gdk_clipboard_get_formats (clipboard);
  Paste *paste = g_new0 (Paste, 1);

  paste->pasted = pasted;
  paste->owner = g_object_ref (owner);
  paste->clipboard = g_object_ref (clipboard);
  read_as (paste,
           gdk_content_formats_contain_mime_type (offered, *html_types) ? html_types : text_types);
}

void
rk_import_paste_forget (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}
