#include "rk-import-window.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-councils.h"
#include "rk-files.h"
#include "rk-import-aim.h"
#include "rk-import-paste.h"
#include "rk-import-session.h"
#include "rk-import-step-check.h"
#include "rk-import-step-columns.h"
#include "rk-import-step-file.h"
#include "rk-import-step-result.h"
#include "rk-kinds.h"
#include "rk-record-chooser.h"
#include "rk-reporter.h"
#include "rk-stepper.h"
#include "rk-words.h"

#define TICK_MS 100

enum
{
  STEP_FILE,
  STEP_COLUMNS,
  STEP_CHECK,
  STEP_RESULT,
  N_STEPS
};

static const char *const step_names[N_STEPS] = { "file", "columns", "check", "result" };

struct _RkImportWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkButton *leave;
  GtkWidget *back;
  GtkButton *next;
  RkStepper *stepper;
  GtkWidget *owner_box;
  GtkWidget *owner_label;
  AdwBin *owner_slot;
  GtkWidget *owner_note;
  GtkStack *stack;
  AdwStatusPage *busy;
  GtkProgressBar *progress;
  GtkLabel *progress_text;
  GtkLabel *foot;
  GtkLabel *foot_facts;

  RkContext *context;
  RkImportSession *session;
  GFile *file;        /* what was opened last */
  GFile *pasted;      /* from the clipboard; deleted with the window */
  GtkWidget *chooser; /* of the council of members; NULL: of other kinds */
  GtkWidget *aim;     /* scheme and level of registrations; NULL: of other kinds */
  GtkWidget *year;    /* of tables that do not say it; NULL: of other kinds */
  gint64 owner;       /* council or training; 0: none is meant */
  guint step;
  gboolean busy_shown;
  guint tick;
};

G_DEFINE_FINAL_TYPE (RkImportWindow, rk_import_window, ADW_TYPE_WINDOW)

/* ── the foot: what is safe ──────────────────────────────────────────────────────────────── */

static void
show_foot_facts (RkImportWindow *self)
{
  const RkImportReport *report = rk_import_session_get_report (self->session);
  g_autofree char *backup = rk_import_session_dup_backup_time (self->session);
  g_autoptr (GString) facts = g_string_new (NULL);

  if (report && self->step == STEP_CHECK)
    {
      g_autofree char *rows = rk_words_count (report->rows);

      /* Translators: rows of the file, seconds: 「全 7,078行を 2.1秒で確認」 */
      g_string_append_printf (facts, _ ("All %1$s rows checked in %2$.1f s"), rows,
                              report->seconds);
    }
  if (backup && self->step >= STEP_CHECK)
    {
      if (facts->len > 0)
        g_string_append (facts, "　");
      /* Translators: time of day: 「9:52 に控えを作成済み」 */
      g_string_append_printf (facts, _ ("Backup made at %s"), backup);
    }
  gtk_label_set_text (self->foot_facts, facts->str);
}

static void
show_foot (RkImportWindow *self)
{
  gboolean kept = self->step == STEP_RESULT && rk_import_session_can_undo (self->session);

  if (kept)
    gtk_label_set_text (self->foot, _ ("The import is one entry in the history and can be undone "
                                       "there at any time, also tomorrow."));
  else if (self->step == STEP_RESULT)
    gtk_label_set_text (self->foot, _ ("Nothing of the file is in the register."));
  else if (rk_import_session_get_state (self->session) == RK_IMPORT_PERFORMING)
    gtk_label_set_text (self->foot, _ ("If you stop, nothing of the file stays in the register."));
  else
    gtk_label_set_text (self->foot, _ ("Nothing has been written yet. After the import, one “Undo” "
                                       "brings back the register as it was."));
  show_foot_facts (self);
}

/* ── the head: where one is, and the next step ───────────────────────────────────────────── */

static gboolean
has_column (RkImportWindow *self, const char *field)
{
  const RkKind *kind = rk_import_session_get_kind (self->session);
  const RkImportReading *reading = rk_import_session_get_reading (self->session);

  return reading && rk_import_reading_has_field (reading, rk_kind_field (kind, field));
}

static gboolean
has_name_column (RkImportWindow *self)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);

  return reading
         && rk_import_reading_tells_whom (reading, rk_import_session_get_kind (self->session));
}

