/* The calendar: every form offices write, what is wrong with the others, and every day from 明治
 * on. */
#include "rk-calendar.h"
#include "rk-error.h"

#include <locale.h>
#include <string.h>

static const RkDate context = { 2026, 8, 7 };

static void
test_parse (void)
{
  static const char *const cases[][2] = {
    { "令和6年2月29日", "2024-02-29" },
    { "令和６年２月２９日", "2024-02-29" },
    { "令和 6年 2月 29日", "2024-02-29" },
    { "　令和6年2月29日\n", "2024-02-29" },
    { "令和元年5月1日", "2019-05-01" },
    { "令和元年", "2019" },
    { "平成元年", "1989" },
    { "令和元年3月1日", "2019-03-01" },
    { "平成31年5月1日", "2019-05-01" },
    { "平成33年3月31日", "2021-03-31" },
    { "平成41年3月31日", "2029-03-31" },
    { "R6.2.29", "2024-02-29" },
    { "r6.2.29", "2024-02-29" },
    { "R.6.2.29", "2024-02-29" },
    { "R06/02/29", "2024-02-29" },
    { "R6-2-29", "2024-02-29" },
    { "Ｒ６．２．２９", "2024-02-29" },
    { "Ｒ６・２・２９", "2024-02-29" },
    { "R6年2月29日", "2024-02-29" },
    { "R元.5.1", "2019-05-01" },
    { "R1.5.1", "2019-05-01" },
    { "R060229", "2024-02-29" },
    { "㋿6年", "2024" },
    { "㋿6年2月29日", "2024-02-29" },
    { "㍻31年4月30日", "2019-04-30" },
    { "令6.4.1", "2024-04-01" },
    { "昭60・4・1", "1985-04-01" },
    { "H31.4", "2019-04" },
    { "H31.4.1", "2019-04-01" },
    { "S64.1.7", "1989-01-07" },
    { "Ｓ３９．１０．１０", "1964-10-10" },
    { "T15.12.24", "1926-12-24" },
    { "M45.7.29", "1912-07-29" },
    { "明治45年7月29日", "1912-07-29" },
    { "大正元年7月30日", "1912-07-30" },
    { "昭和六十四年一月七日", "1989-01-07" },
    { "令和六年四月一日", "2024-04-01" },
    { "令和二十九年十二月三十一日", "2047-12-31" },
    { "二〇二四年四月一日", "2024-04-01" },
    { "6.2.29", "2024-02-29" },
    { "06.02.29", "2024-02-29" },
    { "6/2/29", "2024-02-29" },
    { "6年2月29日", "2024-02-29" },
    { "6年2月", "2024-02" },
    { "13.4.1", "2031-04-01" },
    { "14.4.1", "2002-04-01" },
    { "31.4.1", "2019-04-01" },
    { "50.4.1", "1975-04-01" },
    { "2024/4/1", "2024-04-01" },
    { "2024-04-01", "2024-04-01" },
    { "2024－04－01", "2024-04-01" },
    { "2024.4.1", "2024-04-01" },
    { "20240401", "2024-04-01" },
    { "２０２４０４０１", "2024-04-01" },
    { "202404", "2024-04" },
    { "2024年4月", "2024-04" },
    { "2024年", "2024" },
    { "2024", "2024" },
    { "2024年4月1日", "2024-04-01" },
    { "2024-04", "2024-04" },
    { "2024/4/1 0:00", "2024-04-01" },
    { "2024-04-01 00:00:00", "2024-04-01" },
    { "2024-04-01T09:30:00+09:00", "2024-04-01" },
    { "令和6年7月31日（水）", "2024-07-31" },
    { "令和6年7月31日(水曜日)", "2024-07-31" },
    { "令和6年7月31日水曜日", "2024-07-31" },
    { "令和6年11月4日（月・祝）", "2024-11-04" },
    { "2024/7/31(水) 10:00", "2024-07-31" },
    { "令和6年2月末日", "2024-02-29" },
    { "令和6年2月末現在", "2024-02-29" },
    { "令和6年4月1日現在", "2024-04-01" },
    { "R6.4.1付け", "2024-04-01" },
    { "R6.4.1から", "2024-04-01" },
    { "令和6年4月1日 まで", "2024-04-01" },
    { "令和6（2024）年4月1日", "2024-04-01" },
    { "2024年（令和6年）4月1日", "2024-04-01" },
    { "1850年3月1日", "1850-03-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RkDate date;
      gboolean ok = rk_date_parse (cases[i][0], &context, &date, &error);
      g_autofree char *iso = rk_date_to_iso (date);

      g_test_message ("%s", cases[i][0]);
      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpstr (iso, ==, cases[i][1]);
    }
}

static void
test_parse_errors (void)
{
  static const char *const cases[][2] = {
    { "6.2.30", "There is no such day (令和6年2月 has 29 days)." },
    { "2023-02-29", "There is no such day (2023年2月 has 28 days)." },
    { "20230229", "There is no such day (2023年2月 has 28 days)." },
    { "R050229", "There is no such day (令和5年2月 has 28 days)." },
    { "令和6年4月0日", "There is no such day (令和6年4月 has 30 days)." },
    { "R5.13.1", "There is no month 13." },
    { "20241301", "There is no month 13." },
    { "令和6年0月1日", "There is no month 0." },
    { "令和6年度", "This is a fiscal year, not a date." },
    { "R6.4.1～R8.3.31", "There is more than one date." },
    { "45383", "This is a number, not a date: a spreadsheet has lost the date format." },
    { "昭和65年1月1日", "There is no year 65 of 昭和: it ended in its year 64." },
    { "T16.1.1", "There is no year 16 of 大正: it ended in its year 15." },
    { "24/4/1", "It is not clear whether the year is 平成24 or 2024." },
    { "4月1日", "The year is missing." },
    { "4/1", "The year is missing." },
    { "令和6（2023）年4月1日", "The two years in this date differ." },
    { "", "There is no date here." },
    { "　", "There is no date here." },
    { "未定", "This cannot be read as a date." },
    { "6", "This cannot be read as a date." },
    { "令和", "This cannot be read as a date." },
    { "令和0年1月1日", "This cannot be read as a date." },
    { "令和6年4月1日ごろ", "This cannot be read as a date." },
    { "2024/4/1/1", "This cannot be read as a date." },
    { "123.4.1", "This cannot be read as a date." },
    { "4/1/2024", "This cannot be read as a date." },
    { "060401", "This cannot be read as a date." },
    { "大工", "This cannot be read as a date." },
    { "焼津市本町5-6-1", "This cannot be read as a date." },
    { "99999999999999999999", "This cannot be read as a date." },
    { "2024年4月1日2024年4月2日", "This cannot be read as a date." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RkDate date;

      g_test_message ("%s", cases[i][0]);
      g_assert_false (rk_date_parse (cases[i][0], &context, &date, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i][1]);
      g_assert_false (rk_date_is_set (date));
      g_assert_false (rk_date_parse (cases[i][0], &context, &date, NULL));
    }
  g_assert_false (rk_date_parse (NULL, NULL, &(RkDate){ 0 }, NULL));
}

/* A month and a day that somebody types are of the fiscal year; from a file they stay unread. */
static void
test_parse_typed (void)
{
  static const struct
  {
    const char *typed;
    RkDate expected;
  } cases[] = {
    { "12/15", { 2026, 12, 15 } },     { "4/20", { 2026, 4, 20 } },   { "3/31", { 2027, 3, 31 } },
    { "２月１０日", { 2027, 2, 10 } }, { " 8.12 ", { 2026, 8, 12 } }, { "R8.3.1", { 2026, 3, 1 } },
    { "8/4/20", { 2026, 4, 20 } },
  };
  static const char *const unread[] = { "2/30", "13/1", "R8.3", "12", "12/15以前の分", "" };
  RkDate today = { 2026, 7, 2 };
  RkDate day;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].typed);
      g_assert_true (rk_date_parse_typed (cases[i].typed, today, &day, NULL));
      g_assert_cmpint (rk_date_compare (day, cases[i].expected), ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    g_assert_false (rk_date_parse_typed (unread[i], today, &day, NULL));
  g_assert_false (rk_date_parse ("12/15", &today, &day, NULL));
}

static void
test_require_day (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rk_date_require_day (rk_date (2024, 4, 1), &error));
  g_assert_false (rk_date_require_day (rk_date (2026, 0, 0), &error));
  g_assert_cmpstr (error->message, ==, "The month and the day are missing.");
  g_clear_error (&error);
  g_assert_false (rk_date_require_day (rk_date (2026, 4, 0), &error));
  g_assert_cmpstr (error->message, ==, "The day is missing.");
  g_clear_error (&error);
  g_assert_false (rk_date_require_day (RK_DATE_NONE, &error));
}

