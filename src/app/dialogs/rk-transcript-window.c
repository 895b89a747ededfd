#include "rk-transcript-window.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-files.h"
#include "rk-meeting-parts.h"
#include "rk-speaker-popover.h"
#include "rk-statement-edits.h"
#include "rk-text.h"
#include "rk-transcript-file.h"

#define OFFICE "事務局"

struct _RkTranscriptWindow
{
  AdwWindow parent_instance;

  GtkStack *stack; /* owned by the tree, like those below */
  GtkTextView *paste;
  GtkLabel *problem;
  GtkWidget *take_in;
  GtkWidget *rows;
  GtkEditable *who;
  GtkLabel *who_problem;
  GtkEditable *begun;
  GtkDropDown *items;
  GtkLabel *count;

  RkContext *context;
  RkMeetingData *data;
  gint64 item;
  RkTranscriptPlan *plan;
  GtkSelectionModel *selection; /* owned by the list view */
  GCancellable *reading;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkTranscriptWindow, rk_transcript_window, ADW_TYPE_WINDOW)

/* ── which lines ─────────────────────────────────────────────────────────────────────────── */

static gboolean
first_selected (RkTranscriptWindow *self, guint *n)
{
  g_autoptr (GtkBitset) chosen
      = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;

  if (chosen == NULL || gtk_bitset_is_empty (chosen))
    return FALSE;
  *n = gtk_bitset_get_minimum (chosen);
  return TRUE;
}

/* The widget that shows a line; rows are their own children's parents. */
static GtkWidget *
find_row (RkTranscriptWindow *self, const RkTranscriptLine *line)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);

      if (box && gtk_widget_get_mapped (row) && g_object_get_data (G_OBJECT (box), "line") == line)
        return row;
    }
  return NULL;
}

static void
go_to (RkTranscriptWindow *self, guint n)
{
  GtkWidget *row;

  if (n >= g_list_model_get_n_items (rk_transcript_plan_get_lines (self->plan)))
    return;
  gtk_selection_model_select_item (self->selection, n, TRUE);
  gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", n);
  row = find_row (self, rk_transcript_plan_get (self->plan, n));
  gtk_widget_grab_focus (row ? row : self->rows);
}

static void
show_count (RkTranscriptWindow *self)
{
  guint n_taken, n_open;
  g_autofree char *words = NULL;
  g_autofree char *verb = NULL;

  rk_transcript_plan_count (self->plan, &n_taken, &n_open);
  verb = g_strdup_printf (ngettext ("Take In %u Statement", "Take In %u Statements", n_taken),
                          n_taken);
  words = n_open ? g_strdup_printf (
              ngettext ("%u without a speaker", "%u without a speaker", n_open), n_open)
                 : g_strdup (_ ("Every speaker is settled"));
  gtk_button_set_label (GTK_BUTTON (self->take_in), verb);
  gtk_widget_set_sensitive (self->take_in, n_taken > 0);
  gtk_label_set_text (self->count, words);
}

/* ── who speaks ──────────────────────────────────────────────────────────────────────────── */

static void
say_unknown (RkTranscriptWindow *self, const char *text)
{
  g_autofree char *words
      = text ? g_strdup_printf (_ ("There is no member number %s in this meeting."), text) : NULL;

  gtk_label_set_text (self->who_problem, rk_part_or_empty (words));
  gtk_widget_set_visible (GTK_WIDGET (self->who_problem), words != NULL);
}

/* Settles all chosen lines and goes on to the next one in which nobody is. */
static void
settle (RkTranscriptWindow *self, gint64 appointment, const char *speaker)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint n, next;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &n); more;
       more = gtk_bitset_iter_next (&iter, &n))
    rk_transcript_plan_assign (self->plan, n, appointment, speaker);
  gtk_editable_set_text (self->who, "");
  say_unknown (self, NULL);
  show_count (self);
  if (gtk_bitset_is_empty (chosen))
    return;
  n = gtk_bitset_get_maximum (chosen);
  if (rk_transcript_plan_next_open (self->plan, n + 1, &next))
    go_to (self, next);
  else
    go_to (self, n);
}

