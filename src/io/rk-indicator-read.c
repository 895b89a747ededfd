/* The numbers of a table → observations, as its form says. */
#include "rk-indicator-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-cross-private.h"
#include "rk-error.h"
#include "rk-text.h"

/* ── observations ────────────────────────────────────────────────────────────────────────── */

void
rk_indicator_reading_init (RkIndicatorReading *self, GPtrArray *problems)
{
  *self = (RkIndicatorReading){ .problems = problems };
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_observation_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->used = g_hash_table_new (NULL, NULL);
  self->sources = g_hash_table_new (NULL, NULL);
}

void
rk_indicator_reading_clear (RkIndicatorReading *self)
{
  g_ptr_array_unref (self->list);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->used);
  g_hash_table_unref (self->sources);
}

#define KEY_SIZE 128

static void
fill_key (char key[KEY_SIZE], gint64 indicator, const char *area, int year, char sex)
{
  g_snprintf (key, KEY_SIZE, "%" G_GINT64_FORMAT "/%d/%c/%s", indicator, year, sex ? sex : 'T',
              area);
}

gboolean
rk_indicator_reading_has (const RkIndicatorReading *self, const RkObservation *other)
{
  char key[KEY_SIZE];

  fill_key (key, other->indicator, other->area, other->year, other->sex);
  return g_hash_table_contains (self->places, key);
}

RkObservation *
rk_indicator_reading_get (RkIndicatorReading *self,
                          gint64 indicator,
                          const char *area,
                          const char *area_name,
                          int year,
                          char sex)
{
  char key[KEY_SIZE];
  RkObservation *o;

  fill_key (key, indicator, area, year, sex);
  o = g_hash_table_lookup (self->places, key);
  if (o)
    return o;
  o = rk_observation_new (area, area_name, year, sex ? sex : 'T');
  o->indicator = indicator;
  g_ptr_array_add (self->list, o);
  g_hash_table_insert (self->places, g_strdup (key), o);
  return o;
}

RkAgeCount *
rk_indicator_reading_class (RkObservation *o, guint from, guint to, gboolean total)
{
  RkAgeCount *count = rk_observation_find (o, from, to, total);

  return count ? count : rk_observation_add (o, from, to, total);
}

/* ── one number ──────────────────────────────────────────────────────────────────────────── */

void
rk_indicator_add_number (
    double *to, guint8 *masked, const RkCrossCell *cell, RkMarkMeaning meaning, guint *n_masked)
{
  if (cell->mark == NULL || meaning == RK_MARK_ZERO)
    *to = (isnan (*to) ? 0 : *to) + (cell->mark ? 0 : cell->number);
  else if (meaning == RK_MARK_MASKED)
    {
      *to = isnan (*to) ? 0 : *to;
      if (*masked < 250)
        ++*masked;
      ++*n_masked;
    }
}

gboolean
rk_indicator_place_cell (RkIndicatorReading *self,
                         const RkCrossTable *table,
                         const RkCrossCell *cell,
                         gint64 indicator,
                         RkObservation **o)
{
  const RkCrossArea *area = cell->area >= 0 ? table->areas->pdata[cell->area] : NULL;
  /* What one says is more than what the title seems to say. */
  int year = cell->year ? cell->year : self->year ? self->year : table->year;
  gboolean early = cell->year ? cell->early : !self->year && table->early;

  if (area == NULL || year == 0)
    return FALSE;
  if (early)
    {
      self->early[0] = year;
      year -= !self->by_day;
      self->early[1] = year;
    }
  *o = rk_indicator_reading_get (self, indicator, area->code, area->name, year, cell->sex);
  return TRUE;
}

/* A published total is of all ages there are; which, is known when all have been read. */
RkAgeCount *
rk_indicator_class_of (RkObservation *o, const RkCrossCell *cell)
{
  return cell->total ? rk_indicator_reading_class (o, 0, RK_AGE_OPEN, TRUE)
                     : rk_indicator_reading_class (o, cell->from, cell->to, FALSE);
}

