/* A published table of numbers, whatever its form: titles above, headings in several rows, labels
 * that are merged, ages and sexes across or down, marks in place of numbers. The cells of a sheet
 * (RkCrossGrid) and what each column and row of headings is (RkCrossMap: recognised, then corrected
 * by a person where need be) give the table: every number with all that is said of it.
 *
 * A row is of one place: a municipality under its medical area is itself, and 計 there is the area.
 * Wards and former municipalities are parts and left out, as a row is of what a row before is of
 * (place, year, sex, age, words): both are said; where one row in ten is, the table is refused. The
 * year of a title is its 年度 before any other date, never the day of 公表 or 作成; a title from
 * one year to another says none. */
#pragma once

#include "rk-observation.h"

G_BEGIN_DECLS

typedef struct _RkTableSource RkTableSource;

#define RK_CROSS_MAX_ROWS 200000
#define RK_CROSS_MAX_CELLS 6000000

/* ── the cells ───────────────────────────────────────────────────────────────────────────── */

typedef struct _RkCrossGrid RkCrossGrid;

/** rk_cross_grid_read: all cells of the sheet that @source stands at. */
RkCrossGrid *rk_cross_grid_read (RkTableSource *source, GError **error);
void rk_cross_grid_free (RkCrossGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCrossGrid, rk_cross_grid_free)

guint rk_cross_grid_get_n_rows (const RkCrossGrid *grid);
guint rk_cross_grid_get_n_columns (const RkCrossGrid *grid);
/** rk_cross_grid_cell: @row, @column: places, from 0. Returns: (transfer none): "" if empty */
const char *rk_cross_grid_cell (const RkCrossGrid *grid, guint row, guint column);

/* ── what is what ────────────────────────────────────────────────────────────────────────── */

/** RkCrossRole: what a column holds, or what a row of headings says of the columns. */
typedef enum
{
  RK_CROSS_NONE,  /* of a column: numbers; of headings: each says it by itself */
  RK_CROSS_WORDS, /* what is counted: 「受診者数」 */
  RK_CROSS_PREFECTURE,
  RK_CROSS_AREA_CODE,
  RK_CROSS_AREA_NAME,
  RK_CROSS_SEX,
  RK_CROSS_AGE,
  RK_CROSS_YEAR,
  RK_CROSS_ANSWER,  /* answers or classes; all together are the denominator */
  RK_CROSS_IGNORED, /* a running number, codes of what the next column says */
  RK_CROSS_NUMERATOR,
  RK_CROSS_DENOMINATOR,
  RK_CROSS_VALUE,
} RkCrossRole;
#define RK_N_CROSS_ROLES (RK_CROSS_VALUE + 1)

/** rk_cross_role_id: for a file; rk_cross_role_label: for a person. */
const char *rk_cross_role_id (RkCrossRole role);
RkCrossRole rk_cross_role_from_id (const char *id);
const char *rk_cross_role_label (RkCrossRole role);

/**
 * RkCrossMap: how a sheet is read.
 * @first_heading, @first: places of rows: where the headings begin, where the numbers do
 * @columns: RkCrossRole, one a column of the grid
 * @headings: RkCrossRole, one a row of headings
 * @numerator, @denominator, @value: (nullable): the word that says it, where rows or headings do
 * @area: (nullable): the place that all is about, where the sheet names none
 */
typedef struct
{
  guint first_heading;
  guint first;
  GArray *columns;
  GArray *headings;
  char *numerator;
  char *denominator;
  char *value;
  char *area;
} RkCrossMap;

/** rk_cross_map_new: what is recognised by itself. Where no table of numbers is found, the numbers
 * are taken to begin in the second row. */
RkCrossMap *rk_cross_map_new (const RkCrossGrid *grid);
/** rk_cross_map_new_at: the same where a person says in which rows it is. */
RkCrossMap *rk_cross_map_new_at (const RkCrossGrid *grid, guint first_heading, guint first);
RkCrossMap *rk_cross_map_copy (const RkCrossMap *map);
void rk_cross_map_free (RkCrossMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCrossMap, rk_cross_map_free)

