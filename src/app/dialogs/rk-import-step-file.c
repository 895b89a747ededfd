#include "rk-import-step-file.h"

#include <glib/gi18n-lib.h>

#include "rk-import-grid-rows.h"
#include "rk-message.h"

/* Reading usually takes less, and a page that only flashes up is worse than none. */
#define PATIENCE_MS 200

struct _RkImportStepFile
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwActionRow *file;
  AdwComboRow *sheet;
  AdwComboRow *encoding;
  AdwComboRow *delimiter;
  GtkLabel *summary;
  RkImportGrid *grid;

  RkImportSession *session;
  gboolean showing; /* what is set now is no choice of a person */
  guint patience;
};

G_DEFINE_FINAL_TYPE (RkImportStepFile, rk_import_step_file, ADW_TYPE_BIN)

/* In the order of the rows' lists in the .ui file. */
static const char *const encodings[] = { "UTF-8", "CP932", "UTF-16LE", "UTF-16BE" };
static const char delimiters[] = { ',', '\t', ';' };

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static guint
place_of_encoding (const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_str_equal (encodings[i], encoding))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
place_of_delimiter (char delimiter)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i] == delimiter)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* A workbook says itself how its text is written; a text has no sheets. */
static void
show_sheets (RkImportStepFile *self, const RkImportReading *reading)
{
  gboolean workbook = reading->delimiter == 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const *)reading->sheets);

  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheet, reading->sheet - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), reading->sheets && reading->sheets[1] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), !workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), !workbook);
}

/* Its size, and what a person should know of it. */
static char *
dup_facts (const RkImportReading *reading)
{
  g_autofree char *size = g_format_size ((guint64)reading->size);
  g_autofree char *remarks = g_strjoinv ("\n", reading->remarks);
  g_autofree char *facts = *remarks ? g_strconcat (size, "\n", remarks, NULL) : g_strdup (size);

  return g_markup_escape_text (facts, -1);
}

static void
show_reading (RkImportStepFile *self, const RkImportReading *reading)
{
  g_autofree char *facts = dup_facts (reading);
  g_autofree char *summary = rk_import_reading_dup_summary (reading);
  g_autofree char *name = g_markup_escape_text (reading->file_name, -1);

  self->showing = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file), name);
  adw_action_row_set_subtitle (self->file, facts);
  show_sheets (self, reading);
  adw_combo_row_set_selected (self->encoding, place_of_encoding (reading->encoding));
  adw_combo_row_set_selected (self->delimiter, place_of_delimiter (reading->delimiter));
  gtk_label_set_text (self->summary, summary);
  rk_import_grid_show_file (self->grid, reading);
  gtk_stack_set_visible_child_name (self->stack, "file");
  self->showing = FALSE;
}

static void
show_failure (RkImportStepFile *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      return;
    }
  rk_message_describe (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_ended (RkImportStepFile *self, RkImportState state, const GError *error)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);

  if (state != RK_IMPORT_READING)
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  /* Also after a correction that failed: what was chosen in vain is shown as it was. */
  if (reading)
    show_reading (self, reading);
  else if (error)
    show_failure (self, error);
}

static gboolean
on_patience_ended (gpointer data)
{
  RkImportStepFile *self = data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->stack, "reading");
  return G_SOURCE_REMOVE;
}

static void
on_started (RkImportStepFile *self, RkImportState state)
{
  if (state == RK_IMPORT_READING && self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, on_patience_ended, self);
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
on_reading_chosen (RkImportStepFile *self)
{
  guint encoding = adw_combo_row_get_selected (self->encoding);
  guint delimiter = adw_combo_row_get_selected (self->delimiter);

  if (!self->showing && encoding < G_N_ELEMENTS (encodings)
      && delimiter < G_N_ELEMENTS (delimiters))
    rk_import_session_read_as (self->session, encodings[encoding], delimiters[delimiter]);
}

static void
on_sheet_chosen (RkImportStepFile *self)
{
  guint sheet = adw_combo_row_get_selected (self->sheet);

  if (!self->showing && sheet != GTK_INVALID_LIST_POSITION)
    rk_import_session_set_sheet (self->session, sheet + 1);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_import_step_file_new (RkImportSession *session)
{
  RkImportStepFile *self = g_object_new (RK_TYPE_IMPORT_STEP_FILE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "started", G_CALLBACK (on_started), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
rk_import_step_file_dispose (GObject *object)
{
  RkImportStepFile *self = RK_IMPORT_STEP_FILE (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rk_import_step_file_parent_class)->dispose (object);
}

static void
rk_import_step_file_class_init (RkImportStepFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_import_step_file_dispose;
  g_type_ensure (RK_TYPE_IMPORT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-import-step-file.ui");
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, stack);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, failed);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, file);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, sheet);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, encoding);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, delimiter);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, summary);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepFile, grid);
  gtk_widget_class_bind_template_callback (widget_class, on_reading_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_chosen);
}

static void
rk_import_step_file_init (RkImportStepFile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rk_import_grid_set_label (self->grid, _ ("Beginning of the file"));
}
