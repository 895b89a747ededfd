#include "rk-pages-view.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-width-bin.h"

#define GAP 18
#define SMALLEST_WIDTH 80

struct _RkPagesView
{
  GtkWidget parent_instance;

  RkPages *pages;            /* borrowed */
  GtkAdjustment *adjustment; /* of the scrolled window around this, while it is mapped */
  double zoom;
  double tile;
  double scale; /* as last laid out */
  guint current;
  gboolean marked;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_CURRENT,
  PROP_MARKED,
  PROP_TILE,
  N_PROPS
};

enum
{
  CHOSEN,
  RESCALED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkPagesView, rk_pages_view, GTK_TYPE_WIDGET)

/* ── where pages lie ─────────────────────────────────────────────────────────────────────── */

static double
tile_width (RkPagesView *self)
{
  return self->tile * rk_text_scale (GTK_WIDGET (self));
}

static guint
columns_for (RkPagesView *self, double widget_width)
{
  if (self->tile <= 0)
    return 1;
  return (guint)MAX (floor ((widget_width - GAP) / (tile_width (self) + GAP)), 1);
}

static guint
columns (RkPagesView *self)
{
  return columns_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* The middle of a column. */
static double
column_middle (RkPagesView *self, guint column)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double step = tile_width (self) + GAP;

  if (self->tile <= 0)
    return width / 2;
  return width / 2 + (column - (columns (self) - 1) / 2.0) * step;
}

static double
scale_for (RkPagesView *self, double widget_width)
{
  double width, height;

  rk_pages_get_size (self->pages, &width, &height);
  if (self->tile > 0)
    return tile_width (self) / width;
  if (self->zoom > 0)
    return self->zoom;
  return MAX (widget_width - 2 * GAP, SMALLEST_WIDTH) / width;
}

double
rk_pages_view_get_scale (RkPagesView *self)
{
  g_return_val_if_fail (RK_IS_PAGES_VIEW (self), 1);

  return self->pages ? scale_for (self, gtk_widget_get_width (GTK_WIDGET (self))) : 1;
}

static double
label_height (RkPagesView *self)
{
  return self->marked ? GAP : 0;
}

/* Distance from the top of one page to that of the next. */
static double
pitch_for (RkPagesView *self, double scale)
{
  double width, height;

  rk_pages_get_size (self->pages, &width, &height);
  return height * scale + GAP + label_height (self);
}

static double
pitch (RkPagesView *self)
{
  return pitch_for (self, rk_pages_view_get_scale (self));
}

/* The first page of the row at @y. */
static guint
page_at (RkPagesView *self, double y)
{
  double n = MAX (floor ((y - GAP) / pitch (self)), 0) * columns (self);

  return (guint)MIN (n, rk_pages_get_n (self->pages) - 1);
}

static guint
page_at_point (RkPagesView *self, double x, double y)
{
  double step = tile_width (self) + GAP;
  double column = self->tile > 0 ? floor ((x - column_middle (self, 0)) / step + 0.5) : 0;
  guint n = page_at (self, y) + (guint)CLAMP (column, 0, columns (self) - 1);

  return MIN (n, rk_pages_get_n (self->pages) - 1);
}

/* ── the page in front ───────────────────────────────────────────────────────────────────── */

