/* 今週やること about meetings. */
#include "rk-duties-private.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-todo.h"

/* Replies are asked after so many days before their deadline. */
#define REPLY_DAYS 14
/* A notice is due so long before a meeting where the council does not say otherwise, and prepared
 * a week ahead. */
#define NOTICE_DAYS 28
#define NOTICE_LEAD 7
/* Minutes are final so long after the meeting. */
#define MINUTES_DAYS 14
/* To-dos are told so long before they are due. */
#define TODO_DAYS 7
/* More councils than these with late homework are one row. */
#define MOST_ROWS 3

static GPtrArray *
fetch (RkDutyLoader *self, RkQuery *query, GError **error)
{
  return rk_query_records (self->db, query, self->cancellable, error);
}

static gboolean
read_day (const RkRecord *record, const char *field, RkDate *day)
{
  const char *iso = rk_record_get (record, field);

  return iso && rk_date_from_iso (iso, day) && rk_date_is_full (*day);
}

static RkQuery *
query_of (const RkKind *kind, gint64 meeting, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);

  return rk_query_where (query, "meeting_id", id, error) ? g_steal_pointer (&query) : NULL;
}

/* How soon, in words and in order. */
static void
set_due (RkDutyLoader *self, RkDuty *duty, RkDate due)
{
  int days = rk_date_days_between (self->today, due);

  duty->due = due;
  if (days < 0)
    duty->chip = g_strdup_printf (ngettext ("%d day late", "%d days late", -days), -days);
  else if (days == 0)
    duty->chip = g_strdup (_ ("Until today"));
  else
    duty->chip = g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
}

static RkDutyUrgency
urgency_of (RkDutyLoader *self, RkDate due)
{
  return rk_date_days_between (self->today, due) < 0 ? RK_DUTY_LATE : RK_DUTY_SOON;
}

/* 「志太榛原　第1回（7月18日（土））」 */
static char *
dup_meeting (const RkRecord *meeting)
{
  RkDate day;
  g_autofree char *words = read_day (meeting, "date", &day) ? rk_duties_dup_day (day) : NULL;

  /* Translators: number and day of a meeting: 「第1回　7月18日（土）」 */
  return g_strdup_printf (_ ("No. %1$d on %2$s"), (int)rk_record_get_int (meeting, "number"),
                          words ? words : "");
}

/* ── replies ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_replies (RkDutyLoader *self, const RkRecord *meeting, GError **error)
{
  g_autoptr (RkQuery) query = query_of (&rk_kind_attendance, rk_record_id (meeting), error);
  g_autoptr (RkQuery) tab = query ? rk_query_copy (query) : NULL;
  g_autofree char *name = dup_meeting (meeting);
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n;
  RkDuty *duty;
  RkDate due;

  if (query == NULL)
    return FALSE;
  if (!read_day (meeting, "reply_due", &due)
      || rk_date_days_between (self->today, due) > REPLY_DAYS)
    return TRUE;
  rows = rk_query_records (self->db, query, self->cancellable, error);
  if (rows == NULL)
    return FALSE;
  n = rk_attendance_count_unanswered (rows, meeting);
  if (n == 0)
    return TRUE;
  last = rk_duties_dup_day (due);
  duty = rk_duties_add (self, urgency_of (self, due), "mail-unread-symbolic",
                        _ ("Enter the Replies"));
  /* Translators: a meeting, how many members: 「第1回　7月18日（土）の出欠が未回答　2名」 */
  duty->title = g_strdup_printf (_ ("%1$s: %2$u without reply"), name, n);
  duty->detail
      = g_strdup_printf (_ ("%1$s, replies until %2$s"), rk_record_get (meeting, "council"), last);
  duty->page = "meetings";
  duty->query = g_steal_pointer (&tab);
  set_due (self, duty, due);
  return TRUE;
}

