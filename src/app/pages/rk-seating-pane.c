#include "rk-seating-pane.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-width-bin.h"

#define PANE_WIDTH 264

struct _RkSeatingPane
{
  AdwBin parent_instance;

  GtkLabel *name; /* owned by the tree, like those below */
  GtkLabel *post;
  GtkLabel *place;
  GtkToggleButton *pin;
  GtkWidget *remove;
  GtkWidget *chosen;
  GtkWidget *standing_title;
  GtkWidget *standing;
  GtkLabel *held;
  GtkSpinButton *side;
  GtkSpinButton *spare;
  GtkSpinButton *observers;
  GtkDropDown *words;
  GtkSwitch *honorific;

  RkContext *context;
  RkMeetingData *data;
  const RkSeatingPlan *plan; /* borrowed, like the pages */
  RkPages *pages;
  gboolean writable;
  gboolean showing; /* controls are being set: nobody chose anything */
};

G_DEFINE_FINAL_TYPE (RkSeatingPane, rk_seating_pane, ADW_TYPE_BIN)

static const char *const seat_words[]
    = { RK_SEAT_BODY, RK_SEAT_BODY_POST, RK_SEAT_POST, RK_SEAT_NAME, NULL };

/* ── the chosen seat ─────────────────────────────────────────────────────────────────────── */

/* The place among all by rank, from 1. */
static guint
rank_in_plan (RkSeatingPane *self, gint64 id)
{
  const RkSeatingGuest *guests = (const RkSeatingGuest *)(gpointer)self->plan->guests->data;
  guint rank = 0, before = 0;

  for (guint i = 0; i < self->plan->guests->len; i++)
    rank = guests[i].id == id ? guests[i].rank : rank;
  for (guint i = 0; i < self->plan->guests->len; i++)
    before += guests[i].rank < rank;
  return before + 1;
}

void
rk_seating_pane_choose (RkSeatingPane *self, const RkSeatingPlace *place)
{
  const RkSeatingPerson *person = place ? rk_seating_plan_person (self->plan, place->id) : NULL;
  g_autofree char *post = NULL;
  g_autofree char *where = NULL;

  gtk_widget_set_visible (self->chosen, place != NULL);
  if (place == NULL)
    return;
  where
      = person
            /* Translators: side, number, place in the roster: 「右4番　名簿の13番目」 */
            ? g_strdup_printf (_ ("%1$s seat %2$u, no. %3$u by rank"),
                               rk_seating_side_name (place->side), place->n,
                               rank_in_plan (self, person->id))
            : g_strdup_printf (_ ("%1$s seat %2$u"), rk_seating_side_name (place->side), place->n);
  post = person ? g_strdup_printf ("%s　%s%s", person->body, person->post,
                                   person->deputy ? "（代理）" : "")
                : g_strdup ("");
  gtk_label_set_text (self->name, person ? person->name : _ ("Empty seat"));
  gtk_label_set_text (self->post, g_strstrip (post));
  gtk_widget_set_visible (GTK_WIDGET (self->post), *post != '\0');
  gtk_label_set_text (self->place, where);
  gtk_widget_set_visible (GTK_WIDGET (self->pin), person && self->writable);
  gtk_widget_set_visible (self->remove, person && self->writable);
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->pin, place->pinned);
  self->showing = FALSE;
}

/* ── who has no seat ─────────────────────────────────────────────────────────────────────── */

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64,
                                         *(gint64 *)g_object_get_data (G_OBJECT (row), "id"));
}

/* Whoever was taken away goes back by the button or is dragged to a seat. */
static void
make_seatable (GtkWidget *row, GtkWidget *words, gint64 id)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkWidget *button = rk_part_button (_ ("Give a Seat"), "seating.seat");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 4);
  gtk_box_append (GTK_BOX (words),
                  button); /* beside the chip it would leave no room for the name */
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

static void
add_standing (RkSeatingPane *self, const RkSeatingPerson *person, const char *why)
{
  GtkWidget *row = gtk_list_box_row_new ();
  /* Nobody has a vacant seat but its body. */
  gboolean named = *person->name != '\0';
  GtkWidget *text = rk_part_box (
      GTK_ORIENTATION_VERTICAL, 0, rk_part_label (named ? person->name : person->body, NULL),
      named && *person->body ? rk_part_label (person->body, "caption") : NULL, NULL);
  GtkWidget *box
      = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, text, rk_part_chip (why, "grey"), NULL);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (box, "rk-paper-row");
  if (g_strcmp0 (person->standing, RK_SEATING_NOWHERE) == 0 && self->writable)
    make_seatable (row, text, person->id);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->standing), row);
}

