#include "rk-register.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_FORMAT "{年}-{番号}"
#define YEAR "{年}"
#define NUMBER "{番号}"
/* Reports that nobody asks for any more. */
#define MOST_YEARS 50

/* Whether a step was taken by @day. */
static gboolean
taken (const char *iso, RkDate day)
{
  RkDate date;

  return iso && rk_date_from_iso (iso, &date) && rk_date_is_set (date)
         && rk_date_compare (date, day) <= 0;
}

/* Whether a day lies before @day. A partial one lasts to its end. */
static gboolean
over (const char *iso, RkDate day)
{
  RkDate date;

  if (iso == NULL || !rk_date_from_iso (iso, &date) || !rk_date_is_set (date))
    return FALSE;
  if (date.month == 0)
    date.month = 12;
  if (date.day == 0)
    date.day = (guint8)rk_date_days_in_month (date.year, date.month);
  return rk_date_compare (date, day) < 0;
}

/* ── reports ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_month_day (const char *text, int *month, int *day)
{
  char *end;

  if (text == NULL)
    return FALSE;
  *month = (int)g_ascii_strtoll (text, &end, 10);
  if (*end != '-')
    return FALSE;
  *day = (int)g_ascii_strtoll (end + 1, NULL, 10);
  return *month >= 1 && *month <= 12 && *day >= 1;
}

/* The day until which the report of a fiscal year is due. */
static RkDate
due_of (int fiscal_year, int month, int day)
{
  return rk_date (fiscal_year + 1, month,
                  MIN (day, rk_date_days_in_month (fiscal_year + 1, month)));
}

gboolean
rk_register_report_due (const char *report_due, int fiscal_year, RkDate *day)
{
  int month, month_day;

  if (!read_month_day (report_due, &month, &month_day))
    return FALSE;
  *day = due_of (fiscal_year, month, month_day);
  return TRUE;
}

static gboolean
is_reported (const char *years, int year)
{
  g_auto (GStrv) all = g_strsplit (years ? years : "", ",", -1);

  for (char **one = all; *one; one++)
    if ((int)g_ascii_strtoll (*one, NULL, 10) == year)
      return TRUE;
  return FALSE;
}

static int
first_year (RkDate registered)
{
  return rk_fiscal_year (registered) + (registered.month >= 1 && registered.month <= 3);
}

/* The years that reports are owed of, due or not. Returns: FALSE where there are none */
static gboolean
owed_years (const RkRegisterFacts *facts, RkDate day, int *first, int *last)
{
  const char *iso = taken (facts->ended_on, day) ? facts->ended_on : facts->expires_on;
  RkDate registered, end;

  if (facts->report_due == NULL || !taken (facts->registered_on, day)
      || !rk_date_from_iso (facts->registered_on, &registered))
    return FALSE;
  if (iso == NULL || !rk_date_from_iso (iso, &end) || rk_date_compare (end, day) > 0)
    end = day;
  *first = first_year (registered);
  *last = MIN (rk_fiscal_year (end), *first + MOST_YEARS - 1);
  return TRUE;
}

GArray *
rk_register_missing (const RkRegisterFacts *facts, RkDate day)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  int month, month_day, year, last;

  if (!read_month_day (facts->report_due, &month, &month_day)
      || !owed_years (facts, day, &year, &last))
    return years;
  for (; year <= last && rk_date_compare (due_of (year, month, month_day), day) < 0; year++)
    if (!is_reported (facts->report_years, year))
      g_array_append_val (years, year);
  return years;
}

int
rk_register_next_report (const RkRegisterFacts *facts, RkDate day)
{
  int year, last;

  if (!owed_years (facts, day, &year, &last))
    return 0;
  while (year <= last && is_reported (facts->report_years, year))
    year++;
  return year <= last ? year : 0;
}

char *
rk_register_missing_words (const RkRegisterFacts *facts, RkDate day)
{
  g_autoptr (GArray) years = rk_register_missing (facts, day);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *label = rk_fiscal_year_label_short (g_array_index (years, int, i));

      g_string_append_printf (words, "%s%s", i ? " " : "", label);
    }
  return years->len ? g_strdup (words->str) : NULL;
}

