/* Figures of what the office file holds. */
#include "rk-cli-indicator.h"

#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-error.h"
#include "rk-indicator-findings.h"

typedef struct
{
  const char *indicator;
  const char *against;
  RkValuesRequest request;
  RkChartKind kind;
  const char *area;
  RkChart *chart;
} FigureJob;

static RkChart *
trend (FigureJob *job, RkDb *db, RkRecord *card, GError **error)
{
  g_autoptr (RkIndicatorSeries) series = NULL;
  char sex = job->request.sex;

  job->request.kind = RK_VALUES_RATE;
  series = rk_indicator_series_load (db, card, &job->request, error);
  if (series == NULL || series->years->len == 0)
    return NULL;
  if (sex == 0)
    sex = g_array_index (((RkValues *)series->years->pdata[0])->reference, RkIndicatorValue, 0).sex;
  return rk_indicator_trend_chart (series, job->kind, sex, job->area);
}

/* The first of the sexes that there are, where none was asked for. */
static char
first_sex (const RkValues *values)
{
  return g_array_index (values->reference, RkIndicatorValue, 0).sex;
}

static RkChart *
scatter (FigureJob *job, RkDb *db, RkRecord *card, GError **error)
{
  g_autoptr (RkRecord) other = rk_indicators_find (db, job->against, error);
  g_autoptr (RkValues) across = NULL;
  g_autoptr (RkValues) up = NULL;

  if (other == NULL)
    return NULL;
  job->request.kind = RK_VALUES_RATE;
  across = rk_values_compute (db, card, &job->request, error);
  if (across == NULL)
    return NULL;
  job->request.sex = first_sex (across);
  up = rk_values_compute (db, other, &job->request, error);
  return up ? rk_indicator_scatter_chart (across, up, job->request.sex, job->area) : NULL;
}

static RkChart *
box (FigureJob *job, RkDb *db, RkRecord *card, GError **error)
{
  g_autoptr (RkValues) values = NULL;

  job->request.kind = RK_VALUES_RATE;
  values = rk_values_compute (db, card, &job->request, error);
  return values ? rk_indicator_box_chart (values, first_sex (values)) : NULL;
}

static RkChart *
beside_each_other (FigureJob *job, RkDb *db, RkRecord *card, GError **error)
{
  gboolean plain
      = job->kind == RK_CHART_BARS || job->kind == RK_CHART_GROUPED || job->kind == RK_CHART_FUNNEL;
  g_autoptr (RkValues) values = NULL;
  g_autoptr (RkValues) rates = NULL;

  job->request.kind = plain ? RK_VALUES_RATE : RK_VALUES_RATIO;
  values = rk_values_compute (db, card, &job->request, error);
  if (values == NULL)
    return NULL;
  job->request.kind = RK_VALUES_RATE;
  if (!plain)
    rates = rk_values_compute (db, card, &job->request, NULL);
  return rk_indicator_chart (values, rates, rk_chart_kind_id (job->kind), 0, job->area);
}

/* All indicators: of one area, or a table of all. */
static RkChart *
of_findings (FigureJob *job, RkDb *db, GCancellable *cancellable, GError **error)
{
  const char *code = job->area ? job->area : "2201";
  const RkMedicalArea *area = rk_medical_area_by_code (code);
  const char *name = area ? area->name : code;
  g_autofree char *title = NULL;
  RkChart *chart;
  char sex = job->request.sex ? job->request.sex : 'M';
  g_autoptr (GPtrArray) findings
      = rk_findings_load (db, code, job->request.year, cancellable, error);

  if (findings == NULL)
    return NULL;
  if (findings->len == 0)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                   _ ("Nothing has been read of the area “%s”. Import a table first."), code);
      return NULL;
    }
  chart = job->kind == RK_CHART_SPINE   ? rk_findings_spine (findings, code, name)
          : job->kind == RK_CHART_RADAR ? rk_findings_radar (findings, name, sex)
                                        : rk_findings_heat (findings, sex);
  title = job->kind == RK_CHART_SPINE ? g_strdup_printf ("%s圏域の位置（県の圏域の中で）", name)
          : job->kind == RK_CHART_RADAR
              ? g_strdup_printf ("%s圏域の標準化該当比　%s", name, rk_sex_paper (sex))
              : g_strdup_printf ("圏域ごとの標準化該当比　%s", rk_sex_paper (sex));
  rk_findings_set_words (chart, findings, title);
  return chart;
}

static RkChart *
of_card (FigureJob *job, RkDb *db, RkRecord *card, GError **error)
{
  switch (job->kind)
    {
    case RK_CHART_TREND:
    case RK_CHART_MULTIPLES:
      return trend (job, db, card, error);
    case RK_CHART_SCATTER:
      return scatter (job, db, card, error);
    case RK_CHART_BOX:
      return box (job, db, card, error);
    case RK_CHART_PYRAMID:
      return rk_indicator_pyramid_chart (db, card, job->request.year,
                                         job->area                 ? job->area
                                         : job->request.prefecture ? job->request.prefecture
                                                                   : "JP",
                                         error);
    default:
      return beside_each_other (job, db, card, error);
    }
}

static gboolean
build_figure (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FigureJob *job = data;
  g_autoptr (RkRecord) card = NULL;

  if (job->kind == RK_CHART_SPINE || job->kind == RK_CHART_HEAT || job->kind == RK_CHART_RADAR)
    job->chart = of_findings (job, db, cancellable, error);
  else
    {
      card = rk_indicators_find (db, job->indicator, error);
      if (card == NULL)
        return FALSE;
      job->chart = of_card (job, db, card, error);
    }
  return job->chart != NULL;
}

RkChart *
rk_cli_indicator_chart (RkCli *cli, RkChartKind kind, GError **error)
{
  FigureJob job = { .indicator = rk_cli_option (cli, "indicator"),
                    .against = rk_cli_option (cli, "against"),
                    .kind = kind,
                    .area = rk_cli_option (cli, "area") };
  g_autoptr (RkStore) store = NULL;

  if (job.indicator == NULL && kind != RK_CHART_SPINE && kind != RK_CHART_HEAT
      && kind != RK_CHART_RADAR)
    {
      rk_cli_usage (error, _ ("Say which indicator: --indicator ID."));
      return NULL;
    }
  if (kind == RK_CHART_SCATTER && job.against == NULL)
    {
      rk_cli_usage (error, _ ("Say which two indicators: --indicator ID --against ID."));
      return NULL;
    }
  if (kind == RK_CHART_SHARES || kind == RK_CHART_STACKED || kind == RK_CHART_STEPS)
    {
      rk_cli_usage (error,
                    _ ("The figure “%s” is drawn from a description: --data FILE. See: renkei-cli "
                       "help chart"),
                    rk_chart_kind_id (kind));
      return NULL;
    }
  if (!rk_cli_read_values (cli, &job.request, error))
    return NULL;
  store = rk_cli_open_db (cli, FALSE, error);
  if (store == NULL || !rk_store_read (store, build_figure, &job, cli->cancellable, error))
    return NULL;
  return job.chart;
}
