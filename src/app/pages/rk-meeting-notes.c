#include "rk-meeting-notes.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-record-dialog.h"
#include "rk-width-bin.h"

struct _RkMeetingNotes
{
  AdwBin parent_instance;

  GtkWidget *agenda; /* owned by the tree, like those below */
  GtkLabel *item;
  GtkLabel *point;
  GtkWidget *list;
  GtkAdjustment *scroll;
  GtkStack *stack;
  GtkWidget *people;
  RkNoteBox *box;
  GtkWidget *keys;

  RkContext *context;
  RkMeetingData *data;
  gint64 shown; /* meeting */
  gboolean to_end;
  guint scrolling; /* idle source */
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
  self->setting = TRUE;
  for (guint i = 0; i < self->data->items->len; i++)
    if (self->data->items->pdata[i] == item)
      gtk_list_box_select_row (GTK_LIST_BOX (self->agenda),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->agenda), (int)i));
  self->setting = FALSE;
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

      gtk_widget_set_margin_start (box, (int)item->depth * 12);
      gtk_list_box_append (GTK_LIST_BOX (self->agenda), box);
    }
  self->setting = FALSE;
}

/* ── statements ──────────────────────────────────────────────────────────────────────────── */

static const char *
colour_of (const char *kind)
{
  if (g_strcmp0 (kind, "決定") == 0)
    return "green";
  if (g_strcmp0 (kind, "意見") == 0 || g_strcmp0 (kind, "提案") == 0)
    return "blue";
  return "grey";
}

static RkRecord *
statement_of (GtkWidget *row)
{
  return row ? g_object_get_data (G_OBJECT (row), "statement") : NULL;
}

static void
make_homework (RkMeetingNotes *self, const RkRecord *statement)
{
  static const char *const fields[] = { "what", "owner", "due", "note", NULL };
  const char *summary = rk_record_get (statement, "summary");
  RkDraft *draft = rk_draft_new (&rk_kind_action);
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *dialog;

#define FIELD(name) rk_kind_field (&rk_kind_action, name)
  rk_draft_set_int (draft, FIELD ("meeting_id"), self->shown);
  rk_draft_set_int (draft, FIELD ("statement_id"), rk_record_id (statement));
  rk_draft_take (draft, FIELD ("what"),
                 g_strdup (summary ? summary : rk_record_get (statement, "text")));
#undef FIELD
  record = rk_draft_end (draft);
  dialog = rk_record_dialog_new_for (self->context,
                                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     _ ("Homework"), record, fields);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_homework (GtkButton *button, RkMeetingNotes *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  if (statement_of (row))
    make_homework (self, statement_of (row));
}

/* The homework of a statement, or the button that makes it one. */
static GtkWidget *
create_homework (RkMeetingNotes *self, const RkRecord *statement)
{
  GtkWidget *button;

  for (guint i = 0; i < self->data->actions->len; i++)
    {
      const RkRecord *action = self->data->actions->pdata[i];
      g_autofree char *due = rk_part_dup_day (rk_record_get (action, "due"));
      g_autofree char *words
          = g_strdup_printf (*due ? _ ("Homework: %1$s, until %2$s") : _ ("Homework: %1$s"),
                             rk_part_or_empty (rk_record_get (action, "owner")), due);

      if (rk_record_get_int (action, "statement_id") == rk_record_id (statement))
        return rk_part_chip (words, "amber");
    }
  if (rk_context_is_read_only (self->context)
      || g_strcmp0 (colour_of (rk_record_get (statement, "kind")), "blue") != 0)
    return NULL;
  button = rk_part_button (_ ("Make It Homework"), NULL);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_homework), self, 0);
  return button;
}

static GtkWidget *
create_speaker (const RkRecord *statement)
{
  const char *name = rk_part_or_empty (rk_record_get (statement, "speaker_name"));
  const char *body = rk_part_or_empty (rk_record_get (statement, "speaker_body"));
  const char *time = rk_part_or_empty (rk_record_get (statement, "time"));
  g_autofree char *detail = g_strdup_printf ("%s%s%s", time, *time && *body ? "　" : "", body);
  GtkWidget *who = rk_part_label (name, "heading");
  GtkWidget *where = rk_part_label (detail, "caption");
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, who, where, NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return rk_part_column (box, 136);
}

