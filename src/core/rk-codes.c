/* Numbers with a check. All work on the folded text, in which digits are ASCII and dashes are "-".
 */
#include "rk-codes.h"
#include "rk-error.h"
#include "rk-text-private.h"
#include "rk-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (RK_ERROR, RK_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
is_digits (const char *s)
{
  return *s != '\0' && s[strspn (s, "0123456789")] == '\0';
}

/* The folded text without hyphens, and without the ".0" of a number that went through a spreadsheet
 */
static char *
fold_number (const char *text)
{
  g_autofree char *folded = rk_text_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (out, *p);
  if (out->len > 2 && g_str_has_suffix (out->str, ".0"))
    g_string_truncate (out, out->len - 2);
  return g_string_free (out, FALSE);
}

/* 7.00001E+12 */
static gboolean
is_scientific (const char *s)
{
  const char *e = strchr (s, 'e');

  return e != NULL && g_ascii_isdigit (*s) && (e[1] == '+' || g_ascii_isdigit (e[1]))
         && strspn (s, "0123456789.") == (gsize)(e - s);
}

/* What is common to all: something is there, it is digits, and no spreadsheet has shortened it. */
static gboolean
check_digits (const char *s, GError **error)
{
  if (*s == '\0')
    return fail (error, _ ("There is no number here."));
  if (is_scientific (s))
    return fail (error, _ ("A spreadsheet has lost digits of this number."));
  if (!is_digits (s))
    return fail (error, _ ("There is a character that is not a digit."));
  return TRUE;
}

/* --- 法人番号 --------------------------------------------------------------------------------- */

/* @base: the twelve digits behind the check digit */
static int
corporate_check_digit (const char *base)
{
  int sum = 0;

  for (int n = 1; n <= 12; n++)
    sum += (base[12 - n] - '0') * (n % 2 == 1 ? 1 : 2);
  return 9 - sum % 9;
}

gboolean
rk_corporate_number_check (const char *text, char **canonical, GError **error)
{
  g_autofree char *folded = fold_number (text);
  const char *s = folded[0] == 't' ? folded + 1 : folded; /* invoice registration number */
  int check;

  if (canonical != NULL)
    *canonical = NULL;
  if (!check_digits (s, error))
    return FALSE;
  if (strlen (s) != 13)
    return fail (error, _ ("A corporate number has 13 digits; this one has %d."), (int)strlen (s));
  check = corporate_check_digit (s + 1);
  if (s[0] - '0' != check)
    return fail (error, _ ("The check digit does not match (the first digit should be %d)."),
                 check);
  if (canonical != NULL)
    *canonical = g_strdup (s);
  return TRUE;
}

/* --- 全国地方公共団体コード ------------------------------------------------------------------- */

static int
municipality_check_digit (const char *code)
{
  int sum = 0;

  for (int i = 0; i < 5; i++)
    sum += (code[i] - '0') * (6 - i);
  return (11 - sum % 11) % 10;
}

gboolean
rk_municipality_code_check (const char *text, char **canonical, GError **error)
{
  g_autofree char *s = fold_number (text);
  gsize len = strlen (s);
  int check, prefecture;

  if (canonical != NULL)
    *canonical = NULL;
  if (!check_digits (s, error))
    return FALSE;
  if (len != 5 && len != 6)
    return fail (error, _ ("A municipality code has 5 or 6 digits; this one has %d."), (int)len);
  prefecture = (s[0] - '0') * 10 + s[1] - '0';
  if (prefecture < 1 || prefecture > 47)
    return fail (error, _ ("There is no prefecture %02d."), prefecture);
  check = municipality_check_digit (s);
  if (len == 6 && s[5] - '0' != check)
    return fail (error, _ ("The check digit does not match (the last digit should be %d)."), check);
  if (canonical != NULL)
    *canonical = g_strdup_printf ("%.5s%d", s, check);
  return TRUE;
}

/* --- 郵便番号 --------------------------------------------------------------------------------- */

/* First digit of the postal codes of each prefecture, 北海道 to 沖縄県 */
static const char first_digits[] = "00090993333212999943544556566666777777788888889";

/* 25-0041 lost its first digit, 425-004 its last: only the first can be given back. */
static char *
propose_postal_code (const char *s, const char *hyphenated, int prefecture)
{
  const char *hyphen = strchr (hyphenated, '-');
  char first = prefecture >= 1 && prefecture <= 47 ? first_digits[prefecture - 1] : '0';

  if (hyphen != NULL && hyphen - hyphenated != 2)
    return NULL;
  return g_strdup_printf ("%c%.2s-%s", first, s, s + 2);
}

gboolean
rk_postal_code_check (
    const char *text, int prefecture, char **canonical, char **proposal, GError **error)
{
  g_autofree char *folded = rk_text_fold (text);
  const char *typed = g_str_has_prefix (folded, "〒") ? folded + strlen ("〒") : folded;
  g_autofree char *s = fold_number (typed);
  gsize len = strlen (s);

  if (canonical != NULL)
    *canonical = NULL;
  if (proposal != NULL)
    *proposal = NULL;
  if (!check_digits (s, error))
    return FALSE;
  if (len == 6)
    {
      if (proposal != NULL)
        *proposal = propose_postal_code (s, typed, prefecture);
      return fail (error, _ ("A digit is missing (a leading zero may have been lost)."));
    }
  if (len != 7)
    return fail (error, _ ("A postal code has 7 digits; this one has %d."), (int)len);
  if (canonical != NULL)
    *canonical = g_strdup_printf ("%.3s-%s", s, s + 3);
  return TRUE;
}

