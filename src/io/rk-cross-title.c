/* Of which year a table is, as its title says: among dates of writing, of editions and of standard
 * populations. */
#include "rk-cross-private.h"

#include <string.h>

#include "rk-calendar.h"

#define ERA "(?:令和|平成|昭和|(?<![A-Za-z0-9])[RHS])\\s*"
#define OF_ERA "(?:元|\\d{1,2}|[一二三四五六七八九十]{1,3})"
#define WESTERN "(?<!\\d)(?:19|20)\\d{2}(?!\\d)"
#define ENGLISH \
  "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s+(?:\\d{1,2},?\\s+)?" WESTERN
#define YEAR "\\s*(?:年度?)?\\s*"
#define MONTH "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})"
#define DAY "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})"
/* 令和5年3月31日, R5.3.31, 2023/3/31, 2023年3月 */
#define DATE                                                                          \
  "(?:" ERA OF_ERA "|" WESTERN ")(?:\\s*年\\s*" MONTH "\\s*月(?:\\s*" DAY "\\s*日)?" \
  "|([./-])\\d{1,2}(?:\\g{-1}\\d{1,2})?(?!\\d|\\g{-1}\\d))"
/* Of several years. */
#define NO_YEAR -1
#define TO "\\s*(?:日|末)?\\s*(?:から|~|〜|-|―|－)\\s*"

/* The strongest way in which a year is said decides. */
typedef enum
{
  SAID_PLAINLY, /* a year or a day */
  SAID_FISCAL,  /* 令和3年度; from one April to the next March */
  SAID_RESULT,  /* 令和3年度実績 */
} Said;

/* @early: it is that of a day before April */
typedef struct
{
  Said said;
  int year;
  gboolean early;
} Mention;

/* 令和3年度, R3, 2021年, 令和3（2021）年度, 2021（令和3）, FY2021, January 2022 */
static const GRegex *
year_regex (void)
{
  static gsize cell;

  return rk_cross_regex (&cell,
                         "(?:" ERA OF_ERA "|" WESTERN ")(?:" YEAR "\\((?:" ERA OF_ERA "|" WESTERN
                         ")" YEAR "\\)(?:\\s*年度?)?|\\s*年度?)"
                         "|(?:令和|平成|昭和)\\s*" OF_ERA
                         "|(?<![0-9A-Za-z])(?:R(?:元|\\d{1,2})|H(?:2\\d|3[01]))(?![0-9A-Za-z.])"
                         "|FY\\s?" WESTERN "|\\b" ENGLISH);
}

char *
rk_cross_dup_yearless (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_regex_replace_literal (year_regex (), plain ? plain : text, -1, 0, "年", 0, NULL);
}

/* 「令和6年3月29日公表」, 「作成年月：R05年06月」, 「令和5年度版」: when it was written, not what
 * it is of; nor is the year of a standard population. */
static gboolean
is_of_writing (const char *text, int start, int end)
{
  static const char after[] = "^\\s*\\d{0,2}\\s*月?\\s*(\\d{1,2}\\s*日)?\\s*(に|現在で)?"
                              "(公表|公開|作成|更新|発行|掲載|出力|印刷|版|改訂)";
  static const char before[] = "(公表|公開|作成|更新|発行|掲載|出力|印刷)"
                               "(\\s*:|(年月日|年月|日時|日)\\s*:?)\\s*$";
  g_autofree char *head = g_strndup (text, (gsize)start);

  return g_regex_match_simple (after, text + end, 0, 0) || g_regex_match_simple (before, head, 0, 0)
         || g_regex_match_simple ("^\\s*\\)?\\s*(モデル人口|基準人口)", text + end, 0, 0);
}

/* ── what is said ────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  char *text; /* plain; what has been read is blanked out */
  GArray *mentions;
} Title;

static void
blank (Title *self, int start, int end)
{
  memset (self->text + start, '\t', (gsize)(end - start));
}

/* Takes what stands from @start to @end. */
static void
mention (Title *self, Mention new, int start, int end)
{
  if (!is_of_writing (self->text, start, end))
    g_array_append_val (self->mentions, new);
  blank (self, start, end);
}

static gboolean
read_date (const char *text, RkDate *date)
{
  return rk_date_parse (text, NULL, date, NULL) && date->month != 0;
}

