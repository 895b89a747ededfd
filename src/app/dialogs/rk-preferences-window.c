#include "rk-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "rk-backups-group.h"
#include "rk-beside.h"
#include "rk-calendar.h"
#include "rk-edits.h"
#include "rk-kinds.h"
#include "rk-letter-window.h"
#include "rk-record-form.h"
#include "rk-records-group.h"
#include "rk-suppress.h"

/* Fields of the office's record that are entries of a form; the fonts are chosen from a list. */
static const char *const office_fields[] = { "name", "prefecture", "mask_below", NULL };
static const char *const desk_fields[] = { "person", "section", "phone", NULL };
static const char *const backup_fields[] = { "backups_kept", NULL };
static const char *const font_fields[] = { "screen_font", "paper_gothic", "paper_mincho" };

struct _RkPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* template */
  AdwPreferencesGroup *office_group;
  AdwPreferencesGroup *desk_group;
  AdwPreferencesGroup *keep_group;
  AdwComboRow *year;
  AdwComboRow *screen_font;
  AdwComboRow *paper_gothic;
  AdwComboRow *paper_mincho;
  RkBackupsGroup *backups;
  RkRecordsGroup *size_classes;
  RkRecordsGroup *body_kinds;
  AdwPreferencesPage *backups_page;
  GtkSwitch *reopen;
  AdwComboRow *export_form;

  RkContext *context;
  RkRecordForm *forms[3];
  gboolean showing; /* the program sets the values, not the person */
};

G_DEFINE_FINAL_TYPE (RkPreferencesWindow, rk_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

static void
set_fields (RkPreferencesWindow *self, RkRecord *values, const char *const *fields)
{
  gint64 id = rk_record_id (rk_context_get_office (self->context));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (fields[0] == NULL)
    return;
  g_array_append_val (ids, id);
  rk_edits_set (self->context, ids, values, fields, NULL, NULL);
}

static void
save_form (RkRecordForm *form, RkPreferencesWindow *self)
{
  static const char *const *const fields[] = { office_fields, desk_fields, backup_fields };
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (GStrvBuilder) touched = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (self->context == NULL || !rk_record_form_is_changed (form))
    return;
  record = rk_record_form_end (form, FALSE);
  if (record == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint k = 0; fields[i][k]; k++)
      if (rk_record_form_is_touched (form, fields[i][k]))
        g_strv_builder_add (touched, fields[i][k]);
  names = g_strv_builder_end (touched);
  set_fields (self, record, (const char *const *)names);
}

static void
on_font_selected (RkPreferencesWindow *self)
{
  AdwComboRow *const rows[] = { self->screen_font, self->paper_gothic, self->paper_mincho };
  RkRecord *office = self->context ? rk_context_get_office (self->context) : NULL;

  for (guint i = 0; office && i < G_N_ELEMENTS (rows) && !self->showing; i++)
    {
      GtkStringObject *chosen = adw_combo_row_get_selected_item (rows[i]);
      const char *family = adw_combo_row_get_selected (rows[i]) > 0 && chosen
                               ? gtk_string_object_get_string (chosen)
                               : NULL;
      const char *const fields[] = { font_fields[i], NULL };
      g_autoptr (RkRecord) values = NULL;
      RkDraft *draft;

      if (g_strcmp0 (family, rk_record_get (office, font_fields[i])) == 0)
        continue;
      draft = rk_draft_copy (office);
      rk_draft_take (draft, rk_kind_field (&rk_kind_office, font_fields[i]), g_strdup (family));
      values = rk_draft_end (draft);
      set_fields (self, values, fields);
    }
}

/* The first line follows the date; then last year, this one and the next. */
static int
year_at (guint position)
{
  return position == 0 ? 0 : rk_fiscal_year (rk_today ()) - 2 + (int)position;
}

static void
on_year_selected (RkPreferencesWindow *self)
{
  static const char *const fields[] = { "fiscal_year", NULL };
  guint selected = adw_combo_row_get_selected (self->year);
  int year = year_at (selected);
  RkRecord *office = self->context ? rk_context_get_office (self->context) : NULL;
  int field = rk_kind_field (&rk_kind_office, "fiscal_year");
  g_autoptr (RkRecord) values = NULL;
  RkDraft *draft;

  if (office == NULL || self->showing || selected > 3 || year == rk_record_int (office, field))
    return;
  draft = rk_draft_copy (office);
  if (year)
    rk_draft_set_int (draft, field, year);
  else
    rk_draft_clear (draft, field);
  values = rk_draft_end (draft);
  set_fields (self, values, fields);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
show_font (AdwComboRow *row, const char *family)
{
  GListModel *model = adw_combo_row_get_model (row);
  guint position = 0;

  for (guint i = 1; family && i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), family) == 0)
      position = i;
  if (family && position == 0)
    {
      /* Chosen on another computer: stays as it is. */
      gtk_string_list_append (GTK_STRING_LIST (model), family);
      position = g_list_model_get_n_items (model) - 1;
    }
  adw_combo_row_set_selected (row, position);
}

