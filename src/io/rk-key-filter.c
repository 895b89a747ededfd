#include "rk-key-filter.h"

#include <string.h>

/* A key has all its bits in one line of the processor's cache: where it is looked for there is one
 * wait for memory, not one a bit (F. Putze et al., Cache-, hash- and space-efficient Bloom filters,
 * 2007). */
#define LINE_WORDS 8
#define LINE_BITS (LINE_WORDS * 64)
#define MOST_LINES (1u << 17)
#define KEYS_PER_LINE 32
#define PROBES 4

struct _RkKeyFilter
{
  guint64 *words;
  guint n_lines; /* a power of two */
};

RkKeyFilter *
rk_key_filter_new (guint64 n_keys)
{
  RkKeyFilter *filter = g_new0 (RkKeyFilter, 1);

  filter->n_lines = 1;
  while (filter->n_lines < MOST_LINES && n_keys / KEYS_PER_LINE > filter->n_lines)
    filter->n_lines *= 2;
  filter->words = g_new0 (guint64, (gsize)filter->n_lines * LINE_WORDS);
  return filter;
}

void
rk_key_filter_free (RkKeyFilter *filter)
{
  g_free (filter->words);
  g_free (filter);
}

/* Eight bytes at a time, the end of each mixing as in splitmix64. */
static guint64
hash (const char *key, gsize length)
{
  guint64 h = length;

  while (length > 0)
    {
      gsize n = MIN (length, sizeof (guint64));
      guint64 word = 0;

      memcpy (&word, key, n);
      h = (h ^ word) * 0xbf58476d1ce4e5b9u;
      h ^= h >> 29;
      key += n;
      length -= n;
    }
  h *= 0x94d049bb133111ebu;
  return h ^ (h >> 31);
}

/* The highest bits of the hash choose the line, the lower ones @i after @i the bits in it. */
static guint64 *
probe (const RkKeyFilter *filter, guint64 h, guint i, guint64 *mask)
{
  guint64 bit = (h >> (9 * i)) % LINE_BITS;

  *mask = (guint64)1 << (bit % 64);
  return &filter->words[(h >> 47) % filter->n_lines * LINE_WORDS + bit / 64];
}

static void
add (RkKeyFilter *filter, const char *key, gsize length)
{
  guint64 h = hash (key, length);
  guint64 mask;

  for (guint i = 0; i < PROBES; i++)
    {
      guint64 *word = probe (filter, h, i, &mask);

      *word |= mask;
    }
}

void
rk_key_filter_add (RkKeyFilter *filter, const char *key)
{
  const char *end = strrchr (key, '\n');

  add (filter, key, strlen (key));
  if (end && end[1] != '\0')
    add (filter, key, (gsize)(end - key) + 1);
}

gboolean
rk_key_filter_may_have (const RkKeyFilter *filter, const char *key)
{
  guint64 h = hash (key, strlen (key));
  guint64 mask;

  for (guint i = 0; i < PROBES; i++)
    if (!(*probe (filter, h, i, &mask) & mask))
      return FALSE;
  return TRUE;
}
