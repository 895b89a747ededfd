#include "rk-transcript-window.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-files.h"
#include "rk-meeting-parts.h"
#include "rk-statement-edits.h"
#include "rk-transcript-file.h"
#include "rk-transcript-lines.h"
#include "rk-work.h"

struct _RkTranscriptWindow
{
  AdwWindow parent_instance;

  GtkStack *stack; /* owned by the tree, like those below */
  GtkTextView *paste;
  GtkLabel *problem;
  GtkWidget *take_in;
  RkTranscriptLines *lines;

  RkContext *context;
  RkMeetingData *data;
  gint64 item;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (RkTranscriptWindow, rk_transcript_window, ADW_TYPE_WINDOW)

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
show_count (RkTranscriptWindow *self)
{
  guint n_taken, n_open;
  g_autofree char *verb = NULL;

  rk_transcript_plan_count (rk_transcript_lines_get_plan (self->lines), &n_taken, &n_open);
  verb = g_strdup_printf (ngettext ("Take In %u Statement", "Take In %u Statements", n_taken),
                          n_taken);
  gtk_button_set_label (GTK_BUTTON (self->take_in), verb);
  gtk_widget_set_sensitive (self->take_in, n_taken > 0);
}

static void
show_lines (RkTranscriptWindow *self, GPtrArray *utterances)
{
  gtk_stack_set_visible_child_name (self->stack, "lines");
  gtk_widget_set_visible (self->take_in, TRUE);
  rk_transcript_lines_show (self->lines,
                            rk_transcript_plan_new (self->data, utterances, self->item));
}

static void
say_problem (RkTranscriptWindow *self, const GError *error)
{
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
run_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *utterances
      = rk_transcript_read (g_bytes_get_data (data, NULL), g_bytes_get_size (data), &error);

  if (utterances)
    g_task_return_pointer (task, utterances, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_read (gpointer owner, GAsyncResult *result)
{
  RkTranscriptWindow *self = owner;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) utterances = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (utterances)
    show_lines (self, utterances);
  else
    say_problem (self, error);
}

static void
read_bytes (RkTranscriptWindow *self, GBytes *bytes)
{
  g_autoptr (GTask) task = rk_work_new (self, self->reading, on_read);

  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, run_read);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkTranscriptWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes)
    read_bytes (self, bytes);
  else
    say_problem (self, error);
}

/* A file that cannot be a transcript is not read into memory to find that out. */
static gboolean
is_small (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= RK_TRANSCRIPT_MOST_BYTES)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("The file is larger than the transcript of any meeting (16 MB). Nothing "
                          "was taken in."));
  return FALSE;
}

void
rk_transcript_window_read_file (RkTranscriptWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RK_IS_TRANSCRIPT_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (is_small (file, &error))
    g_file_load_bytes_async (file, self->reading, on_loaded, g_object_ref (self));
  else
    say_problem (self, error);
}

void
rk_transcript_window_read_text (RkTranscriptWindow *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_return_if_fail (RK_IS_TRANSCRIPT_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  read_bytes (self, bytes);
}

static void
on_file (GFile *file, gpointer data)
{
  rk_transcript_window_read_file (data, file);
}

static void
on_choose (RkTranscriptWindow *self)
{
  rk_files_choose (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Take In a Transcript"),
                   _ ("_Read"), NULL, "*.vtt;*.txt", _ ("Transcripts (.vtt, .txt)"), on_file,
                   g_object_ref (self), g_object_unref);
}

static void
on_paste (RkTranscriptWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->paste);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  rk_transcript_window_read_text (self, text);
}

/* ── taking in ───────────────────────────────────────────────────────────────────────────── */

static void
on_taken_in (gpointer owner, gint64 id, gboolean done)
{
  RkTranscriptWindow *self = owner;

  if (self->context == NULL)
    return;
  if (done)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    gtk_widget_set_sensitive (self->take_in, TRUE);
}

