/* Pictures of figures as PNG. libpng tries every filter on every row, which for drawings with large
 * plain areas takes ten times as long as drawing them and gains nothing. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_png_write:
 * @surface: an opaque image (%CAIRO_FORMAT_RGB24)
 * @write: receives the file piece by piece
 *
 * Writes grey pictures with one byte a pixel, others with three.
 *
 * Returns: what @write returned, or %CAIRO_STATUS_NO_MEMORY
 */
cairo_status_t rk_png_write (cairo_surface_t *surface, cairo_write_func_t write, gpointer closure);

G_END_DECLS
