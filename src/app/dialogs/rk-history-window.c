#include "rk-history-window.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-csv-writer.h"
#include "rk-files.h"
#include "rk-history-detail.h"
#include "rk-history-item.h"
#include "rk-moment.h"
#include "rk-kinds.h"
#include "rk-width-bin.h"
#include "rk-words.h"

struct _RkHistoryWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwLeaflet *leaflet;
  GtkStack *stack;
  GtkListView *list;
  GtkDropDown *person;
  GtkDropDown *kind;
  GtkSearchBar *search_bar;
  GtkEditable *search;
  RkHistoryDetail *detail;
  GtkWidget *chain;
  GtkImage *chain_icon;
  GtkLabel *chain_text;
  GtkWidget *chain_compare;
  GtkWidget *export;

  RkContext *context;
  GPtrArray *entries; /* of RkHistoryEntry, newest first */
  GtkSingleSelection *selection;
  gint64 wanted; /* action to select when the list comes */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RkHistoryWindow, rk_history_window, ADW_TYPE_WINDOW)

/* ── list ────────────────────────────────────────────────────────────────────────────────── */

static const char *
chosen (GtkDropDown *dropdown)
{
  GtkStringObject *string = gtk_drop_down_get_selected_item (dropdown);

  return gtk_drop_down_get_selected (dropdown) == 0 || string == NULL
             ? NULL
             : gtk_string_object_get_string (string);
}

static RkHistoryItem *
selected (RkHistoryWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static guint
count_later (RkHistoryWindow *self, gint64 id)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const RkHistoryEntry *entry = self->entries->pdata[i];

      n += entry->id > id && !entry->undone;
    }
  return n;
}

static void
on_selected (RkHistoryWindow *self)
{
  RkHistoryItem *item = selected (self);
  const RkHistoryEntry *entry = item ? rk_history_item_get_entry (item) : NULL;

  if (self->filling)
    return;
  rk_history_detail_show (self->detail, entry, entry ? count_later (self, entry->id) : 0);
}

static void
on_activated (RkHistoryWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

static void
on_back (RkHistoryWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

gboolean
rk_history_window_select (RkHistoryWindow *self, gint64 id)
{
  GListModel *model;

  g_return_val_if_fail (RK_IS_HISTORY_WINDOW (self), FALSE);

  self->wanted = id;
  model = gtk_single_selection_get_model (self->selection);
  for (guint i = 0; model && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RkHistoryItem) item = g_list_model_get_item (model, i);
      const RkHistoryEntry *entry = rk_history_item_get_entry (item);

      if (entry && (id == 0 || entry->id == id))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return TRUE;
        }
    }
  return FALSE;
}

/* Fills the list by the filters; the action that was selected stays selected. */
static void
show_list (RkHistoryWindow *self)
{
  const char *text = gtk_editable_get_text (self->search);
  RkHistoryFilter filter = { chosen (self->person), chosen (self->kind), *text ? text : NULL };
  RkHistoryItem *item = selected (self);
  const RkHistoryEntry *entry = item ? rk_history_item_get_entry (item) : NULL;
  gint64 id = entry ? entry->id : self->wanted;
  g_autoptr (GListStore) items = NULL;

  if (self->entries == NULL || self->filling)
    return;
  items = rk_history_items (self->entries, &filter);
  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (items));
  gtk_stack_set_visible_child_name (
      self->stack, self->entries->len == 0                                ? "empty"
                   : g_list_model_get_n_items (G_LIST_MODEL (items)) == 0 ? "nothing"
                                                                          : "list");
  if (!rk_history_window_select (self, id))
    rk_history_window_select (self, 0);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->export, self->entries->len > 0);
  on_selected (self);
}

static void
on_clear_filters (RkHistoryWindow *self)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->person, 0);
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_editable_set_text (self->search, "");
  self->filling = FALSE;
  show_list (self);
}

/* ── filters ─────────────────────────────────────────────────────────────────────────────── */

