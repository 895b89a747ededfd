/* Dates as Japanese offices write them. A date may be partial (a year, a year and a month). All
 * calendar days are Gregorian; before 1873-01-01 Japan used a lunisolar calendar, so for 明治1–5
 * the day given here is the Gregorian one, not the one a document of that time shows.
 *
 * An era year names a western year: 令和元年3月1日 and 平成31年5月1日 are accepted as days of 2019,
 * because forms printed before the change of era are full of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkDate:
 * @year: western year; 0 = no date
 * @month: 1–12; 0 = only the year is known
 * @day: 1–31; 0 = only the year and the month are known
 *
 * Passed by value.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
} RkDate;

#define RK_DATE_NONE ((RkDate){ 0, 0, 0 })

static inline RkDate
rk_date (int year, int month, int day)
{
  return (RkDate){ (gint16)year, (guint8)month, (guint8)day };
}

/**
 * rk_date_parse:
 * @text: what was typed or read
 * @context: (nullable): a day near the one meant, for years without an era; %NULL for today
 * @out: (out): the date, perhaps partial
 * @error: return location; %RK_ERROR_INVALID with a sentence that says what is wrong
 *
 * Reads 令和6年2月29日, 令和元年, R6.2.29, Ｒ０６／０２／２９, R060229, ㋿6年,
 * H31.4, 令和六年四月一日, 2024/4/1, 2024-04-01, 20240401, 202404, 2024年4月, a month's 末日, a
 * weekday or a time of day behind the date, and 現在, 付, から, まで and the like behind it.
 *
 * A year of one or two digits without an era (6.2.29) belongs to the newest era in which it lies no
 * more than five years after @context: from 2026, 6 is 令和6, 24 is 平成24, 50 is 昭和50. With
 * slashes or hyphens (24/4/1) it is refused where that is not 令和, because it may as well be 2024.
 * 平成32 to 平成41 are read as 2020 to 2029; the other eras end when they ended.
 *
 * Returns: %TRUE if @out was set
 */
gboolean rk_date_parse (const char *text, const RkDate *context, RkDate *out, GError **error);
/**
 * rk_date_parse_typed: a whole day that somebody types, who sees what becomes of it: besides what
 * rk_date_parse() reads, a month and a day without a year (12/15, 12月15日), which are those of the
 * fiscal year of @today. Never for what comes from a file.
 * @error: as of rk_date_parse() and rk_date_require_day()
 */
gboolean rk_date_parse_typed (const char *text, RkDate today, RkDate *out, GError **error);

/**
 * rk_date_require_day:
 * @date: a date
 * @error: return location; %RK_ERROR_INVALID saying that the day, or the month and the day, is
 * missing
 *
 * For fields that need a whole date.
 *
 * Returns: %TRUE if the date has a day
 */
gboolean rk_date_require_day (RkDate date, GError **error);

/** rk_date_is_set: whether there is a date at all. */
gboolean rk_date_is_set (RkDate date);

/** rk_date_is_full: whether year, month and day are known and such a day exists. */
gboolean rk_date_is_full (RkDate date);

/** rk_date_is_valid: whether what is known exists in the calendar; a partial date is valid. */
gboolean rk_date_is_valid (RkDate date);

/** rk_date_days_in_month: days of a month, 0 where there is no such month. */
int rk_date_days_in_month (int year, int month);

/**
 * rk_date_compare: order of two dates, as for g_array_sort. No date comes first; a partial date
 * comes before the whole dates it contains. The same order as that of the ISO texts.
 */
int rk_date_compare (RkDate a, RkDate b);

/** rk_date_to_iso: 2024-07-31, 2024-07, 2024 or "". Returns: (transfer full) */
char *rk_date_to_iso (RkDate date);

/** rk_date_from_iso: reads exactly what rk_date_to_iso() writes. "" gives no date and %TRUE. */
gboolean rk_date_from_iso (const char *iso, RkDate *out);

/** rk_date_to_wareki_long: 令和6年7月31日, 令和6年7月, 令和6年. Before 明治: 1850年7月31日.
 * (transfer full) */
char *rk_date_to_wareki_long (RkDate date);

/** rk_date_to_wareki_weekday: 令和6年7月31日（水）; partial dates as rk_date_to_wareki_long(). */
char *rk_date_to_wareki_weekday (RkDate date);

/** rk_date_to_wareki_short: R6.7.31, R6.7, R6. Before 明治: 1850.7.31. (transfer full) */
char *rk_date_to_wareki_short (RkDate date);

/** rk_date_to_wareki_bare: 6.7.31, for columns whose heading names the era. (transfer full) */
char *rk_date_to_wareki_bare (RkDate date);

