#include "rk-chart-figure.h"

#include <math.h>
#include <string.h>

#include "rk-chart-items.h"

static void
replace (RkChart *self, char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
  rk_chart_forget_layout (self);
}

const char *
rk_chart_get_number (RkChart *self)
{
  return self->number;
}

void
rk_chart_set_number (RkChart *self, const char *number)
{
  replace (self, &self->number, number);
}

void
rk_chart_set_reading (RkChart *self, const char *sentence)
{
  replace (self, &self->reading, sentence);
}

void
rk_chart_set_made (RkChart *self, const char *made)
{
  replace (self, &self->made, made);
}

void
rk_chart_set_headings (RkChart *self, const char *value, const char *interval, const char *text)
{
  const char *headings[] = { value, interval, text };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (headings[i])
      replace (self, &self->headings[i], headings[i]);
}

void
rk_chart_set_n_heading (RkChart *self, const char *heading)
{
  replace (self, &self->headings[3], heading);
}

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

static RkChartExtra *
extra_of (RkChart *self, guint series, guint category)
{
  g_return_val_if_fail (series < self->series->len && category < self->categories->len, NULL);
  rk_chart_forget_layout (self);
  return &g_array_index (rk_chart_series (self, series)->extras, RkChartExtra, category);
}

void
rk_chart_set_interval (RkChart *self, guint series, guint category, double lower, double upper)
{
  RkChartExtra *extra = extra_of (self, series, category);

  if (extra == NULL)
    return;
  extra->lower = lower;
  extra->upper = upper;
}

void
rk_chart_set_bounds (RkChart *self, guint series, guint category, double least, double most)
{
  RkChartExtra *extra = extra_of (self, series, category);

  if (extra == NULL)
    return;
  extra->least = least;
  extra->most = most;
}

char *
rk_chart_dup_bounds (RkChart *self, guint series, guint category)
{
  const RkChartExtra *extra
      = &g_array_index (rk_chart_series (self, series)->extras, RkChartExtra, category);
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (!(extra->least < extra->most))
    return NULL;
  least = rk_number_format (extra->least, self->decimals);
  most = rk_number_format (extra->most, self->decimals);
  return g_str_equal (least, most) ? NULL : g_strconcat (least, "～", most, NULL);
}

void
rk_chart_set_n (RkChart *self, guint series, guint category, double n)
{
  RkChartExtra *extra = extra_of (self, series, category);

  if (extra)
    extra->n = n;
}

void
rk_chart_set_state (RkChart *self, guint series, guint category, RkStatState state)
{
  RkChartExtra *extra = extra_of (self, series, category);

  if (extra)
    extra->state = (int)state;
}

void
rk_chart_set_text (RkChart *self, guint series, guint category, const char *text)
{
  RkChartExtra *extra = extra_of (self, series, category);

  if (extra)
    replace (self, &extra->text, text);
}

/* Nothing is known of a value that is not shown. */
static const RkChartExtra *
get_extra (RkChart *self, guint series, guint category)
{
  if (!rk_chart_is_number (rk_chart_get_value (self, series, category)))
    return NULL;
  return &g_array_index (rk_chart_series (self, series)->extras, RkChartExtra, category);
}

gboolean
rk_chart_get_interval (RkChart *self, guint series, guint category, double *lower, double *upper)
{
  const RkChartExtra *extra = get_extra (self, series, category);

  *lower = extra ? extra->lower : NAN;
  *upper = extra ? extra->upper : NAN;
  return !isnan (*lower) && !isnan (*upper);
}

double
rk_chart_get_n (RkChart *self, guint series, guint category)
{
  const RkChartExtra *extra = get_extra (self, series, category);

  return extra ? extra->n : NAN;
}

const char *
rk_chart_get_text (RkChart *self, guint series, guint category)
{
  const RkChartExtra *extra = get_extra (self, series, category);

  return extra ? extra->text : NULL;
}

double
rk_chart_get_judging (RkChart *self, guint series)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const RkChartReference *reference = &g_array_index (self->references, RkChartReference, i);

      if (reference->series < 0 || reference->series == (int)series)
        return reference->value;
    }
  return NAN;
}

RkStatState
rk_chart_get_state (RkChart *self, guint series, guint category)
{
  const RkChartExtra *extra = get_extra (self, series, category);
  RkStatResult result = { 0 };
  double against = rk_chart_get_judging (self, series);

  if (extra == NULL)
    return RK_STAT_UNDECIDED;
  if (self->kind == RK_CHART_FUNNEL && isfinite (self->overall))
    return series == 0 ? rk_chart_get_funnel_state (self, category) : RK_STAT_UNDECIDED;
  if (extra->state >= 0)
    return (RkStatState)extra->state;
  if (isnan (extra->lower) || isnan (extra->upper) || isnan (against))
    return RK_STAT_UNDECIDED;
  result.value = rk_chart_get_value (self, series, category);
  result.lower = extra->lower;
  result.upper = extra->upper;
  return rk_stat_state (&result, against);
}