/* Whose members they become stands there until the window is closed. */
static void
show_owner (RkImportWindow *self)
{
  if (self->aim)
    {
      gtk_widget_set_sensitive (self->aim, !self->busy_shown && self->step != STEP_RESULT
                                               && rk_import_session_get_reading (self->session));
      rk_import_aim_show (RK_IMPORT_AIM (self->aim));
      gtk_widget_set_visible (self->owner_note,
                              has_column (self, "scheme") || has_column (self, "level"));
    }
  if (self->year)
    {
      gtk_widget_set_sensitive (self->year, self->step != STEP_RESULT);
      gtk_widget_set_visible (self->owner_note, FALSE);
    }
  if (self->chooser == NULL)
    return;
  gtk_widget_set_sensitive (self->chooser, !self->busy_shown && self->step != STEP_RESULT);
  gtk_widget_set_visible (self->owner_note, has_column (self, "council"));
}

/* What is looked at afterwards: of what belongs to workplaces these. */
static const RkKind *
shown_kind (RkImportWindow *self)
{
  const RkKind *kind = rk_import_session_get_records (self->session);

  return kind == &rk_kind_status || kind->told_by ? &rk_kind_workplace : kind;
}

static char *
dup_next_words (RkImportWindow *self)
{
  const RkImportReport *report = rk_import_session_get_report (self->session);
  guint64 n = report ? rk_import_report_written (report) : 0;
  g_autofree char *count = rk_words_count (n);

  switch (self->step)
    {
    case STEP_FILE:
      return g_strdup (_ ("Go On to the Columns"));
    case STEP_COLUMNS:
      return g_strdup (_ ("Check the Contents"));
    case STEP_CHECK:
      return n > 0 ? /* Translators: number of rows: 「1,290件を取り込む」 */
                 g_strdup_printf (_ ("Import %s Rows"), count)
                   : g_strdup (_ ("Nothing to Import"));
    default:
      return g_strdup (shown_kind (self) == &rk_kind_workplace     ? _ ("Show the Workplaces")
                       : shown_kind (self) == &rk_kind_appointment ? _ ("Show the Members")
                                                                   : _ ("Show What Came In"));
    }
}

static gboolean
may_go_on (RkImportWindow *self)
{
  const RkImportReport *report = rk_import_session_get_report (self->session);

  if (self->busy_shown || rk_import_session_get_state (self->session) != RK_IMPORT_IDLE)
    return FALSE;
  switch (self->step)
    {
    case STEP_FILE:
      return rk_import_session_get_reading (self->session) != NULL;
    case STEP_COLUMNS:
      return has_name_column (self);
    case STEP_CHECK:
      return report && rk_import_report_written (report) > 0;
    default:
      return TRUE;
    }
}

static void
show_head (RkImportWindow *self)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);
  g_autofree char *next = dup_next_words (self);

  adw_window_title_set_subtitle (self->title, reading ? reading->file_name : "");
  gtk_button_set_label (self->next, next);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", may_go_on (self));
  gtk_widget_set_visible (GTK_WIDGET (self->next), !self->busy_shown);
  gtk_widget_set_visible (
      self->back, !self->busy_shown && (self->step == STEP_COLUMNS || self->step == STEP_CHECK));
  gtk_button_set_label (self->leave, self->step == STEP_RESULT ? _ ("Close") : _ ("Cancel"));
  rk_stepper_set_current (self->stepper, self->step);
}

/* The focus is given up before its page goes: GTK 4.8 loses count of a widget whose focus is hidden
 * twice in one frame, and a short import shows two pages in one. */
static void
show_page (RkImportWindow *self, const char *name)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_step (RkImportWindow *self)
{
  show_page (self, self->busy_shown ? "busy" : step_names[self->step]);
  show_head (self);
  show_owner (self);
  show_foot (self);
}

/* The keyboard begins in the step, not in the button that led to it. */
static void
go_to (RkImportWindow *self, guint step)
{
  GtkWidget *shown;

  self->step = step;
  self->busy_shown = FALSE;
  show_step (self);
  shown = gtk_stack_get_visible_child (self->stack);
  gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

/* ── at work ─────────────────────────────────────────────────────────────────────────────── */

static char *
dup_time_left (double seconds)
{
  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 60)
    /* Translators: 「あと約 12秒」 */
    return g_strdup_printf (_ (", about %.0f s left"), MAX (seconds, 1));
  /* Translators: 「あと約 3分」 */
  return g_strdup_printf (_ (", about %.0f min left"), seconds / 60);
}

