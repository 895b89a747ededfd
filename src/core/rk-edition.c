#include "rk-edition.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-json-reader.h"
#include "rk-level.h"

#define MOST_ITEMS 500
#define MOST_CODE 40
#define MOST_TEXT 2000

static void
clear_level (gpointer data)
{
  RkEditionLevel *level = data;

  g_free (level->code);
  g_free (level->label);
  g_free (level->title);
}

static void
clear_block (gpointer data)
{
  RkEditionBlock *block = data;

  g_free (block->code);
  g_free (block->title);
}

static void
clear_mark (gpointer data)
{
  RkEditionMark *mark = data;

  g_free (mark->code);
  g_free (mark->mark);
  g_free (mark->label);
}

static void
clear_item (gpointer data)
{
  RkEditionItem *item = data;

  g_free (item->code);
  g_free (item->label);
  g_free (item->hint);
  g_free (item->effort);
  g_free (item->owner);
  g_free (item->examples);
  g_free (item->evidence);
  g_free (item->follows);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint)size);

  g_array_set_clear_func (array, clear);
  return array;
}

RkEdition *
rk_edition_new (void)
{
  RkEdition *self = g_new0 (RkEdition, 1);

  g_atomic_ref_count_init (&self->refs);
  self->levels = new_array (sizeof (RkEditionLevel), clear_level);
  self->blocks = new_array (sizeof (RkEditionBlock), clear_block);
  self->marks = new_array (sizeof (RkEditionMark), clear_mark);
  self->items = new_array (sizeof (RkEditionItem), clear_item);
  return self;
}

RkEdition *
rk_edition_ref (RkEdition *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_edition_unref (RkEdition *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->code);
  g_free (self->title);
  g_free (self->version);
  g_free (self->target);
  g_free (self->unit);
  g_free (self->fidelity);
  g_free (self->source);
  g_free (self->scale);
  g_free (self->method);
  g_free (self->rule);
  g_free (self->note);
  g_free (self->fixed_on);
  g_array_unref (self->levels);
  g_array_unref (self->blocks);
  g_array_unref (self->marks);
  g_array_unref (self->items);
  g_free (self);
}

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

int
rk_edition_find_level (const RkEdition *self, const char *code)
{
  for (guint i = 0; i < self->levels->len; i++)
    if (g_strcmp0 (rk_edition_level (self, i)->code, code) == 0)
      return (int)i;
  return -1;
}

int
rk_edition_find_block (const RkEdition *self, const char *code)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (g_strcmp0 (rk_edition_block (self, i)->code, code) == 0)
      return (int)i;
  return -1;
}

int
rk_edition_find_item (const RkEdition *self, const char *code)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (rk_edition_item (self, i)->code, code) == 0)
      return (int)i;
  return -1;
}

int
rk_edition_find_item_id (const RkEdition *self, gint64 id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (rk_edition_item (self, i)->id == id)
      return (int)i;
  return -1;
}

