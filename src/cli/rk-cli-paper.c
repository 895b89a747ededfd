/* Papers. */
#include "rk-cli-report.h"

#include <glib/gi18n-lib.h>

#include "rk-editions.h"
#include "rk-pages.h"
#include "rk-pdf.h"

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
  RkReportParams params;
  RkDocument *document;
} PaperJob;

static gboolean
build (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PaperJob *job = data;

  if (job->council && !rk_cli_find_council (db, job->council, &job->params.council, error))
    return FALSE;
  /* Other documents have no use for it, whatever it says. */
  if (job->edition && g_str_has_prefix (job->name, "checklist")
      && !rk_editions_find (db, job->edition, &job->params.edition, error))
    return FALSE;
  job->document = rk_report_build (db, job->name, &job->params, cancellable, error);
  return job->document != NULL;
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
read_record (RkCli *cli, RkReportParams *params, GError **error)
{
  static const char *const names[] = { "plan", "case", "training" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *id = rk_cli_option (cli, names[i]);

      if (id == NULL)
        continue;
      params->record = g_ascii_strtoll (id, NULL, 10);
      if (params->record == 0)
        return rk_cli_usage (error, _ ("“--%s” takes an id, not “%s”."), names[i], id);
    }
  return TRUE;
}

static gboolean
read_paper (RkCli *cli, const RkReportInfo *info, RkReportParams *params, GError **error)
{
  const char *meeting = rk_cli_option (cli, "meeting");
  const char *round = rk_cli_option (cli, "round");
  guint year = 0;

  if (info->flags & RK_REPORT_WIDE)
    params->paper = RK_PAPER_A3;
  if (!read_size (cli, &params->paper, error) || !read_record (cli, params, error))
    return FALSE;
  params->draft = rk_cli_flag (cli, "draft");
  params->number = rk_cli_option (cli, "number");
  params->landscape = rk_cli_flag (cli, "landscape");
  params->for_public = rk_cli_flag (cli, "public");
  params->parts = rk_cli_option (cli, "parts");
  params->single_sided = rk_cli_flag (cli, "single-sided");
  params->two_up = rk_cli_flag (cli, "two-up");
  params->large = rk_cli_flag (cli, "large");
  params->round = round ? g_ascii_strtoll (round, NULL, 10) : 0;
  params->meeting = meeting ? g_ascii_strtoll (meeting, NULL, 10) : 0;
  if (meeting && params->meeting == 0)
    return rk_cli_usage (error, _ ("“--meeting” is the id of a meeting, not “%s”."), meeting);
  if (!rk_cli_number (cli, "year", 9999, &year, error)
      || !rk_cli_number (cli, "from", 999, &params->from, error)
      || !rk_cli_number (cli, "per-sheet", 99, &params->per_sheet, error))
    return FALSE;
  params->year = (int)year;
  return rk_cli_read_day (cli, &params->as_of, error);
}

/* Every cell is printed whole; but what became too high or too narrow is worth a look. */
static void
warn_of_overflows (RkPages *pages)
{
  const GPtrArray *overflows = rk_pages_get_overflows (pages);

  for (guint i = 0; i < overflows->len && i < 20; i++)
    {
      const RkOverflow *overflow = overflows->pdata[i];

      rk_cli_warn (_ ("page %u: too long for its column, printed in a higher row: %s"),
                   overflow->page + 1, overflow->text);
    }
}

static gboolean
write_pages (RkCli *cli, RkDocument *document, const char *out, GError **error)
{
  g_autoptr (RkPages) pages = rk_document_paginate (document, cli->cancellable, error);

  if (pages == NULL || !rk_pages_write_pdf (pages, out, NULL, NULL, cli->cancellable, error))
    return FALSE;
  warn_of_overflows (pages);
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_integer (json, "pages", rk_pages_get_n (pages));
    }
  else
    rk_cli_print (_ ("%s: %u pages\n"), out, rk_pages_get_n (pages));
  return TRUE;
}

gboolean
rk_cli_print_paper (RkCli *cli, GError **error)
{
  PaperJob job = { .name = rk_cli_word (cli, 0),
                   .council = rk_cli_option (cli, "council"),
                   .edition = rk_cli_option (cli, "edition") };
  const char *out = rk_cli_word (cli, 1);
  const RkReportInfo *info;
  g_autoptr (RkQuery) query = NULL;
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkDocument) document = NULL;

  if (rk_cli_flag (cli, "list"))
    return print_document_names (cli);
  if (out == NULL)
    return rk_cli_usage (error, _ ("Use: renkei-cli %s %s"), "print", "DOCUMENT OUT.pdf --db FILE");
  info = rk_report_find (job.name);
  if (info == NULL)
    {
      guint n;
      const RkReportInfo *list = rk_report_list (&n);
      g_autofree char *names = rk_cli_join_reports (list, n);

      return rk_cli_usage (error, _ ("There is no document “%s”. There are: %s"), job.name, names);
    }
  query = rk_cli_query (cli, info->kind, error);
  if (query == NULL || !read_paper (cli, info, &job.params, error)
      || !rk_cli_check_output (cli, out, "pdf", error))
    return FALSE;
  job.params.query = query;
  store = rk_cli_open_db (cli, FALSE, error);
  if (store == NULL || !rk_store_read (store, build, &job, cli->cancellable, error))
    return FALSE;
  document = job.document;
  return write_pages (cli, document, out, error);
}