/* An office may still work on a year that is long over; that one is then offered as well. */
static void
show_year (RkPreferencesWindow *self, RkRecord *office)
{
  int chosen = (int)rk_record_get_int (office, "fiscal_year");
  g_autofree char *now = rk_fiscal_year_label (rk_fiscal_year (rk_today ()));
  /* Translators: a fiscal year: 「日付に合わせる（令和8年度）」 */
  g_autofree char *follow = g_strdup_printf (_ ("By the date (%s)"), now);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint position = 0;

  gtk_string_list_append (list, follow);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *label = rk_fiscal_year_label (year_at (i));

      gtk_string_list_append (list, label);
      if (chosen == year_at (i))
        position = i;
    }
  if (chosen && position == 0)
    {
      g_autofree char *label = rk_fiscal_year_label (chosen);

      gtk_string_list_append (list, label);
      position = 4;
    }
  adw_combo_row_set_model (self->year, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->year, position);
}

/* What is in force while nothing was said. */
static void
show_hidden (RkPreferencesWindow *self, RkRecord *office)
{
  g_autofree char *words = g_strdup_printf (
      _ ("While “Smallest number shown” is empty, numbers of people under %d are "
         "hidden in figures and papers."),
      RK_SUPPRESS_BELOW);

  adw_preferences_group_set_description (
      self->office_group, rk_record_get_int (office, "mask_below") > 0 ? NULL : words);
}

