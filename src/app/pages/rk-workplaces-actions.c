/* What can be done on the 事業所 page: every verb is an action, so that button, menu and key are
 * the same thing. */
#include "rk-workplaces-private.h"

#include <glib/gi18n-lib.h>
#include "rk-awards-window.h"
#include "rk-drop.h"
#include "rk-edit-many-dialog.h"
#include "rk-edits.h"
#include "rk-export-dialog.h"
#include "rk-import-window.h"
#include "rk-kinds.h"
#include "rk-preview-window.h"
#include "rk-records.h"
#include "rk-scheme-window.h"
#include "rk-words.h"

#define COPY_AT_ONCE 256

/* What makes sense to be the same for several workplaces; days of registrations are theirs. */
static const char *const many_fields[]
    = { "municipality_code", "industry", "insurer_kind", "insurer", "employees", "note", NULL };

static RkContext *
context_of (RkWorkplacesPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

static GtkWindow *
window_of (RkWorkplacesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The chosen rows, or the one with the focus. */
static GArray *
dup_chosen_ids (RkWorkplacesPage *self)
{
  GArray *ids = rk_id_selection_dup_ids (rk_record_list_get_selection (self->list));
  const char *field;
  guint position;

  if (ids->len == 0 && rk_record_list_get_cursor (self->list, &position, &field, NULL))
    {
      gint64 id = rk_row_model_get_id (rk_record_list_get_model (self->list), position);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* ── adding and changing ─────────────────────────────────────────────────────────────────── */

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);

  rk_workplaces_page_reveal_detail (self, TRUE);
  rk_workplace_pane_add (self->pane);
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.import", "s", "workplaces");
}

/* A list from outside, as 取り込む begins with one. */
static void
import_file (gpointer page, GFile *file)
{
  GtkWidget *window
      = rk_import_window_new (context_of (page), window_of (page), &rk_kind_workplace);

  gtk_window_present (GTK_WINDOW (window));
  rk_import_window_open (RK_IMPORT_WINDOW (window), file);
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, RkWorkplacesPage *self)
{
  if (rk_context_is_read_only (context_of (self)))
    return FALSE;
  rk_drop_take (GTK_WIDGET (self), g_value_get_object (value), _ ("_List of Workplaces"),
                import_file);
  return TRUE;
}

void
rk_workplaces_page_take_files (RkWorkplacesPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (on_dropped), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
schemes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);

  gtk_window_present (GTK_WINDOW (rk_scheme_window_new (context_of (self), window_of (self), 0)));
}

static void
awards (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);

  gtk_window_present (GTK_WINDOW (rk_awards_window_new (context_of (self), window_of (self))));
}

static void
read_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_workplaces_page_reveal_detail (RK_WORKPLACES_PAGE (widget), TRUE);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);

  rk_workplaces_page_reveal_detail (self, TRUE);
  rk_workplace_pane_edit (self->pane, NULL);
}

/* The field that is typed into where a column shows what follows from it. */
static const char *
editable_field (const char *field)
{
  if (g_strcmp0 (field, "municipality") == 0)
    return "municipality_code";
  if (g_strcmp0 (field, "stage") == 0 || g_strcmp0 (field, "stage_until") == 0)
    return rk_kind_workplace.title;
  return field ? field : rk_kind_workplace.title;
}

/* The keyboard goes back to the row it came from, wherever that stands by now. */
static void
focus_row (RkWorkplacesPage *self, gint64 id)
{
  guint position;

  if (rk_row_model_find_position (rk_record_list_get_model (self->list), id, &position))
    rk_record_list_scroll_to (self->list, position, TRUE);
}

static void
on_editor_closed_cb (RkWorkplacesPage *self, RkCellEditor *editor)
{
  focus_row (self, rk_cell_editor_get_id (editor));
}

