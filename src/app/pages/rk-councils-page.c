#include "rk-councils-private.h"

#include <glib/gi18n-lib.h>

#include "rk-columns.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-width-bin.h"

G_DEFINE_FINAL_TYPE (RkCouncilsPage, rk_councils_page, RK_TYPE_PAGE)

gboolean
rk_councils_page_may_write (RkCouncilsPage *self)
{
  return !rk_context_is_read_only (rk_page_get_context (RK_PAGE (self)))
         && !rk_day_control_is_past (self->day);
}

gboolean
rk_councils_page_is_loaded (RkCouncilsPage *self)
{
  g_return_val_if_fail (RK_IS_COUNCILS_PAGE (self), FALSE);

  return self->data && self->reading == NULL;
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
show_roster_state (RkCouncilsPage *self)
{
  gboolean any = self->data->members && self->data->members->len > 0;
  const char *state = !any ? "empty" : rk_roster_get_n_shown (self->roster) ? "roster" : "none";

  gtk_stack_set_visible_child_name (self->roster_stack, state);
}

static void
show_seat (RkCouncilsPage *self)
{
  rk_member_pane_show (self->member, rk_roster_get_seat (self->roster),
                       rk_councils_page_may_write (self));
  rk_councils_page_update_actions (self);
}

static void
show_pane_count (RkCouncilsPage *self)
{
  guint missing = rk_council_gaps_count (self->data);
  g_autofree char *words = g_strdup_printf (_ ("%u missing"), missing);

  gtk_label_set_text (self->pane_count, words);
  gtk_widget_set_visible (GTK_WIDGET (self->pane_count),
                          missing > 0 && adw_flap_get_folded (self->flap));
}

/* The header bar has been laid out when something below it folds: it may only change afterwards. */
static gboolean
update_head (gpointer data)
{
  RkCouncilsPage *self = data;

  self->head_id = 0;
  gtk_widget_set_visible (self->tree_button, adw_leaflet_get_folded (self->leaflet));
  if (self->data && self->data->council)
    show_pane_count (self);
  return G_SOURCE_REMOVE;
}

static void
queue_head (RkCouncilsPage *self)
{
  if (self->head_id == 0)
    self->head_id = g_idle_add (update_head, self);
}

static void
show_council (RkCouncilsPage *self)
{
  rk_council_tree_show (self->tree, self->data);
  rk_councils_page_show_heading (self);
  rk_roster_show (self->roster, self->data);
  rk_council_gaps_show (self->gaps, self->data);
  rk_councils_page_show_work (self);
  rk_councils_page_show_bodies (self);
  rk_councils_page_show_rules (self);
  queue_head (self);
  show_roster_state (self);
  if (self->wanted && rk_roster_choose (self->roster, self->wanted))
    rk_councils_page_show_pane (self, "member");
  self->wanted = 0;
  show_seat (self);
}

static void
show_data (RkCouncilsPage *self, RkCouncilsData *data)
{
  rk_councils_data_ref (data);
  g_clear_pointer (&self->data, rk_councils_data_unref);
  self->data = data;
  self->council = data->council;
  gtk_stack_set_visible_child_name (self->states, data->council ? "office" : "empty");
  gtk_widget_set_visible (self->pane_button, data->council != 0);
  if (data->council)
    show_council (self);
  rk_councils_page_update_actions (self);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RkCouncilsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;

  if (rk_store_run_finish (RK_STORE (source), result, &data, &error))
    {
      if (g_task_get_cancellable (G_TASK (result)) != self->reading)
        return;
      g_clear_object (&self->reading);
      show_data (self, data);
    }
  else if (rk_page_get_context (RK_PAGE (self))
           && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) == FALSE)
    {
      g_clear_object (&self->reading);
      rk_context_report (rk_page_get_context (RK_PAGE (self)), error,
                         _ ("The council could not be read"));
    }
}

