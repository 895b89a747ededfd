#include "rk-note-box-private.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-meeting-parts.h"
#include "rk-note-draft.h"

/* A keystroke is in the file after so long, whatever follows it. */
#define KEEP_MS 800

enum
{
  LEAVE_UP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkNoteBox, rk_note_box, ADW_TYPE_BIN)

/* ── what stands in the box ──────────────────────────────────────────────────────────────── */

char *
rk_note_box_dup_text (RkNoteBox *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
rk_note_box_set_text (RkNoteBox *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), rk_part_or_empty (text), -1);
}

/* ── the draft ───────────────────────────────────────────────────────────────────────────── */

static void
say_kept (RkNoteBox *self, const GError *error)
{
  g_autoptr (GDateTime) now = rk_now_local ();
  g_autofree char *at = g_date_time_format (now, "%H:%M:%S");
  g_autofree char *words = g_strdup_printf (_ ("Kept at %s"), at);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (error)
    gtk_label_set_text (self->problem,
                        _ ("What is being typed cannot be kept in case of a power cut. Store it "
                           "with Ctrl+Enter, and make room on the disk."));
  gtk_label_set_text (self->kept, error ? "" : words);
}

void
rk_note_box_write_draft (RkNoteBox *self)
{
  g_autofree char *text = rk_note_box_dup_text (self);
  g_autoptr (GDateTime) now = rk_now_local ();
  g_autofree char *at = g_date_time_format (now, "%H:%M:%S");
  g_autoptr (GError) error = NULL;
  RkNoteDraft draft = {
    .text = text,
    .kind = (char *)rk_note_head_get_kind (self->head),
    .speaker = (char *)rk_note_head_get_speaker (self->head),
    .reason = (char *)gtk_editable_get_text (self->reason),
    .owner = (char *)gtk_editable_get_text (self->owner),
    .due = (char *)gtk_editable_get_text (self->due),
    .at = at,
    .appointment = rk_note_head_get_appointment (self->head),
    .item = self->item,
    .statement = self->correcting ? rk_record_id (self->correcting) : 0,
    .withheld = gtk_toggle_button_get_active (self->withheld),
    .homework = gtk_toggle_button_get_active (self->homework),
  };

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->meeting == 0)
    return;
  if (*text == '\0')
    rk_note_draft_forget (self->meeting);
  else
    {
      rk_note_draft_save (self->meeting, &draft, &error);
      say_kept (self, error);
    }
}

static gboolean
on_timer (gpointer data)
{
  RkNoteBox *self = data;

  self->timer = 0;
  rk_note_box_write_draft (self);
  return G_SOURCE_REMOVE;
}

void
rk_note_box_keep (RkNoteBox *self)
{
  if (self->timer == 0)
    return;
  rk_note_box_write_draft (self);
}

static void
on_typed (RkNoteBox *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), gtk_toggle_button_get_active (self->withheld));
  gtk_widget_set_visible (self->homework_row, gtk_toggle_button_get_active (self->homework));
  if (!self->setting && self->timer == 0)
    self->timer = g_timeout_add (KEEP_MS, on_timer, self);
}

static const RkRecord *
find_statement (RkNoteBox *self, gint64 id)
{
  for (guint i = 0; id && i < self->data->statements->len; i++)
    if (rk_record_id (self->data->statements->pdata[i]) == id)
      return self->data->statements->pdata[i];
  return NULL;
}

static void
show_correcting (RkNoteBox *self)
{
  gtk_button_set_label (self->store,
                        self->correcting ? _ ("Correct (Ctrl+Enter)") : _ ("Record (Ctrl+Enter)"));
  gtk_widget_set_visible (self->leave, self->correcting != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->homework), self->correcting == NULL);
}

static void
take_correcting (RkNoteBox *self, const RkRecord *statement)
{
  g_clear_pointer (&self->correcting, rk_record_unref);
  if (statement)
    self->correcting = rk_record_ref ((RkRecord *)statement);
  show_correcting (self);
}

