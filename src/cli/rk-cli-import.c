/* Lists of others: in and out. */
#include "rk-cli.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-error.h"
#include "rk-export.h"
#include "rk-import.h"
#include "rk-import-profile.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* ── import ──────────────────────────────────────────────────────────────────────────────── */

/* Lists that later versions will take; asking for one of them is not a slip of the keyboard. */
static const char *const later[]
    = { "statuses", "reports", "visits", "awards", "indicator", "plan", NULL };

static gboolean
is_importable (const RkKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (rk_import_is_importable (&kind->fields[i]))
      return TRUE;
  return FALSE;
}

static const RkKind *
importable_kind (const char *name, GError **error)
{
  const RkKind *kind;

  if (g_strv_contains (later, name))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FAILED,
                   _ ("“%s” cannot be imported by this version yet. Nothing was changed."), name);
      return NULL;
    }
  kind = rk_cli_kind (name, error);
  if (kind && kind->rows)
    kind = kind->rows;
  if (kind == NULL || is_importable (kind))
    return kind;
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("“%s” cannot be imported."), name);
  return NULL;
}

typedef struct
{
  const char *name;
  RkImport *import;
} ProfileJob;

static gboolean
apply_profile (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ProfileJob *job = data;
  g_autoptr (RkRecord) profile
      = rk_import_profile_find (db, rk_import_get_kind (job->import), job->name, error);

  return profile && rk_import_profile_apply (profile, job->import, error);
}

/* A CSV file is one sheet. */
static gboolean
check_sheet (RkCli *cli, GError **error)
{
  guint sheet = 1;

  if (!rk_cli_number (cli, "sheet", G_MAXINT, &sheet, error))
    return FALSE;
  if (sheet == 1)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("The file has only one sheet, no sheet %u."),
               sheet);
  return FALSE;
}

/* --council: an id, or a name as people say it. */
static gboolean
find_council (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ProfileJob *job = data;
  gint64 id = g_ascii_strtoll (job->name, NULL, 10);
  g_autoptr (RkRecord) council = NULL;

  if (id == 0 && !rk_councils_find (db, job->name, &id, error))
    return FALSE;
  council = id ? rk_records_get (db, &rk_kind_council, id, NULL) : NULL;
  id = council ? id : 0;
  rk_import_set_council (job->import, id);
  if (id)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no council “%s” in this office."),
               job->name);
  return FALSE;
}

static RkImport *
open_import (RkCli *cli, const RkKind *kind, RkStore *store, GError **error)
{
  ProfileJob job = { .name = rk_cli_option (cli, "profile") };
  g_autoptr (RkImport) import = rk_import_open (
      kind, rk_cli_word (cli, 1), rk_cli_option (cli, "encoding"), 0, cli->cancellable, error);

  job.import = import;
  if (import == NULL)
    return NULL;
  if (job.name && !rk_store_read (store, apply_profile, &job, cli->cancellable, error))
    return NULL;
  job.name = rk_cli_option (cli, "council");
  if (job.name && !rk_store_read (store, find_council, &job, cli->cancellable, error))
    return NULL;
  rk_import_set_list_path (import, rk_cli_option (cli, "report"));
  return g_steal_pointer (&import);
}

/* Sums in words; what was not understood goes to stderr, row by row. */
static void
print_report (const RkImportReport *report, gboolean rehearsed)
{
  const guint64 *n = report->outcomes;

  for (guint i = 0; i < report->problems->len; i++)
    {
      const RkImportProblem *problem = report->problems->pdata[i];

      rk_cli_warn (_ ("row %u, %s “%s”: %s"), problem->row, problem->column,
                   problem->value ? problem->value : "", problem->reason);
    }
  if (rehearsed)
    rk_cli_print ("%s", _ ("Nothing was changed. This would happen:\n"));
  rk_cli_print (_ ("rows %" PRIu64 "\n"), report->rows);
  rk_cli_print (_ ("added %" PRIu64 "\n"), n[RK_IMPORT_ADDED]);
  rk_cli_print (_ ("changed %" PRIu64 "\n"), n[RK_IMPORT_UPDATED]);
  rk_cli_print (_ ("unchanged %" PRIu64 "\n"), n[RK_IMPORT_UNCHANGED]);
  rk_cli_print (_ ("possible duplicates %" PRIu64 "\n"), n[RK_IMPORT_DUPLICATE]);
  rk_cli_print (_ ("rejected %" PRIu64 "\n"), n[RK_IMPORT_REJECTED]);
  rk_cli_print (_ ("values to review %" PRIu64 "\n"), report->needs_review);
}

