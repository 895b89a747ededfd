#include "rk-meeting-attendance.h"

#include <glib/gi18n-lib.h>

#include "rk-deputy-popover.h"
#include "rk-error.h"
#include "rk-joint-box.h"
#include "rk-kinds.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-record-dialog.h"
#include "rk-text.h"
#include "rk-written-replies.h"

/* The answers in the order of their keys, 1 to 4. */
static const char *const answers[]
    = { RK_REPLY_YES, RK_REPLY_NO, RK_REPLY_DEPUTY, RK_PRESENCE_WEB };
#define N_ANSWERS G_N_ELEMENTS (answers)
#define DEPUTY 2

struct _RkMeetingAttendance
{
  AdwBin parent_instance;

  GtkEntry *code; /* owned by the tree, like those below */
  GtkLabel *problem;
  GtkToggleButton *reply_toggle;
  GtkToggleButton *day_toggle;
  GtkLabel *count;
  GtkWidget *head;
  RkJointBox *joints;
  RkWrittenReplies *written; /* in place of answers, where the meeting is held in writing */
  GtkWidget *add_guest;
  GtkWidget *call;
  GtkWidget *list;
  GtkWidget *slot;

  GtkWidget *popover; /* asks for a deputy; made anew each time */

  RkContext *context;
  RkMeetingData *data;
  gint64 shown;   /* meeting whose rows there are */
  gboolean held;  /* its day had come */
  gint64 by_code; /* attendance that a code led to and that is not answered yet */
  gint64 asked;   /* the one whose deputy the popover asks for */
  gboolean saved; /* it has been entered there */
  char *waiting;  /* code of a slip for which the missing members are being entered */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkMeetingAttendance, rk_meeting_attendance, ADW_TYPE_BIN)

/* What one row is made of; the record is exchanged when the file has changed. */
typedef struct
{
  RkRecord *record;
  GtkToggleButton *buttons[N_ANSWERS];
  GtkLabel *said; /* read-only, and what the buttons do not say */
  GtkLabel *deputy;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  rk_record_unref (row->record);
  g_free (row);
}

static Row *
row_of (GtkWidget *widget)
{
  return widget ? g_object_get_data (G_OBJECT (widget), "row") : NULL;
}

static gboolean
may_write (RkMeetingAttendance *self)
{
  return self->data && !self->data->is_final && !rk_context_is_read_only (self->context);
}

/* Which entry the keys fill: what was replied, or who was there. */
static const char *
current_field (RkMeetingAttendance *self)
{
  return gtk_toggle_button_get_active (self->day_toggle) ? "presence" : "reply";
}

static void show_rows (RkMeetingAttendance *self);

/* ── answering ───────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
find_row (RkMeetingAttendance *self, gint64 attendance)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row;
       row = gtk_widget_get_next_sibling (row))
    if (row_of (row) && rk_record_id (row_of (row)->record) == attendance)
      return row;
  return NULL;
}

/* Where the keyboard goes after an answer: who came by a slip's code takes the next slip, else the
 * next member in the list has it. */
static void
go_on (RkMeetingAttendance *self, GtkWidget *row)
{
  gboolean by_code = row && rk_record_id (row_of (row)->record) == self->by_code;
  GtkWidget *next = row ? gtk_widget_get_next_sibling (row) : NULL;

  self->by_code = 0;
  if (by_code)
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
  else if (row)
    gtk_widget_grab_focus (next ? next : row);
}

static RkRecord *
answered (RkMeetingAttendance *self, const RkRecord *record, const char *value)
{
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autoptr (RkRecord) with = rk_meeting_edits_with (record, current_field (self), value);

  if (gtk_toggle_button_get_active (self->day_toggle))
    return g_steal_pointer (&with);
  return rk_meeting_edits_with (with, "replied_on", today);
}

/* @record: as it is to be saved */
static void
save (RkMeetingAttendance *self, RkRecord *record)
{
  gboolean day = gtk_toggle_button_get_active (self->day_toggle);
  g_autofree char *what
      = g_strdup_printf (day ? "%sの当日の出欠を「%s」にした" : "%sの返信を「%s」にした",
                         rk_part_or_empty (rk_record_get (record, "name")),
                         rk_part_or_empty (rk_record_get (record, current_field (self))));

  rk_edits_save_as (self->context, record, what, NULL, NULL, NULL);
}