static void
on_who (RkTranscriptWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->who)));
  g_autofree char *folded = rk_text_fold (text);
  int place = rk_speaker_popover_find (self->data->attendances, text);
  const RkRecord *person = place >= 0 ? self->data->attendances->pdata[place] : NULL;

  if (*folded == '\0')
    return;
  if (person)
    settle (self, rk_record_get_int (person, "appointment_id"), rk_record_get (person, "name"));
  else if (g_str_equal (folded, "0"))
    settle (self, 0, OFFICE);
  else if (strspn (folded, "0123456789") == strlen (folded))
    say_unknown (self, text);
  else
    settle (self, 0, text);
}

static void
same_as_before (RkTranscriptWindow *self, guint n)
{
  guint next;

  if (!rk_transcript_plan_same_as_before (self->plan, n))
    return;
  show_count (self);
  go_to (self, rk_transcript_plan_next_open (self->plan, n + 1, &next) ? next : n + 1);
}

/* ── under which item ────────────────────────────────────────────────────────────────────── */

static void
show_item (RkTranscriptWindow *self)
{
  guint n;
  RkTranscriptLine *line
      = first_selected (self, &n) ? rk_transcript_plan_get (self->plan, n) : NULL;

  self->setting = TRUE;
  for (guint i = 0; line && i < self->data->items->len; i++)
    if (rk_record_id (((RkMeetingItem *)self->data->items->pdata[i])->record) == line->item)
      gtk_drop_down_set_selected (self->items, i);
  self->setting = FALSE;
}

static void
on_item (RkTranscriptWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->items);
  guint n;

  if (self->setting || self->plan == NULL || chosen >= self->data->items->len
      || !first_selected (self, &n))
    return;
  rk_transcript_plan_set_item (
      self->plan, n, rk_record_id (((RkMeetingItem *)self->data->items->pdata[chosen])->record));
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static void
join (RkTranscriptWindow *self, guint n)
{
  if (!rk_transcript_plan_join (self->plan, n))
    return;
  show_count (self);
  go_to (self, n - 1);
}

static void
toggle (RkTranscriptWindow *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint n;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &n); more;
       more = gtk_bitset_iter_next (&iter, &n))
    rk_transcript_plan_toggle (self->plan, n);
  show_count (self);
}

/* A number or a name begins: the entry goes on with it. */
static gboolean
begin_to_type (RkTranscriptWindow *self, gunichar c)
{
  char text[7] = { 0 };

  if (!g_unichar_isalnum (c))
    return FALSE;
  g_unichar_to_utf8 (c, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
  gtk_editable_set_text (self->who, text);
  gtk_editable_set_position (self->who, -1);
  return TRUE;
}

static gboolean
on_list_key (GtkEventControllerKey *keys,
             guint key,
             guint code,
             GdkModifierType state,
             RkTranscriptWindow *self)
{
  GdkModifierType pressed = state & (GDK_CONTROL_MASK | GDK_ALT_MASK);
  guint n, next;

  if (self->plan == NULL || !first_selected (self, &n))
    return FALSE;
  if (pressed == GDK_CONTROL_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      rk_transcript_plan_step_item (self->plan, n, key == GDK_KEY_Up ? -1 : 1);
      show_item (self);
    }
  else if (pressed)
    return FALSE;
  else if (key == GDK_KEY_equal || key == gdk_unicode_to_keyval (0xff1d))
    same_as_before (self, n);
  else if (key == GDK_KEY_BackSpace)
    join (self, n);
  else if (key == GDK_KEY_Delete)
    toggle (self);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    go_to (self, rk_transcript_plan_next_open (self->plan, n + 1, &next) ? next : n + 1);
  else
    return begin_to_type (self, gdk_keyval_to_unicode (key));
  return TRUE;
}

/* Esc in the entry goes back to the list and loses nothing else. */
static gboolean
on_who_key (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType state,
            RkTranscriptWindow *self)
{
  guint n;

  if (key != GDK_KEY_Escape || !first_selected (self, &n))
    return FALSE;
  gtk_editable_set_text (self->who, "");
  say_unknown (self, NULL);
  go_to (self, n);
  return TRUE;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* One row: time, item, speaker, text. */
typedef struct
{
  GtkLabel *time;
  GtkLabel *item;
  GtkLabel *who;
  GtkLabel *text;
} Cells;

static void
fill_row (RkTranscriptLine *line, GtkWidget *box)
{
  RkTranscriptWindow *self = g_object_get_data (G_OBJECT (box), "window");
  Cells *cells = g_object_get_data (G_OBJECT (box), "cells");
  const RkMeetingItem *item = rk_meeting_data_item (self->data, line->item);
  g_autofree char *time = line->second >= 0 ? rk_transcript_dup_time (line->second) : NULL;
  g_autofree char *who = rk_transcript_plan_dup_speaker (self->plan, line);

  gtk_label_set_text (cells->time, rk_part_or_empty (time));
  gtk_label_set_text (cells->item, item ? item->number : "");
  gtk_label_set_text (cells->who, line->left_out ? _ ("left out") : who);
  gtk_label_set_text (cells->text, line->text);
  gtk_widget_set_opacity (box, line->left_out ? 0.5 : 1);
  if (line->assigned)
    gtk_widget_add_css_class (GTK_WIDGET (cells->who), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cells->who), "heading");
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, RkTranscriptWindow *self)
{
  Cells *cells = g_new0 (Cells, 1);
  GtkWidget *time = rk_part_label ("", "numeric");
  GtkWidget *number = rk_part_label ("", "caption");
  GtkWidget *who = rk_part_label ("", NULL);
  GtkWidget *text = rk_part_label ("", NULL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, time, number,
                                rk_part_column (who, 150), text, NULL);

  *cells = (Cells){ GTK_LABEL (time), GTK_LABEL (number), GTK_LABEL (who), GTK_LABEL (text) };
  gtk_label_set_width_chars (cells->time, 7);
  gtk_label_set_width_chars (cells->item, 3);
  gtk_label_set_lines (cells->text, 4);
  gtk_label_set_ellipsize (cells->text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "rk-statement");
  g_object_set_data_full (G_OBJECT (box), "cells", cells, g_free);
  g_object_set_data (G_OBJECT (box), "window", self);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, RkTranscriptWindow *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  RkTranscriptLine *line = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (box), "line", line);
  g_signal_connect_object (line, "changed", G_CALLBACK (fill_row), box, 0);
  fill_row (line, box);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, RkTranscriptWindow *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (box), "line", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), fill_row, box);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
