#include "rk-table-shape.h"
#include "rk-corporate-list.h"
#include "rk-error.h"
#include "rk-heading-names.h"
#include "rk-row-look.h"
#include "rk-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_ROWS 200
#define SAMPLE_BYTES (8 * 1024 * 1024)
#define TITLE_ROWS 50 /* how far down a heading is looked for */
#define MAX_CHOSEN_ROW 10000

typedef struct
{
  char **cells;
  guint n_cells;
  guint n_filled;
  guint n_values; /* filled cells that no heading would hold */
  guint n_known;  /* cells that are words for a field */
  guint width;    /* up to the last filled cell */
} Line;

typedef struct
{
  GPtrArray *lines;
  const RkSynonyms *known; /* (nullable) */
  guint usual;             /* filled cells of a usual row */
  gboolean whole_file;
} Sample;

/* ---- sample ---- */

static void
line_free (gpointer data)
{
  Line *line = data;
  g_strfreev (line->cells);
  g_free (line);
}

static const char *const *
line_cells (const Line *line)
{
  return (const char *const *)line->cells;
}

static const Line *
sample_line (const Sample *sample, guint i)
{
  return g_ptr_array_index (sample->lines, i);
}

static Line *
line_new (const RkTableRow *row, const RkSynonyms *known)
{
  Line *line = g_new0 (Line, 1);

  line->n_cells = row->n_cells;
  line->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    {
      line->cells[i] = rk_text_clean (row->cells[i]);
      if (rk_cell_is_blank (line->cells[i]))
        continue;
      line->width = i + 1;
      line->n_filled++;
      line->n_values += rk_cell_is_value (line->cells[i]);
      line->n_known += known && rk_synonyms_knows (known, line->cells[i]);
    }
  return line;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  return (int)*(const guint *)a - (int)*(const guint *)b;
}

/* The median of the rows with two cells or more: titles and notes have one. */
static guint
usual_number_of_cells (const Sample *sample)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sample->lines->len; i++)
    if (sample_line (sample, i)->n_filled > 1)
      g_array_append_val (counts, sample_line (sample, i)->n_filled);
  if (counts->len == 0)
    return 1;
  g_array_sort (counts, compare_counts);
  return g_array_index (counts, guint, counts->len / 2);
}

static gboolean
sample_read (
    Sample *sample, RkTableSource *source, guint n_rows, const RkSynonyms *known, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize bytes = 0;
  RkTableRow row;

  sample->lines = g_ptr_array_new_with_free_func (line_free);
  sample->known = known;
  if (!rk_table_source_rewind (source, error))
    return FALSE;
  while (sample->lines->len < n_rows && bytes < SAMPLE_BYTES)
    {
      if (!rk_table_source_next (source, &row, &problem))
        {
          sample->whole_file = TRUE;
          break;
        }
      for (guint i = 0; i < row.n_cells; i++)
        bytes += strlen (row.cells[i]) + sizeof (char *);
      g_ptr_array_add (sample->lines, line_new (&row, known));
    }
  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  sample->usual = usual_number_of_cells (sample);
  return rk_table_source_rewind (source, error);
}

static void
sample_clear (Sample *sample)
{
  g_clear_pointer (&sample->lines, g_ptr_array_unref);
}

/* ---- finding the heading ---- */

static gboolean
is_full (const Sample *sample, const Line *line)
{
  return line->n_filled * 2 >= sample->usual && line->n_filled >= MIN (sample->usual, 2);
}

/* A year or a unit in a heading may look like a value; a row of data has more of them. */
static gboolean
looks_like_heading (const Line *line)
{
  return line->n_filled > 0
         && (line->n_values * 5 < line->n_filled || line->n_known > line->n_filled / 2);
}

static gboolean
cell_is (const Line *line, guint column, const char *text)
{
  return column < line->n_cells && g_str_equal (line->cells[column], text);
}

static gboolean
has_cell (const Line *line, guint column)
{
  return column < line->n_cells && *line->cells[column] != '\0';
}

