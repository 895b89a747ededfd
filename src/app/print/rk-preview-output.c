/* What goes out of the preview: a PDF, a list, pages of a printer; and the note that it did. */
#include "rk-preview-private.h"

#include <glib/gi18n-lib.h>

#include "rk-files.h"
#include "rk-message.h"
#include "rk-pdf.h"
#include "rk-print-list.h"
#include "rk-print-note.h"
#include "rk-print.h"
#include "rk-report-again.h"
#include "rk-report-split.h"
#include "rk-words.h"
#include "rk-work.h"

/* ── PDF, on a worker ────────────────────────────────────────────────────────────────────── */

static void
on_page_written (guint done, guint total, gpointer data)
{
  RkPreviewWindow *self = data;

  g_atomic_int_set (&self->to_write, (int)total);
  g_atomic_int_set (&self->written, (int)done);
}

static gboolean
on_progress_tick (gpointer data)
{
  RkPreviewWindow *self = data;
  int total = g_atomic_int_get (&self->to_write);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress,
                                   g_atomic_int_get (&self->written) / (double)total);
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  RkPreviewWindow *window; /* owns the work */
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->path);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  if (rk_pages_write_pdf (writing->window->pages, writing->path, on_page_written, writing->window,
                          cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_sent (RkPreviewWindow *self)
{
  rk_preview_window_note_printed (self, NULL);
}

/* A PDF may be a draft, or what goes out. */
static void
ask_whether_sent (RkPreviewWindow *self, const char *saved)
{
  GtkWidget *dialog = rk_message_new (GTK_WINDOW (self), _ ("Does This PDF Go Out?"), saved, NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "draft", _ ("Not Yet"), "sent",
                                    _ ("Note as Printed"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "draft");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "draft");
  g_signal_connect_object (dialog, "response::sent", G_CALLBACK (on_sent), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Returns: FALSE where the window is gone */
static gboolean
end_writing (RkPreviewWindow *self)
{
  g_clear_handle_id (&self->progress_tick, g_source_remove);
  g_clear_object (&self->work);
  if (self->context == NULL)
    return FALSE;
  rk_preview_show_pages (self);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  rk_preview_set_busy (self, NULL);
  return TRUE;
}

static void
tell_saved (RkPreviewWindow *self, const char *text)
{
  if (rk_print_is_noted (self->context, self->document))
    ask_whether_sent (self, text);
  else
    rk_context_toast (self->context, text, FALSE);
}

static void
on_written (gpointer owner, GAsyncResult *result)
{
  RkPreviewWindow *self = owner;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (!end_writing (self))
    return;
  if (!done)
    {
      rk_context_report (self->context, error, _ ("The PDF Was Not Saved"));
      return;
    }
  count = rk_words_count (rk_pages_get_n (self->pages));
  text = g_strdup_printf (_ ("Saved a PDF of %s pages"), count);
  tell_saved (self, text);
}

/* @data: (transfer full) with @destroy */
static void
start_writing (RkPreviewWindow *self,
               const char *words,
               GTaskThreadFunc func,
               gpointer data,
               GDestroyNotify destroy,
               RkWorkDone done)
{
  g_autoptr (GTask) task = NULL;

  self->work = g_cancellable_new ();
  self->written = self->to_write = 0;
  /* Pages are drawn by one thread at a time: while they are written they are not shown. */
  rk_pages_view_set_pages (self->view, NULL);
  rk_pages_view_set_pages (self->list, NULL);
  rk_preview_set_busy (self, words);
  self->progress_tick = g_timeout_add (100, on_progress_tick, self);
  task = rk_work_new (self, self->work, done);
  g_task_set_task_data (task, data, destroy);
  g_task_run_in_thread (task, func);
}

void
rk_preview_window_save (RkPreviewWindow *self, GFile *file)
{
  Writing *writing;

  g_return_if_fail (RK_IS_PREVIEW_WINDOW (self));

  if (self->pages == NULL || self->work)
    return;
  writing = g_new (Writing, 1);
  *writing = (Writing){ self, g_file_get_path (file) };
  start_writing (self, _ ("Writing the PDF…"), write_in_thread, writing, writing_free, on_written);
}

static void
on_place_chosen (GFile *file, gpointer data)
{
  rk_preview_window_save (data, file);
}

static char *
dup_file_name (RkPreviewWindow *self)
{
  const char *title = rk_document_get_title (rk_pages_get_document (self->pages));

  return g_strdelimit (g_strdup_printf ("%s.pdf", title), "/\\:*?\"<>|", '_');
}

/* ── a second time ───────────────────────────────────────────────────────────────────────── */

static void
on_reason (GtkWidget *dialog, const char *response, RkPreviewWindow *self)
{
  g_autofree char *reason = rk_message_dup_typed (dialog);

  if (self->context == NULL)
    return;
  self->params.reason = g_intern_string (reason);
  rk_preview_build (self);
}

/* Certificates that were issued before go out again as such: the pages are made anew with that, and
 * are looked at, before they are printed. Returns: whether it was asked */
static gboolean
ask_reason (RkPreviewWindow *self)
{
  GtkWidget *dialog;
  g_autofree char *count = NULL;
  g_autofree char *body = NULL;
  guint n;

  if (!rk_report_count_again (rk_store_main_db (rk_context_get_store (self->context)),
                              self->document, &self->params, &n, NULL)
      || n == 0)
    return FALSE;
  count = rk_words_count (n);
  /* Translators: number of certificates */
  body = g_strdup_printf (_ ("%s of these were issued before. They say that they are reissues, and "
                             "the reason is kept in the print ledger. For new ones only, choose "
                             "“Certificates to hand out” in the list under “To Do”."),
                          count);
  dialog
      = rk_message_new (GTK_WINDOW (self), _ ("Why Is the Certificate Issued Again?"), body, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "print",
                                    _ ("_Preview"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "print");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  rk_message_ask (dialog, _ ("Reason"), _ ("Lost, name changed, …"), "print");
  g_signal_connect_object (dialog, "response::print", G_CALLBACK (on_reason), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

void
rk_preview_save_pdf (RkPreviewWindow *self)
{
  g_autofree char *proposed = dup_file_name (self);

  if (ask_reason (self))
    return;
  rk_files_choose (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save as PDF"), _ ("_Save"),
                   proposed, "*.pdf", _ ("PDF files"), on_place_chosen, g_object_ref (self),
                   g_object_unref);
}

void
rk_preview_save_list (RkPreviewWindow *self)
{
  rk_print_list_choose (self->context, GTK_WINDOW (self), self->document, &self->params);
}

/* ── a PDF for each 圏域 ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkPreviewWindow *window; /* owns the work */
  RkStore *store;
  char *document;
  RkReportParams params; /* held */
  char *out;
  guint n;
  guint n_pages;
} Splitting;

static void
splitting_free (gpointer data)
{
  Splitting *splitting = data;

  rk_report_params_release (&splitting->params);
  g_object_unref (splitting->store);
  g_free (splitting->document);
  g_free (splitting->out);
  g_free (splitting);
}

static gboolean
write_part (RkDocument *document,
            const char *path,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Splitting *splitting = data;

  /* What does not fit is told above the pages, for all files. */
  return rk_document_write_pdf (document, path, &splitting->n_pages, NULL, NULL, cancellable,
                                error);
}

static void
on_part_written (guint done, guint total, gpointer data)
{
  on_page_written (done, total, ((Splitting *)data)->window);
}

static void
split_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Splitting *splitting = data;
  RkReportSplit split = { .name = splitting->document,
                          .params = &splitting->params,
                          .by = "medical_area",
                          .out = splitting->out,
                          .write = write_part,
                          .progress = on_part_written,
                          .data = splitting };
  GError *error = NULL;
  g_autoptr (GPtrArray) files = rk_report_split (splitting->store, &split, cancellable, &error);

  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  splitting->n = files->len;
  g_task_return_boolean (task, TRUE);
}

static void
on_split (gpointer owner, GAsyncResult *result)
{
  RkPreviewWindow *self = owner;
  const Splitting *splitting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *folder = g_path_get_dirname (splitting->out);
  g_autofree char *count = rk_words_count (splitting->n_pages);
  g_autofree char *text = NULL;

  if (!end_writing (self))
    return;
  if (!done)
    {
      rk_context_report (self->context, error, _ ("The PDFs Were Not Saved"));
      return;
    }
  /* Translators: files, where, pages of all of them */
  text = g_strdup_printf (ngettext ("Saved %1$u PDF in %2$s, %3$s pages",
                                    "Saved %1$u PDFs in %2$s, %3$s pages", splitting->n),
                          splitting->n, folder, count);
  tell_saved (self, text);
}

void
rk_preview_window_save_split (RkPreviewWindow *self, GFile *folder)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  Splitting *splitting;

  g_return_if_fail (RK_IS_PREVIEW_WINDOW (self));

  if (self->pages == NULL || self->work)
    return;
  path = g_file_get_path (folder);
  name = dup_file_name (self);
  splitting = g_new0 (Splitting, 1);
  splitting->window = self;
  splitting->store = g_object_ref (rk_context_get_store (self->context));
  splitting->document = g_strdup (self->document);
  rk_report_params_hold (&splitting->params, &self->params);
  splitting->out = g_build_filename (path, name, NULL);
  start_writing (self, _ ("Writing a PDF for each medical area…"), split_in_thread, splitting,
                 splitting_free, on_split);
}

static void
on_folder_chosen (GFile *folder, gpointer data)
{
  rk_preview_window_save_split (data, folder);
}

void
rk_preview_save_split (RkPreviewWindow *self)
{
  if (ask_reason (self))
    return;
  rk_files_choose (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                   _ ("Folder for the PDFs of the Medical Areas"), _ ("_Save"), NULL, NULL, NULL,
                   on_folder_chosen, g_object_ref (self), g_object_unref);
}

void
rk_preview_cancel (RkPreviewWindow *self)
{
  gboolean writing = self->progress_tick != 0;

  g_cancellable_cancel (self->work);
  if (!writing)
    gtk_window_close (GTK_WINDOW (self));
}

/* ── printing ────────────────────────────────────────────────────────────────────────────── */

/* Whom the printed pages are about. NULL: the document does not know. */
static GArray *
records_of (RkPages *pages, const GtkBitset *printed)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint page;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, printed, &page); more;
       more = gtk_bitset_iter_next (&iter, &page))
    {
      gint64 record = rk_pages_get_record (pages, page);

      if (record == 0)
        return NULL;
      g_array_append_val (records, record);
    }
  return g_steal_pointer (&records);
}

/* The parts of a run count in the list that it was begun of, whatever is left to do for them. */
static void
keep_run (RkPreviewWindow *self)
{
  RkDocument *document = self->pages ? rk_pages_get_document (self->pages) : NULL;
  GArray *run = document ? rk_document_get_run (document) : NULL;

  if (run == NULL || self->params.run || !rk_print_is_noted (self->context, self->document))
    return;
  self->params.run = g_array_ref (run);
  if (rk_document_get_about (document))
    self->params.scheme = rk_document_get_about (document);
}

void
rk_preview_window_note_printed (RkPreviewWindow *self, const GtkBitset *printed)
{
  g_autoptr (GArray) records = NULL;
  RkReportParams params;

  g_return_if_fail (RK_IS_PREVIEW_WINDOW (self));

  keep_run (self);
  params = self->params;
  if (printed && gtk_bitset_get_size (printed) < rk_pages_get_n (self->pages))
    {
      params.records = records = records_of (self->pages, printed);
      if (records == NULL && rk_print_is_noted (self->context, self->document))
        rk_context_toast (self->context,
                          _ ("Some of the pages were printed: nothing is noted as printed"), FALSE);
      if (records == NULL)
        return;
    }
  rk_print_note (self->context, self->document, &params,
                 self->pages ? rk_pages_get_document (self->pages) : NULL);
}

static void
on_printed (gpointer data, const GtkBitset *printed)
{
  g_autoptr (RkPreviewWindow) self = data;

  self->printing = FALSE;
  rk_preview_set_busy (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->number), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->run_box), TRUE);
  if (printed && self->context)
    rk_preview_window_note_printed (self, printed);
}

void
rk_preview_print (RkPreviewWindow *self)
{
  /* By a key, too, only the pages that are asked for now. */
  if (self->pages == NULL || self->printing || self->work || self->typed_timer || ask_reason (self))
    return;
  self->printing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->number), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->run_box), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->council), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->meeting), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->order), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kana), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scheme), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->landscape), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->for_public), FALSE);
  rk_print_pages (self->context, GTK_WINDOW (self), self->pages, on_printed, g_object_ref (self));
}
