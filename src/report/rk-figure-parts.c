/* What ages, areas or the factors of cost add to the difference from the reference. */
#include "rk-figure-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-chart-figure.h"
#include "rk-error.h"
#include "rk-indicator-hide.h"
#include "rk-indicator-parts.h"
#include "rk-stat-cost.h"
#include "rk-text.h"

static guint
add_area (RkChart *chart, const RkIndicatorValue *row, const char *own)
{
  guint place = rk_chart_add_category (chart, rk_indicator_value_name (row));

  rk_chart_set_code (chart, place, row->area);
  if (own && g_str_equal (own, row->area))
    rk_chart_set_focus (chart, (int)place);
  return place;
}

char *
rk_figure_dup_title (const RkValues *values, const char *what, char sex)
{
  g_autofree char *year = rk_indicator_dup_year (values->year);
  g_autofree char *ages = rk_values_dup_ages (values);

  return g_strdup_printf ("%s　%s　%s　%s　%s", rk_record_get (values->indicator, "name"), what,
                          year, ages, rk_sex_paper (sex));
}

void
rk_figure_set_words (RkChart *chart, const RkValues *values, char sex, const char *note)
{
  g_autofree char *people = rk_indicator_dup_people (values, sex);
  g_autofree char *others = rk_values_dup_other_sources (values, NULL, sex, NULL);
  g_autofree char *notes = g_strconcat (people, note, others ? others : "",
                                        values->mask_note ? values->mask_note : "", NULL);

  if (*values->source)
    rk_chart_set_source (chart, values->source);
  rk_chart_set_note (chart, notes);
}

/* ── what ages add ───────────────────────────────────────────────────────────────────────── */

/* What stands in the way of an area. Bits */
enum
{
  MASKED = 1, /* by the publisher */
  HIDDEN = 2, /* here */
  NO_AGES = 4,
};

/* Σ over both sexes where both together are asked for. Returns: what stands in the way; 0: nothing
 */
static guint
fill_ages (const RkAgeTable *table,
           const RkAgeTable *reference,
           const RkHiding *hiding,
           const char *area,
           char sex,
           const GArray *ages,
           double *parts)
{
  double people = 0;

  if (rk_hiding_count_ages (hiding, area, sex, FALSE)
      || rk_hiding_count_ages (hiding, area, sex, TRUE))
    return HIDDEN;
  if (table->masked || table->observed_most > table->observed)
    return MASKED;
  if (!table->counted)
    return NO_AGES;
  for (guint i = 0; i < table->length; i++)
    {
      const RkAgeCell *cell = &table->cells[i];
      const RkAgeCell *other = NULL;

      for (guint k = 0; k < reference->length && other == NULL; k++)
        if (reference->cells[k].sex == cell->sex && reference->cells[k].from == cell->from
            && reference->cells[k].to == cell->to)
          other = &reference->cells[k];
      if (other == NULL || other->n <= 0)
        return NO_AGES;
      for (guint a = 0; a < ages->len; a++)
        if (g_array_index (ages, RkAgeCell, a).from == cell->from
            && g_array_index (ages, RkAgeCell, a).to == cell->to)
          parts[a] += cell->x - cell->n * other->x / other->n;
      people += cell->n;
    }
  for (guint a = 0; a < ages->len; a++)
    parts[a] *= people > 0 ? 100 / people : 0;
  return people > 0 ? 0 : NO_AGES;
}

static GArray *
list_ages (const RkAgeTable *reference)
{
  GArray *ages = g_array_new (FALSE, FALSE, sizeof (RkAgeCell));

  for (guint i = 0; i < reference->length; i++)
    {
      gboolean known = FALSE;

      for (guint a = 0; a < ages->len; a++)
        known |= g_array_index (ages, RkAgeCell, a).from == reference->cells[i].from;
      if (!known)
        g_array_append_val (ages, reference->cells[i]);
    }
  return ages;
}

static char *
difference_title (const RkValues *values, const char *of, char sex)
{
  g_autofree char *what = g_strdup_printf ("%sとの差（%s）", values->reference_name, of);

  return rk_figure_dup_title (values, what, sex);
}

