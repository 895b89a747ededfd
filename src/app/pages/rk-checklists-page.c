#include "rk-checklists-page.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-checklists-private.h"
#include "rk-columns.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-records.h"
#include "rk-width-bin.h"

G_DEFINE_FINAL_TYPE (RkChecklistsPage, rk_checklists_page, RK_TYPE_PAGE)

static gboolean
is_open (RkChecklistsPage *self)
{
  return self->data && self->data->about != 0;
}

/* ── head, choices, what stands where ────────────────────────────────────────────────────── */

/* Below the head of the page: which council, which checklist. */
static void
show_title (RkChecklistsPage *self)
{
  const RkChecklistColumn *column
      = self->data ? rk_checklist_data_column (self->data, self->data->about) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *year = NULL;

  if (column == NULL)
    {
      rk_page_set_title (RK_PAGE (self), _ ("Checklists"));
      rk_page_set_subtitle (RK_PAGE (self), NULL);
      return;
    }
  year = rk_fiscal_year_label (self->data->year);
  title = g_strdup_printf ("%s　%s", column->name, self->data->edition->title);
  subtitle = g_strdup_printf (
      ngettext ("%1$s　%2$u item", "%1$s　%2$u items", self->data->edition->items->len), year,
      self->data->edition->items->len);
  rk_page_set_title (RK_PAGE (self), title);
  rk_page_set_subtitle (RK_PAGE (self), subtitle);
}

static void
show_nobody (RkChecklistsPage *self)
{
  gboolean councils = self->data->by_council;
  const char *unit = rk_unit_words (self->data->edition->unit);
  /* Translators: 会議, 事業所, 事業 */
  g_autofree char *title = councils ? g_strdup (_ ("No Council Has Answered in This Year Yet"))
                                    : g_strdup_printf (_ ("No %s Assessed Yet"), unit);

  adw_status_page_set_title (self->nobody, title);
  adw_status_page_set_description (
      self->nobody,
      councils ? _ ("Choose a council in the table and press Enter: its answers begin there.")
               : _ ("Say what is assessed; then its items are answered here, and its form "
                    "printed."));
  gtk_widget_set_visible (adw_status_page_get_child (self->nobody), !councils);
}

static gboolean
anybody_answered (RkChecklistsPage *self)
{
  for (guint i = 0; i < self->data->columns->len; i++)
    if (((RkChecklistColumn *)self->data->columns->pdata[i])->now)
      return TRUE;
  return FALSE;
}

static void
show_legend (RkChecklistsPage *self)
{
  const RkEdition *edition = self->data->edition;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < edition->marks->len; i++)
    g_string_append_printf (words, "%s%s %s", i ? "　" : "", rk_edition_mark (edition, i)->mark,
                            rk_edition_mark (edition, i)->label);
  /* Translators: hatched cells and arrows of the table */
  g_string_append (words, _ ("　▨ not answered　▲ better　▼ worse"));
  gtk_label_set_text (self->legend_text, words->str);
  gtk_label_set_text (self->fidelity, rk_fidelity_words (edition->fidelity));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fidelity),
                               rk_fidelity_sentence (edition->fidelity));
}

static void
fill_choices (RkChecklistsPage *self)
{
  g_autoptr (GtkStringList) editions = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  int newest = MAX (rk_fiscal_year (rk_today ()), self->data->year);
  guint selected = 0;

  self->filling = TRUE;
  g_array_set_size (self->edition_ids, 0);
  for (guint i = 0; i < self->data->editions->len; i++)
    {
      RkRecord *edition = self->data->editions->pdata[i];
      gint64 id = rk_record_id (edition);

      g_array_append_val (self->edition_ids, id);
      gtk_string_list_append (editions, rk_record_get (edition, "title"));
      if (self->data->edition->id == id)
        selected = i;
    }
  gtk_drop_down_set_model (self->edition, G_LIST_MODEL (editions));
  gtk_drop_down_set_selected (self->edition, selected);
  for (int i = 0; i < RK_CHECKLIST_YEARS; i++)
    {
      g_autofree char *label = rk_fiscal_year_label (newest - i);

      gtk_string_list_append (years, label);
    }
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (years));
  gtk_drop_down_set_selected (self->year, (guint)(newest - self->data->year));
  self->filling = FALSE;
}