static gboolean
on_tick (gpointer data)
{
  RkImportWindow *self = data;
  guint64 rows;
  double left;
  double share = rk_import_session_get_progress (self->session, &rows, &left);
  g_autofree char *count = rk_words_count (rows);
  g_autofree char *rest = dup_time_left (left);
  /* Translators: rows read so far, time left: 「12,000行まで進みました。あと約 3秒」 */
  g_autofree char *text = g_strdup_printf (_ ("%1$s rows read%2$s"), count, rest);

  if (share > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (share, 1));
  else
    gtk_progress_bar_pulse (self->progress);
  gtk_label_set_text (self->progress_text, rows > 0 ? text : "");
  return G_SOURCE_CONTINUE;
}

static void
show_busy (RkImportWindow *self, RkImportState state)
{
  adw_status_page_set_title (self->busy, state == RK_IMPORT_PERFORMING ? _ ("Importing…")
                                         : state == RK_IMPORT_UNDOING  ? _ ("Undoing…")
                                                                       : _ ("Checking…"));
  adw_status_page_set_description (
      self->busy, state == RK_IMPORT_PERFORMING
                      ? _ ("A backup is made first. You can go on working when it is done.")
                      : NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_label_set_text (self->progress_text, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.stop", state != RK_IMPORT_UNDOING);
  self->busy_shown = TRUE;
  if (self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, on_tick, self);
  show_step (self);
}

static void
on_started (RkImportWindow *self, RkImportState state)
{
  gboolean recount
      = state == RK_IMPORT_REHEARSING && rk_import_session_has_decisions (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.stop", TRUE);
  if (state == RK_IMPORT_PERFORMING || state == RK_IMPORT_UNDOING
      || (state == RK_IMPORT_REHEARSING && !recount))
    show_busy (self, state);
  else
    show_head (self);
}

static void
report (RkImportWindow *self, RkImportState state, const GError *error)
{
  static const char *const what[] = {
    [RK_IMPORT_READING] = N_ ("The file could not be read that way"),
    [RK_IMPORT_REHEARSING] = N_ ("The file could not be checked"),
    [RK_IMPORT_PERFORMING] = N_ ("Nothing was imported"),
    [RK_IMPORT_UNDOING] = N_ ("The import was not undone"),
    [RK_IMPORT_SAVING] = N_ ("The list was not saved"),
    [RK_IMPORT_REMEMBERING] = N_ ("The columns were not remembered"),
  };

  /* The first step shows in its own place that a file cannot be read. */
  if (state == RK_IMPORT_READING && rk_import_session_get_reading (self->session) == NULL)
    return;
  rk_reporter_show (GTK_WINDOW (self), error, _ (what[state]), NULL, NULL, NULL, NULL);
}

static void
forget_pasted (RkImportWindow *self)
{
  if (self->pasted)
    rk_import_paste_forget (self->pasted);
  g_clear_object (&self->pasted);
}

static void
on_ended (RkImportWindow *self, RkImportState state, const GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (error && !cancelled)
    report (self, state, error);
  /* What may not be read is not kept until the window is closed. */
  if (error && state == RK_IMPORT_READING && rk_import_session_get_reading (self->session) == NULL)
    forget_pasted (self);
  if (state == RK_IMPORT_READING && self->step != STEP_COLUMNS)
    go_to (self, STEP_FILE);
  else if (state == RK_IMPORT_REHEARSING && self->busy_shown)
    go_to (self, error ? STEP_COLUMNS : STEP_CHECK);
  else if (state == RK_IMPORT_PERFORMING)
    go_to (self, error ? STEP_CHECK : STEP_RESULT);
  else if (state == RK_IMPORT_UNDOING)
    go_to (self, STEP_RESULT);
  else
    show_step (self);
}

/* ── verbs ───────────────────────────────────────────────────────────────────────────────── */

static void
on_file_chosen (GFile *file, gpointer data)
{
  rk_import_window_open (data, file);
}

static void
choose_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_files_choose (
      GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose a List"), _ ("Read the File"),
      NULL, "*.csv;*.CSV;*.xlsx;*.XLSX;*.xlsm;*.XLSM;*.txt;*.TXT;*.tsv;*.TSV",
      _ ("CSV, Excel and text files"), on_file_chosen, g_object_ref (widget), g_object_unref);
}

static void
on_pasted (GFile *file, const GError *error, gpointer data)
{
  RkImportWindow *self = data;

  if (self->context == NULL)
    {
      if (file)
        rk_import_paste_forget (file);
      return;
    }
  if (file == NULL)
    {
      rk_reporter_show (GTK_WINDOW (self), error, _ ("Nothing was pasted"), NULL, NULL, NULL, NULL);
      return;
    }
  forget_pasted (self);
  self->pasted = g_object_ref (file);
  rk_import_window_open (self, file);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (widget);

  if (self->step == STEP_FILE && !self->busy_shown)
    rk_import_paste (gtk_widget_get_clipboard (widget), on_pasted, G_OBJECT (self));
}

static void
on_list_path_chosen (GFile *file, gpointer data)
{
  RkImportWindow *self = data;
  g_autofree char *path = g_file_get_path (file);

  if (path)
    rk_import_session_save_list (self->session, path);
}

static void
save_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_files_choose (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the List as CSV"),
                   _ ("_Save"), "取り込みの要確認一覧.csv", "*.csv", _ ("CSV files"),
                   on_list_path_chosen, g_object_ref (widget), g_object_unref);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_import_session_stop (RK_IMPORT_WINDOW (widget)->session);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (widget);

  if (self->busy_shown || (self->step != STEP_COLUMNS && self->step != STEP_CHECK))
    return;
  if (rk_import_session_get_state (self->session) == RK_IMPORT_REHEARSING)
    rk_import_session_stop (self->session);
  go_to (self, self->step - 1);
}

static void
go_on (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_import_window_next (RK_IMPORT_WINDOW (widget));
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (widget);

  if (rk_import_session_can_undo (self->session))
    rk_import_session_undo (self->session);
}

static const char *
page_of (const RkKind *kind)
{
  return kind->rows ? "councils" : kind == &rk_kind_trainee ? "support" : kind->plural;
}

/* All of them: conditions that were set before would hide what has just come in. */
static void
show_records (RkImportWindow *self)
{
  const RkKind *kind = shown_kind (self);
  g_autoptr (RkQuery) all = rk_query_new (kind);

  if (kind == &rk_kind_workplace || kind->rows) /* a council may show its bylaws */
    rk_context_navigate_query (self->context, page_of (kind), all);
  if (kind != &rk_kind_workplace && (self->owner || !kind->rows))
    rk_context_navigate (self->context, page_of (kind), self->owner);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_reviews (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (widget);
  const RkKind *kind = shown_kind (self);
  g_autoptr (RkQuery) query = rk_query_new (kind);

  rk_query_where (query, "needs_review", "1", NULL);
  rk_context_navigate_query (self->context, page_of (kind), query);
  gtk_window_close (GTK_WINDOW (self));
}

/* Esc: one step back; what is under way is stopped first. */
static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (widget);

  if (self->busy_shown)
    stop (widget, NULL, NULL);
  else if (self->step == STEP_COLUMNS || self->step == STEP_CHECK)
    go_back (widget, NULL, NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

void
rk_import_window_next (RkImportWindow *self)
{
  g_return_if_fail (RK_IS_IMPORT_WINDOW (self));

  if (!may_go_on (self))
    return;
  switch (self->step)
    {
    case STEP_FILE:
      go_to (self, STEP_COLUMNS);
      break;
    case STEP_COLUMNS:
      if (rk_import_session_get_report (self->session))
        go_to (self, STEP_CHECK); /* nothing was corrected meanwhile */
      else
        rk_import_session_rehearse (self->session);
      break;
    case STEP_CHECK:
      rk_import_session_perform (self->session);
      break;
    default:
      show_records (self);
    }
}

void
rk_import_window_set_owner (RkImportWindow *self, gint64 owner)
{
  g_return_if_fail (RK_IS_IMPORT_WINDOW (self));

  self->owner = owner;
  rk_import_session_set_owner (self->session, owner);
  if (self->chooser)
    rk_record_chooser_set_id (RK_RECORD_CHOOSER (self->chooser), owner);
}

void
rk_import_window_open (RkImportWindow *self, GFile *file)
{
  g_return_if_fail (RK_IS_IMPORT_WINDOW (self));

  if (self->busy_shown || self->step == STEP_RESULT)
    return;
  self->step = STEP_FILE;
  g_set_object (&self->file, file);
  show_step (self);
  rk_import_session_open (self->session, file);
}

gboolean
rk_import_window_has_file (RkImportWindow *self)
{
  g_return_val_if_fail (RK_IS_IMPORT_WINDOW (self), FALSE);

  return rk_import_session_get_reading (self->session) != NULL;
}

int
rk_import_window_get_step (RkImportWindow *self)
{
  g_return_val_if_fail (RK_IS_IMPORT_WINDOW (self), -1);

  return self->busy_shown || rk_import_session_get_state (self->session) != RK_IMPORT_IDLE
             ? -1
             : (int)self->step;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, RkImportWindow *self)
{
  rk_import_window_open (self, g_value_get_object (value));
  return TRUE;
}

static void
add_steps (RkImportWindow *self)
{
  GtkWidget *(*const create[N_STEPS]) (RkImportSession *)
      = { rk_import_step_file_new, rk_import_step_columns_new, rk_import_step_check_new,
          rk_import_step_result_new };
  const char *const titles[] = { C_ ("step", "File"), C_ ("step", "Columns"), C_ ("step", "Check"),
                                 C_ ("step", "Result"), NULL };

  for (guint i = 0; i < N_STEPS; i++)
    gtk_stack_add_named (self->stack, create[i](self->session), step_names[i]);
  rk_stepper_set_steps (self->stepper, titles);
}

static void
on_owner_chosen (RkImportWindow *self)
{
  self->owner = rk_record_chooser_get_id (RK_RECORD_CHOOSER (self->chooser));
  rk_import_session_set_owner (self->session, self->owner);
  if (self->step == STEP_CHECK)
    rk_import_session_rehearse (self->session);
}

static void
on_aim_chosen (RkImportWindow *self)
{
  if (self->step == STEP_CHECK)
    rk_import_session_rehearse (self->session);
  else
    show_head (self);
}

/* Registrations are of a scheme and a level: what the title says, or the office's main one; that
 * stands there, and can be changed, before anything is written. */
static void
add_aim (RkImportWindow *self)
{
  if (rk_import_session_get_records (self->session) != &rk_kind_status)
    return;
  self->aim = rk_import_aim_new (self->session, self->owner_label);
  gtk_label_set_label (GTK_LABEL (self->owner_label),
                       _ ("Registrations of which scheme and level"));
  gtk_label_set_label (GTK_LABEL (self->owner_note),
                       _ ("Rows that name a scheme or a level are of that."));
  g_signal_connect_swapped (self->aim, "chosen", G_CALLBACK (on_aim_chosen), self);
  adw_bin_set_child (self->owner_slot, self->aim);
  gtk_widget_set_visible (self->owner_box, TRUE);
}

/* 2021, 令和3年, R3; 0 where it is none */
static int
year_of (const char *text)
{
  RkDate date;

  return rk_date_parse (text, NULL, &date, NULL) && date.month == 0 ? date.year : 0;
}

static void
on_year_typed (RkImportWindow *self)
{
  rk_import_session_set_year (self->session,
                              year_of (gtk_editable_get_text (GTK_EDITABLE (self->year))));
  if (self->step == STEP_CHECK)
    rk_import_session_rehearse (self->session);
}

/* A table of how many workplaces there are may say only in its title, or nowhere, of which year. */
static void
add_year (RkImportWindow *self)
{
  if (rk_import_session_get_records (self->session) != &rk_kind_establishment)
    return;
  self->year = gtk_entry_new ();
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->year), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->year), _ ("such as 2021"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->year), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->owner_label, NULL, -1);
  gtk_label_set_label (GTK_LABEL (self->owner_label), _ ("Year of a table that does not say it"));
  g_signal_connect_swapped (self->year, "changed", G_CALLBACK (on_year_typed), self);
  adw_bin_set_child (self->owner_slot, self->year);
  gtk_widget_set_visible (self->owner_box, TRUE);
}

