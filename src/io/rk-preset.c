#include "rk-preset.h"

#include <string.h>

#include "rk-area.h"
#include "rk-core-data.h"
#include "rk-cross-private.h"
#include "rk-json-reader.h"
#include "rk-text.h"

static char *
dup_text (const RkJsonNode *object, const char *key)
{
  const RkJsonNode *node = rk_json_member (object, key);

  return node && node->type == RK_JSON_TEXT ? g_strdup (node->text) : NULL;
}

static gboolean
is_true (const RkJsonNode *object, const char *key)
{
  const RkJsonNode *node = rk_json_member (object, key);

  return node && node->number != 0;
}

static char **
dup_words (const RkJsonNode *object, const char *key)
{
  const RkJsonNode *node = rk_json_member (object, key);
  char **words;

  if (node == NULL)
    return NULL;
  words = g_new0 (char *, node->children->len + 1);
  for (guint i = 0; i < node->children->len; i++)
    words[i] = g_strdup (((RkJsonNode *)node->children->pdata[i])->text);
  return words;
}

static RkMarkMeaning
meaning_of (const char *word)
{
  static const char *const words[] = { "unknown", "masked", "zero", "absent" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return (RkMarkMeaning)i;
  g_error ("indicator-presets.json: %s", word);
}

static void
free_value (gpointer data)
{
  RkPresetValue *value = data;

  g_free (value->indicator);
  g_strfreev (value->numerator);
  g_strfreev (value->denominator);
  g_strfreev (value->value);
  g_free (value);
}

RkPreset *
rk_preset_new (void)
{
  RkPreset *preset = g_new0 (RkPreset, 1);

  preset->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  preset->values = g_ptr_array_new_with_free_func (free_value);
  return preset;
}

static RkPreset *
read_preset (const RkJsonNode *node)
{
  RkPreset *preset = rk_preset_new ();
  const RkJsonNode *marks = rk_json_member (node, "masks");
  const RkJsonNode *values = rk_json_member (node, "values");
  const RkJsonNode *edition = rk_json_member (node, "edition");

  preset->code = dup_text (node, "code");
  preset->name = dup_text (node, "name");
  preset->words = dup_words (node, "words");
  preset->published = dup_words (node, "published");
  preset->source = dup_text (node, "source");
  preset->mask_words = dup_text (node, "mask_words");
  preset->edition = edition ? (int)edition->number : 0;
  preset->classes = is_true (node, "classes");
  preset->tidy = is_true (node, "tidy");
  preset->open = is_true (node, "open");
  for (guint i = 0; marks && i < marks->keys->len; i++)
    g_hash_table_insert (
        preset->marks, g_strdup (marks->keys->pdata[i]),
        GINT_TO_POINTER (meaning_of (((RkJsonNode *)marks->children->pdata[i])->text)));
  for (guint i = 0; values && i < values->children->len; i++)
    {
      const RkJsonNode *one = values->children->pdata[i];
      RkPresetValue *value = g_new0 (RkPresetValue, 1);

      value->indicator = dup_text (one, "indicator");
      value->numerator = dup_words (one, "numerator");
      value->denominator = dup_words (one, "denominator");
      value->value = dup_words (one, "value");
      g_ptr_array_add (preset->values, value);
    }
  return preset;
}

static GPtrArray *
load (void)
{
  GPtrArray *presets = g_ptr_array_new ();
  g_autoptr (GBytes) json = rk_core_data ("indicator-presets.json");
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  g_autoptr (RkJsonNode) root = rk_json_read (text, size, &error);
  const RkJsonNode *list = root ? rk_json_member (root, "presets") : NULL;

  if (list == NULL)
    g_error ("indicator-presets.json: %s", error ? error->message : "empty");
  for (guint i = 0; i < list->children->len; i++)
    g_ptr_array_add (presets, read_preset (list->children->pdata[i]));
  return presets;
}

/* Read at the first use and kept. */
const GPtrArray *
rk_presets (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)load ());
  return (const GPtrArray *)once;
}

void
rk_preset_free (RkPreset *preset)
{
  g_ptr_array_unref (preset->values);
  g_hash_table_unref (preset->marks);
  g_strfreev (preset->words);
  g_strfreev (preset->published);
  g_free (preset->code);
  g_free (preset->name);
  g_free (preset->source);
  g_free (preset->mask_words);
  g_free (preset->answer);
  g_free (preset);
}

const RkPreset *
rk_preset_find (const char *code)
{
  const GPtrArray *presets = rk_presets ();

  for (guint i = 0; i < presets->len; i++)
    if (g_strcmp0 (((RkPreset *)presets->pdata[i])->code, code) == 0)
      return presets->pdata[i];
  return NULL;
}

/* @word: alternatives with "|" or ">" */
static gboolean
says (const char *folded, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (word, "|>", -1);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *one = rk_text_fold (words[i]);

      if (strstr (folded, one))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_all (const char *folded, char **words)
{
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] == '!' ? says (folded, words[i] + 1) : !says (folded, words[i]))
      return FALSE;
  return words != NULL;
}

