/* 国民の祝日 and the other days on which offices are closed.
 *
 * Source: 国民の祝日に関する法律 (昭和23年法律第178号, in force since 1948-07-20) with its
 * amendments, and the laws that made single days holidays. The days of 春分 and 秋分 are those that
 * the 国立天文台 announces in 官報 of the February before; until then they follow from the formula
 * of the 海上保安庁水路部 (『新こよみ便利帳』), which has met every announced day so far. */
#include "rk-calendar.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#define FIRST_YEAR 1948
#define LAST_YEAR 2100
#define EQUAL(date, y, m, d) ((date).year == (y) && (date).month == (m) && (date).day == (d))

/* ── the list of the law, article 2 ──────────────────────────────────────────────────────── */

/* A day of the year, or the @nth Monday of a month where @nth is not 0; both years are within. */
typedef struct
{
  const char *name;
  int month;
  int day;
  int nth;
  int from;
  int until;
} Rule;

static const Rule rules[] = {
  { "元日", 1, 1, 0, 1949, LAST_YEAR },
  { "成人の日", 1, 15, 0, 1949, 1999 },
  { "成人の日", 1, 0, 2, 2000, LAST_YEAR },
  { "建国記念の日", 2, 11, 0, 1967, LAST_YEAR },
  { "天皇誕生日", 2, 23, 0, 2020, LAST_YEAR },
  { "天皇誕生日", 4, 29, 0, 1949, 1988 },
  { "みどりの日", 4, 29, 0, 1989, 2006 },
  { "昭和の日", 4, 29, 0, 2007, LAST_YEAR },
  { "憲法記念日", 5, 3, 0, 1949, LAST_YEAR },
  { "みどりの日", 5, 4, 0, 2007, LAST_YEAR },
  { "こどもの日", 5, 5, 0, 1949, LAST_YEAR },
  { "海の日", 7, 20, 0, 1996, 2002 },
  { "海の日", 7, 0, 3, 2003, 2019 },
  { "海の日", 7, 23, 0, 2020, 2020 },
  { "海の日", 7, 22, 0, 2021, 2021 },
  { "海の日", 7, 0, 3, 2022, LAST_YEAR },
  { "スポーツの日", 7, 24, 0, 2020, 2020 },
  { "スポーツの日", 7, 23, 0, 2021, 2021 },
  { "山の日", 8, 11, 0, 2016, 2019 },
  { "山の日", 8, 10, 0, 2020, 2020 },
  { "山の日", 8, 8, 0, 2021, 2021 },
  { "山の日", 8, 11, 0, 2022, LAST_YEAR },
  { "敬老の日", 9, 15, 0, 1966, 2002 },
  { "敬老の日", 9, 0, 3, 2003, LAST_YEAR },
  { "体育の日", 10, 10, 0, 1966, 1999 },
  { "体育の日", 10, 0, 2, 2000, 2019 },
  { "スポーツの日", 10, 0, 2, 2022, LAST_YEAR },
  { "文化の日", 11, 3, 0, 1948, LAST_YEAR },
  { "勤労感謝の日", 11, 23, 0, 1948, LAST_YEAR },
  { "天皇誕生日", 12, 23, 0, 1989, 2018 },
  /* 昭和34年法律第16号, 平成元年法律第4号, 平成2年法律第24号, 平成5年法律第32号, 平成30年法律第99号
   */
  { "皇太子明仁親王の結婚の儀の行われる日", 4, 10, 0, 1959, 1959 },
  { "昭和天皇の大喪の礼の行われる日", 2, 24, 0, 1989, 1989 },
  { "即位礼正殿の儀の行われる日", 11, 12, 0, 1990, 1990 },
  { "皇太子徳仁親王の結婚の儀の行われる日", 6, 9, 0, 1993, 1993 },
  { "天皇の即位の日", 5, 1, 0, 2019, 2019 },
  { "即位礼正殿の儀の行われる日", 10, 22, 0, 2019, 2019 },
};