/* Each form of each day from the first of 明治 to 2100 is read back as that day. */
static void
test_every_day (void)
{
  RkDate day = { 1868, 1, 25 }, last = { 2100, 12, 31 };
  char *(*const forms[]) (RkDate) = { rk_date_to_iso, rk_date_to_wareki_long,
                                      rk_date_to_wareki_weekday, rk_date_to_wareki_short };
  GDate expected;
  guint n = 0;

  g_date_set_dmy (&expected, 25, G_DATE_JANUARY, 1868);
  for (; rk_date_compare (day, last) <= 0; day = rk_date_add_days (day, 1), n++)
    {
      RkDate back;
      g_autofree char *iso = rk_date_to_iso (day);
      g_autofree char *bare = rk_date_to_wareki_bare (day);

      g_assert_cmpint (day.day, ==, g_date_get_day (&expected));
      g_assert_cmpint (rk_date_weekday (day), ==, g_date_get_weekday (&expected));
      g_assert_true (rk_date_is_full (day));
      for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
        {
          g_autofree char *text = forms[i](day);

          g_assert_true (rk_date_parse (text, &context, &back, NULL));
          g_assert_cmpint (rk_date_compare (back, day), ==, 0);
        }
      g_assert_true (rk_date_from_iso (iso, &back));
      g_assert_cmpint (rk_date_compare (back, day), ==, 0);
      /* a form without an era means this one near its own day */
      if (day.year >= 2000)
        {
          g_assert_true (rk_date_parse (bare, &day, &back, NULL));
          g_assert_cmpint (rk_date_compare (back, day), ==, 0);
        }
      g_date_add_days (&expected, 1);
    }
  g_assert_cmpuint (n, ==, 85078);
}

