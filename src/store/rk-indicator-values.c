/* Observations → the rows of a figure. */
#include "rk-indicators.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-error.h"
#include "rk-indicator-parts.h"
#include "rk-indicator-hide.h"
#include "rk-stat-standard.h"

/* An area of the level asked for, with the observations that it is made of.
 * @table: its counts of the sex that is being computed
 * @ages: of these: rk_parts_table_ages() */
typedef struct
{
  const char *code;
  const char *name;
  GPtrArray *parts; /* RkObservation, borrowed */
  RkAgeTable table;
  guint ages;
} Group;

typedef struct
{
  RkValues *values;
  const RkValuesRequest *request;
  GPtrArray *groups;   /* Group */
  gboolean from_towns; /* medical areas are sums of municipalities */
  RkIndicatorQuestion question;
  gboolean added;       /* values are of how many there are */
  gboolean ageless;     /* numbers are of all ages together: nothing can be adjusted for age */
  gboolean of_itself;   /* counts of people or workplaces are the values, not of how many have it */
  gboolean against_100; /* a ratio against the nation, which is 100 of itself */
  gboolean no_interval; /* a mean, a cost: nothing is known of how far people are apart */
  gboolean fell_back;   /* there is no value of the nation: compared with the prefecture */
  guint age_from;
  guint age_to;
  guint below;
  RkHiding *hiding;  /* NULL: values are as they were published */
  gboolean in_range; /* ages of the reference are withheld */
} Work;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->parts);
  g_free (group);
}

/* ── areas ───────────────────────────────────────────────────────────────────────────────── */

static int
by_code (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Group *const *)a)->code, (*(Group *const *)b)->code);
}

static void
find_groups (Work *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = self->values->observations;
  RkAreaLevel level = self->request->level;

  self->from_towns = level == RK_AREA_MEDICAL && !rk_parts_have_level (all, level);
  for (guint i = 0; i < all->len; i++)
    {
      RkObservation *o = all->pdata[i];
      const char *code, *name;
      Group *group;

      if (!rk_parts_area_of (o, level, self->from_towns, &code, &name)
          || (self->request->prefecture && !g_str_has_prefix (code, self->request->prefecture)))
        continue;
      group = g_hash_table_lookup (places, code);
      if (group == NULL)
        {
          group = g_new (Group, 1);
          group->code = code;
          group->name = name;
          group->parts = g_ptr_array_new ();
          g_ptr_array_add (self->groups, group);
          g_hash_table_insert (places, (gpointer)code, group);
        }
      g_ptr_array_add (group->parts, o);
    }
  g_ptr_array_sort (self->groups, by_code);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* People of so many years are about of one age. */
#define ONE_AGE 10

static const char not_from_towns[] = "市町の値からは計算できない";
static const char not_by_age[] = "年齢階級別の値がない";
static const char not_of_all_towns[] = "値のない市町がある";
static const char of_other_ages[] = "年齢の範囲がほかと違う";
static const char not_by_ages[] = "対象の年齢で分かれていない";

/* Of how many there are a medical area has as many as its municipalities have. */
static void
take_sum (const GPtrArray *parts, RkIndicatorValue *value)
{
  value->value = value->least = value->most = rk_parts_sum_values (parts, value->area, value->sex);
  if (isnan (value->value))
    value->reason = not_of_all_towns;
}

/* A published value that has no counts: of @value's area itself, never of a part of it. */
static void
take_published (const GPtrArray *parts, char sex, double against, RkIndicatorValue *value)
{
  gboolean of_parts = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const RkObservation *o = parts->pdata[i];

      if (o->sex != sex)
        continue;
      if (!g_str_equal (o->area, value->area))
        {
          of_parts = TRUE;
          continue;
        }
      value->masked = o->masked;
      if (o->masked || isnan (o->value)) /* a rate would tell the count that is masked */
        {
          value->reason = o->masked ? "公表元で秘匿" : "値がない";
          return;
        }
      value->value = value->least = value->most = o->value;
      value->published = TRUE;
      value->lower = o->lower;
      value->upper = o->upper;
      if (!isnan (o->lower) && !isnan (o->upper) && !isnan (against))
        value->state = o->upper < against   ? RK_STAT_SURELY_LOW
                       : o->lower > against ? RK_STAT_SURELY_HIGH
                       : o->value < against ? RK_STAT_LOW
                       : o->value > against ? RK_STAT_HIGH
                                            : RK_STAT_SAME;
      return;
    }
  value->reason = of_parts ? not_from_towns : "値がない";
}

