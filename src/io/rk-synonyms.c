#include "rk-synonyms.h"
#include "rk-text.h"

#include <string.h>

/* How a heading and a word agree, the best last. */
typedef enum
{
  AGREE_NOT,
  AGREE_SUFFIX,
  AGREE_GUESS,
  AGREE_OUTSIDE_BRACKETS,
  AGREE_WHOLLY,
} Agreement;

typedef struct
{
  char *key;
  int field;
  guint rank; /* place in the field's list */
  gboolean guess;
  gboolean part;
  gboolean person; /* personal data: what follows is about that person */
  int otherwise;   /* field that has the same word, where a column holds this one already; -1 */
} Word;

struct _RkSynonyms
{
  guint n_fields;
  GPtrArray *words;   /* Word; parts are not among them */
  GHashTable *by_key; /* key → Word */
  GHashTable *parts;  /* key → Word */
};

/* The forms in which a heading is looked up. */
typedef struct
{
  char *whole;   /* remarks in brackets read along */
  char *outside; /* without them */
  char *inside;  /* only them */
  char *last;    /* behind the last ・, "" where there is none */
} Keys;

typedef struct
{
  guint column;
  const Word *word;
  Agreement agreement;
} Candidate;

/* ---- keys ---- */

static const char *
skip_number (const char *folded)
{
  const char *p = folded;
  while (g_ascii_isdigit (*p))
    p++;
  return *p ? p : folded;
}

/* Letters, digits, and the signs that are words by themselves: 〒. */
static gboolean
is_meaningful (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0x3012;
}

/* Divides @heading into what stands outside and inside of brackets. 【…】 is never part of the
 * name: it says 必須, 任意 or how to write the value. */
static void
split_brackets (const char *heading, GString *whole, GString *outside, GString *inside)
{
  guint depth = 0;
  gboolean order = FALSE; /* between 【 and 】 */

  for (const char *p = heading; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (c == 0x3010 || c == 0x3011)
        order = c == 0x3010;
      else if (order)
        continue;
      else if (type == G_UNICODE_OPEN_PUNCTUATION)
        depth++;
      else if (type == G_UNICODE_CLOSE_PUNCTUATION)
        depth -= depth > 0;
      else if (is_meaningful (c))
        {
          g_string_append_unichar (whole, c);
          g_string_append_unichar (depth > 0 ? inside : outside, c);
        }
    }
}

static void
keys_init (Keys *keys, const char *heading)
{
  g_autofree char *folded = rk_text_fold (heading);
  GString *whole = g_string_new (NULL);
  GString *outside = g_string_new (NULL);
  GString *inside = g_string_new (NULL);
  const char *joint = g_strrstr (heading, "・");

  split_brackets (skip_number (folded), whole, outside, inside);
  keys->whole = g_string_free (whole, FALSE);
  keys->outside = g_string_free (outside, FALSE);
  keys->inside = g_string_free (inside, FALSE);
  keys->last = NULL;
  if (joint)
    {
      Keys last;
      keys_init (&last, joint + strlen ("・"));
      keys->last = g_steal_pointer (&last.outside);
      g_free (last.whole);
      g_free (last.inside);
    }
}

static void
keys_clear (Keys *keys)
{
  g_free (keys->whole);
  g_free (keys->outside);
  g_free (keys->inside);
  g_free (keys->last);
}

/* ---- words ---- */

static void
word_free (gpointer data)
{
  Word *word = data;
  g_free (word->key);
  g_free (word);
}

static void
add_word (RkSynonyms *synonyms, int field, guint rank, const char *text, gboolean person)
{
  Word *word = g_new0 (Word, 1);
  GHashTable *by_key;
  Word *known;
  Keys keys;

  word->field = field;
  word->otherwise = -1;
  word->rank = rank;
  word->person = person;
  word->part = *text == '+';
  word->guess = *text == '?';
  keys_init (&keys, text);
  word->key = g_steal_pointer (&keys.whole);
  keys_clear (&keys);
  g_ptr_array_add (synonyms->words, word);
  if (*word->key == '\0')
    return;
  by_key = word->part ? synonyms->parts : synonyms->by_key;
  known = g_hash_table_lookup (by_key, word->key);
  /* A field that knows the word comes before one that only guesses. */
  if (known == NULL || (known->guess && !word->guess))
    g_hash_table_insert (by_key, word->key, word);
  else if (known->field != field && known->otherwise < 0)
    known->otherwise = field;
}

RkSynonyms *
rk_synonyms_new (const RkField *fields, guint n_fields)
{
  RkSynonyms *synonyms = g_new0 (RkSynonyms, 1);

  synonyms->n_fields = n_fields;
  synonyms->words = g_ptr_array_new_with_free_func (word_free);
  synonyms->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  synonyms->parts = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_fields; i++)
    {
      g_auto (GStrv) words = NULL;
      if (!fields[i].synonyms || fields[i].flags & RK_FIELD_INTERNAL)
        continue;
      words = g_strsplit (fields[i].synonyms, "|", 0);
      for (guint j = 0; words[j]; j++)
        add_word (synonyms, i, j, words[j], (fields[i].flags & RK_FIELD_PERSONAL) != 0);
    }
  return synonyms;
}