static void
check_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_print (void)
{
  check_text (rk_date_to_wareki_long (rk_date (2024, 7, 31)), "令和6年7月31日");
  check_text (rk_date_to_wareki_weekday (rk_date (2024, 7, 31)), "令和6年7月31日（水）");
  check_text (rk_date_to_wareki_short (rk_date (2024, 7, 31)), "R6.7.31");
  check_text (rk_date_to_wareki_bare (rk_date (2024, 7, 31)), "6.7.31");
  check_text (rk_date_to_wareki_long (rk_date (2019, 5, 1)), "令和元年5月1日");
  check_text (rk_date_to_wareki_short (rk_date (2019, 5, 1)), "R1.5.1");
  check_text (rk_date_to_wareki_long (rk_date (2019, 4, 30)), "平成31年4月30日");
  check_text (rk_date_to_wareki_long (rk_date (2019, 4, 0)), "平成31年4月");
  check_text (rk_date_to_wareki_long (rk_date (2019, 0, 0)), "令和元年");
  check_text (rk_date_to_wareki_weekday (rk_date (2024, 4, 0)), "令和6年4月");
  check_text (rk_date_to_wareki_short (rk_date (2024, 4, 0)), "R6.4");
  check_text (rk_date_to_wareki_short (rk_date (2024, 0, 0)), "R6");
  check_text (rk_date_to_wareki_long (rk_date (1868, 1, 24)), "1868年1月24日");
  check_text (rk_date_to_wareki_long (rk_date (1868, 1, 25)), "明治元年1月25日");
  check_text (rk_date_to_wareki_long (rk_date (1850, 3, 1)), "1850年3月1日");
  check_text (rk_date_to_wareki_short (rk_date (1850, 3, 1)), "1850.3.1");
  check_text (rk_date_to_wareki_long (rk_date (1912, 7, 29)), "明治45年7月29日");
  check_text (rk_date_to_wareki_long (rk_date (1912, 7, 30)), "大正元年7月30日");
  check_text (rk_date_to_wareki_long (rk_date (1926, 12, 24)), "大正15年12月24日");
  check_text (rk_date_to_wareki_long (rk_date (1926, 12, 25)), "昭和元年12月25日");
  check_text (rk_date_to_wareki_long (rk_date (1989, 1, 7)), "昭和64年1月7日");
  check_text (rk_date_to_wareki_long (rk_date (1989, 1, 8)), "平成元年1月8日");
  check_text (rk_date_to_wareki_long (RK_DATE_NONE), "");
  check_text (rk_date_to_wareki_weekday (RK_DATE_NONE), "");
  check_text (rk_date_to_wareki_short (RK_DATE_NONE), "");
  check_text (rk_date_to_iso (RK_DATE_NONE), "");
}

