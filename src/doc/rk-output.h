/* A file that appears whole or not at all: written beside its place, then renamed. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RkOutput RkOutput;

/**
 * rk_output_open:
 * @path: what will be there in the end
 *
 * Returns: (transfer full): an output, or %NULL with %RK_ERROR_IO or %RK_ERROR_NO_SPACE
 */
RkOutput *rk_output_open (const char *path, GError **error);

/** rk_output_free: removes what has been written unless rk_output_commit() succeeded. */
void rk_output_free (RkOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkOutput, rk_output_free)

/** rk_output_write: a #cairo_write_func_t; the first error is kept for rk_output_commit(). */
cairo_status_t rk_output_write (gpointer output, const unsigned char *data, unsigned int length);

/** rk_output_commit: puts the file in its place. */
gboolean rk_output_commit (RkOutput *self, GError **error);

G_END_DECLS
