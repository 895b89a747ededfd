#include "rk-size-classes-group.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

struct _RkSizeClassesGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* borrowed from the tree */
  GtkWidget *add;
  RkContext *context;
};

G_DEFINE_FINAL_TYPE (RkSizeClassesGroup, rk_size_classes_group, ADW_TYPE_PREFERENCES_GROUP)

/* ── what a class covers ─────────────────────────────────────────────────────────────────── */

static gint64
lower (const RkRecord *record)
{
  return rk_record_get_int (record, "lower");
}

static gint64
upper (const RkRecord *record)
{
  return rk_record_is_null (record, rk_kind_field (&rk_kind_size_class, "upper"))
             ? G_MAXINT64
             : rk_record_get_int (record, "upper");
}

static char *
dup_range (const RkRecord *record)
{
  if (upper (record) == G_MAXINT64)
    return g_strdup_printf (_ ("%d people and more"), (int)lower (record));
  return g_strdup_printf (_ ("%1$d to %2$d people"), (int)lower (record), (int)upper (record));
}

/* A number that no class holds, or two do, makes counts that nobody understands. */
static char *
dup_warning (const RkRecord *before, const RkRecord *record)
{
  if (before == NULL)
    return NULL;
  if (lower (record) <= upper (before))
    return g_strdup (_ ("Overlaps the class above"));
  if (lower (record) > upper (before) + 1)
    return g_strdup_printf (_ ("Leaves out %1$d to %2$d people"), (int)upper (before) + 1,
                            (int)lower (record) - 1);
  return NULL;
}

/* ── edits ───────────────────────────────────────────────────────────────────────────────── */

static void
edit (RkSizeClassesGroup *self, RkRecord *record)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (
      GTK_WINDOW (rk_record_dialog_new (self->context, parent, &rk_kind_size_class, record)));
}

static void
on_add (RkSizeClassesGroup *self)
{
  edit (self, NULL);
}

static void
on_edit (GtkWidget *widget, RkSizeClassesGroup *self)
{
  edit (self, g_object_get_data (G_OBJECT (widget), "record"));
}

static void
on_delete (GtkWidget *button, RkSizeClassesGroup *self)
{
  gint64 id = rk_record_id (g_object_get_data (G_OBJECT (button), "record"));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  rk_edits_delete (self->context, &rk_kind_size_class, ids);
}

/* ── list ────────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_button (RkSizeClassesGroup *self, RkRecord *record, const char *icon, const char *format)
{
  GtkWidget *button;
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strconcat (halves[0], rk_record_get (record, "name"), halves[1], NULL);

  button = rk_icon_button_new (icon, name);
  g_object_set_data_full (G_OBJECT (button), "record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  return button;
}

static GtkWidget *
create_row (RkSizeClassesGroup *self, const RkRecord *before, RkRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *change = create_button (self, record, "document-edit-symbolic", _ ("Change %s"));
  GtkWidget *delete = create_button (self, record, "user-trash-symbolic", _ ("Delete %s"));
  g_autofree char *range = dup_range (record);
  g_autofree char *warning = dup_warning (before, record);
  g_autofree char *both = warning ? g_strdup_printf ("%s　%s", range, warning) : g_strdup (range);
  gboolean writable = !rk_context_is_read_only (self->context);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rk_record_get (record, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
  g_signal_connect_object (change, "clicked", G_CALLBACK (on_edit), self, 0);
  g_signal_connect_object (delete, "clicked", G_CALLBACK (on_delete), self, 0);
  gtk_widget_set_sensitive (change, writable);
  gtk_widget_set_sensitive (delete, writable);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), change);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), delete);
  return row;
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **records = data;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_size_class);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_sort (query, "lower", error))
    return FALSE;
  ids = rk_query_ids (db, query, cancellable, error);
  if (ids == NULL)
    return FALSE;
  *records = rk_records_fetch (db, &rk_kind_size_class, (const gint64 *)ids->data, ids->len, error);
  return *records != NULL;
}

static void
show_classes (RkSizeClassesGroup *self, GPtrArray *records)
{
  const RkRecord *before = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i])
      {
        GtkWidget *row = create_row (self, before, records->pdata[i]);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
        g_ptr_array_add (self->rows, row);
        before = records->pdata[i];
      }
}

/* A handful of rows: read at once on the connection of the screen. */
static void
reload (RkSizeClassesGroup *self)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (self->context == NULL)
    return;
  if (run_load (rk_store_main_db (rk_context_get_store (self->context)), &records, NULL, &error))
    show_classes (self, records);
  else
    rk_context_report (self->context, error, NULL);
}

void
rk_size_classes_group_set_context (RkSizeClassesGroup *self, RkContext *context)
{
  g_return_if_fail (RK_IS_SIZE_CLASSES_GROUP (self));

  g_set_object (&self->context, context);
  gtk_widget_set_sensitive (self->add, !rk_context_is_read_only (context));
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
}

/* AdwPreferencesWindow 1.2 keeps its pages for good; what they hold must not keep the file open. */
static void
rk_size_classes_group_unroot (GtkWidget *widget)
{
  g_clear_object (&RK_SIZE_CLASSES_GROUP (widget)->context);
  GTK_WIDGET_CLASS (rk_size_classes_group_parent_class)->unroot (widget);
}

static void
rk_size_classes_group_dispose (GObject *object)
{
  RkSizeClassesGroup *self = RK_SIZE_CLASSES_GROUP (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_size_classes_group_parent_class)->dispose (object);
}

static void
rk_size_classes_group_class_init (RkSizeClassesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_size_classes_group_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = rk_size_classes_group_unroot;
}

static void
rk_size_classes_group_init (RkSizeClassesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add = gtk_button_new_with_label (_ ("Add a Class"));
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}
