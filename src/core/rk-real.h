/* A number with a fraction as text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** rk_real_dup_text: the shortest text that reads back as @value: 33.3, not 33.299999999999997. */
char *rk_real_dup_text (double value);

G_END_DECLS