void
rk_councils_page_reload (RkCouncilsPage *self)
{
  RkStore *store = rk_context_get_store (rk_page_get_context (RK_PAGE (self)));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  rk_store_read_async (store, rk_councils_data_read,
                       rk_councils_data_new (self->council, rk_day_control_get_day (self->day)),
                       (GDestroyNotify)rk_councils_data_unref, self->reading, on_read,
                       g_object_ref (self));
}

void
rk_councils_page_set_day (RkCouncilsPage *self, RkDate day)
{
  g_return_if_fail (RK_IS_COUNCILS_PAGE (self));

  rk_day_control_set_day (self->day, day);
}

/* ── moving about ────────────────────────────────────────────────────────────────────────── */

void
rk_councils_page_show_view (RkCouncilsPage *self, const char *view)
{
  g_return_if_fail (RK_IS_COUNCILS_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, view);
}

void
rk_councils_page_show_pane (RkCouncilsPage *self, const char *pane)
{
  GtkToggleButton *toggle;

  g_return_if_fail (RK_IS_COUNCILS_PAGE (self) && pane);

  toggle = g_str_equal (pane, "work")   ? self->work_toggle
           : g_str_equal (pane, "gaps") ? self->gaps_toggle
                                        : self->member_toggle;
  gtk_toggle_button_set_active (toggle, TRUE);
}

static void
on_pane_toggled (RkCouncilsPage *self)
{
  const char *pane = gtk_toggle_button_get_active (self->work_toggle)   ? "work"
                     : gtk_toggle_button_get_active (self->gaps_toggle) ? "gaps"
                                                                        : "member";

  gtk_stack_set_visible_child_name (self->pane, pane);
}

void
rk_councils_page_reveal (RkCouncilsPage *self, gboolean reveal)
{
  adw_flap_set_reveal_flap (self->flap, reveal);
}

void
rk_councils_page_go (RkCouncilsPage *self, gint64 council, gint64 seat)
{
  if (council != self->council && !rk_councils_page_may_leave (self))
    return;
  self->council = council;
  self->wanted = seat;
  if (seat)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      rk_council_gaps_choose (self->gaps, NULL);
      rk_councils_page_show_view (self, "members");
      rk_councils_page_reveal (self, TRUE);
    }
  adw_leaflet_set_visible_child_name (self->leaflet, "council");
  rk_councils_page_reload (self);
}

static void
on_council_chosen (RkCouncilsPage *self, gint64 council, gboolean activated)
{
  if (activated)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "council");
      if (adw_leaflet_get_folded (self->leaflet))
        gtk_widget_grab_focus (GTK_WIDGET (self->roster));
    }
  if (council == self->council)
    return;
  if (!rk_councils_page_may_leave (self))
    {
      rk_councils_page_reload (self); /* the tree shows again which one it is */
      return;
    }
  self->council = council;
  rk_roster_unchoose (self->roster);
  rk_council_gaps_choose (self->gaps, NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pane), "member") == 0)
    rk_councils_page_show_pane (self, "gaps");
  rk_councils_page_reload (self);
}

static void
on_seat_selected (RkCouncilsPage *self)
{
  show_seat (self);
  if (rk_roster_get_seat (self->roster))
    rk_councils_page_show_pane (self, "member");
}

static void
on_kind_chosen (RkCouncilsPage *self, const char *kind)
{
  rk_roster_set_kind (self->roster, kind);
  if (self->data && self->data->council)
    show_roster_state (self);
}

static void
on_day_changed (RkCouncilsPage *self)
{
  rk_councils_page_reload (self);
}

static void
on_search_changed (RkCouncilsPage *self)
{
  rk_roster_set_search (self->roster, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->data && self->data->council)
    show_roster_state (self);
}

static void
on_stop_search (RkCouncilsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->roster));
}

static gboolean
on_search_key (RkCouncilsPage *self, guint key)
{
  return key == GDK_KEY_Down && gtk_widget_grab_focus (GTK_WIDGET (self->roster));
}

static void
on_order_changed (RkCouncilsPage *self)
{
  rk_roster_set_order (self->roster, (RkRosterOrder)gtk_drop_down_get_selected (self->order));
}

