/* What stands on each of the six steps. */
#include "rk-plan-wizard-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-area-summary.h"
#include "rk-calendar.h"
#include "rk-meeting-parts.h"

/* ── entries bound to what is worked out ─────────────────────────────────────────────────── */

static void
on_text (GtkEditable *entry, char **place)
{
  g_free (*place);
  *place = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* A number, or nothing: 1,200 and ▲0.5 are read, too. */
static void
on_number (GtkEditable *entry, double *place)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  char *end = NULL;
  double value = g_ascii_strtod (plain, &end);
  gboolean wrong = *plain && (end == plain || *end);

  *place = *plain == '\0' || wrong ? NAN : value;
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static GtkWidget *
add_entry (GtkWidget *group, const char *title, const char *value)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value ? value : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_text (GtkWidget *group, const char *title, char **place)
{
  GtkWidget *row = add_entry (group, title, *place);

  g_signal_connect (row, "changed", G_CALLBACK (on_text), place);
}

static void
add_number (GtkWidget *group, const char *title, double *place)
{
  g_autofree char *value
      = isnan (*place) ? g_strdup ("") : rk_plan_dup_value (*place, fmod (*place, 1) != 0 ? 2 : 0);
  GtkWidget *row = add_entry (group, title, value);

  g_signal_connect (row, "changed", G_CALLBACK (on_number), place);
}

static GtkWidget *
add_choice (GtkWidget *group, const char *title, GtkStringList *names, guint chosen)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_group (RkPlanWizard *self, guint step, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *safe = title ? g_markup_escape_text (title, -1) : NULL;

  if (safe)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), safe);
  if (description)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->boxes[step], group);
  return group;
}

static void
clear_step (RkPlanWizard *self, guint step)
{
  rk_part_clear (GTK_WIDGET (self->boxes[step]));
}

/* ── 1 現状分析 ──────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  char *area;
  char *words;
} Findings;

static void
findings_free (gpointer data)
{
  Findings *findings = data;

  g_free (findings->area);
  g_free (findings->words);
  g_free (findings);
}

static gboolean
read_findings (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Findings *findings = data;
  g_autoptr (GPtrArray) found = rk_findings_load (db, findings->area, 0, cancellable, error);
  g_autoptr (RkAreaSummary) summary
      = found ? rk_area_summary_load (db, findings->area, found, error) : NULL;

  if (summary == NULL)
    return FALSE;
  findings->words = rk_area_summary_dup_words (summary, FALSE);
  return TRUE;
}

static void
take_findings (GtkButton *button, RkPlanWizard *self)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->analysis, &end);
  if (gtk_text_buffer_get_char_count (self->analysis))
    gtk_text_buffer_insert (self->analysis, &end, "\n", -1);
  gtk_text_buffer_insert (self->analysis, &end, g_object_get_data (G_OBJECT (button), "words"), -1);
}

/* What the indicators say against the area, to be taken into the text. */
static void
show_findings (RkPlanWizard *self, const char *words)
{
  GtkWidget *button = rk_part_button (_ ("Put into the Text"), NULL);

  g_object_set_data_full (G_OBJECT (button), "words", g_strdup (words), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_findings), self, 0);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->findings),
                  rk_part_label (_ ("What the health indicators of the area show"), "heading"));
  gtk_box_append (GTK_BOX (self->findings), rk_part_label (words, NULL));
  gtk_box_append (GTK_BOX (self->findings), button);
}

static void
on_findings (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkPlanWizard) self = data;
  Findings *read = rk_context_finish_read (self->context, source, result);

  if (read && read->words)
    show_findings (self, read->words);
}

static void
ask_findings (RkPlanWizard *self)
{
  const char *name = self->plan->council ? rk_record_get (self->plan->council, "area") : NULL;
  const char *area = rk_area_code_of (name);
  Findings *findings;

  if (area == NULL)
    return;
  findings = g_new0 (Findings, 1);
  findings->area = g_strdup (area);
  self->reading = g_cancellable_new ();
  rk_store_read_async (rk_context_get_store (self->context), read_findings, findings, findings_free,
                       self->reading, on_findings, g_object_ref (self));
}

static void
on_analysis (RkPlanWizard *self)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (self->analysis, &begin, &end);
  g_free (self->steps->analysis);
  self->steps->analysis = gtk_text_buffer_get_text (self->analysis, &begin, &end, FALSE);
}

