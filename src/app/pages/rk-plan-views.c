#include "rk-plan-views.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-chart-view.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-record-dialog.h"
#include "rk-report-plan.h"
#include "rk-target-feed.h"

/* What a row opens. */
typedef struct
{
  RkContext *context;
  RkRecord *record;
  char *title; /* (nullable) */
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  Opening *opening = data;

  g_object_unref (opening->context);
  rk_record_unref (opening->record);
  g_free (opening->title);
  g_free (opening);
}

static void
on_open (GtkWidget *widget, Opening *opening)
{
  GtkWidget *dialog
      = rk_record_dialog_new_for (opening->context, GTK_WINDOW (gtk_widget_get_root (widget)),
                                  opening->title, opening->record, NULL);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 640);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @record: (transfer full). @title: (nullable): of the form */
static void
opens (GtkWidget *row, const char *signal, RkContext *context, RkRecord *record, const char *title)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  opening->record = record;
  opening->title = g_strdup (title);
  g_signal_connect_data (row, signal, G_CALLBACK (on_open), opening, opening_free, 0);
}

static const char *
colour_of (RkGrade grade)
{
  static const char *const colours[] = { "grey", "green", "blue", "amber", "red" };

  return colours[grade];
}

/* ── 目標 ────────────────────────────────────────────────────────────────────────────────── */

static char *
dup_year_words (const RkPlanTarget *target, int year)
{
  guint decimals = (guint)rk_record_get_int (target->record, "decimals");
  const char *unit = rk_record_get (target->record, "unit");
  g_autofree char *planned
      = rk_plan_dup_value (rk_plan_real (rk_plan_value (target, year), "planned"), decimals);
  g_autofree char *actual = rk_plan_dup_value (rk_plan_actual (target, year), decimals);
  const char *direction = rk_record_get (target->record, "direction");

  /* Translators: target, actual, unit */
  return g_strdup_printf (_ ("Target %1$s　Actual %2$s　%3$s"),
                          *planned    ? planned
                          : direction ? direction
                                      : "－",
                          *actual ? actual : "－", rk_part_or_empty (unit));
}

static RkRecord *
value_or_new (const RkPlanTarget *target, int year)
{
  const RkRecord *value = rk_plan_value (target, year);
  RkDraft *draft;

  if (value)
    return rk_record_ref ((RkRecord *)value);
  draft = rk_draft_new (&rk_kind_target_value);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_target_value, "target_id"),
                    rk_record_id (target->record));
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_target_value, "year"), year);
  return rk_draft_end (draft);
}

/* 「目標 250　実績 20.7　%　（238÷1,151）」 and, in a second line, where it was taken from. */
static char *
dup_year_subtitle (const RkPlanTarget *target, int year)
{
  const RkRecord *value = rk_plan_value (target, year);
  const char *source = value ? rk_record_get (value, "source") : NULL;
  double denominator = rk_plan_real (value, "denominator");
  g_autofree char *words = dup_year_words (target, year);
  g_autofree char *above = rk_plan_dup_value (rk_plan_real (value, "numerator"), 0);
  g_autofree char *below = rk_plan_dup_value (denominator, 0);
  g_autofree char *share
      = isnan (denominator) ? g_strdup ("") : g_strdup_printf ("　（%s÷%s）", above, below);
  g_autofree char *all
      = g_strconcat (words, share, source ? "\n" : "", rk_part_or_empty (source), NULL);

  return g_markup_escape_text (all, -1);
}

static GtkWidget *
create_year_row (RkContext *context, const RkPlanTarget *target, int year)
{
  GtkWidget *row = adw_action_row_new ();
  RkGrade grade = rk_plan_year_grade (target, year);
  g_autofree char *label = rk_fiscal_year_label (year);
  g_autofree char *words = dup_year_subtitle (target, year);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (grade != RK_GRADE_NONE)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               rk_part_chip (rk_plan_grade_words (grade), colour_of (grade)));
  if (!rk_context_is_read_only (context))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      opens (row, "activated", context, value_or_new (target, year),
             rk_record_get (target->record, "name"));
    }
  return row;
}

/* A chart takes long to draw: only of a target that is looked at. */
typedef struct
{
  RkContext *context;
  RkPlan *plan;
  const RkPlanTarget *target;
  AdwBin *place;
} Picture;

static void
picture_free (gpointer data, GClosure *closure)
{
  Picture *picture = data;

  g_object_unref (picture->context);
  rk_plan_unref (picture->plan);
  g_free (picture);
}