/* D types the day; so does the same key while kana are on. Text fields see their keys first. */
static gboolean
on_key (RkCouncilsPage *self, guint key, guint code, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || self->data == NULL || !self->data->council)
    return FALSE;
  if (letter != 'd' && letter != 'D' && letter != 0xff44 && letter != 0x3057)
    return FALSE;
  rk_day_control_open (self->day);
  return TRUE;
}

/* What is typed in the rules is not lost sight of. */
static void
on_view_changed (RkCouncilsPage *self)
{
  const char *view = adw_view_stack_get_visible_child_name (self->views);

  gtk_widget_set_visible (self->tools, g_strcmp0 (view, "members") == 0);
  if (self->rules && g_strcmp0 (view, "rules") != 0)
    rk_councils_page_leave_rules (self);
}

/* With room enough the pane stays beside the list; over the list it opens only when asked. */
static void
on_folded (RkCouncilsPage *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap));
  queue_head (self);
}

static void
on_leaflet_folded (RkCouncilsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "council");
  queue_head (self);
}

/* ── the window's keys ───────────────────────────────────────────────────────────────────── */

static void
focus_search (RkPage *page)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (page);

  rk_councils_page_show_view (self, "members");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
print (RkPage *page)
{
  rk_councils_page_print (RK_COUNCILS_PAGE (page), "roster");
}

static void
refresh (RkPage *page)
{
  rk_councils_page_reload (RK_COUNCILS_PAGE (page));
}

static void
show_record (RkPage *page, gint64 id)
{
  rk_councils_page_find (RK_COUNCILS_PAGE (page), id);
}

static void
show_query (RkPage *page, RkQuery *query)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (page);
  const char *text = rk_query_search (query);

  rk_councils_page_show_view (self, "members");
  gtk_editable_set_text (GTK_EDITABLE (self->search), text ? text : "");
}

static void
toggle_detail (RkPage *page)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (page);

  rk_councils_page_reveal (self, !adw_flap_get_reveal_flap (self->flap));
}

static gboolean
step_back (RkPage *page)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (page);

  if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    rk_councils_page_reveal (self, FALSE);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (rk_council_gaps_get_kind (self->gaps))
    rk_council_gaps_choose (self->gaps, NULL);
  else if (rk_roster_get_seat (self->roster))
    {
      rk_roster_unchoose (self->roster);
      rk_councils_page_show_pane (self, "gaps");
    }
  else if (adw_leaflet_get_folded (self->leaflet)
           && g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "council") == 0)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "tree");
      gtk_widget_grab_focus (GTK_WIDGET (self->tree));
    }
  else
    return FALSE;
  return TRUE;
}

static void
on_tree_button (RkCouncilsPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "tree");
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
create_parts (RkCouncilsPage *self, RkContext *context)
{
  self->tree = RK_COUNCIL_TREE (rk_council_tree_new ());
  adw_bin_set_child (self->tree_slot, GTK_WIDGET (self->tree));
  g_signal_connect_object (self->tree, "chosen", G_CALLBACK (on_council_chosen), self,
                           G_CONNECT_SWAPPED);
  self->roster = RK_ROSTER (rk_roster_new ());
  adw_bin_set_child (self->roster_slot, GTK_WIDGET (self->roster));
  g_signal_connect_object (self->roster, "selected", G_CALLBACK (on_seat_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->roster, "activated", G_CALLBACK (rk_councils_page_edit), self,
                           G_CONNECT_SWAPPED);
  self->gaps = RK_COUNCIL_GAPS (rk_council_gaps_new ());
  gtk_stack_add_named (self->pane, GTK_WIDGET (self->gaps), "gaps");
  g_signal_connect_object (self->gaps, "kind-chosen", G_CALLBACK (on_kind_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gaps, "candidates", G_CALLBACK (rk_councils_page_show_candidates),
                           self, G_CONNECT_SWAPPED);
  self->member = RK_MEMBER_PANE (rk_member_pane_new (context));
  gtk_stack_add_named (self->pane, GTK_WIDGET (self->member), "member");
  rk_councils_page_create_rules (self);
}

static gboolean
leave (RkPage *page)
{
  return rk_councils_page_leave_rules (RK_COUNCILS_PAGE (page));
}

/* In the list itself; elsewhere in the page the key belongs to what is typed into. */
static void
add_roster_keys (RkCouncilsPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"),
                        gtk_named_action_new ("page.delete-row")));
  gtk_widget_add_controller (GTK_WIDGET (self->roster), keys);
}

