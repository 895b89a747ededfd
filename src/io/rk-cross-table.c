#include "rk-cross-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-text.h"

#define MAX_HEADINGS 9
#define NOTHING ""

/* ── the grid ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  guint number;
  guint n;
  const char **cells;
} GridRow;

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
} Column;

typedef struct
{
  RkCrossTable *table;
  GArray *rows; /* GridRow */
  guint n_columns;
  guint first; /* places in rows */
  guint first_heading;
  RkCrossRole *roles;
  Column *columns;
  const char **labels; /* of the row before, filled down */
  gboolean medical;
} Reading;

static const char *
cell (const Reading *self, guint row, guint column)
{
  const GridRow *r = &g_array_index (self->rows, GridRow, row);

  return column < r->n ? r->cells[column] : NOTHING;
}

static gboolean
load (Reading *self, RkTableSource *source, GError **error)
{
  RkTableRow row;
  GError *local = NULL;
  guint64 n_cells = 0;

  while (rk_table_source_next (source, &row, &local))
    {
      GridRow grid = { .number = row.number };

      n_cells += row.n_cells;
      if (self->rows->len == RK_CROSS_MAX_ROWS || n_cells > RK_CROSS_MAX_CELLS)
        {
          g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("The table is too large (more than %d rows). Nothing has been imported. "
                          "Take the rows that are needed into a file of their own."),
                       RK_CROSS_MAX_ROWS);
          return FALSE;
        }
      grid.cells = g_new (const char *, row.n_cells);
      for (guint c = 0; c < row.n_cells; c++)
        {
          g_autofree char *clean = rk_text_clean (row.cells[c]);

          g_strdelimit (clean, "\n\r", ' ');
          grid.cells[c]
              = *clean ? g_string_chunk_insert_const (self->table->texts, clean) : NOTHING;
          if (*clean)
            grid.n = c + 1;
        }
      self->n_columns = MAX (self->n_columns, grid.n);
      g_array_append_val (self->rows, grid);
    }
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return TRUE;
}

static void
clear_row (gpointer data)
{
  g_free (((GridRow *)data)->cells);
}

/* ── where the numbers begin ─────────────────────────────────────────────────────────────── */

static gboolean
is_value (const char *text)
{
  double number;

  return rk_cross_number (text, &number) || rk_cross_mark (text) != NULL;
}

static guint
count_values (const Reading *self, guint row)
{
  guint n = 0;

  for (guint c = 0; c < self->n_columns; c++)
    n += is_value (cell (self, row, c));
  return n;
}

static guint
count_filled (const Reading *self, guint row)
{
  guint n = 0;

  for (guint c = 0; c < self->n_columns; c++)
    n += *cell (self, row, c) != '\0';
  return n;
}

/* A row of years or codes above words is a heading, too. */
static gboolean
is_like_below (const Reading *self, guint row)
{
  for (guint below = row + 1; below < self->rows->len && below <= row + 2; below++)
    {
      guint n = 0, n_words = 0;

      for (guint c = 0; c < self->n_columns; c++)
        {
          const char *text = cell (self, below, c);

          if (*text == '\0' || !is_value (cell (self, row, c)))
            continue;
          n++;
          n_words += !is_value (text);
        }
      if (n_words * 2 > n)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_years (const Reading *self, guint row)
{
  guint n = 0;

  for (guint c = 0; c < self->n_columns; c++)
    {
      double number;
      const char *text = cell (self, row, c);

      if (!rk_cross_number (text, &number))
        continue;
      if (number < 1950 || number > 2100 || number != floor (number))
        return FALSE;
      n++;
    }
  return n > 1;
}

static gboolean
find_first (Reading *self, GError **error)
{
  guint most = 0;

  for (guint r = 0; r < self->rows->len; r++)
    most = MAX (most, count_values (self, r));
  for (guint r = 1; r < self->rows->len && most > 0; r++)
    if (count_values (self, r) * 2 >= most && !is_years (self, r) && is_like_below (self, r))
      {
        self->first = r;
        return TRUE;
      }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("No table of numbers was found in this sheet. Nothing has been imported. "
                          "Choose another sheet, or bring the numbers in as a tidy list (area, "
                          "year, sex, age, numerator, denominator)."));
  return FALSE;
}

static gboolean
find_headings (Reading *self, GError **error)
{
  guint r = self->first;

  while (r > 0 && self->first - (r - 1) <= MAX_HEADINGS && count_filled (self, r - 1) >= 2
         && !g_str_has_suffix (cell (self, r - 1, 0), "：")
         && !g_str_has_suffix (cell (self, r - 1, 0), ":"))
    r--;
  self->first_heading = r;
  if (r < self->first)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("The table has no headings. Nothing has been imported."));
  return FALSE;
}

