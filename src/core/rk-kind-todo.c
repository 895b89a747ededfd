/* 会議の準備: what the secretariat does before and after a meeting, counted from its day. */
#include "rk-kinds.h"

#include <stdio.h>
#include <glib/gi18n-lib.h>

#include "rk-core-resources.h"
#include "rk-council-sql.h"
#include "rk-error.h"
#include "rk-kind-parse.h"
#include "rk-todo.h"

#define PREPARE N_ ("To-Do")
#define DONE N_ ("Done")

RK_CHOICES (choose_outcome, RK_TODO_DONE "|" RK_TODO_NOT_NEEDED)

/* ── days before and after ───────────────────────────────────────────────────────────────── */

/* 「60日前」, 「当日」, 「14日後」; also -60 and 14. */
static gboolean
parse_days (const char *text, char **canonical, char **proposal, GError **error)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  int days = 0;
  int end = 0;
  gboolean understood;

  if (narrow == NULL)
    narrow = g_strdup ("");
  if (g_str_equal (narrow, "当日"))
    understood = TRUE;
  else if (sscanf (narrow, "%d日前%n", &days, &end) == 1 && end > 0)
    {
      understood = narrow[end] == '\0' && days >= 0;
      days = -days;
    }
  else
    {
      end = 0;
      understood = (sscanf (narrow, "%d日後%n", &days, &end) == 1 && end > 0 && narrow[end] == '\0')
                   || (sscanf (narrow, "%d%n", &days, &end) == 1 && narrow[end] == '\0');
    }
  if (understood && ABS (days) <= RK_TODO_MOST_DAYS)
    {
      *canonical = g_strdup_printf ("%d", days);
      return TRUE;
    }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is not a number of days such as 30日前, 当日 or 14日後"));
  return FALSE;
}

static char *
format_days (const char *stored)
{
  int days = (int)g_ascii_strtoll (stored, NULL, 10);

  if (days == 0)
    return g_strdup ("当日");
  return g_strdup_printf (days < 0 ? "%d日前" : "%d日後", ABS (days));
}

/* ── when, and how it stands ─────────────────────────────────────────────────────────────── */

/* The members of the day have all replied, observers with a seat aside; their last reply. */
#define REPLIED                                                                        \
  "(SELECT max(a.replied_on) FROM attendance a WHERE a.meeting_id = m.id"              \
  " AND NOT EXISTS (SELECT 1 FROM seat s JOIN appointment p ON p.seat_id = s.id"       \
  "  WHERE s.council_id = m.council_id AND " RK_SQL_TERM_HOLDS_ON (                    \
      "p", "ifnull(m.date, rk_day ())") " AND p.role <> '" RK_ROLE_OBSERVER            \
                                        "' AND NOT EXISTS (SELECT 1 FROM attendance b" \
                                        "  WHERE b.meeting_id = m.id"                  \
                                        "  AND b.appointment_id = p.id"                \
                                        "  AND ifnull(b.reply, '" RK_REPLY_NONE        \
                                        "') <> '" RK_REPLY_NONE "')))"
/* Who is paid for it has been paid; the last day. */
#define PAID                                                        \
  "(SELECT max(y.paid_on) FROM payment y WHERE y.meeting_id = m.id" \
  " AND NOT ifnull(y.excluded, 0) HAVING count(*) = count(y.paid_on))"
/* The day on which, by the meeting itself, it was done: the notice, the replies, the announcement,
 * the minutes, what was paid. */
#define SHOWN                                                                       \
  "(SELECT CASE t.code WHEN 'M2-01' THEN m.noticed_on WHEN 'M3-01' THEN " REPLIED   \
  " WHEN 'M3-03' THEN m.announced_on WHEN 'M6-01' THEN m.minutes_fixed_on"          \
  " WHEN 'M6-02' THEN " PAID " WHEN 'M6-03' THEN m.published_on END FROM meeting m" \
  " WHERE m.id = t.meeting_id)"
/* What stands in the meeting without a day of its own: when, where and how it is held. */
#define STANDS                                                                      \
  "(t.code = 'M1-01' AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = t.meeting_id" \
  " AND m.date IS NOT NULL AND m.form IS NOT NULL"                                  \
  " AND (m.place IS NOT NULL OR m.form IN ('Web', '" RK_FORM_WRITTEN "'))))"
/* An open one goes with the meeting; a settled one keeps the day that it had. */
#define DUE                                                                                   \
  "ifnull(t.due_kept, (SELECT date(m.date, t.days || ' days') FROM meeting m WHERE m.id = t." \
  "meeting_id))"
#define HELD                                                                                 \
  "(t.days <= 0 AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = t.meeting_id AND m.date < " \
  "rk_day ()))"
