#include "rk-plans-page.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-files.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-plan-edits.h"
#include "rk-plan-views.h"
#include "rk-preview-window.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-report.h"
#include "rk-roadmap-grid.h"
#include "rk-roadmap-strip.h"
#include "rk-width-bin.h"

/* What the page shows, read in one go. */
typedef struct
{
  gint64 asked; /* plan; 0: what suits */
  int year;
  GPtrArray *plans; /* RkRecord */
  RkPlan *plan;     /* NULL: there is none */
  GPtrArray *evaluations;
} Data;

struct _RkPlansPage
{
  RkPage parent_instance;

  /* template */
  GtkMenuButton *papers_button;
  GtkWidget *add_button;
  GtkStack *states;
  AdwStatusPage *none;
  GtkWidget *tools;
  GtkDropDown *choice;
  GtkToggleButton *schedule_button;
  GtkToggleButton *targets_button;
  GtkToggleButton *reviews_button;
  GtkDropDown *layers;
  GtkDropDown *year;
  GtkStack *views;
  GtkBox *schedule;
  GtkScrolledWindow *table;
  AdwBin *targets;
  AdwBin *reviews;

  /* owned by the tree */
  RkRoadmapGrid *grid;
  RkRoadmapStrip *strip;
  GtkWidget *target_list;
  GtkWidget *review_list;

  Data *data;
  gint64 plan_id; /* what is asked for; 0: what suits */
  gint64 line;    /* to be selected once it has been read */
  gint64 cell;
  int asked_year;
  GCancellable *reading;
  gboolean filling; /* the choices */
};

G_DEFINE_FINAL_TYPE (RkPlansPage, rk_plans_page, RK_TYPE_PAGE)

static void reload (RkPlansPage *self);

