#include "rk-meeting-notes.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"
#include "rk-statement-list.h"
#include "rk-transcript-window.h"
#include "rk-width-bin.h"

struct _RkMeetingNotes
{
  AdwBin parent_instance;

  GtkWidget *agenda; /* owned by the tree, like those below */
  GtkLabel *item;
  GtkLabel *point;
  GtkWidget *openness; /* chip */
  GtkLabel *late;
  GtkWidget *transcript;
  RkStatementList *list;
  GtkWidget *people;
  RkNoteBox *box;
  GtkWidget *keys;

  RkContext *context;
  RkMeetingData *data;
  gint64 shown; /* meeting */
  guint clock;  /* timer, while this is in sight */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkMeetingNotes, rk_meeting_notes, ADW_TYPE_BIN)

static gboolean
may_write (RkMeetingNotes *self)
{
  return self->data && !self->data->is_final && !rk_context_is_read_only (self->context);
}

RkNoteBox *
rk_meeting_notes_get_box (RkMeetingNotes *self)
{
  g_return_val_if_fail (RK_IS_MEETING_NOTES (self), NULL);

  return self->box;
}

/* ── by the plan ─────────────────────────────────────────────────────────────────────────── */

/* Said, not coloured: a meeting that runs late is nobody's fault. */
static void
show_late (RkMeetingNotes *self)
{
  g_autoptr (GDateTime) now = rk_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");
  g_autofree char *words = NULL;
  int late = 0;

  gtk_widget_set_visible (
      GTK_WIDGET (self->late),
      self->data
          && rk_meeting_data_late (self->data, rk_note_box_get_item (self->box), now, &late));
  if (late > 0)
    words = g_strdup_printf (_ ("%1$s, %2$d min behind the plan"), clock, late);
  else if (late < 0)
    words = g_strdup_printf (_ ("%1$s, %2$d min ahead of the plan"), clock, -late);
  else
    words = g_strdup_printf (_ ("%1$s, as planned"), clock);
  gtk_label_set_text (self->late, words);
}

static gboolean
on_clock (gpointer data)
{
  show_late (data);
  return G_SOURCE_CONTINUE;
}

static void
rk_meeting_notes_map (GtkWidget *widget)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (widget);

  GTK_WIDGET_CLASS (rk_meeting_notes_parent_class)->map (widget);
  if (self->clock == 0)
    self->clock = g_timeout_add_seconds (10, on_clock, self);
  show_late (self);
}

static void
rk_meeting_notes_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&RK_MEETING_NOTES (widget)->clock, g_source_remove);
  GTK_WIDGET_CLASS (rk_meeting_notes_parent_class)->unmap (widget);
}

/* ── the item at hand ────────────────────────────────────────────────────────────────────── */

static void
show_item (RkMeetingNotes *self)
{
  const RkMeetingItem *item = rk_meeting_data_item (self->data, rk_note_box_get_item (self->box));
  g_autofree char *words
      = item ? g_strdup_printf ("%s　%s", item->number, rk_record_get (item->record, "title"))
             : g_strdup (_ ("No agenda item"));

  gtk_label_set_text (self->item, words);
  gtk_label_set_text (self->point,
                      item ? rk_part_or_empty (rk_record_get (item->record, "point")) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->point), *gtk_label_get_text (self->point) != '\0');
  gtk_widget_set_visible (self->openness, item && item->openness != RK_OPENNESS_OPEN);
  if (item)
    gtk_label_set_text (GTK_LABEL (self->openness), rk_part_openness (item->openness));
  self->setting = TRUE;
  for (guint i = 0; i < self->data->items->len; i++)
    if (self->data->items->pdata[i] == item)
      gtk_list_box_select_row (GTK_LIST_BOX (self->agenda),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->agenda), (int)i));
  self->setting = FALSE;
  show_late (self);
}

