#include "rk-workplaces-private.h"

#include <glib/gi18n-lib.h>
#include "rk-kinds.h"
#include "rk-register.h"
#include "rk-width-bin.h"
#include "rk-words.h"

static const RkListColumn columns[] = {
  { "name", N_ ("Name"), 0, 0, FALSE, NULL },
  { "municipality", N_ ("Municipality"), 100, 440, FALSE, NULL },
  { "industry", N_ ("Industry"), 96, 720, TRUE, NULL },
  { "employees", N_ ("Staff"), 72, 340, FALSE, NULL },
  { "stage", N_ ("Stage"), 124, 760, TRUE, RK_RUNGS },
  { "stage_until", N_ ("Until"), 96, 720, TRUE, NULL },
  { NULL, NULL, 84, 0, FALSE, NULL },
};

enum
{
  PROP_SORT_FIELD = 1,
  PROP_DESCENDING,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RkWorkplacesPage, rk_workplaces_page, RK_TYPE_PAGE)

/* ── what is shown ───────────────────────────────────────────────────────────────────────── */

void
rk_workplaces_page_reveal_detail (RkWorkplacesPage *self, gboolean reveal)
{
  adw_flap_set_reveal_flap (self->flap, reveal);
}

static void
on_folded (RkWorkplacesPage *self)
{
  gboolean wanted = TRUE;
  GSettings *settings = rk_context_get_settings (rk_page_get_context (RK_PAGE (self)));

  if (settings)
    wanted = g_settings_get_boolean (settings, "detail-visible");
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap) && wanted);
}

static gboolean
shows_chart (RkWorkplacesPage *self)
{
  return gtk_toggle_button_get_active (self->chart_toggle);
}

static void
show_state (RkWorkplacesPage *self)
{
  RkRowModel *model = rk_record_list_get_model (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  gboolean never = self->loaded && rk_row_model_get_total (model) == 0;
  const char *state = !self->loaded        ? "blank"
                      : never              ? "empty"
                      : n == 0             ? "none"
                      : shows_chart (self) ? "chart"
                                           : "list";

  gtk_stack_set_visible_child_name (self->stack, state);
  /* Where there is nothing to read about, the pane only comes for the form. */
  if (never && !rk_workplace_pane_is_editing (self->pane))
    rk_workplaces_page_reveal_detail (self, FALSE);
  else if (!never && !gtk_widget_get_sensitive (self->filter_bar))
    on_folded (self);
  gtk_widget_set_sensitive (self->filter_bar, !never);
  gtk_widget_set_sensitive (self->view_box, !never);
}

/* 「412件を表示　全 7,078件」 */
static void
show_subtitle (RkWorkplacesPage *self)
{
  RkRowModel *model = rk_record_list_get_model (self->list);
  g_autofree char *total = rk_words_count (rk_row_model_get_total (model));
  g_autofree char *shown = rk_words_count (g_list_model_get_n_items (G_LIST_MODEL (model)));
  g_autofree char *text = NULL;

  if (!self->loaded)
    return;
  if (rk_query_is_filtered (self->query))
    /* Translators: rows shown, rows there are: 「412件を表示　全 7,078件」 */
    text = g_strdup_printf (_ ("%s shown of %s"), shown, total);
  else
    /* Translators: rows there are: 「全 7,078件」 */
    text = g_strdup_printf (_ ("%s in all"), total);
  rk_page_set_subtitle (RK_PAGE (self), text);
}

static void
show_wanted (RkWorkplacesPage *self)
{
  RkRowModel *model = rk_record_list_get_model (self->list);
  gint64 wanted = self->wanted;
  gboolean added = !self->linked;
  guint position;

  self->wanted = 0;
  /* Beside what was asked for from elsewhere stands nothing that is not of it. */
  if (self->linked
      && !rk_row_model_find_position (model, rk_workplace_pane_get_id (self->pane), NULL))
    rk_workplace_pane_show (self->pane, 0);
  self->linked = FALSE;
  if (wanted != 0 && rk_row_model_find_position (model, wanted, &position))
    {
      rk_record_list_choose (self->list, position);
      if (added)
        rk_record_list_scroll_to (self->list, position, TRUE);
    }
  else if (wanted != 0)
    rk_workplace_pane_show (self->pane, wanted);
}

static void
on_loading_cb (RkRowModel *model, GParamSpec *pspec, RkWorkplacesPage *self)
{
  if (rk_row_model_get_loading (model))
    return;
  self->loaded = TRUE;
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    rk_workplaces_page_explain_nothing (self);
  show_state (self);
  show_subtitle (self);
  show_wanted (self);
  rk_workplaces_page_update_actions (self);
}

/* The first rows of a long list are there before all of it is known. */
static void
on_rows_cb (GListModel *model, guint position, guint removed, guint added, RkWorkplacesPage *self)
{
  if (rk_row_model_get_loading (RK_ROW_MODEL (model)) && g_list_model_get_n_items (model) > 0)
    show_state (self);
}

static void
on_failed_cb (RkRowModel *model, GError *error, RkWorkplacesPage *self)
{
  rk_context_report (rk_page_get_context (RK_PAGE (self)), error, _ ("The list could not be read"));
}

/* ── the chosen row ──────────────────────────────────────────────────────────────────────── */

static void
show_selection (RkWorkplacesPage *self)
{
  RkIdSelection *selection = rk_record_list_get_selection (self->list);
  guint n = rk_id_selection_get_n_selected (selection);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (selection));
  g_autofree char *count = rk_words_count (n);
  g_autofree char *text = NULL;

  gtk_action_bar_set_revealed (self->bar, n > 1);
  if (n > 1 && n == shown)
    /* Translators: all rows of the list are chosen: 「表示中の412件を選択中」 */
    text = g_strdup_printf (_ ("All %s shown are selected"), count);
  else
    /* Translators: number of chosen rows: 「3件を選択中」 */
    text = g_strdup_printf (_ ("%s selected"), count);
  gtk_label_set_text (self->bar_count, text);
}