static void
update_layout_now (gpointer data)
{
  RkChecklistsPage *self = data;
  gboolean open = is_open (self);

  self->updating = 0;
  gtk_widget_set_visible (self->back_button, open);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), open && adw_flap_get_folded (self->flap)
                                                        && !adw_flap_get_reveal_flap (self->flap));
}

/* Folding is noticed while everything is being laid out, which is no time to show buttons. */
static void
update_layout (RkChecklistsPage *self)
{
  if (self->updating == 0 && rk_page_get_context (RK_PAGE (self)))
    self->updating = g_idle_add_once (update_layout_now, self);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

gint64
rk_checklists_page_looked_at (RkChecklistsPage *self)
{
  int item, column;

  rk_checklist_grid_get_selected (self->grid, &item, &column);
  return self->data && column >= 0 && column < (int)self->data->columns->len
             ? ((RkChecklistColumn *)self->data->columns->pdata[column])->about
             : 0;
}

static void
show_cell (RkChecklistsPage *self)
{
  int item, column;

  rk_checklist_grid_get_selected (self->grid, &item, &column);
  if (self->data == NULL || self->data->edition == NULL)
    return;
  rk_checklist_cell_show (self->cell, self->data, item, column);
  /* The figures by field are about the council that is looked at. */
  if (!is_open (self) && column >= 0 && rk_checklists_page_looked_at (self) != self->data->figured
      && ((RkChecklistColumn *)self->data->columns->pdata[column])->now)
    rk_checklists_page_reload (self);
}

static const char *
chosen_view (RkChecklistsPage *self)
{
  return gtk_toggle_button_get_active (self->years_button)    ? "years"
         : gtk_toggle_button_get_active (self->fields_button) ? "fields"
                                                              : "table";
}

static void
show_views (RkChecklistsPage *self)
{
  const char *view = self->data->columns->len ? chosen_view (self) : "nobody";
  gboolean fields = g_str_equal (view, "fields") && anybody_answered (self);

  if (g_str_equal (view, "fields") && !fields)
    view = "nobody";
  gtk_stack_set_visible_child_name (self->views, view);
  gtk_widget_set_visible (self->legend, g_str_equal (view, "table"));
  gtk_widget_set_visible (GTK_WIDGET (self->figured), fields);
}

/* Those that have answered, where there is no table to choose from. */
static void
fill_figured (RkChecklistsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  self->filling = TRUE;
  for (guint i = 0; i < self->data->columns->len; i++)
    {
      const RkChecklistColumn *column = self->data->columns->pdata[i];

      if (column->now == NULL)
        continue;
      if (column->about == self->data->figured)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, column->name);
    }
  gtk_drop_down_set_model (self->figured, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->figured, selected);
  self->filling = FALSE;
}

static void
on_figured (RkChecklistsPage *self)
{
  guint place = gtk_drop_down_get_selected (self->figured);
  int item, column;

  if (self->filling || self->data == NULL)
    return;
  rk_checklist_grid_get_selected (self->grid, &item, &column);
  for (guint i = 0; i < self->data->columns->len; i++)
    if (((RkChecklistColumn *)self->data->columns->pdata[i])->now && place-- == 0)
      rk_checklist_grid_select (self->grid, MAX (item, 0), (int)i);
}

/* The place of the item that is asked for; -1: none is, or it is not in this checklist. */
static int
take_item (RkChecklistsPage *self)
{
  const RkEdition *edition = self->data->edition;
  int place = -1;

  for (guint i = 0; self->item && i < edition->items->len; i++)
    if (rk_edition_item (edition, i)->id == self->item)
      place = (int)i;
  self->item = 0;
  return place;
}

