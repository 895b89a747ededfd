#include "rk-width-bin.h"

/* Cantarell 11 pt at 96 dpi, the text that the sizes of the screens are given for. */
#define NORMAL_TEXT (11.0 * 96 / 72)

struct _RkWidthBin
{
  AdwBin parent_instance;

  int natural_width;
  gboolean fixed;
};

enum
{
  PROP_0,
  PROP_NATURAL_WIDTH,
  PROP_FIXED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RkWidthBin, rk_width_bin, ADW_TYPE_BIN)

double
rk_text_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size > 0 ? size / NORMAL_TEXT : 1;
}

static void
queue_below (GtkWidget *widget)
{
  gtk_widget_queue_allocate (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && !GTK_IS_NATIVE (child))
      queue_below (child);
}

void
rk_lay_out_again (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  if (native == NULL)
    return;
  queue_below (widget);
  while ((widget = gtk_widget_get_parent (widget)))
    gtk_widget_queue_allocate (widget);
  /* What is marked as to be laid out asks for nothing any more. */
  gdk_surface_request_layout (gtk_native_get_surface (native));
}

GtkWidget *
rk_width_bin_new (int natural_width)
{
  return g_object_new (RK_TYPE_WIDTH_BIN, "natural-width", natural_width, NULL);
}

static void
rk_width_bin_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  RkWidthBin *self = RK_WIDTH_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  /* Frames like GtkStack ask how wide it must be for the height there is; then a label that could
   * wrap wants its whole line. What is inside gets the width first, so the height is no matter. */
  if (child && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                        NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL || self->natural_width == 0)
    return;
  *natural = MAX (*minimum, (int)(self->natural_width * rk_text_scale (widget) + 0.5));
  if (self->fixed)
    *minimum = *natural;
}

/* Without this a popover would ask for the height of lines that never wrap, and cut what does. */
static GtkSizeRequestMode
rk_width_bin_get_request_mode (GtkWidget *widget)
{
  return RK_WIDTH_BIN (widget)->fixed ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                      : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
rk_width_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child && gtk_widget_get_visible (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
rk_width_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkWidthBin *self = RK_WIDTH_BIN (object);

  switch (id)
    {
    case PROP_NATURAL_WIDTH:
      g_value_set_int (value, self->natural_width);
      break;
    case PROP_FIXED:
      g_value_set_boolean (value, self->fixed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_width_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkWidthBin *self = RK_WIDTH_BIN (object);

  switch (id)
    {
    case PROP_NATURAL_WIDTH:
      self->natural_width = g_value_get_int (value);
      break;
    case PROP_FIXED:
      self->fixed = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
rk_width_bin_class_init (RkWidthBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rk_width_bin_get_property;
  object_class->set_property = rk_width_bin_set_property;
  widget_class->get_request_mode = rk_width_bin_get_request_mode;
  widget_class->measure = rk_width_bin_measure;
  widget_class->size_allocate = rk_width_bin_size_allocate;

  properties[PROP_NATURAL_WIDTH] = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIXED] = g_param_spec_boolean ("fixed", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rk_width_bin_init (RkWidthBin *self)
{
  /* AdwBin measures through a layout manager, which would go before the functions above. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
