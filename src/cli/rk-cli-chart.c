/* Figures: of records, and of a description. */
#include "rk-cli-report.h"
#include "rk-cli-indicator.h"

#include <glib/gi18n-lib.h>

#include "rk-chart-json.h"
#include "rk-chart-table.h"
#include "rk-editions.h"
#include "rk-figure.h"
#include "rk-kinds.h"
#include "rk-list-file.h"
#include "rk-pdf.h"
#include "rk-schemes.h"

/* A chart as wide as a slide, as high as it needs to be. */
#define CHART_WIDTH 1200
#define CHART_MAX 20000

typedef struct
{
  const char *name;
  const char *council; /* as it was given; NULL: not */
  const char *edition;
  const char *scheme;
  RkReportChartParams params;
  RkChart *chart;
} ChartJob;

static gboolean
build_chart (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ChartJob *job = data;

  if ((job->council && !rk_cli_find_council (db, job->council, &job->params.council, error))
      || (job->edition && !rk_editions_find (db, job->edition, &job->params.edition, error))
      || (job->scheme && !rk_schemes_find (db, job->scheme, &job->params.scheme, error)))
    return FALSE;
  job->chart = rk_report_chart (db, job->name, &job->params, cancellable, error);
  return job->chart != NULL;
}

/* "grouped,lying": how the bars stand; "tiles": places as tiles. */
static gboolean
read_form (RkCli *cli, RkReportChartParams *params, GError **error)
{
  const char *form = rk_cli_option (cli, "form");
  g_auto (GStrv) words = g_strsplit (form ? form : "", ",", -1);

  for (guint i = 0; words[i]; i++)
    if (g_str_equal (words[i], "grouped"))
      params->grouped = TRUE;
    else if (g_str_equal (words[i], "lying"))
      params->lying = TRUE;
    else if (g_str_equal (words[i], "average"))
      params->average = TRUE;
    else if (g_str_equal (words[i], "tiles"))
      params->tiles = TRUE;
    else if (!g_str_equal (words[i], "stacked"))
      return rk_cli_usage (error,
                           _ ("“--form” is stacked, grouped, lying, average, tiles or several of "
                              "them with commas, not “%s”."),
                           form);
  return TRUE;
}

static gboolean
read_chart (RkCli *cli, const RkKind *kind, RkReportChartParams *params, GError **error)
{
  guint year = 0;

  params->by = rk_cli_option (cli, "by");
  params->stack = rk_cli_option (cli, "stack");
  if (!rk_cli_number (cli, "year", 9999, &year, error))
    return FALSE;
  params->year = (int)year;
  return (params->by == NULL || rk_cli_field (kind, params->by, error))
         && (params->stack == NULL || rk_cli_field (kind, params->stack, error))
         && read_form (cli, params, error) && rk_cli_read_day (cli, &params->as_of, error);
}

/* A PDF is for printing, the others for a screen. */
static gboolean
read_look (RkCli *cli, RkChartFile file, RkChartLook *look, GError **error)
{
  static const char *const names[] = { "light", "dark", "paper", NULL };
  static const RkChartLook looks[] = { RK_CHART_LIGHT, RK_CHART_DARK, RK_CHART_PAPER };
  const char *name = rk_cli_option (cli, "look");

  *look = file == RK_CHART_FILE_PDF ? RK_CHART_PAPER : RK_CHART_LIGHT;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      {
        *look = looks[i];
        return TRUE;
      }
  return rk_cli_usage (error, _ ("“--look” is light, dark or paper, not “%s”."), name);
}

/* The numbers, with all that the figure says round them. */
static gboolean
write_table (RkCli *cli, RkChart *chart, const char *out, GError **error)
{
  g_autoptr (RkChartTable) table = rk_chart_tabulate (chart);
  g_autoptr (RkListFile) file = NULL;
  RkCsvEncoding encoding;

  if (!rk_cli_read_encoding (cli, &encoding, error))
    return FALSE;
  file = rk_list_file_new (out, rk_chart_get_title (chart), encoding);
  if (!rk_chart_table_each_line (table, rk_list_file_take, file, error)
      || !rk_list_file_finish (file, error))
    return FALSE;
  for (guint i = 0; i < rk_list_file_get_losses (file)->len; i++)
    rk_cli_warn_of_loss (rk_list_file_get_losses (file)->pdata[i]);
  return TRUE;
}

static gboolean
write_picture (RkCli *cli, RkChart *chart, const char *out, GError **error)
{
  guint width = CHART_WIDTH;
  guint height = 0;
  RkChartLook look;
  RkChartFile file;

  return rk_cli_number (cli, "width", CHART_MAX, &width, error)
         && rk_cli_number (cli, "height", CHART_MAX, &height, error)
         && rk_chart_file_from_path (out, &file, error) && read_look (cli, file, &look, error)
         && rk_chart_write (chart, file, out, (int)width, (int)height, look, error);
}

