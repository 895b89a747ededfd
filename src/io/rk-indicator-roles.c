/* The numbers of a table that are numerators, denominators or values of an indicator. */
#include "rk-indicator-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-cross-private.h"
#include "rk-indicator-value.h"
#include "rk-text.h"

/* What a person said of it. */
static RkNumberRole
role_said (const RkCrossCell *cell)
{
  return cell->role == RK_CROSS_NUMERATOR     ? RK_NUMBER_NUMERATOR
         : cell->role == RK_CROSS_DENOMINATOR ? RK_NUMBER_DENOMINATOR
         : cell->role == RK_CROSS_VALUE       ? RK_NUMBER_VALUE
                                              : RK_NUMBER_NONE;
}

/* 「総数」 and 「A～S 全産業」 say nothing that the whole does not. */
static guint
count_words (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "｜", -1);
  guint n = 0;

  for (guint i = 0; parts[i]; i++)
    n += *parts[i] && !rk_cross_is_total (parts[i]) && strstr (parts[i], "全産業") == NULL;
  return n;
}

static gboolean
same_place (const RkCrossCell *a, const RkCrossCell *b)
{
  return a->area == b->area && a->year == b->year && a->sex == b->sex && a->from == b->from
         && a->to == b->to && a->total == b->total;
}

typedef struct
{
  RkIndicatorReading *reading;
  const RkCrossTable *table;
  const RkPreset *preset;
  const RkPresetValue *value;
  const char *title; /* folded */
  gboolean by_title;
  RkRecord *indicator;
  GHashTable *known;
  GHashTable *first;       /* of each place, year, sex, age and role: RkCrossCell */
  guint8 *n_words;         /* of each of the table's words */
  guint most;              /* level of any number */
  const RkCrossCell *rate; /* the first that is a value */
  const char *measure;     /* of the card */
  gboolean by_age;         /* values are printed of several ages: that of all is meant */
  gboolean told;
} Roles;

#define RANKS 4
#define SHARED (RANKS * RANKS) /* another indicator of the form would have the rate, too */

/* Whether the title, which speaks of both, gives a rate to another indicator as well:
 * 「特定健診・特定 保健指導」 over a column 「実施率」. */
static gboolean
is_shared (const Roles *self, const char *own)
{
  for (guint i = 0; i < self->preset->values->len; i++)
    {
      const RkPresetValue *other = self->preset->values->pdata[i];

      if (other != self->value
          && rk_preset_role (other, self->measure, own, self->title, TRUE) == RK_NUMBER_VALUE)
        return TRUE;
    }
  return FALSE;
}

/* The role and the rank of a number are looked up once for each pair of words. */
static guint
look_up (const Roles *self, const RkCrossCell *cell)
{
  gpointer key = GUINT_TO_POINTER (cell->row_words * 4099u + cell->column_words + 1);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, key));

  if (found == 0)
    {
      g_autofree char *words = g_strjoin ("｜", rk_cross_word (self->table, cell->row_words),
                                          rk_cross_word (self->table, cell->column_words), NULL);
      g_autofree char *own = rk_text_fold (words);
      RkNumberRole role
          = rk_preset_role (self->value, self->measure, own, self->title, self->by_title);
      guint rank = MIN (rk_preset_rank (self->value, role, own), RANKS - 1);

      found = (guint)role * RANKS + rank + 1;
      if (self->by_title && role == RK_NUMBER_VALUE && is_shared (self, own))
        found += SHARED;
      g_hash_table_insert (self->known, key, GUINT_TO_POINTER (found));
    }
  return found - 1;
}

static RkNumberRole
role_in (const Roles *self, const RkCrossCell *cell)
{
  return self->preset->office ? role_said (cell)
                              : (RkNumberRole)(look_up (self, cell) % SHARED / RANKS);
}

/* Whether a number makes it a table of the indicator: people who are counted, or a rate that is of
 * no other one. */
static gboolean
is_counted (const Roles *self, const RkCrossCell *cell)
{
  RkNumberRole role = role_in (self, cell);

  return role == RK_NUMBER_NUMERATOR
         || (role == RK_NUMBER_VALUE && (self->preset->office || look_up (self, cell) < SHARED));
}

/* Of several numbers that could be it that of the lowest level is of the whole: 「地域差指数」 is
 * 計, 「地域差指数｜入院」 a part. */