/* The two newest reports that were due are both missing. @years: those that are */
static gboolean
misses_two (const RkRegisterFacts *facts, RkDate day, const GArray *years)
{
  guint n = years->len;
  int newest = n ? g_array_index (years, int, n - 1) : 0;
  int month, month_day, first, last;

  return n >= 2 && g_array_index (years, int, n - 2) == newest - 1
         && read_month_day (facts->report_due, &month, &month_day)
         && owed_years (facts, day, &first, &last)
         && (newest == last || rk_date_compare (due_of (newest + 1, month, month_day), day) >= 0);
}

/* ── state ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_up_for_renewal (const RkRegisterFacts *facts, RkDate day)
{
  RkDate end;

  return facts->renewal_months > 0 && facts->expires_on
         && rk_date_from_iso (facts->expires_on, &end) && rk_date_is_full (end)
         && rk_date_compare (rk_date_add_months (end, -facts->renewal_months), day) <= 0;
}

static const char *
state_before (const RkRegisterFacts *facts, RkDate day)
{
  if (taken (facts->screened_on, day) && facts->result)
    {
      if (strcmp (facts->result, RK_RESULT_BAD) == 0)
        return RK_RESULT_BAD;
      if (strcmp (facts->result, RK_RESULT_BACK) == 0)
        return RK_RESULT_BACK;
      return facts->registered_on ? RK_STANDS_COMING : RK_STANDS_TO_REGISTER;
    }
  if (taken (facts->checked_on, day))
    return RK_STANDS_SCREENING;
  if (taken (facts->applied_on, day))
    return RK_STANDS_APPLIED;
  return facts->registered_on ? RK_STANDS_COMING : RK_STANDS_ASKED;
}

/* What was decided of a renewal that was asked for; NULL: nothing yet. What was decided before
 * was of the term that runs. */
static const char *
renewal_result (const RkRegisterFacts *facts, RkDate day)
{
  if (g_strcmp0 (facts->renewal, RK_RENEWAL_YES) != 0 || facts->renewal_on == NULL
      || !taken (facts->screened_on, day) || strcmp (facts->screened_on, facts->renewal_on) < 0)
    return NULL;
  return facts->result;
}

const char *
rk_register_state (const RkRegisterFacts *facts, RkDate day)
{
  g_autoptr (GArray) missing = NULL;

  if (taken (facts->ended_on, day))
    return facts->ended_as ? facts->ended_as : "取消";
  if (!taken (facts->registered_on, day))
    return state_before (facts, day);
  if (over (facts->expires_on, day))
    return RK_STANDS_EXPIRED;
  if (g_strcmp0 (facts->renewal, RK_RENEWAL_YES) == 0
      && g_strcmp0 (renewal_result (facts, day), RK_RESULT_BAD) != 0)
    return RK_STANDS_RENEWING;
  missing = rk_register_missing (facts, day);
  if (missing->len)
    return RK_STANDS_LATE;
  return is_up_for_renewal (facts, day) ? RK_STANDS_RENEWAL : RK_STANDS_HOLDS;
}

/* ── what there is to do ─────────────────────────────────────────────────────────────────── */

static void
add_work (GString *words, gboolean belongs, const char *work)
{
  if (belongs)
    g_string_append_printf (words, "%s%s", words->len ? "、" : "", work);
}

/* A certificate of the term before is not one of this term; but one printed after it was decided
 * and before it begins is. */
static gboolean
has_certificate (const RkRegisterFacts *facts)
{
  const char *printed = facts->certified_on;

  return printed
         && (facts->term_start == NULL || strcmp (printed, facts->term_start) >= 0
             || (facts->screened_on && strcmp (printed, facts->screened_on) >= 0));
}

char *
rk_register_work (const RkRegisterFacts *facts, RkDate day)
{
  const char *state = rk_register_state (facts, day);
  gboolean in_force = taken (facts->registered_on, day) && !taken (facts->ended_on, day)
                      && !over (facts->expires_on, day);
  gboolean renewing = strcmp (state, RK_STANDS_RENEWING) == 0;
  const char *result = renewing ? renewal_result (facts, day) : NULL;
  gboolean up = in_force && !renewing && facts->renewal == NULL && is_up_for_renewal (facts, day);
  g_autoptr (GString) words = g_string_new (NULL);

  add_work (words,
            (renewing && result == NULL) || strcmp (state, RK_STANDS_APPLIED) == 0
                || strcmp (state, RK_STANDS_SCREENING) == 0,
            RK_WORK_SCREEN);
  add_work (words,
            strcmp (state, RK_STANDS_TO_REGISTER) == 0 || g_strcmp0 (result, RK_RESULT_GOOD) == 0,
            RK_WORK_REGISTER);
  /* A term that is to be followed by the next one, or by none, gets no certificate of its own now.
   */
  add_work (words,
            in_force && !renewing && facts->result && strcmp (facts->result, RK_RESULT_BAD) != 0
                && !facts->untitled && !has_certificate (facts),
            RK_WORK_CERTIFICATE);
  if (in_force)
    {
      g_autoptr (GArray) missing = rk_register_missing (facts, day);

      add_work (words, missing->len > 0, RK_WORK_REPORT);
      add_work (words, misses_two (facts, day, missing), RK_WORK_TWO_YEARS);
    }
  add_work (words, up && !taken (facts->noticed_on, day), RK_WORK_NOTICE);
  add_work (words, up && taken (facts->noticed_on, day), RK_WORK_UNANSWERED);
  return words->len ? g_strdup (words->str) : NULL;
}

