/* A PDF file becomes the paper of a meeting: read on a worker, looked at, then one command. */
#include "rk-meeting-edits.h"

#include <glib/gi18n-lib.h>

#include "rk-attachments.h"
#include "rk-error.h"
#include "rk-foreign.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* More than a whole packet ever has; a film by mistake is not read into memory. */
#define MAX_BYTES (200 * 1024 * 1024)

typedef struct
{
  RkContext *context;
  RkRecord *paper;
  GFile *file;
  GBytes *bytes;
  char *name;
  guint pages;
} Attach;

static void
attach_free (gpointer data)
{
  Attach *attach = data;

  g_object_unref (attach->context);
  rk_record_unref (attach->paper);
  g_object_unref (attach->file);
  g_clear_pointer (&attach->bytes, g_bytes_unref);
  g_free (attach->name);
  g_free (attach);
}

/* What is accepted here can be printed: the packet reads it the same way. */
static gboolean
look_at (Attach *attach, GError **error)
{
  g_autoptr (RkForeign) pages = rk_foreign_new (attach->bytes, attach->name, error);

  if (pages == NULL)
    return FALSE;
  attach->pages = rk_foreign_get_n (pages);
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

static gboolean
run_attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Attach *attach = data;
  RkDraft *draft;
  g_autoptr (RkRecord) record = NULL;
  gint64 id;

  if (!rk_attachments_add (db, attach->name, "application/pdf", attach->bytes, attach->pages, &id,
                           error))
    return FALSE;
  draft = rk_draft_copy (attach->paper);
#define FIELD(name) rk_kind_field (&rk_kind_material, name)
  rk_draft_set_int (draft, FIELD ("attachment_id"), id);
  if (attach->pages)
    rk_draft_set_int (draft, FIELD ("pages"), attach->pages);
  if (rk_record_get_int (attach->paper, "attachment_id"))
    {
      rk_draft_set_int (draft, FIELD ("version"), rk_record_get_int (attach->paper, "version") + 1);
      rk_draft_take (draft, FIELD ("replaced_on"), rk_date_to_iso (rk_today ()));
    }
#undef FIELD
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Attach *attach = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rk_context_report (attach->context, error, _ ("The File Was Not Attached"));
      attach_free (attach);
      return;
    }
  what = g_strdup_printf ("資料「%s」にファイルを添付した", rk_record_get (attach->paper, "title"));
  /* Translators: name of a file */
  toast = g_strdup_printf (_ ("Attached “%s”"), attach->name);
  rk_context_run_command_async (attach->context, NULL, what, toast, run_attach, attach, attach_free,
                                NULL);
}

void
rk_meeting_edits_attach (RkContext *context, RkRecord *paper, GFile *file)
{
  Attach *attach = g_new0 (Attach, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_read, attach);

  attach->context = g_object_ref (context);
  attach->paper = rk_record_ref (paper);
  attach->file = g_object_ref (file);
  g_task_set_task_data (task, attach, NULL);
  g_task_run_in_thread (task, read_in_thread);
}
