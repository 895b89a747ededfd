/* Answers to a question, and classes of a test, as shares of all. */
#include "rk-figure-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-chart-figure.h"
#include "rk-error.h"

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

/* A condition among those of one question. @limit: of a number: from there on (NaN: none) */
typedef struct
{
  RkValues *values;
  const char *rule;
  double limit;
  gboolean below; /* the rule counts what is under the limit */
} Answer;

static void
clear_answer (gpointer data)
{
  rk_values_free (((Answer *)data)->values);
}

/* 「M:>=85;F:>=90」 → 「>=85」 */
static const char *
rule_of (const RkRecord *card, char sex)
{
  const char *rule = rk_record_get (card, "classes");

  while (rule && (*rule == 'M' || *rule == 'F') && rule[1] == ':')
    {
      if (*rule == sex)
        return rule + 2;
      rule = strchr (rule, ';');
      rule = rule ? rule + 1 : NULL;
    }
  return rule;
}

static int
by_limit (gconstpointer a, gconstpointer b)
{
  double one = ((const Answer *)a)->limit;
  double two = ((const Answer *)b)->limit;

  return one < two ? -1 : one > two;
}

/* 「>=85」 is of a number, 「はい」 of an answer. */
static gboolean
is_number (const char *rule)
{
  return *rule == '<' || *rule == '>';
}

/* Conditions of the same question with the card's kind of rule, in order. NULL with @error. */
static GArray *
load_answers (
    RkDb *db, const RkFigureRequest *request, const RkValues *own, char sex, GError **error)
{
  const char *item = rk_record_get (request->card, "item");
  const char *rule = rule_of (request->card, sex);
  g_autoptr (GPtrArray) cards = rk_indicators_of_item (db, item ? item : "", error);
  RkFigureRequest same = *request;
  GArray *answers;
  gboolean numbers;

  if (cards == NULL)
    return NULL;
  answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  g_array_set_clear_func (answers, clear_answer);
  if (rule == NULL)
    return answers; /* limits differ by sex, and men and women were not read apart */
  numbers = is_number (rule);
  same.year = own->year;
  same.sex = sex;
  for (guint i = 0; i < cards->len; i++)
    {
      Answer answer = { .rule = rule_of (cards->pdata[i], sex), .limit = NAN };

      if (answer.rule == NULL || is_number (answer.rule) != numbers
          || g_strcmp0 (item, rk_record_get (cards->pdata[i], "item")) != 0)
        continue;
      answer.values = rk_figure_values (db, cards->pdata[i], &same, RK_VALUES_RATE, NULL);
      if (answer.values == NULL)
        continue; /* was not read */
      if (numbers)
        {
          answer.below = *answer.rule == '<';
          answer.limit = g_ascii_strtod (answer.rule + (answer.below ? 1 : 2), NULL);
        }
      /* The rule belongs to the card, which the values keep. */
      answer.rule = rule_of (answer.values->indicator, sex);
      g_array_append_val (answers, answer);
    }
  if (numbers)
    g_array_sort (answers, by_limit);
  for (guint i = answers->len; i-- > 0 && !numbers;)
    for (guint k = 0; k < answers->len; k++)
      if (rk_class_rule_holds (g_array_index (answers, Answer, i).rule,
                               g_array_index (answers, Answer, k).rule))
        {
          g_array_remove_index (answers, i);
          break;
        }
  return answers;
}

/* The share of an area, NaN where it may not be shown or is not known exactly. */
static double
share_of (const Answer *answer, const char *area, char sex, gboolean *withheld)
{
  const RkIndicatorValue *row = rk_values_row (answer->values, area, sex);

  if (row == NULL)
    return NAN;
  if (row->hidden || (row->masked && (isnan (row->value) || row->least != row->most)))
    *withheld = TRUE;
  return row->hidden || row->least != row->most ? NAN : row->value;
}

static double
from_limit (const Answer *answer, double share)
{
  return answer->below ? 100 - share : share;
}

/* Shares of one area, as many as answers and one more for the rest; the first is the lowest. */
static gboolean
fill_shares (const GArray *answers, const char *area, char sex, double *shares, gboolean *withheld)
{
  double above = 100, sum = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);
      double share = share_of (answer, area, sex, withheld);

      if (isnan (share))
        return FALSE;
      if (isnan (answer->limit))
        {
          shares[i] = share;
          sum += share;
          continue;
        }
      shares[i] = above - from_limit (answer, share);
      above = from_limit (answer, share);
    }
  shares[answers->len] = isnan (g_array_index (answers, Answer, 0).limit) ? 100 - sum : above;
  /* Rounding of what adds up to all. */
  if (fabs (shares[answers->len]) < 1e-6)
    shares[answers->len] = 0;
  return TRUE;
}

/* The one answer that is counted, as the question has it: 「はい」と答えた人 → 「はい」. NULL:
 * several, or none. */
static char *
dup_answer (const RkRecord *card)
{
  const char *numerator = rk_record_get (card, "numerator");
  const char *open = numerator ? strstr (numerator, "「") : NULL;
  const char *from = open ? open + strlen ("「") : NULL;
  const char *to = from ? strstr (from, "」") : NULL;

  return to && strstr (to, "「") == NULL ? g_strndup (from, (gsize)(to - from)) : NULL;
}

