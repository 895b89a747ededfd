#include "rk-start-page.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-files.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-recent.h"
#include "rk-record-form.h"

/* The prefecture whose areas are built in (core/rk-area.h). */
#define KNOWN_PREFECTURE "静岡県"
#define MAX_RECENT 4

struct _RkStartPage
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkWidget *back;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  AdwBin *form_bin;
  AdwActionRow *areas_row;
  GtkSwitch *areas;

  RkRecordForm *form; /* child of form_bin */
  GSettings *settings;
};

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkStartPage, rk_start_page, ADW_TYPE_BIN)

/* ── recent files ────────────────────────────────────────────────────────────────────────── */

static char *
dup_when (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) modified = info ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) local = modified ? g_date_time_to_local (modified) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup ("");
  day = rk_date_to_wareki_long (rk_date (g_date_time_get_year (local),
                                         g_date_time_get_month (local),
                                         g_date_time_get_day_of_month (local)));
  return g_strdup_printf ("%s %d:%02d", day, g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}

static GtkWidget *
create_recent_row (GFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = rk_icon_new ("document-open-recent-symbolic");
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *place = folder ? g_file_get_basename (folder) : NULL;
  g_autofree char *when = dup_when (file);
  g_autofree char *subtitle = g_strdup_printf ("%s　%s", when, place ? place : "");

  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  return row;
}

static void
show_recent (RkStartPage *self)
{
  g_autoptr (GPtrArray) files = rk_recent_list (self->settings);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))))
    gtk_list_box_remove (self->recent_list, row);
  for (guint i = 0; i < MIN (files->len, MAX_RECENT); i++)
    gtk_list_box_append (self->recent_list, create_recent_row (files->pdata[i]));
  gtk_widget_set_visible (self->recent_group, files->len > 0);
}

/* ── a new office ────────────────────────────────────────────────────────────────────────── */

void
rk_start_page_show_form (RkStartPage *self)
{
  g_return_if_fail (RK_IS_START_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "form");
  rk_record_form_focus_field (self->form, "name");
}

void
rk_start_page_show_welcome (RkStartPage *self)
{
  g_return_if_fail (RK_IS_START_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

static void
on_visible_child (RkStartPage *self)
{
  gtk_widget_set_visible (self->back,
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") == 0);
}

/* Areas are known for one prefecture only; elsewhere there is nothing to enter. */
static void
on_form_changed (RkStartPage *self)
{
  g_autofree char *prefecture = rk_record_form_dup_typed (self->form, "prefecture");
  gboolean known = g_strcmp0 (prefecture, KNOWN_PREFECTURE) == 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->areas_row), known);
  adw_action_row_set_subtitle (
      self->areas_row,
      known ? _ ("The eight areas of Shizuoka with their 35 municipalities and health centres")
            : _ ("Known for Shizuoka so far; enter the areas of other prefectures later"));
  gtk_switch_set_active (self->areas, known);
}

typedef struct
{
  RkStartPage *page;
  RkRecord *office;
} NewOffice;

static void
new_office_free (gpointer data)
{
  NewOffice *new_office = data;

  g_object_unref (new_office->page);
  rk_record_unref (new_office->office);
  g_free (new_office);
}

static void
on_place_chosen (GFile *file, gpointer data)
{
  NewOffice *new_office = data;

  g_signal_emit (new_office->page, signals[CREATE], 0, file, new_office->office,
                 gtk_switch_get_active (new_office->page->areas));
}

static void
on_create_clicked (RkStartPage *self)
{
  RkRecord *office = rk_record_form_end (self->form, FALSE);
  g_autofree char *name = NULL;
  NewOffice *new_office;

  if (office == NULL)
    return;
  new_office = g_new (NewOffice, 1);
  *new_office = (NewOffice){ g_object_ref (self), office };
  name = g_strdup_printf ("%s.renkei", rk_record_get (office, "name"));
  g_strdelimit (name, "/\\:*?\"<>|", '_');
  rk_files_choose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Where to Keep the New Office"), _ ("_Create"),
                   name, "*.renkei", _ ("Office files"), on_place_chosen, new_office,
                   new_office_free);
}

static void
create_form (RkStartPage *self)
{
  static const char *const fields[] = { "prefecture", "name", "person", NULL };

  self->form = RK_RECORD_FORM (rk_record_form_new_for (&rk_kind_office, fields));
  rk_record_form_type (self->form, "prefecture", KNOWN_PREFECTURE);
  g_signal_connect_object (self->form, "committed", G_CALLBACK (on_create_clicked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (on_form_changed), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  on_form_changed (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_start_page_new (GSettings *settings)
{
  RkStartPage *self = g_object_new (RK_TYPE_START_PAGE, NULL);

  self->settings = g_object_ref (settings);
  show_recent (self);
  g_signal_connect_object (settings, "changed::recent-files", G_CALLBACK (show_recent), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
rk_start_page_finalize (GObject *object)
{
  g_clear_object (&RK_START_PAGE (object)->settings);
  G_OBJECT_CLASS (rk_start_page_parent_class)->finalize (object);
}

static void
rk_start_page_class_init (RkStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rk_start_page_finalize;
  signals[CREATE]
      = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_FILE, RK_TYPE_RECORD, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RkStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RkStartPage, back);
  gtk_widget_class_bind_template_child (widget_class, RkStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, RkStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, RkStartPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, RkStartPage, areas_row);
  gtk_widget_class_bind_template_child (widget_class, RkStartPage, areas);
  gtk_widget_class_bind_template_callback (widget_class, on_create_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child);
  gtk_widget_class_bind_template_callback (widget_class, rk_start_page_show_form);
  gtk_widget_class_bind_template_callback (widget_class, rk_start_page_show_welcome);
}

static void
rk_start_page_init (RkStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_form (self);
}
