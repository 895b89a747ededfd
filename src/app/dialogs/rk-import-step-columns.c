#include "rk-import-step-columns.h"

#include <stdlib.h>
#include <glib/gi18n-lib.h>

#include "rk-columns.h"
#include "rk-import-column-list.h"
#include "rk-import-grid-rows.h"
#include "rk-import-remember.h"
#include "rk-kinds.h"
#include "rk-words.h"

struct _RkImportStepColumns
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *count;
  GtkWidget *profile_box;
  GtkDropDown *profile;
  GtkWidget *nameless;
  GtkWidget *registered;
  RkImportColumnList *list;
  RkImportRemember *remember;
  GtkSpinButton *heading_row;
  GtkSpinButton *heading_rows;
  GtkLabel *summary;
  RkImportGrid *file_grid;
  RkImportGrid *preview_grid;

  RkImportSession *session;
  gboolean showing; /* what is set now is no choice of a person */
};

G_DEFINE_FINAL_TYPE (RkImportStepColumns, rk_import_step_columns, ADW_TYPE_BIN)

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

/* The first line stands for the columns as the program found them. */
static void
show_profiles (RkImportStepColumns *self, const RkImportReading *reading)
{
  GPtrArray *profiles = rk_import_session_get_profiles (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names, _ ("As found"));
  for (guint i = 0; profiles && i < profiles->len; i++)
    {
      const char *name = rk_record_get (profiles->pdata[i], "name");

      gtk_string_list_append (names, name);
      if (g_strcmp0 (name, reading->profile) == 0)
        chosen = i + 1;
    }
  gtk_drop_down_set_model (self->profile, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->profile, chosen);
  gtk_widget_set_visible (self->profile_box, profiles && profiles->len > 0);
}

static void
show_heading (RkImportStepColumns *self, const RkImportReading *reading)
{
  gtk_spin_button_set_value (self->heading_row, reading->header_row);
  gtk_spin_button_set_value (self->heading_rows, MAX (reading->n_header_rows, 1));
  gtk_widget_set_sensitive (GTK_WIDGET (self->heading_rows), reading->header_row > 0);
}

static void
show_count (RkImportStepColumns *self, const RkImportReading *reading)
{
  guint taken = 0;
  g_autofree char *all = rk_words_count (reading->columns->len);
  g_autofree char *some = NULL;
  g_autofree char *text = NULL;

  for (guint c = 0; c < reading->columns->len; c++)
    taken += ((const RkImportColumn *)reading->columns->pdata[c])->field >= 0;
  some = rk_words_count (taken);
  /* Translators: numbers of columns: 「16列のうち 14列を取り込みます」 */
  text = g_strdup_printf (_ ("%1$s of %2$s columns are taken"), some, all);
  gtk_label_set_text (self->count, text);
}

/* A list that this program wrote has columns of what it finds out itself (段階, 期限, …): it is one
 * of workplaces, whose number and days are those of their registrations already. */
#define FEWEST_FOUND_OUT 3

static gboolean
was_written_here (const RkImportReading *reading)
{
  const RkKind *kind = &rk_kind_workplace;
  guint n = 0;

  for (guint c = 0; c < reading->columns->len; c++)
    for (guint f = 0; f < kind->n_fields; f++)
      n += (kind->fields[f].flags & RK_FIELD_DERIVED) && kind->fields[f].synonyms == NULL
           && !(kind->fields[f].flags & RK_FIELD_INTERNAL)
           && g_str_equal (kind->fields[f].heading,
                           ((const RkImportColumn *)reading->columns->pdata[c])->heading);
  return n >= FEWEST_FOUND_OUT;
}

/* A list of workplaces that says when each was registered is one of registrations. */
static gboolean
has_registrations (RkImportStepColumns *self, const RkImportReading *reading)
{
  static const char *const fields[] = { "registration_number", "registered_on", "expires_on" };

  if (rk_import_session_get_records (self->session) != &rk_kind_workplace
      || was_written_here (reading))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (rk_import_reading_has_field (reading, rk_kind_field (&rk_kind_workplace, fields[i])))
      return TRUE;
  return FALSE;
}

