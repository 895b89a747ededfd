/* Checklists: which there are, taking them in and giving them out, answers and levels. */
#include "rk-cli.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-checklist-file.h"
#include "rk-checklists.h"
#include "rk-councils.h"
#include "rk-editions.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* What a command is about, as it was given and as it was found. */
typedef struct
{
  RkCli *cli;
  const char *path;
  const char *council_name;
  const char *edition_name;
  guint year;
  gint64 council;
  gint64 edition_id;
  gint64 round;
  guint n_answers;
  RkEdition *edition;
  RkChecklist *checklist;
  GPtrArray *editions; /* of a file */
  GPtrArray *names;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->edition, rk_edition_unref);
  g_clear_pointer (&job->checklist, rk_checklist_free);
  g_clear_pointer (&job->editions, g_ptr_array_unref);
  g_clear_pointer (&job->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
job_read (Job *job, RkCli *cli, GError **error)
{
  job->cli = cli;
  job->council_name = rk_cli_option (cli, "council");
  job->edition_name = rk_cli_option (cli, "edition");
  return rk_cli_number (cli, "year", 9999, &job->year, error);
}

/* Council, year and edition, with what is meant where they are left out. */
static gboolean
job_find (Job *job, RkDb *db, GError **error)
{
  if (!(job->council_name ? rk_cli_find_council (db, job->council_name, &job->council, error)
                          : rk_councils_default (db, &job->council, error)))
    return FALSE;
  if (job->year == 0)
    job->year = (guint)rk_fiscal_year (rk_today ());
  if (!(job->edition_name
            ? rk_editions_find (db, job->edition_name, &job->edition_id, error)
            : rk_editions_default (db, job->council, (int)job->year, &job->edition_id, error)))
    return FALSE;
  job->edition = rk_editions_load (db, job->edition_id, error);
  return job->edition != NULL;
}

static RkRoundSubject
job_subject (const Job *job)
{
  return (RkRoundSubject){ .edition = job->edition_id,
                           .council = job->council,
                           .year = (int)job->year };
}

/* ── checklist list ──────────────────────────────────────────────────────────────────────── */

static gboolean
print_list (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_edition);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (RkJson) json = NULL;

  if (!rk_query_sort (query, "title", error)
      || (ids = rk_query_ids (db, query, cancellable, error)) == NULL
      || (records = rk_records_fetch (db, &rk_kind_edition, (const gint64 *)(gpointer)ids->data,
                                      ids->len, error))
             == NULL)
    return FALSE;
  json = job->cli->json ? rk_json_new (stdout) : NULL;
  if (json)
    {
      rk_json_integer (json, "total", records->len);
      rk_json_begin_array (json, "rows");
    }
  for (guint i = 0; i < records->len; i++)
    {
      const RkRecord *record = records->pdata[i];
      g_autofree char *name = rk_editions_dup_name (db, rk_record_id (record), error);

      if (name == NULL)
        return FALSE;
      if (json == NULL)
        {
          rk_cli_print ("%s\t%s\t%s\t%s\t%s\n", name, rk_record_get (record, "title"),
                        rk_fidelity_words (rk_record_get (record, "fidelity")),
                        rk_target_words (rk_record_get (record, "target")),
                        rk_record_get (record, "version"));
          continue;
        }
      rk_json_begin_object (json, NULL);
      rk_json_text (json, "id", name);
      rk_json_text (json, "title", rk_record_get (record, "title"));
      rk_json_text (json, "fidelity", rk_record_get (record, "fidelity"));
      rk_json_text (json, "fidelity_label", rk_fidelity_words (rk_record_get (record, "fidelity")));
      rk_json_text (json, "target", rk_record_get (record, "target"));
      rk_json_text (json, "unit", rk_record_get (record, "unit"));
      rk_json_text (json, "version", rk_record_get (record, "version"));
      rk_json_integer (json, "items", rk_record_get_int (record, "items"));
      rk_json_text (json, "source", rk_record_get (record, "source"));
      rk_json_end_object (json);
    }
  if (json)
    rk_json_end_array (json);
  return TRUE;
}

static gboolean
list (RkCli *cli, GError **error)
{
  g_auto (Job) job = { .cli = cli };
  g_autoptr (RkStore) store = rk_cli_open_db (cli, FALSE, error);

  return store && rk_store_read (store, print_list, &job, cli->cancellable, error);
}

/* ── checklist import, export ────────────────────────────────────────────────────────────── */