static RkContext *
context_of (RkPlansPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

static RkPlan *
plan_of (RkPlansPage *self)
{
  return self->data ? self->data->plan : NULL;
}

static gboolean
may_write (RkPlansPage *self)
{
  return context_of (self) && !rk_context_is_read_only (context_of (self));
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
data_free (gpointer pointer)
{
  Data *data = pointer;

  g_clear_pointer (&data->plans, g_ptr_array_unref);
  g_clear_pointer (&data->plan, rk_plan_unref);
  g_clear_pointer (&data->evaluations, g_ptr_array_unref);
  g_free (data);
}

static gboolean
read_year (RkDb *db, Data *data, GError **error)
{
  data->year = CLAMP (data->year, data->plan->first_year, data->plan->last_year);
  g_clear_pointer (&data->evaluations, g_ptr_array_unref);
  data->evaluations
      = rk_plan_evaluations (db, rk_record_id (data->plan->record), data->year, error);
  return data->evaluations != NULL;
}

/* Where no year was chosen, the newest that was reviewed; else this one. */
static gboolean
find_year (RkDb *db, Data *data, GError **error)
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
read_data (RkDb *db, gpointer pointer, GCancellable *cancellable, GError **error)
{
  Data *data = pointer;
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
  if (data->plan == NULL)
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
  const RkPlan *plan = plan_of (self);
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
update_actions (RkPlansPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean plan = plan_of (self) != NULL;
  gboolean writable = may_write (self);
  static const char *const writing[] = { "page.add-line",  "page.edit-plan", "page.add-target",
                                         "page.add-issue", "page.roll-over", "page.revise" };

  gtk_widget_action_set_enabled (widget, "page.paper", plan);
  gtk_widget_action_set_enabled (widget, "page.new-plan", writable);
  gtk_widget_action_set_enabled (widget, "page.import", writable);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], plan && writable);
}

static void
show_data (RkPlansPage *self)
{
  RkPlan *plan = self->data->plan;

  gtk_stack_set_visible_child_name (self->states, plan ? "office" : "none");
  show_title (self);
  update_actions (self);
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
  show_views (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer pointer)
{
  g_autoptr (RkPlansPage) self = pointer;
  g_autoptr (GError) error = NULL;
  gpointer read;

  if (!rk_store_run_finish (RK_STORE (source), result, &read, &error))
    {
      if (context_of (self))
        rk_context_report (context_of (self), error, NULL);
      return;
    }
  if (context_of (self) == NULL)
    return;
  g_clear_pointer (&self->data, data_free);
  self->data = g_new0 (Data, 1);
  *self->data = *(Data *)read; /* the task frees an empty one */
  *(Data *)read = (Data){ 0 };
  self->plan_id = plan_of (self) ? rk_record_id (plan_of (self)->record) : 0;
  show_data (self);
}

static void
reload (RkPlansPage *self)
{
  Data *data = g_new0 (Data, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  data->asked = self->plan_id;
  data->year = self->asked_year;
  rk_store_read_async (rk_context_get_store (context_of (self)), read_data, data, data_free,
                       self->reading, on_read, g_object_ref (self));
}

static void
on_plan (RkPlansPage *self)
{
  guint place = gtk_drop_down_get_selected (self->choice);

  if (self->filling || self->data == NULL || place >= self->data->plans->len)
    return;
  self->plan_id = rk_record_id (self->data->plans->pdata[place]);
  reload (self);
}

static void
on_year (RkPlansPage *self)
{
  if (self->filling || plan_of (self) == NULL)
    return;
  self->asked_year = plan_of (self)->first_year + (int)gtk_drop_down_get_selected (self->year);
  reload (self);
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
  if (plan_of (self))
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
  rk_roadmap_strip_show (self->strip, plan_of (self), rk_roadmap_grid_get_line (self->grid),
                         rk_roadmap_grid_get_cell (self->grid),
                         rk_roadmap_grid_get_column (self->grid));
}

static void
on_left (RkPlansPage *self, gint64 id)
{
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (id && line)
    {
      self->line = rk_record_id (line->record);
      self->cell = id;
      reload (self);
    }
}

static void
on_typed (RkPlansPage *self, const char *text)
{
  if (may_write (self) && rk_roadmap_grid_get_cell (self->grid) == NULL)
    rk_roadmap_strip_edit (self->strip, text);
}

static void
on_cell_moved (RkPlansPage *self, gint64 id, int first, int last)
{
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (self->grid);

  if (cell && may_write (self) && rk_record_id (cell->record) == id)
    rk_plan_edits_move_cell (context_of (self), plan_of (self), cell, first, last);
}

static void
on_line_moved (RkPlansPage *self, gint64 id, gint64 before)
{
  const RkPlanLine *line = plan_of (self) ? rk_plan_find_line (plan_of (self), id) : NULL;

  if (line && may_write (self))
    rk_plan_edits_move_line (context_of (self), line->record, RK_LINE_BEFORE, before);
}

static const char *const line_fields[]
    = { "title", "bodies",       "goal",    "budget",      "amount",    "budget_year",
        "note",  "statement_id", "item_id", "material_id", "indicator", NULL };

static void
open_line (RkPlansPage *self, RkRecord *record, const char *title)
{
  GtkWidget *dialog = rk_record_dialog_new_for (
      context_of (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, record,
      line_fields);

  rk_record_dialog_set_save (RK_RECORD_DIALOG (dialog), rk_plan_edits_save_line);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 640);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Beside the selected line; a 柱 is followed by a 取組 below it. */
static void
add_line (RkPlansPage *self)
{
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);
  RkDraft *draft = rk_draft_new (&rk_kind_measure);
  gint64 parent = 0;
  guint depth = 0;
  g_autoptr (RkRecord) record = NULL;
  g_autofree char *title = NULL;

  if (line)
    {
      parent = line->depth < RK_PLAN_MEASURE ? rk_record_id (line->record)
                                             : rk_record_get_int (line->record, "parent_id");
      depth = line->depth < RK_PLAN_MEASURE ? line->depth + 1 : line->depth;
    }
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_measure, "plan_id"),
                    rk_record_id (plan_of (self)->record));
  if (parent)
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_measure, "parent_id"), parent);
  record = rk_draft_end (draft);
  /* Translators: 柱, 取組, 具体的な取組 */
  title = g_strdup_printf (_ ("Add: %s"), rk_plan_depth_name (depth));
  open_line (self, record, title);
}

