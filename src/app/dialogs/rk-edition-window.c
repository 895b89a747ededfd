#include "rk-edition-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-edition.h"
#include "rk-editions.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

struct _RkEditionWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *fidelity;
  GtkWidget *content;

  RkContext *context;
  gint64 id;
  RkRecord *edition;
  GPtrArray *blocks; /* RkRecord */
  GPtrArray *items;  /* RkRecord */
  GPtrArray *marks;  /* RkRecord */
  GPtrArray *levels; /* RkRecord */
};

G_DEFINE_FINAL_TYPE (RkEditionWindow, rk_edition_window, ADW_TYPE_WINDOW)

static const char *const edition_fields[] = { "title",  "version", "target", "unit", "fidelity",
                                              "source", "method",  "rule",   "note", NULL };
static const char *const block_fields[] = { "code", "title", NULL };
static const char *const level_fields[] = { "code", "label", "title", NULL };
static const char *const mark_fields[] = { "code", "mark", "label", "points", NULL };
static const char *const item_fields[] = { "code", "label",  "required", "block_id", "level_id",
                                           "hint", "effort", "owner",    "examples", NULL };

/* ── reading: a hundred rows at most ─────────────────────────────────────────────────────── */

static GPtrArray *
read_parts (RkEditionWindow *self, RkDb *db, const RkKind *kind, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);

  if (!rk_query_where (query, "edition_id", id, error) || !rk_query_sort (query, "position", error))
    return NULL;
  return rk_query_records (db, query, NULL, error);
}

/* ── forms ───────────────────────────────────────────────────────────────────────────────── */

static void
open_form (RkEditionWindow *self, RkRecord *record, const char *title, const char *const *fields)
{
  GtkWidget *dialog
      = rk_record_dialog_new_for (self->context, GTK_WINDOW (self), title, record, fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 540, 620);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_record (RkEditionWindow *self, RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);

  if (kind == &rk_kind_edition_item)
    open_form (self, record, _ ("Item"), item_fields);
  else if (kind == &rk_kind_edition_block)
    open_form (self, record, _ ("Field of the Checklist"), block_fields);
  else if (kind == &rk_kind_edition_mark)
    open_form (self, record, _ ("Mark of the Checklist"), mark_fields);
  else if (kind == &rk_kind_edition_level)
    open_form (self, record, _ ("Level of the Checklist"), level_fields);
  else
    open_form (self, record, _ ("Checklist"), edition_fields);
}

static RkRecord *
record_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "record");
}

static void
on_edit (GtkWidget *button, RkEditionWindow *self)
{
  open_record (self, record_of (button));
}

static void
on_head (RkEditionWindow *self)
{
  if (self->edition)
    open_record (self, self->edition);
}

static RkRecord *
new_part (RkEditionWindow *self, const RkKind *kind, gint64 block, guint n, const char *prefix)
{
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_set_int (draft, rk_kind_field (kind, "edition_id"), self->id);
  rk_draft_set_int (draft, rk_kind_field (kind, "position"), n + 1);
  rk_draft_take (draft, rk_kind_field (kind, "code"), g_strdup_printf ("%s%u", prefix, n + 1));
  if (block)
    rk_draft_set_int (draft, rk_kind_field (kind, "block_id"), block);
  return rk_draft_end (draft);
}

static void
on_add_block (RkEditionWindow *self)
{
  g_autoptr (RkRecord) record = new_part (self, &rk_kind_edition_block, 0, self->blocks->len, "B");

  open_form (self, record, _ ("Field of the Checklist"), block_fields);
}

static void
on_add_item (GtkWidget *button, RkEditionWindow *self)
{
  g_autoptr (RkRecord) record = new_part (self, &rk_kind_edition_item,
                                          rk_record_id (record_of (button)), self->items->len, "N");

  open_form (self, record, _ ("Item"), item_fields);
}

static void
on_add_mark (GtkWidget *button, RkEditionWindow *self)
{
  g_autoptr (RkRecord) record = new_part (self, &rk_kind_edition_mark, 0, self->marks->len, "M");

  open_record (self, record);
}

static void
on_add_level (GtkWidget *button, RkEditionWindow *self)
{
  g_autoptr (RkRecord) record = new_part (self, &rk_kind_edition_level, 0, self->levels->len, "L");

  open_record (self, record);
}

