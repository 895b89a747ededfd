#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-indicators-private.h"
#include "rk-list-search.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-one-stop.h"
#include "rk-text-fit.h"
#include "rk-width-bin.h"

G_DEFINE_FINAL_TYPE (RkIndicatorsPage, rk_indicators_page, RK_TYPE_PAGE)

/* ── the list ────────────────────────────────────────────────────────────────────────────── */

static void
add_card (RkIndicatorsPage *self, RkRecord *card)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (rk_indicator_short (card));
  gint64 *id = g_new (gint64, 1);
  g_autofree char *said = g_strjoin (" ", rk_indicator_short (card), rk_record_get (card, "name"),
                                     rk_record_get (card, "code"), rk_record_get (card, "category"),
                                     rk_record_get (card, "definition"), NULL);

  rk_list_search_say (GTK_LIST_BOX_ROW (row), said);
  *id = rk_record_id (card);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_tooltip_text (label, rk_record_get (card, "name"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  rk_part_set_group (row, rk_record_get (card, "category"));
  gtk_list_box_append (self->list, row);
  if (*id == self->indicator)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static gboolean
list_is_same (RkIndicatorsPage *self)
{
  guint i = 0;

  for (GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0); row;
       row = gtk_list_box_get_row_at_index (self->list, (int)++i))
    if (i >= self->data->cards->len
        || *(gint64 *)g_object_get_data (G_OBJECT (row), "id")
               != rk_record_id (self->data->cards->pdata[i]))
      return FALSE;
  return i == self->data->cards->len;
}

static void
fill_list (RkIndicatorsPage *self)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  if (list_is_same (self))
    {
      for (guint i = 0; (row = gtk_list_box_get_row_at_index (self->list, (int)i)); i++)
        if (*(gint64 *)g_object_get_data (G_OBJECT (row), "id") == self->indicator)
          gtk_list_box_select_row (self->list, row);
      self->filling = FALSE;
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->data->cards->len; i++)
    add_card (self, self->data->cards->pdata[i]);
  self->filling = FALSE;
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
update_layout_now (gpointer data)
{
  RkIndicatorsPage *self = data;

  self->updating = 0;
  gtk_widget_set_visible (
      self->list_button,
      adw_leaflet_get_folded (self->leaflet)
          && g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "figure") == 0);
}

/* Folding is noticed while everything is being laid out, which is no time to show buttons. */
static void
update_layout (RkIndicatorsPage *self)
{
  if (self->updating == 0 && rk_page_get_context (RK_PAGE (self)))
    self->updating = g_idle_add_once (update_layout_now, self);
}

static void
on_folded (RkIndicatorsPage *self)
{
  update_layout (self);
}

static void
on_flap_folded (RkIndicatorsPage *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap));
}

static void
show_data (RkIndicatorsPage *self)
{
  gtk_stack_set_visible_child_name (self->states, self->data->card ? "office" : "none");
  rk_indicators_page_update_actions (self);
  if (self->data->card == NULL)
    return;
  self->indicator = self->data->indicator;
  fill_list (self);
  rk_indicators_page_fill_choices (self);
  rk_page_set_subtitle (RK_PAGE (self), rk_record_get (self->data->card, "name"));
  gtk_stack_set_visible_child_name (self->figure_stack, self->data->chart ? "chart" : "problem");
  rk_message_describe (self->problem, self->data->problem);
  rk_chart_view_set_chart (self->chart, g_steal_pointer (&self->data->chart));
  rk_chart_view_show_table (self->chart, gtk_toggle_button_get_active (self->table_button));
  rk_indicators_page_show_pane (self);
  if (self->to_figure)
    adw_leaflet_set_visible_child_name (self->leaflet, "figure");
  self->to_figure = FALSE;
  update_layout (self);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
on_read (RkPage *page, gpointer data)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (page);

  g_clear_pointer (&self->data, rk_indicators_data_free);
  self->data = data;
  show_data (self);
}

void
rk_indicators_page_reload (RkIndicatorsPage *self)
{
  RkIndicatorsData *data = rk_indicators_data_new ();

  rk_indicators_page_set_request (self, data);
  rk_page_read (RK_PAGE (self), rk_indicators_data_read, data, rk_indicators_data_free, on_read);
}