static void
take_title (Reading *self)
{
  GString *title = g_string_new (NULL);

  for (guint r = 0; r < self->first_heading; r++)
    for (guint c = 0; c < self->n_columns; c++)
      if (*cell (self, r, c))
        g_string_append_printf (title, "%s%s", title->len ? "　" : "", cell (self, r, c));
  self->table->title = g_string_free (title, FALSE);
  self->table->year = rk_cross_year_in (self->table->title);
}

/* ── headings ────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_heading_below (const Reading *self, guint row, guint column)
{
  for (guint r = row + 1; r < self->first; r++)
    if (*cell (self, r, column))
      return TRUE;
  return FALSE;
}

/* What stands over a column: its own cell, or that of a cell merged to the right. What is merged
 * downwards covers its own column only. */
static const char *
heading (const Reading *self, guint row, guint column)
{
  const char *text = cell (self, row, column);

  if (*text || !has_heading_below (self, row, column))
    return text;
  for (guint c = column; c-- > 0;)
    if (*cell (self, row, c))
      return has_heading_below (self, row, c) ? cell (self, row, c) : NOTHING;
  return NOTHING;
}

static char *
all_headings (const Reading *self, guint column)
{
  GString *all = g_string_new (NULL);
  const char *last = NOTHING;

  for (guint r = self->first_heading; r < self->first; r++)
    {
      const char *text = heading (self, r, column);

      if (*text && !g_str_equal (text, last))
        g_string_append (all, text);
      last = text;
    }
  return g_string_free (all, FALSE);
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

static gboolean
says_any (const char *folded, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char *word = rk_text_fold (list[i]);

      if (strstr (folded, word))
        return TRUE;
    }
  return FALSE;
}

/* What the heading of a column of labels says. Codes of other things than places say nothing. */
static RkCrossRole
role_of_heading (const char *text)
{
  static const char *const running[] = { "no", "no.", "番号", "項番", "連番", "整理番号", NULL };
  static const char *const plain[] = { "コード", "code", "areacode", NULL };
  g_autofree char *folded = rk_text_fold (text);

  if (g_strv_contains (running, folded) || says_any (folded, "補助コード"))
    return RK_CROSS_IGNORED;
  if (says_any (folded, "番号|コード|code"))
    return g_strv_contains (plain, folded)
                   || says_any (folded, "圏|団体|地域|地区|市|県|保険者|支部|area")
               ? RK_CROSS_AREA_CODE
               : RK_CROSS_IGNORED;
  if (says_any (folded, "性別|男女") || g_str_equal (folded, "sex"))
    return RK_CROSS_SEX;
  if (says_any (folded, "年齢") || g_str_equal (folded, "age"))
    return RK_CROSS_AGE;
  if (says_any (folded, "年度|年次|時間軸|調査年|時点") || g_str_equal (folded, "year")
      || g_str_equal (folded, "年"))
    return RK_CROSS_YEAR;
  if (says_any (folded, "都道府県") && !says_any (folded, "市|支部"))
    return RK_CROSS_PREFECTURE;
  if (says_any (folded, "二次医療圏|圏域|市区町村|市町村|市町|団体|保険者|支部|地域|地区|area"))
    return RK_CROSS_AREA_NAME;
  return RK_CROSS_WORDS;
}

/* Rows of data that are looked at to know what a column holds. */
static guint
last_looked_at (const Reading *self)
{
  return MIN (self->rows->len, self->first + 400);
}

static gboolean
holds_values (const Reading *self, guint column)
{
  guint n = 0, n_values = 0;

  for (guint r = self->first; r < last_looked_at (self); r++)
    {
      const char *text = cell (self, r, column);

      n += *text != '\0';
      n_values += is_value (text);
    }
  return n_values > 0 && n_values * 5 >= n * 3;
}

