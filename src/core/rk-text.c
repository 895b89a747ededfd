/* Small things done with text: trimming, marks for "nothing", words, likeness. */
#include "rk-text.h"
#include "rk-text-private.h"

#include <stdlib.h>
#include <string.h>

char *
rk_text_digits (const char *s)
{
  GString *out = g_string_new (NULL);
  gunichar c;

  while (s != NULL && (c = rk_text_next (&s)))
    if (g_unichar_isdigit (c))
      g_string_append_c (out, (char)('0' + g_unichar_digit_value (c)));
  return g_string_free (out, FALSE);
}

/* Blank at the ends of a cell: the fold's blanks, but not a middle dot or a variation selector,
 * which belong to the text */
static gboolean
is_blank (gunichar c)
{
  GUnicodeType type;

  /* nearly every character of a cell is a letter of ASCII or a kana or kanji */
  if ((c > 0x20 && c < 0x7f) || (c > 0x3000 && c < 0xfe00))
    return FALSE;
  type = g_unichar_type (c);
  return type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_CONTROL || c == 0x200b
         || c == 0x2060 || c == 0xfeff;
}

char *
rk_text_clean (const char *s)
{
  const char *begin = s, *p = s;
  const char *end, *before;
  gunichar c;

  if (s == NULL)
    return g_strdup ("");
  while ((c = rk_text_next (&p)) && is_blank (c))
    begin = p;
  end = begin + strlen (begin);
  while (end > begin && (before = g_utf8_find_prev_char (begin, end)) != NULL)
    {
      p = before;
      if (!is_blank (rk_text_next (&p)) || p != end)
        break;
      end = before;
    }
  return g_strndup (begin, (gsize)(end - begin));
}

#define FIRST_CJK 0x2e80 /* what is before is no Japanese */

char *
rk_text_person_name (const char *s)
{
  g_autofree char *clean = rk_text_clean (s);
  GString *name = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = clean; *p;)
    {
      const char *blanks = p;
      const char *begin = p;
      gunichar c;

      while (is_blank (c = rk_text_next (&p)) && *p)
        begin = p;
      if (begin > blanks && before >= FIRST_CJK && c >= FIRST_CJK)
        g_string_append (name, "　");
      else
        g_string_append_len (name, blanks, begin - blanks);
      g_string_append_len (name, begin, p - begin);
      before = c;
    }
  return g_string_free (name, FALSE);
}

/* Decides most cells by their first character: this is asked of every cell of an import. */
static gboolean
may_begin_mark (gunichar c)
{
  if (c >= 0x3400 && c < 0xf900)
    return g_utf8_strchr ("不無未回該非記空", -1, c) != NULL;
  if (c >= 0x3041 && c < 0x30fb)
    return c == 0x306a || c == 0x30ca; /* な ナ */
  if (c > 0xff00 && c < 0xff5f)
    c -= 0xff00 - 0x20;
  if (c < 0x80)
    return !g_ascii_isalnum ((char)c) || c == 'n' || c == 'N';
  return TRUE;
}

/* Marks without letters; 〃 is not one of them, it means "as above" */
static gboolean
is_only_marks (const char *folded)
{
  gunichar c;

  while ((c = rk_text_next (&folded)))
    if (g_utf8_strchr ("-~*/\\.‥×※=", -1, c) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
rk_text_is_blank_mark (const char *s)
{
  /* each as the fold leaves it */
  static const char *const words[]
      = { "不明",   "ナシ",   "無",       "無シ",     "無記入",   "未記入",   "未入力", "未定",
          "未回答", "未登録", "回答ナシ", "回答無シ", "該当ナシ", "該当無シ", "非該当", "記載ナシ",
          "空欄",   "空白",   "非公開",   "非公表",   "n/a",      "#n/a",     "null",   "none",
          "nil",    "(空白)", "(ナシ)",   "(無)",     "(不明)",   NULL };
  g_autofree char *folded = NULL;
  const char *p = s;

  if (s == NULL || *s == '\0')
    return TRUE;
  if (!may_begin_mark (rk_text_next (&p)))
    return FALSE;
  folded = rk_text_fold (s);
  return is_only_marks (folded) || g_strv_contains (words, folded);
}

gboolean
rk_text_has_private_use (const char *s)
{
  gunichar c;

  while (s != NULL && (c = rk_text_next (&s)))
    if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000 || c == 0x3013 || c == 0xfffd)
      return TRUE;
  return FALSE;
}

gboolean
rk_text_has_lost (const char *s)
{
  return s != NULL && (strstr (s, "〓") || strstr (s, "\xef\xbf\xbd"));
}

char **
rk_text_search_words (const char *query)
{
  GStrvBuilder *words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  gunichar c;
  char **result;

  do
    {
      c = query != NULL ? rk_text_next (&query) : 0;
      if (c != 0 && !is_blank (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_autofree char *folded = rk_text_fold (word->str);

          if (*folded != '\0')
            g_strv_builder_add (words, folded);
          g_string_truncate (word, 0);
        }
    }
  while (c != 0);
  result = g_strv_builder_end (words);
  g_strv_builder_unref (words);
  return result;
}

gboolean
rk_text_contains_all (const char *folded_haystack, const char *const *folded_words)
{
  for (gsize i = 0; folded_words != NULL && folded_words[i] != NULL; i++)
    if (folded_haystack == NULL || strstr (folded_haystack, folded_words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static int
compare_pairs (const void *a, const void *b)
{
  guint64 x = *(const guint64 *)a;
  guint64 y = *(const guint64 *)b;

  return x < y ? -1 : x > y;
}

/* The pairs of neighbouring characters, sorted */
static GArray *
bigrams (const char *s)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (guint64), 32);
  gunichar last = rk_text_next (&s), c;

  for (; last != 0 && (c = rk_text_next (&s)); last = c)
    {
      guint64 pair = ((guint64)last << 32) | c;

      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

double
rk_text_bigram_similarity (const char *a, const char *b)
{
  g_autoptr (GArray) pa = NULL, pb = NULL;
  guint i = 0, j = 0, common = 0;

  if (a == NULL || b == NULL || *a == '\0' || *b == '\0')
    return 0;
  if (strcmp (a, b) == 0)
    return 1;
  pa = bigrams (a);
  pb = bigrams (b);
  while (i < pa->len && j < pb->len)
    {
      int order = compare_pairs (&g_array_index (pa, guint64, i), &g_array_index (pb, guint64, j));

      common += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return pa->len + pb->len > 0 ? 2.0 * common / (pa->len + pb->len) : 0;
}

char *
rk_text_group_digits (const char *number)
{
  GString *out = g_string_new (NULL);
  const char *start = number;
  gsize n;

  if (*start == '-')
    {
      start++;
      if (strspn (start, "0.") < strlen (start)) /* what was rounded to nothing is no loss */
        g_string_append (out, "▲");
    }
  n = strspn (start, "0123456789");
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, start[i]);
    }
  g_string_append (out, start + n);
  return g_string_free (out, FALSE);
}