static gboolean
same_line (const Line *a, const Line *b)
{
  if (a->width != b->width)
    return FALSE;
  for (guint i = 0; i < a->width; i++)
    if (!cell_is (b, i, a->cells[i]))
      return FALSE;
  return TRUE;
}

/* 小売業 or 焼津市 comes again in its column; a heading only where the whole row is repeated. */
static gboolean
comes_again_below (const Sample *sample, guint index)
{
  const Line *line = sample_line (sample, index);

  for (guint i = index + RK_TABLE_MAX_HEADING_ROWS; i < sample->lines->len; i++)
    {
      const Line *other = sample_line (sample, i);
      if (same_line (line, other))
        continue;
      for (guint c = 0; c < line->n_cells; c++)
        if (has_cell (line, c) && cell_is (other, c, line->cells[c]))
          return TRUE;
    }
  return FALSE;
}

/* Returns the index of the row with the most known words, -1: none has enough of them. */
static int
find_known_heading (const Sample *sample)
{
  int best = -1;
  guint needed = sample->usual > 1 ? 2 : 1;

  for (guint i = 0; i < MIN (sample->lines->len, TITLE_ROWS); i++)
    {
      const Line *line = sample_line (sample, i);
      guint most = best < 0 ? needed - 1 : sample_line (sample, best)->n_known;
      if (line->n_known > most && looks_like_heading (line))
        best = i;
    }
  return best;
}

static int
find_first_full (const Sample *sample)
{
  for (guint i = 0; i < sample->lines->len; i++)
    if (sample_line (sample, i)->n_filled > 0 && is_full (sample, sample_line (sample, i)))
      return i;
  return -1;
}

static int
find_heading (const Sample *sample)
{
  int heading = find_known_heading (sample);

  if (heading >= 0 || sample->usual < 2)
    return heading;
  heading = find_first_full (sample);
  if (heading < 0 || !looks_like_heading (sample_line (sample, heading))
      || comes_again_below (sample, heading))
    return -1;
  return heading;
}

/* ---- headings of several rows ---- */

/* How many of the columns that @upper leaves empty are filled by @lower. */
static guint
count_gaps_filled (const Line *upper, const Line *lower)
{
  guint n = 0;
  for (guint c = 0; c < lower->width; c++)
    n += has_cell (lower, c) && !has_cell (upper, c);
  return n;
}

/* Whether @lower is empty under a cell of the rows from @top on, where the data below is not: a
 * cell merged over both rows. */
static gboolean
has_merged_cell (const Sample *sample, guint top, guint lower)
{
  guint n_below = MIN (sample->lines->len - lower - 1, 20);

  for (guint c = 0; c < sample_line (sample, top)->width; c++)
    {
      gboolean above = FALSE;
      guint filled = 0;
      for (guint i = top; i < lower; i++)
        above = above || has_cell (sample_line (sample, i), c);
      if (!above || has_cell (sample_line (sample, lower), c))
        continue;
      for (guint i = 0; i < n_below; i++)
        filled += has_cell (sample_line (sample, lower + 1 + i), c);
      if (filled * 2 > n_below)
        return TRUE;
    }
  return FALSE;
}

static gboolean
consists_of_units (const Line *line)
{
  for (guint c = 0; c < line->width; c++)
    if (has_cell (line, c) && !g_str_has_prefix (line->cells[c], "(")
        && !g_str_has_prefix (line->cells[c], "（"))
      return FALSE;
  return line->n_filled > 0;
}

/* The row under a heading belongs to it where it fills gaps of merged cells, names units, or
 * repeats the heading in other words (English under Japanese). */
static gboolean
continues_heading (const Sample *sample, guint top, guint index)
{
  const Line *line = sample_line (sample, index);

  if (!looks_like_heading (line))
    return FALSE;
  if (consists_of_units (line) || (line->n_known >= 2 && line->n_known * 2 >= line->n_filled))
    return TRUE;
  return has_merged_cell (sample, top, index) && !comes_again_below (sample, index)
         && (line->n_known == line->n_filled
             || count_gaps_filled (sample_line (sample, index - 1), line) > 0);
}

static gboolean
has_repeated_cell (const Line *line)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; c < line->width; c++)
    if (has_cell (line, c) && !g_hash_table_add (seen, line->cells[c]))
      return TRUE;
  return FALSE;
}

