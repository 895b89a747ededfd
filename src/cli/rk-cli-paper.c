/* Papers. */
#include "rk-cli-report.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-editions.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-list-file.h"
#include "rk-pages.h"
#include "rk-pdf.h"
#include "rk-report-again.h"
#include "rk-report-split.h"
#include "rk-schemes.h"

char *
rk_cli_join_reports (const RkReportInfo *list, guint n)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", list[i].name);
  return g_string_free (names, FALSE);
}

static gboolean
print_document_names (RkCli *cli)
{
  guint n;
  const RkReportInfo *list = rk_report_list (&n);
  g_autoptr (RkJson) json = cli->json ? rk_json_new (stdout) : NULL;

  if (json)
    rk_json_begin_array (json, "documents");
  for (guint i = 0; i < n; i++)
    if (json)
      rk_json_text (json, NULL, list[i].name);
    else
      rk_cli_print ("%s\n", list[i].name);
  if (json)
    rk_json_end_array (json);
  return TRUE;
}

/* ── print ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *name;
  const char *council; /* as it was given; NULL: not */
  const char *edition;
  const char *scheme;
  gboolean ledger; /* what is printed is noted there */
  RkReportParams params;
  RkDocument *document;
} PaperJob;

/* A certificate that the ledger has goes into it a second time only with the reason. */
static gboolean
refuse_again (RkDb *db, PaperJob *job, GError **error)
{
  g_autofree char *count = NULL;
  guint n;

  if (!job->ledger)
    return TRUE;
  if (!rk_report_count_again (db, job->name, &job->params, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  count = g_strdup_printf ("%u", n);
  /* Translators: number of certificates */
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("%s of these were issued before. Nothing was printed. Say with --reason why they "
                  "are issued again, or choose others with --where."),
               count);
  return FALSE;
}

/* The ids behind what was typed. */
static gboolean
find_params (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PaperJob *job = data;

  if (job->council && !rk_cli_find_council (db, job->council, &job->params.council, error))
    return FALSE;
  /* Other documents have no use for it, whatever it says. */
  if (job->edition && g_str_has_prefix (job->name, "checklist")
      && !rk_editions_find (db, job->edition, &job->params.edition, error))
    return FALSE;
  if (job->scheme && rk_report_takes_scheme (rk_report_find (job->name))
      && !rk_schemes_find (db, job->scheme, &job->params.scheme, error))
    return FALSE;
  return refuse_again (db, job, error);
}

static gboolean
build (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PaperJob *job = data;

  if (find_params (db, job, cancellable, error))
    job->document = rk_report_build (db, job->name, &job->params, cancellable, error);
  return job->document != NULL;
}

static gboolean
note (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PaperJob *job = data;
  guint n;

  return rk_report_note_printed (db, job->name, &job->params, &n, error);
}

gboolean
rk_cli_read_day (RkCli *cli, RkDate *day, GError **error)
{
  g_autofree char *iso = NULL;

  if (!rk_cli_dup_day (cli, &iso, error))
    return FALSE;
  if (iso)
    rk_date_from_iso (iso, day);
  return TRUE;
}

static gboolean
read_size (RkCli *cli, RkPaperSize *size, GError **error)
{
  static const char *const names[] = { "a4", "a3", "naga3", "kaku2" };
  const char *paper = rk_cli_option (cli, "paper");

  for (guint i = 0; paper && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (paper, names[i]) == 0)
      {
        *size = (RkPaperSize)i;
        return TRUE;
      }
  return paper == NULL
         || rk_cli_usage (error, _ ("“--paper” is a4, a3, naga3 or kaku2, not “%s”."), paper);
}

/* A plan, a case or a training by its id. */
static gboolean
read_paper (RkCli *cli, const RkReportInfo *info, RkReportParams *params, GError **error)
{
  guint year = 0;

  if (info->flags & RK_REPORT_WIDE)
    params->paper = RK_PAPER_A3;
  if (!read_size (cli, &params->paper, error))
    return FALSE;
  params->draft = rk_cli_flag (cli, "draft");
  params->number = rk_cli_option (cli, "number");
  params->landscape = rk_cli_flag (cli, "landscape");
  params->upright = rk_cli_flag (cli, "portrait");
  params->reason = rk_cli_option (cli, "reason");
  params->for_public = rk_cli_flag (cli, "public");
  params->parts = rk_cli_option (cli, "parts");
  params->single_sided = rk_cli_flag (cli, "single-sided");
  params->two_up = rk_cli_flag (cli, "two-up");
  params->without_kana = rk_cli_flag (cli, "without-kana");
  params->large = rk_cli_flag (cli, "large");
  if (!rk_cli_id (cli, "round", &params->round, error)
      || !rk_cli_id (cli, "meeting", &params->meeting, error)
      || !rk_cli_id (cli, "plan", &params->record, error)
      || !rk_cli_id (cli, "case", &params->record, error)
      || !rk_cli_id (cli, "training", &params->record, error)
      || !rk_cli_number (cli, "year", 9999, &year, error)
      || !rk_cli_number (cli, "from", 9999999, &params->from, error)
      || !rk_cli_number (cli, "per-sheet", 99, &params->per_sheet, error))
    return FALSE;
  params->year = (int)year;
  return rk_cli_read_day (cli, &params->as_of, error);
}

/* Every cell is printed whole; but what became too high or too narrow is worth a look. */
#define MOST_WARNINGS 20

static void
warn_of_overflow (const RkOverflow *overflow, gpointer data)
{
  guint *n_warnings = data;

  if (++*n_warnings <= MOST_WARNINGS)
    rk_cli_warn (_ ("page %u: too long for its column, printed in a higher row: %s"),
                 overflow->page + 1, overflow->text);
}

/* Of a list all columns, whatever the paper has room for. */
static gboolean
is_list (const char *out)
{
  return !g_str_has_suffix (out, ".pdf") && !g_str_has_suffix (out, ".PDF");
}

static gboolean
write_list (RkCli *cli, RkDocument *document, const char *out, guint *n, GError **error)
{
  g_autoptr (RkListFile) file = NULL;
  RkCsvEncoding encoding;

  if (!rk_cli_read_encoding (cli, &encoding, error))
    return FALSE;
  file = rk_list_file_new (out, rk_document_get_title (document), encoding);
  if (!rk_document_each_row (document, rk_list_file_take, file, error)
      || !rk_list_file_finish (file, error))
    return FALSE;
  *n = (guint)rk_list_file_get_n_rows (file);
  for (guint i = 0; i < rk_list_file_get_losses (file)->len; i++)
    rk_cli_warn_of_loss (rk_list_file_get_losses (file)->pdata[i]);
  return TRUE;
}

static void
tell_pages (RkCli *cli, const char *out, guint n, GPtrArray *files)
{
  g_autoptr (RkJson) json = NULL;

  if (!cli->json)
    {
      for (guint i = 0; files && i < files->len; i++)
        rk_cli_print ("%s\n", (const char *)files->pdata[i]);
      if (is_list (out))
        rk_cli_print (_ ("%s: %" PRIu64 " rows, checked\n"), out, (guint64)n);
      else
        rk_cli_print (_ ("%s: %u pages\n"), out, n);
      return;
    }
  json = rk_json_new (stdout);
  rk_json_integer (json, is_list (out) ? "rows" : "pages", n);
  if (files == NULL)
    return;
  rk_json_begin_array (json, "files");
  for (guint i = 0; i < files->len; i++)
    rk_json_text (json, NULL, files->pdata[i]);
  rk_json_end_array (json);
}

/* After the pages are on the disk. */
static gboolean
note_printed (RkCli *cli, RkStore *store, PaperJob *job, GError **error)
{
  g_autofree char *what = NULL;

  if (!job->ledger)
    return TRUE;
  what = g_strdup_printf ("%sを発行した", rk_report_find (job->name)->title);
  return rk_store_command (store, what, note, job, cli->cancellable, error);
}

static gboolean
write_document (RkCli *cli, RkDocument *document, const char *out, guint *pages, GError **error)
{
  guint n_warnings = 0;
  guint n;

  if (!is_list (out))
    return rk_document_write_pdf (document, out, pages, warn_of_overflow, &n_warnings,
                                  cli->cancellable, error);
  if (!write_list (cli, document, out, &n, error))
    return FALSE;
  *pages += n;
  return TRUE;
}

static gboolean
print_one (RkCli *cli, RkStore *store, PaperJob *job, const char *out, GError **error)
{
  g_autoptr (RkDocument) document = NULL;
  guint pages = 0;

  if (!rk_store_read (store, build, job, cli->cancellable, error))
    return FALSE;
  document = g_steal_pointer (&job->document);
  if (rk_document_get_remark (document))
    rk_cli_warn ("%s", rk_document_get_remark (document));
  if (!write_document (cli, document, out, &pages, error) || !note_printed (cli, store, job, error))
    return FALSE;
  tell_pages (cli, out, pages, NULL);
  return TRUE;
}

typedef struct
{
  RkCli *cli;
  guint pages;
} Parts;

static gboolean
write_part (RkDocument *document,
            const char *path,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Parts *parts = data;

  return write_document (parts->cli, document, path, &parts->pages, error);
}

static gboolean
print_split (RkCli *cli, RkStore *store, PaperJob *job, const char *out, GError **error)
{
  Parts parts = { .cli = cli };
  RkReportSplit split = { .name = job->name,
                          .params = &job->params,
                          .by = rk_cli_option (cli, "split"),
                          .out = out,
                          .replace = TRUE,
                          .write = write_part,
                          .data = &parts };
  g_autoptr (GPtrArray) files = NULL;

  if (!rk_store_read (store, find_params, job, cli->cancellable, error)
      || (files = rk_report_split (store, &split, cli->cancellable, error)) == NULL
      || !note_printed (cli, store, job, error))
    return FALSE;
  tell_pages (cli, out, parts.pages, files);
  return TRUE;
}

static gboolean
refuse_document (const char *name, GError **error)
{
  guint n;
  const RkReportInfo *list = rk_report_list (&n);
  g_autofree char *names = rk_cli_join_reports (list, n);

  return rk_cli_usage (error, _ ("There is no document “%s”. There are: %s"), name, names);
}

/* Addresses are of members, or of the workplaces in a scheme: who asks for what only these have
 * means them. @rows: (out) */
static RkQuery *
read_query (
    RkCli *cli, const RkReportInfo *info, const PaperJob *job, const RkKind **rows, GError **error)
{
  const RkKind *const others[] = { &rk_kind_status, &rk_kind_workplace };
  gboolean post = (info->flags & (RK_REPORT_LABELS | RK_REPORT_ENVELOPES)) != 0;
  g_autoptr (GError) refused = NULL;
  RkQuery *query;

  *rows = post && job->scheme ? &rk_kind_status : info->kind;
  query = rk_cli_query (cli, *rows, &refused);
  for (guint i = 0; query == NULL && post && i < G_N_ELEMENTS (others); i++)
    {
      *rows = others[i];
      query = rk_cli_query (cli, *rows, NULL);
    }
  if (query == NULL)
    g_propagate_error (error, g_steal_pointer (&refused));
  return query;
}

/* A run of papers to workplaces goes on at a number, for as many as are asked for; on a sheet of
 * labels it is a place. A list is one paper. */
static gboolean
take_run (RkCli *cli, const RkReportInfo *info, RkReportParams *params, GError **error)
{
  guint limit = 0;
  guint offset = 0;

  if (!(info->flags & RK_REPORT_REGISTER) || info->flags & RK_REPORT_LIST)
    return TRUE;
  if (!rk_cli_number (cli, "limit", G_MAXINT, &limit, error)
      || !rk_cli_number (cli, "offset", G_MAXINT, &offset, error))
    return FALSE;
  params->first = params->from ? params->from : offset + 1;
  params->from = 0;
  if (limit > 0)
    {
      params->last = params->first + limit - 1;
      rk_query_limit (params->query, 0, 0);
    }
  return TRUE;
}

gboolean
rk_cli_print_paper (RkCli *cli, GError **error)
{
  PaperJob job = { .name = rk_cli_word (cli, 0),
                   .council = rk_cli_option (cli, "council"),
                   .edition = rk_cli_option (cli, "edition"),
                   .scheme = rk_cli_option (cli, "scheme"),
                   .ledger = rk_cli_flag (cli, "ledger") };
  const char *out = rk_cli_word (cli, 1);
  const RkReportInfo *info;
  const RkKind *rows;
  g_autoptr (RkQuery) query = NULL;
  g_autoptr (RkStore) store = NULL;

  if (rk_cli_flag (cli, "list"))
    return print_document_names (cli);
  if (out == NULL)
    return rk_cli_usage (error, _ ("Use: renkei-cli %s %s"), "print", "DOCUMENT OUT.pdf --db FILE");
  info = rk_report_find (job.name);
  if (info == NULL)
    return refuse_document (job.name, error);
  query = read_query (cli, info, &job, &rows, error);
  if (query == NULL || !read_paper (cli, info, &job.params, error)
      || !rk_cli_check_output (cli, out, info->flags & RK_REPORT_LIST ? "pdf|csv|xlsx" : "pdf",
                               error)
      || (rk_cli_option (cli, "split")
          && rk_cli_field (rows, rk_cli_option (cli, "split"), error) == NULL))
    return FALSE;
  job.params.landscape |= is_list (out);
  job.params.query = query;
  if (!take_run (cli, info, &job.params, error))
    return FALSE;
  store = rk_cli_open_db (cli, job.ledger, error);
  if (store == NULL)
    return FALSE;
  return rk_cli_option (cli, "split") ? print_split (cli, store, &job, out, error)
                                      : print_one (cli, store, &job, out, error);
}
