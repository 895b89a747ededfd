/* Marks: each its own shape, inside its square, one weight. */
#include <string.h>

#include "rk-marks.h"

#define SIDE 80

static cairo_surface_t *
draw (RkMark mark, double size)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0, 0, 0);
  rk_mark_draw (cr, mark, SIDE / 2.0, SIDE / 2.0, size);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guchar
get_pixel (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x];
}

static void
test_text (void)
{
  for (guint i = 1; i < RK_N_MARKS; i++)
    g_assert_cmpint (rk_mark_from_text (rk_mark_to_text (i)), ==, i);
  g_assert_cmpint (rk_mark_from_text (NULL), ==, RK_MARK_NONE);
  g_assert_cmpint (rk_mark_from_text (""), ==, RK_MARK_NONE);
  g_assert_cmpint (rk_mark_from_text ("○○"), ==, RK_MARK_NONE);
  g_assert_cmpint (rk_mark_from_text ("○印"), ==, RK_MARK_NONE);
  g_assert_cmpint (rk_mark_from_text ("済"), ==, RK_MARK_NONE);
}

static void
test_shapes (void)
{
  cairo_surface_t *surfaces[RK_N_MARKS];

  for (guint i = 0; i < RK_N_MARKS; i++)
    surfaces[i] = draw (i, 60);
  for (guint i = 0; i < RK_N_MARKS; i++)
    {
      guint ink = 0;
      guint outside = 0;

      for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
          {
            gboolean is_inside = x >= 8 && x < 72 && y >= 8 && y < 72;

            ink += get_pixel (surfaces[i], x, y);
            outside += is_inside ? 0 : get_pixel (surfaces[i], x, y);
          }
      g_assert_cmpuint (outside, ==, 0);
      g_assert_true ((ink > 0) == (i != RK_MARK_NONE));
      for (guint k = 0; k < i; k++)
        g_assert_true (memcmp (cairo_image_surface_get_data (surfaces[i]),
                               cairo_image_surface_get_data (surfaces[k]), SIDE * SIDE)
                       != 0);
    }
  for (guint i = 0; i < RK_N_MARKS; i++)
    cairo_surface_destroy (surfaces[i]);
}

/* 0.42 mm at 4 mm: of a square of 60, the ring of ○ is 6.3 wide. */
static void
test_weight (void)
{
  cairo_surface_t *surface = draw (RK_MARK_CIRCLE, 60);
  double ink = 0;

  for (int x = 0; x < SIDE / 2; x++)
    ink += get_pixel (surface, x, SIDE / 2) / 255.0;
  g_assert_cmpfloat_with_epsilon (ink, 6.3, 0.3);
  /* And it is open in the middle. */
  g_assert_cmpuint (get_pixel (surface, SIDE / 2, SIDE / 2), ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/marks/text", test_text);
  g_test_add_func ("/doc/marks/shapes", test_shapes);
  g_test_add_func ("/doc/marks/weight", test_weight);
  return g_test_run ();
}