static void
build_analysis (RkPlanWizard *self)
{
  GtkWidget *text = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->analysis = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  g_object_set (text, "left-margin", 8, "right-margin", 8, "top-margin", 8, "bottom-margin", 8,
                NULL);
  rk_part_name (text, _ ("Analysis"));
  g_signal_connect_object (self->analysis, "changed", G_CALLBACK (on_analysis), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 180);
  gtk_frame_set_child (GTK_FRAME (frame), scrolled);
  self->findings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  add_group (self, 0, _ ("How things stand"),
             _ ("What do the data, the members and the workplaces say? Write what matters here: it "
                "is kept with the line of the plan."));
  gtk_box_append (self->boxes[0], frame);
  gtk_box_append (self->boxes[0], self->findings);
  ask_findings (self);
}

/* ── 2 課題の明確化・目標設定 ────────────────────────────────────────────────────────────── */

static void
on_pillar (AdwComboRow *row, GParamSpec *pspec, RkPlanWizard *self)
{
  guint place = adw_combo_row_get_selected (row);
  GtkWidget *title = g_object_get_data (G_OBJECT (row), "title");
  const RkPlanLine *pillar = place < self->pillars->len ? self->pillars->pdata[place] : NULL;

  self->steps->pillar = pillar ? rk_record_id (pillar->record) : 0;
  gtk_widget_set_visible (title, pillar == NULL);
}

static void
build_problem (RkPlanWizard *self)
{
  GtkWidget *group
      = add_group (self, 1, _ ("Problem and goal"),
                   _ ("One problem at a time. It becomes a line of the plan; what is done about it "
                      "hangs on it."));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice, *title;

  add_text (group, _ ("Problem"), &self->steps->problem);
  add_text (group, _ ("What is to be reached"), &self->steps->goal);
  for (guint i = 0; i < self->pillars->len; i++)
    {
      const RkPlanLine *pillar = self->pillars->pdata[i];
      g_autofree char *name
          = g_strdup_printf ("%s　%s", pillar->number, rk_record_get (pillar->record, "title"));

      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, _ ("A new pillar"));
  choice = add_choice (group, _ ("Belongs to the pillar"), names, 0);
  title = add_entry (group, _ ("Name of the new pillar"), NULL);
  g_signal_connect (title, "changed", G_CALLBACK (on_text), &self->steps->pillar_title);
  g_object_set_data (G_OBJECT (choice), "title", title);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_pillar), self);
  on_pillar (ADW_COMBO_ROW (choice), NULL, self);
}

/* ── 3 連携事業のリストアップ ────────────────────────────────────────────────────────────── */

static void build_list (RkPlanWizard *self);

static void
on_add_work (GtkEditable *entry, RkPlanWizard *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  int today = rk_fiscal_year (rk_today ());
  int first = CLAMP (today + 1, self->plan->first_year, self->plan->last_year);
  GtkWidget *group;

  if (*text == '\0')
    return;
  g_ptr_array_add (self->steps->works, rk_planned_work_new (text, first, self->plan->last_year));
  build_list (self);
  group = gtk_widget_get_last_child (GTK_WIDGET (self->boxes[2]));
  gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
}

static void
on_remove_work (GtkButton *button, RkPlanWizard *self)
{
  g_ptr_array_remove (self->steps->works, g_object_get_data (G_OBJECT (button), "work"));
  build_list (self);
}

static void
build_list (RkPlanWizard *self)
{
  GtkWidget *group, *entry;

  clear_step (self, 2);
  group = add_group (self, 2, _ ("Joint activities"),
                     _ ("List all that members could do together, without judging yet."));
  for (guint i = 0; i < self->steps->works->len; i++)
    {
      RkPlannedWork *work = self->steps->works->pdata[i];
      GtkWidget *row = add_entry (group, _ ("Activity"), work->title);
      GtkWidget *remove = rk_part_icon_button ("user-trash-symbolic", _ ("Remove"));

      g_signal_connect (row, "changed", G_CALLBACK (on_text), &work->title);
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (remove), "work", work);
      g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_work), self, 0);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
    }
  group = add_group (self, 2, NULL, NULL);
  entry = add_entry (group, _ ("Another activity, then Enter"), NULL);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", G_CALLBACK (on_add_work), self, 0);
}

/* What was typed and not yet entered counts, too. */
void
rk_plan_wizard_take_typed (RkPlanWizard *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW) : NULL;

  if (self->step == 2 && row && adw_entry_row_get_show_apply_button (ADW_ENTRY_ROW (row)))
    on_add_work (GTK_EDITABLE (row), self);
}

/* ── 4 内容の決定・提案 ──────────────────────────────────────────────────────────────────── */

static void
on_chosen (GtkSwitch *toggle, GParamSpec *pspec, RkPlannedWork *work)
{
  work->chosen = gtk_switch_get_active (toggle);
}

static void
on_budget (AdwComboRow *row, GParamSpec *pspec, RkPlannedWork *work)
{
  static const char *const stored[] = { NULL, "要", "不要" };

  g_free (work->budget);
  work->budget = g_strdup (stored[MIN (adw_combo_row_get_selected (row), 2)]);
}

