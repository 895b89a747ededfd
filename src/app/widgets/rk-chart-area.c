#include "rk-chart-area.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rk-width-bin.h"

#define MINIMUM_WIDTH 240
#define CORNER 32 /* the menu of RkChartView */
#define NATURAL_WIDTH 560

struct _RkChartArea
{
  GtkWidget parent_instance;

  RkChart *chart; /* borrowed */
  gboolean compact;
  gboolean snug;
  char *family;
  int series; /* in focus or under the pointer; -1: none */
  int category;
};

enum
{
  PROP_0,
  PROP_COMPACT,
  PROP_SNUG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RkChartArea, rk_chart_area, GTK_TYPE_WIDGET)

static RkChartStyle
style_of (RkChartArea *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean dark = adw_style_manager_get_dark (
      adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  RkChartStyle style
      = rk_chart_style (dark ? RK_CHART_DARK : RK_CHART_LIGHT, rk_text_scale (widget));
  PangoContext *context = gtk_widget_get_pango_context (widget);

  g_free (self->family);
  self->family
      = g_strdup (pango_font_description_get_family (pango_context_get_font_description (context)));
  style.family = self->family;
  style.no_paper = TRUE;
  style.corner = CORNER * style.scale;
  style.no_title = style.no_notes = self->compact;
  style.lit_series = self->series;
  style.lit_category = self->category;
  return style;
}

static RkRect
rect_of (RkChartArea *self)
{
  return (RkRect){ 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                   gtk_widget_get_height (GTK_WIDGET (self)) };
}

/* ── the bar in focus ────────────────────────────────────────────────────────────────────── */

char *
rk_chart_area_dup_reading (RkChartArea *self)
{
  g_return_val_if_fail (RK_IS_CHART_AREA (self), NULL);

  if (self->chart == NULL || self->category < 0)
    return NULL;
  return rk_chart_dup_reading (self->chart, (guint)self->series, (guint)self->category);
}

static void
tell (RkChartArea *self)
{
  g_autofree char *reading = rk_chart_area_dup_reading (self);
  g_autofree char *sentence = self->chart ? rk_chart_describe (self->chart) : NULL;
  const char *title = self->chart ? rk_chart_get_title (self->chart) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading ? reading
                                  : title ? title
                                          : _ ("Chart"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence ? sentence : "",
                                  -1);
}

static void
light (RkChartArea *self, int series, int category)
{
  if (self->series == series && self->category == category)
    return;
  self->series = series;
  self->category = category;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
clamp_step (int from, int step, guint n)
{
  return from < 0 ? (step < 0 ? (int)n - 1 : 0) : CLAMP (from + step, 0, (int)n - 1);
}

/* Walks the bars: along the categories, and across the series of one category. */
static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkChartArea *self = RK_CHART_AREA (widget);
  int along, across;

  g_variant_get (arguments, "(ii)", &along, &across);
  if (self->chart == NULL || rk_chart_get_n_categories (self->chart) == 0)
    return FALSE;
  light (self, clamp_step (self->series, across, rk_chart_get_n_series (self->chart)),
         clamp_step (self->category, along, rk_chart_get_n_categories (self->chart)));
  if (self->series < 0)
    light (self, 0, self->category);
  return TRUE;
}

static gboolean
hit (RkChartArea *self, double x, double y, guint *series, guint *category)
{
  RkChartStyle style = style_of (self);
  RkRect rect = rect_of (self);

  return self->chart && rk_chart_hit (self->chart, &rect, &style, x, y, series, category);
}

static void
on_motion (RkChartArea *self, double x, double y)
{
  guint series, category;

  if (hit (self, x, y, &series, &category))
    light (self, (int)series, (int)category);
  else
    light (self, -1, -1);
}

static void
on_leave (RkChartArea *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    light (self, -1, -1);
}

static gboolean
on_query_tooltip (RkChartArea *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  guint series, category;
  g_autofree char *reading = NULL;

  if (!keyboard && !hit (self, x, y, &series, &category))
    return FALSE;
  reading = rk_chart_area_dup_reading (self);
  gtk_tooltip_set_text (tooltip, reading);
  return reading != NULL;
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
rk_chart_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RkChartArea *self = RK_CHART_AREA (widget);
  RkChartStyle style = style_of (self);
  RkRect rect = rect_of (self);
  cairo_t *cr;

  if (self->chart == NULL || rect.width < 1 || rect.height < 1)
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)rect.width, (float)rect.height));
  rk_chart_draw (self->chart, cr, &rect, &style);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
rk_chart_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rk_chart_area_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  RkChartArea *self = RK_CHART_AREA (widget);
  RkChartStyle style;

  *minimum = MINIMUM_WIDTH;
  *natural = (int)(NATURAL_WIDTH * rk_text_scale (widget));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = *natural = 0;
  if (self->chart == NULL)
    return;
  style = style_of (self);
  for_size = for_size > 0 ? for_size : NATURAL_WIDTH;
  *minimum = *natural = (int)rk_chart_get_height (self->chart, for_size, &style);
  /* half-way to where names and numbers would shrink: rows do, other figures lose more */
  if (self->snug && rk_chart_get_kind (self->chart) == RK_CHART_FOREST)
    *minimum = (*natural + (int)rk_chart_get_least_height (self->chart, for_size, &style)) / 2;
}

void
rk_chart_area_set_chart (RkChartArea *self, RkChart *chart)
{
  g_return_if_fail (RK_IS_CHART_AREA (self));

  self->chart = chart;
  self->series = self->category = -1;
  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_chart_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkChartArea *self = RK_CHART_AREA (object);

  if (id == PROP_COMPACT || id == PROP_SNUG)
    g_value_set_boolean (value, id == PROP_SNUG ? self->snug : self->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rk_chart_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkChartArea *self = RK_CHART_AREA (object);

  if (id == PROP_COMPACT || id == PROP_SNUG)
    {
      *(id == PROP_SNUG ? &self->snug : &self->compact) = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rk_chart_area_finalize (GObject *object)
{
  g_free (RK_CHART_AREA (object)->family);
  G_OBJECT_CLASS (rk_chart_area_parent_class)->finalize (object);
}

static void
rk_chart_area_class_init (RkChartAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rk_chart_area_get_property;
  object_class->set_property = rk_chart_area_set_property;
  object_class->finalize = rk_chart_area_finalize;
  widget_class->snapshot = rk_chart_area_snapshot;
  widget_class->measure = rk_chart_area_measure;
  widget_class->get_request_mode = rk_chart_area_get_request_mode;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SNUG] = g_param_spec_boolean ("snug", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_key, "(ii)", 1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_key, "(ii)", -1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_key, "(ii)", 1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_key, "(ii)", -1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_key, "(ii)", 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_key, "(ii)", 0, -1);
}

static void
rk_chart_area_init (RkChartArea *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->series = self->category = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}