static GtkWidget *
create_text (RkMeetingNotes *self, const RkRecord *statement)
{
  const char *reason = rk_record_get (statement, "withheld_reason");
  GtkWidget *homework = create_homework (self, statement);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 4,
                                rk_part_label (rk_record_get (statement, "text"), NULL), NULL);

  gtk_widget_set_hexpand (box, TRUE);
  if (rk_record_get_int (statement, "withheld"))
    {
      g_autofree char *words
          = g_strdup_printf (_ ("Withheld in public: %s"), rk_part_or_empty (reason));
      GtkWidget *label = rk_part_label (words, "caption");

      gtk_box_append (GTK_BOX (box),
                      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6,
                                   rk_icon_new ("changes-prevent-symbolic"), label, NULL));
    }
  if (homework)
    {
      gtk_widget_set_halign (homework, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), homework);
    }
  return box;
}

static GtkWidget *
create_row (RkMeetingNotes *self, RkRecord *statement)
{
  const char *kind = rk_record_get (statement, "kind");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *chip = rk_part_chip (kind, colour_of (kind));
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, create_speaker (statement), chip,
                                create_text (self, statement), NULL);
  g_autofree char *name
      = g_strdup_printf ("%s %s: %s", rk_part_or_empty (rk_record_get (statement, "speaker_name")),
                         kind, rk_record_get (statement, "text"));

  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "rk-statement");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), may_write (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "statement", rk_record_ref (statement),
                          (GDestroyNotify)rk_record_unref);
  return row;
}

/* A line where the talk goes on to another item. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  RkMeetingNotes *self = data;
  gint64 id = rk_record_get_int (statement_of (GTK_WIDGET (row)), "agenda_item_id");
  /* The list asks once more while it is taken apart. */
  const RkMeetingItem *item = self->data ? rk_meeting_data_item (self->data, id) : NULL;
  g_autofree char *words = NULL;

  if (item == NULL
      || (before && rk_record_get_int (statement_of (GTK_WIDGET (before)), "agenda_item_id") == id))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  words = g_strdup_printf ("%s　%s", item->number, rk_record_get (item->record, "title"));
  gtk_list_box_row_set_header (row, rk_part_label (words, "rk-list-head"));
}

static void
show_statements (RkMeetingNotes *self)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row;
       row = gtk_widget_get_next_sibling (row))
    n++;
  if (self->data->statements->len != n)
    self->to_end = TRUE;
  rk_part_clear (self->list);
  for (guint i = 0; i < self->data->statements->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_row (self, self->data->statements->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, self->data->statements->len ? "list" : "none");
}

static void
scroll_to_end (gpointer data)
{
  RkMeetingNotes *self = data;

  self->scrolling = 0;
  gtk_adjustment_set_value (self->scroll, gtk_adjustment_get_upper (self->scroll));
}

/* What was said last stands right above the box, until somebody scrolls to read. The end is only
 * known when everything has been laid out. */
static void
on_scroll_changed (RkMeetingNotes *self)
{
  if (self->to_end && self->scrolling == 0)
    self->scrolling = g_idle_add_once (scroll_to_end, self);
}

static gboolean
on_wheel (RkMeetingNotes *self)
{
  self->to_end = FALSE;
  return FALSE;
}

static void
on_row_activated (RkMeetingNotes *self, GtkListBoxRow *row)
{
  if (may_write (self) && statement_of (GTK_WIDGET (row)))
    rk_note_box_correct (self->box, statement_of (GTK_WIDGET (row)));
}

static void
on_leave_up (RkMeetingNotes *self)
{
  GtkWidget *row = gtk_widget_get_last_child (self->list);

  self->to_end = FALSE;
  if (row)
    gtk_widget_grab_focus (row);
}

static GtkWidget *
focused_row (RkMeetingNotes *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row && gtk_widget_is_ancestor (row, self->list) ? row : NULL;
}

