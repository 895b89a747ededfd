#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rk-chart-private.h"
#include "rk-error.h"
#include "rk-output.h"
#include "rk-pdf.h"
#include "rk-png.h"

#define LARGEST_EDGE 20000
#define MARGIN 12.0
#define NATURAL_WIDTH 800.0 /* pixels at which text has its plain size */

gboolean
rk_chart_file_from_path (const char *path, RkChartFile *file, GError **error)
{
  static const char *const endings[] = {
    [RK_CHART_FILE_PNG] = ".png", [RK_CHART_FILE_SVG] = ".svg", [RK_CHART_FILE_PDF] = ".pdf"
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *file = i;
        return TRUE;
      }
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("The name “%s” does not say what kind of picture is wanted. Let it end in .png, "
                  ".svg or .pdf."),
               path);
  return FALSE;
}

/* Text grows with the picture; where the height asked for is too small for all names, it grows
 * less, down to what still can be read. */
static RkChartStyle
choose_style (RkChart *chart, int width, int height, RkChartLook look)
{
  double plain = CLAMP (width / NATURAL_WIDTH, 0.75, 6);
  RkChartStyle style = rk_chart_style (look, plain);

  /* Paper counts in points of a page 170 mm wide. */
  if (look == RK_CHART_PAPER)
    plain = style.scale = width / (170 * RK_MM);
  while (height > 0 && style.scale > 0.5 * plain
         && rk_chart_get_least_height (chart, width - 2 * MARGIN * style.scale, &style)
                > height - 2 * MARGIN * style.scale)
    style.scale *= 0.93;
  return style;
}

static cairo_status_t
collect (gpointer text, const unsigned char *data, unsigned int length)
{
  g_string_append_len (text, (const char *)data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo numbers its surfaces through the life of the program and writes that number into SVG: it
 * goes, so that the same chart gives the same bytes. */
static void
write_svg (GString *svg, RkOutput *output)
{
  const char *id = strstr (svg->str, "id=\"surface");

  if (id != NULL)
    {
      gsize at = (gsize)(id - svg->str) + strlen ("id=\"surface");

      g_string_erase (svg, (gssize)at, (gssize)strspn (svg->str + at, "0123456789"));
    }
  rk_output_write (output, (const unsigned char *)svg->str, (unsigned int)svg->len);
}

static cairo_surface_t *
create_surface (
    RkChart *chart, RkChartFile file, RkOutput *output, GString *svg, int width, int height)
{
  cairo_surface_t *surface;

  switch (file)
    {
    case RK_CHART_FILE_SVG:
      surface = cairo_svg_surface_create_for_stream (collect, svg, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case RK_CHART_FILE_PDF:
      surface = cairo_pdf_surface_create_for_stream (rk_output_write, output, width * 0.75,
                                                     height * 0.75);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Renkei " RK_VERSION);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
      if (chart->title != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, chart->title);
      return surface;
    case RK_CHART_FILE_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
    }
}

static void
draw (RkChart *chart,
      RkChartFile file,
      cairo_surface_t *surface,
      int width,
      int height,
      const RkChartStyle *style)
{
  double margin = MARGIN * style->scale;
  RkChartStyle on_ground = *style;
  RkRect rect = { margin, margin, width - 2 * margin, height - 2 * margin };
  const RkInk *paper = &rk_chart_get_inks (style->look)->paper;
  cairo_t *cr = cairo_create (surface);

  if (file == RK_CHART_FILE_PDF)
    cairo_scale (cr, 0.75, 0.75);
  rk_ink_set (cr, paper);
  cairo_paint (cr);
  on_ground.no_paper = TRUE;
  rk_chart_draw (chart, cr, &rect, &on_ground);
  cairo_destroy (cr);
}

gboolean
rk_chart_write (RkChart *chart,
                RkChartFile file,
                const char *path,
                int width,
                int height,
                RkChartLook look,
                GError **error)
{
  g_autoptr (RkOutput) output = NULL;
  g_autoptr (GString) svg = g_string_new (NULL);
  cairo_surface_t *surface;
  RkChartStyle style;

  if (width < 100 || width > LARGEST_EDGE || height > LARGEST_EDGE || (height > 0 && height < 60))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("A picture of %d × %d cannot be made. Choose from 100 to %d pixels."), width,
                   height, LARGEST_EDGE);
      return FALSE;
    }
  if (!rk_chart_check (chart, error))
    return FALSE;
  style = choose_style (chart, width, height, look);
  if (height <= 0)
    height = (int)CLAMP (rk_chart_get_height (chart, width - 2 * MARGIN * style.scale, &style)
                             + 2 * MARGIN * style.scale,
                         60, LARGEST_EDGE);
  output = rk_output_open (path, error);
  if (output == NULL)
    return FALSE;
  surface = create_surface (chart, file, output, svg, width, height);
  draw (chart, file, surface, width, height, &style);
  if (file == RK_CHART_FILE_PNG)
    rk_png_write (surface, rk_output_write, output);
  cairo_surface_finish (surface);
  if (file == RK_CHART_FILE_SVG)
    write_svg (svg, output);
  cairo_surface_destroy (surface);
  return rk_output_commit (output, error);
}