static void
remove_selected (RkPlansPage *self)
{
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (self->grid);
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);

  if (cell)
    rk_plan_edits_remove_cell (context_of (self), cell);
  else if (line)
    rk_plan_edits_move_line (context_of (self), line->record, RK_LINE_REMOVE, 0);
}

static void
on_wanted (RkPlansPage *self, int verb)
{
  static const RkLineMove moves[] = { [RK_ROADMAP_LINE_UP] = RK_LINE_UP,
                                      [RK_ROADMAP_LINE_DOWN] = RK_LINE_DOWN,
                                      [RK_ROADMAP_LINE_UNDER] = RK_LINE_UNDER,
                                      [RK_ROADMAP_LINE_OUT] = RK_LINE_OUT };
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);

  if (!may_write (self) || plan_of (self) == NULL)
    return;
  switch ((RkRoadmapVerb)verb)
    {
    case RK_ROADMAP_EDIT:
      rk_roadmap_strip_edit (self->strip, NULL);
      break;
    case RK_ROADMAP_STAR:
      rk_roadmap_strip_star (self->strip);
      break;
    case RK_ROADMAP_REMOVE:
      remove_selected (self);
      break;
    case RK_ROADMAP_OPEN:
      if (line)
        open_line (self, line->record, rk_plan_depth_name (line->depth));
      break;
    case RK_ROADMAP_NEW_LINE:
      add_line (self);
      break;
    case RK_ROADMAP_LINE_UP:
    case RK_ROADMAP_LINE_DOWN:
    case RK_ROADMAP_LINE_UNDER:
    case RK_ROADMAP_LINE_OUT:
    default:
      if (line)
        rk_plan_edits_move_line (context_of (self), line->record, moves[verb], 0);
    }
}

/* ── actions ─────────────────────────────────────────────────────────────────────────────── */

static void
on_made (gpointer owner, gint64 id, gboolean done)
{
  RkPlansPage *self = owner;

  if (!done || context_of (self) == NULL)
    return;
  self->plan_id = id;
  reload (self);
}

static void
on_plan_saved (gpointer owner, gint64 id)
{
  on_made (owner, id, TRUE);
}

static void
open_form (RkPlansPage *self, const RkKind *kind, RkRecord *record)
{
  GtkWidget *dialog = rk_record_dialog_new (
      context_of (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), kind, record);

  if (kind == &rk_kind_plan)
    rk_record_dialog_on_saved (RK_RECORD_DIALOG (dialog), self, on_plan_saved);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 640);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_new_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkDraft *draft = rk_draft_new (&rk_kind_plan);
  int year = rk_fiscal_year (rk_today ());
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_plan, "first_year"), year);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_plan, "last_year"), year + 4);
  record = rk_draft_end (draft);
  open_form (RK_PLANS_PAGE (widget), &rk_kind_plan, record);
}

static void
on_edit_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);

  open_form (self, &rk_kind_plan, plan_of (self)->record);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);
  const RkKind *kind = g_str_equal (name, "page.add-target") ? &rk_kind_target : &rk_kind_issue;
  RkDraft *draft = rk_draft_new (kind);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_int (draft, rk_kind_field (kind, "plan_id"), rk_record_id (plan_of (self)->record));
  record = rk_draft_end (draft);
  open_form (self, kind, record);
}

static void
on_add_line (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_line (RK_PLANS_PAGE (widget));
}

static void
on_revise (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);

  rk_plan_edits_revise (context_of (self), plan_of (self), self, on_made);
}

static void
on_roll_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);

  rk_plan_edits_roll_over (context_of (self), plan_of (self), self->data->year);
}

static void
on_file_chosen (GFile *file, gpointer data)
{
  RkPlansPage *self = data;
  g_autofree char *path = g_file_get_path (file);

  if (path && context_of (self))
    rk_plan_edits_take_in (context_of (self), path, self, on_made);
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_files_choose (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN,
                   _ ("Take In a Plan"), _ ("_Take In"), NULL, "*.csv;*.xlsx;*.txt",
                   _ ("Tables (CSV, Excel)"), on_file_chosen, g_object_ref (widget),
                   g_object_unref);
}