static void
test_iso (void)
{
  static const char *const bad[]
      = { "2024-2-1", "2024-02-30", "2024-13",     "2024-00", "2024-04-00", "202404",
          "24-04-01", "2024/04/01", "2024-04-01 ", "0000",    "x",          "2024-0a" };
  RkDate date;

  g_assert_true (rk_date_from_iso ("", &date));
  g_assert_false (rk_date_is_set (date));
  g_assert_true (rk_date_from_iso ("2024-04", &date));
  g_assert_cmpint (date.month, ==, 4);
  g_assert_cmpint (date.day, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (rk_date_from_iso (bad[i], &date));
    }
}

static void
test_valid_and_order (void)
{
  g_assert_true (rk_date_is_valid (rk_date (2024, 2, 29)));
  g_assert_false (rk_date_is_valid (rk_date (2023, 2, 29)));
  g_assert_false (rk_date_is_valid (rk_date (2023, 0, 1)));
  g_assert_true (rk_date_is_valid (rk_date (2023, 0, 0)));
  g_assert_false (rk_date_is_full (rk_date (2023, 4, 0)));
  g_assert_false (rk_date_is_full (rk_date (2023, 4, 31)));
  g_assert_cmpint (rk_date_compare (RK_DATE_NONE, rk_date (1, 1, 1)), <, 0);
  g_assert_cmpint (rk_date_compare (rk_date (2024, 4, 0), rk_date (2024, 4, 1)), <, 0);
  g_assert_cmpint (rk_date_compare (rk_date (2024, 4, 2), rk_date (2024, 4, 1)), >, 0);
  g_assert_cmpint (rk_date_days_in_month (1900, 2), ==, 28);
  g_assert_cmpint (rk_date_days_in_month (2000, 2), ==, 29);
  g_assert_cmpint (rk_date_days_in_month (2000, 13), ==, 0);
}

