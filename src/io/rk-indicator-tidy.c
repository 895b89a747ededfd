/* A long list with stable headings, for what has no form of its own. */
#include "rk-indicator-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-cross-private.h"
#include "rk-error.h"
#include "rk-indicator-parts.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-text.h"

enum
{
  INDICATOR,
  AREA,
  AREA_NAME,
  YEAR,
  SEX,
  AGE,
  AGE_FROM,
  AGE_TO,
  NUMERATOR,
  DENOMINATOR,
  VALUE,
  LOWER,
  UPPER,
  SOURCE,
  MASKED,
  N_COLUMNS,
};

/* Each with the Japanese that means the same. */
static const char *const headings[N_COLUMNS] = {
  [INDICATOR] = "indicator|指標ID|指標",
  [AREA] = "area|地域コード|コード",
  [AREA_NAME] = "area_name|地域名|地域",
  [YEAR] = "year|年度",
  [SEX] = "sex|性別",
  [AGE] = "age|年齢|年齢階級",
  [AGE_FROM] = "age_from|年齢（から）",
  [AGE_TO] = "age_to|年齢（まで）",
  [NUMERATOR] = "numerator|分子",
  [DENOMINATOR] = "denominator|分母",
  [VALUE] = "value|値",
  [LOWER] = "lower|下限",
  [UPPER] = "upper|上限",
  [SOURCE] = "source|出典",
  [MASKED] = "masked",
};

static gboolean
is_heading (const char *list, const char *text)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);
  g_autofree char *folded = rk_text_fold (text);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *word = rk_text_fold (words[i]);

      if (g_str_equal (word, folded))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_headings (const RkTableRow *row, int *columns)
{
  for (int h = 0; h < N_COLUMNS; h++)
    {
      columns[h] = -1;
      for (guint c = 0; c < row->n_cells && columns[h] < 0; c++)
        if (is_heading (headings[h], row->cells[c]))
          columns[h] = (int)c;
    }
  return columns[INDICATOR] >= 0 && (columns[AREA] >= 0 || columns[AREA_NAME] >= 0)
         && (columns[NUMERATOR] >= 0 || columns[VALUE] >= 0);
}

gboolean
rk_indicator_tidy_is (RkTableSource *source)
{
  int columns[N_COLUMNS];
  RkTableRow row;
  gboolean is = rk_table_source_next (source, &row, NULL) && read_headings (&row, columns);

  return rk_table_source_rewind (source, NULL) && is;
}

typedef struct
{
  RkIndicatorReading *reading;
  RkDb *db;
  const RkPreset *preset;
  int columns[N_COLUMNS];
  RkTableRow row;
  GHashTable *cards; /* code → id */
  GHashTable *rows;  /* where a number is kept → the row that it is of */
  guint twice[2];    /* the first two rows that contradict each other */
  guint n_twice;
  guint masked;
} Tidy;

static const char *
text_of (const Tidy *self, int heading)
{
  int column = self->columns[heading];

  return column >= 0 && (guint)column < self->row.n_cells ? self->row.cells[column] : "";
}

static gboolean
complain (Tidy *self, const char *reason, const char *value)
{
  if (self->reading->problems->len < 100)
    g_ptr_array_add (self->reading->problems,
                     g_strdup_printf (_ ("row %u: %s: “%s”"), self->row.number, reason, value));
  return FALSE;
}

static gboolean
find_card (Tidy *self, gint64 *id)
{
  const char *code = text_of (self, INDICATOR);
  gint64 *known = g_hash_table_lookup (self->cards, code);

  if (known == NULL)
    {
      g_autoptr (RkRecord) card = rk_indicators_find (self->db, code, NULL);

      known = g_new (gint64, 1);
      *known = card ? rk_record_id (card) : 0;
      g_hash_table_insert (self->cards, g_strdup (code), known);
    }
  *id = *known;
  return *id != 0 || complain (self, _ ("there is no such indicator"), code);
}

/* 「94?2」: so many, and two cells of the table it was counted from were withheld. */
static guint8
cut_open_cells (char *text)
{
  char *mark = strchr (text, '?');
  guint64 cells;

  if (mark == NULL || mark == text
      || !g_ascii_string_to_unsigned (mark + 1, 10, 1, 99, &cells, NULL))
    return 0;
  *mark = '\0';
  return (guint8)cells;
}

/* A number, or a mark: then @masked is counted up where it is withheld. ※ is our own: it hides what
 * would give away a small number, too. */
