/* Which of the values of a figure may be shown: what would tell of few is withheld, and what would
 * tell of that. */
#include <math.h>

#include "rk-indicator-hide.h"

void
rk_indicator_value_hide (RkIndicatorValue *value, RkHidden hidden)
{
  value->n = value->observed = value->expected = value->value = NAN;
  value->lower = value->upper = value->least = value->most = value->z = NAN;
  value->state = RK_STAT_UNDECIDED;
  value->reason = "秘匿";
  value->hidden = (int)hidden;
}

static void
round_off (const RkValues *values, RkIndicatorValue *row)
{
  double *numbers[] = { &row->value, &row->lower, &row->upper, &row->least, &row->most };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *numbers[i] = rk_values_round (values, *numbers[i]);
}

/* With how many have it, or more digits than are printed, a value would tell of how many. */
static void
blur (const RkValues *values, RkIndicatorValue *row)
{
  row->n = row->observed = row->expected = row->z = NAN;
  round_off (values, row);
}

/* Fewer hidden ages than so many would follow from a ratio, from all of them together and from that
 * they are whole numbers. */
#define AGES_OPEN 4

/* An age-adjusted rate weighs each age by what is known: with the total it would tell what is
 * hidden of two ages. A ratio does so with of how many they are. */
static gboolean
tells_of_ages (const RkValues *values, const RkHiding *hiding, const char *area, char sex)
{
  guint n_people = rk_hiding_count_ages (hiding, area, sex, TRUE);

  return values->kind == RK_VALUES_ADJUSTED
             ? n_people || rk_hiding_count_ages (hiding, area, sex, FALSE)
             : n_people > 0 && n_people < AGES_OPEN;
}

/* Where it may not be shown of how many, a rate and its interval would tell it. */
static void
hide_of (RkValues *values, const RkHiding *hiding, const char *area, RkIndicatorValue *row)
{
  RkHidden hidden = rk_hiding_get (hiding, area, row->sex);

  if (row->hidden)
    return;
  if (hidden == RK_SHOWN)
    hidden = rk_hiding_get_people (hiding, area, row->sex);
  if (hidden == RK_SHOWN && tells_of_ages (values, hiding, area, row->sex))
    hidden = RK_HIDDEN_DERIVABLE;
  if (hidden != RK_SHOWN)
    {
      rk_indicator_value_hide (row, hidden);
      values->n_hidden++;
    }
  else if (isnan (row->n))
    blur (values, row);
  else if (rk_hiding_count_ages (hiding, area, row->sex, TRUE))
    {
      row->expected = row->z = NAN;
      round_off (values, row);
    }
}

/* Whether it is known of a class of ages that it is of few. */
static gboolean
has_few (const RkValues *values, guint below)
{
  for (guint i = 0; i < values->observations->len; i++)
    {
      const RkObservation *o = values->observations->pdata[i];

      for (guint c = 0; c < o->n_classes; c++)
        if (!o->classes[c].n_masked && rk_suppress_count (o->classes[c].n, NAN, below))
          return TRUE;
    }
  return FALSE;
}

/* Against what is withheld nothing is held: it would tell of it. */
static void
forget_reference (RkValues *values, const RkIndicatorValue *reference)
{
  for (guint i = 0; i < values->rows->len; i++)
    {
      RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex != reference->sex || row->hidden)
        continue;
      if (values->kind == RK_VALUES_RATIO)
        {
          rk_indicator_value_hide (row, RK_HIDDEN_DERIVABLE);
          values->n_hidden++;
        }
      row->expected = row->z = NAN;
      row->state = RK_STAT_UNDECIDED;
    }
}

gboolean
rk_values_hide_small (RkValues *values, RkDb *db, guint below, GError **error)
{
  gboolean ages = values->kind == RK_VALUES_ADJUSTED
                  || (values->kind == RK_VALUES_RATIO && has_few (values, below));
  g_autoptr (RkHiding) hiding
      = rk_hiding_new (db, values->indicator, values->year, values->observations, ages, error);

  for (guint i = 0; hiding && i < values->rows->len; i++)
    {
      RkIndicatorValue *value = &g_array_index (values->rows, RkIndicatorValue, i);

      hide_of (values, hiding, value->area, value);
    }
  for (guint i = 0; hiding && i < values->reference->len; i++)
    {
      RkIndicatorValue *own = &g_array_index (values->reference, RkIndicatorValue, i);

      hide_of (values, hiding, values->reference_code, own);
      if (own->hidden)
        forget_reference (values, own);
    }
  return hiding != NULL;
}