static void
show_compare (RkChecklistsPage *self)
{
  int item;

  rk_checklist_grid_show (self->grid, self->data);
  item = take_item (self);
  if (item >= 0)
    rk_checklist_grid_select (self->grid, item, 0);
  fill_figured (self);
  rk_chart_view_set_chart (self->years, g_steal_pointer (&self->data->levels));
  rk_chart_view_set_chart (self->rates, g_steal_pointer (&self->data->rates));
  rk_chart_view_set_chart (self->radar, g_steal_pointer (&self->data->radar));
  show_views (self);
  gtk_stack_set_visible_child_name (self->pane, "cell");
  show_cell (self);
}

static void
show_path (RkChecklistsPage *self)
{
  g_autofree char *summary = NULL;

  if (!is_open (self) || rk_checklist_sheet_answers (self->sheet) == NULL)
    return;
  rk_checklist_path_show (self->path, self->data, rk_checklist_sheet_answers (self->sheet));
  summary = rk_checklist_path_dup_summary (self->path);
  gtk_button_set_label (self->strip, summary);
}

static void
show_answers (RkChecklistsPage *self)
{
  gtk_widget_set_visible (self->legend, FALSE);
  rk_checklist_sheet_show (self->sheet, self->data);
  gtk_stack_set_visible_child_name (self->views, "answer");
  gtk_stack_set_visible_child_name (self->pane, "path");
  if (self->to_focus)
    rk_checklist_sheet_focus_item (self->sheet, take_item (self));
  self->to_focus = FALSE;
}

static void
show_data (RkChecklistsPage *self)
{
  gboolean any = self->data->edition && (self->data->columns->len > 0 || !self->data->by_council);

  gtk_stack_set_visible_child_name (self->states, any ? "office" : "none");
  show_title (self);
  rk_checklists_page_update_actions (self);
  if (!any)
    return;
  fill_choices (self);
  show_legend (self);
  show_nobody (self);
  if (is_open (self))
    show_answers (self);
  else
    show_compare (self);
  gtk_widget_set_visible (self->tools, !is_open (self));
  gtk_widget_set_visible (self->new_button, !self->data->by_council);
  update_layout (self);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
open_newest (RkChecklistsPage *self)
{
  const RkChecklistColumn *newest = NULL;

  if (!self->to_open)
    return;
  self->to_open = FALSE;
  for (guint i = 0; i < self->data->columns->len; i++)
    {
      const RkChecklistColumn *column = self->data->columns->pdata[i];

      if (column->now && (newest == NULL || column->now->round_id > newest->now->round_id))
        newest = column;
    }
  if (newest)
    rk_checklists_page_open (self, newest->about);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkChecklistsPage) self = data;
  g_autoptr (GError) error = NULL;
  gpointer read;

  if (!rk_store_run_finish (RK_STORE (source), result, &read, &error))
    {
      if (rk_page_get_context (RK_PAGE (self)))
        rk_context_report (rk_page_get_context (RK_PAGE (self)), error, NULL);
      return;
    }
  if (rk_page_get_context (RK_PAGE (self)) == NULL)
    return;
  rk_checklist_data_ref (read);
  g_clear_pointer (&self->data, rk_checklist_data_unref);
  self->data = read;
  self->edition_id = self->data->edition ? self->data->edition->id : 0;
  show_data (self);
  open_newest (self);
}

static void
unref_data (gpointer data)
{
  rk_checklist_data_unref (data);
}

