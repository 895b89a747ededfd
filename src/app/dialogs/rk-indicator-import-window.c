#include "rk-indicator-import-window.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-indicator-form-pane.h"
#include "rk-indicator-import.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-message.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-table-source.h"
#include "rk-work.h"

#define MOST_PROBLEMS 50

struct _RkIndicatorImportWindow
{
  AdwWindow parent_instance;

  RkContext *context;
  char *path;
  RkIndicatorImport *import; /* NULL while a worker has it, and where nothing could be read */
  GPtrArray *cards;          /* RkRecord: indicators */
  GPtrArray *profiles;       /* RkRecord: how the office read tables before */
  GCancellable *cancellable;
  gboolean filling;
  gboolean ready;
  gboolean again; /* something was said while the worker had it */

  GtkWidget *bring_in;
  GtkStack *stack;
  AdwStatusPage *problem;
  AdwActionRow *file_row;
  GtkDropDown *form;
  GtkWidget *sheet_row;
  GtkDropDown *sheet;
  AdwEntryRow *year;
  AdwEntryRow *source;
  char *proposed; /* 出典, as the table, its form or its title says it */
  AdwActionRow *indicators_row;
  AdwActionRow *areas_row;
  AdwActionRow *changes_row;
  AdwActionRow *masked_row;
  AdwPreferencesGroup *changed_group;
  GtkLabel *changed;
  GtkLabel *headings;
  AdwPreferencesGroup *problems_group;
  GtkLabel *problems;
  RkIndicatorFormPane *form_pane;
  GtkWidget *headings_group;
};

G_DEFINE_FINAL_TYPE (RkIndicatorImportWindow, rk_indicator_import_window, ADW_TYPE_WINDOW)

/* ── what is shown ───────────────────────────────────────────────────────────────────────── */

static void
set_row (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static char *
join (const GPtrArray *list, guint most, const char *between)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < MIN (list->len, most); i++)
    g_string_append_printf (all, "%s%s", i ? between : "", (char *)list->pdata[i]);
  if (list->len > most)
    g_string_append_printf (all, "%s…", between);
  return g_string_free (all, FALSE);
}

static char *
year_words (const GArray *years)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *label = rk_fiscal_year_label (g_array_index (years, int, i));

      g_string_append_printf (all, "%s%s", i ? "、" : "", label);
    }
  return g_string_free (all, FALSE);
}

/* By name; parts of answers come with their question. */
static char *
indicator_words (RkIndicatorImportWindow *self, const GPtrArray *codes)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; self->cards && i < self->cards->len; i++)
    if (g_ptr_array_find_with_equal_func (
            (GPtrArray *)codes, rk_record_get (self->cards->pdata[i], "code"), g_str_equal, NULL))
      g_string_append_printf (words, "%s%s", words->len ? "、" : "",
                              rk_record_get (self->cards->pdata[i], "name"));
  return g_string_free (words, FALSE);
}

static void
show_report (RkIndicatorImportWindow *self)
{
  const RkIndicatorReport *report = rk_indicator_import_get_report (self->import);
  g_autofree char *indicators = indicator_words (self, report->indicators);
  g_autofree char *years = year_words (report->years);
  g_autofree char *areas
      = g_strdup_printf (_ ("%1$u areas, %2$u rows: %3$s"), report->areas, report->rows, years);
  g_autofree char *changes
      = g_strdup_printf (_ ("%1$u new, %2$u changed, %3$u as before"), report->save.added,
                         report->save.updated, report->save.unchanged);
  g_autofree char *masked
      = report->masked
            ? g_strdup_printf (_ ("%1$u cells: %2$s"), report->masked,
                               report->preset->mask_words ? report->preset->mask_words : "")
            : g_strdup (_ ("none"));
  g_autofree char *problems = join (report->problems, MOST_PROBLEMS, "\n");
  g_autofree char *changed = join (report->save.changes, MOST_PROBLEMS, "\n");

  set_row (self->indicators_row, indicators);
  set_row (self->areas_row, areas);
  set_row (self->changes_row, changes);
  set_row (self->masked_row, masked);
  gtk_label_set_text (self->changed, changed);
  gtk_widget_set_visible (GTK_WIDGET (self->changed_group), report->save.changes->len > 0);
  gtk_label_set_text (self->problems, problems);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), report->problems->len > 0);
}

