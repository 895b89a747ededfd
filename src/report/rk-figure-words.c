/* What figures over the years, of two indicators and of many say in a sentence. */
#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-chart-axis.h"
#include "rk-figure-private.h"
#include "rk-indicator-findings.h"
#include "rk-text.h"

/* More names than this are not read. */
#define MOST_NAMES 4

char *
rk_figure_dup_number (double number, guint decimals, gboolean sign)
{
  g_autofree char *text = NULL;

  if (isnan (number))
    return g_strdup ("…");
  text = rk_number_format (number, decimals);
  return g_strconcat (sign && number > 0 ? "+" : "", text, NULL);
}

static gboolean
is_number (double value)
{
  return value != RK_CHART_MISSING && value != RK_CHART_WITHHELD;
}

/* Of one that is withheld or missing nothing is known of all. */
static double
sum_of (RkChart *chart, guint first, guint last, guint category)
{
  double sum = 0;

  for (guint s = first; s <= last; s++)
    {
      double value = rk_chart_get_value (chart, s, category);

      if (!is_number (value))
        return value;
      sum += value;
    }
  return sum;
}

/* Of what adds to a difference and takes from it the smallest number is the most that is taken. */
static char *
dup_pushes (RkChart *chart,
            guint first,
            guint last,
            guint most,
            guint least,
            const char *besides,
            guint decimals)
{
  const char *unit = rk_chart_get_unit (chart) ? rk_chart_get_unit (chart) : "";
  double up = sum_of (chart, first, last, most);
  g_autofree char *high = rk_figure_dup_number (up, decimals, TRUE);
  g_autofree char *low = rk_figure_dup_number (sum_of (chart, first, last, least), decimals, TRUE);
  const char *higher = rk_chart_get_category (chart, most);
  const char *lower = rk_chart_get_category (chart, least);

  return up > 0
             ? g_strdup_printf (
                 "%s差を最も押し上げたのは%s（%s%s）、最も押し下げたのは%s（%s%s）である。",
                 besides, higher, high, unit, lower, low, unit)
             : g_strdup_printf (
                 "%s差を最も押し下げたのは%s（%s%s）、押し下げが最も小さいのは%s（%s%s）である。",
                 besides, lower, low, unit, higher, high, unit);
}

char *
rk_figure_dup_extremes (RkChart *chart, guint first, guint last, const char *what, guint decimals)
{
  int least = -1, most = -1;
  guint n = 0;
  const char *besides = "";
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;
  const char *unit = rk_chart_get_unit (chart);

  for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
    {
      double value = sum_of (chart, first, last, c);

      if (value == RK_CHART_WITHHELD)
        besides = RK_INDICATOR_BESIDES;
      if (!is_number (value))
        continue;
      n++;
      if (most < 0 || value > sum_of (chart, first, last, (guint)most))
        most = (int)c;
      if (least < 0 || value < sum_of (chart, first, last, (guint)least))
        least = (int)c;
    }
  if (most < 0)
    return g_strdup_printf ("%sは示せない。", what);
  high = rk_figure_dup_number (sum_of (chart, first, last, (guint)most), decimals, FALSE);
  low = rk_figure_dup_number (sum_of (chart, first, last, (guint)least), decimals, FALSE);
  if (n == 1)
    return g_strdup_printf ("%sを示せるのは%s（%s%s）だけである。", what,
                            rk_chart_get_category (chart, (guint)most), high, unit ? unit : "");
  if (sum_of (chart, first, last, (guint)least) < 0 && !g_str_equal (high, low))
    return dup_pushes (chart, first, last, (guint)most, (guint)least, besides, decimals);
  if (g_str_equal (high, low))
    return g_strdup_printf ("%s%sはどれも同じ（%s%s）である。", besides, what, high,
                            unit ? unit : "");
  return g_strdup_printf ("%s%sが最も大きいのは%s（%s%s）、最も小さいのは%s（%s%s）である。",
                          besides, what, rk_chart_get_category (chart, (guint)most), high,
                          unit ? unit : "", rk_chart_get_category (chart, (guint)least), low,
                          unit ? unit : "");
}