static void
show_picture (AdwExpanderRow *row, GParamSpec *pspec, Picture *picture)
{
  GtkWidget *view;

  if (!adw_expander_row_get_expanded (row) || adw_bin_get_child (picture->place))
    return;
  view = rk_chart_view_new (picture->context);
  rk_chart_view_set_chart (RK_CHART_VIEW (view),
                           rk_plan_target_chart (picture->plan, picture->target));
  adw_bin_set_child (picture->place, view);
}

static void
add_picture (GtkWidget *expander, RkContext *context, RkPlan *plan, const RkPlanTarget *target)
{
  Picture *picture = g_new0 (Picture, 1);
  GtkWidget *row = adw_preferences_row_new ();

  *picture = (Picture){ g_object_ref (context), rk_plan_ref (plan), target,
                        ADW_BIN (rk_part_margins (adw_bin_new (), 6)) };
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (picture->place));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (show_picture), picture,
                         picture_free, 0);
}

/* The formula, and what the value comes from where that is not by hand. */
static void
add_formula (GtkWidget *expander, const RkRecord *target)
{
  GtkWidget *row = adw_action_row_new ();
  const char *formula = rk_record_get (target, "formula");
  const char *by = rk_record_get (target, "measured_by");
  const char *when = rk_record_get (target, "measured_when");
  g_autofree char *who = g_strjoin (
      "　", rk_target_is_fed (target) ? _ ("From the data of this file") : _ ("Entered by hand"),
      rk_part_or_empty (by), rk_part_or_empty (when), NULL);
  g_autofree char *safe_formula
      = g_markup_escape_text (formula ? formula : _ ("No formula written down"), -1);
  g_autofree char *safe_who = g_markup_escape_text (who, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_formula);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_who);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
append_target (
    GtkWidget *list, RkContext *context, RkPlan *plan, const RkPlanTarget *target, int year)
{
  GtkWidget *row = adw_expander_row_new ();
  RkGrade grade = rk_plan_year_grade (target, year);
  g_autofree char *words = dup_year_words (target, year);
  g_autofree char *subtitle = g_markup_printf_escaped (
      "%s　%s", rk_part_or_empty (rk_record_get (target->record, "viewpoint")), words);
  g_autofree char *title = g_markup_escape_text (rk_record_get (target->record, "name"), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                               rk_part_chip (rk_plan_grade_words (grade), colour_of (grade)));
  if (!rk_context_is_read_only (context))
    {
      GtkWidget *edit = rk_part_icon_button ("document-edit-symbolic", _ ("Edit the Target"));

      opens (edit, "clicked", context, rk_record_ref (target->record), NULL);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), edit);
    }
  add_picture (row, context, plan, target);
  add_formula (row, target->record);
  for (int at = plan->first_year; at <= plan->last_year; at++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_year_row (context, target, at));
  rk_part_keep_open (list, row, rk_record_id (target->record));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
append_words (GtkWidget *list, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

void
rk_plan_targets_fill (GtkWidget *list, RkContext *context, RkPlan *plan, int year)
{
  rk_part_clear (list);
  for (guint i = 0; i < plan->targets->len; i++)
    append_target (list, context, plan, plan->targets->pdata[i], year);
  if (plan->targets->len == 0)
    append_words (list, _ ("No target yet. Add one from the menu above."));
}

/* ── 振り返り ────────────────────────────────────────────────────────────────────────────── */

static RkRecord *
evaluation_or_new (GPtrArray *evaluations, const RkPlanLine *line, int year)
{
  RkDraft *draft;

  for (guint i = 0; i < evaluations->len; i++)
    if (rk_record_get_int (evaluations->pdata[i], "measure_id") == rk_record_id (line->record))
      return rk_record_ref (evaluations->pdata[i]);
  draft = rk_draft_new (&rk_kind_evaluation);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_evaluation, "measure_id"),
                    rk_record_id (line->record));
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_evaluation, "year"), year);
  return rk_draft_end (draft);
}

static const char *
colour_of_progress (const char *progress)
{
  if (progress == NULL)
    return "grey";
  return g_str_equal (progress, "遅れ") || g_str_equal (progress, "未着手") ? "red"
         : g_str_equal (progress, "やや遅れ")                               ? "amber"
                                                                            : "green";
}

