/* What the headings of a published table say of each column of numbers, and which labels it is of.
 */
#include "rk-cross-private.h"

#include <string.h>

#include "rk-text.h"

gboolean
rk_cross_holds_numbers (RkCrossRole role)
{
  return role == RK_CROSS_NONE || role >= RK_CROSS_NUMERATOR;
}

/* ── words and places ────────────────────────────────────────────────────────────────────── */

guint
rk_cross_place_of_word (RkCrossTable *table, const char *word)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (table->word_places, word, NULL, &place))
    {
      char *copy = g_strdup (word);

      place = GUINT_TO_POINTER (table->words->len);
      g_ptr_array_add (table->words, copy);
      g_hash_table_insert (table->word_places, copy, place);
    }
  return GPOINTER_TO_UINT (place);
}

int
rk_cross_place_of_area (RkCrossTable *table, const char *code, const char *name)
{
  gpointer place;
  RkCrossArea *area;

  if (g_hash_table_lookup_extended (table->area_places, code, NULL, &place))
    return GPOINTER_TO_INT (place);
  area = g_new (RkCrossArea, 1);
  *area = (RkCrossArea){ g_strdup (code), g_strdup (name) };
  g_hash_table_insert (table->area_places, area->code, GINT_TO_POINTER (table->areas->len));
  g_ptr_array_add (table->areas, area);
  return (int)table->areas->len - 1;
}

/* Whether one of the parts of @words is @word. */
static gboolean
says (const char *words, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (words, "｜", -1);

  return word && g_strv_contains ((const char *const *)parts, word);
}

RkCrossRole
rk_cross_role_of_words (const RkCrossMap *map, const char *words)
{
  if (!map->numerator && !map->denominator && !map->value)
    return RK_CROSS_NONE;
  return says (words, map->numerator)     ? RK_CROSS_NUMERATOR
         : says (words, map->denominator) ? RK_CROSS_DENOMINATOR
         : says (words, map->value)       ? RK_CROSS_VALUE
                                          : RK_CROSS_NONE;
}

/* ── headings ────────────────────────────────────────────────────────────────────────────── */

void
rk_cross_add_word (GString *words, const char *text)
{
  g_string_append_printf (words, "%s%s", words->len ? "｜" : "", text);
}

/* What each heading says by itself; @axis tells what 計 is of. */
static void
read_by_itself (const char *text, RkCrossRole axis, RkCrossColumn *column, GString *words)
{
  g_autofree char *rest = NULL;
  char sex = rk_cross_sex (text, &rest);
  int year = rk_cross_year (text);
  guint from, to;

  if (sex)
    {
      column->sex = sex;
      if (rest)
        read_by_itself (rest, RK_CROSS_NONE, column, words);
    }
  else if (rk_cross_is_age (text, &from, &to)
           || (axis == RK_CROSS_AGE && rk_age_parse (text, &from, &to)))
    {
      column->from = from;
      column->to = to;
    }
  else if (rk_cross_is_total (text))
    {
      if (axis == RK_CROSS_AGE || (axis != RK_CROSS_SEX && column->sex))
        column->total = TRUE;
      else if (axis == RK_CROSS_SEX)
        column->sex = 'T';
    }
  else if (year)
    {
      column->year = year;
      column->early = rk_cross_is_early (text);
    }
  else if (!rk_cross_is_value (text))
    rk_cross_add_word (words, text);
}

static void
read_heading (
    RkCrossReading *self, guint row, const char *text, RkCrossColumn *column, GString *words)
{
  RkCrossRole axis = rk_cross_map_heading (self->map, row);
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;

  switch (axis)
    {
    case RK_CROSS_IGNORED:
      break;
    case RK_CROSS_WORDS:
    case RK_CROSS_ANSWER:
      rk_cross_add_word (words, text);
      break;
    case RK_CROSS_PREFECTURE:
    case RK_CROSS_AREA_CODE:
    case RK_CROSS_AREA_NAME:
      if (rk_cross_resolve (NULL, axis == RK_CROSS_AREA_CODE ? text : NULL, text, self->medical,
                            &code, &name))
        column->area = rk_cross_place_of_area (self->table, code, name);
      break;
    case RK_CROSS_NONE:
    case RK_CROSS_SEX:
    case RK_CROSS_AGE:
    case RK_CROSS_YEAR:
    case RK_CROSS_NUMERATOR:
    case RK_CROSS_DENOMINATOR:
    case RK_CROSS_VALUE:
    default:
      read_by_itself (text, axis, column, words);
      break;
    }
}

/* ── sexes that cannot be read ───────────────────────────────────────────────────────────── */

/* Whether a heading of a row says a sex. */
static gboolean
has_sexes (const RkCrossReading *self, guint row)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_autofree char *rest = NULL;

      if (rk_cross_sex (rk_cross_grid_cell (self->grid, row, c), &rest))
        return TRUE;
    }
  return FALSE;
}