static void
append_cell (GString *out, RkChart *chart, guint series, guint category)
{
  g_autofree char *number
      = rk_figure_dup_number (rk_chart_get_value (chart, series, category), 1, FALSE);

  g_string_append_printf (out, "%sの%s（%s）", rk_chart_get_category (chart, category),
                          rk_chart_get_series (chart, series), number);
}

char *
rk_figure_dup_heat_words (RkChart *chart)
{
  guint least[2] = { 0, 0 }, most[2] = { 0, 0 };
  double low = INFINITY, high = -INFINITY;
  g_autofree char *highest = NULL;
  g_autofree char *lowest = NULL;
  const char *besides = "";
  GString *out;

  for (guint s = 0; s < rk_chart_get_n_series (chart); s++)
    for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
      {
        double value = rk_chart_get_value (chart, s, c);

        if (value == RK_CHART_WITHHELD)
          besides = RK_INDICATOR_BESIDES;
        if (!is_number (value))
          continue;
        if (value > high)
          high = value, most[0] = s, most[1] = c;
        if (value < low)
          low = value, least[0] = s, least[1] = c;
      }
  if (isinf (high))
    return g_strdup ("示せる値がない。");
  highest = rk_figure_dup_number (high, 1, FALSE);
  lowest = rk_figure_dup_number (low, 1, FALSE);
  if (g_str_equal (highest, lowest))
    return g_strdup_printf ("示した標準化該当比はどれも%sである。", highest);
  out = g_string_new (besides);
  g_string_append (out, "標準化該当比が最も高いのは");
  append_cell (out, chart, most[0], most[1]);
  g_string_append (out, "、最も低いのは");
  append_cell (out, chart, least[0], least[1]);
  g_string_append (out, "である。");
  return g_string_free (out, FALSE);
}

/* ── over the years ──────────────────────────────────────────────────────────────────────── */

/* From the first year after the last break to the newest. */
typedef struct
{
  const RkValues *from;
  const RkValues *to;
  const char *unit;
  guint decimals;
  char sex;
} Span;

static gboolean
change_of (const Span *span, const char *area, RkIndicatorChange *change)
{
  return rk_indicator_compare (span->from, span->to, area, span->sex, change);
}

static void
append_change (GString *out, const Span *span, const RkIndicatorChange *change)
{
  g_autofree char *number = rk_figure_dup_number (fabs (change->change), span->decimals, FALSE);

  if (fabs (change->change) < 0.5 * pow (10, -(double)span->decimals))
    g_string_append (out, "変わらない");
  else
    g_string_append_printf (out, "%s%s%s%s", number, span->unit,
                            change->change > 0 ? "上がった" : "下がった",
                            change->tested && change->side == 0 ? "（偶然の範囲）" : "");
}

static gboolean
has_tested (const Span *span)
{
  for (guint i = 0; i < span->to->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (span->to->rows, RkIndicatorValue, i);
      RkIndicatorChange change;

      if (row->sex == span->sex && change_of (span, row->area, &change) && change.tested)
        return TRUE;
    }
  return FALSE;
}

/* Beside changes that were tested one that cannot be is neither up nor down. */
static void
append_side (GString *out, const Span *span, int side)
{
  g_autofree char *number = NULL;
  const char *areas = rk_area_level_paper (span->to->level);
  const char *name = NULL;
  gboolean tested = has_tested (span);
  double most = 0;
  guint n = 0;

  for (guint i = 0; i < span->to->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (span->to->rows, RkIndicatorValue, i);
      RkIndicatorChange change;

      if (row->sex != span->sex || !change_of (span, row->area, &change))
        continue;
      if (change.side != side || (tested && !change.tested))
        continue;
      n++;
      if (fabs (change.change) > fabs (most))
        {
          most = change.change;
          name = rk_indicator_value_name (row);
        }
    }
  number = rk_figure_dup_number (fabs (most), span->decimals, FALSE);
  if (n == 0)
    g_string_append_printf (out, "%s%s%sはない。", tested ? "有意に" : "",
                            side > 0 ? "上がった" : "下がった", areas);
  else
    g_string_append_printf (out, "%s%sのは%u%sで、最も大きいのは%sの%s%sである。",
                            tested ? "有意に" : "", side > 0 ? "上がった" : "下がった", n, areas,
                            name, number, span->unit);
}

/* Why values of both years are not compared. @area: NULL: the reference. Returns: (nullable): they
 * are, or there are none */