static gboolean
write_chart (RkCli *cli, RkChart *chart, const char *out, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);

  if (!(g_str_has_suffix (lower, ".csv") ? write_table (cli, chart, out, error)
                                         : write_picture (cli, chart, out, error)))
    return FALSE;
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_text (json, "path", out);
    }
  else
    rk_cli_print ("%s\n", out);
  return TRUE;
}

/* ── of the records ──────────────────────────────────────────────────────────────────────── */

static gboolean
chart_of_records (RkCli *cli, const RkReportInfo *info, const char *out, GError **error)
{
  ChartJob job = { .name = info->name,
                   .council = rk_cli_option (cli, "council"),
                   .edition = rk_cli_option (cli, "edition"),
                   .scheme = rk_cli_option (cli, "scheme") };
  /* Figures of the register count what the workplaces that are asked for hold. */
  const RkKind *counted = g_str_has_prefix (info->name, "register-") ? &rk_kind_status : info->kind;
  g_autoptr (RkQuery) query = rk_cli_query (cli, info->kind, error);
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkChart) chart = NULL;

  if (query == NULL || !read_chart (cli, counted, &job.params, error))
    return FALSE;
  job.params.query = query;
  store = rk_cli_open_db (cli, FALSE, error);
  if (store == NULL || !rk_store_read (store, build_chart, &job, cli->cancellable, error))
    return FALSE;
  chart = job.chart;
  return write_chart (cli, chart, out, error);
}

/* ── of a description ────────────────────────────────────────────────────────────────────── */

static gboolean
add_map (RkCli *cli, RkChart *chart, GError **error)
{
  const char *path = rk_cli_option (cli, "map");
  g_autoptr (RkMap) map = NULL;

  if (path == NULL)
    return rk_chart_get_kind (chart) != RK_CHART_MAP
           || rk_cli_usage (error,
                            _ ("A map needs a GeoJSON file of the areas: --map FILE. Without "
                               "one there is the figure “tiles”."));
  map = rk_map_read (path, error);
  if (map == NULL)
    return FALSE;
  rk_chart_set_map (chart, map);
  return TRUE;
}

static gboolean
chart_of_data (RkCli *cli, RkChartKind kind, const char *path, const char *out, GError **error)
{
  g_autoptr (RkJsonNode) root = rk_cli_read_json (path, error);
  g_autoptr (RkChart) chart = root ? rk_chart_from_json (kind, root, error) : NULL;

  return chart && add_map (cli, chart, error) && write_chart (cli, chart, out, error);
}

/* Bars beside each other are the same figure. */
static const char *
form_of (const char *name)
{
  return g_str_equal (name, "grouped") ? "bars" : name;
}

static gboolean
chart_of_indicators (RkCli *cli, const char *name, const char *out, GError **error)
{
  const char *path = rk_cli_option (cli, "map");
  g_autoptr (RkChart) chart = NULL;
  g_autoptr (RkMap) map = NULL;

  if (rk_cli_option (cli, "db") == NULL)
    return rk_cli_usage (error,
                         _ ("Say what to draw: --data FILE, or --db FILE --indicator ID. See: "
                            "renkei-cli help chart"));
  if (rk_figure_form_find (form_of (name)) == NULL)
    return rk_cli_usage (error,
                         _ ("The figure “%s” is drawn from a description: --data FILE. See: "
                            "renkei-cli help chart"),
                         name);
  map = path ? rk_map_read (path, error) : NULL;
  if (path && map == NULL)
    return FALSE;
  chart = rk_cli_indicator_chart (cli, form_of (name), map, error);
  return chart && write_chart (cli, chart, out, error);
}

static gboolean
refuse_kind (const char *name, GError **error)
{
  guint n, n_forms;
  const RkReportInfo *list = rk_report_chart_list (&n);
  const RkFigureForm *forms = rk_figure_forms (&n_forms);
  RkChartKind known;
  g_autofree char *names = rk_cli_join_reports (list, n);
  g_autoptr (GString) all = g_string_new (names);

  for (guint i = 0; i < RK_N_CHART_KINDS; i++)
    g_string_append_printf (all, ", %s", rk_chart_kind_id ((RkChartKind)i));
  for (guint i = 0; i < n_forms; i++)
    if (!rk_chart_kind_from_id (forms[i].id, &known))
      g_string_append_printf (all, ", %s", forms[i].id);
  return rk_cli_usage (error, _ ("There is no chart of “%s”. There are: %s"), name, all->str);
}

gboolean
rk_cli_chart (RkCli *cli, GError **error)
{
  const char *name = rk_cli_word (cli, 0);
  const char *out = rk_cli_word (cli, 1);
  const RkReportInfo *info = rk_report_chart_find (name);
  const char *data = rk_cli_option (cli, "data");
  RkChartKind kind = RK_CHART_BARS;

  if (info == NULL && !rk_chart_kind_from_id (name, &kind)
      && (data || rk_figure_form_find (name) == NULL))
    return refuse_kind (name, error);
  if (!rk_cli_check_output (cli, out, "png|svg|pdf|csv", error))
    return FALSE;
  if (info)
    return chart_of_records (cli, info, out, error);
  return data ? chart_of_data (cli, kind, data, out, error)
              : chart_of_indicators (cli, name, out, error);
}