static gboolean
add_editions (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < job->editions->len; i++)
    {
      gint64 id;
      char *name;

      if (!rk_editions_add (db, job->editions->pdata[i], 0, &id, error)
          || (name = rk_editions_dup_name (db, id, error)) == NULL)
        return FALSE;
      g_ptr_array_add (job->names, name);
    }
  return TRUE;
}

static gboolean
import (RkCli *cli, GError **error)
{
  g_auto (Job) job = { .cli = cli, .path = rk_cli_word (cli, 1) };
  g_autoptr (RkStore) store = NULL;

  if (job.path == NULL)
    return rk_cli_usage (error, _ ("Use: renkei-cli %s %s"), "checklist import", "FILE --db FILE");
  job.editions = rk_checklist_file_read (job.path, error);
  if (job.editions == NULL || (store = rk_cli_open_db (cli, TRUE, error)) == NULL
      || !rk_store_command (store, "チェックリストを取り込んだ", add_editions, &job,
                            cli->cancellable, error))
    return FALSE;
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_integer (json, "added", job.editions->len);
      rk_json_begin_array (json, "rows");
      for (guint i = 0; i < job.editions->len; i++)
        {
          const RkEdition *edition = job.editions->pdata[i];

          rk_json_begin_object (json, NULL);
          rk_json_text (json, "id", job.names->pdata[i]);
          rk_json_text (json, "title", edition->title);
          rk_json_text (json, "version", edition->version);
          rk_json_integer (json, "items", edition->items->len);
          rk_json_end_object (json);
        }
      rk_json_end_array (json);
    }
  else
    for (guint i = 0; i < job.editions->len; i++)
      rk_cli_print ("%s\n", (const char *)job.names->pdata[i]);
  return TRUE;
}

static gboolean
load_named (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return job_find (job, db, error);
}

static gboolean export(RkCli *cli, GError **error)
{
  g_auto (Job) job = { 0 };
  g_autoptr (RkStore) store = NULL;
  const char *path = rk_cli_word (cli, 1);

  if (path == NULL)
    return rk_cli_usage (error, _ ("Use: renkei-cli %s %s"), "checklist export",
                         "OUT.csv|json --edition ID --db FILE");
  if (!job_read (&job, cli, error) || !rk_cli_check_output (cli, path, "csv|json", error)
      || (store = rk_cli_open_db (cli, FALSE, error)) == NULL
      || !rk_store_read (store, load_named, &job, cli->cancellable, error)
      || !rk_checklist_file_write (path, job.edition, error))
    return FALSE;
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_text (json, "path", path);
      rk_json_text (json, "id", job.edition->code);
      rk_json_integer (json, "items", job.edition->items->len);
    }
  else
    rk_cli_print (_ ("%s: %u items\n"), path, job.edition->items->len);
  return TRUE;
}

/* ── checklist answer ────────────────────────────────────────────────────────────────────── */

static gboolean
take_answers (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RkRoundSubject subject;

  if (!job_find (job, db, error))
    return FALSE;
  subject = job_subject (job);
  if (!rk_checklists_begin (db, &subject, &job->round, error)
      || !rk_checklist_answers_import (db, job->round, job->path, &job->n_answers, error))
    return FALSE;
  job->checklist = rk_checklist_load (db, job->round, error);
  return job->checklist != NULL;
}

static guint
count_answered (const RkChecklist *checklist)
{
  guint n = 0;

  for (guint i = 0; i < checklist->edition->items->len; i++)
    n += checklist->answers[i] >= 0;
  return n;
}

static void
put_level (RkJson *json, const RkEdition *edition, const char *key, int level)
{
  rk_json_text (json, key, level < 0 ? NULL : rk_edition_level (edition, (guint)level)->code);
}

static gboolean
answer (RkCli *cli, GError **error)
{
  g_auto (Job) job = { 0 };
  g_autoptr (RkStore) store = NULL;
  guint answered;

  if (rk_cli_word (cli, 1) == NULL || !rk_cli_flag (cli, "council"))
    return rk_cli_usage (error, _ ("Use: renkei-cli %s %s"), "checklist answer",
                         "FILE.csv --db FILE --council ID --edition ID --year Y");
  if (!job_read (&job, cli, error))
    return FALSE;
  job.path = rk_cli_word (cli, 1);
  store = rk_cli_open_db (cli, TRUE, error);
  if (store == NULL
      || !rk_store_command (store, "チェックリストの回答を取り込んだ", take_answers, &job,
                            cli->cancellable, error))
    return FALSE;
  answered = count_answered (job.checklist);
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_id (json, "round", job.round);
      rk_json_text (json, "edition", job.edition->code);
      rk_json_integer (json, "year", job.year);
      rk_json_integer (json, "rows", job.n_answers);
      rk_json_integer (json, "answered", answered);
      rk_json_integer (json, "items", job.edition->items->len);
      put_level (json, job.edition, "level", rk_level_only (job.edition, job.checklist->answers));
    }
  else
    rk_cli_print (_ ("%u of %u items answered\n"), answered, job.edition->items->len);
  return TRUE;
}

