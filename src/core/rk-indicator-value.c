#include "rk-indicator-value.h"

#include <math.h>

#include "rk-stat-interval.h"
#include "rk-stat-standard.h"
#include "rk-suppress.h"

/* ── counts put together ─────────────────────────────────────────────────────────────────── */

void
rk_age_table_init (RkAgeTable *self, guint age_from, guint age_to)
{
  self->age_from = age_from;
  self->age_to = age_from == 0 && age_to == 0 ? RK_AGE_OPEN : age_to;
  self->length = 0;
  self->observed = self->observed_most = self->people = self->people_most = 0;
  self->n_parts = self->masked = self->n_slacks = 0;
  self->spread_x = self->spread_n = 0;
  self->counted = self->lost = FALSE;
}

static RkAgeCell *
cell_of (RkAgeTable *self, char sex, const RkAgeCount *count)
{
  RkAgeCell *cell;

  for (guint i = 0; i < self->length; i++)
    {
      cell = &self->cells[i];
      if (cell->sex == sex && cell->from == count->from && cell->to == count->to)
        return cell;
    }
  if (self->length == RK_AGE_TABLE_MAX)
    return NULL;
  cell = &self->cells[self->length++];
  *cell = (RkAgeCell){ sex, count->from, count->to, 0, 0 };
  return cell;
}

/* What an observation says inside the ages asked for. */
typedef struct
{
  double x;
  double n;
  guint x_masked;
  guint n_masked;
  gboolean any_number; /* one of them may be any */
  guint from;
  guint to;
  guint n_classes;
} Sums;

static gboolean
may_be_any (const RkAgeCount *count)
{
  return count->x_masked == RK_MASK_OPEN || count->n_masked == RK_MASK_OPEN;
}

/* Whether what @count lacks stands in classes of other ages. */
static gboolean
is_elsewhere (const RkObservation *observation, const RkAgeCount *count)
{
  for (guint i = 0; i < observation->n_classes; i++)
    {
      const RkAgeCount *other = &observation->classes[i];

      if (!other->total && other->from <= count->to && other->to >= count->from
          && isnan (other->x) == isnan (count->n) && isnan (other->n) == isnan (count->x)
          && other != count)
        return TRUE;
    }
  return FALSE;
}

/* 「…」 of 1,000, or 300 of 「…」: the number is not known, and is not none. */
static gboolean
is_unknown (const RkObservation *observation, const RkAgeCount *count)
{
  gboolean no_x = isnan (count->x) && !count->x_masked && count->n > 0;
  gboolean no_n = isnan (count->n) && !count->n_masked && count->x > 0;

  for (guint i = 0; i < observation->n_classes && no_n; i++)
    if (!isnan (observation->classes[i].n)) /* else people themselves are counted */
      return !is_elsewhere (observation, count);
  return no_x && !is_elsewhere (observation, count);
}

/* How many cells there are to share what is left over. @number, @masked: of @count */
static guint
cells_of (const RkObservation *observation, const RkAgeCount *count, double number, guint8 masked)
{
  if (masked == 0)
    return isnan (number) && is_unknown (observation, count);
  return masked == RK_MASK_OPEN ? 1 : masked;
}

static gboolean
is_inside (const RkAgeTable *self, const RkAgeCount *count)
{
  return !count->total && count->from >= self->age_from && count->to <= self->age_to;
}

static Sums
sum_classes (const RkAgeTable *self, const RkObservation *observation)
{
  Sums sums = { .from = RK_AGE_OPEN };

  for (guint i = 0; i < observation->n_classes; i++)
    {
      const RkAgeCount *count = &observation->classes[i];

      if (!is_inside (self, count))
        continue;
      sums.x += isnan (count->x) ? 0 : count->x;
      sums.n += isnan (count->n) ? 0 : count->n;
      sums.x_masked += cells_of (observation, count, count->x, count->x_masked);
      sums.n_masked += cells_of (observation, count, count->n, count->n_masked);
      sums.any_number |= may_be_any (count) || is_unknown (observation, count);
      sums.from = MIN (sums.from, count->from);
      sums.to = MAX (sums.to, count->to);
      sums.n_classes++;
    }
  return sums;
}

