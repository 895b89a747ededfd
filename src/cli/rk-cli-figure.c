/* Figures of what the office file holds. */
#include "rk-cli-indicator.h"

#include <glib/gi18n-lib.h>

#include "rk-chart-figure.h"
#include "rk-figure.h"

typedef struct
{
  const char *indicator;
  const char *against;
  RkFigureRequest request;
  RkChart *chart;
} FigureJob;

static gboolean
build_figure (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FigureJob *job = data;
  g_autoptr (RkRecord) card = NULL;
  g_autoptr (RkRecord) against = NULL;
  g_autoptr (RkFigure) figure = NULL;

  if (!rk_figure_form_find (job->request.form)->of_all)
    {
      card = rk_indicators_find (db, job->indicator, error);
      if (card == NULL)
        return FALSE;
    }
  if (job->against)
    {
      against = rk_indicators_find (db, job->against, error);
      if (against == NULL)
        return FALSE;
    }
  job->request.card = card;
  job->request.against = against;
  figure = rk_figure_build (db, &job->request, cancellable, error);
  if (figure == NULL)
    return FALSE;
  rk_chart_set_reading (figure->chart, figure->sentence);
  job->chart = g_steal_pointer (&figure->chart);
  return TRUE;
}

static gboolean
check_options (const FigureJob *job, GError **error)
{
  if (job->indicator == NULL && !rk_figure_form_find (job->request.form)->of_all)
    return rk_cli_usage (error, _ ("Say which indicator: --indicator ID."));
  if (g_str_equal (job->request.form, "scatter") && job->against == NULL)
    return rk_cli_usage (error, _ ("Say which two indicators: --indicator ID --against ID."));
  return TRUE;
}

RkChart *
rk_cli_indicator_chart (RkCli *cli, const char *form, RkMap *map, GError **error)
{
  FigureJob job = { .indicator = rk_cli_option (cli, "indicator"),
                    .against = rk_cli_option (cli, "against"),
                    .request = { .form = form, .map = map, .area = rk_cli_option (cli, "area") } };
  RkValuesRequest values = { 0 };
  g_autoptr (RkStore) store = NULL;

  if (!check_options (&job, error) || !rk_cli_read_values (cli, &values, error))
    return NULL;
  job.request.level = values.level;
  job.request.year = values.year;
  job.request.sex = values.sex;
  job.request.reference = values.reference;
  job.request.within = rk_cli_option (cli, "within");
  job.request.method = values.method;
  job.request.standard = values.standard;
  store = rk_cli_open_db (cli, FALSE, error);
  if (store == NULL || !rk_store_read (store, build_figure, &job, cli->cancellable, error))
    return NULL;
  return job.chart;
}
