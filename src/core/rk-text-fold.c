/* The fold. Its definition is rk_text_fold_slow(); what is used is a table of the folded form of
 * each character, filled by that definition 256 characters at a time when they are first met,
 * because a list of a million rows is folded several times over. Only runs in which characters
 * combine (ｶ and ﾞ, e and an accent, Hangul letters) are given to the definition itself. */
#include "rk-text-private.h"
#include "rk-text.h"

#include <string.h>

/* How many characters of one combining run are normalised together: no word of any language has
 * more marks, and g_utf8_normalize is quadratic on text made of marks only. */
#define MAX_RUN 64

enum
{
  LEN_NONE = 0, /* left out; what stands on its two sides may combine */
  LEN_MANY = 4, /* more than three bytes: in Page.many */
  LEN_MARK = 5, /* combines with the character before it */
};

typedef struct
{
  guint8 len;
  char bytes[3];
} Folded;

typedef struct
{
  Folded one[256];
  char *many[256];
} Page;

/* Filled lazily, kept for the life of the process */
static Page *pages[256];

/* ゛ and ゜ typed as characters of their own belong to the kana before them. */
static gunichar
premap (gunichar c)
{
  if (c == 0x309b || c == 0x309c)
    return c - 2;
  return rk_text_is_ignorable (c) ? 0 : c;
}

static char *
normalize_run (const gunichar *chars, gsize n)
{
  g_autoptr (GString) utf8 = g_string_sized_new (n * 3);
  g_autofree char *first = NULL, *lower = NULL;

  for (gsize i = 0; i < n; i++)
    if (premap (chars[i]) != 0)
      g_string_append_unichar (utf8, premap (chars[i]));
  first = g_utf8_normalize (utf8->str, (gssize)utf8->len, G_NORMALIZE_ALL_COMPOSE);
  lower = g_utf8_casefold (first, -1);
  /* lower case of a composed character may be a decomposed one */
  return g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
}

void
rk_text_fold_slow (GString *out, const gunichar *chars, gsize n)
{
  g_autofree char *normal = normalize_run (chars, n);
  g_autofree char *again = NULL;
  g_autoptr (GString) mapped = g_string_sized_new (n * 3);
  const char *p = normal;
  gunichar c;

  while ((c = rk_text_next (&p)))
    if ((c = rk_text_map (c)) != 0)
      g_string_append_unichar (mapped, c);
  /* what a dropped mark kept apart may compose now */
  again = g_utf8_normalize (mapped->str, (gssize)mapped->len, G_NORMALIZE_ALL_COMPOSE);
  g_string_append (out, again);
}

/* Whether @c, normalised, begins with something that a character before it may absorb */
static gboolean
is_mark (gunichar c)
{
  g_autofree char *normal = normalize_run (&c, 1);
  gunichar first = g_utf8_get_char (normal);

  return g_unichar_ismark (c) || g_unichar_ismark (first) || (first >= 0x1160 && first <= 0x11ff);
}

/* Kanji have neither case nor compositions: only the table of variants applies, and filling a page
 * of them costs next to nothing. */
static gboolean
is_plain_kanji (gunichar c)
{
  return (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff)
         || (c >= 0x20000 && c <= 0x2f7ff) || (c >= 0x30000 && c <= 0x3ffff);
}

static void
fill_entry (Page *page, gunichar c, GString *scratch)
{
  Folded *entry = &page->one[c & 0xff];

  if (premap (c) == 0 || (c >= 0xd800 && c < 0xe000))
    {
      entry->len = LEN_NONE;
      return;
    }
  g_string_truncate (scratch, 0);
  if (is_plain_kanji (c))
    g_string_append_unichar (scratch, rk_text_map (c));
  else if (is_mark (c))
    {
      entry->len = LEN_MARK;
      return;
    }
  else
    rk_text_fold_slow (scratch, &c, 1);
  if (scratch->len > sizeof entry->bytes)
    {
      entry->len = LEN_MANY;
      page->many[c & 0xff] = g_strdup (scratch->str);
      return;
    }
  entry->len = (guint8)scratch->len;
  memcpy (entry->bytes, scratch->str, scratch->len);
}

static void
page_free (Page *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (page->many); i++)
    g_free (page->many[i]);
  g_free (page);
}

static const Page *
fill_page (guint index)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  Page *page = g_new0 (Page, 1);

  for (gunichar c = index << 8; c < ((index + 1) << 8); c++)
    fill_entry (page, c, scratch);
  if (!g_atomic_pointer_compare_and_exchange (&pages[index], NULL, page))
    page_free (page); /* another thread was first */
  return g_atomic_pointer_get (&pages[index]);
}

static inline const Page *
get_page (guint index)
{
  const Page *page = g_atomic_pointer_get (&pages[index]);

  return G_LIKELY (page != NULL) ? page : fill_page (index);
}

/* Where the fold stands. @at is the end of what is written; @out->len lags behind it. */
typedef struct
{
  GString *out;
  gsize at;
  const char *p;
  const char *end;
  const char *prev; /* the last character that a mark may belong to */
  gsize prev_at;    /* and where its folded form begins */
} Fold;

/* Room for all that remains at three bytes for two, and for one entry written as a whole. No
 * character in the table is longer than that: two bytes of UTF-8 become at most three. */
static void
reserve (Fold *f)
{
  gsize need = f->at + (gsize)(f->end - f->p) * 3 / 2 + 16;

  f->out->len = f->at;
  f->out->str[f->at] = '\0';
  if (need >= f->out->allocated_len)
    g_string_set_size (f->out, need);
}

static void
append (Fold *f, const char *utf8)
{
  f->out->len = f->at;
  g_string_append (f->out, utf8);
  f->at = f->out->len;
  reserve (f);
}

