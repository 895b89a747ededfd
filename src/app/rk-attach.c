#include "rk-attach.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-attachments.h"
#include "rk-error.h"
#include "rk-files.h"
#include "rk-foreign.h"
#include "rk-kinds.h"

/* More than a whole packet ever has; a film by mistake is not read into memory. */
#define MAX_BYTES (200 * 1024 * 1024)

typedef struct
{
  RkContext *context;
  const RkAttachInfo *info;
  RkRecord *record;
  GFile *file;
  GBytes *bytes;
  char *name;
  char *media_type;
  guint pages;
} Attach;

static void
attach_free (gpointer data)
{
  Attach *attach = data;

  g_object_unref (attach->context);
  rk_record_unref (attach->record);
  g_clear_object (&attach->file);
  g_clear_pointer (&attach->bytes, g_bytes_unref);
  g_free (attach->name);
  g_free (attach->media_type);
  g_free (attach);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static char *
guess_type (const char *name, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autofree char *type = g_content_type_guess (name, data, size, NULL);
  char *mime = g_content_type_get_mime_type (type);

  return mime ? mime : g_strdup ("application/octet-stream");
}

static gboolean
refuse (const Attach *attach, GError **error)
{
  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("“%s” is not such a file as is wanted here (%s). Nothing was attached."),
               attach->name, _ (attach->info->filter_name));
  return FALSE;
}

/* What is accepted here can be printed: the packet and the certificate read it the same way. */
static gboolean
look_at (Attach *attach, GError **error)
{
  const char *wanted = attach->info->media_type;
  gboolean pdf;

  attach->media_type = guess_type (attach->name, attach->bytes);
  pdf = g_strcmp0 (wanted, "application/pdf") == 0;
  if (wanted && !pdf && !g_str_equal (attach->media_type, wanted))
    return refuse (attach, error);
  if (pdf)
    {
      g_autoptr (RkForeign) pages = rk_foreign_new (attach->bytes, attach->name, error);

      if (pages == NULL)
        return FALSE;
      g_free (attach->media_type);
      attach->media_type = g_strdup (wanted);
      attach->pages = rk_foreign_get_n (pages);
    }
  return TRUE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attach *attach = data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
      attach->file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
      G_FILE_QUERY_INFO_NONE, cancellable, &error);

  if (info && g_file_info_get_size (info) > MAX_BYTES)
    g_set_error_literal (&error, RK_ERROR, RK_ERROR_INVALID,
                         _ ("The file is larger than 200 MB. Nothing was attached."));
  else if (info)
    attach->bytes = g_file_load_bytes (attach->file, cancellable, NULL, &error);
  if (attach->bytes)
    attach->name = g_strdup (g_file_info_get_display_name (info));
  if (attach->bytes && look_at (attach, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ── attaching ───────────────────────────────────────────────────────────────────────────── */

static gboolean
run_attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Attach *attach = data;
  gint64 id;

  return rk_attachments_add (db, attach->name, attach->media_type, attach->bytes, attach->pages,
                             &id, error)
         && attach->info->save (db, attach->record, id, attach->pages, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Attach *attach = data;
  const RkKind *kind = rk_record_kind (attach->record);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rk_context_report (attach->context, error, _ ("The File Was Not Attached"));
      attach_free (attach);
      return;
    }
  what = g_strdup_printf ("%s「%s」にファイルを添付した", kind->heading,
                          rk_record_get (attach->record, kind->title));
  /* Translators: name of a file */
  toast = g_strdup_printf (_ ("Attached “%s”"), attach->name);
  rk_context_run_command_async (attach->context, NULL, what, toast, run_attach, attach, attach_free,
                                NULL);
}

static Attach *
attach_new (RkContext *context, const RkAttachInfo *info, RkRecord *record)
{
  Attach *attach = g_new0 (Attach, 1);

  attach->context = g_object_ref (context);
  attach->info = info;
  attach->record = rk_record_ref (record);
  return attach;
}

void
rk_attach_file (RkContext *context, const RkAttachInfo *info, RkRecord *record, GFile *file)
{
  Attach *attach = attach_new (context, info, record);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_read, attach);

  attach->file = g_object_ref (file);
  g_task_set_task_data (task, attach, NULL);
  g_task_run_in_thread (task, read_in_thread);
}

static void
on_chosen (GFile *file, gpointer data)
{
  Attach *choice = data;

  rk_attach_file (choice->context, choice->info, choice->record, file);
}

void
rk_attach_choose (RkContext *context, GtkWindow *parent, const RkAttachInfo *info, RkRecord *record)
{
  rk_files_choose (parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ (info->title), _ ("_Attach"), NULL,
                   info->filter, info->filter_name ? _ (info->filter_name) : NULL, on_chosen,
                   attach_new (context, info, record), attach_free);
}

/* ── out again ───────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkContext *context;
  gint64 attachment;
  GFile *file;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->context);
  g_clear_object (&writing->file);
  g_free (writing);
}

static gboolean
run_write (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Writing *writing = data;
  g_autoptr (GBytes) bytes = rk_attachments_load (db, writing->attachment, error);
  gsize size;
  gconstpointer contents = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  return bytes
         && g_file_replace_contents (writing->file, contents, size, NULL, FALSE,
                                     G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE,
                                     NULL, cancellable, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (writing->file);
  g_autofree char *toast = g_strdup_printf (_ ("Wrote “%s”"), name);

  if (rk_store_run_finish (RK_STORE (source), result, NULL, &error))
    rk_context_toast (writing->context, toast, FALSE);
  else
    rk_context_report (writing->context, error, _ ("The File Was Not Written"));
}

static void
on_place (GFile *file, gpointer data)
{
  Writing *writing = g_new0 (Writing, 1);

  *writing = *(Writing *)data;
  writing->context = g_object_ref (writing->context);
  writing->file = g_object_ref (file);
  rk_store_read_async (rk_context_get_store (writing->context), run_write, writing, writing_free,
                       NULL, on_written, writing);
}

void
rk_attach_write (RkContext *context, GtkWindow *parent, const char *name, gint64 attachment)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->context = g_object_ref (context);
  writing->attachment = attachment;
  rk_files_choose (parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Write a Copy of the File"), NULL, name,
                   NULL, NULL, on_place, writing, writing_free);
}