static void
on_deputy (RkMeetingAttendance *self, RkRecord *record)
{
  self->saved = TRUE;
  save (self, record);
}

/* The popover had the keyboard; without a deputy the member is still to be answered. */
static void
on_deputy_closed (RkMeetingAttendance *self)
{
  GtkWidget *row = find_row (self, self->asked);

  show_rows (self);
  if (self->saved)
    go_on (self, row);
  else if (row)
    gtk_widget_grab_focus (row);
}

static void
ask_deputy (RkMeetingAttendance *self, GtkWidget *widget)
{
  Row *row = row_of (widget);
  g_autoptr (RkRecord) record = answered (self, row->record, RK_REPLY_DEPUTY);
  graphene_rect_t place;

  self->asked = rk_record_id (record);
  self->saved = FALSE;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = rk_deputy_popover_new (GTK_WIDGET (self), record,
                                         gtk_toggle_button_get_active (self->day_toggle));
  if (gtk_widget_compute_bounds (GTK_WIDGET (row->buttons[DEPUTY]), GTK_WIDGET (self), &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle){ (int)place.origin.x, (int)place.origin.y,
                                                  (int)place.size.width, (int)place.size.height });
  g_signal_connect_object (self->popover, "entered", G_CALLBACK (on_deputy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_deputy_closed), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
answer (RkMeetingAttendance *self, GtkWidget *widget, guint n)
{
  Row *row = row_of (widget);
  g_autoptr (RkRecord) record = NULL;

  if (row == NULL || n >= N_ANSWERS || !may_write (self))
    return;
  if (n == DEPUTY)
    {
      ask_deputy (self, widget);
      return;
    }
  record = answered (self, row->record, answers[n]);
  save (self, record);
}

static void
on_button (GtkToggleButton *button, RkMeetingAttendance *self)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  Row *row = row_of (widget);

  if (self->setting || row == NULL)
    return;
  for (guint n = 0; n < N_ANSWERS; n++)
    if (row->buttons[n] == button)
      {
        answer (self, widget, n);
        if (n != DEPUTY && rk_record_id (row->record) == self->by_code)
          go_on (self, widget);
      }
}

/* A digit of either width, or of the block at the right. */
static int
digit_of (guint key)
{
  gunichar c = gdk_keyval_to_unicode (key);

  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (int)(key - GDK_KEY_KP_0);
  if (c >= 0xff10 && c <= 0xff19)
    return (int)(c - 0xff10);
  return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        RkMeetingAttendance *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *widget = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  int digit = digit_of (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || GTK_IS_EDITABLE (focus)
      || row_of (widget) == NULL || digit < 1 || digit > (int)N_ANSWERS || !may_write (self))
    return FALSE;
  answer (self, widget, (guint)digit - 1);
  if (digit - 1 != DEPUTY)
    go_on (self, widget);
  return TRUE;
}

/* ── the code of a reply slip ────────────────────────────────────────────────────────────── */

/* The place in the list of the council a member is called by. */
static guint
council_place (RkMeetingAttendance *self, const RkRecord *record)
{
  const RkJoint *joint = rk_meeting_data_joint (self->data, record);

  return (guint)(joint ? joint->position : rk_record_get_int (self->data->council, "position"));
}

static gboolean
is_held_by (RkMeetingAttendance *self, guint council)
{
  gboolean is = rk_record_get_int (self->data->council, "position") % 100 == council;

  for (guint i = 0; i < self->data->joints->len; i++)
    is = is || (guint)((const RkJoint *)self->data->joints->pdata[i])->position % 100 == council;
  return is;
}

/* @council: as on the slip; -1: of any, the one that calls first */
static GtkWidget *
find_place (RkMeetingAttendance *self, int council, guint member)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row;
       row = gtk_widget_get_next_sibling (row))
    if (row_of (row) && rk_record_get_int (row_of (row)->record, "appointment_id")
        && rk_record_get_int (row_of (row)->record, "position") % 100 == member
        && (council < 0 || council_place (self, row_of (row)->record) % 100 == (guint)council))
      return row;
  return NULL;
}