static void
on_selected_cb (RkIdSelection *selection, GParamSpec *pspec, RkWorkplacesPage *self)
{
  RkRowModel *model = rk_record_list_get_model (self->list);
  const char *field;
  guint position;

  show_selection (self);
  rk_workplaces_page_update_actions (self);
  if (rk_record_list_get_cursor (self->list, &position, &field, NULL)
      && gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), position))
    rk_workplace_pane_show (self->pane, rk_row_model_get_id (model, position));
  else if (rk_id_selection_get_first (selection, &position))
    rk_workplace_pane_show (self->pane, rk_row_model_get_id (model, position));
}

static void
on_activated_cb (RkWorkplacesPage *self, gint64 id)
{
  rk_workplace_pane_show (self->pane, id);
  rk_workplaces_page_reveal_detail (self, TRUE);
}

static void
on_saved_cb (RkWorkplacesPage *self, gint64 id)
{
  RkRowModel *model = rk_record_list_get_model (self->list);
  guint position;

  /* A new workplace is in the list once its ids have been read again. */
  if (rk_row_model_find_position (model, id, &position))
    rk_record_list_choose (self->list, position);
  else
    self->wanted = id;
}

/* ── the window's keys ───────────────────────────────────────────────────────────────────── */

static void
focus_search (RkPage *page)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (page);

  gtk_toggle_button_set_active (self->search_toggle, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
print (RkPage *page)
{
  rk_workplaces_page_print (RK_WORKPLACES_PAGE (page), FALSE);
}

static void
refresh (RkPage *page)
{
  rk_row_model_reload (rk_record_list_get_model (RK_WORKPLACES_PAGE (page)->list));
}

static void
show_record (RkPage *page, gint64 id)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (page);
  RkRowModel *model = rk_record_list_get_model (self->list);

  self->wanted = id;
  rk_workplaces_page_reveal_detail (self, TRUE);
  if (rk_row_model_get_loading (model) || !self->loaded)
    return;
  /* Conditions that hide what somebody asks for are in the way. */
  if (!rk_row_model_find_position (model, id, NULL) && rk_query_is_filtered (self->query))
    rk_workplaces_page_take_query (self, rk_query_new (&rk_kind_workplace));
  else
    show_wanted (self);
}

static void
show_query (RkPage *page, RkQuery *query)
{
  RK_WORKPLACES_PAGE (page)->linked = TRUE;
  rk_workplaces_page_take_query (RK_WORKPLACES_PAGE (page), rk_query_copy (query));
}

static void
toggle_detail (RkPage *page)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (page);
  GSettings *settings = rk_context_get_settings (rk_page_get_context (page));
  gboolean reveal = !adw_flap_get_reveal_flap (self->flap);

  if (settings && !adw_flap_get_folded (self->flap))
    g_settings_set_boolean (settings, "detail-visible", reveal);
  rk_workplaces_page_reveal_detail (self, reveal);
}

