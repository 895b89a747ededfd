/* The trend of a target, for the screen and behind the sheet of targets. */
#include <math.h>

#include "rk-calendar.h"
#include "rk-chart-figure.h"
#include "rk-report-plan.h"

#define ROW_HEIGHT 74.0 /* mm */

enum
{
  ACTUAL,
  PLANNED,
};

/* From the base on, where it is older than the plan. */
static int
first_year (const RkPlan *plan, const RkPlanTarget *target)
{
  int base = (int)rk_record_get_int (target->record, "base_year");

  return base && base < plan->first_year ? base : plan->first_year;
}

static void
set_value (RkChart *chart, guint series, guint place, double value)
{
  if (!isnan (value))
    rk_chart_set_value (chart, series, place, value);
}

static double
planned_in (const RkPlan *plan, const RkPlanTarget *target, int year)
{
  double planned = rk_plan_real (rk_plan_value (target, year), "planned");

  return isnan (planned) && year == plan->last_year ? rk_plan_real (target->record, "goal")
                                                    : planned;
}

static void
set_words (RkChart *chart, const RkPlan *plan, const RkPlanTarget *target)
{
  const char *formula = rk_record_get (target->record, "formula");
  const char *source = rk_record_get (target->record, "source");

  rk_chart_set_decimals (chart, (guint)rk_record_get_int (target->record, "decimals"));
  if (formula)
    rk_chart_set_subtitle (chart, formula);
  for (int year = plan->last_year; source == NULL && year >= plan->first_year; year--)
    {
      const RkRecord *value = rk_plan_value (target, year);

      source = value ? rk_record_get (value, "source") : NULL;
    }
  if (source)
    rk_chart_set_source (chart, source);
}

RkChart *
rk_plan_target_chart (const RkPlan *plan, const RkPlanTarget *target)
{
  RkChart *chart = rk_chart_new (RK_CHART_TREND, rk_record_get (target->record, "name"),
                                 rk_record_get (target->record, "unit"));
  int first = first_year (plan, target);
  int base_year = (int)rk_record_get_int (target->record, "base_year");
  double base = rk_plan_real (target->record, "base");

  set_words (chart, plan, target);
  rk_chart_add_series (chart, "実績");
  rk_chart_add_series (chart, "目標");
  rk_chart_set_role (chart, PLANNED, RK_CHART_COMPARE);
  for (int year = first; year <= plan->last_year; year++)
    {
      g_autofree char *label = rk_fiscal_year_label_short (year);
      guint place = rk_chart_add_category (chart, label);

      set_value (chart, ACTUAL, place, rk_plan_actual (target, year));
      set_value (chart, PLANNED, place, planned_in (plan, target, year));
      if (year == base_year)
        {
          set_value (chart, ACTUAL, place, base);
          set_value (chart, PLANNED, place, base);
        }
    }
  return chart;
}

/* ── behind the sheet ────────────────────────────────────────────────────────────────────── */

static RkChart *
make_numbered (const RkPlan *plan, guint i)
{
  RkChart *chart = rk_plan_target_chart (plan, plan->targets->pdata[i]);
  g_autofree char *number = g_strdup_printf ("No.%u", i + 1);

  rk_chart_set_number (chart, number);
  return chart;
}

void
rk_report_add_target_charts (RkDocument *document, const RkPlan *plan)
{
  for (guint i = 0; i < plan->targets->len; i += 2)
    rk_document_add_charts (document, make_numbered (plan, i),
                            i + 1 < plan->targets->len ? make_numbered (plan, i + 1) : NULL,
                            ROW_HEIGHT);
}