static gboolean
is_by_rule (RkDate date, const Rule *rule)
{
  if (date.month != rule->month || date.year < rule->from || date.year > rule->until)
    return FALSE;
  if (rule->nth)
    return rk_date_weekday (date) == 1 && (date.day - 1) / 7 + 1 == rule->nth;
  return date.day == rule->day;
}

/* Days of March and September; 0.242194 is what a tropical year has beyond 365 days. */
static int
equinox_day (int year, gboolean autumn)
{
  double base = year < 1980   ? (autumn ? 23.2588 : 20.8357)
                : year < 2100 ? (autumn ? 23.2488 : 20.8431)
                              : (autumn ? 24.2488 : 21.8510);
  int leap = (year - (year < 1980 ? 1983 : 1980)) / 4;

  return (int)floor (base + 0.242194 * (year - 1980) - leap);
}

/* 国民の祝日 in the words of article 2. */
static const char *
find_national (RkDate date)
{
  if (EQUAL (date, date.year, 3, equinox_day (date.year, FALSE)) && date.year > FIRST_YEAR)
    return "春分の日";
  if (EQUAL (date, date.year, 9, equinox_day (date.year, TRUE)))
    return "秋分の日";
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (is_by_rule (date, &rules[i]))
      return rules[i].name;
  return NULL;
}

/* ── article 3 ───────────────────────────────────────────────────────────────────────────── */

/* Paragraph 2, since 1973-04-12: the day after a holiday on a Sunday; since 2007 the next day that
 * is none. */
static gboolean
is_substitute (RkDate date)
{
  RkDate day = rk_date_add_days (date, -1);

  if (rk_date_compare (date, rk_date (1973, 4, 12)) < 0)
    return FALSE;
  if (date.year < 2007)
    return rk_date_weekday (day) == 7 && find_national (day);
  for (; find_national (day); day = rk_date_add_days (day, -1))
    if (rk_date_weekday (day) == 7)
      return TRUE;
  return FALSE;
}

/* Paragraph 3, since 1985-12-27: a day between two holidays; until 2006 not a Sunday. */
static gboolean
is_between (RkDate date)
{
  return rk_date_compare (date, rk_date (1985, 12, 27)) >= 0
         && (date.year >= 2007 || rk_date_weekday (date) != 7)
         && find_national (rk_date_add_days (date, -1))
         && find_national (rk_date_add_days (date, 1));
}

const char *
rk_holiday_name (RkDate date)
{
  const char *name;

  if (!rk_date_is_full (date) || date.year < FIRST_YEAR || date.year > LAST_YEAR
      || rk_date_compare (date, rk_date (1948, 7, 20)) < 0)
    return NULL;
  name = find_national (date);
  if (name)
    return name;
  if (is_substitute (date))
    return "振替休日";
  return is_between (date) ? "国民の休日" : NULL;
}

/* ── days on which offices are closed ────────────────────────────────────────────────────── */

const char *
rk_day_off_name (RkDate date)
{
  const char *holiday = rk_holiday_name (date);
  int weekday = rk_date_weekday (date);

  if (holiday || weekday == 0)
    return holiday;
  if ((date.month == 12 && date.day >= 29) || (date.month == 1 && date.day <= 3))
    return "年末年始の休み";
  return weekday == 6 ? "土曜日" : weekday == 7 ? "日曜日" : NULL;
}

RkDate
rk_date_to_workday (RkDate date, int step)
{
  while (rk_day_off_name (date))
    date = rk_date_add_days (date, step);
  return date;
}

char *
rk_day_off_dup_advice (const char *iso)
{
  RkDate date;
  const char *name;
  g_autofree char *day = NULL;

  if (iso == NULL || !rk_date_from_iso (iso, &date) || (name = rk_day_off_name (date)) == NULL)
    return NULL;
  day = rk_date_to_wareki_weekday (date);
  /* Translators: a day and why offices are closed: 「令和8年7月20日（月）は海の日です。…」 */
  return g_strdup_printf (_ ("%1$s is a day off (%2$s). The day can still be used."), day, name);
}
