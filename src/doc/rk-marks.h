/* Marks are drawn, not typed: as glyphs they change size with the font, and some are missing. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RK_MARK_NONE,
  RK_MARK_CIRCLE,   /* ○ */
  RK_MARK_TRIANGLE, /* △ */
  RK_MARK_CROSS,    /* × */
  RK_MARK_DASH,     /* － */
  RK_MARK_DISC,     /* ● */
  RK_MARK_DIAMOND,  /* ◇ */
  RK_MARK_HALF,     /* ◐ */
  RK_MARK_STAR,     /* ★ */
  RK_MARK_CHECK,    /* ✓ */
  RK_MARK_BOX,      /* □ */
  RK_MARK_SQUARE,   /* ■ */
  RK_MARK_DOWN,     /* ▼ */
  RK_N_MARKS,
} RkMark;

/**
 * rk_mark_draw:
 * @cr: its current source is the ink
 * @mark: which
 * @x: centre
 * @y: centre
 * @size: edge of the square it is drawn in
 *
 * One stroke weight for all: 0.42 mm at 4 mm.
 */
void rk_mark_draw (cairo_t *cr, RkMark mark, double x, double y, double size);

/**
 * rk_mark_from_text:
 *
 * Returns: the mark that @text consists of, or %RK_MARK_NONE
 */
RkMark rk_mark_from_text (const char *text);

/**
 * rk_mark_to_text:
 *
 * Returns: the character of a mark, for a screen reader or a CSV file; "" for none
 */
const char *rk_mark_to_text (RkMark mark);

G_END_DECLS
