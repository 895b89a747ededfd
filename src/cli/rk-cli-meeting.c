/* What is entered for a meeting: who replied what, who came, who came for whom. */
#include "rk-cli.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-records.h"
#include "rk-text.h"

typedef struct
{
  RkCli *cli;
  gint64 meeting;
  gint64 council;   /* that joins or leaves */
  RkRecord *record; /* as saved */
} Job;

/* By the id of the member, the number of the roster, or by name. */
static gboolean
is_meant (const RkRecord *row, const char *who)
{
  g_autofree char *id = g_strdup_printf ("%" PRId64, rk_record_get_int (row, "appointment_id"));
  g_autofree char *number = g_strdup_printf ("%d", (int)rk_record_get_int (row, "position"));
  g_autofree char *name = rk_text_name_key (rk_record_get (row, "name"));
  g_autofree char *key = rk_text_name_key (who);

  return rk_record_get_int (row, "appointment_id")
         && (g_str_equal (id, who) || g_str_equal (number, who) || g_str_equal (name, key));
}

/* The rosters of a joint meeting have a number 1 each. */
static RkRecord *
refuse_either (const char *who, const RkRecord *first, const RkRecord *second, GError **error)
{
  const char *body = rk_record_get (first, "body");
  const char *other = rk_record_get (second, "body");

  g_set_error (
      error, RK_ERROR, RK_ERROR_INVALID,
      _ ("“%1$s” may be %2$s (%3$s) or %4$s (%5$s). Nothing was entered. Give the name, or "
         "the id that “renkei-cli list members” prints."),
      who, rk_record_get (first, "name"), body ? body : "", rk_record_get (second, "name"),
      other ? other : "");
  return NULL;
}

static RkRecord *
find_member (RkDb *db, gint64 meeting, const char *who, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autofree char *id = g_strdup_printf ("%" PRId64, meeting);
  g_autoptr (GPtrArray) rows = NULL;
  RkRecord *found = NULL;

  if (!rk_query_where (query, "meeting_id", id, error)
      || !rk_query_where (query, "in_office", "1", error)
      || (rows = rk_query_records (db, query, NULL, error)) == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      if (!is_meant (rows->pdata[i], who))
        continue;
      if (found)
        return refuse_either (who, found, rows->pdata[i], error);
      found = rows->pdata[i];
    }
  if (found)
    return rk_record_ref (found);
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("There is no member “%s” in the attendance of this meeting."), who);
  return NULL;
}

static gboolean
set_typed (RkDraft *draft, const char *field, const char *text, GError **error)
{
  g_autoptr (RkProblem) problem = NULL;

  if (text == NULL
      || rk_draft_set_typed (draft, rk_kind_field (&rk_kind_attendance, field), text, &problem))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, problem->reason);
  return FALSE;
}

static gboolean
run_attendance (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RkCli *cli = job->cli;
  g_autoptr (RkRecord) row = NULL;
  g_autoptr (RkDraft) draft = NULL;
  g_autofree char *what = NULL;

  if (job->meeting == 0 && !rk_meetings_default (db, 0, &job->meeting, error))
    return FALSE;
  row = find_member (db, job->meeting, rk_cli_word (cli, 0), error);
  if (row == NULL)
    return FALSE;
  draft = rk_draft_copy (row);
  if (!set_typed (draft, rk_cli_flag (cli, "on-the-day") ? "presence" : "reply",
                  rk_cli_word (cli, 1), error)
      || !set_typed (draft, "deputy_name", rk_cli_option (cli, "deputy"), error)
      || !set_typed (draft, "deputy_post", rk_cli_option (cli, "deputy-post"), error)
      || !set_typed (draft, "deputy_body", rk_cli_option (cli, "deputy-body"), error))
    return FALSE;
  job->record = rk_draft_end (g_steal_pointer (&draft));
  what = g_strdup_printf ("%sの出欠を「%s」にした", rk_record_get (row, "name"),
                          rk_cli_word (cli, 1));
  rk_db_name_command (db, what);
  return rk_records_save (db, job->record, NULL, error);
}

/* A word that is no answer would be kept and counted nowhere. */
static gboolean
check_answer (RkCli *cli, GError **error)
{
  int index
      = rk_kind_field (&rk_kind_attendance, rk_cli_flag (cli, "on-the-day") ? "presence" : "reply");
  g_auto (GStrv) choices = rk_kind_attendance.fields[index].choices ();
  g_autofree char *words = g_strjoinv (", ", choices);

  if (g_strv_contains ((const char *const *)choices, rk_cli_word (cli, 1)))
    return TRUE;
  return rk_cli_usage (error, _ ("The answer is one of %s, not “%s”."), words,
                       rk_cli_word (cli, 1));
}

static gboolean
print_row (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkRecord) row
      = rk_records_get (db, &rk_kind_attendance, rk_record_id (job->record), error);

  if (row == NULL)
    return FALSE;
  if (job->cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_cli_json_record (json, row);
    }
  else
    rk_cli_print ("%s %s\n", rk_record_get (row, "name"), rk_cli_word (job->cli, 1));
  return TRUE;
}

gboolean
rk_cli_attendance (RkCli *cli, GError **error)
{
  Job job = { .cli = cli };
  g_autoptr (RkStore) store = NULL;
  gboolean done;

  if (!rk_cli_id (cli, "meeting", &job.meeting, error) || !check_answer (cli, error))
    return FALSE;
  store = rk_cli_open_db (cli, TRUE, error);
  done = store
         && rk_store_command (store, "出欠を入れた", run_attendance, &job, cli->cancellable, error)
         && rk_store_read (store, print_row, &job, cli->cancellable, error);
  g_clear_pointer (&job.record, rk_record_unref);
  return done;
}

/* ── 合同開催 ────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_joint (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gboolean leaves = rk_cli_flag (job->cli, "remove");
  g_autoptr (RkRecord) council = NULL;
  g_autofree char *what = NULL;

  if ((job->meeting == 0 && !rk_meetings_default (db, 0, &job->meeting, error))
      || !rk_cli_find_council (db, rk_cli_word (job->cli, 0), &job->council, error)
      || (council = rk_records_get (db, &rk_kind_council, job->council, error)) == NULL)
    return FALSE;
  what = g_strdup_printf (leaves ? "%sとの合同開催をやめた" : "%sとの合同開催にした",
                          rk_record_get (council, "name"));
  rk_db_name_command (db, what);
  return leaves ? rk_meetings_part (db, job->meeting, job->council, error)
                : rk_meetings_join (db, job->meeting, job->council, 0, error);
}

static gboolean
print_joint (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkRecord) meeting = rk_records_get (db, &rk_kind_meeting, job->meeting, error);

  if (meeting == NULL)
    return FALSE;
  if (job->cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_cli_json_record (json, meeting);
    }
  else
    rk_cli_print ("%s\n", rk_record_get (meeting, "title"));
  return TRUE;
}

gboolean
rk_cli_joint (RkCli *cli, GError **error)
{
  Job job = { .cli = cli };
  g_autoptr (RkStore) store = NULL;

  if (!rk_cli_id (cli, "meeting", &job.meeting, error))
    return FALSE;
  store = rk_cli_open_db (cli, TRUE, error);
  return store
         && rk_store_command (store, "合同開催を変えた", run_joint, &job, cli->cancellable, error)
         && rk_store_read (store, print_joint, &job, cli->cancellable, error);
}