/* The heading of a column without a sex that should say one: it seems to, or somebody said that
 * its row does, and none of the row is understood. (nullable) */
static const char *
doubtful_heading (const RkCrossReading *self, guint column)
{
  for (guint r = self->map->first_heading; r < self->map->first; r++)
    {
      RkCrossRole axis = rk_cross_map_heading (self->map, r);
      const char *text = rk_cross_heading (self->map, self->grid, r, column);

      if (axis != RK_CROSS_NONE && axis != RK_CROSS_SEX && axis != RK_CROSS_AGE
          && axis != RK_CROSS_YEAR)
        continue;
      if (rk_cross_doubts_sex (text)
          || (axis == RK_CROSS_SEX && *text && !rk_cross_is_total (text) && !has_sexes (self, r)))
        return text;
    }
  return NULL;
}

void
rk_cross_read_column (RkCrossReading *self, guint c)
{
  RkCrossColumn *column = &self->columns[c];
  RkCrossRole role = rk_cross_map_column (self->map, c);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *last = "";
  gboolean total = FALSE, again = FALSE;

  *column = (RkCrossColumn){ .to = RK_AGE_OPEN, .area = -1, .role = role };
  if (!rk_cross_holds_numbers (role)
      || (role == RK_CROSS_NONE && !rk_cross_holds_values (self->map, self->grid, c)))
    return;
  for (guint r = self->map->first_heading; r < self->map->first; r++)
    {
      const char *text = rk_cross_heading (self->map, self->grid, r, c);

      if (*text && !g_str_equal (text, last))
        read_heading (self, r, text, column, words);
      total |= rk_cross_is_total (text);
      again |= rk_cross_is_again (text);
      last = text;
    }
  column->words = rk_cross_place_of_word (self->table, words->str);
  if (role == RK_CROSS_NONE)
    column->role = rk_cross_role_of_words (self->map, words->str);
  /* a column without anything over it is a running number beside the table */
  column->used = role != RK_CROSS_NONE || total || words->len || column->sex || column->year
                 || column->total || column->from || column->to != RK_AGE_OPEN || column->area >= 0;
  if (role == RK_CROSS_NONE && again && column->used)
    {
      column->used = FALSE; /* a part of another column */
      self->n_again++;
    }
  if (column->used && column->sex == 0 && doubtful_heading (self, c))
    {
      column->used = FALSE;
      rk_cross_leave_column (&self->sexes_over, c + 1, doubtful_heading (self, c));
    }
}

/* ── men here, women beside them ─────────────────────────────────────────────────────────── */

static gboolean
is_label (const RkCrossReading *self, guint column)
{
  RkCrossRole role = rk_cross_map_column (self->map, column);

  return !rk_cross_holds_numbers (role) && role != RK_CROSS_IGNORED;
}

/* Labels that come again after numbers, under the same headings: what follows is of them. */
void
rk_cross_find_blocks (RkCrossReading *self)
{
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean numbers = FALSE;

  for (guint c = 0; c < self->n_columns; c++)
    {
      char *heading = rk_cross_map_dup_heading (self->map, self->grid, c);

      numbers |= self->columns[c].used;
      self->columns[c].again
          = is_label (self, c) && *heading && g_hash_table_contains (headings, heading);
      if (numbers && self->columns[c].again)
        {
          self->n_blocks++;
          numbers = FALSE;
        }
      self->columns[c].block = self->n_blocks;
      if (is_label (self, c))
        g_hash_table_add (headings, heading);
      else
        g_free (heading);
    }
  self->n_blocks++;
}

gboolean
rk_cross_is_label_of (const RkCrossReading *self, guint column, guint block)
{
  g_autofree char *heading = NULL;

  if (!is_label (self, column) || self->columns[column].block == block)
    return is_label (self, column);
  if (self->columns[column].block > 0)
    return FALSE;
  /* what stands before all of them once */
  heading = rk_cross_map_dup_heading (self->map, self->grid, column);
  for (guint c = column + 1; c < self->n_columns; c++)
    {
      g_autofree char *other = NULL;

      if (self->columns[c].block != block || !self->columns[c].again)
        continue;
      other = rk_cross_map_dup_heading (self->map, self->grid, c);
      if (g_str_equal (heading, other))
        return FALSE;
    }
  return TRUE;
}

/* ── rates of the counts before them ─────────────────────────────────────────────────────── */

/* Of what so many are: 「保健指導対象者数」 → 保健指導. (nullable): it does not say */
static char *
dup_subject (const char *words)
{
  static gsize cell;
  const GRegex *people
      = rk_cross_regex (&cell, "^([^｜]{2,}?)の?(対象者|受診者|利用者|回答者|被保険者)数?"
                               "([（(]人[）)])?$");
  g_autoptr (GMatchInfo) info = NULL;

  return g_regex_match (people, words, 0, &info) ? g_match_info_fetch (info, 1) : NULL;
}

static const char *
words_of (const RkCrossReading *self, guint column)
{
  return rk_cross_word (self->table, self->columns[column].words);
}