/* ── what is counted ─────────────────────────────────────────────────────────────────────── */

/* 人口10万対, 千人当たり, as the fold has them */
#define PER "[十百千万一0-9][人日件]?\\)?(ニ?対(?!象)|当タ?リ|アタリ|ニツキ)"

/* All the people of a place, by whatever they are divided: 総人口, 年齢別人口, 静岡県の人口. */
#define OF_ALL                                                                                         \
  "(?<!総)(?<!日本人)(?<!推計)(?<!常住)(?<!住民)(?<!台帳)(?<!別)(?<!性)(?<!男)(?<!女)" \
  "(?<!計)(?<!年)(?<!月)(?<!日)(?<!県)(?<!市)(?<!町)(?<!村)(?<!区)(?<!国)(?<!ノ)(?<!ト)"   \
  "(?<!調査)"

/* In the place of 「歯周病健診」, 「1歳6か月児健康診査」: no 特定健診, and nothing that is a word
 * of a form. */
#define OTHER_CHECKUP "他ノ健康ノ診査"

static char *
dup_other_checkups (const char *folded)
{
  static gsize cell;
  const GRegex *others = rk_cross_regex (
      &cell,
      "(後期高齢者?(医療)?|歯科|歯周(病|疾患)?|口腔|月児|歳児|(乳|幼|乳幼|新生)児|(妊|産|妊産)婦"
      "|若年者?|就学時|学校|定期|骨粗.{1,3}症|肝炎|増進法?|生活保護(受給者)?)"
      "(等|ノ|ニ(対スル|ヨル|基ヅク))?(健康診査|健康診断|健診)");

  return g_regex_replace_literal (others, folded, -1, 0, OTHER_CHECKUP, 0, NULL);
}

/* What a rate is of is not what was counted, nor is the name of the statistics: 人口10万対,
 * 平成27年モデル人口, 人口動態調査. Nor is a part of the people: 労働力人口, 15歳以上人口. */
static char *
dup_without_bases (const char *text)
{
  g_autofree char *folded = dup_other_checkups (text);
  static gsize cell;
  const GRegex *bases = rk_cross_regex (
      &cell, "(モデル|基準|標準)人口|人口動態"
             "|人口(ニ?対|ニ占メ|比|当タ?リ|アタリ|\\(?[0-9.,十百千万]*" PER ")"
             "|(?<=[\\p{Han}\\p{Katakana}])" OF_ALL "人口|(以上|未満|以下)ノ人口");

  return g_regex_replace_literal (bases, folded, -1, 0, "", 0, NULL);
}

typedef enum
{
  COUNT_UNSAID, /* 「喫煙者」, 「0～4歳」 */
  COUNT_ANY,    /* 「総数」, 「人数」 */
  COUNT_SAID,   /* 「受診者数」 */
  COUNT_NONE,   /* a rate, a change, a rank */
} Count;

/* @part: of words, folded */
static Count
count_of_part (const char *part)
{
  static gsize cells[5];
  const GRegex *bracket = rk_cross_regex (&cells[0], "[(【\\[][^)】\\]]*[)】\\]]");
  const GRegex *rate = rk_cross_regex (&cells[1], PER "|[(【\\[][^)】\\]]*(率|割合|比|%)[)】\\]]");
  const GRegex *count = rk_cross_regex (&cells[2], "(?<![指係倍])数$");
  const GRegex *any = rk_cross_regex (&cells[3], "^((延べ?|実)?人|総|実|件)?数$");
  const GRegex *other = rk_cross_regex (&cells[4], "密度|増減|増加|順位|偏差");
  g_autofree char *bare = g_regex_replace_literal (bracket, part, -1, 0, "", 0, NULL);

  if (g_regex_match (rate, part, 0, NULL))
    return COUNT_NONE;
  if (g_regex_match (count, bare, 0, NULL))
    return g_regex_match (any, bare, 0, NULL) ? COUNT_ANY : COUNT_SAID;
  return rk_cross_is_share (part) || g_regex_match (other, part, 0, NULL) ? COUNT_NONE
                                                                          : COUNT_UNSAID;
}

/* The last of the words that says it: 「受診率｜受診者数」 is a count, 「受診者数｜割合」 none. */
static Count
count_of (const char *own)
{
  g_auto (GStrv) parts = g_strsplit (own, "|", -1); /* as the fold has ｜ */
  gboolean any = FALSE;

  for (guint i = g_strv_length (parts); i-- > 0;)
    {
      Count count = count_of_part (parts[i]);

      if (count == COUNT_SAID || count == COUNT_NONE)
        return count;
      any |= count == COUNT_ANY;
    }
  return any ? COUNT_ANY : COUNT_UNSAID;
}

/* ── which form it is ────────────────────────────────────────────────────────────────────── */

static const RkPreset *
find_form (const char *folded)
{
  const GPtrArray *presets = rk_presets ();

  for (guint i = 0; i < presets->len; i++)
    if (says_all (folded, ((RkPreset *)presets->pdata[i])->words))
      return presets->pdata[i];
  return NULL;
}

