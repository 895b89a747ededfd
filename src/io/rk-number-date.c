/* Days and times: what the letters of a format stand for. */
#include "rk-number-format-private.h"

#include <math.h>
#include <string.h>

#include "rk-calendar.h"

#define LAST_DAY 2958465 /* 9999-12-31 */
#define DAYS_1904 1462

typedef struct
{
  RkDate date;
  int weekday; /* 1 Monday … 7 Sunday */
  guint hour;
  guint minute;
  double second;
  double value; /* days, for times that go on counting */
} Moment;

/* ── days ────────────────────────────────────────────────────────────────────────────────── */

/* Day 1 is 1 January 1900, and day 60 the 29th of February that there was not. */
static RkDate
day_of (int serial)
{
  if (serial == 60)
    return rk_date (1900, 2, 29);
  if (serial == 0)
    return rk_date (1900, 1, 0);
  return rk_date_add_days (rk_date (1899, 12, serial < 60 ? 31 : 30), serial);
}

static double
precision_of (const RkFormatSection *section)
{
  for (guint i = 1; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind == RK_TOKEN_DIGIT && token->letter == '0')
        return 1000;
    }
  return 1;
}

static gboolean
moment_init (Moment *moment, const RkFormatSection *section, double value, gboolean from_1904)
{
  double parts = precision_of (section) * 86400;
  double rounded, rest;

  value += from_1904 ? DAYS_1904 : 0;
  if (value < 0 || value >= LAST_DAY + 1)
    return FALSE;
  rounded = floor (value * parts + 0.5) / parts;
  rounded = MIN (rounded, LAST_DAY + 1 - 1 / parts);
  moment->value = rounded;
  moment->date = day_of ((int)floor (rounded + 1e-9));
  moment->weekday = rk_date_is_full (moment->date) ? rk_date_weekday (moment->date) : 0;
  rest = floor ((rounded - floor (rounded + 1e-9)) * parts + 0.5) * 86400 / parts;
  rest = MAX (rest, 0);
  moment->hour = (guint)(rest / 3600);
  moment->minute = (guint)((rest - moment->hour * 3600.0) / 60);
  moment->second = rest - moment->hour * 3600.0 - moment->minute * 60.0;
  return TRUE;
}

/* ── letters ─────────────────────────────────────────────────────────────────────────────── */

static void
append_padded (GString *out, guint number, guint width)
{
  g_string_append_printf (out, "%0*u", (int)width, number);
}

static void
append_month (GString *out, const Moment *moment, guint count)
{
  static const char *const names[]
      = { "January", "February", "March",     "April",   "May",      "June",
          "July",    "August",   "September", "October", "November", "December" };
  const char *name = names[(moment->date.month + 11) % 12];

  if (count <= 2)
    append_padded (out, moment->date.month, count);
  else
    g_string_append_len (out, name, count == 3 ? 3 : count == 5 ? 1 : (gssize)strlen (name));
}

