/* A PDF file becomes the paper of a meeting: read on a worker, looked at, then one command. */
#include "rk-meeting-edits.h"

#include <glib/gi18n-lib.h>

#include "rk-attached-file.h"
#include "rk-attachments.h"
#include "rk-kinds.h"
#include "rk-records.h"

typedef struct
{
  RkContext *context;
  RkRecord *paper;
  RkAttachedFile *file;
} Attach;

static void
attach_free (gpointer data)
{
  Attach *attach = data;

  g_object_unref (attach->context);
  rk_record_unref (attach->paper);
  g_clear_pointer (&attach->file, rk_attached_file_free);
  g_free (attach);
}

static gboolean
run_attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Attach *attach = data;
  const RkAttachedFile *file = attach->file;
  RkDraft *draft;
  g_autoptr (RkRecord) record = NULL;
  gint64 id;

  if (!rk_attachments_add (db, file->name, file->media_type, file->bytes, file->pages, &id, error))
    return FALSE;
  draft = rk_draft_copy (attach->paper);
#define FIELD(name) rk_kind_field (&rk_kind_material, name)
  rk_draft_set_int (draft, FIELD ("attachment_id"), id);
  if (file->pages)
    rk_draft_set_int (draft, FIELD ("pages"), file->pages);
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

  attach->file = rk_attached_file_read_finish (result, &error);
  if (attach->file == NULL)
    {
      rk_context_report (attach->context, error, _ ("The File Was Not Attached"));
      attach_free (attach);
      return;
    }
  what = g_strdup_printf ("資料「%s」にファイルを添付した", rk_record_get (attach->paper, "title"));
  /* Translators: name of a file */
  toast = g_strdup_printf (_ ("Attached “%s”"), attach->file->name);
  rk_context_run_command_async (attach->context, NULL, what, toast, run_attach, attach, attach_free,
                                NULL);
}

void
rk_meeting_edits_attach (RkContext *context, RkRecord *paper, GFile *file)
{
  Attach *attach = g_new0 (Attach, 1);

  attach->context = g_object_ref (context);
  attach->paper = rk_record_ref (paper);
  rk_attached_file_read_async (file, TRUE, on_read, attach);
}
