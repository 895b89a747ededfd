#include "rk-attached-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-attachments.h"
#include "rk-error.h"
#include "rk-foreign.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* More than a whole packet ever has; a film by mistake is not read into memory. */
#define MAX_BYTES (200 * 1024 * 1024)

#define PDF "application/pdf"

void
rk_attached_file_free (gpointer data)
{
  RkAttachedFile *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self);
}

/* ── in ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GFile *file;
  const char *media_type;
  const char *kind;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->file);
  g_free (reading);
}

static gboolean
is_wanted (const RkAttachedFile *self, const Reading *reading, GError **error)
{
  if (reading->media_type == NULL || g_str_equal (self->media_type, reading->media_type))
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("“%s” is not such a file as is wanted here (%s). Nothing was attached."),
               self->name, _ (reading->kind));
  return FALSE;
}

static gboolean
look_at (RkAttachedFile *self, const Reading *reading, GError **error)
{
  g_autofree char *type = NULL;
  g_autoptr (RkForeign) pages = NULL;
  gsize size;
  const guchar *bytes = g_bytes_get_data (self->bytes, &size);

  type = g_content_type_guess (self->name, bytes, size, NULL);
  self->media_type = g_content_type_get_mime_type (type);
  if (self->media_type == NULL)
    self->media_type = g_strdup ("application/octet-stream");
  if (!g_str_equal (reading->media_type ? reading->media_type : self->media_type, PDF))
    return is_wanted (self, reading, error);
  pages = rk_foreign_new (self->bytes, self->name, error);
  if (pages == NULL)
    return FALSE;
  self->pages = rk_foreign_get_n (pages);
  g_free (self->media_type);
  self->media_type = g_strdup (PDF);
  return TRUE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  g_autoptr (RkAttachedFile) self = g_new0 (RkAttachedFile, 1);
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
      reading->file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
      G_FILE_QUERY_INFO_NONE, cancellable, &error);

  if (info && g_file_info_get_size (info) > MAX_BYTES)
    g_set_error_literal (&error, RK_ERROR, RK_ERROR_INVALID,
                         _ ("The file is larger than 200 MB. Nothing was attached."));
  else if (info)
    self->bytes = g_file_load_bytes (reading->file, cancellable, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("The file is not there any more: it was moved, renamed or deleted. "
                              "Nothing was attached. Choose it again."));
    }
  if (self->bytes)
    self->name = g_strdup (g_file_info_get_display_name (info));
  if (self->bytes && look_at (self, reading, &error))
    g_task_return_pointer (task, g_steal_pointer (&self), rk_attached_file_free);
  else
    g_task_return_error (task, error);
}

void
rk_attached_file_read_async (GFile *file,
                             const char *media_type,
                             const char *kind,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->file = g_object_ref (file);
  reading->media_type = media_type;
  reading->kind = kind;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

RkAttachedFile *
rk_attached_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── out ─────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkContext *context;
  gint64 id;
  char *uri;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->context);
  g_free (opening->uri);
  g_free (opening);
}

/* In a folder of its own, so that two files of one name do not meet. */
static char *
write_copy (const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "renkei-XXXXXX", NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *path = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
                   _ ("A copy of “%s” could not be written: %s"), name, g_strerror (code));
      return NULL;
    }
  path = g_build_filename (folder, base, NULL);
  if (!g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;
  return g_filename_to_uri (path, NULL, error);
}

static gboolean
run_copy (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_attachment, opening->id, error);
  g_autoptr (GBytes) bytes = record ? rk_attachments_load (db, opening->id, error) : NULL;

  if (bytes == NULL)
    return FALSE;
  opening->uri = write_copy (rk_record_get (record, "file_name"), bytes, error);
  return opening->uri != NULL;
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkContext) context = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) told = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  told = g_error_new (RK_ERROR, RK_ERROR_NOT_FOUND,
                      _ ("No program on this computer opens files of this kind. The file stays in "
                         "the office file. (%s)"),
                      error->message);
  rk_context_report (context, told, _ ("The File Was Not Opened"));
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkContext) context = data;
  g_autoptr (GError) error = NULL;
  gpointer opening;

  if (!rk_store_run_finish (RK_STORE (source), result, &opening, &error))
    {
      rk_context_report (context, error, _ ("The File Was Not Opened"));
      return;
    }
  g_app_info_launch_default_for_uri_async (((Opening *)opening)->uri, NULL, NULL, on_launched,
                                           g_object_ref (context));
}

void
rk_attached_file_open (RkContext *context, gint64 attachment)
{
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (RK_IS_CONTEXT (context) && attachment);

  opening->context = g_object_ref (context);
  opening->id = attachment;
  rk_store_read_async (rk_context_get_store (context), run_copy, opening, opening_free, NULL,
                       on_copied, g_object_ref (context));
}