/* Whether one cell of @upper stands over several columns of @lower, and a column there means
 * nothing, or something else, without it: 年月日 under 登録. */
static gboolean
names_groups (const RkSynonyms *known, const Line *upper, const Line *lower)
{
  const char *group = NULL;
  guint n_under = 0;
  gboolean needed = FALSE;

  for (guint c = 0; c < lower->width && !(needed && n_under > 1); c++)
    {
      if (has_cell (upper, c) && (!group || !g_str_equal (upper->cells[c], group)))
        {
          group = upper->cells[c];
          n_under = 0;
          needed = FALSE;
        }
      if (!group || !has_cell (lower, c))
        continue;
      n_under++;
      needed = needed || rk_synonyms_needs (known, lower->cells[c], group);
    }
  return needed && n_under > 1;
}

/* The row above a heading belongs to it where the heading needs it: for columns that have no name
 * of their own, to tell 電話番号 from 電話番号, or to know of what it is the 年月日. */
static gboolean
begins_heading (const Sample *sample, guint index)
{
  const Line *line = sample_line (sample, index);
  const Line *below = sample_line (sample, index + 1);

  if (line->n_filled < 2 || line->n_values > 0)
    return FALSE;
  return count_gaps_filled (below, line) > 0 || has_repeated_cell (below)
         || (sample->known && names_groups (sample->known, line, below));
}

static void
place_heading (RkTableShape *shape, const Sample *sample, guint heading)
{
  guint top = heading;
  guint end = heading + 1;

  while (end < sample->lines->len && end - top < RK_TABLE_MAX_HEADING_ROWS
         && continues_heading (sample, top, end))
    end++;
  while (top > 0 && end - top < RK_TABLE_MAX_HEADING_ROWS && begins_heading (sample, top - 1))
    top--;
  shape->header_row = top + 1;
  shape->n_header_rows = end - top;
  shape->first_row = end + 1;
}

/* ---- shapes ---- */

static char **
corporate_list_headings (RkTableShape *shape)
{
  char **headings = g_new0 (char *, RK_CORPORATE_LIST_COLUMNS + 1);
  shape->n_columns = RK_CORPORATE_LIST_COLUMNS; /* the last may be empty in all rows seen */
  for (guint c = 0; c < RK_CORPORATE_LIST_COLUMNS; c++)
    headings[c] = g_strdup (rk_corporate_list_columns ()[c].heading);
  return headings;
}

static char **
padded_cells (const Line *line, guint n_columns)
{
  char **cells = g_new0 (char *, n_columns + 1);
  for (guint c = 0; c < n_columns; c++)
    cells[c] = g_strdup (has_cell (line, c) ? line->cells[c] : "");
  return cells;
}

static void
name_columns (RkTableShape *shape, const Sample *sample)
{
  guint first = shape->header_row ? shape->header_row : shape->first_row;

  for (guint i = first - 1; i < sample->lines->len; i++)
    shape->n_columns = MAX (shape->n_columns, sample_line (sample, i)->width);
  for (guint i = 0; i < shape->n_header_rows; i++)
    g_ptr_array_add (shape->heading_rows,
                     padded_cells (sample_line (sample, first - 1 + i), shape->n_columns));
  if (shape->corporate_list)
    shape->headings = corporate_list_headings (shape);
  else
    shape->headings = rk_heading_names (shape->heading_rows, shape->n_columns);
}

static RkTableShape *
shape_new (const Sample *sample)
{
  RkTableShape *shape = g_new0 (RkTableShape, 1);
  shape->first_row = 1;
  shape->usual_cells = sample->usual;
  shape->heading_rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  return shape;
}

void
rk_table_shape_free (RkTableShape *shape)
{
  if (!shape)
    return;
  g_strfreev (shape->headings);
  g_ptr_array_unref (shape->heading_rows);
  g_free (shape);
}