static gboolean
move_item (RkMeetingNotes *self, int step)
{
  gint64 current = rk_note_box_get_item (self->box);
  GPtrArray *items = self->data ? self->data->items : NULL;

  for (guint i = 0; items && i < items->len; i++)
    if (rk_record_id (((RkMeetingItem *)items->pdata[i])->record) == current && (int)i + step >= 0
        && i + (guint)step < items->len)
      {
        rk_note_box_set_item (
            self->box, rk_record_id (((RkMeetingItem *)items->pdata[(int)i + step])->record));
        show_item (self);
        return TRUE;
      }
  return TRUE;
}

static void
on_item (RkMeetingNotes *self, GtkListBoxRow *row)
{
  guint place = row ? (guint)gtk_list_box_row_get_index (row) : G_MAXUINT;

  if (self->setting || self->data == NULL || place >= self->data->items->len)
    return;
  rk_note_box_set_item (self->box,
                        rk_record_id (((RkMeetingItem *)self->data->items->pdata[place])->record));
  show_item (self);
}

static void
show_agenda (RkMeetingNotes *self)
{
  self->setting = TRUE;
  rk_part_clear (self->agenda);
  for (guint i = 0; i < self->data->items->len; i++)
    {
      const RkMeetingItem *item = self->data->items->pdata[i];
      int minutes = (int)rk_record_get_int (item->record, "minutes");
      g_autofree char *title
          = g_strdup_printf ("%s　%s", item->number, rk_record_get (item->record, "title"));
      g_autofree char *detail
          = g_strdup_printf (_ ("%1$d min planned, %2$u statements"), minutes, item->n_said);
      GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_label (title, NULL),
                                    rk_part_label (detail, "caption"), NULL);
      GtkWidget *chip = rk_part_openness_chip (item->openness, NULL);

      if (chip)
        {
          gtk_widget_set_halign (chip, GTK_ALIGN_START);
          gtk_box_append (GTK_BOX (box), chip);
        }
      gtk_widget_set_margin_start (box, (int)item->depth * 12);
      gtk_list_box_append (GTK_LIST_BOX (self->agenda), box);
    }
  self->setting = FALSE;
}

/* ── statements ──────────────────────────────────────────────────────────────────────────── */

static void
on_correct (RkMeetingNotes *self, RkRecord *statement)
{
  rk_note_box_correct (self->box, statement);
}

/* ── people ──────────────────────────────────────────────────────────────────────────────── */

static void
show_people (RkMeetingNotes *self)
{
  rk_part_clear (self->people);
  for (guint i = 0; i < self->data->attendances->len; i++)
    {
      const RkRecord *person = self->data->attendances->pdata[i];
      const char *presence = rk_record_get (person, "presence");
      const char *said = rk_attendance_standing (person, self->data->meeting, self->data->expected);
      const char *deputy = rk_record_get (person, "deputy_name");
      g_autofree char *number = g_strdup_printf ("%d", (int)rk_record_get_int (person, "position"));
      g_autofree char *words
          = g_strcmp0 (said, RK_REPLY_DEPUTY) == 0 && deputy
                ? g_strdup_printf (_ ("Deputy: %s"), deputy)
                : g_strdup (presence || g_strcmp0 (said, RK_REPLY_NO) == 0
                                ? said
                                : rk_part_or_empty (rk_record_get (person, "body")));
      GtkWidget *label
          = rk_part_label (rk_record_get_int (person, "appointment_id") ? number : "", "numeric");
      GtkWidget *row
          = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, label,
                         rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                      rk_part_label (rk_record_get (person, "name"), NULL),
                                      rk_part_label (words, "caption"), NULL),
                         NULL);

      gtk_label_set_width_chars (GTK_LABEL (label), 2);
      gtk_list_box_append (GTK_LIST_BOX (self->people), row);
    }
}

static void
on_person (RkMeetingNotes *self, GtkListBoxRow *row)
{
  guint place = (guint)gtk_list_box_row_get_index (row);
  const RkRecord *person
      = place < self->data->attendances->len ? self->data->attendances->pdata[place] : NULL;
  gint64 appointment = person ? rk_record_get_int (person, "appointment_id") : 0;

  if (person == NULL || !may_write (self))
    return;
  rk_note_box_set_speaker (self->box, appointment,
                           appointment ? NULL : rk_record_get (person, "name"));
  rk_note_box_focus (self->box);
}