static void
fill_dropdown (GtkDropDown *dropdown, const char *all, GHashTable *values)
{
  g_autofree char *before = g_strdup (chosen (dropdown));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc)strcmp);
  guint selected_position = 0, position = 1;

  gtk_string_list_append (list, all);
  for (GList *l = sorted; l; l = l->next, position++)
    {
      gtk_string_list_append (list, l->data);
      if (g_strcmp0 (l->data, before) == 0)
        selected_position = position;
    }
  gtk_drop_down_set_model (dropdown, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (dropdown, selected_position);
}

static void
fill_filters (RkHistoryWindow *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const RkKind *const *all = rk_kinds (&n);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const RkHistoryEntry *entry = self->entries->pdata[i];

      g_hash_table_add (people, entry->by);
      for (guint k = 0; k < n; k++)
        if (strstr (entry->what, all[k]->heading))
          g_hash_table_add (kinds, (gpointer)all[k]->heading);
    }
  self->filling = TRUE;
  fill_dropdown (self->person, _ ("Everybody"), people);
  fill_dropdown (self->kind, _ ("Everything"), kinds);
  self->filling = FALSE;
}

/* ── loading, on a worker ────────────────────────────────────────────────────────────────── */

typedef struct
{
  GPtrArray *entries;
  guint64 n_links;
  GError *broken; /* what is wrong with the chain */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->entries, g_ptr_array_unref);
  g_clear_error (&load->broken);
  g_free (load);
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->entries = rk_history_list (db, 0, error);
  return load->entries != NULL;
}

static gboolean
run_verify (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  rk_history_verify (db, &load->n_links, &load->broken);
  return TRUE;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkHistoryWindow) self = data;
  Load *load = rk_context_finish_read (self->context, source, result);
  g_autoptr (GPtrArray) before = NULL;

  if (load == NULL)
    return;
  before = self->entries; /* the items of the list still point into it */
  self->entries = g_ptr_array_ref (load->entries);
  fill_filters (self);
  show_list (self);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkHistoryWindow) self = data;
  gpointer data_of_task;
  Load *load;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (!rk_store_run_finish (RK_STORE (source), result, &data_of_task, NULL) || !self->context)
    return;
  load = data_of_task;
  count = rk_words_count (load->n_links);
  if (load->broken == NULL)
    text = g_strdup_printf (_ ("The chain of entries was checked (%s in all, none rewritten)"),
                            count);
  else
    text = g_strdup (load->broken->message);
  gtk_label_set_text (self->chain_text, text);
  gtk_image_set_from_icon_name (self->chain_icon, load->broken ? "dialog-warning-symbolic"
                                                               : "security-high-symbolic");
  gtk_widget_remove_css_class (self->chain, load->broken ? "green" : "red");
  gtk_widget_add_css_class (self->chain, load->broken ? "red" : "green");
  gtk_widget_set_visible (self->chain_compare, load->broken != NULL);
  gtk_widget_set_visible (self->chain, TRUE);
}

static void
reload (RkHistoryWindow *self)
{
  RkStore *store = rk_context_get_store (self->context);

  rk_store_read_async (store, run_load, g_new0 (Load, 1), load_free, NULL, on_loaded,
                       g_object_ref (self));
  rk_store_read_async (store, run_verify, g_new0 (Load, 1), load_free, NULL, on_verified,
                       g_object_ref (self));
}