static void
test_arithmetic (void)
{
  check_text (rk_date_to_iso (rk_date_add_days (rk_date (2024, 2, 28), 2)), "2024-03-01");
  check_text (rk_date_to_iso (rk_date_add_days (rk_date (2024, 1, 1), -1)), "2023-12-31");
  check_text (rk_date_to_iso (rk_date_add_months (rk_date (2024, 1, 31), 1)), "2024-02-29");
  check_text (rk_date_to_iso (rk_date_add_months (rk_date (2024, 1, 31), -2)), "2023-11-30");
  check_text (rk_date_to_iso (rk_date_add_months (rk_date (2024, 12, 15), 1)), "2025-01-15");
  check_text (rk_date_to_iso (rk_date_term_end (rk_date (2024, 4, 1), 2)), "2026-03-31");
  check_text (rk_date_to_iso (rk_date_term_end (rk_date (2024, 2, 29), 1)), "2025-02-27");
  g_assert_cmpint (rk_date_days_between (rk_date (2024, 4, 1), rk_date (2025, 4, 1)), ==, 365);
  g_assert_cmpint (rk_date_days_between (rk_date (2024, 4, 2), rk_date (2024, 4, 1)), ==, -1);
  g_assert_cmpint (rk_date_weekday (rk_date (2024, 4, 0)), ==, 0);
  g_assert_cmpstr (rk_date_weekday_name (RK_DATE_NONE), ==, "");
}