show_plan (RkTranscriptWindow *self, GPtrArray *utterances)
{
  self->plan = rk_transcript_plan_new (self->data, utterances, self->item);
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (g_object_ref (rk_transcript_plan_get_lines (self->plan))));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_item), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), self->selection);
  g_object_unref (self->selection);
  gtk_stack_set_visible_child_name (self->stack, "lines");
  gtk_widget_set_visible (self->take_in, TRUE);
  show_count (self);
  gtk_widget_grab_focus (self->rows);
  {
    guint n;

    go_to (self, rk_transcript_plan_next_open (self->plan, 0, &n) ? n : 0);
  }
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
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  RkTranscriptWindow *self = RK_TRANSCRIPT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) utterances = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (utterances)
    show_plan (self, utterances);
  else
    say_problem (self, error);
}

static void
read_bytes (RkTranscriptWindow *self, GBytes *bytes)
{
  g_autoptr (GTask) task = g_task_new (self, self->reading, on_read, NULL);

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

/* Minutes since midnight; -1: nothing was given or it is no time. */
static int
read_begun (RkTranscriptWindow *self)
{
  int hour, minute;

  if (sscanf (gtk_editable_get_text (self->begun), "%d:%d", &hour, &minute) != 2 || hour < 0
      || hour > 23 || minute < 0 || minute > 59)
    return -1;
  return hour * 60 + minute;
}

static void
on_take_in (RkTranscriptWindow *self)
{
  if (self->plan == NULL || !gtk_widget_get_sensitive (self->take_in))
    return;
  gtk_widget_set_sensitive (self->take_in, FALSE);
  rk_statement_edits_take_in (self->context, rk_transcript_plan_end (self->plan, read_begun (self)),
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

  return self->plan;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), child);
  gtk_widget_set_vexpand (window, TRUE);
  return window;
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

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
  name_widget (paste, _ ("Text of the transcript"));
  gtk_widget_add_css_class (choose, "suggested-action");
  gtk_widget_set_halign (choose, GTK_ALIGN_START);
  gtk_widget_set_halign (read, GTK_ALIGN_START);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (on_choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (read, "clicked", G_CALLBACK (on_paste), self, G_CONNECT_SWAPPED);
  gtk_frame_set_child (GTK_FRAME (frame), scroll (paste));
  page = rk_part_box (
      GTK_ORIENTATION_VERTICAL, 12,
      rk_part_label (_ ("Choose the file that the recording was written out to: WebVTT (.vtt) or "
                        "plain text with 「氏名：」 before what is said. Nothing is written until "
                        "you have looked at it."),
                     NULL),
      choose, problem, rk_part_label (_ ("Or paste the text here:"), NULL), frame, read, NULL);
  set_margins (page, 18);
  return page;
}

static GtkWidget *
create_entry (const char *label, int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_tooltip_text (entry, label);
  name_widget (entry, label);
  return entry;
}

static GtkWidget *
create_items (RkTranscriptWindow *self)
{
  GtkWidget *items = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  self->items = GTK_DROP_DOWN (items);
  name_widget (items, _ ("Agenda item from this line on"));
  gtk_widget_set_tooltip_text (items, _ ("Agenda item from this line on (Ctrl+↓↑)"));
  g_signal_connect_object (items, "notify::selected", G_CALLBACK (on_item), self,
                           G_CONNECT_SWAPPED);
  return items;
}

static GtkWidget *
create_rows (RkTranscriptWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  self->rows = gtk_list_view_new (NULL, factory);
  name_widget (self->rows, _ ("Transcript"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_list_key), self, 0);
  gtk_widget_add_controller (self->rows, keys);
  return scroll (self->rows);
}

static GtkWidget *
create_lines (RkTranscriptWindow *self)
{
  GtkWidget *who = create_entry (_ ("Who speaks: number, reading or name, then Enter"), 30);
  GtkWidget *begun = create_entry (_ ("Recording began at (13:30)"), 22);
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *count = rk_part_label ("", "caption");
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *bar, *help, *page;

  self->who = GTK_EDITABLE (who);
  self->begun = GTK_EDITABLE (begun);
  self->who_problem = GTK_LABEL (problem);
  self->count = GTK_LABEL (count);
  gtk_widget_set_visible (problem, FALSE);
  gtk_widget_set_hexpand (count, TRUE);
  g_signal_connect_object (who, "activate", G_CALLBACK (on_who), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_who_key), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (who, keys);
  bar = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, who, create_items (self), begun, count, NULL);
  help = rk_part_label (_ ("Number or name: who speaks · = as before · Enter next open line · "
                           "Backspace join with the line before · Delete leave out · "
                           "Ctrl+↓↑ agenda item from here on · Ctrl+Enter take in"),
                        "caption");
  set_margins (bar, 12);
  set_margins (help, 12);
  gtk_widget_set_margin_start (problem, 12);
  page = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, bar, problem, create_rows (self), help, NULL);
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

