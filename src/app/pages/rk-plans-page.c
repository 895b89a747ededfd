#include "rk-plans-private.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-plan-edits.h"
#include "rk-plan-views.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-width-bin.h"

G_DEFINE_FINAL_TYPE (RkPlansPage, rk_plans_page, RK_TYPE_PAGE)

static RkContext *
context_of (RkPlansPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

RkPlan *
rk_plans_page_plan (RkPlansPage *self)
{
  return self->data ? self->data->plan : NULL;
}

gboolean
rk_plans_page_may_write (RkPlansPage *self)
{
  return context_of (self) && !rk_context_is_read_only (context_of (self));
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
data_free (gpointer pointer)
{
  RkPlansData *data = pointer;

  g_clear_pointer (&data->plans, g_ptr_array_unref);
  g_clear_pointer (&data->plan, rk_plan_unref);
  g_clear_pointer (&data->evaluations, g_ptr_array_unref);
  g_clear_pointer (&data->issues, g_ptr_array_unref);
  g_clear_pointer (&data->options, g_ptr_array_unref);
  g_free (data);
}

static gboolean
read_year (RkDb *db, RkPlansData *data, GError **error)
{
  data->year = CLAMP (data->year, data->plan->first_year, data->plan->last_year);
  g_clear_pointer (&data->evaluations, g_ptr_array_unref);
  data->evaluations
      = rk_plan_evaluations (db, rk_record_id (data->plan->record), data->year, error);
  return data->evaluations != NULL;
}

/* Where no year was chosen, the newest that was reviewed; else this one. */
static gboolean
find_year (RkDb *db, RkPlansData *data, GError **error)
{
  int today = rk_fiscal_year (rk_today ());

  for (data->year = today; data->year >= data->plan->first_year; data->year--)
    {
      if (!read_year (db, data, error))
        return FALSE;
      if (data->evaluations->len)
        return TRUE;
    }
  data->year = today;
  return read_year (db, data, error);
}

static gboolean
read_issues (RkDb *db, RkPlansData *data, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_issue_option);

  data->issues = rk_plan_issues (db, rk_record_id (data->plan->record), error);
  if (data->issues == NULL || !rk_query_sort (query, "position", error))
    return FALSE;
  data->options = rk_query_records (db, query, NULL, error);
  return data->options != NULL;
}

static gboolean
read_data (RkDb *db, gpointer pointer, GCancellable *cancellable, GError **error)
{
  RkPlansData *data = pointer;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_plan);
  gint64 id = 0;

  if (!rk_query_sort (query, "council", error) || !rk_query_sort (query, "-first_year", error)
      || !rk_query_sort (query, "-version", error))
    return FALSE;
  data->plans = rk_query_records (db, query, cancellable, error);
  if (data->plans == NULL)
    return FALSE;
  for (guint i = 0; data->asked && i < data->plans->len; i++)
    if (rk_record_id (data->plans->pdata[i]) == data->asked)
      id = data->asked;
  if (id == 0 && !rk_plans_default (db, 0, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  data->plan = rk_plan_load (db, id, error);
  if (data->plan == NULL || !read_issues (db, data, error))
    return FALSE;
  return data->year ? read_year (db, data, error) : find_year (db, data, error);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
fill_choices (RkPlansPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  const RkPlan *plan = self->data->plan;
  guint selected = 0;

  self->filling = TRUE;
  for (guint i = 0; i < self->data->plans->len; i++)
    {
      const RkRecord *record = self->data->plans->pdata[i];
      g_autofree char *name
          = g_strdup_printf (_ ("%1$s　version %2$d"), rk_record_get (record, "title"),
                             (int)rk_record_get_int (record, "version"));

      gtk_string_list_append (names, name);
      if (rk_record_id (record) == rk_record_id (plan->record))
        selected = i;
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, selected);
  for (int year = plan->first_year; year <= plan->last_year; year++)
    {
      g_autofree char *label = rk_fiscal_year_label (year);

      gtk_string_list_append (years, label);
    }
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (years));
  gtk_drop_down_set_selected (self->year, (guint)(self->data->year - plan->first_year));
  self->filling = FALSE;
}

static const char *
chosen_view (RkPlansPage *self)
{
  return gtk_toggle_button_get_active (self->targets_button)   ? "targets"
         : gtk_toggle_button_get_active (self->reviews_button) ? "reviews"
                                                               : "schedule";
}

static void
show_views (RkPlansPage *self)
{
  const char *view = chosen_view (self);
  gboolean schedule = g_str_equal (view, "schedule");

  gtk_stack_set_visible_child_name (self->views, view);
  gtk_widget_set_visible (GTK_WIDGET (self->layers), schedule);
  gtk_widget_set_visible (GTK_WIDGET (self->year), !schedule);
}

static void
show_title (RkPlansPage *self)
{
  const RkPlan *plan = rk_plans_page_plan (self);
  g_autofree char *subtitle = NULL;
  guint n = 0;

  if (plan == NULL)
    {
      rk_page_set_title (RK_PAGE (self), _ ("Plans"));
      rk_page_set_subtitle (RK_PAGE (self), NULL);
      return;
    }
  for (guint i = 0; i < plan->lines->len; i++)
    n += ((RkPlanLine *)plan->lines->pdata[i])->depth == RK_PLAN_MEASURE;
  subtitle = g_strdup_printf (ngettext ("%u line of work", "%u lines of work", n), n);
  rk_page_set_title (RK_PAGE (self), rk_record_get (plan->record, "title"));
  rk_page_set_subtitle (RK_PAGE (self), subtitle);
}

static void
show_data (RkPlansPage *self)
{
  RkPlan *plan = self->data->plan;

  gtk_stack_set_visible_child_name (self->states, plan ? "office" : "none");
  show_title (self);
  rk_plans_page_update_actions (self);
  if (plan == NULL)
    return;
  fill_choices (self);
  rk_roadmap_grid_show (self->grid, plan);
  if (self->line)
    rk_roadmap_grid_select (self->grid, self->line, rk_roadmap_grid_get_column (self->grid),
                            self->cell);
  self->line = 0;
  self->cell = 0;
  rk_plan_targets_fill (self->target_list, context_of (self), plan, self->data->year);
  rk_plan_reviews_fill (self->review_list, context_of (self), plan, self->data->evaluations,
                        self->data->year);
  rk_plan_issues_fill (self->issue_list, context_of (self), self->data->issues,
                       self->data->options);
  show_views (self);
}

static void
on_read (RkPage *page, gpointer data)
{
  RkPlansPage *self = RK_PLANS_PAGE (page);

  g_clear_pointer (&self->data, data_free);
  self->data = data;
  self->plan_id = rk_plans_page_plan (self) ? rk_record_id (rk_plans_page_plan (self)->record) : 0;
  show_data (self);
}

void
rk_plans_page_reload (RkPlansPage *self)
{
  RkPlansData *data = g_new0 (RkPlansData, 1);

  data->asked = self->plan_id;
  data->year = self->asked_year;
  rk_page_read (RK_PAGE (self), read_data, data, data_free, on_read);
}

static void
on_plan (RkPlansPage *self)
{
  guint place = gtk_drop_down_get_selected (self->choice);

  if (self->filling || self->data == NULL || place >= self->data->plans->len)
    return;
  self->plan_id = rk_record_id (self->data->plans->pdata[place]);
  rk_plans_page_reload (self);
}

static void
on_year (RkPlansPage *self)
{
  if (self->filling || rk_plans_page_plan (self) == NULL)
    return;
  self->asked_year
      = rk_plans_page_plan (self)->first_year + (int)gtk_drop_down_get_selected (self->year);
  rk_plans_page_reload (self);
}

static void
on_layers (RkPlansPage *self)
{
  if (self->grid)
    rk_roadmap_grid_set_layers (self->grid,
                                (RkRoadmapLayers)gtk_drop_down_get_selected (self->layers));
}

static void
on_view (RkPlansPage *self)
{
  if (rk_plans_page_plan (self))
    show_views (self);
}

void
rk_plans_page_show_view (RkPlansPage *self, const char *view)
{
  g_return_if_fail (RK_IS_PLANS_PAGE (self));

  gtk_toggle_button_set_active (g_str_equal (view, "targets")   ? self->targets_button
                                : g_str_equal (view, "reviews") ? self->reviews_button
                                                                : self->schedule_button,
                                TRUE);
}

GtkWidget *
rk_plans_page_get_grid (RkPlansPage *self)
{
  g_return_val_if_fail (RK_IS_PLANS_PAGE (self), NULL);

  return GTK_WIDGET (self->grid);
}

/* ── the table and the strip below ───────────────────────────────────────────────────────── */

static void
on_selected (RkPlansPage *self)
{
  rk_roadmap_strip_show (
      self->strip, rk_plans_page_plan (self), rk_roadmap_grid_get_line (self->grid),
      rk_roadmap_grid_get_cell (self->grid), rk_roadmap_grid_get_column (self->grid));
  rk_plans_page_update_opinion (self);
}

static void
on_left (RkPlansPage *self, gint64 id)
{
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);

  if (id == 0) /* what the strip holds may be a bar that was begun and given up */
    on_selected (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (id && line)
    {
      self->line = rk_record_id (line->record);
      self->cell = id;
      rk_plans_page_reload (self);
    }
}

static void
on_typing (RkPlansPage *self)
{
  if (rk_plans_page_may_write (self))
    rk_roadmap_strip_edit (self->strip);
}

static void
on_cell_moved (RkPlansPage *self, gint64 id, int first, int last)
{
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (self->grid);

  if (cell && rk_plans_page_may_write (self) && rk_record_id (cell->record) == id)
    rk_plan_edits_move_cell (context_of (self), rk_plans_page_plan (self), cell, first, last);
}

static void
on_line_moved (RkPlansPage *self, gint64 id, gint64 before)
{
  const RkPlanLine *line
      = rk_plans_page_plan (self) ? rk_plan_find_line (rk_plans_page_plan (self), id) : NULL;

  if (line && rk_plans_page_may_write (self))
    rk_plan_edits_move_line (context_of (self), line->record, RK_LINE_BEFORE, before);
}

/* ── the window's keys ───────────────────────────────────────────────────────────────────── */

static void
rk_plans_page_print (RkPage *page)
{
  RkPlansPage *self = RK_PLANS_PAGE (page);
  const char *view = chosen_view (self);

  rk_plans_page_paper (self, g_str_equal (view, "targets")   ? "targets"
                             : g_str_equal (view, "reviews") ? "progress"
                                                             : "roadmap");
}

static void
rk_plans_page_refresh (RkPage *page)
{
  rk_plans_page_reload (RK_PLANS_PAGE (page));
}

/* The plan that a line is in; any other id is a plan's own. */
static gint64
find_plan (RkPlansPage *self, gint64 id)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_page_get_context (RK_PAGE (self))));
  g_autoptr (RkRecord) line = rk_records_get (db, &rk_kind_measure, id, NULL);

  return line ? rk_record_get_int (line, "plan_id") : id;
}

