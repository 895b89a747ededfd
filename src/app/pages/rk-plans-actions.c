#include "rk-plans-private.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-files.h"
#include "rk-goto.h"
#include "rk-kinds.h"
#include "rk-logic-window.h"
#include "rk-message.h"
#include "rk-plan-edits.h"
#include "rk-plan-wizard.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-report.h"
#include "rk-target-feed-window.h"

static RkContext *
context_of (RkPlansPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

/* ── lines ───────────────────────────────────────────────────────────────────────────────── */

static const char *const line_fields[]
    = { "title", "bodies",       "goal",    "budget",      "amount",       "budget_year",
        "note",  "statement_id", "item_id", "material_id", "indicator_id", "indicator",
        NULL };

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
                    rk_record_id (rk_plans_page_plan (self)->record));
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

void
rk_plans_page_do (RkPlansPage *self, int verb)
{
  static const RkLineMove moves[] = { [RK_ROADMAP_LINE_UP] = RK_LINE_UP,
                                      [RK_ROADMAP_LINE_DOWN] = RK_LINE_DOWN,
                                      [RK_ROADMAP_LINE_UNDER] = RK_LINE_UNDER,
                                      [RK_ROADMAP_LINE_OUT] = RK_LINE_OUT };
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);

  if (!rk_plans_page_may_write (self) || rk_plans_page_plan (self) == NULL)
    return;
  switch ((RkRoadmapVerb)verb)
    {
    case RK_ROADMAP_EDIT:
      rk_roadmap_strip_edit (self->strip);
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
  rk_plans_page_reload (self);
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

  open_form (self, &rk_kind_plan, rk_plans_page_plan (self)->record);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);
  const RkKind *kind = g_str_equal (name, "page.add-target") ? &rk_kind_target : &rk_kind_issue;
  RkDraft *draft = rk_draft_new (kind);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_int (draft, rk_kind_field (kind, "plan_id"),
                    rk_record_id (rk_plans_page_plan (self)->record));
  record = rk_draft_end (draft);
  open_form (self, kind, record);
}

static void
on_add_line (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_line (RK_PLANS_PAGE (widget));
}

static void
on_feed (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);

  gtk_window_present (GTK_WINDOW (
      rk_target_feed_window_new (context_of (self), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 rk_plans_page_plan (self), self->data->year)));
}

static void
on_logic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);

  gtk_window_present (GTK_WINDOW (
      rk_logic_window_new (context_of (self), GTK_WINDOW (gtk_widget_get_root (widget)),
                           &rk_kind_plan, rk_record_id (rk_plans_page_plan (self)->record))));
}

static void
on_planned (RkPlansPage *self, gint64 id)
{
  self->line = id;
  rk_plans_page_show_view (self, "schedule");
  rk_plans_page_reload (self);
}

static void
on_wizard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);
  GtkWidget *wizard = rk_plan_wizard_new (
      context_of (self), GTK_WINDOW (gtk_widget_get_root (widget)), rk_plans_page_plan (self));

  g_signal_connect_object (wizard, "made", G_CALLBACK (on_planned), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (wizard));
}

static void
on_revise (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);

  rk_plan_edits_revise (context_of (self), rk_plans_page_plan (self), self, on_made);
}

static gboolean
was_reviewed (const RkPlansPage *self, const RkPlanLine *line)
{
  const GPtrArray *reviews = self->data->evaluations;

  for (guint i = 0; i < reviews->len; i++)
    if (rk_record_get_int (reviews->pdata[i], "measure_id") == rk_record_id (line->record))
      return TRUE;
  return FALSE;
}

static guint
count_unreviewed (RkPlansPage *self)
{
  const GPtrArray *lines = rk_plans_page_plan (self)->lines;
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const RkPlanLine *line = lines->pdata[i];

      n += line->depth == RK_PLAN_MEASURE && !was_reviewed (self, line);
    }
  return n;
}