static gboolean
read_cell (Tidy *self, int heading, double *number, guint8 *masked)
{
  g_autofree char *text = rk_text_clean (text_of (self, heading));
  const char *mark;

  *number = NAN;
  *masked = cut_open_cells (text);
  self->masked += *masked;
  if (*text == '\0' || rk_cross_number (text, number))
    return TRUE;
  *number = NAN;
  mark = rk_cross_mark (text);
  if (mark == NULL)
    return complain (self, _ ("this is no number"), text);
  if (rk_preset_mark (self->preset, mark) == RK_MARK_MASKED)
    {
      *number = 0;
      *masked = g_str_equal (mark, "※") ? RK_MASK_OPEN : 1;
      self->masked++;
    }
  return TRUE;
}

static gboolean
read_age (Tidy *self, guint *from, guint *to, gboolean *total)
{
  const char *age = text_of (self, AGE);

  *from = 0;
  *to = RK_AGE_OPEN;
  *total = rk_cross_is_total (age);
  if (self->columns[AGE_FROM] >= 0 && *text_of (self, AGE_FROM))
    {
      *from = (guint)g_ascii_strtoull (text_of (self, AGE_FROM), NULL, 10);
      if (*text_of (self, AGE_TO))
        *to = (guint)g_ascii_strtoull (text_of (self, AGE_TO), NULL, 10);
      return *from <= *to && *to <= RK_AGE_OPEN;
    }
  return *age == '\0' || *total || rk_age_parse (age, from, to)
         || complain (self, _ ("this is no age"), age);
}

static gboolean
read_place (Tidy *self, char **area, char **area_name, int *year, char *sex)
{
  const char *code = text_of (self, AREA);
  const char *name = text_of (self, AREA_NAME);
  const RkMedicalArea *medical = rk_medical_area_by_code (code);

  *year = rk_cross_year (text_of (self, YEAR));
  if (*year == 0)
    *year = self->reading->year;
  *sex = rk_sex_parse (text_of (self, SEX));
  if (*year == 0)
    return complain (self, _ ("this is no year"), text_of (self, YEAR));
  if (rk_cross_is_early (text_of (self, YEAR)))
    return complain (self, _ ("this is a day and no fiscal year"), text_of (self, YEAR));
  if (*sex == 0 && *text_of (self, SEX) && !rk_cross_is_total (text_of (self, SEX)))
    return complain (self, _ ("this is no sex"), text_of (self, SEX));
  if (g_str_equal (code, "JP") || (strlen (code) == 4 && rk_area_level (code) == RK_AREA_MEDICAL))
    {
      *area = g_strdup (code);
      *area_name = g_strdup (*name                      ? name
                             : g_str_equal (code, "JP") ? "全国"
                             : medical                  ? medical->name
                                                        : code);
      return TRUE;
    }
  return rk_cross_resolve (NULL, *code ? code : NULL, name, FALSE, area, area_name)
         || complain (self, _ ("this place is not known"), *code ? code : name);
}

/* 「1/0」 says of ※ that it is a small number, as a publisher masks it. */
static void
read_masked (const Tidy *self, guint8 *x_masked, guint8 *n_masked)
{
  g_auto (GStrv) cells = g_strsplit (text_of (self, MASKED), "/", 2);
  guint8 *const counts[] = { x_masked, n_masked };

  for (guint i = 0; i < 2 && cells[0] && cells[1]; i++)
    {
      guint64 n;

      if (*counts[i] == RK_MASK_OPEN && g_ascii_string_to_unsigned (cells[i], 10, 1, 99, &n, NULL))
        *counts[i] = (guint8)n;
    }
}

/* Cells of a row that are withheld. */
static guint
cells_of (guint8 masked)
{
  return masked == RK_MASK_OPEN ? 1 : masked;
}

/* @same: what is kept at @where is what this row says */
static void
keep_row (Tidy *self, gpointer where, gboolean same)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, where));

  if (before == 0)
    g_hash_table_insert (self->rows, where, GUINT_TO_POINTER (self->row.number));
  else if (!same && self->n_twice++ == 0)
    {
      self->twice[0] = before;
      self->twice[1] = self->row.number;
    }
}

static gboolean
is_same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
keep_count (Tidy *self, RkAgeCount *count, const RkAgeCount *read)
{
  keep_row (self, count,
            is_same (count->x, read->x) && is_same (count->n, read->n)
                && count->x_masked == read->x_masked && count->n_masked == read->n_masked);
  *count = *read;
}

/* Of an observation there is one value; those of other ages are no contradiction. */
static void
keep_value (Tidy *self, RkObservation *o, double value, double lower, double upper, guint ages)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, &o->lower));

  if (isnan (value))
    return;
  if (before == 0 || before == ages)
    keep_row (self, &o->value,
              is_same (o->value, value) && is_same (o->lower, lower) && is_same (o->upper, upper));
  g_hash_table_insert (self->rows, &o->lower, GUINT_TO_POINTER (ages));
}