void
rk_checklists_page_reload (RkChecklistsPage *self)
{
  RkContext *context = rk_page_get_context (RK_PAGE (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  if (self->asked_year == 0)
    self->asked_year = rk_context_get_fiscal_year (context);
  rk_store_read_async (rk_context_get_store (context), rk_checklist_data_read,
                       rk_checklist_data_new (self->edition_id, self->about,
                                              rk_checklists_page_looked_at (self),
                                              self->asked_year),
                       unref_data, self->reading, on_read, g_object_ref (self));
}

void
rk_checklists_page_show_edition (RkChecklistsPage *self, gint64 edition)
{
  g_return_if_fail (RK_IS_CHECKLISTS_PAGE (self));

  self->edition_id = edition;
  self->about = 0;
  rk_checklists_page_reload (self);
}

static void
on_edition (RkChecklistsPage *self)
{
  guint place = gtk_drop_down_get_selected (self->edition);

  if (!self->filling && place < self->edition_ids->len)
    rk_checklists_page_show_edition (self, g_array_index (self->edition_ids, gint64, place));
}

static void
on_year (RkChecklistsPage *self)
{
  guint place = gtk_drop_down_get_selected (self->year);

  if (self->filling || place == GTK_INVALID_LIST_POSITION || self->data == NULL)
    return;
  self->asked_year = MAX (rk_fiscal_year (rk_today ()), self->data->year) - (int)place;
  rk_checklists_page_reload (self);
}

static void
on_view (RkChecklistsPage *self)
{
  if (self->data && self->data->edition && !is_open (self))
    show_views (self);
}

void
rk_checklists_page_show_view (RkChecklistsPage *self, const char *view)
{
  g_return_if_fail (RK_IS_CHECKLISTS_PAGE (self));

  gtk_toggle_button_set_active (g_str_equal (view, "years")    ? self->years_button
                                : g_str_equal (view, "fields") ? self->fields_button
                                                               : self->table_button,
                                TRUE);
}

void
rk_checklists_page_open (RkChecklistsPage *self, gint64 about)
{
  g_return_if_fail (RK_IS_CHECKLISTS_PAGE (self));

  self->about = about;
  self->to_focus = about != 0;
  rk_checklists_page_reload (self);
}

static void
open_selected (RkChecklistsPage *self)
{
  int item, column;

  rk_checklist_grid_get_selected (self->grid, &item, &column);
  if (self->data && column >= 0)
    rk_checklists_page_open (self,
                             ((RkChecklistColumn *)self->data->columns->pdata[column])->about);
}

static void
on_item_chosen (RkChecklistsPage *self, guint item)
{
  rk_checklist_sheet_focus_item (self->sheet, (int)item);
}

static void
on_go_councils (RkChecklistsPage *self)
{
  rk_context_navigate (rk_page_get_context (RK_PAGE (self)), "councils", 0);
}

/* With room enough the pane stays beside the list; over the list it opens only when asked. */
static void
on_folded (RkChecklistsPage *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap));
  update_layout (self);
}

/* ── the window's keys ───────────────────────────────────────────────────────────────────── */

static void
rk_checklists_page_print (RkPage *page)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (page);

  rk_checklists_page_paper (self, is_open (self) ? "checklist-filled" : "checklist-matrix");
}

static void
rk_checklists_page_refresh (RkPage *page)
{
  rk_checklists_page_reload (RK_CHECKLISTS_PAGE (page));
}

/* @id: a council, or a round of one; or an item, whose checklist is shown then */
static void
rk_checklists_page_show_record (RkPage *page, gint64 id)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (page);
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_page_get_context (page)));
  g_autoptr (RkRecord) item = rk_records_get (db, &rk_kind_edition_item, id, NULL);

  if (item)
    {
      self->item = id;
      rk_checklists_page_show_edition (self, rk_record_get_int (item, "edition_id"));
    }
  else
    rk_checklists_page_open (self, id);
}

static void
rk_checklists_page_toggle_detail (RkPage *page)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (page);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
  update_layout (self);
}

static gboolean
rk_checklists_page_step_back (RkPage *page)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (page);

  if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    rk_checklists_page_toggle_detail (page);
  else if (self->about)
    rk_checklists_page_open (self, 0);
  else
    return FALSE;
  return TRUE;
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
create_parts (RkChecklistsPage *self, RkContext *context)
{
  self->grid = RK_CHECKLIST_GRID (rk_checklist_grid_new ());
  gtk_scrolled_window_set_child (self->table, GTK_WIDGET (self->grid));
  g_object_bind_property (self->changes, "active", self->grid, "show-changes",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->grid, "selected", G_CALLBACK (show_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (open_selected), self,
                           G_CONNECT_SWAPPED);
  self->sheet = RK_CHECKLIST_SHEET (rk_checklist_sheet_new (context));
  gtk_stack_add_named (self->views, GTK_WIDGET (self->sheet), "answer");
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (show_path), self, G_CONNECT_SWAPPED);
  self->cell = RK_CHECKLIST_CELL (rk_checklist_cell_new (context));
  gtk_stack_add_named (self->pane, GTK_WIDGET (self->cell), "cell");
  g_signal_connect_object (self->cell, "open", G_CALLBACK (open_selected), self, G_CONNECT_SWAPPED);
  self->path = RK_CHECKLIST_PATH (rk_checklist_path_new (context));
  gtk_stack_add_named (self->pane, GTK_WIDGET (self->path), "path");
  g_signal_connect_object (self->path, "chosen", G_CALLBACK (on_item_chosen), self,
                           G_CONNECT_SWAPPED);
  rk_chart_view_set_context (self->years, context);
  rk_chart_view_set_context (self->rates, context);
  rk_chart_view_set_context (self->radar, context);
}

