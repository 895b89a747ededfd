/* The calendar: eras, printing, arithmetic, fiscal years and the clock. Reading is in
 * rk-calendar-parse.c. */
#include "rk-calendar-private.h"
#include "rk-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const RkEra rk_eras[RK_N_ERAS] = {
  { "明治", "明", 'M', { 1868, 1, 25 }, 45, 45 },  { "大正", "大", 'T', { 1912, 7, 30 }, 15, 15 },
  { "昭和", "昭", 'S', { 1926, 12, 25 }, 64, 64 }, { "平成", "平", 'H', { 1989, 1, 8 }, 31, 41 },
  { "令和", "令", 'R', { 2019, 5, 1 }, 0, 99 },
};

gboolean
rk_date_is_set (RkDate date)
{
  return date.year != 0;
}

int
rk_date_days_in_month (int year, int month)
{
  if (month < 1 || month > 12 || year < 1 || year > 9999)
    return 0;
  return g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year);
}

gboolean
rk_date_is_valid (RkDate date)
{
  if (date.year < 1 || date.year > 9999 || date.month > 12)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;
  return date.day <= rk_date_days_in_month (date.year, date.month);
}

gboolean
rk_date_is_full (RkDate date)
{
  return date.day != 0 && rk_date_is_valid (date);
}

gboolean
rk_date_require_day (RkDate date, GError **error)
{
  if (date.day != 0)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       !rk_date_is_set (date) ? _ ("There is no date here.")
                       : date.month == 0      ? _ ("The month and the day are missing.")
                                              : _ ("The day is missing."));
  return FALSE;
}

int
rk_date_compare (RkDate a, RkDate b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  return a.day < b.day ? -1 : a.day > b.day;
}

static void
put_digits (char *out, guint n, int value)
{
  while (n-- > 0)
    {
      out[n] = (char)('0' + value % 10);
      value /= 10;
    }
}

char *
rk_date_to_iso (RkDate date)
{
  char text[] = "0000-00-00";

  if (!rk_date_is_set (date))
    return g_strdup ("");
  put_digits (text, 4, CLAMP (date.year, 0, 9999));
  put_digits (text + 5, 2, date.month);
  put_digits (text + 8, 2, date.day);
  return g_strndup (text, date.month == 0 ? 4 : date.day == 0 ? 7 : 10);
}

/* Exactly @n digits; -1 where there are not */
static int
digits (const char *s, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (s[i]))
        return -1;
      value = value * 10 + (s[i] - '0');
    }
  return value;
}

gboolean
rk_date_from_iso (const char *iso, RkDate *out)
{
  gsize len = strlen (iso);
  int year, month = 0, day = 0;

  *out = RK_DATE_NONE;
  if (len == 0)
    return TRUE;
  if (len != 4 && len != 7 && len != 10)
    return FALSE;
  year = digits (iso, 4);
  if (len >= 7)
    month = iso[4] == '-' ? digits (iso + 5, 2) : -1;
  if (len == 10)
    day = iso[7] == '-' ? digits (iso + 8, 2) : -1;
  if (year < 1 || month < 0 || day < 0 || (len >= 7 && month == 0) || (len == 10 && day == 0)
      || !rk_date_is_valid (rk_date (year, month, day)))
    return FALSE;
  *out = rk_date (year, month, day);
  return TRUE;
}

/* --- eras ----------------------------------------------------------------------------------- */

gboolean
rk_date_era (RkDate date, const char **name, char *letter, int *year)
{
  RkDate last
      = rk_date (date.year, date.month != 0 ? date.month : 12, date.day != 0 ? date.day : 31);

  if (!rk_date_is_set (date))
    return FALSE;
  for (int i = RK_N_ERAS - 1; i >= 0; i--)
    if (rk_date_compare (last, rk_eras[i].first) >= 0)
      {
        if (name != NULL)
          *name = rk_eras[i].name;
        if (letter != NULL)
          *letter = rk_eras[i].letter;
        if (year != NULL)
          *year = date.year - rk_eras[i].first.year + 1;
        return TRUE;
      }
  return FALSE;
}

char *
rk_date_to_wareki_long (RkDate date)
{
  GString *out = g_string_new (NULL);
  const char *name;
  int year;

  if (!rk_date_is_set (date))
    return g_string_free (out, FALSE);
  if (!rk_date_era (date, &name, NULL, &year))
    g_string_append_printf (out, "%d年", date.year);
  else if (year == 1)
    g_string_append_printf (out, "%s元年", name);
  else
    g_string_append_printf (out, "%s%d年", name, year);
  if (date.month != 0)
    g_string_append_printf (out, "%d月", date.month);
  if (date.month != 0 && date.day != 0)
    g_string_append_printf (out, "%d日", date.day);
  return g_string_free (out, FALSE);
}

char *
rk_date_to_wareki_weekday (RkDate date)
{
  g_autofree char *text = rk_date_to_wareki_long (date);

  if (!rk_date_is_full (date))
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s（%s）", text, rk_date_weekday_name (date));
}

