#include "rk-duties-private.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-people.h"
#include "rk-records.h"
#include "rk-register.h"
#include "rk-words.h"
#include "rk-work-lists.h"

/* A renewal is prepared this many months ahead. */
#define LEAD_MONTHS "2"
/* From here on it is more than a matter of this week. */
#define SOON_DAYS 14
/* A working office has a copy of every working day; a week without one means that something keeps
 * copies from being made. */
#define BACKUP_DAYS 7

typedef RkDutyLoader Loader;

void
rk_duty_free (RkDuty *duty)
{
  g_free (duty->title);
  g_free (duty->detail);
  g_free (duty->chip);
  g_free (duty->verb);
  g_clear_pointer (&duty->query, rk_query_unref);
  g_free (duty);
}

RkDuty *
rk_duties_add (Loader *self, RkDutyUrgency urgency, const char *icon, const char *verb)
{
  RkDuty *duty = g_new0 (RkDuty, 1);

  duty->urgency = urgency;
  duty->icon = icon;
  duty->verb = g_strdup (verb);
  g_ptr_array_add (self->duties, duty);
  return duty;
}

char *
rk_duties_dup_count (const char *format, guint64 n)
{
  g_autofree char *count = rk_words_count (n);
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  return g_strconcat (halves[0], count, halves[1], NULL);
}

/* ── values and workplaces to look at ────────────────────────────────────────────────────── */

static gboolean
count (Loader *self, RkQuery *query, guint64 *n, GError **error)
{
  return rk_query_total (self->db, query, n, self->cancellable, error);
}

static gboolean
add_reviews (Loader *self, GError **error)
{
  g_autoptr (RkQuery) values = rk_query_new (&rk_kind_review);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n_values, n;
  RkDuty *duty;

  if (!rk_query_where (query, "needs_review", "1", error) || !count (self, values, &n_values, error)
      || !count (self, query, &n, error))
    return FALSE;
  if (n_values == 0 || n == 0)
    return TRUE;
  duty = rk_duties_add (self, RK_DUTY_THIS_WEEK, "dialog-warning-symbolic", _ ("Correct Them"));
  /* Translators: values of a list that could not be understood: 「要確認の値 13か所」 */
  duty->title = rk_duties_dup_count (_ ("Values to review: %s"), n_values);
  duty->detail = rk_duties_dup_count (_ ("In %s workplaces; the original wording is kept"), n);
  duty->page = "workplaces";
  duty->query = g_steal_pointer (&query);
  return TRUE;
}

