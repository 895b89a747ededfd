/* 五十音 order as a key that is compared byte by byte.
 *
 * Layout: one byte per character in the order of JIS X 4061 (0x20 symbols, 0x21– digits, 0x2b–
 * Latin letters, 0x45– kana, UTF-8 for anything else), 0x01, the voicing of each ('0' clear, '1'
 * voiced, '2' half voiced; trailing '0' left out), 0x01, the kind of each ('1' long, '2' small, '3'
 * repeated, '4' plain; trailing '4' left out), 0x7f. A shorter word comes first because 0x01 is
 * less than any character; a list of kinds that was cut comes last because 0x7f is greater than any
 * kind. */
#include "rk-text-private.h"
#include "rk-text.h"

#include <string.h>

#define SYMBOL 0x20
#define FIRST_DIGIT 0x21
#define FIRST_LETTER 0x2b
#define FIRST_KANA 0x45
#define NO_READING '~'

/* Lower levels of readings beyond this length are not told apart. */
#define MAX_LEVEL 255

/* U+30A1 ァ to U+30FA ヺ: place in the table of fifty sounds, voicing, whether small */
static const struct
{
  guint8 base;
  guint8 voicing;
  guint8 small;
} katakana[] = {
  { 0, 0, 1 },  { 0, 0, 0 },  { 1, 0, 1 },  { 1, 0, 0 },  { 2, 0, 1 },  { 2, 0, 0 },  { 3, 0, 1 },
  { 3, 0, 0 },  { 4, 0, 1 },  { 4, 0, 0 },  { 5, 0, 0 },  { 5, 1, 0 },  { 6, 0, 0 },  { 6, 1, 0 },
  { 7, 0, 0 },  { 7, 1, 0 },  { 8, 0, 0 },  { 8, 1, 0 },  { 9, 0, 0 },  { 9, 1, 0 },  { 10, 0, 0 },
  { 10, 1, 0 }, { 11, 0, 0 }, { 11, 1, 0 }, { 12, 0, 0 }, { 12, 1, 0 }, { 13, 0, 0 }, { 13, 1, 0 },
  { 14, 0, 0 }, { 14, 1, 0 }, { 15, 0, 0 }, { 15, 1, 0 }, { 16, 0, 0 }, { 16, 1, 0 }, { 17, 0, 1 },
  { 17, 0, 0 }, { 17, 1, 0 }, { 18, 0, 0 }, { 18, 1, 0 }, { 19, 0, 0 }, { 19, 1, 0 }, { 20, 0, 0 },
  { 21, 0, 0 }, { 22, 0, 0 }, { 23, 0, 0 }, { 24, 0, 0 }, { 25, 0, 0 }, { 25, 1, 0 }, { 25, 2, 0 },
  { 26, 0, 0 }, { 26, 1, 0 }, { 26, 2, 0 }, { 27, 0, 0 }, { 27, 1, 0 }, { 27, 2, 0 }, { 28, 0, 0 },
  { 28, 1, 0 }, { 28, 2, 0 }, { 29, 0, 0 }, { 29, 1, 0 }, { 29, 2, 0 }, { 30, 0, 0 }, { 31, 0, 0 },
  { 32, 0, 0 }, { 33, 0, 0 }, { 34, 0, 0 }, { 35, 0, 1 }, { 35, 0, 0 }, { 36, 0, 1 }, { 36, 0, 0 },
  { 37, 0, 1 }, { 37, 0, 0 }, { 38, 0, 0 }, { 39, 0, 0 }, { 40, 0, 0 }, { 41, 0, 0 }, { 42, 0, 0 },
  { 43, 0, 1 }, { 43, 0, 0 }, { 44, 0, 0 }, { 45, 0, 0 }, { 46, 0, 0 }, { 47, 0, 0 }, { 2, 1, 0 },
  { 5, 0, 1 },  { 8, 0, 1 },  { 43, 1, 0 }, { 44, 1, 0 }, { 45, 1, 0 }, { 46, 1, 0 },
};

/* U+FF66 to U+FF9D */
static const char halfwidth[] = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニ"
                                "ヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