/* ── terms and numbers ───────────────────────────────────────────────────────────────────── */

RkDate
rk_register_term_end (RkDate start, int years, const char *ends_on)
{
  int month, day;

  if (!rk_date_is_full (start) || years <= 0)
    return RK_DATE_NONE;
  if (!read_month_day (ends_on, &month, &day))
    return rk_date_term_end (start, years);
  return rk_date (start.year + years, month,
                  MIN (day, rk_date_days_in_month (start.year + years, month)));
}

/* Lists write the anniversary, the end of its month or of its year for the last day: what is longer
 * than a term by less than half of one is that term. */
#define A_MONTH 31
#define A_FEW_DAYS 3
/* A renewal is registered so long before its term begins. */
#define MONTHS_AHEAD 3

static gboolean
is_last_of_month (RkDate day)
{
  return day.day == rk_date_days_in_month (day.year, day.month);
}

/* The first day of the term of @years that ends on @until and, counted in whole terms, would have
 * begun on @counted and end on @end. */
static RkDate
first_day_of (RkDate counted, RkDate end, RkDate until, int years, RkDate today)
{
  RkDate full = rk_date_add_months (rk_date_add_days (until, 1), -12 * years);
  int days = rk_date_days_between (end, until);

  if (days >= -A_FEW_DAYS && days <= A_MONTH)
    /* Whose terms end with the month begins the next one on the first. */
    return is_last_of_month (until) && counted.day != 1 ? full : counted;
  return rk_date_compare (full, today) <= 0 ? full : counted;
}

gboolean
rk_register_term_until (
    RkDate *start, int *terms, RkDate until, int years, const char *ends_on, RkDate today)
{
  RkDate end = rk_register_term_end (*start, years, ends_on);
  RkDate ahead = rk_date_add_months (today, MONTHS_AHEAD);
  RkDate from = *start, next;
  int n = 0;

  if (!rk_date_is_set (end) || !rk_date_is_full (until))
    return FALSE;
  next = rk_register_term_end (rk_date_add_days (end, 1), years, ends_on);
  while (rk_date_compare (until, rk_date_add_months (next, -6 * years)) >= 0
         && rk_date_compare (rk_date_add_days (end, 1), ahead) <= 0)
    {
      from = rk_date_add_days (end, 1);
      end = next;
      next = rk_register_term_end (rk_date_add_days (end, 1), years, ends_on);
      n++;
    }
  if (n == 0)
    return FALSE;
  *start = first_day_of (from, end, until, years, today);
  *terms += n;
  return TRUE;
}

static char *
fill_year (const char *format, int fiscal_year)
{
  g_autofree char *year = rk_fiscal_year_label_short (fiscal_year);
  GString *text = g_string_new (format ? format : DEFAULT_FORMAT);

  g_string_replace (text, YEAR, year, 0);
  return g_string_free (text, FALSE);
}

char *
rk_register_number_prefix (const char *format, int fiscal_year)
{
  char *text = fill_year (format, fiscal_year);
  char *number = strstr (text, NUMBER);

  if (number)
    *number = '\0';
  return text;
}

char *
rk_register_number (const char *format, int fiscal_year, guint n)
{
  g_autofree char *text = fill_year (format, fiscal_year);
  g_autofree char *digits = g_strdup_printf ("%04u", n);
  GString *number = g_string_new (text);

  if (g_string_replace (number, NUMBER, digits, 0) == 0)
    g_string_append (number, digits);
  return g_string_free (number, FALSE);
}
