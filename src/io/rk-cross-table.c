/* The numbers of a sheet, each with all that its headings and labels say of it. */
#include "rk-cross-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-text.h"

#define MOST_PROBLEMS 50

/* What a heading says of a column of numbers. */
typedef struct
{
  gboolean used;
  int year;
  char sex;
  guint from;
  guint to;
  gboolean total;
  int area;
  guint words;
  RkCrossRole role;
} Column;

typedef struct
{
  const RkCrossGrid *grid;
  const RkCrossMap *map;
  RkCrossTable *table;
  guint n_columns;
  Column *columns;
  const char **labels; /* of the row before, filled down */
  gboolean medical;
} Reading;

static gboolean
holds_numbers (RkCrossRole role)
{
  return role == RK_CROSS_NONE || role >= RK_CROSS_NUMERATOR;
}

static void
take_title (Reading *self)
{
  GString *title = g_string_new (NULL);

  for (guint r = 0; r < self->map->first_heading; r++)
    for (guint c = 0; c < self->n_columns; c++)
      if (*rk_cross_grid_cell (self->grid, r, c))
        g_string_append_printf (title, "%s%s", title->len ? "　" : "",
                                rk_cross_grid_cell (self->grid, r, c));
  self->table->title = g_string_free (title, FALSE);
  self->table->year = rk_cross_year_in (self->table->title);
}

static guint
place_of_word (RkCrossTable *table, const char *word)
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

static int
place_of_area (RkCrossTable *table, const char *code, const char *name)
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

static RkCrossRole
role_of_words (const RkCrossMap *map, const char *words)
{
  if (!map->numerator && !map->denominator && !map->value)
    return RK_CROSS_NONE;
  return says (words, map->numerator)     ? RK_CROSS_NUMERATOR
         : says (words, map->denominator) ? RK_CROSS_DENOMINATOR
         : says (words, map->value)       ? RK_CROSS_VALUE
                                          : RK_CROSS_NONE;
}

/* ── headings ────────────────────────────────────────────────────────────────────────────── */

static void
add_word (GString *words, const char *text)
{
  g_string_append_printf (words, "%s%s", words->len ? "｜" : "", text);
}

/* What each heading says by itself; @axis tells what 計 is of. */
static void
read_by_itself (const char *text, RkCrossRole axis, Column *column, GString *words)
{
  char sex = rk_sex_parse (text);
  int year = rk_cross_year (text);
  guint from, to;

  if (sex)
    column->sex = sex;
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
    column->year = year;
  else if (!rk_cross_is_value (text))
    add_word (words, text);
}

static void
read_heading (Reading *self, guint row, const char *text, Column *column, GString *words)
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
      add_word (words, text);
      break;
    case RK_CROSS_PREFECTURE:
    case RK_CROSS_AREA_CODE:
    case RK_CROSS_AREA_NAME:
      if (rk_cross_resolve (NULL, axis == RK_CROSS_AREA_CODE ? text : NULL, text, self->medical,
                            &code, &name))
        column->area = place_of_area (self->table, code, name);
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

static void
read_column (Reading *self, guint c)
{
  Column *column = &self->columns[c];
  RkCrossRole role = rk_cross_map_column (self->map, c);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *last = "";
  gboolean total = FALSE;

  *column = (Column){ .to = RK_AGE_OPEN, .area = -1, .role = role };
  if (!holds_numbers (role)
      || (role == RK_CROSS_NONE && !rk_cross_holds_values (self->map, self->grid, c)))
    return;
  for (guint r = self->map->first_heading; r < self->map->first; r++)
    {
      const char *text = rk_cross_heading (self->map, self->grid, r, c);

      if (*text && !g_str_equal (text, last))
        read_heading (self, r, text, column, words);
      total |= rk_cross_is_total (text);
      last = text;
    }
  column->words = place_of_word (self->table, words->str);
  if (role == RK_CROSS_NONE)
    column->role = role_of_words (self->map, words->str);
  /* a column without anything over it is a running number beside the table */
  column->used = role != RK_CROSS_NONE || total || words->len || column->sex || column->year
                 || column->total || column->from || column->to != RK_AGE_OPEN || column->area >= 0;
}

