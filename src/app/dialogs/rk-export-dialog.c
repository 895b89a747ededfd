#include "rk-export-dialog.h"

#include <glib/gi18n-lib.h>
#include "rk-calendar.h"
#include "rk-export.h"
#include "rk-files.h"
#include "rk-words.h"

#define TICK_MS 100
#define LOSSES_SHOWN 200

/* What a list can be written as; the names are those of the setting. */
static const struct
{
  const char *name;
  const char *suffix;
  const char *kind;
  RkCsvEncoding encoding; /* of a CSV file */
} forms[] = {
  { "utf-8", ".csv", N_ ("CSV files"), RK_CSV_UTF8 },
  { "cp932", ".csv", N_ ("CSV files"), RK_CSV_CP932 },
  { "xlsx", ".xlsx", N_ ("Excel workbooks"), RK_CSV_UTF8 },
};

struct _RkExportDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GtkCheckButton *utf8;
  GtkCheckButton *cp932;
  GtkCheckButton *workbook;
  GtkButton *start;
  GtkProgressBar *progress;
  GtkLabel *progress_text;
  AdwStatusPage *done;
  GtkWidget *losses_box;
  GtkLabel *losses_text;
  GtkListBox *losses;

  GtkCheckButton *choices[G_N_ELEMENTS (forms)]; /* the same buttons, in the order of @forms */

  RkContext *context;
  RkQuery *query;
  guint64 rows;
  RkExport *export; /* under way, or done */
  GCancellable *writing;
  guint tick_id;
  char *path;
};

G_DEFINE_FINAL_TYPE (RkExportDialog, rk_export_dialog, ADW_TYPE_WINDOW)

/* ── the result ──────────────────────────────────────────────────────────────────────────── */

static void
add_loss (RkExportDialog *self, const RkCsvLoss *loss)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: row of the file, heading, characters: 「3行目　名称：𠮷」 */
  g_autofree char *title
      = g_strdup_printf (_ ("Row %u, %s: %s"), loss->row, loss->column, loss->characters);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (self->losses, row);
}

static void
show_losses (RkExportDialog *self, GPtrArray *losses)
{
  g_autofree char *count = rk_words_count (losses->len);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->losses_box, losses->len > 0);
  if (losses->len == 0)
    return;
  /* Translators: number of cells */
  text = g_strdup_printf (_ ("%s cells have characters that the file cannot hold. They are written "
                             "as 〓 there; in the register nothing has changed."),
                          count);
  gtk_label_set_text (self->losses_text, text);
  for (guint i = 0; i < MIN (losses->len, LOSSES_SHOWN); i++)
    add_loss (self, losses->pdata[i]);
}

static void
show_done (RkExportDialog *self)
{
  g_autofree char *count = rk_words_count (rk_export_get_rows (self->export));
  g_autofree char *name = g_path_get_basename (self->path);
  /* Translators: number of rows */
  g_autofree char *title = g_strdup_printf (_ ("%s Rows Written"), count);
  /* Translators: name of the file */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was read back and counted."), name);

  adw_status_page_set_title (self->done, title);
  adw_status_page_set_description (self->done, text);
  show_losses (self, rk_export_get_losses (self->export));
  gtk_stack_set_visible_child_name (self->stack, "done");
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_tick (gpointer data)
{
  RkExportDialog *self = data;
  guint64 rows, total;
  g_autofree char *written = NULL;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  rk_export_get_progress (self->export, &rows, &total);
  written = rk_words_count (rows);
  all = rk_words_count (total);
  /* Translators: rows written, rows to write: 「1,200件／7,078件」 */
  text = g_strdup_printf (_ ("%s of %s rows"), written, all);
  gtk_label_set_text (self->progress_text, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double)rows / (double)total : 0);
  return G_SOURCE_CONTINUE;
}

static void
stop_ticking (RkExportDialog *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, &error);

  stop_ticking (self);
  g_clear_object (&self->writing);
  if (done)
    {
      show_done (self);
      return;
    }
  g_clear_pointer (&self->export, rk_export_unref);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  if (self->context)
    rk_context_report (self->context, error, _ ("The list could not be written"));
}

static guint
chosen_form (RkExportDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (gtk_check_button_get_active (self->choices[i]))
      return i;
  g_return_val_if_reached (0);
}

