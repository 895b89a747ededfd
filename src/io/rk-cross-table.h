/* A published table of numbers, whatever its form: titles above, headings in several rows, labels
 * that are merged, ages and sexes across or down, marks in place of numbers. Every number is told
 * with all that its headings and labels say of it. */
#pragma once

#include "rk-observation.h"
#include "rk-table-source.h"

G_BEGIN_DECLS

#define RK_CROSS_MAX_ROWS 200000
#define RK_CROSS_MAX_CELLS 6000000

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
 * @year: 0: none is named
 * @sex: 0: none is named
 * @from, @to: ages; 0 and %RK_AGE_OPEN where none is named
 * @total: of ages: 中計, 計, 総数
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
  gboolean total;
  guint row_words;
  guint column_words;
} RkCrossCell;

/**
 * RkCrossTable:
 * @title: all rows above the headings
 * @sheet: (nullable): its name
 * @year: what the title says, 0: nothing
 * @areas: RkCrossArea; @words: char *; @cells: RkCrossCell
 * @n_rows: rows of data
 * @first_row, @last_row, @last_column: where they stand
 * @headings: what was recognised, for a person to check: 「A列 都道府県名 → 都道府県」
 * @problems: sentences
 */
typedef struct
{
  char *title;
  char *sheet;
  int year;
  GPtrArray *areas;
  GPtrArray *words;
  GArray *cells;
  guint n_rows;
  guint first_row;
  guint last_row;
  guint last_column;
  GPtrArray *headings;
  GPtrArray *problems;

  /*< private >*/
  GStringChunk *texts;
  GHashTable *area_places;
  GHashTable *word_places;
} RkCrossTable;

/**
 * rk_cross_table_read: reads the sheet that @source stands at.
 * @error: %RK_ERROR_FORMAT where there is no table of numbers
 */
RkCrossTable *rk_cross_table_read (RkTableSource *source, GError **error);
void rk_cross_table_free (RkCrossTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCrossTable, rk_cross_table_free)

static inline const char *
rk_cross_word (const RkCrossTable *table, guint place)
{
  return table->words->pdata[place];
}

G_END_DECLS