static guint
count_data_rows (const RkTableShape *shape, const Sample *sample)
{
  g_autoptr (RkRowSorter) sorter = rk_row_sorter_new (shape);
  guint n = 0;

  for (guint i = 0; i < sample->lines->len; i++)
    {
      const Line *line = sample_line (sample, i);
      RkTableRow row = { .number = i + 1, .n_cells = line->n_cells, .cells = line_cells (line) };
      n += rk_row_sorter_next (sorter, &row) == RK_ROW_DATA;
    }
  return n;
}

static gboolean
is_corporate_list (const Sample *sample)
{
  guint n_rows = 0, n_so = 0;

  for (guint i = 0; i < sample->lines->len; i++)
    {
      const Line *line = sample_line (sample, i);
      n_rows += line->n_filled > 0;
      n_so += rk_corporate_list_looks_so (line_cells (line), line->n_cells);
      if (n_rows == 1 && n_so == 0)
        return FALSE; /* a heading: then its words count */
    }
  return n_so * 10 >= n_rows * 9 && n_rows > 0;
}

static void
find_shape (RkTableShape *shape, const Sample *sample, gboolean may_have_heading)
{
  int heading = may_have_heading ? find_heading (sample) : -1;
  int full = find_first_full (sample);

  if (heading >= 0)
    place_heading (shape, sample, heading);
  else if (full >= 0)
    shape->first_row = full + 1;
}

static gboolean
check_has_data (const RkTableShape *shape, const Sample *sample, GError **error)
{
  if (!sample->whole_file || count_data_rows (shape, sample) > 0)
    return TRUE;
  if (shape->header_row > 0)
    g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                 _ ("The file has a heading in row %u and no rows below it. Nothing has been "
                    "imported. Choose another file, or save the list again with its rows."),
                 shape->header_row);
  else
    g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                         _ ("The file has no rows. Nothing has been imported. Choose another file, "
                            "or save the list again."));
  return FALSE;
}

/* A lone first row without a known word is rather a list of one than a heading of none. */
static gboolean
is_doubtful (const RkTableShape *shape, const Sample *sample)
{
  return shape->header_row > 0 && sample->whole_file && find_known_heading (sample) < 0
         && count_data_rows (shape, sample) == 0;
}

RkTableShape *
rk_table_shape_detect (RkTableSource *source, const RkSynonyms *known, GError **error)
{
  g_autoptr (RkTableShape) shape = NULL;
  Sample sample = { 0 };

  if (!sample_read (&sample, source, SAMPLE_ROWS, known, error))
    {
      sample_clear (&sample);
      return NULL;
    }
  shape = shape_new (&sample);
  shape->corporate_list = is_corporate_list (&sample);
  find_shape (shape, &sample, !shape->corporate_list);
  if (is_doubtful (shape, &sample))
    {
      shape->header_row = shape->n_header_rows = 0;
      find_shape (shape, &sample, FALSE);
    }
  name_columns (shape, &sample);
  if (!check_has_data (shape, &sample, error))
    g_clear_pointer (&shape, rk_table_shape_free);
  sample_clear (&sample);
  return g_steal_pointer (&shape);
}

RkTableShape *
rk_table_shape_choose (RkTableSource *source, guint header_row, guint n_header_rows, GError **error)
{
  g_autoptr (RkTableShape) shape = NULL;
  Sample sample = { 0 };
  guint end = header_row ? header_row + CLAMP (n_header_rows, 1, RK_TABLE_MAX_HEADING_ROWS) : 1;

  if (header_row <= MAX_CHOSEN_ROW
      && !sample_read (&sample, source, end + SAMPLE_ROWS, NULL, error))
    {
      sample_clear (&sample);
      return NULL;
    }
  if (header_row > MAX_CHOSEN_ROW || end - 1 > sample.lines->len)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("Row %u cannot be the heading, because the file has no such row near its "
                      "beginning. Nothing has been imported. Choose another row."),
                   header_row);
      sample_clear (&sample);
      return NULL;
    }
  shape = shape_new (&sample);
  shape->header_row = header_row;
  shape->n_header_rows = header_row ? end - header_row : 0;
  shape->first_row = end;
  name_columns (shape, &sample);
  sample_clear (&sample);
  return g_steal_pointer (&shape);
}