void
rk_export_dialog_write (RkExportDialog *self, const char *path)
{
  guint form = chosen_form (self);
  GSettings *settings = rk_context_get_settings (self->context);

  g_return_if_fail (RK_IS_EXPORT_DIALOG (self) && self->writing == NULL);

  if (settings)
    g_settings_set_string (settings, "export-form", forms[form].name);
  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_pointer (&self->export, rk_export_unref);
  self->export = rk_export_new (self->query, path, forms[form].encoding);
  self->writing = g_cancellable_new ();
  self->tick_id = g_timeout_add (TICK_MS, on_tick, self);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  rk_store_read_async (rk_context_get_store (self->context), rk_export_run,
                       rk_export_ref (self->export), (GDestroyNotify)rk_export_unref, self->writing,
                       on_written_cb, g_object_ref (self));
}

gboolean
rk_export_dialog_is_done (RkExportDialog *self)
{
  g_return_val_if_fail (RK_IS_EXPORT_DIALOG (self), FALSE);
  return self->export && self->writing == NULL;
}

static void
on_path_chosen (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path)
    rk_export_dialog_write (data, path);
}

/* 「事業所一覧_2026-07-02.csv」 */
char *
rk_export_dialog_dup_name (RkExportDialog *self)
{
  g_autofree char *day = rk_date_to_iso (rk_today ());

  g_return_val_if_fail (RK_IS_EXPORT_DIALOG (self), NULL);
  return g_strdup_printf ("%s一覧_%s%s", rk_query_kind (self->query)->heading, day,
                          forms[chosen_form (self)].suffix);
}

static void
on_start_clicked (RkExportDialog *self)
{
  guint form = chosen_form (self);
  g_autofree char *name = rk_export_dialog_dup_name (self);
  g_autofree char *filter = g_strconcat ("*", forms[form].suffix, NULL);

  rk_files_choose (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Write the List"),
                   _ ("Write"), name, filter, _ (forms[form].kind), on_path_chosen,
                   g_object_ref (self), g_object_unref);
}

static void
on_cancel_clicked (RkExportDialog *self)
{
  if (self->writing)
    g_cancellable_cancel (self->writing);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
rk_export_dialog_close_request (GtkWindow *window)
{
  RkExportDialog *self = RK_EXPORT_DIALOG (window);

  g_cancellable_cancel (self->writing);
  return GTK_WINDOW_CLASS (rk_export_dialog_parent_class)->close_request (window);
}

static void
rk_export_dialog_dispose (GObject *object)
{
  RkExportDialog *self = RK_EXPORT_DIALOG (object);

  stop_ticking (self);
  g_cancellable_cancel (self->writing);
  gtk_widget_dispose_template (GTK_WIDGET (self), RK_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_export_dialog_parent_class)->dispose (object);
}

static void
rk_export_dialog_finalize (GObject *object)
{
  RkExportDialog *self = RK_EXPORT_DIALOG (object);

  g_clear_object (&self->writing);
  g_clear_pointer (&self->export, rk_export_unref);
  g_clear_pointer (&self->query, rk_query_unref);
  g_free (self->path);
  G_OBJECT_CLASS (rk_export_dialog_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkExportDialog, name)

static void
rk_export_dialog_class_init (RkExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rk_export_dialog_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-export-dialog.ui");
  CHILD (stack);
  CHILD (group);
  CHILD (utf8);
  CHILD (cp932);
  CHILD (workbook);
  CHILD (start);
  CHILD (progress);
  CHILD (progress_text);
  CHILD (done);
  CHILD (losses_box);
  CHILD (losses_text);
  CHILD (losses);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

#undef CHILD

static void
rk_export_dialog_init (RkExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices[0] = self->utf8;
  self->choices[1] = self->cp932;
  self->choices[2] = self->workbook;
}

GtkWidget *
rk_export_dialog_new (RkContext *context, GtkWindow *parent, RkQuery *query, guint64 rows)
{
  RkExportDialog *self
      = g_object_new (RK_TYPE_EXPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  GSettings *settings = rk_context_get_settings (context);
  g_autofree char *form = settings ? g_settings_get_string (settings, "export-form") : NULL;
  g_autofree char *count = rk_words_count (rows);
  g_autofree char *words = rk_query_dup_words (query);
  /* Translators: kind of record, number: 「事業所 412件を書き出します」 */
  g_autofree char *title
      = g_strdup_printf (_ ("%s: %s records"), _ (rk_query_kind (query)->label), count);

  self->context = g_object_ref (context);
  self->query = rk_query_ref (query);
  self->rows = rows;
  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, words);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (form, forms[i].name) == 0)
      gtk_check_button_set_active (self->choices[i], TRUE);
  return GTK_WIDGET (self);
}