/* ── notices ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_notice (RkDutyLoader *self, const RkRecord *meeting, RkDate day, GError **error)
{
  g_autoptr (RkRecord) council = rk_records_get (self->db, &rk_kind_council,
                                                 rk_record_get_int (meeting, "council_id"), error);
  g_autofree char *name = dup_meeting (meeting);
  g_autofree char *last = NULL;
  RkDuty *duty;
  RkDate due;
  int days;

  if (council == NULL)
    return FALSE;
  days = (int)rk_record_get_int (council, "notice_days");
  due = rk_date_add_days (day, -(days > 0 ? days : NOTICE_DAYS));
  if (rk_record_get (meeting, "noticed_on")
      || rk_date_days_between (self->today, due) > NOTICE_LEAD)
    return TRUE;
  last = rk_duties_dup_day (due);
  duty = rk_duties_add (self, urgency_of (self, due), "document-send-symbolic",
                        _ ("Open the Meeting"));
  duty->title = g_strdup_printf (_ ("%s: the notice was not sent"), name);
  duty->detail
      = g_strdup_printf (_ ("%1$s, notice until %2$s"), rk_record_get (meeting, "council"), last);
  duty->page = "meetings";
  duty->record = rk_record_id (meeting);
  set_due (self, duty, due);
  return TRUE;
}

/* ── minutes ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_minutes (RkDutyLoader *self, const RkRecord *meeting, RkDate day, GError **error)
{
  RkDate due = rk_date_add_days (day, MINUTES_DAYS);
  const char *state = rk_record_get (meeting, "minutes_state");
  g_autofree char *name = dup_meeting (meeting);
  RkDuty *duty;

  if (g_strcmp0 (state, RK_MINUTES_FINAL) == 0 || rk_date_compare (due, self->today) >= 0)
    return TRUE;
  duty = rk_duties_add (self, RK_DUTY_LATE, "rk-speech-symbolic", _ ("Open the Minutes"));
  duty->title = g_strdup_printf (_ ("%s: the minutes are not final"), name);
  duty->detail = g_strdup_printf (_ ("%1$s, now “%2$s”"), rk_record_get (meeting, "council"),
                                  state ? state : RK_MINUTES_DRAFT);
  duty->page = "meetings";
  duty->query = query_of (&rk_kind_action, rk_record_id (meeting), error);
  set_due (self, duty, due);
  return duty->query != NULL;
}

static gboolean
add_of_meeting (RkDutyLoader *self, const RkRecord *meeting, GError **error)
{
  RkDate day;

  if (rk_record_get (meeting, "cancelled_on") || !read_day (meeting, "date", &day))
    return TRUE;
  if (rk_date_compare (day, self->today) < 0)
    return add_minutes (self, meeting, day, error);
  /* On the day itself nobody is called any more. */
  return add_replies (self, meeting, error)
         && (rk_date_compare (day, self->today) == 0 || add_notice (self, meeting, day, error));
}

/* ── homework ────────────────────────────────────────────────────────────────────────────── */

/* @actions: those of one council, or of all; the oldest first */
static gboolean
add_homework (
    RkDutyLoader *self, const RkRecord *oldest, const char *where, guint n, GError **error)
{
  RkDuty *duty
      = rk_duties_add (self, RK_DUTY_LATE, "task-past-due-symbolic", _ ("Record the Result"));
  const char *owner = rk_record_get (oldest, "owner");
  RkDate due;

  if (n == 1)
    duty->title = g_strdup (rk_record_get (oldest, "what"));
  else
    duty->title = rk_duties_dup_count (_ ("Homework that is late: %s"), n);
  duty->detail = g_strdup_printf (n == 1 ? _ ("%1$s, by %2$s") : _ ("%1$s, the oldest by %2$s"),
                                  where, owner ? owner : _ ("nobody yet"));
  duty->page = "meetings";
  duty->query = query_of (&rk_kind_action, rk_record_get_int (oldest, "meeting_id"), error);
  if (read_day (oldest, "due", &due))
    set_due (self, duty, due);
  return duty->query != NULL;
}

static gboolean
add_late_homework (RkDutyLoader *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_action);
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GHashTable) councils = g_hash_table_new (g_str_hash, g_str_equal); /* name: count */
  g_autofree char *where = NULL;

  if (!rk_query_where (query, "overdue", "1", error) || !rk_query_sort (query, "due", error)
      || (actions = fetch (self, query, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      char *council = (char *)rk_record_get (actions->pdata[i], "council");

      if (council)
        g_hash_table_insert (
            councils, council,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (councils, council)) + 1));
    }
  if (g_hash_table_size (councils) > MOST_ROWS)
    {
      where = rk_duties_dup_count (_ ("In %s councils"), g_hash_table_size (councils));
      return add_homework (self, actions->pdata[0], where, actions->len, error);
    }
  for (guint i = 0; i < actions->len; i++)
    {
      const char *council = rk_record_get (actions->pdata[i], "council");
      guint n = council ? GPOINTER_TO_UINT (g_hash_table_lookup (councils, council)) : 0;

      if (n == 0)
        continue;
      g_hash_table_remove (councils, council);
      if (!add_homework (self, actions->pdata[i], council, n, error))
        return FALSE;
    }
  return TRUE;
}

