#include "rk-meeting-seating.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-seating-edits.h"
#include "rk-width-bin.h"

#define PANE_WIDTH 264
#define FULL_SIZE (96.0 / 72)

struct _RkMeetingSeating
{
  AdwBin parent_instance;

  AdwFlap *flap; /* owned by the tree, like those below */
  RkSeatingView *view;
  GtkToggleButton *shapes[RK_N_SEATING_SHAPES];
  GtkWidget *reset;
  GtkLabel *zoom;
  GtkLabel *name;
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
  RkSeatingPlan *plan;
  RkPages *pages;
  GCancellable *loading;
  gboolean stale;   /* to be read once it can be seen */
  gboolean showing; /* controls are being set: nobody chose anything */
};

G_DEFINE_FINAL_TYPE (RkMeetingSeating, rk_meeting_seating, ADW_TYPE_BIN)

static const char *const seat_words[]
    = { RK_SEAT_BODY, RK_SEAT_BODY_POST, RK_SEAT_POST, RK_SEAT_NAME, NULL };

RkSeatingView *
rk_meeting_seating_get_view (RkMeetingSeating *self)
{
  g_return_val_if_fail (RK_IS_MEETING_SEATING (self), NULL);

  return self->view;
}

const RkSeatingPlan *
rk_meeting_seating_get_plan (RkMeetingSeating *self)
{
  g_return_val_if_fail (RK_IS_MEETING_SEATING (self), NULL);

  return self->plan;
}

void
rk_meeting_seating_toggle_pane (RkMeetingSeating *self)
{
  g_return_if_fail (RK_IS_MEETING_SEATING (self));

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static gboolean
may_write (RkMeetingSeating *self)
{
  return self->data && !self->data->is_final && !rk_context_is_read_only (self->context);
}

/* ── what is chosen ──────────────────────────────────────────────────────────────────────── */

static const RkSeatingPlace *
chosen_place (RkMeetingSeating *self)
{
  int n = rk_seating_view_get_chosen (self->view);

  return self->plan && n >= 0 ? rk_seating_get (self->plan->picture->seating, (guint)n) : NULL;
}

/* The place among all by rank, from 1. */
static guint
rank_in_plan (RkMeetingSeating *self, gint64 id)
{
  const RkSeatingGuest *guests = (const RkSeatingGuest *)(gpointer)self->plan->guests->data;
  guint rank = 0, before = 0;

  for (guint i = 0; i < self->plan->guests->len; i++)
    rank = guests[i].id == id ? guests[i].rank : rank;
  for (guint i = 0; i < self->plan->guests->len; i++)
    before += guests[i].rank < rank;
  return before + 1;
}

static void
show_chosen (RkMeetingSeating *self)
{
  const RkSeatingPlace *place = chosen_place (self);
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
  gtk_widget_set_visible (GTK_WIDGET (self->pin), person && may_write (self));
  gtk_widget_set_visible (self->remove, person && may_write (self));
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->pin, place->pinned);
  self->showing = FALSE;
}

static gint64
chosen_id (RkMeetingSeating *self)
{
  const RkSeatingPlace *place = chosen_place (self);

  return place ? place->id : 0;
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
make_seatable (GtkWidget *row, GtkWidget *box, gint64 id)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkWidget *button = rk_part_button (_ ("Give a Seat"), "seating.seat");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_box_append (GTK_BOX (box), button);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

static void
add_standing (RkMeetingSeating *self, const RkSeatingPerson *person, const char *why)
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
  if (g_strcmp0 (person->standing, RK_SEATING_NOWHERE) == 0 && may_write (self))
    make_seatable (row, box, person->id);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->standing), row);
}