typedef struct
{
  char sex;
  GPtrArray *parts;
  RkAgeTable counts;
  RkAgeTable standard;
  double published;
  guint ages; /* of most areas: rk_parts_table_ages() */
} Reference;

/* Nothing of one age is compared where all ages stand in one class: that is no standardised ratio,
 * and no adjusted rate. */
static gboolean
is_by_age (const RkAgeTable *table)
{
  for (guint i = 0; i < table->length; i++)
    if (table->cells[i].to - table->cells[i].from < ONE_AGE
        || table->cells[i].from != table->cells[0].from)
      return TRUE;
  return table->length == 0;
}

static void
compute (const Work *self,
         const RkAgeTable *table,
         const Reference *reference,
         RkIndicatorValue *value)
{
  gboolean adjusted
      = self->values->kind == RK_VALUES_RATIO || self->values->kind == RK_VALUES_ADJUSTED;

  if (adjusted && (!is_by_age (table) || !is_by_age (&reference->counts)))
    {
      value->reason = is_by_age (table) ? RK_REASON_NO_SUCH_AGES : not_by_age;
      return;
    }
  switch (self->values->kind)
    {
    case RK_VALUES_RATIO:
      rk_age_table_ratio (table, &reference->counts, &self->question, value);
      break;
    case RK_VALUES_RATE:
      rk_age_table_rate (table, &reference->counts, &self->question, value);
      break;
    case RK_VALUES_ADJUSTED:
      rk_age_table_adjust (table, &reference->standard, &reference->counts, &self->question, value);
      break;
    case RK_VALUES_PUBLISHED:
    default:
      break;
    }
}

/* Of what is only printed there is nothing to compute a plain rate from: it is the value. */
static void
compute_or_take (const Work *self,
                 const GPtrArray *parts,
                 const RkAgeTable *table,
                 const Reference *reference,
                 RkIndicatorValue *value)
{
  if (self->values->kind == RK_VALUES_RATE && !rk_parts_are_counted (parts, reference->sex))
    take_published (parts, reference->sex, reference->published, value);
  else
    compute (self, table, reference, value);
}

static gboolean
has_counts (const GPtrArray *observations)
{
  for (guint i = 0; i < observations->len; i++)
    if (((RkObservation *)observations->pdata[i])->n_classes)
      return TRUE;
  return FALSE;
}

/* Returns: the ages that most areas are of: a figure is of those. @known: of the reference */
static guint
fill_tables (const Work *self, char sex, guint known)
{
  g_autoptr (GArray) ages = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->groups->len);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      rk_parts_fill_table (group->parts, sex, self->age_from, self->age_to, &group->table);
      group->ages = rk_parts_table_ages (&group->table, self->age_from, self->age_to);
      g_array_append_val (ages, group->ages);
    }
  return rk_parts_usual_ages (ages, known);
}

static void
add_row (Work *self, const Group *group, const Reference *reference)
{
  RkObservation like = { .area = (char *)group->code,
                         .area_name = (char *)group->name,
                         .year = self->values->year,
                         .sex = reference->sex };
  const RkAgeTable *table = &group->table;
  RkIndicatorValue value;

  rk_indicator_value_init (&value, &like);
  if (self->values->kind == RK_VALUES_PUBLISHED && self->from_towns && self->added)
    take_sum (group->parts, &value);
  else if (self->values->kind == RK_VALUES_PUBLISHED)
    take_published (group->parts, reference->sex, reference->published, &value);
  else if (group->ages && reference->ages && group->ages != reference->ages)
    value.reason = of_other_ages;
  else if (self->from_towns
           && !rk_parts_are_whole (group->parts, group->code, reference->sex, self->age_from,
                                   self->age_to))
    value.reason = not_of_all_towns;
  else
    {
      if (table->n_parts == 0)
        return;
      compute_or_take (self, group->parts, table, reference, &value);
      if (!table->counted && has_counts (group->parts) && !value.published)
        value.reason = not_by_ages;
      /* What the publisher masks is fewer than the office may show, whatever it is. */
      if (!table->lost && table->observed_most > table->observed
          && table->observed_most < self->below)
        {
          rk_indicator_value_hide (&value, RK_HIDDEN_SMALL);
          self->values->n_hidden++;
        }
    }
  self->values->n_masked += value.masked;
  g_array_append_val (self->values->rows, value);
}