static void
build_choice (RkPlanWizard *self)
{
  clear_step (self, 3);
  for (guint i = 0; i < self->steps->works->len; i++)
    {
      RkPlannedWork *work = self->steps->works->pdata[i];
      GtkWidget *group = add_group (self, 3, work->title, NULL);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *toggle = gtk_switch_new ();
      g_autoptr (GtkStringList) budgets = gtk_string_list_new (NULL);
      GtkWidget *budget;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Is to be done"));
      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      gtk_switch_set_active (GTK_SWITCH (toggle), work->chosen);
      rk_part_name (toggle, work->title);
      g_signal_connect (toggle, "notify::active", G_CALLBACK (on_chosen), work);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      add_text (group, _ ("Who does it"), &work->bodies);
      gtk_string_list_append (budgets, _ ("not said yet"));
      gtk_string_list_append (budgets, _ ("asked for"));
      gtk_string_list_append (budgets, _ ("none needed"));
      budget = add_choice (group, _ ("Budget"), budgets,
                           g_strcmp0 (work->budget, "要") == 0     ? 1
                           : g_strcmp0 (work->budget, "不要") == 0 ? 2
                                                                   : 0);
      g_signal_connect (budget, "notify::selected", G_CALLBACK (on_budget), work);
    }
}

/* ── 5 具体化・実施計画 ──────────────────────────────────────────────────────────────────── */

static void
on_year (AdwComboRow *row, GParamSpec *pspec, int *place)
{
  *place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "first"))
           + (int)adw_combo_row_get_selected (row);
}

static void
add_year (RkPlanWizard *self, GtkWidget *group, const char *title, int *place)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  for (int year = self->plan->first_year; year <= self->plan->last_year; year++)
    {
      g_autofree char *label = rk_fiscal_year_label (year);

      gtk_string_list_append (names, label);
    }
  row = add_choice (group, title, names, (guint)(*place - self->plan->first_year));
  g_object_set_data (G_OBJECT (row), "first", GINT_TO_POINTER (self->plan->first_year));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_year), place);
}

static void
build_schedule (RkPlanWizard *self)
{
  clear_step (self, 4);
  for (guint i = 0; i < self->steps->works->len; i++)
    {
      RkPlannedWork *work = self->steps->works->pdata[i];
      GtkWidget *group;

      if (!work->chosen)
        continue;
      group = add_group (self, 4, work->title, NULL);
      add_text (group, _ ("What is done, in the words of the schedule"), &work->doing);
      add_year (self, group, _ ("From"), &work->first_year);
      add_year (self, group, _ ("Until"), &work->last_year);
    }
}

/* ── 6 効果指標と評価方法 ────────────────────────────────────────────────────────────────── */

static const char *const viewpoints[]
    = { RK_VIEW_STRUCTURE, RK_VIEW_PROCESS, RK_VIEW_OUTPUT, RK_VIEW_OUTCOME, NULL };

static void
on_viewpoint (AdwComboRow *row, GParamSpec *pspec, RkPlannedWork *work)
{
  g_free (work->viewpoint);
  work->viewpoint = g_strdup (
      viewpoints[MIN (adw_combo_row_get_selected (row), G_N_ELEMENTS (viewpoints) - 2)]);
}

static void
build_targets (RkPlanWizard *self)
{
  clear_step (self, 5);
  for (guint i = 0; i < self->steps->works->len; i++)
    {
      RkPlannedWork *work = self->steps->works->pdata[i];
      g_autoptr (GtkStringList) names = gtk_string_list_new (viewpoints);
      GtkWidget *group, *row;
      guint chosen = 0;

      if (!work->chosen)
        continue;
      while (viewpoints[chosen + 1] && g_strcmp0 (viewpoints[chosen], work->viewpoint) != 0)
        chosen++;
      group = add_group (self, 5, work->title, NULL);
      row = add_choice (group, _ ("Viewpoint"), names, chosen);
      g_signal_connect (row, "notify::selected", G_CALLBACK (on_viewpoint), work);
      add_text (group, _ ("Indicator"), &work->indicator);
      add_text (group, _ ("Unit"), &work->unit);
      add_number (group, _ ("Base"), &work->base);
      add_number (group, _ ("Target of the last year"), &work->goal);
      add_text (group, _ ("How it is measured"), &work->means);
      add_text (group, _ ("When it is measured"), &work->when);
    }
}

void
rk_plan_wizard_build (RkPlanWizard *self, guint step)
{
  static void (*const build[RK_PLAN_WIZARD_STEPS]) (RkPlanWizard *)
      = { build_analysis, build_problem, build_list, build_choice, build_schedule, build_targets };

  build[step](self);
}
