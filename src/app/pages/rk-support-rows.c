#include "rk-support-rows.h"

#include <glib/gi18n-lib.h>

#include "rk-answers-window.h"
#include "rk-calendar.h"
#include "rk-goto.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-logic-window.h"
#include "rk-meeting-parts.h"
#include "rk-preview-window.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-report.h"
#include "rk-support.h"

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

void
rk_support_data_free (gpointer pointer)
{
  RkSupportData *data = pointer;

  g_clear_pointer (&data->cases, g_ptr_array_unref);
  g_clear_pointer (&data->visits, g_ptr_array_unref);
  g_clear_pointer (&data->trees, g_ptr_array_unref);
  g_clear_pointer (&data->roadmaps, g_ptr_array_unref);
  g_clear_pointer (&data->trainings, g_ptr_array_unref);
  g_clear_pointer (&data->sessions, g_ptr_array_unref);
  g_clear_pointer (&data->trainees, g_ptr_array_unref);
  g_clear_pointer (&data->questions, g_ptr_array_unref);
  g_clear_pointer (&data->advisers, g_ptr_array_unref);
  g_free (data);
}

static void
tree_free (gpointer tree)
{
  rk_logic_free (tree);
}

/* All records of a kind; the lists are short. */
static gboolean
read_all (RkDb *db,
          const RkKind *kind,
          const char *sort,
          const char *then,
          GPtrArray **records,
          GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);

  if (!rk_query_sort (query, sort, error) || (then && !rk_query_sort (query, then, error)))
    return FALSE;
  *records = rk_query_records (db, query, NULL, error);
  return *records != NULL;
}

/* The plans that are roadmaps of cases. */
static gboolean
read_roadmaps (RkDb *db, RkSupportData *data, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < data->cases->len; i++)
    {
      gint64 id = rk_record_get_int (data->cases->pdata[i], "plan_id");

      if (id)
        g_array_append_val (ids, id);
    }
  data->roadmaps
      = rk_records_fetch (db, &rk_kind_plan, (const gint64 *)(gpointer)ids->data, ids->len, error);
  return data->roadmaps != NULL;
}

gboolean
rk_support_data_read (RkDb *db, gpointer pointer, GCancellable *cancellable, GError **error)
{
  RkSupportData *data = pointer;

  if (!read_all (db, &rk_kind_support_case, "-year", "wished_on", &data->cases, error)
      || !read_all (db, &rk_kind_case_visit, "date", NULL, &data->visits, error)
      || !read_all (db, &rk_kind_training, "-year", "-date", &data->trainings, error)
      || !read_all (db, &rk_kind_training_session, "position", NULL, &data->sessions, error)
      || !read_all (db, &rk_kind_trainee, "body", "name", &data->trainees, error)
      || !read_all (db, &rk_kind_question, "position", NULL, &data->questions, error)
      || !read_all (db, &rk_kind_adviser, "kana", NULL, &data->advisers, error))
    return FALSE;
  if (!read_roadmaps (db, data, error))
    return FALSE;
  data->trees = g_ptr_array_new_with_free_func (tree_free);
  for (guint i = 0; i < data->cases->len; i++)
    {
      RkLogic *tree = rk_logic_load (db, rk_record_id (data->cases->pdata[i]), FALSE, error);

      if (tree == NULL)
        return FALSE;
      g_ptr_array_add (data->trees, tree);
    }
  return TRUE;
}

/* ── opening a form ──────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_support_open (GtkWidget *widget, RkContext *context, RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);
  GtkWidget *dialog
      = rk_record_dialog_new (context, GTK_WINDOW (gtk_widget_get_root (widget)), kind, record);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 660);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

typedef struct
{
  RkContext *context;
  RkRecord *record;
  const char *document;
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  Opening *opening = data;

  g_object_unref (opening->context);
  rk_record_unref (opening->record);
  g_free (opening);
}

static void
on_open (GtkWidget *widget, Opening *opening)
{
  RkReportParams params = { .record = rk_record_id (opening->record) };

  if (opening->document)
    rk_preview_window_present (opening->context, widget, opening->document, &params);
  else
    rk_support_open (widget, opening->context, opening->record);
}

/* @record: (transfer full). @document: (nullable): static; a paper about it instead of its form */
static void
opens (GtkWidget *widget,
       const char *signal,
       RkContext *context,
       RkRecord *record,
       const char *document)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  opening->record = record;
  opening->document = document;
  g_signal_connect_data (widget, signal, G_CALLBACK (on_open), opening, opening_free, 0);
}

