#include "rk-indicator-value.h"

#include <math.h>

#include "rk-age-slack.h"
#include "rk-stat-interval.h"
#include "rk-stat-standard.h"

void
rk_indicator_value_init (RkIndicatorValue *value, const RkObservation *of)
{
  *value = (RkIndicatorValue){ .area = of->area,
                               .area_name = of->area_name,
                               .year = of->year,
                               .sex = of->sex,
                               .state = RK_STAT_UNDECIDED };
  value->n = value->observed = value->expected = value->value = NAN;
  value->lower = value->upper = value->least = value->most = value->z = NAN;
}

const char *
rk_indicator_value_name (const RkIndicatorValue *value)
{
  return value->area_name ? value->area_name : value->area;
}

static void
refuse (RkIndicatorValue *value, const char *reason)
{
  value->reason = reason;
  value->state = RK_STAT_UNDECIDED;
}

/* What nothing can be computed from. */
static gboolean
refuse_counts (const RkAgeTable *self, RkIndicatorValue *value)
{
  if (!self->counted && self->masked)
    refuse (value, "公表元で秘匿");
  else if (!self->counted || self->people_most <= 0)
    refuse (value, "人数がない");
  else if (self->lost)
    refuse (value, self->masked ? "公表元の秘匿により判定できない" : "人数の分からない年齢がある");
  return value->reason != NULL;
}

static void
take_counts (const RkAgeTable *self, RkIndicatorValue *value)
{
  value->masked = self->masked;
  value->n = !self->counted || self->people_most > self->people ? NAN : self->people;
  value->observed = !self->counted || self->observed_most > self->observed ? NAN : self->observed;
}

static void
take_result (RkIndicatorValue *value, const RkStatResult *result, double against)
{
  value->value = value->least = value->most = result->value;
  value->lower = result->lower;
  value->upper = result->upper;
  value->z = result->z;
  if (fabs (result->value - against) <= 1e-9 * fabs (against))
    against = result->value; /* the same counts, divided the other way round */
  value->state = rk_stat_state (result, against);
}

/* What both ends of what is open say. */
static RkStatState
common_state (RkStatState a, RkStatState b)
{
  gboolean high = a >= RK_STAT_HIGH && b >= RK_STAT_HIGH;
  gboolean low
      = a >= RK_STAT_SURELY_LOW && a <= RK_STAT_LOW && b >= RK_STAT_SURELY_LOW && b <= RK_STAT_LOW;

  if (a == b)
    return a;
  return high ? RK_STAT_HIGH : low ? RK_STAT_LOW : RK_STAT_UNDECIDED;
}

/* ── ratio ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gsize length;
  double n[RK_AGE_TABLE_MAX];
  double reference_x[RK_AGE_TABLE_MAX];
  double reference_n[RK_AGE_TABLE_MAX];
  double expected;
  double least; /* of what is expected, whatever was masked */
  double most;
  gboolean withheld; /* of what it is computed from, and not by the publisher */
} Expected;

static const RkAgeCell *
find_first (const RkAgeTable *self, char sex, guint from, guint to)
{
  for (guint i = 0; i < self->length; i++)
    if (self->cells[i].sex == sex && self->cells[i].from == from && self->cells[i].to <= to)
      return &self->cells[i];
  return NULL;
}

/* The class of these ages, or the sum of those that make it up: 40～49歳 of 40～44歳 and 45～49歳.
 * Returns: whether there is one */
static gboolean
find_cell (const RkAgeTable *self, const RkAgeCell *like, RkAgeCell *sum)
{
  guint age = like->from;

  *sum = (RkAgeCell){ .sex = like->sex, .from = like->from, .to = like->to };
  for (guint i = 0; i < self->length; i++)
    if (self->cells[i].sex == like->sex && self->cells[i].from == like->from
        && self->cells[i].to == like->to)
      {
        *sum = self->cells[i];
        return TRUE;
      }
  while (age <= like->to)
    {
      const RkAgeCell *part = find_first (self, like->sex, age, like->to);

      if (part == NULL)
        return FALSE;
      sum->x += part->x;
      sum->n += part->n;
      age = part->to + 1u;
    }
  return TRUE;
}