static char *
dup_break (const Span *span, const char *area)
{
  const RkIndicatorValue *from = rk_values_row (span->from, area, span->sex);
  const RkIndicatorValue *to = rk_values_row (span->to, area, span->sex);
  char *words = NULL;

  if (from && to && !isnan (from->value) && !isnan (to->value))
    rk_values_break (span->from, span->to, area, span->sex, &words);
  return words;
}

/* Beside changes that were tested one that was not cannot be judged either. */
static gboolean
is_judged (const Span *span, const char *area, gboolean tested)
{
  RkIndicatorChange change;

  return change_of (span, area, &change) && (!tested || change.tested);
}

/* What is neither judged nor named for what stands between the years. @own: (nullable): only it.
 * @n_judged: (out) */
static GPtrArray *
list_unjudged (const Span *span, const char *own, guint *n_judged)
{
  GPtrArray *names = g_ptr_array_new ();
  gboolean tested = own == NULL && has_tested (span);

  *n_judged = 0;
  for (guint i = 0; i < span->to->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (span->to->rows, RkIndicatorValue, i);
      g_autofree char *why = NULL;

      if (row->sex != span->sex || (own && !g_str_equal (row->area, own)))
        continue;
      why = dup_break (span, row->area);
      if (why == NULL && is_judged (span, row->area, tested))
        (*n_judged)++;
      else if (why == NULL)
        g_ptr_array_add (names, (gpointer)rk_indicator_value_name (row));
    }
  return names;
}

static gboolean
has_withheld (const RkValues *values, char sex, const char *own)
{
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex == sex && (own == NULL || g_str_equal (row->area, own))
          && rk_indicator_drawn (row) == RK_CHART_WITHHELD)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const Span *span;
  const char *why;
} Left;

static gboolean
is_left (const RkIndicatorValue *row, gconstpointer data)
{
  const Left *left = data;
  g_autofree char *why = row->sex == left->span->sex ? dup_break (left->span, row->area) : NULL;

  return g_strcmp0 (why, left->why) == 0;
}

/* @nation: whether the reference is left out for this, too */
static void
append_left (GString *out, const Span *span, const char *own, const char *why, gboolean nation)
{
  Left left = { span, why };
  g_autofree char *names = NULL;

  if (own == NULL)
    names = rk_values_dup_names (span->to, is_left, &left);
  else if (is_left (rk_values_row (span->to, own, span->sex), &left))
    names = g_strdup (rk_indicator_value_name (rk_values_row (span->to, own, span->sex)));
  g_string_append_printf (out, "%s%s%sは、%s%sため比べていない。",
                          nation ? span->to->reference_name : "", nation && names ? "、" : "",
                          names ? names : "",
                          g_str_equal (why, "出典の変更") ? "出典が変わった" : why,
                          g_str_equal (why, "出典の変更") ? "" : "の");
}

/* What is left out, by what for. */
static void
append_other_sources (GString *out, const Span *span, const char *own)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *of_nation = dup_break (span, NULL);

  for (guint i = 0; i <= span->to->rows->len; i++)
    {
      const RkIndicatorValue *row
          = i ? &g_array_index (span->to->rows, RkIndicatorValue, i - 1) : NULL;
      char *why;

      if (row && (row->sex != span->sex || (own && !g_str_equal (row->area, own))))
        continue;
      why = row ? dup_break (span, row->area) : g_strdup (of_nation);
      if (why == NULL || g_ptr_array_find_with_equal_func (told, why, g_str_equal, NULL))
        {
          g_free (why);
          continue;
        }
      g_ptr_array_add (told, why);
      append_left (out, span, own, why, g_strcmp0 (of_nation, why) == 0);
    }
}

/* How much it is of the own one and the reference, or how many areas rose or fell. */
static void
append_changes (GString *out, const Span *span, const char *own)
{
  const char *areas = rk_area_level_paper (span->to->level);
  guint n_judged;
  g_autoptr (GPtrArray) unjudged = list_unjudged (span, own, &n_judged);
  RkIndicatorChange change;

  if (own && change_of (span, own, &change))
    {
      const RkIndicatorValue *row = rk_values_row (span->to, own, span->sex);

      g_string_append_printf (out, "%sで", rk_indicator_value_name (row));
      append_change (out, span, &change);
      g_string_append (out, "。");
    }
  if (change_of (span, NULL, &change))
    {
      g_string_append_printf (out, "%sで", span->to->reference_name);
      append_change (out, span, &change);
      g_string_append (out, "。");
    }
  if (own == NULL && n_judged > 0)
    {
      append_side (out, span, -1);
      append_side (out, span, 1);
    }
  rk_indicator_append_unjudged (out, unjudged, areas, RK_INDICATOR_UNJUDGED);
  append_other_sources (out, span, own);
}