RkCrossRole rk_cross_map_column (const RkCrossMap *map, guint column);
RkCrossRole rk_cross_map_heading (const RkCrossMap *map, guint row);
void rk_cross_map_set_column (RkCrossMap *map, guint column, RkCrossRole role);
void rk_cross_map_set_heading (RkCrossMap *map, guint row, RkCrossRole role);
/** rk_cross_map_set_alike: as rk_cross_map_set_column(). Where @column was one of numbers and is
 * said to be a numerator, a denominator or a value, so are the columns of numbers that differ from
 * it by place, year, sex or age only: R元 is what R2 is. */
void
rk_cross_map_set_alike (RkCrossMap *map, const RkCrossGrid *grid, guint column, RkCrossRole role);
/** rk_cross_map_has: whether a column or a row of headings has that role. */
gboolean rk_cross_map_has (const RkCrossMap *map, RkCrossRole role);
/** rk_cross_map_dup_heading: all that stands over a column, cells merged to the right included. */
char *rk_cross_map_dup_heading (const RkCrossMap *map, const RkCrossGrid *grid, guint column);

/** rk_cross_map_dup_title: all rows above the headings. */
char *rk_cross_map_dup_title (const RkCrossMap *map, const RkCrossGrid *grid);

/* ── the table ───────────────────────────────────────────────────────────────────────────── */

/**
 * RkCrossArea: a place that the table names.
 * @code: "JP", "22", "2201", "221007"; RK_AREA_NO_PREFECTURE, RK_AREA_NO_MEDICAL; else what the
 *   table says
 */
typedef struct
{
  char *code;
  char *name;
} RkCrossArea;

/**
 * RkCrossCell: one number.
 * @row, @column: as a spreadsheet counts, from 1
 * @mark: what stands in its place; NULL: @number is one
 * @area: place in RkCrossTable.areas, -1: none is named
 * @year: 0: none is named; @early: it is that of a day before April, of the fiscal year before
 * @sex: 0: none is named
 * @from, @to: ages; 0 and %RK_AGE_OPEN where none is named
 * @total: of ages: 中計, 計, 総数
 * @role: RkCrossRole: %RK_CROSS_NUMERATOR, %RK_CROSS_DENOMINATOR, %RK_CROSS_VALUE where a person
 *   said so; else %RK_CROSS_NONE
 * @row_words, @column_words: place in RkCrossTable.words: what else labels and headings say, joined
 *   with "｜"
 */
typedef struct
{
  guint row;
  guint column;
  const char *mark;
  double number;
  int area;
  int year;
  char sex;
  guint8 from;
  guint8 to;
  guint8 role;
  gboolean total;
  gboolean early;
  guint row_words;
  guint column_words;
} RkCrossCell;

/**
 * RkCrossTable:
 * @title: as rk_cross_map_dup_title()
 * @sheet: (nullable): its name
 * @year: what the title says, 0: nothing; @early: as of RkCrossCell
 * @several_years: the title says several 年度, and no @year
 * @areas: RkCrossArea; @words: char *; @cells: RkCrossCell
 * @n_rows: rows of data
 * @first_row, @last_row, @last_column: where they stand
 * @headings: what was recognised, for a person to check: 「A列 都道府県名 → 都道府県」
 * @across: what was recognised over the numbers: 「男・女 → 性別」
 * @problems: sentences
 */
typedef struct
{
  char *title;
  char *sheet;
  int year;
  gboolean early;
  gboolean several_years;
  GPtrArray *areas;
  GPtrArray *words;
  GArray *cells;
  guint n_rows;
  guint first_row;
  guint last_row;
  guint last_column;
  GPtrArray *headings;
  GPtrArray *across;
  GPtrArray *problems;

  /*< private >*/
  GHashTable *area_places;
  GHashTable *word_places;
} RkCrossTable;

/**
 * rk_cross_table_new: the numbers of @grid, read as @map says. The table does not need them after.
 * @error: %RK_ERROR_FORMAT where there is no number
 */
RkCrossTable *rk_cross_table_new (const RkCrossGrid *grid, const RkCrossMap *map, GError **error);
void rk_cross_table_free (RkCrossTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCrossTable, rk_cross_table_free)

static inline const char *
rk_cross_word (const RkCrossTable *table, guint place)
{
  return table->words->pdata[place];
}

G_END_DECLS