/* @id: a plan, or a line of one */
static void
rk_plans_page_show_record (RkPage *page, gint64 id)
{
  RkPlansPage *self = RK_PLANS_PAGE (page);

  rk_plans_page_show_view (self, "schedule");
  if (rk_plans_page_plan (self) && rk_plan_find_line (rk_plans_page_plan (self), id))
    {
      rk_roadmap_grid_select (self->grid, id, rk_roadmap_grid_get_column (self->grid), 0);
      return;
    }
  self->plan_id = find_plan (self, id);
  self->line = self->plan_id == id ? 0 : id;
  rk_plans_page_reload (self);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
create_parts (RkPlansPage *self, RkContext *context)
{
  GtkWidget *feed;

  self->grid = RK_ROADMAP_GRID (rk_roadmap_grid_new ());
  gtk_scrolled_window_set_child (self->table, GTK_WIDGET (self->grid));
  g_signal_connect_object (self->grid, "selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "wanted", G_CALLBACK (rk_plans_page_do), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "typing", G_CALLBACK (on_typing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "cell-moved", G_CALLBACK (on_cell_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "line-moved", G_CALLBACK (on_line_moved), self,
                           G_CONNECT_SWAPPED);
  self->strip = RK_ROADMAP_STRIP (rk_roadmap_strip_new (context));
  gtk_box_append (self->schedule, GTK_WIDGET (self->strip));
  g_signal_connect_object (self->strip, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  feed = rk_part_button (_ ("Actual Values from the Data…"), "page.feed");
  gtk_widget_set_halign (feed, GTK_ALIGN_START);
  self->target_list = rk_part_list (_ ("Targets"));
  self->review_list = rk_part_list (_ ("Review"));
  adw_bin_set_child (self->targets, rk_part_scrolled (rk_part_box (
                                        GTK_ORIENTATION_VERTICAL, 12, feed, self->target_list,
                                        rk_part_label (rk_plan_grade_rule (), "caption"), NULL)));
  self->issue_list = rk_part_list (_ ("Issues"));
  adw_bin_set_child (self->reviews,
                     rk_part_scrolled (rk_part_box (GTK_ORIENTATION_VERTICAL, 12, self->review_list,
                                                    rk_part_label (_ ("Issues"), "heading"),
                                                    self->issue_list, NULL)));
}

static void
rk_plans_page_constructed (GObject *object)
{
  RkPlansPage *self = RK_PLANS_PAGE (object);
  RkContext *context = context_of (self);
  g_autoptr (GMenuModel) menu = rk_plans_page_papers ();

  G_OBJECT_CLASS (rk_plans_page_parent_class)->constructed (object);
  create_parts (self, context);
  gtk_menu_button_set_menu_model (self->papers_button, menu);
  rk_page_add_pane (RK_PAGE (self), self->tools);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->table));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->strip));
  g_signal_connect_object (rk_context_get_store (context), "changed",
                           G_CALLBACK (rk_plans_page_reload), self, G_CONNECT_SWAPPED);
  rk_plans_page_update_actions (self);
  rk_plans_page_reload (self);
}

