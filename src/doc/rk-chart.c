#include "rk-chart-private.h"

#include <math.h>
#include <string.h>

#define OTHER "その他"

static void
free_series (gpointer data)
{
  RkChartSeries *series = data;

  g_free (series->name);
  g_array_unref (series->values);
  g_array_unref (series->extras);
  g_free (series);
}

static void
free_category (gpointer data)
{
  RkChartCategory *category = data;

  g_free (category->name);
  g_free (category->code);
  g_free (category->group);
  g_free (category->unit);
  g_free (category);
}

static void
clear_reference (gpointer data)
{
  g_free (((RkChartReference *)data)->label);
}

static void
clear_break (gpointer data)
{
  g_free (((RkChartBreak *)data)->reason);
}

static void
clear_extra (gpointer data)
{
  g_free (((RkChartExtra *)data)->text);
}

RkChart *
rk_chart_new (RkChartKind kind, const char *title, const char *unit)
{
  RkChart *self = g_new0 (RkChart, 1);

  self->kind = kind;
  self->title = g_strdup (title);
  self->unit = unit && *unit ? g_strdup (unit) : NULL;
  self->categories = g_ptr_array_new_with_free_func (free_category);
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->references = g_array_new (FALSE, FALSE, sizeof (RkChartReference));
  g_array_set_clear_func (self->references, clear_reference);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (RkChartBreak));
  g_array_set_clear_func (self->breaks, clear_break);
  self->focus = -1;
  self->multiplier = 1;
  self->band[0] = self->band[1] = self->limits[0] = self->limits[1] = self->overall = NAN;
  return self;
}

void
rk_chart_forget_layout (RkChart *self)
{
  g_clear_pointer (&self->layout, rk_chart_layout_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->chose_classes = FALSE;
}

void
rk_chart_free (RkChart *self)
{
  if (self == NULL)
    return;
  rk_chart_forget_layout (self);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->unit);
  g_free (self->source);
  g_free (self->note);
  g_free (self->number);
  g_free (self->reading);
  g_free (self->made);
  for (guint i = 0; i < G_N_ELEMENTS (self->headings); i++)
    g_free (self->headings[i]);
  g_strfreev (self->value_names);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->series);
  g_array_unref (self->references);
  g_array_unref (self->breaks);
  g_clear_pointer (&self->map, rk_map_unref);
  g_free (self);
}

static void
replace (RkChart *self, char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
  rk_chart_forget_layout (self);
}

void
rk_chart_set_direction (RkChart *self, RkChartDirection direction)
{
  self->direction = direction;
  rk_chart_forget_layout (self);
}

void
rk_chart_set_title (RkChart *self, const char *title)
{
  replace (self, &self->title, title);
}

void
rk_chart_set_unit (RkChart *self, const char *unit)
{
  replace (self, &self->unit, unit && *unit ? unit : NULL);
}

void
rk_chart_set_subtitle (RkChart *self, const char *subtitle)
{
  replace (self, &self->subtitle, subtitle);
}

void
rk_chart_set_source (RkChart *self, const char *source)
{
  replace (self, &self->source, source);
}

void
rk_chart_set_note (RkChart *self, const char *note)
{
  replace (self, &self->note, note);
}

void
rk_chart_set_decimals (RkChart *self, guint decimals)
{
  self->decimals = decimals;
  rk_chart_forget_layout (self);
}

void
rk_chart_add_reference (RkChart *self, double value, const char *label, gboolean solid)
{
  rk_chart_add_reference_of (self, -1, value, label, solid);
}

void
rk_chart_add_reference_of (
    RkChart *self, int series, double value, const char *label, gboolean solid)
{
  RkChartReference reference = { value, g_strdup (label), solid, series };

  g_return_if_fail (isfinite (value));
  g_array_append_val (self->references, reference);
  rk_chart_forget_layout (self);
}

void
rk_chart_set_reference (RkChart *self, double value, const char *label)
{
  g_array_set_size (self->references, 0);
  rk_chart_add_reference (self, value, label, FALSE);
}

static void
add_cell (RkChartSeries *series)
{
  const double missing = RK_CHART_MISSING;
  const RkChartExtra none = { NAN, NAN, NAN, NAN, NAN, -1, NULL };

  g_array_append_val (series->values, missing);
  g_array_append_val (series->extras, none);
}