static void
set_current (RkPagesView *self, guint page)
{
  g_autofree char *text = NULL;

  if (self->pages)
    {
      text = g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, rk_pages_get_n (self->pages));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
  if (self->current == page)
    return;
  self->current = page;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

guint
rk_pages_view_get_current (RkPagesView *self)
{
  g_return_val_if_fail (RK_IS_PAGES_VIEW (self), 0);

  return self->current;
}

void
rk_pages_view_show_page (RkPagesView *self, guint page)
{
  double top, height, value;

  g_return_if_fail (RK_IS_PAGES_VIEW (self));

  if (self->pages == NULL || page >= rk_pages_get_n (self->pages))
    return;
  set_current (self, page);
  if (self->adjustment == NULL)
    return;
  top = page / columns (self) * pitch (self);
  height = gtk_adjustment_get_page_size (self->adjustment);
  value = gtk_adjustment_get_value (self->adjustment);
  if (!self->marked || top < value)
    gtk_adjustment_set_value (self->adjustment, top);
  else if (top + pitch (self) + GAP > value + height)
    gtk_adjustment_set_value (self->adjustment, top + pitch (self) + GAP - height);
}

static void
on_scrolled (RkPagesView *self)
{
  /* What came into view has not been drawn yet. */
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->pages && !self->marked)
    set_current (self, page_at (self, gtk_adjustment_get_value (self->adjustment)
                                          + gtk_adjustment_get_page_size (self->adjustment) / 3));
}

void
rk_pages_view_set_pages (RkPagesView *self, RkPages *pages)
{
  g_return_if_fail (RK_IS_PAGES_VIEW (self));

  self->pages = pages;
  self->current = 0;
  if (self->adjustment)
    gtk_adjustment_set_value (self->adjustment, 0);
  set_current (self, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkPagesView *self = RK_PAGES_VIEW (widget);
  int step = g_variant_get_int32 (arguments);
  int last = self->pages ? (int)rk_pages_get_n (self->pages) - 1 : 0;

  rk_pages_view_show_page (self, (guint)CLAMP ((int)self->current + step, 0, last));
  return TRUE;
}

static void
on_clicked (RkPagesView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->pages)
    g_signal_emit (self, signals[CHOSEN], 0, page_at_point (self, x, y));
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
draw_ring (GtkSnapshot *snapshot, const graphene_rect_t *sheet)
{
  graphene_rect_t around = *sheet;
  GskRoundedRect ring;
  const GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };

  graphene_rect_inset (&around, -4, -4);
  gsk_rounded_rect_init_from_rect (&ring, &around, 4);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ accent, accent, accent, accent });
}

static void
draw_number (RkPagesView *self, GtkSnapshot *snapshot, guint n, float x, float y)
{
  g_autofree char *text = g_strdup_printf ("%u", n + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA ink;
  int width;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - (float)width / 2, y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* All pages have places of one size; a sheet of another size is shown whole in it. */
static double
fit_page (RkPagesView *self, guint n, double scale, double *width, double *height)
{
  double place_width, place_height;

  rk_pages_get_size (self->pages, &place_width, &place_height);
  rk_pages_get_page_size (self->pages, n, width, height);
  return scale * MIN (1, MIN (place_width / *width, place_height / *height));
}

/* Paper is white and ink is black, also in a dark window. */
static void
draw_page (RkPagesView *self, GtkSnapshot *snapshot, guint n, double place_scale)
{
  double width, height;
  double scale = fit_page (self, n, place_scale, &width, &height);
  graphene_rect_t sheet;
  GskRoundedRect outline;
  cairo_t *cr;

  sheet = GRAPHENE_RECT_INIT (
      (float)floor (column_middle (self, n % columns (self)) - width * scale / 2),
      (float)floor (GAP + n / columns (self) * pitch_for (self, place_scale)),
      (float)floor (width * scale), (float)floor (height * scale));
  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.3f }, 0, 1, 0, 3);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &sheet);
  cr = gtk_snapshot_append_cairo (snapshot, &sheet);
  cairo_translate (cr, sheet.origin.x, sheet.origin.y);
  cairo_scale (cr, scale, scale);
  rk_pages_draw (self->pages, n, cr);
  cairo_destroy (cr);
  if (self->marked)
    draw_number (self, snapshot, n, sheet.origin.x + sheet.size.width / 2,
                 sheet.origin.y + sheet.size.height + 4);
  if (self->marked && n == self->current)
    draw_ring (snapshot, &sheet);
}

