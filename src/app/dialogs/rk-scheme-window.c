#include "rk-scheme-window.h"

#include <glib/gi18n-lib.h>

#include "rk-attach.h"
#include "rk-beside.h"
#include "rk-calendar.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-letter-window.h"
#include "rk-meeting-parts.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-records-group.h"
#include "rk-records.h"
#include "rk-scheme.h"
#include "rk-schemes-edit.h"
#include "rk-schemes.h"

struct _RkSchemeWindow
{
  AdwWindow parent_instance;

  GtkDropDown *choice; /* owned by the tree, like those below */
  GtkWidget *entries;
  RkRecordsGroup *levels;
  GtkDropDown *menu_year;
  GtkWidget *menu;
  GtkPopover *more;

  RkContext *context;
  gint64 id;
  gint64 shown; /* whose levels are listed */
  int year;     /* in which the menu shown begins; 0: the newest */
  RkRecord *scheme;
  GPtrArray *schemes; /* RkRecord */
  GArray *years;      /* int, of the menus */
  char *divisions;    /* as shown, to see whether they changed */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkSchemeWindow, rk_scheme_window, ADW_TYPE_WINDOW)

static void reload (RkSchemeWindow *self);

static RkDb *
db_of (RkSchemeWindow *self)
{
  return rk_store_main_db (rk_context_get_store (self->context));
}

static gboolean
is_writable (RkSchemeWindow *self)
{
  return !rk_context_is_read_only (self->context);
}

/* ── entries: one row for each group of the form ─────────────────────────────────────────── */

static void
open_group (RkSchemeWindow *self, GtkWidget *row)
{
  const char *group = g_object_get_data (G_OBJECT (row), "rk-group");
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < rk_kind_scheme.n_fields; i++)
    if (g_strcmp0 (rk_kind_scheme.fields[i].group, group) == 0)
      g_ptr_array_add (fields, (gpointer)rk_kind_scheme.fields[i].name);
  g_ptr_array_add (fields, NULL);
  gtk_window_present (
      GTK_WINDOW (rk_record_dialog_new_for (self->context, GTK_WINDOW (self), _ (group),
                                            self->scheme, (const char *const *)fields->pdata)));
}

/* 「有効期間（年）2　更新案内（月前）3」 */
static char *
group_words (const RkRecord *scheme, const char *group)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rk_kind_scheme.n_fields; i++)
    {
      const RkField *field = &rk_kind_scheme.fields[i];
      g_autofree char *value = NULL;

      if (g_strcmp0 (field->group, group) != 0)
        continue;
      if (field->refers) /* a file: that there is one says enough */
        value = g_strdup (rk_record_is_null (scheme, (int)i) ? "" : _ ("attached"));
      else
        value = rk_record_dup_display (scheme, (int)i);
      g_strdelimit (value, "\n", ' ');
      if (*value)
        g_string_append_printf (words, "%s%s: %s", words->len ? "\n" : "", _ (field->label), value);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
create_entry (RkSchemeWindow *self, const char *group)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = group_words (self->scheme, group);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (group));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data (G_OBJECT (row), "rk-group", (gpointer)group);
  if (!is_writable (self))
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_icon_new ("document-edit-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (open_group), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_entries (RkSchemeWindow *self)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  rk_part_clear (self->entries);
  for (guint i = 0; i < rk_kind_scheme.n_fields; i++)
    {
      const char *group = rk_kind_scheme.fields[i].group;

      if (group == NULL || g_ptr_array_find_with_equal_func (seen, group, g_str_equal, NULL))
        continue;
      g_ptr_array_add (seen, (gpointer)group);
      gtk_list_box_append (GTK_LIST_BOX (self->entries), create_entry (self, group));
    }
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
save_background (RkDb *db, const RkRecord *scheme, gint64 attachment, guint pages, GError **error)
{
  RkDraft *draft = rk_draft_copy (scheme);

  rk_draft_put_id (draft, "background_id", attachment);
  return rk_records_save_draft (db, draft, NULL, error);
}

static const RkAttachInfo background = {
  .media_type = "image/png",
  .title = N_ ("Picture Behind the Certificate"),
  .filter = "*.png;*.PNG",
  .filter_name = N_ ("PNG pictures"),
  .save = save_background,
};

static void
on_background (RkSchemeWindow *self)
{
  rk_attach_choose (self->context, GTK_WINDOW (self), &background, self->scheme);
}

static void
on_words (RkSchemeWindow *self)
{
  gtk_window_present (GTK_WINDOW (
      rk_letter_window_new_for_scheme (self->context, GTK_WINDOW (self), "certificate", self->id)));
}

/* ── the menu of activities ──────────────────────────────────────────────────────────────── */

/* The fiscal year in which the menu shown begins. */
static int
menu_year (RkSchemeWindow *self)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == self->year)
      return self->year;
  return self->years->len ? g_array_index (self->years, int, 0) : rk_fiscal_year (rk_today ());
}

