/* The numbers of a sheet, each with all that its headings and labels say of it. */
#include "rk-cross-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-error.h"
#include "rk-text.h"

#define MOST_PROBLEMS 50
/* One row of so many may be of what a row before is of; with more, a column is not understood. */
#define MANY_TWICE 10

char *
rk_cross_map_dup_title (const RkCrossMap *map, const RkCrossGrid *grid)
{
  GString *title = g_string_new (NULL);

  for (guint r = 0; r < map->first_heading; r++)
    for (guint c = 0; c < grid->n_columns; c++)
      if (*rk_cross_grid_cell (grid, r, c))
        g_string_append_printf (title, "%s%s", title->len ? "　" : "",
                                rk_cross_grid_cell (grid, r, c));
  return g_string_free (title, FALSE);
}

static void
take_title (RkCrossReading *self)
{
  self->table->title = rk_cross_map_dup_title (self->map, self->grid);
  self->table->year = rk_cross_year_of_title (self->table->title, &self->table->early,
                                              &self->table->several_years);
  if (self->table->year == 0 && !self->table->several_years)
    self->table->year = rk_cross_year_alone (self->table->title);
}

/* Numbers in thousands: the heading of the column says so, or the title for all that are no rates.
 */
static double
scale_of (const RkCrossReading *self, guint column)
{
  g_autofree char *heading = rk_cross_map_dup_heading (self->map, self->grid, column);
  const char *unit = strstr (self->table->title, "単位");

  return rk_cross_is_share (heading)             ? 1
         : rk_cross_scale (heading) > 1 || !unit ? rk_cross_scale (heading)
                                                 : rk_cross_scale (unit);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* A column of codes beside the names, under the same heading or none: 221007, or 22100 without its
 * check digit. It is no value of the place. */
static gboolean
is_code_of (const RkCrossReading *self, int area, const char *text)
{
  const RkCrossArea *place = area >= 0 ? self->table->areas->pdata[area] : NULL;

  return place && strlen (text) >= 5 && g_str_has_prefix (place->code, text);
}

static void
add_cell (RkCrossReading *self, const RkCrossRow *row, guint c, const RkCrossSays *says)
{
  const RkCrossColumn *column = &self->columns[c];
  const char *text = c < row->n ? row->cells[c] : "";
  RkCrossCell new = { .row = row->number,
                      .column = c + 1,
                      .area = column->area >= 0 ? column->area : says->area,
                      .year = column->year ? column->year : says->year,
                      .early = column->year ? column->early : says->early,
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
  new.number *= MAX (column->scale, says->scale);
  new.from = (guint8)(by_column ? column->from : says->from);
  new.to = (guint8)(by_column ? column->to : says->to);
  new.total = by_column ? column->total : says->total;
  g_array_append_val (self->table->cells, new);
  self->table->last_column = MAX (self->table->last_column, new.column);
}

static gboolean
names_place (const RkCrossReading *self, guint row)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      RkCrossRole role = rk_cross_map_column (self->map, c);
      const char *text = rk_cross_grid_cell (self->grid, row, c);
      g_autofree char *code = NULL;
      g_autofree char *name = NULL;

      if ((role == RK_CROSS_PREFECTURE || role == RK_CROSS_AREA_NAME || role == RK_CROSS_AREA_CODE)
          && *text
          && rk_cross_resolve (NULL, role == RK_CROSS_AREA_CODE ? text : NULL, text, self->medical,
                               &code, &name))
        return TRUE;
    }
  return FALSE;
}

/* Whether a row has words where numbers are expected: the headings of another table. Those of this
 * one may come again on every page (@same). */
static gboolean
is_heading (const RkCrossReading *self, guint row, gboolean *same)
{
  guint n = 0, n_words = 0, n_known = 0, n_other = 0;
  const char *first = NULL;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = rk_cross_grid_cell (self->grid, row, c);
      gboolean known = FALSE;

      if (!self->columns[c].used)
        continue;
      n++;
      if (*text == '\0' || rk_cross_is_value (text))
        continue;
      for (guint r = self->map->first_heading; r < self->map->first && !known; r++)
        known = g_str_equal (rk_cross_grid_cell (self->grid, r, c), text);
      n_words++;
      n_known += known;
      first = first ? first : text;
      n_other += !g_str_equal (first, text);
    }
  *same = n_known == n_words;
  return n_words * 2 > n && (*same || n_words == 1 || n_other) && !names_place (self, row)
         && !rk_cross_is_section (self->grid, row);
}

