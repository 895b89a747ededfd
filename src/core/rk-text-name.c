/* Names of companies and workplaces: the key under which spellings are equal, and their parts. */
#include "rk-text-private.h"
#include "rk-text.h"

#include <string.h>

static gboolean
is_kanji (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000
         || c == 0x3005;
}

static gboolean
is_katakana (gunichar c)
{
  return c >= 0x30a1 && c <= 0x30ff;
}

static gboolean
is_punctuation (gunichar c)
{
  return !is_kanji (c) && !is_katakana (c) && g_unichar_ispunct (c);
}

/* 霞が関, 霞ヶ関 and 霞カ関 are one place; elsewhere カ and ガ are different sounds. */
static gboolean
is_counter_ke (gunichar before, gunichar c, gunichar after)
{
  return (c == 0x30ac || c == 0x30ab) && is_kanji (before) && is_kanji (after);
}

/* Whether a form may stand inside the folded name at all; looking at every position is not cheap.
 */
static gboolean
may_hold_form (const char *s)
{
  return strchr (s, '(') != NULL || strstr (s, "会社") != NULL || strstr (s, "イシヤ") != NULL;
}

static gunichar
peek (const char *p)
{
  return rk_text_next (&p);
}

/* Copies [from, to) of folded text to @out without the forms inside it and without punctuation; "-"
 * is punctuation too, except behind a kana, where it is the long vowel that tells ビール from ビル.
 * @out may be where @from is: it never overtakes. */
static gsize
squeeze (char *out, const char *from, const char *to)
{
  gboolean forms = may_hold_form (from);
  gunichar before = 0;
  char *w = out;

  while (from < to)
    {
      const char *p = from;
      gunichar c = rk_text_next (&p);
      gsize form
          = forms ? rk_form_match_start (from, (gsize)(to - from), RK_FORM_ANYWHERE, NULL) : 0;

      if (form > 0)
        p = from + form;
      else if (is_counter_ke (before, c, p < to ? peek (p) : 0))
        w += g_unichar_to_utf8 (0x30b1, w);
      else if (c == '-' ? is_katakana (before) : !is_punctuation (c))
        {
          memmove (w, from, (gsize)(p - from));
          w += p - from;
        }
      before = c;
      from = p;
    }
  return (gsize)(w - out);
}

void
rk_text_name_key_append (GString *out, const char *name)
{
  gsize begin = out->len, start = out->len, end, n;

  rk_text_fold_append (out, name);
  end = out->len;
  while (start < end
         && (n = rk_form_match_start (out->str + start, end - start, RK_FORM_AT_START, NULL)) > 0)
    start += n;
  while (start < end && (n = rk_form_match_end (out->str + start, end - start, NULL)) > 0)
    end -= n;
  out->str[end] = '\0';
  n = squeeze (out->str + begin, out->str + start, out->str + end);
  g_string_truncate (out, begin + n);
  if (n == 0)
    rk_text_fold_append (out, name);
}

char *
rk_text_name_key (const char *name)
{
  GString *out = g_string_sized_new (64);

  rk_text_name_key_append (out, name);
  return g_string_free (out, FALSE);
}

/* The first blank inside @s, NULL where there is none */
static const char *
find_blank (const char *s)
{
  const char *at = s;
  gunichar c;

  for (; (c = rk_text_next (&s)) != 0; at = s)
    if (g_unichar_isspace (c))
      return at;
  return NULL;
}

static gboolean
names_branch (const char *s)
{
  static const char *const words[]
      = { "支店",   "本店", "号店",     "支社", "本社", "営業所", "事業所", "出張所",
          "事務所", "工場", "センター", "支部", "支所", "分室",   "作業所" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (s, words[i]))
      return TRUE;
  return FALSE;
}

/* Splits @text at its first blank; without a company form only where the second part looks like a
 * branch, since 「山田 太郎」 has a blank too. */
static void
split_branch (RkCompanyName *parts, const char *text)
{
  g_autofree char *clean = rk_text_clean (text);
  const char *blank = find_blank (clean);

  g_clear_pointer (&parts->core, g_free);
  g_clear_pointer (&parts->branch, g_free);
  if (blank != NULL && (parts->position != RK_FORM_NONE || names_branch (blank)))
    {
      parts->core = g_strndup (clean, (gsize)(blank - clean));
      parts->branch = rk_text_clean (blank);
      return;
    }
  parts->core = g_steal_pointer (&clean);
  parts->branch = g_strdup ("");
}

/* A form in the middle belongs to what stands before it; what follows is a branch. */
static gboolean
split_inside (RkCompanyName *parts, const char *name, const RkFoldMap *map, const char **form)
{
  const char *folded = map->text->str;

  for (const char *p = folded; may_hold_form (folded) && *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize at = (gsize)(p - folded);
      gsize n = rk_form_match_start (p, map->text->len - at, RK_FORM_ANYWHERE, form);

      if (n > 0)
        {
          g_autofree char *before = g_strndup (name, rk_fold_map_source (map, at));

          parts->position = RK_FORM_AFTER;
          parts->core = rk_text_clean (before);
          parts->branch = rk_text_clean (name + rk_fold_map_source (map, at + n));
          return TRUE;
        }
    }
  return FALSE;
}

RkCompanyName *
rk_company_name_parse (const char *name)
{
  RkCompanyName *parts = g_new0 (RkCompanyName, 1);
  g_autofree char *clean = rk_text_clean (name);
  g_autoptr (RkFoldMap) map = rk_fold_map_new (clean, G_MAXSIZE);
  gsize len = map->text->len, n = 0;
  const char *form = "";

  if (len > 0 && (n = rk_form_match_start (map->text->str, len, RK_FORM_AT_START, &form)) > 0
      && n < len)
    {
      parts->position = RK_FORM_BEFORE;
      split_branch (parts, clean + rk_fold_map_source (map, n));
    }
  else if (len > 0 && (n = rk_form_match_end (map->text->str, len, &form)) > 0 && n < len)
    {
      g_autofree char *before = g_strndup (clean, rk_fold_map_source (map, len - n));

      parts->position = RK_FORM_AFTER;
      parts->core = rk_text_clean (before);
      parts->branch = g_strdup ("");
    }
  else if (n == len || !split_inside (parts, clean, map, &form))
    {
      form = "";
      split_branch (parts, clean);
    }
  parts->form = g_strdup (form);
  return parts;
}

void
rk_company_name_free (RkCompanyName *name)
{
  g_free (name->form);
  g_free (name->core);
  g_free (name->branch);
  g_free (name);
}
