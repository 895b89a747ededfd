/* Counts of several areas, put together by sex and age. */
#include <math.h>

#include "rk-age-slack.h"

void
rk_age_table_init (RkAgeTable *self, guint age_from, guint age_to)
{
  self->age_from = age_from;
  self->age_to = age_from == 0 && age_to == 0 ? RK_AGE_OPEN : age_to;
  self->length = 0;
  self->observed = self->observed_most = self->people = self->people_most = 0;
  self->n_parts = self->masked = self->n_slacks = self->n_x_slacks = self->n_other_slacks = 0;
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
  *cell = (RkAgeCell){ .sex = sex, .from = count->from, .to = count->to };
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
add_slack (RkAgeSlack *slacks, guint *n, const RkAgeSlack *slack)
{
  if (*n
      < RK_AGE_TABLE_SLACKS) /* of so many areas together the masked ones do not matter any more */
    slacks[(*n)++] = *slack;
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

/* Where each masked cell of those who have it is one of those asked, too (an answer that is
 * counted), the others are of those who have it not. */
typedef struct
{
  RkAgeSlack all;     /* of those asked */
  RkAgeSlack have;    /* who have it */
  RkAgeSlack others;  /* who have it not */
  gboolean any_other; /* of those asked only */
  gboolean apart;     /* of those who have it only */
} Masked;

static void
add_masked (RkAgeTable *self, const Sums *sums, Masked *masked, double x, double n, double n_most)
{
  if (sums->n_masked)
    {
      masked->all.least = n;
      masked->all.most = n_most;
      add_slack (self->slacks, &self->n_slacks, &masked->all);
    }
  if (sums->x_masked)
    {
      masked->have.least = masked->have.most = x;
      masked->have.both = !masked->apart;
      add_slack (self->x_slacks, &self->n_x_slacks, &masked->have);
    }
  if (sums->n_masked && (masked->any_other || masked->apart))
    {
      RkAgeSlack *others = masked->apart ? &masked->all : &masked->others;

      others->least = MAX (n - (masked->apart ? 0 : x), 0);
      others->most = MAX (n_most - (masked->apart ? 0 : x), 0);
      add_slack (self->other_slacks, &self->n_other_slacks, others);
    }
}

static void
add_classes (RkAgeTable *self,
             const RkObservation *observation,
             const Sums *sums,
             double rest_x,
             double rest_n,
             double rest_n_most)
{
  Masked masked = { 0 };

  for (guint i = 0; i < observation->n_classes; i++)
    {
      const RkAgeCount *count = &observation->classes[i];
      RkAgeCell *cell = is_inside (self, count) ? cell_of (self, observation->sex, count) : NULL;
      guint n_have, n_all;
      gsize place;

      if (cell == NULL)
        continue;
      place = (gsize)(cell - self->cells);
      cell->x += isnan (count->x) ? 0 : count->x;
      cell->n += isnan (count->n) ? 0 : count->n;
      n_have = cells_of (observation, count, count->x, count->x_masked);
      n_all = cells_of (observation, count, count->n, count->n_masked);
      if (n_have)
        {
          cell->x += rest_x * n_have / sums->x_masked;
          cell->x_spread += rest_x * n_have / sums->x_masked;
          rk_age_slack_mark (&masked.have, place);
        }
      if (n_all)
        {
          cell->n += rest_n * n_all / sums->n_masked;
          cell->n_spread += rest_n * n_all / sums->n_masked;
          rk_age_slack_mark (&masked.all, place);
        }
      if (n_all > n_have)
        rk_age_slack_mark (&masked.others, place);
      masked.any_other |= n_all > n_have;
      masked.apart |= n_have > n_all;
    }
  add_masked (self, sums, &masked, rest_x, rest_n, rest_n_most);
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

static void
withhold_sex (RkAgeTable *self, const RkAgeSlack *cells, char sex)
{
  RkAgeSlack slack = { .withheld = TRUE };
  double x = 0, n = 0;
  guint n_cells = 0;

  for (guint i = 0; i < self->length; i++)
    if (self->cells[i].sex == sex && rk_age_slack_has (cells, i))
      {
        rk_age_slack_mark (&slack, i);
        x += self->cells[i].x;
        n += self->cells[i].n;
        n_cells++;
      }
  for (guint i = 0; i < self->length; i++)
    {
      RkAgeCell *cell = &self->cells[i];

      if (!rk_age_slack_has (&slack, i))
        continue;
      self->spread_x -= cell->x_spread;
      cell->x = cell->x_spread = n > 0 ? x * cell->n / n : x / n_cells;
      self->spread_x += cell->x_spread;
    }
  slack.least = slack.most = x;
  if (n_cells)
    add_slack (self->x_slacks, &self->n_x_slacks, &slack);
}

void
rk_age_table_withhold (RkAgeTable *self, const RkAgeSlack *cells)
{
  for (const char *sex = "MFT"; *sex; sex++)
    withhold_sex (self, cells, *sex);
}

/* Of more than so large a part nobody knows of which ages it is: an adjusted rate would be about
 * that of all ages. */
#define SPREAD_MOST 0.1

gboolean
rk_age_table_is_spread (const RkAgeTable *self)
{
  return self->spread_x > SPREAD_MOST * self->observed
         || self->spread_n > SPREAD_MOST * self->people;
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