static gboolean
on_list_key (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, RkMeetingNotes *self)
{
  GtkWidget *row = focused_row (self);
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)))
    return FALSE;
  if (key == GDK_KEY_Down && gtk_widget_get_next_sibling (row) == NULL)
    {
      rk_note_box_focus (self->box);
      return TRUE;
    }
  if (key != GDK_KEY_Delete || !may_write (self))
    return FALSE;
  id = rk_record_id (statement_of (row));
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, id);
  rk_edits_delete (self->context, &rk_kind_statement, ids);
  return TRUE;
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
      const char *deputy = rk_record_get (person, "deputy_name");
      g_autofree char *number = g_strdup_printf ("%d", (int)rk_record_get_int (person, "position"));
      g_autofree char *words
          = g_strcmp0 (presence, RK_REPLY_DEPUTY) == 0 && deputy
                ? g_strdup_printf (_ ("Deputy: %s"), deputy)
                : g_strdup (presence ? presence
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
  show_agenda (self);
  show_item (self);
  show_statements (self);
  show_people (self);
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
  GtkWidget *row = focused_row (self);

  if (row && !rk_context_is_read_only (self->context))
    make_homework (self, statement_of (row));
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

static GtkWidget *
create_head (RkMeetingNotes *self)
{
  GtkWidget *item = rk_part_label ("", "title-4");
  GtkWidget *point = rk_part_label ("", "caption");
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, item, point, NULL);

  self->item = GTK_LABEL (item);
  self->point = GTK_LABEL (point);
  gtk_widget_add_css_class (box, "rk-pane-head");
  return box;
}

static GtkWidget *
create_record (RkMeetingNotes *self)
{
  GtkWidget *none = rk_part_label (
      _ ("Nothing is recorded yet. The first item is open: type what is said."), "dim-label");
  GtkWidget *window;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header, self, NULL);
  gtk_widget_add_css_class (self->list, "rk-record");
  gtk_widget_set_valign (self->list, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Record"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_list_key), self, 0);
  gtk_widget_add_controller (self->list, keys);
  window = scroll (self->list);
  self->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  g_signal_connect_object (self->scroll, "changed", G_CALLBACK (on_scroll_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (on_wheel), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (window, wheel);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_valign (none, GTK_ALIGN_END);
  gtk_widget_add_css_class (none, "rk-quiet");
  gtk_stack_add_named (self->stack, window, "list");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

/* A side that goes away by itself where there is no room. */
static GtkWidget *
create_flap (GtkPackType side, GtkWidget *content, GtkWidget *flap, const char *title)
{
  GtkWidget *bin = adw_flap_new ();
  GtkWidget *head = rk_part_label (title, "rk-list-head");
  GtkWidget *slot
      = rk_part_column (rk_part_box (GTK_ORIENTATION_VERTICAL, 0, head, scroll (flap), NULL), 208);

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
  g_signal_connect_object (self->box, "leave-up", G_CALLBACK (on_leave_up), self,
                           G_CONNECT_SWAPPED);
  self->keys = rk_part_label (_ ("F2 speaker · Alt+1 to 6 kind · Ctrl+T homework · Ctrl+↓↑ item · "
                                 "↑ correct · Ctrl+Z undo"),
                              "caption");
  gtk_widget_add_css_class (self->keys, "rk-keys");
  adw_bin_set_child (ADW_BIN (content),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 0, create_head (self),
                                  create_record (self), GTK_WIDGET (self->box), self->keys, NULL));
  middle = create_flap (GTK_PACK_END, content, self->people, _ ("Present"));
  adw_bin_set_child (ADW_BIN (self),
                     create_flap (GTK_PACK_START, middle, self->agenda, _ ("Agenda")));
  return GTK_WIDGET (self);
}

static void
rk_meeting_notes_dispose (GObject *object)
{
  RkMeetingNotes *self = RK_MEETING_NOTES (object);

  g_clear_handle_id (&self->scrolling, g_source_remove);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meeting_notes_parent_class)->dispose (object);
}

static void
rk_meeting_notes_class_init (RkMeetingNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_meeting_notes_dispose;
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