static void
append_day (GString *out, const Moment *moment, guint count)
{
  static const char *const names[]
      = { "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
  const char *name = names[moment->weekday];

  if (count <= 2)
    append_padded (out, moment->date.day, count);
  else
    g_string_append_len (out, name, count == 3 ? MIN (3, (gssize)strlen (name)) : -1);
}

static void
append_weekday (GString *out, const Moment *moment, guint count)
{
  if (moment->weekday == 0)
    return;
  g_string_append (out, rk_date_weekday_name (moment->date));
  if (count > 3)
    g_string_append (out, "曜日");
}

static void
append_era (GString *out, const Moment *moment, guint count)
{
  const char *name;
  char letter;

  if (!rk_date_era (moment->date, &name, &letter, NULL))
    return;
  if (count == 1)
    g_string_append_c (out, letter);
  else
    g_string_append_len (out, name, count == 2 ? g_utf8_next_char (name) - name : -1);
}

static void
append_era_year (GString *out, const Moment *moment, guint count)
{
  int year;

  if (!rk_date_era (moment->date, NULL, NULL, &year))
    year = moment->date.year;
  append_padded (out, (guint)year, MIN (count, 2));
}

static void
append_year (GString *out, const Moment *moment, guint count)
{
  if (count <= 2)
    append_padded (out, (guint)moment->date.year % 100, 2);
  else
    append_padded (out, (guint)moment->date.year, 4);
}

static void
append_date_letters (GString *out, const Moment *moment, const RkFormatToken *token, gboolean half)
{
  guint count = token->count;

  switch (token->letter)
    {
    case 'y':
      append_year (out, moment, count);
      break;
    case 'b': /* the Buddhist year */
      append_padded (out, (guint)moment->date.year + 543, 4);
      break;
    case 'm':
      append_month (out, moment, count);
      break;
    case 'd':
      append_day (out, moment, count);
      break;
    case 'a':
      append_weekday (out, moment, count);
      break;
    case 'g':
      append_era (out, moment, count);
      break;
    case 'e':
      append_era_year (out, moment, count);
      break;
    case 'r':
      append_era (out, moment, count > 1 ? 3 : 0);
      append_era_year (out, moment, 2);
      break;
    case 'h':
      append_padded (out, half ? (moment->hour + 11) % 12 + 1 : moment->hour, MIN (count, 2));
      break;
    case 'n':
      append_padded (out, moment->minute, MIN (count, 2));
      break;
    default:
      append_padded (out, (guint)moment->second, MIN (count, 2));
    }
}

static void
append_elapsed (GString *out, const Moment *moment, const RkFormatToken *token)
{
  double units = token->letter == 'h' ? 24 : token->letter == 's' ? 86400 : 1440;

  g_string_append_printf (out, "%0*.0f", (int)token->count, floor (moment->value * units + 1e-6));
}

/* ".0" behind seconds */
static guint
append_fraction (GString *out, const Moment *moment, const RkFormatSection *section, guint i)
{
  guint thousandths = (guint)((moment->second - floor (moment->second)) * 1000 + 0.5);
  guint n = 0;
  g_autofree char *digits = g_strdup_printf ("%03u", MIN (thousandths, 999));

  while (i + 1 + n < section->tokens->len
         && g_array_index (section->tokens, RkFormatToken, i + 1 + n).kind == RK_TOKEN_DIGIT)
    n++;
  g_string_append_c (out, '.');
  g_string_append_len (out, digits, MIN (n, 3));
  return n;
}

static gboolean
tells_half (const RkFormatSection *section)
{
  for (guint i = 0; i < section->tokens->len; i++)
    if (g_array_index (section->tokens, RkFormatToken, i).kind == RK_TOKEN_HALF)
      return TRUE;
  return FALSE;
}

static void
append_as_told (GString *out, const Moment *moment, const RkFormatSection *section)
{
  gboolean half = tells_half (section);

  for (guint i = 0; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind == RK_TOKEN_LITERAL)
        g_string_append (out, token->text);
      else if (token->kind == RK_TOKEN_DATE)
        append_date_letters (out, moment, token, half);
      else if (token->kind == RK_TOKEN_ELAPSED)
        append_elapsed (out, moment, token);
      else if (token->kind == RK_TOKEN_HALF)
        g_string_append_len (out, moment->hour < 12 ? "AM" : "PM", token->count);
      else if (token->kind == RK_TOKEN_SIGN && token->letter == '.')
        i += append_fraction (out, moment, section, i);
      else if (token->kind == RK_TOKEN_SIGN && token->letter != '@')
        g_string_append_c (out, token->letter);
    }
}

static gboolean
tells_time (const RkFormatSection *section)
{
  for (guint i = 0; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind == RK_TOKEN_DATE && strchr ("hns", token->letter))
        return TRUE;
    }
  return FALSE;
}

gboolean
rk_format_section_append_date (const RkFormatSection *section,
                               double value,
                               gboolean from_1904,
                               GString *out)
{
  Moment moment = { 0 };

  if (!moment_init (&moment, section, value, from_1904))
    return FALSE;
  if (!section->whole_date)
    {
      append_as_told (out, &moment, section);
      return TRUE;
    }
  g_string_append_printf (out, "%d/%u/%u", moment.date.year, moment.date.month, moment.date.day);
  if (tells_time (section))
    g_string_append_printf (out, " %u:%02u", moment.hour, moment.minute);
  return TRUE;
}