gboolean
rk_cli_import (RkCli *cli, GError **error)
{
  gboolean rehearse = rk_cli_flag (cli, "dry-run");
  const RkKind *kind = importable_kind (rk_cli_word (cli, 0), error);
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImportReport) report = NULL;

  if (kind == NULL || !check_sheet (cli, error))
    return FALSE;
  if (rk_cli_option (cli, "report")
      && !rk_cli_check_output (cli, rk_cli_option (cli, "report"), "csv", error))
    return FALSE;
  store = rk_cli_open_db (cli, TRUE, error);
  import = store ? open_import (cli, kind, store, error) : NULL;
  if (import == NULL
      || !(rehearse ? rk_import_rehearse : rk_import_perform) (import, store, cli->cancellable,
                                                               error))
    return FALSE;
  report = rk_import_get_report (import);
  if (cli->json)
    {
      g_autofree char *json = rk_import_dup_json (import, report);

      rk_cli_print ("%s\n", json);
    }
  else
    print_report (report, rehearse);
  return TRUE;
}

/* ── export ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_encoding (RkCli *cli, RkCsvEncoding *encoding, GError **error)
{
  const char *name = rk_cli_option (cli, "encoding");

  *encoding = RK_CSV_UTF8;
  if (name == NULL || g_ascii_strcasecmp (name, "utf-8") == 0
      || g_ascii_strcasecmp (name, "utf8") == 0)
    return TRUE;
  *encoding = RK_CSV_CP932;
  if (g_ascii_strcasecmp (name, "cp932") == 0)
    return TRUE;
  return rk_cli_usage (error, _ ("“--encoding” is utf-8 or cp932, not “%s”."), name);
}

static gboolean
check_export (RkCli *cli, const char *out, GError **error)
{
  if (!rk_cli_check_output (cli, out, "csv|xlsx", error))
    return FALSE;
  if (!g_str_has_suffix (out, "x") && !g_str_has_suffix (out, "X"))
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_FAILED,
               _ ("This version writes no workbooks yet. Choose a name that ends in .csv; "
                  "Excel opens that as well."));
  return FALSE;
}

static void
print_loss (RkJson *json, const RkCsvLoss *loss)
{
  if (json == NULL)
    {
      rk_cli_warn (_ ("row %u, %s: CP932 cannot hold %s; 〓 stands there instead"), loss->row,
                   loss->column, loss->characters);
      return;
    }
  rk_json_begin_object (json, NULL);
  rk_json_integer (json, "row", loss->row);
  rk_json_text (json, "column", loss->column);
  rk_json_text (json, "characters", loss->characters);
  rk_json_end_object (json);
}

static void
print_export (RkCli *cli, RkExport *export, const char *out)
{
  GPtrArray *losses = rk_export_get_losses (export);
  g_autoptr (RkJson) json = cli->json ? rk_json_new (stdout) : NULL;

  if (json)
    {
      rk_json_integer (json, "rows", (gint64)rk_export_get_rows (export));
      rk_json_begin_array (json, "unrepresentable");
    }
  for (guint i = 0; i < losses->len; i++)
    print_loss (json, losses->pdata[i]);
  if (json)
    rk_json_end_array (json);
  else
    rk_cli_print (_ ("%s: %" PRIu64 " rows, checked\n"), out, rk_export_get_rows (export));
}

gboolean
rk_cli_export (RkCli *cli, GError **error)
{
  const char *out = rk_cli_word (cli, 1);
  const RkKind *kind = rk_cli_kind (rk_cli_word (cli, 0), error);
  RkCsvEncoding encoding;
  g_autoptr (RkQuery) query = NULL;
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkExport) export = NULL;

  if (kind == NULL || !read_encoding (cli, &encoding, error) || !check_export (cli, out, error))
    return FALSE;
  query = rk_cli_query (cli, kind, error);
  store = query ? rk_cli_open_db (cli, FALSE, error) : NULL;
  if (store == NULL)
    return FALSE;
  export = rk_export_new (query, out, encoding);
  if (!rk_store_read (store, rk_export_run, export, cli->cancellable, error))
    return FALSE;
  print_export (cli, export, out);
  return TRUE;
}