/* ── to-dos ──────────────────────────────────────────────────────────────────────────────── */

/* What the meeting shows by itself has a row of its own above. */
static gboolean
has_own_row (const RkRecord *todo)
{
  static const char *const codes[] = { "M2-01", "M3-01", "M6-01", NULL };
  const char *code = rk_record_get (todo, "code");

  return code && g_strv_contains (codes, code);
}

/* @todos: of one meeting, the most urgent first */
static gboolean
add_todos (RkDutyLoader *self, const RkRecord *first, guint n, guint n_late, GError **error)
{
  RkDuty *duty;
  RkDate due;

  if (!read_day (first, "due", &due))
    return TRUE;
  duty = rk_duties_add (self, urgency_of (self, due), "task-due-symbolic", _ ("See the To-Dos"));
  duty->title
      = n > 1 ? g_strdup_printf (_ ("%1$s and %2$u more"), rk_record_get (first, "title"), n - 1)
              : g_strdup (rk_record_get (first, "title"));
  /* Translators: a meeting: 「志太榛原　第1回の準備、期限超過 2件」 */
  duty->detail = n_late
                     ? g_strdup_printf (_ ("Preparation of %1$s, %2$u late"),
                                        rk_record_get (first, "meeting"), n_late)
                     : g_strdup_printf (_ ("Preparation of %s"), rk_record_get (first, "meeting"));
  duty->page = "meetings";
  duty->query = query_of (&rk_kind_todo, rk_record_get_int (first, "meeting_id"), error);
  set_due (self, duty, due);
  return duty->query != NULL;
}

/* Those that are due, as far as a week ahead: a row for each meeting. */
static gboolean
add_preparation (RkDutyLoader *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_todo);
  g_autofree char *iso = rk_date_to_iso (self->today);
  g_autofree char *last = rk_date_to_iso (rk_date_add_days (self->today, TODO_DAYS));
  g_autoptr (GPtrArray) todos = NULL;

  rk_query_as_of (query, iso);
  if (!rk_query_where (query, "state", RK_TODO_LATE, error)
      || !rk_query_where (query, "state", RK_TODO_OPEN, error)
      || !rk_query_sort (query, "due", error) || (todos = fetch (self, query, error)) == NULL)
    return FALSE;
  for (guint i = todos->len; i > 0; i--)
    if (has_own_row (todos->pdata[i - 1]) || rk_record_get (todos->pdata[i - 1], "due") == NULL
        || g_strcmp0 (rk_record_get (todos->pdata[i - 1], "due"), last) > 0)
      g_ptr_array_remove_index (todos, i - 1);
  while (todos->len)
    {
      g_autoptr (RkRecord) first = rk_record_ref (todos->pdata[0]);
      gint64 meeting = rk_record_get_int (first, "meeting_id");
      guint n = 0;
      guint n_late = 0;

      for (guint i = 0; i < todos->len;)
        if (rk_record_get_int (todos->pdata[i], "meeting_id") == meeting)
          {
            n++;
            n_late += g_strcmp0 (rk_record_get (todos->pdata[i], "state"), RK_TODO_LATE) == 0;
            g_ptr_array_remove_index (todos, i);
          }
        else
          i++;
      if (!add_todos (self, first, n, n_late, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rk_duties_add_meetings (RkDutyLoader *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autoptr (GPtrArray) meetings = NULL;

  /* What is final asks for nothing any more. */
  if (!rk_query_where (query, "minutes_state", RK_MINUTES_DRAFT, error)
      || !rk_query_where (query, "minutes_state", RK_MINUTES_OFFICE, error)
      || !rk_query_where (query, "minutes_state", RK_MINUTES_REVIEW, error)
      || !rk_query_sort (query, "date", error) || (meetings = fetch (self, query, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < meetings->len; i++)
    if (!add_of_meeting (self, meetings->pdata[i], error))
      return FALSE;
  return add_late_homework (self, error) && add_preparation (self, error);
}
