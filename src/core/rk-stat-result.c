#include "rk-stat-result.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-real.h"

/* ── methods ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *id;
  const char *name;  /* msgid */
  const char *paper; /* after 「…による」 */
} Method;

static const Method methods[] = {
  [RK_STAT_NONE] = { "none", N_ ("no interval"), "" },
  [RK_STAT_WILSON] = { "wilson", N_ ("score interval (Wilson)"), "スコア法（Wilson）" },
  [RK_STAT_CLOPPER_PEARSON] = { "clopper-pearson", N_ ("exact binomial (Clopper–Pearson)"),
                                "二項分布の正確法（Clopper–Pearson）" },
  [RK_STAT_EXACT] = { "exact", N_ ("exact Poisson"), "ポアソン分布の正確法" },
  [RK_STAT_BYAR] = { "byar", N_ ("Poisson (Byar)"), "ポアソン分布の近似（Byar）" },
  [RK_STAT_POISSON] = { "poisson", N_ ("Poisson (exact under 10, else Byar)"),
                        "ポアソン分布（10件未満は正確法、以上はByar）" },
  [RK_STAT_BINOMIAL] = { "binomial", N_ ("binomial"), "二項分布" },
  [RK_STAT_DOBSON] = { "dobson", N_ ("Poisson (Dobson)"), "ポアソン分布（Dobson）" },
  [RK_STAT_MOMENTS]
  = { "moments", N_ ("empirical Bayes by moments (Marshall)"), "経験ベイズ（積率法、Marshall）" },
  [RK_STAT_ML] = { "ml", N_ ("empirical Bayes, Poisson–Gamma model (maximum likelihood)"),
                   "経験ベイズ（ポアソン・ガンマモデル、最尤法）" },
  [RK_STAT_NORMAL] = { "normal", N_ ("normal distribution"), "正規近似" },
  [RK_STAT_NEWCOMBE]
  = { "newcombe", N_ ("difference of score intervals (Newcombe)"), "スコア法の組合せ（Newcombe）" },
  [RK_STAT_CHIANG] = { "chiang", N_ ("life table (Chiang)"), "Chiangの生命表" },
  [RK_STAT_SULLIVAN]
  = { "sullivan", N_ ("life table and prevalence (Sullivan)"), "Chiangの生命表とSullivan法" },
  [RK_STAT_COCHRAN_ARMITAGE] = { "cochran-armitage", N_ ("test for trend (Cochran–Armitage)"),
                                 "傾向検定（Cochran–Armitage）" },
};

const char *
rk_stat_method_id (RkStatMethod method)
{
  return methods[method].id;
}

gboolean
rk_stat_method_from_id (const char *id, RkStatMethod *method)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_strcmp0 (methods[i].id, id) == 0)
      {
        *method = i;
        return TRUE;
      }
  return FALSE;
}

const char *
rk_stat_method_name (RkStatMethod method)
{
  return _ (methods[method].name);
}

const char *
rk_stat_method_paper (RkStatMethod method)
{
  return methods[method].paper;
}

/* ── results ─────────────────────────────────────────────────────────────────────────────── */

RkStatResult
rk_stat_result (RkStatMeasure measure, RkStatMethod method, double confidence)
{
  return (RkStatResult){ .measure = measure,
                         .method = method,
                         .confidence = confidence,
                         .multiplier = 1,
                         .value = NAN,
                         .lower = NAN,
                         .upper = NAN,
                         .n = NAN,
                         .observed = NAN,
                         .expected = NAN,
                         .z = NAN };
}