/* Members sit in a council. Where none was said the list would go into the prefecture's: that
 * stands there, and can be changed, before anything is written. */
static void
add_owner (RkImportWindow *self)
{
  gint64 council = 0;

  if (rk_import_session_get_records (self->session) != &rk_kind_appointment)
    return;
  self->chooser = rk_record_chooser_new (&rk_kind_council, FALSE);
  rk_record_chooser_set_context (RK_RECORD_CHOOSER (self->chooser), self->context);
  rk_record_chooser_set_label (RK_RECORD_CHOOSER (self->chooser), self->owner_label);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (on_owner_chosen), self);
  adw_bin_set_child (self->owner_slot, self->chooser);
  gtk_widget_set_visible (self->owner_box, TRUE);
  rk_councils_default (rk_store_main_db (rk_context_get_store (self->context)), &council, NULL);
  rk_import_window_set_owner (self, council);
}

GtkWidget *
rk_import_window_new (RkContext *context, GtkWindow *parent, const RkKind *kind)
{
  RkImportWindow *self
      = g_object_new (RK_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  /* Translators: kind of record: 「事業所を取り込む」 */
  g_autofree char *title = g_strdup_printf (_ ("Import: %s"), _ (kind->label));

  self->context = g_object_ref (context);
  self->session = rk_import_session_new (context, kind);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  add_steps (self);
  add_owner (self);
  add_aim (self);
  add_year (self);
  g_signal_connect_object (self->session, "started", G_CALLBACK (on_started), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect (drop, "drop", G_CALLBACK (on_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  show_step (self);
  return GTK_WIDGET (self);
}

/* The toast stays when the window has gone: one more place from which to undo. */
static void
tell_result (RkImportWindow *self)
{
  const RkImportReport *done = rk_import_session_get_report (self->session);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (self->step != STEP_RESULT || !rk_import_session_can_undo (self->session))
    return;
  count = rk_words_count (rk_import_report_written (done));
  /* Translators: kind of record, number: 「事業所 1,290件を取り込みました」 */
  text = g_strdup_printf (_ ("%1$s: %2$s imported"),
                          _ (rk_import_session_get_kind (self->session)->label), count);
  rk_context_toast (self->context, text, TRUE);
}

static gboolean
rk_import_window_close_request (GtkWindow *window)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (window);

  rk_import_session_stop (self->session);
  tell_result (self);
  return GTK_WINDOW_CLASS (rk_import_window_parent_class)->close_request (window);
}

static void
rk_import_window_dispose (GObject *object)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->session)
    rk_import_session_stop (self->session);
  g_clear_object (&self->session);
  forget_pasted (self);
  g_clear_object (&self->file);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), RK_TYPE_IMPORT_WINDOW);
  G_OBJECT_CLASS (rk_import_window_parent_class)->dispose (object);
}