static void
add_names (RkChart *chart, const GArray *answers, gboolean any_rest)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);
      const Answer *before = i ? &g_array_index (answers, Answer, i - 1) : NULL;
      const RkRecord *card = answer->values->indicator;
      g_autofree char *name = NULL;

      if (isnan (answer->limit))
        {
          name = dup_answer (card);
          name = name ? name : g_strdup (rk_indicator_short (card));
        }
      else if (before)
        name = g_strdup_printf ("%g以上%g未満", before->limit, answer->limit);
      else
        name = g_strdup_printf ("%g未満", answer->limit);
      rk_chart_add_series (chart, name);
    }
  if (any_rest)
    {
      const Answer *last = &g_array_index (answers, Answer, answers->len - 1);
      g_autofree char *only = answers->len == 1 ? dup_answer (last->values->indicator) : NULL;
      g_autofree char *rest = !isnan (last->limit) ? g_strdup_printf ("%g以上", last->limit)
                              : only               ? g_strdup_printf ("%s以外", only)
                              : answers->len == 1  ? g_strdup ("それ以外")
                                                   : g_strdup ("その他の回答");

      rk_chart_add_series (chart, rest);
    }
}

static void
add_shares (RkChart *chart, const GArray *answers, const char *area, const char *name, char sex)
{
  g_autofree double *shares = g_new0 (double, answers->len + 1);
  gboolean withheld = FALSE;
  gboolean known = fill_shares (answers, area, sex, shares, &withheld);
  guint place = rk_chart_add_category (chart, name);

  rk_chart_set_code (chart, place, area);
  for (guint i = 0; i < rk_chart_get_n_series (chart); i++)
    rk_chart_set_value (chart, i, place,
                        known      ? shares[i]
                        : withheld ? RK_CHART_WITHHELD
                                   : RK_CHART_MISSING);
}

static gboolean
has_rest (const GArray *answers, const RkValues *values, char sex)
{
  g_autofree double *shares = g_new0 (double, answers->len + 1);
  gboolean withheld;

  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex == sex && fill_shares (answers, row->area, sex, shares, &withheld)
          && shares[answers->len] > 0.05)
        return TRUE;
    }
  return FALSE;
}

/* Of the parts that the card counts, which may be several of a number. */
static char *
dup_words (RkChart *chart, const GArray *answers, gint64 card)
{
  guint first = 0, last = 0;
  g_autofree char *what = NULL;

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);

      if (rk_record_id (answer->values->indicator) != card)
        continue;
      first = isnan (answer->limit) ? i : answer->below ? 0 : i + 1;
      last = isnan (answer->limit) || answer->below ? i : rk_chart_get_n_series (chart) - 1;
    }
  first = MIN (first, last);
  if (last > first + 1)
    what = g_strdup_printf ("「%s」から「%s」までを合わせた割合",
                            rk_chart_get_series (chart, first), rk_chart_get_series (chart, last));
  else if (last > first)
    what = g_strdup_printf ("「%s」と「%s」を合わせた割合", rk_chart_get_series (chart, first),
                            rk_chart_get_series (chart, last));
  else
    what = g_strdup_printf ("「%s」の割合", rk_chart_get_series (chart, first));
  return rk_figure_dup_extremes (chart, first, last, what, 1);
}

RkFigure *
rk_figure_build_shares (RkDb *db,
                        const RkFigureRequest *request,
                        GCancellable *cancellable,
                        GError **error)
{
  RkFigureRequest same = *request;
  g_autoptr (RkValues) values = NULL;
  g_autoptr (GArray) answers = NULL;
  g_autofree char *title = NULL;
  RkChart *chart;
  char *sentence;
  char sex;

  if (rk_record_get (request->card, "classes") == NULL)
    {
      g_set_error (
          error, RK_ERROR, RK_ERROR_NOT_FOUND,
          _ ("“%s” is no answer to a question and no class of a test, so that there are no "
             "shares of it. Choose another figure."),
          rk_record_get (request->card, "name"));
      return NULL;
    }
  if (same.sex == 'T' && rule_of (request->card, 'T') == NULL)
    same.sex = 'M'; /* limits differ by sex */
  values = rk_figure_values (db, request->card, &same, RK_VALUES_RATE, error);
  if (values == NULL)
    return NULL;
  sex = rk_figure_one_sex (values, same.sex);
  answers = load_answers (db, &same, values, sex, error);
  if (answers == NULL)
    return NULL;
  if (answers->len == 0)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                   _ ("No answers have been read of “%s”. Import its table again."),
                   rk_record_get (request->card, "name"));
      return NULL;
    }
  title = rk_figure_dup_title (
      values, isnan (g_array_index (answers, Answer, 0).limit) ? "回答の内訳" : "区分の内訳", sex);
  chart = rk_chart_new (RK_CHART_SHARES, title, "%");
  rk_chart_set_decimals (chart, 1);
  rk_chart_set_direction (chart, RK_CHART_LYING);
  add_names (chart, answers, has_rest (answers, values, sex));
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex == sex)
        add_shares (chart, answers, row->area, rk_indicator_value_name (row), sex);
    }
  rk_figure_set_words (
      chart, values, sex,
      "横1本が全体＝100%。年齢調整なし。秘匿の区分がある区域は、内訳の全体を示さない。");
  sentence = dup_words (chart, answers, rk_record_id (request->card));
  return rk_figure_of_sex (rk_figure_new (chart, g_steal_pointer (&values), sentence), request,
                           sex);
}