static void
add_open (const RkAgeTable *self, const double *p, Expected *expected)
{
  for (guint s = 0; s < self->n_slacks; s++)
    {
      const RkAgeSlack *slack = &self->slacks[s];
      double low = INFINITY, high = 0, sum = 0;
      guint n = 0;

      for (guint i = 0; i < self->length; i++)
        if (rk_age_slack_has (slack, i))
          {
            low = MIN (low, p[i]);
            high = MAX (high, p[i]);
            sum += p[i];
            n++;
          }
      if (n == 0)
        continue;
      /* the estimate holds their mean already */
      expected->least -= (slack->least + slack->most) / 2 * sum / n - slack->least * low;
      expected->most += slack->most * high - (slack->least + slack->most) / 2 * sum / n;
    }
}

/* How many more are expected with one more of the @j-th cell of the reference. */
static double
weight_in (const RkAgeTable *self, const RkAgeTable *reference, const Expected *expected, guint j)
{
  const RkAgeCell *cell = &reference->cells[j];

  for (guint i = 0; i < self->length; i++)
    if (self->cells[i].sex == cell->sex && self->cells[i].from <= cell->from
        && self->cells[i].to >= cell->to)
      return expected->n[i] > 0 ? expected->n[i] / expected->reference_n[i] : 0;
  return 0;
}

/* What is withheld of the reference may be of any of its ages. */
static void
add_withheld (const RkAgeTable *self, const RkAgeTable *reference, Expected *expected)
{
  for (guint s = 0; s < reference->n_x_slacks; s++)
    {
      const RkAgeSlack *slack = &reference->x_slacks[s];
      double low = INFINITY, high = 0, sum = 0;

      if (!slack->withheld)
        continue;
      for (guint j = 0; j < reference->length; j++)
        if (rk_age_slack_has (slack, j))
          {
            double weight = weight_in (self, reference, expected, j);

            low = MIN (low, weight);
            high = MAX (high, weight);
            sum += weight * reference->cells[j].x;
          }
      expected->least -= sum - slack->least * low;
      expected->most += slack->most * high - sum;
      expected->withheld = TRUE;
    }
}

static gboolean
expect (const RkAgeTable *self, const RkAgeTable *reference, Expected *expected)
{
  double p[RK_AGE_TABLE_MAX] = { 0 };

  *expected = (Expected){ .length = self->length };
  for (guint i = 0; i < self->length; i++)
    {
      RkAgeCell other;
      gboolean found = find_cell (reference, &self->cells[i], &other);

      expected->n[i] = self->cells[i].n;
      expected->reference_x[i] = found ? other.x : 0;
      expected->reference_n[i] = found ? other.n : 0;
      if (self->cells[i].n > 0 && (!found || other.n <= 0))
        return FALSE;
      p[i] = found && other.n > 0 ? other.x / other.n : 0;
      expected->expected += self->cells[i].n * p[i];
    }
  expected->least = expected->most = expected->expected;
  add_open (self, p, expected);
  add_withheld (self, reference, expected);
  expected->least = MIN (expected->least, expected->expected);
  expected->most = MAX (expected->most, expected->expected);
  return TRUE;
}

/* @scale: people so many times as estimated */
static gboolean
ratio_of (const Expected *expected,
          double observed,
          double scale,
          const RkIndicatorQuestion *question,
          RkStatResult *result)
{
  double n[RK_AGE_TABLE_MAX];
  RkStatIndirect data = { .observed = &observed,
                          .n_observed = 1,
                          .population = n,
                          .reference_count = expected->reference_x,
                          .reference_population = expected->reference_n,
                          .length = expected->length };

  for (gsize i = 0; i < expected->length; i++)
    n[i] = expected->n[i] * scale;
  return rk_stat_ratio (&data, 100, question->reference_name, question->method,
                        question->confidence, result, NULL);
}