static gboolean
continues_run (gunichar c)
{
  if (c > 0xffff)
    return rk_text_is_ignorable (c) || is_mark (c);
  if (c != 0)
    {
      const Folded *entry = &get_page (c >> 8)->one[c & 0xff];

      return entry->len == LEN_MARK || entry->len == LEN_NONE;
    }
  return FALSE;
}

/* Takes the last character back and folds it together with the marks that follow it */
static void
fold_run (Fold *f, const char *mark)
{
  gunichar run[MAX_RUN];
  gsize n = 0;
  const char *q = f->prev != NULL ? f->prev : mark;

  f->at = f->prev != NULL ? f->prev_at : f->at;
  run[n++] = rk_text_next (&q);
  while (n < MAX_RUN)
    {
      const char *next = q;
      gunichar c = rk_text_next (&next);

      if (!continues_run (c))
        break;
      run[n++] = c;
      q = next;
    }
  f->p = q;
  f->prev = NULL;
  f->out->len = f->at;
  rk_text_fold_slow (f->out, run, n);
  f->at = f->out->len;
  reserve (f);
}

/* ｶ and ﾞ, which readings are full of: the voiced kana, written over the clear one. @mark follows
 * @prev directly. The half-width block has its small kana apart, so that these are all large. */
static gboolean
compose_halfwidth (Fold *f, gunichar mark, const char *start)
{
  char *at = f->out->str + f->prev_at;
  const char *p = f->prev;
  gunichar c;

  if ((mark != 0xff9e && mark != 0xff9f) || p == NULL || p + 3 != start)
    return FALSE;
  c = rk_text_next (&p);
  if (!(c >= 0xff8a && c <= 0xff8e) && !(mark == 0xff9e && c >= 0xff76 && c <= 0xff84))
    return FALSE;
  p = at;
  g_unichar_to_utf8 (rk_text_next (&p) + (mark == 0xff9e ? 1 : 2), at);
  f->prev = NULL;
  return TRUE;
}

/* A character beyond the first plane: kanji by the table of variants, anything else the slow way */
static void
fold_beyond (Fold *f, gunichar c, const char *start)
{
  char utf8[8] = { 0 };

  if (is_plain_kanji (c))
    {
      g_unichar_to_utf8 (rk_text_map (c), utf8);
      f->prev = start;
      f->prev_at = f->at;
      append (f, utf8);
    }
  else if (!rk_text_is_ignorable (c))
    {
      if (!is_mark (c))
        {
          f->prev = start;
          f->prev_at = f->at;
        }
      fold_run (f, start);
    }
}

void
rk_text_fold_append (GString *out, const char *s)
{
  Fold f = { .out = out, .at = out->len, .p = s };
  gunichar c;

  if (s == NULL)
    return;
  f.end = s + strlen (s);
  reserve (&f);
  for (;;)
    {
      const char *start = f.p;
      const Folded *entry;

      if ((c = rk_text_next (&f.p)) == 0)
        break;
      if (G_UNLIKELY (c > 0xffff))
        {
          fold_beyond (&f, c, start);
          continue;
        }
      entry = &get_page (c >> 8)->one[c & 0xff];
      if (G_LIKELY (entry->len < LEN_MANY))
        {
          if (entry->len == LEN_NONE)
            continue;
          f.prev = start;
          f.prev_at = f.at;
          memcpy (out->str + f.at, entry->bytes, sizeof entry->bytes);
          f.at += entry->len;
        }
      else if (entry->len == LEN_MANY)
        {
          f.prev = start;
          f.prev_at = f.at;
          append (&f, get_page (c >> 8)->many[c & 0xff]);
        }
      else if (!compose_halfwidth (&f, c, start))
        fold_run (&f, start);
    }
  out->len = f.at;
  out->str[f.at] = '\0';
}

char *
rk_text_fold (const char *s)
{
  GString *out = g_string_sized_new (s != NULL ? strlen (s) * 3 / 2 + 16 : 1);

  rk_text_fold_append (out, s);
  return g_string_free (out, FALSE);
}

static void
append_run (GString *out, const gunichar *run, gsize n)
{
  const Folded *entry = run[0] <= 0xffff ? &get_page (run[0] >> 8)->one[run[0] & 0xff] : NULL;

  if (n == 1 && entry != NULL && entry->len < LEN_MANY)
    g_string_append_len (out, entry->bytes, entry->len);
  else
    rk_text_fold_slow (out, run, n);
}

RkFoldMap *
rk_fold_map_new (const char *s, gsize max_bytes)
{
  RkFoldMap *map = g_new0 (RkFoldMap, 1);
  const char *p = s;

  map->text = g_string_sized_new (64);
  map->begin = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 64);
  while (*p != '\0' && map->text->len < max_bytes)
    {
      guint32 at = (guint32)(p - s);
      gunichar run[MAX_RUN];
      gsize n = 0;

      if ((run[n++] = rk_text_next (&p)) == 0)
        break;
      for (const char *next = p; n < MAX_RUN; p = next)
        {
          gunichar c = rk_text_next (&next);

          if (!continues_run (c))
            break;
          run[n++] = c;
        }
      append_run (map->text, run, n);
      while (map->begin->len < map->text->len)
        g_array_append_val (map->begin, at);
    }
  g_array_append_vals (map->begin, &(guint32){ (guint32)(p - s) }, 1);
  return map;
}

void
rk_fold_map_free (RkFoldMap *map)
{
  g_string_free (map->text, TRUE);
  g_array_unref (map->begin);
  g_free (map);
}

gsize
rk_fold_map_source (const RkFoldMap *map, gsize i)
{
  return g_array_index (map->begin, guint32, MIN (i, map->begin->len - 1));
}