/* Whether neither areas nor the reference can be compared, and not for what stands between the
 * years. */
static gboolean
is_nothing_known (const Span *span, const char *own)
{
  RkIndicatorChange change;
  guint n_judged;
  g_autoptr (GPtrArray) unjudged = list_unjudged (span, own, &n_judged);
  g_autofree char *why = dup_break (span, NULL);
  guint n = 0;

  for (guint i = 0; i < span->to->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (span->to->rows, RkIndicatorValue, i);

      n += row->sex == span->sex && (own == NULL || g_str_equal (row->area, own));
    }
  return why == NULL && unjudged->len == n && !change_of (span, NULL, &change);
}

char *
rk_figure_dup_trend_words (const RkIndicatorSeries *series, char sex, const char *own)
{
  guint n = series->years->len;
  const char *unit = rk_record_get (series->indicator, "unit");
  Span span = { .to = series->years->pdata[n - 1],
                .decimals = (guint)rk_record_get_int (series->indicator, "decimals"),
                .sex = sex };
  guint first = n - 1;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *why = NULL;
  GString *out = g_string_new (sex == 'T' ? "" : rk_sex_paper (sex));

  while (first > 0 && !rk_indicator_series_is_cut (series, first, own, sex, &why))
    first--;
  span.from = series->years->pdata[first];
  span.unit = g_strcmp0 (unit, "%") == 0 ? "ポイント" : unit ? unit : "";
  from = rk_indicator_dup_year (span.from->year);
  to = rk_indicator_dup_year (span.to->year);
  g_string_append_printf (out, "%s%sは、", sex == 'T' ? "" : "の",
                          rk_indicator_short (series->indicator));
  if (first == n - 1 && n > 1)
    g_string_append_printf (out, "%sのため、%sより前とは比べられない。", why, to);
  else if (first == n - 1)
    g_string_append_printf (out, "%sの値だけで、比べられる前の年度がない。", to);
  else if (is_nothing_known (&span, own))
    g_string_append (out, has_withheld (span.from, sex, own) || has_withheld (span.to, sex, own)
                              ? RK_INDICATOR_WITHHELD
                              : "比べられる値がない。");
  else
    {
      g_string_append_printf (out, "%sから%sまでに、", from, to);
      append_changes (out, &span, own);
    }
  return g_string_free (out, FALSE);
}

/* ── areas within areas ──────────────────────────────────────────────────────────────────── */

/* 「男性の喫煙（圏域の値）は、47都道府県の中央値のうち青森県が38.9%で最も大きく、…」 */
char *
rk_figure_dup_box_words (RkChart *chart, const RkValues *values, char sex)
{
  g_autofree char *subject = g_strdup_printf (
      "%s%s%s（%sの値）", sex == 'T' ? "" : rk_sex_paper (sex), sex == 'T' ? "" : "の",
      rk_indicator_short (values->indicator), rk_area_level_paper (values->level));

  for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
    for (guint s = 0; s < rk_chart_get_n_series (chart); s++)
      if (is_number (rk_chart_get_value (chart, s, c)))
        return rk_chart_describe_as (chart, subject,
                                     values->level == RK_AREA_MUNICIPALITY ? "圏域" : "都道府県");
  return g_strdup_printf ("%sは、%s", subject,
                          has_withheld (values, sex, NULL) ? RK_INDICATOR_WITHHELD : "値がない。");
}

/* ── two, and many ───────────────────────────────────────────────────────────────────────── */

static void
append_name (GString *out, guint n, const char *name)
{
  if (n < MOST_NAMES)
    g_string_append_printf (out, "%s%s", n ? "・" : "", name);
}

