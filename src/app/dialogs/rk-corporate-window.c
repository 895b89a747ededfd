#include "rk-corporate-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-calendar.h"
#include "rk-corporate-check.h"
#include "rk-files.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-words.h"

#define TICK_MS 100

/* ── a proposal ──────────────────────────────────────────────────────────────────────────── */

#define RK_TYPE_FINDING_ITEM (rk_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (RkFindingItem, rk_finding_item, RK, FINDING_ITEM, GObject)

struct _RkFindingItem
{
  GObject parent_instance;

  RkFinding *finding; /* of the check */
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (RkFindingItem, rk_finding_item, G_TYPE_OBJECT)

static void
rk_finding_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, RK_FINDING_ITEM (object)->chosen);
}

static void
rk_finding_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RK_FINDING_ITEM (object)->chosen = g_value_get_boolean (value);
}

static void
rk_finding_item_class_init (RkFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = rk_finding_item_get_property;
  G_OBJECT_CLASS (klass)->set_property = rk_finding_item_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), 1,
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
rk_finding_item_init (RkFindingItem *self)
{
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

struct _RkCorporateWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkProgressBar *progress;
  GtkLabel *progress_text;
  GtkBox *kinds;
  GtkListView *list;
  GtkButton *take;

  RkContext *context;
  RkCorporateCheck *check;
  GtkWidget *kind[RK_FINDING_N_KINDS];
  GListStore *items;
  GtkFilterListModel *shown;
  int asked; /* kind that is shown, -1: all */
  GCancellable *finding;
  guint tick;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (RkCorporateWindow, rk_corporate_window, ADW_TYPE_WINDOW)

static RkFindingItem *
item_at (GListModel *model, guint n)
{
  g_autoptr (RkFindingItem) item = g_list_model_get_item (model, n);

  return item; /* the model keeps it */
}

static guint
count_chosen (RkCorporateWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    n += item_at (G_LIST_MODEL (self->items), i)->chosen;
  return n;
}

static void
update (RkCorporateWindow *self)
{
  guint n = count_chosen (self);
  g_autofree char *count = rk_words_count (n);
  /* Translators: number of proposals: 「12件を反映する」 */
  g_autofree char *words = g_strdup_printf (_ ("Take %s"), count);

  gtk_button_set_label (self->take, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "corporate.take",
                                 n > 0 && !self->running
                                     && !rk_context_is_read_only (self->context));
}

/* ── the list ────────────────────────────────────────────────────────────────────────────── */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = rk_part_label ("", "heading");
  GtkWidget *change = rk_part_label ("", NULL);
  GtkWidget *why = rk_part_label ("", "caption");
  GtkWidget *texts = rk_part_box (GTK_ORIENTATION_VERTICAL, 2, name, change, why, NULL);

  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_list_item_set_child (list_item,
                           rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, check, texts, NULL));
}

static char *
dup_change (const RkFinding *finding)
{
  RkDate day;
  g_autofree char *closed
      = finding->kind == RK_FINDING_CLOSED && rk_date_from_iso (finding->after, &day)
            ? rk_date_to_wareki_long (day)
            : NULL;

  return g_strdup_printf ("%s　%s%s%s", rk_finding_kind_words (finding->kind),
                          finding->before ? finding->before : "", finding->before ? " → " : "",
                          closed           ? closed
                          : finding->after ? finding->after
                                           : "");
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (check));
  GtkWidget *change = gtk_widget_get_next_sibling (name);
  RkFindingItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *words = dup_change (item->finding);

  g_object_set_data (G_OBJECT (list_item), "chosen",
                     g_object_bind_property (item, "chosen", check, "active",
                                             G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->finding->name, -1);
  gtk_label_set_text (GTK_LABEL (name), item->finding->name);
  gtk_label_set_text (GTK_LABEL (change), words);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (change)),
                      item->finding->why ? item->finding->why : "");
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_binding_unbind (g_object_get_data (G_OBJECT (list_item), "chosen"));
}

/* Enter on a row. */
static void
on_activated (RkCorporateWindow *self, guint position)
{
  RkFindingItem *item = item_at (G_LIST_MODEL (self->shown), position);

  g_object_set (item, "chosen", !item->chosen, NULL);
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  const RkCorporateWindow *self = data;

  return self->asked < 0 || (int)RK_FINDING_ITEM (item)->finding->kind == self->asked;
}

static void
on_kind (GtkToggleButton *button, RkCorporateWindow *self)
{
  self->asked = -1;
  for (int k = 0; k < RK_FINDING_N_KINDS; k++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->kind[k])))
      self->asked = k;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose_all (RkCorporateWindow *self, gboolean chosen)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    g_object_set (item_at (G_LIST_MODEL (self->shown), i), "chosen", chosen, NULL);
}

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_tick (gpointer data)
{
  RkCorporateWindow *self = data;
  g_autofree char *rows = rk_words_count (rk_corporate_check_get_rows (self->check));
  g_autofree char *text = g_strdup_printf (_ ("%s rows read"), rows);

  gtk_progress_bar_set_fraction (self->progress, rk_corporate_check_get_progress (self->check));
  gtk_label_set_text (self->progress_text, text);
  return G_SOURCE_CONTINUE;
}