static gboolean
add_duplicates (Loader *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n;
  RkDuty *duty;

  if (!rk_query_where (query, "possible_duplicate", "1", error) || !count (self, query, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  duty = rk_duties_add (self, RK_DUTY_THIS_WEEK, "edit-copy-symbolic", _ ("See Them"));
  duty->title = rk_duties_dup_count (_ ("Possible duplicates: %s"), n);
  duty->detail = g_strdup (_ ("They look like a workplace that was there before"));
  duty->page = "workplaces";
  duty->query = g_steal_pointer (&query);
  return TRUE;
}

/* More than the name has to speak for it before it is worth a row. */
static gboolean
add_people (Loader *self, GError **error)
{
  g_autoptr (GPtrArray) pairs = rk_people_pairs (self->db, self->cancellable, error);
  guint n = 0;
  RkDuty *duty;

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    n += (((RkPeoplePair *)pairs->pdata[i])->why & (RK_PEOPLE_BODY | RK_PEOPLE_CONTACT)) != 0;
  if (n == 0)
    return TRUE;
  duty = rk_duties_add (self, RK_DUTY_THIS_WEEK, "edit-copy-symbolic", _ ("Decide"));
  duty->title = g_strdup_printf (
      ngettext ("%u pair of members may be one person", "%u pairs of members may be one person", n),
      n);
  duty->detail = g_strdup (_ ("The same name, and the same body or the same contact"));
  duty->action = "win.people";
  return TRUE;
}

/* ── registrations that end ──────────────────────────────────────────────────────────────── */

typedef struct
{
  guint64 n;
  RkDate first;
  RkQuery *query;
} Ending;

/* @field, @value: the condition that the list has a button for */
static gboolean
count_ending (Loader *self, Ending *ending, const char *field, const char *value, GError **error)
{
  static const char *const days[] = { "expires_on", NULL };
  g_autoptr (GPtrArray) lines = NULL;

  if (!rk_query_where (ending->query, field, value, error))
    return FALSE;
  lines = rk_query_count_by (self->db, ending->query, days, self->cancellable, error);
  for (guint i = 0; lines && i < lines->len; i++)
    {
      const RkCount *line = lines->pdata[i];
      RkDate date;

      ending->n += line->count;
      if (line->values[0] && rk_date_from_iso (line->values[0], &date) && rk_date_is_full (date)
          && (!rk_date_is_set (ending->first) || rk_date_compare (date, ending->first) < 0))
        ending->first = date;
    }
  return lines != NULL;
}

char *
rk_duties_dup_day (RkDate date)
{
  /* Translators: month, day, weekday: 「7月31日（水）」 */
  return g_strdup_printf (_ ("%1$d/%2$d (%3$s)"), date.month, date.day,
                          rk_date_weekday_name (date));
}

static void
add_late (Loader *self, Ending *late)
{
  int days = rk_date_days_between (late->first, self->today);
  g_autofree char *first = rk_date_to_wareki_weekday (late->first);
  RkDuty *duty = rk_duties_add (self, RK_DUTY_LATE, "task-past-due-symbolic", _ ("See the List"));

  duty->title = rk_duties_dup_count (_ ("Registrations that have ended: %s"), late->n);
  duty->detail = g_strdup_printf (_ ("The oldest ended on %s"), first);
  duty->chip = g_strdup_printf (ngettext ("%d day late", "%d days late", days), days);
  duty->page = "workplaces";
  duty->query = rk_query_ref (late->query);
  duty->due = late->first;
}

static void
add_soon (Loader *self, Ending *soon)
{
  int days = rk_date_days_between (self->today, soon->first);
  g_autofree char *first = rk_duties_dup_day (soon->first);
  RkDuty *duty = rk_duties_add (self, days <= SOON_DAYS ? RK_DUTY_SOON : RK_DUTY_THIS_WEEK,
                                "alarm-symbolic", _ ("See the List"));

  duty->title = rk_duties_dup_count (_ ("Registrations that end within two months: %s"), soon->n);
  duty->detail = g_strdup_printf (_ ("The first ends on %s"), first);
  duty->chip = days == 0 ? g_strdup (_ ("Until today"))
                         : g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
  duty->page = "workplaces";
  duty->query = rk_query_ref (soon->query);
  duty->due = soon->first;
}

static gboolean
add_endings (Loader *self, GError **error)
{
  g_autoptr (RkQuery) late_query = rk_query_new (&rk_kind_workplace);
  g_autoptr (RkQuery) soon_query = rk_query_new (&rk_kind_workplace);
  Ending late = { .query = late_query };
  Ending soon = { .query = soon_query };

  if (!count_ending (self, &late, "lapsed", "1", error)
      || !count_ending (self, &soon, "ends_within", LEAD_MONTHS, error))
    return FALSE;
  if (rk_date_is_set (late.first))
    add_late (self, &late);
  if (rk_date_is_set (soon.first))
    add_soon (self, &soon);
  return TRUE;
}

/* ── what registrations wait for ─────────────────────────────────────────────────────────── */

/* @words: 「報告未提出、更新案内」. Returns: whether one of them waits for the office */
static gboolean
take_waiting (guint64 *numbers, const char *words, guint64 n)
{
  g_auto (GStrv) parts = g_strsplit (words, "、", -1);
  guint n_lists;
  const RkWorkList *lists = rk_work_lists (&n_lists);
  gboolean waits = FALSE;

  for (guint i = 0; i < n_lists; i++)
    if (g_strv_contains ((const char *const *)parts, lists[i].work))
      {
        numbers[i] += n;
        waits |= lists[i].waits;
      }
  return waits;
}

static gboolean
add_waiting (Loader *self, GError **error)
{
  static const char *const fields[] = { "work", NULL };
  guint n_lists;
  const RkWorkList *lists = rk_work_lists (&n_lists);
  g_autofree guint64 *numbers = g_new0 (guint64, n_lists);
  guint64 all = 0;
  g_autoptr (RkQuery) statuses = rk_query_new (&rk_kind_status);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GPtrArray) lines
      = rk_query_count_by (self->db, statuses, fields, self->cancellable, error);
  g_autoptr (GString) detail = g_string_new (NULL);
  RkDuty *duty;

  for (guint i = 0; lines && i < lines->len; i++)
    {
      const RkCount *line = lines->pdata[i];

      if (line->values[0] && take_waiting (numbers, line->values[0], line->count))
        all += line->count; /* once, on however many lists it stands */
    }
  for (guint i = 0; i < n_lists; i++)
    {
      g_autofree char *shown = rk_words_count (numbers[i]);

      if (numbers[i] == 0 || !lists[i].waits)
        continue;
      g_string_append_printf (detail, "%s%s %s", detail->len ? _ (", ") : "", _ (lists[i].label),
                              shown);
      if (!rk_query_where (query, "work", lists[i].work, error))
        return FALSE;
    }
  if (all == 0)
    return lines != NULL;
  duty = rk_duties_add (self, RK_DUTY_THIS_WEEK, "rk-workplace-symbolic", _ ("See the List"));
  duty->title = rk_duties_dup_count (_ ("Registrations that wait for the office: %s"), all);
  duty->detail = g_string_free (g_steal_pointer (&detail), FALSE);
  duty->page = "workplaces";
  duty->query = rk_query_ref (query);
  return TRUE;
}

/* ── promises ────────────────────────────────────────────────────────────────────────────── */

/* What was promised to workplaces for a day that has come. */
static gboolean
add_promises (Loader *self, GError **error)
{
  g_autoptr (RkQuery) visits = rk_query_new (&rk_kind_visit);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n;
  RkDuty *duty;

  if (!rk_query_where (visits, "state", RK_PROMISE_LATE, error)
      || !rk_query_where (query, "promise", RK_PROMISE_LATE, error)
      || !count (self, visits, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  duty = rk_duties_add (self, RK_DUTY_THIS_WEEK, "rk-workplace-symbolic", _ ("See the List"));
  duty->title = rk_duties_dup_count (_ ("Promises to workplaces that are overdue: %s"), n);
  duty->detail = g_strdup (_ ("Noted with a call or visit for a day that has passed"));
  duty->page = "workplaces";
  duty->query = rk_query_ref (query);
  return TRUE;
}

/* ── the office itself ───────────────────────────────────────────────────────────────────── */

static gboolean
add_first_steps (Loader *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (RkRecord) office = rk_office_get (self->db, error);
  guint64 n;
  RkDuty *duty;

  if (office == NULL || !count (self, query, &n, error))
    return FALSE;
  if (n == 0)
    {
      duty = rk_duties_add (self, RK_DUTY_THIS_WEEK, "rk-workplace-symbolic", _ ("Import a List"));
      duty->title = g_strdup (_ ("There are no workplaces yet"));
      duty->detail
          = g_strdup (_ ("Lists come from CSV as the city or the health insurer wrote them"));
      duty->page = "workplaces";
    }
  if (rk_record_get (office, "person") == NULL)
    {
      duty
          = rk_duties_add (self, RK_DUTY_THIS_WEEK, "document-edit-symbolic", _ ("Enter the Name"));
      duty->title = g_strdup (_ ("The person at the desk has no name yet"));
      duty->detail = g_strdup (_ ("It stands beside every change in the history"));
      duty->action = "win.preferences";
    }
  return TRUE;
}

static gboolean
is_recent (const char *at, RkDate today)
{
  g_autofree char *day = g_strndup (at, 10);
  RkDate date;

  return rk_date_from_iso (day, &date) && rk_date_is_full (date)
         && rk_date_days_between (date, today) <= BACKUP_DAYS;
}

static void
add_backup (Loader *self)
{
  g_autoptr (GPtrArray) backups = rk_backup_list (self->path);
  const RkBackup *newest = backups->len ? backups->pdata[0] : NULL;
  RkDuty *duty;

  if (newest && is_recent (newest->at, self->today))
    return;
  duty = rk_duties_add (self, RK_DUTY_THIS_WEEK, "security-high-symbolic", _ ("Make a Backup"));
  duty->title = g_strdup (newest ? _ ("The newest backup is more than a week old")
                                 : _ ("There is no backup of this file yet"));
  duty->detail = g_strdup (_ ("A copy is made, opened and counted"));
  duty->action = "win.backup";
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

/* What is late, what has a day, what is begun this week without one. */
static int
rank (const RkDuty *duty)
{
  return duty->urgency == RK_DUTY_LATE ? 0 : duty->chip ? 1 : 2;
}

static int
most_urgent_first (gconstpointer a, gconstpointer b)
{
  const RkDuty *left = *(RkDuty *const *)a;
  const RkDuty *right = *(RkDuty *const *)b;

  if (rank (left) != rank (right))
    return rank (left) - rank (right);
  if (rk_date_is_set (left->due) != rk_date_is_set (right->due))
    return rk_date_is_set (left->due) ? -1 : 1;
  return rk_date_compare (left->due, right->due);
}

GPtrArray *
rk_duties_load (RkDb *db, const char *path, RkDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) duties = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_duty_free);
  Loader self = { db, path, today, cancellable, duties };

  if (!add_endings (&self, error) || !add_waiting (&self, error) || !add_promises (&self, error)
      || !add_reviews (&self, error) || !add_duplicates (&self, error) || !add_people (&self, error)
      || !rk_duties_add_councils (db, today, duties, error)
      || !rk_duties_add_meetings (&self, error) || !add_first_steps (&self, error))
    return NULL;
  add_backup (&self);
  g_ptr_array_sort (duties, most_urgent_first);
  return g_steal_pointer (&duties);
}
