#include "rk-card-grid.h"

#include "rk-width-bin.h"

struct _RkCardGrid
{
  GtkWidget parent_instance;

  int wide;
  int middle;
  int spacing;
};

enum
{
  PROP_0,
  PROP_WIDE,
  PROP_MIDDLE,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rk_card_grid_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  rk_card_grid_append (RK_CARD_GRID (buildable), GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = rk_card_grid_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RkCardGrid,
                               rk_card_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

void
rk_card_grid_append (RkCardGrid *self, GtkWidget *card)
{
  g_return_if_fail (RK_IS_CARD_GRID (self) && GTK_IS_WIDGET (card));

  gtk_widget_set_parent (card, GTK_WIDGET (self));
}

static int
count_cards (RkCardGrid *self)
{
  int n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card;
       card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

static int
columns_for (RkCardGrid *self, int width)
{
  double units = width / rk_text_scale (GTK_WIDGET (self));
  int n = count_cards (self);

  if (units >= self->wide)
    return MAX (n, 1);
  return units >= self->middle ? MAX ((n + 1) / 2, 1) : 2;
}

/* What the largest card asks for. */
static void
measure_card (
    RkCardGrid *self, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card;
       card = gtk_widget_get_next_sibling (card))
    {
      int smallest, wanted;

      gtk_widget_measure (card, orientation, for_size, &smallest, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, smallest);
      *natural = MAX (*natural, wanted);
    }
}

static int
card_width (RkCardGrid *self, int width)
{
  int columns = columns_for (self, width);

  return MAX (width - (columns - 1) * self->spacing, 0) / columns;
}

static void
rk_card_grid_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  RkCardGrid *self = RK_CARD_GRID (widget);
  int n = count_cards (self);
  int columns, rows;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_card (self, orientation, -1, minimum, natural);
      *minimum = *minimum * 2 + self->spacing;
      *natural = MAX (*minimum, *natural * n + self->spacing * (n - 1));
      return;
    }
  columns = for_size < 0 ? n : columns_for (self, for_size);
  rows = columns > 0 ? (n + columns - 1) / columns : 0;
  measure_card (self, orientation, for_size < 0 ? -1 : card_width (self, for_size), minimum,
                natural);
  *minimum = *minimum * rows + self->spacing * MAX (rows - 1, 0);
  *natural = *natural * rows + self->spacing * MAX (rows - 1, 0);
}

static void
rk_card_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkCardGrid *self = RK_CARD_GRID (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int columns = columns_for (self, width);
  int w = card_width (self, width);
  int minimum, h;
  int i = 0;

  measure_card (self, GTK_ORIENTATION_VERTICAL, w, &minimum, &h);
  for (GtkWidget *card = gtk_widget_get_first_child (widget); card;
       card = gtk_widget_get_next_sibling (card), i++)
    {
      int x = (i % columns) * (w + self->spacing);
      int y = (i / columns) * (h + self->spacing);

      gtk_widget_size_allocate (card, &(GtkAllocation){ mirrored ? width - x - w : x, y, w, h },
                                -1);
    }
}

static GtkSizeRequestMode
rk_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int *
number_of (RkCardGrid *self, guint id)
{
  return id == PROP_WIDE ? &self->wide : id == PROP_MIDDLE ? &self->middle : &self->spacing;
}

static void
rk_card_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, *number_of (RK_CARD_GRID (object), id));
}

static void
rk_card_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  *number_of (RK_CARD_GRID (object), id) = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
rk_card_grid_dispose (GObject *object)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (card);
  G_OBJECT_CLASS (rk_card_grid_parent_class)->dispose (object);
}

static void
rk_card_grid_class_init (RkCardGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rk_card_grid_get_property;
  object_class->set_property = rk_card_grid_set_property;
  object_class->dispose = rk_card_grid_dispose;
  widget_class->measure = rk_card_grid_measure;
  widget_class->size_allocate = rk_card_grid_size_allocate;
  widget_class->get_request_mode = rk_card_grid_get_request_mode;

  properties[PROP_WIDE] = g_param_spec_int ("wide", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_MIDDLE] = g_param_spec_int ("middle", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rk_card_grid_init (RkCardGrid *self)
{
}