void
rk_meeting_notes_show (RkMeetingNotes *self, RkMeetingData *data)
{
  g_return_if_fail (RK_IS_MEETING_NOTES (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  self->shown = rk_record_id (data->meeting);
  rk_note_box_set_data (self->box, data);
  gtk_widget_set_visible (GTK_WIDGET (self->box), may_write (self));
  gtk_widget_set_visible (self->keys, may_write (self));
  gtk_widget_set_visible (self->transcript, may_write (self));
  show_agenda (self);
  show_item (self);
  rk_statement_list_show (self->list, data);
  show_people (self);
}

void
rk_meeting_notes_reveal (RkMeetingNotes *self, gint64 statement)
{
  g_return_if_fail (RK_IS_MEETING_NOTES (self));

  rk_statement_list_reveal (self->list, statement);
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_meeting_notes_take_number (RkMeetingNotes *self, guint n)
{
  if (n < 1 || n > 6 || !may_write (self))
    return FALSE;
  rk_note_box_set_kind (self->box, n - 1);
  return TRUE;
}

static gboolean
on_previous_item (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return move_item (RK_MEETING_NOTES (widget), -1);
}

static gboolean
on_next_item (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return move_item (RK_MEETING_NOTES (widget), 1);
}

static gboolean
on_speaker_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (widget);

  if (may_write (self))
    rk_note_box_choose_speaker (self->box);
  return TRUE;
}

/* On a statement it is about that one, else about what is being typed. */
static gboolean
on_homework_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (widget);
  RkRecord *statement = rk_statement_list_get_focused (self->list);

  if (statement && !rk_context_is_read_only (self->context))
    rk_statement_list_make_homework (self->list, statement);
  else if (may_write (self))
    rk_note_box_toggle_homework (self->box);
  return TRUE;
}

static gboolean
on_store_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (widget);

  if (may_write (self))
    rk_note_box_store (self->box);
  return TRUE;
}

/* On a statement the list takes these keys; here they are about what stands in the box. */
static gboolean
on_split_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (widget);

  if (!may_write (self) || rk_statement_list_get_focused (self->list))
    return FALSE;
  rk_note_box_split (self->box);
  return TRUE;
}

static gboolean
on_move_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (widget);
  RkRecord *statement = rk_note_box_get_correcting (self->box);

  if (!may_write (self) || statement == NULL)
    return FALSE;
  rk_statement_list_choose_item (self->list, statement, GTK_WIDGET (self->box));
  return TRUE;
}

/* Before the text view, which would move by paragraphs. */
static void
install_keys (RkMeetingNotes *self)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    GtkShortcutFunc func;
  } keys[] = {
    { GDK_KEY_Up, GDK_CONTROL_MASK, on_previous_item },
    { GDK_KEY_Down, GDK_CONTROL_MASK, on_next_item },
    { GDK_KEY_F2, 0, on_speaker_key },
    { GDK_KEY_t, GDK_CONTROL_MASK, on_homework_key },
    { GDK_KEY_slash, GDK_CONTROL_MASK, on_split_key },
    { GDK_KEY_m, GDK_CONTROL_MASK, on_move_key },
    { GDK_KEY_Return, GDK_CONTROL_MASK, on_store_key },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_store_key },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].state),
                          gtk_callback_action_new (keys[i].func, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_transcript (RkMeetingNotes *self)
{
  GtkWidget *window;

  if (!may_write (self))
    return;
  window = rk_transcript_window_new (self->context,
                                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     self->data, rk_note_box_get_item (self->box));
  gtk_window_present (GTK_WINDOW (window));
}

static GtkWidget *
create_head (RkMeetingNotes *self)
{
  GtkWidget *item = rk_part_label ("", "title-4");
  GtkWidget *point = rk_part_label ("", "caption");
  GtkWidget *openness = rk_part_chip ("", "amber");
  GtkWidget *late = rk_part_label ("", "numeric");
  GtkWidget *words = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, item, point, NULL);
  GtkWidget *transcript
      = rk_part_icon_button ("document-open-symbolic", _ ("Take In a Transcript"));
  GtkWidget *box
      = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, words, openness, late, transcript, NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (late, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (late), FALSE);
  gtk_widget_add_css_class (late, "caption");
  gtk_widget_set_visible (late, FALSE);
  gtk_widget_set_valign (transcript, GTK_ALIGN_CENTER);
  g_signal_connect_object (transcript, "clicked", G_CALLBACK (on_transcript), self,
                           G_CONNECT_SWAPPED);
  self->transcript = transcript;
  self->openness = openness;
  self->late = GTK_LABEL (late);
  self->item = GTK_LABEL (item);
  self->point = GTK_LABEL (point);
  gtk_widget_add_css_class (box, "rk-pane-head");
  return box;
}