char *
rk_figure_dup_scatter_words (const RkValues *across, const RkValues *up, char sex)
{
  double x = rk_indicator_reference (across, sex);
  double y = rk_indicator_reference (up, sex);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) unjudged = g_ptr_array_new ();
  const char *areas = rk_area_level_paper (across->level);
  GString *out = g_string_new (NULL);
  guint n = 0, n_judged = 0;

  g_string_append_printf (out, "%sの%sと%s", rk_sex_paper (sex),
                          rk_indicator_short (across->indicator),
                          rk_indicator_short (up->indicator));
  for (guint i = 0; i < across->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (across->rows, RkIndicatorValue, i);
      const RkIndicatorValue *other = rk_values_row (up, row->area, sex);

      if (row->sex != sex || other == NULL)
        continue;
      if (isnan (row->value) || isnan (other->value))
        g_ptr_array_add (unjudged, (gpointer)rk_indicator_value_name (row));
      else
        n_judged++;
      if (row->value > x && other->value > y)
        append_name (names, n++, rk_indicator_value_name (row));
    }
  if (n > MOST_NAMES)
    g_string_append_printf (names, "など%u%s", n, areas);
  if (isnan (x) || isnan (y) || n_judged == 0)
    {
      g_string_append_printf (out, "は、どの%sも%sと比べられない。", areas, across->reference_name);
      return g_string_free (out, FALSE);
    }
  if (n)
    g_string_append_printf (out, "が共に%sより高いのは%sである。", across->reference_name,
                            names->str);
  else
    g_string_append_printf (out, "が共に%sより高い%sはない。", across->reference_name, areas);
  rk_indicator_append_unjudged (out, unjudged, areas, RK_INDICATOR_UNJUDGED);
  return g_string_free (out, FALSE);
}

/* @what: 「有意に良い」; @none: 「はない」. */
static void
append_findings (
    GString *out, const GPtrArray *findings, int good, char sex, const char *what, const char *none)
{
  g_autoptr (GPtrArray) picked = rk_findings_pick (findings, good, G_MAXUINT);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < picked->len; i++)
    {
      const RkFinding *finding = picked->pdata[i];
      g_autofree char *name = NULL;

      if (sex && finding->sex != sex)
        continue;
      name = rk_finding_dup_name (finding, sex == 0);
      append_name (names, n++, name);
    }
  if (n > MOST_NAMES)
    g_string_append_printf (names, "など%u項目", n);
  if (n == 0)
    g_string_append_printf (out, "%s指標%s", what, none);
  else
    g_string_append_printf (out, "%sのは%s", what, names->str);
}

char *
rk_figure_dup_findings_words (const GPtrArray *findings, const char *area_name, char sex)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) unjudged = NULL;
  guint n_judged;

  unjudged = rk_findings_list_unjudged (findings, sex, &n_judged);
  g_string_append_printf (out, "%s圏域%s%sで、", area_name, sex ? "の" : "",
                          sex ? rk_sex_paper (sex) : "");
  if (n_judged == 0)
    {
      g_string_append (out, RK_FINDINGS_NONE_JUDGED);
      return g_string_free (out, FALSE);
    }
  g_string_append (out, "全国より");
  append_findings (out, findings, 1, sex, "有意に良い", "はなく");
  g_string_append (out, "、");
  append_findings (out, findings, -1, sex, "有意に良くない", "はない");
  g_string_append (out, "。");
  rk_indicator_append_unjudged (out, unjudged, "項目", RK_INDICATOR_UNJUDGED);
  return g_string_free (out, FALSE);
}

/* ── sentences that somebody wrote ───────────────────────────────────────────────────────── */

static gboolean
is_named_though_hidden (const RkIndicatorValue *row, gconstpointer text)
{
  return row->hidden && strstr (text, rk_indicator_value_name (row));
}

/* All that the figure says of its numbers. */
static char *
dup_shown (const char *generated, RkChart *chart)
{
  GString *out = g_string_new (generated);

  for (guint s = 0; chart && s < rk_chart_get_n_series (chart); s++)
    for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
      {
        g_autofree char *reading = rk_chart_dup_reading (chart, s, c);

        g_string_append_printf (out, "\n%s", reading);
      }
  return g_string_free (out, FALSE);
}

