#include "rk-words.h"

char *
rk_words_count (guint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  GString *words = g_string_new (digits);

  for (gssize at = (gssize)words->len - 3; at > 0; at -= 3)
    g_string_insert_c (words, at, ',');
  return g_string_free (words, FALSE);
}