static guint
level (const Roles *self, const RkCrossCell *cell)
{
  guint n = (guint)self->n_words[cell->row_words] + self->n_words[cell->column_words];

  return n * RANKS + (self->preset->office ? 0 : look_up (self, cell) % RANKS);
}

static char *
dup_words (const RkCrossTable *table, const RkCrossCell *cell)
{
  const char *row = rk_cross_word (table, cell->row_words);
  const char *column = rk_cross_word (table, cell->column_words);

  return g_strconcat (row, *row && *column ? "｜" : "", column, NULL);
}

/* Once an indicator: that another number, of as many words as the one that was read, could have
 * been meant. */
static void
tell_other (Roles *self, const RkCrossCell *cell, RkNumberRole role)
{
  const RkCrossCell *read = cell;
  g_autofree char *other = dup_words (self->table, cell);
  g_autofree char *words = NULL;

  for (guint i = self->table->cells->len; i-- > 0;)
    {
      const RkCrossCell *one = &g_array_index (self->table->cells, RkCrossCell, i);

      if (same_place (one, cell) && role_in (self, one) == role
          && level (self, one) <= level (self, read))
        read = one;
    }
  words = dup_words (self->table, read);
  self->told = level (self, read) == level (self, cell) && !g_str_equal (words, other);
  if (self->told)
    g_ptr_array_add (self->reading->problems,
                     g_strdup_printf (_ ("%s: “%s” and “%s” could both be it; the first is read. "
                                         "Where another one is meant, say in the window which "
                                         "column is what"),
                                      rk_record_get (self->indicator, "name"), words, other));
}

static char *
dup_key (const RkCrossCell *cell, RkNumberRole role)
{
  return g_strdup_printf ("%d %d %d %d %d %u %u", (int)role, cell->area, cell->year, cell->sex,
                          cell->total, cell->from, cell->to);
}

/* The first number of the lowest level of each place, year, sex and age. */
static const RkCrossCell *
first_of (const Roles *self, const RkCrossCell *cell, RkNumberRole role)
{
  g_autofree char *key = dup_key (cell, role);

  return g_hash_table_lookup (self->first, key);
}

static void
find_first (Roles *self)
{
  g_hash_table_remove_all (self->first);
  for (guint i = 0; i < self->table->cells->len; i++)
    {
      const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);
      RkNumberRole role = role_in (self, cell);
      const RkCrossCell *before = role == RK_NUMBER_NONE ? NULL : first_of (self, cell, role);

      if (role != RK_NUMBER_NONE && (before == NULL || level (self, cell) < level (self, before)))
        g_hash_table_replace (self->first, dup_key (cell, role), (gpointer)cell);
    }
}

/* Why a number is not known to be the one that is meant. @read: the other one. Returns: (nullable)
 */
static char *
dup_open (const Roles *self, const RkCrossCell *read, const RkCrossCell *cell)
{
  const char *name = rk_record_get (self->indicator, "name");
  g_autofree char *one = dup_words (self->table, read);
  g_autofree char *other = dup_words (self->table, cell);

  if (read->row_words != cell->row_words)
    return g_strdup_printf (_ ("%s: left out, as row %u (“%s”) and row %u (“%s”) could both be it. "
                               "Say in the window which column tells them apart, or take out the "
                               "rows that are parts"),
                            name, read->row, one, cell->row, other);
  if (read->column_words == cell->column_words && read->column != cell->column)
    return g_strdup_printf (
        _ ("%s: left out, as the columns %u and %u (“%s”) could both be it. Say "
           "in the window what tells them apart, or which one is to be left "
           "out"),
        name, read->column, cell->column, one);
  return NULL;
}

/* Rows, or columns of the same headings, of one place, year, sex and age that say different things
 * of it, so that nobody knows which is meant: a label is not understood. Returns: whether there are
 * any */
static gboolean
tell_open (Roles *self)
{
  for (guint i = 0; i < self->table->cells->len; i++)
    {
      const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);
      RkNumberRole role = role_in (self, cell);
      const RkCrossCell *read = role == RK_NUMBER_NONE ? NULL : first_of (self, cell, role);
      char *open;

      if (read == NULL || level (self, cell) != level (self, read)
          || (read->number == cell->number && g_strcmp0 (read->mark, cell->mark) == 0))
        continue;
      open = dup_open (self, read, cell);
      if (open == NULL)
        continue;
      g_ptr_array_add (self->reading->problems, open);
      return TRUE;
    }
  return FALSE;
}