static void
show_reading (RkImportStepColumns *self, const RkImportReading *reading)
{
  const RkKind *kind = rk_import_session_get_kind (self->session);
  g_autofree char *summary = rk_import_reading_dup_summary (reading);

  self->showing = TRUE;
  show_count (self, reading);
  show_profiles (self, reading);
  show_heading (self, reading);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (self->nameless, !rk_import_reading_tells_whom (reading, kind));
  gtk_widget_set_visible (self->registered, has_registrations (self, reading));
  rk_import_grid_show_file (self->file_grid, reading);
  rk_import_grid_show_preview (self->preview_grid, reading, kind);
  self->showing = FALSE;
}

static void
on_ended (RkImportStepColumns *self, RkImportState state, const GError *error)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);

  /* Also after a correction that failed: what was chosen in vain is shown as it was. */
  if (reading && (state == RK_IMPORT_READING || state == RK_IMPORT_REMEMBERING))
    show_reading (self, reading);
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
on_profile_chosen (RkImportStepColumns *self)
{
  GPtrArray *profiles = rk_import_session_get_profiles (self->session);
  guint chosen = gtk_drop_down_get_selected (self->profile);

  if (self->showing || profiles == NULL || chosen > profiles->len)
    return;
  if (chosen == 0)
    rk_import_session_read_as (self->session, NULL, 0);
  else
    rk_import_session_apply_profile (self->session, profiles->pdata[chosen - 1]);
}

static void
on_heading_chosen (RkImportStepColumns *self)
{
  if (!self->showing)
    rk_import_session_set_heading (self->session,
                                   (guint)gtk_spin_button_get_value_as_int (self->heading_row),
                                   (guint)gtk_spin_button_get_value_as_int (self->heading_rows));
}

/* A table may have no heading at all: row 0 is called that. */
static gboolean
on_heading_row_output (GtkSpinButton *spin, gpointer data)
{
  int row = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = row > 0 ? g_strdup_printf ("%d", row) : g_strdup (_ ("None"));

  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
on_heading_row_input (GtkSpinButton *spin, double *value, gpointer data)
{
  g_autofree char *typed
      = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (spin)), -1, G_NORMALIZE_ALL);

  *value = strtol (typed, NULL, 10);
  return TRUE;
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_import_step_columns_new (RkImportSession *session)
{
  RkImportStepColumns *self = g_object_new (RK_TYPE_IMPORT_STEP_COLUMNS, NULL);

  self->session = g_object_ref (session);
  rk_import_column_list_set_session (self->list, session);
  rk_import_remember_set_session (self->remember, session);
  g_signal_connect_object (session, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
rk_import_step_columns_dispose (GObject *object)
{
  RkImportStepColumns *self = RK_IMPORT_STEP_COLUMNS (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (rk_import_step_columns_parent_class)->dispose (object);
}

static void
rk_import_step_columns_class_init (RkImportStepColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_import_step_columns_dispose;
  g_type_ensure (RK_TYPE_COLUMNS);
  g_type_ensure (RK_TYPE_IMPORT_GRID);
  g_type_ensure (RK_TYPE_IMPORT_COLUMN_LIST);
  g_type_ensure (RK_TYPE_IMPORT_REMEMBER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-import-step-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, count);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, profile_box);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, profile);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, nameless);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, registered);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, list);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, remember);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, heading_row);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, heading_rows);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, summary);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, file_grid);
  gtk_widget_class_bind_template_child (widget_class, RkImportStepColumns, preview_grid);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_heading_chosen);
}

static void
rk_import_step_columns_init (RkImportStepColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->heading_row, "output", G_CALLBACK (on_heading_row_output), NULL);
  g_signal_connect (self->heading_row, "input", G_CALLBACK (on_heading_row_input), NULL);
  rk_import_grid_set_label (self->file_grid, _ ("Beginning of the file"));
  rk_import_grid_set_label (self->preview_grid, _ ("The first 50 rows as they will be stored"));
}