/* The same file as a list of registrations; what was said of its columns stays. */
static void
take_registrations (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkImportWindow *self = RK_IMPORT_WINDOW (widget);
  RkImportWindow *next;

  if (self->file == NULL || self->busy_shown)
    return;
  next = RK_IMPORT_WINDOW (rk_import_window_new (
      self->context, gtk_window_get_transient_for (GTK_WINDOW (self)), &rk_kind_status));
  next->pasted = g_steal_pointer (&self->pasted);
  g_set_object (&next->file, self->file);
  gtk_window_present (GTK_WINDOW (next));
  rk_import_session_open_like (next->session, self->session);
  gtk_window_close (GTK_WINDOW (self));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.registrations", NULL, take_registrations);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_file);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "import.review", NULL, show_reviews);
  gtk_widget_class_install_action (widget_class, "import.save-list", NULL, save_list);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "import.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose",
                                       NULL);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkImportWindow, name)

static void
rk_import_window_class_init (RkImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rk_import_window_close_request;
  install_actions (widget_class);
  g_type_ensure (RK_TYPE_STEPPER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-import-window.ui");
  CHILD (title);
  CHILD (leave);
  CHILD (back);
  CHILD (next);
  CHILD (stepper);
  CHILD (owner_box);
  CHILD (owner_label);
  CHILD (owner_slot);
  CHILD (owner_note);
  CHILD (stack);
  CHILD (busy);
  CHILD (progress);
  CHILD (progress_text);
  CHILD (foot);
  CHILD (foot_facts);
}

#undef CHILD

static void
rk_import_window_init (RkImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
