#include "rk-chart-view.h"

#include <glib/gi18n-lib.h>

#include "rk-chart-area.h"
#include "rk-chart-table.h"
#include "rk-files.h"
#include "rk-grid.h"
#include "rk-list-file.h"
#include "rk-pdf.h"

/* Saved and copied pictures: wide enough for a slide. */
#define FILE_WIDTH 1200

struct _RkChartView
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  RkChartArea *area;
  GtkLabel *table_title;
  GtkLabel *table_subtitle;
  GtkLabel *table_unit;
  GtkLabel *table_notes;
  GtkGrid *grid;

  RkContext *context;
  RkChart *chart;
  gboolean table;
};

enum
{
  PROP_0,
  PROP_TABLE,
  PROP_COMPACT,
  PROP_SNUG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RkChartView, rk_chart_view, ADW_TYPE_BIN)

/* ── the numbers ─────────────────────────────────────────────────────────────────────────── */

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words && *words);
}

static void
fill_row (GtkGrid *grid, const RkChartTableRow *row, guint n_columns, int at)
{
  if (row->is_group)
    {
      rk_grid_attach (grid, row->cells[0], "rk-grid-group", 0, at, (int)n_columns);
      return;
    }
  rk_grid_attach (grid, row->cells[0], NULL, 0, at, 1);
  for (guint i = 1; i < n_columns; i++)
    rk_grid_attach_number (grid, row->cells[i], (int)i, at);
}

/* All that the figure says: what it is of, the unit, where it is from, what brackets mean. */
static void
fill_table (RkChartView *self)
{
  g_autoptr (RkChartTable) table = rk_chart_tabulate (self->chart);
  GString *notes = g_string_new (NULL);

  show_words (self->table_title, table->title);
  show_words (self->table_subtitle, table->subtitle);
  show_words (self->table_unit, table->unit);
  for (guint i = 0; i < table->notes->len; i++)
    g_string_append_printf (notes, "%s%s", i ? "\n" : "", (char *)table->notes->pdata[i]);
  show_words (self->table_notes, notes->str);
  g_string_free (notes, TRUE);
  rk_grid_clear (self->grid);
  for (guint i = 0; i < table->headings->len; i++)
    {
      GtkWidget *heading
          = rk_grid_attach (self->grid, table->headings->pdata[i], "rk-grid-heading", (int)i, 0, 1);

      gtk_label_set_xalign (GTK_LABEL (heading), i ? 1 : 0);
    }
  for (guint i = 0; i < table->rows->len; i++)
    fill_row (self->grid, table->rows->pdata[i], table->headings->len, (int)i + 1);
}

void
rk_chart_view_show_table (RkChartView *self, gboolean table)
{
  g_return_if_fail (RK_IS_CHART_VIEW (self));

  if (self->table == table)
    return;
  self->table = table;
  if (table && self->chart)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, table ? "table" : "drawing");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

/* ── copying and saving ──────────────────────────────────────────────────────────────────── */

/* Pictures that leave the program are always light: they end on paper and on slides. */
static GdkTexture *
render (RkChart *chart)
{
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1.5);
  int height = (int)rk_chart_get_height (chart, FILE_WIDTH, &style);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, FILE_WIDTH, height);
  cairo_t *cr = cairo_create (surface);
  RkRect rect = { 0, 0, FILE_WIDTH, height };
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  gsize stride;

  rk_chart_draw (chart, cr, &rect, &style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize)cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize)height);
  texture = gdk_memory_texture_new (FILE_WIDTH, height, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}

