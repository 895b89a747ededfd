#include "rk-awards-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-preview-window.h"
#include "rk-query.h"
#include "rk-record-dialog.h"
#include "rk-register.h"
#include "rk-words.h"

struct _RkAwardsWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkDropDown *scheme;
  GtkDropDown *division;
  GtkStack *stack;
  GtkBox *groups;

  RkContext *context;
  GPtrArray *schemes; /* RkRecord: those that are awards */
  int year;
  guint n;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkAwardsWindow, rk_awards_window, ADW_TYPE_WINDOW)

static gint64
chosen_scheme (RkAwardsWindow *self)
{
  guint place = gtk_drop_down_get_selected (self->scheme);

  return place < self->schemes->len ? rk_record_id (self->schemes->pdata[place]) : 0;
}

/* NULL: every 部門. */
static const char *
chosen_division (RkAwardsWindow *self)
{
  gpointer item = gtk_drop_down_get_selected_item (self->division);

  return item && gtk_drop_down_get_selected (self->division) > 0
             ? gtk_string_object_get_string (item)
             : NULL;
}

/* The awards of the year; @division: (nullable). */
static RkQuery *
make_query (RkAwardsWindow *self, const char *division)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_award);
  g_autofree char *scheme = g_strdup_printf ("%" G_GINT64_FORMAT, chosen_scheme (self));
  g_autofree char *year = g_strdup_printf ("%d", self->year);

  rk_query_where (query, "scheme_id", scheme, NULL);
  rk_query_where (query, "year", year, NULL);
  if (division)
    rk_query_where (query, "division", division, NULL);
  rk_query_sort (query, "division", NULL);
  rk_query_sort (query, "ceremony_order", NULL);
  rk_query_sort (query, "workplace", NULL);
  return g_steal_pointer (&query);
}

static GPtrArray *
read_awards (RkAwardsWindow *self, const char *division)
{
  g_autoptr (RkQuery) query = make_query (self, division);
  GPtrArray *awards = rk_query_records (rk_store_main_db (rk_context_get_store (self->context)),
                                        query, NULL, NULL);

  return awards ? awards : g_ptr_array_new ();
}

/* ── one after the other ─────────────────────────────────────────────────────────────────── */

static void
on_row (RkAwardsWindow *self, GtkWidget *row)
{
  gtk_window_present (
      GTK_WINDOW (rk_record_dialog_new (self->context, GTK_WINDOW (self), &rk_kind_award,
                                        g_object_get_data (G_OBJECT (row), "rk-record"))));
}

/* 「沼津市　中部保健所　88点　奨励賞」 */
static char *
describe (const RkRecord *award)
{
  static const char *const fields[] = { "municipality", "recommender", "score", "prize" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *word
          = rk_record_dup_display (award, rk_kind_field (&rk_kind_award, fields[i]));

      if (*word)
        g_string_append_printf (words, "%s%s%s", words->len ? "　" : "", word,
                                g_str_equal (fields[i], "score") ? "点" : "");
    }
  return g_string_free (words, FALSE);
}

static const char *
colour_of (const RkRecord *award)
{
  const char *decision = rk_record_get (award, "decision");

  if (decision)
    return g_str_equal (decision, RK_AWARDED) ? "green" : "grey";
  return rk_record_get (award, "screened_on") ? "amber" : "blue";
}

static GtkWidget *
create_row (RkAwardsWindow *self, RkRecord *award)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = describe (award);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 rk_part_or_empty (rk_record_get (award, "workplace")));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      rk_part_chip (rk_part_or_empty (rk_record_get (award, "state")), colour_of (award)));
  if (rk_context_is_read_only (self->context))
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "rk-record", rk_record_ref (award),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_awards (RkAwardsWindow *self)
{
  g_autoptr (GPtrArray) awards = read_awards (self, chosen_division (self));
  const char *before = NULL;
  GtkWidget *group = NULL;

  rk_part_clear (GTK_WIDGET (self->groups));
  for (guint i = 0; i < awards->len; i++)
    {
      const char *division = rk_part_or_empty (rk_record_get (awards->pdata[i], "division"));

      if (group == NULL || g_strcmp0 (before, division) != 0)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           *division ? division : _ ("No division"));
          gtk_box_append (self->groups, group);
        }
      before = division;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 create_row (self, awards->pdata[i]));
    }
  self->n = awards->len;
  gtk_stack_set_visible_child_name (self->stack, awards->len ? "awards" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "awards.print", awards->len > 0);
}