/* What was recognised, for a person to check. */
static void
note_heading (Reading *self, guint c)
{
  RkCrossRole role = rk_cross_map_column (self->map, c);
  g_autofree char *text = rk_cross_map_dup_heading (self->map, self->grid, c);

  if (role != RK_CROSS_NONE && *text)
    g_ptr_array_add (self->table->headings,
                     g_strdup_printf ("%s → %s", text, rk_cross_role_label (role)));
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* Labels are merged downwards: what is empty is as above, as long as nothing changed to its left.
 */
static void
fill_labels (Reading *self, guint row)
{
  gboolean changed = FALSE;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = rk_cross_grid_cell (self->grid, row, c);
      RkCrossRole role = rk_cross_map_column (self->map, c);

      if (holds_numbers (role) || role == RK_CROSS_IGNORED)
        continue;
      if (*text)
        {
          changed = TRUE;
          self->labels[c] = text;
        }
      else if (changed)
        self->labels[c] = "";
    }
}

typedef struct
{
  int area;
  int year;
  char sex;
  guint from;
  guint to;
  gboolean total;
  guint words;
  RkCrossRole role;
} RowSays;

/* The place that all of the sheet is about, where a person said so. */
static gboolean
take_area (Reading *self, RowSays *says)
{
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  const char *area = self->map->area;

  if (area && rk_cross_resolve (NULL, area, area, self->medical, &code, &name))
    says->area = place_of_area (self->table, code, name);
  return TRUE;
}

static gboolean
read_labels (Reading *self, RowSays *says)
{
  const char *prefecture = NULL, *code = NULL, *name = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *area = NULL;
  g_autofree char *area_name = NULL;
  gboolean has_area = FALSE;

  *says = (RowSays){ .area = -1, .to = RK_AGE_OPEN };
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = self->labels[c];

      switch (rk_cross_map_column (self->map, c))
        {
        case RK_CROSS_PREFECTURE:
          prefecture = text;
          has_area = TRUE;
          break;
        case RK_CROSS_AREA_CODE:
          if (code == NULL)
            code = text;
          break;
        case RK_CROSS_AREA_NAME:
          if (name == NULL || (*text && *name == '\0'))
            name = text;
          has_area = TRUE;
          break;
        case RK_CROSS_SEX:
          says->sex = rk_sex_parse (text);
          if (says->sex == 0 && rk_cross_is_total (text))
            says->sex = 'T';
          break;
        case RK_CROSS_AGE:
          if (!rk_age_parse (text, &says->from, &says->to))
            says->total = rk_cross_is_total (text);
          break;
        case RK_CROSS_YEAR:
          if (says->year == 0)
            says->year = rk_cross_year (text);
          break;
        case RK_CROSS_WORDS:
        case RK_CROSS_ANSWER:
          if (*text)
            add_word (words, text);
          break;
        case RK_CROSS_IGNORED:
        case RK_CROSS_NONE:
        case RK_CROSS_NUMERATOR:
        case RK_CROSS_DENOMINATOR:
        case RK_CROSS_VALUE:
        default:
          break;
        }
    }
  says->words = place_of_word (self->table, words->str);
  says->role = role_of_words (self->map, words->str);
  if (!has_area && code == NULL)
    return take_area (self, says);
  if (!rk_cross_resolve (prefecture, code, name, self->medical, &area, &area_name))
    return FALSE;
  says->area = place_of_area (self->table, area, area_name);
  return TRUE;
}

/* A column of codes beside the names, under the same heading or none: 221007, or 22100 without its
 * check digit. It is no value of the place. */
static gboolean
is_code_of (const Reading *self, int area, const char *text)
{
  const RkCrossArea *place = area >= 0 ? self->table->areas->pdata[area] : NULL;

  return place && strlen (text) >= 5 && g_str_has_prefix (place->code, text);
}

