#include "rk-marks.h"

#include <math.h>
#include <string.h>

/* Of the edge of the square: 0.42 mm at 4 mm. */
#define STROKE 0.105
#define RADIUS 0.40

static const char *const texts[RK_N_MARKS] = {
  [RK_MARK_NONE] = "",   [RK_MARK_CIRCLE] = "○", [RK_MARK_TRIANGLE] = "△", [RK_MARK_CROSS] = "×",
  [RK_MARK_DASH] = "－", [RK_MARK_DISC] = "●",   [RK_MARK_DIAMOND] = "◇",  [RK_MARK_HALF] = "◐",
  [RK_MARK_STAR] = "★",  [RK_MARK_CHECK] = "✓",  [RK_MARK_BOX] = "□",      [RK_MARK_SQUARE] = "■",
  [RK_MARK_DOWN] = "▼",
};

/* Corners of the marks that are polygons, in a square from -1 to 1, y downwards. */
static const double triangle[] = { 0, -0.80, 0.88, 0.72, -0.88, 0.72 };
static const double diamond[] = { 0, -0.92, 0.92, 0, 0, 0.92, -0.92, 0 };
static const double square[] = { -0.78, -0.78, 0.78, -0.78, 0.78, 0.78, -0.78, 0.78 };
static const double down[] = { -0.85, -0.65, 0.85, -0.65, 0, 0.85 };

static void
trace_polygon (cairo_t *cr, const double *corners, guint n_corners, double half)
{
  for (guint i = 0; i < n_corners; i++)
    cairo_line_to (cr, corners[2 * i] * half, corners[2 * i + 1] * half);
  cairo_close_path (cr);
}

/* Five points; the inner radius is that of a pentagram. */
static void
trace_star (cairo_t *cr, double radius)
{
  for (guint i = 0; i < 10; i++)
    {
      double r = i % 2 == 0 ? radius : radius * 0.382;
      double angle = -G_PI_2 + i * G_PI / 5;

      cairo_line_to (cr, r * cos (angle), r * sin (angle));
    }
  cairo_close_path (cr);
}

static void
trace_cross (cairo_t *cr, double half)
{
  cairo_move_to (cr, -half, -half);
  cairo_line_to (cr, half, half);
  cairo_move_to (cr, half, -half);
  cairo_line_to (cr, -half, half);
}

static void
trace_check (cairo_t *cr, double half)
{
  cairo_move_to (cr, -0.85 * half, 0.05 * half);
  cairo_line_to (cr, -0.25 * half, 0.70 * half);
  cairo_line_to (cr, 0.90 * half, -0.75 * half);
}

/* Returns whether the path is to be filled rather than stroked. */
static gboolean
trace (cairo_t *cr, RkMark mark, double size)
{
  double half = size / 2;

  switch (mark)
    {
    case RK_MARK_DISC:
      cairo_arc (cr, 0, 0, 0.42 * size, 0, 2 * G_PI);
      return TRUE;
    case RK_MARK_STAR:
      trace_star (cr, 0.5 * size);
      return TRUE;
    case RK_MARK_SQUARE:
      trace_polygon (cr, square, 4, half);
      return TRUE;
    case RK_MARK_DOWN:
      trace_polygon (cr, down, 3, half);
      return TRUE;
    case RK_MARK_TRIANGLE:
      trace_polygon (cr, triangle, 3, half);
      return FALSE;
    case RK_MARK_DIAMOND:
      trace_polygon (cr, diamond, 4, half);
      return FALSE;
    case RK_MARK_BOX:
      trace_polygon (cr, square, 4, half);
      return FALSE;
    case RK_MARK_CROSS:
      trace_cross (cr, 0.66 * half);
      return FALSE;
    case RK_MARK_CHECK:
      trace_check (cr, half);
      return FALSE;
    case RK_MARK_DASH:
      cairo_move_to (cr, -0.72 * half, 0);
      cairo_line_to (cr, 0.72 * half, 0);
      return FALSE;
    case RK_MARK_CIRCLE:
    case RK_MARK_HALF:
    default:
      cairo_arc (cr, 0, 0, RADIUS * size, 0, 2 * G_PI);
      return FALSE;
    }
}

void
rk_mark_draw (cairo_t *cr, RkMark mark, double x, double y, double size)
{
  if (mark == RK_MARK_NONE)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_set_line_width (cr, STROKE * size);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_new_path (cr);
  if (trace (cr, mark, size))
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  if (mark == RK_MARK_HALF)
    {
      cairo_arc (cr, 0, 0, RADIUS * size, G_PI_2, 3 * G_PI_2);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

RkMark
rk_mark_from_text (const char *text)
{
  /* All marks are written in two or three bytes of UTF-8: do not look at anything longer. */
  if (text == NULL || (guchar)text[0] < 0x80 || strnlen (text, 4) > 3)
    return RK_MARK_NONE;
  for (guint i = 1; i < RK_N_MARKS; i++)
    if (strcmp (texts[i], text) == 0)
      return i;
  return RK_MARK_NONE;
}

const char *
rk_mark_to_text (RkMark mark)
{
  g_return_val_if_fail (mark < RK_N_MARKS, "");
  return texts[mark];
}