/* 1234567.8 → 「1,234,568」 */
static void
append_count (GString *out, const char *before, double value, guint decimals)
{
  char digits[64];
  const char *point;
  gsize whole;

  g_ascii_formatd (digits, sizeof digits, decimals ? "%.1f" : "%.0f", value);
  point = strchr (digits, '.');
  whole = point ? (gsize)(point - digits) : strlen (digits);
  g_string_append (out, before);
  for (gsize i = 0; digits[i]; i++)
    {
      if (i > 0 && i < whole && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
}

/* 「二項分布」 by itself does not say how. */
static const char *
method_for (const RkStatResult *result)
{
  if (result->method != RK_STAT_BINOMIAL)
    return rk_stat_method_paper (result->method);
  return result->measure == RK_STAT_RATIO ? "二項分布（Wilsonのスコア法）" : "二項分布の正規近似";
}

static void
append_measure (GString *note, const RkStatResult *result)
{
  static const char *const names[] = { [RK_STAT_PROPORTION] = "割合",
                                       [RK_STAT_COUNT] = "件数",
                                       [RK_STAT_RATE] = "率",
                                       [RK_STAT_RATIO] = "標準化比（間接法）",
                                       [RK_STAT_ADJUSTED] = "年齢調整率（直接法）",
                                       [RK_STAT_MEAN] = "加重平均（人数で重み付け）",
                                       [RK_STAT_DIFFERENCE] = "割合の差",
                                       [RK_STAT_RATE_RATIO] = "率の比",
                                       [RK_STAT_TREND] = "割合の傾き（1期あたり）",
                                       [RK_STAT_YEARS] = "年数" };

  g_string_append (note, names[result->measure]);
  if (result->reference && result->measure == RK_STAT_RATIO)
    {
      g_string_append_printf (note, "、基準 %s＝", result->reference);
      append_count (note, "", result->multiplier, 0);
    }
  else if (result->reference)
    g_string_append_printf (note, "、基準 %s", result->reference);
  if (result->measure == RK_STAT_RATE || result->measure == RK_STAT_ADJUSTED)
    append_count (note, "、対 ", result->multiplier, 0);
}

char *
rk_stat_result_dup_note (const RkStatResult *result)
{
  GString *note = g_string_new (NULL);
  char percent[32];

  append_measure (note, result);
  if (isfinite (result->n))
    append_count (note, "、n＝", result->n, 0);
  if (isfinite (result->observed))
    append_count (note, "、観察数 ", result->observed, 0);
  if (isfinite (result->expected))
    append_count (note, "、期待数 ", result->expected, 1);
  g_string_append (note, "。");
  if (isfinite (result->lower) || isfinite (result->upper))
    g_string_append_printf (
        note, "%s％信頼区間は%sによる。",
        g_ascii_formatd (percent, sizeof percent, "%.4g", 100 * result->confidence),
        method_for (result));
  if (result->measure == RK_STAT_RATIO)
    g_string_append (note, "比は基準との比較であり、地域どうしを厳密には比べられない。");
  if (result->observed < RK_STAT_FEW)
    g_string_append_printf (note, "観察数が%d件未満のため値は不安定。", RK_STAT_FEW);
  return g_string_free (note, FALSE);
}

/* ── states ──────────────────────────────────────────────────────────────────────────────── */

RkStatState
rk_stat_state (const RkStatResult *result, double against)
{
  if (!isfinite (result->value) || isnan (result->lower) || isnan (result->upper))
    return RK_STAT_UNDECIDED;
  if (result->value < against)
    return result->upper < against ? RK_STAT_SURELY_LOW : RK_STAT_LOW;
  if (result->value > against)
    return result->lower > against ? RK_STAT_SURELY_HIGH : RK_STAT_HIGH;
  return RK_STAT_SAME;
}

const char *
rk_stat_state_paper (RkStatState state)
{
  static const char *const words[]
      = { [RK_STAT_UNDECIDED] = "判定不能",    [RK_STAT_SURELY_LOW] = "有意に低い",
          [RK_STAT_LOW] = "低いが有意でない",  [RK_STAT_SAME] = "同じ",
          [RK_STAT_HIGH] = "高いが有意でない", [RK_STAT_SURELY_HIGH] = "有意に高い" };

  return words[state];
}

/* ── refusals ────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_stat_refuse (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
refuse_number (RkStatNumbers numbers, gsize i, const char *why, GError **error)
{
  g_autofree char *digits = rk_real_dup_text (numbers.values[i]);

  if (numbers.n == 1)
    return rk_stat_refuse (error, _ ("Nothing was computed: “%s” is %s, which is %s."),
                           numbers.name, digits, why);
  return rk_stat_refuse (error, _ ("Nothing was computed: number %u of “%s” is %s, which is %s."),
                         (guint)i + 1, numbers.name, digits, why);
}

gboolean
rk_stat_check (RkStatNumbers numbers, double least, gboolean over, GError **error)
{
  if (numbers.n == 0)
    return rk_stat_refuse (error, _ ("Nothing was computed: “%s” holds no numbers."), numbers.name);
  for (gsize i = 0; i < numbers.n; i++)
    {
      if (!isfinite (numbers.values[i]))
        return refuse_number (numbers, i, _ ("not a number"), error);
      if (numbers.values[i] < least)
        return refuse_number (numbers, i, least == 0 ? _ ("negative") : _ ("too small"), error);
      if (least >= 0 && numbers.values[i] > RK_STAT_MOST)
        return refuse_number (numbers, i, _ ("too large"), error);
      if (over && numbers.values[i] <= least)
        return refuse_number (numbers, i, least == 0 ? _ ("zero") : _ ("too small"), error);
    }
  return TRUE;
}

gboolean
rk_stat_check_number (const char *name, double value, double least, gboolean over, GError **error)
{
  return rk_stat_check ((RkStatNumbers){ name, &value, 1 }, least, over, error);
}

gboolean
rk_stat_check_within (RkStatNumbers numbers, RkStatNumbers limits, GError **error)
{
  g_autofree char *why = NULL;

  for (gsize i = 0; i < numbers.n; i++)
    if (numbers.values[i] > limits.values[i])
      {
        g_autofree char *digits = rk_real_dup_text (limits.values[i]);

        why = g_strdup_printf (_ ("more than “%s” (%s)"), limits.name, digits);
        return refuse_number (numbers, i, why, error);
      }
  return TRUE;
}

gboolean
rk_stat_check_confidence (double confidence, GError **error)
{
  if (confidence > 0 && confidence < 1)
    return TRUE;
  return rk_stat_refuse (
      error, _ ("Nothing was computed: the confidence must be between 0 and 1, as 0.95 is."));
}

double
rk_stat_sum (const double *values, gsize n)
{
  double sum = 0;
  double lost = 0;

  for (gsize i = 0; i < n; i++)
    {
      double next = sum + values[i];

      lost += fabs (sum) >= fabs (values[i]) ? sum - next + values[i] : values[i] - next + sum;
      sum = next;
    }
  return sum + lost;
}
