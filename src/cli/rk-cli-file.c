/* The office file as a whole: new, check, backup, restore, and its history. */
#include "rk-cli.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-sample.h"

/* A path and how many rows: what several commands have to say. */
static void
print_path (RkCli *cli, const char *path, gboolean with_rows, guint64 rows)
{
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_text (json, "path", path);
      if (with_rows)
        rk_json_integer (json, "rows", (gint64)rows);
    }
  else if (with_rows)
    rk_cli_print (_ ("%s: %" PRIu64 " rows, checked\n"), path, rows);
  else
    rk_cli_print ("%s\n", path);
}

/* The office by its name; what is not said can be said later in the window. */
static RkRecord *
named_office (RkCli *cli)
{
  const char *name = rk_cli_option (cli, "name");
  const char *person = rk_cli_option (cli, "person");
  RkDraft *draft = rk_draft_new (&rk_kind_office);

  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "name"), g_strdup (name ? name : "事務局"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "prefecture"), g_strdup ("静岡県"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "person"), g_strdup (person));
  return rk_draft_end (draft);
}

gboolean
rk_cli_new (RkCli *cli, GError **error)
{
  const char *path = rk_cli_word (cli, 0);
  guint workplaces = RK_SAMPLE_WORKPLACES;

  if (!rk_cli_number (cli, "workplaces", 100000, &workplaces, error))
    return FALSE;
  if (rk_cli_flag (cli, "sample") && (rk_cli_flag (cli, "name") || rk_cli_flag (cli, "person")))
    return rk_cli_usage (error, _ ("The sample office has a name and a person already."));
  if (rk_cli_flag (cli, "sample"))
    {
      if (!rk_sample_create_of (path, workplaces, error))
        return FALSE;
    }
  else
    {
      g_autoptr (RkRecord) office = named_office (cli);
      g_autoptr (RkStore) store = rk_store_create (path, office, error);

      if (store == NULL)
        return FALSE;
      rk_store_close (store);
    }
  print_path (cli, path, FALSE, 0);
  return TRUE;
}

gboolean
rk_cli_check_file (RkCli *cli, GError **error)
{
  const char *path = rk_cli_word (cli, 0);
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) problems = rk_store_check (path, &local);

  if (problems == NULL)
    {
      problems = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (problems, g_strdup (local->message));
    }
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_boolean (json, "ok", problems->len == 0);
      rk_json_begin_array (json, "problems");
      for (guint i = 0; i < problems->len; i++)
        rk_json_text (json, NULL, problems->pdata[i]);
      rk_json_end_array (json);
    }
  else if (problems->len == 0)
    rk_cli_print (_ ("%s: nothing is wrong with it\n"), path);
  if (problems->len == 0)
    return TRUE;
  if (problems->len == 1)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_CORRUPT, problems->pdata[0]);
  else
    g_set_error (error, RK_ERROR, RK_ERROR_CORRUPT, _ ("%s (and %u more problems)"),
                 (const char *)problems->pdata[0], problems->len - 1);
  return FALSE;
}

gboolean
rk_cli_backup (RkCli *cli, GError **error)
{
  const char *out = rk_cli_word (cli, 1);
  g_autoptr (RkStore) store = rk_cli_open (rk_cli_word (cli, 0), FALSE, error);
  guint64 rows;

  if (store == NULL || !rk_store_backup (store, out, &rows, error))
    return FALSE;
  print_path (cli, out, TRUE, rows);
  return TRUE;
}

gboolean
rk_cli_restore (RkCli *cli, GError **error)
{
  const char *out = rk_cli_word (cli, 1);
  guint64 rows;

  if (!rk_backup_restore (rk_cli_word (cli, 0), out, &rows, error))
    return FALSE;
  print_path (cli, out, TRUE, rows);
  return TRUE;
}

/* ── history ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkCli *cli;
  guint limit;
  guint64 entries;
} HistoryJob;

static void
print_entry (RkCli *cli, RkJson *json, const RkHistoryEntry *entry)
{
  if (!cli->json)
    {
      rk_cli_print ("%.16s  %s  %s%s\n", entry->at, entry->by, entry->what,
                    entry->undone ? _ ("  (undone)") : "");
      return;
    }
  rk_json_begin_object (json, NULL);
  rk_json_id (json, "id", entry->id);
  rk_json_text (json, "at", entry->at);
  rk_json_text (json, "by", entry->by);
  rk_json_text (json, "what", entry->what);
  rk_json_boolean (json, "undone", entry->undone);
  rk_json_integer (json, "changes", (gint64)entry->n_changes);
  rk_json_end_object (json);
}

static gboolean
read_history (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HistoryJob *job = data;
  g_autoptr (GPtrArray) entries = rk_history_list (db, job->limit, error);
  g_autoptr (RkJson) json = NULL;

  if (entries == NULL)
    return FALSE;
  if (job->cli->json)
    {
      json = rk_json_new (stdout);
      rk_json_begin_array (json, "entries");
    }
  for (guint i = 0; i < entries->len; i++)
    print_entry (job->cli, json, entries->pdata[i]);
  if (json)
    rk_json_end_array (json);
  return TRUE;
}

gboolean
rk_cli_history (RkCli *cli, GError **error)
{
  HistoryJob job = { .cli = cli };
  g_autoptr (RkStore) store = NULL;

  if (!rk_cli_number (cli, "limit", G_MAXINT, &job.limit, error))
    return FALSE;
  store = rk_cli_open (rk_cli_word (cli, 0), FALSE, error);
  return store && rk_store_read (store, read_history, &job, cli->cancellable, error);
}

static gboolean
step (RkCli *cli,
      gboolean (*act) (RkStore *store, char **what, GError **error),
      const char *done,
      GError **error)
{
  g_autoptr (RkStore) store = rk_cli_open (rk_cli_word (cli, 0), TRUE, error);
  g_autofree char *what = NULL;

  if (store == NULL || !act (store, &what, error))
    return FALSE;
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_text (json, "what", what);
    }
  else
    rk_cli_print ("%s: %s\n", done, what);
  return TRUE;
}

gboolean
rk_cli_undo (RkCli *cli, GError **error)
{
  return step (cli, rk_store_undo, _ ("Undone"), error);
}

gboolean
rk_cli_redo (RkCli *cli, GError **error)
{
  return step (cli, rk_store_redo, _ ("Done again"), error);
}

static gboolean
verify (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HistoryJob *job = data;

  return rk_history_verify (db, &job->entries, error);
}

gboolean
rk_cli_verify (RkCli *cli, GError **error)
{
  HistoryJob job = { .cli = cli };
  g_autoptr (RkStore) store = rk_cli_open (rk_cli_word (cli, 0), FALSE, error);
  g_autoptr (GError) broken = NULL;

  if (store == NULL)
    return FALSE;
  if (!rk_store_read (store, verify, &job, cli->cancellable, &broken)
      && !g_error_matches (broken, RK_ERROR, RK_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_boolean (json, "ok", broken == NULL);
      rk_json_integer (json, "entries", (gint64)job.entries);
    }
  else if (broken == NULL)
    rk_cli_print (_ ("The history is whole: %" PRIu64 " entries\n"), job.entries);
  if (broken)
    g_propagate_error (error, g_steal_pointer (&broken));
  return broken == NULL && (error == NULL || *error == NULL);
}
