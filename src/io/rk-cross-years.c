/* The years of published tables: in a cell, over a column, in a title. */
#include "rk-cross-private.h"

#include <string.h>

#include "rk-calendar.h"

#define ERA "(令和|平成|昭和|[RHS])"
#define NUMBER "(元|\\d{1,2}|[一二三四五六七八九十]{1,3})"
#define WEST "(19|20)\\d{2}"
#define MONTHS "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s+(\\d{1,2},?\\s+)?"

static gboolean
matches (const char *form, const char *text)
{
  return g_regex_match_simple (form, text, 0, 0);
}

/* 令3, 平成31, R05 */
static gboolean
begins_with_era (const char *plain)
{
  static const char *const eras[] = { "令", "平", "昭", "R", "H", "S" };

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    if (g_str_has_prefix (plain, eras[i]))
      return TRUE;
  return FALSE;
}

static int
four_digits (const char *text)
{
  g_autofree char *four = g_strndup (text, 4);
  int year = (int)g_ascii_strtoll (four, NULL, 10);

  return year >= 1950 && year <= 2100 ? year : 0;
}

int
rk_cross_year (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const char *plain = normal;
  gsize digits;
  int year;

  if (plain == NULL || *plain == '\0')
    return 0;
  if (matches (MONTHS WEST "$", plain))
    return four_digits (plain + strlen (plain) - 4);
  if (g_ascii_strncasecmp (plain, "FY", 2) == 0)
    plain += strspn (plain + 2, " ") + 2;
  digits = strspn (plain, "0123456789");
  if (digits == 4 || (digits == 10 && plain[digits] == '\0')) /* 2021, 2025000606 */
    return matches ("^\\s*年?度?\\s*(-|~|から|/)\\s*" WEST, plain + 4) ? 0 : four_digits (plain);
  if (digits || (strstr (plain, "年") == NULL && !begins_with_era (plain))
      || !rk_fiscal_year_parse (plain, &year, NULL))
    return 0;
  return year;
}

gboolean
rk_cross_is_early (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return plain
         && (matches ("(" ERA "\\s*" NUMBER "|" WEST
                      ")\\s*(年|[./-])\\s*0?[1-3]\\s*(月|[./-]\\s*\\d)",
                      plain)
             || matches ("\\b(Jan|Feb|Mar)[a-z]*\\.?\\s+(\\d{1,2},?\\s+)?" WEST, plain));
}

static const GRegex *
year_regex (void)
{
  static GRegex *regex;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("(" ERA "\\s*" NUMBER "\\s*(\\(" WEST "\\))?|" WEST "\\s*(\\(" ERA
                           "\\s*" NUMBER "\\s*年?\\))?)\\s*年度?"
                           "|(?<![0-9A-Za-z])(R(元|\\d{1,2})|H(2\\d|3[01]))(?![0-9A-Za-z.])"
                           "|(?<![0-9A-Za-z])[RH]\\d{1,2}(?=\\.(1[0-2]|0?[1-9])(?!\\d))"
                           "|FY\\s?" WEST "|\\b" MONTHS WEST,
                           0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  return regex;
}

char *
rk_cross_dup_yearless (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_regex_replace_literal (year_regex (), plain ? plain : text, -1, 0, "年", 0, NULL);
}

/* 「令和6年3月29日公表」, 「作成年月：R05年06月」, 「令和5年度版」: when it was written, not what
 * it is of.
 */
static gboolean
is_of_writing (const char *text, int start, int end)
{
  static const char after[] = "^\\s*\\d{0,2}\\s*月?\\s*(\\d{1,2}\\s*日)?\\s*(に|現在で)?"
                              "(公表|公開|作成|更新|発行|掲載|出力|印刷|版)";
  static const char before[]
      = "(公表|公開|作成|更新|発行|掲載|出力|印刷)(年月日|年月|日時|日)?\\s*[::]?\\s*$";
  g_autofree char *head = g_strndup (text, (gsize)start);

  return matches (after, text + end) || matches (before, head);
}

/* 「平成20年度から令和4年度まで」: which of them, the table must say. 「R3.4～R4.3」 is one. */
static gboolean
is_range (const char *text, int end)
{
  return matches ("^(\\.\\d{1,2})?\\s*(から|~|〜|-|―)\\s*(令和|平成|昭和|[RHS]|\\d)", text + end)
         && !matches ("^\\.0?4\\s*(から|~|〜|-|―)\\s*[RHS]\\d{1,2}\\.0?3(?!\\d)", text + end);
}

/* The one year that stands by itself: 「特定健診 2021」. 0: there is none, or several */
static int
lone_year (const char *plain)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?<![^\\s(【「_~])" WEST "(?![^\\s)】」_])", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (!g_regex_match (regex, plain, 0, &match))
    return 0;
  word = g_match_info_fetch (match, 0);
  return g_match_info_next (match, NULL) ? 0 : four_digits (word);
}

int
rk_cross_year_of_title (const char *title, gboolean *early, gboolean *several)
{
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_NFKC);
  g_autoptr (GMatchInfo) match = NULL;
  int first = 0, fiscal = 0;

  *early = *several = FALSE;
  if (plain == NULL)
    return 0;
  g_regex_match (year_regex (), plain, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      int year = rk_cross_year (word);
      int start, end;

      if (year == 0 || !g_match_info_fetch_pos (match, 0, &start, &end)
          || is_of_writing (plain, start, end))
        continue;
      if (is_range (plain, end))
        return 0;
      if (g_str_has_suffix (word, "年度") && matches ("^\\s*実績", plain + end))
        {
          *early = *several = FALSE;
          return year;
        }
      if (g_str_has_suffix (word, "年度"))
        {
          *several |= fiscal && fiscal != year;
          fiscal = fiscal ? fiscal : year;
        }
      else if (first == 0)
        {
          *early = rk_cross_is_early (word)
                   || matches ("^\\s*0?[1-3]\\s*月|^[./-]\\s*0?[1-3](?!\\d)", plain + end);
          first = year;
        }
    }
  if (fiscal)
    *early = FALSE;
  return fiscal && *several ? 0 : fiscal ? fiscal : first;
}

/* The one year that stands by itself in a title. */
int
rk_cross_year_alone (const char *title)
{
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_NFKC);

  return plain ? lone_year (plain) : 0;
}

int
rk_cross_year_in (const char *title)
{
  gboolean early, several;
  int year = rk_cross_year_of_title (title, &early, &several);

  return early && year ? year - 1 : year;
}

int
rk_cross_year_of_file (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, dot ? (gsize)(dot - name) : strlen (name));
  int year = rk_cross_year_in (name);

  return year ? year : rk_cross_year_alone (stem);
}