static gboolean
has_code (gconstpointer card, gconstpointer code)
{
  return g_strcmp0 (rk_record_get (card, "code"), code) == 0;
}

/* What a person has written stays. */
static void
show_source (RkIndicatorImportWindow *self)
{
  const RkIndicatorReport *report = rk_indicator_import_get_report (self->import);
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (self->source));

  if (report->source && (*shown == '\0' || g_strcmp0 (shown, self->proposed) == 0))
    {
      g_free (self->proposed);
      self->proposed = g_strdup (report->source);
      gtk_editable_set_text (GTK_EDITABLE (self->source), self->proposed);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->source), !report->several);
}

/* Returns: (nullable): what a person has written of it */
static const char *
said_source (RkIndicatorImportWindow *self)
{
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (self->source));

  return *shown == '\0' || g_strcmp0 (shown, self->proposed) == 0 ? NULL : shown;
}

static void
show_table (RkIndicatorImportWindow *self)
{
  const RkCrossTable *table = rk_indicator_import_get_table (self->import);
  g_autofree char *columns = table ? join (table->headings, 30, "\n") : g_strdup ("");
  g_autofree char *across = table ? join (table->across, 30, "\n") : g_strdup ("");
  g_autofree char *headings = g_strconcat (columns, *columns && *across ? "\n" : "", across, NULL);
  const RkIndicatorForm *form = rk_indicator_import_get_form (self->import);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *title = rk_indicator_import_dup_title (self->import);

  gtk_label_set_text (self->headings, headings);
  gtk_widget_set_visible (self->headings_group, form == NULL && *headings);
  gtk_widget_set_visible (GTK_WIDGET (self->form_pane), form != NULL);
  if (form)
    rk_indicator_form_pane_show (self->form_pane, rk_indicator_import_get_grid (self->import), form,
                                 table ? table->words : NULL, self->cards);
  set_row (self->file_row, *title ? title : name);
  show_source (self);
}

static void
set_ready (RkIndicatorImportWindow *self, gboolean ready)
{
  self->ready = ready;
  gtk_widget_set_sensitive (self->bring_in, ready);
}