static RkRecord *
new_child (const RkKind *kind, const char *field, gint64 id)
{
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_set_int (draft, rk_kind_field (kind, field), id);
  return rk_draft_end (draft);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_row (RkContext *context, RkRecord *record, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (rk_part_or_empty (title), -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (rk_part_or_empty (subtitle), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  if (record && !rk_context_is_read_only (context))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      opens (row, "activated", context, rk_record_ref (record), NULL);
    }
  return row;
}

static void
append_button (GtkWidget *expander, RkContext *context, GtkWidget *button)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  gtk_widget_set_visible (row, !rk_context_is_read_only (context));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

/* @record: (transfer full): new, with what it belongs to */
static void
add_button_row (GtkWidget *expander, RkContext *context, const char *words, RkRecord *record)
{
  GtkWidget *button = rk_part_button (words, NULL);

  opens (button, "clicked", context, record, NULL);
  append_button (expander, context, button);
}

/* A command about one case or training. */
typedef struct
{
  RkContext *context;
  gint64 id;
  gint64 plan;
  guint n;
} Step;

static Step *
step_new (RkContext *context, gint64 id)
{
  Step *step = g_new0 (Step, 1);

  step->context = g_object_ref (context);
  step->id = id;
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->context);
  g_free (step);
}

static void
step_closure_free (gpointer data, GClosure *closure)
{
  step_free (data);
}

static GtkWidget *
create_expander (RkContext *context, RkRecord *record, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *state = rk_record_get (record, "state");
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), safe_subtitle);
  if (!rk_context_is_read_only (context))
    {
      GtkWidget *edit = rk_part_icon_button ("document-edit-symbolic", _ ("Edit"));

      opens (edit, "clicked", context, rk_record_ref (record), NULL);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), edit);
    }
  /* Before the button: of any width, the buttons stand below each other. */
  if (state)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), rk_part_chip (state, "blue"));
  return row;
}

/* Each opens the preview of a paper about @record. Returns: a box of buttons */
static GtkWidget *
create_paper_buttons (RkContext *context, RkRecord *record, const char *const *documents, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < n; i++)
    {
      const RkReportInfo *info = rk_report_find (documents[i]);
      GtkWidget *button = rk_part_button (info->title, NULL);

      opens (button, "clicked", context, rk_record_ref (record), documents[i]);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
add_papers (GtkWidget *expander,
            RkContext *context,
            RkRecord *record,
            const char *const *documents,
            guint n)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             create_paper_buttons (context, record, documents, n));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

/* ── cases ───────────────────────────────────────────────────────────────────────────────── */

static void
add_visits (GtkWidget *expander, RkContext *context, const RkSupportData *data, gint64 id)
{
  for (guint i = 0; i < data->visits->len; i++)
    {
      RkRecord *visit = data->visits->pdata[i];
      const char *observers = rk_record_get (visit, "observers");
      g_autofree char *day = rk_part_dup_long_day (rk_record_get (visit, "date"));
      g_autofree char *title
          = g_strdup_printf ("%s　%s", day, rk_part_or_empty (rk_record_get (visit, "kind")));
      g_autofree char *subtitle
          = g_strdup_printf ("%s%s%s", rk_part_or_empty (rk_record_get (visit, "text")),
                             observers ? _ ("　With: ") : "", observers ? observers : "");

      if (rk_record_get_int (visit, "case_id") == id)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                  create_row (context, visit, title, subtitle));
    }
  add_button_row (expander, context, _ ("Add a Visit…"),
                  new_child (&rk_kind_case_visit, "case_id", id));
}

static void
on_open_tree (GtkWidget *row, const Step *step)
{
  gtk_window_present (GTK_WINDOW (rk_logic_window_new (
      step->context, GTK_WINDOW (gtk_widget_get_root (row)), &rk_kind_support_case, step->id)));
}