/* ── answers and classes ─────────────────────────────────────────────────────────────────── */

static const char *
class_label (const RkCrossTable *table, const RkCrossCell *cell)
{
  const char *row = rk_cross_word (table, cell->row_words);
  const char *column = rk_cross_word (table, cell->column_words);

  return *row ? row : column;
}

typedef struct
{
  gint64 id;
  const char *rule;
  GHashTable *known; /* label and sex → RkClassMatch + 1 */
  gboolean cut;
} ClassCard;

static RkClassMatch
match (ClassCard *card, const char *label, char sex)
{
  char key[256];
  gpointer known;

  g_snprintf (key, sizeof key, "%c%s", sex ? sex : 'T', label);
  known = g_hash_table_lookup (card->known, key);
  if (known == NULL)
    {
      known = GINT_TO_POINTER (rk_class_match (card->rule, label, sex ? sex : 'T') + 1);
      g_hash_table_insert (card->known, g_strdup (key), known);
    }
  return (RkClassMatch)(GPOINTER_TO_INT (known) - 1);
}

static void
add_class_cell (RkIndicatorReading *self,
                const RkCrossTable *table,
                const RkCrossCell *cell,
                const RkPreset *preset,
                ClassCard *card)
{
  const char *label = class_label (table, cell);
  RkMarkMeaning meaning = cell->mark ? rk_preset_mark (preset, cell->mark) : RK_MARK_UNKNOWN;
  RkClassMatch in = match (card, label, cell->sex);
  guint ignored = 0;
  RkObservation *o;
  RkAgeCount *count;

  if (in == RK_CLASS_CUT || !rk_indicator_place_cell (self, table, cell, card->id, &o))
    return;
  count = rk_indicator_class_of (o, cell);
  if (count == NULL)
    return;
  if (in == RK_CLASS_IN)
    rk_indicator_add_number (&count->x, &count->x_masked, cell, meaning, &ignored);
  else if (isnan (count->x))
    count->x = 0;
  rk_indicator_add_number (&count->n, &count->n_masked, cell, meaning, &o->masked);
}

static gboolean
is_counted (const RkCrossTable *table, const RkCrossCell *cell)
{
  return !rk_cross_is_total (class_label (table, cell))
         && !rk_cross_is_again (class_label (table, cell))
         && strstr (rk_cross_word (table, cell->column_words), "平均") == NULL;
}

/* Whether the table has what the card counts, and what it does not: 「はい」 alone is a share of
 * nothing, and where no answer is one that it counts, the question was another one. */
static gboolean
tells (ClassCard *card, const RkCrossTable *table)
{
  gboolean in = FALSE, out = FALSE;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const RkCrossCell *cell = &g_array_index (table->cells, RkCrossCell, i);
      RkClassMatch found;

      if (!is_counted (table, cell))
        continue;
      found = match (card, class_label (table, cell), cell->sex);
      in |= found == RK_CLASS_IN;
      out |= found == RK_CLASS_OUT;
      card->cut |= found == RK_CLASS_CUT;
    }
  return card->cut || (in && out);
}

/* Returns: whether anything can be said of it by the table */
static gboolean
read_card (RkIndicatorReading *self,
           const RkCrossTable *table,
           const RkPreset *preset,
           RkRecord *indicator)
{
  ClassCard card = { .id = rk_record_id (indicator),
                     .rule = preset->answer ? preset->answer : rk_record_get (indicator, "classes"),
                     .known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  gboolean told = tells (&card, table);

  for (guint i = 0; i < table->cells->len && told; i++)
    {
      const RkCrossCell *cell = &g_array_index (table->cells, RkCrossCell, i);

      if (is_counted (table, cell))
        add_class_cell (self, table, cell, preset, &card);
    }
  if (card.cut)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s: a class of the table lies on both sides of the limit "
                                         "(%s); this indicator cannot be told from it"),
                                      rk_record_get (indicator, "name"), card.rule));
  g_hash_table_unref (card.known);
  return told;
}