static void
rk_checklists_page_constructed (GObject *object)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (object);
  RkContext *context = rk_page_get_context (RK_PAGE (self));
  g_autoptr (GMenuModel) papers = rk_checklists_page_papers ();

  G_OBJECT_CLASS (rk_checklists_page_parent_class)->constructed (object);
  create_parts (self, context);
  rk_part_cut_names (self->edition);
  gtk_menu_button_set_menu_model (self->papers_button, papers);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->tools));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->views));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->pane));
  g_signal_connect_object (rk_context_get_store (context), "changed",
                           G_CALLBACK (rk_checklists_page_reload), self, G_CONNECT_SWAPPED);
  on_folded (self);
  rk_checklists_page_update_actions (self);
  rk_checklists_page_reload (self);
}

static void
rk_checklists_page_dispose (GObject *object)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (object);

  g_clear_handle_id (&self->updating, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->data, rk_checklist_data_unref);
  G_OBJECT_CLASS (rk_checklists_page_parent_class)->dispose (object);
}

static void
rk_checklists_page_finalize (GObject *object)
{
  g_array_unref (RK_CHECKLISTS_PAGE (object)->edition_ids);
  G_OBJECT_CLASS (rk_checklists_page_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkChecklistsPage, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-checklists-page.ui");
  CHILD (back_button);
  CHILD (papers_button);
  CHILD (pane_button);
  CHILD (states);
  CHILD (none);
  CHILD (flap);
  CHILD (tools);
  CHILD (new_button);
  CHILD (nobody);
  CHILD (edition);
  CHILD (year);
  CHILD (table_button);
  CHILD (years_button);
  CHILD (fields_button);
  CHILD (legend);
  CHILD (fidelity);
  CHILD (legend_text);
  CHILD (changes_label);
  CHILD (changes);
  CHILD (strip);
  CHILD (views);
  CHILD (table);
  CHILD (years);
  CHILD (rates);
  CHILD (radar);
  CHILD (figured);
  CHILD (pane);
  CALLBACK (on_edition);
  CALLBACK (on_figured);
  CALLBACK (on_year);
  CALLBACK (on_view);
  CALLBACK (on_folded);
  CALLBACK (on_go_councils);
}

#undef CHILD
#undef CALLBACK

static void
rk_checklists_page_class_init (RkChecklistsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RkPageClass *page_class = RK_PAGE_CLASS (klass);

  object_class->constructed = rk_checklists_page_constructed;
  object_class->dispose = rk_checklists_page_dispose;
  object_class->finalize = rk_checklists_page_finalize;
  page_class->print = rk_checklists_page_print;
  page_class->refresh = rk_checklists_page_refresh;
  page_class->show_record = rk_checklists_page_show_record;
  page_class->toggle_detail = rk_checklists_page_toggle_detail;
  page_class->step_back = rk_checklists_page_step_back;
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  g_type_ensure (RK_TYPE_CHART_VIEW);
  g_type_ensure (RK_TYPE_COLUMNS);
  bind_template (GTK_WIDGET_CLASS (klass));
  rk_checklists_page_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
rk_checklists_page_init (RkChecklistsPage *self)
{
  self->edition_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_checklists_page_new (RkContext *context)
{
  return g_object_new (RK_TYPE_CHECKLISTS_PAGE, "context", context, NULL);
}
