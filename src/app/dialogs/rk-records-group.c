#include "rk-records-group.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-icon.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

struct _RkRecordsGroup
{
  AdwPreferencesGroup parent_instance;

  const RkRecordsGroupInfo *info;
  RkRecord *like;     /* (nullable) */
  GPtrArray *records; /* as shown */
  GPtrArray *rows;    /* borrowed from the tree */
  GtkWidget *add;
  RkContext *context;
};

G_DEFINE_FINAL_TYPE (RkRecordsGroup, rk_records_group, ADW_TYPE_PREFERENCES_GROUP)

/* Index of the field that keeps the office's own order; -1: rows have another one. */
static int
place_field (RkRecordsGroup *self)
{
  return g_str_equal (self->info->sort, "position") ? rk_kind_field (self->info->kind, "position")
                                                    : -1;
}

/* ── edits ───────────────────────────────────────────────────────────────────────────────── */

static void
edit (RkRecordsGroup *self, RkRecord *record)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (GTK_WINDOW (
      rk_record_dialog_new_for (self->context, parent, NULL, record, self->info->fields)));
}

/* A new one comes last. */
static void
on_add (RkRecordsGroup *self)
{
  RkDraft *draft = self->like ? rk_draft_copy (self->like) : rk_draft_new (self->info->kind);
  int place = place_field (self);
  g_autoptr (RkRecord) record = NULL;

  if (place >= 0)
    rk_draft_set_int (draft, place,
                      self->records->len
                          ? rk_record_int (self->records->pdata[self->records->len - 1], place) + 1
                          : 1);
  if (self->info->prepare)
    self->info->prepare (draft, self->records);
  record = rk_draft_end (draft);
  edit (self, record);
}

static RkRecord *
record_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "record");
}

static void
on_edit (GtkWidget *button, RkRecordsGroup *self)
{
  edit (self, record_of (button));
}

static void
on_delete (GtkWidget *button, RkRecordsGroup *self)
{
  rk_edits_delete_one (self->context, self->info->kind, rk_record_id (record_of (button)), NULL,
                       NULL);
}

static guint
find (RkRecordsGroup *self, const RkRecord *record)
{
  for (guint i = 0; i < self->records->len; i++)
    if (rk_record_id (self->records->pdata[i]) == rk_record_id (record))
      return i;
  return self->records->len;
}

/* @record at a place. Returns: (nullable): it has that place already */
static RkRecord *
placed (RkRecordsGroup *self, const RkRecord *record, gint64 place)
{
  RkDraft *draft;

  if (rk_record_int (record, place_field (self)) == place)
    return NULL;
  draft = rk_draft_copy (record);
  rk_draft_set_int (draft, place_field (self), place);
  return rk_draft_end (draft);
}

static void
move (RkRecordsGroup *self, const RkRecord *record, int step)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  guint from = find (self, record);
  guint to = from + (guint)step;
  gint64 first;

  if (from >= self->records->len || to >= self->records->len)
    return;
  /* Where the list is a part of a longer one it stays where it begins. */
  first = MAX (rk_record_int (self->records->pdata[0], place_field (self)), 1);
  for (guint i = 0; i < self->records->len; i++)
    {
      guint source = i == to ? from : i == from ? to : i;
      RkRecord *one = placed (self, self->records->pdata[source], first + i);

      /* The action is named after the one that was moved. */
      if (one)
        g_ptr_array_insert (changed, source == from ? 0 : -1, one);
    }
  if (changed->len)
    rk_edits_save_all (self->context, changed, NULL, NULL);
}

static void
on_up (GtkWidget *button, RkRecordsGroup *self)
{
  move (self, record_of (button), -1);
}

static void
on_down (GtkWidget *button, RkRecordsGroup *self)
{
  move (self, record_of (button), 1);
}

/* ── list ────────────────────────────────────────────────────────────────────────────────── */

