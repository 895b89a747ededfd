/* Times what the issue promises; not a test: bench-doc [ROUNDS]. Prints medians in milliseconds. */
#include <stdlib.h>

#include <glib/gstdio.h>

#include "doc-samples.h"
#include "rk-chart-figure.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

typedef void (*Job) (gpointer data);

/* The first round loads the fonts; it is printed apart. */
static void
bench (const char *name, guint rounds, Job job, gpointer data)
{
  g_autofree double *times = g_new (double, rounds);
  double first;

  for (guint i = 0; i < rounds; i++)
    {
      gint64 start = g_get_monotonic_time ();

      job (data);
      times[i] = (double)(g_get_monotonic_time () - start) / 1000;
    }
  first = times[0];
  qsort (times, rounds, sizeof (double), compare);
  g_print ("%-34s %9.1f ms median of %u, first %.1f ms\n", name, times[rounds / 2], rounds, first);
}

static void
write_register (gpointer folder)
{
  RkDocument *document = doc_sample_register (7078);
  g_autofree char *path = doc_sample_pdf (document, folder, "register.pdf");

  rk_document_unref (document);
}

static void
lay_out_register (gpointer folder)
{
  RkDocument *document = doc_sample_register (7078);

  rk_pages_free (rk_document_paginate (document, NULL, NULL));
  rk_document_unref (document);
}

static void
write_list (gpointer folder)
{
  RkDocument *document = doc_sample_list (7078, 35);
  g_autofree char *path = doc_sample_pdf (document, folder, "list.pdf");

  rk_document_unref (document);
}

static void
draw_chart (gpointer chart)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1600, 900);
  cairo_t *cr = cairo_create (surface);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 2);
  RkRect rect = { 0, 0, 1600, 900 };

  /* As after a change of the data: nothing is left of the last layout. */
  rk_chart_set_decimals (chart, 0);
  rk_chart_draw (chart, cr, &rect, &style);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

typedef struct
{
  RkChart *chart;
  const char *path;
} Picture;

static void
write_chart (gpointer data)
{
  const Picture *picture = data;

  rk_chart_set_decimals (picture->chart, 0);
  rk_chart_write (picture->chart, RK_CHART_FILE_PNG, picture->path, 1600, 900, RK_CHART_LIGHT,
                  NULL);
}

/* 100 different figures of eight areas, each a PDF of its own. */
static void
write_hundred (gpointer folder)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.pdf", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (RkChart) chart = doc_sample_chart (RK_CHART_GROUPED, 8, 3, FALSE);

      rk_chart_set_value (chart, 0, i % 8, 100 + i);
      rk_chart_write (chart, RK_CHART_FILE_PDF, path, 800, 450, RK_CHART_PAPER, NULL);
      g_unlink (path);
    }
}

#define MAP_SIDE 44
#define MAP_CORNERS 80

/* 1,936 areas of 320 points each, with borders that wind. */
static RkMap *
create_map (void)
{
  g_autoptr (GString) text = g_string_new ("{\"features\":[");

  for (guint i = 0; i < MAP_SIDE * MAP_SIDE; i++)
    {
      double x = 130 + (double)(i % MAP_SIDE) / 10;
      double y = 35 + (double)(i / MAP_SIDE) / 10;

      g_string_append_printf (text,
                              "%s{\"properties\":{\"code\":\"%05u\"},\"geometry\":{\"type\":"
                              "\"Polygon\",\"coordinates\":[[",
                              i ? "," : "", 10001 + i);
      for (guint k = 0; k <= 4 * MAP_CORNERS; k++)
        {
          guint side = k / MAP_CORNERS % 4;
          double along = 0.1 * (k % MAP_CORNERS) / MAP_CORNERS;
          double bend = k % 2 ? 0.002 : 0;
          double px = side == 0 ? along : side == 1 ? 0.1 + bend : side == 2 ? 0.1 - along : bend;
          double py = side == 0 ? bend : side == 1 ? along : side == 2 ? 0.1 + bend : 0.1 - along;

          g_string_append_printf (text, "%s[%.5f,%.5f]", k ? "," : "", x + px, y + py);
        }
      g_string_append (text, "]]}}");
    }
  g_string_append (text, "]}");
  return rk_map_parse (text->str, text->len, NULL);
}

static RkChart *
create_map_chart (void)
{
  RkChart *chart = rk_chart_new (RK_CHART_MAP, "市町村の値", "%");
  g_autoptr (RkMap) map = create_map ();

  rk_chart_set_map (chart, map);
  rk_chart_add_series (chart, "割合");
  for (guint i = 0; i < MAP_SIDE * MAP_SIDE; i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", 10001 + i);

      rk_chart_add_category (chart, code);
      rk_chart_set_code (chart, i, code);
      rk_chart_set_value (chart, 0, i, (double)(i * 7919 % 100));
    }
  return chart;
}

/* As when the window is resized or the pointer moves: the map itself does not change. */
static void
draw_map (gpointer chart)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1600, 900);
  cairo_t *cr = cairo_create (surface);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 2);
  RkRect rect = { 0, 0, 1600, 900 };

  rk_chart_draw (chart, cr, &rect, &style);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  guint rounds = argc > 1 ? (guint)MAX (g_ascii_strtoll (argv[1], NULL, 10), 1) : 7;
  g_autofree char *folder = g_dir_make_tmp ("bench-doc-XXXXXX", NULL);
  g_autofree char *png = g_build_filename (folder, "chart.png", NULL);
  g_autoptr (RkChart) bars = doc_sample_chart (RK_CHART_BARS, 8, 1, FALSE);
  g_autoptr (RkChart) stack = doc_sample_stack ();
  g_autoptr (RkChart) map = create_map_chart ();
  Picture picture = { bars, png };
  static const char *const files[] = { "register.pdf", "list.pdf", "chart.png" };

  bench ("register, 7078 rows, PDF", rounds, write_register, folder);
  bench ("register, 7078 rows, layout only", rounds, lay_out_register, folder);
  bench ("list with marks, 7078 rows, PDF", rounds, write_list, folder);
  bench ("bars 1600 x 900, drawn", rounds, draw_chart, bars);
  bench ("35 x 8 stack 1600 x 900, drawn", rounds, draw_chart, stack);
  bench ("bars 1600 x 900, PNG file", rounds, write_chart, &picture);
  picture.chart = stack;
  bench ("35 x 8 stack 1600 x 900, PNG file", rounds, write_chart, &picture);
  bench ("100 charts, a PDF each", rounds, write_hundred, folder);
  bench ("map of 1,936 areas, laid out, drawn", rounds, draw_chart, map);
  bench ("map of 1,936 areas, drawn again", rounds, draw_map, map);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  return 0;
}
