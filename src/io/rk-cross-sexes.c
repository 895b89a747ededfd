/* The sex that a label of a published table says, among what else it says. */
#include "rk-cross-private.h"

#include <string.h>

#include "rk-text.h"

#define SEX "男女合?計|男女|男[性子]?|女[性子]?"
#define OPEN "[(【\\[<〔]"
#define CLOSE "[)】\\]>〕]"
#define GAP "[\\s・_:/、,-]"

static gboolean
is_unit (const char *text)
{
  static const char *const units[] = { "人", "千人", "名", "件", "計", NULL };

  return g_strv_contains (units, text);
}

static gboolean
is_age_or_total (const char *text)
{
  guint from, to;

  return rk_cross_is_age (text, &from, &to) || rk_cross_is_total (text);
}

/* 「男川町」 is no man; 「男性被保険者」, 「女性喫煙率」 are of one sex, 「女性は20歳から」 is a
 * remark. */
static gboolean
may_follow (const char *sex, const char *rest)
{
  static gsize cell;

  return *rest == '\0' || is_age_or_total (rest)
         || (g_str_has_suffix (sex, "性")
             && !g_regex_match (rk_cross_regex (&cell, "^[はがをもにとや。]"), rest, 0, NULL));
}

/* Returns: whether the label is of that sex, and of no other */
static gboolean
take_rest (const char *word, const char *said, char *sex, char **rest)
{
  g_autofree char *clean = rk_text_clean (said);

  if (strstr (clean, "男") || strstr (clean, "女"))
    return FALSE;
  *sex = rk_sex_parse (word);
  if (*sex == 'T' && *clean && !is_unit (clean) && !is_age_or_total (clean))
    return FALSE; /* 男女 比 */
  if (*clean && !is_unit (clean))
    *rest = g_steal_pointer (&clean);
  return TRUE;
}

/* 「男（人）」, 「男性（40～74歳）」, 「女性　該当者」, 「男のひと」, 「男40～44歳」 */
static gboolean
begins (const char *plain, char *sex, char **rest)
{
  static gsize cell;
  const GRegex *form
      = rk_cross_regex (&cell, "^(?<sex>" SEX ")(?<who>の(?:方々?|人|ひと|部))?"
                               "(?:\\s*" OPEN "(?<in>[^()【】\\[\\]<>〔〕]*)" CLOSE "?"
                               "|" GAP "+(?<apart>.+)|(?<near>.*))$");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;
  g_autofree char *in = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *near = NULL;

  if (!g_regex_match (form, plain, 0, &match))
    return FALSE;
  word = g_match_info_fetch_named (match, "sex");
  in = g_match_info_fetch_named (match, "in");
  apart = g_match_info_fetch_named (match, "apart");
  near = g_match_info_fetch_named (match, "near");
  if (near && !may_follow (word, near))
    return FALSE;
  return take_rest (word, in && *in ? in : apart && *apart ? apart : near ? near : "", sex, rest);
}

/* 「該当者（男）」, 「受診者　女性」, 「総人口（男）【人】」 */
static gboolean
ends (const char *plain, char *sex, char **rest)
{
  static gsize cell;
  const GRegex *form = rk_cross_regex (&cell, "^(?<of>.+?)" GAP "*(?:" OPEN "(?<in>" SEX ")" CLOSE
                                              "|(?<=[\\s・_:/、,-])(?<apart>" SEX "))"
                                              "(?<unit>\\s*" OPEN "[人名件千万%]{1,2}" CLOSE ")?$");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *of = NULL;
  g_autofree char *in = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *whole = NULL;

  if (!g_regex_match (form, plain, 0, &match))
    return FALSE;
  of = g_match_info_fetch_named (match, "of");
  in = g_match_info_fetch_named (match, "in");
  apart = g_match_info_fetch_named (match, "apart");
  unit = g_match_info_fetch_named (match, "unit");
  whole = g_strconcat (of, unit, NULL);
  return take_rest (in && *in ? in : apart, whole, sex, rest);
}

char
rk_cross_sex (const char *text, char **rest)
{
  g_autofree char *plain = NULL;
  char sex = rk_sex_parse (text);

  *rest = NULL;
  if (sex || (strstr (text, "男") == NULL && strstr (text, "女") == NULL))
    return sex;
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  return plain && (begins (plain, &sex, rest) || ends (plain, &sex, rest)) ? sex : 0;
}

gboolean
rk_cross_doubts_sex (const char *text)
{
  static gsize cell;
  g_autofree char *rest = NULL;

  return (strstr (text, "男") || strstr (text, "女"))
         && g_regex_match (rk_cross_regex (&cell, "男(?![女鹿])|(?<![男八乙])女(?!川)"), text, 0,
                           NULL)
         && rk_cross_sex (text, &rest) == 0;
}