static char *
print_dots (RkDate date, gboolean with_letter)
{
  GString *out = g_string_new (NULL);
  char letter;
  int year;

  if (!rk_date_is_set (date))
    return g_string_free (out, FALSE);
  if (!rk_date_era (date, NULL, &letter, &year))
    g_string_append_printf (out, "%d", date.year);
  else if (with_letter)
    g_string_append_printf (out, "%c%d", letter, year);
  else
    g_string_append_printf (out, "%d", year);
  if (date.month != 0)
    g_string_append_printf (out, ".%d", date.month);
  if (date.month != 0 && date.day != 0)
    g_string_append_printf (out, ".%d", date.day);
  return g_string_free (out, FALSE);
}

char *
rk_date_to_wareki_short (RkDate date)
{
  return print_dots (date, TRUE);
}

char *
rk_date_to_wareki_bare (RkDate date)
{
  return print_dots (date, FALSE);
}

/* --- arithmetic ----------------------------------------------------------------------------- */

static GDate
to_gdate (RkDate date)
{
  GDate g;

  g_date_clear (&g, 1);
  g_return_val_if_fail (rk_date_is_full (date), g);
  g_date_set_dmy (&g, date.day, (GDateMonth)date.month, (GDateYear)date.year);
  return g;
}

static RkDate
from_gdate (const GDate *g)
{
  return rk_date (g_date_get_year (g), g_date_get_month (g), g_date_get_day (g));
}

int
rk_date_weekday (RkDate date)
{
  GDate g;

  if (!rk_date_is_full (date))
    return 0;
  g = to_gdate (date);
  return g_date_get_weekday (&g);
}

const char *
rk_date_weekday_name (RkDate date)
{
  static const char *const names[] = { "", "月", "火", "水", "木", "金", "土", "日" };

  return names[rk_date_weekday (date)];
}

RkDate
rk_date_add_days (RkDate date, int days)
{
  GDate g = to_gdate (date);

  g_return_val_if_fail (g_date_valid (&g), RK_DATE_NONE);
  g_date_set_julian (&g, (guint32)((gint64)g_date_get_julian (&g) + days));
  return from_gdate (&g);
}

RkDate
rk_date_add_months (RkDate date, int months)
{
  int month0 = date.year * 12 + date.month - 1 + months;
  int year = month0 / 12, month = month0 % 12 + 1;

  g_return_val_if_fail (rk_date_is_full (date), RK_DATE_NONE);
  return rk_date (year, month, MIN (date.day, rk_date_days_in_month (year, month)));
}

int
rk_date_days_between (RkDate from, RkDate to)
{
  GDate a = to_gdate (from), b = to_gdate (to);

  g_return_val_if_fail (g_date_valid (&a) && g_date_valid (&b), 0);
  return g_date_days_between (&a, &b);
}

RkDate
rk_date_term_end (RkDate start, int years)
{
  return rk_date_add_days (rk_date_add_months (start, years * 12), -1);
}

/* --- fiscal years --------------------------------------------------------------------------- */

int
rk_fiscal_year (RkDate date)
{
  if (!rk_date_is_set (date) || date.month == 0)
    return 0;
  return date.month < 4 ? date.year - 1 : date.year;
}

RkDate
rk_fiscal_year_start (int fiscal_year)
{
  return rk_date (fiscal_year, 4, 1);
}

RkDate
rk_fiscal_year_end (int fiscal_year)
{
  return rk_date (fiscal_year + 1, 3, 31);
}

/* The day whose era names the fiscal year: its first, but 1 May in 2019 */
static RkDate
naming_day (int fiscal_year)
{
  return rk_date (fiscal_year, fiscal_year == 2019 ? 5 : 4, 1);
}

char *
rk_fiscal_year_label (int fiscal_year)
{
  const char *name;
  int year;

  if (!rk_date_era (naming_day (fiscal_year), &name, NULL, &year))
    return g_strdup_printf ("%d年度", fiscal_year);
  return year == 1 ? g_strdup_printf ("%s元年度", name) : g_strdup_printf ("%s%d年度", name, year);
}

char *
rk_fiscal_year_label_short (int fiscal_year)
{
  char letter;
  int year;

  if (!rk_date_era (naming_day (fiscal_year), NULL, &letter, &year))
    return g_strdup_printf ("%d", fiscal_year);
  return g_strdup_printf ("%c%d", letter, year);
}

/* --- the clock ------------------------------------------------------------------------------ */

GDateTime *
rk_now_local (void)
{
  const char *fixed = g_getenv ("RENKEI_CLOCK");

  if (fixed != NULL && *fixed != '\0')
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (fixed, zone);

      if (moment != NULL)
        return g_date_time_to_local (moment);
      g_warning ("RENKEI_CLOCK is not an ISO 8601 date and time: %s", fixed);
    }
  return g_date_time_new_now_local ();
}

RkDate
rk_today (void)
{
  g_autoptr (GDateTime) now = rk_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return rk_date (year, month, day);
}