/* Returns: FALSE: there is one already */
static gboolean
add_count (RkAgeCount *count,
           RkNumberRole role,
           const RkCrossCell *cell,
           RkMarkMeaning meaning,
           guint *masked)
{
  gboolean over = role == RK_NUMBER_NUMERATOR;
  double *number = over ? &count->x : &count->n;

  if (!isnan (*number))
    return *number == cell->number;
  rk_indicator_add_number (number, over ? &count->x_masked : &count->n_masked, cell, meaning,
                           masked);
  return TRUE;
}

static gboolean
is_of_all_ages (const RkCrossCell *cell)
{
  return cell->total || (cell->from == 0 && cell->to == RK_AGE_OPEN);
}

static void
add_value_cell (Roles *self, const RkCrossCell *cell, RkNumberRole role)
{
  RkMarkMeaning meaning = cell->mark ? rk_preset_mark (self->preset, cell->mark) : RK_MARK_UNKNOWN;
  RkObservation *o;
  RkAgeCount *count;
  gboolean ok = TRUE;

  if ((role == RK_NUMBER_VALUE && self->by_age && !is_of_all_ages (cell))
      || !rk_indicator_place_cell (self->reading, self->table, cell, rk_record_id (self->indicator),
                                   &o))
    return;
  if (role == RK_NUMBER_VALUE)
    {
      if (cell->mark == NULL && isnan (o->value))
        o->value = cell->number;
      else
        ok = cell->mark || o->value == cell->number;
      o->masked += cell->mark && meaning == RK_MARK_MASKED;
    }
  else
    {
      count = rk_indicator_class_of (o, cell);
      ok = count == NULL || add_count (count, role, cell, meaning, &o->masked);
    }
  if (!ok && cell->mark == NULL && !self->told)
    tell_other (self, cell, role);
}

/* A rate that is kept as a fraction: 0.382. */
static void
scale_fractions (RkIndicatorReading *self, guint first, double multiplier)
{
  double most = 0;

  for (guint i = first; i < self->list->len; i++)
    {
      const RkObservation *o = self->list->pdata[i];

      most = MAX (most, isnan (o->value) ? 0 : o->value);
    }
  for (guint i = first; i < self->list->len && most <= 1.2 && multiplier > 1; i++)
    ((RkObservation *)self->list->pdata[i])->value *= multiplier;
}

/* What was counted of so and so many, or it is no count: a masked count with a printed rate. */
static void
drop_open_counts (RkObservation *o)
{
  for (guint c = 0; c < o->n_classes; c++)
    if (o->classes[c].x_masked && !isnan (o->value))
      {
        o->n_classes = 0;
        return;
      }
}

/* Whether what is counted gives a rate. */
static gboolean
can_be_computed (const RkObservation *o)
{
  RkAgeTable table;

  rk_age_table_init (&table, 0, 0);
  rk_age_table_add (&table, o);
  return table.counted && !table.lost;
}

void
rk_indicator_drop_without_people (RkIndicatorReading *self, guint first, const RkRecord *indicator)
{
  guint n = 0, n_rates = 0, n_printed = 0;

  if (g_strcmp0 (rk_record_get (indicator, "measure"), "人数") == 0)
    return; /* the count itself is the value */
  for (guint i = first; i < self->list->len; i++)
    {
      RkObservation *o = self->list->pdata[i];
      gboolean people = FALSE;

      for (guint c = 0; c < o->n_classes && !people; c++)
        people = !isnan (o->classes[c].n);
      if (o->n_classes == 0 || o->indicator != rk_record_id (indicator)
          || (people && (isnan (o->value) || can_be_computed (o))))
        continue;
      *(people ? &n_printed : isnan (o->value) ? &n : &n_rates) += 1;
      o->n_classes = 0;
    }
  if (n_printed)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s: %u printed rates are read as they are, as the table "
                                         "does not say how many have it"),
                                      rk_record_get (indicator, "name"), n_printed));
  if (n_rates)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s: %u printed rates are read without their counts, as "
                                         "the table does not say of how many these are"),
                                      rk_record_get (indicator, "name"), n_rates));
  if (n)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s: %u numbers are left out, as the table does not say "
                                         "of how many they are"),
                                      rk_record_get (indicator, "name"), n));
}

