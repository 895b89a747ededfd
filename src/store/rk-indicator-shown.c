/* Which of the values of a figure may be shown: what would tell of few is withheld, and what would
 * tell of that. */
#include <math.h>

#include "rk-age-slack.h"
#include "rk-indicator-hide.h"
#include "rk-indicator-parts.h"

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

/* ── what values are compared with ───────────────────────────────────────────────────────── */

/* It stands in a table itself; else it is the sum of areas. */
static gboolean
has_own_row (const RkValues *values)
{
  const GPtrArray *parts = values->reference_parts;

  return parts->len > 0
         && g_str_equal (((RkObservation *)parts->pdata[0])->area, values->reference_code);
}

/* Whether a class of ages is of few, or few have it of an age, as far as is known here.
 * @people: only of how many */
static gboolean
has_few (const RkValues *values, guint below, gboolean people)
{
  for (guint i = 0; i < values->observations->len; i++)
    {
      const RkObservation *o = values->observations->pdata[i];

      for (guint c = 0; c < o->n_classes; c++)
        {
          const RkAgeCount *count = &o->classes[c];

          if (!count->n_masked && rk_suppress_count (count->n, NAN, below))
            return TRUE;
          if (!people && !count->total
              && (count->x_masked || rk_suppress_count (count->x, count->n, below)))
            return TRUE;
        }
    }
  return FALSE;
}

/* Of the sums that values are compared with, one age or more is of few. What is hidden of areas
 * takes such a sum for known, and hides nothing for it. */