static void
on_rolls_over (RkPlansPage *self, const char *response)
{
  if (self->data && context_of (self))
    rk_plan_edits_roll_over (context_of (self), rk_plans_page_plan (self), self->data->year);
}

static void
on_see_reviews (RkPlansPage *self, const char *response)
{
  rk_plans_page_show_view (self, "reviews");
}

/* The choice for each line is made in its review: what goes on by itself is said first. */
static void
on_roll_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);
  guint unreviewed = count_unreviewed (self);
  g_autofree char *from = rk_fiscal_year_label (self->data->year);
  g_autofree char *to = rk_fiscal_year_label (self->data->year + 1);
  g_autofree char *heading = g_strdup_printf (_ ("Let the Plan Go On into %s?"), to);
  g_autofree char *open
      = g_strdup_printf (ngettext ("%u line has no review of that year yet.",
                                   "%u lines have no review of that year yet.", unreviewed),
                         unreviewed);
  g_autofree char *body = g_strdup_printf (
      _ ("What ends by its review of %s stops there. Of everything else, what is not done goes on "
         "a year longer.\n\n%s"),
      from, unreviewed ? open : _ ("Every line has been reviewed."));
  GtkWidget *dialog
      = rk_message_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "reviews",
                                    _ ("See the _Reviews"), "go-on", _ ("_Go On"), NULL);
  adw_message_dialog_set_default_response (message, unreviewed ? "reviews" : "go-on");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response::go-on", G_CALLBACK (on_rolls_over), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::reviews", G_CALLBACK (on_see_reviews), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
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

static const char *const papers[] = { "roadmap", "measures", "progress",         "targets",
                                      "pdca",    "issues",   "comparison-table", "logic-tree" };

void
rk_plans_page_paper (RkPlansPage *self, const char *document)
{
  RkReportParams params = { 0 };

  if (rk_plans_page_plan (self) == NULL)
    return;
  params.record = rk_record_id (rk_plans_page_plan (self)->record);
  rk_preview_window_present (context_of (self), GTK_WIDGET (self), document, &params);
}

static void
on_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_plans_page_paper (RK_PLANS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

GMenuModel *
rk_plans_page_papers (void)
{
  return rk_page_papers_menu (papers, G_N_ELEMENTS (papers));
}

void
rk_plans_page_update_actions (RkPlansPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean plan = rk_plans_page_plan (self) != NULL;
  gboolean writable = rk_plans_page_may_write (self);
  static const char *const writing[]
      = { "page.add-line",  "page.edit-plan", "page.add-target", "page.add-issue",
          "page.roll-over", "page.revise",    "page.feed",       "page.wizard" };

  gtk_widget_action_set_enabled (widget, "page.paper", plan);
  gtk_widget_action_set_enabled (widget, "page.logic", plan);
  gtk_widget_action_set_enabled (widget, "page.new-plan", writable);
  gtk_widget_action_set_enabled (widget, "page.import", writable);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], plan && writable);
}

/* The opinion that the selected line was made of, in its meeting. */
static void
on_show_opinion (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPlansPage *self = RK_PLANS_PAGE (widget);
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);

  if (line)
    rk_goto_record (context_of (self), &rk_kind_statement,
                    rk_record_get_int (line->record, "statement_id"));
}

void
rk_plans_page_update_opinion (RkPlansPage *self)
{
  const RkPlanLine *line = rk_roadmap_grid_get_line (self->grid);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.show-opinion",
                                 line && rk_record_get_int (line->record, "meeting_id"));
}

void
rk_plans_page_install_actions (GtkWidgetClass *widget_class)
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
  gtk_widget_class_install_action (widget_class, "page.feed", NULL, on_feed);
  gtk_widget_class_install_action (widget_class, "page.logic", NULL, on_logic);
  gtk_widget_class_install_action (widget_class, "page.show-opinion", NULL, on_show_opinion);
  gtk_widget_class_install_action (widget_class, "page.wizard", NULL, on_wizard);
}