static RkDraft *
new_item (RkSchemeWindow *self, GPtrArray *menu, const char *division)
{
  RkDraft *draft = rk_draft_new (&rk_kind_scheme_item);
  g_autofree char *code = rk_schemes_next_code (&rk_kind_scheme_item, menu, division);
  gint64 last = 0;

  for (guint i = 0; i < menu->len; i++)
    last = MAX (last, rk_record_get_int (menu->pdata[i], "position"));
  rk_draft_put_id (draft, "scheme_id", self->id);
  rk_draft_put_int (draft, "since", menu_year (self));
  rk_draft_put_int (draft, "position", last + 1);
  rk_draft_put (draft, "code", code);
  rk_draft_put (draft, "division", division);
  return draft;
}

static void
on_add_division (RkSchemeWindow *self)
{
  static const char *const fields[] = { "division", "short", "label", NULL };
  g_autoptr (GPtrArray) menu = rk_schemes_menu (db_of (self), self->id, menu_year (self), NULL);
  g_autoptr (RkRecord) record = menu ? rk_draft_end (new_item (self, menu, NULL)) : NULL;

  if (record)
    gtk_window_present (GTK_WINDOW (rk_record_dialog_new_for (
        self->context, GTK_WINDOW (self), _ ("New Field of Activity"), record, fields)));
}

static gboolean
name_division (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_schemes_name_division (db, data, error);
}

static void
on_name_division (GtkWidget *button, RkSchemeWindow *self)
{
  static const char *const fields[] = { "division", "short", NULL };
  RkRecord *item = g_object_get_data (G_OBJECT (button), "rk-record");
  GtkWidget *dialog = rk_record_dialog_new_for (self->context, GTK_WINDOW (self),
                                                _ ("Field of Activity"), item, fields);

  rk_record_dialog_save_with (RK_RECORD_DIALOG (dialog), name_division, "取組の分野の名を直した",
                              _ ("The field of activity was changed"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
append_division (RkSchemeWindow *self, RkRecord *first)
{
  RkDraft *draft = rk_draft_new (&rk_kind_scheme_item);
  g_autoptr (RkRecord) like = NULL;
  g_autofree char *verb = g_strdup_printf (_ ("Rename “%s”"), rk_record_get (first, "division"));
  GtkWidget *title = rk_part_label (rk_record_get (first, "division"), "heading");
  GtkWidget *name = rk_part_icon_button ("document-edit-symbolic", verb);
  RkRecordsGroup *group = g_object_new (RK_TYPE_RECORDS_GROUP, NULL);

  rk_draft_put_id (draft, "scheme_id", self->id);
  rk_draft_put_int (draft, "since", menu_year (self));
  rk_draft_put (draft, "division", rk_record_get (first, "division"));
  like = rk_draft_end (draft);
  rk_records_group_set_like (group, like);
  rk_records_group_set_up (group, self->context, &rk_scheme_items_info);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_sensitive (name, is_writable (self));
  g_object_set_data_full (G_OBJECT (name), "rk-record", rk_record_ref (first),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (name, "clicked", G_CALLBACK (on_name_division), self, 0);
  gtk_box_append (GTK_BOX (self->menu),
                  rk_part_box (GTK_ORIENTATION_HORIZONTAL, 4, title, name, NULL));
  gtk_box_append (GTK_BOX (self->menu), GTK_WIDGET (group));
}

/* "5 2024\n健診・保健指導\n…": what the groups of the menu are of */
static char *
dup_divisions (RkSchemeWindow *self, GPtrArray *menu, GPtrArray *firsts)
{
  GString *words = g_string_new (NULL);

  g_string_printf (words, "%" G_GINT64_FORMAT " %d", self->id, menu_year (self));
  for (guint i = 0; i < menu->len; i++)
    if (i == 0
        || g_strcmp0 (rk_record_get (menu->pdata[i], "division"),
                      rk_record_get (menu->pdata[i - 1], "division"))
               != 0)
      {
        g_ptr_array_add (firsts, menu->pdata[i]);
        g_string_append_printf (words, "\n%s", rk_record_get (menu->pdata[i], "division"));
      }
  return g_string_free (words, FALSE);
}

/* The groups mind their rows themselves; they are made anew where there are others. */
static void
show_menu (RkSchemeWindow *self)
{
  g_autoptr (GPtrArray) menu = rk_schemes_menu (db_of (self), self->id, menu_year (self), NULL);
  g_autoptr (GPtrArray) firsts = g_ptr_array_new ();
  g_autofree char *divisions = menu ? dup_divisions (self, menu, firsts) : NULL;

  if (menu == NULL || g_strcmp0 (divisions, self->divisions) == 0)
    return;
  g_free (self->divisions);
  self->divisions = g_steal_pointer (&divisions);
  rk_part_clear (self->menu);
  for (guint i = 0; i < firsts->len; i++)
    append_division (self, firsts->pdata[i]);
}

static void
show_years (RkSchemeWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->years->len; i++)
    {
      int year = g_array_index (self->years, int, i);
      g_autofree char *label = rk_fiscal_year_label (year);
      /* Translators: a fiscal year: 「令和6年度から」 */
      g_autofree char *words = g_strdup_printf (_ ("from %s"), label);

      gtk_string_list_append (names, words);
      if (year == menu_year (self))
        chosen = i;
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->menu_year, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->menu_year, chosen);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->menu_year), self->years->len > 0);
}

static void
on_year (RkSchemeWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->menu_year);

  if (self->setting || self->years == NULL || chosen >= self->years->len)
    return;
  self->year = g_array_index (self->years, int, chosen);
  show_menu (self);
}