static gboolean
step_back (RkPage *page)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (page);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (rk_record_list_get_selection (self->list));

  if (rk_workplace_pane_is_editing (self->pane))
    rk_workplace_pane_cancel (self->pane);
  else if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    {
      rk_workplaces_page_reveal_detail (self, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
  else if (rk_id_selection_get_n_selected (RK_ID_SELECTION (selection)) > 1)
    gtk_selection_model_unselect_all (selection);
  else if (rk_query_search (self->query))
    gtk_editable_set_text (self->search, "");
  else
    return FALSE;
  return TRUE;
}

static gboolean
leave (RkPage *page)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (page);

  if (rk_workplace_pane_leave (self->pane))
    return TRUE;
  rk_workplaces_page_reveal_detail (self, TRUE);
  return FALSE;
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
add_list_key (RkWorkplacesPage *self, GtkEventController *keys, const char *key, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key), gtk_named_action_new (action)));
}

/* Keys that belong to the rows; elsewhere in the page they belong to what is typed into. */
static void
add_list_keys (RkWorkplacesPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_list_key (self, keys, "F2", "page.edit-cell");
  add_list_key (self, keys, "Delete|KP_Delete", "page.delete");
  add_list_key (self, keys, "<Control>c", "page.copy-rows");
  add_list_key (self, keys, "<Control><Shift>c", "page.copy-cell");
  add_list_key (self, keys, "Menu|<Shift>F10", "page.menu");
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
on_menu_cb (RkWorkplacesPage *self, GtkWidget *cell)
{
  rk_workplaces_page_open_menu (self, cell);
}

static void
create_list (RkWorkplacesPage *self, RkContext *context)
{
  RkRowModel *model;

  self->list
      = RK_RECORD_LIST (rk_record_list_new (rk_context_get_store (context), &rk_kind_workplace,
                                            _ ("Workplaces"), columns, G_N_ELEMENTS (columns)));
  model = rk_record_list_get_model (self->list);
  g_signal_connect_object (model, "notify::loading", G_CALLBACK (on_loading_cb), self, 0);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_rows_cb), self, 0);
  g_signal_connect_object (model, "failed", G_CALLBACK (on_failed_cb), self, 0);
  g_signal_connect_object (rk_record_list_get_selection (self->list), "notify::n-selected",
                           G_CALLBACK (on_selected_cb), self, 0);
  g_signal_connect_object (self->list, "sort-changed", G_CALLBACK (rk_workplaces_page_set_order),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "menu", G_CALLBACK (on_menu_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->list_slot, GTK_WIDGET (self->list));
  add_list_keys (self);
}

static void
on_pane_left_cb (RkWorkplacesPage *self)
{
  /* What is saved on leaving the page is saved while another one is shown. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_show_other_cb (RkWorkplacesPage *self, gint64 id)
{
  show_record (RK_PAGE (self), id);
}

static void
create_pane (RkWorkplacesPage *self, RkContext *context)
{
  rk_workplace_pane_set_context (self->pane, context);
  g_signal_connect_object (self->pane, "saved", G_CALLBACK (on_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "left", G_CALLBACK (on_pane_left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "show-other", G_CALLBACK (on_show_other_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_read_only (RkWorkplacesPage *self, RkContext *context)
{
  gboolean may_write = !rk_context_is_read_only (context);

  gtk_widget_set_visible (self->add_button, may_write);
  gtk_widget_set_visible (self->import_button, may_write);
  gtk_widget_set_visible (self->empty_verbs, may_write);
  gtk_widget_set_visible (self->edit_many_button, may_write);
}

static void
rk_workplaces_page_constructed (GObject *object)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (object);
  RkContext *context = rk_page_get_context (RK_PAGE (self));

  G_OBJECT_CLASS (rk_workplaces_page_parent_class)->constructed (object);
  rk_workplaces_page_create_conditions (self);
  create_list (self, context);
  create_pane (self, context);
  self->chart = RK_WORKPLACES_CHART (rk_workplaces_chart_new (context));
  adw_bin_set_child (self->chart_slot, GTK_WIDGET (self->chart));
  show_read_only (self, context);
  rk_workplaces_page_take_files (self);
  rk_page_add_pane (RK_PAGE (self), self->filter_bar);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->list));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->pane));
  on_folded (self);
  rk_workplaces_page_update_actions (self);
  rk_workplaces_page_take_query (self, rk_query_new (&rk_kind_workplace));
}

static void
rk_workplaces_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (object);

  switch (id)
    {
    case PROP_SORT_FIELD:
      g_value_set_string (value, self->sort_field ? self->sort_field : RK_WORKPLACES_ORDER);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    case PROP_VIEW:
      g_value_set_string (value, shows_chart (self) ? "chart" : "list");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_workplaces_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (object);

  switch (id)
    {
    case PROP_SORT_FIELD:
      rk_workplaces_page_set_order (self, g_value_get_string (value), self->descending);
      break;
    case PROP_DESCENDING:
      rk_workplaces_page_set_order (self, self->sort_field, g_value_get_boolean (value));
      break;
    case PROP_VIEW:
      gtk_toggle_button_set_active (g_strcmp0 (g_value_get_string (value), "chart") == 0
                                        ? self->chart_toggle
                                        : self->list_toggle,
                                    TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
on_view_toggled (RkWorkplacesPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
  show_state (self);
}

/* The menu, and a value that is being edited while the window closes. */
static void
drop_popovers (RkWorkplacesPage *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_slot)); child;
       child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
    }
  self->row_menu = NULL;
}