static void
add_tree (GtkWidget *expander, RkContext *context, const RkLogic *tree, gint64 id)
{
  GtkWidget *row = adw_action_row_new ();
  const RkLogicNode *root = tree->nodes->len ? tree->nodes->pdata[0] : NULL;
  g_autofree char *subtitle
      = root ? g_markup_printf_escaped (
            ngettext ("%1$s　%2$u node", "%1$s　%2$u nodes", tree->nodes->len),
            rk_record_get (root->record, "text"), tree->nodes->len)
             : g_strdup (_ ("Not begun yet"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Logic Tree"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (on_open_tree), step_new (context, id),
                         step_closure_free, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

/* ── the roadmap of a case ───────────────────────────────────────────────────────────────── */

static gboolean
run_roadmap (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_support_begin_roadmap (db, step->id, &step->plan, error);
}

static void
on_roadmap_begun (gpointer owner, gpointer data, gboolean done)
{
  const Step *step = data;

  if (done)
    rk_goto_record (step->context, &rk_kind_plan, step->plan);
}

static void
on_begin_roadmap (GtkWidget *button, const Step *step)
{
  rk_context_run_command_async (step->context, NULL, "支援のロードマップを作った",
                                _ ("The roadmap has been begun"), run_roadmap,
                                step_new (step->context, step->id), step_free, on_roadmap_begun);
}

static void
on_open_roadmap (GtkWidget *row, const Step *step)
{
  rk_goto_record (step->context, &rk_kind_plan, step->id);
}

/* Leads to the plan that is the roadmap, and prints it; where there is none, begins it. */
static void
add_roadmap (GtkWidget *expander, RkContext *context, const RkSupportData *data, RkRecord *record)
{
  static const char *const documents[] = { "roadmap", "targets" };
  GtkWidget *row = adw_action_row_new ();
  RkRecord *plan = NULL;

  for (guint i = 0; i < data->roadmaps->len; i++)
    if (rk_record_id (data->roadmaps->pdata[i]) == rk_record_get_int (record, "plan_id"))
      plan = data->roadmaps->pdata[i];
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Roadmap"));
  if (plan)
    {
      g_autofree char *title = g_markup_escape_text (rk_record_get (plan, "title"), -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row),
          create_paper_buttons (context, plan, documents, G_N_ELEMENTS (documents)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_icon_new ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_data (row, "activated", G_CALLBACK (on_open_roadmap),
                             step_new (context, rk_record_id (plan)), step_closure_free, 0);
    }
  else if (rk_context_is_read_only (context))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Not begun yet"));
  else
    {
      GtkWidget *button = rk_part_button (_ ("Begin the Roadmap"), NULL);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   _ ("With a line for each 取組 of the logic tree"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_data (button, "clicked", G_CALLBACK (on_begin_roadmap),
                             step_new (context, rk_record_id (record)), step_closure_free, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
append_nothing (GtkWidget *list, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* One case of each type (区, 市, 町村) is chosen in a year. */
static gboolean
is_second_of_type (const RkSupportData *data, const RkRecord *record)
{
  for (guint i = 0; rk_record_get (record, "chosen_on") && i < data->cases->len; i++)
    {
      const RkRecord *other = data->cases->pdata[i];

      if (other != record && rk_record_get (other, "chosen_on")
          && rk_record_get_int (other, "year") == rk_record_get_int (record, "year")
          && rk_record_get (record, "type")
          && g_strcmp0 (rk_record_get (other, "type"), rk_record_get (record, "type")) == 0)
        return TRUE;
    }
  return FALSE;
}

void
rk_support_rows_cases (GtkWidget *list, RkContext *context, const RkSupportData *data)
{
  static const char *const documents[] = { "case-report", "logic-tree", "example-sheet" };

  rk_part_clear (list);
  for (guint i = 0; i < data->cases->len; i++)
    {
      RkRecord *record = data->cases->pdata[i];
      gint64 id = rk_record_id (record);
      g_autofree char *year = rk_fiscal_year_label ((int)rk_record_get_int (record, "year"));
      const char *adviser = rk_record_get (record, "adviser");
      g_autofree char *title = g_strdup_printf ("%s　%s", rk_record_get (record, "requester"),
                                                rk_record_get (record, "theme"));
      g_autofree char *subtitle
          = g_strdup_printf ("%s　%s%s%s", year, rk_part_or_empty (rk_record_get (record, "type")),
                             adviser ? "　" : "", rk_part_or_empty (adviser));
      GtkWidget *row = create_expander (context, record, title, subtitle);

      if (is_second_of_type (data, record))
        adw_expander_row_add_action (
            ADW_EXPANDER_ROW (row),
            rk_part_chip (_ ("Another of this type is chosen already"), "amber"));
      add_papers (row, context, record, documents, G_N_ELEMENTS (documents));
      add_visits (row, context, data, id);
      add_tree (row, context, data->trees->pdata[i], id);
      add_roadmap (row, context, data, record);
      rk_part_keep_open (list, row, id);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  if (data->cases->len == 0)
    append_nothing (list, _ ("No case yet. Add the first wish from the button above."));
}

/* ── trainings ───────────────────────────────────────────────────────────────────────────── */

/* What is known of a record, beside each other. @fields: names, NULL at the end */
static char *
dup_known (const RkRecord *record, const char *const *fields)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (; *fields; fields++)
    if (rk_record_get (record, *fields))
      g_ptr_array_add (words, (gpointer)rk_record_get (record, *fields));
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("　", (char **)words->pdata);
}

static void
add_children (GtkWidget *expander,
              RkContext *context,
              GPtrArray *records,
              gint64 id,
              const char *title,
              const char *const *subtitle)
{
  for (guint i = 0; i < records->len; i++)
    {
      RkRecord *record = records->pdata[i];
      g_autofree char *known = NULL;

      if (rk_record_get_int (record, "training_id") != id)
        continue;
      known = dup_known (record, subtitle);
      adw_expander_row_add_row (
          ADW_EXPANDER_ROW (expander),
          create_row (context, record, rk_record_get (record, title), *known ? known : NULL));
    }
}

/* Applications and attendance come as lists. */
static void
add_import_row (GtkWidget *expander, RkContext *context, gint64 id)
{
  g_autofree char *target = g_strdup_printf ("trainees/%" G_GINT64_FORMAT, id);
  GtkWidget *button = rk_part_button (_ ("Take In a List of Participants (CSV, Excel)…"), NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  append_button (expander, context, button);
}

static gboolean
run_number (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_support_number (db, step->id, &step->n, error);
}

static void
on_numbered (gpointer owner, gpointer data, gboolean done)
{
  const Step *step = data;
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u certificate has been numbered", "%u certificates have been numbered", step->n),
      step->n);

  if (done)
    rk_context_toast (step->context,
                      step->n ? words : _ ("Everybody who took part has a number already"),
                      step->n > 0);
}

static void
on_number (GtkWidget *button, const Step *step)
{
  rk_context_run_command_async (step->context, NULL, "修了証の番号を付けた", NULL, run_number,
                                step_new (step->context, step->id), step_free, on_numbered);
}

static void
on_answers (GtkWidget *button, const Step *step)
{
  gtk_window_present (GTK_WINDOW (
      rk_answers_window_new (step->context, GTK_WINDOW (gtk_widget_get_root (button)), step->id)));
}

/* A button that does something about one training. */
static void
add_step_row (GtkWidget *expander,
              RkContext *context,
              gint64 id,
              const char *words,
              void (*func) (GtkWidget *button, const Step *step))
{
  GtkWidget *button = rk_part_button (words, NULL);

  g_signal_connect_data (button, "clicked", G_CALLBACK (func), step_new (context, id),
                         step_closure_free, 0);
  append_button (expander, context, button);
}

void
rk_support_rows_trainings (GtkWidget *list, RkContext *context, const RkSupportData *data)
{
  static const char *const documents[]
      = { "training-notice", "training-roll", "training-certificate", "questionnaire" };
  static const char *const of_session[] = { "start_time", "lecturer", NULL };
  static const char *const of_trainee[] = { "body", "presence", "certificate", NULL };
  static const char *const of_question[] = { "kind", NULL };

  rk_part_clear (list);
  for (guint i = 0; i < data->trainings->len; i++)
    {
      RkRecord *record = data->trainings->pdata[i];
      gint64 id = rk_record_id (record);
      guint n = (guint)rk_record_get_int (record, "trainees");
      g_autofree char *day = rk_part_dup_long_day (rk_record_get (record, "date"));
      g_autofree char *subtitle = g_strdup_printf (
          ngettext ("%1$s　%2$u participant", "%1$s　%2$u participants", n), day, n);
      GtkWidget *row = create_expander (context, record, rk_record_get (record, "title"), subtitle);

      add_papers (row, context, record, documents, G_N_ELEMENTS (documents));
      add_children (row, context, data->sessions, id, "title", of_session);
      add_button_row (row, context, _ ("Add a Session…"),
                      new_child (&rk_kind_training_session, "training_id", id));
      add_children (row, context, data->trainees, id, "name", of_trainee);
      add_button_row (row, context, _ ("Add a Participant…"),
                      new_child (&rk_kind_trainee, "training_id", id));
      add_import_row (row, context, id);
      add_step_row (row, context, id, _ ("Number the Certificates of Those Who Took Part"),
                    on_number);
      add_children (row, context, data->questions, id, "text", of_question);
      add_button_row (row, context, _ ("Add a Question…"),
                      new_child (&rk_kind_question, "training_id", id));
      add_step_row (row, context, id, _ ("Type In the Answers from the Sheets…"), on_answers);
      rk_part_keep_open (list, row, id);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  if (data->trainings->len == 0)
    append_nothing (list, _ ("No training yet. Add one from the button above."));
}

void
rk_support_rows_advisers (GtkWidget *list, RkContext *context, const RkSupportData *data)
{
  rk_part_clear (list);
  for (guint i = 0; i < data->advisers->len; i++)
    {
      RkRecord *record = data->advisers->pdata[i];
      g_autofree char *subtitle
          = g_strdup_printf ("%s　%s", rk_part_or_empty (rk_record_get (record, "body")),
                             rk_part_or_empty (rk_record_get (record, "themes")));

      gtk_list_box_append (GTK_LIST_BOX (list),
                           create_row (context, record, rk_record_get (record, "name"), subtitle));
    }
  if (data->advisers->len == 0)
    append_nothing (list, _ ("No adviser yet. Add one from the button above."));
}