/* With tabs, as other programs take cells. */
static gboolean
append_line (const char *const *cells, gpointer data, GError **error)
{
  g_autofree char *line = g_strjoinv ("\t", (char **)cells);

  g_string_append_printf (data, "%s\n", g_strdelimit (line, "\n", ' '));
  return TRUE;
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChartView *self = RK_CHART_VIEW (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (self->chart == NULL)
    return;
  if (self->table)
    {
      g_autoptr (RkChartTable) table = rk_chart_tabulate (self->chart);
      g_autoptr (GString) text = g_string_new (NULL);

      rk_chart_table_each_line (table, append_line, text, NULL);
      gdk_clipboard_set_text (clipboard, text->str);
    }
  else
    {
      g_autoptr (GdkTexture) texture = render (self->chart);

      gdk_clipboard_set_texture (clipboard, texture);
    }
  if (self->context)
    rk_context_toast (self->context, self->table ? _ ("Copied the table") : _ ("Copied the figure"),
                      FALSE);
}

/* A picture, or the numbers where the name asks for those. */
static gboolean
write_file (RkChart *chart, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (RkChartTable) table = NULL;
  g_autoptr (RkListFile) list = NULL;
  RkChartFile format;

  if (!g_str_has_suffix (lower, ".csv"))
    return rk_chart_file_from_path (path, &format, error)
           && rk_chart_write (chart, format, path, FILE_WIDTH, 0, RK_CHART_LIGHT, error);
  table = rk_chart_tabulate (chart);
  list = rk_list_file_new (path, rk_chart_get_title (chart), RK_CSV_UTF8);
  return rk_chart_table_each_line (table, rk_list_file_take, list, error)
         && rk_list_file_finish (list, error);
}

static void
on_place_chosen (GFile *file, gpointer data)
{
  RkChartView *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (write_file (self->chart, path, &error))
    {
      text = g_strdup_printf (_ ("Saved the figure as “%s”"), name);
      rk_context_toast (self->context, text, FALSE);
    }
  else
    rk_context_report (self->context, error, _ ("The Figure Was Not Saved"));
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChartView *self = RK_CHART_VIEW (widget);
  g_autofree char *proposed = NULL;

  if (self->chart == NULL || self->context == NULL)
    return;
  /* What is seen is what is saved. */
  proposed
      = g_strdup_printf ("%s.%s", rk_chart_get_title (self->chart), self->table ? "csv" : "png");
  g_strdelimit (proposed, "/\\:*?\"<>|", '_');
  rk_files_choose (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE,
                   _ ("Save the Figure"), _ ("_Save"), proposed, "*.png;*.svg;*.pdf;*.csv",
                   _ ("PNG, SVG or PDF; CSV of the numbers"), on_place_chosen, g_object_ref (self),
                   g_object_unref);
}

/* ── chart ───────────────────────────────────────────────────────────────────────────────── */

void
rk_chart_view_set_chart (RkChartView *self, RkChart *chart)
{
  g_return_if_fail (RK_IS_CHART_VIEW (self));

  rk_chart_area_set_chart (self->area, chart);
  g_clear_pointer (&self->chart, rk_chart_free);
  self->chart = chart;
  if (chart && self->table)
    fill_table (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy", chart != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", chart != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.table", chart != NULL);
}

RkChart *
rk_chart_view_get_chart (RkChartView *self)
{
  g_return_val_if_fail (RK_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

char *
rk_chart_view_dup_reading (RkChartView *self)
{
  g_return_val_if_fail (RK_IS_CHART_VIEW (self), NULL);

  return rk_chart_area_dup_reading (self->area);
}

void
rk_chart_view_set_context (RkChartView *self, RkContext *context)
{
  g_return_if_fail (RK_IS_CHART_VIEW (self));

  g_set_object (&self->context, context);
}

GtkWidget *
rk_chart_view_new (RkContext *context)
{
  RkChartView *self = g_object_new (RK_TYPE_CHART_VIEW, NULL);

  rk_chart_view_set_context (self, context);
  return GTK_WIDGET (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkChartView *self = RK_CHART_VIEW (object);

  switch (id)
    {
    case PROP_TABLE:
      g_value_set_boolean (value, self->table);
      break;
    case PROP_COMPACT:
    case PROP_SNUG:
      g_object_get_property (G_OBJECT (self->area), pspec->name, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkChartView *self = RK_CHART_VIEW (object);

  switch (id)
    {
    case PROP_TABLE:
      rk_chart_view_show_table (self, g_value_get_boolean (value));
      break;
    case PROP_COMPACT:
    case PROP_SNUG:
      g_object_set_property (G_OBJECT (self->area), pspec->name, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_chart_view_dispose (GObject *object)
{
  RkChartView *self = RK_CHART_VIEW (object);

  if (self->area)
    rk_chart_area_set_chart (self->area, NULL);
  g_clear_pointer (&self->chart, rk_chart_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_chart_view_parent_class)->dispose (object);
}

static void
rk_chart_view_class_init (RkChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rk_chart_view_get_property;
  object_class->set_property = rk_chart_view_set_property;
  object_class->dispose = rk_chart_view_dispose;

  properties[PROP_TABLE]
      = g_param_spec_boolean ("table", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SNUG] = g_param_spec_boolean ("snug", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, on_save);
  gtk_widget_class_install_property_action (widget_class, "chart.table", "table");

  g_type_ensure (RK_TYPE_CHART_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RkChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, RkChartView, area);
  gtk_widget_class_bind_template_child (widget_class, RkChartView, table_title);
  gtk_widget_class_bind_template_child (widget_class, RkChartView, table_subtitle);
  gtk_widget_class_bind_template_child (widget_class, RkChartView, table_unit);
  gtk_widget_class_bind_template_child (widget_class, RkChartView, table_notes);
  gtk_widget_class_bind_template_child (widget_class, RkChartView, grid);
}

static void
rk_chart_view_init (RkChartView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
