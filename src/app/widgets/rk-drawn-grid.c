#include "rk-drawn-grid.h"

#include <math.h>

#include "rk-typing.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

typedef struct
{
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  GtkEventController *keys; /* owned by the widget */
} RkDrawnGridPrivate;

static guint typing_signal;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (RkDrawnGrid,
                                  rk_drawn_grid,
                                  GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (RkDrawnGrid)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

#define PRIV(self) ((RkDrawnGridPrivate *)rk_drawn_grid_get_instance_private (RK_DRAWN_GRID (self)))

double
rk_drawn_grid_offset (RkDrawnGrid *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = PRIV (self)->adjustments[orientation];

  return adjustment ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

void
rk_drawn_grid_extend (RkDrawnGrid *self, GtkOrientation orientation, double all, double seen)
{
  GtkAdjustment *adjustment = PRIV (self)->adjustments[orientation];

  if (adjustment)
    gtk_adjustment_configure (adjustment,
                              CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (all - seen, 0)),
                              0, MAX (all, seen), 40, seen * 0.9, seen);
}

void
rk_drawn_grid_reveal (RkDrawnGrid *self, GtkOrientation orientation, double from, double to)
{
  GtkAdjustment *adjustment = PRIV (self)->adjustments[orientation];

  if (adjustment)
    gtk_adjustment_clamp_page (adjustment, from, to);
}

static void
rk_drawn_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t all
      = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &all);

  RK_DRAWN_GRID_GET_CLASS (widget)->draw (RK_DRAWN_GRID (widget), cr);
  cairo_destroy (cr);
}

static gboolean
on_key (RkDrawnGrid *self, guint key, guint code, GdkModifierType state)
{
  return RK_DRAWN_GRID_GET_CLASS (self)->key (
      self, key, state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK));
}

gboolean
rk_drawn_grid_type (RkDrawnGrid *self, guint key, GdkModifierType state)
{
  if (!rk_typing_writes (key, state))
    return FALSE;
  g_signal_emit (self, typing_signal, 0);
  rk_typing_hand_on (PRIV (self)->keys, key);
  return TRUE;
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
set_adjustment (RkDrawnGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &PRIV (self)->adjustments[orientation];

  if (*place)
    g_signal_handlers_disconnect_by_func (*place, gtk_widget_queue_draw, self);
  g_set_object (place, adjustment);
  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
rk_drawn_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, PRIV (object)->adjustments[id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, PRIV (object)->policies[id - PROP_HSCROLL_POLICY]);
}

static void
rk_drawn_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (RK_DRAWN_GRID (object), (GtkOrientation)(id - PROP_HADJUSTMENT),
                    g_value_get_object (value));
  else
    PRIV (object)->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
}

static void
rk_drawn_grid_dispose (GObject *object)
{
  g_clear_object (&PRIV (object)->adjustments[0]);
  g_clear_object (&PRIV (object)->adjustments[1]);
  G_OBJECT_CLASS (rk_drawn_grid_parent_class)->dispose (object);
}

static void
rk_drawn_grid_class_init (RkDrawnGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rk_drawn_grid_get_property;
  object_class->set_property = rk_drawn_grid_set_property;
  object_class->dispose = rk_drawn_grid_dispose;
  widget_class->snapshot = rk_drawn_grid_snapshot;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  typing_signal = g_signal_new ("typing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rk_drawn_grid_init (RkDrawnGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  PRIV (self)->keys = keys;
}
