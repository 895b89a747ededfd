/* The numbers of a table that are numerators, denominators or values of an indicator. */
#include "rk-indicator-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

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

/* The role of a number is looked up once for each pair of words.
 * @title: (nullable): what stands above all of them, folded */
static RkNumberRole
role_of (GHashTable *known,
         const RkCrossTable *table,
         const RkCrossCell *cell,
         const RkPreset *preset,
         const RkPresetValue *value,
         const char *title)
{
  gpointer key = GUINT_TO_POINTER (cell->row_words * 4099u + cell->column_words + 1);
  gpointer role = g_hash_table_lookup (known, key);

  if (preset->office)
    return role_said (cell);
  if (role == NULL)
    {
      g_autofree char *words = g_strjoin ("｜", rk_cross_word (table, cell->row_words),
                                          rk_cross_word (table, cell->column_words), NULL);
      g_autofree char *own = rk_text_fold (words);

      role = GINT_TO_POINTER (rk_preset_role (value, own, title) + 1);
      g_hash_table_insert (known, key, role);
    }
  return (RkNumberRole)(GPOINTER_TO_INT (role) - 1);
}

static guint
count_words (const char *words)
{
  guint n = *words != '\0';

  for (const char *s = strstr (words, "｜"); s; s = strstr (s + 1, "｜"))
    n++;
  return n;
}

/* Of several numbers that could be it the one with the fewest words is of the whole: 「地域差指数」
 * is 計, 「地域差指数｜入院」 a part. */
static guint
n_words (const RkCrossTable *table, const RkCrossCell *cell)
{
  return count_words (rk_cross_word (table, cell->row_words))
         + count_words (rk_cross_word (table, cell->column_words));
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
  const char *title; /* (nullable): folded */
  RkRecord *indicator;
  GHashTable *known;
  guint most;              /* words of any number */
  const RkCrossCell *rate; /* the first that is a value */
  gboolean by_age;         /* values are printed of several ages: that of all is meant */
  gboolean told;
} Roles;

static RkNumberRole
role_in (const Roles *self, const RkCrossCell *cell)
{
  return role_of (self->known, self->table, cell, self->preset, self->value, self->title);
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
          && n_words (self->table, one) <= n_words (self->table, read))
        read = one;
    }
  words = dup_words (self->table, read);
  self->told
      = n_words (self->table, read) == n_words (self->table, cell) && !g_str_equal (words, other);
  if (self->told)
    g_ptr_array_add (self->reading->problems,
                     g_strdup_printf (_ ("%s: “%s” and “%s” could both be it; the first is read. "
                                         "Where another one is meant, say in the window which "
                                         "column is what"),
                                      rk_record_get (self->indicator, "name"), words, other));
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

/* What was counted of nobody knows how many is no share. */
static void
drop_without_people (RkIndicatorReading *self, guint first, const RkRecord *indicator)
{
  guint n = 0;

  for (guint i = first; i < self->list->len; i++)
    {
      RkObservation *o = self->list->pdata[i];
      gboolean people = !isnan (o->value);

      for (guint c = 0; c < o->n_classes && !people; c++)
        people = !isnan (o->classes[c].n);
      n += o->n_classes && !people;
      if (!people)
        o->n_classes = 0;
    }
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

      counted |= role == RK_NUMBER_NUMERATOR || role == RK_NUMBER_VALUE;
      if (role == RK_NUMBER_VALUE && self->rate == NULL)
        self->rate = cell;
      self->by_age |= role == RK_NUMBER_VALUE
                      && (cell->from != self->rate->from || cell->to != self->rate->to
                          || cell->total != self->rate->total);
      self->most = MAX (self->most, n_words (self->table, cell));
    }
  for (guint n = 0; n <= self->most && counted; n++)
    for (guint i = 0; i < self->table->cells->len; i++)
      {
        const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);
        RkNumberRole role = role_in (self, cell);

        if (role != RK_NUMBER_NONE && n_words (self->table, cell) == n)
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
  Roles roles = { self, table, preset, value, NULL, indicator, known, 0, NULL, FALSE, FALSE };
  guint first = self->list->len;

  if (indicator == NULL)
    return FALSE;
  if (!read_roles (&roles))
    {
      roles.title = title;
      read_roles (&roles);
    }
  if (g_strcmp0 (rk_record_get (indicator, "measure"), "割合") == 0)
    {
      scale_fractions (
          self, first,
          rk_record_real (indicator, rk_kind_field (rk_record_kind (indicator), "multiplier")));
      drop_without_people (self, first, indicator);
    }
  for (guint i = first; i < self->list->len; i++)
    drop_open_counts (self->list->pdata[i]);
  return TRUE;
}