static void
show_standing (RkMeetingSeating *self)
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
dup_warnings (RkMeetingSeating *self)
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
show_room (RkMeetingSeating *self)
{
  const RkRecord *meeting = self->data->meeting;
  const RkSeatingRoom *room = &self->plan->picture->seating->room;
  const char *printed = rk_record_get (meeting, "seating_words");
  g_autofree char *warnings = dup_warnings (self);
  gboolean writable = may_write (self);
  guint selected = 0;

  for (guint i = 0; seat_words[i]; i++)
    if (g_strcmp0 (printed, seat_words[i]) == 0)
      selected = i;
  self->showing = TRUE;
  for (guint i = 0; i < RK_N_SEATING_SHAPES; i++)
    {
      gtk_toggle_button_set_active (self->shapes[i], room->shape == i);
      gtk_widget_set_sensitive (GTK_WIDGET (self->shapes[i]), writable);
    }
  gtk_spin_button_set_value (self->side, room->side);
  gtk_spin_button_set_value (self->spare, room->spare);
  gtk_spin_button_set_value (self->observers,
                             (double)rk_record_get_int (meeting, "observer_quota"));
  gtk_drop_down_set_selected (self->words, selected);
  gtk_switch_set_active (self->honorific, rk_record_get_int (meeting, "seating_honorific") != 0);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->side), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->spare), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->observers),
                            writable && rk_record_get_int (meeting, "open"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->words), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->honorific), writable);
  gtk_widget_set_visible (self->reset, writable);
  gtk_label_set_text (self->held, warnings);
  gtk_widget_set_visible (GTK_WIDGET (self->held), *warnings != '\0');
}

/* One entry of the meeting. @value: (nullable) */
static void
set_entry (RkMeetingSeating *self,
           const char *field,
           const char *value,
           const char *what,
           const char *toast)
{
  g_autoptr (RkRecord) record = NULL;

  if (self->showing || !may_write (self))
    return;
  record = rk_meeting_edits_with (self->data->meeting, field, value);
  rk_edits_save_as (self->context, record, what, toast, NULL, NULL);
}

static void
set_number (RkMeetingSeating *self, const char *field, gint64 value, const char *what)
{
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  if (self->showing || !may_write (self) || rk_record_get_int (self->data->meeting, field) == value)
    return;
  draft = rk_draft_copy (self->data->meeting);
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
  record = rk_draft_end (draft);
  rk_edits_save_as (self->context, record, what, NULL, NULL, NULL);
}

static void
on_shape (GtkToggleButton *button, RkMeetingSeating *self)
{
  const char *name = gtk_button_get_label (GTK_BUTTON (button));
  g_autofree char *what = g_strdup_printf ("席次の形を%sにした", name);
  /* Translators: form of the tables: 「ロの字に置き直しました」 */
  g_autofree char *toast = g_strdup_printf (_ ("The tables stand as %s now"), name);

  if (gtk_toggle_button_get_active (button))
    set_entry (self, "seating", name, what, toast);
}

static void
on_spin (GtkSpinButton *spin, RkMeetingSeating *self)
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
on_words (GtkDropDown *drop_down, GParamSpec *pspec, RkMeetingSeating *self)
{
  const char *value = seat_words[MIN (gtk_drop_down_get_selected (drop_down), 3)];

  set_entry (self, "seating_words", value, "席に印刷するものを直した", NULL);
}

static void
on_honorific (GtkSwitch *widget, GParamSpec *pspec, RkMeetingSeating *self)
{
  set_number (self, "seating_honorific", gtk_switch_get_active (widget), "席次表の敬称を直した");
}

/* ── moving ──────────────────────────────────────────────────────────────────────────────── */

static void
on_move (RkMeetingSeating *self, gint64 id, guint to)
{
  if (self->plan && may_write (self))
    rk_seating_edits_move (self->context, self->plan, id, to);
}

static void
on_remove (RkMeetingSeating *self, gint64 id)
{
  if (self->plan && id && may_write (self))
    rk_seating_edits_remove (self->context, self->plan, id);
}

static void
on_pin (RkMeetingSeating *self, gint64 id)
{
  if (self->plan && id && may_write (self))
    rk_seating_edits_pin (self->context, self->plan, id);
}

static void
on_pin_toggled (GtkToggleButton *button, RkMeetingSeating *self)
{
  if (!self->showing)
    on_pin (self, chosen_id (self));
}

static void
remove_chosen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingSeating *self = RK_MEETING_SEATING (widget);

  on_remove (self, chosen_id (self));
}

static void
seat_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingSeating *self = RK_MEETING_SEATING (widget);

  if (self->plan && may_write (self))
    rk_seating_edits_seat (self->context, self->plan, g_variant_get_int64 (parameter));
}

