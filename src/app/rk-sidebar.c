#include "rk-sidebar.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-focus.h"
#include "rk-icon.h"
#include "rk-pillars.h"
#include "rk-recent.h"

struct _RkSidebar
{
  AdwBin parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkListBox *list;
  GtkLabel *office;
  GtkWidget *sample;
  GtkImage *state_icon;
  GtkLabel *state;
  GMenu *recent_menu;

  RkContext *context;
  GHashTable *badges; /* name → GtkLabel in the list */
  gboolean folded;
  gboolean selecting; /* the program selects, not the person */
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkSidebar, rk_sidebar, ADW_TYPE_BIN)

/* ── pillars ─────────────────────────────────────────────────────────────────────────────── */

static const char *
row_pillar (GtkListBoxRow *row)
{
  return rk_pillars (NULL)[gtk_list_box_row_get_index (row)].name;
}

static void
on_row_selected (RkSidebar *self, GtkListBoxRow *row)
{
  if (row && !self->selecting)
    g_signal_emit (self, signals[CHOSEN], 0, row_pillar (row), FALSE);
}

static void
on_row_activated (RkSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, row_pillar (row), TRUE);
}

static GtkWidget *
create_row (RkSidebar *self, const RkPillar *pillar, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = rk_icon_new (pillar->icon);
  GtkWidget *label = gtk_label_new (_ (pillar->label));
  GtkWidget *badge = gtk_label_new (NULL);
  g_autofree char *keys = g_strdup_printf ("Alt+%u", number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  gtk_widget_add_css_class (badge, "rk-chip");
  gtk_widget_add_css_class (badge, "blue");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (pillar->label), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, keys,
                                  -1);
  g_hash_table_insert (self->badges, (gpointer)pillar->name, badge);
  return row;
}

/* A line between ホーム and the pillars proper. */
static void
add_line (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  if (gtk_list_box_row_get_index (row) == 1 && gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
add_rows (RkSidebar *self)
{
  guint n;
  const RkPillar *pillars = rk_pillars (&n);

  self->selecting = TRUE;
  gtk_list_box_set_header_func (self->list, add_line, NULL, NULL);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (self, &pillars[i], i + 1));
  self->selecting = FALSE;
}

void
rk_sidebar_select (RkSidebar *self, const char *pillar)
{
  guint n;
  const RkPillar *pillars = rk_pillars (&n);
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (RK_IS_SIDEBAR (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  self->selecting = TRUE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pillars[i].name, pillar) == 0)
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)i));
  self->selecting = FALSE;
  /* Arrow keys in the list go on from the page that is shown, however one came to it. */
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
rk_sidebar_set_badge (RkSidebar *self, const char *pillar, guint badge)
{
  GtkLabel *label;
  g_autofree char *text = g_strdup_printf ("%u", badge);
  g_autofree char *spoken
      = g_strdup_printf (ngettext ("%u thing to do", "%u things to do", badge), badge);

  g_return_if_fail (RK_IS_SIDEBAR (self));

  label = g_hash_table_lookup (self->badges, pillar);
  g_return_if_fail (label);
  gtk_label_set_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (label), badge > 0);
}

/* ── foot ────────────────────────────────────────────────────────────────────────────────── */

static void
show_office (RkSidebar *self)
{
  RkRecord *office = rk_context_get_office (self->context);
  g_autofree char *year = rk_fiscal_year_label (rk_context_get_fiscal_year (self->context));

  adw_window_title_set_subtitle (self->title, year);
  if (office == NULL)
    return;
  gtk_label_set_text (self->office, rk_record_get (office, "name"));
  gtk_widget_set_visible (self->sample, rk_record_get_int (office, "sample") != 0);
}

/* 9:41 today, 7月2日 on an earlier day. */
static char *
dup_time (GDateTime *at)
{
  g_autoptr (GDateTime) now = rk_now_local ();

  if (g_date_time_get_year (at) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (now))
    return g_strdup_printf ("%d:%02d", g_date_time_get_hour (at), g_date_time_get_minute (at));
  /* Translators: a day of the year, month and day: 「7月2日」 */
  return g_strdup_printf (_ ("%1$d/%2$d"), g_date_time_get_month (at),
                          g_date_time_get_day_of_month (at));
}

static void
show_saved (RkSidebar *self)
{
  RkStore *store = rk_context_get_store (self->context);
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *writer = NULL;
  g_autofree char *text = NULL;

  if (rk_context_is_read_only (self->context))
    {
      writer = rk_store_dup_writer (store);
      text = writer ? g_strdup_printf (_ ("For reading only: edited by %s"), writer)
                    : g_strdup (_ ("For reading only"));
      gtk_image_set_from_icon_name (self->state_icon, "changes-prevent-symbolic");
    }
  else
    {
      g_autofree char *time = NULL;

      at = rk_store_dup_saved_at (store);
      time = at ? dup_time (at) : NULL;
      text = time ? g_strdup_printf (_ ("Everything saved  %s"), time)
                  : g_strdup (_ ("Everything saved"));
      gtk_image_set_from_icon_name (self->state_icon, "object-select-symbolic");
    }
  gtk_label_set_text (self->state, text);
}

static void
on_busy (RkSidebar *self, gboolean busy)
{
  if (busy)
    {
      gtk_image_set_from_icon_name (self->state_icon, "content-loading-symbolic");
      gtk_label_set_text (self->state, _ ("Saving…"));
    }
  else
    show_saved (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_sidebar_new (RkContext *context)
{
  RkSidebar *self = g_object_new (RK_TYPE_SIDEBAR, NULL);
  RkStore *store = rk_context_get_store (context);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::office", G_CALLBACK (show_office), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "busy", G_CALLBACK (on_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (show_saved), self, G_CONNECT_SWAPPED);
  rk_recent_fill_menu (rk_context_get_settings (context), self->recent_menu);
  show_office (self);
  show_saved (self);
  return GTK_WIDGET (self);
}

static void
rk_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, RK_SIDEBAR (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rk_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    RK_SIDEBAR (object)->folded = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
rk_sidebar_grab_focus (GtkWidget *widget)
{
  RkSidebar *self = RK_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
rk_sidebar_finalize (GObject *object)
{
  RkSidebar *self = RK_SIDEBAR (object);

  g_clear_object (&self->context);
  g_hash_table_unref (self->badges);
  G_OBJECT_CLASS (rk_sidebar_parent_class)->finalize (object);
}

static void
rk_sidebar_class_init (RkSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rk_sidebar_get_property;
  object_class->set_property = rk_sidebar_set_property;
  object_class->finalize = rk_sidebar_finalize;
  widget_class->grab_focus = rk_sidebar_grab_focus;
  rk_focus_pass_through (widget_class);

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, RkSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, RkSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, RkSidebar, office);
  gtk_widget_class_bind_template_child (widget_class, RkSidebar, sample);
  gtk_widget_class_bind_template_child (widget_class, RkSidebar, state_icon);
  gtk_widget_class_bind_template_child (widget_class, RkSidebar, state);
  gtk_widget_class_bind_template_child (widget_class, RkSidebar, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
rk_sidebar_init (RkSidebar *self)
{
  self->badges = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
}