/**
 * rk_date_era:
 * @date: a date, perhaps partial
 * @name: (out) (optional) (transfer none): "令和"
 * @letter: (out) (optional): 'R'
 * @year: (out) (optional): year of the era
 *
 * 明治 from 1868-01-25, 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01. A
 * partial date is given the era at its end, so that 2019 is 令和元年 and 2019-04 is 平成31年4月.
 *
 * Returns: %FALSE where there is no date or it is before 明治
 */
gboolean rk_date_era (RkDate date, const char **name, char *letter, int *year);

/** rk_date_weekday: 1 Monday … 7 Sunday; 0 for a partial date. */
int rk_date_weekday (RkDate date);

/** rk_date_weekday_name: "水"; "" for a partial date. (transfer none) */
const char *rk_date_weekday_name (RkDate date);

/** rk_date_add_days: @date must be full. */
RkDate rk_date_add_days (RkDate date, int days);

/** rk_date_add_months: @date must be full; the 31st becomes the last day of a shorter month. */
RkDate rk_date_add_months (RkDate date, int months);

/** rk_date_days_between: days from @from to @to, negative where @to is earlier. Both must be full.
 */
int rk_date_days_between (RkDate from, RkDate to);

/** rk_date_term_end: last day of a term of @years that begins on @start: 2024-04-01, 2 →
 * 2026-03-31. */
RkDate rk_date_term_end (RkDate start, int years);

/**
 * rk_fiscal_year:
 * @date: a date
 *
 * Returns: the fiscal year (April to March) as a western year; 0 where the month is not known
 */
int rk_fiscal_year (RkDate date);

/** rk_fiscal_year_start: 1 April. */
RkDate rk_fiscal_year_start (int fiscal_year);

/** rk_fiscal_year_end: 31 March of the next year. */
RkDate rk_fiscal_year_end (int fiscal_year);

/**
 * rk_fiscal_year_label:
 * @fiscal_year: western number
 *
 * 令和6年度 for 2024. A fiscal year is named by the era of its first day, except that 2019 is
 * 令和元年度, as the offices have called it since May 2019, although it began in 平成31.
 *
 * Returns: (transfer full): the label; 1867年度 and earlier in western numbers
 */
char *rk_fiscal_year_label (int fiscal_year);

/** rk_fiscal_year_label_short: R6 for 2024. (transfer full) */
char *rk_fiscal_year_label_short (int fiscal_year);

/**
 * rk_fiscal_year_parse:
 * @text: 令和6年度, R6, R6年度, H31年度, 2024, 2024年度, 令和元年度; era-less 6年度 as in
 * rk_date_parse()
 * @out: (out): the fiscal year
 * @error: return location; %RK_ERROR_INVALID
 *
 * Returns: %TRUE if @out was set
 */
gboolean rk_fiscal_year_parse (const char *text, int *out, GError **error);

/**
 * rk_holiday_name:
 * @date: a full day
 *
 * 国民の祝日, 振替休日 and 国民の休日 by the law as it stood on that day, from 1948-07-20 to 2100;
 * 春分の日 and 秋分の日 by formula where they are not announced yet (rk-holiday.c names the
 * sources).
 *
 * Returns: (transfer none) (nullable): 「海の日」; NULL on other days
 */
const char *rk_holiday_name (RkDate date);
/**
 * rk_day_off_name: why offices are closed on a day: a holiday, Saturday or Sunday
 * (地方自治法第4条の2), or the turn of the year (12月29日～1月3日, as most 条例 have it). Returns:
 * (transfer none) (nullable)
 */
const char *rk_day_off_name (RkDate date);
/**
 * rk_date_to_workday: @date, or the nearest day on which offices are open: before it where @step
 * is -1, after it where it is 1. No full date stays as it is.
 */
RkDate rk_date_to_workday (RkDate date, int step);
/**
 * rk_day_off_dup_advice: says so where somebody chooses such a day; it is no error.
 * @iso: (nullable)
 * Returns: (transfer full) (nullable): a translated sentence
 */
char *rk_day_off_dup_advice (const char *iso);

/**
 * rk_now_local:
 *
 * The time now, in the local zone. Where the environment has RENKEI_CLOCK (ISO 8601, such as
 * 2026-08-07T09:52:00 or 2026-08-07T09:52:00+09:00) it is that moment always, so that tests and the
 * sample pages are the same every day. A value that cannot be read is warned about and passed over.
 *
 * Returns: (transfer full): the moment
 */
GDateTime *rk_now_local (void);

/** rk_today: the day of rk_now_local(). */
RkDate rk_today (void);

G_END_DECLS
