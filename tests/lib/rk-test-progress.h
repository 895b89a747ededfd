/* How far a long test is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_test_progress: tells whoever waits for a long test how far it is, at most every few seconds.
 * Written to the file that RK_PROGRESS names, because what a test says is shown only when it ends.
 * @n: how many are done
 * @of: how many there are; 0: not known
 */
void rk_test_progress (const char *what, guint64 n, guint64 of);

G_END_DECLS
