/* The years of published tables: in a cell, over a column; those of a title are in
 * rk-cross-title.c.
 */
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