/* What is wrong stands above the choices that may set it right. */
static void
show_problem (RkIndicatorImportWindow *self, const GError *error)
{
  gboolean table = self->import != NULL;

  set_ready (self, FALSE);
  if (!table)
    {
      rk_message_describe (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  set_row (self->indicators_row, "－");
  set_row (self->areas_row, "－");
  set_row (self->changes_row, "－");
  set_row (self->masked_row, "－");
  gtk_widget_set_visible (GTK_WIDGET (self->changed_group), FALSE);
  gtk_label_set_text (self->problems, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

static void
fill_choices (RkIndicatorImportWindow *self)
{
  const GPtrArray *presets = rk_presets ();
  const RkPreset *preset = rk_indicator_import_get_preset (self->import);
  const RkIndicatorForm *form = rk_indicator_import_get_form (self->import);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) sheets = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;
  guint sheet;
  const GPtrArray *list = rk_indicator_import_get_sheets (self->import, &sheet);

  self->filling = TRUE;
  for (guint i = 0; i < presets->len; i++)
    {
      gtk_string_list_append (names, ((RkPreset *)presets->pdata[i])->name);
      if (presets->pdata[i] == preset)
        selected = i;
    }
  for (guint i = 0; self->profiles && i < self->profiles->len; i++)
    {
      const char *name = rk_record_get (self->profiles->pdata[i], "name");

      gtk_string_list_append (names, name);
      if (form && g_strcmp0 (form->name, name) == 0)
        selected = presets->len + i;
    }
  if (rk_indicator_import_get_grid (self->import))
    {
      gtk_string_list_append (names, _ ("As Said Below"));
      if (form && selected == GTK_INVALID_LIST_POSITION)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->form, selected);
  for (guint i = 0; list && i < list->len; i++)
    gtk_string_list_append (sheets, ((RkTableSheet *)list->pdata[i])->name);
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (sheets));
  gtk_drop_down_set_selected (self->sheet, sheet - 1);
  gtk_widget_set_visible (self->sheet_row, list && list->len > 1);
  self->filling = FALSE;
}

/* ── work ────────────────────────────────────────────────────────────────────────────────── */

static void rehearse (RkIndicatorImportWindow *self);

/* What was recognised, for the office to complete. */
static void
begin_form (RkIndicatorImportWindow *self)
{
  RkIndicatorForm *form = rk_indicator_form_new (rk_indicator_import_get_grid (self->import));
  g_autofree char *name = g_path_get_basename (self->path);
  char *dot = strrchr (name, '.');

  if (dot && dot != name)
    *dot = '\0';
  form->name = g_steal_pointer (&name);
  rk_indicator_import_set_form (self->import, form);
}

/* Nobody foresaw this table, or only the office can know its columns. */
static gboolean
needs_form (RkIndicatorImportWindow *self)
{
  const RkPreset *preset = rk_indicator_import_get_preset (self->import);

  return rk_indicator_import_get_grid (self->import)
         && rk_indicator_import_get_form (self->import) == NULL
         && (preset == NULL || preset->open
             || rk_indicator_import_get_table (self->import) == NULL);
}

typedef struct
{
  RkIndicatorImport *import;
  GPtrArray *cards;
  GPtrArray *profiles;
} Rehearsal;

static void
rehearsal_free (gpointer data)
{
  Rehearsal *job = data;

  g_clear_pointer (&job->import, rk_indicator_import_free);
  g_clear_pointer (&job->cards, g_ptr_array_unref);
  g_clear_pointer (&job->profiles, g_ptr_array_unref);
  g_free (job);
}

static gboolean
run_rehearsal (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Rehearsal *job = data;

  job->cards = rk_indicators_list (db, FALSE, error);
  job->profiles = job->cards ? rk_indicator_forms_list (db, error) : NULL;
  return job->profiles && rk_indicator_import_run (db, job->import, cancellable, error);
}

static void
take_rehearsal (RkIndicatorImportWindow *self, Rehearsal *job)
{
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->import = g_steal_pointer (&job->import);
  self->cards = g_steal_pointer (&job->cards);
  self->profiles = g_steal_pointer (&job->profiles);
}

static void take_form (RkIndicatorImportWindow *self);

static void
on_rehearsed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkIndicatorImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  gpointer job;
  gboolean ok = rk_store_run_finish (RK_STORE (source), result, &job, &error);

  if (self->context == NULL)
    return;
  take_rehearsal (self, job);
  if (self->again)
    {
      self->again = FALSE;
      take_form (self);
      return;
    }
  if (self->cards && needs_form (self))
    {
      begin_form (self);
      rehearse (self);
      return;
    }
  fill_choices (self);
  if (self->cards)
    show_table (self);
  if (!ok)
    {
      show_problem (self, error);
      return;
    }
  show_report (self);
  gtk_stack_set_visible_child_name (self->stack, "table");
  set_ready (self, TRUE);
}

static void
rehearse (RkIndicatorImportWindow *self)
{
  Rehearsal *job = g_new0 (Rehearsal, 1);
  int year = 0;

  job->import = g_steal_pointer (&self->import);
  set_ready (self, FALSE);
  if (rk_fiscal_year_parse (gtk_editable_get_text (GTK_EDITABLE (self->year)), &year, NULL))
    rk_indicator_import_set_year (job->import, year);
  rk_store_rehearse_async (rk_context_get_store (self->context), run_rehearsal, job, rehearsal_free,
                           self->cancellable, on_rehearsed, g_object_ref (self));
}

typedef struct
{
  char *path;
  guint sheet;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  RkIndicatorImport *import
      = rk_indicator_import_open (opening->path, NULL, opening->sheet, cancellable, &error);

  if (import)
    g_task_return_pointer (task, import, (GDestroyNotify)rk_indicator_import_free);
  else
    g_task_return_error (task, error);
}

static void
on_opened (gpointer owner, GAsyncResult *result)
{
  RkIndicatorImportWindow *self = owner;
  g_autoptr (GError) error = NULL;
  RkIndicatorImport *import = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL)
    {
      g_clear_pointer (&import, rk_indicator_import_free);
      return;
    }
  self->import = import;
  if (import == NULL)
    show_problem (self, error);
  else
    rehearse (self);
}

