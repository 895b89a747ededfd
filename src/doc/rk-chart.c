#include "rk-chart-private.h"

#include <math.h>
#include <string.h>

#define OTHER "その他"

RkChart *
rk_chart_new (RkChartKind kind, const char *title, const char *unit)
{
  RkChart *self = g_new0 (RkChart, 1);

  self->kind = kind;
  self->title = g_strdup (title);
  self->unit = g_strdup (unit);
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->series = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return self;
}

static void
forget_layout (RkChart *self)
{
  g_clear_pointer (&self->layout, rk_chart_layout_free);
}

void
rk_chart_free (RkChart *self)
{
  if (self == NULL)
    return;
  forget_layout (self);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->unit);
  g_free (self->source);
  g_free (self->note);
  g_free (self->reference_label);
  g_strfreev (self->value_names);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
replace (RkChart *self, char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
  forget_layout (self);
}

void
rk_chart_set_direction (RkChart *self, RkChartDirection direction)
{
  self->direction = direction;
  forget_layout (self);
}

void
rk_chart_set_title (RkChart *self, const char *title)
{
  replace (self, &self->title, title);
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
  forget_layout (self);
}

void
rk_chart_set_reference (RkChart *self, double value, const char *label)
{
  g_return_if_fail (isfinite (value));
  self->has_reference = TRUE;
  self->reference = value;
  replace (self, &self->reference_label, label);
}

guint
rk_chart_add_category (RkChart *self, const char *name)
{
  const double missing = RK_CHART_MISSING;

  g_return_val_if_fail (name != NULL, 0);
  g_ptr_array_add (self->categories, g_strdup (name));
  for (guint i = 0; i < self->values->len; i++)
    g_array_append_val (self->values->pdata[i], missing);
  forget_layout (self);
  return self->categories->len - 1;
}

guint
rk_chart_add_series (RkChart *self, const char *name)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  const double missing = RK_CHART_MISSING;

  for (guint i = 0; i < self->categories->len; i++)
    g_array_append_val (values, missing);
  g_ptr_array_add (self->series, g_strdup (name != NULL ? name : ""));
  g_ptr_array_add (self->values, values);
  forget_layout (self);
  return self->series->len - 1;
}

void
rk_chart_set_value (RkChart *self, guint series, guint category, double value)
{
  g_return_if_fail (series < self->series->len && category < self->categories->len);
  if (!isfinite (value))
    value = RK_CHART_MISSING;
  g_array_index ((GArray *)self->values->pdata[series], double, category) = value;
  forget_layout (self);
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
  return self->categories->pdata[category];
}

const char *
rk_chart_get_series (RkChart *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, NULL);
  return self->series->pdata[series];
}

double
rk_chart_get_value (RkChart *self, guint series, guint category)
{
  g_return_val_if_fail (series < self->series->len && category < self->categories->len,
                        RK_CHART_MISSING);
  return g_array_index ((GArray *)self->values->pdata[series], double, category);
}

gboolean
rk_chart_is_number (double value)
{
  return fabs (value) < G_MAXDOUBLE;
}

gboolean
rk_chart_has_bars (RkChart *self)
{
  return self->kind == RK_CHART_BARS || self->kind == RK_CHART_GROUPED
         || self->kind == RK_CHART_STACKED;
}

void
rk_chart_set_value_names (RkChart *self, const char *const *names)
{
  g_strfreev (self->value_names);
  self->value_names = g_strdupv ((char **)names);
  self->n_value_names = g_strv_length (self->value_names);
  forget_layout (self);
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
rk_chart_dup_value (RkChart *self, guint series, guint category)
{
  double value = rk_chart_get_value (self, series, category);
  g_autofree char *number = rk_chart_dup_number (self, value);

  if (rk_chart_get_value_name (self, value))
    return g_strdup (rk_chart_get_value_name (self, value));

  return g_strconcat (number, rk_chart_is_number (value) ? self->unit : NULL, NULL);
}

char *
rk_chart_dup_reference (RkChart *self)
{
  g_autofree char *number = rk_number_format (self->reference, self->decimals);

  if (self->reference_label == NULL)
    return g_steal_pointer (&number);
  return g_strconcat (self->reference_label, " ", number, NULL);
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
        if (!kept[s] && strcmp (self->series->pdata[s], OTHER) != 0
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
      {
        g_ptr_array_remove_index (self->series, s);
        g_ptr_array_remove_index (self->values, s);
      }
  forget_layout (self);
}