static void
show_kinds (RkCorporateWindow *self)
{
  guint n[RK_FINDING_N_KINDS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    n[item_at (G_LIST_MODEL (self->items), i)->finding->kind]++;
  for (int k = 0; k < RK_FINDING_N_KINDS; k++)
    {
      g_autofree char *label
          = g_strdup_printf ("%s %u", rk_finding_kind_words ((RkFindingKind)k), n[k]);

      gtk_button_set_label (GTK_BUTTON (self->kind[k]), label);
      gtk_widget_set_visible (self->kind[k], n[k] > 0);
    }
}

static void
show_findings (RkCorporateWindow *self)
{
  GPtrArray *findings = rk_corporate_check_get_findings (self->check);

  g_list_store_remove_all (self->items);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (RkFindingItem) item = g_object_new (RK_TYPE_FINDING_ITEM, NULL);

      item->finding = findings->pdata[i];
      item->chosen = item->finding->sure;
      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->items, item);
    }
  show_kinds (self);
  update (self);
  gtk_stack_set_visible_child_name (self->stack, findings->len ? "list" : "none");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkCorporateWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->finding);
  if (done)
    show_findings (self);
  else
    {
      rk_message_describe (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
find (RkCorporateWindow *self)
{
  self->finding = g_cancellable_new ();
  if (self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, on_tick, self);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  g_list_store_remove_all (self->items);
  rk_store_read_async (rk_context_get_store (self->context), rk_corporate_check_run, self->check,
                       NULL, self->finding, on_found, g_object_ref (self));
}

void
rk_corporate_window_open (RkCorporateWindow *self, GFile *file)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (RK_IS_CORPORATE_WINDOW (self));

  path = g_file_get_path (file);
  if (path == NULL || self->finding)
    return;
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->check, rk_corporate_check_free);
  self->check = rk_corporate_check_new (path);
  name = g_filename_display_basename (path);
  adw_window_title_set_subtitle (self->title, name);
  find (self);
}

int
rk_corporate_window_get_n (RkCorporateWindow *self)
{
  g_return_val_if_fail (RK_IS_CORPORATE_WINDOW (self), -1);

  return self->finding || self->running
             ? -1
             : (int)g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* ── verbs ───────────────────────────────────────────────────────────────────────────────── */

static void
on_file_chosen (GFile *file, gpointer data)
{
  rk_corporate_window_open (data, file);
}

static void
on_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_files_choose (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose a List"),
                   _ ("Read the File"), NULL, "*.csv;*.CSV", _ ("CSV files"), on_file_chosen,
                   g_object_ref (widget), g_object_unref);
}

static void
on_taken (gpointer owner, gpointer data, gboolean done)
{
  RkCorporateWindow *self = owner;
  g_autofree char *n = rk_words_count (((GPtrArray *)data)->len);
  g_autofree char *text = g_strdup_printf (_ ("%s proposals taken"), n);

  self->running = FALSE;
  if (self->context == NULL)
    return;
  if (done)
    {
      rk_context_toast (self->context, text, TRUE);
      find (self);
    }
  else
    update (self);
}

static void
on_take (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkCorporateWindow *self = RK_CORPORATE_WINDOW (widget);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      const RkFindingItem *item = item_at (G_LIST_MODEL (self->items), i);

      if (item->chosen)
        g_ptr_array_add (chosen, item->finding);
    }
  self->running = TRUE;
  update (self);
  rk_context_run_command_async (self->context, self, "法人番号の公表データから反映した", NULL,
                                rk_findings_take, chosen, (GDestroyNotify)g_ptr_array_unref,
                                on_taken);
}

static void
on_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_all (RK_CORPORATE_WINDOW (widget), TRUE);
}

static void
on_no_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_all (RK_CORPORATE_WINDOW (widget), FALSE);
}

/* An action taken back here, or another at the desk: what is proposed may be another thing. */
static void
on_changed (RkCorporateWindow *self)
{
  if (self->context && self->check && !self->running && self->finding == NULL)
    find (self);
}

/* ── making it ───────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_corporate_window_new (RkContext *context)
{
  RkCorporateWindow *self = g_object_new (RK_TYPE_CORPORATE_WINDOW, NULL);

  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
rk_corporate_window_dispose (GObject *object)
{
  RkCorporateWindow *self = RK_CORPORATE_WINDOW (object);

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (rk_corporate_window_parent_class)->dispose (object);
}

/* The check is used by a worker that holds on to the window until it has ended. */
static void
rk_corporate_window_finalize (GObject *object)
{
  g_clear_pointer (&RK_CORPORATE_WINDOW (object)->check, rk_corporate_check_free);
  G_OBJECT_CLASS (rk_corporate_window_parent_class)->finalize (object);
}

static void
rk_corporate_window_class_init (RkCorporateWindowClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = { { "corporate.choose", on_choose },
                  { "corporate.take", on_take },
                  { "corporate.all", on_all },
                  { "corporate.no-one", on_no_one } };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_corporate_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_corporate_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-corporate-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, progress_text);
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RkCorporateWindow, take);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
create_kinds (RkCorporateWindow *self)
{
  for (int k = 0; k < RK_FINDING_N_KINDS; k++)
    {
      self->kind[k] = gtk_toggle_button_new ();
      gtk_box_append (self->kinds, self->kind[k]);
      g_signal_connect (self->kind[k], "toggled", G_CALLBACK (on_kind), self);
      if (k > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->kind[k]),
                                     GTK_TOGGLE_BUTTON (self->kind[0]));
    }
}

static void
rk_corporate_window_init (RkCorporateWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->asked = -1;
  create_kinds (self);
  self->items = g_list_store_new (RK_TYPE_FINDING_ITEM);
  self->shown
      = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                   GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                           G_LIST_MODEL (g_object_ref (self->shown)))));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
}