static void
rk_plans_page_dispose (GObject *object)
{
  RkPlansPage *self = RK_PLANS_PAGE (object);

  g_clear_pointer (&self->data, data_free);
  G_OBJECT_CLASS (rk_plans_page_parent_class)->dispose (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkPlansPage, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-plans-page.ui");
  CHILD (papers_button);
  CHILD (add_button);
  CHILD (states);
  CHILD (none);
  CHILD (tools);
  CHILD (choice);
  CHILD (schedule_button);
  CHILD (targets_button);
  CHILD (reviews_button);
  CHILD (layers);
  CHILD (year);
  CHILD (views);
  CHILD (schedule);
  CHILD (table);
  CHILD (targets);
  CHILD (reviews);
  CALLBACK (on_plan);
  CALLBACK (on_year);
  CALLBACK (on_layers);
  CALLBACK (on_view);
}

#undef CHILD
#undef CALLBACK

static void
rk_plans_page_class_init (RkPlansPageClass *klass)
{
  RkPageClass *page_class = RK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rk_plans_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rk_plans_page_dispose;
  page_class->print = rk_plans_page_print;
  page_class->refresh = rk_plans_page_refresh;
  page_class->show_record = rk_plans_page_show_record;
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  bind_template (GTK_WIDGET_CLASS (klass));
  rk_plans_page_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
rk_plans_page_init (RkPlansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_plans_page_new (RkContext *context)
{
  return g_object_new (RK_TYPE_PLANS_PAGE, "context", context, NULL);
}