static void
edit_cell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);
  g_autoptr (RkRow) row = NULL;
  GtkWidget *cell;
  const char *field;
  guint position;

  if (!rk_record_list_get_cursor (self->list, &position, &field, &cell))
    return;
  row = rk_row_model_dup_row (rk_record_list_get_model (self->list), position);
  if (row == NULL || rk_row_get_record (row) == NULL)
    return;
  if (cell)
    g_signal_connect_object (rk_cell_editor_open (context_of (self), GTK_WIDGET (self->list_slot),
                                                  cell, rk_row_get_record (row),
                                                  rk_row_get_reviews (row), editable_field (field)),
                             "closed", G_CALLBACK (on_editor_closed_cb), self, G_CONNECT_SWAPPED);
  else
    {
      rk_workplace_pane_show (self->pane, rk_row_get_id (row));
      rk_workplaces_page_reveal_detail (self, TRUE);
      rk_workplace_pane_edit (self->pane, editable_field (field));
    }
}

static void
edit_many (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);
  g_autoptr (GArray) ids = dup_chosen_ids (self);

  if (ids->len > 0)
    gtk_window_present (GTK_WINDOW (rk_edit_many_dialog_new (
        context_of (self), window_of (self), &rk_kind_workplace, ids, many_fields)));
}

static void
delete_rows (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);
  g_autoptr (GArray) ids = dup_chosen_ids (self);

  rk_edits_delete (context_of (self), &rk_kind_workplace, ids, NULL, NULL);
}

static void
unselect (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);

  gtk_selection_model_unselect_all (
      GTK_SELECTION_MODEL (rk_record_list_get_selection (self->list)));
}

/* ── conditions ──────────────────────────────────────────────────────────────────────────── */

static void
clear_conditions (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_workplaces_page_take_query (RK_WORKPLACES_PAGE (widget), rk_query_new (&rk_kind_workplace));
}

/* Returns the condition that a cell's field can be asked for by: a number by its class. */
static const char *
filter_field (const char *field)
{
  int index;

  if (g_strcmp0 (field, "employees") == 0)
    return "size_class";
  index = field ? rk_kind_field (&rk_kind_workplace, field) : -1;
  return index >= 0 && (rk_kind_workplace.fields[index].flags & RK_FIELD_FACET) ? field : NULL;
}

static void
filter_by_cell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);
  g_autoptr (RkRow) row = NULL;
  g_autofree char *value = NULL;
  const char *field;
  guint position;
  RkQuery *query;

  if (!rk_record_list_get_cursor (self->list, &position, &field, NULL)
      || filter_field (field) == NULL)
    return;
  row = rk_row_model_dup_row (rk_record_list_get_model (self->list), position);
  if (row == NULL || rk_row_get_record (row) == NULL)
    return;
  field = filter_field (field);
  value = rk_record_dup_text (rk_row_get_record (row), rk_kind_field (&rk_kind_workplace, field));
  query = rk_query_copy (self->query);
  rk_query_drop (query, field);
  rk_query_where (query, field, value ? value : "", NULL);
  rk_workplaces_page_take_query (self, query);
}

/* ── copying ─────────────────────────────────────────────────────────────────────────────── */

static void
copy_cell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);
  g_autoptr (RkRow) row = NULL;
  g_autofree char *text = NULL;
  const char *field;
  guint position;

  if (!rk_record_list_get_cursor (self->list, &position, &field, NULL))
    return;
  row = rk_row_model_dup_row (rk_record_list_get_model (self->list), position);
  text = rk_row_dup_cell_text (row, field ? field : rk_kind_workplace.title);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

typedef struct
{
  RkWorkplacesPage *page;
  GArray *ids;
  GString *text;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->page);
  g_array_unref (copy->ids);
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

/* Cells divided by tabs, as spreadsheets take them. */
static void
append_row (GString *text, RkRecord *record)
{
  static const char *const fields[]
      = { "name", "municipality", "address", "industry", "employees", "phone", "stage_until" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value
          = rk_record_dup_display (record, rk_kind_field (&rk_kind_workplace, fields[i]));

      g_strdelimit (value, "\t\r\n", ' ');
      g_string_append_printf (text, "%s%s", i ? "\t" : "", value);
    }
  g_string_append_c (text, '\n');
}