/* A side that goes away by itself where there is no room. */
static GtkWidget *
create_flap (GtkPackType side, GtkWidget *content, GtkWidget *flap, const char *title)
{
  GtkWidget *bin = adw_flap_new ();
  GtkWidget *head = rk_part_label (title, "rk-list-head");
  GtkWidget *slot = rk_part_column (
      rk_part_box (GTK_ORIENTATION_VERTICAL, 0, head, rk_part_scroll (flap), NULL), 208);

  gtk_widget_add_css_class (flap, "navigation-sidebar");
  adw_flap_set_flap_position (ADW_FLAP (bin), side);
  adw_flap_set_fold_threshold_policy (ADW_FLAP (bin), ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_swipe_to_open (ADW_FLAP (bin), FALSE);
  adw_flap_set_separator (ADW_FLAP (bin), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (ADW_FLAP (bin), content);
  adw_flap_set_flap (ADW_FLAP (bin), slot);
  return bin;
}

GtkWidget *
rk_meeting_notes_new (RkContext *context)
{
  RkMeetingNotes *self = g_object_new (RK_TYPE_MEETING_NOTES, NULL);
  GtkWidget *content = rk_width_bin_new (460);
  GtkWidget *middle;

  self->context = g_object_ref (context);
  self->box = RK_NOTE_BOX (rk_note_box_new (context));
  self->list = RK_STATEMENT_LIST (rk_statement_list_new (context));
  g_signal_connect_object (self->box, "leave-up", G_CALLBACK (rk_statement_list_focus_last),
                           self->list, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "leave-down", G_CALLBACK (rk_note_box_focus), self->box,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "correct", G_CALLBACK (on_correct), self, G_CONNECT_SWAPPED);
  self->keys
      = rk_part_label (_ ("F2 speaker · Alt+1 to 6 kind · Ctrl+T homework · Ctrl+↓↑ item · ↑ "
                          "correct · Ctrl+Z undo · "
                          "on a statement: Ctrl+/ split, Ctrl+J join, Ctrl+M and Alt+↓↑ move"),
                       "caption");
  gtk_widget_add_css_class (self->keys, "rk-keys");
  adw_bin_set_child (ADW_BIN (content), rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                                     create_head (self), GTK_WIDGET (self->list),
                                                     GTK_WIDGET (self->box), self->keys, NULL));
  middle = create_flap (GTK_PACK_END, content, self->people, _ ("Present"));
  adw_bin_set_child (ADW_BIN (self),
                     create_flap (GTK_PACK_START, middle, self->agenda, _ ("Agenda")));
  return GTK_WIDGET (self);
}

static void
rk_meeting_notes_dispose (GObject *object)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meeting_notes_parent_class)->dispose (object);
}

static void
rk_meeting_notes_class_init (RkMeetingNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_meeting_notes_dispose;
  GTK_WIDGET_CLASS (klass)->map = rk_meeting_notes_map;
  GTK_WIDGET_CLASS (klass)->unmap = rk_meeting_notes_unmap;
}

static void
rk_meeting_notes_init (RkMeetingNotes *self)
{
  self->agenda = gtk_list_box_new ();
  self->people = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->people), GTK_SELECTION_NONE);
  g_signal_connect_object (self->agenda, "row-selected", G_CALLBACK (on_item), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "row-activated", G_CALLBACK (on_person), self,
                           G_CONNECT_SWAPPED);
  install_keys (self);
}