guint
rk_chart_add_category (RkChart *self, const char *name)
{
  RkChartCategory *category = g_new0 (RkChartCategory, 1);

  g_return_val_if_fail (name != NULL, 0);
  category->name = g_strdup (name);
  category->decimals = G_MAXUINT;
  if (self->categories->len)
    category->place = rk_chart_category (self, self->categories->len - 1)->place + 1;
  g_ptr_array_add (self->categories, category);
  for (guint i = 0; i < self->series->len; i++)
    add_cell (self->series->pdata[i]);
  rk_chart_forget_layout (self);
  return self->categories->len - 1;
}

void
rk_chart_place_category (RkChart *self, guint category, int place)
{
  g_return_if_fail (category < self->categories->len);
  g_return_if_fail (category == 0 || place > rk_chart_category (self, category - 1)->place);
  rk_chart_category (self, category)->place = place;
  rk_chart_forget_layout (self);
}

guint
rk_chart_add_series (RkChart *self, const char *name)
{
  RkChartSeries *series = g_new0 (RkChartSeries, 1);

  series->name = g_strdup (name != NULL ? name : "");
  series->base = NAN;
  series->values = g_array_new (FALSE, FALSE, sizeof (double));
  series->extras = g_array_new (FALSE, FALSE, sizeof (RkChartExtra));
  g_array_set_clear_func (series->extras, clear_extra);
  for (guint i = 0; i < self->categories->len; i++)
    add_cell (series);
  g_ptr_array_add (self->series, series);
  rk_chart_forget_layout (self);
  return self->series->len - 1;
}

void
rk_chart_set_value (RkChart *self, guint series, guint category, double value)
{
  g_return_if_fail (series < self->series->len && category < self->categories->len);
  if (!isfinite (value))
    value = RK_CHART_MISSING;
  g_array_index (rk_chart_series (self, series)->values, double, category) = value;
  rk_chart_forget_layout (self);
}

RkChartKind
rk_chart_get_kind (RkChart *self)
{
  return self->kind;
}

const char *
rk_chart_get_title (RkChart *self)
{
  return self->title;
}

const char *
rk_chart_get_source (RkChart *self)
{
  return self->source;
}

const char *
rk_chart_get_note (RkChart *self)
{
  return self->note;
}

const char *
rk_chart_get_unit (RkChart *self)
{
  return self->unit;
}

guint
rk_chart_get_n_categories (RkChart *self)
{
  return self->categories->len;
}

guint
rk_chart_get_n_series (RkChart *self)
{
  return self->series->len;
}

const char *
rk_chart_get_category (RkChart *self, guint category)
{
  g_return_val_if_fail (category < self->categories->len, NULL);
  return rk_chart_category (self, category)->name;
}

const char *
rk_chart_get_series (RkChart *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, NULL);
  return rk_chart_series (self, series)->name;
}

double
rk_chart_get_value (RkChart *self, guint series, guint category)
{
  g_return_val_if_fail (series < self->series->len && category < self->categories->len,
                        RK_CHART_MISSING);
  return g_array_index (rk_chart_series (self, series)->values, double, category);
}

gboolean
rk_chart_is_number (double value)
{
  return fabs (value) < G_MAXDOUBLE;
}

gboolean
rk_chart_is_stack (RkChart *self)
{
  return self->kind == RK_CHART_STACKED || self->kind == RK_CHART_SHARES;
}

gboolean
rk_chart_has_bars (RkChart *self)
{
  return self->kind == RK_CHART_BARS || self->kind == RK_CHART_GROUPED || rk_chart_is_stack (self);
}

void
rk_chart_set_value_names (RkChart *self, const char *const *names)
{
  g_strfreev (self->value_names);
  self->value_names = g_strdupv ((char **)names);
  self->n_value_names = g_strv_length (self->value_names);
  rk_chart_forget_layout (self);
}

const char *
rk_chart_get_value_name (RkChart *self, double value)
{
  if (!rk_chart_is_number (value) || value < 0 || value >= self->n_value_names)
    return NULL;
  return self->value_names[(guint)value];
}

static gboolean
has_value (RkChart *self, double value)
{
  for (guint s = 0; s < rk_chart_count_drawn (self); s++)
    for (guint c = 0; c < self->categories->len; c++)
      if (rk_chart_get_value (self, s, c) == value)
        return TRUE;
  return FALSE;
}