static void
rk_workplaces_page_dispose (GObject *object)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (object);

  g_cancellable_cancel (self->hinting);
  g_clear_object (&self->hinting);
  g_ptr_array_set_size (self->buttons, 0);
  g_ptr_array_set_size (self->menus, 0);
  drop_popovers (self);
  G_OBJECT_CLASS (rk_workplaces_page_parent_class)->dispose (object);
}

static void
rk_workplaces_page_finalize (GObject *object)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (object);

  g_clear_pointer (&self->query, rk_query_unref);
  g_ptr_array_unref (self->buttons);
  g_ptr_array_unref (self->menus);
  g_free (self->sort_field);
  g_free (self->hint_field);
  G_OBJECT_CLASS (rk_workplaces_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_SORT_FIELD]
      = g_param_spec_string ("sort-field", NULL, NULL, RK_WORKPLACES_ORDER, flags);
  props[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "list", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkWorkplacesPage, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-workplaces-page.ui");
  CHILD (search_toggle);
  CHILD (list_toggle);
  CHILD (chart_toggle);
  CHILD (view_box);
  CHILD (add_button);
  CHILD (import_button);
  CHILD (filter_bar);
  CHILD (search);
  CHILD (filters);
  CHILD (clear_button);
  CHILD (saved_slot);
  CHILD (flap);
  CHILD (stack);
  CHILD (list_slot);
  CHILD (chart_slot);
  CHILD (empty);
  CHILD (empty_verbs);
  CHILD (none);
  CHILD (hint_button);
  CHILD (bar);
  CHILD (bar_count);
  CHILD (edit_many_button);
  CHILD (pane);
  CHILD (row_menu_model);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled);
}

#undef CHILD

static void
rk_workplaces_page_class_init (RkWorkplacesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RkPageClass *page_class = RK_PAGE_CLASS (klass);

  object_class->constructed = rk_workplaces_page_constructed;
  object_class->dispose = rk_workplaces_page_dispose;
  object_class->finalize = rk_workplaces_page_finalize;
  object_class->get_property = rk_workplaces_page_get_property;
  object_class->set_property = rk_workplaces_page_set_property;
  page_class->focus_search = focus_search;
  page_class->print = print;
  page_class->refresh = refresh;
  page_class->show_record = show_record;
  page_class->show_query = show_query;
  page_class->toggle_detail = toggle_detail;
  page_class->step_back = step_back;
  page_class->leave = leave;

  install_properties (object_class);
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  g_type_ensure (RK_TYPE_WORKPLACE_PANE);
  bind_template (widget_class);
  rk_workplaces_page_bind_conditions (widget_class);
  rk_workplaces_page_install_actions (widget_class);
}

static void
rk_workplaces_page_init (RkWorkplacesPage *self)
{
  self->buttons = g_ptr_array_new ();
  self->menus = g_ptr_array_new ();
  self->sort_field = g_strdup (RK_WORKPLACES_ORDER);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_workplaces_page_new (RkContext *context)
{
  return g_object_new (RK_TYPE_WORKPLACES_PAGE, "context", context, NULL);
}