/* The value between the two ends; the interval reaches over both. */
static void
open_ratio (const RkAgeTable *self,
            const Expected *expected,
            const RkIndicatorQuestion *question,
            RkIndicatorValue *value)
{
  RkStatResult low, high;

  if (!ratio_of (expected, self->observed, expected->most / expected->expected, question, &low)
      || !ratio_of (expected, self->observed_most, expected->least / expected->expected, question,
                    &high))
    {
      refuse (value, "公表元の秘匿により判定できない");
      return;
    }
  value->least = low.value;
  value->most = high.value;
  value->lower = low.lower;
  value->upper = high.upper;
  value->z = NAN;
  value->state = common_state (rk_stat_state (&low, 100), rk_stat_state (&high, 100));
  if (self->observed_most > self->observed)
    value->value = (low.value + high.value) / 2;
  if (expected->withheld)
    value->expected = NAN;
  if (value->state == RK_STAT_UNDECIDED)
    value->reason
        = expected->withheld ? "秘匿により判定できない" : "公表元の秘匿により判定できない";
}

void
rk_age_table_ratio (const RkAgeTable *self,
                    const RkAgeTable *reference,
                    const RkIndicatorQuestion *question,
                    RkIndicatorValue *value)
{
  Expected expected;
  RkStatResult result;

  take_counts (self, value);
  if (refuse_counts (self, value))
    return;
  if (reference->lost)
    refuse (value, "基準の人数が秘匿されている");
  else if (!expect (self, reference, &expected))
    refuse (value, RK_REASON_NO_SUCH_AGES);
  else if (expected.expected <= 0)
    refuse (value, "期待数が0");
  else if (!ratio_of (&expected, self->observed, 1, question, &result))
    refuse (value, "人数が合わない");
  else
    {
      value->expected = expected.expected;
      take_result (value, &result, 100);
      if (self->observed_most > self->observed
          || expected.most - expected.least > 1e-9 * expected.expected)
        open_ratio (self, &expected, question, value);
    }
}

/* ── rates ───────────────────────────────────────────────────────────────────────────────── */

/* Of a mean or a cost nothing is known of how far its people are apart. */
static gboolean
mean_of (double x, double n, const RkIndicatorQuestion *question, RkStatResult *result)
{
  *result = rk_stat_result (RK_STAT_MEAN, RK_STAT_NONE, question->confidence);
  result->lower = result->upper = result->z = NAN;
  result->value = question->multiplier * x / n;
  return isfinite (result->value);
}

static gboolean
rate_of (double x, double n, const RkIndicatorQuestion *question, RkStatResult *result)
{
  if (question->method == RK_STAT_NONE)
    return mean_of (x, n, question, result);
  if (question->method == RK_STAT_BINOMIAL)
    {
      if (!rk_stat_proportion (x, n, RK_STAT_WILSON, question->confidence, result, NULL))
        return FALSE;
      result->value *= question->multiplier;
      result->lower *= question->multiplier;
      result->upper *= question->multiplier;
      result->multiplier = question->multiplier;
      return TRUE;
    }
  return rk_stat_rate (x, n, question->multiplier, RK_STAT_POISSON, question->confidence, result,
                       NULL);
}

static double
plain_rate (const RkAgeTable *self, const RkIndicatorQuestion *question)
{
  return self && self->counted && !self->lost && self->people > 0
             ? question->multiplier * self->observed / self->people
             : NAN;
}

static gboolean
is_open (const RkAgeTable *self)
{
  return self->observed_most > self->observed || self->people_most > self->people;
}

/* The fewest who may have it of the most people, and the other way round; the interval reaches over
 * both. */
