#include <glib/gi18n-lib.h>

#include "rk-area-summary-dialog.h"
#include "rk-attach.h"
#include "rk-attachments.h"
#include "rk-files.h"
#include "rk-kinds.h"
#include "rk-indicator-import-window.h"
#include "rk-indicators-private.h"
#include "rk-map.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-use-figure-dialog.h"

static RkContext *
context_of (RkIndicatorsPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

static const char *const papers[] = { "area-profile", "meeting-page", "indicator-tables" };

GMenuModel *
rk_indicators_page_papers (void)
{
  return rk_page_papers_menu (papers, G_N_ELEMENTS (papers));
}

void
rk_indicators_page_paper (RkIndicatorsPage *self, const char *document)
{
  RkReportParams params = { 0 };

  if (rk_report_find (document))
    rk_preview_window_present (context_of (self), GTK_WIDGET (self), document, &params);
}

static void
on_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_indicators_page_paper (RK_INDICATORS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* ── reading a table ─────────────────────────────────────────────────────────────────────── */

static void import_next (RkIndicatorsPage *self);

static void
on_import_ended (RkIndicatorsPage *self)
{
  self->importing = NULL;
  import_next (self);
}

static void
import_next (RkIndicatorsPage *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *path
      = self->importing || parent == NULL ? NULL : g_queue_pop_head (&self->waiting);

  if (path == NULL)
    return;
  self->importing = rk_indicator_import_window_new (context_of (self), parent, path);
  g_signal_connect_object (self->importing, "destroy", G_CALLBACK (on_import_ended), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->importing));
}

void
rk_indicators_page_import (RkIndicatorsPage *self, const char *path)
{
  if (rk_context_is_read_only (context_of (self)))
    return;
  g_queue_push_tail (&self->waiting, g_strdup (path));
  import_next (self);
}

static void
on_chosen (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path)
    rk_indicators_page_import (data, path);
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_files_choose (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN,
                   _ ("Open a Published Table"), _ ("_Open"), NULL, "*.xlsx;*.csv;*.txt",
                   _ ("Tables (XLSX, CSV)"), on_chosen, g_object_ref (widget), g_object_unref);
}

/* ── the map of the office ───────────────────────────────────────────────────────────────── */

/* A file that is no map is refused, and with the command the file goes, too. */
static gboolean
save_map (RkDb *db, const RkRecord *office, gint64 attachment, guint pages, GError **error)
{
  g_autoptr (GBytes) bytes = rk_attachments_load (db, attachment, error);
  gsize size = 0;
  const char *text = bytes ? g_bytes_get_data (bytes, &size) : NULL;
  g_autoptr (RkMap) map = bytes ? rk_map_parse (text, size, error) : NULL;
  RkDraft *draft;

  if (map == NULL)
    return FALSE;
  draft = rk_draft_copy (office);
  rk_draft_put_id (draft, "map_id", attachment);
  return rk_records_save_draft (db, draft, NULL, error);
}

static const RkAttachInfo map_of_areas = {
  .title = N_ ("Choose the Map of the Areas"),
  .filter = "*.geojson;*.json",
  .filter_name = N_ ("Maps (GeoJSON)"),
  .save = save_map,
};

gboolean
rk_indicators_page_is_map (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".geojson") || g_str_has_suffix (lower, ".json");
}

void
rk_indicators_page_take_map (RkIndicatorsPage *self, GFile *file)
{
  RkContext *context = context_of (self);

  if (!rk_context_is_read_only (context))
    rk_attach_file (context, &map_of_areas, rk_context_get_office (context), file);
}

static void
on_choose_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkContext *context = context_of (RK_INDICATORS_PAGE (widget));

  rk_attach_choose (context, GTK_WINDOW (gtk_widget_get_root (widget)), &map_of_areas,
                    rk_context_get_office (context));
}

/* ── the figure ──────────────────────────────────────────────────────────────────────────── */

