#include "rk-edition-map-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-editions.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-query.h"
#include "rk-records.h"

struct _RkEditionMapWindow
{
  AdwWindow parent_instance;

  GtkDropDown *older;
  GtkLabel *count;
  GtkWidget *match;
  GtkListBox *list;

  RkContext *context;
  RkEdition *to;
  RkEdition *from;     /* NULL: there is no other checklist */
  GPtrArray *editions; /* RkRecord: those that may be the older one */
  GPtrArray *mapped;   /* RkRecord: rk_kind_edition_map */
  GPtrArray *choices;  /* GtkDropDown of each item of @from, children of the list */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RkEditionMapWindow, rk_edition_map_window, ADW_TYPE_WINDOW)

/* ── what is there ───────────────────────────────────────────────────────────────────────── */

static const RkRecord *
mapped_of (RkEditionMapWindow *self, guint item)
{
  gint64 id = rk_edition_item (self->from, item)->id;

  for (guint i = 0; i < self->mapped->len; i++)
    if (rk_record_get_int (self->mapped->pdata[i], "from_item_id") == id)
      return self->mapped->pdata[i];
  return NULL;
}

static int
place_of (RkEditionMapWindow *self, guint item)
{
  const RkRecord *map = mapped_of (self, item);

  return map ? rk_edition_find_item_id (self->to, rk_record_get_int (map, "to_item_id")) : -1;
}

static void
show_places (RkEditionMapWindow *self)
{
  guint n = 0;
  g_autofree char *words = NULL;

  self->filling = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      int place = place_of (self, i);

      gtk_drop_down_set_selected (self->choices->pdata[i], (guint)(place + 1));
      n += place >= 0;
    }
  self->filling = FALSE;
  words = g_strdup_printf (_ ("%1$u of %2$u items have a successor"), n, self->choices->len);
  gtk_label_set_text (self->count, words);
}

static void
reload (RkEditionMapWindow *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (GError) error = NULL;
  GPtrArray *mapped
      = self->from ? rk_editions_mapped (db, self->from->id, self->to->id, &error) : NULL;

  if (mapped == NULL)
    {
      if (error)
        rk_context_report (self->context, error, NULL);
      return;
    }
  g_clear_pointer (&self->mapped, g_ptr_array_unref);
  self->mapped = mapped;
  show_places (self);
}

/* ── edits ───────────────────────────────────────────────────────────────────────────────── */

/* What a command is to do. @item: 0: all, by number and text. @successor: 0: none */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 item;
  gint64 successor;
} Wish;

static gboolean
run_place (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return rk_editions_set_successor (db, wish->item, wish->to, wish->successor, error);
}

static void
on_place (GtkDropDown *choice, GParamSpec *pspec, RkEditionMapWindow *self)
{
  guint place = gtk_drop_down_get_selected (choice);
  Wish wish = { .to = self->to->id };
  guint item;

  if (self->filling || !g_ptr_array_find (self->choices, choice, &item))
    return;
  wish.item = rk_edition_item (self->from, item)->id;
  if (place > 0 && place <= self->to->items->len)
    wish.successor = rk_edition_item (self->to, place - 1)->id;
  rk_context_run_command_async (self->context, NULL, "チェックリストの項目の対応を直した",
                                _ ("The successor has been saved"), run_place,
                                g_memdup2 (&wish, sizeof wish), g_free, NULL);
}

static gboolean
run_match (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return rk_editions_map (db, wish->from, wish->to, NULL, error);
}

void
rk_edition_map_window_match (RkEditionMapWindow *self)
{
  Wish wish = { 0 };

  g_return_if_fail (RK_IS_EDITION_MAP_WINDOW (self));

  if (self->from == NULL)
    return;
  wish.from = self->from->id;
  wish.to = self->to->id;
  rk_context_run_command_async (self->context, NULL, "チェックリストの項目を番号と文で対応させた",
                                _ ("The items have been matched"), run_match,
                                g_memdup2 (&wish, sizeof wish), g_free, NULL);
}

/* ── the list ────────────────────────────────────────────────────────────────────────────── */

static GtkStringList *
list_successors (RkEditionMapWindow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("(none)"));
  for (guint i = 0; i < self->to->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (self->to, i);
      g_autofree char *name = g_strdup_printf ("%s　%s", item->code, item->label);

      gtk_string_list_append (names, name);
    }
  return names;
}

static void
append_row (RkEditionMapWindow *self, guint item, GtkStringList *names)
{
  const RkEditionItem *old = rk_edition_item (self->from, item);
  g_autofree char *words = g_strdup_printf ("%s　%s", old->code, old->label);
  GtkWidget *label = rk_part_label (words, NULL);
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  rk_part_cut_names (GTK_DROP_DOWN (choice));
  gtk_widget_set_size_request (choice, 280, -1);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_place), self, 0);
  g_ptr_array_add (self->choices, choice);
  gtk_widget_add_css_class (row, "rk-check-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, label,
                                           rk_icon_new ("go-next-symbolic"), choice, NULL));
  gtk_list_box_append (self->list, row);
}

