/* Indicators: what is kept of a table, which classes count, and the values that
 * follow: 習慣的喫煙 of 賀茂 as published, and what masked cells leave open. */
#include <math.h>
#include <string.h>

#include "rk-indicator-value.h"
#include "rk-indicator.h"
#include "rk-kinds.h"
#include "rk-observation.h"
#include "rk-stat-result.h"
#include "rk-suppress.h"

#define KAMO_MEN                                                                                \
  "40-44 328/683;45-49 399/936;50-54 460/1115;55-59 343/965;60-64 293/871;65-69 208/868;70-74 " \
  "175/1032;=40-74 2206/6470"

static void
test_counts (void)
{
  static const char *const lines[]
      = { "", "0- 12/", "75- /345", "=0- 12?3/400?1", "40-44 1.5/2", KAMO_MEN };
  static const char *const broken[]
      = { "40", "40-44", "40-44 1", "40-44 1/2,", "a-b 1/2", "40-44 1/2 " };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (RkObservation) o = rk_observation_new ("2201", "賀茂", 2021, 'M');
      g_autofree char *back = NULL;

      g_assert_true (rk_observation_read_counts (o, lines[i]));
      back = rk_observation_dup_counts (o);
      g_assert_cmpstr (back, ==, lines[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (RkObservation) o = rk_observation_new ("2201", "賀茂", 2021, 'M');

      g_assert_false (rk_observation_read_counts (o, broken[i]));
    }
}

static void
test_ages (void)
{
  static const struct
  {
    const char *text;
    guint from;
    guint to;
  } good[] = {
    { "40～44歳", 40, 44 },          { "40〜44歳", 40, 44 }, { "40-44", 40, 44 },
    { "75歳以上", 75, RK_AGE_OPEN }, { "0歳", 0, 0 },        { "100歳以上", 100, RK_AGE_OPEN },
    { "４０～４４歳", 40, 44 },      { "40歳代", 40, 49 },   { "85+", 85, RK_AGE_OPEN }
  };
  static const char *const bad[] = { "中計", "2021", "はい", "8.4以上", "", "44～40歳", "40" };
  guint from, to;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (rk_age_parse (good[i].text, &from, &to));
      g_assert_cmpuint (from, ==, good[i].from);
      g_assert_cmpuint (to, ==, good[i].to);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (rk_age_parse (bad[i], &from, &to));
}

static void
test_classes (void)
{
  static const struct
  {
    const char *rule;
    const char *label;
    char sex;
    RkClassMatch match;
  } cases[] = {
    { "はい", "はい", 'M', RK_CLASS_IN },
    { "はい", "いいえ", 'M', RK_CLASS_OUT },
    { "はい", "①はい（条件1と条件2を両方満たす）", 'F', RK_CLASS_IN },
    { "はい", "②以前は吸っていたが、最近1か月間は吸っていない", 'F', RK_CLASS_OUT },
    { ">=6.5", "8.4以上", 'M', RK_CLASS_IN },
    { ">=6.5", "6.5以上8.0未満", 'M', RK_CLASS_IN },
    { ">=6.5", "6.0以上6.5未満", 'M', RK_CLASS_OUT },
    { ">=6.5", "6.0以上7.0未満", 'M', RK_CLASS_CUT },
    { "<40", "35以上40未満", 'M', RK_CLASS_IN },
    { "<40", "40以上", 'M', RK_CLASS_OUT },
    { "M:>=85;F:>=90", "85以上90未満", 'M', RK_CLASS_IN },
    { "M:>=85;F:>=90", "85以上90未満", 'F', RK_CLASS_OUT },
    { "M:>=85;F:>=90", "85以上90未満", 'T', RK_CLASS_CUT },
    { "+|++|+++", "＋＋", 'M', RK_CLASS_IN },
    { "+|++|+++", "－", 'M', RK_CLASS_OUT },
    { "+|++|+++", "±", 'M', RK_CLASS_OUT },
    { "2~3合未満|3合以上|3~5合未満|5合以上", "2～3合未満", 'M', RK_CLASS_IN },
    { "2~3合未満|3合以上|3~5合未満|5合以上", "1～2合未満", 'M', RK_CLASS_OUT },
    { "毎日", "毎日", 'M', RK_CLASS_IN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (rk_class_match (cases[i].rule, cases[i].label, cases[i].sex) != cases[i].match)
      g_error ("%s: %s", cases[i].rule, cases[i].label);
}

/* A card that counts one answer to a question says so: 「ほとんどかめない」. */
static void
check_detail (const RkRecord *card)
{
  g_auto (GStrv) before = g_strsplit (rk_record_get (card, "numerator"), "と答えた人", 2);

  g_assert_nonnull (strstr (rk_record_get (card, "definition"), before[0]));
}

static void
test_catalogue (void)
{
  g_autoptr (GPtrArray) cards = rk_indicators_shipped ();
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean smoking = FALSE;

  g_assert_cmpuint (cards->len, >, 60);
  for (guint i = 0; i < cards->len; i++)
    {
      const char *code = rk_record_get (cards->pdata[i], "code");
      g_autoptr (GPtrArray) problems = rk_record_validate (cards->pdata[i]);

      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_true (g_hash_table_add (codes, (gpointer)code));
      g_assert_nonnull (rk_record_get (cards->pdata[i], "definition"));
      g_assert_nonnull (rk_record_get (cards->pdata[i], "source"));
      if (rk_record_get_int (cards->pdata[i], "detail"))
        check_detail (cards->pdata[i]);
      if (!g_str_equal (code, "smoking"))
        continue;
      smoking = TRUE;
      g_assert_true (rk_indicator_break (cards->pdata[i], 2023, 2024, NULL));
      g_assert_false (rk_indicator_break (cards->pdata[i], 2022, 2023, NULL));
      g_assert_false (rk_indicator_break (cards->pdata[i], 2024, 2025, NULL));
      g_assert_cmpint (rk_indicator_good (cards->pdata[i]), ==, RK_GOOD_LOW);
    }
  g_assert_true (smoking);
}

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

static void
fill (RkAgeTable *table, const char *counts, char sex)
{
  g_autoptr (RkObservation) o = rk_observation_new ("2201", "賀茂", 2021, sex);

  g_assert_true (rk_observation_read_counts (o, counts));
  for (guint i = 0; i < o->n_classes; i++)
    o->masked += o->classes[i].n_masked;
  rk_age_table_add (table, o);
}

static RkIndicatorValue
ratio (const char *here, const char *reference)
{
  RkIndicatorQuestion question
      = { .multiplier = 100, .method = RK_STAT_BINOMIAL, .confidence = 0.95 };
  g_autoptr (RkObservation) like = rk_observation_new ("2201", "賀茂", 2021, 'M');
  RkAgeTable own, other;
  RkIndicatorValue value;

  rk_age_table_init (&own, 40, 74);
  rk_age_table_init (&other, 40, 74);
  fill (&own, here, 'M');
  fill (&other, reference, 'M');
  rk_indicator_value_init (&value, like);
  rk_age_table_ratio (&own, &other, &question, &value);
  value.area = value.area_name = NULL;
  return value;
}

/* All at the reference's rates: the ratio is 100 whatever the ages. */
static void
test_same_as_reference (void)
{
  RkIndicatorValue value = ratio ("40-44 10/100;45-49 60/300", "40-44 100/1000;45-49 400/2000");

  g_assert_cmpfloat_with_epsilon (value.value, 100, 1e-12);
  g_assert_cmpfloat_with_epsilon (value.expected, 70, 1e-12);
  g_assert_cmpint (value.state, ==, RK_STAT_SAME);
}

/* A table without ages has one number, which is that of all who were counted. */
static void
test_without_ages (void)
{
  RkIndicatorValue value = ratio ("0- 30/100", "0- 200/1000");

  g_assert_cmpfloat (value.n, ==, 100);
  g_assert_cmpfloat (value.observed, ==, 30);
  g_assert_cmpfloat_with_epsilon (value.value, 150, 1e-12);
}

/* Masked though not small: of how many 20 are part nobody knows, unless a total says it. */
static void
test_lost_people (void)
{
  const char *reference = "40-44 100/1000;45-49 100/1000";
  RkIndicatorValue lost = ratio ("40-44 100/1000;45-49 20/?1", reference);
  RkIndicatorValue told = ratio ("40-44 100/1000;45-49 20/?1;=40-49 120/1100", reference);

  g_assert_true (isnan (lost.value));
  g_assert_cmpstr (lost.reason, ==, "公表元の秘匿により判定できない");
  /* few have it, but of how many is as unknown */
  g_assert_true (isnan (ratio ("40-44 100/1000;45-49 5/?1", reference).value));
  g_assert_cmpfloat (told.n, ==, 1100);
  g_assert_false (isnan (told.value));
  /* One of the answers that make up the people is masked: a few at the most. */
  g_assert_false (isnan (ratio ("40-44 100/1000;45-49 20/100?1", reference).value));
}

/* Of few at one age of the reference nothing may follow: they lie anywhere among the ages that are
 * withheld with it. */
static void
test_withheld_reference (void)
{
  static const char *const references[]
      = { "40-44 5/1000;45-49 195/1000", "40-44 6/1000;45-49 194/1000" };
  RkIndicatorQuestion question
      = { .multiplier = 100, .method = RK_STAT_BINOMIAL, .confidence = 0.95 };
  g_autoptr (RkObservation) like = rk_observation_new ("2201", "賀茂", 2021, 'M');
  const RkAgeSlack cells = { .cells = { 3 } };
  RkIndicatorValue values[2];
  RkAgeTable own;

  rk_age_table_init (&own, 40, 74);
  fill (&own, "40-44 30/100;45-49 60/300", 'M');
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      RkAgeTable other;

      rk_age_table_init (&other, 40, 74);
      fill (&other, references[i], 'M');
      rk_age_table_withhold (&other, &cells);
      g_assert_true (rk_age_table_is_spread (&other));
      rk_indicator_value_init (&values[i], like);
      rk_age_table_ratio (&own, &other, &question, &values[i]);
    }
  g_assert_cmpfloat (values[0].value, ==, values[1].value);
  g_assert_cmpfloat (values[0].lower, ==, values[1].lower);
  /* 200 expect 20 at the one age, 60 at the other. */
  g_assert_cmpfloat_with_epsilon (values[0].most, 450, 1e-9);
  g_assert_cmpfloat_with_epsilon (values[0].least, 150, 1e-9);
  g_assert_true (isnan (values[0].expected));
}

static void
test_refusals (void)
{
  g_assert_cmpstr (ratio ("40-44 1/100", "40-44 0/1000").reason, ==, "期待数が0");
  g_assert_cmpstr (ratio ("40-44 0/0", "40-44 10/1000").reason, ==, "人数がない");
  g_assert_cmpstr (ratio ("40-44 1/100", "45-49 10/1000").reason, ==, RK_REASON_NO_SUCH_AGES);
  g_assert_true (isnan (ratio ("40-44 1/100", "40-44 0/1000").value));
  g_assert_true (isnan (ratio ("", "40-44 0/1000").n)); /* not counted is not nobody */
  g_assert_cmpint (ratio ("40-44 1/100", "40-44 0/1000").state, ==, RK_STAT_UNDECIDED);
}

/* The published total holds what is masked inside: O is exact, E has two ends, and what is said
 * holds at both. */
static void
test_masked_classes (void)
{
  const char *reference = "40-44 100/1000;45-49 300/1000;50-54 500/1000";
  RkIndicatorValue open
      = ratio ("40-44 ?1/90?1;45-49 30/100;50-54 40?1/80?1;=40-54 85/300", reference);
  RkIndicatorValue low = ratio ("40-44 8/120;45-49 30/100;50-54 47/80", reference);
  RkIndicatorValue high = ratio ("40-44 8/90;45-49 30/100;50-54 47/110", reference);

  g_assert_cmpfloat (open.observed, ==, 85);
  g_assert_cmpfloat (open.n, ==, 300);
  g_assert_cmpfloat_with_epsilon (open.most, low.value, 1e-9);
  g_assert_cmpfloat_with_epsilon (open.least, high.value, 1e-9);
  g_assert_cmpfloat (open.value, >, open.least);
  g_assert_cmpfloat (open.value, <, open.most);
  g_assert_cmpuint (open.masked, ==, 2);
}

/* A masked total under ten: the range stays, and no single count is told. */
static void
test_masked_total (void)
{
  RkIndicatorValue value = ratio ("40-44 20?1/100?1;=40-44 20?1/100?1", "40-44 100/1000");

  g_assert_true (isnan (value.observed));
  g_assert_cmpfloat (value.least, <, value.most);
  g_assert_cmpint (value.state, ==, RK_STAT_SURELY_HIGH);
}

/* Where a part of the people is masked, too, a rate lies between the fewest of the most and the
 * most of the fewest. */
static void
test_open_rate (void)
{
  const RkIndicatorQuestion question = { 100, RK_STAT_BINOMIAL, 0.95, "全国" };
  g_autoptr (RkObservation) o = rk_observation_new ("2201", NULL, 2022, 'M');
  RkIndicatorValue value;
  RkAgeTable table;

  g_assert_true (rk_observation_read_counts (o, "40-44 20?1/100?1"));
  rk_age_table_init (&table, 40, 74);
  rk_age_table_add (&table, o);
  rk_indicator_value_init (&value, o);
  rk_age_table_rate (&table, NULL, &question, &value);
  g_assert_cmpfloat_with_epsilon (value.least, 100.0 * 20 / 109, 1e-9);
  g_assert_cmpfloat_with_epsilon (value.most, 29, 1e-9);
  g_assert_cmpfloat_with_epsilon (value.value, (value.least + value.most) / 2, 1e-9);
}

/* The adjusted rate of a territory with these counts, @from to @to years, against the nation with
 * @nation. */
static void
adjust (const char *nation, const char *counts, guint from, guint to, RkIndicatorValue *value)
{
  const RkIndicatorQuestion question = { 100, RK_STAT_BINOMIAL, 0.95, "全国" };
  g_autoptr (RkObservation) whole = rk_observation_new ("JP", NULL, 2022, 'M');
  g_autoptr (RkObservation) o = rk_observation_new ("2201", NULL, 2022, 'M');
  RkAgeTable standard, table;

  g_assert_true (rk_observation_read_counts (whole, nation));
  rk_age_table_init (&standard, from, to);
  rk_age_table_add (&standard, whole);
  g_assert_true (rk_observation_read_counts (o, counts));
  rk_age_table_init (&table, from, to);
  rk_age_table_add (&table, o);
  rk_indicator_value_init (value, o);
  rk_age_table_adjust (&table, &standard, &standard, &question, value);
}

/* Where nobody knows of which ages people are, an adjusted rate would be about that of all ages. */
static void
test_spread_ages (void)
{
  static const struct
  {
    const char *counts;
    gboolean judged;
  } areas[] = { { "40-44 ?1/?1;65-69 ?1/?1;=40-69 300/1000", FALSE },
                { "40-44 20?0/400;65-69 ?1/600;=40-69 300/1000", FALSE },
                { "40-44 200/400;45-49 ?1/10;65-69 95/590;=40-69 300/1000", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      RkIndicatorValue value;

      adjust ("40-44 3000/10000;45-49 3000/10000;65-69 1000/10000", areas[i].counts, 40, 69,
              &value);
      g_assert_cmpint (!isnan (value.value), ==, areas[i].judged);
    }
}

/* Of which of the masked ages those are that the total leaves is not known: the adjusted rate is
 * between both ends, and so is what is said of it. */
static void
test_adjusted_range (void)
{
  static const struct
  {
    const char *counts;
    double least;
    double most;
  } areas[] = {
    /* 400 of 1000, and 30 more of 200 or of 300 */
    { "40-44 400/1000;45-49 0?1/200;50-54 0?1/300;=40-54 430/1500", 55.0 / 6, 80.0 / 6 },
    /* 10 more who have it, and are none of the 190 or 290 that are shown; 5 who have it not */
    { "40-44 400/1000;45-49 20?1/190?2;50-54 20?1/290?2;=40-54 450/1495", NAN, NAN },
    { "40-44 400/1000;45-49 20/200;50-54 20/300;=40-54 440/1500", NAN, NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      RkIndicatorValue value;

      adjust ("40-44 30/100;45-49 10/100;50-54 40/400", areas[i].counts, 40, 54, &value);
      if (!isnan (areas[i].least))
        {
          g_assert_cmpfloat_with_epsilon (value.least, areas[i].least, 1e-9);
          g_assert_cmpfloat_with_epsilon (value.most, areas[i].most, 1e-9);
        }
      g_assert_true (i == 2 ? value.least == value.most : value.least < value.most);
      g_assert_true (value.least <= value.value && value.value <= value.most);
      g_assert_true (value.lower < value.least && value.upper > value.most);
    }
}

/* Of 特定保健指導 more may end than are meant in a year: what is published has no interval. */
static void
test_more_than_all (void)
{
  const RkIndicatorQuestion question = { 100, RK_STAT_BINOMIAL, 0.95, "全国" };
  g_autoptr (RkObservation) o = rk_observation_new ("223069", NULL, 2023, 'T');
  RkIndicatorValue value;
  RkAgeTable table;

  g_assert_true (rk_observation_read_counts (o, "=0- 63/60"));
  rk_age_table_init (&table, 0, 0);
  rk_age_table_add (&table, o);
  rk_indicator_value_init (&value, o);
  rk_age_table_rate (&table, &table, &question, &value);
  g_assert_cmpfloat_with_epsilon (value.value, 105, 1e-9);
  g_assert_true (isnan (value.lower) && isnan (value.upper));
  g_assert_cmpint (value.state, ==, RK_STAT_UNDECIDED);
  g_assert_nonnull (value.reason);
}

/* What nobody knows, or what is withheld without being small, is not none and not a few. */
static void
test_unknown_counts (void)
{
  static const struct
  {
    const char *counts;
    double value;
  } cases[] = {
    { "40-44 /1000;45-49 300/1000", NAN },
    { "40-44 300/;45-49 300/1000", NAN },
    { "40-44 0?255/1000;45-49 300/1000", NAN },
    { "40-44 200/0?255;45-49 300/1000", NAN },
    { "=0- /1000", NAN },
    { "=0- 0?255/1000", NAN },
    { "40-44 0?255/1000;45-49 300/1000;=40-49 700/2000", 35 },
    { "40-44 /1000;45-49 300/1000;=40-49 700/2000", 35 },
    { "40-42 /1000;43-45 /1000;40-45 700/", 35 }, /* by other ages */
  };
  const RkIndicatorQuestion question = { 100, RK_STAT_BINOMIAL, 0.95, "全国" };
  RkAgeTable whole;
  g_autoptr (RkObservation) nation = rk_observation_new ("JP", NULL, 2021, 'M');

  g_assert_true (rk_observation_read_counts (nation, "40-44 400/1000;45-49 300/1000"));
  rk_age_table_init (&whole, 0, 0);
  rk_age_table_add (&whole, nation);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkObservation) o = rk_observation_new ("2201", NULL, 2021, 'M');
      RkIndicatorValue value;
      RkAgeTable table;

      g_assert_true (rk_observation_read_counts (o, cases[i].counts));
      o->masked = strchr (cases[i].counts, '?') != NULL;
      rk_age_table_init (&table, 0, 0);
      rk_age_table_add (&table, o);
      rk_indicator_value_init (&value, o);
      rk_age_table_rate (&table, &whole, &question, &value);
      if (isnan (cases[i].value) ? !isnan (value.value)
                                 : fabs (value.value - cases[i].value) > 1e-9)
        g_error ("%s: %g", cases[i].counts, value.value);
      g_assert_true (!isnan (value.value) || value.reason);
      if (!isnan (cases[i].value))
        continue;
      rk_indicator_value_init (&value, nation);
      rk_age_table_ratio (&whole, &table, &question, &value);
      g_assert_true (isnan (value.value));
    }
}

/* A card of the office says by its unit of how many its values are, and by its kind whether they
 * have an interval. */
static void
test_own_cards (void)
{
  static const struct
  {
    const char *measure;
    const char *unit;
    const char *method;
    double multiplier;
    RkStatMethod interval;
  } cases[] = {
    { "率", "人口10万対", "binomial", 1e5, RK_STAT_POISSON },
    { "率", "人口１０万人当たり", NULL, 1e5, RK_STAT_POISSON },
    { "率", "人口十万対", NULL, 1e5, RK_STAT_POISSON },
    { "率", "人口千対", NULL, 1000, RK_STAT_POISSON },
    { "率", "1,000人につき", NULL, 1000, RK_STAT_POISSON },
    { "率", "%", NULL, 100, RK_STAT_BINOMIAL },
    { "割合", "%", "binomial", 100, RK_STAT_BINOMIAL },
    { "割合", "", NULL, 100, RK_STAT_BINOMIAL },
    { "費用", "円", "binomial", 1, RK_STAT_NONE },
    { "平均", "g", "binomial", 1, RK_STAT_NONE },
    { "比", "", "poisson", 100, RK_STAT_POISSON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_indicator);
      g_autoptr (RkRecord) card = NULL;

      rk_draft_put (draft, "measure", cases[i].measure);
      rk_draft_put (draft, "unit", cases[i].unit);
      rk_draft_put (draft, "method", cases[i].method);
      card = rk_draft_end (draft);
      g_assert_cmpfloat (rk_indicator_multiplier (card), ==, cases[i].multiplier);
      g_assert_cmpint (rk_indicator_method (card), ==, cases[i].interval);
    }
}

/* 45,171 million yen for 115,935 people: a mean, without an interval. */
static void
test_cost_of_counts (void)
{
  const RkIndicatorQuestion question = { 1, RK_STAT_NONE, 0.95, "全国" };
  g_autoptr (RkObservation) o = rk_observation_new ("221007", NULL, 2021, 'T');
  RkIndicatorValue value;
  RkAgeTable table;

  g_assert_true (rk_observation_read_counts (o, "=0- 45171174375/115935"));
  rk_age_table_init (&table, 0, 0);
  rk_age_table_add (&table, o);
  rk_indicator_value_init (&value, o);
  rk_age_table_rate (&table, &table, &question, &value);
  g_assert_cmpfloat_with_epsilon (value.value, 389625, 1e-6);
  g_assert_true (isnan (value.lower) && isnan (value.upper) && value.reason == NULL);
  g_assert_cmpint (value.state, ==, RK_STAT_UNDECIDED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator/adjusted-range", test_adjusted_range);
  g_test_add_func ("/indicator/counts", test_counts);
  g_test_add_func ("/indicator/ages", test_ages);
  g_test_add_func ("/indicator/classes", test_classes);
  g_test_add_func ("/indicator/catalogue", test_catalogue);
  g_test_add_func ("/indicator/same-as-reference", test_same_as_reference);
  g_test_add_func ("/indicator/withheld-reference", test_withheld_reference);
  g_test_add_func ("/indicator/refusals", test_refusals);
  g_test_add_func ("/indicator/masked-classes", test_masked_classes);
  g_test_add_func ("/indicator/without-ages", test_without_ages);
  g_test_add_func ("/indicator/lost-people", test_lost_people);
  g_test_add_func ("/indicator/masked-total", test_masked_total);
  g_test_add_func ("/indicator/open-rate", test_open_rate);
  g_test_add_func ("/indicator/spread-ages", test_spread_ages);
  g_test_add_func ("/indicator/more-than-all", test_more_than_all);
  g_test_add_func ("/indicator/own-cards", test_own_cards);
  g_test_add_func ("/indicator/cost-of-counts", test_cost_of_counts);
  g_test_add_func ("/indicator/unknown-counts", test_unknown_counts);
  return g_test_run ();
}