/* The answers of a table, for a person to compare: 「はい」「いいえ」 */
static char *
dup_answers (const RkCrossTable *table)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < table->cells->len && g_hash_table_size (known) < 12; i++)
    {
      const char *label = class_label (table, &g_array_index (table->cells, RkCrossCell, i));

      if (g_hash_table_add (known, (gpointer)label))
        g_string_append_printf (out, "「%s」", label);
    }
  return g_string_free (out, FALSE);
}

static gboolean
refuse_answers (const RkCrossTable *table, const char *names, GError **error)
{
  g_autofree char *answers = dup_answers (table);

  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("The answers or classes of this table (%s) are not those that “%s” counts, or "
                  "there are none beside them to count them among. Nothing has been imported. See "
                  "“Classes counted” of the indicator, or make an indicator for this question."),
               answers, names);
  return FALSE;
}

/* A table of answers that the office says is of one indicator. */
static gboolean
read_office_classes (RkIndicatorReading *self,
                     RkDb *db,
                     const RkCrossTable *table,
                     const RkPreset *preset,
                     GError **error)
{
  const RkPresetValue *value = preset->values->pdata[0];
  g_autoptr (RkRecord) card = rk_indicators_find (db, value->indicator, error);

  if (card == NULL)
    return FALSE;
  return read_card (self, table, preset, card)
         || refuse_answers (table, rk_record_get (card, "name"), error);
}

/* The name of a sheet counts only where the title says nothing: it may be left from another table.
 * Where neither does, the table is of the indicator that was asked for. */
static GPtrArray *
find_cards (RkIndicatorReading *self, RkDb *db, const RkCrossTable *table, GError **error)
{
  const char *words[] = { table->title, table->sheet };
  g_autoptr (GPtrArray) cards = NULL;
  RkRecord *card;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_clear_pointer (&cards, g_ptr_array_unref);
      cards = rk_indicators_of_item (db, words[i] ? words[i] : "", error);
      if (cards == NULL || cards->len)
        return g_steal_pointer (&cards);
    }
  if (self->only == NULL)
    return g_steal_pointer (&cards);
  card = rk_indicators_find (db, self->only, error);
  if (card == NULL)
    return NULL;
  g_ptr_array_add (cards, card);
  return g_steal_pointer (&cards);
}

static gboolean
read_classes (RkIndicatorReading *self,
              RkDb *db,
              const RkCrossTable *table,
              const RkPreset *preset,
              GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  gboolean any = FALSE;

  if (preset->office)
    return read_office_classes (self, db, table, preset, error);
  cards = find_cards (self, db, table, error);
  if (cards == NULL)
    return FALSE;
  for (guint i = 0; i < cards->len; i++)
    {
      const char *name = rk_record_get (cards->pdata[i], "name");

      if (self->only && g_strcmp0 (rk_record_get (cards->pdata[i], "code"), self->only) != 0)
        continue;
      any |= read_card (self, table, preset, cards->pdata[i]);
      g_string_append_printf (names, "%s%s", names->len ? "・" : "", name);
    }
  if (names->len)
    return any || refuse_answers (table, names->str, error);
  if (table->title == NULL || *table->title == '\0')
    g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                         _ ("The table does not say of which question or test it is. Nothing has "
                            "been imported. Say the indicator: --indicator ID, or write the title "
                            "into its first row."));
  else
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("No indicator is about this table (%s). Nothing has been imported. Make an "
                    "indicator whose “item of the table” is in that title."),
                 table->title);
  return FALSE;
}

/* ── numerators, denominators, values ────────────────────────────────────────────────────── */

static gboolean
has_role (const RkObservation *o)
{
  if (!isnan (o->value) || o->masked)
    return TRUE;
  for (guint c = 0; c < o->n_classes; c++)
    if (!isnan (o->classes[c].x))
      return TRUE;
  return FALSE;
}