/* The end of a range may leave out what its beginning says: 令和4年4月～5年3月, ～9月. */
static gboolean
read_end (const char *text, RkDate from, RkDate *to)
{
  g_autoptr (GRegex) form = g_regex_new (
      "^(?:(翌年|\\d{1,2}年)|)\\s*(\\d{1,2})\\s*月(?:\\s*\\d{1,2}\\s*日)?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *month = NULL;

  if (!g_regex_match (form, text, 0, &match))
    return read_date (text, to);
  year = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  *to = rk_date (from.year, (int)g_ascii_strtoll (month, NULL, 10), 0);
  if (*year) /* the next year, whatever the era */
    to->year++;
  return to->month >= 1 && to->month <= 12;
}

/* 「R3.4～R4.3」 is 令和3年度; a whole calendar year is called by its number; any other range is of
 * several years. */
static void
read_ranges (Title *self)
{
  static gsize cell;
  const GRegex *ranges
      = rk_cross_regex (&cell, "(" DATE ")" TO "((?:翌年|\\d{1,2}年)?\\s*\\d{1,2}\\s*月"
                               "(?:\\s*\\d{1,2}\\s*日)?|" DATE ")(?:まで)?");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = g_strdup (self->text);

  for (g_regex_match (ranges, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *last = g_match_info_fetch (match, 3);
      RkDate from, to;
      int start, end;

      if (!g_match_info_fetch_pos (match, 0, &start, &end) || !read_date (first, &from)
          || !read_end (last, from, &to))
        continue;
      if (from.year == to.year && from.month == 1 && to.month == 12)
        mention (self, (Mention){ SAID_PLAINLY, from.year }, start, end);
      else if (rk_fiscal_year (from) == rk_fiscal_year (to))
        mention (self, (Mention){ SAID_FISCAL, rk_fiscal_year (from) }, start, end);
      else
        mention (self, (Mention){ SAID_FISCAL, NO_YEAR }, start, end);
    }
}

/* 2023-03-31, unlike R5.3.31, may be that of a file, unless it says that the numbers are of that
 * day. */
static gboolean
is_day_of_numbers (const char *word, const char *after)
{
  return strstr (word, "年") || g_ascii_isalpha (*word) || g_str_has_prefix (after, "現在")
         || g_str_has_prefix (after, "時点");
}

/* A day before April is of the fiscal year that began the year before. */
static void
read_dates (Title *self)
{
  static gsize cell;
  const GRegex *dates = rk_cross_regex (&cell, DATE);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = g_strdup (self->text);

  for (g_regex_match (dates, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      RkDate date;
      int start, end;

      if (g_match_info_fetch_pos (match, 0, &start, &end) && is_day_of_numbers (word, text + end)
          && read_date (word, &date))
        mention (self, (Mention){ SAID_PLAINLY, date.year, date.month < 4 }, start, end);
    }
}

/* 「平成20年度から令和4年度まで」, 「令和3～5年度」: which of them, the table must say. */
static gboolean
is_range (const char *after)
{
  return g_regex_match_simple ("^" TO "(令和|平成|昭和|[RHS]|\\d)", after, 0, 0);
}

static Said
how_said (const char *word, const char *after)
{
  gboolean fiscal = strstr (word, "年度") != NULL;

  if (g_regex_match_simple ("^\\s*\\)?\\s*(の)?\\s*(実績|実施分|受診分|分(?![析類]))", after, 0, 0))
    return SAID_RESULT;
  return fiscal ? SAID_FISCAL : SAID_PLAINLY;
}

/* Of 令和3（2022）年度 nobody knows which is meant. */
static int
year_of (const char *word)
{
  int year;

  if (strchr (word, '(') == NULL)
    return rk_cross_year (word);
  return rk_fiscal_year_parse (word, &year, NULL) ? year : NO_YEAR;
}

static void
read_years (Title *self)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = g_strdup (self->text);

  for (g_regex_match (year_regex (), text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      int year = year_of (word);
      int start, end;

      if (!g_match_info_fetch_pos (match, 0, &start, &end))
        continue;
      if (is_range (text + end))
        mention (self, (Mention){ SAID_FISCAL, NO_YEAR }, start, end);
      else if (year)
        mention (self, (Mention){ how_said (word, text + end), year, rk_cross_is_early (word) },
                 start, end);
    }
}

/* ── which of them ───────────────────────────────────────────────────────────────────────── */

int
rk_cross_year_of_title (const char *title, gboolean *early, gboolean *several)
{
  Title self = { g_utf8_normalize (title, -1, G_NORMALIZE_NFKC),
                 g_array_new (FALSE, FALSE, sizeof (Mention)) };
  Mention found = { 0 };

  *several = FALSE;
  if (self.text)
    {
      read_ranges (&self);
      read_dates (&self);
      read_years (&self);
    }
  for (guint i = 0; i < self.mentions->len; i++)
    found.said = MAX (found.said, g_array_index (self.mentions, Mention, i).said);
  for (guint i = 0; i < self.mentions->len; i++)
    {
      const Mention *one = &g_array_index (self.mentions, Mention, i);

      if (one->said != found.said)
        continue;
      *several |= one->year == NO_YEAR
                  || (found.year && found.year - found.early != one->year - one->early);
      found.year = one->year;
      found.early = one->early;
    }
  g_array_unref (self.mentions);
  g_free (self.text);
  *early = !*several && found.early;
  return *several ? 0 : found.year;
}

/* The one year that stands by itself, and is not a number of anything. */
int
rk_cross_year_alone (const char *title)
{
  static gsize cell;
  const GRegex *alone = rk_cross_regex (
      &cell, "(?<![数人計者件円値率:])(?:^|(?<=[\\s(\\[【「_~]))(?<![数人計者件円値率:]\\s)"
             "(?:19|20)\\d{2}(?=$|[\\s)\\]】」_])");
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_NFKC);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (plain == NULL || !g_regex_match (alone, plain, 0, &match))
    return 0;
  word = g_match_info_fetch (match, 0);
  return g_match_info_next (match, NULL) ? 0 : rk_cross_year (word);
}

int
rk_cross_year_in (const char *title)
{
  gboolean early, several;
  int year = rk_cross_year_of_title (title, &early, &several);

  return early ? year - 1 : year;
}

int
rk_cross_year_of_file (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, dot ? (gsize)(dot - name) : strlen (name));
  int year = rk_cross_year_in (name);

  return year ? year : rk_cross_year_alone (stem);
}