/* ── writing the list out ────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkContext *context;
  GPtrArray *entries;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->context);
  g_ptr_array_unref (export->entries);
  g_free (export->path);
  g_free (export);
}

static gboolean
write_entries (const Export *export, GError **error)
{
  static const char *const headings[]
      = { "日時", "担当者", "操作", "件数", "取り消し", "取り消した人" };
  g_autoptr (RkCsvWriter) writer
      = rk_csv_writer_new (export->path, RK_CSV_UTF8, headings, G_N_ELEMENTS (headings), error);

  for (guint i = 0; writer && i < export->entries->len; i++)
    {
      const RkHistoryEntry *entry = export->entries->pdata[i];
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->n_changes);
      const char *cells[]
          = { entry->at, entry->by, entry->what, n, entry->undone_at, entry->undone_by };

      if (!rk_csv_writer_add (writer, cells, error))
        return FALSE;
    }
  return writer && rk_csv_writer_finish (writer, error);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_entries (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *count = rk_words_count (export->entries->len);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rk_context_report (export->context, error, _ ("The List Was Not Saved"));
      return;
    }
  text = g_strdup_printf (_ ("Saved %s entries of the history as CSV"), count);
  rk_context_toast (export->context, text, FALSE);
}

static void
on_export_place_chosen (GFile *file, gpointer data)
{
  RkHistoryWindow *self = data;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_exported, NULL);
  Export *export = g_new0 (Export, 1);

  if (self->context == NULL)
    return;
  *export = (Export){ g_object_ref (self->context), g_ptr_array_ref (self->entries),
                      g_file_get_path (file) };
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_in_thread);
}

static void
on_export (RkHistoryWindow *self)
{
  rk_files_choose (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the History"),
                   _ ("_Save"), "変更履歴.csv", "*.csv", _ ("CSV files"), on_export_place_chosen,
                   g_object_ref (self), g_object_unref);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static void
on_setup_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/jp/renkei/Renkei/rk-history-row.ui");
  GtkWidget *row = GTK_WIDGET (gtk_builder_get_object (builder, "row"));

  static const char *const parts[] = { "day", "entry", "icon", "what", "facts", "undone" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_object_set_data (G_OBJECT (row), parts[i], gtk_builder_get_object (builder, parts[i]));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_entry (GObject *row, const RkHistoryEntry *entry)
{
  g_autofree char *clock = rk_moment_dup_clock (entry->at);
  g_autofree char *facts = g_strdup_printf ("%s　%s", clock, entry->by);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (entry->undone)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_text (g_object_get_data (row, "what"), entry->what);
  gtk_label_set_attributes (g_object_get_data (row, "what"), attributes);
  gtk_label_set_text (g_object_get_data (row, "facts"), facts);
  gtk_widget_set_visible (g_object_get_data (row, "undone"), entry->undone);
  gtk_image_set_from_icon_name (g_object_get_data (row, "icon"), rk_history_icon (entry->what));
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GObject *row = G_OBJECT (gtk_list_item_get_child (list_item));
  RkHistoryItem *item = gtk_list_item_get_item (list_item);
  const RkHistoryEntry *entry = rk_history_item_get_entry (item);

  gtk_widget_set_visible (g_object_get_data (row, "day"), entry == NULL);
  gtk_widget_set_visible (g_object_get_data (row, "entry"), entry != NULL);
  gtk_list_item_set_selectable (list_item, entry != NULL);
  gtk_list_item_set_activatable (list_item, entry != NULL);
  if (entry)
    bind_entry (row, entry);
  else
    gtk_label_set_text (g_object_get_data (row, "day"), rk_history_item_get_day (item));
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkHistoryWindow *self = RK_HISTORY_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet)
      && g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "detail") == 0)
    on_back (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
on_compare (RkHistoryWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                              "win.restore", NULL);
}

GtkWidget *
rk_history_window_new (RkContext *context)
{
  RkHistoryWindow *self = g_object_new (RK_TYPE_HISTORY_WINDOW, NULL);

  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  rk_history_detail_set_context (self->detail, context);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
rk_history_window_dispose (GObject *object)
{
  RkHistoryWindow *self = RK_HISTORY_WINDOW (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_history_window_parent_class)->dispose (object);
}

static void
rk_history_window_finalize (GObject *object)
{
  g_clear_pointer (&RK_HISTORY_WINDOW (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_history_window_parent_class)->finalize (object);
}

static void
rk_history_window_class_init (RkHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_history_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_history_window_finalize;
  g_type_ensure (RK_TYPE_HISTORY_DETAIL);
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, person);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, search);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, detail);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, chain);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, chain_icon);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, chain_text);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, chain_compare);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_compare);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filters);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
}

static void
rk_history_window_init (RkHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
}