static void
reset (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingSeating *self = RK_MEETING_SEATING (widget);

  if (self->plan && may_write (self))
    rk_seating_edits_reset (self->context, self->plan);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 meeting;
  RkSeatingPlan *plan;
  RkPages *pages;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->pages, rk_pages_free);
  g_clear_pointer (&load->plan, rk_seating_plan_free);
  g_free (load);
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  RkReportParams params = { .meeting = load->meeting };

  load->plan = rk_seating_plan_load (db, &params, cancellable, error);
  if (load->plan)
    load->pages = rk_document_paginate (load->plan->document, cancellable, error);
  return load->pages != NULL;
}

static void
take (RkMeetingSeating *self, RkSeatingPlan *plan, RkPages *pages)
{
  RkSeatingPlan *old_plan = self->plan;
  RkPages *old_pages = self->pages;

  self->plan = plan;
  self->pages = pages;
  rk_seating_view_set_plan (self->view, plan, pages);
  g_clear_pointer (&old_pages, rk_pages_free);
  g_clear_pointer (&old_plan, rk_seating_plan_free);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkMeetingSeating) self = data;
  g_autoptr (GError) error = NULL;
  gpointer loaded;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, &loaded, &error);
  Load *load = loaded;

  if (self->context == NULL || self->data == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!done)
    {
      rk_context_report (self->context, error, NULL);
      return;
    }
  if (load->meeting != rk_record_id (self->data->meeting))
    return;
  g_object_set (self->view, "editable", may_write (self), NULL);
  take (self, g_steal_pointer (&load->plan), g_steal_pointer (&load->pages));
  show_chosen (self);
  show_standing (self);
  show_room (self);
}

static void
reload (RkMeetingSeating *self)
{
  Load *load;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->data == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->meeting = rk_record_id (self->data->meeting);
  rk_store_read_async (rk_context_get_store (self->context), run_load, load, load_free,
                       self->loading, on_loaded, g_object_ref (self));
}

void
rk_meeting_seating_show (RkMeetingSeating *self, RkMeetingData *data)
{
  g_return_if_fail (RK_IS_MEETING_SEATING (self));

  rk_meeting_data_ref (data);
  if (self->data && rk_record_id (self->data->meeting) != rk_record_id (data->meeting))
    take (self, NULL, NULL);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  reload (self);
}

static void
rk_meeting_seating_map (GtkWidget *widget)
{
  RkMeetingSeating *self = RK_MEETING_SEATING (widget);

  GTK_WIDGET_CLASS (rk_meeting_seating_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_shapes (RkMeetingSeating *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < RK_N_SEATING_SHAPES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (rk_seating_shape_name (i));

      self->shapes[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "rk-small");
      if (i > 0)
        gtk_toggle_button_set_group (self->shapes[i], self->shapes[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_shape), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Form of the tables"), -1);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  return box;
}

static void
zoom_by (RkMeetingSeating *self, double step)
{
  double zoom = rk_seating_view_get_scale (self->view) * step;

  g_object_set (self->view, "zoom", step > 0 ? CLAMP (zoom, 0.25, 8) : 0.0, NULL);
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by (RK_MEETING_SEATING (widget), g_variant_get_double (parameter));
}

static void
show_zoom (RkMeetingSeating *self)
{
  g_autofree char *text
      = g_strdup_printf ("%.0f%%", rk_seating_view_get_scale (self->view) / FULL_SIZE * 100);

  gtk_label_set_text (self->zoom, text);
}

static GtkWidget *
create_zoom_button (const char *icon, const char *words_for_it, double step)
{
  GtkWidget *button = rk_part_icon_button (icon, words_for_it);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "seating.zoom");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "d", step);
  return button;
}

static GtkWidget *
create_paper_button (const char *words_for_it, const char *document)
{
  GtkWidget *button = rk_part_button (words_for_it, "page.paper");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", document);
  return button;
}

/* Wraps where the window is narrow or the text large. */
static GtkWidget *
create_bar (RkMeetingSeating *self)
{
  GtkWidget *bar = gtk_flow_box_new ();
  GtkWidget *zoom_label = gtk_label_new ("");
  GtkWidget *children[3];
  GtkWidget *pane = rk_part_icon_button ("sidebar-show-right-symbolic", _ ("Seat and Room (F9)"));

  self->zoom = GTK_LABEL (zoom_label);
  gtk_widget_add_css_class (zoom_label, "numeric");
  gtk_label_set_width_chars (self->zoom, 5);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pane), "seating.pane");
  self->reset = rk_part_button (_ ("Back to the Roster’s Order"), "seating.reset");
  children[0] = create_shapes (self);
  children[1] = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, self->reset,
                             create_paper_button (_ ("Name Plates"), "name-plates"),
                             create_paper_button (_ ("Print"), "seating"), NULL);
  children[2] = rk_part_box (
      GTK_ORIENTATION_HORIZONTAL, 2,
      create_zoom_button ("zoom-out-symbolic", _ ("Smaller (−)"), 0.8), zoom_label,
      create_zoom_button ("zoom-in-symbolic", _ ("Larger (+)"), 1.25),
      create_zoom_button ("zoom-fit-best-symbolic", _ ("Whole Page (0)"), 0), pane, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), children[i]);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_insert (GTK_FLOW_BOX (bar), child, -1);
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (bar), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (bar), 6);
  gtk_widget_add_css_class (bar, "toolbar");
  return bar;
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
create_spin (RkMeetingSeating *self, double most, GtkSpinButton **spin)
{
  GtkWidget *widget = gtk_spin_button_new_with_range (0, most, 1);

  *spin = GTK_SPIN_BUTTON (widget);
  gtk_spin_button_set_numeric (*spin, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (widget), 3);
  g_signal_connect_object (widget, "value-changed", G_CALLBACK (on_spin), self, 0);
  return widget;
}