static void
on_row (GtkListBox *list, GtkListBoxRow *row, RkIndicatorsPage *self)
{
  if (self->filling || row == NULL)
    return;
  self->indicator = *(gint64 *)g_object_get_data (G_OBJECT (row), "id");
  self->asked_year = 0;
  self->to_figure = TRUE;
  rk_indicators_page_reload (self);
}

static void
on_choice (RkIndicatorsPage *self)
{
  if (self->filling || self->data == NULL || self->data->years == NULL)
    return;
  rk_indicators_page_take_choices (self);
  rk_indicators_page_reload (self);
}

/* Of two buttons that change, the one that goes down says what is wanted. */
static void
on_view (RkIndicatorsPage *self, GtkToggleButton *button)
{
  if (self->filling || self->data == NULL || !gtk_toggle_button_get_active (button))
    return;
  if (rk_indicators_page_take_form (self))
    rk_indicators_page_reload (self);
  else
    rk_chart_view_show_table (self->chart, TRUE);
}

/* ── the window's keys ───────────────────────────────────────────────────────────────────── */

static void
rk_indicators_page_print (RkPage *page)
{
  rk_indicators_page_paper (RK_INDICATORS_PAGE (page), "indicator-tables");
}

static void
rk_indicators_page_refresh (RkPage *page)
{
  rk_indicators_page_reload (RK_INDICATORS_PAGE (page));
}

static void
show_search (RkIndicatorsPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "office") != 0)
    return;
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
}

static void
on_stop_search (RkIndicatorsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->search), FALSE);
}

static void
rk_indicators_page_focus_search (RkPage *page)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (page);

  show_search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
rk_indicators_page_show_query (RkPage *page, RkQuery *query)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (page);
  const char *text = rk_query_search (query);

  show_search (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text ? text : "");
}

/* @id: an indicator, or a saved figure */
static void
rk_indicators_page_show_record (RkPage *page, gint64 id)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (page);

  if (id == 0)
    return;
  self->indicator = self->asked_figure = id;
  self->asked_year = 0;
  self->to_figure = TRUE;
  rk_indicators_page_reload (self);
}

static void
rk_indicators_page_toggle_detail (RkPage *page)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (page);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static gboolean
rk_indicators_page_step_back (RkPage *page)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (page);

  if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  else
    return adw_leaflet_get_folded (self->leaflet)
           && adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  return TRUE;
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_indicators_page_take_files (RkIndicatorsPage *self, GSList *files)
{
  gboolean taken = FALSE;

  for (GSList *l = files; l; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path && rk_indicators_page_is_map (path))
        rk_indicators_page_take_map (self, l->data);
      else if (path)
        rk_indicators_page_import (self, path);
      taken |= path != NULL;
    }
  return taken;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RkIndicatorsPage *self)
{
  return rk_indicators_page_take_files (self, g_value_get_boxed (value));
}

static void
rk_indicators_page_constructed (GObject *object)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (object);
  RkContext *context = rk_page_get_context (RK_PAGE (self));
  g_autoptr (GMenuModel) papers = rk_indicators_page_papers ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  G_OBJECT_CLASS (rk_indicators_page_parent_class)->constructed (object);
  rk_chart_view_set_context (self->chart, context);
  for (guint i = 0; i < G_N_ELEMENTS (self->place_views); i++)
    {
      self->place_views[i] = RK_CHART_VIEW (rk_chart_view_new (context));
      g_object_set (self->place_views[i], "compact", TRUE, NULL);
      gtk_stack_add_child (self->places, GTK_WIDGET (self->place_views[i]));
      gtk_button_set_label (GTK_BUTTON (i ? self->second_place : self->first_place),
                            rk_sex_paper (i ? 'F' : 'M'));
    }
  gtk_menu_button_set_menu_model (self->papers_button, papers);
  rk_part_group_rows (self->list);
  rk_list_search (self->search, self->list);
  rk_indicators_page_fill_fixed (self);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->list));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->figure_stack));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->pane));
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  rk_text_fit (self->sentence, 96);
  g_signal_connect_object (gtk_text_view_get_buffer (self->sentence), "changed",
                           G_CALLBACK (rk_indicators_page_sentence_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (rk_indicators_page_sentence_left), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sentence, "unmap", G_CALLBACK (rk_indicators_page_sentence_left),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sentence), focus);
  g_signal_connect_object (self->chart, "notify::table",
                           G_CALLBACK (rk_indicators_page_follow_table), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rk_context_get_store (context), "changed",
                           G_CALLBACK (rk_indicators_page_reload), self, G_CONNECT_SWAPPED);
  on_flap_folded (self);
  rk_indicators_page_update_actions (self);
  rk_indicators_page_reload (self);
}