/* 「合計」 in a column that is none of the labels. NULL: there is none */
static const char *
total_of_more (const RkCrossReading *self, const RkCrossRow *row)
{
  for (guint c = 0; c < MIN (self->n_columns, row->n); c++)
    if (rk_cross_map_column (self->map, c) == RK_CROSS_IGNORED && rk_cross_is_total (row->cells[c]))
      return row->cells[c];
  return NULL;
}

/* A row before is of the same place, year, sex, age and words: what tells them apart is not known.
 */
static gboolean
is_said_twice (RkCrossReading *self, const RkCrossRow *row, guint block, const RkCrossSays *says)
{
  char *key
      = g_strdup_printf ("%u %d %d %d %d %u %u %d %u", block, says->area, says->year, says->early,
                         says->sex, says->from, says->to, says->total, says->words);
  gpointer before;

  if (!g_hash_table_lookup_extended (self->seen, key, NULL, &before))
    {
      g_hash_table_insert (self->seen, key, GUINT_TO_POINTER (row->number));
      return FALSE;
    }
  g_free (key);
  if (total_of_more (self, row))
    rk_cross_leave_unread (&self->lost, row->number, total_of_more (self, row));
  else if (self->n_twice++ == 0)
    {
      self->twice[0] = GPOINTER_TO_UINT (before);
      self->twice[1] = row->number;
    }
  return TRUE;
}

static void
read_row (RkCrossReading *self, const RkCrossRow *row)
{
  gboolean any = FALSE;

  for (guint block = 0; block < self->n_blocks; block++)
    {
      RkCrossSays says;

      if (!rk_cross_read_labels (self, row->number, block, &says)
          || is_said_twice (self, row, block, &says))
        continue;
      any = TRUE;
      for (guint c = 0; c < self->n_columns; c++)
        if (self->columns[c].used && self->columns[c].block == block)
          add_cell (self, row, c, &says);
    }
  if (!any)
    return;
  self->table->n_rows++;
  self->table->last_row = row->number;
}

/* What was left out, and why. */
static void
tell (RkCrossReading *self, guint other)
{
  GPtrArray *problems = self->table->problems;

  rk_cross_tell_unread (self, problems);
  if (self->n_twice)
    g_ptr_array_add (
        problems, g_strdup_printf (_ ("%u rows are of the same place, year, sex and age as a row "
                                      "before (rows %u and %u); they are left out"),
                                   self->n_twice, self->twice[0], self->twice[1]));
  if (self->n_again)
    g_ptr_array_add (problems, g_strdup_printf (_ ("%u rows or columns say again a part of others "
                                                   "(再掲, うち); they are left out"),
                                                self->n_again));
  if (other)
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("another table begins in row %u; it is left out. Say in "
                                         "the window in which rows it is, or bring it in from a "
                                         "sheet of its own"),
                                      other));
}

static void
read_rows (RkCrossReading *self)
{
  guint other = 0;

  for (guint r = self->map->first; r < self->grid->rows->len && other == 0; r++)
    {
      const RkCrossRow *row = &g_array_index (self->grid->rows, RkCrossRow, r);
      gboolean any = FALSE, same;

      if (r > self->map->first && is_heading (self, r, &same))
        {
          other = same ? 0 : row->number;
          continue;
        }
      if (rk_cross_take_section (self, r))
        continue;
      for (guint c = 0; c < self->n_columns && !any; c++)
        any = self->columns[c].used && rk_cross_is_value (c < row->n ? row->cells[c] : "");
      if (!any)
        continue;
      rk_cross_fill_labels (self, r);
      read_row (self, row);
    }
  tell (self, other);
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
  table->across = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (table->across);
  g_ptr_array_unref (table->problems);
  g_array_unref (table->cells);
  g_free (table->title);
  g_free (table->sheet);
  g_free (table);
}