static void
rk_pages_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RkPagesView *self = RK_PAGES_VIEW (widget);
  double top = 0, bottom = gtk_widget_get_height (widget), scale;

  if (self->pages == NULL)
    return;
  if (self->adjustment)
    {
      top = gtk_adjustment_get_value (self->adjustment);
      bottom = top + gtk_adjustment_get_page_size (self->adjustment);
    }
  scale = rk_pages_view_get_scale (self);
  for (guint n = page_at (self, top);
       n < MIN (page_at (self, bottom) + columns (self), rk_pages_get_n (self->pages)); n++)
    draw_page (self, snapshot, n, scale);
}

static GtkSizeRequestMode
rk_pages_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rk_pages_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  RkPagesView *self = RK_PAGES_VIEW (widget);
  double width = 0, height = 0, scale;

  *minimum = *natural = SMALLEST_WIDTH + 2 * GAP;
  if (self->pages == NULL)
    return;
  rk_pages_get_size (self->pages, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      if (self->tile > 0)
        {
          *minimum = (int)ceil (tile_width (self)) + 2 * GAP;
          *natural = 3 * (int)ceil (tile_width (self) + GAP) + GAP;
        }
      else if (self->zoom > 0)
        *minimum = *natural = (int)ceil (width * self->zoom) + 2 * GAP;
      return;
    }
  scale = scale_for (self, for_size > 0 ? for_size : *natural);
  {
    guint across = columns_for (self, for_size > 0 ? for_size : *natural);
    guint rows = (rk_pages_get_n (self->pages) + across - 1) / across;

    *minimum = *natural = (int)ceil (GAP + rows * pitch_for (self, scale));
  }
}

static gboolean
tell_scale (gpointer data)
{
  RkPagesView *self = data;

  g_signal_emit (self, signals[RESCALED], 0);
  return G_SOURCE_REMOVE;
}

static void
rk_pages_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkPagesView *self = RK_PAGES_VIEW (widget);
  double scale = self->pages ? scale_for (self, width) : self->scale;

  if (scale == self->scale)
    return;
  self->scale = scale;
  /* Nothing may ask for another size while sizes are given out. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_scale, g_object_ref (self), g_object_unref);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_pages_view_map (GtkWidget *widget)
{
  RkPagesView *self = RK_PAGES_VIEW (widget);
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (rk_pages_view_parent_class)->map (widget);
  if (scrolled == NULL)
    return;
  self->adjustment
      = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
}

static void
rk_pages_view_unmap (GtkWidget *widget)
{
  RkPagesView *self = RK_PAGES_VIEW (widget);

  if (self->adjustment)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  GTK_WIDGET_CLASS (rk_pages_view_parent_class)->unmap (widget);
}

static void
rk_pages_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkPagesView *self = RK_PAGES_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_CURRENT:
      g_value_set_uint (value, self->current);
      break;
    case PROP_MARKED:
      g_value_set_boolean (value, self->marked);
      break;
    case PROP_TILE:
      g_value_set_double (value, self->tile);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_pages_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkPagesView *self = RK_PAGES_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      self->zoom = g_value_get_double (value);
      break;
    case PROP_MARKED:
      self->marked = g_value_get_boolean (value);
      break;
    case PROP_TILE:
      self->tile = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
rk_pages_view_class_init (RkPagesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rk_pages_view_get_property;
  object_class->set_property = rk_pages_view_set_property;
  widget_class->map = rk_pages_view_map;
  widget_class->unmap = rk_pages_view_unmap;
  widget_class->snapshot = rk_pages_view_snapshot;
  widget_class->measure = rk_pages_view_measure;
  widget_class->size_allocate = rk_pages_view_size_allocate;
  widget_class->get_request_mode = rk_pages_view_get_request_mode;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 20, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] = g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MARKED] = g_param_spec_boolean ("marked", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TILE] = g_param_spec_double ("tile", NULL, NULL, 0, 2000, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[RESCALED] = g_signal_new ("rescaled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_key, "i", -1000000);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_key, "i", 1000000);
}

static void
rk_pages_view_init (RkPagesView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