typedef struct
{
  GString *out;
  char voicing[MAX_LEVEL];
  char kind[MAX_LEVEL];
  gsize n;
  int last; /* place of the kana before, -1 for none */
} Levels;

static void
add (Levels *l, int base, int voicing, char kind)
{
  g_string_append_c (l->out, (char)(FIRST_KANA + base));
  l->last = base;
  if (l->n < MAX_LEVEL)
    {
      l->voicing[l->n] = (char)('0' + voicing);
      l->kind[l->n++] = kind;
    }
}

/* The place of the vowel in which the kana at @base ends: カ ア, キ イ; ン is its own */
static int
vowel_of (int base)
{
  static const guint8 tail[]
      = { 0, 2, 4, 0, 1, 2, 3, 4, 0, 1, 3, 4, 47 }; /* ヤユヨ ラ–ロ ワヰヱヲン */

  return base < 35 ? base % 5 : tail[base - 35];
}

/* Any kana as full-width katakana; 0 for another character */
static gunichar
to_katakana (gunichar c)
{
  if ((c >= 0x3041 && c <= 0x3096) || c == 0x309d || c == 0x309e)
    return c + 0x60;
  if (c >= 0xff66 && c <= 0xff9d)
    return g_utf8_get_char (halfwidth + (gsize)3 * (c - 0xff66));
  return (c >= 0x30a1 && c <= 0x30fa) || (c >= 0x30fc && c <= 0x30fe) ? c : 0;
}

static gboolean
add_kana (Levels *l, gunichar c)
{
  gunichar k = to_katakana (c);

  if (k == 0)
    return FALSE;
  if (k == 0x30fc && l->last >= 0)
    add (l, vowel_of (l->last), 0, '1');
  else if (k >= 0x30fd && l->last >= 0)
    add (l, l->last, k == 0x30fe, '3');
  else if (k <= 0x30fa)
    add (l, katakana[k - 0x30a1].base, katakana[k - 0x30a1].voicing,
         katakana[k - 0x30a1].small ? '2' : '4');
  return TRUE;
}

/* A voicing mark written as a character of its own belongs to the kana before it. */
static gboolean
add_voicing_mark (Levels *l, gunichar c)
{
  gboolean voiced = c == 0x3099 || c == 0x309b || c == 0xff9e;
  gboolean half = c == 0x309a || c == 0x309c || c == 0xff9f;

  if ((voiced || half) && l->last >= 0 && l->n > 0 && l->n < MAX_LEVEL)
    l->voicing[l->n - 1] = voiced ? '1' : '2';
  return voiced || half;
}

static void
add_other (Levels *l, gunichar c)
{
  char typed[8] = { 0 };
  g_autofree char *folded = NULL;

  g_unichar_to_utf8 (c, typed);
  folded = rk_text_fold (typed);
  if (strcmp (folded, "-") == 0 && l->last >= 0)
    {
      add (l, vowel_of (l->last), 0, '1');
      return;
    }
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (l->out, (char)(FIRST_DIGIT + *p - '0'));
      else if (g_ascii_islower (*p))
        g_string_append_c (l->out, (char)(FIRST_LETTER + *p - 'a'));
      else if ((guchar)*p < 0x80)
        g_string_append_c (l->out, SYMBOL);
      else
        g_string_append_unichar (l->out, g_utf8_get_char (p));
      if (l->n < MAX_LEVEL)
        {
          l->voicing[l->n] = '0';
          l->kind[l->n++] = '4';
        }
      l->last = -1;
    }
}

static void
finish (Levels *l)
{
  gsize voicings = l->n, kinds = l->n;

  while (voicings > 0 && l->voicing[voicings - 1] == '0')
    voicings--;
  while (kinds > 0 && l->kind[kinds - 1] == '4')
    kinds--;
  g_string_append_c (l->out, '\x01');
  g_string_append_len (l->out, l->voicing, (gssize)voicings);
  g_string_append_c (l->out, '\x01');
  g_string_append_len (l->out, l->kind, (gssize)kinds);
  g_string_append_c (l->out, '\x7f');
}