static void
test_fiscal_year (void)
{
  static const struct
  {
    const char *text;
    int year;
  } cases[] = {
    { "令和6年度", 2024 },
    { "R6", 2024 },
    { "R6年度", 2024 },
    { "Ｒ６年度", 2024 },
    { "H31年度", 2019 },
    { "令和元年度", 2019 },
    { "2024", 2024 },
    { "2024年度", 2024 },
    { "平成31年度", 2019 },
    { "6年度", 2024 },
    { "S63年度", 1988 },
    { "令和6年度（2024年度）", 2024 },
    { "2024（令和6）年度", 2024 },
  };
  static const char *const bad[]
      = { "", "令和", "2024年4月", "R6.4.1", "度", "令和6年度（2023年度）" };
  int year;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (rk_fiscal_year_parse (cases[i].text, &year, &error));
      g_assert_cmpint (year, ==, cases[i].year);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (rk_fiscal_year_parse (bad[i], &year, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
    }
  for (int y = 1868; y <= 2100; y++)
    {
      g_autofree char *label = rk_fiscal_year_label (y), *brief = rk_fiscal_year_label_short (y);

      g_assert_true (rk_fiscal_year_parse (label, &year, NULL));
      g_assert_cmpint (year, ==, y);
      g_assert_true (rk_fiscal_year_parse (brief, &year, NULL));
      g_assert_cmpint (year, ==, y);
      g_assert_cmpint (rk_fiscal_year (rk_fiscal_year_start (y)), ==, y);
      g_assert_cmpint (rk_fiscal_year (rk_fiscal_year_end (y)), ==, y);
    }
  check_text (rk_fiscal_year_label (2024), "令和6年度");
  check_text (rk_fiscal_year_label (2019), "令和元年度");
  check_text (rk_fiscal_year_label (2018), "平成30年度");
  check_text (rk_fiscal_year_label (1989), "平成元年度");
  check_text (rk_fiscal_year_label_short (2026), "R8");
  g_assert_cmpint (rk_fiscal_year (rk_date (2025, 3, 31)), ==, 2024);
  g_assert_cmpint (rk_fiscal_year (rk_date (2025, 0, 0)), ==, 0);
  g_assert_cmpint (rk_fiscal_year (RK_DATE_NONE), ==, 0);
}

static void
test_clock (void)
{
  g_autoptr (GDateTime) now = NULL;

  g_setenv ("RENKEI_CLOCK", "2026-08-07T09:52:00+09:00", TRUE);
  now = rk_now_local ();
  g_assert_cmpint (g_date_time_to_unix (now), ==, 1786063920);
  g_setenv ("RENKEI_CLOCK", "2026-08-07T09:52:00", TRUE);
  check_text (rk_date_to_iso (rk_today ()), "2026-08-07");
  g_setenv ("RENKEI_CLOCK", "tomorrow", TRUE);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*RENKEI_CLOCK*");
  g_assert_true (rk_date_is_full (rk_today ()));
  g_test_assert_expected_messages ();
  g_unsetenv ("RENKEI_CLOCK");
  g_assert_true (rk_date_is_full (rk_today ()));
}

/* Whatever a cell holds, reading it ends and a date that is found exists. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "令和", "平成", "昭", "R",  "H",    "元", "6", "31", "2024", "０",
          "年",   "月",   "日", "度", ".",    "/",  "-", "(",  ")",    "末",
          "十",   "〇",   " ",  "～", "現在", "水", "t", ":",  "㋿",  "\xff" };

  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      RkDate date;
      int year;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (rk_date_parse (text->str, &context, &date, &error))
        g_assert_true (rk_date_is_valid (date));
      else
        g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
      rk_fiscal_year_parse (text->str, &year, NULL);
    }
}

/* ── holidays ────────────────────────────────────────────────────────────────────────────── */

/* Every holiday of a year, in order: "1/1 1/13 …"; with * where it is none of article 2. */
static char *
holidays_of (int year)
{
  GString *days = g_string_new (NULL);

  for (RkDate day = rk_date (year, 1, 1); day.year == year; day = rk_date_add_days (day, 1))
    {
      const char *name = rk_holiday_name (day);

      if (name)
        g_string_append_printf (days, "%s%d/%d%s", days->len ? " " : "", day.month, day.day,
                                g_str_equal (name, "振替休日")     ? "*"
                                : g_str_equal (name, "国民の休日") ? "+"
                                                                   : "");
    }
  return g_string_free (days, FALSE);
}

/* As the Cabinet Office lists them (「国民の祝日」について). */
static void
test_holidays (void)
{
  static const struct
  {
    int year;
    const char *days;
  } cases[] = {
    { 1947, "" },
    { 1948, "9/23 11/3 11/23" },
    { 1949, "1/1 1/15 3/21 4/29 5/3 5/5 9/23 11/3 11/23" },
    { 1959, "1/1 1/15 3/21 4/10 4/29 5/3 5/5 9/24 11/3 11/23" },
    { 1973, "1/1 1/15 2/11 3/21 4/29 4/30* 5/3 5/5 9/15 9/23 9/24* 10/10 11/3 11/23" },
    { 1986, "1/1 1/15 2/11 3/21 4/29 5/3 5/5 9/15 9/23 10/10 11/3 11/23 11/24*" },
    { 1987, "1/1 1/15 2/11 3/21 4/29 5/3 5/4* 5/5 9/15 9/23 10/10 11/3 11/23" },
    { 1988, "1/1 1/15 2/11 3/20 3/21* 4/29 5/3 5/4+ 5/5 9/15 9/23 10/10 11/3 11/23" },
    { 1989, "1/1 1/2* 1/15 1/16* 2/11 2/24 3/21 4/29 5/3 5/4+ 5/5 9/15 9/23 10/10 11/3 11/23 "
            "12/23" },
    { 1993, "1/1 1/15 2/11 3/20 4/29 5/3 5/4+ 5/5 6/9 9/15 9/23 10/10 10/11* 11/3 11/23 12/23" },
    { 2003, "1/1 1/13 2/11 3/21 4/29 5/3 5/5 7/21 9/15 9/23 10/13 11/3 11/23 11/24* 12/23" },
    { 2008, "1/1 1/14 2/11 3/20 4/29 5/3 5/4 5/5 5/6* 7/21 9/15 9/23 10/13 11/3 11/23 11/24* "
            "12/23" },
    { 2009, "1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6* 7/20 9/21 9/22+ 9/23 10/12 11/3 11/23 "
            "12/23" },
    { 2019, "1/1 1/14 2/11 3/21 4/29 4/30+ 5/1 5/2+ 5/3 5/4 5/5 5/6* 7/15 8/11 8/12* 9/16 9/23 "
            "10/14 10/22 11/3 11/4* 11/23" },
    { 2020, "1/1 1/13 2/11 2/23 2/24* 3/20 4/29 5/3 5/4 5/5 5/6* 7/23 7/24 8/10 9/21 9/22 11/3 "
            "11/23" },
    { 2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9* 9/20 9/23 11/3 11/23" },
    { 2024, "1/1 1/8 2/11 2/12* 2/23 3/20 4/29 5/3 5/4 5/5 5/6* 7/15 8/11 8/12* 9/16 9/22 9/23* "
            "10/14 11/3 11/4* 11/23" },
    { 2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6* 7/20 8/11 9/21 9/22+ 9/23 10/12 11/3 "
            "11/23" },
    { 2032, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/21+ 9/22 10/11 11/3 "
            "11/23" },
    { 2101, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *days = holidays_of (cases[i].year);

      g_assert_cmpstr (days, ==, cases[i].days);
    }
}

/* Days announced in 官報 whose number changed from the year before. */
static void
test_equinoxes (void)
{
  static const int days[][3] = { { 1956, 21, 23 }, { 1960, 20, 23 }, { 1979, 21, 24 },
                                 { 1980, 20, 23 }, { 1992, 20, 23 }, { 2012, 20, 22 },
                                 { 2016, 20, 22 }, { 2023, 21, 23 }, { 2025, 20, 23 },
                                 { 2027, 21, 23 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_cmpstr (rk_holiday_name (rk_date (days[i][0], 3, days[i][1])), ==, "春分の日");
      g_assert_cmpstr (rk_holiday_name (rk_date (days[i][0], 9, days[i][2])), ==, "秋分の日");
    }
}

static void
test_day_off (void)
{
  g_autofree char *advice = rk_day_off_dup_advice ("2026-07-20");

  g_assert_cmpstr (rk_day_off_name (rk_date (2026, 7, 18)), ==, "土曜日");
  g_assert_cmpstr (rk_day_off_name (rk_date (2026, 7, 19)), ==, "日曜日");
  g_assert_cmpstr (rk_day_off_name (rk_date (2026, 7, 20)), ==, "海の日");
  g_assert_null (rk_day_off_name (rk_date (2026, 7, 21)));
  g_assert_cmpstr (rk_day_off_name (rk_date (2026, 12, 29)), ==, "年末年始の休み");
  g_assert_cmpstr (rk_day_off_name (rk_date (2027, 1, 1)), ==, "元日");
  g_assert_cmpint (
      rk_date_compare (rk_date_to_workday (rk_date (2026, 5, 4), 1), rk_date (2026, 5, 7)), ==, 0);
  g_assert_cmpint (
      rk_date_compare (rk_date_to_workday (rk_date (2026, 5, 4), -1), rk_date (2026, 5, 1)), ==, 0);
  g_assert_cmpint (
      rk_date_compare (rk_date_to_workday (rk_date (2026, 5, 7), -1), rk_date (2026, 5, 7)), ==, 0);
  g_assert_null (rk_day_off_name (rk_date (2027, 1, 4)));
  g_assert_null (rk_day_off_name (rk_date (2027, 1, 0)));
  g_assert_nonnull (strstr (advice, "海の日"));
  g_assert_null (rk_day_off_dup_advice ("2026-07-21"));
  g_assert_null (rk_day_off_dup_advice (NULL));
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/parse", test_parse);
  g_test_add_func ("/calendar/parse/errors", test_parse_errors);
  g_test_add_func ("/calendar/parse/typed", test_parse_typed);
  g_test_add_func ("/calendar/parse/random", test_random);
  g_test_add_func ("/calendar/require-day", test_require_day);
  g_test_add_func ("/calendar/every-day", test_every_day);
  g_test_add_func ("/calendar/print", test_print);
  g_test_add_func ("/calendar/iso", test_iso);
  g_test_add_func ("/calendar/valid", test_valid_and_order);
  g_test_add_func ("/calendar/arithmetic", test_arithmetic);
  g_test_add_func ("/calendar/fiscal-year", test_fiscal_year);
  g_test_add_func ("/calendar/clock", test_clock);
  g_test_add_func ("/calendar/holidays", test_holidays);
  g_test_add_func ("/calendar/equinoxes", test_equinoxes);
  g_test_add_func ("/calendar/day-off", test_day_off);
  return g_test_run ();
}
