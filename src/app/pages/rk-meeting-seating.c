#include "rk-meeting-seating.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-seating-edits.h"
#include "rk-seating-pane.h"
#include "rk-width-bin.h"

#define FULL_SIZE (96.0 / 72)

struct _RkMeetingSeating
{
  AdwBin parent_instance;

  GtkStack *stack; /* owned by the tree, like those below */
  AdwFlap *flap;
  RkSeatingView *view;
  GtkToggleButton *shapes[RK_N_SEATING_SHAPES];
  GtkWidget *reset;
  GtkLabel *zoom;
  RkSeatingPane *pane;

  RkContext *context;
  RkMeetingData *data;
  RkSeatingPlan *plan;
  RkPages *pages;
  GCancellable *loading;
  gboolean stale;   /* to be read once it can be seen */
  gboolean awaited; /* the keyboard goes to the seats once they are there */
  gboolean showing; /* controls are being set: nobody chose anything */
};

G_DEFINE_FINAL_TYPE (RkMeetingSeating, rk_meeting_seating, ADW_TYPE_BIN)

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

void
rk_meeting_seating_focus (RkMeetingSeating *self)
{
  g_return_if_fail (RK_IS_MEETING_SEATING (self));

  self->awaited = !rk_seating_view_focus_seat (self->view);
  if (self->awaited)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

GtkWidget *
rk_meeting_seating_get_pane (RkMeetingSeating *self)
{
  g_return_val_if_fail (RK_IS_MEETING_SEATING (self), NULL);

  return GTK_WIDGET (self->pane);
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

static gint64
chosen_id (RkMeetingSeating *self)
{
  const RkSeatingPlace *place = chosen_place (self);

  return place ? place->id : 0;
}

static void
show_chosen (RkMeetingSeating *self)
{
  rk_seating_pane_choose (self->pane, chosen_place (self));
}

/* ── the form of the tables ──────────────────────────────────────────────────────────────── */

static void
show_shapes (RkMeetingSeating *self)
{
  gboolean writable = may_write (self);

  self->showing = TRUE;
  for (guint i = 0; i < RK_N_SEATING_SHAPES; i++)
    {
      gtk_toggle_button_set_active (self->shapes[i], self->plan->picture->seating->room.shape == i);
      gtk_widget_set_sensitive (GTK_WIDGET (self->shapes[i]), writable);
    }
  self->showing = FALSE;
  gtk_widget_set_visible (self->reset, writable);
}

static void
on_shape (GtkToggleButton *button, RkMeetingSeating *self)
{
  const char *name = gtk_button_get_label (GTK_BUTTON (button));
  g_autofree char *what = g_strdup_printf ("席次の形を%sにした", name);
  /* Translators: form of the tables: 「ロの字に置き直しました」 */
  g_autofree char *toast = g_strdup_printf (_ ("The tables stand as %s now"), name);
  g_autoptr (RkRecord) record = NULL;

  if (self->showing || !may_write (self) || !gtk_toggle_button_get_active (button))
    return;
  record = rk_meeting_edits_with (self->data->meeting, "seating", name);
  rk_edits_save_as (self->context, record, what, toast, NULL, NULL);
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
remove_chosen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingSeating *self = RK_MEETING_SEATING (widget);

  on_remove (self, chosen_id (self));
}

static void
pin_chosen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingSeating *self = RK_MEETING_SEATING (widget);

  on_pin (self, chosen_id (self));
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
  rk_seating_pane_show (self->pane, self->data, plan, pages, may_write (self));
  rk_seating_view_set_plan (self->view, plan, pages); /* says which seat is chosen */
  g_clear_pointer (&old_pages, rk_pages_free);
  g_clear_pointer (&old_plan, rk_seating_plan_free);
}

/* Nobody went elsewhere meanwhile. */
static gboolean
has_keyboard (RkMeetingSeating *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
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
  show_shapes (self);
  if (self->awaited && has_keyboard (self))
    rk_meeting_seating_focus (self);
  self->awaited = FALSE;
}

static void
reload (RkMeetingSeating *self)
{
  Load *load;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->data == NULL || rk_meeting_data_is_written (self->data))
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
  if ((self->data && rk_record_id (self->data->meeting) != rk_record_id (data->meeting))
      || rk_meeting_data_is_written (data))
    take (self, NULL, NULL);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  gtk_stack_set_visible_child_name (self->stack,
                                    rk_meeting_data_is_written (data) ? "written" : "plan");
  rk_seating_pane_show (self->pane, data, self->plan, self->pages, may_write (self));
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

static GtkWidget *
create_written (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-grid-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nobody Sits in a Meeting in Writing"));
  rk_message_describe (
      ADW_STATUS_PAGE (page),
      _ ("If they do come, choose another form under “Correct Day, Time and Place”."));
  return page;
}

GtkWidget *
rk_meeting_seating_new (RkContext *context)
{
  RkMeetingSeating *self = g_object_new (RK_TYPE_MEETING_SEATING, NULL);

  self->context = g_object_ref (context);
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_fold_threshold_policy (self->flap, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_content (self->flap, create_canvas (self));
  self->pane = RK_SEATING_PANE (rk_seating_pane_new (context));
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->pane));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->flap), "plan");
  gtk_stack_add_named (self->stack, create_written (), "written");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
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
  gtk_widget_class_install_action (widget_class, "seating.pin", NULL, pin_chosen);
  gtk_widget_class_install_action (widget_class, "seating.seat", "x", seat_one);
  gtk_widget_class_install_action (widget_class, "seating.reset", NULL, reset);
  gtk_widget_class_install_action (widget_class, "seating.zoom", "d", zoom);
  gtk_widget_class_install_action (widget_class, "seating.pane", NULL, toggle_pane);
}

static void
rk_meeting_seating_init (RkMeetingSeating *self)
{
}