static void
append_review (
    GtkWidget *list, RkContext *context, const RkPlanLine *line, GPtrArray *evaluations, int year)
{
  GtkWidget *row = adw_action_row_new ();
  RkRecord *evaluation = evaluation_or_new (evaluations, line, year);
  const char *progress = rk_record_get (evaluation, "progress");
  const char *decision = rk_record_get (evaluation, "decision");
  const char *done = rk_record_get (evaluation, "done");
  g_autofree char *title
      = g_markup_printf_escaped ("%s　%s", line->number, rk_record_get (line->record, "title"));
  g_autofree char *subtitle = g_markup_escape_text (done ? done : _ ("Not reviewed yet"), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (progress)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               rk_part_chip (progress, colour_of_progress (progress)));
  if (decision)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_part_chip (decision, "blue"));
  if (!rk_context_is_read_only (context))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      opens (row, "activated", context, evaluation, rk_record_get (line->record, "title"));
    }
  else
    rk_record_unref (evaluation);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* The numbers of lines begin anew below each. */
static void
append_heading (GtkWidget *list, const RkPlanLine *line)
{
  g_autofree char *words
      = g_strdup_printf ("%s　%s", line->number, rk_record_get (line->record, "title"));
  GtkWidget *label = rk_part_label (words, "heading");

  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_append (GTK_LIST_BOX (list), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (label)), FALSE);
  gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
}

void
rk_plan_reviews_fill (
    GtkWidget *list, RkContext *context, const RkPlan *plan, GPtrArray *evaluations, int year)
{
  const RkPlanLine *heading = NULL;
  guint n = 0;

  rk_part_clear (list);
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const RkPlanLine *line = plan->lines->pdata[i];

      if (line->depth < RK_PLAN_MEASURE && line->cells->len == 0)
        heading = line;
      if (line->depth != RK_PLAN_MEASURE
          && !(line->depth < RK_PLAN_MEASURE && line->cells->len > 0))
        continue;
      if (heading)
        append_heading (list, heading);
      heading = NULL;
      append_review (list, context, line, evaluations, year);
      n++;
    }
  if (n == 0)
    append_words (list, _ ("No line to review yet."));
}

/* ── 論点 ────────────────────────────────────────────────────────────────────────────────── */

static void
add_option (GtkWidget *expander, RkContext *context, RkRecord *option, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  const char *pros = rk_record_get (option, "pros");
  const char *cons = rk_record_get (option, "cons");
  g_autofree char *title = g_markup_printf_escaped ("案%u　%s", n, rk_record_get (option, "text"));
  /* Translators: what speaks for an option, and what against it */
  g_autofree char *words
      = g_strdup_printf (_ ("For: %1$s　Against: %2$s"), pros ? pros : "－", cons ? cons : "－");
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (rk_record_get_int (option, "chosen"))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_part_chip ("採用", "green"));
  if (!rk_context_is_read_only (context))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      opens (row, "activated", context, rk_record_ref (option), NULL);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
add_new_option (GtkWidget *expander, RkContext *context, const RkRecord *issue, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = rk_part_button (_ ("Add an Option…"), NULL);
  RkDraft *draft = rk_draft_new (&rk_kind_issue_option);

  rk_draft_put_id (draft, "issue_id", rk_record_id (issue));
  rk_draft_put_int (draft, "position", n);
  opens (button, "clicked", context, rk_draft_end (draft), rk_record_get (issue, "question"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
append_issue (GtkWidget *list, RkContext *context, RkRecord *issue, GPtrArray *options)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *decision = rk_record_get (issue, "decision");
  g_autofree char *title = g_markup_escape_text (rk_record_get (issue, "question"), -1);
  g_autofree char *subtitle
      = g_markup_escape_text (decision ? decision : _ ("Not decided yet"), -1);
  guint n = 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if (!rk_context_is_read_only (context))
    {
      GtkWidget *edit = rk_part_icon_button ("document-edit-symbolic", _ ("Edit the Issue"));

      opens (edit, "clicked", context, rk_record_ref (issue), NULL);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), edit);
    }
  for (guint i = 0; i < options->len; i++)
    if (rk_record_get_int (options->pdata[i], "issue_id") == rk_record_id (issue))
      add_option (row, context, options->pdata[i], ++n);
  if (!rk_context_is_read_only (context))
    add_new_option (row, context, issue, n + 1);
  rk_part_keep_open (list, row, rk_record_id (issue));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

void
rk_plan_issues_fill (GtkWidget *list, RkContext *context, GPtrArray *issues, GPtrArray *options)
{
  rk_part_clear (list);
  for (guint i = 0; i < issues->len; i++)
    append_issue (list, context, issues->pdata[i], options);
  if (issues->len == 0)
    append_words (list, _ ("No issue yet. Add one from the menu above."));
}