static void
open_sheet (RkIndicatorImportWindow *self, guint sheet)
{
  g_autoptr (GTask) task = rk_work_new (self, self->cancellable, on_opened);
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening){ g_strdup (self->path), sheet };
  set_ready (self, FALSE);
  g_clear_pointer (&self->import, rk_indicator_import_free);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/* ── an indicator of the office's own ────────────────────────────────────────────────────── */

#define OWN_GROUP "独自の指標"

static const char *const own_fields[]
    = { "name",   "short_name", "measure",   "direction",   "unit",   "decimals", "age_from",
        "age_to", "definition", "numerator", "denominator", "source", NULL };

static RkRecord *
create_indicator (RkIndicatorImportWindow *self)
{
  RkDraft *draft = rk_draft_new (&rk_kind_indicator);
  g_autofree char *code = NULL;
  gint64 last = 0;
  guint n = 1;

  for (guint i = 0; i < self->cards->len; i++)
    last = MAX (last, rk_record_get_int (self->cards->pdata[i], "position"));
  do
    {
      g_free (code);
      code = g_strdup_printf ("own-%u", n++);
    }
  while (g_ptr_array_find_with_equal_func (self->cards, code, has_code, NULL));
  rk_draft_put (draft, "code", code);
  rk_draft_put_int (draft, "position", last + 1);
  rk_draft_put (draft, "category", OWN_GROUP);
  rk_draft_put (draft, "measure", "割合");
  rk_draft_put (draft, "unit", "%");
  rk_draft_put_int (draft, "decimals", 1);
  return rk_draft_end (draft);
}

static void
on_indicator_saved (gpointer owner, gint64 id)
{
  RkIndicatorImportWindow *self = owner;
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkRecord) card = rk_records_get (db, &rk_kind_indicator, id, NULL);
  GPtrArray *cards = rk_indicators_list (db, FALSE, NULL);

  if (card == NULL || cards == NULL)
    return;
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = cards;
  if (self->import == NULL)
    return; /* the worker has it; the list is filled when it is through */
  show_table (self);
  rk_indicator_form_pane_choose_indicator (self->form_pane, rk_record_get (card, "code"));
}

static void
on_new_indicator (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkIndicatorImportWindow *self = RK_INDICATOR_IMPORT_WINDOW (widget);
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *dialog;

  if (self->cards == NULL)
    return;
  record = create_indicator (self);
  dialog = rk_record_dialog_new_for (self->context, GTK_WINDOW (self), _ ("New Indicator"), record,
                                     own_fields);
  rk_record_dialog_on_saved (RK_RECORD_DIALOG (dialog), self, on_indicator_saved);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 620);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the pane says now. */
static void
take_form (RkIndicatorImportWindow *self)
{
  rk_indicator_import_set_form (
      self->import, rk_indicator_form_copy (rk_indicator_form_pane_get_form (self->form_pane)));
  rehearse (self);
}

static void
on_form_changed (RkIndicatorImportWindow *self)
{
  if (self->import)
    take_form (self);
  else
    self->again = TRUE;
}