/* A rate that stands once more, of the same people, place and year. -1: it does not */
static int
find_before (const RkCrossReading *self, guint column)
{
  const RkCrossColumn *own = &self->columns[column];

  for (guint c = column; c-- > 0;)
    {
      const RkCrossColumn *other = &self->columns[c];

      if (other->used && other->words == own->words && other->block == own->block
          && other->sex == own->sex && other->year == own->year && other->area == own->area
          && other->from == own->from && other->to == own->to && other->total == own->total)
        return (int)c;
    }
  return -1;
}

/* What counts from @first on say of the people, is so of all columns up to the rate @last. */
static void
name_group (RkCrossReading *self, guint first, guint last)
{
  g_autofree char *subject = NULL;

  for (guint c = first; c < last && subject == NULL; c++)
    if (self->columns[c].used)
      subject = dup_subject (words_of (self, c));
  for (guint c = first; c <= last && subject; c++)
    if (self->columns[c].used && strstr (words_of (self, c), subject) == NULL)
      {
        g_autofree char *words = g_strjoin ("｜", subject, words_of (self, c), NULL);

        self->columns[c].words = rk_cross_place_of_word (self->table, words);
      }
}

/* In one row of headings each 「実施率」 is of the counts before it. */
void
rk_cross_name_rates (RkCrossReading *self)
{
  g_autofree int *before = g_new (int, self->n_columns);
  guint first = 0;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const RkCrossColumn *column = &self->columns[c];
      gboolean rate
          = column->used && column->role == RK_CROSS_NONE && rk_cross_is_share (words_of (self, c));

      before[c] = rate ? find_before (self, c) : -1;
    }
  for (guint c = 0; c < self->n_columns; c++)
    {
      gboolean again = FALSE;

      for (guint k = c + 1; k < self->n_columns && !again; k++)
        again = before[k] == (int)c;
      if (!again && before[c] < 0)
        continue;
      name_group (self, first, c);
      first = c + 1;
    }
}

/* What was recognised, for a person to check. */
void
rk_cross_note_heading (RkCrossReading *self, guint c)
{
  RkCrossRole role = rk_cross_map_column (self->map, c);
  g_autofree char *text = rk_cross_map_dup_heading (self->map, self->grid, c);

  if (role != RK_CROSS_NONE && *text)
    g_ptr_array_add (self->table->headings,
                     g_strdup_printf ("%s → %s", text, rk_cross_role_label (role)));
}

/* What one heading of a column of numbers says. */
static RkCrossRole
said_over (const RkCrossReading *self, guint row, guint column, const char *text)
{
  const RkCrossColumn *own = &self->columns[column];
  RkCrossRole axis = rk_cross_map_heading (self->map, row);
  g_autofree char *rest = NULL;
  guint from, to;

  if (*text == '\0' || axis == RK_CROSS_IGNORED || axis == RK_CROSS_WORDS)
    return RK_CROSS_NONE;
  if (axis == RK_CROSS_ANSWER)
    return axis;
  if (rk_cross_sex (text, &rest))
    return RK_CROSS_SEX;
  if (rk_cross_is_age (text, &from, &to))
    return RK_CROSS_AGE;
  if (rk_cross_is_total (text))
    return own->total ? RK_CROSS_AGE : axis == RK_CROSS_SEX ? axis : RK_CROSS_NONE;
  return rk_cross_year (text) ? RK_CROSS_YEAR : RK_CROSS_NONE;
}

#define FEW 4

/* 「男・女」; of many the first, the last, and how many they are: 「40～44歳…中計（8）」. */
static char *
dup_some (const GPtrArray *list)
{
  GString *out = g_string_new (NULL);

  if (list->len > FEW)
    g_string_append_printf (out, "%s…%s（%u）", (char *)list->pdata[0],
                            (char *)list->pdata[list->len - 1], list->len);
  for (guint i = 0; i < list->len && list->len <= FEW; i++)
    g_string_append_printf (out, "%s%s", i ? "・" : "", (char *)list->pdata[i]);
  return g_string_free (out, FALSE);
}

void
rk_cross_note_across (RkCrossReading *self)
{
  static const RkCrossRole roles[] = { RK_CROSS_SEX, RK_CROSS_AGE, RK_CROSS_YEAR, RK_CROSS_ANSWER };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) list = g_ptr_array_new ();
      g_autofree char *some = NULL;

      for (guint c = 0; c < self->n_columns; c++)
        for (guint r = self->map->first_heading; r < self->map->first && self->columns[c].used; r++)
          {
            const char *text = rk_cross_heading (self->map, self->grid, r, c);

            if (said_over (self, r, c, text) == roles[i]
                && !g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
              g_ptr_array_add (list, (gpointer)text);
          }
      some = dup_some (list);
      if (list->len)
        g_ptr_array_add (self->table->across,
                         g_strdup_printf ("%s → %s", some, rk_cross_role_label (roles[i])));
    }
}