static void
show_standing (RkSeatingPane *self)
{
  rk_part_clear (self->standing);
  for (guint i = 0; i < self->plan->people->len; i++)
    {
      const RkSeatingPerson *person = self->plan->people->pdata[i];

      if (person->standing)
        add_standing (self, person,
                      g_str_equal (person->standing, RK_PRESENCE_WEB)      ? _ ("By Web")
                      : g_str_equal (person->standing, RK_SEATING_NOWHERE) ? _ ("Taken away")
                                                                           : C_ ("seat", "Vacant"));
      else if (person->waits)
        add_standing (self, person, _ ("No reply, has a seat"));
    }
  gtk_widget_set_visible (self->standing, gtk_widget_get_first_child (self->standing) != NULL);
  gtk_widget_set_visible (self->standing_title, gtk_widget_get_visible (self->standing));
}

/* ── the room ────────────────────────────────────────────────────────────────────────────── */

/* What a person should know before it is printed: what is held, what does not fit. */
static char *
dup_warnings (RkSeatingPane *self)
{
  const RkSeating *seating = self->plan->picture->seating;
  GString *text = g_string_new (NULL);
  RkRect figure;
  guint held = 0;

  rk_pages_get_figure (self->pages, 0, &figure);
  for (guint i = 0; i < seating->places->len; i++)
    {
      const RkSeatingPerson *person
          = rk_seating_plan_person (self->plan, rk_seating_get (seating, i)->id);

      held += person && rk_seating_get (seating, i)->pinned;
      if (person && !rk_seating_picture_fits (self->plan->picture, figure.width, figure.height, i))
        {
          g_autofree char *words = g_strdup_printf (
              _ ("What stands on the seat of %s is too long for it."), person->name);

          g_string_append_printf (text, "%s%s", text->len ? "\n" : "", words);
        }
    }
  if (held)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u person is held in place.", "%u people are held in place.", held), held);

      g_string_append_printf (text, "%s%s", text->len ? "\n" : "", words);
    }
  if (seating->lost)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u place held before does not exist in this room; its person sits by rank.",
                    "%u places held before do not exist in this room; their people sit by rank.",
                    seating->lost),
          seating->lost);

      g_string_append_printf (text, "%s%s", text->len ? "\n" : "", words);
    }
  return g_string_free (text, FALSE);
}

static void
show_room (RkSeatingPane *self)
{
  const RkRecord *meeting = self->data->meeting;
  const RkSeatingRoom *room = &self->plan->picture->seating->room;
  const char *printed = rk_record_get (meeting, "seating_words");
  g_autofree char *warnings = dup_warnings (self);
  gboolean writable = self->writable;
  guint selected = 0;

  for (guint i = 0; seat_words[i]; i++)
    if (g_strcmp0 (printed, seat_words[i]) == 0)
      selected = i;
  self->showing = TRUE;
  gtk_spin_button_set_value (self->side, room->side);
  gtk_spin_button_set_value (self->spare, room->spare);
  gtk_spin_button_set_value (self->observers,
                             (double)rk_record_get_int (meeting, "observer_quota"));
  gtk_drop_down_set_selected (self->words, selected);
  gtk_switch_set_active (self->honorific, rk_record_get_int (meeting, "seating_honorific") != 0);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->side), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->spare), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->observers), writable && rk_meeting_is_open (meeting));
  gtk_widget_set_sensitive (GTK_WIDGET (self->words), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->honorific), writable);
  gtk_label_set_text (self->held, warnings);
  gtk_widget_set_visible (GTK_WIDGET (self->held), *warnings != '\0');
}

static void
set_number (RkSeatingPane *self, const char *field, gint64 value, const char *what)
{
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  if (self->showing || !self->writable || rk_record_get_int (self->data->meeting, field) == value)
    return;
  draft = rk_draft_copy (self->data->meeting);
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
  record = rk_draft_end (draft);
  rk_edits_save_as (self->context, record, what, NULL, NULL, NULL);
}

static void
on_spin (GtkSpinButton *spin, RkSeatingPane *self)
{
  gint64 value = gtk_spin_button_get_value_as_int (spin);

  if (spin == self->side)
    set_number (self, "seating_side", value, "席次表の片側の席数を直した");
  else if (spin == self->spare)
    set_number (self, "seating_spare", value, "席次表の空席の数を直した");
  else
    set_number (self, "observer_quota", value, "傍聴の定員を直した");
}

static void
on_words (GtkDropDown *drop_down, GParamSpec *pspec, RkSeatingPane *self)
{
  const char *value = seat_words[MIN (gtk_drop_down_get_selected (drop_down), 3)];
  g_autoptr (RkRecord) record = NULL;

  if (self->showing || !self->writable)
    return;
  record = rk_meeting_edits_with (self->data->meeting, "seating_words", value);
  rk_edits_save_as (self->context, record, "席に印刷するものを直した", NULL, NULL, NULL);
}

static void
on_honorific (GtkSwitch *widget, GParamSpec *pspec, RkSeatingPane *self)
{
  set_number (self, "seating_honorific", gtk_switch_get_active (widget), "席次表の敬称を直した");
}

/* ── from outside ────────────────────────────────────────────────────────────────────────── */