static void
on_delete (GtkWidget *button, RkEditionWindow *self)
{
  const RkRecord *record = record_of (button);

  rk_edits_delete_one (self->context, rk_record_kind (record), rk_record_id (record), NULL, NULL);
}

/* ── order ───────────────────────────────────────────────────────────────────────────────── */

static RkRecord *
at_position (RkRecord *record, gint64 position)
{
  RkDraft *draft = rk_draft_copy (record);

  rk_draft_set_int (draft, rk_kind_field (rk_record_kind (record), "position"), position);
  return rk_draft_end (draft);
}

/* Changes places with the item above it in the same field. */
static void
on_up (GtkWidget *button, RkEditionWindow *self)
{
  RkRecord *item = record_of (button);
  RkRecord *above = NULL;
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);

  for (guint i = 0; i < self->items->len && self->items->pdata[i] != item; i++)
    if (rk_record_get_int (self->items->pdata[i], "block_id")
        == rk_record_get_int (item, "block_id"))
      above = self->items->pdata[i];
  if (above == NULL)
    return;
  g_ptr_array_add (moved, at_position (item, rk_record_get_int (above, "position")));
  g_ptr_array_add (moved, at_position (above, rk_record_get_int (item, "position")));
  rk_edits_save_all (self->context, moved, NULL, NULL);
}

/* ── the lists ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_button (
    RkEditionWindow *self, RkRecord *record, const char *icon, const char *name, GCallback func)
{
  GtkWidget *button = rk_part_icon_button (icon, name);

  g_object_set_data_full (G_OBJECT (button), "record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (button, "clicked", func, self, 0);
  return button;
}

static GtkWidget *
create_item_row (RkEditionWindow *self, RkRecord *item, guint number)
{
  g_autofree char *words
      = g_strdup_printf ("%u　%s%s", number, rk_record_get (item, "label"),
                         rk_record_get_int (item, "required") ? "" : _ (" (optional)"));
  GtkWidget *label = rk_part_label (words, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "rk-check-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (
      GTK_LIST_BOX_ROW (row),
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 4, label,
                   create_button (self, item, "go-up-symbolic", _ ("Move Up"), G_CALLBACK (on_up)),
                   create_button (self, item, "document-edit-symbolic", _ ("Change This Item"),
                                  G_CALLBACK (on_edit)),
                   create_button (self, item, "user-trash-symbolic", _ ("Delete This Item"),
                                  G_CALLBACK (on_delete)),
                   NULL));
  return row;
}

static void
append_block (RkEditionWindow *self, RkRecord *block, guint *number)
{
  GtkWidget *title = rk_part_label (rk_record_get (block, "title"), "heading");
  GtkWidget *list = rk_part_list (rk_record_get (block, "title"));
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (rk_record_get_int (self->items->pdata[i], "block_id") == rk_record_id (block))
      {
        gtk_list_box_append (GTK_LIST_BOX (list),
                             create_item_row (self, self->items->pdata[i], ++*number));
        n++;
      }
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (self->content),
                  rk_part_box (GTK_ORIENTATION_HORIZONTAL, 4, title,
                               create_button (self, block, "list-add-symbolic",
                                              _ ("Add an Item Here"), G_CALLBACK (on_add_item)),
                               create_button (self, block, "document-edit-symbolic",
                                              _ ("Change This Field"), G_CALLBACK (on_edit)),
                               n == 0
                                   ? create_button (self, block, "user-trash-symbolic",
                                                    _ ("Delete This Field"), G_CALLBACK (on_delete))
                                   : NULL,
                               NULL));
  gtk_widget_set_visible (list, n > 0);
  gtk_box_append (GTK_BOX (self->content), list);
}

/* 「○　実施している　2点」, 「レベル2-①　連携が始まった」 */
static char *
dup_part_words (RkRecord *part)
{
  g_autofree char *count = NULL;
  gint64 points;

  if (rk_record_kind (part) == &rk_kind_edition_level)
    return g_strjoin ("　", rk_record_get (part, "label"),
                      rk_part_or_empty (rk_record_get (part, "title")), NULL);
  points = rk_record_get_int (part, "points");
  count = rk_record_is_null (part, rk_kind_field (&rk_kind_edition_mark, "points"))
              ? g_strdup (_ ("does not count"))
              : g_strdup_printf (ngettext ("%d point", "%d points", (gulong)points), (int)points);
  return g_strjoin ("　", rk_record_get (part, "mark"), rk_record_get (part, "label"), count, NULL);
}

