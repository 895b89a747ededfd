#include "rk-key-filter.h"

#include <string.h>

#define BITS (1u << 26)
#define PROBES 4

struct _RkKeyFilter
{
  guint64 words[BITS / 64];
};

RkKeyFilter *
rk_key_filter_new (void)
{
  return g_new0 (RkKeyFilter, 1);
}

void
rk_key_filter_free (RkKeyFilter *filter)
{
  g_free (filter);
}

/* FNV-1a, then mixed (splitmix64) so that each half serves as a hash of its own. */
static guint64
hash (const char *key, gsize length)
{
  guint64 h = 0xcbf29ce484222325u;

  for (gsize i = 0; i < length; i++)
    h = (h ^ (guchar)key[i]) * 0x100000001b3u;
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9u;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebu;
  return h ^ (h >> 31);
}

/* The probes of one hash: Kirsch and Mitzenmacher, Less hashing, same performance, 2006. */
static guint32
probe (guint64 h, guint i)
{
  return ((guint32)h + i * ((guint32)(h >> 32) | 1)) % BITS;
}

static void
add (RkKeyFilter *filter, const char *key, gsize length)
{
  guint64 h = hash (key, length);

  for (guint i = 0; i < PROBES; i++)
    {
      guint32 bit = probe (h, i);

      filter->words[bit / 64] |= (guint64)1 << bit % 64;
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

  for (guint i = 0; i < PROBES; i++)
    {
      guint32 bit = probe (h, i);

      if (!(filter->words[bit / 64] >> bit % 64 & 1))
        return FALSE;
    }
  return TRUE;
}