static void
on_take_in (RkTranscriptWindow *self)
{
  RkTranscriptPlan *plan = rk_transcript_lines_get_plan (self->lines);

  if (plan == NULL || !gtk_widget_get_sensitive (self->take_in))
    return;
  gtk_widget_set_sensitive (self->take_in, FALSE);
  rk_statement_edits_take_in (
      self->context, rk_transcript_plan_end (plan, rk_transcript_lines_get_begun (self->lines)),
      self, on_taken_in);
}

static gboolean
on_take_in_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  on_take_in (RK_TRANSCRIPT_WINDOW (widget));
  return TRUE;
}

RkTranscriptPlan *
rk_transcript_window_get_plan (RkTranscriptWindow *self)
{
  g_return_val_if_fail (RK_IS_TRANSCRIPT_WINDOW (self), NULL);

  return rk_transcript_lines_get_plan (self->lines);
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_source (RkTranscriptWindow *self)
{
  GtkWidget *paste = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *choose = rk_part_button (_ ("Choose a File"), NULL);
  GtkWidget *read = rk_part_button (_ ("Read the Pasted Text"), NULL);
  GtkWidget *page;

  self->paste = GTK_TEXT_VIEW (paste);
  self->problem = GTK_LABEL (problem);
  gtk_widget_set_visible (problem, FALSE);
  gtk_text_view_set_wrap_mode (self->paste, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->paste, FALSE);
  rk_part_name (paste, _ ("Text of the transcript"));
  gtk_widget_add_css_class (choose, "suggested-action");
  gtk_widget_set_halign (choose, GTK_ALIGN_START);
  gtk_widget_set_halign (read, GTK_ALIGN_START);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (on_choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (read, "clicked", G_CALLBACK (on_paste), self, G_CONNECT_SWAPPED);
  gtk_frame_set_child (GTK_FRAME (frame), rk_part_scroll (paste));
  page = rk_part_box (
      GTK_ORIENTATION_VERTICAL, 12,
      rk_part_label (_ ("Choose the file that the recording was written out to: WebVTT (.vtt) or "
                        "plain text with 「氏名：」 before what is said. Nothing is written until "
                        "you have looked at it."),
                     NULL),
      choose, problem, rk_part_label (_ ("Or paste the text here:"), NULL), frame, read, NULL);
  rk_part_margins (page, 18);
  return page;
}

static GtkWidget *
create_header (RkTranscriptWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *leave = gtk_button_new_with_label (_ ("Cancel"));

  self->take_in = gtk_button_new_with_label ("");
  gtk_widget_set_visible (self->take_in, FALSE);
  gtk_widget_add_css_class (self->take_in, "suggested-action");
  g_signal_connect_object (self->take_in, "clicked", G_CALLBACK (on_take_in), self,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (leave), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), leave);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take_in);
  return header;
}

GtkWidget *
rk_transcript_window_new (RkContext *context, GtkWindow *parent, RkMeetingData *data, gint64 item)
{
  RkTranscriptWindow *self = g_object_new (RK_TYPE_TRANSCRIPT_WINDOW, "transient-for", parent,
                                           "modal", parent != NULL, NULL);

  self->context = g_object_ref (context);
  self->data = rk_meeting_data_ref (data);
  self->item = item;
  self->lines = RK_TRANSCRIPT_LINES (rk_transcript_lines_new (data));
  g_signal_connect_object (self->lines, "changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->lines), "lines");
  return GTK_WIDGET (self);
}

static void
rk_transcript_window_dispose (GObject *object)
{
  RkTranscriptWindow *self = RK_TRANSCRIPT_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_transcript_window_parent_class)->dispose (object);
}

static void
rk_transcript_window_class_init (RkTranscriptWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_transcript_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_take_in_key,
                                NULL);
}

static void
rk_transcript_window_init (RkTranscriptWindow *self)
{
  GtkWidget *stack = gtk_stack_new ();

  self->reading = g_cancellable_new ();
  self->stack = GTK_STACK (stack);
  gtk_stack_add_named (self->stack, create_source (self), "source");
  gtk_window_set_title (GTK_WINDOW (self), _ ("Take In a Transcript"));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 700);
  adw_window_set_content (ADW_WINDOW (self), rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                                          create_header (self), stack, NULL));
}
