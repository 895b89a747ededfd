#include "rk-indicator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rk-core-data.h"
#include "rk-json-reader.h"
#include "rk-kinds.h"
#include "rk-observation.h"
#include "rk-text.h"

/* ── the catalogue ───────────────────────────────────────────────────────────────────────── */

static void
take_member (RkDraft *draft, const char *key, const RkJsonNode *value)
{
  int field = rk_kind_field (&rk_kind_indicator, g_str_equal (key, "short") ? "short_name" : key);

  if (field < 0)
    g_error ("indicators.json: %u: %s", value->line, key);
  if (value->type == RK_JSON_TEXT)
    rk_draft_take (draft, field, g_strdup (value->text));
  else if (rk_kind_indicator.fields[field].type == RK_TYPE_REAL)
    rk_draft_set_real (draft, field, value->number);
  else
    rk_draft_set_int (draft, field, (gint64)value->number);
}

GPtrArray *
rk_indicators_shipped (void)
{
  g_autoptr (GBytes) json = rk_core_data ("indicators.json");
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  g_autoptr (RkJsonNode) root = rk_json_read (text, size, &error);
  const RkJsonNode *list = root ? rk_json_member (root, "indicators") : NULL;

  if (list == NULL)
    g_error ("indicators.json: %s", error ? error->message : "empty");
  for (guint i = 0; i < list->children->len; i++)
    {
      const RkJsonNode *card = list->children->pdata[i];
      RkDraft *draft = rk_draft_new (&rk_kind_indicator);

      for (guint k = 0; k < card->keys->len; k++)
        take_member (draft, card->keys->pdata[k], card->children->pdata[k]);
      rk_draft_set_int (draft, rk_kind_field (&rk_kind_indicator, "position"), i + 1);
      g_ptr_array_add (records, rk_draft_end (draft));
    }
  return records;
}

static double
stored_multiplier (const RkRecord *indicator)
{
  return rk_record_real (indicator, rk_kind_field (rk_record_kind (indicator), "multiplier"));
}

