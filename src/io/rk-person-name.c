#include "rk-person-name.h"

#include <string.h>

/* Each before those it ends with or begins with. */
static const char *const titles[] = {
  "代表取締役社長", "代表取締役会長", "代表取締役",   "取締役社長", "取締役会長", "専務取締役",
  "常務取締役",     "取締役",         "業務執行社員", "代表社員",   "代表理事",   "副理事長",
  "理事長",         "専務理事",       "常務理事",     "理事",       "代表者",     "代表",
  "社長",           "副会長",         "会長",         "副院長",     "院長",       "営業所長",
  "事業所長",       "所長",           "園長",         "副校長",     "校長",       "学長",
  "施設長",         "館長",           "支店長",       "店長",       "支社長",     "支配人",
  "工場長",         "事務局長",       "事務長",       "組合長",     "本部長",     "部長",
  "課長",           "係長",           "室長",         "局長",       "管理薬剤師", "管理者",
  "責任者",         "事業主",         "経営者",       "オーナー",   "市長",       "町長",
  "村長",           "知事",           "住職",         "宮司",
};

static const char *const departments[]
    = { "部", "課", "係", "室", "局", "科", "班", "グループ", "チーム", "センター", "事務所" };

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c);
}

/* Where the word that begins at @word ends. */
static const char *
end_of_word (const char *word)
{
  while (*word && !is_blank (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  return word;
}

static const char *
skip_blanks (const char *p)
{
  while (*p && is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
ends_with (const char *word, gsize length, const char *ending)
{
  gsize n = strlen (ending);

  return length >= n && memcmp (word + length - n, ending, n) == 0;
}

static gboolean
is_title (const char *word, gsize length)
{
  /* the last character of every title: few names end with one */
  const char *last = length >= 3 ? word + length - 3 : "";

  if (*last == '\0'
      || !strstr ("長役事員表者人主師職司ー", (char[]){ last[0], last[1], last[2], 0 }))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (ends_with (word, length, titles[i]))
      return TRUE;
  return FALSE;
}

/* 服部, 阿部, 室: a department's name is longer. */
static gboolean
is_department (const char *word, gsize length)
{
  if (g_utf8_strlen (word, (gssize)length) < 3 || ends_with (word, length, "長谷部")
      || ends_with (word, length, "日下部"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (departments); i++)
    if (ends_with (word, length, departments[i]))
      return TRUE;
  return is_title (word, length);
}

static gboolean
give_parts (const char *text, const char *end, const char *rest, char **before, char **name)
{
  *before = g_strndup (text, (gsize)(end - text));
  *name = g_strdup (rest);
  return TRUE;
}

/* Everything up to the last word that @is_before, where a word follows it. */
static gboolean
split_words (const char *text,
             gboolean (*is_before) (const char *word, gsize length),
             char **before,
             char **name)
{
  const char *last_end = NULL;
  const char *rest = NULL;

  for (const char *word = text; *word; word = skip_blanks (end_of_word (word)))
    {
      const char *end = end_of_word (word);

      if (is_before (word, (gsize)(end - word)))
        {
          last_end = end;
          rest = skip_blanks (end);
        }
    }
  if (last_end == NULL || *rest == '\0')
    return FALSE;
  return give_parts (text, last_end, rest, before, name);
}

gboolean
rk_person_split_title (const char *text, char **title, char **name)
{
  if (split_words (text, is_title, title, name))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_has_prefix (text, titles[i]))
      {
        const char *rest = text + strlen (titles[i]);

        /* 理事長 is not 理事 and a person called 長. */
        if (is_blank (g_utf8_get_char (rest)) || g_utf8_strlen (rest, -1) < 2
            || is_title (text, strlen (text)))
          return FALSE;
        return give_parts (text, rest, rest, title, name);
      }
  return FALSE;
}

gboolean
rk_person_split_department (const char *text, char **department, char **name)
{
  return split_words (text, is_department, department, name);
}