/* Returns: whether anything was counted */
static gboolean
read_roles (Roles *self)
{
  gboolean counted = FALSE;

  g_hash_table_remove_all (self->known);
  for (guint i = 0; i < self->table->cells->len; i++)
    {
      const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);
      RkNumberRole role = role_in (self, cell);

      counted |= is_counted (self, cell);
      if (role == RK_NUMBER_VALUE && self->rate == NULL)
        self->rate = cell;
      self->by_age |= role == RK_NUMBER_VALUE
                      && (cell->from != self->rate->from || cell->to != self->rate->to
                          || cell->total != self->rate->total);
      self->most = MAX (self->most, level (self, cell));
    }
  find_first (self);
  if (counted && tell_open (self))
    return TRUE;
  for (guint n = 0; n <= self->most && counted; n++)
    for (guint i = 0; i < self->table->cells->len; i++)
      {
        const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);
        RkNumberRole role = role_in (self, cell);

        if (role != RK_NUMBER_NONE && n == 0)
          g_hash_table_add (self->reading->used, (gpointer)cell);
        if (role != RK_NUMBER_NONE && level (self, cell) == n
            && level (self, first_of (self, cell, role)) == n)
          add_value_cell (self, cell, role);
      }
  return counted;
}

/* What headings and labels say counts; only where they do not say it, the title and the sheet. */
gboolean
rk_indicator_read_value (RkIndicatorReading *self,
                         RkDb *db,
                         const RkCrossTable *table,
                         const RkPreset *preset,
                         const RkPresetValue *value,
                         GError **error)
{
  g_autoptr (RkRecord) indicator = rk_indicators_find (db, value->indicator, error);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autofree char *above = g_strjoin ("｜", table->title, table->sheet ? table->sheet : "", NULL);
  g_autofree char *title = rk_text_fold (above);
  g_autoptr (GHashTable) of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint8 *words = g_new (guint8, table->words->len);
  Roles roles = { .reading = self,
                  .table = table,
                  .preset = preset,
                  .value = value,
                  .title = title,
                  .indicator = indicator,
                  .known = known,
                  .first = of,
                  .n_words = words };
  guint first = self->list->len;

  if (indicator == NULL)
    return FALSE;
  roles.measure = rk_record_get (indicator, "measure");
  self->by_day = g_str_equal (value->indicator, "population");
  for (guint i = 0; i < table->words->len; i++)
    words[i] = (guint8)MIN (count_words (rk_cross_word (table, i)), 100);
  if (!read_roles (&roles))
    {
      roles.by_title = TRUE;
      read_roles (&roles);
    }
  if (g_strcmp0 (roles.measure, "割合") == 0)
    scale_fractions (self, first, rk_indicator_multiplier (indicator));
  rk_indicator_drop_without_people (self, first, indicator);
  for (guint i = first; i < self->list->len; i++)
    drop_open_counts (self->list->pdata[i]);
  return TRUE;
}

/* ── what no indicator is about ──────────────────────────────────────────────────────────── */

#define MOST_UNREAD 12

/* 「喫煙｜はい」 → 「喫煙」: of what the number is, less the answer or what was counted. */
static char *
dup_subject (const RkCrossTable *table, const RkCrossCell *cell)
{
  const char *row = rk_cross_word (table, cell->row_words);
  const char *words = *row ? row : rk_cross_word (table, cell->column_words);
  const char *last = g_strrstr (words, "｜");

  return last ? g_strndup (words, (gsize)(last - words)) : g_strdup (words);
}

void
rk_indicator_tell_unused (RkIndicatorReading *self, const RkCrossTable *table)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const RkCrossCell *cell = &g_array_index (table->cells, RkCrossCell, i);

      if (g_hash_table_contains (self->used, cell))
        g_hash_table_add (known, dup_subject (table, cell));
    }
  for (guint i = 0; i < table->cells->len; i++)
    {
      char *subject = dup_subject (table, &g_array_index (table->cells, RkCrossCell, i));

      /* 「割合」 with nothing before it is of the count beside it */
      if (*subject == '\0' || rk_cross_is_total (subject) || g_str_equal (subject, "割合"))
        g_free (subject);
      else if (g_hash_table_add (known, subject) && n++ < MOST_UNREAD)
        g_string_append_printf (names, "「%s」", subject);
    }
  if (n)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("Not read, as this form has no indicator of it: %s%s"),
                                      names->str, n > MOST_UNREAD ? "…" : ""));
}