/* ── all of it ───────────────────────────────────────────────────────────────────────────── */

/* Whether numbers are of classes of ages; one class that is wide is as good as none. */
static gboolean
has_ages (const GPtrArray *observations)
{
  for (guint i = 0; i < observations->len; i++)
    {
      const RkObservation *o = observations->pdata[i];
      guint n = 0;

      for (guint c = 0; c < o->n_classes; c++)
        {
          const RkAgeCount *count = &o->classes[c];

          if (count->total)
            continue;
          if (++n > 1 || count->to - count->from < ONE_AGE)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether anything is counted of how many. */
static gboolean
has_people (const GPtrArray *observations)
{
  for (guint i = 0; i < observations->len; i++)
    {
      const RkObservation *o = observations->pdata[i];

      for (guint c = 0; c < o->n_classes; c++)
        if (!isnan (o->classes[c].n) || o->classes[c].n_masked)
          return TRUE;
    }
  return FALSE;
}

/* How many there are inside the ages asked for; NaN where any of them is masked. */
static double
count_of (const Work *self, const RkObservation *o)
{
  guint to = self->age_from == 0 && self->age_to == 0 ? RK_AGE_OPEN : self->age_to;
  const RkAgeCount *total = rk_observation_total (o);
  double sum = NAN;

  if (total && total->from >= self->age_from && total->to <= to)
    return total->x_masked ? NAN : total->x;
  for (guint i = 0; i < o->n_classes; i++)
    {
      const RkAgeCount *count = &o->classes[i];

      if (count->total || count->from < self->age_from || count->to > to)
        continue;
      if (count->x_masked || isnan (count->x))
        return NAN;
      sum = isnan (sum) ? count->x : sum + count->x;
    }
  return sum;
}

static void
take_counts (Work *self)
{
  GPtrArray *all = self->values->observations;

  self->added = g_strcmp0 (rk_record_get (self->values->indicator, "measure"), "人数") == 0;
  if (!self->added)
    return;
  self->of_itself = has_counts (all) && !has_people (all);
  for (guint i = 0; self->of_itself && i < all->len; i++)
    {
      RkObservation *o = all->pdata[i];

      if (isnan (o->value))
        o->value = count_of (self, o);
    }
  if (self->request->sex == 'T')
    rk_parts_add_both (all, self->age_from, self->age_to);
}

/* A ratio that was printed, or is of how many were expected. Of counts by age it is computed, and
 * of people it is none. */
static gboolean
is_standardised (const Work *self)
{
  const GPtrArray *all = self->values->observations;
  double observed = 0, expected = 0;

  if (g_strcmp0 (rk_record_get (self->values->indicator, "measure"), "比") != 0
      || self->question.multiplier != 100 || has_ages (all))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const RkObservation *o = all->pdata[i];
      const RkAgeCount *count = o->n_classes ? &o->classes[0] : NULL;

      if (count && !isnan (count->x) && !isnan (count->n))
        {
          observed += count->x;
          expected += count->n;
        }
    }
  return expected == 0 || (observed > 0.2 * expected && observed < 5 * expected);
}

/* That of the nation is 100. */
static void
look_at_ratio (Work *self)
{
  const char *asked = self->request->reference;
  gboolean is = is_standardised (self);

  self->against_100 = is && (asked == NULL || g_str_equal (asked, "JP"));
  self->values->of_expected = is && has_people (self->values->observations);
}

static gboolean
is_published (const RkIndicatorValue *row, gconstpointer data)
{
  return row->published && !row->hidden;
}

static gboolean
is_without (const RkIndicatorValue *row, gconstpointer reason)
{
  return g_strcmp0 (row->reason, reason) == 0;
}

/* @parts: of the reference */
static gboolean
take_origins (const Work *self, RkDb *db, const GPtrArray *parts, const char *sexes, GError **error)
{
  RkValues *values = self->values;

  for (const char *sex = sexes; *sex && sex < sexes + 2; sex++)
    {
      if (!rk_values_add_origin (values, db, NULL, *sex, parts, error))
        return FALSE;
      for (guint i = 0; i < self->groups->len; i++)
        {
          const Group *group = self->groups->pdata[i];

          if (!rk_values_add_origin (values, db, group->code, *sex, group->parts, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Why areas have no value, each reason once. */
static gboolean
add_reasons (const RkValues *values, GString *out)
{
  g_autofree char *ages = rk_indicator_dup_ages (values->indicator);
  const struct
  {
    const char *reason;
    const char *before; /* between the names of the areas and the reason */
    const char *words;  /* NULL: the ages of the indicator */
  } gaps[] = {
    { RK_REASON_NO_SUCH_AGES, "は", RK_REASON_NO_SUCH_AGES },
    { not_by_age, "は", not_by_age },
    { not_by_ages, "の値は、", NULL },
    { of_other_ages, "の値は、", of_other_ages },
    { not_of_all_towns, "には", not_of_all_towns },
  };
  gboolean there = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autofree char *names = rk_values_dup_names (values, is_without, gaps[i].reason);

      if (names == NULL)
        continue;
      there |= i == 0;
      g_string_append_printf (out, "%s%s%s%sため、計算していない。", names, gaps[i].before,
                              gaps[i].words ? gaps[i].words : ages,
                              gaps[i].words ? "" : "で分かれていない");
    }
  return there;
}

/* What there is nothing of. */
static void
add_gaps (const Work *self)
{
  RkValues *values = self->values;
  g_autofree char *unsummed = rk_values_dup_names (values, is_without, not_from_towns);
  g_autofree char *printed = values->kind == RK_VALUES_PUBLISHED
                                 ? NULL
                                 : rk_values_dup_names (values, is_published, NULL);
  g_autoptr (GString) reasons = g_string_new (NULL);
  gboolean there = add_reasons (values, reasons);
  GString *out = g_string_new (values->note);

  if (self->fell_back)
    g_string_append_printf (out, "全国の値がないため、%sと比べた。", values->reference_name);
  else if (!rk_values_has_reference (values) && !there)
    g_string_append_printf (out, "%sの値がない。", values->reference_name);
  if (self->in_range)
    g_string_append_printf (
        out, "%sの年齢階級に秘匿があるため、期待数を求められない値は取りうる範囲で判定した。",
        values->reference_name);
  if (printed)
    g_string_append_printf (out, "%sの値は公表値（再計算していない）。", printed);
  if (self->added && self->from_towns && values->kind == RK_VALUES_PUBLISHED)
    g_string_append_printf (out, "%sの値は市町の計。", rk_area_level_paper (values->level));
  if (unsummed)
    g_string_append_printf (out, "%sの値は%s。", rk_area_level_paper (values->level),
                            not_from_towns);
  g_string_append (out, reasons->str);
  g_free (values->note);
  values->note = g_string_free (out, FALSE);
}

/* Adjusted to a model population. */
static gboolean
has_model (const Work *self)
{
  return self->values->kind == RK_VALUES_ADJUSTED && self->request->standard != NULL
         && !g_str_equal (self->request->standard, "JP");
}

static void
write_note (Work *self)
{
  RkValues *values = self->values;
  int percent = (int)lround (self->question.confidence * 100);
  const char *how
      = values->method == RK_STAT_BINOMIAL
            ? (values->kind == RK_VALUES_ADJUSTED ? "二項分布（正規近似）" : "二項分布（Wilson）")
            : (values->kind == RK_VALUES_ADJUSTED ? "Dobson"
                                                  : "ポアソン分布（10未満は正確法、10以上はByar）");

  switch (values->kind)
    {
    case RK_VALUES_RATIO:
      values->note = g_strdup_printf ("間接法（基準は%s）。期待数は年齢階級別の%"
                                      "sの割合による。区間は%d%%、%s。%sどうしの値は直接"
                                      "比べられない。",
                                      values->reference_name, values->reference_name, percent, how,
                                      rk_area_level_paper (values->level));
      break;
    case RK_VALUES_ADJUSTED:
      values->note = g_strdup_printf (
          "直接法（基準は%s%s）。区間は%d%%、%s。", self->question.reference_name,
          has_model (self) ? "" : "の同じ性の人数（分母）", percent, how);
      break;
    case RK_VALUES_RATE:
      if (values->method == RK_STAT_NONE)
        {
          values->note = g_strdup ("年齢調整なし。区間は求めていない。");
          break;
        }
      values->note = g_strdup_printf (
          "%s区間は%d%%、%s。",
          values->of_expected
              ? "観測数と期待数の比（間接法による年齢調整）。期待数は読み込んだ表の値。"
          : self->ageless ? "年齢別の値がないため、年齢調整をしていない。"
                          : "年齢調整なし。",
          percent, how);
      break;
    case RK_VALUES_PUBLISHED:
    default:
      values->note = g_strdup ("公表値（再計算していない）。");
      break;
    }
  add_gaps (self);
  if (values->n_hidden)
    values->mask_note = g_strdup_printf (RK_SUPPRESS_NOTE, self->below);
  else if (values->n_masked)
    values->mask_note = g_strdup (values->kind == RK_VALUES_PUBLISHED
                                      ? "公表元で秘匿された値がある。"
                                      : rk_parts_mask_words (values->observations));
}

static gboolean
take_year (RkDb *db, Work *self, GError **error)
{
  gint64 id = rk_record_id (self->values->indicator);
  RkAreaLevel level = self->request->level;

  self->values->year = self->request->year;
  for (int attempt = 0; self->values->year == 0 && attempt < 2; attempt++)
    {
      g_autoptr (GArray) years = rk_indicators_years (db, id, level, error);

      if (years == NULL)
        return FALSE;
      if (years->len)
        self->values->year = g_array_index (years, int, years->len - 1);
      else if (level == RK_AREA_MEDICAL)
        level = RK_AREA_MUNICIPALITY;
    }
  self->values->observations = rk_observations_load (db, id, self->values->year, error);
  if (self->values->observations == NULL)
    return FALSE;
  if (self->values->year && self->values->observations->len)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("Nothing has been read of “%s” for that year. Import the table first."),
               rk_record_get (self->values->indicator, "name"));
  return FALSE;
}

/* A model population in place of the people of the reference. */
static gboolean
take_standard (Work *self, Reference *reference, GError **error)
{
  const RkStatPopulation *model;

  reference->standard = reference->counts;
  self->question.reference_name = g_intern_string (self->values->reference_name);
  if (!has_model (self))
    return TRUE;
  if (reference->standard.length == 0 && self->groups->len) /* there is no reference */
    rk_parts_fill_table (((Group *)self->groups->pdata[0])->parts, reference->sex, self->age_from,
                         self->age_to, &reference->standard);
  model = rk_stat_population_find (self->request->standard);
  if (model == NULL)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no standard population “%s”."),
                   self->request->standard);
      return FALSE;
    }
  self->question.reference_name = model->name;
  for (guint i = 0; i < reference->standard.length; i++)
    {
      RkAgeCell *cell = &reference->standard.cells[i];

      if (!rk_stat_population_weight (
              model, cell->from, cell->to == RK_AGE_OPEN ? G_MAXUINT : cell->to, &cell->n, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compute_sex (Work *self, GPtrArray *parts, char sex, GError **error)
{
  Reference reference = { .sex = sex, .parts = parts, .published = NAN };
  RkValues *values = self->values;
  RkObservation like = { .area = values->reference_code,
                         .area_name = values->reference_name,
                         .year = values->year,
                         .sex = sex };
  RkWithheld withheld = RK_WITHHELD_NOTHING;
  RkIndicatorValue own;
  guint known;

  rk_parts_fill_table (parts, sex, self->age_from, self->age_to, &reference.counts);
  known = rk_parts_table_ages (&reference.counts, self->age_from, self->age_to);
  if (!take_standard (self, &reference, error))
    return FALSE;
  if (self->hiding)
    withheld = rk_values_withhold (values, self->hiding, self->below, sex, &reference.counts);
  self->in_range |= withheld == RK_WITHHELD_SOME && values->kind == RK_VALUES_RATIO;
  rk_indicator_value_init (&own, &like);
  if (values->kind == RK_VALUES_PUBLISHED)
    take_published (parts, sex, NAN, &own);
  else
    compute_or_take (self, parts, &reference.counts, &reference, &own);
  if (self->against_100 && isnan (own.value))
    {
      own.value = own.least = own.most = 100;
      reference.counts.counted = TRUE; /* as many as were expected */
      reference.counts.observed = reference.counts.people = 1;
    }
  reference.published = own.value;
  reference.ages = fill_tables (self, sex, known);
  if (values->kind != RK_VALUES_PUBLISHED && values->ages == 0)
    values->ages = reference.ages;
  g_array_append_val (values->reference, own);
  for (guint i = 0; i < self->groups->len; i++)
    add_row (self, self->groups->pdata[i], &reference);
  rk_values_hide_compared (values, sex, withheld);
  return TRUE;
}

static gboolean
check_reference (const Work *self, const GPtrArray *parts, GError **error)
{
  if (self->values->kind == RK_VALUES_PUBLISHED || self->values->kind == RK_VALUES_RATE
      || has_model (self) || parts->len || self->against_100)
    return TRUE;
  g_set_error (
      error, RK_ERROR, RK_ERROR_NOT_FOUND,
      _ ("There is nothing of “%s” to compare with. Import the table of prefectures of the "
         "same year, too."),
      rk_area_name_of (self->values->reference_code));
  return FALSE;
}

/* Men and women, each for itself, as far as there are any; else both together. */
static void
choose_sexes (const GPtrArray *observations, char wanted[3])
{
  guint n = 0;

  for (const char *sex = "MFT"; *sex; sex++)
    if (rk_parts_has_sex (observations, *sex) && (*sex != 'T' || n == 0))
      wanted[n++] = *sex;
  if (n == 0)
    wanted[n++] = 'T';
  wanted[n] = '\0';
}

/* Both together are summed where there are counts. */
static gboolean
check_sex (const Work *self, GError **error)
{
  char sex = self->request->sex;

  if (sex == 0 || rk_parts_has_sex (self->values->observations, sex)
      || (sex == 'T' && self->values->kind != RK_VALUES_PUBLISHED))
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("Nothing has been read of “%s” for %s in that year. Choose another sex, or "
                  "import the table that has it."),
               rk_record_get (self->values->indicator, "name"), rk_sex_paper (sex));
  return FALSE;
}

static void
begin (Work *self, RkRecord *indicator)
{
  RkStatMethod method = rk_indicator_method (indicator);
  RkValues *values = self->values;

  values->indicator = rk_record_ref (indicator);
  values->kind = self->request->kind;
  values->level = self->request->level;
  values->method = self->request->method;
  self->no_interval = values->method == RK_STAT_NONE && method == RK_STAT_NONE;
  if (values->method == RK_STAT_NONE)
    values->method = method == RK_STAT_NONE ? RK_STAT_BINOMIAL : method;
  values->rows = g_array_new (FALSE, FALSE, sizeof (RkIndicatorValue));
  values->reference = g_array_new (FALSE, FALSE, sizeof (RkIndicatorValue));
  values->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  values->reference_tables = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  values->origins = rk_origins_new ();
  self->age_from = (guint)rk_record_get_int (indicator, "age_from");
  self->age_to = (guint)rk_record_get_int (indicator, "age_to");
  self->question.method = values->method;
  self->question.confidence = self->request->confidence > 0 ? self->request->confidence : 0.95;
  self->question.multiplier = rk_indicator_multiplier (indicator);
}

/* What to compare with. Where none was asked for: the nation, else the prefecture. */
static GPtrArray *
choose_reference (Work *self, const char *sexes)
{
  RkValues *values = self->values;
  const char *asked = self->request->reference;
  const char *own = self->request->prefecture;
  gboolean add = values->kind != RK_VALUES_PUBLISHED && !self->against_100;
  GPtrArray *parts = rk_parts_of_reference (values->observations, asked ? asked : "JP", add,
                                            self->age_from, self->age_to);

  if (asked == NULL && own && parts->len == 0 && !self->against_100)
    {
      g_ptr_array_unref (parts);
      parts = rk_parts_of_reference (values->observations, own, add, self->age_from, self->age_to);
      self->fell_back = parts->len > 0;
    }
  values->reference_code = g_strdup (self->fell_back ? own : asked ? asked : "JP");
  values->reference_name = rk_parts_dup_name (values->reference_code, values->observations, parts,
                                              sexes, &values->of_some);
  return parts;
}

static gboolean
compute_all (Work *self, RkDb *db, GError **error)
{
  RkValues *values = self->values;
  g_autoptr (GPtrArray) parts = NULL;
  char wanted[3] = { self->request->sex, '\0', '\0' };

  take_counts (self);
  if (!has_counts (values->observations) || self->of_itself)
    values->kind = RK_VALUES_PUBLISHED;
  look_at_ratio (self);
  if (wanted[0] == '\0')
    choose_sexes (values->observations, wanted);
  parts = choose_reference (self, wanted);
  values->reference_parts = g_ptr_array_ref (parts);
  if (!check_sex (self, error) || !check_reference (self, parts, error))
    return FALSE;
  /* An observed number over what the crude rate lets expect is no standardised ratio. */
  self->ageless = (values->kind == RK_VALUES_RATIO || values->kind == RK_VALUES_ADJUSTED)
                  && !has_ages (values->observations);
  if (self->ageless)
    values->kind = RK_VALUES_RATE;
  if (self->no_interval && values->kind == RK_VALUES_RATE)
    self->question.method = values->method = RK_STAT_NONE;
  self->question.reference_name = g_intern_string (values->reference_name);
  find_groups (self);
  if (!take_origins (self, db, parts, wanted, error))
    return FALSE;
  if (values->kind != RK_VALUES_PUBLISHED || self->of_itself)
    {
      self->hiding = rk_values_find_hidden (values, db, self->below, error);
      if (self->hiding == NULL)
        return FALSE;
    }
  for (const char *sex = wanted; *sex && sex < wanted + 2; sex++)
    if (!compute_sex (self, parts, *sex, error))
      return FALSE;
  if (self->hiding)
    rk_values_hide_small (values, self->hiding);
  return TRUE;
}

/* 「中部（静岡県）」 where another prefecture has one of that name, too. */
static void
tell_names_apart (GArray *rows)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) several = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (rows, RkIndicatorValue, i);
      const char *known = row->area_name ? g_hash_table_lookup (codes, row->area_name) : NULL;

      if (known && strncmp (known, row->area, 2) != 0)
        g_hash_table_add (several, (gpointer)row->area_name);
      else if (row->area_name)
        g_hash_table_insert (codes, (gpointer)row->area_name, (gpointer)row->area);
    }
  for (guint i = 0; g_hash_table_size (several) && i < rows->len; i++)
    {
      RkIndicatorValue *row = &g_array_index (rows, RkIndicatorValue, i);
      const RkPrefecture *prefecture;
      g_autofree char *name = NULL;

      if (row->area_name == NULL || !g_hash_table_contains (several, row->area_name))
        continue;
      prefecture = rk_prefecture_by_code (row->area);
      if (prefecture == NULL)
        continue;
      name = g_strdup_printf ("%s（%s）", row->area_name, prefecture->name);
      row->area_name = g_intern_string (name);
    }
}

RkValues *
rk_values_compute (RkDb *db, RkRecord *indicator, const RkValuesRequest *request, GError **error)
{
  g_autoptr (RkValues) values = g_new0 (RkValues, 1);
  Work self = { .values = values,
                .request = request,
                .groups = g_ptr_array_new_with_free_func (free_group),
                .below = rk_indicators_below (db) };
  gboolean ok;

  begin (&self, indicator);
  ok = take_year (db, &self, error) && compute_all (&self, db, error);
  if (ok)
    {
      values->source = rk_tables_dup_sources (values->tables, values->reference_tables);
      tell_names_apart (values->rows);
      write_note (&self);
    }
  g_clear_pointer (&self.hiding, rk_hiding_free);
  g_ptr_array_unref (self.groups);
  return ok ? g_steal_pointer (&values) : NULL;
}

void
rk_values_free (RkValues *values)
{
  g_clear_pointer (&values->indicator, rk_record_unref);
  g_clear_pointer (&values->rows, g_array_unref);
  g_clear_pointer (&values->reference, g_array_unref);
  g_clear_pointer (&values->reference_parts, g_ptr_array_unref);
  g_clear_pointer (&values->observations, g_ptr_array_unref);
  g_clear_pointer (&values->origins, rk_origins_free);
  g_clear_pointer (&values->tables, g_ptr_array_unref);
  g_clear_pointer (&values->reference_tables, g_ptr_array_unref);
  g_free (values->reference_code);
  g_free (values->reference_name);
  g_free (values->source);
  g_free (values->note);
  g_free (values->mask_note);
  g_free (values);
}