gboolean
rk_chart_has_withheld (RkChart *self)
{
  return has_value (self, RK_CHART_WITHHELD);
}

gboolean
rk_chart_has_missing (RkChart *self)
{
  return has_value (self, RK_CHART_MISSING);
}

guint
rk_chart_count_drawn (RkChart *self)
{
  return self->kind == RK_CHART_BARS ? MIN (self->series->len, 1) : self->series->len;
}

gboolean
rk_chart_get_total (RkChart *self, guint category, double *total)
{
  *total = 0;
  for (guint s = 0; s < rk_chart_count_drawn (self); s++)
    {
      double value = rk_chart_get_value (self, s, category);

      if (!rk_chart_is_number (value))
        return FALSE;
      *total += value;
    }
  return TRUE;
}

char *
rk_chart_dup_number (RkChart *self, double value)
{
  if (value == RK_CHART_MISSING)
    return g_strdup ("…");
  if (value == RK_CHART_WITHHELD)
    return g_strdup ("※");
  return rk_number_format (value, self->decimals);
}

char *
rk_chart_dup_number_at (RkChart *self, guint series, guint category)
{
  double value = rk_chart_get_value (self, series, category);
  guint decimals = rk_chart_category (self, category)->decimals;

  return decimals == G_MAXUINT || !rk_chart_is_number (value) ? rk_chart_dup_number (self, value)
                                                              : rk_number_format (value, decimals);
}

char *
rk_chart_dup_value (RkChart *self, guint series, guint category)
{
  double value = rk_chart_get_value (self, series, category);
  const char *unit = rk_chart_category (self, category)->unit;
  g_autofree char *number = rk_chart_dup_number_at (self, series, category);

  if (rk_chart_get_value_name (self, value))
    return g_strdup (rk_chart_get_value_name (self, value));

  return g_strconcat (number, !rk_chart_is_number (value) ? NULL : unit ? unit : self->unit, NULL);
}

char *
rk_chart_dup_reference (RkChart *self, guint i)
{
  const RkChartReference *reference = &g_array_index (self->references, RkChartReference, i);
  g_autofree char *number = rk_number_format (reference->value, self->decimals);

  if (reference->label == NULL)
    return g_steal_pointer (&number);
  return g_strconcat (reference->label, " ", number, NULL);
}

/* Series with the greatest sums, as flags; what already is その他 is never kept. */
static gboolean *
choose_series (RkChart *self, guint n_kept)
{
  g_autofree double *sums = g_new0 (double, self->series->len);
  gboolean *kept = g_new0 (gboolean, self->series->len);

  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      if (rk_chart_is_number (rk_chart_get_value (self, s, c)))
        sums[s] += rk_chart_get_value (self, s, c);
  for (guint k = 0; k < n_kept; k++)
    {
      guint best = G_MAXUINT;

      for (guint s = 0; s < self->series->len; s++)
        if (!kept[s] && strcmp (rk_chart_get_series (self, s), OTHER) != 0
            && (best == G_MAXUINT || sums[s] > sums[best]))
          best = s;
      if (best != G_MAXUINT)
        kept[best] = TRUE;
    }
  return kept;
}

static double
add_values (double a, double b)
{
  if (a == RK_CHART_WITHHELD || b == RK_CHART_WITHHELD)
    return RK_CHART_WITHHELD;
  if (a == RK_CHART_MISSING)
    return b;
  return b == RK_CHART_MISSING ? a : a + b;
}

void
rk_chart_fold_small_series (RkChart *self, guint max_series)
{
  g_autofree gboolean *kept = NULL;
  guint other;

  g_return_if_fail (max_series >= 2);
  if (self->series->len <= max_series)
    return;
  kept = choose_series (self, max_series - 1);
  other = rk_chart_add_series (self, OTHER);
  for (guint s = 0; s < other; s++)
    for (guint c = 0; c < self->categories->len && !kept[s]; c++)
      rk_chart_set_value (
          self, other, c,
          add_values (rk_chart_get_value (self, other, c), rk_chart_get_value (self, s, c)));
  for (guint s = other; s-- > 0;)
    if (!kept[s])
      g_ptr_array_remove_index (self->series, s);
  rk_chart_forget_layout (self);
}