/* A denominator that nothing was counted of says nothing. */
static void
drop_empty (RkIndicatorReading *self)
{
  for (guint i = self->list->len; i-- > 0;)
    if (!has_role (self->list->pdata[i]))
      g_ptr_array_remove_index (self->list, i);
}

static gboolean
read_values (RkIndicatorReading *self,
             RkDb *db,
             const RkCrossTable *table,
             const RkPreset *preset,
             GError **error)
{
  for (guint v = 0; v < preset->values->len; v++)
    {
      const RkPresetValue *value = preset->values->pdata[v];

      if ((self->only == NULL || g_str_equal (self->only, value->indicator))
          && !rk_indicator_read_value (self, db, table, preset, value, error))
        return FALSE;
    }
  drop_empty (self);
  if (preset->open && self->only == NULL)
    rk_indicator_tell_unused (self, table);
  return TRUE;
}

/* ── all of it ───────────────────────────────────────────────────────────────────────────── */

static int
by_age (gconstpointer a, gconstpointer b)
{
  const RkAgeCount *one = a;
  const RkAgeCount *two = b;

  if (one->total != two->total)
    return one->total ? 1 : -1;
  return one->from != two->from ? (int)one->from - (int)two->from : (int)one->to - (int)two->to;
}

static gboolean
is_within (const RkAgeCount *part, const RkAgeCount *whole)
{
  return !part->total && !whole->total && part->from >= whole->from && part->to <= whole->to
         && (part->from != whole->from || part->to != whole->to)
         && isnan (part->x) == isnan (whole->x) && isnan (part->n) == isnan (whole->n);
}

/* Whether other classes, one after the other, are all of @whole. */
static gboolean
is_sum (const RkObservation *o, const RkAgeCount *whole)
{
  int age = whole->from;

  for (guint c = 0; c < o->n_classes; c++) /* in their order */
    if (is_within (&o->classes[c], whole) && o->classes[c].from == age)
      age = o->classes[c].to + 1;
  return age == whole->to + 1;
}

/* Whether @whole, a sum, is of all ages there are: nothing else says so. */
static gboolean
is_of_all_ages (const RkObservation *o, const RkAgeCount *whole)
{
  for (guint c = 0; c < o->n_classes; c++)
    if (o->classes[c].total || o->classes[c].from < whole->from || o->classes[c].to > whole->to)
      return FALSE;
  return TRUE;
}

static void
drop_class (RkObservation *o, guint place)
{
  o->n_classes--;
  memmove (&o->classes[place], &o->classes[place + 1], (o->n_classes - place) * sizeof *o->classes);
}

/* Nobody is counted twice: a class that others make up is their sum, and parts of a class that do
 * not make it up are parts. @o: in order. Returns: whether there were any */
static gboolean
drop_overlaps (RkObservation *o)
{
  guint before = o->n_classes;
  gboolean total = FALSE;

  for (guint c = o->n_classes; c-- > 0;)
    if (!o->classes[c].total && is_sum (o, &o->classes[c]))
      {
        if (is_of_all_ages (o, &o->classes[c]))
          {
            /* 「人口総数」 overlaps with nothing. */
            total = o->classes[c].from > 0 || o->classes[c].to != RK_AGE_OPEN;
            o->classes[c].total = TRUE;
          }
        else
          drop_class (o, c);
      }
  for (guint c = o->n_classes; c-- > 0;)
    for (guint w = 0; w < o->n_classes; w++)
      if (is_within (&o->classes[c], &o->classes[w]))
        {
          drop_class (o, c);
          break;
        }
  return total || o->n_classes < before;
}

