#include "rk-moment.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"

static GDateTime *
parse (const char *at)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (at, local);

  return moment ? g_date_time_to_timezone (moment, local) : NULL;
}

static RkDate
day_of (GDateTime *moment)
{
  return rk_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                  g_date_time_get_day_of_month (moment));
}

char *
rk_moment_dup_clock (const char *at)
{
  g_autoptr (GDateTime) moment = parse (at);

  return moment ? g_date_time_format (moment, "%-H:%M") : g_strdup (at);
}

char *
rk_moment_dup_full (const char *at)
{
  g_autoptr (GDateTime) moment = parse (at);
  g_autofree char *day = moment ? rk_date_to_wareki_weekday (day_of (moment)) : NULL;
  g_autofree char *time = moment ? g_date_time_format (moment, "%-H:%M:%S") : NULL;

  return moment ? g_strconcat (day, time, NULL) : g_strdup (at);
}

char *
rk_moment_dup_day (const char *at)
{
  g_autoptr (GDateTime) moment = parse (at);
  g_autofree char *day = moment ? rk_date_to_wareki_weekday (day_of (moment)) : NULL;

  if (moment == NULL)
    return g_strdup (at);
  switch (rk_date_days_between (day_of (moment), rk_today ()))
    {
    case 0:
      return g_strdup_printf (_ ("Today  %s"), day);
    case 1:
      return g_strdup_printf (_ ("Yesterday  %s"), day);
    default:
      return g_steal_pointer (&day);
    }
}