/* Who answers often goes on. */
void
rk_note_box_empty (RkNoteBox *self)
{
  self->setting = TRUE;
  rk_note_box_set_text (self, "");
  gtk_toggle_button_set_active (self->withheld, FALSE);
  gtk_toggle_button_set_active (self->homework, FALSE);
  gtk_editable_set_text (self->reason, "");
  gtk_editable_set_text (self->owner, "");
  gtk_editable_set_text (self->due, "");
  take_correcting (self, NULL);
  self->setting = FALSE;
  on_typed (self);
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
take_draft (RkNoteBox *self)
{
  g_autoptr (RkNoteDraft) draft = rk_note_draft_load (self->meeting);
  g_autofree char *words = NULL;

  if (draft == NULL)
    return;
  self->setting = TRUE;
  rk_note_box_set_text (self, draft->text);
  rk_note_head_set_kind (self->head, draft->kind);
  gtk_editable_set_text (self->reason, rk_part_or_empty (draft->reason));
  gtk_editable_set_text (self->owner, rk_part_or_empty (draft->owner));
  gtk_editable_set_text (self->due, rk_part_or_empty (draft->due));
  gtk_toggle_button_set_active (self->withheld, draft->withheld);
  gtk_toggle_button_set_active (self->homework, draft->homework);
  rk_note_box_set_speaker (self, draft->appointment, draft->speaker);
  if (draft->item)
    self->item = draft->item;
  take_correcting (self, find_statement (self, draft->statement));
  self->setting = FALSE;
  on_typed (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  words = g_strdup_printf (_ ("This text was not stored last time; it was kept at %s."),
                           rk_part_or_empty (draft->at));
  gtk_label_set_text (self->kept, words);
}

/* ── from outside ────────────────────────────────────────────────────────────────────────── */

void
rk_note_box_focus (RkNoteBox *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
rk_note_box_type (RkNoteBox *self, const char *text)
{
  rk_note_box_set_text (self, text);
}

void
rk_note_box_choose_speaker (RkNoteBox *self)
{
  rk_note_head_choose (self->head);
}

void
rk_note_box_set_kind (RkNoteBox *self, guint n)
{
  rk_note_head_set_nth_kind (self->head, n);
}

RkRecord *
rk_note_box_get_correcting (RkNoteBox *self)
{
  return self->correcting;
}

void
rk_note_box_toggle_homework (RkNoteBox *self)
{
  gboolean on = !gtk_toggle_button_get_active (self->homework);

  if (self->correcting)
    return;
  gtk_toggle_button_set_active (self->homework, on);
  gtk_widget_grab_focus (on ? GTK_WIDGET (self->owner) : GTK_WIDGET (self->view));
}

void
rk_note_box_set_speaker (RkNoteBox *self, gint64 appointment, const char *speaker)
{
  rk_note_head_set_speaker (self->head, appointment, speaker);
}

void
rk_note_box_set_item (RkNoteBox *self, gint64 item)
{
  self->item = item;
}

gint64
rk_note_box_get_item (RkNoteBox *self)
{
  return self->item;
}

void
rk_note_box_correct (RkNoteBox *self, RkRecord *statement)
{
  self->setting = TRUE;
  rk_note_box_set_text (self, rk_record_get (statement, "text"));
  rk_note_head_set_kind (self->head, rk_record_get (statement, "kind"));
  gtk_toggle_button_set_active (self->withheld, rk_record_get_int (statement, "withheld") != 0);
  gtk_editable_set_text (self->reason,
                         rk_part_or_empty (rk_record_get (statement, "withheld_reason")));
  gtk_toggle_button_set_active (self->homework, FALSE);
  rk_note_box_set_speaker (self, rk_record_get_int (statement, "appointment_id"),
                           rk_record_get (statement, "speaker"));
  take_correcting (self, statement);
  self->setting = FALSE;
  on_typed (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  rk_note_box_focus (self);
}

void
rk_note_box_set_data (RkNoteBox *self, RkMeetingData *data)
{
  gboolean other = self->meeting != rk_record_id (data->meeting);

  if (other)
    rk_note_box_keep (self);
  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  rk_note_head_set_data (self->head, data);
  if (other)
    {
      self->meeting = rk_record_id (data->meeting);
      self->item
          = data->items->len ? rk_record_id (((RkMeetingItem *)data->items->pdata[0])->record) : 0;
      rk_note_box_empty (self);
      gtk_label_set_text (self->kept, "");
      rk_note_box_set_speaker (self, 0, NULL);
      g_clear_handle_id (&self->timer, g_source_remove);
      if (!data->is_final)
        take_draft (self);
    }
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_leave (RkNoteBox *self)
{
  rk_note_box_empty (self);
  rk_note_draft_forget (self->meeting);
  rk_note_box_focus (self);
}

static gboolean
on_up (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, RkNoteBox *self)
{
  g_autofree char *text = NULL;

  if (key == GDK_KEY_Escape && self->correcting)
    {
      on_leave (self);
      return TRUE;
    }
  if (key != GDK_KEY_Up || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)))
    return FALSE;
  text = rk_note_box_dup_text (self);
  if (*text)
    return FALSE;
  g_signal_emit (self, signals[LEAVE_UP], 0);
  return TRUE;
}

static GtkWidget *
create_entry (RkNoteBox *self, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
create_toggle (RkNoteBox *self, const char *words, const char *icon)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), words);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "rk-small");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_view (RkNoteBox *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is said"), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_typed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_up), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), 54);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 140);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->view));
  return window;
}

static GtkWidget *
create_foot (RkNoteBox *self)
{
  GtkWidget *kept = rk_part_label ("", "caption");

  self->withheld = GTK_TOGGLE_BUTTON (
      create_toggle (self, _ ("Withhold in the public edition"), "changes-prevent-symbolic"));
  self->homework
      = GTK_TOGGLE_BUTTON (create_toggle (self, _ ("Make it homework"), "task-due-symbolic"));
  self->store = GTK_BUTTON (rk_part_button ("", NULL));
  self->leave = rk_part_button (_ ("Leave It as It Was"), NULL);
  self->kept = GTK_LABEL (kept);
  gtk_widget_add_css_class (kept, "numeric");
  gtk_widget_set_hexpand (kept, TRUE);
  gtk_label_set_xalign (GTK_LABEL (kept), 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->store), "suggested-action");
  g_signal_connect_object (self->store, "clicked", G_CALLBACK (rk_note_box_store), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leave, "clicked", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  return rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, GTK_WIDGET (self->withheld),
                      GTK_WIDGET (self->homework), kept, self->leave, GTK_WIDGET (self->store),
                      NULL);
}