static void
open_rate (const RkAgeTable *self,
           double other,
           const RkIndicatorQuestion *question,
           RkIndicatorValue *value)
{
  RkStatResult low, high;

  if (!rate_of (self->observed, self->people_most, question, &low)
      || !rate_of (self->observed_most,
                   question->method == RK_STAT_BINOMIAL ? MAX (self->people, self->observed_most)
                                                        : self->people,
                   question, &high))
    {
      refuse (value, "公表元の秘匿により判定できない");
      return;
    }
  value->least = low.value;
  value->most = high.value;
  value->value = (low.value + high.value) / 2;
  value->lower = low.lower;
  value->upper = high.upper;
  value->z = NAN;
  value->state = isnan (other)
                     ? RK_STAT_UNDECIDED
                     : common_state (rk_stat_state (&low, other), rk_stat_state (&high, other));
}

void
rk_age_table_rate (const RkAgeTable *self,
                   const RkAgeTable *against,
                   const RkIndicatorQuestion *question,
                   RkIndicatorValue *value)
{
  double other = plain_rate (against, question);
  RkStatResult result;

  take_counts (self, value);
  if (refuse_counts (self, value))
    return;
  if (!rate_of (self->observed, MAX (self->people, 1), question, &result))
    {
      refuse (value, self->people > 0 && !is_open (self) ? "分子が分母より多い" : "人数が合わない");
      /* Who ends in a year may have begun in the one before: as it is published, 105%. */
      if (self->people > 0 && !is_open (self))
        value->value = value->least = value->most = plain_rate (self, question);
      return;
    }
  take_result (value, &result, isnan (other) ? 0 : other);
  if (is_open (self))
    open_rate (self, other, question, value);
  if (isnan (other))
    value->state = RK_STAT_UNDECIDED;
}

typedef struct
{
  double x[RK_AGE_TABLE_MAX];
  double n[RK_AGE_TABLE_MAX];
  double w[RK_AGE_TABLE_MAX];
} Weighted;

static gboolean
weigh (const RkAgeTable *self, const RkAgeTable *standard, Weighted *data)
{
  for (guint i = 0; i < self->length; i++)
    {
      RkAgeCell weight;

      if (!find_cell (standard, &self->cells[i], &weight))
        return FALSE;
      data->x[i] = self->cells[i].x;
      data->n[i] = self->cells[i].n;
      data->w[i] = weight.n;
    }
  return TRUE;
}

static gboolean
adjust_weighted (const Weighted *data,
                 gsize length,
                 const RkIndicatorQuestion *question,
                 RkStatResult *result)
{
  return rk_stat_direct (data->x, data->n, data->w, length, question->multiplier,
                         question->reference_name,
                         question->method == RK_STAT_BINOMIAL ? RK_STAT_BINOMIAL : RK_STAT_DOBSON,
                         question->confidence, result, NULL);
}

static gboolean
adjust_of (const RkAgeTable *self,
           const RkAgeTable *standard,
           const RkIndicatorQuestion *question,
           RkStatResult *result)
{
  Weighted data;

  return weigh (self, standard, &data) && adjust_weighted (&data, self->length, question, result);
}

/* How much the rate of an age rises, or falls, with one more who was masked, has it, or has it not.
 */
static double
weight_of (const Weighted *data, guint i, const RkAgeSlack *lump, gboolean have)
{
  double n = data->n[i];

  return have && !lump->both ? data->w[i] / n
         : have              ? data->w[i] * (n - data->x[i]) / (n * n)
                             : data->w[i] * data->x[i] / (n * n);
}