/* 「志太榛原は全国より0.4ポイント高く、最も大きいのは40～44歳の分（+0.2）である。」 */
static char *
parts_words (RkChart *chart,
             guint category,
             const char *so,
             const char *reference,
             const char *unit,
             guint decimals)
{
  double sum = 0;
  guint most = 0;
  g_autofree char *difference = NULL;
  g_autofree char *part = NULL;

  for (guint s = 0; s < rk_chart_get_n_series (chart); s++)
    {
      double value = rk_chart_get_value (chart, s, category);

      if (value == RK_CHART_WITHHELD || value == RK_CHART_MISSING)
        return g_strdup_printf ("%sは示せない。", rk_chart_get_category (chart, category));
      sum += value;
      if (fabs (value) > fabs (rk_chart_get_value (chart, most, category)))
        most = s;
    }
  difference = rk_figure_dup_number (fabs (sum), decimals, FALSE);
  part = rk_figure_dup_number (rk_chart_get_value (chart, most, category), decimals, TRUE);
  return g_strdup_printf ("%s%sは%sより%s%s%s、そのうち最も大きいのは%sの分（%s%s）である。", so,
                          rk_chart_get_category (chart, category), reference, difference, unit,
                          sum < 0 ? "低く" : "高く", rk_chart_get_series (chart, most), part, unit);
}

/* The own area, or the one with the greatest difference. */
static guint
spoken_of (RkChart *chart, const char *own)
{
  double most = -1;
  guint best = 0;

  for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
    {
      double sum = 0;

      if (own && g_strcmp0 (rk_chart_get_code (chart, c), own) == 0)
        return c;
      for (guint s = 0; s < rk_chart_get_n_series (chart); s++)
        sum += rk_chart_get_value (chart, s, c);
      if (fabs (sum) < 1e9 && fabs (sum) > most)
        {
          most = fabs (sum);
          best = c;
        }
    }
  return best;
}

/* A bar an area. @withheld: of ages of the reference; @in_the_way: (out): of all areas together.
 * Returns: how many can be shown */
static guint
add_age_bars (RkChart *chart,
              const RkValues *values,
              const RkHiding *hiding,
              char sex,
              const char *own,
              const RkAgeTable *reference,
              gboolean withheld,
              const GArray *ages,
              guint *in_the_way)
{
  guint n_known = 0;

  *in_the_way = 0;
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      g_autofree double *parts = g_new0 (double, ages->len + 1);
      RkAgeTable table;
      guint missing, place;

      if (row->sex != sex)
        continue;
      rk_values_fill_table (values, row->area, sex, &table);
      missing = withheld || row->hidden
                    ? HIDDEN
                    : fill_ages (&table, reference, hiding, row->area, sex, ages, parts);
      *in_the_way |= missing;
      n_known += missing == 0;
      place = add_area (chart, row, own);
      for (guint a = 0; a < ages->len; a++)
        rk_chart_set_value (chart, a, place,
                            missing == 0         ? parts[a]
                            : missing == NO_AGES ? RK_CHART_MISSING
                                                 : RK_CHART_WITHHELD);
    }
  return n_known;
}

static RkChart *
create_age_chart (const RkValues *values, char sex, const GArray *ages)
{
  g_autofree char *title = difference_title (values, "年齢階級の寄与", sex);
  RkChart *chart = rk_chart_new (RK_CHART_STACKED, title, "ポイント");

  rk_chart_set_decimals (chart, 2);
  rk_chart_set_direction (chart, RK_CHART_LYING);
  for (guint a = 0; a < ages->len; a++)
    {
      const RkAgeCell *cell = &g_array_index (ages, RkAgeCell, a);
      g_autofree char *name = rk_age_dup_paper (cell->from, cell->to);

      rk_chart_add_series (chart, name);
    }
  return chart;
}

static void
refuse_ages (const RkRecord *card, guint in_the_way, guint below, GError **error)
{
  const char *name = rk_record_get (card, "name");

  if (in_the_way & HIDDEN)
    g_set_error (
        error, RK_ERROR, RK_ERROR_NOT_FOUND,
        in_the_way & MASKED
            ? _ ("Numbers by age of “%1$s” are masked by their publisher or hidden here "
                 "(fewer than %2$u people, or what would tell of them) in every area: what "
                 "they add to the difference cannot be shown.")
            : _ ("Numbers by age of “%1$s” are hidden here (fewer than %2$u people, or "
                 "what would tell of them) in every area: what they add to the difference "
                 "cannot be shown."),
        name, below);
  else
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 in_the_way & MASKED
                     ? _ ("Numbers by age of “%s” are masked in every area: what they add to the "
                          "difference cannot be shown.")
                     : _ ("No area has numbers of “%s” by the ages of what it is compared with: "
                          "what they add to the difference cannot be shown."),
                 name);
}