GtkWidget *
rk_note_box_new (RkContext *context)
{
  RkNoteBox *self = g_object_new (RK_TYPE_NOTE_BOX, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_note_box_dispose (GObject *object)
{
  RkNoteBox *self = RK_NOTE_BOX (object);

  if (self->view)
    rk_note_box_keep (self);
  self->view = NULL;
  self->meeting = 0;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  g_clear_pointer (&self->correcting, rk_record_unref);
  G_OBJECT_CLASS (rk_note_box_parent_class)->dispose (object);
}

static void
rk_note_box_finalize (GObject *object)
{
  g_free (RK_NOTE_BOX (object)->rest);
  G_OBJECT_CLASS (rk_note_box_parent_class)->finalize (object);
}

static void
rk_note_box_class_init (RkNoteBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_note_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_note_box_finalize;
  signals[LEAVE_UP] = g_signal_new ("leave-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_note_box_init (RkNoteBox *self)
{
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *head, *view, *foot, *box;

  self->setting = TRUE; /* until all parts are there */
  self->reason = GTK_EDITABLE (create_entry (self, _ ("Why it is withheld")));
  self->problem = GTK_LABEL (problem);
  gtk_widget_set_visible (problem, FALSE);
  self->owner = GTK_EDITABLE (create_entry (self, _ ("Who does it")));
  self->due = GTK_EDITABLE (create_entry (self, _ ("Until (R8.8.30)")));
  self->homework_row = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, GTK_WIDGET (self->owner),
                                    GTK_WIDGET (self->due), NULL);
  foot = create_foot (self);
  head = rk_note_head_new ();
  self->head = RK_NOTE_HEAD (head);
  g_signal_connect_object (head, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (head, "chosen", G_CALLBACK (rk_note_box_focus), self, G_CONNECT_SWAPPED);
  view = create_view (self);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 8, head, view, GTK_WIDGET (self->reason),
                     self->homework_row, problem, foot, NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rk-note-box");
  adw_bin_set_child (ADW_BIN (self), box);
  on_typed (self);
  show_correcting (self);
  self->setting = FALSE;
}