static gboolean
begin_menu (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_schemes_begin_menu (db, rk_record_get_int (data, "scheme_id"),
                                (int)rk_record_get_int (data, "since"), error);
}

/* The newest menu again, from a year that the form asks for. */
static void
on_new_menu (RkSchemeWindow *self)
{
  static const char *const fields[] = { "since", NULL };
  g_autoptr (GPtrArray) menu = rk_schemes_menu (db_of (self), self->id, menu_year (self), NULL);
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;
  GtkWidget *dialog;

  if (menu == NULL || menu->len == 0)
    {
      on_add_division (self);
      return;
    }
  draft = rk_draft_copy (menu->pdata[0]);
  rk_draft_put_int (draft, "since", rk_fiscal_year (rk_today ()) + 1);
  self->year = 0;
  record = rk_draft_end (draft);
  dialog = rk_record_dialog_new_for (self->context, GTK_WINDOW (self), _ ("New Menu of Activities"),
                                     record, fields);
  rk_record_dialog_save_with (RK_RECORD_DIALOG (dialog), begin_menu, "取組の項目を改めた",
                              _ ("The new menu begins as the one before"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ── other schemes ───────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 from; /* 0: @preset */
  char *preset;
  gint64 id;
} Adding;

static void
adding_free (gpointer data)
{
  g_free (((Adding *)data)->preset);
  g_free (data);
}

static gboolean
run_adding (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Adding *adding = data;

  return adding->from ? rk_schemes_copy (db, adding->from, &adding->id, error)
                      : rk_schemes_add_preset (db, adding->preset, &adding->id, error);
}

static void
on_added (gpointer owner, gpointer data, gboolean done)
{
  RkSchemeWindow *self = owner;

  if (!done || self->context == NULL)
    return;
  self->id = ((Adding *)data)->id;
  self->year = 0;
  reload (self);
}

static void
add_scheme (RkSchemeWindow *self, gint64 from, const char *preset)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->from = from;
  adding->preset = g_strdup (preset);
  rk_context_run_command_async (self->context, self, from ? "制度の写しを作った" : "制度を追加した",
                                from ? _ ("This is the copy; change it as you need")
                                     : _ ("The scheme was added"),
                                run_adding, adding, adding_free, on_added);
}

void
rk_scheme_window_copy (RkSchemeWindow *self)
{
  g_return_if_fail (RK_IS_SCHEME_WINDOW (self));

  gtk_popover_popdown (self->more);
  add_scheme (self, self->id, NULL);
}

void
rk_scheme_window_add_preset (RkSchemeWindow *self, const char *code)
{
  g_return_if_fail (RK_IS_SCHEME_WINDOW (self) && code);

  gtk_popover_popdown (self->more);
  add_scheme (self, 0, code);
}

static gboolean
run_delete (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_schemes_delete (db, *(gint64 *)data, error);
}

static void
on_deleted (gpointer owner, gpointer data, gboolean done)
{
  RkSchemeWindow *self = owner;

  if (!done || self->context == NULL)
    return;
  self->id = 0;
  self->year = 0;
  reload (self);
}

void
rk_scheme_window_delete (RkSchemeWindow *self)
{
  g_return_if_fail (RK_IS_SCHEME_WINDOW (self));

  rk_context_run_command_async (self->context, self, "制度を削除した", _ ("The scheme was deleted"),
                                run_delete, g_memdup2 (&self->id, sizeof self->id), g_free,
                                on_deleted);
}

static void
on_preset (RkSchemeWindow *self, GtkWidget *button)
{
  rk_scheme_window_add_preset (self, g_object_get_data (G_OBJECT (button), "rk-code"));
}

static GtkWidget *
create_more (RkSchemeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *copy = rk_part_button (_ ("Copy of This Scheme"), NULL);
  g_autoptr (RkJsonNode) root = rk_schemes_shipped ();
  const RkJsonNode *presets = rk_json_member (root, "schemes");
  GtkWidget *popover = gtk_popover_new ();

  g_signal_connect_object (copy, "clicked", G_CALLBACK (rk_scheme_window_copy), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_box_append (GTK_BOX (box), rk_part_label (_ ("Begin with"), "dim-label"));
  for (guint i = 0; i < presets->children->len; i++)
    {
      const RkJsonNode *preset = presets->children->pdata[i];
      GtkWidget *button = rk_part_button (rk_json_member (preset, "name")->text, NULL);

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "rk-code",
                              g_strdup (rk_json_member (preset, "code")->text), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_preset), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->more = GTK_POPOVER (popover);
  return popover;
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static guint
show_choice (RkSchemeWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->schemes->len; i++)
    {
      gtk_string_list_append (names, rk_record_get (self->schemes->pdata[i], "name"));
      if (rk_record_id (self->schemes->pdata[i]) == self->id)
        chosen = i;
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, chosen);
  self->setting = FALSE;
  return chosen;
}

static void
show_levels (RkSchemeWindow *self)
{
  RkDraft *draft = rk_draft_new (&rk_kind_scheme_level);
  g_autoptr (RkRecord) like = NULL;

  rk_draft_put_id (draft, "scheme_id", self->id);
  like = rk_draft_end (draft);
  rk_records_group_set_like (self->levels, like);
}

static void
show_scheme (RkSchemeWindow *self, guint chosen)
{
  gboolean another;

  g_clear_pointer (&self->scheme, rk_record_unref);
  self->scheme = rk_record_ref (self->schemes->pdata[chosen]);
  another = self->shown != rk_record_id (self->scheme);
  self->id = self->shown = rk_record_id (self->scheme);
  g_clear_pointer (&self->years, g_array_unref);
  self->years = rk_schemes_menus (db_of (self), self->id, NULL);
  if (self->years == NULL)
    self->years = g_array_new (FALSE, FALSE, sizeof (int));
  show_entries (self);
  if (another)
    show_levels (self);
  show_years (self);
  show_menu (self);
}

static void
reload (RkSchemeWindow *self)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);
  g_autoptr (GError) error = NULL;
  GPtrArray *schemes = NULL;

  if (self->context == NULL)
    return;
  if (rk_query_sort (query, "name", &error))
    schemes = rk_query_records (db_of (self), query, NULL, &error);
  if (schemes == NULL || schemes->len == 0)
    {
      g_clear_pointer (&schemes, g_ptr_array_unref);
      gtk_window_close (GTK_WINDOW (self)); /* taken back: there is nothing to edit any more */
      return;
    }
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  self->schemes = schemes;
  show_scheme (self, show_choice (self));
}

