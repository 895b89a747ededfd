#include "rk-census-table.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-cross-private.h"
#include "rk-error.h"
#include "rk-industry.h"

/* What a number is of. @lower, @upper: people who work there; 0: all; @upper 0 beside @lower: open
 */
typedef struct
{
  char industry;
  guint lower;
  guint upper;
  int year; /* 0: none is said */
} Cell;

typedef struct
{
  GString *rows;
  GHashTable *seen; /* in this sheet: what each row is of */
  guint n_rows;
  guint n_skipped; /* numbers of something else: people, shares, parts of trades */
  guint n_sheets;  /* that count workplaces */
} Census;

/* One sheet while it is read. */
typedef struct
{
  Census *census;
  const RkCrossTable *table;
  Cell whole;       /* what the name of the sheet says of all its numbers */
  gboolean counted; /* the title or the name says that workplaces are counted */
} Sheet;

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

/* "E 製造業", "Ｅ　製造業", "製造業"; not 「食料品製造業」, which is a part of it. */
static char
trade_of (const char *part)
{
  if (*part >= RK_INDUSTRY_FIRST && *part <= RK_INDUSTRY_LAST && !g_ascii_isalnum (part[1])
      && strstr (part, "～") == NULL && strchr (part, '~') == NULL)
    return *part;
  for (char letter = RK_INDUSTRY_FIRST; letter <= RK_INDUSTRY_LAST; letter++)
    {
      g_autofree char *name
          = g_utf8_normalize (rk_industry_name (letter), -1, G_NORMALIZE_ALL_COMPOSE);

      if (g_strcmp0 (part, name) == 0)
        return letter;
    }
  return 0;
}

/* 「1～4人」, 「300人以上」 */
static gboolean
read_size (const char *part, guint *lower, guint *upper)
{
  g_autofree char *plain = g_strdup (part);
  const char *number = plain;
  unsigned from, to;
  char *tilde;

  while ((tilde = strstr (plain, "～")) != NULL || (tilde = strstr (plain, "〜")) != NULL)
    memcpy (tilde, " ~ ", 3);
  for (; (number = strpbrk (number, "0123456789")) != NULL; number += strspn (number, "0123456789"))
    {
      int end = 0;

      if ((sscanf (number, "%u ~ %u人%n", &from, &to, &end) == 2 && end)
          || (sscanf (number, "%u人 ~ %u人%n", &from, &to, &end) == 2 && end))
        {
          *lower = from;
          *upper = to;
          return from <= to;
        }
      if (sscanf (number, "%u人以上%n", &from, &end) == 1 && end)
        {
          *lower = from;
          *upper = 0;
          return TRUE;
        }
    }
  return FALSE;
}

/* Shares, people, several trades together, workplaces with nobody of their own. */
static gboolean
is_of_something_else (const char *part)
{
  static const char *const words[]
      = { "従業者数", "割合", "構成比", "%", "率", "のみ", "売上", "男", "女" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (part, words[i]))
      return TRUE;
  /* 「C～R 非農林漁業」 */
  return g_ascii_isupper (*part) && (strstr (part, "～") || strchr (part, '~'))
         && strstr (part, "全産業") == NULL;
}

/* 09 食料品製造業: a part of a trade, told by the two or three digits of its number. */
static gboolean
is_part_of_trade (const char *part)
{
  gsize digits = strspn (part, "0123456789");

  return digits >= 2 && digits <= 4 && strstr (part, "業") && strstr (part, "人") == NULL;
}

/* Returns: FALSE where the number is of something else */
static gboolean
read_part (const char *text, Cell *row, gboolean *counted)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *part = folded ? g_strstrip (folded) : NULL;
  char trade;

  if (part == NULL || *part == '\0')
    return TRUE;
  if (is_of_something_else (part) || is_part_of_trade (part))
    return FALSE;
  if (strstr (part, "事業所"))
    *counted = TRUE;
  if (row->year == 0)
    row->year = rk_cross_year_in (part);
  if (read_size (part, &row->lower, &row->upper))
    return TRUE;
  trade = trade_of (part);
  if (trade)
    row->industry = trade;
  return TRUE;
}

static gboolean
read_words (const char *words, Cell *row, gboolean *counted)
{
  g_auto (GStrv) parts = g_strsplit (words, "｜", -1);

  for (char **part = parts; *part; part++)
    if (!read_part (*part, row, counted))
      return FALSE;
  return TRUE;
}

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

static void
append_number (GString *rows, guint number)
{
  if (number)
    g_string_append_printf (rows, "%u", number);
  g_string_append_c (rows, ',');
}

/* The columns are the headings of rk_kind_establishment, which the import knows. */
static void
append_row (Sheet *self, const RkCrossCell *cell, const RkCrossArea *area, const Cell *row)
{
  GString *rows = self->census->rows;
  int year = row->year ? row->year : self->table->year;

  g_string_append_printf (rows, "%s,", area->code);
  append_number (rows, (guint)year);
  if (row->industry)
    g_string_append_c (rows, row->industry);
  g_string_append_c (rows, ',');
  append_number (rows, row->lower);
  append_number (rows, row->upper);
  g_string_append_printf (rows, "%.0f,総務省・経済産業省「経済センサス」", cell->number);
  if (year)
    g_string_append_printf (rows, "（%d年）", year);
  g_string_append_c (rows, '\n');
}

