/* Words that several screens say the same way. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** rk_words_count: 7,078: a comma every three digits in any locale. Returns: (transfer full) */
char *rk_words_count (guint64 n);

G_END_DECLS