#define CANCELLED \
  "EXISTS (SELECT 1 FROM meeting m WHERE m.id = t.meeting_id AND m.cancelled_on <= rk_day ())"

static const RkField todo_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", PREPARE, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "code", RK_TYPE_TEXT, N_ ("Mark"), "記号", NULL, RK_FIELD_INTERNAL },
  { "days", RK_TYPE_INTEGER, N_ ("Until when"), "会議までの日数", PREPARE, RK_FIELD_REQUIRED,
    parse_days, format_days },
  { "title", RK_TYPE_TEXT, N_ ("What is to be done"), "準備", PREPARE,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "hint", RK_TYPE_TEXT, N_ ("What to look at"), "確かめるもの", PREPARE, RK_FIELD_SEARCH },
  { "owner", RK_TYPE_TEXT, N_ ("Who does it"), "担当", PREPARE, RK_FIELD_SEARCH },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", PREPARE, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "outcome", RK_TYPE_TEXT, N_ ("Outcome"), "結果", DONE, RK_FIELD_NONE, NULL, NULL,
    choose_outcome },
  { "settled_on", RK_TYPE_DATE, N_ ("Settled on"), "済の日", DONE, RK_FIELD_NONE, rk_parse_day },
  { "settled_by", RK_TYPE_TEXT, N_ ("Settled by"), "済にした人", DONE, RK_FIELD_PERSONAL },
  { "due_kept", RK_TYPE_DATE, N_ ("Due"), "済のときの期限", NULL, RK_FIELD_INTERNAL },
  { "due", RK_TYPE_DATE, N_ ("Due"), "期限", NULL, RK_FIELD_DERIVED, .sql = DUE },
  { "done_on", RK_TYPE_DATE, N_ ("Done on"), "済んだ日", NULL, RK_FIELD_DERIVED,
    .sql = "ifnull(t.settled_on, " SHOWN ")" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.outcome IS NOT NULL THEN t.outcome WHEN " SHOWN " <= rk_day () OR " STANDS
           " THEN '" RK_TODO_DONE "' WHEN " CANCELLED " THEN '" RK_TODO_NOT_NEEDED "' WHEN " HELD
           " THEN '" RK_TODO_PAST "' WHEN " DUE " < rk_day () THEN '" RK_TODO_LATE
           "' ELSE '" RK_TODO_OPEN "' END" },
  { "meeting", RK_TYPE_TEXT, N_ ("Meeting"), "会議名", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT c.name || '　第' || m.number || '回' FROM meeting m JOIN council c"
           " ON c.id = m.council_id WHERE m.id = t.meeting_id)",
    .order = "(SELECT m.date FROM meeting m WHERE m.id = t.meeting_id)" },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT c.name FROM meeting m JOIN council c ON c.id = m.council_id"
           " WHERE m.id = t.meeting_id)" },
};

static void
check_todo (const RkRecord *record, GPtrArray *problems)
{
  if (rk_record_get (record, "outcome") == NULL && rk_record_get (record, "settled_on"))
    g_ptr_array_add (problems, rk_problem_new ("outcome", NULL,
                                               _ ("Say whether it is done or not needed"), NULL));
}

const RkKind rk_kind_todo = {
  .name = "todo",
  .plural = "todos",
  .label = N_ ("To-Do"),
  .heading = "会議の準備",
  .counter = "件",
  .title = "title",
  .fields = todo_fields,
  .n_fields = G_N_ELEMENTS (todo_fields),
  .check = check_todo,
  .search_ids = "t.meeting_id",
};

/* ── what there usually is to do ─────────────────────────────────────────────────────────── */

GPtrArray *
rk_todo_usual (void)
{
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (rk_core_get_resource (), "/jp/renkei/core/meeting-todos.csv",
                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *todos = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line; line++)
    {
      g_auto (GStrv) parts = g_strsplit (*line, ",", 4);
      RkDraft *draft;

      if (**line == '#' || g_strv_length (parts) != 4)
        continue;
      draft = rk_draft_new (&rk_kind_todo);
      rk_draft_take (draft, rk_kind_field (&rk_kind_todo, "code"), g_strdup (parts[0]));
      rk_draft_set_int (draft, rk_kind_field (&rk_kind_todo, "days"),
                        g_ascii_strtoll (parts[1], NULL, 10));
      rk_draft_take (draft, rk_kind_field (&rk_kind_todo, "title"), g_strdup (parts[2]));
      rk_draft_take (draft, rk_kind_field (&rk_kind_todo, "hint"), g_strdup (parts[3]));
      g_ptr_array_add (todos, rk_draft_end (draft));
    }
  return todos;
}