/* One that the office taught, or a new one. */
static void
use_form (RkIndicatorImportWindow *self, guint place)
{
  RkIndicatorForm *form
      = place < self->profiles->len ? rk_indicator_form_from_profile (
            self->profiles->pdata[place], rk_indicator_import_get_grid (self->import), NULL)
                                    : NULL;

  if (form)
    rk_indicator_import_set_form (self->import, form);
  else
    begin_form (self);
  rehearse (self);
}

static void
on_form (RkIndicatorImportWindow *self)
{
  guint place = gtk_drop_down_get_selected (self->form);
  g_autoptr (GError) error = NULL;

  if (self->filling || self->import == NULL || place == GTK_INVALID_LIST_POSITION)
    return;
  if (place >= rk_presets ()->len)
    {
      use_form (self, place - rk_presets ()->len);
      return;
    }
  if (rk_indicator_import_set_preset (self->import, ((RkPreset *)rk_presets ()->pdata[place])->code,
                                      &error))
    rehearse (self);
  else
    show_problem (self, error);
}

static void
on_sheet (RkIndicatorImportWindow *self)
{
  if (!self->filling && self->import)
    open_sheet (self, gtk_drop_down_get_selected (self->sheet) + 1);
}

static void
on_year (RkIndicatorImportWindow *self)
{
  if (self->import)
    rehearse (self);
}

static void
on_brought_in (gpointer owner, gpointer data, gboolean done)
{
  RkIndicatorImportWindow *self = owner;
  const RkIndicatorReport *report = rk_indicator_import_get_report (data);
  g_autofree char *toast = NULL;

  if (self->context == NULL)
    return;
  if (!done)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  toast = g_strdup_printf (_ ("Read the table: %1$u values new, %2$u changed"), report->save.added,
                           report->save.updated);
  if (report->save.added + report->save.updated)
    rk_context_toast (self->context, toast, TRUE);
  else if (report->corrected)
    rk_context_toast (self->context, _ ("The numbers are as before; their source was corrected"),
                      TRUE);
  else
    rk_context_toast (self->context, _ ("The table was read before; nothing changed"), FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

void
rk_indicator_import_window_bring_in (RkIndicatorImportWindow *self)
{
  g_return_if_fail (RK_IS_INDICATOR_IMPORT_WINDOW (self));

  if (!self->ready || self->import == NULL)
    return;
  set_ready (self, FALSE);
  if (rk_indicator_import_get_form (self->import)) /* its name, too */
    rk_indicator_import_set_form (
        self->import, rk_indicator_form_copy (rk_indicator_form_pane_get_form (self->form_pane)));
  rk_indicator_import_set_source (self->import, said_source (self));
  rk_context_run_command_async (self->context, self, "健康指標の表を取り込んだ", NULL,
                                rk_indicator_import_run, g_steal_pointer (&self->import),
                                (GDestroyNotify)rk_indicator_import_free, on_brought_in);
}

RkIndicatorFormPane *
rk_indicator_import_window_get_form (RkIndicatorImportWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->form_pane)) ? self->form_pane : NULL;
}

AdwEntryRow *
rk_indicator_import_window_get_source (RkIndicatorImportWindow *self)
{
  return self->source;
}

gboolean
rk_indicator_import_window_is_ready (RkIndicatorImportWindow *self)
{
  return self->ready;
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

static GtkDropDown *
add_choice (AdwPreferencesGroup *group,
            const char *title,
            GCallback callback,
            gpointer self,
            GtkWidget **row_out)
{
  AdwActionRow *row = add_row (group, title);
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (row, choice);
  adw_action_row_set_activatable_widget (row, choice);
  g_signal_connect_swapped (choice, "notify::selected", callback, self);
  if (row_out)
    *row_out = GTK_WIDGET (row);
  return GTK_DROP_DOWN (choice);
}

static AdwPreferencesGroup *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkLabel *
add_words (AdwPreferencesGroup *group)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  adw_preferences_group_add (group, label);
  return GTK_LABEL (label);
}

