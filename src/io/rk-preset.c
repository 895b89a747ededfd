#include "rk-preset.h"

#include <string.h>

#include "rk-core-data.h"
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

/* @word: alternatives with "|" or ">"; "*": anything */
static gboolean
says (const char *folded, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (word, "|>", -1);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *one = rk_text_fold (words[i]);

      if (g_str_equal (words[i], "*") || strstr (folded, one))
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

const RkPreset *
rk_preset_recognise (const char *text)
{
  const GPtrArray *presets = rk_presets ();
  g_autofree char *folded = rk_text_fold (text);

  for (guint i = 0; i < presets->len; i++)
    if (says_all (folded, ((RkPreset *)presets->pdata[i])->words))
      return presets->pdata[i];
  return NULL;
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
rk_preset_dup_source (const RkPreset *preset, int year)
{
  g_autofree char *edition = g_strdup_printf ("%d", year - preset->edition);
  g_auto (GStrv) parts = NULL;

  if (preset->source == NULL)
    return NULL;
  parts = g_strsplit (preset->source, "{回}", -1);
  return g_strjoinv (edition, parts);
}

/* The title may say of what the numbers are; which of them is which the cell says itself, in the
 * last of several words, and what it is not. */
static gboolean
is_role (char **words, const char *own, const char *all)
{
  guint n = 0, last = 0;

  for (guint i = 0; words && words[i]; i++)
    if (*words[i] == '!' ? says (own, words[i] + 1) : !says (all, words[i]))
      return FALSE;
    else if (*words[i] != '!')
      {
        n++;
        last = i;
      }
  return n == 1 || (n > 1 && says (own, words[last]));
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

RkNumberRole
rk_preset_role (const RkPresetValue *value, const char *own, const char *title)
{
  g_autofree char *all = g_strjoin ("｜", own, title, NULL);

  if (is_role (value->value, own, all))
    return RK_NUMBER_VALUE;
  if (is_role (value->numerator, own, all))
    return RK_NUMBER_NUMERATOR;
  return is_role (value->denominator, own, all) ? RK_NUMBER_DENOMINATOR : RK_NUMBER_NONE;
}