/* ── series and categories ───────────────────────────────────────────────────────────────── */

void
rk_chart_set_role (RkChart *self, guint series, RkChartRole role)
{
  g_return_if_fail (series < self->series->len);
  rk_chart_series (self, series)->role = role;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_base (RkChart *self, guint series, double value)
{
  g_return_if_fail (series < self->series->len);
  rk_chart_series (self, series)->base = value;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_code (RkChart *self, guint category, const char *code)
{
  g_return_if_fail (category < self->categories->len);
  replace (self, &rk_chart_category (self, category)->code, code);
}

const char *
rk_chart_get_code (RkChart *self, guint category)
{
  g_return_val_if_fail (category < self->categories->len, NULL);
  return rk_chart_category (self, category)->code;
}

void
rk_chart_set_group (RkChart *self, guint category, const char *group)
{
  g_return_if_fail (category < self->categories->len);
  replace (self, &rk_chart_category (self, category)->group, group);
}

void
rk_chart_set_measure (
    RkChart *self, guint category, const char *unit, guint decimals, int direction)
{
  g_return_if_fail (category < self->categories->len);
  rk_chart_category (self, category)->decimals = decimals;
  rk_chart_category (self, category)->direction = direction;
  replace (self, &rk_chart_category (self, category)->unit, unit && *unit ? unit : NULL);
}

void
rk_chart_set_focus (RkChart *self, int category)
{
  self->focus = category;
  rk_chart_forget_layout (self);
}

typedef struct
{
  guint category;
  double value;
} Ranked;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;
  gboolean is_first = rk_chart_is_number (first->value);
  gboolean is_second = rk_chart_is_number (second->value);

  if (is_first != is_second)
    return is_first ? -1 : 1;
  if (is_first && first->value != second->value)
    return first->value > second->value ? -1 : 1;
  return first->category < second->category ? -1 : 1;
}

void
rk_chart_sort (RkChart *self)
{
  guint n = self->categories->len;
  g_autofree Ranked *ranks = g_new (Ranked, n + 1);
  g_autofree gpointer *categories = g_memdup2 (self->categories->pdata, n * sizeof (gpointer));

  if (self->series->len == 0 || n == 0)
    return;
  for (guint c = 0; c < n; c++)
    ranks[c] = (Ranked){ c, rk_chart_get_value (self, 0, c) };
  qsort (ranks, n, sizeof *ranks, compare_ranks);
  for (guint c = 0; c < n; c++)
    self->categories->pdata[c] = categories[ranks[c].category];
  for (guint s = 0; s < self->series->len; s++)
    {
      RkChartSeries *series = rk_chart_series (self, s);
      g_autofree double *values = g_memdup2 (series->values->data, n * sizeof (double));
      g_autofree RkChartExtra *extras = g_memdup2 (series->extras->data, n * sizeof (RkChartExtra));

      for (guint c = 0; c < n; c++)
        {
          g_array_index (series->values, double, c) = values[ranks[c].category];
          g_array_index (series->extras, RkChartExtra, c) = extras[ranks[c].category];
        }
    }
  for (guint c = 0; c < n; c++)
    if ((int)ranks[c].category == self->focus)
      {
        self->focus = (int)c;
        break;
      }
  rk_chart_forget_layout (self);
}

/* ── axes and classes ────────────────────────────────────────────────────────────────────── */

void
rk_chart_set_band (RkChart *self, double low, double high)
{
  self->band[0] = low;
  self->band[1] = high;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_linear (RkChart *self, gboolean linear)
{
  self->linear = linear;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_sized (RkChart *self, gboolean sized)
{
  self->sized = sized;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_bare (RkChart *self, gboolean bare)
{
  self->bare = bare;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_twin (RkChart *self, gboolean twin)
{
  self->twin = twin;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_limits (RkChart *self, double low, double high)
{
  g_return_if_fail (isfinite (low) && isfinite (high) && low < high);
  self->limits[0] = low;
  self->limits[1] = high;
  rk_chart_forget_layout (self);
}

void
rk_chart_add_break (RkChart *self, guint category, int series, const char *reason)
{
  RkChartBreak cut = { category, series, g_strdup (reason) };

  g_array_append_val (self->breaks, cut);
  rk_chart_forget_layout (self);
}

void
rk_chart_set_classes (RkChart *self, const double *breaks, guint n_breaks, gboolean diverging)
{
  g_return_if_fail (n_breaks < RK_CHART_MOST_CLASSES);
  for (guint i = 0; i < n_breaks; i++)
    self->classes[i] = breaks[i];
  self->n_breaks = n_breaks;
  self->has_classes = TRUE;
  self->diverging = diverging;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_funnel (RkChart *self, RkStatMeasure measure, double overall, double multiplier)
{
  self->measure = measure;
  self->overall = overall;
  self->multiplier = multiplier;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_map (RkChart *self, RkMap *map)
{
  if (map)
    rk_map_ref (map);
  g_clear_pointer (&self->map, rk_map_unref);
  self->map = map;
  rk_chart_forget_layout (self);
}