static gboolean
is_sum_of_few (const RkValues *values, guint below, guint age_from, guint age_to)
{
  for (const char *sex = "MFT"; *sex; sex++)
    {
      RkAgeTable table;

      rk_parts_fill_table (values->reference_parts, *sex, age_from, age_to, &table);
      for (guint i = 0; i < table.length; i++)
        if (rk_suppress_count (table.cells[i].x, table.cells[i].n, below))
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

static gboolean
is_of_few (const RkValues *values, guint below)
{
  guint age_from = (guint)rk_record_get_int (values->indicator, "age_from");
  guint age_to = (guint)rk_record_get_int (values->indicator, "age_to");

  return has_own_row (values) ? has_few (values, below, FALSE)
                              : is_sum_of_few (values, below, age_from, age_to);
}

RkHiding *
rk_values_find_hidden (const RkValues *values, RkDb *db, guint below, GError **error)
{
  gboolean ages = values->kind == RK_VALUES_ADJUSTED
                  || (values->kind == RK_VALUES_RATIO
                      && (has_few (values, below, TRUE) || is_of_few (values, below)));

  return rk_hiding_new (db, values->indicator, values->year, values->observations, ages, error);
}

/* The ages of @table of which it is hidden of any part how many have it. */
static RkAgeSlack
find_hidden_ages (const RkValues *values, const RkHiding *hiding, char sex, const RkAgeTable *table)
{
  const GPtrArray *parts = values->reference_parts;
  RkAgeSlack cells = { 0 };

  for (guint i = 0; i < parts->len; i++)
    {
      const RkObservation *o = parts->pdata[i];

      for (guint c = 0; c < o->n_classes && rk_parts_takes_part (parts, i, sex); c++)
        {
          const RkAgeCount *count = &o->classes[c];

          if (count->total || rk_hiding_show (hiding, o, count).hidden == RK_SHOWN)
            continue;
          for (guint k = 0; k < table->length; k++)
            if (table->cells[k].sex == o->sex && table->cells[k].from == count->from
                && table->cells[k].to == count->to)
              rk_age_slack_mark (&cells, k);
        }
    }
  return cells;
}

/* Whether it is hidden how many have it, all ages together, of a sex that @table is made of. */
static gboolean
is_hidden_of_a_sex (const RkValues *values,
                    const RkHiding *hiding,
                    char sex,
                    const RkAgeTable *table)
{
  gboolean hidden = rk_hiding_get (hiding, values->reference_code, sex) != RK_SHOWN;

  for (guint i = 0; i < table->length && values->kind != RK_VALUES_RATE; i++)
    hidden |= rk_hiding_get (hiding, values->reference_code, table->cells[i].sex) != RK_SHOWN;
  return hidden;
}

/* @cells: (out): of @reference, those of which it is hidden how many have it */
static RkWithheld
find_withheld (const RkValues *values,
               const RkHiding *hiding,
               guint below,
               char sex,
               const RkAgeTable *reference,
               RkAgeSlack *cells)
{
  *cells = (RkAgeSlack){ 0 };
  if (is_hidden_of_a_sex (values, hiding, sex, reference)
      || rk_hiding_count_ages (hiding, values->reference_code, sex, TRUE))
    return RK_WITHHELD_ALL;
  if (!has_own_row (values)
      && !is_sum_of_few (values, below, reference->age_from, reference->age_to))
    return RK_WITHHELD_NOTHING;
  *cells = find_hidden_ages (values, hiding, sex, reference);
  return cells->cells[0] || cells->cells[1] ? RK_WITHHELD_SOME : RK_WITHHELD_NOTHING;
}

RkWithheld
rk_values_withhold (
    const RkValues *values, const RkHiding *hiding, guint below, char sex, RkAgeTable *reference)
{
  RkAgeSlack cells;
  RkWithheld withheld;

  if (values->kind != RK_VALUES_RATIO && is_hidden_of_a_sex (values, hiding, sex, reference))
    reference->lost = TRUE;
  if (values->kind != RK_VALUES_RATIO && values->kind != RK_VALUES_ADJUSTED)
    return RK_WITHHELD_NOTHING;
  withheld = find_withheld (values, hiding, below, sex, reference, &cells);
  if (withheld == RK_WITHHELD_SOME)
    rk_age_table_withhold (reference, &cells);
  if (values->kind == RK_VALUES_ADJUSTED)
    return rk_hiding_count_ages (hiding, values->reference_code, sex, TRUE) ? RK_WITHHELD_ALL
           : withheld != RK_WITHHELD_NOTHING                                ? RK_WITHHELD_SOME
                                                                            : withheld;
  return withheld == RK_WITHHELD_SOME && rk_age_table_is_spread (reference) ? RK_WITHHELD_ALL
                                                                            : withheld;
}

gboolean
rk_values_withhold_ages (const RkValues *values, const RkHiding *hiding, guint below, char sex)
{
  RkAgeTable reference;
  RkAgeSlack cells;

  rk_values_fill_table (values, NULL, sex, &reference);
  return find_withheld (values, hiding, below, sex, &reference, &cells) != RK_WITHHELD_NOTHING;
}

static void
hide_of_sex (RkValues *values, GArray *rows, char sex)
{
  for (guint i = 0; i < rows->len; i++)
    {
      RkIndicatorValue *row = &g_array_index (rows, RkIndicatorValue, i);

      if (row->sex != sex || row->hidden || (isnan (row->value) && rows == values->rows))
        continue;
      rk_indicator_value_hide (row, RK_HIDDEN_DERIVABLE);
      values->n_hidden++;
    }
}

void
rk_values_hide_compared (RkValues *values, char sex, RkWithheld withheld)
{
  if (withheld == RK_WITHHELD_ALL)
    hide_of_sex (values, values->rows, sex);
  if (withheld == RK_WITHHELD_ALL
      || (withheld == RK_WITHHELD_SOME && values->kind == RK_VALUES_ADJUSTED))
    hide_of_sex (values, values->reference, sex);
}

void
rk_values_hide_small (RkValues *values, const RkHiding *hiding)
{
  for (guint i = 0; i < values->rows->len; i++)
    {
      RkIndicatorValue *value = &g_array_index (values->rows, RkIndicatorValue, i);

      hide_of (values, hiding, value->area, value);
    }
  for (guint i = 0; i < values->reference->len; i++)
    {
      RkIndicatorValue *own = &g_array_index (values->reference, RkIndicatorValue, i);

      hide_of (values, hiding, values->reference_code, own);
      if (own->hidden)
        forget_reference (values, own);
    }
}