gboolean
rk_cli_checklist (RkCli *cli, GError **error)
{
  const char *what = rk_cli_word (cli, 0);

  if (g_str_equal (what, "list"))
    return list (cli, error);
  if (g_str_equal (what, "import"))
    return import (cli, error);
  if (g_str_equal (what, "export"))
    return export(cli, error);
  if (g_str_equal (what, "answer"))
    return answer (cli, error);
  return rk_cli_usage (error,
                       _ ("“checklist” is followed by list, import, export or answer, not "
                          "by “%s”."),
                       what);
}

/* ── level ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
load_level (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RkRoundSubject subject;

  if (!job_find (job, db, error))
    return FALSE;
  subject = job_subject (job);
  if (!rk_checklists_find (db, &subject, &job->round, error))
    return FALSE;
  if (job->round)
    job->checklist = rk_checklist_load (db, job->round, error);
  else
    {
      g_autofree char *year = rk_fiscal_year_label ((int)job->year);

      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                   _ ("The council has not answered “%s” for %s."), job->edition->title, year);
    }
  return job->checklist != NULL;
}

static void
put_items (RkJson *json, const RkEdition *edition, const char *key, const GArray *items)
{
  rk_json_begin_array (json, key);
  for (guint i = 0; i < items->len; i++)
    rk_json_text (json, NULL, rk_edition_item (edition, g_array_index (items, guint, i))->code);
  rk_json_end_array (json);
}

static void
put_rates (RkJson *json, const RkEdition *edition, const RkLevel *level)
{
  rk_json_begin_array (json, "categories");
  for (guint i = 0; i < edition->blocks->len; i++)
    {
      const RkRate *rate = &g_array_index (level->rates, RkRate, i);

      rk_json_begin_object (json, NULL);
      rk_json_text (json, "code", rk_edition_block (edition, i)->code);
      rk_json_text (json, "title", rk_edition_block (edition, i)->title);
      if (rate->most)
        rk_json_real (json, "rate", rk_rate_percent (rate));
      else
        rk_json_null (json, "rate");
      rk_json_integer (json, "points", rate->points);
      rk_json_integer (json, "most", rate->most);
      rk_json_end_object (json);
    }
  rk_json_end_array (json);
}

static void
print_level_json (const Job *job, const RkLevel *level)
{
  const RkEdition *edition = job->edition;
  g_autofree char *name = rk_level_dup_name (edition, level);
  g_autofree char *reason = rk_level_dup_reason (edition, level, job->checklist->answers);
  g_autoptr (RkJson) json = rk_json_new (stdout);

  rk_json_text (json, "edition", edition->code);
  rk_json_integer (json, "year", job->year);
  put_level (json, edition, "level", level->level);
  rk_json_text (json, "level_label", name);
  put_level (json, edition, "next", level->next);
  rk_json_text (json, "rule", edition->rule);
  rk_json_text (json, "reason", reason);
  put_items (json, edition, "decided_by", level->decided_by);
  put_items (json, edition, "missing_for_next", level->missing);
  put_rates (json, edition, level);
  if (level->total.most)
    rk_json_real (json, "rate", rk_rate_percent (&level->total));
  rk_json_integer (json, "answered", level->total.n_answered);
  rk_json_integer (json, "items", level->total.n_items);
}

gboolean
rk_cli_level (RkCli *cli, GError **error)
{
  g_auto (Job) job = { 0 };
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkLevel) level = NULL;

  if (!job_read (&job, cli, error) || (store = rk_cli_open_db (cli, FALSE, error)) == NULL
      || !rk_store_read (store, load_level, &job, cli->cancellable, error))
    return FALSE;
  level = rk_level_compute (job.edition, job.checklist->answers);
  if (cli->json)
    print_level_json (&job, level);
  else
    {
      g_autofree char *name = rk_level_dup_name (job.edition, level);
      g_autofree char *reason = rk_level_dup_reason (job.edition, level, job.checklist->answers);

      rk_cli_print ("%s\n%s\n", name, reason);
    }
  return TRUE;
}