/* What most labels of a column are, where its heading does not say it. */
static RkCrossRole
role_of_labels (const Reading *self, guint column)
{
  guint n = 0, n_sexes = 0, n_ages = 0, n_places = 0;

  for (guint r = self->first; r < last_looked_at (self); r++)
    {
      const char *text = cell (self, r, column);
      g_autofree char *code = NULL;
      g_autofree char *name = NULL;
      guint from, to;

      if (*text == '\0' || rk_cross_is_total (text))
        continue;
      n++;
      n_sexes += rk_sex_parse (text) != 0;
      n_ages += (strstr (text, "歳") || strstr (text, "才")) && rk_age_parse (text, &from, &to);
      n_places += rk_cross_resolve (NULL, NULL, text, self->medical, &code, &name)
                  && rk_area_level (code) != RK_AREA_OTHER;
    }
  if (n == 0)
    return RK_CROSS_WORDS;
  if (n_sexes * 10 >= n * 8)
    return RK_CROSS_SEX;
  if (n_ages * 10 >= n * 8)
    return RK_CROSS_AGE;
  return n_places * 2 >= n ? RK_CROSS_AREA_NAME : RK_CROSS_WORDS;
}

static const char *
role_words (RkCrossRole role)
{
  static const char *const words[] = {
    [RK_CROSS_NONE] = N_ ("numbers"),
    [RK_CROSS_WORDS] = N_ ("answers or classes"),
    [RK_CROSS_PREFECTURE] = N_ ("prefecture"),
    [RK_CROSS_AREA_CODE] = N_ ("area code"),
    [RK_CROSS_AREA_NAME] = N_ ("area"),
    [RK_CROSS_SEX] = N_ ("sex"),
    [RK_CROSS_AGE] = N_ ("age"),
    [RK_CROSS_YEAR] = N_ ("year"),
    [RK_CROSS_IGNORED] = N_ ("left out"),
  };

  return _ (words[role]);
}

static void
find_roles (Reading *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_autofree char *text = all_headings (self, c);
      RkCrossRole role = role_of_heading (text);

      if (role == RK_CROSS_AREA_NAME && strstr (text, "医療圏"))
        self->medical = TRUE;
      if (holds_values (self, c) && role != RK_CROSS_AREA_CODE && role != RK_CROSS_YEAR
          && role != RK_CROSS_IGNORED)
        role = RK_CROSS_NONE;
      else if (role == RK_CROSS_WORDS)
        role = role_of_labels (self, c);
      self->roles[c] = role;
      if (role != RK_CROSS_NONE && *text)
        g_ptr_array_add (self->table->headings,
                         g_strdup_printf ("%s → %s", text, role_words (role)));
    }
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_autofree char *text = all_headings (self, c);

      /* 「二次医療圏番号」 names the kind of area, too */
      self->medical |= self->roles[c] == RK_CROSS_AREA_CODE && strstr (text, "医療圏") != NULL;
    }
}

/* 「90以上」 may be a class of anything. */
static gboolean
is_age (const char *text, guint *from, guint *to)
{
  return (strstr (text, "歳") || strstr (text, "才") || strpbrk (text, "-~") || strstr (text, "～"))
         && rk_age_parse (text, from, to);
}

/* Which axis a row of headings is of, so that 計 in it is known for what it is. */
static void
look_at_axis (const Reading *self, guint row, gboolean *sexes, gboolean *ages)
{
  guint from, to;

  *sexes = *ages = FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = cell (self, row, c);

      *sexes |= *text && rk_sex_parse (text) != 0;
      *ages |= *text && is_age (text, &from, &to);
    }
}

static void
read_heading (const Reading *self, guint row, const char *text, Column *column, GString *words)
{
  gboolean sexes, ages;
  char sex = rk_sex_parse (text);
  int year = rk_cross_year (text);
  guint from, to;

  look_at_axis (self, row, &sexes, &ages);
  if (sex)
    column->sex = sex;
  else if (is_age (text, &from, &to))
    {
      column->from = from;
      column->to = to;
    }
  else if (rk_cross_is_total (text))
    {
      if (ages || (!sexes && column->sex))
        column->total = TRUE;
      else if (sexes)
        column->sex = 'T';
    }
  else if (year)
    column->year = year;
  else if (!is_value (text))
    g_string_append_printf (words, "%s%s", words->len ? "｜" : "", text);
}

