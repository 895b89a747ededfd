#include "rk-columns.h"

#include "rk-width-bin.h"

struct _RkColumns
{
  GtkWidget parent_instance;

  GtkWidget *children[2];
  int share;
  int threshold;
  int spacing;

  gboolean folded;
  guint telling; /* source, 0: none */
};

enum
{
  PROP_0,
  PROP_FIRST,
  PROP_SECOND,
  PROP_SHARE,
  PROP_THRESHOLD,
  PROP_SPACING,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RkColumns, rk_columns, GTK_TYPE_WIDGET)

static void
measure_child (
    GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (child && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static gboolean
is_wide (RkColumns *self, int width)
{
  return width >= self->threshold * rk_text_scale (GTK_WIDGET (self));
}

static int
first_width (RkColumns *self, int width)
{
  return (width - self->spacing) * self->share / 100;
}

static void
measure_width (RkColumns *self, int *minimum, int *natural)
{
  int smallest[2], wanted[2];

  for (int i = 0; i < 2; i++)
    measure_child (self->children[i], GTK_ORIENTATION_HORIZONTAL, -1, &smallest[i], &wanted[i]);
  *minimum = MAX (smallest[0], smallest[1]);
  *natural = MAX (*minimum, wanted[0] + self->spacing + wanted[1]);
}

static void
rk_columns_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  RkColumns *self = RK_COLUMNS (widget);
  /* For no width in particular: as low as it can be, which is side by side. GTK 4.18 takes it that
   * no width makes it lower. */
  gboolean wide = for_size < 0 || is_wide (self, for_size);
  int first, second, smallest[2], wanted[2];

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  first = second = for_size;
  if (wide && for_size >= 0)
    {
      first = first_width (self, for_size);
      second = MAX (for_size - self->spacing - first, 0);
    }
  measure_child (self->children[0], orientation, first, &smallest[0], &wanted[0]);
  measure_child (self->children[1], orientation, second, &smallest[1], &wanted[1]);
  *minimum = wide ? MAX (smallest[0], smallest[1]) : smallest[0] + self->spacing + smallest[1];
  *natural = wide ? MAX (wanted[0], wanted[1]) : wanted[0] + self->spacing + wanted[1];
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  if (child && gtk_widget_get_visible (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static gboolean
tell_folded (gpointer data)
{
  RkColumns *self = data;

  self->telling = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

/* Told afterwards: who hears it will change the very layout that is being made. */
static void
take_folded (RkColumns *self, gboolean folded)
{
  if (folded == self->folded)
    return;
  self->folded = folded;
  if (self->telling == 0)
    self->telling = g_idle_add (tell_folded, self);
}

static void
rk_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkColumns *self = RK_COLUMNS (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first = first_width (self, width);
  int second = width - self->spacing - first;
  int minimum, natural;

  take_folded (self, !is_wide (self, width));
  if (is_wide (self, width))
    {
      place (self->children[0], mirrored ? width - first : 0, 0, first, height);
      place (self->children[1], mirrored ? 0 : first + self->spacing, 0, second, height);
      return;
    }
  measure_child (self->children[0], GTK_ORIENTATION_VERTICAL, width, &minimum, &natural);
  place (self->children[0], 0, 0, width, natural);
  place (self->children[1], 0, natural + self->spacing, width, height - natural - self->spacing);
}

static GtkSizeRequestMode
rk_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_child (RkColumns *self, int n, GtkWidget *child)
{
  g_clear_pointer (&self->children[n], gtk_widget_unparent);
  self->children[n] = child;
  /* Tab goes through the first column before the second. */
  if (child)
    gtk_widget_insert_before (child, GTK_WIDGET (self), n == 0 ? self->children[1] : NULL);
}

static void
rk_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkColumns *self = RK_COLUMNS (object);

  switch (id)
    {
    case PROP_FIRST:
    case PROP_SECOND:
      g_value_set_object (value, self->children[id - PROP_FIRST]);
      break;
    case PROP_SHARE:
      g_value_set_int (value, self->share);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkColumns *self = RK_COLUMNS (object);

  switch (id)
    {
    case PROP_FIRST:
    case PROP_SECOND:
      set_child (self, (int)id - PROP_FIRST, g_value_get_object (value));
      break;
    case PROP_SHARE:
      self->share = g_value_get_int (value);
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
rk_columns_dispose (GObject *object)
{
  RkColumns *self = RK_COLUMNS (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  set_child (self, 0, NULL);
  set_child (self, 1, NULL);
  G_OBJECT_CLASS (rk_columns_parent_class)->dispose (object);
}

static void
rk_columns_class_init (RkColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rk_columns_get_property;
  object_class->set_property = rk_columns_set_property;
  object_class->dispose = rk_columns_dispose;
  widget_class->measure = rk_columns_measure;
  widget_class->size_allocate = rk_columns_size_allocate;
  widget_class->get_request_mode = rk_columns_get_request_mode;

  properties[PROP_FIRST] = g_param_spec_object ("first", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SECOND] = g_param_spec_object ("second", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHARE] = g_param_spec_int ("share", NULL, NULL, 1, 99, 50, flags);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rk_columns_init (RkColumns *self)
{
  self->share = 50;
}