/* Worker thread. */
static gboolean
read_rows (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;

  for (guint at = 0; at < copy->ids->len; at += COPY_AT_ONCE)
    {
      guint n = MIN (COPY_AT_ONCE, copy->ids->len - at);
      g_autoptr (GPtrArray) records = rk_records_fetch (
          db, &rk_kind_workplace, &g_array_index (copy->ids, gint64, at), n, error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < n; i++)
        if (records->pdata[i])
          append_row (copy->text, records->pdata[i]);
    }
  return TRUE;
}

static void
on_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Copy *copy = data;
  RkContext *context = context_of (copy->page);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = rk_words_count (copy->ids->len);
  g_autofree char *toast = NULL;

  if (!rk_store_run_finish (RK_STORE (source), result, NULL, &error))
    {
      rk_context_report (context, error, _ ("The rows could not be copied"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (copy->page)), copy->text->str);
  /* Translators: number of rows: 「事業所 3件をコピーしました」 */
  toast = g_strdup_printf (_ ("Copied %s workplaces"), count);
  rk_context_toast (context, toast, FALSE);
}

static void
copy_rows (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);
  Copy *copy = g_new0 (Copy, 1);

  copy->page = g_object_ref (self);
  copy->ids = dup_chosen_ids (self);
  copy->text = g_string_new (NULL);
  rk_store_read_async (rk_context_get_store (context_of (self)), read_rows, copy, copy_free, NULL,
                       on_copied_cb, copy);
}

/* ── paper and files ─────────────────────────────────────────────────────────────────────── */

/* The rows of the list as they stand, or of the chosen ones in the same order. */
static RkQuery *
query_to_write (RkWorkplacesPage *self, gboolean selection)
{
  RkQuery *query = rk_workplaces_page_ordered_query (self);

  if (selection)
    {
      g_autoptr (GArray) ids = dup_chosen_ids (self);

      rk_query_only_ids (query, ids);
    }
  return query;
}

void
rk_workplaces_page_print (RkWorkplacesPage *self, gboolean selection)
{
  g_autoptr (RkQuery) query = query_to_write (self, selection);
  RkReportParams params = { .query = query };

  rk_preview_window_present (context_of (self), GTK_WIDGET (self), "workplaces", &params);
}

static void
print_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_workplaces_page_print (RK_WORKPLACES_PAGE (widget), FALSE);
}

static void
print_selection (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_workplaces_page_print (RK_WORKPLACES_PAGE (widget), TRUE);
}

/* Papers to the chosen workplaces: those of the office's main scheme. */
static void
print_paper (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkWorkplacesPage *self = RK_WORKPLACES_PAGE (widget);
  g_autoptr (RkQuery) query = query_to_write (self, TRUE);
  RkReportParams params = { .query = query };

  rk_preview_window_present (context_of (self), widget, g_variant_get_string (parameter, NULL),
                             &params);
}

static void
present_export (RkWorkplacesPage *self, gboolean selection)
{
  g_autoptr (RkQuery) query = query_to_write (self, selection);
  RkIdSelection *chosen = rk_record_list_get_selection (self->list);
  guint n = rk_id_selection_get_n_selected (chosen);
  guint64 rows = selection ? MAX (n, 1) : g_list_model_get_n_items (G_LIST_MODEL (chosen));

  gtk_window_present (
      GTK_WINDOW (rk_export_dialog_new (context_of (self), window_of (self), query, rows)));
}

static void
export_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  present_export (RK_WORKPLACES_PAGE (widget), FALSE);
}

static void
export_selection (GtkWidget *widget, const char *action, GVariant *parameter)
{
  present_export (RK_WORKPLACES_PAGE (widget), TRUE);
}

/* ── the context menu ────────────────────────────────────────────────────────────────────── */

/* Unless the verb that was chosen has taken the keyboard for itself already. */
static void
on_menu_closed_cb (RkWorkplacesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL || popover == self->row_menu)
    focus_row (self, self->menu_id);
}