/* ── year, scheme and 部門 ───────────────────────────────────────────────────────────────── */

static void
fill_divisions (RkAwardsWindow *self, const char *chosen)
{
  g_autoptr (GPtrArray) awards = read_awards (self, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *before = NULL;
  guint place = 0;

  gtk_string_list_append (names, _ ("All divisions"));
  for (guint i = 0; i < awards->len; i++)
    {
      const char *division = rk_record_get (awards->pdata[i], "division");

      if (division == NULL || g_strcmp0 (before, division) == 0)
        continue;
      gtk_string_list_append (names, division);
      if (g_strcmp0 (chosen, division) == 0)
        place = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
      before = division;
    }
  gtk_drop_down_set_model (self->division, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->division, place);
}

static void
reload_as (RkAwardsWindow *self, const char *division)
{
  g_autofree char *chosen = g_strdup (division);
  g_autofree char *year = rk_fiscal_year_label (self->year);
  g_autofree char *count = NULL;
  g_autofree char *all = NULL;
  g_autofree char *subtitle = NULL;

  self->setting = TRUE;
  fill_divisions (self, chosen);
  self->setting = FALSE;
  show_awards (self);
  count = rk_words_count (self->n);
  all = g_strdup_printf (_ ("%s in all"), count);
  subtitle = g_strdup_printf ("%s　%s", year, all);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
reload (RkAwardsWindow *self)
{
  if (self->context && !self->setting)
    reload_as (self, chosen_division (self));
}

static void
on_earlier (RkAwardsWindow *self)
{
  self->year--;
  reload (self);
}

static void
on_later (RkAwardsWindow *self)
{
  self->year++;
  reload (self);
}

void
rk_awards_window_show (RkAwardsWindow *self, int year, const char *division)
{
  g_return_if_fail (RK_IS_AWARDS_WINDOW (self));

  self->year = year;
  reload_as (self, division);
}

guint
rk_awards_window_get_n (RkAwardsWindow *self)
{
  g_return_val_if_fail (RK_IS_AWARDS_WINDOW (self), 0);

  return self->n;
}

/* The papers of what is shown. */
static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkAwardsWindow *self = RK_AWARDS_WINDOW (widget);
  g_autoptr (RkQuery) query = make_query (self, chosen_division (self));
  RkReportParams params = { .query = query, .scheme = chosen_scheme (self), .year = self->year };

  rk_preview_window_present (self->context, widget, g_variant_get_string (parameter, NULL),
                             &params);
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static void
fill_schemes (RkAwardsWindow *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);
  g_autoptr (GPtrArray) all = rk_query_records (db, query, NULL, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; all && i < all->len; i++)
    if (rk_record_get_int (all->pdata[i], "award"))
      {
        g_ptr_array_add (self->schemes, rk_record_ref (all->pdata[i]));
        gtk_string_list_append (names, rk_record_get (all->pdata[i], "name"));
      }
  gtk_drop_down_set_model (self->scheme, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->scheme), self->schemes->len > 1);
}

GtkWidget *
rk_awards_window_new (RkContext *context, GtkWindow *parent)
{
  RkAwardsWindow *self = g_object_new (RK_TYPE_AWARDS_WINDOW, "transient-for", parent, NULL);

  self->setting = TRUE;
  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  self->year = rk_context_get_fiscal_year (context);
  fill_schemes (self);
  self->setting = FALSE;
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
rk_awards_window_dispose (GObject *object)
{
  g_clear_object (&RK_AWARDS_WINDOW (object)->context);
  G_OBJECT_CLASS (rk_awards_window_parent_class)->dispose (object);
}

static void
rk_awards_window_finalize (GObject *object)
{
  g_clear_pointer (&RK_AWARDS_WINDOW (object)->schemes, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_awards_window_parent_class)->finalize (object);
}

static void
rk_awards_window_class_init (RkAwardsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_awards_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_awards_window_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "awards.print", "s", print);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-awards-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkAwardsWindow, name)
  CHILD (title);
  CHILD (scheme);
  CHILD (division);
  CHILD (stack);
  CHILD (groups);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_later);
}

static void
rk_awards_window_init (RkAwardsWindow *self)
{
  self->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