/* What the edition has a handful of: its marks, its levels. */
static void
append_parts (
    RkEditionWindow *self, const char *title, const char *add, GCallback on_add, GPtrArray *parts)
{
  GtkWidget *heading = rk_part_label (title, "heading");
  GtkWidget *list = rk_part_list (title);
  GtkWidget *button = rk_part_icon_button ("list-add-symbolic", add);

  g_signal_connect_object (button, "clicked", on_add, self, 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (self->content),
                  rk_part_box (GTK_ORIENTATION_HORIZONTAL, 4, heading, button, NULL));
  for (guint i = 0; i < parts->len; i++)
    {
      RkRecord *part = parts->pdata[i];
      g_autofree char *words = dup_part_words (part);
      GtkWidget *label = rk_part_label (words, NULL);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (row, "rk-check-row");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_row_set_child (
          GTK_LIST_BOX_ROW (row),
          rk_part_box (GTK_ORIENTATION_HORIZONTAL, 4, label,
                       create_button (self, part, "document-edit-symbolic", _ ("Change This"),
                                      G_CALLBACK (on_edit)),
                       create_button (self, part, "user-trash-symbolic", _ ("Delete This"),
                                      G_CALLBACK (on_delete)),
                       NULL));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_set_visible (list, parts->len > 0);
  gtk_box_append (GTK_BOX (self->content), list);
}

static void
show_edition (RkEditionWindow *self)
{
  guint number = 0;

  rk_part_clear (self->content);
  adw_window_title_set_title (self->title, rk_record_get (self->edition, "title"));
  adw_window_title_set_subtitle (self->title, rk_record_get (self->edition, "version"));
  gtk_label_set_text (GTK_LABEL (self->fidelity),
                      rk_fidelity_words (rk_record_get (self->edition, "fidelity")));
  for (guint i = 0; i < self->blocks->len; i++)
    append_block (self, self->blocks->pdata[i], &number);
  append_parts (self, _ ("Marks"), _ ("Add a Mark"), G_CALLBACK (on_add_mark), self->marks);
  append_parts (self, _ ("Levels"), _ ("Add a Level"), G_CALLBACK (on_add_level), self->levels);
}

static void
clear (RkEditionWindow *self)
{
  g_clear_pointer (&self->edition, rk_record_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
}

static void
reload (RkEditionWindow *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (GError) error = NULL;

  clear (self);
  self->edition = rk_records_get (db, &rk_kind_edition, self->id, &error);
  if (self->edition == NULL
      || !(self->blocks = read_parts (self, db, &rk_kind_edition_block, &error))
      || !(self->items = read_parts (self, db, &rk_kind_edition_item, &error))
      || !(self->marks = read_parts (self, db, &rk_kind_edition_mark, &error))
      || !(self->levels = read_parts (self, db, &rk_kind_edition_level, &error)))
    {
      /* Taken back: there is nothing to edit any more. */
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_edition (self);
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_edition_window_new (RkContext *context, GtkWindow *parent, gint64 edition)
{
  RkEditionWindow *self = g_object_new (RK_TYPE_EDITION_WINDOW, "transient-for", parent, "modal",
                                        TRUE, "default-width", 640, "default-height", 720, NULL);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *head = rk_part_button (_ ("Title and Source…"), NULL);
  GtkWidget *add = rk_part_button (_ ("Add a Field"), NULL);
  GtkWidget *top;

  self->context = g_object_ref (context);
  self->id = edition;
  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->fidelity = rk_part_chip ("", "grey");
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  g_signal_connect_object (head, "clicked", G_CALLBACK (on_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_block), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (self->fidelity, TRUE);
  gtk_widget_set_halign (self->fidelity, GTK_ALIGN_START);
  top = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, self->fidelity, head, add, NULL);
  rk_beside_join (ADW_WINDOW (self), context,
                  rk_part_box (GTK_ORIENTATION_VERTICAL, 0, header,
                               rk_part_scrolled (rk_part_box (GTK_ORIENTATION_VERTICAL, 12, top,
                                                              self->content, NULL)),
                               NULL));
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
rk_edition_window_dispose (GObject *object)
{
  RkEditionWindow *self = RK_EDITION_WINDOW (object);

  g_clear_object (&self->context);
  clear (self);
  G_OBJECT_CLASS (rk_edition_window_parent_class)->dispose (object);
}

static void
rk_edition_window_class_init (RkEditionWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_edition_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rk_edition_window_init (RkEditionWindow *self)
{
}