/* Where in @s the name without company forms begins and ends. Most names are decided by the fold;
 * only one that holds a form is folded again with its offsets. */
static void
skip_forms (const char *s, const char **begin, const char **end)
{
  g_autofree char *folded = rk_text_fold (s);
  gsize len = strlen (folded), start = 0, stop = len, n;

  while (start < stop
         && (n = rk_form_match_start (folded + start, stop - start, RK_FORM_AT_START, NULL)) > 0)
    start += n;
  while (start < stop && (n = rk_form_match_end (folded + start, stop - start, NULL)) > 0)
    stop -= n;
  *begin = s;
  *end = s + strlen (s);
  if (start < stop && (start > 0 || stop < len))
    {
      g_autoptr (RkFoldMap) map = rk_fold_map_new (s, G_MAXSIZE);

      *begin = s + rk_fold_map_source (map, start);
      *end = s + rk_fold_map_source (map, stop);
    }
}

static void
append_reading (GString *out, const char *p, const char *end)
{
  Levels l = { .out = out, .last = -1 };
  gunichar c;

  while (p < end && (c = rk_text_next (&p)) != 0)
    if (!add_kana (&l, c) && !add_voicing_mark (&l, c))
      add_other (&l, c);
  finish (&l);
}

/* Whether a name can be read as it stands: kana, and what a reading passes over */
static gboolean
is_own_reading (const char *p, const char *end)
{
  gboolean any = FALSE;
  gunichar c;

  while (p < end && (c = rk_text_next (&p)) != 0)
    {
      gboolean kana = to_katakana (c) != 0 || (c >= 0x3099 && c <= 0x309c) || (c | 1) == 0xff9f;

      if (!kana && !rk_text_is_ignorable (c))
        return FALSE;
      any |= kana;
    }
  return any;
}

void
rk_text_sort_key_append (GString *out, const char *kana, const char *name)
{
  gboolean has_kana = !rk_text_is_blank_mark (kana);
  const char *text = has_kana ? kana : name, *begin = NULL, *end = NULL;

  if (text != NULL)
    skip_forms (text, &begin, &end);
  if (has_kana || is_own_reading (begin, end))
    append_reading (out, begin, end);
  else
    {
      g_string_append_c (out, NO_READING);
      rk_text_name_key_append (out, name);
    }
}

char *
rk_text_sort_key (const char *kana, const char *name)
{
  GString *out = g_string_sized_new (64);

  rk_text_sort_key_append (out, kana, name);
  return g_string_free (out, FALSE);
}

/* ── the sound of a key ──────────────────────────────────────────────────────────────────── */

gboolean
rk_text_begins_with_sound (const char *reading, gunichar key)
{
  static const struct
  {
    char letter;
    const char *kana;
  } sounds[] = {
    { 'a', "ア" },         { 'i', "イ" },         { 'u', "ウ" },         { 'e', "エ" },
    { 'o', "オ" },         { 'k', "カキクケコ" }, { 's', "サシスセソ" }, { 't', "タチツテト" },
    { 'n', "ナニヌネノ" }, { 'h', "ハヒフヘホ" }, { 'm', "マミムメモ" }, { 'y', "ヤユヨ" },
    { 'r', "ラリルレロ" }, { 'l', "ラリルレロ" }, { 'w', "ワヲ" },       { 'g', "ガギグゲゴ" },
    { 'z', "ザジズゼゾ" }, { 'd', "ダヂヅデド" }, { 'b', "バビブベボ" }, { 'p', "パピプペポ" },
    { 'c', "チ" },         { 'f', "フ" },         { 'j', "ジヂ" },       { 'v', "ヴ" },
  };
  char typed[7] = { 0 };
  g_autofree char *folded = rk_text_fold (reading);
  g_autofree char *letter = NULL;
  gunichar first = g_utf8_get_char (folded);

  g_unichar_to_utf8 (key, typed);
  letter = rk_text_fold (typed);
  if (*letter == '\0' || first == 0)
    return FALSE;
  if (first == g_utf8_get_char (letter))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (*letter == sounds[i].letter)
      return g_utf8_strchr (sounds[i].kana, -1, first) != NULL;
  return FALSE;
}
