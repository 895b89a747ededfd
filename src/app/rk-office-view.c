#include "rk-office-view.h"

#include <glib/gi18n-lib.h>

#include "rk-drop.h"
#include "rk-pillars.h"
#include "rk-sidebar.h"
#include "rk-width-bin.h"

struct _RkOfficeView
{
  AdwBin parent_instance;

  /* template */
  AdwLeaflet *leaflet;
  AdwBin *sidebar_bin;
  GtkStack *stack;

  RkSidebar *sidebar; /* child of sidebar_bin */
  RkContext *context;
  gboolean folded; /* as the pages were told */
  guint telling;   /* idle source */
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RkOfficeView, rk_office_view, ADW_TYPE_BIN)

RkContext *
rk_office_view_get_context (RkOfficeView *self)
{
  g_return_val_if_fail (RK_IS_OFFICE_VIEW (self), NULL);

  return self->context;
}

RkPage *
rk_office_view_get_page (RkOfficeView *self)
{
  g_return_val_if_fail (RK_IS_OFFICE_VIEW (self), NULL);

  return RK_PAGE (gtk_stack_get_visible_child (self->stack));
}

const char *
rk_office_view_get_page_name (RkOfficeView *self)
{
  g_return_val_if_fail (RK_IS_OFFICE_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

gboolean
rk_office_view_is_folded (RkOfficeView *self)
{
  g_return_val_if_fail (RK_IS_OFFICE_VIEW (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

/* ── pages ───────────────────────────────────────────────────────────────────────────────── */

static void
on_badge (RkOfficeView *self, GParamSpec *pspec, RkPage *page)
{
  g_autofree char *name = NULL;

  g_object_get (gtk_stack_get_page (self->stack, GTK_WIDGET (page)), "name", &name, NULL);
  rk_sidebar_set_badge (self->sidebar, name, rk_page_get_badge (page));
}

static RkPage *
ensure_page (RkOfficeView *self, const RkPillar *pillar)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, pillar->name);

  if (page)
    return RK_PAGE (page);
  page = pillar->create (self->context);
  gtk_stack_add_named (self->stack, page, pillar->name);
  g_object_bind_property (self, "folded", page, "folded", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (page, "notify::badge", G_CALLBACK (on_badge), self, G_CONNECT_SWAPPED);
  on_badge (self, NULL, RK_PAGE (page));
  return RK_PAGE (page);
}

/* Whether the page in front lets go; else it stays chosen. */
static gboolean
leave_page (RkOfficeView *self, RkPage *next)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (page == NULL || page == GTK_WIDGET (next) || rk_page_leave (RK_PAGE (page)))
    return TRUE;
  rk_sidebar_select (self->sidebar, gtk_stack_get_visible_child_name (self->stack));
  return FALSE;
}

/* Returns: (nullable): the page, unless the one in front does not let go */
static RkPage *
bring_forward (RkOfficeView *self, const char *page)
{
  const RkPillar *pillar = rk_pillar_by_name (page);
  RkPage *shown;

  if (pillar == NULL)
    pillar = rk_pillars (NULL);
  shown = ensure_page (self, pillar);
  if (!leave_page (self, shown))
    return NULL;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (shown));
  rk_sidebar_select (self->sidebar, pillar->name);
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
  g_settings_set_string (rk_context_get_settings (self->context), "page", pillar->name);
  return shown;
}

void
rk_office_view_show (RkOfficeView *self, const char *page, gint64 record_id, RkQuery *query)
{
  RkPage *shown;

  g_return_if_fail (RK_IS_OFFICE_VIEW (self));

  shown = bring_forward (self, page);
  if (shown && query)
    rk_page_show_query (shown, query);
  if (shown && record_id)
    rk_page_show_record (shown, record_id);
  if (shown && query == NULL && record_id == 0)
    rk_page_entered (shown);
}

void
rk_office_view_show_pillars (RkOfficeView *self)
{
  g_return_if_fail (RK_IS_OFFICE_VIEW (self));

  adw_leaflet_set_visible_child_name (self->leaflet, "pillars");
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

static void
on_chosen (RkOfficeView *self, const char *pillar, gboolean activated)
{
  /* Walking through the list with the arrow keys stays in the list. */
  if (activated)
    rk_office_view_show (self, pillar, 0, NULL);
  else if (!adw_leaflet_get_folded (self->leaflet))
    bring_forward (self, pillar);
}

static void
on_navigate (RkOfficeView *self, const char *page, gint64 record_id, RkQuery *query)
{
  rk_office_view_show (self, page, record_id, query);
}

static void
tell_folded (gpointer data)
{
  RkOfficeView *self = data;

  self->telling = 0;
  self->folded = adw_leaflet_get_folded (self->leaflet);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  rk_lay_out_again (GTK_WIDGET (self->leaflet));
}

/* Pages and sidebar change their header bars, which may not be while everything is being laid out:
 * what is under them would be left without an allocation, and blank. */
static void
on_folded (RkOfficeView *self)
{
  /* What was in front stays in front. */
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "page");
  if (self->telling == 0)
    self->telling = g_idle_add_once (tell_folded, self);
}

/* ── panes ───────────────────────────────────────────────────────────────────────────────── */

static GPtrArray *
visible_panes (RkOfficeView *self)
{
  GPtrArray *panes = g_ptr_array_new ();
  RkPage *page = rk_office_view_get_page (self);
  GPtrArray *own = page ? rk_page_panes (page) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->sidebar)))
    g_ptr_array_add (panes, self->sidebar);
  for (guint i = 0; own && i < own->len; i++)
    if (gtk_widget_get_mapped (own->pdata[i]))
      g_ptr_array_add (panes, own->pdata[i]);
  if (page && own->len == 0 && gtk_widget_get_mapped (GTK_WIDGET (page)))
    g_ptr_array_add (panes, page);
  return panes;
}

