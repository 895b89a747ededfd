#include "rk-text-compare.h"

#include <string.h>

#include "rk-area.h"
#include "rk-text-private.h"
#include "rk-text.h"

/* Longer texts are no names and addresses; what goes beyond is marked as a whole. */
#define MOST 400

/* ── what differs ────────────────────────────────────────────────────────────────────────── */

/* The characters of a folded text and the bytes where they begin. */
typedef struct
{
  gunichar characters[MOST];
  guint offsets[MOST + 1];
  guint n;
} Letters;

static void
split (const char *folded, Letters *letters)
{
  const char *p = folded;

  letters->n = 0;
  while (*p && letters->n < MOST)
    {
      letters->offsets[letters->n] = (guint)(p - folded);
      letters->characters[letters->n++] = rk_text_next (&p);
    }
  letters->offsets[letters->n] = (guint)(p - folded);
}

/* Longest common subsequence (D. S. Hirschberg's quadratic form). @paired_a, @paired_b: (nullable):
 * set for characters with a partner. Returns: its length */
static guint
pair_up (const Letters *a, const Letters *b, gboolean *paired_a, gboolean *paired_b)
{
  gsize width = b->n + 1;
  g_autofree guint16 *best = g_new0 (guint16, (a->n + 1) * width);
  guint i = 0, j = 0;

  for (guint x = a->n; x-- > 0;)
    for (guint y = b->n; y-- > 0;)
      best[x * width + y] = a->characters[x] == b->characters[y]
                                ? best[(x + 1) * width + y + 1] + 1
                                : MAX (best[(x + 1) * width + y], best[x * width + y + 1]);
  while (paired_a && i < a->n && j < b->n)
    if (a->characters[i] == b->characters[j])
      paired_a[i++] = paired_b[j++] = TRUE;
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1])
      i++;
    else
      j++;
  return best[0];
}

static void
add_range (GArray *ranges, guint begin, guint end)
{
  RkTextRange range = { begin, end };
  RkTextRange *last = ranges->len ? &g_array_index (ranges, RkTextRange, ranges->len - 1) : NULL;

  if (begin >= end)
    return;
  if (last && last->end >= begin)
    last->end = MAX (last->end, end);
  else
    g_array_append_val (ranges, range);
}

static GArray *
unpaired (const char *text, const RkFoldMap *map, const Letters *letters, const gboolean *paired)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (RkTextRange));

  for (guint i = 0; i < letters->n; i++)
    if (!paired[i])
      add_range (ranges, (guint)rk_fold_map_source (map, letters->offsets[i]),
                 (guint)rk_fold_map_source (map, letters->offsets[i + 1]));
  if (letters->offsets[letters->n] < map->text->len)
    add_range (ranges, (guint)rk_fold_map_source (map, letters->offsets[letters->n]),
               (guint)strlen (text));
  return ranges;
}

void
rk_text_compare (const char *a, const char *b, GArray **in_a, GArray **in_b)
{
  g_autoptr (RkFoldMap) map_a = rk_fold_map_new (a, G_MAXSIZE);
  g_autoptr (RkFoldMap) map_b = rk_fold_map_new (b, G_MAXSIZE);
  g_autofree Letters *letters_a = g_new (Letters, 1);
  g_autofree Letters *letters_b = g_new (Letters, 1);
  gboolean paired_a[MOST] = { FALSE };
  gboolean paired_b[MOST] = { FALSE };

  split (map_a->text->str, letters_a);
  split (map_b->text->str, letters_b);
  pair_up (letters_a, letters_b, paired_a, paired_b);
  *in_a = unpaired (a, map_a, letters_a, paired_a);
  *in_b = unpaired (b, map_b, letters_b, paired_b);
}

