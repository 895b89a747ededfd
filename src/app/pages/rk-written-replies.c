#include "rk-written-replies.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-statements.h"

/* In the order of their keys, 1 to 3; the words are those of the file. */
static const char *const votes[] = { RK_VOTE_FOR, RK_VOTE_AGAINST, RK_VOTE_OPINION };
#define N_VOTES G_N_ELEMENTS (votes)

struct _RkWrittenReplies
{
  AdwBin parent_instance;

  GtkWidget *grid; /* owned by the tree, like those below */
  GtkWidget *none;
  GtkWidget *popover; /* asks for an opinion; made anew each time */
  GtkToggleButton *choices[N_VOTES];
  GtkTextView *opinion;
  GtkLabel *problem;

  RkContext *context;
  RkMeetingData *data;
  GPtrArray *cells;   /* Cell, row by row */
  GPtrArray *tallies; /* GtkLabel, one per item; borrowed */
  GArray *items;      /* gint64: those that are replied to */
  const void *asked;  /* Cell that the popover is about */
  gboolean saved;     /* the reply has been entered there */
};

G_DEFINE_FINAL_TYPE (RkWrittenReplies, rk_written_replies, ADW_TYPE_BIN)

/* One member's reply to one item. */
typedef struct
{
  GtkWidget *button;
  gint64 item;
  gint64 appointment;
  char *who;
} Cell;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->who);
  g_free (cell);
}

static gboolean
may_write (RkWrittenReplies *self)
{
  return self->data && !self->data->is_final && !rk_context_is_read_only (self->context);
}

/* ── cells ───────────────────────────────────────────────────────────────────────────────── */

/* 「2ア　圏域の目標」: one under another item is told apart by the number of that. */
static char *
dup_item_words (RkWrittenReplies *self, gint64 id)
{
  const RkMeetingItem *item = rk_meeting_data_item (self->data, id);
  const RkMeetingItem *outer
      = rk_meeting_data_item (self->data, rk_record_get_int (item->record, "parent_id"));

  return g_strdup_printf ("%s%s　%s", outer ? outer->number : "", item->number,
                          rk_record_get (item->record, "title"));
}

static guint
find_cell (RkWrittenReplies *self, const GtkWidget *button)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (((Cell *)self->cells->pdata[i])->button == button)
      return i;
  return self->cells->len;
}

static void
focus_cell (RkWrittenReplies *self, guint n)
{
  if (n < self->cells->len)
    gtk_widget_grab_focus (((Cell *)self->cells->pdata[n])->button);
}

/* ── one reply ───────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 item;
  gint64 appointment;
  char *vote;
  char *opinion;
} Reply;

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  g_free (reply->vote);
  g_free (reply->opinion);
  g_free (reply);
}

static gboolean
run_reply (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reply *reply = data;
  g_autofree char *today = rk_date_to_iso (rk_today ());

  return rk_ballots_set (db, reply->item, reply->appointment, reply->vote, reply->opinion, today,
                         error);
}

/* @vote: (nullable): no reply any more. @opinion: (nullable) */
static void
reply (RkWrittenReplies *self, const Cell *cell, const char *vote, const char *opinion)
{
  Reply *job = g_new0 (Reply, 1);
  g_autofree char *item = dup_item_words (self, cell->item);
  g_autofree char *what
      = vote ? g_strdup_printf ("%sの議題「%s」への回答を「%s」にした", cell->who, item, vote)
             : g_strdup_printf ("%sの議題「%s」への回答を取り消した", cell->who, item);

  job->item = cell->item;
  job->appointment = cell->appointment;
  job->vote = g_strdup (vote);
  job->opinion = g_strdup (opinion);
  rk_context_run_command_async (self->context, NULL, what, NULL, run_reply, job, reply_free, NULL);
}

static const RkRecord *
ballot_of (RkWrittenReplies *self, const Cell *cell)
{
  return rk_meeting_data_ballot (self->data, cell->item, cell->appointment);
}

