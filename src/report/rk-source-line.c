#include "rk-source-line.h"

#include <string.h>

#define BEFORE "第"
#define BEHIND "回"

/* What is the same in all of its editions. */
typedef struct
{
  char *start;
  char *end;
  GArray *editions; /* guint; empty: it has none */
} Source;

static void
free_source (gpointer data)
{
  Source *self = data;

  g_free (self->start);
  g_free (self->end);
  g_array_unref (self->editions);
  g_free (self);
}

/* 「第9回」. Returns: where the number is; NULL: there is none */
static const char *
find_edition (const char *text, guint *edition, const char **behind)
{
  for (const char *at = strstr (text, BEFORE); at; at = strstr (at, BEFORE))
    {
      char *end;
      guint64 number;

      at += strlen (BEFORE);
      number = g_ascii_strtoull (at, &end, 10);
      *edition = (guint)number;
      *behind = end;
      if (g_ascii_isdigit (*at) && number < 1000 && g_str_has_prefix (end, BEHIND))
        return at;
    }
  return NULL;
}

static Source *
find_source (const GPtrArray *all, const char *start, const char *end, gboolean numbered)
{
  for (guint i = 0; i < all->len; i++)
    {
      Source *source = all->pdata[i];

      if ((source->editions->len > 0) == numbered && g_str_equal (source->start, start)
          && g_str_equal (source->end, end))
        return source;
    }
  return NULL;
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  return (int)*(const guint *)a - (int)*(const guint *)b;
}

static void
add_source (GPtrArray *all, const char *text)
{
  guint edition = 0;
  const char *behind = text + strlen (text);
  const char *at = find_edition (text, &edition, &behind);
  g_autofree char *start = g_strndup (text, (gsize)((at ? at : behind) - text));
  Source *source = find_source (all, start, at ? behind : "", at != NULL);

  if (source == NULL)
    {
      source = g_new (Source, 1);
      *source = (Source){ g_steal_pointer (&start), g_strdup (at ? behind : ""),
                          g_array_new (FALSE, FALSE, sizeof (guint)) };
      g_ptr_array_add (all, source);
    }
  if (at)
    g_array_append_val (source->editions, edition);
  g_array_sort (source->editions, by_number);
}

/* 「6～9・11」 */
static void
append_editions (GString *out, const GArray *editions)
{
  for (guint i = 0; i < editions->len;)
    {
      guint first = g_array_index (editions, guint, i);
      guint last = first;

      while (i < editions->len && g_array_index (editions, guint, i) <= last + 1)
        last = g_array_index (editions, guint, i++);
      g_string_append_printf (out, "%s%u", g_str_has_suffix (out->str, BEFORE) ? "" : "・", first);
      if (last > first)
        g_string_append_printf (out, "%s%u", last == first + 1 ? "・" : "～", last);
    }
}

char *
rk_source_line (const GPtrArray *sources)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_source);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    if (sources->pdata[i] && *(const char *)sources->pdata[i])
      add_source (all, sources->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    {
      const Source *source = all->pdata[i];

      g_string_append_printf (out, "%s%s", out->len ? "、" : "", source->start);
      append_editions (out, source->editions);
      g_string_append (out, source->end);
    }
  return g_string_free (out, FALSE);
}
