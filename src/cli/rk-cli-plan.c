/* A plan as a table. */
#include "rk-cli.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-plan-file.h"

typedef struct
{
  const char *path;
  const char *council; /* as it was given; NULL: not */
  const char *encoding;
  RkPlanImport import;
} Job;

static gboolean
take_plan (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autofree char *what = NULL;

  if ((job->council && !rk_cli_find_council (db, job->council, &job->import.council, error))
      || !rk_plan_file_import (db, job->path, job->encoding, &job->import, error))
    return FALSE;
  what = g_strdup_printf ("計画を取り込んだ　%u行", job->import.n_rows);
  rk_db_name_command (db, what);
  return TRUE;
}

gboolean
rk_cli_import_plan (RkCli *cli, GError **error)
{
  Job job = { .path = rk_cli_word (cli, 1),
              .council = rk_cli_option (cli, "council"),
              .encoding = rk_cli_option (cli, "encoding"),
              .import = { .title = rk_cli_option (cli, "name") } };
  gboolean rehearse = rk_cli_flag (cli, "dry-run");
  g_autoptr (RkStore) store = rk_cli_open_db (cli, TRUE, error);

  if (store == NULL
      || !(rehearse ? rk_store_rehearse (store, take_plan, &job, cli->cancellable, error)
                    : rk_store_command (store, "計画を取り込んだ", take_plan, &job,
                                        cli->cancellable, error)))
    return FALSE;
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_id (json, "plan", rehearse ? 0 : job.import.plan);
      rk_json_integer (json, "rows", job.import.n_rows);
      rk_json_integer (json, "measures", job.import.n_lines);
      rk_json_integer (json, "cells", job.import.n_cells);
    }
  else
    rk_cli_print (_ ("%u rows, %u lines of the plan, %u bars and milestones\n"), job.import.n_rows,
                  job.import.n_lines, job.import.n_cells);
  return TRUE;
}