RkFigure *
rk_figure_build_ages (RkDb *db,
                      const RkFigureRequest *request,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RkValues) values
      = rk_figure_values (db, request->card, request, RK_VALUES_RATE, error);
  g_autoptr (RkHiding) hiding = NULL;
  g_autoptr (RkChart) chart = NULL;
  g_autoptr (GArray) ages = NULL;
  g_autofree char *note = NULL;
  guint below = rk_indicators_below (db);
  RkAgeTable reference;
  gboolean withheld;
  guint in_the_way;
  char *sentence;
  char sex;

  hiding = values
               ? rk_hiding_new (db, request->card, values->year, values->observations, TRUE, error)
               : NULL;
  if (hiding == NULL)
    return NULL;
  sex = rk_figure_one_sex (values, request->sex);
  rk_values_fill_table (values, NULL, sex, &reference);
  ages = list_ages (&reference);
  chart = create_age_chart (values, sex, ages);
  withheld = rk_values_withhold_ages (values, hiding, below, sex);
  if (add_age_bars (chart, values, hiding, sex, request->area, &reference, withheld, ages,
                    &in_the_way)
      == 0)
    {
      refuse_ages (request->card, in_the_way, below, error);
      return NULL;
    }
  note = g_strdup_printf (
      "各年齢で、人数から%sの割合で見込まれる人数を引き、全員の人数で割った値。"
      "合計（◇）は、年齢構成の違いを除いた%sとの差。年齢の秘匿がある区域は示さない。",
      values->reference_name, values->reference_name);
  rk_figure_set_words (chart, values, sex, note);
  /* Not the difference of the two rates that other figures show. */
  sentence = parts_words (chart, spoken_of (chart, request->area), "年齢構成の違いを除くと、",
                          values->reference_name, "ポイント", 2);
  return rk_figure_of_sex (
      rk_figure_new (g_steal_pointer (&chart), g_steal_pointer (&values), sentence), request, sex);
}

/* ── what areas add ──────────────────────────────────────────────────────────────────────── */

static gboolean
is_known (const RkIndicatorValue *row, char sex)
{
  return row->sex == sex && !row->hidden && row->n > 0 && !isnan (row->observed)
         && !isnan (row->expected);
}

/* Σ: people, and what they have over what was expected. @n_unknown: (out): areas left out */
static double
sum_known (const RkValues *values, char sex, double *people, guint *n_unknown)
{
  double over = 0;

  *people = 0;
  *n_unknown = 0;
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      *n_unknown += row->sex == sex && !is_known (row, sex);
      if (!is_known (row, sex))
        continue;
      *people += row->n;
      over += row->observed - row->expected;
    }
  return *people > 0 ? 100 * over / *people : NAN;
}

RkFigure *
rk_figure_build_areas (RkDb *db,
                       const RkFigureRequest *request,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (RkValues) values
      = rk_figure_values (db, request->card, request, RK_VALUES_RATIO, error);
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *words = NULL;
  g_autofree char *reference = NULL;
  RkChart *chart;
  double people, sum;
  gboolean is_withheld = FALSE;
  guint n_unknown;
  char sex;

  if (values == NULL)
    return NULL;
  sex = rk_figure_one_sex (values, request->sex);
  sum = sum_known (values, sex, &people, &n_unknown);
  title = difference_title (values, "区域の寄与", sex);
  chart = rk_chart_new (RK_CHART_BARS, title, "ポイント");
  rk_chart_set_decimals (chart, 2);
  rk_chart_set_direction (chart, RK_CHART_LYING);
  rk_chart_add_series (chart, rk_sex_paper (sex));
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      double value = is_known (row, sex) && people > 0
                         ? 100 * (row->observed - row->expected) / people
                     : row->hidden || row->masked || !isnan (row->value) ? RK_CHART_WITHHELD
                                                                         : RK_CHART_MISSING;

      if (row->sex != sex)
        continue;
      rk_chart_set_value (chart, 0, add_area (chart, row, request->area), value);
      is_withheld |= value == RK_CHART_WITHHELD;
    }
  whole = isnan (sum) ? NULL : rk_figure_dup_number (sum, 2, TRUE);
  note = g_strdup_printf (
      "区域ごとに、人数から%sの割合で見込まれる人数を引き、示した区域全体の人数で"
      "割った値。足すと示した区域全体と%sとの差%s%s%sになる。人口の多い区域ほど大きくなる。",
      values->reference_name, values->reference_name, whole ? "（" : "", whole ? whole : "",
      whole ? "ポイント）" : "");
  rk_figure_set_words (chart, values, sex, note);
  words = rk_figure_dup_extremes (chart, 0, 0, "差への寄与", 2);
  reference = g_strdup_printf ("%sの%sの%sとの差", rk_sex_paper (sex),
                               rk_indicator_short (request->card), values->reference_name);
  return rk_figure_of_sex (
      rk_figure_new (chart, g_steal_pointer (&values),
                     whole
                         ? g_strdup_printf ("%sは、%s%sポイントである。%s", reference,
                                            n_unknown ? "示した区域の計で" : "全体で", whole, words)
                         : g_strdup_printf ("%sは、%s", reference,
                                            is_withheld ? RK_INDICATOR_WITHHELD : "値がない。")),
      request, sex);
}