/* One sign for what people and files write for it. */
static const char *
plain_mark (const char *text)
{
  static const struct
  {
    const char *mark;
    const char *forms;
  } forms[] = {
    { "○", "○|〇|◯|o|O|Ｏ|ｏ" },  { "△", "△|▲|t|T" },
    { "×", "×|✕|✖|╳|x|X|ｘ|Ｘ" }, { "－", "－|ー|-|−|–|—|―|na|NA|N/A|対象外|非該当" },
    { "✓", "✓|✔|レ|済|はい" },    { "□", "□|未|いいえ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) all = g_strsplit (forms[i].forms, "|", -1);

      if (g_strv_contains ((const char *const *)all, text))
        return forms[i].mark;
    }
  return text;
}

/* The signs come first: the mark 1 of four steps has the code 0. */
int
rk_edition_find_mark (const RkEdition *self, const char *text)
{
  g_autofree char *typed = text ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
  g_autofree char *narrow = text ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;

  if (typed == NULL || narrow == NULL)
    return -1;
  g_strstrip (typed);
  g_strstrip (narrow);
  for (guint round = 0; round < 4; round++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const RkEditionMark *mark = rk_edition_mark (self, i);

        if ((round == 0
             && (g_strcmp0 (mark->mark, typed) == 0 || g_strcmp0 (mark->mark, narrow) == 0))
            || (round == 1 && g_strcmp0 (mark->code, narrow) == 0)
            || (round == 2 && g_strcmp0 (mark->label, typed) == 0)
            || (round == 3
                && (g_strcmp0 (mark->mark, plain_mark (typed)) == 0
                    || g_strcmp0 (mark->mark, plain_mark (narrow)) == 0)))
          return (int)i;
      }
  return -1;
}

int
rk_edition_full_mark (const RkEdition *self)
{
  int best = -1;

  for (guint i = 0; i < self->marks->len; i++)
    if (best < 0 || rk_edition_mark (self, i)->points > rk_edition_mark (self, (guint)best)->points)
      best = (int)i;
  return best;
}

int
rk_edition_full_points (const RkEdition *self)
{
  int best = rk_edition_full_mark (self);

  return best < 0 ? 0 : rk_edition_mark (self, (guint)best)->points;
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *code;
  const char *words;
} Words;

static const char *
look_up (const Words *words, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return words[i].words;
  return code ? code : "";
}

const char *
rk_fidelity_words (const char *fidelity)
{
  static const Words words[] = { { RK_FIDELITY_OFFICIAL, "公表版" },
                                 { RK_FIDELITY_LEVELS, "独自" },
                                 { RK_FIDELITY_RECONSTRUCTED, "再構成版" },
                                 { RK_FIDELITY_OWN, "独自" },
                                 { NULL, "独自" } };

  return look_up (words, G_N_ELEMENTS (words), fidelity);
}

const char *
rk_fidelity_sentence (const char *fidelity)
{
  static const Words words[] = {
    { RK_FIDELITY_OFFICIAL, "【公表版】事務局が公表された項目を入力したものです。正本は公表元の資料"
                            "で確かめてください。" },
    { RK_FIDELITY_LEVELS, "【独自】段階の名前と意味は公表資料の要約ですが、項目は独自に作成したもの"
                          "です。公的な様式ではありません。" },
    { RK_FIDELITY_RECONSTRUCTED,
      "【再構成版】正式な項目は未入手のため、公表されている説明をもとに作成したものです。"
      "公的な様式ではありません。" },
    { RK_FIDELITY_OWN, "【独自】項目は独自に作成したものです。公的な様式ではありません。" },
  };
  const char *found = look_up (words, G_N_ELEMENTS (words), fidelity);

  return found == fidelity || *found == '\0' ? words[3].words : found;
}

const char *
rk_target_words (const char *target)
{
  static const Words words[] = { { "secondary_medical_area", "二次医療圏" },
                                 { "prefecture", "都道府県" },
                                 { "municipality_or_prefecture", "市町村・都道府県" },
                                 { "insurer_and_employer", "保険者・事業主" },
                                 { "workplace", "事業所" },
                                 { "secretariat", "事務局" } };

  return look_up (words, G_N_ELEMENTS (words), target);
}

const char *
rk_unit_words (const char *unit)
{
  static const Words words[] = { { RK_UNIT_COUNCIL, "協議会" },
                                 { RK_UNIT_PROJECT, "事業" },
                                 { RK_UNIT_INSURER, "保険者・事業主" },
                                 { RK_UNIT_WORKPLACE, "事業所" },
                                 { RK_UNIT_MEETING, "会議" } };

  return look_up (words, G_N_ELEMENTS (words), unit);
}

const char *
rk_level_short (const char *label)
{
  return g_str_has_prefix (label, "レベル") ? label + strlen ("レベル") : label;
}

/* ── whether it is whole ─────────────────────────────────────────────────────────────────── */

static gboolean
check_text (guint line, const char *what, const char *text, gsize most, GError **error)
{
  if (text == NULL || *text == '\0')
    return rk_json_refuse (error, line, _ ("%s is missing."), what);
  if (g_utf8_strlen (text, -1) > (glong)most)
    return rk_json_refuse (error, line, _ ("%s is longer than %u characters."), what, (guint)most);
  for (const char *c = text; *c; c++)
    if ((guchar)*c < 0x20 && *c != '\n' && *c != '\t')
      return rk_json_refuse (error, line, _ ("%s holds a character that cannot be printed."), what);
  return TRUE;
}

static gboolean
check_code (guint line, const char *what, const char *code, GHashTable *seen, GError **error)
{
  if (!check_text (line, what, code, MOST_CODE, error))
    return FALSE;
  if (strpbrk (code, " \t\n,:@\"") != NULL)
    return rk_json_refuse (error, line, _ ("“%s” holds a blank or one of , : @ \""), code);
  if (!g_hash_table_add (seen, (gpointer)code))
    return rk_json_refuse (error, line, _ ("“%s” is there twice."), code);
  return TRUE;
}

static gboolean
check_marks (const RkEdition *self, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) points = g_hash_table_new (NULL, NULL);
  guint line = self->line;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (self, i);

      if (!check_code (line, _ ("The code of a mark"), mark->code, codes, error)
          || !check_code (line, _ ("The sign of a mark"), mark->mark, marks, error)
          || !check_text (line, _ ("The name of a mark"), mark->label, MOST_CODE, error))
        return FALSE;
      if (mark->points != RK_POINTS_NONE
          && (mark->points < 0 || mark->points > 100
              || !g_hash_table_add (points, GINT_TO_POINTER (mark->points + 1))))
        return rk_json_refuse (error, line, _ ("The points of “%s” are no number of their own."),
                               mark->mark);
    }
  if (g_hash_table_size (points) < 2 || !g_hash_table_contains (points, GINT_TO_POINTER (1)))
    return rk_json_refuse (error, line, _ ("The scale needs a mark of 0 points and a better one."));
  if (self->marks->len > g_hash_table_size (points) + 1 || self->marks->len > 8)
    return rk_json_refuse (error, line, _ ("The scale has too many marks."));
  return TRUE;
}

