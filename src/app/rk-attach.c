#include "rk-attach.h"

#include <glib/gi18n-lib.h>

#include "rk-attached-file.h"
#include "rk-attachments.h"
#include "rk-files.h"

typedef struct
{
  RkContext *context;
  const RkAttachInfo *info;
  RkRecord *record;
  RkAttachedFile *file;
} Attach;

static void
attach_free (gpointer data)
{
  Attach *attach = data;

  g_object_unref (attach->context);
  rk_record_unref (attach->record);
  g_clear_pointer (&attach->file, rk_attached_file_free);
  g_free (attach);
}

/* ── attaching ───────────────────────────────────────────────────────────────────────────── */

static gboolean
run_attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Attach *attach = data;
  const RkAttachedFile *file = attach->file;
  gint64 id;

  return rk_attachments_add (db, file->name, file->media_type, file->bytes, file->pages, &id, error)
         && attach->info->save (db, attach->record, id, file->pages, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Attach *attach = data;
  const RkKind *kind = rk_record_kind (attach->record);
  const char *title = rk_record_get (attach->record, kind->title);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  attach->file = rk_attached_file_read_finish (result, &error);
  if (attach->file == NULL)
    {
      rk_context_report (attach->context, error, _ ("The File Was Not Attached"));
      attach_free (attach);
      return;
    }
  what = g_strdup_printf ("%s「%s」にファイルを添付した", kind->heading,
                          title ? title : attach->file->name);
  /* Translators: name of a file */
  toast = g_strdup_printf (_ ("Attached “%s”"), attach->file->name);
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
  rk_attached_file_read_async (file, info->media_type, info->filter_name, on_read,
                               attach_new (context, info, record));
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