void
rk_seating_pane_show (RkSeatingPane *self,
                      RkMeetingData *data,
                      const RkSeatingPlan *plan,
                      RkPages *pages,
                      gboolean writable)
{
  g_return_if_fail (RK_IS_SEATING_PANE (self));

  if (data)
    rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  self->plan = plan;
  self->pages = pages;
  self->writable = writable;
  if (plan == NULL)
    return;
  show_standing (self);
  show_room (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_pin_toggled (GtkToggleButton *button, RkSeatingPane *self)
{
  if (!self->showing)
    gtk_widget_activate_action (GTK_WIDGET (self), "seating.pin", NULL);
}

static GtkWidget *
create_row (const char *text, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

static GtkWidget *
create_spin (RkSeatingPane *self, double most, GtkSpinButton **spin)
{
  GtkWidget *widget = gtk_spin_button_new_with_range (0, most, 1);

  *spin = GTK_SPIN_BUTTON (widget);
  gtk_spin_button_set_numeric (*spin, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (widget), 3);
  g_signal_connect_object (widget, "value-changed", G_CALLBACK (on_spin), self, 0);
  return widget;
}

static GtkWidget *
create_chosen (RkSeatingPane *self)
{
  GtkWidget *name = rk_part_label ("", "heading");
  GtkWidget *post = rk_part_label ("", "caption");
  GtkWidget *place = rk_part_label ("", "numeric");
  GtkWidget *pin = gtk_toggle_button_new_with_label (_ ("Hold in Place"));
  GtkWidget *box;

  self->name = GTK_LABEL (name);
  self->post = GTK_LABEL (post);
  self->place = GTK_LABEL (place);
  self->pin = GTK_TOGGLE_BUTTON (pin);
  self->remove = rk_part_button (_ ("Take from the Table"), "seating.remove");
  gtk_widget_add_css_class (pin, "rk-small");
  gtk_widget_set_tooltip_text (pin, _ ("Stays here when others come or the order changes (Space)"));
  g_signal_connect_object (pin, "toggled", G_CALLBACK (on_pin_toggled), self, 0);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 6, name, post, place, pin, self->remove, NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rk-figure");
  self->chosen = rk_part_box (GTK_ORIENTATION_VERTICAL, 6,
                              rk_part_label (_ ("Chosen Seat"), "heading"), box, NULL);
  return self->chosen;
}

static GtkWidget *
create_room (RkSeatingPane *self)
{
  GtkWidget *list = rk_part_list (_ ("Room"));
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (seat_words);
  GtkWidget *honorific = gtk_switch_new ();

  self->words = GTK_DROP_DOWN (drop_down);
  self->honorific = GTK_SWITCH (honorific);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_words), self, 0);
  g_signal_connect_object (honorific, "notify::active", G_CALLBACK (on_honorific), self, 0);
  gtk_list_box_append (GTK_LIST_BOX (list),
                       create_row (_ ("Seats at each side"), create_spin (self, 20, &self->side)));
  gtk_list_box_append (GTK_LIST_BOX (list),
                       create_row (_ ("Empty seats"), create_spin (self, 20, &self->spare)));
  gtk_list_box_append (GTK_LIST_BOX (list), create_row (_ ("Seats for the public"),
                                                        create_spin (self, 99, &self->observers)));
  gtk_list_box_append (GTK_LIST_BOX (list), create_row (_ ("On a seat"), drop_down));
  gtk_list_box_append (GTK_LIST_BOX (list),
                       create_row (_ ("Honorific after the names"), honorific));
  return list;
}

static GtkWidget *
create_pane (RkSeatingPane *self)
{
  GtkWidget *held = rk_part_label ("", "caption");
  GtkWidget *keys = rk_part_label (
      _ ("Tab: next seat by rank. A letter: next name read like that (k: か to こ). Alt and "
         "arrows: "
         "change places. Space: hold in place. Delete: take from the table. 0 at “Seats at each "
         "side”: as large as it goes."),
      "caption");
  GtkWidget *bin = rk_width_bin_new (PANE_WIDTH);
  GtkWidget *box;

  self->held = GTK_LABEL (held);
  self->standing_title = rk_part_label (_ ("Without a Seat, or Waiting"), "heading");
  self->standing = rk_part_list (_ ("Without a Seat, or Waiting"));
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 12, create_chosen (self), self->standing_title,
                     self->standing, rk_part_label (_ ("Room"), "heading"), create_room (self),
                     held, keys, NULL);
  g_object_set (bin, "fixed", TRUE, "hexpand", FALSE, NULL);
  gtk_widget_add_css_class (bin, "background");
  adw_bin_set_child (ADW_BIN (bin), rk_part_scroll (rk_part_margins (box, 12)));
  return bin;
}

GtkWidget *
rk_seating_pane_new (RkContext *context)
{
  RkSeatingPane *self = g_object_new (RK_TYPE_SEATING_PANE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_seating_pane_dispose (GObject *object)
{
  RkSeatingPane *self = RK_SEATING_PANE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_seating_pane_parent_class)->dispose (object);
}

static void
rk_seating_pane_class_init (RkSeatingPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_seating_pane_dispose;
}

static void
rk_seating_pane_init (RkSeatingPane *self)
{
  adw_bin_set_child (ADW_BIN (self), create_pane (self));
}
