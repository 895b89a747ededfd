/* A certificate for every registered workplace of the sample office, from records to one PDF,
 * beside a bare loop that draws the same page with Pango and Cairo. Prints the seconds of both and
 * the pages. */
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <stdio.h>

#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-sample.h"
#include "rk-test-office.h"

#define MM (72.0 / 25.4)

static double
since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
}

static guint
print_all (RkTestOffice *office, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document
      = rk_report_build (rk_store_main_db (office->store), "certificate", NULL, NULL, &error);
  g_autoptr (RkPages) pages = NULL;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error));
  return rk_pages_get_n (pages);
}

/* ── the bare loop ───────────────────────────────────────────────────────────────────────── */

static void
put (cairo_t *cr, PangoLayout *layout, double size, double x, double y, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string ("BIZ UDMincho");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x * MM, y * MM);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

static void
draw_frame (cairo_t *cr)
{
  static const double insets[] = { 14.2, 15.3 };

  cairo_set_line_width (cr, 0.9 * MM);
  cairo_rectangle (cr, 11 * MM, 11 * MM, 275 * MM, 188 * MM);
  cairo_stroke (cr);
  for (guint i = 0; i < 2; i++)
    {
      double a = insets[i] * MM, c = 6.5 * MM, r = 297 * MM - a, b = 210 * MM - a;

      cairo_set_line_width (cr, 0.35 * MM);
      cairo_move_to (cr, a + c, a);
      cairo_line_to (cr, r - c, a);
      cairo_line_to (cr, r - c, a + c);
      cairo_line_to (cr, r, a + c);
      cairo_line_to (cr, r, b - c);
      cairo_line_to (cr, r - c, b - c);
      cairo_line_to (cr, r - c, b);
      cairo_line_to (cr, a + c, b);
      cairo_line_to (cr, a + c, b - c);
      cairo_line_to (cr, a, b - c);
      cairo_line_to (cr, a, a + c);
      cairo_line_to (cr, a + c, a + c);
      cairo_close_path (cr);
      cairo_stroke (cr);
    }
}

static void
draw_bare (const char *path, GPtrArray *names)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 297 * MM, 210 * MM);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("登録第R6-%04u号", i);
      g_autofree char *name = g_strdup_printf ("%s　様", (char *)names->pdata[i]);

      draw_frame (cr);
      put (cr, layout, 11.5, 230, 28, number);
      put (cr, layout, 38, 110, 35, "登　録　証");
      put (cr, layout, 25, 70, 63, name);
      put (cr, layout, 18, 40, 88, "　貴事業所は　従業員の健康づくりに計画的に取り組み");
      put (cr, layout, 18, 40, 99, "働きやすい職場づくりを進めておられますので");
      put (cr, layout, 18, 40, 111, "ふじのくに健康づくり推進事業所として登録します");
      put (cr, layout, 13, 40, 132, "登録期間　令和6年10月1日から令和8年9月30日まで");
      put (cr, layout, 13, 40, 153, "令和6年10月1日");
      put (cr, layout, 18, 190, 158, "静岡県知事");
      cairo_show_page (cr);
    }
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static GPtrArray *
read_names (RkTestOffice *office)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GPtrArray) records
      = rk_query_records (rk_store_main_db (office->store), query, NULL, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (names, g_strdup (rk_record_get (records->pdata[i], "name")));
  return names;
}

int
main (void)
{
  RkTestOffice *office = g_new0 (RkTestOffice, 1);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) names = NULL;
  double ours, bare;
  gint64 start;
  guint n;

  office->folder = g_dir_make_tmp ("rk-bench-XXXXXX", NULL);
  office->path = g_build_filename (office->folder, "a.renkei", NULL);
  path = g_build_filename (office->folder, "out.pdf", NULL);
  g_assert_true (rk_sample_create (office->path, NULL));
  office->store = rk_store_open (office->path, 0, NULL);
  start = g_get_monotonic_time ();
  n = print_all (office, path);
  ours = since (start);
  names = read_names (office);
  g_ptr_array_set_size (names, (int)MIN (names->len, n));
  start = g_get_monotonic_time ();
  draw_bare (path, names);
  bare = since (start);
  printf ("%.2f %.2f %u\n", ours, bare, n);
  rk_test_office_free (office);
  return 0;
}