static void
add_button (RkRecordsGroup *self,
            GtkWidget *row,
            RkRecord *record,
            const char *icon,
            const char *format,
            GCallback func)
{
  const char *title = rk_record_get (record, self->info->kind->title);
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strconcat (halves[0], title, halves[1], NULL);
  GtkWidget *button = rk_icon_button_new (icon, name);

  gtk_widget_set_sensitive (button, !rk_context_is_read_only (self->context));
  g_object_set_data_full (G_OBJECT (button), "record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (button, "clicked", func, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (RkRecordsGroup *self, const RkRecord *before, RkRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = self->info->describe (before, record);
  g_autofree char *markup = g_markup_escape_text (words, -1);
  g_autofree char *title
      = g_markup_escape_text (rk_record_get (record, self->info->kind->title), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  if (place_field (self) >= 0)
    {
      add_button (self, row, record, "go-up-symbolic", _ ("Move %s up"), G_CALLBACK (on_up));
      add_button (self, row, record, "go-down-symbolic", _ ("Move %s down"), G_CALLBACK (on_down));
    }
  add_button (self, row, record, "document-edit-symbolic", _ ("Change %s"), G_CALLBACK (on_edit));
  add_button (self, row, record, "user-trash-symbolic", _ ("Delete %s"), G_CALLBACK (on_delete));
  return row;
}

static gboolean
take_like (RkRecordsGroup *self, RkQuery *query, GError **error)
{
  for (guint i = 0; self->like && i < self->info->kind->n_fields; i++)
    {
      g_autofree char *value = rk_record_dup_text (self->like, (int)i);

      if (value && !(self->info->kind->fields[i].flags & RK_FIELD_DERIVED)
          && !rk_query_where (query, self->info->kind->fields[i].name, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load (RkRecordsGroup *self, GPtrArray **records, GError **error)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkQuery) query = rk_query_new (self->info->kind);
  g_autoptr (GArray) ids = NULL;

  if (!take_like (self, query, error) || !rk_query_sort (query, self->info->sort, error))
    return FALSE;
  ids = rk_query_ids (db, query, NULL, error);
  if (ids == NULL)
    return FALSE;
  *records = rk_records_fetch (db, self->info->kind, (const gint64 *)(gpointer)ids->data, ids->len,
                               error);
  return *records != NULL;
}

static void
show_records (RkRecordsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->records->len; i++)
    {
      GtkWidget *row
          = create_row (self, i ? self->records->pdata[i - 1] : NULL, self->records->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

/* A handful of rows: read at once on the connection of the screen. */
static void
reload (RkRecordsGroup *self)
{
  GPtrArray *records = NULL;
  g_autoptr (GError) error = NULL;

  if (self->context == NULL)
    return;
  if (!load (self, &records, &error))
    {
      rk_context_report (self->context, error, NULL);
      return;
    }
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  show_records (self);
}

void
rk_records_group_set_up (RkRecordsGroup *self, RkContext *context, const RkRecordsGroupInfo *info)
{
  g_return_if_fail (RK_IS_RECORDS_GROUP (self));

  g_set_object (&self->context, context);
  self->info = info;
  gtk_button_set_label (GTK_BUTTON (self->add), _ (info->add));
  gtk_widget_set_sensitive (self->add, !rk_context_is_read_only (context));
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
}

void
rk_records_group_set_like (RkRecordsGroup *self, RkRecord *like)
{
  g_return_if_fail (RK_IS_RECORDS_GROUP (self));

  if (like)
    rk_record_ref (like);
  g_clear_pointer (&self->like, rk_record_unref);
  self->like = like;
  if (self->info)
    reload (self);
}

/* AdwPreferencesWindow 1.2 keeps its pages for good; what they hold must not keep the file open. */
static void
rk_records_group_unroot (GtkWidget *widget)
{
  g_clear_object (&RK_RECORDS_GROUP (widget)->context);
  GTK_WIDGET_CLASS (rk_records_group_parent_class)->unroot (widget);
}

static void
rk_records_group_dispose (GObject *object)
{
  RkRecordsGroup *self = RK_RECORDS_GROUP (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->like, rk_record_unref);
  G_OBJECT_CLASS (rk_records_group_parent_class)->dispose (object);
}

static void
rk_records_group_class_init (RkRecordsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_records_group_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = rk_records_group_unroot;
}

static void
rk_records_group_init (RkRecordsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add = gtk_button_new ();
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}
