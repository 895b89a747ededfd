#include "rk-key-filter.h"

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

/* The highest bits of the hash choose the line, the lower ones @i after @i the bits in it. */
static guint64 *
probe (const RkKeyFilter *filter, guint64 h, guint i, guint64 *mask)
{
  guint64 bit = (h >> (9 * i)) % LINE_BITS;

  *mask = (guint64)1 << (bit % 64);
  return &filter->words[(h >> 47) % filter->n_lines * LINE_WORDS + bit / 64];
}

static void
add (RkKeyFilter *filter, guint64 hash)
{
  guint64 mask;

  for (guint i = 0; hash != 0 && i < PROBES; i++)
    {
      guint64 *word = probe (filter, hash, i, &mask);

      *word |= mask;
    }
}

void
rk_key_filter_add (RkKeyFilter *filter, RkKeyHash key)
{
  add (filter, key.whole);
  add (filter, key.start);
}

gboolean
rk_key_filter_may_have (const RkKeyFilter *filter, guint64 hash)
{
  guint64 mask;

  for (guint i = 0; i < PROBES; i++)
    if (!(*probe (filter, hash, i, &mask) & mask))
      return FALSE;
  return TRUE;
}

void
rk_key_filter_fetch (const RkKeyFilter *filter, RkKeyHash key)
{
  guint64 mask;

  __builtin_prefetch (probe (filter, key.whole, 0, &mask), 1);
  __builtin_prefetch (probe (filter, key.start, 0, &mask), 1);
}