guint
rk_text_n_differing (const char *a, const char *b)
{
  g_autofree Letters *letters_a = g_new (Letters, 1);
  g_autofree Letters *letters_b = g_new (Letters, 1);

  split (a, letters_a);
  split (b, letters_b);
  return MAX (letters_a->n, letters_b->n) - pair_up (letters_a, letters_b, NULL, NULL);
}

/* ── addresses ───────────────────────────────────────────────────────────────────────────── */

/* What stands behind a number of a block and means no more than a hyphen; the longer first. */
static gsize
counter_at (const char *p)
{
  static const char *const counters[] = { "番地ノ", "丁目", "番地", "番", "号" };

  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    if (g_str_has_prefix (p, counters[i]))
      return strlen (counters[i]);
  return 0;
}

/* 十二丁目 → 12: a number in kanji, only where a counter follows: 三島 and 八幡 are names. */
static gsize
kanji_number_at (const char *p, guint *number)
{
  static const char digits[] = "〇一二三四五六七八九";
  const char *at = p;
  guint unit = 0;

  *number = 0;
  for (;; at += 3)
    {
      const char *digit
          = strlen (at) >= 3 ? g_strstr_len (digits, -1, (char[]){ at[0], at[1], at[2], 0 }) : NULL;

      if (digit && at - p < 12)
        unit = unit * 10 + (guint)(digit - digits) / 3;
      else if (g_str_has_prefix (at, "十") && at - p < 12)
        {
          *number = (unit ? unit : 1) * 10;
          unit = 0;
        }
      else
        break;
    }
  *number += unit;
  return at > p && counter_at (at) ? (gsize)(at - p) : 0;
}

static gboolean
ends_with_number (const GString *out)
{
  return out->len > 0 && g_ascii_isdigit (out->str[out->len - 1]);
}

static const char *
append_part (GString *out, const char *p)
{
  guint number;
  gsize n = kanji_number_at (p, &number);

  if (n > 0)
    {
      g_string_append_printf (out, "%u", number);
      return p + n;
    }
  n = counter_at (p);
  if (n > 0 && ends_with_number (out))
    {
      g_string_append_c (out, '-');
      return p + n;
    }
  if (g_str_has_prefix (p, "ノ") && ends_with_number (out) && g_ascii_isdigit (p[strlen ("ノ")]))
    {
      g_string_append_c (out, '-');
      return p + strlen ("ノ");
    }
  if (g_str_has_prefix (p, "大字"))
    return p + strlen ("大字");
  n = (gsize)(g_utf8_next_char (p) - p);
  g_string_append_len (out, p, (gssize)n);
  return p + n;
}

/* A hyphen that no number follows was the end of a counter: 3番1号ビル, 1番地. */
static void
drop_hyphens (GString *key)
{
  gsize w = 0;

  for (gsize i = 0; i < key->len; i++)
    if (key->str[i] != '-' || (w > 0 && g_ascii_isdigit (key->str[i + 1])))
      key->str[w++] = key->str[i];
  g_string_truncate (key, w);
}

/* The fold, with a blank where it would join two numbers: 3-2-1 101号室. */
static char *
fold_apart (const char *text)
{
  g_auto (GStrv) words = rk_text_search_words (text);
  GString *folded = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    g_string_append_printf (folded, "%s%s",
                            ends_with_number (folded) && g_ascii_isdigit (*words[i]) ? " " : "",
                            words[i]);
  return g_string_free (folded, FALSE);
}

char *
rk_text_address_key (const char *address)
{
  gsize rest = 0;
  g_autofree char *folded = NULL;
  GString *key = g_string_new (NULL);

  if (address == NULL)
    return g_string_free (key, FALSE);
  if (rk_area_find_in_address (address, &rest, NULL) == NULL)
    rest = g_str_has_prefix (address, "静岡県") ? strlen ("静岡県") : 0;
  folded = fold_apart (address + rest);
  for (const char *p = folded; *p;)
    p = append_part (key, p);
  drop_hyphens (key);
  return g_string_free (key, FALSE);
}
