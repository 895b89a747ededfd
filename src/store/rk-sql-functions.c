#include "rk-sql-functions.h"

#include <math.h>
#include <string.h>

#include "rk-calendar.h"
#include "rk-council.h"
#include "rk-level.h"
#include "rk-plan.h"
#include "rk-register.h"
#include "rk-text.h"

/* With so many digits a word is part of a telephone number or the like. */
#define FEWEST_DIGITS 6
#define MOST_DIGITS 32

static gboolean
is_mark (char c)
{
  return c == '-' || c == '(' || c == ')';
}

/* The digits of a word of nothing but digits and what divides them. Returns: how many, 0 where it
 * is another word */
static guint
read_digits (const char *word, int n, char digits[MOST_DIGITS])
{
  guint n_digits = 0;

  for (int i = 0; i < n; i++)
    {
      if (is_mark (word[i]))
        continue;
      if (!g_ascii_isdigit (word[i]) || n_digits == MOST_DIGITS)
        return 0;
      digits[n_digits++] = word[i];
    }
  return n_digits >= FEWEST_DIGITS ? n_digits : 0;
}

/* Whether they stand somewhere, however they are divided there: 054-000-8971, 054(000)8971. */
static gboolean
has_digits (const char *hay, int n_hay, const char *digits, guint n_digits)
{
  for (int from = 0; from < n_hay; from++)
    {
      guint n = 0;

      for (int i = from; i < n_hay && n < n_digits; i++)
        if (hay[i] == digits[n])
          n++;
        else if (n == 0 || !is_mark (hay[i]))
          break;
      if (n == n_digits)
        return TRUE;
    }
  return FALSE;
}

/* memmem() over the bytes of a folded text: several times faster than LIKE, which walks UTF-8. */
static void
sql_contains (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  const char *hay = sqlite3_value_blob (argv[0]);
  const char *needle = sqlite3_value_blob (argv[1]);
  int n_hay = sqlite3_value_bytes (argv[0]);
  int n_needle = sqlite3_value_bytes (argv[1]);
  char digits[MOST_DIGITS];
  guint n_digits = read_digits (needle, n_needle, digits);

  if (n_digits > 0)
    sqlite3_result_int (context, has_digits (hay, n_hay, digits, n_digits));
  else
    sqlite3_result_int (
        context, n_needle == 0
                     || (n_hay >= n_needle && memmem (hay, (gsize)n_hay, needle, (gsize)n_needle)));
}

/* rk_folded (text): as texts are kept for rk_contains() */
static void
sql_folded (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  const char *text = (const char *)sqlite3_value_text (argv[0]);

  if (text)
    sqlite3_result_text (context, rk_text_fold (text), -1, g_free);
}

/* rk_legal_form (name, place): 法人格, or where it stands: 「前」, 「後」 */
static void
sql_legal_form (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  gboolean behind;
  const char *form = rk_text_legal_form ((const char *)sqlite3_value_text (argv[0]), &behind);

  if (form && sqlite3_value_int (argv[1]))
    form = behind ? "後" : "前";
  sqlite3_result_text (context, form, -1, SQLITE_STATIC);
}

/* ── the day asked about ─────────────────────────────────────────────────────────────────── */

void
rk_db_set_day (RkDb *db, const char *iso)
{
  g_strlcpy (db->day, iso ? iso : "", sizeof db->day);
}

/* A list asks for the day several times a row; finding it out takes longer than the rest of the
 * row. */
static const char *
today_of (RkDb *db)
{
  const char *clock = g_getenv ("RENKEI_CLOCK");
  gint64 now = g_get_monotonic_time ();

  if (db->today_at == 0 || now - db->today_at > G_TIME_SPAN_SECOND
      || g_strcmp0 (clock, db->today_clock) != 0)
    {
      g_autofree char *today = rk_date_to_iso (rk_today ());

      g_strlcpy (db->today, today, sizeof db->today);
      g_free (db->today_clock);
      db->today_clock = g_strdup (clock);
      db->today_at = now;
    }
  return db->today;
}

static void
sql_day (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  RkDb *db = sqlite3_user_data (context);

  sqlite3_result_text (context, *db->day ? db->day : today_of (db), -1, SQLITE_TRANSIENT);
}

/* ── rules of councils ───────────────────────────────────────────────────────────────────── */

/* rk_quorum (rule, number, deputies count, members, attending, deputies): a JSON object. */
static void
sql_quorum (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  RkQuorum quorum = rk_quorum_count (
      (const char *)sqlite3_value_text (argv[0]), (guint)sqlite3_value_int (argv[1]),
      sqlite3_value_int (argv[2]) != 0, (guint)sqlite3_value_int (argv[3]),
      (guint)sqlite3_value_int (argv[4]), (guint)sqlite3_value_int (argv[5]));
  g_autofree char *json
      = g_strdup_printf ("{\"rule\":\"%s\",\"needed\":%u,\"present\":%u,\"met\":%s}", quorum.rule,
                         quorum.needed, quorum.present, quorum.met ? "true" : "false");

  sqlite3_result_text (context, json, -1, SQLITE_TRANSIENT);
}

/* rk_role_in (lines of councils and roles, council): the role there, or NULL. */
static void
sql_role_in (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  g_autofree char *role = rk_council_role_of ((const char *)sqlite3_value_text (argv[0]),
                                              sqlite3_value_int64 (argv[1]));

  sqlite3_result_text (context, role, -1, SQLITE_TRANSIENT);
}

static GArray *
read_terms (const char *text)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (RkTerm));
  g_auto (GStrv) all = g_strsplit (text, ",", -1);

  for (char **one = all; *one; one++)
    {
      char *slash = strchr (*one, '/');
      RkTerm term = { RK_DATE_NONE, RK_DATE_NONE };

      if (slash == NULL)
        continue;
      *slash = '\0';
      rk_date_from_iso (*one, &term.start);
      rk_date_from_iso (slash + 1, &term.end);
      g_array_append_val (terms, term);
    }
  return terms;
}