RkRecord *
rk_indicators_page_make_figure (RkIndicatorsPage *self, const char *sentence)
{
  const RkIndicatorsData *data = self->data;
  RkDraft *draft = rk_draft_new (&rk_kind_figure);
  const char *title = rk_chart_get_title (rk_chart_view_get_chart (self->chart));

#define FIELD(name) rk_kind_field (&rk_kind_figure, name)
  rk_draft_set_int (draft, FIELD ("indicator_id"), data->indicator);
  if (!data->form->of_all) /* of each the newest */
    rk_draft_set_int (draft, FIELD ("year"), data->year);
  rk_draft_put (draft, "form", data->form->id);
  rk_draft_put (draft, "level", rk_area_level_name (data->level));
  if (data->area)
    rk_draft_put (draft, "area", data->area);
  if (g_str_equal (data->form->id, "scatter"))
    rk_draft_set_int (draft, FIELD ("against_id"), data->against);
  if (data->sex)
    rk_draft_take (draft, FIELD ("sex"), g_strdup_printf ("%c", data->sex));
  rk_draft_take (draft, FIELD ("reference"), g_strdup (data->reference ? data->reference : "JP"));
  rk_draft_put (draft, "title", title);
  /* What was not edited follows the data. */
  if (g_strcmp0 (sentence, data->sentence) != 0)
    rk_draft_put (draft, "sentence", sentence);
#undef FIELD
  return rk_draft_end (draft);
}

static void
on_use_figure (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (widget);
  g_autofree char *sentence = rk_indicators_page_dup_sentence (self);
  g_autoptr (RkRecord) figure = NULL;

  if (self->data == NULL || rk_chart_view_get_chart (self->chart) == NULL)
    return;
  figure = rk_indicators_page_make_figure (self, sentence);
  gtk_window_present (GTK_WINDOW (rk_use_figure_dialog_new (
      context_of (self), GTK_WINDOW (gtk_widget_get_root (widget)), figure)));
}

static void
on_summary (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (widget);

  gtk_window_present (GTK_WINDOW (rk_area_summary_dialog_new (
      context_of (self), GTK_WINDOW (gtk_widget_get_root (widget)), NULL)));
}

static void
on_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = g_str_equal (name, "page.next-indicator") ? 1 : -1;
  GtkListBoxRow *other
      = row ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step)
            : NULL;

  if (other)
    gtk_list_box_select_row (self->list, other);
}

static void
on_show_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_set_visible_child_name (RK_INDICATORS_PAGE (widget)->leaflet, "list");
}

static void
on_detail (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_page_toggle_detail (RK_PAGE (widget));
}

static void
on_edit_card (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkIndicatorsPage *self = RK_INDICATORS_PAGE (widget);

  if (self->data && self->data->card)
    gtk_window_present (GTK_WINDOW (rk_record_dialog_new (context_of (self),
                                                          GTK_WINDOW (gtk_widget_get_root (widget)),
                                                          &rk_kind_indicator, self->data->card)));
}

void
rk_indicators_page_update_actions (RkIndicatorsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writes = !rk_context_is_read_only (context_of (self));
  gboolean any = self->data && self->data->values;
  gboolean drawn = any && self->data->problem == NULL;

  gtk_widget_action_set_enabled (widget, "page.import", writes);
  gtk_widget_action_set_enabled (widget, "page.choose-map", writes);
  gtk_widget_action_set_enabled (widget, "page.use-figure", writes && drawn);
  gtk_widget_action_set_enabled (widget, "page.summary", any);
  gtk_widget_action_set_enabled (widget, "page.edit-card", writes && any);
}

void
rk_indicators_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.paper", "s", on_paper);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "page.choose-map", NULL, on_choose_map);
  gtk_widget_class_install_action (widget_class, "page.use-figure", NULL, on_use_figure);
  gtk_widget_class_install_action (widget_class, "page.summary", NULL, on_summary);
  gtk_widget_class_install_action (widget_class, "page.edit-card", NULL, on_edit_card);
  gtk_widget_class_install_action (widget_class, "page.show-list", NULL, on_show_list);
  gtk_widget_class_install_action (widget_class, "page.detail", NULL, on_detail);
  gtk_widget_class_install_action (widget_class, "page.next-indicator", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "page.previous-indicator", NULL, on_step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "page.use-figure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "page.next-indicator", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "page.previous-indicator", NULL);
}