static void
read_column (Reading *self, guint c)
{
  Column *column = &self->columns[c];
  g_autoptr (GString) words = g_string_new (NULL);
  const char *last = NOTHING;

  *column = (Column){ .used = self->roles[c] == RK_CROSS_NONE, .to = RK_AGE_OPEN, .area = -1 };
  if (!column->used || !holds_values (self, c))
    {
      column->used = FALSE;
      return;
    }
  for (guint r = self->first_heading; r < self->first; r++)
    {
      const char *text = heading (self, r, c);

      if (*text && !g_str_equal (text, last))
        read_heading (self, r, text, column, words);
      last = text;
    }
  column->words = place_of_word (self->table, words->str);
  /* a running number beside the table */
  column->used = words->len || column->sex || column->year || column->total || column->from
                 || column->to != RK_AGE_OPEN;
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
      const char *text = cell (self, row, c);

      if (self->roles[c] == RK_CROSS_NONE || self->roles[c] == RK_CROSS_IGNORED)
        continue;
      if (*text)
        {
          changed = TRUE;
          self->labels[c] = text;
        }
      else if (changed)
        self->labels[c] = NOTHING;
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
} RowSays;

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

      switch (self->roles[c])
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
          if (*text)
            g_string_append_printf (words, "%s%s", words->len ? "｜" : "", text);
          break;
        case RK_CROSS_IGNORED:
        case RK_CROSS_NONE:
        default:
          break;
        }
    }
  says->words = place_of_word (self->table, words->str);
  if (!has_area && code == NULL)
    return TRUE;
  if (!rk_cross_resolve (prefecture, code, name, self->medical, &area, &area_name))
    return FALSE;
  says->area = place_of_area (self->table, area, area_name);
  return TRUE;
}

static void
add_cell (Reading *self, const GridRow *row, guint c, const RowSays *says)
{
  const Column *column = &self->columns[c];
  const char *text = c < row->n ? row->cells[c] : NOTHING;
  RkCrossCell new = { .row = row->number,
                      .column = c + 1,
                      .area = says->area >= 0 ? says->area : column->area,
                      .year = column->year ? column->year
                              : says->year ? says->year
                                           : self->table->year,
                      .sex = column->sex ? column->sex : says->sex,
                      .row_words = says->words,
                      .column_words = column->words };
  gboolean by_column = column->total || column->from || column->to != RK_AGE_OPEN;

  if (*text == '\0')
    return;
  if (!rk_cross_number (text, &new.number))
    {
      new.mark = rk_cross_mark (text);
      if (new.mark == NULL)
        {
          if (self->table->problems->len < 50)
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

  for (guint r = self->first; r < self->rows->len; r++)
    {
      const GridRow *row = &g_array_index (self->rows, GridRow, r);
      gboolean any = FALSE;
      RowSays says;

      for (guint c = 0; c < self->n_columns && !any; c++)
        any = self->columns[c].used && is_value (c < row->n ? row->cells[c] : NOTHING);
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
table_new (void)
{
  RkCrossTable *table = g_new0 (RkCrossTable, 1);

  table->areas = g_ptr_array_new_with_free_func (free_area);
  table->words = g_ptr_array_new_with_free_func (g_free);
  table->headings = g_ptr_array_new_with_free_func (g_free);
  table->problems = g_ptr_array_new_with_free_func (g_free);
  table->cells = g_array_new (FALSE, FALSE, sizeof (RkCrossCell));
  table->texts = g_string_chunk_new (65536);
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
  g_string_chunk_free (table->texts);
  g_free (table->title);
  g_free (table->sheet);
  g_free (table);
}

static void
take_sheet (RkCrossTable *table, RkTableSource *source)
{
  const GPtrArray *sheets = rk_table_source_get_sheets (source);
  guint sheet = rk_table_source_get_sheet (source);

  if (sheets && sheet >= 1 && sheet <= sheets->len)
    table->sheet = g_strdup (((RkTableSheet *)sheets->pdata[sheet - 1])->name);
}

RkCrossTable *
rk_cross_table_read (RkTableSource *source, GError **error)
{
  g_autoptr (RkCrossTable) table = table_new ();
  Reading self = { .table = table, .rows = g_array_new (FALSE, FALSE, sizeof (GridRow)) };
  gboolean ok;

  g_array_set_clear_func (self.rows, clear_row);
  take_sheet (table, source);
  ok = load (&self, source, error) && find_first (&self, error) && find_headings (&self, error);
  if (ok)
    {
      self.roles = g_new0 (RkCrossRole, self.n_columns);
      self.columns = g_new0 (Column, self.n_columns);
      self.labels = g_new (const char *, self.n_columns);
      for (guint c = 0; c < self.n_columns; c++)
        self.labels[c] = NOTHING;
      take_title (&self);
      find_roles (&self);
      for (guint c = 0; c < self.n_columns; c++)
        read_column (&self, c);
      table->first_row = g_array_index (self.rows, GridRow, self.first).number;
      read_rows (&self);
    }
  g_free (self.roles);
  g_free (self.columns);
  g_free (self.labels);
  g_array_unref (self.rows);
  return ok ? g_steal_pointer (&table) : NULL;
}
