#include "rk-stat-life.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-stat-quantile.h"

#define RADIX 100000

static gboolean
check_life (const RkStatLifeData *data, GError **error)
{
  RkStatNumbers ages = { "age_start", data->age_start, data->length };
  RkStatNumbers deaths = { "deaths", data->deaths, data->length };
  RkStatNumbers people = { "population", data->population, data->length };
  const double one = 1;

  if (!rk_stat_check (ages, 0, FALSE, error) || !rk_stat_check (deaths, 0, FALSE, error)
      || !rk_stat_check (people, 0, TRUE, error) || !rk_stat_check_within (deaths, people, error))
    return FALSE;
  for (gsize i = 1; i < data->length; i++)
    if (ages.values[i] <= ages.values[i - 1])
      return rk_stat_refuse (error,
                             _ ("Nothing was computed: the ages in “age_start” must ascend."));
  if (!(deaths.values[data->length - 1] > 0))
    return rk_stat_refuse (
        error, _ ("Nothing was computed: a life table takes deaths in the last age class."));
  for (gsize i = 0; data->limited && i < data->length; i++)
    if (!rk_stat_check_number ("limited", data->limited[i], 0, FALSE, error)
        || !rk_stat_check_within ((RkStatNumbers){ "limited", &data->limited[i], 1 },
                                  (RkStatNumbers){ "1", &one, 1 }, error))
      return FALSE;
  return data->asked == NULL
         || rk_stat_check ((RkStatNumbers){ "asked", data->asked, data->length }, 0, TRUE, error);
}

/* One age class while the table is summed from its end. */
typedef struct
{
  double width;
  double fraction; /* of the width that those live who die in it */
  double dying;    /* probability */
} Class;

static Class
class_of (const RkStatLifeData *data, gsize i)
{
  double rate = data->deaths[i] / data->population[i];
  Class it = { INFINITY, 0.5, 1 };

  if (i + 1 == data->length)
    return it;
  it.width = data->age_start[i + 1] - data->age_start[i];
  it.fraction = data->age_start[i] == 0 && it.width == 1 ? 0.1 : 0.5;
  it.dying = MIN (1, it.width * rate / (1 + (1 - it.fraction) * it.width * rate));
  return it;
}

static void
fill_survivors (const RkStatLifeData *data, RkStatLife *table)
{
  double left = RADIX;

  for (gsize i = 0; i < data->length; i++)
    {
      Class it = class_of (data, i);

      table[i].survivors = left;
      if (i + 1 < data->length)
        table[i].lived = it.width * left * (1 - it.dying * (1 - it.fraction));
      else
        table[i].lived = left * data->population[i] / data->deaths[i];
      left *= 1 - it.dying;
    }
}

/* What deaths in a class add to the variance of the years lived from it on. @after: years that
 * remain behind it; @share: how much of a year counts */
static double
death_variance (const RkStatLifeData *data, gsize i, double survivors, double after, double share)
{
  Class it = class_of (data, i);
  double d = data->deaths[i];

  if (i + 1 == data->length)
    return pow (share * survivors * data->population[i] / d, 2) / d;
  if (d <= 0)
    return 0;
  return pow (survivors * ((1 - it.fraction) * it.width * share + after), 2) * it.dying * it.dying
         * (1 - it.dying) / d;
}

static void
set_limits (double value, double variance, double z, double survivors, double *lower, double *upper)
{
  double reach = z * sqrt (variance) / survivors;

  *lower = value - reach;
  *upper = value + reach;
}

gboolean
rk_stat_life (const RkStatLifeData *data,
              double confidence,
              RkStatLife *table,
              gboolean *reliable,
              GError **error)
{
  double years = 0, healthy = 0, variance = 0, healthy_variance = 0, z;

  if (!rk_stat_check_confidence (confidence, error) || !check_life (data, error))
    return FALSE;
  z = rk_stat_z (confidence);
  fill_survivors (data, table);
  for (gsize i = data->length; i-- > 0;)
    {
      RkStatLife *row = &table[i];
      RkStatLife *next = i + 1 < data->length ? row + 1 : NULL;
      double share = data->limited ? 1 - data->limited[i] : NAN;

      years += row->lived;
      healthy += row->lived * share;
      /* Nobody reaches this age: there is nothing left to expect. */
      row->expectation = row->survivors > 0 ? years / row->survivors : 0;
      row->healthy = row->survivors > 0 ? healthy / row->survivors : 0 * share;
      variance += death_variance (data, i, row->survivors, next ? next->expectation : 0, 1);
      healthy_variance += death_variance (data, i, row->survivors, next ? next->healthy : 0, share);
      healthy_variance
          += data->asked ? row->lived * row->lived * share * (1 - share) / data->asked[i] : NAN;
      set_limits (row->expectation, variance, z, row->survivors, &row->lower, &row->upper);
      set_limits (row->healthy, healthy_variance, z, row->survivors, &row->healthy_lower,
                  &row->healthy_upper);
    }
  if (reliable)
    *reliable = rk_stat_sum (data->population, data->length) > RK_STAT_LIFE_FEWEST
                && rk_stat_z (0.95) / z * (table[0].upper - table[0].lower) <= RK_STAT_LIFE_WIDEST;
  return TRUE;
}

char *
rk_stat_life_dup_note (gboolean healthy, gboolean reliable, double confidence)
{
  GString *note = g_string_new (rk_stat_method_paper (healthy ? RK_STAT_SULLIVAN : RK_STAT_CHIANG));
  char percent[32];

  g_ascii_formatd (percent, sizeof percent, "%.4g", 100 * confidence);
  g_string_append_printf (
      note, "による。%s％信頼区間は正規近似、最終年齢階級の分散はSilcocksら（2001）による。",
      percent);
  if (!reliable)
    g_string_append_printf (note, "人年が%d以下、または95％信頼区間が%d年を超えるため参考値。",
                            RK_STAT_LIFE_FEWEST, RK_STAT_LIFE_WIDEST);
  return g_string_free (note, FALSE);
}