gboolean
rk_written_replies_focus (RkWrittenReplies *self)
{
  guint n = 0;

  g_return_val_if_fail (RK_IS_WRITTEN_REPLIES (self), FALSE);

  while (n < self->cells->len && ballot_of (self, self->cells->pdata[n]))
    n++;
  focus_cell (self, n < self->cells->len ? n : 0);
  return self->cells->len > 0;
}

/* ── opinions ────────────────────────────────────────────────────────────────────────────── */

static char *
dup_opinion (RkWrittenReplies *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->opinion);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
on_enter (RkWrittenReplies *self)
{
  g_autofree char *opinion = dup_opinion (self);
  const char *vote = NULL;

  for (guint i = 0; i < N_VOTES; i++)
    if (gtk_toggle_button_get_active (self->choices[i]))
      vote = votes[i];
  if (g_strcmp0 (vote, RK_VOTE_OPINION) == 0 && *opinion == '\0')
    {
      gtk_label_set_text (self->problem, _ ("Say what the opinion is"));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->opinion));
      return;
    }
  self->saved = TRUE;
  reply (self, self->asked, vote, opinion);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
on_enter_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  on_enter (data);
  return TRUE;
}

static GtkWidget *
create_choices (RkWrittenReplies *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < N_VOTES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (votes[i]);

      self->choices[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->choices[i], self->choices[0]);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
create_question (RkWrittenReplies *self)
{
  GtkWidget *save = rk_part_button (_ ("Save the Reply (Ctrl+Enter)"), NULL);
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *box;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->opinion = GTK_TEXT_VIEW (view);
  self->problem = GTK_LABEL (problem);
  gtk_widget_set_visible (problem, FALSE);
  gtk_text_view_set_wrap_mode (self->opinion, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->opinion, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Opinion in writing"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), 90);
  gtk_widget_set_size_request (window, 320, -1);
  gtk_widget_add_css_class (window, "frame");
  g_signal_connect_object (save, "clicked", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 8, create_choices (self), window, problem, save,
                     NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_enter_key, self, NULL)));
  gtk_widget_add_controller (box, keys);
  return box;
}

/* The popover had the keyboard: a reply that was entered leads on to the next one. */
static void
on_question_closed (RkWrittenReplies *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (self->cells->pdata[i] == self->asked)
      focus_cell (self, self->saved && i + 1 < self->cells->len ? i + 1 : i);
}

/* @vote: (nullable): chosen already */
static void
ask (RkWrittenReplies *self, const Cell *cell, const char *vote)
{
  const RkRecord *ballot = ballot_of (self, cell);
  const char *chosen = vote ? vote : ballot ? rk_record_get (ballot, "vote") : votes[0];
  graphene_rect_t place;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->asked = cell;
  self->saved = FALSE;
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_question (self));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_question_closed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_VOTES; i++)
    gtk_toggle_button_set_active (self->choices[i], g_strcmp0 (votes[i], chosen) == 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->opinion),
                            ballot ? rk_part_or_empty (rk_record_get (ballot, "opinion")) : "", -1);
  if (gtk_widget_compute_bounds (cell->button, GTK_WIDGET (self), &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle){ (int)place.origin.x, (int)place.origin.y,
                                                  (int)place.size.width, (int)place.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->opinion));
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static void
on_clicked (GtkButton *button, RkWrittenReplies *self)
{
  guint n = find_cell (self, GTK_WIDGET (button));

  if (n < self->cells->len && may_write (self))
    ask (self, self->cells->pdata[n], NULL);
}

/* A digit of either width, or of the block at the right; -1: another key */
static int
digit_of (guint key)
{
  gunichar c = gdk_keyval_to_unicode (key);

  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (int)(key - GDK_KEY_KP_0);
  return g_unichar_digit_value (c);
}

