#include "rk-record-chooser.h"

#include <glib/gi18n-lib.h>

#include "rk-focus.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

/* More than a person looks through; typing narrows it. */
#define SHOWN 60

struct _RkRecordChooser
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *name;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkLabel *nothing;
  GtkWidget *add;

  const RkKind *kind;
  gboolean optional;
  RkContext *context;
  GCancellable *reading;
  gint64 id;
  const char *within; /* field; with @value what is offered */
  gint64 value;
  const char *only;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (RkRecordChooser, rk_record_chooser, ADW_TYPE_BIN)

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
tells_apart (const RkKind *kind, const RkField *field, RkFieldFlags flag)
{
  return (field->flags & flag) && !(field->flags & (RK_FIELD_MULTILINE | RK_FIELD_INTERNAL))
         && field->type != RK_TYPE_ID && g_strcmp0 (field->name, kind->title) != 0;
}

char *
rk_record_dup_details (const RkRecord *record)
{
  static const RkFieldFlags order[] = { RK_FIELD_FACET, RK_FIELD_SEARCH };
  const RkKind *kind = rk_record_kind (record);
  GString *details = g_string_new (NULL);
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < kind->n_fields && n < 3; i++)
      {
        g_autofree char *words = NULL;

        if (!tells_apart (kind, &kind->fields[i], order[k])
            || (k && (kind->fields[i].flags & order[0])))
          continue;
        words = rk_record_dup_display (record, (int)i);
        if (*words == '\0')
          continue;
        g_string_append_printf (details, "%s%s", n++ ? "　" : "", words);
      }
  return g_string_free (details, FALSE);
}

/* Levels of all schemes are called the same: that of one scheme is told by the scheme, unless only
 * those of one are offered. */
static char *
dup_title (RkRecordChooser *self, const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);
  g_autofree char *title = rk_record_dup_name (record);
  const char *scheme
      = self->value == 0 && kind == &rk_kind_scheme_level ? rk_record_get (record, "scheme") : NULL;

  return scheme ? g_strdup_printf ("%s　%s", scheme, title) : g_steal_pointer (&title);
}

static RkRecord *
read_record (RkRecordChooser *self, gint64 id)
{
  return self->context && id ? rk_records_get (
             rk_store_main_db (rk_context_get_store (self->context)), self->kind, id, NULL)
                             : NULL;
}

char *
rk_record_chooser_dup_name (RkRecordChooser *self)
{
  g_autoptr (RkRecord) record = NULL;

  g_return_val_if_fail (RK_IS_RECORD_CHOOSER (self), NULL);

  record = read_record (self, self->id);
  return record ? dup_title (self, record) : g_strdup ("");
}

static void
show_name (RkRecordChooser *self)
{
  g_autofree char *name = rk_record_chooser_dup_name (self);

  gtk_label_set_text (self->name, *name ? name : self->id ? _ ("(deleted)") : _ ("(none)"));
}

/* ── the list ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkRecordChooser *chooser;
  RkQuery *query;
  GPtrArray *records;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->chooser);
  rk_query_unref (search->query);
  g_clear_pointer (&search->records, g_ptr_array_unref);
  g_free (search);
}

/* Worker thread. */
static gboolean
run_search (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  search->records = rk_query_records (db, search->query, cancellable, error);
  return search->records != NULL;
}

static void
append_row (RkRecordChooser *self, gint64 id, const char *title, const char *details)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (details && *details)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  if (id == self->id)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_icon_new ("object-select-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "rk-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
show_records (RkRecordChooser *self, GPtrArray *records)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < records->len; i++)
    {
      const RkRecord *record = records->pdata[i];
      g_autofree char *title = record ? dup_title (self, record) : NULL;
      g_autofree char *details = record ? rk_record_dup_details (record) : NULL;

      if (record)
        append_row (self, rk_record_id (record), title, details);
    }
  if (self->optional && !searching)
    append_row (self, 0, _ ("(none)"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), records->len == 0);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkRecordChooser) self = data;
  g_autoptr (GError) error = NULL;
  gpointer search;

  if (rk_store_run_finish (RK_STORE (source), result, &search, &error))
    show_records (self, ((Search *)search)->records);
  else if (self->context)
    rk_context_report (self->context, error, NULL);
}

/* Nothing typed is no, too. */
static void
keep_only (RkQuery *query, const char *only)
{
  if (only && *only == '!')
    {
      rk_query_where (query, only + 1, "0", NULL);
      rk_query_where (query, only + 1, "", NULL);
    }
  else if (only)
    rk_query_where (query, only, "1", NULL);
}

static void
look (RkRecordChooser *self)
{
  Search *search;

  if (self->context == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  search = g_new0 (Search, 1);
  search->chooser = g_object_ref (self);
  search->query = rk_query_new (self->kind);
  rk_query_set_search (search->query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->value)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->value);

      rk_query_where (search->query, self->within, value, NULL);
    }
  keep_only (search->query, self->only);
  rk_query_sort (search->query, self->kind->title, NULL);
  rk_query_limit (search->query, SHOWN, 0);
  rk_store_read_async (rk_context_get_store (self->context), run_search, search, search_free,
                       self->reading, on_searched, g_object_ref (self));
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

void
rk_record_chooser_set_id (RkRecordChooser *self, gint64 id)
{
  g_return_if_fail (RK_IS_RECORD_CHOOSER (self));

  self->id = id;
  show_name (self);
}