/* Why nothing of it may be read. Returns: FALSE: it may */
static gboolean
refuse (RkCrossReading *self, GError **error)
{
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  if (self->n_twice * MANY_TWICE > self->table->n_rows)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                   _ ("Rows %u and %u are of the same place, year, sex and age, as %u rows in all "
                      "are of what a row before them is of. Nothing has been imported. Say which "
                      "column tells them apart, or take out the rows that are parts."),
                   self->twice[0], self->twice[1], self->n_twice);
      return TRUE;
    }
  if (self->table->cells->len)
    return FALSE;
  rk_cross_tell_unread (self, unread);
  g_ptr_array_add (unread, NULL);
  all = g_strjoinv ("\n", (char **)unread->pdata);
  if (self->years.n || self->sexes.n || self->ages.n || self->sexes_over.n)
    g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                 _ ("Nothing of this table can be read, and nothing has been imported.\n%s"), all);
  else if (self->lost.n)
    g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                 _ ("All of the %u rows are of places that are not known, or of wards and former "
                    "municipalities, which are only parts of one. Nothing has been imported. Say "
                    "which column has the names of prefectures, medical areas or municipalities."),
                 self->lost.n);
  else
    g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                         _ ("No table of numbers was found in this sheet. Nothing has been "
                            "imported. Choose another sheet, or say in which rows the numbers are "
                            "and which column is what."));
  return TRUE;
}

/* Of the same words, and of another place, year, sex or age. */
static gboolean
is_alike (const RkCrossColumn *one, const RkCrossColumn *two)
{
  return one->used && two->used && one->words == two->words
         && (one->area != two->area || one->year != two->year || one->sex != two->sex
             || one->from != two->from || one->to != two->to || one->total != two->total);
}

void
rk_cross_map_set_alike (RkCrossMap *map, const RkCrossGrid *grid, guint column, RkCrossRole role)
{
  g_autoptr (RkCrossTable) table = table_new (grid->sheet);
  g_autofree RkCrossColumn *columns = g_new0 (RkCrossColumn, grid->n_columns);
  RkCrossReading self = { .grid = grid,
                          .map = map,
                          .table = table,
                          .columns = columns,
                          .n_columns = grid->n_columns,
                          .medical = rk_cross_map_is_medical (map, grid) };
  gboolean first = rk_cross_map_column (map, column) == RK_CROSS_NONE && role >= RK_CROSS_NUMERATOR;

  for (guint c = 0; c < self.n_columns && first; c++)
    rk_cross_read_column (&self, c);
  rk_cross_clear_unread (&self);
  for (guint c = 0; c < self.n_columns && first; c++)
    if (rk_cross_map_column (map, c) == RK_CROSS_NONE && is_alike (&columns[column], &columns[c]))
      rk_cross_map_set_column (map, c, role);
  rk_cross_map_set_column (map, column, role);
}

RkCrossTable *
rk_cross_table_new (const RkCrossGrid *grid, const RkCrossMap *map, GError **error)
{
  g_autoptr (RkCrossTable) table = table_new (grid->sheet);
  RkCrossReading self = { .grid = grid, .map = map, .table = table, .n_columns = grid->n_columns };
  gboolean refused;

  self.columns = g_new0 (RkCrossColumn, self.n_columns);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.labels = g_new (const char *, self.n_columns);
  for (guint c = 0; c < self.n_columns; c++)
    self.labels[c] = "";
  self.medical = rk_cross_map_is_medical (map, grid);
  take_title (&self);
  for (guint c = 0; c < self.n_columns; c++)
    {
      rk_cross_note_heading (&self, c);
      rk_cross_read_column (&self, c);
      self.columns[c].scale = scale_of (&self, c);
      self.columns[c].zones = rk_cross_has_zones (&self, c);
      self.columns[c].years
          = rk_cross_map_column (map, c) == RK_CROSS_YEAR && rk_cross_has_years (&self, c);
    }
  rk_cross_note_across (&self);
  rk_cross_find_scope (&self);
  rk_cross_find_blocks (&self);
  rk_cross_name_rates (&self);
  if (map->first < grid->rows->len)
    table->first_row = g_array_index (grid->rows, RkCrossRow, map->first).number;
  rk_cross_begin_sections (&self);
  read_rows (&self);
  rk_cross_name_whole (&self);
  g_free (self.columns);
  g_free (self.labels);
  g_hash_table_unref (self.seen);
  refused = refuse (&self, error);
  rk_cross_clear_unread (&self);
  return refused ? NULL : g_steal_pointer (&table);
}