void
rk_synonyms_free (RkSynonyms *synonyms)
{
  if (!synonyms)
    return;
  g_hash_table_unref (synonyms->by_key);
  g_hash_table_unref (synonyms->parts);
  g_ptr_array_unref (synonyms->words);
  g_free (synonyms);
}

/* ---- agreement ---- */

/* The word that a heading begins with, NULL: none for certain. */
static const Word *
word_at_beginning (const RkSynonyms *synonyms, const char *key, gsize length)
{
  g_autofree char *beginning = g_strndup (key, length);
  const Word *word = g_hash_table_lookup (synonyms->by_key, beginning);
  return word && !word->guess ? word : NULL;
}

/* Whether what comes after @owner may be a fact of the record itself. The first field names the
 * record: 事業所名フリガナ. */
static gboolean
may_own (const Word *owner, const Word *word)
{
  return !owner || owner->field == 0 || owner->field == word->field;
}

static gboolean
begins_with_any (const char *key, const char *const *beginnings)
{
  for (; *beginnings; beginnings++)
    if (g_str_has_prefix (key, *beginnings))
      return TRUE;
  return FALSE;
}

/* 公表・名称 asks whether the name is published. */
static gboolean
is_question (const char *key)
{
  static const char *const beginnings[] = { "公表", "公開", "掲載", NULL };
  return begins_with_any (key, beginnings);
}

/* What was before, or is asked about, is no fact of the record. */
static gboolean
is_no_fact (const char *key)
{
  static const char *const past[] = { "旧", "前", "元", "変更前", "移転前", NULL };
  return begins_with_any (key, past) || is_question (key);
}

/* Whether @key ends with @word as a word of its own: prefecture_name is no name. */
static gboolean
ends_with_word (const char *key, const char *word)
{
  gsize rest = strlen (key) - strlen (word);

  if (!g_str_has_suffix (key, word) || g_utf8_strlen (word, -1) < 2)
    return FALSE;
  return rest == 0 || !(g_ascii_isalpha (*word) && g_ascii_isalpha (key[rest - 1]));
}

/* 本社電話番号; not 代表者フリガナ. Words of one character say too little. */
static const Word *
longest_ending (const RkSynonyms *synonyms, const char *key)
{
  const Word *best = NULL;

  if (is_no_fact (key))
    return NULL;
  for (guint i = 0; i < synonyms->words->len; i++)
    {
      const Word *word = g_ptr_array_index (synonyms->words, i);
      gsize rest = strlen (key) - strlen (word->key);

      if (word->part || word->guess || !ends_with_word (key, word->key)
          || (best && strlen (best->key) >= strlen (word->key)))
        continue;
      if (may_own (word_at_beginning (synonyms, key, rest), word))
        best = word;
    }
  return best;
}

/* A remark in brackets that names a field itself: 事業所名（よみがな） is the reading, but
 * 担当者（電話） neither a contact nor the workplace's telephone. Not so （代表）, only a guess. */
static const Word *
word_in_brackets (const RkSynonyms *synonyms, const Keys *keys, gboolean *of_another)
{
  const Word *word = g_hash_table_lookup (synonyms->by_key, keys->inside);
  const Word *owner;

  *of_another = word && !word->guess;
  owner = word_at_beginning (synonyms, keys->outside, strlen (keys->outside));
  return *of_another && owner && owner->field == 0 ? word : NULL;
}

/* 規模・従業員数: the last part. Under 所在地 a 郵便番号 is likely that of the workplace; under a
 * person (代表者・電話番号) it is not. */
static const Word *
word_of_last_part (const RkSynonyms *synonyms, const Keys *keys, Agreement *agreement)
{
  const Word *word = keys->last ? g_hash_table_lookup (synonyms->by_key, keys->last) : NULL;
  const Word *owner;

  if (!word || !g_str_has_suffix (keys->outside, keys->last) || is_no_fact (keys->outside))
    return NULL;
  owner = word_at_beginning (synonyms, keys->outside, strlen (keys->outside) - strlen (keys->last));
  if (!may_own (owner, word))
    {
      *agreement = AGREE_SUFFIX;
      return owner->person ? NULL : word;
    }
  return word;
}

static Agreement
find_word (const RkSynonyms *synonyms, const Keys *keys, const Word **word)
{
  Agreement agreement = AGREE_WHOLLY;
  gboolean of_another = FALSE;

  *word = g_hash_table_lookup (synonyms->by_key, keys->whole);
  if (!*word)
    {
      agreement = AGREE_OUTSIDE_BRACKETS;
      *word = word_in_brackets (synonyms, keys, &of_another);
      if (!*word && !of_another)
        *word = g_hash_table_lookup (synonyms->by_key, keys->outside);
      if (!*word && !of_another)
        *word = word_of_last_part (synonyms, keys, &agreement);
    }
  if (*word)
    return (*word)->guess ? MIN (agreement, AGREE_GUESS) : agreement;
  *word = longest_ending (synonyms, keys->whole);
  if (!*word && !of_another)
    *word = longest_ending (synonyms, keys->outside);
  return *word ? AGREE_SUFFIX : AGREE_NOT;
}