static gboolean
take_cell (Sheet *self, const RkCrossCell *cell)
{
  const RkCrossArea *area = cell->area >= 0 ? self->table->areas->pdata[cell->area] : NULL;
  gboolean counted = self->counted;
  Cell row = self->whole;
  char *key;

  row.year = 0; /* what the sheet is called says it where nothing else does: see the table */
  if (area == NULL || cell->mark
      || !read_words (rk_cross_word (self->table, cell->row_words), &row, &counted)
      || !read_words (rk_cross_word (self->table, cell->column_words), &row, &counted) || !counted)
    return FALSE;
  if (cell->year)
    row.year = cell->year;
  key = g_strdup_printf ("%s %d %d %u %u", area->code, row.year, row.industry, row.lower,
                         row.upper);
  if (!g_hash_table_add (self->census->seen, key))
    return FALSE; /* the first one said it */
  append_row (self, cell, area, &row);
  self->census->n_rows++;
  return TRUE;
}

/* What a sheet is called says what all of it is of: 「1～4人」, 「E 製造業」, 「従業者数」. */
static void
read_table (Census *census, const RkCrossTable *table)
{
  Sheet self = { .census = census, .table = table };
  guint before = census->n_rows;
  guint of_else = 0;

  g_hash_table_remove_all (census->seen);
  self.counted = table->title && strstr (table->title, "事業所数") != NULL;
  if (table->sheet && !read_part (table->sheet, &self.whole, &self.counted))
    return;
  for (guint i = 0; i < table->cells->len; i++)
    of_else += !take_cell (&self, &g_array_index (table->cells, RkCrossCell, i));
  if (census->n_rows == before)
    return;
  census->n_sheets++;
  census->n_skipped += of_else;
}

/* ── sheets ──────────────────────────────────────────────────────────────────────────────── */

/* @table: (out): NULL: a sheet that holds no table (notes, a chart) says nothing */
static gboolean
read_cross_table (RkTableSource *source, const char *name, RkCrossTable **table, GError **error)
{
  g_autoptr (RkCrossGrid) grid = rk_cross_grid_read (source, error);
  g_autoptr (RkCrossMap) map = grid ? rk_cross_map_new (grid) : NULL;

  if (grid == NULL)
    return FALSE;
  *table = rk_cross_table_new (grid, map, NULL);
  if (*table && (*table)->sheet == NULL)
    (*table)->sheet = g_strdup (name);
  if (*table && (*table)->year == 0 && name)
    (*table)->year = rk_cross_year_in (name);
  return TRUE;
}

static gboolean
read_sheet (Census *census, RkTableSource *source, GCancellable *cancellable, GError **error)
{
  const GPtrArray *sheets = rk_table_source_get_sheets (source);
  const RkTableSheet *sheet = sheets ? sheets->pdata[rk_table_source_get_sheet (source) - 1] : NULL;
  g_autoptr (RkCrossTable) table = NULL;

  if (!read_cross_table (source, sheet ? sheet->name : NULL, &table, error))
    return FALSE;
  if (table)
    read_table (census, table);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
read_sheets (
    Census *census, RkTableSource *source, guint wanted, GCancellable *cancellable, GError **error)
{
  const GPtrArray *sheets = rk_table_source_get_sheets (source);

  if (wanted || sheets == NULL)
    return (wanted == 0 || rk_table_source_set_sheet (source, wanted, error))
           && read_sheet (census, source, cancellable, error);
  for (guint i = 0; i < sheets->len; i++)
    {
      const RkTableSheet *sheet = sheets->pdata[i];

      if (sheet->part && !sheet->hidden && rk_table_source_set_sheet (source, i + 1, NULL)
          && !read_sheet (census, source, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_remark (const Census *census)
{
  g_autofree char *rows = g_strdup_printf ("%u", census->n_rows);
  g_autofree char *skipped = g_strdup_printf ("%u", census->n_skipped);

  /* Translators: numbers of workplaces, sheets, numbers that are not taken */
  return g_strdup_printf (_ ("%1$s numbers of workplaces were found in %2$u sheets; %3$s other "
                             "numbers (people, shares, parts of trades) are not taken."),
                          rows, census->n_sheets, skipped);
}

static RkTableSource *
make (Census *census, RkTableSource *source, GCancellable *cancellable, GError **error)
{
  g_autofree char *remark = dup_remark (census);

  if (census->n_rows)
    return rk_table_source_new_made (g_steal_pointer (&census->rows), source, remark, cancellable,
                                     error);
  rk_table_source_free (source);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("This table does not count workplaces. Nothing has been imported. Choose "
                          "one with 事業所数 by area, trade or size."));
  return NULL;
}

RkTableSource *
rk_census_table_open (const char *path,
                      guint sheet,
                      const char *encoding,
                      char delimiter,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RkTableSource) source
      = rk_table_source_open (path, encoding, delimiter, cancellable, error);
  Census census = { .rows = g_string_new ("地域コード,年,産業,従業者数（以上）,従業者数（以下）,"
                                          "事業所数,出典\n"),
                    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  RkTableSource *made = NULL;

  if (source && read_sheets (&census, source, sheet, cancellable, error))
    made = make (&census, g_steal_pointer (&source), cancellable, error);
  if (census.rows)
    g_string_free (census.rows, TRUE);
  g_hash_table_unref (census.seen);
  return made;
}