static void
show_office (RkPreferencesWindow *self)
{
  AdwComboRow *const rows[] = { self->screen_font, self->paper_gothic, self->paper_mincho };
  /* The office may change once more between the end of the window and its last reference. */
  RkRecord *office = self->context ? rk_context_get_office (self->context) : NULL;

  if (office == NULL)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    rk_record_form_set_record (self->forms[i], office);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    show_font (rows[i], rk_record_get (office, font_fields[i]));
  show_year (self, office);
  show_hidden (self, office);
  self->showing = FALSE;
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

static void
fill_fonts (RkPreferencesWindow *self, AdwComboRow *row)
{
  PangoFontMap *map = pango_context_get_font_map (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree PangoFontFamily **families = NULL;
  int n;

  pango_font_map_list_families (map, &families, &n);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer)pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_families);
  gtk_string_list_append (list, _ ("As usual"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, names->pdata[i]);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

/* ── settings of this desk ───────────────────────────────────────────────────────────────── */

/* In the order of the choice's rows. */
static const char *const forms[] = { "utf-8", "cp932", "xlsx" };

static gboolean
form_to_position (GValue *value, GVariant *variant, gpointer data)
{
  const char *form = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (form, forms[i]))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
position_to_form (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_string (forms[MIN (g_value_get_uint (value), G_N_ELEMENTS (forms) - 1)]);
}

static void
bind_settings (RkPreferencesWindow *self)
{
  GSettings *settings = rk_context_get_settings (self->context);

  g_settings_bind (settings, "reopen-last", self->reopen, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "export-form", self->export_form, "selected",
                                G_SETTINGS_BIND_DEFAULT, form_to_position, position_to_form, NULL,
                                NULL);
}

static void
on_letters (RkPreferencesWindow *self)
{
  gtk_window_present (
      GTK_WINDOW (rk_letter_window_new (self->context, GTK_WINDOW (self), NULL, 0, 0)));
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static void
add_form (RkPreferencesWindow *self, guint n, AdwPreferencesGroup *group, const char *const *fields)
{
  GtkWidget *form = rk_record_form_new_for (&rk_kind_office, fields);

  self->forms[n] = RK_RECORD_FORM (form);
  rk_record_form_set_editable (self->forms[n], !rk_context_is_read_only (self->context));
  g_signal_connect_object (form, "settled", G_CALLBACK (save_form), self, 0);
  g_signal_connect_object (form, "committed", G_CALLBACK (save_form), self, 0);
  adw_preferences_group_add (group, form);
}

GtkWidget *
rk_preferences_window_new (RkContext *context)
{
  RkPreferencesWindow *self = g_object_new (RK_TYPE_PREFERENCES_WINDOW, NULL);
  gboolean writable = !rk_context_is_read_only (context);

  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  add_form (self, 0, self->office_group, office_fields);
  add_form (self, 1, self->desk_group, desk_fields);
  add_form (self, 2, self->keep_group, backup_fields);
  self->showing = TRUE;
  fill_fonts (self, self->screen_font);
  fill_fonts (self, self->paper_gothic);
  fill_fonts (self, self->paper_mincho);
  gtk_widget_set_sensitive (GTK_WIDGET (self->year), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->screen_font), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper_gothic), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper_mincho), writable);
  rk_backups_group_set_context (self->backups, context);
  rk_records_group_set_up (self->size_classes, context, &rk_size_classes_info);
  rk_records_group_set_up (self->body_kinds, context, &rk_body_kinds_info);
  bind_settings (self);
  show_office (self);
  g_signal_connect_object (context, "notify::office", G_CALLBACK (show_office), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
rk_preferences_window_new_for_backups (RkContext *context)
{
  RkPreferencesWindow *self = RK_PREFERENCES_WINDOW (rk_preferences_window_new (context));

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->backups_page);
  return GTK_WIDGET (self);
}

/* What was typed last counts, too. */
static gboolean
rk_preferences_window_close_request (GtkWindow *window)
{
  RkPreferencesWindow *self = RK_PREFERENCES_WINDOW (window);

  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    save_form (self->forms[i], self);
  return GTK_WINDOW_CLASS (rk_preferences_window_parent_class)->close_request (window);
}

static void
rk_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RK_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&RK_PREFERENCES_WINDOW (object)->context);
  G_OBJECT_CLASS (rk_preferences_window_parent_class)->dispose (object);
}

static void
rk_preferences_window_class_init (RkPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rk_preferences_window_close_request;
  g_type_ensure (RK_TYPE_BACKUPS_GROUP);
  g_type_ensure (RK_TYPE_RECORDS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, office_group);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, desk_group);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, keep_group);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, year);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, screen_font);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, paper_gothic);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, paper_mincho);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, backups);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, size_classes);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, body_kinds);
  gtk_widget_class_bind_template_callback (widget_class, on_letters);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, backups_page);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, reopen);
  gtk_widget_class_bind_template_child (widget_class, RkPreferencesWindow, export_form);
  gtk_widget_class_bind_template_callback (widget_class, on_font_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_year_selected);
}

static void
rk_preferences_window_init (RkPreferencesWindow *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
