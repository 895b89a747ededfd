/* Reading dates as people write them. The text is brought into one plain form first (ASCII digits
 * and separators, katakana, one blank for any), then read from left to right; what is left over at
 * the end decides whether it was a date. */
#include "rk-calendar-private.h"
#include "rk-error.h"
#include "rk-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No date is longer; a cell full of prose is not even normalised. */
#define MAX_BYTES 160

/* How far ahead of the context a year without an era may lie */
#define YEARS_AHEAD 5

#define FIRST_YEAR 1000
#define LAST_YEAR 9999

typedef struct
{
  const char *p;
  const RkDate *context;
  GError **error;
} Reader;

typedef struct
{
  int value;
  int width; /* digits written; 0 for kanji */
} Number;

typedef struct
{
  int year;            /* western */
  gboolean typed_year; /* the number was followed by 年 */
  gboolean sure;       /* an era or four digits said which year */
  gboolean western;
} Year;

static gboolean
fail (Reader *r, const char *message)
{
  g_set_error_literal (r->error, RK_ERROR, RK_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
fail_unreadable (Reader *r)
{
  return fail (r, _ ("This cannot be read as a date."));
}

/* Whether NFKC leaves every character of @text alone, but for full-width ASCII and the ideographic
 * blank: so it is with all usual dates, and normalising takes longer than all the rest. */
static gboolean
is_nearly_normal (const char *text)
{
  gunichar c;

  while ((c = rk_text_next (&text)) != 0)
    if (c >= 0x80 && c != 0x3000 && c != 0x3007 && !(c >= 0x30a1 && c <= 0x30fa)
        && !(c >= 0x4e00 && c <= 0x9fff) && !(c >= 0xff01 && c <= 0xff5e))
      return FALSE;
  return TRUE;
}

/* The plain form of @text, or NULL where it cannot be a date */
static char *
plain_form (const char *text)
{
  g_autofree char *normal = NULL;
  GString *out = NULL;
  const char *p;
  gunichar c;

  if (text == NULL || strlen (text) > MAX_BYTES)
    return NULL;
  if (!is_nearly_normal (text))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
    }
  out = g_string_sized_new (MAX_BYTES / 2);
  for (p = normal ? normal : text; (c = rk_text_next (&p)) != 0;)
    {
      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xff00 - 0x20;
      if (c > ' ' && c < 0x7f)
        {
          g_string_append_c (out, g_ascii_tolower ((char)c));
          continue;
        }
      if (c == 0x30fb || c == 0xb7) /* ・ */
        c = '.';
      else if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        c = ' ';
      else
        c = rk_text_map (c);
      if (c != 0)
        g_string_append_unichar (out, c < 0x80 ? (gunichar)g_ascii_tolower ((char)c) : c);
    }
  g_strstrip (out->str);
  return g_string_free (out, FALSE);
}

static void
skip_blanks (Reader *r)
{
  while (*r->p == ' ')
    r->p++;
}

/* Steps over @word if it comes next */
static gboolean
take (Reader *r, const char *word)
{
  gsize n = strlen (word);

  if (strncmp (r->p, word, n) != 0)
    return FALSE;
  r->p += n;
  return TRUE;
}

/* --- numbers -------------------------------------------------------------------------------- */

static gboolean
read_ascii_number (Reader *r, Number *out)
{
  *out = (Number){ 0, 0 };
  for (; g_ascii_isdigit (*r->p); r->p++)
    {
      if (out->width++ >= 8)
        return FALSE;
      out->value = out->value * 10 + (*r->p - '0');
    }
  return out->width > 0;
}

static int
kanji_digit (gunichar c)
{
  static const char *const all[]
      = { "〇零", "一壱", "二弐", "三参", "四", "五", "六", "七", "八", "九" };

  for (int i = 0; i < (int)G_N_ELEMENTS (all); i++)
    if (c != 0 && g_utf8_strchr (all[i], -1, c) != NULL)
      return i;
  return -1;
}

/* 六, 二十九, 二〇二四: digits are places, 十 multiplies */
static gboolean
read_kanji_number (Reader *r, Number *out)
{
  int total = 0, part = 0, n = 0;

  for (; n < 8; n++)
    {
      const char *next = r->p;
      gunichar c = rk_text_next (&next);
      int digit = kanji_digit (c);

      if (digit >= 0)
        part = part * 10 + digit;
      else if (c == 0x5341) /* 十 */
        {
          total += MAX (part, 1) * 10;
          part = 0;
        }
      else
        break;
      r->p = next;
    }
  *out = (Number){ total + part, 0 };
  return n > 0;
}

static gboolean
read_number (Reader *r, Number *out)
{
  skip_blanks (r);
  return read_ascii_number (r, out) || (out->width == 0 && read_kanji_number (r, out));
}

/* --- the year ------------------------------------------------------------------------------- */

static gboolean
begins_number (const char *p)
{
  while (*p == ' ' || *p == '.')
    p++;
  return g_ascii_isdigit (*p) || g_str_has_prefix (p, "元")
         || kanji_digit (g_utf8_get_char (p)) >= 0 || g_str_has_prefix (p, "十");
}

/* 令和, 令 or R; the short ones only before a number, 大 and 平 being ordinary words */
static const RkEra *
read_era (Reader *r)
{
  for (int i = RK_N_ERAS - 1; i >= 0; i--)
    {
      const char letter[2] = { g_ascii_tolower (rk_eras[i].letter), '\0' };
      const char *before = r->p;

      if (take (r, rk_eras[i].name))
        return &rk_eras[i];
      if ((take (r, rk_eras[i].initial) || take (r, letter)) && begins_number (r->p))
        {
          take (r, ".");
          return &rk_eras[i];
        }
      r->p = before;
    }
  return NULL;
}

static gboolean
era_to_western (Reader *r, const RkEra *era, int n, int *year)
{
  if (n < 1 || n > era->last_year)
    {
      if (n < 1 || era->ended == 0)
        return fail_unreadable (r);
      g_set_error (r->error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("There is no year %d of %s: it ended in its year %d."), n, era->name,
                   era->ended);
      return FALSE;
    }
  *year = era->first.year + n - 1;
  return TRUE;
}

/* A year without an era: the newest era in which it is not too far ahead. With a separator that
 * western dates use, a year that is not of the newest era may be 20xx as well. */
static gboolean
bare_to_western (Reader *r, int n, int *year)
{
  RkDate near = r->context != NULL && rk_date_is_set (*r->context) ? *r->context : rk_today ();

  for (int i = RK_N_ERAS - 1; i >= 2; i--)
    {
      int western = rk_eras[i].first.year + n - 1;

      if (n < 1 || western > near.year + YEARS_AHEAD || (rk_eras[i].ended && n > rk_eras[i].ended))
        continue;
      if (i < RK_N_ERAS - 1 && (*r->p == '/' || *r->p == '-'))
        {
          g_set_error (r->error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("It is not clear whether the year is %s%d or %d."), rk_eras[i].name, n,
                       2000 + n);
          return FALSE;
        }
      *year = western;
      return TRUE;
    }
  return fail_unreadable (r);
}

static gboolean
number_to_year (Reader *r, const RkEra *era, Number number, Year *out)
{
  out->sure = TRUE;
  if (era != NULL)
    return era_to_western (r, era, number.value, &out->year);
  if (number.value >= FIRST_YEAR && number.value <= LAST_YEAR && number.width <= 4)
    {
      out->western = TRUE;
      out->year = number.value;
      return TRUE;
    }
  out->sure = FALSE;
  if (number.width > 2 || number.value > 99)
    return fail_unreadable (r);
  return bare_to_western (r, number.value, &out->year);
}

static gboolean read_year (Reader *r, Year *out);

/* The other way to say it, as in 令和6（2024）年 and 2024年（令和6年）: must be the same year */
static gboolean
read_other_year (Reader *r, Year *year)
{
  const char *before = r->p;
  g_autoptr (GError) ignored = NULL;
  Reader inner = { r->p, r->context, &ignored };
  Year other = { 0 };

  skip_blanks (&inner);
  if (!take (&inner, "(") || !read_year (&inner, &other)
      || !(take (&inner, ")") || take (&inner, "度)")))
    {
      r->p = before;
      return TRUE;
    }
  if (other.year != year->year)
    return fail (r, _ ("The two years in this date differ."));
  r->p = inner.p;
  return TRUE;
}

/* Reads the year and the 年 behind it; the caller looks at what follows */
static gboolean
read_year (Reader *r, Year *out)
{
  const RkEra *era;
  Number number = { 1, 0 };

  skip_blanks (r);
  era = read_era (r);
  skip_blanks (r);
  if (!(era != NULL && take (r, "元")) && !read_number (r, &number))
    return fail_unreadable (r);
  if (!number_to_year (r, era, number, out))
    return FALSE;
  if (!read_other_year (r, out))
    return FALSE;
  skip_blanks (r);
  out->typed_year = take (r, "年");
  return TRUE;
}

/* --- the rest of the date ------------------------------------------------------------------- */

static gboolean
check_day (Reader *r, RkDate date, int day, gboolean western)
{
  int days = rk_date_days_in_month (date.year, date.month);
  g_autofree char *month = NULL;

  if (day >= 1 && day <= days)
    return TRUE;
  if (day > 99)
    return fail_unreadable (r);
  month = western ? g_strdup_printf ("%d年%d月", date.year, date.month)
                  : rk_date_to_wareki_long (rk_date (date.year, date.month, 0));
  g_set_error (r->error, RK_ERROR, RK_ERROR_INVALID, _ ("There is no such day (%s has %d days)."),
               month, days);
  return FALSE;
}

static gboolean
check_month (Reader *r, int month)
{
  if (month >= 1 && month <= 12)
    return TRUE;
  if (month > 99)
    return fail_unreadable (r);
  g_set_error (r->error, RK_ERROR, RK_ERROR_INVALID, _ ("There is no month %d."), month);
  return FALSE;
}

static gboolean
take_separator (Reader *r)
{
  gboolean blank = *r->p == ' ';

  skip_blanks (r);
  if (*r->p != '\0' && strchr ("./-,", *r->p) != NULL)
    {
      r->p++;
      return TRUE;
    }
  return blank && g_ascii_isdigit (*r->p);
}

/* 年4月29日, .4.29, /4/29, 年4月末日 behind the year */
static gboolean
read_month_and_day (Reader *r, const Year *year, RkDate *out)
{
  Number number;

  if (!year->typed_year && !take_separator (r))
    return TRUE;
  skip_blanks (r);
  if (!begins_number (r->p))
    return TRUE;
  if (!read_number (r, &number))
    return fail_unreadable (r);
  if (!check_month (r, number.value))
    return FALSE;
  out->month = (guint8)number.value;
  skip_blanks (r);
  if (!take (r, "月") && !take_separator (r))
    return TRUE;
  skip_blanks (r);
  if (take (r, "末日") || take (r, "末"))
    out->day = (guint8)rk_date_days_in_month (out->year, out->month);
  else if (begins_number (r->p))
    {
      if (!read_number (r, &number))
        return fail_unreadable (r);
      if (!check_day (r, *out, number.value, year->western))
        return FALSE;
      out->day = (guint8)number.value;
      if (!take (r, "日"))
        take (r, " 日"); /* any other blank may stand before a time of day */
    }
  return TRUE;
}

/* （水）, （水・祝）, 水曜日, 水 */
static void
skip_weekday (Reader *r)
{
  static const char *const names[] = { "月", "火", "水", "木", "金", "土", "日" };
  const char *before = r->p;
  gboolean bracket, found = FALSE;

  skip_blanks (r);
  bracket = take (r, "(");
  for (gsize i = 0; i < G_N_ELEMENTS (names) && !found; i++)
    found = take (r, names[i]);
  if (!take (r, "曜日"))
    take (r, "曜");
  take (r, ".祝");
  if (!found || (bracket && !take (r, ")")))
    r->p = before;
}

/* 9:30, T09:30:00, 00:00:00.000+09:00: the time of day that a spreadsheet or a program adds */
static void
skip_time (Reader *r)
{
  const char *p = r->p;
  gboolean colon = FALSE;

  while (*p == ' ' || *p == 't')
    p++;
  if (p == r->p || !g_ascii_isdigit (*p))
    return;
  for (; g_ascii_isdigit (*p) || (*p != '\0' && strchr (":.+-z", *p) != NULL); p++)
    colon |= *p == ':';
  if (colon)
    r->p = p;
}

static void
skip_suffix (Reader *r)
{
  static const char *const words[]
      = { "現在", "時点", "付ケ", "付",   "カラ", "ヨリ", "マデ",   "迄", "以降",
          "開始", "終了", "登録", "認定", "交付", "施行", "生マレ", "生" };

  skip_blanks (r);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (take (r, words[i]))
      return;
}

static gboolean
read_end (Reader *r)
{
  skip_weekday (r);
  skip_time (r);
  skip_suffix (r);
  skip_blanks (r);
  take (r, ".");
  if (*r->p == '\0')
    return TRUE;
  if (*r->p == '~')
    return fail (r, _ ("There is more than one date."));
  return fail_unreadable (r);
}

/* --- digits only ---------------------------------------------------------------------------- */

/* 20240401, 202404 and, behind an era, 060401: @n digits */
static gboolean
read_packed (Reader *r, const RkEra *era, gsize n, RkDate *out)
{
  Number number = { 0, 0 };
  gboolean with_day = n == (era != NULL ? 6 : 8);
  int year, month, day = 0;

  if (era == NULL && n == 5)
    return fail (r, _ ("This is a number, not a date: a spreadsheet has lost the date format."));
  if ((!with_day && (era != NULL || n != 6)) || !read_ascii_number (r, &number))
    return fail_unreadable (r);
  year = number.value / (with_day ? 10000 : 100);
  month = with_day ? number.value / 100 % 100 : number.value % 100;
  day = with_day ? number.value % 100 : 0;
  if (era != NULL && !era_to_western (r, era, year, &year))
    return FALSE;
  /* 060401 and the like are not years and months */
  if (year < (with_day ? FIRST_YEAR : 1868) || (!with_day && year > 2100))
    return fail_unreadable (r);
  if (!check_month (r, month))
    return FALSE;
  *out = rk_date (year, month, 0);
  if (with_day && !check_day (r, *out, day, era == NULL))
    return FALSE;
  out->day = (guint8)day;
  return TRUE;
}

/* How many digits stand next if nothing but a date of digits can be meant; 0 otherwise */
static gsize
packed_length (const char *p)
{
  gsize n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n >= 5 ? n : 0;
}

static gboolean
read_whole (Reader *r, RkDate *out)
{
  Year year = { 0 };
  Reader ahead = *r;
  const RkEra *era = read_era (&ahead);
  gsize packed = packed_length (ahead.p);
  const char *start = r->p;

  if (packed > 0)
    {
      r->p = ahead.p;
      return read_packed (r, era, packed, out) && read_end (r);
    }
  if (!read_year (r, &year))
    return FALSE;
  if (g_str_has_prefix (r->p, "度"))
    return fail (r, _ ("This is a fiscal year, not a date."));
  if (!year.sure && !year.typed_year && strpbrk (start, "./-, ") == NULL)
    return fail (r, g_str_has_prefix (r->p, "月") ? _ ("The year is missing.")
                                                  : _ ("This cannot be read as a date."));
  *out = rk_date (year.year, 0, 0);
  if (!read_other_year (r, &year) || !read_month_and_day (r, &year, out))
    return FALSE;
  if (!year.sure && !year.typed_year && out->day == 0)
    return fail (r, _ ("The year is missing."));
  return read_end (r);
}

gboolean
rk_date_parse (const char *text, const RkDate *context, RkDate *out, GError **error)
{
  g_autofree char *plain = plain_form (text);
  Reader r = { plain, context, error };
  RkDate date = RK_DATE_NONE;

  *out = RK_DATE_NONE;
  if (plain == NULL)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           text == NULL ? _ ("There is no date here.")
                                        : _ ("This cannot be read as a date."));
      return FALSE;
    }
  if (*plain == '\0')
    return fail (&r, _ ("There is no date here."));
  if (!read_whole (&r, &date))
    return FALSE;
  *out = date;
  return TRUE;
}