static void
rk_councils_page_constructed (GObject *object)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (object);
  RkContext *context = rk_page_get_context (RK_PAGE (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (rk_councils_page_parent_class)->constructed (object);
  create_parts (self, context);
  add_roster_keys (self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_visible (self->empty_verbs, !rk_context_is_read_only (context));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->tree));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->roster));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->pane));
  g_signal_connect_object (rk_context_get_store (context), "changed",
                           G_CALLBACK (rk_councils_page_reload), self, G_CONNECT_SWAPPED);
  rk_councils_page_show_pane (self, "gaps");
  on_folded (self);
  on_leaflet_folded (self);
  rk_councils_page_update_actions (self);
  rk_councils_page_reload (self);
}

static void
rk_councils_page_dispose (GObject *object)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (object);

  g_clear_handle_id (&self->head_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (rk_councils_page_parent_class)->dispose (object);
}

static void
rk_councils_page_finalize (GObject *object)
{
  g_clear_pointer (&RK_COUNCILS_PAGE (object)->data, rk_councils_data_unref);
  G_OBJECT_CLASS (rk_councils_page_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkCouncilsPage, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  CHILD (tree_button);
  CHILD (add_button);
  CHILD (renew_button);
  CHILD (pane_button);
  CHILD (pane_count);
  CHILD (switcher);
  CHILD (states);
  CHILD (empty_verbs);
  CHILD (leaflet);
  CHILD (tree_slot);
  CHILD (main);
  CHILD (past);
  CHILD (past_text);
  CHILD (name);
  CHILD (line);
  CHILD (tools);
  CHILD (search);
  CHILD (order);
  CHILD (day);
  CHILD (views);
  CHILD (flap);
  CHILD (roster_stack);
  CHILD (roster_slot);
  CHILD (none_clear);
  CHILD (pane);
  CHILD (work_count);
  CHILD (work_toggle);
  CHILD (gaps_toggle);
  CHILD (member_toggle);
  CHILD (work);
  CHILD (bodies);
  CHILD (rules_slot);
  CHILD (rules_bar);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  CALLBACK (on_pane_toggled);
  CALLBACK (on_day_changed);
  CALLBACK (on_search_changed);
  CALLBACK (on_stop_search);
  CALLBACK (on_search_key);
  CALLBACK (on_order_changed);
  CALLBACK (on_view_changed);
  CALLBACK (on_folded);
  CALLBACK (on_leaflet_folded);
  CALLBACK (on_tree_button);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_rules_save",
                                                G_CALLBACK (rk_councils_page_save_rules));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_rules_cancel",
                                                G_CALLBACK (rk_councils_page_cancel_rules));
}

#undef CHILD
#undef CALLBACK

static void
rk_councils_page_class_init (RkCouncilsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RkPageClass *page_class = RK_PAGE_CLASS (klass);

  object_class->constructed = rk_councils_page_constructed;
  object_class->dispose = rk_councils_page_dispose;
  object_class->finalize = rk_councils_page_finalize;
  page_class->focus_search = focus_search;
  page_class->print = print;
  page_class->refresh = refresh;
  page_class->show_record = show_record;
  page_class->show_query = show_query;
  page_class->toggle_detail = toggle_detail;
  page_class->step_back = step_back;
  page_class->leave = leave;
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  g_type_ensure (RK_TYPE_COLUMNS);
  g_type_ensure (RK_TYPE_DAY_CONTROL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-councils-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  rk_councils_page_install_actions (widget_class);
}

static void
rk_councils_page_init (RkCouncilsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_councils_page_new (RkContext *context)
{
  return g_object_new (RK_TYPE_COUNCILS_PAGE, "context", context, NULL);
}
