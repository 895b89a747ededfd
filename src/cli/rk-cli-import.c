/* Lists of others: in and out. */
#include "rk-cli.h"
#include "rk-cli-indicator.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-error.h"
#include "rk-export.h"
#include "rk-import.h"
#include "rk-import-profile.h"
#include "rk-query.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-schemes.h"
#include "rk-text.h"

/* ── import ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_importable (const RkKind *kind)
{
  kind = kind->rows ? kind->rows : kind;
  for (guint i = 0; i < kind->n_fields; i++)
    if (rk_import_is_importable (&kind->fields[i]))
      return TRUE;
  return FALSE;
}

static const RkKind *
importable_kind (const char *name, GError **error)
{
  const RkKind *kind = rk_cli_kind (name, error);

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

static gboolean
set_council (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ProfileJob *job = data;
  gint64 id;

  if (!rk_cli_find_council (db, job->name, &id, error))
    return FALSE;
  rk_import_set_owner (job->import, id);
  return TRUE;
}

/* The training of participants: the one named, else the newest. */
static gboolean
set_training (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ProfileJob *job = data;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_training);
  g_autoptr (GArray) ids = NULL;
  gint64 asked = job->name ? g_ascii_strtoll (job->name, NULL, 10) : 0;

  if (!rk_query_sort (query, "-date", error)
      || (ids = rk_query_ids (db, query, cancellable, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (asked == 0 || g_array_index (ids, gint64, i) == asked)
      {
        rk_import_set_owner (job->import, g_array_index (ids, gint64, i));
        return TRUE;
      }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       _ ("There is no such training in this file. Nothing was imported."));
  return FALSE;
}

static gboolean
set_scheme (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ProfileJob *job = data;
  gint64 id;

  if (!rk_schemes_find (db, job->name, &id, error))
    return FALSE;
  rk_import_set_owner (job->import, id);
  return TRUE;
}

static gboolean
read_delimiter (RkCli *cli, char *delimiter, GError **error)
{
  const char *text = rk_cli_option (cli, "delimiter");

  *delimiter = '\0';
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "tab") || g_str_equal (text, "\\t"))
    text = "\t";
  if (strlen (text) != 1 || !strchr (",;\t", *text))
    return rk_cli_usage (error, _ ("“--delimiter” is “,”, “;” or tab, not “%s”."), text);
  *delimiter = *text;
  return TRUE;
}

static char *
dup_headings (RkImport *import)
{
  GString *names = g_string_new (NULL);

  for (guint c = 0; c < rk_import_get_n_columns (import); c++)
    g_string_append_printf (names, "%s%s", c ? ", " : "",
                            rk_import_get_column (import, c)->heading);
  return g_string_free (names, FALSE);
}

static int
find_column (RkImport *import, const char *heading)
{
  g_autofree char *wanted = rk_text_fold (heading);

  for (guint c = 0; c < rk_import_get_n_columns (import); c++)
    {
      g_autofree char *folded = rk_text_fold (rk_import_get_column (import, c)->heading);

      if (g_str_equal (folded, wanted))
        return (int)c;
    }
  return -1;
}

/* Lists call a place by its name (市町), records by its code: what is said as the report says it.
 */
static const RkField *
imported_field (const RkKind *kind, const char *name, GError **error)
{
  g_autofree char *code = g_strconcat (name, "_code", NULL);
  const RkField *field = rk_cli_field (kind, name, error);
  int coded = rk_kind_field (kind, code);

  if (field && !rk_import_is_importable (field) && coded >= 0)
    field = &kind->fields[coded];
  if (field == NULL || rk_import_is_importable (field))
    return field;
  rk_cli_usage (error, _ ("“%s” cannot be imported."), name);
  return NULL;
}