/* The published total where it is of just these ages. */
static const RkAgeCount *
total_of (const RkAgeTable *self, const RkObservation *observation, const Sums *sums)
{
  const RkAgeCount *total = rk_observation_total (observation);

  if (total == NULL || isnan (total->n))
    return NULL;
  if (sums->n_classes == 0)
    return total;
  return total->from == sums->from && total->to == sums->to ? total : NULL;
}

static void
add_slack (RkAgeTable *self, const guint64 *cells, double least, double most)
{
  RkAgeSlack *slack;

  if (self->n_slacks == RK_AGE_TABLE_SLACKS)
    return; /* of so many areas together the masked ones do not matter any more */
  slack = &self->slacks[self->n_slacks++];
  slack->cells[0] = cells[0];
  slack->cells[1] = cells[1];
  slack->least = least;
  slack->most = most;
}

/* A publisher also masks what is not small, so that a small number cannot be computed: of how many
 * a counted class is, nobody knows then. Where only a part of them is masked, it is a few at the
 * most.
 */
static gboolean
has_lost (const RkAgeTable *self, const RkObservation *observation)
{
  for (guint i = 0; i < observation->n_classes; i++)
    {
      const RkAgeCount *count = &observation->classes[i];
      double known = isnan (count->n) ? 0 : count->n;

      if (is_inside (self, count) && count->n_masked && !count->x_masked
          && (known == 0 || count->x > known + (double)count->n_masked * RK_SOURCE_MASK_MOST))
        return TRUE;
    }
  return FALSE;
}

static void
add_classes (RkAgeTable *self,
             const RkObservation *observation,
             const Sums *sums,
             double rest_x,
             double rest_n,
             double rest_n_most)
{
  guint64 masked[2] = { 0, 0 };

  for (guint i = 0; i < observation->n_classes; i++)
    {
      const RkAgeCount *count = &observation->classes[i];
      RkAgeCell *cell = is_inside (self, count) ? cell_of (self, observation->sex, count) : NULL;
      guint n_cells;

      if (cell == NULL)
        continue;
      cell->x += isnan (count->x) ? 0 : count->x;
      cell->n += isnan (count->n) ? 0 : count->n;
      if (sums->x_masked)
        cell->x
            += rest_x * cells_of (observation, count, count->x, count->x_masked) / sums->x_masked;
      n_cells = cells_of (observation, count, count->n, count->n_masked);
      if (n_cells)
        {
          gsize place = (gsize)(cell - self->cells);

          cell->n += rest_n * n_cells / sums->n_masked;
          masked[place / 64] |= G_GUINT64_CONSTANT (1) << (place % 64);
        }
    }
  if (sums->n_masked)
    add_slack (self, masked, rest_n, rest_n_most);
}