static int
focused_pane (GPtrArray *panes, GtkWidget *focus)
{
  for (int i = (int)panes->len - 1; focus && i >= 0; i--)
    if (focus == panes->pdata[i] || gtk_widget_is_ancestor (focus, panes->pdata[i]))
      return i;
  return -1;
}

void
rk_office_view_move_pane (RkOfficeView *self, gboolean forward)
{
  g_autoptr (GPtrArray) panes = NULL;
  int n, current;

  g_return_if_fail (RK_IS_OFFICE_VIEW (self));

  panes = visible_panes (self);
  n = (int)panes->len;
  current = focused_pane (panes, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  if (current < 0)
    current = forward ? -1 : 0;
  for (int i = 1; i <= n; i++)
    {
      GtkWidget *pane = panes->pdata[((forward ? current + i : current - i) + 2 * n) % n];

      if (gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* What a page does on Ctrl and a key it does while the keyboard is in the list of pages, too; keys
 * alone (Delete, F2) mean what has the keyboard. */
static gboolean
on_key (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, RkOfficeView *self)
{
  RkPage *page = rk_office_view_get_page (self);

  return page && state & GDK_CONTROL_MASK
         && gtk_event_controller_key_forward (keys, GTK_WIDGET (page));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_office_view_new (RkContext *context)
{
  RkOfficeView *self = g_object_new (RK_TYPE_OFFICE_VIEW, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *page = g_settings_get_string (rk_context_get_settings (context), "page");

  self->context = g_object_ref (context);
  self->sidebar = RK_SIDEBAR (rk_sidebar_new (context));
  adw_bin_set_child (self->sidebar_bin, GTK_WIDGET (self->sidebar));
  g_object_bind_property (self, "folded", self->sidebar, "folded", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->sidebar, "chosen", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "navigate", G_CALLBACK (on_navigate), self, G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar), keys);
  /* ホーム counts what is to be done, whichever page comes first. */
  ensure_page (self, rk_pillars (NULL));
  rk_drop_install (self);
  rk_office_view_show (self, page, 0, NULL);
  return GTK_WIDGET (self);
}

static void
rk_office_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, RK_OFFICE_VIEW (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rk_office_view_dispose (GObject *object)
{
  g_clear_handle_id (&RK_OFFICE_VIEW (object)->telling, g_source_remove);
  G_OBJECT_CLASS (rk_office_view_parent_class)->dispose (object);
}

static void
rk_office_view_finalize (GObject *object)
{
  g_clear_object (&RK_OFFICE_VIEW (object)->context);
  G_OBJECT_CLASS (rk_office_view_parent_class)->finalize (object);
}

static void
rk_office_view_class_init (RkOfficeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = rk_office_view_get_property;
  G_OBJECT_CLASS (klass)->dispose = rk_office_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_office_view_finalize;
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-office-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RkOfficeView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, RkOfficeView, sidebar_bin);
  gtk_widget_class_bind_template_child (widget_class, RkOfficeView, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
}

static void
rk_office_view_init (RkOfficeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