/* @text: HEADING=FIELD; a heading may hold a "=", a field does not. No field: leave it out. */
static gboolean
set_column (RkImport *import, const char *text, GError **error)
{
  const RkKind *kind = rk_import_get_kind (import);
  const char *equals = strrchr (text, '=');
  g_autofree char *heading = equals ? g_strndup (text, (gsize)(equals - text)) : NULL;
  int column = heading ? find_column (import, heading) : -1;
  const RkField *field;

  if (heading == NULL)
    return rk_cli_usage (error, _ ("“--column” needs HEADING=FIELD, not “%s”."), text);
  if (column < 0)
    {
      g_autofree char *headings = dup_headings (import);

      return rk_cli_usage (error, _ ("The file has no column “%s”. There are: %s"), heading,
                           headings);
    }
  field = equals[1] ? imported_field (kind, equals + 1, error) : NULL;
  if (equals[1] && field == NULL)
    return FALSE;
  rk_import_set_field (import, (guint)column, field ? (int)(field - kind->fields) : -1);
  return TRUE;
}

/* The way out is one of the command line, so it is said here. */
static gboolean
check_names (RkImport *import, GError **error)
{
  const RkKind *kind = rk_import_get_kind (import);
  g_autofree char *headings = NULL;

  if (rk_import_tells_whom (import))
    return TRUE;
  headings = dup_headings (import);
  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("No column holds the names. Nothing has been imported. Say which one does: "
                  "--column HEADING=%s (columns: %s), perhaps with --delimiter or --encoding."),
               kind->title, headings);
  return FALSE;
}

static gboolean
set_columns (RkCli *cli, RkImport *import, GError **error)
{
  GPtrArray *columns = g_hash_table_lookup (cli->options, "column");

  for (guint i = 0; columns && i < columns->len; i++)
    if (!set_column (import, columns->pdata[i], error))
      return FALSE;
  return check_names (import, error);
}

RkImport *
rk_cli_open_import (
    RkCli *cli, const RkKind *kind, const char *path, RkStore *store, GError **error)
{
  ProfileJob job = { .name = rk_cli_option (cli, "profile") };
  g_autoptr (RkImport) import = NULL;
  guint sheet = 0;
  guint year = 0;
  char delimiter;

  if (!rk_cli_number (cli, "sheet", G_MAXINT, &sheet, error)
      || !rk_cli_number (cli, "year", 9999, &year, error)
      || !read_delimiter (cli, &delimiter, error))
    return NULL;
  import = rk_import_open (kind, path, sheet, rk_cli_option (cli, "encoding"), delimiter,
                           cli->cancellable, error);
  job.import = import;
  if (import == NULL)
    return NULL;
  rk_import_set_year (import, (int)year);
  if (job.name && !rk_store_read (store, apply_profile, &job, cli->cancellable, error))
    return NULL;
  job.name = rk_cli_option (cli, "council");
  if (job.name && !rk_store_read (store, set_council, &job, cli->cancellable, error))
    return NULL;
  job.name = rk_cli_option (cli, "scheme");
  if (job.name && !rk_store_read (store, set_scheme, &job, cli->cancellable, error))
    return NULL;
  job.name = rk_cli_option (cli, "training");
  if (kind == &rk_kind_trainee
      && !rk_store_read (store, set_training, &job, cli->cancellable, error))
    return NULL;
  if (kind == &rk_kind_status
      && !rk_store_read (store, rk_import_guess_aim, import, cli->cancellable, error))
    return NULL;
  if (!set_columns (cli, import, error))
    return NULL;
  return g_steal_pointer (&import);
}

static void
print_remarks (const RkImport *import)
{
  g_auto (GStrv) remarks = rk_import_dup_remarks (import);

  for (guint i = 0; remarks[i]; i++)
    rk_cli_warn ("%s", remarks[i]);
}

typedef struct
{
  const RkImport *import;
  char *words;
} AimJob;

static gboolean
read_aim (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  AimJob *job = data;

  job->words = rk_import_dup_aim (db, job->import, error);
  return job->words != NULL;
}

/* A list of registrations is of one scheme and level, where its rows do not say: it is said before
 * anything is written. */