static gboolean
check_items (const RkEdition *self, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean levels = g_strcmp0 (self->method, RK_METHOD_LEVELS) == 0;
  gboolean required = FALSE;

  if (self->items->len == 0 || self->items->len > MOST_ITEMS)
    return rk_json_refuse (error, self->line, _ ("“%s” has %u items; 1 to %u are possible."),
                           self->title, self->items->len, MOST_ITEMS);
  for (guint i = 0; i < self->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (self, i);

      if (!check_code (item->line, _ ("The code of an item"), item->code, codes, error)
          || !check_text (item->line, _ ("The text of an item"), item->label, MOST_TEXT, error)
          || (item->hint
              && !check_text (item->line, _ ("The hint of an item"), item->hint, MOST_TEXT, error)))
        return FALSE;
      if (levels && item->required && item->level < 0)
        return rk_json_refuse (error, item->line, _ ("“%s” is required but of no level."),
                               item->code);
      required |= item->required;
    }
  if (levels && !required)
    return rk_json_refuse (error, self->line,
                           _ ("“%s” has no required item, so no level can be told."), self->title);
  return TRUE;
}

gboolean
rk_edition_check (const RkEdition *self, GError **error)
{
  g_autoptr (GHashTable) blocks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) levels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);

  if (!check_code (self->line, _ ("The code of the edition"), self->code, own, error)
      || !check_text (self->line, _ ("The title of the edition"), self->title, 100, error)
      || !check_text (self->line, _ ("The version of the edition"), self->version, MOST_CODE,
                      error))
    return FALSE;
  if (strpbrk (self->version, " \t\n@") != NULL)
    return rk_json_refuse (error, self->line, _ ("The version “%s” holds a blank or @."),
                           self->version);
  if (g_strcmp0 (self->method, RK_METHOD_LEVELS) != 0
      && g_strcmp0 (self->method, RK_METHOD_RATES) != 0
      && g_strcmp0 (self->method, RK_METHOD_DONE) != 0)
    return rk_json_refuse (error, self->line, _ ("The rule “%s” is not known."),
                           self->method ? self->method : "");
  if (self->levels->len > RK_MOST_LEVELS)
    return rk_json_refuse (error, self->line, _ ("There are more than %u levels."), RK_MOST_LEVELS);
  for (guint i = 0; i < self->blocks->len; i++)
    if (!check_code (self->line, _ ("The code of a block"), rk_edition_block (self, i)->code,
                     blocks, error)
        || !check_text (self->line, _ ("The title of a block"), rk_edition_block (self, i)->title,
                        100, error))
      return FALSE;
  for (guint i = 0; i < self->levels->len; i++)
    if (!check_code (self->line, _ ("The code of a level"), rk_edition_level (self, i)->code,
                     levels, error)
        || !check_text (self->line, _ ("The name of a level"), rk_edition_level (self, i)->label,
                        MOST_CODE, error))
      return FALSE;
  return check_items (self, error) && check_marks (self, error);
}

char *
rk_edition_dup_sentence (const RkEdition *self)
{
  gboolean levels = g_strcmp0 (self->method, RK_METHOD_LEVELS) == 0;

  return g_strdup_printf ("%s%s%s%s%s　版　%s", rk_fidelity_sentence (self->fidelity),
                          levels ? "段階の判定のしかたも独自のものです。" : "",
                          self->source ? "　出典（もとにした資料）　" : "",
                          self->source ? self->source : "",
                          self->note && strstr (self->note, "商標")
                              ? "　健康経営は特定非営利活動法人健康経営研究会の登録商標です。"
                              : "",
                          self->version);
}