static void
add_cell (Reading *self, const RkCrossRow *row, guint c, const RowSays *says)
{
  const Column *column = &self->columns[c];
  const char *text = c < row->n ? row->cells[c] : "";
  RkCrossCell new = { .row = row->number,
                      .column = c + 1,
                      .area = column->area >= 0 ? column->area : says->area,
                      .year = column->year ? column->year
                              : says->year ? says->year
                                           : self->table->year,
                      .sex = column->sex ? column->sex : says->sex,
                      .role = (guint8)(column->role ? column->role : says->role),
                      .row_words = says->words,
                      .column_words = column->words };
  gboolean by_column = column->total || column->from || column->to != RK_AGE_OPEN;

  if (*text == '\0' || is_code_of (self, new.area, text))
    return;
  if (!rk_cross_number (text, &new.number))
    {
      new.mark = rk_cross_mark (text);
      if (new.mark == NULL)
        {
          if (self->table->problems->len < MOST_PROBLEMS)
            g_ptr_array_add (self->table->problems,
                             g_strdup_printf (_ ("row %u, column %u: “%s” is no number"), new.row,
                                              new.column, text));
          return;
        }
    }
  new.from = (guint8)(by_column ? column->from : says->from);
  new.to = (guint8)(by_column ? column->to : says->to);
  new.total = by_column ? column->total : says->total;
  g_array_append_val (self->table->cells, new);
  self->table->last_column = MAX (self->table->last_column, new.column);
}

static void
read_rows (Reading *self)
{
  guint n_lost = 0;

  for (guint r = self->map->first; r < self->grid->rows->len; r++)
    {
      const RkCrossRow *row = &g_array_index (self->grid->rows, RkCrossRow, r);
      gboolean any = FALSE;
      RowSays says;

      for (guint c = 0; c < self->n_columns && !any; c++)
        any = self->columns[c].used && rk_cross_is_value (c < row->n ? row->cells[c] : "");
      if (!any)
        continue;
      fill_labels (self, r);
      if (!read_labels (self, &says))
        {
          n_lost++;
          continue;
        }
      self->table->n_rows++;
      self->table->last_row = row->number;
      for (guint c = 0; c < self->n_columns; c++)
        if (self->columns[c].used)
          add_cell (self, row, c, &says);
    }
  if (n_lost)
    g_ptr_array_add (self->table->problems,
                     g_strdup_printf (_ ("%u rows are of no place that is known, or of a ward "
                                         "whose city has a row; they are left out"),
                                      n_lost));
}

/* ── all of it ───────────────────────────────────────────────────────────────────────────── */

static void
free_area (gpointer data)
{
  RkCrossArea *area = data;

  g_free (area->code);
  g_free (area->name);
  g_free (area);
}

static RkCrossTable *
table_new (const char *sheet)
{
  RkCrossTable *table = g_new0 (RkCrossTable, 1);

  table->sheet = g_strdup (sheet);
  table->areas = g_ptr_array_new_with_free_func (free_area);
  table->words = g_ptr_array_new_with_free_func (g_free);
  table->headings = g_ptr_array_new_with_free_func (g_free);
  table->problems = g_ptr_array_new_with_free_func (g_free);
  table->cells = g_array_new (FALSE, FALSE, sizeof (RkCrossCell));
  table->area_places = g_hash_table_new (g_str_hash, g_str_equal);
  table->word_places = g_hash_table_new (g_str_hash, g_str_equal);
  return table;
}

void
rk_cross_table_free (RkCrossTable *table)
{
  g_hash_table_unref (table->area_places);
  g_hash_table_unref (table->word_places);
  g_ptr_array_unref (table->areas);
  g_ptr_array_unref (table->words);
  g_ptr_array_unref (table->headings);
  g_ptr_array_unref (table->problems);
  g_array_unref (table->cells);
  g_free (table->title);
  g_free (table->sheet);
  g_free (table);
}

RkCrossTable *
rk_cross_table_new (const RkCrossGrid *grid, const RkCrossMap *map, GError **error)
{
  g_autoptr (RkCrossTable) table = table_new (grid->sheet);
  Reading self = { .grid = grid, .map = map, .table = table, .n_columns = grid->n_columns };

  self.columns = g_new0 (Column, self.n_columns);
  self.labels = g_new (const char *, self.n_columns);
  for (guint c = 0; c < self.n_columns; c++)
    self.labels[c] = "";
  self.medical = rk_cross_map_is_medical (map, grid);
  take_title (&self);
  for (guint c = 0; c < self.n_columns; c++)
    {
      note_heading (&self, c);
      read_column (&self, c);
    }
  if (map->first < grid->rows->len)
    table->first_row = g_array_index (grid->rows, RkCrossRow, map->first).number;
  read_rows (&self);
  g_free (self.columns);
  g_free (self.labels);
  if (table->cells->len)
    return g_steal_pointer (&table);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("No table of numbers was found in this sheet. Nothing has been imported. "
                          "Choose another sheet, or say in which rows the numbers are and which "
                          "column is what."));
  return NULL;
}