static const char *const papers[]
    = { "roadmap", "measures", "progress", "targets", "pdca", "issues", "comparison-table" };

static void
print (RkPlansPage *self, const char *document)
{
  RkReportParams params = { 0 };

  if (plan_of (self) == NULL)
    return;
  params.record = rk_record_id (plan_of (self)->record);
  rk_preview_window_present (context_of (self), GTK_WIDGET (self), document, &params);
}

static void
on_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print (RK_PLANS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static GMenuModel *
create_papers (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      const RkReportInfo *info = rk_report_find (papers[i]);
      g_autofree char *action = g_strdup_printf ("page.paper::%s", papers[i]);

      if (info)
        g_menu_append (menu, info->title, action);
    }
  return G_MENU_MODEL (menu);
}

/* ── the window's keys ───────────────────────────────────────────────────────────────────── */

static void
rk_plans_page_print (RkPage *page)
{
  RkPlansPage *self = RK_PLANS_PAGE (page);
  const char *view = chosen_view (self);

  print (self, g_str_equal (view, "targets")   ? "targets"
               : g_str_equal (view, "reviews") ? "progress"
                                               : "roadmap");
}

static void
rk_plans_page_refresh (RkPage *page)
{
  reload (RK_PLANS_PAGE (page));
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

  if (plan_of (self) && rk_plan_find_line (plan_of (self), id))
    {
      rk_roadmap_grid_select (self->grid, id, rk_roadmap_grid_get_column (self->grid), 0);
      return;
    }
  self->plan_id = find_plan (self, id);
  reload (self);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
create_parts (RkPlansPage *self, RkContext *context)
{
  self->grid = RK_ROADMAP_GRID (rk_roadmap_grid_new ());
  gtk_scrolled_window_set_child (self->table, GTK_WIDGET (self->grid));
  g_signal_connect_object (self->grid, "selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "wanted", G_CALLBACK (on_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "cell-moved", G_CALLBACK (on_cell_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "line-moved", G_CALLBACK (on_line_moved), self,
                           G_CONNECT_SWAPPED);
  self->strip = RK_ROADMAP_STRIP (rk_roadmap_strip_new (context));
  gtk_box_append (self->schedule, GTK_WIDGET (self->strip));
  g_signal_connect_object (self->strip, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  self->target_list = rk_part_list (_ ("Targets"));
  self->review_list = rk_part_list (_ ("Review"));
  adw_bin_set_child (self->targets, rk_part_scrolled (rk_part_box (
                                        GTK_ORIENTATION_VERTICAL, 12, self->target_list,
                                        rk_part_label (rk_plan_grade_rule (), "caption"), NULL)));
  adw_bin_set_child (self->reviews, rk_part_scrolled (self->review_list));
}

static void
rk_plans_page_constructed (GObject *object)
{
  RkPlansPage *self = RK_PLANS_PAGE (object);
  RkContext *context = context_of (self);
  g_autoptr (GMenuModel) menu = create_papers ();

  G_OBJECT_CLASS (rk_plans_page_parent_class)->constructed (object);
  create_parts (self, context);
  gtk_menu_button_set_menu_model (self->papers_button, menu);
  rk_page_add_pane (RK_PAGE (self), self->tools);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->table));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->strip));
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  reload (self);
}

static void
rk_plans_page_dispose (GObject *object)
{
  RkPlansPage *self = RK_PLANS_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.paper", "s", on_paper);
  gtk_widget_class_install_action (widget_class, "page.new-plan", NULL, on_new_plan);
  gtk_widget_class_install_action (widget_class, "page.edit-plan", NULL, on_edit_plan);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "page.add-line", NULL, on_add_line);
  gtk_widget_class_install_action (widget_class, "page.add-target", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "page.add-issue", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "page.roll-over", NULL, on_roll_over);
  gtk_widget_class_install_action (widget_class, "page.revise", NULL, on_revise);
}

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
  install_actions (GTK_WIDGET_CLASS (klass));
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