/* rk_served ('2022-04-01/2024-03-31,2024-04-01/', day): 「4年2か月」 */
static void
sql_served (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  const char *text = (const char *)sqlite3_value_text (argv[0]);
  const char *iso = (const char *)sqlite3_value_text (argv[1]);
  g_autoptr (GArray) terms = text ? read_terms (text) : NULL;
  g_autofree char *words = NULL;
  RkDate day;

  if (terms == NULL || !rk_date_from_iso (iso, &day))
    return;
  words = rk_years_served ((const RkTerm *)(gpointer)terms->data, terms->len, day);
  sqlite3_result_text (context, words, -1, SQLITE_TRANSIENT);
}

/* ── levels of checklists ────────────────────────────────────────────────────────────────── */

/* rk_level ('1 2,1 0,2 -2', full): each required item's level and points; the place of the level.
 */
static void
sql_level (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  RkLevelStep steps[RK_MOST_LEVELS] = { 0 };
  const char *at = (const char *)sqlite3_value_text (argv[0]);
  int full = sqlite3_value_int (argv[1]);
  int next;
  int level;

  while (at && *at)
    {
      char *end;
      gint64 step = g_ascii_strtoll (at, &end, 10);
      gint64 points = g_ascii_strtoll (end, &end, 10);

      if (step >= 0 && step < RK_MOST_LEVELS && points != RK_POINTS_NONE)
        {
          steps[step].n_required++;
          steps[step].n_full += points == full;
        }
      at = *end == ',' ? end + 1 : NULL;
    }
  level = rk_level_find (steps, RK_MOST_LEVELS, &next);
  if (level >= 0)
    sqlite3_result_int (context, level);
}

/* ── registrations of workplaces ─────────────────────────────────────────────────────────── */

#define N_REGISTER 19

/* rk_register (what, day, the facts in the order of RK_SQL_REGISTER()). */
static void
sql_register (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  const char *words[N_REGISTER - 2];
  g_autofree char *owned = NULL;
  const char *answer;
  RkRegisterFacts facts;
  RkDate day;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = (const char *)sqlite3_value_text (argv[i]);
  facts = (RkRegisterFacts){ .applied_on = words[2],
                             .checked_on = words[3],
                             .screened_on = words[4],
                             .result = words[5],
                             .registered_on = words[6],
                             .certified_on = words[7],
                             .term_start = words[8],
                             .expires_on = words[9],
                             .noticed_on = words[10],
                             .renewal = words[11],
                             .renewal_on = words[12],
                             .ended_on = words[13],
                             .ended_as = words[14],
                             .report_due = words[15],
                             .report_years = words[16],
                             .renewal_months = sqlite3_value_int (argv[17]),
                             .untitled = sqlite3_value_int (argv[18]) };
  if (words[0] == NULL || words[1] == NULL || !rk_date_from_iso (words[1], &day))
    return;
  if (strcmp (words[0], "next-report") == 0)
    {
      int year = rk_register_next_report (&facts, day);

      if (year)
        sqlite3_result_int (context, year);
      return;
    }
  if (strcmp (words[0], "state") == 0)
    answer = rk_register_state (&facts, day);
  else
    answer = owned = strcmp (words[0], "work") == 0 ? rk_register_work (&facts, day)
                                                    : rk_register_missing_words (&facts, day);
  if (answer)
    sqlite3_result_text (context, answer, -1, SQLITE_TRANSIENT);
}

/* ── plans ───────────────────────────────────────────────────────────────────────────────── */

/* rk_plan_number (depth, n): Ⅰ, 1, (1), ア */
static void
sql_plan_number (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  g_autofree char *number
      = rk_plan_number ((guint)sqlite3_value_int (argv[0]), (guint)sqlite3_value_int (argv[1]));

  sqlite3_result_text (context, number, -1, SQLITE_TRANSIENT);
}

static double
real_or_none (sqlite3_value *value)
{
  return sqlite3_value_type (value) == SQLITE_NULL ? NAN : sqlite3_value_double (value);
}

/* rk_plan_grade (direction, base, planned, previous, actual): A … D, － */
static void
sql_plan_grade (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  RkTargetYear year = { .direction = (const char *)sqlite3_value_text (argv[0]),
                        .base = real_or_none (argv[1]),
                        .planned = real_or_none (argv[2]),
                        .previous = real_or_none (argv[3]),
                        .actual = real_or_none (argv[4]) };

  sqlite3_result_text (context, rk_plan_grade_words (rk_plan_grade (&year)), -1, SQLITE_STATIC);
}

void
rk_sql_functions_add (RkDb *db)
{
  int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  sqlite3_create_function (db->handle, "rk_contains", 2, pure, NULL, sql_contains, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_folded", 1, pure, NULL, sql_folded, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_legal_form", 2, pure, NULL, sql_legal_form, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_quorum", 6, pure, NULL, sql_quorum, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_role_in", 2, pure, NULL, sql_role_in, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_served", 2, pure, NULL, sql_served, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_level", 2, pure, NULL, sql_level, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_register", N_REGISTER, pure, NULL, sql_register, NULL,
                           NULL);
  sqlite3_create_function (db->handle, "rk_plan_number", 2, pure, NULL, sql_plan_number, NULL,
                           NULL);
  sqlite3_create_function (db->handle, "rk_plan_grade", 5, pure, NULL, sql_plan_grade, NULL, NULL);
  sqlite3_create_function (db->handle, "rk_day", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, db, sql_day,
                           NULL, NULL);
}