/* 「人口10万対」, 「10万人当たり」, 「人口千対」, 「1,000人につき」; 0: it does not say */
static double
multiplier_of_unit (const char *unit)
{
  static const struct
  {
    const char *words;
    double people;
  } powers[] = { { "百万", 1e6 }, { "十万", 1e5 }, { "万", 1e4 }, { "千", 1e3 }, { "百", 1e2 } };
  g_autofree char *folded = rk_text_fold (unit ? unit : "");
  g_auto (GStrv) parts = g_strsplit (folded, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  const char *digits = plain + strcspn (plain, "0123456789");
  const char *end = digits + strspn (digits, "0123456789");
  double number = *digits ? g_ascii_strtod (digits, NULL) : 1;

  if (strchr (plain, '%'))
    return 100;
  if (!strstr (plain, "対") && !strstr (plain, "当") && !strstr (plain, "につき")
      && !strstr (plain, "ニツキ") && !strstr (plain, "アタリ"))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    if (*digits ? g_str_has_prefix (end, powers[i].words) : strstr (plain, powers[i].words) != NULL)
      return number * powers[i].people;
  return *digits ? number : 0;
}

double
rk_indicator_multiplier (const RkRecord *indicator)
{
  const char *measure = rk_record_get (indicator, "measure");
  double stored = stored_multiplier (indicator);
  double of_unit = multiplier_of_unit (rk_record_get (indicator, "unit"));

  if (stored > 0 || of_unit > 0)
    return stored > 0 ? stored : of_unit;
  return g_strcmp0 (measure, "割合") == 0 || g_strcmp0 (measure, "比") == 0 ? 100 : 1;
}

RkStatMethod
rk_indicator_method (const RkRecord *indicator)
{
  static const char *const without[] = { "平均", "費用", "年数", "人数", NULL };
  const char *measure = rk_record_get (indicator, "measure");
  const char *method = rk_record_get (indicator, "method");

  if (g_strcmp0 (method, "none") == 0 || (measure && g_strv_contains (without, measure)))
    return RK_STAT_NONE;
  if (g_strcmp0 (method, "poisson") == 0
      || (g_strcmp0 (measure, "率") == 0 && stored_multiplier (indicator) <= 0
          && rk_indicator_multiplier (indicator) != 100))
    return RK_STAT_POISSON;
  return RK_STAT_BINOMIAL;
}

RkGood
rk_indicator_good (const RkRecord *indicator)
{
  const char *direction = rk_record_get (indicator, "direction");

  if (g_strcmp0 (direction, "高いほど良い") == 0)
    return RK_GOOD_HIGH;
  return g_strcmp0 (direction, "低いほど良い") == 0 ? RK_GOOD_LOW : RK_GOOD_NEITHER;
}

/* ── classes ─────────────────────────────────────────────────────────────────────────────── */

/* 「6.5以上8.0未満」: what lies inside, from @lower on and under @upper. */
static gboolean
read_range (const char *folded, double *lower, double *upper)
{
  const char *s = folded;
  gboolean any = FALSE;

  *lower = -INFINITY;
  *upper = INFINITY;
  while (*s)
    {
      char *end;
      double number = g_ascii_strtod (s, &end);

      if (end == s)
        break;
      if (g_str_has_prefix (end, "以上") || g_str_has_prefix (end, "超"))
        *lower = number;
      else if (g_str_has_prefix (end, "未満") || g_str_has_prefix (end, "以下"))
        *upper = number;
      else
        return FALSE;
      any = TRUE;
      s = end + strlen (g_str_has_prefix (end, "超") ? "超" : "以上");
    }
  return any;
}

static RkClassMatch
match_limit (const char *rule, const char *folded)
{
  gboolean from = *rule == '>';
  double limit = g_ascii_strtod (rule + (from ? 2 : 1), NULL);
  double lower, upper;

  if (!read_range (folded, &lower, &upper))
    return RK_CLASS_OUT;
  if (from)
    return lower >= limit ? RK_CLASS_IN : upper <= limit ? RK_CLASS_OUT : RK_CLASS_CUT;
  return upper <= limit ? RK_CLASS_IN : lower >= limit ? RK_CLASS_OUT : RK_CLASS_CUT;
}

/* 「＋」 is not 「＋＋」, nor 「1」 「1合未満」. */
static gboolean
is_whole (const char *word)
{
  return *word && strspn (word, "+-±()0123456789") == strlen (word);
}

/* Answers are numbered: ①はい, 1.はい, (1)はい. */
static const char *
skip_number (const char *folded)
{
  gsize n = strspn (folded, "(0123456789).,:");
  gsize digits = strspn (folded + (*folded == '('), "0123456789");

  if (n == 0 || digits == 0 || digits > 2 || folded[n] == '\0')
    return folded;
  /* 「2~3合未満」 begins with a number of its own */
  return folded[n] == '~' || g_str_has_prefix (folded + n, "合") ? folded : folded + n;
}

static RkClassMatch
match_words (const char *rule, const char *folded)
{
  gboolean but = *rule == '!';
  g_auto (GStrv) words = g_strsplit (rule + but, "|", -1);
  const char *label = skip_number (folded);
  gboolean found = FALSE;

  for (guint i = 0; words[i] && !found; i++)
    {
      g_autofree char *word = rk_text_fold (words[i]);

      found = is_whole (word) ? g_str_equal (folded, word) : g_str_has_prefix (label, word);
    }
  return found != but ? RK_CLASS_IN : RK_CLASS_OUT;
}

RkClassMatch
rk_class_match (const char *rule, const char *label, char sex)
{
  g_autofree char *folded = rk_text_fold (label);
  g_auto (GStrv) parts = g_strsplit (rule ? rule : "", ";", -1);

  for (guint i = 0; parts[i]; i++)
    {
      const char *part = parts[i];

      if ((*part == 'M' || *part == 'F') && part[1] == ':')
        {
          if (*part != sex)
            continue;
          part += 2;
        }
      return *part == '>' || *part == '<' ? match_limit (part, folded) : match_words (part, folded);
    }
  return RK_CLASS_CUT; /* limits differ by sex, and these are both */
}

gboolean
rk_class_rule_has_answers (const char *rule)
{
  return rule && *rule && strchr ("<>!", *rule) == NULL && strchr (rule, ':') == NULL;
}

/* How many words of @part are words of @whole. */
static guint
count_shared (char **whole, char **part)
{
  guint n = 0;

  for (guint i = 0; part[i]; i++)
    n += g_strv_contains ((const char *const *)whole, part[i]);
  return n;
}

gboolean
rk_class_rule_holds (const char *whole, const char *part)
{
  g_auto (GStrv) words = g_strsplit (whole, "|", -1);
  g_auto (GStrv) own = g_strsplit (part, "|", -1);

  return count_shared (words, own) == g_strv_length (own)
         && g_strv_length (words) > g_strv_length (own);
}

gboolean
rk_class_rule_meets (const char *one, const char *two)
{
  g_auto (GStrv) words = g_strsplit (one, "|", -1);
  g_auto (GStrv) others = g_strsplit (two, "|", -1);

  return count_shared (words, others) > 0;
}

/* ── years and ages ──────────────────────────────────────────────────────────────────────── */

gboolean
rk_indicator_break (const RkRecord *indicator, int from, int to, char **words)
{
  const char *breaks = rk_record_get (indicator, "breaks");
  g_auto (GStrv) lines = g_strsplit (breaks ? breaks : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      char *end;
      long year = strtol (lines[i], &end, 10);

      if (end == lines[i] || year <= MIN (from, to) || year > MAX (from, to))
        continue;
      if (words)
        *words = rk_text_clean (end);
      return TRUE;
    }
  return FALSE;
}

char *
rk_indicator_dup_ages (const RkRecord *indicator)
{
  guint from = (guint)rk_record_get_int (indicator, "age_from");
  guint to = (guint)rk_record_get_int (indicator, "age_to");

  if (from == 0 && to == 0)
    return g_strdup ("全年齢");
  return rk_age_dup_paper (from, to);
}