/* ── what the factors of cost add ────────────────────────────────────────────────────────── */

static const char *const factors[RK_STAT_COST_FACTORS]
    = { "cost-visits", "cost-days", "cost-per-day" };

/* So far the product of published, rounded factors may be from the published cost. */
#define COST_TOLERANCE 0.02
/* Claims a person and year: more are counted of 100 persons. */
#define MOST_VISITS 100.0

typedef struct
{
  RkValues *of[RK_STAT_COST_FACTORS];
  RkValues *cost; /* a person, as it was read; NULL: it was not */
  double persons; /* that 受診率 is of: 1 or 100 */
} Factors;

static void
factors_clear (Factors *self)
{
  for (guint f = 0; f < RK_STAT_COST_FACTORS; f++)
    g_clear_pointer (&self->of[f], rk_values_free);
  g_clear_pointer (&self->cost, rk_values_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Factors, factors_clear)

static gboolean
factors_load (Factors *self, RkDb *db, const RkFigureRequest *request, GError **error)
{
  RkFigureRequest same = *request;
  g_autoptr (RkRecord) whole = NULL;

  for (guint f = 0; f < RK_STAT_COST_FACTORS; f++)
    {
      g_autoptr (RkRecord) card = rk_indicators_find (db, factors[f], error);

      self->of[f] = card ? rk_figure_values (db, card, &same, RK_VALUES_RATE, error) : NULL;
      if (self->of[f] == NULL)
        return FALSE;
      same.year = self->of[f]->year;
    }
  whole = rk_indicators_find (db, "cost-per-person", error);
  if (whole == NULL)
    return FALSE;
  self->cost = rk_figure_values (db, whole, &same, RK_VALUES_RATE, NULL);
  return TRUE;
}

gboolean
rk_figure_has_factors (RkDb *db, RkAreaLevel level, int year)
{
  RkFigureRequest request = { .form = "cost", .level = level, .year = year, .sex = 'T' };
  g_auto (Factors) all = { { NULL } };

  return factors_load (&all, db, &request, NULL);
}

static gboolean
factors_at (const Factors *self, const char *area, char sex, double *values)
{
  for (guint f = 0; f < RK_STAT_COST_FACTORS; f++)
    {
      const RkIndicatorValue *row
          = area ? rk_values_row (self->of[f], area, sex)
                 : &g_array_index (self->of[f]->reference, RkIndicatorValue, 0);

      if (row == NULL || isnan (row->value) || row->value <= 0)
        return FALSE;
      values[f] = row->value / rk_indicator_multiplier (self->of[f]->indicator);
    }
  return TRUE;
}

/* As it was read; NaN: it was not. @area: (nullable): NULL: the reference */
static double
cost_at (const Factors *all, const char *area, char sex)
{
  const RkIndicatorValue *row = all->cost ? rk_values_row (all->cost, area, sex) : NULL;

  return row ? row->value : NAN;
}

static double
product_of (const double values[RK_STAT_COST_FACTORS])
{
  double product = 1;

  for (guint f = 0; f < RK_STAT_COST_FACTORS; f++)
    product *= values[f];
  return product;
}

/* The product is the cost that was read, or nothing says otherwise. */
static gboolean
fits (double product, double cost)
{
  return isnan (cost) || fabs (product / cost - 1) <= COST_TOLERANCE;
}

/* Tables have 受診率 of a person or of 100. */
static gboolean
find_persons (Factors *all, double reference[RK_STAT_COST_FACTORS], GError **error)
{
  double cost = cost_at (all, NULL, 'T');
  double product = product_of (reference);
  g_autofree char *of_factors = NULL;
  g_autofree char *read = NULL;

  all->persons = 1;
  if (fits (product / 100, cost) && (!isnan (cost) || reference[0] > MOST_VISITS))
    all->persons = 100;
  reference[0] /= all->persons;
  if (fits (product / all->persons, cost))
    return TRUE;
  of_factors = rk_figure_dup_number (product, 0, FALSE);
  read = rk_figure_dup_number (cost, 0, FALSE);
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("The three factors of cost multiply to %s yen a person, but the cost that was "
                  "read is %s yen (%s). See whether they are of the same table, and in which unit "
                  "the visits are."),
               of_factors, read, all->of[0]->reference_name);
  return FALSE;
}