static GtkWidget *
create_chosen (RkMeetingSeating *self)
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
create_room (RkMeetingSeating *self)
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
create_pane (RkMeetingSeating *self)
{
  GtkWidget *held = rk_part_label ("", "caption");
  GtkWidget *keys = rk_part_label (
      _ ("Tab: next seat by rank. Alt and arrows: change places. Space: hold in place. Delete: "
         "take from the table. 0 at “Seats at each side”: as large as it goes."),
      "caption");
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *bin = rk_width_bin_new (PANE_WIDTH);
  GtkWidget *box;

  self->held = GTK_LABEL (held);
  self->standing_title = rk_part_label (_ ("Without a Seat, or Waiting"), "heading");
  self->standing = rk_part_list (_ ("Without a Seat, or Waiting"));
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 12, create_chosen (self), self->standing_title,
                     self->standing, rk_part_label (_ ("Room"), "heading"), create_room (self),
                     held, keys, NULL);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  g_object_set (bin, "fixed", TRUE, "hexpand", FALSE, NULL);
  gtk_widget_add_css_class (bin, "background");
  adw_bin_set_child (ADW_BIN (bin), scrolled);
  return bin;
}

static GtkWidget *
create_canvas (RkMeetingSeating *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *bin = rk_width_bin_new (440);

  self->view = RK_SEATING_VIEW (rk_seating_view_new ());
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "pin", G_CALLBACK (on_pin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "rescaled", G_CALLBACK (show_zoom), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "rk-desk");
  adw_bin_set_child (ADW_BIN (bin),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 0, create_bar (self), scrolled, NULL));
  return bin;
}

static void
toggle_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_meeting_seating_toggle_pane (RK_MEETING_SEATING (widget));
}

GtkWidget *
rk_meeting_seating_new (RkContext *context)
{
  RkMeetingSeating *self = g_object_new (RK_TYPE_MEETING_SEATING, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_meeting_seating_dispose (GObject *object)
{
  RkMeetingSeating *self = RK_MEETING_SEATING (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->plan)
    take (self, NULL, NULL);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meeting_seating_parent_class)->dispose (object);
}

static void
rk_meeting_seating_class_init (RkMeetingSeatingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_meeting_seating_dispose;
  widget_class->map = rk_meeting_seating_map;
  gtk_widget_class_install_action (widget_class, "seating.remove", NULL, remove_chosen);
  gtk_widget_class_install_action (widget_class, "seating.seat", "x", seat_one);
  gtk_widget_class_install_action (widget_class, "seating.reset", NULL, reset);
  gtk_widget_class_install_action (widget_class, "seating.zoom", "d", zoom);
  gtk_widget_class_install_action (widget_class, "seating.pane", NULL, toggle_pane);
}

static void
rk_meeting_seating_init (RkMeetingSeating *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_fold_threshold_policy (self->flap, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_content (self->flap, create_canvas (self));
  adw_flap_set_flap (self->flap, create_pane (self));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flap));
}
