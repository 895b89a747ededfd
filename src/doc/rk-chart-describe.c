/* The chart in words, for who does not see it. */
#include "rk-chart-kinds.h"

/* @found: how many values it is one of */
typedef struct
{
  double value;
  guint series;
  guint category;
  guint found;
} Extreme;

/* One value a category: the sum of a stack, the median of a box. */
static gboolean
has_one (RkChart *self)
{
  return self->kind == RK_CHART_STACKED || self->kind == RK_CHART_BOX;
}

/* What is compared: that, else the single values. */
static gboolean
get_compared (RkChart *self, guint series, guint category, double *value)
{
  if (self->kind == RK_CHART_BOX)
    return series == 0 && rk_chart_get_median (self, category, value);
  if (self->kind == RK_CHART_STACKED)
    return series == 0 && rk_chart_get_total (self, category, value);
  *value = rk_chart_get_value (self, series, category);
  return rk_chart_is_number (*value);
}

static void
find_extremes (RkChart *self, Extreme *least, Extreme *most)
{
  for (guint c = 0; c < self->categories->len; c++)
    for (guint s = 0; s < rk_chart_count_drawn (self); s++)
      {
        double value;

        if (!get_compared (self, s, c, &value))
          continue;
        if (!most->found || value > most->value)
          *most = (Extreme){ value, s, c, most->found };
        if (!least->found || value < least->value)
          *least = (Extreme){ value, s, c, least->found };
        most->found++;
        least->found++;
      }
}

static char *
dup_number (RkChart *self, double value)
{
  const char *name = rk_chart_get_value_name (self, value);
  g_autofree char *number = name ? g_strdup (name) : rk_number_format (value, self->decimals);

  return g_strconcat (number, self->unit, NULL);
}

static void
append_extreme (RkChart *self, GString *text, const Extreme *extreme)
{
  g_autofree char *number = dup_number (self, extreme->value);

  g_string_append (text, rk_chart_get_category (self, extreme->category));
  if (!has_one (self) && rk_chart_count_drawn (self) > 1
      && *rk_chart_get_series (self, extreme->series))
    g_string_append_printf (text, "（%s）", rk_chart_get_series (self, extreme->series));
  g_string_append_printf (text, "が%s", number);
}

/* Far from the box, and who it is. */
static void
append_outliers (RkChart *self, GString *text, guint category)
{
  guint n = 0;

  for (guint s = 0; s < self->series->len; s++)
    {
      const char *name = rk_chart_get_text (self, s, category);
      g_autofree char *number = NULL;

      if (name == NULL || !rk_chart_is_outlier (self, s, category))
        continue;
      number = dup_number (self, rk_chart_get_value (self, s, category));
      g_string_append_printf (text, "%s%s（%s）", n++ ? "・" : "で、箱から離れているのは", name,
                              number);
    }
}

/* One value is neither the greatest nor the least. */
static void
append_only (RkChart *self, GString *text, const char *counter, const Extreme *only)
{
  if (self->categories->len > 1)
    g_string_append_printf (text, "%u%sのうち値があるのは一つで、", self->categories->len, counter);
  if (self->kind == RK_CHART_BOX)
    {
      g_autofree char *number = dup_number (self, only->value);

      g_string_append_printf (text, "%sの中央値が%s", rk_chart_get_category (self, only->category),
                              number);
      append_outliers (self, text, only->category);
    }
  else
    append_extreme (self, text, only);
  g_string_append (text, "である");
}

static guint
count (RkChart *self, double value)
{
  guint n = 0;

  for (guint s = 0; s < rk_chart_count_drawn (self); s++)
    for (guint c = 0; c < self->categories->len; c++)
      n += rk_chart_get_value (self, s, c) == value;
  return n;
}

static void
append_remarks (RkChart *self, GString *text)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  guint n_withheld = count (self, RK_CHART_WITHHELD);
  /* Series of a box are as many as the greatest group has. */
  guint n_missing = self->kind == RK_CHART_BOX ? 0 : count (self, RK_CHART_MISSING);

  for (guint i = 0; i < self->references->len; i++)
    {
      int series = g_array_index (self->references, RkChartReference, i).series;
      g_autofree char *reference = rk_chart_dup_reference (self, i);

      g_ptr_array_add (remarks,
                       g_strconcat (series < 0 ? "" : rk_chart_get_series (self, (guint)series),
                                    series < 0 ? "" : "の", reference, self->unit, NULL));
    }
  if (n_withheld > 0)
    g_ptr_array_add (remarks, g_strdup_printf ("秘匿%uか所", n_withheld));
  if (n_missing > 0)
    g_ptr_array_add (remarks, g_strdup_printf ("値なし%uか所", n_missing));
  if (remarks->len == 0)
    return;
  g_ptr_array_add (remarks, NULL);
  joined = g_strjoinv ("、", (char **)remarks->pdata);
  g_string_append_printf (text, "（%s）", joined);
}

/* As far as they are printed. */
static gboolean
is_all_the_same (RkChart *self, const Extreme *least, const Extreme *most)
{
  g_autofree char *low = dup_number (self, least->value);
  g_autofree char *high = dup_number (self, most->value);

  return g_str_equal (low, high);
}

char *
rk_chart_describe (RkChart *self)
{
  g_autofree char *subject = g_strdup_printf ("%sの%s", self->title != NULL ? self->title : "無題",
                                              rk_chart_get_info (self->kind)->words);

  return rk_chart_describe_as (self, subject, "項目");
}

char *
rk_chart_describe_as (RkChart *self, const char *subject, const char *counter)
{
  GString *text = g_string_new (subject);
  Extreme least = { 0 };
  Extreme most = { 0 };

  g_string_append (text, "は、");
  find_extremes (self, &least, &most);
  if (self->categories->len == 0)
    g_string_append (text, "項目がない");
  else if (!most.found)
    g_string_append_printf (text, "%u%sのどれにも%s", self->categories->len, counter,
                            count (self, RK_CHART_WITHHELD) ? "示せる数値がない" : "数値がない");
  else if (most.found == 1)
    append_only (self, text, counter, &most);
  else if (is_all_the_same (self, &least, &most))
    {
      g_autofree char *number = dup_number (self, most.value);

      g_string_append_printf (text, "%u%sの%sすべて同じで%sである", self->categories->len, counter,
                              self->kind == RK_CHART_BOX ? "中央値が" : "値が", number);
    }
  else
    {
      g_string_append_printf (text, "%u%sの%sうち", self->categories->len, counter,
                              self->kind == RK_CHART_BOX ? "中央値の" : "");
      append_extreme (self, text, &most);
      g_string_append (text, "で最も大きく、");
      append_extreme (self, text, &least);
      g_string_append (text, "で最も小さい");
    }
  append_remarks (self, text);
  g_string_append (text, "。");
  return g_string_free (text, FALSE);
}
