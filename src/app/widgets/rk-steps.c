#include "rk-steps.h"

struct _RkSteps
{
  GtkWidget parent_instance;

  guint n;
  guint reached;
};

G_DEFINE_FINAL_TYPE (RkSteps, rk_steps, GTK_TYPE_WIDGET)

/* Pixels for one box and the white after it; they follow the size of the text. */
static void
get_size (RkSteps *self, int *width, int *height, int *gap)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = pango_font_metrics_get_height (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  *height = MAX (line / 3, 4);
  *width = *height * 3 / 2;
  *gap = MAX (*height / 2, 2);
}

static void
rk_steps_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  RkSteps *self = RK_STEPS (widget);
  int width, height, gap;

  get_size (self, &width, &height, &gap);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? height
                            : (int)self->n * width + ((int)self->n - 1) * gap;
}

static void
rk_steps_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RkSteps *self = RK_STEPS (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const float line[4] = { 1, 1, 1, 1 };
  GdkRGBA empty, filled;
  GdkRGBA edges[4];
  int width, height, gap;

  get_size (self, &width, &height, &gap);
  gtk_style_context_get_color (style, &empty);
  filled = empty;
  gtk_style_context_lookup_color (style, "accent_bg_color", &filled);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    edges[i] = empty;
  for (guint i = 0; i < self->n; i++)
    {
      guint at = mirrored ? self->n - 1 - i : i;
      GskRoundedRect box;

      gsk_rounded_rect_init_from_rect (
          &box,
          &GRAPHENE_RECT_INIT ((float)((int)at * (width + gap)),
                               (float)(gtk_widget_get_height (widget) - height) / 2, (float)width,
                               (float)height),
          1.5f);
      if (i >= self->reached)
        {
          gtk_snapshot_append_border (snapshot, &box, line, edges);
          continue;
        }
      gtk_snapshot_push_rounded_clip (snapshot, &box);
      gtk_snapshot_append_color (snapshot, &filled, &box.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
rk_steps_class_init (RkStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rk_steps_measure;
  widget_class->snapshot = rk_steps_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rk_steps_init (RkSteps *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
rk_steps_new (guint n)
{
  RkSteps *self = g_object_new (RK_TYPE_STEPS, NULL);

  self->n = n;
  return GTK_WIDGET (self);
}

void
rk_steps_set_reached (RkSteps *self, guint reached)
{
  g_return_if_fail (RK_IS_STEPS (self));

  if (self->reached == reached)
    return;
  self->reached = reached;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
rk_steps_get_reached (RkSteps *self)
{
  g_return_val_if_fail (RK_IS_STEPS (self), 0);
  return self->reached;
}
