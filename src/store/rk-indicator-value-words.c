/* What the rows of a figure are called, and how their numbers are printed. */
#include <math.h>

#include "rk-area.h"
#include "rk-indicator-parts.h"
#include "rk-indicators.h"
#include "rk-text.h"

/* ── digits ──────────────────────────────────────────────────────────────────────────────── */

/* Half up, as in official tables; a hair more than what binary makes of .05. */
static double
half_up (double number, int decimals)
{
  double power = pow (10, decimals);

  return floor (number * power + 0.5 + 1e-9) / power;
}

/* A limit that is rounded onto the reference would hide the verdict: 99.97 is not 100.0. */
static int
more_decimals (const RkValues *values, double number, int decimals)
{
  while (values->kind == RK_VALUES_RATIO && decimals < 3 && number != 100
         && half_up (number, decimals) == 100)
    decimals++;
  return decimals;
}

static int
decimals_of (const RkValues *values)
{
  return values->kind == RK_VALUES_RATIO ? 1
                                         : (int)rk_record_get_int (values->indicator, "decimals");
}

double
rk_values_round (const RkValues *values, double number)
{
  return isnan (number) ? number
                        : half_up (number, more_decimals (values, number, decimals_of (values)));
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

const RkIndicatorValue *
rk_values_row (const RkValues *values, const char *area, char sex)
{
  const GArray *rows = area ? values->rows : values->reference;

  for (guint i = 0; i < rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (rows, RkIndicatorValue, i);

      if (row->sex == sex && (area == NULL || g_str_equal (row->area, area)))
        return row;
    }
  return NULL;
}

gboolean
rk_values_has_reference (const RkValues *values)
{
  for (guint i = 0; i < values->reference->len; i++)
    if (!isnan (g_array_index (values->reference, RkIndicatorValue, i).value))
      return TRUE;
  return FALSE;
}

/* The ages inside those of the card that there are numbers of. @totals: of published totals.
 * Returns: whether there are any */
static gboolean
find_ages (const RkValues *values, gboolean totals, guint *from, guint *to)
{
  guint age_from = (guint)rk_record_get_int (values->indicator, "age_from");
  guint age_to = (guint)rk_record_get_int (values->indicator, "age_to");
  guint last = age_from == 0 && age_to == 0 ? RK_AGE_OPEN : age_to;

  *from = RK_AGE_OPEN;
  *to = 0;
  for (guint i = 0; i < values->observations->len; i++)
    {
      const RkObservation *o = values->observations->pdata[i];

      if (rk_area_level (o->area) < values->level && values->level != RK_AREA_OTHER)
        continue; /* the nation, to compare with */
      for (guint c = 0; c < o->n_classes; c++)
        {
          const RkAgeCount *count = &o->classes[c];

          if (count->total != totals || count->from < age_from || count->to > last)
            continue;
          *from = MIN (*from, count->from);
          *to = MAX (*to, count->to);
        }
    }
  return *from <= *to;
}

char *
rk_values_dup_ages (const RkValues *values)
{
  guint from, to;

  if (values->ages)
    return rk_age_dup_paper (values->ages >> 8, values->ages & 0xff);
  if (!find_ages (values, FALSE, &from, &to) && !find_ages (values, TRUE, &from, &to))
    return rk_indicator_dup_ages (values->indicator);
  return from == 0 && to == RK_AGE_OPEN ? g_strdup ("全年齢") : rk_age_dup_paper (from, to);
}

char *
rk_values_dup_title (const RkValues *values)
{
  const char *name = rk_record_get (values->indicator, "name");

  switch (values->kind)
    {
    case RK_VALUES_RATIO:
      return g_strdup_printf ("%sの標準化該当比", name);
    case RK_VALUES_ADJUSTED:
      return g_strdup_printf ("%s（年齢調整）", name);
    case RK_VALUES_RATE:
    case RK_VALUES_PUBLISHED:
    default:
      return g_strdup (name);
    }
}

char *
rk_values_dup_unit (const RkValues *values)
{
  const char *unit = rk_record_get (values->indicator, "unit");

  if (values->kind == RK_VALUES_RATIO)
    return rk_values_has_reference (values) ? g_strdup_printf ("%s＝100", values->reference_name)
                                            : g_strdup ("");
  return g_strdup (unit ? unit : "");
}

char *
rk_values_dup_number (const RkValues *values, double number, const RkIndicatorValue *row)
{
  int decimals = decimals_of (values);
  g_autofree char *text = NULL;

  if (row && row->hidden)
    return g_strdup ("※");
  if (isnan (number))
    return g_strdup (row && row->masked ? "※" : "…");
  decimals = more_decimals (values, number, decimals);
  text = g_strdup_printf ("%.*f", decimals, half_up (number, decimals));
  return rk_text_group_digits (text);
}

char *
rk_values_dup_names (const RkValues *values,
                     gboolean (*is_meant) (const RkIndicatorValue *row, gconstpointer data),
                     gconstpointer data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      const char *name = rk_indicator_value_name (row);

      if (is_meant (row, data)
          && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer)name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("、", (char **)names->pdata);
}

/* ── what is masked ──────────────────────────────────────────────────────────────────────── */

const char *
rk_parts_mask_words (const GPtrArray *observations)
{
  gboolean total = FALSE, small = FALSE, any = FALSE;

  for (guint i = 0; i < observations->len; i++)
    {
      const RkObservation *o = observations->pdata[i];
      const RkAgeCount *all = o->n_classes > 1 ? rk_observation_total (o) : NULL;

      if (!o->masked)
        continue;
      total |= all && !isnan (all->x);
      for (guint c = 0; c < o->n_classes; c++)
        {
          guint8 x = o->classes[c].x_masked, n = o->classes[c].n_masked;

          any |= x == RK_MASK_OPEN || n == RK_MASK_OPEN;
          small |= (x && x != RK_MASK_OPEN) || (n && n != RK_MASK_OPEN);
        }
    }
  return total   ? "公表元で秘匿された区分がある。中計から残りを求め、結果の幅を区間に含めた。"
         : small ? "公表元で秘匿された区分がある。その人数は0～9人とし、結果の幅を区間に含めた。"
         : any ? "秘匿された人数（※）がある。それを含む値は求めていない。"
               : "公表元で秘匿された値がある。";
}
