/* Small things that tests of every floor need. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** rk_test_remove_tree: deletes a temporary folder with everything in it. */
void rk_test_remove_tree (const char *path);

G_END_DECLS