/* --- 個人番号 --------------------------------------------------------------------------------- */

gboolean
rk_looks_like_individual_number (const char *text)
{
  g_autofree char *s = NULL;
  int sum = 0, remainder;

  /* most cells are decided without folding them: twelve digits are 12 to 38 bytes, hyphens included
   */
  if (text == NULL || strlen (text) < 12 || strlen (text) > 64)
    return FALSE;
  s = fold_number (text);
  if (strlen (s) != 12 || !is_digits (s))
    return FALSE;
  for (int n = 1; n <= 11; n++)
    sum += (s[11 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
  remainder = sum % 11;
  return s[11] - '0' == (remainder <= 1 ? 0 : 11 - remainder);
}

/* --- counts --------------------------------------------------------------------------------- */

static gint64
kanji_value (gunichar c, const char *const *signs, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_utf8_get_char (signs[i]) == c)
      return (gint64)i;
  return -1;
}

/* 1,234 or 1234 or 12.0: stops at what is none of these. Commas must stand every three digits. */
static gboolean
read_digits (const char **p, gint64 *out)
{
  const char *s = *p;
  gsize group = strspn (s, "0123456789"), first = group, total = group;
  gint64 value = 0;

  if (group == 0)
    return FALSE;
  for (const char *q = s + group; *q == ',' && first <= 3; q += 4)
    {
      if (strspn (q + 1, "0123456789") != 3)
        return FALSE;
      total += 4;
    }
  if (total > 15 || s[total] == ',')
    return FALSE;
  for (gsize i = 0; i < total; i++)
    if (s[i] != ',')
      value = value * 10 + (s[i] - '0');
  s += total;
  if (*s == '.')
    {
      gsize zeros = strspn (s + 1, "0");

      if (zeros == 0)
        return FALSE;
      s += 1 + zeros;
    }
  *p = s;
  *out = value;
  return TRUE;
}

/* No count is larger; what is not may be multiplied by 億 without overflow. */
#define MAX_COUNT G_GINT64_CONSTANT (10000000000)

/* How many times what stands before it a unit means; 0 for another character */
static gint64
unit_value (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
      return 10;
    case 0x767e: /* 百 */
      return 100;
    case 0x5343: /* 千 */
      return 1000;
    case 0x4e07: /* 万 */
      return 10000;
    case 0x5104: /* 億 */
      return 100000000;
    default:
      return 0;
    }
}

/* Digits, kanji digits and units mixed: 十二, 3万5千, 1,200, 二百. Units must fall: 千 百 十 within
 * a section, 億 before 万. */
static gboolean
read_count (const char **p, gint64 *out)
{
  static const char *const digits[]
      = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  gint64 total = 0, section = 0, part = -1, last_unit = 10000, last_big = G_MAXINT64;
  const char *start = *p;

  for (;;)
    {
      const char *next = *p;
      gunichar c = rk_text_next (&next);
      gint64 v = kanji_value (c, digits, G_N_ELEMENTS (digits)), unit = unit_value (c);

      if (c < 0x80 && part < 0 && read_digits (p, &part))
        next = *p;
      else if (v >= 0)
        part = (part < 0 ? 0 : part) * 10 + v;
      else if (unit >= 10000 && unit < last_big && section + MAX (part, 0) > 0)
        {
          total += (section + MAX (part, 0)) * unit;
          section = 0;
          part = -1;
          last_big = unit;
          last_unit = 10000;
        }
      else if (unit > 0 && unit < last_unit)
        {
          section += (part < 0 ? 1 : part) * unit;
          part = -1;
          last_unit = unit;
        }
      else
        break;
      if (part > MAX_COUNT || section > MAX_COUNT || total > MAX_COUNT)
        return FALSE;
      *p = next;
    }
  *out = total + section + MAX (part, 0);
  return *p != start;
}

gboolean
rk_number_parse (const char *text, gint64 *out, GError **error)
{
  static const char *const minus[] = { "-", "▲", "△" };
  static const char *const units[]
      = { "", "人", "名", "件", "社", "店", "所", "回", "箇所", "ケ所" };
  g_autofree char *folded = rk_text_fold (text);
  const char *p = folded;
  gint64 value = 0;
  int sign = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (minus); i++)
    if (g_str_has_prefix (p, minus[i]))
      {
        p += strlen (minus[i]);
        sign = -1;
        break;
      }
  if (*folded == '\0')
    return fail (error, _ ("There is no number here."));
  if (read_count (&p, &value))
    for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
      if (strcmp (p, units[i]) == 0)
        {
          *out = sign * value;
          return TRUE;
        }
  return fail (error, _ ("This cannot be read as a number."));
}