/* Returns: (nullable): the row of the slip, or of a number of the roster; else @error */
static GtkWidget *
find_code (RkMeetingAttendance *self, const char *text, GError **error)
{
  g_autofree char *digits = rk_text_digits (text);
  guint council, meeting, member;
  gboolean short_number = strlen (digits) > 0 && strlen (digits) <= 2;
  GtkWidget *row;

  if (short_number)
    member = (guint)g_ascii_strtoull (digits, NULL, 10);
  else if (!rk_reply_code_parse (text, &council, &meeting, &member, error))
    return NULL;
  else if (meeting != rk_record_get_int (self->data->meeting, "number") % 100)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("This slip is of meeting no. %u, not of this one"), meeting);
      return NULL;
    }
  if (!short_number && !is_held_by (self, council))
    {
      g_set_error_literal (
          error, RK_ERROR, RK_ERROR_INVALID,
          _ ("This slip is of another council, not of one that holds this meeting"));
      return NULL;
    }
  row = find_place (self, short_number ? -1 : (int)council, member);
  if (row == NULL)
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no member number %u"), member);
  return row;
}

/* Whoever is to be answered next; when all are, the first. Returns: (nullable) */
static GtkWidget *
next_row (RkMeetingAttendance *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->list);

  for (GtkWidget *row = first; row; row = gtk_widget_get_next_sibling (row))
    {
      const char *value
          = row_of (row) ? rk_record_get (row_of (row)->record, current_field (self)) : NULL;

      if (value == NULL || g_str_equal (value, RK_REPLY_NONE))
        return row;
    }
  return first;
}

/* On the day nobody sends slips. */
static GtkWidget *
first_in_hand (RkMeetingAttendance *self)
{
  GtkWidget *row
      = gtk_toggle_button_get_active (self->day_toggle) && gtk_widget_get_visible (self->list)
            ? next_row (self)
            : NULL;

  return row ? row : GTK_WIDGET (self->code);
}