/* Returns: id; 0 where none is left or several are */
static gint64
only_record (RkRecordChooser *self)
{
  g_autoptr (RkQuery) query = rk_query_new (self->kind);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->value);
  g_autoptr (GArray) ids = NULL;

  rk_query_limit (query, 2, 0);
  if (self->context && rk_query_where (query, self->within, value, NULL))
    ids = rk_query_ids (rk_store_main_db (rk_context_get_store (self->context)), query, NULL, NULL);
  return ids && ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

void
rk_record_chooser_set_only (RkRecordChooser *self, const char *only)
{
  g_return_if_fail (RK_IS_RECORD_CHOOSER (self));

  self->only = only;
}

void
rk_record_chooser_narrow (RkRecordChooser *self, const char *field, gint64 value)
{
  g_autoptr (RkRecord) chosen = NULL;

  g_return_if_fail (RK_IS_RECORD_CHOOSER (self) && field);

  self->within = field;
  self->value = value;
  show_name (self);
  chosen = value ? read_record (self, self->id) : NULL;
  if (chosen && rk_record_get_int (chosen, field) != value)
    rk_record_chooser_set_id (self, 0);
  if (value && self->id == 0 && only_record (self))
    rk_record_chooser_choose (self, only_record (self));
}

gint64
rk_record_chooser_get_id (RkRecordChooser *self)
{
  g_return_val_if_fail (RK_IS_RECORD_CHOOSER (self), 0);

  return self->id;
}

void
rk_record_chooser_choose (RkRecordChooser *self, gint64 id)
{
  gboolean other;

  g_return_if_fail (RK_IS_RECORD_CHOOSER (self));

  other = self->id != id;
  rk_record_chooser_set_id (self, id);
  gtk_popover_popdown (self->popover);
  if (other)
    g_signal_emit (self, chosen_signal, 0);
}

static void
on_row_activated (RkRecordChooser *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "rk-id");

  rk_record_chooser_choose (self, *id);
}

/* Enter in the search takes the first row. */
static void
on_search_activate (RkRecordChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first && !gtk_widget_get_visible (GTK_WIDGET (self->nothing)))
    on_row_activated (self, first);
}

static gboolean
on_search_key (RkRecordChooser *self, guint key)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return key == GDK_KEY_Down && first && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
on_shown (RkRecordChooser *self)
{
  look (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_closed (RkRecordChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

void
rk_record_chooser_search (RkRecordChooser *self, const char *text)
{
  g_return_if_fail (RK_IS_RECORD_CHOOSER (self) && text);

  gtk_menu_button_popup (self->button);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  look (self);
}

static void
on_added (gpointer owner, gint64 id)
{
  rk_record_chooser_choose (owner, id);
}

/* What was looked for in vain is the new record's name. */
static void
on_add (RkRecordChooser *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  int title = rk_kind_field (self->kind, self->kind->title);
  RkDraft *draft = rk_draft_new (self->kind);
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *dialog;

  if (*typed && !(self->kind->fields[title].flags & RK_FIELD_DERIVED))
    rk_draft_set_typed (draft, title, typed, NULL);
  if (self->value)
    rk_draft_put_id (draft, self->within, self->value);
  record = rk_draft_end (draft);
  gtk_popover_popdown (self->popover);
  dialog = rk_record_dialog_new (self->context, GTK_WINDOW (root), self->kind, record);
  rk_record_dialog_on_saved (RK_RECORD_DIALOG (dialog), self, on_added);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

void
rk_record_chooser_set_context (RkRecordChooser *self, RkContext *context)
{
  g_return_if_fail (RK_IS_RECORD_CHOOSER (self));

  g_set_object (&self->context, context);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), context != NULL);
  gtk_widget_set_visible (self->add, context && !rk_context_is_read_only (context));
  show_name (self);
}

void
rk_record_chooser_set_label (RkRecordChooser *self, GtkWidget *label)
{
  g_return_if_fail (RK_IS_RECORD_CHOOSER (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, self->name, NULL, -1);
}

GtkWidget *
rk_record_chooser_new (const RkKind *kind, gboolean optional)
{
  RkRecordChooser *self = g_object_new (RK_TYPE_RECORD_CHOOSER, NULL);
  /* Translators: kind of record: 「構成機関を新しく加える…」 */
  g_autofree char *add = g_strdup_printf (_ ("Add a New %s…"), _ (kind->label));
  g_autofree char *search = g_strdup_printf (_ ("Search %s"), _ (kind->label));

  self->kind = kind;
  self->optional = optional;
  gtk_button_set_label (GTK_BUTTON (self->add), add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search, -1);
  show_name (self);
  return GTK_WIDGET (self);
}

static gboolean
rk_record_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RK_RECORD_CHOOSER (widget)->button));
}

static void
rk_record_chooser_dispose (GObject *object)
{
  RkRecordChooser *self = RK_RECORD_CHOOSER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_record_chooser_parent_class)->dispose (object);
}

static void
rk_record_chooser_class_init (RkRecordChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_record_chooser_dispose;
  widget_class->grab_focus = rk_record_chooser_grab_focus;
  rk_focus_pass_through (widget_class);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-record-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, RkRecordChooser, button);
  gtk_widget_class_bind_template_child (widget_class, RkRecordChooser, name);
  gtk_widget_class_bind_template_child (widget_class, RkRecordChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, RkRecordChooser, search);
  gtk_widget_class_bind_template_child (widget_class, RkRecordChooser, list);
  gtk_widget_class_bind_template_child (widget_class, RkRecordChooser, nothing);
  gtk_widget_class_bind_template_child (widget_class, RkRecordChooser, add);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_search_changed",
                                                G_CALLBACK (look));
}

static void
rk_record_chooser_init (RkRecordChooser *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
}