static void
on_choice (RkSchemeWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);

  if (self->setting || self->schemes == NULL || chosen >= self->schemes->len)
    return;
  self->year = 0;
  show_scheme (self, chosen);
}

gint64
rk_scheme_window_get_scheme (RkSchemeWindow *self)
{
  g_return_val_if_fail (RK_IS_SCHEME_WINDOW (self), 0);

  return self->id;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_header (RkSchemeWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);
  GtkWidget *more = gtk_menu_button_new ();

  self->choice = GTK_DROP_DOWN (choice);
  rk_part_cut_names (self->choice);
  rk_part_name (choice, _ ("Scheme"));
  gtk_widget_set_size_request (choice, 260, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_choice), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (more), _ ("New Scheme"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (more), create_more (self));
  gtk_widget_set_sensitive (more, is_writable (self));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), choice);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), more);
  return header;
}

static GtkWidget *
button_for (RkSchemeWindow *self, const char *words, GCallback func)
{
  GtkWidget *button = rk_part_button (words, NULL);

  gtk_widget_set_sensitive (button, is_writable (self));
  g_signal_connect_object (button, "clicked", func, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_menu (RkSchemeWindow *self)
{
  GtkWidget *year = gtk_drop_down_new (NULL, NULL);
  GtkWidget *title = rk_part_label (_ ("Menu of activities"), "title-4");

  self->menu_year = GTK_DROP_DOWN (year);
  rk_part_name (year, _ ("Year of the menu"));
  g_signal_connect_object (year, "notify::selected", G_CALLBACK (on_year), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (title, TRUE);
  self->menu = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  return rk_part_box (
      GTK_ORIENTATION_VERTICAL, 12,
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, title, year,
                   button_for (self, _ ("New Menu…"), G_CALLBACK (on_new_menu)),
                   button_for (self, _ ("Add a Field…"), G_CALLBACK (on_add_division)), NULL),
      self->menu, NULL);
}

static GtkWidget *
create_content (RkSchemeWindow *self)
{
  GtkWidget *content;

  self->entries = rk_part_list (_ ("Scheme"));
  self->levels = g_object_new (RK_TYPE_RECORDS_GROUP, "title", _ ("Levels of the scheme"), NULL);
  rk_records_group_set_up (self->levels, self->context, &rk_scheme_levels_info);
  content = rk_part_box (
      GTK_ORIENTATION_VERTICAL, 18, self->entries,
      rk_part_box (
          GTK_ORIENTATION_HORIZONTAL, 6,
          button_for (self, _ ("Picture Behind the Certificate…"), G_CALLBACK (on_background)),
          button_for (self, _ ("Words of Its Papers…"), G_CALLBACK (on_words)), NULL),
      GTK_WIDGET (self->levels), create_menu (self),
      button_for (self, _ ("Delete This Scheme"), G_CALLBACK (rk_scheme_window_delete)), NULL);
  return rk_part_scrolled (content);
}

GtkWidget *
rk_scheme_window_new (RkContext *context, GtkWindow *parent, gint64 scheme)
{
  RkSchemeWindow *self
      = g_object_new (RK_TYPE_SCHEME_WINDOW, "transient-for", parent, "modal", parent != NULL,
                      "default-width", 720, "default-height", 760, "title", _ ("Schemes"), NULL);

  self->context = g_object_ref (context);
  self->id = scheme;
  if (scheme == 0)
    rk_schemes_default (db_of (self), FALSE, &self->id, NULL);
  rk_beside_join (
      ADW_WINDOW (self), context,
      rk_part_box (GTK_ORIENTATION_VERTICAL, 0, create_header (self), create_content (self), NULL));
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
rk_scheme_window_dispose (GObject *object)
{
  RkSchemeWindow *self = RK_SCHEME_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->scheme, rk_record_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->divisions, g_free);
  G_OBJECT_CLASS (rk_scheme_window_parent_class)->dispose (object);
}

static void
rk_scheme_window_class_init (RkSchemeWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_scheme_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rk_scheme_window_init (RkSchemeWindow *self)
{
}