/* Returns: whether classes of ages overlapped */
static gboolean
finish (RkObservation *o)
{
  guint from = RK_AGE_OPEN, to = 0;
  gboolean overlap;

  qsort (o->classes, o->n_classes, sizeof *o->classes, by_age);
  overlap = drop_overlaps (o);
  qsort (o->classes, o->n_classes, sizeof *o->classes, by_age);
  for (guint c = 0; c < o->n_classes; c++)
    if (!o->classes[c].total)
      {
        from = MIN (from, o->classes[c].from);
        to = MAX (to, o->classes[c].to);
      }
  for (guint c = 0; c < o->n_classes; c++)
    if (o->classes[c].total && from <= to)
      {
        o->classes[c].from = (guint8)from;
        o->classes[c].to = (guint8)to;
      }
  return overlap;
}

void
rk_indicator_reading_finish (RkIndicatorReading *self)
{
  gboolean overlap = FALSE;

  for (guint i = 0; i < self->list->len; i++)
    overlap |= finish (self->list->pdata[i]);
  if (overlap)
    g_ptr_array_add (self->problems,
                     g_strdup (_ ("Classes of ages overlap, such as 40-44 and 40-74: everyone is "
                                  "counted once, and what is a part or a sum of others is left "
                                  "out")));
}

static gboolean
says_year (const RkIndicatorReading *self, const RkCrossTable *table)
{
  if (self->year || table->year || table->cells->len == 0)
    return TRUE;
  for (guint i = 0; i < table->cells->len; i++)
    if (g_array_index (table->cells, RkCrossCell, i).year)
      return TRUE;
  return FALSE;
}

static void
tell_early (RkIndicatorReading *self)
{
  g_autofree char *label = self->early[0] ? rk_fiscal_year_label (self->early[1]) : NULL;
  g_autofree char *era
      = self->early[0] ? rk_date_to_wareki_long (rk_date (self->early[0], 0, 0)) : NULL;

  if (label && self->early[0] == self->early[1])
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("The people were counted on a day before April %d, such "
                                         "as 1 January: they are kept as those of the year %d "
                                         "(%s)"),
                                      self->early[0], self->early[1], era));
  else if (label)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("The numbers are of a day before April %d: they are kept "
                                         "as of %s"),
                                      self->early[0], label));
}

/* With what was found on the way, which may be why. */
static void
refuse_form (const RkIndicatorReading *self, const RkPreset *preset, GError **error)
{
  g_autoptr (GString) why = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->problems->len, 3); i++)
    g_string_append_printf (why, "\n%s", (char *)self->problems->pdata[i]);
  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("No number of the table could be put to an indicator (form: %s). Nothing has "
                  "been imported. In the window, choose “As Said Below” as the form of the table "
                  "and say which column is what; or choose another form, or bring it in as a tidy "
                  "list.%s"),
               preset->name, why->str);
}

gboolean
rk_indicator_read_table (RkIndicatorReading *self,
                         RkDb *db,
                         const RkCrossTable *table,
                         const RkPreset *preset,
                         GError **error)
{
  if (!says_year (self, table) && table->several_years)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                   _ ("The title says several fiscal years (%s). Nothing has been imported. Say of "
                      "which the numbers are: --year 2023 on the command line, or choose it in the "
                      "window."),
                   table->title);
      return FALSE;
    }
  if (!says_year (self, table))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                           _ ("The table does not say of which year it is. Nothing has been "
                              "imported. Say it: --year 2023 on the command line, or choose it in "
                              "the window."));
      return FALSE;
    }
  if (!(preset->classes ? read_classes : read_values) (self, db, table, preset, error))
    return FALSE;
  rk_indicator_reading_finish (self);
  tell_early (self);
  if (self->list->len)
    return TRUE;
  if (preset->office)
    {
      g_set_error_literal (
          error, RK_ERROR, RK_ERROR_FORMAT,
          _ ("No number can be put to the indicator as it is said now. Nothing has "
             "been imported. Say which column is the area, and which one the "
             "numerator, the denominator, the value or the answer."));
      return FALSE;
    }
  refuse_form (self, preset, error);
  return FALSE;
}
