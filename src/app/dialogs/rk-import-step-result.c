#include "rk-import-step-result.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-words.h"

struct _RkImportStepResult
{
  AdwBin parent_instance;

  /* template */
  AdwStatusPage *page;
  GtkListBox *facts;
  GtkWidget *review;
  GtkWidget *save;
  GtkWidget *undo;

  RkImportSession *session;
};

G_DEFINE_FINAL_TYPE (RkImportStepResult, rk_import_step_result, ADW_TYPE_BIN)

/* ── what was done ───────────────────────────────────────────────────────────────────────── */

static void
add_fact (RkImportStepResult *self, const char *title, const char *subtitle, guint64 n)
{
  GtkWidget *row, *number;
  g_autofree char *count = NULL;

  if (n == 0)
    return;
  row = adw_action_row_new ();
  count = rk_words_count (n);
  number = gtk_label_new (count);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "heading");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  gtk_list_box_append (self->facts, row);
}

static const char *
not_taken (RkImportStepResult *self)
{
  const RkKind *kind = rk_import_session_get_records (self->session);

  if (kind == &rk_kind_appointment)
    return _ ("Rows without a name, or of a council that is not here");
  if (kind == &rk_kind_status)
    return _ ("Rows without a name, of no workplace for certain, or without number and day");
  return _ ("Rows without a name, or of no workplace for certain");
}

static void
show_facts (RkImportStepResult *self, const RkImportReport *report)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_list_box_remove (self->facts, row);
  add_fact (self, _ ("Added"), NULL, report->outcomes[RK_IMPORT_ADDED]);
  add_fact (self, _ ("Updated"), _ ("Rows that were there and got other values"),
            report->outcomes[RK_IMPORT_UPDATED]);
  add_fact (self, _ ("Possible Duplicates"),
            _ ("Added apart; in the register they can be compared and decided one by one"),
            report->outcomes[RK_IMPORT_DUPLICATE]);
  add_fact (self, _ ("Registrations Made"),
            _ ("In the main scheme, of the days of registration in the list"),
            report->registrations);
  add_fact (self, _ ("Registrations That Are Over"),
            _ ("The list does not say until when, and a term of the scheme from the day is over: "
               "where they were renewed, enter until when"),
            report->over);
  add_fact (
      self, _ ("Not Registered"),
      _ ("With a registration number, but no day of registration: enter the day with each, or "
         "import the list again with a column of days"),
      report->without_day);
  add_fact (self, _ ("Unchanged"), NULL, report->outcomes[RK_IMPORT_UNCHANGED]);
  add_fact (self, _ ("Values to Review"), _ ("The original wording is kept with each"),
            report->needs_review);
  add_fact (self, _ ("Not Taken"), not_taken (self), report->outcomes[RK_IMPORT_REJECTED]);
}

/* 「取り込む前 5,788件、いま 7,078件。登録されている件数を数え直して確かめました。」 */
static char *
dup_counted (const RkImportResult *result)
{
  g_autofree char *before = rk_words_count (result->before);
  g_autofree char *after = rk_words_count (result->after);

  if (!result->counted)
    return g_strdup (_ ("It is done, but the register could not be counted."));
  /* Translators: numbers of records */
  return g_strdup_printf (
      _ ("%1$s before the import, %2$s now: the register was read back and counted."), before,
      after);
}

static void
show_done (RkImportStepResult *self, const RkImportReport *report)
{
  g_autofree char *count = rk_words_count (rk_import_report_written (report));
  /* Translators: number of rows: 「1,290件を取り込みました」 */
  g_autofree char *title = g_strdup_printf (_ ("%s Rows Imported"), count);
  g_autofree char *counted = dup_counted (rk_import_session_get_result (self->session));

  adw_status_page_set_icon_name (self->page, "object-select-symbolic");
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, counted);
  show_facts (self, report);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), TRUE);
  gtk_widget_set_visible (self->review, report->needs_review > 0);
  gtk_widget_set_visible (self->save, report->n_problems > 0);
  gtk_widget_set_visible (self->undo, rk_import_session_can_undo (self->session));
}

static void
show_undone (RkImportStepResult *self)
{
  const RkImportResult *result = rk_import_session_get_result (self->session);
  g_autofree char *after = rk_words_count (result->after);
  /* Translators: number of records */
  g_autofree char *text
      = g_strdup_printf (_ ("There are %s records, as before the import. The file can be imported "
                            "again at any time."),
                         after);

  adw_status_page_set_icon_name (self->page, "edit-undo-symbolic");
  adw_status_page_set_title (self->page, _ ("The Import Was Undone"));
  adw_status_page_set_description (self->page, text);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), FALSE);
  gtk_widget_set_visible (self->review, FALSE);
  gtk_widget_set_visible (self->save, FALSE);
  gtk_widget_set_visible (self->undo, FALSE);
}

static void
on_ended (RkImportStepResult *self, RkImportState state, const GError *error)
{
  if (error)
    return;
  if (state == RK_IMPORT_PERFORMING)
    show_done (self, rk_import_session_get_report (self->session));
  else if (state == RK_IMPORT_UNDOING)
    show_undone (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_import_step_result_new (RkImportSession *session)
{
  RkImportStepResult *self = g_object_new (RK_TYPE_IMPORT_STEP_RESULT, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
rk_import_step_result_dispose (GObject *object)
{
  RkImportStepResult *self = RK_IMPORT_STEP_RESULT (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (rk_import_step_result_parent_class)->dispose (object);
}

static void
rk_import_step_result_class_init (RkImportStepResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_import_step_result_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-import-step-result.ui");
  gtk_widget_class_bind_template_child (widget_class, RkImportStepResult, page);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepResult, facts);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepResult, review);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepResult, save);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepResult, undo);
}

static void
rk_import_step_result_init (RkImportStepResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