static void
create_menu (RkWorkplacesPage *self)
{
  self->row_menu = gtk_popover_menu_new_from_model (self->row_menu_model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->row_menu), FALSE);
  gtk_widget_set_halign (self->row_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->row_menu, GTK_WIDGET (self->list_slot));
  g_signal_connect_object (self->row_menu, "closed", G_CALLBACK (on_menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
rk_workplaces_page_open_menu (RkWorkplacesPage *self, GtkWidget *cell)
{
  GdkRectangle at = { 0, 0, 1, 1 };
  graphene_rect_t bounds;
  const char *field = NULL;
  guint position;

  if (!rk_record_list_get_cursor (self->list, &position, &field, cell ? NULL : &cell))
    return;
  self->menu_id = rk_row_model_get_id (rk_record_list_get_model (self->list), position);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.filter-by-cell",
                                 filter_field (field) != NULL);
  if (self->row_menu == NULL)
    create_menu (self);
  if (cell && gtk_widget_compute_bounds (cell, GTK_WIDGET (self->list_slot), &bounds))
    at = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width,
                         (int)bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->row_menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->row_menu));
}

static void
open_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_workplaces_page_open_menu (RK_WORKPLACES_PAGE (widget), NULL);
}

static void
toggle_detail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_page_toggle_detail (RK_PAGE (widget));
}

/* ── which there are, and when ───────────────────────────────────────────────────────────── */

void
rk_workplaces_page_update_actions (RkWorkplacesPage *self)
{
  static const char *const on_rows[]
      = { "page.read",        "page.copy-rows",        "page.copy-cell", "page.print-selection",
          "page.print-paper", "page.export-selection", "page.unselect" };
  static const char *const on_rows_writing[] = { "page.edit", "page.edit-cell", "page.delete" };
  GtkWidget *widget = GTK_WIDGET (self);
  RkIdSelection *selection = rk_record_list_get_selection (self->list);
  guint n = rk_id_selection_get_n_selected (selection);
  gboolean may_write = !rk_context_is_read_only (context_of (self));
  gboolean rows = g_list_model_get_n_items (G_LIST_MODEL (selection)) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (on_rows); i++)
    gtk_widget_action_set_enabled (widget, on_rows[i], rows);
  for (guint i = 0; i < G_N_ELEMENTS (on_rows_writing); i++)
    gtk_widget_action_set_enabled (widget, on_rows_writing[i], rows && may_write);
  gtk_widget_action_set_enabled (widget, "page.edit-many", n > 1 && may_write);
  gtk_widget_action_set_enabled (widget, "page.print", rows);
  gtk_widget_action_set_enabled (widget, "page.export", rows);
  gtk_widget_action_set_enabled (widget, "page.add", may_write);
  gtk_widget_action_set_enabled (widget, "page.import", may_write);
}

void
rk_workplaces_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "page.add", add },
    { "page.import", import },
    { "page.read", read_row },
    { "page.edit", edit },
    { "page.edit-cell", edit_cell },
    { "page.edit-many", edit_many },
    { "page.delete", delete_rows },
    { "page.unselect", unselect },
    { "page.clear-conditions", clear_conditions },
    { "page.filter-by-cell", filter_by_cell },
    { "page.copy-cell", copy_cell },
    { "page.copy-rows", copy_rows },
    { "page.print", print_list },
    { "page.print-selection", print_selection },
    { "page.export", export_list },
    { "page.export-selection", export_selection },
    { "page.menu", open_menu },
    { "page.detail", toggle_detail },
    { "page.schemes", schemes },
    { "page.awards", awards },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "page.print-paper", "s", print_paper);
  gtk_widget_class_install_property_action (widget_class, "page.sort-field", "sort-field");
  gtk_widget_class_install_property_action (widget_class, "page.descending", "descending");
  gtk_widget_class_install_property_action (widget_class, "page.view", "view");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "page.add", NULL);
}