static GtkWidget *
create_table (RkIndicatorImportWindow *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  AdwPreferencesGroup *group;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_margin_top (GTK_WIDGET (box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (box), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (box), 18);
  group = add_group (box, _ ("The Table"));
  self->file_row = add_row (group, _ ("Title"));
  self->form = add_choice (group, _ ("Form of the Table"), G_CALLBACK (on_form), self, NULL);
  self->sheet = add_choice (group, _ ("Sheet"), G_CALLBACK (on_sheet), self, &self->sheet_row);
  self->year = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->year),
                                 _ ("Fiscal Year, Where the Table Does Not Say It"));
  adw_entry_row_set_show_apply_button (self->year, TRUE);
  g_signal_connect_swapped (self->year, "apply", G_CALLBACK (on_year), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->year));
  self->source = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->source),
                                 _ ("Source, as Printed Under Figures"));
  adw_preferences_group_add (group, GTK_WIDGET (self->source));
  self->problems_group = add_group (box, _ ("To Be Checked"));
  self->problems = add_words (self->problems_group);
  self->form_pane = RK_INDICATOR_FORM_PANE (rk_indicator_form_pane_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->form_pane), FALSE);
  g_signal_connect_object (self->form_pane, "changed", G_CALLBACK (on_form_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, GTK_WIDGET (self->form_pane));
  group = add_group (box, _ ("What It Holds"));
  self->indicators_row = add_row (group, _ ("Indicators"));
  self->areas_row = add_row (group, _ ("Areas and Years"));
  self->changes_row = add_row (group, _ ("What Would Change"));
  self->masked_row = add_row (group, _ ("Withheld by the Publisher"));
  self->changed_group = add_group (box, _ ("Values That Change"));
  self->changed = add_words (self->changed_group);
  group = add_group (box, _ ("Headings as They Were Understood"));
  self->headings_group = GTK_WIDGET (group);
  self->headings = add_words (group);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), clamp);
  return scroll;
}

static GtkWidget *
create_busy (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Reading the Table…"));
  return page;
}

static GtkWidget *
create_head (RkIndicatorImportWindow *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->bring_in = gtk_button_new_with_label (_ ("Bring In the Table"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->bring_in, "suggested-action");
  g_signal_connect_swapped (self->bring_in, "clicked",
                            G_CALLBACK (rk_indicator_import_window_bring_in), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->bring_in);
  return head;
}

static void
rk_indicator_import_window_dispose (GObject *object)
{
  RkIndicatorImportWindow *self = RK_INDICATOR_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->import, rk_indicator_import_free);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->proposed, g_free);
  G_OBJECT_CLASS (rk_indicator_import_window_parent_class)->dispose (object);
}

static gboolean
on_ctrl_enter (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rk_indicator_import_window_bring_in (RK_INDICATOR_IMPORT_WINDOW (widget));
  return TRUE;
}

static void
rk_indicator_import_window_class_init (RkIndicatorImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_indicator_import_window_dispose;
  gtk_widget_class_install_action (widget_class, RK_ACTION_NEW_INDICATOR, NULL, on_new_indicator);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_ctrl_enter,
                                NULL);
}

static void
rk_indicator_import_window_init (RkIndicatorImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_stack_add_named (self->stack, create_busy (), "busy");
  gtk_stack_add_named (self->stack, create_table (self), "table");
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem, _ ("The Table Could Not Be Read"));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
rk_indicator_import_window_new (RkContext *context, GtkWindow *parent, const char *path)
{
  RkIndicatorImportWindow *self = g_object_new (
      RK_TYPE_INDICATOR_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, "title",
      _ ("Read a Published Table"), "default-width", 820, "default-height", 680, NULL);

  self->context = g_object_ref (context);
  self->path = g_strdup (path);
  open_sheet (self, 0);
  return GTK_WIDGET (self);
}