static void
fill_items (RkTranscriptWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->data->items->len; i++)
    {
      const RkMeetingItem *item = self->data->items->pdata[i];
      g_autofree char *words
          = g_strdup_printf ("%s　%s", item->number, rk_record_get (item->record, "title"));

      gtk_string_list_append (names, words);
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->items, G_LIST_MODEL (names));
  self->setting = FALSE;
}

GtkWidget *
rk_transcript_window_new (RkContext *context, GtkWindow *parent, RkMeetingData *data, gint64 item)
{
  RkTranscriptWindow *self = g_object_new (RK_TYPE_TRANSCRIPT_WINDOW, "transient-for", parent,
                                           "modal", parent != NULL, NULL);

  self->context = g_object_ref (context);
  self->data = rk_meeting_data_ref (data);
  self->item = item;
  fill_items (self);
  gtk_editable_set_text (self->begun,
                         rk_part_or_empty (rk_record_get (data->meeting, "start_time")));
  return GTK_WIDGET (self);
}

static void
rk_transcript_window_dispose (GObject *object)
{
  RkTranscriptWindow *self = RK_TRANSCRIPT_WINDOW (object);

  g_cancellable_cancel (self->reading);
  if (self->rows)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), NULL);
  self->rows = NULL;
  self->selection = NULL;
  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  g_clear_pointer (&self->plan, rk_transcript_plan_free);
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
  gtk_stack_add_named (self->stack, create_lines (self), "lines");
  gtk_window_set_title (GTK_WINDOW (self), _ ("Take In a Transcript"));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 700);
  adw_window_set_content (ADW_WINDOW (self), rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                                          create_header (self), stack, NULL));
}
