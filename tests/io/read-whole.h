/* What tests with broken files do with each. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * read_whole: reads a file as an import does, shape first and then every row, and stops the program
 * where a row is not what it may be, an error says nothing, or it takes too long.
 *
 * Returns: whether it could be read to its end
 */
gboolean read_whole (const void *data, gsize length);

G_END_DECLS
