#include "rk-page.h"

#include <glib/gi18n-lib.h>

#include "rk-report.h"

typedef struct
{
  /* template */
  GtkBox *box;
  AdwHeaderBar *header;
  AdwWindowTitle *window_title;
  GtkWidget *back;
  GtkInfoBar *strip;
  GtkLabel *strip_text;
  AdwBin *content;

  RkContext *context;
  GPtrArray *panes; /* borrowed: children of this page */
  GCancellable *reading;
  guint badge;
  gboolean folded;
} RkPagePrivate;

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_BADGE,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static void rk_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (RkPage,
                                  rk_page,
                                  ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (RkPage)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                             rk_page_buildable_init))

#define PRIV(page) ((RkPagePrivate *)rk_page_get_instance_private (RK_PAGE (page)))

RkContext *
rk_page_get_context (RkPage *self)
{
  g_return_val_if_fail (RK_IS_PAGE (self), NULL);

  return PRIV (self)->context;
}

void
rk_page_set_title (RkPage *self, const char *title)
{
  g_return_if_fail (RK_IS_PAGE (self));

  adw_window_title_set_title (PRIV (self)->window_title, title ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
rk_page_set_subtitle (RkPage *self, const char *subtitle)
{
  g_return_if_fail (RK_IS_PAGE (self));

  adw_window_title_set_subtitle (PRIV (self)->window_title, subtitle ? subtitle : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

void
rk_page_set_badge (RkPage *self, guint badge)
{
  g_return_if_fail (RK_IS_PAGE (self));

  if (PRIV (self)->badge == badge)
    return;
  PRIV (self)->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

guint
rk_page_get_badge (RkPage *self)
{
  g_return_val_if_fail (RK_IS_PAGE (self), 0);

  return PRIV (self)->badge;
}

void
rk_page_add_pane (RkPage *self, GtkWidget *pane)
{
  g_return_if_fail (RK_IS_PAGE (self) && GTK_IS_WIDGET (pane));

  g_ptr_array_add (PRIV (self)->panes, pane);
}

GPtrArray *
rk_page_panes (RkPage *self)
{
  g_return_val_if_fail (RK_IS_PAGE (self), NULL);

  return PRIV (self)->panes;
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkStoreFunc func;
  gpointer data;
  GDestroyNotify destroy;
  RkPageShow show;
} Reading;

static void
reading_free (gpointer pointer)
{
  Reading *reading = pointer;

  if (reading->data && reading->destroy)
    reading->destroy (reading->data);
  g_free (reading);
}

static gboolean
run_reading (RkDb *db, gpointer pointer, GCancellable *cancellable, GError **error)
{
  Reading *reading = pointer;

  return reading->func (db, reading->data, cancellable, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer pointer)
{
  g_autoptr (RkPage) self = pointer;
  g_autoptr (GError) error = NULL;
  gpointer read = NULL;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, &read, &error);
  Reading *reading = read;

  if (PRIV (self)->context == NULL)
    return;
  if (done)
    reading->show (self, g_steal_pointer (&reading->data));
  else
    rk_context_report (PRIV (self)->context, error, NULL);
}

void
rk_page_read (
    RkPage *self, RkStoreFunc func, gpointer data, GDestroyNotify destroy, RkPageShow show)
{
  Reading *reading;

  g_return_if_fail (RK_IS_PAGE (self) && PRIV (self)->context);

  reading = g_new0 (Reading, 1);
  *reading = (Reading){ func, data, destroy, show };
  g_cancellable_cancel (PRIV (self)->reading);
  g_clear_object (&PRIV (self)->reading);
  PRIV (self)->reading = g_cancellable_new ();
  rk_store_read_async (rk_context_get_store (PRIV (self)->context), run_reading, reading,
                       reading_free, PRIV (self)->reading, on_read, g_object_ref (self));
}

#define CALL(self, method, ...)                                 \
  G_STMT_START                                                  \
  {                                                             \
    RkPage *page_ = (self);                                     \
    g_return_if_fail (RK_IS_PAGE (page_));                      \
    if (RK_PAGE_GET_CLASS (page_)->method)                      \
      RK_PAGE_GET_CLASS (page_)->method (page_, ##__VA_ARGS__); \
  }                                                             \
  G_STMT_END

void
rk_page_focus_search (RkPage *self)
{
  CALL (self, focus_search);
}

void
rk_page_print (RkPage *self)
{
  CALL (self, print);
}

void
rk_page_refresh (RkPage *self)
{
  CALL (self, refresh);
}

void
rk_page_show_record (RkPage *self, gint64 id)
{
  CALL (self, show_record, id);
}

void
rk_page_show_query (RkPage *self, RkQuery *query)
{
  CALL (self, show_query, query);
}

void
rk_page_toggle_detail (RkPage *self)
{
  CALL (self, toggle_detail);
}

gboolean
rk_page_take_number (RkPage *self, guint n)
{
  g_return_val_if_fail (RK_IS_PAGE (self), FALSE);

  return RK_PAGE_GET_CLASS (self)->take_number && RK_PAGE_GET_CLASS (self)->take_number (self, n);
}

gboolean
rk_page_step_back (RkPage *self)
{
  g_return_val_if_fail (RK_IS_PAGE (self), FALSE);

  return RK_PAGE_GET_CLASS (self)->step_back && RK_PAGE_GET_CLASS (self)->step_back (self);
}

void
rk_page_entered (RkPage *self)
{
  g_return_if_fail (RK_IS_PAGE (self));

  if (RK_PAGE_GET_CLASS (self)->entered)
    RK_PAGE_GET_CLASS (self)->entered (self);
}

gboolean
rk_page_leave (RkPage *self)
{
  g_return_val_if_fail (RK_IS_PAGE (self), TRUE);

  return RK_PAGE_GET_CLASS (self)->leave == NULL || RK_PAGE_GET_CLASS (self)->leave (self);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
rk_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  RkPagePrivate *priv = PRIV (buildable);

  if (priv->box == NULL) /* this class's own template */
    parent_buildable_iface->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "title") == 0)
    adw_header_bar_set_title_widget (priv->header, GTK_WIDGET (child));
  else if (GTK_IS_WIDGET (child))
    adw_bin_set_child (priv->content, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
rk_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = rk_page_add_child;
}

/* A second opener sees at once that typing is in vain, and whom to ask. */
static void
show_writer (RkPage *self)
{
  RkPagePrivate *priv = PRIV (self);
  gboolean read_only = priv->context && rk_context_is_read_only (priv->context);
  g_autofree char *writer = NULL;
  g_autofree char *text = NULL;

  gtk_info_bar_set_revealed (priv->strip, read_only);
  if (!read_only)
    return;
  writer = rk_store_dup_writer (rk_context_get_store (priv->context));
  /* Translators: %s is who holds the file, from when: 「企画係 落合さんが 9:12 から」 */
  text = writer ? g_strdup_printf (_ ("For reading only: edited by %s"), writer)
                : g_strdup (_ ("For reading only: the file or its folder may not be written to"));
  gtk_label_set_text (priv->strip_text, text);
}

static void
rk_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (rk_page_parent_class)->constructed (object);
  show_writer (RK_PAGE (object));
}

static void
rk_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkPagePrivate *priv = PRIV (object);

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, priv->context);
      break;
    case PROP_TITLE:
      g_value_set_string (value, adw_window_title_get_title (priv->window_title));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, adw_window_title_get_subtitle (priv->window_title));
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, priv->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkPage *self = RK_PAGE (object);
  RkPagePrivate *priv = PRIV (self);

  switch (id)
    {
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      rk_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      rk_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_BADGE:
      rk_page_set_badge (self, g_value_get_uint (value));
      break;
    case PROP_FOLDED:
      priv->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_page_dispose (GObject *object)
{
  RkPagePrivate *priv = PRIV (object);

  g_cancellable_cancel (priv->reading);
  g_clear_object (&priv->reading);
  g_ptr_array_set_size (priv->panes, 0);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (rk_page_parent_class)->dispose (object);
}

static void
rk_page_finalize (GObject *object)
{
  g_ptr_array_unref (PRIV (object)->panes);
  G_OBJECT_CLASS (rk_page_parent_class)->finalize (object);
}

static void
rk_page_class_init (RkPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rk_page_constructed;
  object_class->get_property = rk_page_get_property;
  object_class->set_property = rk_page_set_property;
  object_class->dispose = rk_page_dispose;
  object_class->finalize = rk_page_finalize;

  properties[PROP_CONTEXT]
      = g_param_spec_object ("context", NULL, NULL, RK_TYPE_CONTEXT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE]
      = g_param_spec_string ("subtitle", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE]
      = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED]
      = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RkPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, RkPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, RkPage, strip);
  gtk_widget_class_bind_template_child_private (widget_class, RkPage, strip_text);
  gtk_widget_class_bind_template_child_private (widget_class, RkPage, content);
  gtk_widget_class_bind_template_child_private (widget_class, RkPage, box);
  gtk_widget_class_bind_template_child_private (widget_class, RkPage, back);
}

static void
rk_page_init (RkPage *self)
{
  PRIV (self)->panes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

GMenuModel *
rk_page_papers_menu (const char *const *papers, guint n)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i <= n; i++)
    {
      const char *name = i < n ? papers[i] : NULL;
      g_autofree char *action = name ? g_strdup_printf ("page.paper::%s", name) : NULL;

      if (name)
        g_menu_append (section, rk_report_find (name)->title, action);
      else if (g_menu_model_get_n_items (G_MENU_MODEL (section)))
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
        }
    }
  return G_MENU_MODEL (menu);
}