/* ---- matching ---- */

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->agreement != y->agreement)
    return (int)y->agreement - (int)x->agreement;
  if (x->word->rank != y->word->rank)
    return (int)x->word->rank - (int)y->word->rank;
  return (int)x->column - (int)y->column;
}

/* The field that column is a part of, -1: none */
static int
field_of_part (const RkSynonyms *synonyms, const Keys *keys)
{
  const Word *word = g_hash_table_lookup (synonyms->parts, keys->whole);
  if (!word)
    word = g_hash_table_lookup (synonyms->parts, keys->outside);
  return word ? word->field : -1;
}

/* The columns of a field's parts, where no column holds it whole. Two columns are too few if one is
 * a field of its own: beside 市町名, 町名番地 is the whole address. */
static void
assign_parts (const RkSynonyms *synonyms,
              const Keys *keys,
              guint n_columns,
              const GArray *candidates,
              RkHeadingMatch *matches)
{
  g_autofree guint *n_parts = g_new0 (guint, synonyms->n_fields + 1);
  g_autofree guint *n_needed = g_new0 (guint, synonyms->n_fields + 1);

  for (guint i = 0; i < n_columns; i++)
    {
      int field = field_of_part (synonyms, &keys[i]);
      if (field >= 0)
        n_parts[field]++;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      int field = field_of_part (synonyms, &keys[candidate->column]);
      if (candidate->agreement < AGREE_OUTSIDE_BRACKETS)
        continue;
      if (field >= 0)
        n_needed[field] = 3;
      n_parts[candidate->word->field] = 0;
    }
  for (guint i = 0; i < n_columns; i++)
    {
      int field = field_of_part (synonyms, &keys[i]);
      if (field >= 0 && n_parts[field] >= MAX (n_needed[field], 2))
        matches[i] = (RkHeadingMatch){ field, RK_MATCH_EXACT, TRUE };
    }
}

static void
assign_best (const GArray *candidates, guint n_fields, RkHeadingMatch *matches, guint n_columns)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n_fields + 1);

  for (guint i = 0; i < n_columns; i++)
    if (matches[i].field >= 0)
      taken[matches[i].field] = TRUE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      RkHeadingMatch *match = &matches[candidate->column];
      if (match->field >= 0 || taken[candidate->word->field])
        continue;
      taken[candidate->word->field] = TRUE;
      match->field = candidate->word->field;
      match->confidence
          = candidate->agreement >= AGREE_OUTSIDE_BRACKETS ? RK_MATCH_EXACT : RK_MATCH_GUESSED;
    }
  /* 職名 and 役職 beside each other: of a word that two fields have, the other one. */
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      RkHeadingMatch *match = &matches[candidate->column];
      int other = candidate->word->otherwise;

      if (match->field >= 0 || other < 0 || taken[other]
          || candidate->agreement < AGREE_OUTSIDE_BRACKETS)
        continue;
      taken[other] = TRUE;
      match->field = other;
      match->confidence = RK_MATCH_EXACT;
    }
}

RkHeadingMatch *
rk_synonyms_match (const RkSynonyms *synonyms, const char *const *headings, guint n_headings)
{
  RkHeadingMatch *matches = g_new0 (RkHeadingMatch, n_headings + 1);
  g_autofree Keys *keys = g_new0 (Keys, n_headings + 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < n_headings; i++)
    {
      Candidate candidate = { .column = i };
      matches[i].field = -1;
      keys_init (&keys[i], headings[i]);
      candidate.agreement = find_word (synonyms, &keys[i], &candidate.word);
      if (candidate.word)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  assign_parts (synonyms, keys, n_headings, candidates, matches);
  assign_best (candidates, synonyms->n_fields, matches, n_headings);
  for (guint i = 0; i < n_headings; i++)
    keys_clear (&keys[i]);
  return matches;
}

gboolean
rk_synonyms_knows (const RkSynonyms *synonyms, const char *heading)
{
  Keys keys;
  gboolean known;

  keys_init (&keys, heading);
  known = g_hash_table_contains (synonyms->by_key, keys.whole)
          || g_hash_table_contains (synonyms->by_key, keys.outside)
          || g_hash_table_contains (synonyms->parts, keys.whole);
  keys_clear (&keys);
  return known;
}

gboolean
rk_synonyms_needs (const RkSynonyms *synonyms, const char *heading, const char *group)
{
  g_autofree char *joined = g_strconcat (group, heading, NULL);
  Keys both, alone;
  const Word *with, *without;
  gboolean needs;

  keys_init (&both, joined);
  keys_init (&alone, heading);
  with = g_hash_table_lookup (synonyms->by_key, both.whole);
  without = g_hash_table_lookup (synonyms->by_key, alone.whole);
  needs = with ? !with->guess && (!without || without->guess || without->field != with->field)
               : without && is_question (both.whole);
  keys_clear (&both);
  keys_clear (&alone);
  return needs;
}