void
rk_meeting_attendance_focus (RkMeetingAttendance *self)
{
  g_return_if_fail (RK_IS_MEETING_ATTENDANCE (self));

  if (self->data && rk_meeting_data_is_written (self->data)
      && rk_written_replies_focus (self->written))
    return;
  if (gtk_widget_get_visible (self->head))
    gtk_widget_grab_focus (first_in_hand (self));
  else /* what is hidden would keep every key to itself */
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* @error: (nullable) */
static void
say_problem (RkMeetingAttendance *self, const GError *error)
{
  gtk_label_set_text (self->problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_code (RkMeetingAttendance *self)
{
  const char *code = gtk_editable_get_text (GTK_EDITABLE (self->code));
  g_autoptr (GError) error = NULL;
  GtkWidget *row = find_code (self, code, &error);

  /* Members of a later 改選 have slips before they are in the list: they are entered first. */
  if (g_error_matches (error, RK_ERROR, RK_ERROR_NOT_FOUND) && self->data->uncalled > 0
      && may_write (self))
    {
      g_free (self->waiting);
      self->waiting = g_strdup (code);
      rk_meeting_edits_call (self->context, self->shown);
      return;
    }
  say_problem (self, error);
  if (row == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  self->by_code = rk_record_id (row_of (row)->record);
  gtk_widget_grab_focus (row);
}

/* What was wrong is being put right. */
static void
on_code_typed (RkMeetingAttendance *self)
{
  say_problem (self, NULL);
}

static gboolean
on_code_key (RkMeetingAttendance *self, guint key)
{
  GtkWidget *row = next_row (self);

  return (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && row && gtk_widget_grab_focus (row);
}

/* The members are in the list now; the code may have been typed over meanwhile. */
static void
go_on_waiting (RkMeetingAttendance *self)
{
  g_autofree char *code = NULL;

  if (self->waiting == NULL || self->data->uncalled > 0)
    return;
  code = g_steal_pointer (&self->waiting);
  if (g_str_equal (code, gtk_editable_get_text (GTK_EDITABLE (self->code))))
    on_code (self);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static void
fill_row (RkMeetingAttendance *self, Row *row)
{
  const char *value = rk_record_get (row->record, current_field (self));
  const char *reply = rk_part_or_empty (rk_record_get (row->record, "reply"));
  const char *name = rk_record_get (row->record, "deputy_name");
  const char *post = rk_part_or_empty (rk_record_get (row->record, "deputy_post"));
  g_autofree char *deputy = name ? g_strdup_printf (_ ("Deputy: %1$s %2$s"), post, name) : NULL;
  gboolean writable = may_write (self);

  for (guint n = 0; n < N_ANSWERS; n++)
    {
      gtk_toggle_button_set_active (row->buttons[n], g_strcmp0 (value, answers[n]) == 0);
      gtk_widget_set_visible (GTK_WIDGET (row->buttons[n]), writable);
    }
  /* On the day the reply stays in sight; in a text row the word stands for the buttons. */
  gtk_label_set_text (row->said, writable && g_str_equal (current_field (self), "reply")
                                     ? (g_str_equal (reply, RK_REPLY_NONE) ? reply : "")
                                 : writable ? reply
                                            : rk_part_or_empty (value));
  gtk_widget_set_visible (GTK_WIDGET (row->said), *gtk_label_get_text (row->said) != '\0');
  gtk_label_set_text (row->deputy, rk_part_or_empty (deputy));
  gtk_widget_set_visible (GTK_WIDGET (row->deputy), deputy != NULL);
}

static GtkWidget *
create_buttons (RkMeetingAttendance *self, Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint n = 0; n < N_ANSWERS; n++)
    {
      /* Choices of the file, in the file's own words. */
      GtkWidget *button = gtk_toggle_button_new_with_label (answers[n]);
      g_autofree char *tooltip = g_strdup_printf (_ ("%1$s (key %2$u)"), answers[n], n + 1);

      row->buttons[n] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "rk-small");
      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_widget_set_focusable (button, FALSE); /* the row has the keys */
      if (n > 0)
        gtk_toggle_button_set_group (row->buttons[n], row->buttons[0]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_button), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
create_who (RkMeetingAttendance *self, const RkRecord *record, Row *row)
{
  const RkJoint *joint = rk_meeting_data_joint (self->data, record);
  g_autofree char *where
      = g_strdup_printf ("%s%s%s　%s", joint ? joint->short_name : "", joint ? "　" : "",
                         rk_part_or_empty (rk_record_get (record, "body")),
                         rk_part_or_empty (rk_record_get (record, "post")));
  GtkWidget *deputy = rk_part_label ("", NULL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                rk_part_label (rk_record_get (record, "name"), "heading"),
                                rk_part_label (where, "caption"), deputy, NULL);

  row->deputy = GTK_LABEL (deputy);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
create_row (RkMeetingAttendance *self, RkRecord *record)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  Row *row = g_new0 (Row, 1);
  gint64 place = rk_record_get_int (record, "position");
  gboolean guest = rk_record_get_int (record, "appointment_id") == 0;
  g_autofree char *number = guest ? g_strdup ("") : g_strdup_printf ("%d", (int)place);
  GtkWidget *label = rk_part_label (number, "numeric");
  GtkWidget *said = rk_part_chip ("", "grey");
  GtkWidget *box;

  row->record = rk_record_ref (record);
  row->said = GTK_LABEL (said);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, label, create_who (self, record, row), said,
                     create_buttons (self, row), NULL);
  if (guest || g_strcmp0 (rk_record_get (record, "role"), RK_ROLE_MEMBER) != 0)
    gtk_widget_insert_after (
        rk_part_chip (rk_part_or_empty (rk_record_get (record, "role")), "grey"), box,
        gtk_widget_get_next_sibling (label));
  gtk_widget_add_css_class (box, "rk-agenda-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rk_record_get (record, "name"), -1);
  g_object_set_data_full (G_OBJECT (widget), "row", row, row_free);
  fill_row (self, row);
  return widget;
}

static gboolean
same_rows (RkMeetingAttendance *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (guint i = 0; i < self->data->attendances->len; i++)
    {
      if (row == NULL
          || rk_record_id (row_of (row)->record)
                 != rk_record_id (self->data->attendances->pdata[i]))
        return FALSE;
      row = gtk_widget_get_next_sibling (row);
    }
  return row == NULL;
}

/* The rows stay where they can: the keyboard is in one of them. */
static void
show_rows (RkMeetingAttendance *self)
{
  GtkWidget *widget;

  if (self->data == NULL)
    return;
  self->setting = TRUE;
  if (!same_rows (self))
    {
      rk_part_clear (self->list);
      for (guint i = 0; i < self->data->attendances->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (self->list),
                             create_row (self, self->data->attendances->pdata[i]));
    }
  widget = gtk_widget_get_first_child (self->list);
  for (guint i = 0; widget; i++, widget = gtk_widget_get_next_sibling (widget))
    {
      Row *row = row_of (widget);

      rk_record_unref (row->record);
      row->record = rk_record_ref (self->data->attendances->pdata[i]);
      fill_row (self, row);
    }
  self->setting = FALSE;
}

static void
show_count (RkMeetingAttendance *self)
{
  guint n[N_ANSWERS] = { 0 };
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->data->attendances->len; i++)
    {
      const RkRecord *record = self->data->attendances->pdata[i];
      const char *value = rk_record_get (record, current_field (self));

      if (rk_record_get_int (record, "appointment_id") == 0)
        continue;
      for (guint j = 0; j < N_ANSWERS; j++)
        n[j] += g_strcmp0 (value, answers[j]) == 0;
    }
  words = g_strdup_printf (_ ("Present %1$u, absent %2$u, deputies %3$u, by Web %4$u"), n[0], n[1],
                           n[2], n[3]);
  gtk_label_set_text (self->count, words);
  gtk_widget_set_visible (self->call, may_write (self) && self->data->uncalled > 0);
}

/* Before the day replies are entered, from then on who is there. */
static void
choose_mode (RkMeetingAttendance *self)
{
  self->setting = TRUE;
  gtk_toggle_button_set_active (self->data->is_held ? self->day_toggle : self->reply_toggle, TRUE);
  self->setting = FALSE;
}

void
rk_meeting_attendance_begin (RkMeetingAttendance *self)
{
  g_return_if_fail (RK_IS_MEETING_ATTENDANCE (self));

  if (self->data == NULL)
    return;
  choose_mode (self);
  show_rows (self);
  show_count (self);
}

void
rk_meeting_attendance_show (RkMeetingAttendance *self, RkMeetingData *data)
{
  gboolean other = self->shown != rk_record_id (data->meeting);

  g_return_if_fail (RK_IS_MEETING_ATTENDANCE (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  self->shown = rk_record_id (data->meeting);
  if (other || self->held != data->is_held)
    choose_mode (self);
  self->held = data->is_held;
  gtk_widget_set_visible (self->head, may_write (self) && !rk_meeting_data_is_written (data));
  gtk_widget_set_visible (GTK_WIDGET (self->written), rk_meeting_data_is_written (data));
  gtk_widget_set_visible (self->list, !rk_meeting_data_is_written (data));
  gtk_widget_set_visible (GTK_WIDGET (self->count), !rk_meeting_data_is_written (data));
  if (rk_meeting_data_is_written (data))
    rk_written_replies_show (self->written, data);
  gtk_widget_set_visible (self->add_guest, may_write (self));
  rk_joint_box_show (self->joints, data, may_write (self));
  show_rows (self);
  show_count (self);
  if (other)
    g_clear_pointer (&self->waiting, g_free);
  go_on_waiting (self);
}

/* ── actions ─────────────────────────────────────────────────────────────────────────────── */

static void
on_mode (RkMeetingAttendance *self)
{
  if (self->setting || self->data == NULL)
    return;
  show_rows (self);
  show_count (self);
  rk_meeting_attendance_focus (self);
}

static void
open_form (RkMeetingAttendance *self,
           RkRecord *record,
           const char *title,
           const char *const *fields)
{
  GtkWidget *dialog = rk_record_dialog_new_for (
      self->context, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, record, fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 620);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_row_activated (RkMeetingAttendance *self, GtkListBoxRow *widget)
{
  static const char *const member[]
      = { "reply",       "replied_on",  "presence", "deputy_name", "deputy_kana",
          "deputy_post", "deputy_body", "note",     NULL };
  static const char *const guest[]
      = { "guest_name", "guest_body", "guest_post", "guest_role", "presence", "note", NULL };
  Row *row = row_of (GTK_WIDGET (widget));

  if (may_write (self))
    open_form (self, row->record, rk_record_get (row->record, "name"),
               rk_record_get_int (row->record, "appointment_id") ? member : guest);
}

static void
on_add_guest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const fields[]
      = { "guest_name", "guest_body", "guest_post", "guest_role", NULL };
  RkMeetingAttendance *self = RK_MEETING_ATTENDANCE (widget);
  RkDraft *draft = rk_draft_new (&rk_kind_attendance);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_attendance, "meeting_id"), self->shown);
  record = rk_draft_end (draft);
  open_form (self, record, _ ("Add Somebody Who Is No Member"), fields);
}

static void
on_call (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAttendance *self = RK_MEETING_ATTENDANCE (widget);

  rk_meeting_edits_call (self->context, self->shown);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_head (RkMeetingAttendance *self)
{
  GtkWidget *modes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *keys = rk_part_label (_ ("1 present, 2 absent, 3 deputy, 4 Web"), "caption");
  GtkEventController *down = gtk_event_controller_key_new ();

  self->code = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->code, _ ("Code of the reply slip"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->code),
                               _ ("Enter the code or the number in the roster: Enter goes to the "
                                  "member, then 1 to 4 answers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Code of the reply slip"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->code), 18);
  g_signal_connect_object (self->code, "activate", G_CALLBACK (on_code), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->code, "changed", G_CALLBACK (on_code_typed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "key-pressed", G_CALLBACK (on_code_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->code), down);
  self->reply_toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Replies")));
  self->day_toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("On the Day")));
  gtk_toggle_button_set_group (self->day_toggle, self->reply_toggle);
  gtk_toggle_button_set_active (self->reply_toggle, TRUE);
  g_signal_connect_object (self->day_toggle, "toggled", G_CALLBACK (on_mode), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (modes, "linked");
  gtk_box_append (GTK_BOX (modes), GTK_WIDGET (self->reply_toggle));
  gtk_box_append (GTK_BOX (modes), GTK_WIDGET (self->day_toggle));
  gtk_widget_set_hexpand (keys, TRUE);
  self->head
      = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, modes, GTK_WIDGET (self->code), keys, NULL);
  return self->head;
}

GtkWidget *
rk_meeting_attendance_new (RkContext *context)
{
  RkMeetingAttendance *self = g_object_new (RK_TYPE_MEETING_ATTENDANCE, NULL);

  self->context = g_object_ref (context);
  self->written = RK_WRITTEN_REPLIES (rk_written_replies_new (context));
  rk_joint_box_set_context (self->joints, context);
  adw_bin_set_child (ADW_BIN (self->slot), GTK_WIDGET (self->written));
  return GTK_WIDGET (self);
}

static void
rk_meeting_attendance_dispose (GObject *object)
{
  RkMeetingAttendance *self = RK_MEETING_ATTENDANCE (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->waiting, g_free);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meeting_attendance_parent_class)->dispose (object);
}

static void
rk_meeting_attendance_class_init (RkMeetingAttendanceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_meeting_attendance_dispose;
  gtk_widget_class_install_action (widget_class, "attendance.add-guest", NULL, on_add_guest);
  gtk_widget_class_install_action (widget_class, "attendance.call", NULL, on_call);
}

static void
rk_meeting_attendance_init (RkMeetingAttendance *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *count = rk_part_label ("", "numeric");

  self->slot = adw_bin_new ();
  self->joints = RK_JOINT_BOX (rk_joint_box_new ());
  self->list = rk_part_list (_ ("Attendance"));
  self->problem = GTK_LABEL (problem);
  self->count = GTK_LABEL (count);
  self->add_guest = rk_part_button (_ ("Add a Guest"), "attendance.add-guest");
  self->call = rk_part_button (_ ("Enter Missing Members"), "attendance.call");
  gtk_widget_set_visible (problem, FALSE);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), rk_part_scrolled (rk_part_box (
                                         GTK_ORIENTATION_VERTICAL, 12, create_head (self), problem,
                                         rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, count,
                                                      self->call, self->add_guest, NULL),
                                         GTK_WIDGET (self->joints), self->slot, self->list, NULL)));
}