static void
on_older (RkEditionMapWindow *self)
{
  guint place = gtk_drop_down_get_selected (self->older);
  g_autoptr (GtkStringList) names = list_successors (self);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->choices, 0);
  rk_part_clear (GTK_WIDGET (self->list));
  g_clear_pointer (&self->from, rk_edition_unref);
  if (place < self->editions->len)
    self->from = rk_editions_load (rk_store_main_db (rk_context_get_store (self->context)),
                                   rk_record_id (self->editions->pdata[place]), &error);
  gtk_widget_set_sensitive (self->match, self->from && !rk_context_is_read_only (self->context));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->from != NULL);
  if (self->from == NULL)
    {
      gtk_label_set_text (self->count, error ? error->message
                                             : _ ("There is no other checklist in this office."));
      return;
    }
  self->filling = TRUE;
  for (guint i = 0; i < self->from->items->len; i++)
    append_row (self, i, names);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !rk_context_is_read_only (self->context));
  reload (self);
}

/* ── from outside ────────────────────────────────────────────────────────────────────────── */

void
rk_edition_map_window_choose (RkEditionMapWindow *self, gint64 from)
{
  g_return_if_fail (RK_IS_EDITION_MAP_WINDOW (self));

  for (guint i = 0; i < self->editions->len; i++)
    if (rk_record_id (self->editions->pdata[i]) == from)
      gtk_drop_down_set_selected (self->older, i);
}

void
rk_edition_map_window_set (RkEditionMapWindow *self, guint item, int place)
{
  g_return_if_fail (RK_IS_EDITION_MAP_WINDOW (self) && item < self->choices->len);

  gtk_drop_down_set_selected (self->choices->pdata[item], (guint)(place + 1));
}

int
rk_edition_map_window_get (RkEditionMapWindow *self, guint item)
{
  g_return_val_if_fail (RK_IS_EDITION_MAP_WINDOW (self) && item < self->choices->len, -1);

  return (int)gtk_drop_down_get_selected (self->choices->pdata[item]) - 1;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

/* The one this one was copied from stands first. */
static void
read_editions (RkEditionMapWindow *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_edition);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (RkRecord) edition = rk_records_get (db, &rk_kind_edition, self->to->id, NULL);
  gint64 origin = edition ? rk_record_get_int (edition, "copied_from_id") : 0;
  g_autoptr (GPtrArray) all = NULL;

  rk_query_sort (query, "title", NULL);
  all = rk_query_records (db, query, NULL, NULL);
  for (guint i = 0; all && i < all->len; i++)
    if (rk_record_id (all->pdata[i]) != self->to->id)
      g_ptr_array_insert (self->editions, rk_record_id (all->pdata[i]) == origin ? 0 : -1,
                          rk_record_ref (all->pdata[i]));
  for (guint i = 0; i < self->editions->len; i++)
    {
      RkRecord *one = self->editions->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s　%s", rk_record_get (one, "title"),
                                               rk_record_get (one, "version"));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->older, G_LIST_MODEL (names));
}

static GtkWidget *
create_content (RkEditionMapWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *title = adw_window_title_new (_ ("Successors of Older Items"), self->to->title);
  GtkWidget *hint = rk_part_label (
      _ ("Answers given to the older checklist are proposed for the items chosen here. Nothing is "
         "taken over unasked."),
      "caption");
  GtkWidget *top, *column;

  self->older = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  rk_part_cut_names (self->older);
  gtk_widget_set_hexpand (GTK_WIDGET (self->older), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->older), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Older Checklist"), -1);
  self->match = rk_part_button (_ ("Match by Number and Text"), NULL);
  self->count = GTK_LABEL (rk_part_label ("", "caption"));
  self->list = GTK_LIST_BOX (rk_part_list (_ ("Successors of Older Items")));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  g_signal_connect_object (self->match, "clicked", G_CALLBACK (rk_edition_map_window_match), self,
                           G_CONNECT_SWAPPED);
  top = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, GTK_WIDGET (self->older), self->match, NULL);
  column = rk_part_box (GTK_ORIENTATION_VERTICAL, 12, hint, top, GTK_WIDGET (self->count),
                        GTK_WIDGET (self->list), NULL);
  return rk_part_box (GTK_ORIENTATION_VERTICAL, 0, header, rk_part_scrolled (column), NULL);
}

GtkWidget *
rk_edition_map_window_new (RkContext *context, GtkWindow *parent, RkEdition *to)
{
  RkEditionMapWindow *self
      = g_object_new (RK_TYPE_EDITION_MAP_WINDOW, "transient-for", parent, "modal", TRUE,
                      "default-width", 760, "default-height", 720, NULL);

  self->context = g_object_ref (context);
  self->to = rk_edition_ref (to);
  rk_beside_join (ADW_WINDOW (self), context, create_content (self));
  read_editions (self);
  g_signal_connect_object (self->older, "notify::selected", G_CALLBACK (on_older), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  on_older (self);
  return GTK_WIDGET (self);
}

static void
rk_edition_map_window_dispose (GObject *object)
{
  RkEditionMapWindow *self = RK_EDITION_MAP_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->to, rk_edition_unref);
  g_clear_pointer (&self->from, rk_edition_unref);
  g_clear_pointer (&self->mapped, g_ptr_array_unref);
  g_ptr_array_set_size (self->editions, 0);
  g_ptr_array_set_size (self->choices, 0);
  G_OBJECT_CLASS (rk_edition_map_window_parent_class)->dispose (object);
}

static void
rk_edition_map_window_finalize (GObject *object)
{
  RkEditionMapWindow *self = RK_EDITION_MAP_WINDOW (object);

  g_ptr_array_unref (self->editions);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (rk_edition_map_window_parent_class)->finalize (object);
}

static void
rk_edition_map_window_class_init (RkEditionMapWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_edition_map_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_edition_map_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rk_edition_map_window_init (RkEditionMapWindow *self)
{
  self->editions = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  self->choices = g_ptr_array_new ();
}