/* All that is masked in a lump, into the ages in which it weighs least or most (@heavy). */
static void
place_lump (const RkAgeTable *self,
            const RkAgeSlack *lump,
            gboolean have,
            gboolean heavy,
            double left,
            Weighted *data)
{
  RkAgeSlack done = { 0 };

  while (left > 0)
    {
      int best = -1;
      double room = left;

      for (guint i = 0; i < self->length; i++)
        if (rk_age_slack_has (lump, i) && !rk_age_slack_has (&done, i)
            && (best < 0
                || (weight_of (data, i, lump, have) > weight_of (data, (guint)best, lump, have))
                       == heavy))
          best = (int)i;
      if (best < 0)
        return;
      if (have && !lump->both)
        room = MIN (left, MAX (data->n[best] - data->x[best], 0));
      if (have)
        data->x[best] += room;
      if (!have || lump->both)
        data->n[best] += room;
      left -= room;
      rk_age_slack_mark (&done, (gsize)best);
    }
}

/* The least, or the most, that it can be, whoever was masked at which age. */
static gboolean
adjust_end (const RkAgeTable *self,
            const RkAgeTable *standard,
            gboolean most,
            const RkIndicatorQuestion *question,
            RkStatResult *result)
{
  Weighted data;

  if (!weigh (self, standard, &data))
    return FALSE;
  for (guint i = 0; i < self->length; i++)
    {
      data.x[i] = MAX (data.x[i] - self->cells[i].x_spread, 0);
      data.n[i] -= self->cells[i].n_spread;
      if (data.n[i] <= 0)
        return FALSE;
    }
  for (guint s = 0; s < self->n_other_slacks; s++)
    place_lump (self, &self->other_slacks[s], FALSE, !most,
                most ? self->other_slacks[s].least : self->other_slacks[s].most, &data);
  for (guint s = 0; s < self->n_x_slacks; s++)
    place_lump (self, &self->x_slacks[s], TRUE, most, self->x_slacks[s].most, &data);
  for (guint i = 0; i < self->length; i++)
    data.x[i] = MIN (data.x[i], data.n[i]);
  return adjust_weighted (&data, self->length, question, result);
}

static gboolean
is_masked_by_age (const RkAgeTable *self)
{
  return self->spread_x > 0 || self->spread_n > 0;
}

/* The value between the two ends; the interval reaches over both. */
static void
open_adjusted (const RkAgeTable *self,
               const RkAgeTable *standard,
               double against,
               const RkIndicatorQuestion *question,
               RkIndicatorValue *value)
{
  RkStatResult low, high;

  if (!adjust_end (self, standard, FALSE, question, &low)
      || !adjust_end (self, standard, TRUE, question, &high))
    {
      value->value = value->least = value->most = value->lower = value->upper = NAN;
      refuse (value, "公表元の秘匿により判定できない");
      return;
    }
  value->least = MIN (low.value, value->value);
  value->most = MAX (high.value, value->value);
  value->lower = low.lower;
  value->upper = high.upper;
  value->z = NAN;
  if (isnan (against))
    return;
  value->state = common_state (rk_stat_state (&low, against), rk_stat_state (&high, against));
  if (value->state == RK_STAT_UNDECIDED)
    value->reason = "公表元の秘匿により判定できない";
}

void
rk_age_table_adjust (const RkAgeTable *self,
                     const RkAgeTable *standard,
                     const RkAgeTable *against,
                     const RkIndicatorQuestion *question,
                     RkIndicatorValue *value)
{
  RkStatResult result, other;
  double level = NAN;

  take_counts (self, value);
  if (refuse_counts (self, value))
    return;
  if (self->observed_most > self->observed || rk_age_table_is_spread (self))
    refuse (value, "公表元の秘匿により判定できない");
  else if (standard->lost)
    refuse (value, "基準の人数が秘匿されている");
  else if (!adjust_of (self, standard, question, &result))
    refuse (value, RK_REASON_NO_SUCH_AGES);
  else
    {
      if (against && !against->lost && !rk_age_table_is_spread (against)
          && adjust_of (against, standard, question, &other))
        level = other.value;
      take_result (value, &result, isnan (level) ? 0 : level);
      if (isnan (level))
        value->state = RK_STAT_UNDECIDED;
      if (is_masked_by_age (self))
        open_adjusted (self, standard, level, question, value);
    }
}