void
rk_age_table_add (RkAgeTable *self, const RkObservation *observation)
{
  Sums sums = sum_classes (self, observation);
  const RkAgeCount *total = total_of (self, observation, &sums);
  double x = total ? total->x : sums.x;
  double n = total ? total->n : sums.n;
  guint x_open = total ? cells_of (observation, total, total->x, total->x_masked) : sums.x_masked;
  guint n_open = total ? cells_of (observation, total, total->n, total->n_masked) : sums.n_masked;

  self->n_parts++;
  self->masked += observation->masked;
  if (sums.n_classes == 0 && (total == NULL || (isnan (total->x) && !total->x_masked)))
    return;
  self->counted = TRUE;
  if (total && !isnan (total->x))
    self->lost |= may_be_any (total);
  else
    self->lost |= sums.any_number || (total == NULL && has_lost (self, observation));
  if (isnan (x))
    x = sums.x;
  self->observed += x;
  self->observed_most += x + (double)x_open * RK_SOURCE_MASK_MOST;
  self->people += n;
  self->people_most += n + (double)n_open * RK_SOURCE_MASK_MOST;
  if (sums.n_classes)
    {
      double rest_n = MAX (n - sums.n, 0);
      double more = (double)n_open * RK_SOURCE_MASK_MOST;
      double rest_x = MAX (x - sums.x, 0) + (double)x_open * 4.5;

      add_classes (self, observation, &sums, rest_x, rest_n + more / 2, rest_n + more);
      self->spread_x += sums.x_masked ? rest_x : 0;
      self->spread_n += sums.n_masked ? rest_n : 0;
      if (sums.n_masked && self->n_slacks)
        self->slacks[self->n_slacks - 1].least = rest_n;
    }
  else
    {
      RkAgeCount all = *total;
      RkAgeCell *cell = cell_of (self, observation->sex, &all);

      if (cell)
        {
          cell->x += x;
          cell->n += n;
        }
    }
}

gboolean
rk_age_table_ages (const RkAgeTable *self, guint *from, guint *to)
{
  *from = RK_AGE_OPEN;
  *to = 0;
  for (guint i = 0; i < self->length; i++)
    {
      *from = MIN (*from, self->cells[i].from);
      *to = MAX (*to, self->cells[i].to);
    }
  return *from <= *to && (*from > 0 || *to < RK_AGE_OPEN);
}

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

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

  *sum = (RkAgeCell){ like->sex, like->from, like->to, 0, 0 };
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
        if (slack->cells[i / 64] >> (i % 64) & 1)
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
  if (value->state == RK_STAT_UNDECIDED)
    value->reason = "公表元の秘匿により判定できない";
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
    refuse (value, "基準に同じ年齢の人数がない");
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

static gboolean
adjust_of (const RkAgeTable *self,
           const RkAgeTable *standard,
           const RkIndicatorQuestion *question,
           RkStatResult *result)
{
  double x[RK_AGE_TABLE_MAX], n[RK_AGE_TABLE_MAX], w[RK_AGE_TABLE_MAX];

  for (guint i = 0; i < self->length; i++)
    {
      RkAgeCell weight;

      if (!find_cell (standard, &self->cells[i], &weight))
        return FALSE;
      x[i] = self->cells[i].x;
      n[i] = self->cells[i].n;
      w[i] = weight.n;
    }
  return rk_stat_direct (x, n, w, self->length, question->multiplier, question->reference_name,
                         question->method == RK_STAT_BINOMIAL ? RK_STAT_BINOMIAL : RK_STAT_DOBSON,
                         question->confidence, result, NULL);
}

/* Of more than so large a part nobody knows of which ages it is: an adjusted rate would be about
 * that of all ages. */
#define SPREAD_MOST 0.1

static gboolean
is_spread (const RkAgeTable *self)
{
  return self->spread_x > SPREAD_MOST * self->observed
         || self->spread_n > SPREAD_MOST * self->people;
}

void
rk_age_table_adjust (const RkAgeTable *self,
                     const RkAgeTable *standard,
                     const RkAgeTable *against,
                     const RkIndicatorQuestion *question,
                     RkIndicatorValue *value)
{
  RkStatResult result, other;

  take_counts (self, value);
  if (refuse_counts (self, value))
    return;
  if (self->observed_most > self->observed || is_spread (self))
    refuse (value, "公表元の秘匿により判定できない");
  else if (standard->lost)
    refuse (value, "基準の人数が秘匿されている");
  else if (!adjust_of (self, standard, question, &result))
    refuse (value, "基準の人口に同じ年齢がない");
  else if (against && !against->lost && adjust_of (against, standard, question, &other))
    take_result (value, &result, other.value);
  else
    {
      take_result (value, &result, 0);
      value->state = RK_STAT_UNDECIDED;
    }
}
