#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-checklists-private.h"

/* Text of figures is Japanese in any locale: they go onto paper. */

static void
add_years (RkChart *chart, const RkChecklistData *data)
{
  for (int year = data->year - RK_CHECKLIST_YEARS + 1; year <= data->year; year++)
    {
      g_autofree char *label = rk_fiscal_year_label (year);

      rk_chart_add_category (chart, label);
    }
}

static void
add_source (RkChart *chart, const RkEdition *edition)
{
  rk_chart_set_source (chart, edition->title);
  rk_chart_set_note (chart, rk_fidelity_sentence (edition->fidelity));
}

/* Value 0: below the lowest level. */
static RkChart *
create_steps (const RkChecklistData *data)
{
  const RkEdition *edition = data->edition;
  RkChart *chart = rk_chart_new (RK_CHART_STEPS, "到達レベルの推移", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (char *)"未到達");
  for (guint i = 0; i < edition->levels->len; i++)
    g_ptr_array_add (names, (char *)rk_level_short (rk_edition_level (edition, i)->label));
  g_ptr_array_add (names, NULL);
  rk_chart_set_value_names (chart, (const char *const *)names->pdata);
  return chart;
}

static double
value_of (const RkEdition *edition, const RkRoundAnswers *round)
{
  g_autoptr (RkLevel) level = NULL;

  if (round == NULL || round->n_answered == 0)
    return RK_CHART_MISSING;
  if (edition->levels->len)
    return round->level + 1;
  level = rk_level_compute (edition, round->answers);
  return rk_rate_percent (&level->total) < 0 ? RK_CHART_MISSING : rk_rate_percent (&level->total);
}

RkChart *
rk_checklist_chart_years (const RkChecklistData *data)
{
  RkChart *chart = data->edition->levels->len
                       ? create_steps (data)
                       : rk_chart_new (RK_CHART_GROUPED, "達成率の推移", "％");

  add_years (chart, data);
  for (guint i = 0; i < data->columns->len; i++)
    {
      const RkChecklistColumn *column = data->columns->pdata[i];
      guint series = rk_chart_add_series (chart, column->name);

      for (int year = 0; year < RK_CHECKLIST_YEARS; year++)
        rk_chart_set_value (
            chart, series, (guint)year,
            value_of (data->edition,
                      rk_checklists_pick (data->rounds, rk_record_id (column->council),
                                          data->year - RK_CHECKLIST_YEARS + 1 + year)));
    }
  add_source (chart, data->edition);
  return chart;
}

RkChart *
rk_checklist_chart_fields (const RkChecklistData *data, gint64 council)
{
  g_autofree char *year = rk_fiscal_year_label (data->year);
  g_autofree char *title = g_strdup_printf ("分野別の達成率　%s", year);
  RkChart *chart = rk_chart_new (RK_CHART_GROUPED, title, "％");
  const RkEdition *edition = data->edition;

  for (guint i = 0; i < edition->blocks->len; i++)
    rk_chart_add_category (chart, rk_edition_block (edition, i)->title);
  for (guint i = 0; i < data->columns->len; i++)
    {
      const RkChecklistColumn *column = data->columns->pdata[i];
      g_autoptr (RkLevel) level = NULL;
      guint series;

      if (column->now == NULL || (council && rk_record_id (column->council) != council))
        continue;
      series = rk_chart_add_series (chart, column->name);
      level = rk_level_compute (edition, column->now->answers);
      for (guint block = 0; block < edition->blocks->len; block++)
        {
          double rate = rk_rate_percent (&g_array_index (level->rates, RkRate, block));

          rk_chart_set_value (chart, series, block, rate < 0 ? RK_CHART_MISSING : rate);
        }
    }
  rk_chart_set_decimals (chart, 0);
  add_source (chart, edition);
  return chart;
}