/* An opinion already given stays with another vote. */
static void
take_digit (RkWrittenReplies *self, guint n, guint vote)
{
  Cell *cell = self->cells->pdata[n];
  const RkRecord *ballot = ballot_of (self, cell);
  const char *opinion = ballot ? rk_record_get (ballot, "opinion") : NULL;

  if (g_str_equal (votes[vote], RK_VOTE_OPINION) && opinion == NULL)
    {
      ask (self, cell, votes[vote]);
      return;
    }
  reply (self, cell, votes[vote], opinion);
  focus_cell (self, n + 1);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        RkWrittenReplies *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint n = find_cell (self, focus);
  guint columns = self->items->len;
  int digit = digit_of (key);

  if (n >= self->cells->len || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)))
    return FALSE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    focus_cell (self, key == GDK_KEY_Left ? n - 1 : n + 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    focus_cell (self, key == GDK_KEY_Up ? n - columns : n + columns);
  else if (!may_write (self))
    return FALSE;
  else if (digit >= 1 && digit <= (int)N_VOTES)
    take_digit (self, n, (guint)digit - 1);
  else if (digit == 0 || key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)
    reply (self, self->cells->pdata[n], NULL, NULL);
  else
    return FALSE;
  return TRUE;
}

/* ── the grid ────────────────────────────────────────────────────────────────────────────── */

static gboolean
was_replied_to (const RkMeetingData *data, gint64 item)
{
  for (guint i = 0; i < data->ballots->len; i++)
    if (rk_record_get_int (data->ballots->pdata[i], "agenda_item_id") == item)
      return TRUE;
  return FALSE;
}

/* What the reply slip asks, and what was replied to all the same. */
static GArray *
collect_items (const RkMeetingData *data)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < data->items->len; i++)
    g_ptr_array_add (records, ((const RkMeetingItem *)data->items->pdata[i])->record);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = rk_record_id (records->pdata[i]);

      if (rk_agenda_is_asked (records, i) || was_replied_to (data, id))
        g_array_append_val (items, id);
    }
  return items;
}

static void
attach (RkWrittenReplies *self, GtkWidget *child, guint column, guint row)
{
  gtk_grid_attach (GTK_GRID (self->grid), child, (int)column, (int)row, 1, 1);
}

static GtkWidget *
create_cell (RkWrittenReplies *self, const RkRecord *member, gint64 item)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->button = gtk_button_new_with_label ("");
  cell->item = item;
  cell->appointment = rk_record_get_int (member, "appointment_id");
  cell->who = g_strdup (rk_record_get (member, "name"));
  gtk_widget_add_css_class (cell->button, "flat");
  g_signal_connect_object (cell->button, "clicked", G_CALLBACK (on_clicked), self, 0);
  g_ptr_array_add (self->cells, cell);
  return cell->button;
}

static void
build_heads (RkWrittenReplies *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *words = dup_item_words (self, g_array_index (self->items, gint64, i));
      GtkWidget *label = rk_part_label (words, "heading");

      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      attach (self, label, i + 1, 0);
    }
}

static void
build_members (RkWrittenReplies *self, guint row)
{
  for (guint i = 0; i < self->data->attendances->len; i++)
    {
      const RkRecord *member = self->data->attendances->pdata[i];
      g_autofree char *words = NULL;

      if (!rk_meeting_data_votes (self->data, member))
        continue;
      words = g_strdup_printf ("%d　%s", (int)rk_record_get_int (member, "position"),
                               rk_record_get (member, "name"));
      attach (self, rk_part_label (words, NULL), 0, row);
      for (guint k = 0; k < self->items->len; k++)
        attach (self, create_cell (self, member, g_array_index (self->items, gint64, k)), k + 1,
                row);
      row++;
    }
}

static void
build_tallies (RkWrittenReplies *self, guint row)
{
  attach (self, rk_part_label (_ ("Counted"), "heading"), 0, row);
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkWidget *label = rk_part_label ("", "numeric");

      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      g_ptr_array_add (self->tallies, label);
      attach (self, label, i + 1, row);
    }
}

static void
build (RkWrittenReplies *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)))
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->tallies, 0);
  g_clear_pointer (&self->items, g_array_unref);
  self->items = collect_items (self->data);
  build_heads (self);
  build_tallies (self, 1); /* above those who reply: in sight while keys are pressed */
  build_members (self, 2);
}