static gboolean
tell_aim (RkCli *cli, const RkKind *kind, const RkImport *import, RkStore *store, GError **error)
{
  AimJob job = { import, NULL };
  g_autofree char *words = NULL;

  if (kind != &rk_kind_status || cli->json)
    return TRUE;
  if (!rk_store_read (store, read_aim, &job, cli->cancellable, error))
    return FALSE;
  words = job.words;
  /* Translators: scheme and level: 「…推進事業所・登録」 */
  rk_cli_print (_ ("Rows that do not say are taken as: %s\n"), words);
  return TRUE;
}

/* Sums in words; what was not understood goes to stderr, row by row. */
static void
print_report (const RkImport *import, const RkImportReport *report, gboolean rehearsed)
{
  const guint64 *n = report->outcomes;

  print_remarks (import);

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
  if (report->registrations)
    rk_cli_print (_ ("registrations made %" PRIu64 "\n"), report->registrations);
  if (report->over)
    rk_cli_print (_ ("of these, over, as the list does not say until when %" PRIu64 "\n"),
                  report->over);
  if (report->without_day)
    rk_cli_print (_ ("not registered, as the day is not in the list %" PRIu64 "\n"),
                  report->without_day);
  rk_cli_print (_ ("unchanged %" PRIu64 "\n"), n[RK_IMPORT_UNCHANGED]);
  rk_cli_print (_ ("possible duplicates %" PRIu64 "\n"), n[RK_IMPORT_DUPLICATE]);
  rk_cli_print (_ ("rejected %" PRIu64 "\n"), n[RK_IMPORT_REJECTED]);
  rk_cli_print (_ ("values to review %" PRIu64 "\n"), report->needs_review);
}

gboolean
rk_cli_import (RkCli *cli, GError **error)
{
  gboolean rehearse = rk_cli_flag (cli, "dry-run");
  const char *what = rk_cli_word (cli, 0);
  const RkKind *kind;
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImportReport) report = NULL;

  if (g_str_has_prefix (what, "indicator"))
    return rk_cli_import_indicator (cli, error);
  if (g_str_equal (what, "plan"))
    return rk_cli_import_plan (cli, error);
  kind = importable_kind (what, error);
  if (kind == NULL)
    return FALSE;
  if (rk_cli_option (cli, "report")
      && !rk_cli_check_output (cli, rk_cli_option (cli, "report"), "csv", error))
    return FALSE;
  store = rk_cli_open_db (cli, TRUE, error);
  import = store ? rk_cli_open_import (cli, kind, rk_cli_word (cli, 1), store, error) : NULL;
  if (import == NULL || !tell_aim (cli, kind, import, store, error))
    return FALSE;
  rk_import_set_list_path (import, rk_cli_option (cli, "report"));
  if (!(rehearse ? rk_import_rehearse : rk_import_perform) (import, store, cli->cancellable, error))
    return FALSE;
  report = rk_import_get_report (import);
  if (cli->json)
    {
      g_autofree char *json = rk_import_dup_json (import, report);

      rk_cli_print ("%s\n", json);
    }
  else
    print_report (import, report, rehearse);
  return TRUE;
}

/* ── export ──────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_cli_read_encoding (RkCli *cli, RkCsvEncoding *encoding, GError **error)
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

void
rk_cli_warn_of_loss (const RkCsvLoss *loss)
{
  rk_cli_warn (_ ("row %u, %s: CP932 cannot hold %s; 〓 stands there instead"), loss->row,
               loss->column, loss->characters);
}

static void
print_loss (RkJson *json, const RkCsvLoss *loss)
{
  if (json == NULL)
    {
      rk_cli_warn_of_loss (loss);
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
  gboolean observations = g_str_has_prefix (rk_cli_word (cli, 0), "observation");
  const RkKind *kind = observations ? NULL : rk_cli_kind (rk_cli_word (cli, 0), error);
  RkCsvEncoding encoding;
  g_autoptr (RkQuery) query = NULL;
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkExport) export = NULL;

  if ((kind == NULL && !observations) || !rk_cli_read_encoding (cli, &encoding, error)
      || !rk_cli_check_output (cli, out, observations ? "csv" : "csv|xlsx", error))
    return FALSE;
  if (observations)
    return rk_cli_export_observations (cli, encoding, error);
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