static gboolean
is_shown (const char *shown, const char *number)
{
  gsize length = strlen (number);

  for (const char *at = strstr (shown, number); at; at = strstr (at + 1, number))
    if ((at == shown || (!g_ascii_isdigit (at[-1]) && at[-1] != ','))
        && !g_ascii_isdigit (at[length]))
      return TRUE;
  return FALSE;
}

/* The first number with decimals that is nowhere in @shown, or of people (7人) where the figure
 * hides some: others may be anything. */
static char *
dup_number_not_shown (const char *sentence, const char *shown)
{
  g_autofree char *folded = rk_text_fold (sentence);
  gboolean hides = strstr (shown, "※") != NULL;

  for (const char *c = folded; *c;)
    {
      gsize length = strspn (c, "0123456789,");
      gsize decimals = c[length] == '.' ? strspn (c + length + 1, "0123456789") : 0;
      g_autofree char *number = g_strndup (c, length + (decimals ? 1 + decimals : 0));
      gboolean people = hides && g_str_has_prefix (c + strlen (number), "人");

      if (length && (decimals || people) && !is_shown (shown, number))
        return g_steal_pointer (&number);
      c += length ? length + (decimals ? 1 + decimals : 0) : 1;
    }
  return NULL;
}

static gboolean
hide_few (const GMatchInfo *info, GString *out, gpointer data)
{
  g_autofree char *number = g_match_info_fetch (info, 1);
  g_autofree char *folded = rk_text_fold (number);
  const char *shown = ((gpointer *)data)[0];
  guint below = GPOINTER_TO_UINT (((gpointer *)data)[1]);
  guint64 n = 0;

  if (g_ascii_string_to_unsigned (folded, 10, 1, MAX (below, 2) - 1, &n, NULL)
      && !is_shown (shown, folded))
    g_string_append (out, "※人");
  else
    g_string_append_printf (out, "%s人", number);
  return FALSE;
}

char *
rk_figure_dup_written (const char *sentence, const char *generated, RkChart *chart, guint below)
{
  static GRegex *people;
  g_autofree char *shown = dup_shown (generated, chart);
  gpointer data[] = { shown, GUINT_TO_POINTER (below) };

  if (g_once_init_enter (&people))
    g_once_init_leave (&people,
                       g_regex_new ("(?<![0-9０-９.,．，])(?<!人に)(?<!人のうち)([0-9０-９]+)人"
                                    "(?!に[0-9０-９]|のうち[0-9０-９])",
                                    0, 0, NULL));
  if (strstr (shown, "※") == NULL)
    return g_strdup (sentence);
  return g_regex_replace_eval (people, sentence, -1, 0, 0, hide_few, data, NULL);
}

/* Of the same day the history tells which came first. */
static gboolean
has_later (RkDb *db, const RkRecord *saved, const GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      gint64 table = rk_record_id (tables->pdata[i]);
      int order = g_strcmp0 (rk_record_get (tables->pdata[i], "imported_on"),
                             rk_record_get (saved, "saved_on"));

      if (table > rk_record_id (saved)
          && (order > 0
              || (order == 0 && !rk_history_came_after (db, rk_record_id (saved), table))))
        return TRUE;
    }
  return FALSE;
}

gboolean
rk_figure_is_older (RkDb *db, const RkRecord *saved, const RkValues *values)
{
  return has_later (db, saved, values->tables) || has_later (db, saved, values->reference_tables);
}

char *
rk_figure_dup_doubt (const char *sentence,
                     const char *generated,
                     const RkValues *values,
                     RkChart *chart,
                     gboolean older)
{
  g_autofree char *named = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *number = NULL;

  if (sentence == NULL || g_strcmp0 (sentence, generated) == 0)
    return NULL;
  named = values ? rk_values_dup_names (values, is_named_though_hidden, sentence) : NULL;
  if (named) /* Translators: names of areas */
    return g_strdup_printf (_ ("Your sentence names %s, whose numbers are hidden now. Check it "
                               "before it goes out."),
                            named);
  shown = dup_shown (generated, chart);
  number = dup_number_not_shown (sentence, shown);
  if (number)
    return g_strdup_printf (_ ("Your sentence has the number %s, which is not in the figure. "
                               "See whether a newer table changed it, or it is hidden now."),
                            number);
  return older
             ? g_strdup (_ ("A table was imported after your sentence was written. See whether its "
                            "numbers still hold."))
             : NULL;
}