/* 12/15, 12.15, 12-15, 12月15日 and nothing else */
static gboolean
read_month_and_day_alone (const char *text, int *month, int *day)
{
  g_autofree char *plain = plain_form (text);
  g_autoptr (GRegex) form
      = g_regex_new ("^ *(\\d{1,2}) *(?:[/.-]|月) *(\\d{1,2})日? *$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (plain == NULL || !g_regex_match (form, plain, 0, &match))
    return FALSE;
  first = g_match_info_fetch (match, 1);
  second = g_match_info_fetch (match, 2);
  *month = (int)g_ascii_strtoll (first, NULL, 10);
  *day = (int)g_ascii_strtoll (second, NULL, 10);
  return *month >= 1 && *month <= 12;
}

gboolean
rk_date_parse_typed (const char *text, RkDate today, RkDate *out, GError **error)
{
  int month, day;
  RkDate start = rk_fiscal_year_start (rk_fiscal_year (today));
  RkDate date = RK_DATE_NONE;

  *out = RK_DATE_NONE;
  if (read_month_and_day_alone (text, &month, &day))
    {
      date = rk_date (start.year + (month < start.month), month, day);
      if (rk_date_is_valid (date))
        {
          *out = date;
          return TRUE;
        }
    }
  if (!rk_date_parse (text, &today, &date, error) || !rk_date_require_day (date, error))
    return FALSE;
  *out = date;
  return TRUE;
}

gboolean
rk_fiscal_year_parse (const char *text, int *out, GError **error)
{
  g_autofree char *plain = plain_form (text);
  g_autoptr (GError) why = NULL;
  Reader r = { plain != NULL ? plain : "", NULL, &why };
  Year year = { 0 };
  gboolean read = read_year (&r, &year);

  if (read)
    {
      take (&r, "度");
      read = read_other_year (&r, &year);
      take (&r, "度");
      skip_blanks (&r);
    }
  if (!read || *r.p != '\0')
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("This cannot be read as a fiscal year."));
      return FALSE;
    }
  *out = year.year;
  return TRUE;
}