static void
fill_cell (RkWrittenReplies *self, Cell *cell)
{
  const RkRecord *ballot = ballot_of (self, cell);
  g_autofree char *item = dup_item_words (self, cell->item);
  const char *vote = ballot ? rk_record_get (ballot, "vote") : "－";
  const char *opinion = ballot ? rk_record_get (ballot, "opinion") : NULL;
  g_autofree char *words = g_strdup_printf ("%s%s", vote, opinion ? "＊" : "");
  g_autofree char *name
      = g_strdup_printf ("%s、%s、%s%s%s", cell->who, item, ballot ? vote : _ ("no reply"),
                         opinion ? "、" : "", rk_part_or_empty (opinion));

  gtk_button_set_label (GTK_BUTTON (cell->button), words);
  gtk_widget_set_tooltip_text (cell->button, opinion);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* Whether the grid has a cell for each member and item there is now, in this order. */
static gboolean
is_built (RkWrittenReplies *self)
{
  g_autoptr (GArray) items = collect_items (self->data);
  guint n = 0;

  if (self->items == NULL || items->len != self->items->len)
    return FALSE;
  for (guint i = 0; i < self->data->attendances->len; i++)
    {
      const RkRecord *member = self->data->attendances->pdata[i];

      if (!rk_meeting_data_votes (self->data, member))
        continue;
      for (guint k = 0; k < items->len; k++, n++)
        if (n >= self->cells->len
            || ((Cell *)self->cells->pdata[n])->item != g_array_index (items, gint64, k)
            || ((Cell *)self->cells->pdata[n])->appointment
                   != rk_record_get_int (member, "appointment_id"))
          return FALSE;
    }
  return n == self->cells->len;
}

/* Where several councils meet, a line for each. */
static char *
dup_tallies (const RkMeetingData *data, gint64 item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= data->joints->len; i++)
    {
      const RkJoint *joint = i ? data->joints->pdata[i - 1] : NULL;
      RkTally tally = rk_meeting_data_tally (data, joint, item);
      g_autofree char *words = rk_tally_dup_words (&tally);

      if (data->joints->len)
        g_string_append_printf (text, "%s%s　", i ? "\n" : "",
                                joint ? joint->name : rk_record_get (data->meeting, "council"));
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}

void
rk_written_replies_show (RkWrittenReplies *self, RkMeetingData *data)
{
  g_return_if_fail (RK_IS_WRITTEN_REPLIES (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  if (!is_built (self))
    {
      self->asked = NULL;
      g_clear_pointer (&self->popover, gtk_widget_unparent);
      build (self);
    }
  for (guint i = 0; i < self->cells->len; i++)
    fill_cell (self, self->cells->pdata[i]);
  for (guint i = 0; i < self->tallies->len; i++)
    {
      g_autofree char *words = dup_tallies (data, g_array_index (self->items, gint64, i));

      gtk_label_set_text (self->tallies->pdata[i], words);
    }
  gtk_widget_set_visible (self->none, self->cells->len == 0);
  gtk_widget_set_visible (self->grid, self->cells->len > 0);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_written_replies_new (RkContext *context)
{
  RkWrittenReplies *self = g_object_new (RK_TYPE_WRITTEN_REPLIES, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_written_replies_dispose (GObject *object)
{
  RkWrittenReplies *self = RK_WRITTEN_REPLIES (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_written_replies_parent_class)->dispose (object);
}

static void
rk_written_replies_finalize (GObject *object)
{
  RkWrittenReplies *self = RK_WRITTEN_REPLIES (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->tallies);
  g_clear_pointer (&self->items, g_array_unref);
  G_OBJECT_CLASS (rk_written_replies_parent_class)->finalize (object);
}

static void
rk_written_replies_class_init (RkWrittenRepliesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_written_replies_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_written_replies_finalize;
}

static void
rk_written_replies_init (RkWrittenReplies *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->tallies = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  self->none = rk_part_label (
      _ ("A meeting in writing needs items for discussion on its agenda, and members."), NULL);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Replies in writing"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->grid, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->grid);
  adw_bin_set_child (
      ADW_BIN (self),
      rk_part_box (GTK_ORIENTATION_VERTICAL, 8,
                   rk_part_label (_ ("1 in favour, 2 against, 3 opinion, 0 no reply; Enter adds an "
                                     "opinion, arrows move"),
                                  "caption"),
                   self->none, window, NULL));
}