/* Whether a municipality stands there by its name, as in the title of its own table. */
static gboolean
names_municipality (const char *folded)
{
  gsize n;
  const RkArea *areas = rk_area_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = rk_text_fold (areas[i].name);

      if (strstr (folded, name))
        return TRUE;
    }
  return FALSE;
}

const RkPreset *
rk_preset_recognise (const char *text)
{
  g_autofree char *all = rk_text_fold (text);
  g_autofree char *folded = dup_without_bases (all);
  g_autofree char *named = g_strconcat (folded, "|市町", NULL);
  const RkPreset *preset = find_form (folded);

  return preset == NULL && names_municipality (all) ? find_form (named) : preset;
}

RkMarkMeaning
rk_preset_mark (const RkPreset *preset, const char *mark)
{
  gpointer meaning;

  if (g_hash_table_lookup_extended (preset->marks, mark, NULL, &meaning))
    return (RkMarkMeaning)GPOINTER_TO_INT (meaning);
  return g_str_equal (mark, "X") || g_str_equal (mark, "*") || g_str_equal (mark, "※")
             ? RK_MARK_MASKED
             : RK_MARK_UNKNOWN;
}

char *
rk_preset_dup_source (const RkPreset *preset, const char *text, int year)
{
  g_autofree char *edition = g_strdup_printf ("%d", year - preset->edition);
  g_autofree char *folded = rk_text_fold (text ? text : "");
  g_auto (GStrv) parts = NULL;

  if (preset->source == NULL || (preset->published && !says_all (folded, preset->published)))
    return NULL;
  parts = g_strsplit (preset->source, "{回}", -1);
  return g_strjoinv (edition, parts);
}

/* The title may say of what the numbers are; which of them is which the cell says itself, in the
 * last of several words, and what it is not. A number that says what it counts is not what the
 * title alone says, nor anything ("*"): @open: it does not. */
static gboolean
is_role (char **words, const char *own, const char *all, gboolean open)
{
  guint n = 0, last = 0;

  for (guint i = 0; words && words[i]; i++)
    if (*words[i] == '!' ? says (own, words[i] + 1)
                         : !says (all, words[i]) && !(open && strchr (words[i], '*')))
      return FALSE;
    else if (*words[i] != '!')
      {
        n++;
        last = i;
      }
  return n > 0 && (says (own, words[last]) || (n == 1 && open));
}

guint
rk_preset_rank (const RkPresetValue *value, RkNumberRole role, const char *own)
{
  char **words = role == RK_NUMBER_VALUE       ? value->value
                 : role == RK_NUMBER_NUMERATOR ? value->numerator
                                               : value->denominator;
  const char *last = NULL;
  g_auto (GStrv) groups = NULL;
  guint rank = 0;

  for (guint i = 0; words && words[i]; i++)
    if (*words[i] != '!')
      last = words[i];
  if (last == NULL)
    return 0;
  groups = g_strsplit (last, ">", -1);
  while (groups[rank] && groups[rank + 1] && !says (own, groups[rank]))
    rank++;
  return rank;
}

/* A value is of the kind that the card has: a count, a share, or whatever it may be. */
static gboolean
may_be_value (Count count, const char *measure)
{
  return g_strcmp0 (measure, "人数") == 0   ? count != COUNT_NONE
         : g_strcmp0 (measure, "割合") == 0 ? count != COUNT_SAID
                                            : TRUE;
}

/* Whether a number may be what the title says: it says nothing else, and the title does not say
 * that the numbers are rates, or some of them. */
static gboolean
is_open (Count count, const char *title)
{
  static gsize cell;

  return count == COUNT_ANY
         || (count == COUNT_UNSAID
             && !g_regex_match (rk_cross_regex (&cell, "率|割合|構成比"), title, 0, NULL));
}

RkNumberRole
rk_preset_role (const RkPresetValue *value,
                const char *measure,
                const char *own,
                const char *title,
                gboolean by_title)
{
  g_autofree char *plain = dup_without_bases (own);
  g_autofree char *above = dup_without_bases (title);
  g_autofree char *all = g_strjoin ("｜", plain, by_title ? above : NULL, NULL);
  Count count = count_of (own);

  /* 「労働力人口」 says of which people it is: what the title alone says it is not */
  if (count != COUNT_NONE && !g_str_equal (plain, own) && strstr (plain, "人口") == NULL)
    count = COUNT_SAID;
  if (may_be_value (count, measure) && is_role (value->value, plain, all, count != COUNT_SAID))
    return RK_NUMBER_VALUE;
  if (count == COUNT_NONE)
    return RK_NUMBER_NONE;
  if (is_role (value->numerator, plain, all, is_open (count, above)))
    return RK_NUMBER_NUMERATOR;
  return is_role (value->denominator, plain, all, is_open (count, above)) ? RK_NUMBER_DENOMINATOR
                                                                          : RK_NUMBER_NONE;
}