/* Nobody can say which of them counts. */
static gboolean
refuse_twice (const Tidy *self, GError **error)
{
  if (self->n_twice)
    g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                 _ ("Rows %u and %u are of the same indicator, place, year, sex and age and have "
                    "different numbers (%u such rows in all). Nothing has been imported. Take out "
                    "the rows that do not count."),
                 self->twice[0], self->twice[1], self->n_twice);
  return self->n_twice > 0;
}

static gboolean
read_row (Tidy *self)
{
  g_autofree char *area = NULL;
  g_autofree char *area_name = NULL;
  guint8 x_masked, n_masked, value_masked, lower_masked, upper_masked;
  double x, n, value, lower, upper;
  gboolean total;
  guint from, to;
  gint64 id;
  int year;
  char sex;
  RkObservation *o;
  RkAgeCount *count;

  if (!find_card (self, &id) || !read_place (self, &area, &area_name, &year, &sex)
      || !read_age (self, &from, &to, &total) || !read_cell (self, NUMERATOR, &x, &x_masked)
      || !read_cell (self, DENOMINATOR, &n, &n_masked)
      || !read_cell (self, VALUE, &value, &value_masked)
      || !read_cell (self, LOWER, &lower, &lower_masked)
      || !read_cell (self, UPPER, &upper, &upper_masked))
    return FALSE;
  read_masked (self, &x_masked, &n_masked);
  if (!isnan (x) && !isnan (n) && !x_masked && !n_masked && (x < 0 || n < 0))
    return complain (self, _ ("a number of people is negative"), text_of (self, NUMERATOR));
  o = rk_indicator_reading_get (self->reading, id, area, area_name, year, sex);
  if (*text_of (self, SOURCE))
    g_hash_table_insert (self->reading->sources, o,
                         (gpointer)g_intern_string (text_of (self, SOURCE)));
  o->masked += MAX (cells_of (x_masked), cells_of (n_masked)) + cells_of (value_masked)
               + cells_of (lower_masked) + cells_of (upper_masked);
  keep_value (self, o, value_masked ? NAN : value, lower_masked ? NAN : lower,
              upper_masked ? NAN : upper, 1 + RK_AGES_KEY (from, to));
  if (!isnan (value) && !value_masked)
    o->value = value;
  if (!isnan (lower) && !lower_masked)
    o->lower = lower;
  if (!isnan (upper) && !upper_masked)
    o->upper = upper;
  if (isnan (x) && isnan (n))
    return TRUE;
  count = rk_indicator_reading_class (o, from, to, total);
  if (count == NULL)
    return complain (self, _ ("there are too many ages"), text_of (self, AGE));
  keep_count (self, count,
              &(RkAgeCount){ (guint8)from, (guint8)to, total, x, n, x_masked, n_masked });
  return TRUE;
}

/* Of each card that was named. */
static void
drop_without_people (const Tidy *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    {
      g_autoptr (RkRecord) card
          = *(gint64 *)id ? rk_records_get (self->db, &rk_kind_indicator, *(gint64 *)id, NULL)
                          : NULL;

      if (card)
        rk_indicator_drop_without_people (self->reading, 0, card);
    }
}

gboolean
rk_indicator_read_tidy (RkIndicatorReading *self,
                        RkDb *db,
                        RkTableSource *source,
                        const RkPreset *preset,
                        guint *n_rows,
                        guint *masked,
                        char **source_words,
                        GError **error)
{
  Tidy tidy = { .reading = self, .db = db, .preset = preset };
  GError *local = NULL;

  *n_rows = 0;
  if (!rk_table_source_next (source, &tidy.row, error) || !read_headings (&tidy.row, tidy.columns))
    {
      if (error && *error == NULL)
        g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                             _ ("A tidy list begins with the headings indicator, area, year, sex, "
                                "age, numerator, denominator. Nothing has been imported."));
      return FALSE;
    }
  tidy.cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tidy.rows = g_hash_table_new (NULL, NULL);
  while (rk_table_source_next (source, &tidy.row, &local))
    {
      if (tidy.row.n_cells == 0 || *text_of (&tidy, INDICATOR) == '\0')
        continue;
      if (*source_words == NULL && *text_of (&tidy, SOURCE))
        *source_words = g_strdup (text_of (&tidy, SOURCE));
      if (self->only == NULL || g_str_equal (self->only, text_of (&tidy, INDICATOR)))
        *n_rows += read_row (&tidy);
    }
  drop_without_people (&tidy);
  g_hash_table_unref (tidy.cards);
  g_hash_table_unref (tidy.rows);
  rk_indicator_reading_finish (self);
  *masked = tidy.masked;
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return !refuse_twice (&tidy, error);
}
