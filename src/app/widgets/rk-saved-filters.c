#include "rk-saved-filters.h"

#include <glib/gi18n-lib.h>
#include "rk-edits.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-records.h"

struct _RkSavedFilters
{
  AdwBin parent_instance;

  RkContext *context;
  const RkKind *kind;
  RkQuery *query;

  GtkMenuButton *button; /* owned by the tree, like those below */
  GtkWidget *save_box;
  GtkLabel *words;
  GtkEntry *name;
  GtkWidget *save;
  GtkWidget *list;
  GtkWidget *list_heading;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkSavedFilters, rk_saved_filters, ADW_TYPE_BIN)

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

static void
on_name_changed_cb (GtkEditable *name, RkSavedFilters *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (name)));

  gtk_widget_set_sensitive (self->save, *text != '\0');
}

static void
on_save_cb (RkSavedFilters *self)
{
  g_autofree char *text = NULL;
  RkDraft *draft;
  g_autoptr (RkRecord) record = NULL;

  if (!gtk_widget_get_sensitive (self->save))
    return;
  text = rk_query_to_text (self->query);
  draft = rk_draft_new (&rk_kind_saved_filter);
  rk_draft_set_typed (draft, rk_kind_field (&rk_kind_saved_filter, "name"),
                      gtk_editable_get_text (GTK_EDITABLE (self->name)), NULL);
  rk_draft_take (draft, rk_kind_field (&rk_kind_saved_filter, "query"), g_steal_pointer (&text));
  record = rk_draft_end (draft);
  gtk_menu_button_popdown (self->button);
  rk_edits_save (self->context, record, NULL, NULL, NULL);
}

static GtkWidget *
create_save_box (RkSavedFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_max_width_chars (self->words, 32);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  self->name = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->name, _ ("Name for these conditions"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->save = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect (self->name, "changed", G_CALLBACK (on_name_changed_cb), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_save_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save_cb), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (line), self->save);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

/* ── those saved before ──────────────────────────────────────────────────────────────────── */

static void
on_choose_cb (RkSavedFilters *self, GtkButton *button)
{
  RkRecord *record = g_object_get_data (G_OBJECT (button), "rk-record");
  g_autoptr (GError) error = NULL;
  g_autoptr (RkQuery) query = rk_query_from_text (rk_record_get (record, "query"), &error);

  gtk_menu_button_popdown (self->button);
  if (query == NULL)
    rk_context_report (self->context, error, _ ("These conditions cannot be used any more"));
  else
    g_signal_emit (self, signals[CHOSEN], 0, query);
}

static void
on_delete_cb (RkSavedFilters *self, GtkButton *button)
{
  RkRecord *record = g_object_get_data (G_OBJECT (button), "rk-record");

  gtk_menu_button_popdown (self->button);
  rk_edits_delete_one (self->context, &rk_kind_saved_filter, rk_record_id (record), NULL, NULL);
}

static void
add_line (RkSavedFilters *self, RkRecord *record, RkQuery *query)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *choose = gtk_button_new_with_label (rk_record_get (record, "name"));
  GtkWidget *remove;
  g_autofree char *words = rk_query_dup_words (query);
  g_autofree char *verb = NULL;

  /* Translators: name of saved conditions */
  verb = g_strdup_printf (_ ("Delete the Conditions “%s”"), rk_record_get (record, "name"));
  remove = rk_icon_button_new ("user-trash-symbolic", verb);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choose))), 0);
  gtk_widget_set_hexpand (choose, TRUE);
  gtk_widget_set_tooltip_text (choose, words);
  gtk_widget_set_visible (remove, !rk_context_is_read_only (self->context));
  gtk_widget_add_css_class (choose, "flat");
  g_object_set_data_full (G_OBJECT (choose), "rk-record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  g_object_set_data_full (G_OBJECT (remove), "rk-record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (on_choose_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_delete_cb), self);
  gtk_box_append (GTK_BOX (line), choose);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (GTK_BOX (self->list), line);
}

/* Saved conditions are few: read when the list opens. */
static void
fill_list (RkSavedFilters *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkQuery) all = rk_query_new (&rk_kind_saved_filter);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  rk_query_sort (all, "name", NULL);
  ids = rk_query_ids (db, all, NULL, NULL);
  if (ids && ids->len > 0)
    records
        = rk_records_fetch (db, &rk_kind_saved_filter, (const gint64 *)ids->data, ids->len, NULL);
  for (guint i = 0; records && i < records->len; i++)
    {
      RkRecord *record = records->pdata[i];
      g_autoptr (RkQuery) query = NULL;

      query = record ? rk_query_from_text (rk_record_get (record, "query"), NULL) : NULL;
      if (query && rk_query_kind (query) == self->kind)
        add_line (self, record, query);
    }
  gtk_widget_set_visible (self->list_heading, gtk_widget_get_first_child (self->list) != NULL);
}

static void
on_open_cb (GtkWidget *popover, RkSavedFilters *self)
{
  gboolean filtered = self->query && rk_query_is_filtered (self->query);
  gboolean may_save = filtered && !rk_context_is_read_only (self->context);
  g_autofree char *words = filtered ? rk_query_dup_words (self->query) : NULL;

  fill_list (self);
  /* Where nothing may be saved, they are at least told. */
  gtk_label_set_text (self->words,
                      filtered ? words : _ ("Set conditions first, then give them a name here."));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->name)), may_save);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_set_sensitive (self->save, FALSE);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_saved_filters_dispose (GObject *object)
{
  RkSavedFilters *self = RK_SAVED_FILTERS (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_saved_filters_parent_class)->dispose (object);
}

static void
rk_saved_filters_finalize (GObject *object)
{
  g_clear_pointer (&RK_SAVED_FILTERS (object)->query, rk_query_unref);
  G_OBJECT_CLASS (rk_saved_filters_parent_class)->finalize (object);
}

static void
rk_saved_filters_class_init (RkSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_saved_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_saved_filters_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", RK_TYPE_SAVED_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, RK_TYPE_QUERY);
}

static void
rk_saved_filters_init (RkSavedFilters *self)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "star-new-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Save Conditions"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  rk_icon_name_button (GTK_WIDGET (self->button), _ ("Save These Conditions, or Take Saved Ones"));
  gtk_menu_button_set_child (self->button, content);

  self->save_box = create_save_box (self);
  self->list_heading = gtk_label_new (_ ("Saved Conditions"));
  gtk_label_set_xalign (GTK_LABEL (self->list_heading), 0);
  gtk_widget_add_css_class (self->list_heading, "heading");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (list_box), self->list_heading);
  gtk_box_append (GTK_BOX (list_box), self->list);
  gtk_box_append (GTK_BOX (box), self->save_box);
  gtk_box_append (GTK_BOX (box), list_box);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (on_open_cb), self);
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
rk_saved_filters_new (RkContext *context, const RkKind *kind)
{
  RkSavedFilters *self = g_object_new (RK_TYPE_SAVED_FILTERS, NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  return GTK_WIDGET (self);
}

void
rk_saved_filters_set_query (RkSavedFilters *self, RkQuery *query)
{
  g_return_if_fail (RK_IS_SAVED_FILTERS (self));

  rk_query_ref (query);
  g_clear_pointer (&self->query, rk_query_unref);
  self->query = query;
}