static void
rk_indicators_page_dispose (GObject *object)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (object);

  g_clear_handle_id (&self->updating, g_source_remove);
  g_clear_pointer (&self->data, rk_indicators_data_free);
  G_OBJECT_CLASS (rk_indicators_page_parent_class)->dispose (object);
}

static void
rk_indicators_page_finalize (GObject *object)
{
  g_ptr_array_unref (RK_INDICATORS_PAGE (object)->figure_rows);
  g_queue_clear_full (&RK_INDICATORS_PAGE (object)->waiting, g_free);
  g_hash_table_unref (RK_INDICATORS_PAGE (object)->sentences);
  g_hash_table_unref (RK_INDICATORS_PAGE (object)->sent);
  g_free (RK_INDICATORS_PAGE (object)->asked_area);
  G_OBJECT_CLASS (rk_indicators_page_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkIndicatorsPage, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-indicators-page.ui");
  CHILD (list_button);
  CHILD (papers_button);
  CHILD (states);
  CHILD (leaflet);
  CHILD (search);
  CHILD (list);
  CHILD (flap);
  CHILD (year);
  CHILD (reference);
  CHILD (sex);
  CHILD (area);
  CHILD (level);
  CHILD (form);
  CHILD (against);
  CHILD (ratio_button);
  CHILD (rate_button);
  CHILD (trend_button);
  CHILD (more_button);
  CHILD (table_button);
  CHILD (figure_stack);
  CHILD (problem);
  CHILD (chart);
  CHILD (pane);
  CHILD (edited);
  CHILD (sentence);
  CHILD (doubt);
  CHILD (generated_button);
  CHILD (method_row);
  CHILD (mask_row);
  CHILD (source_row);
  CHILD (definition_row);
  CHILD (map_row);
  CHILD (figures_group);
  CHILD (places_box);
  CHILD (places);
  CHILD (places_switch);
  CHILD (first_place);
  CHILD (second_place);
  CALLBACK (on_row);
  CALLBACK (on_stop_search);
  CALLBACK (on_choice);
  CALLBACK (on_view);
  CALLBACK (on_folded);
  CALLBACK (on_flap_folded);
  gtk_widget_class_bind_template_callback_full (widget_class, "use_generated",
                                                G_CALLBACK (rk_indicators_page_use_generated));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_place",
                                                G_CALLBACK (rk_indicators_page_show_place));
}

#undef CHILD
#undef CALLBACK

static void
rk_indicators_page_class_init (RkIndicatorsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RkPageClass *page_class = RK_PAGE_CLASS (klass);

  object_class->constructed = rk_indicators_page_constructed;
  object_class->dispose = rk_indicators_page_dispose;
  object_class->finalize = rk_indicators_page_finalize;
  page_class->print = rk_indicators_page_print;
  page_class->refresh = rk_indicators_page_refresh;
  page_class->show_record = rk_indicators_page_show_record;
  page_class->focus_search = rk_indicators_page_focus_search;
  page_class->show_query = rk_indicators_page_show_query;
  page_class->toggle_detail = rk_indicators_page_toggle_detail;
  page_class->step_back = rk_indicators_page_step_back;
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  g_type_ensure (RK_TYPE_ONE_STOP);
  g_type_ensure (RK_TYPE_CHART_VIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
  rk_indicators_page_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
rk_indicators_page_init (RkIndicatorsPage *self)
{
  self->figure_rows = g_ptr_array_new ();
  self->asked_form = rk_figure_form_find ("forest");
  self->asked_level = RK_AREA_MEDICAL;
  self->sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->to_figure = TRUE; /* a narrow window begins with a figure, not with the list */
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_indicators_page_new (RkContext *context)
{
  return g_object_new (RK_TYPE_INDICATORS_PAGE, "context", context, NULL);
}