/* Returns: how many areas are left out because their factors are not of the cost that was read */
static guint
add_cost_bars (RkChart *chart,
               const Factors *all,
               const double reference[RK_STAT_COST_FACTORS],
               const char *own)
{
  guint n_odd = 0;

  for (guint i = 0; i < all->of[0]->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (all->of[0]->rows, RkIndicatorValue, i);
      guint place = add_area (chart, row, own);
      double here[RK_STAT_COST_FACTORS];
      RkStatCost cost;
      gboolean known = factors_at (all, row->area, 'T', here);

      here[0] = known ? here[0] / all->persons : NAN;
      if (known && !fits (product_of (here), cost_at (all, row->area, 'T')))
        {
          known = FALSE;
          n_odd++;
        }
      known = known && rk_stat_cost_split (here, reference, &cost, NULL);
      for (guint f = 0; f < RK_STAT_COST_FACTORS; f++)
        rk_chart_set_value (chart, f, place, known ? cost.part[f] : RK_CHART_MISSING);
    }
  return n_odd;
}

static RkChart *
create_cost_chart (const Factors *all,
                   const double reference[RK_STAT_COST_FACTORS],
                   const char *own)
{
  const RkValues *first = all->of[0];
  g_autofree char *year = rk_indicator_dup_year (first->year);
  g_autofree char *title = g_strdup_printf ("1人当たり医療費　%sとの差（三要素の寄与）　%s",
                                            first->reference_name, year);
  g_autofree char *left_out = NULL;
  g_autofree char *note = NULL;
  RkChart *chart = rk_chart_new (RK_CHART_STACKED, title, "円");
  guint n_odd;

  rk_chart_set_direction (chart, RK_CHART_LYING);
  for (guint f = 0; f < RK_STAT_COST_FACTORS; f++)
    rk_chart_add_series (chart, rk_indicator_short (all->of[f]->indicator));
  n_odd = add_cost_bars (chart, all, reference, own);
  if (n_odd)
    left_out = g_strdup_printf ("%u区域は、三要素の積が表の1人当たり医療費と合わないため示さない。",
                                n_odd);
  note = g_strconcat ("1人当たり医療費＝受診率×1件当たり日数×1日当たり医療費。",
                      all->persons > 1 ? "受診率は100人当たりの件数として扱った。" : "",
                      left_out ? left_out : "", RK_STAT_COST_NOTE, NULL);
  rk_figure_set_words (chart, first, 'T', note);
  return chart;
}

RkFigure *
rk_figure_build_cost (RkDb *db,
                      const RkFigureRequest *request,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Factors) all = { { NULL } };
  RkFigureRequest both = *request;
  double reference[RK_STAT_COST_FACTORS];
  RkFigure *figure;
  RkChart *chart;

  both.sex = 'T';
  both.reference = request->reference ? request->reference : "JP"; /* one for all factors */
  if (!factors_load (&all, db, &both, error))
    return NULL;
  if (!factors_at (&all, NULL, 'T', reference))
    {
      g_set_error (
          error, RK_ERROR, RK_ERROR_NOT_FOUND,
          _ ("There is nothing of “%s” to compare with. Import the table of prefectures of the "
             "same year, too."),
          rk_area_name_of (both.reference));
      return NULL;
    }
  if (!find_persons (&all, reference, error))
    return NULL;
  chart = create_cost_chart (&all, reference, request->area);
  figure = rk_figure_new (chart, NULL,
                          parts_words (chart, spoken_of (chart, request->area), "",
                                       all.of[0]->reference_name, "円", 0));
  figure->values = g_steal_pointer (&all.of[0]);
  return figure;
}
